"""A card of the panel: one step of the year's work with its state, its button and its menu."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from .steps import Words

translate = QCoreApplication.translate

OPEN, DONE, OLD = "open", "done", "old"
_ICONS = {DONE: "/mIconSuccess.svg", OLD: "/mIconWarning.svg"}


class StepCard(QFrame):
    """Shows what it is told; ``opened`` asks for the step's dialog, ``menu_wanted`` for its menu to be filled."""

    opened = pyqtSignal(str)
    menu_wanted = pyqtSignal(str)

    def __init__(self, name: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.words = words
        self.status = OPEN
        self.highlighted = False
        self.setObjectName(f"card_{name}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setToolTip(words.hint)
        self.icon = QLabel(self)
        self.icon.setObjectName(f"icon_{name}")
        self.title = QLabel(words.title, self)
        self.title.setObjectName(f"title_{name}")
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.button = QToolButton(self)
        self.button.setObjectName(f"open_{name}")
        self.button.setText(words.button)
        self.button.setAccessibleName(f"{words.title}: {words.button}")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(lambda: self.opened.emit(self.name))
        self.more = self._more()
        self.state = self._text(f"state_{name}")
        self.change = self._text(f"change_{name}")
        self.change.hide()
        self._place()
        self._show_icon()

    def _more(self) -> QToolButton:
        more = QToolButton(self)
        more.setObjectName(f"more_{self.name}")
        more.setAccessibleName(translate("Panel", "More about “{step}”").format(step=self.words.title))
        more.setToolTip(more.accessibleName())
        more.setArrowType(Qt.ArrowType.DownArrow)
        more.setAutoRaise(True)
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(more)
        self.menu.setObjectName(f"menu_{self.name}")
        self.menu.aboutToShow.connect(lambda: self.menu_wanted.emit(self.name))
        more.setMenu(self.menu)
        return more

    def _text(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 4, 6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.icon, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.button, 0, 2)
        grid.addWidget(self.more, 0, 3)
        grid.addWidget(self.state, 1, 1, 1, 3)
        grid.addWidget(self.change, 2, 1, 1, 3)
        grid.setColumnStretch(1, 1)

    def show_state(self, status: str, text: str, change: str = "") -> None:
        """Tell the state in words, and what changed since."""
        self.status = status
        self.state.setText(text)
        self.change.setText(change)
        self.change.setVisible(bool(change))
        self._show_icon()
        self.setAccessibleName(f"{self.words.title}. {text} {change}".strip())

    def _show_icon(self) -> None:
        size = self.fontMetrics().height()
        self.icon.setFixedWidth(size)
        icon = _ICONS.get(self.status)
        self.icon.setPixmap(QgsApplication.getThemeIcon(icon).pixmap(size, size) if icon else QPixmap())

    def highlight(self, on: bool) -> None:
        """Frame the card in the colour of a selection, as the tour does."""
        self.highlighted = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and the frame of the tour around it."""
        super().paintEvent(event)
        if self.highlighted:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight(), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            painter.end()
