"""What an index is made of, as users write it: limits, weights and directions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .messages import InputError
from .preparation import Indicator

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
    weighed = _listed(weights, names, kind, "WEIGHTS")
    directed = _listed(directions, names, kind, "DIRECTIONS")
    indicators = []
    for name in names:
        weight, direction = weighed.get(name, 1.0), directed.get(name, 1.0)
        if not (math.isfinite(weight) and weight > 0):
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
    parts = _parts(text)
    if not parts:
        raise InputError("index-limits-none", parameter=parameter, example=example)
    limits: list[float] = []
    for part in parts:
        number = _number(part)
        if number is None or not math.isfinite(number):
            told = {"value": part or "–", "text": text, "example": example}
            raise InputError("index-limits-number", parameter=parameter, **told)
        if limits and number <= limits[-1]:
            raise InputError("index-limits-order", parameter=parameter, text=text, first=limits[-1], second=number)
        limits.append(number)
    return tuple(limits)


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";")] if text.strip() else []
    if parts and not parts[-1]:
        parts.pop()
    return parts


def _number(text: str) -> float | None:
    # float() itself would take 1_000 and digits of other scripts.
    plain = text.replace(",", ".").replace("\N{MINUS SIGN}", "-")
    try:
        return float(plain) if plain.isascii() and "_" not in plain else None
    except ValueError:
        return None


def _listed(text: str, names: Sequence[str], kind: str, ending: str) -> dict[str, float]:
    parameter, parts = f"{kind}_{ending}", _parts(text)
    if any("=" in part for part in parts):
        pairs = [(name.strip(), value.strip()) for name, _, value in (part.rpartition("=") for part in parts)]
    elif parts and len(parts) != len(names):
        told = {"count": len(parts), "expected": len(names), "wanted": "; ".join(names)}
        raise InputError("types-list-length", parameter=parameter, **told)
    else:
        pairs = list(zip(names, parts, strict=False))
    result: dict[str, float] = {}
    for name, value in pairs:
        number = _number(value)
        if name not in names:
            told = {"value": name or "–", "fields_parameter": f"{kind}_INDICATORS", "wanted": ", ".join(names)}
            raise InputError("index-list-name", parameter=parameter, **told)
        if name in result:
            raise InputError("index-list-twice", parameter=parameter, value=name)
        if number is None:
            raise InputError("types-list-number", parameter=parameter, value=value or "–")
        result[name] = number
    return result
