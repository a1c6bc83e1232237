"""The algorithm ``sozialraum:aggregateregions``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..core.messages import Canceled, InputError, Note
from ..gis import results
from ..gis.fields.cataloguefields import catalogue_fields
from ..gis.frames import Column, frame_of
from ..gis.newlayers import Like, fields_of, made_features
from ..gis.translation import Texts, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm

if TYPE_CHECKING:
    from ..core.steering.regions import Aggregation, Plan
    from ..gis.fields.regionfields import Labels
    from ..gis.regions.assignment import Assignment
    from ..gis.regions.dissolve import Dissolved

# Beyond so many warnings the log tells only how many there are.
_MOST_TOLD = 20


class AggregateRegions(RegionsAlgorithm):
    """Sums up areas to regions: RTK, Steuerungsbereich, Stadtbezirk, or whatever a city calls them."""

    NAME = "aggregateregions"
    ICON = "regions"

    def displayName(self) -> str:
        return translate("AggregateRegions", "Sum up areas to regions")

    def shortDescription(self) -> str:
        return translate(
            "AggregateRegions",
            "Adds up counts by region, computes rates as sum over sum and dissolves the areas.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions()
        self.add_field(
            "PARENT_FIELDS", translate("AggregateRegions", "Fields of upper levels, kept where they are clear"),
            many=True,
        )  # fmt: skip
        self.add_field("COUNT_FIELDS", translate("AggregateRegions", "Counts to add up"), numeric=True, many=True)
        self.addParameter(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate("AggregateRegions", "Catalogue of indicators"),
                fileFilter=translate("AggregateRegions", "Catalogues (*.csv);;All files (*.*)"),
                optional=True,
            )
        )
        self.add_field("TYPE_FIELD", translate("AggregateRegions", "Field with the types of the areas"))
        self.add_field("POPULATION_FIELD", translate("AggregateRegions", "Field with the population"), numeric=True)
        self.add_field(
            "TYPE_COUNT_FIELDS", translate("AggregateRegions", "Further counts to add up by type"),
            numeric=True, many=True,
        )  # fmt: skip
        self.add_field("MEAN_FIELDS", translate("AggregateRegions", "Values to take the mean of"), True, True)
        self.add_advanced(
            QgsProcessingParameterBoolean(
                "DETAILS",
                translate("AggregateRegions", "Numerators, denominators and unweighted means as fields"),
                defaultValue=False,
            )
        )
        tolerance = QgsProcessingParameterNumber(
            "TOLERANCE",
            translate("AggregateRegions", "Gaps between areas narrower than this are closed (m)"),
            Qgis.ProcessingNumberParameterType.Double,
            1.0,
            minValue=0.0,
        )
        self.add_advanced(tolerance)
        self.add_lookup()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("AggregateRegions", "Regions"), Qgis.ProcessingSourceType.VectorPolygon
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "CITY",
                translate("AggregateRegions", "Figures of the city"),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        for name, label in (
            ("REGIONS", translate("AggregateRegions", "Number of regions")),
            ("AREAS_WITHOUT_REGION", translate("AggregateRegions", "Areas without a region")),
            ("INCOMPLETE_REGIONS", translate("AggregateRegions", "Regions that lack a part")),
            ("CLOSED_GAPS", translate("AggregateRegions", "Gaps that were closed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.steering.regions import aggregate
        from ..gis.fields.regionfields import RegionTable, check_names, city_columns, city_rows
        from ..gis.symbology import style_outlines

        source = self.source(parameters, "INPUT", context)
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        parents = tuple(self._any_fields(source, "PARENT_FIELDS", parameters, context))
        assignment = self.assignment(source, parameters, context, parents)
        plan, notes = self._plan(source, parameters, context)
        frame = self.numbers(source, plan.fields)
        if plan.type_field:
            frame[plan.type_field] = _type_texts(source, plan.type_field)
        feedback.setProgress(10)
        found = aggregate(frame, assignment.keys, assignment.regions, plan)
        texts = Texts()
        labels = self._labels(source, plan, assignment)
        whole = {name: bool((frame[name].dropna() % 1 == 0).all()) for name in plan.fields}
        details = self.parameterAsBoolean(parameters, "DETAILS", context)
        columns, rows = RegionTable(found, labels, whole, texts, details).build()
        first = self._first_columns(source, parameters, context, assignment)
        check_names([*first, *columns])
        shapes, more = self._shapes(source, assignment, parameters, context, feedback)
        notes = [*assignment.notes, *notes, *found.notes, *more]
        _tell(notes, feedback)

        # All is made before the first file is written.
        report = self._report(found, assignment, labels, notes, texts) if path else None
        fields = fields_of([*first, *columns])
        keys = [region.key for region in found.regions]
        lead = [self._first_values(key, first, assignment) for key in keys]
        table = [[*start, *rows[key]] for start, key in zip(lead, keys, strict=True)]
        features = made_features(fields, table, [shapes.shapes.get(key) for key in keys])
        like = Like(Qgis.WkbType.MultiPolygon, source.sourceCrs())
        written = results.write_layer(self, "OUTPUT", parameters, context, feedback, fields, like, features, len(keys))
        result: dict[str, Any] = {"OUTPUT": self.describe(written, [*first, *columns], style_outlines)}
        if parameters.get("CITY"):
            of_city = city_columns(texts)
            fields = fields_of(of_city)
            features = made_features(fields, city_rows(found, labels, texts))
            written = results.write_layer(self, "CITY", parameters, context, feedback, fields, Like(), features)
            result["CITY"] = self.describe(written, of_city)
        if report is not None:
            report.write(path)
            result["REPORT"] = path
        return {
            **result,
            "REGIONS": len(keys),
            "AREAS_WITHOUT_REGION": len(found.without),
            "INCOMPLETE_REGIONS": sum(bool(region.missing()) for region in found.regions),
            "CLOSED_GAPS": len(shapes.gaps),
        }

    def _any_fields(
        self, source: QgsProcessingFeatureSource, name: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> list[str]:
        given = [text.strip() for text in self.parameterAsStrings(parameters, name, context) if text.strip()]
        return list(dict.fromkeys(self.field(source, text, name) for text in given))

    def _plan(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Plan, list[Note]]:
        from ..core.measures.indicators import read_catalogue, resolve
        from ..core.names import says_rate
        from ..core.steering.regions import Plan

        counts = list(self.chosen_fields(source, "COUNT_FIELDS", parameters, context))
        population = self.chosen_field(source, "POPULATION_FIELD", parameters, context)
        self.numeric(source, population, "POPULATION_FIELD")
        notes = [
            Note("regions-is-rate", {"field": name, "parameter": "COUNT_FIELDS"})
            for name in counts
            if says_rate(self._texts.get(name, ("", ""))[0] or name)
        ]
        path = self.parameterAsFile(parameters, "CATALOGUE", context)
        formulas = resolve(read_catalogue(path), catalogue_fields(source, self._texts), path) if path else []
        by_type = self.chosen_fields(source, "TYPE_COUNT_FIELDS", parameters, context)
        type_field = self.chosen_field(source, "TYPE_FIELD", parameters, context)
        if by_type and not type_field:
            raise InputError("regions-types-without-field")
        people = (population,) if population else ()
        # What is told by type is told as a whole too.
        return Plan(
            counts=tuple(dict.fromkeys((*people, *counts, *by_type))),
            formulas=tuple(formulas),
            means=self.chosen_fields(source, "MEAN_FIELDS", parameters, context),
            population=population,
            type_field=type_field,
            type_counts=tuple(dict.fromkeys((*people, *by_type))) if type_field else (),
        ), notes

    def _labels(self, source: QgsProcessingFeatureSource, plan: Plan, assignment: Assignment) -> Labels:
        from ..gis.fields.regionfields import Labels

        types: dict[str, str] = {}
        name = source.fields().lookupField(f"{plan.type_field}_name") if plan.type_field else -1
        if name >= 0:
            called = frame_of(source, [source.fields().at(name).name()]).iloc[:, 0]
            pairs = zip(_type_texts(source, plan.type_field), called, strict=True)
            types = {kind: str(text) for kind, text in pairs if kind and text}
        signs: dict[tuple[str, str], str] = {}
        for field in plan.fields:
            place = source.fields().lookupField(f"{field}_symbol")
            if place >= 0:
                shown = frame_of(source, [source.fields().at(place).name()]).iloc[:, 0]
                pairs = zip(assignment.keys, shown, strict=True)
                signs.update({(field, key): str(sign) for key, sign in pairs if sign})
        # A rate lacks an area because of the sign that stands in one of its counts.
        for formula in plan.formulas:
            parts = {name for _, name in (*formula.numerator, *formula.denominator)}
            signs.update({(formula.indicator.name, key): sign for (name, key), sign in signs.items() if name in parts})
        return Labels({**results.field_texts(source.fields()), **self._texts}, types, signs)

    def _first_columns(
        self,
        source: QgsProcessingFeatureSource,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        assignment: Assignment,
    ) -> list[Column]:
        """The region's key and name, and the upper levels it lies in."""
        by_table = parameters.get("LOOKUP") not in (None, "")
        prefix = "LOOKUP_" if by_table else ""
        origin = self.source(parameters, "LOOKUP", context) if by_table else source
        key = self.chosen_field(origin, f"{prefix}REGION_FIELD", parameters, context)
        name = self.chosen_field(origin, "LOOKUP_NAME_FIELD" if by_table else "REGION_NAME_FIELD", parameters, context)
        whole = origin.fields().field(key).isNumeric() and all(text.isdecimal() for text in assignment.regions if text)
        kind = "integer" if whole else "text"
        alias, comment = self._texts.get(key, ("", ""))
        columns = [Column(key, kind, alias or translate("AggregateRegions", "Region"), comment)]
        if name and name != key:
            alias = self._texts.get(name, ("", ""))[0] or translate("AggregateRegions", "Name of the region")
            columns.append(Column(name, "text", alias))
        return [*columns, *(Column(field, "text", self._texts.get(field, ("", ""))[0]) for field in assignment.parents)]

    def _first_values(self, key: str, columns: list[Column], assignment: Assignment) -> list[Any]:
        values: list[Any] = [int(key) if columns[0].kind == "integer" else key]
        if len(columns) > 1 + len(assignment.parents):
            values.append(assignment.names.get(key))
        return [*values, *(units.get(key) for units in assignment.parents.values())]

    def _shapes(
        self,
        source: QgsProcessingFeatureSource,
        assignment: Assignment,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Dissolved, list[Note]]:
        from ..core.steering.regions import listed
        from ..gis.areas.outlines import tolerance_of
        from ..gis.areas.overlay import Measure, shapes_of
        from ..gis.regions.dissolve import dissolve

        shapes = shapes_of(source, source.sourceCrs(), context.transformContext(), "INPUT")
        ids = list(frame_of(source, []).index)
        key_of = dict(zip(ids, assignment.keys, strict=True))
        members: dict[str, list[Any]] = {}
        for fid, region in zip(ids, assignment.regions, strict=True):
            if region and fid in shapes.geometries:
                members.setdefault(region, []).append(shapes.geometries[fid])

        def tick(share: float) -> None:
            feedback.setProgress(20 + 35 * share)
            if feedback.isCanceled():
                raise Canceled

        metres = self.parameterAsDouble(parameters, "TOLERANCE", context)
        found = dissolve(members, tolerance_of(metres, source.sourceCrs()), tick)
        notes = []
        for code, fids in (("regions-repaired", shapes.repaired), ("regions-no-geometry", shapes.empty)):
            if fids:
                names = [key_of[fid] for fid in fids]
                notes.append(Note(code, {"count": len(names), "areas": listed(names)}))
        if found.gaps:
            measure = Measure(source.sourceCrs(), context.transformContext())
            area = round(sum(measure.area(gap) for gap in found.gaps), 2)
            told = {"count": len(found.gaps), "area": area, "width": metres}
            notes.append(Note("regions-filled", told))
        return found, notes

    def _report(
        self, found: Aggregation, assignment: Assignment, labels: Labels, notes: list[Note], texts: Texts
    ) -> Any:
        from ..gis.reports.regions import RegionsReport

        return RegionsReport(found, assignment.names, labels, notes, texts).build()


def _type_texts(source: QgsProcessingFeatureSource, field: str) -> list[str]:
    from ..core.joining.keys import key_text

    values = frame_of(source, [field])[field]
    return ["" if value is None or value != value else key_text(value) for value in values]


def _tell(notes: list[Note], feedback: QgsProcessingFeedback) -> None:
    for note in notes[:_MOST_TOLD]:
        (feedback.pushInfo if note.code == "regions-filled" else feedback.pushWarning)(text_of(note))
    if len(notes) > _MOST_TOLD:
        text = translate(
            "AggregateRegions", "Further remarks: {count}; the report and the field missing_parts have all of them."
        )
        feedback.pushWarning(text.format(count=len(notes) - _MOST_TOLD))
