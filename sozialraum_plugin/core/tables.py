"""Office tables: from a raw sheet to clean columns, with a protocol of every decision and every loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .columns import Column, Header, read_column
from .grids import Grid, cell_text, letter
from .keycolumn import choose_sheet, find_key
from .keys import KeyMatch, LayerKeys, key_text, match_keys, sample
from .layout import KeyLooks, Layout, find_layout, first_data_row, key_looks, number_columns, row_kind
from .messages import InputError, Note
from .names import field_name, same_header, unique_names
from .numbers import Evidence, sort_cells
from .symbols import SymbolSet

if TYPE_CHECKING:
    import numpy as np

# Notes that a user must see without opening the report.
WARNINGS = frozenset({
    "sheet-others", "formulas-empty", "quotes-broken", "rows-short", "header-none", "key-rivals", "decimal-conflict",
    "decimal-guess", "column-mixed", "cells-rejected", "percent-mixed", "hidden-read",
})  # fmt: skip
_TEXT = 200
_ROWS_SHOWN = 8


@dataclass(frozen=True)
class Rejected:
    """A cell that was not understood: row from 1 and letter as a spreadsheet shows them."""

    sheet: str
    row: int
    column: str
    header: str
    text: str


@dataclass(frozen=True)
class Apart:
    """A row that is no area. ``reason`` has a sentence under ``apart-...``."""

    sheet: str
    row: int
    reason: str
    text: str


@dataclass
class Table:
    """A table that was read. ``rows`` are row numbers from 1, ``keys`` the keys, one per row of data.

    ``match`` says which area each row means. ``notes`` is the reading protocol;
    ``heading`` is what stands above all columns.
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


def read_table(
    grids: Sequence[Grid],
    layer: LayerKeys,
    symbols: SymbolSet,
    source: str,
    sheet: str = "",
    key_field: str = "",
    columns: Sequence[str] = (),
) -> Table:
    """Read the table that belongs to the areas of a layer.

    Sheet and key column are the ones with most keys of the layer unless ``sheet`` and ``key_field`` (a header or
    clean name) say otherwise. ``columns`` restricts the columns by header or clean name; all without it.
    Raises :class:`InputError` where there is no such sheet, column or key.
    """
    chosen = choose_sheet(grids, sheet, source)
    if not any(grid.height for grid in chosen):
        raise InputError("table-empty", table=source)
    place, notes = find_key(chosen, layer, key_field, symbols, source)
    grid, key = place.grid, place.column
    name = f"{source} ({grid.sheet})" if grid.sheet else source
    texts = [key_text(value) for value in grid.cells[:, key]]
    start = grid.header_rows or 0
    match = match_keys(["" if row < start or row in grid.broken else text for row, text in enumerate(texts)], layer)
    matched = [row for row, target in enumerate(match.target) if target is not None]
    if not matched:
        raise InputError(
            "key-no-match", column=key_field or letter(key), table=name, table_keys=sample(texts[1:]) or "–",
            field=layer.field, layer_keys=layer.sample() or "–",
        )  # fmt: skip
    numeric = [column for column in number_columns(grid, matched, symbols) if column != key]
    looks = key_looks(layer.keys)
    first = start or first_data_row(grid, matched[0], key, numeric, looks, symbols)
    layout = find_layout(grid, first, matched[-1], numeric)
    headers, header_notes = _headers(grid, layout)
    key_header = next(header for header in headers if header.place == key)
    rows, apart, kind_notes = _sort_rows(grid, match, key, layout, numeric, looks, symbols)
    key_note = _key_note(key_header, match, layer, key_field)
    notes = [*grid.notes, *notes, *layout.notes, *header_notes, key_note, *kind_notes]
    wanted = _wanted(headers, key, columns, name, notes)
    read = _read_columns(grid, wanted, rows, symbols)
    table = Table(
        source=source,
        sheet=grid.sheet,
        key=key_header,
        columns=read,
        rows=[row + 1 for row in rows],
        keys=[texts[row] for row in rows],
        match=KeyMatch([match.target[row] for row in rows], [match.rule[row] for row in rows], match.ambiguous),
        notes=notes,
        apart=apart,
        reference_date=_told(notes, "reference-date", "date"),
        heading=_told(notes, "header-common", "text"),
    )
    _collect(table, grid)
    return table


def _told(notes: Sequence[Note], code: str, value: str) -> str:
    return next((str(note.values[value]) for note in notes if note.code == code), "")


def _key_note(header: Header, match: KeyMatch, layer: LayerKeys, wanted: str) -> Note:
    values = {"column": header.label, "found": match.found(), "total": len(layer.keys)}
    return Note("key-given" if wanted else "key-found", values)


