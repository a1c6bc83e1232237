"""The fourth page: types that people set by hand, with reason, author and date."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from qgis.core import QgsApplication, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale, QObject, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from ...core.areatypes.overrides import Override
from ...gis.previews.typemap import override_layer
from ..areapicker import AreaPicker
from .cells import left

translate = QCoreApplication.translate

AREA, COMPUTED, SET, REASON, AUTHOR, DATE, YEAR = range(7)
_AUTHOR = "sozialraum/author"


@dataclass(frozen=True)
class Base:
    """The types that hands may change: a styled layer, areas as people read them, and labels of the types from 1 on."""

    layer: QgsVectorLayer
    areas: Mapping[str, str]
    fids: Mapping[str, int]
    types: Mapping[str, int]
    labels: Sequence[str]


class HandPage(QObject):
    """Keeps the entries; ``changed`` comes with every change of them."""

    changed = pyqtSignal()

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.entries: list[Override] = []
        self.base: Base | None = None
        self.map: AreaPicker | None = None
        self._touched = False
        table: QTableWidget = form.handTable
        table.setColumnCount(7)
        table.setHorizontalHeaderLabels([
            translate("TypesDialog", "Area"),
            translate("TypesDialog", "Computed"),
            translate("TypesDialog", "Set"),
            translate("TypesDialog", "Reason"),
            translate("TypesDialog", "Author"),
            translate("TypesDialog", "Date"),
            translate("TypesDialog", "Year"),
        ])  # fmt: skip
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        table.itemChanged.connect(self._edited)
        table.currentCellChanged.connect(self._current)
        form.removeButton.clicked.connect(self.remove)
        form.authorEdit.setText(str(QgsSettings().value(_AUTHOR, QgsApplication.userFullName()) or ""))
        form.authorEdit.editingFinished.connect(lambda: QgsSettings().setValue(_AUTHOR, form.authorEdit.text()))
        form.handSplitter.setSizes([640, 220])
        self._show()

    # What others tell

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """What was chosen last."""
        self.form.yearEdit.setText(str(parameters.get("YEAR") or ""))

    def load(self, stored: Sequence[Override]) -> None:
        """Types set by hand in the last result; what was entered meanwhile stays."""
        if not self._touched:
            self.entries = list(stored)
            self._show()

    def use(self, base: Base) -> None:
        """Work on these types from now on."""
        self.base = base
        if self.map is None:
            self.map = AreaPicker(self.form.handMapSide)
            self.form.handMapLayout.addWidget(self.map)
            self.map.picked.connect(self.add)
        self.map.set_areas(base.layer, sorted(base.areas.items()), base.fids)
        self._show()

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Types have other numbers now; an entry whose type is gone has none until somebody chooses one."""
        self.entries = [replace(item, type=numbers.get(item.type, 0)) for item in self.entries]
        self._show()

    def by_hand(self) -> dict[str, int]:
        """The set types by area, as far as they are known."""
        year = self.form.yearEdit.text().strip()
        return {item.area: item.type for item in self.entries if item.type and (not year or item.year in ("", year))}

    # Parameters

    def problem(self) -> str:
        """Entries that cannot be used; the first one is made the current one."""
        for row, item in enumerate(self.entries):
            text, column = "", REASON
            if not item.reason.strip():
                text = translate("TypesDialog", "Give the reason why the type of {area} was set by hand.")
            elif not item.type:
                text = translate("TypesDialog", "Choose the type of {area} that is set by hand; its old one is gone.")
                column = SET
            if text:
                self.form.show_page(self.form.handPage)
                self.form.handTable.setCurrentCell(row, column)
                self.form.handTable.setFocus()
                return text.format(area=self._area(item.area))
        return ""

    def parameters(self) -> dict[str, Any]:
        """The entries as a table."""
        found: dict[str, Any] = {}
        if self.entries:
            found["OVERRIDES"] = override_layer(self.entries)
        year = self.form.yearEdit.text().strip()
        if year:
            found["YEAR"] = year
        return found

    # Editing

    def add(self, key: str) -> None:
        """Begin an entry for an area, or go to the one that is there."""
        if self.base is None:
            return
        year = self.form.yearEdit.text().strip()
        known = [place for place, item in enumerate(self.entries) if (item.area, item.year) == (key, year)]
        if not known:
            computed = self.base.types.get(key, 0)
            today = datetime.date.today().isoformat()
            author = self.form.authorEdit.text().strip()
            self.entries.append(Override(key, computed or 1, "", author, today, year, computed))
            self._touched = True
            self._show()
            known = [len(self.entries) - 1]
        self.form.handTable.setCurrentCell(known[0], REASON)
        if not self.entries[known[0]].reason:
            self.form.handTable.editItem(self.form.handTable.item(known[0], REASON))

    def remove(self) -> None:
        """Take the current entry away; the computed type holds again."""
        row = self.form.handTable.currentRow()
        if 0 <= row < len(self.entries):
            del self.entries[row]
            self._touched = True
            self._show()

    def drop(self) -> None:
        """The dialog closes."""
        if self.map is not None:
            self.map.forget()
        self.base = None

    def _show(self) -> None:
        table: QTableWidget = self.form.handTable
        with QSignalBlocker(table):
            table.setRowCount(len(self.entries))
            for row, item in enumerate(self.entries):
                computed = self.base.types.get(item.area, 0) if self.base is not None else item.computed
                table.setItem(row, AREA, left(self._area(item.area)))
                table.setItem(row, COMPUTED, left(self._label(computed) if computed else "–"))
                table.setCellWidget(row, SET, self._choice(row, item.type))
                table.setItem(row, REASON, QTableWidgetItem(item.reason))
                table.setItem(row, AUTHOR, QTableWidgetItem(item.author))
                table.setItem(row, DATE, left(_local_date(item.date)))
                table.setItem(row, YEAR, QTableWidgetItem(item.year))
            letter = table.fontMetrics().horizontalAdvance("M")
            for column in (AREA, COMPUTED, SET, AUTHOR, DATE, YEAR):
                table.resizeColumnToContents(column)
                most = (14 if column == AREA else 11) * letter
                table.setColumnWidth(column, min(table.columnWidth(column), most))
        if self.base is None:
            text = translate("TypesDialog", "Compute a preview of the types first, then click an area on the map.")
        else:
            text = translate("TypesDialog", "Click an area on the map, or choose it by name, to set its type.")
        self.form.handText.setText(text)
        self.form.removeButton.setEnabled(bool(self.entries))
        if self.map is not None:
            self.map.mark(item.area for item in self.entries)
        self.changed.emit()

    def _choice(self, row: int, number: int) -> QComboBox:
        box = QComboBox(self.form.handTable)
        labels = list(self.base.labels) if self.base is not None else []
        for place in range(max(len(labels), number)):
            box.addItem(self._label(place + 1), place + 1)
        box.setCurrentIndex(box.findData(number))
        box.activated.connect(partial(self._set, row, box))
        return box

    def _set(self, row: int, box: QComboBox, _place: int) -> None:
        self.entries[row] = replace(self.entries[row], type=int(box.currentData()))
        self._touched = True
        self.changed.emit()

    def _edited(self, cell: QTableWidgetItem) -> None:
        names = {REASON: "reason", AUTHOR: "author", YEAR: "year"}
        if cell.column() in names:
            self.entries[cell.row()] = replace(
                self.entries[cell.row()], **{names[cell.column()]: " ".join(cell.text().split())}
            )
            self._touched = True
            # What was complained of may be put right now.
            self.form.bar.clearWidgets()
            self.changed.emit()

    def _current(self, row: int, *_: int) -> None:
        if self.map is not None and 0 <= row < len(self.entries):
            self.map.show_area(self.entries[row].area)

    def _area(self, key: str) -> str:
        return self.base.areas.get(key, key) if self.base is not None else key

    def _label(self, number: int) -> str:
        if self.base is not None and 1 <= number <= len(self.base.labels):
            return self.base.labels[number - 1]
        return translate("TypesDialog", "Type {number}").format(number=number)


def _local_date(date: str) -> str:
    found = QDate.fromString(date, "yyyy-MM-dd")
    return QLocale().toString(found, QLocale.FormatType.ShortFormat) if found.isValid() else date
