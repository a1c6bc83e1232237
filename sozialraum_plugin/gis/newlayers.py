"""Layers and tables that no other layer is copied from: their fields, their features, and what a sink is to be like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import NULL, Qgis, QgsCoordinateReferenceSystem, QgsFeature, QgsFields, QgsGeometry

from .frames import Column


@dataclass(frozen=True)
class Like:
    """Lends a sink its geometry type and CRS; without arguments it has neither."""

    kind: Qgis.WkbType = Qgis.WkbType.NoGeometry
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)

    def wkbType(self) -> Qgis.WkbType:
        return self.kind

    def sourceCrs(self) -> QgsCoordinateReferenceSystem:
        return self.crs


def fields_of(columns: Iterable[Column]) -> QgsFields:
    """The QGIS fields of columns, with alias and comment."""
    fields = QgsFields()
    for column in columns:
        fields.append(column.field())
    return fields


def made_features(
    fields: QgsFields, rows: Iterable[Sequence[Any]], shapes: Iterable[QgsGeometry | None] | None = None
) -> Iterator[QgsFeature]:
    """A feature per row of values in the order of ``fields``; None becomes NULL."""
    geometries = iter(shapes) if shapes is not None else None
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([NULL if value is None else value for value in row])
        geometry = next(geometries, None) if geometries is not None else None
        if geometry is not None:
            feature.setGeometry(geometry)
        yield feature
