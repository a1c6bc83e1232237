"""Rates in full precision, why one is missing, and how they have changed since an earlier year."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..messages import Note
from ..tabular.symbols import SymbolSet, reason_note
from .indicators import Formula

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@dataclass(frozen=True)
class Rates:
    """Rates, a column per indicator, rows as in the input; NaN where a rate is missing.

    ``numerators`` and ``denominators`` are the sums they were made of. ``reasons`` has, by indicator, a note for
    each row whose rate is missing, else None.
    """

    values: pd.DataFrame
    numerators: pd.DataFrame
    denominators: pd.DataFrame
    notes: list[Note]
    reasons: dict[str, list[Note | None]] = field(default_factory=dict)


def compute_rates(
    frame: pd.DataFrame,
    formulas: Sequence[Formula],
    signs: pd.DataFrame | None = None,
    symbols: SymbolSet | None = None,
) -> Rates:
    """Compute all rates. ``frame`` holds the needed fields as numbers, NaN where a count is missing.

    A missing part and a denominator of 0 give a missing rate: 0/0 is not 0. ``signs`` holds, under the names of
    fields, the sign that stood in the table (None without one); ``symbols`` says what signs mean.
    """
    import numpy as np
    import pandas as pd

    rates: dict[str, np.ndarray] = {}
    above_all: dict[str, np.ndarray] = {}
    below_all: dict[str, np.ndarray] = {}
    reasons: dict[str, list[Note | None]] = {}
    notes: list[Note] = []
    for formula in formulas:
        name = formula.indicator.name
        above = _total(frame, formula.numerator)
        below = _total(frame, formula.denominator)
        missing = np.isnan(above) | np.isnan(below)
        zero = ~missing & (below == 0)
        good = ~missing & ~zero
        rate = np.full(len(frame), math.nan)
        rate[good] = above[good] * formula.indicator.factor / below[good]
        rates[name], above_all[name], below_all[name] = rate, above, below
        reasons[name] = _reasons(frame, formula, missing, zero, signs, symbols)
        values = {"name": name, "formula": str(formula), "count": int(good.sum()), "total": len(frame)}
        notes.append(Note("indicator-computed", values))
        notes.extend(_gaps(name, reasons[name], zero, above))
        negative = int((good & (below < 0)).sum())
        if negative:
            notes.append(Note("indicator-negative", {"name": name, "count": negative}))
    index = frame.index
    return Rates(
        pd.DataFrame(rates, index=index),
        pd.DataFrame(above_all, index=index),
        pd.DataFrame(below_all, index=index),
        notes,
        reasons,
    )


def _gaps(name: str, reasons: Sequence[Note | None], zero: np.ndarray, above: np.ndarray) -> list[Note]:
    notes = []
    counts: Counter[str] = Counter()
    examples: dict[str, Note] = {}
    for note in reasons:
        if note is not None and note.code == "rate-missing":
            counts[str(note)] += 1
            examples[str(note)] = note
    if counts:
        notes.append(Note("indicator-missing-part", {"name": name, "count": sum(counts.values())}))
        notes.extend(
            Note("indicator-missing-why", {"name": name, "count": count, "reason": examples[text]})
            for text, count in counts.most_common(5)
        )
    if zero.any():
        both = int((zero & (above == 0)).sum())
        notes.append(Note("indicator-zero", {"name": name, "count": int(zero.sum()), "both": both}))
    return notes


def _reasons(
    frame: pd.DataFrame,
    formula: Formula,
    missing: np.ndarray,
    zero: np.ndarray,
    signs: pd.DataFrame | None,
    symbols: SymbolSet | None,
) -> list[Note | None]:
    import numpy as np

    result: list[Note | None] = [None] * len(frame)
    nothing = Note("rate-zero")
    for place in np.flatnonzero(zero).tolist():
        result[place] = nothing
    fields = list(dict.fromkeys(name for _, name in (*formula.numerator, *formula.denominator)))
    gaps = {name: np.isnan(frame[name].to_numpy(dtype=float, na_value=math.nan)) for name in fields}
    known: dict[tuple[tuple[str, str], ...], Note] = {}
    for place in np.flatnonzero(missing).tolist():
        parts = tuple((name, _sign(signs, name, place)) for name in fields if gaps[name][place])
        if parts not in known:
            known[parts] = Note("rate-missing", {"parts": [_part(*part, symbols) for part in parts]})
        result[place] = known[parts]
    return result


def _sign(signs: pd.DataFrame | None, name: str, place: int) -> str:
    value = None if signs is None or name not in signs else signs[name].iloc[place]
    return value if isinstance(value, str) else ""


def _part(name: str, sign: str, symbols: SymbolSet | None) -> Note | str:
    reason = symbols.reason(sign) if symbols is not None and sign else None
    if reason:
        return Note("rate-part-sign", {"field": name, "sign": sign, "reason": reason_note(reason)})
    return f"{name} {sign}".strip()


def _total(frame: pd.DataFrame, terms: Sequence[tuple[int, str]]) -> np.ndarray:
    """The sum of the terms by area, 1 without any term."""
    import numpy as np

    total = np.zeros(len(frame)) if terms else np.ones(len(frame))
    for sign, name in terms:
        total += sign * frame[name].to_numpy(dtype=float, na_value=math.nan)
    return total


@dataclass(frozen=True)
class Changes:
    """Rates of an earlier year and the changes since, by indicator, rows as in the later year; NaN where unknown."""

    before: pd.DataFrame
    rates: pd.DataFrame
    numerators: pd.DataFrame
    denominators: pd.DataFrame
    notes: list[Note]


def compute_changes(later: Rates, keys: pd.Series, earlier: Rates, earlier_keys: pd.Series) -> Changes:
    """Compare two years area by area. Keys are texts and unique within a year.

    The change of a rate is a difference in the rate's unit: percentage points for a rate in percent.
    """
    place = {key: number for number, key in enumerate(earlier_keys) if key}
    rows = [place.get(key, -1) for key in keys]
    alone = sum(row < 0 for row in rows)
    gone = len(set(place) - set(keys))
    before = _aligned(earlier.values, rows, later.values.index)
    changes = later.values - before
    notes = [Note("change-matched", {"count": len(rows) - alone, "total": len(rows)})]
    if alone or gone:
        notes.append(Note("change-unmatched", {"new": alone, "gone": gone}))
    return Changes(
        before=before,
        rates=changes,
        numerators=later.numerators - _aligned(earlier.numerators, rows, later.values.index),
        denominators=later.denominators - _aligned(earlier.denominators, rows, later.values.index),
        notes=notes,
    )


def _aligned(frame: pd.DataFrame, rows: Sequence[int], index: pd.Index) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    taken = (
        frame.to_numpy(dtype=float)[np.asarray(rows, dtype=int)]
        if len(frame)
        else np.full((len(rows), frame.shape[1]), math.nan)
    )
    taken[np.asarray(rows) < 0] = math.nan
    return pd.DataFrame(taken, columns=frame.columns, index=index)
