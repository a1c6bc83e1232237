"""What can be read off a window without eyes: foreign words, cut texts, its size."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QAbstractListModel, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from .brackets import CLOSE, OPEN

# Of Qt's own buttons, in the language that the window does not speak.
_QT = {
    "de": ("Cancel", "Close", "Help", "Yes", "No", "Apply", "Save", "Open", "Discard", "Reset"),
    "en": ("Abbrechen", "Schließen", "Hilfe", "Ja", "Nein", "Anwenden", "Speichern", "Öffnen", "Verwerfen"),
}
# Shorter ones may be part of a word.
_SEARCHED = 12
_MOST_CELLS = 400
_BRACKETS = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W\d_]{3,}")
# Data, or the same in every language.
_DATA = re.compile(
    r"[\W\d_]*|\d+\.\d+.*|(utf|iso|mac|windows)-[\w-]+|\w\d?|GeoPackage|GeoJSON|A[0-4].*|PDF|PNG|SVG|CC[ 0].*|"
    r"Datenlizenz Deutschland.*|.*[/\\].*|EPSG:.*|[^ ]+\.\w{2,4}"
)
# Of Qt's and QGIS's own widgets, which speak no language that nobody speaks, and names of programs and fields.
_OF_QGIS = re.findall(
    r"\w+",
    "Cancel Close Help OK Browse Clear text Expression Dialog Unit Select All Deselect Toggle Selection Search Builder "
    "Refresh Reload Full path to the file(s), including name and extension Remaining messages fid "
    "esperanto GDAL Python pandas scikit learn openpyxl matplotlib pypdf gebietstyp",
)


class OtherLanguage:
    """Finds texts that stand there in another language; ``sources`` are those that are none of the window's own.

    A text of words of the ``data`` only is none: the demo city's tables are German in every language.
    """

    def __init__(self, sources: Iterable[str], language: str, data: Iterable[str] = ()) -> None:
        self._data = set(data)
        self._whole: dict[str, str] = {}
        self._parts: list[tuple[re.Pattern[str], str]] = []
        self._seen: dict[str, str] = {}
        for source in [*sources, *_QT.get(language, ())]:
            plain = _plain(source)
            literal = re.sub(r"\{\w+\}", "", plain)
            if not re.search(r"[A-Za-zÄÖÜäöüß]{3}", literal) or self._is_data(literal):
                continue
            self._whole[plain] = source
            if len(literal) >= _SEARCHED and " " in literal.strip():
                pattern = r".{1,120}?".join(re.escape(part) for part in re.split(r"\{\w+\}", plain))
                self._parts.append((re.compile(pattern), source))
            elif "{" in plain:
                pattern = ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", plain))
                self._parts.append((re.compile(f"^{pattern}$"), source))

    def in_text(self, text: str) -> str:
        """The source that a text holds; empty where there is none."""
        plain = _plain(text)
        if plain not in self._seen:
            found = self._whole.get(plain, "")
            if not found and " " in plain:
                found = next((source for pattern, source in self._parts if pattern.search(plain)), "")
            self._seen[plain] = found
        return self._seen[plain]

    def in_window(self, window: QWidget) -> list[str]:
        """What stands in the other language in a window, with the widget it stands in."""
        found = []
        for name, text in texts(window):
            source = self.in_text(text)
            if source and not self._is_data(text):
                found.append(f"{name}: “{_plain(text)[:90]}” is of another language")
        return found

    def _is_data(self, text: str) -> bool:
        return bool(self._data) and all(word in self._data for word in _WORD.findall(_plain(text)))


class Unknown:
    """Finds texts of the pseudo-locale's windows that no catalogue knows: those without its brackets.

    What is data stands there without them as well; its words are ``learned``.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: set[str] = set(_OF_QGIS)
        self.learn(" ".join(words))

    def learn(self, text: str) -> None:
        """The words of a text are data."""
        self._words.update(_WORD.findall(text))

    def in_text(self, text: str) -> str:
        """What no catalogue knows in a text; empty where there is nothing."""
        text = re.sub(r"<[^>]+>", " ", html.unescape(text).replace("&", ""))
        known = None
        while known != text:
            known, text = text, _BRACKETS.sub(" ", text)
        # An elided text has lost its last bracket.
        text = re.sub(rf"{OPEN}.*", " ", text, flags=re.DOTALL)
        left = [line.strip() for line in text.splitlines()]
        return next((line for line in left if not _DATA.fullmatch(line) and self._foreign(line)), "")

    def _foreign(self, line: str) -> bool:
        plain = re.sub(r"\S*[\w.-]*[/\\]\S*|\w*_\w*|\S+\.\w{2,4}\b", " ", line)
        return any(word not in self._words for word in _WORD.findall(plain))

    def in_window(self, window: QWidget) -> list[str]:
        """The texts of a window that no catalogue knows, with the widget they stand in."""
        found = ((name, self.in_text(text)) for name, text in texts(window))
        return sorted({f"{name}: {unknown[:90]}" for name, unknown in found if unknown})


