"""Packages as others open them: projects with layouts, values of the city, method, databases."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsDataSourceUri,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from tests.integration import test_exportlayers, test_postgres

areas = test_exportlayers.areas
server = test_postgres.server
Remarks, export, names = test_exportlayers.Remarks, test_exportlayers.export, test_exportlayers.names


def layout_of(name: str, layers: list[QgsVectorLayer]) -> QgsPrintLayout:
    """A sheet with a map of fixed layers and a heading."""
    project = QgsProject.instance()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    item = QgsLayoutItemMap(layout)
    item.attemptMove(QgsLayoutPoint(10, 30))
    item.attemptResize(QgsLayoutSize(200, 150))
    item.setLayers(layers)
    item.setKeepLayerSet(True)
    item.setCrs(layers[0].crs())
    item.zoomToExtent(layers[0].extent())
    layout.addLayoutItem(item)
    label = QgsLayoutItemLabel(layout)
    label.setText("Gebietstypen – Stülerstraße")
    label.attemptMove(QgsLayoutPoint(10, 10))
    label.attemptResize(QgsLayoutSize(150, 10))
    layout.addLayoutItem(label)
    project.layoutManager().addLayout(layout)
    return layout


def page(layout: QgsPrintLayout) -> QImage:
    return QgsLayoutExporter(layout).renderPageToImage(0, QSize(), 50)


@pytest.mark.parametrize("kind", ["project", "gpkg_project"])
def test_layouts_look_the_same_elsewhere(
    kind: str, areas: QgsVectorLayer, qgis_new_project: Any, tmp_path: Path
) -> None:
    other = QgsVectorLayer("Point?crs=EPSG:25833", "Interne Anmerkungen", "memory")
    QgsProject.instance().addMapLayers([areas, other])
    before = page(layout_of("Blatt", [areas]))
    layout_of("Anmerkungen", [other])
    layout_of("Beides", [areas, other])
    feedback = Remarks()
    export([areas], tmp_path / "a", feedback, FORMATS=["gpkg", kind], NAME="P")
    moved = (tmp_path / "a").rename(tmp_path / "b")
    QgsProject.instance().clear()
    project = QgsProject()
    place = str(moved / "P.qgz") if kind == "project" else f"geopackage:{moved / 'P.gpkg'}?projectName=P"
    assert project.read(place)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    found = {layout.name(): layout for layout in project.layoutManager().printLayouts()}
    assert sorted(found) == ["Beides", "Blatt"]
    assert page(found["Blatt"]) == before
    assert len({before.pixel(x, y) for x in range(0, before.width(), 9) for y in range(0, before.height(), 9)}) > 2
    assert any("Interne Anmerkungen" in text for text in feedback.warnings)
    assert b"Interne Anmerkungen" not in (moved / "P.gpkg").read_bytes()
    project.clear()


def test_layouts_stay_at_home_when_asked(areas: QgsVectorLayer, qgis_new_project: Any, tmp_path: Path) -> None:
    QgsProject.instance().addMapLayer(areas)
    layout_of("Blatt", [areas])
    export([areas], tmp_path, FORMATS=["gpkg", "project"], NAME="P", LAYOUTS=False)
    project = QgsProject()
    assert project.read(str(tmp_path / "P.qgz"))
    assert project.layoutManager().printLayouts() == []
    project.clear()
    QgsProject.instance().clear()


def test_packages_of_regions_tell_the_citys_values(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, REGION_FIELD="RTK", NAME="P", FORMATS=["csv"])
    with (tmp_path / "RTK_03" / "P_RTK_03_stadt.csv").open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert all(key not in text for key in ("01100103", "01100104"))
    told = {(row[1], row[3]): row[4:] for row in rows}
    # Types 1, 2, none and 2 in the city's areas with a region, 1 and 2 in the region's.
    assert told["gebietstyp", "Räume: 2 = Typ 2"] == ["2", "1", "3", "2"]
    assert told["gebietstyp", "Räume ohne Wert"] == ["1", "0", "3", "2"]
    # (2.82 - 0.25 + 0.0000001) / 3 and (2.82 - 0.25) / 2
    assert told["Anteil", "Mittel der Räume, ungewichtet"] == ["0,8566667", "1,285", "3", "2"]
    export([areas], tmp_path / "without", REGION_FIELD="RTK", NAME="P", FORMATS=["csv"], CITY_VALUES=False)
    assert names(tmp_path / "without" / "RTK_03") == ["LIESMICH.txt", "P_RTK_03.csv"]


def test_nobody_is_named_unless_asked_for(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, FORMATS=["gpkg", "project"], NAME="P", AUTHOR="Jugendamt, Planung")
    assert "Jugendamt, Planung" in (tmp_path / "LIESMICH.txt").read_text(encoding="utf-8-sig")
    project = QgsProject()
    assert project.read(str(tmp_path / "P.qgz"))
    assert project.metadata().author() == "Jugendamt, Planung"
    project.clear()


def test_a_foreign_model_is_refused(areas: QgsVectorLayer, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    model.write_text(json.dumps({"format": "something else"}), encoding="utf-8")
    with pytest.raises(Exception, match=r"model\.json"):
        export([areas], tmp_path / "out", NAME="P", MODEL=str(model))
    assert not (tmp_path / "out").exists()


def test_values_are_described_for_other_programs(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, NAME="P", SOURCE="Amt für Statistik", LICENCE="dl-de/by-2-0")
    with closing(sqlite3.connect(tmp_path / "P.gpkg")) as database:
        told = dict(database.execute("SELECT column_name, title FROM gpkg_data_columns").fetchall())
        metadata = " ".join(row[0] for row in database.execute("SELECT metadata FROM gpkg_metadata"))
    assert told["gebietstyp"] == "Gebietstyp – Nummer"
    assert "Amt für Statistik" in metadata
    assert "dl-de/by-2-0" in metadata
    assert ogr.Open(str(tmp_path / "P.gpkg")).GetLayer(0).GetFeatureCount() == 4


@pytest.fixture
def connection(server: Path) -> Any:
    """A connection to the test's own server that QGIS knows by its name."""
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection(str(server), "5432", "postgres", "planer", "")
    made = metadata.createConnection(uri.uri(False), {"saveUsername": True})
    metadata.saveConnection(made, "Planung")
    try:
        made.executeSql("CREATE EXTENSION IF NOT EXISTS postgis")
    except Exception as error:  # the server is there, its extension may not be
        metadata.deleteConnection("Planung")
        pytest.skip(f"no PostGIS: {error}")
    yield made
    metadata.deleteConnection("Planung")


