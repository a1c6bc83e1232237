"""What the typology's report and its annex share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..translation import Texts

if TYPE_CHECKING:
    from ...core.explain import Explanation
    from ...core.overrides import Override
    from ...core.profiles import Profiles
    from ...core.stability import Stability
    from ...core.typology import Typology

_BLUE, _RED = (111, 168, 214), (232, 125, 105)


@dataclass(frozen=True)
class Found:
    """What the report tells about. ``labels`` are what people call the indicators; ``names`` those of the types."""

    typology: Typology
    stability: Stability
    profiles: Profiles
    layer: str
    labels: Mapping[str, str]
    names: Mapping[int, str]
    population_field: str
    min_population: float
    exclude: str
    explanations: Sequence[Explanation] = ()
    overrides: Sequence[Override] = ()


def type_label(number: int, names: Mapping[int, str], texts: Texts) -> str:
    """A type as people read it: its number and name."""
    name = names.get(number, "")
    if name:
        return f"{number} – {name}"
    return texts.translate("TypeReport", "Type {number}").format(number=number)


def shade(z: float) -> tuple[int, int, int]:
    """The ground of a table cell: white at 0, red above and blue below, full at 2 standard deviations."""
    share = min(abs(z) / 2, 1.0)
    red, green, blue = (round(255 + (part - 255) * share) for part in (_RED if z > 0 else _BLUE))
    return red, green, blue
