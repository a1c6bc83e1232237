"""Large packages in small steps: areas of one region first, then regions of the next level, then everything."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from .relations import Model

# Larger groups are cut into some areas each, at first few, then more.
_MOST = 400
_AREAS = (6, 24)


def stages(model: Model) -> Iterator[list[np.ndarray]]:
    """Groups of cells to be protected by themselves, as if all other cells were fixed; later groups are larger."""
    for rank in np.unique(model.ranks)[:-1]:
        groups = _connected(model, np.flatnonzero(model.ranks <= rank))
        if max(len(group) for group in groups) <= _MOST:
            yield groups
            continue
        for size in _AREAS:
            yield [piece for group in groups for piece in _cut(model, group, size)]
        if rank:
            return


def _connected(model: Model, cells: np.ndarray) -> list[np.ndarray]:
    matrix = model.matrix[:, cells].tocoo()
    rows, size = matrix.shape
    links = sparse.coo_matrix((np.ones(matrix.nnz), (matrix.row, matrix.col + rows)), shape=(rows + size, rows + size))
    _, labels = connected_components(links, directed=False)
    labels = labels[rows:]
    order = np.argsort(labels, kind="stable")
    return np.split(cells[order], np.flatnonzero(np.diff(labels[order])) + 1)


def _cut(model: Model, group: np.ndarray, size: int) -> list[np.ndarray]:
    """Pieces of some areas each, with the totals that lie between them left out."""
    if len(group) <= _MOST:
        return [group]
    areas = group[model.ranks[group] == 0]
    _, order = np.unique(model.places[areas], return_inverse=True)
    pieces = [areas[order // size == piece] for piece in range(int(order.max(initial=0)) // size + 1)]
    return [cells for cells in pieces if len(cells)]
