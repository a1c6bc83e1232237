"""The door to disclosure control: tables in, tables that may be published out, and the protocol of what was done."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..messages import InputError, Note
from .bounds import narrow_cells
from .cells import Derived, numbers
from .figures import Cell, CountFields, Published, Table
from .pattern import Pattern, protected_cells, suppress
from .protocol import DERIVED, Entry, Protocol, reason, summary
from .relations import Model, build_model
from .rounding import BASES, rounded_tables

SYMBOL = "."


@dataclass(frozen=True)
class Plan:
    """What may be published.

    ``published`` has the tables as readers get them: withheld figures are NaN, hidden columns are gone. ``withheld``
    has, by table, a frame of the same shape that is True where a figure was withheld (DIN 55301: ``.``).
    """

    published: Published
    withheld: dict[str, pd.DataFrame]
    protocol: Protocol

    def symbols(self, table: str) -> pd.DataFrame:
        """``.`` where a figure of the table is withheld, else None; only columns with such figures."""
        mask = self.withheld[table]
        mask = mask.loc[:, mask.any()]
        return mask.apply(lambda column: column.map({True: SYMBOL, False: None}))


def plan(
    tables: Mapping[str, Table],
    fields: CountFields,
    regions: pd.DataFrame | None = None,
    *,
    threshold: int,
    width: int | None = None,
    base_threshold: int = 0,
    zero: bool = False,
    base: int = 0,
    canceled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Decide what of several tables may be published together.

    Counts from 1 (0 with ``zero``) to ``threshold - 1`` are withheld, and others with them, until every withheld
    count could be anything within an interval at least ``width`` wide (default: ``threshold``), for readers who know
    all other figures of all tables, that totals are sums, and people who belong to a total but to no area. Rates and
    changes made of a withheld count go with it, and rates of fewer than ``base_threshold`` people. ``regions`` has a
    row per area (index: its key) and a column per region level. Published counts are rounded to ``base`` where that
    is 5 or 10. Raises :class:`InputError`.
    """
    if threshold < 2:
        raise InputError("disclosure-threshold", value=threshold)
    if base not in (0, *BASES):
        raise InputError("disclosure-base", value=base)
    _check(tables, fields)
    model = build_model(tables, fields, regions)
    wide = float(threshold if width is None else width)
    pattern = suppress(model, threshold, wide, zero, canceled)
    narrow = narrow_cells(model, pattern.withheld, protected_cells(model, pattern.withheld, pattern.sensitive), wide)
    if narrow:
        cell = model.cell(narrow[0][0])
        raise InputError("disclosure-cannot", field=cell.field, place=cell.place)
    return _applied(tables, fields, regions, model, pattern, threshold, wide, base_threshold, base)


def _check(tables: Mapping[str, Table], fields: CountFields) -> None:
    columns = {str(column) for table in tables.values() for column in table.frame.columns}
    rated = {name for rate in fields.rates if rate.name in columns for name in rate.fields}
    if not (columns | rated) & set(fields.counts):
        raise InputError("disclosure-no-counts", fields=", ".join(fields.counts) or "–")
    for title, table in tables.items():
        double = table.frame.index[table.frame.index.duplicated()]
        if len(double):
            raise InputError("disclosure-double-key", table=title, key=str(double[0]))
        for name in fields.counts:
            if name in table.frame.columns:
                values = numbers(table.frame, name)
                for code, wrong in (("negative", values < 0), ("broken", np.abs(values - np.round(values)) > 1e-6)):
                    if wrong.any():
                        row = int(np.flatnonzero(wrong)[0])
                        what = {"value": float(values[row]), "place": str(table.frame.index[row])}
                        raise InputError(f"disclosure-{code}", table=title, field=name, **what)


