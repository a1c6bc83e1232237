"""The dialog of the status index, clicked through: it runs in the background and is remembered in the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton

from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui import indexdialog
from sozialraum_plugin.gui.indexdialog import IndexDialog

Wait = Callable[..., None]


@pytest.fixture
def layer(tmp_path: Path) -> QgsVectorLayer:
    made = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=KEY:string&field=EW:integer&field=A:double&field=B:double&field=C:double",
        "areas", "memory",
    )  # fmt: skip
    features = []
    for number in range(30):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([f"{number:03d}", 500, number % 7, (number * 3) % 11, number / 2])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def dialog(
    plugin: Any, layer: QgsVectorLayer, qgis_iface: Any, tmp_path: Path, settle: Callable[[], None]
) -> Iterator[IndexDialog]:
    ProjectState(QgsProject.instance()).set_areas(Areas(layer.id(), "KEY", population_field="EW"))
    made = IndexDialog(qgis_iface)
    made.outputFile.setFilePath(str(tmp_path / "index.gpkg"))
    made.show()
    yield made
    if not sip.isdeleted(made):
        made.close()
    settle()


def tick(dialog: IndexDialog, *names: str) -> None:
    table = dialog.status.table
    for row in range(table.rowCount()):
        if table.item(row, 0).data(Qt.ItemDataRole.UserRole) in names:
            table.item(row, 0).setCheckState(Qt.CheckState.Checked)


def run(dialog: IndexDialog, wait_until: Wait) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)


def test_knows_the_areas_of_the_project(dialog: IndexDialog, layer: QgsVectorLayer) -> None:
    assert dialog.layerBox.currentLayer() is layer
    assert dialog.keyBox.currentField() == "KEY"
    assert dialog.populationBox.currentField() == "EW"
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_without_an_indicator_it_says_what_is_missing(dialog: IndexDialog) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    assert "indicator" in dialog.bar.currentItem().text()
    assert dialog.run_ is None


def test_a_run_makes_a_layer_and_is_remembered(dialog: IndexDialog, wait_until: Wait, tmp_path: Path) -> None:
    tick(dialog, "A", "B")
    run(dialog, wait_until)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    assert dialog.run_.outcome.ok, dialog.run_.outcome.error
    state = ProjectState(QgsProject.instance())
    step = state.step("index")
    assert step is not None
    assert step.summary == "30 areas have a class, 0 have none."
    made = state.output_of("index")
    assert made is not None
    assert made.source().startswith(str(tmp_path / "index.gpkg"))
    assert state.changed("index") == []
    assert dialog.bar.currentItem().text() == step.summary
    assert (tmp_path / "index.html").is_file()


def test_what_was_chosen_comes_back(dialog: IndexDialog, wait_until: Wait, qgis_iface: Any) -> None:
    tick(dialog, "A", "C")
    dialog.statusLimits.setText("-1;0;1")
    run(dialog, wait_until)
    again = IndexDialog(qgis_iface)
    assert [item.field for item in again.status.chosen()] == ["A", "C"]
    assert again.statusLimits.text() == "-1;0;1"
    again.close()


def test_limits_are_shown_and_read_with_german_decimals(
    dialog: IndexDialog, qgis_iface: Any, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.close()
    monkeypatch.setattr(indexdialog, "language", lambda: "de")
    german = IndexDialog(qgis_iface)
    assert (german.statusLimits.text(), german.dynamicsLimits.text()) == ("-1;1;1,5", "-1;1")
    german.statusLimits.setText("-0,5;0,5;1,25")
    german.outputFile.setFilePath(str(tmp_path / "index.gpkg"))
    german.show()
    tick(german, "A", "B")
    run(german, wait_until)
    assert german.run_ is not None
    assert german.run_.outcome is not None
    assert german.run_.outcome.ok, german.run_.outcome.error
    german.close()
    monkeypatch.setattr(indexdialog, "language", lambda: "en")
    again = IndexDialog(qgis_iface)
    assert again.statusLimits.text() == "-0.5;0.5;1.25"
    again.close()


def test_large_numbers_are_grouped(dialog: IndexDialog) -> None:
    dialog.leastBox.setValue(10000)
    assert dialog.leastBox.text() == "10,000"


def test_an_error_of_the_tool_is_told(dialog: IndexDialog, wait_until: Wait) -> None:
    tick(dialog, "A")
    dialog.statusLimits.setText("2;1")
    run(dialog, wait_until)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    assert not dialog.run_.outcome.ok
    assert "STATUS_LIMITS" in dialog.bar.currentItem().text()
    assert ProjectState(QgsProject.instance()).step("index") is None


def test_an_existing_file_is_not_overwritten(dialog: IndexDialog, tmp_path: Path) -> None:
    (tmp_path / "index.gpkg").write_bytes(b"mine")
    tick(dialog, "A")
    dialog.findChild(QPushButton, "runButton").click()
    assert "exists" in dialog.bar.currentItem().text()
    assert (tmp_path / "index.gpkg").read_bytes() == b"mine"


def test_closing_the_dialog_does_not_end_the_run(
    dialog: IndexDialog, wait_until: Wait, settle: Callable[[], None]
) -> None:
    tick(dialog, "A", "B")
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running)
    settle()
    assert ProjectState(QgsProject.instance()).step("index") is not None


def test_closing_the_project_ends_the_run(dialog: IndexDialog, wait_until: Wait, settle: Callable[[], None]) -> None:
    tick(dialog, "A", "B")
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    QgsProject.instance().clear()
    wait_until(lambda: not working.running)
    settle()
    assert QgsProject.instance().mapLayers() == {}
