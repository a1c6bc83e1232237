"""The hand: buttons, lines, boxes, tables and maps of the dialogs by their object names, used as people do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsPointXY, QgsProject
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from qgis.utils import iface, plugins

from .stage import Stage, Steps, later

NAME = "sozialraum_plugin"
# Actions that open a page of another one's dialog.
_PAGE_OF = {"counts": "types", "apply": "types"}


def find(window: QWidget, name: str) -> Any:
    """A widget of a window by its name."""
    found = window.findChild(QWidget, name)
    if found is None:
        raise LookupError(f"{window.objectName()} has no {name}")
    return found


def click(window: QWidget, name: str) -> None:
    """Click a button; one that nobody could click is an error. What it does comes from the event loop."""
    button = find(window, name)
    press(button)


def press(button: QAbstractButton) -> None:
    """Click a button that was found already."""
    if not button.isVisible() or not button.isEnabled():
        raise RuntimeError(f"{button.objectName()} “{button.text()}” cannot be clicked")
    later(button.click)


def write(window: QWidget, name: str, text: str) -> None:
    """Write into a line; its old text is replaced."""
    line = find(window, name)
    if isinstance(line, QgsFileWidget):
        line = line.lineEdit()
    if not isinstance(line, QLineEdit):
        line = line.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def choose(window: QWidget, name: str, wanted: str) -> None:
    """Choose in a box: a layer or a field by its name, else the entry with this text or this data."""
    box = find(window, name)
    if isinstance(box, QgsMapLayerComboBox):
        layers = QgsProject.instance().mapLayersByName(wanted)
        if not layers:
            raise LookupError(f"the project has no layer {wanted}")
        box.setLayer(layers[-1])
    elif isinstance(box, QgsFieldComboBox):
        box.setField(wanted)
        if box.currentField() != wanted:
            raise LookupError(f"{name} has no field {wanted}")
    elif isinstance(box, QComboBox):
        place = max(box.findText(wanted), box.findData(wanted))
        if place < 0:
            raise LookupError(f"{name} has no entry {wanted}")
        box.setCurrentIndex(place)


def turn(window: QWidget, name: str, page: str) -> None:
    """Turn the tabs of this name to the page of that name."""
    tabs = find(window, name)
    tabs.setCurrentWidget(find(window, page))


def point(canvas: QgsMapCanvas, place: QgsPointXY) -> None:
    """Click a place on a map."""
    pixel = canvas.getCoordinateTransform().transform(place)
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        QPoint(round(pixel.x()), round(pixel.y())),
    )  # fmt: skip


def cell(table: QTableWidget, row: int, column: int, text: str) -> None:
    """Write into a cell."""
    table.setCurrentCell(row, column)
    table.item(row, column).setText(text)


# Windows


def actions() -> Any:
    """The plugin's menu and toolbar."""
    return plugins[NAME].actions


def panel() -> Any:
    """The plugin's panel."""
    return actions().dock.panel


def step_window(name: str) -> QWidget | None:
    """The open dialog of an action."""
    name = _PAGE_OF.get(name, name)
    dialog = actions()._open_steps().get(name)
    return dialog if dialog is not None and dialog.isVisible() else None


def step_layer(name: str) -> str:
    """The name of the layer that a step has made."""
    layer = panel().state.output_of(name)
    return "" if layer is None else str(layer.name())


def file_dialog() -> QFileDialog | None:
    """The file dialog that is open."""
    window = QApplication.activeModalWidget()
    return window if isinstance(window, QFileDialog) else None


def choose_file(path: Path) -> Steps:
    """Answer the file dialog that is about to open."""
    yield lambda: file_dialog() is not None
    yield 200
    dialog = file_dialog()
    if dialog is None:
        raise RuntimeError("the file dialog is gone")
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setText(str(path))
    yield 200
    buttons = dialog.findChild(QDialogButtonBox)
    accept = next(
        button for button in buttons.buttons() if buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    )
    later(accept.click)
    yield lambda: file_dialog() is None


def open_step(stage: Stage, name: str, begin: Callable[[], object] | None = None) -> Any:
    """Open the dialog of a step from the menu; a generator that returns the dialog."""
    action = getattr(actions(), name)
    yield from stage.open(name, lambda: step_window(name), begin or action.trigger)
    return step_window(name)


def run(stage: Stage, dialog: Any, name: str) -> Any:
    """Press the run button and wait for the end; a generator. The longest freeze is measured."""
    stage.watch(name)
    click(dialog, "runButton")
    yield 40
    begun = dialog.run_ is not None
    if begun:
        yield lambda: not dialog.run_.running
        yield 600
    stage.watched()
    outcome = dialog.run_.outcome if begun else None
    said = bar_text(dialog)
    stage.fact(outcome is not None and outcome.ok, f"{name}: {outcome.error if outcome is not None else said}")
    stage.say(f"       {said}")
    return outcome


def bar_text(dialog: Any) -> str:
    """What the message bar of a dialog says."""
    item = dialog.bar.currentItem()
    return "" if item is None else f"{item.title()} {item.text()}".strip()


def close(window: QWidget) -> Steps:
    """Close a window with its own button, as Escape does."""
    later(window.close)
    yield 150


def main_window() -> QWidget:
    """QGIS's window."""
    return iface.mainWindow()


def button(window: QWidget, text: str) -> QPushButton:
    """A push button of a window by its text."""
    return next(found for found in window.findChildren(QPushButton) if found.text().replace("&", "") == text)
