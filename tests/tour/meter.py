"""Measures how long the event loop stands still while something is under way."""

from __future__ import annotations

import faulthandler
import time
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, QTimer

_TICK = 10
# What is longer is written down with what Python did at that moment, in seconds.
_LONG = 0.08
# Nanoseconds that this process's first thread, the window's, was computing and was waiting for a processor.
_WAITS = Path("/proc/self/schedstat")


def waited() -> float:
    """Seconds for which the window's thread could have gone on, but other programs had the processors."""
    return int(_WAITS.read_text(encoding="ascii").split()[1]) / 1e9 if _WAITS.is_file() else 0.0


class Meter(QObject):
    """A timer that should come every 10 ms; :meth:`stop` tells by how much it came too late at worst.

    What the machine did for other programs meanwhile is not counted.
    """

    def __init__(self, log: Path, trace: bool = False) -> None:
        """``trace`` writes down what Python does in a long freeze. It reads other threads while they run and may
        crash them, so it is for whoever looks for a reason."""
        super().__init__()
        self._trace = trace
        self._log = log.open("w", encoding="utf-8")
        self._name = ""
        self._started = self._last = self._waited = 0.0
        self._longest, self._long = 0.0, 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    def start(self, name: str) -> None:
        """Begin to watch."""
        self._name = name
        self._log.write(f"== {name}\n")
        self._log.flush()
        self._longest, self._long = 0.0, 0
        self._started = self._last = time.perf_counter()
        self._waited = waited()
        self._timer.start()
        self._watch()

    def _watch(self) -> None:
        if self._trace:
            faulthandler.dump_traceback_later(_LONG + _TICK / 1000, file=self._log)

    def _tick(self) -> None:
        now, others = time.perf_counter(), waited()
        late = max(0.0, now - self._last - _TICK / 1000 - (others - self._waited))
        self._last, self._waited = now, others
        if late > _LONG:
            self._long += 1
            self._log.write(f"-- {self._name}: {late * 1000:.0f} ms, after {now - self._started:.2f} s\n")
            self._log.flush()
        self._longest = max(self._longest, late)
        self._watch()

    def forgive(self) -> None:
        """What happened since the last tick does not count: a picture was taken."""
        self._last, self._waited = time.perf_counter(), waited()
        if self._timer.isActive():
            self._watch()

    def stop(self) -> dict[str, Any]:
        """The step, how long it took in seconds, the longest freeze in milliseconds, how many were long."""
        self._tick()
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        return {
            "step": self._name,
            "seconds": round(time.perf_counter() - self._started, 2),
            "freeze_ms": round(self._longest * 1000),
            "long_freezes": self._long,
        }
