"""Charts and tables of what :mod:`tests.bench.load` has measured, as the handbook shows them.

``python -m tests.bench.loadchart [load.json] [folder]``: by default the last measurement, ``build/load/load.json``, is
put into the handbook's folder ``resources/handbook/de/pruefungen/last``: the numbers themselves, the charts
``zeit.png`` and ``speicher.png``, and the tables ``tabelle.csv`` and ``seiten.csv``.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .common import ROOT
from .load import STEPS, TARGET, exponent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

HANDBOOK = ROOT / "resources" / "handbook" / "de" / "pruefungen" / "last"
NAMES = {
    "join": "CSV anfügen", "workbook": "Excel anfügen", "rates": "Quoten", "types": "Gebietstypen",
    "index": "Statusindex", "style": "Stil", "transfer": "Neue Räume", "regions": "Regionen", "export": "Packen",
    "maps": "Karten",
}  # fmt: skip
PAGES_OF = 15  # areas for each page: two pages for a region of thirty
COLUMNS = ["Schritt", "Weg", "542", "11.000", "190.000", "Exponent", "MiB"]
PAGE_COLUMNS = ["Seiten", "Sekunden", "Sekunden je Seite", "MiB"]


class Look(NamedTuple):
    """How a way is drawn, told apart without colour."""

    label: str
    colour: str
    dash: str
    marker: str


LOOKS = {
    "ours": Look("Plugin", "#000000", "-", "o"),
    "native": Look("QGIS", "#666666", "--", "s"),
    "script": Look("Skript", "#999999", ":", "^"),
}
Rows = list[dict[str, Any]]


def german(value: float) -> str:
    """A number with three significant digits at most, none after the decimal comma from 100 on."""
    places = 0 if value >= 99.95 else 1 if value >= 9.995 else 2
    return f"{value:,.{places}f}".translate(str.maketrans(",.-", ".,−"))


def points(rows: Rows, step: str, way: str, what: str) -> dict[int, float]:
    """Areas (pages for maps) and what was measured for them, in growing order."""
    found = {row["areas"]: row[what] for row in rows if (row["step"], row["way"]) == (step, way)}
    return {areas // (PAGES_OF if step == "maps" else 1): found[areas] for areas in sorted(found)}


def slopes(measured: dict[int, float]) -> tuple[float, float] | None:
    """The fitted exponents of all sizes and of the last two; none of fewer than two sizes."""
    if len(measured) < 2:
        return None
    return exponent(measured), exponent(dict(list(measured.items())[-2:]))


def table(rows: Rows) -> list[list[str]]:
    """A line for each step and way: seconds at three sizes, exponent of the last two, peak memory at the last."""
    lines = [COLUMNS]
    for step in (name for name in STEPS if name != "maps"):
        for way, look in LOOKS.items():
            seconds, memory = (points(rows, step, way, what) for what in ("cpu", "peak"))
            if not seconds:
                continue
            grown = slopes(seconds)
            cells = [german(seconds[size]) if size in seconds else "–" for size in (542, 11_000, 190_000)]
            growth = german(grown[1]) if grown and 190_000 in seconds else "–"
            peak = german(round(memory[190_000])) if 190_000 in memory else "–"
            lines.append([NAMES[step] if way == "ours" else "", look.label, *cells, growth, peak])
    return lines


def pages(rows: Rows) -> list[list[str]]:
    """A line for each number of pages: seconds of all and of each page, peak memory."""
    seconds, memory = (points(rows, "maps", "ours", what) for what in ("cpu", "peak"))
    return [PAGE_COLUMNS] + [
        [f"{count}", german(seconds[count]), german(seconds[count] / count), german(round(memory[count]))]
        for count in seconds
    ]


def draw(rows: Rows, what: str, target: Path) -> None:
    """A panel for each step, all logarithmic, with the exponents of each way."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    with pyplot.rc_context({"font.family": "DejaVu Sans", "font.size": 8, "axes.titlesize": 9}):
        figure, axes = pyplot.subplots(4, 3, figsize=(7, 8.2), sharey=True, layout="constrained")
        lines: dict[str, Line2D] = {}
        for axis, step in zip(axes.flat, STEPS, strict=False):
            _panel(axis, rows, step, what, lines)
        for axis in axes.flat[len(STEPS) :]:
            axis.set_axis_off()
        for axis in axes[:, 0]:
            axis.set_ylabel("Sekunden des Prozessors" if what == "cpu" else "Speicher, MiB")
        figure.legend(lines.values(), lines.keys(), loc="lower center", bbox_to_anchor=(0.7, 0.06), fontsize=9,
                      frameon=False, handlelength=4, title="Zahlen im Bild: Exponent über alle Größen |\n"
                      "der beiden größten")  # fmt: skip
        figure.savefig(target, dpi=170, metadata={"Software": None})
        pyplot.close(figure)


def _panel(axis: Axes, rows: Rows, step: str, what: str, lines: dict[str, Line2D]) -> None:
    from matplotlib.ticker import FuncFormatter, NullLocator

    told, sizes = [], set()
    for way, look in LOOKS.items():
        measured = points(rows, step, way, what)
        grown = slopes(measured)
        if grown is None:
            continue
        sizes |= set(measured)
        if way == "ours" and what == "cpu":
            first, last = min(measured), max(measured)
            ends = [measured[last] * first / last, measured[last]]
            (lines["doppelt so viel, doppelt so lange"],) = axis.plot([first, last], ends, color="#BBBBBB", linewidth=1)
        (line,) = axis.plot(
            list(measured), list(measured.values()), color=look.colour, linestyle=look.dash, marker=look.marker, ms=4
        )
        lines[look.label] = line
        told.append(f"{look.label}  {german(grown[0])} | {german(grown[1])}")
    axis.set(xscale="log", yscale="log", title=NAMES[step], xlabel="Seiten" if step == "maps" else "Räume")
    axis.set_xticks(sorted(sizes), [f"{size:,}".replace(",", ".") for size in sorted(sizes)])
    axis.xaxis.set_minor_locator(NullLocator())
    if what == "peak":
        axis.set_yticks([250, 500, 1000, 2000, 4000])
        axis.yaxis.set_minor_locator(NullLocator())
    axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}".translate(str.maketrans(",.", ".,"))))
    axis.margins(x=0.12)
    axis.grid(True, color="#DCDCDC", linewidth=0.6)
    axis.spines[["top", "right"]].set_visible(False)
    # Curves rise from the lower left to the upper right.
    low = what == "cpu"
    axis.text(0.97 if low else 0.03, 0.04 if low else 0.97, "\n".join(told), transform=axis.transAxes, fontsize=7,
              ha="right" if low else "left", va="bottom" if low else "top")  # fmt: skip


def write(source: Path, folder: Path) -> None:
    """Numbers, charts and tables into ``folder``."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    rows = json.loads(source.read_text(encoding="utf-8"))
    if source.resolve() != (folder / "load.json").resolve():
        shutil.copy(source, folder / "load.json")
    for name, lines in (("tabelle.csv", table(rows)), ("seiten.csv", pages(rows))):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
    for what, name in (("cpu", "zeit.png"), ("peak", "speicher.png")):
        draw(rows, what, folder / name)
        with Image.open(folder / name) as picture:
            grey = picture.convert("L").quantize(16)
        grey.save(folder / name, "PNG", optimize=True)


if __name__ == "__main__":
    given = [Path(word) for word in sys.argv[1:]]
    write(given[0] if given else TARGET / "load.json", given[1] if len(given) > 1 else HANDBOOK)
