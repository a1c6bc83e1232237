"""Old areas on new ones: shares of the area, and weights of points or blocks within the intersections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsFeatureSource,
    QgsGeometry,
    QgsGeometryEngine,
    QgsSpatialIndex,
    QgsUnitTypes,
    QgsWkbTypes,
)

from ...core.messages import InputError
from ...core.threads import Tick
from ..frames import python_value, whole_features

if TYPE_CHECKING:
    import pandas as pd

# An intersection below this part of the old area, or below a square metre, comes from drawing and not from planning.
_SLIVER_SHARE = 1e-6
_SLIVER_AREA = 1.0
# Areas of a few square metres have no slivers of a square metre.
_LARGEST_SLIVER = 1e-3
# Cancel is looked for after so many features.
_STEP = 100


@dataclass
class Shapes:
    """Geometries by feature id in the CRS of the calculation, repaired where they were invalid."""

    layer: str
    geometries: dict[int, QgsGeometry] = field(default_factory=dict)
    repaired: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    attributes: dict[int, float | None] = field(default_factory=dict)


class Measure:
    """Areas in m²: on the ellipsoid for a geographic CRS, in the plane for a projected one."""

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        self._ellipsoid: QgsDistanceArea | None = None
        self._factor = 1.0
        if crs.isGeographic():
            self._ellipsoid = QgsDistanceArea()
            self._ellipsoid.setSourceCrs(crs, transforms)
            self._ellipsoid.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")
        elif crs.isValid():
            unit = QgsUnitTypes.distanceToAreaUnit(crs.mapUnits())
            self._factor = QgsUnitTypes.fromUnitToUnitFactor(unit, Qgis.AreaUnit.SquareMeters)

    def area(self, geometry: QgsGeometry) -> float:
        """The area of a polygon in m²."""
        if self._ellipsoid is None:
            return geometry.area() * self._factor
        return abs(self._ellipsoid.measureArea(geometry))


@dataclass
class Overlay:
    """Intersections of old and new areas.

    ``pairs`` has the columns ``old``, ``new`` (feature ids), ``weight`` (m²) and ``covered`` (the part of the new
    area); ``parts`` holds their geometries in the same order. ``old_areas`` are the areas of the old areas in m².
    """

    pairs: pd.DataFrame
    parts: list[QgsGeometry]
    old_areas: dict[int, float]
    slivers: int = 0
    sliver_area: float = 0.0


@dataclass
class Weights:
    """Weights within the intersections: ``pairs`` as in :class:`Overlay`, ``totals`` by old area, what was not used."""

    pairs: pd.DataFrame
    totals: dict[int, float]
    outside: int = 0
    missing: int = 0


def shapes_of(
    source: QgsFeatureSource,
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    parameter: str,
    weight: str = "",
) -> Shapes:
    """The geometries of a source in ``crs``, with the numbers of the field ``weight`` if one is named.

    Raises :class:`InputError` where the coordinates cannot be transformed.
    """
    result = Shapes(source.sourceName())
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, transforms)
    place = source.fields().lookupField(weight) if weight else -1
    for feature in whole_features(source):
        geometry = QgsGeometry(feature.geometry())
        fid = feature.id()
        if weight:
            result.attributes[fid] = python_value(feature.attribute(place))
        if geometry.isEmpty():
            result.empty.append(fid)
            continue
        if not geometry.isGeosValid():
            geometry = geometry.makeValid()
            result.repaired.append(fid)
        try:
            geometry.transform(transform)
        except QgsCsException as error:
            raise InputError(
                "transfer-no-transform", layer=result.layer, parameter=parameter,
                source=source.sourceCrs().authid(), target=crs.authid(), reason=str(error),
            ) from error  # fmt: skip
        polygons = QgsWkbTypes.geometryType(source.wkbType()) == Qgis.GeometryType.Polygon
        if polygons and (geometry.isEmpty() or geometry.area() <= 0):
            result.empty.append(fid)
            continue
        result.geometries[fid] = geometry
    return result


def intersect(old: Shapes, new: Shapes, measure: Measure, tick: Tick) -> Overlay:
    """Intersect every old area with the new ones; slivers are left out and counted."""
    import pandas as pd

    index = _index(new)
    new_areas = {fid: measure.area(geometry) for fid, geometry in new.geometries.items()}
    result = Overlay(pd.DataFrame(), [], {})
    rows: list[tuple[int, int, float, float]] = []
    for number, (fid, geometry) in enumerate(old.geometries.items()):
        if not number % _STEP:
            tick(number / len(old.geometries))
        whole = result.old_areas[fid] = measure.area(geometry)
        least = max(_SLIVER_SHARE * whole, min(_SLIVER_AREA, _LARGEST_SLIVER * whole))
        engine = _prepared(geometry)
        for other in sorted(index.intersects(geometry.boundingBox())):
            part = _part(engine, geometry, new.geometries[other], (fid, other))
            area = measure.area(part) if part is not None else 0.0
            if part is None or area <= 0:
                continue
            if area < least:
                result.slivers += 1
                result.sliver_area += area
                continue
            rows.append((fid, other, area, area / new_areas[other] if new_areas[other] > 0 else 1.0))
            result.parts.append(part)
    result.pairs = pd.DataFrame(rows, columns=["old", "new", "weight", "covered"])
    return result


def _index(shapes: Shapes) -> QgsSpatialIndex:
    index = QgsSpatialIndex()
    for fid, geometry in shapes.geometries.items():
        index.addFeature(fid, geometry.boundingBox())
    return index


def _prepared(geometry: QgsGeometry) -> QgsGeometryEngine:
    engine = QgsGeometry.createGeometryEngine(geometry.constGet())
    engine.prepareGeometry()
    return engine


def _part(
    engine: QgsGeometryEngine, one: QgsGeometry, other: QgsGeometry, names: tuple[int, int]
) -> QgsGeometry | None:
    """The polygons in which two areas intersect, None where they only touch or are apart."""
    if not engine.intersects(other.constGet()):
        return None
    if engine.contains(other.constGet()):
        return other
    part = one.intersection(other)
    if part.isNull():
        # Shapes that are valid but almost touch themselves: cleared up once more.
        part = one.buffer(0, 8).intersection(other.buffer(0, 8))
    if part.isNull() and part.lastError():
        raise InputError("transfer-intersection", old=f"#{names[0]}", new=f"#{names[1]}")
    if part.isEmpty():
        return None
    if part.type() != Qgis.GeometryType.Polygon:
        polygons = [piece for piece in part.asGeometryCollection() if piece.type() == Qgis.GeometryType.Polygon]
        part = QgsGeometry.unaryUnion(polygons) if polygons else QgsGeometry()
    return None if part.isEmpty() else part


def point_weights(points: Shapes, old: Shapes, new: Shapes, overlay: Overlay, field_name: str, tick: Tick) -> Weights:
    """Weights of points by the old and the new area that they lie in; on a boundary the first area takes them.

    The points of a multipoint share its weight. Without ``field_name`` each feature counts 1.
    """
    olds, news = _Locator(old), _Locator(new)
    result = _Sums(overlay)
    for number, (weight, geometry) in enumerate(_weights(points, field_name, result)):
        if not number % _STEP:
            tick(number / len(points.geometries))
        pieces = geometry.asGeometryCollection() if geometry.isMultipart() else [geometry]
        found = [olds.find(piece) for piece in pieces]
        result.outside += all(place is None for place in found)
        for piece, place in zip(pieces, found, strict=True):
            if place is not None:
                result.add(place, news.find(piece), weight / len(pieces))
    return result.weights()


def block_weights(
    blocks: Shapes, old: Shapes, overlay: Overlay, field_name: str, measure: Measure, tick: Tick
) -> Weights:
    """Weights of polygons cut by old and new areas, each part by its share of the polygon's area.

    Without ``field_name`` each feature counts 1.
    """
    result = _Sums(overlay)
    pairs = list(zip(overlay.pairs["old"], overlay.pairs["new"], strict=True))
    inner = _Cutter(dict(enumerate(overlay.parts)), measure)
    outer = _Cutter(old.geometries, measure)
    for number, (weight, geometry) in enumerate(_weights(blocks, field_name, result)):
        if not number % _STEP:
            tick(number / len(blocks.geometries))
        area = measure.area(geometry)
        shares = list(outer.cut(geometry, area))
        result.outside += not shares
        for fid, share in shares:
            result.totals[fid] = result.totals.get(fid, 0.0) + weight * share
        for place, share in inner.cut(geometry, area):
            result.put(*pairs[place], weight * share)
    return result.weights()


class _Locator:
    """Finds the area that a point lies in."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._index = _index(shapes)
        self._engines: dict[int, QgsGeometryEngine] = {}

    def find(self, point: QgsGeometry) -> int | None:
        for fid in sorted(self._index.intersects(point.boundingBox())):
            if fid not in self._engines:
                self._engines[fid] = _prepared(self._shapes.geometries[fid])
            if self._engines[fid].intersects(point.constGet()):
                return int(fid)
        return None


