"""Outlines of areas: their single polygons and holes, and the narrow gaps where drawn edges nearly meet."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsPolygon, QgsSpatialIndex, QgsUnitTypes

# Metres of a degree, near enough for a tolerance.
_DEGREE = 111_320.0
_SEGMENTS, _MITRE = 4, 4.0
# A slit smaller than this part of a square of the tolerance comes from rounding coordinates.
_NOTHING = 1e-6


def tolerance_of(metres: float, crs: QgsCoordinateReferenceSystem) -> float:
    """A length in metres as one of the layer; a degree counts as long as on the equator."""
    if crs.isGeographic():
        return metres / _DEGREE
    factor = QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, crs.mapUnits()) if crs.isValid() else 1.0
    return metres * factor


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


def multipolygon(geometry: QgsGeometry) -> QgsGeometry:
    """The polygons alone, as a multipolygon without heights."""
    parts = pieces_of(geometry)
    result = QgsGeometry.collectGeometry(parts) if parts else QgsGeometry()
    if not result.isNull():
        result.get().dropZValue()
        result.get().dropMValue()
        result.convertToMultiType()
    return result
