"""The algorithm ``sozialraum:comparetypecounts``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
)

from ..core.messages import Canceled, InputError
from ..gis import dependencies, results
from ..gis.frames import attribute_lists
from ..gis.newlayers import Like, fields_of, made_features
from ..gis.translation import Texts, text_of
from .base import translate
from .prepared import PreparedAlgorithm

if TYPE_CHECKING:
    import pandas as pd

    from ..core.areatypes.preparation import Areas, Prepared
    from ..core.areatypes.typology import Settings
    from ..core.messages import Note
    from ..core.threads import Tick
    from ..gis.reports.report import Report

METHODS = ["kmeans", "ward", "ward+kmeans"]


class CompareTypeCounts(PreparedAlgorithm):
    """Puts the measures of several numbers of types side by side."""

    NAME = "comparetypecounts"
    ICON = "counts"

    def displayName(self) -> str:
        return translate("CompareTypeCounts", "How many types?")

    def shortDescription(self) -> str:
        return translate(
            "CompareTypeCounts",
            "Sorts areas into 2, 3, 4 … types and tells how clear, how large and how stable the types are each time.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_areas()
        key = self.parameterDefinition("KEY_FIELD")
        key.setFlags(key.flags() | Qgis.ProcessingParameterFlag.Optional)
        self.add_number("MIN_CLUSTERS", translate("CompareTypeCounts", "Smallest number of types"), 2, least=2)
        self.add_number("MAX_CLUSTERS", translate("CompareTypeCounts", "Largest number of types"), 12, least=2)
        self.add_enum("METHOD", translate("CompareTypeCounts", "Method"), METHODS)
        self.add_number("STARTS", translate("CompareTypeCounts", "Random starts of k-means"), 200)
        self.add_number("RANDOM_SEED", translate("CompareTypeCounts", "Random seed"), 1, least=0)
        self.add_preparation()
        self.add_number(
            "BOOTSTRAPS", translate("CompareTypeCounts", "Repetitions to examine the stability"), 50, least=0
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("CompareTypeCounts", "Numbers of types"), type=Qgis.ProcessingSourceType.Vector
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT",
                translate("CompareTypeCounts", "Report"),
                "HTML (*.html)",
                optional=True,
                createByDefault=False,
            )
        )

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.areatypes.typecounts import compare_counts, counts_between, possible_counts, too_few_starts

        source = self.source(parameters, "INPUT", context)
        counts = counts_between(
            self.parameterAsInt(parameters, "MIN_CLUSTERS", context),
            self.parameterAsInt(parameters, "MAX_CLUSTERS", context),
        )
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        prepared = self.prepared(self._areas(source, parameters, context), parameters, context)
        possible, notes = possible_counts(prepared, counts)
        for note in (*prepared.notes, *notes):
            feedback.pushWarning(text_of(note))
        settings = self._settings(parameters, context)
        bootstraps = self.parameterAsInt(parameters, "BOOTSTRAPS", context)
        feedback.setProgress(2)
        frame = compare_counts(prepared, possible, settings, bootstraps, _progress(feedback, 2, 90))
        doubts = too_few_starts(frame) if settings.method == "kmeans" else []
        self._tell(prepared, frame, doubts, feedback)
        # All is made before the first file is written.
        report = None
        if path:
            told = [*notes, *doubts]
            report = self._report(source, prepared, frame, settings, bootstraps, told, parameters, context, feedback)
        written = self._write(frame, parameters, context, feedback)
        if report is not None:
            report.write(path)
        feedback.setProgress(100)
        return {"OUTPUT": written, **({"REPORT": path} if path else {})}

    def _areas(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Areas:
        """The areas; without KEY_FIELD their key is the feature id."""
        name = self.parameterAsString(parameters, "KEY_FIELD", context)
        if name:
            return self.areas(source, self.field(source, name, "KEY_FIELD"), parameters, context)
        indicators = self._indicators(source, parameters, context)
        if not indicators:
            raise InputError("types-no-indicators")
        areas = self.areas(source, indicators[0], parameters, context)
        key = "fid"
        while key in areas.frame.columns:
            key += "_"
        return replace(areas, frame=areas.frame.assign(**{key: areas.frame.index}), key_field=key)

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Settings:
        from ..core.areatypes.typology import Settings

        return Settings(
            method=self.parameterAsEnumString(parameters, "METHOD", context),
            starts=self.parameterAsInt(parameters, "STARTS", context),
            seed=self.parameterAsInt(parameters, "RANDOM_SEED", context),
        )

    def _tell(
        self, prepared: Prepared, frame: pd.DataFrame, doubts: list[Note], feedback: QgsProcessingFeedback
    ) -> None:
        from ..core.areatypes.preparation import grouped
        from ..gis.reports.typecounts import choice

        feedback.pushInfo(
            translate("CompareTypeCounts", "Areas that can be typed: {typed}. Areas left out: {untyped}.").format(
                typed=len(prepared.keys), untyped=len(prepared.untyped) + len(prepared.partial)
            )
        )
        for note in grouped(prepared.untyped):
            feedback.pushInfo(text_of(note))
        for note in doubts:
            feedback.pushWarning(text_of(note))
        for sentence in choice(frame, Texts()):
            feedback.pushInfo(sentence)

    def _report(
        self,
        source: QgsProcessingFeatureSource,
        prepared: Prepared,
        frame: pd.DataFrame,
        settings: Settings,
        bootstraps: int,
        notes: list[Note],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Report:
        from ..gis.reports.typecounts import Compared, TypeCountsReport

        lacking = dependencies.missing(["matplotlib"])
        if lacking:
            feedback.pushWarning(translate("CompareTypeCounts", "The report has no charts."))
            feedback.pushWarning(dependencies.advice(lacking))
        own = {**results.field_texts(source.fields()), **self._texts}
        compared = Compared(
            frame=frame,
            prepared=prepared,
            settings=settings,
            bootstraps=bootstraps,
            layer=source.sourceName(),
            labels={name: own.get(name, ("", ""))[0] for name in prepared.recipe.names},
            population_field=self.parameterAsString(parameters, "POPULATION_FIELD", context),
            min_population=self.parameterAsDouble(parameters, "MIN_POPULATION", context),
            exclude=self.exclude_text(parameters, context),
            notes=notes,
            charts=not lacking,
        )
        return TypeCountsReport(compared, Texts()).build()

    def _write(
        self,
        frame: pd.DataFrame,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ..gis.reports.typecounts import table_columns

        columns = table_columns(Texts())
        fields = fields_of(columns)
        features = made_features(fields, zip(*attribute_lists(columns, frame), strict=True))
        written = results.write_layer(self, "OUTPUT", parameters, context, feedback, fields, Like(), features)
        return self.describe(written, columns)


def _progress(feedback: QgsProcessingFeedback, begin: float, end: float) -> Tick:
    def tick(share: float) -> None:
        if feedback.isCanceled():
            raise Canceled
        feedback.setProgress(begin + share * (end - begin))

    return tick
