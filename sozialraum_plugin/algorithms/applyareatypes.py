"""The algorithm ``sozialraum:applyareatypes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback, QgsVectorLayer

from ..core.messages import Canceled, InputError, Note
from ..gis import results
from ..gis.areas.areanames import names_of
from ..gis.frames import frame_of
from ..gis.overridetable import kept_overrides, write_overrides
from ..gis.translation import Texts, text_of
from .base import translate
from .frozenparameters import FrozenParameters

if TYPE_CHECKING:
    import pandas as pd

    from ..core.areatypes.frozen import Applied, Earlier, Year
    from ..core.areatypes.model import Model
    from ..core.areatypes.overrides import Applied as ByHand
    from ..core.areatypes.preparation import Areas
    from ..core.measures.indicators import Indicator
    from ..gis.reports.frozen_parts import Comparison
    from ..gis.reports.report import Report
    from ..gis.year.frozenyears import Previous


class ApplyAreaTypes(FrozenParameters):
    """Gives the areas of a later year the frozen types of a model and tells what has changed."""

    NAME = "applyareatypes"
    ICON = "apply"

    def __init__(self) -> None:
        super().__init__()
        self._field = ""
        self._names: dict[int, str] = {}
        self._colours: dict[int, str] = {}
        self._catalogue: dict[str, Indicator] = {}
        self._area_names: dict[str, str] = {}

    def displayName(self) -> str:
        return translate("ApplyAreaTypes", "Apply area types to a later year")

    def shortDescription(self) -> str:
        return translate(
            "ApplyAreaTypes",
            "Gives areas the types of an earlier computation by the old rules, and lists every area that changed type.",
        )

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.areatypes.frozen import apply, remarks
        from ..core.areatypes.model import read_model
        from ..core.areatypes.preparation import grouped
        from ..core.joining.keys import key_text

        source = self.source(parameters, "INPUT", context)
        key_field = self.field(source, self.parameterAsString(parameters, "KEY_FIELD", context), "KEY_FIELD")
        report_path = self.files(parameters, context, "REPORT").get("REPORT", "")
        model = read_model(self.parameterAsFile(parameters, "MODEL", context))
        stored = self._with_stored(model, parameters, context, feedback)
        areas = self._areas(source, key_field, model, stored, context)
        self._read_types(model)
        _step(feedback, 10)
        applied = apply(model, areas, stored["MISSING"], stored["MIN_POPULATION"])
        _step(feedback, 25)
        keys = [key_text(value) for value in areas.frame[key_field]]
        self._area_names = names_of(source, keys, self._optional_field(source, parameters, "NAME_FIELD", context))
        previous = self._previous(key_field, keys, parameters, context)
        now, before, counts, notes = self._years(source, keys, model, previous, parameters, context)
        kept = self._optional_field(source, parameters, "PREVIOUS_FIELD", context)
        self._field = self._type_field(parameters, context, [*areas.frame.columns, *counts, kept])
        earlier = self._earlier(source, applied, keys, previous, parameters, context)
        by_hand = self._by_hand(applied, earlier[0] if earlier else None, parameters, context, feedback)
        comparison = self._comparison(earlier, applied, now, before)
        _step(feedback, 45)
        for note in grouped(applied.untyped):
            feedback.pushInfo(text_of(note))
        for note in (*notes, *remarks(applied), *(comparison.earlier.notes if comparison else ())):
            feedback.pushWarning(text_of(note))
        report = None
        if report_path:
            report = self._report(source, applied, comparison, by_hand, stored, parameters, context)
        _step(feedback, 55)
        written = self._write(source, applied, by_hand, keys, areas.frame.index, parameters, context, feedback)
        if report is not None:
            report.write(report_path)
        feedback.pushInfo(
            translate("ApplyAreaTypes", "Areas with a type: {typed}. Areas without a type: {untyped}.").format(
                typed=len(applied.keys), untyped=len(applied.untyped)
            )
        )
        return {
            "OUTPUT": written,
            **({"REPORT": report_path} if report_path else {}),
            "TYPED": len(applied.keys),
            "UNTYPED": len(applied.untyped),
            # Without earlier types the number of changes is not 0 but unknown.
            "CHANGED": len(comparison.transitions.changed) if comparison else None,
        }

    def _style(self, layer: QgsVectorLayer) -> None:
        from ..gis.symbology import style_types

        style_types(layer, self._field, names=self._names, colours=self._colours)

    def _areas(
        self,
        source: QgsProcessingFeatureSource,
        key_field: str,
        model: Model,
        stored: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Areas:
        from ..core.areatypes.preparation import Areas

        names, population = model.recipe.names, self.parameterAsString(stored, "POPULATION_FIELD", context)
        needed = [*names, *([population] if population else [])]
        absent = [name for name in dict.fromkeys(needed) if source.fields().lookupField(name) < 0]
        if absent:
            fields = ", ".join(source.fields().names())
            raise InputError("model-fields", missing=", ".join(absent), fields=fields)
        frame = frame_of(source, list(dict.fromkeys([key_field, *needed])))
        excluded = self._excluded(source, stored, context)
        return Areas(frame, key_field, tuple(names), population, [fid in excluded for fid in frame.index])

    def _read_types(self, model: Model) -> None:
        from qgis.PyQt.QtGui import QColor

        self._names = dict(enumerate(model.names, start=1))
        self._colours = {
            number: colour
            for number, colour in enumerate(model.colours, start=1)
            if colour and QColor(colour).isValid()
        }

    def _previous(
        self, key_field: str, keys: list[str], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Previous | None:
        from ..gis.year.frozenyears import previous_of

        if parameters.get("PREVIOUS") in (None, ""):
            for name in ("PREVIOUS_KEY_FIELD", "PREVIOUS_TYPE_FIELD"):
                given = self.parameterAsString(parameters, name, context)
                if given:
                    raise InputError("frozen-previous-missing", value=given, parameter=name)
            return None
        previous = self.source(parameters, "PREVIOUS", context)
        given = self.parameterAsString(parameters, "PREVIOUS_KEY_FIELD", context) or key_field
        return previous_of(previous, self.field(previous, given, "PREVIOUS_KEY_FIELD"), key_field, keys)

    def _years(
        self,
        source: QgsProcessingFeatureSource,
        keys: list[str],
        model: Model,
        previous: Previous | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> tuple[Year, Year | None, list[str], list[Note]]:
        """Rates and counts of this year and, where known, the earlier one; the fields of INPUT that are counts."""
        from ..gis.year.frozenyears import chosen, year_of

        names, path = model.recipe.names, self.parameterAsFile(parameters, "CATALOGUE", context)
        self._catalogue = chosen(path, names) if path else {}
        now, counts, notes = year_of(source, keys, names, self._catalogue, path, self._texts)
        if previous is None:
            return now, None, counts, notes
        try:
            before, _, more = year_of(previous.source, previous.keys, names, self._catalogue, path)
        except InputError as error:
            raise InputError("frozen-previous-layer", reason=error.note) from error
        return now, before, counts, [*notes, *more]

    def _earlier(
        self,
        source: QgsProcessingFeatureSource,
        applied: Applied,
        keys: list[str],
        previous: Previous | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> tuple[Earlier, str] | None:
        """The types of the earlier year and where they come from."""
        from ..gis.year.frozenyears import earlier_of

        field = self._optional_field(source, parameters, "PREVIOUS_FIELD", context)
        other = self.parameterAsString(parameters, "PREVIOUS_TYPE_FIELD", context)
        if field and other:
            raise InputError("frozen-previous-twice", field=field, other=other)
        parameter, layer, its_keys = "PREVIOUS_FIELD", source, keys
        if not field:
            if previous is None:
                return None
            parameter, layer, its_keys = "PREVIOUS_TYPE_FIELD", previous.source, list(previous.keys)
            if not other and layer.fields().lookupField(self._field) < 0:
                fields = ", ".join(layer.fields().names())
                raise InputError("frozen-previous-none", field=self._field, fields=fields)
            field = self.field(layer, other or self._field, parameter)
        now = {*applied.keys, *applied.untyped}
        found, field = earlier_of(layer, its_keys, field, parameter, len(applied.model.centres), now)
        return found, f"{layer.sourceName()} ({field})"

    def _by_hand(
        self,
        applied: Applied,
        earlier: Earlier | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> ByHand:
        """Types set by hand: those that an earlier result of this name keeps, and those given now."""
        from ..core.areatypes.frozenhand import hand_remarks
        from ..core.areatypes.overrides import apply_overrides, merged

        most = len(applied.model.centres)
        path = results.written_path(parameters.get("OUTPUT"))
        given = self.overrides(parameters, context, most)
        computed = {**dict.fromkeys(applied.untyped), **applied.types}
        year = self.parameterAsString(parameters, "YEAR", context).strip()
        found = apply_overrides(merged(kept_overrides(path, most), given), computed, year)
        for note in (*found.notes, *hand_remarks(found.types, earlier, year, computed)):
            (feedback.pushInfo if note.code == "overrides-applied" else feedback.pushWarning)(text_of(note))
        if found.table and (path is None or path.suffix.lower() != ".gpkg"):
            feedback.pushWarning(text_of(Note("frozen-hand-not-kept")))
        return found

    def _comparison(
        self, found: tuple[Earlier, str] | None, applied: Applied, now: Year, before: Year | None
    ) -> Comparison | None:
        from ..core.areatypes.frozen import moves, transitions
        from ..gis.reports.frozen_parts import Comparison

        if found is None:
            return None
        earlier, place = found
        table = transitions(applied, earlier)
        return Comparison(earlier, table, moves(applied, earlier, table.changed, now, before), place)

    def _report(
        self,
        source: QgsProcessingFeatureSource,
        applied: Applied,
        comparison: Comparison | None,
        by_hand: ByHand,
        stored: dict[str, Any],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Report:
        from ..gis.reports.frozen import FrozenReport
        from ..gis.reports.frozen_parts import FrozenFound

        model = applied.model
        found = FrozenFound(
            applied=applied,
            comparison=comparison,
            layer=source.sourceName(),
            model_file=Path(self.parameterAsFile(parameters, "MODEL", context)).name,
            labels=dict(zip(model.recipe.names, model.labels, strict=True)),
            names={number: name for number, name in self._names.items() if name},
            area_names=self._area_names,
            overrides=by_hand.types,
            catalogue=self._catalogue,
            population_field=self.parameterAsString(stored, "POPULATION_FIELD", context),
            min_population=stored["MIN_POPULATION"],
            exclude=self.exclude_text(stored, context),
        )
        return FrozenReport(found, Texts()).build()

    def _write(
        self,
        source: QgsProcessingFeatureSource,
        applied: Applied,
        by_hand: ByHand,
        keys: list[str],
        index: pd.Index,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ..gis.fields.typefields import override_columns, type_columns
        from ..gis.year.frozenyears import frozen_values

        texts = Texts()
        more = override_columns(self._field, texts)
        new = type_columns(self._field, texts, applied.model.by_strain)
        old = [column.name for column in (*new, *more)]
        new += more if by_hand.types else []
        values = frozen_values(applied, keys, index, self._field, self._names, texts, by_hand.types)
        own = {**results.field_texts(source.fields()), **self._texts}
        attach = (lambda path: write_overrides(path, by_hand.table)) if by_hand.table else None
        written = results.write_areas(
            self, "OUTPUT", parameters, context, feedback, source, new, values, old, attach=attach
        )
        return self.describe(written, new, self._style, before=own)


def _step(feedback: QgsProcessingFeedback, share: float) -> None:
    if feedback.isCanceled():
        raise Canceled
    feedback.setProgress(share)
