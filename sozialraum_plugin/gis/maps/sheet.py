"""The map sheet: one print layout per page format, driven by an atlas over the regions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutObject,
    QgsLayoutSize,
    QgsMemoryProviderUtils,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, Qt

from . import style as mapstyle
from .data import LegendEntry, MapData, Region, fill_layer
from .items import MILLIMETRES, Box, Canvas
from .textfit import FittedText, Ruler, fit, fit_column

MARGIN = 8.0
GAP = 4.0
# White around a region, as a share of its extent.
AROUND = 0.04
ROUND_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0, 9.0, 10.0)
GREY = "#555555"
_TITLE_HEIGHT = 19.0
# The height that the legend leaves to the small map of the city.
_LEAST_OVERVIEW = 36.0


@dataclass(frozen=True)
class Page:
    """A page format: its name, its sides in millimetres as it is held, and the factor for text sizes."""

    name: str
    width: float
    height: float
    factor: float

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


def page(name: str, landscape: bool) -> Page:
    """The page ``A4`` or ``A3``, upright or across."""
    short, long = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}[name]
    return Page(name, long if landscape else short, short if landscape else long, 1.0 if name == "A4" else 1.3)


@dataclass(frozen=True)
class SheetTexts:
    """The texts of a sheet in the language of the map, those from the user included."""

    series: str
    title: str
    date: str
    method: str
    legend: str
    here: str
    city: str
    footer: Sequence[str]
    statement: str
    language: str


@dataclass
class Sheet:
    """A built layout with its atlas map and the layer of regions that drives it."""

    layout: QgsPrintLayout
    page: Page
    map: QgsLayoutItemMap
    coverage: QgsVectorLayer
    canvas: Canvas
    title_sizes: tuple[float, float]


def round_scale(needed: float) -> float:
    """The smallest round scale denominator that is at least ``needed``."""
    power = 10.0 ** math.floor(math.log10(needed))
    return next(step * power for step in ROUND_SCALES if step * power >= needed * (1 - 1e-9))


def scale_for(extent: QgsRectangle, box: Box) -> float:
    """The round scale at which an extent in metres fits a box in millimetres with white around it."""
    wide = extent.width() * (1 + 2 * AROUND) / (box[2] / 1000)
    high = extent.height() * (1 + 2 * AROUND) / (box[3] / 1000)
    return round_scale(max(wide, high, 100.0))


def segment(scale: float, width: float) -> float:
    """The length in kilometres of one of a scale bar's two segments: round, and the bar at most 0.7 of ``width``."""
    longest = 0.35 * width / 1000 * scale / 1000
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1.0, 2.0, 2.5, 5.0) if step * power <= longest * (1 + 1e-9))


def map_box(form: Page) -> Box:
    """Where the map lies on a page."""
    if form.landscape:
        return (MARGIN, MARGIN, form.width - 2 * MARGIN - GAP - _column(form), form.height - 2 * MARGIN)
    return (MARGIN, MARGIN, form.width - 2 * MARGIN, form.height - 2 * MARGIN - GAP - _band(form))


def _column(form: Page) -> float:
    return 70.0 * form.factor


def _band(form: Page) -> float:
    return 84.0 * form.factor


def better_orientation(extent: QgsRectangle, name: str) -> Page:
    """The page on which the extent gets the larger scale; upright where both are equal."""
    upright, across = page(name, False), page(name, True)
    return across if scale_for(extent, map_box(across)) < scale_for(extent, map_box(upright)) else upright


def title_sizes(regions: Sequence[Region], form: Page, ruler: Ruler, width: float) -> tuple[float, float]:
    """Two sizes in points for region names: the usual one, and the one at which the long names fit their box."""
    usual = 17 * form.factor
    height = _TITLE_HEIGHT * form.factor
    return usual, min(fit(region.name, ruler, (usual, 9 * form.factor), width, height).size for region in regions)


