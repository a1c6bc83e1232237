"""A page with a table behind the map, driven by the atlas: of the profile, or of what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from qgis.core import (
    Qgis,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemPage,
    QgsLayoutMultiFrame,
    QgsLayoutObject,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsProperty,
    QgsRenderContext,
    QgsTextFormat,
    QgsTextRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..translation import Texts
from .data import REGION
from .items import MILLIMETRES
from .pages import Box, Page
from .profile import CELL_MARGIN, CELL_SIZE, HEADING_SIZE, MARGIN, Head, ProfileTexts, Row
from .sheet import Sheet
from .textfit import ELLIPSIS, Ruler

GREY = "#555555"
ORDER, PAGE = "sz_order", "sz_page"
TABLE_TOP = MARGIN + 21.0
_FOOTER = 5.0
_NOTE = 15.0
_NOTE_SIZE = 6.5
NOTE_SIZES, NOTE_HEIGHT = (_NOTE_SIZE, 5.5), _NOTE - 2.0
TITLE_SIZES = (16.0, 11.0)
_GRID = 0.15
_SLACK = 0.05
# A longer text is cut with an ellipsis.
_MOST_LINES = 6
# Dots per millimetre at which heights are measured.
_DOTS = 40.0


class Framed(Protocol):
    """What pages with a table show: a profile, or what stands behind it."""

    form: Page
    texts: ProfileTexts
    language: str
    family: str

    @property
    def width(self) -> float:
        """The width of the table in millimetres."""

    def heads(self) -> list[Head]:
        """The columns of the table."""


class Measures:
    """Heights of rows: of their lines as the table sets them, which may break a little later than is reckoned here."""

    def __init__(self, profile: Framed) -> None:
        self.heads = profile.heads()
        self.form = profile.form
        self.rulers = {bold: Ruler(profile.family, bold) for bold in (False, True)}
        self._lines = {bold: _line_heights(profile.family, bold) for bold in (False, True)}
        # Headings are broken by the table itself, which reckons their height without line breaks of their own.
        self.header = self._height(self._wrapped([head.heading for head in self.heads], HEADING_SIZE, True), True)
        self.bottom = self.form.height - MARGIN - _FOOTER - _NOTE
        self.room = self.bottom - TABLE_TOP - self.header

    def row(self, row: Row) -> float:
        """The height of a wrapped row in millimetres."""
        return self._height(row.cells, False)

    def wrapped(self, row: Row) -> Row:
        """A row with line breaks where its cells need them: the table does not break inside words."""
        return Row(row.kind, self._wrapped(row.cells, CELL_SIZE, False))

    def _wrapped(self, cells: Sequence[str], size: float, bold: bool) -> list[str]:
        ruler = self.rulers[bold]
        made = []
        for text, head in zip(cells, self.heads, strict=True):
            # The table's own renderer sets slightly wider than the metrics say.
            room = (head.width - 2 * CELL_MARGIN) * 0.96
            lines = ruler.wrap(text, size, room) if "\n" in text or ruler.width(text, size) > room else [text]
            if len(lines) > _MOST_LINES:
                lines = [*lines[: _MOST_LINES - 1], ruler.shorten(lines[_MOST_LINES - 1] + ELLIPSIS, size, room)]
            made.append("\n".join(lines))
        return made

    def _height(self, cells: Sequence[str], bold: bool) -> float:
        lines = max(text.count("\n") + 1 for text in cells)
        first, step = self._lines[bold]
        return first + (lines - 1) * step + 2 * CELL_MARGIN + _GRID + _SLACK


def _line_heights(family: str, bold: bool) -> tuple[float, float]:
    """The heights in millimetres of a cell's first line, and of each more."""
    form = QgsTextFormat()
    font = QFont(family)
    font.setBold(bold)
    form.setFont(font)
    form.setSize(HEADING_SIZE if bold else CELL_SIZE)
    context = QgsRenderContext()
    context.setScaleFactor(_DOTS)
    mode = Qgis.TextLayoutMode.RectangleAscentBased
    one, two = (QgsTextRenderer.textHeight(context, form, ["Xg"] * count, mode) / _DOTS for count in (1, 2))
    return one, two - one


def attribute(name: str) -> str:
    return f"attribute(@atlas_feature, '{name}')"


