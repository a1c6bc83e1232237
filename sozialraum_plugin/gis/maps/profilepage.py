"""The profile pages of a print layout: a table per page, the chart below it or alone, driven by the atlas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsConditionalStyle,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutMultiFrame,
    QgsLayoutObject,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsMemoryProviderUtils,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsRenderContext,
    QgsTextFormat,
    QgsTextRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, Qt
from qgis.PyQt.QtGui import QColor, QFont

from ...core.paging import paginate
from ..translation import Texts
from .chartlayer import ChartLayers, chart_layers
from .data import REGION, Region, fill_layer
from .drawing import Drawing
from .items import MILLIMETRES
from .profile import AREA, CELL_MARGIN, CELL_SIZE, HEADING_SIZE, MARGIN, REGION_LINE, Head, Profile, Row
from .sheet import Sheet
from .textfit import ELLIPSIS, Ruler, fit

GREY = "#555555"
_ORDER, _PAGE, _KIND = "sz_order", "sz_page", "sz_kind"
_TABLE_TOP = MARGIN + 21.0
_FOOTER = 5.0
_NOTE = 15.0
_NOTE_SIZE = 6.5
_TITLE_SIZES = (16.0, 11.0)
_GAP = 7.0
_GRID = 0.15
_SLACK = 0.05
# A longer text is cut with an ellipsis.
_MOST_LINES = 6
# Dots per millimetre at which heights are measured.
_DOTS = 40.0
# Where no chart is: the chart's map shows an empty place.
_NOWHERE = 5000.0


@dataclass
class _Plan:
    """How one region's profile lies on its pages; the pages of the profile count from 1."""

    region: Region
    rows: list[tuple[Row, int]]
    chart: Drawing
    pages: int
    chart_page: int
    chart_top: float
    notes: str


class ProfilePages:
    """The profile pages of regions: what they show, as layers, and their place in a layout."""

    def __init__(self, profile: Profile, regions: Sequence[Region]) -> None:
        self.profile = profile
        self._measures = _Measures(profile)
        self._plans = [_plan(profile, region, self._measures) for region in regions]
        self.table = _table_layer(profile, self._plans)
        drawings = {plan.region.key: plan.chart for plan in self._plans}
        self.charts = chart_layers(drawings, profile.data.areas.crs(), profile.family)

    @property
    def layers(self) -> dict[str, QgsVectorLayer]:
        """The layers that a layout with these pages needs, by what they show."""
        return {"profile": self.table, "chart_texts": self.charts.texts, "chart_shapes": self.charts.shapes}

    @property
    def counts(self) -> dict[str, int]:
        """How many pages the profile of a region has, by its key."""
        return {plan.region.key: plan.pages for plan in self._plans}

    def add_to(self, project: QgsProject, sheet: Sheet) -> None:
        """Add the pages to a sheet, whose coverage layer gets the attributes that drive them.

        A region's pages beyond its own are left out of its file.
        """
        for _ in self.adding(project, sheet):
            pass

    def adding(self, project: QgsProject, sheet: Sheet) -> Iterator[None]:
        """:meth:`add_to` page by page."""
        for name, layer in self.layers.items():
            project.addMapLayer(layer, False)
            sheet.layers[name] = layer
        _describe(sheet.coverage, self.profile, self._plans, self.charts)
        height = self._plans[0].chart.height if self._plans else 0.0
        for number in range(1, max((plan.pages for plan in self._plans), default=0) + 1):
            yield
            _Page(sheet, self.profile, number, self._measures).add(self.table, self.charts, height)


