"""The list of what a series made: a CSV that a spreadsheet program opens with a double click."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...core.files import whole_file
from ...core.formats import format_date
from ...core.packaging.packages import harmless_text
from ..translation import Texts

NAMES = {"de": "dateien.csv"}
DEFAULT_NAME = "files.csv"
_BLOCK = 1 << 20


@dataclass(frozen=True)
class MadeFile:
    """A file of the series: what it shows, and what a reader of a list wants to know of it.

    ``region`` is empty and ``scale`` None for what shows no single region; ``page`` is a format as ``A4``.
    """

    path: Path
    region: str = ""
    page: str = ""
    landscape: bool = False
    scale: float | None = None
    areas: int | None = None
    pages: int | None = None


def list_name(language: str) -> str:
    """The name of the list in a language."""
    return NAMES.get(language, DEFAULT_NAME)


def write_list(folder: Path, files: Sequence[MadeFile], language: str, day: datetime.date | None = None) -> Path:
    """Write the list into ``folder``, whole or not at all, and return its path.

    It bears the day and no time: the same files written twice on a day give the same list.
    """
    day = day or datetime.date.today()
    translate = Texts(language).translate
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([
        translate("FileList", "File"), translate("FileList", "Region"), translate("FileList", "Page format"),
        translate("FileList", "Scale 1 :"), translate("FileList", "Areas"), translate("FileList", "Pages"),
        translate("FileList", "Date"), translate("FileList", "Bytes"), "SHA-256",
    ])  # fmt: skip
    across, upright = translate("FileList", "landscape"), translate("FileList", "portrait")
    for file in files:
        form = f"{file.page} {across if file.landscape else upright}" if file.page else ""
        numbers = ["" if value is None else f"{value:.0f}" for value in (file.scale, file.areas, file.pages)]
        size = file.path.stat().st_size
        row = [
            _relative(file.path, folder), file.region, form, *numbers, format_date(day, language), str(size),
            checksum(file.path),
        ]  # fmt: skip
        writer.writerow([harmless_text(text) for text in row])
    path = folder / list_name(language)
    # Excel reads a CSV as UTF-8 only where it begins with the mark; the lines end as Windows wants it.
    with whole_file(path) as temporary:
        temporary.write_bytes(target.getvalue().encode("utf-8-sig"))
    return path


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.name


def checksum(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.hexdigest()
