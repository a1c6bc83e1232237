"""The GeoPackage of a package, with embedded styles, lists of values and metadata; beside or inside it the project."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from pathlib import Path

from qgis.core import QgsEditorWidgetSetup, QgsVectorFileWriter, QgsVectorLayer

from ...core.areatypes.overrides import TABLE
from ...core.messages import InputError
from ...core.packaging.packages import Table
from ..layers import save_style
from ..overridetable import write_overrides
from .byhand import anonymous
from .content import Content, content_of
from .formats import Package, write_vector
from .project import open_layer, project_bytes, store_in_geopackage
from .schema import describe_columns

# Where the project lies: beside the GeoPackage, or inside it.
BESIDE, INSIDE = "project", "gpkg_project"


def write_geopackage(package: Package) -> None:
    """All layers in one file; where a project is wanted, that too.

    Both are put together in ``package.build``. QGIS may keep a finished GeoPackage open there, so what is handed on is
    a fresh copy of the database, which holds all that was written and needs no side files.
    """
    translate = package.about.texts.translate
    built = package.build / package.file(".gpkg").name
    for content in package.contents:
        package.check_canceled()
        _write_layer(package, content, built)
    for table in package.city:
        _write_table(package, table, built)
    if package.overrides:
        write_overrides(built, anonymous(package.overrides))
        package.advice.append(
            translate("PackageFormats", "GeoPackage: the table {table} holds the types that were set by hand.").format(
                table=TABLE
            )
        )
    projects = [name for name in (BESIDE, INSIDE) if name in package.formats]
    maps = built
    if projects and package.layouts.kept and INSIDE not in projects:
        # So that the layers of the maps do not show up when somebody drags the GeoPackage into QGIS.
        maps = built.with_name(f"{built.stem}_{translate('PackageFormats', 'maps')}.gpkg")
    if projects:
        for content in package.layouts.kept.values():
            package.check_canceled()
            _write_layer(package, content, maps)
    final = package.file(".gpkg")
    copy_database(built, final)
    describe_columns(final, package.contents)
    package.files[final.name] = translate(
        "PackageFormats", "GeoPackage, all layers with style; drag it into QGIS to open them"
    )
    if maps != built:
        copy_database(maps, final.with_name(maps.name))
        package.files[maps.name] = translate("PackageFormats", "Layers of the print layouts, which the project shows")
    if projects:
        _write_projects(package, projects, built, maps, final)


def _write_projects(package: Package, projects: list[str], built: Path, maps: Path, final: Path) -> None:
    translate = package.about.texts.translate
    target = package.file(".qgz")
    data = project_bytes(
        package.about,
        [(built, content) for content in package.contents],
        [(maps, content) for content in package.layouts.kept.values()],
        package.layouts.layouts,
        built.with_name(target.name),
    )
    if BESIDE in projects:
        target.write_bytes(data)
        package.files[target.name] = translate(
            "PackageFormats", "QGIS project; keep it in one folder with the GeoPackage"
        )
    if INSIDE in projects:
        store_in_geopackage(final, package.about.name, data, datetime.datetime.now().isoformat(timespec="seconds"))
        package.advice.append(
            translate(
                "PackageFormats",
                "GeoPackage: it holds the QGIS project {name}; open it through Project, Open From, GeoPackage, or in "
                "the browser below the file. The file must keep its name.",
            ).format(name=package.about.name)
        )
    if package.layouts.layouts:
        package.advice.append(
            translate("PackageFormats", "QGIS project: print layouts {names}.").format(
                names=", ".join(layout.name for layout in package.layouts.layouts)
            )
        )


def _write_layer(package: Package, content: Content, path: Path) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = content.name
    taken = {name.lower() for name in content.fields.names()}
    options.layerOptions = [
        f"FID={free_name('fid', taken)}",
        f"GEOMETRY_NAME={free_name('geom', taken)}",
        f"IDENTIFIER={content.title}",
        f"DESCRIPTION={package.about.description}",
    ]
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    write_vector(package, content.layer(), path, "GPKG", options)
    layer = open_layer(path, content)
    reason = dress(layer, content)
    layer.setMetadata(package.about.metadata(content))
    reason = reason or save_style(layer, content.name, content.title)
    if not reason:
        message, saved = layer.saveDefaultMetadata()
        reason = "" if saved else message
    if reason:
        raise InputError("package-writer", layer=content.title, format="GPKG", reason=reason)


def dress(layer: QgsVectorLayer, content: Content) -> str:
    """Give a copy the style, comments and lists of values of the content; returns what went wrong."""
    imported, reason = layer.importNamedStyle(content.style)
    if not imported:
        return str(reason)
    for info in content.info:
        position = layer.fields().lookupField(info.name)
        if info.alias:
            layer.setFieldAlias(position, info.alias)
        if info.comment:
            layer.setCustomProperty(f"sozialraum/comment/{info.name}", info.comment)
        if info.values and layer.editorWidgetSetup(position).type() != "ValueMap":
            entries = [{text: value} for value, text in info.values]
            layer.setEditorWidgetSetup(position, QgsEditorWidgetSetup("ValueMap", {"map": entries}))
    return ""


def _write_table(package: Package, table: Table, path: Path) -> None:
    """A table without geometry."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = table.name
    options.layerOptions = [f"IDENTIFIER={table.title}"]
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    content = content_of(table)
    write_vector(package, content.layer(), path, "GPKG", options)
    layer = open_layer(path, content)
    for position, info in enumerate(table.fields):
        layer.setFieldAlias(layer.fields().lookupField(table.fields[position].name), info.alias)
    reason = save_style(layer, table.name, table.title)
    if reason:
        raise InputError("package-writer", layer=table.title, format="GPKG", reason=reason)


def free_name(name: str, taken: set[str]) -> str:
    """The name, with underscores behind it until it is not taken."""
    while name in taken:
        name += "_"
    return name


def copy_database(built: Path, final: Path) -> None:
    """Copy a GeoPackage, whoever has it open, and check the copy."""
    try:
        with contextlib.closing(sqlite3.connect(f"{built.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("VACUUM INTO ?", (str(final),))
        with contextlib.closing(sqlite3.connect(f"{final.absolute().as_uri()}?mode=ro", uri=True)) as database:
            answer = str(database.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        raise InputError("package-not-whole", path=final.name, reason=answer)
