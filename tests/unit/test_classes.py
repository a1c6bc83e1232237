"""Limits of classes: every value inside, every limit printed as it is."""

from __future__ import annotations

import bisect

import numpy as np
import pytest

from sozialraum_plugin.core.classes import equal_counts, printed_decimals, symmetric
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
