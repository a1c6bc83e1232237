"""Facilities as points: in which area they lie, and which areas their catchment has."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsFeatureSource,
    QgsGeometry,
    QgsPointXY,
    QgsSpatialIndex,
)

from ...core.messages import InputError
from ...core.steering.regions import listed
from ..areas.outlines import tolerance_of
from ..frames import whole_features

_CORNERS = 72


class AreaFinder:
    """Finds areas by place; areas are numbered in their order, None for one without a geometry."""

    def __init__(self, shapes: Sequence[QgsGeometry | None]) -> None:
        self._shapes = shapes
        self._index = QgsSpatialIndex()
        for number, shape in enumerate(shapes):
            if shape is not None:
                self._index.addFeature(number, shape.boundingBox())

    def at(self, point: QgsGeometry) -> int | None:
        """The first area that a point lies in; on a border the one that comes first."""
        for number in sorted(self._index.intersects(point.boundingBox())):
            shape = self._shapes[number]
            if shape is not None and shape.intersects(point):
                return int(number)
        return None

    def shares(self, circle: QgsGeometry) -> dict[int, float]:
        """The parts (0 to 1) of areas that lie within a polygon."""
        found = {}
        for number in sorted(self._index.intersects(circle.boundingBox())):
            shape = self._shapes[number]
            if shape is None or not shape.intersects(circle):
                continue
            part = shape.intersection(circle).area() / shape.area() if shape.area() > 0 else 0.0
            if part > 0:
                found[int(number)] = min(part, 1.0)
        return found


def points_of(
    source: QgsFeatureSource, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> list[QgsGeometry]:
    """The points of all features in ``crs``, empty for a feature without one; other shapes count at their middle."""
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, transforms)
    found = []
    for feature in whole_features(source):
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull() or geometry.isEmpty():
            found.append(QgsGeometry())
            continue
        if geometry.type() != Qgis.GeometryType.Point:
            geometry = geometry.pointOnSurface()
        elif geometry.isMultipart():
            geometry = geometry.asGeometryCollection()[0]
        try:
            geometry.transform(transform)
        except QgsCsException as error:
            told = {"source": source.sourceCrs().authid(), "target": crs.authid(), "reason": str(error)}
            raise InputError("supply-no-transform", **told) from error
        found.append(geometry)
    return found


def circle(
    point: QgsGeometry, metres: float, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsGeometry:
    """A circle around a point; for degrees on the ellipsoid."""
    if not crs.isGeographic():
        return point.buffer(tolerance_of(metres, crs), _CORNERS // 4)
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, transforms)
    measure.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")
    centre = point.asPoint()
    corners = [
        measure.computeSpheroidProject(QgsPointXY(centre), metres, 2 * math.pi * number / _CORNERS)
        for number in range(_CORNERS)
    ]
    return QgsGeometry.fromPolygonXY([[*corners, corners[0]]])


def listed_areas(text: str, number_of: Mapping[str, int], facility: str, field: str) -> dict[int, float]:
    """The areas that a catchment lists by their keys, separated by ``;`` or ``,``. Each belongs to it as a whole."""
    wanted = [part for part in (part.strip() for part in re.split(r"[;,\n]", text)) if part]
    unknown = [key for key in wanted if key not in number_of]
    if unknown:
        raise InputError("supply-catchment-unknown", facility=facility, field=field, areas=listed(unknown))
    return dict.fromkeys((number_of[key] for key in wanted), 1.0)
