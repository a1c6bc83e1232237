"""Disclosure control on small tables that can be worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.disclosure.bounds import PartBounds, knowledge, narrow_cells, parts, propagated
from sozialraum_plugin.core.disclosure.cells import Block, numbers, read_cells
from sozialraum_plugin.core.disclosure.figures import AREA, CITY, Cell, CountFields, Difference, Rate, Table
from sozialraum_plugin.core.disclosure.pattern import Pattern, _next, prices, sensitive_cells, suppress
from sozialraum_plugin.core.disclosure.plan import Plan, plan
from sozialraum_plugin.core.disclosure.protocol import DERIVED, PRIMARY, SECONDARY, place_name
from sozialraum_plugin.core.disclosure.recognise import Sum
from sozialraum_plugin.core.disclosure.relations import Model, build_model, nests
from sozialraum_plugin.core.disclosure.rounding import shared_out
from sozialraum_plugin.core.disclosure.search import Search
from sozialraum_plugin.core.disclosure.stages import stages
from sozialraum_plugin.core.messages import Canceled, InputError, Note

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


def test_what_several_parts_leave_has_their_names() -> None:
    frame = pd.DataFrame({"young": [30, 40], "old": [50, 60], "all": [84, 200]}, index=["A1", "A2"])
    fields = CountFields(("young", "old", "all"), parts=(("all", ("young", "old", "middle")),))
    model = build_model({"areas": Table(frame)}, fields, None)
    assert model.cells.blocks["", AREA, "all - young - old"].values.tolist() == [4, 100]
    # The four between are told by the rest, so one figure goes.
    assert plan({"areas": Table(frame)}, fields, threshold=10).withheld["areas"].sum(axis=1).tolist() == [1, 0]


def test_a_sum_of_one_year_is_none_of_another() -> None:
    earlier = pd.DataFrame({"poor": [40, 50, 60], "rich": [30, 20, 40], "all": [70, 70, 100]}, index=["A1", "A2", "A3"])
    later = pd.DataFrame({"poor": [4, 50, 60], "rich": [30, 20, 40], "all": [60, 90, 70]}, index=["A1", "A2", "A3"])
    tables = {"earlier": Table(earlier, year="2023"), "later": Table(later, year="2024")}
    whole: Sum = ("all", ("poor", "rich"))
    fields = CountFields(("poor", "rich", "all"), parts=(whole,), years={whole: frozenset(["2023"])})
    # Nobody can take the poor from what is all of somebody else.
    assert plan(tables, fields, threshold=10).withheld["later"].sum().to_dict() == {"poor": 1, "rich": 0, "all": 0}
    # Where the year shows the sum itself, or nobody knows which years do, those who belong to no part are known.
    for years in ({whole: frozenset(["2023", "2024"])}, {}):
        found = plan(tables, replace(fields, years=years), threshold=10)
        assert found.withheld["later"].loc["A1"].sum() == 2


@pytest.mark.parametrize(
    ("whole", "parts", "rows"),
    [
        ([100, 100, 100, 100], "ab", 4),
        ([112, 100, 100, 100], "ab", 4),
        ([112, 112, 100, 100], "ab", 0),
        ([111, 111, 111, 111], "ab", 4),
        ([90, 90, 100, 100], "ab", 0),
        ([91, 91, 91, 91], "ab", 4),
        ([math.nan, math.nan, 112, 100], "ab", 0),
        ([math.nan] * 4, "ab", 4),
        # A part that no table shows may be any number of people, but not fewer than none.
        ([112, 112, 112, 112], "abc", 4),
        ([90, 90, 100, 100], "abc", 0),
        ([91, 91, 91, 91], "abc", 4),
    ],
)
def test_how_far_off_a_sum_of_another_year_may_be(whole: list[float], parts: str, rows: int) -> None:
    frame = pd.DataFrame({"a": [50.0] * 4, "b": [50.0] * 4, "all": whole}, index=list("pqrs"))
    sum_ = ("all", tuple(parts))
    fields = CountFields(("a", "b", "all"), parts=(sum_,), years={sum_: frozenset(["2023"])})
    model = build_model({"areas": Table(frame)}, fields, None)
    assert model.matrix.shape[0] == rows
    assert (("", AREA, "all - a - b") in model.cells.blocks) == (parts == "abc" and rows > 0)


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


def test_a_change_of_an_earlier_year_under_the_same_name_stays() -> None:
    first, second = column([8, 40, 50]), column([30, 44, 51])
    first["change"], second["change"] = [2.0, 3.0, 4.0], [22.0, 4.0, 1.0]
    tables = {"old": Table(first, year="2023"), "new": Table(second, year="2024")}
    fields = CountFields(("children",), differences=(Difference("change", "children", "2024", "2023"),))
    found = plan(tables, fields, threshold=10)
    assert gone(found, "old") == ["A1"]
    assert gone(found, "new", "change") == ["A1"]
    assert gone(found, "old", "change") == []


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
    ("frame", "options", "code", "values"),
    [
        (column([1, 2]), {"threshold": 1}, "threshold", {"value": 1}),
        (column([1, 2]), {"threshold": 10, "base": 7}, "base", {"value": 7}),
        (column([1, 2], "other"), {"threshold": 10}, "no-counts", {"fields": "children"}),
        (column([0, -1, -2]), {"threshold": 10}, "negative",
         {"table": "areas", "field": "children", "value": -1.0, "place": "A2"}),
        (column([1, 2, 1.5]), {"threshold": 10}, "broken",
         {"table": "areas", "field": "children", "value": 1.5, "place": "A3"}),
        (column([1, 2, 3]).set_axis(["A1", "A2", "A2"]), {"threshold": 10}, "double-key",
         {"table": "areas", "key": "A2"}),
    ],
)  # fmt: skip
def test_what_cannot_be_protected_is_refused(
    frame: pd.DataFrame, options: dict[str, int], code: str, values: dict[str, object]
) -> None:
    with pytest.raises(InputError) as error:
        plan({"areas": Table(frame)}, CHILDREN, **options)  # type: ignore[arg-type]
    assert (error.value.note.code, error.value.note.values) == (f"disclosure-{code}", values)
    assert plan({"areas": Table(column([1, 2]))}, CHILDREN, threshold=2, base=5).withheld["areas"].any(axis=None)


@pytest.mark.parametrize(("counts", "named"), [((), "–"), (("poor", "old"), "poor, old")])
def test_counts_that_are_in_no_table_are_named(counts: tuple[str, ...], named: str) -> None:
    with pytest.raises(InputError) as error:
        plan({"areas": Table(column([1, 2]))}, CountFields(counts), threshold=10)
    assert error.value.note.values == {"fields": named}


def test_fields_that_nobody_described_are_named() -> None:
    frame = column([30, 40]).assign(income=[1.0, 2.0])
    found = plan({"areas": Table(frame)}, CHILDREN, threshold=10)
    assert found.protocol.unchecked == {"areas": ("income",)}
    assert any(note.code == "disclosure-unchecked" for note in found.protocol.notes)


def test_only_numbers_that_differ_are_unchecked() -> None:
    frame = column([30, 40]).assign(
        income=[1.0, 2.0], same=3, name=["a", "b"], change=[1, 2], share=[9.5, 8.5], base=[1, 2]
    )
    fields = CountFields(
        ("children",), (Rate("share", ((1, "children"),), ((1, "base"),)),),
        differences=(Difference("change", "children", "2", "1"),),
    )  # fmt: skip
    assert plan({"areas": Table(frame)}, fields, threshold=10).protocol.unchecked == {"areas": ("income",)}


def test_missing_counts_stay_missing_and_do_not_help_to_hide() -> None:
    """A count that the source withheld can be computed from the total, so the total does not stand beside the rest."""
    areas = column([math.nan, 40, 30])
    total = pd.DataFrame({"children": [74]}, index=["city"])
    found = plan({"areas": Table(areas), "city": Table(total, CITY)}, CHILDREN, threshold=10)
    assert any(mask["children"].any() for mask in found.withheld.values())


# What follows from figures: 2 + 3 = 5 and 4 + 5 = 9 by region, 6 and 8 by school; 14 in all.
CROSS = pd.DataFrame({"children": [2.0, 3.0, 4.0, 5.0]}, index=list("abcd"))
CROSSED = pd.DataFrame({"north": ["n", "n", "s", "s"], "school": ["x", "y", "x", "y"]}, index=list("abcd"))


def cross() -> Model:
    tables = {level: Table(CROSS.groupby(CROSSED[level]).sum(), level) for level in CROSSED}
    return build_model({"areas": Table(CROSS), **tables, "city": Table(city(CROSS), CITY)}, CHILDREN, CROSSED)


def tree(values: list[float], total: float | None = None) -> Model:
    frame = column(values)
    whole = city(frame) if total is None else pd.DataFrame({"children": [total]}, index=["city"])
    return build_model({"areas": Table(frame), "city": Table(whole, CITY)}, CHILDREN, None)


def mask(model: Model, *cells: int) -> np.ndarray:
    found = np.zeros(len(model.values), dtype=bool)
    found[list(cells)] = True
    return found


def test_relations_of_areas_regions_and_city() -> None:
    model = cross()
    cells = [model.cell(number) for number in range(len(model.values))]
    assert [(cell.level, cell.place) for cell in cells] == [
        (AREA, "a"), (AREA, "b"), (AREA, "c"), (AREA, "d"),
        ("north", "n"), ("north", "s"), ("school", "x"), ("school", "y"), (CITY, "city"),
    ]  # fmt: skip
    sums = {
        (cells[total].place, model.kinds[row]): "".join(cells[cell].place for cell in np.flatnonzero(signs < 0))
        for row, (total, signs) in enumerate(zip(model.totals, model.matrix.toarray(), strict=True))
    }
    assert sums == {
        ("n", AREA): "ab", ("s", AREA): "cd", ("x", AREA): "ac", ("y", AREA): "bd", ("city", "north"): "ns",
    }  # fmt: skip
    assert (model.matrix @ model.values).tolist() == [0.0] * 5 == model.rests.tolist()
    assert model.ranks.tolist() == [0, 0, 0, 0, 1, 1, 2, 2, 3]
    assert model.places.tolist() == [0, 1, 2, 3, 0, 1, 0, 1, 0]
    with pytest.raises(IndexError):
        model.cell(9)


def test_areas_stand_in_any_order() -> None:
    tables = {level: Table(CROSS.groupby(CROSSED[level]).sum(), level) for level in CROSSED}
    model = build_model({"areas": Table(CROSS[::-1]), **tables}, CHILDREN, CROSSED)
    cells = [model.cell(number).place for number in range(len(model.values))]
    sums = {
        (cells[total], "".join(sorted(cells[cell] for cell in np.flatnonzero(signs < 0))))
        for total, signs in zip(model.totals, model.matrix.toarray(), strict=True)
    }
    assert sums == {("n", "ab"), ("s", "cd"), ("x", "ac"), ("y", "bd")}
    assert model.rests.tolist() == [0] * 4


def test_what_is_no_number_is_missing() -> None:
    found = numbers(pd.DataFrame({"n": ["7", "x", None, " 8 "]}), "n")
    assert found[[0, 3]].tolist() == [7, 8]
    assert np.isnan(found[[1, 2]]).all()


def test_regions_within_regions() -> None:
    regions = pd.DataFrame(
        {"small": ["p", "p", "q", "r", None], "large": ["n", "n", "n", "s", "s"]}, index=list("abcde")
    )
    within = nests(regions, "small", "large")
    assert within is not None
    assert within.to_dict() == {"p": "n", "q": "n", "r": "s"}
    assert nests(regions, "large", "small") is None
    regions.loc["b", "large"] = "s"
    assert nests(regions, "small", "large") is None
    regions.loc["b", "large"] = None
    assert nests(regions, "small", "large") is None


def test_people_who_belong_to_no_area_are_known_to_readers() -> None:
    areas = column([40, 30, 4])
    found = plan({"areas": Table(areas), "city": Table(city(areas) + 6, CITY)}, CHILDREN, threshold=10)
    assert found.published.rests == {(Cell("", CITY, "city", "children"), AREA): 6.0}
    assert [note.values for note in found.protocol.notes if note.code == "disclosure-sums-differ"] == [
        {"count": 1, "field": "children", "place": "city", "rest": 6.0}
    ]
    # Whoever knows the six outside knows the four inside.
    assert gone(found) == ["A2", "A3"]


def test_counts_that_are_missing_are_filled_from_their_total() -> None:
    model = tree([math.nan, 40, 30], 74)
    assert model.values.tolist() == [4, 40, 30, 74]
    assert model.missing.tolist() == [True, False, False, False]
    assert model.rests.tolist() == [0]


def test_several_counts_that_are_missing_share_what_their_total_leaves() -> None:
    model = tree([math.nan, 40, math.nan, 30], 96)
    assert model.values[[0, 2]].sum() == 26
    assert model.values[[1, 3, 4]].tolist() == [40, 30, 96]
    assert model.missing.tolist() == [True, False, True, False, False]
    assert model.rests.tolist() == [0]


def test_two_files_that_disagree_are_told() -> None:
    tables = {"one": Table(column([20, 40, 60])), "two": Table(column([20, 41, 62]))}
    found = plan(tables, CHILDREN, threshold=10)
    (note,) = [note for note in found.protocol.notes if note.code == "disclosure-two-values"]
    assert note.values == {"count": 2, "field": "children", "table": "two"}


def told(frame: pd.DataFrame, rate: Rate, counts: tuple[str, ...], *, name: str, shown: tuple[str, ...]) -> Block:
    """What a rate tells of a field that no table shows."""
    cells = read_cells({"areas": Table(frame, shown=shown)}, CountFields(counts, (rate,)))
    return cells.blocks["", AREA, name]


@pytest.mark.parametrize(
    ("decimals", "low", "high"),
    # 437 of 10,000 are 4.37 %: printed as 4 they may be 350 to 450, printed as 4.4 they may be 435 to 445.
    [(0, 350, 450), (1, 435, 445), (2, 437, 437), (None, 437, 437)],
)
def test_how_closely_a_rate_tells_its_numerator(decimals: int | None, low: int, high: int) -> None:
    frame = pd.DataFrame({"poor": [437.0, math.nan, 0], "children": [10_000.0, 50, 20]}, index=["A1", "A2", "A3"])
    frame["share"] = 100 * frame.poor / frame.children
    rate = Rate("share", ((1, "poor"),), ((1, "children"),), 100.0, decimals)
    block = told(frame, rate, ("poor", "children"), name="poor", shown=("children", "share"))
    assert (block.low[0], block.high[0]) == (low, high)
    assert (block.low[1], block.high[1]) == (0, math.inf)
    # 0 % of 20 are nobody, whatever the decimals; this is a count of people as well.
    assert (block.low[2], block.high[2]) == (0, 0)
    assert block.counts
    assert not block.visible.any()


def test_a_rate_tells_its_denominator() -> None:
    frame = pd.DataFrame({"poor": [4.0, 9.0, 0.0], "share": [100 * 4 / 88, math.nan, 0.0]}, index=["A1", "A2", "A3"])
    rate = Rate("share", ((1, "poor"),), ((1, "children"),), 100.0)
    block = told(frame, rate, ("poor", "children"), name="children", shown=("poor", "share"))
    assert block.low.tolist() == [88, 0, 0]
    assert block.high.tolist() == [88, math.inf, math.inf]


def test_a_rate_goes_with_the_few_of_its_denominator() -> None:
    frame = pd.DataFrame({"poor": [3.0, 30.0], "children": [6.0, 90.0]}, index=["A1", "A2"])
    frame["share"] = 100 * frame.poor / frame.children
    fields = CountFields(("children",), (Rate("share", ((1, "poor"),), ((1, "children"),), 100.0),))
    found = plan({"areas": Table(frame, shown=("poor", "share"))}, fields, threshold=10)
    assert gone(found, name="share") == ["A1"]
    assert Cell("", AREA, "A1", "children") in found.protocol.hidden


def test_a_rate_tells_what_its_denominator_hides() -> None:
    frame = pd.DataFrame({"poor": [4.0], "adults": [60.0], "children": [20.0], "share": [5.0]}, index=["A1"])
    rate = Rate("share", ((1, "poor"),), ((1, "adults"), (1, "children")), 100.0)
    block = told(frame, rate, ("poor", "adults", "children"), name="children", shown=("poor", "adults", "share"))
    assert (block.low.tolist(), block.high.tolist(), block.counts) == ([20], [20], True)


def test_a_rate_of_other_things_than_people_is_no_business_of_ours() -> None:
    frame = column([30, 4]).assign(cars=[10, 20], roads=[5, 2], density=[2.0, 10.0])
    fields = CountFields(("children",), (Rate("density", ((1, "cars"),), ((1, "roads"),)),))
    found = plan({"areas": Table(frame)}, fields, threshold=10, base_threshold=100)
    assert [(entry.cell.place, entry.cell.field) for entry in found.protocol.entries] == [("A2", "children")]


def test_regions_of_regions_without_any_area() -> None:
    small = pd.DataFrame({"children": [4, 30, 40]}, index=["p", "q", "r"])
    large = pd.DataFrame({"children": [34, 40]}, index=["n", "s"])
    regions = pd.DataFrame({"small": ["p", "p", "q", "r"], "large": ["n", "n", "n", "s"]}, index=list("abcd"))
    tables = {"small": Table(small, "small"), "large": Table(large, "large"), "city": Table(city(large), CITY)}
    model = build_model(tables, CHILDREN, regions)
    cells = [model.cell(number).place for number in range(len(model.values))]
    sums = {
        (cells[total], "".join(cells[cell] for cell in np.flatnonzero(signs < 0)))
        for total, signs in zip(model.totals, model.matrix.toarray(), strict=True)
    }
    assert sums == {("n", "pq"), ("s", "r"), ("city", "pqr"), ("city", "ns")}
    found = plan(tables, CHILDREN, regions, threshold=10)
    assert (gone(found, "small"), gone(found, "large"), gone(found, "city")) == (["p", "q"], [], [])
    # What is no region of the areas adds up to nothing.
    other = {**tables, "other": Table(large.set_axis(["x", "y"]), "other")}
    assert gone(plan(other, CHILDREN, regions, threshold=10), "other") == []


@pytest.mark.parametrize(
    ("numerator", "shown", "name", "values", "counts"),
    [
        # Births and arrivals are not printed: 5 + 7 people. With the arrivals printed, 5 people.
        (((1, "born"), (1, "arrived")), (), "born + arrived", [12.0], True),
        (((1, "born"), (1, "arrived")), ("arrived",), "born", [5.0], True),
        # 7 less 9 are no group of people, but with the arrivals printed the rate tells the 9.
        (((1, "arrived"), (-1, "left")), (), "arrived - left", [-2.0], False),
        (((1, "arrived"), (-1, "left")), ("arrived",), "left", [9.0], True),
        (((1, "left"), (-1, "arrived")), (), "left - arrived", [2.0], False),
    ],
)
def test_a_rate_of_a_sum_tells_what_is_not_printed(
    numerator: tuple[tuple[int, str], ...], shown: tuple[str, ...], name: str, values: list[float], counts: bool
) -> None:
    frame = pd.DataFrame({"born": [5.0], "arrived": [7.0], "left": [9.0], "people": [1000.0]}, index=["A1"])
    frame["rate"] = sum(sign * frame[term] for sign, term in numerator)
    rate = Rate("rate", numerator, ((1, "people"),), 1000.0)
    block = told(frame, rate, ("born", "arrived", "left"), name=name, shown=("rate", *shown))
    assert (block.values.tolist(), block.low.tolist(), block.high.tolist()) == (values, values, values)
    assert block.counts is counts


def test_rates_of_places_in_several_files_tell_one_hidden_count() -> None:
    rate = Rate("share", ((1, "poor"),), ((1, "children"),), 100.0)
    frames = [
        pd.DataFrame({"children": [50.0, 25.0], "share": [8.0, 8.0]}, index=["A1", "A0"]),
        pd.DataFrame({"children": [60.0, 70.0, 80.0], "share": [5.0, math.nan, 0.0]}, index=["A2", "A3", "A4"]),
    ]
    tables = {str(number): Table(frame) for number, frame in enumerate(frames)}
    block = read_cells(tables, CountFields(("poor", "children"), (rate,))).blocks["", AREA, "poor"]
    assert block.keys.tolist() == ["A1", "A0", "A2", "A3", "A4"]
    assert block.values[:3].tolist() == block.low[:3].tolist() == block.high[:3].tolist() == [4, 2, 3]
    assert (math.isnan(block.values[3]), block.low[3], block.high[3]) == (True, 0, math.inf)
    assert (block.values[4], block.low[4], block.high[4]) == (0, 0, 0)
    assert block.visible.tolist() == [False] * 5
    # Nobody is a count of people as well.
    none = read_cells({"0": Table(frames[0] * 0)}, CountFields(("poor", "children"), (rate,)))
    assert block.counts
    assert none.blocks["", AREA, "poor"].counts
    assert block.ids(["A2", "B9"]).tolist() == [block.start + 2, -1]


def test_a_rate_goes_with_the_few_that_it_alone_tells() -> None:
    frame = pd.DataFrame({"born": [2.0, 20], "arrived": [3.0, 30], "people": [1000.0, 2000]}, index=["A1", "A2"])
    frame["rate"] = 1000 * (frame.born + frame.arrived) / frame.people
    rate = Rate("rate", ((1, "born"), (1, "arrived")), ((1, "people"),), 1000.0)
    fields = CountFields(("born", "arrived"), (rate,))
    found = plan({"areas": Table(frame, shown=("people", "rate"))}, fields, threshold=10)
    assert gone(found, name="rate") == ["A1"]
    assert Cell("", AREA, "A1", "born + arrived") in found.protocol.hidden


def test_a_change_tells_the_count_that_no_table_shows() -> None:
    old, new = column([40, 50]), column([45, 60])
    new["change"] = [5, math.nan]
    tables = {"old": Table(old, year="2023"), "new": Table(new, year="2024", shown=("change",))}
    fields = CountFields(("children",), differences=(Difference("change", "children", "2024", "2023"),))
    block = read_cells(tables, fields).blocks["2024", AREA, "children"]
    assert (block.low.tolist(), block.high.tolist()) == ([45, 0], [45, math.inf])
    # The same of the first count of all.
    tables["old"] = Table(old, year="2023", shown=())
    block = read_cells(tables, fields).blocks["2023", AREA, "children"]
    assert (block.start, block.low.tolist(), block.high.tolist()) == (0, [40, 0], [40, math.inf])


def test_regions_add_up_smaller_regions_rather_than_areas() -> None:
    areas = column([4, 30, 40, 50, 60, 70])
    regions = pd.DataFrame({"small": list("ppqqrr"), "large": list("nnnnss")}, index=areas.index)
    tables = {level: Table(areas.groupby(regions[level]).sum(), level) for level in regions}
    model = build_model({"areas": Table(areas), **tables}, CHILDREN, regions)
    kinds = {model.cell(int(total)).place: model.kinds[row] for row, total in enumerate(model.totals)}
    assert kinds == {"p": AREA, "q": AREA, "r": AREA, "n": "small", "s": "small"}
    # The fewer places, the higher the rank.
    ranks = {model.cell(number).place: int(rank) for number, rank in enumerate(model.ranks)}
    assert [ranks[place] for place in ("A1", "p", "n")] == [0, 1, 2]
    # A region that is in no table of regions leaves the areas.
    tables["small"] = Table(tables["small"].frame.drop("q"), "small")
    model = build_model({"areas": Table(areas), **tables}, CHILDREN, regions)
    kinds = {model.cell(int(total)).place: model.kinds[row] for row, total in enumerate(model.totals)}
    assert kinds == {"p": AREA, "r": AREA, "n": AREA, "s": AREA}


def test_what_follows_from_totals() -> None:
    model = tree([3, 40, 12])
    # One alone is the total without the others, two share what the third leaves.
    assert narrow_cells(model, mask(model, 0), mask(model, 0), 10) == [(0, 0.0)]
    assert narrow_cells(model, mask(model, 0, 2), mask(model, 0, 2), 16) == [(0, 15.0), (2, 15.0)]
    assert narrow_cells(model, mask(model, 0, 2), mask(model, 0, 2), 15) == []
    assert narrow_cells(model, mask(model, 0, 2), mask(model, 2), 16) == [(2, 15.0)]
    # A printed count that must not be told.
    assert narrow_cells(model, mask(model), mask(model, 0), 10) == [(0, 0.0)]
    # With the total withheld nothing is told.
    assert narrow_cells(model, mask(model, 0, 3), mask(model, 0, 3), 1e6) == []
    low, high, settled = propagated(model, knowledge(model, mask(model, 0, 2)))
    assert (low.tolist(), high.tolist(), settled) == ([0, 40, 0, 55], [15, 40, 15, 55], True)


def test_what_follows_from_rows_and_columns() -> None:
    """a + b = 5, c + d = 9, a + c = 6, b + d = 8: a is 0 to 5, and the others follow, each within 5."""
    model = cross()
    areas = mask(model, 0, 1, 2, 3)
    known = knowledge(model, areas)
    (part,) = parts(model, known, areas)
    assert (part.cells.tolist(), len(part.rows), part.tree) == ([0, 1, 2, 3], 4, False)
    bounds = PartBounds(model, known, part)
    for place in range(4):
        bounds.widen(place)
    assert bounds.low.round(6).tolist() == [0, 0, 1, 3]
    assert bounds.high.round(6).tolist() == [5, 5, 6, 8]
    assert narrow_cells(model, areas, areas, 6) == [(0, 5.0), (1, 5.0), (2, 5.0), (3, 5.0)]
    assert len(narrow_cells(model, areas, areas, 6, first=True)) >= 1
    # Readers who know that a is at most 3 know that b is at least 2.
    known.high[0] = 3
    bounds = PartBounds(model, known, part)
    bounds.widen(0)
    assert (bounds.low[:2].round(6).tolist(), bounds.high[:2].round(6).tolist()) == ([0, 2], [3, 5])
    assert narrow_cells(model, areas, areas, 5) == []


def test_parts_that_need_programs_beside_one_that_does_not() -> None:
    frame = CROSS.assign(cars=[30.0, 40.0, 50.0, 60.0])
    tables = {level: Table(CROSS.groupby(CROSSED[level]).sum(), level) for level in CROSSED}
    whole = pd.DataFrame({"cars": [180.0]}, index=["city"])
    for names in (["cars", "children"], ["children", "cars"]):
        model = build_model({"areas": Table(frame[names]), **tables, "city": Table(whole, CITY)},
                            CountFields(tuple(names)), CROSSED)  # fmt: skip
        areas = np.arange(len(model.values)) < 8
        found = {(model.cell(cell).place, model.cell(cell).field, width) for cell, width in narrow_cells(
            model, areas, areas, 6)}  # fmt: skip
        assert found == {(place, "children", 5.0) for place in "abcd"}


def test_which_counts_are_few_and_which_dear() -> None:
    model = tree([0, 1, 9, 10])
    assert sensitive_cells(model, 10, zero=False).tolist() == [False, True, True, False, False]
    assert sensitive_cells(model, 10, zero=True).tolist() == [True, True, True, False, False]
    frame = column([20, 2000, 0, 20], "poor").assign(children=[100, 4000, 50, 100])
    frame["share"] = frame.poor / frame.children
    tables = {"areas": Table(frame), "region": Table(frame[["poor"]], "region"), "city": Table(frame[["poor"]], CITY)}
    fields = CountFields(("poor", "children"), (Rate("share", ((1, "poor"),), ((1, "children"),)),))
    model = build_model(tables, fields, None)
    price = {model.cell(number)[1:]: float(found) for number, found in enumerate(prices(model))}
    assert price[CITY, "A1", "poor"] > price["region", "A1", "poor"] > price[AREA, "A2", "poor"]
    # Large counts are dearer than small ones, and so are counts with a rate; a 0 hides nothing.
    assert price[AREA, "A2", "poor"] > price[AREA, "A1", "poor"]
    assert price[AREA, "A1", "poor"] - price["region", "A1", "poor"] > -1
    assert price["region", "A3", "poor"] > price["region", "A2", "poor"]


def test_who_waits_no_longer_can_cancel() -> None:
    with pytest.raises(Canceled):
        suppress(tree([3, 40, 12]), 10, 10.0, canceled=lambda: True)


def test_nothing_is_published_that_the_search_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the search finds is looked at once more before anything is written."""

    def careless(model: Model, threshold: int, *_: object) -> Pattern:
        few = sensitive_cells(model, threshold, False)
        return Pattern(few.copy(), few, {})

    monkeypatch.setattr("sozialraum_plugin.core.disclosure.plan.suppress", careless)
    areas = column([30, 3, 12])
    with pytest.raises(InputError) as error:
        plan({"areas": Table(areas), "city": Table(city(areas), CITY)}, CHILDREN, threshold=10)
    assert (error.value.note.code, error.value.note.values) == (
        "disclosure-cannot", {"field": "children", "place": "A2"}
    )  # fmt: skip


