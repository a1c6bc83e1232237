"""The dialog that shares out a budget, clicked through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtWidgets import QPushButton

from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui.budgetdialog import BudgetDialog
from sozialraum_plugin.gui.criteriatable import Criterion

Wait = Callable[..., None]
FIELDS = "field=KEY:string&field=RTK:string&field=RTK_NAME:string&field=U7:integer&field=ALG:integer&field=last:double"


@pytest.fixture
def layer() -> QgsVectorLayer:
    made = QgsVectorLayer(f"Polygon?crs=EPSG:25832&{FIELDS}&field=gebietstyp:integer", "areas", "memory")
    features = []
    for number in range(8):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        region = str(1 + number // 4)
        # 400 children in the first region, 100 in the second one; 20 and 80 of them in need.
        young, poor = (100, 5) if region == "1" else (25, 20)
        feature.setAttributes([f"{number:03d}", region, f"Region {region}", young, poor, 500.0, 1 + number % 2])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def opened(
    plugin: Any, qgis_iface: Any, tmp_path: Path, settle: Callable[[], None]
) -> Iterator[Callable[[], BudgetDialog]]:
    made: list[BudgetDialog] = []

    def opening() -> BudgetDialog:
        made.append(BudgetDialog(qgis_iface))
        made[-1].outputFile.setFilePath(str(tmp_path / "budget.gpkg"))
        made[-1].show()
        return made[-1]

    yield opening
    for dialog in made:
        if not sip.isdeleted(dialog):
            dialog.close()
    settle()


@pytest.fixture
def dialog(layer: QgsVectorLayer, opened: Callable[[], BudgetDialog]) -> BudgetDialog:
    known = Areas(layer.id(), "KEY", region_field="RTK", region_name_field="RTK_NAME")
    ProjectState(QgsProject.instance()).set_areas(known)
    return opened()


def shares(dialog: BudgetDialog, wait_until: Wait) -> list[list[str]]:
    wait_until(lambda: not dialog.asking)
    table = dialog.sharesTable
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]


def test_asks_for_the_amount_first(dialog: BudgetDialog, wait_until: Wait) -> None:
    assert shares(dialog, wait_until) == []
    assert dialog.stateLabel.text() == "Give the amount to share out."
    assert dialog.criteria.lines() == [Criterion("AREAS", 100.0)]
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_the_preview_follows_amount_and_criteria(dialog: BudgetDialog, wait_until: Wait) -> None:
    dialog.amountBox.setValue(1000)
    assert shares(dialog, wait_until) == [["1", "Region 1", "500.00", "", ""], ["2", "Region 2", "500.00", "", ""]]
    dialog.criteria.set_lines([Criterion("U7", 40), Criterion("ALG", 60)])
    # 40 % by 400 : 100, 60 % by 20 : 80.
    assert [row[2] for row in shares(dialog, wait_until)] == ["440.00", "560.00"]
    assert dialog.stateLabel.text() == "2 regions; together 1,000.00 €."
    dialog.baseBox.setValue(100)
    assert [row[2] for row in shares(dialog, wait_until)] == ["452.00", "548.00"]


def test_last_year_and_the_most_change(dialog: BudgetDialog, wait_until: Wait) -> None:
    dialog.amountBox.setValue(1000)
    dialog.criteria.set_lines([Criterion("U7", 100)])
    dialog.previousBox.setField("last")
    dialog.changeBox.setValue(10)
    assert [row[2:] for row in shares(dialog, wait_until)] == [
        ["550.00", "500.00", "50.00"],
        ["450.00", "500.00", "−50.00"],
    ]


def test_factors_of_the_types(dialog: BudgetDialog, wait_until: Wait) -> None:
    dialog.amountBox.setValue(900)
    dialog.typeBox.setField("gebietstyp")
    dialog.factorsEdit.setText("1=1; 2=1,5")
    dialog.criteria.set_lines([Criterion("U7", 100, by_type=True)])
    assert [row[2] for row in shares(dialog, wait_until)] == ["720.00", "180.00"]
    dialog.factorsEdit.setText("1=1; 2=viel")
    assert shares(dialog, wait_until) == []
    assert "viel" in dialog.stateLabel.text()


def test_hours_in_place_of_euros(
    dialog: BudgetDialog, wait_until: Wait, tmp_path: Path, opened: Callable[[], BudgetDialog]
) -> None:
    dialog.unitBox.setEditText("hours")
    dialog.amountBox.setValue(1000)
    assert dialog.amountBox.text() == "1,000.00 hours"
    assert dialog.sharesTable.horizontalHeaderItem(2).text() == "Amount (hours)"
    shares(dialog, wait_until)
    assert dialog.stateLabel.text() == "2 regions; together 1,000.00 hours."
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert "1,000.00 hours are distributed" in (tmp_path / "budget.html").read_text(encoding="utf-8")
    again = opened()
    assert again.unitBox.currentText() == "hours"
    assert again.amountBox.suffix() == " hours"


def test_amounts_have_their_thousands_apart_as_in_german_qgis(
    layer: QgsVectorLayer, opened: Callable[[], BudgetDialog]
) -> None:
    before = QLocale()
    german = QLocale(QLocale.Language.German)
    # As QGIS sets it.
    german.setNumberOptions(german.numberOptions() | QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(german)
    try:
        dialog = opened()
        dialog.amountBox.setValue(1_000_000)
        assert dialog.amountBox.text() == "1.000.000,00 €"
        dialog.amountBox.lineEdit().setText("2.500.000,5 €")
        dialog.amountBox.interpretText()
        assert dialog.amountBox.value() == 2_500_000.5
    finally:
        QLocale.setDefault(before)


def test_lines_are_added_and_removed(dialog: BudgetDialog) -> None:
    dialog.criteria.set_lines([Criterion("U7", 70)])
    dialog.criteria.add.click()
    assert [line.weight for line in dialog.criteria.lines()] == [70.0, 30.0]
    dialog.criteria.table.item(1, 2).setCheckState(Qt.CheckState.Checked)
    assert dialog.criteria.lines()[1].by_type
    dialog.criteria.remove.click()
    assert [line.field for line in dialog.criteria.lines()] == ["U7"]


def test_a_run_writes_table_and_report_and_comes_back(
    dialog: BudgetDialog, wait_until: Wait, tmp_path: Path, opened: Callable[[], BudgetDialog]
) -> None:
    dialog.amountBox.setValue(1000)
    dialog.criteria.set_lines([Criterion("U7", 40), Criterion("U7", 60, above="ALG", below="U7")])
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    assert dialog.run_.outcome.ok, dialog.run_.outcome.error
    assert (tmp_path / "budget.html").is_file()
    written = QgsVectorLayer(str(tmp_path / "budget.gpkg"), "budget", "ogr")
    assert sum(row["amount_cents"] for row in written.getFeatures()) == 100_000
    step = ProjectState(QgsProject.instance()).step("budget")
    assert step is not None
    assert step.summary == "1,000.00 € shared out to 2 regions."
    again = opened()
    assert again.amountBox.value() == 1000
    assert again.criteria.lines() == [Criterion("U7", 40), Criterion("U7", 60, above="ALG", below="U7")]


def test_without_a_layer(opened: Callable[[], BudgetDialog]) -> None:
    dialog = opened()
    dialog.findChild(QPushButton, "runButton").click()
    assert "no layer" in dialog.bar.currentItem().text()


def test_nothing_is_overwritten(dialog: BudgetDialog, tmp_path: Path) -> None:
    (tmp_path / "budget.html").write_bytes(b"mine")
    dialog.amountBox.setValue(10)
    dialog.findChild(QPushButton, "runButton").click()
    assert "exists" in dialog.bar.currentItem().text()
    assert (tmp_path / "budget.html").read_bytes() == b"mine"


def test_closed_while_a_preview_runs(dialog: BudgetDialog, wait_until: Wait, settle: Callable[[], None]) -> None:
    dialog.amountBox.setValue(1000)
    wait_until(lambda: dialog.trial is not None)
    trial = dialog.trial
    assert trial is not None
    QgsProject.instance().clear()
    wait_until(lambda: not trial.running)
    settle()
    assert sip.isdeleted(dialog)
