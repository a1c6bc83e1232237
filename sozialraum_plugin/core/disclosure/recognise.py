"""What columns have to do with each other, found in their values: sums and differences, rates and their decimals."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from .figures import Rate, Terms

Sum = tuple[str, tuple[str, ...]]

_FACTORS = (100.0, 1.0, 1000.0, 10.0, 10_000.0, 100_000.0)
_MOST_DECIMALS = 9
# Fewer rows agree with a relation by chance.
_FEWEST_ROWS = 3
_EXACT = 1e-6
# Columns with fewer known values than this share say nothing of the others.
_KNOWN = 0.5
# A numerator is found where the decimals of the rate tell it this closely.
_CLEAR = 0.05
# So many rows are looked at before all are.
_SCREEN = 6
# The values of a column are so many times further apart than its rounding.
_MUCH = 20.0


def is_whole(values: np.ndarray) -> bool:
    """Whether all known values are whole numbers of at least 0, and there is one."""
    known = values[~np.isnan(values)]
    return bool(len(known) and (known >= 0).all() and (np.abs(known - np.round(known)) < _EXACT).all())


def decimals_of(values: np.ndarray) -> int | None:
    """How many decimals the values are printed with; None where there are more than anybody prints."""
    known = values[np.isfinite(values)]
    for decimals in range(_MOST_DECIMALS + 1):
        if np.allclose(known, np.round(known, decimals), rtol=1e-13, atol=1e-12):
            return decimals
    return None


def sums_of(frame: pd.DataFrame) -> list[Sum]:
    """Which whole numbers are sums of others in every row, as (whole, parts).

    Neighbouring columns and pairs first, as tables have them; then whatever linear algebra finds beyond. Columns
    that have the same values throughout are (one, (other,)).
    """
    frame = frame.loc[:, frame.notna().mean() > _KNOWN]
    names = [str(name) for name in frame.columns]
    complete = frame.dropna()
    values = complete.to_numpy(dtype=float)
    varied = [place for place in range(len(names)) if len(values) and np.ptp(values[:, place]) > 0]
    if len(values) < _FEWEST_ROWS:
        return []
    found = _visible_sums(values, varied)
    found += _hidden_sums(values, varied, found)
    return [(_name(names, whole, found), tuple(names[part] for part in parts)) for whole, parts in found]


def _name(names: list[str], whole: int, found: Sequence[tuple[int, tuple[int, ...]]]) -> str:
    """The name of a whole; a sum that no table shows is called after its first parts."""
    if whole >= 0:
        return names[whole]
    first = next(others for number, others in found if number == whole)
    return " + ".join(names[part] for part in first)


def _visible_sums(values: np.ndarray, varied: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
    wholes: dict[bytes, list[int]] = {}
    for place in varied:
        wholes.setdefault(values[:, place].tobytes(), []).append(place)
    found: dict[tuple[int, tuple[int, ...]], None] = {}

    def look(total: np.ndarray, parts: tuple[int, ...]) -> None:
        for whole in wholes.get(total.tobytes(), []):
            if whole not in parts:
                found[whole, parts] = None

    for same in wholes.values():
        for other in same[1:]:
            found[other, (same[0],)] = None
    for first, second in itertools.combinations(varied, 2):
        look(values[:, first] + values[:, second], (first, second))
    for start in range(len(varied)):
        total = values[:, varied[start]].copy()
        for end in range(start + 1, len(varied)):
            total = total + values[:, varied[end]]
            if end > start + 1:
                look(total, tuple(varied[start : end + 1]))
    return list(found)


def _hidden_sums(
    values: np.ndarray, varied: Sequence[int], known: Sequence[tuple[int, tuple[int, ...]]]
) -> list[tuple[int, tuple[int, ...]]]:
    """Columns that are sums and differences of others and do not follow from what is known."""
    if len(values) <= len(varied) + 2:
        return []
    found = []
    basis: list[int] = []
    relations = [_relation(whole, parts, values.shape[1]) for whole, parts in known]
    for place in varied:
        if basis:
            left = values[:, basis]
            weights = np.linalg.lstsq(left, values[:, place], rcond=None)[0]
            whole = np.round(weights)
            fits = np.abs(weights - whole).max() < 1e-4 and np.abs(whole).max() <= 1
            if fits and np.array_equal(left @ whole, values[:, place]):
                row = np.zeros(values.shape[1])
                row[basis], row[place] = -whole, 1
                if _rank([*relations, row]) > _rank(relations):
                    relations.append(row)
                    found += _split(row)
                continue
        basis.append(place)
    return found


def _rank(relations: list[np.ndarray]) -> int:
    return int(np.linalg.matrix_rank(np.array(relations))) if relations else 0


def _relation(whole: int, parts: tuple[int, ...], size: int) -> np.ndarray:
    row = np.zeros(size)
    row[whole] = 1
    row[list(parts)] -= 1
    return row


def _split(row: np.ndarray) -> list[tuple[int, tuple[int, ...]]]:
    """A relation as a whole and its parts, where one of its sides is a single column."""
    plus, minus = np.flatnonzero(row > 0).tolist(), np.flatnonzero(row < 0).tolist()
    if len(plus) == 1 and minus:
        return [(plus[0], tuple(minus))]
    if len(minus) == 1 and plus:
        return [(minus[0], tuple(plus))]
    # Two sums of several columns each: both are a sum that no table shows, -1.
    return [(-1 - int(plus[0]), tuple(plus)), (-1 - int(plus[0]), tuple(minus))] if plus and minus else []


def rate_of(name: str, printed: np.ndarray, counts: Mapping[str, np.ndarray]) -> Rate | None:
    """The rate that a column is of counts: a share with numerator and denominator, or one whose numerator is missing.

    ``counts`` has the values of the fields; either side may be the sum or difference of two. The numerator of the
    second kind is named after rate and denominator; it is only found where the rate has enough decimals to tell people
    one by one.
    """
    decimals = decimals_of(printed)
    told = np.isfinite(printed)
    names = [other for other in counts if other != name]
    if len(np.unique(printed[told])) < 2 or not names:
        return None
    column = printed[told]
    half = 0.0 if decimals is None else 0.5 * 10.0**-decimals
    single = np.array([counts[other][told] for other in names])
    terms: list[Terms] = [((1, other),) for other in names]
    double, pairs = _pairs(single, names)
    for above, below, above_terms, below_terms in (
        (single, single, terms, terms),
        (double, single, pairs, terms),
        (single, double, terms, pairs),
    ):
        found = _quotient(column, half, above, below)
        if found is not None:
            return Rate(name, above_terms[found[0]], below_terms[found[1]], found[2], decimals)
    # The largest factor first: a rate in a thousand is ten times as many in a hundred, which are whole numbers as well.
    for place, factor in itertools.product(range(len(names)), sorted(_FACTORS, reverse=True)):
        rows = single[place] > 0
        centre = column[rows] * single[place][rows] / factor
        margin = _margin(half, single[place][rows], factor, centre)
        if rows.sum() < _FEWEST_ROWS or (centre > 100 * single[place][rows]).any() or centre.max() < 1:
            continue
        if float(np.median(margin)) < _CLEAR and bool((np.abs(centre - np.round(centre)) <= margin).all()):
            return Rate(name, ((1, hidden_name(name, names[place])),), terms[place], factor, decimals)
    return None


def agrees(rate: Rate, printed: np.ndarray, counts: Mapping[str, np.ndarray]) -> bool:
    """Whether a column may be a rate of counts that are all known: no row contradicts, and enough have both."""
    decimals = decimals_of(printed)
    half = 0.0 if decimals is None else 0.5 * 10.0**-decimals
    told = np.isfinite(printed)
    above, below = (
        sum(sign * counts[name][told] for sign, name in terms) for terms in (rate.numerator, rate.denominator)
    )
    return bool(_fit(printed[told], half, below, above[None, :], rate.factor, False, whole=True)[0])


def _pairs(single: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, list[Terms]]:
    """The sums and differences of two fields."""
    if len(names) < 2:
        return np.zeros((0, single.shape[1])), []
    sums = list(itertools.combinations(range(len(names)), 2))
    less = list(itertools.permutations(range(len(names)), 2))
    first, second = (np.array(side) for side in zip(*sums, *less, strict=True))
    signs = np.array([1] * len(sums) + [-1] * len(less))
    terms: list[Terms] = [
        ((1, names[one]), (int(sign), names[two])) for one, two, sign in zip(first, second, signs, strict=True)
    ]  # fmt: skip
    return single[first] + signs[:, None] * single[second], terms


def _margin(half: float, below: np.ndarray, factor: float, centre: np.ndarray) -> np.ndarray:
    found: np.ndarray = half * 1.001 * below / factor + _EXACT * np.maximum(1.0, np.abs(centre))
    return found


def _quotient(
    column: np.ndarray, half: float, above: np.ndarray, below: np.ndarray
) -> tuple[int, int, float] | None:  # fmt: skip
    """Which rows of two tables have the column as their quotient, and with which factor."""
    few = np.linspace(0, len(column) - 1, min(_SCREEN, len(column))).astype(int)
    turned = len(below) > len(above)
    for place, factor in itertools.product(range(len(above if turned else below)), _FACTORS):
        one, many = (above[place], below) if turned else (below[place], above)
        for other in np.flatnonzero(_fit(column[few], half, one[few], many[:, few], factor, turned)):
            if not turned and above is below and other == place:
                continue
            if _fit(column, half, one, many[[other]], factor, turned, whole=True)[0]:
                return (place, int(other), factor) if turned else (int(other), place, factor)
    return None


def _fit(
    column: np.ndarray, half: float, one: np.ndarray, many: np.ndarray, factor: float, turned: bool,
    whole: bool = False,
) -> np.ndarray:  # fmt: skip
    below, above = (many, one) if turned else (one, many)
    with np.errstate(invalid="ignore"):
        centre = column * below / factor
        off = np.abs(above - centre)
        compared = np.isfinite(off) & (below > 0)
        found: np.ndarray = ~(compared & (off > _margin(half, below, factor, centre))).any(axis=-1)
    if whole:
        found &= compared.sum(axis=-1) >= max(min(_FEWEST_ROWS, len(column)), _KNOWN * len(column))
    return found


def hidden_name(rate: str, below: str) -> str:
    """What to call the numerator of a rate that no table shows."""
    return f"{rate} × {below}"


def changes_of(frame: pd.DataFrame, names: Sequence[str], known: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Which columns are the difference of two known ones, but for the rounding of all three."""
    found = {}
    values = {name: _numbers(frame, name) for name in (*names, *known)}
    half = {name: 0.5 * 10.0 ** -(9 if (d := decimals_of(column)) is None else d) for name, column in values.items()}
    for name in names:
        column = values[name]
        for later, earlier in itertools.permutations([other for other in known if other != name], 2):
            left = values[later] - values[earlier]
            rows = np.isfinite(left) & np.isfinite(column)
            margin = (half[name] + half[later] + half[earlier]) * 1.001 + _EXACT
            if rows.sum() < _FEWEST_ROWS or np.ptp(column[rows]) <= 4 * margin:
                continue
            if bool((np.abs(left[rows] - column[rows]) <= margin).all()):
                found[name] = (later, earlier)
                break
    return found


