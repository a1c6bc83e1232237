"""The profile pages of a print layout: a table per page, the chart below it or alone, driven by the atlas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from qgis.core import (
    NULL,
    Qgis,
    QgsConditionalStyle,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsMemoryProviderUtils,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor, QFont

from ...core.drawing.paging import paginate
from .chartlayer import ChartLayers, chart_layers
from .data import REGION, Region, fill_layer
from .drawing import Drawing
from .framedpage import NOTE_HEIGHT, NOTE_SIZES, ORDER, PAGE, TABLE_TOP, TITLE_SIZES, FramedPage, Measures, attribute
from .profile import AREA, MARGIN, REGION_LINE, Profile, Row
from .sheet import Sheet
from .textfit import Ruler, fit

_GAP = 7.0
_KIND = "sz_kind"
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


class Behind(Protocol):
    """Pages behind the profile."""

    @property
    def counts(self) -> dict[str, int]:
        """How many there are, by the key of the region."""

    def prepare(self, project: QgsProject, sheet: Sheet) -> None:
        """Add what they show, before the first page is made."""

    def adding(self, sheet: Sheet, first: int) -> Iterator[None]:
        """Add them to a sheet that has ``first`` pages behind the map already."""


class ProfilePages:
    """The profile pages of regions: what they show, as layers, and their place in a layout."""

    def __init__(self, profile: Profile, regions: Sequence[Region], benchmark: Behind | None = None) -> None:
        self.profile = profile
        self._behind = benchmark
        self._measures = Measures(profile)
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
        """How many pages the profile of a region has, with those behind it, by its key."""
        behind = self._behind.counts if self._behind is not None else {}
        return {plan.region.key: plan.pages + behind.get(plan.region.key, 0) for plan in self._plans}

    def adding(self, project: QgsProject, sheet: Sheet) -> Iterator[None]:
        """Add the pages one by one to a sheet, whose coverage layer gets the attributes that drive them.

        A region's pages beyond its own are left out of its file.
        """
        for name, layer in self.layers.items():
            project.addMapLayer(layer, False)
            sheet.layers[name] = layer
        _describe(sheet.coverage, self.profile, self._plans, self.charts)
        if self._behind is not None:
            self._behind.prepare(project, sheet)
        height = self._plans[0].chart.height if self._plans else 0.0
        most = max((plan.pages for plan in self._plans), default=0)
        for number in range(1, most + 1):
            yield
            framed = FramedPage(sheet, self.profile, number, self._measures)
            framed.add(self.table)
            if height:
                _add_chart(framed, self.charts, height)
        if self._behind is not None:
            yield from self._behind.adding(sheet, most)


def _plan(profile: Profile, region: Region, measures: Measures) -> _Plan:
    areas = [measures.wrapped(row) for row, _ in profile.area_rows(region)]
    closing = [measures.wrapped(row) for row in profile.closing_rows(region)]
    heights = [measures.row(row) for row in areas]
    ends = [measures.row(row) for row in closing]
    pages = paginate(heights, ends, measures.room)
    rows = [(areas[place], number) for number, page in enumerate(pages, 1) for place in page]
    rows += [(row, len(pages)) for row in closing]
    chart = profile.chart(region)
    used = sum(heights[place] for place in pages[-1]) + sum(ends)
    top = TABLE_TOP + measures.header + used + _GAP
    chart_page, total = len(pages), len(pages)
    if chart.height and top + chart.height > measures.bottom:
        chart_page, total, top = total + 1, total + 1, TABLE_TOP
    notes = " ".join(profile.notes(region))
    return _Plan(region, rows, chart, total, chart_page, top, notes)


def _table_layer(profile: Profile, plans: Sequence[_Plan]) -> QgsVectorLayer:
    """The printed text of every cell, with region, page and order of its row."""
    fields = QgsFields()
    for name in (REGION, _KIND, *(f"c{place}" for place in range(len(profile.heads())))):
        fields.append(QgsField(name, QMetaType.Type.QString))
    for name in (PAGE, ORDER):
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
        large, small = TITLE_SIZES
        title = fit(plan.region.name, bold, (large, large), profile.width, 8.0)
        long = fit(plan.region.name, bold, (small, small), profile.width, 11.0)
        fits = not title.cut and "\n" not in title.text
        notes = fit(plan.notes, plain, NOTE_SIZES, profile.width, NOTE_HEIGHT)
        values = [
            title.text if fits else NULL, NULL if fits else long.text, notes.text, plan.pages,
            plan.chart_page, plan.chart_top, charts.tops[plan.region.key],
        ]  # fmt: skip
        changes[feature.id()] = dict(zip(places, values, strict=True))
    provider.changeAttributeValues(changes)


def _add_chart(framed: FramedPage, charts: ChartLayers, height: float) -> None:
    """The chart's map: on the pages that it does not lie on it shows nothing."""
    item = QgsLayoutItemMap(framed.sheet.layout)
    framed.canvas.add(item, framed.id("chart"), (MARGIN, TABLE_TOP, framed.width, height), framed.place)
    item.setCrs(charts.shapes.crs())
    item.setLayers([charts.texts, charts.shapes])
    item.setKeepLayerSet(True)
    item.setFrameEnabled(False)
    item.setBackgroundEnabled(False)
    # Without an extent of its own the sides that the attributes do not change stay undefined.
    item.setExtent(QgsRectangle(0, _NOWHERE - height, framed.width, _NOWHERE))
    here = f"{attribute('chart_page')} = {framed.number}"
    page_top = framed.sheet.layout.pageCollection().page(framed.number).pos().y()
    top = f"if({here}, {attribute('chart_top')}, {_NOWHERE})"
    properties = item.dataDefinedProperties()
    for kind, expression in (
        (QgsLayoutObject.DataDefinedProperty.MapXMin, "0"),
        (QgsLayoutObject.DataDefinedProperty.MapXMax, f"{framed.width}"),
        (QgsLayoutObject.DataDefinedProperty.MapYMax, top),
        (QgsLayoutObject.DataDefinedProperty.MapYMin, f"{top} - {height}"),
        # A place by attributes is one in the layout, not on the page.
        (
            QgsLayoutObject.DataDefinedProperty.PositionY,
            f"{page_top} + if({here}, {attribute('chart_y')}, {TABLE_TOP})",
        ),
    ):
        properties.setProperty(kind, QgsProperty.fromExpression(expression))
