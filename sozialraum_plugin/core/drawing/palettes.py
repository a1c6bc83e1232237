"""Palettes: small JSON files that an office can copy and edit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..limits import read_json
from ..messages import InputError, Note

KINDS = ("unordered", "ordered", "diverging", "matrix")
MOST_COLOURS = 256
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Palette:
    """Colours as ``#RRGGBB``; ``kind`` is one of ``KINDS``, ``no_data`` the colour of missing values."""

    name: str
    label: str
    kind: str
    colours: tuple[str, ...]
    no_data: str

    def pick(self, count: int) -> tuple[str, ...]:
        """``count`` colours: the first ones of an unordered palette, evenly spaced ones of an ordered palette.

        Raises :class:`InputError` where an unordered palette has too few.
        """
        if self.kind in ("unordered", "matrix"):
            if count > len(self.colours):
                raise InputError("palette-small", value=self.name, have=len(self.colours), need=count)
            return self.colours[:count]
        if count == 1:
            return (self.colours[len(self.colours) // 2],)
        last = len(self.colours) - 1
        return tuple(_between(self.colours, last * position / (count - 1)) for position in range(count))


def _between(colours: Sequence[str], position: float) -> str:
    left = min(int(position), len(colours) - 2)
    share = position - left
    ends = [[int(colour[n : n + 2], 16) for n in (1, 3, 5)] for colour in colours[left : left + 2]]
    mixed = (round(a + share * (b - a)) for a, b in zip(*ends, strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


# The kinds of palettes that suit a style.
SUITABLE = {
    "types": ("unordered", "ordered"),
    "status": ("matrix",),
    "sequential": ("ordered",),
    "diverging": ("diverging",),
}


def remarks(palette: Palette, style: str) -> list[Note]:
    """What a reader should know of a palette that was chosen: another kind than the style's, colours too near.

    The colours of ordered palettes are meant to be near.
    """
    from .colourvision import LEAST_APART, SIMULATIONS, closest

    notes = []
    wanted = SUITABLE[style]
    if palette.kind not in wanted:
        kind, better = Note(f"palette-{palette.kind}"), Note(f"palette-{wanted[0]}")
        notes.append(Note("palette-kind", {"value": palette.name, "kind": kind, "style": style, "wanted": better}))
    if palette.kind in ("ordered", "diverging"):
        return notes
    for vision in SIMULATIONS:
        distance, one, two = closest(palette.colours, vision)
        if distance < LEAST_APART:
            told = {"value": palette.name, "one": one, "two": two, "distance": round(distance, 1)}
            notes.append(Note("palette-close", {**told, "vision": Note(f"vision-{vision}")}))
            break
    return notes


def names(folder: Path) -> list[str]:
    """The palettes in a folder, by file name."""
    return sorted(path.stem for path in folder.glob("*.json"))


def load_palette(name: str, folder: Path) -> Palette:
    """Read a palette; raises :class:`InputError` for an unknown or a broken one."""
    known = names(folder)
    if name not in known:
        raise InputError("palette-unknown", value=name, known=", ".join(known))
    path = folder / f"{name}.json"
    content = read_json(path, "PALETTE", "palette-broken")
    try:
        palette = Palette(
            name=name,
            label=str(content["label"]),
            kind=str(content["kind"]),
            colours=tuple(str(colour) for colour in content["colours"]),
            no_data=str(content["no_data"]),
        )
    except (KeyError, TypeError) as error:
        raise InputError("palette-broken", path=str(path), reason=f"{type(error).__name__}: {error}") from error
    wrong = [colour for colour in (*palette.colours, palette.no_data) if not _COLOUR.fullmatch(colour)]
    if wrong or palette.kind not in KINDS or not 2 <= len(palette.colours) <= MOST_COLOURS:
        reason = ", ".join(wrong[:5])[:80] or f"kind {palette.kind}, {len(palette.colours)} colours"
        raise InputError("palette-broken", path=str(path), reason=reason)
    return palette
