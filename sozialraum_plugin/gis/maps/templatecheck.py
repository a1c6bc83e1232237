"""What a layout template may not hold: a file from anywhere, of which maps are made that are given away.

Texts, pictures, shapes, and expressions about the map are an office's own and stay. What runs scripts, asks the
network, or prints files, settings or other layers of this computer is refused before the template is loaded, because
loading alone already fetches what it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from qgis.core import QgsExpression, QgsLayoutItemRegistry, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtXml import QDomDocument, QDomElement

translate = QCoreApplication.translate

_Kind: TypeAlias = QgsLayoutItemRegistry.ItemType
_ITEMS = {
    int(kind)
    for kind in (
        _Kind.LayoutGroup, _Kind.LayoutPage, _Kind.LayoutMap, _Kind.LayoutPicture, _Kind.LayoutLabel,
        _Kind.LayoutLegend, _Kind.LayoutShape, _Kind.LayoutPolygon, _Kind.LayoutPolyline, _Kind.LayoutScaleBar,
        _Kind.LayoutFrame, _Kind.LayoutManualTable, _Kind.LayoutMarker,
    )
}  # fmt: skip
# Functions that read the computer, other layers or other databases, or make an expression of a text.
_REFUSED = frozenset({
    "env", "eval", "eval_template", "load_layer", "layer_property", "decode_uri", "sqlite_fetch_and_increment",
    "base_file_name", "file_suffix", "file_exists", "file_name", "is_file", "is_directory", "file_path", "file_size",
    "exif", "exif_geotag", "aggregate", "relation_aggregate", "get_feature", "get_feature_by_id", "raster_statistic",
    "raster_value", "raster_attributes", "sensor_data", "represent_value", "represent_attributes", "attributes",
    "maptip", "display_expression",
})  # fmt: skip
_OVER_LAYERS = "overlay_"
# Functions that only layouts and symbols have; all others that are not QGIS's own are somebody's Python.
_OF_LAYOUTS = frozenset({"item_variables", "map_credits", "is_layer_visible", "symbol_color", "geometry_part_count"})
_BLOCK = re.compile(r"\[%(.*?)%\]", re.DOTALL)
_MOST_BLOCKS = 50
_EXPRESSIONS = frozenset({"expression", "geometryModifier", "sourceExpression", "filter"})
# Attributes that hold printed text, or where layers came from that are not looked for there.
_TEXTS = frozenset({"labelText", "source", "title", "layer_name", "unitLabel", "numUnitsPerSegment", "html"})
_FILES = frozenset({"imageFile", "name", "svgFile", "file", "path"})
_REMOTE = re.compile(r"\s*(?:(?!file:)[a-z][a-z0-9+.-]{1,20}:)?//|\s*/vsi|\s*file://(?!/|localhost/)|\s*\\\\", re.I)
_SHARE = re.compile(r"(?:file:)?[\\/]{2}([^\\/]+)[\\/]", re.I)
# A picture whose file an expression names.
_NAMED_LATER = frozenset({"dataDefinedSource", "svgFile", "file", "name"})
_PERSONAL = frozenset({
    "user_account_name", "user_full_name", "project_path", "project_folder", "project_home", "project_filename",
    "project_author",
})  # fmt: skip


def personal_variables(document: QDomDocument, path: Path) -> list[str]:
    """The variables in a template's texts that tell of the person or the computer.

    Raises ``QgsProcessingException`` that names the item where the template holds what it may not.
    """
    found: set[str] = set()
    for element in _walk(document.documentElement()):
        _check_kind(element, path)
        for name, value in _attributes(element):
            if _is_remote(element, name, value, path):
                raise QgsProcessingException(_of_network(path, element, value))
            for text in _expressions(element, name, value):
                found |= _checked(text, element, path)
    return sorted(found)


def without_atlas(document: QDomDocument) -> None:
    """Take out the atlas of the layout that the template was saved from: its filter would leave regions out."""
    root = document.documentElement()
    while not (atlas := root.firstChildElement("Atlas")).isNull():
        root.removeChild(atlas)


def _walk(element: QDomElement) -> Iterator[QDomElement]:
    waiting = [element]
    while waiting:
        element = waiting.pop()
        yield element
        child = element.firstChildElement()
        while not child.isNull():
            waiting.append(child)
            child = child.nextSiblingElement()


def _attributes(element: QDomElement) -> Iterator[tuple[str, str]]:
    attributes = element.attributes()
    for position in range(attributes.count()):
        attribute = attributes.item(position).toAttr()
        yield attribute.name(), attribute.value()


def _check_kind(element: QDomElement, path: Path) -> None:
    if element.tagName() in ("LayoutItem", "LayoutMultiFrame") and element.attribute("type") not in map(str, _ITEMS):
        raise QgsProcessingException(
            translate(
                "RegionMapTemplate",
                "The layout template {path} (TEMPLATE) holds {kind}, which could print other data or load it from the "
                "network. Remove it, or put a label, a picture or a fixed table there.",
            ).format(path=path, kind=_kind_of(element.attribute("type")))
        )
    as_html = element.attribute("htmlState") == "1" or element.attribute("allowHtml") == "1"
    if as_html:
        raise QgsProcessingException(
            translate(
                "RegionMapTemplate",
                "In the layout template {path} (TEMPLATE) the item {item} shows its text as HTML, in which scripts run "
                "and names of areas would be taken for markup. Switch off “Render as HTML” and “Allow HTML "
                "Formatting”, and use several labels for several fonts.",
            ).format(path=path, item=_item(element))
        )
    if element.tagName() == "Option" and element.attribute("name") in _NAMED_LATER and _is_active(element):
        raise QgsProcessingException(
            translate(
                "RegionMapTemplate",
                "In the layout template {path} (TEMPLATE) an expression names the file of a picture in the item "
                "{item}. Choose the file itself.",
            ).format(path=path, item=_item(element))
        )


def _is_active(option: QDomElement) -> bool:
    """Whether this is a property that data defines."""
    child = option.firstChildElement("Option")
    while not child.isNull():
        if child.attribute("name") == "active" and child.attribute("value") == "true":
            return True
        child = child.nextSiblingElement("Option")
    return False


def _kind_of(number: str) -> str:
    return {
        str(int(_Kind.LayoutHtml)): translate("RegionMapTemplate", "an HTML frame"),
        str(int(_Kind.LayoutAttributeTable)): translate("RegionMapTemplate", "an attribute table"),
        str(int(_Kind.Layout3DMap)): translate("RegionMapTemplate", "a 3D map"),
        str(int(_Kind.LayoutElevationProfile)): translate("RegionMapTemplate", "an elevation profile"),
    }.get(number, translate("RegionMapTemplate", "an item of another program (kind {kind})").format(kind=number[:20]))


def _item(element: QDomElement) -> str:
    """The id of the item that an element belongs to."""
    node = element
    while not node.isNull():
        if node.tagName() == "LayoutItem":
            return node.attribute("id") or node.attribute("labelText")[:40] or "–"
        node = node.parentNode().toElement()
    return "–"


def _is_remote(element: QDomElement, name: str, value: str, path: Path) -> bool:
    if name in _TEXTS or name.endswith("Source") or not _REMOTE.match(value):
        return False
    if element.tagName() == "Option" and (name != "value" or element.attribute("name") not in _FILES):
        return False
    # An office's own server: the template itself lies there.
    share, own = _SHARE.match(value.strip()), _SHARE.match(str(path))
    return not (share and own and share[1].lower() == own[1].lower())


def _of_network(path: Path, element: QDomElement, value: str) -> str:
    return translate(
        "RegionMapTemplate",
        "In the layout template {path} (TEMPLATE) the item {item} loads {value} from the network. Save the file beside "
        "the template, and choose it there.",
    ).format(path=path, item=_item(element), value=value.strip()[:100])


def _expressions(element: QDomElement, name: str, value: str) -> Iterator[str]:
    if name == "value" and element.tagName() == "Option" and element.attribute("name") in _EXPRESSIONS:
        yield value
    if name in _EXPRESSIONS:
        yield value
    if "[%" not in value:
        return
    yield from _BLOCK.findall(value)
    # A text in quotes may hold the end of a block.
    starts = [found.end() for found in re.finditer(r"\[%", value)][:_MOST_BLOCKS]
    ends = [found.start() for found in re.finditer(r"%\]", value)][:_MOST_BLOCKS]
    yield from (value[start:end] for start in starts for end in ends if start < end)


def _checked(text: str, element: QDomElement, path: Path) -> set[str]:
    expression = QgsExpression(text)
    if expression.hasParserError():
        return set()
    own = _OF_LAYOUTS.union(QgsExpression.BuiltinFunctions())
    wrong = sorted(
        name
        for name in expression.referencedFunctions()
        if name in _REFUSED or name.startswith(_OVER_LAYERS) or (name not in own and not name.startswith("$"))
    )
    if wrong:
        raise QgsProcessingException(
            translate(
                "RegionMapTemplate",
                "In the layout template {path} (TEMPLATE) the item {item} uses the functions {functions}, which read "
                "the computer or other layers. Maps that are given away must not print these; remove them from the "
                "template.",
            ).format(path=path, item=_item(element), functions=", ".join(wrong))
        )
    return {str(name) for name in expression.referencedVariables()} & _PERSONAL
