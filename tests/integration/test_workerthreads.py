"""Python's state of a worker thread outlives a task."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from qgis.PyQt.QtCore import QRunnable, QThreadPool

from sozialraum_plugin.gis.workerthreads import keep_state


class _Job(QRunnable):
    def __init__(self, function: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.function = function

    def run(self) -> None:
        self.function()


@pytest.mark.parametrize("kept", [True, False])
def test_the_state_of_a_thread_is_kept(kept: bool, qgis_app: Any) -> None:
    # What is local to a thread lives in Python's state of it.
    local, found, threads = threading.local(), [], []

    def look() -> None:
        if kept:
            keep_state()
        threads.append(threading.get_ident())
        found.append(getattr(local, "was_here", False))
        local.was_here = True

    pool = QThreadPool()
    pool.setExpiryTimeout(-1)
    pool.setMaxThreadCount(1)
    jobs = [_Job(look) for _ in range(3)]
    for number, job in enumerate(jobs, 1):
        pool.start(job)
        # Whoever waits for the pool itself ends its thread.
        end = time.monotonic() + 10
        while len(found) < number and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.1)
    pool.waitForDone()
    assert len(set(threads)) == 1
    assert found == [False, kept, kept]
