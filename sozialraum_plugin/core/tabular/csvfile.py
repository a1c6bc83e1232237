"""Text tables: encoding, delimiter and quotes are found, not asked for."""

from __future__ import annotations

import csv
from pathlib import Path

from ..limits import check_lines, check_size, read_bytes
from ..messages import InputError, Note
from .encodings import decode
from .grids import Grid
from .records import lines_of, read_records, usual_width

# In the order of trust: a decimal comma makes a comma look like a delimiter, never the other way round.
DELIMITERS = {";": ";", "\t": "TAB", "|": "|", ",": ","}
_SAMPLE_LINES = 500
_SAMPLE_SIGNS = 2_000_000


def find_delimiter(text: str) -> tuple[str, int, int]:
    """Delimiter, share of filled lines in percent that have the usual number of cells, and that number.

    The delimiter is empty where no candidate gives two columns in at least half of the lines.
    """
    sample = _sample(text)
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(lines_of(sample), delimiter=delimiter))
        except csv.Error:
            continue
        width, count = usual_width(rows)
        filled = sum(any(cell.strip() for cell in row) for row in rows)
        if count and count * 2 >= filled:
            return delimiter, round(100 * count / filled), width
    return "", 0, 1


def _sample(text: str) -> str:
    lines = text[:_SAMPLE_SIGNS].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    return "\n".join(lines)


def read_text_table(path: str | Path, parameter: str = "TABLE", encoding: str = "", delimiter: str = "") -> Grid:
    """Read a text file as one sheet.

    ``parameter`` is named in errors. ``encoding`` and ``delimiter`` are found unless given. Records that do not fit
    the table's width are listed in ``broken``: their cells may be shifted.
    Raises :class:`InputError` where the file is no text or beyond the limits of :mod:`.limits`.
    """
    path = Path(path)
    content = read_bytes(path, parameter)
    check_lines(content, path, parameter)
    try:
        text, notes = decode(content, encoding)
        del content
        if delimiter:
            rows = csv.reader(lines_of(_sample(text)), delimiter=delimiter)
            share, width = 100, usual_width(list(rows))[0]
        else:
            delimiter, share, width = find_delimiter(text)
        if delimiter:
            notes.append(Note("delimiter", {"delimiter": DELIMITERS[delimiter], "share": share, "width": width}))
        check_size(1, width, path.name)
        # A single column is still a table; the semicolon then keeps decimal commas together.
        records = read_records(text, delimiter or ";", width, path.name)
    except (ValueError, LookupError, csv.Error) as error:
        if encoding:
            raise InputError("encoding-wrong", path=str(path), value=encoding) from error
        reason = Note("table-binary")
        raise InputError("table-not-readable", path=str(path), parameter=parameter, reason=reason) from error
    if not any(value is not None for value in records.cells.flat):
        raise InputError("table-empty", table=path.name)
    return Grid(sheet="", cells=records.cells, notes=(*notes, *records.notes), broken=records.broken)
