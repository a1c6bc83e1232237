"""The welfare tables as workbooks with a two-row header, written with the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from .tables import SOURCE, SYMBOLS, TITLE, suppressed
from .units import Units

# Group, column title, count.
COLUMNS = (
    ("SGB II", "Regelleistungs-\nberechtigte", "sgb2"),
    ("SGB II", "unter 15 Jahre", "sgb2_u15"),
    ("SGB II", "15 bis unter 25 Jahre", "sgb2_15_25"),
    ("Arbeitslose", "insgesamt", "jobless"),
    ("Arbeitslose", "unter 25 Jahre", "jobless_u25"),
    ("Grundsicherung", "65 Jahre und älter", "poor_65"),
    ("Jugendhilfe", "Hilfen zur\nErziehung", "help"),
    ("Jugendhilfe", "Frühe Hilfen", "early_help"),
)
WITH_DISTRICTS = 2024  # the year whose table has rows for the districts in between
STAMP = "2025-03-03T08:00:00Z"


def write_welfare(path: Path, year: int, counts: pd.DataFrame, units: Units) -> None:
    """One year's workbook: a sheet of explanations and the table."""
    book = Workbook()
    _explanations(book.active, year)
    _table(book.create_sheet("SGB II und Hilfen"), year, counts, units)
    book.properties.creator = "Statistisches Amt Musterstadt (erfunden)"
    book.properties.title = f"{TITLE}: SGB II und Hilfen {year}"
    packed = BytesIO()
    book.save(packed)
    path.write_bytes(_reproducible(packed.getvalue()))


def _explanations(sheet: Any, year: int) -> None:
    sheet.title = "Erläuterungen"
    lines = (
        f"{TITLE} – SGB II, Arbeitslose, Grundsicherung und Hilfen nach Planungsräumen",
        f"Stichtag: 31.12.{year}",
        "",
        "Alle Angaben sind erfunden. Sie beschreiben keinen wirklichen Ort und keine wirklichen Personen.",
        "SGB II: Regelleistungsberechtigte in der Grundsicherung für Arbeitsuchende, nach Alter.",
        "Arbeitslose: bei der Arbeitsagentur oder beim Jobcenter gemeldete Arbeitslose (SGB II und SGB III).",
        "Grundsicherung: Personen mit Grundsicherung im Alter (SGB XII, Viertes Kapitel).",
        "Hilfen zur Erziehung: am Stichtag laufende Hilfen (§§ 27 ff. SGB VIII) für Personen unter 18 Jahren.",
        "Frühe Hilfen: am Stichtag erreichte Kinder unter 3 Jahren.",
        "Geheimhaltung: Werte unter 3 und zu ihrem Schutz einzelne weitere Werte sind durch einen Punkt ersetzt;",
        "Summen enthalten sie. Genau null ist ein Strich.",
        "",
        SYMBOLS,
        SOURCE,
    )
    for number, line in enumerate(lines, start=1):
        sheet.cell(number, 1, line or None)
    sheet.cell(1, 1).font = Font(bold=True)
    sheet.column_dimensions["A"].width = 110


def _header(sheet: Any, year: int) -> int:
    """Titles and header; gives the first free row."""
    sheet.cell(1, 1, f"{TITLE} – SGB II, Arbeitslose, Grundsicherung und Hilfen").font = Font(bold=True, size=12)
    sheet.cell(2, 1, "nach Planungsräumen")
    sheet.cell(3, 1, f"Stichtag: 31.12.{year}")
    groups = [group for group, _, _ in COLUMNS]
    sheet.cell(5, 1, "PLR-Nr.")
    sheet.cell(5, 2, "Planungsraum")
    for column in (1, 2):
        sheet.merge_cells(start_row=5, end_row=6, start_column=column, end_column=column)
    for column, (group, title, _) in enumerate(COLUMNS, start=3):
        first = groups.index(group) + 3
        sheet.cell(6, column, title)
        sheet.cell(7, column, "Anzahl")
        if column == first:
            sheet.cell(5, column, group)
            last = first + groups.count(group) - 1
            if last > first:
                sheet.merge_cells(start_row=5, end_row=5, start_column=first, end_column=last)
    line = Side(style="thin")
    for row in (5, 6, 7):
        for column in range(1, len(COLUMNS) + 3):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = Border(top=line, bottom=line, left=line, right=line)
            cell.font = Font(bold=row < 7)
    sheet.column_dimensions["A"].width = 10
    sheet.column_dimensions["B"].width = 46
    for column in range(3, len(COLUMNS) + 3):
        sheet.column_dimensions[get_column_letter(column)].width = 16
    sheet.row_dimensions[6].height = 32
    sheet.freeze_panes = "C8"
    return 8


def _table(sheet: Any, year: int, counts: pd.DataFrame, units: Units) -> None:
    row = _header(sheet, year)
    names = [name for _, _, name in COLUMNS]
    values = counts[names].to_numpy(dtype=np.int64)
    # By district in each year: the years are read side by side, and 2024 shows the districts' sums.
    hidden = np.column_stack([suppressed(values[:, place], units.district) for place in range(len(names))])
    for district, name in enumerate(units.district_names):
        members = np.flatnonzero(units.district == district)
        if year == WITH_DISTRICTS:
            sums = [int(value) or "–" for value in values[members].sum(axis=0)]
            number = f"{district + 1:02d}"
            _row(sheet, row, [number, f"Stadtbezirk {number} {name}", *sums], bold=True)
            row += 1
        for area in members:
            cells: list[int | str] = [
                "." if secret else (int(value) or "–") for value, secret in zip(values[area], hidden[area], strict=True)
            ]
            _row(sheet, row, [units.keys[area], units.area_names[area], *cells], bold=False)
            row += 1
    _row(sheet, row, [None, "Insgesamt", *(int(value) for value in values.sum(axis=0))], bold=True)
    sheet.cell(row + 2, 1, SOURCE)
    sheet.cell(row + 3, 1, SYMBOLS)
    sheet.cell(row + 4, 1, "© Statistisches Amt Musterstadt (erfunden), CC0")


def _row(sheet: Any, row: int, cells: list[Any], bold: bool) -> None:
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(row, column, value)
        if bold:
            cell.font = Font(bold=True)
        if column == 1:
            cell.number_format = "@"
        elif column > 2:
            cell.number_format = "#,##0"
            cell.alignment = Alignment(horizontal="right")


def _sorted_merges(match: re.Match[bytes]) -> bytes:
    return match[1] + b"".join(sorted(re.findall(rb"<mergeCell [^>]*/>", match[2]))) + match[3]


def _fixed(name: str, part: bytes) -> bytes:
    """A part of the workbook without what changes from run to run or with openpyxl's version."""
    if name == "docProps/core.xml":
        return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", STAMP.encode(), part)
    if name == "docProps/app.xml":
        return re.sub(rb"(?<=<Application>).*(?=</Properties>)", b"openpyxl</Application>", part)
    if name.startswith("xl/worksheets/"):
        # openpyxl keeps merged cells in a set, whose order is anyone's guess.
        return re.sub(rb"(<mergeCells[^>]*>)(.*?)(</mergeCells>)", _sorted_merges, part)
    return part


def _reproducible(content: bytes) -> bytes:
    """The same workbook with the same bytes each time; stored, because compressors differ between systems."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, date_time=(2025, 3, 3, 8, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            new.writestr(entry, _fixed(name, old.read(name)))
    return result.getvalue()
