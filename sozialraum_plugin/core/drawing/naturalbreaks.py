"""Natural breaks: the classes of numbers whose sum of squared deviations is the least possible, exactly."""

from __future__ import annotations

import numpy as np


class _Costs:
    """The sum of squared deviations of ``points[begin:end]``, each weighted by its count, in constant time."""

    def __init__(self, points: np.ndarray, counts: np.ndarray) -> None:
        # Around the mean, so that squares of large numbers lose nothing.
        moved = points - np.average(points, weights=counts)
        self._weight = np.concatenate([[0.0], np.cumsum(counts)])
        self._first = np.concatenate([[0.0], np.cumsum(counts * moved)])
        self._second = np.concatenate([[0.0], np.cumsum(counts * moved**2)])

    def within(self, begin: np.ndarray, end: np.ndarray) -> np.ndarray:
        total = self._first[end] - self._first[begin]
        weight = self._weight[end] - self._weight[begin]
        return self._second[end] - self._second[begin] - total**2 / weight


def class_starts(points: np.ndarray, counts: np.ndarray, classes: int) -> list[int]:
    """Where the classes after the first one begin in the ascending, different ``points``.

    Dynamic programming (Fisher 1958, the aim of Jenks 1967). The best beginning of the last class never falls when a
    point is added above, so that each row is solved by halving: n log n steps a class. ``classes`` is at most the
    number of points.
    """
    costs, size = _Costs(points, counts.astype(float)), len(points)
    ends = np.arange(size + 1)
    best = np.concatenate([[0.0], costs.within(np.zeros(size, dtype=int), ends[1:])])
    chosen = []
    for number in range(2, classes + 1):
        best, begins = _row(best, costs, number, size)
        chosen.append(begins)
    starts, end = [], size
    for begins in reversed(chosen):
        end = int(begins[end])
        starts.append(end)
    return starts[::-1]


def _row(before: np.ndarray, costs: _Costs, number: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The least costs of ``number`` classes up to each end, and where the last class begins, from one class less."""
    best, begins = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=int)
    # Open stretches of ends, each with the first and the last possible beginning.
    first, last = np.array([number]), np.array([size])
    least, most = np.array([number - 1]), np.array([size - 1])
    while len(first):
        middle = (first + last) // 2
        count = np.minimum(most, middle - 1) - least + 1
        offset = np.concatenate([[0], np.cumsum(count)[:-1]])
        begin = np.arange(count.sum()) - np.repeat(offset - least, count)
        cost = before[begin] + costs.within(begin, np.repeat(middle, count))
        lowest = np.minimum.reduceat(cost, offset)
        places = np.flatnonzero(cost == np.repeat(lowest, count))
        # The first beginning of each stretch that reaches the lowest costs.
        owner = np.searchsorted(offset, places, side="right") - 1
        _, one = np.unique(owner, return_index=True)
        best[middle], begins[middle] = lowest, begin[places[one]]
        first, last = np.concatenate([first, middle + 1]), np.concatenate([middle - 1, last])
        least, most = np.concatenate([least, begins[middle]]), np.concatenate([begins[middle], most])
        still = first <= last
        first, last, least, most = first[still], last[still], least[still], most[still]
    return best, begins
