"""The map sheet: a print layout made from a template, driven by an atlas over the regions."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutObject,
    QgsMapLayer,
    QgsMemoryProviderUtils,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from . import style as mapstyle
from .column import Run, gap, runs
from .data import MapData, Region, fill_layer
from .items import Canvas, Slot
from .labels import Placer
from .legend import Legend, LegendTexts
from .pages import Box, Page, scale_for, segment
from .template import FOOTER, Template
from .textfit import fit

Made = TypeVar("Made")

# A small map lower than this says nothing.
_LEAST_OVERVIEW = 18.0
# Room in millimetres for a scale bar of which the template says nothing.
_USUAL_BAR = 45.0


@dataclass(frozen=True)
class SheetTexts:
    """The texts of a sheet in the language of the map, those from the user included.

    ``footer`` are its lines by the ids that a template may have a place of its own for.
    """

    series: str
    title: str
    date: str
    method: str
    legend: LegendTexts
    footer: Mapping[str, str]
    unmapped: str
    language: str


@dataclass(frozen=True)
class SheetOptions:
    """How the map is drawn: the layers below and above the areas, the neighbours, the numbers of the table."""

    below: Sequence[QgsMapLayer] = ()
    above: Sequence[QgsMapLayer] = ()
    neighbours: bool = True
    numbered: bool = True


@dataclass
class Sheet:
    """A built layout with its atlas map, the layer of regions that drives it, and all its layers by what they show."""

    layout: QgsPrintLayout
    page: Page
    map: QgsLayoutItemMap
    coverage: QgsVectorLayer
    canvas: Canvas
    layers: dict[str, QgsMapLayer] = field(default_factory=dict)


def better_template(extent: QgsRectangle, upright: Template, across: Template) -> Template:
    """The template on which the extent gets the larger scale; upright where both are equal."""
    wide, high = (scale_for(extent, one.boxes["map"]) for one in (across, upright))
    return across if wide < high else upright


def build(
    project: QgsProject,
    data: MapData,
    regions: Sequence[Region],
    template: Template,
    texts: SheetTexts,
    family: str,
    name: str,
    options: SheetOptions | None = None,
    whole_city: bool = False,
) -> Sheet:
    """Build the layout of one template. ``project`` takes the layers and the layout.

    ``whole_city`` makes the one sheet of an overview: all areas in full colour, no small map.
    """
    return exhausted(building(project, data, regions, template, texts, family, name, options, whole_city))


def exhausted(making: Generator[None, None, Made]) -> Made:
    """What a generator returns when all its steps are done at once."""
    while True:
        try:
            next(making)
        except StopIteration as done:
            made: Made = done.value
            return made


def building(
    project: QgsProject,
    data: MapData,
    regions: Sequence[Region],
    template: Template,
    texts: SheetTexts,
    family: str,
    name: str,
    options: SheetOptions | None = None,
    whole_city: bool = False,
) -> Generator[None, None, Sheet]:
    """:func:`build` step by step, for a window that is to stay alive."""
    options = options or SheetOptions()
    layout = template.layout(project, name, family)
    canvas = Canvas(layout, family)
    main = layout.itemById("map")
    blocks = _Blocks(canvas, data, regions, template, texts, whole_city)
    coverage = blocks.coverage(template.boxes["map"])

    areas = data.areas.clone()
    if not whole_city:
        areas.setRenderer(mapstyle.focus_on_region(areas.renderer(), options.neighbours, alpha=bool(options.below)))
    factor = template.page.factor
    placer = Placer(canvas.rulers, factor, options.numbered)
    if whole_city:
        placer.place_city(areas)
    else:
        yield from placer.placing(areas, {str(f["key"]): float(f["scale"]) for f in coverage.getFeatures()})
    mapstyle.label_areas(areas, family, whole_city, factor)
    outlines = _all_regions(data, "outlines")
    if whole_city:
        mapstyle.border_style(outlines, 0.35 * factor)
    else:
        mapstyle.outline_style(outlines, 0.9 * factor, options.neighbours)
    layers: dict[str, QgsMapLayer] = {"regions": coverage, "outlines": outlines, "areas": areas}
    sheet = Sheet(layout, template.page, main, coverage, canvas, layers)
    for layer in layers.values():
        project.addMapLayer(layer, False)
    layers |= {f"background_{n}": layer for n, layer in enumerate((*options.above, *options.below))}

    atlas = layout.atlas()
    atlas.setCoverageLayer(coverage)
    atlas.setEnabled(True)
    atlas.setHideCoverage(False)
    atlas.setPageNameExpression('"name"')
    atlas.setFilenameExpression('"file"')
    main.setCrs(data.areas.crs())
    main.setLayers([outlines, *options.above, areas, *options.below])
    main.setKeepLayerSet(True)
    main.setFollowVisibilityPreset(False)
    main.zoomToExtent(data.extent)
    main.setAtlasDriven(True)
    main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    main.dataDefinedProperties().setProperty(
        QgsLayoutObject.DataDefinedProperty.MapScale,
        QgsProperty.fromExpression("attribute(@atlas_feature, 'scale')"),
    )
    yield
    blocks.place(sheet)
    if "overview" in blocks.boxes:
        _overview(sheet, project, data, blocks.boxes["overview"])
    return sheet


def _all_regions(data: MapData, name: str) -> QgsVectorLayer:
    fields = QgsFields()
    fields.append(QgsField("key", QMetaType.Type.QString))
    layer = QgsMemoryProviderUtils.createMemoryLayer(name, fields, data.areas.wkbType(), data.areas.crs())
    features = []
    for region in data.regions:
        feature = QgsFeature(fields)
        feature.setGeometry(region.geometry)
        feature.setAttributes([region.key])
        features.append(feature)
    fill_layer(layer, features)
    return layer


def _overview(sheet: Sheet, project: QgsProject, data: MapData, box: Box) -> None:
    layer = _all_regions(data, "overview")
    mapstyle.overview_style(layer)
    project.addMapLayer(layer, False)
    sheet.layers["overview"] = layer
    extent = QgsRectangle(data.extent)
    # The frame hugs the city: no empty bands in a box of another shape.
    ratio = extent.height() / extent.width()
    width, height = box[2], min(box[3], box[2] * ratio * 1.06)
    sheet.canvas.put("overview", (box[0], box[1], width, height))
    item = sheet.layout.itemById("overview")
    item.setCrs(data.areas.crs())
    item.setLayers([layer])
    item.setKeepLayerSet(True)
    extent.scale(1.04)
    item.zoomToExtent(extent)


class _Blocks:
    """Fills the template's items and lets them close up."""

    def __init__(
        self,
        canvas: Canvas,
        data: MapData,
        regions: Sequence[Region],
        template: Template,
        texts: SheetTexts,
        whole_city: bool,
    ) -> None:
        self.canvas = canvas
        self.data = data
        self.regions = regions
        self.texts = texts
        self.boxes = dict(template.boxes)
        self._given = dict(template.boxes)
        if whole_city and "overview" in self.boxes:
            canvas.layout.removeLayoutItem(canvas.layout.itemById("overview"))
            del self.boxes["overview"]
        self._runs = runs(self.boxes, template.foreign(canvas.layout))
        title, legend = canvas.slot("region_title"), canvas.slot("legend")
        if title is None or legend is None:
            raise ValueError("a checked template has both labels")
        self._title: Slot = title
        self._slot: Slot = legend
        self._fixed = self._fixed_texts()
        remarks = {region.key: self._remark(region) for region in regions}
        self._legend = Legend(canvas, legend, texts.legend, 0.0)
        fitted = {key: self._legend.fit_note(text, self.boxes["legend"][2]) for key, text in remarks.items() if text}
        self._remarks = {key: note.text for key, note in fitted.items()}
        highest = max((note.height for note in fitted.values()), default=0.0)
        self._legend = Legend(canvas, legend, texts.legend, highest + 0.1 if highest else 0.0)

    def _remark(self, region: Region) -> str:
        return self.texts.unmapped.format(areas=", ".join(region.unmapped)) if region.unmapped else ""

    def _fixed_texts(self) -> dict[str, str]:
        texts = self.texts
        found = {"series": texts.series, "title": texts.title, "date": texts.date, "method": texts.method}
        rest = []
        for name in FOOTER:
            text = texts.footer.get(name, "")
            if name in self.boxes and name != "footer":
                found[name] = text
            elif text:
                rest.append(text)
        found["footer"] = "\n".join(rest)
        return found

    def title_sizes(self) -> tuple[float, float]:
        """Two sizes in points for region names: the usual one, and the one at which the long names fit their box."""
        box, slot = self.boxes["region_title"], self._title
        fitted = (fit(region.name, slot.ruler, slot.sizes, box[2], box[3]).size for region in self.regions)
        return slot.size, min(fitted)

    def coverage(self, map_box: Box) -> QgsVectorLayer:
        """The atlas's coverage layer: a polygon per region, with everything its sheet says of it as attributes.

        ``title`` or, for a long name, ``long_title`` is the region's name with the line breaks that it needs in
        the usual or in the small size.
        """
        fields = QgsFields()
        for name in ("key", "name", "file", "title", "long_title", "remark"):
            fields.append(QgsField(name, QMetaType.Type.QString))
        for name in ("scale", "segment", "title_height"):
            fields.append(QgsField(name, QMetaType.Type.Double))
        for position in range(len(self.data.legend)):
            fields.append(QgsField(f"count_{position}", QMetaType.Type.LongLong))
        areas = self.data.areas
        layer = QgsMemoryProviderUtils.createMemoryLayer("regions", fields, areas.wkbType(), areas.crs())
        features = []
        sizes = self.title_sizes()
        bar = self._bar_width()
        for region in self.regions:
            feature = QgsFeature(fields)
            feature.setGeometry(region.geometry)
            *titles, height = self._titles(region, sizes)
            scale = scale_for(region.extent, map_box)
            counts = [region.counts[entry.key] for entry in self.data.legend]
            texts = [region.key, region.name, region.file or region.key, *titles, self._remarks.get(region.key, NULL)]
            feature.setAttributes([*texts, scale, segment(scale, bar), height, *counts])
            features.append(feature)
        fill_layer(layer, features)
        return layer

    def _bar_width(self) -> float:
        """The room of the scale bar: as wide as the text of the scale beside it, for the item takes its own width."""
        if "scale_bar" not in self.boxes:
            return self.boxes["legend"][2]
        bar, scale = self.boxes["scale_bar"], self.boxes.get("scale")
        aligned = scale is not None and abs(scale[0] - bar[0]) < 1.0
        return scale[2] if scale is not None and aligned else max(bar[2], _USUAL_BAR)

    def _titles(self, region: Region, sizes: tuple[float, float]) -> tuple[object, object, float]:
        _, _, width, room = self.boxes["region_title"]
        title = fit(region.name, self._title.ruler, (sizes[0], sizes[1]), width, room)
        if title.size == sizes[0]:
            return title.text, NULL, title.height
        title = fit(region.name, self._title.ruler, (sizes[1], sizes[1]), width, room)
        return NULL, title.text, title.height

    def place(self, sheet: Sheet) -> None:
        """Fill all items, run by run: texts from the top, from the bottom, then what takes the rest."""
        for run in self._runs:
            top = self._top(run, sheet)
            bottom = self._bottom(run, sheet)
            self._stretch(run, top, bottom)

    def _top(self, run: Run, sheet: Sheet) -> float | None:
        """Fill the texts at the top of a run; returns where the next block may begin."""
        if not run.top:
            return None
        y, started, follows = self._given[run.top[0]][1], False, 0.0
        for above, name in zip(("", *run.top), run.top, strict=False):
            x, _, width, room = self.boxes[name]
            # A text that is missing takes the distance to the one above with it.
            space = gap(self._given, above, name) if started else 0.0
            if name == "region_title":
                y += space
                highest = max(float(feature["title_height"]) for feature in sheet.coverage.getFeatures())
                self._region_title((x, y, width, room))
                self.boxes[name] = (x, y, width, highest)
                y, started, follows = y + highest, True, highest
                continue
            height = self._fill(name, y + space)
            if height:
                if follows:
                    self.canvas.follow(name, y + space, follows)
                y, started = y + space + height, True
        following = (*run.stretched, *run.bottom)
        return y + (gap(self._given, run.top[-1], following[0]) if following else 0.0)

    def _bottom(self, run: Run, sheet: Sheet) -> float | None:
        """Fill what stands at the bottom of a run, upwards; returns where the block above has to end."""
        if not run.bottom:
            return None
        last = self._given[run.bottom[-1]]
        end, started = last[1] + last[3], False
        for name, below in zip(reversed(run.bottom), ("", *reversed(run.bottom)), strict=False):
            x, _, width, room = self.boxes[name]
            space = gap(self._given, name, below) if started else 0.0
            if name == "scale_bar":
                self.canvas.put(name, (x, end - space - room, width, room))
                bar = sheet.layout.itemById(name)
                if isinstance(bar, QgsLayoutItemScaleBar):
                    self.canvas.scale_bar(bar, sheet.map, self.texts.language)
                height = room
            elif name == "scale":
                height = self._scale((x, end - space, width, room))
            else:
                height = self._fill(name, end - space, upwards=True)
            if height:
                end, started = end - space - height, True
        above = (*run.top, *run.stretched)
        return end - (gap(self._given, above[-1], run.bottom[0]) if above else 0.0)

    def _fill(self, name: str, y: float, upwards: bool = False) -> float:
        """Fill a label at ``y``, its upper or lower end; returns the height it takes."""
        x, _, width, room = self.boxes[name]
        height = self.canvas.fill(name, self._fixed.get(name, ""), (x, y, width, room))
        if height:
            self.boxes[name] = (x, y - height if upwards else y, width, height)
            self.canvas.put(name, (x, y - height if upwards else y, width, height + 0.1))
        else:
            del self.boxes[name]
        return height

    def _scale(self, box: Box) -> float:
        slot = self.canvas.slot("scale")
        if slot is None:
            return 0.0
        grouped = f"format_number(attribute(@atlas_feature, 'scale'), 0, '{self.texts.language}')"
        slot.show(f"'1 : ' || {grouped}", slot.size)
        height = min(box[3], slot.ruler.line_height(slot.size) + 2 * slot.margins[1] + 0.1)
        self.canvas.put("scale", (box[0], box[1] - height, box[2], height))
        return height

    def _region_title(self, box: Box) -> None:
        usual, small = self.title_sizes()
        self._title.show("coalesce(attribute(@atlas_feature, 'title'), '')", usual)
        self.canvas.put("region_title", (box[0], box[1], box[2], box[3] + 1.0))
        # One of the two is empty: a label's size cannot follow an attribute.
        label = self._title.label
        other: QgsLayoutItemLabel = self.canvas.expression(
            "region_title_long", "coalesce(attribute(@atlas_feature, 'long_title'), '')",
            (box[0], box[1], box[2], box[3] + 1.0), small, align=label.hAlign(), style=self._title.format(small),
        )  # fmt: skip
        other.setMarginX(label.marginX())
        other.setMarginY(label.marginY())

    def _stretch(self, run: Run, top: float | None, bottom: float | None) -> None:
        """Give legend and small map the room between the texts above and below."""
        if not run.stretched:
            return
        y = self._given[run.stretched[0]][1] if top is None else top
        last = self._given[run.stretched[-1]]
        end = last[1] + last[3] if bottom is None else bottom
        for position, name in enumerate(run.stretched):
            later = run.stretched[position + 1 :]
            reserved = sum(self._given[one][3] for one in later) + (gap(self._given, name, later[0]) if later else 0.0)
            x, _, width, _ = self.boxes[name]
            box = (x, y, width, end - reserved - y)
            if name == "legend":
                self.canvas.layout.removeLayoutItem(self._slot.label)
                y = self._legend.draw(self.data.legend, box)
                self.boxes[name] = (x, box[1], width, y - box[1])
            elif box[3] < _LEAST_OVERVIEW:
                self.canvas.layout.removeLayoutItem(self.canvas.layout.itemById(name))
                del self.boxes[name]
            else:
                self.boxes[name] = box
                y = box[1] + box[3]
