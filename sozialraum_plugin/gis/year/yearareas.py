"""Last year's areas and this year's: which are new, which are gone, which have another outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...core.joining.keys import key_text
from ...core.messages import InputError
from ..frames import python_value

_SHOWN = 5
# Another size than this share is no mere rounding of coordinates.
_SAME_SIZE = 0.01


@dataclass(frozen=True)
class Boundaries:
    """Keys of areas that differ between two years."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the areas of both years are the same."""
        return not (self.new or self.gone or self.other)

    def values(self) -> dict[str, Any]:
        """What the sentences about them need."""
        found: dict[str, Any] = {}
        for name, keys in (("new", self.new), ("gone", self.gone), ("other", self.other)):
            found[name], found[f"{name}_keys"] = len(keys), _shown(keys)
        return found


def boundaries(before: QgsVectorLayer, now: QgsVectorLayer, key_field: str) -> Boundaries:
    """Compare two layers of areas by key and, where they have one CRS, by the size of the areas."""
    old, new = _sizes(before, key_field), _sizes(now, key_field)
    both = old.keys() & new.keys() if before.crs() == now.crs() else set()
    other = [key for key in both if abs(old[key] - new[key]) > _SAME_SIZE * max(old[key], new[key])]
    return Boundaries(
        tuple(sorted(new.keys() - old.keys())), tuple(sorted(old.keys() - new.keys())), tuple(sorted(other))
    )


def _sizes(layer: QgsVectorLayer, key_field: str) -> dict[str, float]:
    place = layer.fields().lookupField(key_field)
    if place < 0:
        names = ", ".join(layer.fields().names())
        raise InputError("year-no-key", layer=layer.name(), field=key_field or "–", fields=names)
    found: dict[str, float] = {}
    for feature in layer.getFeatures(QgsFeatureRequest().setSubsetOfAttributes([place])):
        key = key_text(python_value(feature.attribute(place)))
        if key:
            found[key] = found.get(key, 0.0) + feature.geometry().area()
    return found


def _shown(keys: Sequence[str]) -> str:
    more = " …" if len(keys) > _SHOWN else ""
    return ", ".join(keys[:_SHOWN]) + more if keys else "–"
