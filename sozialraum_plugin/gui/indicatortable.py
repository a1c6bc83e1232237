"""A table of fields to tick as indicators, each with its direction and its weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsFields, QgsVectorLayer
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

translate = QCoreApplication.translate

DIRECTIONS = (1, -1, 0)


@dataclass(frozen=True)
class Chosen:
    """A ticked indicator: its field, 1 or -1 (more is more or less strain) or 0 (does not count), its weight."""

    field: str
    direction: int = 1
    weight: float = 1.0


class IndicatorTable(QWidget):
    """All numeric fields of a layer; :meth:`chosen` are the ticked ones in the order of the fields."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None, neutral: bool = True) -> None:
        super().__init__(parent)
        self._neutral = neutral
        self.filter = QgsFilterLineEdit(self)
        self.filter.setObjectName("indicatorFilter")
        self.filter.setPlaceholderText(translate("IndicatorTable", "Search a field…"))
        self.filter.setShowSearchIcon(True)
        self.filter.textChanged.connect(self._filtered)
        self.table = QTableWidget(0, 3, self)
        self.table.setObjectName("indicatorTable")
        self.table.setHorizontalHeaderLabels([
            translate("IndicatorTable", "Indicator"),
            translate("IndicatorTable", "Direction"),
            translate("IndicatorTable", "Weight"),
        ])  # fmt: skip
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(self._ticked)
        self.count = QLabel(self)
        self.count.setObjectName("indicatorCount")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.filter, self.table, self.count):
            layout.addWidget(widget)
        self.setFocusProxy(self.table)

    def set_layer(self, layer: QgsVectorLayer, left_out: Sequence[str] = ()) -> None:
        """Offer a layer's numeric fields without its feature ids, which mean nothing."""
        ids = [layer.fields().at(position).name() for position in layer.primaryKeyAttributes()]
        self.set_fields(layer.fields(), [*ids, *left_out])

    def set_fields(self, fields: QgsFields, left_out: Sequence[str] = ()) -> None:
        """Offer the numeric fields, but for those ``left_out``; what was ticked before stays ticked where it exists."""
        before = self.chosen()
        numeric = [field for field in fields if field.isNumeric() and field.name() not in left_out]
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(numeric))
            for row, field in enumerate(numeric):
                item = QTableWidgetItem(field.alias() or field.name())
                item.setData(Qt.ItemDataRole.UserRole, field.name())
                item.setToolTip("\n".join(filter(None, dict.fromkeys((field.alias(), field.name(), field.comment())))))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.table.setItem(row, 0, item)
                self.table.setCellWidget(row, 1, self._direction())
                self.table.setCellWidget(row, 2, self._weight())
        self.choose(before)
        self._filtered(self.filter.text())

    def choose(self, chosen: Sequence[Chosen]) -> None:
        """Tick these and only these; fields that do not exist are passed over."""
        wanted: Mapping[str, Chosen] = {item.field: item for item in chosen}
        with QSignalBlocker(self.table):
            for row in range(self.table.rowCount()):
                item = self.table.item(row, 0)
                found = wanted.get(item.data(Qt.ItemDataRole.UserRole))
                item.setCheckState(Qt.CheckState.Checked if found else Qt.CheckState.Unchecked)
                if found:
                    box, spin = self.table.cellWidget(row, 1), self.table.cellWidget(row, 2)
                    box.setCurrentIndex(box.findData(found.direction))
                    spin.setValue(found.weight)
                self._enable(row, found is not None)
        self._tell()
        self.changed.emit()

    def chosen(self) -> list[Chosen]:
        """The ticked indicators."""
        found = []
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item.checkState() == Qt.CheckState.Checked:
                box, spin = self.table.cellWidget(row, 1), self.table.cellWidget(row, 2)
                found.append(Chosen(item.data(Qt.ItemDataRole.UserRole), int(box.currentData()), spin.value()))
        return found

    def _direction(self) -> QComboBox:
        words = {
            1: translate("IndicatorTable", "more is more strain"),
            -1: translate("IndicatorTable", "more is less strain"),
            0: translate("IndicatorTable", "does not count for the order"),
        }
        box = QComboBox(self.table)
        # As wide as the usual choices are: the indicators' names need the room.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        for value in DIRECTIONS if self._neutral else DIRECTIONS[:2]:
            box.addItem(words[value], value)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        return box

    def _weight(self) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self.table)
        spin.setLocale(QLocale())
        spin.setRange(0.01, 100)
        spin.setDecimals(2)
        spin.setSingleStep(0.25)
        spin.setValue(1)
        spin.valueChanged.connect(lambda _: self.changed.emit())
        return spin

    def _ticked(self, item: QTableWidgetItem) -> None:
        self._enable(item.row(), item.checkState() == Qt.CheckState.Checked)
        self._tell()
        self.changed.emit()

    def _enable(self, row: int, ticked: bool) -> None:
        for column in (1, 2):
            self.table.cellWidget(row, column).setEnabled(ticked)

    def _tell(self) -> None:
        text = translate("IndicatorTable", "{count} of {total} fields chosen")
        self.count.setText(text.format(count=len(self.chosen()), total=self.table.rowCount()))

    def _filtered(self, text: str) -> None:
        wanted = text.casefold().strip()
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            known = f"{item.text()} {item.data(Qt.ItemDataRole.UserRole)}".casefold()
            self.table.setRowHidden(row, wanted not in known)
