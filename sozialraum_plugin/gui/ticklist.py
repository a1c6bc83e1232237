"""A list of things to tick, with a search and buttons for all and none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

translate = QCoreApplication.translate

_KEY = Qt.ItemDataRole.UserRole
# With fewer entries a search would only be in the way.
_WORTH_A_SEARCH = 9


@dataclass(frozen=True)
class Entry:
    """One thing to tick: what it is known by, what the user reads, its picture."""

    key: str
    text: str
    icon: QIcon = field(default_factory=QIcon, compare=False)


class TickList(QWidget):
    """``changed`` comes when ticks change, ``pointed`` with the key of the entry that somebody goes to."""

    changed = pyqtSignal()
    pointed = pyqtSignal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.list = QListWidget(self)
        self.list.setObjectName(f"{name}List")
        self.list.setUniformItemSizes(True)
        self.filter = QgsFilterLineEdit(self)
        self.filter.setObjectName(f"{name}Filter")
        self.filter.setPlaceholderText(translate("TickList", "Search…"))
        self.filter.setShowSearchIcon(True)
        self.count = QLabel(self)
        self.count.setObjectName(f"{name}Count")
        self.all = self._button(f"{name}All", translate("TickList", "All"))
        self.none = self._button(f"{name}None", translate("TickList", "None"))
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.all.clicked.connect(lambda: self._tick_shown(True))
        self.none.clicked.connect(lambda: self._tick_shown(False))
        self.filter.textChanged.connect(self._filtered)
        self.list.itemChanged.connect(lambda _: self._ticked())
        self.list.currentItemChanged.connect(self._pointed)
        self.setFocusProxy(self.list)
        self.fill([])

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def fill(self, entries: Iterable[Entry], ticked: Collection[str] | None = None) -> None:
        """Show other entries. ``ticked`` are the keys that are ticked, None for all."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in entries:
                item = QListWidgetItem(entry.icon, entry.text)
                item.setData(_KEY, entry.key)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(_state(ticked is None or entry.key in ticked))
                self.list.addItem(item)
        self.filter.clear()
        self.filter.setVisible(self.list.count() >= _WORTH_A_SEARCH)
        self._ticked()

    def keys(self) -> list[str]:
        """All entries."""
        return [str(item.data(_KEY)) for item in self._items()]

    def ticked(self) -> list[str]:
        """The ticked entries in the order of the list."""
        return [str(item.data(_KEY)) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def tick(self, keys: Collection[str]) -> None:
        """Tick these and no others."""
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(_state(item.data(_KEY) in keys))
        self._ticked()

    def current(self) -> str:
        """The entry that somebody went to; empty where there is none."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def go_to(self, key: str) -> None:
        """Go to an entry."""
        keys = self.keys()
        if key in keys:
            self.list.setCurrentRow(keys.index(key))

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> None:
        told = translate("TickList", "{ticked} of {all} ticked")
        self.count.setText(told.format(ticked=len(self.ticked()), all=self.list.count()))
        self.changed.emit()

    def _tick_shown(self, on: bool) -> None:
        with QSignalBlocker(self.list):
            for item in self._items():
                if not item.isHidden():
                    item.setCheckState(_state(on))
        self._ticked()

    def _filtered(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.casefold() not in item.text().casefold())

    def _pointed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.pointed.emit(str(item.data(_KEY)))


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
