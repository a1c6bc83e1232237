"""The algorithm ``sozialraum:allocatebudget``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.messages import InputError, Note
from ..gis import results
from ..gis.frames import Column, frame_of
from ..gis.newlayers import Like, fields_of, made_features
from ..gis.translation import Texts, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm

if TYPE_CHECKING:
    from ..core.steering.budget import Areas, Budget, Request
    from ..core.steering.budgetcriteria import Criterion
    from ..gis.regions.assignment import Assignment

_MISSING = ["error", "zero"]
_PLAIN = {"budget-type-unused", "budget-types-all", "budget-weights-sum"}


class AllocateBudget(RegionsAlgorithm):
    """Distributes a budget to regions by base amounts and criteria, exact to the cent (or hundredth) and traceable."""

    NAME = "allocatebudget"
    ICON = "budget"

    def displayName(self) -> str:
        return translate("AllocateBudget", "Distribute a budget to regions")

    def shortDescription(self) -> str:
        return translate(
            "AllocateBudget",
            "Distributes an amount by base amounts and weighted criteria, exact to the cent, with every step shown.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions(polygons=False)
        real = Qgis.ProcessingNumberParameterType.Double
        self.addParameter(
            QgsProcessingParameterNumber(
                "AMOUNT", translate("AllocateBudget", "Amount to distribute"), real, minValue=0.0
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "BASE_AMOUNT", translate("AllocateBudget", "Base amount for each region"), real, 0.0, minValue=0.0
            )
        )
        self._add_criteria()
        self.add_field("PREVIOUS_FIELD", translate("AllocateBudget", "Field with last year's amount of the region"))
        self.addParameter(
            QgsProcessingParameterNumber(
                "MAX_CHANGE",
                translate("AllocateBudget", "Most change since last year (%)"),
                real,
                optional=True,
                minValue=0.0,
                maxValue=1000.0,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "MISSING",
                translate("AllocateBudget", "Areas without a value"),
                options=_MISSING,
                defaultValue="error",
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "UNIT", translate("AllocateBudget", "Unit of the amounts (€, hours)"), "€", optional=True
            )
        )
        self._add_previous()
        self.add_lookup()
        self._add_outputs()

    def _add_criteria(self) -> None:
        self.addParameter(
            QgsProcessingParameterString(
                "CRITERIA", translate("AllocateBudget", "Criteria: field=weight, separated by ;"), optional=True
            )
        )
        self.add_field("TYPE_FIELD", translate("AllocateBudget", "Field with the types of the areas"))
        self.addParameter(
            QgsProcessingParameterString(
                "TYPE_FACTORS", translate("AllocateBudget", "Factors of the types: type=factor, separated by ;"),
                optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterNumber(
                "NEED_FACTOR",
                translate("AllocateBudget", "Growth of the need per percentage point above the least percentage"),
                Qgis.ProcessingNumberParameterType.Double,
                0.1239,
                minValue=0.0,
                maxValue=100.0,
            )
        )

    def _add_outputs(self) -> None:
        table = Qgis.ProcessingSourceType.Vector
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("AllocateBudget", "Budget"), table))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "SENSITIVITY",
                translate("AllocateBudget", "What moved weights would do"),
                table,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        for name, label in (
            ("REGIONS", translate("AllocateBudget", "Number of regions")),
            ("TOTAL", translate("AllocateBudget", "Sum of the amounts")),
            ("LIMITED", translate("AllocateBudget", "Regions at a limit")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_previous(self) -> None:
        table = Qgis.ProcessingSourceType.Vector
        self.add_advanced(
            QgsProcessingParameterFeatureSource(
                "PREVIOUS", translate("AllocateBudget", "Table of last year's amounts"), [table], optional=True
            )
        )
        for name, label in (
            ("PREVIOUS_REGION_FIELD", translate("AllocateBudget", "Field with the region in last year's table")),
            ("PREVIOUS_AMOUNT_FIELD", translate("AllocateBudget", "Field with the amount in last year's table")),
        ):
            self.add_advanced(
                QgsProcessingParameterField(name, label, parentLayerParameterName="PREVIOUS", optional=True)
            )

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.steering.budget import distribute
        from ..gis.fields.budgetfields import BudgetTable, limit_of, sensitivity_columns, sensitivity_rows

        source = self.source(parameters, "INPUT", context)
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        assignment = self.assignment(source, parameters, context)
        areas, request, notes = self._request(source, assignment, parameters, context)
        feedback.setProgress(20)
        budget = distribute(areas, request)
        notes = [*assignment.notes, *notes, *budget.notes]
        for note in notes:
            (feedback.pushInfo if note.code in _PLAIN else feedback.pushWarning)(text_of(note))
        feedback.setProgress(50)

        texts = Texts()
        labels = {name: alias for name, (alias, _) in self._texts.items() if alias}
        columns, rows = BudgetTable(budget, labels, texts).build()
        first = [Column("region", "text", translate("AllocateBudget", "Region"))]
        if assignment.names:
            first.append(Column("region_name", "text", translate("AllocateBudget", "Name of the region")))
        # All is made before the first file is written.
        report = self._report(budget, assignment, labels, notes, texts) if path else None
        table = [
            [region, *([assignment.names.get(region)] if assignment.names else []), *rows[region]]
            for region in budget.regions
        ]
        result: dict[str, Any] = {
            "OUTPUT": self._write("OUTPUT", [*first, *columns], table, parameters, context, feedback)
        }
        if parameters.get("SENSITIVITY"):
            more = sensitivity_rows(budget)
            result["SENSITIVITY"] = self._write(
                "SENSITIVITY", sensitivity_columns(request.unit, texts), more, parameters, context, feedback
            )
        if report is not None:
            report.write(path)
            result["REPORT"] = path
        return {
            **result,
            "REGIONS": len(budget.regions),
            "TOTAL": sum(budget.amounts.final.values()) / 100,
            "LIMITED": sum(bool(limit_of(budget, region)) for region in budget.regions),
        }

    def _write(
        self,
        name: str,
        columns: list[Column],
        rows: list[list[Any]],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        fields = fields_of(columns)
        features = made_features(fields, rows)
        written = results.write_layer(self, name, parameters, context, feedback, fields, Like(), features, len(rows))
        return self.describe(written, columns)

    def _request(
        self,
        source: QgsProcessingFeatureSource,
        assignment: Assignment,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> tuple[Areas, Request, list[Note]]:
        from ..core.joining.keys import key_text
        from ..core.steering.budget import Areas, Request
        from ..core.steering.budgetcriteria import criteria_of, factors_of
        from ..core.steering.money import cents_of, exact, unit_of
        from ..core.steering.regions import natural

        notes: list[Note] = []
        criteria, whole = criteria_of(self.parameterAsString(parameters, "CRITERIA", context), source.fields().names())
        if whole != 100 and len(criteria) > 1:
            notes.append(Note("budget-weights-sum", {"sum": float(whole)}))
        type_field = self.chosen_field(source, "TYPE_FIELD", parameters, context)
        types: list[str] = []
        if type_field:
            values = frame_of(source, [type_field])[type_field]
            types = ["" if value is None or value != value else key_text(value) for value in values]
        given = self.parameterAsString(parameters, "TYPE_FACTORS", context)
        factors = factors_of(given, sorted({kind for kind in types if kind}, key=natural))
        if factors and not any(criterion.by_type for criterion in criteria):
            criteria = _all_by_type(criteria)
            if given and len(criteria) > 1:
                notes.append(Note("budget-types-all"))
        needed = tuple(dict.fromkeys(name for criterion in criteria for name in criterion.fields))
        for name in needed:
            self.numeric(source, name, "CRITERIA")
        areas = Areas(
            self.numbers(source, needed), assignment.keys, assignment.regions, types or [""] * len(assignment.keys),
            type_field,
        )  # fmt: skip
        change = parameters.get("MAX_CHANGE")
        limit = None if change in (None, "") else exact(self.parameterAsDouble(parameters, "MAX_CHANGE", context))
        request = Request(
            amount=cents_of(self.parameterAsDouble(parameters, "AMOUNT", context), "AMOUNT"),
            criteria=criteria,
            base=cents_of(self.parameterAsDouble(parameters, "BASE_AMOUNT", context), "BASE_AMOUNT"),
            type_factors=factors,
            need_factor=exact(self.parameterAsDouble(parameters, "NEED_FACTOR", context)),
            previous=self._previous(source, assignment, parameters, context),
            max_change=limit,
            missing=self.parameterAsEnumString(parameters, "MISSING", context),
            unit=unit_of(self.parameterAsString(parameters, "UNIT", context)),
        )
        return areas, request, notes

    def _previous(
        self,
        source: QgsProcessingFeatureSource,
        assignment: Assignment,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> dict[str, int] | None:
        """Last year's amounts by region, from their own table or from a field that repeats them in each area."""
        from ..core.joining.keys import key_text

        by_table = parameters.get("PREVIOUS") not in (None, "")
        if by_table:
            table = self.source(parameters, "PREVIOUS", context)
            region = self.parameterAsString(parameters, "PREVIOUS_REGION_FIELD", context) or "region"
            amount = self.parameterAsString(parameters, "PREVIOUS_AMOUNT_FIELD", context) or "amount"
            region = self.field(table, region, "PREVIOUS_REGION_FIELD")
            amount = self.field(table, amount, "PREVIOUS_AMOUNT_FIELD")
            frame = frame_of(table, list(dict.fromkeys([region, amount])))
            regions, parameter = [key_text(value) for value in frame[region]], "PREVIOUS_AMOUNT_FIELD"
        else:
            amount = self.chosen_field(source, "PREVIOUS_FIELD", parameters, context)
            if not amount:
                return None
            frame, regions, parameter = frame_of(source, [amount]), assignment.regions, "PREVIOUS_FIELD"
        found: dict[str, int] = {}
        for key, value in zip(regions, frame[amount], strict=True):
            if not key or value is None or value != value:
                continue
            cents = _cents(value, key, parameter)
            if key in found and by_table:
                raise InputError("budget-previous-twice", region=key)
            if found.setdefault(key, cents) != cents:
                raise InputError("budget-previous-differs", field=amount, region=key)
        return found

    def _report(
        self, budget: Budget, assignment: Assignment, labels: dict[str, str], notes: list[Note], texts: Texts
    ) -> Any:
        from ..gis.reports.budget import BudgetReport

        return BudgetReport(budget, assignment.names, labels, notes, texts).build()


def _all_by_type(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    from dataclasses import replace

    return tuple(replace(criterion, by_type=True) for criterion in criteria)


def _cents(value: Any, region: str, parameter: str) -> int:
    """An amount of last year in cents; what is written with more decimals is rounded half up."""
    from ..core.steering.budgetcriteria import number_of

    number = number_of(str(value)) if isinstance(value, str) else Fraction(str(value))
    if number is None or number < 0:
        raise InputError("budget-previous-value", value=str(value), region=region, parameter=parameter)
    return int(number * 100 + Fraction(1, 2))