def _plain(text: str) -> str:
    text = re.sub(r"<[^>]+>", " ", text) if "<" in text and ">" in text else text
    return " ".join(html.unescape(re.sub(r"&(?=\w)(?!\w+;)", "", text)).split())


def shown(window: QWidget) -> list[QWidget]:
    """A window and all in it that can be seen."""
    return [window, *(widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window))]


def path(widget: QWidget) -> str:
    """A widget by its name and that of the nearest named parent."""
    own = widget.objectName() or type(widget).__name__
    parent = widget.parentWidget()
    while parent is not None and (not parent.objectName() or parent.objectName().startswith("qt_")):
        parent = parent.parentWidget()
    return f"{parent.objectName()}/{own}" if parent is not None else own


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """All that can be read in a window, with tool tips and the choices of boxes."""
    if window.isWindow() and window.windowTitle():
        yield "windowTitle", window.windowTitle()
    for widget in shown(window):
        for text in _own_texts(widget):
            if text.strip():
                yield path(widget), text


def _own_texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(min(widget.count(), 30)))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
        yield from widget.toPlainText().splitlines()
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, left = view.model(), _MOST_CELLS
    # A list's number of columns is its own secret.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(min(columns, 40)):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    for row in range(min(model.rowCount(), 60)):
        for column in range(min(columns, 12)):
            left -= 1
            if left < 0:
                return
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(index.data(role) or "")


def cut(window: QWidget) -> list[str]:
    """Texts that have less room than they need."""
    found = []
    for widget in shown(window):
        lacking = _lacking(widget)
        if lacking > 1 and not widget.visibleRegion().isEmpty():
            found.append(f"{path(widget)}: “{_text(widget)[:60]}” lacks {lacking} px")
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QGroupBox):
        return str(widget.title())
    if isinstance(widget, QTabBar):
        return " | ".join(widget.tabText(place) for place in range(widget.count()))
    return str(widget.text())


def _lacking(widget: QWidget) -> int:
    """By how many pixels a text is cut; 0 where it is not."""
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return int(widget.heightForWidth(widget.width()) - widget.height()) if widget.text() else 0
        return int(widget.sizeHint().width() - widget.width()) if widget.text() else 0
    if isinstance(widget, (QPushButton, QGroupBox)):
        # They may be narrower than the style likes, as long as the text has room.
        return int(widget.fontMetrics().horizontalAdvance(_text(widget).replace("&", "")) + 4 - widget.width())
    if isinstance(widget, QAbstractButton):
        return 0 if _icon_only(widget) else int(widget.sizeHint().width() - widget.width())
    if isinstance(widget, QTabBar) and widget.shape() in _ACROSS:
        return int(widget.sizeHint().width() - widget.width())
    return 0


def _icon_only(button: QAbstractButton) -> bool:
    only = isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    return not button.text() or (only and not button.icon().isNull())


_ACROSS = (QTabBar.Shape.RoundedNorth, QTabBar.Shape.RoundedSouth)


def doubtful(window: QWidget) -> list[str]:
    """What may be wrong and wants to be seen: bars to scroll sideways, narrow columns, narrow boxes."""
    found = []
    for widget in shown(window):
        if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QHeaderView):
            if widget.horizontalScrollBar().isVisible() and widget.isVisible():
                found.append(f"{path(widget)}: scrolls sideways")
            if isinstance(widget, QTextEdit) and _in_message_bar(widget) and widget.verticalScrollBar().isVisible():
                found.append(f"{path(widget)}: a message that has to be scrolled")
        if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
            for place in range(widget.count()):
                lacking = widget.sectionSizeHint(place) - widget.sectionSize(place)
                if lacking > 1 and not widget.isSectionHidden(place):
                    text = str(widget.model().headerData(place, Qt.Orientation.Horizontal) or "")
                    found.append(f"{path(widget)}: head “{text}” lacks {lacking} px")
        if isinstance(widget, QComboBox) and widget.currentText():
            lacking = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 30 - widget.width()
            if lacking > 4:
                found.append(f"{path(widget)}: “{widget.currentText()}” lacks {lacking} px")
    return found


def _in_message_bar(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QgsMessageBar):
            return True
        parent = parent.parentWidget()
    return False


def too_large(window: QWidget, most: tuple[int, int] = (1000, 580)) -> str:
    """In words that a window is larger than it may be when it opens; empty where it is not."""
    if window.width() > most[0] or window.height() > most[1]:
        return f"opens with {window.width()} × {window.height()} px, more than {most[0]} × {most[1]}"
    return ""
