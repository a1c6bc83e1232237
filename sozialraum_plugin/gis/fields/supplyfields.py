"""Fields and rows of supply: by area, region and type, and the catchments of facilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.names import field_name
from ...core.steering.supply import Mix, Supply, SupplyTable
from ..frames import Column
from ..translation import Texts


def supply_columns(texts: Texts, prefix: bool) -> list[Column]:
    """The columns of supply; with ``prefix`` also the number of areas and what they lack, for regions and types."""
    columns = [
        Column("facilities", "integer", texts.translate("SupplyFields", "Facilities")),
        Column("places", "number", texts.translate("SupplyFields", "Places")),
        Column("children", "number", texts.translate("SupplyFields", "Children")),
        Column("places_per_100", "number", texts.translate("SupplyFields", "Places for 100 children")),
    ]
    if not prefix:
        return [columns[0], columns[1], columns[3]]
    return [
        Column("areas", "integer", texts.translate("SupplyFields", "Areas")),
        *columns,
        Column("missing", "integer", texts.translate("SupplyFields", "Areas without a number of children")),
    ]


def supply_row(supply: Supply) -> list[Any]:
    """The values of ``supply_columns`` with ``prefix``."""
    return [
        supply.areas, supply.facilities, supply.places, supply.children, supply.per_100, len(supply.lacking),
    ]  # fmt: skip


def share_columns(texts: Texts) -> list[Column]:
    """What types have of all areas, facilities, places and children, in percent."""
    return [
        Column("areas_share", "number", texts.translate("SupplyFields", "Share of all areas (%)")),
        Column("facilities_share", "number", texts.translate("SupplyFields", "Share of all facilities (%)")),
        Column("places_share", "number", texts.translate("SupplyFields", "Share of all places (%)")),
        Column("children_share", "number", texts.translate("SupplyFields", "Share of all children (%)")),
    ]


def shares_of(supply: Supply, table: SupplyTable) -> list[float | None]:
    """The values of ``share_columns``; shares of facilities and places are those within an area."""
    city = table.city
    children = None if supply.children is None or city.lacking else supply.children
    return [
        _percent(supply.areas, city.areas), _percent(supply.facilities, city.facilities),
        _percent(supply.places, city.places), _percent(children, city.children),
    ]  # fmt: skip


def _percent(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else 100 * part / whole


def type_words(kind: str, names: Mapping[str, str], texts: Texts) -> str:
    """What a type is called."""
    if not kind:
        return texts.translate("SupplyFields", "without a type")
    text = texts.translate("SupplyFields", "type {number}").format(number=kind)
    return f"{text} ({names[kind]})" if names.get(kind, kind) != kind else text


def catchment_columns(types: Sequence[str], names: Mapping[str, str], texts: Texts) -> list[Column]:
    """The columns of a facility's catchment."""
    share = texts.translate("SupplyFields", "Catchment, {type} (%)")
    ending = {kind: field_name(["x", kind])[2:] if kind else "none" for kind in types}
    return [
        Column("in_area", "text", texts.translate("SupplyFields", "Lies in area")),
        Column("catchment_areas", "integer", texts.translate("SupplyFields", "Areas of the catchment")),
        Column("catchment_children", "number", texts.translate("SupplyFields", "Children of the catchment")),
        Column("main_type", "text", texts.translate("SupplyFields", "Most frequent type of the catchment")),
        *(
            Column(f"share_type_{ending[kind]}", "number", share.format(type=type_words(kind, names, texts)))
            for kind in types
        ),
    ]


def catchment_row(found: Mix, area: str, types: Sequence[str]) -> list[Any]:
    """The values of ``catchment_columns``."""
    shares = [100 * found.shares.get(kind, 0.0) if found.shares else None for kind in types]
    return [area or None, found.areas, found.children, found.main or None, *shares]
