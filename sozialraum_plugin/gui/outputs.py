"""Where results go: a new file or folder beside the project, never one that is there."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject
from qgis.PyQt.QtCore import QStandardPaths

from ..core.files import safe_file_name
from ..gis import settings


def results_folder(project: QgsProject) -> Path:
    """The folder that the user has set, else that of the project, else that of the user's documents."""
    chosen = settings.RESULTS_FOLDER.value()
    if chosen and Path(chosen).is_dir():
        return Path(chosen)
    home = project.homePath()
    if home:
        return Path(home)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def new_file(folder: Path, stem: str, ending: str) -> Path:
    """A path in ``folder`` that does not exist: ``stem.ending``, ``stem_2.ending`` and so on."""
    name = safe_file_name(stem)
    number = 1
    while True:
        path = folder / (f"{name}.{ending}" if number == 1 else f"{name}_{number}.{ending}")
        if not path.exists():
            return path
        number += 1


def is_taken(folder: Path) -> bool:
    """Whether there is something at ``folder``: a file, or a folder that is not empty."""
    try:
        return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        return False  # whoever writes there tells why it fails


def new_folder(folder: Path, stem: str) -> Path:
    """A folder in ``folder`` that holds nothing yet: ``stem``, ``stem_2`` and so on."""
    name, number = safe_file_name(stem), 1
    while True:
        path = folder / (name if number == 1 else f"{name}_{number}")
        if not is_taken(path):
            return path
        number += 1


def layer_output(path: str, project: QgsProject, title: str = "") -> QgsProcessingOutputLayerDefinition:
    """A result layer that is brought into the project when the run is done."""
    definition = QgsProcessingOutputLayerDefinition(path, project)
    if title:
        definition.destinationName = title
    return definition
