"""Numbers as German tables write them, decided column by column.

A cell is judged by its shape: the text with every digit written as 9. Few shapes stand for many cells, so the grammar
is applied to shapes and whole columns are converted at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ..names import header_text
from .grids import cell_text
from .symbols import EMPTY, PARENTHESES, ZERO, SymbolSet

if TYPE_CHECKING:
    import numpy as np

COMMA = ","
POINT = "."
_DIGITS = str.maketrans("012345678", "999999999")
_DIGIT_BYTES = bytes.maketrans(b"012345678", b"999999999")
# Stands in a shape for a lone zero before a mark: 0.123 has decimals, where 1.123 may have thousands.
_ZERO = "\x1a"
_LONE_ZERO = re.compile(r"^((?:[(+\-−–]|[^\S\n])*)0(?=[.,])", re.MULTILINE)
_ZERO_AFTER_SIGN = re.compile(r"(?:[(+\-−–]|[^\S\n])0[.,]")
_LARGEST = 1.7e308
# What numbers are made of that need no clearing up but the removal of thousands.
_PLAIN_SIGNS = frozenset("9.,-" + _ZERO)
_LONGEST_SHAPE = 40
_SHAPE = re.compile(
    rf"""
    (?P<open>\(\s*)?
    (?P<sign>[+\-−–]\s*)?
    (?:
        (?P<whole> 9{{1,3}}(?P<group>[.,'’\s])999(?:(?P=group)999)* | 9+ | {_ZERO} )
        (?: (?P<mark>[.,])(?P<fraction>9+) )?
      | (?P<bare>[.,])9+
    )
    (?P<power>[eE][+\-]?9{{1,3}})?
    \s*(?P<percent>%)?
    (?P<close>\s*\))?
    (?:\s*(?P<flag>[A-Za-z]))?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Shape:
    """What a shape says about the writing of its column.

    ``decimal`` and ``thousands`` are the marks used for certain; ``unclear`` is a mark that may be either.
    """

    decimal: str | None = None
    thousands: str | None = None
    unclear: str | None = None
    flag: str = ""
    percent: bool = False
    long_integer: bool = False
    digits: int = 0

    def fits(self, decimal: str) -> bool:
        """Whether the shape can be read with this decimal mark."""
        return self.decimal in (None, decimal) and self.thousands != decimal


@lru_cache(maxsize=4096)
def shape_of(text: str) -> Shape | None:
    """The reading of a shape, None where it is no number."""
    found = _SHAPE.fullmatch(text) if len(text) <= _LONGEST_SHAPE else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    group, mark = found["group"], found["mark"] or found["bare"]
    if group is not None and group == mark:
        return None
    # A power of ten is only a number beside a decimal mark; 1E5 alone may be a key.
    if found["power"] and not mark and not (group and group in ".,"):
        return None
    if found["power"] and found["flag"]:
        return None
    whole = found["whole"] or ""
    digits = whole.count("9")
    unclear = None
    if group is not None and group in ".," and mark is None and whole.count(group) == 1:
        group, unclear = None, group
        if found["power"]:
            mark, unclear = unclear, None
    return Shape(
        decimal=mark,
        thousands=group if group is not None and group in ".," else None,
        unclear=unclear,
        flag=PARENTHESES if found["open"] else (found["flag"] or "").lower(),
        percent=bool(found["percent"]),
        long_integer=mark is None and group is None and unclear is None and digits > 4,
        digits=digits,
    )


@dataclass
class Evidence:
    """How the cells of a column, or of a whole table, are written: number of cells by certain and unclear marks."""

    comma: int = 0
    point: int = 0
    unclear: Counter[str] = field(default_factory=Counter)
    long_integers: int = 0

    def add(self, shape: Shape, count: int) -> None:
        """Count cells of a shape."""
        if shape.decimal == COMMA or shape.thousands == POINT:
            self.comma += count
        elif shape.decimal == POINT or shape.thousands == COMMA:
            self.point += count
        elif shape.unclear:
            self.unclear[shape.unclear] += count
        elif shape.long_integer:
            self.long_integers += count

    @property
    def decimal(self) -> str | None:
        """The decimal mark of the certain cells, None without any."""
        if self.comma == self.point == 0:
            return None
        return COMMA if self.comma >= self.point else POINT


@dataclass
class Cells:
    """A column sorted into numbers, signs and other texts, nothing decided yet.

    ``joined`` are the texts of all ``height`` rows, a line each; ``counts`` and ``shapes`` have an entry per
    different outline (digits as 9). ``typed``, ``signs`` (reasons, empty cells among them) and ``words`` are by row.
    """

    height: int
    joined: str
    counts: Counter[str]
    shapes: dict[str, Shape | None]
    typed: dict[int, float]
    signs: dict[int, str]
    words: dict[int, str]
    evidence: Evidence

    @property
    def numbers(self) -> int:
        """Number of cells that are numbers in some writing."""
        return self.height - len(self.signs) - len(self.words)

    @property
    def filled(self) -> int:
        """Number of cells that are neither empty nor a sign."""
        return self.height - len(self.signs)

    @cached_property
    def texts(self) -> list[str]:
        """The text of every row; cut anew because few columns need it and all columns wait side by side."""
        return self.joined.split("\n")[: self.height]

    @cached_property
    def outlines(self) -> list[str]:
        """The outline of every row."""
        return _outlines(self.joined, self.height)

    def example(self, wanted: Callable[[Shape], bool]) -> str:
        """The first text whose shape is wanted, empty without any."""
        outlines = {outline for outline, shape in self.shapes.items() if shape is not None and wanted(shape)}
        return next((text for text, outline in zip(self.texts, self.outlines, strict=True) if outline in outlines), "")


def _outlines(joined: str, count: int) -> list[str]:
    if "0," not in joined and "0." not in joined:
        pass
    elif _ZERO_AFTER_SIGN.search(joined):
        joined = _LONE_ZERO.sub(rf"\1{_ZERO}", joined)
    else:
        marked = "\n" + joined
        for mark in (COMMA, POINT):
            marked = marked.replace(f"\n0{mark}", f"\n{_ZERO}{mark}")
        joined = marked[1:]
    if joined.isascii():
        return joined.encode().translate(_DIGIT_BYTES).decode().split("\n")[:count]
    return joined.translate(_DIGITS).split("\n")[:count]


def sort_cells(values: Sequence[Any], symbols: SymbolSet) -> Cells:
    """Look at every cell of a column without deciding yet."""
    typed: dict[int, float] = {}
    try:
        texts = list(values)
        joined = "\n".join(texts)
    except TypeError:  # not all of them are texts
        typed, texts = _texts(values)
        joined = "\n".join(texts)
    if joined.count("\n") >= max(len(texts), 1):
        texts = [header_text(text) if "\n" in text or "\r" in text else text for text in texts]
        joined = "\n".join(texts)
    return sort_lines(joined, len(texts), symbols, typed)


def sort_lines(joined: str, height: int, symbols: SymbolSet, typed: dict[int, float] | None = None) -> Cells:
    """Look at the cells of a column that are given as ``height`` lines; ``typed`` are numbers of a workbook by row."""
    typed = typed or {}
    if _ZERO in joined:
        joined = joined.replace(_ZERO, "\N{REPLACEMENT CHARACTER}")
    outlines = _outlines(joined, height)
    counts = Counter(outlines)
    evidence = Evidence()
    shapes: dict[str, Shape | None] = {}
    for outline, count in counts.items():
        shape = shape_of(outline)
        if shape is not None and shape.flag and shape.flag not in symbols.flags:
            shape = None
        shapes[outline] = shape
        if shape is not None:
            evidence.add(shape, count)
    signs: dict[int, str] = {}
    words: dict[int, str] = {}
    no_numbers = {outline for outline, shape in shapes.items() if shape is None}
    if no_numbers:
        texts = joined.split("\n")
        for row in [row for row, outline in enumerate(outlines) if outline in no_numbers]:
            text = texts[row]
            reason = symbols.reason(text) if text else EMPTY
            if reason is None:
                words[row] = text
            elif row not in typed:
                signs[row] = reason
    return Cells(height, joined, counts, shapes, typed, signs, words, evidence)


def _texts(values: Sequence[Any]) -> tuple[dict[int, float], list[str]]:
    """Numbers of a workbook by row, and the text of every other cell."""
    if set(map(type, values)) <= {str, type(None)}:
        return {}, [text or "" for text in values]
    # What is beyond the numbers that spreadsheets have is shown as a text that is not understood.
    typed = {
        row: float(value)
        for row, value in enumerate(values)
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST
    }
    return typed, ["" if row in typed else cell_text(value).strip() for row, value in enumerate(values)]


@dataclass
class Numbers:
    """A column of numbers.

    ``values`` is float64 with NaN where there is no number. ``missing`` and ``flagged`` count (sign, reason);
    ``marks`` holds the sign by row; ``rejected`` are the rows whose text was not understood.
    """

    values: np.ndarray
    whole: bool
    percent: bool
    marks: dict[int, str]
    missing: Counter[tuple[str, str]]
    flagged: Counter[tuple[str, str]]
    rejected: list[int]


def read_numbers(cells: Cells, decimal: str, symbols: SymbolSet) -> Numbers:
    """Convert a column, its decimals written with ``decimal``.

    Exactly zero (a dash) becomes 0.0; every other sign is missing and counted; cells that do not fit are rejected.
    """
    import numpy as np

    values = np.full(cells.height, np.nan)
    used = {outline: shape for outline, shape in cells.shapes.items() if shape is not None and shape.fits(decimal)}
    if len(used) == len(cells.shapes):
        good = list(range(cells.height))
    else:
        good = [row for row, outline in enumerate(cells.outlines) if outline in used]
    if good:
        simple = all(map(_PLAIN_SIGNS.issuperset, used))
        text = cells.joined if len(good) == cells.height else "\n".join([cells.texts[row] for row in good])
        values[good] = _floats(text, decimal, simple)
    if cells.typed:
        values[list(cells.typed)] = list(cells.typed.values())
    marks: dict[int, str] = {}
    missing: Counter[tuple[str, str]] = Counter()
    flagged: Counter[tuple[str, str]] = Counter()
    for row, reason in cells.signs.items():
        text = cells.texts[row]
        if text:
            marks[row] = text
        if reason == ZERO:
            values[row] = 0.0
        else:
            missing[text, reason] += 1
    flags = {outline: shape.flag for outline, shape in used.items() if shape.flag}
    if flags:
        for row in [row for row in good if cells.outlines[row] in flags]:
            marks[row] = flag = flags[cells.outlines[row]]
            flagged[flag, symbols.flags[flag]] += 1
    misfits = {outline for outline, shape in cells.shapes.items() if shape is not None and outline not in used}
    rejected = list(cells.words)
    if misfits:
        rejected = sorted([*rejected, *(row for row, outline in enumerate(cells.outlines) if outline in misfits)])
    finite = values[~np.isnan(values)]
    return Numbers(
        values=values,
        whole=not any(_has_decimals(shape, decimal) for shape in used.values())
        and bool(np.all(finite == np.floor(finite))),
        percent=bool(used) and all(shape.percent for shape in used.values()),
        marks=marks,
        missing=missing,
        flagged=flagged,
        rejected=rejected,
    )


def _has_decimals(shape: Shape, decimal: str) -> bool:
    return decimal in (shape.decimal, shape.unclear)


def _floats(joined: str, decimal: str, simple: bool) -> np.ndarray:
    """Texts, a line each, whose shapes were checked; ``simple`` ones hold only digits, marks and a minus."""
    import numpy as np

    thousands = COMMA if decimal == POINT else POINT
    if simple:
        return np.fromstring(joined.replace(thousands, "").replace(decimal, "."), sep="\n")
    keep = str.maketrans({thousands: None, decimal: ".", "−": "-", "–": "-", "’": None})
    plain = joined.translate(keep)
    # A letter at the end is a flag; e and E inside belong to powers of ten; blanks and signs around say nothing.
    plain = re.sub(r"[A-Za-z] *$", "", plain, flags=re.MULTILINE)
    plain = re.sub(r"[^0-9.\-+eE\n]", "", plain)
    return np.array([float(text) for text in plain.split("\n")])
