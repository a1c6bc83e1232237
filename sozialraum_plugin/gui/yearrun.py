"""The orders of the yearly round, run one after another in the background."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..core.messages import InputError
from ..gis.projectstate import ProjectState
from ..gis.translation import text_of
from ..gis.year.lastyear import LastYear
from ..gis.year.yearproject import gather
from ..gis.year.yearround import Order, Plan, Wanted, orders
from ..gis.year.yearwords import step_of, summary, take_areas
from .outputs import layer_output
from .remembering import remember
from .running import Outcome, Run

translate = QCoreApplication.translate

# A round goes on when its dialog is closed.
_ALIVE: set[Round] = set()


class Round(QObject):
    """One yearly round. ``ended`` comes exactly once; what was done before an order failed stays recorded."""

    began = pyqtSignal(int)
    carried_out = pyqtSignal(int, str)
    progressed = pyqtSignal(float)
    ended = pyqtSignal(object)

    def __init__(self, state: ProjectState, last: LastYear, wanted: Wanted, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.outcome: Outcome | None = None
        self.results: list[Mapping[str, Any]] = []
        self._state, self._last, self._wanted = state, last, wanted
        self._giver: Generator[Order, Mapping[str, Any], None] = orders(state, plan)
        self._order: Order | None = None
        self._run: Run | None = None
        self._canceled = False

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self in _ALIVE

    @property
    def place(self) -> int:
        """Which order is under way, or was when it ended."""
        return len(self.results)

    def start(self) -> None:
        """Begin with the first order."""
        _ALIVE.add(self)
        take_areas(self._state, self._last, self._wanted)
        self._advance(None)

    def cancel(self) -> None:
        """Ask the order under way to end; the ones after it are not begun."""
        self._canceled = True
        if self._run is not None:
            self._run.cancel()

    def _advance(self, results: Mapping[str, Any] | None) -> None:
        if self.outcome is not None:
            return
        if self._canceled or sip.isdeleted(self._state.project):
            self._end(Outcome(False, error=translate("YearRun", "Cancelled."), canceled=True))
            return
        try:
            self._order = next(self._giver) if results is None else self._giver.send(results)
        except StopIteration:
            self._end(Outcome(True))
        except InputError as error:
            self._end(Outcome(False, error=text_of(error)))
        else:
            self.began.emit(self.place)
            self._begin(self._order)

    def _begin(self, order: Order) -> None:
        project = self._state.project
        parameters = dict(order.parameters)
        for output, title in order.layers.items():
            if parameters.get(output):
                parameters[output] = layer_output(str(parameters[output]), project, title)
        self._run = Run(f"sozialraum:{order.algorithm}", parameters, project, order.title)
        self._run.progressed.connect(self._progress)
        self._run.ended.connect(self._order_ended)
        self._run.start()

    def _progress(self, percent: float) -> None:
        self.progressed.emit((100 * self.place + percent) / max(len(self.plan.orders), 1))

    def _order_ended(self, outcome: Outcome) -> None:
        run, order, self._run = self._run, self._order, None
        if run is not None:
            # The connections would keep the run, and with it its layers, for ever.
            run.ended.disconnect()
            run.progressed.disconnect(self._progress)
        if not outcome.ok or order is None:
            self._end(outcome)
            return
        if order.step:
            remember(self._state, order.step, step_of(order, outcome.results), order.watched)
        done = self.place
        self.results.append(outcome.results)
        self.carried_out.emit(done, summary(order, outcome.results))
        # Not from inside the run that has just ended.
        QTimer.singleShot(0, lambda: self._advance(outcome.results))

    def _end(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._giver.close()
        if self.results and not sip.isdeleted(self._state.project):
            now = self._state.layer_for("maps")
            shown = now.id() if now is not None else ""
            gather(self._state.project, str(self._wanted.year), set(self.plan.files), shown)
        _ALIVE.discard(self)
        self.ended.emit(outcome)
