"""Lists that users write into one line: weights, directions and names."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .messages import InputError
from .preparation import Indicator


def indicators(names: Sequence[str], weights: str = "", directions: str = "") -> list[Indicator]:
    """The indicators with their weights (1 where not given) and directions (1 where not given).

    Both lists are ``2;1;1``, a number per indicator in their order, or ``K01=2;K07=0.5``. Raises :class:`InputError`
    for other texts.
    """
    weighed = _numbers(weights, names, "WEIGHTS")
    directed = _numbers(directions, names, "DIRECTIONS")
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


def _numbers(text: str, names: Sequence[str], parameter: str) -> dict[str, float]:
    parts = [part.strip() for part in text.split(";")] if text.strip() else []
    if parts and not parts[-1]:
        parts.pop()
    if any("=" in part for part in parts):
        pairs = [tuple(side.strip() for side in part.rpartition("=")[::2]) for part in parts]
        for name, _ in pairs:
            if name not in names:
                raise InputError("types-list-name", parameter=parameter, value=name or "–", wanted=", ".join(names))
        return {name: _number(value, parameter) for name, value in pairs}
    if parts and len(parts) != len(names):
        wanted = "; ".join(names)
        raise InputError("types-list-length", parameter=parameter, count=len(parts), expected=len(names), wanted=wanted)
    return {name: _number(part, parameter) for name, part in zip(names, parts, strict=False)}


def _number(text: str, parameter: str) -> float:
    try:
        return float(text.replace(",", ".").replace("−", "-"))
    except ValueError as error:
        raise InputError("types-list-number", value=text or "–", parameter=parameter) from error
