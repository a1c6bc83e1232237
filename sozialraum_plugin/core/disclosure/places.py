"""Where the layers of a package stand: which hold the same areas, which another year, which the totals of regions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .cells import numbers
from .figures import AREA
from .recognise import is_whole

# Two columns are of the same keys where more than this share of them is.
_SAME = 0.5


@dataclass(frozen=True)
class Layer:
    """The attributes of a layer: a row per area, missing values as NaN or None. ``name`` is unique, ``title`` told.

    ``codes`` are numeric fields that number things. ``regions`` name fields whose totals readers know.
    """

    name: str
    title: str
    frame: pd.DataFrame = field(repr=False)
    codes: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()


@dataclass
class Place:
    """Where a layer stands: its year (layers of the same areas and figures share it), level, and keys.

    ``levels`` are those that fields of a layer of areas stand for, see :func:`places_of`.
    """

    layer: Layer
    frame: pd.DataFrame
    year: str
    level: str
    levels: dict[str, str] = field(default_factory=dict)


def is_count(layer: Layer, name: str) -> bool:
    """Whether a field holds whole numbers of at least 0 that do not only number things."""
    numeric = pd.api.types.is_numeric_dtype(layer.frame[name]) and not pd.api.types.is_bool_dtype(layer.frame[name])
    return numeric and name not in layer.codes and is_whole(numbers(layer.frame, name))


def _keys(values: pd.Series) -> pd.Series:
    """Values as texts; 3.0 is 3. None stays."""

    def text(value: object) -> str | None:
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip() or None

    return pd.Series([text(value) for value in values], index=values.index, dtype=object)


def _key_columns(layer: Layer, counts: Sequence[str]) -> dict[str, pd.Series]:
    """The columns that tell the rows apart."""
    found = {}
    for name in layer.frame:
        if name in counts or pd.api.types.is_float_dtype(layer.frame[name]):
            continue
        keys = _keys(layer.frame[name])
        if keys.notna().all() and keys.is_unique:
            found[str(name)] = keys
    return found


def places_of(layers: Sequence[Layer], counts: Sequence[str]) -> tuple[list[Place], pd.DataFrame]:
    """Each layer with its place, and the regions of all areas: a row per area, a column per level.

    A level is called after its field. Where a field puts areas elsewhere than in a layer before, as types of another
    year do, it is a level of its own.
    """
    places: list[Place] = []
    regions = pd.DataFrame(index=pd.Index([], dtype=object))
    # Layers with more counts have more in common with others.
    for layer in sorted(layers, key=lambda layer: (-len(layer.frame), -sum(name in layer.frame for name in counts))):
        keys = _key_columns(layer, counts)
        place = _as_areas(layer, keys, places, counts) or _as_regions(layer, keys, places, regions, counts)
        if place is None:
            own = next(iter(keys.values()), pd.Series([f"#{row + 1}" for row in range(len(layer.frame))], dtype=object))
            prefix = "" if not places else f"{layer.name}/"
            place = Place(layer, layer.frame.set_axis([prefix + str(key) for key in own]), layer.name, AREA)
        places.append(place)
        if place.level == AREA:
            regions = _with_regions(regions, place, counts)
    _years_by_totals(places, regions, counts)
    order = {layer.name: number for number, layer in enumerate(layers)}
    return sorted(places, key=lambda place: order[place.layer.name]), regions


def _with_regions(regions: pd.DataFrame, place: Place, counts: Sequence[str]) -> pd.DataFrame:
    """The regions with those of a layer: named ones, and columns that group the areas."""
    size = len(place.frame)
    joined = regions.reindex(regions.index.union(place.frame.index, sort=False))
    for name in map(str, place.frame):
        if name in counts:
            continue
        # Numbers of groups are floating where some are missing.
        if pd.api.types.is_float_dtype(place.frame[name]) and not is_whole(numbers(place.frame, name)):
            continue
        keys = _keys(place.frame[name])
        if name in place.layer.regions or 0 < keys.nunique() < size:
            level = _level(joined, name, keys, place.layer.name)
            place.levels[name] = level
            joined[level] = joined[level].combine_first(keys) if level in joined else keys
    return joined


def _level(regions: pd.DataFrame, name: str, keys: pd.Series, layer: str) -> str:
    """The level with the name of a field that puts no area elsewhere, or a new one."""
    for level in map(str, regions):
        if level.partition("\n")[0] == name:
            known = regions[level].reindex(keys.index)
            if not (known.notna() & keys.notna() & (known != keys)).any():
                return level
    return f"{name}\n{layer}" if name in regions else name


def _as_areas(
    layer: Layer, keys: Mapping[str, pd.Series], places: Sequence[Place], counts: Sequence[str]
) -> Place | None:  # fmt: skip
    """The layer as one of areas that another one has as well, of its year or of another."""
    areas = [place for place in places if place.level == AREA]
    for other in areas:
        for values in keys.values():
            if values.isin(other.frame.index).mean() <= _SAME:
                continue
            frame = layer.frame.set_axis(pd.Index(values))
            near = [twin for twin in areas if twin.frame.index.isin(frame.index).any()]
            years = list(dict.fromkeys(twin.year for twin in near))
            fit = [year for year in years if all(_agree(frame, t.frame, counts) for t in near if t.year == year)]
            # A year with a count in common is surer than one with none.
            sure = [year for year in fit if any(_share(frame, t.frame, counts) for t in near if t.year == year)]
            return Place(layer, frame, next(iter(sure + fit), layer.name), AREA)
    return None


def _years_by_totals(places: Sequence[Place], regions: pd.DataFrame, counts: Sequence[str]) -> None:
    """Where nothing but totals tells the year of areas: those that add up to the totals are of their year."""

    def of_year(place: Place, year: str) -> list[Place]:
        return [other for other in places if other is not place and other.level == AREA and other.year == year]

    def is_sure(place: Place) -> bool:
        return any(_share(place.frame, other.frame, counts) for other in of_year(place, place.year))

    for place in places:
        for total in places if place.level == AREA and not is_sure(place) else ():
            common = [name for name in total.frame if name in counts and name in place.frame]
            if total.level == AREA or total.year == place.year or not common:
                continue
            rivals = [o for o in of_year(place, total.year) if not _agree(place.frame, o.frame, counts)]
            off = _off(total.layer, total.frame[common], place, regions[total.level], counts)
            if off == 0 and not any(is_sure(rival) for rival in rivals):
                for rival in rivals:
                    rival.year = place.year
                place.year = total.year
                break
    for total in places:
        if total.level != AREA:
            areas = [place for place in places if place.level == AREA]
            distances = [_off(total.layer, total.frame, place, regions[total.level], counts) for place in areas]
            total.year = areas[int(np.argmin(distances))].year


def _share(frame: pd.DataFrame, other: pd.DataFrame, counts: Sequence[str]) -> bool:
    return any(name in frame and name in other for name in counts)


def _agree(frame: pd.DataFrame, other: pd.DataFrame, counts: Sequence[str]) -> bool:
    """Whether two tables hold the same counts where both have them. Without a common field they may be of one year."""
    same = frame.index.intersection(other.index)
    for name in counts:
        if name in frame and name in other:
            one, two = numbers(frame.loc[same], name), numbers(other.loc[same], name)
            both = ~np.isnan(one) & ~np.isnan(two)
            if (one[both] != two[both]).any():
                return False
    return True


def _as_regions(
    layer: Layer, keys: Mapping[str, pd.Series], places: Sequence[Place], regions: pd.DataFrame,
    counts: Sequence[str],
) -> Place | None:  # fmt: skip
    """The layer as one of regions that areas of another lie in, of the year whose sums are nearest.

    Without the chosen counts it may tell them nevertheless, by others that hang together with them.
    """
    best: tuple[float, str, pd.DataFrame, str] | None = None
    for values in keys.values():
        frame = layer.frame.set_axis(pd.Index(values))
        for level in regions:
            if values.isin(regions[level]).mean() <= _SAME:
                continue
            for place in places:
                if place.level != AREA:
                    continue
                off = _off(layer, frame, place, regions[level], counts)
                if best is None or off < best[0]:
                    best = off, str(level), frame, place.year
    if best is None:
        return None
    return Place(layer, best[2], best[3], best[1])


def _off(layer: Layer, frame: pd.DataFrame, areas: Place, owners: pd.Series, counts: Sequence[str]) -> float:
    """How far the counts of regions are from the sums of their areas, as a share; infinite where nothing is compared.

    Compared are chosen counts, or whatever both count where there are none.
    """
    both = [str(name) for name in frame if name in areas.frame]
    names = [name for name in both if name in counts]
    names = names or [name for name in both if is_count(layer, name) and is_count(areas.layer, name)]
    off, size = 0.0, 0.0
    for name in names:
        sums = pd.Series(numbers(areas.frame, name), index=areas.frame.index)
        sums = sums.groupby(owners.reindex(areas.frame.index)).sum()
        one, two = numbers(frame, name), sums.reindex(frame.index).to_numpy(dtype=float)
        off += float(np.nansum(np.abs(one - two)))
        size += float(np.nansum(np.abs(two)))
    return off / size if size else math.inf
