"""The style of a layer as it may leave the house: what it looks like and what its values mean, no paths, no scripts."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMapLayer,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument, QDomElement, QDomNode

from ..frames import python_value

# Actions, relations, notes and map tips tell of the machine and of other layers.
_KEPT = (
    QgsMapLayer.StyleCategory.Symbology
    | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Fields
    | QgsMapLayer.StyleCategory.Forms
    | QgsMapLayer.StyleCategory.AttributeTable
    | QgsMapLayer.StyleCategory.Rendering
    | QgsMapLayer.StyleCategory.Diagrams
    | QgsMapLayer.StyleCategory.Legend
)
# Parts of those that hold paths or code, or describe fields which the copy holds as plain values.
_EMPTIED = (
    "expressionfields",
    "editform",
    "editforminit",
    "editforminitfilepath",
    "editforminitcode",
    "attributeactions",
)
_WIDGETS = {"TextEdit", "Range", "ValueMap", "CheckBox", "DateTime", "Hidden", "UniqueValues", "Enumeration", "Color"}
_PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif"}
_MOST_BYTES = 4_000_000
_MOST_VALUES = 60
_ROOTED = re.compile(r"(?:file:)?(?:[A-Za-z]:[\\/]|\\\\[^\\]|/[^/]+/)[^\n]*")


def public_style(layer: QgsVectorLayer, left_out: Callable[[str], None]) -> QDomDocument:
    """The current style. Pictures of its symbols are put into it; ``left_out`` gets the names of other files."""
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext(), _KEPT)
    for tag in _EMPTIED:
        for element in elements(document, tag):
            _empty(element)
    for element in elements(document, "editWidget"):
        if element.attribute("type") not in _WIDGETS:
            element.setAttribute("type", "")
            _empty(element)
    embed_files(document, left_out)
    return document


def elements(document: QDomDocument, tag: str) -> list[QDomElement]:
    """All elements of a name; a list, because what changes while it is walked loses its way."""
    found = document.elementsByTagName(tag)
    return [found.item(position).toElement() for position in range(found.count())]


def _empty(node: QDomNode) -> None:
    while node.hasChildNodes():
        node.removeChild(node.firstChild())


def embed_files(document: QDomDocument, left_out: Callable[[str], None]) -> None:
    """Replace every path of this machine: by the picture itself, or by nothing."""
    for element in _walk(document.documentElement()):
        attributes = element.attributes()
        for position in range(attributes.count()):
            attribute = attributes.item(position).toAttr()
            text = attribute.value()
            if is_local_path(text):
                attribute.setValue(_embedded(text))
                if not attribute.value():
                    left_out(re.split(r"[\\/]", text)[-1])


def _walk(element: QDomElement) -> Iterator[QDomElement]:
    yield element
    child = element.firstChildElement()
    while not child.isNull():
        yield from _walk(child)
        child = child.nextSiblingElement()


def is_local_path(text: str) -> bool:
    """Whether a text is the path of a file or folder: with a drive, of a share, or one that is there."""
    if not _ROOTED.fullmatch(text):
        return False
    if not text.startswith("/"):
        return True
    try:
        return Path(text).parent.is_dir()
    except (OSError, ValueError):
        return False


def _embedded(text: str) -> str:
    path = Path(text.removeprefix("file://").removeprefix("file:"))
    try:
        if path.suffix.lower() in _PICTURES and path.stat().st_size <= _MOST_BYTES:
            return "base64:" + base64.b64encode(path.read_bytes()).decode("ascii")
    except (OSError, ValueError):
        return ""
    return ""


def value_texts(layer: QgsVectorLayer, position: int) -> tuple[tuple[str, str], ...]:
    """What the values of a field mean, by its list of values or the classes that the layer shows."""
    setup = layer.editorWidgetSetup(position)
    if setup.type() == "ValueMap":
        entries = setup.config().get("map", [])
        pairs = entries.items() if isinstance(entries, dict) else [pair for entry in entries for pair in entry.items()]
        return tuple((str(value), str(text)) for text, value in pairs if not str(value).startswith("{"))[:_MOST_VALUES]
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return ()
    if renderer.classAttribute().strip('"').lower() != layer.fields().at(position).name().lower():
        return ()
    found = []
    for category in renderer.categories():
        value = python_value(category.value())
        if value in (None, "") or isinstance(value, list) or not category.label():
            continue
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        if text != category.label():
            found.append((text, category.label()))
    return tuple(found[:_MOST_VALUES])
