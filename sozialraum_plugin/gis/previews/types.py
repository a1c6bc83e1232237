"""What the dialog of the area types shows: remarks on the preparation, the computed types, why an area is of its type.

Everything here may run beside the main thread; :func:`snapshot` takes from a layer what that needs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingException,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...core.formats import format_number
from ...core.joining.keys import key_text
from ...core.messages import InputError, Note
from ..frames import frame_of, python_value
from ..results import field_texts, unit_of
from ..translation import Texts

if TYPE_CHECKING:
    from ...core.areatypes.preparation import Areas, Prepared

translate = QCoreApplication.translate

_MORE = " …"
# Areas named beside a reason.
_NAMED = 5


class LayerSource:
    """A layer's features as they are now, readable in any thread, where a feature source is asked for."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._name = layer.name()

    def fields(self) -> QgsFields:
        return self._source.fields()

    def getFeatures(self, request: QgsFeatureRequest) -> QgsFeatureIterator:
        return self._source.getFeatures(request)

    def sourceName(self) -> str:
        return self._name


@dataclass(frozen=True)
class Snapshot:
    """A layer as it is now, readable in any thread; ``labels`` and ``units`` are those of its fields."""

    source: LayerSource
    context: QgsExpressionContext
    labels: Mapping[str, str]
    units: Mapping[str, str]


def snapshot(layer: QgsVectorLayer) -> Snapshot:
    """What a preview needs of a layer. Call it in the main thread."""
    texts = field_texts(layer.fields(), layer)
    return Snapshot(
        LayerSource(layer),
        QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)),
        {name: alias or name for name, (alias, _) in texts.items()},
        {name: unit_of(comment) for name, (_, comment) in texts.items()},
    )


@dataclass(frozen=True)
class Form:
    """What stands in the form; an indicator is (field, direction, weight)."""

    key_field: str = ""
    name_field: str = ""
    population_field: str = ""
    min_population: float = 300
    indicators: Sequence[tuple[str, int, float]] = ()
    transform: str = "none"
    scaling: str = "zscore"
    missing: str = "exclude"
    exclude: str = ""


@dataclass(frozen=True)
class Words:
    """Keys and fields as people call them."""

    labels: Mapping[str, str]
    areas: Mapping[str, str]
    texts: Texts = field(default_factory=Texts)

    def area(self, key: str) -> str:
        """An area by key and name."""
        name = self.areas.get(key, "")
        return f"{key} {name}" if name and name != key else key

    def note(self, note: Note) -> str:
        """A remark as a sentence, with names in the place of keys and fields."""
        return self.texts.note(Note(note.code, {key: self._named(key, value) for key, value in note.values.items()}))

    def number(self, value: float, decimals: int = 0) -> str:
        """A number in the user's language; a dash where it is not known."""
        return format_number(float(value), decimals, self.texts.language) if math.isfinite(value) else "–"

    def _named(self, key: str, value: Any) -> Any:
        if isinstance(value, Note):
            return Note(value.code, {inner: self._named(inner, item) for inner, item in value.values.items()})
        if isinstance(value, str) and key in ("field", "first", "second", "fields"):
            return ", ".join(self.labels.get(name, name) for name in value.split(", "))
        if isinstance(value, str) and key in ("key", "keys"):
            more = _MORE if value.endswith(_MORE) else ""
            return ", ".join(map(self.area, value.removesuffix(_MORE).split(", "))) + more
        return value


@dataclass(frozen=True)
class Remarks:
    """What comes of the preparation: a sentence on how many areas take part, who is left out and why, and remarks."""

    sentence: str
    left_out: Sequence[str]
    remarks: Sequence[str]


def suggested(catalogue: str) -> list[tuple[str, int]]:
    """The rates of a catalogue that tell of strain, as (field, direction): what types are usually made from."""
    from ...core.measures.indicators import read_catalogue

    return [(item.name, item.direction) for item in read_catalogue(catalogue) if item.direction]


def preparation(taken: Snapshot, form: Form) -> Remarks:
    """The remarks on the preparation as it stands in the form. Raises :class:`InputError` where it cannot be done."""
    from ...core.areatypes.preparation import Indicator, grouped, prepare

    areas = _areas(taken, form)
    chosen = [Indicator(*item) for item in form.indicators]
    found = prepare(areas, chosen, form.transform, form.scaling, form.missing, form.min_population)
    words = Words(taken.labels, _names(areas, form.name_field))
    typed, partial = len(found.keys), len(found.partial)
    sentence = words.texts.translate("TypePreviews", "{typed} of {all} areas take part.").format(
        typed=words.number(typed), all=words.number(len(areas.frame))
    )
    if partial:
        more = words.texts.translate(
            "TypePreviews", "{count} areas that lack a value are assigned to the nearest type afterwards."
        )
        sentence += " " + more.format(count=words.number(partial))
    return Remarks(
        sentence, _left_out(found, grouped(found.untyped), words), [words.note(note) for note in found.notes]
    )


def _left_out(found: Prepared, notes: Sequence[Note], words: Words) -> list[str]:
    """The reasons with their counts and the first areas of each."""
    lines = []
    for note in notes:
        reason = note.values["reason"]
        same = [
            key
            for key, mine in found.untyped.items()
            if (reason.code == "reason-population-any" and mine.code == "reason-population") or mine == reason
        ]
        listed = ", ".join(map(words.area, same[:_NAMED])) + (_MORE if len(same) > _NAMED else "")
        lines.append(f"{words.number(len(same))} × {words.note(reason).rstrip('.')} ({listed})")
    return lines


def _areas(taken: Snapshot, form: Form) -> Areas:
    from ...core.areatypes.preparation import Areas

    names = [name for name, _, _ in form.indicators]
    if not names:
        raise InputError("types-no-indicators")
    wanted = [form.key_field, *names, form.population_field, form.name_field]
    frame = frame_of(taken.source, list(dict.fromkeys(name for name in wanted if name)))
    key = form.key_field
    if not key:
        key = "fid"
        while key in frame.columns:
            key += "_"
        frame = frame.assign(**{key: frame.index})
    excluded = _excluded(taken, form.exclude.strip())
    flags = [fid in excluded for fid in frame.index]
    return Areas(frame, key, tuple(names), form.population_field, flags)


def _excluded(taken: Snapshot, text: str) -> set[int]:
    """The ids of the areas for which the expression is true."""
    if not text:
        return set()
    expression, scope = QgsExpression(text), QgsExpressionContext(taken.context)
    scope.setFields(taken.source.fields())
    expression.prepare(scope)
    reason = expression.parserErrorString()
    absent = sorted(expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES})
    absent = [name for name in absent if taken.source.fields().lookupField(name) < 0]
    found = set()
    if not reason and not absent:
        for feature in taken.source.getFeatures(QgsFeatureRequest()):
            scope.setFeature(feature)
            if python_value(expression.evaluate(scope)):
                found.add(feature.id())
            if expression.hasEvalError():
                reason = expression.evalErrorString()
                break
    if reason or absent:
        raise QgsProcessingException(
            translate("TypePreviews", "The expression cannot be used: {reason}").format(
                reason=reason or ", ".join(absent)
            )
        )
    return found


def _names(areas: Areas, field_name: str) -> dict[str, str]:
    if not field_name:
        return {}
    frame = areas.frame
    pairs = zip(frame[areas.key_field].map(key_text), frame[field_name].map(key_text), strict=True)
    return {key: name for key, name in pairs if name and name != key}
