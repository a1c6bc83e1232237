"""Lloyd's iterations (Lloyd 1982) for many starts at once.

The distances are in single precision: they only choose among starts, and what is chosen is refined in double
precision. The nearest centre is found as the smallest number of a table whose last bits carry the centre's name, so
that one pass over the table gives both. The work is cut in the same blocks on every machine.
"""

from __future__ import annotations

import numpy as np

from ..threads import Tick

_ROUNDS = 300
# Distances that are worked on together: as many as a core's cache holds.
_BLOCK = 250_000


class Points:
    """Rows as :func:`lloyd` needs them: in single precision around their mean, with a column of ones."""

    def __init__(self, data: np.ndarray, shift: np.ndarray) -> None:
        rows, columns = data.shape
        self.table = np.ones((rows, columns + 1), dtype=np.float32)
        self.shift = shift
        for begin in range(0, rows, _BLOCK):
            self.table[begin : begin + _BLOCK, :-1] = data[begin : begin + _BLOCK] - shift

    def __len__(self) -> int:
        return len(self.table)

    def take(self, rows: np.ndarray) -> Points:
        """Some of the rows."""
        part = Points.__new__(Points)
        part.table, part.shift = self.table[rows], self.shift
        return part

    def spread(self) -> float:
        """The mean variance of the columns."""
        return float(self.table[:, :-1].var(axis=0, dtype=float).mean())


def label_type(k: int) -> type[np.signedinteger]:
    """The smallest integers that name ``k`` groups."""
    return np.int8 if k <= 127 else np.int32


def lloyd(
    points: Points,
    centres: np.ndarray,
    tick: Tick,
    drawn: np.ndarray | None = None,
    tolerance: float = 0.0,
    without: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Labels of shape (starts, rows) and centres (starts, k, columns), both from ``centres`` of the latter shape.

    Centres are relative to the shift of ``points``. ``drawn`` has the shape of the labels and says which rows take
    part in a start; all without it. ``without`` names a column for each start that takes no part in it; its centres
    are 0 there. A start ends when no label changes any more, or its centres move, squared and summed up, by no more
    than ``tolerance``.
    """
    starts, k, columns = centres.shape
    labels = np.full((starts, len(points)), -1, dtype=label_type(k))
    used = None if without is None else np.arange(columns) != without[:, None]
    # A column whose centres are all 0 adds nothing to the products that tell distances apart.
    centres = centres.astype(float) if used is None else centres * used[:, None, :]
    size = max(1, _BLOCK // (len(points) * k))
    step = _Step(points, k, size)
    active = np.arange(starts)
    for _ in range(_ROUNDS):
        going = []
        for begin in range(0, len(active), size):
            block = active[begin : begin + size]
            part = None if drawn is None else drawn[block]
            new, sums = step(centres[block], part)
            differs = new != labels[block]
            changed = (differs if part is None else differs & part).any(axis=1)
            labels[block] = new
            if changed.any():
                still = block[changed]
                moved = _moved(
                    points,
                    sums[changed],
                    centres[still],
                    labels[still],
                    None if part is None else part[changed],
                    None if used is None else used[still],
                )
                shifts = ((moved - centres[still]) ** 2).sum(axis=(1, 2))
                centres[still] = moved
                going.append(still[shifts > tolerance])
            tick(1 - len(active) / starts)
        active = np.concatenate(going) if going else active[:0]
        if not len(active):
            break
    return labels, centres


class _Step:
    """One assignment of all rows to their nearest centres, for a block of starts."""

    def __init__(self, points: Points, k: int, size: int) -> None:
        self._table = points.table
        self._k = k
        self._rows = min(len(points), max(1, _BLOCK // k))
        shape = (size, k, self._rows)
        self._distances = np.empty(shape, dtype=np.float32)
        self._inside = np.empty(shape, dtype=np.float32)
        self._lowest = np.empty((size, self._rows), dtype=np.float32)
        self._low = np.int32((1 << max(1, (k - 1).bit_length())) - 1)
        self._names = np.arange(k, dtype=np.int32)[None, :, None]

    def __call__(self, centres: np.ndarray, part: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """Labels (starts, rows), and sums with counts as last column, shape (starts, k, columns + 1)."""
        starts, k, columns = centres.shape
        # x times these is half the squared distance, but for the square of x, which is the same for all centres.
        factors = np.empty((starts, k, columns + 1), dtype=np.float32)
        factors[:, :, :-1] = -centres
        factors[:, :, -1] = (centres**2).sum(axis=2) / 2
        flat = factors.reshape(starts * k, -1)
        labels = np.empty((starts, len(self._table)), dtype=label_type(k))
        sums = np.zeros((starts, k, columns + 1))
        for begin in range(0, len(self._table), self._rows):
            rows = self._table[begin : begin + self._rows]
            shape = (starts, k, len(rows))
            count = starts * k * len(rows)
            table = self._distances.reshape(-1)[:count].reshape(shape)
            inside = self._inside.reshape(-1)[:count].reshape(shape)
            lowest = self._lowest.reshape(-1)[: starts * len(rows)].reshape(starts, len(rows))
            np.matmul(flat, rows.T, out=table.reshape(starts * k, -1))
            bits = table.view(np.int32)
            np.bitwise_and(bits, ~self._low, out=bits)
            np.bitwise_or(bits, self._names, out=bits)
            np.min(table, axis=1, out=lowest)
            labels[:, begin : begin + len(rows)] = lowest.view(np.int32) & self._low
            np.equal(table, lowest[:, None, :], out=inside)
            if part is not None:
                inside *= part[:, None, begin : begin + len(rows)]
            sums += (inside.reshape(starts * k, -1) @ rows).reshape(starts, k, -1)
        return labels, sums


def _moved(
    points: Points,
    sums: np.ndarray,
    before: np.ndarray,
    labels: np.ndarray,
    part: np.ndarray | None,
    used: np.ndarray | None,
) -> np.ndarray:
    """The new centres of some starts; an empty group begins anew at the row that fits worst, several at the next.

    ``part`` says which rows take part in each start, ``used`` which columns; all without them.
    """
    counts = sums[:, :, -1]
    centres = sums[:, :, :-1] / np.maximum(counts, 1)[:, :, None]
    empty = np.argwhere(counts == 0)
    for place, group in empty:
        off = (points.table[:, :-1] - before[place][labels[place]]) ** 2
        off = (off if used is None else off * used[place]).sum(axis=1)
        if part is not None:
            off[~part[place]] = -1
        order = np.argsort(-off, kind="stable")
        rank = int((counts[place, :group] == 0).sum())
        centres[place, group] = points.table[order[min(rank, len(points) - 1)], :-1]
    return np.asarray(centres if used is None else centres * used[:, None, :])
