"""Rows of a table: those of areas, and those set apart with a reason, so that nothing leaves the table unlisted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..joining.keys import KeyMatch
from ..messages import Note
from .grids import Grid, cell_text
from .layout import Layout
from .looks import KeyLooks, row_kind
from .reading import Reading
from .symbols import SymbolSet

LONGEST_TEXT = 200
_ROWS_SHOWN = 8
# Rows of a higher level; the sums of the table are checked with them.
SUMMED = ("total", "higher", "sum")


@dataclass(frozen=True)
class Apart:
    """A row that is no area. ``reason`` has a sentence under ``apart-...``; ``row`` counts from 1."""

    sheet: str
    row: int
    reason: str
    text: str


def some(texts: Sequence[str]) -> str:
    """The first of many texts, for messages."""
    return ", ".join(texts[:_ROWS_SHOWN]) + (" …" if len(texts) > _ROWS_SHOWN else "")


def row_text(grid: Grid, row: int) -> str:
    """The filled cells of a row in one line."""
    text = grid.broken.get(row) or " | ".join(cell_text(value) for value in grid.cells[row] if value is not None)
    return " ".join(text.split())[:LONGEST_TEXT]


def sort_rows(
    grid: Grid,
    match: KeyMatch,
    key: int,
    layout: Layout,
    numeric: Sequence[int],
    looks: KeyLooks,
    symbols: SymbolSet,
    reading: Reading,
    end: int,
) -> tuple[list[int], list[Apart]]:
    """The rows of areas, and those set apart. Rows are counted from 0; ``end`` is the first one after the data."""
    rows: list[int] = []
    apart: list[Apart] = []
    for row in (*layout.strays, *range(layout.first, grid.height)):
        if row in layout.strays:
            kind = row_kind(grid, row, key, layout.header, numeric, looks, symbols)
            kind = "total" if kind == "area" else kind
        elif row + 1 in reading.skip_rows or row >= end:
            kind = "blank" if all(value is None for value in grid.cells[row]) else "skipped"
        elif match.target[row] is not None or row + 1 in reading.keep_rows:
            kind = "area"
        elif row in grid.broken:
            kind = "broken"
        else:
            kind = row_kind(grid, row, key, layout.header, numeric, looks, symbols)
        if kind == "area":
            rows.append(row)
        elif kind != "blank":
            apart.append(Apart(grid.sheet, row + 1, kind, row_text(grid, row)))
    return rows, apart


def apart_notes(apart: Iterable[Apart]) -> list[Note]:
    """A note per reason, with the rows it concerns."""
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for row in apart:
        by_reason[row.reason].append(str(row.row))
    return [
        Note("rows-apart", {"count": len(rows), "reason": Note(f"apart-{reason}"), "rows": some(rows)})
        for reason, rows in by_reason.items()
    ]