def _headers(grid: Grid, layout: Layout) -> tuple[list[Header], list[Note]]:
    """Headers of all columns with content, and notes on those that had none or shared one."""
    notes: list[Note] = []
    data = grid.cells[layout.first : layout.last + 1]
    places: list[int] = []
    empty: list[int] = []
    for column in range(grid.width):
        filled = layout.levels[column] or any(value is not None for value in data[:, column])
        (places if filled else empty).append(column)
    if empty:
        notes.append(Note("columns-empty", {"columns": _some(list(map(letter, empty)))}))
    plain = [field_name(layout.levels[column]) or f"Spalte_{letter(column)}" for column in places]
    headers = []
    for column, before, name in zip(places, plain, unique_names(plain), strict=True):
        header = Header(name, layout.levels[column], letter(column), layout.units[column], column)
        headers.append(header)
        if layout.header and not header.levels:
            notes.append(Note("header-lost", {"column": header.letter, "name": name}))
        elif name != before and plain.count(before) > 1:
            notes.append(Note("header-double", {"header": header.alias, "column": header.letter, "name": name}))
    return headers, notes


def _sort_rows(
    grid: Grid, match: KeyMatch, key: int, layout: Layout, numeric: Sequence[int], looks: KeyLooks, symbols: SymbolSet
) -> tuple[list[int], list[Apart], list[Note]]:
    """The rows of areas, and those set apart with their reason."""
    rows: list[int] = []
    apart: list[Apart] = []
    by_reason: defaultdict[str, list[int]] = defaultdict(list)
    for row in range(layout.first, grid.height):
        if match.target[row] is not None:
            rows.append(row)
            continue
        kind = "broken" if row in grid.broken else row_kind(grid, row, key, layout, numeric, looks, symbols)
        if kind == "area":
            rows.append(row)
        elif kind != "blank":
            text = grid.broken.get(row) or " | ".join(cell_text(v) for v in grid.cells[row] if v is not None)
            apart.append(Apart(grid.sheet, row + 1, kind, text[:_TEXT]))
            by_reason[kind].append(row + 1)
    notes = [
        Note("rows-apart", {
            "count": len(numbers),
            "reason": Note(f"apart-{reason}"),
            "rows": _some(list(map(str, numbers))),
        })
        for reason, numbers in by_reason.items()
    ]  # fmt: skip
    return rows, apart, notes


def _some(texts: Sequence[str]) -> str:
    return ", ".join(texts[:_ROWS_SHOWN]) + (" …" if len(texts) > _ROWS_SHOWN else "")


def _wanted(headers: Sequence[Header], key: int, columns: Sequence[str], name: str, notes: list[Note]) -> list[Header]:
    offered = [header for header in headers if header.place != key]
    if not columns:
        return offered
    asked = {text: [h for h in offered if same_header(text, h.name, h.levels)] for text in columns}
    missing = [text for text, found in asked.items() if not found]
    if missing:
        known = ", ".join(header.name for header in offered)
        raise InputError("columns-missing", table=name, missing=", ".join(missing), columns=known)
    chosen = [header for header in offered if any(header in found for found in asked.values())]
    left = [header.name for header in offered if header not in chosen]
    if left:
        notes.append(Note("columns-left", {"columns": ", ".join(left)}))
    return chosen


def _read_columns(grid: Grid, headers: Sequence[Header], rows: Sequence[int], symbols: SymbolSet) -> list[Column]:
    data: np.ndarray = grid.cells[list(rows)]
    sorted_cells = {header.place: sort_cells(data[:, header.place].tolist(), symbols) for header in headers}
    table = Evidence()
    for cells in sorted_cells.values():
        table.comma += cells.evidence.comma
        table.point += cells.evidence.point
    read = []
    for header in headers:
        cells = sorted_cells.pop(header.place)
        column = read_column(header, cells, table, grid.decimal, symbols)
        _note_percent(column, grid.percent.get(header.place, 0), len(cells.typed))
        read.append(column)
    return read


def _note_percent(column: Column, shown: int, total: int) -> None:
    if not shown or not total:
        return
    if shown >= total:
        column.unit = column.unit or "%"
        column.notes.append(Note("percent-shown", {"column": column.header.label}))
    else:
        column.notes.append(Note("percent-mixed", {"column": column.header.label, "count": shown, "total": total}))


def _collect(table: Table, grid: Grid) -> None:
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
        for row, text in column.rejected:
            table.rejected.append(Rejected(grid.sheet, table.rows[row], header.letter, header.alias, text[:_TEXT]))
        if column.rejected:
            row, text = column.rejected[0]
            table.notes.append(Note("cells-rejected", {
                "column": header.label, "count": len(column.rejected), "row": table.rows[row], "example": text[:60],
            }))  # fmt: skip
