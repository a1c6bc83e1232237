"""Planning areas grown from cells, and their outlines: every shared arc is smoothed once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import dijkstra

from . import site
from .cells import Cells
from .geometry import Bools, Floats, Ints, signed_area, simplify, smooth

AREAS = 138


@dataclass(frozen=True)
class Arc:
    """A line between two junctions with the areas on both sides, -1 outside the city."""

    first: int
    last: int
    areas: tuple[int, int]
    points: Floats
    wet: bool


def grow(cells: Cells, random: np.random.RandomState, rounds: int = 4) -> Ints:
    """Label of each cell: areas grow from centres which then move to their middle, as in Lloyd's method."""
    city = np.flatnonzero(cells.in_city)
    sources = random.choice(city, size=AREAS, replace=False)
    labels = np.full(len(cells.seeds), -1, dtype=np.int64)
    for _ in range(rounds):
        labels = _spread(cells, sources)
        for area in range(AREAS):
            mine = np.flatnonzero(labels == area)
            middle = cells.seeds[mine].mean(axis=0)
            sources[area] = mine[np.hypot(*(cells.seeds[mine] - middle).T).argmin()]
    return _spread(cells, sources)


def _spread(cells: Cells, sources: Ints) -> Ints:
    _, _, nearest = dijkstra(cells.graph, directed=False, indices=sources, min_only=True, return_predecessors=True)
    number = np.full(len(cells.seeds), -1, dtype=np.int64)
    number[sources] = np.arange(len(sources))
    return np.where(nearest >= 0, number[np.maximum(nearest, 0)], -1)


def trace_arcs(cells: Cells, labels: Ints, passes: int = 4) -> list[Arc]:
    """The lines between different labels, cut at junctions and smoothed."""
    edge_labels = labels[cells.pairs]
    border = np.flatnonzero(edge_labels[:, 0] != edge_labels[:, 1])
    at_vertex: dict[int, list[int]] = defaultdict(list)
    for edge in border:
        for vertex in cells.edges[edge]:
            at_vertex[int(vertex)].append(int(edge))
    used: set[int] = set()
    junctions = [vertex for vertex, edges in at_vertex.items() if len(edges) != 2]
    arcs = []
    # Loops without a junction (a wood amid the city) begin anywhere, so every other vertex is tried last.
    for start in [*junctions, *at_vertex]:
        for edge in at_vertex[start]:
            if edge not in used:
                arcs.append(_trace(cells, labels, at_vertex, start, edge, used, passes))
    return arcs


def _trace(
    cells: Cells, labels: Ints, at_vertex: dict[int, list[int]], start: int, edge: int, used: set[int], passes: int
) -> Arc:
    first_edge, path, here = edge, [start], start
    while True:
        used.add(edge)
        ends = cells.edges[edge]
        here = int(ends[1] if ends[0] == here else ends[0])
        path.append(here)
        following = at_vertex[here]
        if here == start or len(following) != 2:
            break
        edge = following[0] if following[1] == edge else following[1]
    pair = cells.pairs[first_edge]
    raw = cells.vertices[path]
    closed = here == start
    line = smooth(raw[:-1] if closed else raw, passes, closed)
    if closed:
        line = np.vstack([line, line[:1]])
    line = simplify(line, 0.045 * float(cells.spacing[pair].mean()))
    wet = bool(cells.side[pair[0]] != cells.side[pair[1]])
    a, b = sorted(int(label) for label in labels[pair])
    return Arc(start, here, (a, b), np.round(line + site.ORIGIN, 2), wet)


def rings(arcs: list[Arc], label: int) -> list[Floats]:
    """Closed rings around a label, the largest first; they share every vertex with the neighbours' rings."""
    mine = [arc for arc in arcs if label in arc.areas]
    by_end: dict[int, list[int]] = defaultdict(list)
    for index, arc in enumerate(mine):
        by_end[arc.first].append(index)
        by_end[arc.last].append(index)
    left = set(range(len(mine)))
    result = []
    for begin in range(len(mine)):
        if begin not in left:
            continue
        left.remove(begin)
        parts, start, here = [mine[begin].points[:-1]], mine[begin].first, mine[begin].last
        while here != start:
            index = next(candidate for candidate in by_end[here] if candidate in left)
            left.remove(index)
            arc = mine[index]
            forward = arc.first == here
            parts.append((arc.points if forward else arc.points[::-1])[:-1])
            here = arc.last if forward else arc.first
        ring = np.vstack(parts)
        result.append(ring if signed_area(ring) < 0 else ring[::-1])
    return sorted(result, key=lambda ring: -abs(signed_area(ring)))


def neighbours(arcs: list[Arc], count: int, across_water: bool) -> Bools:
    """Which areas share a line; water separates unless ``across_water``."""
    matrix = np.zeros((count, count), dtype=bool)
    for arc in arcs:
        a, b = arc.areas
        if a >= 0 and (across_water or not arc.wet):
            matrix[a, b] = matrix[b, a] = True
    return matrix
