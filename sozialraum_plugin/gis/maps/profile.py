"""The profile page: a table of the region's areas, with the region's and the city's line, driven by the atlas."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsConditionalStyle,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemPage,
    QgsLayoutMultiFrame,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsMemoryProviderUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, Qt
from qgis.PyQt.QtGui import QColor

from ...core.formats import format_number
from ..frames import python_value
from .data import NAME, NUMBER, REGION, MapData, fill_layer, natural
from .items import MILLIMETRES
from .sheet import GREY, MARGIN, Page, Sheet, page
from .textfit import Ruler

_ORDER = "sz_order"
# Widths in millimetres, sizes in points.
_NUMBER_WIDTH = 16.0
_TEXT_WIDTH = 22.0
_TYPE_WIDTH = 12.0
_LEAST_NAME_WIDTH = 45.0
_LARGEST_WIDTH = 40.0
_HEADING_SIZE = 6.5
_CELL_SIZE = 7.5
_CELL_MARGIN = 0.9
_TABLE_TOP = MARGIN + 25.0


@dataclass(frozen=True)
class ProfileColumn:
    """A column of the table: its field, its heading, and the decimals of its numbers (None for text)."""

    field: str
    heading: str
    decimals: int | None


@dataclass(frozen=True)
class ProfileTexts:
    """Texts of the profile in the language of the map."""

    title: str
    area: str
    type: str
    region_line: str
    city_line: str
    note: str
    footer: str


def decimals_of(values: Sequence[Any]) -> int:
    """How many decimals a column is printed with: none for whole numbers, otherwise one."""
    numbers = [value for value in values if value is not None]
    return 0 if all(float(value).is_integer() for value in numbers) else 1


def columns_for(data: MapData, fields: Sequence[str]) -> list[ProfileColumn]:
    """The columns of chosen fields: aliases as headings, decimals by the values."""
    found = []
    for name in fields:
        position = data.areas.fields().lookupField(name)
        field = data.areas.fields().at(position)
        decimals = None
        if field.isNumeric():
            decimals = decimals_of([python_value(f.attribute(position)) for f in data.areas.getFeatures()])
        found.append(ProfileColumn(field.name(), field.alias() or field.name(), decimals))
    return found


def width_of(column: ProfileColumn, family: str) -> float:
    """The width of a column in millimetres: as its heading's longest word needs, but not less than its numbers."""
    ruler = Ruler(family, bold=True)
    needed = max((ruler.width(word, _HEADING_SIZE) for word in re.split(r"(?<=[-/])|\s", column.heading)), default=0.0)
    least = _NUMBER_WIDTH if column.decimals is not None else _TEXT_WIDTH
    # The table's own renderer sets slightly wider than the metrics say.
    return min(_LARGEST_WIDTH, max(least, needed * 1.06 + 2 * _CELL_MARGIN + 0.5))


def fitting(columns: Sequence[ProfileColumn], family: str) -> tuple[Page, list[ProfileColumn]]:
    """The page of the table, upright while its columns fit, and the columns that it has room for."""
    for across in (False, True):
        # A table is read on A4, whatever the size of the map.
        form = page("A4", across)
        room = form.width - 2 * MARGIN - _TYPE_WIDTH - _LEAST_NAME_WIDTH
        placed: list[ProfileColumn] = []
        for column in columns:
            room -= width_of(column, family)
            if room < 0:
                break
            placed.append(column)
        if len(placed) == len(columns):
            break
    return form, placed


