"""``sozialraum:aggregateregions`` as models and scripts call it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsGeometry, QgsProcessingException, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from sozialraum_plugin.gis.areas.outlines import holes_of, pieces_of

from .regionlayers import layer_of, rows_of

ID = "sozialraum:aggregateregions"
FIELDS: dict[str, type] = {
    "KEY": str, "RTK": str, "RTK_NAME": str, "STB": str, "kinder": int, "arm": int, "arm_symbol": str, "alter": float,
    "ew": int, "typ": int, "typ_name": str,
}  # fmt: skip
ROWS: list[list[Any]] = [
    ["01", "A", "Nord", "I", 100, 50, None, 40.0, 1000, 1, "ruhig"],
    ["02", "A", "Nord", "I", 300, 30, None, 30.0, 3000, 2, "bewegt"],
    ["03", "B", "<Süd>", "I", 50, None, "*", 25.0, 500, 1, "ruhig"],
    ["04", "B", "<Süd>", "II", 0, 0, None, 60.0, 100, None, None],
    ["05", None, None, "II", 10, 5, None, 20.0, 100, 2, "bewegt"],
]
CATALOGUE = "name;label;numerator;denominator;factor;unit;decimals\nquote;Arme Kinder;arm;kinder;100;%;1\n"


@pytest.fixture
def areas() -> QgsVectorLayer:
    layer = layer_of(FIELDS, ROWS)
    layer.setFieldAlias(4, "Kinder unter 18")
    return layer


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    path = tmp_path / "katalog.csv"
    path.write_text(CATALOGUE, encoding="utf-8")
    return str(path)


def run(layer: QgsVectorLayer | str, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer, "KEY_FIELD": "KEY", "REGION_FIELD": "RTK", "OUTPUT": "memory:"}
    return dict(processing.run(ID, {**given, **more}))


def test_sums_rates_types_and_what_is_missing(areas: QgsVectorLayer, catalogue: str) -> None:
    result = run(
        areas, REGION_NAME_FIELD="RTK_NAME", PARENT_FIELDS=["STB"], COUNT_FIELDS=["kinder", "arm"], CATALOGUE=catalogue,
        TYPE_FIELD="typ", TYPE_COUNT_FIELDS=["kinder"], POPULATION_FIELD="ew", MEAN_FIELDS=["alter"], DETAILS=True,
    )  # fmt: skip
    rows = rows_of(result["OUTPUT"], "RTK")
    assert list(rows) == ["A", "B"]
    north, south = rows["A"], rows["B"]
    assert (north["RTK_NAME"], north["STB"], south["RTK_NAME"], south["STB"]) == ("Nord", "I", "<Süd>", None)
    assert (north["areas"], north["kinder"], north["arm"], north["ew"]) == (2, 400, 80, 4000)
    assert (north["quote"], north["quote_num"], north["quote_den"], north["quote_mean"]) == (20, 80, 400, 30)
    assert north["quote_diff"] == pytest.approx(20 - 100 * 85 / 410)
    assert (north["alter_mean"], north["alter_wmean"]) == (35, 32.5)
    assert (north["areas_type_1"], north["areas_type_2"], north["areas_type_none"]) == (1, 1, 0)
    assert (north["ew_type_2"], north["kinder_type_2"], north["ew_type_none"]) == (3000, 300, 0)
    assert (south["arm"], south["arm_missing"], south["quote"], south["quote_missing"]) == (0, 1, None, 1)
    assert south["missing_parts"] == "arm: 03 [*]; quote: 03 [*]"
    assert north["missing_parts"] is None
    assert (result["REGIONS"], result["AREAS_WITHOUT_REGION"], result["INCOMPLETE_REGIONS"]) == (2, 1, 1)


@pytest.mark.parametrize("seed", range(6))
def test_aggregates_of_aggregates_are_what_direct_aggregation_gives(seed: int, catalogue: str) -> None:
    """Areas to RTK to Stadtbezirke, and straight from areas: sums, rates, people by type and outlines."""
    chance = random.Random(seed)
    districts = {str(number): chance.choice("NSW") for number in range(12)}
    fields: dict[str, type] = {"KEY": str, "RTK": str, "STB": str, "kinder": int, "arm": int, "ew": int, "typ": int}
    rows: list[list[Any]] = []
    shapes = []
    for number in range(100):
        region = str(chance.randrange(12))
        young = chance.randint(0, 900)
        kind = chance.choice([1, 2, 3, None])
        rows.append([f"{number:03}", region, districts[region], young, chance.randint(0, young), 4 * young, kind])
        across, up = 100 * (number % 10), 100 * (number // 10)
        shapes.append(QgsGeometry.fromRect(QgsRectangle(across, up, across + 100, up + 100)))
    layer = layer_of(fields, rows, shapes)
    types = [f"ew_type_{kind}" for kind in (1, 2, 3, "none")]
    given = {"COUNT_FIELDS": ["kinder", "arm"], "CATALOGUE": catalogue, "POPULATION_FIELD": "ew", "DETAILS": True}
    direct = run(layer, REGION_FIELD="STB", TYPE_FIELD="typ", **given)["OUTPUT"]
    first = run(layer, TYPE_FIELD="typ", PARENT_FIELDS=["STB"], **given)["OUTPUT"]
    more = {**given, "KEY_FIELD": "RTK", "REGION_FIELD": "STB", "COUNT_FIELDS": ["kinder", "arm", *types]}
    again = run(first, **more)["OUTPUT"]
    one, other = rows_of(direct, "STB"), rows_of(again, "STB")
    assert list(one) == list(other)
    for key, row in one.items():
        for name in ("kinder", "arm", "ew", "quote", "quote_num", "quote_den", *types):
            assert row[name] == other[key][name], (key, name)
    outlines = [{feature["STB"]: feature.geometry() for feature in made.getFeatures()} for made in (direct, again)]
    assert all(outlines[0][key].symDifference(outlines[1][key]).area() < 1e-6 for key in one)


def test_shapes_are_dissolved_and_aliases_kept(areas: QgsVectorLayer) -> None:
    layer = run(areas, COUNT_FIELDS=["kinder"])["OUTPUT"]
    shapes = {feature["RTK"]: feature.geometry() for feature in layer.getFeatures()}
    assert shapes["A"].boundingBox() == QgsRectangle(0, 0, 200, 100)
    assert {key: shape.area() for key, shape in shapes.items()} == {"A": 20_000, "B": 20_000}
    assert layer.crs().authid() == "EPSG:25832"
    assert layer.attributeAlias(layer.fields().lookupField("kinder")) == "Kinder unter 18"


def test_regions_do_not_cover_their_areas(areas: QgsVectorLayer) -> None:
    layer = run(areas)["OUTPUT"]
    parts = layer.renderer().symbol().symbolLayers()
    assert [part.brushStyle() for part in parts] == [Qt.BrushStyle.NoBrush]


def test_the_city_says_how_each_figure_was_found(areas: QgsVectorLayer, catalogue: str) -> None:
    given = {"CATALOGUE": catalogue, "POPULATION_FIELD": "ew", "MEAN_FIELDS": ["alter"]}
    city = run(areas, CITY="memory:", **given)["CITY"]
    found = {(feature["field"], feature["kind"]): feature for feature in city.getFeatures()}
    assert set(found) == {
        ("ew", "sum"), ("quote", "rate: sum over sum"), ("quote", "unweighted mean of the areas"),
        ("alter", "unweighted mean of the areas"), ("alter", "mean of the areas, weighted by ew"),
    }  # fmt: skip
    rate = found["quote", "rate: sum over sum"]
    # The area without a region counts in the city.
    assert (rate["numerator"], rate["denominator"], rate["value"]) == (85, 410, pytest.approx(100 * 85 / 410))
    assert (rate["areas"], rate["missing"], rate["missing_areas"]) == (4, 1, "03 [*]")
    assert found["alter", "unweighted mean of the areas"]["value"] == 35
    assert found["alter", "mean of the areas, weighted by ew"]["value"] == pytest.approx(
        (40_000 + 90_000 + 12_500 + 6000 + 2000) / 4700
    )


def test_a_table_may_assign_the_areas(areas: QgsVectorLayer) -> None:
    # A spreadsheet program has cut the zeros off.
    rows = [["1", "X", "Ost"], ["2", "Y", "West"], ["3", "X", "Ost"], ["4", "Y", "West"], ["9", "Y", "West"]]
    table = layer_of({"plr": str, "kreis": str, "name": str}, rows, [], "Zuordnung")
    given = {"LOOKUP": table, "LOOKUP_KEY_FIELD": "plr", "LOOKUP_REGION_FIELD": "kreis", "LOOKUP_NAME_FIELD": "name"}
    result = run(areas, REGION_FIELD=None, COUNT_FIELDS=["kinder"], **given)
    found = rows_of(result["OUTPUT"], "kreis")
    assert {key: (row["name"], row["kinder"]) for key, row in found.items()} == {"X": ("Ost", 150), "Y": ("West", 300)}
    assert result["AREAS_WITHOUT_REGION"] == 1
    twice = layer_of({"plr": str, "kreis": str}, [["01", "X"], ["01", "Y"], ["02", "X"]], [], "Zuordnung")
    given = {"LOOKUP": twice, "LOOKUP_KEY_FIELD": "plr", "LOOKUP_REGION_FIELD": "kreis"}
    with pytest.raises(QgsProcessingException, match=r"Zuordnung.*more than one region: 01 \(X, Y\)"):
        run(areas, **given)
    with pytest.raises(QgsProcessingException, match="LOOKUP_KEY_FIELD is needed"):
        run(areas, LOOKUP=twice)


def test_bad_input_is_refused_in_words(areas: QgsVectorLayer, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    output = str(tmp_path / "regionen.gpkg")
    for given, words in (
        ({"REGION_FIELD": None}, "REGION_FIELD"),
        ({"REGION_FIELD": "fehlt"}, "fehlt"),
        ({"COUNT_FIELDS": ["typ_name"]}, r"typ_name \(COUNT_FIELDS\) holds text"),
        ({"TYPE_COUNT_FIELDS": ["kinder"]}, "TYPE_FIELD is empty"),
        ({"KEY_FIELD": "RTK"}, "1 areas have no key"),
        ({"KEY_FIELD": "STB"}, r"several times in the field STB \(KEY_FIELD\): I, II"),
        ({"REGION_NAME_FIELD": "ew", "COUNT_FIELDS": ["ew"]}, "two fields ew"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            run(areas, **{"OUTPUT": output, **given})
    assert sorted(tmp_path.iterdir()) == before


def test_a_whole_number_stays_one_and_an_area_without_geometry_counts(areas: QgsVectorLayer) -> None:
    shapes = [QgsGeometry.fromRect(QgsRectangle(0, 0, 1, 1)), QgsGeometry()]
    layer = layer_of({"KEY": str, "R": int, "n": float}, [["1", 7, 1.5], ["2", 7, 2.0]], shapes)
    result = run(layer, REGION_FIELD="R", COUNT_FIELDS=["n"])["OUTPUT"]
    assert rows_of(result, "R")[7]["n"] == 3.5
    assert result.getFeature(1).geometry().area() == 1


def test_files_report_and_the_same_bytes_of_the_input(areas: QgsVectorLayer, catalogue: str, tmp_path: Path) -> None:
    path, report = tmp_path / "rtk.gpkg", tmp_path / "bericht.html"
    result = run(
        areas, REGION_NAME_FIELD="RTK_NAME", CATALOGUE=catalogue, TYPE_FIELD="typ", POPULATION_FIELD="ew",
        OUTPUT=str(path), REPORT=str(report), CITY=str(tmp_path / "stadt.gpkg"),
    )  # fmt: skip
    assert result["OUTPUT"] == str(path)
    html = report.read_text(encoding="utf-8")
    assert "B &lt;Süd&gt;" in html
    assert "<Süd>" not in html
    assert "03 [*]" in html
    assert "20.7*" in html  # the city's rate, marked because an area is missing
    assert "arm / kinder × 100" in html
    assert rows_of(str(path), "RTK")["A"]["quote"] == 20
    assert [field.name() for field in areas.fields()] == list(FIELDS)


@pytest.fixture
def berlin(shared_data: Path, tmp_path: Path) -> Callable[[], tuple[QgsVectorLayer, Path]]:
    """Berlin's planning areas with their inhabitants of 2022, joined."""

    def make() -> tuple[QgsVectorLayer, Path]:
        folder = shared_data / "berlin_mss2021"
        joined = tmp_path / "berlin.gpkg"
        processing.run("sozialraum:joinindicators", {
            "INPUT": str(folder / "lor_planungsraeume_2021.shp"), "KEY_FIELD": "PLR_ID",
            "TABLE": str(folder / "einwohner_2022_t1.csv"), "OUTPUT": str(joined),
        })  # fmt: skip
        return QgsVectorLayer(str(joined)), joined

    return make


