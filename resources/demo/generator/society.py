"""Inhabitants of the areas over three years: kinds in patches, noise that neighbours share, slow change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from . import kinds
from .geometry import Bools, Floats, Ints

YEARS = (2022, 2023, 2024)
INHABITANTS = {2022: 583_900, 2023: 587_800, 2024: 591_300}
INDUSTRIAL_PEOPLE = {2022: 43, 2023: 39, 2024: 41}
TINY_PEOPLE = {2022: 261, 2023: 266, 2024: 272}
NEW_BUILT_PEOPLE = {2022: 1_312, 2023: 2_207, 2024: 3_436}
# Areas that drift from one kind towards another: wanted pairs, and how far they have come each year.
CHANGES = ((3, 1), (3, 1), (4, 3), (4, 2), (5, 6), (6, 5))
CHANGED = {2022: 0.1, 2023: 0.45, 2024: 0.85}
NOISE = 0.26
STRAIN_NOISE = 0.17
AGE_NOISE = 0.075


@dataclass(frozen=True)
class Places:
    """What society needs to know of the map."""

    centres: Floats
    hectares: Floats
    adjacent: Bools
    district: Ints
    industrial: int
    tiny: int
    new_built: int


@dataclass(frozen=True)
class Society:
    """Counts by area for each year, before any suppression, and the planted kinds (0: none)."""

    counts: dict[int, pd.DataFrame]
    planted: dict[int, Ints]


def _smooth(values: Floats, adjacent: Bools, rounds: int) -> Floats:
    """Mean with the neighbours' mean, repeated; brought to mean 0 and deviation 1."""
    degree = np.maximum(adjacent.sum(axis=1), 1)
    for _ in range(rounds):
        values = (values + (adjacent @ values) / degree) / 2.0
    return np.asarray((values - values.mean()) / values.std(), dtype=float)


def plant_kinds(places: Places, random: np.random.RandomState) -> Ints:
    """One kind (from 0) for each area, in patches, by the distance from the centre and a smooth random field."""
    distance = np.hypot(*places.centres.T) / 1000.0
    suits = np.empty((len(distance), len(kinds.KINDS)))
    for kind, (wanted, weight) in enumerate(kinds.DISTANCE):
        field = _smooth(random.normal(size=len(distance)), places.adjacent, 3)
        suits[:, kind] = 1.0 * field - weight * np.abs(distance - wanted)
    suits[places.new_built, 6] += 9.0
    slots = np.repeat(np.arange(len(kinds.KINDS)), kinds.QUOTA)
    area, slot = linear_sum_assignment(-suits[:, slots])
    result = np.empty(len(distance), dtype=np.int64)
    result[area] = slots[slot]
    result[places.industrial] = 4  # average rates of few people: most counts are too small to be published
    return result


def _changing(planted: Ints, places: Places) -> dict[int, int]:
    """Areas that take on the kind of a neighbour, with their new kind."""
    fixed = {places.industrial, places.tiny, places.new_built}
    result: dict[int, int] = {}
    for old, new in CHANGES:
        next_to = (places.adjacent & (planted == new)[None]).sum(axis=1)
        candidates = [int(area) for area in np.flatnonzero(planted == old) if area not in fixed and area not in result]
        result[max(candidates, key=lambda area: (int(next_to[area]), -area))] = new
    return result


