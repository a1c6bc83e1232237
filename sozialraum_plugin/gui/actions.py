"""Menu and toolbar: one action per algorithm, the example data, the system check."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QStandardPaths, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu, QMessageBox, QPushButton, QToolBar

from ..core.messages import InputError
from ..gis import demo, paths
from ..gis.translation import text_of
from .systemcheck import SystemCheck

translate = QCoreApplication.translate

_FOLDER_SETTING = "sozialraum/demo_folder"


class Actions:
    """Creates menu and toolbar in QGIS's main window; :meth:`remove` takes all of it away again.

    Each action is an attribute and carries the object name ``action_<attribute>``.
    """

    join: QAction
    rates: QAction
    transfer: QAction
    types: QAction
    index: QAction
    style: QAction
    maps: QAction
    export: QAction
    demo: QAction
    check: QAction

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self._dialog: SystemCheck | None = None
        self._tools: list[Any] = []
        window = iface.mainWindow()
        self.menu = QMenu(translate("Actions", "&Sozialraum"), window)
        self.menu.setObjectName("sozialraumMenu")
        self.toolbar: QToolBar = iface.addToolBar("Sozialraum")
        self.toolbar.setObjectName("sozialraumToolBar")
        self.toolbar.setToolTip("Sozialraum")
        self._add_algorithms()
        self._add_others()
        self._place_menu()

    def _add_algorithms(self) -> None:
        for name, algorithm, text in (
            ("join", "joinindicators", translate("Actions", "Join tables onto planning areas…")),
            ("rates", "computerates", translate("Actions", "Compute rates…")),
            ("transfer", "transferareas", translate("Actions", "Transfer counts onto new boundaries…")),
            ("types", "computeareatypes", translate("Actions", "Compute area types…")),
            ("index", "computestatusindex", translate("Actions", "Compute status index…")),
            ("style", "styleareas", translate("Actions", "Style areas…")),
            ("maps", "exportregionmaps", translate("Actions", "Export region maps…")),
            ("export", "exportlayers", translate("Actions", "Export layers for colleagues…")),
        ):
            action = self._action(name, text)
            action.triggered.connect(lambda _checked=False, wanted=algorithm: self.open_algorithm(wanted))
            if name in ("types", "maps"):
                self.menu.addSeparator()
                self.toolbar.addSeparator()
            self.menu.addAction(action)
            self.toolbar.addAction(action)

    def _add_others(self) -> None:
        self.menu.addSeparator()
        self.toolbar.addSeparator()
        opening = self._action("demo", translate("Actions", "Open example data…"))
        opening.setStatusTip(translate("Actions", "Copies the invented city Musterstadt into a folder and opens it"))
        opening.triggered.connect(lambda: self.open_demo())
        self.menu.addAction(opening)
        self.toolbar.addAction(opening)
        check = self._action("check", translate("Actions", "System check…"))
        check.triggered.connect(lambda: self.show_check())
        self.menu.addAction(check)

    def _action(self, name: str, text: str) -> QAction:
        action = QAction(QIcon(str(paths.resource("icons", f"{name}.svg"))), text, self.iface.mainWindow())
        action.setObjectName(f"action_{name}")
        action.setToolTip(text.rstrip("…"))
        setattr(self, name, action)
        return action

    def _place_menu(self) -> None:
        bar = self.iface.mainWindow().menuBar()
        right = self.iface.firstRightStandardMenu()
        if isinstance(right, QMenu):
            bar.insertMenu(right.menuAction(), self.menu)
        else:
            bar.addMenu(self.menu)

    def remove(self) -> None:
        """Take menu, toolbar, actions and dialog away; safe when called twice."""
        if self.iface is None:
            return
        for dialog in self._open_tools():
            dialog.close()
        self._tools = []
        window = self.iface.mainWindow()
        window.menuBar().removeAction(self.menu.menuAction())
        window.removeToolBar(self.toolbar)
        actions = [getattr(self, name) for name in Actions.__annotations__]
        for thing in (*actions, self.menu, self.toolbar, self._dialog):
            if thing is not None:
                # Leave the window at once; what is pending for it still finds it alive.
                thing.setParent(None)
                thing.deleteLater()
        self._dialog = None
        self.iface = None

    # Algorithms

    def open_algorithm(self, name: str) -> None:
        """Open an algorithm's dialog, with the active layer as input; where packages are missing, say so instead."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
        if algorithm is None:
            self.warn(translate("Actions", "The tools are not registered. Switch the plugin off and on again."))
            return
        able, advice = algorithm.canExecute()
        if not able:
            self.warn(
                translate("Actions", "{action} needs Python packages that are missing.").format(
                    action=algorithm.displayName()
                ),
                advice,
            )
            return
        dialog = self.algorithm_dialog(algorithm.id(), self.preset(algorithm))
        if dialog is None:
            self.warn(
                translate(
                    "Actions", "QGIS's Processing is switched off. Switch on the plugin Processing, then try again."
                )
            )
        else:
            # QGIS drops its Python half otherwise, and the dialog would open but not run.
            self._tools = [*self._open_tools(), dialog]
            dialog.show()

    def _open_tools(self) -> list[Any]:
        return [dialog for dialog in self._tools if not sip.isdeleted(dialog)]

    def algorithm_dialog(self, identifier: str, parameters: dict[str, Any]) -> Any:
        """The dialog of Processing for an algorithm, or None where Processing is switched off."""
        with contextlib.suppress(ImportError):
            import processing

            dialog = processing.createAlgorithmDialog(identifier, parameters)
            # For tools of the main thread QGIS stays on the parameters, and nothing tells that they are done.
            if dialog is not None:
                dialog.algorithmFinished.connect(lambda *_: dialog.showLog())
            return dialog
        return None

    def preset(self, algorithm: QgsProcessingAlgorithm) -> dict[str, Any]:
        """INPUT preset to the active layer, where that is a polygon layer."""
        layer = self.iface.activeLayer()
        definition = algorithm.parameterDefinition("INPUT")
        if definition is None or not _is_polygon_layer(layer):
            return {}
        several = isinstance(definition, QgsProcessingParameterMultipleLayers)
        return {"INPUT": [layer.id()] if several else layer.id()}

    # Example data

    def open_demo(self) -> None:
        """Ask for a folder, put the example there unless it is there, and open its project."""
        chosen = self.choose_folder()
        if chosen is None:
            return
        try:
            folder = demo_folder(chosen)
            project, fresh = prepare_demo(folder)
        except InputError as error:
            self.warn(text_of(error))
            return
        QgsSettings().setValue(_FOLDER_SETTING, str(folder))
        # QGIS asks whether to save what is unsaved; Cancel keeps it.
        if QgsProject.instance().isDirty() and self.iface.newProject(True) is False:
            return
        if not self.iface.addProject(str(project)):
            self.warn(translate("Actions", "The project {path} could not be opened.").format(path=project))
            return
        message = (
            translate("Actions", "The example lies in {folder}.")
            if fresh
            else translate("Actions", "The example in {folder} was there already and was opened as it is.")
        )
        self.iface.messageBar().pushMessage("Sozialraum", message.format(folder=folder), Qgis.MessageLevel.Info)

    def choose_folder(self) -> Path | None:
        """Ask for the folder; None where the user cancels."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(QgsSettings().value(_FOLDER_SETTING, documents, type=str) or documents)
        chosen = QFileDialog.getExistingDirectory(
            self.iface.mainWindow(),
            translate("Actions", "Folder for the example data"),
            str(start if start.is_dir() else Path(documents)),
        )
        return Path(chosen) if chosen else None

    # System check and messages

    def show_check(self) -> None:
        """Open the system check."""
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = SystemCheck(self.iface.mainWindow())
        self._dialog.show()

    def warn(self, text: str, details: str = "") -> None:
        """A warning in the message bar, with a button for details where there are any."""
        bar = self.iface.messageBar()
        item = bar.createMessage("Sozialraum", text)
        if details:
            button = QPushButton(translate("Actions", "Details"), item)
            button.setObjectName("detailsButton")
            button.clicked.connect(lambda: self.show_details(text, details))
            item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Warning)

    def show_details(self, text: str, details: str) -> None:
        """The details of a warning, to be read and copied."""
        box = QMessageBox(QMessageBox.Icon.Information, "Sozialraum", text, parent=self.iface.mainWindow())
        box.setObjectName("detailsBox")
        box.setInformativeText(details)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.open()


def demo_folder(chosen: Path) -> Path:
    """The folder for the example: the chosen one where it is empty or holds it, else one inside."""
    try:
        usable = demo.holds_demo(chosen) or not any(chosen.iterdir())
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("file-not-readable", path=str(chosen), reason=reason) from error
    if usable:
        return chosen
    return chosen / translate("Actions", "Sozialraum example")


def prepare_demo(folder: Path) -> tuple[Path, bool]:
    """The project of the example in a folder and whether it was made now. What is there stays as it is."""
    project = folder / demo.PROJECT
    if project.is_file():
        return project, False
    demo.copy_city(folder)
    return demo.build_project(folder), True


def _is_polygon_layer(layer: QgsMapLayer | None) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Polygon
