"""The yearly round: years in names, last year's tables and this year's, what a file of the new year is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..messages import InputError
from ..names import without_years

FIRST_YEAR, LAST_YEAR = 1900, 2099
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def year_in(text: str) -> int:
    """The last year that a name holds; 0 where it holds none."""
    found = _YEAR.findall(text)
    return int(found[-1]) if found else 0


def moved(text: str, old: int, new: int) -> str:
    """``text`` with the year ``old`` replaced by ``new``; as it is where ``old`` is 0."""
    return re.sub(rf"(?<!\d){old}(?!\d)", str(new), text) if old else text


def new_stem(stem: str, year: int) -> str:
    """What last year's file ``stem`` is called this year: its last year replaced, or the year put behind it."""
    found = list(_YEAR.finditer(stem))
    if not found:
        return f"{stem}_{year}"
    return f"{stem[: found[-1].start()]}{year}{stem[found[-1].end() :]}"


def without_year(stem: str) -> str:
    """A file name without its last year and the signs around it; as it is where nothing would be left."""
    found = list(_YEAR.finditer(stem))
    if not found:
        return stem
    parts = (stem[: found[-1].start()].rstrip("_- "), stem[found[-1].end() :].lstrip("_- "))
    return "_".join(part for part in parts if part) or stem


def stem_words(stem: str) -> str:
    """A file name without its year as words: what its layer is called."""
    return " ".join(without_year(stem).replace("_", " ").split())


def next_file(path: str, year: int) -> str:
    """The file of this year beside last year's, where there is one; else empty."""
    last = Path(path)
    if not year_in(last.stem):
        return ""
    found = last.with_name(f"{new_stem(last.stem, year)}{last.suffix}")
    return str(found) if found.is_file() else ""


@dataclass(frozen=True)
class Pairs:
    """For each of last year's tables this year's file, or empty; and the files that none of them took."""

    files: tuple[str, ...]
    left: tuple[str, ...]


def paired(last: Sequence[str], new: Sequence[str]) -> Pairs:
    """Assign files of this year to last year's tables (file names or paths) by their names without years.

    Where endings differ (CSV last year, XLSX now) the name decides. Of several that fit, none is taken.
    """
    left = list(new)
    files: list[str] = []
    for table in last:
        whole = [path for path in left if _plain(path) == _plain(table)]
        alike = whole or [path for path in left if _plain(path, False) == _plain(table, False)]
        files.append(alike[0] if len(alike) == 1 else "")
        if len(alike) == 1:
            left.remove(alike[0])
    return Pairs(tuple(files), tuple(left))


def assigned(last: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """This year's file for each of last year's tables. :class:`InputError` where one is missing or left over."""
    found = paired(last, new)
    missing = [Path(table).name for table, path in zip(last, found.files, strict=True) if not path]
    left = ", ".join(Path(path).name for path in found.left)
    if missing and found.left:
        raise InputError("year-tables-both", missing=", ".join(missing), left=left)
    if missing:
        raise InputError("year-table-missing", missing=", ".join(missing))
    if found.left:
        raise InputError("year-table-left", left=left, known=", ".join(Path(table).name for table in last) or "–")
    return found.files


def _plain(path: str, ending: bool = True) -> str:
    file = Path(path)
    return without_years(file.name if ending else file.stem)


def refuse_existing(paths: Iterable[Path]) -> None:
    """:class:`InputError` that names what of the files to be written is there already."""
    there = [path for path in paths if path.exists()]
    if there:
        names = ", ".join(path.name for path in there)
        raise InputError("year-files-exist", folder=str(there[0].parent), files=names)
