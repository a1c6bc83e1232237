"""Catalogues of indicators as files: read line by line for editing, written as office programs read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.files import write_text
from ..core.measures.indicators import COLUMNS, OFF, catalogue_lines
from . import paths

SHIPPED = "jugendhilfe"


@dataclass
class Line:
    """A line of a catalogue: its texts by column, and whether its indicator is to be computed."""

    texts: dict[str, str] = field(default_factory=lambda: dict.fromkeys(COLUMNS, ""))
    used: bool = True

    def copy(self) -> Line:
        """The same line once more."""
        return Line(dict(self.texts), self.used)


def shipped() -> Path:
    """The catalogue that comes with the plugin."""
    return paths.resource("catalogues", f"{SHIPPED}.csv")


def is_shipped(path: str | Path) -> bool:
    """Whether a file is one that comes with the plugin."""
    return bool(str(path)) and Path(path).resolve().parent == shipped().resolve().parent


def read_lines(path: str | Path) -> list[Line]:
    """All lines, those switched off too. Raises ``InputError`` where the file is no catalogue."""
    lines = []
    for _, texts in catalogue_lines(path):
        name = texts["name"]
        known = {column: texts.get(column, "") for column in COLUMNS}
        lines.append(Line({**known, "name": name.removeprefix(OFF).strip()}, not name.startswith(OFF)))
    return lines


def catalogue_text(lines: Sequence[Line]) -> str:
    """The file's text; lines that are not used are kept but switched off."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        texts = [line.texts.get(column, "") for column in COLUMNS]
        if not line.used:
            texts[0] = f"{OFF} {texts[0]}"
        writer.writerow(texts)
    return target.getvalue()


def save_lines(path: str | Path, lines: Sequence[Line]) -> None:
    """Write a catalogue, with the mark by which spreadsheet programs know UTF-8.

    Raises ``InputError`` where it cannot be written.
    """
    write_text(path, catalogue_text(lines), encoding="utf-8-sig")
