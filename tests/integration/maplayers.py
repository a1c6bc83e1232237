"""Small layers for the tests of styles and maps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

FIELDS = "&field=".join(
    ["key:string", "name:string(500)", "rtk:string(500)", "rtk_name:string(500)", "typ:integer", "rate:double"]
)

Row = tuple[str, str, str | None, str | None, int | None, float | None]


def squares(rows: Sequence[Row], columns: int = 4, crs: str = "EPSG:25832", side: float = 1000.0) -> QgsVectorLayer:
    """A memory layer with a square per row, in a grid of ``columns`` columns; fields key, name, rtk, rtk_name, …"""
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field={FIELDS}", "areas", "memory")
    features = []
    for number, row in enumerate(rows):
        x, y = (number % columns) * side, -(number // columns) * side
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side)))
        feature.setAttributes(list(row))
        features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    if not added:
        raise RuntimeError(layer.dataProvider().lastError())
    layer.updateExtents()
    return layer


def saved(layer: QgsVectorLayer, path: Path) -> str:
    """Write a layer as a GeoPackage and return its path."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    if error != QgsVectorFileWriter.WriterError.NoError:
        raise RuntimeError(message)
    return str(path)


def city(hostile: str = "") -> list[Row]:
    """Twelve areas in three RTK, one of them without a type, one without an RTK."""
    rows: list[Row] = []
    for number in range(12):
        rtk = f"{number // 4 + 1:02}"
        name = hostile or f"Raum {number + 1}"
        rows.append((f"0{number:03}", name, rtk, hostile or f"Gebiet {rtk}", number % 7 + 1, number * 1.5))
    rows[5] = (*rows[5][:4], None, None)
    rows[11] = (rows[11][0], rows[11][1], None, None, 4, 2.0)
    return rows


def labels(layer: QgsVectorLayer) -> list[Any]:
    """The legend's labels."""
    return [item.label() for item in layer.renderer().legendSymbolItems()]
