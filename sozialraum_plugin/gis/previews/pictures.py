"""Charts for windows: drawn beside the main thread, in the colours of the window, at its size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..charts.draw import LOCK, screen_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Qt's points per inch at a scaling of 1.
_DPI = 96


@dataclass(frozen=True)
class Theme:
    """The colours of a window, as ``#RRGGBB``."""

    ink: str = "#1A1A1A"
    ground: str = "#FFFFFF"
    grid: str = "#DCDCDC"


Paint = Callable[["Figure", Theme], None]


@dataclass(frozen=True)
class Picture:
    """A drawn chart: ``pixels`` are RGBA, row by row; ``figure`` knows which place is which value."""

    pixels: bytes
    width: int
    height: int
    figure: Any

    def value_at(self, x: float, y: float) -> float | None:
        """What the horizontal axis says at a place (shares of the width and height, from the top left)."""
        place = (x * self.width, (1 - y) * self.height)
        for axes in self.figure.axes:
            if axes.bbox.contains(*place):
                return float(axes.transData.inverted().transform(place)[0])
        return None


def picture(paint: Paint, width: int, height: int, scaling: float, theme: Theme) -> Picture:
    """What ``paint`` draws, ``width`` by ``height`` points of the window large."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # matplotlib keeps one set of settings for the whole process.
    with LOCK, screen_style(theme.ink, theme.ground, theme.grid):
        figure = Figure(figsize=(max(width, 80) / _DPI, max(height, 80) / _DPI), dpi=_DPI * scaling)
        canvas = FigureCanvasAgg(figure)
        paint(figure, theme)
        canvas.draw()
        pixels = bytes(canvas.buffer_rgba())
    across, down = canvas.get_width_height()
    return Picture(pixels, int(across), int(down), figure)


def arrange(figure: Figure, left: float, gap: float = 0, bottom: float = 0.26) -> None:
    """Margins in inches, with a ``gap`` for two rows of two charts; quicker than matplotlib's own arranging."""
    width, height = figure.get_size_inches()
    charts = 2 if gap else 1
    across = max(width - left - 0.1 - gap * (charts - 1), 0.5) / charts
    down = max(height - bottom - 0.3 - gap * (charts - 1), 0.5) / charts
    figure.subplots_adjust(
        left=min(left / width, 0.8),
        right=1 - 0.1 / width,
        bottom=min(bottom / height, 0.4),
        top=max(1 - 0.3 / height, 0.5),
        wspace=gap / across,
        hspace=gap / down,
    )
