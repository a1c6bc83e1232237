"""The example models for QGIS's model designer: one file each in every language, beside the plugin."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm, QgsProject
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtXml import QDomDocument

from ..core.messages import InputError
from . import paths
from .translation import SOURCE_LANGUAGE, Texts, language

translate = QCoreApplication.translate

MAPS, YEAR = "maps", "year"
MODELS = (MAPS, YEAR)
ENDING = ".model3"


def name(model: str, code: str = "") -> str:
    """The name of a model, which is its id in the toolbox as well; in the running language or another."""
    translate = Texts(code or None).translate
    return {
        MAPS: translate("ExampleModels", "From table to maps"),
        YEAR: translate("ExampleModels", "Yearly update"),
    }[model]


def file_name(model: str, code: str = "") -> str:
    """The name of a model's file in a language."""
    return str(QgsProcessingModelAlgorithm.safeName(name(model, code))).lower() + ENDING


def file(model: str, code: str = "") -> Path:
    """The file of a model; in English where the language has none.

    Raises:
        InputError: this copy of the plugin has no models.
    """
    for known in dict.fromkeys((code or language(), SOURCE_LANGUAGE)):
        path = paths.models(known) / file_name(model, known)
        if path.is_file():
            return path
    raise InputError("models-missing", path=str(path))


def load(model: str) -> QgsProcessingModelAlgorithm:
    """A model of its own, which knows nothing of the file it comes from.

    Raises:
        InputError: the file is missing or no model.
    """
    path = file(model)
    found = QgsProcessingModelAlgorithm()
    if not found.fromFile(str(path)):
        raise InputError("models-missing", path=str(path))
    found.setSourceFilePath("")
    return found


def put_into(project: QgsProject, code: str = "") -> None:
    """Let a project keep the models when it is written; QGIS shows them in the toolbox as models of the project.

    A copy of the plugin without models leaves the project without.
    """
    documents = []
    for model in MODELS:
        try:
            text = file(model, code).read_text(encoding="utf-8")
        except InputError:
            return
        document = QDomDocument()
        document.setContent(text)
        documents.append(document)

    def write(target: QDomDocument) -> None:
        node = target.createElement("projectModels")
        for document in documents:
            node.appendChild(target.importNode(document.documentElement(), True))
        target.documentElement().appendChild(node)

    project.writeProject.connect(write)
