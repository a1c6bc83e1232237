"""The legs of the tour by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import berlinleg, demoleg, largeleg, yearsleg
from .stage import Stage, Steps

LEGS: Mapping[str, Callable[[Stage], Steps]] = {
    "demo": demoleg.play,
    "berlin": berlinleg.play,
    "large": largeleg.play,
    "years": yearsleg.play,
}
