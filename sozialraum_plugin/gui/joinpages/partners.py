"""Rows without an area and areas without a row: suggestions to accept one by one, and rules to allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QListWidgetItem, QTableWidget, QTableWidgetItem

from ...core.messages import Note
from ...gis.previews.join import ALLOWED, RULES, Counts, JoinPreview, Single
from ...gis.previews.tabletexts import pair_fits, pairs_of, pairs_text
from ...gis.translation import text_of

translate = QCoreApplication.translate

_KEY = Qt.ItemDataRole.UserRole


class PartnersPage(QObject):
    """``changed`` comes with every pair that is made or undone, and every rule that is allowed or forbidden."""

    changed = pyqtSignal()

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.pairs: dict[str, str] = {}
        self.rules: tuple[str, ...] = ALLOWED
        self._rows: Sequence[Single] = ()
        _prepare(form.rowsTable, [
            translate("JoinDialog", "Row"), translate("JoinDialog", "Key"),
            translate("JoinDialog", "Suggestion"),
        ])  # fmt: skip
        _prepare(form.areasTable, [translate("JoinDialog", "Key"), translate("JoinDialog", "Area")])
        form.areasFilter.setPlaceholderText(translate("JoinDialog", "Search an area…"))
        form.areasFilter.setShowSearchIcon(True)
        form.areasFilter.textChanged.connect(self._filter)
        form.rowsTable.itemSelectionChanged.connect(self._row_chosen)
        form.areasTable.itemSelectionChanged.connect(self._enable)
        form.rowsTable.activated.connect(lambda _: self.accept())
        form.acceptButton.clicked.connect(self.accept)
        form.rulesList.itemChanged.connect(lambda _: self._rules_ticked())
        form.handList.itemSelectionChanged.connect(self._enable)
        form.undoButton.clicked.connect(self.undo)
        form.rulesList.setWordWrap(True)
        form.rulesList.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list_rules({})
        self._enable()

    # What is shown

    def show(self, preview: JoinPreview) -> None:
        """List who is left over."""
        form = self.form
        self._rows, areas = preview.rows_alone, preview.areas_alone
        names = {area.key: area.text for area in areas}
        place = form.rowsTable.currentRow()
        for table in (form.rowsTable, form.areasTable):
            table.blockSignals(True)
        form.rowsTable.setRowCount(len(self._rows))
        for row, single in enumerate(self._rows):
            near = ", ".join(" ".join(filter(None, (key, names.get(key, "")))) for key in single.near)
            _set_row(form.rowsTable, row, single.key, [str(single.row), single.key, near], single.text)
        form.areasTable.setRowCount(len(areas))
        for row, single in enumerate(areas):
            _set_row(form.areasTable, row, single.key, [single.key, single.text], ", ".join(single.near))
        for table in (form.rowsTable, form.areasTable):
            table.blockSignals(False)
        form.areasTable.setColumnHidden(1, not any(area.text for area in areas))
        self._filter(form.areasFilter.text())
        counts = preview.counts or Counts()
        form.rowsLabel.setText(_counted(translate("JoinDialog", "Rows without an area: {count}"), counts.rows_alone))
        form.areasLabel.setText(_counted(translate("JoinDialog", "Areas without a row: {count}"), counts.areas_alone))
        self._list_rules(preview.by_rule)
        self._list_pairs({area: name for _, area, name in preview.by_hand})
        # The next one is ready to be accepted.
        form.rowsTable.clearSelection()
        if place >= 0 and self._rows:
            form.rowsTable.selectRow(min(place, len(self._rows) - 1))
        self._enable()

    def _list_rules(self, counts: Mapping[str, int]) -> None:
        with QSignalBlocker(self.form.rulesList):
            self.form.rulesList.clear()
            for rule in RULES:
                count = counts.get(rule, 0)
                told = f" ({QLocale().toString(count)})" if count else ""
                item = QListWidgetItem(text_of(Note(f"rule-{rule}")) + told, self.form.rulesList)
                item.setData(_KEY, rule)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Checked if rule in self.rules else Qt.CheckState.Unchecked)
                item.setToolTip(item.text())

    def _list_pairs(self, names: Mapping[str, str]) -> None:
        self.form.handList.clear()
        for key, area in self.pairs.items():
            name = names.get(area, "")
            item = QListWidgetItem(f"{key} → {area} {name}".strip(), self.form.handList)
            item.setData(_KEY, key)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        table = self.form.areasTable
        for row in range(table.rowCount()):
            told = " ".join(table.item(row, column).text() for column in range(2))
            table.setRowHidden(row, wanted not in told.casefold())

    # Pairs

    def _row_chosen(self) -> None:
        single = self._single()
        if single is not None and single.near:
            self._choose_area(single.near[0])
        self._enable()

    def _choose_area(self, key: str) -> None:
        table = self.form.areasTable
        for row in range(table.rowCount()):
            if table.item(row, 0).data(_KEY) == key:
                self.form.areasFilter.clear()
                table.selectRow(row)
                table.scrollToItem(table.item(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
                return

    def _single(self) -> Single | None:
        rows = self.form.rowsTable.selectionModel().selectedRows()
        return self._rows[rows[0].row()] if rows else None

    def _area(self) -> str:
        rows = self.form.areasTable.selectionModel().selectedRows()
        return str(self.form.areasTable.item(rows[0].row(), 0).data(_KEY)) if rows else ""

    def _enable(self) -> None:
        single, area = self._single(), self._area()
        fits = single is not None and pair_fits(single.key) and pair_fits(area)
        self.form.acceptButton.setEnabled(fits)
        self.form.undoButton.setEnabled(bool(self.form.handList.selectedItems()))

    def accept(self) -> None:
        """Match the chosen row with the chosen area."""
        single, area = self._single(), self._area()
        if single is not None and pair_fits(single.key) and pair_fits(area):
            self.pairs[single.key] = area
            self._list_pairs({})
            self.form.acceptButton.setEnabled(False)
            self.changed.emit()

    def undo(self) -> None:
        """Take back the pairs that are chosen in the list."""
        for item in self.form.handList.selectedItems():
            self.pairs.pop(item.data(_KEY), None)
        self._list_pairs({})
        self.changed.emit()

    def allow(self, rule: str) -> None:
        """Allow one more rule."""
        self.rules = tuple(name for name in RULES if name in self.rules or name == rule)
        self._list_rules({})
        self.changed.emit()

    def _rules_ticked(self) -> None:
        items = [self.form.rulesList.item(row) for row in range(self.form.rulesList.count())]
        self.rules = tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)
        self.changed.emit()

    # Parameters

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """What was decided last."""
        self.pairs = pairs_of(str(parameters.get("KEY_PAIRS", "")))
        self.rules = tuple(parameters["KEY_RULES"]) if "KEY_RULES" in parameters else ALLOWED
        self._list_rules({})
        self._list_pairs({})

    def forget(self) -> None:
        """Another table has other keys."""
        self.pairs = {}
        self._list_pairs({})

    def text(self) -> str:
        """The parameter ``KEY_PAIRS``."""
        return pairs_text(self.pairs)


def _prepare(table: QTableWidget, heads: Sequence[str]) -> None:
    table.setColumnCount(len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    header = table.horizontalHeader()
    for column in range(len(heads)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    if len(heads) > 2:
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)


def _set_row(table: QTableWidget, row: int, key: str, texts: Sequence[str], tip: str) -> None:
    for column, text in enumerate(texts):
        item = QTableWidgetItem(text)
        item.setData(_KEY, key)
        item.setToolTip(tip)
        table.setItem(row, column, item)


def _counted(text: str, count: int) -> str:
    return text.format(count=QLocale().toString(count))
