"""The dialog that sums up areas to regions, clicked through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QPushButton

from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui.regionsdialog import RegionsDialog

Wait = Callable[..., None]
FIELDS = "field=KEY:string&field=RTK:string&field=RTK_NAME:string&field=EW:integer&field=U6:integer&field=quote:double"


def areas(rows: int = 12, double: bool = False) -> QgsVectorLayer:
    made = QgsVectorLayer(f"Polygon?crs=EPSG:25832&{FIELDS}", "areas", "memory")
    features = []
    for number in range(rows):
        feature = QgsFeature(made.fields())
        x = 1000 * number
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 1000,{x} 1000,{x} 0))"))
        region = NULL if number == rows - 1 else str(1 + number // 5)
        key = "000" if double else f"{number:03d}"
        name = NULL if region == NULL else f"Region {region}"
        feature.setAttributes([key, region, name, NULL if number == 1 else 500, 20 + number, 1.5])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def layer() -> QgsVectorLayer:
    return areas()


@pytest.fixture
def opened(
    plugin: Any, qgis_iface: Any, tmp_path: Path, settle: Callable[[], None]
) -> Iterator[Callable[[], RegionsDialog]]:
    made: list[RegionsDialog] = []

    def opening() -> RegionsDialog:
        made.append(RegionsDialog(qgis_iface))
        made[-1].outputFile.setFilePath(str(tmp_path / "regions.gpkg"))
        made[-1].show()
        return made[-1]

    yield opening
    for dialog in made:
        if not sip.isdeleted(dialog):
            dialog.close()
    settle()


@pytest.fixture
def dialog(layer: QgsVectorLayer, opened: Callable[[], RegionsDialog], wait_until: Wait) -> RegionsDialog:
    known = Areas(layer.id(), "KEY", region_field="RTK", region_name_field="RTK_NAME", population_field="EW")
    ProjectState(QgsProject.instance()).set_areas(known)
    made = opened()
    wait_until(lambda: not made.question.pending)
    return made


def run(dialog: RegionsDialog, wait_until: Wait) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)


def rows(dialog: RegionsDialog) -> list[list[str]]:
    table = dialog.regionsTable
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_shows_the_regions_of_the_project(dialog: RegionsDialog, layer: QgsVectorLayer) -> None:
    assert dialog.layerBox.currentLayer() is layer
    assert dialog.stateLabel.text() == "3 regions. 1 areas belong to none of them."
    assert rows(dialog) == [
        ["1", "Region 1", "5", "2,000 (1 areas without)"],
        ["2", "Region 2", "5", "2,500"],
        ["3", "Region 3", "1", "500"],
    ]
    assert dialog.counts.keys() == ["EW", "U6"]
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_a_run_makes_layer_table_and_report(dialog: RegionsDialog, wait_until: Wait, tmp_path: Path) -> None:
    dialog.counts.tick({"U6"})
    run(dialog, wait_until)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    assert dialog.run_.outcome.ok, dialog.run_.outcome.error
    step = ProjectState(QgsProject.instance()).step("regions")
    assert step is not None
    assert step.summary == "3 regions, 1 areas without a region. Regions that lack the number of an area: 1."
    assert {path.name for path in tmp_path.glob("regions*") if path.suffix in (".gpkg", ".html")} == {
        "regions.gpkg",
        "regions_city.gpkg",
        "regions.html",
    }
    made = QgsVectorLayer(str(tmp_path / "regions.gpkg"), "regions", "ogr")
    assert [feature["U6"] for feature in made.getFeatures()] == [110, 135, 30]
    assert dialog.outputFile.filePath() != str(tmp_path / "regions.gpkg")


def test_the_areas_stay_what_the_maps_are_made_of(
    dialog: RegionsDialog, layer: QgsVectorLayer, wait_until: Wait
) -> None:
    run(dialog, wait_until)
    assert ProjectState(QgsProject.instance()).layer_for("maps") is layer


def test_what_was_chosen_comes_back(
    dialog: RegionsDialog, wait_until: Wait, opened: Callable[[], RegionsDialog]
) -> None:
    dialog.counts.tick({"U6"})
    dialog.cityBox.setChecked(False)
    dialog.toleranceBox.setValue(2.5)
    dialog.populationBox.setField("")
    run(dialog, wait_until)
    again = opened()
    assert again.counts.ticked() == ["U6"]
    assert not again.cityBox.isChecked()
    assert again.toleranceBox.value() == 2.5


def test_without_a_region_field_it_says_so(dialog: RegionsDialog, wait_until: Wait) -> None:
    dialog.regionBox.setField("")
    wait_until(lambda: not dialog.question.pending)
    assert dialog.stateLabel.text() == "Choose the field of the regions."
    assert dialog.regionsTable.rowCount() == 0
    dialog.findChild(QPushButton, "runButton").click()
    assert "field of the regions" in dialog.bar.currentItem().text()
    assert dialog.run_ is None


def test_double_keys_are_told_before_the_run(opened: Callable[[], RegionsDialog], wait_until: Wait) -> None:
    ProjectState(QgsProject.instance()).set_areas(Areas(areas(double=True).id(), "KEY", region_field="RTK"))
    dialog = opened()
    wait_until(lambda: not dialog.question.pending)
    assert "000" in dialog.stateLabel.text()
    assert dialog.regionsTable.rowCount() == 0


def test_without_a_layer(opened: Callable[[], RegionsDialog]) -> None:
    dialog = opened()
    dialog.findChild(QPushButton, "runButton").click()
    assert "no polygon layer" in dialog.bar.currentItem().text()


def test_nothing_is_overwritten(dialog: RegionsDialog, tmp_path: Path) -> None:
    (tmp_path / "regions_city.gpkg").write_bytes(b"mine")
    dialog.findChild(QPushButton, "runButton").click()
    assert "exists" in dialog.bar.currentItem().text()
    assert (tmp_path / "regions_city.gpkg").read_bytes() == b"mine"


def test_closing_the_project_closes_the_dialog(dialog: RegionsDialog, settle: Callable[[], None]) -> None:
    QgsProject.instance().clear()
    settle()
    assert sip.isdeleted(dialog)
