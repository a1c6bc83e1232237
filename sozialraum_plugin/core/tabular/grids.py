"""A sheet as it comes from a file, before anything is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..messages import Note

if TYPE_CHECKING:
    import numpy as np

    from .textcells import TextCells


@dataclass(frozen=True)
class Span:
    """Merged cells: first and last row and column, counted from 0, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """Raw cells of a sheet.

    ``cells`` is a two-dimensional object array of texts without blanks at the ends, numbers, dates, or None.
    ``header_rows`` is known for databases (field names come first) and None where it has to be found.
    ``decimal`` is the decimal mark where the source fixes it. ``percent`` counts, by column, numbers that the
    workbook shows in percent. ``broken`` lists (row, text) of records that do not fit the table's width.
    """

    sheet: str
    cells: np.ndarray | TextCells
    spans: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    header_rows: int | None = None
    decimal: str | None = None
    percent: dict[int, int] = field(default_factory=dict)
    broken: dict[int, str] = field(default_factory=dict)

    @property
    def knows_merges(self) -> bool:
        """Whether merged cells would be told: some programs hand over a sheet without them."""
        return not any(note.code == "merged-unknown" for note in self.notes)

    @property
    def height(self) -> int:
        """Number of rows."""
        return int(self.cells.shape[0])

    @property
    def width(self) -> int:
        """Number of columns."""
        return int(self.cells.shape[1])


def make_cells(rows: Sequence[Sequence[Any]], width: int | None = None) -> np.ndarray:
    """Rows of any length as a rectangular object array; texts lose blanks at their ends, empty ones become None."""
    import numpy as np

    columns = max((len(row) for row in rows), default=0) if width is None else width
    cells = np.empty((len(rows), columns), dtype=object)
    for number, row in enumerate(rows):
        cells[number, : len(row)] = [_plain(value) for value in row[:columns]]
    return cells


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip() or None
    return value


def letter(column: int) -> str:
    """The letter of a column counted from 0, as spreadsheets show it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_text(value: Any) -> str:
    """A cell as text: whole numbers without decimals, dates as ISO 8601, None as an empty text."""
    if value is None or value != value:  # only NaN differs from itself
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat()).removesuffix("T00:00:00") if callable(isoformat) else str(value)
