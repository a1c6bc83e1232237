"""The dialog of the yearly round: the new year's tables, and all that was done last year once more."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHeaderView, QLabel, QPushButton, QTableWidgetItem, QWidget

from ..core.messages import InputError
from ..core.steering.nextyear import moved, new_stem, next_file, year_in
from ..gis.tables import ENDINGS
from ..gis.translation import text_of
from ..gis.year.lastyear import LastYear, last_year
from ..gis.year.yearplan import plan
from ..gis.year.yearround import Plan, Wanted
from .background import PAUSE
from .comboboxes import keep_narrow
from .outputs import results_folder
from .running import Outcome
from .tooldialog import ToolDialog
from .yearrun import Round

translate = QCoreApplication.translate


class YearDialog(ToolDialog):
    """Makes the plan of a new year and carries it out, order by order, each as a tool of its own."""

    ALGORITHM = "updateyear"
    STEP = "year"

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.last: LastYear | None = None
        self.plan: Plan | None = None
        self.files: list[QgsFileWidget] = []
        self.tables: tuple[str, ...] = ()
        self._error = ""
        # What was proposed; whoever writes something else keeps it.
        self._proposed: dict[QWidget, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self._prepare()
        self._fill()
        self._connect()
        self.look()

    # The form

    def _prepare(self) -> None:
        self.folderFile.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.areasBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.areasBox.setAllowEmptyLayer(True, translate("YearDialog", "as last year"))
        self.areasBox.setCurrentIndex(0)
        keep_narrow([self.areasBox])
        self.crosswalkFile.setFilter(self._filter())
        headers = (
            translate("YearDialog", "What is done"),
            translate("YearDialog", "State"),
            translate("YearDialog", "Result"),
        )
        self.ordersTable.setColumnCount(len(headers))
        self.ordersTable.setHorizontalHeaderLabels(headers)
        header = self.ordersTable.horizontalHeader()
        rows = self.ordersTable.verticalHeader()
        rows.setDefaultSectionSize(max(rows.minimumSectionSize(), round(1.5 * self.fontMetrics().height())))
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _filter(self) -> str:
        wildcard = " ".join(f"*{ending}" for ending in ENDINGS)
        return translate("YearDialog", "Tables ({endings});;All files (*.*)").format(endings=wildcard)

    def _fill(self) -> None:
        self._read()
        known = self.last.year if self.last is not None else 0
        with QSignalBlocker(self.yearBox):
            self.yearBox.setValue(known + 1 if known else datetime.date.today().year)
        self._show_tables()
        self.mapsBox.setEnabled(self.last is not None and self.last.maps is not None)
        self.modelBox.setEnabled(self.last is not None and self.last.computed is not None)

    def _read(self) -> None:
        """Last year's work as the project knows it now."""
        self.last, self._error = None, ""
        try:
            self.last = last_year(self.state)
        except InputError as error:
            self._error = text_of(error)

    def _show_tables(self) -> None:
        """A chooser for each of last year's tables."""
        while self.tablesLayout.count():
            widget = self.tablesLayout.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.files, self.tables = [], self.last.tables if self.last is not None else ()
        for number, table in enumerate(self.tables):
            self._add_table(number, table)
        self.tablesLayout.addStretch(1)
        self._propose()
        for chooser in self.files:
            chooser.fileChanged.connect(lambda _: self._timer.start())

    def _add_table(self, number: int, table: str) -> None:
        label = QLabel(translate("YearDialog", "instead of {table}").format(table=Path(table).name))
        label.setWordWrap(True)
        label.setToolTip(table)
        chooser = QgsFileWidget(self.tablesInside)
        chooser.setObjectName(f"tableFile{number}")
        chooser.setFilter(self._filter())
        if Path(table).is_absolute():
            chooser.setDefaultRoot(str(Path(table).parent))
        label.setBuddy(chooser)
        self.tablesLayout.addWidget(label)
        self.tablesLayout.addWidget(chooser)
        before = self.files[-1] if self.files else None
        if before is not None:
            self.setTabOrder(before, chooser)
        self.files.append(chooser)

    def _propose(self) -> None:
        """Files, folder and date of the year that is set, where nobody has chosen others."""
        year, last = self.yearBox.value(), self.last
        found: dict[Any, str] = {
            chooser: next_file(table, year) for chooser, table in zip(self.files, self.tables, strict=True)
        }
        found[self.folderFile] = str(self._free_folder(year))
        for chooser, path in found.items():
            if chooser.filePath() == self._proposed.get(chooser, ""):
                chooser.setFilePath(path)
        shown = (
            str(last.maps.parameters.get("REFERENCE_DATE", "")) if last is not None and last.maps is not None else ""
        )
        found[self.dateEdit] = moved(shown, year_in(shown), year)
        if self.dateEdit.text() == self._proposed.get(self.dateEdit, ""):
            self.dateEdit.setText(found[self.dateEdit])
        self._proposed = found

    def _free_folder(self, year: int) -> Path:
        """A new folder: beside last year's where that is called by its year, else in the project's."""
        home = results_folder(self.project)
        base = home.with_name(new_stem(home.name, year)) if year_in(home.name) else home / str(year)
        number, folder = 1, base
        while folder.exists():
            number += 1
            folder = base.with_name(f"{base.name}_{number}")
        return folder

    def _connect(self) -> None:
        self.yearBox.valueChanged.connect(lambda _: self._year_changed())
        self.dateEdit.textChanged.connect(lambda _: self._timer.start())
        for chooser in (self.folderFile, self.crosswalkFile):
            chooser.fileChanged.connect(lambda _: self._timer.start())
        self.areasBox.layerChanged.connect(lambda _: self._timer.start())
        for box in (self.mapsBox, self.modelBox):
            box.toggled.connect(lambda _: self._timer.start())

    def _year_changed(self) -> None:
        self._propose()
        self._timer.start()

    # The plan

    def look(self) -> None:
        """Make the plan of what stands in the form and show it."""
        self._timer.stop()
        if self.run_ is not None and self.run_.running:
            return
        self._read()
        if self.last is not None and self.last.tables != self.tables:
            # Somebody has joined a table meanwhile, or the year is done.
            self._show_tables()
            self._timer.stop()
        self.plan = None
        told = self._error or self._lacks()
        if not told and self.last is not None:
            try:
                self.plan = plan(self.state, self.last, self.wanted())
                told = " ".join(text_of(note) for note in self.plan.notes)
            except InputError as error:
                self._error = told = text_of(error)
        self.stateLabel.setText(told)
        self.stateLabel.setVisible(bool(told))
        self._show_orders()

    def _lacks(self) -> str:
        for chooser, table in zip(self.files, self.tables, strict=True):
            path = chooser.filePath().strip()
            if not path:
                told = translate("YearDialog", "Choose the new year's file in place of {table}.")
                return told.format(table=Path(table).name)
            if not Path(path).is_file():
                return translate("YearDialog", "The file {path} does not exist.").format(path=path)
        if not self.folderFile.filePath().strip():
            return translate("YearDialog", "Choose a folder for the new year's results.")
        return ""

    def wanted(self) -> Wanted:
        """What stands in the form."""
        areas = self.areasBox.currentLayer()
        return Wanted(
            tables=tuple(chooser.filePath().strip() for chooser in self.files),
            year=self.yearBox.value(),
            folder=Path(self.folderFile.filePath().strip()),
            reference_date=self.dateEdit.text().strip(),
            areas=areas.id() if areas is not None else "",
            crosswalk=self.crosswalkFile.filePath().strip(),
            new_model=self.modelBox.isChecked() and self.modelBox.isEnabled(),
            maps=self.mapsBox.isChecked() and self.mapsBox.isEnabled(),
        )

    def _show_orders(self) -> None:
        found = self.plan.orders if self.plan is not None else ()
        self.ordersTable.setRowCount(len(found))
        for row, order in enumerate(found):
            self._cell(row, 0, order.title)
            self._tell(row, translate("YearDialog", "waiting"))

    def _cell(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        self.ordersTable.setItem(row, column, item)

    def _tell(self, row: int, state: str, result: str = "") -> None:
        if row < self.ordersTable.rowCount():
            self._cell(row, 1, state)
            self._cell(row, 2, result)

    # The run

    def run_label(self) -> str:
        return translate("YearDialog", "&Update")

    def problem(self) -> str:
        self.look()
        return self._error or self._lacks()

    def start(self) -> None:
        """Carry out the plan, one order after the other."""
        if self.run_ is not None and self.run_.running:
            return
        problem = self.problem()
        if problem or self.plan is None or self.last is None:
            self.warn(problem)
            return
        wanted = self.wanted()
        try:
            wanted.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.warn(
                translate("YearDialog", "The folder {path} cannot be made: {reason}").format(
                    path=wanted.folder, reason=error.strerror or str(error)
                )
            )
            return
        self.bar.clearWidgets()
        made = Round(self.state, self.last, wanted, self.plan)
        self.run_ = made
        made.began.connect(self._began)
        made.carried_out.connect(self._carried_out)
        made.progressed.connect(self.show_progress)
        made.ended.connect(self._ended)
        self._show_running(True)
        made.start()

    def _began(self, place: int) -> None:
        self._tell(place, translate("YearDialog", "running"))
        self.ordersTable.scrollToItem(self.ordersTable.item(place, 0))

    def _carried_out(self, place: int, result: str) -> None:
        self._tell(place, translate("YearDialog", "done"), result)

    def _ended(self, outcome: Outcome) -> None:
        if sip.isdeleted(self):
            return
        made: Any = self.run_
        self._show_running(False)
        if outcome.ok:
            text = self._essence(made)
            self.tell(text)
            self._offer(made)
        else:
            state = translate("YearDialog", "failed")
            if outcome.canceled:
                state = translate("YearDialog", "cancelled")
            self._tell(made.place, state, outcome.error)
            self._tell_end(made, outcome)
        if not self.isVisible():
            self.deleteLater()

    def _tell_end(self, made: Any, outcome: Outcome) -> None:
        """Why it ended, and what is there nevertheless."""
        text = outcome.error
        if made.results:
            more = translate(
                "YearDialog",
                "{count} of {all} parts were done before; they stay in the project and can be undone there.",
            )
            text = f"{text} {more.format(count=len(made.results), all=len(made.plan.orders))}"
        if outcome.canceled:
            self._message_bar().pushMessage(self._sender(), text, Qgis.MessageLevel.Info)
        else:
            order = made.plan.orders[min(made.place, len(made.plan.orders) - 1)]
            self.warn(f"{order.title}: {text}", outcome.log)

    def _essence(self, made: Any) -> str:
        """The most important result, in a few words: the table tells the rest."""
        year, place = self.yearBox.value(), made.plan.types
        changed = made.results[place].get("CHANGED") if place >= 0 else None
        if changed is None:
            return translate("YearDialog", "The year {year} is done.").format(year=year)
        text = translate("YearDialog", "The year {year} is done; areas that changed type: {count}.")
        return text.format(year=year, count=int(changed))

    def _offer(self, made: Any) -> None:
        item = self._message_bar().currentItem()
        if item is None or item.layout() is None:
            return
        for place, name, label in (
            (made.plan.types, "reportButton", translate("YearDialog", "Open the report")),
            (made.plan.comparison, "comparisonButton", translate("YearDialog", "Open the comparison")),
        ):
            path = str(made.results[place].get("REPORT", "")) if place >= 0 else ""
            if path:
                button = QPushButton(label, item)
                button.setObjectName(name)
                button.clicked.connect(lambda _checked=False, file=path: _open(file))
                item.layout().addWidget(button)

    def done(self, result: int) -> None:
        """Close; a round goes on."""
        self._timer.stop()
        super().done(result)


def _open(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
