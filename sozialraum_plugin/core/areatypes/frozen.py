"""Frozen types on a later year: areas by nearest frozen centre, and what has changed since the earlier year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from ..joining.keys import key_text
from ..messages import InputError, Note
from ..names import field_name
from .model import Model, assign
from .preparation import Areas, checked_frame, grouped, listed
from .typology import Membership, silhouette_values

# States of an area that has no type of the model.
NONE, UNKNOWN, NEW = 0, -1, -2
# Where the model does not tell how far its own areas lie, this many medians are far.
_FAR = 3.0


@dataclass(frozen=True)
class Applied:
    """The areas of a year by frozen types. Typed areas are ordered by key."""

    model: Model
    keys: tuple[str, ...]
    values: np.ndarray  # (areas, indicators), original units; NaN where an area is typed by what it has
    matrix: np.ndarray  # (areas, indicators), in the space of the model's centres
    member: Membership
    silhouettes: np.ndarray  # (areas,), NaN where they cannot be told
    partial: tuple[str, ...]  # keys of areas that are typed by the indicators they have
    untyped: dict[str, Note]  # key -> reason
    limit: float  # beyond this distance an area fits badly
    limit_of_model: bool  # whether the limit is the largest distance among the model's own areas

    @property
    def types(self) -> dict[str, int]:
        """The type of each typed area by key."""
        return {key: int(kind) for key, kind in zip(self.keys, self.member.types, strict=True)}

    @property
    def sizes(self) -> np.ndarray:
        """Areas per type, shape (k,)."""
        return np.bincount(self.member.types, minlength=len(self.model.centres) + 1)[1:]

    @property
    def far(self) -> list[int]:
        """The rows of badly fitting areas, the farthest first."""
        order = np.argsort(-self.member.distance, kind="stable")
        return [int(row) for row in order if self.member.distance[row] > self.limit]


def apply(model: Model, areas: Areas, missing: str = "", min_population: float | None = None) -> Applied:
    """Type the areas with the model's transformation, scaling parameters, weights and centres.

    ``missing`` and ``min_population`` are the model's own where not given. Raises :class:`InputError` for missing or
    duplicate keys, text, infinite values and values outside the domain of the transformation.
    """
    names = model.recipe.names
    missing = missing or str(model.computation["missing"])
    least = float(model.computation["min_population"]) if min_population is None else min_population
    model = replace(model, computation={**model.computation, "missing": missing})
    checked = _checked(areas)
    reasons = _left_out(checked, areas, least)
    keys = [key_text(value) for value in areas.frame[areas.key_field]]
    _check_domain(model, checked.loc[[key for key in checked.index if key not in reasons], names])
    with np.errstate(over="ignore"):  # told below
        found = assign(model, areas.frame[[key not in reasons for key in keys]], areas.key_field)
    _check_range(names, checked, found.keys, found.member.distance)
    typed = set(found.keys)
    for key, fields in found.lacking.items():
        if key not in typed:
            reasons[key] = Note("reason-missing", {"fields": ", ".join(fields)})
    untyped = {key: reasons[key] for key in checked.index if key in reasons}
    if not typed:
        raise InputError("types-not-one", reasons=tuple(grouped(untyped)))
    values = checked.loc[list(found.keys), names].to_numpy(dtype=float)
    matrix = model.recipe.matrix(values)
    limit, of_model = _limit(model, found.member.distance)
    return Applied(
        model=model,
        keys=found.keys,
        values=values,
        matrix=matrix,
        member=found.member,
        silhouettes=_silhouettes(matrix, found.member.types),
        partial=tuple(key for key in found.keys if key in found.lacking),
        untyped=untyped,
        limit=limit,
        limit_of_model=of_model,
    )


def _checked(areas: Areas) -> pd.DataFrame:
    try:
        return checked_frame(areas)
    except InputError as error:
        if error.note.values.get("parameter") != "INDICATORS":
            raise
        raise InputError(error.note.code, **{**error.note.values, "parameter": "MODEL"}) from error


def _left_out(checked: pd.DataFrame, areas: Areas, least: float) -> dict[str, Note]:
    reasons = {key: Note("reason-excluded") for key in checked.attrs["excluded"]}
    if areas.population_field:
        for key, people in checked[areas.population_field].items():
            if np.isnan(people):
                reasons.setdefault(str(key), Note("reason-population-missing"))
            elif people < least:
                note = Note("reason-population", {"value": float(people), "minimum": float(least)})
                reasons.setdefault(str(key), note)
    return reasons


def _check_domain(model: Model, frame: pd.DataFrame) -> None:
    if model.recipe.transform not in ("sqrt", "log1p"):
        return
    used = frame if model.computation["missing"] == "assign" else frame.dropna()
    for row, column in np.argwhere(used.to_numpy(dtype=float) < 0)[:1]:
        place = {"field": used.columns[column], "value": float(used.iat[row, column]), "key": used.index[row]}
        raise InputError("frozen-domain", transform=model.recipe.transform, **place)


def _check_range(names: Sequence[str], frame: pd.DataFrame, keys: Sequence[str], distances: np.ndarray) -> None:
    for row in np.flatnonzero(~np.isfinite(distances))[:1]:
        key = keys[row]
        field = max(names, key=lambda name: float(np.nan_to_num(abs(frame.at[key, name]))))
        raise InputError("frozen-range", key=key, field=field, value=float(frame.at[key, field]))


def _silhouettes(matrix: np.ndarray, types: np.ndarray) -> np.ndarray:
    result = np.full(len(matrix), np.nan)
    whole = ~np.isnan(matrix).any(axis=1)
    if len(np.unique(types[whole])) > 1:
        result[whole] = silhouette_values(matrix[whole], types[whole] - 1)
    return result


def _limit(model: Model, distances: np.ndarray) -> tuple[float, bool]:
    stored = model.computation.get("largest_distance")
    if isinstance(stored, int | float) and np.isfinite(stored) and stored > 0:
        # Rounding alone must not make the model's own farthest area a badly fitting one.
        return float(stored) * (1 + 1e-9), True
    median = float(np.median(distances))
    return (_FAR * median if median > 0 else float("inf")), False


def remarks(applied: Applied) -> list[Note]:
    """What a user should look at: badly fitting areas and types without areas."""
    notes = []
    far = [applied.keys[row] for row in applied.far]
    if far:
        values = {"count": len(far), "limit": float(f"{applied.limit:.3g}"), "keys": listed(far)}
        notes.append(Note("frozen-far", values))
    gone = [str(number) for number, size in enumerate(applied.sizes, start=1) if not size]
    if gone:
        notes.append(Note("frozen-gone", {"types": ", ".join(gone)}))
    return notes


def type_field(name: str, used: Iterable[str], endings: Sequence[str]) -> str:
    """``name`` as the field for the type; :class:`InputError` where it is none or its fields are used otherwise."""
    name = name.strip()
    better = field_name([name]) if name else ""
    if not name or name != better:
        raise InputError("frozen-field-name", value=name or "–", better=better or "gebietstyp")
    made = {(name + ending).lower() for ending in endings}
    taken = {other for other in used if other.lower() in made}
    if taken:
        raise InputError("frozen-field-taken", field=", ".join(sorted(taken)), value=name)
    return name


@dataclass(frozen=True)
class Earlier:
    """Types of an earlier year by key (a type, ``NONE`` or ``UNKNOWN``); ``gone`` are areas that only it has.

    ``types`` are the computed ones where that is known; ``set_by_hand`` holds those that were set in their place.
    """

    types: dict[str, int]
    notes: tuple[Note, ...]
    gone: tuple[str, ...] = ()
    set_by_hand: Mapping[str, int] = field(default_factory=dict)


def earlier_types(
    keys: Iterable[Any],
    values: Iterable[Any],
    k: int,
    name: str,
    parameter: str,
    now: Collection[str],
    held: Iterable[Any] | None = None,
) -> Earlier:
    """The types of an earlier year in the field ``name``; ``now`` are the keys of this year.

    Keys are unique, blank ones take no part. ``held`` are the types set by hand, a value per key, empty where none
    was. Raises :class:`InputError` where there is not one type of the model.
    """
    keys = [key_text(key) for key in keys]
    types: dict[str, int] = {}
    strange: dict[str, list[str]] = {}
    for key, value in zip(keys, values, strict=True):
        if key:
            types[key] = _type_of(value, k)
            if types[key] == UNKNOWN:
                strange.setdefault(key_text(value), []).append(key)
    if not any(number > 0 for number in types.values()):
        raise InputError("frozen-previous-empty", field=name, parameter=parameter, k=k)
    place = {"field": name, "parameter": parameter, "k": k}
    notes = [
        Note("frozen-previous-unknown", {**place, "value": value, "count": len(places), "keys": listed(places)})
        for value, places in sorted(strange.items())
    ]
    by_hand = {} if held is None else {key: _type_of(value, k) for key, value in zip(keys, held, strict=True)}
    by_hand = {key: number for key, number in by_hand.items() if key and number > 0}
    return Earlier(types, tuple(notes), tuple(sorted(types.keys() - set(now))), by_hand)


def _type_of(value: Any, k: int) -> int:
    if value is None or value != value or value == "":  # only NaN differs from itself
        return NONE
    try:
        number = float(value)
    except (TypeError, ValueError):
        return UNKNOWN
    return int(number) if number.is_integer() and 1 <= number <= k else UNKNOWN


@dataclass(frozen=True)
class Transitions:
    """Earlier type by present type; rows and columns of ``table`` carry ``rows`` and ``columns``."""

    rows: tuple[int, ...]  # types, then NONE, UNKNOWN and NEW where they occur
    columns: tuple[int, ...]  # types, then NONE where it occurs
    table: np.ndarray  # (rows, columns), areas
    changed: tuple[str, ...]  # keys of areas with another type of the model than before, in order
    gained: tuple[str, ...]  # keys of areas with a type that had none before
    lost: tuple[str, ...]  # keys of areas without a type that had one before


def transitions(applied: Applied, earlier: Earlier) -> Transitions:
    """Compare the two years area by area, over the areas of this year."""
    now: dict[str, int] = {**applied.types, **dict.fromkeys(applied.untyped, NONE)}
    pairs = {key: (earlier.types.get(key, NEW), now[key]) for key in sorted(now)}
    kinds = tuple(range(1, len(applied.model.centres) + 1))
    before = {old for old, _ in pairs.values()}
    rows = (*kinds, *(state for state in (NONE, UNKNOWN, NEW) if state in before))
    columns = (*kinds, *((NONE,) if applied.untyped else ()))
    table = np.zeros((len(rows), len(columns)), dtype=int)
    for old, new in pairs.values():
        table[rows.index(old), columns.index(new)] += 1
    return Transitions(
        rows,
        columns,
        table,
        changed=tuple(key for key, (old, new) in pairs.items() if old > 0 and new > 0 and old != new),
        gained=tuple(key for key, (old, new) in pairs.items() if old == NONE and new > 0),
        lost=tuple(key for key, (old, new) in pairs.items() if old > 0 and new == NONE),
    )


def distance_to(applied: Applied, row: int, kind: int) -> float:
    """The distance of a typed area to the centre of any type; missing values as in :func:`typology.nearest`."""
    gap = applied.matrix[row] - applied.model.centres[kind - 1]
    known = ~np.isnan(gap)
    return float(np.sqrt((gap[known] ** 2).sum() * len(gap) / known.sum()))


def contributions(
    applied: Applied, row: int, old: int, before: Sequence[float] | None = None
) -> list[tuple[int, float]]:
    """How much each indicator speaks for the area's type against the type ``old``: (column, share), largest first.

    The difference of the squared distances to the two centres is a sum over the indicators. With the area's values of
    the earlier year (``before``, original units) the shares are those in the change of that difference since then.
    Shares add up to 1 together with those that speak against the new type, which are left out.
    """
    mine = applied.model.centres[int(applied.member.types[row]) - 1]
    other = applied.model.centres[old - 1]

    def parts_of(place: np.ndarray) -> np.ndarray:
        return np.asarray((place - other) ** 2 - (place - mine) ** 2)

    parts = parts_of(applied.matrix[row])
    if before is not None and np.isfinite(before).any():
        with np.errstate(invalid="ignore"):
            parts = parts - parts_of(applied.model.recipe.matrix(np.array([before], dtype=float))[0])
    parts = np.where(np.isnan(parts), 0.0, parts)
    total = float(parts.sum())
    if total <= 0:  # the old type was not the nearest one of the old values: set by hand, or by Ward
        total = float(parts[parts > 0].sum())
    order = np.argsort(-parts, kind="stable")
    return [(int(column), float(parts[column]) / total) for column in order if parts[column] > 0]


@dataclass(frozen=True)
class Year:
    """What a year's rates are and were made of: frames indexed by key, a column per known indicator of the model."""

    rates: pd.DataFrame
    numerators: pd.DataFrame
    denominators: pd.DataFrame

    def past(self, key: str, names: Sequence[str]) -> list[float]:
        """The rates of an area in the order of ``names``; NaN where unknown."""
        return [_at(self.rates, key, name) for name in names]


