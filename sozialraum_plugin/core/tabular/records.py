"""From the text of a CSV file to a rectangle of cells; records that do not fit it are named, never bent to fit."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..limits import LONGEST_CELL, MOST_CELLS, MOST_ROWS, check_size
from ..messages import InputError, Note
from .textcells import TextCells, split_lines

if TYPE_CHECKING:
    import numpy as np

# Blanks that str.strip removes.
_BLANKS = tuple(sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign != "\n")
# A cell may hold line breaks, but not many: beyond so many a quotation mark is missing.
_MOST_LINES = 12
_MOST_UNPAIRED = 5_000
# Where more rows than this are short, the program that wrote them leaves out empty ends.
_MANY = 0.2
_NUMBER = re.compile(r"[-+−–(]?\s*\d[\d.,\s'’]*%?\)?|[-–./·•x…]|\.\.\.")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SURE = 0.9
_SHOWN = 8


@dataclass
class Records:
    """``cells`` of texts and None; ``broken`` are records that do not fit, by row."""

    cells: np.ndarray | TextCells
    broken: dict[int, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def read_records(text: str, delimiter: str, width: int, table: str = "") -> Records:
    """Split a text at ``delimiter``; ``width`` is the usual number of cells.

    Raises :class:`InputError` that names ``table`` where there are too many rows or cells.
    """
    height = max(text.count("\n"), text.count("\r"))
    if height > MOST_ROWS:
        raise InputError("rows-many", table=table, count=height, most=MOST_ROWS)
    check_size(height, width, table)
    notes = [Note("last-row-open", {"row": text.count("\n") + 1})] if _is_open(text) else []
    plain = split_plain(text, delimiter, width)
    if plain is not None:
        return Records(plain, notes=notes)
    rows, unpaired = parse(text, delimiter, table)
    if unpaired:
        notes.append(Note("quotes-broken", {"count": len(unpaired), "rows": _some(sorted(unpaired))}))
    first = next((n for n, row in enumerate(rows) if len(row) == width and _filled(row) > 1), 0)
    broken = {number: rows[number][0] for number in unpaired}
    regular = [row for number, row in enumerate(rows) if len(row) == width and number not in broken]
    longer = [n for n, row in enumerate(rows) if len(row) > width and n not in broken]
    longer = [n for n in longer if n >= first or _holds_data(rows[n])]
    wide = max([width, *(_header_width(row) for n, row in enumerate(rows[: first + 1]) if n not in longer)])
    ends = [n for n in longer if not any(cell.strip() for cell in rows[n][width:])]
    # Delimiters at the end of many lines say nothing; at the end of one, they say that its cells are shifted.
    harmless = set(ends) if len(ends) > _MANY * len(rows) else set()
    broken.update({n: delimiter.join(rows[n]) for n in longer if n not in harmless and len(rows[n]) > wide - 1})
    short = [n for n, row in enumerate(rows) if n >= first and 1 < len(row) < width and n not in broken]
    kept = _kept(rows, regular, short, width)
    if kept and kept[-1] == len(rows) - 1 and _is_open(text):
        kept.pop()  # a file that ends within its last row was cut
    broken.update({n: delimiter.join(rows[n]) for n in short if n not in kept})
    if kept:
        notes.append(Note("rows-short", {"count": len(kept), "rows": _some(kept)}))
    elif wide > width and regular:
        notes.append(Note("rows-short", {"count": len(regular), "rows": _some(range(first, len(rows)))}))
    check_size(len(rows), wide, table)
    return Records(_cells(rows, wide), broken, notes)


def _is_open(text: str) -> bool:
    return "\n" in text and not text.endswith(("\n", "\r"))


def _kept(rows: Sequence[list[str]], regular: Sequence[list[str]], short: Sequence[int], width: int) -> list[int]:
    """The short rows that only lack empty cells at their end, by all that can be seen."""
    if len(short) > _MANY * len(rows):
        return list(short)
    if any(not row[-1].strip() for row in regular):
        return []  # empty ends are written out, so these rows have lost a cell
    sample = regular[:: max(len(regular) // 200, 1)]
    shares = []
    for column in range(width):
        filled = [row[column] for row in sample if row[column].strip()]
        shares.append(sum(bool(_NUMBER.fullmatch(cell.strip())) for cell in filled) / max(len(filled), 1))
    return [n for n in short if all(_fits(cell, share) for cell, share in zip(rows[n], shares, strict=False))]


def _fits(cell: str, share: float) -> bool:
    if not cell.strip():
        return True
    number = bool(_NUMBER.fullmatch(cell.strip()))
    return number if share >= _SURE else not number if share <= 1 - _SURE else True


def _some(rows: Sequence[int] | range) -> str:
    return ", ".join(str(row + 1) for row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")


def _holds_data(row: Sequence[str]) -> bool:
    """Whether a row is mostly numbers, so that it is no header."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return sum(bool(_NUMBER.fullmatch(cell)) for cell in filled) * 2 > len(filled)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _header_width(row: Sequence[str]) -> int:
    """Cells up to the last filled one, in a line with several: programs may leave out empty ends."""
    filled = [place for place, cell in enumerate(row) if cell.strip()]
    return filled[-1] + 1 if len(filled) > 1 else 1


