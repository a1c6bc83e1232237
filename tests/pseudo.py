"""A language that nobody speaks: each text in brackets, with accents, longer by two fifths than the English one.

It shows that a language costs one file, which strings no catalogue knows, and where a longer language finds no room.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from tests.tour.brackets import CLOSE, OPEN

ROOT = Path(__file__).resolve().parents[1]
_LONGER = 0.4
_WORD = 10
_ACCENTS = str.maketrans("aeiouACEINOSUcns", "åéîöûÅÇÉÎÑÖŠÛçñš")
# Placeholders, endings of files, tags, entities and the mark of a key stay as they are.
_KEPT = re.compile(r"(\{[^{}]*\}|\*\.[\w*]+|%n|%\d|<[^>]+>|&\w+;|&)")


def pseudo(source: str) -> str:
    """The text in the invented language."""
    parts = _KEPT.split(source)
    changed = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    more = "~" * round(_LONGER * sum(len(part) for part in parts[::2]))
    # No language has words of any length: a sentence could not be wrapped.
    words = [more[place : place + _WORD] for place in range(0, len(more), _WORD)]
    return f"{OPEN}{changed}{' '.join(words)}{CLOSE}"


def write(catalogue: Path, like: Path) -> None:
    """Write the catalogue of the language with the texts of another one."""
    tree = ElementTree.parse(like)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None:
            translation.attrib.pop("type", None)
            translation.text = pseudo(message.findtext("source", ""))
    tree.getroot().set("language", "eo")
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)


def build(folder: Path) -> Path:
    """The compiled catalogue, made as every language's is: from one file."""
    source, made = folder / "sozialraum_eo.ts", folder / "sozialraum_eo.qm"
    write(source, ROOT / "i18n" / "sozialraum_de.ts")
    lrelease = shutil.which("lrelease") or "/usr/lib/qt5/bin/lrelease"
    subprocess.run([lrelease, "-silent", str(source), "-qm", str(made)], check=True)
    return made
