"""Office tables: from a raw sheet to clean columns, with a protocol of every decision and every loss."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from .columns import Column, Header, read_column
from .grids import Grid, letter
from .keycolumn import choose_sheet, find_key
from .keys import KeyMatch, LayerKeys, key_text, match_keys, sample
from .layout import Layout, find_layout
from .looks import KeyLooks, first_data_row, key_looks, number_columns
from .messages import InputError, Note
from .names import field_name, same_but_year, unique_names
from .numbers import Cells, Evidence, sort_cells, sort_lines
from .pivot import Wide, asked_columns, part_columns, widen
from .reading import Reading
from .rows import LONGEST_TEXT, SUMMED, Apart, apart_notes, row_text, some, sort_rows
from .sums import Sums, are_totals, is_total_of, sum_notes
from .symbols import SymbolSet
from .textcells import TextCells

if TYPE_CHECKING:
    import numpy as np

# Notes that a user must see without opening the report.
WARNINGS = frozenset({
    "sheet-others", "formulas-empty", "quotes-broken", "rows-short", "header-none", "key-rivals", "decimal-conflict",
    "decimal-guess", "column-mixed", "cells-rejected", "percent-mixed", "hidden-read", "sums-differ",
    "rows-totals-hidden", "rows-empty", "reading-headers-gone", "reading-headers-new", "encoding-marks",
})  # fmt: skip


# Totals are few; rows in such numbers are something else.
_MOST_CHECKED = 2000


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


@dataclass
class _Sheet:
    """What is known about the sheet while it is read; rows and columns are counted from 0."""

    grid: Grid
    key: int
    layout: Layout
    headers: list[Header]
    numeric: list[int]
    rows: list[int]
    apart: list[Apart]
    texts: list[str]
    match: KeyMatch
    name: str

    def targets(self) -> list[str]:
        """The area of each row of data, or the key itself where it is none of the layer's."""
        return [self.match.target[row] or self.texts[row] for row in self.rows]


def read_table(
    grids: Sequence[Grid], layer: LayerKeys, symbols: SymbolSet, source: str, reading: Reading | None = None
) -> Table:
    """Read the table that belongs to the areas of a layer.

    Sheet and key column are the ones with most keys of the layer, and everything else is found as well, unless
    ``reading`` says otherwise. Columns are named there by header, clean name or letter.
    Raises :class:`InputError` where there is no such sheet, column, row or key.
    """
    reading = reading or Reading()
    sheet, notes = _open(grids, layer, symbols, source, reading)
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
        hidden = _hidden_totals(sheet, columns, symbols, notes) if doubled else []
        last = hidden[-1:] if is_total_of(sheet.grid, hidden, columns, symbols) else []
        apart = _set_apart(sheet, last, "total", reading)
        apart |= _set_apart(sheet, [row for row in hidden if row not in last], "higher", reading)
        apart |= _set_apart(sheet, _proven_sums(sheet, columns, symbols), "sum", reading)
        if apart:  # without their totals, columns may be of another kind
            columns = _read_columns(sheet, wanted, None, symbols, reading)
    notes.extend(apart_notes(sheet.apart))
    if wide is None:
        notes.extend(_check_sums(sheet, columns, symbols, hidden))
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
    return (value is None or value != value) and place not in column.marks  # noqa: PLR0124 - NaN


def replace_rows(match: KeyMatch, rows: Sequence[int]) -> KeyMatch:
    """The match of some rows only."""
    return KeyMatch([match.target[row] for row in rows], [match.rule[row] for row in rows], match.ambiguous)


