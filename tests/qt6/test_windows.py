"""The plugin's windows under PyQt6: opened in an empty project, shown, clicked through, drawn."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QMouseEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QMainWindow,
    QTabWidget,
    QWidget,
)

DIALOGS = {
    "areasdialog": "AreasDialog",
    "budgetdialog": "BudgetDialog",
    "indexdialog": "IndexDialog",
    "joindialog": "JoinDialog",
    "mapsdialog": "MapsDialog",
    "packagedialog": "PackageDialog",
    "ratesdialog": "RatesDialog",
    "regionsdialog": "RegionsDialog",
    "typesdialog": "TypesDialog",
    "yeardialog": "YearDialog",
}


class Iface:
    """The little of QGIS's interface that windows ask for."""

    def __init__(self) -> None:
        self.window = QMainWindow()

    def mainWindow(self) -> QMainWindow:
        """QGIS's window."""
        return self.window

    def __getattr__(self, name: str) -> Any:
        from tests.qt6.standins import Answer

        return Answer(name)


def look(widget: QWidget, several: bool = True) -> QImage:
    """The widget as it is drawn, with more than one colour or only one."""
    widget.show()
    QApplication.processEvents()
    picture = widget.grab().toImage()
    places = [(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    assert several == (len({picture.pixel(x, y) for x, y in places}) > 1)
    return picture


def click_through(window: QWidget) -> int:
    """Use everything that changes only the form: tabs, lists to choose from, ticks. The number of things used."""
    used = 0
    for tabs in window.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            look(window)
            used += 1
    for box in window.findChildren(QComboBox):
        for place in range(box.count()):
            box.setCurrentIndex(place)
            used += 1
    for button in window.findChildren(QAbstractButton):
        inside = isinstance(button.parent(), QDialogButtonBox)
        if button.isCheckable() and button.isEnabled() and not inside:
            button.click()
            button.click()
            used += 1
    for view in window.findChildren(QAbstractItemView):
        view.selectAll()
        view.viewport().update()
        used += 1
    QApplication.processEvents()
    return used


@pytest.mark.parametrize(("module", "name"), DIALOGS.items(), ids=list(DIALOGS))
def test_the_dialog_opens(app: Any, module: str, name: str) -> None:
    made = getattr(importlib.import_module(f"sozialraum_plugin.gui.{module}"), name)(Iface())
    look(made)
    assert click_through(made) >= 3
    made.close()


def test_the_panel_opens(app: Any) -> None:
    from sozialraum_plugin.gui.panel import Panel

    panel = Panel(Iface(), {}, None)
    panel.resize(360, 900)
    look(panel)
    for card in panel.step_cards.values():
        look(card)
    panel.begin_tour()
    look(panel)
    panel.end_tour()
    panel.stop()


def test_the_system_check_opens(app: Any) -> None:
    from sozialraum_plugin.gui.systemcheck import SystemCheck

    made = SystemCheck()
    look(made)
    texts = [part.name for part in made.parts]
    assert "Qt" in texts
    assert next(part.version for part in made.parts if part.name == "Qt").startswith("6.")


def test_the_options_open(app: Any) -> None:
    from sozialraum_plugin.gui.options import OptionsPage

    made = OptionsPage()
    look(made)
    assert click_through(made) > 3


def test_a_table_is_shown_as_understood(app: Any) -> None:
    from sozialraum_plugin.gui.tablepreview import TablePreview

    class Cells:
        """Two columns of three rows."""

        height, width, first = 3, 2, 0

        def text(self, row: int, column: int) -> str:
            return f"{row}.{column}"

        def kind(self, row: int, column: int) -> str:
            return "number" if column else "header" if not row else "text"

        def count(self, kind: str) -> int:
            return 3 if kind == "number" else 0

        def places(self, kind: str) -> list[tuple[int, int]]:
            return [(row, 1) for row in range(3)]

        def __getattr__(self, name: str) -> Any:
            return lambda *_given: ""

    made = TablePreview()
    made.resize(400, 200)
    made.show_table(Cells())  # type: ignore[arg-type]
    look(made)
    role = Qt.ItemDataRole.TextAlignmentRole
    sides = [made.model.index(1, column).data(role) for column in range(2)]
    assert [int(getattr(side, "value", side)) for side in sides] == [0x81, 0x82]
    made.go_to_next("number")
    assert made.view.currentIndex().column() == 1
    made.view.selectAll()
    look(made)


def test_a_catalogue_is_shown_and_edited(app: Any) -> None:
    from sozialraum_plugin.gis.cataloguefile import Line
    from sozialraum_plugin.gis.previews.rates import RateLook
    from sozialraum_plugin.gui.cataloguetable import COLUMNS, CatalogueModel

    parent = QWidget()
    model = CatalogueModel(parent)
    model.load([Line({"name": "arm", "label": "Armut", "factor": "100", "decimals": "1"})])
    model.show_looks([RateLook()])
    for column in range(len(COLUMNS)):
        for role in range(15):
            model.data(model.index(0, column), role)
            model.headerData(column, Qt.Orientation.Horizontal, role)
    index = model.index(0, COLUMNS.index("label"))
    assert model.setData(index, "Kinderarmut", Qt.ItemDataRole.EditRole)
    assert model.data(index, Qt.ItemDataRole.DisplayRole) == "Kinderarmut"
    tick = model.index(0, COLUMNS.index("name"))
    assert model.flags(tick) & Qt.ItemFlag.ItemIsUserCheckable
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked):
        # Qt hands over the number of the state.
        model.setData(tick, state.value, Qt.ItemDataRole.CheckStateRole)
        assert Qt.CheckState(model.data(tick, Qt.ItemDataRole.CheckStateRole)) == state
        assert model.lines[0].used is (state == Qt.CheckState.Checked)


def test_things_are_ticked(app: Any) -> None:
    from sozialraum_plugin.gui.ticklist import Entry, TickList

    made = TickList("things")
    made.fill([Entry("a", "Eins"), Entry("b", "Zwei")])
    look(made)
    made.all.click()
    assert list(made.ticked()) == ["a", "b"]
    made.none.click()
    assert list(made.ticked()) == []


def test_a_chart_is_drawn_and_clicked(app: Any) -> None:
    from sozialraum_plugin.gui.chartcanvas import ChartCanvas

    made = ChartCanvas()
    made.resize(QSize(300, 200))
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    made._image = image
    assert look(made, several=False).pixelColor(150, 100) == QColor("red")
    place = QPointF(QPoint(10, 20))
    kind, left = QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton
    made.mousePressEvent(QMouseEvent(kind, place, place, left, left, Qt.KeyboardModifier.NoModifier))
