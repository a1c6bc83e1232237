"""How the map of one region differs from the layer's own style: pale neighbours, strong outline, labels."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from .data import LABEL, NUMBER, PLACES, REGION
from .labels import CITY_SIZE, NAME_SIZE, NUMBER_SIZE

# Outside an atlas, as in the window of a project that keeps the layout, all regions are in full colour.
_KEY = "attribute(@atlas_feature, 'key')"
IN_REGION = f'CASE WHEN @atlas_feature IS NULL THEN true ELSE coalesce("{REGION}" = {_KEY}, {_KEY} IS NULL) END'
# How much of a neighbour's colour is left; the rest is white.
PALE = 0.22
INK = "#222222"
# The side in millimetres below which a region is lost on the small map.
_TINY = 2.0
# The brightness (0 to 255) of the fill below a text, and up to which it carries white letters.
_BRIGHTNESS = " + ".join(
    f"{share} * color_part(@symbol_color, '{part}')" for part, share in (("red", 0.3), ("green", 0.59), ("blue", 0.11))
)
_DARK = 105
_ON_FILL = f"if({_BRIGHTNESS} < {_DARK}, '#ffffff', '{INK}')"
_AROUND_TEXT = f"if({_BRIGHTNESS} < {_DARK}, darker(@symbol_color, 150), '#ffffff')"


def is_dark(colour: QColor) -> bool:
    """Whether a fill carries white letters; the same rule as that of the labels on the map."""
    return 0.3 * colour.red() + 0.59 * colour.green() + 0.11 * colour.blue() < _DARK


def pale(colour: QColor) -> QColor:
    """The colour as the neighbours of the region show it."""
    return QColor(*(round(255 - PALE * (255 - part)) for part in (colour.red(), colour.green(), colour.blue())))


def pale_outside(symbol: QgsSymbol, shown: bool = True, alpha: bool = False) -> None:
    """Make a symbol pale for areas outside the atlas region, by colour and not by opacity, so that it stays vector.

    With ``shown`` false nothing of them is left; with ``alpha`` what lies below shines through them.
    """
    for position in range(symbol.symbolLayerCount()):
        layer = symbol.symbolLayer(position)
        # A line, such as one of a hatching, keeps its colour apart from that of strokes.
        stroke = layer.color() if symbol.type() == Qgis.SymbolType.Line else layer.strokeColor()
        sub = layer.subSymbol()
        if sub is not None:
            pale_outside(sub, shown, alpha)
        for key, colour in (
            (QgsSymbolLayer.Property.FillColor, layer.fillColor()),
            (QgsSymbolLayer.Property.StrokeColor, stroke),
        ):
            if colour.isValid() and colour.alpha() and not layer.dataDefinedProperties().isActive(key):
                outside = _outside(colour, shown, alpha)
                expression = f"if({IN_REGION}, '{_code(colour)}', '{_code(outside)}')"
                layer.setDataDefinedProperty(key, QgsProperty.fromExpression(expression))


def _outside(colour: QColor, shown: bool, alpha: bool) -> QColor:
    if shown and not alpha:
        return pale(colour)
    made = QColor(colour)
    made.setAlpha(round(PALE * colour.alpha()) if shown else 0)
    return made


def _code(colour: QColor) -> str:
    return f"{colour.red()},{colour.green()},{colour.blue()},{colour.alpha()}"


def focus_on_region(renderer: QgsFeatureRenderer, shown: bool = True, alpha: bool = False) -> QgsFeatureRenderer:
    """A copy of the renderer with the atlas region in full colour and the rest pale, or left out if not ``shown``."""

    def change(symbol: QgsSymbol) -> QgsSymbol:
        copy = symbol.clone()
        pale_outside(copy, shown, alpha)
        return copy

    return with_symbols(renderer, change)


def with_symbols(renderer: QgsFeatureRenderer, change: Callable[[QgsSymbol], QgsSymbol]) -> QgsFeatureRenderer:
    """A copy of a renderer whose symbols, those of nested rules included, are exchanged."""
    made = renderer.clone()
    if isinstance(made, QgsCategorizedSymbolRenderer):
        for position, category in enumerate(made.categories()):
            made.updateCategorySymbol(position, change(category.symbol()))
    elif isinstance(made, QgsGraduatedSymbolRenderer):
        for position, interval in enumerate(made.ranges()):
            made.updateRangeSymbol(position, change(interval.symbol()))
    elif isinstance(made, QgsRuleBasedRenderer):
        for rule in made.rootRule().descendants():
            if rule.symbol() is not None:
                rule.setSymbol(change(rule.symbol()))
    elif isinstance(made, QgsSingleSymbolRenderer):
        made.setSymbol(change(made.symbol()))
    return made


def outline_style(layer: QgsVectorLayer, strong: float, shown: bool = True) -> None:
    """Region outlines: the atlas region ``strong`` millimetres wide, the others thin, or none if not ``shown``."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#444444", "outline_width": "0.3", "joinstyle": "round"}
    )
    current = f'"key" = {_KEY}'
    other = "130,130,130" if shown else "0,0,0,0"
    line = symbol.symbolLayer(0)
    line.setDataDefinedProperty(
        QgsSymbolLayer.Property.StrokeWidth, QgsProperty.fromExpression(f"if({current}, {strong}, 0.3)")
    )
    line.setDataDefinedProperty(
        QgsSymbolLayer.Property.StrokeColor, QgsProperty.fromExpression(f"if({current}, '0,0,0', '{other}')")
    )
    renderer = QgsSingleSymbolRenderer(symbol)
    # The atlas region comes last, or its neighbours' thin lines would run along its strong one.
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(f"if({current}, 1, 0)", True)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def border_style(layer: QgsVectorLayer, width: float) -> None:
    """Region borders on the map of the whole city: a dark line on a light one, seen on every colour."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#ffffff", "outline_width": str(2.2 * width), "joinstyle": "round"}
    )
    symbol.appendSymbolLayer(
        QgsSimpleFillSymbolLayer.create(
            {"style": "no", "outline_color": "#000000", "outline_width": str(width), "joinstyle": "round"}
        )
    )
    # All light lines first: where two regions meet, one's light line must not cover the other's dark one.
    for position in range(symbol.symbolLayerCount()):
        symbol.symbolLayer(position).setRenderingPass(position)
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)


def overview_style(layer: QgsVectorLayer) -> None:
    """The small map of the city: all regions light, the atlas region dark, and a ring around it where it is tiny."""
    current = f'coalesce("key" = {_KEY}, false)'
    if_current = f"CASE WHEN @atlas_feature IS NULL THEN false ELSE {current} END"
    symbol = QgsFillSymbol.createSimple(
        {"color": "#ececec", "outline_color": "#8a8a8a", "outline_width": "0.15", "outline_style": "solid"}
    )
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.FillColor, QgsProperty.fromExpression(f"if({if_current}, '60,60,60', '236,236,236')")
    )
    ring = QgsCentroidFillSymbolLayer()
    ring.setSubSymbol(
        QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": "#00000000", "outline_color": "#000000", "outline_width": "0.4", "size": "5"}
        )
    )
    ring.setPointOnAllParts(False)
    tiny = f"{if_current} AND 1000 * sqrt($area) / @map_scale < {_TINY}"
    ring.setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, QgsProperty.fromExpression(tiny))
    symbol.appendSymbolLayer(ring)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def label_areas(layer: QgsVectorLayer, family: str, everywhere: bool, factor: float) -> None:
    """Label each area of the region (of the city if ``everywhere``) where :mod:`labels` has placed its texts."""
    root = QgsRuleBasedLabeling.Rule(None)
    sizes = {NUMBER: (CITY_SIZE if everywhere else NUMBER_SIZE, True, PLACES[:2])}
    if not everywhere:
        sizes[LABEL] = (NAME_SIZE, False, PLACES[2:])
    for name, (size, bold, place) in sizes.items():
        settings = QgsPalLayerSettings()
        settings.fieldName = name
        settings.setFormat(_text_format(family, size * factor, bold, factor))
        settings.priority = 10
        settings.geometryGeneratorEnabled = True
        settings.geometryGenerator = f'make_point("{place[0]}", "{place[1]}")'
        settings.geometryGeneratorType = Qgis.GeometryType.Point
        settings.placement = Qgis.LabelPlacement.OverPoint
        settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
        placement = settings.placementSettings()
        # The places are chosen; the map must neither move a label nor leave one out.
        placement.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
        settings.setPlacementSettings(placement)
        properties = settings.dataDefinedProperties()
        properties.setProperty(QgsPalLayerSettings.Property.Color, QgsProperty.fromExpression(_ON_FILL))
        properties.setProperty(QgsPalLayerSettings.Property.BufferColor, QgsProperty.fromExpression(_AROUND_TEXT))
        settings.setDataDefinedProperties(properties)
        rule = QgsRuleBasedLabeling.Rule(settings)
        # An area without a label has no text, and one without a place no geometry.
        placed = f'"{place[0]}" IS NOT NULL'
        rule.setFilterExpression(placed if everywhere else f"{IN_REGION} AND {placed}")
        root.appendChild(rule)
    layer.setLabeling(QgsRuleBasedLabeling(root))
    layer.setLabelsEnabled(True)


def _text_format(family: str, size: float, bold: bool, factor: float) -> QgsTextFormat:
    font = QFont(family)
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size)
    text.setSizeUnit(Qgis.RenderUnit.Points)
    text.setColor(QColor(INK))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6 * factor)
    halo.setColor(QColor("#ffffff"))
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    text.setBuffer(halo)
    return text
