"""What rows of a table look like: numbers or words, totals or areas, and where the data begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..joining.keys import key_text
from .grids import Grid, cell_text
from .numbers import shape_of, sort_cells
from .symbols import SymbolSet

if TYPE_CHECKING:
    import numpy as np

_SAMPLE = 200
# Numbers in a header are years, numberings, or the limits of ages.
_OLDEST = 120
_FEW_WORDS = 2
_TOTAL = re.compile(
    r"(^|\W)(insgesamt|gesamt|gesamtstadt|summe|zusammen|total|sum|alle)(\W|$)|^\d*sum$|^σ|^∑|"
    r"^(stadt|land|kreis|landkreis|kanton|gemeinde)\s+\w",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"^(stadt)?bezirk(sregion)?\b|^prognoser|^(sozial)?region\b|^rtk\b|^steuerungsbereich|^kreis\b|^regierungsbezirk|"
    r"^stadtkreis\b|^district\b",
    re.IGNORECASE,
)
_UNASSIGNED = re.compile(
    r"nicht\s+(zu(zu)?orden|zugeordne|zuordenbar|zuzuordnen)|"
    r"ohne\s+(zuordnung|angabe|festen)|keine\s+(angabe|zuordnung)|unbekannt|^sonstige",
    re.IGNORECASE,
)


def is_blank(row: np.ndarray) -> bool:
    """Whether a row has no filled cell."""
    return all(value is None for value in row)


def number_columns(grid: Grid, rows: Sequence[int], symbols: SymbolSet) -> list[int]:
    """Columns that mostly hold numbers or signs in a sample of rows."""
    chosen = list(rows[:: max(len(rows) // _SAMPLE, 1)])
    found = []
    for column in range(grid.width):
        cells = sort_cells(grid.cells[chosen, column].tolist(), symbols)
        shown = cells.numbers + sum(1 for row in cells.signs if cells.texts[row])
        if shown and shown >= len(cells.words):
            found.append(column)
    return found


def numbers_in(row: np.ndarray, columns: Sequence[int], symbols: SymbolSet) -> int:
    """How many cells of a row are numbers or signs."""
    return sum(_is_number(row[column], symbols) for column in columns)


def _is_number(value: Any, symbols: SymbolSet) -> bool:
    if value is None:
        return False
    if isinstance(value, int | float):
        return True
    text = cell_text(value)
    return symbols.reason(text) is not None or shape_of(re.sub(r"\d", "9", text)) is not None


def guess_first_row(grid: Grid, symbols: SymbolSet) -> int:
    """The first row of data by its looks alone: the first with as many numbers as is usual in the sheet.

    A row of years in a header is told from data by its empty or merged first cells. Gives ``height`` where there
    is no row with numbers.
    """
    sample = range(min(grid.height, 400))
    columns = range(grid.width)
    amounts = [numbers_in(grid.cells[row], columns, symbols) for row in sample]
    usual = sorted(amount for amount in amounts if amount)
    if not usual:
        return grid.height
    least = max(usual[len(usual) // 2] * 0.5, 1)
    rich = [row for row in sample if amounts[row] >= least]
    leading = next(
        (column for column in columns if sum(grid.cells[row, column] is not None for row in rich) * 2 >= len(rich)), 0
    )
    for row in rich:
        if grid.cells[row, leading] is not None and not is_numbering(grid.cells[row]):
            return row
    return grid.height


def is_numbering(row: np.ndarray) -> bool:
    """Whether a row only numbers the columns."""
    texts = [cell_text(value).strip("()[]. ") for value in row if value is not None]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 4]
    return len(numbers) > 2 and len(numbers) == len(texts) and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    ) and numbers[0] in (0, 1, 2)  # fmt: skip


@dataclass(frozen=True)
class KeyLooks:
    """What keys of areas look like: their outlines (digits as 9), and their beginnings as keys of higher levels."""

    outlines: frozenset[str]
    beginnings: frozenset[str]

    def is_area(self, code: str) -> bool:
        """Whether a key of digits is written like those of the areas."""
        return outline(code) in self.outlines


def outline(code: str) -> str:
    """A key with every digit written as 9."""
    return re.sub(r"\d", "9", code)


def key_looks(keys: Sequence[str]) -> KeyLooks:
    """The looks of a layer's keys. Only keys of digits have an outline that tells them from names."""
    digits = [key for key in keys if key.isdecimal()]
    known = set(keys)
    beginnings: set[str] = set()
    longest = max(map(len, digits), default=0)
    for length in range(1, longest):
        counts = Counter([key[:length] for key in digits if len(key) > length])
        beginnings.update(start for start, count in counts.items() if count > 1 and start not in known)
    return KeyLooks(frozenset("9" * length for length in set(map(len, digits))), frozenset(beginnings))


