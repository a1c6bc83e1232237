"""The dialog of the yearly round, clicked through on the demo city."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from sozialraum_plugin.gis.projectstate import ProjectState, Step
from sozialraum_plugin.gui.yeardialog import YearDialog
from tests.integration.cityyears import FirstYear

Wait = Callable[..., None]


@pytest.fixture(scope="module")
def made(city: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folder of the first year, filled by the first test that needs it."""
    return [tmp_path_factory.mktemp("first") / "2022"]


@pytest.fixture
def first(plugin: Any, made: list[Path], city: Path) -> None:
    """The project of 2022, open."""
    if not made[0].exists():
        year = FirstYear(city, made[0], 2022)
        year.tables()
        year.rates()
        year.types()
        year.maps()
        year.save()
        year.project.clear()
    assert QgsProject.instance().read(str(made[0] / "sozialraum_2022.qgz"))


@pytest.fixture
def opened(plugin: Any, qgis_iface: Any, settle: Callable[[], None]) -> Iterator[Callable[[], YearDialog]]:
    found: list[YearDialog] = []

    def opening() -> YearDialog:
        found.append(YearDialog(qgis_iface))
        found[-1].show()
        return found[-1]

    yield opening
    for dialog in found:
        if not sip.isdeleted(dialog):
            dialog.cancel()
            dialog.close()
    settle()


@pytest.fixture
def dialog(first: None, opened: Callable[[], YearDialog], tmp_path: Path) -> YearDialog:
    found = opened()
    found.folderFile.setFilePath(str(tmp_path / "2023"))
    found.look()
    return found


def orders(dialog: YearDialog) -> list[list[str]]:
    table = dialog.ordersTable
    return [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]


def run(dialog: YearDialog, wait_until: Wait) -> Any:
    dialog.findChild(QPushButton, "runButton").click()
    assert dialog.run_ is not None, dialog.stateLabel.text()
    wait_until(lambda: not dialog.run_.running, 90)
    return dialog.run_.outcome


def warning(dialog: YearDialog) -> str:
    item = dialog.bar.currentItem()
    return " ".join([item.text(), *(label.text() for label in item.findChildren(QLabel))])


def test_proposes_the_next_year(dialog: YearDialog, city: Path) -> None:
    assert dialog.yearBox.value() == 2023
    assert dialog.dateEdit.text() == "31.12.2023"
    assert [chooser.filePath() for chooser in dialog.files] == [
        str(city / "einwohner_2023.csv"),
        str(city / "soziales_2023.xlsx"),
    ]
    assert [row[0] for row in orders(dialog)] == [
        "Join einwohner_2023.csv",
        "Join soziales_2023.xlsx",
        "Compute rates",
        "Apply last year's model",
        "Make maps",
    ]
    assert {row[1] for row in orders(dialog)} == {"waiting"}
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_another_year_proposes_other_files(dialog: YearDialog, city: Path) -> None:
    own = str(city / "einwohner_2023.csv")
    dialog.files[0].setFilePath(own + "x")
    dialog.files[0].setFilePath(own)
    dialog.yearBox.setValue(2024)
    assert dialog.files[1].filePath() == str(city / "soziales_2024.xlsx")
    assert dialog.dateEdit.text() == "31.12.2024"
    dialog.yearBox.setValue(2025)
    assert dialog.files[1].filePath() == ""
    dialog.look()
    assert "einwohner_2022.csv" in dialog.stateLabel.text()
    assert dialog.ordersTable.rowCount() == 0


def test_a_round_does_last_years_work(dialog: YearDialog, wait_until: Wait, tmp_path: Path) -> None:
    dialog.modelBox.setChecked(True)
    outcome = run(dialog, wait_until)
    assert outcome.ok, outcome.error
    assert {row[1] for row in orders(dialog)} == {"done"}
    told = {row[0]: row[2] for row in orders(dialog)}
    assert told["Join einwohner_2023.csv"].startswith("einwohner_2023.csv: 138 rows matched")
    assert "have changed their type" in told["Apply last year's model"]
    assert told["Compare both models"].startswith("Adjusted Rand index")
    assert dialog.bar.currentItem().findChild(QPushButton, "reportButton") is not None
    assert dialog.bar.currentItem().findChild(QPushButton, "comparisonButton") is not None
    state = ProjectState(QgsProject.instance())
    assert [Path(step.parameters["TABLE"]).name for step in state.doings("join")[:2]] == [
        "soziales_2023.xlsx",
        "einwohner_2023.csv",
    ]
    types = state.output_of("types")
    assert types is not None
    assert types.name() == "Area types 2023"
    assert types.source().split("|")[0] == str(tmp_path / "2023" / "gebietstypen_2023.gpkg")
    assert types.renderer().type() == "categorizedSymbol"
    assert (tmp_path / "2023" / "Karten_2023" / "RTK_01_Mitte.png").is_file()
    node = QgsProject.instance().layerTreeRoot().findGroup("2023").findLayer(types.id())
    assert node.itemVisibilityChecked()
    assert len([one for one in node.parent().findLayers() if one.itemVisibilityChecked()]) == 1
    # The panel's order of the work holds: all goes on from the new layers.
    step = state.step("maps")
    assert step is not None
    assert step.parameters["INPUT"] == types.id()
    # A second round of the same year is no later year.
    dialog.findChild(QPushButton, "runButton").click()
    assert "2023" in dialog.stateLabel.text()