def coverage_layer(
    data: MapData, regions: Sequence[Region], form: Page, ruler: Ruler, sizes: tuple[float, float], width: float
) -> QgsVectorLayer:
    """The atlas's coverage layer: a polygon per region, with everything its sheet says of it as attributes.

    ``title`` or, for a long name, ``long_title`` is the region's name with the line breaks that it needs in
    ``width`` millimetres at the first or second of the ``sizes`` in points.
    """
    fields = QgsFields()
    for name in ("key", "name", "title", "long_title"):
        fields.append(QgsField(name, QMetaType.Type.QString))
    for name in ("scale", "segment", "title_height"):
        fields.append(QgsField(name, QMetaType.Type.Double))
    for position in range(len(data.legend)):
        fields.append(QgsField(f"count_{position}", QMetaType.Type.LongLong))
    layer = QgsMemoryProviderUtils.createMemoryLayer("regions", fields, data.areas.wkbType(), data.areas.crs())
    features = []
    for region in regions:
        height = _TITLE_HEIGHT * form.factor
        title = fit(region.name, ruler, sizes, width, height)
        usual = title.size == sizes[0]
        if not usual:
            title = fit(region.name, ruler, (sizes[1], sizes[1]), width, height)
        titles = (title.text, NULL) if usual else (NULL, title.text)
        feature = QgsFeature(fields)
        feature.setGeometry(region.geometry)
        scale = scale_for(region.extent, map_box(form))
        counts = [region.counts[entry.key] for entry in data.legend]
        feature.setAttributes([region.key, region.name, *titles, scale, segment(scale, width), title.height, *counts])
        features.append(feature)
    fill_layer(layer, features)
    return layer


def build(
    project: QgsProject,
    data: MapData,
    regions: Sequence[Region],
    form: Page,
    texts: SheetTexts,
    family: str,
    name: str,
    whole_city: bool = False,
) -> Sheet:
    """Build the layout of one page format. ``project`` takes the layers and the layout.

    ``whole_city`` makes the one sheet of an overview: all areas in full colour, no small map.
    """
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    _set_page(layout.pageCollection().page(0), form)
    canvas = Canvas(layout, family)
    width = _column(form) if form.landscape else (form.width - 2 * MARGIN - 2 * GAP) / 3
    sizes = title_sizes(regions, form, canvas.rulers[True], width)
    coverage = coverage_layer(data, regions, form, canvas.rulers[True], sizes, width)
    project.addMapLayer(coverage, False)

    areas = data.areas.clone()
    if not whole_city:
        areas.setRenderer(mapstyle.focus_on_region(areas.renderer()))
    mapstyle.label_areas(areas, family, whole_city, form.factor)
    outlines = _all_regions(data)
    if whole_city:
        mapstyle.border_style(outlines, 0.35 * form.factor)
    else:
        mapstyle.outline_style(outlines, 0.9 * form.factor)
    for layer in (areas, outlines):
        project.addMapLayer(layer, False)

    atlas = layout.atlas()
    atlas.setEnabled(True)
    atlas.setCoverageLayer(coverage)
    atlas.setHideCoverage(False)
    main = canvas.map("map", map_box(form))
    main.setCrs(data.areas.crs())
    main.setLayers([outlines, areas])
    main.setKeepLayerSet(True)
    main.zoomToExtent(data.extent)
    main.setAtlasDriven(True)
    main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    main.dataDefinedProperties().setProperty(
        QgsLayoutObject.DataDefinedProperty.MapScale,
        QgsProperty.fromExpression("attribute(@atlas_feature, 'scale')"),
    )
    sheet = Sheet(layout, form, main, coverage, canvas, sizes)
    _Texts(sheet, data, texts, width, whole_city).place(project)
    return sheet


def _set_page(item: QgsLayoutItemPage, form: Page) -> None:
    item.setPageSize(QgsLayoutSize(form.width, form.height, MILLIMETRES))