@pytest.mark.parametrize(("gap", "whole"), [(False, ["r", "s"]), (True, ["s"])])
def test_parts_of_totals_that_lack_counts(gap: bool, whole: list[str]) -> None:
    """The total of the girls who are known is no part of all children where some girls are not."""
    areas = pd.DataFrame({"girls": [20.0, 30, 40], "boys": [25.0, 35, 45], "all": [45.0, 65, 85]}, index=list("abc"))
    if gap:
        areas.loc["a", "girls"] = math.nan
    regions = pd.DataFrame({"region": ["r", "r", "s"]}, index=areas.index)
    sums = areas.groupby(regions.region).sum()
    fields = CountFields(("girls", "boys", "all"), parts=(("all", ("girls", "boys")),))
    tables = {"areas": Table(areas), "region": Table(sums, "region", partial=True)}
    model = build_model(tables, fields, regions)
    totals = [model.cell(int(total)) for row, total in enumerate(model.totals) if model.kinds[row] == "all"]
    assert [cell.place for cell in totals if cell.level == "region"] == whole
    assert [cell.place for cell in totals if cell.level == AREA] == ["a", "b", "c"]


def test_a_last_resort_is_the_largest_figure_nearby() -> None:
    model = cross()
    # a and b are withheld; next to a is its region (5), its school (6) and c there (4).
    assert model.cell(_next(model, mask(model, 0, 1), 0)).place == "x"
    assert _next(model, mask(model, *range(9)), 0) == -1
    # Nothing is left beside a itself, so one beside another withheld cell is taken: the city next to the regions.
    assert model.cell(_next(model, mask(model, 0, 1, 2, 4, 6), 0)).place == "city"


