"""How a table is to be read: every decision of the reader, so that a user can overrule it and keep it for next year."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ..joining.keys import CONSENTED, RULE_NAMES
from ..limits import MOST_ROWS, read_json
from ..messages import InputError

FORMAT = "sozialraum-reading"
VERSION = 1
AUTO = "auto"
ENCODINGS = ("utf-8", "utf-16", "windows-1252", "iso-8859-15", "cp850", "mac-roman")
DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
DECIMALS = {"comma": ",", "point": "."}
KINDS = ("text", "number")
# Which parameter overrules a decision of the protocol, by the code of its note.
OVERRULED_BY = {
    "encoding": "ENCODING", "delimiter": "DELIMITER", "quotes-broken": "DELIMITER", "sheet-chosen": "SHEET",
    "sheet-others": "SHEET", "key-found": "TABLE_KEY_FIELD", "key-rivals": "TABLE_KEY_FIELD",
    "key-given": "TABLE_KEY_FIELD", "header-rows": "HEADER_ROWS", "header-row": "HEADER_ROWS",
    "header-none": "HEADER_ROWS", "header-common": "HEADER_ROWS", "header-lost": "HEADER_ROWS",
    "header-double": "HEADER_ROWS", "header-long": "HEADER_ROWS", "units-row": "HEADER_ROWS",
    "numbering-row": "HEADER_ROWS",
    "preamble": "HEADER_ROWS", "columns-empty": "COLUMNS", "columns-left": "COLUMNS",
    "decimal-conflict": "DECIMAL", "decimal-from-table": "DECIMAL", "decimal-guess": "DECIMAL",
    "column-mixed": "COLUMN_KINDS", "column-codes": "COLUMN_KINDS",
    "column-keys": "COLUMN_KINDS", "column-flags": "SYMBOLS",
    "cells-rejected": "SYMBOLS", "rows-apart": "KEEP_ROWS", "rows-totals-hidden": "KEEP_ROWS",
    "join-rule": "KEY_RULES", "join-ambiguous": "KEY_PAIRS", "join-rows-without-area": "KEY_PAIRS",
    "pivoted": "PIVOT", "join-renamed": "PREFIX",
}  # fmt: skip
_ROWS = re.compile(r"\s*(\d{1,9})\s*(?:[-–]\s*(\d{0,9})\s*)?")


@dataclass(frozen=True)
class Reading:
    """Decisions that a user has made. An empty one is left to the reader.

    Rows are counted from 1 as spreadsheets do. ``header_rows`` is None where the reader is to find them and empty
    where the table has none. ``kinds`` maps a header or clean name to ``text`` or ``number``. ``pivot`` holds the
    columns that turn into columns of their own, or ``auto``. ``rules`` are the key rules consented to, ``pairs`` keys
    of the table that stand for keys of the layer.
    """

    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    sheet: str = ""
    key_field: str = ""
    header_rows: tuple[int, ...] | None = None
    data_rows: tuple[int, int] | None = None
    columns: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    skip_rows: frozenset[int] = frozenset()
    keep_rows: frozenset[int] = frozenset()
    pivot: tuple[str, ...] = ()
    rules: tuple[str, ...] = CONSENTED
    pairs: Mapping[str, str] = field(default_factory=dict)
    headers: tuple[str, ...] = ()


def rows_from(text: str, parameter: str) -> tuple[int, ...]:
    """Row numbers from a list such as ``4-6;9``. Raises :class:`InputError` for anything else."""
    rows: list[int] = []
    for part in filter(None, (part.strip() for part in text.replace(",", ";").split(";"))):
        first, last = _span(part, parameter)
        if last is None or last < first or last - first > 100_000:
            raise InputError("reading-rows", parameter=parameter, value=text)
        rows.extend(range(first, last + 1))
    return tuple(dict.fromkeys(rows))


def span_from(text: str, parameter: str) -> tuple[int, int] | None:
    """First and last row from ``8-152`` or ``8-``; the last is 0 where it is open. None for an empty text."""
    if not text.strip():
        return None
    first, last = _span(text, parameter)
    if last is not None and last < first:
        raise InputError("reading-rows", parameter=parameter, value=text)
    return first, 0 if last is None else last


def _span(text: str, parameter: str) -> tuple[int, int | None]:
    found = _ROWS.fullmatch(text)
    if not found or int(found[1]) < 1:
        raise InputError("reading-rows", parameter=parameter, value=text)
    dash = any(sign in text for sign in "-–")
    return int(found[1]), (int(found[2]) if found[2] else None) if dash else int(found[1])


def pairs_from(text: str, parameter: str) -> dict[str, str]:
    """``left = right`` pairs separated by ``;``. Raises :class:`InputError` for anything else."""
    result: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        left, separator, right = part.partition("=")
        if not separator or not left.strip() or not right.strip():
            raise InputError("reading-pairs", parameter=parameter, value=part)
        result[left.strip()] = right.strip()
    return result


def kinds_from(text: str) -> dict[str, str]:
    """Kinds of columns from ``header = text; header = number``. Raises :class:`InputError` for another kind."""
    kinds = pairs_from(text, "COLUMN_KINDS")
    for header, kind in kinds.items():
        if kind not in KINDS:
            raise InputError("reading-kind", value=f"{header} = {kind}", known=", ".join(KINDS))
    return kinds


def reading_from(texts: Mapping[str, str], rules: Sequence[str] = CONSENTED) -> Reading:
    """The decisions as users write them, by the names of the parameters; an empty or missing one is left open.

    Raises :class:`InputError` that names the parameter whose text is none of its kind.
    """

    def text(name: str) -> str:
        value = texts.get(name, "").strip()
        return "" if value == AUTO and name in ("ENCODING", "DELIMITER", "DECIMAL") else value

    header = text("HEADER_ROWS")
    return Reading(
        encoding=text("ENCODING"),
        delimiter=DELIMITERS.get(text("DELIMITER"), ""),
        decimal=DECIMALS.get(text("DECIMAL"), ""),
        sheet=text("SHEET"),
        key_field=text("TABLE_KEY_FIELD"),
        header_rows=None if not header else () if header == "0" else rows_from(header, "HEADER_ROWS"),
        data_rows=span_from(text("DATA_ROWS"), "DATA_ROWS"),
        columns=_parts(text("COLUMNS")),
        kinds=kinds_from(text("COLUMN_KINDS")),
        skip_rows=frozenset(rows_from(text("SKIP_ROWS"), "SKIP_ROWS")),
        keep_rows=frozenset(rows_from(text("KEEP_ROWS"), "KEEP_ROWS")),
        pivot=_parts(text("PIVOT")),
        rules=tuple(name for name in RULE_NAMES if name in rules),
        pairs=pairs_from(text("KEY_PAIRS"), "KEY_PAIRS"),
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def save_text(reading: Reading) -> str:
    """The settings as a JSON text that :func:`load_reading` reads."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for item in fields(Reading):
        value = getattr(reading, item.name)
        if item.name in ("data_rows", "skip_rows", "keep_rows", "pairs") or value == item.default:
            continue  # next year's rows lie elsewhere, and its keys are looked at anew
        content[item.name] = dict(value) if isinstance(value, Mapping) else list(value) if isinstance(
            value, tuple
        ) else value  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def load_reading(path: str | Path) -> Reading:
    """Settings that an earlier table was read with.

    Raises :class:`InputError` where the file is missing, no JSON, or holds anything but such settings.
    """
    path = Path(path)
    content = read_json(path, "READING", "reading-not-readable")
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError("reading-foreign", path=str(path))
    if content.get("version") != VERSION:
        raise InputError("reading-version", path=str(path), version=str(content.get("version"))[:60], known=VERSION)
    values: dict[str, Any] = {}
    for item in fields(Reading):
        if item.name not in content:
            continue
        value = content[item.name]
        inner = int if item.name == "header_rows" else str
        parts = [] if isinstance(value, str) else list(value.values()) if isinstance(value, dict) else value
        expected = _EXPECTED.get(item.name)
        fits = expected and isinstance(value, expected) and all(type(part) is inner for part in parts)
        if not fits or not _VALUES.get(item.name, _any)(value):
            raise InputError("reading-value", path=str(path), name=item.name, value=json.dumps(value)[:60])
        values[item.name] = tuple(value) if isinstance(value, list) else value
    return Reading(**values)


# What save_text writes, and no more: rows and pairs of keys are those of one year's table.
_EXPECTED: dict[str, type] = {
    "encoding": str, "delimiter": str, "decimal": str, "sheet": str, "key_field": str, "header_rows": list,
    "columns": list, "kinds": dict, "pivot": list, "rules": list, "headers": list,
}  # fmt: skip


def _any(value: Any) -> bool:
    return True


_VALUES: dict[str, Callable[[Any], bool]] = {
    "encoding": lambda value: value.casefold() in ("", *ENCODINGS),
    "delimiter": lambda value: value in ("", *DELIMITERS.values()),
    "decimal": lambda value: value in ("", *DECIMALS.values()),
    "header_rows": lambda value: all(1 <= row <= MOST_ROWS for row in value),
    "kinds": lambda value: all(kind in KINDS for kind in value.values()),
}


def overlaid(kept: Reading, given: Reading) -> Reading:
    """Kept settings, overruled by what is given now."""
    plain = Reading()
    changes = {
        item.name: getattr(given, item.name)
        for item in fields(Reading)
        if getattr(given, item.name) != getattr(plain, item.name)
    }
    return replace(kept, **changes)
