"""The sheets as layouts of the user's project, with their layers in a GeoPackage, to be changed by hand."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsLayerTreeGroup,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...core.files import Draft
from ...core.messages import InputError
from ..translation import Texts, text_of
from ..wholefile import is_whole, why
from .data import Region
from .export import SheetError
from .series import Series
from .sheet import Sheet, exhausted

translate = QCoreApplication.translate

FILE = "sozialraum_maps"


def keep(project: QgsProject, series: Series, regions: Sequence[Region]) -> tuple[list[str], Path]:
    """Add the layouts of a series to a project; returns their names and the file of their layers.

    Nothing of the project is replaced: names that are taken get a number. Raises ``SheetError``, and then the project
    is as it was.
    """
    return exhausted(keeping(project, series, regions))


def keeping(
    project: QgsProject, series: Series, regions: Sequence[Region]
) -> Generator[None, None, tuple[list[str], Path]]:
    """:func:`keep` step by step; whoever stops asking leaves the project as it was."""
    manager, texts = project.layoutManager(), Texts(series.settings.language)
    title = series.settings.subtitle or series.settings.title
    built: list[Sheet] = []
    groups = series.groups([region for region in regions if not region.geometry.isEmpty()])
    group: QgsLayerTreeGroup | None = None
    try:
        for template, members in groups:
            page = _page_name(template.page.name, template.page.landscape, texts)
            name = _free(f"{title} \N{EN DASH} {page}" if len(groups) > 1 else title, _layout_taken(project))
            built.append((yield from series.building(template, members, project, name)))
            manager.addLayout(built[-1].layout)
        if series.settings.overview:
            city = texts.translate("RegionMap", "Whole city")
            name = _free(f"{title} \N{EN DASH} {city}", _layout_taken(project))
            built.append(series.city_sheet(project, name))
            manager.addLayout(built[-1].layout)
        yield
        file = yield from _save_layers(built, series.settings.folder, texts)
        group = _group(project, built, texts)
        yield
    except GeneratorExit:
        _undo(project, built, group)
        raise
    except (SheetError, InputError, OSError) as error:
        _undo(project, built, group)
        reason = text_of(error) if isinstance(error, InputError) else str(error)
        raise SheetError(
            translate("RegionMapExport", "The layouts could not be kept in the project: {reason}").format(reason=reason)
        ) from error
    for sheet in built:
        # What the layout window's own export asks for: text as text, and no pictures.
        sheet.layout.setCustomProperty("forceVector", True)
        sheet.layout.setCustomProperty("pdfTextFormat", 1)
        sheet.layout.refresh()
        yield
    return [sheet.layout.name() for sheet in built], file


def _layout_taken(project: QgsProject) -> Callable[[str], bool]:
    return lambda name: project.layoutManager().layoutByName(name) is not None


def _free(name: str, taken: Callable[[str], bool]) -> str:
    candidate, number = name, 2
    while taken(candidate):
        candidate, number = f"{name} ({number})", number + 1
    return candidate


def _free_file(folder: Path) -> Path:
    candidate, number = folder / f"{FILE}.gpkg", 2
    while candidate.exists():
        candidate, number = folder / f"{FILE}_{number}.gpkg", number + 1
    return candidate


def _page_name(name: str, landscape: bool, texts: Texts) -> str:
    held = texts.translate("RegionMap", "across") if landscape else texts.translate("RegionMap", "upright")
    return f"{name} {held}"


def _save_layers(sheets: Sequence[Sheet], folder: Path, texts: Texts) -> Generator[None, None, Path]:
    """Write all layers that live in memory to a new file, and let them read from there."""
    target = _free_file(folder)
    draft = Draft(target)
    memory = [
        (f"{role}_{number}", layer)
        for number, sheet in enumerate(sheets, 1)
        for role, layer in sheet.layers.items()
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "memory"
    ]
    try:
        for table, layer in memory:
            _write(layer, draft.path, table)
            yield
    except (SheetError, GeneratorExit):
        draft.drop()
        raise
    draft.place()
    for table, layer in memory:
        layer.setDataSource(f"{target}|layername={table}", layer.name(), "ogr", False)
        if not layer.isValid():
            raise SheetError(str(target))
    names = {
        "regions": texts.translate("RegionMap", "Regions of the atlas"),
        "outlines": texts.translate("RegionMap", "Outlines of the regions"),
        "areas": texts.translate("RegionMap", "Areas"),
        "overview": texts.translate("RegionMap", "Overview map"),
        "profile": texts.translate("RegionMap", "Table of the areas"),
        "benchmark": texts.translate("RegionMap", "Regions in comparison"),
    }
    for sheet in sheets:
        for role, layer in sheet.layers.items():
            layer.setName(names.get(role, layer.name()))
    return target


def _write(layer: QgsVectorLayer, path: Path, table: str) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    options.forceMulti = layer.isSpatial()
    # The areas may have a field named fid of their own.
    options.layerOptions = ["FID=sz_fid", "GEOMETRY_NAME=sz_geom"]
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    if error != QgsVectorFileWriter.WriterError.NoError:
        raise SheetError(message)
    if not is_whole(path, layer.featureCount(), table):
        raise SheetError(why(path.parent))


def _group(project: QgsProject, sheets: Sequence[Sheet], texts: Texts) -> QgsLayerTreeGroup:
    """The layers below one heading of the layer tree, hidden: the layouts show them all the same."""
    root = project.layerTreeRoot()
    name = _free(texts.translate("RegionMap", "Maps"), lambda text: root.findGroup(text) is not None)
    group = root.addGroup(name)
    for sheet in sheets:
        part = group.addGroup(sheet.layout.name())
        for layer in sheet.layers.values():
            part.addLayer(layer)
        part.setExpanded(False)
    group.setItemVisibilityCheckedRecursive(False)
    group.setExpanded(False)
    return group


def _undo(project: QgsProject, sheets: Sequence[Sheet], group: QgsLayerTreeGroup | None) -> None:
    if group is not None:
        project.layerTreeRoot().removeChildNode(group)
    for sheet in sheets:
        ids = [layer.id() for layer in sheet.layers.values()]
        project.layoutManager().removeLayout(sheet.layout)
        project.removeMapLayers(ids)
