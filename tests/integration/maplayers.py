"""Small layers for the tests of styles and maps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
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


def shapes() -> QgsVectorLayer:
    """A city of uneven areas whose regions are long, in two parts, small, dense, with a hole, inside another one, …

    Fields as in ``squares``; the region ``ohne`` has an area without a geometry.
    """
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:25832&field={FIELDS}", "areas", "memory")
    features = []
    for number, cell in enumerate(_cells()):
        rtk = _region_of(cell)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(cell)
        name = f"{_WORDS[number % len(_WORDS)]} {number + 1}"
        kind = None if number % 23 == 7 else number % 7 + 1
        feature.setAttributes([f"{number:05}", name, rtk, f"Region {rtk}", kind, number * 0.5])
        features.append(feature)
    bare = QgsFeature(layer.fields())
    bare.setAttributes(["99999", "Ohne Grenze", "ohne", "Region ohne", 3, 1.0])
    added, _ = layer.dataProvider().addFeatures([*features, bare])
    if not added:
        raise RuntimeError(layer.dataProvider().lastError())
    layer.updateExtents()
    return layer


_WORDS = (
    "Markt",
    "Bahnhofsviertel",
    "Obere Aue",
    "Industriegebiet Nord-West",
    "Au",
    "Heiligkreuz an der Muster",
    "Süd",
)


def _cells() -> list[QgsGeometry]:
    """About 400 cells in a circle of 20 km, smaller towards its middle; always the same ones."""
    state, points = 7, []
    for _ in range(420):
        parts = []
        for _ in range(2):
            state = (state * 1103515245 + 12345) % 2**31
            parts.append(state / 2**31)
        radius, angle = 10_000 * parts[0] ** 0.8, 2 * math.pi * parts[1]
        points.append(QgsPointXY(radius * math.cos(angle), radius * math.sin(angle)))
    city = QgsGeometry.fromPointXY(QgsPointXY(0, 0)).buffer(10_000, 40)
    cells = QgsGeometry.fromMultiPointXY(points).voronoiDiagram().asGeometryCollection()
    found = [cell.intersection(city) for cell in cells]
    dot = QgsGeometry.fromPointXY(QgsPointXY(-3_500, -1_000)).buffer(25, 6)
    found = [cell.difference(dot) for cell in found] + [dot]
    return sorted(found, key=lambda cell: (round(cell.centroid().asPoint().x()), round(cell.centroid().asPoint().y())))


def _region_of(cell: QgsGeometry) -> str:
    middle = cell.centroid().asPoint()
    x, y = middle.x() / 1000, middle.y() / 1000
    places = {
        "lang": abs(y - 6.5) < 0.45,
        "zwei": math.hypot(x + 7, y + 3) < 1.6 or math.hypot(x - 6.5, y + 4.5) < 1.2,
        "insel": math.hypot(x - 0.2, y + 6) < 0.9,
        "loch": math.hypot(x, y + 6) < 2.9,
        "viele": math.hypot(x, y) < 2.6,
        "winzig": math.hypot(x + 3.5, y + 1) < 0.3,
        "ohne": math.hypot(x - 5.5, y - 2) < 1.0,
        "paar": math.hypot(x + 6, y - 3) < 0.7,
    }
    return next((name for name, within in places.items() if within), "rest")


def maps_in(folder: Path) -> list[str]:
    """The names of the files in a folder, but for the web page and the list that lie beside the maps."""
    return sorted(path.name for path in folder.iterdir() if path.name not in ("index.html", "files.csv", "dateien.csv"))
