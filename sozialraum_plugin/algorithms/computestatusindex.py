"""The algorithm ``sozialraum:computestatusindex``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core.messages import Canceled
from ..gis import results
from ..gis.areas.areanames import names_of
from ..gis.frames import Column, frame_of
from ..gis.translation import Texts, text_of
from .base import translate
from .prepared import PreparedAlgorithm

if TYPE_CHECKING:
    from ..core.areatypes.preparation import Areas
    from ..core.measures.indexoptions import Recipe
    from ..core.measures.statusindex import StatusIndex
    from ..gis.reports.report import Report


class ComputeStatusIndex(PreparedAlgorithm):
    """Computes the status and dynamics index of areas, as the Monitoring Soziale Stadtentwicklung Berlin does."""

    NAME = "computestatusindex"
    ICON = "index"
    NEEDS: ClassVar[tuple[str, ...]] = ("pandas",)

    def __init__(self) -> None:
        super().__init__()
        self._shape = (0, 0)

    def displayName(self) -> str:
        return translate("ComputeStatusIndex", "Compute status and dynamics index")

    def shortDescription(self) -> str:
        return translate(
            "ComputeStatusIndex",
            "Sums up social indicators in one index per area, and their changes in a second one, and sorts the areas "
            "into classes by standard deviations.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = Qgis.ProcessingSourceType.Vector
        numeric = Qgis.ProcessingFieldParameterDataType.Numeric
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("ComputeStatusIndex", "Planning areas"), [anything])
        )
        self._add_field("KEY_FIELD", translate("ComputeStatusIndex", "Key field of the areas"), optional=True)
        self._add_field(
            "NAME_FIELD", translate("ComputeStatusIndex", "Field with the names of the areas"), optional=True
        )
        for name, label, optional in (
            ("STATUS_INDICATORS", translate("ComputeStatusIndex", "Indicators of the status"), False),
            ("DYNAMIC_INDICATORS", translate("ComputeStatusIndex", "Indicators of the dynamics (changes)"), True),
        ):
            self._add_field(name, label, numeric, optional, many=True)
        for name, label, value in (
            ("STATUS_LIMITS", translate("ComputeStatusIndex", "Limits of the status classes"), "-1;1;1.5"),
            ("DYNAMIC_LIMITS", translate("ComputeStatusIndex", "Limits of the dynamics classes"), "-1;1"),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, value))
        self.add_text("STATUS_WEIGHTS", translate("ComputeStatusIndex", "Weights in the status, separated by ;"))
        self.add_text("DYNAMIC_WEIGHTS", translate("ComputeStatusIndex", "Weights in the dynamics, separated by ;"))
        directions = translate("ComputeStatusIndex", "Directions in the status: 1 more is more strain, -1 less")
        self.add_text("STATUS_DIRECTIONS", directions)
        directions = translate("ComputeStatusIndex", "Directions in the dynamics: 1 more is more strain, -1 less")
        self.add_text("DYNAMIC_DIRECTIONS", directions)
        self._add_field(
            "POPULATION_FIELD", translate("ComputeStatusIndex", "Field with the population"), numeric, optional=True
        )
        least = translate("ComputeStatusIndex", "Least population of an area with a class")
        self.add_number("MIN_POPULATION", least, 300, least=0)
        self.addParameter(
            QgsProcessingParameterExpression(
                "EXCLUDE",
                translate("ComputeStatusIndex", "Areas to leave out (expression)"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )
        self._add_outputs()

    def _add_field(
        self,
        name: str,
        label: str,
        kind: Qgis.ProcessingFieldParameterDataType = Qgis.ProcessingFieldParameterDataType.Any,
        optional: bool = False,
        many: bool = False,
    ) -> None:
        self.addParameter(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", type=kind, allowMultiple=many, optional=optional
            )
        )

    def _add_outputs(self) -> None:
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                translate("ComputeStatusIndex", "Status and dynamics"),
                type=Qgis.ProcessingSourceType.Vector,
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT",
                translate("ComputeStatusIndex", "Report"),
                "HTML (*.html)",
                optional=True,
                createByDefault=False,
            )
        )
        for name, label in (
            ("CLASSED", translate("ComputeStatusIndex", "Areas with all classes")),
            ("UNCLASSED", translate("ComputeStatusIndex", "Areas that lack a class")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.measures.statusindex import compute
        from ..gis.fields.statusfields import index_columns, index_values

        source = self.source(parameters, "INPUT", context)
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        status, dynamics = self._recipes(source, parameters, context)
        areas = self._areas(source, status, dynamics, parameters, context)
        name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        name_field = self.field(source, name_field, "NAME_FIELD") if name_field else ""
        feedback.setProgress(20)
        found = compute(areas, status, dynamics, self.parameterAsDouble(parameters, "MIN_POPULATION", context))
        self._shape = (status.classes, dynamics.classes if dynamics else 0)
        feedback.setProgress(40)
        if feedback.isCanceled():
            raise Canceled
        self._tell(found, feedback)

        texts = Texts()
        own = {**results.field_texts(source.fields()), **self._texts}
        labels = {name: own.get(name, ("", ""))[0] for name in areas.names}
        new = index_columns(found, labels, texts)
        replaced = _replaced(source, new, list(areas.frame.columns), feedback)
        # All is made before the first file is written.
        report = self._report(source, found, labels, name_field, texts, parameters, context) if path else None
        values = index_values(found, areas.frame.index, texts)
        written = results.write_areas(self, "OUTPUT", parameters, context, feedback, source, new, values, replaced)
        result: dict[str, Any] = {"OUTPUT": self.describe(written, new, self._style, before=own)}
        if report is not None:
            report.write(path)
            result["REPORT"] = path
        feedback.setProgress(95)
        return {**result, "CLASSED": found.classed, "UNCLASSED": len(found.reasons)}

    def _style(self, layer: QgsVectorLayer) -> None:
        from ..gis.fields.statusfields import style_index

        style_index(layer, *self._shape)

    def _recipes(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Recipe, Recipe | None]:
        from ..core.measures.indexoptions import recipe_of

        made = []
        for kind in ("STATUS", "DYNAMIC"):
            given = self.parameterAsStrings(parameters, f"{kind}_INDICATORS", context)
            names = [self.field(source, name.strip(), f"{kind}_INDICATORS") for name in given]
            texts = [
                self.parameterAsString(parameters, f"{kind}_{ending}", context)
                for ending in ("LIMITS", "WEIGHTS", "DIRECTIONS")
            ]
            made.append(recipe_of(kind, names, *texts))
        status, dynamics = made
        return status, dynamics if dynamics.indicators else None

    def _areas(
        self,
        source: QgsProcessingFeatureSource,
        status: Recipe,
        dynamics: Recipe | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Areas:
        from ..core.areatypes.preparation import Areas

        chosen = {name: self.parameterAsString(parameters, name, context) for name in ("KEY_FIELD", "POPULATION_FIELD")}
        key, population = (self.field(source, value, name) if value else "" for name, value in chosen.items())
        names = (*status.names, *(dynamics.names if dynamics else ()))
        frame = frame_of(source, list(dict.fromkeys(name for name in (key, *names, population) if name)))
        excluded = self._excluded(source, parameters, context)
        return Areas(frame, key, names, population, [fid in excluded for fid in frame.index])

    def _report(
        self,
        source: QgsProcessingFeatureSource,
        found: StatusIndex,
        labels: dict[str, str],
        name_field: str,
        texts: Texts,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Report:
        from ..gis.reports.statusindex import Setting, StatusReport

        setting = Setting(
            layer=source.sourceName(),
            labels=labels,
            area_names=names_of(source, found.keys, name_field),
            population_field=self.parameterAsString(parameters, "POPULATION_FIELD", context),
            min_population=self.parameterAsDouble(parameters, "MIN_POPULATION", context),
            exclude=self.exclude_text(parameters, context),
        )
        return StatusReport(found, setting, texts).build()

    def _tell(self, found: StatusIndex, feedback: QgsProcessingFeedback) -> None:
        from ..core.areatypes.preparation import grouped

        feedback.pushInfo(
            translate(
                "ComputeStatusIndex", "Areas with all classes: {classed}. Areas that lack a class: {rest}."
            ).format(classed=found.classed, rest=len(found.reasons))
        )
        lines = [(translate("ComputeStatusIndex", "Areas per status class: {counts}."), found.status)]
        if found.dynamics is not None:
            lines.append((translate("ComputeStatusIndex", "Areas per dynamics class: {counts}."), found.dynamics))
        for line, part in lines:
            counts = [int((part.classes == number).sum()) for number in range(1, part.recipe.classes + 1)]
            feedback.pushInfo(line.format(counts=", ".join(map(str, counts))))
        for note in grouped(found.reasons):
            feedback.pushInfo(text_of(note))
        for note in found.notes:
            feedback.pushWarning(text_of(note))


def _replaced(
    source: QgsProcessingFeatureSource, new: list[Column], used: list[str], feedback: QgsProcessingFeedback
) -> list[str]:
    """The fields of an earlier run, which are replaced; an error where one of them is an input of this run."""
    names = [column.name for column in new]
    made = {name.lower() for name in names}
    taken = [name for name in used if name.lower() in made]
    if taken:
        raise QgsProcessingException(
            translate(
                "ComputeStatusIndex",
                "The field {field} would be overwritten by a result, but is used as key, indicator or population. "
                "Rename it first.",
            ).format(field=", ".join(taken))
        )
    known = [field.name() for field in source.fields() if field.name().lower() in made]
    if known:
        feedback.pushWarning(
            translate("ComputeStatusIndex", "These fields were there already and are replaced: {fields}.").format(
                fields=", ".join(known)
            )
        )
    return names
