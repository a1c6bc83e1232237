"""The dock that holds the panel. It costs QGIS's start next to nothing: what is in it is made when it is first seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QAction

from ..gis import settings

if TYPE_CHECKING:
    from .panel import Panel

translate = QCoreApplication.translate

# Docks on the right that take the whole height anyhow: ours becomes a tab beside them.
_NEIGHBOURS = ["ProcessingToolbox"]


class PanelDock(QgsDockWidget):
    """Stands on the right until the user moves it; QGIS and :data:`settings.PANEL` remember where, and whether."""

    def __init__(self, iface: Any, actions: Mapping[str, QAction]) -> None:
        super().__init__("Sozialraum", iface.mainWindow())
        self.setObjectName("sozialraumPanel")
        self.iface = iface
        self._actions: Mapping[str, QAction] | None = actions
        self.panel: Panel | None = None
        wanted = settings.PANEL.value()
        iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self, _NEIGHBOURS, wanted)
        self.setVisible(wanted)
        self.setToggleVisibilityAction(actions["panel"])
        self.closedStateChanged.connect(self._remember)

    def _remember(self, closed: bool) -> None:
        settings.PANEL.set(not closed)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the dock when it is first seen, after QGIS has drawn its window."""
        super().showEvent(event)
        if self.panel is None:
            QTimer.singleShot(0, self.fill)

    def fill(self) -> None:
        """Make the panel unless it is there."""
        if sip.isdeleted(self) or self.panel is not None or self._actions is None:
            return
        from .panel import Panel

        self.panel = Panel(self.iface, self._actions, self)
        self.setWidget(self.panel)

    def remove(self) -> None:
        """Take the dock out of QGIS's window."""
        self.closedStateChanged.disconnect(self._remember)
        if self.panel is not None:
            self.panel.stop()
        self._actions = None
        self.iface.removeDockWidget(self)
        self.setParent(None)
        self.deleteLater()
