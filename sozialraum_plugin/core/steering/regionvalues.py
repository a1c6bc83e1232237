"""The value of a region from those of its areas, and by which arithmetic it was found."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..measures.indicators import Field, Formula, Indicator, resolve
from ..messages import InputError

# How a value was found: a sum of counts, a rate as sum over sum, a mean weighted by people, an unweighted mean.
SUM, RATE, WEIGHTED, MEAN = "sum", "rate", "weighted", "mean"

Number = float | int | None


@dataclass(frozen=True)
class Summary:
    """A region's value (None where no area has one), its kind, and the areas whose part in it is missing."""

    value: float | None
    kind: str
    missing: int

    @property
    def complete(self) -> bool:
        """Whether all areas are part of the value."""
        return self.missing == 0


@dataclass(frozen=True)
class Way:
    """How a column is summed up: the kind and, for a rate, its formula."""

    kind: str
    formula: Formula | None = None


def known(value: Number) -> bool:
    """Whether there is a finite number."""
    return value is not None and math.isfinite(value)


def total(values: Sequence[Number]) -> Summary:
    """The sum of the known counts."""
    there = [float(value) for value in values if value is not None and known(value)]
    return Summary(math.fsum(there) if there else None, SUM, len(values) - len(there))


def mean(values: Sequence[Number]) -> Summary:
    """The unweighted mean of the known values: each area counts the same, however many people live there."""
    there = [float(value) for value in values if value is not None and known(value)]
    return Summary(math.fsum(there) / len(there) if there else None, MEAN, len(values) - len(there))


def weighted(values: Sequence[Number], weights: Sequence[Number]) -> Summary:
    """The mean weighted by ``weights``, one per value, none negative.

    An area with the weight 0 has no part in the mean, and is not missing.
    """
    above: list[float] = []
    below: list[float] = []
    missing = 0
    for value, weight in zip(values, weights, strict=True):
        if weight == 0:
            continue
        if value is None or weight is None or not known(value) or not known(weight) or weight < 0:
            missing += 1
            continue
        above.append(value * weight)
        below.append(float(weight))
    return Summary(math.fsum(above) / math.fsum(below) if below else None, WEIGHTED, missing)


def rate(numerators: Sequence[Number], denominators: Sequence[Number], factor: float = 1.0) -> Summary:
    """``factor`` times the sum of the numerators by the sum of the denominators.

    An area that lacks one of the two is left out of both sums: half an area would bend the rate.
    """
    pairs = [
        (float(above), float(below))
        for above, below in zip(numerators, denominators, strict=True)
        if above is not None and below is not None and known(above) and known(below)
    ]
    below_all = math.fsum(below for _, below in pairs)
    value = factor * math.fsum(above for above, _ in pairs) / below_all if below_all else None
    return Summary(value, RATE, len(numerators) - len(pairs))


def terms(formula_side: Sequence[tuple[int, str]], row: Mapping[str, Number]) -> float | None:
    """The sum of the terms of a formula in one area; 1 without terms, None where one is missing."""
    if not formula_side:
        return 1.0
    parts = [(sign, row.get(name)) for sign, name in formula_side]
    if not all(known(value) for _, value in parts):
        return None
    return math.fsum(sign * float(value) for sign, value in parts if value is not None)


def summary(way: Way, column: str, rows: Sequence[Mapping[str, Number]], population: str | None = None) -> Summary:
    """The value of a column over areas; ``rows`` hold the values of an area by field name."""
    values = [row.get(column) for row in rows]
    if way.kind == RATE and way.formula is not None:
        formula = way.formula
        above = [terms(formula.numerator, row) for row in rows]
        if not formula.denominator:
            found = total(above)
            value = None if found.value is None else found.value * formula.indicator.factor
            return Summary(value, SUM, found.missing)
        below = [terms(formula.denominator, row) for row in rows]
        return rate(above, below, formula.indicator.factor)
    if way.kind == SUM:
        return total(values)
    if way.kind == WEIGHTED and population:
        return weighted(values, [row.get(population) for row in rows])
    return mean(values)


def formulas_for(
    indicators: Iterable[Indicator], columns: Iterable[str], fields: Sequence[Field]
) -> dict[str, Formula]:
    """The formulas of those columns that a catalogue names and whose counts are among ``fields``."""
    wanted = {column.casefold(): column for column in columns}
    found = {}
    for indicator in indicators:
        column = wanted.get(indicator.name.casefold())
        if column is None:
            continue
        try:
            found[column] = resolve([indicator], fields, "")[0]
        except InputError:
            # A count that the layer no longer has: the rate stays a column like others.
            continue
    return found
