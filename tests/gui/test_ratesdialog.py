"""The dialog of the rates, clicked through: the catalogue is edited, checked, saved, and never overwritten unasked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from sozialraum_plugin.core.measures.indicators import read_catalogue
from sozialraum_plugin.gis.cataloguefile import read_lines, shipped
from sozialraum_plugin.gis.projectstate import Areas, ProjectState, Step
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.gui.cataloguetable import COLUMNS
from sozialraum_plugin.gui.ratesdialog import RatesDialog

Wait = Callable[..., None]
HEAD = "name;label;numerator;denominator;factor;unit;decimals;direction;topic;source\n"
OWN = HEAD + "r;Rate;A;N;100;%;1;1;;\ns;Sum;A + B;;1;;0;0;;\n# off;Off;A;N;100;%;1;0;;\n"


def add_counts(name: str = "counts", shift: int = 0) -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=KEY:string&field=A:integer&field=B:integer&field=N:integer&field=T:string",
        name, "memory",
    )  # fmt: skip
    features = []
    for number in range(10):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([f"{number:02d}", number + shift, 2, 100 if number else 0, "x"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def layer(plugin: Any, tmp_path: Path) -> QgsVectorLayer:
    QgsProject.instance().write(str(tmp_path / "year.qgz"))
    made = add_counts()
    ProjectState(QgsProject.instance()).set_areas(Areas(made.id(), "KEY"))
    return made


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8-sig")
    return path


@pytest.fixture
def make(plugin: Any, qgis_iface: Any, settle: Callable[[], None]) -> Iterator[Callable[[], RatesDialog]]:
    made: list[RatesDialog] = []

    def make() -> RatesDialog:
        made.append(RatesDialog(qgis_iface))
        made[-1].show()
        return made[-1]

    yield make
    for dialog in made:
        if not sip.isdeleted(dialog):
            dialog.modified = False
            dialog.close()
    qgis_iface.messageBar().clearWidgets()
    settle()


@pytest.fixture
def dialog(make: Callable[[], RatesDialog], layer: QgsVectorLayer, own: Path, wait_until: Wait) -> RatesDialog:
    made = make()
    made.catalogueFile.setFilePath(str(own))
    settled(made, wait_until)
    return made


def settled(dialog: RatesDialog, wait_until: Wait) -> None:
    wait_until(lambda: not dialog.asking)


def write(dialog: RatesDialog, row: int, column: str, text: str) -> None:
    lines = dialog.table.lines
    lines.setData(lines.index(row, COLUMNS.index(column)), text)


def shown(dialog: RatesDialog, row: int, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return dialog.table.lines.index(row, COLUMNS.index(column)).data(role)


def run(dialog: RatesDialog, wait_until: Wait) -> Any:
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_ is not None
    return dialog.run_.outcome


def told(dialog: RatesDialog) -> str:
    return str(dialog.bar.currentItem().text())


# The table


def test_the_catalogue_is_shown_with_its_rates(dialog: RatesDialog, layer: QgsVectorLayer) -> None:
    assert dialog.layerBox.currentLayer() is layer
    assert [shown(dialog, row, "name") for row in range(3)] == ["r", "s", "off"]
    ticks = [shown(dialog, row, "name", Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    # 1 to 9 of 100; the area without people gets no rate.
    assert [shown(dialog, 0, column) for column in ("low", "middle", "high", "missing")] == ["1.0", "5.0", "9.0", "1"]
    assert [shown(dialog, 1, column) for column in ("low", "middle", "high", "missing")] == ["2", "7", "11", "0"]
    assert "2 of 3 indicators ticked" in dialog.statusLabel.text()
    assert "1 to check" in dialog.statusLabel.text()
    assert shown(dialog, 0, "direction") == "more is more strain"
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_the_shipped_catalogue_is_ticked_as_far_as_it_can_be_computed(
    make: Callable[[], RatesDialog], layer: QgsVectorLayer, wait_until: Wait
) -> None:
    dialog = make()
    assert dialog.path == str(shipped())
    settled(dialog, wait_until)
    assert f"0 of {len(read_catalogue(shipped()))} indicators ticked" in dialog.statusLabel.text()
    assert not dialog.modified
    assert "no field" in shown(dialog, 0, "numerator", Qt.ItemDataRole.ToolTipRole)
    dialog.findChild(QPushButton, "runButton").click()
    assert "Tick at least one" in told(dialog)


def test_wrong_cells_are_red_and_told(dialog: RatesDialog, wait_until: Wait) -> None:
    good = shown(dialog, 0, "denominator", Qt.ItemDataRole.BackgroundRole)
    write(dialog, 1, "numerator", "A + X")
    write(dialog, 1, "unit", "%")
    settled(dialog, wait_until)
    assert shown(dialog, 1, "numerator", Qt.ItemDataRole.BackgroundRole) is not None
    assert shown(dialog, 1, "numerator", Qt.ItemDataRole.BackgroundRole) != good
    assert shown(dialog, 1, "factor", Qt.ItemDataRole.BackgroundRole) is None
    dialog.table.setCurrentIndex(dialog.table.lines.index(1, COLUMNS.index("numerator")))
    assert "no field X" in dialog.cellLabel.text()
    assert "1 cannot be computed" in dialog.statusLabel.text()
    dialog.findChild(QPushButton, "runButton").click()
    assert "cannot be computed: s" in told(dialog)
    assert dialog.run_ is None
    dialog.possibleButton.click()
    settled(dialog, wait_until)
    assert [line.used for line in dialog.table.lines.lines] == [True, False, True]


def test_fields_are_completed_behind_a_plus(dialog: RatesDialog, wait_until: Wait) -> None:
    dialog.table.edit_cell(0, "numerator")
    editor = dialog.table.findChild(QLineEdit, "termEditor")
    editor.clear()
    QTest.keyClicks(editor, "A + b")
    completer = editor.completer()
    assert completer.completionCount() == 1
    assert completer.pathFromIndex(completer.completionModel().index(0, 0)) == "A + B"
    offered = completer.model()
    assert [offered.item(row).text() for row in range(offered.rowCount())] == ["A", "B", "N"]
    completer.popup().hide()
    editor.setText("A + B")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait_until(lambda: dialog.table.lines.lines[0].texts["numerator"] == "A + B")
    settled(dialog, wait_until)
    assert shown(dialog, 0, "high") == "11.0"


def test_the_direction_is_chosen_from_words(dialog: RatesDialog) -> None:
    dialog.table.edit_cell(0, "direction")
    editor = dialog.table.findChild(QComboBox, "directionEditor")
    assert editor.currentText() == "more is more strain"
    editor.setCurrentIndex(1)
    editor.activated.emit(1)
    assert dialog.table.lines.lines[0].texts["direction"] == "-1"
    assert dialog.modified


def test_lines_are_added_copied_and_removed(dialog: RatesDialog, wait_until: Wait) -> None:
    dialog.table.setCurrentIndex(dialog.table.lines.index(0, 0))
    dialog.copyButton.click()
    assert [line.texts["name"] for line in dialog.table.lines.lines] == ["r", "r_2", "s", "off"]
    assert dialog.table.currentIndex().row() == 1
    dialog.removeButton.click()
    assert [line.texts["name"] for line in dialog.table.lines.lines] == ["r", "s", "off"]
    dialog.addButton.click()
    settled(dialog, wait_until)
    row = dialog.table.currentIndex().row()
    assert dialog.table.lines.lines[row].texts["factor"] == "100"
    assert not dialog.table.lines.look(row).possible


def test_another_layer_gives_other_rates(dialog: RatesDialog, wait_until: Wait) -> None:
    dialog.layerBox.setLayer(add_counts("later", 10))
    settled(dialog, wait_until)
    assert shown(dialog, 0, "low") == "11.0"


# Files


def test_a_catalogue_is_saved_and_loaded(
    dialog: RatesDialog, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: Path
) -> None:
    before = own.read_bytes()
    write(dialog, 0, "label", "Anteil")
    assert dialog.windowTitle().endswith("own.csv *")
    monkeypatch.setattr(dialog, "choose_target", lambda: "")
    dialog.saveButton.click()
    assert dialog.modified
    monkeypatch.setattr(dialog, "choose_target", lambda: str(tmp_path / "new"))
    dialog.saveButton.click()
    assert not dialog.modified
    assert dialog.catalogueFile.filePath() == str(tmp_path / "new.csv")
    assert read_lines(tmp_path / "new.csv") == dialog.table.lines.lines
    assert own.read_bytes() == before


def test_the_shipped_catalogue_is_never_overwritten(dialog: RatesDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shipped().read_bytes()
    monkeypatch.setattr(dialog, "choose_target", lambda: str(shipped()))
    dialog.saveButton.click()
    assert "shipped" in told(dialog)
    assert shipped().read_bytes() == before


def test_unsaved_changes_are_asked_for(
    dialog: RatesDialog, monkeypatch: pytest.MonkeyPatch, own: Path, wait_until: Wait
) -> None:
    write(dialog, 0, "label", "Anteil")
    monkeypatch.setattr(dialog, "may_discard", lambda: False)
    dialog.shippedButton.click()
    assert dialog.path == str(own)
    assert dialog.catalogueFile.filePath() == str(own)
    monkeypatch.setattr(dialog, "may_discard", lambda: True)
    dialog.shippedButton.click()
    assert dialog.path == str(shipped())
    settled(dialog, wait_until)


def test_unsaved_changes_can_be_saved_after_closing(
    dialog: RatesDialog, qgis_iface: Any, tmp_path: Path, settle: Callable[[], None]
) -> None:
    write(dialog, 0, "label", "Anteil")
    dialog.close()
    settle()
    qgis_iface.messageBar().findChild(QPushButton, "saveCatalogueButton").click()
    assert read_lines(tmp_path / "catalogue.csv")[0].texts["label"] == "Anteil"


def test_a_file_that_is_no_catalogue(dialog: RatesDialog, tmp_path: Path, own: Path) -> None:
    (tmp_path / "wrong.csv").write_text("a;b\n1;2\n")
    dialog.catalogueFile.setFilePath(str(tmp_path / "wrong.csv"))
    assert "wrong.csv" in told(dialog)
    assert dialog.catalogueFile.filePath() == str(own)
    assert dialog.table.lines.rowCount() == 3


# The run


def test_a_run_with_an_own_catalogue(dialog: RatesDialog, wait_until: Wait, tmp_path: Path, own: Path) -> None:
    assert run(dialog, wait_until).ok
    state = ProjectState(QgsProject.instance())
    step = state.step("rates")
    assert step is not None
    assert step.summary == "2 indicators computed."
    assert step.parameters["CATALOGUE"] == str(own)
    made = state.output_of("rates")
    assert made is not None
    assert {"r", "s"} <= set(made.fields().names())
    assert "off" not in made.fields().names()
    assert not (tmp_path / "rates_catalogue.csv").exists()


def test_an_edited_catalogue_is_kept_beside_the_result(
    dialog: RatesDialog, wait_until: Wait, tmp_path: Path, own: Path, make: Callable[[], RatesDialog]
) -> None:
    before = own.read_bytes()
    write(dialog, 0, "name", "quote")
    settled(dialog, wait_until)
    assert run(dialog, wait_until).ok
    kept = tmp_path / "rates_catalogue.csv"
    assert [line.texts["name"] for line in read_lines(kept)] == ["quote", "s", "off"]
    assert own.read_bytes() == before
    assert not dialog.modified
    state = ProjectState(QgsProject.instance())
    made = state.output_of("rates")
    assert made is not None
    assert "quote" in made.fields().names()
    assert state.changed("rates") == []
    # Next time it comes back.
    again = make()
    assert again.path == str(kept)
    settled(again, wait_until)
    assert "2 of 3 indicators ticked" in again.statusLabel.text()


def test_a_failed_run_can_be_tried_again(
    dialog: RatesDialog, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(dialog, 0, "label", "Anteil")
    settled(dialog, wait_until)
    with monkeypatch.context() as patch:
        patch.setattr("sozialraum_plugin.algorithms.computerates._rates", lambda *_: 1 / 0)
        assert not run(dialog, wait_until).ok
    assert run(dialog, wait_until).ok


def test_files_that_exist_are_not_overwritten(dialog: RatesDialog, tmp_path: Path, wait_until: Wait) -> None:
    (tmp_path / "mine_catalogue.csv").write_bytes(b"mine")
    dialog.outputFile.setFilePath(str(tmp_path / "mine.gpkg"))
    write(dialog, 0, "label", "Anteil")
    settled(dialog, wait_until)
    dialog.findChild(QPushButton, "runButton").click()
    assert "exists" in told(dialog)
    assert (tmp_path / "mine_catalogue.csv").read_bytes() == b"mine"
    (tmp_path / "mine_catalogue.csv").unlink()
    (tmp_path / "mine.gpkg").write_bytes(b"mine")
    dialog.findChild(QPushButton, "runButton").click()
    assert "exists" in told(dialog)
    assert dialog.run_ is None


def test_an_earlier_year(dialog: RatesDialog, wait_until: Wait) -> None:
    assert not dialog.previousKeyBox.isEnabled()
    dialog.previousBox.setLayer(add_counts("before", -1))
    assert dialog.previousKeyBox.currentField() == "KEY"
    assert run(dialog, wait_until).ok
    made = ProjectState(QgsProject.instance()).output_of("rates")
    assert made is not None
    assert made.getFeature(2)["r_change"] == 1


# Wrong paths


def test_without_a_layer(make: Callable[[], RatesDialog], wait_until: Wait) -> None:
    dialog = make()
    settled(dialog, wait_until)
    dialog.findChild(QPushButton, "runButton").click()
    assert "no layer" in told(dialog)


def test_a_layer_without_numbers(make: Callable[[], RatesDialog], wait_until: Wait) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:25832&field=T:string", "texts", "memory"))
    dialog = make()
    settled(dialog, wait_until)
    assert f"0 of {len(read_catalogue(shipped()))}" in dialog.statusLabel.text()


def test_a_catalogue_that_is_gone(
    make: Callable[[], RatesDialog], layer: QgsVectorLayer, tmp_path: Path, wait_until: Wait
) -> None:
    ProjectState(QgsProject.instance()).set_step("rates", Step({"CATALOGUE": str(tmp_path / "gone.csv")}))
    dialog = make()
    settled(dialog, wait_until)
    assert dialog.path == str(shipped())


def test_a_cancelled_run(dialog: RatesDialog, wait_until: Wait) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    dialog.cancel()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    if dialog.run_.outcome.canceled:
        assert ProjectState(QgsProject.instance()).step("rates") is None
    assert dialog.form.isEnabled()


def test_closing_the_dialog_does_not_end_the_run(
    dialog: RatesDialog, wait_until: Wait, settle: Callable[[], None]
) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running)
    settle()
    assert ProjectState(QgsProject.instance()).step("rates") is not None


def test_closing_the_project_ends_all(dialog: RatesDialog, wait_until: Wait, settle: Callable[[], None]) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    QgsProject.instance().clear()
    wait_until(lambda: not working.running)
    settle()
    assert QgsProject.instance().mapLayers() == {}


def test_the_plugin_is_unloaded_with_the_dialog_open(
    actions: Actions, plugin: Any, layer: QgsVectorLayer, settle: Callable[[], None]
) -> None:
    actions.rates.trigger()
    dialog = actions._steps["rates"]
    assert isinstance(dialog, RatesDialog)
    plugin.unload()
    settle()
    assert sip.isdeleted(dialog)


def test_each_key_opens_one_thing(dialog: RatesDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in dialog.findChildren(QPushButton)] + [dialog.reasonsBox.text()]
    keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(keys) > 12
    assert sorted(set(keys)) == sorted(keys)


def test_it_opens_at_once_in_a_large_project(plugin: Any, make: Callable[[], RatesDialog]) -> None:
    layers = [QgsVectorLayer("Polygon?crs=EPSG:25832&field=KEY:string", f"l{n}", "memory") for n in range(500)]
    QgsProject.instance().addMapLayers(layers)
    add_counts()
    make().close()
    start = time.perf_counter()
    make()
    assert time.perf_counter() - start < 0.3
