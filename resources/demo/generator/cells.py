"""Thousands of small Voronoi cells, the grain from which areas and woods are put together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Voronoi, cKDTree

from . import site
from .geometry import Bools, Floats, Ints, normals, resample

GAP = 0.7  # least distance of two seeds, in units of the local grain
ROAD_COST = 2.6
WOOD_COST = 1.8


@dataclass(frozen=True)
class Cells:
    """Voronoi cells with their shared edges; cells outside the city are kept as its neighbours."""

    seeds: Floats
    spacing: Floats
    in_city: Bools
    side: Bools
    wood: Ints
    vertices: Floats
    pairs: Ints  # the two cells at each edge
    edges: Ints  # the two vertices of each edge
    graph: csr_matrix  # growth cost between neighbouring cells of the city, none across the river


def _paired_seeds(line: Floats, taken: Floats) -> tuple[Floats, Ints]:
    """Seeds mirrored at the line, so that edges of the cells run exactly along it."""
    points, partner = [], []
    centre = resample(line, 20.0)
    normal = normals(centre)
    spacing = site.grain(centre)
    tree = cKDTree(taken) if len(taken) else None
    walked = np.inf
    for point, unit, width in zip(centre, normal, spacing, strict=True):
        walked += 20.0
        if walked < 0.9 * width:
            continue
        pair = np.vstack([point + 0.32 * width * unit, point - 0.32 * width * unit])
        if tree is not None and tree.query(pair)[0].min() < GAP * width:
            continue
        points.append(pair)
        partner.append([1, -1])
        walked = 0.0
    return np.vstack(points), np.asarray(partner, dtype=np.int64).ravel()


def _scattered(random: np.random.RandomState, taken: Floats) -> Floats:
    """Random seeds that keep their distance from each other and from those along the lines."""
    candidates = random.uniform(-16000.0, 16000.0, size=(900_000, 2))
    candidates = candidates[site.in_outline(candidates, 1500.0)]
    spacing = site.grain(candidates)
    # Thinned in proportion to the wanted density before the costly distance test.
    chosen = random.uniform(size=len(candidates)) < (60.0 / spacing) ** 2
    candidates, spacing = candidates[chosen], spacing[chosen]
    free = cKDTree(taken).query(candidates)[0] > GAP * spacing
    candidates, spacing = candidates[free], spacing[free]
    near = cKDTree(candidates).query_ball_point(candidates, GAP * spacing)
    kept = np.zeros(len(candidates), dtype=bool)
    for index, others in enumerate(near):
        kept[index] = not kept[others].any()
    return candidates[kept]


def make_cells(seed: int) -> Cells:
    """All cells with their costs of growth."""
    random = np.random.RandomState(seed)
    lines = [site.river_line(), *(road.line for road in site.roads())]
    seeds = np.empty((0, 2))
    banks: list[Ints] = []
    for number, line in enumerate(lines):
        points, bank = _paired_seeds(line, seeds)
        seeds = np.vstack([seeds, points])
        banks.append(np.where(bank > 0, 2 * number, 2 * number + 1))
    scattered = _scattered(random, seeds)
    line_bank = np.concatenate([*banks, np.full(len(scattered), -1)])
    seeds = np.vstack([seeds, scattered])

    voronoi = Voronoi(seeds)
    edges = np.asarray(voronoi.ridge_vertices, dtype=np.int64)
    pairs = np.asarray(voronoi.ridge_points, dtype=np.int64)
    finite = (edges >= 0).all(axis=1)
    edges, pairs = edges[finite], pairs[finite]

    side = site.river_side(seeds)
    wood = site.wood_of(seeds).astype(np.int64)
    spacing = site.grain(seeds)
    in_city = site.in_outline(seeds)
    a, b = pairs.T
    dry = side[a] == side[b]
    in_city = _two_banks(in_city, pairs[dry], side)
    wood[~in_city] = -1

    cost = np.hypot(*(seeds[a] - seeds[b]).T) / ((spacing[a] + spacing[b]) / 2.0)
    cost = cost * np.exp(random.normal(0.0, 0.22, size=len(cost)))
    across_road = (line_bank[a] // 2 == line_bank[b] // 2) & (line_bank[a] != line_bank[b]) & (line_bank[a] >= 0)
    cost[across_road] *= ROAD_COST
    cost[wood[a] != wood[b]] *= WOOD_COST
    use = dry & in_city[a] & in_city[b]
    graph = coo_matrix((cost[use], (a[use], b[use])), shape=(len(seeds), len(seeds))).tocsr()
    return Cells(seeds, spacing, in_city, side, wood, np.asarray(voronoi.vertices), pairs, edges, graph)


def _two_banks(in_city: Bools, dry_pairs: Ints, side: Bools) -> Bools:
    """The largest connected piece on each bank: no splinters between river and city limit."""
    a, b = dry_pairs[in_city[dry_pairs].all(axis=1)].T
    matrix = coo_matrix((np.ones(len(a)), (a, b)), shape=(len(in_city), len(in_city)))
    _, piece = connected_components(matrix, directed=False)
    kept = np.zeros(len(in_city), dtype=bool)
    for bank in (False, True):
        mine = in_city & (side == bank)
        kept |= mine & (piece == np.bincount(piece[mine]).argmax())
    return kept
