"""k-means: many seeded k-means++ starts at once, refined by single transfers.

Lloyd's iterations (Lloyd 1982) from k-means++ centres (Arthur and Vassilvitskii 2007) run for many starts together;
the best solutions are then refined by moving single rows as long as that lowers the sum of squares, as in Hartigan
and Wong (1979). The winner is then challenged by random swaps of one centre (Fränti 2018), and by mixing the centres
of two good solutions (Gribel and Vidal 2019), which leave the neighbourhoods that k-means++ prefers.

Of very many rows each start first runs on a sample of its own and then on all rows (Bradley and Fayyad 1998); there
are no challengers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from .lloyd import Points, lloyd
from .partitions import canonical, filled, group_means, transfer, within_ss
from .threads import Tick, in_threads, one_blas_thread

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
# Of so many starts one solution is refined, the best ones; worse ones do not overtake them in practice.
_PER_REFINED = 20
_FEWEST_REFINED, _MOST_REFINED = 5, 50
_REFINED_OF_MANY = 3
# So many refined solutions are kept and mixed; as many rounds without a better one end the search.
_POOL, _PATIENCE = 20, 3
# Sums of squares that differ by less are the same but for rounding.
_SAME = 1 + 1e-10
_STARTS_OF_LARGE = 3


@dataclass(frozen=True)
class Solution:
    """Labels 0..k-1 per row, centres of shape (k, columns), the within sum of squares, and all starts' labels."""

    labels: np.ndarray
    centres: np.ndarray
    within: float
    starts: np.ndarray  # (starts, rows), the labels before refinement; empty where there was only one


@dataclass(frozen=True)
class Partition:
    """A refined partition: within sum of squares, canonical labels, centres."""

    within: float
    labels: np.ndarray
    centres: np.ndarray


# Refined partitions by the labels that led to them, as bytes: what was refined once is not refined again.
Known: TypeAlias = dict[bytes, Partition]


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
        known: Known = {}
        pool = _refined(data, labels, centres, known)
        best = _challenged(data, points, known, pool, count, rng, part_of(tick, 0.7, 0.95))
    return Solution(best.labels.astype(np.intp), best.centres + shift, best.within, labels)


def _batch(numbers: int, count: int) -> int:
    """How many of ``count`` parts run together, of ``numbers`` distances each: some batches for several cores."""
    parts = _PARTS if numbers * count >= _WORTH else 1
    return max(1, min(_BATCH // max(1, numbers), -(-count // parts)))


def from_centres(data: np.ndarray, centres: np.ndarray) -> Solution:
    """The solution that Lloyd's iterations and single transfers reach from given centres."""
    shift = data.mean(axis=0)
    labels, ends = lloyd(Points(data, shift), (centres - shift)[None, :, :], no_tick)
    found = _refined(data - shift, labels, ends, {})[0]
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
    return [labels for found in in_threads(jobs, tick) for labels in found] if jobs else []


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
    explained, full = _explained(labels, centres, drawn)
    quality = np.where(full, explained, -np.inf).reshape(len(samples), starts)
    found = []
    for place, rows in enumerate(samples):
        best = labels[place * starts + int(quality[place].argmax())][rows].astype(np.intp)
        if not np.isfinite(quality[place].max()):
            best = filled(data[rows], canonical(best[None, :])[0], k)
        found.append(transfer(data[rows], best, k))
    return found


def _explained(
    labels: np.ndarray, centres: np.ndarray, drawn: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """The sum of squares that the groups of each start explain, and whether none of its groups is empty.

    The squares of the rows are the same for all starts: what explains most has the smallest within sum of squares.
    """
    k = centres.shape[1]
    numbered = labels + k * np.arange(len(labels))[:, None]
    flat = numbered.ravel() if drawn is None else numbered[drawn]
    counts = np.bincount(flat, minlength=k * len(labels)).reshape(-1, k)
    return (counts * (centres**2).sum(axis=2)).sum(axis=1), (counts > 0).all(axis=1)


def _promising(data: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> list[np.ndarray]:
    """Different partitions that explain most, all with k groups; those with an empty group only if all have one."""
    explained, full = _explained(labels, centres)
    wanted = min(max(len(labels) // _PER_REFINED, _FEWEST_REFINED), _MOST_REFINED)
    found: dict[bytes, np.ndarray] = {}
    for number in np.argsort(np.where(full, -explained, np.inf), kind="stable"):
        if len(found) == wanted or (found and not full[number]):
            break
        row = canonical(labels[number][None, :])[0]
        row = row if full[number] else filled(data, row, centres.shape[1])
        found[row.tobytes()] = row
    return list(found.values())


def _refined(data: np.ndarray, labels: np.ndarray, centres: np.ndarray, known: Known) -> list[Partition]:
    """The best different partitions after refinement, those already ``known`` among them; the best first."""
    k = centres.shape[1]
    for partition in _promising(data, labels, centres):
        if partition.tobytes() not in known:
            moved = canonical(transfer(data, partition, k)[None, :].astype(partition.dtype))[0]
            if moved.tobytes() not in known:
                means = group_means(data, moved, k)
                known[moved.tobytes()] = Partition(within_ss(data, moved, means), moved, means)
            known[partition.tobytes()] = known[moved.tobytes()]
    found = {id(item): item for item in known.values()}
    lowest = min(item.within for item in found.values())
    # Ties and rounding: the smallest sum first, then the smallest labels, never the order of the starts.
    order = sorted(found.values(), key=lambda item: (max(item.within, lowest * _SAME), tuple(item.labels)))
    return order[:_POOL]


def _challenged(
    data: np.ndarray,
    points: Points,
    known: Known,
    pool: list[Partition],
    count: int,
    rng: np.random.Generator,
    tick: Tick,
) -> Partition:
    """The best partition after rounds of ``count`` challengers, until some rounds bring nothing better."""
    fruitless, rounds = 0, 0
    while count and fruitless < _PATIENCE:
        rounds += 1
        tick(1 - 0.5**rounds)
        lowest = pool[0].within
        labels, centres = lloyd(points, _challengers(data, pool, count, rng), no_tick)
        pool = _refined(data, labels, centres, known)
        fruitless = 0 if pool[0].within * _SAME < lowest else fruitless + 1
    return pool[0]


def _challengers(data: np.ndarray, pool: list[Partition], count: int, rng: np.random.Generator) -> np.ndarray:
    """Centres to start from, shape (count, k, columns): the best one's with one centre thrown elsewhere, or mixed.

    Two solutions are mixed by taking, of each pair of centres that correspond, one at random.
    """
    from scipy.optimize import linear_sum_assignment

    k, columns = pool[0].centres.shape
    made = np.empty((count, k, columns))
    drawn, coins = rng.random((count, 5)), rng.random((count, k)) < 0.5
    pairs: dict[tuple[int, int], np.ndarray] = {}
    for number in range(count):
        first, second, gone, row, thrown = drawn[number]
        mixed = len(pool) > 1 and number % 4 > 0
        centres = pool[0].centres.copy()
        if mixed:
            one = int(first * len(pool))
            other = (one + 1 + int(second * (len(pool) - 1))) % len(pool)
            if (one, other) not in pairs:
                off = ((pool[one].centres[:, None] - pool[other].centres[None]) ** 2).sum(axis=2)
                pairs[one, other] = pool[other].centres[linear_sum_assignment(off)[1]]
            centres = np.where(coins[number][:, None], pool[one].centres, pairs[one, other])
        if not mixed or thrown < 0.5:
            centres[int(gone * k)] = data[int(row * len(data))]
        made[number] = centres
    return made
