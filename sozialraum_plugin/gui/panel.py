"""The panel: the year's work as steps, each with its state, what changed since, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QAction, QPushButton, QWidget

from ..gis.projectstate import AREAS, ProjectState, Step
from ..gis.year.statechanges import Change, StateLook, look
from .background import Question
from .stepcard import DONE, OLD, OPEN, StepCard
from .steps import ACTIONS, FURTHER, NAMES, change_text, done_text, words
from .tour import Stop, stops

translate = QCoreApplication.translate

# A project tells many changes at once; the panel waits until they are over.
_PAUSE = 300


class Panel(QWidget):
    """Follows the running project. Nothing is looked at while the panel is hidden.

    ``actions`` are those of the menu by their names; a step's button triggers one of them.
    """

    def __init__(self, iface: Any, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self._actions = actions
        self.project = QgsProject.instance()
        self.state = ProjectState(self.project)
        self.changes: Mapping[str, Sequence[Change]] = {}
        self.stop_at = 0
        self._stops: list[Stop] = []
        self._known: dict[str, str] = {}
        self._followed: set[str] = set()
        self._looked_for: object = None
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self.question = Question(self, self._found)
        self.step_cards = {name: self._card(name) for name in NAMES}
        self.cardsLayout.addStretch(1)
        bar = self.scroll.verticalScrollBar().sizeHint().width()
        self.scroll.setMinimumWidth(self.cards.minimumSizeHint().width() + bar)
        self._connect_buttons()
        self._connect_project()
        self.tour.hide()
        self.refresh()

    def _card(self, name: str) -> StepCard:
        card = StepCard(name, words(name), self.cards)
        card.opened.connect(self.open_step)
        card.menu_wanted.connect(self.fill_menu)
        self.cardsLayout.addWidget(card)
        return card

    def _connect_buttons(self) -> None:
        self.demoButton.clicked.connect(lambda: self._actions["demo"].trigger())
        self.ownButton.clicked.connect(lambda: self.open_step(AREAS))
        self.tourButton.clicked.connect(self.begin_tour)
        self.tourClose.clicked.connect(self.end_tour)
        self.tourBack.clicked.connect(lambda: self.show_stop(self.stop_at - 1))
        self.tourNext.clicked.connect(self._next_stop)
        self.optionsButton.clicked.connect(self._show_options)
        self.tourClose.setIcon(QgsApplication.getThemeIcon("/mIconClose.svg"))
        self.tourButton.setIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg"))
        self.optionsButton.setIcon(QgsApplication.getThemeIcon("/mActionOptions.svg"))

    def _connect_project(self) -> None:
        project = self.project
        for signal in (project.readProject, project.cleared, project.layersAdded, project.layersRemoved):
            signal.connect(self._project_changed)
        # Every entry that a step leaves in the project makes it dirty.
        project.dirtySet.connect(self.refresh_later)
        QGuiApplication.instance().applicationStateChanged.connect(self._back_in_qgis)

    def stop(self) -> None:
        """Look at nothing any more; the panel is about to be deleted."""
        self._timer.stop()
        self.question.drop()
        project = self.project
        for signal in (project.readProject, project.cleared, project.layersAdded, project.layersRemoved):
            signal.disconnect(self._project_changed)
        project.dirtySet.disconnect(self.refresh_later)
        QGuiApplication.instance().applicationStateChanged.disconnect(self._back_in_qgis)

    # What is shown

    def refresh_later(self) -> None:
        """Show the state anew when the project has come to rest."""
        if not self._timer.isActive():
            self._timer.start()

    def refresh(self) -> None:
        """Show the state of all steps; what changed is looked at in the background where that may be something new."""
        steps = {name: self.state.step(name) for name in NAMES}
        areas = self.state.areas()
        self.changes = {name: found for name, found in self.changes.items() if steps.get(name) is not None}
        self.welcome.setVisible(not areas.layer and not any(steps.values()) and self.project.count() == 0)
        last = max((place for place, name in enumerate(NAMES) if self._done(name, steps[name])), default=-1)
        for place, name in enumerate(NAMES):
            self._show(name, steps[name], following=place == last + 1)
        current = (areas, steps)
        if self.isVisible() and current != self._looked_for:
            self._looked_for = current
            self.look_for_changes()

    def _done(self, name: str, step: Step | None) -> bool:
        return step is not None or (name == AREAS and bool(self.state.areas().layer))

    def _show(self, name: str, step: Step | None, following: bool) -> None:
        card = self.step_cards[name]
        if step is not None:
            change = change_text(step, self.changes.get(name, ()))
            card.show_state(OLD if change else DONE, done_text(step), change)
            return
        layer = self.state.areas_layer()
        if name == AREAS and layer is not None:
            text = translate("Panel", "Layer “{layer}”.").format(layer=layer.name())
            card.show_state(DONE, text)
            return
        told = card.words.undone
        card.show_state(OPEN, f"{told} {card.words.hint}" if following else told)

    # What changed

    def look_for_changes(self) -> None:
        """Ask in the background what changed since the steps were done."""
        if self.isVisible():
            self.question.ask(self._gather)

    def _gather(self) -> StateLook | None:
        gathered = look(self.state, self._known)
        self._follow(gathered.layers)
        if not gathered.done and not gathered.replaced:
            self.changes = {}
            return None
        return gathered

    def _follow(self, identifiers: Iterable[str]) -> None:
        """Look again when the attributes of an input are changed."""
        for identifier in identifiers:
            layer = self.project.mapLayer(identifier)
            if identifier not in self._followed and isinstance(layer, QgsVectorLayer):
                self._followed.add(identifier)
                layer.afterCommitChanges.connect(self.look_for_changes)
                layer.dataChanged.connect(self.look_for_changes)

    def _found(self, changes: dict[str, list[Change]]) -> None:
        if changes != self.changes:
            self.changes = changes
            self.refresh()

    def _project_changed(self, *_: object) -> None:
        self._followed &= set(self.project.mapLayers())
        self._looked_for = None
        self.question.drop()
        self.refresh_later()

    def _back_in_qgis(self, state: Qt.ApplicationState) -> None:
        # Meanwhile another program may have written a table.
        if state == Qt.ApplicationState.ApplicationActive:
            self.look_for_changes()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the panel was hidden."""
        super().showEvent(event)
        self._looked_for = None
        self.refresh_later()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads it; look at nothing."""
        super().hideEvent(event)
        self.question.drop()

    # What can be done

    def open_step(self, name: str) -> None:
        """Open the dialog of a step."""
        self._actions[ACTIONS.get(name, name)].trigger()

    def _show_options(self) -> None:
        from .options import KEY

        self.iface.showOptionsDialog(self.iface.mainWindow(), KEY)

    def fill_menu(self, name: str) -> None:
        """The menu of a step, as its state is now."""
        menu = self.step_cards[name].menu
        menu.clear()
        step = self.state.step(name)
        layer = self.state.areas_layer() if name == AREAS else self.state.output_of(name)
        report, folder = report_of(step), folder_of(step)

        def add(key: str, text: str, call: Callable[[], Any], possible: object) -> None:
            action = menu.addAction(text)
            action.setObjectName(f"{key}_{name}")
            action.setEnabled(bool(possible))
            action.triggered.connect(lambda _checked=False: call())

        shown = translate("Panel", "Show layer in the layer tree")
        add("show", shown, lambda: self.show_layer(layer), layer is not None)
        if name != AREAS:
            add("report", translate("Panel", "Open report"), lambda: open_path(report), report)
            add("folder", translate("Panel", "Open folder"), lambda: open_path(folder), folder)
        further = [self._actions[key] for key in FURTHER.get(name, ())]
        if further:
            menu.addSeparator()
            menu.addActions(further)
        menu.addSeparator()
        add("undo", translate("Panel", "Take the step back"), lambda: self.take_back(name), step is not None)

    def show_layer(self, layer: QgsVectorLayer | None) -> None:
        """Make a layer the current one of the layer tree."""
        if layer is None:
            return
        node = self.project.layerTreeRoot().findLayer(layer.id())
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)
        self.iface.setActiveLayer(layer)

    def take_back(self, name: str) -> None:
        """Forget the last doing of a step. Layers and files stay; the message bar offers to keep the step after all."""
        step = self.state.step(name)
        if step is None:
            return
        areas = self.state.areas()
        self.state.undo(name)
        self.refresh()

        def keep() -> None:
            if name == AREAS:
                self.state.set_areas(areas)
            self.state.set_step(name, step)
            bar.popWidget(item)
            self.refresh()

        bar = self.iface.messageBar()
        text = translate("Panel", "“{step}” was taken back. Its layers and files are still there.")
        item = bar.createMessage("Sozialraum", text.format(step=words(name).title))
        button = QPushButton(translate("Panel", "Keep after all"), item)
        button.setObjectName("keepButton")
        button.clicked.connect(keep)
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Info)

    # The tour

    def begin_tour(self) -> None:
        """Start the tour, or start it again."""
        self._stops = stops()
        self.show_stop(0)

    def _next_stop(self) -> None:
        if self.stop_at + 1 < len(self._stops):
            self.show_stop(self.stop_at + 1)
        else:
            self.end_tour()

    def show_stop(self, place: int) -> None:
        """Tell of one stop and highlight its cards."""
        self.stop_at = max(place, 0)
        stop = self._stops[self.stop_at]
        self.tour.show()
        self.tourButton.setEnabled(False)
        title = translate("Panel", "Short tour: {number} of {count}")
        self.tourTitle.setText(title.format(number=self.stop_at + 1, count=len(self._stops)))
        self.tourText.setText(stop.text)
        self.tourBack.setEnabled(self.stop_at > 0)
        last = self.stop_at + 1 == len(self._stops)
        self.tourNext.setText(translate("Panel", "&Done") if last else translate("Panel", "&Next"))
        for name, card in self.step_cards.items():
            card.highlight(name in stop.cards)
        for name in reversed(stop.cards):
            self.scroll.ensureWidgetVisible(self.step_cards[name])

    def end_tour(self) -> None:
        """Put the tour away."""
        self.tour.hide()
        self.tourButton.setEnabled(True)
        for card in self.step_cards.values():
            card.highlight(False)


def report_of(step: Step | None) -> Path | None:
    """The report of a step, where it is still there."""
    found = Path(str(step.results.get("REPORT") or "")) if step is not None else Path()
    return found if found.is_file() else None


def folder_of(step: Step | None) -> Path | None:
    """The folder with what a step has made, where it is still there."""
    if step is None:
        return None
    for name in ("FOLDER", "OUTPUT", "REPORT", "MODEL"):
        value = str(step.results.get(name) or "").split("|")[0]
        path = Path(value)
        if value and path.is_absolute() and path.exists():
            return path if path.is_dir() else path.parent
    return None


def open_path(path: Path | None) -> None:
    """Open a file or a folder with the program that the system has for it."""
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
