"""A white sheet measured in inches on which charts are drawn by hand: texts are measured first, so that none is cut.

It uses matplotlib's drawing engine without its figures and axes: their layout is slow and cuts long names.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from .draw import LOCK

# The text column of an A4 page.
WIDTH = 7.0
DPI = 150
INK, QUIET, FAINT = "#1A1A1A", "#555555", "#DCDCDC"
# matplotlib brings this font along, so a chart looks the same on every machine.
_FAMILY = "DejaVu Sans"
_ALIGNMENTS = {"left": 0.0, "center": 0.5, "right": 1.0}
# From one baseline to the next, and half the height of capital letters, in parts of the letters' size.
_LEADING, _HALF_CAPITAL = 1.22, 0.365
# Letters are measured at this size in points, where rounding to pixels does not count.
_LARGE = 72.0

Point = tuple[float, float]


class Sheet:
    """Places are inches from the left and from the top; what lies ``above`` is drawn later."""

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self._steps: list[tuple[float, Callable[[Any, float], None]]] = []

    def text(
        self,
        place: Point,
        words: str | Sequence[str],
        size: float = 8,
        align: str = "left",
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        """One or several lines, their block centred on the height of ``place``."""
        rows = [words] if isinstance(words, str) else list(words)

        def draw(renderer: Any, _: float) -> None:
            context, font = _context(colour), _font(size, bold)
            x, y = place
            for number, row in enumerate(map(one_line, rows)):
                back = _drawn_width(row, size, bold) * _ALIGNMENTS[align] if align != "left" else 0.0
                down = line_height(size) * (number - (len(rows) - 1) / 2) + size * _HALF_CAPITAL / 72
                at = ((x - back) * DPI, (y + down) * DPI)
                renderer.draw_text(context, *at, row, font, 0, False)

        self._steps.append((9, draw))

    def box(self, place: Point, size: Point, colour: str, edge: str = "", above: float = 1) -> None:
        """A filled rectangle from its upper left corner."""
        (x, y), (width, height) = place, size
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour, edge, above)

    def shape(self, points: Sequence[Point], colour: str, edge: str = "", above: float = 1) -> None:
        """A filled shape between points."""

        def draw(renderer: Any, height: float) -> None:
            from matplotlib.path import Path

            path = Path([*points, points[0]], closed=True)
            renderer.draw_path(_context(edge, 0.6), path, _inches(height), _rgb(colour))

        self._steps.append((above, draw))

    def line(self, points: Sequence[Point], colour: str = QUIET, width: float = 0.6, above: float = 1) -> None:
        """A line through points, ``width`` points thick."""

        def draw(renderer: Any, height: float) -> None:
            from matplotlib.path import Path

            renderer.draw_path(_context(colour, width), Path(points), _inches(height))

        self._steps.append((above, draw))

    def marks(
        self, points: Any, kind: str, size: float, colour: str, edge: str = "", width: float = 0.5, above: float = 2
    ) -> None:
        """The same mark at many places (array of shape (n, 2)); ``kind`` as matplotlib names it, ``size`` in points."""

        def draw(renderer: Any, height: float) -> None:
            from matplotlib.markers import MarkerStyle
            from matplotlib.path import Path

            mark = MarkerStyle(kind)
            scaled = mark.get_transform().scale(size * DPI / 72)
            context = _context(edge, width)
            renderer.draw_markers(context, mark.get_path(), scaled, Path(points), _inches(height), _rgb(colour))

        self._steps.append((above, draw))

    def png(self, height: float) -> bytes:
        """The picture down to ``height``."""
        import matplotlib
        from matplotlib.backends.backend_agg import RendererAgg

        # matplotlib's own way to a file adds a channel that nobody sees, which takes longer than the drawing.
        pictures: Any = import_module("PIL.Image")
        renderer = RendererAgg(round(self.width * DPI), round(height * DPI), DPI)
        with LOCK, matplotlib.rc_context(_ENGINE):  # whatever the user has set
            for _, draw in sorted([(-1.0, self._ground), *self._steps], key=lambda step: step[0]):
                draw(renderer, height)
        target = io.BytesIO()
        size = (renderer.width, renderer.height)
        seen = pictures.frombuffer("RGBA", tuple(map(int, size)), renderer.buffer_rgba(), "raw", "RGBA", 0, 1)
        # At level 3 the files are as small as at the usual 6, and sooner written.
        seen.convert("RGB").save(target, format="png", dpi=(DPI, DPI), compress_level=3)
        return target.getvalue()

    def _ground(self, renderer: Any, height: float) -> None:
        from matplotlib.path import Path

        corners = [(0, 0), (self.width, 0), (self.width, height), (0, height), (0, 0)]
        renderer.draw_path(_context(""), Path(corners), _inches(height), _rgb("#FFFFFF"))


_ENGINE = {"text.antialiased": True, "text.hinting": "force_autohint"}


def _context(colour: str, width: float = 0) -> Any:
    from matplotlib.backend_bases import GraphicsContextBase

    context = GraphicsContextBase()
    context.set_linewidth(width if colour else 0)
    context.set_foreground(colour or INK)
    return context


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def _inches(height: float) -> Any:
    """From inches below the top to the engine's pixels above the bottom."""
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(DPI, -DPI).translate(0, round(height * DPI))


def one_line(words: str) -> str:
    """A text without line breaks and other control characters."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())


def line_height(size: float) -> float:
    """The height of a line of letters of ``size`` points, in inches."""
    return size * _LEADING / 72


@lru_cache(maxsize=16)
def _font(size: float, bold: bool = False) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=_FAMILY, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=1)
def _ruler() -> Any:
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(1, 1, DPI)


def _drawn_width(words: str, size: float, bold: bool) -> float:
    return float(_ruler().get_text_width_height_descent(words, _font(size, bold), False)[0]) / DPI


@lru_cache(maxsize=1024)
def _advance(letter: str, bold: bool) -> float:
    """How far a letter moves the next one, in parts of the letters' size."""
    # Between two strokes, so that the room around the letter counts.
    return (_drawn_width(f"|{letter}|", _LARGE, bold) - _drawn_width("||", _LARGE, bold)) * 72 / _LARGE


def width_of(words: str, size: float = 8, bold: bool = False) -> float:
    """How long a text is, in inches: letter by letter, which is far quicker and rarely less than what is drawn."""
    return sum(_advance(letter, bold) for letter in words) * size / 72


def wrapped(words: str, width: float, size: float = 8, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width``: broken between words, after hyphens, and within a word as a last way."""
    rows: list[str] = []
    row = ""
    for piece in re.findall(r"\s*(?:[^\s/-]*[/-]+|[^\s/-]+)", one_line(words)):
        if row and width_of(row + piece, size, bold) > width:
            rows.append(row.strip())
            row = ""
        row += piece if row else piece.strip()
        while width_of(row, size, bold) > width and len(row) > 1:
            part = _fitting(row, width, size, bold)
            rows.append(part + "-")
            row = row[len(part) :]
    return [*rows, row.strip()] if row.strip() or not rows else rows


def _fitting(word: str, width: float, size: float, bold: bool) -> str:
    length = len(word) - 1
    while length > 1 and width_of(word[:length] + "-", size, bold) > width:
        length -= 1
    return word[:length]
