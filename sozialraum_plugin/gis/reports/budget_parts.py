"""Parts of the report of a budget: numbers in words, and what moved weights would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ...core.formats import MINUS, format_number
from ...core.steering.budget import Budget, Scenario
from ...core.steering.money import EURO
from ..areas.areanames import named
from ..translation import Texts
from .report import Report


class Wording:
    """Exact numbers as readers of a language write them."""

    def __init__(self, texts: Texts, unit: str) -> None:
        self._language = texts.language
        self._unit = unit

    def number(self, value: Fraction | int, decimals: int = 0) -> str:
        """A number with a fixed number of decimals, halves rounded away from zero."""
        scale = 10**decimals
        scaled = abs(Fraction(value)) * scale
        whole = int(scaled + Fraction(1, 2))
        text = format_number(float(Decimal(whole).scaleb(-decimals)), decimals, self._language)
        return MINUS + text if value < 0 and whole else text

    def maybe(self, value: Fraction | None, decimals: int) -> str:
        """The same; a missing number is ``.``."""
        return format_number(None) if value is None else self.number(value, decimals)

    def count(self, value: Fraction) -> str:
        """A count without decimals where it is whole, else with two."""
        return self.number(value, 0 if value.denominator == 1 else 2)

    def plain(self, value: Fraction) -> str:
        """A weight or factor with as many decimals as it has, four at most."""
        decimals = next((digits for digits in range(4) if (value * 10**digits).denominator == 1), 4)
        return self.number(value, decimals)

    def cents(self, value: int | None) -> str:
        """Cents as euros (hundredths as what they are hundredths of) without the unit; a missing amount is ``.``."""
        return format_number(None) if value is None else self.number(Fraction(value, 100), 2)

    def money(self, value: int) -> str:
        """The same with the unit."""
        return f"{self.cents(value)} {self._unit}"

    def in_unit(self, header: str) -> str:
        """A header that says the unit of its column."""
        return f"{header} ({self._unit})"


def sensitivity(
    report: Report, budget: Budget, names: Mapping[str, str], criteria: Sequence[str], texts: Texts
) -> None:
    """What if a weight moved by ten points: a sentence for each, and a table of differences for each criterion."""
    if not budget.scenarios:
        return
    say = Wording(texts, budget.request.unit)
    report.heading(texts.translate("BudgetReport", "What if a weight were different?"))
    text = texts.translate(
        "BudgetReport",
        "Each weight is moved by ten points down and up; the other weights take or give in proportion. The table "
        "shows how the amount of each region would change against the proposal, in {unit}.",
    )
    in_euros = texts.translate("BudgetReport", "euros")
    report.paragraph(text.format(unit=in_euros if budget.request.unit == EURO else budget.request.unit))
    for place, words in enumerate(criteria):
        chosen = [scenario for scenario in budget.scenarios if scenario.place == place]
        headers = [texts.translate("BudgetReport", "Region"), say.in_unit(texts.translate("BudgetReport", "Proposal"))]
        text = say.in_unit(texts.translate("BudgetReport", "At {weight} %"))
        headers += [text.format(weight=say.plain(scenario.weights[place])) for scenario in chosen]
        rows = [
            [named(region, names), say.cents(budget.amounts.final[region])]
            + [_signed(scenario.final[region] - budget.amounts.final[region], say) for scenario in chosen]
            for region in budget.regions
        ]
        caption = texts.translate("BudgetReport", "Criterion {number}: {criterion}, proposed with {weight} %")
        weight = say.plain(budget.request.criteria[place].weight)
        report.table(
            headers, rows, range(1, len(headers)), caption.format(number=place + 1, criterion=words, weight=weight)
        )
        for scenario in chosen:
            report.paragraph(_sentence(scenario, budget, names, say, texts))


def _sentence(scenario: Scenario, budget: Budget, names: Mapping[str, str], say: Wording, texts: Texts) -> str:
    changes = {region: scenario.final[region] - budget.amounts.final[region] for region in budget.regions}
    gains, loses = max(changes, key=lambda key: changes[key]), min(changes, key=lambda key: changes[key])
    moved = sum(change for change in changes.values() if change > 0)
    if not moved:
        text = texts.translate("BudgetReport", "With {weight} % for criterion {number} nothing would change.")
        return text.format(weight=say.plain(scenario.weights[scenario.place]), number=scenario.place + 1)
    text = texts.translate(
        "BudgetReport",
        "With {weight} % for criterion {number}, {moved} would move between regions; {gains} would gain the most "
        "({more}), {loses} would lose the most ({less}).",
    )
    return text.format(
        weight=say.plain(scenario.weights[scenario.place]), number=scenario.place + 1, moved=say.money(moved),
        gains=named(gains, names), more=say.money(changes[gains]), loses=named(loses, names),
        less=say.money(-changes[loses]),
    )  # fmt: skip


def _signed(cents: int, say: Wording) -> str:
    return f"+{say.cents(cents)}" if cents > 0 else say.cents(cents)
