"""What a series of region maps shows: the areas, their regions, the legend with counts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsField,
    QgsGeometry,
    QgsMemoryProviderUtils,
    QgsProcessingException,
    QgsRectangle,
    QgsRenderContext,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...core.formats import format_number
from ..frames import python_value
from .wording import Wording

# Fields that the map's own layers add to the areas.
REGION = "sz_region"
NUMBER = "sz_number"
NAME = "sz_name"
# The running number of an area in the table of its region.
SHORT = "sz_short"
# Where an area's labels stand, in map units, and the small one's text; filled for each page format.
LABEL = "sz_label"
PLACES = ("sz_number_x", "sz_number_y", "sz_label_x", "sz_label_y")


@dataclass
class Region:
    """One region: the value of the region field, the name to print, and what lies in it."""

    key: str
    name: str
    geometry: QgsGeometry
    areas: int
    counts: Counter[str] = field(default_factory=Counter)
    # The file of its sheet, without ending.
    file: str = ""
    # Areas that stand in the table only: running number and name.
    unmapped: list[str] = field(default_factory=list)

    @property
    def extent(self) -> QgsRectangle:
        """The region's bounding box in map units."""
        return QgsRectangle(self.geometry.boundingBox())


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend; ``key`` is the renderer's rule key, ``count`` the number of areas in the whole city."""

    key: str
    label: str
    symbol: QgsSymbol
    count: int


@dataclass
class MapData:
    """Everything that the sheets of one series share."""

    areas: QgsVectorLayer
    regions: list[Region]
    legend: list[LegendEntry]
    without_region: int

    @property
    def extent(self) -> QgsRectangle:
        """The bounding box of all areas in map units."""
        return QgsRectangle(self.areas.extent())


def natural(text: str) -> list[Any]:
    """A sort key by which ``RTK 2`` comes before ``RTK 10``."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", text)]


def text_value(value: Any) -> str:
    """An attribute as text: whole numbers without decimals, missing as the empty text."""
    value = python_value(value)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def collect(
    source: QgsFeatureSource,
    renderer: QgsFeatureRenderer,
    names: dict[str, str | None],
    aliases: dict[str, str],
    language: str,
    outlines: Mapping[str, QgsGeometry] | None = None,
) -> MapData:
    """Read the areas and group them by region.

    ``outlines`` are those of the regions by key, where :func:`outline` has made them before; making them is most of
    the work.

    ``aliases`` are the fields' headings, which a feature source may not know.

    ``names`` maps the roles ``region``, ``region_label``, ``label`` and ``field`` to field names (or None).
    """
    crs, transform = _map_crs(source)
    areas = _memory_copy(source, crs)
    fields = source.fields()
    position = {role: fields.lookupField(name) if name else -1 for role, name in names.items()}
    features: list[QgsFeature] = []
    parts: dict[str, list[QgsFeature]] = {}
    printed: dict[str, str] = {}
    without_region = 0
    decimals = _decimals(source, position["field"])
    for feature in source.getFeatures():
        key = text_value(feature.attribute(position["region"]))
        number = _number_text(feature.attribute(position["field"]), decimals, language)
        name = text_value(feature.attribute(position["label"])) if position["label"] >= 0 else ""
        geometry = feature.geometry()
        geometry.transform(transform)
        copy = QgsFeature(areas.fields())
        copy.setGeometry(geometry)
        copy.setAttributes([*feature.attributes(), key, number, name, *[None] * (2 + len(PLACES))])
        features.append(copy)
        if not key:
            without_region += 1
            continue
        parts.setdefault(key, []).append(copy)
        label = position["region_label"]
        printed.setdefault(
            key, (text_value(feature.attribute(label)) if label >= 0 else "") or _default_name(names, key)
        )
    for members in parts.values():
        _number(members)
    fill_layer(areas, features)
    for index, own in enumerate(areas.fields()):
        areas.setFieldAlias(index, aliases.get(own.name(), ""))
    areas.setRenderer(renderer.clone())
    known = outlines or {}
    regions = [_region(key, printed[key], parts[key], known.get(key)) for key in sorted(parts, key=natural)]
    data = MapData(areas, regions, [], without_region)
    _count(data, Wording(language))
    return data


def _number(members: Sequence[QgsFeature]) -> None:
    """Number a region's areas from 1 in the order of its table: by name, 2 before 10."""
    for number, feature in enumerate(sorted(members, key=lambda one: natural(str(one[NAME]))), 1):
        feature[SHORT] = number


def parts_of(source: QgsFeatureSource, region_field: str) -> dict[str, list[QgsGeometry]]:
    """The boundaries of each region's areas on the map, by the region's key."""
    _, transform = _map_crs(source)
    position = source.fields().lookupField(region_field)
    parts: dict[str, list[QgsGeometry]] = {}
    for feature in source.getFeatures():
        geometry = feature.geometry()
        geometry.transform(transform)
        parts.setdefault(text_value(feature.attribute(position)), []).append(geometry)
    parts.pop("", None)
    return parts


def outline(parts: Sequence[QgsGeometry]) -> QgsGeometry:
    """The outline of a region of these areas, as :func:`collect` makes it."""
    return _union([part for part in parts if not part.isEmpty()])