def test_partners_are_large_enough_and_as_cheap_as_can_be() -> None:
    model = tree([1, 12, 15, 20, 0])
    price = prices(model)
    for width, chosen in ((10, [1]), (15, [2]), (20, [3]), (21, [3]), (22, [3, 1]), (34, [3, 2])):
        assert Search(model, price, width).partners(0, mask(model, 0)) == chosen
    # Where all of them are not enough, the total goes.
    assert 5 in Search(model, price, 60.0).partners(0, mask(model, 0))
    # With the total withheld nothing is needed, wherever it stands.
    assert Search(model, price, 10.0).partners(0, mask(model, 0, 5)) == []
    frame = column([1, 12, 15])
    first = build_model({"city": Table(city(frame), CITY), "areas": Table(frame)}, CHILDREN, None)
    assert Search(first, prices(first), 10.0).partners(1, mask(first, 0, 1)) == []
    # With b withheld as well, both may be 0 to 13: nothing more is needed.
    assert Search(model, price, 13.0).partners(0, mask(model, 0, 1)) == []
    # Rows and columns: a takes b, c and d with it, and no total, for these are dearer.
    model = cross()
    assert sorted(Search(model, prices(model), 5.0).partners(0, mask(model, 0))) == [1, 2, 3]


def test_of_many_neighbours_the_cheapest_are_looked_at() -> None:
    """Unknown cells, then those that can give much for their price; what is above the width gives no more."""
    values = [20.0] * 300
    values[10:32] = [60.0] * 22
    values[40:60] = [2000.0] * 20
    values[70:90] = [0.0] * 20
    model = tree(values)
    search = Search(model, prices(model), 50.0)
    near = search._near(0, knowledge(model, mask(model, 0, 5)), 3, 24)
    assert near.tolist() == [0, 5, *range(10, 32), 300]
    # All of them where they are not too many.
    assert len(search._near(0, knowledge(model, mask(model, 0, 5)), 3, 301)) == 301


