"""The table as it was understood: cells painted by what they are, a legend, and menus to decide otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.tabular.grids import letter
from ..gis.previews.tablecells import (
    ALONE,
    APART,
    HEADER,
    KEY,
    KINDS,
    LEFT,
    NUMBER,
    REJECTED,
    SYMBOL,
    TITLE,
    ReadCells,
    SheetCells,
)
from .flow import FlowLayout

translate = QCoreApplication.translate

# Backgrounds on a light and on a dark palette; texts stay in the palette's own colour.
COLOURS: Mapping[str, tuple[str, str]] = {
    KEY: ("#cfe2f7", "#1f4266"),
    ALONE: ("#ffd6a5", "#7a4a12"),
    NUMBER: ("#e3f1dc", "#2a4523"),
    SYMBOL: ("#fff1b8", "#5a4b0f"),
    APART: ("#e0e0e0", "#4a4a4a"),
    REJECTED: ("#f8c4c4", "#742b2b"),
    HEADER: ("#eeeaf6", "#3a3450"),
}
_FAINT = (LEFT, TITLE)
# Columns whose width is measured; those behind have the usual one.
_MEASURED = 60
_LOOKED_AT = 60
_WIDEST_SIGNS = 26


def is_dark(palette: QPalette) -> bool:
    """Whether a palette writes light on dark."""
    return bool(palette.color(QPalette.ColorRole.Base).lightness() < 128)


def colour(kind: str, palette: QPalette) -> QColor | None:
    """The background of a kind of cell; None for that of the palette."""
    found = COLOURS.get(kind)
    return None if found is None else QColor(found[is_dark(palette)])


class TableModel(QAbstractTableModel):
    """The cells of a sheet; only those that are seen are cut out and judged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells: SheetCells | None = None
        self._words: Mapping[int, str] = {}
        self._tips: Mapping[int, str] = {}
        self._palette = parent.palette()

    def show(self, cells: SheetCells | None, words: Mapping[int, str], tips: Mapping[int, str]) -> None:
        """Show a sheet; ``words`` say of its columns what they are, ``tips`` how they are called."""
        self.beginResetModel()
        self.cells, self._words, self._tips = cells, words, tips
        self.endResetModel()

    def set_palette(self, palette: QPalette) -> None:
        """Paint for another palette."""
        self._palette = palette

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if self.cells is None or (parent is not None and parent.isValid()) else self.cells.height

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if self.cells is None or (parent is not None and parent.isValid()) else self.cells.width

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self.cells
        if cells is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return cells.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cells.remark(row, column) or None
        if role in _PAINTED:
            return _PAINTED[Qt.ItemDataRole(role)](cells.kind(row, column), self._palette)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{letter(section)}\n{self._words.get(section, '')}"
        return self._tips.get(section) if role == Qt.ItemDataRole.ToolTipRole else None


def _background(kind: str, palette: QPalette) -> QBrush | None:
    found = colour(kind, palette)
    return None if found is None else QBrush(found)


def _foreground(kind: str, palette: QPalette) -> QBrush | None:
    if kind not in _FAINT:
        return None
    return QBrush(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))


def _font(kind: str, palette: QPalette) -> QFont | None:
    # Not by colour alone: what is set apart is slanted, what counts is bold.
    font = QFont()
    font.setItalic(kind in (APART, TITLE))
    font.setBold(kind in (HEADER, REJECTED, ALONE))
    return font if font.italic() or font.bold() else None


def _alignment(kind: str, palette: QPalette) -> Any:
    return aligned(Qt.AlignmentFlag.AlignRight if kind in (NUMBER, SYMBOL, REJECTED) else Qt.AlignmentFlag.AlignLeft)


def aligned(side: Qt.AlignmentFlag) -> int:
    """What a model tells for cells at this side: a number, as PyQt5 wants it."""
    return int(side | Qt.AlignmentFlag.AlignVCenter)


_PAINTED: Mapping[Qt.ItemDataRole, Callable[[str, QPalette], Any]] = {
    Qt.ItemDataRole.BackgroundRole: _background,
    Qt.ItemDataRole.ForegroundRole: _foreground,
    Qt.ItemDataRole.FontRole: _font,
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
}


