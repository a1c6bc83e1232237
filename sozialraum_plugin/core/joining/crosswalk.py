"""Counts of old areas on new boundaries: shares of each old area in the new ones, and sums that stay exact.

Dasymetric and areal weighting in the sense of Goodchild & Lam (1980), *Areal interpolation: a variant of the
traditional spatial problem*; whole numbers by the largest remainder (Hare/Niemeyer).
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..messages import InputError
from ..names import says_rate
from .keys import sample

if TYPE_CHECKING:
    import pandas as pd

_MORE_RATES = re.compile(r"promille|quotient|indizes|indices|\b(?:raten|pct|avg|means|shares)\b", re.IGNORECASE)
# Fractions that differ by less are alike; the larger share then comes first.
_ALIKE = 9
_NAMED = 5


@dataclass(frozen=True)
class CountField:
    """A field of counts as people know it."""

    name: str
    alias: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Shares:
    """How old areas are split.

    ``frame`` has the columns ``old``, ``new`` and ``share``; the shares of an old area sum to 1, some may be 0.
    ``outside`` is the part of each old area, by area or weight, that lies in no new area (0 to 1). ``fallback`` are
    old areas split by the second choice of weights; ``unweighted`` those whose weights are all 0, split equally.
    """

    frame: pd.DataFrame
    outside: dict[Hashable, float]
    fallback: tuple[Hashable, ...] = ()
    unweighted: tuple[Hashable, ...] = ()


@dataclass(frozen=True)
class Total:
    """The sum of a field before and after, and what lies in new areas that have no value."""

    before: float
    after: float
    withheld: float


@dataclass
class Transfer:
    """Transferred counts.

    ``values`` has a row per new area and a float64 column per field, NaN where missing. ``missing`` names, by field,
    the old areas without a value, ``emptied`` the new areas that are empty because of them. ``lost`` are old areas
    without a new one, ``uncovered`` new areas without an old one.
    """

    values: pd.DataFrame
    totals: dict[str, Total]
    lost: list[Hashable]
    uncovered: list[Hashable]
    missing: dict[str, list[Hashable]] = field(default_factory=dict)
    emptied: dict[str, list[Hashable]] = field(default_factory=dict)


def check_fields(fields: Sequence[CountField]) -> None:
    """Raise :class:`InputError` where a field is a rate by its name, alias or unit: rates cannot be added up."""
    for known in fields:
        for text in (known.unit, known.alias, known.name):
            split = re.sub(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])", " ", text)
            if says_rate(text) or says_rate(split) or _MORE_RATES.search(split.replace("_", " ")):
                raise InputError("transfer-rate", field=known.name, why=text)


def check_counts(counts: pd.DataFrame, names: Mapping[Any, str], fractions: bool, whole: bool) -> None:
    """Raise :class:`InputError` at the first count that is negative, infinite or, unless wanted, no whole number."""
    for column in counts.columns:
        for area, value in counts[column].items():
            if value != value:  # NaN is a missing count
                continue
            place: dict[str, Any] = {"field": column, "area": names[area]}
            if math.isinf(value):
                raise InputError("transfer-infinite", **place)
            if value < 0:
                raise InputError("transfer-negative", value=float(value), **place)
            if not float(value).is_integer() and (whole or not fractions):
                code = "transfer-round-fraction" if fractions else "transfer-fraction"
                raise InputError(code, value=float(value), **place)


def normalise(pairs: pd.DataFrame, totals: Mapping[Any, float] | None = None, second: Shares | None = None) -> Shares:
    """Shares from ``pairs`` with the columns ``old``, ``new`` and ``weight`` (none of them negative).

    ``totals`` is the whole weight of an old area, what lies outside all new areas included. Old areas whose weights
    sum to 0 are split as in ``second``, or equally where it does not know them.
    """
    import pandas as pd

    sums = {old: math.fsum(weights) for old, weights in pairs.groupby("old", sort=False)["weight"]}
    empty = [old for old, total in sums.items() if total <= 0]
    known = set() if second is None else set(second.frame["old"])
    fallback = [old for old in empty if old in known]
    equal = [old for old in empty if old not in known]
    kept = pairs[~pairs["old"].isin(set(fallback))].reset_index(drop=True)
    kept.loc[kept["old"].isin(set(equal)), "weight"] = 1.0
    divisor = kept["old"].map({**sums, **kept[kept["old"].isin(set(equal))].groupby("old")["weight"].sum()})
    frame = kept[["old", "new"]].assign(share=kept["weight"].astype(float) / divisor.astype(float))
    outside = dict.fromkeys(sums, 0.0)
    for old, total in (totals or {}).items():
        outside[old] = min(max(1 - sums.get(old, 0.0) / total, 0.0), 1.0) if total > 0 else 0.0
    if second is not None and fallback:
        taken = second.frame[second.frame["old"].isin(set(fallback))]
        frame = taken if frame.empty else pd.concat([frame, taken], ignore_index=True)
        outside.update({old: second.outside[old] for old in fallback})
    return Shares(frame, outside, tuple(fallback), tuple(equal))


def exact_parts(total: float, shares: Sequence[float]) -> list[float]:
    """``total`` split by ``shares`` (which sum to 1); the largest share takes what rounding leaves."""
    parts = [total * share for share in shares]
    largest = max(range(len(shares)), key=lambda place: shares[place])
    parts[largest] = total - math.fsum(part for place, part in enumerate(parts) if place != largest)
    return parts


def largest_remainder(total: int, shares: Sequence[float]) -> list[int]:
    """``total`` in whole parts by ``shares`` (which sum to 1); what is left goes to the largest fractions.

    Of equal fractions the larger share comes first, then the earlier place. A share of 0 gets nothing.
    """
    quotas = [total * share for share in shares]
    parts = [math.floor(quota) for quota in quotas]
    order = sorted(
        (place for place, share in enumerate(shares) if share > 0),
        key=lambda place: (-round(quotas[place] - parts[place], _ALIKE), -round(shares[place], _ALIKE), place),
    )
    left = total - sum(parts)
    for step in range(left):
        parts[order[step % len(order)]] += 1
    # More than the total was given only where rounding has lifted a quota over a whole number.
    for place in [place for place in reversed(order) if parts[place] > 0][: max(-left, 0)]:
        parts[place] -= 1
    return parts


def transfer(
    counts: pd.DataFrame,
    shares: Shares,
    targets: Sequence[Hashable],
    names: Mapping[Any, str],
    whole: bool = False,
) -> Transfer:
    """Split the counts of old areas on the new areas ``targets``.

    ``counts`` has a row per old area and a column per field, NaN where missing; ``names`` are the names of old areas
    for messages. With ``whole`` the parts are whole numbers. A missing count makes its new areas missing. Raises
    :class:`InputError` where a count other than 0 has no new area.
    """
    import pandas as pd

    split = {
        old: (group["new"].tolist(), group["share"].tolist()) for old, group in shares.frame.groupby("old", sort=False)
    }
    lost = [old for old in counts.index if old not in split]
    _check_placed(counts, lost, names, "transfer-unplaced")
    _check_placed(counts, shares.unweighted, names, "transfer-unplaced-weight")
    touched = set(shares.frame["new"])
    result = Transfer(
        values=pd.DataFrame(index=pd.Index(targets)),
        totals={},
        lost=lost,
        uncovered=[new for new in targets if new not in touched],
    )
    for column in counts.columns:
        _transfer_field(counts[column], split, targets, touched, whole, result)
    return result


def _transfer_field(
    counts: pd.Series,
    split: Mapping[Any, tuple[list[Hashable], list[float]]],
    targets: Sequence[Hashable],
    touched: set[Hashable],
    whole: bool,
    result: Transfer,
) -> None:
    name = str(counts.name)
    parts: dict[Hashable, list[float]] = {new: [] for new in targets}
    emptied: set[Hashable] = set()
    for old, value in counts.items():
        if old not in split:
            continue
        places, shares = split[old]
        if value != value:  # NaN is a missing count
            emptied.update(new for new, share in zip(places, shares, strict=True) if share > 0)
            continue
        given = largest_remainder(int(value), shares) if whole else exact_parts(float(value), shares)
        for new, part in zip(places, given, strict=True):
            parts[new].append(part)
    sums = {new: math.fsum(found) for new, found in parts.items()}
    empty = {new for new in targets if new in emptied or new not in touched}
    result.values[name] = [math.nan if new in empty else sums[new] for new in targets]
    known = counts.dropna()
    result.totals[name] = Total(
        before=math.fsum(known),
        after=math.fsum(total for new, total in sums.items() if new not in empty),
        withheld=math.fsum(total for new, total in sums.items() if new in empty),
    )
    if len(known) < len(counts):
        result.missing[name] = [old for old, absent in counts.isna().items() if absent]
        result.emptied[name] = [new for new in targets if new in emptied]


def _check_placed(
    counts: pd.DataFrame, areas: Sequence[Hashable], names: Mapping[Any, str], code: str
) -> None:  # fmt: skip
    found = counts.loc[list(areas)].fillna(0)
    stuck = [area for area, some in (found != 0).any(axis=1).items() if some]
    if stuck:
        raise InputError(code, areas=sample((names[area] for area in stuck), _NAMED), number=len(stuck))