def profile_layer(
    data: MapData, columns: Sequence[ProfileColumn], texts: ProfileTexts, language: str
) -> QgsVectorLayer:
    """A table layer with the printed text of every cell: the areas' rows, then the region's and the city's line."""
    fields = QgsFields()
    for name in (REGION, NAME, NUMBER, *(f"c{n}" for n in range(len(columns)))):
        fields.append(QgsField(name, QMetaType.Type.QString))
    fields.append(QgsField(_ORDER, QMetaType.Type.LongLong))
    layer = QgsMemoryProviderUtils.createMemoryLayer("profile", fields, Qgis.WkbType.NoGeometry)
    rows: list[list[Any]] = []
    values: dict[str, list[list[Any]]] = {}
    everything: list[list[Any]] = []
    positions = [data.areas.fields().lookupField(column.field) for column in columns]
    areas = sorted(data.areas.getFeatures(), key=lambda feature: natural(str(feature[NAME] or "")))
    for order, feature in enumerate(areas):
        key = str(feature[REGION] or "")
        cells = [python_value(feature.attribute(position)) for position in positions]
        everything.append(cells)
        if not key:
            continue
        values.setdefault(key, []).append(cells)
        rows.append([key, feature[NAME], feature[NUMBER], *_printed(cells, columns, language), order])
    city = _printed(_means(everything, columns), columns, language, averages=True)
    for region in data.regions:
        here = _printed(_means(values[region.key], columns), columns, language, averages=True)
        rows.append([region.key, texts.region_line, "", *here, len(areas)])
        rows.append([region.key, texts.city_line, "", *city, len(areas) + 1])
    features = []
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes(row)
        features.append(feature)
    fill_layer(layer, features)
    summary = QgsConditionalStyle(f'"{_ORDER}" >= {len(areas)}')
    summary.setBackgroundColor(QColor("#e6e6e6"))
    layer.conditionalStyles().setRowStyles([summary])
    return layer


def _means(rows: Sequence[Sequence[Any]], columns: Sequence[ProfileColumn]) -> list[float | None]:
    means: list[float | None] = []
    for position, column in enumerate(columns):
        known = [float(row[position]) for row in rows if column.decimals is not None and row[position] is not None]
        means.append(sum(known) / len(known) if known else None)
    return means


def _printed(
    cells: Sequence[Any], columns: Sequence[ProfileColumn], language: str, averages: bool = False
) -> list[str]:
    printed = []
    for value, column in zip(cells, columns, strict=True):
        if column.decimals is None:
            printed.append("" if value is None else str(value))
        else:
            # The mean of whole numbers is no whole number.
            decimals = max(1, column.decimals) if averages else column.decimals
            printed.append(format_number(value, decimals, language))
    return printed


def add_profile(
    project: QgsProject,
    sheet: Sheet,
    layer: QgsVectorLayer,
    columns: Sequence[ProfileColumn],
    texts: ProfileTexts,
) -> None:
    """Add the profile page to a sheet; the table goes on over as many pages as a region needs."""
    canvas = sheet.canvas
    form, _ = fitting(columns, canvas.family)
    inner = form.width - 2 * MARGIN
    project.addMapLayer(layer, False)
    table = _table(sheet, layer, columns, texts, inner)
    sheet.layout.addMultiFrame(table)
    height = form.height - _TABLE_TOP - MARGIN - 6.0
    for number in range(1, _pages(layer, table, canvas.family, height) + 1):
        _add_page(sheet, form, texts, number)
        frame = QgsLayoutFrame(sheet.layout, table)
        # A region with fewer rows has fewer pages.
        frame.setHidePageIfEmpty(number > 1)
        table.addFrame(frame, False)
        canvas.add(frame, _id("profile_table", number), (MARGIN, _TABLE_TOP, inner, height), number)


