"""Supply with facilities: places for children by area, region and type, and the mix of types in a catchment."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..messages import InputError, Note
from .regions import listed, natural

PER = 100


@dataclass(frozen=True)
class Place:
    """A facility: what it is called, its places (None where unknown), and the number of the area it lies in."""

    name: str
    places: float | None
    area: int | None


@dataclass(frozen=True)
class Supply:
    """What an area, region or type has. ``lacking`` are areas without a number of children."""

    areas: int
    facilities: int
    places: float
    children: float | None
    lacking: tuple[str, ...] = ()

    @property
    def per_100(self) -> float | None:
        """Places for 100 children; None without children, or where their number is unknown in a part."""
        return PER * self.places / self.children if self.children and not self.lacking else None


@dataclass(frozen=True)
class Mix:
    """A catchment: how many areas, how many children (or areas, where children are unknown), and shares by type."""

    areas: int
    children: float | None
    shares: dict[str, float]  # type ("" without one) -> part of 1

    @property
    def main(self) -> str:
        """The type with the largest share; of equal ones the first."""
        return max(self.shares, key=lambda kind: self.shares[kind]) if self.shares else ""


@dataclass(frozen=True)
class SupplyTable:
    """Supply by area (in their order), by region, by type ("" without one), and of the whole city."""

    areas: tuple[Supply, ...]
    regions: dict[str, Supply]
    types: dict[str, Supply]
    city: Supply
    notes: tuple[Note, ...]


def compute_supply(
    keys: Sequence[str],
    children: Sequence[float | None],
    regions: Sequence[str],
    types: Sequence[str],
    facilities: Sequence[Place],
    children_field: str = "",
) -> SupplyTable:
    """Count facilities and places. Sequences about areas are in one order; "" is no region, no type.

    Raises :class:`InputError` for negative numbers.
    """
    below = [key for key, count in zip(keys, children, strict=True) if count is not None and count < 0]
    if below:
        raise InputError("supply-children-negative", field=children_field, areas=listed(below))
    inside: dict[int, list[Place]] = {}
    for facility in facilities:
        if facility.area is not None:
            inside.setdefault(facility.area, []).append(facility)

    def supply(places: Sequence[int]) -> Supply:
        found = [facility for place in places for facility in inside.get(place, ())]
        known = [children[place] for place in places]
        lacking = tuple(keys[place] for place in places if children[place] is None)
        there = [count for count in known if count is not None]
        return Supply(
            len(places),
            len(found),
            math.fsum(facility.places for facility in found if facility.places is not None),
            math.fsum(there) if there else None,
            lacking,
        )

    everything = range(len(keys))
    return SupplyTable(
        tuple(supply([place]) for place in everything),
        {region: supply(_of(regions, region)) for region in _different(regions)},
        {kind: supply(_of(types, kind)) for kind in [*_different(types), *([""] if "" in types else [])]},
        supply(everything),
        tuple(_notes(facilities)),
    )


def mix(weights: Mapping[int, float], children: Sequence[float | None], types: Sequence[str]) -> Mix:
    """The mix of types of a catchment; ``weights`` are the parts (0 to 1) of areas that belong to it.

    Children count; where their number is unknown in one of the areas, or there are none, the parts of areas count.
    """
    parts = {place: weight for place, weight in weights.items() if weight > 0}
    known = {place: children[place] for place in parts}
    total = math.fsum(parts[place] * count for place, count in known.items() if count is not None)
    by_children = total > 0 and all(count is not None for count in known.values())
    sums: dict[str, list[float]] = {}
    for place, part in parts.items():
        count = known[place]
        sums.setdefault(types[place], []).append(part * count if by_children and count is not None else part)
    whole = math.fsum(value for values in sums.values() for value in values)
    shares = {kind: math.fsum(sums[kind]) / whole for kind in sorted(sums, key=natural)} if whole else {}
    return Mix(len(parts), total if by_children else None, shares)


def _different(texts: Sequence[str]) -> list[str]:
    return sorted({text for text in texts if text}, key=natural)


def _of(texts: Sequence[str], wanted: str) -> list[int]:
    return [place for place, text in enumerate(texts) if text == wanted]


def _notes(facilities: Sequence[Place]) -> list[Note]:
    found = []
    for code, names in (
        ("supply-outside", [facility.name for facility in facilities if facility.area is None]),
        ("supply-places-missing", [facility.name for facility in facilities if facility.places is None]),
    ):
        if names:
            found.append(Note(code, {"count": len(names), "facilities": listed(names)}))
    return found
