"""The table of types set by hand: read from any source, kept in the GeoPackage of the result."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from osgeo import ogr
from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsVectorLayer

from ..core.areatypes.overrides import FIELDS, TABLE, Override, columns_of, read_overrides
from ..core.messages import InputError
from .frames import python_value


def overrides_of(source: QgsFeatureSource, most: int) -> list[Override]:
    """The overrides of a table layer; ``most`` is the number of types."""
    name = source.sourceName()
    columns = columns_of(source.fields().names(), name)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows: list[dict[str, Any]] = [
        {field: python_value(feature[column]) for field, column in columns.items()}
        for feature in source.getFeatures(request)
    ]
    return read_overrides(rows, most, name)


def kept_overrides(path: Path | None, most: int) -> list[Override]:
    """The overrides that an earlier result of this name holds; none where there is no such file or table."""
    if path is None or path.suffix.lower() != ".gpkg" or not path.is_file():
        return []
    layer = QgsVectorLayer(f"{path}|layername={TABLE}", TABLE, "ogr")
    return overrides_of(layer, most) if layer.isValid() else []


def write_overrides(path: Path, overrides: Sequence[Override]) -> None:
    """Add the table to a GeoPackage that is being written."""
    source = ogr.Open(str(path), 1)
    layer = source.CreateLayer(TABLE, None, ogr.wkbNone) if source is not None else None
    if layer is None:
        raise InputError("file-not-writable", path=str(path), reason=TABLE)
    for name in FIELDS:
        kind = ogr.OFTInteger if name in ("computed_type", "set_type") else ogr.OFTString
        layer.CreateField(ogr.FieldDefn(name, kind))
    for item in overrides:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in item.row().items():
            if value is not None:
                feature.SetField(name, value)
        layer.CreateFeature(feature)
    del layer, source
