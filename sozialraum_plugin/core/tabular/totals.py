"""Totals within a sheet: set apart where the sums prove them, and checked against the areas."""

from __future__ import annotations

from collections.abc import Sequence

from ..messages import Note
from .columns import Column
from .reading import Reading
from .rows import SUMMED, Apart, row_text, some
from .sheets import Sheet
from .sums import Sums, are_totals, sum_notes
from .symbols import SymbolSet

# Totals are few; rows in such numbers are something else.
_MOST_CHECKED = 2000


def hidden_totals(sheet: Sheet, columns: Sequence[Column], symbols: SymbolSet, notes: list[Note]) -> list[int]:
    """Rows of totals at the end whose names are names of areas as well, where the sums prove it."""
    import numpy as np

    seen: set[str] = set()
    first = None
    for place, target in enumerate(sheet.targets()):
        if target in seen:
            first = place if first is None else first
        elif first is not None and sheet.match.target[sheet.rows[place]] is not None:
            return []  # an area of its own after the repetition: no block of totals
        seen.add(target)
    if first is None:
        return []
    while first > 0 and sheet.match.target[sheet.rows[first - 1]] is None:
        first -= 1
    block = sheet.rows[first:]
    if not are_totals(sheet.grid, block, columns, np.arange(first), symbols):
        return []
    notes.append(Note("rows-totals-hidden", {"count": len(block), "rows": some([str(row + 1) for row in block])}))
    return block


def proven_sums(sheet: Sheet, columns: Sequence[Column], symbols: SymbolSet) -> list[int]:
    """Rows without an area that are the sum of the areas around them."""
    strange = [row for row in sheet.rows if sheet.match.target[row] is None]
    if not strange or len(strange) > _MOST_CHECKED or len(strange) * 2 > len(sheet.rows):
        return []
    sums = _sums(sheet, columns)
    return [row for row in strange if sums.check(row, symbols).proves]


def _sums(sheet: Sheet, columns: Sequence[Column]) -> Sums:
    places = [place for place, row in enumerate(sheet.rows) if sheet.match.target[row] is not None]
    return Sums(sheet.grid, columns, [sheet.rows[place] for place in places], places)


def set_apart(sheet: Sheet, rows: Sequence[int], reason: str, reading: Reading) -> bool:
    """Take rows out of the areas; whether there were any that the user does not keep."""
    gone = {row for row in rows if row + 1 not in reading.keep_rows}
    added = [Apart(sheet.grid.sheet, row + 1, reason, row_text(sheet.grid, row)) for row in gone]
    sheet.apart = sorted([*sheet.apart, *added], key=lambda row: row.row)
    sheet.rows = [row for row in sheet.rows if row not in gone]
    return bool(gone)


def check_sums(sheet: Sheet, columns: Sequence[Column], symbols: SymbolSet, proven: Sequence[int]) -> list[Note]:
    """Check the totals and subtotals of the table against the rows of areas."""
    import numpy as np

    summed = [row.row - 1 for row in sheet.apart if row.reason in SUMMED and row.row - 1 not in proven]
    if not summed or len(summed) > _MOST_CHECKED:
        return []
    sums = _sums(sheet, columns)
    strange = [row.row - 1 for row in sheet.apart if row.reason == "unassigned"]
    strange += [row for row in sheet.rows if sheet.match.target[row] is None]
    extra = np.nansum([sums.numbers(row, symbols) for row in strange[:_MOST_CHECKED]], axis=0) if strange else None
    checks = [sums.check(row, symbols, extra) for row in summed]
    return sum_notes(checks, [row_text(sheet.grid, check.row)[:40] for check in checks])
