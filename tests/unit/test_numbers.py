"""Numbers and signs in German tables."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.columns import Column, Header, read_column
from sozialraum_plugin.core.tabular.numbers import COMMA, POINT, Evidence, read_numbers, shape_of, sort_cells
from sozialraum_plugin.core.tabular.symbols import SymbolSet, load_symbols

PRESETS = Path(__file__).resolve().parents[2] / "resources" / "symbols"


@pytest.fixture(scope="module")
def din() -> SymbolSet:
    return load_symbols(PRESETS / "din55301.json")


def column(values: list[object], symbols: SymbolSet, table: Evidence | None = None, fixed: str | None = None) -> Column:
    cells = sort_cells(values, symbols)
    header = Header("field", ("Header",), "C", "", 2)
    return read_column(header, cells, table or cells.evidence, fixed, symbols)


def codes(result: Column) -> list[str]:
    return [note.code for note in result.notes]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1.234,5", "0,5", "-3"], [1234.5, 0.5, -3.0]),
        (["1,234.5", "0.5", "−3"], [1234.5, 0.5, -3.0]),
        (["1.234.567", "12.345", "7"], [1234567.0, 12345.0, 7.0]),
        (["1 234", "1\u00a0234", "1\u202f234,25"], [1234.0, 1234.0, 1234.25]),
        (["1'234", "1’234.5", "12"], [1234.0, 1234.5, 12.0]),
        (["12,5 %", "7 %", "0,1%"], [12.5, 7.0, 0.1]),
        (["-  23", "+4", "–5"], [-23.0, 4.0, -5.0]),
        (["0.123", "1.234", "10.5"], [0.123, 1.234, 10.5]),
        (["-0,004", ",5", "2,0"], [-0.004, 0.5, 2.0]),
        (["7.1E-02", "0.5", "1.25e3"], [0.071, 0.5, 1250.0]),
        (["2.82", "0.00", "25.62"], [2.82, 0.0, 25.62]),
    ],
)
def test_columns_of_numbers(texts: list[str], numbers: list[float], din: SymbolSet) -> None:
    result = column(list(texts), din)
    assert result.values.tolist() == numbers
    assert result.rejected == []
    assert not {"decimal-guess", "decimal-conflict"} & set(codes(result))


@pytest.mark.parametrize(
    "text",
    ["1.23.456", "12.34,5.6", "1,2,3", "12a", "1E5", "0x1F", "inf", "1_000", "(5", "5)", "--5", "1.234,567.8", "Z,5"],
)
def test_what_is_no_number(text: str, din: SymbolSet) -> None:
    cells = sort_cells([text], din)
    assert cells.numbers == 0
    assert cells.words == {0: text}


def test_a_column_decides_as_a_whole(din: SymbolSet) -> None:
    german = column(["1.234", "2,5"], din)
    assert german.values.tolist() == [1234.0, 2.5]
    english = column(["1.234", "2.5"], din)
    assert english.values.tolist() == [1.234, 2.5]


def test_an_ambiguous_column_follows_the_table_or_is_told(din: SymbolSet) -> None:
    values: list[object] = ["1.234", "2.345"]
    comma, point = Evidence(comma=5), Evidence(point=5)
    from_german = column(values, din, comma)
    assert from_german.values.tolist() == [1234.0, 2345.0]
    assert from_german.kind == "integer"
    assert codes(from_german) == ["decimal-from-table"]
    assert column(values, din, point).values.tolist() == [1.234, 2.345]
    alone = column(values, din)
    assert alone.values.tolist() == [1234.0, 2345.0]
    assert codes(alone) == ["decimal-guess"]
    fixed = column(values, din, fixed=POINT)
    assert (fixed.values.tolist(), codes(fixed)) == ([1.234, 2.345], [])


def test_long_integers_contradict_thousands(din: SymbolSet) -> None:
    result = column(["1.234", "123456"], din)
    assert result.values.tolist() == [1.234, 123456.0]
    assert codes(result) == ["decimal-guess"]


def test_conflicting_decimals_are_rejected_and_listed(din: SymbolSet) -> None:
    result = column(["1,5", "2,5", "3.75", "4"], din)
    assert result.values[:2].tolist() == [1.5, 2.5]
    assert math.isnan(result.values[2])
    assert result.rejected == [(2, "3.75")]
    assert "decimal-conflict" in codes(result)


def test_signs_of_din_55301(din: SymbolSet) -> None:
    result = column(["12", "-", "–", ".", "·", "…", "...", "/", "x", "", "nan", "0"], din)
    assert result.values[[0, 1, 2, 11]].tolist() == [12.0, 0.0, 0.0, 0.0]
    assert all(math.isnan(value) for value in result.values[3:11])
    assert result.missing == {
        (".", "secret"): 1, ("·", "secret"): 1, ("…", "later"): 1, ("...", "later"): 1, ("/", "unreliable"): 1,
        ("x", "not_applicable"): 1, ("", "empty"): 1, ("nan", "word"): 1,
    }  # fmt: skip
    assert result.marks[1] == "-"
    assert result.marks[3] == "."
    assert result.kind == "integer"


def test_presets_differ() -> None:
    agency = load_symbols(PRESETS / "bundesagentur.json")
    zurich = load_symbols(PRESETS / "zuerich.json")
    assert agency.reason("*") == "secret"
    assert zurich.reason("( )") == "secret"
    assert zurich.reason("...") == "unavailable"
    assert zurich.reason("/") is None


def test_limited_numbers_are_kept_with_their_flag(din: SymbolSet) -> None:
    result = column(["(12)", "13 p", "14r", "15"], din)
    assert result.values.tolist() == [12.0, 13.0, 14.0, 15.0]
    assert result.marks == {0: "()", 1: "p", 2: "r"}
    assert sum(result.flagged.values()) == 3


def test_cells_that_were_not_understood_are_listed(din: SymbolSet) -> None:
    result = column(["1", "2", "3", "4", "siehe Fußnote"], din)
    assert result.rejected == [(4, "siehe Fußnote")]
    assert math.isnan(result.values[4])


def test_codes_and_mixed_columns_stay_text(din: SymbolSet) -> None:
    districts = column(["01", "02", "12"], din)
    assert (districts.kind, districts.values.tolist()) == ("text", ["01", "02", "12"])
    assert codes(districts) == ["column-codes"]
    houses = column(["1", "2a", "3b", "4"], din)
    assert (houses.kind, codes(houses)) == ("text", ["column-mixed"])
    long = column(["1234567890123456", "1234567890123457"], din)
    assert long.values.tolist() == ["1234567890123456", "1234567890123457"]
    classes = column(["-", "+", "+/-"], din)
    assert classes.values.tolist() == ["-", "+", "+/-"]


def test_columns_of_signs_only_are_missing_numbers(din: SymbolSet) -> None:
    result = column([".", ".", None], din)
    assert result.kind == "number"
    assert result.missing == {(".", "secret"): 2, ("", "empty"): 1}


def test_workbook_numbers_keep_their_precision(din: SymbolSet) -> None:
    result = column([0.1, 1e-9, 12345678.9, None, 3], din)
    assert result.values[[0, 1, 2, 4]].tolist() == [0.1, 1e-9, 12345678.9, 3.0]
    assert result.kind == "number"
    assert column([3, 4.0], din).kind == "integer"
    assert column([True, False], din).kind == "text"


def test_line_breaks_in_cells_do_not_shift_rows(din: SymbolSet) -> None:
    result = column(["1", "2", "3", "4", "sieh\nunten", "5"], din)
    assert result.values[[0, 3, 5]].tolist() == [1.0, 4.0, 5.0]
    assert result.rejected == [(4, "sieh unten")]


def test_shape_tells_the_marks() -> None:
    shape = shape_of("9.999,9")
    assert shape is not None
    assert (shape.decimal, shape.thousands, shape.unclear) == (COMMA, POINT, None)
    assert shape.fits(COMMA)
    assert not shape.fits(POINT)


def test_read_numbers_of_an_empty_column(din: SymbolSet) -> None:
    assert read_numbers(sort_cells([], din), COMMA, din).values.tolist() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [("{", "no valid JSON"), ('{"signs": {"*": "hidden"}}', "hidden"), ("[1]", "no valid JSON")],
)
def test_broken_presets_are_told(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        load_symbols(path)
