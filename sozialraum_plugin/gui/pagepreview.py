"""A page as it will be printed, drawn step by step in the main thread so that the window stays alive."""

from __future__ import annotations

from collections.abc import Callable, Generator

from qgis.core import Qgis, QgsMessageLog, QgsProcessingException
from qgis.PyQt.QtCore import QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QTextOption
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..core.messages import InputError
from ..core.passwords import without_passwords
from ..gis.previews.maps import PageImage
from ..gis.translation import text_of

# How long the hands must rest before a page is drawn, in milliseconds.
PAUSE = 400
_MARGIN = 6

Drawing = Generator[None, None, PageImage]


class PagePreview(QWidget):
    """Shows the page that the last :meth:`ask` led to, or in words why there is none. ``drawn`` brings each page."""

    drawn = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagePreview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)
        self.page: PageImage | None = None
        self.text = ""
        self._make: Callable[[], Drawing | None] | None = None
        self._drawing: Drawing | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._begin)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)

    @property
    def pending(self) -> bool:
        """Whether a newer page is to come."""
        return self._pause.isActive() or self._drawing is not None

    def ask(self, make: Callable[[], Drawing | None], at_once: bool = False) -> None:
        """Draw what ``make`` gives when the hands rest; None draws nothing. What was asked before is forgotten."""
        self.drop()
        self._make = make
        self._pause.start(0 if at_once else PAUSE)

    def drop(self) -> None:
        """Forget what was asked; what is shown stays."""
        self._pause.stop()
        self._turn.stop()
        if self._drawing is not None:
            self._drawing.close()
            self._drawing = None

    def tell(self, text: str) -> None:
        """Words in the place of a page."""
        self.drop()
        self.page, self.text = None, text
        self.setAccessibleDescription(text)
        self.update()

    def room(self) -> tuple[int, int]:
        """The width and height that a page may have, in pixels of the screen."""
        factor = self.devicePixelRatioF()
        return round((self.width() - 2 * _MARGIN) * factor), round((self.height() - 2 * _MARGIN) * factor)

    def _begin(self) -> None:
        if self._make is None or not self.isVisible():
            return
        self._drawing = self._make()
        if self._drawing is not None:
            self._turn.start(0)

    def _next(self) -> None:
        if self._drawing is None:
            return
        try:
            next(self._drawing)
        except StopIteration as stop:
            self._drawing = None
            self._show(stop.value)
        except InputError as error:
            self._refuse(text_of(error))
        except QgsProcessingException as error:
            self._refuse(str(error))
        except Exception as error:  # a preview must not take the window with it
            QgsMessageLog.logMessage(without_passwords(repr(error)), "Sozialraum", Qgis.MessageLevel.Warning)
            self._refuse(str(error) or type(error).__name__)
        else:
            self._turn.start(0)

    def _refuse(self, text: str) -> None:
        self._drawing = None
        self.tell(text)

    def _show(self, page: PageImage) -> None:
        self.page, self.text = page, ""
        self.setAccessibleDescription(page.region)
        self.update()
        self.drawn.emit(page)

    def sizeHint(self) -> QSize:
        """Large enough to see what stands where."""
        return QSize(420, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page as large as it fits, on the grey of the window; or the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self.page is not None:
            image = self.page.image
            size = QSize(image.width(), image.height()).scaled(
                inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(inner.center())
            painter.drawImage(place, image)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(place)
        elif self.text:
            middle = QTextOption(Qt.AlignmentFlag.AlignCenter)
            middle.setWrapMode(QTextOption.WrapMode.WordWrap)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(inner, self.text, middle)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another size."""
        super().resizeEvent(event)
        if self._make is not None and not self.text:
            self.ask(self._make)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while nobody saw it."""
        super().showEvent(event)
        if self._make is not None and self.page is None and not self.text:
            self.ask(self._make, at_once=True)
