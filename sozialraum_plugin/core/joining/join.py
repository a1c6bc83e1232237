"""Tables onto areas: which row belongs to which area, and what is left over on both sides."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..messages import InputError, Note
from ..names import LONGEST, UniqueNames
from ..tabular.columns import Column
from ..tabular.tables import Table
from .keys import EXACT, GIVEN, RULE_NAMES, LayerKeys, name_form, sample

if TYPE_CHECKING:
    import pandas as pd

WARNINGS = frozenset({
    "join-areas-missing-key", "join-areas-repeated", "join-ambiguous", "join-rows-without-area",
    "join-areas-without-row", "join-rule", "join-near",
})  # fmt: skip
_EXAMPLES = 5
_LONG_SHARE = 0.5
# Near candidates are for the eye; beyond so many the lists are the message.
_MOST_CANDIDATES = 300


@dataclass(frozen=True)
class Left:
    """A row or area that found no partner: its key, the row's number (0 for an area), and keys that come near."""

    key: str
    row: int
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Joined:
    """A new field: its name, the column it comes from, and whether it holds the column's signs."""

    name: str
    column: Column
    signs: bool = False


@dataclass
class Join:
    """The outcome of a join.

    ``values`` has a row per area, indexed like the keys that were given, and a column per field of ``fields``:
    numbers as float64 with NaN, or texts with None. ``matched`` counts rows of the table that belong to an area,
    ``areas`` the areas with a row.
    """

    values: pd.DataFrame
    fields: list[Joined]
    matched: int
    areas: int
    areas_without_row: list[Left]
    rows_without_area: list[Left]
    by_rule: dict[str, list[tuple[str, str]]]
    ambiguous: dict[str, str]
    notes: list[Note] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """Cells without a value in the rows of areas, whatever sign stands for it."""
        return sum(sum(item.column.missing.values()) for item in self.fields if not item.signs)


def check_layer_keys(layer: LayerKeys) -> None:
    """Raise :class:`InputError` where no area has a key."""
    if not layer.keys:
        raise InputError("join-layer-no-keys", field=layer.field)


def join_table(
    table: Table,
    layer: LayerKeys,
    areas: pd.Series,
    fields: Sequence[str] = (),
    prefix: str = "",
    keep_signs: bool = False,
) -> Join:
    """Bring the columns of a table to the areas.

    ``areas`` holds the key (text) of each area, ``fields`` the names that the layer already has. With
    ``keep_signs`` a text field ``<column>_symbol`` follows each column of numbers.
    Raises :class:`InputError` where several rows belong to one area.
    """
    _check_duplicates(table)
    row_of = {target: row for row, target in enumerate(table.match.target) if target is not None}
    notes: list[Note] = []
    joined = _fields(table, fields, prefix, keep_signs, notes)
    places = [row_of.get(key, -1) for key in areas]
    values = _values(joined, places, areas.index)
    present = set(table.keys)
    rows_left, areas_left = _left_over(table, layer, row_of)
    result = Join(
        values=values,
        fields=joined,
        matched=len(row_of),
        areas=sum(place >= 0 for place in places),
        areas_without_row=areas_left,
        rows_without_area=rows_left,
        by_rule=_by_rule(table),
        ambiguous={key: rule for key, rule in table.match.ambiguous.items() if key in present},
        notes=notes,
    )
    _tell(result, table, layer, len(areas))
    return result


def _check_duplicates(table: Table) -> None:
    matched = [target for target in table.match.target if target is not None]
    if len(set(matched)) == len(matched):
        return
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for number, target in zip(table.rows, table.match.target, strict=True):
        if target is not None:
            rows[target].append(number)
    double = {key: numbers for key, numbers in rows.items() if len(numbers) > 1}
    examples = [f"{key}: {', '.join(map(str, rows[:_EXAMPLES]))}" for key, rows in list(double.items())[:_EXAMPLES]]
    values: dict[str, Any] = {"table": table.name, "column": table.key.label, "examples": "; ".join(examples)}
    share = len(double) / len(rows)
    if share >= _LONG_SHARE:
        offer = ";".join(table.offer) or Note("join-long-none")
        raise InputError("join-long-table", share=round(100 * share), offer=offer, **values)
    raise InputError("join-duplicates", **values)


