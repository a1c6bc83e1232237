"""The folder of what a dialog makes: the row that chooses it, and the button that opens it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsFileWidget, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QPushButton

from .outputs import is_taken, new_folder, results_folder

translate = QCoreApplication.translate


def open_folder(path: str) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def offer_folder(bar: QgsMessageBar, path: str) -> None:
    """Add the button to the message that the bar shows."""
    item = bar.currentItem()
    if item is None or item.layout() is None:
        return
    button = QPushButton(translate("FolderLink", "Open folder"), item)
    button.setObjectName("folderButton")
    # The message may outlive the dialog that it came from.
    button.clicked.connect(partial(_clicked, path))
    item.layout().addWidget(button)


def _clicked(path: str, _checked: bool = False) -> None:
    open_folder(path)


class FolderRow(QObject):
    """The folder of a dialog's results: a new one is proposed, nothing in one that is there is replaced unasked."""

    def __init__(self, dialog: Any, widget: QgsFileWidget, stem: str) -> None:
        super().__init__(dialog)
        self._dialog, self._widget, self._stem = dialog, widget, stem
        self._allowed = ""
        widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)

    def path(self) -> str:
        """The folder that is chosen."""
        return str(self._widget.filePath()).strip()

    def propose(self) -> None:
        """Choose a folder that holds nothing yet."""
        self._allowed = ""
        self._widget.setFilePath(str(new_folder(results_folder(self._dialog.project), self._stem)))

    def problem(self) -> str:
        """What is wrong with the folder; empty where nothing is."""
        if not self.path():
            return translate("FolderLink", "Choose a folder for the files.")
        if not Path(self.path()).is_absolute():
            return translate("FolderLink", "Give the whole path of the folder, not {path}.").format(path=self.path())
        return ""

    def asks(self) -> bool:
        """Whether the user has to decide first, because the folder holds something."""
        folder = Path(self.path())
        if not folder.is_dir() or not is_taken(folder) or self._allowed == self.path():
            return False
        other = new_folder(folder.parent, _stem(folder.name))
        bar = self._dialog.bar
        bar.clearWidgets()
        told = translate(
            "FolderLink", "The folder {name} holds files already; those of the same name would be replaced."
        )
        item = bar.createMessage("", told.format(name=folder.name))
        take = QPushButton(translate("FolderLink", "Take {name}").format(name=other.name), item)
        take.setObjectName("takeOtherButton")
        take.clicked.connect(lambda: self._take(str(other)))
        write = QPushButton(translate("FolderLink", "Write into it"), item)
        write.setObjectName("writeButton")
        write.clicked.connect(self._allow)
        for button in (take, write):
            item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Warning)
        return True

    def _take(self, path: str) -> None:
        self._widget.setFilePath(path)
        self._dialog.bar.clearWidgets()

    def _allow(self) -> None:
        self._allowed = self.path()
        self._dialog.start()


def _stem(name: str) -> str:
    """A folder's name without the number that an earlier proposal gave it."""
    head, _, number = name.rpartition("_")
    return head if head and number.isdigit() else name