def _applied(
    tables: Mapping[str, Table], fields: CountFields, regions: pd.DataFrame | None, model: Model, pattern: Pattern,
    threshold: int, width: float, base_threshold: int, base: int,
) -> Plan:  # fmt: skip
    masks = {
        title: pd.DataFrame(False, index=table.frame.index, columns=table.columns) for title, table in tables.items()
    }
    entries: list[Entry] = []
    reasons = {int(cell): reason(model, pattern, int(cell), threshold) for cell in np.flatnonzero(pattern.withheld)}
    for title, table in tables.items():
        for name in fields.counts:
            block = model.cells.blocks.get((table.year, table.level, name))
            if block is None or name not in table.columns:
                continue
            ids = block.ids(table.frame.index)
            gone = (ids >= 0) & pattern.withheld[ids] & model.visible[ids]
            masks[title][name] = gone
            for row in np.flatnonzero(gone):
                entries.append(Entry(title, model.cell(int(ids[row])), *reasons[int(ids[row])]))
    for derived in model.cells.derived:
        _withhold_derived(derived, tables[derived.table], model, pattern, masks, entries, base_threshold)
    hidden = tuple(
        model.cell(int(cell)) for cell in np.flatnonzero(pattern.sensitive & ~model.visible & ~model.missing)
    )
    notes = [*model.cells.notes, summary(entries, threshold, width)]
    unchecked = _unchecked(tables, fields)
    notes += [
        Note("disclosure-unchecked", {"table": title, "fields": ", ".join(names)}) for title, names in unchecked.items()
    ]
    if base:
        tables = rounded_tables(tables, fields, model, base)
        notes.append(Note("disclosure-rounded", {"base": base, "most": base - 1}))
    published = {title: _published(title, table, masks[title], fields) for title, table in tables.items()}
    return Plan(
        Published(published, fields, regions, base, _rests(model)), masks,
        Protocol(tuple(entries), hidden, tuple(notes), unchecked),
    )  # fmt: skip


def _withhold_derived(
    derived: Derived, table: Table, model: Model, pattern: Pattern, masks: dict[str, pd.DataFrame],
    entries: list[Entry], base_threshold: int,
) -> None:  # fmt: skip
    printed = ~np.isnan(numbers(table.frame, derived.column))
    used = (
        (derived.uses >= 0) & pattern.withheld[derived.uses] if derived.uses.size else np.zeros((len(printed), 1), bool)
    )
    few = (derived.base > 0) & (derived.base < base_threshold)
    gone = printed & (used.any(axis=1) | few)
    masks[derived.table][derived.column] |= gone
    for row in np.flatnonzero(gone):
        cell = Cell(table.year, table.level, str(table.frame.index[row]), derived.column)
        if used[row].any():
            count = model.cell(int(derived.uses[row, int(np.argmax(used[row]))]))
            why = Note("disclosure-rate", {"field": count.field})
        else:
            why = Note("disclosure-base-few", {"threshold": base_threshold})
        entries.append(Entry(derived.table, cell, DERIVED, why))


def _published(title: str, table: Table, mask: pd.DataFrame, fields: CountFields) -> Table:
    frame = table.frame[table.columns].copy()
    decimals = {rate.name: rate.decimals for rate in fields.rates_in(title) if rate.decimals is not None}
    for name in table.columns:
        if name in decimals:
            frame[name] = np.round(numbers(frame, name), decimals[name])
        if mask[name].any():
            frame[name] = np.where(mask[name], math.nan, numbers(frame, name))
    return replace(table, frame=frame, shown=None)


def _unchecked(tables: Mapping[str, Table], fields: CountFields) -> dict[str, tuple[str, ...]]:
    """Numeric columns that nobody described."""
    described = {*fields.counts, *(change.name for change in fields.differences)}
    described |= {name for rate in fields.rates for name in rate.fields}
    found = {}
    for title, table in tables.items():
        rates = {rate.name for rate in fields.rates_in(title)}
        names = [
            name
            for name in table.columns
            if name not in described | rates
            and pd.api.types.is_numeric_dtype(table.frame[name])
            and table.frame[name].nunique() > 1
        ]
        if names:
            found[title] = tuple(names)
    return found


def _rests(model: Model) -> dict[tuple[Cell, str], float]:
    """People of a total who are in none of its areas or parts."""
    return {
        (model.cell(int(model.totals[row])), model.kinds[row]): float(model.rests[row])
        for row in np.flatnonzero(model.rests)
    }
