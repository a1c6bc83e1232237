"""Measures for several numbers of types side by side. They limit the choice of a number; they do not make it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd

from ..messages import InputError, Note
from ..threads import Tick
from .kmeans import no_tick, part_of
from .preparation import Prepared
from .stability import STABLE, measure
from .typology import Settings, Typology, compute

COLUMNS = (
    "k",
    "within_ss",
    "r2",
    "silhouette",
    "calinski_harabasz",
    "davies_bouldin",
    "smallest_type",
    "jaccard_min",
    "jaccard_mean",
)
# A type of fewer areas is rather a list of special cases.
FEWEST_AREAS = 3
# Share of the work for one number of types that goes into finding the types; the rest examines their stability.
_FINDING = 0.3


def counts_between(lowest: int, highest: int) -> range:
    """The numbers of types from ``lowest`` to ``highest``; :class:`InputError` where they are no range from 2 on."""
    if lowest < 2:
        raise InputError("counts-too-few", value=lowest)
    if highest < lowest:
        raise InputError("counts-range", lowest=lowest, highest=highest)
    return range(lowest, highest + 1)


def possible_counts(prepared: Prepared, ks: Sequence[int]) -> tuple[list[int], list[Note]]:
    """Those of ``ks`` that the areas allow, and a remark on the others.

    There cannot be more types than different combinations of values. Raises :class:`InputError` where none is left.
    """
    different = len(np.unique(prepared.matrix, axis=0))
    possible = [k for k in ks if k <= different]
    if not possible:
        raise InputError("counts-none", value=min(ks), count=len(prepared.keys), different=different)
    lost = [k for k in ks if k > different]
    numbers = f"{lost[0]}–{lost[-1]}" if len(lost) > 1 else "".join(map(str, lost))
    return possible, [Note("counts-left-out", {"numbers": numbers, "different": different})] if lost else []


def compare_counts(
    prepared: Prepared, ks: Sequence[int], settings: Settings, bootstraps: int = 50, tick: Tick = no_tick
) -> pd.DataFrame:
    """A row with ``COLUMNS`` for each of ``ks`` that the areas allow; the clusters of ``settings`` do not count.

    What cannot be told is NaN: the silhouette of too many areas, Calinski-Harabasz of types without differences, and
    the Jaccard values without bootstraps. Raises :class:`InputError` like :func:`.typology.compute`.
    """
    possible, _ = possible_counts(prepared, ks)
    done, total = 0, sum(possible)
    rows = []
    for k in possible:
        # More types take longer, about in proportion.
        part = part_of(tick, done / total, (done + k) / total)
        typology = compute(prepared, replace(settings, clusters=k), part_of(part, 0, _FINDING))
        jaccard = measure(typology, bootstraps, part_of(part, _FINDING, 1), leave_out=False).jaccard
        rows.append(_row(typology, jaccard))
        done += k
        tick(done / total)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(typology: Typology, jaccard: np.ndarray) -> tuple[float, ...]:
    known = bool((~np.isnan(jaccard)).any())
    return (
        typology.k,
        typology.within_ss,
        typology.r2,
        typology.silhouette,
        calinski_harabasz(typology),
        davies_bouldin(typology),
        int(typology.sizes.min()),
        # A type of which nothing is known makes the lowest value unknown.
        float(np.nanmin(jaccard)) if known else np.nan,
        float(np.nanmean(jaccard)) if known else np.nan,
    )


def calinski_harabasz(typology: Typology) -> float:
    """Differences between the types to those within, each by its degrees of freedom (Caliński and Harabasz 1974).

    NaN where the areas of each type are all alike, because there is nothing to divide by.
    """
    count, k = len(typology.prepared.keys), typology.k
    explained = typology.r2
    if count == k or 1 - explained <= 1e-12:
        return float("nan")
    return float(explained / (k - 1) * (count - k) / (1 - explained))


def davies_bouldin(typology: Typology) -> float:
    """How near each type is to the one most like it, measured by their widths (Davies and Bouldin 1979)."""
    labels = typology.member.types - 1
    widths = np.bincount(labels, weights=typology.member.distance, minlength=typology.k) / typology.sizes
    gaps = np.sqrt(((typology.centres[:, None, :] - typology.centres[None, :, :]) ** 2).sum(axis=2))
    gaps[gaps == 0] = np.inf  # a type with itself
    return float(((widths[:, None] + widths[None, :]) / gaps).max(axis=1).mean())


def reliable(frame: pd.DataFrame) -> list[int]:
    """The numbers of types with which all types are stable and none has fewer than ``FEWEST_AREAS`` areas."""
    fit = (frame["jaccard_min"] >= STABLE) & (frame["smallest_type"] >= FEWEST_AREAS)
    return [int(k) for k in frame.loc[fit, "k"]]


def too_few_starts(frame: pd.DataFrame) -> list[Note]:
    """A remark for each number of types whose sum within is not below the one before: the best was not found."""
    rows = list(zip(frame["k"], frame["within_ss"], strict=True))
    return [
        Note("counts-starts", {"k": int(k)})
        for (before, more), (k, less) in pairwise(rows)
        if k == before + 1 and less > more * (1 + 1e-9)
    ]
