"""Workbooks looked through before a program reads them: what is packed small may be huge, or send a reader round."""

from __future__ import annotations

import errno
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ..limits import MEGABYTE, MOST_CELLS, checked_file
from ..messages import InputError, Note

# 190,000 areas with 40 columns unpack to some 400 MB.
MOST_UNPACKED = 1024 * MEGABYTE
# What programs of offices write is packed to a fiftieth at the utmost, small parts aside.
MOST_RATIO = 200
SMALL = 16 * MEGABYTE
MOST_PARTS = 10_000
_CHUNK = MEGABYTE
# No tag that matters here is longer.
_OVERLAP = 4096
# Declarations stand at the beginning of a part, in whatever encoding.
_DECLARATIONS = tuple(
    text.encode(encoding) for text in ("<!ENTITY", "<!DOCTYPE") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_ROW, _CELL = b"<row", b"<c "
# What a reader of workbooks keeps in lists, and how many of them.
_KINDS = {
    b"<mergeCell": 20_000, b"<hyperlink": 100_000, b"<definedName": 20_000, b"<xf": 200_000, b"<sheet": 1000,
    b"<conditionalFormatting": 20_000, b"<dataValidation": 20_000, b"<numFmt": 20_000, b"<font": 100_000,
    _ROW: 400_000,
}  # fmt: skip
_RANGE = re.compile(
    rb"<(?:\w+:)?(mergeCell|hyperlink)\b[^>]{0,2000}?\bref\s*=\s*[\"']"
    rb"([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})[\"']"
)


# Long lists of cells are taken apart one by one.
_LIST, _LIST_SIGNS, _MOST_LISTED = re.compile(rb"\bsqref\s{0,9}=\s{0,9}([\"'])"), 25, 400_000
_PREFIXED = re.compile(rb"<\w{1,40}:(?:worksheet|workbook|styleSheet|sst)\b")


def check_workbook(path: str | Path, parameter: str) -> None:
    """Raise :class:`InputError` where an XLSX or ODS file is no archive, or would take more memory than any table.

    A file that is no archive at all passes: its reader says why it cannot read it.
    """
    path = checked_file(path, parameter)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, path, parameter)
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        _Part(path, parameter, part.filename).look_through(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        reason = Note("archive-damaged", {"part": path.name, "reason": str(error) or type(error).__name__})
        raise InputError("table-not-readable", path=str(path), parameter=parameter, reason=reason) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place before the file's beginning: the damage is the file's
            reason = Note("archive-damaged", {"part": path.name, "reason": str(error)})
            raise InputError("table-not-readable", path=str(path), parameter=parameter, reason=reason) from error
        raise InputError("file-not-readable", path=str(path), reason=error.strerror or str(error)) from error


def _check_sizes(archive: zipfile.ZipFile, path: Path, parameter: str) -> None:
    parts = archive.infolist()
    size, packed = sum(part.file_size for part in parts), path.stat().st_size
    bomb = any(part.file_size > max(SMALL, MOST_RATIO * part.compress_size) for part in parts)
    if size > MOST_UNPACKED or bomb or len(parts) > MOST_PARTS:
        raise InputError(
            "archive-large", path=str(path), parameter=parameter, size=size // MEGABYTE,
            packed=max(packed // MEGABYTE, 1), most=MOST_UNPACKED // MEGABYTE,
        )  # fmt: skip


class _Part:
    """One XML part, read in pieces."""

    def __init__(self, path: Path, parameter: str, name: str) -> None:
        self._values = {"path": str(path), "parameter": parameter, "part": name}
        self._counts = dict.fromkeys(_KINDS, 0)
        self._listed = 0
        self._quote = b""
        self._prefixed: bool | None = None

    def look_through(self, file: IO[bytes]) -> None:
        """Raise :class:`InputError` at the first thing that goes beyond a limit."""
        for piece, new in _pieces(file):
            if any(mark in piece for mark in _DECLARATIONS):
                raise InputError("archive-entities", **self._values)
            self._count(piece, new)
            self._ranges(piece)
            self._lists(piece, new)

    def _count(self, piece: bytes, new: int) -> None:
        """Count the tags that end in the new stretch of a piece, which begins at its place ``new``."""
        if self._prefixed is None:
            self._prefixed = _PREFIXED.search(piece) is not None
        for kind, most in _KINDS.items():
            # One that the piece before was too short for begins in the overlap.
            start = max(new - len(kind) + 1, 0)
            self._counts[kind] += self._found(piece, kind, start)
            if self._counts[kind] > most:
                raise InputError("archive-many", kind=kind.decode().strip("< "), most=most, **self._values)

    def _found(self, piece: bytes, kind: bytes, start: int) -> int:
        found = piece.count(kind, start)
        if self._prefixed:
            found += piece.count(b":" + kind[1:], start)
        # Rows with cells are no matter: those are counted by who reads them.
        return max(found - self._found(piece, _CELL, start), 0) if kind == _ROW else found

    def _ranges(self, piece: bytes) -> None:
        if b"mergeCell" not in piece and b"hyperlink" not in piece:
            return
        for kind, left, top, right, bottom in _RANGE.findall(piece):
            size = (abs(_number(right) - _number(left)) + 1) * (abs(int(bottom) - int(top)) + 1)
            if size > MOST_CELLS // 10:
                shown = (left + top + b":" + right + bottom).decode()
                most = MOST_CELLS // 10
                raise InputError("archive-range", kind=kind.decode(), range=shown, most=most, **self._values)

    def _lists(self, piece: bytes, new: int) -> None:
        """Count the signs in lists of cells. One may begin in a piece and go on over many."""
        place, start = new, max(new - _LIST_SIGNS, 0)
        while True:
            if not self._quote:
                found = _LIST.search(piece, start)
                if found is None:
                    return
                start = found.end()
                if start <= new:  # seen with the piece before
                    continue
                place, self._quote = start, found[1]
            end = piece.find(self._quote, place)
            self._listed += (end if end >= 0 else len(piece)) - place
            if self._listed > _MOST_LISTED:
                raise InputError("archive-lists", most=_MOST_LISTED, **self._values)
            if end < 0:
                return
            start, self._quote = end + 1, b""


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _pieces(file: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """The content in pieces that overlap, each with the place where what is new in it begins."""
    before = b""
    while new := file.read(_CHUNK):
        # The signs of UTF-16 are those of UTF-8 but for the zeros.
        new = new.replace(b"\0", b"")
        yield before + new, len(before)
        before = (before + new)[-_OVERLAP:]