def _id(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_{number}"


def _add_page(sheet: Sheet, form: Page, texts: ProfileTexts, number: int) -> None:
    """A page with what says whose table it is; a page may be read without the others."""
    canvas, inner = sheet.canvas, form.width - 2 * MARGIN
    item = QgsLayoutItemPage(sheet.layout)
    item.setPageSize(QgsLayoutSize(form.width, form.height, MILLIMETRES))
    sheet.layout.pageCollection().addPage(item)
    for name, text, box, sizes in (
        ("profile_title", texts.title, (MARGIN, MARGIN, inner, 6.0), (9.0, 6.0)),
        ("profile_note", texts.note, (MARGIN, MARGIN + 15.5, inner, 8.0), (7.0, 5.5)),
        ("profile_footer", texts.footer, (MARGIN, form.height - MARGIN - 3, inner, 4.0), (6.0, 4.5)),
    ):
        canvas.text(_id(name, number), text, box, sizes, colour=GREY, page=number)
    region = "attribute(@atlas_feature, 'name')"
    canvas.expression(_id("profile_region", number), region, (MARGIN, MARGIN + 6, inner, 9), 16, True, page=number)


def _pages(layer: QgsVectorLayer, table: QgsLayoutItemAttributeTable, family: str, height: float) -> int:
    """Pages enough for the region with the longest table; rows are reckoned a little higher than they are set."""
    body, head = Ruler(family), Ruler(family, bold=True)

    def row_height(ruler: Ruler, size: float, cells: Sequence[str]) -> float:
        lines = [len(ruler.wrap(cell, size * 1.05, width)) for cell, width in zip(cells, widths, strict=True)]
        return max(lines) * ruler.line_height(size) + 2 * _CELL_MARGIN + 0.3

    columns = table.columns()
    widths = [column.width() for column in columns]
    room = height - row_height(head, _HEADING_SIZE, [column.heading() for column in columns])
    rows: dict[str, list[float]] = {}
    for feature in layer.getFeatures():
        cells = [str(python_value(feature[column.attribute()]) or "") for column in columns]
        rows.setdefault(str(feature[REGION]), []).append(row_height(body, _CELL_SIZE, cells))
    # A row is not split: each page may end with as much empty room as the highest row.
    needed = [sum(heights) / max(room - max(heights), 1.0) for heights in rows.values()]
    return max(1, math.ceil(max(needed, default=1.0)))


def _table(
    sheet: Sheet, layer: QgsVectorLayer, columns: Sequence[ProfileColumn], texts: ProfileTexts, inner: float
) -> QgsLayoutItemAttributeTable:
    canvas = sheet.canvas
    table = QgsLayoutItemAttributeTable.create(sheet.layout)
    table.setVectorLayer(layer)
    table.setFilterFeatures(True)
    table.setFeatureFilter(f"\"{REGION}\" = attribute(@atlas_feature, 'key')")
    table.setMaximumNumberOfFeatures(100_000)
    table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
    table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
    table.setUseConditionalStyling(True)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setContentTextFormat(canvas.format(_CELL_SIZE))
    table.setHeaderTextFormat(canvas.format(_HEADING_SIZE, bold=True))
    table.setCellMargin(_CELL_MARGIN)
    table.setHorizontalGrid(True)
    table.setVerticalGrid(False)
    table.setGridStrokeWidth(0.15)
    table.setGridColor(QColor("#999999"))
    widths = [width_of(column, canvas.family) for column in columns]
    wanted = [
        _column(NAME, texts.area, inner - _TYPE_WIDTH - sum(widths), False),
        _column(NUMBER, texts.type, _TYPE_WIDTH, True),
        *(_column(f"c{n}", c.heading, widths[n], c.decimals is not None) for n, c in enumerate(columns)),
    ]
    table.setColumns(wanted)
    by_order = QgsLayoutTableColumn()
    by_order.setAttribute(_ORDER)
    by_order.setSortOrder(Qt.SortOrder.AscendingOrder)
    table.setSortColumns([by_order])
    return table


def _column(attribute: str, heading: str, width: float, numeric: bool) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(heading)
    column.setAttribute(attribute)
    # The table's cell margins come on top of the column's own width.
    column.setWidth(width - 2 * _CELL_MARGIN - 0.15)
    if numeric:
        column.setHAlignment(Qt.AlignmentFlag.AlignRight)
    return column
