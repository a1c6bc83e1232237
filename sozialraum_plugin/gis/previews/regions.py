"""Which regions the areas would be summed up to, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsFeatureSource, QgsFields

from ...core.messages import Note
from ...core.names import says_key, says_rate
from ..frames import frame_of
from ..regions.assignment import by_field


@dataclass(frozen=True)
class RegionLook:
    """A region: its areas, the people of those whose number is known, and how many areas lack it."""

    key: str
    name: str
    areas: int
    people: float
    unknown: int


@dataclass(frozen=True)
class RegionsLook:
    """The regions in the order of their keys, how many areas belong to none, and remarks."""

    regions: Sequence[RegionLook]
    without: int
    notes: Sequence[Note]


@dataclass(frozen=True)
class Chosen:
    """The fields that say which area belongs to which region; empty where there is none."""

    key: str
    region: str
    name: str
    population: str


def regions_look(source: QgsFeatureSource, chosen: Chosen) -> RegionsLook:
    """Look at the regions of the areas. Raises ``InputError`` for missing and double keys, and without any region."""
    found = by_field(source, chosen.key, chosen.region, chosen.name)
    count = len(found.keys)
    people = np.full(count, np.nan)
    if chosen.population:
        people = frame_of(source, [chosen.population])[chosen.population].to_numpy(dtype=float, na_value=np.nan)
    members: dict[str, list[int]] = {}
    for row, region in enumerate(found.regions):
        if region:
            members.setdefault(region, []).append(row)
    regions = [
        RegionLook(
            key, found.names.get(key, ""), len(rows), float(np.nansum(people[rows])), int(np.isnan(people[rows]).sum())
        )
        for key, rows in sorted(members.items(), key=lambda item: _place(item[0]))
    ]
    return RegionsLook(regions, found.regions.count(""), found.notes)


def _place(key: str) -> tuple[bool, int, str]:
    return (False, int(key), key) if key.isdecimal() else (True, 0, key)


def count_fields(fields: QgsFields) -> list[str]:
    """The numeric fields whose names speak of something that can be added up."""
    texts = {field.name(): (field.name(), field.alias()) for field in fields if field.isNumeric()}
    technical = ("fid", "ogc_fid", "objectid")
    return [
        name
        for name, words in texts.items()
        if name.casefold() not in technical and not any(says_rate(text) or says_key(text) for text in words)
    ]
