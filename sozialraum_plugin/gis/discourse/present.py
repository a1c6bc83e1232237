"""The areas as their layer tells them now: types that hold and are computed, their names and colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qgis.core import QgsCategorizedSymbolRenderer, QgsFeatureSource, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ...core.messages import InputError
from ...core.steering.discourse import Area
from ...core.steering.packetfile import COMPUTED, EDITABLE, KEY, NAME, REGION, SECOND, YEAR
from ..frames import frame_of, whole_features
from ..regions.assignment import Assignment
from ..results import field_texts
from .form import BEFORE, DECIMALS, REGION_NAME
from .packets import Row

_TAKEN = {
    name.casefold() for name in (KEY, NAME, REGION, REGION_NAME, YEAR, COMPUTED, SECOND, BEFORE, *EDITABLE, "fid")
}


class Types:
    """The types of all areas, in the order of the source; 0 for none."""

    def __init__(self, source: QgsFeatureSource, field: str) -> None:
        self.holding = numbers(source, field)
        computed = own_field(source, f"{field}_computed")
        self.computed = numbers(source, computed) if computed else self.holding
        second = own_field(source, f"{field}_second")
        self.second = numbers(source, second) if second else [0] * len(self.holding)
        self.names = self._names(source, own_field(source, f"{field}_name"))
        self.reasons = texts_of(source, own_field(source, f"{field}_override"), len(self.holding))
        most = max([0, *self.holding, *self.computed, *self.second])
        if not most:
            raise InputError("packets-no-types", field=field)
        self.all = {number: self.names.get(number, "") for number in range(1, most + 1)}

    def _names(self, source: QgsFeatureSource, field: str) -> dict[int, str]:
        found = zip(self.holding, texts_of(source, field, len(self.holding)), strict=True)
        return {number: name for number, name in found if number and name}


def own_field(source: QgsFeatureSource, name: str) -> str:
    """A field by its name in any capitals, not by its alias; empty where there is none."""
    return next((str(field.name()) for field in source.fields() if field.name().casefold() == name.casefold()), "")


def numbers(source: QgsFeatureSource, field: str) -> list[int]:
    """Types as numbers. Raises :class:`InputError` for what is none."""
    found = []
    for value in frame_of(source, [field])[field]:
        if value is None or value != value or value == "":  # only NaN differs from itself
            found.append(0)
            continue
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not number.is_integer() or not 1 <= number <= 999:
            raise InputError("packets-type-numbers", field=field, value=str(value))
        found.append(int(number))
    return found


def texts_of(source: QgsFeatureSource, field: str, count: int) -> list[str]:
    """A text field in the order of the source, "" where it is empty or there is no such field."""
    if not field:
        return [""] * count
    values = frame_of(source, [field])[field]
    # NULL may be a NaN, the one value that is not equal to itself.
    return ["" if value is None or value != value else str(value) for value in values]


def areas_of(assignment: Assignment, names: Mapping[str, str], types: Types) -> dict[str, Area]:
    """What is known of each area now, by key."""
    rows = zip(assignment.keys, assignment.regions, types.holding, types.computed, strict=True)
    return {key: Area(names.get(key, ""), region, type_, computed) for key, region, type_, computed in rows}


def indicator_fields(
    source: QgsFeatureSource, names: Sequence[str], texts: Mapping[str, tuple[str, str]]
) -> list[QgsField]:
    """The indicators as fields of a packet, renamed where a packet has a field of that name."""
    own = field_texts(source.fields())
    made = []
    for name in names:
        old = source.fields().field(name)
        kind = QMetaType.Type.LongLong if _whole(old) else QMetaType.Type.Double
        field = QgsField(packet_name(name), kind if old.isNumeric() else QMetaType.Type.QString)
        alias, comment = texts.get(name, own.get(name, ("", "")))
        field.setAlias(alias or name)
        field.setComment(comment)
        made.append(field)
    return made


def packet_name(name: str) -> str:
    """What a field of the layer is called in a packet."""
    return f"{name}_" if name.casefold() in _TAKEN else name


def _whole(field: QgsField) -> bool:
    return field.type() in (
        QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.ULongLong,
    )  # fmt: skip


def rows_of(
    source: QgsFeatureSource, assignment: Assignment, names: Mapping[str, str], types: Types, indicators: Sequence[str],
    year: str,
) -> Iterator[Row]:  # fmt: skip
    """The areas as packets show them; figures are rounded, because they are there to be read."""
    frame = frame_of(source, list(dict.fromkeys(indicators)))
    columns = {packet_name(name): [_shown(value) for value in frame[name]] for name in indicators}
    for place, feature in enumerate(whole_features(source)):
        key, region = assignment.keys[place], assignment.regions[place]
        values: dict[str, Any] = {
            KEY: key, NAME: names.get(key), REGION: region, REGION_NAME: assignment.names.get(region),
            YEAR: year or None, COMPUTED: types.computed[place] or None, SECOND: types.second[place] or None,
            BEFORE: types.reasons[place] or None,
        }  # fmt: skip
        values |= {name: column[place] for name, column in columns.items()}
        shape = feature.geometry()
        shape.convertToMultiType()
        yield Row(region, values, shape)


def _shown(value: Any) -> Any:
    if value is None or value != value:
        return None
    item = getattr(value, "item", None)
    plain = item() if callable(item) else value
    return round(plain, DECIMALS) if isinstance(plain, float) else plain


def colours_of(layer: QgsVectorLayer | None, field: str) -> dict[int, str]:
    """The colours of the types in the layer's own style, where it has one."""
    renderer = layer.renderer() if layer is not None else None
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or renderer.classAttribute().strip('"') != field:
        return {}
    found = {}
    for category in renderer.categories():
        value = category.value()
        if isinstance(value, int) and value > 0 and category.symbol() is not None:
            found[value] = category.symbol().color().name()
    return found
