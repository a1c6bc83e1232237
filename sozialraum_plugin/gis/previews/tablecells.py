"""A sheet cell by cell as the reader understood it, cut out only where somebody looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication

from ...core.joining.keys import EXACT
from ...core.messages import Note
from ...core.tabular.grids import cell_text, letter
from ...core.tabular.symbols import reason_note
from ..translation import Texts

if TYPE_CHECKING:
    from ...core.tabular.columns import Column
    from ...core.tabular.grids import Grid
    from ...core.tabular.symbols import SymbolSet
    from ...core.tabular.tables import Table

translate = QCoreApplication.translate

# What a cell is.
KEY, ALONE, NUMBER, SYMBOL, APART, REJECTED = "key", "alone", "number", "symbol", "apart", "rejected"
HEADER, TITLE, TEXT, LEFT, PLAIN = "header", "title", "text", "left", "plain"
# Those that somebody may look for, in the order of the legend.
KINDS = (KEY, ALONE, NUMBER, SYMBOL, APART, REJECTED)

_HEADER_NOTES = ("header-rows", "header-row", "header-none")
_LONGEST = 300


class SheetCells:
    """A sheet of which nothing is understood yet; rows and columns are counted from 0."""

    def __init__(self, grid: Grid, texts: Texts | None = None) -> None:
        self.grid = grid
        self.height = grid.height
        self.width = grid.width
        self._texts = texts or Texts()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        broken = self.grid.broken.get(row)
        if broken is not None:
            return " ".join(broken.split())[:_LONGEST] if column == 0 else ""
        value = self.grid.cells[row, column]
        text = self._number(value) if isinstance(value, float) else cell_text(value)
        return " ".join(text[:_LONGEST].split())

    def kind(self, row: int, column: int) -> str:
        """What a cell is."""
        return PLAIN

    def row_kind(self, row: int) -> str:
        """What a row is: ``PLAIN`` for one of data."""
        return PLAIN

    def remark(self, row: int, column: int) -> str:
        """What there is to say about a cell, empty where it explains itself."""
        return ""

    def count(self, kind: str) -> int:
        """How many cells of a kind there are; rows where rows are meant."""
        return 0

    def places(self, kind: str) -> list[tuple[int, int]]:
        """Row and column of all cells of a kind that are seldom, in the order of rows."""
        return []

    def _number(self, value: float) -> str:
        text = f"{value:.12g}" if value == value else ""  # NaN
        return text.replace(".", ",") if self._texts.language == "de" else text


class ReadCells(SheetCells):
    """The sheet of a table that was read; ``names`` are those of the areas by key."""

    def __init__(
        self, grid: Grid, table: Table, symbols: SymbolSet, names: Mapping[str, str], texts: Texts | None = None
    ) -> None:
        super().__init__(grid, texts)
        self._table = table
        self._symbols = symbols
        self._names = names
        self._apart = {item.row - 1: item.reason for item in table.apart}
        self._rejected = {(item.row - 1, item.column) for item in table.rejected}
        self._place = {row - 1: place for place, row in enumerate(table.rows)}
        self._wide = bool(table.used.pivot)
        self._columns: dict[int, Column] = {} if self._wide else {col.header.place: col for col in table.columns}
        self._values = {column.header.letter for column in table.columns}
        counts = Counter(target for target in table.match.target if target is not None)
        self._double = {target for target, count in counts.items() if count > 1}
        self._header, self.first, self.last = self._bounds()

    def _bounds(self) -> tuple[set[int], int, int]:
        """Header rows, and first and last row of data."""
        known = self.grid.header_rows
        if known is not None:
            return set(range(known)), known, self.height - 1
        header: set[int] = set()
        first, last = 0, self.height - 1
        for note in self._table.notes:
            values = note.values
            if note.code in _HEADER_NOTES:
                first, last = int(values["start"]) - 1, int(values["end"]) - 1
                if "first" in values:
                    header.update(range(int(values["first"]) - 1, int(values.get("last", values["first"]))))
            elif note.code in ("units-row", "numbering-row"):
                header.add(int(values["row"]) - 1)
        return header, first, last

    @property
    def header_rows(self) -> list[int]:
        """The rows of the header, counted from 0."""
        return sorted(self._header)

    def row_kind(self, row: int) -> str:
        if row in self._apart:
            return APART
        if row in self._header:
            return HEADER
        return TITLE if row < self.first else PLAIN

    def kind(self, row: int, column: int) -> str:
        of_row = self.row_kind(row)
        if of_row != PLAIN:
            return of_row
        if column == self._table.key.place:
            return ALONE if self._is_alone(row) else KEY
        if (row, letter(column)) in self._rejected:
            return REJECTED
        return self._wide_kind(row, column) if self._wide else self._plain_kind(row, column)

    def _is_alone(self, row: int) -> bool:
        place = self._place.get(row)
        if place is None:
            return False
        target = self._table.match.target[place]
        return target is None or target in self._double

    def _plain_kind(self, row: int, column: int) -> str:
        place, found = self._place.get(row), self._columns.get(column)
        if found is None:
            return LEFT
        if found.kind == "text":
            return TEXT
        if place is None:
            return PLAIN
        return SYMBOL if place in found.marks else NUMBER if self._holds(found, place) else PLAIN

    def _holds(self, column: Column, place: int) -> bool:
        value = column.values[place]
        return bool(value == value)  # NaN

    def _wide_kind(self, row: int, column: int) -> str:
        if letter(column) not in self._values:
            return TEXT
        text = cell_text(self.grid.cells[row, column])
        return PLAIN if not text else SYMBOL if self._symbols.reason(text) else NUMBER

    def remark(self, row: int, column: int) -> str:
        kind = self.kind(row, column)
        if kind == APART:
            reason = self._texts.note(Note(f"apart-{self._apart[row]}"))
            return translate("TablePreview", "Row {row} is no area: {reason}").format(row=row + 1, reason=reason)
        if kind in (KEY, ALONE):
            return self._key_remark(row)
        if kind == SYMBOL:
            return self._sign_remark(row, column)
        if kind == NUMBER and column in self._columns:
            value = self._columns[column].values[self._place[row]]
            return translate("TablePreview", "Read as the number {value}").format(value=self._number(float(value)))
        return {
            REJECTED: translate("TablePreview", "Not understood as a number; the value stays empty."),
            LEFT: translate("TablePreview", "This column is left out."),
            TITLE: translate("TablePreview", "Stands above the table and is not joined."),
        }.get(kind, "")

    def _key_remark(self, row: int) -> str:
        place = self._place.get(row)
        if place is None:
            return ""
        target, rule = self._table.match.target[place], self._table.match.rule[place]
        key = self._table.keys[place]
        if target is None:
            if key in self._table.match.ambiguous:
                return translate("TablePreview", "This key can mean several areas, so it is not matched.")
            return translate("TablePreview", "No area has this key.")
        area = " ".join(filter(None, (target, self._names.get(target, ""))))
        if target in self._double:
            return translate("TablePreview", "Several rows belong to the area {area}.").format(area=area)
        if rule in (None, EXACT):
            return translate("TablePreview", "Area {area}").format(area=area)
        how = self._texts.note(Note(f"rule-{rule}"))
        return translate("TablePreview", "Area {area}, matched {how}").format(area=area, how=how)

    def _sign_remark(self, row: int, column: int) -> str:
        found = self._columns.get(column)
        mark = found.marks[self._place[row]] if found is not None else cell_text(self.grid.cells[row, column])
        return translate("TablePreview", "Sign {sign}: {reason}").format(sign=mark, reason=self.meaning(mark))

    def meaning(self, mark: str) -> str:
        """What a sign stands for."""
        reason = self._symbols.reason(mark) or self._symbols.flags.get(mark)
        return self._texts.note(reason_note(reason)) if reason else ""

    @cached_property
    def signs(self) -> dict[str, int]:
        """How often each sign occurs."""
        counts: Counter[str] = Counter()
        for column in self._table.columns:
            counts.update(column.marks.values())
        return dict(counts.most_common())

    def count(self, kind: str) -> int:
        if kind == KEY:
            return sum(target is not None for target in self._table.match.target)
        if kind == ALONE:
            return sum(self._is_alone(row) for row in self._place)
        if kind == SYMBOL:
            return sum(self.signs.values())
        if kind == APART:
            return len(self._apart)
        if kind == REJECTED:
            return len(self._rejected)
        return sum(self._numbers(column) for column in self._table.columns)

    def _numbers(self, column: Any) -> int:
        if column.kind == "text":
            return 0
        return int((column.values == column.values).sum()) - sum(
            self._holds(column, place) for place in column.marks
        )  # fmt: skip

    def places(self, kind: str) -> list[tuple[int, int]]:
        key = self._table.key.place
        if kind == APART:
            return [(row, 0) for row in sorted(self._apart)]
        if kind == ALONE:
            return [(row, key) for row in sorted(self._place) if self._is_alone(row)]
        if kind == KEY:
            return [(row, key) for row in sorted(self._place)[:1]]
        if kind == REJECTED:
            letters = {letter(column): column for column in range(self.width)}
            return sorted((row, letters[text]) for row, text in self._rejected)
        return sorted(self._scan(kind))

    def _scan(self, kind: str) -> Iterator[tuple[int, int]]:
        if not self._wide and kind == SYMBOL:
            rows = {place: row for row, place in self._place.items()}
            for column, found in self._columns.items():
                yield from ((rows[place], column) for place in found.marks)
            return
        for row in range(self.first, min(self.last + 1, self.first + 2000)):
            for column in range(self.width):
                if self.kind(row, column) == kind:
                    yield row, column
                    if kind == NUMBER:
                        return
