"""An attacker who knows all published figures tries to compute what disclosure control withheld."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from sozialraum_plugin.core.disclosure.figures import AREA, CITY, CountFields, Rate, Table
from sozialraum_plugin.core.disclosure.plan import Plan, plan
from tests.disclosure_attack import Attacker

THRESHOLD = 10
CITY_KEY = "city"
Parts = tuple[tuple[str, tuple[str, ...]], ...]


def totals(areas: pd.DataFrame, regions: pd.DataFrame, year: str = "") -> dict[str, Table]:
    """The tables of an office: areas, each level of regions, the city."""
    tables = {f"areas{year}": Table(areas, AREA, year)}
    for level in regions:
        tables[f"{level}{year}"] = Table(areas.groupby(regions[level]).sum(), str(level), year)
    tables[f"city{year}"] = Table(areas.sum().to_frame().T.set_axis([CITY_KEY]), CITY, year)
    return tables


def attack(found: Plan, regions: pd.DataFrame, fields: CountFields) -> Attacker:
    """What anybody makes of the published tables."""
    attacker = Attacker()
    years = dict.fromkeys(table.year for table in found.published.tables.values())
    for table in found.published.tables.values():
        counts = [name for name in fields.counts if name in table.frame]
        attacker.reads_counts(table.frame, table.level, counts, table.year)
        for rate in fields.rates:
            if rate.name in table.frame:
                attacker.reads_rate(
                    table.frame, table.level, rate.name, rate.numerator, rate.denominator, rate.factor,
                    rate.decimals if rate.decimals is not None else 12, table.year,
                )  # fmt: skip
        for whole, parts in fields.parts:
            for place in table.frame.index:
                names = [(table.year, table.level, str(place), name) for name in (whole, *parts)]
                attacker.knows_total(names[0], names[1:])
    for year in years:
        for level in regions:
            attacker.knows_regions(regions[level].to_dict(), str(level), fields.counts, year, AREA)
        attacker.knows_regions(dict.fromkeys(regions.index, CITY_KEY), CITY, fields.counts, year, AREA)
    return attacker


def withheld_names(found: Plan, fields: CountFields) -> list[tuple[str, str, str, str]]:
    names = []
    for title, mask in found.withheld.items():
        table = found.published.tables[title]
        for name in fields.counts:
            if name in mask:
                names += [(table.year, table.level, str(place), name) for place in mask.index[mask[name]]]
    return names


def test_the_attacker_finds_what_careless_tables_tell() -> None:
    """Without secondary suppression there is something to find, so silence of the attacker means something."""
    attacker = Attacker()
    attacker.reads_counts(pd.DataFrame({"n": [float("nan"), 40, 12]}, index=list("abc")), AREA, ["n"])
    attacker.reads_counts(pd.DataFrame({"n": [55]}, index=[CITY_KEY]), CITY, ["n"])
    attacker.knows_regions(dict.fromkeys("abc", CITY_KEY), CITY, ["n"], inner=AREA)
    assert attacker.narrow(width=10) == {("", AREA, "a", "n"): (3.0, 3.0)}

    attacker = Attacker()
    attacker.reads_counts(pd.DataFrame({"all": [88]}, index=["a"]), AREA, ["all"])
    attacker.reads_rate(
        pd.DataFrame({"share": [4.5]}, index=["a"]), AREA, "share", [(1, "poor")], [(1, "all")], 100.0, 1
    )
    ((low, high),) = attacker.narrow(width=10).values()
    assert 3.9 < low < 4.0 < high < 4.01


def random_city(seed: int) -> tuple[pd.DataFrame, pd.DataFrame, CountFields]:
    """Areas in two levels of regions, or in regions that cross each other; counts with parts; some small."""
    draw = np.random.default_rng(seed)
    size = int(draw.integers(4, 13))
    names = [f"A{number}" for number in range(size)]
    columns = int(draw.integers(2, 5))
    groups = [f"g{number}" for number in range(columns)]
    frame = pd.DataFrame({name: draw.poisson(draw.gamma(0.8, 30, size)) for name in groups}, index=names)
    frame["all"] = frame[groups].sum(axis=1)
    inner = draw.integers(0, max(2, size // 3), size)
    outer = inner // 2 if seed % 2 else draw.integers(0, 2, size)
    regions = pd.DataFrame({"inner": [f"i{n}" for n in inner], "outer": [f"o{n}" for n in outer]}, index=names)
    rates = tuple(
        Rate(f"share_{name}", ((1, name),), ((1, "all"),), 100.0, int(draw.integers(0, 3))) for name in groups
    )
    fields = CountFields((*groups, "all"), rates, (("all", tuple(groups)),))
    return frame, regions, fields


def with_rates(tables: dict[str, Table], fields: CountFields, hidden: tuple[str, ...] = ()) -> dict[str, Table]:
    """Each table with its rates; the hidden counts only serve to compute them."""
    result = {}
    for title, table in tables.items():
        frame = table.frame.copy()
        for rate in fields.rates:
            frame[rate.name] = rate.factor * frame[rate.numerator[0][1]] / frame[rate.denominator[0][1]]
        shown = tuple(name for name in frame if name not in hidden)
        result[title] = Table(frame, table.level, table.year, shown)
    return result


@pytest.mark.parametrize("seed", range(25))
def test_nothing_can_be_computed_from_random_packages(seed: int) -> None:
    frame, regions, fields = random_city(seed)
    hidden = ("g0",) if seed % 3 == 0 else ()
    tables = with_rates(totals(frame, regions), fields, hidden)
    found = plan(tables, fields, regions, threshold=THRESHOLD)
    attacker = attack(found, regions, fields)
    names = withheld_names(found, fields)
    # Counts that no table shows must not be told by rates either.
    for table in tables.values():
        for name in hidden:
            few = table.frame.index[(table.frame[name] > 0) & (table.frame[name] < THRESHOLD)]
            names += [("", table.level, str(place), name) for place in few]
    assert attacker.narrow([name for name in names if name in attacker.names], THRESHOLD) == {}
    for title, table in found.published.tables.items():
        for name in fields.counts:
            if name in table.frame:
                shown = table.frame[name].dropna()
                assert not ((shown > 0) & (shown < THRESHOLD)).any()
                assert shown.tolist() == tables[title].frame.loc[shown.index, name].tolist()


@pytest.mark.parametrize("seed", range(6))
def test_several_years_with_rounded_counts(seed: int) -> None:
    frame, regions, fields = random_city(seed + 100)
    later = frame + np.random.default_rng(seed).poisson(2, frame.shape)
    later["all"] = later.drop(columns="all").sum(axis=1)
    tables = {**totals(frame, regions, "2023"), **totals(later, regions, "2024")}
    fields = CountFields(fields.counts, parts=fields.parts)
    found = plan(tables, fields, regions, threshold=THRESHOLD)
    assert attack(found, regions, fields).narrow(withheld_names(found, fields), THRESHOLD) == {}
    rounded = plan(tables, fields, regions, threshold=THRESHOLD, base=5)
    for title, table in rounded.published.tables.items():
        assert (table.frame.isna() == found.published.tables[title].frame.isna()).all(axis=None)
        assert (table.frame.fillna(0) % 5 == 0).all(axis=None)


def test_the_same_package_gives_the_same_pattern_in_any_order_of_years() -> None:
    frame, regions, fields = random_city(7)
    tables = with_rates(totals(frame, regions), fields)
    first, second = (plan(tables, fields, regions, threshold=THRESHOLD) for _ in range(2))
    for title in tables:
        pd.testing.assert_frame_equal(first.withheld[title], second.withheld[title])
    assert first.protocol == second.protocol


def fewest(areas: pd.DataFrame, regions: pd.DataFrame, parts: Parts) -> int:
    """The smallest number of withheld counts that any pattern needs, as a mixed integer program proves it.

    A binary for each cell; for each cell that is withheld two tables, apart by the threshold there, that agree with the
    true one wherever it is printed.
    """
    tables = totals(areas, regions)
    cells = [(t.level, p, f) for t in tables.values() for p in t.frame.index for f in t.frame]
    place = {cell: number for number, cell in enumerate(cells)}
    values = np.array([t.frame.loc[p, f] for t in tables.values() for p in t.frame.index for f in t.frame], float)
    sums = []
    for field in areas:
        for level in regions:
            for region, inside in regions.groupby(level):
                sums.append((place[level, region, field], [place[AREA, key, field] for key in inside.index]))
        sums.append((place[CITY, CITY_KEY, field], [place[AREA, key, field] for key in areas.index]))
    for whole, names in parts:
        for level, key in dict.fromkeys((level, key) for level, key, _ in cells):
            sums.append((place[level, key, whole], [place[level, key, name] for name in names]))
    size = len(cells)
    matrix = sparse.lil_matrix((len(sums), size))
    for row, (total, members) in enumerate(sums):
        matrix[row, total] = 1
        matrix[row, members] = -1
    far = 4 * values.sum() + 1000
    one = sparse.identity(size)
    constraints = []
    for cell in range(size):
        for side in (0, 1):
            before, after = 2 * cell + side, 2 * size - 2 * cell - side - 1
            for left, block, low, high in (
                (sparse.csr_matrix((len(sums), size)), matrix, 0, 0),
                (-far * one, one, -np.inf, 0),
                (sparse.diags(values), one, 0, np.inf),
            ):
                empty = sparse.csr_matrix((block.shape[0], size))
                row = sparse.hstack([left, *[empty] * before, block, *[empty] * after]).tocsr()
                constraints.append(LinearConstraint(row, low, high))
        apart = sparse.lil_matrix((1, size * (2 * size + 1)))
        apart[0, size * (2 * cell + 2) + cell], apart[0, size * (2 * cell + 1) + cell] = 1, -1
        apart[0, cell] = -THRESHOLD
        constraints.append(LinearConstraint(apart.tocsr(), 0, np.inf))
    few = (values > 0) & (values < THRESHOLD)
    lower = np.full(size * (2 * size + 1), -np.inf)
    upper = np.full(len(lower), np.inf)
    lower[:size], upper[:size] = few, 1
    binary = np.zeros(len(lower))
    binary[:size] = 1
    together = LinearConstraint(
        sparse.vstack([c.A for c in constraints]),
        np.concatenate([np.broadcast_to(c.lb, c.A.shape[0]) for c in constraints]),
        np.concatenate([np.broadcast_to(c.ub, c.A.shape[0]) for c in constraints]),
    )
    found = milp(binary, constraints=together, bounds=Bounds(lower, upper), integrality=binary)
    assert found.status == 0
    return round(found.fun)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "size", "columns", "inner"),
    [(seed, *shape) for seed in range(4) for shape in ((4, 3, 1), (6, 2, 2), (6, 3, 2), (5, 3, 1))],
)
def test_not_much_more_is_withheld_than_has_to_be(seed: int, size: int, columns: int, inner: int) -> None:
    draw = np.random.default_rng([seed, size, columns])
    names = [f"A{number}" for number in range(size)]
    groups = tuple(f"g{number}" for number in range(columns))
    frame = pd.DataFrame({name: draw.poisson(draw.gamma(1.0, 25, size)) for name in groups}, index=names)
    frame["all"] = frame.sum(axis=1)
    regions = pd.DataFrame(index=names)
    if inner > 1:
        regions["region"] = [f"r{number * inner // size}" for number in range(size)]
    parts = (("all", groups),)
    found = plan(totals(frame, regions), CountFields(tuple(frame), parts=parts), regions, threshold=THRESHOLD)
    withheld = sum(int(mask.to_numpy().sum()) for mask in found.withheld.values())
    assert withheld <= 1.35 * fewest(frame, regions, parts)


@pytest.fixture(scope="module")
def berlin(shared_data: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Residents of 542 areas by age, sex, migration; Bezirk, Prognoseraum and Bezirksregion of each."""
    folder = shared_data / "berlin_mss2021"
    frames = [pd.read_csv(folder / f"einwohner_2022_t{n}.csv", dtype={"id": str}).set_index("id") for n in (1, 2)]
    frame = frames[1].join(frames[0][[name for name in frames[0] if name not in frames[1]]])
    frame = frame[[name for name in frame if name.startswith("inhabitants") and "percentage" not in name]].astype(int)
    frame["inhabitants_male"] = frame.inhabitants - frame.inhabitants_female
    regions = pd.DataFrame({name: frame.index.str[:end] for name, end in (("bez", 2), ("pgr", 4), ("bzr", 6))})
    return frame, regions.set_axis(frame.index)


