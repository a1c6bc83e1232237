"""Budgets: published values, exact sums, fairness, limits; seeded random cases in place of single examples."""

from __future__ import annotations

import random
from fractions import Fraction

import pandas as pd
import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.budget import Areas, Budget, Request, distribute
from sozialraum_plugin.core.steering.budgetcriteria import Criterion, criteria_of, factors_of, with_weight
from sozialraum_plugin.core.steering.budgetlimits import Limits, limited
from sozialraum_plugin.core.steering.money import cents_of, in_proportion, largest_remainder

FIELDS = ["u7", "u7_sgb", "u18", "arm", "kinder"]
CRITERIA = "u7=40;u7_sgb=35;u18*NEED(arm/kinder)=25"


def areas_of(seed: int, count: int = 30, regions: int = 8) -> Areas:
    chance = random.Random(seed)
    rows = []
    for _ in range(count):
        children = chance.randint(1, 900)
        under_7 = chance.randint(0, children)
        rows.append([under_7, chance.randint(0, under_7), children, chance.randint(0, children), children])
    frame = pd.DataFrame(rows, columns=FIELDS, dtype=float)
    keys = [f"{number:03}" for number in range(count)]
    names = [f"R{number % regions}" for number in range(count)]
    return Areas(frame, keys, names, [str(chance.randint(1, 3)) for _ in range(count)], "typ")


def request_of(text: str, amount: int = 12_345_678_91, **more: object) -> Request:
    return Request(amount, criteria_of(text, FIELDS)[0], **more)  # type: ignore[arg-type]


def checked(budget: Budget) -> Budget:
    """Every sum to the cent, in every direction."""
    amounts, request = budget.amounts, budget.request
    assert sum(amounts.final.values()) == request.amount
    assert sum(amounts.computed.values()) == request.amount
    assert sum(amounts.pots) == request.amount - request.base * len(budget.regions)
    for pot, part in zip(amounts.pots, amounts.parts, strict=True):
        assert sum(part.values()) == pot
    for region in budget.regions:
        assert amounts.computed[region] == request.base + sum(part[region] for part in amounts.parts)
    for scenario in budget.scenarios:
        assert sum(scenario.final.values()) == request.amount
        assert sum(scenario.weights) == 100
    return budget


# Published: N, percentage, Jugendeinwohnerwert.
PUBLISHED = [(3569, 11.38, 4383), (2938, 14.10, 4598), (5375, 11.06, 6387), (2286, 9.54, 2286), (8612, 10.12, 9231)]


def test_published_values_of_the_need() -> None:
    frame = pd.DataFrame({"u18": [row[0] for row in PUBLISHED], "arm": [row[1] for row in PUBLISHED]}, dtype=float)
    names = [f"SR {number}" for number in range(5)]
    budget = checked(distribute(Areas(frame, names, names), request_of("u18*NEED(arm)")))
    assert [round(value) for value in budget.needs[0].values.values()] == [row[2] for row in PUBLISHED]
    assert budget.needs[0].least == Fraction(954, 100)
    assert budget.needs[0].factors["SR 3"] == 1


def test_two_pots_by_hand() -> None:
    frame = pd.DataFrame({"u7": [100.0, 300.0], "u7_sgb": [30.0, 10.0]})
    budget = checked(distribute(Areas(frame, ["a", "b"], ["1", "2"]), request_of("u7=40;u7_sgb=60", 1_000_00)))
    # 40 % of 1000 by 1:3, 60 % by 3:1.
    assert budget.amounts.pots == (400_00, 600_00)
    assert budget.amounts.final == {"1": 100_00 + 450_00, "2": 300_00 + 150_00}
    moved = {(scenario.place, int(scenario.points)): scenario.final["1"] for scenario in budget.scenarios}
    assert moved == {(0, -10): 600_00, (0, 10): 500_00, (1, -10): 500_00, (1, 10): 600_00}


def test_base_amounts_types_and_areas() -> None:
    frame = pd.DataFrame({"u7": [100.0, 100.0, 200.0]})
    areas = Areas(frame, ["a", "b", "c"], ["1", "1", "2"], ["1", "2", "2"], "typ")
    factors = factors_of("1=1;2=1,5", ["1", "2"])
    budget = checked(distribute(areas, request_of("u7*TYPE", 110_000, base=10_000, type_factors=factors)))
    assert budget.needs[0].typed == {"1": 250, "2": 300}
    assert budget.amounts.final == {"1": 10_000 + 40_909, "2": 10_000 + 49_091}
    # Without criteria each area counts the same.
    assert distribute(areas, request_of("", 90_000)).amounts.final == {"1": 60_000, "2": 30_000}