class TablePreview(QWidget):
    """``rows_marked`` and ``column_marked`` come with what a user decides of rows (from 1) or a column (from 0)."""

    rows_marked = pyqtSignal(str, list)
    column_marked = pyqtSignal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TableModel(self)
        self.view = QTableView(self)
        self.view.setObjectName("tableView")
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.view.horizontalHeader().setHighlightSections(False)
        self._buttons = {kind: self._legend_button(kind) for kind in KINDS}
        self.row_button = self._menu_button("rowButton", translate("TablePreview", "Ro&w"), self._fill_rows)
        self.column_button = self._menu_button("columnButton", translate("TablePreview", "Col&umn"), self._fill_columns)
        # Placed where the dialog has room for it.
        self.legend = _row(self, [*self._buttons.values(), self.row_button, self.column_button])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        self._add_context_menus()
        self.setFocusProxy(self.view)
        self.show_table(None)

    # What is shown

    def show_table(
        self, cells: SheetCells | None, words: Mapping[int, str] | None = None, tips: Mapping[int, str] | None = None
    ) -> None:
        """Show a sheet; where its shape stays, so does the place that somebody looks at."""
        before = self.model.cells
        same = before is not None and cells is not None and (before.height, before.width) == (cells.height, cells.width)
        place = (self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value())
        current = self.view.currentIndex()
        row, column = current.row(), current.column()
        self.model.set_palette(self.palette())
        self.model.show(cells, words or {}, tips or {})
        if same:
            self.view.horizontalScrollBar().setValue(place[0])
            self.view.verticalScrollBar().setValue(place[1])
            if row >= 0:
                self.view.selectionModel().setCurrentIndex(
                    self.model.index(row, column), QItemSelectionModel.SelectionFlag.NoUpdate
                )
        elif cells is not None:
            self._set_widths(cells)
        self._tell_legend(cells)
        for button in (self.row_button, self.column_button):
            button.setEnabled(cells is not None)

    def _set_widths(self, cells: SheetCells) -> None:
        sign = self.fontMetrics().horizontalAdvance("0")
        first = getattr(cells, "first", 0)
        rows = range(first, min(first + _LOOKED_AT, cells.height))
        for column in range(min(cells.width, _MEASURED)):
            longest = max((len(cells.text(row, column)) for row in rows), default=0)
            self.view.setColumnWidth(column, (min(max(longest, 7), _WIDEST_SIGNS) + 3) * sign)

    def _tell_legend(self, cells: SheetCells | None) -> None:
        for kind, button in self._buttons.items():
            count = cells.count(kind) if cells is not None else 0
            button.setText(f"{_legend_text(kind)} {QLocale().toString(count)}")
            button.setEnabled(count > 0)
            button.setIcon(self._square(kind))
            button.setToolTip(_legend_tip(kind, cells))

    def _square(self, kind: str) -> QIcon:
        size = QSize(12, 12)
        picture = QPixmap(size)
        picture.fill(colour(kind, self.palette()) or self.palette().color(QPalette.ColorRole.Base))
        painter = QPainter(picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.end()
        return QIcon(picture)

    def go_to_next(self, kind: str) -> None:
        """Go to the next cell of a kind behind the current one, from the last to the first."""
        cells = self.model.cells
        places = cells.places(kind) if cells is not None else []
        if not places:
            return
        current = self.view.currentIndex()
        here = (current.row(), current.column())
        row, column = next((place for place in places if place > here), places[0])
        index = self.model.index(row, column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    # Buttons and menus

    def _legend_button(self, kind: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"legend_{kind}")
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        button.clicked.connect(lambda: self.go_to_next(kind))
        return button

    def _menu_button(self, name: str, text: str, fill: Callable[[QMenu], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _add_context_menus(self) -> None:
        rows, columns = self.view.verticalHeader(), self.view.horizontalHeader()
        for widget, slot in ((self.view, self._ask_cell), (rows, self._ask_row), (columns, self._ask_column)):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(slot)

    def _ask_cell(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            menu = self._menu()
            self._fill_rows(menu)
            menu.addSeparator()
            self._fill_columns(menu, clear=False)
            menu.popup(self.view.viewport().mapToGlobal(point))

    def _ask_row(self, point: QPoint) -> None:
        row = self.view.verticalHeader().logicalIndexAt(point)
        if row >= 0:
            if row not in {index.row() for index in self.view.selectionModel().selectedRows()}:
                self.view.selectRow(row)
            menu = self._menu()
            self._fill_rows(menu)
            menu.popup(self.view.verticalHeader().mapToGlobal(point))

    def _ask_column(self, point: QPoint) -> None:
        column = self.view.horizontalHeader().logicalIndexAt(point)
        if column >= 0:
            row = max(self.view.rowAt(0), 0)
            self.view.setCurrentIndex(self.model.index(row, column))
            menu = self._menu()
            self._fill_columns(menu)
            menu.popup(self.view.horizontalHeader().mapToGlobal(point))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("tableMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _fill_rows(self, menu: QMenu) -> None:
        menu.clear()
        rows = self.selected_rows()
        if not rows:
            return
        named = rows[0] if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"
        for name, text in (
            ("skip", translate("TablePreview", "Row {row}: no data record").format(row=named)),
            ("keep", translate("TablePreview", "Row {row}: is an area").format(row=named)),
            ("header", translate("TablePreview", "Row {row}: header").format(row=named)),
            ("first", translate("TablePreview", "Row {row}: first row of data").format(row=rows[0])),
            ("last", translate("TablePreview", "Row {row}: last row of data").format(row=rows[-1])),
        ):
            action = menu.addAction(text)
            action.setObjectName(f"row_{name}")
            action.triggered.connect(lambda _=False, name=name: self.rows_marked.emit(name, rows))

    def _fill_columns(self, menu: QMenu, clear: bool = True) -> None:
        if clear:
            menu.clear()
        column = self.view.currentIndex().column()
        if column < 0:
            return
        for name, text in (
            ("key", translate("TablePreview", "Column {column}: key of the areas")),
            ("number", translate("TablePreview", "Column {column}: numbers")),
            ("text", translate("TablePreview", "Column {column}: text")),
            ("found", translate("TablePreview", "Column {column}: kind as found")),
            ("leave", translate("TablePreview", "Column {column}: leave out, or take again")),
            ("part", translate("TablePreview", "Column {column}: tells the rows of an area apart (long table)")),
        ):
            action = menu.addAction(text.format(column=letter(column)))
            action.setObjectName(f"column_{name}")
            action.triggered.connect(lambda _=False, name=name: self.column_marked.emit(name, column))

    def selected_rows(self) -> list[int]:
        """The rows that are selected, else the current one; counted from 1."""
        rows = sorted({index.row() + 1 for index in self.view.selectionModel().selectedIndexes()})
        current = self.view.currentIndex().row() + 1
        if current > 0 and current not in rows:
            return [current]
        return rows


def _row(parent: QWidget, widgets: Sequence[QWidget]) -> QWidget:
    row = QWidget(parent)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    layout = FlowLayout(row, 2)
    for widget in widgets:
        layout.addWidget(widget)
    return row


def _legend_text(kind: str) -> str:
    return {
        KEY: translate("TablePreview", "Key"),
        ALONE: translate("TablePreview", "without area"),
        NUMBER: translate("TablePreview", "Number"),
        SYMBOL: translate("TablePreview", "Sign"),
        APART: translate("TablePreview", "set apart"),
        REJECTED: translate("TablePreview", "not understood"),
    }[kind]


def _legend_tip(kind: str, cells: SheetCells | None) -> str:
    tip = {
        KEY: translate("TablePreview", "Rows whose key belongs to an area."),
        ALONE: translate("TablePreview", "Rows whose key belongs to no area, or that share an area."),
        NUMBER: translate("TablePreview", "Cells that were read as numbers."),
        SYMBOL: translate("TablePreview", "Signs in place of numbers or beside them:"),
        APART: translate("TablePreview", "Rows that are no areas: totals, notes, sources."),
        REJECTED: translate("TablePreview", "Cells in columns of numbers that are none."),
    }[kind]
    lines = [tip]
    if kind == SYMBOL and isinstance(cells, ReadCells):
        lines += [f"{sign}  {cells.meaning(sign)}: {QLocale().toString(count)}" for sign, count in cells.signs.items()]
    lines.append(translate("TablePreview", "Click to go to the next one."))
    return "\n".join(lines)


def column_words(kinds: Mapping[int, str], key: int, left: Sequence[int]) -> dict[int, str]:
    """What columns are, in words for their heads."""
    words = {
        "text": translate("TablePreview", "Text"),
        "number": translate("TablePreview", "Number"),
        "integer": translate("TablePreview", "Number"),
    }
    found = {place: words.get(kind, "") for place, kind in kinds.items()}
    found.update({place: translate("TablePreview", "left out") for place in left})
    if key >= 0:
        found[key] = translate("TablePreview", "Key")
    return found
