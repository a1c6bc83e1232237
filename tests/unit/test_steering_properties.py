"""What must hold whatever the numbers are: fairness within limits, types by hand, frozen types; seeded random cases."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes.frozen import apply, earlier_types, transitions
from sozialraum_plugin.core.areatypes.model import model_of, read_model, write_model
from sozialraum_plugin.core.areatypes.overrides import Override, apply_overrides, merged, read_overrides
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, prepare
from sozialraum_plugin.core.areatypes.typology import Settings, compute
from sozialraum_plugin.core.steering.budget import Areas as BudgetAreas
from sozialraum_plugin.core.steering.budget import Request, distribute
from sozialraum_plugin.core.steering.budgetcriteria import criteria_of

REGIONS = [f"R{number}" for number in range(7)]
FIELDS = ["u7", "u18", "arm", "kinder"]
CRITERIA = "u7*TYPE=45;u18*NEED(arm/kinder)=35;AREAS=20"


def city(chance: random.Random, count: int = 28) -> BudgetAreas:
    rows = []
    for _ in range(count):
        children = chance.randint(1, 900)
        rows.append([chance.randint(0, children), children, chance.randint(0, children), children])
    frame = pd.DataFrame(rows, columns=FIELDS, dtype=float)
    types = [str(chance.randint(1, 3)) for _ in range(count)]
    keys = [f"{number:03}" for number in range(count)]
    return BudgetAreas(frame, keys, [REGIONS[number % 7] for number in range(count)], types, "typ")


@pytest.mark.parametrize("unit", ["€", "Stunden"])
@pytest.mark.parametrize("what", ["children", "poor", "type"])
@pytest.mark.parametrize("seed", range(25))
def test_more_need_never_lowers_the_share_within_limits(seed: int, what: str, unit: str) -> None:
    chance = random.Random(seed)
    areas = city(chance)
    previous = {name: chance.randint(50_000, 900_000) for name in REGIONS}
    total = sum(previous.values()) * chance.randint(97, 103) // 100
    factors = {"1": Fraction(1), "2": Fraction(3, 2), "3": Fraction(chance.randint(16, 40), 10)}
    request = Request(
        total, criteria_of(CRITERIA, FIELDS)[0], chance.choice([0, 1, 2000]), factors, previous=previous,
        max_change=Fraction(chance.randint(35, 400), 10), unit=unit,
    )  # fmt: skip
    place = chance.randrange(len(areas.keys))
    frame, types = areas.frame.copy(), list(areas.types)
    if what == "type":
        types[place] = "3"
    elif what == "poor":
        frame.loc[place, "arm"] = frame.loc[place, "kinder"]
    else:
        frame.loc[place, "u7"] += chance.choice([1, 10, 500])
    before = distribute(areas, request)
    after = distribute(BudgetAreas(frame, areas.keys, areas.regions, types, "typ"), request)
    for budget in (before, after):
        assert sum(budget.amounts.final.values()) == total
    region = areas.regions[place]
    assert after.amounts.final[region] >= before.amounts.final[region]


@pytest.mark.parametrize("seed", range(40))
def test_types_set_by_hand_survive_whatever_is_computed(seed: int) -> None:
    chance = random.Random(seed)
    areas = [f"{number:02}" for number in range(30)]
    kept: list[Override] = []
    wanted: dict[tuple[str, str], Override] = {}
    for _ in range(12):
        # Now and then somebody sets a type; each time all is computed anew, for changing areas and years.
        if chance.random() < 0.6:
            day, year = (
                f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
                chance.choice(["", "2023", "2024"]),
            )
            given = Override(chance.choice(areas), chance.randint(1, 7), f"Grund {chance.random()}", "RTK", day, year)
            kept = merged(kept, [given])
            wanted[given.area, given.year] = given
        there = [area for area in areas if chance.random() < 0.9]
        computed = {area: chance.choice([None, *range(1, 8)]) for area in there}
        year = chance.choice(["", "2023", "2024"])
        applied = apply_overrides(kept, computed, year)
        for area, held in applied.types.items():
            assert (held.type, held.reason) in {(one.type, one.reason) for one in wanted.values() if one.area == area}
            assert held.computed == (computed[area] or 0)
        holding = {one.area for one in wanted.values() if one.area in computed and year in ("", one.year or year)}
        assert set(applied.types) == holding
        # Written and read again.
        kept = read_overrides([one.row() for one in applied.table], 7, "t")
        found = {(one.area, one.year): (one.type, one.reason, one.author, one.date) for one in kept}
        assert found == {key: (one.type, one.reason, one.author, one.date) for key, one in wanted.items()}


@pytest.mark.parametrize("seed", range(24))
def test_a_frozen_model_on_its_own_year_changes_nothing(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    count, names = int(rng.integers(60, 140)), ["A", "B", "C", "D"][: int(rng.integers(2, 5))]
    frame = pd.DataFrame(rng.gamma(2, 3, (count, len(names))), columns=names)
    frame = frame.mask(rng.random(frame.shape) < 0.02).assign(
        KEY=[f"{n:03d}" for n in range(count)], EW=rng.integers(100, 3000, count).astype(float)
    )
    areas = Areas(frame, "KEY", tuple(names), "EW", [bool(n) for n in rng.random(count) < 0.05])
    chosen = [Indicator(name, int(rng.choice([-1, 1])), float(rng.choice([0.5, 1.0, 3.0]))) for name in names]
    transform, scaling = rng.choice(["none", "asinh", "sqrt", "log1p"]), rng.choice(["zscore", "range", "robust"])
    method, missing = rng.choice(["kmeans", "ward", "ward+kmeans"]), rng.choice(["exclude", "assign"])
    prepared = prepare(areas, chosen, str(transform), str(scaling), str(missing))
    made = compute(prepared, Settings(int(rng.integers(2, 9)), str(method), 10))
    path = tmp_path / "modell.json"
    write_model(model_of(made, "KEY", "0.1.0", population_field="EW", missing=str(missing)), path)
    found = apply(read_model(path), areas)
    own = dict(zip(made.prepared.keys, made.member.types, strict=True))
    own |= dict(zip(made.prepared.partial, made.partial.types, strict=True))
    before = [own.get(key, None) for key in frame["KEY"]]
    told = transitions(found, earlier_types(frame["KEY"], before, made.k, "typ", "PREVIOUS", list(frame["KEY"])))
    assert (told.changed, told.gained, told.lost) == ((), (), ())
    assert int(np.trace(told.table[: made.k, : made.k])) == len(own)
