"""The dialog of the rates: the catalogue of indicators to edit, the rates it gives, an earlier year to compare."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsVectorLayer
from qgis.gui import QgsFileWidget, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSignalBlocker
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QMessageBox, QPushButton, QWidget

from ..core.messages import InputError
from ..gis.cataloguefile import Line, is_shipped, read_lines, save_lines, shipped
from ..gis.previews.joinhints import symbol_labels
from ..gis.previews.rates import RateLook, counted, look_at_rates
from ..gis.translation import text_of
from .background import Question
from .cataloguetable import COLUMNS, CatalogueTable
from .comboboxes import keep_narrow
from .outputs import layer_output, new_file, results_folder
from .running import Outcome
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

_SHOWN = 5


class RatesDialog(ToolDialog):
    """Gathers the parameters of ``computerates``; an edited catalogue is kept beside the result."""

    ALGORITHM = "computerates"
    STEP = "rates"
    WATCHED = ("INPUT", "CATALOGUE", "PREVIOUS")

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.path = ""
        self.modified = False
        # Ticks are set by what can be computed, until somebody sets one or brings a catalogue of their own.
        self._tick_possible = False
        self._written: set[str] = set()
        self._suggested = ("", "")
        self.table = CatalogueTable(self.tableSide)
        self.tableLayout.addWidget(self.table)
        self._question = Question(self, self._show, self._refuse)
        self._prepare()
        self._fill()
        self._connect()
        self._ask()

    # The form

    def _prepare(self) -> None:
        for box in (self.layerBox, self.previousBox):
            box.setFilters(Qgis.LayerFilter.VectorLayer)
        self.previousBox.setAllowEmptyLayer(True)
        self.previousBox.setCurrentIndex(0)
        for name, label in symbol_labels().items():
            self.symbolsBox.addItem(label, name)
        self.catalogueFile.setFilter(translate("RatesDialog", "Catalogues (*.csv);;All files (*.*)"))
        self.outputFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.outputFile.setFilter("GeoPackage (*.gpkg)")
        keep_narrow(self.form.findChildren(QComboBox))

    def _connect(self) -> None:
        self.layerBox.layerChanged.connect(self._layer_changed)
        self.previousBox.layerChanged.connect(self._previous_changed)
        self.catalogueFile.fileChanged.connect(self._file_chosen)
        self.shippedButton.clicked.connect(lambda: self._file_chosen(str(shipped())))
        self.saveButton.clicked.connect(self.save_as)
        self.addButton.clicked.connect(self.add_line)
        self.copyButton.clicked.connect(self.copy_lines)
        self.removeButton.clicked.connect(self.remove_lines)
        self.possibleButton.clicked.connect(self.tick_possible)
        self.table.lines.changed.connect(self._edited)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell_cell())

    def _fill(self) -> None:
        last = self.state.step(self.STEP)
        parameters: Mapping[str, Any] = last.parameters if last is not None else {}
        layer = self.state.layer_for(self.STEP)
        if layer is not None:
            self.layerBox.setLayer(layer)
        previous = self.state.layer(str(parameters.get("PREVIOUS", "")))
        if previous is not None:
            self.previousBox.setLayer(previous)
        self._show_layer(self.layerBox.currentLayer())
        self._previous_changed(self.previousBox.currentLayer())
        for box, name in ((self.keyBox, "KEY_FIELD"), (self.previousKeyBox, "PREVIOUS_KEY_FIELD")):
            if box.fields().lookupField(str(parameters.get(name, ""))) >= 0:
                box.setField(parameters[name])
        self.reasonsBox.setChecked(bool(parameters.get("KEEP_REASONS", False)))
        self.symbolsBox.setCurrentIndex(max(self.symbolsBox.findData(parameters.get("SYMBOLS", "din55301")), 0))
        path = str(parameters.get("CATALOGUE", ""))
        self.load(path if Path(path).is_file() else str(shipped()))
        self._suggest()

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        self._show_layer(layer)
        self._tick_possible = self._tick_possible or (is_shipped(self.path) and not self.modified)
        self._suggest()
        self._ask()

    def _show_layer(self, layer: QgsVectorLayer | None) -> None:
        key = self.state.areas().key_field
        self.keyBox.setLayer(layer)
        if layer is not None and layer.fields().lookupField(key) >= 0:
            self.keyBox.setField(key)
        self.table.offer_fields(counted(layer).fields if layer is not None else [])

    def _previous_changed(self, layer: QgsVectorLayer | None) -> None:
        self.previousKeyBox.setLayer(layer)
        key = self.keyBox.currentField()
        if layer is not None and layer.fields().lookupField(key) >= 0:
            self.previousKeyBox.setField(key)
        for widget in (self.keyLabel, self.keyBox, self.previousKeyLabel, self.previousKeyBox):
            widget.setEnabled(layer is not None)

    def _suggest(self) -> None:
        """Another layer gives other names to the result, unless somebody wrote some."""
        name, path = self._suggested
        title = translate("RatesDialog", "Rates")
        file = str(new_file(results_folder(self.project), translate("RatesDialog", "rates"), "gpkg"))
        if self.nameEdit.text() == name:
            self.nameEdit.setText(title)
        if self.outputFile.filePath() == path:
            self.outputFile.setFilePath(file)
        self._suggested = (title, file)

    # The catalogue

    def load(self, path: str) -> bool:
        """Show a catalogue; what is wrong with the file is told."""
        try:
            lines = read_lines(path)
        except InputError as error:
            self.warn(text_of(error))
            self._show_path()
            return False
        self.path, self.modified = path, False
        self._tick_possible = is_shipped(path)
        self.table.lines.load(lines)
        self._show_path()
        return True

    def _show_path(self) -> None:
        with QSignalBlocker(self.catalogueFile):
            self.catalogueFile.setFilePath(self.path)
        name = translate("RatesDialog", "Compute rates from counts")
        self.setWindowTitle(f"{name} – {Path(self.path).name}{' *' if self.modified else ''}")

    def _file_chosen(self, path: str) -> None:
        same = path == self.path and not self.modified
        if not path or same or (self.modified and not self.may_discard()):
            self._show_path()
            return
        self.bar.clearWidgets()
        if self.load(path):
            self._ask()

    def may_discard(self) -> bool:
        """Ask whether unsaved changes may be lost."""
        answer = QMessageBox.question(
            self,
            self.windowTitle(),
            translate("RatesDialog", "The changes of the catalogue are not saved. Give them up?"),
        )
        return bool(answer == QMessageBox.StandardButton.Yes)

    def save_as(self) -> None:
        """Save the catalogue where the user says; the file dialog asks before it replaces a file."""
        path = self.choose_target()
        if not path:
            return
        if is_shipped(path):
            self.warn(translate("RatesDialog", "The shipped catalogue stays as it is. Choose another folder."))
            return
        path = path if path.lower().endswith(".csv") else f"{path}.csv"
        try:
            save_lines(path, self.table.lines.lines)
        except InputError as error:
            self.warn(text_of(error))
            return
        self.path, self.modified = path, False
        self._show_path()
        told = translate("RatesDialog", "The catalogue was saved as {path}.").format(path=path)
        self.bar.clearWidgets()
        self.bar.pushMessage("", told, Qgis.MessageLevel.Success)

    def choose_target(self) -> str:
        """Ask for the file to save to; empty where the user cancels."""
        own = self.path if self.path and not is_shipped(self.path) else ""
        stem = translate("RatesDialog", "catalogue")
        start = own or str(new_file(results_folder(self.project), stem, "csv"))
        path, _ = QFileDialog.getSaveFileName(
            self, translate("RatesDialog", "Save the catalogue"), start, translate("RatesDialog", "Catalogues (*.csv)")
        )
        return str(path)

    def _edited(self) -> None:
        self.modified = True
        self._show_path()
        self._ask()

    def add_line(self) -> None:
        """A new line below the current one."""
        row = (
            self.table.currentIndex().row() + 1 if self.table.currentIndex().isValid() else self.table.lines.rowCount()
        )
        line = Line()
        line.texts.update(factor="100", unit="%", decimals="1", direction="0")
        self.table.lines.insert(row, line)
        self.table.edit_cell(row, "name")

    def copy_lines(self) -> None:
        """The chosen line once more, to be changed; its name must be another one."""
        rows = self.table.chosen_rows()
        for row in reversed(rows):
            line = self.table.lines.lines[row].copy()
            line.texts["name"] = self._free_name(line.texts["name"])
            self.table.lines.insert(row + 1, line)
        if rows:
            self.table.setCurrentIndex(self.table.lines.index(rows[0] + 1, 0))

    def _free_name(self, name: str) -> str:
        taken = {line.texts["name"].casefold() for line in self.table.lines.lines}
        number = 2
        while f"{name}_{number}".casefold() in taken:
            number += 1
        return f"{name}_{number}"

    def remove_lines(self) -> None:
        """Take the chosen lines out of the table; the file stays as it is until it is saved."""
        self.table.lines.remove(self.table.chosen_rows())

    def tick_possible(self) -> None:
        """Tick the lines that can be computed, and no others."""
        self.table.lines.tick(lambda row: self.table.lines.look(row).possible)

    # The preview

    @property
    def asking(self) -> bool:
        """Whether the preview is still to come."""
        return self._question.pending

    def _ask(self) -> None:
        self._question.ask(self._make)

    def _make(self) -> Callable[[], list[RateLook]]:
        layer = self.layerBox.currentLayer()
        lines = [line.copy() for line in self.table.lines.lines]
        return partial(look_at_rates, counted(layer) if layer is not None else None, lines)

    def _show(self, looks: Sequence[RateLook]) -> None:
        self.table.lines.show_looks(looks)
        if self._tick_possible and self.layerBox.currentLayer() is not None:
            self._tick_possible = False
            modified = self.modified
            with QSignalBlocker(self.table.lines):
                self.tick_possible()
            self.modified = modified
            self.table.viewport().update()
        self._tell()
        self._tell_cell()

    def _refuse(self, error: str) -> None:
        self.statusLabel.setText(html.escape(error))

    def _tell(self) -> None:
        lines = self.table.lines.lines
        looks = [self.table.lines.look(row) for row in range(len(lines))]
        ticked = [look for look, line in zip(looks, lines, strict=True) if line.used]
        wrong = [look for look in looks if not look.possible]
        doubtful = [look for look in ticked if look.possible and look.remarks]
        told = translate("RatesDialog", "{ticked} of {all} indicators ticked")
        parts = [told.format(ticked=_number(len(ticked)), all=_number(len(lines)))]
        if wrong:
            told = translate("RatesDialog", "{count} cannot be computed (red cells)")
            parts.append(told.format(count=_number(len(wrong))))
        if doubtful:
            parts.append(
                translate("RatesDialog", "{count} to check (yellow cells)").format(count=_number(len(doubtful)))
            )
        self.statusLabel.setText(f"<b>{html.escape(', '.join(parts))}</b>")

    def _tell_cell(self) -> None:
        """What there is to say of the current cell, else of its line."""
        index = self.table.currentIndex()
        text = ""
        if index.isValid():
            look = self.table.lines.look(index.row())
            column = COLUMNS[index.column()]
            all_of_them = {**look.remarks, **look.problems}
            text = all_of_them.get(column, "") or "\n".join(all_of_them.values())
        self.cellLabel.setText(text)
        self.cellLabel.setVisible(bool(text))

    # The run

    def run_label(self) -> str:
        return translate("RatesDialog", "C&ompute")

    def problem(self) -> str:
        lines = self.table.lines.lines
        wrong = [
            line.texts["name"] or str(row + 1)
            for row, line in enumerate(lines)
            if line.used and not self.table.lines.look(row).possible
        ]
        if self.layerBox.currentLayer() is None:
            return translate("RatesDialog", "The project has no layer with counts. Join a table first.")
        if not any(line.used for line in lines):
            return translate("RatesDialog", "Tick at least one indicator.")
        if wrong and not self.asking:
            named = ", ".join(wrong[:_SHOWN]) + (" …" if len(wrong) > _SHOWN else "")
            return translate(
                "RatesDialog", "These indicators cannot be computed: {names}. Correct the red cells, or untick them."
            ).format(names=named)
        path = self.outputFile.filePath().strip()
        if not path.lower().endswith(".gpkg"):
            return translate("RatesDialog", "Give the result a file name that ends with .gpkg.")
        for file in (path, self._copy_path()) if self._needs_copy() else (path,):
            if Path(file).exists() and file not in self._written:
                return translate(
                    "RatesDialog", "The file {path} exists. Choose another name; nothing is overwritten here."
                ).format(path=file)
        return ""

    def _needs_copy(self) -> bool:
        """Whether the file is not what will be computed, or not the user's own."""
        if self.modified or is_shipped(self.path):
            return True
        try:
            return [(line.used, line.texts) for line in read_lines(self.path)] != [
                (line.used, line.texts) for line in self.table.lines.lines
            ]
        except InputError:
            return True

    def _copy_path(self) -> str:
        path = Path(self.outputFile.filePath().strip())
        ending = translate("RatesDialog", "catalogue")
        return str(path.with_name(f"{path.stem}_{ending}.csv"))

    def parameters(self) -> dict[str, Any]:
        catalogue = self.path
        if self._needs_copy():
            catalogue = self._copy_path()
            save_lines(catalogue, self.table.lines.lines)
            self._written.add(catalogue)
        found: dict[str, Any] = {
            "INPUT": self.layerBox.currentLayer().id(),
            "CATALOGUE": catalogue,
            "KEEP_REASONS": self.reasonsBox.isChecked(),
            "SYMBOLS": self.symbolsBox.currentData(),
        }
        previous = self.previousBox.currentLayer()
        if previous is not None:
            found["PREVIOUS"] = previous.id()
            found["KEY_FIELD"] = self.keyBox.currentField()
            found["PREVIOUS_KEY_FIELD"] = self.previousKeyBox.currentField()
        path = self.outputFile.filePath().strip()
        found["OUTPUT"] = layer_output(path, self.project, self.nameEdit.text().strip())
        return {name: value for name, value in found.items() if value not in ("", None)}

    def summary(self, results: Mapping[str, Any]) -> str:
        return translate("RatesDialog", "{count} indicators computed.").format(count=results["COMPUTED"])

    def finished_run(self, outcome: Outcome) -> None:
        catalogue = str(self.run_.parameters["CATALOGUE"]) if self.run_ is not None else ""
        if catalogue in self._written:
            # What was computed is now a file of the user's own.
            self._written.discard(catalogue)
            self.path, self.modified = catalogue, False
            self._show_path()
        self._suggested = (self.nameEdit.text(), self.outputFile.filePath())
        self._suggest()

    # The end

    def done(self, result: int) -> None:
        """Close; unsaved changes can still be saved from QGIS's message bar."""
        self._question.drop()
        if self.modified and self.isVisible() and self.iface is not None and not (self.run_ and self.run_.running):
            self._offer_to_save()
        super().done(result)

    def _offer_to_save(self) -> None:
        lines = [line.copy() for line in self.table.lines.lines]
        path = str(new_file(results_folder(self.project), translate("RatesDialog", "catalogue"), "csv"))
        bar = self.iface.messageBar()
        item = bar.createMessage("", translate("RatesDialog", "The changes of the catalogue are not saved."))
        button = QPushButton(translate("RatesDialog", "Save as {file}").format(file=Path(path).name), item)
        button.setObjectName("saveCatalogueButton")
        button.clicked.connect(partial(_save_late, bar, item, path, lines))
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Info)


def _save_late(bar: QgsMessageBar, item: QWidget, path: str, lines: Sequence[Line], _checked: bool = False) -> None:
    """Save a catalogue whose dialog is gone."""
    bar.popWidget(item)
    try:
        save_lines(path, lines)
    except InputError as error:
        bar.pushMessage("", text_of(error), Qgis.MessageLevel.Warning)


def _number(count: int) -> str:
    return str(QLocale().toString(count))
