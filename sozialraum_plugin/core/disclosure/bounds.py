"""How closely withheld counts can be computed: exactly by intervals where relations form trees, else by programs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

from .relations import Model

_EXACT = 1e-6
# Trees of areas, regions and the city are a few levels high: the propagation stops much earlier.
_MOST_SWEEPS = 200
# Where linear programs are needed, so many pairs of them first try to widen many intervals at once.
_MOST_ATTEMPTS = 6
_FAR = 4.0


@dataclass(frozen=True)
class Knowledge:
    """What readers know of every cell by itself: a count is between ``low`` and ``high``; equal where it is printed."""

    low: np.ndarray
    high: np.ndarray

    @property
    def unknown(self) -> np.ndarray:
        """Cells that are not told exactly."""
        return self.high > self.low


def knowledge(model: Model, withheld: np.ndarray) -> Knowledge:
    """What the figures tell cell by cell when some cells (a mask) and all figures made of them are withheld."""
    low = np.where(withheld, np.where(model.counts, 0.0, -math.inf), model.low)
    return Knowledge(low, np.where(withheld, math.inf, model.high))


@dataclass(frozen=True)
class Part:
    """Unknown cells that hang together, the relations between them, and whether these form a tree."""

    cells: np.ndarray
    rows: np.ndarray
    tree: bool


def parts(model: Model, known: Knowledge, wanted: np.ndarray) -> list[Part]:
    """The parts that hold a wanted cell (mask)."""
    unknown = np.flatnonzero(known.unknown)
    matrix = model.matrix[:, unknown].tocoo()
    rows, size = model.matrix.shape[0], len(unknown)
    links = sparse.coo_matrix((np.ones(matrix.nnz), (matrix.row, matrix.col + rows)), shape=(rows + size, rows + size))
    _, labels = connected_components(links, directed=False)
    of_cells, of_rows = labels[rows:], labels[:rows]
    edges = np.bincount(labels[matrix.row], minlength=labels.max(initial=-1) + 1)
    nodes = np.bincount(labels, minlength=len(edges))
    needed = np.zeros(len(edges), dtype=bool)
    needed[of_cells[wanted[unknown]]] = True
    by_cell, by_row = _grouped(of_cells, unknown), _grouped(of_rows, np.arange(rows))
    nothing = np.zeros(0, dtype=int)
    return [
        Part(by_cell[label], by_row.get(label, nothing), bool(edges[label] == nodes[label] - 1))
        for label in np.flatnonzero(needed).tolist()
    ]


def _grouped(labels: np.ndarray, things: np.ndarray) -> dict[int, np.ndarray]:
    order = np.argsort(labels, kind="stable")
    names, starts = np.unique(labels[order], return_index=True)
    return dict(zip(names.tolist(), np.split(things[order], starts[1:]), strict=True)) if len(labels) else {}


def propagated(model: Model, known: Knowledge) -> tuple[np.ndarray, np.ndarray, bool]:
    """Intervals that follow from each relation by itself, over and over: exact for trees, too wide for others.

    The last value says whether the end was reached; before it, intervals of trees are too wide as well.
    """
    low, high = known.low.copy(), known.high.copy()
    unknown = known.unknown
    matrix = model.matrix[:, np.flatnonzero(unknown)].tocoo()
    if not matrix.nnz:
        return low, high, True
    row, cell, sign = matrix.row, np.flatnonzero(unknown)[matrix.col], matrix.data
    count = model.matrix.shape[0]
    target = np.bincount(row, sign * model.values[cell], count)
    for _ in range(_MOST_SWEEPS):
        least = np.where(sign > 0, low[cell], -high[cell])
        most = np.where(sign > 0, high[cell], -low[cell])
        upper = _others(target, least, row, count)
        lower = _others(target, most, row, count)
        new_low, new_high = np.where(sign > 0, lower, -upper), np.where(sign > 0, upper, -lower)
        before = low.copy(), high.copy()
        np.maximum.at(low, cell, new_low)
        np.minimum.at(high, cell, new_high)
        if np.array_equal(before[0], low) and np.array_equal(before[1], high):
            return low, high, True
    return low, high, False


def _others(target: np.ndarray, terms: np.ndarray, row: np.ndarray, count: int) -> np.ndarray:
    """For each term what the others of its relation leave of the target; infinite where one of them is."""
    endless = np.isinf(terms)
    side = math.inf if (terms[endless] < 0).any() else -math.inf
    finite = np.where(endless, 0.0, terms)
    sums = np.bincount(row, finite, count)[row] - finite
    others = np.bincount(row, endless, count)[row] - endless
    left: np.ndarray = np.where(others > 0, side, target[row] - sums)
    return left


class PartBounds:
    """Intervals of the cells of a part by linear programs; every solution found widens the intervals of all cells."""

    def __init__(self, model: Model, known: Knowledge, part: Part) -> None:
        self.cells = part.cells
        self._matrix = model.matrix[part.rows][:, part.cells]
        self._target = self._matrix @ model.values[part.cells]
        values = model.values[part.cells]
        # Without an end, a program could not tell "endless" from "failed"; nobody asks for more than this.
        self._end = _FAR * (1000.0 + float(np.abs(values).sum()))
        low, high = known.low[part.cells], known.high[part.cells]
        self._bounds = np.column_stack([np.maximum(low, -self._end), np.minimum(high, self._end)])
        self.low = model.values[part.cells].copy()
        self.high = self.low.copy()

    def reach(self, objective: np.ndarray) -> None:
        """Find possible counts that make the objective smallest, and widen all intervals to hold them."""
        found = linprog(objective, A_eq=self._matrix, b_eq=self._target, bounds=self._bounds, method="highs")
        if found.status == 0:
            np.minimum(self.low, found.x, out=self.low)
            np.maximum(self.high, found.x, out=self.high)

    def widen(self, place: int, width: float = math.inf) -> None:
        """Find the interval of a cell, or enough of it to be ``width`` wide."""
        for sign in (-1.0, 1.0):
            if _whole(self.low[place], self.high[place]) >= width:
                return
            objective = np.zeros(len(self.cells))
            objective[place] = sign
            self.reach(objective)

    def all_at_once(self, wanted: np.ndarray, width: float) -> None:
        """Widen many cells with few programs: those still narrow all up, all down, then each in a drawn direction."""
        draw = np.random.default_rng(1)
        signs = np.ones(len(wanted))
        for _ in range(_MOST_ATTEMPTS):
            for way in (signs, -signs):
                narrow = wanted & (self.high - self.low < width - _EXACT)
                if narrow.sum() < 3:
                    return
                self.reach(way * narrow)
            signs = draw.choice([-1.0, 1.0], len(wanted))


def _whole(low: float, high: float) -> float:
    return math.floor(high + _EXACT) - math.ceil(low - _EXACT) if math.isfinite(high - low) else math.inf


def widths(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The widths of intervals of whole numbers."""
    found: np.ndarray = np.floor(high + _EXACT) - np.ceil(low - _EXACT)
    return found


def narrow_cells(
    model: Model, withheld: np.ndarray, protected: np.ndarray, width: float, first: bool = False
) -> list[tuple[int, float]]:
    """Protected cells (a mask) whose interval is narrower than ``width``, with its width; some of them if ``first``."""
    known = knowledge(model, withheld)
    wanted = protected & known.unknown
    low, high, settled = propagated(model, known)
    found = widths(low, high)
    told = protected & ~known.unknown
    result = [(int(cell), 0.0) for cell in np.flatnonzero(told)]
    result += [(int(cell), float(found[cell])) for cell in np.flatnonzero(wanted & (found < width))]
    if first and result:
        return result
    for part in parts(model, known, wanted & (found >= width)):
        if part.tree and settled:
            continue
        bounds = PartBounds(model, known, part)
        asked = wanted[part.cells] & (found[part.cells] >= width)
        bounds.all_at_once(asked, width)
        for place in np.flatnonzero(asked):
            bounds.widen(int(place), width)
            here = _whole(bounds.low[place], bounds.high[place])
            if here < width:
                result.append((int(part.cells[place]), here))
                if first:
                    return result
    return result
