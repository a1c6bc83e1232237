"""The dialog that joins a table: the table as understood, every decision to change, who is left over, the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QLocale, QSignalBlocker, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QComboBox, QPushButton, QWidget

from ..core.tabular.reading import AUTO
from ..gis.previews.join import ALLOWED, BY_NAME, Asked, ColumnName, Counts, JoinPreview, TableReader
from ..gis.previews.types import LayerSource
from ..gis.projectstate import Step, file_print
from ..gis.tables import ENDINGS
from .background import Question
from .comboboxes import keep_narrow
from .joinpages.columns import ColumnsPage
from .joinpages.decisions import Decisions
from .joinpages.partners import PartnersPage
from .joinpages.told import Told
from .outputs import layer_output, results_folder
from .running import Outcome
from .tablepreview import TablePreview, column_words
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

_FILE, _LAYER = 0, 1
_ENDINGS = ("gpkg", "html", "json")
_LONGEST_STEM = 40


class JoinDialog(ToolDialog):
    """Gathers the parameters of ``joinindicators``; the preview follows every change."""

    ALGORITHM = "joinindicators"
    STEP = "join"
    WATCHED = ("INPUT", "TABLE", "TABLE_LAYER")

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.preview = JoinPreview()
        self._reader = TableReader()
        self._question = Question(self, self._show, self._refuse)
        self._table = ""
        self._suggested = ("", "")
        self._stamp = ""
        self._started: tuple[str, Counts | None] = ("", None)
        self._last: Step | None = None
        self.sheet = TablePreview(self.previewSide)
        self.previewLayout.addWidget(self.sheet)
        self.previewTabLayout.insertWidget(0, self.sheet.legend)
        self.decisions = Decisions(self)
        self.columns = ColumnsPage(self)
        self.partners = PartnersPage(self)
        self.told = Told(self, self.decisions.widgets())
        self._prepare()
        self._fill()
        self._connect()
        self._ask()

    # The form

    def _prepare(self) -> None:
        self.layerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.tableBox.setFilters(Qgis.LayerFilter.VectorLayer)
        self.tableBox.setAllowEmptyLayer(True)
        self.tableBox.setCurrentIndex(0)
        self.sourceBox.addItem(translate("JoinDialog", "Table in a file"))
        self.sourceBox.addItem(translate("JoinDialog", "Table of the project"))
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        self.tableFile.setFilter(translate("JoinDialog", "Tables ({endings});;All files (*.*)").format(endings=endings))
        self.tableFile.setDefaultRoot(self.project.homePath())
        self.outputFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.outputFile.setFilter("GeoPackage (*.gpkg)")
        for part in (self.decisionsArea.viewport(), self.decisionsArea.widget()):
            part.setAutoFillBackground(False)
        self.previewSplitter.setStretchFactor(0, 1)
        self.previewSplitter.setSizes([640, 330])
        keep_narrow(self.form.findChildren(QComboBox), 10)
        self.sourceBox.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def _connect(self) -> None:
        self.layerBox.layerChanged.connect(self._layer_changed)
        self.keyBox.fieldChanged.connect(lambda _: self._ask())
        self.sourceBox.currentIndexChanged.connect(self._source_changed)
        self.tableFile.fileChanged.connect(lambda _: self._table_changed())
        self.tableBox.layerChanged.connect(lambda _: self._table_changed())
        for page in (self.decisions, self.columns, self.partners):
            page.changed.connect(self._ask)
        self.decisions.sheet_changed.connect(lambda: self.columns.choose(""))
        self.sheet.rows_marked.connect(self.decisions.mark_rows)
        self.sheet.column_marked.connect(self._mark_column)
        self.told.hint_taken.connect(lambda: self.keyBox.setField(self.preview.key_hint))
        self.told.names_taken.connect(lambda: self.partners.allow(BY_NAME))
        self.told.pivot_taken.connect(lambda: self.decisions.decide("PIVOT", AUTO))

    def _fill(self) -> None:
        steps = self.state.doings(self.STEP)
        self._last = steps[0] if steps else None
        self.decisions.kept = _kept_files(steps)
        layer = self.state.layer_for(self.STEP)
        if self._last is None:
            self._set_layer(layer)
            self._suggest()
            return
        parameters = self._last.parameters
        self._set_layer(self.state.layer(str(parameters.get("INPUT", ""))) or layer)
        if self.keyBox.fields().lookupField(str(parameters.get("KEY_FIELD", ""))) >= 0:
            self.keyBox.setField(parameters["KEY_FIELD"])
        table = self.state.layer(str(parameters.get("TABLE_LAYER", "")))
        path = str(parameters.get("TABLE", ""))
        if table is not None:
            self.sourceBox.setCurrentIndex(_LAYER)
            self.tableBox.setLayer(table)
        elif Path(path).is_file():
            self.tableFile.setFilePath(path)
        self.sourceStack.setCurrentIndex(self.sourceBox.currentIndex())
        self._table = self._table_now()
        if self._table:
            self._fill_from(parameters)
        self._suggest()

    def _fill_from(self, parameters: Mapping[str, Any]) -> None:
        """The decisions made last, for the same table."""
        self.decisions.fill(parameters)
        self.decisions.chosen_kept = str(parameters.get("READING", ""))
        self.columns.choose(str(parameters.get("COLUMNS", "")))
        self.partners.fill(parameters)
        self.prefixEdit.setText(str(parameters.get("PREFIX", "")))
        self.signsBox.setChecked(bool(parameters.get("KEEP_SYMBOLS", False)))

    def _set_layer(self, layer: QgsVectorLayer | None) -> None:
        if layer is not None:
            self.layerBox.setLayer(layer)
        self._show_keys(self.layerBox.currentLayer())

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        self._show_keys(layer)
        self._ask()

    def _show_keys(self, layer: QgsVectorLayer | None) -> None:
        wanted = self.keyBox.currentField()
        with QSignalBlocker(self.keyBox):
            self.keyBox.setLayer(layer)
            if layer is not None:
                names = [field.name() for field in layer.fields()]
                texts = [field.name() for field in layer.fields() if not field.isNumeric()]
                known = [name for name in (self.state.areas().key_field, wanted) if name in names]
                self.keyBox.setField(next(iter([*known, *texts, *names]), ""))

    # The table

    def _source_changed(self, place: int) -> None:
        self.sourceStack.setCurrentIndex(place)
        self._table_changed()

    def _table_now(self) -> str:
        """The file, or the id of the layer."""
        if self.sourceBox.currentIndex() == _LAYER:
            layer = self.tableBox.currentLayer()
            return layer.id() if layer is not None else ""
        return str(self.tableFile.filePath()).strip()

    def _table_changed(self) -> None:
        now = self._table_now()
        if now == self._table:
            return
        # What was decided for another table fits this one only so far as its settings were kept.
        self._table = now
        self.decisions.chosen_kept = None
        self.decisions.forget()
        self.columns.choose("")
        self.partners.forget()
        self._suggest()
        self._ask()

    def _table_name(self) -> str:
        layer = self.tableBox.currentLayer() if self.sourceBox.currentIndex() == _LAYER else None
        return str(layer.name()) if layer is not None else Path(self._table).stem

    def _suggest(self) -> None:
        """Another table gives other names to the result, unless somebody wrote some."""
        name, path = self._suggested
        stem = self._table_name()
        title = stem.replace("_", " ").strip() or translate("JoinDialog", "Joined areas")
        file = self._free_path(stem[:_LONGEST_STEM] or translate("JoinDialog", "joined"))
        if self.nameEdit.text() == name:
            self.nameEdit.setText(title)
        if self.outputFile.filePath() == path:
            self.outputFile.setFilePath(file)
        self._suggested = (title, file)

    def _free_path(self, stem: str) -> str:
        """A result file beside which report and settings are new as well."""
        from ..core.files import safe_file_name

        folder, number, plain = results_folder(self.project), 1, safe_file_name(stem)
        while True:
            name = plain if number == 1 else f"{plain}_{number}"
            if not any((folder / f"{name}.{ending}").exists() for ending in _ENDINGS):
                return str(folder / f"{name}.gpkg")
            number += 1

    def changeEvent(self, event: QEvent) -> None:
        """A table that was saved in another program meanwhile is read anew."""
        super().changeEvent(event)
        back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if back and self._stamp and file_print(self._table) != self._stamp:
            self._ask()

    # The preview

    @property
    def asking(self) -> bool:
        """Whether the preview is still to come."""
        return self._question.pending

    def _ask(self) -> None:
        self._question.ask(self._make)

    def _make(self) -> Callable[[], JoinPreview] | None:
        problem = self._missing_input()
        if problem:
            self._show(JoinPreview(error=problem))
            return None
        self._stamp = file_print(self._table)
        self.told.say(translate("JoinDialog", "Reading the table…"))
        return partial(self._reader, self._asked())

    def _missing_input(self) -> str:
        layer = self.layerBox.currentLayer()
        if layer is None:
            return translate("JoinDialog", "The project has no polygon layer. Add the planning areas first.")
        if not self.keyBox.currentField():
            return translate("JoinDialog", "Choose the field with the keys of the areas.")
        if not self._table:
            return translate("JoinDialog", "Choose a table: a file, or a table of the project.")
        if self._table == layer.id():
            return translate("JoinDialog", "The areas cannot be joined to themselves. Choose another table.")
        return ""

    def _asked(self) -> Asked:
        is_layer = self.sourceBox.currentIndex() == _LAYER
        return Asked(
            areas=LayerSource(self.layerBox.currentLayer()),
            key_field=self.keyBox.currentField(),
            path="" if is_layer else self._table,
            table=LayerSource(self.tableBox.currentLayer()) if is_layer else None,
            name_field=self._name_field(),
            texts=self._texts(),
            rules=self.partners.rules,
            symbols=self.decisions.symbols,
            prefix=self.prefixEdit.text(),
            keep_signs=self.signsBox.isChecked(),
            kept=self.decisions.kept_files(),
            forced=self.decisions.chosen_kept is not None,
        )

    def _name_field(self) -> str:
        name = self.state.areas().name_field
        layer = self.layerBox.currentLayer()
        return name if layer is not None and layer.fields().lookupField(name) >= 0 else ""

    def _texts(self) -> dict[str, str]:
        found = {**self.decisions.texts, "COLUMNS": self.columns.text(), "KEY_PAIRS": self.partners.text()}
        return {name: text for name, text in found.items() if text}

    def _refuse(self, error: str) -> None:
        self._show(JoinPreview(error=error))

    def _show(self, preview: JoinPreview) -> None:
        self.preview = preview
        self.decisions.show(preview, self._table)
        self.columns.show(preview.columns)
        self.partners.show(preview)
        kinds = {column.place: column.kind for column in preview.columns if column.wanted and column.place >= 0}
        left = [column.place for column in preview.columns if not column.wanted and column.place >= 0]
        words = column_words(kinds, preview.key_place, left if preview.counts else ())
        self.sheet.show_table(preview.cells, words, {column.place: column.label for column in preview.headers})
        self.told.show(preview)

    def _mark_column(self, what: str, place: int) -> None:
        column = next((column for column in self.preview.headers if column.place == place), None)
        if column is None:
            return
        if what == "leave":
            self._leave(column)
        else:
            self.decisions.mark_column(what, column)

    def _leave(self, column: ColumnName) -> None:
        found = next((look for look in self.preview.columns if look.place == column.place), None)
        if found is not None:
            self.columns.toggle(found.name)

    # The run

    def run_label(self) -> str:
        return translate("JoinDialog", "&Join")

    def problem(self) -> str:
        problem = self._missing_input()
        if not problem and self.preview.error and not self.asking:
            problem = self.told.in_words(self.preview.error)
        if not problem and self.columns.none:
            problem = translate("JoinDialog", "Tick at least one column.")
        path = self.outputFile.filePath().strip()
        if not problem and not path.lower().endswith(".gpkg"):
            problem = translate("JoinDialog", "Give the result a file name that ends with .gpkg.")
        for file in () if problem else self._files(path):
            if Path(file).exists():
                return translate(
                    "JoinDialog", "The file {path} exists. Choose another name; nothing is overwritten here."
                ).format(path=file)
        return problem

    def _files(self, path: str) -> dict[str, str]:
        """The files that a run writes; keys and paths."""
        found = {path: "OUTPUT"}
        if self.reportBox.isChecked():
            found[str(Path(path).with_suffix(".html"))] = "REPORT"
        if self.settingsBox.isChecked():
            found[str(Path(path).with_suffix(".json"))] = "READING_OUTPUT"
        return found

    def parameters(self) -> dict[str, Any]:
        path = self.outputFile.filePath().strip()
        found: dict[str, Any] = {
            "INPUT": self.layerBox.currentLayer().id(),
            "KEY_FIELD": self.keyBox.currentField(),
            "TABLE_LAYER" if self.sourceBox.currentIndex() == _LAYER else "TABLE": self._table,
            **self._texts(),
            "SYMBOLS": self.decisions.symbols,
            "PREFIX": self.prefixEdit.text().strip(),
            "KEEP_SYMBOLS": self.signsBox.isChecked(),
            "READING": self.preview.kept,
            **{name: file for file, name in self._files(path).items()},
        }
        found = {name: value for name, value in found.items() if value not in ("", None)}
        if self.partners.rules != ALLOWED:
            found["KEY_RULES"] = list(self.partners.rules)
        found["OUTPUT"] = layer_output(path, self.project, self.nameEdit.text().strip())
        self._started = (self._table_name(), self.preview.counts)
        return found

    def summary(self, results: Mapping[str, Any]) -> str:
        locale = QLocale()
        name, counts = self._started
        matched, alone, rows = (int(results[key]) for key in ("MATCHED", "AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA"))
        joined, areas = matched, matched + alone
        if counts is not None and (counts.areas_alone, counts.rows_alone) == (alone, rows):
            # Several areas may share a key and a row.
            joined, areas = counts.joined, counts.areas
        told = translate(
            "JoinDialog",
            "{table}: {joined} of {areas} areas matched, {rows} rows without an area, {missing} values missing",
        )
        return told.format(
            table=name,
            joined=locale.toString(joined),
            areas=locale.toString(areas),
            rows=locale.toString(rows),
            missing=locale.toString(int(results["MISSING_CELLS"])),
        )

    def finished_run(self, outcome: Outcome) -> None:
        self._last = self.state.step(self.STEP)
        self.decisions.kept = _kept_files(self.state.doings(self.STEP))
        self._suggested = (self.nameEdit.text(), self.outputFile.filePath())
        self._suggest()
        report = str(outcome.results.get("REPORT", ""))
        if self.isVisible():
            self._offer(report, str(outcome.results.get("LAYER", "")))

    def _offer(self, report: str, layer: str) -> None:
        """Beside the message: open the report, go on with the next table."""
        item = self.bar.currentItem()
        if item is None:
            return
        if report:
            button = QPushButton(translate("JoinDialog", "Open the report"), item)
            button.setObjectName("reportButton")
            button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(report)))
            item.layout().addWidget(button)
        if layer:
            button = QPushButton(translate("JoinDialog", "Join another table to it"), item)
            button.setObjectName("nextButton")
            button.clicked.connect(lambda: self.go_on_with(layer))
            item.layout().addWidget(button)

    def go_on_with(self, layer: str) -> None:
        """The result becomes the areas of the next table."""
        found = self.state.layer(layer)
        self.bar.clearWidgets()
        if found is not None:
            self.layerBox.setLayer(found)
        self.sourceBox.setCurrentIndex(_FILE)
        self.tableFile.setFilePath("")
        self._table_changed()
        self.tabs.setCurrentWidget(self.previewTab)
        self.tableFile.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Close; the preview is no longer wanted."""
        self._question.drop()
        super().done(result)


def _kept_files(steps: list[Step]) -> list[str]:
    """The settings that were kept with earlier tables and are still there, the newest first."""
    paths = [str(step.results.get("READING_OUTPUT", "")) for step in steps]
    return [path for path in dict.fromkeys(paths) if path and Path(path).is_file()]
