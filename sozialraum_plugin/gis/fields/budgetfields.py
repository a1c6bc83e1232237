"""Fields and rows of a budget: every number that an amount was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from ...core.steering.budget import Budget
from ...core.steering.budgetcriteria import AREAS, Criterion
from ...core.steering.money import EURO
from ..frames import Column
from ..translation import Texts

FLOOR, CAP = "floor", "cap"


def criterion_words(criterion: Criterion, labels: Mapping[str, str], texts: Texts) -> str:
    """A criterion as people say it."""

    def label(name: str) -> str:
        return labels.get(name) or name

    words = texts.translate("BudgetFields", "number of areas") if criterion.field == AREAS else label(criterion.field)
    if criterion.by_type:
        words = texts.translate("BudgetFields", "{count} times the factor of the area's type").format(count=words)
    if criterion.above:
        share = label(criterion.above) + (f" / {label(criterion.below)}" if criterion.below else "")
        text = texts.translate("BudgetFields", "{count}, weighted by need ({percentage})")
        words = text.format(count=words, percentage=share)
    return words


def limit_of(budget: Budget, region: str) -> str:
    """Which limit a region's amount stands at; empty where it stands at none."""
    limits, final = budget.amounts.limits, budget.amounts.final[region]
    if limits is None or final == budget.amounts.computed[region]:
        return ""
    if final == limits.lowest[region]:
        return FLOOR
    return CAP if final == limits.highest[region] else ""


class BudgetTable:
    """The columns of a budget and the values of each region in their order."""

    def __init__(self, budget: Budget, labels: Mapping[str, str], texts: Texts) -> None:
        self._budget = budget
        self._labels = labels
        self._texts = texts
        self.columns: list[Column] = []
        self._rows: dict[str, list[Any]] = {region: [] for region in budget.regions}

    def build(self) -> tuple[list[Column], dict[str, list[Any]]]:
        """Columns, and by region the values; amounts in their unit, the end also in whole cents or hundredths."""
        budget, translate = self._budget, self._texts.translate
        amounts = budget.amounts
        self._add("areas", "integer", translate("BudgetFields", "Areas"), budget.areas.get)
        self._money(
            "base", translate("BudgetFields", "Base amount"), dict.fromkeys(budget.regions, budget.request.base).get
        )
        for place in range(len(budget.needs)):
            self._criterion(place)
        self._money("computed", translate("BudgetFields", "Computed amount"), amounts.computed.get)
        previous = budget.request.previous
        if previous is not None:
            self._money("previous", translate("BudgetFields", "Amount of last year"), previous.get)
        if amounts.limits is not None and previous is not None:
            lowest, highest = amounts.limits.lowest, amounts.limits.highest
            self._money("lowest", translate("BudgetFields", "Least amount by the limit"), lambda region: lowest[region]
                        if region in previous else None)  # fmt: skip
            self._money("highest", translate("BudgetFields", "Most amount by the limit"), lambda region: highest[region]
                        if region in previous else None)  # fmt: skip
            self._money(
                "adjustment",
                translate("BudgetFields", "Change by the limits"),
                lambda region: amounts.final[region] - amounts.computed[region],
            )
            self._add(
                "limit_reached",
                "text",
                translate("BudgetFields", "Limit that was reached"),
                lambda region: limit_of(budget, region) or None,
                translate("BudgetFields", "floor: raised to the least amount; cap: lowered to the most"),
            )
        self._money("amount", translate("BudgetFields", "Amount"), amounts.final.get)
        self._add("amount_cents", "integer", _hundredths(budget.request.unit, self._texts), amounts.final.get)
        total = budget.request.amount
        self._add(
            "amount_share",
            "number",
            translate("BudgetFields", "Share of the budget (%)"),
            lambda region: amounts.final[region] * 100 / total,
        )
        if previous is not None:
            self._money(
                "change",
                translate("BudgetFields", "Change since last year"),
                lambda region: amounts.final[region] - previous[region] if region in previous else None,
            )
            self._add(
                "change_percent",
                "number",
                translate("BudgetFields", "Change since last year (%)"),
                lambda region: float(Fraction(amounts.final[region] * 100, previous[region]) - 100)
                if previous.get(region)
                else None,
            )
        return self.columns, self._rows

    def _add(self, name: str, kind: str, alias: str, value: Callable[[str], Any], comment: str = "") -> None:
        self.columns.append(Column(name, kind, alias, comment))
        for region in self._budget.regions:
            self._rows[region].append(value(region))

    def _money(self, name: str, alias: str, cents: Callable[[str], int | None]) -> None:
        def shown(region: str) -> float | None:
            value = cents(region)
            return None if value is None else value / 100

        self._add(name, "number", alias, shown, f"{self._budget.request.unit}; ")

    def _criterion(self, place: int) -> None:
        need, translate = self._budget.needs[place], self._texts.translate
        number = place + 1
        words = criterion_words(need.criterion, self._labels, self._texts)

        def put(name: str, alias: str, values: Mapping[str, Fraction]) -> None:
            def value(region: str) -> float | None:
                return float(values[region]) if region in values else None

            self._add(f"{name}_{number}", "number", alias.format(number=number, criterion=words), value)

        put("count", translate("BudgetFields", "Count {number}: {criterion}"), need.counts)
        if need.criterion.by_type:
            put("typed", translate("BudgetFields", "Count {number} after the factors of the types"), need.typed)
        if need.least is not None:
            put("percent", translate("BudgetFields", "Percentage {number}"), need.percentages)
            put("factor", translate("BudgetFields", "Factor {number}"), need.factors)
        if need.criterion.by_type or need.least is not None:
            put("value", translate("BudgetFields", "Value {number}: {criterion}"), need.values)
        shares = {region: 100 * value / need.total for region, value in need.values.items()}
        put("share", translate("BudgetFields", "Share {number} (%)"), shares)
        part = self._budget.amounts.parts[place]
        alias = translate("BudgetFields", "Amount {number}: {criterion}").format(number=number, criterion=words)
        self._money(f"amount_{number}", alias, part.get)


def _hundredths(unit: str, texts: Texts) -> str:
    if unit == EURO:
        return texts.translate("BudgetFields", "Amount in cents")
    return texts.translate("BudgetFields", "Amount in hundredths")


def sensitivity_columns(unit: str, texts: Texts) -> list[Column]:
    """The columns of the table that tells what moved weights would do."""
    return [
        Column("criterion", "text", texts.translate("BudgetFields", "Criterion")),
        Column("points", "number", texts.translate("BudgetFields", "Weight moved by (points)")),
        Column("weight", "number", texts.translate("BudgetFields", "Weight then (%)")),
        Column("region", "text", texts.translate("BudgetFields", "Region")),
        Column("amount", "number", texts.translate("BudgetFields", "Amount"), f"{unit}; "),
        Column("amount_cents", "integer", _hundredths(unit, texts)),
        Column("difference", "number", texts.translate("BudgetFields", "Difference to the proposal"), f"{unit}; "),
    ]


def sensitivity_rows(budget: Budget) -> list[list[Any]]:
    """A row per moved weight and region."""
    return [
        [
            budget.request.criteria[scenario.place].name, float(scenario.points),
            float(scenario.weights[scenario.place]), region, scenario.final[region] / 100, scenario.final[region],
            (scenario.final[region] - budget.amounts.final[region]) / 100,
        ]
        for scenario in budget.scenarios
        for region in budget.regions
    ]  # fmt: skip
