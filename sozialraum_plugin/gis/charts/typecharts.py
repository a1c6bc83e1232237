"""Charts of what types are like: a map of means by type and indicator, and how much each indicator separates them.

They can be read in black and white: every cell and bar bears its value, with its sign.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...core.areatypes.profiles import LEVELS, level
from ...core.formats import format_number
from .chartsheet import FAINT, INK, QUIET, WIDTH, Sheet, line_height, width_of, wrapped

# By level of a mean: ground and letters. Red is darker than blue, so that above and below differ without colours too.
GROUNDS = {
    "far_above": ("#B2332B", "#FFFFFF"),
    "above": ("#EE9A7D", INK),
    "near": ("#FFFFFF", INK),
    "below": ("#D3E3F1", INK),
    "far_below": ("#8DB9DC", INK),
}
BAR = "#33658A"
_SIZE, _SMALL = 8.0, 7.0
_WIDEST_LABEL = 2.7
_GAP = 0.1


@dataclass(frozen=True)
class Mark:
    """How a type looks in charts: its number, its name (may be empty) and its colour as ``#RRGGBB``."""

    number: int
    name: str
    colour: str


def heat_map(
    labels: Sequence[str], marks: Sequence[Mark], z: Sequence[Sequence[float]], key: Sequence[str], language: str
) -> bytes:
    """A PNG picture of mean z-scores: a row per indicator, a column per type.

    ``z`` has a row per type. ``key`` names the levels from far above to far below.
    """
    left, rows = _label_column(labels)
    cell = min((WIDTH - left) / len(marks), 0.75)
    names = [wrapped(mark.name, cell - 0.06, _SMALL) if mark.name else [] for mark in marks]
    # Names that must be broken within a word are no names any more; the number stands for them.
    if any(len(lines) > 4 or _broken(mark.name, lines) for mark, lines in zip(marks, names, strict=True)):
        names = [[] for _ in marks]
    lines = max((len(found) for found in names), default=0)
    sheet = Sheet()
    y = _head(sheet, marks, names, left, cell, lines * line_height(_SMALL))
    top = y
    for place, row in enumerate(rows):
        height = _row_height(row)
        sheet.text((left - _GAP, y + height / 2), row, _SIZE, align="right")
        for column in range(len(marks)):
            x = left + column * cell
            _cell(sheet, (x, y), (cell, height), float(z[column][place]), language)
        y += height
    sheet.line([(left, top), (left + cell * len(marks), top)], QUIET, 0.8, 3)
    return sheet.png(_key(sheet, key, y + 0.16))


def _label_column(labels: Sequence[str]) -> tuple[float, list[list[str]]]:
    widest = min(max(width_of(" ".join(label.split()), _SIZE) for label in labels), _WIDEST_LABEL)
    return widest + _GAP + 0.04, [wrapped(label, widest + 0.01, _SIZE) for label in labels]


def _broken(words: str, lines: Sequence[str]) -> bool:
    return "".join(words.split()) != "".join("".join(lines).split())


def _row_height(lines: Sequence[str]) -> float:
    return line_height(_SIZE) * len(lines) + 0.065


def _head(
    sheet: Sheet, marks: Sequence[Mark], names: Sequence[Sequence[str]], left: float, cell: float, room: float
) -> float:
    for column, mark in enumerate(marks):
        x = left + column * cell
        sheet.text((x + cell / 2, 0.12), str(mark.number), 9, "center", bold=True)
        sheet.box((x + 0.03, 0.24), (cell - 0.06, 0.09), mark.colour, QUIET)
        if names[column]:
            sheet.text((x + cell / 2, 0.4 + room / 2), names[column], _SMALL, "center")
    return 0.4 + room + (0.06 if room else 0)


def _cell(sheet: Sheet, place: tuple[float, float], size: tuple[float, float], value: float, language: str) -> None:
    found = level(value)
    ground, letters = GROUNDS[found]
    sheet.box(place, size, ground, FAINT)
    x, y = place[0] + size[0] / 2, place[1] + size[1] / 2
    words, bold = signed(value, language), found.startswith("far")
    fitting = _SIZE * min(1.0, (size[0] - 0.03) / width_of(words, _SIZE, bold))
    sheet.text((x, y), words, round(fitting, 1), "center", letters, bold)


def signed(value: float, language: str) -> str:
    """A number with one decimal and its sign, also above 0.

    Cut, not rounded, where it would seem to be of the next level: 0.96 must not read as 1.0 and yet be "above" only.
    """
    shown = round(value, 1)
    if level(shown) != level(value):
        shown = math.copysign(math.floor(abs(value) * 10) / 10, value)
    text = format_number(shown, 1, language)
    return f"+{text}" if shown > 0 else text


def _key(sheet: Sheet, words: Sequence[str], y: float) -> float:
    """The levels beside each other, on several lines where they do not fit; returns where the picture ends."""
    x = 0.04
    for found, word in zip(LEVELS, words, strict=True):
        width = 0.25 + width_of(word, _SMALL)
        if x > 0.04 and x + width > sheet.width:
            x, y = 0.04, y + 0.2
        sheet.box((x, y - 0.06), (0.2, 0.12), GROUNDS[found][0], QUIET)
        sheet.text((x + 0.25, y), word, _SMALL)
        x += width + 0.12
    return y + 0.12


def share_bars(labels: Sequence[str], shares: Sequence[float], language: str) -> bytes:
    """A PNG picture of shares of 1 as bars with their value in percent, in the order given."""
    left, rows = _label_column(labels)
    number = width_of("100 %", _SIZE) + 0.12
    span = WIDTH - left - number
    sheet = Sheet()
    y = 0.04
    for row, share in zip(rows, shares, strict=True):
        height = _row_height(row)
        middle = y + height / 2
        sheet.text((left - _GAP, middle), row, _SIZE, align="right")
        sheet.box((left, middle - 0.075), (span * share, 0.15), BAR, above=2)
        sheet.text((left + span * share + 0.06, middle), f"{format_number(share * 100, 0, language)} %", _SIZE)
        y += height
    for mark in (0, 25, 50, 75, 100):
        x = left + span * mark / 100
        sheet.line([(x, 0.02), (x, y + 0.02)], FAINT if mark else QUIET, 0.8)
        sheet.text((x, y + 0.1), f"{mark} %", _SMALL, "center", QUIET)
    return sheet.png(y + 0.2)
