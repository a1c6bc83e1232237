"""A catalogue of indicators as an editable table, with checks in each cell and the rates that each line gives."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QPalette, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ..core.formats import format_number
from ..gis.cataloguefile import Line
from ..gis.previews.rates import FieldLook, RateLook
from ..gis.previews.tablecells import REJECTED, SYMBOL
from ..gis.translation import language
from .tablepreview import aligned, colour

translate = QCoreApplication.translate

LOW, MIDDLE, HIGH, GAPS = "low", "middle", "high", "missing"
LOOKS = (LOW, MIDDLE, HIGH, GAPS)
COLUMNS = (
    "name", "label", "numerator", "denominator", "factor", "unit", *LOOKS, "decimals", "direction", "topic", "source",
)  # fmt: skip
TERMS = ("numerator", "denominator")
_WIDTHS = {
    "name": 14, "label": 26, "numerator": 24, "denominator": 22, "direction": 28,
    "topic": 14, "source": 24,
}  # fmt: skip
_NAME = Qt.ItemDataRole.UserRole


class CatalogueModel(QAbstractTableModel):
    """The lines of a catalogue; ``changed`` comes with every change of a text or a tick."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._looks: Sequence[RateLook] = ()
        self._heads = _heads()

    # Lines

    def load(self, lines: Sequence[Line]) -> None:
        """Show another catalogue."""
        self.beginResetModel()
        self.lines = list(lines)
        self._looks = ()
        self.endResetModel()

    def show_looks(self, looks: Sequence[RateLook]) -> None:
        """Show what a look at these lines has found."""
        self._looks = looks if len(looks) == len(self.lines) else ()
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))

    def look(self, row: int) -> RateLook:
        """What is known of a line."""
        return self._looks[row] if row < len(self._looks) else RateLook()

    def insert(self, row: int, line: Line) -> None:
        """Put a line in."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.lines.insert(row, line)
        self._looks = ()
        self.endInsertRows()
        self.changed.emit()

    def remove(self, rows: Sequence[int]) -> None:
        """Take lines out."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.lines[row]
            self.endRemoveRows()
        self._looks = ()
        self.changed.emit()

    def tick(self, wanted: Callable[[int], bool]) -> None:
        """Tick the lines of which ``wanted`` says so, and no others."""
        before = [line.used for line in self.lines]
        for row, line in enumerate(self.lines):
            line.used = wanted(row)
        if self.lines and before != [line.used for line in self.lines]:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))
            self.changed.emit()

    # Qt

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        title, tip = self._heads[COLUMNS[section]]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return tip or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: QModelIndex) -> Any:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = COLUMNS[index.column()]
        if column not in LOOKS:
            flags |= Qt.ItemFlag.ItemIsEditable
        if column == "name":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), COLUMNS[index.column()]
        line, look = self.lines[row], self.look(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, look, column, role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.CheckStateRole and column == "name":
            return Qt.CheckState.Checked if line.used else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return look.problems.get(column) or look.remarks.get(column) or self._text(line, look, column, False)
        return self._paint(line, look, column, role)

    def _text(self, line: Line, look: RateLook, column: str, raw: bool) -> str:
        if column not in LOOKS:
            text = line.texts.get(column, "")
            return direction_words().get(_sign(text), text) if column == "direction" and not raw else text
        if column == GAPS:
            return QLocale().toString(look.missing) if look.total else ""
        value = {LOW: look.low, MIDDLE: look.middle, HIGH: look.high}[column]
        if not math.isfinite(value):
            return ""
        decimals = line.texts.get("decimals", "")
        return format_number(value, int(decimals) if decimals in "0123456789" and decimals else 1, language())

    def _paint(self, line: Line, look: RateLook, column: str, role: int) -> Any:
        palette = self.parent().palette()
        if role == Qt.ItemDataRole.BackgroundRole:
            kind = REJECTED if column in look.problems else SYMBOL if column in look.remarks else ""
            found = colour(kind, palette)
            return None if found is None else QBrush(found)
        if role == Qt.ItemDataRole.ForegroundRole and not line.used and column not in look.problems:
            return QBrush(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (*LOOKS, "factor", "decimals"):
            return aligned(Qt.AlignmentFlag.AlignRight)
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, column = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column == "name":
            line.used = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and column not in LOOKS:
            text = " ".join(str(value).split())
            if line.texts.get(column, "") == text:
                return False
            line.texts[column] = text
        else:
            return False
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(COLUMNS) - 1))
        self.changed.emit()
        return True


