"""The algorithm ``sozialraum:compareregions``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.messages import Canceled, InputError, Note
from ..gis import dependencies, results
from ..gis.fields.cataloguefields import catalogue_fields
from ..gis.newlayers import Like, fields_of, made_features
from ..gis.translation import Texts, languages, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm

if TYPE_CHECKING:
    from ..core.measures.indicators import Indicator
    from ..core.steering.regioncompare import Comparison
    from ..core.steering.regions import Aggregation
    from ..gis.regions.assignment import Assignment
    from ..gis.regions.earlieryears import EarlierLayer

# Beyond so many warnings the log tells only how many there are.
_MOST_TOLD = 20


class CompareRegions(RegionsAlgorithm):
    """Regions beside the city, beside regions of a like mix of types, and beside earlier years."""

    NAME = "compareregions"
    ICON = "compare"
    NEEDS: ClassVar[tuple[str, ...]] = ("pandas",)

    def __init__(self) -> None:
        super().__init__()
        self._earlier: list[EarlierLayer] = []

    def displayName(self) -> str:
        return translate("CompareRegions", "Compare regions")

    def shortDescription(self) -> str:
        return translate(
            "CompareRegions",
            "Sets each region beside the city, beside regions of a like mix of types, and beside earlier years.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions(polygons=False)
        self.addParameter(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate("CompareRegions", "Catalogue of indicators"),
                fileFilter=translate("CompareRegions", "Catalogues (*.csv);;All files (*.*)"),
            )
        )
        self.add_field("TYPE_FIELD", translate("CompareRegions", "Field with the types of the areas"))
        self.add_field(
            "MIX_FIELD",
            translate("CompareRegions", "Count by which the mix of types is measured (empty: number of areas)"),
            numeric=True,
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "LIKE_REGIONS",
                translate("CompareRegions", "Number of regions of a like mix"),
                Qgis.ProcessingNumberParameterType.Integer,
                3,
                minValue=1,
                maxValue=50,
            )
        )
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "PREVIOUS",
                translate("CompareRegions", "Earlier years with the same fields, oldest first"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "YEARS",
                translate("CompareRegions", "Names of the years, oldest first, this one last (separated by ;)"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "RANKS", translate("CompareRegions", "Show places (ranks)"), defaultValue=False
            )
        )
        self.add_advanced(
            QgsProcessingParameterEnum(
                "LANGUAGE",
                translate("CompareRegions", "Language of report and workbook (empty: that of QGIS)"),
                options=languages(),
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.add_lookup()
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("CompareRegions", "Comparison"), Qgis.ProcessingSourceType.Vector
            )
        )
        self.add_report()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "WORKBOOK",
                translate("CompareRegions", "Workbook"),
                "Excel (*.xlsx)",
                optional=True,
                createByDefault=False,
            )
        )
        for name, label in (
            ("REGIONS", translate("CompareRegions", "Number of regions")),
            ("INDICATORS", translate("CompareRegions", "Number of indicators")),
            ("INCOMPLETE", translate("CompareRegions", "Values that lack a part")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        from ..gis.regions.earlieryears import earlier_layers

        # Layers belong to the main thread; the work gets what it may read elsewhere.
        self._earlier = earlier_layers(self.parameterDefinition("PREVIOUS"), parameters.get("PREVIOUS"), context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.measures.indicators import read_catalogue
        from ..core.steering.regioncompare import compare
        from ..gis.fields.comparefields import compare_columns, compare_rows

        source = self.source(parameters, "INPUT", context)
        files = self.files(parameters, context, "REPORT", "WORKBOOK")
        self._check_packages(files)
        assignment = self.assignment(source, parameters, context)
        path = self.parameterAsFile(parameters, "CATALOGUE", context)
        catalogue = read_catalogue(path)
        now, mix_field, notes = self._now(source, assignment, catalogue, path, parameters, context)
        feedback.setProgress(20)
        earlier, years, more = self._years(source, assignment, catalogue, path, parameters, context, feedback)
        nearest = self.parameterAsInt(parameters, "LIKE_REGIONS", context)
        found = compare(now, list(zip(years, earlier, strict=False)), years[-1], nearest, mix_field)
        notes = [*assignment.notes, *notes, *now.notes, *more, *found.notes]
        _tell(notes, feedback)
        feedback.setProgress(50)

        ranks = self.parameterAsBoolean(parameters, "RANKS", context)
        texts = Texts(self.parameterAsEnumString(parameters, "LANGUAGE", context) or None)
        mix_words = self._mix_words(source, mix_field, texts)
        report = self._report(found, assignment, mix_words, notes, ranks, texts) if "REPORT" in files else None
        _check(feedback)
        columns = compare_columns(texts)
        fields = fields_of(columns)
        rows = compare_rows(found, assignment.names, ranks)
        written = results.write_layer(
            self, "OUTPUT", parameters, context, feedback, fields, Like(), made_features(fields, rows), len(rows)
        )
        if report is not None:
            report.write(files["REPORT"])
        if "WORKBOOK" in files:
            self._workbook(files["WORKBOOK"], found, assignment, mix_words, notes, ranks, texts)
        return {
            "OUTPUT": self.describe(written, columns),
            **files,
            "REGIONS": len(found.regions),
            "INDICATORS": len(found.indicators),
            "INCOMPLETE": sum(bool(value.missing) for value in found.values.values()),
        }

    def _check_packages(self, files: dict[str, str]) -> None:
        needed = {"REPORT": "matplotlib", "WORKBOOK": "openpyxl"}
        lacking = dependencies.missing([package for name, package in needed.items() if name in files])
        if lacking:
            raise QgsProcessingException(dependencies.advice(lacking))

    def _now(
        self, source: QgsProcessingFeatureSource, assignment: Assignment, catalogue: list[Indicator], path: str,
        parameters: dict[str, Any], context: QgsProcessingContext,
    ) -> tuple[Aggregation, str, list[Note]]:  # fmt: skip
        """This year's regions, the field that measures the mix, and remarks."""
        from ..core.measures.indicators import resolve
        from ..core.steering.regions import Plan, aggregate, listed
        from ..gis.regions.earlieryears import type_texts

        type_field = self.chosen_field(source, "TYPE_FIELD", parameters, context)
        mix_field = self.chosen_field(source, "MIX_FIELD", parameters, context)
        self.numeric(source, mix_field, "MIX_FIELD")
        if mix_field and not type_field:
            raise InputError("compare-mix-without-types", field=mix_field)
        formulas = resolve(catalogue, catalogue_fields(source, self._texts), path)
        counted = (mix_field,) if mix_field else ()
        plan = Plan(formulas=tuple(formulas), type_field=type_field, type_counts=counted)
        frame = self.numbers(source, plan.fields)
        notes = []
        if mix_field:
            values = dict(zip(assignment.keys, frame[mix_field], strict=True))
            below = [key for key, value in values.items() if value < 0]
            if below:
                raise InputError("compare-negative-mix", field=mix_field, areas=listed(below))
            without = [key for key, value in values.items() if value != value]  # only NaN differs
            if without:
                told = {"field": mix_field, "count": len(without), "areas": listed(without)}
                notes.append(Note("compare-mix-missing", told))
        if type_field:
            frame[type_field] = type_texts(source, type_field)
        return aggregate(frame, assignment.keys, assignment.regions, plan), mix_field, notes

    def _years(
        self, source: QgsProcessingFeatureSource, assignment: Assignment, catalogue: list[Indicator], path: str,
        parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
    ) -> tuple[list[Aggregation], list[str], list[Note]]:  # fmt: skip
        """The earlier years in this year's regions, the names of all years, and remarks."""
        from ..gis.regions.earlieryears import earlier_regions

        given = [text.strip() for text in self.parameterAsString(parameters, "YEARS", context).split(";")]
        years = [text for text in given if text]
        if years and len(years) != len(self._earlier) + 1:
            values = {"count": len(years), "years": "; ".join(years), "wanted": len(self._earlier) + 1}
            raise InputError("compare-years", **values)
        years = years or [*(layer.name for layer in self._earlier), source.sourceName() if self._earlier else ""]
        key_field = self.chosen_field(source, "KEY_FIELD", parameters, context)
        if self._earlier and not key_field:
            raise InputError("compare-previous-key")
        found, notes = [], []
        for layer in self._earlier:
            _check(feedback)
            one, told = earlier_regions(layer, key_field, assignment, catalogue, path)
            found.append(one)
            notes += told
        return found, years, notes

    def _mix_words(self, source: QgsProcessingFeatureSource, mix_field: str, texts: Texts) -> str:
        if not mix_field:
            return texts.translate("CompareRegions", "number of areas")
        return self._texts.get(mix_field, ("", ""))[0] or source.fields().field(mix_field).alias() or mix_field

    def _report(
        self, found: Comparison, assignment: Assignment, mix_words: str, notes: list[Note], ranks: bool, texts: Texts
    ) -> Any:
        from ..gis.reports.compare import CompareReport

        return CompareReport(found, assignment.names, mix_words, notes, ranks, texts).build()

    def _workbook(
        self, path: str, found: Comparison, assignment: Assignment, mix_words: str, notes: list[Note], ranks: bool,
        texts: Texts,
    ) -> None:  # fmt: skip
        from ..gis.fields.comparefields import write_compare_workbook

        about = [
            [texts.translate("CompareRegions", "Regions in comparison")],
            [
                "",
                texts.translate(
                    "CompareRegions", "The order is no ranking; the regions stand in the order of their keys."
                ),
            ],
            ["", texts.translate("CompareRegions", "Rates are sums of numerators by sums of denominators.")],
            [
                "",
                texts.translate(
                    "CompareReport",
                    "▲ above and ▼ below the city’s value by at least half a standard deviation of the regions, ▲▲ and "
                    "▼▼ by at least a whole one; without a sign: near the city’s value. The colours say the same.",
                ),
            ],
            ["", texts.translate("CompareRegions", "Mix of types by: {counted}").format(counted=mix_words)],
            *(["", texts.note(note)] for note in notes),
        ]
        write_compare_workbook(path, found, assignment.names, ranks, about, texts)


def _check(feedback: QgsProcessingFeedback) -> None:
    if feedback.isCanceled():
        raise Canceled


def _tell(notes: list[Note], feedback: QgsProcessingFeedback) -> None:
    for note in notes[:_MOST_TOLD]:
        feedback.pushWarning(text_of(note))
    if len(notes) > _MOST_TOLD:
        text = translate("CompareRegions", "Further remarks: {count}; the report has all of them.")
        feedback.pushWarning(text.format(count=len(notes) - _MOST_TOLD))
