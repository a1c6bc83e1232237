"""The criteria of a budget as a table: a count, its weight, and what the count is multiplied by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qgis.core import QgsFields
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.steering.budgetcriteria import AREAS, criterion_text
from .comboboxes import keep_narrow

translate = QCoreApplication.translate

_COUNT, _WEIGHT, _TYPE, _ABOVE, _BELOW = range(5)


class Criterion(NamedTuple):
    """A line of the table; ``above`` and ``below`` are the fields of the percentage of the need."""

    field: str
    weight: float
    by_type: bool = False
    above: str = ""
    below: str = ""

    @property
    def text(self) -> str:
        """The criterion as the algorithm reads it."""
        return f"{criterion_text(self.field, self.by_type, self.above, self.below)}={self.weight:g}"


class CriteriaTable(QWidget):
    """``changed`` comes with every change of a line."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("criteria")
        self._fields: list[tuple[str, str]] = []
        self.table = QTableWidget(0, 5, self)
        self.table.setObjectName("criteriaTable")
        self.table.setHorizontalHeaderLabels([
            translate("CriteriaTable", "Count"),
            translate("CriteriaTable", "Weight"),
            translate("CriteriaTable", "× type"),
            translate("CriteriaTable", "× need: those in need"),
            translate("CriteriaTable", "of"),
        ])  # fmt: skip
        self.table.horizontalHeaderItem(_TYPE).setToolTip(
            translate("CriteriaTable", "Each area counts as much as the factor of its type says")
        )
        self.table.horizontalHeaderItem(_ABOVE).setToolTip(
            translate("CriteriaTable", "The higher the percentage of those in need, the more the region counts")
        )
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (_WEIGHT, _TYPE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.add = self._button("criteriaAdd", translate("CriteriaTable", "Add"))
        self.remove = self._button("criteriaRemove", translate("CriteriaTable", "Remove"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.add.clicked.connect(lambda: self.add_line())
        self.remove.clicked.connect(self.remove_line)
        self.table.itemChanged.connect(lambda _: self.changed.emit())

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def offer(self, fields: QgsFields) -> None:
        """Offer the numeric fields; lines whose fields are not there go."""
        self._fields = [(field.displayName(), field.name()) for field in fields if field.isNumeric()]
        names = {AREAS, "", *(name for _, name in self._fields)}
        self.set_lines([line for line in self.lines() if {line.field, line.above, line.below} <= names])

    def lines(self) -> list[Criterion]:
        """The lines of the table."""
        found = []
        for row in range(self.table.rowCount()):
            count, above, below = (self._box(row, column) for column in (_COUNT, _ABOVE, _BELOW))
            weight = self.table.cellWidget(row, _WEIGHT)
            item = self.table.item(row, _TYPE)
            by_type = item is not None and item.checkState() == Qt.CheckState.Checked
            found.append(Criterion(count, weight.value(), by_type, above, below if above else ""))
        return found

    def _box(self, row: int, column: int) -> str:
        return str(self.table.cellWidget(row, column).currentData() or "")

    def set_lines(self, lines: Sequence[Criterion]) -> None:
        """Show these lines and no others."""
        self.table.setRowCount(0)
        for line in lines:
            self._append(line)
        self.changed.emit()

    def add_line(self) -> None:
        """Add a line; the weights of new lines fill up to 100."""
        rest = 100 - sum(line.weight for line in self.lines())
        first = self._fields[0][1] if self._fields else AREAS
        self._append(Criterion(first, max(rest, 0.0)))
        self.table.setCurrentCell(self.table.rowCount() - 1, _COUNT)
        self.changed.emit()

    def remove_line(self) -> None:
        """Take the current line out."""
        row = self.table.currentRow()
        if row < 0:
            row = self.table.rowCount() - 1
        if row >= 0:
            self.table.removeRow(row)
            self.changed.emit()

    def _append(self, line: Criterion) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        none = (translate("CriteriaTable", "none"), "")
        each = (translate("CriteriaTable", "each area counts 1"), AREAS)
        below = (translate("CriteriaTable", "(is a percentage)"), "")
        for column, entries, chosen in (
            (_COUNT, [*self._fields, each], line.field),
            (_ABOVE, [none, *self._fields], line.above),
            (_BELOW, [below, *self._fields], line.below),
        ):
            box = QComboBox(self.table)
            keep_narrow([box], 6)
            for text, name in entries:
                box.addItem(text, name)
            box.setCurrentIndex(max(box.findData(chosen), 0))
            box.setToolTip(box.currentText())
            box.currentTextChanged.connect(box.setToolTip)
            box.currentIndexChanged.connect(lambda _: self._need_changed())
            self.table.setCellWidget(row, column, box)
        weight = QDoubleSpinBox(self.table)
        weight.setRange(0, 100)
        weight.setDecimals(2)
        weight.setSuffix(" %")
        weight.setValue(line.weight)
        weight.valueChanged.connect(lambda _: self.changed.emit())
        self.table.setCellWidget(row, _WEIGHT, weight)
        item = QTableWidgetItem()
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if line.by_type else Qt.CheckState.Unchecked)
        self.table.setItem(row, _TYPE, item)
        self._enable(row)

    def _need_changed(self) -> None:
        for row in range(self.table.rowCount()):
            self._enable(row)
        self.changed.emit()

    def _enable(self, row: int) -> None:
        above, below = self.table.cellWidget(row, _ABOVE), self.table.cellWidget(row, _BELOW)
        if above is not None and below is not None:
            below.setEnabled(bool(above.currentData()))
