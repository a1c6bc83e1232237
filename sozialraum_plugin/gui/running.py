"""Algorithms in background tasks: QGIS stays usable, progress and Cancel are in the message bar."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..core.messages import Canceled
from ..gis.layerwatch import CHANGED
from ..gis.translation import words_of
from .collecting import PAUSE

translate = QCoreApplication.translate

# How long a project that closes, or a layer that goes, waits for the work that reads it, in seconds.
_LONGEST_WAIT = 20.0
# A run lives until it has ended, whatever becomes of the dialog that began it: QGIS crashes where Python lets go of
# a context that a task still works with.
_ALIVE: set[Run] = set()


def cancel_all() -> None:
    """Ask all runs to end, as when the plugin is unloaded."""
    for run in list(_ALIVE):
        run.cancel()


@dataclass(frozen=True)
class Outcome:
    """How a run ended. ``error`` is one text for the user; ``log`` is all that the algorithm said."""

    ok: bool
    results: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    log: str = ""
    canceled: bool = False


class _Feedback(QgsProcessingFeedback):
    """Keeps the errors: a task swallows the exception and only reports its text."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)
        super().reportError(error, fatalError)


class _Task(QgsProcessingAlgRunnerTask):
    """Tells when its thread is through, before the main thread hears of it."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.begun, self.left = threading.Event(), threading.Event()

    def run(self) -> bool:
        self.begun.set()
        try:
            return bool(super().run())
        finally:
            self.left.set()


class Run(QObject):
    """One run of an algorithm by its id. ``ended`` comes exactly once, in the main thread.

    An algorithm of the main thread that offers ``steps(parameters, context, feedback)``, a generator, is run step by
    step from the event loop.
    """

    progressed = pyqtSignal(float)
    told = pyqtSignal(str)
    ended = pyqtSignal(object)

    def __init__(self, identifier: str, parameters: Mapping[str, Any], project: QgsProject, title: str = "") -> None:
        super().__init__()
        self.identifier = identifier
        self.parameters = dict(parameters)
        self.project = project
        self.title = title
        self.outcome: Outcome | None = None
        self._algorithm: QgsProcessingAlgorithm | None = None
        self._task: _Task | None = None
        self._steps: Generator[None, None, Any] | None = None
        self._paused = False
        # A timer, not a posted event: Qt works off all posted events, also those posted meanwhile, before it draws.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        self.context = QgsProcessingContext()
        self.context.setProject(project)
        self.feedback = _Feedback()
        self.context.setFeedback(self.feedback)
        self.feedback.progressChanged.connect(self.progressed)

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self._algorithm is not None and self.outcome is None

    def start(self) -> None:
        """Check the parameters and begin; what is wrong with them ends the run at once."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(self.identifier)
        if algorithm is None:
            self._end(Outcome(False, error=translate("Run", "The tools are not registered. Restart the plugin.")))
            return
        self._algorithm = algorithm
        _ALIVE.add(self)
        valid, reason = algorithm.checkParameterValues(self.parameters, self.context)
        if not valid:
            self._end(Outcome(False, error=reason))
            return
        # A project that is closed takes its layers along.
        self.project.aboutToBeCleared.connect(self._project_closes)
        self.project.layersWillBeRemoved.connect(self._layers_go)
        if algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading:
            QTimer.singleShot(0, self._in_main_thread)
            return
        self._task = _Task(algorithm, self.parameters, self.context, self.feedback)
        if self.title:
            self._task.setDescription(self.title)
        self._task.executed.connect(self._executed)
        PAUSE.begin()
        self._paused = True
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        """Ask the run to end; ``ended`` still comes."""
        self.feedback.cancel()
        if self._task is not None and not sip.isdeleted(self._task):
            self._task.cancel()

    def _layers_go(self, layers: list[Any]) -> None:
        """The work ends before a layer that it reads is deleted."""
        ids = {layer if isinstance(layer, str) else layer.id() for layer in layers}
        if self.outcome is None and ids & _texts_in(self.parameters.values()):
            self._project_closes()

    def _leave(self) -> None:
        """Wait until the thread of a cancelled task has let go of the layers: QGIS deletes them next, and crashes."""
        task = self._task
        if task is not None and not sip.isdeleted(task) and task.begun.is_set():
            task.left.wait(_LONGEST_WAIT)

    def _project_closes(self) -> None:
        """What goes by steps ends here and now, while what it has put into the project can still be taken back."""
        self.cancel()
        self._leave()
        if self._steps is not None and self._turn.isActive():
            self._turn.stop()
            self._steps.close()
            self._executed(False, {})

    def _in_main_thread(self) -> None:
        algorithm = self._algorithm
        steps = getattr(algorithm, "steps", None)
        if algorithm is None or self.outcome is not None:
            return
        if steps is None:
            results, ok = algorithm.run(self.parameters, self.context, self.feedback, {}, False)
            self._executed(ok, results)
            return
        self._steps = steps(self.parameters, self.context, self.feedback)
        self._turn.start(0)

    def _next(self) -> None:
        if self._steps is None or self.outcome is not None:
            return
        try:
            next(self._steps)
        except StopIteration as stop:
            self._executed(True, stop.value or {})
        except Canceled:
            self._executed(False, {})
        except Exception as error:  # what an algorithm raises is told, whatever it is
            self.feedback.reportError(words_of(error), True)
            self._executed(False, {})
        else:
            self._turn.start(0)

    def _executed(self, ok: bool, results: Mapping[str, Any]) -> None:
        log = self.feedback.textLog()
        # A run that ends because a layer was edited was not cancelled: its message is to be read.
        if self.feedback.isCanceled() and not self.feedback.property(CHANGED):
            text = self.feedback.errors[-1] if self.feedback.errors else translate("Run", "Cancelled.")
            self._end(Outcome(False, {}, text, log, True))
        elif not ok:
            text = self.feedback.errors[-1] if self.feedback.errors else translate("Run", "The tool failed.")
            self._end(Outcome(False, {}, text, log))
        else:
            self._end(Outcome(True, {**results, **self._load(results)}, "", log))

    def _load(self, results: Mapping[str, Any]) -> dict[str, str]:
        """Bring the results into the project as Processing does; gives the id of OUTPUT's layer as ``LAYER``."""
        from processing.gui.Postprocessing import handleAlgorithmResults

        if self.context.layersToLoadOnCompletion():
            self._keep_names()
            handleAlgorithmResults(self._algorithm, self.context, self.feedback, self.parameters)
        output = str(results.get("OUTPUT", ""))
        layer = QgsProcessingUtils.mapLayerFromString(output, self.context, False) if output else None
        for found in self.project.mapLayers().values():
            if layer is None and found.source().split("|")[0] == output:
                layer = found
        return {"LAYER": layer.id()} if layer is not None and self.project.mapLayer(layer.id()) else {}

    def _keep_names(self) -> None:
        """A name that somebody gave to a result counts; QGIS would call the layer as its file."""
        loading = self.context.layersToLoadOnCompletion()
        for details in loading.values():
            name = getattr(self.parameters.get(details.outputName), "destinationName", "")
            if details.outputName and name:
                details.name, details.forceName = name, True
        self.context.setLayersToLoadOnCompletion(loading)

    def _end(self, outcome: Outcome) -> None:
        if self.outcome is not None:
            return
        self.outcome = outcome
        self._steps = None
        if self._paused:
            PAUSE.end()
        if self._algorithm is not None and not sip.isdeleted(self.project):
            try:
                self.project.aboutToBeCleared.disconnect(self._project_closes)
                self.project.layersWillBeRemoved.disconnect(self._layers_go)
            except TypeError:  # it was never connected
                self._algorithm = None
        self.ended.emit(outcome)
        # Not before the task is done with it.
        QTimer.singleShot(0, lambda: _ALIVE.discard(self))


def _texts_in(values: Iterable[Any]) -> set[str]:
    """All texts among parameters, those in lists too: some are ids of layers."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, (list, tuple)):
            found |= _texts_in(value)
    return found
