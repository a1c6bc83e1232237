"""Independent parts of a calculation in threads. numpy lets go of Python's lock, so that two cores do twice the work.

Threads only: inside QGIS on Windows and macOS a process started by Python opens another QGIS window.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from .messages import Canceled

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

Tick = Callable[[float], None]
Part = TypeVar("Part")
_MOST = 8
_LOOK = 0.05


@cache
def _blas() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()  # looks for the libraries, which takes a while


def one_blas_thread() -> AbstractContextManager[object]:
    """numpy's matrix products in one thread each: results then do not depend on the number of cores."""
    return _blas().limit(limits=1, user_api="blas")


def in_threads(jobs: Sequence[Callable[[Tick], Part]], tick: Tick) -> list[Part]:
    """The results of ``jobs`` in their order, whatever the number of cores.

    ``tick`` is called in this thread only; where it raises, all jobs end at their own next tick.
    """
    with one_blas_thread():
        return [jobs[0](tick)] if len(jobs) == 1 else _together(jobs, tick)


def _together(jobs: Sequence[Callable[[Tick], Part]], tick: Tick) -> list[Part]:
    stop = threading.Event()
    shares = [0.0] * len(jobs)

    def run(place: int) -> Part:
        def inner(share: float) -> None:
            if stop.is_set():
                raise Canceled
            shares[place] = share

        inner(0.0)
        result = jobs[place](inner)
        shares[place] = 1.0
        return result

    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST, max(len(jobs), 1))) as pool:
        futures = [pool.submit(run, place) for place in range(len(jobs))]
        try:
            left = set(futures)
            tick(0.0)  # fast work may be done before the first look
            while left:
                done, left = wait(left, timeout=_LOOK, return_when=FIRST_EXCEPTION)
                tick(sum(shares) / len(shares))
                for future in done:
                    future.result()
        except BaseException:
            stop.set()
            for future in futures:
                future.cancel()
            raise
    return [future.result() for future in futures]