def _open(
    grids: Sequence[Grid], layer: LayerKeys, symbols: SymbolSet, source: str, reading: Reading
) -> tuple[_Sheet, list[Note]]:
    """Find sheet, key column, header and rows."""
    chosen = choose_sheet(grids, reading.sheet, source)
    if not any(grid.height for grid in chosen):
        raise InputError("table-empty", table=source)
    place, notes = find_key(chosen, layer, reading, symbols, source)
    grid, key = place.grid, place.column
    name = f"{source} ({grid.sheet})" if grid.sheet else source
    start, end = _bounds(grid, reading, name)
    texts = [value if type(value) is str else key_text(value) for value in grid.cells[:, key].tolist()]
    offered = [
        "" if not start <= row < end or row in grid.broken or row + 1 in reading.skip_rows else text
        for row, text in enumerate(texts)
    ]
    match = match_keys(offered, layer, reading.rules, _pairs(reading, layer))
    matched = [row for row, target in enumerate(match.target) if target is not None]
    if not matched:
        raise InputError(
            "key-no-match", column=reading.key_field or letter(key), table=name, table_keys=sample(texts[1:]) or "–",
            field=layer.field, layer_keys=layer.sample() or "–",
        )  # fmt: skip
    numeric = [column for column in number_columns(grid, matched, symbols) if column != key]
    looks: KeyLooks = key_looks(layer.keys)
    first = first_data_row(grid, matched[0], key, numeric, looks, symbols)
    if grid.header_rows is not None or reading.header_rows is not None or reading.data_rows is not None:
        first = start
    layout = find_layout(grid, first, min(matched[-1], end - 1), numeric, reading.header_rows)
    headers, header_notes = _headers(grid, layout)
    rows, apart = sort_rows(grid, match, key, layout, numeric, looks, symbols, reading, end)
    key_header = next(header for header in headers if header.place == key)
    values = {"column": key_header.label, "found": match.found(), "total": len(layer.keys)}
    key_note = Note("key-given" if reading.key_field else "key-found", values)
    sheet = _Sheet(grid, key, layout, headers, numeric, rows, apart, texts, match, name)
    return sheet, [*grid.notes, *notes, *layout.notes, *header_notes, key_note]


def _pairs(reading: Reading, layer: LayerKeys) -> dict[str, str]:
    known = set(layer.keys)
    unknown = [target for target in reading.pairs.values() if target not in known]
    if unknown:
        raise InputError("pairs-unknown", keys=", ".join(unknown), field=layer.field, layer_keys=layer.sample() or "–")
    return dict(reading.pairs)


def _bounds(grid: Grid, reading: Reading, name: str) -> tuple[int, int]:
    """First row that may be data, and the first one after it."""
    start, end = grid.header_rows or 0, grid.height
    if reading.header_rows:
        start = max(reading.header_rows)
    if reading.data_rows:
        start, end = reading.data_rows[0] - 1, reading.data_rows[1] or grid.height
    asked = [*(reading.header_rows or ()), *(reading.data_rows or ())]
    if max(asked, default=0) > grid.height or start >= min(end, grid.height):
        raise InputError("reading-beyond", table=name, row=max(asked, default=0), rows=grid.height)
    return start, min(end, grid.height)


def _told(notes: Sequence[Note], code: str, value: str) -> str:
    return next((str(note.values[value]) for note in notes if note.code == code), "")


def _headers(grid: Grid, layout: Layout) -> tuple[list[Header], list[Note]]:
    """Headers of all columns with content, and notes on those that had none or shared one."""
    notes: list[Note] = []
    data = grid.cells[layout.first : layout.last + 1]
    places: list[int] = []
    empty: list[int] = []
    full = [_is_filled(data, column) for column in range(grid.width)]
    if not grid.knows_merges:
        _move_headers(layout, full)
    for column in range(grid.width):
        (places if layout.levels[column] or full[column] else empty).append(column)
    if empty:
        notes.append(Note("columns-empty", {"columns": some(list(map(letter, empty)))}))
    plain = [field_name(layout.levels[column]) or f"Spalte_{letter(column)}" for column in places]
    headers = []
    for column, before, name in zip(places, plain, unique_names(plain), strict=True):
        header = Header(name, layout.levels[column], letter(column), layout.units[column], column)
        headers.append(header)
        if layout.header and not header.levels:
            notes.append(Note("header-lost", {"column": header.letter, "name": name}))
        elif name != before and plain.count(before) > 1:
            same = sum(layout.levels[other] == header.levels for other in places) > 1
            code = "header-double" if same else "header-long"
            notes.append(Note(code, {"header": header.alias, "column": header.letter, "name": name}))
    return headers, notes


