"""k-means: many seeded k-means++ starts at once, refined and challenged.

Lloyd's iterations (Lloyd 1982) from k-means++ centres (Arthur and Vassilvitskii 2007) run for many starts together;
what becomes of the best ones is told in :mod:`.pool`.

Of very many rows each start first runs on a sample of its own and then on all rows (Bradley and Fayyad 1998); there
are no challengers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..threads import Tick, in_threads, one_blas_thread
from .lloyd import Points, lloyd
from .partitions import canonical, filled, group_means, transfer, within_ss
from .pool import Partition, Pool, explained

# From so many rows on each start begins on a sample.
MANY_ROWS = 30_000
_SAMPLE = 10_000
# A start of many rows ends when its centres move, squared and summed up, by less than this share of the variance.
_TOLERANCE = 1e-4
# Distances of a batch of starts are kept together up to this many numbers (16 MB).
_BATCH = 2_000_000
# The work is cut in the same way on every machine, so that its results are the same.
_PARTS = 4
# Less work than this is done before a thread has begun.
_WORTH = 400_000
_REFINED_OF_MANY = 3
# As many rounds of challengers without a better solution end the search.
_PATIENCE, _PATIENCE_WITHOUT = 3, 2
# So many solutions of each round are refined where rounds are small.
_REFINED_WITHOUT = 16
# So many distances of several columns left out are small work, which threads would only slow down.
_ALONE = 50_000
_STARTS_OF_LARGE = 3


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


def kmeans(
    data: np.ndarray,
    k: int,
    starts: int,
    rng: np.random.Generator,
    tick: Tick = no_tick,
    challengers: int | None = None,
) -> Solution:
    """The best of ``starts`` solutions. ``tick`` hears the finished share and may raise to cancel.

    ``challengers`` is the size of the rounds that challenge it, a fifth of the starts where it is not given.
    """
    data = np.ascontiguousarray(data, dtype=float)
    shift = data.mean(axis=0)
    if len(data) >= MANY_ROWS:
        return _of_many_rows(data, shift, k, starts, rng, tick)
    data = data - shift  # better conditioned distances
    points = Points(data, np.zeros(data.shape[1]))
    size = _batch(len(data) * k, starts)
    jobs = []
    for begin in range(0, starts, size):
        centres = _seeded(data, k, min(size, starts - begin), rng)
        jobs.append(partial(lloyd, points, centres))
        tick(0)
    found = in_threads(jobs, part_of(tick, 0, 0.7))
    labels, centres = (np.concatenate(part) for part in zip(*found, strict=True))
    count = starts // 5 if challengers is None else challengers
    with one_blas_thread():
        pool = Pool(data, k)
        pool.add(labels, centres)
        best = _challenged(points, pool, count, rng, part_of(tick, 0.7, 0.95))
    return Solution(best.labels.astype(np.intp), best.centres + shift, best.within, labels)


def _challenged(points: Points, pool: Pool, count: int, rng: np.random.Generator, tick: Tick) -> Partition:
    """The best partition after rounds of ``count`` challengers, until some rounds bring nothing better."""
    fruitless, rounds = 0, 0
    while count and fruitless < _PATIENCE:
        rounds += 1
        tick(1 - 0.5**rounds)
        fruitless = 0 if pool.add(*lloyd(points, pool.challengers(count, rng), no_tick)) else fruitless + 1
    return pool.best


def kmeans_without(
    data: np.ndarray,
    k: int,
    starts: int,
    challengers: int,
    columns: Sequence[int],
    generators: Sequence[np.random.Generator],
    tick: Tick = no_tick,
) -> list[np.ndarray]:
    """The labels of the rows by all columns but one, for each of ``columns``.

    All of them run together, as in :func:`kmeans_of_samples`, with a random generator each.
    """
    size = max(1, _ALONE // (len(data) * k))
    jobs = []
    for begin in range(0, len(columns), size):
        part = slice(begin, begin + size)
        jobs.append(
            partial(_without, data - data.mean(axis=0), k, starts, challengers, columns[part], generators[part])
        )
    return [labels for found in in_threads(jobs, tick) for labels in found]


def _without(
    data: np.ndarray,
    k: int,
    starts: int,
    challengers: int,
    columns: Sequence[int],
    generators: Sequence[np.random.Generator],
    tick: Tick,
) -> list[np.ndarray]:
    points = Points(data, np.zeros(data.shape[1]))
    pools = [Pool(np.ascontiguousarray(np.delete(data, column, axis=1)), k, _REFINED_WITHOUT) for column in columns]

    def better(places: Sequence[int], begun: Sequence[np.ndarray]) -> list[bool]:
        """Whether what these centres lead to is better than the best before."""
        centres = np.concatenate([np.insert(begun[n], columns[place], 0, axis=2) for n, place in enumerate(places)])
        without = np.repeat([columns[place] for place in places], len(begun[0]))
        ends = [np.split(part, len(places)) for part in lloyd(points, centres, no_tick, without=without)]
        return [
            pools[place].add(labels, np.delete(reached, columns[place], axis=2))
            for place, labels, reached in zip(places, *ends, strict=True)
        ]

    places = list(range(len(columns)))
    better(places, [_seeded(np.delete(data, columns[n], axis=1), k, starts, generators[n]) for n in places])
    # Where challengers have won once, there is more to be found.
    patience, rounds = np.ones(len(columns), dtype=int), 0
    while places and challengers:
        rounds += 1
        tick(1 - 0.5**rounds)
        improved = better(places, [pools[n].challengers(challengers, generators[n]) for n in places])
        for place, found in zip(places, improved, strict=True):
            patience[place] = _PATIENCE_WITHOUT if found else patience[place] - 1
        places = [place for place in places if patience[place]]
    return [pool.best.labels.astype(np.intp) for pool in pools]


def _batch(numbers: int, count: int) -> int:
    """How many of ``count`` parts run together, of ``numbers`` distances each: some batches for several cores."""
    parts = _PARTS if numbers * count >= _WORTH else 1
    return max(1, min(_BATCH // max(1, numbers), -(-count // parts)))


def from_centres(data: np.ndarray, centres: np.ndarray) -> Solution:
    """The solution that Lloyd's iterations and single transfers reach from given centres."""
    shift = data.mean(axis=0)
    labels, ends = lloyd(Points(data, shift), (centres - shift)[None, :, :], no_tick)
    pool = Pool(data - shift, len(centres))
    pool.add(labels, ends)
    found = pool.best
    return Solution(found.labels.astype(np.intp), found.centres + shift, found.within, labels[:0])


