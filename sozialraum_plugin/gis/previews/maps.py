"""The page of one region as a picture, before the series is made: the very sheet that the export will write.

Layouts belong to the main thread, so the work goes by steps between which a window gets its turn.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsLayoutExporter,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from ..maps import data as mapdata
from ..maps.keep import FILE as KEPT
from ..maps.series import Series, SeriesResult
from ..maps.sheet import Sheet

_MM_PER_INCH = 25.4
# Below the first nothing can be recognised, above the second the page is sharper than a screen.
_RESOLUTIONS = (30.0, 200.0)
# Providers whose layers are on this computer; a picture must not wait for a web server.
_LOCAL = ("ogr", "gdal", "memory", "delimitedtext", "spatialite", "gpx", "virtual")
# Fields that the plugin's own results are mostly shown by, the likeliest first.
_SHOWN = ("gebietstyp", "overall_class", "status_class")


class SeriesMaker(Protocol):
    """What makes the series of the export from its parameters."""

    def series(
        self, parameters: dict[str, Any], context: QgsProcessingContext, collect: Callable[..., Any] | None = None
    ) -> list[Series]:
        """The series, one per field to show."""


@dataclass(frozen=True)
class Wanted:
    """Which page is wanted: the region by its key, the page from 0, and the room for it in pixels."""

    region: str
    page: int
    width: int
    height: int


@dataclass(frozen=True)
class PageImage:
    """A drawn page; ``pages`` is how many the region has."""

    image: QImage
    region: str
    page: int
    pages: int


@dataclass(frozen=True)
class RegionCount:
    """A region as it can be ticked: the value of its field, its name (empty where no field has one), its areas."""

    key: str
    name: str
    areas: int


class PageMaker:
    """Draws pages one after another and keeps what they share."""

    def __init__(self, maker: SeriesMaker, project: QgsProject) -> None:
        self._maker = maker
        self._context = QgsProcessingContext()
        self._context.setProject(project)
        self._outlines: tuple[Any, Mapping[str, QgsGeometry]] | None = None
        self._data: tuple[Any, mapdata.MapData] | None = None
        self._series: tuple[Any, Series] | None = None

    def forget(self) -> None:
        """The layer is not what it was."""
        self._outlines = self._data = self._series = None

    def draw(
        self, parameters: Mapping[str, Any], layer: QgsVectorLayer, wanted: Wanted
    ) -> Generator[None, None, PageImage]:
        """Draw a page of what ``parameters`` of the export make of ``layer``, step by step.

        Raises ``InputError`` or ``QgsProcessingException`` where the export would.
        """
        asked = self._asked(parameters)
        series = yield from self._made(asked, layer)
        region = next((one for one in series.data.regions if one.key == wanted.region), None)
        if region is None:
            raise QgsProcessingException(wanted.region)
        result = SeriesResult()
        if not series.drawable([region], result):
            raise QgsProcessingException(" ".join(result.failures))
        counting = bool(series.settings.profile and wanted.page)
        sheet = yield from series.building(series.template_of(region), [region], profile_pages=counting)
        yield
        try:
            image, pages = yield from self._picture(sheet, wanted)
        finally:
            series.project.removeAllMapLayers()
        if not counting:
            # The profile has a page at least; how many is known when one of them is drawn.
            pages = 2 if series.settings.profile else 1
        return PageImage(image, region.name, min(wanted.page, pages - 1), pages)

    def _picture(self, sheet: Sheet, wanted: Wanted) -> Generator[None, None, tuple[QImage, int]]:
        atlas, collection = sheet.layout.atlas(), sheet.layout.pageCollection()
        feature = QgsFeature(next(sheet.coverage.getFeatures()))
        atlas.beginRender()
        try:
            atlas.seekTo(feature)
            yield
            pages = collection.pageCount()
            page = min(wanted.page, pages - 1)
            size = collection.page(page).pageSize()
            inches = (size.width() / _MM_PER_INCH, size.height() / _MM_PER_INCH)
            dpi = min(wanted.width / inches[0], wanted.height / inches[1])
            dpi = min(max(dpi, _RESOLUTIONS[0]), _RESOLUTIONS[1])
            return QgsLayoutExporter(sheet.layout).renderPageToImage(page, QSize(), dpi), pages
        finally:
            atlas.endRender()

    def _asked(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Parameters of one series that writes nothing."""
        asked = dict(parameters)
        layers = [layer for layer in map(self._layer, asked.get("BACKGROUND") or []) if layer is not None]
        asked["BACKGROUND"] = [layer.id() for layer in layers if is_local(layer)]
        # The folder of the export is made by the export.
        asked.update(FOLDER=tempfile.gettempdir(), FIELDS=[], REGIONS="", FORMAT="pdf", COMBINED=False, OVERVIEW=False)
        return asked

    def _layer(self, identifier: str) -> QgsMapLayer | None:
        return QgsProcessingUtils.mapLayerFromString(identifier, self._context, False)

    def _made(self, asked: dict[str, Any], layer: QgsVectorLayer) -> Generator[None, None, Series]:
        key = repr(sorted(asked.items()))
        if self._series is None or self._series[0] != key:
            self._series = None
            outlines = yield from self._made_outlines(layer, str(asked.get("REGION_FIELD", "")))
            collect = partial(self._collect, layer.id(), outlines)
            self._series = (key, self._maker.series(asked, self._context, collect)[0])
            yield
        return self._series[1]

    def _collect(
        self,
        identifier: str,
        outlines: Mapping[str, QgsGeometry],
        source: QgsFeatureSource,
        renderer: QgsFeatureRenderer,
        names: dict[str, str | None],
        aliases: dict[str, str],
        language: str,
    ) -> mapdata.MapData:
        """What the last page was made of, unless it shows something else; other texts change nothing here."""
        key = (identifier, repr(names), repr(aliases), language)
        if self._data is None or self._data[0] != key:
            self._data = (key, mapdata.collect(source, renderer, names, aliases, language, outlines))
        return self._data[1]

    def _made_outlines(self, layer: QgsVectorLayer, field: str) -> Generator[None, None, Mapping[str, QgsGeometry]]:
        key = (layer.id(), field)
        if self._outlines is None or self._outlines[0] != key:
            made: dict[str, QgsGeometry] = {}
            if layer.fields().lookupField(field) >= 0:
                for region, parts in mapdata.parts_of(layer, field).items():
                    yield
                    made[region] = mapdata.outline(parts)
            self._outlines = (key, made)
        return self._outlines[1]


