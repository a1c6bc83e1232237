"""Where in a sheet the table lies: header rows, units, first and last row of data, rows that are no areas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .grids import Grid, cell_text
from .keys import key_text
from .messages import Note
from .names import header_text
from .numbers import shape_of, sort_cells
from .symbols import SymbolSet

if TYPE_CHECKING:
    import numpy as np

MOST_HEADER_ROWS = 6
_SAMPLE = 200
_UNIT = re.compile(
    r"(anzahl|personen|einwohner|haushalte|fälle|zahl|anteil|quote|prozent|%|‰|in\s.{1,12}|je\s.{1,30}|jahre|"
    r"[1m]\.?\s?000.*|tsd\.?|mio\.?|€|eur|euro|ha|km²|km2|qkm|m²|m2|qm|stück|index|punkte|count|number|percent|"
    r"prozentpunkte|%-punkte)",
    re.IGNORECASE,
)
_UNIT_IN_HEADER = re.compile(
    r"(?:\bin\s+|[(\[]\s*(?:in\s+)?)(%|‰|ha|km²|qkm|m²|qm|€|eur|euro|tsd\.?|prozent|jahren)\s*[)\]]?\s*$", re.IGNORECASE
)
_DATE = re.compile(r"\b(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})\b")
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


@dataclass
class Layout:
    """Rows and columns are counted from 0. ``levels`` and ``units`` have an entry per column of the grid."""

    header: list[int]
    first: int
    last: int
    levels: list[tuple[str, ...]]
    units: list[str]
    notes: list[Note] = field(default_factory=list)


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
    for row in sample:
        if amounts[row] < least:
            continue
        leading = next(
            (column for column in columns if any(grid.cells[other, column] is not None for other in sample)), 0
        )
        if grid.cells[row, leading] is not None and not _is_numbering(grid.cells[row]):
            return row
    return grid.height


def find_layout(
    grid: Grid, first: int, last: int, numeric: Sequence[int], asked: Sequence[int] | None = None
) -> Layout:
    """The header above row ``first``, and what it says about each column.

    ``numeric`` are the columns of numbers: a heading above all of them tells none of them apart. ``asked`` are the
    header rows, counted from 1, that a user has named; none of them in an empty list.
    """
    if grid.header_rows is not None:
        known = list(range(grid.header_rows))
        return Layout(known, first, last, _levels(grid, known, []), [""] * grid.width)
    if asked is not None:
        return _asked_layout(grid, first, last, numeric, sorted(row - 1 for row in asked))
    notes: list[Note] = []
    row = _skip_blank(grid, first - 1)
    if row >= 0 and _is_numbering(grid.cells[row]):
        notes.append(Note("numbering-row", {"row": row + 1}))
        row = _skip_blank(grid, row - 1)
    units = [""] * grid.width
    if row > 0 and _is_units(grid.cells[row]) and not is_blank(grid.cells[row - 1]):
        units = [header_text(text) for text in _spread(grid, row, lowest=False)]
        notes.append(Note("units-row", {"row": row + 1}))
        row -= 1
    header: list[int] = []
    while row >= 0 and len(header) < MOST_HEADER_ROWS and _is_header(grid, row, header):
        header.insert(0, row)
        row -= 1
    return _layout(grid, header, first, last, units, notes, numeric)


def _asked_layout(grid: Grid, first: int, last: int, numeric: Sequence[int], header: list[int]) -> Layout:
    notes: list[Note] = []
    units = [""] * grid.width
    if len(header) > 1 and _is_units(grid.cells[header[-1]]):
        row = header.pop()
        units = [header_text(text) for text in _spread(grid, row, lowest=False)]
        notes.append(Note("units-row", {"row": row + 1}))
    while first < last and (is_blank(grid.cells[first]) or _is_numbering(grid.cells[first])):
        if not is_blank(grid.cells[first]):
            notes.append(Note("numbering-row", {"row": first + 1}))
        first += 1
    return _layout(grid, header, first, last, units, notes, numeric)


def _layout(
    grid: Grid, header: list[int], first: int, last: int, units: list[str], notes: list[Note], numeric: Sequence[int]
) -> Layout:
    levels = _levels(grid, header, notes, numeric)
    for column, texts in enumerate(levels):
        found = _UNIT_IN_HEADER.search(" ".join(texts))
        if found and not units[column]:
            units[column] = found[1]
    _note_rows(notes, header, first, last)
    _note_preamble(notes, grid, header[0] if header else first)
    return Layout(header, first, last, levels, units, notes)


def _skip_blank(grid: Grid, row: int) -> int:
    while row >= 0 and is_blank(grid.cells[row]):
        row -= 1
    return row


def _is_numbering(row: np.ndarray) -> bool:
    texts = [cell_text(value).strip("()[]. ") for value in row if value is not None]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 4]
    return len(numbers) > 2 and len(numbers) == len(texts) and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    ) and numbers[0] in (0, 1, 2)  # fmt: skip


def _is_units(row: np.ndarray) -> bool:
    texts = [header_text(cell_text(value)).strip("()[]") for value in row if value is not None]
    return bool(texts) and all(_UNIT.fullmatch(text) for text in texts)


def _is_header(grid: Grid, row: int, header: Sequence[int]) -> bool:
    cells = grid.cells[row]
    filled = [column for column in range(grid.width) if cells[column] is not None]
    if not filled:
        return False
    if not header:
        # A sheet of two columns or more has a header of at least two cells, else it is a title.
        return len(filled) > 1 or grid.width == 1
    # A cell merged down into the header belongs to it, whatever else the row holds.
    if any(span.top <= row < span.bottom and span.bottom >= header[0] for span in grid.spans):
        return True
    if len(filled) == 2 and cell_text(cells[filled[0]]).endswith(":"):
        return False
    if len(filled) > 1:
        return True
    wide = [span for span in grid.spans if span.top <= row <= span.bottom and span.left <= filled[0] <= span.right]
    # One merged heading above some of the columns groups them; above all columns it is a title.
    return filled[0] > 0 and bool(wide) and wide[0].right > wide[0].left


def _spread(grid: Grid, row: int, lowest: bool, below: Sequence[Sequence[str]] = ()) -> list[str]:
    """The texts of a header row, merged cells repeated over their columns."""
    texts = [cell_text(value) for value in grid.cells[row]]
    spans = [span for span in grid.spans if span.top <= row <= span.bottom]
    wide = [span for span in spans if span.right > span.left]
    for span in wide:
        if span.top == row:
            for column in range(span.left, min(span.right + 1, grid.width)):
                texts[column] = cell_text(grid.cells[row, span.left])
    if wide or lowest:
        return texts
    # Without merged cells a heading stands above its first column and holds until the next one.
    current = ""
    for column in range(grid.width):
        merged_down = any(span.left == column and span.bottom > span.top for span in spans)
        has_below = any(line[column] for line in below) if below else True
        if texts[column]:
            current = texts[column] if has_below and not merged_down else ""
        elif has_below and not merged_down:
            texts[column] = current
        else:
            current = ""
    return texts


def _levels(grid: Grid, header: Sequence[int], notes: list[Note], numeric: Sequence[int] = ()) -> list[tuple[str, ...]]:
    lines: list[list[str]] = []
    for row in reversed(header):
        lines.insert(0, [header_text(text) for text in _spread(grid, row, row == header[-1], lines)])
    for line in lines[:-1]:
        heading = {line[column] for column in numeric}
        if len(numeric) > 1 and len(heading) == 1 and (text := heading.pop()):
            notes.append(Note("header-common", {"text": text}))
            line[:] = ["" if cell == text else cell for cell in line]
    result = []
    for column in range(grid.width):
        texts = [line[column] for line in lines if line[column]]
        result.append(tuple(text for place, text in enumerate(texts) if place == 0 or text != texts[place - 1]))
    return result


def _note_rows(notes: list[Note], header: Sequence[int], first: int, last: int) -> None:
    values = {"start": first + 1, "end": last + 1}
    if not header:
        notes.insert(0, Note("header-none", values))
    elif len(header) == 1:
        notes.insert(0, Note("header-row", {"first": header[0] + 1, **values}))
    else:
        notes.insert(0, Note("header-rows", {"first": header[0] + 1, "last": header[-1] + 1, **values}))


def _note_preamble(notes: list[Note], grid: Grid, end: int) -> None:
    lines = [" ".join(header_text(cell_text(value)) for value in row if value is not None) for row in grid.cells[:end]]
    shown = [line for line in lines if line]
    if not shown:
        return
    text = " / ".join(shown)
    notes.append(Note("preamble", {"first": 1, "last": end, "text": text[:300] + ("…" if len(text) > 300 else "")}))
    found = next((date for line in shown if (date := _DATE.search(line))), None)
    if found:
        notes.append(Note("reference-date", {"date": found[1]}))


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
    grid: Grid, row: int, key: int, layout: Layout, numeric: Sequence[int], looks: KeyLooks, symbols: SymbolSet
) -> str:
    """What a row without a matching key is: ``area``, ``blank``, or a reason to set it apart."""
    cells = grid.cells[row]
    if is_blank(cells):
        return "blank"
    texts = [text for text in map(cell_text, cells) if any(sign.isalpha() for sign in text)]
    code = key_text(cells[key])
    if layout.header and code and code == cell_text(grid.cells[layout.header[-1], key]):
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
    least = max(len(numeric) / 2, 1)
    row = matched
    while row > 0:
        cells = grid.cells[row - 1]
        code = key_text(cells[key])
        words = " ".join(cell_text(value) for value in cells[:3])
        known = looks.is_area(code) or code in looks.beginnings or _TOTAL.search(words) or _HIGHER.search(words)
        if not code or numbers_in(cells, numeric, symbols) < least or _are_years(cells) or _is_numbering(cells):
            break
        if looks.outlines and not known:
            break
        row -= 1
    return row


def _are_years(row: np.ndarray) -> bool:
    texts = [cell_text(value) for value in row]
    numbers = [text for text in texts if text.isdecimal()]
    return bool(numbers) and all(re.fullmatch(r"(19|20)\d\d", text) for text in numbers)