class _Cutter:
    """Cuts polygons along areas."""

    def __init__(self, geometries: dict[int, QgsGeometry], measure: Measure) -> None:
        self._geometries = geometries
        self._measure = measure
        self._index = _index(Shapes("", geometries))
        self._engines: dict[int, QgsGeometryEngine] = {}

    def cut(self, geometry: QgsGeometry, area: float) -> Iterator[tuple[int, float]]:
        """The areas that a polygon meets, with the share of its own area in each."""
        for fid in sorted(self._index.intersects(geometry.boundingBox())):
            if fid not in self._engines:
                self._engines[fid] = _prepared(self._geometries[fid])
            part = _part(self._engines[fid], self._geometries[fid], geometry, (fid, fid))
            share = self._measure.area(part) / area if part is not None else 0.0
            if share > 0:
                yield fid, min(share, 1.0)


class _Sums:
    """Weights by pair; pairs of areas that intersect without any weight in between have 0."""

    def __init__(self, overlay: Overlay) -> None:
        pairs = zip(overlay.pairs["old"], overlay.pairs["new"], strict=True)
        self.pairs: dict[tuple[int, int], float] = dict.fromkeys(pairs, 0.0)
        self.totals: dict[int, float] = {}
        self.outside = 0
        self.missing = 0

    def put(self, old: int, new: int, weight: float) -> None:
        self.pairs[old, new] = self.pairs.get((old, new), 0.0) + weight

    def add(self, old: int, new: int | None, weight: float) -> None:
        self.totals[old] = self.totals.get(old, 0.0) + weight
        if new is not None:
            self.put(old, new, weight)

    def weights(self) -> Weights:
        import pandas as pd

        rows = [(old, new, weight) for (old, new), weight in self.pairs.items()]
        frame = pd.DataFrame(rows, columns=["old", "new", "weight"])
        return Weights(frame, self.totals, self.outside, self.missing)


def _weights(shapes: Shapes, field_name: str, sums: _Sums) -> Iterator[tuple[float, QgsGeometry]]:
    """Weight and geometry of each feature that has both."""
    sums.missing += len(shapes.empty)
    for fid, geometry in shapes.geometries.items():
        weight = shapes.attributes.get(fid) if field_name else 1.0
        if weight is None or weight != weight:  # only NaN differs from itself
            sums.missing += 1
            continue
        if weight < 0:
            raise InputError("transfer-weight-negative", field=field_name, value=float(weight), feature=fid)
        yield float(weight), geometry
