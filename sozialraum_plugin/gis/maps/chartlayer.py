"""Charts in a print layout: shapes and texts as layers of a map item, so that they stay vector and text.

A layout draws the letters of an SVG picture as outlines, and a picture that an attribute holds as a raster.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsMemoryProviderUtils,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsPropertyCollection,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QFont

from .data import fill_layer
from .drawing import Drawing

# A millimetre of the drawing is a metre of the layers; the charts of regions lie below each other.
_APART = 1000.0
_ANCHORS = {"start": "Left", "middle": "Center", "end": "Right"}


@dataclass(frozen=True)
class ChartLayers:
    """The layers of all charts, from top to bottom, and by region's key the upper edge of its chart."""

    texts: QgsVectorLayer
    shapes: QgsVectorLayer
    tops: Mapping[str, float]


def chart_layers(charts: Mapping[str, Drawing], crs: QgsCoordinateReferenceSystem, family: str) -> ChartLayers:
    """The charts of regions, by key, as layers in ``crs``, whose unit must be the metre."""
    shapes = QgsMemoryProviderUtils.createMemoryLayer("chart_shapes", _SHAPES, Qgis.WkbType.Polygon, crs)
    texts = QgsMemoryProviderUtils.createMemoryLayer("chart_texts", _TEXTS, Qgis.WkbType.Point, crs)
    polygons: list[QgsFeature] = []
    lines: list[QgsFeature] = []
    tops: dict[str, float] = {}
    for number, (key, chart) in enumerate(charts.items()):
        top = tops[key] = -_APART * number
        for shape in chart.shapes:
            ring = [QgsPointXY(x, top - y) for x, y in shape.points]
            feature = QgsFeature(_SHAPES)
            feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
            feature.setAttributes([len(polygons), shape.fill, shape.stroke or shape.fill, shape.width])
            polygons.append(feature)
        for line in chart.lines:
            feature = QgsFeature(_TEXTS)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(line.x, top - line.y)))
            place = [line.x, top - line.y, _ANCHORS[line.anchor]]
            feature.setAttributes([line.text, line.size, int(line.bold), line.colour, *place])
            lines.append(feature)
    fill_layer(shapes, polygons)
    fill_layer(texts, lines)
    _style_shapes(shapes)
    _style_texts(texts, family)
    return ChartLayers(texts, shapes, tops)


def _fields(*named: tuple[str, QMetaType.Type]) -> QgsFields:
    fields = QgsFields()
    for name, kind in named:
        fields.append(QgsField(name, kind))
    return fields


_TEXT, _NUMBER, _WHOLE = QMetaType.Type.QString, QMetaType.Type.Double, QMetaType.Type.LongLong
_SHAPES = _fields(("place", _WHOLE), ("fill", _TEXT), ("stroke", _TEXT), ("width", _NUMBER))
_TEXTS = _fields(
    ("text", _TEXT), ("size", _NUMBER), ("bold", _WHOLE), ("colour", _TEXT), ("x", _NUMBER), ("y", _NUMBER),
    ("align", _TEXT),
)  # fmt: skip


def _style_shapes(layer: QgsVectorLayer) -> None:
    symbol = QgsFillSymbol.createSimple({"outline_width_unit": "MM"})
    fill = symbol.symbolLayer(0)
    for kind, name in (
        (QgsSymbolLayer.Property.FillColor, "fill"),
        (QgsSymbolLayer.Property.StrokeColor, "stroke"),
        (QgsSymbolLayer.Property.StrokeWidth, "width"),
    ):
        fill.setDataDefinedProperty(kind, QgsProperty.fromField(name))
    # A line of the width 0 would be drawn as thin as the device can.
    fill.setDataDefinedProperty(
        QgsSymbolLayer.Property.StrokeStyle, QgsProperty.fromExpression("if(\"width\" > 0, 'solid', 'no')")
    )
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("place", True)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def _style_texts(layer: QgsVectorLayer, family: str) -> None:
    layer.setRenderer(QgsNullSymbolRenderer())
    form = QgsTextFormat()
    form.setFont(QFont(family))
    form.setSizeUnit(Qgis.RenderUnit.Points)
    settings = QgsPalLayerSettings()
    settings.fieldName = "text"
    settings.setFormat(form)
    settings.placement = Qgis.LabelPlacement.OverPoint
    placement = settings.placementSettings()
    placement.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    settings.setPlacementSettings(placement)
    properties = QgsPropertyCollection()
    for kind, name in (
        (QgsPalLayerSettings.Property.Size, "size"),
        (QgsPalLayerSettings.Property.Bold, "bold"),
        (QgsPalLayerSettings.Property.Color, "colour"),
        (QgsPalLayerSettings.Property.PositionX, "x"),
        (QgsPalLayerSettings.Property.PositionY, "y"),
        (QgsPalLayerSettings.Property.Hali, "align"),
    ):
        properties.setProperty(kind, QgsProperty.fromField(name))
    properties.setProperty(QgsPalLayerSettings.Property.Vali, QgsProperty.fromValue("Base"))
    properties.setProperty(QgsPalLayerSettings.Property.AlwaysShow, QgsProperty.fromValue(True))
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