class FramedPage:
    """One page with a table; a page may be read without the others, so each says whose it is.

    ``number`` counts from 1 within the profile, or within the pages behind it, whose items are called by ``prefix``;
    ``first`` pages stand between the map and these.
    """

    def __init__(
        self, sheet: Sheet, shown: Framed, number: int, measures: Measures, prefix: str = "profile", first: int = 0
    ) -> None:
        self.sheet = sheet
        self.shown = shown
        self.number = number
        self.place = first + number
        self.measures = measures
        self.canvas = sheet.canvas
        self.width = shown.width
        self._prefix = prefix
        self.translate = Texts(shown.language).translate

    def id(self, name: str) -> str:
        return f"{self._prefix}_{name}" if self.number == 1 else f"{self._prefix}_{name}_{self.number}"

    def _pages(self) -> str:
        return f"coalesce({attribute(self._prefix + '_pages')}, 0)"

    def add(self, table: QgsVectorLayer) -> None:
        """Add the page with its texts and its table."""
        form = self.shown.form
        page = QgsLayoutItemPage(self.sheet.layout)
        page.setPageSize(QgsLayoutSize(form.width, form.height, MILLIMETRES))
        self.sheet.layout.pageCollection().addPage(page)
        if self.place > 1:
            page.dataDefinedProperties().setProperty(
                QgsLayoutObject.DataDefinedProperty.ExcludeFromExports,
                QgsProperty.fromExpression(f"{self._pages()} < {self.number}"),
            )
        self._texts()
        self._table(table)

    def _texts(self) -> None:
        form, canvas, page = self.shown.form, self.canvas, self.place
        texts = self.shown.texts
        top = (MARGIN, MARGIN, self.width, 6.0)
        canvas.text(self.id("title"), texts.title, top, (9.0, 6.0), colour=GREY, page=page)
        for name, source, size in zip(
            ("region", "region_long"), ("profile_title", "profile_long"), TITLE_SIZES, strict=True
        ):
            text = f"coalesce({attribute(source)}, '')"
            box = (MARGIN, MARGIN + 6.5, self.width, 12.5)
            canvas.expression(self.id(name), text, box, size, True, page=page)
        y = form.height - MARGIN - _FOOTER + 2.0
        half = self.width - 40.0
        canvas.text(self.id("footer"), texts.footer, (MARGIN, y, half, 4.0), (6.0, 4.5), colour=GREY, page=page)
        self._page_number((MARGIN + half, y, 40.0, 4.0))
        notes = canvas.expression(
            self.id("notes"), f"coalesce({attribute(self._prefix + '_notes')}, '')",
            (MARGIN, self.measures.bottom + 1.0, self.width, _NOTE - 1.0), _NOTE_SIZE, colour=GREY, page=page,
        )  # fmt: skip
        notes.setVAlign(Qt.AlignmentFlag.AlignBottom)

    def _page_number(self, box: Box) -> None:
        words = self.translate("Profile", "Page {number} of {total}").format(number="\x01", total="\x02")
        behind = f"coalesce({attribute('benchmark_pages')}, 0)" if "benchmark" in self.sheet.layers else "0"
        profile = f"coalesce({attribute('profile_pages')}, 0)"
        own = f"{self.number + 1}" if self._prefix == "profile" else f"{profile} + {self.number + 1}"
        parts = {"\x01": f"to_string({own})", "\x02": f"to_string({profile} + {behind} + 1)"}
        split = [part for part in re.split("([\x01\x02])", words) if part]
        said = [parts.get(part) or "'{}'".format(part.replace("'", "''")) for part in split]
        self.canvas.expression(
            self.id("page"), " || ".join(said), box, 6.0, colour=GREY, align=Qt.AlignmentFlag.AlignRight,
            page=self.place,
        )  # fmt: skip

    def _table(self, layer: QgsVectorLayer) -> None:
        layout = self.sheet.layout
        table = QgsLayoutItemAttributeTable.create(layout)
        # Choosing the layer resets the columns.
        table.setVectorLayer(layer)
        table.setFilterFeatures(True)
        table.setFeatureFilter(f'"{REGION}" = {attribute("key")} and "{PAGE}" = {self.number}')
        table.setMaximumNumberOfFeatures(100_000)
        table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
        # A page of its own for the chart has no table.
        table.setEmptyTableBehavior(QgsLayoutTable.EmptyTableMode.HideTable)
        table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
        table.setUseConditionalStyling(True)
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        table.setContentTextFormat(self.canvas.format(CELL_SIZE))
        table.setHeaderTextFormat(self.canvas.format(HEADING_SIZE, bold=True))
        table.setCellMargin(CELL_MARGIN)
        table.setHorizontalGrid(True)
        table.setVerticalGrid(False)
        table.setGridStrokeWidth(_GRID)
        table.setGridColor(QColor("#999999"))
        table.setColumns([_column(f"c{place}", head) for place, head in enumerate(self.measures.heads)])
        by_order = QgsLayoutTableColumn()
        by_order.setAttribute(ORDER)
        by_order.setSortOrder(Qt.SortOrder.AscendingOrder)
        table.setSortColumns([by_order])
        layout.addMultiFrame(table)
        frame = QgsLayoutFrame(layout, table)
        table.addFrame(frame, False)
        height = self.measures.bottom - TABLE_TOP
        self.canvas.add(frame, self.id("table"), (MARGIN, TABLE_TOP, self.width, height), self.place)


def _column(attribute: str, head: Head) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(" ".join(head.heading.split()))
    column.setAttribute(attribute)
    # The table's cell margins come on top of the column's own width.
    column.setWidth(head.width - 2 * CELL_MARGIN)
    if head.right:
        column.setHAlignment(Qt.AlignmentFlag.AlignRight)
    return column
