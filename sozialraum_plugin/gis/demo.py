"""The demo city: its files copied into a folder of the user, and a project that shows them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsProjectMetadata,
    QgsReferencedRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..core.files import checked_folder, whole_file
from ..core.messages import InputError
from . import models, paths
from .maps import textfit
from .translation import Texts

PROJECT = "musterstadt.qgz"
AREAS = "musterstadt_planungsraeume.shp"
CRS = "EPSG:25832"
_NAMES_FROM_SCALE = 40_000


def source_folder() -> Path:
    """Where the demo city lies: in the installed plugin, or where a checkout builds it."""
    for folder in (paths.resource("demo", "musterstadt"), paths.ROOT / "build" / "demo"):
        if (folder / AREAS).is_file():
            return folder
    raise InputError("demo-missing")


def holds_demo(folder: Path) -> bool:
    """Whether the example was put into a folder before."""
    return (folder / AREAS).is_file()


def copy_city(folder: Path) -> int:
    """Copy the demo city into ``folder``, each file whole; files that are there stay. Returns how many were copied."""
    source = source_folder()
    checked_folder(folder, "FOLDER")
    copied = 0
    for path in sorted(source.iterdir()):
        target = folder / path.name
        if path.is_file() and not target.exists():
            with whole_file(target) as temporary:
                shutil.copyfile(path, temporary)
            copied += 1
    return copied


@dataclass(frozen=True)
class _Layer:
    file: str
    title: str
    style: Callable[[QgsVectorLayer], None]


def build_project(folder: Path, language: str = "") -> Path:
    """Write ``musterstadt.qgz`` into a folder that holds the demo city, with relative paths, and return its path.

    ``language`` is that of the names in the project; empty means that of the running program.
    """
    translate = Texts(language or None).translate
    if not holds_demo(folder):
        raise InputError("file-missing", path=str(folder / AREAS), parameter="FOLDER")
    # First on top. The tables stay files: they are to be joined.
    background = [
        _Layer("musterstadt_strassen.shp", translate("Demo", "Main roads"), _style_roads),
        _Layer("musterstadt_gewaesser.shp", translate("Demo", "Water"), _style_water),
        _Layer("musterstadt_wald.shp", translate("Demo", "Forest"), _style_forest),
    ]
    project = QgsProject()
    try:
        project.setFilePathStorage(Qgis.FilePathType.Relative)
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
        project.setTitle(translate("Demo", "Musterstadt (invented example data)"))
        project.setBackgroundColor(QColor("#ffffff"))
        metadata = QgsProjectMetadata()
        metadata.setTitle(project.title())
        metadata.setAuthor("Sozialraum")
        metadata.setAbstract("CC0 1.0")
        project.setMetadata(metadata)
        root = project.layerTreeRoot()
        areas = _add(project, root, folder, _Layer(AREAS, translate("Demo", "Planning areas"), _style_areas))
        group = root.addGroup(translate("Demo", "Background"))
        for layer in background:
            if (folder / layer.file).is_file():
                _add(project, group, folder, layer)
        extent = areas.extent()
        extent.scale(1.05)
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
        models.put_into(project, language)
        final = folder / PROJECT
        if not project.write(str(final)):
            raise InputError("file-not-writable", path=str(final), reason=project.error())
    finally:
        project.clear()
    return final


def _add(project: QgsProject, group: QgsLayerTreeGroup, folder: Path, wanted: _Layer) -> QgsVectorLayer:
    path = folder / wanted.file
    layer = QgsVectorLayer(str(path), wanted.title, "ogr")
    if not layer.isValid():
        raise InputError("file-not-readable", path=str(path), reason=layer.error().summary())
    wanted.style(layer)
    project.addMapLayer(layer, False)
    group.addLayer(layer).setExpanded(False)
    return layer


def _style_areas(layer: QgsVectorLayer) -> None:
    # River and forest show through. Qt reads eight hexadecimal digits as alpha first, so the parts are listed.
    symbol = QgsFillSymbol.createSimple(
        {"color": "240,236,224,90", "outline_color": "#6b7280", "outline_width": "0.26", "joinstyle": "round"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text = QgsTextFormat()
    # Without a name of its own the project keeps the default font of whatever machine made it.
    text.setFont(QFont(textfit.family()))
    text.setSize(8)
    text.setColor(QColor("#2f3b52"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = "PLR_NAME"
    settings.setFormat(text)
    settings.scaleVisibility = True
    settings.minimumScale = _NAMES_FROM_SCALE
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _style_water(layer: QgsVectorLayer) -> None:
    symbol = QgsFillSymbol.createSimple({"color": "#b5d9ee", "outline_color": "#8fbfdb", "outline_width": "0.1"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _style_forest(layer: QgsVectorLayer) -> None:
    symbol = QgsFillSymbol.createSimple({"color": "#cfe3c4", "outline_style": "no"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _style_roads(layer: QgsVectorLayer) -> None:
    def line(colour: str, width: str) -> QgsLineSymbol:
        return QgsLineSymbol.createSimple({"color": colour, "width": width, "capstyle": "round", "joinstyle": "round"})

    kinds = [("Autobahn", line("#d98b5f", "0.9")), ("Hauptstraße", line("#e3c08a", "0.5"))]
    layer.setRenderer(
        QgsCategorizedSymbolRenderer("ART", [QgsRendererCategory(kind, symbol, kind) for kind, symbol in kinds])
    )
