"""Map and society put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from . import names, site
from .boundaries import AREAS, Arc, grow, neighbours, rings, trace_arcs
from .cells import make_cells
from .geometry import Bools, Floats, centroid, signed_area
from .society import Places, Society, populate
from .units import Units, name_units, partition

CELL_SEED, GROWTH_SEED, UNIT_SEED, SOCIETY_SEED = 7, 11, 3, 100
INDUSTRIAL_AT = (-3300.0, 5300.0)
NEW_BUILT_AT = (3800.0, -3000.0)


@dataclass(frozen=True)
class City:
    """Everything there is to know of Musterstadt; lists and frames are in the order of the areas' keys."""

    rings: list[Floats]
    woods: list[tuple[str, list[Floats]]]
    adjacent: Bools
    units: Units
    society: Society


@lru_cache(maxsize=1)
def make_city() -> City:
    """The one Musterstadt."""
    cells = make_cells(CELL_SEED)
    labels = grow(cells, np.random.RandomState(GROWTH_SEED))
    arcs = trace_arcs(cells, labels)
    every = [rings(arcs, area) for area in range(AREAS)]
    if any(len(own) != 1 for own in every):
        raise RuntimeError("an area has a hole; change the growth seed")
    outlines = [own[0] for own in every]
    centres = np.array([centroid(ring) for ring in outlines]) - site.ORIGIN
    dry = neighbours(arcs, AREAS, across_water=False)
    random = np.random.RandomState(UNIT_SEED)
    district, region, steering = partition(dry, centres, random)

    hectares = np.array([abs(signed_area(ring)) / 1e4 for ring in outlines])
    industrial = _nearest(centres, INDUSTRIAL_AT)
    # In one district with the industrial area, so that their suppressed counts hide each other.
    beside = np.flatnonzero(dry[industrial] & (district == district[industrial]))
    tiny = int(beside[hectares[beside].argmax()])
    new_built = _nearest(centres, NEW_BUILT_AT)
    special = {industrial: names.INDUSTRIAL, tiny: names.TINY, new_built: names.NEW_BUILT}
    units = name_units(district, region, steering, centres, special, random)

    order = np.argsort(units.keys)
    place = np.argsort(order)
    touching = neighbours(arcs, AREAS, across_water=True)[np.ix_(order, order)]
    places = Places(
        centres[order],
        hectares[order],
        dry[np.ix_(order, order)],
        district[order],
        int(place[industrial]),
        int(place[tiny]),
        int(place[new_built]),
    )
    return City(
        [outlines[area] for area in order],
        _woods(trace_arcs(cells, cells.wood)),
        touching,
        _sorted(units, order),
        populate(places, SOCIETY_SEED),
    )


def planted_kinds() -> dict[int, dict[str, int]]:
    """The truth for tests: the planted kind (1 to 7, 0 for none) by year and key."""
    city = make_city()
    return {
        year: {key: int(kind) for key, kind in zip(city.units.keys, planted, strict=True)}
        for year, planted in city.society.planted.items()
    }


def _nearest(centres: Floats, point: tuple[float, float]) -> int:
    return int(np.hypot(*(centres - np.asarray(point)).T).argmin())


def _woods(arcs: list[Arc]) -> list[tuple[str, list[Floats]]]:
    return [(name, rings(arcs, index)) for index, name in enumerate(site.WOODS)]


def _sorted(units: Units, order: np.ndarray) -> Units:
    return Units(
        units.district[order],
        units.region[order],
        units.steering[order],
        [units.keys[area] for area in order],
        [units.area_names[area] for area in order],
        units.district_names,
        units.region_names,
        units.steering_names,
    )
