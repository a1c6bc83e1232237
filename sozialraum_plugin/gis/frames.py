"""Features to frames and back. This is the one place that knows how QGIS spells a missing value."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsFeatureSource, QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

if TYPE_CHECKING:
    import pandas as pd

KINDS = {
    "text": QMetaType.Type.QString,
    "integer": QMetaType.Type.LongLong,
    "number": QMetaType.Type.Double,
    "date": QMetaType.Type.QDate,
}


@dataclass(frozen=True)
class Column:
    """A new field of a layer: its name, its kind (a key of ``KINDS``), and what people read about it."""

    name: str
    kind: str
    alias: str = ""
    comment: str = ""

    def field(self) -> QgsField:
        """The QGIS field, with alias and comment."""
        field = QgsField(self.name, KINDS[self.kind])
        field.setAlias(self.alias)
        field.setComment(self.comment)
        return field


def python_value(value: Any) -> Any:
    """An attribute as a plain Python value; NULL becomes None under Qt 5 and Qt 6 alike."""
    if value is None or value == NULL:
        return None
    if isinstance(value, QDateTime | QDate | QTime):
        return value.toPyDateTime() if isinstance(value, QDateTime) else _date_or_time(value)
    return value


def _date_or_time(value: QDate | QTime) -> datetime.date | datetime.time:
    return value.toPyDate() if isinstance(value, QDate) else value.toPyTime()


def attribute(value: Any) -> Any:
    """A Python, numpy or pandas value as an attribute: NaN, NaT and None become NULL."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return NULL
    item = getattr(value, "item", None)  # numpy scalars are not known to QGIS
    return item() if callable(item) else value


def frame_of(source: QgsFeatureSource, fields: Sequence[str]) -> pd.DataFrame:
    """The attributes of all features, a row per feature in the source's order, indexed by feature id.

    Columns carry the field names; missing values are None in text columns and NaN in numeric ones.
    """
    import pandas as pd

    known = source.fields()
    positions = [known.lookupField(name) for name in fields]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(positions)
    ids: list[int] = []
    rows: list[list[Any]] = []
    for feature in source.getFeatures(request):
        ids.append(feature.id())
        rows.append([python_value(feature.attribute(position)) for position in positions])
    frame = pd.DataFrame(rows, columns=list(fields), index=pd.Index(ids, name="fid"), dtype=object)
    for name, position in zip(fields, positions, strict=True):
        if known.at(position).isNumeric():
            frame[name] = pd.to_numeric(frame[name])
    return frame


def fields_with(fields: QgsFields, columns: Iterable[Column], replace: Iterable[str] = ()) -> QgsFields:
    """The fields of a source without those in ``replace``, followed by new columns."""
    gone = {name.lower() for name in replace}
    result = QgsFields()
    for field in fields:
        if field.name().lower() not in gone:
            result.append(field)
    for column in columns:
        result.append(column.field())
    return result


def features_with(
    source: QgsFeatureSource, columns: Sequence[Column], values: pd.DataFrame, fields: QgsFields
) -> Iterable[QgsFeature]:
    """The features of a source with new attributes appended, in the source's order.

    ``values`` has a row per feature id and a column per new field; ``fields`` is what :func:`fields_with` made,
    whose kept fields are copied from the source by name.
    """
    known = source.fields()
    kept = [known.lookupField(fields.at(i).name()) for i in range(fields.count() - len(columns))]
    new = dict(
        zip(
            values.index,
            zip(*(values[column.name].tolist() for column in columns), strict=True) if columns else (),
            strict=False,
        )
    )
    for feature in source.getFeatures():
        made = QgsFeature(fields)
        made.setGeometry(feature.geometry())
        old = feature.attributes()
        made.setAttributes([old[i] for i in kept] + [attribute(v) for v in new[feature.id()]])
        yield made
