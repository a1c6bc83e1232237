"""Types set by people who know the place: kept beside the computed ones, with reason, author and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..joining.keys import key_text
from ..messages import InputError, Note

TABLE = "sozialraum_overrides"
FIELDS = ("area", "year", "computed_type", "set_type", "reason", "author", "date")
# What an office may call these columns.
_NAMES = {
    "area": ("area", "raum", "planungsraum", "key", "schluessel", "schlüssel"),
    "year": ("year", "jahr"),
    "computed_type": ("computed_type", "berechneter_typ"),
    "set_type": ("set_type", "type", "typ", "gesetzter_typ", "gebietstyp"),
    "reason": ("reason", "grund", "begruendung", "begründung"),
    "author": ("author", "bearbeitung", "autor", "wer"),
    "date": ("date", "datum"),
}
_NEEDED = ("area", "set_type", "reason")
_SHOWN = 5


@dataclass(frozen=True)
class Override:
    """A type that was set by hand; ``computed`` is the type it replaced (0 for none), ``date`` ISO 8601."""

    area: str
    type: int
    reason: str
    author: str = ""
    date: str = ""
    year: str = ""
    computed: int = 0

    def row(self) -> dict[str, Any]:
        """The override as a row of the table, by ``FIELDS``."""
        return {
            "area": self.area, "year": self.year or None, "computed_type": self.computed or None,
            "set_type": self.type, "reason": self.reason, "author": self.author or None, "date": self.date or None,
        }  # fmt: skip


def columns_of(names: Sequence[str], table: str) -> dict[str, str]:
    """Which column of a table holds which field. Raises :class:`InputError` where a needed one is missing."""
    known = {name.casefold(): name for name in names}
    found = {field: next((known[name] for name in choices if name in known), "") for field, choices in _NAMES.items()}
    lacking = [field for field in _NEEDED if not found[field]]
    if lacking:
        raise InputError("overrides-columns", table=table, missing=", ".join(lacking), columns=", ".join(names))
    return {field: name for field, name in found.items() if name}


def read_overrides(rows: Iterable[Mapping[str, Any]], most: int, table: str) -> list[Override]:
    """Overrides from rows by ``FIELDS``; ``most`` is the number of types.

    Raises :class:`InputError` that names every area whose type is none of 1..most or that lacks a reason.
    """
    found = []
    wrong: list[str] = []
    for row in rows:
        area, number = key_text(row.get("area")), key_text(row.get("set_type"))
        reason = " ".join(key_text(row.get("reason")).split())
        if not area:
            continue
        if _whole(number) not in range(1, most + 1) or not reason:
            wrong.append(area)
            continue
        computed = key_text(row.get("computed_type"))
        found.append(
            Override(
                area, int(number), reason, key_text(row.get("author")), key_text(row.get("date")),
                key_text(row.get("year")), _whole(computed),
            )
        )  # fmt: skip
    if wrong:
        raise InputError("overrides-wrong", table=table, areas=", ".join(wrong[:_SHOWN]), count=len(wrong), most=most)
    return found


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def merged(kept: Sequence[Override], given: Sequence[Override]) -> list[Override]:
    """Kept and newly given overrides; of two for the same area and year the given one stays."""
    result = {(item.area, item.year): item for item in kept}
    result.update({(item.area, item.year): item for item in given})
    return list(result.values())


@dataclass(frozen=True)
class Applied:
    """``types`` are the overrides that hold, by area; ``table`` is all there is to keep; ``notes`` what to tell."""

    types: dict[str, Override]
    table: list[Override]
    notes: list[Note]


def apply_overrides(overrides: Sequence[Override], computed: Mapping[str, int | None], year: str = "") -> Applied:
    """Which overrides hold for the computed types; those of other years and unknown areas are kept and told.

    Without a ``year`` all years count, and of several for one area the latest by date holds.
    """
    holding: dict[str, Override] = {}
    table: list[Override] = []
    unknown: list[str] = []
    for item in sorted(overrides, key=lambda item: (item.date, item.year)):
        if year and item.year and item.year != year:
            table.append(item)
        elif item.area not in computed:
            unknown.append(item.area)
            table.append(item)
        else:
            renewed = replace(item, computed=computed[item.area] or 0)
            holding[item.area] = renewed
            table.append(renewed)
    notes = []
    if holding:
        areas = ", ".join(list(holding)[:_SHOWN]) + (" …" if len(holding) > _SHOWN else "")
        notes.append(Note("overrides-applied", {"count": len(holding), "areas": areas}))
        same = [area for area, item in holding.items() if item.type == item.computed]
        if same:
            notes.append(Note("overrides-same", {"count": len(same), "areas": ", ".join(same[:_SHOWN])}))
    if unknown:
        notes.append(Note("overrides-unknown", {"count": len(unknown), "areas": ", ".join(unknown[:_SHOWN])}))
    return Applied(holding, table, notes)
