"""Layout templates: what a ``.qpt`` file must hold to become a map sheet, and the layout made from it."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsPathResolver,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QFont, QFontInfo
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from .. import paths
from .pages import Box, Page, page_of_size
from .templatecheck import personal_variables, without_atlas

translate = QCoreApplication.translate

# The ids that our texts, maps and legend go to. Everything else in a template is the office's own and stays.
REQUIRED = ("map", "title", "region_title", "legend", "footer")
HEADING = ("series", "title", "region_title", "date", "method")
FOOTER = ("source", "reference_date", "boundaries", "author", "paper_number", "footer", "statement")
KINDS: dict[str, type[QgsLayoutItem]] = {
    "map": QgsLayoutItemMap,
    "overview": QgsLayoutItemMap,
    "legend": QgsLayoutItemLabel,
    "scale": QgsLayoutItemLabel,
    "scale_bar": QgsLayoutItemScaleBar,
    **dict.fromkeys((*HEADING, *FOOTER), QgsLayoutItemLabel),
}
_FAMILY = "fontFamily"


class Template:
    """A template file that has been read and found complete; raises ``QgsProcessingException`` in words otherwise."""

    def __init__(self, path: Path, own: bool = True) -> None:
        self.path = path
        self.own = own
        self._document = _read(path)
        without_atlas(self._document)
        self.personal: Sequence[str] = personal_variables(self._document, path) if own else ()
        layout = self._load(QgsProject.instance(), self._document)
        self._check(layout)
        page = layout.pageCollection().page(0)
        size = page.pageSize()
        units = layout.convertToLayoutUnits(size)
        self.page: Page = page_of_size(units.width(), units.height())
        self.boxes: dict[str, Box] = {
            item.id(): box_of(item) for item in items_of(layout) if item.id() in KINDS and item.page() == 0
        }
        self.missing_fonts: Sequence[str] = sorted({name for name in self._families() if not installed(name)})

    def layout(self, project: QgsProject, name: str, family: str) -> QgsPrintLayout:
        """A new layout of a project from this template: its first page, fonts this machine lacks exchanged."""
        document = self._document
        if self.missing_fonts:
            document = self._document.cloneNode(True).toDocument()
            for style in _styles(document):
                if style.attribute(_FAMILY) in self.missing_fonts:
                    style.setAttribute(_FAMILY, family)
        made = self._load(project, document)
        made.setName(name)
        pages = made.pageCollection()
        for number in range(pages.pageCount() - 1, 0, -1):
            pages.deletePage(number)
        return made

    def foreign(self, layout: QgsPrintLayout) -> list[Box]:
        """Where the office's own items stand on the first page."""
        found = (item for item in items_of(layout) if item.page() == 0 and item.id() not in KINDS)
        return [box_of(item) for item in found if item.isVisible()]

    def _families(self) -> list[str]:
        # QGIS keeps no trace of a family that it has replaced.
        return [style.attribute(_FAMILY) for style in _styles(self._document) if style.attribute(_FAMILY)]

    def _load(self, project: QgsProject, document: QDomDocument) -> QgsPrintLayout:
        layout = QgsPrintLayout(project)
        context = QgsReadWriteContext()
        # A logo is named relative to the template.
        context.setPathResolver(QgsPathResolver(str(self.path)))
        _, loaded = layout.loadFromTemplate(document, context)
        if not loaded:
            raise QgsProcessingException(_no_template(self.path))
        return layout

    def _check(self, layout: QgsPrintLayout) -> None:
        if layout.pageCollection().pageCount() == 0:
            raise QgsProcessingException(
                translate("RegionMapTemplate", "The layout template {path} (TEMPLATE) has no page.").format(
                    path=self.path
                )
            )
        first = [item for item in items_of(layout) if item.page() == 0]
        counts = Counter(item.id() for item in first)
        lacking = [name for name in REQUIRED if not counts[name]]
        if lacking:
            raise QgsProcessingException(
                translate(
                    "RegionMapTemplate",
                    "The layout template {path} (TEMPLATE) lacks items with these ids on its first page: {ids}. Give "
                    "the items these ids in the layout designer (Item properties, Main properties, Item ID).",
                ).format(path=self.path, ids=", ".join(lacking))
            )
        twice = [name for name in KINDS if counts[name] > 1]
        if twice:
            raise QgsProcessingException(
                translate(
                    "RegionMapTemplate",
                    "In the layout template {path} (TEMPLATE) several items have the same id: {ids}.",
                ).format(path=self.path, ids=", ".join(twice))
            )
        for item in first:
            kind = KINDS.get(item.id())
            if kind is not None and not isinstance(item, kind):
                raise QgsProcessingException(
                    translate(
                        "RegionMapTemplate",
                        "In the layout template {path} (TEMPLATE) the item {id} is of the kind {found}, but has to be "
                        "of the kind {kind}.",
                    ).format(path=self.path, id=item.id(), found=_kind(type(item)), kind=_kind(kind))
                )


@functools.lru_cache(maxsize=4)
def shipped(name: str, landscape: bool) -> Template:
    """The house's template of a page size."""
    return Template(paths.resource("layouts", f"{name}_{'across' if landscape else 'upright'}.qpt"), own=False)


def installed(family: str) -> bool:
    """Whether this machine has a font family; Qt would take another one silently."""
    # A family may be named with its foundry: "Open Sans [ADBO]".
    return QFontInfo(QFont(family)).family().partition(" [")[0].lower() == family.partition(" [")[0].lower()


def items_of(layout: QgsPrintLayout) -> list[QgsLayoutItem]:
    """The items of a layout that are seen: no pages, no tables behind frames."""
    items = (item for item in layout.items() if isinstance(item, QgsLayoutItem))
    return [item for item in items if not isinstance(item, QgsLayoutItemPage)]


def box_of(item: QgsLayoutItem) -> Box:
    """Where an item stands on its page in millimetres: left, top, width, height."""
    at = item.pagePos()
    return (at.x(), at.y(), item.rect().width(), item.rect().height())


def _read(path: Path) -> QDomDocument:
    document = QDomDocument()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise QgsProcessingException(
            translate("RegionMapTemplate", "The layout template {path} (TEMPLATE) cannot be read: {reason}.").format(
                path=path, reason=reason
            )
        ) from error
    document.setContent(text)
    if document.documentElement().tagName() != "Layout":
        raise QgsProcessingException(_no_template(path))
    return document


def _no_template(path: Path) -> str:
    return translate(
        "RegionMapTemplate",
        "The file {path} (TEMPLATE) is no layout template. Choose a .qpt file that the layout designer has saved "
        "(Layout, Save as Template).",
    ).format(path=path)


def _styles(document: QDomDocument) -> list[QDomElement]:
    found = document.elementsByTagName("text-style")
    return [found.at(number).toElement() for number in range(found.count())]


def _kind(kind: type) -> str:
    return {
        "QgsLayoutItemMap": translate("RegionMapTemplate", "map"),
        "QgsLayoutItemLabel": translate("RegionMapTemplate", "label"),
        "QgsLayoutItemScaleBar": translate("RegionMapTemplate", "scale bar"),
        "QgsLayoutItemLegend": translate("RegionMapTemplate", "legend"),
        "QgsLayoutItemPicture": translate("RegionMapTemplate", "picture"),
        "QgsLayoutItemShape": translate("RegionMapTemplate", "shape"),
    }.get(kind.__name__, kind.__name__)
