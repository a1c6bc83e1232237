"""Which area belongs to which region: by a field of the areas, or by a table that assigns them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsFeatureSource

from ...core.joining.keys import key_text, layer_keys
from ...core.messages import InputError, Note
from ...core.steering.regions import listed
from ..frames import frame_of


@dataclass
class Assignment:
    """Keys and regions of the areas in the order of the source ("" without a region), and what regions are called."""

    keys: list[str]
    regions: list[str]
    names: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    parents: dict[str, dict[str, str]] = field(default_factory=dict)  # field -> region -> unit, where it is one


def area_keys(source: QgsFeatureSource, key_field: str) -> list[str]:
    """The key of each area; without a field, its feature id. Raises :class:`InputError` for missing and double keys."""
    if not key_field:
        return [f"#{fid}" for fid in frame_of(source, []).index]
    found = [key_text(value) for value in frame_of(source, [key_field])[key_field]]
    blank = found.count("")
    if blank:
        raise InputError("regions-key-missing", count=blank, field=key_field)
    double = [key for key, count in Counter(found).items() if count > 1]
    if double:
        raise InputError("regions-key-duplicate", field=key_field, keys=listed(double))
    return found


def by_field(
    source: QgsFeatureSource, key_field: str, region_field: str, name_field: str = "", parents: Sequence[str] = ()
) -> Assignment:
    """Regions from a field of the areas; ``parents`` are fields of upper levels that regions may lie in."""
    keys = area_keys(source, key_field)
    columns = list(dict.fromkeys([region_field, *([name_field] if name_field else []), *parents]))
    frame = frame_of(source, columns)
    texts = {name: [key_text(value) for value in frame[name]] for name in columns}
    result = Assignment(keys, texts[region_field])
    if not any(result.regions):
        raise InputError("regions-none", field=region_field, parameter="REGION_FIELD")
    if name_field:
        for region, names in _units(result.regions, texts[name_field]).items():
            result.names[region] = names[0]
            if len(names) > 1:
                result.notes.append(Note("regions-names", {"region": region, "names": listed(names)}))
    _set_parents(result, {name: texts[name] for name in parents})
    return result


def by_table(
    source: QgsFeatureSource,
    key_field: str,
    table: QgsFeatureSource,
    table_key: str,
    table_region: str,
    table_name: str = "",
) -> Assignment:
    """Regions from a table with a row per area. Raises :class:`InputError` where it puts an area into two regions."""
    keys = area_keys(source, key_field)
    columns = list(dict.fromkeys([table_key, table_region, *([table_name] if table_name else [])]))
    frame = frame_of(table, columns)
    rows = [[key_text(value) for value in frame[name]] for name in (table_key, table_region)]
    form = _form(keys, rows[0])
    regions: dict[str, set[str]] = {}
    for key, region in zip(*rows, strict=True):
        if key and region:
            regions.setdefault(form(key), set()).add(region)
    wanted = [form(key) for key in keys]
    two = [f"{key} ({', '.join(sorted(regions[form(key)]))})" for key in keys if len(regions.get(form(key), ())) > 1]
    if two:
        raise InputError("regions-area-in-two", table=table.sourceName(), areas=listed(two))
    result = Assignment(keys, [next(iter(regions.get(key, {""}))) for key in wanted])
    if not any(result.regions):
        raise InputError("regions-none", field=table_region, parameter="LOOKUP_REGION_FIELD")
    unused = sorted(set(regions) - set(wanted))
    if unused:
        told = {"table": table.sourceName(), "count": len(unused), "keys": listed(unused)}
        result.notes.append(Note("regions-lookup-unused", told))
    if table_name:
        names = [key_text(value) for value in frame[table_name]]
        for region, found in _units(rows[1], names).items():
            result.names[region] = found[0]
            if len(found) > 1:
                result.notes.append(Note("regions-names", {"region": region, "names": listed(found)}))
    return result


def _form(keys: Sequence[str], others: Sequence[str]) -> Callable[[str], str]:
    """How keys are compared: as they are, or filled with the zeros that a spreadsheet program has cut off."""
    if set(keys) & set(others):
        return str
    width = layer_keys("", keys).width

    def filled(key: str) -> str:
        return key.zfill(width) if key.isdecimal() else key

    return filled


def _units(regions: Sequence[str], units: Sequence[str]) -> dict[str, list[str]]:
    """The different units of each region, in their order."""
    found: dict[str, dict[str, None]] = {}
    for region, unit in zip(regions, units, strict=True):
        if region and unit:
            found.setdefault(region, {})[unit] = None
    return {region: list(names) for region, names in found.items()}


def _set_parents(result: Assignment, fields: Mapping[str, Sequence[str]]) -> None:
    for name, texts in fields.items():
        units = _units(result.regions, texts)
        result.parents[name] = {region: found[0] for region, found in units.items() if len(found) == 1}
        for region, found in units.items():
            if len(found) > 1:
                result.notes.append(
                    Note("regions-across", {"region": region, "field": name, "units": listed(sorted(found))})
                )