def test_several_make_up_what_one_cannot() -> None:
    areas = column([1, 12, 15, 20])
    tables = {"areas": Table(areas), "city": Table(city(areas), CITY)}
    assert gone(plan(tables, CHILDREN, threshold=2, width=22)) == ["A1", "A2", "A4"]
    assert gone(plan(tables, CHILDREN, threshold=2, width=21)) == ["A1", "A4"]


def test_large_packages_go_in_steps() -> None:
    areas = pd.DataFrame({"girls": 20, "boys": 30, "all": 50}, index=[f"A{number:03d}" for number in range(150)])
    fields = CountFields(("girls", "boys", "all"), parts=(("all", ("girls", "boys")),))
    regions = pd.DataFrame({"region": ["r"] * 150}, index=areas.index)
    tables = {
        "areas": Table(areas), "region": Table(areas.groupby(regions.region).sum(), "region"),
        "city": Table(city(areas), CITY),
    }  # fmt: skip
    model = build_model(tables, fields, regions)
    # The region's sums tie all areas together: six areas at a time, then 24, and the same once more with the region.
    found = list(stages(model))
    assert [[len(group) for group in groups] for groups in found] == [[18] * 25, [72] * 6 + [18]] * 2
    for groups in found:
        # A group holds all figures of its areas, and no total.
        assert sorted(np.concatenate(groups).tolist()) == list(range(450))
        for group in groups:
            assert len({model.cell(int(cell)).place for cell in group}) == len(group) / 3
    # Areas of regions that are small enough stay together.
    regions["region"] = [f"r{number // 15}" for number in range(150)]
    tables["region"] = Table(areas.groupby(regions.region).sum(), "region")
    model = build_model(tables, fields, regions)
    found = list(stages(model))
    assert [[len(group) for group in groups] for groups in found] == [[45] * 10, [18] * 25, [72] * 6 + [18]]
    assert {model.cell(int(cell)).place for cell in found[0][1]} == set(areas.index[15:30])


