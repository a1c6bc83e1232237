"""Pages of contents and running page numbers, as small PDFs with text as text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF, QPointF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from .textfit import MM_PER_POINT, Ruler, fit

_DPI = 1200
_MARGIN = 20.0
_TITLE_SIZE, _GROUP_SIZE, _SIZE = 16.0, 10.0, 9.0
_STEP = 6.2
_GROUP_GAP = 2.5
_INDENT = 5.0
_TOP = 42.0
_A4 = (210.0, 297.0)
_NUMBER_SIZE = 7.0
# How far a running number stands from the lower edge, within the sheets' margin.
_NUMBER_UP = 3.2
GREY = "#555555"


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its text, the page it leads to (from 1), and whether others belong below it."""

    text: str
    page: int
    group: bool = False
    indented: bool = False


@dataclass(frozen=True)
class Place:
    """Where a line of the contents stands: the page of the contents from 0, and its box in millimetres from above."""

    page: int
    y: float
    entry: Entry


def places(entries: Sequence[Entry]) -> list[Place]:
    """Where the lines stand; a group's line never is the last one of its page."""
    found: list[Place] = []
    page, y = 0, _TOP
    bottom = _A4[1] - _MARGIN
    for number, entry in enumerate(entries):
        if entry.group and found and y > _TOP:
            y += _GROUP_GAP
        needed = _STEP * (2 if entry.group and number + 1 < len(entries) else 1)
        if y + needed > bottom:
            page, y = page + 1, _TOP
        found.append(Place(page, y, entry))
        y += _STEP
    return found


def box(place: Place) -> tuple[float, float, float, float]:
    """Left, right, lower and upper edge of a line in millimetres from the lower left corner."""
    upper = _A4[1] - place.y
    return _MARGIN, _A4[0] - _MARGIN, upper - _STEP, upper


def page_count(entries: Sequence[Entry]) -> int:
    """How many pages the contents take."""
    return max((place.page for place in places(entries)), default=0) + 1


def write_contents(target: Path, entries: Sequence[Entry], heading: str, title: str, family: str) -> None:
    """Write the pages of contents: A4 upright, page numbers at the right, dots leading to them."""
    painter = _Painter(target, _A4, family)
    found = places(entries)
    for number in range(page_count(entries)):
        if number:
            painter.new_page()
        width = _A4[0] - 2 * _MARGIN
        painter.text(_MARGIN, 24.0, painter.fitted(title, 10.0, width, False), 10.0, colour=GREY)
        painter.text(_MARGIN, 34.0, heading, _TITLE_SIZE, bold=True)
        for place in found:
            if place.page == number:
                painter.entry(place)
    painter.end()


def write_numbers(target: Path, sizes: Sequence[tuple[float, float]], first: int, family: str) -> None:
    """Write empty pages of these widths and heights in millimetres that bear their number, from ``first`` on."""
    painter: _Painter | None = None
    for number, size in enumerate(sizes, first):
        if painter is None:
            painter = _Painter(target, size, family)
        else:
            painter.new_page(size)
        painter.text(size[0] / 2, size[1] - _NUMBER_UP, str(number), _NUMBER_SIZE, colour=GREY, align=0.5)
    if painter is not None:
        painter.end()


class _Painter:
    """Draws on the pages of a PDF in millimetres from the upper left corner."""

    def __init__(self, target: Path, size: tuple[float, float], family: str) -> None:
        self._writer = QPdfWriter(str(target))
        self._writer.setResolution(_DPI)
        self._family = family
        self._size(size)
        self._painter = QPainter(self._writer)

    def _size(self, size: tuple[float, float]) -> None:
        sheet = QPageSize(QSizeF(*size), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
        self._writer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))

    def new_page(self, size: tuple[float, float] | None = None) -> None:
        if size is not None:
            self._size(size)
        self._writer.newPage()

    def end(self) -> None:
        self._painter.end()

    def _font(self, size: float, bold: bool) -> QFont:
        font = QFont(self._family)
        font.setPointSizeF(size)
        font.setBold(bold)
        return font

    def width(self, text: str, size: float, bold: bool = False) -> float:
        metrics = QFontMetricsF(self._font(size, bold), self._writer)
        return float(metrics.horizontalAdvance(text)) / _DPI * 25.4

    def fitted(self, text: str, size: float, width: float, bold: bool) -> str:
        return fit(
            " ".join(text.split()), Ruler(self._family, bold), (size, size), width, size * MM_PER_POINT * 1.6
        ).text

    def text(
        self, x: float, baseline: float, text: str, size: float, bold: bool = False, colour: str = "#1a1a1a",
        align: float = 0.0,
    ) -> None:  # fmt: skip
        """A line of text; ``align`` is the share of its width that lies left of ``x``."""
        self._painter.setFont(self._font(size, bold))
        self._painter.setPen(QColor(colour))
        left = x - align * self.width(text, size, bold)
        self._painter.drawText(QPointF(left * _DPI / 25.4, baseline * _DPI / 25.4), text)

    def entry(self, place: Place) -> None:
        entry = place.entry
        size = _GROUP_SIZE if entry.group else _SIZE
        left = _MARGIN + (_INDENT if entry.indented else 0.0)
        right = _A4[0] - _MARGIN
        baseline = place.y + 0.7 * _STEP
        number = str(entry.page)
        text = self.fitted(entry.text, size, right - left - 16.0, entry.group)
        self.text(left, baseline, text, size, entry.group)
        self.text(right, baseline, number, size, entry.group, align=1.0)
        # Dots stand at the same places in all lines.
        step = 2.0
        first = math.ceil((left + self.width(text, size, entry.group) + 1.5) / step)
        last = math.floor((right - self.width(number, size, entry.group) - 2.5) / step)
        for place_of_dot in range(first, last + 1):
            self._dot(place_of_dot * step, baseline)

    def _dot(self, x: float, y: float) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor("#888888"))
        radius = 0.16 * _DPI / 25.4
        self._painter.drawEllipse(QPointF(x * _DPI / 25.4, (y - 0.2) * _DPI / 25.4), radius, radius)
