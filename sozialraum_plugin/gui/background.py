"""Short work for previews, beside the main thread: the newest question counts, older answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer

from ..core.messages import Canceled, InputError
from ..core.passwords import without_passwords
from ..gis.translation import text_of
from ..gis.workerthreads import keep_state
from . import collecting

translate = QCoreApplication.translate

# How long the hands must rest before a preview is made, in milliseconds.
PAUSE = 300
# A task lives until it has ended, whoever asked for it; QGIS crashes where Python lets go of it before.
_ALIVE: set[Work] = set()
_DROPPERS: set[Callable[[], None]] = set()

Function = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[str], None]


class Work(QgsTask):
    """One question on its way; after :meth:`drop` nobody gets its answer."""

    def __init__(self, function: Function, done: Done, failed: Failed | None = None) -> None:
        hidden = QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden | QgsTask.Flag.Silent
        super().__init__("Sozialraum", QgsTask.Flags(hidden))
        self._function: Function | None = function
        self._done: Done | None = done
        self._failed = failed
        self._answer: Any = None
        self._error = ""

    def run(self) -> bool:
        """The work, in a thread of its own; an error becomes a sentence."""
        if self._function is None or self.isCanceled():
            return False
        keep_state()
        try:
            self._answer = self._function()
        except InputError as error:
            self._error = text_of(error)
        except Canceled:
            return False
        except Exception as error:  # a preview must not take QGIS with it
            self._error = str(error) or type(error).__name__
            QgsMessageLog.logMessage(without_passwords(repr(error)), "Sozialraum", Qgis.MessageLevel.Warning)
        return not self._error

    def finished(self, result: bool) -> None:
        """Hand over the answer, in the main thread."""
        _ALIVE.discard(self)
        collecting.PAUSE.end()
        done, failed = self._done, self._failed
        self._function, self._done, self._failed = None, None, None
        if result and done is not None:
            done(self._answer)
        elif self._error and failed is not None:
            failed(self._error)

    def drop(self) -> None:
        """Nobody wants the answer any more."""
        self._done = self._failed = None
        if self in _ALIVE:
            self.cancel()


def in_background(function: Function, done: Done, failed: Failed | None = None) -> Work:
    """Call ``function`` in a thread, then in the main thread ``done(answer)``, or ``failed(sentence)``.

    ``function`` must not touch layers of the project; ``QgsVectorLayerFeatureSource`` takes what it needs of them.
    """
    work = Work(function, done, failed)
    _ALIVE.add(work)
    collecting.PAUSE.begin()
    QgsApplication.taskManager().addTask(work)
    return work


class Question(QObject):
    """The same question again and again, as while somebody types: asked when the hands rest, answered once."""

    def __init__(self, parent: QObject, done: Done, failed: Failed | None = None, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._make: Callable[[], Function | None] | None = None
        # The work under way, if any.
        self._works: list[Work] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._begin)
        # No answer for a dialog that is gone.
        self.destroyed.connect(_dropper(self._works))

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._timer.isActive() or bool(self._works)

    def ask(self, make: Callable[[], Function | None]) -> None:
        """Ask after a pause. ``make`` gathers in the main thread what the work needs; None asks nothing."""
        self.drop()
        self._make = make
        self._timer.start()

    def drop(self) -> None:
        """Forget what was asked."""
        self._timer.stop()
        while self._works:
            self._works.pop().drop()

    def _begin(self) -> None:
        function = self._make() if self._make is not None else None
        if function is not None:
            self._works.append(in_background(function, self._answered, self._refused))

    def _answered(self, answer: Any) -> None:
        self._works.clear()
        self._done(answer)

    def _refused(self, error: str) -> None:
        self._works.clear()
        if self._failed is not None:
            self._failed(error)


def _dropper(works: list[Work]) -> Callable[[], None]:
    """What drops a question's work when the question is deleted."""

    def drop() -> None:
        _DROPPERS.discard(drop)
        while works:
            works.pop().drop()

    # Known elsewhere than to the question: where both became garbage together, Qt would call a function that Python
    # has taken apart already, and QGIS would crash.
    _DROPPERS.add(drop)
    return drop
