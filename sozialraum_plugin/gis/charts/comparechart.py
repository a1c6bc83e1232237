"""Small multiples: a small chart per indicator over the regions, and a line per region and indicator over the years.

Every mark bears its number, so that the charts can be read in black and white.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...core.formats import format_number
from .chartsheet import FAINT, INK, QUIET, WIDTH, Sheet, line_height, width_of, wrapped

BAR, CITY = "#7FA3C4", "#1A1A1A"
_TEXT, _SMALL = 7.5, 6.5
_GUTTER = 0.3
# The widest column of regions' names in a panel, and the height of a picture that fits on a page with its caption.
_WIDEST, _TALLEST = 1.3, 8.6
_LINES = 6


@dataclass(frozen=True)
class Panel:
    """An indicator: a value per region and year (None where missing), oldest year first, and the city's values."""

    title: str
    decimals: int
    values: Sequence[Sequence[float | None]]
    city: Sequence[float | None]


def bar_panels(regions: Sequence[str], panels: Sequence[Panel], language: str) -> list[bytes]:
    """PNG pictures with two panels beside each other: a bar per region, a line through all for the city.

    A hollow diamond marks the last earlier year where there is one.
    """
    width = (WIDTH - _GUTTER) / 2
    names = [wrapped(region, _WIDEST, _TEXT) for region in regions]
    label = min(max(width_of(line, _TEXT) for lines in names for line in lines), _WIDEST) + 0.1
    heights = [max(line_height(_TEXT) * len(lines) + 0.03, 0.17) for lines in names]
    titles = [wrapped(panel.title, width, 8, True) for panel in panels]
    room = max(len(lines) for lines in titles) * line_height(8) + 0.1
    tall = room + sum(heights) + 0.25
    per_page = max(1, int(_TALLEST / tall)) * 2
    pictures = []
    for start in range(0, len(panels), per_page):
        sheet = Sheet()
        chosen = panels[start : start + per_page]
        for place, panel in enumerate(chosen):
            origin = ((place % 2) * (width + _GUTTER), (place // 2) * tall)
            _bars(sheet, origin, (width, room), label, names, heights, panel, titles[start + place], language)
        pictures.append(sheet.png(math.ceil(len(chosen) / 2) * tall))
    return pictures


def _bars(
    sheet: Sheet, origin: tuple[float, float], size: tuple[float, float], label: float,
    names: Sequence[Sequence[str]], heights: Sequence[float], panel: Panel, title: Sequence[str], language: str,
) -> None:  # fmt: skip
    x0, y0 = origin
    width, room = size
    sheet.text((x0, y0 + 0.05 + line_height(8) * len(title) / 2), title, 8, bold=True)
    known = [value for row in panel.values for value in row if value is not None]
    known += [value for value in panel.city if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    numbers = [format_number(row[-1], panel.decimals, language) for row in panel.values]
    span = width - label - max(width_of(text, _TEXT) for text in numbers) - 0.14
    scale = span / (high - low) if high > low else 0.0

    def at(value: float) -> float:
        return x0 + label + (value - low) * scale

    y = y0 + room
    top = y
    for lines, height, row, number in zip(names, heights, panel.values, numbers, strict=True):
        middle = y + height / 2
        sheet.text((x0 + label - 0.06, middle), lines, _TEXT, align="right")
        value = row[-1]
        if value is not None:
            left, right = sorted((at(0), at(value)))
            sheet.box((left, middle - 0.05), (right - left, 0.1), BAR, above=2)
        if len(row) > 1 and row[-2] is not None:
            sheet.marks([(at(row[-2]), middle)], "D", 4, "#FFFFFF", INK, 0.8, above=4)
        # All numbers stand in one column, where neither the city's line nor a diamond crosses them.
        sheet.text((x0 + width, middle), number, _TEXT, "right")
        y += height
    sheet.line([(at(0), top), (at(0), y)], QUIET, 0.8)
    city = panel.city[-1]
    if city is not None:
        sheet.line([(at(city), top - 0.03), (at(city), y + 0.02)], CITY, 1.0, 3)
        words = format_number(city, panel.decimals, language)
        half = width_of(words, _SMALL) / 2
        sheet.text((min(max(at(city), x0 + half), x0 + width - half), y + 0.09), words, _SMALL, "center")


def year_lines(
    regions: Sequence[str], panels: Sequence[Panel], years: Sequence[str], city: str, language: str
) -> list[bytes]:
    """PNG pictures with a row per region and a column per indicator: a line over the years above the city's, paler.

    First and last value stand beside the line. All lines of an indicator have one scale. ``city`` names the first row.
    """
    pictures = []
    names = [wrapped(name, _WIDEST, _TEXT) for name in [city, *regions]]
    heights = [max(0.36, len(lines) * line_height(_TEXT) + 0.04) for lines in names]
    label = min(max(width_of(line, _TEXT) for lines in names for line in lines), _WIDEST) + 0.12
    columns = min(_LINES, max(2, len(panels)))
    cell = (WIDTH - label) / columns
    for start in range(0, len(panels), columns):
        chosen = panels[start : start + columns]
        titles = [wrapped(panel.title, cell - 0.08, _SMALL, True) for panel in chosen]
        head = max(len(lines) for lines in titles) * line_height(_SMALL) + 0.24
        for shown in _pages(heights, _TALLEST - head):
            sheet = Sheet()
            for column, title in enumerate(titles):
                x = label + column * cell
                sheet.text((x, 0.04 + line_height(_SMALL) * len(title) / 2), title, _SMALL, bold=True)
                sheet.text((x, head - 0.1), f"{years[0]} – {years[-1]}", _SMALL, colour=QUIET)
            y = head
            for place in shown:
                high = heights[place]
                sheet.line([(0, y), (WIDTH, y)], FAINT, 0.6)
                sheet.text((0, y + high / 2), names[place], _TEXT, bold=place == 0)
                for column, panel in enumerate(chosen):
                    values = panel.city if place == 0 else panel.values[place - 1]
                    _line(sheet, (label + column * cell, y), (cell, high), values, panel, place > 0, language)
                y += high
            pictures.append(sheet.png(y + 0.03))
    return pictures


def _pages(heights: Sequence[float], room: float) -> list[range]:
    """Rows that fit on a page, page by page."""
    pages, first, used = [], 0, 0.0
    for place, height in enumerate(heights):
        if place > first and used + height > room:
            pages.append(range(first, place))
            first, used = place, 0.0
        used += height
    return [*pages, range(first, len(heights))]


def _line(
    sheet: Sheet, place: tuple[float, float], size: tuple[float, float], values: Sequence[float | None], panel: Panel,
    with_city: bool, language: str,
) -> None:  # fmt: skip
    known = [value for row in [*panel.values, panel.city] for value in row if value is not None]
    if not known:
        return
    x, y = place
    low, high = min(known), max(known)
    words = [format_number(value, panel.decimals, language) for value in values]
    side = max(width_of(format_number(value, panel.decimals, language), _SMALL) for value in known)
    left, right = x + side + 0.05, x + size[0] - side - 0.16
    step = (right - left) / max(1, len(values) - 1)

    def points(row: Sequence[float | None]) -> list[tuple[float, float] | None]:
        scale = (size[1] - 0.12) / (high - low) if high > low else 0.0
        return [
            None if value is None else (left + step * number, y + size[1] - 0.06 - (value - low) * scale)
            for number, value in enumerate(row)
        ]

    if with_city:
        _stroke(sheet, points(panel.city), "#B5B5B5", 0.9)
    _stroke(sheet, points(values), INK, 1.3, dots=True)
    sheet.text((left - 0.05, y + size[1] / 2), words[0], _SMALL, "right")
    sheet.text((right + 0.06, y + size[1] / 2), words[-1], _SMALL)


def _stroke(
    sheet: Sheet, points: Sequence[tuple[float, float] | None], colour: str, width: float, dots: bool = False
) -> None:
    for one, other in itertools.pairwise(points):
        if one is not None and other is not None:
            sheet.line([one, other], colour, width, 3 if dots else 2)
    there = [point for point in points if point is not None]
    if dots and there:
        sheet.marks(there, "o", 2.6, colour, above=4)
