"""Earlier years of the same areas, read in the main thread and summed up in this year's regions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureSource,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameters,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...core.joining.keys import key_text
from ...core.messages import InputError, Note
from ...core.steering.regions import Aggregation, Plan, aggregate, listed
from ..fields.cataloguefields import catalogue_fields
from ..frames import frame_of
from ..results import field_texts

if TYPE_CHECKING:
    from ...core.measures.indicators import Indicator
    from .assignment import Assignment


@dataclass
class EarlierLayer:
    """A layer of an earlier year that may be read in another thread; ``source`` is None where it cannot be read."""

    name: str
    source: Any = None
    texts: dict[str, tuple[str, str]] | None = None


def earlier_layers(
    definition: QgsProcessingParameterDefinition, given: Any, context: QgsProcessingContext
) -> list[EarlierLayer]:
    """The layers of a parameter with several layers, in their order. Call it in the main thread.

    Processing drops those it cannot read silently, so each one is looked up by itself.
    """
    if given in (None, "", []):
        return []
    values = given if isinstance(given, list | tuple) else [given]
    if not all(isinstance(value, str | QgsVectorLayer) for value in values):
        values = QgsProcessingParameters.parameterAsLayerList(definition, {definition.name(): given}, context) or []
    found = []
    for value in values:
        layer = value
        if not isinstance(value, QgsVectorLayer):
            layer = QgsProcessingUtils.mapLayerFromString(value, context, True, QgsProcessingUtils.LayerHint.Vector)
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            found.append(EarlierLayer(str(value)))
            continue
        if context.temporaryLayerStore().mapLayer(layer.id()) is not None and layer.providerType() != "memory":
            layer.loadDefaultStyle()
        found.append(EarlierLayer(layer.name(), _Source(layer), field_texts(layer.fields(), layer)))
    return found


class _Source:
    """What ``frame_of`` and catalogues ask a source for."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._fields = QgsFields(layer.fields())
        self._features = QgsVectorLayerFeatureSource(layer)

    def fields(self) -> QgsFields:
        return self._fields

    def getFeatures(self, request: Any) -> Any:
        return self._features.getFeatures(request)


def earlier_regions(
    layer: EarlierLayer, key_field: str, assignment: Assignment, catalogue: Sequence[Indicator], path: str
) -> tuple[Aggregation, list[Note]]:
    """An earlier year's areas in the regions that they belong to now, by key, and remarks about areas of one year only.

    Raises :class:`InputError` that names the layer where it cannot be used.
    """
    from ...core.measures.indicators import resolve

    if layer.source is None:
        raise InputError("compare-previous-missing", layer=layer.name)
    try:
        keys = _keys(layer, key_field)
        formulas = resolve(list(catalogue), catalogue_fields(layer.source, layer.texts), path)
        plan = Plan(formulas=tuple(formulas))
        frame = frame_of(layer.source, list(plan.fields)).astype(float)
        region_of = dict(zip(assignment.keys, assignment.regions, strict=True))
        if not set(keys) & set(region_of):
            raise InputError("compare-previous-nothing", field=key_field)
        found = aggregate(frame, keys, [region_of.get(key, "") for key in keys], plan)
    except InputError as error:
        raise InputError("compare-previous", layer=layer.name, reason=error.note) from error
    return found, _remarks(layer.name, keys, region_of, found)


def _keys(layer: EarlierLayer, key_field: str) -> list[str]:
    from .assignment import area_keys

    if layer.source.fields().lookupField(key_field) < 0:
        fields = ", ".join(layer.source.fields().names())
        raise InputError("compare-previous-field", field=key_field, fields=fields)
    return area_keys(layer.source, key_field)


def _remarks(name: str, keys: Sequence[str], region_of: dict[str, str], found: Aggregation) -> list[Note]:
    notes = []
    known = set(keys)
    for code, areas in (
        ("compare-previous-unknown", [key for key in keys if key not in region_of]),
        ("compare-previous-gone", [key for key in region_of if key not in known]),
    ):
        if areas:
            notes.append(Note(code, {"layer": name, "count": len(areas), "areas": listed(areas)}))
    lacking = [region.key for region in found.regions if region.missing()]
    if lacking:
        told = {"layer": name, "count": len(lacking), "regions": listed(lacking)}
        notes.append(Note("compare-previous-incomplete", told))
    return notes


def type_texts(source: QgsFeatureSource, field: str) -> list[str]:
    """The type of each area as text, "" where it has none."""
    values = frame_of(source, [field])[field]
    return ["" if value is None or _is_nan(value) else key_text(value) for value in values]


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)
