"""Which counts of a layer a rate was made of, proven by the numbers themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..measures.indicators import Formula, Indicator
from .regionvalues import Number, known

_FACTORS = (1.0, 100.0, 1000.0, 10_000.0, 100_000.0)
# Rates are computed in full precision; one that was rounded proves nothing.
_CLOSE = 1e-9
# So many different rates agree by no chance.
_LEAST = 5


def proven_ratio(name: str, rates: Sequence[Number], counts: Mapping[str, Sequence[Number]]) -> Formula | None:
    """The formula ``factor * numerator / denominator`` that gives all ``rates``, or None.

    ``counts`` holds columns of counts as long as ``rates``. A rate must be missing exactly where one of its counts is
    missing or its denominator is 0.
    """
    if len({value for value in rates if known(value)}) < _LEAST:
        return None
    for below_name, below in counts.items():
        for above_name, above in counts.items():
            if above_name == below_name:
                continue
            factor = _factor(rates, above, below)
            if factor is not None:
                indicator = Indicator(0, name, name, above_name, below_name, factor)
                return Formula(indicator, ((1, above_name),), ((1, below_name),))
    return None


def _factor(rates: Sequence[Number], above: Sequence[Number], below: Sequence[Number]) -> float | None:
    factor = None
    for rate, numerator, denominator in zip(rates, above, below, strict=True):
        there = known(numerator) and known(denominator) and denominator != 0
        if there != known(rate):
            return None
        if rate is None or numerator is None or denominator is None or not there:
            continue
        if numerator == 0 or rate == 0:
            if numerator != rate:
                return None
            continue
        found = rate * denominator / numerator
        if factor is None:
            factor = next((known_factor for known_factor in _FACTORS if _same(found, known_factor)), None)
            if factor is None:
                return None
        elif not _same(found, factor):
            return None
    return factor


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * other
