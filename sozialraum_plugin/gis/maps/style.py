"""How the map of one region differs from the layer's own style: pale neighbours, strong outline, labels."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsPalLayerSettings,
    QgsProject,
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

from .data import NAME, NUMBER, REGION

IN_REGION = f"\"{REGION}\" = attribute(@atlas_feature, 'key')"
# How much of a neighbour's colour is left; the rest is white.
PALE = 0.22
# Where an area's number stands.
_MIDDLE = "pole_of_inaccessibility($geometry, 0.02 * sqrt($area))"
INK = "#222222"


def pale(colour: QColor) -> QColor:
    """The colour as the neighbours of the region show it."""
    return QColor(*(round(255 - PALE * (255 - part)) for part in (colour.red(), colour.green(), colour.blue())))


def pale_outside(symbol: QgsSymbol) -> None:
    """Make a symbol pale for areas outside the atlas region, by colour and not by opacity, so that it stays vector."""
    for position in range(symbol.symbolLayerCount()):
        layer = symbol.symbolLayer(position)
        # A line, such as one of a hatching, keeps its colour apart from that of strokes.
        stroke = layer.color() if symbol.type() == Qgis.SymbolType.Line else layer.strokeColor()
        sub = layer.subSymbol()
        if sub is not None:
            pale_outside(sub)
        for key, colour in (
            (QgsSymbolLayer.Property.FillColor, layer.fillColor()),
            (QgsSymbolLayer.Property.StrokeColor, stroke),
        ):
            if colour.isValid() and colour.alpha() and not layer.dataDefinedProperties().isActive(key):
                expression = f"if({IN_REGION}, '{_code(colour)}', '{_code(pale(colour))}')"
                layer.setDataDefinedProperty(key, QgsProperty.fromExpression(expression))


def _code(colour: QColor) -> str:
    return f"{colour.red()},{colour.green()},{colour.blue()},{colour.alpha()}"


def focus_on_region(renderer: QgsFeatureRenderer) -> QgsFeatureRenderer:
    """A copy of the renderer that shows the atlas region in full colour and the rest pale."""
    made = renderer.clone()
    if isinstance(made, QgsCategorizedSymbolRenderer):
        for position, category in enumerate(made.categories()):
            made.updateCategorySymbol(position, _paled(category.symbol()))
    elif isinstance(made, QgsGraduatedSymbolRenderer):
        for position, interval in enumerate(made.ranges()):
            made.updateRangeSymbol(position, _paled(interval.symbol()))
    elif isinstance(made, QgsRuleBasedRenderer):
        for rule in made.rootRule().descendants():
            if rule.symbol() is not None:
                rule.setSymbol(_paled(rule.symbol()))
    elif isinstance(made, QgsSingleSymbolRenderer):
        made.setSymbol(_paled(made.symbol()))
    return made


def _paled(symbol: QgsSymbol) -> QgsSymbol:
    copy = symbol.clone()
    pale_outside(copy)
    return copy


def outline_style(layer: QgsVectorLayer, strong: float) -> None:
    """Region outlines: the atlas region ``strong`` millimetres wide, the others thin."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#444444", "outline_width": "0.3", "joinstyle": "round"}
    )
    current = "\"key\" = attribute(@atlas_feature, 'key')"
    line = symbol.symbolLayer(0)
    line.setDataDefinedProperty(
        QgsSymbolLayer.Property.StrokeWidth, QgsProperty.fromExpression(f"if({current}, {strong}, 0.3)")
    )
    line.setDataDefinedProperty(
        QgsSymbolLayer.Property.StrokeColor, QgsProperty.fromExpression(f"if({current}, '0,0,0', '130,130,130')")
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
    """The small map of the city: all regions light, the atlas region dark."""
    symbol = QgsFillSymbol.createSimple(
        {"color": "#ececec", "outline_color": "#8a8a8a", "outline_width": "0.15", "outline_style": "solid"}
    )
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.FillColor,
        QgsProperty.fromExpression("if(\"key\" = attribute(@atlas_feature, 'key'), '60,60,60', '236,236,236')"),
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def room_for_name(factor: float) -> str:
    """The part of an area where its name may stand: around its number, but not on it."""
    unit = f"{factor / 1000} * @map_scale"  # a millimetre on paper, in map units
    half = f'(0.8 * (length("{NUMBER}") - 1) + 0.01) * {unit}'
    number = f"buffer(make_line(translate(@middle, -{half}, 0), translate(@middle, {half}, 0)), 1.5 * {unit})"
    nearby = f"intersection($geometry, buffer(@middle, 18 * {unit}))"
    return f"with_variable('middle', {_MIDDLE}, difference({nearby}, {number}))"


def place_more_labels(project: QgsProject) -> None:
    """Let QGIS try many more places for a name than its default of 2.5 per square centimetre."""
    engine = project.labelingEngineSettings()
    engine.setMaximumPolygonCandidatesPerCmSquared(80)
    project.setLabelingEngineSettings(engine)


def label_areas(layer: QgsVectorLayer, family: str, everywhere: bool, factor: float) -> None:
    """Label each area of the region (of the city if ``everywhere``): its number always, its name where it fits."""
    root = QgsRuleBasedLabeling.Rule(None)
    for field, size, bold, priority in ((NUMBER, 8.5, True, 10), (NAME, 6.0, False, 2)):
        if field == NAME and everywhere:
            continue
        settings = QgsPalLayerSettings()
        settings.fieldName = field
        settings.setFormat(_text_format(family, (6.5 if everywhere else size) * factor, bold))
        settings.priority = priority
        placement = settings.placementSettings()
        if field == NUMBER:
            # A number is the map's statement: it stands in the middle of its area, and may touch another label
            # before it is left out.
            settings.geometryGeneratorEnabled = True
            settings.geometryGenerator = _MIDDLE
            settings.geometryGeneratorType = Qgis.GeometryType.Point
            settings.placement = Qgis.LabelPlacement.OverPoint
            placement.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
        else:
            settings.geometryGeneratorEnabled = True
            settings.geometryGenerator = room_for_name(factor)
            settings.geometryGeneratorType = Qgis.GeometryType.Polygon
            settings.placement = Qgis.LabelPlacement.Horizontal
            settings.setPolygonPlacementFlags(Qgis.LabelPolygonPlacementFlag.AllowPlacementInsideOfPolygon)
            settings.fitInPolygonOnly = True
            settings.autoWrapLength = 14
            settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
        settings.setPlacementSettings(placement)
        rule = QgsRuleBasedLabeling.Rule(settings)
        if not everywhere:
            rule.setFilterExpression(IN_REGION)
        root.appendChild(rule)
    layer.setLabeling(QgsRuleBasedLabeling(root))
    layer.setLabelsEnabled(True)


def _text_format(family: str, size: float, bold: bool) -> QgsTextFormat:
    font = QFont(family)
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size)
    text.setSizeUnit(Qgis.RenderUnit.Points)
    text.setColor(QColor(INK))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    halo.setColor(QColor("#ffffff"))
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    text.setBuffer(halo)
    return text
