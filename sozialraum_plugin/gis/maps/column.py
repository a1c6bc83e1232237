"""How the blocks of a template close up: what a text above or below leaves empty goes to legend and small map."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .pages import Box
from .template import HEADING

STRETCHED = ("legend", "overview")
_SAME_LEFT = 1.0


@dataclass(frozen=True)
class Run:
    """Items below each other with nothing of the office's own between them, from top to bottom.

    ``top`` moves up, ``stretched`` takes the room that is left, ``bottom`` moves down.
    """

    top: tuple[str, ...]
    stretched: tuple[str, ...]
    bottom: tuple[str, ...]


def runs(boxes: Mapping[str, Box], foreign: Sequence[Box]) -> list[Run]:
    """Group a template's items (without the map) into runs."""
    waiting = sorted((name for name in boxes if name != "map"), key=lambda name: (boxes[name][0], boxes[name][1]))
    columns: list[list[str]] = []
    for name in waiting:
        if columns and abs(boxes[columns[-1][0]][0] - boxes[name][0]) < _SAME_LEFT:
            columns[-1].append(name)
        else:
            columns.append([name])
    found = []
    for column in columns:
        column.sort(key=lambda name: boxes[name][1])
        run = [column[0]]
        for above, name in itertools.pairwise(column):
            if any(_between(boxes[above], boxes[name], other) for other in foreign):
                found.append(_parts(run))
                run = []
            run.append(name)
        found.append(_parts(run))
    return found


def gap(boxes: Mapping[str, Box], above: str, below: str) -> float:
    """The distance in millimetres that the template leaves between two items; none where they overlap."""
    return max(0.0, boxes[below][1] - boxes[above][1] - boxes[above][3])


def _parts(names: Sequence[str]) -> Run:
    first = next((n for n, name in enumerate(names) if name not in HEADING), len(names))
    after = next((n for n in range(first, len(names)) if names[n] not in STRETCHED), len(names))
    return Run(tuple(names[:first]), tuple(names[first:after]), tuple(names[after:]))


def _between(above: Box, below: Box, other: Box) -> bool:
    """Whether something stands between two items; a frame around both does not."""
    left, right = min(above[0], below[0]), max(above[0] + above[2], below[0] + below[2])
    top, bottom = above[1], below[1] + below[3]
    around = (
        other[0] <= left + 0.5
        and other[1] <= top + 0.5
        and other[0] + other[2] >= right - 0.5
        and other[1] + other[3] >= bottom - 0.5
    )
    apart = other[0] >= right or other[0] + other[2] <= left or other[1] >= bottom or other[1] + other[3] <= top
    return not around and not apart