@dataclass(frozen=True)
class Part:
    """One indicator's part in a change of type; each pair is (before, now), NaN where unknown."""

    name: str
    share: float
    rate: tuple[float, float]
    numerator: tuple[float, float]
    denominator: tuple[float, float]

    @property
    def opposite(self) -> bool:
        """Whether the rate falls while more people are concerned, or rises while fewer are."""
        return (self.rate[1] - self.rate[0]) * (self.numerator[1] - self.numerator[0]) < 0


@dataclass(frozen=True)
class Move:
    """An area that changed type."""

    key: str
    old: int
    new: int
    distance_old: float
    distance_new: float
    parts: tuple[Part, ...]  # the largest contribution first


def moves(
    applied: Applied, earlier: Earlier, changed: Sequence[str], now: Year, before: Year | None, most: int = 3
) -> list[Move]:
    """Every area in ``changed`` with the ``most`` indicators that contribute most to its change of type."""
    rows = {key: row for row, key in enumerate(applied.keys)}
    names = applied.model.recipe.names
    result = []
    for key in changed:
        row, old = rows[key], earlier.types[key]
        past = before.past(key, names) if before is not None else None
        parts = [
            _part(key, names[column], share, now, before)
            for column, share in contributions(applied, row, old, past)[:most]
        ]
        new, distance = int(applied.member.types[row]), float(applied.member.distance[row])
        result.append(Move(key, old, new, distance_to(applied, row, old), distance, tuple(parts)))
    return result


def _part(key: str, name: str, share: float, now: Year, before: Year | None) -> Part:
    def pair(kind: str) -> tuple[float, float]:
        then = float("nan") if before is None else _at(getattr(before, kind), key, name)
        return then, _at(getattr(now, kind), key, name)

    return Part(name, share, pair("rates"), pair("numerators"), pair("denominators"))


def _at(frame: pd.DataFrame, key: str, name: str) -> float:
    return float(frame.at[key, name]) if name in frame.columns and key in frame.index else float("nan")


def differing(fields: pd.DataFrame, computed: pd.DataFrame, layer: str) -> list[Note]:
    """A remark for each indicator whose rates in the layer are not those that the catalogue gives (beyond 1 %)."""
    notes = []
    for name in computed.columns.intersection(fields.columns):
        given, made = fields[name], computed[name].reindex(fields.index)
        other = given.index[(given - made).abs() > 0.01 * given.abs().clip(lower=1e-9)]
        if len(other):
            shown = {"value": float(f"{given[other[0]]:.4g}"), "other": float(f"{made[other[0]]:.4g}")}
            notes.append(
                Note(
                    "frozen-rates-differ",
                    {"layer": layer, "field": name, "count": len(other), "key": other[0], **shown},
                )
            )
    return notes