def berlin_parts(frame: pd.DataFrame) -> Parts:
    start = "inhabitants_"
    return (
        ("inhabitants", tuple(name for name in frame if "_age_" in name)),
        ("inhabitants", (start + "female", start + "male")),
        ("inhabitants", (start + "germans", start + "foreigners")),
        (start + "germans", tuple(f"{start}germans_{word}_migration_background" for word in ("with", "without"))),
    )


def test_residents_of_berlin(berlin: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    frame, regions = berlin
    fields = CountFields(
        tuple(frame),
        tuple(
            Rate(f"{name}_share", ((1, name),), ((1, "inhabitants"),), 100.0, 1) for name in frame if "_age_" in name
        ),
        berlin_parts(frame),
    )
    found = plan(with_rates(totals(frame, regions), fields), fields, regions, threshold=THRESHOLD)
    few = int(((frame > 0) & (frame < THRESHOLD)).to_numpy().sum())
    names = withheld_names(found, fields)
    assert few == 12
    assert few < len(names) < 4 * few
    assert attack(found, regions, fields).narrow(names, THRESHOLD) == {}


@pytest.mark.slow
def test_forty_columns_that_hang_together(berlin: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """Twelve ages by sex with all their sums, in 542 areas, 3 levels of regions and the city."""
    people, regions = berlin
    draw = np.random.default_rng(5)
    size = people.inhabitants.to_numpy() / 3500
    ages = range(12)
    frame = pd.DataFrame(index=people.index)
    for age in ages:
        for sex in "mw":
            frame[f"{sex}{age}"] = draw.poisson(draw.gamma(2, 40 * size))
        frame[f"t{age}"] = frame[f"m{age}"] + frame[f"w{age}"]
    for sex in "mwt":
        frame[sex] = frame[[f"{sex}{age}" for age in ages]].sum(axis=1)
    frame["abroad"] = draw.binomial(frame.t, 0.3)
    parts: Parts = (
        *((f"t{age}", (f"m{age}", f"w{age}")) for age in ages),
        *((sex, tuple(f"{sex}{age}" for age in ages)) for sex in "mwt"),
        ("t", ("m", "w")),
    )
    assert frame.shape == (542, 40)
    fields = CountFields(tuple(frame), parts=parts)
    found = plan(totals(frame, regions), fields, regions, threshold=THRESHOLD)
    names = withheld_names(found, fields)
    assert len(names) > 500
    draw.shuffle(names)
    assert attack(found, regions, fields).narrow(names[:15], THRESHOLD) == {}
