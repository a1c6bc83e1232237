"""Joining a table onto areas: what fits, what is left over, what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.joining.join import Join, check_layer_keys, join_table
from sozialraum_plugin.core.joining.keys import layer_keys
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.grids import Grid, make_cells
from sozialraum_plugin.core.tabular.reading import Reading
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import read_table

DIN = load_symbols(Path(__file__).resolve().parents[2] / "resources" / "symbols" / "din55301.json")
AREAS = pd.Series(["010101", "010102", "020101", "020102"], index=[11, 12, 13, 14])


def join(rows: list[list[Any]], areas: pd.Series = AREAS, **options: Any) -> Join:
    layer = layer_keys("PLR_ID", areas)
    table = read_table([Grid("", make_cells(rows))], layer, DIN, "t.csv")
    return join_table(table, layer, areas, **options)


def told(result: Join, code: str) -> list[str]:
    return [str(note) for note in result.notes if note.code == code]


def codes(result: Join) -> list[str]:
    return [note.code for note in result.notes]


def test_values_come_to_their_areas_whatever_the_order() -> None:
    result = join(
        [["id", "n", "x", "t"], ["020101", "3", "1,5", "c"], ["010101", "-", ".", "a"], ["020102", "4", "2", None]]
    )
    assert result.values.index.tolist() == [11, 12, 13, 14]
    assert result.values["n"].fillna(-1).tolist() == [0, -1, 3, 4]
    assert result.values["x"].fillna(-1).tolist() == [-1, -1, 1.5, 2.0]
    assert result.values["t"].tolist() == ["a", None, "c", None]
    assert [str(kind) for kind in result.values.dtypes] == ["float64", "float64", "object"]
    assert [item.column.kind for item in result.fields] == ["integer", "number", "text"]
    assert (result.matched, result.areas) == (3, 3)
    assert [left.key for left in result.areas_without_row] == ["010102"]
    assert result.rows_without_area == []
    assert result.missing == 2


def test_lost_zeros_are_matched_and_told() -> None:
    result = join([["id", "n"], [10101, 1], [10102.0, 2], ["20101.0", 3], ["020102", 4]])
    assert result.values["n"].tolist() == [1, 2, 3, 4]
    assert {rule: len(pairs) for rule, pairs in result.by_rule.items()} == {"exact": 1, "zeros": 3}
    assert told(result, "join-rule") == [
        "Matched after adding lost leading zeros: 3, as 10101 → 010101, 10102 → 010102, 20101.0 → 020101."
    ]


def test_what_is_left_over_is_listed_with_near_candidates() -> None:
    result = join([["id", "n"], ["010101", 1], ["010102", 2], ["020101", 3], ["020192", 4]])
    (row,) = result.rows_without_area
    (area,) = result.areas_without_row
    assert (row.key, row.row, row.near) == ("020192", 5, ("020102",))
    assert (area.key, area.row, area.near) == ("020102", 0, ("020192",))
    # Numbers are not names that are probably the same.
    assert told(result, "join-near") == []
    assert str(result.notes[0]) == "Rows matched to areas: 3 of 4. Areas in the layer: 4."


@pytest.mark.parametrize(
    ("key", "areas", "near"),
    [
        # The same name in another writing is enough.
        ("Sankt Georg", ["St. Georg", "Georg"], ["St. Georg"]),
        ("GROSS–BORSTEL", ["Groß Borstel", "Groß-Borstel", "Gross_Borstel", "Gross: Borstel"],
         ["Groß Borstel", "Groß-Borstel", "Gross_Borstel"]),
        # A name within the other one, from four letters.
        ("Harburg an der Elbe", ["Harburg"], ["Harburg"]),
        ("Hamm", ["Hamm an der Elbe"], ["Hamm an der Elbe"]),
        ("Hamm an der Elbe", ["Hamm"], ["Hamm"]),
        ("Elb", ["Wedel an der Elbe"], []),
        ("Wedel an der Elbe", ["Elb"], []),
        ("Hamm", ["Hamm an der Elbe", "Hamm am Deich", "Hamm im Norden", "Hamm im Osten"],
         ["Hamm an der Elbe", "Hamm am Deich", "Hamm im Norden"]),
        # Else few letters may differ: two of three alike are not enough.
        ("Altona", ["Altena", "Bergen"], ["Altena"]),
        ("Bergedorf", ["Bergstedt"], []),
        ("990199", ["020102"], []),
    ],
)  # fmt: skip
def test_candidates_for_a_row_that_found_no_area(key: str, areas: list[str], near: list[str]) -> None:
    sure = ["Mitte", "Wandsbek", "Eimsbüttel", "Nordstadt", "Volksdorf"]
    rows: list[list[Any]] = [["Name", "n"], *([name, number] for number, name in enumerate(sure)), [key, 9]]
    result = join(rows, pd.Series([*sure, *areas]))
    (row,) = result.rows_without_area
    assert (row.key, row.row, row.near) == (key, 7, tuple(near))
    assert {left.key for left in result.areas_without_row if left.near == (key,)} >= set(near)


def test_names_that_are_probably_the_same_are_told() -> None:
    sure = ["Mitte", "Wandsbek", "Eimsbüttel", "Nordstadt", "Volksdorf"]
    areas = pd.Series([*sure, "St. Georg", "Groß Borstel", "Altena", "Süd u. West", "Süd & West", "Nordstr."])
    names = [*sure, "Sankt Georg", "Gross-Borstel (neu)", "GROSS BORSTEL/", "Altona", "Süd und West", "Nordstraße"]
    result = join([["Name", "n"], *([name, number] for number, name in enumerate(names))], areas)
    assert [str(note) for note in result.notes] == [
        "Rows matched to areas: 6 of 11. Areas in the layer: 11.",
        "Matched after removing points, dashes and other marks: 1, as GROSS BORSTEL/ → Groß Borstel.",
        "Names that are probably the same: 2, as Sankt Georg → St. Georg, Nordstraße → Nordstr.. "
        "Add the rule names to KEY_RULES, or KEY_PAIRS.",
        "Rows without an area: 5, as Sankt Georg, Gross-Borstel (neu), Altona, Süd und West, Nordstraße.",
        "Areas without a row: 5, as St. Georg, Altena, Süd u. West, Süd & West, Nordstr.. Their new fields are empty.",
    ]


def test_long_lists_have_no_candidates() -> None:
    """Whose list is so long has another trouble, and comparing all with all takes long."""
    areas = [f"{number:06d}" for number in range(1, 900)]
    for rows, left, shown in ((600, 299, True), (599, 300, True), (598, 301, False)):
        keys = [*areas[:rows], "000899x"]
        result = join([["id", "n"], *([key, 1] for key in keys)], pd.Series(areas))
        assert len(result.areas_without_row) == left
        assert (result.rows_without_area[0].near != ()) is shown
        assert any(area.near for area in result.areas_without_row) is shown
    for extra, shown in ((300, True), (301, False)):
        keys = [*areas[:898], *(f"{number:06d}x" for number in range(899, 899 + extra))]
        result = join([["id", "n"], *([key, 1] for key in keys)], pd.Series(areas))
        assert len(result.rows_without_area) == extra
        assert (result.areas_without_row[0].near != ()) is shown


def test_ambiguous_keys_are_told_and_not_matched() -> None:
    areas = pd.Series(["AB", "CD", "EF", "GH"])
    rows: list[list[Any]] = [["id", "n"], ["A-B", 1], ["A.B", 2], ["CD", 3], ["EF", 4], ["GH", 5]]
    result = join(rows, areas)
    assert result.values["n"].fillna(-1).tolist() == [-1, 3, 4, 5]
    assert result.ambiguous == {"A-B": "marks", "A.B": "marks"}
    assert told(result, "join-ambiguous") == [
        "Not matched because ambiguous: 2, as A-B, A.B. Correct these keys in the table."
    ]


def test_rules_are_told_in_the_order_in_which_they_are_tried() -> None:
    rows: list[list[Any]] = [["id", "n"], ["10101", 1], ["Altdorf", 2], ["020101", 3], ["0201-02", 4]]
    layer = layer_keys("PLR_ID", AREAS)
    reading = Reading(pairs={"Altdorf": "010102"})
    result = join_table(read_table([Grid("", make_cells(rows))], layer, DIN, "t.csv", reading), layer, AREAS)
    assert result.by_rule == {
        "given": [("Altdorf", "010102")],
        "exact": [("020101", "020101")],
        "marks": [("0201-02", "020102")],
        "zeros": [("10101", "010101")],
    }
    assert list(result.by_rule) == ["given", "exact", "marks", "zeros"]


def test_duplicates_name_keys_and_rows() -> None:
    rows: list[list[Any]] = [["id", "n"], ["010101", 1], ["010102", 2], ["020101", 3], ["010102", 4], ["020102", 5]]
    with pytest.raises(InputError, match=r"several rows for the same area in column id \(A\).*010102: 3, 5\. Keep one"):
        join(rows)


def test_all_duplicates_are_named_up_to_five() -> None:
    keys = [f"{number:06d}" for number in range(20)]
    rows: list[list[Any]] = [["id", "n"], *([key, 1] for key in (*keys, *keys[:6]))]
    with pytest.raises(InputError) as error:
        join(rows, pd.Series(keys))
    assert error.value.note.values["examples"] == (
        "000000: 2, 22; 000001: 3, 23; 000002: 4, 24; 000003: 5, 25; 000004: 6, 26"
    )


def test_half_of_the_keys_make_a_long_table() -> None:
    rows = [["id", "n"], *([key, number] for number, key in enumerate((*AREAS, *AREAS[:2]), start=7))]
    with pytest.raises(InputError, match=r"50 % of its keys .* found: none") as error:
        join(rows)
    assert error.value.note.code == "join-long-table"
    with pytest.raises(InputError) as error:
        join(rows[:-1])
    assert error.value.note.code == "join-duplicates"


def test_a_long_table_tells_what_to_pivot() -> None:
    rows = [
        ["id", "sex", "age", "n"],
        *([key, sex, age, 5] for sex in "mw" for age in ("jung", "alt") for key in AREAS),
    ]
    with pytest.raises(InputError, match="found: sex;age"):
        join(rows)


def test_a_long_table_is_recognised() -> None:
    rows: list[list[Any]] = [["id", "year", "n"], *([key, year, 1] for key in AREAS for year in (2023, 2024))]
    with pytest.raises(
        InputError, match=r"looks like a long table: 100 % of its keys.*010101: 2, 3.*PIVOT.*found: year"
    ):
        join(rows)


def test_names_do_not_collide_and_prefixes_are_put_before() -> None:
    rows: list[list[Any]] = [["id", "Name", "n"], ["010101", "a", 1], ["010102", "b", 2]]
    result = join(rows, fields=["PLR_ID", "name"])
    assert [item.name for item in result.fields] == ["Name_2", "n"]
    assert codes(result) == ["join-matched", "join-renamed", "join-areas-without-row"]
    assert told(result, "join-renamed") == ["The layer already has a field Name; the column Name (B) was named Name_2."]
    assert [item.name for item in join(rows, prefix="ew24_").fields] == ["ew24_Name", "ew24_n"]


def test_long_names_are_cut_to_what_files_can_hold() -> None:
    rows: list[list[Any]] = [["id", "x" * 54 + " y", "z" * 60], ["010101", 1, 2], ["010102", 3, 4]]
    # The cut would leave a _ at the end.
    assert [item.name for item in join(rows, prefix="ew24_").fields] == ["ew24_" + "x" * 54, "ew24_" + "z" * 55]
    names = [item.name for item in join(rows, keep_signs=True).fields]
    assert names == ["x" * 54 + "_y", "x" * 53 + "_symbol", "z" * 60, "z" * 53 + "_symbol"]


def test_signs_are_kept_beside() -> None:
    cells = [(".", "a"), ("-", "b"), ("(7)", "-"), ("8", "c")]
    rows: list[list[Any]] = [["id", "n", "t"], *([key, *pair] for key, pair in zip(AREAS, cells, strict=True))]
    result = join(rows, keep_signs=True)
    assert [item.name for item in result.fields] == ["n", "n_symbol", "t"]
    assert result.values["n"].fillna(-1).tolist() == [-1, 0, 7, 8]
    assert result.values["n_symbol"].tolist() == [".", "-", "()", None]
    assert result.values["t"].tolist() == ["a", "b", "-", "c"]


def test_areas_that_share_a_key_are_told() -> None:
    areas = pd.Series(["010101", "010101", None, "010102"])
    result = join([["id", "n"], ["010101", 1], ["010102", 2]], areas.where(areas.notna(), ""))
    assert result.values["n"].fillna(-1).tolist() == [1, 1, -1, 2]
    assert (result.matched, result.areas) == (2, 3)
    assert {"join-areas-repeated", "join-areas-missing-key"} <= set(codes(result))


def test_a_layer_without_keys_is_refused() -> None:
    with pytest.raises(InputError, match=r"PLR_ID \(KEY_FIELD\) is empty"):
        check_layer_keys(layer_keys("PLR_ID", [None, ""]))


def test_many_rows_join_quickly() -> None:
    keys = [f"{number:06d}" for number in range(20_000)]
    areas = pd.Series(keys)
    rows: list[list[Any]] = [["id", "n"], *([key, str(number)] for number, key in enumerate(keys))]
    result = join(rows, areas)
    assert np.array_equal(result.values["n"].to_numpy(dtype=int), np.arange(20_000))
