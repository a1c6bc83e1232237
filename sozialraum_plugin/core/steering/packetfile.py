"""A packet that came back, read as what it is: a file from outside, maybe damaged, foreign, or made to harm.

It is opened as a database that nothing can be written to and that may do nothing but hand out cells; no style, form,
trigger or view of it is ever used.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..joining.keys import key_text
from ..messages import InputError, Note

KEY, NAME, REGION, YEAR = "area_key", "area_name", "region_key", "data_year"
COMPUTED, SECOND = "computed_type", "second_type"
# What people fill in.
EDITABLE = ("comment_data", "comment_type", "proposed_type", "reason", "author", "date")
_NEEDED = (KEY, REGION, COMPUTED, *EDITABLE)
_OPTIONAL = (NAME, YEAR)
_MOST_BYTES, _MOST_ROWS, MOST_LETTERS = 200 * 2**20, 20_000, 5000
# About a minute of a slow computer; reading a packet takes a thousandth of it.
_MOST_STEPS = 2_000
_STEP = 100_000
_APPLICATIONS = (b"GPKG", b"GP10", b"GP11")
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Entry:
    """What a packet says about an area. ``proposed`` is the text that stands there, "" for no proposal."""

    file: str
    area: str
    name: str
    region: str
    year: str
    computed: str
    comment_data: str
    comment_type: str
    proposed: str
    reason: str
    author: str
    date: str  # ISO 8601

    @property
    def filled(self) -> bool:
        """Whether somebody has entered anything; author and date alone say nothing."""
        return bool(self.comment_data or self.comment_type or self.proposed or self.reason)


@dataclass(frozen=True)
class Packet:
    """The rows of a file, and remarks about single cells."""

    file: str
    entries: tuple[Entry, ...]
    notes: list[Note] = field(default_factory=list)

    @property
    def filled(self) -> list[Entry]:
        """The rows in which somebody has entered anything."""
        return [entry for entry in self.entries if entry.filled]


def packet_files(folder: Path) -> list[Path]:
    """All GeoPackages below a folder, hidden ones left out, in the order of their names."""
    found = [path for path in folder.rglob("*") if path.suffix.lower() == ".gpkg" and path.is_file()]
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def read_packet(path: Path, shown: str = "") -> Packet:
    """The rows of a packet; ``shown`` is what the file is called. Raises :class:`InputError` that says why not."""
    shown = shown or path.name
    _check_file(path)
    try:
        with contextlib.closing(_opened(path)) as database:
            table = _table(database)
            names = _columns(database, table)
            chosen = [*_NEEDED, *(name for name in _OPTIONAL if name in names)]
            listed = ", ".join(_quoted(names[name]) for name in chosen)
            rows = database.execute(" ".join(("SELECT", listed, "FROM", _quoted(table)))).fetchmany(_MOST_ROWS + 1)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite's own sentences may quote what is no text
        raise InputError("packet-damaged", reason=str(error)) from error
    if len(rows) > _MOST_ROWS:
        raise InputError("packet-rows", most=_MOST_ROWS)
    notes: list[Note] = []
    entries = [_entry(dict(zip(chosen, row, strict=True)), shown, notes) for row in rows]
    without = sum(entry.filled and not entry.area for entry in entries)
    if without:
        notes.append(Note("packet-no-area", {"file": shown, "count": without}))
    return Packet(shown, tuple(entry for entry in entries if entry.area), notes)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
        journal = path.with_name(path.name + "-wal")
        pending = journal.exists() and journal.stat().st_size > 0
    except OSError as error:
        raise InputError("packet-damaged", reason=error.strerror or str(error)) from error
    if not head.startswith(b"SQLite format 3\x00") or head[68:72] not in _APPLICATIONS:
        raise InputError("packet-no-geopackage")
    if size > _MOST_BYTES:
        raise InputError("packet-large", most=_MOST_BYTES // 2**20)
    if pending:
        raise InputError("packet-open")


def _opened(path: Path) -> sqlite3.Connection:
    # Immutable: nothing is written beside the file, not even a lock.
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        steps = iter(range(_MOST_STEPS))
        database.set_progress_handler(lambda: next(steps, None) is None, _STEP)
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        answer = str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
        if answer != "ok":
            raise InputError("packet-damaged", reason=answer)
        # Not before: to check a spatial index SQLite prepares statements that would write, and runs none of them.
        database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    except BaseException:
        database.close()
        raise
    return database


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _table(database: sqlite3.Connection) -> str:
    listed = {str(row[0]).casefold() for row in database.execute("SELECT table_name FROM gpkg_contents")}
    found, missing, views = [], list(_NEEDED), []
    for name, kind in database.execute("SELECT name, type FROM sqlite_master").fetchall():
        if str(name).casefold() not in listed or kind not in ("table", "view"):
            continue
        if kind == "view":
            views.append(str(name))
            continue
        lacking = [column for column in _NEEDED if column not in _columns(database, name)]
        if not lacking:
            found.append(str(name))
        elif len(lacking) < len(missing):
            missing = lacking
    if len(found) > 1:
        raise InputError("packet-several", layers=", ".join(found))
    if not found and views:
        raise InputError("packet-view", layer=views[0])
    if not found:
        raise InputError("packet-foreign", missing=", ".join(missing))
    return found[0]


def _columns(database: sqlite3.Connection, table: str) -> dict[str, str]:
    """The columns' names as they are written, by their names in small letters."""
    return {str(row[1]).casefold(): str(row[1]) for row in database.execute(f"PRAGMA table_info({_quoted(table)})")}


