"""Numbers that users write into one line, separated by ``;``: one strict reading for all parameters."""

from __future__ import annotations

from collections.abc import Sequence

from .messages import InputError

_LEAST_WEIGHT, _MOST_WEIGHT = 1e-6, 1e6


def parts_of(text: str) -> list[str]:
    """The parts between ``;``; one at the end is allowed."""
    parts = [part.strip() for part in text.split(";")] if text.strip() else []
    if parts and not parts[-1]:
        parts.pop()
    return parts


def number_of(text: str) -> float | None:
    """A number with decimal comma or point, or None; it may be infinite or NaN where that is written."""
    # float() itself would take 1_000 and digits of other scripts.
    plain = text.replace(",", ".").replace("\N{MINUS SIGN}", "-")
    try:
        return float(plain) if plain.isascii() and "_" not in plain else None
    except ValueError:
        return None


def in_language(text: str, language: str) -> str:
    """A list of numbers with the decimal sign of a language; either sign is read."""
    plain = text.replace(",", ".")
    return plain.replace(".", ",") if language == "de" else plain


def weight_fits(weight: float) -> bool:
    """Whether a weight can be calculated with; far outside, squares would overflow or vanish."""
    return _LEAST_WEIGHT <= weight <= _MOST_WEIGHT


def numbers_by_field(text: str, names: Sequence[str], parameter: str, fields_parameter: str) -> dict[str, float]:
    """The numbers of ``parameter`` by field: ``2;1;1`` for all ``names`` in their order, or ``K01=2;K07=0.5``.

    Raises :class:`InputError` for another count, an unknown or repeated field (one of ``fields_parameter``) and what is
    no number.
    """
    parts = parts_of(text)
    if parts and not names:
        raise InputError("list-without-fields", parameter=parameter, value=text, fields_parameter=fields_parameter)
    named = any("=" in part for part in parts)
    if named:
        pairs = [(name.strip(), value.strip()) for name, _, value in (part.rpartition("=") for part in parts)]
    elif parts and len(parts) != len(names):
        told = {"count": len(parts), "expected": len(names), "wanted": "; ".join(names)}
        raise InputError("types-list-length", parameter=parameter, **told)
    else:
        pairs = list(zip(names, parts, strict=False))
    result: dict[str, float] = {}
    for name, value in pairs:
        number = number_of(value)
        if name not in names:
            told = {"value": name or "–", "fields_parameter": fields_parameter, "wanted": ", ".join(names)}
            raise InputError("index-list-name", parameter=parameter, **told)
        if named and name in result:
            raise InputError("index-list-twice", parameter=parameter, value=name)
        if number is None:
            raise InputError("types-list-number", parameter=parameter, value=value or "–")
        result[name] = number
    return result
