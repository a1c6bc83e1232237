"""The project of a package: its layers with relative paths, its layouts, nothing of the machine that made it."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsProjectMetadata,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ...core.messages import InputError
from .about import About
from .content import Content
from .layouts import Layout, add_layouts


def open_layer(path: Path, content: Content) -> QgsVectorLayer:
    """A layer of a GeoPackage, with its title as name."""
    layer = QgsVectorLayer(f"{path}|layername={content.name}", content.title, "ogr")
    if not layer.isValid():
        raise InputError("package-not-whole", path=path.name, reason=content.title)
    return layer


def project_bytes(
    about: About,
    shown: Sequence[tuple[Path, Content]],
    hidden: Sequence[tuple[Path, Content]],
    layouts: Sequence[Layout],
    built: Path,
) -> bytes:
    """The file of a project, put together as ``built`` beside the files of its layers; first layer on top.

    ``hidden`` are layers that only the layouts show.
    """
    project = QgsProject()
    try:
        _describe(project, about)
        crs = next((content.crs for _, content in shown if content.crs.isValid()), None)
        if crs is not None:
            project.setCrs(crs, True)
        root = project.layerTreeRoot()
        # Layers are added below one another; those of the package come in the user's order.
        layers = [_add(project, about, path, content) for path, content in shown]
        for layer in layers:
            root.addLayer(layer)
        if hidden:
            group = root.addGroup(about.texts.translate("PackageProject", "Maps"))
            for path, content in hidden:
                group.addLayer(_add(project, about, path, content))
            group.setItemVisibilityCheckedRecursive(False)
            group.setExpanded(False)
        _zoom(project, layers, crs)
        add_layouts(project, layouts)
        if not project.write(str(built)):
            raise InputError("package-not-whole", path=built.name, reason=project.error())
    finally:
        project.clear()
    return without_traces(built.read_bytes(), built.parent)


def _describe(project: QgsProject, about: About) -> None:
    project.setTitle(about.name)
    metadata = QgsProjectMetadata()
    metadata.setTitle(about.name)
    metadata.setAbstract("\n".join(f"{label}: {text}" for label, text in about.facts()))
    metadata.setAuthor(about.author)
    project.setMetadata(metadata)


def _add(project: QgsProject, about: About, path: Path, content: Content) -> QgsVectorLayer:
    layer = open_layer(path, content)
    if content.id and project.mapLayer(content.id) is None:
        # Layouts know their layers by these ids.
        layer.setId(content.id)
    layer.setMetadata(about.metadata(content))
    project.addMapLayer(layer, False)
    return layer


def _zoom(project: QgsProject, layers: Sequence[QgsVectorLayer], crs: QgsCoordinateReferenceSystem | None) -> None:
    extents = [layer.extent() for layer in layers if layer.isSpatial() and layer.crs() == crs]
    if not extents:
        return
    whole = extents[0]
    for extent in extents[1:]:
        whole.combineExtentWith(extent)
    whole.scale(1.05)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(whole, crs))


def without_traces(data: bytes, folder: Path) -> bytes:
    """A project file without the user's name, which QGIS writes into it, and without the ``folder`` it was made in."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".qgs"):
                content = _clean(content, folder)
            new.writestr(entry.filename, content)
    return made.getvalue()


def _clean(content: bytes, folder: Path) -> bytes:
    document = QDomDocument()
    document.setContent(content)
    root = document.documentElement()
    author = root.firstChildElement("projectMetadata").firstChildElement("author")
    if author.text() == root.attribute("saveUserFull"):
        # Where no author is given, QGIS 3.44 writes the name of the user.
        _empty(author)
    root.removeAttribute("saveUser")
    root.removeAttribute("saveUserFull")
    text: bytes = document.toByteArray(2).data()
    # Layouts tell from where their layers come; they are found by their ids.
    for path in {str(folder), folder.as_posix(), str(folder.resolve()), folder.resolve().as_posix()}:
        for mark in (path + "/", path + "\\"):
            text = text.replace(mark.encode(), b"./")
    return text


def _empty(element: QDomElement) -> None:
    while element.hasChildNodes():
        element.removeChild(element.firstChild())


def store_in_geopackage(path: Path, name: str, project: bytes, changed: str) -> None:
    """Put a project into a GeoPackage, as QGIS stores it there; ``changed`` is an ISO date."""
    metadata = json.dumps({"last_modified_time": changed, "last_modified_user": ""})
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE IF NOT EXISTS qgis_projects(name TEXT PRIMARY KEY, metadata BLOB, content BLOB)")
        row: tuple[Any, ...] = (name, metadata, project.hex())
        database.execute("INSERT OR REPLACE INTO qgis_projects VALUES (?, ?, ?)", row)
