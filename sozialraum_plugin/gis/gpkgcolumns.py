"""New columns for a GeoPackage that was just written, set through SQLite: many times faster than feature by feature."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from .frames import Column

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "DATE"}
_CHUNK = 20_000
# The spatial index has triggers on every update that call these functions where a geometry changes, which none does.
_SPATIAL = ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")


def add_columns(
    path: str | Path,
    columns: Sequence[Column],
    values: Sequence[Sequence[Any]],
    fids: Sequence[Any] | None,
    step: Callable[[float], None],
) -> bool:
    """Add ``columns`` to the only layer of a GeoPackage and fill them.

    ``values`` holds a list per column in the order of the features. ``fids`` are the ids the features were written
    with, None where they were numbered in their order. ``step`` is told the share that is done and may raise.
    Returns False, with nothing changed, where the ids in the file are others.
    """
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        for name in _SPATIAL:
            database.create_function(name, 1, _never)
        # The file is nobody's yet: it is moved to its name when it is whole.
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA journal_mode = MEMORY")
        content = database.execute("SELECT table_name FROM gpkg_contents").fetchone()
        if content is None:  # what wrote the file did not come to its end
            return False
        table = _quoted(content[0])
        key = next(_quoted(row[1]) for row in database.execute(f"PRAGMA table_info({table})") if row[5])
        known = [row[0] for row in database.execute(_statement("SELECT", key, "FROM", table, "ORDER BY", key))]
        ids = known if fids is None else list(fids)
        if fids is not None and sorted(map(_number, ids)) != known:
            return False
        count = len(values[0]) if values else 0
        if count != len(known):
            return False
        database.execute("BEGIN")
        for column in columns:
            database.execute(f"ALTER TABLE {table} ADD COLUMN {_quoted(column.name)} {_TYPES[column.kind]}")
        names = ", ".join(f"{_quoted(column.name)} = ?" for column in columns)
        filling = _statement("UPDATE", table, "SET", names, "WHERE", key, "= ?")
        rows: Iterator[tuple[Any, ...]] = zip(*values, ids, strict=True)
        done = 0
        while chunk := list(islice(rows, _CHUNK)):
            database.executemany(filling, chunk)
            done += len(chunk)
            step(done / count)
        database.execute("COMMIT")
    return True


def _number(value: Any) -> int:
    return value if isinstance(value, int) else -1


def _never(_geometry: Any) -> None:
    raise RuntimeError("a geometry changed")  # no trigger calls this as long as geometries and ids stay


def _statement(*parts: str) -> str:
    # SQLite binds values, never names; every name in here went through _quoted.
    return " ".join(parts)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
