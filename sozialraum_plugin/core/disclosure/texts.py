"""Text fields that repeat figures: sentences about an area, labels, numbers that were stored as texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from .cells import numbers
from .places import Layer

# Shorter texts are names and signs, unless so many rows agree.
_SENTENCE = 16
_ROWS = 5
_MOSTLY = 0.8
# So many rows are looked at before all are, and less has to agree there.
_SCREEN = 40
_HALF = 0.5


def telling_fields(layer: Layer, columns: Sequence[str]) -> list[str]:
    """Text fields whose numbers are those of a column, as they are or rounded, in most rows that have any number.

    German and English ways of writing numbers are read.
    """
    values = {name: numbers(layer.frame, name) for name in columns if name in layer.frame}
    found = []
    for name in layer.frame:
        texts = {
            row: text for row, text in enumerate(layer.frame[name])
            if isinstance(text, str) and any(sign.isdigit() for sign in text)
        }  # fmt: skip
        sentences = {row: text for row, text in texts.items() if len(text) >= _SENTENCE}
        for some in (texts if len(texts) >= _ROWS else {}, sentences):
            rows = list(some)
            few = [rows[int(place)] for place in np.linspace(0, len(rows) - 1, min(_SCREEN, len(rows)))]
            if any(
                _share(some, few, column) > _HALF and _share(some, rows, column) > _MOSTLY
                for column in values.values()
                if len(few) < _ROWS or len(np.unique(column[few])) > 1
            ):
                found.append(str(name))
                break
    return found


def _share(texts: dict[int, str], rows: Sequence[int], column: np.ndarray) -> float:
    """How many texts have the number of their row in them."""
    return sum(_says(texts[row], column[row]) for row in rows) / len(rows) if rows else 0.0


def _says(text: str, value: float) -> bool:
    return any(abs(value - number) <= 0.5 * 10.0**-decimals + 1e-9 for number, decimals in numbers_in(text))


def numbers_in(text: str) -> set[tuple[float, int]]:
    """The numbers of a text with their decimals; 1.234 may be a thousand or one with three decimals."""
    found = set()
    for digits in re.findall(r"\d(?:[\d.,\u202f\u00a0]*\d)?", text):
        groups = re.split(r"[.,\u202f\u00a0]", digits)
        if all(len(group) == 3 for group in groups[1:]):
            found.add((float("".join(groups)), 0))
        if len(groups) > 1 and digits[-len(groups[-1]) - 1] in ".,":
            found.add((float(f"{''.join(groups[:-1])}.{groups[-1]}"), len(groups[-1])))
    return found
