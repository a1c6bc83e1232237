"""The style of findings about areas: a colour for each family, a pattern for each kind, the areas seen through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..symbology import palette, values_of
from ..translation import Texts

_PALETTE = "okabe_ito"
# Places in the palette: keys, regions, ground that two areas or none have, geometries.
_KEYS, _REGIONS, _GROUND, _SHAPES = 5, 4, 6, 2
_DOTS = -1.0


@dataclass(frozen=True)
class _Look:
    """The place of the colour, and lines at these angles (or dots); ``dashed`` for what is no mistake by itself."""

    colour: int
    angles: tuple[float, ...]
    dashed: bool = False


# From the worst to the least, as the layer lists them.
_LOOKS: Mapping[str, _Look] = {
    "no_key": _Look(_KEYS, (45,)),
    "double_key": _Look(_KEYS, (45, 135)),
    "in_two": _Look(_REGIONS, (0, 90)),
    "no_region": _Look(_REGIONS, (0,)),
    "across": _Look(_REGIONS, (90,)),
    "overlap": _Look(_GROUND, (45, 135)),
    "gap": _Look(_GROUND, (135,)),
    "hole": _Look(_GROUND, (_DOTS,), dashed=True),
    "invalid": _Look(_SHAPES, (135,)),
    "sliver": _Look(_SHAPES, (45, 135)),
    "no_geometry": _Look(_SHAPES, ()),
}


def kind_words(texts: Texts) -> dict[str, str]:
    """What the legend calls each kind of finding."""
    translate = texts.translate
    return {
        "no_key": translate("FindingStyle", "Area without a key"),
        "double_key": translate("FindingStyle", "Key that occurs more than once"),
        "in_two": translate("FindingStyle", "Area in two regions"),
        "no_region": translate("FindingStyle", "Area in no region"),
        "across": translate("FindingStyle", "Region that lies across"),
        "overlap": translate("FindingStyle", "Overlap of two areas"),
        "gap": translate("FindingStyle", "Narrow gap between areas"),
        "hole": translate("FindingStyle", "Ground that belongs to no area"),
        "invalid": translate("FindingStyle", "Area with an invalid geometry"),
        "sliver": translate("FindingStyle", "Sliver"),
        "no_geometry": translate("FindingStyle", "Area without a geometry"),
    }


def style_findings(layer: QgsVectorLayer, texts: Texts | None = None) -> None:
    """Draw findings by their field ``kind``; the legend has the kinds there are, or all where there is none."""
    words = kind_words(texts or Texts())
    there = set(values_of(layer, "kind")) & set(_LOOKS)
    categories = [
        QgsRendererCategory(kind, _symbol(look), words[kind])
        for kind, look in _LOOKS.items()
        if kind in there or not there
    ]
    renderer = QgsCategorizedSymbolRenderer("kind", categories)
    # A narrow overlap must not vanish below the outline of an area that was found too.
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("area(@geometry)", False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def _symbol(look: _Look) -> QgsFillSymbol:
    """Lines of the colour without a ground, and an outline on white, wide enough for a gap of a few centimetres."""
    colour = QColor(palette(_PALETTE).colours[look.colour])
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
    symbol.deleteSymbolLayer(0)
    for angle in look.angles:
        symbol.appendSymbolLayer(_dots(colour) if angle == _DOTS else _lines(angle, colour))
    pen = Qt.PenStyle.DashLine if look.dashed else Qt.PenStyle.SolidLine
    for ink, style, width in ((QColor("#ffffff"), Qt.PenStyle.SolidLine, 1.4), (colour, pen, 0.8)):
        line = QgsSimpleLineSymbolLayer(ink, width, style)
        line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
        symbol.appendSymbolLayer(line)
    return symbol


def _lines(angle: float, colour: QColor) -> QgsLinePatternFillSymbolLayer:
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(angle)
    lines.setDistance(1.8)
    lines.setLineWidth(0.35)
    lines.setColor(colour)
    return lines


def _dots(colour: QColor) -> QgsPointPatternFillSymbolLayer:
    dots = QgsPointPatternFillSymbolLayer()
    for put in (dots.setDistanceX, dots.setDistanceY):
        put(2.0)
    dots.setDisplacementX(1.0)
    given = {"name": "circle", "size": "0.8", "color": colour.name(), "outline_style": "no"}
    dots.setSubSymbol(QgsMarkerSymbol.createSimple(given))
    return dots


class OnTop(QgsProcessingLayerPostProcessorInterface):
    """Moves a loaded layer to the top of the layer tree where another one would hide it."""

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        project: QgsProject | None = context.project()
        root = project.layerTreeRoot() if project is not None else None
        node = root.findLayer(layer.id()) if root is not None else None
        if root is None or node is None or root.layerOrder()[:1] == [layer]:
            return
        root.insertChildNode(0, node.clone())
        node.parent().removeChildNode(node)


# Nothing else in Python holds them; each context deletes its own.
_ALIVE: list[OnTop] = []


def keep_on_top(context: QgsProcessingContext, destination: str) -> None:
    """Let a result that is going to be loaded lie above all other layers."""
    if context.willLoadLayerOnCompletion(destination):
        _ALIVE[:] = [one for one in _ALIVE if not sip.isdeleted(one)]
        _ALIVE.append(OnTop())
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(_ALIVE[-1])
