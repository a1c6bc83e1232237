"""The reader's decisions, each in words with its current value, and what the user has decided otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from ...core.tabular.reading import AUTO
from ...gis.previews.join import DELIMITER_NAMES, ENCODING_NAMES, ColumnName, JoinPreview
from ...gis.previews.joinhints import symbol_labels
from ...gis.previews.tabletexts import pairs_of, pairs_text, parts_of, rows_of, rows_text
from ...gis.tables import TEXT_FILES

translate = QCoreApplication.translate

# What is bound to the rows of one file, and what to the columns of one sheet.
OF_ROWS = ("HEADER_ROWS", "DATA_ROWS", "SKIP_ROWS", "KEEP_ROWS")
OF_COLUMNS = ("TABLE_KEY_FIELD", "COLUMN_KINDS", "PIVOT")
OF_TEXT = ("ENCODING", "DELIMITER", "DECIMAL")
ALL = (*OF_TEXT, "SHEET", *OF_ROWS, *OF_COLUMNS)
_BROWSE = "…"


class Decisions(QObject):
    """``texts`` are the decisions of the user by parameter, empty ones are left to the reader."""

    changed = pyqtSignal()
    sheet_changed = pyqtSignal()

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.texts: dict[str, str] = {}
        # Files with settings of earlier tables; None is the choice of the best, "" of none of them.
        self.kept: list[str] = []
        self.chosen_kept: str | None = None
        self._found: Mapping[str, str] = {}
        self._headers: Sequence[ColumnName] = ()
        self._boxes: dict[str, QComboBox] = {
            "ENCODING": form.encodingBox,
            "DELIMITER": form.delimiterBox,
            "DECIMAL": form.decimalBox,
            "SHEET": form.sheetBox,
            "TABLE_KEY_FIELD": form.tableKeyBox,
            "PIVOT": form.pivotBox,
        }
        self._edits: dict[str, QLineEdit] = {
            "HEADER_ROWS": form.headerEdit,
            "DATA_ROWS": form.dataEdit,
            "SKIP_ROWS": form.skipEdit,
            "KEEP_ROWS": form.keepEdit,
        }
        for name, label in symbol_labels().items():
            form.symbolsBox.addItem(label, name)
        for name, box in self._boxes.items():
            box.activated.connect(lambda _, name=name: self._chosen(name))
        for name, edit in self._edits.items():
            edit.textEdited.connect(lambda text, name=name: self._write(name, text))
        form.symbolsBox.activated.connect(lambda _: self.changed.emit())
        form.keptBox.activated.connect(lambda _: self._choose_kept())
        self.show(JoinPreview(), "")

    def widgets(self) -> dict[str, QWidget]:
        """The widget where a decision is made, by parameter."""
        return {**self._boxes, **self._edits, "SYMBOLS": self.form.symbolsBox, "READING": self.form.keptBox}

    # What the user decides

    def decide(self, name: str, text: str) -> None:
        """Set one decision; the preview follows."""
        self._write(name, text)
        self.show_texts()

    def _write(self, name: str, text: str) -> None:
        if self.texts.get(name, "") == text.strip():
            return
        self.texts[name] = text.strip()
        self.changed.emit()

    def _chosen(self, name: str) -> None:
        value = str(self._boxes[name].currentData() or "")
        if name == "SHEET" and value != self.texts.get("SHEET", ""):
            self.forget((*OF_ROWS, *OF_COLUMNS))
            self.sheet_changed.emit()
        self._write(name, value)

    def _choose_kept(self) -> None:
        value = self.form.keptBox.currentData()
        if value == _BROWSE:
            start = str(Path(self.kept[0]).parent) if self.kept else ""
            value, _ = QFileDialog.getOpenFileName(
                self.form,
                translate("JoinDialog", "Settings of an earlier table"),
                start,
                translate("JoinDialog", "Reading settings (*.json)"),
            )
            if not value:
                self._show_kept("")
                return
            self.kept = [value, *(path for path in self.kept if path != value)]
        self.chosen_kept = value
        self.changed.emit()

    def forget(self, names: Sequence[str] = ALL) -> None:
        """Leave decisions to the reader again."""
        for name in names:
            self.texts.pop(name, None)
        self.show_texts()

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """What was decided last."""
        self.texts = {name: str(parameters[name]) for name in ALL if parameters.get(name)}
        place = self.form.symbolsBox.findData(parameters.get("SYMBOLS"))
        self.form.symbolsBox.setCurrentIndex(max(place, 0))
        self.show_texts()

    def mark_rows(self, what: str, rows: Sequence[int]) -> None:
        """What a user says of rows, counted from 1."""
        skip, keep = set(rows_of(self.texts.get("SKIP_ROWS", ""))), set(rows_of(self.texts.get("KEEP_ROWS", "")))
        if what == "skip":
            self._set_rows(skip | set(rows), keep - set(rows))
        elif what == "keep":
            self._set_rows(skip - set(rows), keep | (set(rows) - skip))
        elif what == "header":
            self.decide("HEADER_ROWS", self._header_with(set(rows)))
        else:
            first, _, last = self.texts.get("DATA_ROWS", "").partition("-")
            first = first or self._found.get("DATA_ROWS", "1").partition("-")[0]
            self.decide("DATA_ROWS", f"{rows[0]}-{last}" if what == "first" else f"{first}-{rows[-1]}")

    def _set_rows(self, skip: set[int], keep: set[int]) -> None:
        self._write("SKIP_ROWS", rows_text(skip))
        self._write("KEEP_ROWS", rows_text(keep))
        self.show_texts()

    def _header_with(self, rows: set[int]) -> str:
        """The header with rows added, or without them where they are part of it; rows far from it are another one."""
        before = set(rows_of(self.texts.get("HEADER_ROWS", "") or self._found.get("HEADER_ROWS", "")))
        near = {row + step for row in before for step in (-1, 0, 1)}
        now = before - rows if rows <= before else before | rows if rows & near else rows
        return rows_text(now) or "0"

    def mark_column(self, what: str, column: ColumnName) -> None:
        """What a user says of a column."""
        if what == "key":
            self.decide("TABLE_KEY_FIELD", column.name)
        elif what == "part":
            parts = [part for part in parts_of(self.texts.get("PIVOT", "")) if part != AUTO]
            parts = [part for part in parts if part != column.name] if column.name in parts else [*parts, column.name]
            self.decide("PIVOT", "; ".join(parts))
        else:
            kinds = pairs_of(self.texts.get("COLUMN_KINDS", ""))
            kinds.pop(column.name, None)
            if what != "found":
                kinds[column.name] = what
            self.decide("COLUMN_KINDS", pairs_text(kinds))

    # What is shown

    def show(self, preview: JoinPreview, path: str) -> None:
        """The current values."""
        form = self.form
        self._found, self._headers = preview.found, preview.headers
        choices: dict[str, list[tuple[str, str]]] = {
            "ENCODING": [(name, name) for name in ENCODING_NAMES],
            "DELIMITER": list(_delimiters().items()),
            "DECIMAL": [
                ("comma", translate("JoinDialog", "comma")),
                ("point", translate("JoinDialog", "point")),
            ],
            "SHEET": [(sheet, sheet) for sheet in preview.sheets],
            "TABLE_KEY_FIELD": [(column.name, column.label) for column in preview.headers],
            "PIVOT": [],
        }
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self._first(name, preview), "")
                for value, text in choices[name]:
                    box.addItem(text, value)
        if preview.pivot:
            offered = translate("JoinDialog", "yes, by {columns}").format(columns="; ".join(preview.pivot))
            form.pivotBox.addItem(offered, AUTO)
        text_file = Path(path).suffix.lower() in TEXT_FILES
        for widget in (form.encodingLabel, form.encodingBox, form.delimiterLabel, form.delimiterBox):
            widget.setVisible(text_file)
        form.sheetBox.setEnabled(len(preview.sheets) > 1)
        for name, edit in self._edits.items():
            edit.setPlaceholderText(_placeholder(name, preview.found.get(name)))
        self._show_kept(preview.kept)
        self.show_texts()

    def _first(self, name: str, preview: JoinPreview) -> str:
        """What the first choice of a box says: what the reader does when nobody decides."""
        value = preview.found.get(name, "")
        if name == "PIVOT":
            return translate("JoinDialog", "no, one row per area")
        if name == "SHEET":
            value = value or preview.sheet
        if name == "DELIMITER":
            value = {"\t": "TAB"}.get(value, value)
        if self.texts.get(name):
            return translate("JoinDialog", "find automatically")
        if not value:
            return translate("JoinDialog", "automatic")
        return translate("JoinDialog", "{value} (found)").format(value=value)

    def _show_kept(self, used: str) -> None:
        box = self.form.keptBox
        with QSignalBlocker(box):
            box.clear()
            if used and self.chosen_kept is None:
                told = translate("JoinDialog", "{value} (found)").format(value=Path(used).stem)
            else:
                told = translate("JoinDialog", "automatic") if self.kept else translate("JoinDialog", "no")
            box.addItem(told, None)
            if self.kept:
                box.addItem(translate("JoinDialog", "do not use"), "")
            for path in self.kept:
                box.addItem(Path(path).stem, path)
            box.addItem(translate("JoinDialog", "Choose a file…"), _BROWSE)
            place = -1 if self.chosen_kept is None else box.findData(self.chosen_kept)
            box.setCurrentIndex(max(place, 0))

    def show_texts(self) -> None:
        """Bring the user's decisions into the widgets."""
        for name, box in self._boxes.items():
            value = self.texts.get(name, "")
            with QSignalBlocker(box):
                place = box.findData(value)
                if place < 0:
                    box.addItem(self._written(name, value), value)
                    place = box.count() - 1
                box.setCurrentIndex(place)
        for name, edit in self._edits.items():
            value = self.texts.get(name, "")
            if edit.text().strip() != value:
                edit.setText(value)

    def _written(self, name: str, value: str) -> str:
        if name == "PIVOT":
            if value == AUTO:
                return translate("JoinDialog", "yes, found automatically")
            return translate("JoinDialog", "yes, by {columns}").format(columns=value)
        return value

    @property
    def symbols(self) -> str:
        """The preset of signs."""
        return str(self.form.symbolsBox.currentData() or "din55301")

    def kept_files(self) -> tuple[str, ...]:
        """The settings of earlier tables that may be used."""
        if self.chosen_kept is None:
            return tuple(self.kept)
        return (self.chosen_kept,) if self.chosen_kept else ()


def _placeholder(name: str, value: str | None) -> str:
    if value is None:
        return translate("JoinDialog", "automatic")
    if not value:
        return translate("JoinDialog", "none")
    if name == "HEADER_ROWS" and value == "0":
        return translate("JoinDialog", "none (found)")
    return translate("JoinDialog", "{value} (found)").format(value=value)


def _delimiters() -> dict[str, str]:
    words = {
        "semicolon": translate("JoinDialog", "semicolon ;"),
        "comma": translate("JoinDialog", "comma ,"),
        "tab": translate("JoinDialog", "tabulator"),
        "bar": translate("JoinDialog", "bar |"),
    }
    return {name: words[name] for name in DELIMITER_NAMES}
