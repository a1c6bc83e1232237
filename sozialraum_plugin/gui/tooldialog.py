"""What the tools' dialogs share: the form, the message bar, running in the background, help, remembered size."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import Qgis, QgsProject, QgsSettings
from qgis.gui import QgsMessageBar
from qgis.PyQt import sip, uic
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from ..core.messages import InputError
from ..gis.projectstate import ProjectState, Step
from ..gis.translation import text_of
from .openfile import show_page
from .remembering import remember
from .running import Outcome, Run
from .spinboxes import group_thousands

translate = QCoreApplication.translate

# What fits a notebook's screen beside QGIS's own bars.
LARGEST = (1000, 580)


class ToolDialog(QDialog):
    """A dialog that gathers the parameters of one algorithm, runs it and shows what came of it.

    A subclass states ``ALGORITHM`` and ``STEP``, has a ``.ui`` file of its module's name beside it with a
    ``QVBoxLayout`` called ``mainLayout`` and a ``QDialogButtonBox`` called ``buttonBox``, and implements
    :meth:`parameters` and :meth:`summary`.
    """

    ALGORITHM: ClassVar[str]
    STEP: ClassVar[str]
    # Parameters whose later change makes the step old.
    WATCHED: ClassVar[tuple[str, ...]] = ("INPUT",)

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent or (iface.mainWindow() if iface is not None else None))
        self.iface = iface
        self.project = QgsProject.instance()
        self.state = ProjectState(self.project)
        self.run_: Run | None = None
        uic.loadUi(str(Path(str(sys.modules[type(self).__module__].__file__)).with_suffix(".ui")), self)
        group_thousands(self)
        self.bar = QgsMessageBar(self)
        self.mainLayout.insertWidget(0, self.bar)
        self._add_progress()
        self.run_button = self._run_button()
        self.buttonBox.rejected.connect(self.reject)
        self.buttonBox.helpRequested.connect(self.show_help)
        self._restore_size()
        # The dialog's layers and fields belong to this project.
        self.project.aboutToBeCleared.connect(self.close)

    def algorithm(self) -> str:
        """The id of the algorithm that the run button runs, without the provider."""
        return self.ALGORITHM

    # To be implemented

    def parameters(self) -> dict[str, Any]:
        """The algorithm's parameters as they stand in the form."""
        raise NotImplementedError

    def problem(self) -> str:
        """What keeps the tool from running, in words for the user; empty where nothing does."""
        return ""

    def summary(self, results: Mapping[str, Any]) -> str:
        """What came of a run, in one sentence, for the message bar and the panel."""
        raise NotImplementedError

    def run_label(self) -> str:
        """The text of the run button."""
        return translate("ToolDialog", "Run")

    def finished_run(self, outcome: Outcome) -> None:
        """Called after a run that succeeded, when the step is remembered."""

    def watched(self) -> tuple[str, ...]:
        """The parameters of the run whose later change makes the step old."""
        return self.WATCHED

    # Running

    def start(self) -> None:
        """Run the algorithm with what stands in the form; QGIS and the dialog stay usable meanwhile."""
        if self.run_ is not None and self.run_.running:
            return
        problem = self.problem()
        if problem:
            self.warn(problem)
            return
        try:
            parameters = self.parameters()
        except InputError as error:
            self.warn(text_of(error))
            return
        self.bar.clearWidgets()
        self.run_ = Run(f"sozialraum:{self.algorithm()}", parameters, self.project, self.windowTitle())
        self.run_.progressed.connect(self.show_progress)
        self.run_.ended.connect(self._ended)
        self._show_running(True)
        self.run_.start()

    def show_progress(self, percent: float) -> None:
        """How far a run is. A slot of its own: Qt forgets it together with the dialog."""
        self.progress.setValue(round(percent))

    def cancel(self) -> None:
        """Ask a run to end."""
        if self.run_ is not None:
            self.cancel_button.setEnabled(False)
            self.run_.cancel()

    def _ended(self, outcome: Outcome) -> None:
        if sip.isdeleted(self):
            return
        self._show_running(False)
        if outcome.ok:
            summary = self.summary(outcome.results)
            self._remember(outcome, summary)
            self.tell(summary)
            self.finished_run(outcome)
        elif outcome.canceled:
            self._message_bar().pushMessage(self._sender(), outcome.error, Qgis.MessageLevel.Info)
        else:
            self.warn(outcome.error, outcome.log)
        if not self.isVisible():
            self.deleteLater()

    def _message_bar(self) -> QgsMessageBar:
        """The dialog's own bar, or QGIS's where the dialog was closed during the run."""
        return self.bar if self.isVisible() or self.iface is None else self.iface.messageBar()

    def _sender(self) -> str:
        return "" if self.isVisible() else self.windowTitle()

    def _remember(self, outcome: Outcome, summary: str) -> None:
        if self.run_ is None:
            return
        parameters = {name: _plain(value) for name, value in self.run_.parameters.items()}
        results = {name: _plain(value) for name, value in outcome.results.items()}
        remember(self.state, self.STEP, Step(parameters, results, summary), self.watched())

    def _show_running(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.progress.setValue(0)
        self.cancel_button.setVisible(running)
        self.cancel_button.setEnabled(running)
        self.run_button.setEnabled(not running)
        for widget in self.inputs():
            widget.setEnabled(not running)

    def inputs(self) -> list[QWidget]:
        """The widgets that are locked during a run: by default the one called ``form``."""
        found = self.findChild(QWidget, "form")
        return [found] if found is not None else []

    # Messages

    def tell(self, text: str) -> None:
        """What came of a run. In the dialog it stays until the next one: buttons may be beside it."""
        stays = 0 if self._message_bar() is self.bar else -1
        self._message_bar().pushMessage(self._sender(), text, Qgis.MessageLevel.Success, stays)

    def warn(self, text: str, details: str = "") -> None:
        """A warning in the dialog's message bar, with a button for details where there are any."""
        bar = self._message_bar()
        item = bar.createMessage(self._sender(), text)
        if details.strip() and details.strip() != text.strip():
            button = QPushButton(translate("ToolDialog", "Details"), item)
            button.setObjectName("detailsButton")
            # The dialog may be gone when somebody asks for the details.
            parent, title = (self if self.isVisible() else self.parentWidget()), self.windowTitle()
            button.clicked.connect(lambda: show_details(parent, title, text, details))
            item.layout().addWidget(button)
        if bar is self.bar:
            bar.clearWidgets()
        bar.pushWidget(item, Qgis.MessageLevel.Warning)

    def show_help(self) -> None:
        """The algorithm's help page."""
        show_page(self, self.algorithm())

    # The form

    def _add_progress(self) -> None:
        self.progress = QProgressBar(self)
        self.progress.setObjectName("progress")
        self.progress.setRange(0, 100)
        self.cancel_button = QPushButton(translate("ToolDialog", "Cancel"), self)
        self.cancel_button.setObjectName("cancelButton")
        self.cancel_button.clicked.connect(self.cancel)
        # A button box throws out what is not its own whenever it arranges its buttons.
        place = self.mainLayout.indexOf(self.buttonBox)
        self.mainLayout.removeWidget(self.buttonBox)
        row = QHBoxLayout()
        for widget, share in ((self.progress, 1), (self.cancel_button, 0), (self.buttonBox, 1)):
            row.addWidget(widget, share)
        self.mainLayout.insertLayout(place, row)
        self.progress.hide()
        self.cancel_button.hide()

    def _run_button(self) -> QPushButton:
        button = self.buttonBox.addButton(self.run_label(), QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName("runButton")
        button.setDefault(True)
        button.clicked.connect(self.start)
        return button

    def _key(self) -> str:
        return f"sozialraum/dialogs/{self.STEP}"

    def _restore_size(self) -> None:
        kept = QgsSettings().value(f"{self._key()}/size")
        if kept is not None:
            self.resize(kept)
            return
        screen = QApplication.primaryScreen().availableGeometry() if QApplication.primaryScreen() else None
        width, height = LARGEST
        if screen is not None:
            width, height = min(width, screen.width()), min(height, screen.height())
        self.resize(min(self.width(), width), min(self.height(), height))

    def done(self, result: int) -> None:
        """Remember the size and close; a run goes on, its result is loaded and told in QGIS's message bar."""
        QgsSettings().setValue(f"{self._key()}/size", self.size())
        super().done(result)
        if self.run_ is None or not self.run_.running:
            self.deleteLater()


def show_details(parent: QWidget | None, title: str, text: str, details: str) -> None:
    """The details of a warning, to be read and copied."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=parent)
    box.setObjectName("detailsBox")
    box.setDetailedText(details)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.open()


def _plain(value: Any) -> Any:
    """A parameter as the project can keep it: an output definition as its path."""
    sink = getattr(value, "sink", None)
    if sink is not None:
        return sink.staticValue()
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value
