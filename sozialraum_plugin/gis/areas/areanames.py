"""What people call the areas, beside their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsFeatureSource

from ..frames import frame_of


def names_of(source: QgsFeatureSource, keys: Sequence[str], field: str) -> dict[str, str]:
    """The names in a field by key, for features in the order of ``keys``; none without a field."""
    from ...core.joining.keys import key_text

    if not field:
        return {}
    names = {key: key_text(value) for key, value in zip(keys, frame_of(source, [field])[field], strict=True)}
    return {key: name for key, name in names.items() if name and name != key}


def named(key: str, names: Mapping[str, str]) -> str:
    """A key with the area's name, where it is known: ``01100101 Stülerstraße``."""
    name = names.get(key, "")
    return f"{key} {name}" if name else key
