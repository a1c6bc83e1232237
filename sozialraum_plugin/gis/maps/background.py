"""Layers of the project behind and on the areas: roads and rivers, an aerial picture, a web map, all of them pale."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from .style import with_symbols

# How much of a colour is left; the rest is white.
_LEFT = 0.6
_SIMPLE = (QgsCategorizedSymbolRenderer, QgsGraduatedSymbolRenderer, QgsRuleBasedRenderer, QgsSingleSymbolRenderer)


def add(project: QgsProject, layers: Sequence[QgsMapLayer]) -> tuple[list[QgsMapLayer], list[QgsMapLayer]]:
    """Add pale copies of layers to a project; returns those that belong below the areas, and those above.

    Lines and points lie above the areas, everything else below.
    """
    below: list[QgsMapLayer] = []
    above: list[QgsMapLayer] = []
    for layer in layers:
        copy = layer.clone()
        _fade(copy)
        project.addMapLayer(copy, False)
        surface = not isinstance(copy, QgsVectorLayer) or copy.geometryType() == Qgis.GeometryType.Polygon
        (below if surface else above).append(copy)
    return below, above


def _fade(layer: QgsMapLayer) -> None:
    if isinstance(layer, QgsVectorLayer):
        # Its labels would mix with those of the areas.
        layer.setLabelsEnabled(False)
        if isinstance(layer.renderer(), _SIMPLE):
            layer.setRenderer(with_symbols(layer.renderer(), _faded))
            return
    if isinstance(layer, QgsRasterLayer) and layer.brightnessFilter() is not None:
        layer.brightnessFilter().setBrightness(round(255 * (1 - _LEFT) / 2))
        layer.hueSaturationFilter().setSaturation(-50)
    layer.setOpacity(layer.opacity() * _LEFT)


def _faded(symbol: QgsSymbol) -> QgsSymbol:
    copy = symbol.clone()
    _fade_layers(copy)
    return copy


def _fade_layers(symbol: QgsSymbol) -> None:
    for position in range(symbol.symbolLayerCount()):
        layer = symbol.symbolLayer(position)
        sub = layer.subSymbol()
        if sub is not None:
            _fade_layers(sub)
        stroke, fill = layer.strokeColor(), layer.fillColor()
        layer.setColor(_mixed(layer.color()))
        layer.setStrokeColor(_mixed(stroke))
        layer.setFillColor(_mixed(fill))


def _mixed(colour: QColor) -> QColor:
    if not colour.isValid():
        return colour
    parts = (round(255 - _LEFT * (255 - part)) for part in (colour.red(), colour.green(), colour.blue()))
    return QColor(*parts, colour.alpha())