class _Measures:
    """Heights of rows: of their lines as the table sets them, which may break a little later than is reckoned here."""

    def __init__(self, profile: Profile) -> None:
        self.heads = profile.heads()
        self.form = profile.form
        self.rulers = {bold: Ruler(profile.family, bold) for bold in (False, True)}
        self._lines = {bold: _line_heights(profile.family, bold) for bold in (False, True)}
        # Headings are broken by the table itself, which reckons their height without line breaks of their own.
        self.header = self._height(self._wrapped([head.heading for head in self.heads], HEADING_SIZE, True), True)
        self.bottom = self.form.height - MARGIN - _FOOTER - _NOTE
        self.room = self.bottom - _TABLE_TOP - self.header

    def row(self, row: Row) -> float:
        """The height of a wrapped row in millimetres."""
        return self._height(row.cells, False)

    def wrapped(self, row: Row) -> Row:
        """A row with line breaks where its cells need them: the table does not break inside words."""
        return Row(row.kind, self._wrapped(row.cells, CELL_SIZE, False))

    def _wrapped(self, cells: Sequence[str], size: float, bold: bool) -> list[str]:
        ruler = self.rulers[bold]
        made = []
        for text, head in zip(cells, self.heads, strict=True):
            # The table's own renderer sets slightly wider than the metrics say.
            room = (head.width - 2 * CELL_MARGIN) * 0.96
            lines = ruler.wrap(text, size, room) if "\n" in text or ruler.width(text, size) > room else [text]
            if len(lines) > _MOST_LINES:
                lines = [*lines[: _MOST_LINES - 1], ruler.shorten(lines[_MOST_LINES - 1] + ELLIPSIS, size, room)]
            made.append("\n".join(lines))
        return made

    def _height(self, cells: Sequence[str], bold: bool) -> float:
        lines = max(text.count("\n") + 1 for text in cells)
        first, step = self._lines[bold]
        return first + (lines - 1) * step + 2 * CELL_MARGIN + _GRID + _SLACK


def _line_heights(family: str, bold: bool) -> tuple[float, float]:
    """The heights in millimetres of a cell's first line, and of each more."""
    form = QgsTextFormat()
    font = QFont(family)
    font.setBold(bold)
    form.setFont(font)
    form.setSize(HEADING_SIZE if bold else CELL_SIZE)
    context = QgsRenderContext()
    context.setScaleFactor(_DOTS)
    mode = Qgis.TextLayoutMode.RectangleAscentBased
    one, two = (QgsTextRenderer.textHeight(context, form, ["Xg"] * count, mode) / _DOTS for count in (1, 2))
    return one, two - one


def _plan(profile: Profile, region: Region, measures: _Measures) -> _Plan:
    areas = [measures.wrapped(row) for row, _ in profile.area_rows(region)]
    closing = [measures.wrapped(row) for row in profile.closing_rows(region)]
    heights = [measures.row(row) for row in areas]
    ends = [measures.row(row) for row in closing]
    pages = paginate(heights, ends, measures.room)
    rows = [(areas[place], number) for number, page in enumerate(pages, 1) for place in page]
    rows += [(row, len(pages)) for row in closing]
    chart = profile.chart(region)
    used = sum(heights[place] for place in pages[-1]) + sum(ends)
    top = _TABLE_TOP + measures.header + used + _GAP
    chart_page, total = len(pages), len(pages)
    if chart.height and top + chart.height > measures.bottom:
        chart_page, total, top = total + 1, total + 1, _TABLE_TOP
    notes = " ".join(profile.notes(region))
    return _Plan(region, rows, chart, total, chart_page, top, notes)


def _table_layer(profile: Profile, plans: Sequence[_Plan]) -> QgsVectorLayer:
    """The printed text of every cell, with region, page and order of its row."""
    fields = QgsFields()
    for name in (REGION, _KIND, *(f"c{place}" for place in range(len(profile.heads())))):
        fields.append(QgsField(name, QMetaType.Type.QString))
    for name in (_PAGE, _ORDER):
        fields.append(QgsField(name, QMetaType.Type.LongLong))
    layer = QgsMemoryProviderUtils.createMemoryLayer("profile", fields, Qgis.WkbType.NoGeometry)
    features = []
    for plan in plans:
        for order, (row, page) in enumerate(plan.rows):
            feature = QgsFeature(fields)
            feature.setAttributes([plan.region.key, row.kind, *row.cells, page, order])
            features.append(feature)
    fill_layer(layer, features)
    closing = QgsConditionalStyle(f"\"{_KIND}\" not in ('{AREA}', '{REGION_LINE}')")
    closing.setBackgroundColor(QColor("#e6e6e6"))
    lines = QgsConditionalStyle(f"\"{_KIND}\" = '{REGION_LINE}'")
    lines.setBackgroundColor(QColor("#e6e6e6"))
    bold = QFont(profile.family)
    bold.setBold(True)
    lines.setFont(bold)
    layer.conditionalStyles().setRowStyles([lines, closing])
    return layer


