"""What goes into a package: the layers' features, fields and styles, read once, and their part for a region."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMemoryProviderUtils,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument, QDomNode

from ...core.messages import Canceled, InputError, Note
from ...core.packages import FieldInfo, Table, region_label
from ..frames import python_value

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
_ROW_NUMBERS = ("fid", "ogc_fid", "ogr_fid")
# Parts of a style that hold paths of the machine or describe fields the copy holds as plain values.
_PRIVATE_STYLE = ("expressionfields", "editform", "editforminit", "editforminitfilepath", "editforminitcode")

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

    def part(self, keep: Callable[[QgsFeature], bool]) -> Content:
        """The same with only some of its features."""
        return replace(self, features=[feature for feature in self.features if keep(feature)])

    def layer(self, names: Sequence[str] | None = None) -> QgsVectorLayer:
        """A memory layer of the features, its fields renamed to ``names`` where given."""
        fields = QgsFields(self.fields)
        if names is not None:
            fields = QgsFields()
            for position, name in enumerate(names):
                renamed = QgsField(self.fields.at(position))
                renamed.setName(name)
                fields.append(renamed)
        layer = QgsMemoryProviderUtils.createMemoryLayer(self.title, fields, self.wkb_type, self.crs)
        layer.dataProvider().addFeatures(self.features)
        return layer

    def table(self) -> Table:
        """The attributes as plain values."""
        rows = [[python_value(value) for value in feature.attributes()] for feature in self.features]
        return Table(self.name, self.title, self.info, rows)

    def region_of(self, region_field: str) -> Callable[[QgsFeature], str]:
        """A function that tells a feature's region."""
        position = self.fields.lookupField(region_field)
        return lambda feature: region_label(python_value(feature.attribute(position)))


def read(layer: QgsVectorLayer, name: str, feedback: QgsProcessingFeedback, remark: Remark) -> Content:
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
        info.append(FieldInfo(old.name(), kind, layer.attributeAlias(position), comment))
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
    if not features:
        raise InputError("package-layer-empty", layer=layer.name())
    return Content(
        layer.name(), name, tuple(info), fields, layer.wkbType(), layer.crs(), _public_style(layer), features
    )


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


def _public_style(layer: QgsVectorLayer) -> QDomDocument:
    document = QDomDocument()
    layer.exportNamedStyle(document)
    for tag in _PRIVATE_STYLE:
        found = document.elementsByTagName(tag)
        for element in [found.item(position) for position in range(found.count())]:
            _empty(element)
    return document


def _empty(node: QDomNode) -> None:
    while node.hasChildNodes():
        node.removeChild(node.firstChild())
