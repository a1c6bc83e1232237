"""Every count that the published tables show or let someone compute, numbered, with what is known of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..messages import Note
from .figures import Cell, CountFields, Difference, Rate, Table, Terms

Group = tuple[str, str]
_EXACT = 1e-6


@dataclass
class Block:
    """The cells of one field in one year at one level; cell ``start + i`` is that of the place ``keys[i]``.

    ``values`` are the counts (NaN where missing), ``visible`` says which are printed. What rates tell of the others
    lies between ``low`` and ``high``; a cell that nothing tells has 0 and infinity. ``counts``: whether these are
    people, who may be few; ``partial``: whether these are totals without the counts that are missing.
    """

    year: str
    level: str
    field: str
    keys: pd.Index
    values: np.ndarray
    visible: np.ndarray
    low: np.ndarray
    high: np.ndarray
    counts: bool = True
    start: int = 0
    partial: bool = False

    def cell(self, position: int) -> Cell:
        """The name of a cell."""
        return Cell(self.year, self.level, str(self.keys[position]), self.field)

    def ids(self, keys: Iterable[str]) -> np.ndarray:
        """The numbers of the cells of some places, -1 where there is none."""
        found = self.keys.get_indexer(pd.Index(keys))
        return np.where(found >= 0, found + self.start, -1)


@dataclass(frozen=True)
class Derived:
    """A published column that is made of counts: ``uses`` has a row per place of the table, -1 for no count.

    ``base`` are the people that a rate is of, infinite for a change.
    """

    table: str
    column: str
    uses: np.ndarray
    base: np.ndarray


@dataclass
class Cells:
    """All blocks of a package and the columns derived from them."""

    blocks: dict[tuple[str, str, str], Block]
    derived: list[Derived]
    notes: list[Note] = field(default_factory=list)

    def number(self) -> int:
        """Give every cell its number; the count of cells."""
        start = 0
        for block in self.blocks.values():
            block.start = start
            start += len(block.keys)
        return start

    def joined(self, name: str) -> np.ndarray:
        """An attribute of the blocks as one array over all cells."""
        return np.concatenate([np.asarray(getattr(block, name)) for block in self.blocks.values()])

    def add(self, year: str, level: str, name: str, keys: pd.Index, values: np.ndarray, counts: bool = True) -> Block:
        """A block of cells that no table shows and nothing tells so far."""
        size = len(keys)
        block = Block(
            year, level, name, keys, values, np.zeros(size, dtype=bool), np.zeros(size), np.full(size, math.inf), counts
        )
        self.blocks[year, level, name] = block
        return block


def read_cells(tables: Mapping[str, Table], fields: CountFields) -> Cells:
    """Number the cells of all tables: the same place, year and field in two tables is one cell."""
    cells = Cells({}, [])
    groups: dict[Group, list[str]] = {}
    for name, table in tables.items():
        groups.setdefault((table.year, table.level), []).append(name)
    for group, names in groups.items():
        _read_counts(cells, group, {name: tables[name] for name in names}, fields)
    for name, table in tables.items():
        for rate in fields.rates_in(name):
            if rate.name in table.columns:
                _read_rate(cells, table, rate, fields)
    cells.number()
    for name, table in tables.items():
        rates = {rate.name: rate for rate in fields.rates_in(name)}
        for rate in rates.values():
            if rate.name in table.columns:
                cells.derived.append(_derived(cells, name, table, rate, fields))
        for change in fields.differences:
            if change.name in table.columns and change.later == table.year:
                cells.derived.append(_changed(cells, name, table, change, rates))
    return cells


def numbers(frame: pd.DataFrame, column: str) -> np.ndarray:
    """A column as numbers, NaN where it is missing or no number."""
    return pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype=float, na_value=math.nan)


def _read_counts(cells: Cells, group: Group, tables: Mapping[str, Table], fields: CountFields) -> None:
    for name in fields.counts:
        having = {title: table for title, table in tables.items() if name in table.frame.columns}
        if not having:
            continue
        keys = pd.Index(dict.fromkeys(key for table in having.values() for key in table.frame.index))
        values = np.full(len(keys), math.nan)
        visible = np.zeros(len(keys), dtype=bool)
        for title, table in having.items():
            found = numbers(table.frame, name)
            places = keys.get_indexer(table.frame.index)
            known = ~np.isnan(found)
            differ = known & ~np.isnan(values[places]) & (values[places] != found)
            if differ.any():
                what = {"count": int(differ.sum()), "field": name, "table": title}
                cells.notes.append(Note("disclosure-two-values", what))
            values[places] = np.where(np.isnan(values[places]), found, values[places])
            if name in table.columns:
                visible[places] |= known
        block = cells.add(*group, name, keys, values)
        block.visible = visible
        block.partial = all(table.partial for table in having.values())


def _field_values(cells: Cells, table: Table, name: str) -> np.ndarray:
    block = cells.blocks.get((table.year, table.level, name))
    if block is not None:
        places = block.keys.get_indexer(table.frame.index)
        return np.where(places >= 0, block.values[places], math.nan)
    if name in table.frame.columns:
        return numbers(table.frame, name)
    return np.full(len(table.frame), math.nan)


def _sum(cells: Cells, table: Table, terms: Terms) -> np.ndarray:
    total = np.zeros(len(table.frame)) if terms else np.ones(len(table.frame))
    for sign, name in terms:
        total = total + sign * _field_values(cells, table, name)
    return total


def _others(cells: Cells, table: Table, terms: Terms, hidden: Terms) -> np.ndarray:
    shown = tuple(term for term in terms if term not in hidden)
    return np.nan_to_num(_sum(cells, table, shown)) if shown else np.zeros(len(table.frame))


def _are_people(hidden: Terms) -> bool:
    """Whether a sum of fields that no table prints is a group of people; a balance of two groups is none."""
    return len(hidden) == 1 or all(sign > 0 for sign, _ in hidden)


def is_hidden(cells: Cells, table: Table, name: str) -> bool:
    """Whether no table of this year and level prints a field."""
    block = cells.blocks.get((table.year, table.level, name))
    return block is None or not block.visible.any()


def sum_name(terms: Terms) -> str:
    """The name of a sum of fields none of which is printed by itself."""
    return " ".join(f"{'+' if sign > 0 else '-'} {name}" for sign, name in terms).removeprefix("+ ")


def hidden_part(cells: Cells, table: Table, terms: Terms, fields: CountFields) -> tuple[Terms, str, int]:
    """The terms that no table prints, the field that stands for them, and its sign. No field without such terms."""
    hidden = tuple(term for term in terms if term[1] in fields.counts and is_hidden(cells, table, term[1]))
    if not hidden:
        return (), "", 1
    return (hidden, hidden[0][1], hidden[0][0]) if len(hidden) == 1 else (hidden, sum_name(hidden), 1)


def _read_rate(cells: Cells, table: Table, rate: Rate, fields: CountFields) -> None:
    """What a rate tells of a numerator, or of a denominator, that no table prints."""
    printed = numbers(table.frame, rate.name)
    above, below = _sum(cells, table, rate.numerator), _sum(cells, table, rate.denominator)
    hidden, name, sign = hidden_part(cells, table, rate.numerator, fields)
    if hidden:
        rest = _others(cells, table, rate.numerator, hidden)
        near = printed * below / rate.factor
        near = np.where(np.isnan(above), np.round(near), near)
        margin = rate.half * np.abs(below) / rate.factor
        true = np.where(np.isnan(above), near, above)
        # The printed figure is rounded from the true one, so the frame may hold more digits than readers get.
        centre = true
        if rate.decimals is not None:
            shown = np.round(true / np.where(below == 0, 1, below) * rate.factor, rate.decimals)
            centre = np.where(below == 0, true, shown * below / rate.factor)
        told = ~np.isnan(printed) & ~np.isnan(true)
        _tell(cells, table, name, (true - rest) * sign, (centre - rest) * sign, margin, told, _are_people(hidden))
    hidden, name, sign = hidden_part(cells, table, rate.denominator, fields)
    if hidden:
        rest = _others(cells, table, rate.denominator, hidden)
        with np.errstate(divide="ignore", invalid="ignore"):
            near = np.where(np.isnan(below), np.round(above * rate.factor / printed), below)
        told = ~np.isnan(printed) & np.isfinite(near)
        value = (np.where(told, near, math.nan) - rest) * sign
        _tell(cells, table, name, value, value, np.zeros(len(value)), told, _are_people(hidden))


def _tell(
    cells: Cells, table: Table, name: str, values: np.ndarray, centre: np.ndarray, margin: np.ndarray, told: np.ndarray,
    counts: bool,
) -> None:  # fmt: skip
    block = cells.blocks.get((table.year, table.level, name))
    if block is None:
        negative = bool((values[told] < -_EXACT).any())
        empty = np.full(len(table.frame), math.nan)
        block = cells.add(table.year, table.level, name, pd.Index(table.frame.index), empty, counts and not negative)
        if negative:
            block.low[:] = -math.inf
    missing = ~table.frame.index.isin(block.keys)
    if missing.any():
        _grow(block, table.frame.index[missing])
    places = block.keys.get_indexer(table.frame.index)[told]
    block.values[places] = np.where(np.isnan(block.values[places]), np.round(values[told]), block.values[places])
    low, high = centre[told] - margin[told], centre[told] + margin[told]
    true = block.values[places]
    # Whole numbers only, and never without the true one.
    block.low[places] = np.maximum(block.low[places], np.minimum(np.ceil(low - _EXACT), true))
    block.high[places] = np.minimum(block.high[places], np.maximum(np.floor(high + _EXACT), true))


def _grow(block: Block, keys: pd.Index) -> None:
    size = len(keys)
    block.keys = block.keys.append(keys)
    block.values = np.append(block.values, np.full(size, math.nan))
    block.visible = np.append(block.visible, np.zeros(size, dtype=bool))
    block.low = np.append(block.low, np.zeros(size))
    block.high = np.append(block.high, np.full(size, math.inf))


def _uses(cells: Cells, table: Table, terms: Terms, fields: CountFields | None = None) -> list[np.ndarray]:
    names = [name for _, name in terms]
    if fields is not None:
        names.append(hidden_part(cells, table, terms, fields)[1])
    blocks = [cells.blocks.get((table.year, table.level, name)) for name in names if name]
    return [block.ids(table.frame.index) for block in blocks if block is not None]


def _derived(cells: Cells, name: str, table: Table, rate: Rate, fields: CountFields) -> Derived:
    uses = _uses(cells, table, rate.numerator, fields) + _uses(cells, table, rate.denominator, fields)
    shape = (len(table.frame), len(uses))
    # What is no count of people is no base of people either.
    people = any(term in fields.counts for _, term in rate.denominator)
    base = _sum(cells, table, rate.denominator) if people else np.full(len(table.frame), math.inf)
    return Derived(name, rate.name, np.column_stack(uses) if uses else np.zeros(shape, dtype=int), base)


def _changed(cells: Cells, name: str, table: Table, change: Difference, rates: Mapping[str, Rate]) -> Derived:
    uses: list[np.ndarray] = []
    rate = rates.get(change.of)
    terms = (*rate.numerator, *rate.denominator) if rate is not None else ((1, change.of),)
    printed = ~np.isnan(numbers(table.frame, change.name))
    for year in (change.later, change.earlier):
        for _, term in terms:
            block = cells.blocks.get((year, table.level, term))
            if block is None:
                continue
            ids = block.ids(table.frame.index)
            uses.append(ids)
            # With the other year's figure, or with both denominators, the change is taken to tell this one.
            places = ids[(ids >= 0) & printed] - block.start
            places = places[~np.isnan(block.values[places])]
            block.low[places] = block.high[places] = block.values[places]
    size = len(table.frame)
    stacked = np.column_stack(uses) if uses else np.zeros((size, 0), dtype=int)
    return Derived(name, change.name, stacked, np.full(size, math.inf))
