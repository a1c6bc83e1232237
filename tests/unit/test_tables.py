"""Reading office tables: files, sheets, headers, rows that are no areas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from sozialraum_plugin.core.joining.keys import layer_keys
from sozialraum_plugin.core.messages import InputError
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
