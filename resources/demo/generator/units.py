"""The hierarchy: planning areas in districts in planning regions in steering areas, with keys and names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from . import names
from .geometry import Bools, Floats, Ints

DISTRICT_SIZES = (3, 10)
REGIONS = 18
REGION_SIZES = (3, 14)
STEERING_SIZES = (7, 22)


@dataclass(frozen=True)
class Units:
    """Zero-based numbers of the units above each planning area, and the names at every level."""

    district: Ints
    region: Ints
    steering: Ints
    keys: list[str]
    area_names: list[str]
    district_names: list[str]
    region_names: list[str]
    steering_names: list[str]


def partition(adjacent: Bools, centres: Floats, random: np.random.RandomState) -> tuple[Ints, Ints, Ints]:
    """Numbers of district, region and steering area for each planning area; every unit is one piece."""
    districts = len(names.DISTRICTS)
    distance = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    # Steps count beside metres, else the large areas outside would form districts of one area.
    graph = csr_matrix(np.where(adjacent, distance / np.median(distance[adjacent]) + 1.0, 0.0))
    steps = dijkstra(graph, directed=False)
    district = _best_districts(steps, districts, random)
    district = _numbered(district, centres)
    region = _numbered(_merge(district, adjacent, centres, REGIONS, REGION_SIZES, random), centres)
    steering = _numbered(_merge(region, adjacent, centres, len(names.STEERING), STEERING_SIZES, random), centres)
    return district, region, steering


def _best_districts(steps: Floats, count: int, random: np.random.RandomState) -> Ints:
    """The most compact of many tries whose sizes are plausible; districts grow along neighbours."""
    best, best_cost = None, np.inf
    low, high = DISTRICT_SIZES
    for _ in range(1500):
        centres = random.choice(len(steps), size=count, replace=False)
        for _ in range(4):
            label = steps[centres].argmin(axis=0)
            members = [np.flatnonzero(label == unit) for unit in range(count)]
            centres = np.array([mine[steps[np.ix_(mine, mine)].sum(axis=0).argmin()] for mine in members])
        label = steps[centres].argmin(axis=0)
        size = np.bincount(label, minlength=count)
        if size.min() < low or size.max() > high or size.max() - size.min() < 5:
            continue
        cost = float((steps[centres].min(axis=0) ** 2).sum())
        if cost < best_cost:
            best, best_cost = label, cost
    if best is None:
        raise RuntimeError("no district partition has plausible sizes; change the seed")
    return np.asarray(best, dtype=np.int64)


def _merge(
    units: Ints, adjacent: Bools, centres: Floats, target: int, sizes: tuple[int, int], random: np.random.RandomState
) -> Ints:
    """Join neighbouring units until ``target`` are left: the most compact of many random ways."""
    best, best_cost = None, np.inf
    count = int(units.max()) + 1
    inside = np.zeros((count, len(units)))
    inside[units, np.arange(len(units))] = 1.0
    touching = (inside @ adjacent @ inside.T) > 0
    pairs = np.argwhere(np.triu(touching, 1))
    for _ in range(4000):
        order = pairs[random.permutation(len(pairs))]
        group = np.arange(count)
        area_count = inside.sum(axis=1)
        left = count
        for a, b in order:
            if left == target:
                break
            first, second = group[a], group[b]
            if first != second and area_count[first] + area_count[second] <= sizes[1]:
                area_count[first] += area_count[second]
                group[group == second] = first
                left -= 1
        if left != target:
            continue
        label = np.unique(group[units], return_inverse=True)[1]
        size = np.bincount(label)
        if size.min() < sizes[0]:
            continue
        groups = [centres[label == unit] for unit in range(target)]
        cost = sum(float(((group - group.mean(axis=0)) ** 2).sum()) for group in groups)
        # The wanted variety: the largest unit shall come near the upper bound.
        cost *= 1.0 + 0.1 * (sizes[1] - size.max())
        if cost < best_cost:
            best, best_cost = label, cost
    if best is None:
        raise RuntimeError("no merger has plausible sizes; change the seed")
    return np.asarray(best, dtype=np.int64)


def _numbered(label: Ints, centres: Floats) -> Ints:
    """The same units numbered as cities do: the centre first, the inner ring, then the rest, clockwise."""
    middle = np.array([centres[label == unit].mean(axis=0) for unit in range(label.max() + 1)])
    radius = np.hypot(*middle.T)
    clockwise = np.arctan2(middle[:, 0], middle[:, 1]) % (2 * np.pi)
    ring = (radius > np.sort(radius)[len(radius) // 4]).astype(int)
    ring[label[np.hypot(*centres.T).argmin()]] = -1
    number = np.empty(len(middle), dtype=np.int64)
    number[np.lexsort((clockwise, ring))] = np.arange(len(middle))
    return number[label]


def name_units(
    district: Ints,
    region: Ints,
    steering: Ints,
    centres: Floats,
    special: dict[int, str],
    random: np.random.RandomState,
) -> Units:
    """Keys (district, quarter, area: two digits each) and names for all levels."""
    radius = np.hypot(*centres.T)
    clockwise = np.arctan2(centres[:, 0], centres[:, 1]) % (2 * np.pi)
    keys = [""] * len(district)
    hearts = set()
    for unit in range(district.max() + 1):
        members = np.flatnonzero(district == unit)
        middle = centres[members].mean(axis=0)
        ordinary = [int(area) for area in members if int(area) not in special]
        heart = min(ordinary, key=lambda area: float(np.hypot(*(centres[area] - middle))))
        hearts.add(heart)
        following = sorted((int(area) for area in members if area != heart), key=lambda area: float(clockwise[area]))
        for place, area in enumerate([heart, *following]):
            quarter, number = divmod(place, 3)
            keys[area] = f"{unit + 1:02d}{quarter + 1:02d}{number + 1:02d}"
    return Units(
        district,
        region,
        steering,
        keys,
        _area_names(district, radius, hearts, special, random),
        list(names.DISTRICTS),
        _region_names(district, region),
        _steering_names(steering, centres),
    )


def _area_names(
    district: Ints, radius: Floats, hearts: set[int], special: dict[int, str], random: np.random.RandomState
) -> list[str]:
    result = [""] * len(district)
    rest = []
    for area in np.argsort(radius):
        if int(area) in special:
            result[area] = special[int(area)]
        elif int(area) in hearts:
            result[area] = f"{names.DISTRICTS[district[area]]}, Ortskern" if district[area] else "Altstadt"
        else:
            rest.append(int(area))
    shuffled: list[str] = []
    for pool in (names.INNER, names.MIDDLE, names.OUTER):
        shuffled += [pool[index] for index in random.permutation(len(pool))]
    # Evenly over the pools, so that each ring of the city keeps its kind of name.
    picks = np.linspace(0, len(shuffled) - 1, len(rest)).round().astype(int)
    for area, pick in zip(rest, picks, strict=True):
        result[area] = shuffled[pick]
    return result


def _region_names(district: Ints, region: Ints) -> list[str]:
    own = iter(names.JOINT_REGIONS)
    result = []
    for unit in range(region.max() + 1):
        parts = np.unique(district[region == unit])
        if 0 in parts:
            result.append(names.REGION_OF_OLD_TOWN)
        elif len(parts) == 1:
            result.append(names.DISTRICTS[parts[0]])
        else:
            result.append(next(own))
    return result


def _steering_names(steering: Ints, centres: Floats) -> list[str]:
    middle = np.array([centres[steering == unit].mean(axis=0) for unit in range(steering.max() + 1)])
    targets = np.array(list(names.STEERING.values()), dtype=float)
    cost = ((middle[:, None] - targets[None]) ** 2).sum(axis=2)
    cost[0, 1:] += 1e12  # the first unit holds the market place and is the middle, wherever its centre lies
    _, choice = linear_sum_assignment(cost)
    every = list(names.STEERING)
    return [every[pick] for pick in choice]
