"""Columns of a table: number or text, how decimals are written, what is missing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..messages import Note
from ..names import LEVEL_JOINT, same_header, says_key, says_rate, without_years
from .numbers import COMMA, POINT, Cells, Evidence, Numbers, read_numbers
from .symbols import EMPTY, SymbolSet, reason_note

if TYPE_CHECKING:
    import numpy as np

_MOSTLY = 0.8
_HALF = 0.5
_SOME = 0.2
_FEW_WORDS = 3
_LONGEST_INTEGER = 15
_EXAMPLE = 60
_LEADING_ZERO = re.compile(r"^0\d+$", re.MULTILINE)


@dataclass(frozen=True)
class Header:
    """A column before it is read: clean name, header levels from outer to inner, letter, unit, place in the grid."""

    name: str
    levels: tuple[str, ...]
    letter: str
    unit: str
    place: int

    @property
    def alias(self) -> str:
        """The original header on one line."""
        return LEVEL_JOINT.join(self.levels)

    @property
    def label(self) -> str:
        """The column as messages name it: header and letter."""
        return f"{self.alias} ({self.letter})" if self.levels else self.letter

    @property
    def is_rate(self) -> bool:
        """Whether the header speaks of a share, rate or mean, which cannot be added up."""
        return says_rate(" ".join((*self.levels, self.unit)))

    def means(self, text: str) -> bool:
        """Whether a user means this column: by header, clean name, letter, or the header of another year."""
        return (
            same_header(text, self.name, self.levels)
            or text.strip() == self.letter
            or (bool(self.alias) and without_years(text) == without_years(self.alias))
        )


@dataclass
class Column:
    """A read column. ``kind`` is ``number``, ``integer`` or ``text``.

    ``values`` has an entry per row of data: float64 with NaN in columns of numbers, else an object array of texts
    and None. ``marks`` holds the sign that stood in a row; ``missing`` and ``flagged`` count (sign, reason);
    ``rejected`` lists (row, text) of cells not understood. Rows are counted from 0 within the data.
    """

    header: Header
    kind: str
    values: np.ndarray
    marks: dict[int, str] = field(default_factory=dict)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    flagged: Counter[tuple[str, str]] = field(default_factory=Counter)
    rejected: list[tuple[int, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unit: str = ""
    decimal: str = COMMA


def read_column(
    header: Header,
    cells: Cells,
    table: Evidence,
    fixed: str | None,
    symbols: SymbolSet,
    asked: str = "",
    kind: str = "",
) -> Column:
    """Decide a column as a whole and convert it.

    ``table`` is the evidence of all columns together, ``fixed`` the decimal mark where the source has only one.
    ``asked`` is the decimal mark and ``kind`` (``text`` or ``number``) the kind that a user has decided on.
    """
    notes: list[Note] = []
    if kind == "text" or (not kind and not _is_numeric(header, cells, notes)):
        return _text_column(header, cells, notes)
    decimal = asked or _decimal(header, cells, table, fixed, notes)
    numbers = read_numbers(cells, decimal, symbols)
    for (sign, reason), count in numbers.flagged.items():
        notes.append(Note("column-flags", {
            "column": header.label, "count": count, "sign": sign, "reason": reason_note(reason),
        }))  # fmt: skip
    return Column(
        header=header,
        kind="integer" if numbers.whole and _countable(numbers) else "number",
        values=numbers.values,
        marks=numbers.marks,
        missing=numbers.missing,
        flagged=numbers.flagged,
        rejected=[(row, cells.texts[row]) for row in numbers.rejected],
        notes=notes,
        unit=header.unit or ("%" if numbers.percent else ""),
        decimal=decimal,
    )


def _countable(numbers: Numbers) -> bool:
    import numpy as np

    finite = numbers.values[~np.isnan(numbers.values)]
    return finite.size > 0 and bool(np.abs(finite).max() < 2**53)


def _text_column(header: Header, cells: Cells, notes: list[Note]) -> Column:
    import numpy as np

    from .grids import cell_text

    values = np.empty(cells.height, dtype=object)
    values[:] = [text or None for text in cells.texts]
    for row, number in cells.typed.items():
        values[row] = cell_text(number)
    empty = sum(value is None for value in values)
    missing: Counter[tuple[str, str]] = Counter({("", EMPTY): empty} if empty else {})
    return Column(header=header, kind="text", values=values, missing=missing, notes=notes, unit=header.unit)


def _is_numeric(header: Header, cells: Cells, notes: list[Note]) -> bool:
    if cells.filled == 0 or cells.numbers == 0:
        # Nothing but signs is a column of missing numbers.
        return cells.filled == 0
    if _are_codes(header, cells, notes):
        return False
    # Formulas and errors of a spreadsheet say that a number is lost, not that the column is one of texts.
    words = {text for text in cells.words.values() if text[0] not in "=#"}
    lost = sum(text[0] in "=#" for text in cells.words.values())
    too_long = any(outline.isdecimal() and len(outline) > _LONGEST_INTEGER for outline in cells.counts)
    share = cells.numbers / max(cells.filled - lost, 1)
    plain = len(words) <= _FEW_WORDS and not any(sign.isdecimal() for text in words for sign in text)
    if not too_long and (share >= _MOSTLY or (share >= _HALF and plain)):
        return True
    if share >= _SOME and not too_long:
        example = min(words, default="")[:_EXAMPLE]
        values = {"column": header.label, "numbers": cells.numbers, "texts": len(cells.words), "example": example}
        notes.append(Note("column-mixed", values))
    return False


def _are_codes(header: Header, cells: Cells, notes: list[Note]) -> bool:
    """Whether the numbers of a column are nothing but digits, some with leading zeros: they are no amounts."""
    if not all(outline.isdecimal() for outline, shape in cells.shapes.items() if shape is not None):
        return False
    code = _LEADING_ZERO.search(cells.joined)
    if code:
        notes.append(Note("column-codes", {"column": header.label, "example": code[0]}))
    elif header.levels and says_key(header.levels[-1]):
        notes.append(Note("column-keys", {"column": header.label}))
        return True
    return code is not None


def _decimal(header: Header, cells: Cells, table: Evidence, fixed: str | None, notes: list[Note]) -> str:
    own = cells.evidence
    if own.decimal is not None:
        if own.comma and own.point:
            notes.append(Note("decimal-conflict", {
                "column": header.label,
                "mark": Note("mark-comma" if own.decimal == COMMA else "mark-point"),
                "count": min(own.comma, own.point),
            }))  # fmt: skip
        return own.decimal
    if not own.unclear:
        return COMMA
    if fixed is not None:
        return fixed
    mark = own.unclear.most_common(1)[0][0]
    decimal = table.decimal or COMMA
    certain = table.decimal is not None
    if mark != decimal and own.long_integers:
        # 1.234 beside 12345 in one column: whoever groups thousands groups all of them.
        decimal, certain = mark, False
    example = cells.example(lambda shape: shape.unclear is not None)
    notes.append(Note("decimal-from-table" if certain else "decimal-guess", {
        "column": header.label,
        "example": example,
        "meaning": Note("meaning-decimal" if mark == decimal else "meaning-thousands"),
    }))  # fmt: skip
    return decimal if decimal in (COMMA, POINT) else COMMA
