"""Floors and caps against last year's amounts, kept while the total stays the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..messages import InputError, Note
from .money import EURO, largest_remainder, told
from .regions import listed


@dataclass(frozen=True)
class Limits:
    """The least and the most cents of each region, the percentage they come from and the sum of last year."""

    lowest: dict[str, int]
    highest: dict[str, int]
    percent: Fraction
    previous: int
    unit: str = EURO


def limits_of(
    previous: Mapping[str, int], regions: Sequence[str], percent: Fraction, amount: int, unit: str = EURO
) -> Limits:
    """The cents within which a region may change by ``percent``; a region without a last year may get anything."""
    lowest, highest = {}, {}
    for region in regions:
        if region in previous:
            lowest[region] = math.ceil(previous[region] * max(1 - percent / 100, Fraction(0)))
            highest[region] = math.floor(previous[region] * (1 + percent / 100))
        else:
            lowest[region], highest[region] = 0, amount
    before = sum(previous.get(region, 0) for region in regions)
    return Limits(lowest, highest, percent, before, unit)


def differences(previous: Mapping[str, int], regions: Sequence[str], unit: str) -> list[Note]:
    """Remarks on regions that only this year or only last year has."""
    notes = []
    new = [region for region in regions if region not in previous]
    if new:
        notes.append(Note("budget-previous-missing", {"regions": listed(new)}))
    gone = [region for region in previous if region not in set(regions)]
    if gone:
        lost = told(sum(previous[region] for region in gone))
        notes.append(Note("budget-previous-gone", {"regions": listed(gone), "amount": lost, "unit": unit}))
    return notes


def limited(computed: Mapping[str, int], limits: Limits, total: int) -> dict[str, int]:
    """Cents that add up to ``total``, each within its limits, as near to the proportions of ``computed`` as may be.

    Regions beyond a limit are set to it, the rest is distributed in proportion among the others, and again, until
    nobody is beyond a limit (the side that is further off is set first, so that no setting has to be taken back).
    Raises :class:`InputError` where the limits leave no room for ``total``.
    """
    _check(limits, total)
    fixed: dict[str, int] = {}
    free = dict(computed)
    while free:
        rest = total - sum(fixed.values())
        whole = sum(free.values())
        if not whole:
            fixed.update(_without_need(free, limits, rest))
            break
        quotas = {key: Fraction(value * rest, whole) for key, value in free.items()}
        over = {key: quota - limits.highest[key] for key, quota in quotas.items() if quota > limits.highest[key]}
        under = {key: limits.lowest[key] - quota for key, quota in quotas.items() if quota < limits.lowest[key]}
        if not over and not under:
            fixed.update(largest_remainder(quotas, rest))
            break
        beyond, short = sum(over.values()), sum(under.values())
        if beyond >= short:
            fixed.update({key: limits.highest[key] for key in over})
        if short >= beyond:
            fixed.update({key: limits.lowest[key] for key in under})
        free = {key: value for key, value in free.items() if key not in fixed}
    return {key: fixed[key] for key in computed}


def _without_need(free: Mapping[str, int], limits: Limits, rest: int) -> dict[str, int]:
    """What regions without any need get: their least, and what is left in proportion to the room they have."""
    least = {key: limits.lowest[key] for key in free}
    left = rest - sum(least.values())
    room = {key: limits.highest[key] - limits.lowest[key] for key in free}
    whole = sum(room.values())
    if not whole:
        return least
    more = largest_remainder({key: Fraction(value * left, whole) for key, value in room.items()}, left)
    return {key: least[key] + more[key] for key in free}


def _check(limits: Limits, total: int) -> None:
    least, most = sum(limits.lowest.values()), sum(limits.highest.values())
    if most < total and not limits.previous:
        raise InputError("budget-caps-nothing", parameter="MAX_CHANGE")
    change = abs(Fraction(total, limits.previous or 1) - 1) * 100
    # Up to a tenth more than exactly needed, because limits are whole cents.
    possible = (math.floor(change * 10) + 1) / 10
    words = {"percent": float(limits.percent), "amount": told(total), "possible": possible, "unit": limits.unit}
    if least > total:
        raise InputError("budget-floors-too-much", least=told(least), **words)
    if most < total:
        raise InputError("budget-caps-too-little", most=told(most), **words)
