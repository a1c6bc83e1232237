"""Figures of regions from those of their areas: sums, rates as sum over sum, means called what they are."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ..measures.indicators import Formula
from ..messages import InputError, Note
from . import regionvalues
from .regionvalues import Number, Summary

if TYPE_CHECKING:
    import pandas as pd

# So many areas are named in a sentence.
_NAMED = 8
Row: TypeAlias = Mapping[str, Number]


@dataclass(frozen=True)
class Plan:
    """What is summed up, by field names: ``counts`` added, ``formulas`` as sum over sum, ``means`` averaged.

    ``population`` weighs the means. ``type_field`` is a column of the types as text, "" where an area has none;
    ``type_counts`` are the counts that are also added up by type.
    """

    counts: tuple[str, ...] = ()
    formulas: tuple[Formula, ...] = ()
    means: tuple[str, ...] = ()
    population: str = ""
    type_field: str = ""
    type_counts: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All numeric fields that are needed, each once."""
        parts = [name for formula in self.formulas for _, name in (*formula.numerator, *formula.denominator)]
        people = (self.population,) if self.population else ()
        return tuple(dict.fromkeys((*self.counts, *parts, *self.means, *self.type_counts, *people)))


@dataclass(frozen=True)
class Figure:
    """A value (None where there is none), how it was found, and the keys of the areas whose part in it is missing."""

    value: float | None
    kind: str
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all areas are part of the value."""
        return not self.missing


@dataclass(frozen=True)
class RateFigure:
    """A rate as sum over sum, both sums over the same areas, and the unweighted mean of the areas' own rates.

    ``denominator`` is None for an indicator without one. ``below_zero`` tells that the denominator is 0.
    """

    rate: Figure
    numerator: float | None
    denominator: float | None
    mean: Figure

    @property
    def below_zero(self) -> bool:
        """Whether the rate is missing because its denominator is 0."""
        return self.rate.value is None and self.denominator == 0


@dataclass(frozen=True)
class MeanFigure:
    """A mean of areas that each count the same, and one weighted by the people in them (None without people)."""

    plain: Figure
    weighted: Figure | None


@dataclass(frozen=True)
class Region:
    """The figures of a region or of the city. ``by_type`` holds a figure by (count field, type)."""

    key: str
    areas: tuple[str, ...]
    counts: dict[str, Figure]
    rates: dict[str, RateFigure]
    means: dict[str, MeanFigure]
    types: dict[str, int]
    by_type: dict[tuple[str, str], Figure]

    def missing(self) -> dict[str, tuple[str, ...]]:
        """The areas whose part is missing, by count or indicator; only where there are such areas."""
        found = {name: figure.missing for name, figure in self.counts.items()}
        found |= {name: figure.rate.missing for name, figure in self.rates.items()}
        found |= {name: figure.plain.missing for name, figure in self.means.items()}
        return {name: areas for name, areas in found.items() if areas}


@dataclass(frozen=True)
class Aggregation:
    """All regions in the order of their keys, and the city: all areas, those without a region too."""

    plan: Plan
    regions: tuple[Region, ...]
    city: Region
    types: tuple[str, ...]
    without: tuple[str, ...]
    notes: list[Note] = field(default_factory=list)


def aggregate(frame: pd.DataFrame, keys: Sequence[str], regions: Sequence[str], plan: Plan) -> Aggregation:
    """Sum up areas by region.

    ``frame`` has a row per area and the columns of ``plan`` (numbers, NaN where missing; the type as text), ``keys``
    name the areas, ``regions`` their regions ("" for none), all in one order. Raises :class:`InputError` where a
    field cannot be summed up or no area has a region.
    """
    _check(frame, keys, plan)
    rows = _rows(frame, plan.fields)
    kinds = [str(kind) for kind in frame[plan.type_field]] if plan.type_field else [""] * len(keys)
    types = tuple(sorted({kind for kind in kinds if kind}, key=natural))
    members: dict[str, list[int]] = {}
    for place, region in enumerate(regions):
        members.setdefault(region, []).append(place)
    without = tuple(keys[place] for place in members.pop("", []))
    if not members:
        raise InputError("regions-none", field="–", parameter="REGION_FIELD")

    def figures(key: str, places: Sequence[int]) -> Region:
        chosen = sorted(places, key=lambda place: keys[place])
        names = [keys[place] for place in chosen]
        return _region(key, names, [rows[place] for place in chosen], [kinds[place] for place in chosen], types, plan)

    found = tuple(figures(key, members[key]) for key in sorted(members, key=natural))
    city = figures("", range(len(keys)))
    return Aggregation(plan, found, city, types, without, _notes(found, without))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key to sort by in which numbers stand in their order: 2 before 10."""
    parts: list[str] = []
    for sign in text:
        if parts and sign.isdecimal() == parts[-1][-1].isdecimal():
            parts[-1] += sign
        else:
            parts.append(sign)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part.casefold()) for part in parts)


