"""Lists that users write into one line: weights, directions and names."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .messages import InputError
from .numberlists import numbers_by_field
from .preparation import Indicator


def indicators(names: Sequence[str], weights: str = "", directions: str = "") -> list[Indicator]:
    """The indicators with their weights (1 where not given) and directions (1 where not given).

    Both lists are ``2;1;1``, a number per indicator in their order, or ``K01=2;K07=0.5``. Raises :class:`InputError`
    for other texts.
    """
    weighed = numbers_by_field(weights, names, "WEIGHTS", "INDICATORS")
    directed = numbers_by_field(directions, names, "DIRECTIONS", "INDICATORS")
    result = []
    for name in names:
        weight, direction = weighed.get(name, 1.0), directed.get(name, 1.0)
        if not (math.isfinite(weight) and weight > 0):
            raise InputError("types-weight", value=weight, field=name)
        if direction not in (-1, 0, 1):
            raise InputError("types-direction", value=direction, field=name)
        result.append(Indicator(name, int(direction), weight))
    return result


def type_names(text: str, k: int) -> dict[int, str]:
    """Names of the types 1..k, separated by ``;``; an empty text is no names."""
    if not text.strip():
        return {}
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != k:
        wanted = "; ".join(str(number) for number in range(1, k + 1))
        raise InputError("types-list-length", parameter="TYPE_NAMES", count=len(parts), expected=k, wanted=wanted)
    return {number: part for number, part in enumerate(parts, start=1) if part}