def _entry(cells: dict[str, Any], file: str, notes: list[Note]) -> Entry:
    area = _plain(cells[KEY])

    def text(name: str) -> str:
        value = cells.get(name)
        if isinstance(value, bytes):
            notes.append(Note("packet-no-text", {"file": file, "area": area, "field": name}))
            return ""
        words = _plain(value, lines=True)
        if len(words) > MOST_LETTERS:
            told = {"file": file, "area": area, "count": len(words), "most": MOST_LETTERS}
            notes.append(Note("packet-text-cut", told))
            words = words[:MOST_LETTERS] + " …"
        return words

    day = text("date")
    date = iso_date(day)
    if day and not date:
        notes.append(Note("packet-date", {"file": file, "area": area, "value": day[:40]}))
    return Entry(
        file=file,
        area=area,
        name=_plain(cells.get(NAME)),
        region=_plain(cells[REGION]),
        year=_plain(cells.get(YEAR)),
        computed=_plain(cells[COMPUTED]),
        comment_data=text("comment_data"),
        comment_type=text("comment_type"),
        proposed=_plain(cells["proposed_type"]),
        reason=" ".join(text("reason").split()),
        author=" ".join(text("author").split()),
        date=date,
    )


def _plain(value: Any, lines: bool = False) -> str:
    """A cell as text without control characters; a whole number without a point."""
    if value is None or isinstance(value, bytes):
        return ""
    words = _CONTROL.sub("", key_text(value).replace("\r\n", "\n"))
    return "\n".join(_stripped(words.split("\n"))) if lines else " ".join(words.split())[:200]


def _stripped(rows: Sequence[str]) -> Iterator[str]:
    text = "\n".join(" ".join(row.split()) for row in rows).strip()
    yield from text.split("\n")


def iso_date(text: str) -> str:
    """A date as ISO 8601 from ``2024-12-31``, with or without a time, or ``31.12.2024``; "" for anything else."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)", text)
    parts = found.groups() if found else None
    if parts is None:
        german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
        parts = german.groups()[::-1] if german else None
    if parts is None:
        return ""
    try:
        return datetime.date(*map(int, parts)).isoformat()
    except ValueError:
        return ""
