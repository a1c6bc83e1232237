"""The dialog of the area types, clicked through page by page, with what may go wrong on each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsColorButton
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

from sozialraum_plugin.core.areatypes.model import read_model
from sozialraum_plugin.gis import dependencies
from sozialraum_plugin.gis.overridetable import kept_overrides
from sozialraum_plugin.gis.projectstate import Areas, ProjectState, Step
from sozialraum_plugin.gui.typesdialog import TypesDialog
from sozialraum_plugin.gui.typespages.hand import REASON, SET
from sozialraum_plugin.gui.typespages.typetable import AREAS, NAME, TRUST

Wait = Callable[..., None]
Settle = Callable[[], None]


def add_layer(name: str = "areas", shift: float = 0) -> QgsVectorLayer:
    """Three plain groups of ten areas and one without a value; area 00 moves up to the third group with ``shift``."""
    made = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=KEY:string&field=NAME:string&field=EW:integer"
        "&field=A:double&field=B:double&field=C:double",
        name, "memory",
    )  # fmt: skip
    features = []
    for number in range(31):
        group, member = divmod(number, 10)
        step, other = (member * 7 % 10) / 10, (member * 3 % 10) / 10
        values: list[float | None] = [group * 20 + step, group * 5 + other, 50 - group * 10 + (step - other)]
        if number == 0 and shift:
            values = [40.2, 10.3, 30.1]
        if number == 30:
            values = [None, 1, 1]
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([f"{group}{member}", f"Raum {number}", 1000, *values])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def layer(tmp_path: Path) -> QgsVectorLayer:
    made = add_layer()
    QgsProject.instance().setFileName(str(tmp_path / "project.qgz"))
    ProjectState(QgsProject.instance()).set_areas(Areas(made.id(), "KEY", "NAME", population_field="EW"))
    return made


@pytest.fixture
def dialog(plugin: Any, layer: QgsVectorLayer, qgis_iface: Any, settle: Settle) -> Iterator[TypesDialog]:
    made = TypesDialog(qgis_iface)
    made.show()
    yield made
    if not sip.isdeleted(made):
        made.close()
    settle()


def tick(dialog: TypesDialog, *names: str) -> None:
    table = dialog.indicators.table.table
    for row in range(table.rowCount()):
        item = table.item(row, 0)
        item.setCheckState(
            Qt.CheckState.Checked if item.data(Qt.ItemDataRole.UserRole) in names else Qt.CheckState.Unchecked
        )


def small(dialog: TypesDialog, k: int = 3) -> None:
    """Settings that are quick to compute."""
    tick(dialog, "A", "B", "C")
    dialog.clustersBox.setValue(k)
    dialog.startsBox.setValue(10)
    dialog.repeatsBox.setValue(10)


def test_large_numbers_are_grouped(dialog: TypesDialog) -> None:
    for box in (dialog.leastBox, dialog.startsBox, dialog.repeatsBox):
        box.setValue(10000)
        assert box.text() == "10,000"
    # A seed is no quantity.
    dialog.seedBox.setValue(10000)
    assert dialog.seedBox.text() == "10000"


def preview(dialog: TypesDialog, wait_until: Wait, k: int = 3) -> None:
    small(dialog, k)
    before = dialog.types.found
    dialog.show_page(dialog.typesPage)
    dialog.findChild(QPushButton, "previewButton").click()
    wait_until(lambda: dialog.types.found is not before)


def run(dialog: TypesDialog, wait_until: Wait) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    assert dialog.run_.outcome.ok, dialog.run_.outcome.error


def said(dialog: TypesDialog) -> str:
    item = dialog.bar.currentItem()
    return str(item.text()) if item is not None else ""


# The window


def test_it_knows_the_areas_of_the_project_and_fits_a_small_screen(dialog: TypesDialog, layer: QgsVectorLayer) -> None:
    assert dialog.layerBox.currentLayer() is layer
    assert (dialog.keyBox.currentField(), dialog.nameBox.currentField()) == ("KEY", "NAME")
    assert dialog.populationBox.currentField() == "EW"
    assert dialog.width() <= 1000
    assert dialog.height() <= 580
    assert dialog.minimumSizeHint().width() <= 1000


def test_all_pages_can_be_reached_and_each_key_opens_one_thing(dialog: TypesDialog) -> None:
    assert dialog.pageList.count() == dialog.pages.count() == 5
    shared = mnemonics(dialog.form, [dialog.outputLabel])
    for place in range(5):
        dialog.pageList.setCurrentRow(place)
        page = dialog.pages.currentWidget()
        assert page is dialog.pages.widget(place)
        found = mnemonics(
            page, [*page.findChildren(QLabel), *page.findChildren(QPushButton), *page.findChildren(QCheckBox)]
        )
        keys = [*found, *shared]
        assert len(keys) == len(set(keys)), f"{page.objectName()}: {keys}"


def mnemonics(_page: QWidget, widgets: list[Any]) -> list[str]:
    found = [re.search(r"&(\w)", widget.text()) for widget in widgets]
    return [match.group(1).lower() for match in found if match]


def test_labels_lead_to_their_fields(dialog: TypesDialog) -> None:
    for label in dialog.form.findChildren(QLabel):
        if "&" in label.text():
            assert label.buddy() is not None, label.objectName()


# Indicators


def test_without_an_indicator_nothing_begins(dialog: TypesDialog) -> None:
    for name in ("runButton", "previewButton", "compareButton"):
        dialog.bar.clearWidgets()
        dialog.findChild(QPushButton, name).click()
        assert "indicator" in said(dialog), name
    assert dialog.run_ is None


def test_without_a_polygon_layer_it_says_so(plugin: Any, qgis_iface: Any, settle: Settle) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point?field=A:double", "points", "memory"))
    made = TypesDialog(qgis_iface)
    made.show()
    for page in (made.indicatorsPage, made.yearPage):
        made.show_page(page)
        made.findChild(QPushButton, "runButton").click()
        assert "polygon layer" in said(made)
    made.close()
    settle()


def test_a_layer_without_numbers_offers_no_indicators(dialog: TypesDialog) -> None:
    bare = QgsVectorLayer("Polygon?field=T:string", "bare", "memory")
    QgsProject.instance().addMapLayer(bare)
    dialog.layerBox.setLayer(bare)
    assert dialog.indicators.table.table.rowCount() == 0
    dialog.findChild(QPushButton, "previewButton").click()
    assert "indicator" in said(dialog)


def test_rates_of_the_catalogue_are_suggested(
    layer: QgsVectorLayer, plugin: Any, qgis_iface: Any, tmp_path: Path, wait_until: Wait, settle: Settle
) -> None:
    catalogue = tmp_path / "rates.csv"
    catalogue.write_text("name;numerator;direction\nA;x;1\nB;y;0\nC;z;-1\nZ;z;1\n", encoding="utf-8")
    ProjectState(QgsProject.instance()).set_step("rates", Step({"CATALOGUE": str(catalogue)}))
    made = TypesDialog(qgis_iface)
    made.show()
    wait_until(lambda: bool(made.indicators.table.chosen()))
    assert [(item.field, item.direction) for item in made.indicators.table.chosen()] == [("A", 1), ("C", -1)]
    assert made.catalogueFile.filePath() == str(catalogue)
    made.close()
    settle()


def test_remarks_follow_the_form(dialog: TypesDialog, wait_until: Wait) -> None:
    tick(dialog, "A", "B", "C")
    wait_until(lambda: "30 of 31 areas take part" in dialog.remarks.toPlainText())
    assert "30 Raum 30" in dialog.remarks.toPlainText()
    assert "almost the same" in dialog.remarks.toPlainText()
    dialog.excludeBox.setExpression("\"KEY\" = '05'")
    wait_until(lambda: "29 of 31 areas take part" in dialog.remarks.toPlainText())
    dialog.leastBox.setValue(5000)
    wait_until(lambda: "No area can be typed" in dialog.remarks.toPlainText())
    tick(dialog)
    wait_until(lambda: "Tick at least one indicator" in dialog.remarks.toPlainText())


def test_only_the_last_of_many_changes_is_answered(dialog: TypesDialog, wait_until: Wait) -> None:
    tick(dialog, "A", "B")
    for least in range(0, 1000, 50):
        dialog.leastBox.setValue(least)
    dialog.excludeBox.setExpression("\"KEY\" in ('00', '01')")
    wait_until(lambda: not dialog.indicators.asking)
    assert "28 of 31" in dialog.remarks.toPlainText()


# How many types?


def test_numbers_are_compared_and_one_is_picked(dialog: TypesDialog, wait_until: Wait) -> None:
    small(dialog, 7)
    dialog.show_page(dialog.countsPage)
    dialog.mostBox.setValue(5)
    dialog.findChild(QPushButton, "compareButton").click()
    assert not dialog.findChild(QPushButton, "previewButton").isEnabled()
    wait_until(lambda: dialog.counts.counts is not None)
    assert [dialog.countTable.item(row, 0).text() for row in range(4)] == ["2", "3", "4", "5"]
    assert dialog.countTable.selectionModel().selectedRows() == []
    dialog.countTable.selectRow(1)
    assert dialog.clustersBox.value() == 3
    assert "3" in dialog.countsText.text()
    wait_until(lambda: dialog.counts.chart.drawn)
    dialog.counts.chart.clicked.emit(4.2)
    assert dialog.clustersBox.value() == 4
    assert dialog.countTable.selectionModel().selectedRows()[0].row() == 2
    assert len(QgsProject.instance().mapLayers()) == 1


def test_a_range_that_is_none_is_told(dialog: TypesDialog) -> None:
    small(dialog)
    dialog.fewestBox.setValue(6)
    dialog.mostBox.setValue(4)
    dialog.findChild(QPushButton, "compareButton").click()
    assert "below the smallest" in said(dialog)


def test_without_matplotlib_the_table_stays(
    dialog: TypesDialog, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dependencies.missing
    monkeypatch.setattr(dependencies, "missing", lambda names: ["matplotlib"] if "matplotlib" in names else real(names))
    small(dialog)
    dialog.mostBox.setValue(3)
    dialog.show_page(dialog.countsPage)
    dialog.findChild(QPushButton, "compareButton").click()
    wait_until(lambda: dialog.counts.counts is not None)
    assert dialog.countTable.rowCount() == 2
    assert "matplotlib" in dialog.counts.chart.text
    assert not dialog.counts.chart.drawn


def test_a_preview_can_be_cancelled(dialog: TypesDialog, wait_until: Wait) -> None:
    small(dialog)
    dialog.startsBox.setValue(100000)
    dialog.repeatsBox.setValue(10000)
    dialog.show_page(dialog.typesPage)
    dialog.findChild(QPushButton, "previewButton").click()
    assert dialog.cancel_button.isVisible()
    assert dialog.progress.isVisible()
    dialog.cancel_button.click()
    wait_until(lambda: not dialog.cancel_button.isVisible())
    assert "ancelled" in said(dialog)
    assert dialog.types.found is None
    assert dialog.findChild(QPushButton, "previewButton").isEnabled()


# Types


def test_a_preview_shows_types_and_saves_nothing(dialog: TypesDialog, wait_until: Wait, tmp_path: Path) -> None:
    preview(dialog, wait_until)
    assert dialog.typeTable.rowCount() == 3
    assert [dialog.typeTable.item(row, AREAS).text() for row in range(3)] == ["10", "10", "10"]
    assert dialog.typeTable.item(0, TRUST).text() == "highly stable"
    assert dialog.typesHint.text().startswith("3 types for 30 of 31 areas")
    assert dialog.heatTable.rowCount() == 3
    assert dialog.heatTable.columnCount() == 4
    assert dialog.heatTable.item(0, 1).background().color() != dialog.heatTable.item(0, 3).background().color()
    assert len(QgsProject.instance().mapLayers()) == 1
    assert list(tmp_path.iterdir()) == []
    assert ProjectState(QgsProject.instance()).step("types") is None


def test_a_click_on_the_map_tells_why_an_area_is_of_its_type(dialog: TypesDialog, wait_until: Wait) -> None:
    preview(dialog, wait_until)
    small_map = dialog.types.views.map
    assert small_map is not None
    small_map._tool.clicked.emit(QgsPointXY(12.7, 0.2))
    assert "12 Raum 12" in dialog.areaText.text()
    assert "It is of Type 2" in dialog.areaText.text()
    assert dialog.reasonTable.rowCount() == 3
    assert dialog.typesTabs.currentWidget() is dialog.areaTab
    before = dialog.areaText.text()
    small_map._tool.clicked.emit(QgsPointXY(-100, -100))
    assert dialog.areaText.text() == before
    place = small_map.box.findData("30")
    small_map.box.activated.emit(place)
    assert "It has no type." in dialog.areaText.text()
    assert dialog.reasonTable.rowCount() == 0


def test_settings_that_changed_make_the_preview_old(dialog: TypesDialog, wait_until: Wait) -> None:
    preview(dialog, wait_until)
    dialog.clustersBox.setValue(4)
    assert "Compute it anew" in dialog.typesHint.text()
    dialog.clustersBox.setValue(3)
    assert "3 types" in dialog.typesHint.text()
    tick(dialog, "A", "B")
    assert "Compute it anew" in dialog.typesHint.text()


def test_the_chart_of_a_type_is_drawn(dialog: TypesDialog, wait_until: Wait) -> None:
    preview(dialog, wait_until)
    dialog.typesTabs.setCurrentWidget(dialog.chartTab)
    dialog.typeTable.setCurrentCell(2, NAME)
    wait_until(lambda: dialog.types.views.chart.drawn)
    assert "above the mean" in dialog.profileText.text()


def test_names_colours_and_order_reach_layer_and_model(dialog: TypesDialog, wait_until: Wait, tmp_path: Path) -> None:
    preview(dialog, wait_until)
    dialog.typeTable.item(0, NAME).setText("ruhig; grün")
    assert dialog.typeTable.item(0, NAME).text() == "ruhig, grün"
    dialog.typeTable.item(2, NAME).setText("belastet")
    button = dialog.typeTable.cellWidget(2, 1)
    assert isinstance(button, QgsColorButton)
    button.setColor(QColor("#123456"))
    dialog.typeTable.setCurrentCell(2, NAME)
    dialog.upButton.click()
    dialog.upButton.click()
    assert [dialog.typeTable.item(row, NAME).text() for row in range(3)] == ["belastet", "ruhig, grün", ""]
    assert not dialog.upButton.isEnabled()
    run(dialog, wait_until)
    model = read_model(tmp_path / "area_types.json")
    assert model.names == ("belastet", "ruhig, grün", "")
    assert model.colours[0] == "#123456"
    made = ProjectState(QgsProject.instance()).output_of("types")
    assert made is not None
    shown = {item.value(): (item.label(), item.symbol().color().name()) for item in made.renderer().categories()}
    assert shown[1] == ("1 – belastet", "#123456")
    assert {f["gebietstyp"] for f in made.getFeatures() if str(f["KEY"]).startswith("2")} == {1}


# Saving


def test_a_run_writes_three_new_files_and_is_remembered(dialog: TypesDialog, wait_until: Wait, tmp_path: Path) -> None:
    small(dialog)
    run(dialog, wait_until)
    for ending in ("gpkg", "json", "html"):
        assert (tmp_path / f"area_types.{ending}").is_file()
    step = ProjectState(QgsProject.instance()).step("types")
    assert step is not None
    assert step.summary == "3 types for 30 of 31 areas; all are stable."
    assert said(dialog) == step.summary
    assert dialog.findChild(QPushButton, "reportButton") is not None
    assert ProjectState(QgsProject.instance()).changed("types") == []
    assert dialog.outputFile.filePath() == str(tmp_path / "area_types_2.gpkg")


@pytest.mark.parametrize("ending", ["gpkg", "json", "html"])
def test_nothing_is_overwritten(dialog: TypesDialog, tmp_path: Path, ending: str) -> None:
    small(dialog)
    (tmp_path / f"mine.{ending}").write_bytes(b"mine")
    dialog.outputFile.setFilePath(str(tmp_path / "mine.gpkg"))
    dialog.findChild(QPushButton, "runButton").click()
    assert f"mine.{ending}" in said(dialog)
    assert dialog.run_ is None
    assert (tmp_path / f"mine.{ending}").read_bytes() == b"mine"


def test_what_was_chosen_comes_back(dialog: TypesDialog, wait_until: Wait, qgis_iface: Any, settle: Settle) -> None:
    preview(dialog, wait_until)
    dialog.typeTable.item(1, NAME).setText("Mitte")
    dialog.scalingBox.setCurrentIndex(dialog.scalingBox.findData("range"))
    dialog.seedBox.setValue(5)
    preview(dialog, wait_until)
    run(dialog, wait_until)
    dialog.close()
    again = TypesDialog(qgis_iface)
    again.show()
    assert [item.field for item in again.indicators.table.chosen()] == ["A", "B", "C"]
    assert (again.scalingBox.currentData(), again.seedBox.value(), again.clustersBox.value()) == ("range", 5, 3)
    wait_until(lambda: bool(again.types._before))
    # Other settings: names wait for the preview, and follow their areas.
    again.findChild(QPushButton, "runButton").click()
    assert "Compute the preview first" in said(again)
    again.repeatsBox.setValue(0)
    again.findChild(QPushButton, "previewButton").click()
    wait_until(lambda: again.types.found is not None)
    assert [again.typeTable.item(row, NAME).text() for row in range(3)] == ["", "Mitte", ""]
    again.close()
    settle()


def test_names_that_fit_no_type_any_more_are_told(dialog: TypesDialog, wait_until: Wait) -> None:
    preview(dialog, wait_until)
    for row, name in enumerate(("eins", "zwei", "drei")):
        dialog.typeTable.item(row, NAME).setText(name)
    preview(dialog, wait_until, 2)
    kept = [dialog.typeTable.item(row, NAME).text() for row in range(2)]
    assert "fit no type any more" in dialog.typesHint.text()
    lost = {"eins", "zwei", "drei"} - set(kept)
    assert all(name in dialog.typesHint.text() for name in lost)


def test_an_error_of_the_tool_is_told(dialog: TypesDialog, wait_until: Wait) -> None:
    small(dialog, 40)
    dialog.findChild(QPushButton, "previewButton").click()
    wait_until(lambda: bool(said(dialog)))
    assert "40" in said(dialog)
    assert "Traceback" not in said(dialog)
    assert dialog.types.found is None


# By hand


def test_types_set_by_hand_are_kept_with_reason_author_and_date(
    dialog: TypesDialog, wait_until: Wait, tmp_path: Path, qgis_iface: Any, settle: Settle
) -> None:
    dialog.show_page(dialog.handPage)
    assert "preview of the types first" in dialog.handText.text()
    preview(dialog, wait_until)
    dialog.show_page(dialog.handPage)
    dialog.authorEdit.setText("A. Meyer")
    assert dialog.hand.map is not None
    dialog.hand.map.picked.emit("03")
    dialog.hand.map.picked.emit("03")
    assert dialog.handTable.rowCount() == 1
    dialog.show_page(dialog.indicatorsPage)
    dialog.findChild(QPushButton, "runButton").click()
    assert "reason" in said(dialog)
    assert dialog.pages.currentWidget() is dialog.handPage
    assert dialog.run_ is None
    dialog.handTable.item(0, REASON).setText("Neubau ab 2025")
    box = dialog.handTable.cellWidget(0, SET)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    run(dialog, wait_until)
    (kept,) = kept_overrides(tmp_path / "area_types.gpkg", 3)
    assert (kept.area, kept.type, kept.computed, kept.reason, kept.author) == ("03", 3, 1, "Neubau ab 2025", "A. Meyer")
    made = ProjectState(QgsProject.instance()).output_of("types")
    assert made is not None
    assert [f["gebietstyp"] for f in made.getFeatures() if f["KEY"] == "03"] == [3]
    step = ProjectState(QgsProject.instance()).step("types")
    assert step is not None
    assert "OVERRIDES" not in step.parameters
    dialog.close()
    again = TypesDialog(qgis_iface)
    again.show()
    wait_until(lambda: bool(again.hand.entries))
    assert again.hand.entries[0].reason == "Neubau ab 2025"
    again.close()
    settle()


def test_entries_follow_their_type_when_the_order_changes(dialog: TypesDialog, wait_until: Wait) -> None:
    preview(dialog, wait_until)
    dialog.hand.add("03")
    assert dialog.hand.entries[0].type == 1
    dialog.typeTable.setCurrentCell(0, NAME)
    dialog.downButton.click()
    assert dialog.hand.entries[0].type == 2
    assert dialog.handTable.cellWidget(0, SET).currentData() == 2
    dialog.removeButton.click()
    assert dialog.hand.entries == []
    assert not dialog.removeButton.isEnabled()


def test_an_entry_whose_type_is_gone_must_be_chosen_anew(dialog: TypesDialog, wait_until: Wait) -> None:
    preview(dialog, wait_until)
    for key in ("03", "13", "23"):
        dialog.hand.add(key)
        dialog.handTable.item(dialog.handTable.rowCount() - 1, REASON).setText("so")
    preview(dialog, wait_until, 2)
    assert 0 in [item.type for item in dialog.hand.entries]
    dialog.findChild(QPushButton, "runButton").click()
    assert "its old one is gone" in said(dialog)


# A later year


@pytest.fixture
def done(dialog: TypesDialog, wait_until: Wait) -> TypesDialog:
    """The dialog after a run that was saved."""
    preview(dialog, wait_until)
    dialog.typeTable.item(0, NAME).setText("ruhig")
    run(dialog, wait_until)
    return dialog


def test_a_later_year_lists_what_changed_and_is_saved(
    done: TypesDialog, wait_until: Wait, qgis_iface: Any, tmp_path: Path, settle: Settle
) -> None:
    done.close()
    later = add_layer("later", shift=1)
    dialog = TypesDialog(qgis_iface)
    dialog.show()
    dialog.show_page(dialog.yearPage)
    assert dialog.modelFile.filePath() == str(tmp_path / "area_types.json")
    wait_until(lambda: dialog.year.about is not None)
    assert dialog.modelText.text().startswith("3 types by 3 indicators")
    dialog.yearLayerBox.setLayer(later)
    assert dialog.previousTypeBox.currentField() == "gebietstyp"
    dialog.findChild(QPushButton, "changesButton").click()
    wait_until(lambda: dialog.year.changes is not None)
    assert dialog.changesTable.rowCount() == 1
    assert [dialog.changesTable.item(0, column).text() for column in range(3)] == ["00 Raum 0", "1", "3"]
    assert "1 of them have another type" in dialog.changesText.text()
    assert dialog.matrixTable.item(0, 0).text() == "9"
    assert dialog.run_button.text() == "Apply and save"
    run(dialog, wait_until)
    step = ProjectState(QgsProject.instance()).step("types")
    assert step is not None
    assert step.summary == "Types of the model for 30 of 31 areas; 1 have changed their type."
    made = ProjectState(QgsProject.instance()).output_of("types")
    assert made is not None
    assert [f["gebietstyp"] for f in made.getFeatures() if f["KEY"] == "00"] == [3]
    assert (tmp_path / "area_types_2.html").is_file()
    dialog.close()
    again = TypesDialog(qgis_iface)
    assert again.pages.currentWidget() is again.yearPage
    assert again.modelFile.filePath() == str(tmp_path / "area_types.json")
    again.show()
    again.close()
    settle()
    state = ProjectState(QgsProject.instance())
    wait_until(lambda: {"INPUT", "PREVIOUS", "MODEL"} == set(state.doings("types")[0].before))
    assert "MODEL" not in state.changed("types")
    (tmp_path / "area_types.json").write_text("{}", encoding="utf-8")
    assert "MODEL" in state.changed("types")


def test_a_file_that_is_no_model_is_told(dialog: TypesDialog, wait_until: Wait, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", encoding="utf-8")
    dialog.show_page(dialog.yearPage)
    dialog.findChild(QPushButton, "changesButton").click()
    assert "Choose the file of the model" in said(dialog)
    dialog.modelFile.setFilePath(str(wrong))
    wait_until(lambda: "no model of area types" in dialog.modelText.text())
    dialog.findChild(QPushButton, "changesButton").click()
    wait_until(lambda: "no model of area types" in said(dialog))


def test_an_earlier_year_needs_its_types(done: TypesDialog, layer: QgsVectorLayer) -> None:
    done.show_page(done.yearPage)
    done.modelFile.setFilePath(done.outputFile.filePath())
    done.previousLayerBox.setLayer(layer)
    done.previousTypeBox.setField("")
    done.findChild(QPushButton, "changesButton").click()
    assert "types of the earlier year" in said(done)


# Closing


def test_closing_the_dialog_ends_a_preview(dialog: TypesDialog, wait_until: Wait, settle: Settle) -> None:
    small(dialog)
    dialog.startsBox.setValue(50000)
    dialog.findChild(QPushButton, "previewButton").click()
    working = dialog._preview
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running)
    settle()
    assert sip.isdeleted(dialog)


def test_closing_the_dialog_does_not_end_a_run(dialog: TypesDialog, wait_until: Wait, settle: Settle) -> None:
    small(dialog)
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running)
    settle()
    assert ProjectState(QgsProject.instance()).step("types") is not None


def test_closing_the_project_ends_everything(dialog: TypesDialog, wait_until: Wait, settle: Settle) -> None:
    small(dialog)
    dialog.startsBox.setValue(50000)
    dialog.findChild(QPushButton, "previewButton").click()
    working = dialog._preview
    assert working is not None
    QgsProject.instance().clear()
    wait_until(lambda: not working.running)
    settle()
    assert sip.isdeleted(dialog)
    assert QgsProject.instance().mapLayers() == {}


def test_closing_while_a_chart_is_drawn_is_safe(dialog: TypesDialog, wait_until: Wait, settle: Settle) -> None:
    preview(dialog, wait_until)
    dialog.typesTabs.setCurrentWidget(dialog.chartTab)
    dialog.close()
    settle()
    wait_until(lambda: not getattr(QApplication, "hasPendingEvents", bool)())
    assert sip.isdeleted(dialog)


def test_the_plugin_can_be_reloaded_meanwhile(
    dialog: TypesDialog, plugin: Any, wait_until: Wait, settle: Settle
) -> None:
    small(dialog)
    dialog.findChild(QPushButton, "previewButton").click()
    working = dialog._preview
    assert working is not None
    plugin.unload()
    wait_until(lambda: not working.running)
    plugin.initGui()
    settle()
    if not sip.isdeleted(dialog):
        dialog.close()
