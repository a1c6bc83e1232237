"""Python's state of Qt's worker threads, kept from one task to the next.

Qt's threads are not Python's: whenever Python returns to C++, its state of the thread is thrown away, and the next task
in the thread gets a new one. Extension modules made with pybind11 (of SciPy, matplotlib, contourpy) remember the state
that they were imported with. In the next task of the thread that one is no more, and the program ends with
"_PyThreadState_Attach: non-NULL old thread state".
"""

from __future__ import annotations

import ctypes
import threading

_KEPT = threading.local()


def keep_state() -> None:
    """Keep Python's state of this thread as long as the thread lives. Quick where that was done before."""
    if getattr(_KEPT, "done", False) or threading.get_ident() == threading.main_thread().ident:
        return
    # One more than is ever let go of.
    ctypes.pythonapi.PyGILState_Ensure()
    _KEPT.done = True
