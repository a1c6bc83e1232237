"""The handbook's pages, which lie beside the plugin and need no internet."""

from __future__ import annotations

from pathlib import Path

from . import paths
from .translation import SOURCE_LANGUAGE, language

# The German handbook describes each dialog; the English short form has the tools, and a chapter on the year's steps.
DIALOGS, TOOLS, YEAR = "dialoge", "tools", "year"
FULL_LANGUAGE = "de"


def page(*names: str) -> Path | None:
    """The first of these pages that there is in the running language, else in another; None without a handbook.

    A page is named by its path without ``.html``, such as ``tools/computerates``. Without names it is the first page.
    """
    for code in dict.fromkeys((language(), SOURCE_LANGUAGE, FULL_LANGUAGE)):
        for name in names or ("index",):
            file = paths.handbook(code) / f"{name}.html"
            if file.is_file():
                return file
    return None


def tool_page(name: str) -> Path | None:
    """The page of a tool by its id without the provider."""
    return page(f"{TOOLS}/{name}")


def dialog_page(name: str) -> Path | None:
    """The page of a dialog by the id of its tool, else the tool's page, else the year's work, else the first page."""
    return page(f"{DIALOGS}/{name}", f"{TOOLS}/{name}", YEAR, "index")