def listed(names: Sequence[str], most: int = _NAMED) -> str:
    """Some names for a sentence."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def _check(frame: pd.DataFrame, keys: Sequence[str], plan: Plan) -> None:
    for name in plan.fields:
        values = [float(value) for value in frame[name]]
        endless = [key for key, value in zip(keys, values, strict=True) if math.isinf(value)]
        if endless:
            raise InputError("regions-infinite", field=name, parameter="INPUT", areas=listed(endless))
        below = [key for key, value in zip(keys, values, strict=True) if value < 0]
        if name == plan.population and below:
            raise InputError("regions-negative-people", field=name, areas=listed(below))


def _rows(frame: pd.DataFrame, fields: Sequence[str]) -> list[dict[str, Number]]:
    columns = [[None if math.isnan(value) else float(value) for value in frame[name].tolist()] for name in fields]
    if not columns:
        return [{} for _ in range(len(frame))]
    return [dict(zip(fields, values, strict=True)) for values in zip(*columns, strict=True)]


def _region(
    key: str, areas: Sequence[str], rows: Sequence[Row], kinds: Sequence[str], types: Sequence[str], plan: Plan
) -> Region:
    def column(name: str, chosen: Sequence[int] | None = None) -> Figure:
        places = range(len(rows)) if chosen is None else chosen
        values = [rows[place][name] for place in places]
        return _figure(regionvalues.total(values), values, [areas[place] for place in places])

    places_of = {kind: [place for place, own in enumerate(kinds) if own == kind] for kind in (*types, "")}
    return Region(
        key=key,
        areas=tuple(areas),
        counts={name: column(name) for name in plan.counts},
        rates={formula.indicator.name: _rate(formula, areas, rows) for formula in plan.formulas},
        means={name: _mean(name, areas, rows, plan.population) for name in plan.means},
        types={kind: len(places) for kind, places in places_of.items()} if plan.type_field else {},
        by_type={(name, kind): column(name, places) for name in plan.type_counts for kind, places in places_of.items()}
        if plan.type_field
        else {},
    )


def _figure(summary: Summary, values: Sequence[Number], areas: Sequence[str]) -> Figure:
    missing = tuple(area for area, value in zip(areas, values, strict=True) if value is None)
    return Figure(summary.value, summary.kind, missing)


def _rate(formula: Formula, areas: Sequence[str], rows: Sequence[Row]) -> RateFigure:
    factor = formula.indicator.factor
    above = [regionvalues.terms(formula.numerator, row) for row in rows]
    if not formula.denominator:
        whole = regionvalues.total(above)
        value = None if whole.value is None else whole.value * factor
        own = [None if part is None else part * factor for part in above]
        rate = _figure(Summary(value, whole.kind, whole.missing), above, areas)
        return RateFigure(rate, whole.value, None, _figure(regionvalues.mean(own), own, areas))
    below = [regionvalues.terms(formula.denominator, row) for row in rows]
    pairs = [None if one is None or other is None else (one, other) for one, other in zip(above, below, strict=True)]
    found = regionvalues.rate(above, below, factor)
    there = [pair for pair in pairs if pair is not None]
    missing = tuple(area for area, pair in zip(areas, pairs, strict=True) if pair is None)
    own = [None if pair is None or pair[1] == 0 else factor * pair[0] / pair[1] for pair in pairs]
    return RateFigure(
        Figure(found.value, found.kind, missing),
        math.fsum(pair[0] for pair in there) if there else None,
        math.fsum(pair[1] for pair in there) if there else None,
        _figure(regionvalues.mean(own), own, areas),
    )


def _mean(name: str, areas: Sequence[str], rows: Sequence[Row], population: str) -> MeanFigure:
    values = [row[name] for row in rows]
    plain = _figure(regionvalues.mean(values), values, areas)
    if not population:
        return MeanFigure(plain, None)
    weights = [row[population] for row in rows]
    # Where nobody lives a value has no weight, so nothing is missing there.
    known = [
        0.0 if weight == 0 else None if weight is None else value for value, weight in zip(values, weights, strict=True)
    ]
    return MeanFigure(plain, _figure(regionvalues.weighted(values, weights), known, areas))


def _notes(regions: Sequence[Region], without: Sequence[str]) -> list[Note]:
    notes = []
    if without:
        notes.append(Note("regions-without", {"count": len(without), "areas": listed(without)}))
    for region in regions:
        for name, areas in region.missing().items():
            told = {"region": region.key, "field": name, "count": len(areas), "total": len(region.areas)}
            notes.append(Note("regions-missing", {**told, "areas": listed(areas)}))
        for name, figure in region.rates.items():
            if figure.below_zero:
                notes.append(Note("regions-zero", {"region": region.key, "field": name}))
    return notes
