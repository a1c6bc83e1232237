"""Regions beside the city and beside the regions of a like mix of types, with earlier years and, if wanted, ranks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from ..measures.indicators import Formula, Indicator
from ..messages import InputError, Note
from .regions import Aggregation, Region, natural

# Distances of mixes that differ by no more than this are the same.
_SAME = 1e-9
# From here on a value is above or below the city's, and far so: in standard deviations of the regions.
_ABOVE, _FAR = 0.5, 1.0
LEVELS = ("far_above", "above", "near", "below", "far_below")


@dataclass(frozen=True)
class Like:
    """A region of a like mix, and how far the two mixes are apart (0: the same, 1.41: nothing in common)."""

    key: str
    distance: float


@dataclass(frozen=True)
class Value:
    """An indicator in a region; None where there is no value.

    ``like`` is the rate of the like regions together, sum over sum. ``earlier`` holds a value per earlier year, the
    last of them is ``previous``. ``level`` is one of ``LEVELS``, "" where nothing can be said. ``missing`` are the
    areas that are in neither sum, ``of`` is the number of ranked regions.
    """

    region: str
    indicator: str
    value: float | None
    city: float | None
    like: float | None
    earlier: tuple[float | None, ...]
    rank: int | None
    of: int
    level: str
    missing: tuple[str, ...]

    @property
    def difference(self) -> float | None:
        """Above the city, in the indicator's unit."""
        return minus(self.value, self.city)

    @property
    def like_difference(self) -> float | None:
        """Above the like regions."""
        return minus(self.value, self.like)

    @property
    def previous(self) -> float | None:
        """The value of the last earlier year."""
        return self.earlier[-1] if self.earlier else None

    @property
    def change(self) -> float | None:
        """Since the last earlier year."""
        return minus(self.value, self.previous)


@dataclass(frozen=True)
class CityValue:
    """An indicator in the whole city. ``spread`` is the standard deviation of the regions' values around their mean."""

    indicator: Indicator
    value: float | None
    earlier: tuple[float | None, ...]
    spread: float | None


@dataclass(frozen=True)
class Comparison:
    """All values by region and indicator, both in their order. ``years`` are those of ``earlier``, then this one.

    ``mixes`` holds the shares of the types by region, empty where no area has a type; ``like`` the like regions.
    """

    regions: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    years: tuple[str, ...]
    types: tuple[str, ...]
    mixes: dict[str, tuple[float, ...]]
    like: dict[str, tuple[Like, ...]]
    values: dict[tuple[str, str], Value]
    city: dict[str, CityValue]
    notes: list[Note] = field(default_factory=list)


def compare(
    now: Aggregation,
    earlier: Sequence[tuple[str, Aggregation]] = (),
    year: str = "",
    nearest: int = 3,
    mix_field: str = "",
) -> Comparison:
    """Compare the regions of ``now``; ``earlier`` years come oldest first, each with its name.

    The mix of a region is the share of each type in its typed areas: in their number, or in the count ``mix_field``,
    which the plan of ``now`` must count by type. The ``nearest`` regions by Euclidean distance of the shares are like;
    those as far away as the last of them are too. Indicators without a denominator are sums, which grow with a
    region, so they are left out with a note. Raises :class:`InputError` where none is left or there is one region.
    """
    formulas = [formula for formula in now.plan.formulas if formula.denominator]
    notes = [
        Note("compare-is-sum", {"name": formula.indicator.name})
        for formula in now.plan.formulas
        if not formula.denominator
    ]
    if not formulas:
        raise InputError("compare-no-rates")
    if len(now.regions) < 2:
        raise InputError("compare-one-region", region=now.regions[0].key)
    mixes = mixes_of(now, mix_field)
    like = like_regions(mixes, nearest)
    bare = [region.key for region in now.regions if not mixes[region.key]]
    if now.types and bare:
        notes.append(Note("compare-no-mix", {"regions": ", ".join(bare)}))
    by_key = {region.key: region for region in now.regions}
    before = [{region.key: region for region in found.regions} for _, found in earlier]
    values: dict[tuple[str, str], Value] = {}
    city: dict[str, CityValue] = {}
    for formula in formulas:
        name = formula.indicator.name
        own = {key: region.rates[name].rate.value for key, region in by_key.items()}
        spread = standard_deviation([value for value in own.values() if value is not None])
        whole = now.city.rates[name].rate.value
        before_city = tuple(found.city.rates[name].rate.value for _, found in earlier)
        city[name] = CityValue(formula.indicator, whole, before_city, spread)
        places = ranks(own, formula.indicator.decimals)
        for key, region in by_key.items():
            values[key, name] = Value(
                region=key,
                indicator=name,
                value=own[key],
                city=whole,
                like=pooled(formula, [by_key[other.key] for other in like[key]]),
                earlier=tuple(_rate(regions.get(key), name) for regions in before),
                rank=places.get(key),
                of=len(places),
                level=level(own[key], whole, spread),
                missing=region.rates[name].rate.missing,
            )
    years = (*(name for name, _ in earlier), year)
    indicators = tuple(formula.indicator for formula in formulas)
    return Comparison(tuple(by_key), indicators, years, now.types, mixes, like, values, city, notes)


