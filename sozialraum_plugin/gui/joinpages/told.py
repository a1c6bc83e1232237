"""What the dialog tells of a table: the line below, the protocol with a way to each decision, the tabs' numbers."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QListWidgetItem, QStyle, QWidget

from ...gis.previews.join import Counts, JoinPreview
from ..tooldialog import show_details

translate = QCoreApplication.translate

_LONGEST = 260


class Told(QObject):
    """``hint_taken``, ``pivot_taken`` and ``names_taken`` come with a click on what the line offers."""

    hint_taken = pyqtSignal()
    pivot_taken = pyqtSignal()
    names_taken = pyqtSignal()

    def __init__(self, form: Any, decisions: Mapping[str, QWidget]) -> None:
        super().__init__(form)
        self.form = form
        self._error = ""
        by_hand = {
            "COLUMNS": (form.columnsTab, form.columnsTable, translate("JoinDialog", "Columns")),
            "COLUMN_KINDS": (form.columnsTab, form.columnsTable, translate("JoinDialog", "Kind")),
            "PREFIX": (form.columnsTab, form.prefixEdit, _plain(form.prefixLabel)),
            "KEY_RULES": (form.partnersTab, form.rulesList, _plain(form.rulesLabel)),
            "KEY_PAIRS": (form.partnersTab, form.rowsTable, translate("JoinDialog", "Without partner")),
            "KEY_FIELD": (None, form.keyBox, _plain(form.keyLabel)),
            "TABLE": (None, form.tableFile, translate("JoinDialog", "Table in a file")),
            "TABLE_LAYER": (None, form.tableBox, translate("JoinDialog", "Table of the project")),
        }
        # Tab, widget and name of each decision, by parameter.
        self._places: dict[str, tuple[QWidget | None, QWidget, str]] = dict(by_hand)
        for name, widget in decisions.items():
            tab = None if name == "SHEET" else form.previewTab
            self._places[name] = (tab, widget, _label_of(form, widget))
        names = sorted(self._places, key=len, reverse=True)
        self._pattern = re.compile(rf"\b({'|'.join(names)})\b")
        form.statusLabel.linkActivated.connect(self._follow)
        form.protocolList.itemActivated.connect(self._go)

    def in_words(self, text: str) -> str:
        """A sentence with the names that stand in the form in place of the parameters' names."""
        return self._pattern.sub(lambda found: QLocale().quoteString(self._places[found[1]][2]), text)

    def say(self, text: str) -> None:
        """One sentence in the line."""
        self.form.statusLabel.setText(html.escape(text))

    def show(self, preview: JoinPreview) -> None:
        """Tell all there is to a preview."""
        self._show_protocol(preview)
        self._show_titles(preview)
        self._show_status(preview)

    def _show_protocol(self, preview: JoinPreview) -> None:
        form = self.form
        style = form.style()
        icons = {
            True: style.standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning),
            False: style.standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation),
        }
        form.protocolList.clear()
        for remark in preview.remarks:
            item = QListWidgetItem(icons[remark.warning], self.in_words(remark.text), form.protocolList)
            item.setData(Qt.ItemDataRole.UserRole, remark.parameter)
            if remark.parameter:
                item.setToolTip(translate("JoinDialog", "Double-click to decide otherwise."))

    def _show_titles(self, preview: JoinPreview) -> None:
        form = self.form
        counts = preview.counts or Counts()
        wanted = sum(column.wanted for column in preview.columns)
        numbers = {
            form.columnsTab: (translate("JoinDialog", "Columns"), f"{wanted}/{len(preview.columns)}"),
            form.partnersTab: (
                translate("JoinDialog", "Without partner"),
                QLocale().toString(counts.rows_alone + counts.areas_alone),
            ),
            form.protocolTab: (
                translate("JoinDialog", "Protocol"),
                QLocale().toString(sum(remark.warning for remark in preview.remarks)),
            ),
        }
        for tab, (title, number) in numbers.items():
            told = f"{title} ({number})" if preview.counts is not None else title
            form.tabs.setTabText(form.tabs.indexOf(tab), told)

    def _show_status(self, preview: JoinPreview) -> None:
        label = self.form.statusLabel
        self._error = self.in_words(preview.error)
        if preview.error:
            label.setText(html.escape(_cut(self._error)) + self._offers(preview))
            return
        counts, locale = preview.counts, QLocale()
        if counts is None:
            label.clear()
            return
        told = translate(
            "JoinDialog", "{joined} of {areas} areas matched, {rows} rows without an area, {missing} values missing"
        )
        if counts.rejected:
            told = translate(
                "JoinDialog",
                "{joined} of {areas} areas matched, {rows} rows without an area, {missing} values missing, "
                "{rejected} cells not understood",
            )
        text = told.format(
            joined=locale.toString(counts.joined),
            areas=locale.toString(counts.areas),
            rows=locale.toString(counts.rows_alone),
            missing=locale.toString(counts.missing),
            rejected=locale.toString(counts.rejected),
        )
        label.setText(f"<b>{html.escape(text)}</b>")

    def _offers(self, preview: JoinPreview) -> str:
        """Links behind an error that do what helps."""
        links = []
        if preview.key_hint:
            told = translate("JoinDialog", "Use the key field {field}").format(field=preview.key_hint)
            links.append(("key", told))
        if preview.names_help:
            links.append(("names", translate("JoinDialog", "Match names written differently")))
        if preview.pivot and not preview.found.get("PIVOT"):
            links.append(("pivot", translate("JoinDialog", "Read it as a long table")))
        if len(self._error) > _LONGEST:
            links.append(("whole", translate("JoinDialog", "Show all")))
        return "".join(f' <a href="{name}">{html.escape(text)}</a>' for name, text in links)

    def _follow(self, link: str) -> None:
        if link == "key":
            self.hint_taken.emit()
        elif link == "pivot":
            self.pivot_taken.emit()
        elif link == "names":
            self.names_taken.emit()
        else:
            show_details(self.form, self.form.windowTitle(), _cut(self._error), self._error)

    def _go(self, item: QListWidgetItem) -> None:
        """To where a remark's decision is made."""
        place = self._places.get(item.data(Qt.ItemDataRole.UserRole))
        if place is None:
            return
        tab, widget, _ = place
        if tab is not None:
            self.form.tabs.setCurrentWidget(tab)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _plain(label: Any) -> str:
    return str(label.text()).replace("&", "")


def _label_of(form: Any, widget: QWidget) -> str:
    labels = (form.encodingLabel, form.delimiterLabel, form.decimalLabel, form.symbolsLabel, form.tableKeyLabel,
              form.headerLabel, form.dataLabel, form.skipLabel, form.keepLabel, form.pivotLabel, form.keptLabel,
              form.sheetLabel)  # fmt: skip
    return next((_plain(label) for label in labels if label.buddy() is widget), widget.objectName())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
