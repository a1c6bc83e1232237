"""Charts as PNG pictures, made for print and for readers who do not see colours as others do.

All words come in the reader's language from the caller. matplotlib draws without a window and without the user's own
settings for it.
"""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...core.formats import format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# matplotlib keeps one set of settings for the whole process; who changes them holds this meanwhile.
LOCK = threading.RLock()
# Okabe and Ito (2008), without the yellow that white paper swallows.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_MARKERS = ("o", "s", "^", "D", "v", "P", "X")
_DASHES = ("-", "--", ":", "-.", "-", "--", ":")
_DPI = 150
# The text column of an A4 page, in inches.
_WIDTH, _HEIGHT = 7.0, 2.25
# matplotlib brings this font along, so a chart looks the same on every machine.
_STYLE = {
    "font.family": ["DejaVu Sans"],
    "font.size": 8,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#555555",
    "axes.grid": True,
    "grid.color": "#DCDCDC",
    "grid.linewidth": 0.6,
    "legend.framealpha": 0.9,
    "legend.edgecolor": "none",
    "legend.fontsize": 7,
}
# A longer axis is labelled at every second or third number.
_MOST_TICKS = 14
_ROOM = 1.06


@dataclass(frozen=True)
class Line:
    """One line; ``values`` has a value for each number of types, NaN where there is none."""

    label: str
    values: Sequence[float]


@dataclass(frozen=True)
class Limit:
    """A horizontal line that values are compared with."""

    label: str
    value: float


@dataclass(frozen=True)
class Panel:
    """A chart of its own: lines of the same unit, named in a legend where there are several or a limit.

    The axis begins at 0, so that small differences look small, and ends at ``top`` where that is given.
    """

    title: str
    y_label: str
    lines: Sequence[Line]
    limit: Limit | None = None
    top: float | None = None


def lines_over_k(
    ks: Sequence[int], panels: Sequence[Panel], x_label: str, language: str = "de", columns: int = 2
) -> bytes:
    """A PNG picture, 150 dpi and as wide as an A4 page's text, with a panel each for lines over ``ks``."""
    import matplotlib.style
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    columns = min(columns, len(panels))
    rows = math.ceil(len(panels) / columns)
    with LOCK, matplotlib.style.context(["default", _STYLE]):
        figure = Figure(figsize=(_WIDTH, _HEIGHT * rows), dpi=_DPI, layout="constrained")
        FigureCanvasAgg(figure)
        draw_panels(figure, ks, panels, x_label, language, columns)
        target = io.BytesIO()
        # Without the program's version the same figures give the same file.
        figure.savefig(target, format="png", dpi=_DPI, metadata={"Software": None})
    return target.getvalue()


def draw_panels(
    figure: Figure, ks: Sequence[int], panels: Sequence[Panel], x_label: str, language: str, columns: int = 2
) -> list[Axes]:
    """Draw the panels into a figure, row by row, and return their axes."""
    columns = min(columns, len(panels))
    cells = figure.subplots(math.ceil(len(panels) / columns), columns, squeeze=False).ravel()
    for place, cell in enumerate(cells):
        if place < len(panels):
            _draw(cell, ks, panels[place], language)
            cell.set_xlabel(x_label)
        else:
            cell.set_axis_off()
    return list(cells[: len(panels)])


def screen_style(ink: str, ground: str, grid: str) -> Any:
    """A context in which figures are made in the colours of a window."""
    import matplotlib.style

    coloured = dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color", "axes.edgecolor"), ink)
    grounds = dict.fromkeys(("figure.facecolor", "axes.facecolor", "legend.facecolor"), ground)
    return matplotlib.style.context(["default", {**_STYLE, **coloured, **grounds, "grid.color": grid}])


def _draw(axes: Axes, ks: Sequence[int], panel: Panel, language: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    several = len(panel.lines) > 1
    for number, line in enumerate(panel.lines):
        kind = number % len(COLOURS)
        axes.plot(
            ks,
            line.values,
            color=COLOURS[kind],
            marker=_MARKERS[kind],
            linestyle=_DASHES[kind],
            markersize=4,
            linewidth=1.5,
            # matplotlib leaves what begins with _ out of the legend; the title names a single line.
            label=line.label if several else "_",
        )
    if panel.limit is not None:
        axes.axhline(panel.limit.value, color="#555555", linewidth=1, linestyle=(0, (2, 2)), label=panel.limit.label)
    axes.set_title(panel.title)
    axes.set_ylabel(panel.y_label)
    axes.set_ylim(*_ends(panel))
    step = math.ceil(len(ks) / _MOST_TICKS)
    axes.set_xticks(list(ks)[::step])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    digits = decimals([float(tick) for tick in axes.get_yticks()])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: format_number(float(value), digits, language)))
    if several or panel.limit is not None:
        axes.legend()


def _ends(panel: Panel) -> tuple[float, float | None]:
    """The ends of the axis: room above the highest value, and below 0 only where values are."""
    known = [value for line in panel.lines for value in line.values if math.isfinite(value)]
    known += [panel.limit.value] if panel.limit is not None else []
    low, high = min([0.0, *known]) * _ROOM, max([0.0, *known]) * _ROOM
    top = panel.top if panel.top is not None else high
    return low, top if top > low else None


def decimals(ticks: Sequence[float], most: int = 6) -> int:
    """How many decimals the numbers at an axis need, all of them the same."""
    for digits in range(most):
        scale = 10**digits
        if all(abs(tick * scale - round(tick * scale)) < 1e-6 * max(1.0, abs(tick * scale)) for tick in ticks):
            return digits
    return most
