"""Menu and toolbar: one action per tool, the panel, the example data, the system check."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QStandardPaths, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu, QMessageBox, QPushButton, QToolBar

from ..core.messages import InputError
from ..gis import models, paths, settings
from ..gis.projectstate import ProjectState
from ..gis.translation import text_of

if TYPE_CHECKING:
    from .dock import PanelDock
    from .options import OptionsFactory
    from .systemcheck import SystemCheck

translate = QCoreApplication.translate


class Actions:
    """Creates menu and toolbar in QGIS's main window; :meth:`remove` takes all of it away again.

    Each action is an attribute, stands in ``by_name`` and carries the object name ``action_<name>``.
    """

    panel: QAction
    areas: QAction
    year: QAction
    join: QAction
    rates: QAction
    transfer: QAction
    counts: QAction
    types: QAction
    apply: QAction
    index: QAction
    regions: QAction
    budget: QAction
    style: QAction
    maps: QAction
    export: QAction
    demo: QAction
    handbook: QAction
    check: QAction

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self._dialog: SystemCheck | None = None
        self._tools: list[Any] = []
        self._steps: dict[str, Any] = {}
        self.by_name: dict[str, QAction] = {}
        self.dock: PanelDock | None = None
        self._options: OptionsFactory | None = None
        window = iface.mainWindow()
        self.menu = QMenu(translate("Actions", "&Sozialraum"), window)
        self.menu.setObjectName("sozialraumMenu")
        self.toolbar: QToolBar = iface.addToolBar("Sozialraum")
        self.toolbar.setObjectName("sozialraumToolBar")
        self.toolbar.setToolTip("Sozialraum")
        self._add_panel()
        self._add_algorithms()
        self._add_further()
        self._add_models()
        self._add_others()
        self._place_menu()
        self._add_options()

    def _add_panel(self) -> None:
        from .dock import PanelDock

        toggle = self._action("panel", translate("Actions", "Panel with the steps"))
        choosing = self._action("areas", translate("Actions", "Areas and regions…"))
        choosing.triggered.connect(lambda: self.open_step("areas"))
        year = self._action("year", translate("Actions", "Yearly update…"))
        year.triggered.connect(lambda: self.open_step("year", "updateyear"))
        self.menu.addActions([toggle, choosing, year])
        self.menu.addSeparator()
        self.toolbar.addActions([toggle, choosing, year])
        self.toolbar.addSeparator()
        self.dock = PanelDock(self.iface, self.by_name)

    def _add_options(self) -> None:
        from .options import OptionsFactory

        self._options = OptionsFactory()
        self.iface.registerOptionsWidgetFactory(self._options)

    def _add_algorithms(self) -> None:
        for name, algorithm, text in (
            ("join", "joinindicators", translate("Actions", "Join tables onto planning areas…")),
            ("rates", "computerates", translate("Actions", "Compute rates…")),
            ("transfer", "transferareas", translate("Actions", "Transfer counts onto new boundaries…")),
            ("counts", "comparetypecounts", translate("Actions", "Compare numbers of types…")),
            ("types", "computeareatypes", translate("Actions", "Compute area types…")),
            ("apply", "applyareatypes", translate("Actions", "Apply area types to a later year…")),
            ("index", "computestatusindex", translate("Actions", "Compute status index…")),
            ("regions", "aggregateregions", translate("Actions", "Sum up areas to regions…")),
            ("budget", "allocatebudget", translate("Actions", "Share out a budget…")),
            ("style", "styleareas", translate("Actions", "Style areas…")),
            ("maps", "exportregionmaps", translate("Actions", "Export region maps…")),
            ("export", "exportlayers", translate("Actions", "Export layers for colleagues…")),
        ):
            action = self._action(name, text)
            action.triggered.connect(lambda _checked=False, step=name, wanted=algorithm: self.open_step(step, wanted))
            if name in ("counts", "regions", "style"):
                self.menu.addSeparator()
                self.toolbar.addSeparator()
            self.menu.addAction(action)
            self.toolbar.addAction(action)

    def _add_further(self) -> None:
        """A menu of the tools that are needed now and then, with Processing's own forms."""
        further = QMenu(translate("Actions", "More tools"), self.menu)
        further.setObjectName("sozialraumFurther")
        for algorithm, icon, text in (
            ("checkareas", "check", translate("Actions", "Check areas and regions…")),
            ("comparetypes", "counts", translate("Actions", "Compare two typologies…")),
            ("compareregions", "compare", translate("Actions", "Compare regions…")),
            ("findareas", "search", translate("Actions", "Find areas by rules…")),
            ("computesupply", "supply", translate("Actions", "Compute supply with facilities…")),
            ("makepackets", "discourse", translate("Actions", "Make packets for comments…")),
            ("readpackets", "discourse", translate("Actions", "Read packets with comments…")),
        ):
            action = further.addAction(QIcon(str(paths.resource("icons", f"{icon}.svg"))), text)
            action.setObjectName(f"action_{algorithm}")
            action.triggered.connect(lambda _checked=False, wanted=algorithm: self.open_algorithm(wanted))
        self.menu.addMenu(further)

    def _add_models(self) -> None:
        """A menu of the example models for QGIS's model designer."""
        examples = QMenu(translate("Actions", "Example models"), self.menu)
        examples.setObjectName("sozialraumModels")
        examples.setToolTipsVisible(True)
        for model in models.MODELS:
            action = examples.addAction(QgsApplication.getThemeIcon("/processingModel.svg"), f"{models.name(model)}…")
            action.setObjectName(f"action_model_{model}")
            tip = translate("Actions", "Opens a copy in QGIS's model designer; saved there, it is in the toolbox")
            action.setToolTip(tip)
            action.setStatusTip(tip)
            action.triggered.connect(lambda _checked=False, wanted=model: self.open_model(wanted))
        self.menu.addMenu(examples)

    def _add_others(self) -> None:
        self.menu.addSeparator()
        self.toolbar.addSeparator()
        opening = self._action("demo", translate("Actions", "Open example data…"))
        opening.setStatusTip(translate("Actions", "Copies the invented city Musterstadt into a folder and opens it"))
        opening.triggered.connect(lambda: self.open_demo())
        self.menu.addAction(opening)
        self.toolbar.addAction(opening)
        reading = self._action("handbook", translate("Actions", "Handbook"))
        reading.setStatusTip(translate("Actions", "Opens the handbook in the browser; no internet is needed"))
        reading.triggered.connect(lambda: self.open_handbook())
        self.menu.addAction(reading)
        check = self._action("check", translate("Actions", "System check…"))
        check.triggered.connect(lambda: self.show_check())
        self.menu.addAction(check)

    def _action(self, name: str, text: str) -> QAction:
        action = QAction(QIcon(str(paths.resource("icons", f"{name}.svg"))), text, self.iface.mainWindow())
        action.setObjectName(f"action_{name}")
        action.setToolTip(text.rstrip("…"))
        setattr(self, name, action)
        self.by_name[name] = action
        return action

    def _place_menu(self) -> None:
        bar = self.iface.mainWindow().menuBar()
        right = self.iface.firstRightStandardMenu()
        if isinstance(right, QMenu):
            bar.insertMenu(right.menuAction(), self.menu)
        else:
            bar.addMenu(self.menu)

    def remove(self) -> None:
        """Take menu, toolbar, panel, options and dialogs away and end what runs; safe when called twice."""
        if self.iface is None:
            return
        from .running import cancel_all

        cancel_all()
        for dialog in self._open_tools():
            dialog.close()
        for dialog in self._open_steps().values():
            close_now(dialog)
        self._tools, self._steps = [], {}
        if self.dock is not None:
            self.dock.remove()
            self.dock = None
        if self._options is not None:
            self.iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        window = self.iface.mainWindow()
        window.menuBar().removeAction(self.menu.menuAction())
        window.removeToolBar(self.toolbar)
        for thing in (*self.by_name.values(), self.menu, self.toolbar, self._dialog):
            if thing is not None:
                # Leave the window at once; what is pending for it still finds it alive.
                thing.setParent(None)
                thing.deleteLater()
        self._dialog = None
        self.iface = None

    # Steps

    def open_step(self, name: str, algorithm: str = "") -> None:
        """Open our dialog of a step, or raise it; the form of Processing for a tool that has none of ours."""
        from .steps import PAGES

        if algorithm and not self._able(algorithm):
            return
        name, page = PAGES.get(name, (name, ""))
        dialog = self._open_steps().get(name)
        if dialog is None:
            dialog = self.step_dialog(name)
        if dialog is None:
            self.open_algorithm(algorithm)
            return
        self._steps = {**self._open_steps(), name: dialog}
        if page:
            dialog.show_page(getattr(dialog, page))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def step_dialog(self, name: str) -> Any:
        """A new dialog of ours for a step; None where there is none."""
        from .steps import dialog_class

        found = dialog_class(name)
        return None if found is None else found(self.iface)

    def _open_steps(self) -> dict[str, Any]:
        """The dialogs that are open, and those that were closed while their tool runs on."""
        return {name: dialog for name, dialog in self._steps.items() if not sip.isdeleted(dialog)}

    # Algorithms

    def open_algorithm(self, name: str) -> None:
        """Open an algorithm's form of Processing, with the areas or the active layer as input."""
        if not self._able(name):
            return
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
        dialog = self.algorithm_dialog(algorithm.id(), self.preset(algorithm))
        if dialog is None:
            self._warn_of_processing()
        else:
            # QGIS drops its Python half otherwise, and the dialog would open but not run.
            self._tools = [*self._open_tools(), dialog]
            dialog.show()

    def _warn_of_processing(self) -> None:
        self.warn(
            translate("Actions", "QGIS's Processing is switched off. Switch on the plugin Processing, then try again.")
        )

    def open_model(self, model: str) -> None:
        """Open a copy of an example model in QGIS's model designer."""
        from .modeldesigner import open_model

        try:
            window = open_model(model)
        except InputError as error:
            self.warn(text_of(error))
            return
        if window is None:
            self._warn_of_processing()

    def _able(self, name: str) -> bool:
        """Whether an algorithm can run here; where not, what is missing is told."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
        if algorithm is None:
            self.warn(translate("Actions", "The tools are not registered. Switch the plugin off and on again."))
            return False
        able, advice = algorithm.canExecute()
        if not able:
            text = translate("Actions", "{action} needs Python packages that are missing.")
            self.warn(text.format(action=algorithm.displayName()), advice)
        return bool(able)

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
        """INPUT preset to the active layer where that is a polygon layer, else to the project's planning areas."""
        layer = self.iface.activeLayer()
        if not _is_polygon_layer(layer):
            layer = ProjectState(QgsProject.instance()).areas_layer()
        definition = algorithm.parameterDefinition("INPUT")
        if definition is None or layer is None:
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
        settings.DEMO_FOLDER.set(str(folder))
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
        start = Path(settings.DEMO_FOLDER.value() or documents)
        chosen = QFileDialog.getExistingDirectory(
            self.iface.mainWindow(),
            translate("Actions", "Folder for the example data"),
            str(start if start.is_dir() else Path(documents)),
        )
        return Path(chosen) if chosen else None

    # Handbook, system check and messages

    def open_handbook(self) -> None:
        """Open the handbook's first page."""
        from ..gis import handbook
        from .openfile import open_local

        page = handbook.page()
        if page is None:
            self.warn(translate("Actions", "This copy of the plugin has no handbook; a released one has."))
        else:
            open_local(page)

    def show_check(self) -> None:
        """Open the system check."""
        from .systemcheck import SystemCheck

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
    from ..gis import demo

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
    from ..gis import demo

    project = folder / demo.PROJECT
    if project.is_file():
        return project, False
    demo.copy_city(folder)
    return demo.build_project(folder), True


def close_now(dialog: Any) -> None:
    """Close a dialog for good; one whose tool runs on would else wait for it."""
    running = getattr(dialog, "run_", None)
    if running is not None:
        running.blockSignals(True)  # it would tell a dialog that is gone
    dialog.close()
    if not sip.isdeleted(dialog):
        dialog.setParent(None)
        dialog.deleteLater()


def _is_polygon_layer(layer: QgsMapLayer | None) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Polygon
