"""A page of the handbook for each tool: its help page, and its parameters and outputs as the provider states them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HELP = ROOT / "sozialraum_plugin" / "algorithms" / "help"
# The pages of the tools have the same address in every language; the chapter that lists them has a title of its own.
FOLDER = "tools"
CHAPTER = {"de": "werkzeuge", "en": "tools"}
LABEL = {"de": "werkzeug", "en": "tool"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "all": "Alle Angaben",
        "name": "Name",
        "meaning": "Bedeutung",
        "default": "Vorgabe",
        "values": "Werte",
        "needed": "nötig",
        "outputs": "Ausgaben",
        "on": "an",
        "off": "aus",
        "advanced": "Mit * bezeichnete stehen im Werkzeug unter „Erweiterte Parameter“.",
    },
    "en": {
        "all": "All parameters",
        "name": "Name",
        "meaning": "Meaning",
        "default": "Default",
        "values": "values",
        "needed": "required",
        "outputs": "Outputs",
        "on": "on",
        "off": "off",
        "advanced": "Those marked * stand under “Advanced parameters” in the tool.",
    },
}
_OPTIONS_SHOWN = 8
_application: Any = None


def write(language: str, source: Path) -> list[str]:
    """Write the pages into the folder of an edition's texts; returns the ids of the tools in their groups' order."""
    target = source / FOLDER
    target.mkdir(exist_ok=True)
    groups: dict[str, list[str]] = {}
    for algorithm in algorithms(language):
        (target / f"{algorithm.name()}.rst").write_text(page(algorithm, language), encoding="utf-8")
        groups.setdefault(algorithm.group(), []).append(algorithm.name())
    index = source / f"{CHAPTER[language]}.rst"
    lists = (toctree(group, names) for group, names in groups.items())
    index.write_text("\n".join([index.read_text(encoding="utf-8"), *lists]), encoding="utf-8")
    return [name for names in groups.values() for name in names]


def algorithms(language: str) -> Iterator[Any]:
    """The provider's algorithms with texts in a language. Starts QGIS without a window where it does not run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QCoreApplication

    global _application  # noqa: PLW0603  (QGIS ends when nobody holds it)
    if QgsApplication.instance() is None:
        _application = QgsApplication([], False)
        _application.initQgis()
    from sozialraum_plugin.algorithms.provider import ALGORITHMS
    from sozialraum_plugin.gis.translation import SOURCE_LANGUAGE, load

    translator = load(language)
    if translator is None and language != SOURCE_LANGUAGE:
        raise SystemExit(f"handbook: build/i18n has no catalogue for {language}; run .tools/build.py first")
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    try:
        for kind in ALGORITHMS:
            yield kind().create()
    finally:
        if translator is not None:
            QCoreApplication.removeTranslator(translator)


def page(algorithm: Any, language: str) -> str:
    """The text of a tool's page."""
    words = WORDS[language]
    title = algorithm.displayName()
    text = (HELP / language / f"{algorithm.name()}.html").read_text(encoding="utf-8")
    shown = [one for one in algorithm.parameterDefinitions() if not one.flags() & one.Flag.FlagHidden]
    advanced = [one for one in shown if one.flags() & one.Flag.FlagAdvanced]
    inputs = {one.name() for one in shown}
    outputs = [(f"``{one.name()}``", escaped(one.description())) for one in algorithm.outputDefinitions()]
    rows = [(f"``{one.name()}``" + (" \\*" if one in advanced else ""), *described(one, words)) for one in shown]
    results = [row for row in outputs if row[0].strip("`") not in inputs]
    note = [words["advanced"], ""] if advanced else []
    # The label, then the id, as models and scripts name the tool.
    lines = [f".. _{LABEL[language]}-{algorithm.name()}:", "", title, "=" * len(title), ""]
    lines += [f"``sozialraum:{algorithm.name()}``", ""]
    lines += [".. raw:: html", "", '   <div class="tool">', *(f"   {line}".rstrip() for line in text.splitlines())]
    lines += ["   </div>", "", words["all"], "-" * len(words["all"]), "", *note]
    lines += table((words["name"], words["meaning"], words["default"]), rows, (26, 50, 24))
    if results:
        lines += [words["outputs"], "-" * len(words["outputs"]), ""]
        lines += table((words["name"], words["meaning"]), results, (30, 70))
    return "\n".join(lines)


def described(definition: Any, words: Mapping[str, str]) -> tuple[str, str]:
    """What a parameter means, with its values where there are few, and its default."""
    meaning = escaped(definition.description())
    options = definition.options() if hasattr(definition, "options") else []
    if options and len(options) <= _OPTIONS_SHOWN:
        meaning += f"; {words['values']}: " + ", ".join(f"``{one}``" for one in options)
    optional = bool(definition.flags() & definition.Flag.FlagOptional)
    default = definition.defaultValue()
    if default is None or default in ("", []):
        return meaning, "" if optional or definition.isDestination() else words["needed"]
    if isinstance(default, bool):
        return meaning, words["on"] if default else words["off"]
    if isinstance(default, list):
        default = ", ".join(str(one) for one in default)
    if isinstance(default, float) and default.is_integer():
        default = int(default)
    return meaning, f"``{default}``"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """A list-table of cells that may hold markup."""
    lines = [".. list-table::", "   :header-rows: 1", f"   :widths: {' '.join(str(one) for one in widths)}", ""]
    for row in (head, *rows):
        lines += [f"   {' ' if place else '*'} - {cell}".rstrip() for place, cell in enumerate(row)]
    return [*lines, ""]


def toctree(caption: str, names: Sequence[str]) -> str:
    """The list of a group's pages."""
    entries = [f"   {FOLDER}/{name}" for name in names]
    return "\n".join(["", caption, "-" * len(caption), "", ".. toctree::", "   :maxdepth: 1", "", *entries])


def escaped(text: str) -> str:
    """A text without markup."""
    return "".join(f"\\{letter}" if letter in "\\*`|_" else letter for letter in text)
