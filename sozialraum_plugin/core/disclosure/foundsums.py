"""Which counts of several layers are sums of others, and which counts hang together by such sums."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from .cells import Group, numbers
from .figures import AREA
from .places import Place, is_count
from .recognise import Sum, sums_of


@dataclass
class Counts:
    """The whole numbers of all layers of a year and level: in each layer, and as one table."""

    layers: list[pd.DataFrame]
    table: pd.DataFrame


def counts_of(
    places: Sequence[Place], wanted: Sequence[str], without: Collection[tuple[str, str]]
) -> dict[Group, Counts]:
    """All whole numbers by year and level, ``without`` some columns (layer, field)."""
    found: dict[Group, Counts] = {}
    for place in places:
        names = [str(name) for name in place.frame if is_count(place.layer, str(name)) or name in wanted]
        names = [name for name in names if (place.layer.name, name) not in without]
        frame = pd.DataFrame({name: numbers(place.frame, name) for name in names}, index=place.frame.index)
        known = found.setdefault((place.year, place.level), Counts([], frame))
        known.layers.append(frame)
        order = [*known.table, *(name for name in frame if name not in known.table)]
        known.table = known.table.combine_first(frame)[order]
    return found


def relations_of(
    places: Sequence[Place], found: Mapping[Group, Counts], regions: pd.DataFrame, wanted: Sequence[str]
) -> tuple[tuple[str, ...], dict[Sum, frozenset[str]], dict[Group, pd.DataFrame]]:
    """All fields with counts, those that only hang together with wanted ones among them, and the sums between them.

    Each sum comes with the years whose figures show it. A total of regions may be the sum of counts that only their
    areas show: the last value has these counts of the regions, by year and level.
    """
    every: dict[Sum, frozenset[str]] = {}
    across: dict[Group, list[Sum]] = {}
    unseen: dict[Group, pd.DataFrame] = {}
    for (year, level), here in found.items():
        # Layer by layer first: few rows tell sums of neighbours only.
        sums = [sum_ for frame in (*here.layers, here.table) for sum_ in sums_of(frame)]
        if level != AREA and (year, AREA) in found:
            areas = found[year, AREA]
            unseen[year, level] = _summed(areas.table, here.table, regions[level])
            across[year, level] = _sums_across(here, areas, unseen[year, level])
            sums += across[year, level]
        every |= {sum_: every.get(sum_, frozenset()) | {year} for sum_ in sums}
    counts = set(wanted)
    while True:
        tied = {name for whole, names in every if counts & {whole, *names} for name in (whole, *names)}
        if tied <= counts:
            break
        counts |= tied
    columns = dict.fromkeys(str(name) for place in places for name in place.frame)
    kept = {(whole, names): years for (whole, names), years in every.items() if whole in counts}
    for group, told in across.items():
        needed = {name for whole, parts in told if whole in counts for name in (whole, *parts)}
        unseen[group] = unseen[group][[name for name in unseen[group] if name in needed]]
    return tuple(name for name in columns if name in counts), kept, unseen


def _summed(areas: pd.DataFrame, regions: pd.DataFrame, owners: pd.Series) -> pd.DataFrame:
    """The counts of regions that only their areas show."""
    more = areas[[name for name in areas if name not in regions]]
    return more.groupby(owners.reindex(more.index)).sum(min_count=1).reindex(regions.index)


def _sums_across(regions: Counts, areas: Counts, known: pd.DataFrame) -> list[Sum]:
    """Sums with counts of regions and with counts that only their areas show."""
    sums: dict[Sum, None] = {}
    for frame in (*areas.layers, areas.table):
        for shown in regions.layers:
            both = pd.concat([shown, known[[name for name in frame if name in known]]], axis=1)
            sums |= dict.fromkeys(
                (whole, parts) for whole, parts in sums_of(both)
                if {whole, *parts} & {*shown} and {whole, *parts} & {*known}
            )  # fmt: skip
    return list(sums)
