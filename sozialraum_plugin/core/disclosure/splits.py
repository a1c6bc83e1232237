"""Columns of region layers that add up only some of the areas: people by region and type, for example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from .cells import numbers
from .figures import AREA, Cell
from .places import Place
from .protocol import Entry

# A field of the areas with more values than these makes no groups.
_MOST_GROUPS = 40


@dataclass(frozen=True)
class Split:
    """A column of a region layer: for each region the sum of a count over the areas with a value in another field."""

    layer: str
    column: str
    region: str
    group: str
    value: str
    count: str
    year: str

    @property
    def level(self) -> str:
        """The level of regions by group."""
        return f"{self.region}\n{self.group}"

    @property
    def title(self) -> str:
        """The table of that level."""
        return f"\n{self.year}\n{self.level}"

    def key(self, region: str) -> str:
        """The key of a region's part."""
        return f"{region}\n{self.value}"


def splits_of(places: Sequence[Place], regions: pd.DataFrame, counts: Sequence[str]) -> list[Split]:
    """All such columns, found by their values."""
    found = []
    groups = [str(name) for name in regions if 1 < regions[name].nunique() <= _MOST_GROUPS]
    for place in places:
        if place.level == AREA:
            continue
        wanted: dict[bytes, str] = {}
        for name in map(str, place.frame):
            if name not in counts and pd.api.types.is_numeric_dtype(place.frame[name]):
                values = np.nan_to_num(numbers(place.frame, name))
                if np.ptp(values) > 0:
                    wanted.setdefault(values.tobytes(), name)
        for areas in places:
            if areas.level == AREA and areas.year == place.year and wanted:
                found += _in(areas, place, regions, groups, counts, wanted)
    return list({(split.layer, split.column): split for split in reversed(found)}.values())


def _in(
    areas: Place, place: Place, regions: pd.DataFrame, groups: Sequence[str], counts: Sequence[str],
    wanted: dict[bytes, str],
) -> list[Split]:  # fmt: skip
    found = []
    owners = regions.reindex(areas.frame.index)
    for group in groups:
        if group == place.level:
            continue
        for count in (name for name in counts if name in areas.frame):
            values = pd.Series(np.nan_to_num(numbers(areas.frame, count)), index=areas.frame.index)
            table = values.groupby([owners[place.level], owners[group]]).sum().unstack(fill_value=0.0)
            table = table.reindex(place.frame.index, fill_value=0.0)
            for value in table:
                name = wanted.get(table[value].to_numpy(dtype=float).tobytes())
                if name is not None:
                    found.append(
                        Split(place.layer.name, name, place.level, group, str(value), count, place.year)
                    )  # fmt: skip
    return found


def joined(regions: pd.DataFrame, splits: Sequence[Split]) -> pd.DataFrame:
    """The regions with a level for each pair of region and group."""
    result = regions.copy()
    for split in splits:
        both = regions[[split.region, split.group]].notna().all(axis=1)
        pairs = regions[split.region].astype(str) + "\n" + regions[split.group].astype(str)
        result[split.level] = pairs.where(both, None)
    return result


def split_frames(splits: Sequence[Split], places: Sequence[Place]) -> dict[tuple[str, str, str], pd.DataFrame]:
    """The tables of regions by group, by year, level and title; a part that no column shows is missing."""
    frames = {place.layer.name: place.frame for place in places}
    found: dict[tuple[str, str, str], pd.DataFrame] = {}
    for split in splits:
        values = numbers(frames[split.layer], split.column)
        keys = [split.key(str(region)) for region in frames[split.layer].index]
        new = pd.DataFrame({split.count: values}, index=keys)
        old = found.get((split.year, split.level, split.title))
        found[split.year, split.level, split.title] = new if old is None else old.combine_first(new)
    return found


def in_layers(entries: Sequence[Entry], splits: Sequence[Split]) -> list[Entry]:
    """Entries of regions by group as those of the columns that show them; others as they are."""
    found = []
    for entry in entries:
        region, _, value = entry.cell.place.partition("\n")
        here = [
            split for split in splits
            if (split.title, split.value, split.count) == (entry.table, value, entry.cell.field)
        ]  # fmt: skip
        for split in here:
            cell = Cell(entry.cell.year, split.region, region, split.column)
            found.append(replace(entry, table=split.layer, cell=cell))
        if not here:
            found.append(entry)
    return found
