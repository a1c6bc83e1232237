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

from .pages import Box
from .style import INK
from .textfit import MM_PER_POINT, Ruler, fit

MILLIMETRES = Qgis.LayoutUnit.Millimeters
# Layout labels keep this distance to their frame by default; the house places by the box itself.
_NO_MARGIN = 0.0
# How small a text may become to fit: a share of the template's size, and not below this in points.
_LEAST_SHARE = 0.53
_LEAST_SIZE = 5.0


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
        style: QgsTextFormat | None = None,
    ) -> QgsLayoutItemLabel:
        """A label whose text is the value of an expression; the value itself is never evaluated again.

        ``style`` replaces size, weight and colour.
        """
        label = QgsLayoutItemLabel(self.layout)
        label.setText(f"[% {expression} %]")
        label.setTextFormat(style or self.format(size, bold, colour))
        label.setMarginX(_NO_MARGIN)
        label.setMarginY(_NO_MARGIN)
        label.setHAlign(align)
        self.add(label, identifier, box, page)
        return label

    def slot(self, identifier: str) -> Slot | None:
        """The label of the template under an id."""
        item = self.layout.itemById(identifier)
        return Slot(item) if isinstance(item, QgsLayoutItemLabel) else None

    def fill(self, identifier: str, text: str, box: Box) -> float:
        """Put a fixed text into the template's label, in its font and at most its size; returns the height it takes.

        A label without a text is removed.
        """
        slot = self.slot(identifier)
        if slot is None:
            return 0.0
        if not text.strip():
            self.layout.removeLayoutItem(slot.label)
            return 0.0
        fitted = fit(text, slot.ruler, slot.sizes, box[2] - 2 * slot.margins[0], box[3] - 2 * slot.margins[1])
        variable = f"sz_{identifier}"
        QgsExpressionContextUtils.setLayoutVariable(self.layout, variable, fitted.text)
        slot.show(f"@{variable}", fitted.size)
        return fitted.height + 2 * slot.margins[1]

    def put(self, identifier: str, box: Box) -> None:
        """Move and size an item of the template."""
        item = self.layout.itemById(identifier)
        if item is not None:
            item.setReferencePoint(QgsLayoutItem.ReferencePoint.UpperLeft)
            self.add(item, identifier, box)

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

    def scale_bar(self, bar: QgsLayoutItemScaleBar, linked: QgsLayoutItemMap, language: str) -> None:
        """Let a template's scale bar show the map's round segments in kilometres; its looks stay."""
        bar.setLinkedMap(linked)
        bar.setUnits(Qgis.DistanceUnit.Kilometers)
        bar.setUnitLabel("km")
        bar.setMapUnitsPerScaleBarUnit(1.0)
        bar.setNumberOfSegmentsLeft(0)
        bar.setNumberOfSegments(2)
        bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.Fixed)
        bar.dataDefinedProperties().setProperty(
            QgsLayoutObject.DataDefinedProperty.ScalebarSegmentWidth,
            QgsProperty.fromExpression("coalesce(attribute(@atlas_feature, 'segment'), 1)"),
        )
        number = QgsBasicNumericFormat()
        number.setShowTrailingZeros(False)
        number.setNumberDecimalPlaces(2)
        if language == "de":
            number.setDecimalSeparator(",")
            number.setThousandsSeparator(".")
        bar.setNumericFormat(number)


class Slot:
    """A label of a template: its font is kept, its text and size are ours."""

    def __init__(self, label: QgsLayoutItemLabel) -> None:
        self.label = label
        self._format = label.textFormat()
        # Lines are measured at their usual distance.
        self._format.setLineHeight(1.0)
        self.ruler = Ruler.of(self._format.font())
        self.margins = (label.marginX(), label.marginY())

    @property
    def size(self) -> float:
        """The template's size in points."""
        unit = self._format.sizeUnit()
        points = {Qgis.RenderUnit.Millimeters: 1 / MM_PER_POINT, Qgis.RenderUnit.Pixels: 0.75}.get(unit, 1.0)
        return float(self._format.size()) * points

    @property
    def sizes(self) -> tuple[float, float]:
        """The largest and the smallest size in points that a text is set in."""
        return self.size, min(self.size, max(_LEAST_SIZE, _LEAST_SHARE * self.size))

    def format(self, size: float, bold: bool | None = None, colour: str = "") -> QgsTextFormat:
        """The template's text format in another size, weight or colour."""
        made = QgsTextFormat(self._format)
        if bold is not None:
            font = QFont(made.font())
            font.setBold(bold)
            made.setFont(font)
        made.setSize(size)
        made.setSizeUnit(Qgis.RenderUnit.Points)
        if colour:
            made.setColor(QColor(colour))
        return made

    def show(self, expression: str, size: float) -> None:
        """Let the label show the value of an expression; the value itself is never evaluated again."""
        self.label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
        self.label.setText(f"[% {expression} %]")
        self.label.setTextFormat(self.format(size))