def test_a_large_package_is_protected_in_steps() -> None:
    draw = np.random.default_rng(7)
    names = [f"A{number}" for number in range(60)]
    areas = pd.DataFrame({sex: draw.integers(12, 90, 60) for sex in ("girls", "boys")}, index=names)
    areas.iloc[[3, 11, 12, 40], 0] = [2, 4, 9, 1]
    areas["all"] = areas.sum(axis=1)
    regions = pd.DataFrame({"region": [f"r{number // 10}" for number in range(60)]}, index=names)
    tables = {
        "areas": Table(areas), "region": Table(areas.groupby(regions.region).sum(), "region"),
        "city": Table(city(areas), CITY),
    }  # fmt: skip
    fields = CountFields(("girls", "boys", "all"), parts=(("all", ("girls", "boys")),))
    found = plan(tables, fields, regions, threshold=10)
    girls = found.withheld["areas"]["girls"]
    assert girls[["A3", "A11", "A12", "A40"]].all()
    # Two of the four share a region; each of the other needs a rectangle, or three figures more.
    assert int(found.withheld["areas"].to_numpy().sum()) <= 16
    model = build_model(found.published.tables, fields, regions)
    assert not found.withheld["city"].any(axis=None)
    assert model.missing.sum() == sum(int(shown.to_numpy().sum()) for shown in found.withheld.values())


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        # 20 are sure, what is over is 3, 2, 2 and 0: who has most goes up first, and multiples stay.
        (20, [0, 5, 10, 5]), (25, [5, 5, 10, 5]), (30, [5, 10, 10, 5]), (35, [5, 10, 15, 5]), (40, [5, 10, 15, 5]),
        (15, [0, 5, 10, 5]),
    ],
)  # fmt: skip
def test_rounded_counts_add_up(total: float, shown: list[float]) -> None:
    assert shared_out(np.array([3.0, 7.0, 12.0, 5.0]), total, 5).tolist() == shown


