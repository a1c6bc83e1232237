"""The pattern of withheld counts: those under the threshold, and others until none can be computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ..messages import Canceled
from .bounds import narrow_cells
from .figures import AREA, CITY
from .relations import Model
from .search import Search
from .stages import stages

# A total is worth this many areas to its readers.
_PRICES = {AREA: 1.0, CITY: 3.0}
_REGION = 2.0
# Sets of cells so small are searched in several orders, and others left out again one by one.
_SMALL = 150
_PRUNED = 400


@dataclass
class Pattern:
    """Which cells are withheld: ``sensitive`` by themselves, the rest to protect the cell in ``protects``."""

    withheld: np.ndarray
    sensitive: np.ndarray
    protects: dict[int, int]


def sensitive_cells(model: Model, threshold: int, zero: bool) -> np.ndarray:
    """Counts under the threshold, as a mask: 1 and more, or 0 too where ``zero``."""
    few: np.ndarray = model.counts & (model.values < threshold) & (model.values > (-0.5 if zero else 0.5))
    return few


def prices(model: Model) -> np.ndarray:
    """How much is lost with each cell: totals more than areas, large counts a little more than small ones."""
    levels = [
        np.full(len(block.keys), _PRICES.get(block.level, _REGION)) for block in model.cells.blocks.values()
    ]  # fmt: skip
    price = np.concatenate(levels)
    price = price + 0.02 * np.log1p(np.abs(model.values))
    for derived in model.cells.derived:
        used = derived.uses[derived.uses >= 0]
        np.add.at(price, used, 0.02)
    # A 0 is harmless to tell, and hides nothing.
    return np.where(model.values == 0, price * 1.5, price)


def suppress(
    model: Model, threshold: int, width: float, zero: bool = False, canceled: Callable[[], bool] = lambda: False
) -> Pattern:
    """Find the pattern. Every withheld count and every hidden one under the threshold gets its width."""
    sensitive = sensitive_cells(model, threshold, zero)
    pattern = Pattern(sensitive.copy(), sensitive, {})
    price = prices(model)
    for cells, rows in _separate(model, sensitive):
        part = _part(model, cells, rows)
        task = Task(part, sensitive[cells], price[cells], width, canceled)
        withheld, protects = _protect(task)
        pattern.withheld[cells] = withheld
        pattern.protects.update({int(cells[new]): int(cells[old]) for new, old in protects.items()})
    return pattern


def _separate(model: Model, sensitive: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cells and relations that hang together, where one of them is sensitive and there is a relation at all."""
    matrix = model.matrix.tocoo()
    rows, size = model.matrix.shape
    links = sparse.coo_matrix((np.ones(matrix.nnz), (matrix.row, matrix.col + rows)), shape=(rows + size, rows + size))
    _, labels = connected_components(links, directed=False)
    found = []
    for label in np.unique(labels[rows:][sensitive]):
        here = np.flatnonzero(labels[:rows] == label)
        if len(here):
            found.append((np.flatnonzero(labels[rows:] == label), here))
    return found


def _part(model: Model, cells: np.ndarray, rows: np.ndarray) -> Model:
    place = np.full(len(model.values), -1)
    place[cells] = np.arange(len(cells))
    return replace(
        model, matrix=model.matrix[rows][:, cells], rests=model.rests[rows], totals=place[model.totals[rows]],
        kinds=[model.kinds[row] for row in rows], values=model.values[cells], visible=model.visible[cells],
        low=model.low[cells], high=model.high[cells], counts=model.counts[cells], missing=model.missing[cells],
        ranks=model.ranks[cells], places=model.places[cells],
    )  # fmt: skip


def protected_cells(model: Model, withheld: np.ndarray, sensitive: np.ndarray) -> np.ndarray:
    """Counts that nobody may compute: printed ones that are withheld, and all that are sensitive."""
    found: np.ndarray = (withheld & model.visible) | sensitive
    return found


@dataclass
class Task:
    """A part of the model that is to be protected."""

    model: Model
    sensitive: np.ndarray
    price: np.ndarray
    width: float
    canceled: Callable[[], bool]

    def narrow(self, withheld: np.ndarray, safe: np.ndarray, first: bool = False) -> list[tuple[int, float]]:
        """Cells to protect that are not safe yet; withholding more never makes a safe one unsafe."""
        if self.canceled():
            raise Canceled
        protected = protected_cells(self.model, withheld, self.sensitive) & ~safe
        return narrow_cells(self.model, withheld, protected, self.width, first)

    def within(self, cells: np.ndarray) -> Task:
        """The same with only some cells free to vary: what is safe there is safe in the whole."""
        rows = np.unique(self.model.matrix.tocsc()[:, cells].indices)
        part = _part(self.model, cells, rows)
        return Task(part, self.sensitive[cells], self.price[cells], self.width, self.canceled)