@pytest.mark.parametrize("seed", range(60))
def test_amounts_sum_to_the_cent(seed: int) -> None:
    chance = random.Random(seed)
    amount = chance.choice([1, 7, 99, 100_001, 10**9 + 7, 10**13])
    base = chance.randint(0, amount // 8)
    factors = {"1": Fraction(1), "2": Fraction(chance.randint(0, 300), 100), "3": Fraction(1, 3)}
    request = request_of(CRITERIA.replace("u7=40", "u7*TYPE=40"), amount, base=base, type_factors=factors)
    checked(distribute(areas_of(seed), request))


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", ["u7", "u7_sgb", "arm"])
def test_more_need_never_lowers_the_share(seed: int, name: str) -> None:
    areas = areas_of(seed)
    chance = random.Random(seed)
    place = chance.randrange(len(areas.keys))
    region = areas.regions[place]
    request = request_of(CRITERIA, chance.choice([97, 10_007, 10**8]))
    before = distribute(areas, request).amounts.final[region]
    frame = areas.frame.copy()
    # More people in need among the same children.
    frame.loc[place, name] += chance.choice([1, 5, 100]) if name != "arm" else 0
    if name == "arm":
        frame.loc[place, name] = frame.loc[place, "kinder"]
    after = distribute(Areas(frame, areas.keys, areas.regions, areas.types, "typ"), request).amounts.final[region]
    assert after >= before


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_areas_and_regions_changes_nothing(seed: int) -> None:
    areas = areas_of(seed)
    order = list(range(len(areas.keys)))
    random.Random(seed).shuffle(order)
    mixed = Areas(
        areas.frame.iloc[order].reset_index(drop=True), [areas.keys[n] for n in order],
        [areas.regions[n] for n in order], [areas.types[n] for n in order], "typ",
    )  # fmt: skip
    assert distribute(mixed, request_of(CRITERIA)) == distribute(areas, request_of(CRITERIA))


def test_equal_remainders_go_to_the_smaller_key() -> None:
    assert in_proportion({"b": Fraction(1), "a": Fraction(1), "c": Fraction(1)}, 100) == {"a": 34, "b": 33, "c": 33}
    assert largest_remainder({"x": Fraction(3, 2), "y": Fraction(1, 2)}, 2) == {"x": 2, "y": 0}


@pytest.mark.parametrize("seed", range(80))
def test_limits_hold_and_the_sum_stays(seed: int) -> None:
    chance = random.Random(seed)
    areas = areas_of(seed)
    names = sorted(set(areas.regions))
    previous = {name: chance.randint(50_000, 900_000) for name in names}
    total = sum(previous.values()) * chance.randint(97, 103) // 100
    percent = Fraction(chance.randint(35, 200), 10)
    request = request_of(CRITERIA, total, previous=previous, max_change=percent)
    budget = checked(distribute(areas, request))
    for name in names:
        assert abs(budget.amounts.final[name] - previous[name]) <= previous[name] * percent / 100
    # Regions at no limit keep the proportions that they have by the criteria, but for a cent.
    limits = budget.amounts.limits
    assert limits is not None
    free = [name for name in names if limits.lowest[name] < budget.amounts.final[name] < limits.highest[name]]
    scale = {Fraction(budget.amounts.final[name], budget.amounts.computed[name]) for name in free}
    if scale:
        smallest = min(budget.amounts.computed[name] for name in free)
        assert max(scale) - min(scale) <= Fraction(2, smallest)


def test_limits_by_hand_and_within_limits_nothing_changes() -> None:
    limits = Limits({"a": 90, "b": 90, "c": 90}, {"a": 110, "b": 110, "c": 110}, Fraction(10), 300)
    assert limited({"a": 200, "b": 60, "c": 40}, limits, 300) == {"a": 110, "b": 100, "c": 90}
    assert limited({"a": 95, "b": 100, "c": 105}, limits, 300) == {"a": 95, "b": 100, "c": 105}
    # A region without any need keeps its floor, the rest goes on.
    assert limited({"a": 300, "b": 0, "c": 0}, limits, 300) == {"a": 110, "b": 95, "c": 95}


def test_limits_that_leave_no_room_are_refused_with_what_would_be_possible() -> None:
    areas = areas_of(1)
    previous = dict.fromkeys(sorted(set(areas.regions)), 1_000_00)
    with pytest.raises(InputError, match=r"at least 7600 € together, but AMOUNT is 7000 €.*at least 12.6 %"):
        distribute(areas, request_of(CRITERIA, 7_000_00, previous=previous, max_change=Fraction(5)))
    with pytest.raises(InputError, match=r"at most 8400 € together, but AMOUNT is 9000 €.*at least 12.6 %"):
        distribute(areas, request_of(CRITERIA, 9_000_00, previous=previous, max_change=Fraction(5)))
    distribute(areas, request_of(CRITERIA, 9_000_00, previous=previous, max_change=Fraction(126, 10)))
    # A region that is new has no limit, and takes what the others may not have.
    del previous["R0"]
    budget = checked(distribute(areas, request_of(CRITERIA, 9_000_00, previous=previous, max_change=Fraction(5))))
    assert budget.amounts.final["R0"] >= 9_000_00 - 7 * 1_050_00


def test_criteria_as_people_write_them() -> None:
    criteria, whole = criteria_of(" U7 = 1 ; u18 * type * need( ARM / kinder )=1,5 ;AREAS=2.5", FIELDS)
    assert whole == 5
    assert [criterion.name for criterion in criteria] == ["u7", "u18*TYPE*NEED(arm/kinder)", "AREAS"]
    assert [criterion.weight for criterion in criteria] == [20, 30, 50]
    assert criteria_of("u7", FIELDS)[0] == (Criterion("u7", Fraction(100)),)
    assert [criterion.weight for criterion in with_weight(criteria, 2, Fraction(10))] == [16, 24, 60]
    assert [criterion.weight for criterion in with_weight(criteria, 0, Fraction(-30))] == [0, Fraction(75, 2), 62.5]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("u7=;u18=1", "The weight –"),
        ("u7=-3", "The weight -3"),
        ("u7=0", "The weight 0"),
        ("u7=viel", "The weight viel"),
        ("u8=3", "CRITERIA names u8"),
        ("u7=1;U7=2", "names u7 twice"),
        ("u7;u18", "u7 in CRITERIA cannot be read"),
        ("u18*NEED(u99/kinder)=1", "CRITERIA names u99"),
        ("=5", "cannot be read"),
    ],
)
def test_criteria_that_cannot_be_read_are_named(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        criteria_of(text, FIELDS)


def test_what_cannot_be_distributed_is_refused() -> None:
    areas = areas_of(2)
    frame = areas.frame.copy()
    frame.loc[4, "u7"] = float("nan")
    gap = Areas(frame, areas.keys, areas.regions, areas.types, "typ")
    with pytest.raises(InputError, match=r"u7 \(CRITERIA\) is empty in 1 areas: 004"):
        distribute(gap, request_of("u7"))
    told = distribute(gap, request_of("u7", missing="zero")).notes
    assert [note.code for note in told] == ["budget-missing-zero"]
    with pytest.raises(InputError, match=r"u7 .*below 0.*004"):
        distribute(Areas(frame.fillna(-1.0), areas.keys, areas.regions), request_of("u7"))
    with pytest.raises(InputError, match="is 0 in all regions"):
        distribute(Areas(frame * 0.0, areas.keys, areas.regions), request_of("u18"))
    with pytest.raises(InputError, match=r"needs 80 €, but AMOUNT is 79 €"):
        distribute(areas, request_of("u7", 79_00, base=10_00))
    with pytest.raises(InputError, match="no factor for these types of the field typ: 3"):
        distribute(areas, request_of("u7*TYPE", type_factors=factors_of("1=1;2=2", [])))
    with pytest.raises(InputError, match="TYPE_FACTORS is needed"):
        distribute(areas, request_of("u7*TYPE"))
    with pytest.raises(InputError, match="last year's amounts are missing"):
        distribute(areas, request_of("u7", max_change=Fraction(5)))
    with pytest.raises(InputError, match="percentage arm differs between the areas of the region R0"):
        distribute(areas, request_of("u7*NEED(arm)"))


@pytest.mark.parametrize("value", ["1.005", "-1", "nan", "inf", "zehn", "1e15", None])
def test_amounts_have_two_decimals(value: object) -> None:
    with pytest.raises(InputError, match="AMOUNT"):
        cents_of(value, "AMOUNT")


def test_amounts_are_read_exactly() -> None:
    assert [cents_of(value, "AMOUNT") for value in (0.1, 1234567.89, "0.07", 4, 1e12)] == [
        10, 123456789, 7, 400, 10**14
    ]  # fmt: skip
