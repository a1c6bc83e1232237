"""What a join would do, before anything is written: the table as understood, the reader's decisions, who is left over.

Everything here may run beside the main thread; a :class:`LayerSource` takes from a layer what that needs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...core.joining.keys import CONSENTED, EXACT, GIVEN, NAMES, RULE_NAMES, key_text, layer_keys
from ...core.messages import InputError, Note
from ...core.tabular.grids import letter
from ...core.tabular.reading import DELIMITERS, ENCODINGS, OVERRULED_BY, Reading, load_reading, overlaid, reading_from
from ..frames import frame_of, python_value
from ..projectstate import file_print
from ..tables import grid_of_source, read_grids, symbol_presets
from ..translation import Texts
from .joinhints import field_with_keys, kept_for
from .tablecells import ReadCells, SheetCells
from .tabletexts import rows_text
from .types import LayerSource

if TYPE_CHECKING:
    from ...core.joining.join import Join, Left
    from ...core.joining.keys import LayerKeys
    from ...core.tabular.columns import Header
    from ...core.tabular.grids import Grid
    from ...core.tabular.symbols import SymbolSet
    from ...core.tabular.tables import Table

ENCODING_NAMES = ENCODINGS
DELIMITER_NAMES = tuple(DELIMITERS)
# Rows and areas without a partner beyond so many are counted, but nobody goes through them.
MOST_SHOWN = 2000
# The rules that a user may allow or forbid, and those that are allowed unasked.
RULES = tuple(name for name in RULE_NAMES if name != EXACT)
ALLOWED = CONSENTED
BY_NAME = NAMES


@dataclass(frozen=True)
class Asked:
    """What stands in the form.

    ``table`` is a layer instead of the file ``path``. ``texts`` are the decisions by parameter as users write them.
    ``kept`` are files with the settings of earlier tables, the newest first: the one that fits is used,
    with ``forced`` the first of them.
    """

    areas: LayerSource
    key_field: str
    path: str = ""
    table: LayerSource | None = None
    name_field: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[str, ...] = CONSENTED
    symbols: str = "din55301"
    prefix: str = ""
    keep_signs: bool = False
    kept: tuple[str, ...] = ()
    forced: bool = False


@dataclass(frozen=True)
class Remark:
    """A sentence of the protocol, whether it warns, and the parameter that overrules the decision it tells of."""

    text: str
    warning: bool
    parameter: str = ""


@dataclass(frozen=True)
class ColumnLook:
    """A column that may be joined: how it is named in parameters, its header, letter, kind, new field and gaps.

    ``place`` is its column in the sheet, -1 in a long table made wide; ``field`` is empty where it is left out.
    """

    name: str
    header: str
    letter: str
    place: int
    kind: str
    field: str = ""
    missing: int = 0
    rejected: int = 0
    unit: str = ""

    @property
    def wanted(self) -> bool:
        """Whether it is joined."""
        return bool(self.field)


@dataclass(frozen=True)
class ColumnName:
    """A column of the sheet: how parameters name it, how people do, where it stands."""

    name: str
    label: str
    place: int


@dataclass(frozen=True)
class Single:
    """A row or an area without a partner: key, the row's number (0 for an area), its name or cells, keys alike."""

    key: str
    row: int
    text: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counts:
    """The numbers of the line below the preview."""

    areas: int = 0
    joined: int = 0
    rows_alone: int = 0
    areas_alone: int = 0
    missing: int = 0
    rejected: int = 0


@dataclass
class JoinPreview:
    """``error`` says why the join is not possible; ``cells`` show the sheet all the same where there is one.

    ``found`` has the reader's decisions in words, by parameter. ``kept`` is the file of earlier settings in use.
    ``headers`` are all columns of the sheet, the key among them. ``key_hint`` is another field of the areas that has
    the keys of the table; ``names_help`` says that names written differently would match. ``pivot`` are the columns
    that tell the rows of a long table apart.
    """

    error: str = ""
    cells: SheetCells | None = None
    counts: Counts | None = None
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    key_place: int = -1
    found: Mapping[str, str] = field(default_factory=dict)
    columns: Sequence[ColumnLook] = ()
    headers: Sequence[ColumnName] = ()
    key_hint: str = ""
    names_help: bool = False
    remarks: Sequence[Remark] = ()
    rows_alone: Sequence[Single] = ()
    areas_alone: Sequence[Single] = ()
    by_rule: Mapping[str, int] = field(default_factory=dict)
    by_hand: Sequence[tuple[str, str, str]] = ()
    pivot: tuple[str, ...] = ()
    kept: str = ""


