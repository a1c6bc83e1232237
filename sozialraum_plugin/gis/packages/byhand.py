"""The types set by hand that belong to the areas of a package. Who set them is not given away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsFeature, QgsProviderRegistry, QgsVectorLayer

from ...core.areatypes.overrides import TABLE, Override
from ...core.joining.keys import key_text
from ..frames import python_value
from ..overridetable import overrides_of
from .content import Content

_ANY_TYPE = 10**6


def overrides_beside(layers: Sequence[QgsVectorLayer]) -> list[Override]:
    """The overrides that lie in the GeoPackages of layers, each once."""
    found: dict[Path, list[Override]] = {}
    for layer in layers:
        path = Path(QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or "")
        if path.suffix.lower() != ".gpkg" or path in found or not path.is_file():
            continue
        table = QgsVectorLayer(f"{path}|layername={TABLE}", TABLE, "ogr")
        found[path] = overrides_of(table, _ANY_TYPE) if table.isValid() else []
    return [item for items in found.values() for item in items]


def anonymous(overrides: Sequence[Override]) -> list[Override]:
    """The same without the names of people."""
    return [replace(item, author="") for item in overrides]


def overrides_in(contents: Sequence[Content], overrides: Sequence[Override]) -> list[Override]:
    """Those of areas that the contents hold."""
    if not overrides:
        return []
    known = set()
    for content in contents:
        places = [place for place, info in enumerate(content.info) if info.kind in ("text", "integer")]
        known |= {key_text(python_value(feature.attribute(place))) for feature in content.features for place in places}
    return [item for item in overrides if key_text(item.area) in known]


def without_authors(content: Content, overrides: Sequence[Override]) -> Content:
    """The content with the names of people taken out of the field that gives the reason of an override."""
    places = [place for place, info in enumerate(content.info) if info.name.endswith("_override")]
    signed = {}
    for item in overrides:
        if item.author:
            rest = f" ({item.date})" if item.date else ""
            signature = ", ".join(part for part in (item.author, item.date) if part)
            signed[f"{item.reason} ({signature})"] = f"{item.reason}{rest}"
    if not places or not signed:
        return content
    features = []
    for old in content.features:
        made = QgsFeature(old)
        for place in places:
            text = python_value(old.attribute(place))
            if text in signed:
                made.setAttribute(place, signed[text])
        features.append(made)
    return replace(content, features=features)