def test_of_many_that_are_alike_the_first_go_up() -> None:
    assert shared_out(np.full(40, 2.0), 15, 5).tolist() == [5.0] * 3 + [0.0] * 37


def test_regions_that_cross_do_not_undo_rounded_sums() -> None:
    areas = pd.DataFrame({"children": [8, 8, 6, 6]}, index=list("abcd"))
    tables = {level: Table(areas.groupby(CROSSED[level]).sum(), level) for level in CROSSED}
    tables = {"areas": Table(areas), **tables, "city": Table(city(areas), CITY)}
    found = plan(tables, CHILDREN, CROSSED, threshold=2, base=10).published.tables
    shown = {title: table.frame["children"].tolist() for title, table in found.items()}
    # 28 are 30, of these 20 for 16 and 10 for 12; of two alike the first goes up. The schools' 14 are 10 each.
    assert shown == {"areas": [10, 10, 10, 0], "north": [20, 10], "school": [10, 10], "city": [30]}


def test_sums_over_fields_are_rounded_by_themselves() -> None:
    """Of 3 girls and 3 boys 5 each are shown, and 5 children; so is a total with people outside all areas."""
    frame = pd.DataFrame({"girls": [3, 30], "boys": [3, 41], "all": [6, 71]}, index=["A1", "A2"])
    fields = CountFields(("girls", "boys", "all"), parts=(("all", ("girls", "boys")),))
    shown = plan({"areas": Table(frame)}, fields, threshold=2, base=5).published.tables["areas"].frame
    assert shown.to_numpy().tolist() == [[5, 5, 5], [30, 40, 70]]
    areas = column([13, 23])
    tables = {"areas": Table(areas), "city": Table(city(areas) + 30, CITY)}
    found = plan(tables, CHILDREN, threshold=2, base=10).published.tables
    assert (found["areas"].frame.children.tolist(), found["city"].frame.children.tolist()) == ([10, 20], [70])


