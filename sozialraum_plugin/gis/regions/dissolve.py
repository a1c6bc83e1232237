"""Areas dissolved into regions: no slivers where drawn edges nearly meet, true holes kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsPolygon, QgsSpatialIndex, QgsUnitTypes

from ...core.threads import Tick

# Metres of a degree, near enough for a tolerance.
_DEGREE = 111_320.0
_SEGMENTS, _MITRE = 4, 4.0
# A slit smaller than this part of a square of the tolerance comes from rounding coordinates.
_NOTHING = 1e-6


@dataclass
class Dissolved:
    """The region's polygons by key, and the gaps that were closed (in layer units)."""

    shapes: dict[str, QgsGeometry] = field(default_factory=dict)
    gaps: list[QgsGeometry] = field(default_factory=list)


def tolerance_of(metres: float, crs: QgsCoordinateReferenceSystem) -> float:
    """A length in metres as one of the layer; a degree counts as long as on the equator."""
    if crs.isGeographic():
        return metres / _DEGREE
    factor = QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, crs.mapUnits()) if crs.isValid() else 1.0
    return metres * factor


def dissolve(members: Mapping[str, Sequence[QgsGeometry]], tolerance: float, tick: Tick) -> Dissolved:
    """Unite the valid polygons of each region.

    A gap between areas that is narrower than ``tolerance`` everywhere goes to the region that it has the longest
    border with. A wider one, such as a lake or an enclave, stays; so do the outer edges, as they are drawn.
    """
    result = Dissolved()
    for number, (key, shapes) in enumerate(members.items()):
        tick(0.5 * number / max(len(members), 1))
        united = QgsGeometry.unaryUnion(list(shapes))
        result.shapes[key] = multipolygon(united)
    gaps = narrow_gaps([shape for shapes in members.values() for shape in shapes], tolerance)
    tick(0.8)
    won: dict[str, list[QgsGeometry]] = {}
    for gap in gaps:
        owner = _owner(gap, result.shapes, tolerance)
        if owner:
            won.setdefault(owner, []).append(gap)
            result.gaps.append(gap)
    for key, pieces in won.items():
        others = [shape for other, shape in result.shapes.items() if other != key]
        filled = QgsGeometry.unaryUnion([result.shapes[key], *pieces])
        near = [shape for shape in others if shape.boundingBoxIntersects(filled)]
        if near:
            filled = filled.difference(QgsGeometry.unaryUnion(near))
        result.shapes[key] = multipolygon(filled)
    tick(1.0)
    return result


def narrow_gaps(shapes: Sequence[QgsGeometry], tolerance: float) -> list[QgsGeometry]:
    """The places between polygons that belong to none and are narrower than ``tolerance``.

    A hole counts as a whole or not at all; a slit that opens to the outside as far as it is that narrow. A notch in
    the outer edge of a single area is no gap.
    """
    if tolerance <= 0 or not shapes:
        return []
    whole = QgsGeometry.unaryUnion(list(shapes))
    half = tolerance / 2
    wide = whole.buffer(half, _SEGMENTS, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, _MITRE)
    closed = wide.buffer(-half, _SEGMENTS, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, _MITRE)
    index = QgsSpatialIndex()
    by_id = dict(enumerate(shapes))
    for fid, shape in by_id.items():
        index.addFeature(fid, shape.boundingBox())
    holes = holes_of(whole)
    found = [hole for hole in holes if _is_narrow(hole, half)]
    slits = pieces_of(_without(closed.difference(whole), holes))
    # A hair more than the slit, so that no line of zero width remains; but nothing beyond the outer edge.
    for piece in (
        slit.buffer(tolerance * 1e-3, 1).intersection(closed)
        for slit in slits
        if slit.area() > _NOTHING * tolerance * tolerance
    ):
        # Beside holes there are slits that open to the outside, and sharp corners of the outer edge, which are none.
        if max(piece.boundingBox().width(), piece.boundingBox().height()) <= 2 * tolerance:
            continue
        near = piece.buffer(tolerance * 1e-2, 1)
        if sum(near.intersects(by_id[fid]) for fid in index.intersects(near.boundingBox())) > 1:
            found.append(piece)
    return found


def holes_of(geometry: QgsGeometry) -> list[QgsGeometry]:
    """The holes of polygons, each as a polygon."""
    found = []
    for part in pieces_of(geometry):
        polygon = part.constGet()
        for number in range(polygon.numInteriorRings()):
            found.append(QgsGeometry(QgsPolygon(polygon.interiorRing(number).clone())))
    return found


def _is_narrow(hole: QgsGeometry, half: float) -> bool:
    return bool(hole.buffer(-half, _SEGMENTS).isEmpty())


def _without(geometry: QgsGeometry, others: Sequence[QgsGeometry]) -> QgsGeometry:
    return geometry.difference(QgsGeometry.unaryUnion(list(others))) if others else geometry


def pieces_of(geometry: QgsGeometry) -> list[QgsGeometry]:
    """The single polygons of a geometry."""
    if geometry.isNull() or geometry.isEmpty():
        return []
    parts = geometry.asGeometryCollection() if geometry.isMultipart() else [geometry]
    return [part for part in parts if part.type() == Qgis.GeometryType.Polygon and part.area() > 0]


def _owner(gap: QgsGeometry, shapes: Mapping[str, QgsGeometry], tolerance: float) -> str:
    near = gap.buffer(tolerance * 1e-2, 1)
    best, owner = 0.0, ""
    for key, shape in shapes.items():
        if shape.boundingBoxIntersects(near):
            shared = near.intersection(shape).area()
            if shared > best:
                best, owner = shared, key
    return owner


def multipolygon(geometry: QgsGeometry) -> QgsGeometry:
    """The polygons alone, as a multipolygon without heights."""
    parts = pieces_of(geometry)
    result = QgsGeometry.collectGeometry(parts) if parts else QgsGeometry()
    if not result.isNull():
        result.get().dropZValue()
        result.get().dropMValue()
        result.convertToMultiType()
    return result
