"""Partitions of rows into groups: means, sums of squares, distances, and their improvement by single transfers.

Everything here is in double precision and in pieces, so that large tables need little memory beside themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

_ROUNDS = 300
# Rows that are worked on together have about so many numbers (8 MB).
_PIECE = 1_000_000
# Improvements below this share of the total are rounding.
_TINY = 1e-12
# Distances from products may be wrong by this share of the total.
_ROUGH = 1e-11


def pieces(data: np.ndarray) -> Iterator[slice]:
    """Slices of rows that together are all of ``data``."""
    size = max(1, _PIECE // max(1, data.shape[1]))
    return (slice(begin, begin + size) for begin in range(0, len(data), size))


def group_means(data: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """The means of the rows of each label, shape (k, columns)."""
    counts = np.bincount(labels, minlength=k).astype(float)
    sums = np.stack([np.bincount(labels, weights=column, minlength=k) for column in data.T], axis=1)
    return np.asarray(sums / counts[:, None])


def within_ss(data: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> float:
    """The sum of squared distances to the own centres."""
    return float(sum(((data[part] - centres[labels[part]]) ** 2).sum() for part in pieces(data)))


def total_ss(data: np.ndarray) -> float:
    """The sum of squared distances to the mean of all rows."""
    mean = data.mean(axis=0)
    return float(sum(((data[part] - mean) ** 2).sum() for part in pieces(data)))


def distances(data: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Euclidean distances of each row to each centre, shape (rows, k), without the loss of the binomial formula."""
    result = np.empty((len(data), len(centres)))
    for part in pieces(data):
        for number, centre in enumerate(centres):
            result[part, number] = np.sqrt(((data[part] - centre) ** 2).sum(axis=1))
    return result


def has_distinct(data: np.ndarray, count: int) -> bool:
    """Whether at least ``count`` rows differ from each other; the first ones usually say so."""
    first = data[: 3 * count]
    return len(np.unique(first, axis=0)) >= count or len(np.unique(data, axis=0)) >= count


def canonical(labels: np.ndarray) -> np.ndarray:
    """Labels renumbered by first appearance, so that equal partitions have equal labels; shape (starts, rows)."""
    result = np.empty_like(labels)
    for row, old in enumerate(labels):
        names, first = np.unique(old, return_index=True)
        order = np.empty(int(names.max()) + 1, dtype=labels.dtype)
        order[names[np.argsort(first, kind="stable")]] = np.arange(len(names))
        result[row] = order[old]
    return result


def filled(data: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Labels whose missing groups, the last ones, each get the row that fits worst in its own."""
    labels = labels.copy()
    for group in range(int(labels.max()) + 1, k):
        off = ((data - group_means(data, labels, group)[labels]) ** 2).sum(axis=1)
        off[np.bincount(labels)[labels] <= 1] = -1
        labels[int(off.argmax())] = group
    return labels


def transfer(data: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Move single rows to another group while that lowers the sum of squares (Hartigan and Wong 1979)."""
    labels = labels.astype(np.intp).copy()
    counts = np.bincount(labels, minlength=k).astype(float)
    centres = group_means(data, labels, k)
    total = float(sum((data[part] ** 2).sum() for part in pieces(data))) or 1.0
    norms = np.concatenate([(data[part] ** 2).sum(axis=1) for part in pieces(data)])
    own = np.arange(len(data))
    for _ in range(_ROUNDS):
        moved = False
        # These distances only say which rows are worth a closer look.
        squared = norms[:, None] - 2 * (data @ centres.T) + (centres**2).sum(axis=1)
        leave = squared[own, labels] * counts[labels] / np.maximum(counts[labels] - 1, 1e-300)
        leave[counts[labels] <= 1] = 0
        join = squared * (counts / (counts + 1))
        join[own, labels] = np.inf
        for row in np.flatnonzero(join.min(axis=1) < leave + _ROUGH * total):
            old = labels[row]
            if counts[old] <= 1:
                continue
            off = ((centres - data[row]) ** 2).sum(axis=1)
            gain = off * counts / (counts + 1)
            gain[old] = np.inf
            new = int(gain.argmin())
            if gain[new] >= off[old] * counts[old] / (counts[old] - 1) - _TINY * total:
                continue
            centres[old] += (centres[old] - data[row]) / (counts[old] - 1)
            centres[new] += (data[row] - centres[new]) / (counts[new] + 1)
            counts[old] -= 1
            counts[new] += 1
            labels[row] = new
            moved = True
        if not moved:
            break
        centres = group_means(data, labels, k)
    return labels
