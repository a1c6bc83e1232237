"""``sozialraum:computesupply``: places for children by area, region and type; catchments of facilities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from sozialraum_plugin.core.steering.supply import Place, compute_supply, mix

from .regionlayers import layer_of, rows_of

ID = "sozialraum:computesupply"
FIELDS: dict[str, type] = {"KEY": str, "RTK": str, "RTK_NAME": str, "kinder": int, "typ": int, "typ_name": str}
# Squares of 100 m in a row.
ROWS: list[list[Any]] = [
    ["01", "A", "Nord", 200, 1, "ruhig"],
    ["02", "A", "Nord", 100, 2, "bewegt"],
    ["03", "B", "<Süd>", 0, 2, "bewegt"],
    ["04", "B", "<Süd>", 50, None, None],
]
KITAS: list[tuple[str, int | None, str, float]] = [
    ("Kita Eins", 60, "01;02", 50), ("Kita Zwei", 30, "02, 03", 150), ("Kita <3>", None, "04", 350),
    ("Kita Vier", 10, "", 950),
]  # fmt: skip


@pytest.fixture
def areas() -> QgsVectorLayer:
    return layer_of(FIELDS, ROWS)


def facilities(crs: str = "EPSG:25832") -> QgsVectorLayer:
    layer = QgsVectorLayer(
        f"Point?crs={crs}&field=name:string&field=plaetze:integer&field=bezirk:string", "Kitas", "memory"
    )
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:25832"), QgsCoordinateReferenceSystem(crs), QgsProject.instance()
    )
    for name, places, catchment, x in KITAS:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, places, catchment])
        point = QgsGeometry.fromWkt(f"POINT({x} 50)")
        point.transform(transform)
        feature.setGeometry(point)
        layer.dataProvider().addFeatures([feature])
    layer.setFieldAlias(1, "Plätze")
    return layer


def run(areas: QgsVectorLayer, kitas: QgsVectorLayer | None = None, **more: Any) -> dict[str, Any]:
    given = {
        "INPUT": areas, "KEY_FIELD": "KEY", "CHILDREN_FIELD": "kinder", "FACILITIES": kitas or facilities(),
        "PLACES_FIELD": "plaetze", "FACILITY_FIELD": "name", "OUTPUT": "memory:",
    }  # fmt: skip
    return dict(processing.run(ID, {**given, **more}))


def test_places_for_children_by_area_region_and_type(areas: QgsVectorLayer) -> None:
    result = run(
        areas, REGION_FIELD="RTK", REGION_NAME_FIELD="RTK_NAME", TYPE_FIELD="typ", REGIONS="memory:", TYPES="memory:"
    )
    rows = rows_of(result["OUTPUT"], "KEY")
    assert {key: (row["facilities"], row["places"], row["places_per_100"]) for key, row in rows.items()} == {
        "01": (1, 60, 30), "02": (1, 30, 30), "03": (0, 0, None), "04": (1, 0, 0)
    }  # fmt: skip
    regions = rows_of(result["REGIONS"], "region")
    assert regions["A"] == {
        "region": "A", "region_name": "Nord", "areas": 2, "facilities": 2, "places": 90, "children": 300,
        "places_per_100": 30, "missing": 0,
    }  # fmt: skip
    assert regions["B"]["places_per_100"] == 0
    types = rows_of(result["TYPES"], "type")
    assert list(types) == ["1", "2", None]
    assert (types["2"]["areas"], types["2"]["facilities"], types["2"]["places_per_100"]) == (2, 1, 30)
    assert types["2"]["areas_share"] == 50
    assert types["2"]["facilities_share"] == pytest.approx(100 / 3)
    assert (types["1"]["places_share"], types["1"]["children_share"]) == (
        pytest.approx(200 / 3), pytest.approx(20_000 / 350)
    )  # fmt: skip
    assert types["1"]["type_name"] == "type 1 (ruhig)"
    assert (result["INSIDE"], result["OUTSIDE"]) == (3, 1)


def test_catchments_by_their_areas_by_a_radius_and_by_the_area_alone(areas: QgsVectorLayer) -> None:
    given = {"TYPE_FIELD": "typ", "CATCHMENTS": "memory:"}
    listed = rows_of(run(areas, CATCHMENT_FIELD="bezirk", **given)["CATCHMENTS"], "name")
    one = listed["Kita Eins"]
    assert (one["in_area"], one["catchment_areas"], one["catchment_children"], one["main_type"]) == ("01", 2, 300, "1")
    assert (one["share_type_1"], one["share_type_2"], one["share_type_none"]) == (
        pytest.approx(200 / 3), pytest.approx(100 / 3), 0
    )  # fmt: skip
    assert listed["Kita Vier"]["catchment_areas"] == 0
    assert listed["Kita Vier"]["share_type_1"] is None
    alone = rows_of(run(areas, **given)["CATCHMENTS"], "name")
    assert (alone["Kita <3>"]["share_type_none"], alone["Kita <3>"]["catchment_children"]) == (100, 50)
    # A circle of 50 m around the middle of a square lies within it: its area's share is that of the circle.
    around = run(areas, RADIUS=50, **given)["CATCHMENTS"]
    rows = rows_of(around, "name")
    assert rows["Kita Eins"]["catchment_children"] == pytest.approx(200 * 3.14159 * 0.25, rel=0.005)
    assert around.attributeAlias(1) == "Plätze"
    wide = rows_of(run(areas, RADIUS=1000, **given)["CATCHMENTS"], "name")["Kita Eins"]
    assert (wide["catchment_areas"], wide["catchment_children"]) == (4, 350)


def test_facilities_in_degrees_and_areas_in_degrees(areas: QgsVectorLayer) -> None:
    assert rows_of(run(areas, facilities("EPSG:4326"))["OUTPUT"], "KEY")["02"]["places"] == 30
    # Somewhere near Bremen, where a degree of longitude is much shorter than one of latitude.
    shapes = [QgsGeometry.fromWkt(f"POINT({500_000 + 1000 * n} 5880000)").buffer(400, 16) for n in range(2)]
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:25832"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=KEY:string&field=kinder:integer", "Räume", "memory")
    points = QgsVectorLayer("Point?crs=EPSG:25832&field=name:string&field=plaetze:integer", "Kitas", "memory")
    for number, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(number), 1000])
        shape.transform(transform)
        feature.setGeometry(shape)
        layer.dataProvider().addFeatures([feature])
    feature = QgsFeature(points.fields())
    feature.setAttributes(["K", 5])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(500000 5880000)"))
    points.dataProvider().addFeatures([feature])
    rows = rows_of(run(layer, points, RADIUS=200, CATCHMENTS="memory:")["CATCHMENTS"], "name")
    assert rows["K"]["catchment_children"] == pytest.approx(250, rel=0.01)


def test_the_report(areas: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "versorgung.html"
    run(
        areas, REGION_FIELD="RTK", REGION_NAME_FIELD="RTK_NAME", TYPE_FIELD="typ", CATCHMENT_FIELD="bezirk",
        REPORT=str(path),
    )  # fmt: skip
    html = path.read_text(encoding="utf-8")
    assert "B &lt;Süd&gt;" in html
    assert "Kita &lt;3&gt;" in html
    assert "Facilities that lie in no area: 1, namely Kita Vier" in html
    assert "Facilities without a number of places: 1, namely Kita &lt;3&gt;" in html
    assert "25.7 places for 100 children" in html


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"PLACES_FIELD": "name"}, r"name \(PLACES_FIELD\) holds text"),
        ({"CHILDREN_FIELD": "fehlt"}, "fehlt"),
        ({"RADIUS": 100, "CATCHMENT_FIELD": "bezirk"}, "choose one of the two"),
        ({"KEY_FIELD": None, "CATCHMENT_FIELD": "bezirk"}, "KEY_FIELD is needed"),
        ({"KEY_FIELD": "RTK_NAME"}, "several times"),
        ({"CATCHMENT_FIELD": "name"}, "Kita Eins lists areas in name .CATCHMENT_FIELD. that do not exist: Kita Eins"),
    ],
)
def test_bad_input_is_refused_in_words(
    areas: QgsVectorLayer, given: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run(areas, **{"OUTPUT": str(tmp_path / "x.gpkg"), **given})
    assert not list(tmp_path.iterdir())


def test_unknown_children_are_no_children() -> None:
    table = compute_supply(["1", "2"], [100.0, None], ["A", "A"], ["", ""], [Place("K", 20.0, 0)])
    assert table.areas[0].per_100 == 20
    assert (table.regions["A"].children, table.regions["A"].per_100, table.regions["A"].lacking) == (100, None, ("2",))
    # Shares by areas, where the children of one are unknown.
    found = mix({0: 1.0, 1: 0.5}, [100.0, None], ["1", "2"])
    assert (found.children, found.shares) == (None, {"1": pytest.approx(2 / 3), "2": pytest.approx(1 / 3)})
