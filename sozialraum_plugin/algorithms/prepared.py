"""What the algorithms that prepare indicators for clustering share: their parameters and how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..gis.frames import frame_of, python_value
from ..gis.overridetable import overrides_of
from .base import AreasAlgorithm, translate

if TYPE_CHECKING:
    from ..core.areatypes.overrides import Override
    from ..core.areatypes.preparation import Areas, Prepared

TRANSFORMS = ["none", "asinh", "sqrt", "log1p"]
SCALINGS = ["zscore", "range", "robust"]
MISSING = ["exclude", "assign"]


class PreparedAlgorithm(AreasAlgorithm):
    """An algorithm that clusters prepared areas. A subclass adds these parameters in ``initAlgorithm``."""

    GROUP = "types"
    NEEDS: ClassVar[tuple[str, ...]] = ("pandas", "sklearn")

    _scope: QgsExpressionContext

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        able = super().prepareAlgorithm(parameters, context, feedback)
        self._scope = self.createExpressionContext(parameters, context, self._sources.get("INPUT"))
        return able

    def add_areas(self) -> None:
        """INPUT, KEY_FIELD and INDICATORS."""
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("Preparation", "Planning areas"), [polygon])
        )
        self.addParameter(
            QgsProcessingParameterField(
                "KEY_FIELD", translate("Preparation", "Key field of the areas"), parentLayerParameterName="INPUT"
            )
        )
        numeric = Qgis.ProcessingFieldParameterDataType.Numeric
        self.addParameter(
            QgsProcessingParameterField(
                "INDICATORS",
                translate("Preparation", "Indicators"),
                parentLayerParameterName="INPUT",
                type=numeric,
                allowMultiple=True,
            )
        )

    def add_preparation(self) -> None:
        """TRANSFORM, SCALING, WEIGHTS, POPULATION_FIELD, MIN_POPULATION, MISSING, EXCLUDE and DIRECTIONS."""
        self.add_enum("TRANSFORM", translate("Preparation", "Transformation of the values"), TRANSFORMS)
        self.add_enum("SCALING", translate("Preparation", "Scaling"), SCALINGS)
        self.add_text("WEIGHTS", translate("Preparation", "Weights, one per indicator, separated by ;"))
        self.addParameter(
            QgsProcessingParameterField(
                "POPULATION_FIELD",
                translate("Preparation", "Field with the population"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
                optional=True,
            )
        )
        self.add_number("MIN_POPULATION", translate("Preparation", "Least population of a typed area"), 300, least=0)
        self.add_enum("MISSING", translate("Preparation", "Areas that lack a value"), MISSING)
        self.addParameter(
            QgsProcessingParameterExpression(
                "EXCLUDE",
                translate("Preparation", "Areas to leave out (expression)"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )
        label = translate("Preparation", "Directions, one per indicator: 1 more is more strain, -1 less, 0 not counted")
        self.add_text("DIRECTIONS", label)

    def add_number(self, name: str, label: str, value: int, least: int = 1) -> None:
        """A whole number of at least ``least``."""
        kind = Qgis.ProcessingNumberParameterType.Integer
        self.addParameter(QgsProcessingParameterNumber(name, label, kind, value, minValue=least))

    def add_enum(self, name: str, label: str, options: list[str]) -> None:
        """A choice; the first one is the default."""
        self.addParameter(
            QgsProcessingParameterEnum(name, label, options=options, defaultValue=options[0], usesStaticStrings=True)
        )

    def add_text(self, name: str, label: str) -> None:
        """An optional text."""
        self.addParameter(QgsProcessingParameterString(name, label, optional=True))

    def areas(
        self,
        source: QgsProcessingFeatureSource,
        key_field: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Areas:
        """The key, the indicators and the population of all areas, and which of them EXCLUDE leaves out."""
        from ..core.areatypes.preparation import Areas

        names = self._indicators(source, parameters, context)
        population = self.parameterAsString(parameters, "POPULATION_FIELD", context)
        population = self.field(source, population, "POPULATION_FIELD") if population else ""
        needed = dict.fromkeys([key_field, *names, *([population] if population else [])])
        frame = frame_of(source, list(needed))
        excluded = self._excluded(source, parameters, context)
        flags = [fid in excluded for fid in frame.index]
        return Areas(frame, key_field, tuple(names), population, flags)

    def prepared(self, areas: Areas, parameters: dict[str, Any], context: QgsProcessingContext) -> Prepared:
        """The prepared areas."""
        from ..core.areatypes.preparation import prepare
        from ..core.areatypes.typeoptions import indicators

        chosen = indicators(
            areas.names,
            self.parameterAsString(parameters, "WEIGHTS", context),
            self.parameterAsString(parameters, "DIRECTIONS", context),
        )
        return prepare(
            areas,
            chosen,
            self.parameterAsEnumString(parameters, "TRANSFORM", context),
            self.parameterAsEnumString(parameters, "SCALING", context),
            self.parameterAsEnumString(parameters, "MISSING", context),
            self.parameterAsDouble(parameters, "MIN_POPULATION", context),
        )

    def _indicators(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> list[str]:
        given = self.parameterAsStrings(parameters, "INDICATORS", context)
        return [self.field(source, name.strip(), "INDICATORS") for name in given]

    def overrides(self, parameters: dict[str, Any], context: QgsProcessingContext, most: int) -> list[Override]:
        """The types set by hand in OVERRIDES, ``most`` types at most; an empty table is as good as none."""
        if parameters.get("OVERRIDES") in (None, ""):
            return []
        table = self.any_source(parameters, "OVERRIDES", context)
        if table is None:
            self.source(parameters, "OVERRIDES", context)  # says why
        return overrides_of(table, most)

    def exclude_text(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The expression as given; Processing itself takes a wrong one for none."""
        given = parameters.get("EXCLUDE")
        text = given if isinstance(given, str) else self.parameterAsExpression(parameters, "EXCLUDE", context)
        return text.strip()

    def _excluded(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> set[int]:
        """The features for which EXCLUDE is true; NULL is not true."""
        text = self.exclude_text(parameters, context)
        if not text:
            return set()
        expression = QgsExpression(text)
        scope = self._scope
        expression.prepare(scope)
        named = sorted(expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES})
        absent = [name for name in named if source.fields().lookupField(name) < 0]
        if expression.hasParserError() or absent:
            reason = expression.parserErrorString() or ", ".join(absent)
            raise _bad_expression(text, reason)
        found = set()
        for feature in source.getFeatures():
            scope.setFeature(feature)
            value = expression.evaluate(scope)
            if expression.hasEvalError():
                raise _bad_expression(text, expression.evalErrorString())
            if python_value(value):
                found.add(feature.id())
        return found


def _bad_expression(text: str, reason: str) -> QgsProcessingException:
    return QgsProcessingException(
        translate(
            "Preparation",
            "The expression {value} (EXCLUDE) cannot be used: {reason}. Correct it or leave it empty.",
        ).format(value=text, reason=reason)
    )
