"""Limits of classes for maps of an indicator: numbers that a legend can print as they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from .messages import InputError
from .numberlists import number_of, parts_of

if TYPE_CHECKING:
    import numpy as np

# Enough for every limit made here; a rate per million inhabitants needs no more.
_MOST_DECIMALS = 12
# Natural breaks are exact up to so many different values.
_MOST_EXACT = 3000
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

    A limit lies where the higher class begins, rounded between the neighbours on both sides. More than ``_MOST_EXACT``
    different values are first put together in so many equal steps.
    """
    import numpy as np

    ordered = sorted(values)
    points, counts = np.unique(np.asarray(ordered, dtype=float), return_counts=True)
    if len(points) > _MOST_EXACT:
        step = (points[-1] - points[0]) / _MOST_EXACT
        places = np.minimum((points - points[0]) // step, _MOST_EXACT - 1)
        points, counts = _together(points, counts, places)
    classes = min(classes, len(points))
    starts = _best_starts(points, counts.astype(float), classes)
    decimals = _useful_decimals(ordered)
    low, high = _rounded(ordered[0], decimals, ROUND_FLOOR), _rounded(ordered[-1], decimals, ROUND_CEILING)
    inner = [_between(float(points[start - 1]), float(points[start]), decimals) for start in starts]
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


def _between(below: float, above: float, decimals: int) -> float:
    """The roundest number above ``below`` and at most ``above``, with ``decimals`` or, where there is none, more."""
    for digits in range(decimals, _MOST_DECIMALS + 1):
        limit = _rounded((below + above) / 2, digits, ROUND_HALF_UP)
        if below < limit <= above:
            return limit
    return above


def _together(points: np.ndarray, counts: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weighted means of the points that share a place, and their counts."""
    import numpy as np

    _, inverse = np.unique(places, return_inverse=True)
    weights = np.bincount(inverse, weights=counts)
    return np.bincount(inverse, weights=counts * points) / weights, weights


def _best_starts(points: np.ndarray, counts: np.ndarray, classes: int) -> list[int]:
    """Where the classes after the first one begin in the ascending ``points``: exact, by dynamic programming."""
    import numpy as np

    weight = np.concatenate([[0.0], np.cumsum(counts)])
    # Around the mean, so that squares of large numbers lose nothing.
    moved = points - np.average(points, weights=counts)
    first = np.concatenate([[0.0], np.cumsum(counts * moved)])
    second = np.concatenate([[0.0], np.cumsum(counts * moved**2)])

    def within(begin: np.ndarray, end: int) -> np.ndarray:
        total = first[end] - first[begin]
        return second[end] - second[begin] - total**2 / (weight[end] - weight[begin])

    size = len(points)
    best = np.array([0.0, *(within(np.array([0]), end)[0] for end in range(1, size + 1))])
    chosen = []
    for number in range(2, classes + 1):
        following, begins = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=int)
        for end in range(number, size + 1):
            begin = np.arange(number - 1, end)
            costs = best[begin] + within(begin, end)
            place = int(costs.argmin())
            following[end], begins[end] = costs[place], begin[place]
        best = following
        chosen.append(begins)
    starts, end = [], size
    for begins in reversed(chosen):
        end = int(begins[end])
        starts.append(end)
    return starts[::-1]


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
