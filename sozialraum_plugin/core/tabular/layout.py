"""Where in a sheet the table lies: header rows, units, first and last row of data, rows that are no areas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..messages import Note
from ..names import header_text
from .grids import Grid, cell_text
from .looks import holds_numbers, is_blank, is_numbering

if TYPE_CHECKING:
    import numpy as np

MOST_HEADER_ROWS = 6
# So many rows and columns may tell what the table is about.
_PREAMBLE = (100, 300)
# So much of the end of a header is searched for a unit.
_UNIT_SIGNS = 200
_UNIT = re.compile(
    r"(anzahl|personen|einwohner|haushalte|fälle|zahl|anteil|quote|prozent|%|‰|in\s.{1,12}|je\s.{1,30}|jahre|"
    r"[1m]\.?\s?000.*|tsd\.?|mio\.?|€|eur|euro|ha|km²|km2|qkm|m²|m2|qm|stück|index|punkte|count|number|percent|"
    r"prozentpunkte|%-punkte)",
    re.IGNORECASE,
)
_SHORT_UNIT = r"(%|‰|ha|km²|qkm|m²|qm|(?:€|eur|euro)(?:\s?/\s?(?:m²|qm))?|tsd\.?|prozent|jahren)"
# "Anteil in % (2013)", "Fläche [ha]": the unit ends a header but for a date in brackets.
_UNIT_IN_HEADER = re.compile(
    rf"(?:\bin\s+|[(\[]\s*(?:in\s+)?){_SHORT_UNIT}\s*[)\]]?\s*(?:[(\[][^)\]]*[)\]]\s*)?$", re.IGNORECASE
)
_DATE = re.compile(r"\b(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})\b")


@dataclass
class Layout:
    """Rows and columns are counted from 0. ``levels`` and ``units`` have an entry per column of the grid.

    ``strays`` are rows of numbers that stand between header and data.
    """

    header: list[int]
    first: int
    last: int
    levels: list[tuple[str, ...]]
    units: list[str]
    notes: list[Note] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)


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
    units = [""] * grid.width
    while row > 0 and row not in grid.broken:
        if is_numbering(grid.cells[row]):
            notes.append(Note("numbering-row", {"row": row + 1}))
        elif _is_units(grid.cells[row]) and _skip_blank(grid, row - 1) >= 0:
            found = [header_text(text) for text in _spread(grid, row, lowest=False)]
            units = [before or text for before, text in zip(units, found, strict=True)]
            notes.append(Note("units-row", {"row": row + 1}))
        else:
            break
        row = _skip_blank(grid, row - 1)
    header: list[int] = []
    strays: list[int] = []
    while row >= 0 and len(header) < MOST_HEADER_ROWS and _is_header(grid, row, header):
        (strays if holds_numbers(grid.cells[row], numeric) else header).insert(0, row)
        row -= 1
    layout = _layout(grid, header, first, last, units, notes, numeric)
    layout.strays = strays
    return layout


def _asked_layout(grid: Grid, first: int, last: int, numeric: Sequence[int], header: list[int]) -> Layout:
    notes: list[Note] = []
    units = [""] * grid.width
    if len(header) > 1 and _is_units(grid.cells[header[-1]]):
        row = header.pop()
        units = [header_text(text) for text in _spread(grid, row, lowest=False)]
        notes.append(Note("units-row", {"row": row + 1}))
    while first < last and (is_blank(grid.cells[first]) or is_numbering(grid.cells[first])):
        if not is_blank(grid.cells[first]):
            notes.append(Note("numbering-row", {"row": first + 1}))
        first += 1
    return _layout(grid, header, first, last, units, notes, numeric)


def _layout(
    grid: Grid, header: list[int], first: int, last: int, units: list[str], notes: list[Note], numeric: Sequence[int]
) -> Layout:
    levels = _levels(grid, header, notes, numeric)
    for column, texts in enumerate(levels):
        found = next((unit for text in reversed(texts) if (unit := _UNIT_IN_HEADER.search(text[-_UNIT_SIGNS:]))), None)
        if found and not units[column]:
            units[column] = found[1]
    _note_rows(notes, header, first, last)
    _note_preamble(notes, grid, header[0] if header else first)
    # A heading above columns of several years dates none of them.
    years = sum(bool(texts) and bool(re.fullmatch(r"(19|20)\d\d", texts[-1])) for texts in levels)
    if years < 2 and not any(note.code == "reference-date" for note in notes):
        _note_date(notes, [str(note.values["text"]) for note in notes if note.code == "header-common"])
    return Layout(header, first, last, levels, units, notes)


def _skip_blank(grid: Grid, row: int) -> int:
    while row >= 0 and is_blank(grid.cells[row]):
        row -= 1
    return row


def _is_units(row: np.ndarray) -> bool:
    texts = [header_text(cell_text(value)).strip("()[]") for value in row if value is not None]
    return bool(texts) and all(_UNIT.fullmatch(text) for text in texts)


def _is_header(grid: Grid, row: int, header: Sequence[int]) -> bool:
    cells = grid.cells[row]
    filled = [column for column in range(grid.width) if cells[column] is not None]
    if not filled or row in grid.broken:
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


def _spread(grid: Grid, row: int, lowest: bool, below: Sequence[Sequence[str]] = (), merges: bool = False) -> list[str]:
    """The texts of a header row, merged cells repeated over their columns; ``merges`` says that its header has some."""
    texts = [cell_text(value) for value in grid.cells[row]]
    spans = [span for span in grid.spans if span.top <= row <= span.bottom]
    wide = [span for span in spans if span.right > span.left]
    for span in wide:
        if span.top == row:
            for column in range(span.left, min(span.right + 1, grid.width)):
                texts[column] = cell_text(grid.cells[row, span.left])
    if wide or lowest or merges:
        return texts
    # Without merged cells a heading stands above its first column and holds until the next one.
    current = ""
    down = {span.left for span in spans if span.bottom > span.top}
    for column in range(grid.width):
        merged_down = column in down
        has_below = any(line[column] for line in below) if below else True
        if texts[column]:
            current = texts[column] if has_below and not merged_down else ""
        elif has_below and not merged_down:
            texts[column] = current
        elif grid.knows_merges:
            current = ""
    return texts


def _levels(grid: Grid, header: Sequence[int], notes: list[Note], numeric: Sequence[int] = ()) -> list[tuple[str, ...]]:
    lines: list[list[str]] = []
    # Who merges cells in one row of a header means an empty cell in the others.
    merges = any(span.right > span.left and header[0] <= span.top <= header[-1] for span in grid.spans if header)
    for row in reversed(header):
        lines.insert(0, [header_text(text) for text in _spread(grid, row, row == header[-1], lines, merges)])
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
    rows = grid.cells[: min(end, _PREAMBLE[0])]
    lines = [
        " ".join(header_text(cell_text(value)) for value in row[: _PREAMBLE[1]] if value is not None) for row in rows
    ]
    shown = [line for line in lines if line]
    if not shown:
        return
    text = " / ".join(shown)
    notes.append(Note("preamble", {"first": 1, "last": end, "text": text[:300] + ("…" if len(text) > 300 else "")}))
    _note_date(notes, shown)


def _note_date(notes: list[Note], lines: Sequence[str]) -> None:
    found = next((date for line in lines if (date := _DATE.search(line))), None)
    if found:
        notes.append(Note("reference-date", {"date": found[1]}))
