"""Side by side: each way of doing a thing runs in a process of its own, in turn, and only ratios are claimed."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]


def start() -> Any:
    """A QGIS application with Processing and the plugin's provider; gives the ``processing`` module."""
    from qgis.core import QgsApplication
    from qgis.testing import start_app

    start_app()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    import processing
    from processing.core.Processing import Processing

    from sozialraum_plugin.algorithms.provider import SozialraumProvider

    Processing.initialize()
    provider = SozialraumProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    globals()["_kept"] = provider
    return processing


def once(work: Callable[[], Any]) -> None:
    """Do the work and print its seconds, those of the processor and the peak memory (MiB), for :func:`compare`."""
    before, busy = time.perf_counter(), time.process_time()
    work()
    found = {"seconds": time.perf_counter() - before, "cpu": time.process_time() - busy}
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("\n" + json.dumps(found), flush=True)
    os._exit(0)  # QGIS's own end is not part of the measure


def compare(module: str, ways: Sequence[str], runs: int, arguments: Sequence[str] = ()) -> dict[str, dict[str, float]]:
    """Run ``python -m module way arguments`` for each way in turn, ``runs`` times; medians of seconds and MiB."""
    found: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    # Compiling is nobody's work: all modules have their byte code, as when installed, after a run that does not count.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "sozialraum-bench" / "bytecode")
    for turn in range(runs + 1):
        for way in ways:
            command = [sys.executable, "-m", module, way, *arguments]
            done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, env=environment)
            lines = [line for line in done.stdout.splitlines() if line.startswith('{"seconds"')]
            if not lines:
                raise SystemExit(f"{module} {way} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
            if turn:
                found[way].append(json.loads(lines[-1]))
    result = {}
    for way, measures in found.items():
        seconds = [measure["seconds"] for measure in measures]
        result[way] = {
            "seconds": statistics.median(seconds),
            "peak": statistics.median(measure["peak"] for measure in measures),
        }
        print(f"{way:10} {result[way]['seconds']:8.2f} s  (of {min(seconds):.2f} to {max(seconds):.2f})  "
              f"{result[way]['peak']:7.0f} MiB")  # fmt: skip
    first, *others = ways
    for other in others:
        print(f"{first} / {other}: {result[first]['seconds'] / result[other]['seconds']:.2f} of the time")
    return result
