"""Every sentence that ``core`` can say, as English templates that the catalogue translates.

``core`` knows no translation. It raises an :class:`InputError` or records a :class:`Note` with a code and values;
``gis.translation.text_of`` turns that into a sentence of the user's language. The templates are marked with
``QT_TRANSLATE_NOOP`` so that Qt's extraction tool finds them; each topic has a module of its own here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

from . import (
    budget,
    catalogue,
    compare,
    crosswalk,
    disclosure,
    discourse,
    files,
    frozen,
    indicators,
    join,
    limits,
    maps,
    overrides,
    packages,
    regions,
    search,
    statusindex,
    tables,
    typecounts,
    typology,
    year,
)

CONTEXT = "Core"

TEMPLATES: dict[str, str] = {}
for _topic in (
    budget,
    catalogue,
    compare,
    crosswalk,
    discourse,
    disclosure,
    files,
    frozen,
    indicators,
    join,
    limits,
    maps,
    overrides,
    packages,
    regions,
    search,
    statusindex,
    tables,
    typecounts,
    typology,
    year,
):
    _twice = TEMPLATES.keys() & _topic.MESSAGES.keys()
    if _twice:
        raise RuntimeError(f"message codes defined twice: {sorted(_twice)}")
    TEMPLATES.update(_topic.MESSAGES)


def english(code: str, values: Mapping[str, Any]) -> str:
    """The English sentence of a message code."""
    return TEMPLATES[code].format(**{key: _joined(value) for key, value in values.items()})


def _joined(value: Any) -> Any:
    # Several notes as one value are sentences that follow each other (tuple) or an enumeration (list).
    if isinstance(value, tuple | list):
        return (" " if isinstance(value, tuple) else ", ").join(map(str, value))
    return f"{value:.10g}" if isinstance(value, float) else value


@cache
def places(code: str) -> frozenset[str]:
    """The names of the values that the template of a code has places for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(TEMPLATES[code]) if name is not None)


@dataclass(frozen=True)
class Note:
    """One remark for a protocol or report: a message code and the values of its template.

    A note that could not be told fails where it is made, not where somebody reads it: ``KeyError`` for a code that no
    topic has, ``TypeError`` where a value of the template is missing.
    """

    code: str
    values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not places(self.code) <= self.values.keys():
            raise TypeError(f"{self.code} takes {sorted(places(self.code))}, not {sorted(self.values)}")

    def __str__(self) -> str:
        return english(self.code, self.values)


class InputError(Exception):
    """Input that cannot be worked with. Its text names the place and says what to do."""

    def __init__(self, code: str, **values: Any) -> None:
        self.note = Note(code, values)
        super().__init__(english(code, values))


class Canceled(Exception):  # QGIS's own word for it
    """The user cancelled a calculation."""
