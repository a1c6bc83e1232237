"""What the user has set for all projects: each setting stands here once, with its type and its default."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Generic, TypeVar

from qgis.core import QgsSettings

GROUP = "sozialraum"

Value = TypeVar("Value", str, bool, int)


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One setting in QGIS's settings; its type is that of its default."""

    name: str
    default: Value

    @property
    def key(self) -> str:
        """The key in QGIS's settings."""
        return f"{GROUP}/{self.name}"

    def value(self) -> Value:
        """What is set; the default where nothing is, or nothing of this type."""
        with contextlib.suppress(TypeError, ValueError):
            found = QgsSettings().value(self.key, self.default, type=type(self.default))
            if isinstance(found, type(self.default)):
                return found
        return self.default

    def set(self, value: Value) -> None:
        """Keep a value; the default is not kept, so that a later default holds."""
        if value == self.default:
            QgsSettings().remove(self.key)
        else:
            QgsSettings().setValue(self.key, value)


# Who signs maps and types set by hand.
AUTHOR = Setting("author", "")
# "Source of the data" on maps, mostly the name of the office.
SOURCE = Setting("source", "")
# Empty: the project's folder.
RESULTS_FOLDER = Setting("results_folder", "")
# Empty: only the plugin's own palettes.
PALETTES_FOLDER = Setting("palettes_folder", "")
# Of maps and reports: "auto" is QGIS's own language.
LANGUAGE = Setting("language", "auto")
PAGE = Setting("page", "auto")
# Where the example was put last.
DEMO_FOLDER = Setting("demo_folder", "")
# Whether the panel was open when QGIS was left; it is, before anybody has closed it.
PANEL = Setting("panel", True)

ALL = (AUTHOR, SOURCE, RESULTS_FOLDER, PALETTES_FOLDER, LANGUAGE, PAGE, DEMO_FOLDER, PANEL)
PAGES = ("auto", "A4", "A3")
