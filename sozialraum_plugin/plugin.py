"""The plugin's life cycle: what is created here is destroyed here, nothing is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .algorithms.provider import SozialraumProvider
from .gis import translation

if TYPE_CHECKING:
    from .gui.actions import Actions


class SozialraumPlugin:
    """Created by QGIS through ``classFactory``; ``iface`` is None in qgis_process."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: SozialraumProvider | None = None
        self.actions: Actions | None = None
        self.translator: QTranslator | None = translation.install()

    def initProcessing(self) -> None:
        """Register the provider once; qgis_process calls only this."""
        if self.provider is None:
            self.provider = SozialraumProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Register provider, menu and toolbar; called by QGIS desktop."""
        self.initProcessing()
        if self.actions is None:
            from .gui.actions import Actions

            self.actions = Actions(self.iface)

    def __getattr__(self, name: str) -> Any:
        """``plugin.action_join`` is ``plugin.actions.join``: macros and scripts name the actions so."""
        actions = self.__dict__.get("actions")
        if name.startswith("action_") and hasattr(actions, name.removeprefix("action_")):
            return getattr(actions, name.removeprefix("action_"))
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def unload(self) -> None:
        """Remove everything that was registered; safe when called twice."""
        if self.actions is not None:
            self.actions.remove()
            self.actions = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