def _describe(coverage: QgsVectorLayer, profile: Profile, plans: Sequence[_Plan], charts: ChartLayers) -> None:
    """Give the regions the attributes that the pages read."""
    texts, number = QMetaType.Type.QString, QMetaType.Type.Double
    kinds = {
        "profile_title": texts, "profile_long": texts, "profile_notes": texts, "profile_pages": number,
        "chart_page": number, "chart_y": number, "chart_top": number,
    }  # fmt: skip
    provider = coverage.dataProvider()
    provider.addAttributes([QgsField(name, kind) for name, kind in kinds.items()])
    coverage.updateFields()
    places = [coverage.fields().lookupField(name) for name in kinds]
    by_key = {plan.region.key: plan for plan in plans}
    bold, plain = Ruler(profile.family, True), Ruler(profile.family)
    changes: dict[int, dict[int, Any]] = {}
    for feature in coverage.getFeatures():
        plan = by_key.get(str(feature["key"]))
        if plan is None:
            continue
        large, small = _TITLE_SIZES
        title = fit(plan.region.name, bold, (large, large), profile.width, 8.0)
        long = fit(plan.region.name, bold, (small, small), profile.width, 11.0)
        fits = not title.cut and "\n" not in title.text
        notes = fit(plan.notes, plain, (_NOTE_SIZE, 5.5), profile.width, _NOTE - 2.0)
        values = [
            title.text if fits else NULL, NULL if fits else long.text, notes.text, plan.pages,
            plan.chart_page, plan.chart_top, charts.tops[plan.region.key],
        ]  # fmt: skip
        changes[feature.id()] = dict(zip(places, values, strict=True))
    provider.changeAttributeValues(changes)


def _attribute(name: str) -> str:
    return f"attribute(@atlas_feature, '{name}')"


