"""Sentences of the report of a budget that differ between money and other units, such as hours."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.steering.money import EURO
from ..translation import Texts


@dataclass(frozen=True)
class UnitWords:
    """What the report says about a unit; templates keep their placeholders."""

    exact: str
    steps: str
    split: str
    rounded: str
    fractions: str
    key: str


def words_of(unit: str, texts: Texts) -> UnitWords:
    """Euros have cents; of another unit there are hundredths, and it is not called money."""
    return _money(texts) if unit == EURO else _other(texts)


def _money(texts: Texts) -> UnitWords:
    translate = texts.translate
    return UnitWords(
        translate("BudgetReport", "{amount} are distributed to {count} regions. The sum is exact to the cent."),
        translate("BudgetReport", "How the money is distributed, step by step"),
        translate("BudgetReport", "{step}. This money is split into {count} pots, one for each criterion:"),
        translate(
            "BudgetReport",
            "{step}. Amounts are rounded down to whole cents; the cents left over go, one each, to the regions with "
            "the largest fractions of a cent. So the sum is exactly the budget, to the cent.",
        ),
        translate(
            "BudgetReport",
            "All steps are computed with exact fractions; only the amounts are rounded, to whole cents. Of equal "
            "fractions of a cent the region with the smaller key is rounded up, so the same data always give the "
            "same amounts.",
        ),
        translate(
            "BudgetReport",
            "A distribution key says how money follows chosen numbers. Which numbers and weights are right is a "
            "political decision; the table of moved weights shows how much depends on it.",
        ),
    )


def _other(texts: Texts) -> UnitWords:
    translate = texts.translate
    return UnitWords(
        translate("BudgetReport", "{amount} are distributed to {count} regions. The sum is exact to the hundredth."),
        translate("BudgetReport", "How the budget is distributed, step by step"),
        translate("BudgetReport", "{step}. This amount is split into {count} pots, one for each criterion:"),
        translate(
            "BudgetReport",
            "{step}. Amounts are rounded down to whole hundredths; the hundredths left over go, one each, to the "
            "regions with the largest fractions of a hundredth. So the sum is exactly the budget, to the hundredth.",
        ),
        translate(
            "BudgetReport",
            "All steps are computed with exact fractions; only the amounts are rounded, to whole hundredths. Of equal "
            "fractions of a hundredth the region with the smaller key is rounded up, so the same data always give the "
            "same amounts.",
        ),
        translate(
            "BudgetReport",
            "A distribution key says how a budget follows chosen numbers. Which numbers and weights are right is a "
            "political decision; the table of moved weights shows how much depends on it.",
        ),
    )
