"""The dialog that tells what the plugin found on this machine and what is missing."""

from __future__ import annotations

import importlib.metadata
import platform
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QT_VERSION_STR, QCoreApplication
from qgis.PyQt.QtGui import QBrush, QColor, QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from ..gis import dependencies, paths

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Part:
    """One thing the plugin stands on; an empty version means that it is missing."""

    name: str
    version: str
    purpose: str = ""


def parts() -> list[Part]:
    """The program's parts and the Python packages, found or missing."""
    found = [
        Part("Sozialraum", paths.version()),
        Part("QGIS", Qgis.version()),
        Part("GDAL", gdal.__version__),
        Part("Qt", QT_VERSION_STR),
        Part("Python", platform.python_version()),
    ]
    purposes = {
        "pandas": translate("SystemCheck", "reading and joining tables, rates, area types"),
        "sklearn": translate("SystemCheck", "area types"),
        "openpyxl": translate("SystemCheck", "Excel workbooks"),
        "matplotlib": translate("SystemCheck", "charts"),
        "pypdf": translate("SystemCheck", "combined PDFs with bookmarks"),
    }
    for module, package in dependencies.PACKAGES.items():
        lacking = bool(dependencies.missing([module]))
        found.append(Part(package, "" if lacking else _version(package), purposes.get(module, "")))
    return found


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "?"


def missing(found: list[Part]) -> list[str]:
    """The names of the parts that are missing."""
    return [part.name for part in found if not part.version]


class SystemCheck(QDialog):
    """Shows the parts, advice where one is missing, and copies all of it as text for a question to somebody else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self.parts = parts()
        lacking = missing(self.parts)
        self.advice = dependencies.advice(dependencies.missing(dependencies.PACKAGES) or lacking) if lacking else ""
        self.summaryLabel.setText(self.summary())
        for part in self.parts:
            version = part.version or translate("SystemCheck", "missing")
            item = QTreeWidgetItem([part.name, version, part.purpose])
            if not part.version:
                item.setForeground(1, QBrush(QColor("#b3261e")))
            self.partsTree.addTopLevelItem(item)
        for column in range(self.partsTree.columnCount()):
            self.partsTree.resizeColumnToContents(column)
        self.adviceText.setPlainText(self.advice)
        self.adviceText.setVisible(bool(self.advice))
        self.copyButton.clicked.connect(self.copy)
        self.closeButton.clicked.connect(self.close)

    def summary(self) -> str:
        """One sentence: all there, or what is missing."""
        lacking = missing(self.parts)
        if not lacking:
            return translate("SystemCheck", "Everything the plugin can use is there.")
        return translate("SystemCheck", "Missing: {packages}. Some actions will not run.").format(
            packages=", ".join(lacking)
        )

    def text(self) -> str:
        """All of the dialog as plain text."""
        lines = [f"{part.name}: {part.version or translate('SystemCheck', 'missing')}" for part in self.parts]
        return "\n".join([*lines, f"System: {platform.platform()}", *([self.advice] if self.advice else [])]) + "\n"

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
