"""Layers as offices mix them, read by somebody who knows how they were made: no small count can be computed.

Columns of different layers share names though they mean different things, layers lack columns that others have, rates
have a denominator of another layer's name. The attacker knows which groups each column adds up, and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from sozialraum_plugin.core.disclosure.package import Protected, Settings, protect
from sozialraum_plugin.core.disclosure.places import Layer
from sozialraum_plugin.core.disclosure.recognise import decimals_of

GROUPS = 5
THRESHOLD = 10


@dataclass
class Shown:
    """What a layer really shows: places as sums of areas (a row each), and the groups that each column adds up."""

    places: np.ndarray
    sums: dict[str, np.ndarray]
    # Rates: numerator, denominator, half of the last decimal.
    rates: dict[str, tuple[np.ndarray, np.ndarray, float]]


@dataclass
class Office:
    """People by area and group, the layers that show them, and which groups have a column."""

    people: np.ndarray
    layers: list[Layer]
    shown: dict[str, Shown]
    groups: list[int]


def office(seed: int) -> Office:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(8, 16))
    people = draw.poisson(draw.gamma(1.2, 22, (size, GROUPS))).astype(float) + draw.integers(0, 3, (size, GROUPS))
    owners = {
        str(draw.choice(["rtk", "area", "city"])): [f"R{number * 4 // size}" for number in range(size)],
        "type": [f"T{number}" for number in draw.integers(0, 3, size)],
    }
    found = Office(people, [], {}, [])
    seen: set[int] = set()
    for number in range(int(draw.integers(1, 4))):
        groups = sorted(draw.choice(GROUPS, int(draw.integers(1, 4)), replace=False).tolist())
        seen |= set(groups)
        places = np.eye(size)[draw.permutation(size)] if draw.random() < 0.3 else np.eye(size)
        keys = [f"{int(area) + 1:02d}" for area in places.argmax(axis=1)]
        sums = columns(draw, groups)
        frame = pd.DataFrame({"key": keys})
        for level, regions in owners.items():
            if number == 0 or draw.random() < 0.5:
                frame[level] = [regions[int(area)] for area in places.argmax(axis=1)]
        frame = frame.assign(**{name: places @ people @ weights for name, weights in sums.items()})
        rates = {}
        wholes = [name for name, weights in sums.items() if weights.sum() > 1]
        group = int(draw.choice(groups))
        if wholes and sums[wholes[0]][group] and draw.random() < 0.6:
            above, below = places @ people[:, group], places @ people @ sums[wholes[0]]
            if below.all():
                frame["share"] = np.round(100 * above / below, int(draw.integers(1, 5)))
                decimals = decimals_of(frame["share"].to_numpy())
                rates["share"] = (np.eye(GROUPS)[group], sums[wholes[0]], 0.5 * 10.0 ** -(decimals or 0))
        found.layers.append(Layer(f"areas{number}", f"Areas {number}", frame))
        found.shown[f"areas{number}"] = Shown(places, sums, rates)
    for level, regions in owners.items():
        if draw.random() < 0.6:
            names = sorted(set(regions))
            places = np.array([[float(region == name) for region in regions] for name in names])
            some = draw.choice(sorted(seen), int(draw.integers(1, len(seen) + 1)), replace=False)
            sums = columns(draw, sorted(some.tolist()))
            frame = pd.DataFrame({level: names})
            frame = frame.assign(**{name: places @ people @ weights for name, weights in sums.items()})
            found.layers.append(Layer(f"totals {level}", f"Totals {level}", frame))
            found.shown[f"totals {level}"] = Shown(places, sums, {})
    found.layers = [found.layers[place] for place in draw.permutation(len(found.layers))]
    found.groups = sorted(seen)
    return found


def columns(draw: np.random.Generator, groups: list[int]) -> dict[str, np.ndarray]:
    """Some groups, and often a sum of all or of two of them, under one of two names."""
    found = {f"g{group}": np.eye(GROUPS)[group] for group in groups}
    if len(groups) > 1 and draw.random() < 0.8:
        members = groups if draw.random() < 0.5 else draw.choice(groups, 2, replace=False)
        found[str(draw.choice(["all", "sum"]))] = np.eye(GROUPS)[members].sum(axis=0)
    return found


def computed(made: Office, found: Protected) -> dict[tuple[int, int], tuple[float, float]]:
    """The intervals of counts of few people, by area and group, that are narrower than the threshold."""
    equal, values, above = [], [], []
    for name, shown in made.shown.items():
        frame = found.frames[name]
        for column, weights in shown.sums.items():
            for row, value in enumerate(frame[column]):
                if value is not None:
                    equal.append(np.outer(shown.places[row], weights).ravel())
                    values.append(float(value))
        for column, (numerator, denominator, half) in shown.rates.items():
            for row, value in enumerate(frame[column]):
                if value is not None:
                    part = np.outer(shown.places[row], numerator).ravel()
                    whole = np.outer(shown.places[row], denominator).ravel()
                    above += [100 * part - (value + half + 1e-9) * whole, (value - half - 1e-9) * whole - 100 * part]
    for (layer, column, level, _), value in found.totals.items():
        city = made.shown[layer].sums.get(column)
        if level == "" and value is not None and city is not None and layer.startswith("areas"):
            equal.append(np.outer(np.ones(len(made.people)), city).ravel())
            values.append(value)
    limits: Mapping[str, object] = {
        "A_eq": np.array(equal) if equal else None, "b_eq": values or None, "bounds": (0, 5000), "method": "highs",
        "A_ub": np.array(above) if above else None, "b_ub": np.zeros(len(above)) if above else None,
    }  # fmt: skip
    narrow = {}
    for area, group in np.argwhere((made.people > 0) & (made.people < THRESHOLD)).tolist():
        if group in made.groups:
            objective = np.zeros(made.people.size)
            objective[area * GROUPS + group] = 1
            ends = [linprog(sign * objective, **limits) for sign in (1, -1)]
            assert [end.status for end in ends] == [0, 0]
            low, high = ends[0].fun, -ends[1].fun
            if math.floor(high + 1e-6) - math.ceil(low - 1e-6) < THRESHOLD:
                narrow[area, group] = (low, high)
    return narrow


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 4, 10, 21, 26, 35, 38, 39, 42, 45])
def test_nothing_can_be_computed_from_layers_that_are_mixed(seed: int) -> None:
    made = office(seed)
    found = protect(made.layers, Settings(tuple(f"g{group}" for group in made.groups), THRESHOLD))
    assert computed(made, found) == {}
    for layer in made.layers:
        frame, kept = found.frames[layer.name], ~found.withheld[layer.name]
        assert list(frame) == list(layer.frame)
        assert all((frame[name][kept[name]] == layer.frame[name][kept[name]]).all() for name in frame)


def a_year_later(made: Office, seed: int) -> Office:
    """Some of the layers with other people."""
    draw = np.random.default_rng([seed, 7])
    later = Office(np.maximum(0, made.people + draw.integers(-6, 7, made.people.shape)).astype(float), [], {}, [])
    for layer in made.layers:
        shown = made.shown[layer.name]
        if draw.random() < 0.7:
            counts = {name: shown.places @ later.people @ weights for name, weights in shown.sums.items()}
            frame = layer.frame.drop(columns=list(shown.rates)).assign(**counts)
            later.layers.append(Layer(f"{layer.name} later", f"{layer.title} later", frame))
            later.shown[f"{layer.name} later"] = Shown(shown.places, shown.sums, {})
    names = {name for shown in later.shown.values() for name in shown.sums}
    later.groups = [group for group in range(GROUPS) if f"g{group}" in names]
    return later


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 5, 16, 22, 27, 31, 75, 107])
def test_nothing_can_be_computed_from_layers_of_two_years(seed: int) -> None:
    """Nothing says which year a layer is of; some have no count in common with any other of their year."""
    made = office(seed)
    later = a_year_later(made, seed)
    both = [*made.layers, *later.layers]
    both = [both[place] for place in np.random.default_rng(seed).permutation(len(both))]
    groups = sorted({*made.groups, *later.groups})
    found = protect(both, Settings(tuple(f"g{group}" for group in groups), THRESHOLD))
    for one in (made, later):
        totals = {key: value for key, value in found.totals.items() if key[0] in one.shown}
        assert computed(one, replace(found, totals=totals)) == {}


def test_the_attacker_reads_layers_as_they_are() -> None:
    """Without any protection there is much to find, so silence of the attacker means something."""
    made = office(35)
    frames = {layer.name: layer.frame.astype(object) for layer in made.layers}
    open_layers = Protected(frames, {}, {}, None, ())  # type: ignore[arg-type]
    few = (made.people > 0) & (made.people < THRESHOLD)
    assert len(computed(made, open_layers)) == few[:, made.groups].sum() > 5
