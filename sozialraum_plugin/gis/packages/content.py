"""What goes into a package: the layers' features, fields and styles, read once, and their part for a region."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMemoryProviderUtils,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument

from ...core.messages import Canceled, InputError, Note
from ...core.packaging.packages import FieldInfo, Table, region_label
from ..frames import python_value
from .style import public_style, value_texts

# Field types that all formats hold; others become text.
_KINDS = {
    QMetaType.Type.QString: "text",
    QMetaType.Type.Int: "integer",
    QMetaType.Type.UInt: "integer",
    QMetaType.Type.LongLong: "integer",
    QMetaType.Type.ULongLong: "integer",
    QMetaType.Type.Double: "number",
    QMetaType.Type.Bool: "boolean",
    QMetaType.Type.QDate: "date",
    QMetaType.Type.QDateTime: "datetime",
    QMetaType.Type.QTime: "time",
}
# The row number that GDAL shows as a field of a GeoPackage; each copy numbers its rows anew.
_ROW_NUMBERS = ("fid", "ogc_fid", "ogr_fid", "sz_fid")

Remark = Callable[[Note], None]


@dataclass(frozen=True)
class Content:
    """The features of one layer with all that a package says about them. Readable without the input layer."""

    title: str
    name: str
    info: tuple[FieldInfo, ...]
    fields: QgsFields
    wkb_type: Any
    crs: Any
    style: QDomDocument
    features: list[QgsFeature] = field(repr=False)
    # The id of the layer it was read from, by which layouts know it.
    id: str = ""

    def part(self, keep: Callable[[QgsFeature], bool]) -> Content:
        """The same with only some of its features."""
        return replace(self, features=[feature for feature in self.features if keep(feature)])

    def layer(self, names: Sequence[str] | None = None) -> QgsVectorLayer:
        """A memory layer of the features, its fields renamed to ``names`` where given.

        Raises :class:`InputError` where it does not take all of them.
        """
        fields = QgsFields()
        for position, one in enumerate(self.fields):
            renamed = QgsField(one)
            if names is not None:
                renamed.setName(names[position])
            if renamed.length() > 0 and renamed.type() == QMetaType.Type.QString:
                texts = (python_value(feature.attribute(position)) for feature in self.features)
                # Files may hold longer texts than they say; a memory layer does not.
                renamed.setLength(max(renamed.length(), *(len(text) for text in texts if isinstance(text, str)), 0))
            fields.append(renamed)
        layer = QgsMemoryProviderUtils.createMemoryLayer(self.title, fields, self.wkb_type, self.crs)
        added, _ = layer.dataProvider().addFeatures(self.features)
        if not added or layer.featureCount() != len(self.features):
            reason = layer.dataProvider().lastError()
            raise InputError("package-writer", layer=self.title, format="memory", reason=reason)
        return layer

    def table(self) -> Table:
        """The attributes as plain values."""
        rows = [[python_value(value) for value in feature.attributes()] for feature in self.features]
        return Table(self.name, self.title, self.info, rows)

    def region_of(self, region_field: str) -> Callable[[QgsFeature], str]:
        """A function that tells a feature's region."""
        position = self.fields.lookupField(region_field)
        return lambda feature: region_label(python_value(feature.attribute(position)))


def content_of(table: Table) -> Content:
    """A table as content without geometry and style."""
    types = {kind: wanted for wanted, kind in _KINDS.items()} | {"integer": QMetaType.Type.LongLong}
    fields = QgsFields()
    for info in table.fields:
        fields.append(QgsField(info.name, types[info.kind]))
    features = []
    for row in table.rows:
        feature = QgsFeature(fields)
        feature.setAttributes([NULL if value is None else value for value in row])
        features.append(feature)
    none = Qgis.WkbType.NoGeometry
    crs = QgsCoordinateReferenceSystem()
    return Content(table.title, table.name, table.fields, fields, none, crs, QDomDocument(), features)


def read(
    layer: QgsVectorLayer, name: str, feedback: QgsProcessingFeedback, remark: Remark, may_be_empty: bool = False
) -> Content:
    """Read a layer with its current style. Its own row numbers and binary fields are left out."""
    kept: list[int] = []
    fields = QgsFields()
    info: list[FieldInfo] = []
    numbers = set(layer.primaryKeyAttributes()) if layer.dataProvider().name() == "ogr" else set()
    for position, old in enumerate(layer.fields()):
        if position in numbers and old.name().lower() in _ROW_NUMBERS:
            continue
        if old.type() == QMetaType.Type.QByteArray:
            remark(Note("package-field-left-out", {"field": old.name(), "layer": layer.name()}))
            continue
        kind = _KINDS.get(old.type(), "text")
        comment = old.comment() or str(layer.customProperty(f"sozialraum/comment/{old.name()}", "") or "")
        kept.append(position)
        values = value_texts(layer, position)
        info.append(FieldInfo(old.name(), kind, layer.attributeAlias(position), comment, values))
        fields.append(_plain_field(old, kind))
    features = []
    for feature in layer.getFeatures():
        if feedback.isCanceled():
            raise Canceled
        made = QgsFeature(fields)
        made.setGeometry(feature.geometry())
        values = feature.attributes()
        made.setAttributes([_plain_value(values[old], fields.at(new).type()) for new, old in enumerate(kept)])
        features.append(made)
    if not features and not may_be_empty:
        raise InputError("package-layer-empty", layer=layer.name())

    def left_out(file: str) -> None:
        remark(Note("package-style-path", {"layer": layer.name(), "file": file}))

    style = public_style(layer, left_out)
    return Content(layer.name(), name, tuple(info), fields, layer.wkbType(), layer.crs(), style, features, layer.id())


def _plain_field(old: QgsField, kind: str) -> QgsField:
    types = {"integer": QMetaType.Type.LongLong, "text": QMetaType.Type.QString}
    # 32-bit numbers stay so: a Shapefile or workbook of the copy should look like the original.
    new_type = old.type() if old.type() in (QMetaType.Type.Int, QMetaType.Type.UInt) else types.get(kind, old.type())
    new = QgsField(old.name(), new_type)
    new.setAlias(old.alias())
    new.setComment(old.comment())
    return new


def _plain_value(value: Any, wanted: Any) -> Any:
    if wanted == QMetaType.Type.QString and isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return NULL if value is None else value
