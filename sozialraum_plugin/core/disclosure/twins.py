"""Fields of several layers that have one name and not the same values, such as the totals of different tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..messages import Note
from .cells import numbers
from .figures import AREA, FAR, SAME
from .places import Layer, Place, is_count
from .protocol import Entry


@dataclass(frozen=True)
class Twin:
    """A field of a layer that differs from one of the same name: ``own`` names it where they must be kept apart."""

    layer: str
    field: str
    own: str


def told_apart(
    places: Sequence[Place], regions: pd.DataFrame, counts: Sequence[str]
) -> tuple[list[Place], list[Twin], list[Note]]:
    """The places with each such field under a name of its own, and notes of them.

    What agrees keeps its name besides: where a layer only corrects another one, both tell nearly the same. Layers of
    areas come first, for totals are compared with their sums, and those that are these sums before others.
    """
    taken = {str(name) for place in places for name in place.frame}
    before: dict[tuple[str, str, str], pd.Series] = {}
    found: dict[str, Place] = {}
    twins, notes = [], []
    order = {place.layer.name: _misfits(place, places, regions) for place in places if place.level != AREA}
    for place in sorted(places, key=lambda place: order.get(place.layer.name, -1)):
        copies, left = {}, {}
        for name in map(str, place.frame):
            if name not in counts and not is_count(place.layer, name):
                continue
            values = pd.Series(numbers(place.frame, name), index=place.frame.index)
            known = before.get((place.year, place.level, name), pd.Series(np.nan, index=values.index, dtype=float))
            here = known.reindex(values.index)
            both = here.notna() & values.notna()
            differs = both & (here != values)
            off = (values - _summed(name, place, places, regions)).abs() > FAR * values
            if differs.any():
                what = {"count": int(differs.sum()), "field": name, "table": place.layer.name}
                notes.append(Note("disclosure-two-values", what))
            if differs.any() or (name not in counts and off.mean() >= SAME):
                own = _free(f"{name} ({place.layer.title})", taken)
                twins.append(Twin(place.layer.name, name, own))
                copies[own] = place.layer.frame[name]
                same = values.where(~differs & ~off)
                left[name] = same.to_numpy() if same.notna().mean() > SAME or name in counts else None
                values = same if left[name] is not None else values * np.nan
            before[place.year, place.level, name] = known.combine_first(values)
        found[place.layer.name] = _with_copies(place, copies, left) if copies else place
    return [found[place.layer.name] for place in places], twins, notes


def _summed(name: str, place: Place, places: Sequence[Place], regions: pd.DataFrame) -> pd.Series:
    """What the areas of a place of regions add up to; missing where an area's count is."""
    found = pd.Series(np.nan, index=place.frame.index, dtype=float)
    for areas in places:
        if place.level != AREA and areas.level == AREA and areas.year == place.year and name in areas.frame:
            values = pd.Series(numbers(areas.frame, name), index=areas.frame.index)
            owners = regions[place.level].reindex(areas.frame.index)
            whole = values.notna().groupby(owners).all()
            sums = values.groupby(owners).sum()
            found = found.combine_first(sums[whole].reindex(found.index))
    return found


def _misfits(place: Place, places: Sequence[Place], regions: pd.DataFrame) -> float:
    """The share of the counts of a place of regions that are not what its areas add up to; 0 where none can be."""
    fits = []
    for name in map(str, place.frame):
        if is_count(place.layer, name):
            summed = _summed(name, place, places, regions)
            values = pd.Series(numbers(place.frame, name), index=place.frame.index)
            fits.append((summed != values)[summed.notna() & values.notna()])
    misfits = pd.concat(fits) if fits else pd.Series(dtype=float)
    return float(misfits.mean()) if len(misfits) else 0.0


def _with_copies(place: Place, copies: Mapping[str, pd.Series], left: Mapping[str, np.ndarray | None]) -> Place:
    gone = [name for name, values in left.items() if values is None]
    kept = {name: values for name, values in left.items() if values is not None}
    own = {name: values.to_numpy() for name, values in copies.items()}
    layer = replace(place.layer, frame=place.layer.frame.assign(**kept, **own).drop(columns=gone))
    return replace(place, layer=layer, frame=place.frame.assign(**kept, **own).drop(columns=gone))


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "'"
    taken.add(name)
    return name


def put_together(
    twins: Sequence[Twin], layers: Sequence[Layer], frames: Mapping[str, pd.DataFrame],
    withheld: Mapping[str, pd.DataFrame],
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:  # fmt: skip
    """What is shown of the layers, and what is withheld, with the fields as they were: withheld if either one is."""
    shown, gone = dict(frames), dict(withheld)
    for twin in twins:
        frame, mask = shown[twin.layer], gone[twin.layer]
        either = mask[twin.own] | mask[twin.field] if twin.field in mask else mask[twin.own]
        values = frame[twin.own].where(~either & frame[twin.own].notna(), None)
        shown[twin.layer] = frame.assign(**{twin.field: values}).drop(columns=twin.own)
        gone[twin.layer] = mask.assign(**{twin.field: either}).drop(columns=twin.own)
    order = {layer.name: list(layer.frame) for layer in layers}
    return {name: frame[order[name]] for name, frame in shown.items()}, {
        name: mask[order[name]] for name, mask in gone.items()
    }


def totals_together(
    twins: Sequence[Twin], totals: Mapping[tuple[str, str, str, str], float | None]
) -> dict[tuple[str, str, str, str], float | None]:
    """Totals of the fields of each layer, by layer, field, level and region: those of its own fields."""
    own = {(twin.layer, twin.own): twin.field for twin in twins}
    mixed = {(twin.layer, twin.field) for twin in twins}
    names = {twin.own for twin in twins}
    found = {key: value for key, value in totals.items() if key[:2] not in mixed and key[1] not in names}
    return found | {
        (key[0], own[key[0], key[1]], *key[2:]): value for key, value in totals.items() if (key[0], key[1]) in own
    }


def entries_together(twins: Sequence[Twin], entries: Sequence[Entry]) -> list[Entry]:
    """The entries of the layers with the fields as they were, each figure once."""
    fields = {(twin.layer, twin.own): twin.field for twin in twins}
    found: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        cell = entry.cell._replace(field=fields.get((entry.table, entry.cell.field), entry.cell.field))
        found.setdefault((entry.table, *cell), replace(entry, cell=cell))
    return list(found.values())


def unchecked_together(twins: Sequence[Twin], layer: str, names: Sequence[str]) -> list[str]:
    """The fields of a layer that nobody checked, without those that were under their own name."""
    fields = {twin.own: twin.field for twin in twins if twin.layer == layer}
    checked = {field for own, field in fields.items() if own not in names}
    return list(dict.fromkeys(fields.get(name, name) for name in names if name not in checked))
