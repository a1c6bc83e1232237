"""A sheet while it is read: key column, header, and which rows are areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..joining.keycolumn import choose_sheet, find_key
from ..joining.keys import KeyMatch, LayerKeys, key_text, match_keys, sample
from ..messages import InputError, Note
from ..names import field_name, unique_names
from .columns import Header
from .grids import Grid, letter
from .layout import Layout, find_layout
from .looks import KeyLooks, first_data_row, key_looks, number_columns
from .reading import Reading
from .rows import Apart, some, sort_rows
from .symbols import SymbolSet
from .textcells import TextCells

if TYPE_CHECKING:
    import numpy as np


@dataclass
class Sheet:
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


def open_sheet(
    grids: Sequence[Grid], layer: LayerKeys, symbols: SymbolSet, source: str, reading: Reading
) -> tuple[Sheet, list[Note]]:
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
    sheet = Sheet(grid, key, layout, headers, numeric, rows, apart, texts, match, name)
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
    names, levels = Counter(plain), Counter(layout.levels[column] for column in places)
    for column, before, name in zip(places, plain, unique_names(plain), strict=True):
        header = Header(name, layout.levels[column], letter(column), layout.units[column], column)
        headers.append(header)
        if layout.header and not header.levels:
            notes.append(Note("header-lost", {"column": header.letter, "name": name}))
        elif name != before and names[before] > 1:
            same = levels[header.levels] > 1
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


def _is_filled(cells: np.ndarray | TextCells, column: int) -> bool:
    if isinstance(cells, TextCells):
        return cells.is_filled(column)
    return any(value is not None for value in cells[:, column])