def test_maps_can_be_left_out(dialog: YearDialog) -> None:
    dialog.mapsBox.setChecked(False)
    dialog.look()
    assert "Make maps" not in [row[0] for row in orders(dialog)]


def test_cancel_ends_the_round(dialog: YearDialog, wait_until: Wait) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    assert dialog.run_ is not None
    wait_until(lambda: len(dialog.run_.results) == 1)
    dialog.findChild(QPushButton, "cancelButton").click()
    wait_until(lambda: not dialog.run_.running)
    assert dialog.run_.outcome is not None
    assert dialog.run_.outcome.canceled
    states = [row[1] for row in orders(dialog)]
    assert states[0] == "done"
    assert "cancelled" in states
    assert states[-1] == "waiting"
    assert "stay in the project" in warning(dialog)
    # What was done is there, and last year's work is still the one to go on from.
    step = ProjectState(QgsProject.instance()).step("join")
    assert step is not None
    assert "2023" in str(step.parameters["TABLE"])
    dialog.look()
    assert dialog.last is not None
    assert [Path(table).name for table in dialog.last.tables] == ["einwohner_2022.csv", "soziales_2022.xlsx"]


def test_a_failed_order_is_told(dialog: YearDialog, wait_until: Wait, tmp_path: Path) -> None:
    broken = tmp_path / "soziales_2023.xlsx"
    broken.write_bytes(b"no workbook")
    dialog.files[1].setFilePath(str(broken))
    outcome = run(dialog, wait_until)
    assert not outcome.ok
    assert [row[1] for row in orders(dialog)] == ["done", "failed", "waiting", "waiting", "waiting"]
    assert "soziales_2023.xlsx" in warning(dialog)
    assert "1 of 5 parts" in warning(dialog)
    assert dialog.form.isEnabled()


def test_nothing_is_overwritten(dialog: YearDialog, tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "quoten_2023.gpkg").write_bytes(b"mine")
    dialog.findChild(QPushButton, "runButton").click()
    assert "quoten_2023.gpkg" in warning(dialog)
    assert dialog.run_ is None


def test_a_project_without_work_says_so(opened: Callable[[], YearDialog]) -> None:
    dialog = opened()
    assert "no work of an earlier year" in dialog.stateLabel.text()
    dialog.findChild(QPushButton, "runButton").click()
    assert dialog.run_ is None
    assert "no work of an earlier year" in warning(dialog)


def test_a_closed_dialog_lets_the_round_go_on(
    dialog: YearDialog, wait_until: Wait, settle: Callable[[], None], qgis_iface: Any
) -> None:
    dialog.mapsBox.setChecked(False)
    dialog.findChild(QPushButton, "runButton").click()
    made: Any = dialog.run_
    assert made is not None
    dialog.close()
    wait_until(lambda: not made.running, 90)
    settle()
    assert made.outcome.ok, made.outcome.error
    assert sip.isdeleted(dialog)
    step = ProjectState(QgsProject.instance()).step("types")
    assert step is not None
    assert step.parameters["YEAR"] == "2023"
    qgis_iface.messageBar().clearWidgets()


def test_closing_the_project_ends_the_round(
    dialog: YearDialog, wait_until: Wait, settle: Callable[[], None], qgis_iface: Any
) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    made: Any = dialog.run_
    assert made is not None
    wait_until(lambda: len(made.results) == 1)
    QgsProject.instance().clear()
    wait_until(lambda: not made.running)
    settle()
    assert not made.outcome.ok
    assert sip.isdeleted(dialog)
    assert ProjectState(QgsProject.instance()).step("join") is None
    qgis_iface.messageBar().clearWidgets()


def test_unloading_the_plugin_ends_the_round(
    dialog: YearDialog, plugin: Any, wait_until: Wait, settle: Callable[[], None]
) -> None:
    plugin.actions._steps = {"year": dialog}
    dialog.findChild(QPushButton, "runButton").click()
    made: Any = dialog.run_
    assert made is not None
    plugin.unload()
    wait_until(lambda: not made.running)
    settle()
    assert sip.isdeleted(dialog)
    assert made.outcome.canceled


def test_a_table_joined_meanwhile_is_asked_for(dialog: YearDialog) -> None:
    state = ProjectState(QgsProject.instance())
    newest, rates = state.step("join"), state.step("rates")
    assert newest is not None
    assert rates is not None
    more = {**newest.parameters, "INPUT": newest.results["LAYER"], "TABLE": "/nowhere/pendler_2022.csv"}
    areas = state.areas_layer()
    assert areas is not None
    state.set_step("join", Step(more, {"LAYER": areas.id()}))
    state.set_step("rates", Step({**rates.parameters, "INPUT": areas.id()}, rates.results))
    dialog.look()
    assert len(dialog.files) == 3
    assert "pendler_2022.csv" in dialog.stateLabel.text()
