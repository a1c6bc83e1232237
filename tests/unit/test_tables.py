"""Reading office tables: files, sheets, headers, rows that are no areas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from sozialraum_plugin.core.joining.keycolumn import KeyPlace, choose_sheet, column_names, find_key
from sozialraum_plugin.core.joining.keys import LayerKeys, layer_keys
from sozialraum_plugin.core.messages import InputError, Note
from sozialraum_plugin.core.tabular.csvfile import find_delimiter, read_text_table
from sozialraum_plugin.core.tabular.encodings import decode
from sozialraum_plugin.core.tabular.grids import Grid, cell_text, letter, make_cells
from sozialraum_plugin.core.tabular.reading import Reading
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import Table, read_table
from sozialraum_plugin.core.tabular.workbook import read_workbook

DIN = load_symbols(Path(__file__).resolve().parents[2] / "resources" / "symbols" / "din55301.json")
KEYS = layer_keys("PLR_ID", ["010101", "010102", "020101", "020102"])

OFFICE = """Amt für Statistik;;;
Stichtag: 31.12.2024;;;
;;;
PLR-Nr.;Planungsraum;Einwohner;Anteil in %
010101;Altstadt;1.234;12,5
010102;"Am; Markt";987;-
020101;"Neue
Siedlung";.;…
020102;Hafen;40;7
;Stadt insgesamt;2.261;11,2
;;;
Quelle: Einwohnermelderegister;;;
"""


def save(path: Path, text: str, encoding: str = "utf-8") -> list[Grid]:
    path.write_bytes(text.encode(encoding))
    return [read_text_table(path)]


def read(grids: list[Grid], **options: Any) -> Table:
    return read_table(grids, options.pop("layer", KEYS), DIN, "table", Reading(**options))


def codes(table: Table) -> list[str]:
    return [note.code for note in table.notes]


def values(table: Table, name: str) -> list[Any]:
    found = next(column for column in table.columns if column.header.name == name)
    return [None if value != value else value for value in found.values.tolist()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_office_file(tmp_path: Path, encoding: str, delimiter: str, ending: str) -> None:
    text = OFFICE.replace(";", delimiter).replace(f"Am{delimiter}", "Am;").replace("\n", ending)
    table = read(save(tmp_path / "t.csv", text, encoding))
    assert [column.header.name for column in table.columns] == ["Planungsraum", "Einwohner", "Anteil_in"]
    assert [column.header.alias for column in table.columns] == ["Planungsraum", "Einwohner", "Anteil in %"]
    assert table.columns[2].unit == "%"
    assert table.keys == ["010101", "010102", "020101", "020102"]
    assert values(table, "Planungsraum")[:3] == ["Altstadt", "Am; Markt", "Neue Siedlung"]
    assert values(table, "Einwohner") == [1234.0, 987.0, None, 40.0]
    assert values(table, "Anteil_in") == [12.5, 0.0, None, 7.0]
    assert [(row.row, row.reason) for row in table.apart] == [(9, "total"), (11, "footer")]
    assert table.reference_date == "31.12.2024"
    assert table.rows == [5, 6, 7, 8]
    assert table.rejected == []


def test_decimal_points_and_commas_as_delimiters(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", 'id,a,b\n010101,1.5,"1,234"\n010102,2.25,"2,345"\n'))
    assert values(table, "a") == [1.5, 2.25]
    assert values(table, "b") == [1234.0, 2345.0]


def test_decimal_commas_do_not_delimit() -> None:
    assert find_delimiter("k;a;b\n1;1,5;2,5\n2;2,5;3,5\n")[0] == ";"
    assert find_delimiter("k\ta\n1\t1,5\n")[0] == "\t"
    assert find_delimiter("only one column\nand nothing else\n") == ("", 0, 1)


def test_encodings_are_told() -> None:
    text, notes = decode("Größe".encode("cp1252"))
    assert (text, notes[0].values["encoding"]) == ("Größe", "Windows-1252")
    with pytest.raises(ValueError, match="x"):
        decode(b"\x00\x01\x02\x03binary\x00x")


def test_broken_quotes_swallow_nothing(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", 'id;name;n\n010101;"Alt;1\n010102;Neu;2\n020101;Dorf;3\n'))
    assert next(note for note in table.notes if note.code == "quotes-broken").values == {"count": 1, "rows": "2"}
    assert [(row.row, row.reason, row.text) for row in table.apart] == [(2, "broken", '010101;"Alt;1')]
    assert table.keys == ["010102", "020101"]
    assert values(table, "n") == [2.0, 3.0]


def test_shifted_rows_are_set_apart(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", "id;name;n\n010101;Alt;1\n010102;Neu; Dorf;2\n020101;Feld;3\n"))
    assert table.keys == ["010101", "020101"]
    assert [(row.row, row.reason) for row in table.apart] == [(3, "broken")]


def test_short_rows_are_told(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", "id;name;n\n010101;Alt;1\n010102;Neu\n020101;Feld;3\n"))
    assert "rows-short" in codes(table)
    assert values(table, "n") == [1.0, None, 3.0]


def test_no_header_at_all(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", "010101;Alt;1\n010102;Neu;2\n"))
    assert [column.header.name for column in table.columns] == ["Spalte_B", "Spalte_C"]
    assert "header-none" in codes(table)


def test_numbering_row_and_two_header_rows_without_merged_cells(tmp_path: Path) -> None:
    text = "PLR;Name;SGB II;;Arbeitslose\n;;unter 15;ab 15;insgesamt\n1;2;3;4;5\n010101;Alt;1;2;3\n010102;Neu;4;5;6\n"
    table = read(save(tmp_path / "t.csv", text))
    names = ["Name", "SGB_II_unter_15", "SGB_II_ab_15", "Arbeitslose_insgesamt"]
    assert [column.header.name for column in table.columns] == names
    assert "numbering-row" in codes(table)
    assert values(table, "SGB_II_ab_15") == [2.0, 5.0]


def test_years_in_a_header_are_no_data(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", "PLR;2022;2023\n010101;10;11\n010102;20;21\n"))
    assert [column.header.name for column in table.columns] == ["F_2022", "F_2023"]
    assert table.rows == [2, 3]


def test_duplicate_and_missing_headers(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", "id;n;N;;leer\n010101;1;2;3;\n010102;4;5;6;\n"))
    assert [column.header.name for column in table.columns] == ["n", "N_2", "Spalte_D", "leer"]
    assert {"header-double", "header-lost"} <= set(codes(table)) or "header-lost" in codes(table)


def test_rows_that_are_no_areas(tmp_path: Path) -> None:
    text = (
        "id;name;n\n01;Stadtbezirk Mitte;3\n010101;Alt;1\n010102;Neu;2\n99;Keine Angabe;5\n020199;Neubau;4\n"
        "id;name;n\n020101;Dorf;6\nSUM;Summe;99\n;Rest;3\nHinweis: vorläufig;;\n"
    )
    table = read(save(tmp_path / "t.csv", text))
    assert table.keys == ["010101", "010102", "020199", "020101"]
    assert [(row.row, row.reason) for row in table.apart] == [
        (2, "higher"), (5, "unassigned"), (7, "header"), (9, "total"), (10, "no_key"), (11, "footer")
    ]  # fmt: skip


def test_an_area_without_figures_is_no_footnote(tmp_path: Path) -> None:
    table = read(save(tmp_path / "t.csv", "id;name;a;b;c\n010101;Alt;1;2;3\n010102;Neu;4;5;6\n020199;;;;\n"))
    assert table.keys[-1] == "020199"


def test_missing_column_and_key_field_name_what_there_is(tmp_path: Path) -> None:
    grids = save(tmp_path / "t.csv", OFFICE)
    with pytest.raises(InputError, match=r"no column Gemeinde \(TABLE_KEY_FIELD\).*PLR-Nr\., Planungsraum, Einwohner"):
        read(grids, key_field="Gemeinde")
    with pytest.raises(InputError, match=r"no column Fläche \(COLUMNS\).*Planungsraum, Einwohner, Anteil_in"):
        read(grids, columns=("Einwohner", "Fläche"))
    assert [column.header.name for column in read(grids, columns=("einwohner",)).columns] == ["Einwohner"]
    assert read(grids, key_field="PLR_Nr").key.alias == "PLR-Nr."


def test_keys_that_match_nothing_are_shown_from_both_sides(tmp_path: Path) -> None:
    grids = save(tmp_path / "t.csv", OFFICE)
    other = layer_keys("KEY", ["A1", "A2"])
    with pytest.raises(InputError, match=r"No column of table holds the keys.*A1, A2.*PLR-Nr"):
        read(grids, layer=other)
    with pytest.raises(InputError, match=r"No key in column PLR-Nr\..*010101, 010102, 020101 ….*A1, A2"):
        read(grids, layer=other, key_field="PLR-Nr.")


def test_empty_and_binary_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no row below the header"):
        save(tmp_path / "t.csv", "\n\n;;\n")
    (tmp_path / "b.csv").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(InputError, match="binary data"):
        read_text_table(tmp_path / "b.csv")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    with pytest.raises(InputError, match="cannot be read as a table"):
        read_workbook(tmp_path / "b.xlsx")
    (tmp_path / "c.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 encrypted")
    with pytest.raises(InputError, match="password"):
        read_workbook(tmp_path / "c.xlsx")


def workbook(path: Path) -> Path:
    book = Workbook()
    book.active.title = "Hinweise"
    book.active["A1"] = "Nur Text"
    sheet = book.create_sheet("Daten")
    for row in (
        ["SGB II in der Stadt", None, None, None, None],
        ["PLR-Nr.", "Name", "SGB II", None, "Quote"],
        [None, None, "Regelleistungs-\nberechtigte", "Kinder", "Anteil"],
        [None, None, "Anzahl", "Anzahl", "%"],
        [10101, "Alt", 12, 3, 0.125],
        [10102, "Neu", "–", ".", 0.07],
        ["020101", "Dorf", 1234.5, 4, 0.5],
        [None, "Insgesamt", 1246.5, 7, 0.2],
    ):
        sheet.append(row)
    for area in ("A2:A3", "B2:B3", "C2:D2", "A1:E1"):
        sheet.merge_cells(area)
    for number in range(5, 9):
        sheet.cell(number, 5).number_format = "0.0%"
    sheet["A6"].number_format = "000000"
    book.save(path)
    return path


def test_a_workbook_with_merged_headers(tmp_path: Path) -> None:
    table = read(read_workbook(workbook(tmp_path / "t.xlsx")))
    assert table.sheet == "Daten"
    assert [column.header.name for column in table.columns] == [
        "Name", "SGB_II_Regelleistungsberechtigte", "SGB_II_Kinder", "Quote_Anteil"
    ]  # fmt: skip
    assert table.columns[1].header.alias == "SGB II – Regelleistungsberechtigte"
    assert [column.unit for column in table.columns] == ["", "Anzahl", "Anzahl", "%"]
    assert values(table, "SGB_II_Regelleistungsberechtigte") == [12.0, 0.0, 1234.5]
    assert values(table, "SGB_II_Kinder") == [3.0, None, 4.0]
    # Read as the workbook shows them: 12.5 %, not 0.125; 010102, not 10102.
    assert values(table, "Quote_Anteil") == [12.5, 7.0, 50.0]
    assert table.keys == ["10101", "010102", "020101"]
    assert table.match.rule == ["zeros", "exact", "exact"]
    assert {"percent-shown", "zeros-shown", "units-row"} <= set(codes(table))
    assert [(row.row, row.reason) for row in table.apart] == [(8, "total")]


def test_sheets_can_be_named_and_are_listed(tmp_path: Path) -> None:
    grids = read_workbook(workbook(tmp_path / "t.xlsx"))
    assert read(grids, sheet="daten").sheet == "Daten"
    assert read(grids, sheet="2").sheet == "Daten"
    with pytest.raises(InputError, match=r"no sheet 2023 \(SHEET\).*Hinweise, Daten"):
        read(grids, sheet="2023")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", "Hinweise,Daten 2023,daten 2023"), ("DATEN 2023 ", "Daten 2023"), ("Hinweise", "Hinweise"),
     ("Hinweise 2022", ""), ("1", "Hinweise"), (" 2 ", "Daten 2023"), ("3", "daten 2023"), ("0", ""), ("4", ""),
     ("9" * 5000, "")],
)  # fmt: skip
def test_a_sheet_by_name_or_number(asked: str, found: str) -> None:
    grids = [Grid(name, make_cells([["x"]])) for name in ("Hinweise", "Daten 2023", "daten 2023")]
    if found:
        assert ",".join(grid.sheet for grid in choose_sheet(grids, asked, "t.xlsx")) == found
    else:
        with pytest.raises(InputError) as error:
            choose_sheet(grids, asked, "t.xlsx")
        assert error.value.note.code == "sheet-missing"
        assert error.value.note.values == {
            "path": "t.xlsx", "sheet": asked, "sheets": "Hinweise, Daten 2023, daten 2023"
        }  # fmt: skip


def test_the_sheet_of_another_year_and_a_file_without_sheets() -> None:
    grids = [Grid(name, make_cells([["x"]])) for name in ("Hinweise", "Stand 2023")]
    assert [grid.sheet for grid in choose_sheet(grids, "Stand 2022", "t.xlsx")] == ["Stand 2023"]
    with pytest.raises(InputError) as error:
        choose_sheet([Grid("", make_cells([["x"]]))], "Daten", "t.csv")
    assert error.value.note.values["sheets"] == "–"


def place(
    rows: Any, layer: LayerKeys = KEYS, known: int | None = None, **options: Any
) -> tuple[KeyPlace, list[str]]:  # fmt: skip
    """Where the keys are in a sheet, or in sheets by name, and what is told of it."""
    sheets = rows if isinstance(rows, dict) else {"": rows}
    grids = [Grid(name, make_cells(cells), header_rows=known) for name, cells in sheets.items()]
    found, notes = find_key(grids, layer, Reading(**options), DIN, "t.csv")
    return found, [str(note) for note in notes]


def test_how_well_a_column_holds_the_keys() -> None:
    rows = [["id", "n"], ["010101", 1], ["010102", 2], ["020101", 3], ["030303", 4]]
    # Three of five cells (the header cannot be told from a key here) and of four areas: 2 * 0.6 * 0.75 / 1.35.
    found, notes = place(rows)
    assert (found.column, found.score, found.share, found.whole) == (0, pytest.approx(2 / 3), 0.6, False)
    assert notes == []
    # A database tells its header: three of four, and of four.
    assert place(rows, known=1)[0].score == pytest.approx(0.75)
    # The same keys with their zeros lost.
    lost = [["id", "n"], [10101, 1], [10102, 2], [20101, 3], [30303, 4]]
    assert place(lost)[0].score == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("keys", "held", "good"),
    [
        # Four in five areas are there, by keys of four signs, among many others.
        (["1001", "1002", "1003", "1004", "1005"], 4, True),
        (["1001", "1002", "1003", "1004", "1005"], 3, False),
        # So short a number may stand in any column.
        (["101", "102", "103", "104", "105"], 5, False),
        (["101", "102", "1003", "1004", "1005"], 5, True),
        (["101", "102", "103", "1004"], 4, False),
        (["101", "102", "1003", "1004"], 4, False),
    ],
)
def test_a_table_of_the_city_for_the_layer_of_a_district(keys: list[str], held: int, good: bool) -> None:
    rows = [["id", "n"], *([key, 1] for key in keys[:held]), *([f"x{number}", 1] for number in range(100))]
    layer = layer_keys("KEY", keys)
    if good:
        assert place(rows, layer)[0].whole
    else:
        with pytest.raises(InputError) as error:
            place(rows, layer)
        assert error.value.note.code == "key-not-found"
        assert error.value.note.values == {
            "table": "t.csv", "field": "KEY", "layer_keys": layer.sample(), "columns": "id, n"
        }  # fmt: skip
        # Whoever names the column means it.
        assert place(rows, layer, key_field="id")[0].column == 0


def test_keys_are_sought_in_all_sheets() -> None:
    all_keys = [["id", "n"], *([key, 1] for key in KEYS.keys)]
    some = [["id", "n"], ["010101", 1], *([f"9{number}", 1] for number in range(9))]
    text = [["Hinweis", "Seite"], ["keine", 1]]
    chosen = "Read from sheet {}: most keys of the areas are there. Set SHEET to read another one."
    found, notes = place({"Titel": text, "2023": all_keys, "2024": all_keys[:-1], "2025": all_keys, "Rest": some})
    assert found.grid.sheet == "2023"
    others = "These sheets also hold keys of the areas and were not read: 2024, 2025. Set SHEET to read one of them."
    assert notes == [chosen.format("2023"), others]
    found, notes = place({"Titel": text, "2023": all_keys})
    assert (found.grid.sheet, notes) == ("2023", [chosen.format("2023")])
    # A row or two less does not matter, many do.
    layer = layer_keys("KEY", [f"{number:04d}" for number in range(1, 41)])
    rows = [["id", "n"], *([key, 1] for key in layer.keys)]
    assert place({"a": rows[:-2], "b": rows}, layer)[0].grid.sheet == "a"
    assert place({"a": rows[:-10], "b": rows}, layer)[0].grid.sheet == "b"


def test_columns_with_other_keys_are_rivals() -> None:
    keys = list(KEYS.keys)
    turned = [*keys[2:], *keys[:2]]
    rows: list[list[Any]] = [
        ["id", "alt", "wieder", "zuletzt", "id"],
        *map(list, zip(keys, turned, keys, turned, keys, strict=True)),
    ]
    rival = "These columns would fit as keys as well: {}. Set TABLE_KEY_FIELD to choose."
    assert place(rows)[1] == [rival.format("B, D")]
    # The same keys under another header: either will do. In another order they will not.
    assert place([[row[0], row[2], row[4]] for row in rows])[1] == []
    assert place([[row[0], row[1], row[4]] for row in rows])[1] == [rival.format("B")]
    many = [f"{number:04d}" for number in range(1, 61)]
    layer = layer_keys("KEY", many)
    for gaps, told in ((1, []), (2, [rival.format("B")])):
        other = [*many[:-gaps], *[None] * gaps]
        assert place([["id", "id"], *map(list, zip(many, other, strict=True))], layer)[1] == told
    # A column with few keys, or one of another sheet, is none.
    few = [["id", "ort"], *([key, keys[0] if not place else "x"] for place, key in enumerate(keys))]
    assert place(few)[1] == []
    sheets = {"a": [row[:1] for row in rows], "b": [["n", "id"], *([1, key] for key in turned)]}
    assert len(place(sheets)[1]) == 2
    assert "Set TABLE_KEY_FIELD" not in "".join(place(sheets)[1])


WORDS = [["PLR", "PLR"], ["Nummer", "Name"], ["A1", "Alt"], ["B1", "Neu"]]


@pytest.mark.parametrize(
    ("rows", "options", "column"),
    [
        # Where the header stands, nothing shows in a table of words: cells and letters will do.
        (WORDS, {"key_field": "nummer"}, 0),
        (WORDS, {"key_field": "A"}, 0),
        (WORDS, {"key_field": "PLR – Nummer", "header_rows": (1, 2)}, 0),
        (WORDS[2:], {"key_field": "A", "header_rows": ()}, 0),
        # That there is no such row is told later.
        (WORDS, {"key_field": "A", "header_rows": (9,)}, 0),
        ([["Name", "PLR"], ["alt", "Nummer"], [5, "A1"], [6, "B1"]], {"key_field": "PLR – Nummer"}, 1),
    ],
)
def test_the_key_column_by_its_header(rows: list[list[Any]], options: dict[str, Any], column: int) -> None:
    assert place(rows, layer_keys("KEY", ["A1", "B1"]), **options)[0].column == column


def test_a_key_column_that_is_wrong_is_shown() -> None:
    layer = layer_keys("KEY", ["A1", "B1"])
    for rows, keys in ((WORDS[1:], "Alt, Neu"), ([*WORDS[1:], [5, "7"]], "7"), ([["PLR", "Name"], ["A1", None]], "–")):
        with pytest.raises(InputError) as error:
            place(rows, layer, key_field="Name")
        assert error.value.note == Note("key-no-match", {
            "column": "Name", "table": "t.csv", "table_keys": keys, "field": "KEY", "layer_keys": "A1, B1",
        })  # fmt: skip
    with pytest.raises(InputError) as error:
        place(WORDS, layer, key_field="Gemeinde", header_rows=(1, 2))
    assert error.value.note.values["table"] == "t.csv"
    assert error.value.note.values["value"] == "Gemeinde"


@pytest.mark.parametrize(("count", "end"), [(20, "c19"), (21, "c19 …")])
def test_many_columns_are_cut_in_messages(count: int, end: str) -> None:
    rows = [[f"c{number}" for number in range(count)], [*range(count)]]
    shown = column_names([Grid("", make_cells(rows), header_rows=1)], DIN)
    assert shown == ", ".join([f"c{number}" for number in range(19)] + [end])


def test_a_table_without_any_header_shows_no_columns() -> None:
    assert column_names([Grid("", make_cells([[1, 2], [3, 4]]))], DIN) == "–"


def test_formulas_without_results_are_not_understood(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["id", "n"], ["010101", 1], ["010102", "=B2*2"], ["020101", 5], ["020102", 6]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    table = read(read_workbook(tmp_path / "t.xlsx"))
    assert values(table, "n") == [1.0, None, 5.0, 6.0]
    assert [(cell.row, cell.column, cell.text) for cell in table.rejected] == [(3, "B", "=B2*2")]
    assert "formulas-empty" in codes(table)


def test_databases_know_their_header() -> None:
    cells = make_cells([["ID", "N"], ["010101", 1.5], ["010102", None]])
    table = read([Grid("table", cells, header_rows=1)])
    assert [column.header.name for column in table.columns] == ["N"]
    assert values(table, "N") == [1.5, None]


def test_letters_and_cell_texts() -> None:
    assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [cell_text(value) for value in (None, 3.0, 0.1, "a", True)] == ["", "3", "0.1", "a", "True"]
