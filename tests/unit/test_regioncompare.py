"""Regions beside the city and regions of a like mix, checked against values computed by hand."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from sozialraum_plugin.core.measures.indicators import Formula, Indicator
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.regioncompare import (
    Comparison,
    compare,
    level,
    like_regions,
    mixes_of,
    ranks,
    standard_deviation,
)
from sozialraum_plugin.core.steering.regions import Aggregation, Plan, aggregate

RATE = Formula(Indicator(2, "quote", "Quote", "arm", "kinder", 100.0, "%", 1), ((1, "arm"),), ((1, "kinder"),))
SUM = Formula(Indicator(3, "anzahl", "Anzahl", "arm"), ((1, "arm"),), ())
# key, region, kinder, arm, type
ROWS: list[tuple[str, str, float, float, str]] = [
    ("1", "A", 100, 10, "1"), ("2", "A", 300, 90, "2"),
    ("3", "B", 200, 20, "1"), ("4", "B", 200, 40, "2"),
    ("5", "C", 100, 50, "3"), ("6", "C", 100, 30, "3"),
    ("7", "D", 50, 5, "1"), ("8", "D", 50, 20, "3"),
    ("9", "", 100, 0, ""),
]  # fmt: skip


def frame(rows: list[tuple[str, str, float, float, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["key", "region", "kinder", "arm", "typ"])


def summed(rows: list[tuple[str, str, float, float, str]] = ROWS, **more: Any) -> Aggregation:
    table = frame(rows)
    plan = Plan(**{"formulas": (RATE,), "type_field": "typ", **more})
    return aggregate(table, table["key"].tolist(), table["region"].tolist(), plan)


def test_region_city_and_like_mix_are_sums_over_sums() -> None:
    found = compare(summed(), nearest=1)
    values = {region: found.values[region, "quote"] for region in found.regions}
    assert {region: value.value for region, value in values.items()} == {"A": 25.0, "B": 15.0, "C": 40.0, "D": 25.0}
    # All children, those of the area without a region too: 265 of 1200.
    assert found.city["quote"].value == pytest.approx(100 * 265 / 1200)
    assert values["A"].difference == pytest.approx(25 - 100 * 265 / 1200)
    # A and B have a half of each of types 1 and 2; D shares a half with either; C is nearest to D.
    assert [like.key for like in found.like["A"]] == ["B"]
    assert found.like["A"][0].distance == 0
    assert [like.key for like in found.like["C"]] == ["D"]
    assert found.like["C"][0].distance == pytest.approx(math.sqrt(0.5))
    assert (values["A"].like, values["A"].like_difference) == (15.0, 10.0)
    # D is equally far from A, B (shares 0.5/0.5/0 against 0.5/0/0.5) and C, so all three count.
    assert [like.key for like in found.like["D"]] == ["A", "B", "C"]
    assert values["D"].like == pytest.approx(100 * 240 / 1000)


def test_the_mix_may_be_measured_by_a_count() -> None:
    found = summed(type_counts=("kinder",))
    assert mixes_of(found)["A"] == (0.5, 0.5, 0.0)
    assert mixes_of(found, "kinder")["A"] == (0.25, 0.75, 0.0)
    assert [like.key for like in compare(found, nearest=2, mix_field="kinder").like["A"]] == ["B", "D"]


def test_without_types_there_is_no_like_mix() -> None:
    found = compare(summed(type_field=""))
    assert set(found.like.values()) == {()}
    assert found.values["A", "quote"].like is None
    bare = [(key, region, young, poor, "" if region == "B" else kind) for key, region, young, poor, kind in ROWS]
    lacking = compare(summed(bare))
    assert lacking.like["B"] == ()
    assert all(like.key != "B" for likes in lacking.like.values() for like in likes)
    assert [str(note) for note in lacking.notes] == [
        "Regions without an area of a known type, for which no like regions can be found: B."
    ]


def test_more_like_regions_than_there_are_is_all_of_them() -> None:
    found = like_regions({"2": (1.0, 0.0), "10": (1.0, 0.0), "1": (0.0, 1.0)}, 50)
    assert [like.key for like in found["1"]] == ["2", "10"]
    assert like_regions({"1": (1.0,)}, 3) == {"1": ()}


def test_places_are_shared_by_equal_values_as_shown() -> None:
    assert ranks({"a": 5.0, "b": 7.0, "c": 7.0, "d": 1.0, "e": None}, 1) == {"a": 3, "b": 1, "c": 1, "d": 4}
    # 12.34 and 12.31 are both shown as 12.3; 12.35 is 12.4.
    assert ranks({"a": 12.34, "b": 12.31, "c": 12.35}, 1) == {"a": 2, "b": 2, "c": 1}
    found = compare(summed())
    assert {region: found.values[region, "quote"].rank for region in "ABCD"} == {"A": 2, "B": 4, "C": 1, "D": 2}
    assert found.values["A", "quote"].of == 4


def test_levels_count_in_standard_deviations_of_the_regions() -> None:
    # Values 25, 15, 40, 25: mean 26.25, deviations -1.25, -11.25, 13.75, -1.25, sum of squares 318.75.
    spread = standard_deviation([25, 15, 40, 25])
    assert spread == pytest.approx(math.sqrt(318.75 / 4))
    assert [level(value, 20, 10.0) for value in (25, 30, 24.9, 15, 10, 20)] == [
        "above", "far_above", "near", "below", "far_below", "near",
    ]  # fmt: skip
    assert level(5, 20, 0.0) == "near"
    assert (level(None, 20, 1.0), level(5, None, 1.0), level(5, 20, None)) == ("", "", "")
    assert standard_deviation([1.0]) is None


def test_earlier_years_stand_beside_in_their_order() -> None:
    before = summed([(*row[:3], row[3] / 2, row[4]) for row in ROWS if row[1] != "C"])
    first = summed([(*row[:3], 0.0, row[4]) for row in ROWS])
    found: Comparison = compare(summed(), [("2022", first), ("2023", before)], "2024")
    assert found.years == ("2022", "2023", "2024")
    one, gone = found.values["A", "quote"], found.values["C", "quote"]
    assert (one.earlier, one.previous, one.change) == ((0.0, 12.5), 12.5, 12.5)
    assert (gone.earlier, gone.previous, gone.change) == ((0.0, None), None, None)
    assert found.city["quote"].earlier == (0.0, pytest.approx(100 * 92.5 / 1000))


def test_what_is_missing_is_named_and_left_out_of_both_sums() -> None:
    rows = [(*row[:3], math.nan if row[0] == "2" else row[3], row[4]) for row in ROWS]
    found = compare(summed(rows), nearest=1)
    assert (found.values["A", "quote"].value, found.values["A", "quote"].missing) == (10.0, ("2",))
    assert found.values["B", "quote"].like == 10.0


def test_what_cannot_be_compared_is_refused_in_words() -> None:
    found = compare(summed(formulas=(RATE, SUM)))
    assert [indicator.name for indicator in found.indicators] == ["quote"]
    assert [note.code for note in found.notes] == ["compare-is-sum"]
    with pytest.raises(InputError, match="no indicator with a denominator"):
        compare(summed(formulas=(SUM,)))
    with pytest.raises(InputError, match=r"one region \(A\)"):
        compare(summed([row for row in ROWS if row[1] == "A"]))
