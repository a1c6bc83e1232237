"""Text tables: encoding, delimiter and quotes are found, not asked for."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from .grids import Grid
from .messages import InputError, Note

if TYPE_CHECKING:
    import numpy as np

# In the order of trust: a decimal comma makes a comma look like a delimiter, never the other way round.
DELIMITERS = {";": ";", "\t": "TAB", "|": "|", ",": ","}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABELS = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-8": "UTF-8"}
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_SAMPLE_LINES = 500
_LONGEST_CELL = 1_000_000


def decode(content: bytes) -> tuple[str, Note]:
    """The text of a file and a note on its encoding.

    Raises ``ValueError`` where the bytes are no text.
    """
    encoding, reason = _encoding(content)
    text = content.decode(encoding)
    if _NO_TEXT.search(text):
        raise ValueError(content[:20])
    note = Note("encoding", {"encoding": _LABELS.get(encoding, "Windows-1252"), "reason": Note(f"encoding-{reason}")})
    return text, note


def _encoding(content: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding, "bom"
    head = content[:4000]
    if head.count(0) > len(head) // 4:
        return ("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"), "zeros"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "fallback"
    return "utf-8", "valid"


def find_delimiter(text: str) -> tuple[str, int, int]:
    """Delimiter, share of filled lines in percent that have the usual number of cells, and that number.

    The delimiter is empty where no candidate gives two columns in at least half of the lines.
    """
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        widths = Counter(len(row) for row in filled if len(row) > 1)
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        if count * 2 >= len(filled):
            return delimiter, round(100 * count / len(filled)), width
    return "", 0, 1


def parse(text: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """Records of cells, and whether the quotation marks paired up; else they are kept as characters."""
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), True
    except csv.Error:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return list(rows), False


def _cells(rows: list[list[str]], width: int) -> np.ndarray:
    """The texts as an object array, without blanks at their ends; an empty one is None."""
    import numpy as np

    cells = np.empty((len(rows), width), dtype=object)
    for number, row in enumerate(rows):
        cells[number, : len(row)] = [text.strip() or None for text in row[:width]]
    return cells


def _header_width(rows: list[list[str]]) -> int:
    """Cells of the first line with several filled ones, up to the last filled: programs may leave out empty ends."""
    for row in rows:
        filled = [place for place, cell in enumerate(row) if cell.strip()]
        if len(filled) > 1:
            return filled[-1] + 1
    return 1


def read_text_table(path: str | Path, parameter: str = "TABLE") -> Grid:
    """Read a text file as one sheet.

    ``parameter`` is named in errors. Records with more cells than the table is wide are listed in ``broken``:
    their cells may be shifted.
    Raises :class:`InputError` where the file is no text or has no delimiter.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("file-not-readable", path=str(path), reason=error.strerror or str(error)) from error
    try:
        text, encoding = decode(content)
        delimiter, share, width = find_delimiter(text)
        # A single column is still a table; the semicolon then keeps decimal commas together.
        rows, paired = parse(text, delimiter or ";")
    except (ValueError, csv.Error) as error:
        reason = Note("table-binary")
        raise InputError("table-not-readable", path=str(path), parameter=parameter, reason=reason) from error
    if not any(cell.strip() for row in rows for cell in row):
        raise InputError("table-empty", table=path.name)
    notes = [encoding]
    if delimiter:
        notes.append(Note("delimiter", {"delimiter": DELIMITERS[delimiter], "share": share, "width": width}))
    if not paired:
        notes.append(Note("quotes-broken"))
    width = max(width, _header_width(rows))
    short = [number for number, row in enumerate(rows) if 1 < len(row) < width]
    if short:
        notes.append(Note("rows-short", {"count": len(short), "row": short[0] + 1}))
    broken = {
        number: delimiter.join(row)
        for number, row in enumerate(rows)
        if len(row) > width and any(cell.strip() for cell in row[width:])
    }
    return Grid(sheet="", cells=_cells(rows, width), notes=tuple(notes), broken=broken)
