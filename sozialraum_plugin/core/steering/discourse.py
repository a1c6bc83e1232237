"""What regions propose for their areas: what stands against it, and which proposals become types set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..areatypes.overrides import Override
from ..messages import InputError, Note
from .packetfile import Entry
from .regions import listed, natural

# What becomes of an entry.
COMMENT, CONFIRMED, ACCEPTED, OPEN, CONFLICT = "comment", "confirmed", "accepted", "open", "conflict"
# How proposals are accepted: all that nothing stands against, none, those of named areas.
CLEAR, NONE, KEYS = "clear", "none", "keys"
WAYS = (CLEAR, NONE, KEYS)
# What not even a named area helps over.
_NEVER = ("proposal-unknown", "proposal-type")


@dataclass(frozen=True)
class Area:
    """What is known of an area now; ``type`` is the one that holds, ``computed`` the computed one, 0 for none."""

    name: str
    region: str
    type: int
    computed: int


@dataclass
class Judged:
    """An entry, what becomes of it, and what stands against its proposal."""

    entry: Entry
    state: str
    against: list[Note] = field(default_factory=list)

    @property
    def type(self) -> int:
        """The proposed type, 0 where none is proposed or it is no number."""
        return int(self.entry.proposed) if self.entry.proposed.isdecimal() and len(self.entry.proposed) < 4 else 0


@dataclass(frozen=True)
class Outcome:
    """All filled entries in the order of regions and areas, and the types that are set by hand from now on."""

    judged: tuple[Judged, ...]
    overrides: tuple[Override, ...]

    def count(self, *states: str) -> int:
        """How many entries have one of the states."""
        return sum(one.state in states for one in self.judged)


def choices(text: str) -> dict[str, int]:
    """``KEYS`` as areas and the types chosen for them, 0 where none is named: ``010101; 020304=3``."""
    found: dict[str, int] = {}
    for part in (part.strip() for part in text.split(";")):
        if not part:
            continue
        key, sign, number = (piece.strip() for piece in part.rpartition("="))
        if sign and (not key or not number.isdecimal() or len(number) > 9):
            raise InputError("accept-wrong", value=part)
        found[key if sign else number] = int(number) if sign else 0
    return found


def judge(
    entries: Sequence[Entry], areas: Mapping[str, Area], most: int, way: str = CLEAR,
    chosen: Mapping[str, int] | None = None, year: str = "",
) -> Outcome:  # fmt: skip
    """Judge all filled entries of all packets; ``most`` is the number of types, ``year`` that of the types.

    Of equal entries the first one counts. A proposal of the type that holds already confirms it. With ``KEYS`` the
    areas ``chosen`` are accepted against whatever stands against them, but never an unknown area or type, and never
    without a reason. Raises :class:`InputError` for a choice that cannot be followed.
    """
    # A packet and its copy may both come back.
    once = {replace(entry, file=""): entry for entry in reversed(entries) if entry.filled}
    judged = [_first(entry, areas, most) for entry in once.values()]
    judged.sort(key=lambda one: (natural(_region(one.entry, areas)), natural(one.entry.area), one.entry.file))
    proposals: dict[str, list[Judged]] = {}
    for one in judged:
        if one.entry.proposed:
            proposals.setdefault(one.entry.area, []).append(one)
    for found in proposals.values():
        _check_several(found)
    if way == KEYS:
        picked = _picked(proposals, chosen or {})
    else:
        picked = {area: _clear(found) for area, found in proposals.items()} if way == CLEAR else {}
    overrides = []
    for area, found in picked.items():
        if found:
            overrides.append(_override(area, found, areas[area], year))
            for one in found:
                one.state = ACCEPTED
    return Outcome(tuple(judged), tuple(sorted(overrides, key=lambda item: natural(item.area))))


def _region(entry: Entry, areas: Mapping[str, Area]) -> str:
    area = areas.get(entry.area)
    return area.region if area is not None else entry.region


def _first(entry: Entry, areas: Mapping[str, Area], most: int) -> Judged:
    """An entry judged by itself."""
    if not entry.proposed:
        return Judged(entry, COMMENT)
    area = areas.get(entry.area)
    one = Judged(entry, OPEN)
    if area is None:
        one.against.append(Note("proposal-unknown"))
    if not 1 <= one.type <= most:
        one.against.append(Note("proposal-type", {"value": entry.proposed, "most": most}))
    if area is not None and not one.against and one.type == area.type:
        one.state = CONFIRMED
        return one
    if not entry.reason:
        one.against.append(Note("proposal-reason"))
    if area is not None and entry.region != area.region:
        one.against.append(Note("proposal-region", {"packet": entry.region or "–", "region": area.region or "–"}))
    if area is not None and (entry.computed or "0") != str(area.computed):
        told = {"packet": entry.computed or "–", "computed": area.computed or "–"}
        one.against.append(Note("proposal-computed", told))
    if one.against:
        one.state = CONFLICT
    return one


def _check_several(found: Sequence[Judged]) -> None:
    if len({one.entry.proposed for one in found}) < 2:
        return
    for one in found:
        one.against.append(Note("proposal-several", {"proposals": _named(found)}))
        one.state = CONFLICT


def _named(found: Sequence[Judged]) -> str:
    return ", ".join(dict.fromkeys(f"{one.entry.proposed} ({one.entry.file})" for one in found))


def _clear(found: Sequence[Judged]) -> list[Judged]:
    """The open proposals of an area, unless anything stands against one of them."""
    return [one for one in found if one.state == OPEN] if all(not one.against for one in found) else []


def _picked(proposals: Mapping[str, Sequence[Judged]], chosen: Mapping[str, int]) -> dict[str, list[Judged]]:
    if not chosen:
        raise InputError("accept-keys-missing")
    able = {
        area: [one for one in found if one.state != CONFIRMED and not _never(one)] for area, found in proposals.items()
    }
    unknown = [area for area in chosen if not able.get(area)]
    if unknown:
        known = listed(sorted((area for area, found in able.items() if found), key=natural)) or "–"
        raise InputError("accept-unknown", keys=listed(unknown), known=known)
    picked = {}
    for area, number in chosen.items():
        types = sorted({one.type for one in able[area]})
        if number and number not in types:
            raise InputError("accept-not-proposed", type=number, area=area, proposals=_named(able[area]))
        if not number and len({one.type for one in proposals[area]}) > 1:
            raise InputError("accept-which", area=area, proposals=_named(proposals[area]), first=types[0])
        found = [one for one in able[area] if one.type == (number or types[0])]
        if not any(one.entry.reason for one in found):
            raise InputError("accept-no-reason", area=area)
        picked[area] = found
    return picked


def _never(one: Judged) -> bool:
    return any(note.code in _NEVER for note in one.against)


def _override(area: str, found: Sequence[Judged], known: Area, year: str) -> Override:
    """Several packets that propose the same type make one override, with all their reasons and authors."""
    entries = sorted((one.entry for one in found), key=lambda entry: entry.date)
    return Override(
        area=area,
        type=found[0].type,
        reason="; ".join(dict.fromkeys(entry.reason for entry in entries if entry.reason)),
        author=", ".join(dict.fromkeys(entry.author for entry in entries if entry.author)),
        date=entries[-1].date,
        year=year or entries[-1].year,
        computed=known.computed,
    )
