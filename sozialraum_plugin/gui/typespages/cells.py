"""Cells of tables that only show."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def left(text: str, tip: str = "") -> QTableWidgetItem:
    """A cell with a text."""
    item = QTableWidgetItem(text)
    item.setFlags(_SHOWN)
    item.setToolTip(tip or text)
    return item


def right(text: str, tip: str = "") -> QTableWidgetItem:
    """A cell with a number."""
    item = left(text, tip)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def two_lines(text: str) -> str:
    """A heading broken at the blank nearest to its middle."""
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    if not blanks or len(text) < 10:
        return text
    middle = min(blanks, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def rows_only(table: QTableWidget) -> None:
    """A table to read, with whole rows to pick."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
