"""Checks of planning areas and suggestions of their fields: invented areas with known faults, and public ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsProject, QgsVectorLayer

from sozialraum_plugin.core.messages import Canceled
from sozialraum_plugin.gis.areas.areachecks import AreaCheck, Region, check, findings
from sozialraum_plugin.gis.areas.areafields import likely_layer, suggest
from sozialraum_plugin.gis.areas.areafile import polygon_layers
from sozialraum_plugin.gis.projectstate import Areas

SQUARE = "POLYGON((0 0,1 0,1 1,0 1,0 0))"
BOW = "POLYGON((0 0,1 1,1 0,0 1,0 0))"
CHOSEN = Areas("", "KEY", "NAME", "RTK", "RTK_NAME", "EW")


def layer_of(rows: Sequence[tuple[Any, ...]], names: str = "KEY,NAME,RTK,RTK_NAME,EW:integer") -> QgsVectorLayer:
    """A layer; the first value of a row is its geometry."""
    fields = "&".join(f"field={name}" if ":" in name else f"field={name}:string" for name in names.split(","))
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:25832&{fields}", "areas", "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def levels(found: AreaCheck) -> list[str]:
    return [finding.level for finding in findings(found)]


def texts(found: AreaCheck) -> str:
    return "\n".join(finding.text for finding in findings(found))


@pytest.fixture
def faulty() -> AreaCheck:
    """Eight areas with every fault there is."""
    return check(
        layer_of([
            (SQUARE, "01", "One", "A", "Alpha", 10),
            (SQUARE, " 01 ", "Two", "A", "Alfa", 20),
            (SQUARE, None, "Three", "A", "Alpha", 30),
            ("", "04", "Four", "B", "Beta", 40),
            (BOW, "05", "Five", "B", "Beta", 50),
            (SQUARE, "06", None, "B", "Beta", None),
            (SQUARE, "07", "Seven", None, None, -1),
            (SQUARE, "08", "Eight", "", None, 80),
        ]),
        CHOSEN,
    )  # fmt: skip


def test_every_fault_is_counted(faulty: AreaCheck) -> None:
    assert faulty.areas == 8
    assert faulty.without_key == 1
    assert faulty.duplicates == (("01", 2),)
    assert faulty.without_geometry == 1
    assert faulty.invalid == ("05",)
    assert faulty.without_name == 1
    assert faulty.without_region == 2
    assert faulty.regions == (Region("A", ("Alfa", "Alpha"), 3, 60.0), Region("B", ("Beta",), 3, 90.0))
    assert faulty.without_population == 1
    assert faulty.negative_population == 1
    assert not faulty.fit


def test_every_fault_is_told_the_worst_first(faulty: AreaCheck) -> None:
    assert levels(faulty) == ["error", "error", *["warning"] * 7]
    told = texts(faulty)
    for part in ("01 (2×)", "namely 05", "A (Alfa, Alpha)", "without a region: 2", "below 0: 1"):
        assert part in told
    assert faulty.summary() == "8 areas in 2 regions. Not all of them are in order."


def test_what_is_not_chosen_is_not_missed() -> None:
    found = check(
        layer_of([(SQUARE, "1", None, None, None, None), (SQUARE, "2", None, None, None, None)]), Areas("", "KEY")
    )
    assert found.fit
    assert levels(found) == ["ok", "ok"]
    assert found.summary() == "2 areas."


def test_a_field_that_the_layer_lacks_is_taken_as_not_chosen() -> None:
    found = check(layer_of([(SQUARE, "1", "One", "A", "Alpha", 5)]), Areas("", "KEY", region_field="GONE"))
    assert found.regions == ()
    assert found.without_region == 0


def test_without_a_key_field_the_check_asks_for_it() -> None:
    found = check(layer_of([(SQUARE, "1", "One", "A", "Alpha", 5)]), Areas())
    assert findings(found)[0].level == "error"
    assert "Choose the field" in findings(found)[0].text
    assert found.duplicates == ()


def test_an_empty_layer_is_told() -> None:
    found = check(layer_of([]), CHOSEN)
    assert levels(found) == ["error"]
    assert not found.fit


def test_many_faults_are_not_all_listed() -> None:
    found = check(layer_of([(SQUARE, str(number % 20), "", "", "", 1) for number in range(40)]), Areas("", "KEY"))
    assert len(found.duplicates) == 20
    assert "0 (2×), 1 (2×), 10 (2×), 11 (2×), 12 (2×) and others" in texts(found)


def test_a_check_ends_when_nobody_wants_it() -> None:
    layer = layer_of([(SQUARE, str(number), "", "", "", 1) for number in range(150)])
    with pytest.raises(Canceled):
        check(layer, CHOSEN, lambda: True)
    assert check(layer, CHOSEN, lambda: False).areas == 150


# Fields


def fields_of(names: str) -> QgsFields:
    return layer_of([], names).fields()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "PLR_ID,PLR_NAME,BEZ_NR,BEZ_NAME,RTK_NR,RTK_NAME,STB_NR,STB_NAME,EW:integer",
            Areas("", "PLR_ID", "PLR_NAME", "RTK_NR", "RTK_NAME", "EW"),
        ),
        ("OBJECTID:integer,KEY,NAME,Fläche:double", Areas("", "KEY", "NAME")),
        ("id,Name,Bezirk,Einwohner_2024:integer,Einwohner_unter_15:integer",
         Areas("", "id", "Name", "Bezirk", "", "Einwohner_2024")),
        ("Schlüssel,Bezeichnung,Einwohner insgesamt:integer",
         Areas("", "Schlüssel", "Bezeichnung", "", "", "Einwohner insgesamt")),
        ("STATIST_BE,NR_STATIST,NAME_STATI,STADTBEZIR,SHAPE_AREA:double",
         Areas("", "NR_STATIST", "NAME_STATI", "STADTBEZIR")),
        ("fid:integer,geom_id,A:double", Areas()),
        ("", Areas()),
    ],
)  # fmt: skip
def test_fields_are_suggested_by_their_names(names: str, expected: Areas) -> None:
    fields = fields_of(names) if names else QgsFields()
    assert suggest(fields) == expected


def test_a_number_with_decimals_is_no_key() -> None:
    assert suggest(fields_of("KEY:double")).key_field == ""
    assert suggest(fields_of("KEY:integer")).key_field == "KEY"


@pytest.mark.parametrize(
    ("file", "areas", "regions", "fields"),
    [
        ("berlin_mss2021/lor_planungsraeume_2021.shp", 542, 12, ("PLR_ID", "PLR_NAME", "BEZ")),
        ("muenster/stadtteile.geojson", 45, 9, ("NR_STATIST", "NAME_STATI", "STADTBEZIR")),
        ("hamburg2014/stadtteile.geojson", 181, 7, ("quarter_id_3", "name", "district_id")),
    ],
)
def test_public_areas_are_understood(
    shared_data: Path, file: str, areas: int, regions: int, fields: tuple[str, str, str]
) -> None:
    layer = QgsVectorLayer(str(shared_data / file), "areas", "ogr")
    chosen = suggest(layer.fields())
    assert (chosen.key_field, chosen.name_field, chosen.region_field) == fields
    found = check(layer, chosen)
    assert found.fit
    assert (found.areas, len(found.regions)) == (areas, regions)
    assert sum(region.areas for region in found.regions) == areas


def test_the_likeliest_layer_is_found(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    assert likely_layer(project) is None
    forest = layer_of([], "ART")
    project.addMapLayer(forest)
    assert likely_layer(project) is forest
    areas = layer_of([], "PLR_ID,PLR_NAME,BEZ_NR")
    project.addMapLayer(areas)
    project.addMapLayer(
        QgsVectorLayer("Point?field=PLR_ID:string&field=PLR_NAME:string&field=RTK_NR:string", "p", "memory")
    )
    assert likely_layer(project) is areas


def test_polygon_layers_of_a_file(shared_data: Path, tmp_path: Path) -> None:
    found = polygon_layers(str(shared_data / "berlin_mss2021" / "lor_planungsraeume_2021.shp"))
    assert list(found) == ["lor_planungsraeume_2021"]
    assert polygon_layers(str(shared_data / "berlin_mss2021" / "zuordnung.csv")) == {}
    assert polygon_layers(str(tmp_path / "gone.gpkg")) == {}
