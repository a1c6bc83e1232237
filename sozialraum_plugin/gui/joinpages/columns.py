"""The columns of a table, to be ticked, with what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem

from ...gis.previews.join import ColumnLook
from ...gis.previews.tabletexts import parts_of

translate = QCoreApplication.translate


class ColumnsPage(QObject):
    """``changed`` comes when other columns are wanted, or their fields are called otherwise."""

    changed = pyqtSignal()

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.table = form.columnsTable
        self._columns: Sequence[ColumnLook] = ()
        # Names of columns; None are all of them.
        self._wanted: list[str] | None = None
        self.table.setColumnCount(5)
        self.table.setHorizontalHeaderLabels([
            translate("JoinDialog", "Column of the table"),
            translate("JoinDialog", "Kind"),
            translate("JoinDialog", "New field"),
            translate("JoinDialog", "Missing values"),
            translate("JoinDialog", "Not understood"),
        ])  # fmt: skip
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 8)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        for column in range(5):
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if column in (0, 2) else QHeaderView.ResizeMode.ResizeToContents
            )
        self.table.itemChanged.connect(self._ticked)
        form.allColumns.clicked.connect(lambda: self._tick_all(True))
        form.noColumns.clicked.connect(lambda: self._tick_all(False))
        form.prefixEdit.textEdited.connect(lambda _: self.changed.emit())
        form.signsBox.toggled.connect(lambda _: self.changed.emit())

    def show(self, columns: Sequence[ColumnLook]) -> None:
        """List the columns of a table as they were understood."""
        self._columns = columns
        place = self.table.verticalScrollBar().value()
        wanted = self._names()
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(columns))
            for row, column in enumerate(columns):
                self._set_row(row, column, column.name in wanted)
        self.table.verticalScrollBar().setValue(place)

    def _set_row(self, row: int, column: ColumnLook, wanted: bool) -> None:
        first = QTableWidgetItem(f"{column.header} ({column.letter})" if column.letter else column.header)
        first.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )  # fmt: skip
        first.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        first.setToolTip(column.header)
        self.table.setItem(row, 0, first)
        kind = _kind(column.kind)
        texts = (
            f"{kind} ({column.unit})" if column.unit else kind,
            column.field,
            _count(column.missing) if column.wanted else "",
            _count(column.rejected) if column.wanted else "",
        )
        for place, text in enumerate(texts, start=1):
            item = QTableWidgetItem(text)
            if place > 2:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, place, item)

    def _names(self) -> list[str]:
        return [column.name for column in self._columns] if self._wanted is None else self._wanted

    def _ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.want(self._columns[item.row()].name, item.checkState() == Qt.CheckState.Checked)

    def _tick_all(self, ticked: bool) -> None:
        self._wanted = None if ticked else []
        self.show(self._columns)
        self.changed.emit()

    def want(self, name: str, wanted: bool) -> None:
        """Take a column or leave it out."""
        names = set(self._names()) | {name} if wanted else set(self._names()) - {name}
        ordered = [column.name for column in self._columns if column.name in names]
        self._wanted = None if len(ordered) == len(self._columns) else ordered
        self.show(self._columns)
        self.changed.emit()

    def toggle(self, name: str) -> None:
        """Leave a column out, or take it again."""
        self.want(name, name not in self._names())

    def choose(self, text: str) -> None:
        """The columns that the parameter ``COLUMNS`` names; empty for all."""
        self._wanted = parts_of(text) or None

    @property
    def none(self) -> bool:
        """Whether no column is wanted."""
        return self._wanted == []

    def text(self) -> str:
        """The parameter ``COLUMNS``."""
        return "; ".join(self._wanted or [])


def _kind(kind: str) -> str:
    return {
        "text": translate("JoinDialog", "Text"),
        "number": translate("JoinDialog", "Number"),
        "integer": translate("JoinDialog", "Whole number"),
    }.get(kind, kind)


def _count(number: int) -> str:
    return QLocale().toString(number) if number else "–"