def test_a_table_without_the_rounded_count_is_left_alone() -> None:
    other = pd.DataFrame({"cars": [7.0, 8.0]}, index=["A1", "A2"])
    found = plan({"areas": Table(column([12, 33])), "other": Table(other)}, CHILDREN, threshold=2, base=5)
    assert found.published.tables["other"].frame.to_dict("list") == {"cars": [7, 8]}
    assert found.published.tables["areas"].frame.children.tolist() == [10, 35]


def test_rates_are_made_of_rounded_counts() -> None:
    frame = pd.DataFrame({"poor": [12, 18, 0], "children": [41, 83, 2], "rest": [29, 65, 2]}, index=["A1", "A2", "A3"])
    frame["share"], frame["balance"] = 100 * frame.poor / frame.children, frame.children - frame.poor
    frame["other"] = 100 * frame.rest / frame.children
    fields = CountFields(
        ("poor", "children", "rest"),
        (
            Rate("share", ((1, "poor"),), ((1, "children"),), 100.0, 1),
            Rate("balance", ((1, "children"), (-1, "poor"))),
            Rate("other", ((1, "rest"),), ((1, "children"),), 100.0, 1),
        ),
    )
    shown = ("poor", "children", "share", "balance")
    found = plan({"areas": Table(frame, shown=shown)}, fields, threshold=2, base=5).published.tables["areas"].frame
    assert found.poor.tolist() == [10, 20, 0]
    assert found.children.tolist() == [40, 85, 0]
    assert found.balance.tolist() == [30, 65, 0]
    assert found.share[:2].tolist() == [25.0, 23.5]
    assert math.isnan(found.share.iloc[2])
    # A rate that the source does not tell is not made either.
    frame.loc["A1", "share"] = math.nan
    found = plan({"areas": Table(frame, shown=shown)}, fields, threshold=2, base=5).published.tables["areas"].frame
    assert found.share.isna().tolist() == [True, False, True]
    assert found.share.dtype == float


