"""Packages for colleagues: names, cells and texts of the formats."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..files import ascii_text, safe_file_name

# A text that starts with one of these is taken for a formula by spreadsheet programs, the wide forms of East Asian
# keyboards among them.
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
# A datetime is a date, so it comes first.
_TIMES = (
    (datetime.datetime, "%d.%m.%Y %H:%M:%S"),
    (datetime.date, "%d.%m.%Y"),
    (datetime.time, "%H:%M:%S"),
)
DBF_TEXT_BYTES = 254


@dataclass(frozen=True)
class FieldInfo:
    """What a reader needs to know about a field.

    ``kind`` is one of text, integer, number, boolean, date, datetime, time. ``values`` says what its values mean,
    where that is known, in their order.
    """

    name: str
    kind: str
    alias: str = ""
    comment: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def heading(self) -> str:
        """The alias, or the name where there is none."""
        return self.alias or self.name

    @property
    def meaning(self) -> str:
        """Comment and values in one line."""
        told = "; ".join(f"{value} = {text}" for value, text in self.values)
        return ". ".join(part for part in (self.comment, told) if part)


@dataclass(frozen=True)
class Shade:
    """How a number's cell stands out: its ground as ``#RRGGBB``, and a sign behind the number that says the same."""

    colour: str
    sign: str


@dataclass(frozen=True)
class Table:
    """The attributes of a layer: a row per feature, a cell per field; a missing value is None.

    ``shades`` are those of single cells, by row and field.
    """

    name: str
    title: str
    fields: tuple[FieldInfo, ...]
    rows: list[list[Any]] = field(default_factory=list)
    shades: Mapping[tuple[int, int], Shade] = field(default_factory=dict)

    def column(self, position: int) -> list[Any]:
        """The values of one field."""
        return [row[position] for row in self.rows]


def unique_names(
    texts: Iterable[str], longest: int = 60, make: Callable[[str, int], str] = safe_file_name
) -> list[str]:
    """A safe name for each text, in their order; equal ones (whatever the case) get ``_2``, ``_3``, ..."""
    taken: set[str] = set()
    names = []
    for text in texts:
        base = make(text, longest)
        name = base
        for number in itertools.count(2):
            if name.lower() not in taken:
                break
            suffix = f"_{number}"
            name = base[: longest - len(suffix)] + suffix
        taken.add(name.lower())
        names.append(name)
    return names


def short_names(names: Sequence[str]) -> list[str]:
    """Field names for a Shapefile: ASCII, at most 10 characters, unique whatever the case, in the order given."""

    def shorten(text: str, longest: int) -> str:
        clean = re.sub(r"[^A-Za-z0-9_]+", "_", ascii_text(text)).strip("_")
        clean = clean if clean[:1].isalpha() else f"F{clean}"
        return clean[:longest].rstrip("_")

    # Names that fit are kept as they are, whatever comes before them.
    fitting = {name.lower() for name in names if shorten(name, 10) == name}
    taken: set[str] = set(fitting)
    result = []
    for name in names:
        short = shorten(name, 10)
        if short == name:
            result.append(name)
            continue
        base = short
        for number in itertools.count(1):
            if short.lower() not in taken:
                break
            suffix = f"_{number}"
            short = base[: 10 - len(suffix)].rstrip("_") + suffix
        taken.add(short.lower())
        result.append(short)
    return result


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet program could take a text for a formula. A lone ``-`` (DIN 55301: nothing) is none."""
    return text != "-" and text.lstrip(" \N{NO-BREAK SPACE}")[:1] in _FORMULA_STARTS


def harmless_text(text: str) -> str:
    """A text for a CSV cell: an apostrophe is put before what could be taken for a formula.

    It is also put before a text that begins with one, so that whoever takes the first apostrophe of each cell away
    gets all texts back as they were.
    """
    return f"'{text}" if starts_formula(text) or text.startswith("'") else text


def csv_cell(value: Any) -> str:
    """A value as German offices write it: decimal comma, 31.12.2024, 1 and 0 for yes and no, missing is empty."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, str):
        return harmless_text(value)
    if isinstance(value, bool | int):
        return str(int(value))
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0").replace(".", ",")
    for kind, pattern in _TIMES:
        if isinstance(value, kind):
            return str(value.strftime(pattern))
    return harmless_text(str(value))


def csv_text(table: Table) -> str:
    """A table with ``;`` between the cells, CRLF between the rows and the field names as header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless_text(info.name) for info in table.fields])
    writer.writerows([csv_cell(value) for value in row] for row in table.rows)
    return buffer.getvalue()


def dbf_text(text: str) -> str:
    """As much of a text as a field of dBASE holds."""
    return text.encode()[:DBF_TEXT_BYTES].decode("utf-8", "ignore")


def formula_cells(table: Table) -> int:
    """How many texts of a table the CSV writer puts an apostrophe before."""
    return sum(isinstance(value, str) and harmless_text(value) != value for row in table.rows for value in row)


def aligned(rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """Rows of cells as lines of text with straight columns; the last column is not padded."""
    if not rows:
        return []
    widths = [max(len(row[position]) for row in rows) for position in range(len(rows[0]))]
    return [
        indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def region_label(value: Any) -> str:
    """A region's value as text: ``3.0`` is ``3``, text without outer blanks; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def region_order(labels: Iterable[str]) -> list[str]:
    """The distinct labels of regions, numbers by their size before texts by their letters."""

    def rank(label: str) -> tuple[int, float, str]:
        return (0, float(label), label) if re.fullmatch(r"\d+", label) else (1, 0.0, label.casefold())

    return sorted({label for label in labels if label}, key=rank)
