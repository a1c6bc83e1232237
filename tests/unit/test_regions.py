"""Sums, rates and means of regions: known answers, SQL on the same data, and aggregates of aggregates."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

import pandas as pd
import pytest

from sozialraum_plugin.core.measures.indicators import Formula, Indicator
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.regions import Aggregation, Plan, aggregate, natural

NAN = float("nan")
RATE = Formula(Indicator(2, "quote", "Quote", "arm", "kinder", 100.0, "%"), ((1, "arm"),), ((1, "kinder"),))
PER_THOUSAND = Formula(
    Indicator(3, "hilfe", "Hilfen", "a + b", "kinder - arm", 1000.0), ((1, "a"), (1, "b")), ((1, "kinder"), (-1, "arm"))
)
PLAN = Plan(counts=("kinder", "arm"), formulas=(RATE, PER_THOUSAND), means=("alter",), population="ew")


def city(seed: int, areas: int = 60, gaps: float = 0.0) -> tuple[pd.DataFrame, list[str], list[str]]:
    chance = random.Random(seed)
    rows = []
    for _ in range(areas):
        people = chance.choice([0, chance.randint(1, 9000)])
        children = chance.randint(0, people // 4)
        poor = chance.randint(0, children)
        rows.append([children, poor, chance.randint(0, 40), chance.randint(0, 9), 30 + 20 * chance.random(), people])
    frame = pd.DataFrame(rows, columns=["kinder", "arm", "a", "b", "alter", "ew"], dtype=float)
    for name in ("kinder", "arm", "a"):
        frame.loc[[chance.random() < gaps for _ in range(areas)], name] = NAN
    keys = [f"{number:04}" for number in range(areas)]
    return frame, keys, [str(chance.randint(1, 7)) for _ in range(areas)]


def small() -> Aggregation:
    frame = pd.DataFrame(
        {
            "kinder": [100.0, 300.0, 50.0, 0.0, 10.0],
            "arm": [50.0, 30.0, NAN, 0.0, 5.0],
            "a": [1.0, 2.0, 3.0, 0.0, 1.0],
            "b": [0.0, 1.0, 0.0, 0.0, 0.0],
            "alter": [40.0, 30.0, NAN, 50.0, 20.0],
            "ew": [1000.0, 3000.0, 500.0, 0.0, 100.0],
            "typ": ["1", "2", "1", "", "2"],
        }
    )
    plan = Plan(PLAN.counts, PLAN.formulas, PLAN.means, PLAN.population, "typ", ("kinder",))
    return aggregate(frame, ["A", "B", "C", "D", "E"], ["R10", "R10", "R2", "R2", ""], plan)


def test_a_rate_of_a_region_is_sum_over_sum_and_the_mean_is_called_a_mean() -> None:
    region = small().regions[1]
    assert region.key == "R10"
    assert region.rates["quote"].rate.value == 20  # not (50 + 10) / 2
    assert region.rates["quote"].mean.value == 30
    assert (region.rates["quote"].numerator, region.rates["quote"].denominator) == (80, 400)
    assert region.rates["hilfe"].rate.value == pytest.approx(1000 * 4 / 320)
    assert region.means["alter"].plain.value == 35
    weighted = region.means["alter"].weighted
    assert weighted is not None
    assert weighted.value == 32.5
    assert [figure.kind for figure in (region.rates["quote"].rate, region.means["alter"].plain, weighted)] == [
        "rate", "mean", "weighted"
    ]  # fmt: skip


def test_missing_parts_are_named_and_half_an_area_bends_no_rate() -> None:
    found = small()
    region = found.regions[0]
    assert [other.key for other in found.regions] == ["R2", "R10"]  # numbers in their order
    assert region.counts["arm"].value == 0
    assert region.counts["arm"].missing == ("C",)
    assert region.counts["kinder"].value == 50
    assert region.counts["kinder"].complete
    # C lacks its numerator, so its children are in neither sum; D has none: 0/0 is no rate.
    assert region.rates["quote"].rate.missing == ("C",)
    assert (region.rates["quote"].rate.value, region.rates["quote"].below_zero) == (None, True)
    assert region.missing() == {"arm": ("C",), "quote": ("C",), "hilfe": ("C",), "alter": ("C",)}
    # Where nobody lives a value has no weight, and nothing is missing.
    weighted = region.means["alter"].weighted
    assert weighted is not None
    assert (weighted.value, weighted.missing) == (None, ("C",))
    assert {note.code for note in found.notes} == {"regions-without", "regions-missing", "regions-zero"}


def test_areas_and_people_by_type_and_the_city_with_areas_of_no_region() -> None:
    found = small()
    assert found.without == ("E",)
    assert found.types == ("1", "2")
    assert found.city.types == {"1": 2, "2": 2, "": 1}
    assert found.city.by_type["kinder", "2"].value == 310
    assert found.regions[0].types == {"1": 1, "2": 0, "": 1}
    assert found.city.counts["kinder"].value == 460
    assert sum(region.counts["kinder"].value or 0 for region in found.regions) == 450


@pytest.mark.parametrize("seed", range(5))
def test_sums_and_rates_agree_with_sql(seed: int) -> None:
    frame, keys, regions = city(seed, gaps=0.1)
    found = aggregate(frame, keys, regions, PLAN)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE areas (region TEXT, kinder REAL, arm REAL, a REAL, b REAL, alter_ REAL, ew REAL)")
    rows: list[list[Any]] = [
        [region, *(None if value != value else value for value in row)]
        for region, row in zip(regions, frame.to_numpy().tolist(), strict=True)
    ]
    database.executemany("INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    query = """
        SELECT region, SUM(kinder), SUM(arm), SUM(kinder IS NULL), SUM(arm IS NULL),
            100.0 * SUM(CASE WHEN kinder IS NOT NULL THEN arm END) / SUM(CASE WHEN arm IS NOT NULL THEN kinder END),
            1000.0 * SUM(CASE WHEN kinder IS NOT NULL AND arm IS NOT NULL THEN a + b END)
                / SUM(CASE WHEN a IS NOT NULL THEN kinder - arm END),
            SUM(alter_ * ew) / SUM(ew), AVG(alter_)
        FROM areas GROUP BY region ORDER BY region"""
    answers = database.execute(query).fetchall()
    assert len(answers) == len(found.regions) == 7
    for answer, region in zip(answers, found.regions, strict=True):
        weighted = region.means["alter"].weighted
        assert weighted is not None
        assert region.key == answer[0]
        assert [region.counts[name].value for name in ("kinder", "arm")] == list(answer[1:3])
        assert [len(region.counts[name].missing) for name in ("kinder", "arm")] == list(answer[3:5])
        for value, wanted in zip(
            [region.rates["quote"].rate.value, region.rates["hilfe"].rate.value, weighted.value,
             region.means["alter"].plain.value], answer[5:], strict=True,
        ):  # fmt: skip
            assert value == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_aggregates_of_aggregates_are_what_direct_aggregation_gives(seed: int) -> None:
    frame, keys, regions = city(seed)
    upper = {str(number): "Nord" if number % 2 else "Sued" for number in range(1, 8)}
    direct = aggregate(frame, keys, [upper[region] for region in regions], PLAN)
    first = aggregate(frame, keys, regions, Plan(counts=("kinder", "arm", "a", "b", "ew")))
    sums = pd.DataFrame(
        [{name: figure.value for name, figure in region.counts.items()} for region in first.regions], dtype=float
    )
    names = [region.key for region in first.regions]
    again = aggregate(sums, names, [upper[name] for name in names], Plan(PLAN.counts, PLAN.formulas))
    for one, other in zip(direct.regions, again.regions, strict=True):
        assert {name: figure.value for name, figure in one.counts.items()} == {
            name: figure.value for name, figure in other.counts.items()
        }
        assert {name: figure.rate.value for name, figure in one.rates.items()} == {
            name: figure.rate.value for name, figure in other.rates.items()
        }


def test_the_order_of_the_areas_changes_nothing() -> None:
    frame, keys, regions = city(3, gaps=0.2)
    order = list(range(len(keys)))
    random.Random(9).shuffle(order)
    one = aggregate(frame, keys, regions, PLAN)
    other = aggregate(frame.iloc[order], [keys[n] for n in order], [regions[n] for n in order], PLAN)
    assert one.regions == other.regions
    assert one.city == other.city


def test_bad_values_are_refused() -> None:
    frame, keys, regions = city(1)
    with pytest.raises(InputError, match=r"ew .POPULATION_FIELD. is below 0.*0003"):
        aggregate(frame.assign(ew=frame["ew"].where(frame.index != 3, -1.0)), keys, regions, PLAN)
    with pytest.raises(InputError, match=r"arm .*infinite.*0002"):
        aggregate(frame.assign(arm=frame["arm"].where(frame.index != 2, float("inf"))), keys, regions, PLAN)
    with pytest.raises(InputError, match="No area belongs to a region"):
        aggregate(frame, keys, [""] * len(keys), PLAN)


def test_numbers_in_keys_sort_as_numbers() -> None:
    assert sorted(["RTK 10", "RTK 9", "2", "10", "01"], key=natural) == ["01", "2", "10", "RTK 9", "RTK 10"]


def test_a_missing_value_where_nobody_lives_is_not_missed_in_a_weighted_mean() -> None:
    frame = pd.DataFrame({"alter": [40.0, NAN], "ew": [10.0, 0.0]})
    mean = aggregate(frame, ["1", "2"], ["A", "A"], Plan(means=("alter",), population="ew")).city.means["alter"]
    assert mean.weighted is not None
    assert (mean.plain.missing, mean.weighted.missing, mean.weighted.value) == (("2",), (), 40)