def _move_headers(layout: Layout, full: Sequence[bool]) -> None:
    """A heading over two merged cells stands above the left one; its data may stand in the right one."""
    for column in range(len(full) - 1):
        own, right = layout.levels[column], layout.levels[column + 1]
        if own and not full[column] and full[column + 1] and not right:
            layout.levels[column], layout.levels[column + 1] = (), own
            layout.units[column + 1] = layout.units[column + 1] or layout.units[column]


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


def _offer(sheet: _Sheet) -> list[Header]:
    headers = [header for header in sheet.headers if header.place != sheet.key]
    counts = Counter(sheet.targets())
    repeated = sum(count for count in counts.values() if count > 1)
    if repeated * 2 < len(sheet.rows):
        return []
    return part_columns(sheet.grid, headers, sheet.targets(), sheet.rows, sheet.numeric)


def _pivot(
    sheet: _Sheet, wanted: Sequence[Header], offer: Sequence[Header], reading: Reading, notes: list[Note]
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
    sheet: _Sheet, wanted: Sequence[Header], wide: Wide | None, symbols: SymbolSet, reading: Reading
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


def _is_filled(cells: np.ndarray | TextCells, column: int) -> bool:
    if isinstance(cells, TextCells):
        return cells.is_filled(column)
    return any(value is not None for value in cells[:, column])


def _note_percent(column: Column, shown: int, total: int) -> None:
    if not shown or not total:
        return
    if shown >= total:
        column.unit = column.unit or "%"
        column.notes.append(Note("percent-shown", {"column": column.header.label}))
    else:
        column.notes.append(Note("percent-mixed", {"column": column.header.label, "count": shown, "total": total}))


def _hidden_totals(sheet: _Sheet, columns: Sequence[Column], symbols: SymbolSet, notes: list[Note]) -> list[int]:
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


def _proven_sums(sheet: _Sheet, columns: Sequence[Column], symbols: SymbolSet) -> list[int]:
    """Rows without an area that are the sum of the areas around them."""
    strange = [row for row in sheet.rows if sheet.match.target[row] is None]
    if not strange or len(strange) > _MOST_CHECKED or len(strange) * 2 > len(sheet.rows):
        return []
    sums = _sums(sheet, columns)
    return [row for row in strange if sums.check(row, symbols).proves]


def _sums(sheet: _Sheet, columns: Sequence[Column]) -> Sums:
    places = [place for place, row in enumerate(sheet.rows) if sheet.match.target[row] is not None]
    return Sums(sheet.grid, columns, [sheet.rows[place] for place in places], places)


def _set_apart(sheet: _Sheet, rows: Sequence[int], reason: str, reading: Reading) -> bool:
    """Take rows out of the areas; whether there were any that the user does not keep."""
    gone = {row for row in rows if row + 1 not in reading.keep_rows}
    added = [Apart(sheet.grid.sheet, row + 1, reason, row_text(sheet.grid, row)) for row in gone]
    sheet.apart = sorted([*sheet.apart, *added], key=lambda row: row.row)
    sheet.rows = [row for row in sheet.rows if row not in gone]
    return bool(gone)


def _check_sums(sheet: _Sheet, columns: Sequence[Column], symbols: SymbolSet, proven: Sequence[int]) -> list[Note]:
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


def _used(sheet: _Sheet, key: Header, columns: Sequence[Column], reading: Reading) -> Reading:
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