def scaled_of(frame: pd.DataFrame, names: Sequence[str], known: Sequence[str]) -> dict[str, tuple[str, float, float]]:
    """Which columns are a known one times a factor plus a constant: z-scores, differences from the city's rate.

    By column: the known one, factor, constant. Rounding of both is allowed for.
    """
    found = {}
    values = {name: _numbers(frame, name) for name in (*names, *known)}
    half = {name: 0.5 * 10.0 ** -(9 if (d := decimals_of(column)) is None else d) for name, column in values.items()}
    for name, other in itertools.product(names, known):
        rows = np.isfinite(values[name]) & np.isfinite(values[other])
        if name in found or name == other or rows.sum() < _FEWEST_ROWS + 1:
            continue
        one, two = values[name][rows], values[other][rows]
        if np.ptp(one) <= _MUCH * half[name] or np.ptp(two) <= _MUCH * half[other]:
            continue
        factor, constant = np.polyfit(two, one, 1)
        margin = 2 * (half[name] + abs(factor) * half[other]) + 1e-9 * np.abs(one).max()
        if np.abs(factor * two + constant - one).max() <= margin and np.ptp(one) > _MUCH * margin:
            found[name] = (other, float(factor), float(constant))
    return found


def _numbers(frame: pd.DataFrame, name: str) -> np.ndarray:
    found: np.ndarray = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return found
