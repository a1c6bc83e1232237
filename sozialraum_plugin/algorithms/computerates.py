"""The algorithm ``sozialraum:computerates``."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
)

from ..gis import results
from ..gis.frames import Column, frame_of
from ..gis.translation import text_of
from .base import AreasAlgorithm, translate

_WARNINGS = {"indicator-missing-part", "indicator-zero", "indicator-negative", "indicator-replaced"}


class ComputeRates(AreasAlgorithm):
    """Computes rates from the counts of a layer, by the catalogue of indicators of an office."""

    NAME = "computerates"
    ICON = "rates"
    GROUP = "tables"

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, tuple[str, str]] = {}
        self._destination = ""

    def displayName(self) -> str:
        return translate("ComputeRates", "Compute rates from counts")

    def shortDescription(self) -> str:
        return translate("ComputeRates", "Computes rates from the counts of a layer by a catalogue of indicators.")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = Qgis.ProcessingSourceType.Vector
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("ComputeRates", "Layer with counts"), [anything])
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate("ComputeRates", "Catalogue of indicators"),
                fileFilter=translate("ComputeRates", "Catalogues (*.csv);;All files (*.*)"),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("ComputeRates", "Layer with rates"), type=anything)
        )
        self.addOutput(QgsProcessingOutputNumber("COMPUTED", translate("ComputeRates", "Number of indicators")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.indicators import compute_rates, read_catalogue, resolve
        from ..core.messages import Note

        source = self.source(parameters, "INPUT", context)
        path = self.parameterAsFile(parameters, "CATALOGUE", context)
        formulas = resolve(read_catalogue(path), self._fields(source), path)
        feedback.setProgress(20)
        needed = sorted({name for formula in formulas for _, name in (*formula.numerator, *formula.denominator)})
        rates = compute_rates(frame_of(source, needed), formulas)
        feedback.setProgress(50)

        new = [
            Column(formula.indicator.name, "number", formula.indicator.label, formula.indicator.comment)
            for formula in formulas
        ]
        known = {name.casefold() for name in source.fields().names()}
        replaced = [column.name for column in new if column.name.casefold() in known]
        notes = [*rates.notes, *(Note("indicator-replaced", {"field": name}) for name in replaced)]
        for note in notes:
            (feedback.pushWarning if note.code in _WARNINGS else feedback.pushInfo)(text_of(note))

        self._texts.update({column.name: (column.alias, column.comment) for column in new})
        self._destination = results.write_areas(
            self, "OUTPUT", parameters, context, feedback, source, new, rates.values, replaced
        )
        return {"OUTPUT": self._destination, "COMPUTED": len(formulas)}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        results.finish(context, self._destination, results.describe_fields(self._texts))
        return {}

    def _fields(self, source: QgsProcessingFeatureSource) -> list[Any]:
        from ..core.indicators import Field

        return [
            Field(
                field.name(),
                field.alias() or self._texts.get(field.name(), ("", ""))[0],
                field.isNumeric(),
            )
            for field in source.fields()
        ]
