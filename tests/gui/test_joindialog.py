"""The dialog of the join, clicked through: the preview follows every decision, nothing is overwritten."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices, QPalette
from qgis.PyQt.QtWidgets import QLabel, QMenu, QPushButton, QTableWidget

from sozialraum_plugin.gis.previews.tablecells import ALONE, APART, KEY, REJECTED, SYMBOL
from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.gui.joindialog import JoinDialog
from sozialraum_plugin.gui.tablepreview import COLOURS, TablePreview, colour

Wait = Callable[..., None]
TABLE = """Einwohner der Stadt;;;
Nr;Name;Einwohner;Quote
01;Altstadt;1234;12,5
02;Hafen;2345;.
03;Wiese;abc;7,25
9;Insgesamt;3579;
09;Fremd;5;1,0
"""


def add_areas(count: int = 4) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832&field=KEY:string&field=NAME:string", "areas", "memory")
    names = ("Altstadt", "Hafen", "Wiese", "Berg")
    features = []
    for number in range(count):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([f"{number + 1:02d}", names[number % 4]])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def layer(plugin: Any, tmp_path: Path) -> QgsVectorLayer:
    QgsProject.instance().write(str(tmp_path / "year.qgz"))
    made = add_areas()
    ProjectState(QgsProject.instance()).set_areas(Areas(made.id(), "KEY", "NAME"))
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "Zahlen_2024.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def empty(plugin: Any, qgis_iface: Any, settle: Callable[[], None]) -> Iterator[Callable[[], JoinDialog]]:
    made: list[JoinDialog] = []

    def make() -> JoinDialog:
        made.append(JoinDialog(qgis_iface))
        made[-1].show()
        return made[-1]

    yield make
    for dialog in made:
        if not sip.isdeleted(dialog):
            dialog.close()
    settle()


@pytest.fixture
def dialog(empty: Callable[[], JoinDialog], layer: QgsVectorLayer, table: Path, wait_until: Wait) -> JoinDialog:
    made = empty()
    made.tableFile.setFilePath(str(table))
    settled(made, wait_until)
    return made


def settled(dialog: JoinDialog, wait_until: Wait) -> None:
    wait_until(lambda: not dialog.asking)


def run(dialog: JoinDialog, wait_until: Wait) -> Any:
    dialog.findChild(QPushButton, "runButton").click()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_ is not None
    return dialog.run_.outcome


def told(dialog: JoinDialog) -> str:
    return str(dialog.bar.currentItem().text())


def column(table: QTableWidget, place: int) -> list[str]:
    return [table.item(row, place).text() for row in range(table.rowCount())]


# The preview


def test_the_table_is_shown_as_understood(dialog: JoinDialog, layer: QgsVectorLayer) -> None:
    assert dialog.layerBox.currentLayer() is layer
    assert dialog.keyBox.currentField() == "KEY"
    assert "3 of 4 areas matched, 1 rows without an area, 1 values missing, 1 cells" in dialog.statusLabel.text()
    model = dialog.sheet.model
    assert model.rowCount() == 7
    assert model.index(2, 2).data() == "1234"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "A\nKey"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C\nNumber"
    backgrounds = {
        name: model.index(row, place).data(Qt.ItemDataRole.BackgroundRole).color()
        for name, row, place in ((KEY, 2, 0), (ALONE, 6, 0), (SYMBOL, 3, 3), (REJECTED, 4, 2), (APART, 5, 1))
    }
    assert backgrounds == {name: colour(name, dialog.palette()) for name in backgrounds}
    assert len({found.name() for found in backgrounds.values()}) == 5
    assert "total" in model.index(5, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert dialog.headerEdit.placeholderText() == "2 (found)"
    assert dialog.tableKeyBox.currentText() == "Nr (A) (found)"
    assert dialog.encodingBox.currentText() == "UTF-8 (found)"
    assert dialog.width() <= 1000
    assert dialog.height() <= 580


def test_texts_can_be_read_in_light_and_dark() -> None:
    def luminance(found: QColor) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in found.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for base, text in (("#ffffff", "#000000"), ("#2b2b2b", "#ffffff")):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(base))
        for kind in COLOURS:
            found = colour(kind, palette)
            assert found is not None
            light, dark = sorted((luminance(found), luminance(QColor(text))), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (kind, base)


def test_the_legend_goes_to_the_next_cell_of_its_kind(dialog: JoinDialog) -> None:
    legend = {kind: dialog.findChild(object, f"legend_{kind}") for kind in (SYMBOL, APART, REJECTED)}
    legend[REJECTED].click()
    assert (dialog.sheet.view.currentIndex().row(), dialog.sheet.view.currentIndex().column()) == (4, 2)
    legend[SYMBOL].click()
    assert (dialog.sheet.view.currentIndex().row(), dialog.sheet.view.currentIndex().column()) == (3, 3)
    assert "unknown or kept secret: 1" in legend[SYMBOL].toolTip()
    assert legend[APART].text() == "set apart 1"


def entry(dialog: JoinDialog, button: str, name: str) -> Any:
    menu = dialog.findChild(object, button).menu()
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.objectName() == name)


def test_rows_are_set_apart_and_taken_back(dialog: JoinDialog, wait_until: Wait) -> None:
    dialog.sheet.view.selectRow(6)
    entry(dialog, "rowButton", "row_skip").trigger()
    settled(dialog, wait_until)
    assert dialog.skipEdit.text() == "7"
    assert "0 rows without" in dialog.statusLabel.text()
    dialog.sheet.view.selectRow(6)
    entry(dialog, "rowButton", "row_keep").trigger()
    settled(dialog, wait_until)
    assert dialog.skipEdit.text() == ""
    dialog.sheet.view.selectRow(5)
    entry(dialog, "rowButton", "row_keep").trigger()
    settled(dialog, wait_until)
    assert dialog.keepEdit.text() == "6"
    assert "2 rows without" in dialog.statusLabel.text()


def test_header_and_first_and_last_row(dialog: JoinDialog, wait_until: Wait) -> None:
    dialog.sheet.view.selectRow(0)
    entry(dialog, "rowButton", "row_header").trigger()
    settled(dialog, wait_until)
    assert dialog.headerEdit.text() == "1-2"
    entry(dialog, "rowButton", "row_header").trigger()
    assert dialog.headerEdit.text() == "2"
    dialog.sheet.view.selectRow(3)
    entry(dialog, "rowButton", "row_first").trigger()
    dialog.sheet.view.selectRow(4)
    entry(dialog, "rowButton", "row_last").trigger()
    settled(dialog, wait_until)
    assert dialog.dataEdit.text() == "4-5"
    assert "2 of 4 areas" in dialog.statusLabel.text()


def mark(dialog: JoinDialog, place: int, name: str) -> None:
    dialog.sheet.view.setCurrentIndex(dialog.sheet.model.index(2, place))
    entry(dialog, "columnButton", name).trigger()


def test_columns_are_decided(dialog: JoinDialog, wait_until: Wait) -> None:
    mark(dialog, 2, "column_text")
    settled(dialog, wait_until)
    assert dialog.decisions.texts["COLUMN_KINDS"] == "Einwohner = text"
    assert "not understood" not in dialog.statusLabel.text()
    mark(dialog, 2, "column_found")
    mark(dialog, 3, "column_leave")
    settled(dialog, wait_until)
    assert dialog.columns.text() == "Name; Einwohner"
    assert dialog.sheet.model.headerData(3, Qt.Orientation.Horizontal) == "D\nleft out"
    mark(dialog, 1, "column_key")
    settled(dialog, wait_until)
    assert "No key in column" in dialog.statusLabel.text()
    assert dialog.tableKeyBox.currentData() == "Name"
    dialog.tableKeyBox.setCurrentIndex(0)
    dialog.tableKeyBox.activated.emit(0)
    settled(dialog, wait_until)
    assert "3 of 4" in dialog.statusLabel.text()


def test_a_wrong_list_of_rows_is_told(dialog: JoinDialog, wait_until: Wait) -> None:
    dialog.skipEdit.setText("x")
    dialog.skipEdit.textEdited.emit("x")
    settled(dialog, wait_until)
    # The form's own words, not the parameter's name.
    assert "SKIP_ROWS" not in dialog.statusLabel.text()
    assert "Leave out rows" in dialog.statusLabel.text()
    assert dialog.sheet.model.rowCount() == 7


def test_the_right_key_field_is_offered(dialog: JoinDialog, table: Path, wait_until: Wait) -> None:
    table.write_text("Raum;Zahl\nAltstadt;117\nHafen;218\nWiese;319\n", encoding="utf-8")
    dialog._ask()
    settled(dialog, wait_until)
    assert 'href="key"' in dialog.statusLabel.text()
    dialog.statusLabel.linkActivated.emit("key")
    settled(dialog, wait_until)
    assert dialog.keyBox.currentField() == "NAME"
    assert "3 of 4" in dialog.statusLabel.text()


def test_a_long_table_is_read_with_one_click(dialog: JoinDialog, table: Path, wait_until: Wait) -> None:
    rows = [f"0{area};{year};{area}{year}" for area in (1, 2, 3) for year in (2022, 2023)]
    table.write_text("\n".join(["Nr;Jahr;Zahl", *rows]), encoding="utf-8")
    dialog._ask()
    settled(dialog, wait_until)
    dialog.statusLabel.linkActivated.emit("pivot")
    settled(dialog, wait_until)
    assert column(dialog.columnsTable, 2) == ["F_2022", "F_2023"]
    assert dialog.pivotBox.currentData() == "auto"


def test_a_table_saved_again_is_read_again(dialog: JoinDialog, table: Path, wait_until: Wait) -> None:
    table.write_text(TABLE + "04;Berg;7;1,0\n", encoding="utf-8")
    dialog.activateWindow()
    wait_until(lambda: dialog.isActiveWindow())
    from qgis.PyQt.QtCore import QEvent

    dialog.changeEvent(QEvent(QEvent.Type.ActivationChange))
    settled(dialog, wait_until)
    assert "4 of 4" in dialog.statusLabel.text()


def test_the_context_menu(dialog: JoinDialog) -> None:
    view = dialog.sheet.view
    index = dialog.sheet.model.index(2, 1)
    view.setCurrentIndex(index)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    menu = dialog.sheet.findChild(QMenu, "tableMenu")
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    menu.close()
    assert names[0] == "row_skip"
    assert "column_key" in names


# Columns and partners


def test_columns_are_ticked(dialog: JoinDialog, wait_until: Wait) -> None:
    assert column(dialog.columnsTable, 2) == ["Name_2", "Einwohner", "Quote"]
    dialog.noColumns.click()
    settled(dialog, wait_until)
    dialog.findChild(QPushButton, "runButton").click()
    assert "column" in told(dialog)
    dialog.columnsTable.item(2, 0).setCheckState(Qt.CheckState.Checked)
    settled(dialog, wait_until)
    assert dialog.columns.text() == "Quote"
    dialog.prefixEdit.setText("z_")
    dialog.prefixEdit.textEdited.emit("z_")
    settled(dialog, wait_until)
    assert column(dialog.columnsTable, 2) == ["", "", "z_Quote"]
    dialog.allColumns.click()
    settled(dialog, wait_until)
    assert dialog.columns.text() == ""


def test_a_row_and_an_area_are_matched_by_hand(dialog: JoinDialog, wait_until: Wait) -> None:
    assert column(dialog.rowsTable, 1) == ["09"]
    assert column(dialog.areasTable, 0) == ["04"]
    assert not dialog.acceptButton.isEnabled()
    dialog.rowsTable.selectRow(0)
    dialog.areasTable.selectRow(0)
    dialog.acceptButton.click()
    settled(dialog, wait_until)
    assert "4 of 4" in dialog.statusLabel.text()
    assert dialog.handList.item(0).text() == "09 → 04 Berg"
    dialog.handList.setCurrentRow(0)
    dialog.undoButton.click()
    settled(dialog, wait_until)
    assert "3 of 4" in dialog.statusLabel.text()


def test_suggestions_are_accepted_one_by_one(dialog: JoinDialog, table: Path, wait_until: Wait) -> None:
    dialog.keyBox.setField("NAME")
    table.write_text("Raum;Zahl\nAltstadt;1\nWiese;3\nhafen (neu);117\nBergg;218\n", encoding="utf-8")
    dialog._ask()
    settled(dialog, wait_until)
    assert column(dialog.rowsTable, 2)[1] == "Berg"
    dialog.rowsTable.selectRow(1)
    assert dialog.areasTable.selectionModel().selectedRows()
    dialog.rowsTable.activated.emit(dialog.rowsTable.model().index(1, 0))
    settled(dialog, wait_until)
    assert dialog.partners.pairs == {"Bergg": "Berg"}
    # The next row is chosen.
    assert dialog.rowsTable.currentRow() == 0


def test_rules_are_allowed_and_forbidden(dialog: JoinDialog, table: Path, wait_until: Wait) -> None:
    table.write_text("Nr;Zahl\n1;117\n2;218\n3;319\n", encoding="utf-8")
    dialog._ask()
    settled(dialog, wait_until)
    assert "3 of 4" in dialog.statusLabel.text()
    items = [dialog.rulesList.item(row) for row in range(dialog.rulesList.count())]
    next(item for item in items if "(3)" in item.text()).setCheckState(Qt.CheckState.Unchecked)
    settled(dialog, wait_until)
    assert dialog.preview.error
    assert "KEY_RULES" in dialog.parameters()


def test_areas_are_searched(dialog: JoinDialog) -> None:
    dialog.areasFilter.setText("xyz")
    assert dialog.areasTable.isRowHidden(0)
    dialog.areasFilter.setText("ber")
    assert not dialog.areasTable.isRowHidden(0)


def test_the_protocol_leads_to_the_decision(dialog: JoinDialog) -> None:
    items = [dialog.protocolList.item(row) for row in range(dialog.protocolList.count())]
    assert "Cells of column" in items[0].text()
    dialog.tabs.setCurrentWidget(dialog.protocolTab)
    header = next(item for item in items if item.text().startswith("Header in row"))
    dialog.protocolList.itemActivated.emit(header)
    assert dialog.tabs.currentWidget() is dialog.previewTab


# The run


def test_a_run_makes_a_layer_a_report_and_settings(
    dialog: JoinDialog, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dialog.outputFile.filePath() == str(tmp_path / "Zahlen_2024.gpkg")
    assert dialog.nameEdit.text() == "Zahlen 2024"
    assert run(dialog, wait_until).ok
    state = ProjectState(QgsProject.instance())
    step = state.step("join")
    assert step is not None
    assert step.summary == "Zahlen_2024: 3 of 4 areas matched, 1 rows without an area, 1 values missing"
    made = state.output_of("join")
    assert made is not None
    assert made.name() == "Zahlen 2024"
    assert {"Einwohner", "Quote"} <= set(made.fields().names())
    assert (tmp_path / "Zahlen_2024.json").is_file()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    dialog.bar.findChild(QPushButton, "reportButton").click()
    assert opened == [str(tmp_path / "Zahlen_2024.html")]
    assert dialog.outputFile.filePath() == str(tmp_path / "Zahlen_2024_2.gpkg")


def test_areas_that_share_a_key_are_counted_each(dialog: JoinDialog, layer: QgsVectorLayer, wait_until: Wait) -> None:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((9 0,10 0,10 1,9 0))"))
    feature.setAttributes(["01", "Altstadt"])
    layer.dataProvider().addFeatures([feature])
    dialog._ask()
    settled(dialog, wait_until)
    assert "4 of 5 areas" in dialog.statusLabel.text()
    assert run(dialog, wait_until).ok
    assert "4 of 5 areas" in told(dialog)


def test_the_next_table_is_joined_to_the_result(dialog: JoinDialog, wait_until: Wait, tmp_path: Path) -> None:
    assert run(dialog, wait_until).ok
    # The message with its buttons stays until somebody is done with it.
    assert dialog.bar.currentItem().duration() == 0
    dialog.bar.findChild(QPushButton, "nextButton").click()
    assert dialog.tableFile.filePath() == ""
    more = tmp_path / "mehr.csv"
    more.write_text("Nr;Kinder\n01;5\n02;6\n03;7\n04;8\n", encoding="utf-8")
    dialog.tableFile.setFilePath(str(more))
    settled(dialog, wait_until)
    assert run(dialog, wait_until).ok
    state = ProjectState(QgsProject.instance())
    made = state.output_of("join")
    assert made is not None
    assert {"Einwohner", "Kinder"} <= set(made.fields().names())
    assert state.changed("join") == []
    # Other areas than those that the first table was joined to are another matter.
    state.set_areas(Areas(add_areas().id(), "KEY"))
    assert state.changed("join") == ["INPUT"]


def test_what_was_decided_comes_back(
    dialog: JoinDialog, wait_until: Wait, empty: Callable[[], JoinDialog], tmp_path: Path
) -> None:
    dialog.decisions.mark_rows("skip", [7])
    dialog.decisions.decide("COLUMN_KINDS", "Einwohner = text")
    dialog.columns.want("Quote", False)
    settled(dialog, wait_until)
    assert run(dialog, wait_until).ok
    dialog.close()
    again = empty()
    settled(again, wait_until)
    assert again.skipEdit.text() == "7"
    assert again.columns.text() == "Name; Einwohner"
    assert again.preview.columns[1].kind == "text"
    # Next year's table: what is bound to rows is forgotten, the settings are known again.
    later = tmp_path / "Zahlen_2025.csv"
    later.write_text(TABLE, encoding="utf-8")
    again.tableFile.setFilePath(str(later))
    settled(again, wait_until)
    assert again.skipEdit.text() == ""
    assert again.preview.kept == str(tmp_path / "Zahlen_2024.json")
    assert again.keptBox.currentText() == "Zahlen_2024 (found)"
    assert again.preview.columns[1].kind == "text"
    assert again.parameters()["READING"] == str(tmp_path / "Zahlen_2024.json")
    place = again.keptBox.findData("")
    again.keptBox.setCurrentIndex(place)
    again.keptBox.activated.emit(place)
    settled(again, wait_until)
    assert "READING" not in again.parameters()
    assert len(again.preview.columns) == 3


def test_files_that_exist_are_not_overwritten(dialog: JoinDialog, tmp_path: Path) -> None:
    for ending in ("gpkg", "html", "json"):
        (tmp_path / f"mine.{ending}").write_bytes(b"mine")
        dialog.outputFile.setFilePath(str(tmp_path / "mine.gpkg"))
        dialog.findChild(QPushButton, "runButton").click()
        assert "exists" in told(dialog)
        assert dialog.run_ is None
        assert (tmp_path / f"mine.{ending}").read_bytes() == b"mine"
        (tmp_path / f"mine.{ending}").unlink()


def test_a_table_of_the_project(dialog: JoinDialog, wait_until: Wait) -> None:
    other = QgsVectorLayer("None?field=Nr:string&field=Zahl:integer", "Zahlen", "memory")
    features = []
    for number in (1, 2):
        feature = QgsFeature(other.fields())
        feature.setAttributes([f"0{number}", number])
        features.append(feature)
    other.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(other)
    dialog.sourceBox.setCurrentIndex(1)
    settled(dialog, wait_until)
    assert "Choose a table" in dialog.statusLabel.text()
    dialog.tableBox.setLayer(other)
    settled(dialog, wait_until)
    assert "2 of 4" in dialog.statusLabel.text()
    assert run(dialog, wait_until).ok
    assert dialog.run_ is not None
    assert dialog.run_.parameters["TABLE_LAYER"] == other.id()


# Wrong paths


def test_without_a_layer_it_says_so(empty: Callable[[], JoinDialog], wait_until: Wait) -> None:
    dialog = empty()
    settled(dialog, wait_until)
    assert "no polygon layer" in dialog.statusLabel.text()
    dialog.findChild(QPushButton, "runButton").click()
    assert "no polygon layer" in told(dialog)


def test_points_are_not_offered(empty: Callable[[], JoinDialog]) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:25832&field=KEY:string", "points", "memory"))
    assert empty().layerBox.count() == 0


def test_areas_without_fields(empty: Callable[[], JoinDialog], wait_until: Wait) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:25832", "bare", "memory"))
    dialog = empty()
    settled(dialog, wait_until)
    assert "keys" in dialog.statusLabel.text()


def test_a_file_that_is_no_table(dialog: JoinDialog, wait_until: Wait, tmp_path: Path) -> None:
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG")
    dialog.tableFile.setFilePath(str(tmp_path / "picture.xlsx"))
    settled(dialog, wait_until)
    assert dialog.sheet.model.rowCount() == 0
    dialog.findChild(QPushButton, "runButton").click()
    assert "picture.xlsx" in told(dialog)
    assert dialog.run_ is None


def test_a_cancelled_run(dialog: JoinDialog, wait_until: Wait, tmp_path: Path) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    dialog.cancel()
    wait_until(lambda: dialog.run_ is not None and not dialog.run_.running)
    assert dialog.run_ is not None
    assert dialog.run_.outcome is not None
    if dialog.run_.outcome.canceled:
        assert not (tmp_path / "Zahlen_2024.gpkg").exists()
        assert ProjectState(QgsProject.instance()).step("join") is None
    assert dialog.form.isEnabled()


def test_closing_the_dialog_does_not_end_the_run(
    dialog: JoinDialog, wait_until: Wait, settle: Callable[[], None]
) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    dialog.close()
    wait_until(lambda: not working.running)
    settle()
    assert ProjectState(QgsProject.instance()).step("join") is not None


def test_closing_the_project_ends_all(dialog: JoinDialog, wait_until: Wait, settle: Callable[[], None]) -> None:
    dialog.findChild(QPushButton, "runButton").click()
    working = dialog.run_
    assert working is not None
    QgsProject.instance().clear()
    wait_until(lambda: not working.running)
    settle()
    assert QgsProject.instance().mapLayers() == {}


def test_closing_while_the_preview_is_made(
    dialog: JoinDialog, settle: Callable[[], None], wait_until: Wait, qgis_iface: Any
) -> None:
    dialog._ask()
    dialog._question._timer.stop()
    dialog._question._begin()
    dialog.close()
    settle()
    assert sip.isdeleted(dialog)
    from sozialraum_plugin.gui import background

    wait_until(lambda: not background._ALIVE)


def test_the_plugin_is_unloaded_with_the_dialog_open(
    actions: Actions, plugin: Any, layer: QgsVectorLayer, settle: Callable[[], None]
) -> None:
    actions.join.trigger()
    dialog = actions._steps["join"]
    assert isinstance(dialog, JoinDialog)
    plugin.unload()
    settle()
    assert sip.isdeleted(dialog)


# The form


def test_each_key_opens_one_thing(dialog: JoinDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    texts += [dialog.reportBox.text()]
    keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(keys) > 15
    assert sorted(set(keys)) == sorted(keys)


def test_it_opens_at_once_in_a_large_project(
    plugin: Any, tmp_path: Path, empty: Callable[[], JoinDialog], wait_until: Wait
) -> None:
    layers = [QgsVectorLayer("Polygon?crs=EPSG:25832&field=KEY:string", f"l{n}", "memory") for n in range(500)]
    QgsProject.instance().addMapLayers(layers)
    areas = add_areas(542)
    ProjectState(QgsProject.instance()).set_areas(Areas(areas.id(), "KEY", "NAME"))
    empty().close()
    start = time.perf_counter()
    dialog = empty()
    assert time.perf_counter() - start < 0.3
    assert dialog.layerBox.currentLayer() is areas


def test_a_large_table_is_painted_where_it_is_seen(qgis_app: Any) -> None:
    from sozialraum_plugin.core.tabular.grids import Grid, make_cells
    from sozialraum_plugin.gis.previews.tablecells import SheetCells

    asked: list[tuple[int, int]] = []

    class Counting(SheetCells):
        def text(self, row: int, column: int) -> str:
            asked.append((row, column))
            return super().text(row, column)

    cells = Counting(Grid("", make_cells([["a", "b"]] * 20_000)))
    preview = TablePreview()
    preview.resize(600, 400)
    preview.show()
    preview.show_table(cells)
    preview.grab()
    assert preview.model.rowCount() == 20_000
    assert len(set(asked)) < 400
    preview.close()
