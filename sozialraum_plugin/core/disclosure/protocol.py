"""What was withheld and why, for the reader of a package and for the one who answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..messages import Note
from .figures import CITY, Cell
from .pattern import Pattern
from .relations import Model

PRIMARY, SECONDARY, DERIVED = "primary", "secondary", "derived"


@dataclass(frozen=True)
class Entry:
    """A figure that was withheld: its table (empty for a count that no table shows), its cell, why."""

    table: str
    cell: Cell
    kind: str
    reason: Note


@dataclass(frozen=True)
class Protocol:
    """All withheld figures. ``hidden`` are small counts that no table shows, but that rates would have told."""

    entries: tuple[Entry, ...]
    hidden: tuple[Cell, ...]
    notes: tuple[Note, ...]
    unchecked: dict[str, tuple[str, ...]] = field(default_factory=dict)


def place_name(cell: Cell) -> Note | str:
    """What to call the place of a cell."""
    return Note("disclosure-city") if cell.level == CITY and not cell.place else cell.place.replace("\n", " / ")


def reason(model: Model, pattern: Pattern, number: int, threshold: int) -> tuple[str, Note]:
    """The kind of a withheld cell and why it is withheld."""
    if pattern.sensitive[number]:
        return PRIMARY, Note("disclosure-primary", {"threshold": threshold})
    other = pattern.protects.get(number, number)
    cell = model.cell(other)
    what = {"field": cell.field, "place": place_name(cell), "sum": _sum(model, number, other)}
    return SECONDARY, Note("disclosure-secondary", what)


def _sum(model: Model, number: int, other: int) -> Note:
    by_cell = model.matrix.tocsc()
    shared = _rows(by_cell, number) & _rows(by_cell, other)
    for row in sorted(shared):
        total = model.cell(int(model.totals[row]))
        if model.kinds[row] == total.field:
            return Note("disclosure-sum-parts", {"field": total.field})
        return Note("disclosure-sum-total", {"place": place_name(total)})
    return Note("disclosure-sum-several")


def _rows(by_cell: Any, number: int) -> set[int]:
    start, end = by_cell.indptr[number : number + 2]
    return set(by_cell.indices[start:end].tolist())


def summary(entries: Sequence[Entry], threshold: int, width: float) -> Note:
    """One sentence about all of it."""
    kinds = Counter(entry.kind for entry in entries)
    if not entries:
        return Note("disclosure-nothing", {"threshold": threshold})
    return Note("disclosure-summary", {
        "primary": kinds[PRIMARY], "secondary": kinds[SECONDARY], "rates": kinds[DERIVED], "threshold": threshold,
        "width": float(width),
    })  # fmt: skip
