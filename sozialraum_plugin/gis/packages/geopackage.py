"""The GeoPackage of a package, with embedded styles and metadata, and the project that lies beside it."""

from __future__ import annotations

import contextlib
import sqlite3
import zipfile
from pathlib import Path

from qgis.core import QgsProject, QgsProjectMetadata, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ...core.messages import InputError
from .content import Content
from .formats import Package, write_vector


def write_geopackage(package: Package) -> None:
    """All layers in one file; where the project is wanted, that too.

    Both are put together in ``package.build``. QGIS may keep a finished GeoPackage open there, so what is handed on is
    a fresh copy of the database, which holds all that was written and needs no side files.
    """
    translate = package.about.texts.translate
    built = package.build / package.file(".gpkg").name
    for content in package.contents:
        package.check_canceled()
        _write_layer(package, content, built)
    if "project" in package.formats:
        project = package.file(".qgz")
        _write_project(package, built, project)
        package.files[project.name] = translate(
            "PackageFormats", "QGIS project; keep it in one folder with the GeoPackage"
        )
    final = package.file(".gpkg")
    _copy_database(built, final)
    package.files[final.name] = translate(
        "PackageFormats", "GeoPackage, all layers with style; drag it into QGIS to open them"
    )


def _write_layer(package: Package, content: Content, path: Path) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = content.name
    taken = {name.lower() for name in content.fields.names()}
    options.layerOptions = [
        f"FID={_free('fid', taken)}",
        f"GEOMETRY_NAME={_free('geom', taken)}",
        f"IDENTIFIER={content.title}",
        f"DESCRIPTION={package.about.description}",
    ]
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    write_vector(package, content.layer(), path, "GPKG", options)
    layer = open_layer(path, content)
    imported, reason = layer.importNamedStyle(content.style)
    if not imported:
        raise InputError("package-writer", layer=content.title, format="GPKG", reason=reason)
    layer.setMetadata(package.about.metadata(content))
    reason = layer.saveStyleToDatabase(content.name, content.title, True, "")
    if not reason:
        message, saved = layer.saveDefaultMetadata()
        reason = "" if saved else message
    if reason:
        raise InputError("package-writer", layer=content.title, format="GPKG", reason=reason)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def open_layer(path: Path, content: Content) -> QgsVectorLayer:
    """A layer of the GeoPackage, with its title as name."""
    layer = QgsVectorLayer(f"{path}|layername={content.name}", content.title, "ogr")
    if not layer.isValid():
        raise InputError("package-not-whole", path=path.name, reason=content.title)
    return layer


def _copy_database(built: Path, final: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as database:
            database.execute("VACUUM INTO ?", (str(final),))
        with contextlib.closing(sqlite3.connect(f"{final.as_uri()}?mode=ro", uri=True)) as database:
            answer = str(database.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        raise InputError("package-not-whole", path=final.name, reason=answer)


def _write_project(package: Package, geopackage: Path, final: Path) -> None:
    """The project with relative paths, first layer on top."""
    about = package.about
    project = QgsProject()
    try:
        project.setTitle(about.name)
        metadata = QgsProjectMetadata()
        metadata.setTitle(about.name)
        metadata.setAbstract("\n".join(f"{label}: {text}" for label, text in about.facts()))
        metadata.setAuthor("")
        project.setMetadata(metadata)
        crs = next((content.crs for content in package.contents if content.crs.isValid()), None)
        if crs is not None:
            project.setCrs(crs)
        # Layers are added below one another; those of the package come in the user's order, first on top.
        for content in package.contents:
            layer = open_layer(geopackage, content)
            layer.setMetadata(about.metadata(content))
            project.addMapLayer(layer, False)
            project.layerTreeRoot().addLayer(layer)
        extents = [layer.extent() for layer in project.mapLayers().values() if layer.isSpatial() and layer.crs() == crs]
        if extents:
            whole = extents[0]
            for extent in extents[1:]:
                whole.combineExtentWith(extent)
            whole.scale(1.05)
            project.viewSettings().setDefaultViewExtent(_referenced(whole, crs))
        built = geopackage.with_name(final.name)
        if not project.write(str(built)):
            raise InputError("package-not-whole", path=final.name, reason=project.error())
    finally:
        project.clear()
    without_user(built, final)


def _referenced(extent: object, crs: object) -> object:
    from qgis.core import QgsReferencedRectangle

    return QgsReferencedRectangle(extent, crs)


def without_user(built: Path, final: Path) -> None:
    """Copy a .qgz without the name of the user that QGIS writes into it."""
    with zipfile.ZipFile(built) as old, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith(".qgs"):
                document = QDomDocument()
                document.setContent(data)
                root = document.documentElement()
                root.removeAttribute("saveUser")
                root.removeAttribute("saveUserFull")
                _clear_author(root)
                data = document.toByteArray(2).data()
            new.writestr(entry.filename, data)


def _clear_author(root: QDomElement) -> None:
    # Where none is set, QGIS 3.44 writes the name of the user.
    author = root.firstChildElement("projectMetadata").firstChildElement("author")
    while author.hasChildNodes():
        author.removeChild(author.firstChild())
