"""The list of types: colour and name to edit, order to change, areas and reliability to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgsColorButton
from qgis.PyQt.QtCore import QCoreApplication, QObject, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem

from ...gis.previews.foundtypes import Found, Looks, type_rows
from .cells import left, right

translate = QCoreApplication.translate

NUMBER, COLOUR, NAME, AREAS, TRUST = range(5)


class TypeTable(QObject):
    """``changed`` brings the looks as they were edited, ``picked`` the computed number of the current type."""

    changed = pyqtSignal(object)
    picked = pyqtSignal(int)

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.table = form.typeTable
        self._up, self._down = form.upButton, form.downButton
        self._looks: Looks | None = None
        self.table.setColumnCount(5)
        self.table.setHorizontalHeaderLabels([
            translate("TypesDialog", "No."),
            translate("TypesDialog", "Colour"),
            translate("TypesDialog", "Name"),
            translate("TypesDialog", "Areas"),
            translate("TypesDialog", "Reliability"),
        ])  # fmt: skip
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(COLOUR, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(COLOUR, self.table.fontMetrics().horizontalAdvance("MMMMM"))
        self.table.itemChanged.connect(self._named)
        self.table.currentCellChanged.connect(self._current)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._enable()

    def show_types(self, found: Found, looks: Looks) -> None:
        """Fill the list."""
        kept = self.current()
        self._looks = looks
        rows = type_rows(found, looks)
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(rows))
            for place, row in enumerate(rows):
                self.table.setItem(place, NUMBER, right(str(place + 1), row.description))
                self.table.setCellWidget(place, COLOUR, self._colour_button(row.computed, looks))
                name = QTableWidgetItem(looks.names.get(row.computed, ""))
                name.setToolTip(row.description)
                self.table.setItem(place, NAME, name)
                self.table.setItem(place, AREAS, right(str(row.size)))
                trust = left(row.verdict, row.sentence)
                if row.level in ("untrusted", "doubtful"):
                    trust.setIcon(QgsApplication.getThemeIcon("/mIconWarning.svg"))
                self.table.setItem(place, TRUST, trust)
                self.table.setRowHeight(place, self.table.fontMetrics().height() + 8)
            place = looks.order.index(kept) if kept in looks.order else 0
            self.table.setCurrentCell(place, NAME)
            self.table.scrollToItem(self.table.item(place, NAME))
        self._enable()

    def current(self) -> int:
        """The computed number of the current type; 0 where there is none."""
        row = self.table.currentRow()
        return self._looks.order[row] if self._looks is not None and 0 <= row < len(self._looks.order) else 0

    def _colour_button(self, computed: int, looks: Looks) -> QgsColorButton:
        button = QgsColorButton(self.table)
        button.setObjectName(f"colour{computed}")
        button.setShowMenu(True)
        button.setColor(QColor(looks.colours.get(computed) or "#DDDDDD"))
        button.colorChanged.connect(partial(self._coloured, computed))
        return button

    def _coloured(self, computed: int, colour: QColor) -> None:
        if self._looks is not None:
            self._set(replace(self._looks, colours={**self._looks.colours, computed: colour.name().upper()}))

    def _named(self, item: QTableWidgetItem) -> None:
        if item.column() != NAME or self._looks is None:
            return
        # Names are separated by ; in the parameter.
        text = " ".join(item.text().replace(";", ",").split())
        if text != item.text():
            with QSignalBlocker(self.table):
                item.setText(text)
        names: Mapping[int, str] = {**self._looks.names, self._looks.order[item.row()]: text}
        self._set(replace(self._looks, names=names))

    def _move(self, step: int) -> None:
        row = self.table.currentRow()
        if self._looks is None or not 0 <= row + step < len(self._looks.order) or row < 0:
            return
        order = list(self._looks.order)
        order[row], order[row + step] = order[row + step], order[row]
        with QSignalBlocker(self.table):
            self.table.setCurrentCell(row + step, NAME)
        self._set(replace(self._looks, order=tuple(order)))

    def _set(self, looks: Looks) -> None:
        moved = self._looks is not None and looks.order != self._looks.order
        self._looks = looks
        self.changed.emit(looks)
        if moved:
            self._enable()

    def _current(self, row: int, _column: int, before: int, _other: int) -> None:
        self._enable()
        if row != before and self.current():
            self.picked.emit(self.current())

    def _enable(self) -> None:
        row, count = self.table.currentRow(), self.table.rowCount()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
