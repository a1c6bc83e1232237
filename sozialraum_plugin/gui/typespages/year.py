"""The fifth page: the frozen types of a model on a later year, and which areas changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsFieldProxyModel, QgsProcessing, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QTableWidgetItem

from ...core.files import safe_file_name
from ...gis.previews.foundtypes import Looks
from ...gis.previews.typechanges import About, Changes, Years, about_model, changes
from ...gis.previews.typecharts import shortened
from ...gis.previews.typemap import style_found
from ...gis.previews.types import snapshot
from ..background import Question, Work, in_background
from ..running import Outcome, Run
from .cells import left, right, rows_only, two_lines
from .hand import Base

translate = QCoreApplication.translate


def result_stem() -> str:
    """The name that is proposed for a result's file, without its ending."""
    return safe_file_name(translate("TypesDialog", "area_types"))


class YearPage(QObject):
    """Runs ``applyareatypes`` into a temporary layer and lists what changed. ``applied`` brings its types."""

    applied = pyqtSignal(object)

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.about: About | None = None
        self.changes: Changes | None = None
        self._work: Work | None = None
        form.yearLayerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        form.previousLayerBox.setFilters(Qgis.LayerFilter.VectorLayer)
        form.previousLayerBox.setAllowEmptyLayer(True)
        for box in (form.yearKeyBox, form.yearNameBox, form.previousKeyBox, form.previousTypeBox):
            box.setAllowEmptyFieldName(True)
        form.previousTypeBox.setFilters(QgsFieldProxyModel.Filter.Numeric)
        form.modelFile.setFilter(translate("TypesDialog", "Models (*.json);;All files (*.*)"))
        form.catalogueFile.setFilter(translate("TypesDialog", "Catalogues (*.csv);;All files (*.*)"))
        rows_only(form.changesTable)
        rows_only(form.matrixTable)
        form.changesSplitter.setSizes([460, 380])
        self._question = Question(self, self._known, self._unknown)
        form.modelFile.fileChanged.connect(lambda _: self._question.ask(self._make))
        form.yearLayerBox.layerChanged.connect(self._year_changed)
        form.previousLayerBox.layerChanged.connect(self._previous_changed)
        form.changesButton.clicked.connect(self.compute)

    def fill(self, model: str, layer: QgsVectorLayer | None, previous: QgsVectorLayer | None) -> None:
        """Begin with last year's model and result, and this year's layer."""
        form = self.form
        if layer is not None:
            form.yearLayerBox.setLayer(layer)
        self._year_changed(form.yearLayerBox.currentLayer())
        form.previousLayerBox.setLayer(previous)
        self._previous_changed(previous)
        form.modelFile.setFilePath(model)

    def _year_changed(self, layer: QgsVectorLayer | None) -> None:
        areas = self.form.state.areas()
        for box, field in ((self.form.yearKeyBox, areas.key_field), (self.form.yearNameBox, areas.name_field)):
            box.setLayer(layer)
            box.setField(field if layer is not None and layer.fields().lookupField(field) >= 0 else "")

    def _previous_changed(self, layer: QgsVectorLayer | None) -> None:
        form, areas = self.form, self.form.state.areas()
        for box, field in ((form.previousKeyBox, areas.key_field), (form.previousTypeBox, "gebietstyp")):
            box.setLayer(layer)
            box.setField(field if layer is not None and layer.fields().lookupField(field) >= 0 else "")
            box.setEnabled(layer is not None)

    # The model

    def _make(self) -> Callable[[], About] | None:
        self.about = None
        path = self.form.modelFile.filePath()
        if not path:
            self.form.modelText.setText("")
            return None
        return partial(about_model, path)

    def _known(self, about: About) -> None:
        self.about = about
        self.form.modelText.setText(about.sentence)

    def _unknown(self, error: str) -> None:
        self.form.modelText.setText(error)

    # Parameters

    def problem(self) -> str:
        """What keeps the model from being applied."""
        form = self.form
        if form.yearLayerBox.currentLayer() is None:
            return translate("TypesDialog", "The project has no polygon layer. Add the planning areas first.")
        if not form.modelFile.filePath():
            return translate("TypesDialog", "Choose the file of the model (.json) that was saved with the types.")
        if not form.yearKeyBox.currentField():
            return translate("TypesDialog", "Choose the field with the keys of the areas.")
        if form.previousLayerBox.currentLayer() is not None and not form.previousTypeBox.currentField():
            return translate("TypesDialog", "Choose the field with the types of the earlier year, or no earlier year.")
        return ""

    def parameters(self) -> dict[str, Any]:
        """The parameters of ``applyareatypes``, without those that are empty."""
        form = self.form
        layer, previous = form.yearLayerBox.currentLayer(), form.previousLayerBox.currentLayer()
        found: dict[str, Any] = {
            "INPUT": layer.id(),
            "KEY_FIELD": form.yearKeyBox.currentField(),
            "NAME_FIELD": form.yearNameBox.currentField(),
            "MODEL": form.modelFile.filePath(),
            "CATALOGUE": form.catalogueFile.filePath(),
        }
        if previous is not None and previous.id() == layer.id():
            found["PREVIOUS_FIELD"] = form.previousTypeBox.currentField()
        elif previous is not None:
            found["PREVIOUS"] = previous.id()
            found["PREVIOUS_KEY_FIELD"] = form.previousKeyBox.currentField()
            found["PREVIOUS_TYPE_FIELD"] = form.previousTypeBox.currentField()
        return {name: value for name, value in found.items() if value}

    def stem(self) -> str:
        """The name of the result's file: that of the layer and what it now holds."""
        layer = self.form.yearLayerBox.currentLayer()
        source = Path(layer.source().split("|")[0]) if layer is not None else Path()
        name = source.stem if source.is_file() else ""
        return f"{name}_{result_stem()}" if name else result_stem()

    # The preview

    def compute(self) -> None:
        """Apply the model into a temporary layer, in the background."""
        form, problem = self.form, self.problem()
        if problem:
            form.warn(problem)
            return
        parameters = {**self.parameters(), "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
        title = translate("TypesDialog", "Preview of the later year")
        form.preview("applyareatypes", parameters, title, partial(self._done, parameters))

    def _done(self, parameters: Mapping[str, Any], run: Run, outcome: Outcome) -> None:
        layer = run.context.takeResultLayer(str(outcome.results["OUTPUT"]))
        if layer is None:
            return
        project: QgsProject = self.form.project
        other = project.mapLayer(parameters["PREVIOUS"]) if parameters.get("PREVIOUS") else None
        years = Years(
            snapshot(layer),
            parameters["MODEL"],
            parameters["KEY_FIELD"],
            name_field=parameters.get("NAME_FIELD", ""),
            previous=snapshot(other) if other is not None else None,
            previous_key=parameters.get("PREVIOUS_KEY_FIELD", ""),
            previous_field=parameters.get("PREVIOUS_FIELD") or parameters.get("PREVIOUS_TYPE_FIELD", ""),
            catalogue=parameters.get("CATALOGUE", ""),
        )
        self.form.hold_busy(True)
        told = outcome.results
        done = partial(self._arrived, layer, int(told.get("TYPED", 0)), int(told.get("UNTYPED", 0)))
        self._work = in_background(partial(changes, years), done, self._refused)

    def _refused(self, error: str) -> None:
        self.form.hold_busy(False)
        self.form.warn(error)

    def _arrived(self, layer: QgsVectorLayer, typed: int, untyped: int, found: Changes) -> None:
        self.form.hold_busy(False)
        self.changes = found
        text = translate("TypesDialog", "Types for {typed} of {all} areas.").format(typed=typed, all=typed + untyped)
        self.form.changesText.setText(f"{text} {found.sentence}".strip())
        self._fill_changes(found)
        self._fill_matrix(found)
        looks = Looks(
            tuple(range(1, len(found.names) + 1)),
            dict(enumerate(found.names, 1)),
            dict(enumerate(found.colours, 1)),
        )
        style_found(layer, "gebietstyp", looks)
        self.applied.emit(Base(layer, found.all_areas, found.fids, found.types, found.labels))

    def _fill_changes(self, found: Changes) -> None:
        table = self.form.changesTable
        table.setColumnCount(4)
        table.setHorizontalHeaderLabels([
            translate("TypesDialog", "Area"),
            translate("TypesDialog", "Before"),
            translate("TypesDialog", "Now"),
            translate("TypesDialog", "What decides"),
        ])  # fmt: skip
        table.setRowCount(len(found.areas))
        for row, item in enumerate(found.areas):
            table.setItem(row, 0, left(item.area))
            table.setItem(row, 1, right(str(item.old), item.old_label))
            table.setItem(row, 2, right(str(item.new), item.new_label))
            table.setItem(row, 3, left(item.reason))
        for column in range(3):
            table.resizeColumnToContents(column)
        table.setColumnWidth(0, min(table.columnWidth(0), table.fontMetrics().horizontalAdvance("M" * 15)))
        table.horizontalHeader().setStretchLastSection(True)

    def _fill_matrix(self, found: Changes) -> None:
        table = self.form.matrixTable
        table.verticalHeader().show()
        table.setColumnCount(len(found.columns))
        table.setRowCount(len(found.rows))
        table.setHorizontalHeaderLabels([two_lines(text) for text in found.columns])
        for row, (label, counts) in enumerate(found.rows):
            head = QTableWidgetItem(shortened(label, 15))
            rule = translate("TypesDialog", "Rows: the earlier year; columns: the later year")
            head.setToolTip(f"{label}\n{rule}")
            table.setVerticalHeaderItem(row, head)
            for column, count in enumerate(counts):
                item = right(str(count) if count else "")
                font = item.font()
                font.setBold((row, column) in found.same)
                item.setFont(font)
                table.setItem(row, column, item)
        table.resizeColumnsToContents()

    def drop(self) -> None:
        """The dialog closes."""
        self._question.drop()
        if self._work is not None:
            self._work.drop()