def _rate(region: Region | None, name: str) -> float | None:
    return None if region is None else region.rates[name].rate.value


def minus(one: float | None, other: float | None) -> float | None:
    """The difference, None where one of the two is missing."""
    return None if one is None or other is None else one - other


def mixes_of(found: Aggregation, mix_field: str = "") -> dict[str, tuple[float, ...]]:
    """The share of each type in a region's typed areas, in the order of ``found.types``; () where there are none.

    Areas without a type, mostly those with few people, are no part of the mix.
    """
    mixes = {}
    for region in found.regions:
        parts = [
            float(region.types[kind]) if not mix_field else _count(region, mix_field, kind) for kind in found.types
        ]
        whole = math.fsum(parts)
        mixes[region.key] = tuple(part / whole for part in parts) if whole > 0 else ()
    return mixes


def _count(region: Region, mix_field: str, kind: str) -> float:
    return region.by_type[mix_field, kind].value or 0.0


def like_regions(mixes: Mapping[str, Sequence[float]], nearest: int) -> dict[str, tuple[Like, ...]]:
    """For each region the ``nearest`` others by Euclidean distance, nearest first, ties in the order of keys."""
    found: dict[str, tuple[Like, ...]] = {}
    for key, mix in mixes.items():
        with_mix = [(other, theirs) for other, theirs in mixes.items() if mix and theirs and other != key]
        others = [Like(other, math.dist(mix, theirs)) for other, theirs in with_mix]
        ordered = sorted(others, key=lambda like: (round(like.distance / _SAME), natural(like.key)))
        if not ordered or nearest < 1:
            found[key] = ()
            continue
        last = ordered[min(nearest, len(ordered)) - 1].distance
        found[key] = tuple(like for like in ordered if like.distance <= last + _SAME)
    return found


def pooled(formula: Formula, regions: Sequence[Region]) -> float | None:
    """The rate of several regions together: the sum of their numerators by the sum of their denominators."""
    rates = [region.rates[formula.indicator.name] for region in regions]
    pairs = [
        (rate.numerator, rate.denominator)
        for rate in rates
        if rate.numerator is not None and rate.denominator is not None
    ]
    below = math.fsum(pair[1] for pair in pairs)
    return formula.indicator.factor * math.fsum(pair[0] for pair in pairs) / below if below else None


def ranks(values: Mapping[str, float | None], decimals: int) -> dict[str, int]:
    """Places from the highest value down; equal values share a place and the next ones are left free (1, 2, 2, 4).

    Values count as they are shown, rounded to ``decimals``: nobody should see two equal numbers on different places.
    """
    step = Decimal(1).scaleb(-decimals)
    shown = {
        key: Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
        for key, value in values.items()
        if value is not None
    }
    return {key: 1 + sum(other > value for other in shown.values()) for key, value in shown.items()}


def standard_deviation(values: Sequence[float]) -> float | None:
    """The standard deviation of all values around their mean (divisor n); None for fewer than two."""
    if len(values) < 2:
        return None
    middle = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - middle) ** 2 for value in values) / len(values))


def level(value: float | None, city: float | None, spread: float | None) -> str:
    """How far a value lies from the city's: near within half a standard deviation of the regions, far from one on."""
    difference = minus(value, city)
    if difference is None or spread is None:
        return ""
    if spread == 0 or abs(difference) < _ABOVE * spread:
        return "near"
    far = abs(difference) >= _FAR * spread
    return ("far_above" if far else "above") if difference > 0 else ("far_below" if far else "below")
