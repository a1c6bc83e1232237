"""Layers and profiles for the tests of profile pages and what lies beside the maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import NULL, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from sozialraum_plugin.gis import symbology
from sozialraum_plugin.gis.maps import data as mapdata
from sozialraum_plugin.gis.maps.data import MapData
from sozialraum_plugin.gis.maps.profile import Profile, ProfileTexts
from sozialraum_plugin.gis.maps.values import columns_for

from .maplayers import Row, city, squares

NAMES: dict[str, str | None] = {"region": "rtk", "region_label": "rtk_name", "label": "name", "field": "typ"}
TEXTS = ProfileTexts("Area types", "Planning area", "Type", "Source: Bureau")


def with_fields(layer: QgsVectorLayer, values: Mapping[str, Sequence[Any]]) -> QgsVectorLayer:
    """Add fields to a layer: text where a value is text, numbers otherwise; None is NULL."""
    provider = layer.dataProvider()
    for name, column in values.items():
        text = any(isinstance(value, str) for value in column)
        provider.addAttributes([QgsField(name, QMetaType.Type.QString if text else QMetaType.Type.Double)])
    layer.updateFields()
    places = [layer.fields().lookupField(name) for name in values]
    changes = {}
    for number, feature in enumerate(layer.getFeatures()):
        row = [NULL if column[number] is None else column[number] for column in values.values()]
        changes[feature.id()] = dict(zip(places, row, strict=True))
    provider.changeAttributeValues(changes)
    return layer


def counted(rows: list[Row] | None = None) -> QgsVectorLayer:
    """The small city with people and children, a rate made of them, and the signs of the table they came from.

    The children of areas 2 and 3 are missing: secret in the one, not known in the other.
    """
    layer = squares(rows or city())
    people = [100, 900, 400, 250, 1000, 700, 333, 820, 450, 901, 640, 512]
    children: list[Any] = [10, None, None, 25, 171, 90, 41, 130, 77, 160, 64, 70]
    share = [None if c is None else c * 100 / p for c, p in zip(children, people, strict=True)]
    signs = [None, ".", "", None, *[None] * 8]
    return with_fields(layer, {"people": people, "children": children, "children_symbol": signs, "share": share})


def collected(layer: QgsVectorLayer) -> MapData:
    """The map's data of a layer, styled by its types."""
    symbology.style_types(layer, "typ")
    return mapdata.collect(layer, layer.renderer(), NAMES, {}, "en")


def profile_of(layer: QgsVectorLayer, fields: Sequence[str], language: str = "en", **options: Any) -> Profile:
    """The profile of a layer in the regions of ``rtk``."""
    data = collected(layer)
    formulas = options.get("formulas")
    return Profile(data, columns_for(data, fields, formulas), TEXTS, language, **options)
