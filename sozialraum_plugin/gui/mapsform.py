"""The texts and the sheet in the dialog of the region maps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsIconUtils, QgsMapLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox

from ..gis import settings
from ..gis.previews.maps import comparison_tables
from ..gis.translation import named
from .ticklist import Entry

translate = QCoreApplication.translate

FORMATS = ("pdf", "png", "svg")


class MapsForm(QObject):
    """Fills and reads the widgets of a ``MapsDialog`` that need no layer. ``changed`` comes where a page changes."""

    changed = pyqtSignal()

    def __init__(self, dialog: Any) -> None:
        super().__init__(dialog)
        self.ui = dialog
        self.texts = {
            "TITLE": dialog.titleEdit,
            "SUBTITLE": dialog.subtitleEdit,
            "SOURCE": dialog.sourceEdit,
            "REFERENCE_DATE": dialog.referenceEdit,
            "GEOMETRY_DATE": dialog.geometryEdit,
            "PAPER_NUMBER": dialog.paperEdit,
            "AUTHOR": dialog.authorEdit,
        }
        self.boxes: dict[str, QComboBox] = {
            "FORMAT": dialog.formatBox,
            "PAGE": dialog.pageBox,
            "LANGUAGE": dialog.languageBox,
        }
        self.checks: dict[str, QCheckBox] = {
            "PROFILE": dialog.profileBox,
            "SHOW_NEIGHBOURS": dialog.neighboursBox,
            "OVERVIEW": dialog.overviewBox,
            "COMBINED": dialog.combinedBox,
            "WEB_PAGE": dialog.webPageBox,
            "KEEP_LAYOUT": dialog.keepBox,
        }
        self._fill_boxes()
        dialog.templateFile.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        dialog.templateFile.setFilter(translate("MapsForm", "Layout templates (*.qpt)"))
        self._connect()
        self.name_pages(2)

    def _fill_boxes(self) -> None:
        for code, name in named().items():
            self.boxes["LANGUAGE"].addItem(name, code)
        for page in settings.PAGES:
            self.boxes["PAGE"].addItem(
                translate("MapsForm", "as the region needs it") if page == "auto" else page, page
            )
        for form in FORMATS:
            self.boxes["FORMAT"].addItem(form.upper(), form)

    def _connect(self) -> None:
        for edit in self.texts.values():
            edit.textChanged.connect(lambda _: self.changed.emit())
        for name in ("PAGE", "LANGUAGE"):
            self.boxes[name].currentIndexChanged.connect(lambda _: self.changed.emit())
        for name in ("PROFILE", "SHOW_NEIGHBOURS"):
            self.checks[name].toggled.connect(lambda _: self.changed.emit())
        self.checks["PROFILE"].toggled.connect(lambda _: self._profile_toggled())
        self.ui.benchmarkBox.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.ui.templateFile.fileChanged.connect(lambda _: self._template_changed())
        self.boxes["FORMAT"].currentIndexChanged.connect(lambda _: self._format_changed())

    def _template_changed(self) -> None:
        # A template has its own page.
        self.boxes["PAGE"].setEnabled(not self.template())
        self.changed.emit()

    def _format_changed(self) -> None:
        form = self.boxes["FORMAT"].currentData()
        self.checks["COMBINED"].setEnabled(form == "pdf")
        self.ui.dpiBox.setEnabled(form == "png")

    def template(self) -> str:
        """The path of the office's own template; empty where there is none."""
        return str(self.ui.templateFile.filePath()).strip()

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """Show what was chosen last, else what the user has set for all projects."""
        texts = {"SOURCE": settings.SOURCE.value(), "AUTHOR": settings.AUTHOR.value()}
        for name, edit in self.texts.items():
            edit.setText(str(parameters.get(name, texts.get(name, ""))))
        choices = {"PAGE": settings.PAGE.value(), "LANGUAGE": settings.LANGUAGE.value(), "FORMAT": FORMATS[0]}
        for name, box in self.boxes.items():
            box.setCurrentIndex(max(box.findData(parameters.get(name, choices[name])), 0))
        for name, check in self.checks.items():
            check.setChecked(bool(parameters.get(name, check.isChecked())))
        self.ui.dpiBox.setValue(int(float(parameters.get("DPI", self.ui.dpiBox.value()))))
        self.ui.templateFile.setFilePath(str(parameters.get("TEMPLATE", "")))
        self._format_changed()
        self._offer_benchmarks(str(parameters.get("BENCHMARK", "")))

    def _offer_benchmarks(self, chosen: str) -> None:
        box = self.ui.benchmarkBox
        box.clear()
        box.addItem(translate("MapsForm", "none"), "")
        for layer in comparison_tables(self.ui.project):
            box.addItem(layer.name(), layer.id())
        box.setCurrentIndex(max(box.findData(chosen), 0))
        self._profile_toggled()

    def _profile_toggled(self) -> None:
        # It stands behind the profile.
        self.ui.benchmarkBox.setEnabled(self.checks["PROFILE"].isChecked() and self.ui.benchmarkBox.count() > 1)

    def parameters(self) -> dict[str, Any]:
        """What stands in the form. Texts that are empty are meant to be empty."""
        found: dict[str, Any] = {name: edit.text().strip() for name, edit in self.texts.items()}
        found.update((name, str(box.currentData())) for name, box in self.boxes.items())
        found.update((name, check.isChecked()) for name, check in self.checks.items())
        found["COMBINED"] = self.checks["COMBINED"].isEnabled() and found["COMBINED"]
        found["DPI"] = self.ui.dpiBox.value()
        if self.template():
            found["TEMPLATE"] = self.template()
        if self.ui.benchmarkBox.isEnabled() and self.ui.benchmarkBox.currentData():
            found["BENCHMARK"] = str(self.ui.benchmarkBox.currentData())
        return found

    def problem(self) -> str:
        """What is wrong with the sheet; empty where nothing is."""
        if self.template() and not Path(self.template()).is_file():
            told = translate("MapsForm", "There is no layout template {path}. Choose another one, or none.")
            return told.format(path=self.template())
        return ""

    def name_pages(self, count: int) -> None:
        """The pages that can be looked at."""
        box = self.ui.previewPage
        count = max(count, box.count()) if self.checks["PROFILE"].isChecked() and count > 1 else count
        while box.count() > count:
            box.removeItem(box.count() - 1)
        if not box.count():
            box.addItem(translate("MapsForm", "Map"))
        while box.count() < count:
            # Behind the first page of the profile come more of it, or the comparison.
            number = box.count() + 1
            name = translate("MapsForm", "Profile") if number == 2 else translate("MapsForm", "Page {number}")
            box.addItem(name.format(number=number))


def layer_entries(layers: Iterable[QgsMapLayer]) -> list[Entry]:
    """Layers to tick."""
    return [Entry(layer.id(), layer.name(), QgsIconUtils.iconForLayer(layer)) for layer in layers]