class _Page:
    """One profile page; a page may be read without the others, so each says whose it is."""

    def __init__(self, sheet: Sheet, profile: Profile, number: int, measures: _Measures) -> None:
        self.sheet = sheet
        self.profile = profile
        self.number = number
        self.measures = measures
        self.canvas = sheet.canvas
        self.width = profile.width
        self.translate = Texts(profile.language).translate

    def _id(self, name: str) -> str:
        return name if self.number == 1 else f"{name}_{self.number}"

    def add(self, table: QgsVectorLayer, charts: ChartLayers, chart_height: float) -> None:
        """Add the page with all that is on it."""
        form = self.profile.form
        page = QgsLayoutItemPage(self.sheet.layout)
        page.setPageSize(QgsLayoutSize(form.width, form.height, MILLIMETRES))
        self.sheet.layout.pageCollection().addPage(page)
        if self.number > 1:
            page.dataDefinedProperties().setProperty(
                QgsLayoutObject.DataDefinedProperty.ExcludeFromExports,
                QgsProperty.fromExpression(f"coalesce({_attribute('profile_pages')}, 0) < {self.number}"),
            )
        self._texts()
        self._table(table)
        if chart_height:
            self._chart(charts, chart_height)

    def _texts(self) -> None:
        form, canvas, page = self.profile.form, self.canvas, self.number
        texts = self.profile.texts
        top = (MARGIN, MARGIN, self.width, 6.0)
        canvas.text(self._id("profile_title"), texts.title, top, (9.0, 6.0), colour=GREY, page=page)
        for name, source, size in zip(
            ("profile_region", "profile_region_long"), ("profile_title", "profile_long"), _TITLE_SIZES, strict=True
        ):
            text = f"coalesce({_attribute(source)}, '')"
            box = (MARGIN, MARGIN + 6.5, self.width, 12.5)
            canvas.expression(self._id(name), text, box, size, True, page=page)
        y = form.height - MARGIN - _FOOTER + 2.0
        half = self.width - 40.0
        canvas.text(
            self._id("profile_footer"), texts.footer, (MARGIN, y, half, 4.0), (6.0, 4.5), colour=GREY, page=page
        )
        words = self.translate("Profile", "Page {number} of {total}").format(number=page + 1, total="\x01")
        before, _, after = (part.replace("'", "''") for part in words.partition("\x01"))
        canvas.expression(
            self._id("profile_page"), f"'{before}' || to_string({_attribute('profile_pages')} + 1) || '{after}'",
            (MARGIN + half, y, 40.0, 4.0), 6.0, colour=GREY, align=Qt.AlignmentFlag.AlignRight, page=page,
        )  # fmt: skip
        notes = canvas.expression(
            self._id("profile_notes"), f"coalesce({_attribute('profile_notes')}, '')",
            (MARGIN, self.measures.bottom + 1.0, self.width, _NOTE - 1.0), _NOTE_SIZE, colour=GREY, page=page,
        )  # fmt: skip
        notes.setVAlign(Qt.AlignmentFlag.AlignBottom)

    def _table(self, layer: QgsVectorLayer) -> None:
        layout = self.sheet.layout
        table = QgsLayoutItemAttributeTable.create(layout)
        # Choosing the layer resets the columns.
        table.setVectorLayer(layer)
        table.setFilterFeatures(True)
        table.setFeatureFilter(f'"{REGION}" = {_attribute("key")} and "{_PAGE}" = {self.number}')
        table.setMaximumNumberOfFeatures(100_000)
        table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
        # A page of its own for the chart has no table.
        table.setEmptyTableBehavior(QgsLayoutTable.EmptyTableMode.HideTable)
        table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
        table.setUseConditionalStyling(True)
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        table.setContentTextFormat(self.canvas.format(CELL_SIZE))
        table.setHeaderTextFormat(self.canvas.format(HEADING_SIZE, bold=True))
        table.setCellMargin(CELL_MARGIN)
        table.setHorizontalGrid(True)
        table.setVerticalGrid(False)
        table.setGridStrokeWidth(_GRID)
        table.setGridColor(QColor("#999999"))
        table.setColumns([_column(f"c{place}", head) for place, head in enumerate(self.measures.heads)])
        by_order = QgsLayoutTableColumn()
        by_order.setAttribute(_ORDER)
        by_order.setSortOrder(Qt.SortOrder.AscendingOrder)
        table.setSortColumns([by_order])
        layout.addMultiFrame(table)
        frame = QgsLayoutFrame(layout, table)
        table.addFrame(frame, False)
        height = self.measures.bottom - _TABLE_TOP
        self.canvas.add(frame, self._id("profile_table"), (MARGIN, _TABLE_TOP, self.width, height), self.number)

    def _chart(self, charts: ChartLayers, height: float) -> None:
        """The chart's map: on the pages that it does not lie on it shows nothing."""
        item = QgsLayoutItemMap(self.sheet.layout)
        self.canvas.add(item, self._id("profile_chart"), (MARGIN, _TABLE_TOP, self.width, height), self.number)
        item.setCrs(charts.shapes.crs())
        item.setLayers([charts.texts, charts.shapes])
        item.setKeepLayerSet(True)
        item.setFrameEnabled(False)
        item.setBackgroundEnabled(False)
        # Without an extent of its own the sides that the attributes do not change stay undefined.
        item.setExtent(QgsRectangle(0, _NOWHERE - height, self.width, _NOWHERE))
        here = f"{_attribute('chart_page')} = {self.number}"
        page_top = self.sheet.layout.pageCollection().page(self.number).pos().y()
        top = f"if({here}, {_attribute('chart_top')}, {_NOWHERE})"
        properties = item.dataDefinedProperties()
        for kind, expression in (
            (QgsLayoutObject.DataDefinedProperty.MapXMin, "0"),
            (QgsLayoutObject.DataDefinedProperty.MapXMax, f"{self.width}"),
            (QgsLayoutObject.DataDefinedProperty.MapYMax, top),
            (QgsLayoutObject.DataDefinedProperty.MapYMin, f"{top} - {height}"),
            # A place by attributes is one in the layout, not on the page.
            (
                QgsLayoutObject.DataDefinedProperty.PositionY,
                f"{page_top} + if({here}, {_attribute('chart_y')}, {_TABLE_TOP})",
            ),
        ):
            properties.setProperty(kind, QgsProperty.fromExpression(expression))


def _column(attribute: str, head: Head) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(" ".join(head.heading.split()))
    column.setAttribute(attribute)
    # The table's cell margins come on top of the column's own width.
    column.setWidth(head.width - 2 * CELL_MARGIN)
    if head.right:
        column.setHAlignment(Qt.AlignmentFlag.AlignRight)
    return column
