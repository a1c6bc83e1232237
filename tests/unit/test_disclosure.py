"""Disclosure control on small tables that can be worked out by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from sozialraum_plugin.core.disclosure.figures import CITY, CountFields, Difference, Rate, Table
from sozialraum_plugin.core.disclosure.plan import Plan, plan
from sozialraum_plugin.core.disclosure.protocol import DERIVED, PRIMARY, SECONDARY
from sozialraum_plugin.core.messages import InputError

CHILDREN = CountFields(("children",))


def column(values: list[float], name: str = "children") -> pd.DataFrame:
    return pd.DataFrame({name: values}, index=[f"A{number}" for number in range(1, len(values) + 1)])


def city(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sum().to_frame().T.set_axis(["city"])


def gone(found: Plan, table: str = "areas", name: str = "children") -> list[str]:
    mask = found.withheld[table][name]
    return list(mask.index[mask])


def test_only_few_people_are_withheld_where_nothing_adds_up() -> None:
    found = plan({"areas": Table(column([0, 1, 9, 10, 300]))}, CHILDREN, threshold=10)
    assert gone(found) == ["A2", "A3"]
    shown = found.published.tables["areas"].frame["children"]
    assert shown.isna().tolist() == [False, True, True, False, False]
    assert shown.dropna().tolist() == [0, 10, 300]
    assert found.symbols("areas")["children"].tolist() == [None, ".", ".", None, None]


def test_a_zero_is_a_count_of_few_where_asked() -> None:
    found = plan({"areas": Table(column([0, 12, 9, 400]))}, CHILDREN, threshold=10, zero=True)
    assert gone(found) == ["A1", "A3"]


def test_a_total_takes_the_smallest_large_enough_with_it() -> None:
    areas = column([3, 40, 12, 200, 7.0])
    found = plan({"areas": Table(areas[:4]), "city": Table(city(areas[:4]), CITY)}, CHILDREN, threshold=10)
    assert gone(found) == ["A1", "A3"]
    kinds = {entry.cell.place: entry.kind for entry in found.protocol.entries}
    assert kinds == {"A1": PRIMARY, "A3": SECONDARY}
    reasons = {entry.cell.place: str(entry.reason) for entry in found.protocol.entries}
    assert reasons["A1"] == "the count is under 10"
    assert "the withheld count children of A1 could be computed" in reasons["A3"]


def test_two_of_few_protect_each_other_only_when_they_are_enough() -> None:
    few = column([2, 3, 50, 60])
    assert gone(plan({"areas": Table(few), "city": Table(city(few), CITY)}, CHILDREN, threshold=10)) == [
        "A1",
        "A2",
        "A3",
    ]
    enough = column([5, 6, 50, 60])
    assert gone(plan({"areas": Table(enough), "city": Table(city(enough), CITY)}, CHILDREN, threshold=10)) == [
        "A1",
        "A2",
    ]


def test_parts_of_a_whole_and_totals_need_a_rectangle() -> None:
    frame = pd.DataFrame({"girls": [4, 30, 40], "boys": [20, 35, 45]}, index=["A1", "A2", "A3"])
    frame["all"] = frame.sum(axis=1)
    fields = CountFields(("girls", "boys", "all"), parts=(("all", ("girls", "boys")),))
    found = plan({"areas": Table(frame), "city": Table(city(frame), CITY)}, fields, threshold=10)
    mask = found.withheld["areas"]
    assert int(mask.sum().sum()) == 4
    assert mask.loc["A1", ["girls", "boys"]].all()


def test_what_is_left_of_a_whole_is_a_count_too() -> None:
    frame = pd.DataFrame({"germans": [96, 300], "all": [100, 400]}, index=["A1", "A2"])
    fields = CountFields(("germans", "all"), parts=(("all", ("germans",)),))
    found = plan({"areas": Table(frame)}, fields, threshold=10)
    # Four people are no Germans: one of the two figures must go.
    assert int(found.withheld["areas"].loc["A1"].sum()) == 1
    assert not found.withheld["areas"].loc["A2"].any()


def test_a_group_within_another_says_nothing_of_few() -> None:
    frame = pd.DataFrame({"under6": [100, 300], "all": [104, 400]}, index=["A1", "A2"])
    fields = CountFields(("under6", "all"), within=(("under6", "all"),))
    assert not plan({"areas": Table(frame)}, fields, threshold=10).protocol.entries


def test_a_rate_goes_with_its_count() -> None:
    frame = pd.DataFrame({"poor": [4, 60], "children": [80, 300]}, index=["A1", "A2"])
    frame["share"] = 100 * frame.poor / frame.children
    fields = CountFields(("poor", "children"), (Rate("share", ((1, "poor"),), ((1, "children"),), 100.0, 1),))
    found = plan({"areas": Table(frame)}, fields, threshold=10)
    shown = found.published.tables["areas"].frame
    assert shown.loc["A1"].isna().tolist() == [True, False, True]
    assert shown.loc["A2"].tolist() == [60, 300, 20]
    assert [entry.kind for entry in found.protocol.entries] == [PRIMARY, DERIVED]


@pytest.mark.parametrize(
    ("people", "withheld"),
    # A share of 4.5 in 100 with one decimal is 4.45 to 4.55 %: 4 of 88 people, but 445 to 455 of 10,000.
    [(88, True), (10_000, False)],
)
def test_a_rate_tells_a_count_that_no_table_shows(people: int, withheld: bool) -> None:
    poor = round(people * 0.045)
    frame = pd.DataFrame({"poor": [poor], "children": [people]}, index=["A1"])
    frame["share"] = 100 * frame.poor / frame.children
    rate = Rate("share", ((1, "poor"),), ((1, "children"),), 100.0, 1)
    table = Table(frame, shown=("children", "share"))
    found = plan({"areas": table}, CountFields(("poor", "children"), (rate,)), threshold=10)
    assert "poor" not in found.published.tables["areas"].frame
    assert math.isnan(found.published.tables["areas"].frame.loc["A1", "share"]) is withheld
    assert len(found.protocol.hidden) == int(withheld)


def test_rates_of_few_people_are_withheld_where_asked() -> None:
    frame = pd.DataFrame({"poor": [20, 60], "children": [40, 300]}, index=["A1", "A2"])
    frame["share"] = 100 * frame.poor / frame.children
    rate = Rate("share", ((1, "poor"),), ((1, "children"),), 100.0, 1)
    fields = CountFields(("poor", "children"), (rate,))
    found = plan({"areas": Table(frame)}, fields, threshold=10, base_threshold=100)
    assert gone(found, name="share") == ["A1"]
    assert gone(found, name="poor") == []


def test_the_same_count_in_two_files_is_one() -> None:
    areas = column([3, 40, 12, 200])
    tables = {"one": Table(areas), "two": Table(areas.copy()), "city": Table(city(areas), CITY)}
    found = plan(tables, CHILDREN, threshold=10)
    assert gone(found, "one") == gone(found, "two") == ["A1", "A3"]


def test_years_are_apart_but_their_changes_are_not() -> None:
    first, second = column([3, 40]), column([15, 42])
    second["change"] = second.children - first.children
    tables = {"old": Table(first, year="2023"), "new": Table(second, year="2024")}
    fields = CountFields(("children",), differences=(Difference("change", "children", "2024", "2023"),))
    found = plan(tables, fields, threshold=10)
    assert gone(found, "old") == ["A1"]
    assert gone(found, "new") == []
    assert gone(found, "new", "change") == ["A1"]


def test_regions_that_cross_each_other_both_add_up_to_the_city() -> None:
    """Neither table holds the areas: the city's total tells the one region of few from either order of regions."""
    regions = pd.DataFrame({"north": ["n", "n", "s", "s"], "school": ["x", "y", "x", "y"]}, index=list("abcd"))
    north = pd.DataFrame({"children": [4, 96]}, index=["n", "s"])
    school = pd.DataFrame({"children": [60, 40]}, index=["x", "y"])
    tables = {
        "north": Table(north, "north"),
        "school": Table(school, "school"),
        "city": Table(city(north), CITY),
    }
    found = plan(tables, CHILDREN, regions, threshold=10)
    mask = {name: int(found.withheld[name].sum().sum()) for name in tables}
    # With the city's total withheld the schools would tell it, were none of them withheld.
    assert mask["north"] == 2 or (mask["city"] == 1 and mask["school"] >= 1)


