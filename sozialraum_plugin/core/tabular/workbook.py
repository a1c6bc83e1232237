"""XLSX workbooks, read as they are shown: merged cells, percent formats, shown leading zeros."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..limits import check_size
from ..messages import InputError, Note
from .archives import check_workbook
from .grids import Grid, Span, letter, make_cells

_OLE = b"\xd0\xcf\x11\xe0"
_ZEROS = re.compile(r"0{2,}")
_SHOWN = 5
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SHARED = re.compile(rb"<(?:\w+:)?f\b[^<>]*\bt\s*=\s*[\"']shared[^<>]*>([^<]+)<")
_SHARING = re.compile(rb"<(?:\w+:)?f\b[^<>]*\bt\s*=\s*[\"']shared")
_MOST_SHARED = 5_000_000


def read_workbook(path: str | Path, parameter: str = "TABLE") -> list[Grid]:
    """All sheets of an XLSX file that hold cells, hidden ones after the visible ones.

    Raises :class:`InputError` where the file is no such workbook. Needs openpyxl.
    """
    path = Path(path)
    check_workbook(path, parameter)
    book = _open(path, values=True)
    try:
        sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        formulas = _open(path, values=False) if _lacks_results(path, parameter) else None
        try:
            grids = [_grid(sheet, formulas[sheet.title] if formulas else None) for sheet in sheets]
        finally:
            if formulas is not None:
                formulas.close()
    finally:
        book.close()
    grids = [grid for grid in grids if any(value is not None for value in grid.cells.flat)]
    if not grids:
        raise InputError("table-not-readable", path=str(path), parameter="TABLE", reason=Note("table-no-sheet"))
    return grids


def _open(path: Path, values: bool) -> Any:
    import openpyxl

    try:
        with path.open("rb") as file:
            if file.read(4) == _OLE:
                reason = Note("table-encrypted")
                raise InputError("table-not-readable", path=str(path), parameter="TABLE", reason=reason)
        return openpyxl.load_workbook(path, data_only=values)
    except (InputError, MemoryError):
        raise
    except OSError as error:
        if error.strerror is None:  # openpyxl's own, of a damaged file
            raise InputError("table-not-readable", path=str(path), parameter="TABLE", reason=str(error)) from error
        raise InputError("file-not-readable", path=str(path), reason=error.strerror) from error
    except Exception as error:  # openpyxl raises whatever its parsers meet in a damaged file
        text = str(error) or type(error).__name__
        raise InputError("table-not-readable", path=str(path), parameter="TABLE", reason=text) from error


def _lacks_results(path: Path, parameter: str) -> bool:
    # The second reading that shows formulas costs as much as the first, so it is only done where results are missing.
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        lacking = [_lacking_in(archive.read(name), name, path, parameter) for name in parts]
    return any(lacking)


def _lacking_in(content: bytes, part: str, path: Path, parameter: str) -> bool:
    if _NO_RESULT.search(content) is None:
        return False
    # A shared formula is written out anew for each of its cells.
    longest = max(map(len, _SHARED.findall(content)), default=0)
    if longest * len(_SHARING.findall(content)) > _MOST_SHARED:
        values = {"path": str(path), "parameter": parameter, "part": part, "most": _MOST_SHARED}
        raise InputError("archive-formulas", **values)
    return True


def _grid(sheet: Any, formulas: Any) -> Grid:
    percent: dict[int, int] = {}
    zeros = 0
    rows: list[list[Any]] = []
    height, width = _extent(sheet)
    check_size(height, width, sheet.title)
    for cells in sheet.iter_rows(min_row=1, min_col=1, max_row=height, max_col=width) if height else ():
        row = []
        for column, cell in enumerate(cells):
            value = cell.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                shown = _format(cell)
                if "%" in shown:
                    value = round(value * 100, 10)
                    percent[column] = percent.get(column, 0) + 1
                elif isinstance(value, int) and _ZEROS.fullmatch(shown):
                    zeros += len(str(value)) < len(shown)
                    value = str(value).zfill(len(shown))
            row.append(value)
        rows.append(row)
    notes = []
    if zeros:
        notes.append(Note("zeros-shown", {"count": zeros, "sheet": sheet.title}))
    hidden = sum(part.hidden for part in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
    if hidden:
        notes.append(Note("hidden-read", {"count": hidden, "sheet": sheet.title}))
    lost = _formulas_without_result(rows, formulas)
    for row_number, column, formula in lost:
        # The formula takes the place of its result, so that the column lists it as not understood.
        rows[row_number][column] = formula
    if lost:
        places = ", ".join(f"{letter(column)}{row + 1}" for row, column, _ in lost[:_SHOWN])
        notes.append(Note("formulas-empty", {"count": len(lost), "sheet": sheet.title, "cells": places}))
    return Grid(
        sheet=sheet.title,
        cells=make_cells(rows),
        spans=tuple(
            Span(part.min_row - 1, part.min_col - 1, part.max_row - 1, part.max_col - 1)
            for part in sheet.merged_cells.ranges
        ),
        notes=tuple(notes),
        percent=percent,
    )


def _format(cell: Any) -> str:
    try:
        return str(cell.number_format)
    except IndexError:  # a damaged file names a format that it has not
        return ""


def _extent(sheet: Any) -> tuple[int, int]:
    """Number of rows and columns as far as there are values; a format may reach to the last row of the sheet."""
    filled = [place for place, cell in sheet._cells.items() if cell.value is not None]
    return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)


def _formulas_without_result(rows: list[list[Any]], formulas: Any) -> list[tuple[int, int, str]]:
    if formulas is None:
        return []
    return [
        (row, column, str(getattr(cell.value, "text", cell.value)))
        for row, cells in enumerate(
            formulas.iter_rows(min_row=1, min_col=1, max_row=max(len(rows), 1), max_col=max(map(len, rows), default=1))
        )
        for column, cell in enumerate(cells)
        if rows and cell.data_type == "f" and rows[row][column] is None
    ]
