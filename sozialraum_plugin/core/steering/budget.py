"""Budgets of regions: base amounts, criteria with weights, limits against last year; exact to the cent.

All arithmetic is with fractions and whole cents, so that every machine gives the same amounts. The need by a
percentage is the Jugendeinwohnerwert: N · (1 + f · (p − p_min)), p in percent, p_min the least of the regions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from ..messages import InputError, Note
from .budgetcriteria import AREAS, Criterion, with_weight
from .budgetlimits import Limits, differences, limited, limits_of
from .money import EURO, exact, in_proportion, largest_remainder, told
from .regions import listed, natural

if TYPE_CHECKING:
    import pandas as pd

MISSING = ("error", "zero")
NEED_FACTOR = Fraction(1239, 10_000)
_POINTS = Fraction(10)


@dataclass(frozen=True)
class Areas:
    """The areas of a budget in one order: numbers by field (NaN where missing), keys, regions, types ("" for none)."""

    frame: pd.DataFrame
    keys: Sequence[str]
    regions: Sequence[str]
    types: Sequence[str] = ()
    type_field: str = ""


@dataclass(frozen=True)
class Request:
    """What is to be distributed, in cents. ``previous`` holds last year's amounts, ``max_change`` percent.

    In another ``unit`` than euros all "cents" are hundredths of that unit.
    """

    amount: int
    criteria: tuple[Criterion, ...]
    base: int = 0
    type_factors: Mapping[str, Fraction] = field(default_factory=dict)
    need_factor: Fraction = NEED_FACTOR
    previous: Mapping[str, int] | None = None
    max_change: Fraction | None = None
    missing: str = "error"
    unit: str = EURO


@dataclass(frozen=True)
class Need:
    """What a criterion counts, by region: the count, its sum after the types' factors, percentage and its factor.

    ``values`` is what the money follows; ``least`` the percentage that has the factor 1 (None without a percentage).
    """

    criterion: Criterion
    counts: dict[str, Fraction]
    typed: dict[str, Fraction]
    percentages: dict[str, Fraction]
    factors: dict[str, Fraction]
    values: dict[str, Fraction]
    least: Fraction | None = None

    @property
    def total(self) -> Fraction:
        """The sum of all regions."""
        return sum(self.values.values(), Fraction(0))


@dataclass(frozen=True)
class Amounts:
    """Cents by region: the part of each criterion (with its pot), their sum with the base, and the end."""

    pots: tuple[int, ...]
    parts: tuple[dict[str, int], ...]
    computed: dict[str, int]
    final: dict[str, int]
    limits: Limits | None


@dataclass(frozen=True)
class Scenario:
    """What if the weight of the criterion at ``place`` moved by ``points``: the weights then, and the final cents."""

    place: int
    points: Fraction
    weights: tuple[Fraction, ...]
    final: dict[str, int]


@dataclass(frozen=True)
class Budget:
    """A budget with all that it was made of. ``areas`` counts the areas by region."""

    request: Request
    regions: tuple[str, ...]
    areas: dict[str, int]
    needs: tuple[Need, ...]
    amounts: Amounts
    scenarios: tuple[Scenario, ...]
    notes: tuple[Note, ...]


def distribute(areas: Areas, request: Request) -> Budget:
    """Distribute a budget. Raises :class:`InputError` where the money cannot be distributed as asked."""
    notes: list[Note] = []
    if request.amount <= 0:
        raise InputError("budget-nothing")
    members = _members(areas, notes)
    needed = request.base * len(members)
    if needed > request.amount:
        words = {"base": told(request.base), "needed": told(needed), "amount": told(request.amount)}
        raise InputError("budget-base-too-much", count=len(members), unit=request.unit, **words)
    if request.max_change is not None and request.previous is None:
        raise InputError("budget-change-alone")
    factors = _type_factors(areas, request, notes)
    needs = tuple(_need(criterion, areas, members, factors, request, notes) for criterion in request.criteria)
    amounts = _amounts(needs, request.criteria, members, request)
    if request.previous is not None:
        notes.extend(differences(request.previous, tuple(members), request.unit))
    scenarios = []
    if len(request.criteria) > 1:
        for place in range(len(request.criteria)):
            for points in (-_POINTS, _POINTS):
                moved = with_weight(request.criteria, place, points)
                final = _amounts(needs, moved, members, request).final
                scenarios.append(Scenario(place, points, tuple(criterion.weight for criterion in moved), final))
    counts = {region: len(places) for region, places in members.items()}
    return Budget(request, tuple(members), counts, needs, amounts, tuple(scenarios), tuple(notes))


def _members(areas: Areas, notes: list[Note]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, region in enumerate(areas.regions):
        found.setdefault(region, []).append(place)
    without = [areas.keys[place] for place in found.pop("", [])]
    if without:
        notes.append(Note("budget-without-region", {"count": len(without), "areas": listed(without)}))
    if not found:
        raise InputError("regions-none", field="–", parameter="REGION_FIELD")
    return {region: found[region] for region in sorted(found, key=natural)}


def _type_factors(areas: Areas, request: Request, notes: list[Note]) -> list[Fraction]:
    """The factor of each area; 1 for all where no criterion asks for types."""
    if not any(criterion.by_type for criterion in request.criteria):
        return [Fraction(1)] * len(areas.keys)
    if not areas.type_field or not request.type_factors:
        raise InputError("budget-types-missing", parameter="TYPE_FACTORS" if areas.type_field else "TYPE_FIELD")
    there = {kind for kind in areas.types if kind}
    lacking = sorted(there - set(request.type_factors), key=natural)
    if lacking:
        raise InputError("budget-type-without", field=areas.type_field, types=listed(lacking))
    unused = sorted(set(request.type_factors) - there - {""}, key=natural)
    if unused:
        notes.append(Note("budget-type-unused", {"types": listed(unused)}))
    none = [key for key, kind in zip(areas.keys, areas.types, strict=True) if not kind]
    if none and "" not in request.type_factors:
        notes.append(Note("budget-type-none", {"count": len(none), "areas": listed(none)}))
    return [request.type_factors.get(kind, Fraction(1)) for kind in areas.types]


def _column(areas: Areas, name: str, request: Request, notes: list[Note]) -> list[Fraction]:
    """The numbers of a field, none missing and none negative."""
    if name == AREAS:
        return [Fraction(1)] * len(areas.keys)
    values = [float(value) for value in areas.frame[name]]
    endless = [key for key, value in zip(areas.keys, values, strict=True) if math.isinf(value)]
    if endless:
        raise InputError("regions-infinite", field=name, parameter="CRITERIA", areas=listed(endless))
    empty = [
        key
        for key, value, region in zip(areas.keys, values, areas.regions, strict=True)
        if math.isnan(value) and region
    ]
    if empty and request.missing != "zero":
        raise InputError("budget-missing", field=name, parameter="CRITERIA", count=len(empty), areas=listed(empty))
    note = Note("budget-missing-zero", {"field": name, "count": len(empty), "areas": listed(empty)})
    if empty and note not in notes:
        notes.append(note)
    below = [key for key, value in zip(areas.keys, values, strict=True) if value < 0]
    if below:
        raise InputError("budget-negative", field=name, areas=listed(below))
    return [Fraction(0) if math.isnan(value) else exact(value) for value in values]


def _sums(column: Sequence[Fraction], members: Mapping[str, Sequence[int]]) -> dict[str, Fraction]:
    """The sums of a column by region."""
    return {region: sum((column[place] for place in places), Fraction(0)) for region, places in members.items()}


def _need(
    criterion: Criterion,
    areas: Areas,
    members: Mapping[str, Sequence[int]],
    type_factors: Sequence[Fraction],
    request: Request,
    notes: list[Note],
) -> Need:
    column = _column(areas, criterion.field, request, notes)
    counts = _sums(column, members)
    typed = counts
    if criterion.by_type:
        weighed = [number * factor for number, factor in zip(column, type_factors, strict=True)]
        typed = _sums(weighed, members)
    percentages: dict[str, Fraction] = {}
    factors: dict[str, Fraction] = {}
    least = None
    values = typed
    if criterion.above:
        percentages = _percentages(criterion, areas, members, counts, request, notes)
        least = min(percentages.values(), default=Fraction(0))
        factors = {key: 1 + request.need_factor * (percent - least) for key, percent in percentages.items()}
        values = {key: value * factors.get(key, Fraction(1)) for key, value in typed.items()}
    if not any(values.values()):
        raise InputError("budget-criterion-zero", criterion=criterion.name)
    return Need(criterion, counts, typed, percentages, factors, values, least)


def _percentages(
    criterion: Criterion,
    areas: Areas,
    members: Mapping[str, Sequence[int]],
    counts: Mapping[str, Fraction],
    request: Request,
    notes: list[Note],
) -> dict[str, Fraction]:
    """The percentage of each region that has somebody to count."""
    above = _column(areas, criterion.above, request, notes)
    below = _column(areas, criterion.below, request, notes) if criterion.below else None
    name = "/".join(part for part in (criterion.above, criterion.below) if part)
    found = {}
    for region, places in members.items():
        if not counts[region]:
            continue
        if below is not None:
            part, whole = (sum(column[place] for place in places) for column in (above, below))
            if not whole:
                raise InputError("budget-percentage-none", region=region, field=name)
            found[region] = 100 * Fraction(part) / whole
        else:
            different = {above[place] for place in places}
            if len(different) > 1:
                raise InputError("budget-percentage", field=name, region=region)
            found[region] = different.pop()
        if not 0 <= found[region] <= 100:
            raise InputError("budget-percentage-range", region=region, field=name, value=float(found[region]))
    return found


def _amounts(
    needs: Sequence[Need], criteria: Sequence[Criterion], members: Mapping[str, Sequence[int]], request: Request
) -> Amounts:
    rest = request.amount - request.base * len(members)
    quotas = {f"{place:03}": criterion.weight * rest / 100 for place, criterion in enumerate(criteria)}
    pots = tuple(largest_remainder(quotas, rest).values())
    parts = tuple(in_proportion(need.values, pot) for need, pot in zip(needs, pots, strict=True))
    computed = {region: request.base + sum(part[region] for part in parts) for region in members}
    if request.max_change is None or request.previous is None:
        return Amounts(pots, parts, computed, computed, None)
    limits = limits_of(request.previous, tuple(members), request.max_change, request.amount, request.unit)
    return Amounts(pots, parts, computed, limited(computed, limits, request.amount), limits)
