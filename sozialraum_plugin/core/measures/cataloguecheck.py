"""What is wrong or doubtful with the lines of a catalogue of indicators, cell by cell, while somebody edits it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..messages import Note
from .indicators import Field, Formula, find_fields, names_taken, read_line

_COLUMN_OF = {
    "catalogue-no-name": "name", "catalogue-bad-name": "name", "catalogue-double-name": "name",
    "catalogue-no-numerator": "numerator", "catalogue-bad-direction": "direction",
}  # fmt: skip
_PER = re.compile(r"(?:je|pro|per)\s+([\d.,'\s]+)")
_UNITS = {"%": 100.0, "‰": 1000.0, "prozent": 100.0, "percent": 100.0, "promille": 1000.0}


@dataclass
class LineCheck:
    """A line with what keeps it from being computed (``problems``) and what is doubtful (``remarks``), by column.

    ``formula`` is None where the line cannot be computed.
    """

    formula: Formula | None = None
    problems: list[tuple[str, Note]] = field(default_factory=list)
    remarks: list[tuple[str, Note]] = field(default_factory=list)


def check_lines(lines: Sequence[Mapping[str, str]], used: Sequence[bool], fields: Sequence[Field]) -> list[LineCheck]:
    """Check all lines, numbered from 1; only those that are ``used`` can be in each other's way."""
    checks = [_check(number, line, fields) for number, line in enumerate(lines, start=1)]
    first: dict[str, int] = {}
    for number, (line, check, wanted) in enumerate(zip(lines, checks, used, strict=True), start=1):
        name = line.get("name", "").casefold()
        if not wanted or not name:
            continue
        before = first.setdefault(name, number)
        if before != number:
            values = {"line": number, "name": line["name"], "first": before}
            _reject(check, "name", Note("catalogue-double-name", values))
    formulas = [check.formula for check, wanted in zip(checks, used, strict=True) if wanted and check.formula]
    for note in names_taken(formulas, fields):
        _reject(checks[int(note.values["line"]) - 1], "name", note)
    return checks


def _reject(check: LineCheck, column: str, note: Note) -> None:
    check.problems.append((column, note))
    check.formula = None


def _check(number: int, line: Mapping[str, str], fields: Sequence[Field]) -> LineCheck:
    check = LineCheck()
    notes: list[Note] = []
    texts = {"name": "", "numerator": "", **line}
    indicator = read_line(number, texts, notes)
    for note in notes:
        check.problems.append((_COLUMN_OF.get(note.code) or str(note.values["column"]), note))
    if indicator is None:
        return check
    parts = []
    for column, text in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
        notes = []
        part = find_fields(replace(indicator, numerator=text, denominator=""), fields, notes) if text else None
        parts.append(part.numerator if part else ())
        check.problems.extend((column, note) for note in notes)
    if not check.problems:
        check.formula = Formula(indicator, parts[0], parts[1])
    wanted = expected_factor(indicator.unit)
    if indicator.denominator and wanted is not None and wanted != indicator.factor:
        values = {"line": number, "name": indicator.name, "unit": indicator.unit}
        values |= {"expected": wanted, "factor": indicator.factor}
        check.remarks.append(("unit", Note("catalogue-unit", values)))
    return check


def expected_factor(unit: str) -> float | None:
    """The factor that a unit speaks of: 100 for ``%``, 1000 for ``je 1.000``; None for any other unit."""
    text = " ".join(unit.casefold().split())
    if text in _UNITS:
        return _UNITS[text]
    found = _PER.match(text)
    digits = re.sub(r"[^\d]", "", found[1]) if found else ""
    return float(digits) if digits else None
