"""The comparison of regions as a table for layers, and as sheets of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...core.drawing.palettes import load_palette
from ...core.files import whole_file
from ...core.packaging.packages import FieldInfo, Shade, Table
from ...core.steering.regioncompare import Comparison, Value
from ...core.steering.regions import listed
from .. import paths
from ..areas.areanames import named
from ..frames import Column
from ..translation import Texts


def compare_columns(texts: Texts) -> list[Column]:
    """The columns of the table: a row per region and indicator."""
    translate = texts.translate
    return [
        Column("region", "text", translate("RegionCompare", "Region")),
        Column("region_name", "text", translate("RegionCompare", "Name of the region")),
        Column("indicator", "text", translate("RegionCompare", "Indicator")),
        Column("label", "text", translate("RegionCompare", "Label")),
        Column("unit", "text", translate("RegionCompare", "Unit")),
        Column("value", "number", translate("RegionCompare", "Region’s value")),
        Column("city", "number", translate("RegionCompare", "City")),
        Column("difference", "number", translate("RegionCompare", "Difference to the city")),
        Column("like_mix", "number", translate("RegionCompare", "Regions of a like mix")),
        Column("like_difference", "number", translate("RegionCompare", "Difference to the like regions")),
        Column("like_regions", "text", translate("RegionCompare", "Which regions are like")),
        Column("previous", "number", translate("RegionCompare", "Earlier year")),
        Column("change", "number", translate("RegionCompare", "Change since then")),
        Column("city_change", "number", translate("RegionCompare", "Change of the city since then")),
        Column("rank", "integer", translate("RegionCompare", "Place, from the highest value")),
        Column("missing", "integer", translate("RegionCompare", "Areas without a value")),
        Column("missing_areas", "text", translate("RegionCompare", "Missing parts")),
        Column(
            "level",
            "text",
            translate("RegionCompare", "Level"),
            "far_above, above, near, below, far_below: by the city",
        ),
        Column("decimals", "integer", translate("RegionCompare", "Decimals")),
        Column("previous_year", "text", translate("RegionCompare", "Which earlier year")),
    ]


def compare_rows(found: Comparison, names: Mapping[str, str], with_ranks: bool) -> list[list[Any]]:
    """The values of ``compare_columns``; places are left out unless they are wanted."""
    rows = []
    year = found.years[-2] if len(found.years) > 1 else None
    for region in found.regions:
        like = ", ".join(other.key for other in found.like[region]) or None
        for indicator in found.indicators:
            value, city = found.values[region, indicator.name], found.city[indicator.name]
            before = city.earlier[-1] if city.earlier else None
            change = None if before is None or city.value is None else city.value - before
            rows.append([
                region, names.get(region), indicator.name, indicator.label, indicator.unit or None, value.value,
                value.city, value.difference, value.like, value.like_difference, like, value.previous, value.change,
                change, value.rank if with_ranks else None, len(value.missing), listed(value.missing) or None,
                value.level or None, indicator.decimals, year,
            ])  # fmt: skip
    return rows


def heading(indicator: Any) -> str:
    """An indicator's label with its unit."""
    return f"{indicator.label} ({indicator.unit})" if indicator.unit else str(indicator.label)


def write_compare_workbook(
    path: str, found: Comparison, names: Mapping[str, str], with_ranks: bool, about: list[list[str]], texts: Texts
) -> None:
    """A workbook: regions by indicators, all figures row by row, years, and which regions are like."""
    from ...core.packaging.workbook import write_workbook

    translate = texts.translate
    columns = compare_columns(texts)
    kept = [place for place, column in enumerate(columns) if with_ranks or column.name != "rank"]
    rows = compare_rows(found, names, with_ranks)
    tables = [
        _wide(found, names, texts),
        Table(
            "figures", translate("RegionCompare", "All figures"),
            tuple(FieldInfo(columns[place].name, columns[place].kind, columns[place].alias) for place in kept),
            [[row[place] for place in kept] for row in rows],
        ),
    ]  # fmt: skip
    if len(found.years) > 1:
        tables.append(_years(found, names, texts))
    if any(found.mixes.values()):
        tables.append(_mixes(found, names, texts))
    title = translate("RegionCompare", "Regions in comparison")
    with whole_file(path) as temporary:
        write_workbook(Path(temporary), tables, translate("RegionCompare", "Description"), about, title)


def _wide(found: Comparison, names: Mapping[str, str], texts: Texts) -> Table:
    fields = [FieldInfo("region", "text", texts.translate("RegionCompare", "Region"))]
    fields += [FieldInfo(one.name, "number", heading(one)) for one in found.indicators]
    rows: list[list[Any]] = [
        [
            named(region, names),
            *(_rounded(found.values[region, one.name].value, one.decimals) for one in found.indicators),
        ]
        for region in found.regions
    ]
    city = [_rounded(found.city[one.name].value, one.decimals) for one in found.indicators]
    rows.append([texts.translate("RegionCompare", "City"), *city])
    return Table("regions", texts.translate("RegionCompare", "Regions"), tuple(fields), rows, _heat(found))


def _heat(found: Comparison) -> dict[tuple[int, int], Shade]:
    """The shades of the regions' values by their level; what is near the city's value has none."""
    shades = level_shades()
    return {
        (row, column): shades[level]
        for row, region in enumerate(found.regions)
        for column, one in enumerate(found.indicators, start=1)
        if (level := found.values[region, one.name].level) in shades
    }


def level_shades() -> dict[str, Shade]:
    """The shade of each level but the middle one: a diverging palette without its darkest ends, and signs.

    In grey both sides look alike, so it is the sign that tells them apart.
    """
    colours = load_palette("puor", paths.resource("palettes")).pick(7)
    return {
        "far_above": Shade(colours[1], "▲▲"),
        "above": Shade(colours[2], "▲"),
        "below": Shade(colours[4], "▼"),
        "far_below": Shade(colours[5], "▼▼"),
    }


def _years(found: Comparison, names: Mapping[str, str], texts: Texts) -> Table:
    fields = [
        FieldInfo("indicator", "text", texts.translate("RegionCompare", "Indicator")),
        FieldInfo("region", "text", texts.translate("RegionCompare", "Region")),
        *(FieldInfo(f"year_{place}", "number", year) for place, year in enumerate(found.years)),
    ]
    rows: list[list[Any]] = []
    for one in found.indicators:
        for region in found.regions:
            rows.append([heading(one), named(region, names), *all_years(found.values[region, one.name])])
        city = found.city[one.name]
        rows.append([heading(one), texts.translate("RegionCompare", "City"), *city.earlier, city.value])
    return Table("years", texts.translate("RegionCompare", "Years"), tuple(fields), rows)


def all_years(value: Value) -> list[float | None]:
    """The values of all years, oldest first."""
    return [*value.earlier, value.value]


def _mixes(found: Comparison, names: Mapping[str, str], texts: Texts) -> Table:
    translate = texts.translate
    share = translate("RegionCompare", "Type {type} (%)")
    fields = [
        FieldInfo("region", "text", translate("RegionCompare", "Region")),
        *(FieldInfo(f"type_{kind}", "number", share.format(type=kind)) for kind in found.types),
        FieldInfo("like", "text", translate("RegionCompare", "Which regions are like")),
    ]
    rows = [
        [
            named(region, names),
            *(round(100 * part, 1) for part in found.mixes[region] or [float("nan")] * len(found.types)),
            ", ".join(other.key for other in found.like[region]) or None,
        ]
        for region in found.regions
    ]
    return Table("mixes", translate("RegionCompare", "Mix of types"), tuple(fields), rows)


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
