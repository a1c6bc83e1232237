"""A chart in a window: matplotlib draws beside the main thread, the window shows the picture and follows its size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextOption
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..gis import dependencies
from ..gis.previews.pictures import Paint, Picture, Theme, picture
from .background import Question

translate = QCoreApplication.translate

# Milliseconds; long enough for somebody who drags the window larger.
_PAUSE = 60


class ChartCanvas(QWidget):
    """Shows what the last :meth:`draw` painted; without matplotlib a sentence. ``clicked`` brings the value on the
    horizontal axis."""

    clicked = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._paint: Paint | None = None
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self.text = ""
        self._question = Question(self, self._drawn, self._refuse, _PAUSE)

    def draw(self, paint: Paint, description: str = "") -> None:
        """Have ``paint(figure, theme)`` draw; ``description`` is for those who do not see it."""
        self._paint = paint
        self.setAccessibleDescription(description)
        if dependencies.missing(["matplotlib"]):
            self._refuse(
                translate("ChartCanvas", "Charts need the Python package matplotlib; the table tells the same.")
            )
        else:
            self._question.ask(self._make)

    @property
    def drawn(self) -> bool:
        """Whether a chart is shown and no newer one is under way."""
        return self._image is not None and not self._question.pending

    def _make(self) -> Callable[[], Picture] | None:
        if self._paint is None or not self.isVisible():
            return None
        scaling = self.devicePixelRatioF()
        return partial(picture, self._paint, self.width(), self.height(), scaling, self._theme())

    def _drawn(self, found: Picture) -> None:
        kind = QImage.Format.Format_RGBA8888
        # A copy: the image does not keep the bytes alive.
        self._image = QImage(found.pixels, found.width, found.height, 4 * found.width, kind).copy()
        self._picture, self.text = found, ""
        self.update()

    def _refuse(self, text: str) -> None:
        self._image, self._picture, self.text = None, None, text
        self.update()

    def _theme(self) -> Theme:
        colours = self.palette()
        ink, ground = colours.color(QPalette.ColorRole.Text), colours.color(QPalette.ColorRole.Base)
        mixed = [round(part + (other - part) * 0.2) for part, other in zip(_parts(ground), _parts(ink), strict=True)]
        return Theme(ink.name(), ground.name(), "#{:02x}{:02x}{:02x}".format(*mixed))

    def sizeHint(self) -> QSize:
        """Large enough to be read."""
        return QSize(360, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, stretched until one of the new size is there."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            painter.drawImage(QRectF(self.rect()), self._image)
        elif self.text:
            middle = QTextOption(Qt.AlignmentFlag.AlignCenter)
            middle.setWrapMode(QTextOption.WrapMode.WordWrap)
            painter.drawText(QRectF(self.rect()), self.text, middle)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another size."""
        super().resizeEvent(event)
        self._again()

    def showEvent(self, event: QEvent) -> None:
        """Draw what was asked for while nobody saw it."""
        super().showEvent(event)
        self._again()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._again()

    def _again(self) -> None:
        if self._paint is not None and not self.text:
            self._question.ask(self._make)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which value was clicked."""
        if self._picture is not None and self.width() and self.height():
            value = self._picture.value_at(event.pos().x() / self.width(), event.pos().y() / self.height())
            if value is not None:
                self.clicked.emit(value)

    def drop(self) -> None:
        """Nothing more will be drawn: the window closes."""
        self._paint = None
        self._question.drop()


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
