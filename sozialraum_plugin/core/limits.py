"""How much is read at most, so that a wrong or hostile file ends in a sentence and not in a full memory.

Every limit is far beyond what offices publish: 190,000 areas with 40 columns are 7.6 million cells and 80 MB of text.
"""

from __future__ import annotations

import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any

from .messages import InputError, Note

MEGABYTE = 1 << 20
MOST_TEXT = 256 * MEGABYTE
MOST_MODEL = 16 * MEGABYTE
MOST_JSON = MEGABYTE
# The columns that spreadsheet programs have.
MOST_COLUMNS = 16_384
MOST_CELLS = 10_000_000
MOST_ROWS = 2_500_000
LONGEST_LINE = 4 * MEGABYTE
LONGEST_CELL = 1_000_000


def checked_file(path: str | os.PathLike[str], parameter: str) -> Path:
    """``path`` where an ordinary file is; ``parameter`` is named in the :class:`InputError` otherwise."""
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InputError("file-missing", path=_shown(path), parameter=parameter) from error
    except OSError as error:
        raise InputError("file-not-readable", path=_shown(path), reason=error.strerror or str(error)) from error
    if not stat.S_ISREG(mode):
        raise InputError("file-special", path=_shown(path), parameter=parameter)
    return path


def _shown(path: Path) -> str:
    return str(path).replace("\0", "?")


def read_bytes(path: str | os.PathLike[str], parameter: str, most: int = MOST_TEXT) -> bytes:
    """The content of an ordinary file of at most ``most`` bytes, however it grows meanwhile.

    Raises :class:`InputError` for any other file.
    """
    path = checked_file(path, parameter)
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise InputError("file-not-readable", path=str(path), reason=error.strerror or str(error)) from error
    if len(content) > most:
        raise InputError("file-large", path=str(path), parameter=parameter, most=most // MEGABYTE)
    return content


def read_json(path: str | os.PathLike[str], parameter: str, code: str, most: int = MOST_JSON) -> Any:
    """What a JSON file holds.

    Raises :class:`InputError`, with ``code`` (its template has ``path`` and ``reason``) where the file is no JSON
    or gives a name twice.
    """
    content = read_bytes(path, parameter, most)
    reason: Any
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object)
    except _DoubleError as error:
        reason = Note("json-double", {"name": str(error)[:80]})
    except ValueError as error:
        reason = str(error)
    except RecursionError:
        reason = Note("json-deep")
    raise InputError(code, path=str(path), reason=reason)


class _DoubleError(Exception):
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        raise _DoubleError(counts.most_common(1)[0][0])
    return result


def check_lines(content: bytes, path: Path, parameter: str) -> None:
    """Raise :class:`InputError` where so many bytes follow each other without a line break that they are no line."""
    for start in range(0, len(content) - LONGEST_LINE + 1, LONGEST_LINE):
        end = start + LONGEST_LINE
        if content.find(b"\n", start, end) < 0 and content.find(b"\r", start, end) < 0:
            line = content.count(b"\n", 0, start) + 1
            raise InputError("line-long", path=str(path), parameter=parameter, most=LONGEST_LINE, line=line)


def check_size(rows: int, columns: int, table: str) -> None:
    """Raise :class:`InputError` where a table of this size would not fit into the memory."""
    if columns > MOST_COLUMNS:
        raise InputError("columns-many", table=table, count=columns, most=MOST_COLUMNS)
    if rows * columns > MOST_CELLS:
        raise InputError("cells-many", table=table, rows=rows, columns=columns, most=MOST_CELLS)