def _protect(task: Task) -> tuple[np.ndarray, dict[int, int]]:
    start = task.sensitive.copy()
    nothing = np.zeros(len(start), dtype=bool)
    found: dict[int, int] = {}
    rows, size = task.model.matrix.shape
    if size > _SMALL and task.model.matrix.nnz != rows + size - 1:
        for groups in stages(task.model):
            unsafe = _unsafe(task, start)
            for group in groups if unsafe.any() else []:
                if not unsafe[group].any():
                    continue
                here = _best(task.within(group), start[group], ~unsafe[group] & start[group], False)
                if here is not None:
                    start[group] = here[0]
                    found.update({int(group[new]): int(group[old]) for new, old in here[1].items()})
        nothing = start & ~_unsafe(task, start)
    best = _best(task, start, nothing, True)
    if best is None:
        return start, found
    return best[0], {**found, **best[1]}


def _unsafe(task: Task, withheld: np.ndarray) -> np.ndarray:
    mask = np.zeros(len(withheld), dtype=bool)
    mask[[cell for cell, _ in task.narrow(withheld, mask)]] = True
    return mask


def _best(
    task: Task, start: np.ndarray, safe: np.ndarray, force: bool
) -> tuple[np.ndarray, dict[int, int]] | None:  # fmt: skip
    """The best of several searches, each with its own order. None where none ends well and nothing is forced."""
    best: tuple[np.ndarray, dict[int, int]] | None = None
    for order in range(4 if force and len(task.price) <= _SMALL else 1):
        grown = _grown(task, start, safe, order, force)
        if grown is None:
            continue
        withheld, protects = grown
        _prune(task, withheld, start, safe)
        if best is None or task.price[withheld].sum() < task.price[best[0]].sum():
            best = withheld, {new: old for new, old in protects.items() if withheld[new]}
        if withheld.sum() == start.sum():
            break
    return best


def _grown(
    task: Task, start: np.ndarray, safe: np.ndarray, order: int, force: bool
) -> tuple[np.ndarray, dict[int, int]] | None:  # fmt: skip
    """Withhold more and more cells until all are safe."""
    model, price = task.model, task.price
    # Other orders weigh totals like areas, and begin with the other end.
    price = np.ones(len(price)) + 0.02 * np.log1p(np.abs(model.values)) if order >= 2 else price
    search = Search(model, price, task.width)
    withheld, safe = start.copy(), safe.copy()
    protects: dict[int, int] = {}
    while True:
        narrow = task.narrow(withheld, safe)
        safe = withheld.copy()
        safe[[cell for cell, _ in narrow]] = False
        if not narrow:
            return withheld, protects
        before = int(withheld.sum())
        for cell, _ in sorted(narrow, key=lambda item: (item[1], item[0]), reverse=order % 2 == 1):
            for new in search.partners(cell, withheld):
                withheld[new] = True
                protects[new] = cell
        if int(withheld.sum()) == before:
            # Rounding at the last digit; a total more is always enough in the end.
            cell = narrow[0][0]
            new = _next(model, withheld, cell) if force else -1
            if new < 0:
                return (withheld, protects) if force else None
            withheld[new] = True
            protects[new] = cell


def _next(model: Model, withheld: np.ndarray, cell: int) -> int:
    """The largest cell that shares a relation with a withheld one, the cell's own relations first."""
    for start in (np.arange(len(withheld)) == cell, withheld):
        rows = np.asarray(abs(model.matrix) @ start.astype(float)) > 0
        near = np.asarray(abs(model.matrix[rows]).sum(axis=0)).ravel() > 0
        free = np.flatnonzero(near & ~withheld & (model.high <= model.low))
        if len(free):
            return int(free[np.argmax(model.values[free])])
    return -1


def _prune(task: Task, withheld: np.ndarray, start: np.ndarray, safe: np.ndarray) -> None:
    """Print again what turns out not to be needed, the dearest first."""
    extra = np.flatnonzero(withheld & ~start)
    if not len(extra) or len(task.price) > _PRUNED:
        return
    for cell in extra[np.argsort(-task.price[extra], kind="stable")]:
        withheld[cell] = False
        if task.narrow(withheld, safe, True):
            withheld[cell] = True
