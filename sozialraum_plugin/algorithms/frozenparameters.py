"""The parameters of ``sozialraum:applyareatypes`` and how they are read with what the model knows."""

from __future__ import annotations

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
)

from ..core.messages import Note
from ..gis.translation import text_of
from .base import translate
from .prepared import MISSING, PreparedAlgorithm

if TYPE_CHECKING:
    from ..core.areatypes.model import Model


class FrozenParameters(PreparedAlgorithm):
    """Parameters and outputs; the algorithm itself is ``applyareatypes.ApplyAreaTypes``."""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_areas_and_model()
        self._add_previous()
        self.addParameter(
            QgsProcessingParameterString(
                "TYPE_FIELD", translate("ApplyAreaTypes", "Field for the type"), defaultValue="gebietstyp"
            )
        )
        self._add_hand()
        self._add_stored()
        self._add_outputs()

    def _add_areas_and_model(self) -> None:
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("ApplyAreaTypes", "Planning areas"), [polygon])
        )
        self._add_field("KEY_FIELD", translate("ApplyAreaTypes", "Key field of the areas"), "INPUT", optional=False)
        self._add_field("NAME_FIELD", translate("ApplyAreaTypes", "Field with the names of the areas"), "INPUT")
        self.addParameter(
            QgsProcessingParameterFile(
                "MODEL",
                translate("ApplyAreaTypes", "Model of the area types"),
                fileFilter=translate("ApplyAreaTypes", "Models (*.json);;All files (*.*)"),
            )
        )

    def _add_previous(self) -> None:
        anything = Qgis.ProcessingSourceType.Vector
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

    def _add_hand(self) -> None:
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "OVERRIDES",
                translate("ApplyAreaTypes", "Types set by hand (table with area, set_type, reason)"),
                [Qgis.ProcessingSourceType.Vector],
                optional=True,
            )
        )
        self.add_text("YEAR", translate("ApplyAreaTypes", "Year of the areas, for types set by hand (empty: any)"))

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

    def _add_outputs(self) -> None:
        polygon = Qgis.ProcessingSourceType.VectorPolygon
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

    def _add_field(self, name: str, label: str, parent: str, optional: bool = True) -> None:
        self.addParameter(QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=optional))

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

    def _optional_field(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> str:
        given = self.parameterAsString(parameters, name, context)
        return self.field(source, given, name) if given else ""

    def _type_field(self, parameters: dict[str, Any], context: QgsProcessingContext, used: list[str]) -> str:
        from ..core.areatypes.frozen import type_field
        from ..gis.fields.typefields import ENDINGS

        name = self.parameterAsString(parameters, "TYPE_FIELD", context)
        return type_field(name, used, (*ENDINGS, "_computed", "_override"))