def test_layers_go_into_a_database(areas: QgsVectorLayer, connection: Any, server: Path, tmp_path: Path) -> None:
    for _ in range(2):  # the second one replaces the first
        export([areas], tmp_path, FORMATS=[], NAME="P", DATABASE="Planung", SCHEMA="amt", SOURCE="Amt für Statistik")
    geometry = connection.table("amt", "raeume_2024").geometryColumn()
    found = connection.executeSql(
        f'SELECT "PLR_ID", gebietstyp, ST_SRID({geometry}) FROM amt.raeume_2024 ORDER BY "PLR_ID"'
    )
    assert [row[0] for row in found] == ["01100101", "01100102", "01100103", "01100104"]
    assert [row[1] for row in found][:2] == [1, 2]
    assert {row[2] for row in found} == {25833}
    uri = QgsDataSourceUri(connection.uri())
    uri.setDataSource("amt", "raeume_2024", geometry, "", "id")
    layer = QgsVectorLayer(uri.uri(False), "aus der Datenbank", "postgres")
    assert layer.isValid()
    assert layer.featureCount() == 4
    layer.loadDefaultStyle()
    assert isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    assert [table.tableName() for table in connection.tables("amt") if "sozialraum" in table.tableName()] == []


def test_a_table_of_others_is_never_replaced(areas: QgsVectorLayer, connection: Any, tmp_path: Path) -> None:
    connection.executeSql("CREATE TABLE amt.wichtig (a int)")
    areas.setName("wichtig")
    with pytest.raises(Exception, match=r"amt\.wichtig"):
        export([areas], tmp_path, FORMATS=["csv"], NAME="P", DATABASE="Planung", SCHEMA="amt")
    assert [column.name() for column in connection.fields("amt", "wichtig")] == ["a"]
    assert names(tmp_path) == []
