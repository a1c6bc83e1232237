"""The view of all areas along two principal components, with arrows that tell where each indicator rises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .chartsheet import FAINT, INK, QUIET, WIDTH, Sheet, line_height, width_of, wrapped
from .typecharts import Mark

# A shape of its own for each type, told apart without colours; from the 13th type on they come again.
_SHAPES = ("o", "s", "^", "D", "v", "P", "X", "p", "<", "*", ">", "d")
_SIZE = 7.5
# Room inside the frame, the lowest and the highest frame, and the highest picture that leaves room for words.
_EDGE, _LOWEST, _HIGHEST, _PAGE = 0.3, 3.0, 5.0, 7.8
# Half the size of the numbers of types and the letters of indicators, and how far they stay apart.
_NUMBER, _LETTER, _APART = 0.115, 0.085, 0.25
# With more areas than this the points get small and take turns, so that no type hides the others.
_MANY = 2000
_TURNS = 8
# Arrows reach this far towards the outer areas.
_REACH = 0.85


@dataclass(frozen=True)
class View:
    """What is drawn: scores and types (1..k) of the areas, mean scores of the types, an arrow per indicator."""

    scores: np.ndarray  # (areas, 2)
    types: np.ndarray  # (areas,)
    centres: np.ndarray  # (k, 2)
    arrows: np.ndarray  # (indicators, 2)
    labels: Sequence[str]
    axes: tuple[str, str]


@dataclass(frozen=True)
class _Scale:
    """From scores to inches, the same along both axes because distances are what the picture is about."""

    unit: float
    middle: np.ndarray
    place: np.ndarray

    def __call__(self, scores: np.ndarray) -> np.ndarray:
        return np.asarray((scores - self.middle) * [1, -1] * self.unit + self.place)


def component_view(view: View, marks: Sequence[Mark], names: Sequence[str]) -> bytes:
    """A PNG picture; ``names`` are those of the types in the legend. Indicators are lettered and listed below."""
    sheet = Sheet()
    top = _legend(sheet, marks, names) + 0.16
    sheet.text((0.02, top), view.axes[1], _SIZE, colour=QUIET)
    top += 0.12
    longest = float(np.sqrt((view.arrows**2).sum(axis=1)).max())
    tips = view.arrows * (_REACH * float(np.quantile(np.abs(view.scores).max(axis=1), 0.98)) / longest)
    rows = [wrapped(label, WIDTH / 2 - 0.42, _SIZE) for label in view.labels]
    highest = max(_LOWEST, min(_HIGHEST, _PAGE - top - 0.34 - _list_height(rows)))
    scale, size = _scale(np.vstack([view.scores, tips]), top, highest)
    sheet.box((0.01, top), (size[0] - 0.02, size[1]), "#FFFFFF", QUIET)
    x, y = scale(np.zeros(2))
    sheet.line([(0.01, y), (size[0] - 0.01, y)], FAINT, 0.8)
    sheet.line([(x, top), (x, top + size[1])], FAINT, 0.8)
    _points(sheet, scale(view.scores), view.types, marks)
    origin, ends = np.array([x, y]), scale(tips)
    for tip in ends:
        _arrow(sheet, origin, tip)
    _badges(sheet, scale(view.centres), ends, origin, marks, (top, top + size[1]))
    sheet.text((size[0] - 0.02, top + size[1] + 0.12), view.axes[0], _SIZE, "right", QUIET)
    return sheet.png(_list(sheet, rows, top + size[1] + 0.34))


def _legend(sheet: Sheet, marks: Sequence[Mark], names: Sequence[str]) -> float:
    """The types beside each other in lines; returns where they end."""
    x, y, depth = 0.06, 0.12, 1
    for mark, name in zip(marks, names, strict=True):
        rows = wrapped(name, 3.0, _SIZE)
        width = 0.2 + max(width_of(row, _SIZE) for row in rows) + 0.22
        if x > 0.06 and x + width > sheet.width:
            x, y, depth = 0.06, y + line_height(_SIZE) * depth + 0.06, 1
        depth = max(depth, len(rows))
        sheet.marks(np.array([[x + 0.02, y]]), _shape(mark.number), 6, mark.colour, INK)
        sheet.text((x + 0.14, y + line_height(_SIZE) * (len(rows) - 1) / 2), rows, _SIZE)
        x += width
    return y + line_height(_SIZE) * (depth - 0.5)


def _shape(number: int) -> str:
    return _SHAPES[(number - 1) % len(_SHAPES)]


def _scale(points: np.ndarray, top: float, highest: float) -> tuple[_Scale, tuple[float, float]]:
    """The scale and the size of the frame: as wide as the sheet, as high as the points need."""
    low, high = points.min(axis=0), points.max(axis=0)
    wide, tall = np.maximum(high - low, 1e-12)
    room = WIDTH - 2 * _EDGE
    height = float(np.clip(room * tall / wide + 2 * _EDGE, _LOWEST, highest))
    unit = min(room / wide, (height - 2 * _EDGE) / tall)
    return _Scale(float(unit), (low + high) / 2, np.array([WIDTH / 2, top + height / 2])), (WIDTH, height)


def _points(sheet: Sheet, places: np.ndarray, types: np.ndarray, marks: Sequence[Mark]) -> None:
    many = len(places) > _MANY
    size = 1.6 if many else 5.0 if len(places) <= 200 else 3.8
    turns = _TURNS if many else 1
    for turn in range(turns):
        for mark in marks:
            found = places[types == mark.number][turn::turns]
            if len(found):
                edge = "" if many else INK
                sheet.marks(found, _shape(mark.number), size, mark.colour, edge, 0.35, above=2 + turn / turns)


def _arrow(sheet: Sheet, start: np.ndarray, tip: np.ndarray) -> None:
    along = tip - start
    length = float(np.hypot(*along))
    if length < 1e-9:
        return
    along = along / length
    across = np.array([-along[1], along[0]])
    head = min(0.11, length)
    neck = tip - along * head
    for colour, width, above in (("#FFFFFF", 2.0, 4.0), (INK, 1.0, 4.1)):
        sheet.line([tuple(start), tuple(neck)], colour, width, above)
    sheet.shape([tuple(tip), tuple(neck + across * head * 0.36), tuple(neck - across * head * 0.36)], INK, "", 4.2)


def letter(place: int) -> str:
    """A, B, … Z, AA, AB, … for the indicators 0, 1, …"""
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def _badges(
    sheet: Sheet,
    centres: np.ndarray,
    tips: np.ndarray,
    origin: np.ndarray,
    marks: Sequence[Mark],
    ends: tuple[float, float],
) -> None:
    """The number of each type at the mean of its areas and the letter of each arrow, none over another."""
    beyond = tips + (tips - origin) / np.maximum(np.hypot(*(tips - origin).T), 1e-9)[:, None] * (_LETTER + 0.04)
    true = np.vstack([centres, beyond])
    margin = _NUMBER + 0.03
    places = apart(true, _APART, np.array([margin, ends[0] + margin]), np.array([WIDTH - margin, ends[1] - margin]))
    for place, centre in zip(places, true, strict=True):
        if np.hypot(*(place - centre)) > _NUMBER:
            sheet.line([tuple(centre), tuple(place)], INK, 0.7, 5)
    angles = np.linspace(0, 2 * np.pi, 33)
    for mark, (x, y) in zip(marks, places[: len(marks)], strict=True):
        circle = [(x + _NUMBER * np.cos(angle), y + _NUMBER * np.sin(angle)) for angle in angles]
        sheet.shape(circle, "#FFFFFF", "", 6)
        sheet.line(circle, INK, 2.8, 6.1)
        sheet.line(circle, mark.colour, 1.7, 6.2)
        sheet.text((x, y), str(mark.number), 8, "center", bold=True)
    for place, (x, y) in enumerate(places[len(marks) :]):
        _lettered(sheet, (x, y), place)


def _lettered(sheet: Sheet, place: tuple[float, float], number: int) -> None:
    half = max(_LETTER, width_of(letter(number), 7, True) / 2 + 0.03)
    sheet.box((place[0] - half, place[1] - _LETTER), (2 * half, 2 * _LETTER), INK, "#FFFFFF", 6.5)
    sheet.text(place, letter(number), 7, "center", "#FFFFFF", bold=True)


def _list(sheet: Sheet, labels: Sequence[Sequence[str]], y: float) -> float:
    """The indicators with their letters in two columns; returns where they end."""
    half = -(-len(labels) // 2)
    for place, lines in enumerate(labels):
        if place % half == 0:
            x, line = WIDTH / 2 * (place // half), y
        _lettered(sheet, (x + 0.13, line + line_height(_SIZE) / 2), place)
        sheet.text((x + 0.3, line + line_height(_SIZE) * len(lines) / 2), lines, _SIZE)
        line += _entry(lines)
    return y + _list_height(labels)


def _entry(lines: Sequence[str]) -> float:
    return line_height(_SIZE) * len(lines) + 0.06


def _list_height(labels: Sequence[Sequence[str]]) -> float:
    half = -(-len(labels) // 2)
    return max(sum(map(_entry, labels[:half])), sum(map(_entry, labels[half:]))) + 0.02


def apart(places: np.ndarray, least: float, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Places moved until any two are ``least`` apart, within ``low`` and ``high``, as far as there is room."""
    moved: Any = np.clip(places, low, high)
    for _ in range(300):
        pushed = False
        for one in range(len(moved)):
            for other in range(one + 1, len(moved)):
                away = moved[other] - moved[one]
                distance = float(np.hypot(*away))
                if distance < least - 1e-3:
                    # Two at the same place part along a direction of their own.
                    turn = 2.4 * (one + other)
                    along = away / distance if distance > 1e-9 else np.array([np.cos(turn), np.sin(turn)])
                    step = along * (least - distance) / 2
                    moved[one], moved[other], pushed = moved[one] - step, moved[other] + step, True
        moved = np.clip(moved, low, high)
        if not pushed:
            break
    return np.asarray(moved)
