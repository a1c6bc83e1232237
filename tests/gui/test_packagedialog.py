"""The dialog of the packages, clicked through: what is ticked is packed, told and remembered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    edit,
)
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QPushButton, QToolButton

from sozialraum_plugin.gis import settings
from sozialraum_plugin.gis.projectstate import Areas, ProjectState, Step
from sozialraum_plugin.gui import folderlink, steps
from sozialraum_plugin.gui.packagedialog import PackageDialog

Wait = Callable[..., None]


def add_layer(name: str, fields: str, kind: str = "Polygon?crs=EPSG:25832&") -> QgsVectorLayer:
    made = QgsVectorLayer(f"{kind}{fields}", name, "memory")
    features = []
    for number in range(12):
        feature = QgsFeature(made.fields())
        if made.isSpatial():
            x, y = 500_000 + 500 * number, 5_400_000
            box = f"POLYGON(({x} {y},{x + 500} {y},{x + 500} {y + 500},{x} {y}))"
            feature.setGeometry(QgsGeometry.fromWkt(box))
        feature["KEY"] = f"{number:03d}"
        if made.fields().lookupField("RTK_NR") >= 0:
            feature["RTK_NR"] = 1 + number // 4
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.updateExtents()
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def layer() -> QgsVectorLayer:
    return add_layer("areas", "field=KEY:string&field=NAME:string&field=RTK_NR:integer")


@pytest.fixture
def table() -> QgsVectorLayer:
    return add_layer("table", "field=KEY:string&field=VALUE:integer", "None?")


@pytest.fixture
def dialog(
    plugin: Any, layer: QgsVectorLayer, table: QgsVectorLayer, qgis_iface: Any, tmp_path: Path,
    settle: Callable[[], None], wait_until: Wait,
) -> Iterator[PackageDialog]:  # fmt: skip
    settings.RESULTS_FOLDER.set(str(tmp_path))
    settings.SOURCE.set("Stadt")
    state = ProjectState(QgsProject.instance())
    state.set_areas(Areas(layer.id(), "KEY", region_field="RTK_NR"))
    state.set_step("maps", Step({"REFERENCE_DATE": "31.12.2025"}))
    made = PackageDialog(qgis_iface)
    made.show()
    wait_until(lambda: not made.question.pending)
    yield made
    if not sip.isdeleted(made):
        made.close()
    settle()


def button(dialog: PackageDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None, name
    return found


def run(dialog: PackageDialog, wait_until: Wait) -> Any:
    button(dialog, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running, 60)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    return dialog.run_.outcome


def choose_region(dialog: PackageDialog, wait_until: Wait) -> None:
    dialog.regionBox.setCurrentIndex(dialog.regionBox.findData("RTK_NR"))
    wait_until(lambda: not dialog.question.pending)


def test_the_panel_opens_it() -> None:
    assert steps.dialog_class("export") is PackageDialog


def test_begins_with_the_areas_of_the_project(
    dialog: PackageDialog, layer: QgsVectorLayer, table: QgsVectorLayer
) -> None:
    assert set(dialog.layers.keys()) == {layer.id(), table.id()}
    assert dialog.layers.ticked() == [layer.id()]
    assert dialog.gpkgBox.isChecked()
    assert dialog.sourceEdit.text() == "Stadt"
    assert dialog.referenceEdit.text() == "31.12.2025"
    assert dialog.planLabel.text() == "One package: GeoPackage and a text that explains it."
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_tells_how_many_packages(dialog: PackageDialog, wait_until: Wait) -> None:
    assert dialog.regionBox.itemData(1) == "RTK_NR"  # the field of the regions comes first
    choose_region(dialog, wait_until)
    dialog.csvBox.setChecked(True)
    wait_until(lambda: not dialog.question.pending)
    assert dialog.planLabel.text().startswith("3 packages, a folder for each region: GeoPackage, CSV")


def test_only_fields_of_all_layers_make_parts(
    dialog: PackageDialog, layer: QgsVectorLayer, table: QgsVectorLayer, wait_until: Wait
) -> None:
    choose_region(dialog, wait_until)
    dialog.layers.tick([layer.id(), table.id()])
    assert [dialog.regionBox.itemData(row) for row in range(dialog.regionBox.count())] == ["", "KEY"]
    assert dialog.regionBox.currentData() == ""


def test_a_field_without_values(dialog: PackageDialog, wait_until: Wait) -> None:
    dialog.regionBox.setCurrentIndex(dialog.regionBox.findData("NAME"))
    wait_until(lambda: not dialog.question.pending)
    assert "NAME" in dialog.planLabel.text()
    outcome = run(dialog, wait_until)
    assert not outcome.ok
    assert "NAME" in dialog.bar.currentItem().text()


def test_a_project_brings_its_geopackage(dialog: PackageDialog) -> None:
    dialog.gpkgBox.setChecked(False)
    dialog.projectBox.setChecked(True)
    assert dialog.parameters()["FORMATS"] == ["gpkg", "project"]
    assert not dialog.gpkgBox.isEnabled()


def test_a_run_packs_and_is_remembered(
    dialog: PackageDialog, wait_until: Wait, tmp_path: Path, qgis_iface: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(folderlink, "open_folder", opened.append)
    choose_region(dialog, wait_until)
    dialog.csvBox.setChecked(True)
    dialog.nameEdit.setText("Monitoring")
    dialog.descriptionEdit.setPlainText("Two\nlines")
    dialog.licenceBox.setEditText("CC BY 4.0")
    outcome = run(dialog, wait_until)
    assert outcome.ok, outcome.error
    folder = tmp_path / "Package"
    assert sorted(path.name for path in folder.iterdir()) == ["RTK_1", "RTK_2", "RTK_3"]
    text = (folder / "RTK_1" / "LIESMICH.txt").read_text(encoding="utf-8-sig")
    for told in ("Two", "CC BY 4.0", "Stadt", "31.12.2025"):
        assert told in text
    step = ProjectState(QgsProject.instance()).step("packages")
    assert step is not None
    assert step.summary == f"{outcome.results['COUNT']} files in the folder Package."
    button(dialog, "folderButton").click()
    assert opened == [str(folder)]
    assert dialog.folder.path() == str(tmp_path / "Package_2")
    again = PackageDialog(qgis_iface)
    assert again.parameters() == {**dialog.parameters(), "FOLDER": again.folder.path()}
    assert again.regionBox.currentData() == "RTK_NR"
    again.close()


def test_the_window_lives_during_a_run(dialog: PackageDialog, wait_until: Wait) -> None:
    choose_region(dialog, wait_until)
    for box in (dialog.csvBox, dialog.geojsonBox, dialog.shpBox):
        box.setChecked(True)
    told: list[float] = []
    button(dialog, "runButton").click()
    assert dialog.run_ is not None
    dialog.run_.progressed.connect(told.append)
    turns = 0

    def over() -> bool:
        nonlocal turns
        turns += 1
        return dialog.run_ is not None and not dialog.run_.running

    wait_until(over, 60)
    assert turns > 5
    assert len(told) > 5


def test_cancel_leaves_nothing(dialog: PackageDialog, wait_until: Wait, tmp_path: Path) -> None:
    choose_region(dialog, wait_until)
    button(dialog, "runButton").click()
    assert dialog.run_ is not None
    dialog.cancel_button.click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_.outcome is not None
    assert dialog.run_.outcome.canceled
    assert "Cancelled" in dialog.bar.currentItem().text()
    assert not (tmp_path / "Package").exists()
    assert ProjectState(QgsProject.instance()).step("packages") is None


def test_nothing_ticked(dialog: PackageDialog) -> None:
    dialog.findChild(QToolButton, "layersNone").click()
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert "layer" in dialog.bar.currentItem().text()
    dialog.findChild(QToolButton, "layersAll").click()
    dialog.gpkgBox.setChecked(False)
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert "format" in dialog.bar.currentItem().text()


def test_a_folder_with_files_is_not_used_unasked(dialog: PackageDialog, wait_until: Wait, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "areas.gpkg").write_bytes(b"mine")
    dialog.folderFile.setFilePath(str(tmp_path / "mine"))
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    button(dialog, "takeOtherButton").click()
    outcome = run(dialog, wait_until)
    assert outcome.ok, outcome.error
    assert (tmp_path / "mine" / "areas.gpkg").read_bytes() == b"mine"
    assert (tmp_path / "mine_2" / "areas.gpkg").is_file()


def test_a_file_in_the_place_of_the_folder(dialog: PackageDialog, wait_until: Wait, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    dialog.folderFile.setFilePath(str(tmp_path / "file"))
    outcome = run(dialog, wait_until)
    assert not outcome.ok
    assert str(tmp_path / "file") in dialog.bar.currentItem().text()


def test_closed_during_a_run(
    dialog: PackageDialog, wait_until: Wait, settle: Callable[[], None], tmp_path: Path
) -> None:
    button(dialog, "runButton").click()
    working = dialog.run_
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running, 60)
    settle()
    assert (tmp_path / "Package" / "areas.gpkg").is_file()
    assert ProjectState(QgsProject.instance()).step("packages") is not None


def test_project_closed_during_a_run(
    dialog: PackageDialog, wait_until: Wait, settle: Callable[[], None], tmp_path: Path
) -> None:
    choose_region(dialog, wait_until)
    button(dialog, "runButton").click()
    working = dialog.run_
    assert working is not None
    QgsProject.instance().clear()
    wait_until(lambda: not working.running)
    settle()
    assert QgsProject.instance().mapLayers() == {}
    assert not (tmp_path / "Package").exists()


def test_an_empty_project(plugin: Any, qgis_iface: Any, settle: Callable[[], None]) -> None:
    made = PackageDialog(qgis_iface)
    made.show()
    settle()
    button(made, "runButton").click()
    assert made.run_ is None
    assert "no vector layer" in made.bar.currentItem().text()
    made.close()


def test_a_layer_that_left_the_project(dialog: PackageDialog, layer: QgsVectorLayer) -> None:
    QgsProject.instance().removeMapLayer(layer.id())
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert "layer" in dialog.bar.currentItem().text()


def test_opens_fast_beside_500_layers(plugin: Any, qgis_iface: Any, layer: QgsVectorLayer) -> None:
    many = [QgsVectorLayer("Point?crs=EPSG:25832", f"layer {number}", "memory") for number in range(500)]
    QgsProject.instance().addMapLayers(many)
    ProjectState(QgsProject.instance()).set_areas(Areas(layer.id(), "KEY"))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        made = PackageDialog(qgis_iface)
        made.show()
        times.append(time.perf_counter() - start)
        made.close()
    assert min(times) < 0.3


def test_small_counts_are_protected_and_stay_so(
    dialog: PackageDialog, layer: QgsVectorLayer, table: QgsVectorLayer, qgis_iface: Any, wait_until: Wait
) -> None:
    with edit(table):
        for number, feature in enumerate(table.getFeatures()):
            feature["VALUE"] = 3 if number == 5 else 40 + number
            table.updateFeature(feature)
    dialog.layers.tick([table.id()])
    pages = dialog.pages
    assert not pages.protectBox.isChecked()
    pages.protectBox.setChecked(True)
    assert "Tick the fields with counts" in dialog.problem()
    assert pages.countFields.keys() == ["VALUE"]
    pages.countFields.tick(["VALUE"])
    dialog.csvBox.setChecked(True)
    outcome = run(dialog, wait_until)
    assert outcome.ok, outcome.error
    folder = Path(outcome.results["FOLDER"])
    text = next(folder.rglob("*.csv")).read_text(encoding="utf-8-sig")
    rows = {line.split(";")[0].strip('"'): line.split(";")[1] for line in text.splitlines()[1:]}
    assert rows["005"] == ""
    # A second one goes with it, else the sum would tell it; the rest stays.
    assert sum(value == "" for value in rows.values()) == 2
    assert rows["011"] == "51"
    protocol = Path(str(dialog.parameters()["PROTOCOL"]))
    assert not protocol.exists()
    assert len(list(folder.parent.glob("Protection_protocol*.csv"))) == 1
    # Whoever packs again must not give away what was protected the last time.
    again = PackageDialog(qgis_iface)
    assert again.pages.protectBox.isChecked()
    assert {"MIN_COUNT": 10, "COUNT_FIELDS": ["VALUE"], "ROUND_TO": "none"}.items() <= again.parameters().items()
    again.close()


def test_the_number_of_a_row_is_no_count(dialog: PackageDialog, table: QgsVectorLayer, tmp_path: Path) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    file = str(tmp_path / "table.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(table, file, QgsProject.instance().transformContext(), options)
    kept = QgsVectorLayer(file, "kept", "ogr")
    assert kept.fields().names() == ["fid", "KEY", "VALUE"]
    QgsProject.instance().addMapLayer(kept)
    dialog.pages.offer([kept])
    assert dialog.pages.countFields.keys() == ["VALUE"]


def test_every_parameter_is_offered(dialog: PackageDialog) -> None:
    pages = dialog.pages
    pages.protectBox.setChecked(True)
    pages.authorEdit.setText("A")
    pages.modelFile.setFilePath("/m.json")
    dialog.regionBox.setCurrentIndex(1)
    dialog.languageBox.setCurrentIndex(2)
    found = QgsApplication.processingRegistry().algorithmById("sozialraum:exportlayers")
    known = {definition.name() for definition in found.parameterDefinitions()}
    # Without a connection there is no database to choose.
    assert known - set(dialog.parameters()) == {"DATABASE", "SCHEMA"}
