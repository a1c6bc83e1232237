"""Limits of classes: every value inside, every limit printed as it is."""

from __future__ import annotations

import bisect
import itertools
import random

import numpy as np
import pytest

from sozialraum_plugin.core.drawing.classes import (
    around,
    equal_counts,
    equal_intervals,
    natural_breaks,
    printed_decimals,
    standard_deviations,
    symmetric,
)
from sozialraum_plugin.core.formats import format_number

GOLDEN = 0.6180339887498949


@pytest.mark.parametrize(
    ("values", "classes", "expected"),
    [
        # quantile(0:100, 0:4/4) of R
        (range(101), 4, [0, 25, 50, 75, 100]),
        # quantile(c(1, 2, 5), 0:3/3) of R is 1, 1.67, 3, 5; whole numbers have whole limits
        ([1, 2, 5], 3, [1, 2, 3, 5]),
        ([0.5, 10.25, 60.125], 2, [0, 10, 61]),
        # most areas are 0: limits that coincide are one
        ([0, 0, 0, 0, 5], 5, [0, 1, 5]),
        ([4, 4, 4], 5, [4, 4]),
        ([-3.25, -3.25], 5, [-3.25, -3.25]),
    ],
)
def test_limits_of_equal_counts(values: list[float], classes: int, expected: list[float]) -> None:
    assert equal_counts(list(values), classes) == expected


@pytest.mark.parametrize("scale", [1e-7, 0.003, 0.3, 3, 45, 700, 8e6])
@pytest.mark.parametrize("classes", [2, 5, 7, 12])
def test_classes_of_equal_counts_are_about_equal(scale: float, classes: int) -> None:
    values = [scale * (0.3 + number * GOLDEN % 1) for number in range(600)]
    limits = equal_counts(values, classes)
    assert len(limits) == classes + 1
    assert limits[0] <= min(values)
    assert limits[-1] >= max(values)
    counts = np.bincount([bisect.bisect_right(limits[1:-1], value) for value in values], minlength=classes)
    # Rounded limits move a few areas.
    assert abs(counts - 600 / classes).max() <= 0.1 * 600
    printed = [format_number(limit, printed_decimals(limits), "en") for limit in limits]
    assert len(set(printed)) == classes + 1
    assert [float(text.replace(",", "")) for text in printed] == limits


@pytest.mark.parametrize(
    ("values", "classes", "expected"),
    [
        ([-3.4, 1.0], 7, [-3.43, -2.45, -1.47, -0.49, 0.49, 1.47, 2.45, 3.43]),
        ([-40, 17], 4, [-40, -20, 0, 20, 40]),
        ([0.0, 0.0], 3, [-1.5, -0.5, 0.5, 1.5]),
    ],
)
def test_limits_around_zero(values: list[float], classes: int, expected: list[float]) -> None:
    assert symmetric(values, classes) == expected


@pytest.mark.parametrize("largest", [1e-6, 0.0171, 0.99999, 9.99, 34.2, 1234567.8])
@pytest.mark.parametrize("classes", [2, 3, 7, 12])
def test_classes_around_zero_enclose_all_and_mirror(largest: float, classes: int) -> None:
    limits = symmetric([largest, -largest / 2], classes)
    assert limits[-1] >= largest
    assert limits == [-limit for limit in reversed(limits)]
    assert len({format_number(limit, printed_decimals(limits)) for limit in limits}) == classes + 1


def test_decimals_are_those_of_the_finest_limit() -> None:
    assert printed_decimals([1.0, 2.5, 3.125]) == 3
    assert printed_decimals([100.0, 2000.0]) == 0
    assert printed_decimals([1e-7]) == 7


def within(values: list[float], limits: list[float]) -> float:
    """The sum of squared deviations from the classes' means."""
    total = 0.0
    for number, (low, high) in enumerate(itertools.pairwise(limits)):
        last = number == len(limits) - 2
        part = [value for value in values if low <= value and (value <= high if last else value < high)]
        total += sum((value - sum(part) / len(part)) ** 2 for value in part)
    return total


@pytest.mark.parametrize("classes", [2, 3, 4])
@pytest.mark.parametrize("seed", range(5))
def test_natural_breaks_are_the_best_of_all(classes: int, seed: int) -> None:
    rng = random.Random(seed)
    values = sorted(rng.choice([rng.uniform(0, 10), rng.gauss(40, 6), rng.uniform(90, 99)]) for _ in range(13))
    found = natural_breaks(values, classes)
    best = min(
        within(values, [values[0], *(values[place] for place in places), values[-1]])
        for places in itertools.combinations(range(1, len(values)), classes - 1)
    )
    assert len(found) == classes + 1
    assert within(values, found) == pytest.approx(best)


def test_natural_breaks_of_very_many_values_are_nearly_those_of_all() -> None:
    rng = random.Random(3)
    values = [rng.gauss(centre, 1) for centre in (0, 20, 50) for _ in range(5000)]
    limits = natural_breaks(values, 3)
    assert 5 < limits[1] < 16
    assert 25 < limits[2] < 46


def test_natural_breaks_of_few_different_values() -> None:
    assert natural_breaks([1, 1, 5, 5, 5], 4) == [1, 3, 5]


def test_equal_intervals() -> None:
    assert equal_intervals([0, 1, 2, 40], 4) == [0, 10, 20, 30, 40]
    assert equal_intervals([7.0, 7.0], 3) == [7.0, 7.0]


def test_standard_deviations_lie_around_the_mean() -> None:
    values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]  # mean 5, standard deviation 2
    assert standard_deviations(values, 4) == [2, 3, 5, 7, 9]
    assert standard_deviations(values, 3) == [2, 4, 6, 9]


def test_classes_around_a_middle() -> None:
    limits = around([8.0, 12.0, 15.0], 4, 12.0)
    assert limits[2] == 12.0
    assert limits[0] <= 8.0
    assert limits[-1] >= 15.0
    assert around([-2.0, 1.0], 4) == symmetric([-2.0, 1.0], 4)
