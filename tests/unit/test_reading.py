"""Decisions of the reader that a user overrules, long tables, sums, and settings kept for next year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sozialraum_plugin.core.joining.keys import layer_keys, match_keys, name_form
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.csvfile import read_text_table
from sozialraum_plugin.core.tabular.grids import Grid, make_cells
from sozialraum_plugin.core.tabular.reading import (
    Reading,
    load_reading,
    overlaid,
    pairs_from,
    rows_from,
    save_text,
    span_from,
)
from sozialraum_plugin.core.tabular.records import _cells, parse, split_plain
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import WARNINGS, Table, read_table

DIN = load_symbols(Path(__file__).resolve().parents[2] / "resources" / "symbols" / "din55301.json")
KEYS = layer_keys("PLR_ID", ["010101", "010102", "020101", "020102"])


def read(text: str | Path, **options: Any) -> Table:
    layer = options.pop("layer", KEYS)
    rows = [line.split(";") for line in str(text).strip("\n").split("\n")]
    return read_table([Grid("", make_cells(rows))], layer, DIN, "table", Reading(**options))


def codes(table: Table) -> list[str]:
    return [note.code for note in table.notes]


def values(table: Table, name: str) -> list[Any]:
    found = next(column for column in table.columns if column.header.name == name)
    return [None if value != value else value for value in found.values.tolist()]


PLAIN = """
Titel der Tabelle;;
id;n;q
010101;1.234;1,5
010102;2;2,5
020101;3;3,5
020102;4;4,5
"""


def test_header_and_data_rows_can_be_given() -> None:
    table = read(PLAIN, header_rows=(1, 2), data_rows=(3, 5))
    assert [column.header.levels for column in table.columns] == [("n",), ("q",)]
    assert table.keys == ["010101", "010102", "020101"]
    assert [(row.row, row.reason) for row in table.apart] == [(6, "skipped")]
    headless = read(PLAIN, header_rows=(), data_rows=(3, 0))
    assert [column.header.name for column in headless.columns] == ["Spalte_B", "Spalte_C"]
    with pytest.raises(InputError, match=r"Row 99 \(HEADER_ROWS, DATA_ROWS\).*6 rows"):
        read(PLAIN, data_rows=(99, 0))


def test_the_decimal_sign_can_be_given() -> None:
    text = "id;n\n010101;1.234\n010102;2.345\n020101;3.456\n020102;4.567\n"
    assert "decimal-guess" in codes(read(text))
    assert values(read(text, decimal="."), "n") == [1.234, 2.345, 3.456, 4.567]
    assert values(read(text, decimal=","), "n") == [1234, 2345, 3456, 4567]


def test_kinds_of_columns_can_be_given() -> None:
    text = "id;a;q\n010101;01;x\n010102;02;5\n020101;03;6\n020102;04;y\n"
    table = read(text, kinds={"B": "number", "q": "number"})
    assert values(table, "a") == [1, 2, 3, 4]
    assert [(cell.row, cell.text) for cell in table.rejected] == [(5, "y")]  # x stands for "not applicable"
    with pytest.raises(InputError, match=r"no column Fläche \(COLUMN_KINDS\).*a, q"):
        read(text, kinds={"Fläche": "text"})


def test_rows_can_be_left_out_and_kept() -> None:
    text = "id;name;n\n010101;Alt;1\n010102;Neu;2\n020101;Dorf;3\n020199;Insgesamt-Weg;4\n"
    assert [(row.row, row.reason) for row in read(text).apart] == [(5, "total")]
    assert read(text, keep_rows=frozenset({5})).keys[-1] == "020199"
    table = read(text, skip_rows=frozenset({2}))
    assert table.keys == ["010102", "020101"]
    assert next((row.row, row.reason, row.text) for row in table.apart) == (2, "skipped", "010101 | Alt | 1")


def test_columns_are_named_by_header_name_or_letter() -> None:
    for name in ("n", "B"):
        assert [column.header.name for column in read(PLAIN, columns=(name,)).columns] == ["n"]
    assert read(PLAIN, key_field="A").key.alias == "id"


def test_names_need_consent_and_are_suggested() -> None:
    layer = layer_keys("name", ["St. Georg", "Groß Borstel", "Neustadt-Süd"])
    text = ["Sankt Georg", "Gross Borstel", "Neustadt Süd"]
    assert match_keys(text, layer).target == [None, "Groß Borstel", "Neustadt-Süd"]
    match = match_keys(text, layer, ("names",))
    assert (match.target, match.rule) == (list(layer.keys), ["names"] * 3)
    assert name_form("012 34") == ""
    two = match_keys(["Sankt Georg", "St Georg"], layer, ("names",))
    assert two.target == [None, None]
    assert set(two.ambiguous) == {"Sankt Georg", "St Georg"}


def test_rules_can_be_refused_one_by_one() -> None:
    assert match_keys(["10101"], KEYS).rule == ["zeros"]
    assert match_keys(["10101"], KEYS, ("blanks",)).rule == [None]
    assert match_keys(["010101"], KEYS, ()).rule == ["exact"]


def test_pairs_of_keys_come_first() -> None:
    match = match_keys(["Altdorf", "10102", "020101"], KEYS, pairs={"Altdorf": "010101"})
    assert (match.target, match.rule) == (["010101", "010102", "020101"], ["given", "zeros", "exact"])
    text = "id;n\nAltdorf;1\n010102;2\n020101;3\n020102;4\n"
    assert read(text, pairs={"Altdorf": "010101"}).match.target[0] == "010101"
    with pytest.raises(InputError, match=r"030303 \(KEY_PAIRS\) are no keys of the areas \(PLR_ID\).*010101"):
        read(text, pairs={"Altdorf": "030303"})


LONG = """
PLR;Name;Jahr;Geschlecht_Code;Geschlecht;Stand;Einwohner;Quote
010101;Alt;2023;M;männlich;31.12.;10;1,5
010101;Alt;2023;W;weiblich;31.12.;11;-
010101;Alt;2024;M;männlich;31.12.;12;2,5
010101;Alt;2024;W;weiblich;31.12.;13;3,5
010102;Neu;2023;M;männlich;31.12.;20;4,5
010102;Neu;2023;W;weiblich;31.12.;.;5,5
010102;Neu;2024;M;männlich;31.12.;22;6,5
"""


def test_a_long_table_offers_its_parts() -> None:
    assert read(LONG).offer == ("Jahr", "Geschlecht")


@pytest.mark.parametrize("pivot", [("auto",), ("Jahr", "Geschlecht"), ("C", "E")])
def test_a_long_table_becomes_wide(pivot: tuple[str, ...]) -> None:
    table = read(LONG, pivot=pivot)
    assert table.keys == ["010101", "010102"]
    assert [column.header.name for column in table.columns][:3] == [
        "Einwohner_2023_maennlich", "Quote_2023_maennlich", "Einwohner_2023_weiblich"
    ]  # fmt: skip
    assert values(table, "Einwohner_2024_maennlich") == [12, 22]
    assert values(table, "Einwohner_2023_weiblich") == [11, None]
    assert values(table, "Quote_2023_weiblich") == [0.0, 5.5]
    assert values(table, "Einwohner_2024_weiblich") == [13, None]
    assert table.columns[2].marks == {1: "."}
    left = next(note for note in table.notes if note.code == "pivot-left")
    assert left.values["columns"] == "Name, Geschlecht_Code, Stand"


def test_one_column_of_values_needs_no_name() -> None:
    text = "id;Merkmal;Wert\n010101;Kinder;1\n010101;Alte;2\n010102;Kinder;3\n010102;Alte;4\n"
    table = read(text, pivot=("auto",))
    assert [column.header.name for column in table.columns] == ["Kinder", "Alte"]
    assert values(read(text, pivot=("Merkmal",), columns=("Alte",)), "Alte") == [2, 4]


def test_rejected_cells_of_a_long_table_keep_their_row() -> None:
    table = read(LONG.replace(";22;", ";siehe unten;"), pivot=("auto",))
    assert [(cell.row, cell.column, cell.text) for cell in table.rejected] == [(8, "G", "siehe unten")]


def test_what_cannot_be_pivoted_is_told() -> None:
    with pytest.raises(InputError, match=r"same Jahr \(PIVOT\); key, parts and rows: 010101 / 2023: 2, 3"):
        read(LONG, pivot=("Jahr",))
    with pytest.raises(InputError, match=r"no column Monat \(PIVOT\).*PLR|Name"):
        read(LONG, pivot=("Monat",))
    with pytest.raises(InputError, match=r"no columns tell the rows of an area apart"):
        read("id;n\n010101;1\n010101;2\n010102;3\n010102;4\n", pivot=("auto",))


SUMS = """
id;n;m
010101;100;7
010102;200;8
Bezirk 01;300;15
020101;10;1
020102;20;2
Bezirk 02;30;4
Stadt;330;18
"""


def test_totals_are_checked_and_found_wrong() -> None:
    table = read(SUMS)
    assert [(row.row, row.reason) for row in table.apart] == [(4, "higher"), (7, "higher"), (8, "sum")]
    agree = next(note for note in table.notes if note.code == "sums-agree")
    assert (agree.values["count"], agree.values["columns"]) == (2, 4)
    differ = next(note for note in table.notes if note.code == "sums-differ")
    assert (differ.values["row"], differ.values["total"], differ.values["sum"]) == (7, 4, 3)
    assert "sums-differ" in WARNINGS


def test_a_strange_row_that_is_no_sum_stays() -> None:
    table = read(SUMS.replace("Stadt;330;18", "Anderswo;331;18"))
    assert table.keys[-1] == "Anderswo"
    assert table.match.target[-1] is None


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    used = read(PLAIN, decimal=",", header_rows=(2,)).used
    path = tmp_path / "reading.json"
    path.write_text(save_text(used), encoding="utf-8")
    kept = load_reading(path)
    assert kept == used
    assert (kept.key_field, kept.headers, kept.kinds) == ("id", ("id", "n", "q"), {"n": "number", "q": "number"})
    assert overlaid(kept, Reading(decimal=".", sheet="2025")).decimal == "."
    assert overlaid(kept, Reading(sheet="2025")).decimal == ","


def test_next_years_table_is_compared_with_the_settings() -> None:
    first = read("id;Einwohner 31.12.2023;Fläche\n010101;10;5\n010102;11;6\n")
    same = read("id;Einwohner 31.12.2024;Fläche\n010101;.;5\n010102;x y;6\n", **_again(first))
    assert "reading-headers-same" in codes(same)
    assert [cell.text for cell in same.rejected] == ["x y"]  # a number last year, so no text this year
    other = read("id;Einwohner 31.12.2024;Haushalte\n010101;10;5\n010102;11;6\n", **_again(first))
    gone = next(note for note in other.notes if note.code == "reading-headers-gone")
    new = next(note for note in other.notes if note.code == "reading-headers-new")
    assert (gone.values["columns"], new.values["columns"]) == ("Fläche", "Haushalte")


def _again(table: Table) -> dict[str, Any]:
    return {name: getattr(table.used, name) for name in ("key_field", "kinds", "headers", "sheet", "decimal")}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "no valid JSON"),
        ("[]", "no reading settings"),
        ('{"format": "sozialraum-reading", "version": 9}', "version 9"),
        ('{"format": "sozialraum-reading", "version": 1, "kinds": [1]}', r"\[1\] for kinds"),
        ('{"format": "sozialraum-reading", "version": 1, "header_rows": ["a"]}', "for header_rows"),
    ],
)
def test_foreign_settings_are_refused(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        load_reading(path)
    with pytest.raises(InputError, match="does not exist"):
        load_reading(tmp_path / "none.json")


def test_lists_that_users_type() -> None:
    assert rows_from("4-6; 9", "R") == (4, 5, 6, 9)
    assert (span_from("8-", "R"), span_from("8–12", "R"), span_from(" ", "R")) == ((8, 0), (8, 12), None)
    assert pairs_from("a = 1; b=2", "P") == {"a": "1", "b": "2"}
    for wrong in ("x", "0", "6-4", "1-2-3"):
        with pytest.raises(InputError, match=r"\(R\)"):
            rows_from(wrong, "R")
    with pytest.raises(InputError, match=r"a \(P\) is no pair"):
        pairs_from("a", "P")


@pytest.mark.parametrize(
    "text",
    ["a;b\n1;2\n3;4", "a;b\n1;\n;4\n", "a;b\r\n1;2\r\n", "ä;b c\n1 000;2\n", "a;b\n\n1;2\n", "a;b\n1;2;3\n",
     "a;b\n 1;2\n", "a;b\n1;2\xa0\n", 'a;b\n"1";2\n', "a;b\r1;2\r", "a;b\n1\n2;3;4\n", ";\n;\n", "a;b\n1;\t2\n"],
)  # fmt: skip
def test_the_quick_way_reads_the_same_or_steps_back(text: str) -> None:
    quick = split_plain(text, ";", 2)
    slow = _cells(parse(text, ";")[0], 2)
    if quick is None:
        uneven = any(line.count(";") != 1 for line in text.strip("\n").split("\n"))
        assert uneven or any(sign in text for sign in '"\r \xa0\t')
    else:
        assert quick[list(range(len(quick))), :].tolist() == slow.tolist()
        assert [row.tolist() for row in quick] == slow.tolist()
        assert [quick[1:, column].tolist() for column in (0, 1)] == slow[1:].T.tolist()
        assert quick[1, 1] == slow[1, 1]


def test_encoding_and_delimiter_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("id,x;Größe\n010101,a;1\n010102,b;2\n".encode("mac-roman"))
    grid = read_text_table(path, encoding="mac-roman", delimiter=";")
    assert grid.cells[0].tolist() == ["id,x", "Größe"]
    assert read_text_table(path).notes[0].values["encoding"] == "Mac Roman"  # by its letters
    path.write_bytes("id;x\n010101;Gr\x9a\x9ae Stra\xdfe\n".encode("latin-1"))
    assert "encoding-marks" in [note.code for note in read_text_table(path).notes]
    with pytest.raises(InputError, match=r"cannot be read as utf-8 \(ENCODING\)"):
        read_text_table(path, encoding="utf-8")
