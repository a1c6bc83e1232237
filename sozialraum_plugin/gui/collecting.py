"""Python's garbage collector, kept out of worker threads, and the turns that threads take.

The collector runs in whatever thread happens to allocate. In a worker it would take apart widgets and layers that
belong to the main thread, and QGIS would crash now and then. While our work is under way in a thread, only the main
thread collects.

A table that Python paints asks it hundreds of times, and each time waits until the worker gives way: meanwhile it
gives way more often.
"""

from __future__ import annotations

import gc
import sys

from qgis.PyQt.QtCore import QTimer

# How often the main thread collects meanwhile, in milliseconds, and what: the younger objects, which takes a moment.
_EVERY, _GENERATION = 500, 1
# How long a thread may go on while another one waits, in seconds.
_TURN = 0.0005


class _Pause:
    """Counts the work under way; used in the main thread only."""

    def __init__(self) -> None:
        self._count = 0
        self._enabled = True
        self._interval = sys.getswitchinterval()
        self._timer: QTimer | None = None

    def begin(self) -> None:
        """A thread begins to work."""
        self._count += 1
        if self._count > 1:
            return
        self._enabled = gc.isenabled()
        self._interval = sys.getswitchinterval()
        gc.disable()
        sys.setswitchinterval(_TURN)
        self._timer = QTimer()
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(lambda: gc.collect(_GENERATION))
        self._timer.start()

    def end(self) -> None:
        """A thread is done."""
        self._count -= 1
        if self._count:
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        sys.setswitchinterval(self._interval)
        if self._enabled:
            gc.enable()


PAUSE = _Pause()
