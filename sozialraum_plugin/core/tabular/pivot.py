"""Long tables, with a row per area and year or Merkmal, made wide: one row per area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..messages import InputError
from ..names import field_name, unique_names
from .columns import Header
from .grids import Grid, cell_text
from .reading import AUTO

if TYPE_CHECKING:
    import numpy as np

MOST_COLUMNS = 2000
_EXAMPLES = 5
# Beyond so many different texts a column holds names or values, not the parts of a table.
_MOST_PARTS = 400


@dataclass(frozen=True)
class Wide:
    """A table with a row per area: ``cells`` has a column per header, ``origin`` the grid's row of each (or -1)."""

    headers: list[Header]
    cells: np.ndarray
    origin: np.ndarray
    rows: list[int]


def part_columns(
    grid: Grid, headers: Sequence[Header], keys: Sequence[str], rows: Sequence[int], numeric: Sequence[int]
) -> list[Header]:
    """The columns that tell the rows of one area apart, found by what they hold; empty where there are none.

    ``keys`` are the areas of ``rows``. Constant columns and those that follow from the area are none of them; of two
    that say the same (a code and its label) the one with more letters is taken.
    """
    texts = {header.place: [cell_text(value) for value in grid.cells[list(rows), header.place]] for header in headers}
    candidates = []
    for header in headers:
        values = texts[header.place]
        parts = len(set(values))
        few = 1 < parts <= min(_MOST_PARTS, len(rows) // 2 or 1) and "" not in values
        if few and (header.place not in numeric or _are_years(values)) and not _follows(keys, values):
            candidates.append(header)
    # Labels before codes, few parts before many: the names of the new columns are read by people.
    candidates.sort(key=lambda header: (-_letters(texts[header.place]), len(set(texts[header.place]))))
    chosen: list[Header] = []
    for header in candidates:
        known = list(zip(*(texts[part.place] for part in chosen), strict=True)) if chosen else [()] * len(rows)
        if not _follows(known, texts[header.place]):
            chosen.append(header)
    for header in reversed(list(chosen)):
        rest = [part for part in chosen if part is not header]
        if rest and _unique(keys, [texts[part.place] for part in rest]):
            chosen = rest
    if not chosen or not _unique(keys, [texts[header.place] for header in chosen]):
        return []
    return sorted(chosen, key=lambda header: header.place)


def _are_years(values: Sequence[str]) -> bool:
    return all(value[:4].isdecimal() and value[:2] in ("19", "20") and len(value) in (4, 7, 10) for value in values)


def _letters(values: Sequence[str]) -> int:
    different = list(dict.fromkeys(values))[:50]
    return int(sum(sum(sign.isalpha() for sign in value) for value in different) / max(len(different), 1))


def _follows(known: Sequence[object], values: Sequence[str]) -> bool:
    """Whether each value of ``known`` goes with one value only."""
    seen: dict[object, str] = {}
    return all(seen.setdefault(left, right) == right for left, right in zip(known, values, strict=True))


def _unique(keys: Sequence[str], parts: Sequence[Sequence[str]]) -> bool:
    pairs = list(zip(keys, *parts, strict=True))
    return len(set(pairs)) == len(pairs)


def asked_columns(headers: Sequence[Header], asked: Sequence[str], found: Sequence[Header], table: str) -> list[Header]:
    """The columns that ``PIVOT`` names, or those found for ``auto``.

    Raises :class:`InputError` for an unknown one, and where none was found.
    """
    if list(asked) == [AUTO]:
        if not found:
            raise InputError("pivot-not-found", table=table, columns=_names(headers))
        return list(found)
    result = []
    for text in asked:
        header = next((header for header in headers if header.means(text)), None)
        if header is None:
            raise InputError("pivot-missing", table=table, value=text, columns=_names(headers))
        result.append(header)
    return result


def _names(headers: Sequence[Header]) -> str:
    return ", ".join(header.alias or header.letter for header in headers)


def widen(
    grid: Grid,
    parts: Sequence[Header],
    values: Sequence[Header],
    keys: Sequence[str],
    rows: Sequence[int],
    table: str,
) -> Wide:
    """One row per key, one column per combination of ``parts`` and column of ``values``.

    Raises :class:`InputError` where several rows have the same key and parts, and where there would be too many
    columns.
    """
    import numpy as np

    place: dict[str, int] = {}
    combinations: dict[tuple[str, ...], int] = {}
    cell_of: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for key, row in zip(keys, rows, strict=True):
        combination = tuple(cell_text(grid.cells[row, part.place]) for part in parts)
        place.setdefault(key, len(place))
        combinations.setdefault(combination, len(combinations))
        cell_of[key, combination].append(row)
    double = [(key, combination, found) for (key, combination), found in cell_of.items() if len(found) > 1]
    if double:
        examples = "; ".join(
            f"{key} / {' / '.join(combination)}: {', '.join(str(row + 1) for row in found[:_EXAMPLES])}"
            for key, combination, found in double[:_EXAMPLES]
        )
        raise InputError("pivot-doubles", table=table, columns=_names(parts), examples=examples)
    if len(combinations) * len(values) > MOST_COLUMNS:
        raise InputError(
            "pivot-too-wide", table=table, count=len(combinations) * len(values), most=MOST_COLUMNS,
            columns=_names(parts),
        )  # fmt: skip
    headers = _headers(list(combinations), values)
    cells = np.full((len(place), len(headers)), None, dtype=object)
    origin = np.full(cells.shape, -1, dtype=int)
    first: dict[str, int] = {}
    for (key, combination), found in cell_of.items():
        row = found[0]
        first[key] = min(first.get(key, row), row)
        for number, value in enumerate(values):
            column = combinations[combination] * len(values) + number
            cells[place[key], column] = grid.cells[row, value.place]
            origin[place[key], column] = row
    return Wide(headers, cells, origin, [first[key] for key in place])


def _headers(combinations: Sequence[tuple[str, ...]], values: Sequence[Header]) -> list[Header]:
    headers = []
    for combination in combinations:
        for value in values:
            shown = tuple(text for text in combination if text)
            # One column of values needs no name of its own.
            levels = (*(value.levels if len(values) > 1 or not shown else ()), *shown)
            headers.append(replace(value, levels=levels, name=field_name(levels) or value.name))
    names = unique_names([header.name for header in headers])
    return [
        replace(header, name=name, place=number)
        for number, (header, name) in enumerate(zip(headers, names, strict=True))
    ]
