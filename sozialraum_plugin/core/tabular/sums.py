"""Totals and subtotals that a table holds: known by their sums, and checked against the rows they should add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..messages import Note
from .columns import Column
from .grids import Grid
from .numbers import read_numbers, sort_cells
from .symbols import SymbolSet

if TYPE_CHECKING:
    import numpy as np

_SHOWN = 5
_MOST = 0.5
# A sum of counts kept as decimals may differ in its last digits.
_CLOSE = 1e-6
# Areas whose people are too few to be told apart are missing below, not above.
_ROUGHLY = 0.02
# No subtotal adds up more rows than this, except the total of all.
_LONGEST_RUN = 5000
# So many agreeing columns, or a sum so large, are no chance.
_SURE_COLUMNS = 3
_SURE_SUM = 100


@dataclass(frozen=True)
class SumCheck:
    """A total against the rows it fits best: ``agree`` columns, ``differ`` as (column, total, sum), rows ``members``.

    ``incomplete`` counts columns that cannot be compared because one of the rows lacks a value.
    """

    row: int
    agree: int
    differ: tuple[tuple[str, float, float], ...]
    incomplete: int
    members: int
    largest: float

    @property
    def fits(self) -> bool:
        """Whether the row is the sum in most columns that can be compared."""
        return self.agree > 0 and self.agree >= len(self.differ)

    @property
    def proves(self) -> bool:
        """Whether the row is a sum beyond doubt."""
        sure = self.agree >= _SURE_COLUMNS or self.largest >= _SURE_SUM
        return self.agree > 0 and not self.differ and self.members > 1 and sure


class Sums:
    """The counts of the rows of areas, ready to be added up."""

    def __init__(self, grid: Grid, columns: Sequence[Column], rows: Sequence[int], places: Sequence[int]) -> None:
        """``rows`` are the areas' rows in the grid, ``places`` their places within the columns' values."""
        import numpy as np

        self._grid = grid
        self._columns = counts_of(columns)
        self._rows = np.asarray(rows, dtype=int)
        values = [column.values[list(places)] for column in self._columns]
        matrix = np.column_stack(values) if values else np.empty((len(rows), 0))
        self._missing = np.vstack([np.zeros(matrix.shape[1]), np.cumsum(np.isnan(matrix), axis=0)])
        self._sums = np.vstack([np.zeros(matrix.shape[1]), np.cumsum(np.nan_to_num(matrix), axis=0)])

    def numbers(self, row: int, symbols: SymbolSet) -> np.ndarray:
        """The counts of any row of the grid, NaN where there is none."""
        import numpy as np

        result = np.full(len(self._columns), np.nan)
        for place, column in enumerate(self._columns):
            result[place] = _numbers(self._grid, [row], column, symbols)[0]
        return result

    def check(self, row: int, symbols: SymbolSet, extra: np.ndarray | None = None) -> SumCheck:
        """Compare a row with the runs of area rows that end above it or begin below it, and with all rows.

        A table does not say which rows a subtotal adds up; the run that agrees in most columns is taken. ``extra``
        is added to the sum of all: rows that belong to the city but to no area.
        """
        import numpy as np

        total = self.numbers(row, symbols)
        count = len(self._rows)
        middle = int(np.searchsorted(self._rows, row))
        starts = np.arange(max(middle - _LONGEST_RUN, 0), middle)
        ends = np.arange(middle + 1, min(middle + _LONGEST_RUN, count) + 1)
        first = np.concatenate([starts, np.full(len(ends), middle), [0]])
        last = np.concatenate([np.full(len(starts), middle), ends, [count]])
        sums = self._sums[last] - self._sums[first]
        missing = self._missing[last] - self._missing[first] > 0
        if extra is not None:
            sums = np.vstack([sums, sums[-1] + np.nan_to_num(extra)])
            missing = np.vstack([missing, missing[-1]])
            first, last = np.append(first, 0), np.append(last, count)
        known = ~np.isnan(total)
        close = np.abs(sums - total) <= _CLOSE * np.maximum(np.abs(total), 1.0)
        agree = (close & known).sum(axis=1)
        wrong = (~close & known & ~missing).sum(axis=1)
        best = int(np.lexsort((first - last, wrong, -agree))[0]) if len(agree) else 0
        differ = tuple(
            (column.header.label, float(total[place]), float(sums[best, place]))
            for place, column in enumerate(self._columns)
            if known[place] and not close[best, place] and not missing[best, place]
        )
        unclear = int((known & ~close[best] & missing[best]).sum())
        good = known & close[best]
        largest = float(np.abs(total[good]).max()) if good.any() else 0.0
        return SumCheck(row, int(agree[best]), differ, unclear, int(last[best] - first[best]), largest)


def counts_of(columns: Sequence[Column]) -> list[Column]:
    """The columns that can be added up: whole numbers that are no shares and no keys."""
    return [
        column
        for column in columns
        if column.kind == "integer" and column.unit not in ("%", "‰") and not column.header.is_rate
    ]


def _numbers(grid: Grid, rows: Sequence[int], column: Column, symbols: SymbolSet) -> np.ndarray:
    """The numbers of a column in any rows of the grid, read as the column was; NaN where there is none."""
    cells = sort_cells([grid.cells[row, column.header.place] for row in rows], symbols)
    return read_numbers(cells, column.decimal, symbols).values


def sum_notes(checks: Sequence[SumCheck], texts: Sequence[str]) -> list[Note]:
    """What the checks say; ``texts`` name the rows."""
    notes = []
    fitting = [check for check in checks if check.fits and not check.differ]
    if fitting:
        notes.append(Note("sums-agree", {
            "count": len(fitting), "columns": sum(check.agree for check in fitting),
            "incomplete": sum(check.incomplete for check in fitting),
        }))  # fmt: skip
    for check, text in zip(checks, texts, strict=True):
        if check.fits and check.differ:
            column, total, found = check.differ[0]
            notes.append(Note("sums-differ", {
                "row": check.row + 1, "text": text, "count": len(check.differ), "column": column, "total": total,
                "sum": found,
            }))  # fmt: skip
    unclear = [check.row + 1 for check in checks if not check.fits and (check.differ or check.incomplete)]
    if unclear:
        shown = ", ".join(map(str, unclear[:_SHOWN])) + (" …" if len(unclear) > _SHOWN else "")
        notes.append(Note("sums-unknown", {"count": len(unclear), "rows": shown}))
    return notes


def _is_roughly(found: float, total: float) -> bool:
    return bool(abs(found - total) <= _ROUGHLY * max(abs(total), 1.0))


def are_totals(
    grid: Grid, block: Sequence[int], columns: Sequence[Column], areas: np.ndarray, symbols: SymbolSet
) -> bool:
    """Whether rows at the end of a table add up to what the areas above do, so that they are a higher level.

    The last of them may be the total of all. ``areas`` are places within the columns' values.
    """
    import numpy as np

    agree = compared = 0
    for column in counts_of(columns):
        above = column.values[areas]
        if np.isnan(above).any():
            continue
        numbers = _numbers(grid, block, column, symbols)
        if np.isnan(numbers).any():
            continue
        whole = float(above.sum())
        compared += 1
        ends = [numbers] if len(block) == 1 else [numbers, numbers[:-1]]
        agree += any(_is_roughly(part.sum(), whole) for part in ends)
    return compared > 0 and agree > compared * _MOST


def is_total_of(grid: Grid, block: Sequence[int], columns: Sequence[Column], symbols: SymbolSet) -> bool:
    """Whether the last row of a block is the sum of the others in most columns."""
    import numpy as np

    agree = compared = 0
    for column in counts_of(columns) if len(block) > 2 else ():
        numbers = _numbers(grid, block, column, symbols)
        if not np.isnan(numbers).any():
            compared += 1
            agree += _is_roughly(numbers[:-1].sum(), numbers[-1])
    return compared > 0 and agree > compared * _MOST