def is_local(layer: QgsMapLayer) -> bool:
    """Whether a layer is read from this computer."""
    return layer.providerType() in _LOCAL and "://" not in layer.source() and "/vsicurl" not in layer.source()


def regions_in(source: QgsFeatureSource, region_field: str, name_field: str) -> list[RegionCount]:
    """The regions of a layer with their number of areas, in the order of the maps (2 before 10)."""
    position, named = (source.fields().lookupField(name) if name else -1 for name in (region_field, name_field))
    if position < 0:
        return []
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    request.setSubsetOfAttributes([position, named] if named >= 0 else [position])
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for feature in source.getFeatures(request):
        key = mapdata.text_value(feature.attribute(position))
        if key:
            counts[key] += 1
            if named >= 0:
                names.setdefault(key, mapdata.text_value(feature.attribute(named)))
    return [RegionCount(key, names.get(key, ""), counts[key]) for key in sorted(counts, key=mapdata.natural)]


def likely_field(layer: QgsVectorLayer) -> str:
    """The field that a layer is most likely to be mapped by: that of its style, else one of our results."""
    renderer = layer.renderer()
    if isinstance(renderer, (QgsCategorizedSymbolRenderer, QgsGraduatedSymbolRenderer)):
        position = layer.fields().lookupField(renderer.classAttribute().strip('"'))
        if position >= 0:
            return str(layer.fields().at(position).name())
    return next((name for name in _SHOWN if layer.fields().lookupField(name) >= 0), "")


def background_layers(project: QgsProject, but: QgsMapLayer | None) -> list[QgsMapLayer]:
    """The layers of a project that may lie behind a map, in the order of its layer tree; not ``but``, not those of
    kept layouts, not tables."""
    no = {layer.id() for layer in (*kept_layers(project), *([but] if but is not None else []))}
    layers = project.layerTreeRoot().layerOrder()
    return [layer for layer in layers if layer.isValid() and layer.isSpatial() and layer.id() not in no]


def comparison_tables(project: QgsProject) -> list[QgsVectorLayer]:
    """The tables of a project that ``compareregions`` has made."""
    from ..maps.benchmark import FIELDS

    found = (layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid())
    return sorted((one for one in found if set(FIELDS) <= set(one.fields().names())), key=lambda one: one.name())


def kept_layers(project: QgsProject) -> list[QgsMapLayer]:
    """The layers that kept layouts show; nobody works with them."""
    return [layer for layer in project.mapLayers().values() if Path(layer.source().split("|")[0]).stem.startswith(KEPT)]
