"""k-means: many seeded k-means++ starts at once, refined by single transfers.

Lloyd's iterations (Lloyd 1982) from k-means++ centres (Arthur and Vassilvitskii 2007) run for many starts together;
the best solutions are then refined by moving single rows as long as that lowers the sum of squares, as in Hartigan
and Wong (1979). The winner is then challenged by random swaps of one centre (Fränti 2018), which leave the
neighbourhoods that k-means++ prefers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from .threads import Tick, in_threads

_ROUNDS = 300
# Distances of a batch of starts are kept together up to this many numbers (16 MB).
_BATCH = 2_000_000
# The work is cut in the same way on every machine, so that its results are the same.
_PARTS = 4
# Less work than this is done before a thread has begun.
_WORTH = 400_000
# Of so many starts one solution is refined, the best ones; worse ones do not overtake them in practice.
_PER_REFINED = 20
_FEWEST_REFINED, _MOST_REFINED = 5, 50
# Improvements below this share of the total are rounding.
_TINY = 1e-12


@dataclass(frozen=True)
class Solution:
    """Labels 0..k-1 per row, centres of shape (k, columns), the within sum of squares, and all starts' labels."""

    labels: np.ndarray
    centres: np.ndarray
    within: float
    starts: np.ndarray  # (starts, rows), the labels before refinement; empty where there was only one


def no_tick(share: float) -> None:
    """For callers without progress."""


def part_of(tick: Tick, begin: float, end: float) -> Tick:
    """A ``tick`` for a part of the work that fills the shares from ``begin`` to ``end``."""

    def inner(share: float) -> None:
        tick(begin + share * (end - begin))

    return inner


