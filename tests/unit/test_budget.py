"""Budgets: published values, exact sums, fairness, limits; seeded random cases in place of single examples."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.budget import Areas, Budget, Request, distribute
from sozialraum_plugin.core.steering.budgetcriteria import (
    Criterion,
    criteria_of,
    factors_of,
    number_of,
    with_weight,
)
from sozialraum_plugin.core.steering.budgetlimits import Limits, limited, limits_of
from sozialraum_plugin.core.steering.money import cents_of, in_proportion, largest_remainder, unit_of

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


def made(more: dict[str, list[Any]] | None = None) -> Areas:
    """Four areas of two regions: 10 and 2, in which 10 % and 30 % are poor."""
    columns = {
        "u7": [60, 40, 70, 30], "u18": [100, 200, 60, 40], "arm": [10, 20, 20, 10], "kinder": [100, 200, 60, 40],
        "quote": [10.5, 10.5, 30, 30], "null": [0, 0, 0, 0], "bezirk": ["10", "10", "2", "2"], "typ": list("1223"),
        **(more or {}),
    }  # fmt: skip
    frame = pd.DataFrame(columns)
    numbers = frame.drop(columns=["bezirk", "typ"]).astype(float)
    return Areas(numbers, ["a", "b", "c", "d"], list(frame["bezirk"]), list(frame["typ"]), "typ")


def asked(text: str, amount: int = 1_000_00, **more: object) -> Request:
    names = ["u7", "u18", "arm", "kinder", "quote", "null"]
    return Request(amount, criteria_of(text, names)[0], **more)  # type: ignore[arg-type]


def test_the_need_by_hand() -> None:
    budget = checked(distribute(made(), asked("u18*TYPE*NEED(arm/kinder)", type_factors=factors_of("1;1,5;2", "123"))))
    need = budget.needs[0]
    assert (budget.regions, budget.areas) == (("2", "10"), {"2": 2, "10": 2})
    assert need.counts == {"2": 100, "10": 300}
    assert need.typed == {"2": 60 * Fraction(3, 2) + 40 * 2, "10": 100 + 200 * Fraction(3, 2)}
    assert (need.percentages, need.least) == ({"2": 30, "10": 10}, 10)
    # 1 + 0.1239 for each of 20 points.
    assert need.factors == {"2": Fraction("3.478"), "10": 1}
    assert need.values == {"2": Fraction("591.26"), "10": 400}
    assert need.total == Fraction("991.26")
    other = distribute(made(), asked("u18*NEED(quote)", need_factor=Fraction(1, 10))).needs[0]
    assert other.factors == {"2": Fraction("2.95"), "10": 1}
    plain = distribute(made(), asked("u18")).needs[0]
    assert (plain.least, plain.percentages, plain.factors) == (None, {}, {})


def test_a_region_without_anybody_to_count_needs_no_percentage() -> None:
    areas = made({"u18": [100, 200, 0, 0], "arm": [30, 30, 0, 0], "kinder": [100, 200, 0, 0], "quote": [7, 7, 1, 2]})
    for text in ("u18*NEED(arm/kinder)", "u18*NEED(quote)"):
        budget = distribute(areas, asked(text))
        assert budget.amounts.final == {"2": 0, "10": 1_000_00}
        assert set(budget.needs[0].percentages) == {"10"}


@pytest.mark.parametrize("percentages", [[0, 0, 100, 100], [0.5, 0.5, 99.5, 99.5]])
def test_percentages_from_0_to_100_can_be_used(percentages: list[float]) -> None:
    need = distribute(made({"quote": percentages}), asked("u18*NEED(quote)")).needs[0]
    assert need.percentages == {"10": percentages[0], "2": percentages[2]}


def test_the_base_amount_may_need_all_of_the_money() -> None:
    assert distribute(made(), asked("u7", 80_00, base=40_00)).amounts.final == {"2": 40_00, "10": 40_00}
    assert distribute(made({"u7": [1, 0, 0, 0]}), asked("u7", 1)).amounts.final == {"2": 0, "10": 1}


def test_scenarios_move_each_weight_and_the_others_make_room() -> None:
    budget = checked(distribute(made(), asked("u7=95;u18=5")))
    assert [(one.place, one.points, one.weights) for one in budget.scenarios] == [
        (0, -10, (85, 15)), (0, 10, (100, 0)), (1, -10, (100, 0)), (1, 10, (85, 15)),
    ]  # fmt: skip
    # All of it by u7: half each. 85 % by half each, 15 % by 3 to 1.
    assert [one.final for one in budget.scenarios][:2] == [{"2": 462_50, "10": 537_50}, {"2": 500_00, "10": 500_00}]
    assert distribute(made(), asked("u7")).scenarios == ()


@pytest.mark.parametrize(
    ("more", "request_", "code", "told"),
    [
        ({"bezirk": ["10", "", "2", ""]}, asked("u7"), "budget-without-region", {"count": 2, "areas": "b, d"}),
        (
            {"u7": [None, 1, None, 3]},
            asked("u7=1;u7*TYPE=1", missing="zero", type_factors=factors_of("1;1;1", "123")),
            "budget-missing-zero", {"field": "u7", "count": 2, "areas": "a, c"},
        ),
        (
            {"arm": [None, 1, 2, 3]}, asked("u7*NEED(arm/kinder)", missing="zero"), "budget-missing-zero",
            {"field": "arm", "count": 1, "areas": "a"},
        ),
        (
            {"kinder": [500, 1, 200, None], "arm": [1, 1, 1, 1]}, asked("u7*NEED(arm/kinder)", missing="zero"),
            "budget-missing-zero", {"field": "kinder", "count": 1, "areas": "d"},
        ),
        ({}, asked("u7*TYPE", type_factors=factors_of("1=1;2=2;3=3;11=1;9=1;none=1", [])), "budget-type-unused",
         {"types": "9, 11"}),
        ({"typ": ["1", "", "2", ""]}, asked("u7*TYPE", type_factors=factors_of("1=2;2=2", [])), "budget-type-none",
         {"count": 2, "areas": "b, d"}),
        ({}, asked("u7", previous={"2": 1, "10": 2, "3": 5_50, "7": 1_00}), "budget-previous-gone",
         {"regions": "3, 7", "amount": 6.5, "unit": "€"}),
        ({}, asked("u7", previous={"2": 1}, unit="h"), "budget-previous-missing", {"regions": "10"}),
        ({}, asked("u7", previous={"2": 90_00, "3": 10_00}, max_change=Fraction(5), unit="h"),
         ["budget-previous-missing", "budget-previous-gone"], {"regions": "3", "amount": 10.0, "unit": "h"}),
    ],
)  # fmt: skip
def test_what_was_noticed_is_told(
    more: dict[str, list[Any]], request_: Request, code: str | list[str], told: dict[str, Any]
) -> None:
    notes = checked(distribute(made(more), request_)).notes
    assert [note.code for note in notes] == ([code] if isinstance(code, str) else code)
    assert notes[-1].values == told


def test_areas_without_region_or_type_count_nowhere_or_once() -> None:
    gone = distribute(made({"bezirk": ["10", "", "2", "2"], "u7": [50, None, 70, 80]}), asked("u7", 200_00))
    assert (gone.amounts.final, gone.areas) == ({"2": 150_00, "10": 50_00}, {"2": 2, "10": 1})
    areas = made({"typ": ["1", "", "2", "2"]})
    for text, second in (("1=2;2=2", 1), ("1=2;2=2;none=3", 3), ("1=2;2=2;NONE=0", 0)):
        need = distribute(areas, asked("u7*TYPE", type_factors=factors_of(text, []))).needs[0]
        assert need.typed == {"2": 200, "10": 120 + second * 40}, text
    assert not distribute(areas, asked("u7*TYPE", type_factors=factors_of("1=2;2=2;none=3", []))).notes


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


def test_limits_are_the_whole_cents_within_the_percentage() -> None:
    limits = limits_of({"a": 105, "b": 200, "gone": 9}, ("a", "b", "new"), Fraction(5), 700)
    assert (limits.lowest, limits.highest) == ({"a": 100, "b": 190, "new": 0}, {"a": 110, "b": 210, "new": 700})
    assert (limits.percent, limits.previous, limits.unit) == (5, 305, "€")
    # Nobody can lose more than all.
    assert limits_of({"a": 105}, ("a",), Fraction(150), 700, "h").lowest == {"a": 0}


def test_regions_without_need_share_what_is_left_by_their_room() -> None:
    limits = Limits({"a": 10, "b": 50, "c": 90}, {"a": 20, "b": 80, "c": 110}, Fraction(10), 250)
    assert limited({"a": 0, "b": 0, "c": 300}, limits, 190) == {"a": 15, "b": 65, "c": 110}
    assert limited({"a": 0, "b": 0, "c": 300}, limits, 170) == {"a": 10, "b": 50, "c": 110}
    assert limited({"a": 0, "b": 0, "c": 300}, limits, 171) == {"a": 10, "b": 51, "c": 110}
    fixed = Limits({"a": 10, "b": 50, "c": 0}, {"a": 10, "b": 50, "c": 200}, Fraction(10), 250)
    assert limited({"a": 0, "b": 0, "c": 9}, fixed, 150) == {"a": 10, "b": 50, "c": 90}


@pytest.mark.parametrize(("total", "each"), [(190_00, 95_00), (210_00, 105_00)])
def test_all_regions_may_lie_at_their_limits(total: int, each: int) -> None:
    request = asked("u7", total, previous={"2": 100_00, "10": 100_00}, max_change=Fraction(5))
    assert distribute(made(), request).amounts.final == {"2": each, "10": each}


@pytest.mark.parametrize(
    ("total", "possible"),
    [(225_00, 12.6), (225_06, 12.6), (225_19, 12.6), (225_20, 12.7), (174_81, 12.6), (174_80, 12.7)],
)
def test_the_least_limit_that_is_possible_is_told(total: int, possible: float) -> None:
    previous = {"2": 100_00, "10": 100_00}
    with pytest.raises(InputError) as raised:
        distribute(made(), asked("u7", total, previous=previous, max_change=Fraction(5), unit="h"))
    gains = total > 200_00
    assert raised.value.note.code == ("budget-caps-too-little" if gains else "budget-floors-too-much")
    assert raised.value.note.values == {
        "percent": 5.0, "amount": total / 100, "possible": possible, "unit": "h",
        **({"most": 210.0} if gains else {"least": 190.0}),
    }  # fmt: skip
    distribute(made(), asked("u7", total, previous=previous, max_change=Fraction(str(possible))))


def test_no_percentage_of_nothing_is_possible() -> None:
    with pytest.raises(InputError, match=r"all 0, so within any percentage \(MAX_CHANGE\) nothing"):
        distribute(made(), asked("u7", 10_00, previous={"2": 0, "10": 0}, max_change=Fraction(5)))


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
        ("u7=;u18=1", r"The weight – of u7 \(CRITERIA\)"),
        ("u18 * TYPE =-3", r"The weight -3 of u18 \* TYPE \(CRITERIA\)"),
        ("u7=0", "The weight 0"),
        ("u7=viel", "The weight viel"),
        ("u8=3", "CRITERIA names u8, .* these fields: u7, u7_sgb, u18, arm, kinder"),
        ("u7=1;U7=2", "names u7 twice"),
        ("u7;u18", "u7 in CRITERIA cannot be read"),
        ("u18*NEED(u99/kinder)=1", "CRITERIA names u99"),
        ("u18*NEED(AREAS)=1", "CRITERIA names AREAS"),
        ("u18*NEED(arm/areas)=1", "CRITERIA names areas"),
        ("u7;u18=1", "^u7 in CRITERIA cannot be read.* unter_7=40;unter_7_SGB_II=60"),
        ("u18=1;=5", "^=5 in CRITERIA cannot be read.* unter_7=40;unter_7_SGB_II=60"),
        ("u18=1; ;u7=1", "^ in CRITERIA cannot be read"),
        ("u18*NEED()=1", "CRITERIA names"),
        ("u18*NEED(arm/kinder/u7)=1", "CRITERIA names"),
        ("u7*TYPE=1;u7=1;U7 * type=1", r"names u7\*TYPE twice"),
    ],
)
def test_criteria_that_cannot_be_read_are_named(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        criteria_of(text, FIELDS)


def test_criteria_whatever_their_case_and_signs() -> None:
    known = ["U7", "Alter=alt", "Kinder unter 7", "AREAS_x"]
    criteria, whole = criteria_of('alter=ALT=40%;"u7"=1,0;kinder  unter 7 * need( u7 )=1;areas=58;', known)
    assert [criterion.name for criterion in criteria] == ["Alter=alt", "U7", "Kinder unter 7*NEED(U7)", "AREAS"]
    assert [criterion.weight for criterion in criteria] == [40, 1, 1, 58]
    assert whole == 100
    assert [criterion.fields for criterion in criteria] == [("Alter=alt",), ("U7",), ("Kinder unter 7", "U7"), ()]
    assert criteria_of(" ", known) == ((Criterion("AREAS", Fraction(100)),), 100)
    # A field of that name comes first, and a field may be on both sides.
    assert criteria_of("areas*NEED(areas/areas)", ["Areas"])[0][0].fields == ("Areas",)
    assert criteria_of("u7*NEED(u7/areas_X)=3", known)[0][0] == Criterion("U7", Fraction(100), False, "U7", "AREAS_x")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,5", Fraction(3, 2)), ("40 %", 40), ("0", 0), ("-2.5", Fraction(-5, 2)), ("1e3", 1000), ("1e12", 10**12),
        ("1000000000001", None), ("1e13", None), ("-1e12", -(10**12)), ("-1000000000001", None),
        ("1e-13", Fraction(1, 10**13)), ("1e-14", None), ("1e-999999999", None), ("0" * 39 + "7", 7),
        ("0" * 40 + "7", None), ("1_0", None), ("٣", None), ("inf", None), ("nan", None), ("", None), ("viel", None),
    ],
)  # fmt: skip
def test_numbers_of_criteria(text: str, number: Fraction | None) -> None:
    assert number_of(text) == number


def test_factors_of_types() -> None:
    assert factors_of("1;1,2", ["A", "B"]) == {"A": 1, "B": Fraction(6, 5)}
    assert factors_of("a=b = 2 ; None=0;B=0.5;", ["A", "B"]) == {"a=b": 2, "": 0, "B": Fraction(1, 2)}
    assert factors_of("", ["A"]) == {}


@pytest.mark.parametrize("part", ["=2", "B=", "B=-1", "B=x", "B", "2"])
def test_factors_that_cannot_be_read_are_named(part: str) -> None:
    with pytest.raises(InputError) as raised:
        factors_of(f"A=1;{part};C=1", ["A", "B", "C"])
    assert raised.value.note.code == "budget-type-factor"
    assert raised.value.note.values == {"value": part}


def test_as_many_factors_as_types_are_needed() -> None:
    with pytest.raises(InputError, match=r"^1 in TYPE_FACTORS cannot be read"):
        factors_of("1;2", ["A", "B", "C"])


def test_units() -> None:
    assert [unit_of(text) for text in ("", "  ", " h ", "Stunden je Woche1234")] == [
        "€",
        "€",
        "h",
        "Stunden je Woche1234",
    ]


@pytest.mark.parametrize("text", ["Stunden je Woche 1234", "a;b", "a\nb"])
def test_texts_that_are_no_unit(text: str) -> None:
    with pytest.raises(InputError) as raised:
        unit_of(text)
    assert raised.value.note.code == "budget-unit"
    assert raised.value.note.values == {"value": text, "most": 20}


@pytest.mark.parametrize(
    ("more", "request_", "code", "told"),
    [
        ({}, asked("u7", 0), "budget-nothing", {}),
        ({}, asked("u7", 79_99, base=40_00, unit="h"), "budget-base-too-much",
         {"count": 2, "unit": "h", "base": 40.0, "needed": 80.0, "amount": 79.99}),
        ({"bezirk": [""] * 4}, asked("u7"), "regions-none", {"field": "–", "parameter": "REGION_FIELD"}),
        ({"u7": [1, float("inf"), 2, float("-inf")]}, asked("u7"), "regions-infinite",
         {"field": "u7", "parameter": "CRITERIA", "areas": "b, d"}),
        ({"u7": [None, 1, None, 2]}, asked("u7"), "budget-missing",
         {"field": "u7", "parameter": "CRITERIA", "count": 2, "areas": "a, c"}),
        ({"arm": [None, 1, 2, 2]}, asked("u7*NEED(arm/kinder)"), "budget-missing",
         {"field": "arm", "parameter": "CRITERIA", "count": 1, "areas": "a"}),
        ({"kinder": [9, 1, None, 2]}, asked("u7*NEED(null/kinder)"), "budget-missing",
         {"field": "kinder", "parameter": "CRITERIA", "count": 1, "areas": "c"}),
        ({"u7": [1, -1, 2, -0.5]}, asked("u7"), "budget-negative", {"field": "u7", "areas": "b, d"}),
        ({}, asked("null"), "budget-criterion-zero", {"criterion": "null"}),
        ({}, asked("u7*TYPE"), "budget-types-missing", {"parameter": "TYPE_FACTORS"}),
        ({}, asked("u7*TYPE", type_factors=factors_of("2=1", [])), "budget-type-without",
         {"field": "typ", "types": "1, 3"}),
        ({}, asked("u18*NEED(kinder/null)"), "budget-percentage-none", {"region": "2", "field": "kinder/null"}),
        ({"quote": [10, 10, 20, 21]}, asked("u18*NEED(quote)"), "budget-percentage",
         {"region": "2", "field": "quote"}),
        ({}, asked("u18*NEED(kinder/arm)"), "budget-percentage-range",
         {"region": "2", "field": "kinder/arm", "value": 100 / 0.3}),
        ({"quote": [10, 10, 100.5, 100.5]}, asked("u18*NEED(quote)"), "budget-percentage-range",
         {"region": "2", "field": "quote", "value": 100.5}),
        ({}, asked("u7", max_change=Fraction(5)), "budget-change-alone", {}),
    ],
)  # fmt: skip
def test_what_cannot_be_distributed_is_named(
    more: dict[str, list[Any]], request_: Request, code: str, told: dict[str, Any]
) -> None:
    with pytest.raises(InputError) as raised:
        distribute(made(more), request_)
    assert raised.value.note.code == code
    assert raised.value.note.values == pytest.approx(told)


def test_factors_of_types_need_the_field_of_the_types() -> None:
    areas = made()
    without = Areas(areas.frame, areas.keys, areas.regions)
    with pytest.raises(InputError, match="so TYPE_FIELD is needed"):
        distribute(without, asked("u7*TYPE", type_factors=factors_of("1=1", [])))


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


@pytest.mark.parametrize(
    "value", ["1.005", "-1", "-0.01", "nan", "inf", "zehn", "1e15", "1000000000000.01", "1e999999", None]
)
def test_amounts_have_two_decimals(value: object) -> None:
    with pytest.raises(InputError) as raised:
        cents_of(value, "BASE_AMOUNT")
    assert raised.value.note.code == "budget-amount"
    assert raised.value.note.values == {"value": str(value), "parameter": "BASE_AMOUNT"}


def test_an_endless_amount_is_told_by_its_beginning() -> None:
    with pytest.raises(InputError) as raised:
        cents_of("7" * 1000, "AMOUNT")
    assert raised.value.note.values["value"] == "7" * 60


def test_amounts_are_read_exactly() -> None:
    assert [cents_of(value, "AMOUNT") for value in (0.1, 1234567.89, "0.07", 4, 1e12, 0, "0.01")] == [
        10, 123456789, 7, 400, 10**14, 0, 1
    ]  # fmt: skip
