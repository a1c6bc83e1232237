"""Take new texts of the sources into ``i18n/*.ts`` and tell what lacks a translation.

Usage: translate.py [--check] [CODE]
--check: change nothing, exit 1 where a text is new, unfinished or obsolete
CODE: begin the catalogue of a language, such as fr, with every text still to be translated
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sozialraum_plugin"


def sources() -> list[Path]:
    """Every file with texts, in a stable order."""
    # The example models are drawn when the plugin is built, in words of the catalogue.
    return sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.ui"), ROOT / ".tools" / "models.py"])


def update(catalogue: Path) -> None:
    """Bring a catalogue up to date with the sources; texts that are gone are dropped."""
    # PyQt 6's extractor reads syntax trees. PyQt 5's misses a call that ends with a trailing comma.
    from PyQt6.lupdate.lupdate import lupdate

    lupdate([str(path) for path in sources()], [str(catalogue)], True, True, False, [])
    # Line numbers change with every edit and tell a translator nothing.
    text = catalogue.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.strip().startswith("<location ")]
    catalogue.write_text("".join(kept), encoding="utf-8")


def messages(catalogue: Path) -> dict[tuple[str, str], str]:
    """``{(context, source): translation}``; an unfinished one is empty."""
    found = {}
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            found[name, message.findtext("source", "")] = (
                (translation.text or "") if done and translation is not None else ""
            )
    return found


def begin(code: str) -> None:
    """Make a catalogue without texts, unless there is one."""
    catalogue = ROOT / "i18n" / f"sozialraum_{code}.ts"
    if not catalogue.exists():
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        catalogue.write_text(f'{head}<TS version="2.0" language="{code}" sourcelanguage="en"></TS>\n', encoding="utf-8")


def main() -> int:
    """Update or check all catalogues."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("code", nargs="?")
    arguments = parser.parse_args()
    check = arguments.check
    if arguments.code:
        begin(arguments.code)
    problems = 0
    for catalogue in sorted((ROOT / "i18n").glob("*.ts")):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / catalogue.name
            shutil.copy(catalogue, copy)
            update(copy)
            after = messages(copy)
            before = messages(catalogue)
            if not check:
                shutil.copy(copy, catalogue)
        lacking = sorted(key for key, text in after.items() if not text)
        gone = sorted(before.keys() - after.keys())
        for context, text in lacking:
            print(f"{catalogue.name}: not translated: {context}: {text}")
        for context, text in gone:
            print(f"{catalogue.name}: {'no longer used' if check else 'dropped'}: {context}: {text}")
        print(f"{catalogue.name}: {len(after) - len(lacking)} of {len(after)} texts translated")
        problems += len(lacking) + (len(gone) if check else 0)
    return 1 if check and problems else 0


if __name__ == "__main__":
    sys.exit(main())
