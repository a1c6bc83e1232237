"""Is the model of areas and regions in order: findings that can be shown on a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qgis.core import QgsFeatureSource, QgsGeometry, QgsSpatialIndex
from qgis.PyQt.QtCore import QCoreApplication

from ...core.joining.keys import key_text
from ...core.steering.regions import listed, natural
from ...core.threads import Tick
from ..frames import python_value, whole_features
from .outlines import holes_of, narrow_gaps, pieces_of
from .overlay import Measure

translate = QCoreApplication.translate

ERROR, WARNING, INFO = "error", "warning", "info"
# Square metres; less comes from rounding coordinates.
_LEAST_OVERLAP = 0.01
_STEP = 50


@dataclass(frozen=True)
class Finding:
    """One thing that was found: its kind, how bad it is, which areas it concerns, a sentence, and where it is."""

    kind: str
    level: str
    areas: tuple[str, ...]
    text: str
    geometry: QgsGeometry
    size: float = 0.0  # m²


@dataclass(frozen=True)
class Area:
    """An area as it is checked: its key ("" without one), its units by level, its geometry."""

    key: str
    units: dict[str, str]
    geometry: QgsGeometry
    name: str


@dataclass(frozen=True)
class Model:
    """What is checked. ``levels`` are fields from the lowest to the highest; ``table`` holds, by key, the regions that
    a table assigns, under the name ``table_level``."""

    key_field: str
    levels: tuple[str, ...] = ()
    table: Mapping[str, tuple[str, ...]] | None = None
    table_level: str = ""


def read_areas(source: QgsFeatureSource, model: Model) -> list[Area]:
    """All areas of a source, invalid and missing geometries too."""
    fields = source.fields()
    place = fields.lookupField(model.key_field) if model.key_field else -1
    places = {level: fields.lookupField(level) for level in model.levels}
    found = []
    for feature in whole_features(source):
        key = key_text(python_value(feature.attribute(place))) if place >= 0 else f"#{feature.id()}"
        units = {level: key_text(python_value(feature.attribute(at))) for level, at in places.items()}
        if model.table is not None:
            units[model.table_level] = "; ".join(model.table.get(key, ()))
        found.append(Area(key, units, QgsGeometry(feature.geometry()), key or f"#{feature.id()}"))
    return found


def check_model(areas: Sequence[Area], model: Model, tolerance: float, measure: Measure, tick: Tick) -> list[Finding]:
    """Everything that is not in order; ``tolerance`` in layer units tells narrow from wide."""
    levels = [*([model.table_level] if model.table is not None else []), *model.levels]
    found = [*_keys(areas), *_assigned(areas, levels, model), *_across(areas, levels), *_geometries(areas)]
    sound = [area for area in areas if not area.geometry.isEmpty() and area.geometry.isGeosValid()]
    found += _overlaps(sound, tolerance, measure, tick)
    found += _gaps(sound, tolerance, measure)
    found += _slivers(sound, tolerance, measure)
    tick(1.0)
    order = (ERROR, WARNING, INFO)
    return sorted(found, key=lambda finding: (order.index(finding.level), finding.kind, natural(finding.areas[0])))


def _keys(areas: Sequence[Area]) -> Iterator[Finding]:
    for area in areas:
        if not area.key:
            yield Finding("no_key", ERROR, (area.name,), translate("AreaModel", "This area has no key."), area.geometry)
    counts = Counter(area.key for area in areas if area.key)
    text = translate("AreaModel", "The key {key} occurs {count} times.")
    for area in areas:
        if counts[area.key] > 1:
            words = text.format(key=area.key, count=counts[area.key])
            yield Finding("double_key", ERROR, (area.name,), words, area.geometry)


def _assigned(areas: Sequence[Area], levels: Sequence[str], model: Model) -> Iterator[Finding]:
    for area in areas:
        for level in levels:
            unit = area.units[level]
            if not unit:
                text = translate("AreaModel", "{area} belongs to no unit of {level}.")
                words = text.format(area=area.name, level=level)
                yield Finding("no_region", WARNING, (area.name,), words, area.geometry)
        several = model.table.get(area.key, ()) if model.table is not None else ()
        if len(several) > 1:
            text = translate("AreaModel", "{area} belongs to several units of {level}: {units}.")
            words = text.format(area=area.name, level=model.table_level, units=", ".join(several))
            yield Finding("in_two", ERROR, (area.name,), words, area.geometry)


def _across(areas: Sequence[Area], levels: Sequence[str]) -> Iterator[Finding]:
    """Units of a level that lie in several units of the next one; shown are the areas of the smaller part."""
    text = translate("AreaModel", "{level} {unit} lies in several units of {upper}: {parts}.")
    for level, upper in pairwise(levels):
        members: dict[str, dict[str, list[Area]]] = {}
        for area in areas:
            if area.units[level] and area.units[upper]:
                members.setdefault(area.units[level], {}).setdefault(area.units[upper], []).append(area)
        for unit, parts in members.items():
            if len(parts) < 2:
                continue
            main = max(parts, key=lambda part: (len(parts[part]), part))
            words = text.format(level=level, unit=unit, upper=upper, parts=listed(sorted(parts, key=natural)))
            for part, others in parts.items():
                if part != main:
                    names = tuple(area.name for area in others)
                    shapes = [area.geometry for area in others if not area.geometry.isEmpty()]
                    yield Finding("across", WARNING, names, words, QgsGeometry.collectGeometry(shapes))


def _geometries(areas: Sequence[Area]) -> Iterator[Finding]:
    for area in areas:
        if area.geometry.isNull() or area.geometry.isEmpty():
            text = translate("AreaModel", "{area} has no geometry.").format(area=area.name)
            yield Finding("no_geometry", WARNING, (area.name,), text, QgsGeometry())
        elif not area.geometry.isGeosValid():
            text = translate("AreaModel", "{area} has an invalid geometry: {reason}.")
            words = text.format(area=area.name, reason=area.geometry.lastError() or "–")
            yield Finding("invalid", WARNING, (area.name,), words, area.geometry.makeValid())


def _narrow(geometry: QgsGeometry, tolerance: float) -> bool:
    return bool(geometry.buffer(-tolerance / 2, 4).isEmpty())


def _overlaps(areas: Sequence[Area], tolerance: float, measure: Measure, tick: Tick) -> Iterator[Finding]:
    index = QgsSpatialIndex()
    for number, area in enumerate(areas):
        index.addFeature(number, area.geometry.boundingBox())
    for number, area in enumerate(areas):
        if not number % _STEP:
            tick(0.8 * number / len(areas))
        engine = QgsGeometry.createGeometryEngine(area.geometry.constGet())
        engine.prepareGeometry()
        for other in sorted(index.intersects(area.geometry.boundingBox())):
            if other <= number or not engine.intersects(areas[other].geometry.constGet()):
                continue
            common = area.geometry.intersection(areas[other].geometry)
            pieces = pieces_of(common)
            size = sum(measure.area(piece) for piece in pieces)
            if size < _LEAST_OVERLAP:
                continue
            shape = QgsGeometry.collectGeometry(pieces)
            names = (area.name, areas[other].name)
            text = translate("AreaModel", "{one} and {other} overlap.").format(one=names[0], other=names[1])
            yield Finding("overlap", WARNING if _narrow(shape, tolerance) else ERROR, names, text, shape, size)


def _gaps(areas: Sequence[Area], tolerance: float, measure: Measure) -> Iterator[Finding]:
    """Narrow gaps, and holes that no area covers: these may be a lake, or an area that was forgotten."""
    shapes = [area.geometry for area in areas]
    if not shapes:
        return
    whole = QgsGeometry.unaryUnion(shapes)
    narrow = narrow_gaps(shapes, tolerance)
    for gap in narrow:
        text = translate("AreaModel", "There is a narrow gap between {areas}.")
        names = _beside(gap, areas, tolerance)
        yield Finding("gap", WARNING, names, text.format(areas=listed(names)), gap, measure.area(gap))
    for hole in holes_of(whole):
        if not _narrow(hole, tolerance):
            text = translate("AreaModel", "Between {areas} lies ground that belongs to no area.")
            names = _beside(hole, areas, tolerance)
            yield Finding("hole", INFO, names, text.format(areas=listed(names)), hole, measure.area(hole))


def _beside(gap: QgsGeometry, areas: Iterable[Area], tolerance: float) -> tuple[str, ...]:
    near = gap.buffer(tolerance * 1e-2, 1)
    box = near.boundingBox()
    touching = (area for area in areas if area.geometry.boundingBoxIntersects(box))
    found = tuple(area.name for area in touching if area.geometry.intersects(near))
    return found if found else ("–",)


def _slivers(areas: Sequence[Area], tolerance: float, measure: Measure) -> Iterator[Finding]:
    """Areas, or parts of areas, that are narrower than the tolerance everywhere."""
    text = translate("AreaModel", "A part of {area} is only a sliver.")
    for area in areas:
        for piece in pieces_of(area.geometry):
            if _narrow(piece, tolerance):
                yield Finding("sliver", WARNING, (area.name,), text.format(area=area.name), piece, measure.area(piece))
