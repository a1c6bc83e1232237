"""Office tables: from a raw sheet to clean columns, with a protocol of every decision and every loss."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from ..joining.keys import KeyMatch, LayerKeys
from ..messages import InputError, Note
from ..names import same_but_year
from .columns import Column, Header, read_column
from .grids import Grid
from .numbers import Cells, Evidence, sort_cells, sort_lines
from .pivot import Wide, asked_columns, part_columns, widen
from .reading import Reading
from .rows import LONGEST_TEXT, Apart, apart_notes, some
from .sheets import Sheet, open_sheet
from .sums import is_total_of
from .symbols import SymbolSet
from .textcells import TextCells
from .totals import check_sums, hidden_totals, proven_sums, set_apart

if TYPE_CHECKING:
    import numpy as np

# Notes that a user must see without opening the report.
WARNINGS = frozenset({
    "sheet-others", "formulas-empty", "quotes-broken", "rows-short", "header-none", "key-rivals", "decimal-conflict",
    "decimal-guess", "column-mixed", "cells-rejected", "percent-mixed", "hidden-read", "sums-differ",
    "rows-totals-hidden", "rows-empty", "reading-headers-gone", "reading-headers-new", "encoding-marks",
})  # fmt: skip


@dataclass(frozen=True)
class Rejected:
    """A cell that was not understood: row from 1 and letter as a spreadsheet shows them."""

    sheet: str
    row: int
    column: str
    header: str
    text: str


@dataclass
class Table:
    """A table that was read. ``rows`` are row numbers from 1, ``keys`` the keys, one per row of data.

    ``match`` says which area each row means. ``notes`` is the reading protocol;
    ``heading`` is what stands above all columns. ``offer`` are the columns to pivot where several rows have one key.
    ``used`` are the settings that would read a table of the same form in the same way.
    """

    source: str
    sheet: str
    key: Header
    columns: list[Column]
    rows: list[int]
    keys: list[str]
    match: KeyMatch
    notes: list[Note] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    reference_date: str = ""
    heading: str = ""
    offer: tuple[str, ...] = ()
    used: Reading = field(default_factory=Reading)

    @property
    def name(self) -> str:
        """File and sheet, for messages."""
        return f"{self.source} ({self.sheet})" if self.sheet else self.source


def read_table(
    grids: Sequence[Grid], layer: LayerKeys, symbols: SymbolSet, source: str, reading: Reading | None = None
) -> Table:
    """Read the table that belongs to the areas of a layer.

    Sheet and key column are the ones with most keys of the layer, and everything else is found as well, unless
    ``reading`` says otherwise. Columns are named there by header, clean name or letter.
    Raises :class:`InputError` where there is no such sheet, column, row or key.
    """
    reading = reading or Reading()
    sheet, notes = open_sheet(grids, layer, symbols, source, reading)
    key = next(header for header in sheet.headers if header.place == sheet.key)
    wanted = _wanted(sheet.headers, sheet.key, reading, sheet.name, notes)
    doubled = len(set(sheet.targets())) < len(sheet.rows)
    offer: list[Header] = []
    if doubled or reading.pivot:
        offer = _offer(sheet)
    wide = _pivot(sheet, wanted, offer, reading, notes) if reading.pivot else None
    columns = _read_columns(sheet, wanted, wide, symbols, reading)
    hidden: list[int] = []
    if wide is None:
        hidden = hidden_totals(sheet, columns, symbols, notes) if doubled else []
        last = hidden[-1:] if is_total_of(sheet.grid, hidden, columns, symbols) else []
        apart = set_apart(sheet, last, "total", reading)
        apart |= set_apart(sheet, [row for row in hidden if row not in last], "higher", reading)
        apart |= set_apart(sheet, proven_sums(sheet, columns, symbols), "sum", reading)
        if apart:  # without their totals, columns may be of another kind
            columns = _read_columns(sheet, wanted, None, symbols, reading)
    notes.extend(apart_notes(sheet.apart))
    if wide is None:
        notes.extend(check_sums(sheet, columns, symbols, hidden))
    rows = wide.rows if wide else sheet.rows
    table = Table(
        source=source,
        sheet=sheet.grid.sheet,
        key=key,
        columns=columns,
        rows=[row + 1 for row in rows],
        keys=[sheet.texts[row] for row in rows],
        match=replace_rows(sheet.match, rows),
        notes=notes,
        apart=sheet.apart,
        reference_date=_told(notes, "reference-date", "date"),
        heading=_told(notes, "header-common", "text"),
        offer=tuple(header.alias or header.letter for header in offer),
        used=_used(sheet, key, columns, reading),
    )
    empty = [
        str(row)
        for place, row in enumerate(table.rows)
        if columns and all(_is_gap(column, place) for column in columns)
    ]
    if empty:
        notes.append(Note("rows-empty", {"count": len(empty), "rows": some(empty)}))
    _compare_headers(sheet.headers, reading, notes)
    _collect(table, sheet.grid, wide)
    return table


def _is_gap(column: Column, place: int) -> bool:
    value = column.values[place]
    return (value is None or value != value) and place not in column.marks  # NaN


def replace_rows(match: KeyMatch, rows: Sequence[int]) -> KeyMatch:
    """The match of some rows only."""
    return KeyMatch([match.target[row] for row in rows], [match.rule[row] for row in rows], match.ambiguous)


def _told(notes: Sequence[Note], code: str, value: str) -> str:
    return next((str(note.values[value]) for note in notes if note.code == code), "")


def _wanted(headers: Sequence[Header], key: int, reading: Reading, name: str, notes: list[Note]) -> list[Header]:
    offered = [header for header in headers if header.place != key]
    known = ", ".join(header.name for header in offered)
    strange = [text for text in reading.kinds if not any(header.means(text) for header in offered)]
    if strange and not reading.headers:  # settings of another year may name columns that are gone
        raise InputError(
            "columns-missing", table=name, missing=", ".join(strange), parameter="COLUMN_KINDS", columns=known
        )
    # In a long table COLUMNS names what comes out of it, so all goes in.
    if not reading.columns or reading.pivot:
        return offered
    asked = {text: [header for header in offered if header.means(text)] for text in reading.columns}
    missing = [text for text, found in asked.items() if not found]
    if missing:
        raise InputError("columns-missing", table=name, missing=", ".join(missing), parameter="COLUMNS", columns=known)
    chosen = [header for header in offered if any(header in found for found in asked.values())]
    left = [header.name for header in offered if header not in chosen]
    if left:
        notes.append(Note("columns-left", {"columns": ", ".join(left)}))
    return chosen


def _offer(sheet: Sheet) -> list[Header]:
    headers = [header for header in sheet.headers if header.place != sheet.key]
    counts = Counter(sheet.targets())
    repeated = sum(count for count in counts.values() if count > 1)
    if repeated * 2 < len(sheet.rows):
        return []
    return part_columns(sheet.grid, headers, sheet.targets(), sheet.rows, sheet.numeric)


def _pivot(
    sheet: Sheet, wanted: Sequence[Header], offer: Sequence[Header], reading: Reading, notes: list[Note]
) -> Wide:
    parts = asked_columns(wanted, reading.pivot, offer, sheet.name)
    values = [header for header in wanted if header.place in sheet.numeric and header not in parts]
    if not values:
        raise InputError("pivot-no-values", table=sheet.name, columns=", ".join(header.name for header in wanted))
    left = [header.name for header in wanted if header not in parts and header not in values]
    wide = widen(sheet.grid, parts, values, sheet.targets(), sheet.rows, sheet.name)
    notes.append(Note("pivoted", {
        "columns": ", ".join(header.label for header in parts), "rows": len(sheet.rows), "areas": len(wide.rows),
        "fields": len(wide.headers), "values": ", ".join(header.label for header in values),
    }))  # fmt: skip
    if left:
        notes.append(Note("pivot-left", {"columns": ", ".join(left)}))
    if reading.columns:
        chosen = [
            place for place, header in enumerate(wide.headers) if any(header.means(text) for text in reading.columns)
        ]
        missing = [text for text in reading.columns if not any(header.means(text) for header in wide.headers)]
        if missing:
            raise InputError(
                "columns-missing", table=sheet.name, missing=", ".join(missing), parameter="COLUMNS",
                columns=some([header.name for header in wide.headers]),
            )  # fmt: skip
        headers = [replace(wide.headers[old], place=new) for new, old in enumerate(chosen)]
        notes.append(Note("columns-left", {"columns": some([h.name for h in wide.headers if not any(
            h.means(text) for text in reading.columns)])}))  # fmt: skip
        wide = Wide(headers, wide.cells[:, chosen], wide.origin[:, chosen], wide.rows)
    return wide


def _read_columns(
    sheet: Sheet, wanted: Sequence[Header], wide: Wide | None, symbols: SymbolSet, reading: Reading
) -> list[Column]:
    grid = sheet.grid
    headers = wide.headers if wide else wanted
    cells_of = partial(_sorted, wide.cells if wide else grid.cells, sheet.rows if wide is None else None, symbols)
    sorted_cells = {header.place: cells_of(header.place) for header in headers}
    table = Evidence()
    for cells in sorted_cells.values():
        table.comma += cells.evidence.comma
        table.point += cells.evidence.point
    read = []
    for header in headers:
        cells = sorted_cells.pop(header.place)
        kind = next((kind for text, kind in reading.kinds.items() if header.means(text)), "")
        column = read_column(header, cells, table, grid.decimal, symbols, reading.decimal, kind)
        if wide is None:
            _note_percent(column, grid.percent.get(header.place, 0), len(cells.typed))
        read.append(column)
    return read


def _sorted(cells: np.ndarray | TextCells, rows: Sequence[int] | None, symbols: SymbolSet, column: int) -> Cells:
    """The cells of a column in some rows; in all rows without any given."""
    if rows is None:
        return sort_cells(cells[:, column].tolist(), symbols)
    gapless = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
    if gapless and isinstance(cells, TextCells):
        return sort_lines(cells.joined(column, rows[0], rows[-1] + 1), len(rows), symbols)
    if gapless:
        return sort_cells(cells[rows[0] : rows[-1] + 1, column].tolist(), symbols)
    return sort_cells(cells[list(rows), column].tolist(), symbols)


def _note_percent(column: Column, shown: int, total: int) -> None:
    if not shown or not total:
        return
    if shown >= total:
        column.unit = column.unit or "%"
        column.notes.append(Note("percent-shown", {"column": column.header.label}))
    else:
        column.notes.append(Note("percent-mixed", {"column": column.header.label, "count": shown, "total": total}))


def _used(sheet: Sheet, key: Header, columns: Sequence[Column], reading: Reading) -> Reading:
    marks = {column.decimal for column in columns if column.kind == "number"}
    kinds = {
        (column.header.alias or column.header.letter): ("text" if column.kind == "text" else "number")
        for column in columns
    }
    return replace(
        reading,
        sheet=sheet.grid.sheet,
        key_field=key.alias or key.letter,
        decimal=reading.decimal or (marks.pop() if len(marks) == 1 and sheet.grid.decimal is None else ""),
        kinds=dict(reading.kinds) if reading.pivot else kinds,
        headers=tuple(header.alias for header in sheet.headers if header.alias),
    )


def _compare_headers(headers: Sequence[Header], reading: Reading, notes: list[Note]) -> None:
    """Tell what a table has lost or gained since the settings were kept."""
    if not reading.headers:
        return
    now = [header.alias for header in headers if header.alias]
    gone = [text for text in reading.headers if not same_but_year(text, now)]
    new = [text for text in now if not same_but_year(text, reading.headers)]
    if gone:
        notes.append(Note("reading-headers-gone", {"count": len(gone), "columns": some(gone)}))
    if new:
        notes.append(Note("reading-headers-new", {"count": len(new), "columns": some(new)}))
    if not gone and not new:
        notes.append(Note("reading-headers-same"))


def _collect(table: Table, grid: Grid, wide: Wide | None) -> None:
    """Bring what the columns have to tell into the protocol."""
    alike: defaultdict[str, list[Note]] = defaultdict(list)
    for column in table.columns:
        for note in column.notes:
            if note.code == "decimal-from-table":
                alike[note.values["meaning"].code].append(note)
    for notes in alike.values():
        # Office tables write all their columns alike: one sentence for all of them.
        names = ", ".join(str(note.values["column"]) for note in notes)
        table.notes.append(Note("decimal-from-table", {**notes[0].values, "column": names}))
    for column in table.columns:
        header = column.header
        table.notes.extend(note for note in column.notes if note.code != "decimal-from-table")
        rows = [
            (int(wide.origin[row, header.place]) + 1 if wide else table.rows[row], text)
            for row, text in column.rejected
        ]
        table.rejected.extend(
            Rejected(grid.sheet, row, header.letter, header.alias, text[:LONGEST_TEXT]) for row, text in rows
        )
        if rows:
            row, text = rows[0]
            table.notes.append(Note("cells-rejected", {
                "column": header.label, "count": len(rows), "row": row, "example": text[:60],
            }))  # fmt: skip
