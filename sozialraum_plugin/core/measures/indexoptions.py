"""What an index is made of, as users write it: limits, weights and directions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..areatypes.preparation import Indicator
from ..messages import InputError
from ..numberlists import number_of, numbers_by_field, parts_of, weight_fits

STATUS_LIMITS = "-1;1;1.5"
DYNAMIC_LIMITS = "-1;1"


@dataclass(frozen=True)
class Recipe:
    """The indicators and limits of one index. ``parameter`` is what users know its fields by."""

    parameter: str
    indicators: tuple[Indicator, ...]
    limits: tuple[float, ...]

    @property
    def names(self) -> list[str]:
        """The field names in their order."""
        return [item.name for item in self.indicators]

    @property
    def classes(self) -> int:
        """How many classes the limits make."""
        return len(self.limits) + 1


def recipe_of(kind: str, names: Sequence[str], limits: str, weights: str = "", directions: str = "") -> Recipe:
    """The recipe of the index ``kind`` (``STATUS`` or ``DYNAMIC``) from what was written into its parameters.

    Weights (1 where not given) and directions (1 or -1, 1 where not given) are ``2;1;1``, a number per indicator in
    their order, or ``S1=2;S3=0.5``. Raises :class:`InputError` naming the parameter and the value.
    """
    weighed = numbers_by_field(weights, names, f"{kind}_WEIGHTS", f"{kind}_INDICATORS")
    directed = numbers_by_field(directions, names, f"{kind}_DIRECTIONS", f"{kind}_INDICATORS")
    indicators = []
    for name in names:
        weight, direction = weighed.get(name, 1.0), directed.get(name, 1.0)
        if not weight_fits(weight):
            raise InputError("index-weight", value=weight, field=name, parameter=f"{kind}_WEIGHTS")
        if direction not in (-1, 1):
            raise InputError("index-direction", value=direction, field=name, parameter=f"{kind}_DIRECTIONS")
        indicators.append(Indicator(name, int(direction), weight))
    return Recipe(f"{kind}_INDICATORS", tuple(indicators), limits_of(limits, f"{kind}_LIMITS"))


def limits_of(text: str, parameter: str) -> tuple[float, ...]:
    """Limits written as ``-1;1;1.5``, with decimal comma or point; they must rise.

    Raises :class:`InputError` naming the parameter and the value.
    """
    example = DYNAMIC_LIMITS if parameter.startswith("DYNAMIC") else STATUS_LIMITS
    parts = parts_of(text)
    if not parts:
        raise InputError("index-limits-none", parameter=parameter, example=example)
    limits: list[float] = []
    for part in parts:
        number = number_of(part)
        if number is None or not math.isfinite(number):
            told = {"value": part or "–", "text": text, "example": example}
            raise InputError("index-limits-number", parameter=parameter, **told)
        if limits and number <= limits[-1]:
            raise InputError("index-limits-order", parameter=parameter, text=text, first=limits[-1], second=number)
        limits.append(number)
    return tuple(limits)
