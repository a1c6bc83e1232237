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
_CONTROLS = bytes([*range(9), *range(14, 32)])
# Encodings in which these bytes stand for nothing else.
_ONE_BYTE = ("utf-8", "utf-8-sig", "cp1252")
# Signs that Windows-1252 has no use for inside words: the file may be in another encoding.
_ODD_IN_WORDS = re.compile(r"\w*[a-zäöü][\x80-\x9f¥ƒŒœŠšŸŽžˆ˜†‡‰‹›„¢¤¦§¨¬¯±¸]+[a-zäöü]\w*")
# Blanks that str.strip removes.
_BLANKS = tuple(sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign != "\n")
_SAMPLE_LINES = 500
_LONGEST_CELL = 1_000_000


def decode(content: bytes, asked: str = "") -> tuple[str, list[Note]]:
    """The text of a file and notes on its encoding; ``asked`` is the encoding that a user has named.

    Raises ``ValueError`` where the bytes are no text in this encoding.
    """
    encoding, reason = (asked, "asked") if asked else _encoding(content)
    text = content.decode(encoding)
    if asked:
        text = text.removeprefix("\ufeff")
    if _has_controls(content, text, encoding):
        raise ValueError(content[:20])
    name = asked.upper() if asked else _LABELS.get(encoding, "Windows-1252")
    notes = [Note("encoding", {"encoding": name, "reason": Note(f"encoding-{reason}")})]
    if not asked and encoding == "cp1252":
        odd = _ODD_IN_WORDS.search(text)
        if odd:
            notes.append(Note("encoding-marks", {"example": odd[0]}))
    return text, notes


def _has_controls(content: bytes, text: str, encoding: str) -> bool:
    if encoding in _ONE_BYTE:
        return len(content.translate(None, _CONTROLS)) != len(content) or "\ufffe" in text or "\uffff" in text
    return _NO_TEXT.search(text) is not None


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


def split_plain(text: str, delimiter: str, width: int) -> np.ndarray | None:
    """The cells of a text without quotation marks whose lines all have ``width`` cells, several times faster.

    None for any other text. Cells are as :func:`_cells` makes them.
    """
    import numpy as np

    if '"' in text or not delimiter:
        return None
    text = text.replace("\r\n", "\n").removesuffix("\n")
    if "\r" in text:
        return None
    lines = text.count("\n") + 1
    if text.count(delimiter) != lines * (width - 1):
        return None
    for blank in _BLANKS:
        if blank == delimiter or blank not in text:
            continue
        edges = (delimiter + blank, blank + delimiter, "\n" + blank, blank + "\n")
        if any(edge in text for edge in edges) or text.startswith(blank) or text.endswith(blank):
            return None
    # Each line end stays in front of the next line's first cell: so it shows whether all lines are as long.
    cells = np.array(text.replace("\n", delimiter + "\n").split(delimiter), dtype=object).reshape(lines, width)
    first = cells[1:, 0].tolist()
    if not all(cell[:1] == "\n" for cell in first):
        return None
    cells[1:, 0] = [cell[1:] for cell in first]
    if any(edge in text for edge in (delimiter * 2, delimiter + "\n", "\n" + delimiter)) or not (
        text[:1] != delimiter and text[-1:] != delimiter
    ):
        cells[cells == ""] = None
    return cells


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


def read_text_table(path: str | Path, parameter: str = "TABLE", encoding: str = "", delimiter: str = "") -> Grid:
    """Read a text file as one sheet.

    ``parameter`` is named in errors. ``encoding`` and ``delimiter`` are found unless given. Records with more cells
    than the table is wide are listed in ``broken``: their cells may be shifted.
    Raises :class:`InputError` where the file is no text or has no delimiter.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("file-not-readable", path=str(path), reason=error.strerror or str(error)) from error
    try:
        text, notes = decode(content, encoding)
    except (ValueError, LookupError) as error:
        if encoding:
            raise InputError("encoding-wrong", path=str(path), value=encoding) from error
        raise _no_text(path, parameter) from error
    del content
    share, width = (100, 1) if delimiter else (0, 1)
    if delimiter:
        width = max((line.count(delimiter) + 1 for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]), default=1)
    else:
        delimiter, share, width = find_delimiter(text)
    if delimiter:
        notes.append(Note("delimiter", {"delimiter": DELIMITERS[delimiter], "share": share, "width": width}))
    cells = split_plain(text, delimiter, width)
    broken: dict[int, str] = {}
    if cells is None:
        try:
            # A single column is still a table; the semicolon then keeps decimal commas together.
            cells, broken, more = _records(text, delimiter or ";", width)
        except csv.Error as error:
            raise _no_text(path, parameter) from error
        notes.extend(more)
    if not any(value is not None for value in cells.flat):
        raise InputError("table-empty", table=path.name)
    return Grid(sheet="", cells=cells, notes=tuple(notes), broken=broken)


def _no_text(path: Path, parameter: str) -> InputError:
    return InputError("table-not-readable", path=str(path), parameter=parameter, reason=Note("table-binary"))


def _records(text: str, delimiter: str, width: int) -> tuple[np.ndarray, dict[int, str], list[Note]]:
    """Cells, records that are too long, and what is to be told of the rest."""
    rows, paired = parse(text, delimiter)
    notes = [] if paired else [Note("quotes-broken")]
    width = max(width, _header_width(rows))
    short = [number for number, row in enumerate(rows) if 1 < len(row) < width]
    if short:
        notes.append(Note("rows-short", {"count": len(short), "row": short[0] + 1}))
    broken = {
        number: delimiter.join(row)
        for number, row in enumerate(rows)
        if len(row) > width and any(cell.strip() for cell in row[width:])
    }
    return _cells(rows, width), broken, notes
