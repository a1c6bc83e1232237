"""Which counts to withhold with one that could be computed: the cheapest way around it, by a linear program."""

from __future__ import annotations

import math

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from .bounds import Knowledge, knowledge
from .relations import Model

_MOVED = 1e-7
# How far from the cell, and how many cells of a relation, are looked at; more where that is not enough.
_REACHES = ((3, 24), (60, 10**9))
_SMALL = 250
_ROUNDS = 3


class Search:
    """Finds partners. ``cost`` says how much it hurts to withhold each cell."""

    def __init__(self, model: Model, cost: np.ndarray, width: float) -> None:
        self._model = model
        self._cost = cost
        self._width = width
        self._by_row = model.matrix.tocsr()
        self._by_cell = model.matrix.tocsc()
        self._degree = np.diff(self._by_cell.indptr)

    def partners(self, cell: int, withheld: np.ndarray) -> list[int]:
        """Cells to withhold so that the interval of ``cell`` becomes wide enough; empty where it is."""
        known = knowledge(self._model, withheld)
        simple = self._in_one_total(cell, known)
        if simple is not None:
            return simple
        for depth, most in _REACHES if len(withheld) > _SMALL else _REACHES[1:]:
            found = self._way(cell, known, self._near(cell, known, depth, most))
            if found is not None:
                return found
        return []

    def _members(self, row: int) -> np.ndarray:
        members: np.ndarray = self._by_row.indices[self._by_row.indptr[row] : self._by_row.indptr[row + 1]]
        return members

    def _rows(self, cells: np.ndarray) -> np.ndarray:
        return np.unique(self._by_cell[:, cells].indices)

    def _in_one_total(self, cell: int, known: Knowledge) -> list[int] | None:
        """The rule for areas that only their region's total tells of: the smallest other that is large enough."""
        if self._degree[cell] != 1:
            return None
        row = int(self._by_cell.indices[self._by_cell.indptr[cell]])
        members = self._members(row)
        total = self._model.totals[row]
        areas = members[members != total]
        unknown = known.unknown
        open_areas = areas[unknown[areas]]
        endless = np.isinf(known.high[open_areas]) & (known.low[open_areas] == 0)
        if (
            cell == total
            or (total >= 0 and unknown[total])
            or (self._degree[open_areas] != 1).any()
            or not endless.all()
        ):
            return None
        values = self._model.values
        lacking = self._width - values[open_areas].sum()
        others = areas[~unknown[areas] & (values[areas] > 0) & (self._degree[areas] == 1)]
        chosen: list[int] = []
        while lacking > 0:
            enough = others[values[others] >= lacking]
            if not len(others):
                return None
            best = enough[np.argmin(self._cost[enough])] if len(enough) else others[np.argmax(values[others])]
            chosen.append(int(best))
            lacking -= values[best]
            others = others[others != best]
        return chosen

    def _near(self, cell: int, known: Knowledge, depth: int, most: int) -> np.ndarray:
        unknown = known.unknown
        # Unknown cells cost nothing; small ones can give little.
        price = np.where(unknown, 0.0, self._cost / np.clip(self._model.values, 0.5, self._width))
        seen = {cell}
        edge = np.array([cell])
        rows_seen: set[int] = set()
        for _ in range(depth):
            rows = [row for row in self._rows(edge).tolist() if row not in rows_seen]
            rows_seen.update(rows)
            new: set[int] = set()
            for row in rows:
                members = self._members(row)
                if len(members) > most:
                    best = members[np.argsort(price[members], kind="stable")[:most]]
                    members = np.append(best, max(int(self._model.totals[row]), int(best[0])))
                new.update(members.tolist())
            new -= seen
            if not new:
                break
            seen |= new
            edge = np.array(sorted(new))
        return np.array(sorted(seen))

    def _way(self, cell: int, known: Knowledge, near: np.ndarray) -> list[int] | None:
        """Two possible sets of counts, ``width`` apart at the cell, that differ from the true one in few cells."""
        model = self._model
        matrix = model.matrix[self._rows(near)][:, near]
        values, width = model.values[near], self._width
        low, high = known.low[near], known.high[near]
        floor = np.where(model.counts[near], values, math.inf)
        # Moves within what is open anyway are free, others are paid. Up and down, in the upper and in the lower set.
        free = np.flatnonzero(high > low)
        paid = np.flatnonzero(np.isfinite(high))
        one = sparse.hstack([matrix[:, free], -matrix[:, free], matrix[:, paid], -matrix[:, paid]])
        system = sparse.block_diag([one, one]).tocsr()
        free_ends = [high[free] - values[free], np.minimum(values[free] - low[free], floor[free])]
        ends = np.concatenate([*free_ends, np.full(len(paid), math.inf), floor[paid]] * 2)
        place = int(np.flatnonzero(near == cell)[0])
        here = np.concatenate(
            [1.0 * (free == place), -1.0 * (free == place), 1.0 * (paid == place), -1.0 * (paid == place)]
        )
        apart = np.concatenate([-here, here])
        price = self._cost[near[paid]]
        down = np.clip(np.minimum(floor[paid], width), 0.5, None)
        weights = np.ones(len(paid))
        best: list[int] | None = None
        for _ in range(_ROUNDS):
            costs = [np.full(2 * len(free), 1e-6), price * weights, price * weights * width / down]
            found = linprog(
                np.concatenate(costs * 2), A_ub=apart[None, :], b_ub=[-width], A_eq=system,
                b_eq=np.zeros(system.shape[0]), bounds=np.column_stack([np.zeros(len(ends)), ends]), method="highs",
            )  # fmt: skip
            if found.status != 0:
                return best
            amount = found.x.reshape(2, -1)[:, 2 * len(free) :].reshape(4, -1).sum(axis=0)
            new: list[int] = near[paid[amount > _MOVED]].tolist()
            if best is None or self._cost[new].sum() < self._cost[best].sum():
                best = new
            if len(new) < 2:
                break
            # Cells moved a little are made dear, so that the next round leaves them out.
            weights = 1.0 / (np.minimum(amount, width) / width + 0.01)
        return best
