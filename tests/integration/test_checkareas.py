"""``sozialraum:checkareas``: everything that can be wrong with areas and their regions, on the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsProcessingException, QgsRectangle, QgsVectorLayer

from .regionlayers import layer_of

ID = "sozialraum:checkareas"
FIELDS: dict[str, type] = {"KEY": str, "RTK": str, "STB": str}


def box(*sides: float) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(*sides))


def checked(layer: QgsVectorLayer | str, **more: Any) -> tuple[dict[str, Any], list[QgsFeature]]:
    given = {"INPUT": layer, "KEY_FIELD": "KEY", "LEVEL_FIELDS": ["RTK", "STB"], "OUTPUT": "memory:"}
    result = processing.run(ID, {**given, **more})
    return result, list(result["OUTPUT"].getFeatures())


def test_areas_in_order_have_no_findings() -> None:
    result, found = checked(layer_of(FIELDS, [["1", "A", "I"], ["2", "A", "I"], ["3", "B", "I"]]))
    assert found == []
    assert (result["ERRORS"], result["WARNINGS"]) == (0, 0)


def test_every_kind_of_finding_with_its_place() -> None:
    rows: list[list[Any]] = [
        ["1", "A", "I"], ["2", "A", "I"], ["3", "A", "II"], ["4", "B", "II"], ["4", None, "II"], [None, "B", "II"],
        ["7", "C", "III"], ["8", "C", "III"],
    ]  # fmt: skip
    shapes = [
        box(0, 0, 100, 100), box(100.5, 0, 200, 100), box(195, 0, 300, 100), box(300, 0, 400, 100),
        box(400, 0, 500, 100), box(500, 0, 600, 100).difference(box(520, 20, 560, 60)),
        QgsGeometry.fromWkt("POLYGON((600 0,700 100,700 0,600 100,600 0))"),
        QgsGeometry.collectGeometry([box(700, 0, 800, 100), box(900, 0, 900.2, 30)]),
    ]  # fmt: skip
    result, found = checked(layer_of(FIELDS, rows, shapes))
    kinds = sorted((feature["kind"], feature["level"], feature["areas"]) for feature in found)
    assert kinds == [
        ("across", "warning", "3"),
        ("double_key", "error", "4"),
        ("double_key", "error", "4"),
        ("gap", "warning", "1, 2"),
        ("hole", "info", "#6"),
        ("invalid", "warning", "7"),
        ("no_key", "error", "#6"),
        ("no_region", "warning", "4"),
        ("overlap", "error", "2, 3"),
        ("sliver", "warning", "8"),
    ]
    by_kind = {feature["kind"]: feature for feature in found}
    assert by_kind["overlap"]["size_m2"] == 500
    assert by_kind["overlap"].geometry().boundingBox() == QgsRectangle(195, 0, 200, 100)
    assert by_kind["gap"].geometry().area() == pytest.approx(50, rel=0.01)
    assert by_kind["hole"]["size_m2"] == 1600
    assert by_kind["sliver"]["size_m2"] == 6
    assert "RTK A lies in several units of STB: I, II" in by_kind["across"]["finding"]
    assert (result["ERRORS"], result["WARNINGS"]) == (4, 5)
    assert found[0]["level"] == "error"


def test_a_narrow_overlap_is_a_warning_and_none_of_rounding_is_told() -> None:
    rows = [["1", "A", "I"], ["2", "A", "I"]]
    _, found = checked(layer_of(FIELDS, rows, [box(0, 0, 100, 100), box(99.8, 0, 200, 100)]))
    assert [(feature["kind"], feature["level"]) for feature in found] == [("overlap", "warning")]
    _, found = checked(layer_of(FIELDS, rows, [box(0, 0, 100, 100), box(99.99999, 0, 200, 100)]))
    assert found == []


def test_a_table_that_assigns_an_area_twice_or_not_at_all() -> None:
    areas = layer_of({"KEY": str}, [["1"], ["2"], ["3"]])
    table = layer_of({"plr": str, "kreis": str}, [["1", "X"], ["1", "Y"], ["2", "X"]], [], "Zuordnung")
    given = {"LEVEL_FIELDS": [], "LOOKUP": table, "LOOKUP_KEY_FIELD": "plr", "LOOKUP_REGION_FIELD": "kreis"}
    _, found = checked(areas, **given)
    assert [(feature["kind"], feature["areas"]) for feature in found] == [("in_two", "1"), ("no_region", "3")]
    assert "X, Y" in found[0]["finding"]
    with pytest.raises(QgsProcessingException, match="LOOKUP_REGION_FIELD is needed"):
        checked(areas, **{**given, "LOOKUP_REGION_FIELD": None})


def test_an_area_without_geometry_is_told_though_it_has_no_place() -> None:
    _, found = checked(layer_of(FIELDS, [["1", "A", "I"], ["2", "A", "I"]], [box(0, 0, 1, 1), QgsGeometry()]))
    assert [(feature["kind"], feature.geometry().isNull()) for feature in found if feature["kind"] != "sliver"] == [
        ("no_geometry", True)
    ]
    assert found[-1]["size_m2"] == NULL or found[-1]["size_m2"] > 0


def test_berlins_areas_are_in_order(shared_data: Path) -> None:
    path = str(shared_data / "berlin_mss2021" / "lor_planungsraeume_2021.shp")
    result, found = checked(path, KEY_FIELD="PLR_ID", LEVEL_FIELDS=["BEZ"])
    assert result["ERRORS"] == 0
    assert [feature["finding"] for feature in found if feature["kind"] != "hole"] == []
