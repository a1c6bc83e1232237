"""Limits of classes for maps of an indicator: numbers that a legend can print as they are."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ..messages import InputError
from ..numberlists import number_of, parts_of

# Enough for every limit made here; a rate per million inhabitants needs no more.
_MOST_DECIMALS = 12
# The share of areas that a natural break may pass by for the sake of a round limit.
_MOST_MOVED = 0.001
METHODS = ("quantile", "interval", "jenks", "stddev", "limits")


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


def equal_intervals(values: Sequence[float], classes: int) -> list[float]:
    """Limits of ``classes`` classes of equal width, rounded to what a reader can use; the outer ones enclose all."""
    ordered = sorted(values)
    decimals = _useful_decimals(ordered)
    low, high = _rounded(ordered[0], decimals, ROUND_FLOOR), _rounded(ordered[-1], decimals, ROUND_CEILING)
    step = (high - low) / classes
    inner = [_rounded(low + number * step, decimals, ROUND_HALF_UP) for number in range(1, classes)]
    return _rising(low, inner, high)


def natural_breaks(values: Sequence[float], classes: int) -> list[float]:
    """Limits between classes whose sum of squared deviations is the least possible (Fisher 1958; Jenks 1967).

    A limit lies where the higher class begins, rounded between the neighbours on both sides; among thousands of areas
    it may pass by one in a thousand, to be a number that a reader can use.
    """
    import numpy as np

    from .naturalbreaks import class_starts

    ordered = sorted(values)
    points, counts = np.unique(np.asarray(ordered, dtype=float), return_counts=True)
    starts = class_starts(points, counts, min(classes, len(points)))
    decimals = _useful_decimals(ordered)
    low, high = _rounded(ordered[0], decimals, ROUND_FLOOR), _rounded(ordered[-1], decimals, ROUND_CEILING)
    inner = [_readable(float(points[start - 1]), float(points[start]), ordered, decimals) for start in starts]
    return _rising(low, inner, high)


def standard_deviations(values: Sequence[float], classes: int) -> list[float]:
    """Limits in whole (odd number of ``classes``: half) standard deviations around the mean; outer ones enclose all."""
    ordered = sorted(values)
    mean = sum(ordered) / len(ordered)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in ordered) / len(ordered))
    decimals = _useful_decimals(ordered)
    low, high = _rounded(ordered[0], decimals, ROUND_FLOOR), _rounded(ordered[-1], decimals, ROUND_CEILING)
    first = -(classes - 2) / 2
    inner = [_rounded(mean + (first + number) * deviation, decimals, ROUND_HALF_UP) for number in range(classes - 1)]
    return _rising(low, inner, high)


def around(values: Sequence[float], classes: int, centre: float = 0.0) -> list[float]:
    """Limits of ``classes`` classes of equal width around ``centre`` that enclose all ``values``."""
    if centre == 0:
        return symmetric(values, classes)
    decimals = max(_useful_decimals(sorted(values)), printed_decimals([centre]))
    return [
        _rounded(centre + limit, decimals, ROUND_HALF_UP)
        for limit in symmetric([value - centre for value in values], classes)
    ]


def rising_limits(text: str) -> list[float]:
    """The numbers of LIMITS; raises :class:`InputError` for none, for what is no number, and where they do not rise."""
    parts = parts_of(text)
    if not parts:
        raise InputError("limits-none")
    limits: list[float] = []
    for part in parts:
        number = number_of(part)
        if number is None or not math.isfinite(number):
            raise InputError("limits-number", value=part)
        if limits and number <= limits[-1]:
            raise InputError("limits-order", first=limits[-1], second=number)
        limits.append(number)
    return limits


def own_limits(given: Sequence[float], values: Sequence[float]) -> list[float]:
    """The inner limits that a user gives, with the lowest and the highest value as outer ones where they lie beyond.

    ``given`` rise. Limits outside the values stay: their classes are empty, but comparable over years.
    """
    ordered = sorted(values)
    decimals = max(_useful_decimals(ordered), printed_decimals(given))
    low, high = _rounded(ordered[0], decimals, ROUND_FLOOR), _rounded(ordered[-1], decimals, ROUND_CEILING)
    return [*([low] if low < given[0] else []), *given, *([high] if high > given[-1] else [])]


def symmetric(values: Sequence[float], classes: int) -> list[float]:
    """Limits of ``classes`` classes of equal width around 0 that enclose all ``values``, for changes and deviations."""
    largest = max(abs(value) for value in values) or classes / 2  # classes of width 1 where nothing changed
    width = 2 * Decimal(repr(float(largest))) / classes
    # Two significant digits, upwards, so that the outermost values stay inside.
    width = width.quantize(Decimal(1).scaleb(width.adjusted() - 1), rounding=ROUND_CEILING)
    return [float(width * (2 * number - classes) / 2) for number in range(classes + 1)]


def _rising(low: float, inner: Sequence[float], high: float) -> list[float]:
    """The limits without those that coincide or lie outside."""
    limits = [low]
    for limit in inner:
        if limits[-1] < limit < high:
            limits.append(limit)
    return [*limits, high]


def _readable(below: float, above: float, ordered: Sequence[float], decimals: int) -> float:
    """The roundest limit between two neighbours, with ``decimals`` or, where there is none, more."""
    place = bisect.bisect_left(ordered, above)
    for digits in range(decimals, _MOST_DECIMALS + 1):
        limit = _rounded((below + above) / 2, digits, ROUND_HALF_UP)
        if abs(bisect.bisect_left(ordered, limit) - place) <= _MOST_MOVED * len(ordered):
            return limit
    return above


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