def kmeans(data: np.ndarray, k: int, starts: int, rng: np.random.Generator, tick: Tick = no_tick) -> Solution:
    """The best of ``starts`` solutions. ``tick`` hears the finished share and may raise to cancel."""
    data = np.ascontiguousarray(data, dtype=float)
    shift = data.mean(axis=0)
    data = data - shift  # better conditioned distances
    size = _batch(len(data) * k, starts)
    jobs = []
    for begin in range(0, starts, size):
        centres = _seeded(data, k, min(size, starts - begin), rng)
        jobs.append(partial(_lloyd, data, centres))
        tick(0)
    labels = np.concatenate(in_threads(jobs, part_of(tick, 0, 0.9)))
    solution = _swapped(data, _best(data, labels, k), starts // 5, rng)
    return Solution(solution[0], solution[1] + shift, solution[2], labels)


def _batch(numbers: int, count: int) -> int:
    """How many of ``count`` parts run together, of ``numbers`` distances each: some batches for several cores."""
    parts = _PARTS if numbers * count >= _WORTH else 1
    return max(1, min(_BATCH // max(1, numbers), -(-count // parts)))


def from_centres(data: np.ndarray, centres: np.ndarray) -> Solution:
    """The solution that Lloyd's iterations and single transfers reach from given centres."""
    shift = data.mean(axis=0)
    moved = np.ascontiguousarray(data - shift)
    labels = _lloyd(moved, (centres - shift)[None, :, :], no_tick)
    solution = _best(moved, labels, len(centres))
    return Solution(solution[0], solution[1] + shift, solution[2], labels[:0])


def group_means(data: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """The means of the rows of each label, shape (k, columns)."""
    counts = np.bincount(labels, minlength=k).astype(float)
    sums = np.stack([np.bincount(labels, weights=column, minlength=k) for column in data.T], axis=1)
    return np.asarray(sums / counts[:, None])


def within_ss(data: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> float:
    """The sum of squared distances to the own centres."""
    return float(((data - centres[labels]) ** 2).sum())


def distances(data: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Euclidean distances of each row to each centre, shape (rows, k), without the loss of the binomial formula."""
    result = np.empty((len(data), len(centres)))
    for number, centre in enumerate(centres):
        result[:, number] = np.sqrt(((data - centre) ** 2).sum(axis=1))
    return result


def _seeded(data: np.ndarray, k: int, starts: int, rng: np.random.Generator) -> np.ndarray:
    """k-means++ centres for many starts, shape (starts, k, columns)."""
    rows = len(data)
    # All random numbers of a start come from one stream in one order.
    drawn = rng.random((starts, k))
    chosen = np.empty((starts, k), dtype=np.intp)
    chosen[:, 0] = (drawn[:, 0] * rows).astype(np.intp)
    norms = (data**2).sum(axis=1)

    def squared(picks: np.ndarray) -> np.ndarray:
        table = norms[None, :] - 2 * (data[picks] @ data.T) + norms[picks][:, None]
        table[np.arange(starts), picks] = 0
        return np.maximum(table, 0)

    nearest = squared(chosen[:, 0])
    for number in range(1, k):
        running = np.cumsum(nearest, axis=1)
        wanted = drawn[:, number, None] * running[:, -1:]
        chosen[:, number] = np.minimum((running <= wanted).sum(axis=1), rows - 1)
        np.minimum(nearest, squared(chosen[:, number]), out=nearest)
    return data[chosen]


def _lloyd(data: np.ndarray, centres: np.ndarray, tick: Tick, drawn: np.ndarray | None = None) -> np.ndarray:
    """Labels of shape (starts, rows) after Lloyd's iterations; finished starts leave the work.

    ``drawn`` has the same shape and says which rows take part in a start; all without it.
    """
    starts, k, _ = centres.shape
    rows = len(data)
    labels = np.full((starts, rows), -1, dtype=np.int32)
    active = np.arange(starts)
    centres = centres.copy()
    for _ in range(_ROUNDS):
        new = _nearest(data, centres[active])
        changed = ((new != labels[active]) if drawn is None else (new != labels[active]) & drawn[active]).any(axis=1)
        labels[active] = new
        active = active[changed]
        if not len(active):
            break
        tick(1 - len(active) / starts)
        part = None if drawn is None else drawn[active].astype(float)
        counts, sums = _sums(data, labels[active], k, part)
        centres[active] = sums / np.maximum(counts, 1)[:, :, None]
        for place, group in zip(*np.nonzero(counts == 0), strict=True):
            # An empty group restarts at the row that fits worst; several of them take the next ones.
            start = active[place]
            off = ((data - centres[start][labels[start]]) ** 2).sum(axis=1)
            if drawn is not None:
                off[~drawn[start]] = -1
            order = np.argsort(-off, kind="stable")
            rank = int((counts[place, :group] == 0).sum())
            centres[start, group] = data[order[min(rank, rows - 1)]]
    return labels


def _sums(data: np.ndarray, labels: np.ndarray, k: int, part: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Counts (starts, k) and sums (starts, k, columns) of the rows of each label, weighted by ``part``."""
    inside = np.empty((len(labels), k, len(data)))
    for group in range(k):
        np.equal(labels, group, out=inside[:, group])
    if part is not None:
        inside *= part[:, None, :]
    return inside.sum(axis=2), inside @ data


def kmeans_of_samples(
    data: np.ndarray,
    k: int,
    samples: Sequence[np.ndarray],
    starts: int,
    generators: Sequence[np.random.Generator],
    tick: Tick = no_tick,
) -> list[np.ndarray]:
    """Labels of the rows of each sample (row numbers, each once): the best of ``starts``, refined by transfers.

    All samples run together, so that many small problems cost little more than one large one. Each has a random
    generator of its own, so its result does not depend on the others.
    """
    data = np.ascontiguousarray(data - data.mean(axis=0), dtype=float)
    size = _batch(len(data) * k * starts, len(samples))
    jobs = []
    for begin in range(0, len(samples), size):
        part = slice(begin, begin + size)
        jobs.append(partial(_best_of_samples, data, k, samples[part], starts, generators[part]))
    return [labels for found in in_threads(jobs, tick) for labels in found] if jobs else []


def _best_of_samples(
    data: np.ndarray,
    k: int,
    samples: Sequence[np.ndarray],
    starts: int,
    generators: Sequence[np.random.Generator],
    tick: Tick,
) -> list[np.ndarray]:
    seeds = [_seeded(data[rows], k, starts, rng) for rows, rng in zip(samples, generators, strict=True)]
    drawn = np.zeros((len(samples), len(data)), dtype=bool)
    for place, rows in enumerate(samples):
        drawn[place, rows] = True
    drawn = np.repeat(drawn, starts, axis=0)
    labels = _lloyd(data, np.concatenate(seeds), tick, drawn)
    counts, sums = _sums(data, labels, k, drawn.astype(float))
    # The squares of the rows are the same for all starts of a sample: the largest part of the centres wins.
    explained = (sums**2).sum(axis=2) / np.maximum(counts, 1)
    quality = np.where((counts == 0).any(axis=1), -np.inf, explained.sum(axis=1)).reshape(len(samples), starts)
    found = []
    for place, rows in enumerate(samples):
        best = labels[place * starts + int(quality[place].argmax())][rows].astype(np.intp)
        if not np.isfinite(quality[place].max()):
            best = _filled(data[rows], canonical(best[None, :])[0], k)
        found.append(transfer(data[rows], best, k))
    return found


def _nearest(data: np.ndarray, centres: np.ndarray) -> np.ndarray:
    starts, k, columns = centres.shape
    half = (centres**2).sum(axis=2) / 2
    table = (centres.reshape(-1, columns) @ data.T).reshape(starts, k, -1)
    np.subtract(half[:, :, None], table, out=table)
    best = np.zeros((starts, len(data)), dtype=np.int32)
    smallest = table[:, 0].copy()
    better = np.empty(smallest.shape, dtype=bool)
    for number in range(1, k):
        np.less(table[:, number], smallest, out=better)
        np.copyto(best, number, where=better)
        np.minimum(smallest, table[:, number], out=smallest)
    return best


def canonical(labels: np.ndarray) -> np.ndarray:
    """Labels renumbered by first appearance, so that equal partitions have equal labels; shape (starts, rows)."""
    result = np.empty_like(labels)
    for row, old in enumerate(labels):
        names, first = np.unique(old, return_index=True)
        order = np.empty(names.max() + 1, dtype=labels.dtype)
        order[names[np.argsort(first, kind="stable")]] = np.arange(len(names))
        result[row] = order[old]
    return result


def _best(data: np.ndarray, labels: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, float]:
    """The best of several partitions after refinement: labels, centres, within sum of squares."""
    different = np.unique(canonical(labels), axis=0)
    full = [row for row in different if row.max() == k - 1] or [_filled(data, row, k) for row in different]
    scored = sorted(
        ((within_ss(data, row, group_means(data, row, k)), number) for number, row in enumerate(full)),
    )
    # Ties and rounding: the smallest sum first, then the smallest labels, never the order of the starts.
    refined = []
    wanted = min(max(len(labels) // _PER_REFINED, _FEWEST_REFINED), _MOST_REFINED)
    for _, number in scored[:wanted]:
        moved = canonical(transfer(data, full[number], k)[None, :])[0]
        refined.append((within_ss(data, moved, group_means(data, moved, k)), tuple(moved)))
    lowest = min(item[0] for item in refined)
    chosen = min(item[1] for item in refined if item[0] <= lowest * (1 + 1e-10))
    row = np.array(chosen, dtype=np.intp)
    means = group_means(data, row, k)
    return row, means, within_ss(data, row, means)


def _filled(data: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Labels whose missing groups each get the row that fits worst in its own."""
    labels = labels.copy()
    for group in range(int(labels.max()) + 1, k):
        off = ((data - group_means(data, labels, group)[labels]) ** 2).sum(axis=1)
        off[np.bincount(labels)[labels] <= 1] = -1
        labels[int(off.argmax())] = group
    return labels


def _swapped(
    data: np.ndarray, best: tuple[np.ndarray, np.ndarray, float], swaps: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, float]:
    """The best solution after replacing one centre by one row, many times, as long as that helps."""
    k = len(best[1])
    size = max(1, min(swaps, _BATCH // max(1, len(data) * k)))
    rounds = 0
    while swaps and rounds * size < swaps:
        drawn = rng.random((size, 2))
        centres = np.repeat(best[1][None, :, :], size, axis=0)
        rows = (drawn[:, 1] * len(data)).astype(np.intp)
        centres[np.arange(size), (drawn[:, 0] * k).astype(np.intp)] = data[rows]
        found = _best(data, _lloyd(data, centres, no_tick), k)
        rounds += 1
        if found[2] < best[2] * (1 - 1e-10):
            best, rounds = found, 0
    return best


def transfer(data: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Move single rows to another group while that lowers the sum of squares (Hartigan and Wong 1979)."""
    labels = labels.astype(np.intp).copy()
    counts = np.bincount(labels, minlength=k).astype(float)
    centres = group_means(data, labels, k)
    total = float((data**2).sum()) or 1.0
    for _ in range(_ROUNDS):
        moved = False
        squared = distances(data, centres) ** 2
        own = np.arange(len(data)), labels
        leave = squared[own] * counts[labels] / np.maximum(counts[labels] - 1, 1e-300)
        leave[counts[labels] <= 1] = 0
        join = squared * (counts / (counts + 1))
        join[own] = np.inf
        for row in np.flatnonzero(join.min(axis=1) < leave - _TINY * total):
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
