"""The dialog of the region maps, clicked through: the preview is the page, the export is told and remembered."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QPushButton, QToolButton

from sozialraum_plugin.gis import settings
from sozialraum_plugin.gis.maps import benchmark
from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui import folderlink, steps
from sozialraum_plugin.gui.mapsdialog import MapsDialog
from tests import shipped

Wait = Callable[..., None]

FIELDS = "field=KEY:string&field=NAME:string&field=RTK_NR:integer&field=RTK_NAME:string&field=EW:integer&field=gebietstyp:integer"  # noqa: E501
NAMES = {1: "Nord", 2: "Süd", 10: "Am Wald"}


def add_layer(name: str = "areas", regions: bool = True) -> QgsVectorLayer:
    """Three regions of twelve squares each, 500 m wide."""
    made = QgsVectorLayer(f"Polygon?crs=EPSG:25832&{FIELDS}", name, "memory")
    features = []
    for number in range(36):
        x, y = 500_000 + number % 6 * 500, 5_400_000 + number // 6 * 500
        feature = QgsFeature(made.fields())
        box = f"POLYGON(({x} {y},{x + 500} {y},{x + 500} {y + 500},{x} {y + 500},{x} {y}))"
        feature.setGeometry(QgsGeometry.fromWkt(box))
        region = (1, 2, 10)[number // 12]
        values = [region, NAMES[region]] if regions else [None, None]
        feature.setAttributes([f"{number:03d}", f"Raum {number}", *values, 500 + number, 1 + number % 3])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.updateExtents()
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def layer() -> QgsVectorLayer:
    return add_layer()


def areas_of(layer: QgsVectorLayer) -> Areas:
    return Areas(layer.id(), "KEY", "NAME", "RTK_NR", "RTK_NAME", "EW")


@pytest.fixture
def dialog(
    plugin: Any, layer: QgsVectorLayer, qgis_iface: Any, tmp_path: Path, settle: Callable[[], None], wait_until: Wait
) -> Iterator[MapsDialog]:
    settings.RESULTS_FOLDER.set(str(tmp_path))
    settings.AUTHOR.set("Amt")
    ProjectState(QgsProject.instance()).set_areas(areas_of(layer))
    made = MapsDialog(qgis_iface)
    made.show()
    wait_until(lambda: bool(made.found))
    yield made
    if not sip.isdeleted(made):
        made.close()
    settle()


def button(dialog: MapsDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None, name
    return found


def run(dialog: MapsDialog, wait_until: Wait) -> None:
    button(dialog, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running, 60)


def outcome(dialog: MapsDialog) -> Any:
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    return dialog.run_.outcome


def see(dialog: MapsDialog, wait_until: Wait) -> None:
    wait_until(lambda: not dialog.preview.pending)
    assert dialog.preview.page is not None, dialog.preview.text


def test_the_panel_opens_it() -> None:
    assert steps.dialog_class("maps") is MapsDialog


def test_knows_the_areas_of_the_project(dialog: MapsDialog, layer: QgsVectorLayer) -> None:
    assert dialog.layerBox.currentLayer() is layer
    assert [box.currentField() for box in (dialog.fieldBox, dialog.regionBox, dialog.regionNameBox)] == [
        "gebietstyp", "RTK_NR", "RTK_NAME",
    ]  # fmt: skip
    assert dialog.labelBox.currentField() == "NAME"
    assert dialog.authorEdit.text() == "Amt"
    assert dialog.keepBox.isChecked()
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_lists_the_regions_with_their_areas(dialog: MapsDialog) -> None:
    texts = [dialog.regions.list.item(row).text() for row in range(3)]
    assert texts == ["1 Nord (12 areas)", "2 Süd (12 areas)", "10 Am Wald (12 areas)"]
    assert dialog.regions.ticked() == ["1", "2", "10"]


def test_the_preview_is_the_page_of_the_region(dialog: MapsDialog, wait_until: Wait) -> None:
    see(dialog, wait_until)
    page = dialog.preview.page
    assert page is not None
    assert (page.region, page.page, page.pages) == ("Nord", 0, 2)
    colours = {
        page.image.pixelColor(QPoint(x, y)).name()
        for x in range(0, page.image.width(), 4)
        for y in range(0, page.image.height(), 4)
    }
    assert shipped.colours("tol_muted")[0].lower() in colours  # the first colour of the types
    assert dialog.regionName.text() == "Nord"


def test_goes_through_the_ticked_regions(dialog: MapsDialog, wait_until: Wait) -> None:
    dialog.regions.tick(["1", "10"])
    dialog.findChild(QToolButton, "nextButton").click()
    see(dialog, wait_until)
    assert dialog.regionName.text() == "Am Wald"
    dialog.findChild(QToolButton, "nextButton").click()
    see(dialog, wait_until)
    assert dialog.regionName.text() == "Nord"
    dialog.findChild(QToolButton, "previousButton").click()
    see(dialog, wait_until)
    assert dialog.regionName.text() == "Am Wald"


def test_the_profile_page_can_be_seen(dialog: MapsDialog, wait_until: Wait) -> None:
    see(dialog, wait_until)
    before = dialog.preview.page
    dialog.previewPage.setCurrentIndex(1)
    see(dialog, wait_until)
    assert dialog.preview.page is not before
    assert dialog.preview.page is not None
    assert dialog.preview.page.page == 1
    dialog.profileBox.setChecked(False)
    see(dialog, wait_until)
    assert dialog.preview.page.pages == 1
    assert dialog.previewPage.count() == 1


def test_other_texts_make_another_page(dialog: MapsDialog, wait_until: Wait) -> None:
    see(dialog, wait_until)
    assert dialog.preview.page is not None
    before = dialog.preview.page.image.copy()
    dialog.titleEdit.setText("Monitoring")
    assert dialog.preview.pending
    see(dialog, wait_until)
    assert dialog.preview.page.image != before


def test_other_values_make_another_page(dialog: MapsDialog, layer: QgsVectorLayer, wait_until: Wait) -> None:
    see(dialog, wait_until)
    assert dialog.preview.page is not None
    before = dialog.preview.page.image.copy()
    position = layer.fields().lookupField("gebietstyp")
    layer.dataProvider().changeAttributeValues({number: {position: 3} for number in range(1, 13)})
    layer.dataChanged.emit()
    see(dialog, wait_until)
    assert dialog.preview.page.image != before


def test_a_preview_writes_nothing(dialog: MapsDialog, wait_until: Wait, tmp_path: Path) -> None:
    see(dialog, wait_until)
    assert list(tmp_path.iterdir()) == []


def test_a_run_writes_maps_and_is_remembered(
    dialog: MapsDialog, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(folderlink, "open_folder", opened.append)
    dialog.keepBox.setChecked(False)
    dialog.regions.tick(["1", "10"])
    run(dialog, wait_until)
    assert outcome(dialog).ok, outcome(dialog).error
    folder = tmp_path / "Maps"
    assert sorted(path.name for path in folder.glob("*.pdf")) == ["RTK_10_Am_Wald.pdf", "RTK_1_Nord.pdf"]
    step = ProjectState(QgsProject.instance()).step("maps")
    assert step is not None
    assert step.summary == "2 maps in the folder Maps."
    assert step.parameters["REGIONS"] == "1;10"
    assert step.parameters["KEY_FIELD"] == "KEY"
    assert dialog.bar.currentItem().text() == step.summary
    button(dialog, "folderButton").click()
    assert opened == [str(folder)]
    assert dialog.folder.path() == str(tmp_path / "Maps_2")


def test_what_was_chosen_comes_back(dialog: MapsDialog, wait_until: Wait, qgis_iface: Any, tmp_path: Path) -> None:
    dialog.keepBox.setChecked(False)
    dialog.profileBox.setChecked(False)
    dialog.regions.tick(["2"])
    dialog.titleEdit.setText("Monitoring")
    dialog.authorEdit.setText("")
    dialog.columns.tick(["EW"])
    dialog.pageBox.setCurrentIndex(dialog.pageBox.findData("A3"))
    run(dialog, wait_until)
    assert outcome(dialog).ok, outcome(dialog).error
    again = MapsDialog(qgis_iface)
    again.show()
    wait_until(lambda: bool(again.found))
    assert again.regions.ticked() == ["2"]
    assert again.titleEdit.text() == "Monitoring"
    assert again.authorEdit.text() == ""
    assert again.columns.ticked() == ["EW"]
    assert again.pageBox.currentData() == "A3"
    assert not again.profileBox.isChecked()
    assert not again.keepBox.isChecked()
    again.close()


def test_the_layouts_stay_in_the_project(dialog: MapsDialog, wait_until: Wait, qgis_iface: Any) -> None:
    dialog.regions.tick(["1"])
    run(dialog, wait_until)
    assert outcome(dialog).ok, outcome(dialog).error
    assert len(QgsProject.instance().layoutManager().printLayouts()) == 1
    again = MapsDialog(qgis_iface)
    # The layers of the layout are nobody's planning areas and no background.
    assert [again.layerBox.layer(row).name() for row in range(again.layerBox.count())] == ["areas"]
    assert again.background.keys() == []
    again.close()


def test_a_folder_with_files_is_not_used_unasked(dialog: MapsDialog, wait_until: Wait, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "RTK_1_Nord.pdf").write_bytes(b"mine")
    dialog.folderFile.setFilePath(str(folder))
    dialog.keepBox.setChecked(False)
    dialog.regions.tick(["1"])
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert "mine" in dialog.bar.currentItem().text()
    button(dialog, "takeOtherButton").click()
    assert dialog.folder.path() == str(tmp_path / "mine_2")
    dialog.folderFile.setFilePath(str(folder))
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    button(dialog, "writeButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running, 60)
    assert outcome(dialog).ok, outcome(dialog).error
    assert (folder / "RTK_1_Nord.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder in which nobody may write")
def test_a_folder_that_cannot_be_made(dialog: MapsDialog, wait_until: Wait) -> None:
    dialog.folderFile.setFilePath("/proc/sozialraum")
    run(dialog, wait_until)
    assert "/proc/sozialraum" in outcome(dialog).error
    assert dialog.bar.currentItem().text() == outcome(dialog).error


def test_a_file_in_the_place_of_the_folder(dialog: MapsDialog, wait_until: Wait, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    dialog.folderFile.setFilePath(str(tmp_path / "file"))
    run(dialog, wait_until)
    assert not outcome(dialog).ok
    assert str(tmp_path / "file") in dialog.bar.currentItem().text()
    assert ProjectState(QgsProject.instance()).step("maps") is None


@pytest.mark.parametrize("path", ["", "maps"])
def test_a_folder_that_is_none(dialog: MapsDialog, path: str) -> None:
    dialog.folderFile.setFilePath(path)
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert "folder" in dialog.bar.currentItem().text()


def test_without_a_region_ticked(dialog: MapsDialog) -> None:
    dialog.findChild(QToolButton, "regionsNone").click()
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert "region" in dialog.bar.currentItem().text()


def test_without_a_field_of_the_regions(dialog: MapsDialog, wait_until: Wait) -> None:
    dialog.regionBox.setField("")
    wait_until(lambda: not dialog.question.pending)
    assert "regions" in dialog.preview.text
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    assert dialog.bar.currentItem().text() == dialog.preview.text


def test_a_field_that_cannot_be_shown_is_told_in_the_preview(dialog: MapsDialog, wait_until: Wait) -> None:
    dialog.fieldBox.setField("NAME")
    wait_until(lambda: bool(dialog.preview.text))
    assert "NAME" in dialog.preview.text
    dialog.fieldBox.setField("EW")
    see(dialog, wait_until)


def test_a_template_that_is_not_there(dialog: MapsDialog, wait_until: Wait, tmp_path: Path) -> None:
    dialog.templateFile.setFilePath(str(tmp_path / "none.qpt"))
    assert "none.qpt" in dialog.preview.text
    assert not dialog.pageBox.isEnabled()
    button(dialog, "runButton").click()
    assert dialog.run_ is None
    dialog.templateFile.setFilePath("")
    see(dialog, wait_until)


def test_one_file_for_all_is_for_pdf_only(dialog: MapsDialog) -> None:
    dialog.combinedBox.setChecked(True)
    assert dialog.parameters()["COMBINED"] is True
    dialog.formatBox.setCurrentIndex(dialog.formatBox.findData("png"))
    assert not dialog.combinedBox.isEnabled()
    assert dialog.parameters()["COMBINED"] is False


def test_cancel_ends_a_run(dialog: MapsDialog, wait_until: Wait, tmp_path: Path) -> None:
    button(dialog, "runButton").click()
    assert dialog.cancel_button.isVisible()
    dialog.cancel_button.click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert outcome(dialog).canceled
    assert "Cancelled" in dialog.bar.currentItem().text()
    assert not list((tmp_path / "Maps").glob("*.pdf"))
    assert ProjectState(QgsProject.instance()).step("maps") is None
    assert button(dialog, "runButton").isEnabled()


def test_closed_during_a_run(dialog: MapsDialog, wait_until: Wait, settle: Callable[[], None], tmp_path: Path) -> None:
    dialog.keepBox.setChecked(False)
    button(dialog, "runButton").click()
    working = dialog.run_
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running, 60)
    settle()
    assert len(list((tmp_path / "Maps").glob("*.pdf"))) == 3
    assert ProjectState(QgsProject.instance()).step("maps") is not None


def test_project_closed_during_a_run(dialog: MapsDialog, wait_until: Wait, settle: Callable[[], None]) -> None:
    button(dialog, "runButton").click()
    working = dialog.run_
    assert working is not None
    QgsProject.instance().clear()
    wait_until(lambda: not working.running)
    settle()
    assert QgsProject.instance().mapLayers() == {}


def test_project_closed_while_a_page_is_drawn(dialog: MapsDialog, wait_until: Wait, settle: Callable[[], None]) -> None:
    dialog.look(at_once=True)
    wait_until(lambda: dialog.preview._drawing is not None)
    drawing = dialog.preview._drawing
    QgsProject.instance().clear()
    settle()
    assert sip.isdeleted(dialog)
    assert drawing is not None
    assert inspect.getgeneratorstate(drawing) == inspect.GEN_CLOSED


def test_without_a_layer(plugin: Any, qgis_iface: Any, settle: Callable[[], None]) -> None:
    made = MapsDialog(qgis_iface)
    made.show()
    settle()
    button(made, "runButton").click()
    assert made.run_ is None
    assert "polygon layer" in made.bar.currentItem().text()
    made.close()


def test_regions_that_are_all_empty(plugin: Any, qgis_iface: Any, wait_until: Wait, settle: Callable[[], None]) -> None:
    layer = add_layer("bare", regions=False)
    ProjectState(QgsProject.instance()).set_areas(areas_of(layer))
    made = MapsDialog(qgis_iface)
    made.show()
    wait_until(lambda: not made.question.pending and bool(made.preview.text))
    assert "RTK_NR" in made.preview.text
    made.close()


def test_a_layer_that_leaves_the_project(dialog: MapsDialog, layer: QgsVectorLayer, settle: Callable[[], None]) -> None:
    QgsProject.instance().removeMapLayer(layer.id())
    settle()
    assert dialog.layer is None
    button(dialog, "runButton").click()
    assert "polygon layer" in dialog.bar.currentItem().text()


def test_background_layers_can_be_ticked(dialog: MapsDialog, qgis_iface: Any, wait_until: Wait) -> None:
    roads = QgsVectorLayer("LineString?crs=EPSG:25832", "roads", "memory")
    web = QgsVectorLayer("Point?crs=EPSG:25832", "web", "memory")
    QgsProject.instance().addMapLayers([roads, web])
    again = MapsDialog(qgis_iface)
    again.show()
    wait_until(lambda: bool(again.found))
    assert set(again.background.keys()) == {roads.id(), web.id()}
    again.background.tick([roads.id()])
    see(again, wait_until)
    assert again.parameters()["BACKGROUND"] == [roads.id()]
    again.close()


def test_opens_fast_beside_500_layers(plugin: Any, qgis_iface: Any, layer: QgsVectorLayer) -> None:
    many = [QgsVectorLayer("Point?crs=EPSG:25832", f"layer {number}", "memory") for number in range(500)]
    QgsProject.instance().addMapLayers(many)
    ProjectState(QgsProject.instance()).set_areas(areas_of(layer))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        made = MapsDialog(qgis_iface)
        made.show()
        times.append(time.perf_counter() - start)
        made.close()
    assert min(times) < 0.3
    QgsSettings().remove("sozialraum")


def test_a_comparison_stands_behind_the_profile(
    dialog: MapsDialog, layer: QgsVectorLayer, qgis_iface: Any, wait_until: Wait
) -> None:
    assert not dialog.benchmarkBox.isEnabled()
    words = ("region", "label", "unit", "level", "like_regions", "previous_year")
    fields = "&".join(f"field={name}:{'string' if name in words else 'double'}" for name in benchmark.FIELDS)
    compared = QgsVectorLayer(f"None?{fields}", "comparison", "memory")
    made = []
    for region in ("1", "2", "10"):
        feature = QgsFeature(compared.fields())
        known = {"region": region, "label": "Arme Kinder", "unit": "%", "value": 12.5, "decimals": 1}
        for name, value in known.items():
            feature[name] = value
        made.append(feature)
    compared.dataProvider().addFeatures(made)
    QgsProject.instance().addMapLayer(compared)
    again = MapsDialog(qgis_iface)
    again.show()
    wait_until(lambda: bool(again.found))
    assert "BENCHMARK" not in again.parameters()
    assert [again.benchmarkBox.itemText(place) for place in range(again.benchmarkBox.count())] == ["none", "comparison"]
    again.benchmarkBox.setCurrentIndex(1)
    assert again.parameters()["BENCHMARK"] == compared.id()
    see(again, wait_until)
    again.previewPage.setCurrentIndex(1)
    see(again, wait_until)
    assert again.previewPage.count() == 3
    assert again.previewPage.itemText(2) == "Page 3"
    again.profileBox.setChecked(False)
    assert "BENCHMARK" not in again.parameters()
    again.close()
