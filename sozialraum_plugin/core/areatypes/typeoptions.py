"""Lists that users write into one line: weights, directions and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..messages import InputError
from ..numberlists import numbers_by_field, weight_fits
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
        if not weight_fits(weight):
            raise InputError("types-weight", value=weight, field=name)
        if direction not in (-1, 0, 1):
            raise InputError("types-direction", value=direction, field=name)
        result.append(Indicator(name, int(direction), weight))
    return result


def type_order(text: str, k: int) -> tuple[int, ...]:
    """The computed numbers of the types in the order wanted, separated by ``;``; the computed order without a text."""
    if not text.strip():
        return tuple(range(1, k + 1))
    parts = [part.strip() for part in text.split(";")]
    if sorted(parts) != sorted(str(number) for number in range(1, k + 1)):
        raise InputError("types-order", value=text, example=";".join(str(number) for number in range(k, 0, -1)))
    return tuple(map(int, parts))


def type_colours(text: str, plain: Sequence[str]) -> tuple[str, ...]:
    """The colours of the types as ``#RRGGBB``, separated by ``;``; where none is given, that of ``plain``."""
    if not text.strip():
        return tuple(plain)
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != len(plain):
        wanted = "; ".join(plain)
        raise InputError(
            "types-list-length", parameter="TYPE_COLOURS", count=len(parts), expected=len(plain), wanted=wanted
        )
    for part in parts:
        if part and not re.fullmatch(r"#[0-9A-Fa-f]{6}", part):
            raise InputError("types-colour", value=part)
    return tuple(part.upper() or own for part, own in zip(parts, plain, strict=True))


def type_names(text: str, k: int) -> dict[int, str]:
    """Names of the types 1..k, separated by ``;``; an empty text is no names."""
    if not text.strip():
        return {}
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != k:
        wanted = "; ".join(str(number) for number in range(1, k + 1))
        raise InputError("types-list-length", parameter="TYPE_NAMES", count=len(parts), expected=k, wanted=wanted)
    return {number: part for number, part in enumerate(parts, start=1) if part}
