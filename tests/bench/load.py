"""A year's work on 542, 11,000 and 190,000 areas: the processor's seconds and memory of each step, and how they grow.

``GEOPANDAS_PYTHON=/path/to/python python -m tests.bench.load [runs] [step ...]``. Each step runs in a process of its
own, beside what a user would do instead: QGIS's native algorithms, and a script with GeoPandas and scikit-learn
(:mod:`tests.bench.loadscript`), which the named Python must have. Writes
``build/load/load.json``, which :mod:`tests.bench.loadchart` draws.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
from typing import Any

from .common import ROOT, once, start
from .loaddata import FOLDER, City, make
from .loadways import native, ours

SIZES = (542, 11_000, 190_000)
STEPS = ("join", "workbook", "rates", "types", "index", "style", "transfer", "regions", "export", "maps")
WAYS = ("ours", "native", "script")
# Maps with profiles are for regions of thirty areas, two pages each.
MAPPED = (180, 1_500, 4_500)
MEASURED = ("seconds", "cpu", "peak")
# Threads that wait for one another burn the processor's seconds on a machine that is busy with something else.
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
TARGET = ROOT / "build" / "load"


def _style_natively(city: City) -> None:
    from qgis.core import QgsClassificationJenks, QgsGraduatedSymbolRenderer, QgsVectorLayer

    layer = QgsVectorLayer(str(city.joined), "areas", "ogr")
    renderer = QgsGraduatedSymbolRenderer("Anteil_1")
    renderer.setClassificationMethod(QgsClassificationJenks())
    renderer.updateClasses(layer, 5)
    layer.setRenderer(renderer)
    layer.saveNamedStyle(str(FOLDER / "native.qml"))


def measure(step: str, way: str, count: int) -> None:
    """One step in this process, timed."""
    city = City(count)
    for path in FOLDER.glob(f"{way}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    processing = start()
    # Nobody's work: the packages are loaded before the clock runs, as in a QGIS that has been at work.
    import sklearn.metrics  # noqa: F401

    def work() -> None:
        if way == "ours":
            name, parameters = ours(step, city)
            processing.run(f"sozialraum:{name}", parameters)
        elif step == "style":
            _style_natively(city)
        else:
            for name, parameters in native(step, city):
                processing.run(f"native:{name}", parameters)

    once(work)


def _command(step: str, way: str, count: int) -> list[str]:
    """How a step is run in a way, nothing where that way has no such step."""
    python = os.environ.get("GEOPANDAS_PYTHON", "")
    if way == "script":
        scripted = bool(python) and step not in ("style", "maps")
        return [python, "-m", "tests.bench.loadscript", step, str(count)] if scripted else []
    if way == "native" and step != "style" and not native(step, City(count)):
        return []
    return [sys.executable, "-m", "tests.bench.load", "measure", step, way, str(count)]


def _once(command: list[str]) -> dict[str, float]:
    environment = {**os.environ, **ALONE}
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, env=environment)
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"seconds"')]
    if not lines:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    found: dict[str, float] = json.loads(lines[-1])
    return found


def exponent(points: dict[int, float]) -> float:
    """The slope of a line through the logarithms of size and measure (least squares)."""
    xs, ys = [math.log(size) for size in points], [math.log(value) for value in points.values()]
    x, y = statistics.mean(xs), statistics.mean(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def run(step: str, runs: int) -> list[dict[str, Any]]:
    """A step in all ways and sizes, the ways in turn; a row each with medians of seconds and MiB."""
    rows: list[dict[str, Any]] = []
    sizes = MAPPED if step == "maps" else SIZES
    for count in sizes:
        commands = {way: command for way in WAYS if (command := _command(step, way, count))}
        found: dict[str, list[dict[str, float]]] = {way: [] for way in commands}
        # Small sizes take no time, so chance weighs more there.
        for _ in range(runs if count == sizes[-1] else max(runs, 3)):
            for way, command in commands.items():
                found[way].append(_once(command))
        for way, measures in found.items():
            row: dict[str, Any] = {"step": step, "way": way, "areas": count}
            row |= {what: round(statistics.median(one[what] for one in measures), 3) for what in MEASURED}
            rows.append(row)
            print(f"{step:9} {count:7} {way:7} {row['cpu']:9.2f} s {row['peak']:7.0f} MiB", flush=True)
    for way in WAYS:
        points: dict[int, float] = {row["areas"]: row["cpu"] for row in rows if row["way"] == way}
        last = dict(list(points.items())[-2:])
        if points:
            print(f"{step:9} {way:7} exponent {exponent(points):.2f}, of the last two sizes {exponent(last):.2f}")
    return rows


def main(words: list[str]) -> None:
    """Measure the named steps (all) and keep the rows of the others."""
    runs = int(words.pop(0)) if words and words[0].isdigit() else 1
    TARGET.mkdir(parents=True, exist_ok=True)
    kept = TARGET / "load.json"
    rows = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    for count in (*SIZES, *MAPPED):
        make(count, workbook=count in SIZES)
    for step in words or STEPS:
        rows = [row for row in rows if row["step"] != step] + run(step, runs)
        kept.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    main(sys.argv[1:])