def _population(planted: Ints, places: Places, random: np.random.RandomState) -> dict[int, Ints]:
    special = {
        places.industrial: INDUSTRIAL_PEOPLE,
        places.tiny: TINY_PEOPLE,
        places.new_built: NEW_BUILT_PEOPLE,
    }
    by_kind = np.array([0.95, 1.05, 1.25, 1.1, 1.0, 0.9, 0.9])[planted]
    size = by_kind * np.exp(random.normal(0.0, 0.38, size=len(planted)))
    size *= (places.hectares / np.median(places.hectares)) ** 0.22
    size = np.clip(size / size.mean(), 0.5, 2.3)
    growth = np.exp(random.normal(0.0, 0.008, size=len(planted)))
    ordinary = np.array([area not in special for area in range(len(planted))])
    result = {}
    for step, year in enumerate(YEARS):
        weight = np.where(ordinary, size * growth**step, 0.0)
        fixed = sum(people[year] for people in special.values())
        exact = weight / weight.sum() * (INHABITANTS[year] - fixed)
        people = np.floor(exact).astype(np.int64)
        # The largest remainders round up, so that the city's total is met.
        people[np.argsort(people - exact)[: round(float(exact.sum())) - int(people.sum())]] += 1
        for area, wanted in special.items():
            people[area] = wanted[year]
        result[year] = people
    return result


class _Latent:
    """Each area's rates and age shares before chance: kind, strain, own character, drift."""

    def __init__(self, planted: Ints, places: Places, random: np.random.RandomState) -> None:
        self.planted, self.places, self.random = planted, places, random
        self.changing = _changing(planted, places)
        count = len(planted)
        strain = 0.85 * _smooth(random.normal(size=count), places.adjacent, 3) + 0.5 * random.normal(size=count)
        self.character = {
            name: NOISE
            * (0.75 * _smooth(random.normal(size=count), places.adjacent, 3) + 0.66 * random.normal(size=count))
            + STRAIN_NOISE * share * strain
            for name, share in kinds.STRAIN.items()
        }
        self.ages = AGE_NOISE * np.column_stack(
            [
                0.75 * _smooth(random.normal(size=count), places.adjacent, 3) + 0.66 * random.normal(size=count)
                for _ in kinds.AGE_GROUPS
            ]
        )
        self.drift = {name: random.normal(0.0, 0.03, size=(len(YEARS), count)) for name in kinds.STRAIN}

    def _weights(self, year: int) -> Floats:
        weights = np.zeros((len(self.planted), len(kinds.KINDS)))
        weights[np.arange(len(self.planted)), self.planted] = 1.0
        for area, new in self.changing.items():
            weights[area] = 0.0
            weights[area, self.planted[area]] = 1.0 - CHANGED[year]
            weights[area, new] = CHANGED[year]
        return weights

    def rate(self, name: str, year: int) -> Floats:
        step = YEARS.index(year)
        logit = self._weights(year) @ kinds.odds(name) + self.character[name] + self.drift[name][: step + 1].sum(axis=0)
        logit = logit + np.log(np.prod(kinds.TREND[name][:step]))
        if name == "stay_short":
            logit[self.places.new_built] = np.log(0.24 / 0.76)
        elif name == "stay_long":
            logit[self.places.new_built] = np.log((0.27 - 0.05 * step) / (0.73 + 0.05 * step))
        return np.asarray(1.0 / (1.0 + np.exp(-logit)), dtype=float)

    def age_shares(self, year: int) -> Floats:
        shares = (self._weights(year) @ kinds.AGES) * np.exp(self.ages)
        if_workers = np.array([0.0, 0.0, 0.3, 0.4, 1.2, 1.2, 0.3])
        shares[self.places.industrial] *= if_workers
        return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=float)

    def household_size(self, year: int) -> Floats:
        return np.asarray(self._weights(year) @ np.asarray(kinds.HOUSEHOLD_SIZE), dtype=float)


def _draw(random: np.random.RandomState, group: Ints, rate: Floats) -> Ints:
    return np.asarray(random.binomial(group, np.clip(rate, 0.0, 1.0)), dtype=np.int64)


