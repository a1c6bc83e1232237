"""The example models in QGIS's model designer."""

from __future__ import annotations

import contextlib
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction

from ..gis import models


def open_model(model: str) -> Any:
    """Open a copy of an example model in the designer and return the window, or None where Processing is switched off.

    The copy has no file: saving asks for one and offers the user's folder of models, from which the toolbox takes it.

    Raises:
        InputError: this copy of the plugin has no models.
    """
    with contextlib.suppress(ImportError):
        from processing.modeler.ModelerDialog import ModelerDialog

        window = ModelerDialog.create(models.load(model))
        window.update_model.connect(_show_in_toolbox)
        window.show()
        window.activate()
        QTimer.singleShot(0, lambda: _show_whole(window))  # when it has its size
        return window
    return None


def _show_in_toolbox() -> None:
    provider = QgsApplication.processingRegistry().providerById("model")
    if provider is not None:
        provider.refreshAlgorithms()


def _show_whole(window: Any) -> None:
    zoom = None if sip.isdeleted(window) else window.findChild(QAction, "mActionZoomToItems")
    if zoom is not None:
        zoom.trigger()
