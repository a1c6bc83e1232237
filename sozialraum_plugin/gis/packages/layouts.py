"""The print layouts that go along with a package, with the layers that maps kept in the project for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsProviderRegistry, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ...core.messages import InputError, Note
from ...core.packaging.packages import region_label, unique_names
from ..frames import python_value
from ..maps.keep import FILE
from .content import Content, Remark, read
from .style import elements, embed_files

# The charts of regions lie below each other, a thousand metres apart.
_CHARTS_APART = 1000.0


@dataclass(frozen=True)
class Layout:
    """A layout as XML without references to files, and the ids of the layers that it shows."""

    name: str
    xml: str
    layers: frozenset[str]


@dataclass(frozen=True)
class Layouts:
    """The layouts of a package, and the kept layers that they need, by id."""

    layouts: tuple[Layout, ...] = ()
    kept: Mapping[str, Content] = field(default_factory=dict)
    # What a kept layer is for, and the number of its layout: ("areas", "1").
    roles: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)


def layouts_of(project: QgsProject | None, contents: Sequence[Content], feedback: Any, remark: Remark) -> Layouts:
    """The layouts of a project that show layers of the package, or layers that maps kept for them.

    Other layers are left out of them and named, because nobody has chosen to give them away.
    """
    if project is None:
        return Layouts()
    chosen = {content.id for content in contents}
    kept = {name: role for name, layer in project.mapLayers().items() if (role := _role(layer)) is not None}
    known = project.mapLayers()
    found: list[Layout] = []
    for layout in project.layoutManager().printLayouts():
        document = QDomDocument()
        document.appendChild(layout.writeXml(document, QgsReadWriteContext()))
        text = document.toString(-1)
        used = {name for name in known if name in text}
        if used and not used & (chosen | kept.keys()):
            continue
        for name in sorted(used - chosen - kept.keys(), key=lambda name: known[name].name()):
            remark(Note("package-layout-layer", {"layout": layout.name(), "layer": known[name].name()}))
        _without_references(document, used - chosen - kept.keys())
        embed_files(document, lambda _: None)
        found.append(Layout(layout.name(), document.toString(-1), frozenset(used & (chosen | kept.keys()))))
    needed = {name for layout in found for name in layout.layers} & kept.keys()
    names = unique_names([f"{FILE}_{'_'.join(kept[name][:2])}" for name in sorted(needed)])
    return Layouts(
        tuple(found),
        {
            name: read(known[name], table, feedback, remark, may_be_empty=True)
            for name, table in zip(sorted(needed), names, strict=True)
        },
        {name: kept[name] for name in needed},
    )


def _role(layer: Any) -> tuple[str, str, str] | None:
    """What a layer is for that a map kept in the project: role, number of the layout, file; None for others."""
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or not layer.isValid():
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = str(parts.get("path") or "")
    if not Path(path).stem.startswith(FILE):
        return None
    role, _, number = str(parts.get("layerName") or "").rpartition("_")
    return role, number, path


def _without_references(document: QDomDocument, dropped: set[str]) -> None:
    """Take out the layers that do not go along, and from where the others came."""
    for tag in ("Layer", "layer-tree-layer"):
        for element in elements(document, tag):
            if element.text().strip() in dropped or element.attribute("id") in dropped:
                element.parentNode().removeChild(element)
    for element in (element for tag in _tags(document) for element in elements(document, tag)):
        attributes = element.attributes()
        for position in range(attributes.count()):
            attribute = attributes.item(position).toAttr()
            if attribute.name() == "source" or attribute.name().endswith("Source"):
                attribute.setValue("")


def _tags(document: QDomDocument) -> list[str]:
    return sorted(set(re.findall(r"<([A-Za-z][\w-]*)[ />]", document.toString(-1))))


def of_region(layouts: Layouts, region: str, label: str, remark: Remark) -> Layouts:
    """The layouts with only what belongs to one region; those that show areas of others as well are left out."""
    tops: dict[tuple[str, str], float] = {}
    kept: dict[str, Content] = {}
    for name, content in layouts.kept.items():
        role, number, file = layouts.roles[name]
        if role == "regions":
            chosen = _where(content, "key", region)
            kept[name] = chosen
            top = content.fields.lookupField("chart_top")
            if chosen.features and top >= 0:
                value = python_value(chosen.features[0].attribute(top))
                if value is not None:
                    tops[file, number] = float(value)
        elif role in ("areas", "profile"):
            kept[name] = _where(content, "sz_region", region)
        elif role in ("outlines", "overview"):
            kept[name] = content
    for name, content in layouts.kept.items():
        role, number, file = layouts.roles[name]
        if role.startswith("chart_"):
            edge = tops.get((file, number))
            kept[name] = replace(content, features=[]) if edge is None else _beside(content, edge)
    usable = []
    for layout in layouts.layouts:
        needed = [name for name in layout.layers if name in layouts.kept]
        coverage = [name for name in needed if layouts.roles[name][0] == "regions"]
        # A sheet of the whole city has no page for a region.
        if all(name in kept for name in needed) and all(kept[name].features for name in coverage):
            usable.append(layout)
        else:
            remark(Note("package-layout-region", {"layout": layout.name, "region": label}))
    shown = {name for layout in usable for name in layout.layers}
    return Layouts(tuple(usable), {name: kept[name] for name in kept if name in shown}, layouts.roles)


def _where(content: Content, name: str, region: str) -> Content:
    position = content.fields.lookupField(name)
    if position < 0:
        return replace(content, features=[])
    return content.part(lambda feature: region_label(python_value(feature.attribute(position))) == region)


def _beside(content: Content, top: float) -> Content:
    def near(feature: Any) -> bool:
        y = feature.geometry().boundingBox().center().y()
        return bool(top - _CHARTS_APART < y <= top + _CHARTS_APART / 100)

    return content.part(near)


def add_layouts(project: QgsProject, layouts: Sequence[Layout]) -> None:
    """Put the layouts into a project that holds their layers."""
    from qgis.core import QgsPrintLayout

    for layout in layouts:
        document = QDomDocument()
        document.setContent(layout.xml)
        made = QgsPrintLayout(project)
        if not made.readXml(document.documentElement(), document, QgsReadWriteContext()):
            raise InputError("package-layout-failed", layout=layout.name, reason="XML")
        made.setName(layout.name)
        if not project.layoutManager().addLayout(made):
            raise InputError("package-layout-failed", layout=layout.name, reason=layout.name)
