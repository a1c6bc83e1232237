"""Which counts of several layers are sums of others, and which counts hang together by such sums."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from .cells import Group, numbers
from .figures import AREA
from .places import Place, is_count
from .recognise import Sum, sums_of


def count_frames(
    places: Sequence[Place], wanted: Sequence[str], without: Collection[tuple[str, str]]
) -> dict[Group, pd.DataFrame]:
    """All whole numbers of each year and level as one table, ``without`` some columns (layer, field)."""
    found: dict[Group, pd.DataFrame] = {}
    for place in places:
        names = [str(name) for name in place.frame if is_count(place.layer, str(name)) or name in wanted]
        names = [name for name in names if (place.layer.name, name) not in without]
        frame = pd.DataFrame({name: numbers(place.frame, name) for name in names}, index=place.frame.index)
        known = found.get((place.year, place.level))
        found[place.year, place.level] = frame if known is None else known.combine_first(frame)[
            [*known, *(name for name in frame if name not in known)]
        ]  # fmt: skip
    return found


def relations_of(
    places: Sequence[Place], frames: Mapping[Group, pd.DataFrame], regions: pd.DataFrame, wanted: Sequence[str]
) -> tuple[tuple[str, ...], list[Sum], dict[Group, pd.DataFrame]]:
    """All fields with counts, those that only hang together with wanted ones among them, and the sums between them.

    A total of regions may be the sum of counts that only their areas show: the last value has these counts of the
    regions, by year and level.
    """
    found: dict[Sum, None] = {}
    across: dict[Group, list[Sum]] = {}
    areas_sums: dict[Group, pd.DataFrame] = {}
    for (year, level), frame in frames.items():
        found |= dict.fromkeys(sums_of(frame))
        areas = frames.get((year, AREA))
        if level == AREA or areas is None:
            continue
        more = areas[[name for name in areas if name not in frame]]
        known = more.groupby(regions[level].reindex(more.index)).sum(min_count=1).reindex(frame.index)
        sums = [
            (whole, parts) for whole, parts in sums_of(pd.concat([frame, known], axis=1))
            if {whole, *parts} & {*frame} and {whole, *parts} & {*known}
        ]  # fmt: skip
        found |= dict.fromkeys(sums)
        across[year, level], areas_sums[year, level] = sums, known
    counts = set(wanted)
    while True:
        tied = {name for whole, names in found if counts & {whole, *names} for name in (whole, *names)}
        if tied <= counts:
            break
        counts |= tied
    columns = dict.fromkeys(str(name) for place in places for name in place.frame)
    kept = [(whole, names) for whole, names in found if whole in counts]
    unseen = {}
    for group, sums in across.items():
        needed = {name for whole, parts in sums if whole in counts for name in (whole, *parts)}
        frame = areas_sums[group]
        if names := [name for name in frame if name in needed]:
            unseen[group] = frame[names]
    return tuple(name for name in columns if name in counts), kept, unseen
