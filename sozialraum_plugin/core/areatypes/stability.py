"""How far types can be relied on: bootstrap Jaccard per type, agreement of the starts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..messages import Note
from ..threads import Tick
from .kmeans import kmeans_of_samples, kmeans_without, no_tick, part_of
from .partitions import has_distinct
from .typology import MOST_FOR_SILHOUETTE, Typology, cluster

# Limits of Hennig (2007) and the manual of fpc::clusterboot.
DOUBTFUL, STABLE, HIGH = 0.6, 0.75, 0.85
# Starts per bootstrap: with the transfers and swaps that follow, more find the same solution.
_STARTS = 12
# Starts for the types without one indicator.
_WITHOUT_STARTS = 100
_WITHOUT_CHALLENGERS = 100
# Below this agreement the types would be others without the indicator.
_LEANS = 0.9
# Agreement is measured on at most so many starts.
_COMPARED = 1000


@dataclass(frozen=True)
class Stability:
    """``jaccard`` has the mean per type (empty without bootstraps); the Rand values are None without several starts.

    ``without`` holds, by indicator, the adjusted Rand index of the types made without it; empty without bootstraps.
    """

    jaccard: np.ndarray
    bootstraps: int
    rand_median: float | None
    rand_worst: float | None
    without: Mapping[str, float] = field(default_factory=dict)


def measure(typology: Typology, bootstraps: int = 100, tick: Tick = no_tick, leave_out: bool = True) -> Stability:
    """The stability of a typology; the same seed gives the same values. ``leave_out`` asks for ``without`` as well."""
    samples, generators = _samples(typology, bootstraps)
    matrix, part = typology.prepared.matrix, part_of(tick, 0, 0.8)
    if typology.settings.method == "kmeans":
        starts = min(typology.settings.starts, _STARTS)
        groups = kmeans_of_samples(matrix, typology.k, samples, starts, generators, part)
    else:
        groups = []
        for rows, rng in zip(samples, generators, strict=True):
            part(len(groups) / len(samples))
            groups.append(cluster(matrix[rows], typology.settings, rng).labels)
    # As in ``fpc::clusterboot``, a type is compared with the groups of the drawn areas only.
    found = [
        best_jaccard(typology.member.types[rows] - 1, labels, typology.k)
        for rows, labels in zip(samples, groups, strict=True)
    ]
    jaccard = _known_means(np.array(found)) if found else np.empty(0)
    rand = agreement(typology.starts[:_COMPARED], typology.member.types)
    several = len(rand) > 1
    return Stability(
        jaccard=jaccard,
        bootstraps=len(found),
        rand_median=float(np.median(rand)) if several else None,
        rand_worst=float(rand.min()) if several else None,
        without=left_out(typology, part_of(tick, 0.8, 1)) if bootstraps and leave_out else {},
    )


def _known_means(table: np.ndarray) -> np.ndarray:
    """The means of the columns without NaN; NaN for a type of which no sample had an area."""
    known = ~np.isnan(table)
    return np.asarray(np.where(known, table, 0).sum(axis=0) / np.where(known.any(axis=0), known.sum(axis=0), np.nan))


def left_out(typology: Typology, tick: Tick = no_tick) -> dict[str, float]:
    """The adjusted Rand index of the types with those made without one indicator, for each of them.

    An indicator without which fewer areas differ than there are types is left out of the answer.
    """
    matrix = typology.prepared.matrix
    names = typology.prepared.recipe.names
    if len(names) < 2 or len(matrix) > MOST_FOR_SILHOUETTE:
        return {}
    settings = typology.settings
    columns = [n for n in range(len(names)) if has_distinct(np.delete(matrix, n, axis=1), settings.clusters)]
    generators = [np.random.default_rng([settings.seed, 2, column]) for column in columns]
    if settings.method == "kmeans":
        starts = min(settings.starts, _WITHOUT_STARTS)
        found = kmeans_without(matrix, settings.clusters, starts, _WITHOUT_CHALLENGERS, columns, generators, tick)
    else:
        found = []
        for place, column in enumerate(columns):
            tick(place / len(columns))
            found.append(cluster(np.delete(matrix, column, axis=1), settings, generators[place]).labels)
    agreed = agreement(np.array(found), typology.member.types)
    return {names[column]: float(value) for column, value in zip(columns, agreed, strict=True)}


def _samples(typology: Typology, bootstraps: int) -> tuple[list[np.ndarray], list[np.random.Generator]]:
    """Rows of each bootstrap sample, an area drawn several times once; none of fewer different areas than types."""
    matrix = typology.prepared.matrix
    samples: list[np.ndarray] = []
    generators: list[np.random.Generator] = []
    for number in range(bootstraps):
        rng = np.random.default_rng([typology.settings.seed, 1, number])
        rows = np.unique((rng.random(len(matrix)) * len(matrix)).astype(np.intp))
        if has_distinct(matrix[rows], typology.k):
            samples.append(rows)
            generators.append(rng)
    return samples, generators


def best_jaccard(types: np.ndarray, others: np.ndarray, k: int) -> np.ndarray:
    """For each type the largest Jaccard index with a group of another partition; NaN for a type without areas."""
    both = np.bincount(types * k + others, minlength=k * k).reshape(k, k).astype(float)
    mine, theirs = both.sum(axis=1, keepdims=True), both.sum(axis=0)
    with np.errstate(invalid="ignore"):
        best = (both / (mine + theirs - both)).max(axis=1)
    return np.asarray(np.where(mine[:, 0] > 0, best, np.nan))


def agreement(starts: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The adjusted Rand index (Hubert and Arabie 1985) of each start's partition with ``labels``, shape (starts,)."""
    if not len(starts):
        return np.empty(0)
    groups = int(labels.max()) + 1
    others = int(starts.max()) + 1
    pairs_all = len(labels) * (len(labels) - 1) / 2
    result = np.empty(len(starts))
    for number, start in enumerate(starts):
        both = np.bincount(labels * others + start, minlength=groups * others).reshape(groups, others)
        together, mine, theirs = _pairs(both), _pairs(both.sum(axis=1)), _pairs(both.sum(axis=0))
        expected = mine * theirs / pairs_all
        most = (mine + theirs) / 2
        result[number] = 1.0 if most == expected else (together - expected) / (most - expected)
    return result


def _pairs(counts: np.ndarray) -> float:
    return float((counts * (counts - 1.0)).sum() / 2)


def verdict(number: int, jaccard: float) -> Note:
    """The stability of type ``number`` in words."""
    if math.isnan(jaccard):
        return Note("stability-unknown", {"type": number})
    # Cut, not rounded: 0.749 must not read as 0.75 and yet be doubtful.
    value = math.floor(float(jaccard) * 100 + 1e-9) / 100
    if jaccard < DOUBTFUL:
        return Note("stability-untrusted", {"type": number, "value": value})
    if jaccard < STABLE:
        return Note("stability-doubtful", {"type": number, "value": value})
    return Note("stability-stable" if jaccard < HIGH else "stability-high", {"type": number, "value": value})


def verdicts(stability: Stability) -> list[Note]:
    """A sentence per type, and one on the indicator that matters most; none without bootstraps."""
    notes = [verdict(number, value) for number, value in enumerate(stability.jaccard, start=1)]
    if notes and stability.without:
        name = min(stability.without, key=lambda name: stability.without[name])
        value = math.floor(stability.without[name] * 100 + 1e-9) / 100
        if value < _LEANS:
            notes.append(Note("stability-leans", {"field": name, "value": value}))
    return notes
