"""Small layers and readers for the tests about regions."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL, QgsFeature, QgsField, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

KINDS = {str: QMetaType.Type.QString, int: QMetaType.Type.LongLong, float: QMetaType.Type.Double}


def layer_of(
    fields: dict[str, type], rows: list[list[Any]], shapes: list[QgsGeometry] | None = None, name: str = "Räume"
) -> QgsVectorLayer:
    """A memory layer; without shapes a row of squares of 100 m, with an empty list a table."""
    kind = "NoGeometry" if shapes == [] else "Polygon?crs=EPSG:25832"
    layer = QgsVectorLayer(kind, name, "memory")
    layer.dataProvider().addAttributes([QgsField(field, KINDS[kind]) for field, kind in fields.items()])
    layer.updateFields()
    features = []
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL if value is None else value for value in row])
        if shapes:
            feature.setGeometry(shapes[number])
        elif shapes is None:
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(100 * number, 0, 100 * (number + 1), 100)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def rows_of(layer: QgsVectorLayer | str, key: str) -> dict[Any, dict[str, Any]]:
    """The attributes of all features by the value of a field."""
    opened = QgsVectorLayer(layer) if isinstance(layer, str) else layer
    assert opened.isValid()
    names = opened.fields().names()
    return {
        feature[key]: {name: None if feature[name] == NULL else feature[name] for name in names}
        for feature in opened.getFeatures()
    }
