"""Small questions and pages that dialogs show when they are asked for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsProject, QgsProviderRegistry
from qgis.PyQt.QtCore import QCoreApplication, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..gis import handbook, paths
from ..gis.translation import SOURCE_LANGUAGE, language

translate = QCoreApplication.translate


def ask_for_file(parent: QWidget) -> str:
    """The path of a file with a layer; empty where the user cancels."""
    path, _ = QFileDialog.getOpenFileName(
        parent,
        translate("OpenFile", "File with planning areas"),
        QgsProject.instance().homePath(),
        QgsProviderRegistry.instance().fileVectorFilters(),
    )
    return str(path)


def ask_which(parent: QWidget, names: Sequence[str]) -> str:
    """One of several layers of a file; the only one unasked, empty where the user cancels."""
    if len(names) < 2:
        return names[0] if names else ""
    name, chosen = QInputDialog.getItem(
        parent,
        translate("OpenFile", "Planning areas"),
        translate("OpenFile", "The file has several polygon layers. Which one holds the planning areas?"),
        list(names),
        0,
        False,
    )
    return str(name) if chosen else ""


def show_page(parent: QWidget, name: str) -> QDialog:
    """A help page in the running language."""
    page = QDialog(parent)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.setObjectName("helpPage")
    page.setWindowTitle(parent.windowTitle())
    browser = QTextBrowser(page)
    browser.setOpenExternalLinks(True)
    files = [paths.help_page(name, code) for code in (language(), SOURCE_LANGUAGE)]
    for file in files:
        if file.is_file():
            browser.setHtml(file.read_text(encoding="utf-8"))
            break
    layout = QVBoxLayout(page)
    layout.addWidget(browser)
    layout.addWidget(_buttons(page, handbook.dialog_page(name)))
    page.resize(640, 480)
    page.show()
    return page


def _buttons(page: QDialog, chapter: Path | None) -> QDialogButtonBox:
    """Close, and the chapter of the handbook where there is one."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, page)
    box.rejected.connect(page.close)
    if chapter is not None:
        button = box.addButton(translate("OpenFile", "Handbook"), QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName("handbookButton")
        button.setToolTip(translate("OpenFile", "Opens the chapter in the browser; no internet is needed"))
        button.clicked.connect(lambda: open_local(chapter))
    return box


def open_local(path: Path) -> None:
    """Open a file with the program that the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
