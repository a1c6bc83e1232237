"""Next year's project: last year's, read apart from the open one, with the new year's layers and steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsVectorLayer

from ...core.messages import InputError
from ..projectstate import MAKES_AREAS, ProjectState
from .yearround import Order
from .yearwords import step_of


def read_project(path: str, project: QgsProject) -> None:
    """Read a project into an empty one. :class:`InputError` where that fails."""
    if not Path(path).is_file():
        raise InputError("file-missing", path=path, parameter="PROJECT")
    # Layouts are kept; styles of layers that a server draws need no answer here.
    if not project.read(path):
        raise InputError("year-project-missing", path=path, reason=project.error())


def become(project: QgsProject, path: Path) -> None:
    """Give the project its new file name; what the state keeps relative to it is written anew."""
    state = ProjectState(project)
    kept = state.entries()
    project.setFileName(str(path))
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    state.set_entries(kept)


def save_project(project: QgsProject, path: Path) -> None:
    """Write it. :class:`InputError` where that fails."""
    if not project.write(str(path)):
        raise InputError("file-not-writable", path=str(path), reason=project.error())


class Group:
    """The new year's group of layers at the top of the project; made with its first layer."""

    def __init__(self, project: QgsProject, name: str) -> None:
        self._project, self._name = project, name
        self._group: QgsLayerTreeGroup | None = None

    def add(self, path: str, title: str, shown: bool) -> QgsVectorLayer:
        """Load a result with the style that was saved with it, on top; of the new year's layers one is shown."""
        layer = QgsVectorLayer(path, title, "ogr")
        if not layer.isValid():
            raise InputError("file-not-readable", path=path, reason=layer.error().summary())
        self._project.addMapLayer(layer, False)
        if self._group is None:
            self._group = self._project.layerTreeRoot().insertGroup(0, self._name)
        for node in self._group.findLayers() if shown else ():
            node.setItemVisibilityChecked(False)
        node = self._group.insertLayer(0, layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(shown)
        return layer


def carried_out(project: QgsProject, order: Order, results: Mapping[str, Any], group: Group) -> dict[str, Any]:
    """Load an order's layers, remember its step, and give its results with the id of its layer."""
    told = dict(results)
    for output, title in order.layers.items():
        path = str(results.get(output) or "")
        if path:
            layer = group.add(path, title, output == "OUTPUT" and order.step in MAKES_AREAS)
            if output == "OUTPUT":
                told["LAYER"] = layer.id()
    if order.step:
        state = ProjectState(project)
        step = step_of(order, told)
        state.set_step(order.step, replace(step, before=state.fingerprints(step.parameters, order.watched)))
    return told


def gather(project: QgsProject, name: str, files: Collection[Path], shown: str) -> None:
    """Put the layers of these files, which lie in the project already, into a group; of them ``shown`` is visible."""
    root = project.layerTreeRoot()
    found = [node for node in root.findLayers() if node.layer() is not None and _file_of(node.layer()) in files]
    if not found:
        return
    group = root.findGroup(name) or root.insertGroup(0, name)
    for node in found:
        moved = node.clone()
        moved.setExpanded(False)
        moved.setItemVisibilityChecked(node.layerId() == shown)
        group.addChildNode(moved)
        node.parent().removeChildNode(node)


def _file_of(layer: QgsMapLayer) -> Path:
    return Path(layer.source().split("|")[0])
