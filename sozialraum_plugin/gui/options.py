"""The plugin's page in QGIS's options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ..gis import paths, settings
from ..gis.translation import named

translate = QCoreApplication.translate

KEY = "sozialraum"


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when QGIS's options are opened."""

    def __init__(self) -> None:
        super().__init__("Sozialraum", QIcon(str(paths.resource("icons", "sozialraum.svg"))), KEY)

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        """The page; QGIS owns it."""
        return OptionsPage(parent)


class OptionsPage(QgsOptionsPageWidget):
    """Settings for all projects; they are kept when the options are closed with OK."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from qgis.PyQt import uic

        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        # The name by which QGIS finds the page.
        self.setObjectName(KEY)
        self._fill_boxes()
        for widget, hint in (
            (self.resultsFolder, translate("OptionsPage", "the project's folder")),
            (self.palettesFolder, translate("OptionsPage", "only the plugin's own palettes")),
        ):
            widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
            widget.lineEdit().setPlaceholderText(hint)
        self.load()

    def _fill_boxes(self) -> None:
        for code, name in named().items():
            self.languageBox.addItem(name, code)
        for page in settings.PAGES:
            self.pageBox.addItem(translate("OptionsPage", "as the region needs it") if page == "auto" else page, page)

    def load(self) -> None:
        """Show what is set."""
        self.authorEdit.setText(settings.AUTHOR.value())
        self.sourceEdit.setText(settings.SOURCE.value())
        self.resultsFolder.setFilePath(settings.RESULTS_FOLDER.value())
        self.palettesFolder.setFilePath(settings.PALETTES_FOLDER.value())
        _choose(self.languageBox, settings.LANGUAGE.value())
        _choose(self.pageBox, settings.PAGE.value())

    def apply(self) -> None:
        """Keep what stands in the form."""
        settings.AUTHOR.set(self.authorEdit.text().strip())
        settings.SOURCE.set(self.sourceEdit.text().strip())
        settings.RESULTS_FOLDER.set(self.resultsFolder.filePath().strip())
        settings.PALETTES_FOLDER.set(self.palettesFolder.filePath().strip())
        settings.LANGUAGE.set(str(self.languageBox.currentData()))
        settings.PAGE.set(str(self.pageBox.currentData()))


def _choose(box: QComboBox, value: Any) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
