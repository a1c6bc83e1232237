"""Pages and scales of map sheets: formats, round scales, and what fits where."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

from qgis.core import QgsRectangle

# Left, top, width and height in millimetres.
Box: TypeAlias = tuple[float, float, float, float]

# White around a region, as a share of its extent.
AROUND = 0.04
ROUND_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0, 9.0, 10.0)
# A map of a few houses would show neither its surroundings nor a scale bar in kilometres.
LEAST_SCALE = 2_500.0
_SIDES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}


@dataclass(frozen=True)
class Page:
    """A page format: its name, its sides in millimetres as it is held, and the factor for text sizes."""

    name: str
    width: float
    height: float
    factor: float

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


def page(name: str, landscape: bool) -> Page:
    """The page ``A4`` or ``A3``, upright or across."""
    short, long = _SIDES[name]
    return Page(name, long if landscape else short, short if landscape else long, 1.0 if name == "A4" else 1.3)


def page_of_size(width: float, height: float) -> Page:
    """The page of these sides; one of no usual format gets a text size between or beyond those of A4 and A3."""
    for name in _SIDES:
        found = page(name, width > height)
        if abs(found.width - width) < 1 and abs(found.height - height) < 1:
            return found
    power = math.log(1.3) / math.log(_SIDES["A3"][1] / _SIDES["A4"][1])
    factor = (math.sqrt(width * height / (_SIDES["A4"][0] * _SIDES["A4"][1]))) ** power
    return Page(f"{width:.0f} x {height:.0f}", width, height, factor)


def round_scale(needed: float) -> float:
    """The smallest round scale denominator that is at least ``needed``."""
    power = 10.0 ** math.floor(math.log10(needed))
    return next(step * power for step in ROUND_SCALES if step * power >= needed * (1 - 1e-9))


def scale_for(extent: QgsRectangle, box: Box) -> float:
    """The round scale at which an extent in metres fits a box in millimetres with white around it."""
    wide = extent.width() * (1 + 2 * AROUND) / (box[2] / 1000)
    high = extent.height() * (1 + 2 * AROUND) / (box[3] / 1000)
    return round_scale(max(wide, high, LEAST_SCALE))


def segment(scale: float, width: float) -> float:
    """The length in kilometres of one of a scale bar's two segments: round, and the bar at most 0.7 of ``width``."""
    longest = 0.35 * width / 1000 * scale / 1000
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1.0, 2.0, 2.5, 5.0) if step * power <= longest * (1 + 1e-9))
