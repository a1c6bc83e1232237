"""Why an area is of its type: its values beside those of its type and of the second nearest, in original units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..messages import InputError
from .profiles import Profiles
from .typology import Typology

_SHOWN = 5


@dataclass(frozen=True)
class Reason:
    """One indicator of an area, in its own unit.

    ``share`` is what it contributes to the area being nearer to its type than to the second one: the difference of
    its two squared distances, as a share of all these differences whatever their sign. It is negative where it speaks
    for the second type.
    """

    name: str
    value: float
    own: float
    second: float
    city: float
    share: float


@dataclass(frozen=True)
class Explanation:
    """An area with its type, its second type, the ratio of the two distances, and its indicators, strongest first."""

    key: str
    type: int
    second: int
    ratio: float
    reasons: tuple[Reason, ...]


def explain(typology: Typology, found: Profiles, key: str) -> Explanation:
    """The reasons for one typed area. Raises :class:`InputError` where ``key`` is none of them."""
    keys = list(typology.prepared.keys)
    if key not in keys:
        shown = ", ".join(keys[:_SHOWN])
        raise InputError("types-explain", value=key, keys=shown)
    row = keys.index(key)
    own, second = int(typology.member.types[row]), int(typology.member.second[row])
    place = typology.prepared.matrix[row]
    differences = (place - typology.centres[second - 1]) ** 2 - (place - typology.centres[own - 1]) ** 2
    total = float(np.abs(differences).sum())
    shares = differences / total if total > 0 else np.zeros(len(differences))
    reasons = [
        Reason(
            name=name,
            value=float(typology.prepared.values[row, column]),
            own=float(found.mean[own - 1, column]),
            second=float(found.mean[second - 1, column]),
            city=float(found.city[column]),
            share=float(shares[column]),
        )
        for column, name in enumerate(found.names)
    ]
    reasons.sort(key=lambda reason: (-abs(reason.share), reason.name))
    return Explanation(key, own, second, float(typology.member.ratio[row]), tuple(reasons))


def least_certain(typology: Typology, count: int) -> Sequence[str]:
    """The keys of the areas that lie nearest to a second type, the least certain first."""
    order = np.argsort(-typology.member.ratio, kind="stable")[:count]
    return [typology.prepared.keys[row] for row in order]
