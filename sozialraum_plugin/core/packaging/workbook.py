"""A workbook made for reading: typed cells, frozen header, German formats, a sheet that describes the fields."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .packages import Table

_DATE = "DD.MM.YYYY"
_FORMATS = {"date": _DATE, "datetime": f"{_DATE} HH:MM:SS", "time": "HH:MM:SS"}
_WIDEST = 48
# Signs beside each other on a sheet of A4 that is printed small.
_PAGE = 230
# Characters that XML, and so a workbook, cannot hold.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def sheet_names(titles: Sequence[str], reserved: Sequence[str] = ()) -> list[str]:
    """A name for each sheet as spreadsheet programs allow it: at most 31 characters, none of ``[]:*?/\\``, unique."""
    taken = {name.lower() for name in reserved}
    names = []
    for title in titles:
        base = re.sub(r"[\[\]:*?/\\]+", " ", _FORBIDDEN.sub("", title)).strip(" '")[:31].strip(" '") or "_"
        name, number = base, 2
        while name.lower() in taken:
            suffix = f" ({number})"
            name, number = base[: 31 - len(suffix)] + suffix, number + 1
        taken.add(name.lower())
        names.append(name)
    return names


def number_format(kind: str, values: Sequence[Any]) -> str:
    """The cell format of a column; ``#,##0.0`` shows as 1.234,5 in a German program.

    Years are written without a point for thousands. Numbers show as many decimals as they have, at most two; at most
    three where all are below 1.
    """
    if kind in _FORMATS:
        return _FORMATS[kind]
    numbers = [value for value in values if isinstance(value, int | float) and math.isfinite(value)]
    if kind == "integer" or all(float(value).is_integer() for value in numbers):
        years = bool(numbers) and all(1900 <= value <= 2100 for value in numbers)
        return "0" if years else "#,##0"
    most = 3 if all(abs(value) < 1 for value in numbers) else 2
    needed = max(len(repr(round(float(value), most)).partition(".")[2]) for value in numbers)
    return "#,##0." + "0" * min(needed, most)


def write_workbook(
    path: Path, tables: Sequence[Table], about_title: str, about: Sequence[Sequence[str]], title: str
) -> None:
    """Write a sheet per table, headed by the aliases, and a last sheet with ``about`` (rows of texts).

    A row of ``about`` that starts with an empty text and holds more is indented; a row of one text is a heading.
    Needs openpyxl.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    names = sheet_names([table.title for table in tables], reserved=[about_title])
    for name, table in zip(names, tables, strict=True):
        _fill(workbook.create_sheet(name), table)
    _describe(workbook.create_sheet(sheet_names([about_title])[0]), about)
    workbook.properties.creator = "Sozialraum"
    workbook.properties.title = title
    workbook.save(path)


def _put(cell: Any, value: Any) -> None:
    """Set a cell's value. Text stays text, also after somebody edits the cell, however it starts."""
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:32767]
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@", "\t", "\r", "'")
    elif isinstance(value, float) and not math.isfinite(value):
        cell.value = None
    else:
        cell.value = value


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    head = {
        "font": Font(bold=True),
        "fill": PatternFill("solid", fgColor="E6EBF2"),
        "alignment": Alignment(wrap_text=True, vertical="top"),
        "border": Border(bottom=Side(style="thin", color="7F8C9D")),
    }
    for position, info in enumerate(table.fields):
        values = table.column(position)
        cell = sheet.cell(1, position + 1)
        _put(cell, info.heading)
        for part, style in head.items():
            setattr(cell, part, style)
        shown = number_format(info.kind, values) if info.kind not in ("text", "boolean") else ""
        for row, value in enumerate(values, start=2):
            cell = sheet.cell(row, position + 1)
            _put(cell, value)
            if shown and value is not None:
                cell.number_format = shown
            shade = table.shades.get((row - 2, position))
            if shade is not None:
                cell.fill = PatternFill("solid", fgColor=shade.colour.lstrip("#"))
                # The cell stays a number; the sign is only shown.
                cell.number_format = f'{shown}" {shade.sign}"' if shade.sign and shown else cell.number_format
        longest = max((len(_shown(value)) for value in values), default=0)
        # A long heading wraps; its longest word must still fit.
        words = max((len(word) for word in re.split(r"[\s\u2013/-]+", info.heading)), default=0)
        sheet.column_dimensions[get_column_letter(position + 1)].width = min(
            max(longest, words, min(len(info.heading), 14)) + 3, _WIDEST
        )
    sheet.freeze_panes = "A2"
    if table.fields:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.fields))}{len(table.rows) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    # Shrunk further nobody could read it.
    wide = sum(part.width for part in sheet.column_dimensions.values())
    sheet.page_setup.fitToWidth = max(math.ceil(wide / _PAGE), 1)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    if sheet.page_setup.fitToWidth > 1 and len(table.fields) > 2:
        sheet.print_title_cols = "A:B"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def _describe(sheet: Any, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for position, text in enumerate(row, start=1):
            cell = sheet.cell(number, position)
            _put(cell, text)
            cell.alignment = Alignment(wrap_text=len(row) > 1, vertical="top")
            if len(row) == 1:
                cell.font = Font(bold=True)
            else:
                widths[position] = min(max(widths.get(position, 0), len(text)), 60)
    for position, width in widths.items():
        sheet.column_dimensions[get_column_letter(position)].width = width + 3
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
