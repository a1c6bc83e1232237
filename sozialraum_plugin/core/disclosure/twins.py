"""Fields of several layers that have one name and not the same values, such as the totals of different tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from .cells import numbers
from .places import Place, is_count
from .protocol import Entry


@dataclass(frozen=True)
class Twin:
    """A field of a layer that differs from one of the same name: ``own`` names it where they must be kept apart."""

    layer: str
    field: str
    own: str


def told_apart(places: Sequence[Place], counts: Sequence[str]) -> tuple[list[Place], list[Twin]]:
    """The places with a copy of each such field under a name of its own.

    The field itself stays: where the other one only corrects it, it tells nearly the same.
    """
    taken = {str(name) for place in places for name in place.frame}
    before: dict[tuple[str, str, str], pd.Series] = {}
    found, twins = [], []
    for place in places:
        copies = {}
        for name in map(str, place.frame):
            if name not in counts and not is_count(place.layer, name):
                continue
            values = pd.Series(numbers(place.frame, name), index=place.frame.index)
            known = before.setdefault((place.year, place.level, name), values)
            here = known.reindex(values.index)
            if (here.notna() & values.notna() & (here != values)).any():
                own = _free(f"{name} ({place.layer.title})", taken)
                taken.add(own)
                twins.append(Twin(place.layer.name, name, own))
                copies[own] = place.layer.frame[name]
            before[place.year, place.level, name] = known.combine_first(values)
        layer = replace(place.layer, frame=place.layer.frame.assign(**copies))
        frame = place.frame.assign(**{own: values.to_numpy() for own, values in copies.items()})
        found.append(replace(place, layer=layer, frame=frame) if copies else place)
    return found, twins


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "'"
    return name


def put_together(
    twins: Sequence[Twin], frames: Mapping[str, pd.DataFrame], withheld: Mapping[str, pd.DataFrame]
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """What is shown of the layers, and what is withheld, with the fields as they were: withheld if either one is."""
    shown, gone = dict(frames), dict(withheld)
    for twin in twins:
        frame, mask = shown[twin.layer], gone[twin.layer]
        either = mask[twin.field] | mask[twin.own]
        values = frame[twin.own].where(~either & frame[twin.own].notna(), None)
        shown[twin.layer] = frame.assign(**{twin.field: values}).drop(columns=twin.own)
        gone[twin.layer] = mask.assign(**{twin.field: either}).drop(columns=twin.own)
    return shown, gone


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
    here = [twin for twin in twins if twin.layer == layer]
    left_out = {twin.own for twin in here} | {twin.field for twin in here if twin.own not in names}
    return [name for name in names if name not in left_out]
