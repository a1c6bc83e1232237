"""What the types are like: figures per type in original units, and what sets each type apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .partitions import group_means
from .typology import Typology

LEVELS = ("far_above", "above", "near", "below", "far_below")
_FAR, _ABOVE = 1.0, 0.5


@dataclass(frozen=True)
class Profiles:
    """Figures per type and indicator, all of shape (k, indicators), and per indicator, of shape (indicators,)."""

    names: tuple[str, ...]
    mean: np.ndarray
    median: np.ndarray
    lowest: np.ndarray
    highest: np.ndarray
    z: np.ndarray  # mean z-score of the transformed values
    city: np.ndarray  # unweighted mean of the typed areas
    city_weighted: np.ndarray | None  # weighted by population
    r2: np.ndarray  # share of each indicator's variance that the types explain


@dataclass(frozen=True)
class Trait:
    """One indicator in the description of a type; ``level`` is one of ``LEVELS``."""

    name: str
    level: str
    mean: float
    z: float


def profiles(typology: Typology) -> Profiles:
    """The profiles of all types."""
    prepared, k = typology.prepared, typology.k
    labels = typology.member.types - 1
    values, z = prepared.values, prepared.z
    groups = [values[labels == number] for number in range(k)]
    z_means = group_means(z, labels, k)
    people = prepared.population
    weighted = None
    if people is not None and people.sum() > 0:
        weighted = (values * people[:, None]).sum(axis=0) / people.sum()
    return Profiles(
        names=tuple(prepared.recipe.names),
        mean=group_means(values, labels, k),
        median=np.array([np.median(group, axis=0) for group in groups]),
        lowest=np.array([group.min(axis=0) for group in groups]),
        highest=np.array([group.max(axis=0) for group in groups]),
        z=z_means,
        city=values.mean(axis=0),
        city_weighted=weighted,
        r2=1 - ((z - z_means[labels]) ** 2).sum(axis=0) / (z**2).sum(axis=0),
    )


def level(z: float) -> str:
    """Far above or below from one standard deviation on, above or below from half of one on, else near."""
    if abs(z) < _ABOVE:
        return "near"
    side = "above" if z > 0 else "below"
    return f"far_{side}" if abs(z) >= _FAR else side


def describe(found: Profiles, number: int) -> list[Trait]:
    """The indicators of type ``number`` (1..k), the most striking first."""
    row = number - 1
    order = np.argsort(-np.abs(found.z[row]), kind="stable")
    return [
        Trait(found.names[i], level(float(found.z[row, i])), float(found.mean[row, i]), float(found.z[row, i]))
        for i in order
    ]


def typical(typology: Typology, count: int) -> list[list[str]]:
    """For each type the keys of the ``count`` areas nearest to its centre, the nearest first."""
    member, keys = typology.member, typology.prepared.keys
    nearest_first = np.argsort(member.distance, kind="stable")
    types = member.types[nearest_first]
    return [[keys[row] for row in nearest_first[types == number][:count]] for number in range(1, typology.k + 1)]
