"""The status and dynamics index: z-scores, their weighted sum, standardised once more and classed by limits.

The method is that of the Monitoring Soziale Stadtentwicklung Berlin 2021 (Senatsverwaltung für Stadtentwicklung,
sheets 4.1 and 4.2): unweighted means over the areas that take part, and the population standard deviation.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..areatypes.preparation import Areas, correlations, grouped, listed, numbers_of
from ..joining.keys import key_text
from ..messages import InputError, Note
from .indexoptions import Recipe

# Indices are compared with limits at so many decimals: rounding in the last digit must not decide on a class.
_DECIMALS = 10
_SIGNS = ("+", "+/-", "-")


@dataclass(frozen=True)
class Index:
    """One of the two indices. Arrays have a row per area in the order of the input, NaN and 0 where it has none."""

    recipe: Recipe
    means: np.ndarray  # (indicators,)
    deviations: np.ndarray  # (indicators,), ddof = 0
    lowest: np.ndarray  # (indicators,)
    highest: np.ndarray  # (indicators,)
    z: np.ndarray  # (areas, indicators), neither weighted nor turned
    total: np.ndarray  # (areas,), weighted and turned sum of z
    total_deviation: float
    values: np.ndarray  # (areas,), the standardised sum
    classes: np.ndarray  # (areas,), 1 is the least strain, 0 none

    @property
    def count(self) -> int:
        """How many areas take part."""
        return int((self.classes > 0).sum())


@dataclass(frozen=True)
class StatusIndex:
    """Both indices and the areas without a class. Rows are in the order of the input."""

    keys: tuple[str, ...]
    status: Index
    dynamics: Index | None
    overall: tuple[str | None, ...]  # (areas,), such as "1+"; None without both classes
    reasons: dict[str, Note]  # key -> why a class is missing, ordered by key
    population: np.ndarray | None  # (areas,)
    notes: tuple[Note, ...]

    @property
    def classed(self) -> int:
        """How many areas have every class that was asked for."""
        return len(self.keys) - len(self.reasons)


def compute(areas: Areas, status: Recipe, dynamics: Recipe | None = None, min_population: float = 300) -> StatusIndex:
    """Both indices. Each is computed over the areas that have a value in all of its own indicators.

    An area too small or excluded takes part in neither. ``areas.key_field`` may be empty; areas are then named by
    the index of the frame. Raises :class:`InputError` for fields that no index can be made of.
    """
    recipes = [recipe for recipe in (status, dynamics) if recipe is not None]
    _check_fields(recipes)
    keys = _keys(areas)
    values = [_matrix(areas.frame, recipe, keys) for recipe in recipes]
    population = None
    if areas.population_field:
        population = numbers_of(areas.frame[areas.population_field], keys, areas.population_field, "POPULATION_FIELD")
    out = _left_out(areas, keys, population, min_population)
    gaps = [np.isnan(matrix) for matrix in values]
    free = np.array([key not in out for key in keys])
    reasons = {**out, **_lacking(keys, free, recipes, gaps)}
    reasons = {key: reasons[key] for key in (sorted(keys) if areas.key_field else keys) if key in reasons}
    used = [free & ~gap.any(axis=1) for gap in gaps]
    made = [_index(recipe, matrix, rows, reasons) for recipe, matrix, rows in zip(recipes, values, used, strict=True)]
    notes = [
        note
        for recipe, matrix, rows in zip(recipes, values, used, strict=True)
        for note in correlations(recipe.names, matrix[rows])
    ]
    second = made[1] if len(made) > 1 else None
    return StatusIndex(keys, made[0], second, _overall(made[0], second), reasons, population, tuple(notes))


def classes_of(values: np.ndarray, limits: Sequence[float]) -> np.ndarray:
    """The class 1..n+1 of each value by n rising limits; 0 for NaN.

    A value at a limit belongs to the class nearer to the mean, at the limit 0 to the lower class: with -1; 1; 1.5
    the classes are x < -1, -1 <= x <= 1, 1 < x <= 1.5 and x > 1.5.
    """
    exact = np.round(values, _DECIMALS)
    result = np.ones(len(exact), dtype=int)
    for limit in limits:
        result += (exact >= limit) if limit < 0 else (exact > limit)
    return np.where(np.isnan(exact), 0, result)


def overall_class(status: int, dynamics: int, dynamics_classes: int) -> str:
    """Both classes as one text: ``2+``, ``2+/-`` or ``2-`` with three classes of dynamics, else ``2/4``."""
    return f"{status}{_SIGNS[dynamics - 1]}" if dynamics_classes == len(_SIGNS) else f"{status}/{dynamics}"


def _overall(status: Index, dynamics: Index | None) -> tuple[str | None, ...]:
    if dynamics is None:
        return (None,) * len(status.classes)
    count = dynamics.recipe.classes
    pairs = zip(status.classes.tolist(), dynamics.classes.tolist(), strict=True)
    return tuple(overall_class(first, second, count) if first and second else None for first, second in pairs)


def _check_fields(recipes: Sequence[Recipe]) -> None:
    seen: set[str] = set()
    for recipe in recipes:
        if not recipe.indicators:
            raise InputError("index-no-indicators", parameter=recipe.parameter)
        for name in recipe.names:
            if recipe.names.count(name) > 1:
                raise InputError("index-twice", field=name, parameter=recipe.parameter)
            if name in seen:
                raise InputError("index-both", field=name)
        seen.update(recipe.names)


def _keys(areas: Areas) -> tuple[str, ...]:
    given = areas.frame[areas.key_field] if areas.key_field else areas.frame.index
    keys = tuple(key_text(value) for value in given)
    blank = keys.count("")
    if blank:
        raise InputError("types-key-missing", count=blank, field=areas.key_field)
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise InputError("types-key-duplicate", field=areas.key_field, keys=listed(twice))
    return keys


def _matrix(frame: pd.DataFrame, recipe: Recipe, keys: Sequence[str]) -> np.ndarray:
    columns = [numbers_of(frame[name], keys, name, recipe.parameter) for name in recipe.names]
    for name, column in zip(recipe.names, columns, strict=True):
        if np.isnan(column).all():
            raise InputError("index-all-missing", field=name, parameter=recipe.parameter)
    return np.column_stack(columns)


def _left_out(
    areas: Areas, keys: Sequence[str], population: np.ndarray | None, min_population: float
) -> dict[str, Note]:
    excluded = areas.excluded if areas.excluded is not None else [False] * len(keys)
    people = population if population is not None else np.full(len(keys), np.inf)
    reasons = {}
    for key, left_out, number in zip(keys, excluded, people.tolist(), strict=True):
        if left_out:
            reasons[key] = Note("reason-excluded")
        elif math.isnan(number):
            reasons[key] = Note("reason-population-missing")
        elif number < min_population:
            reasons[key] = Note("reason-population", {"value": float(number), "minimum": float(min_population)})
    return reasons


def _lacking(
    keys: Sequence[str], free: np.ndarray, recipes: Sequence[Recipe], gaps: Sequence[np.ndarray]
) -> dict[str, Note]:
    reasons = {}
    for row in np.flatnonzero(free & np.column_stack(gaps).any(axis=1)):
        lacking = [
            [name for name, gap in zip(recipe.names, matrix[row], strict=True) if gap]
            for recipe, matrix in zip(recipes, gaps, strict=True)
        ]
        code = "reason-missing"
        if not all(lacking):
            code = "index-only-dynamics" if lacking[0] else "index-only-status"
        reasons[keys[row]] = Note(code, {"fields": ", ".join(name for names in lacking for name in names)})
    return reasons


def _index(recipe: Recipe, values: np.ndarray, used: np.ndarray, reasons: dict[str, Note]) -> Index:
    count = int(used.sum())
    if count < 2:
        told = {"parameter": recipe.parameter, "fields": ", ".join(recipe.names), "reasons": tuple(grouped(reasons))}
        raise InputError("index-too-few", count=count, **told)
    part = values[used]
    measures = [_measures(column) for column in part.T]
    for name, column, (_, deviation) in zip(recipe.names, part.T, measures, strict=True):
        if _same(column):
            raise InputError("index-constant", field=name, parameter=recipe.parameter, value=float(column[0]))
        if not math.isfinite(deviation):
            largest = float(np.abs(column).max())
            raise InputError("index-range", field=name, parameter=recipe.parameter, value=largest)
    means, deviations = (np.array(numbers) for numbers in zip(*measures, strict=True))
    z = (part - means) / deviations
    # One column after the other: a matrix product may add in another order on another machine.
    total = np.zeros(count)
    for item, column in zip(recipe.indicators, z.T, strict=True):
        total += item.weight * item.direction * column
    mean, total_deviation = _measures(total)
    if total_deviation <= 1e-12 * sum(item.weight for item in recipe.indicators):
        raise InputError("index-sum-constant", fields=", ".join(recipe.names), parameter=recipe.parameter)
    index = _spread((total - mean) / total_deviation, used)
    return Index(
        recipe, means, deviations, part.min(axis=0), part.max(axis=0), _spread(z, used), _spread(total, used),
        total_deviation, index, classes_of(index, recipe.limits),
    )  # fmt: skip


def _same(column: np.ndarray) -> bool:
    # Rounding alone must not count as a difference.
    # Halves, because the difference of very large values would overflow.
    return bool(column.max() / 2 - column.min() / 2 <= 0.5e-12 * max(1.0, float(np.abs(column).max())))


def _measures(column: np.ndarray) -> tuple[float, float]:
    """Mean and population standard deviation, summed exactly, so that the order of the areas cannot matter."""
    try:
        mean = math.fsum(column) / len(column)
        return mean, math.sqrt(math.fsum((value - mean) ** 2 for value in column.tolist()) / len(column))
    except OverflowError:
        return math.nan, math.inf


def _spread(part: np.ndarray, used: np.ndarray) -> np.ndarray:
    whole = np.full((len(used), *part.shape[1:]), np.nan)
    whole[used] = part
    return whole