def test_a_rate_whose_count_nobody_prints_is_not_made_anew() -> None:
    frame = pd.DataFrame({"children": [410], "share": [12.5]}, index=["A1"])
    fields = CountFields(("children",), (Rate("share", ((1, "poor"),), ((1, "children"),), 100.0, 1),))
    found = plan({"areas": Table(frame)}, fields, threshold=2, base=10).published.tables["areas"].frame
    assert found.loc["A1"].tolist() == [410, 12.5]


def test_every_reason_is_told() -> None:
    frame = pd.DataFrame({"girls": [4, 30, 40], "boys": [20, 35, 45]}, index=["A1", "A2", "A3"])
    frame["all"] = frame.sum(axis=1)
    frame["share"], frame["small"] = frame.girls / frame["all"], frame.boys / frame["all"]
    fields = CountFields(
        ("girls", "boys", "all"),
        (Rate("share", ((1, "girls"),), ((1, "all"),)), Rate("small", ((1, "boys"),), ((1, "all"),))),
        (("all", ("girls", "boys")),),
    )
    tables = {"areas": Table(frame), "city": Table(city(frame[["girls", "boys", "all"]]), CITY)}
    found = plan(tables, fields, threshold=10, base_threshold=70)
    reasons = {(entry.table, *entry.cell[2:]): (entry.kind, str(entry.reason)) for entry in found.protocol.entries}
    computed = "with it, the withheld count girls of A1 could be computed from "
    first = reasons.pop(("areas", "A1", "girls"))
    assert first == (PRIMARY, "the count is under 10")
    assert reasons["areas", "A1", "boys"] == (SECONDARY, f"{computed}the parts of all")
    assert reasons["areas", "A2", "girls"] == (SECONDARY, f"{computed}the total of city")
    assert reasons["areas", "A2", "boys"] == (SECONDARY, f"{computed}several totals")
    made = "the figure is made of the withheld count "
    assert reasons["areas", "A1", "share"] == (DERIVED, f"{made}girls")
    assert reasons["areas", "A2", "small"] == (DERIVED, f"{made}boys")
    assert ("areas", "A3", "share") not in reasons
    notes = [note.values for note in found.protocol.notes if note.code == "disclosure-summary"]
    assert notes == [{"primary": 1, "secondary": 3, "rates": 4, "threshold": 10, "width": 10.0}]


def test_what_places_are_called() -> None:
    assert place_name(Cell("", CITY, "", "n")) == Note("disclosure-city")
    assert place_name(Cell("", CITY, "Musterstadt", "n")) == "Musterstadt"
    assert place_name(Cell("", AREA, "01", "n")) == "01"
    assert place_name(Cell("", "rtk\ntype", "a\n1", "n")) == "a / 1"


@pytest.mark.parametrize(("people", "few"), [(0, False), (1, True), (69, True), (70, False)])
def test_a_rate_of_few_people_has_its_reason(people: int, few: bool) -> None:
    frame = pd.DataFrame({"poor": [0], "children": [people], "share": [0.0]}, index=["A1"])
    rate = Rate("share", ((1, "poor"),), ((1, "children"),))
    fields = CountFields(("poor", "children"), (rate,))
    found = plan({"areas": Table(frame)}, fields, threshold=2, base_threshold=70, width=1)
    made = [entry for entry in found.protocol.entries if entry.cell.field == "share"]
    assert bool(made) is few
    if people == 69:
        assert (made[0].kind, str(made[0].reason)) == (DERIVED, "the rate is of fewer than 70 persons")
        assert made[0].cell == Cell("", AREA, "A1", "share")
