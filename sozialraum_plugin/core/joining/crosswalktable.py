"""Tables that say which old area goes into which new one, with or without a weight."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..messages import InputError, Note
from ..names import header_text, says_key, says_rate
from ..tabular.grids import Grid, cell_text, letter
from ..tabular.numbers import COMMA, read_numbers, sort_cells
from ..tabular.symbols import SymbolSet
from .crosswalk import Shares, normalise
from .keys import CONSENTED, EXACT, KeyMatch, LayerKeys, key_text, match_keys, rules_named, sample

if TYPE_CHECKING:
    import pandas as pd

WARNINGS = frozenset({
    "crosswalk-half", "crosswalk-double", "crosswalk-double-once", "crosswalk-sums", "crosswalk-equal",
    "crosswalk-unknown-new", "join-ambiguous",
})  # fmt: skip
_NAMED = 5
# No table has more columns with keys of either side than this.
_MOST_CANDIDATES = 50
# Headers are looked for in so many rows.
_DEPTH = 60
# Columns that hold the old and the new keys almost equally well the other way round cannot be told apart by keys.
_CLOSE = 0.02
_OLD = re.compile(r"\b(alt|alte|alter|old|von|from|quelle|source|bisher\w*|vorher)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(neu|neue|neuer|new|nach|to|ziel|target|künftig\w*|nachher)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WEIGHT = re.compile(r"anteil|share|gewicht|weight|faktor|factor|umschlüsselung|prozent|percent|%", re.IGNORECASE)
_NO_SIGNS = SymbolSet("", "", {})
# A sum of shares this near to 1 is rounding.
_ROUNDING = 0.005


@dataclass(frozen=True)
class Wanted:
    """Headers or letters of the columns that a user has named; empty ones are found."""

    old: str = ""
    new: str = ""
    weight: str = ""


@dataclass
class Crosswalk:
    """A table of old and new areas, its keys being those of the layers.

    ``pairs`` has the columns ``old``, ``new`` and ``weight``, a row per pair; ``totals`` is the whole weight of an
    old area, rows with unknown new areas included. ``columns`` are the headers used (the weight's may be empty).
    """

    pairs: pd.DataFrame
    totals: dict[str, float]
    columns: tuple[str, str, str]
    unknown_old: list[str] = field(default_factory=list)
    unknown_new: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def shares(self) -> Shares:
        """The shares of the old areas."""
        return normalise(self.pairs, self.totals)


@dataclass(frozen=True)
class _Place:
    grid: Grid
    old: int
    new: int
    score: float


@dataclass
class _Rows:
    """Rows of data: their numbers from 0, the keys as written, and what they mean."""

    numbers: list[int]
    old: list[str]
    new: list[str]
    old_match: KeyMatch
    new_match: KeyMatch


def read_crosswalk(grids: Sequence[Grid], old: LayerKeys, new: LayerKeys, wanted: Wanted, name: str) -> Crosswalk:
    """Find the columns with the old and new keys by the layers' keys, and the weight; then check every row.

    ``name`` names the table in messages. Raises :class:`InputError` where columns are missing or cannot be told
    apart, a weight is no number or negative, or a pair stands twice with shares that do not sum to 1.
    """
    place = _find(grids, old, new, wanted, name)
    grid = place.grid
    first, header = _first_row(grid, place, old, new)
    notes: list[Note] = []
    rows = _rows(grid, place, first, old, new, notes)
    weight = _weight_column(grid, place, rows, header, wanted.weight, name)
    columns = tuple("" if column < 0 else _label(grid, column, header) for column in (place.old, place.new, weight))
    values = {"table": name, "old": columns[0], "new": columns[1], "weight": columns[2]}
    notes.insert(0, Note("crosswalk-columns" if weight >= 0 else "crosswalk-columns-no-weight", values))
    weights = _weights(grid, weight, rows, columns[2], name)
    result = Crosswalk(_frame(rows, weights), {}, (columns[0], columns[1], columns[2]), notes=notes)
    _tell_keys(rows, result, name)
    _settle(result, rows, weights, weight >= 0, name)
    return result


def _find(grids: Sequence[Grid], old: LayerKeys, new: LayerKeys, wanted: Wanted, name: str) -> _Place:
    candidates: list[_Place] = []
    for grid in grids:
        olds = _best(_scores(grid, old, wanted.old))
        news = _best(_scores(grid, new, wanted.new))
        candidates += [
            _Place(grid, i, j, first + second)
            for i, first in olds.items()
            for j, second in news.items()
            if i != j and first and second
        ]
    for text, parameter in ((wanted.old, "CROSSWALK_OLD"), (wanted.new, "CROSSWALK_NEW")):
        if text and not any(_columns_named(grid, text) for grid in grids):
            raise _missing_column(grids, text, parameter, name)
    if not candidates:
        raise InputError(
            "crosswalk-no-keys", table=name, old=old.sample() or "–", new=new.sample() or "–", columns=_all(grids)
        )
    best = max(candidates, key=lambda place: place.score)
    turned = [p for p in candidates if p.grid is best.grid and (p.old, p.new) == (best.new, best.old)]
    if not turned or turned[0].score < best.score - _CLOSE:
        return best
    side = _direction(best.grid, best.old, best.new)
    if not side:
        columns = ", ".join(_label(best.grid, column) for column in sorted((best.old, best.new)))
        raise InputError("crosswalk-unclear", table=name, columns=columns)
    return best if side > 0 else turned[0]


def _best(scores: dict[int, float]) -> dict[int, float]:
    best = sorted(scores, key=lambda column: -scores[column])[:_MOST_CANDIDATES]
    return {column: scores[column] for column in sorted(best)}


def _scores(grid: Grid, layer: LayerKeys, wanted: str) -> dict[int, float]:
    """By column the harmonic mean of the keys found among its cells and among the layer's keys."""
    result = {}
    rules = rules_named(CONSENTED)
    # Made once: a table may have thousands of columns, and most of them hold no key.
    forms = [({rule.layer(key, layer) for key in layer.keys} - {""}, rule) for rule in rules]
    for column in _columns_named(grid, wanted) if wanted else range(grid.width):
        texts = list(dict.fromkeys(text for value in grid.cells[:, column] if (text := key_text(value))))
        if not any(rule.table(text, layer) in known for known, rule in forms for text in texts):
            continue
        found = match_keys(texts, layer).found()
        if found:
            precision, recall = found / len(texts), found / len(layer.keys)
            result[column] = 2 * precision * recall / (precision + recall)
    return result


def _columns_named(grid: Grid, wanted: str) -> list[int]:
    asked = header_text(wanted).casefold()
    found = [
        column
        for column in range(grid.width)
        if any(header_text(cell_text(value)).casefold() == asked for value in grid.cells[:_DEPTH, column])
    ]
    return found or [column for column in range(grid.width) if letter(column).casefold() == asked]


def _direction(grid: Grid, first: int, second: int) -> int:
    """1 where the headers say that ``first`` is the old column, -1 where ``second`` is, else 0."""
    one, two = (header_text(_header_of(grid, column)).replace("_", " ") for column in (first, second))
    said = bool(_OLD.search(one)) + bool(_NEW.search(two)) - bool(_NEW.search(one)) - bool(_OLD.search(two))
    if said:
        return 1 if said > 0 else -1
    years = [_YEAR.findall(text) for text in (one, two)]
    if all(len(set(found)) == 1 for found in years) and years[0][0] != years[1][0]:
        return 1 if years[0][0] < years[1][0] else -1
    return 0


def _header_of(grid: Grid, column: int) -> str:
    return next((cell_text(value) for value in grid.cells[:_DEPTH, column] if value is not None), "")


def _first_row(grid: Grid, place: _Place, old: LayerKeys, new: LayerKeys) -> tuple[int, int]:
    """The first row of data, and the header above it (-1 without one)."""
    if grid.header_rows is not None:
        return grid.header_rows, grid.header_rows - 1
    sides = [(place.old, old), (place.new, new)]
    texts = [[key_text(value) for value in grid.cells[:, column]] for column, _ in sides]
    targets = [match_keys(column, layer).target for column, (_, layer) in zip(texts, sides, strict=True)]
    looks = [
        {_outline(text) for text, target in zip(column, match, strict=True) if target is not None}
        for column, match in zip(texts, targets, strict=True)
    ]
    # A key that no layer knows is data all the same where it looks like the others: digits tell keys from headers.
    header = -1
    for row in range(grid.height):
        forms = [_outline(column[row]) for column in texts]
        alike = any("9" in form and form in look for form, look in zip(forms, looks, strict=True))
        if alike or any(match[row] is not None for match in targets):
            return (header + 1 if header >= 0 else row), header
        if all(forms):
            header = row
    return grid.height, header


def _outline(key: str) -> str:
    return re.sub(r"\d", "9", key)


def _filled(grid: Grid, column: int) -> list[str]:
    """The keys of a column, those of merged cells in every row."""
    texts = [key_text(value) for value in grid.cells[:, column]]
    for span in grid.spans:
        if span.left <= column <= span.right and span.bottom > span.top:
            value = key_text(grid.cells[span.top, span.left])
            texts[span.top : span.bottom + 1] = [value] * (span.bottom + 1 - span.top)
    return texts


def _rows(grid: Grid, place: _Place, first: int, old: LayerKeys, new: LayerKeys, notes: list[Note]) -> _Rows:
    olds, news = _filled(grid, place.old), _filled(grid, place.new)
    numbers = [row for row in range(first, grid.height) if olds[row] and news[row]]
    half = [row + 1 for row in range(first, grid.height) if bool(olds[row]) != bool(news[row])]
    if half:
        notes.append(Note("crosswalk-half", {"count": len(half), "rows": sample(map(str, half), _NAMED)}))
    old_keys, new_keys = [olds[row] for row in numbers], [news[row] for row in numbers]
    return _Rows(numbers, old_keys, new_keys, match_keys(old_keys, old), match_keys(new_keys, new))


def _weight_column(grid: Grid, place: _Place, rows: _Rows, header: int, wanted: str, name: str) -> int:
    if wanted:
        found = _columns_named(grid, wanted)
        if not found:
            raise _missing_column([grid], wanted, "CROSSWALK_WEIGHT", name)
        return found[0]
    numeric = [
        column
        for column in range(grid.width)
        if column not in (place.old, place.new) and _is_weight(grid, column, rows, header)
    ]
    named = [column for column in numeric if header >= 0 and _WEIGHT.search(cell_text(grid.cells[header, column]))]
    found = named or numeric
    if len(found) > 1:
        columns = ", ".join(_label(grid, column, header) for column in found)
        raise InputError("crosswalk-weights-unclear", table=name, columns=columns)
    return found[0] if found else -1


def _is_weight(grid: Grid, column: int, rows: _Rows, header: int) -> bool:
    values = grid.cells[rows.numbers, column].tolist()
    cells = sort_cells(values, _NO_SIGNS)
    if not cells.filled or cells.words or (header >= 0 and says_key(cell_text(grid.cells[header, column]))):
        return False
    texts = {text for text in cells.texts if text}
    if any(len(text) > 1 and text.isdecimal() and text.startswith("0") for text in texts):
        return False  # codes
    different = {cell_text(value) for value in values}
    # One number in all rows is a year or a code; all 1 are shares.
    return len(different) > 1 or different <= {"1", "1,0", "1.0", "100"} or len(rows.numbers) == 1


def _weights(grid: Grid, column: int, rows: _Rows, label: str, name: str) -> list[float]:
    if column < 0:
        return [1.0] * len(rows.numbers)
    cells = sort_cells(grid.cells[rows.numbers, column].tolist(), _NO_SIGNS)
    decimal = cells.evidence.decimal or grid.decimal or COMMA
    values = [float(value) for value in read_numbers(cells, decimal, _NO_SIGNS).values]
    for code, wrong in (("bad", lambda value: not math.isfinite(value)), ("negative", lambda value: value < 0)):
        bad = [str(row + 1) for row, value in zip(rows.numbers, values, strict=True) if wrong(value)]
        if bad:
            raise InputError(f"crosswalk-weight-{code}", table=name, column=label, rows=sample(bad, _NAMED))
    return values


def _frame(rows: _Rows, weights: Sequence[float]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame({"old": rows.old_match.target, "new": rows.new_match.target, "weight": weights})
    return frame.dropna(subset=["old", "new"]).reset_index(drop=True)


def _tell_keys(rows: _Rows, result: Crosswalk, name: str) -> None:
    result.unknown_old = _unknown(rows.old, rows.old_match)
    result.unknown_new = _unknown(rows.new, rows.new_match)
    used = {"table": name, "used": len(result.pairs), "rows": len(rows.numbers)}
    result.notes.append(Note("crosswalk-rows", used))
    for keys, match in ((rows.old, rows.old_match), (rows.new, rows.new_match)):
        for rule in dict.fromkeys(rule for rule in match.rule if rule not in (None, EXACT)):
            pairs = {key: target for key, target, by in zip(keys, match.target, match.rule, strict=True) if by == rule}
            examples = sample((f"{key} → {target}" for key, target in pairs.items()), _NAMED)
            values = {"rule": Note(f"rule-{rule}"), "count": len(pairs), "examples": examples}
            result.notes.append(Note("join-rule", values))
        if match.ambiguous:
            result.notes.append(
                Note("join-ambiguous", {"count": len(match.ambiguous), "keys": sample(match.ambiguous)})
            )
    for code, unknown in (("old", result.unknown_old), ("new", result.unknown_new)):
        if unknown:
            result.notes.append(
                Note(f"crosswalk-unknown-{code}", {"count": len(unknown), "keys": sample(unknown, _NAMED)})
            )


def _unknown(keys: Iterable[str], match: KeyMatch) -> list[str]:
    return list(dict.fromkeys(key for key, target in zip(keys, match.target, strict=True) if target is None))


def _settle(result: Crosswalk, rows: _Rows, weights: Sequence[float], weighted: bool, name: str) -> None:
    """Sums of the weights, pairs that stand twice, parts without a weight."""
    sums: defaultdict[str, list[float]] = defaultdict(list)
    for key, weight in zip(rows.old_match.target, weights, strict=True):
        if key is not None:
            sums[key].append(weight)
    result.totals = {key: math.fsum(found) for key, found in sums.items()}
    counted = Counter(zip(result.pairs["old"], result.pairs["new"], strict=True))
    double = {f"{old} → {new}": old for (old, new), count in counted.items() if count > 1}
    if not weighted:
        _without_weights(result, rows, double)
        return
    whole = _whole(list(result.totals.values()), weights, result.columns[2])
    off = {key for key, total in result.totals.items() if whole and abs(total / whole - 1) > _ROUNDING}
    wrong = [pair for pair, old in double.items() if old in off]
    if wrong:
        raise InputError("crosswalk-duplicates", table=name, pairs=sample(wrong, _NAMED))
    if double:
        result.notes.append(Note("crosswalk-double", {"count": len(double), "pairs": sample(double, _NAMED)}))
        result.pairs = result.pairs.groupby(["old", "new"], sort=False, as_index=False)["weight"].sum()
    if off:
        shown = [f"{key} ({result.totals[key] / whole:.4g})" for key in result.totals if key in off]
        result.notes.append(Note("crosswalk-sums", {"count": len(shown), "keys": sample(shown, _NAMED)}))
        # Shares that sum to less than 1 leave the rest outside.
        result.totals.update({key: max(result.totals[key], whole) for key in off})


def _without_weights(result: Crosswalk, rows: _Rows, double: dict[str, str]) -> None:
    if double:
        result.notes.append(Note("crosswalk-double-once", {"count": len(double), "pairs": sample(double, _NAMED)}))
        result.pairs = result.pairs.drop_duplicates(["old", "new"]).reset_index(drop=True)
    named = {(old, new) for old, new in zip(rows.old_match.target, rows.new, strict=True) if old is not None}
    result.totals = {str(old): float(count) for old, count in Counter(old for old, _ in named).items()}
    split = result.pairs["old"].value_counts(sort=False)
    several = [str(old) for old, count in split.items() if count > 1]
    if several:
        result.notes.append(Note("crosswalk-equal", {"count": len(several), "keys": sample(several, _NAMED)}))


def _whole(totals: Sequence[float], weights: Sequence[float], label: str) -> float:
    """What shares sum to: 1 or 100; 0 where the column holds weights of another kind."""
    middle = sorted(totals)[len(totals) // 2] if totals else 0.0
    for whole in (1.0, 100.0):
        if abs(middle / whole - 1) <= _ROUNDING:
            return whole
    if max(weights, default=0.0) <= 1:
        return 1.0
    return 100.0 if says_rate(label) and max(weights) <= 100 else 0.0


def _label(grid: Grid, column: int, header: int | None = None) -> str:
    """A column as messages name it: header and letter. ``header`` is its row, -1 for none, None where not known."""
    text = _header_of(grid, column) if header is None else ""
    if header is not None and header >= 0:
        text = cell_text(grid.cells[header, column])
    return f"{header_text(text)} ({letter(column)})" if text else letter(column)


def _all(grids: Sequence[Grid]) -> str:
    return ", ".join(_label(grid, column) for grid in grids for column in range(grid.width)) or "–"


def _missing_column(grids: Sequence[Grid], value: str, parameter: str, name: str) -> InputError:
    return InputError("crosswalk-column-missing", table=name, value=value, parameter=parameter, columns=_all(grids))
