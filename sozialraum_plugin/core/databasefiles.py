"""SQLite files (GeoPackages) that are about to be replaced: nobody may have them open, and nothing of them may stay.

SQLite keeps what was written last in a second file beside the database, ``-wal`` or ``-journal``, and finds it by its
name. Where only the database is replaced, the next program to open it mixes the old pages into the new file.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from .messages import InputError

_ENDINGS = (".gpkg", ".sqlite")
_SIDE_FILES = ("-wal", "-journal")
# Where Linux tells which process has locked which file.
_LOCKS = Path("/proc/locks")


def make_replaceable(path: Path) -> None:
    """Take everything into an existing database that lies beside it.

    Raises :class:`InputError` where another program has it open, as Windows does by itself. What this program has open
    is no obstacle. Other files are left alone.
    """
    if path.suffix.lower() not in _ENDINGS or not path.is_file():
        return
    if is_open_elsewhere(path):
        raise InputError("package-file-open", path=str(path))
    beside = [path.with_name(path.name + ending) for ending in _SIDE_FILES]
    if any(_holds(file) for file in beside):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path, timeout=1)) as database:
            # Reading takes back what a killed program had only begun.
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if any(_holds(file) for file in beside):
            raise InputError("package-open", path=str(path))
    for ending in (*_SIDE_FILES, "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _holds(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def is_open_elsewhere(path: Path) -> bool:
    """Whether another process of this machine has locked a file; False where the system does not tell."""
    try:
        lines = _LOCKS.read_text(encoding="ascii").splitlines()
        found = path.stat()
    except (OSError, ValueError):
        return False
    wanted = (os.major(found.st_dev), os.minor(found.st_dev), found.st_ino)
    return any(_locked(line, wanted) for line in lines)


def _locked(line: str, wanted: tuple[int, int, int]) -> bool:
    # "5: POSIX  ADVISORY  READ 19778 fe:00:2744323 1073741826 1073742335"; who waits has an arrow in front.
    words = line.replace("->", "").split()
    if len(words) < 6 or words[4] == str(os.getpid()):
        return False
    try:
        major, minor, node = words[5].split(":")
        return (int(major, 16), int(minor, 16), int(node)) == wanted
    except ValueError:
        return False