def test_berlin_agrees_with_sql(berlin: Callable[[], tuple[QgsVectorLayer, Path]], tmp_path: Path) -> None:
    layer, path = berlin()
    counts = ["inhabitants_foreigners", "inhabitants_germans"]
    given = {"COUNT_FIELDS": counts, "POPULATION_FIELD": "inhabitants", "MEAN_FIELDS": ["GROESSE_M2"]}
    result = run(layer, KEY_FIELD="PLR_ID", REGION_FIELD="BEZ", OUTPUT=str(tmp_path / "bezirke.gpkg"), **given)
    found = rows_of(result["OUTPUT"], "BEZ")
    database = sqlite3.connect(path)
    query = (
        "SELECT BEZ, COUNT(*), SUM(inhabitants), SUM(inhabitants_foreigners), SUM(inhabitants_germans), "
        "AVG(GROESSE_M2), 1.0 * SUM(GROESSE_M2 * inhabitants) / SUM(inhabitants), "
        "SUM(inhabitants_foreigners IS NULL) FROM berlin GROUP BY BEZ"
    )
    answers = database.execute(query).fetchall()
    assert len(answers) == len(found) == 12
    assert sum(answer[1] for answer in answers) == 542
    for bezirk, areas, people, foreigners, germans, mean, weighted, lacking in answers:
        row = found[bezirk]
        assert [row["areas"], row["inhabitants"], *(row[name] for name in counts)] == [
            areas, people, foreigners, germans
        ]  # fmt: skip
        assert row["GROESSE_M2_mean"] == pytest.approx(mean, rel=1e-12)
        assert row["GROESSE_M2_wmean"] == pytest.approx(weighted, rel=1e-12)
        assert row["inhabitants_foreigners_missing"] == lacking


def test_berlin_has_no_slivers(shared_data: Path, tmp_path: Path) -> None:
    source = str(shared_data / "berlin_mss2021" / "lor_planungsraeume_2021.shp")
    result = run(source, KEY_FIELD="PLR_ID", REGION_FIELD="BEZ", OUTPUT=str(tmp_path / "bezirke.gpkg"))
    shapes = [feature.geometry() for feature in QgsVectorLayer(result["OUTPUT"]).getFeatures()]
    assert [len(holes_of(shape)) for shape in shapes] == [0] * 12
    assert all(shape.isGeosValid() for shape in shapes)
    parts = [part.area() for shape in shapes for part in pieces_of(shape)]
    assert min(parts) > 10_000
    areas = sum(feature.geometry().area() for feature in QgsVectorLayer(source).getFeatures())
    assert sum(parts) == pytest.approx(areas, rel=1e-9)