def _region(key: str, name: str, members: Sequence[QgsFeature], known: QgsGeometry | None) -> Region:
    drawn = [feature.geometry() for feature in members if not feature.geometry().isEmpty()]
    lacking = sorted((int(f[SHORT]), str(f[NAME])) for f in members if f.geometry().isEmpty())
    unmapped = [f"{number} {text}".strip() for number, text in lacking]
    geometry = outline(drawn) if known is None else QgsGeometry(known)
    return Region(key, name, geometry, len(members), unmapped=unmapped)


def _union(parts: Sequence[QgsGeometry]) -> QgsGeometry:
    """The outline of areas; one with a crossing boundary is mended first, or the union would be empty."""
    mended = [part if part.isGeosValid() else part.makeValid() for part in parts if not part.isEmpty()]
    union = QgsGeometry.unaryUnion(mended)
    # Mending may leave lines without a surface.
    union.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    return union


def fill_layer(layer: QgsVectorLayer, features: list[QgsFeature]) -> None:
    """Add features to a memory layer; all of them, or an error."""
    added, _ = layer.dataProvider().addFeatures(features)
    if not added or layer.featureCount() != len(features):
        raise QgsProcessingException(layer.dataProvider().lastError())
    layer.updateExtents()


def region_prefix(field_name: str) -> str:
    """What a region field is about: ``RTK`` of ``RTK_NR``."""
    return re.sub(r"_?(NR|NAME|ID|KEY|NUMMER|SCHLUESSEL)$", "", field_name, flags=re.IGNORECASE)


def _default_name(names: dict[str, str | None], key: str) -> str:
    # A bare number says nothing as a heading.
    return f"{region_prefix(names['region'] or '')} {key}".strip() if key.isdigit() else key


def _map_crs(source: QgsFeatureSource) -> tuple[QgsCoordinateReferenceSystem, QgsCoordinateTransform]:
    """The CRS of the maps: the layer's own, or UTM where that has degrees and knows no scale in metres."""
    own = source.sourceCrs()
    target = own
    if own.isGeographic():
        centre = source.sourceExtent().center()
        zone = min(60, max(1, int((centre.x() + 180) // 6) + 1))
        target = QgsCoordinateReferenceSystem(f"EPSG:{32600 + zone if centre.y() >= 0 else 32700 + zone}")
    return target, QgsCoordinateTransform(own, target, QgsCoordinateTransformContext())


def _memory_copy(source: QgsFeatureSource, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    fields = source.fields()
    for name in (REGION, NUMBER, NAME):
        fields.append(QgsField(name, QMetaType.Type.QString))
    fields.append(QgsField(SHORT, QMetaType.Type.LongLong))
    fields.append(QgsField(LABEL, QMetaType.Type.QString))
    for name in PLACES:
        fields.append(QgsField(name, QMetaType.Type.Double))
    return QgsMemoryProviderUtils.createMemoryLayer("areas", fields, source.wkbType(), crs)


def _decimals(source: QgsFeatureSource, position: int) -> int | None:
    """How many decimals the shown values have, all of them the same; None for text."""
    if not source.fields().at(position).isNumeric():
        return None
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry).setSubsetOfAttributes([position])
    values = (python_value(feature.attribute(position)) for feature in source.getFeatures(request))
    return int(any(value is not None and math.isfinite(value) and value != int(value) for value in values))


def _number_text(value: Any, decimals: int | None, language: str) -> str:
    value = python_value(value)
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "\N{EN DASH}"
    return text_value(value) if decimals is None else format_number(value, decimals, language)


def _count(data: MapData, wording: Wording) -> None:
    """Count, for each legend entry, the areas of each region and of the city by the renderer's own decision."""
    renderer = data.areas.renderer()
    items = [item for item in renderer.legendSymbolItems() if item.symbol() is not None]
    known = {item.ruleKey() for item in items}
    context = QgsRenderContext()
    expressions = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(data.areas))
    context.setExpressionContext(expressions)
    total: Counter[str] = Counter()
    by_region = {region.key: region.counts for region in data.regions}
    region_position = data.areas.fields().lookupField(REGION)
    rest = _rest(renderer, [item.ruleKey() for item in renderer.legendSymbolItems()])
    renderer = renderer.clone()
    renderer.startRender(context, data.areas.fields())
    for feature in data.areas.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        if not keys and rest and renderer.willRenderFeature(feature, context):
            # QGIS draws "all other values" without saying so.
            keys = {rest}
        for key in keys:
            if key in known:
                total[key] += 1
                counts = by_region.get(feature.attribute(region_position))
                if counts is not None:
                    counts[key] += 1
    renderer.stopRender(context)
    # An entry that no area of the city has would be an empty promise.
    data.legend = [
        LegendEntry(item.ruleKey(), wording(item.label()), item.symbol().clone(), total[item.ruleKey()])
        for item in items
        if total[item.ruleKey()]
    ]


def _rest(renderer: QgsFeatureRenderer, keys: Sequence[str]) -> str:
    """The key of the category "all other values", or an empty text."""
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or len(keys) != len(renderer.categories()):
        return ""
    found = (key for key, one in zip(keys, renderer.categories(), strict=True) if one.value() in (None, ""))
    return next(found, "")


def only(regions: Sequence[Region], wanted: Sequence[str]) -> tuple[list[Region], list[str]]:
    """The regions whose value or name is ``wanted``, in the series' order, and the wanted ones that do not exist."""
    chosen = [region for region in regions if region.key in wanted or region.name in wanted]
    found = {region.key for region in chosen} | {region.name for region in chosen}
    return chosen, [text for text in wanted if text not in found]