def test_a_region_of_one_area_is_that_area() -> None:
    areas = column([4, 30, 50])
    regions = pd.DataFrame({"region": ["r", "s", "s"]}, index=areas.index)
    tables = {"areas": Table(areas), "regions": Table(areas.groupby(regions.region).sum(), "region")}
    found = plan(tables, CHILDREN, regions, threshold=10)
    assert gone(found) == ["A1"]
    assert gone(found, "regions") == ["r"]


def test_rounding_keeps_sums_of_areas() -> None:
    areas = column([3, 41, 12, 203, 58])
    regions = pd.DataFrame({"region": ["r", "r", "r", "s", "s"]}, index=areas.index)
    by_region = areas.groupby(regions.region).sum()
    tables = {"areas": Table(areas), "regions": Table(by_region, "region"), "city": Table(city(areas), CITY)}
    found = plan(tables, CHILDREN, regions, threshold=2, base=5)
    shown = {name: table.frame["children"] for name, table in found.published.tables.items()}
    assert all((values % 5 == 0).all() for values in shown.values())
    assert shown["areas"].groupby(regions.region).sum().tolist() == shown["regions"].tolist()
    assert shown["regions"].sum() == shown["city"].iloc[0] == 315
    assert (shown["areas"] - areas.children).abs().max() < 5


@pytest.mark.parametrize(
    ("frame", "options", "code"),
    [
        (column([1, 2]), {"threshold": 1}, "disclosure-threshold"),
        (column([1, 2]), {"threshold": 10, "base": 7}, "disclosure-base"),
        (column([1, 2], "other"), {"threshold": 10}, "disclosure-no-counts"),
        (column([-1, 2]), {"threshold": 10}, "disclosure-negative"),
        (column([1.5, 2]), {"threshold": 10}, "disclosure-broken"),
        (column([1, 2]).set_axis(["A1", "A1"]), {"threshold": 10}, "disclosure-double-key"),
    ],
)
def test_what_cannot_be_protected_is_refused(frame: pd.DataFrame, options: dict[str, int], code: str) -> None:
    with pytest.raises(InputError) as error:
        plan({"areas": Table(frame)}, CHILDREN, **options)  # type: ignore[arg-type]
    assert error.value.note.code == code


def test_fields_that_nobody_described_are_named() -> None:
    frame = column([30, 40]).assign(income=[1.0, 2.0])
    found = plan({"areas": Table(frame)}, CHILDREN, threshold=10)
    assert found.protocol.unchecked == {"areas": ("income",)}
    assert any(note.code == "disclosure-unchecked" for note in found.protocol.notes)


def test_missing_counts_stay_missing_and_do_not_help_to_hide() -> None:
    """A count that the source withheld can be computed from the total, so the total does not stand beside the rest."""
    areas = column([math.nan, 40, 30])
    total = pd.DataFrame({"children": [74]}, index=["city"])
    found = plan({"areas": Table(areas), "city": Table(total, CITY)}, CHILDREN, threshold=10)
    assert any(mask["children"].any() for mask in found.withheld.values())
