"""The algorithm ``sozialraum:findareas``."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.messages import InputError, Note
from ..gis import results
from ..gis.frames import Column, features_with, fields_with
from ..gis.translation import Texts, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm


class FindAreas(RegionsAlgorithm):
    """Finds areas by rules over their indicators ("Suchraster"), with the reason beside each."""

    NAME = "findareas"
    ICON = "search"

    def displayName(self) -> str:
        return translate("FindAreas", "Find areas by rules")

    def shortDescription(self) -> str:
        return translate(
            "FindAreas", "Lists the areas that meet rules, such as newly built ones or those of high turnover, and why."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions(polygons=False)
        self.addParameter(
            QgsProcessingParameterString(
                "RULES", translate("FindAreas", "Rules, one in each line: name: expression"), multiLine=True
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "LEAST",
                translate("FindAreas", "So many rules must be met"),
                Qgis.ProcessingNumberParameterType.Integer,
                1,
                minValue=1,
            )
        )
        self.add_field("NAME_FIELD", translate("FindAreas", "Field with the names of the areas"))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FindAreas", "Found areas"), Qgis.ProcessingSourceType.Vector
            )
        )
        self.add_report()
        self.addOutput(QgsProcessingOutputNumber("FOUND", translate("FindAreas", "Number of areas found")))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        able = super().prepareAlgorithm(parameters, context, feedback)
        self._scope = self.createExpressionContext(parameters, context, self._sources.get("INPUT"))
        return able

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        import pandas as pd

        from ..core.steering.regions import listed
        from ..core.steering.searchrules import rules_of
        from ..gis.regions.assignment import area_keys
        from ..gis.regions.search import Search

        source = self.source(parameters, "INPUT", context)
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        rules = rules_of(self.parameterAsString(parameters, "RULES", context))
        least = self.parameterAsInt(parameters, "LEAST", context)
        if least > len(rules):
            raise InputError("search-least", least=least, count=len(rules))
        texts = Texts()
        labels = {name: alias for name, (alias, _) in self._texts.items()}
        found = Search(rules, source.fields(), self._scope, labels, texts).run(source)
        feedback.setProgress(50)
        keys = area_keys(source, self.chosen_field(source, "KEY_FIELD", parameters, context))
        key_of = dict(zip(found.rules, keys, strict=True))
        notes = []
        for name, fids in found.unknown.items():
            areas = listed([key_of[fid] for fid in fids])
            notes.append(Note("search-unknown", {"rule": name, "count": len(fids), "areas": areas}))
        for note in notes:
            feedback.pushWarning(text_of(note))

        chosen = [fid for fid, met in found.rules.items() if len(met) >= least]
        columns = [
            Column("rules_met", "integer", translate("FindAreas", "Rules met")),
            Column("reason", "text", translate("FindAreas", "Reason")),
        ]
        replaced = [column.name for column in columns if source.fields().lookupField(column.name) >= 0]
        values = pd.DataFrame(
            {"rules_met": [len(met) for met in found.rules.values()], "reason": list(found.reasons.values())},
            index=list(found.rules),
        )
        report = None
        if path:
            report = self._report(source, rules, found, chosen, key_of, notes, parameters, context)
        fields = fields_with(source.fields(), columns, replaced)
        wanted = set(chosen)
        # The source gives its features in one order, and the frame holds them in it.
        features = (
            feature
            for fid, feature in zip(found.rules, features_with(source, columns, values, fields), strict=True)
            if fid in wanted
        )
        written = results.write_layer(
            self, "OUTPUT", parameters, context, feedback, fields, source, features, len(chosen)
        )
        self.describe(written, columns, before=self._texts)
        result: dict[str, Any] = {"OUTPUT": written, "FOUND": len(chosen)}
        if report is not None:
            report.write(path)
            result["REPORT"] = path
        feedback.pushInfo(
            translate("FindAreas", "{found} of {count} areas found.").format(found=len(chosen), count=len(keys))
        )
        return result

    def _report(
        self,
        source: QgsProcessingFeatureSource,
        rules: list[Any],
        found: Any,
        chosen: list[int],
        key_of: dict[int, str],
        notes: list[Note],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Any:
        from ..gis.areas.areanames import names_of
        from ..gis.regions.assignment import by_field
        from ..gis.reports.search import search_report

        names = names_of(source, list(key_of.values()), self.chosen_field(source, "NAME_FIELD", parameters, context))
        regions: dict[str, str] = {}
        region = self.chosen_field(source, "REGION_FIELD", parameters, context)
        if region:
            key = self.chosen_field(source, "KEY_FIELD", parameters, context)
            called = self.chosen_field(source, "REGION_NAME_FIELD", parameters, context)
            assigned = by_field(source, key, region, called)
            regions = {
                key: f"{unit} {assigned.names.get(unit, '')}".strip()
                for key, unit in zip(assigned.keys, assigned.regions, strict=True)
            }
        rows = [(key_of[fid], found.rules[fid], found.reasons[fid]) for fid in chosen]
        hits = {rule.name: sum(rule in met for met in found.rules.values()) for rule in rules}
        return search_report(rules, hits, rows, len(key_of), names, regions, notes, Texts())
