"""The algorithm ``sozialraum:checkareas``."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)

from ..core.messages import Canceled, InputError
from ..gis import results
from ..gis.frames import Column, frame_of
from ..gis.newlayers import Like, fields_of, made_features
from .base import translate
from .regionparameters import RegionsAlgorithm

_MOST_TOLD = 20


class CheckAreas(RegionsAlgorithm):
    """Checks areas and the regions they belong to, and shows what was found on the map."""

    NAME = "checkareas"
    ICON = "check"

    def __init__(self) -> None:
        super().__init__()
        self._findings = ""

    def displayName(self) -> str:
        return translate("CheckAreas", "Check areas and regions")

    def shortDescription(self) -> str:
        return translate(
            "CheckAreas",
            "Finds double keys, areas in two regions or in none, regions that lie across, gaps, overlaps and slivers.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("Regions", "Planning areas"), [polygon])
        )
        self.add_field("KEY_FIELD", translate("Regions", "Key field of the areas"))
        self.add_field(
            "LEVEL_FIELDS", translate("CheckAreas", "Fields of the levels, from the lowest to the highest"), many=True
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "TOLERANCE",
                translate("CheckAreas", "What is narrower than this is a sliver (m)"),
                Qgis.ProcessingNumberParameterType.Double,
                1.0,
                minValue=0.001,
            )
        )
        self.add_lookup()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("CheckAreas", "Findings on the map"), polygon)
        )
        for name, label in (
            ("ERRORS", translate("CheckAreas", "Number of errors")),
            ("WARNINGS", translate("CheckAreas", "Number of warnings")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..gis.areas.areamodel import ERROR, INFO, WARNING, Model, check_model, read_areas
        from ..gis.areas.findingstyle import style_findings
        from ..gis.areas.outlines import multipolygon, tolerance_of
        from ..gis.areas.overlay import Measure

        source = self.source(parameters, "INPUT", context)
        key = self.chosen_field(source, "KEY_FIELD", parameters, context)
        given = [text.strip() for text in self.parameterAsStrings(parameters, "LEVEL_FIELDS", context) if text.strip()]
        levels = tuple(dict.fromkeys(self.field(source, text, "LEVEL_FIELDS") for text in given))
        table, name = self._table(key, parameters, context)
        model = Model(key, levels, table, name)

        def tick(share: float) -> None:
            feedback.setProgress(90 * share)
            if feedback.isCanceled():
                raise Canceled

        metres = self.parameterAsDouble(parameters, "TOLERANCE", context)
        measure = Measure(source.sourceCrs(), context.transformContext())
        areas = read_areas(source, model)
        found = check_model(areas, model, tolerance_of(metres, source.sourceCrs()), measure, tick)
        for finding in found[:_MOST_TOLD]:
            (feedback.pushInfo if finding.level == INFO else feedback.pushWarning)(finding.text)
        if len(found) > _MOST_TOLD:
            text = translate("CheckAreas", "Further findings: {count}; the layer has all of them.")
            feedback.pushWarning(text.format(count=len(found) - _MOST_TOLD))
        if not found:
            feedback.pushInfo(translate("CheckAreas", "{count} areas, all in order.").format(count=len(areas)))

        columns = [
            Column("kind", "text", translate("CheckAreas", "Kind")),
            Column("level", "text", translate("CheckAreas", "Level"), "error, warning, info"),
            Column("areas", "text", translate("CheckAreas", "Areas")),
            Column("finding", "text", translate("CheckAreas", "Finding")),
            Column("size_m2", "number", translate("CheckAreas", "Size"), "m²; "),
        ]
        fields = fields_of(columns)
        rows = [[one.kind, one.level, ", ".join(one.areas), one.text, round(one.size, 3) or None] for one in found]
        features = made_features(fields, rows, [multipolygon(one.geometry) for one in found])
        like = Like(Qgis.WkbType.MultiPolygon, source.sourceCrs())
        self._findings = results.write_layer(
            self, "OUTPUT", parameters, context, feedback, fields, like, features, len(rows)
        )
        self.describe(self._findings, columns, style_findings)
        counts = {level: sum(one.level == level for one in found) for level in (ERROR, WARNING)}
        return {"OUTPUT": self._findings, "ERRORS": counts[ERROR], "WARNINGS": counts[WARNING]}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..gis.areas.findingstyle import keep_on_top

        answer = super().postProcessAlgorithm(context, feedback)
        keep_on_top(context, self._findings)
        return answer

    def _table(
        self, key_field: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[dict[str, tuple[str, ...]] | None, str]:
        """The regions of each key by the table LOOKUP, and what that level is called."""
        from ..core.joining.keys import key_text
        from ..core.steering.regions import natural

        if parameters.get("LOOKUP") in (None, ""):
            return None, ""
        table = self.source(parameters, "LOOKUP", context)
        fields = [self.chosen_field(table, f"LOOKUP_{name}_FIELD", parameters, context) for name in ("KEY", "REGION")]
        named = ("KEY_FIELD", "LOOKUP_KEY_FIELD", "LOOKUP_REGION_FIELD")
        for name, field in zip(named, (key_field, *fields), strict=True):
            if not field:
                raise InputError("regions-lookup-incomplete", table=table.sourceName(), parameter=name)
        found: dict[str, set[str]] = {}
        frame = frame_of(table, fields)
        for key, region in zip(frame[fields[0]].map(key_text), frame[fields[1]].map(key_text), strict=True):
            if key and region:
                found.setdefault(key, set()).add(region)
        return {key: tuple(sorted(regions, key=natural)) for key, regions in found.items()}, fields[1]
