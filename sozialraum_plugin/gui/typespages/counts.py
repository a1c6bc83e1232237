"""The second page: several numbers of types side by side, to choose one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication, QObject, QSignalBlocker
from qgis.PyQt.QtWidgets import QTableWidgetItem

from ...gis.previews.typecharts import Counts, counts_of, draw_counts
from ..chartcanvas import ChartCanvas
from ..running import Outcome, Run
from .cells import right, rows_only, two_lines

translate = QCoreApplication.translate

METHODS = ("kmeans", "ward", "ward+kmeans")


class CountsPage(QObject):
    """Runs ``comparetypecounts`` and shows its table beside charts; a click on a row chooses its number."""

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.counts: Counts | None = None
        self.chart = ChartCanvas(form.countChartSide)
        form.countChartLayout.addWidget(self.chart)
        for method, text in (
            ("kmeans", translate("TypesDialog", "k-means")),
            ("ward", translate("TypesDialog", "Ward")),
            ("ward+kmeans", translate("TypesDialog", "Ward, then k-means")),
        ):
            form.methodBox.addItem(text, method)
        rows_only(form.countTable)
        form.countTable.itemSelectionChanged.connect(self._picked)
        form.countsSplitter.setSizes([430, 400])
        form.compareButton.clicked.connect(self.compare)
        self.chart.clicked.connect(self._clicked)
        form.clustersBox.valueChanged.connect(lambda _: self.show_chosen())

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """What was chosen last."""
        form = self.form
        form.methodBox.setCurrentIndex(max(0, form.methodBox.findData(parameters.get("METHOD"))))
        form.seedBox.setValue(int(parameters.get("RANDOM_SEED", 1)))

    def parameters(self) -> dict[str, Any]:
        """What this page adds to any computation of types."""
        return {"METHOD": self.form.methodBox.currentData(), "RANDOM_SEED": self.form.seedBox.value()}

    def compare(self) -> None:
        """Put the numbers side by side, in the background."""
        form = self.form
        problem = form.indicators.problem()
        if not problem and form.fewestBox.value() > form.mostBox.value():
            problem = translate("TypesDialog", "The largest number of types is below the smallest.")
        if problem:
            form.warn(problem)
            return
        parameters = {
            **form.indicators.parameters(),
            **self.parameters(),
            "MIN_CLUSTERS": form.fewestBox.value(),
            "MAX_CLUSTERS": form.mostBox.value(),
            "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
        }
        form.preview("comparetypecounts", parameters, translate("TypesDialog", "How many types?"), self._compared)

    def _compared(self, run: Run, outcome: Outcome) -> None:
        layer = run.context.takeResultLayer(str(outcome.results["OUTPUT"]))
        if layer is not None:
            self.show_counts(counts_of(layer))

    def show_counts(self, counts: Counts) -> None:
        """Fill table, charts and sentences."""
        self.counts = counts
        table = self.form.countTable
        with QSignalBlocker(table):
            table.setColumnCount(len(counts.heads))
            table.setRowCount(len(counts.rows))
            for column, (title, meaning) in enumerate(counts.heads):
                head = QTableWidgetItem(two_lines(title))
                head.setToolTip(meaning)
                table.setHorizontalHeaderItem(column, head)
            for row, cells in enumerate(counts.rows):
                for column, text in enumerate(cells):
                    item = right(text)
                    font = item.font()
                    font.setBold(column == 0 and counts.ks[row] in counts.passed)
                    item.setFont(font)
                    table.setItem(row, column, item)
        table.resizeColumnsToContents()
        table.resizeRowsToContents()
        self.form.countsText.setText(" ".join(counts.sentences))
        self.show_chosen()

    def show_chosen(self) -> None:
        """Mark the chosen number in table and charts."""
        if self.counts is None:
            return
        chosen, table = self.form.clustersBox.value(), self.form.countTable
        with QSignalBlocker(table):
            if chosen in self.counts.ks:
                table.selectRow(list(self.counts.ks).index(chosen))
            else:
                table.clearSelection()
        counts = self.counts
        self.chart.draw(lambda figure, theme: draw_counts(figure, counts, chosen, theme))

    def _picked(self) -> None:
        rows = self.form.countTable.selectionModel().selectedRows()
        if self.counts is not None and rows:
            self.form.clustersBox.setValue(self.counts.ks[rows[0].row()])

    def _clicked(self, k: float) -> None:
        if self.counts is not None and round(k) in self.counts.ks:
            self.form.clustersBox.setValue(round(k))
