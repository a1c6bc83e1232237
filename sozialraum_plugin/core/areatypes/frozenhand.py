"""Types set by hand beside frozen ones: what was computed and what holds, in the earlier year and in this one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..messages import Note
from .frozen import NEW, NONE, Applied, Earlier
from .overrides import Override
from .preparation import listed


@dataclass(frozen=True)
class HandSet:
    """An area whose type was set by hand in one of two years. Types are numbers or the states of ``frozen``."""

    key: str
    computed_before: int | None  # None without an earlier year
    set_before: int | None  # None where nothing was set
    computed_now: int
    override: Override | None  # of this year


def hand_set(applied: Applied, earlier: Earlier | None, overrides: Mapping[str, Override]) -> list[HandSet]:
    """The areas of this year whose type was set by hand now or before, by key."""
    before = earlier.set_by_hand if earlier is not None else {}
    now: dict[str, int] = {**applied.types, **dict.fromkeys(applied.untyped, NONE)}
    return [
        HandSet(
            key,
            earlier.types.get(key, NEW) if earlier is not None else None,
            before.get(key),
            now[key],
            overrides.get(key),
        )
        for key in sorted(now.keys() & (before.keys() | overrides.keys()))
    ]


def holding_changes(applied: Applied, earlier: Earlier, overrides: Mapping[str, Override]) -> tuple[str, ...]:
    """Areas that show another type than before, where types set by hand hold; those without one in a year are none."""
    then = {**earlier.types, **earlier.set_by_hand}
    now = {**applied.types, **{key: item.type for key, item in overrides.items()}}
    return tuple(key for key in sorted(now) if then.get(key, NEW) > 0 and then[key] != now[key])


def hand_remarks(
    holding: Mapping[str, Override], earlier: Earlier | None, year: str, now: Collection[str]
) -> list[Note]:
    """What a user should know: entries of a year that hold for any, and earlier ones that nobody has taken over.

    ``now`` are the areas of this year.
    """
    notes = []
    bound = [item.year for item in holding.values() if item.year]
    if bound and not year:
        years = ", ".join(sorted(set(bound)))
        notes.append(Note("frozen-hand-years", {"count": len(bound), "years": years}))
    before = earlier.set_by_hand if earlier is not None else {}
    left = sorted(key for key in before if key in now and key not in holding)
    if left:
        notes.append(Note("frozen-hand-left", {"count": len(left), "keys": listed(left)}))
    return notes
