"""Limits of classes for maps of an indicator: numbers that a legend can print as they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

# Enough for every limit made here; a rate per million inhabitants needs no more.
_MOST_DECIMALS = 12


def equal_counts(values: Sequence[float], classes: int) -> list[float]:
    """Ascending limits of classes with about the same number of areas each, at most ``classes + 1`` of them.

    Inner limits are quantiles, linear between two values (type 7 of Hyndman and Fan, 1996), rounded to what a reader
    can use; limits that coincide are merged. The outer limits enclose all values. ``values`` are finite, at least one.
    """
    ordered = sorted(values)
    decimals = _useful_decimals(ordered)
    lowest, highest = _rounded(ordered[0], decimals, ROUND_FLOOR), _rounded(ordered[-1], decimals, ROUND_CEILING)
    limits = [lowest]
    for number in range(1, classes):
        limit = _rounded(_quantile(ordered, number / classes), decimals, ROUND_HALF_UP)
        if limits[-1] < limit < highest:
            limits.append(limit)
    return [*limits, highest]


def symmetric(values: Sequence[float], classes: int) -> list[float]:
    """Limits of ``classes`` classes of equal width around 0 that enclose all ``values``, for changes and deviations."""
    largest = max(abs(value) for value in values) or classes / 2  # classes of width 1 where nothing changed
    width = 2 * Decimal(repr(float(largest))) / classes
    # Two significant digits, upwards, so that the outermost values stay inside.
    width = width.quantize(Decimal(1).scaleb(width.adjusted() - 1), rounding=ROUND_CEILING)
    return [float(width * (2 * number - classes) / 2) for number in range(classes + 1)]


def printed_decimals(limits: Iterable[float]) -> int:
    """The decimals with which all ``limits`` are printed exactly."""
    exponents = [int(Decimal(repr(float(limit))).normalize().as_tuple().exponent) for limit in limits]
    return min(max(0, *(-exponent for exponent in exponents)), _MOST_DECIMALS)


def _useful_decimals(ordered: Sequence[float]) -> int:
    spread = ordered[-1] - ordered[0]
    if all(float(value).is_integer() for value in ordered):
        return 0
    if spread == 0:
        return printed_decimals(ordered[:1])
    # Classes an order of magnitude finer than the spread: 0 decimals from 50 on, 1 from 5 on, and so forth.
    return min(max(1 - math.floor(math.log10(spread / 5)), 0), _MOST_DECIMALS)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def _rounded(value: float, decimals: int, rounding: str) -> float:
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=rounding))