def _fields(table: Table, taken: Sequence[str], prefix: str, keep_signs: bool, notes: list[Note]) -> list[Joined]:
    wanted = [f"{prefix}{column.header.name}"[:LONGEST].rstrip("_") for column in table.columns]
    free = UniqueNames(taken)
    result = []
    for column, plain in zip(table.columns, wanted, strict=True):
        name = free.take(plain)
        if name != plain:
            notes.append(Note("join-renamed", {"field": plain, "column": column.header.label, "name": name}))
        result.append(Joined(name, column))
        if keep_signs and column.kind != "text":
            result.append(Joined(free.take(f"{name[: LONGEST - 7]}_symbol"), column, signs=True))
    return result


def _values(joined: Sequence[Joined], places: Sequence[int], index: pd.Index) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    rows = np.asarray(places, dtype=np.intp)
    without = rows < 0
    columns: dict[str, Any] = {}
    for item in joined:
        column = item.column
        if item.signs:
            source = np.full(len(column.values), None, dtype=object)
            for row, sign in column.marks.items():
                source[row] = sign
        else:
            source = column.values
        kind = object if item.signs or column.kind == "text" else float
        taken = source[rows].astype(kind)
        taken[without] = None
        columns[item.name] = taken
    return pd.DataFrame(columns, index=index)


def _by_rule(table: Table) -> dict[str, list[tuple[str, str]]]:
    result: dict[str, list[tuple[str, str]]] = {}
    for key, target, rule in zip(table.keys, table.match.target, table.match.rule, strict=True):
        if rule is not None and target is not None:
            result.setdefault(rule, []).append((key, target))
    order = (GIVEN, *RULE_NAMES)
    return dict(sorted(result.items(), key=lambda item: order.index(item[0])))


def _left_over(table: Table, layer: LayerKeys, row_of: dict[str, int]) -> tuple[list[Left], list[Left]]:
    rows = [
        (key, number)
        for key, number, target in zip(table.keys, table.rows, table.match.target, strict=True)
        if target is None
    ]
    areas = [key for key in layer.keys if key not in row_of]
    few = len(rows) <= _MOST_CANDIDATES and len(areas) <= _MOST_CANDIDATES
    open_keys = [key for key, _ in rows]
    rows_left = [Left(key, number, _near(key, areas) if few else ()) for key, number in rows]
    areas_left = [Left(key, 0, _near(key, open_keys) if few else ()) for key in areas]
    return rows_left, areas_left


def _near(key: str, others: Sequence[str]) -> tuple[str, ...]:
    name = name_form(key)
    same = [other for other in others if name and name_form(other) == name]
    if same:
        return tuple(same[:3])
    inside = [other for other in others if len(key) > 3 and len(other) > 3 and (key in other or other in key)]
    close = difflib.get_close_matches(key, others, n=3, cutoff=0.75)
    return tuple(dict.fromkeys([*inside, *close]))[:3]


def _tell(result: Join, table: Table, layer: LayerKeys, areas: int) -> None:
    notes = result.notes
    notes.insert(0, Note("join-matched", {"matched": result.matched, "rows": len(table.rows), "areas": areas}))
    if layer.missing:
        notes.append(Note("join-areas-missing-key", {"field": layer.field, "count": layer.missing}))
    if layer.repeated:
        notes.append(Note("join-areas-repeated", {"count": len(layer.repeated), "keys": sample(layer.repeated)}))
    for rule, pairs in result.by_rule.items():
        if rule != EXACT:
            examples = ", ".join(f"{key} → {target}" for key, target in pairs[:_EXAMPLES])
            notes.append(Note("join-rule", {"rule": Note(f"rule-{rule}"), "count": len(pairs), "examples": examples}))
    alike = [
        (left.key, left.near[0])
        for left in result.rows_without_area
        if len(left.near) == 1 and name_form(left.key) == name_form(left.near[0]) != ""
    ]
    if alike:
        pairs_text = ", ".join(f"{key} → {target}" for key, target in alike[:_EXAMPLES])
        notes.append(Note("join-near", {"count": len(alike), "pairs": pairs_text}))
    if result.ambiguous:
        notes.append(Note("join-ambiguous", {"count": len(result.ambiguous), "keys": sample(result.ambiguous)}))
    for code, left in (
        ("join-rows-without-area", result.rows_without_area),
        ("join-areas-without-row", result.areas_without_row),
    ):
        if left:
            notes.append(Note(code, {"count": len(left), "keys": sample([item.key for item in left], _EXAMPLES)}))
