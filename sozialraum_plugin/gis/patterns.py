"""Fills that are told apart in black and white: lines in several directions, crosses, dots, and greys."""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
)
from qgis.PyQt.QtGui import QColor

_INK = "#222222"
_OUTLINE = {"outline_color": "#333333", "outline_width": "0.15", "joinstyle": "round"}
# Greys that stay apart on a photocopy, and above them lines (angle, distance, width) or dots (distance, size).
_KINDS: tuple[tuple[str, tuple[tuple[float, float, float], ...], tuple[float, float] | None], ...] = (
    ("#ffffff", (), None),
    ("#ffffff", (), (1.4, 0.85)),
    ("#ffffff", ((90, 1.4, 0.25),), None),
    ("#ffffff", ((0, 1.1, 0.3), (90, 1.1, 0.3)), None),
    ("#a8a8a8", (), None),
    ("#a8a8a8", ((135, 1.0, 0.4),), None),
    ("#4a4a4a", (), None),
    ("#ffffff", ((135, 1.4, 0.25),), None),
    ("#d4d4d4", ((0, 0.9, 0.25),), None),
    ("#d4d4d4", (), (1.1, 0.6)),
    ("#787878", ((45, 1.2, 0.25), (135, 1.2, 0.25)), None),
    ("#000000", (), None),
)
MOST = len(_KINDS)


def pattern(number: int) -> QgsFillSymbol:
    """The pattern of a type or class, counted from 1; each of the first ``MOST`` is another one."""
    ground, lines, dots = _KINDS[(number - 1) % MOST]
    symbol = QgsFillSymbol.createSimple({"color": ground, **_OUTLINE})
    for angle, distance, width in lines:
        layer = QgsLinePatternFillSymbolLayer()
        layer.setLineAngle(angle)
        layer.setDistance(distance)
        layer.setLineWidth(width)
        layer.setColor(QColor(_INK))
        symbol.appendSymbolLayer(layer)
    if dots is not None:
        distance, size = dots
        filled = QgsPointPatternFillSymbolLayer()
        filled.setDistanceX(distance)
        filled.setDistanceY(distance)
        filled.setDisplacementX(distance / 2)
        filled.setSubSymbol(
            QgsMarkerSymbol.createSimple({"name": "circle", "size": str(size), "color": _INK, "outline_style": "no"})
        )
        symbol.appendSymbolLayer(filled)
    return symbol
