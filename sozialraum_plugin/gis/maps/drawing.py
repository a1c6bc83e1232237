"""Small drawings in millimetres: as SVG for web pages, and as shapes and texts that a layout's map item shows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from .textfit import MM_PER_POINT, Ruler, fit

# Units of the picture per millimetre: letters of some units are set more evenly than of parts of one.
UNITS = 10
INK = "#1a1a1a"
_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_CORNERS = 20

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A filled polygon: its corners, its colour, and colour and width of its edge (no edge where the width is 0)."""

    points: Sequence[Point]
    fill: str
    stroke: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Line:
    """One line of text: where it stands on its baseline, size in points; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    anchor: str
    colour: str


class Drawing:
    """Collects shapes and texts, y downwards."""

    def __init__(self, width: float, family: str) -> None:
        self.width = width
        self.height = 0.0
        self.family = family
        self.rulers = {bold: Ruler(family, bold) for bold in (False, True)}
        self.shapes: list[Shape] = []
        self.lines: list[Line] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 0.2) -> None:
        """A straight line."""
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        dx, dy = (y2 - y1) / length * width / 2, (x1 - x2) / length * width / 2
        corners = [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)]
        self.shapes.append(Shape(corners, colour))

    def rectangle(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "#ffffff", line: float = 0.2
    ) -> None:
        """A filled rectangle with an edge."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.shapes.append(Shape(corners, fill, stroke, line))

    def hatch(
        self, x: float, y: float, width: float, height: float, colour: str = "#888888", step: float = 1.4
    ) -> None:
        """Lines falling to the left across a rectangle; a pattern fill is not known to every reader."""
        offset = step / 2
        while offset < width + height:
            x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
            x2, y2 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
            self.line(x1, y1, x2, y2, colour, 0.25)
            offset += step

    def circle(self, x: float, y: float, radius: float, fill: str, stroke: str = "#ffffff") -> None:
        """A filled circle with a thin edge."""
        turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
        corners = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
        self.shapes.append(Shape(corners, fill, stroke, 0.15))

    def diamond(self, x: float, y: float, half: float, fill: str = INK) -> None:
        """A square standing on its corner, with a white edge."""
        self.shapes.append(Shape([(x - half, y), (x, y - half), (x + half, y), (x, y + half)], fill, "#ffffff", 0.3))

    def text(
        self, x: float, y: float, text: str, size: float, bold: bool = False, anchor: str = "start", colour: str = INK
    ) -> None:
        """One line of text; ``y`` is the middle of its capitals."""
        baseline = y + 0.36 * size * MM_PER_POINT
        clean = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
        if clean:
            self.lines.append(Line(x, baseline, clean, size, bold, anchor, colour))

    def block(
        self, x: float, y: float, text: str, sizes: tuple[float, float], width: float, height: float, bold: bool = False
    ) -> None:
        """A text of several lines around the middle ``y``, wrapped and where it must be cut to its box."""
        fitted = fit(text, self.rulers[bold], sizes, width, height)
        lines = fitted.text.split("\n")
        step = self.rulers[bold].line_height(fitted.size)
        first = y - (len(lines) - 1) * step / 2
        for number, line in enumerate(lines):
            self.text(x, first + number * step, line, fitted.size, bold)

    def svg(self, title: str = "") -> str:
        """The drawing as an SVG element, as wide as its place; ``title`` says in words what it shows."""
        name = f' role="img" aria-label="{escape(title, quote=True)}"' if title else ' aria-hidden="true"'
        family = escape(self.family, quote=True)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" viewBox="0 0 {_u(self.width)} {_u(self.height)}" '
            f'font-family="{family}, sans-serif"{name}>\n' + "\n".join(self._elements()) + "\n</svg>\n"
        )

    def _elements(self) -> Iterator[str]:
        for shape in self.shapes:
            points = " ".join(f"{_u(x)},{_u(y)}" for x, y in shape.points)
            edge = f' stroke="{escape(shape.stroke)}" stroke-width="{_u(shape.width)}"' if shape.width else ""
            yield f'<polygon points="{points}" fill="{escape(shape.fill)}"{edge}/>'
        for line in self.lines:
            weight = ' font-weight="bold"' if line.bold else ""
            anchor = f' text-anchor="{line.anchor}"' if line.anchor != "start" else ""
            yield (
                f'<text x="{_u(line.x)}" y="{_u(line.y)}" font-size="{_u(line.size * MM_PER_POINT)}" '
                f'fill="{escape(line.colour)}"{anchor}{weight}>{escape(line.text)}</text>'
            )


def _u(value: float) -> str:
    return f"{value * UNITS:.1f}".removesuffix(".0")