def _all_regions(data: MapData) -> QgsVectorLayer:
    fields = QgsFields()
    fields.append(QgsField("key", QMetaType.Type.QString))
    layer = QgsMemoryProviderUtils.createMemoryLayer("regions", fields, data.areas.wkbType(), data.areas.crs())
    features = []
    for region in data.regions:
        feature = QgsFeature(fields)
        feature.setGeometry(region.geometry)
        feature.setAttributes([region.key])
        features.append(feature)
    fill_layer(layer, features)
    return layer


class _Texts:
    """Places the text column (across) or the text band (upright) of a sheet."""

    def __init__(self, sheet: Sheet, data: MapData, texts: SheetTexts, width: float, whole_city: bool) -> None:
        self.sheet = sheet
        self.data = data
        self.texts = texts
        self.width = width
        self.whole_city = whole_city
        self.factor = sheet.page.factor

    def place(self, project: QgsProject) -> None:
        """Place all blocks, from top to bottom, the footer from the bottom up."""
        form = self.sheet.page
        bottom = form.height - MARGIN
        if form.landscape:
            x = form.width - MARGIN - self.width
            end = self._scale_bar(x, self._footer(x, bottom))
            room = 0.0 if self.whole_city else _LEAST_OVERVIEW * self.factor
            y = self._legend(x, self._heading(x, MARGIN, bottom), end - room)
            self._overview(project, (x, y, self.width, end - GAP - y))
            return
        top = bottom - _band(form)
        xs = [MARGIN + position * (self.width + GAP) for position in range(3)]
        self._heading(xs[0], top, bottom)
        self._legend(xs[1], top, self._scale_bar(xs[1], bottom))
        end = self._footer(xs[2], bottom)
        self._overview(project, (xs[2], top, self.width, end - GAP / 2 - top))

    def _heading(self, x: float, y: float, bottom: float) -> float:
        canvas, texts, f, width = self.sheet.canvas, self.texts, self.factor, self.width
        y += canvas.text("series", texts.series, (x, y, width, 8 * f), (8 * f, 6 * f), colour=GREY)
        y += 1.0 * f
        y += canvas.text("title", texts.title, (x, y, width, 15 * f), (11.5 * f, 8 * f), bold=True)
        y += 2.5 * f
        for name, size in zip(("title", "long_title"), self.sheet.title_sizes, strict=True):
            # One of the two is empty: a label's size cannot follow an attribute.
            text = f"coalesce(attribute(@atlas_feature, '{name}'), '')"
            canvas.expression(f"region_{name}", text, (x, y, width, (_TITLE_HEIGHT + 1) * f), size, bold=True)
        highest = max(float(feature["title_height"]) for feature in self.sheet.coverage.getFeatures())
        y += highest + 1.0 * f
        height = canvas.text("date", texts.date, (x, y, width, 8 * f), (13 * f, 9 * f))
        canvas.follow("date", y, highest)
        y += height + 1.5 * f
        height = canvas.text("method", texts.method, (x, y, width, 11 * f), (6.5 * f, 5.5 * f), colour=GREY)
        canvas.follow("method", y, highest)
        return y + height + 3.0 * f

    def _legend(self, x: float, y: float, end: float) -> float:
        """The legend from ``y`` to at most ``end``; returns where the next block may begin."""
        canvas, f, width = self.sheet.canvas, self.factor, self.width
        numbers = 13.0 * f
        canvas.text("legend_title", self.texts.legend, (x, y, width - 2 * numbers, 8 * f), (7.5 * f, 5.5 * f), True)
        heads = [("legend_city", self.texts.city, x + width - numbers)]
        if not self.whole_city:
            heads.insert(0, ("legend_here", self.texts.here, x + width - 2 * numbers))
        for identifier, text, left in heads:
            canvas.text(
                identifier, text, (left, y + 0.4 * f, numbers, 4 * f), (6.5 * f, 4.5 * f), colour=GREY,
                align=Qt.AlignmentFlag.AlignRight,
            )  # fmt: skip
        y += 5.0 * f
        canvas.line("legend_rule", (x, y, width, 0.2))
        y += 1.2 * f
        entries = self.data.legend
        height = end - 3.0 * f - y
        # Many entries get lower rows and, where they must, smaller letters than the house uses otherwise.
        least = min(4.8 * f, height / len(entries))
        smallest = min(5.5 * f, 0.8 * least / canvas.rulers[False].line_height(1.0))
        room = width - (1 if self.whole_city else 2) * numbers - 9.5 * f
        fitted = fit_column(
            [entry.label for entry in entries], canvas.rulers[False], (max(7.5 * f, smallest), smallest), room,
            lambda text: max(least, text + 0.2 * least), height,
        )  # fmt: skip
        for position, (entry, label) in enumerate(zip(entries, fitted, strict=True)):
            row = max(least, label.height + 0.2 * least)
            self._legend_row(position, entry, label, (x, y, room, row), least, numbers)
            y += row
        return y + 3.0 * f

    def _legend_row(
        self, position: int, entry: LegendEntry, text: FittedText, box: Box, least: float, numbers: float
    ) -> None:
        canvas, f = self.sheet.canvas, self.factor
        x, y, room, _ = box
        first = text.height / (text.text.count("\n") + 1)
        top = y + (least - first) / 2
        canvas.rectangle(f"legend_swatch_{position}", (x, y + 0.12 * least, 7 * f, 0.76 * least), entry.symbol)
        canvas.text(f"legend_{position}", text.text, (x + 9 * f, top, room, text.height + 0.1), (text.size, text.size))
        columns = [(str(entry.count), x + self.width - numbers, "city")]
        if not self.whole_city:
            columns.insert(0, (f"attribute(@atlas_feature, 'count_{position}')", x + self.width - 2 * numbers, "here"))
        for expression, left, role in columns:
            canvas.expression(
                f"legend_{role}_{position}", expression, (left, top, numbers, first + 0.1), text.size,
                bold=role == "here", align=Qt.AlignmentFlag.AlignRight,
            )  # fmt: skip

    def _footer(self, x: float, bottom: float) -> float:
        """Source, dates, author and the statement, upwards from ``bottom``; returns where they begin."""
        canvas, f, width = self.sheet.canvas, self.factor, self.width
        size = 6.0 * f
        blocks = [("statement", self.texts.statement, 10.0 * f), *self._footer_lines()[::-1]]
        y = bottom
        for identifier, text, room in blocks:
            fitted = fit(text, canvas.rulers[False], (size, 5.0 * f), width, room)
            y -= fitted.height + 0.5 * f
            canvas.text(identifier, text, (x, y, width, room), (size, 5.0 * f), colour=GREY)
        return y - 1.0 * f

    def _footer_lines(self) -> list[tuple[str, str, float]]:
        return [(f"footer_{n}", line, 8.0 * self.factor) for n, line in enumerate(self.texts.footer) if line]

    def _scale_bar(self, x: float, bottom: float) -> float:
        canvas, f = self.sheet.canvas, self.factor
        y = bottom - 12.5 * f
        canvas.scale_bar("scale_bar", self.sheet.map, (x, y + 4 * f, self.width, 8 * f), self.texts.language, f)
        grouped = f"format_number(attribute(@atlas_feature, 'scale'), 0, '{self.texts.language}')"
        canvas.expression("scale", f"'1 : ' || {grouped}", (x, y, self.width, 4 * f), 6.5 * f, colour=GREY)
        return y

    def _overview(self, project: QgsProject, box: Box) -> None:
        if self.whole_city or box[3] < 18:
            return
        layer = _all_regions(self.data)
        mapstyle.overview_style(layer)
        project.addMapLayer(layer, False)
        extent = QgsRectangle(self.data.extent)
        # The frame hugs the city: no empty bands in a box of another shape.
        ratio = extent.height() / extent.width()
        width, height = box[2], min(box[3], box[2] * ratio * 1.06)
        item = self.sheet.canvas.map("overview", (box[0], box[1], width, height), frame=False)
        item.setCrs(self.data.areas.crs())
        item.setLayers([layer])
        item.setKeepLayerSet(True)
        extent.scale(1.04)
        item.zoomToExtent(extent)
