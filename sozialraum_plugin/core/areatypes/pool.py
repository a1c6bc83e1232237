"""Good solutions of k-means: refined by transfers, kept in a pool, and challenged by others made from them.

The best solutions are refined by moving single rows as long as that lowers the sum of squares, as in Hartigan and Wong
(1979). They are challenged by random swaps of one centre (Fränti 2018), and by mixing the centres of two good solutions
(Gribel and Vidal 2019), which leave the neighbourhoods that k-means++ prefers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .partitions import canonical, filled, group_means, transfer, within_ss

# Of so many starts one solution is refined, the best ones; worse ones do not overtake them in practice.
_PER_REFINED, _MOST_REFINED = 20, 50
# So many refined solutions are kept and mixed.
_POOL = 20
# Sums of squares that differ by less are the same but for rounding.
_SAME = 1 + 1e-10


@dataclass(frozen=True)
class Partition:
    """A partition that transfers do not improve: its within sum of squares, canonical labels, and centres."""

    within: float
    labels: np.ndarray
    centres: np.ndarray


class Pool:
    """The best different solutions for the rows of ``data``, shape (rows, columns), the best one first.

    At least ``fewest`` of the solutions that are added at once are refined.
    """

    def __init__(self, data: np.ndarray, k: int, fewest: int = 5) -> None:
        self._data, self._k, self._fewest = data, k, fewest
        # Refined partitions by the labels that led to them, as bytes: what was refined once is not refined again.
        self._known: dict[bytes, Partition] = {}
        self._kept: list[Partition] = []

    @property
    def best(self) -> Partition:
        """The solution with the smallest within sum of squares."""
        return self._kept[0]

    def add(self, labels: np.ndarray, centres: np.ndarray) -> bool:
        """Refine the most promising of Lloyd's solutions, shapes (starts, rows) and (starts, k, columns).

        True where the best solution became better.
        """
        wanted = min(max(len(labels) // _PER_REFINED, self._fewest), _MOST_REFINED)
        for partition in _promising(self._data, labels, centres, wanted):
            if partition.tobytes() not in self._known:
                self._known[partition.tobytes()] = self._refined(partition)
        before = self._kept[0].within if self._kept else np.inf
        found = {id(item): item for item in self._known.values()}
        lowest = min(item.within for item in found.values())
        # Ties and rounding: the smallest sum first, then the smallest labels, never the order of the starts.
        order = sorted(found.values(), key=lambda item: (max(item.within, lowest * _SAME), tuple(item.labels)))
        self._kept = order[:_POOL]
        return bool(self.best.within * _SAME < before)

    def _refined(self, partition: np.ndarray) -> Partition:
        moved = canonical(transfer(self._data, partition, self._k)[None, :].astype(partition.dtype))[0]
        if moved.tobytes() not in self._known:
            means = group_means(self._data, moved, self._k)
            self._known[moved.tobytes()] = Partition(within_ss(self._data, moved, means), moved, means)
        return self._known[moved.tobytes()]

    def challengers(self, count: int, rng: np.random.Generator) -> np.ndarray:
        """Centres to start from, shape (count, k, columns): the best one's with one thrown elsewhere, or mixed.

        Two solutions are mixed by taking, of each pair of centres that correspond, one at random.
        """
        from scipy.optimize import linear_sum_assignment

        pool, data = self._kept, self._data
        k, columns = self.best.centres.shape
        made = np.empty((count, k, columns))
        drawn, coins = rng.random((count, 5)), rng.random((count, k)) < 0.5
        pairs: dict[tuple[int, int], np.ndarray] = {}
        for number in range(count):
            first, second, gone, row, thrown = drawn[number]
            mixed = len(pool) > 1 and number % 4 > 0
            centres = self.best.centres.copy()
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


def explained(
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


def _promising(data: np.ndarray, labels: np.ndarray, centres: np.ndarray, wanted: int) -> list[np.ndarray]:
    """Different partitions that explain most, all with k groups; those with an empty group only if all have one."""
    known, full = explained(labels, centres)
    found: dict[bytes, np.ndarray] = {}
    for number in np.argsort(np.where(full, -known, np.inf), kind="stable"):
        if len(found) == wanted or (found and not full[number]):
            break
        row = canonical(labels[number][None, :])[0]
        row = row if full[number] else filled(data, row, centres.shape[1])
        found[row.tobytes()] = row
    return list(found.values())
