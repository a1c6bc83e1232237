"""Natural breaks against the plain dynamic programme, which looks at every beginning of every class."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sozialraum_plugin.core.drawing.naturalbreaks import class_starts


def within(points: np.ndarray, counts: np.ndarray, begin: int, end: int) -> float:
    """The weighted sum of squared deviations of a class."""
    part, weights = points[begin:end], counts[begin:end]
    return float((weights * (part - np.average(part, weights=weights)) ** 2).sum())


def least(points: np.ndarray, counts: np.ndarray, classes: int) -> float:
    """The least sum over all ways to cut the points into classes."""
    size = len(points)
    best = [np.inf, *(within(points, counts, 0, end) for end in range(1, size + 1))]
    for number in range(2, classes + 1):
        before = best
        best = [
            min((before[begin] + within(points, counts, begin, end) for begin in range(number - 1, end)), default=1e300)
            for end in range(size + 1)
        ]
    return best[-1]


@pytest.mark.parametrize("seed", range(8))
def test_the_sum_is_the_least(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = np.unique(np.round(rng.gamma(2, size=45) * 30, 1))
    counts = rng.integers(1, 5, len(points))
    for classes in (1, 2, 5, 7):
        cuts = [0, *class_starts(points, counts, classes), len(points)]
        assert len(cuts) == classes + 1
        found = sum(within(points, counts, begin, end) for begin, end in itertools.pairwise(cuts))
        assert found == pytest.approx(least(points, counts, classes))


def test_as_many_classes_as_points() -> None:
    assert class_starts(np.array([1.0, 2.0, 9.0]), np.array([5, 1, 1]), 3) == [1, 2]


def test_large_numbers_far_from_zero_lose_nothing() -> None:
    points = 1e9 + np.array([0.0, 1.0, 2.0, 50.0, 51.0, 90.0])
    assert class_starts(points, np.ones(6, dtype=int), 3) == [3, 5]


def test_many_points() -> None:
    points = np.concatenate([np.arange(40_000) / 1000, 1000 + np.arange(30_000) / 1000])
    assert class_starts(points, np.ones(len(points), dtype=int), 2) == [40_000]