class TableReader:
    """Reads tables again and again; the sheets of the last file are held while it stays as it is."""

    def __init__(self) -> None:
        self._held: tuple[tuple[str, ...], list[Grid]] | None = None

    def __call__(self, asked: Asked) -> JoinPreview:
        """What the join would do."""
        return _Look(asked, self).preview()

    def grids(self, asked: Asked, reading: Reading) -> tuple[list[Grid], str]:
        """The sheets of the table and its name, as the algorithm reads them."""
        if asked.table is not None:
            return [grid_of_source(asked.table)], asked.table.sourceName()
        stamp = (asked.path, file_print(asked.path), reading.encoding, reading.delimiter)
        held = self._held
        if held is None or held[0] != stamp:
            held = (stamp, read_grids(asked.path, reading.encoding, reading.delimiter))
            self._held = held
        return held[1], Path(asked.path).name


class _Look:
    """One look at a table. The stages fill ``made``, so that what was understood before an error is shown."""

    def __init__(self, asked: Asked, reader: TableReader) -> None:
        self.asked = asked
        self.reader = reader
        self.texts = Texts()
        self.made = JoinPreview()

    def preview(self) -> JoinPreview:
        from ...core.tabular.symbols import load_symbols

        grids: list[Grid] = []
        given = Reading()
        try:
            symbols = load_symbols(symbol_presets()[self.asked.symbols])
            try:
                given = reading_from(self.asked.texts, self.asked.rules)
            finally:  # the sheet is shown whatever else is wrong
                grids, name = self.reader.grids(self.asked, given)
                self._show_raw(grids, given, symbols)
            layer, keys, names = self._areas()
            kept = next(iter(self.asked.kept), "")
            if not self.asked.forced:
                kept = kept_for(grids, layer, symbols, name, self.asked.kept)
            reading = overlaid(load_reading(kept), given) if kept else given
            if (reading.encoding, reading.delimiter) != (given.encoding, given.delimiter):
                grids, name = self.reader.grids(self.asked, reading)
            self._understand(grids, layer, keys, names, symbols, name, reading)
        except InputError as error:
            self.made.error = self.texts.note(error.note)
            if error.note.code in ("key-not-found", "key-no-match"):
                self.made.key_hint = field_with_keys(grids, self.asked.areas, self.asked.key_field)
                self.made.names_help = NAMES not in given.rules and self._names_help(grids, given, symbols)
        return self.made

    def _names_help(self, grids: Sequence[Grid], reading: Reading, symbols: SymbolSet) -> bool:
        """Whether the table could be read if names written differently were the same."""
        from ...core.tabular.tables import read_table

        with contextlib.suppress(InputError):
            read_table(grids, self._areas()[0], symbols, "", replace(reading, rules=(*reading.rules, NAMES)))
            return True
        return False

    def _areas(self) -> tuple[LayerKeys, Any, dict[str, str]]:
        from ...core.joining.join import check_layer_keys

        asked = self.asked
        keys = frame_of(asked.areas, [asked.key_field])[asked.key_field].map(key_text)
        layer = layer_keys(asked.key_field, keys)
        check_layer_keys(layer)
        names: dict[str, str] = {}
        if asked.name_field and asked.name_field != asked.key_field:
            values = frame_of(asked.areas, [asked.name_field])[asked.name_field]
            names = {key: _shown(value) for key, value in zip(keys, values, strict=True)}
        return layer, keys, names

    def _show_raw(self, grids: Sequence[Grid], reading: Reading, symbols: SymbolSet) -> None:
        from ...core.joining.keycolumn import choose_sheet, guessed_levels

        made = self.made
        made.sheets = tuple(grid.sheet for grid in grids if grid.sheet)
        shown = grids[0] if grids else None
        with contextlib.suppress(InputError):
            shown = choose_sheet(grids, reading.sheet, "")[0]
        if shown is not None:
            made.sheet = shown.sheet
            made.cells = SheetCells(shown, self.texts)
            made.remarks = self._remarks(shown.notes)
            made.found = _decisions(shown.notes)
            made.headers = _guessed(guessed_levels(shown, symbols, reading.header_rows))

    def _understand(
        self,
        grids: Sequence[Grid],
        layer: LayerKeys,
        keys: Any,
        names: Mapping[str, str],
        symbols: SymbolSet,
        name: str,
        reading: Reading,
    ) -> None:
        from ...core.joining.join import join_table
        from ...core.names import field_prefix
        from ...core.tabular.tables import read_table

        table = read_table(grids, layer, symbols, name, reading)
        grid = next(grid for grid in grids if grid.sheet == table.sheet)
        cells = ReadCells(grid, table, symbols, names, self.texts)
        made = self.made
        made.sheet, made.cells, made.key_place = table.sheet, cells, table.key.place
        made.kept = self._used_file(reading)
        made.pivot = table.offer
        made.found = {**_decisions(table.notes), **self._found(table, cells)}
        made.remarks = self._remarks(table.notes)
        whole = read_table(grids, layer, symbols, name, replace(reading, columns=())) if reading.columns else table
        made.columns = _columns(whole, None)
        if not reading.pivot:
            headers = [table.key, *(column.header for column in whole.columns)]
            made.headers = _names(sorted(headers, key=lambda header: header.place))
        joined = join_table(
            table,
            layer,
            keys,
            fields=self.asked.areas.fields().names(),
            prefix=field_prefix(self.asked.prefix),
            keep_signs=self.asked.keep_signs,
        )
        made.columns = _columns(whole, joined)
        made.remarks = self._remarks([*table.notes, *joined.notes])
        rows, areas = joined.rows_without_area[:MOST_SHOWN], joined.areas_without_row[:MOST_SHOWN]
        made.rows_alone = [_single(item, _row_of(cells, item.row)) for item in rows]
        made.areas_alone = [_single(item, names.get(item.key, "")) for item in areas]
        made.by_rule = {rule: len(pairs) for rule, pairs in joined.by_rule.items()}
        made.by_hand = [(key, area, names.get(area, "")) for key, area in joined.by_rule.get(GIVEN, [])]
        made.counts = Counts(
            areas=len(keys),
            joined=joined.areas,
            rows_alone=len(joined.rows_without_area),
            areas_alone=len(joined.areas_without_row),
            missing=joined.missing,
            rejected=len(table.rejected),
        )

    def _used_file(self, reading: Reading) -> str:
        for path in self.asked.kept:
            with contextlib.suppress(InputError):
                if reading.headers and load_reading(path).headers == reading.headers:
                    return path
        return ""

    def _remarks(self, notes: Sequence[Note]) -> list[Remark]:
        from ...core.joining.join import WARNINGS as JOIN_WARNINGS
        from ...core.tabular.tables import WARNINGS

        found = [
            Remark(self.texts.note(note), note.code in WARNINGS or note.code in JOIN_WARNINGS, OVERRULED_BY.get(
                note.code, "")) for note in notes
        ]  # fmt: skip
        return sorted(found, key=lambda remark: not remark.warning)

    def _found(self, table: Table, cells: ReadCells) -> dict[str, str]:
        decimal = {",": "mark-comma", ".": "mark-point"}.get(table.used.decimal)
        rows = [row + 1 for row in cells.header_rows]
        found = {
            "SHEET": table.sheet,
            "TABLE_KEY_FIELD": table.key.label,
            "HEADER_ROWS": rows_text(rows) or "0",
            "DATA_ROWS": f"{cells.first + 1}-{cells.last + 1}",
            "PIVOT": "; ".join(table.used.pivot),
            "SKIP_ROWS": "",
            "KEEP_ROWS": "",
        }
        if decimal:
            found["DECIMAL"] = self.texts.note(Note(decimal))
        return found


