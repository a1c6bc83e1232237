"""The items of a map sheet, placed in millimetres. Text from data only ever enters through variables or attributes."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutObject,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProperty,
    QgsSymbol,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from .style import INK
from .textfit import Ruler, fit

Box = tuple[float, float, float, float]
MILLIMETRES = Qgis.LayoutUnit.Millimeters
# Layout labels keep this distance to their frame by default; the house places by the box itself.
_NO_MARGIN = 0.0


class Canvas:
    """A print layout and the font family it is set in."""

    def __init__(self, layout: QgsPrintLayout, family: str) -> None:
        self.layout = layout
        self.family = family
        self.rulers = {bold: Ruler(family, bold) for bold in (False, True)}

    def add(self, item: QgsLayoutItem, identifier: str, box: Box, page: int = 0) -> None:
        """Add an item under an id, so that templates and users find it, at ``box`` = x, y, width, height."""
        if item.scene() is None:  # a table has already added its frames
            self.layout.addLayoutItem(item)
        item.setId(identifier)
        x, y, width, height = box
        item.attemptResize(QgsLayoutSize(width, height, MILLIMETRES))
        item.attemptMove(QgsLayoutPoint(x, y, MILLIMETRES), True, False, page)

    def text(
        self,
        identifier: str,
        text: str,
        box: Box,
        sizes: tuple[float, float],
        bold: bool = False,
        colour: str = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        page: int = 0,
    ) -> float:
        """A fixed text that fits its box; returns the height it takes. An empty text makes no item."""
        if not text.strip():
            return 0.0
        fitted = fit(text, self.rulers[bold], sizes, box[2], box[3])
        variable = f"sz_{identifier}"
        QgsExpressionContextUtils.setLayoutVariable(self.layout, variable, fitted.text)
        self.expression(identifier, f"@{variable}", box, fitted.size, bold, colour, align, page)
        return fitted.height

    def expression(
        self,
        identifier: str,
        expression: str,
        box: Box,
        size: float,
        bold: bool = False,
        colour: str = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        page: int = 0,
    ) -> QgsLayoutItemLabel:
        """A label whose text is the value of an expression; the value itself is never evaluated again."""
        label = QgsLayoutItemLabel(self.layout)
        label.setText(f"[% {expression} %]")
        label.setTextFormat(self.format(size, bold, colour))
        label.setMarginX(_NO_MARGIN)
        label.setMarginY(_NO_MARGIN)
        label.setHAlign(align)
        self.add(label, identifier, box, page)
        return label

    def follow(self, identifier: str, y: float, highest: float) -> None:
        """Let an item move up on sheets whose region name takes less height than the highest one."""
        item = self.layout.itemById(identifier)
        if item is not None:
            item.dataDefinedProperties().setProperty(
                QgsLayoutObject.DataDefinedProperty.PositionY,
                QgsProperty.fromExpression(f"{y - highest} + attribute(@atlas_feature, 'title_height')"),
            )

    def format(self, size: float, bold: bool = False, colour: str = INK) -> QgsTextFormat:
        """The text format of the house's family."""
        font = QFont(self.family)
        font.setBold(bold)
        made = QgsTextFormat()
        made.setFont(font)
        made.setSize(size)
        made.setSizeUnit(Qgis.RenderUnit.Points)
        made.setColor(QColor(colour))
        return made

    def rectangle(self, identifier: str, box: Box, symbol: QgsSymbol, page: int = 0) -> None:
        """A rectangle in a fill symbol: a legend's swatch, or a frame."""
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        shape.setSymbol(symbol.clone())
        self.add(shape, identifier, box, page)

    def line(self, identifier: str, box: Box, page: int = 0) -> None:
        """A thin rule as wide as the box."""
        symbol = QgsFillSymbol.createSimple({"color": "#999999", "outline_style": "no"})
        self.rectangle(identifier, (box[0], box[1], box[2], 0.2), symbol, page)

    def map(self, identifier: str, box: Box, frame: bool = True) -> QgsLayoutItemMap:
        """A map item; its layers and extent are set by the caller."""
        item = QgsLayoutItemMap(self.layout)
        self.add(item, identifier, box)
        item.setFrameEnabled(frame)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25, MILLIMETRES))
        item.setFrameStrokeColor(QColor("#555555"))
        item.setBackgroundColor(QColor("#ffffff"))
        return item

    def scale_bar(self, identifier: str, linked: QgsLayoutItemMap, box: Box, language: str, factor: float) -> None:
        """A scale bar with round segments, at most as wide as the box."""
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Single Box")
        bar.setLinkedMap(linked)
        bar.setUnits(Qgis.DistanceUnit.Kilometers)
        bar.setUnitLabel("km")
        bar.setNumberOfSegmentsLeft(0)
        bar.setNumberOfSegments(2)
        bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.Fixed)
        bar.dataDefinedProperties().setProperty(
            QgsLayoutObject.DataDefinedProperty.ScalebarSegmentWidth,
            QgsProperty.fromExpression("attribute(@atlas_feature, 'segment')"),
        )
        bar.setHeight(1.6 * factor)
        bar.setBoxContentSpace(0)
        bar.setLabelBarSpace(0.8)
        bar.setTextFormat(self.format(6.5 * factor))
        number = QgsBasicNumericFormat()
        number.setShowTrailingZeros(False)
        number.setNumberDecimalPlaces(2)
        if language == "de":
            number.setDecimalSeparator(",")
            number.setThousandsSeparator(".")
        bar.setNumericFormat(number)
        self.add(bar, identifier, box)