def _year(latent: _Latent, year: int, people: Ints, before: Ints, random: np.random.RandomState) -> pd.DataFrame:
    """All counts of one year; parts always add up to their whole."""

    def draw(name: str, group: Ints) -> Ints:
        return _draw(random, group, latent.rate(name, year))

    shares = latent.age_shares(year)
    ages = np.vstack([random.multinomial(n, share) for n, share in zip(people, shares, strict=True)]).astype(np.int64)
    c: dict[str, Ints] = {f"age_{name}": ages[:, place] for place, name in enumerate(kinds.AGE_GROUPS)}
    c["people"] = people
    c["u18"] = ages[:, :4].sum(axis=1)
    u18_from_15 = _draw(random, ages[:, 3], np.full(len(people), 0.375))
    c["u15"] = c["u18"] - u18_from_15
    c["from_15_u25"] = u18_from_15 + _draw(random, ages[:, 4], np.full(len(people), 0.74))
    c["from_15_u65"] = people - c["u15"] - ages[:, 6]
    c["migrant_u18"] = draw("migrant_u18", c["u18"])
    c["foreign"] = draw("foreign", people)
    migrants = c["foreign"] + draw("migrant_german", people - c["foreign"])
    # No more migrants than children of migrants and all grown-ups, no fewer than the children.
    c["migrant"] = np.clip(migrants, c["migrant_u18"], c["migrant_u18"] + people - c["u18"])
    c["foreign"] = np.minimum(c["foreign"], c["migrant"])

    size = latent.household_size(year) * np.exp(0.03 * random.normal(size=len(people)))
    c["families"] = np.round(c["u18"] / 1.62 * np.exp(0.02 * random.normal(size=len(people)))).astype(np.int64)
    c["households"] = np.maximum(np.round(people / size).astype(np.int64), c["families"])
    c["single_parents"] = draw("single_parents", c["families"])

    c["stay_short"] = draw("stay_short", people)
    c["stay_long"] = np.minimum(draw("stay_long", people), people - c["stay_short"])
    arrivals = np.round(c["stay_short"] * 1.11 * np.exp(0.05 * random.normal(size=len(people)))).astype(np.int64)
    natural = np.round(c["age_0-3"] / 3.05 - c["age_65+"] * 0.043).astype(np.int64)
    departures = arrivals + natural - (people - before)
    # A place that grows fast needs more arrivals than the rate alone gives.
    lacking = np.maximum(0, np.round(0.05 * people).astype(np.int64) - departures)
    c["arrivals"], c["departures"] = arrivals + lacking, departures + lacking

    c["sgb2_u15"] = draw("sgb2_u15", c["u15"])
    c["sgb2_15_25"] = draw("sgb2_15_25", c["from_15_u25"])
    older = draw("sgb2_25_65", np.maximum(c["from_15_u65"] - c["from_15_u25"], 0))
    c["sgb2"] = c["sgb2_u15"] + c["sgb2_15_25"] + older
    c["jobless_u25"] = draw("jobless_u25", c["from_15_u25"])
    c["jobless"] = np.maximum(draw("jobless", c["from_15_u65"]), c["jobless_u25"])
    c["poor_65"] = draw("poor_65", c["age_65+"])
    c["help"] = draw("help", c["u18"])
    c["early_help"] = draw("early_help", c["age_0-3"])
    frame = pd.DataFrame(c)
    middles = np.array([1.5, 4.5, 8.0, 14.0, 22.8, 45.5, 76.0])
    frame["mean_age"] = np.round(ages @ middles / people + random.normal(0.0, 0.2, size=len(people)), 1)
    frame["hectares"] = np.round(latent.places.hectares, 1)
    return frame


def populate(places: Places, seed: int) -> Society:
    """Society of all three years."""
    random = np.random.RandomState(seed)
    planted = plant_kinds(places, random)
    people = _population(planted, places, random)
    latent = _Latent(planted, places, random)
    before = np.round(people[YEARS[0]] * 0.994).astype(np.int64)
    before[places.new_built] = 702
    counts, truth = {}, {}
    for year in YEARS:
        counts[year] = _year(latent, year, people[year], before, random)
        before = people[year]
        now = planted.copy()
        for area, new in latent.changing.items():
            if CHANGED[year] > 0.5:
                now[area] = new
        now = now + 1
        now[[places.industrial, places.tiny]] = 0
        truth[year] = now
    return Society(counts, truth)