def usual_width(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The most frequent number of cells among filled rows of several cells, and how many rows have it."""
    widths = Counter(len(row) for row in rows if len(row) > 1 and any(cell.strip() for cell in row))
    return widths.most_common(1)[0] if widths else (1, 0)


def parse(text: str, delimiter: str, table: str = "") -> tuple[list[list[str]], set[int]]:
    """Records of cells, and which have quotation marks that do not pair up: those are one cell, as it stands."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        return _limited(_strictly(text, delimiter), table), set()
    except csv.Error:
        return _line_by_line(text, delimiter)


def _limited(records: Iterator[list[str]], table: str) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    for row in records:
        rows.append(row)
        cells += len(row)
        if cells > MOST_CELLS:
            raise InputError("cells-many", table=table, rows=len(rows), columns=len(row), most=MOST_CELLS)
    return rows


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends, as a file would give them; ``io.StringIO`` takes four bytes per sign."""
    return (found[0] for found in _LINE.finditer(text))


def _strictly(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines_of(text), delimiter=delimiter, strict=True)


def _line_by_line(text: str, delimiter: str) -> tuple[list[list[str]], set[int]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    singles = [_record(line, delimiter) for line in lines]
    width, _ = usual_width([row for row in singles if row is not None])
    rows: list[list[str]] = []
    unpaired: set[int] = set()
    place = 0
    while place < len(lines):
        record, used = singles[place], 1
        # Where thousands of lines do not pair up the file is damaged throughout; looking ahead would take minutes.
        ahead = _MOST_LINES if len(unpaired) < _MOST_UNPAIRED else 1
        while record is None and used < ahead and place + used < len(lines):
            used += 1
            record = _record("\n".join(lines[place : place + used]), delimiter)
            if record is not None and len(record) != width:
                record = None  # what closes the quotation is a mark of another record
        if record is None:
            record, used = [lines[place]], 1
            unpaired.add(len(rows))
        rows.append(record)
        place += used
    return rows, unpaired


def _record(text: str, delimiter: str) -> list[str] | None:
    if '"' not in text:
        return text.split(delimiter) if text else []
    try:
        rows: list[list[str]] = list(_strictly(text, delimiter))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def split_plain(text: str, delimiter: str, width: int) -> TextCells | None:
    """The cells of a text without quotation marks whose lines all have ``width`` cells, several times faster.

    None for any other text. Cells are as :func:`_cells` makes them.
    """
    if '"' in text or not delimiter or not text:
        return None
    text = text.replace("\r\n", "\n")
    if "\r" in text or _has_outer_blanks(text, delimiter):
        return None
    return split_lines(text, delimiter, width)


def _has_outer_blanks(text: str, delimiter: str) -> bool:
    for blank in _BLANKS:
        if blank == delimiter or blank not in text:
            continue
        edges = (delimiter + blank, blank + delimiter, "\n" + blank, blank + "\n")
        if any(edge in text for edge in edges) or text.startswith(blank) or text.endswith(blank):
            return True
    return False


def _cells(rows: Sequence[Sequence[str]], width: int) -> np.ndarray:
    """The texts as an object array, without blanks at their ends; an empty one is None."""
    import numpy as np

    cells = np.empty((len(rows), width), dtype=object)
    for number, row in enumerate(rows):
        cells[number, : len(row)] = [text.strip() or None for text in row[:width]]
    return cells
