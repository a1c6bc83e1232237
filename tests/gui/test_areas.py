"""The dialog of the planning areas, clicked through, wrong paths included."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QInputDialog, QPushButton, QTextBrowser

from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui import openfile
from sozialraum_plugin.gui.areasdialog import AreasDialog

Wait = Callable[..., None]


def areas(count: int = 6, name: str = "areas") -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=PLR_ID:string&field=PLR_NAME:string&field=RTK_NR:string"
        "&field=RTK_NAME:string&field=EW:integer",
        name, "memory",
    )  # fmt: skip
    features = []
    for number in range(count):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        region = "A" if number % 2 else "B"
        feature.setAttributes([f"{number:02d}", f"Area {number}", region, f"Region {region}", 100 + number])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def opened(plugin: Any, qgis_iface: Any, settle: Callable[[], None]) -> Iterator[Callable[[], AreasDialog]]:
    """Opens the dialog, as often as a test wants it."""
    made: list[AreasDialog] = []

    def make() -> AreasDialog:
        dialog = AreasDialog(qgis_iface)
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        if not sip.isdeleted(dialog):
            dialog.close()
    settle()


def add(layer: QgsVectorLayer) -> QgsVectorLayer:
    QgsProject.instance().addMapLayer(layer)
    return layer


def shown(dialog: AreasDialog) -> list[tuple[str, str]]:
    """Level and text of each finding."""
    items = [dialog.findingsList.item(row) for row in range(dialog.findingsList.count())]
    return [(item.data(Qt.ItemDataRole.UserRole), item.text()) for item in items]


def wait_checked(dialog: AreasDialog, wait_until: Wait) -> None:
    wait_until(lambda: dialog.checked is not None)


def ok(dialog: AreasDialog) -> None:
    dialog.findChild(QPushButton, "okButton").click()


def test_the_fields_are_suggested_and_checked(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    layer = add(areas())
    dialog = opened()
    assert dialog.chosen() == Areas(layer.id(), "PLR_ID", "PLR_NAME", "RTK_NR", "RTK_NAME", "EW")
    wait_checked(dialog, wait_until)
    assert {level for level, _ in shown(dialog)} == {"ok"}
    tree = dialog.regionsTree
    rows = [[tree.topLevelItem(row).text(column) for column in range(4)] for row in range(tree.topLevelItemCount())]
    assert rows == [["A", "Region A", "3", "309"], ["B", "Region B", "3", "306"]]
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_the_choice_is_kept_in_the_project(
    opened: Callable[[], AreasDialog], wait_until: Wait, qgis_iface: Any, settle: Callable[[], None]
) -> None:
    layer = add(areas())
    dialog = opened()
    dialog.nameBox.setField("RTK_NAME")
    wait_checked(dialog, wait_until)
    ok(dialog)
    settle()
    assert sip.isdeleted(dialog)
    state = ProjectState(QgsProject.instance())
    assert state.areas() == Areas(layer.id(), "PLR_ID", "RTK_NAME", "RTK_NR", "RTK_NAME", "EW")
    step = state.step("areas")
    assert step is not None
    assert step.summary == "6 areas in 2 regions."
    assert QgsProject.instance().isDirty()
    again = opened()
    assert again.nameBox.currentField() == "RTK_NAME"


def test_cancel_keeps_nothing(opened: Callable[[], AreasDialog], settle: Callable[[], None]) -> None:
    add(areas())
    dialog = opened()
    dialog.buttonBox.button(QDialogButtonBox.StandardButton.Cancel).click()
    settle()
    assert sip.isdeleted(dialog)
    assert ProjectState(QgsProject.instance()).areas() == Areas()


def test_what_is_wrong_is_told_at_once(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    add(areas())
    dialog = opened()
    wait_checked(dialog, wait_until)
    dialog.keyBox.setField("RTK_NR")
    assert dialog.checked is None
    wait_checked(dialog, wait_until)
    assert shown(dialog)[0] == ("error", "Keys that occur more than once: 2, namely A (3×), B (3×).")


def test_the_newest_choice_counts(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    add(areas(400))
    dialog = opened()
    for field in ("RTK_NR", "PLR_NAME", "PLR_ID"):
        dialog.keyBox.setField(field)
    wait_checked(dialog, wait_until)
    assert dialog.checked is not None
    assert dialog.checked.chosen.key_field == "PLR_ID"
    assert dialog.checked.fit


def test_without_a_polygon_layer_it_says_so(opened: Callable[[], AreasDialog]) -> None:
    add(QgsVectorLayer("Point?field=PLR_ID:string", "points", "memory"))
    dialog = opened()
    assert dialog.layerBox.currentLayer() is None
    assert "no polygon layer" in shown(dialog)[0][1]
    ok(dialog)
    assert dialog.isVisible()
    assert "no polygon layer" in dialog.bar.currentItem().text()


def test_without_a_key_field_it_asks_for_one(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    add(areas())
    dialog = opened()
    dialog.keyBox.setField("")
    wait_checked(dialog, wait_until)
    ok(dialog)
    assert dialog.isVisible()
    assert "key" in dialog.bar.currentItem().text()
    assert ProjectState(QgsProject.instance()).step("areas") is None


def test_a_layer_without_fields(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    add(QgsVectorLayer("Polygon?crs=EPSG:25832", "bare", "memory"))
    dialog = opened()
    wait_checked(dialog, wait_until)
    assert shown(dialog)[0][0] == "error"
    assert dialog.keyBox.currentField() == ""


def test_another_layer_has_other_fields(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    add(areas())
    dialog = opened()
    other = add(QgsVectorLayer("Polygon?field=Key:string", "other", "memory"))
    dialog.layerBox.setLayer(other)
    assert dialog.chosen() == Areas(other.id(), "Key")
    wait_checked(dialog, wait_until)
    assert shown(dialog) == [("error", "The layer has no areas.")]


def test_the_current_layer_comes_first(opened: Callable[[], AreasDialog], qgis_iface: Any) -> None:
    add(areas(name="a"))
    active = add(areas(name="b"))
    qgis_iface.setActiveLayer(active)
    assert opened().layerBox.currentLayer() is active


def test_a_layer_that_goes_is_noticed(opened: Callable[[], AreasDialog], wait_until: Wait) -> None:
    layer = add(areas())
    dialog = opened()
    QgsProject.instance().removeMapLayer(layer.id())
    wait_until(lambda: dialog.chosen() == Areas())
    assert "no polygon layer" in shown(dialog)[0][1]


def test_closing_the_project_closes_the_dialog(opened: Callable[[], AreasDialog], settle: Callable[[], None]) -> None:
    add(areas(300))
    dialog = opened()
    QgsProject.instance().clear()
    settle()
    assert sip.isdeleted(dialog)
    time.sleep(0.4)  # the pause before a check
    settle()


def test_a_check_that_runs_may_be_closed(
    opened: Callable[[], AreasDialog], wait_until: Wait, settle: Callable[[], None]
) -> None:
    add(areas(3000))
    dialog = opened()
    wait_until(lambda: dialog.question.pending and bool(dialog.question._works))
    dialog.close()
    settle()
    assert sip.isdeleted(dialog)


def test_a_file_is_opened(
    opened: Callable[[], AreasDialog], city: Path, monkeypatch: pytest.MonkeyPatch, wait_until: Wait
) -> None:
    path = city / "musterstadt_planungsraeume.shp"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = opened()
    dialog.fileButton.click()
    assert dialog.layerBox.currentLayer().source().startswith(str(path))
    assert dialog.keyBox.currentField() == "PLR_ID"
    assert dialog.regionBox.currentField() == "RTK_NR"
    wait_checked(dialog, wait_until)
    assert dialog.checked is not None
    assert dialog.checked.summary() == "138 areas in 18 regions."


def test_a_file_without_polygons_is_told(
    opened: Callable[[], AreasDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n")
    dialog = opened()
    for chosen in (str(path), ""):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, found=chosen: (found, ""))
        dialog.fileButton.click()
        assert QgsProject.instance().mapLayers() == {}
    assert str(path) in dialog.bar.currentItem().text()


def test_of_several_layers_the_user_chooses(
    opened: Callable[[], AreasDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qgis_processing: Any
) -> None:
    import processing

    path = tmp_path / "several.gpkg"
    named = [areas(name="one"), areas(name="two")]
    processing.run("native:package", {"LAYERS": named, "OUTPUT": str(path), "OVERWRITE": True})
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = opened()
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("", False))
    dialog.fileButton.click()
    assert QgsProject.instance().mapLayers() == {}
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("two", True))
    dialog.fileButton.click()
    assert [layer.name() for layer in QgsProject.instance().mapLayers().values()] == ["two"]


def test_help_is_shown(opened: Callable[[], AreasDialog]) -> None:
    dialog = opened()
    dialog.buttonBox.button(QDialogButtonBox.StandardButton.Help).click()
    page = dialog.findChild(QDialog, "helpPage")
    assert "Key field" in page.findChild(QTextBrowser).toPlainText()
    page.close()


def test_mnemonics_differ(opened: Callable[[], AreasDialog]) -> None:
    dialog = opened()
    texts = [child.text() for child in dialog.findChildren((type(dialog.layerLabel), QPushButton))]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    ours = [
        letter
        for letter, text in zip(letters, [t for t in texts if "&" in t], strict=True)
        if text[1:] not in ("OK", "Cancel", "Help")
    ]
    assert len(ours) >= 8
    assert len(set(ours)) == len(ours)


def test_it_opens_quickly_beside_500_layers(opened: Callable[[], AreasDialog]) -> None:
    add(areas(542))
    uri = "Polygon?field=ART:string&field=NAME:string&field=W:double"
    QgsProject.instance().addMapLayers([QgsVectorLayer(uri, f"layer {number}", "memory") for number in range(500)])
    start = time.perf_counter()
    dialog = opened()
    spent = time.perf_counter() - start
    assert dialog.keyBox.currentField() == "PLR_ID"
    assert spent < 0.9  # a loaded machine; about a tenth of it is normal
    print(f"{spent * 1000:.0f} ms")


def test_help_leads_to_the_handbook(
    opened: Callable[[], AreasDialog], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chapter = tmp_path / "areas.html"
    asked: list[str] = []
    monkeypatch.setattr(openfile.handbook, "dialog_page", lambda name: chapter if name == "areas" else None)
    monkeypatch.setattr(openfile, "open_local", lambda path: asked.append(str(path)))
    dialog = opened()
    dialog.show_help()
    page = dialog.findChild(QDialog, "helpPage")
    page.findChild(QPushButton, "handbookButton").click()
    page.close()
    assert asked == [str(chapter)]


def test_help_without_a_handbook_has_no_button(
    opened: Callable[[], AreasDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openfile.handbook, "dialog_page", lambda _name: None)
    dialog = opened()
    dialog.show_help()
    page = dialog.findChild(QDialog, "helpPage")
    assert page.findChild(QPushButton, "handbookButton") is None
    page.close()
