"""A small map on which areas are picked: with the mouse, or by name in the list above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from .comboboxes import keep_narrow

translate = QCoreApplication.translate

_SHOWN = QColor("#FFD500")
_DARK = QColor("#1A1A1A")


class _Tool(QgsMapTool):
    clicked = pyqtSignal(QgsPointXY)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.mapPoint())


class AreaPicker(QWidget):
    """``picked`` comes with the key of an area that somebody picked, never for :meth:`show_area`."""

    picked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer: QgsVectorLayer | None = None
        self._fids: Mapping[str, int] = {}
        self._keys: Mapping[int, str] = {}
        self.box = QComboBox(self)
        self.box.setObjectName("areaBox")
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        keep_narrow([self.box], 12)
        self.box.lineEdit().setPlaceholderText(translate("AreaPicker", "Area: key or name…"))
        self.box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.activated.connect(self._chosen)
        self.whole = QToolButton(self)
        self.whole.setObjectName("wholeMap")
        self.whole.setIcon(QgsApplication.getThemeIcon("/mActionZoomFullExtent.svg"))
        self.whole.setToolTip(translate("AreaPicker", "Show all areas"))
        self.whole.clicked.connect(self.show_all)
        self.canvas = QgsMapCanvas(self)
        self.canvas.setObjectName("areaMap")
        self.canvas.setCanvasColor(self.palette().color(QPalette.ColorRole.Base))
        self.canvas.setMinimumSize(160, 120)
        self._tool = _Tool(self.canvas)
        self._tool.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tool.clicked.connect(self._clicked)
        self.canvas.setMapTool(self._tool)
        self._bands = [self._band(_DARK, 4), self._band(_SHOWN, 2)]
        self._marks = self._band(_DARK, 2)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.canvas, 1)

    def _band(self, colour: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self.canvas, Qgis.GeometryType.Polygon)
        band.setStrokeColor(colour)
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(width)
        return band

    def set_areas(self, layer: QgsVectorLayer, areas: Sequence[tuple[str, str]], fids: Mapping[str, int]) -> None:
        """Show a styled layer; ``areas`` are (key, what people read), ``fids`` the feature ids by key."""
        first = self.layer is None
        self.layer = layer
        self._fids = fids
        self._keys = {fid: key for key, fid in fids.items()}
        with QSignalBlocker(self.box):
            self.box.clear()
            for key, text in areas:
                self.box.addItem(text, key)
            self.box.setCurrentIndex(-1)
        for band in (*self._bands, self._marks):
            band.reset(Qgis.GeometryType.Polygon)
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setLayers([layer])
        if first:
            self.show_all()
        self.canvas.refresh()

    def forget(self) -> None:
        """Let go of the layer, here and now: left to Python, a thread might be the one that deletes it."""
        self.canvas.stopRendering()
        self.canvas.setLayers([])
        self.layer = None

    def show_all(self) -> None:
        """Zoom to all areas."""
        if self.layer is not None:
            extent = self.layer.extent()
            extent.scale(1.05)
            self.canvas.setExtent(extent)
            self.canvas.refresh()

    def show_area(self, key: str) -> None:
        """Outline an area and name it in the list; an unknown key outlines none."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(key))
        shape = self._shape(self._fids.get(key))
        for band in self._bands:
            band.reset(Qgis.GeometryType.Polygon)
            if shape is not None:
                band.setToGeometry(shape, self.layer)

    def mark(self, keys: Iterable[str]) -> None:
        """Outline areas that are special, as those set by hand."""
        self._marks.reset(Qgis.GeometryType.Polygon)
        for key in keys:
            shape = self._shape(self._fids.get(key))
            if shape is not None:
                self._marks.addGeometry(shape, self.layer)

    def _shape(self, fid: int | None) -> QgsGeometry | None:
        if fid is None or self.layer is None:
            return None
        return QgsGeometry(self.layer.getFeature(fid).geometry())

    def _chosen(self, place: int) -> None:
        key = self.box.itemData(place)
        if key is not None:
            self.show_area(str(key))
            self.picked.emit(str(key))

    def _clicked(self, point: QgsPointXY) -> None:
        if self.layer is None:
            return
        shape = QgsGeometry.fromPointXY(point)
        request = QgsFeatureRequest().setFilterRect(QgsRectangle(point, point).buffered(1e-9)).setNoAttributes()
        for feature in self.layer.getFeatures(request):
            key = self._keys.get(feature.id())
            if key is not None and feature.geometry().contains(shape):
                self.show_area(key)
                self.picked.emit(key)
                return
