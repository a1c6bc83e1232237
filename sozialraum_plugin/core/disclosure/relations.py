"""How the counts of a package hang together: totals of areas, regions and the city, and parts of a whole."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd
from scipy import sparse

from ..messages import Note
from .cells import Block, Cells, read_cells
from .figures import AREA, CITY, FAR, SAME, Cell, CountFields, Table

_EXACT = 1e-6
_Nestings = dict[tuple[str, str], pd.Series]


@dataclass
class Model:
    """Cells and linear relations ``matrix @ values == rests``: a row per relation, a column per cell.

    ``totals`` has the cell that each row adds up to, ``kinds`` the level or field that is added up. ``rests`` has what
    belongs to the total but to none of the others. ``ranks`` are 0 for areas and higher the fewer places a level has,
    ``places`` number the places of a level.
    """

    cells: Cells
    matrix: sparse.csr_matrix
    rests: np.ndarray
    totals: np.ndarray
    kinds: list[str]
    values: np.ndarray
    visible: np.ndarray
    low: np.ndarray
    high: np.ndarray
    counts: np.ndarray
    missing: np.ndarray
    ranks: np.ndarray
    places: np.ndarray

    def cell(self, number: int) -> Cell:
        """The name of a cell."""
        for block in self.cells.blocks.values():
            if number < block.start + len(block.keys):
                return block.cell(number - block.start)
        raise IndexError(number)


class _Rows:
    def __init__(self) -> None:
        self.rows: list[np.ndarray] = []
        self.columns: list[np.ndarray] = []
        self.signs: list[np.ndarray] = []
        self.totals: list[np.ndarray] = []
        self.kinds: list[str] = []
        self.count = 0

    def add(self, totals: np.ndarray, children: np.ndarray, owner: np.ndarray, kind: str) -> None:
        """Totals as cell numbers; children as cell numbers and the position of their total; only full rows count."""
        children, owner = children[owner >= 0], owner[owner >= 0]
        used = np.unique(owner)
        if not len(used):
            return
        place = np.full(len(totals), -1)
        place[used] = np.arange(len(used)) + self.count
        self.rows += [place[used], place[owner]]
        self.columns += [totals[used], children]
        self.signs += [np.ones(len(used)), -np.ones(len(children))]
        self.totals.append(totals[used])
        self.kinds += [kind] * len(used)
        self.count += len(used)


def build_model(tables: Mapping[str, Table], fields: CountFields, regions: pd.DataFrame | None) -> Model:
    """The model of all tables together."""
    cells = read_cells(tables, fields)
    _add_remainders(cells, fields)
    size = cells.number()
    rows = _Rows()
    nested = _nestings(regions)
    for year, name in dict.fromkeys((year, name) for year, _, name in cells.blocks):
        _add_totals(rows, cells, year, name, regions, nested)
    for year, level in dict.fromkeys((year, level) for year, level, _ in cells.blocks):
        _add_parts(rows, cells, year, level, fields)
    if rows.count:
        index = (np.concatenate(rows.rows), np.concatenate(rows.columns))
        matrix = sparse.csr_matrix((np.concatenate(rows.signs), index), shape=(rows.count, size))
        totals = np.concatenate(rows.totals)
    else:
        matrix, totals = sparse.csr_matrix((0, size)), np.zeros(0, dtype=int)
    values = cells.joined("values")
    missing = np.isnan(values)
    counts = np.concatenate([np.full(len(block.keys), block.counts) for block in cells.blocks.values()])
    values = _filled(values, missing, matrix)
    rests = np.round(matrix @ values, 6)
    model = Model(
        cells, matrix, rests, totals, rows.kinds, values, cells.joined("visible").astype(bool), cells.joined("low"),
        cells.joined("high"), counts.astype(bool), missing, *_where(cells),
    )  # fmt: skip
    model.low[model.visible] = model.high[model.visible] = values[model.visible]
    _tell_rests(model)
    return model


def _where(cells: Cells) -> tuple[np.ndarray, np.ndarray]:
    """Rank of the level and number of the place of each cell."""
    places: dict[str, dict[str, int]] = {}
    for block in cells.blocks.values():
        known = places.setdefault(block.level, {})
        for key in block.keys:
            known.setdefault(str(key), len(known))
    order = sorted(places, key=lambda level: (level != AREA, level == CITY, -len(places[level])))
    ranks = [np.full(len(block.keys), order.index(block.level)) for block in cells.blocks.values()]
    numbers = [np.array([places[block.level][str(key)] for key in block.keys]) for block in cells.blocks.values()]
    return np.concatenate(ranks), np.concatenate(numbers).astype(int)


def _filled(values: np.ndarray, missing: np.ndarray, matrix: sparse.csr_matrix) -> np.ndarray:
    """The values, with those that are missing in the source as totals tell them, and 0 where nothing tells them."""
    from scipy.optimize import linprog

    known = np.where(missing, 0.0, values)
    touched = np.asarray(abs(matrix) @ missing.astype(float)) > 0
    where = np.flatnonzero(missing)
    if touched.any():
        part = matrix[touched][:, where]
        # The smallest people outside their total, then the smallest counts.
        size = part.shape[0]
        system = sparse.hstack([part, sparse.eye(size), -sparse.eye(size)]).tocsr()
        costs = np.concatenate([np.full(len(where), 1e-3), np.ones(2 * size)])
        found = linprog(costs, A_eq=system, b_eq=-(matrix[touched] @ known), method="highs")
        if found.x is not None:
            known[where] = np.round(found.x[: len(where)])
    return known


def _levels(cells: Cells, year: str, name: str) -> list[str]:
    return [level for y, level, f in cells.blocks if y == year and f == name]


def nests(regions: pd.DataFrame, inner: str, outer: str) -> pd.Series | None:
    """The region of level ``outer`` that each region of level ``inner`` lies in; None where one lies in several."""
    pairs = regions[[inner, outer]].dropna(subset=[inner]).drop_duplicates()
    if pairs[outer].isna().any() or pairs[inner].duplicated().any():
        return None
    return pairs.set_index(inner)[outer]


def _nestings(regions: pd.DataFrame | None) -> _Nestings:
    found: _Nestings = {}
    if regions is not None:
        for inner, outer in permutations([str(level) for level in regions.columns], 2):
            owners = nests(regions, inner, outer)
            if owners is not None:
                found[inner, outer] = owners
    return found


def _add_totals(
    rows: _Rows, cells: Cells, year: str, name: str, regions: pd.DataFrame | None, nested: _Nestings
) -> None:
    by_level = {level: cells.blocks[year, level, name] for level in _levels(cells, year, name)}
    areas = by_level.get(AREA)
    for level, total in by_level.items():
        if level == AREA:
            continue
        found: list[tuple[Block, np.ndarray]] = []
        if areas is not None and level == CITY:
            found = [(areas, np.zeros(len(areas.keys), dtype=int))]
        elif areas is not None and regions is not None and level in regions:
            found = [(areas, total.keys.get_indexer(pd.Index(regions[level].reindex(areas.keys))))]
        for inner, block in by_level.items():
            if inner in (AREA, CITY, level) or regions is None or inner not in regions:
                continue
            owner = _owners(total, block, regions, areas, nested)
            if owner is None:
                continue
            if areas is None:
                # Regions that cross each other: each order of them adds up.
                found.append((block, owner))
            elif not found or len(block.keys) < len(found[0][0].keys):
                found = [(block, owner)]
        keys = np.arange(len(total.keys)) + total.start
        for block, owner in found:
            known = np.where(np.isnan(block.values), -1, owner) if total.partial else owner
            rows.add(keys, np.arange(len(block.keys)) + block.start, known, block.level)


def _owners(
    total: Block, inner: Block, regions: pd.DataFrame, areas: Block | None, nested: _Nestings
) -> np.ndarray | None:
    """Positions of the totals that the regions of a finer level belong to, where that level covers the same areas."""
    if total.level == CITY:
        owners = pd.Series(0, index=inner.keys)
        covered = regions[inner.level].isin(inner.keys)
    elif total.level in regions:
        found = nested.get((inner.level, total.level))
        if found is None or (areas is not None and found.nunique() == len(found)):
            return None
        owners = pd.Series(total.keys.get_indexer(found.reindex(inner.keys)), index=inner.keys)
        covered = regions[inner.level].isin(inner.keys) | ~regions[total.level].isin(total.keys)
    else:
        return None
    if areas is not None and not covered.reindex(areas.keys).fillna(False).all():
        return None
    return owners.to_numpy()


def remainder_name(whole: str, parts: tuple[str, ...]) -> str:
    """The name of what is left of a whole."""
    return f"{whole} - {' - '.join(parts)}"


def _whole_and_parts(
    cells: Cells, year: str, level: str, fields: CountFields
) -> list[tuple[Block, list[Block], str, bool]]:
    found = []
    sums = [(whole, parts, True) for whole, parts in fields.parts]
    sums += [(outer, (inner,), False) for inner, outer in fields.within]
    for whole, parts, people in sums:
        total = cells.blocks.get((year, level, whole))
        having = [part for part in parts if (year, level, part) in cells.blocks]
        if total is None or not having:
            continue
        complete = people and len(having) == len(parts) > 1
        left = "" if complete else remainder_name(whole, tuple(having))
        blocks = [cells.blocks[year, level, part] for part in having]
        shown = fields.years.get((whole, parts), frozenset([year]))
        if year in shown or total.partial or not _is_another(total, blocks, complete):
            found.append((total, blocks, left, people))
    return found


def _is_another(total: Block, parts: list[Block], complete: bool) -> bool:
    """Whether a field is no sum of these parts here: in another year, the name may stand for something else.

    As readers do not take it for their sum, they are not taken to know the difference either.
    """
    rest = _rest(total, parts)
    off = (np.abs(rest) if complete else -rest) > FAR * total.values
    known = ~np.isnan(rest)
    return bool(known.any() and off[known].mean() >= SAME)


def _rest(total: Block, parts: list[Block]) -> np.ndarray:
    """What is left of a whole, place by place; NaN where a part is missing."""
    value = total.values.copy()
    for part in parts:
        places = part.keys.get_indexer(total.keys)
        value = value - np.where(places >= 0, part.values[places], math.nan)
    return value


def _add_remainders(cells: Cells, fields: CountFields) -> None:
    """What is left of a whole beside its known parts can be computed, so it is a cell as well."""
    for year, level in dict.fromkeys((year, level) for year, level, _ in cells.blocks):
        for total, parts, left, people in _whole_and_parts(cells, year, level, fields):
            if left and (year, level, left) not in cells.blocks:
                cells.add(year, level, left, total.keys, _rest(total, parts), people)


def _add_parts(rows: _Rows, cells: Cells, year: str, level: str, fields: CountFields) -> None:
    for total, parts, left, _ in _whole_and_parts(cells, year, level, fields):
        blocks = [*parts, cells.blocks[year, level, left]] if left else parts
        children = np.column_stack([block.ids(total.keys) for block in blocks])
        whole = (children >= 0).all(axis=1)
        if total.partial:
            # Where a part lacks counts, its total is no part of the other one, and readers do not know what is left.
            places = [block.keys.get_indexer(total.keys) for block in blocks]
            held = [np.where(at >= 0, block.values[at], math.nan) for block, at in zip(blocks, places, strict=True)]
            whole &= np.abs(total.values - np.nansum(held, axis=0)) < _EXACT
        full = np.flatnonzero(whole)
        owner = np.repeat(full, len(blocks))
        rows.add(np.arange(len(total.keys)) + total.start, children[full].ravel(), owner, total.field)


def _tell_rests(model: Model) -> None:
    """Sums that do not come out: people without area, or a wrong declaration."""
    for kind in dict.fromkeys(model.kinds):
        here = np.array([other == kind for other in model.kinds]) & (model.rests != 0)
        if here.any():
            first = model.cell(int(model.totals[here][0]))
            what = {"count": int(here.sum()), "field": first.field, "place": first.place, "rest": model.rests[here][0]}
            model.cells.notes.append(Note("disclosure-sums-differ", what))