def _of_many_rows(
    data: np.ndarray, shift: np.ndarray, k: int, starts: int, rng: np.random.Generator, tick: Tick
) -> Solution:
    points = Points(data, shift)
    limit = _TOLERANCE * points.spread()
    # A random generator for each start, so that its solution does not depend on the others.
    seed = int(rng.random() * 2**53)
    jobs = [partial(_sampled_start, points, k, np.random.default_rng([seed, n]), limit) for n in range(starts)]
    found = in_threads(jobs, part_of(tick, 0, 0.8))
    order = sorted(range(starts), key=lambda number: (found[number][1], number))
    chosen = order[:_REFINED_OF_MANY]
    refined = []
    for place, number in enumerate(chosen):
        part = part_of(tick, 0.8 + 0.2 * place / len(chosen), 0.8 + 0.2 * (place + 1) / len(chosen))
        labels = in_threads([partial(lloyd, points, found[number][2][None, :, :])], part)[0][0]
        if len(np.unique(labels)) < k:
            labels = filled(data, canonical(labels)[0], k)[None, :]
        labels = canonical(transfer(data, labels[0], k)[None, :])[0]
        centres = group_means(data, labels, k)
        refined.append((within_ss(data, labels, centres), place, labels, centres))
    within, _, labels, centres = min(refined, key=lambda item: item[:2])
    return Solution(labels, centres, within, np.stack([labels for labels, _, _ in found]))


def _sampled_start(
    points: Points, k: int, rng: np.random.Generator, limit: float, tick: Tick
) -> tuple[np.ndarray, float, np.ndarray]:
    """Labels, the within sum of squares but for a constant, and centres of one start."""
    sample = points.take(np.unique((rng.random(_SAMPLE) * len(points)).astype(np.intp)))
    seeds = _seeded(sample.table[:, :-1].astype(float), k, 1, rng)
    _, begun = lloyd(sample, seeds, part_of(tick, 0, 0.2), tolerance=limit)
    labels, centres = lloyd(points, begun, part_of(tick, 0.2, 1), tolerance=limit)
    counts = np.bincount(labels[0], minlength=k)
    return labels[0], -float((counts * (centres[0] ** 2).sum(axis=1)).sum()), centres[0]


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
    if len(data) >= MANY_ROWS:
        return _of_large_samples(data, k, samples, starts, generators, tick)
    data = np.ascontiguousarray(data - data.mean(axis=0), dtype=float)
    size = _batch(len(data) * k * starts, len(samples))
    jobs = []
    for begin in range(0, len(samples), size):
        part = slice(begin, begin + size)
        jobs.append(partial(_best_of_samples, data, k, samples[part], starts, generators[part]))
    return [labels for found in in_threads(jobs, tick) for labels in found]


def _of_large_samples(
    data: np.ndarray,
    k: int,
    samples: Sequence[np.ndarray],
    starts: int,
    generators: Sequence[np.random.Generator],
    tick: Tick,
) -> list[np.ndarray]:
    """The best of at most ``_STARTS_OF_LARGE`` starts of each sample, without transfers, which hardly move a row."""
    points = Points(data, data.mean(axis=0))
    limit = _TOLERANCE * points.spread()

    def best(rows: np.ndarray, rng: np.random.Generator, inner: Tick) -> np.ndarray:
        part = points.take(rows)
        count = min(starts, _STARTS_OF_LARGE)
        found = [
            _sampled_start(part, k, rng, limit, part_of(inner, place / count, (place + 1) / count))
            for place in range(count)
        ]
        return min(found, key=lambda item: item[1])[0].astype(np.intp)

    return in_threads([partial(best, *pair) for pair in zip(samples, generators, strict=True)], tick)


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
    labels, centres = lloyd(Points(data, np.zeros(data.shape[1])), np.concatenate(seeds), tick, drawn)
    known, full = explained(labels, centres, drawn)
    quality = np.where(full, known, -np.inf).reshape(len(samples), starts)
    found = []
    for place, rows in enumerate(samples):
        best = labels[place * starts + int(quality[place].argmax())][rows].astype(np.intp)
        if not np.isfinite(quality[place].max()):
            best = filled(data[rows], canonical(best[None, :])[0], k)
        found.append(transfer(data[rows], best, k))
    return found