class CatalogueTable(QTableView):
    """The table with its editors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("catalogueTable")
        self.lines = CatalogueModel(self)
        self.setModel(self.lines)
        self.terms = _TermDelegate(self)
        self._directions = _DirectionDelegate(self)
        for column in TERMS:
            self.setItemDelegateForColumn(COLUMNS.index(column), self.terms)
        self.setItemDelegateForColumn(COLUMNS.index("direction"), self._directions)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._set_widths()

    def _set_widths(self) -> None:
        metrics = self.fontMetrics()
        for place, column in enumerate(COLUMNS):
            head = metrics.horizontalAdvance(str(self.lines.headerData(place, Qt.Orientation.Horizontal)))
            wanted = (_WIDTHS.get(column, 7) + 1) * metrics.averageCharWidth()
            self.setColumnWidth(place, max(wanted, head + metrics.height()))

    def offer_fields(self, fields: Sequence[FieldLook]) -> None:
        """The fields that an indicator may be made of."""
        self.terms.fields = list(fields)

    def chosen_rows(self) -> list[int]:
        """The rows with a chosen cell."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def edit_cell(self, row: int, column: str) -> None:
        """Go to a cell and begin to write."""
        index = self.lines.index(row, COLUMNS.index(column))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)


class TermCompleter(QCompleter):
    """Completes the field that is being written in a sum of fields."""

    def __init__(self, fields: Sequence[FieldLook], parent: QObject) -> None:
        super().__init__(parent)
        model = QStandardItemModel(len(fields), 1, self)
        for row, field in enumerate(fields):
            told = f"{field.name}  –  {field.label}" if field.label and field.label != field.name else field.name
            item = QStandardItem(told)
            item.setData(field.name, _NAME)
            model.setItem(row, 0, item)
        self.setModel(model)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(12)

    def splitPath(self, path: str) -> list[str]:
        return [_split(path)[1]]

    def pathFromIndex(self, index: QModelIndex) -> str:
        editor = self.widget()
        before = _split(editor.text())[0] if isinstance(editor, QLineEdit) else ""
        return f"{before}{index.data(_NAME)}"


def _split(text: str) -> tuple[str, str]:
    """What stands before the last field of a sum, and that field."""
    found = re.match(r"(.*\s[+\-−–]\s+|\s*)(.*)", text, re.DOTALL)
    return (found[1], found[2]) if found else ("", text)


class _TermDelegate(QStyledItemDelegate):
    fields: Sequence[FieldLook] = ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("termEditor")
        editor.setFrame(False)
        completer = TermCompleter(self.fields, editor)
        completer.popup().setMinimumWidth(48 * editor.fontMetrics().averageCharWidth())
        editor.setCompleter(completer)
        return editor


class _DirectionDelegate(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        editor = QComboBox(parent)
        editor.setObjectName("directionEditor")
        for value, text in direction_words().items():
            editor.addItem(text, value)
        editor.activated.connect(lambda _: self.commitData.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        if isinstance(editor, QComboBox):
            value = _sign(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.setCurrentIndex(max(editor.findData(value), 0))

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)


def direction_words() -> dict[str, str]:
    """What the numbers of the column direction mean."""
    return {
        "1": translate("CatalogueTable", "more is more strain"),
        "-1": translate("CatalogueTable", "more is less strain"),
        "0": translate("CatalogueTable", "neither"),
    }


def _sign(text: str) -> str:
    plain = text.strip().replace("−", "-").removeprefix("+")
    return {"": "0", "-": "-1"}.get(plain, plain) if text.strip() != "+" else "1"


def _heads() -> Mapping[str, tuple[str, str]]:
    return {
        "name": (
            translate("CatalogueTable", "Field"),
            translate("CatalogueTable", "Name of the new field; only ticked lines are computed"),
        ),
        "label": (translate("CatalogueTable", "Indicator"), ""),
        "numerator": (
            translate("CatalogueTable", "Numerator"),
            translate("CatalogueTable", "Fields of the layer, joined by + and −"),
        ),
        "denominator": (
            translate("CatalogueTable", "Denominator"),
            translate("CatalogueTable", "Fields of the layer, joined by + and −; empty: no rate but a sum"),
        ),
        "factor": (
            translate("CatalogueTable", "Factor"),
            translate("CatalogueTable", "100 for percent, 1000 for cases per 1000"),
        ),
        "unit": (translate("CatalogueTable", "Unit"), ""),
        LOW: (translate("CatalogueTable", "Minimum"), translate("CatalogueTable", "Lowest rate of all areas")),
        MIDDLE: (translate("CatalogueTable", "Median"), translate("CatalogueTable", "Half of the areas lie below")),
        HIGH: (translate("CatalogueTable", "Maximum"), translate("CatalogueTable", "Highest rate of all areas")),
        GAPS: (translate("CatalogueTable", "Missing"), translate("CatalogueTable", "Areas without a rate")),
        "decimals": (translate("CatalogueTable", "Decimals"), ""),
        "direction": (translate("CatalogueTable", "Direction"), ""),
        "topic": (translate("CatalogueTable", "Topic"), ""),
        "source": (translate("CatalogueTable", "Source"), ""),
    }
