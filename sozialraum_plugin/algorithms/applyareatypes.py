"""The algorithm ``sozialraum:applyareatypes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core.messages import Canceled, InputError, Note
from ..gis import results
from ..gis.frames import frame_of
from ..gis.translation import Texts, text_of
from .base import translate
from .prepared import MISSING, PreparedAlgorithm

if TYPE_CHECKING:
    import pandas as pd

    from ..core.frozen import Applied, Earlier, Year
    from ..core.indicators import Indicator
    from ..core.model import Model
    from ..core.preparation import Areas
    from ..gis.frozenyears import Previous
    from ..gis.reports.frozen import Comparison
    from ..gis.reports.report import Report


class ApplyAreaTypes(PreparedAlgorithm):
    """Gives the areas of a later year the frozen types of a model and tells what has changed."""

    NAME = "applyareatypes"
    ICON = "types"

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, tuple[str, str]] = {}
        self._destination = ""
        self._field = ""
        self._names: dict[int, str] = {}
        self._colours: dict[int, str] = {}
        self._catalogue: dict[str, Indicator] = {}

    def displayName(self) -> str:
        return translate("ApplyAreaTypes", "Apply area types to a later year")

    def shortDescription(self) -> str:
        return translate(
            "ApplyAreaTypes",
            "Gives areas the types of an earlier computation by the old rules, and lists every area that changed type.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygon, anything = Qgis.ProcessingSourceType.VectorPolygon, Qgis.ProcessingSourceType.Vector
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("ApplyAreaTypes", "Planning areas"), [polygon])
        )
        self._add_field("KEY_FIELD", translate("ApplyAreaTypes", "Key field of the areas"), "INPUT", optional=False)
        self.addParameter(
            QgsProcessingParameterFile(
                "MODEL",
                translate("ApplyAreaTypes", "Model of the area types"),
                fileFilter=translate("ApplyAreaTypes", "Models (*.json);;All files (*.*)"),
            )
        )
        self._add_field("PREVIOUS_FIELD", translate("ApplyAreaTypes", "Field with last year's type"), "INPUT")
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "PREVIOUS", translate("ApplyAreaTypes", "Layer of the earlier year"), [anything], optional=True
            )
        )
        self._add_field("PREVIOUS_KEY_FIELD", translate("ApplyAreaTypes", "Key field of the earlier year"), "PREVIOUS")
        self._add_field(
            "PREVIOUS_TYPE_FIELD", translate("ApplyAreaTypes", "Field with the type of the earlier year"), "PREVIOUS"
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate("ApplyAreaTypes", "Catalogue of indicators, for numerators and denominators"),
                fileFilter=translate("ApplyAreaTypes", "Catalogues (*.csv);;All files (*.*)"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "TYPE_FIELD", translate("ApplyAreaTypes", "Field for the type"), defaultValue="gebietstyp"
            )
        )
        self._add_stored()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("ApplyAreaTypes", "Area types"), type=polygon)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("ApplyAreaTypes", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )
        for name, label in (
            ("TYPED", translate("ApplyAreaTypes", "Areas with a type")),
            ("UNTYPED", translate("ApplyAreaTypes", "Areas without a type")),
            ("CHANGED", translate("ApplyAreaTypes", "Areas that changed type")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_stored(self) -> None:
        """What the model knows, to be given only where it should differ."""
        label = translate("ApplyAreaTypes", "Field with the population (else as in the model)")
        self._add_field("POPULATION_FIELD", label, "INPUT")
        self.addParameter(
            QgsProcessingParameterNumber(
                "MIN_POPULATION",
                translate("ApplyAreaTypes", "Least population of a typed area (else as in the model)"),
                Qgis.ProcessingNumberParameterType.Integer,
                optional=True,
                minValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "MISSING",
                translate("ApplyAreaTypes", "Areas that lack a value (else as in the model)"),
                options=MISSING,
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterExpression(
                "EXCLUDE",
                translate("ApplyAreaTypes", "Areas to leave out, an expression (else as in the model)"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )

    def _add_field(self, name: str, label: str, parent: str, optional: bool = True) -> None:
        self.addParameter(QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=optional))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.frozen import apply, remarks
        from ..core.keys import key_text
        from ..core.model import read_model
        from ..core.preparation import grouped

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
        previous = self._previous(key_field, keys, parameters, context)
        now, before, counts, notes = self._years(source, keys, model, previous, parameters, context)
        kept = self._optional_field(source, parameters, "PREVIOUS_FIELD", context)
        self._field = self._type_field(parameters, context, [*areas.frame.columns, *counts, kept])
        earlier = self._earlier(source, applied, keys, previous, parameters, context)
        comparison = self._comparison(earlier, applied, now, before)
        _step(feedback, 45)
        for note in grouped(applied.untyped):
            feedback.pushInfo(text_of(note))
        for note in (*notes, *remarks(applied), *(comparison.earlier.notes if comparison else ())):
            feedback.pushWarning(text_of(note))
        report = None
        if report_path:
            report = self._report(source, applied, comparison, stored, parameters, context)
        _step(feedback, 55)
        self._write(source, applied, keys, areas.frame.index, parameters, context, feedback)
        if report is not None:
            report.write(report_path)
        feedback.pushInfo(
            translate("ApplyAreaTypes", "Areas with a type: {typed}. Areas without a type: {untyped}.").format(
                typed=len(applied.keys), untyped=len(applied.untyped)
            )
        )
        return {
            "OUTPUT": self._destination,
            **({"REPORT": report_path} if report_path else {}),
            "TYPED": len(applied.keys),
            "UNTYPED": len(applied.untyped),
            # Without earlier types the number of changes is not 0 but unknown.
            "CHANGED": len(comparison.transitions.changed) if comparison else None,
        }

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..gis.symbology import fill, style_types

        def style(layer: QgsVectorLayer) -> None:
            style_types(layer, self._field, names=self._names)
            renderer = layer.renderer()
            for place, category in enumerate(renderer.categories()):
                colour = self._colours.get(category.value())
                if colour:
                    renderer.updateCategorySymbol(place, fill(colour))

        results.finish(context, self._destination, results.describe_fields(self._texts), style)
        return {}

    def _with_stored(
        self,
        model: Model,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """The parameters, with what the model knows in place of those that are not given."""
        known = model.computation
        filled = dict(parameters)
        if not self.parameterAsString(parameters, "POPULATION_FIELD", context):
            filled["POPULATION_FIELD"] = str(known.get("population_field", ""))
        given = parameters.get("MIN_POPULATION") is not None
        least = self.parameterAsDouble(parameters, "MIN_POPULATION", context) if given else known["min_population"]
        filled["MIN_POPULATION"] = float(least)
        given = parameters.get("MISSING") not in (None, "")
        filled["MISSING"] = self.parameterAsEnumString(parameters, "MISSING", context) if given else known["missing"]
        if not self.exclude_text(parameters, context) and known.get("exclude"):
            filled["EXCLUDE"] = str(known["exclude"])
            feedback.pushInfo(text_of(Note("frozen-exclude", {"expression": filled["EXCLUDE"]})))
        return filled

    def _areas(
        self,
        source: QgsProcessingFeatureSource,
        key_field: str,
        model: Model,
        stored: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Areas:
        from ..core.preparation import Areas

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

    def _optional_field(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> str:
        given = self.parameterAsString(parameters, name, context)
        return self.field(source, given, name) if given else ""

    def _type_field(self, parameters: dict[str, Any], context: QgsProcessingContext, used: list[str]) -> str:
        from ..core.frozen import type_field
        from ..gis.typefields import ENDINGS

        return type_field(self.parameterAsString(parameters, "TYPE_FIELD", context), used, ENDINGS)

    def _previous(
        self, key_field: str, keys: list[str], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Previous | None:
        from ..gis.frozenyears import previous_of

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
        from ..gis.frozenyears import chosen, year_of

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
        from ..core.frozen import earlier_types

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
        values = frame_of(layer, [field])[field]
        now = {*applied.keys, *applied.untyped}
        found = earlier_types(its_keys, values, len(applied.model.centres), field, parameter, now)
        return found, f"{layer.sourceName()} ({field})"

    def _comparison(
        self, found: tuple[Earlier, str] | None, applied: Applied, now: Year, before: Year | None
    ) -> Comparison | None:
        from ..core.frozen import moves, transitions
        from ..gis.reports.frozen import Comparison

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
        stored: dict[str, Any],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Report:
        from ..gis.reports.frozen import FrozenFound, FrozenReport

        model = applied.model
        found = FrozenFound(
            applied=applied,
            comparison=comparison,
            layer=source.sourceName(),
            model_file=Path(self.parameterAsFile(parameters, "MODEL", context)).name,
            labels=dict(zip(model.recipe.names, model.labels, strict=True)),
            names={number: name for number, name in self._names.items() if name},
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
        keys: list[str],
        index: pd.Index,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        from ..gis.frozenyears import frozen_values
        from ..gis.typefields import type_columns

        texts = Texts()
        new = type_columns(self._field, texts)
        values = frozen_values(applied, keys, index, self._field, self._names, texts)
        own = {**results.field_texts(source.fields()), **self._texts}
        self._texts = {**own, **{column.name: (column.alias, column.comment) for column in new}}
        self._destination = results.write_areas(
            self, "OUTPUT", parameters, context, feedback, source, new, values, [column.name for column in new]
        )


def _step(feedback: QgsProcessingFeedback, share: float) -> None:
    if feedback.isCanceled():
        raise Canceled
    feedback.setProgress(share)