def row_kind(
    grid: Grid, row: int, key: int, header: Sequence[int], numeric: Sequence[int], looks: KeyLooks, symbols: SymbolSet
) -> str:
    """What a row without a matching key is: ``area``, ``blank``, or a reason to set it apart."""
    cells = grid.cells[row]
    if is_blank(cells):
        return "blank"
    texts = [text for text in map(cell_text, cells) if any(sign.isalpha() for sign in text)]
    code = key_text(cells[key])
    if header and code and code == cell_text(grid.cells[header[-1], key]):
        return "header"
    amount = numbers_in(cells, [column for column in numeric if column != key], symbols)
    others = [column for column in range(grid.width) if column != key and cells[column] is not None]
    few = not code or not others or (bool(numeric) and len(others) * 2 < grid.width)
    words = {
        "unassigned": any(_UNASSIGNED.search(text) for text in texts),
        "higher": code in looks.beginnings or any(_HIGHER.search(text) for text in texts[:2]),
        "total": any(_TOTAL.search(text) for text in (*texts[:3], code)),
    }
    if not amount and few and not looks.is_area(code):
        return "footer"
    return next((kind for kind, found in words.items() if found), "area" if code else "no_key")


def first_data_row(
    grid: Grid, matched: int, key: int, numeric: Sequence[int], looks: KeyLooks, symbols: SymbolSet
) -> int:
    """The first row of data: from the first matched row upwards over rows that look like areas, totals or subtotals."""
    if not numeric:
        return _first_text_row(grid, matched)
    row = matched
    while row > 0:
        cells = grid.cells[row - 1]
        if is_blank(cells) or not (row - 1 in grid.broken or _is_data(grid, row - 1, key, numeric, looks, symbols)):
            break
        row -= 1
    return row


def _first_text_row(grid: Grid, matched: int) -> int:
    """Without numbers a header cannot be told from data: it is the top row of the block."""
    top = matched
    while top > 0 and sum(value is not None for value in grid.cells[top - 1]) > 1:
        top -= 1
    return min(top + 1, matched)


def _is_data(grid: Grid, row: int, key: int, numeric: Sequence[int], looks: KeyLooks, symbols: SymbolSet) -> bool:
    """Whether a row belongs to the data although no area has its key."""
    cells = grid.cells[row]
    if are_years(cells) or is_numbering(cells):
        return False
    code = key_text(cells[key])
    total = is_total(cells, code)
    if looks.is_area(code) or (code.isdecimal() and (code in looks.beginnings or (looks.outlines and total))):
        return True
    if _figures(cells, numeric) == 0:
        return False  # a sign alone may be a word of a header, as x
    amount = numbers_in(cells, numeric, symbols)
    words = sum(any(sign.isalpha() for sign in cell_text(value)) for value in cells)
    if code in looks.beginnings or total:
        return words <= _FEW_WORDS or amount * 4 >= len(numeric)
    rising = _counts_on(cells, numeric)
    top = row == 0 or is_blank(grid.cells[row - 1])
    return not (rising and (top or looks.outlines)) and (amount * 2 >= len(numeric) or (words <= 1 and not rising))


def is_total(cells: np.ndarray, code: str = "") -> bool:
    """Whether a row says of itself that it is a total or of a higher level."""
    words = " ".join([*(cell_text(value) for value in cells[:3]), code])
    return bool(_TOTAL.search(words) or _HIGHER.search(words))


def holds_numbers(cells: np.ndarray, numeric: Sequence[int]) -> bool:
    """Whether a row between header rows is one of data: half of its columns hold numbers, and no years or classes."""
    if are_years(cells) or is_numbering(cells) or _counts_on(cells, numeric):
        return False
    amount = _figures(cells, numeric)
    words = sum(any(sign.isalpha() for sign in cell_text(value)) for value in cells)
    return amount > 0 and (amount * 2 >= len(numeric) or (words <= _FEW_WORDS and is_total(cells)))


def _figures(cells: np.ndarray, columns: Sequence[int]) -> int:
    """How many cells of a row are numbers, signs not counted."""
    return sum(
        shape_of(re.sub(r"\d", "9", cell_text(cells[column]))) is not None
        for column in columns
        if cells[column] is not None
    )


def _counts_on(row: np.ndarray, numeric: Sequence[int]) -> bool:
    """Whether the numbers of a row rise like years, ages or classes in a header."""
    texts = [cell_text(row[column]) for column in numeric if row[column] is not None]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 5]
    if len(numbers) != len(texts) or len(numbers) < 2:
        return False
    steps = {right - left for left, right in pairwise(numbers)}
    rising = all(step > 0 for step in steps)
    return rising and ((len(steps) == 1 and len(numbers) > 2) or max(numbers) <= _OLDEST)


def are_years(row: np.ndarray) -> bool:
    """Whether all numbers of a row are years."""
    texts = [cell_text(value) for value in row]
    numbers = [text for text in texts if text.isdecimal()]
    return bool(numbers) and all(re.fullmatch(r"(19|20)\d\d", text) for text in numbers)
