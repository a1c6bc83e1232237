"""Criteria of a budget as people write them: ``under_7=40;under_7*TYPE=20;under_18*NEED(benefits/under_15)=40``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from ..messages import InputError
from ..numberlists import parts_of

# Each area counts 1.
AREAS = "AREAS"
NO_TYPE = "none"
EXAMPLE = "unter_7=40;unter_7_SGB_II=60"
_MOST, _POWERS, _LONGEST = Decimal(10) ** 12, range(-13, 13), 40
_CRITERION = re.compile(
    r"^(?P<field>.+?)\s*(?P<type>\*\s*TYPE)?\s*"
    r"(?:\*\s*NEED\s*\(\s*(?P<above>[^()/]+?)\s*(?:/\s*(?P<below>[^()/]+?)\s*)?\))?$",
    re.IGNORECASE,
)


def criterion_text(field: str, by_type: bool, above: str, below: str) -> str:
    """A criterion as people write it, without its weight."""
    need = f"*NEED({'/'.join(part for part in (above, below) if part)})" if above else ""
    return f"{field}{'*TYPE' if by_type else ''}{need}"


@dataclass(frozen=True)
class Criterion:
    """A count, the part of the money in percent that it distributes, and what the count is multiplied by.

    ``above`` and ``below`` are the fields of the percentage of the need; without ``below`` the field ``above`` holds
    the percentage itself. ``field`` may be ``AREAS``: each area counts 1.
    """

    field: str
    weight: Fraction
    by_type: bool = False
    above: str = ""
    below: str = ""

    @property
    def name(self) -> str:
        """The criterion as it is written, without its weight."""
        return criterion_text(self.field, self.by_type, self.above, self.below)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it needs, each once."""
        own = () if self.field == AREAS else (self.field,)
        return tuple(dict.fromkeys((*own, *(part for part in (self.above, self.below) if part))))


def criteria_of(text: str, known: Sequence[str]) -> tuple[tuple[Criterion, ...], Fraction]:
    """The criteria with weights that add up to 100, and what they added up to.

    ``known`` are the fields of the layer, found whatever their case. Without any text each area counts 1.
    Raises :class:`InputError` for what cannot be read.
    """
    parts = parts_of(text)
    if not parts:
        return (Criterion(AREAS, Fraction(100)),), Fraction(100)
    found: list[Criterion] = []
    for part in parts:
        written, separator, weight = part.rpartition("=")
        # Blanks in a row would be matched in very many ways.
        match = _CRITERION.match(" ".join((written if separator else part).split()))
        if match is None or not (written if separator else part).strip():
            raise InputError("budget-criterion", value=part, example=EXAMPLE)
        # A single criterion needs no weight.
        share = _weight(weight.strip(), match[0]) if separator else Fraction(100)
        if not separator and len(parts) > 1:
            raise InputError("budget-criterion", value=part, example=EXAMPLE)
        made = Criterion(
            _field(match["field"], known), share, bool(match["type"]),
            _field(match["above"], known, False) if match["above"] else "",
            _field(match["below"], known, False) if match["below"] else "",
        )  # fmt: skip
        if made.name in {other.name for other in found}:
            raise InputError("budget-criterion-twice", value=made.name)
        found.append(made)
    whole = sum((criterion.weight for criterion in found), Fraction(0))
    return tuple(_weighed(criterion, criterion.weight * 100 / whole) for criterion in found), whole


def with_weight(criteria: Sequence[Criterion], place: int, points: Fraction) -> tuple[Criterion, ...]:
    """The criteria where one weight moves by ``points``, within 0 and 100; the others give or take in proportion."""
    old = criteria[place].weight
    new = min(max(old + points, Fraction(0)), Fraction(100))
    rest = 100 - old
    return tuple(
        _weighed(criterion, new if number == place else criterion.weight * (100 - new) / rest)
        for number, criterion in enumerate(criteria)
    )


def factors_of(text: str, types: Sequence[str]) -> dict[str, Fraction]:
    """The factors by type: ``1=1;2=1.2;none=1``, or in the order of the types: ``1;1.2``. "" is without a type."""
    parts = parts_of(text)
    if parts and not any("=" in part for part in parts) and len(parts) == len(types):
        parts = [f"{kind}={part}" for kind, part in zip(types, parts, strict=True)]
    found: dict[str, Fraction] = {}
    for part in parts:
        kind, separator, factor = (piece.strip() for piece in part.rpartition("="))
        number = number_of(factor)
        if not separator or not kind or number is None or number < 0:
            raise InputError("budget-type-factor", value=part)
        found["" if kind.casefold() == NO_TYPE else kind] = number
    return found


def number_of(text: str) -> Fraction | None:
    """A number with decimal comma or point exactly as written; None for anything else."""
    plain = text.replace(",", ".").replace("%", "").strip()
    if not plain.isascii() or "_" in plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    # Exactly 1e-999999999 would be a fraction that fills the memory.
    fits = number.is_finite() and len(plain) <= _LONGEST and number.adjusted() in _POWERS
    return Fraction(number) if fits and abs(number) <= _MOST else None


def _weighed(criterion: Criterion, weight: Fraction) -> Criterion:
    return Criterion(criterion.field, weight, criterion.by_type, criterion.above, criterion.below)


def _weight(text: str, criterion: str) -> Fraction:
    number = number_of(text)
    if number is None or number <= 0:
        raise InputError("budget-weight", value=text or "–", criterion=criterion)
    return number


def _field(text: str, known: Sequence[str], areas: bool = True) -> str:
    wanted = text.strip().strip('"').casefold()
    by_name: Mapping[str, str] = {name.casefold(): name for name in known}
    if wanted in by_name:
        return by_name[wanted]
    if areas and wanted == AREAS.casefold():
        return AREAS
    raise InputError("budget-criterion-field", value=text.strip(), fields=", ".join(known))
