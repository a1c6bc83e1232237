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
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import read_table

DIN = load_symbols(Path(__file__).resolve().parents[2] / "resources" / "symbols" / "din55301.json")
AREAS = pd.Series(["010101", "010102", "020101", "020102"], index=[11, 12, 13, 14])


def join(rows: list[list[Any]], areas: pd.Series = AREAS, **options: Any) -> Join:
    layer = layer_keys("PLR_ID", areas)
    table = read_table([Grid("", make_cells(rows))], layer, DIN, "t.csv")
    return join_table(table, layer, areas, **options)


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
    assert [item.column.kind for item in result.fields] == ["integer", "number", "text"]
    assert (result.matched, result.areas) == (3, 3)
    assert [left.key for left in result.areas_without_row] == ["010102"]
    assert result.rows_without_area == []
    assert result.missing == 2


def test_lost_zeros_are_matched_and_told() -> None:
    result = join([["id", "n"], [10101, 1], [10102.0, 2], ["20101.0", 3], ["020102", 4]])
    assert result.values["n"].tolist() == [1, 2, 3, 4]
    assert {rule: len(pairs) for rule, pairs in result.by_rule.items()} == {"exact": 1, "zeros": 3}
    told = next(str(note) for note in result.notes if note.code == "join-rule")
    assert told == "Matched after adding lost leading zeros: 3, as 10101 → 010101, 10102 → 010102, 20101.0 → 020101."


def test_what_is_left_over_is_listed_with_near_candidates() -> None:
    result = join([["id", "n"], ["010101", 1], ["010102", 2], ["020101", 3], ["020192", 4]])
    (row,) = result.rows_without_area
    (area,) = result.areas_without_row
    assert (row.key, row.row, row.near) == ("020192", 5, ("020102",))
    assert (area.key, area.near) == ("020102", ("020192",))


def test_duplicates_name_keys_and_rows() -> None:
    rows: list[list[Any]] = [["id", "n"], ["010101", 1], ["010102", 2], ["020101", 3], ["010102", 4], ["020102", 5]]
    with pytest.raises(InputError, match=r"several rows for the same area in column id \(A\).*010102: 3, 5\. Keep one"):
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
    assert "join-renamed" in codes(result)
    assert [item.name for item in join(rows, prefix="ew24_").fields] == ["ew24_Name", "ew24_n"]


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
