"""The steps of :mod:`tests.bench.load` as the plugin does them, and as QGIS's own algorithms come nearest to them."""

from __future__ import annotations

from typing import Any

from .loaddata import COUNTS, DYNAMIC, FOLDER, INDICATORS, RATES, REGION, STATUS, City

STARTS, TYPES = 100, 7
Call = tuple[str, dict[str, Any]]


def ours(step: str, city: City) -> tuple[str, dict[str, Any]]:
    """The plugin's algorithm of a step and its parameters."""
    target = str(FOLDER / f"ours-{step}.gpkg")
    joined = {"INPUT": str(city.joined), "OUTPUT": target}
    keyed = {**joined, "KEY_FIELD": "RAUM_ID"}
    areas = {"INPUT": str(city.areas), "KEY_FIELD": "RAUM_ID", "OUTPUT": target}
    packages = str(FOLDER / "ours-package")
    steps: dict[str, tuple[str, dict[str, Any]]] = {
        "join": ("joinindicators", {**areas, "TABLE": str(city.table)}),
        "workbook": ("joinindicators", {**areas, "TABLE": str(city.workbook)}),
        "rates": ("computerates", {**joined, "CATALOGUE": str(city.catalogue)}),
        "types": ("computeareatypes", {
            **keyed, "INDICATORS": INDICATORS, "CLUSTERS": TYPES, "STARTS": STARTS, "BOOTSTRAPS": 0,
            "MODEL": str(FOLDER / "model.json"),
        }),
        "index": ("computestatusindex", {**joined, "STATUS_INDICATORS": STATUS, "DYNAMIC_INDICATORS": DYNAMIC}),
        "style": ("styleareas", {
            "INPUT": str(city.joined), "FIELD": "Anteil_1", "STYLE": "sequential", "METHOD": "jenks",
            "STYLE_FILE": str(FOLDER / "style.qml"),
        }),
        "transfer": ("transferareas", {
            **keyed, "TARGET": str(city.shifted), "TARGET_KEY_FIELD": "NEU", "COUNT_FIELDS": COUNTS[:5],
        }),
        "regions": ("aggregateregions", {
            **joined, "REGION_FIELD": REGION, "COUNT_FIELDS": COUNTS, "CATALOGUE": str(city.catalogue),
        }),
        "export": ("exportlayers", {
            "INPUT": [str(city.joined)], "FOLDER": packages, "FORMATS": ["gpkg", "geojson", "csv"], "NAME": "Last",
        }),
        "maps": ("exportregionmaps", {
            "INPUT": str(city.joined), "REGION_FIELD": REGION, "FIELD": "Anteil_1", "LABEL_FIELD": "NAME",
            "FOLDER": str(FOLDER / "ours-maps"),
        }),
    }  # fmt: skip
    return steps[step]


def native(step: str, city: City) -> list[Call]:
    """What QGIS has for a step, none where it has nothing."""
    source, target = str(city.joined), str(FOLDER / f"native-{step}.gpkg")
    both = {"INPUT": source, "OUTPUT": target}
    index = " + ".join(f'("{name}" - mean("{name}")) / stdev("{name}")' for name in STATUS)
    table = {"FIELD": "RAUM_ID", "FIELD_2": "Schluessel", "METHOD": 1, "INPUT": str(city.areas), "OUTPUT": target}
    steps: dict[str, list[Call]] = {
        "join": [("joinattributestable", {**table, "INPUT_2": str(city.table)})],
        "workbook": [("joinattributestable", {**table, "INPUT_2": str(city.workbook)})],
        "rates": [("refactorfields", {**both, "FIELDS_MAPPING": [
            *(_field(name, 10, f'"{name}"') for name in ("RAUM_ID", "NAME", REGION)),
            *(_field(name, 6, f'"{name}"') for name in COUNTS),
            *(_field(name, 6, f'100.0 * "{part}" / "Einwohner"') for name, part in RATES.items()),
        ]})],
        "index": [("fieldcalculator", {
            **both, "FIELD_NAME": "status", "FIELD_TYPE": 0, "FORMULA": f"({index}) / {len(STATUS)}",
        })],
        # The pieces with the counts of the whole areas; shares and sums would come on top.
        "transfer": [("intersection", {**both, "OVERLAY": str(city.shifted)})],
        "regions": [("aggregate", {**both, "GROUP_BY": f'"{REGION}"', "AGGREGATES": [
            _field(REGION, 10, "", f'"{REGION}"', "first_value"),
            *(_field(name, 6, "", f'"{name}"', "sum") for name in COUNTS),
        ]})],
        "export": [("savefeatures", {"INPUT": source, "OUTPUT": str(FOLDER / f"native.{end}")})
                   for end in ("gpkg", "geojson", "csv")],
    }  # fmt: skip
    return steps.get(step, [])


def _field(name: str, kind: int, expression: str, source: str = "", aggregate: str = "") -> dict[str, Any]:
    """A field as ``native:refactorfields`` and ``native:aggregate`` want it."""
    shape = {"name": name, "type": kind, "length": 0, "precision": 0}
    if aggregate:
        return {**shape, "input": source, "aggregate": aggregate, "delimiter": ","}
    return {**shape, "expression": expression}
