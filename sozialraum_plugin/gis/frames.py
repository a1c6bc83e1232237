"""Features to frames and back. This is the one place that knows how QGIS spells a missing value."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsProcessingFeatureSource,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

from ..core.messages import InputError

if TYPE_CHECKING:
    import pandas as pd

KINDS = {
    "text": QMetaType.Type.QString,
    "integer": QMetaType.Type.LongLong,
    "number": QMetaType.Type.Double,
    "date": QMetaType.Type.QDate,
}


# Values that need no conversion, which are nearly all.
_PLAIN = frozenset({str, int, float, bool})


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


def frame_of(source: QgsFeatureSource, fields: Sequence[str]) -> pd.DataFrame:
    """The attributes of all features, a row per feature in the source's order, indexed by feature id.

    Columns carry the field names; missing values are None in text columns and NaN in numeric ones.
    """
    import pandas as pd

    known = source.fields()
    positions = [known.lookupField(name) for name in fields]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(positions)
    ids: list[int] = []
    columns: list[list[Any]] = [[] for _ in positions]
    for feature in _unchecked(source, request):
        ids.append(feature.id())
        for column, position in zip(columns, positions, strict=True):
            value = feature.attribute(position)
            column.append(value if type(value) in _PLAIN else python_value(value))
    index = pd.Index(ids, name="fid")
    series = {place: pd.Series(column, index=index, dtype=object) for place, column in enumerate(columns)}
    frame = pd.DataFrame(series, index=index, dtype=object)
    frame.columns = pd.Index(list(fields))
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


def attribute_lists(columns: Sequence[Column], values: pd.DataFrame) -> list[list[Any]]:
    """The values of new fields as plain Python values, a list per column; missing ones are None.

    Columns of whole numbers may come as floats with NaN.
    """
    return [_plain_list(values[column.name], column.kind == "integer") for column in columns]


def _plain_list(series: pd.Series, whole: bool) -> list[Any]:
    import numpy as np

    array = series.to_numpy()
    if array.dtype.kind != "f":
        return [None if _is_missing(value) else _plain(value) for value in array.tolist()]
    missing = np.isnan(array)
    if not missing.any():
        return (array.astype("int64") if whole else array).tolist()
    result = (np.where(missing, 0, array).astype("int64") if whole else array).astype(object)
    result[missing] = None
    return list(result.tolist())


def _is_missing(value: Any) -> bool:
    return value is None or value != value  # only NaN differs from itself


def _plain(value: Any) -> Any:
    item = getattr(value, "item", None)  # numpy scalars are not known to QGIS
    return item() if callable(item) else value


def whole_features(source: QgsFeatureSource) -> Iterable[QgsFeature]:
    """All features of a source, those with invalid geometries too: they are copied, not calculated with."""
    return _unchecked(source, QgsFeatureRequest())


def _unchecked(source: QgsFeatureSource, request: QgsFeatureRequest) -> Iterable[QgsFeature]:
    if isinstance(source, QgsProcessingFeatureSource):
        unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
        return source.getFeatures(request, Qgis.ProcessingFeatureSourceFlags(unchecked))
    return source.getFeatures(request)


def features_with(
    source: QgsFeatureSource, columns: Sequence[Column], values: pd.DataFrame, fields: QgsFields
) -> Iterable[QgsFeature]:
    """The features of a source with new attributes appended, in the source's order.

    ``values`` has a row per feature id and a column per new field; ``fields`` is what :func:`fields_with` made,
    whose kept fields are copied from the source by name.
    """
    known = source.fields()
    kept = [known.lookupField(fields.at(i).name()) for i in range(fields.count() - len(columns))]
    lists = attribute_lists(columns, values)
    new = dict(zip(values.index, zip(*lists, strict=True), strict=True)) if lists else {}
    for feature in whole_features(source):
        made = QgsFeature(fields)
        made.setGeometry(feature.geometry())
        old = feature.attributes()
        added = new.pop(feature.id(), None) if lists else ()
        if added is None:
            raise InputError("layer-rewritten", layer=source.sourceName())
        made.setAttributes([old[i] for i in kept] + [NULL if v is None else v for v in added])
        yield made
    if new:
        raise InputError("layer-rewritten", layer=source.sourceName())