def _guessed(levels: Sequence[tuple[str, ...]]) -> list[ColumnName]:
    from ...core.names import field_name
    from ...core.tabular.columns import Header

    headers = [
        Header(field_name(texts) or letter(place), texts, letter(place), "", place)
        for place, texts in enumerate(levels)
    ]
    return _names(headers)


def _names(headers: Sequence[Header]) -> list[ColumnName]:
    return [ColumnName(designation(header, headers), header.label, header.place) for header in headers]


def _decisions(notes: Sequence[Note]) -> dict[str, str]:
    found = {}
    for note in notes:
        if note.code == "encoding":
            found["ENCODING"] = str(note.values["encoding"])
        elif note.code == "delimiter":
            found["DELIMITER"] = str(note.values["delimiter"])
    return found


def _columns(table: Table, joined: Join | None) -> list[ColumnLook]:
    headers = [column.header for column in table.columns]
    wide = bool(table.used.pivot)
    fields = {item.column.header.name: item for item in joined.fields if not item.signs} if joined else {}
    found = []
    for column in table.columns:
        header = column.header
        item = fields.get(header.name)
        found.append(ColumnLook(
            name=designation(header, headers),
            header=header.alias or header.letter,
            letter=header.letter,
            place=-1 if wide else header.place,
            kind=column.kind,
            field=item.name if item else "",
            missing=sum(column.missing.values()),
            rejected=len(column.rejected),
            unit=column.unit,
        ))  # fmt: skip
    return found


def designation(header: Header, headers: Sequence[Header]) -> str:
    """How a parameter names a column so that no other one is meant: by header, else clean name, else letter."""
    for text in (header.alias, header.name):
        plain = text and not any(sign in text for sign in ";=") and text.strip() == text
        if plain and [other for other in headers if other.means(text)] == [header]:
            return str(text)
    return str(header.letter)


def _single(item: Left, text: str) -> Single:
    return Single(item.key, item.row, text, item.near)


def _row_of(cells: SheetCells, row: int) -> str:
    texts = [cells.text(row - 1, column) for column in range(min(cells.width, 12))]
    return " | ".join(text for text in texts if text)


def _shown(value: Any) -> str:
    plain = python_value(value)
    return "" if plain is None else str(plain)
