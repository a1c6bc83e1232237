"""Money in whole cents, and shares that add up to the cent; hours likewise, in hundredths."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from ..messages import InputError

MOST_CENTS = 10**14
EURO = "€"
LONGEST_UNIT = 20
_SHOWN = 60


def cents_of(value: object, parameter: str) -> int:
    """An amount in euros as whole cents. Raises :class:`InputError` for anything else, as for a third decimal."""
    try:
        cents = Decimal(str(value)) * 100
        # In this order: 1e999999 as a whole number would take long to write out.
        fits = 0 <= cents <= MOST_CENTS and cents == int(cents)
    except ArithmeticError:
        fits = False
    if not fits:
        raise InputError("budget-amount", value=str(value)[:_SHOWN], parameter=parameter)
    return int(cents)


def unit_of(text: str) -> str:
    """The unit of a budget, ``€`` where none is given. Raises :class:`InputError` for what is no unit."""
    unit = text.strip() or EURO
    if len(unit) > LONGEST_UNIT or not unit.isprintable() or ";" in unit:
        raise InputError("budget-unit", value=unit, most=LONGEST_UNIT)
    return unit


def told(cents: int) -> float:
    """Cents as euros, hundredths as hours for a sentence; nothing is calculated with it."""
    return cents / 100


def exact(value: float) -> Fraction:
    """A number as it is written: 0.1 is a tenth."""
    return Fraction(str(value))


def largest_remainder(quotas: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Whole numbers that add up to ``total`` and are the quotas rounded up or down.

    The quotas are not negative and add up to ``total``. The largest remainders are rounded up; of equal ones that
    with the smaller key, so that the same input always gives the same amounts.
    """
    result = {key: int(quota) for key, quota in quotas.items()}
    left = total - sum(result.values())
    order = sorted(quotas, key=lambda key: (result[key] - quotas[key], key))
    for key in order[:left]:
        result[key] += 1
    return result


def in_proportion(values: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """``total`` distributed in proportion to ``values``, which are not negative and not all 0."""
    whole = sum(values.values(), Fraction(0))
    return largest_remainder({key: value * total / whole for key, value in values.items()}, total)
