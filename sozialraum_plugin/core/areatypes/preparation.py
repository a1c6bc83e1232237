"""From indicator values to the matrix that is clustered: exclusions, transformation, scaling, weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..joining.keys import key_text
from ..messages import InputError, Note

TRANSFORMS = ("none", "asinh", "sqrt", "log1p")
SCALINGS = ("zscore", "range", "robust")
MISSING = ("exclude", "assign")
# Consistent with the standard deviation of normal data.
_MAD = 1.4826022185056018
_OUTLIER = 5.0
_CORRELATED = 0.9
_EXAMPLES = 5
# Beyond this share of the areas they are no outliers but the nature of the indicator.
_UNEVEN = 0.1
# Squares of larger numbers, summed up, are no numbers any more.
_LARGEST = 1e150

_FUNCTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "none": lambda x: x,
    "asinh": np.arcsinh,
    "sqrt": np.sqrt,
    "log1p": np.log1p,
}


@dataclass(frozen=True)
class Indicator:
    """A field that is clustered; ``direction`` 1: more is more strain, -1: more is less strain, 0: neither."""

    name: str
    direction: int = 1
    weight: float = 1.0


@dataclass(frozen=True)
class Recipe:
    """How values become the matrix. With its scaling parameters it does the same to the values of a later year."""

    indicators: tuple[Indicator, ...]
    transform: str = "none"
    scaling: str = "zscore"
    centres: tuple[float, ...] = ()
    spreads: tuple[float, ...] = ()

    @property
    def names(self) -> list[str]:
        """The field names in their order."""
        return [item.name for item in self.indicators]

    def transformed(self, values: np.ndarray) -> np.ndarray:
        """Values of shape (areas, indicators) after the transformation."""
        return np.asarray(_FUNCTIONS[self.transform](np.asarray(values, dtype=float)))

    def matrix(self, values: np.ndarray) -> np.ndarray:
        """The weighted, scaled matrix of original values; missing values stay NaN.

        Weights enter as square roots, so that a squared distance weighs each indicator by its weight.
        """
        scaled = (self.transformed(values) - np.array(self.centres)) / np.array(self.spreads)
        return np.ascontiguousarray(scaled * np.sqrt([item.weight for item in self.indicators]))


@dataclass(frozen=True)
class Prepared:
    """What is clustered, and why some areas are not. Areas are ordered by key."""

    keys: tuple[str, ...]
    values: np.ndarray  # (areas, indicators), original units
    matrix: np.ndarray  # (areas, indicators), transformed, scaled, weighted
    z: np.ndarray  # (areas, indicators), z-scores of the transformed values, unweighted, ddof = 0
    population: np.ndarray | None  # (areas,)
    recipe: Recipe
    untyped: dict[str, Note]  # key -> reason
    partial: tuple[str, ...]  # keys of areas that are assigned by the indicators they have
    partial_values: np.ndarray  # (partial areas, indicators), original units, with NaN
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Areas:
    """The input of a typology: a row per area in any order.

    ``frame`` holds the key, the indicators (``names``) and the population; ``excluded`` marks what EXCLUDE leaves out.
    """

    frame: pd.DataFrame
    key_field: str
    names: tuple[str, ...]
    population_field: str = ""
    excluded: Sequence[bool] | None = None


def prepare(
    areas: Areas,
    indicators: Sequence[Indicator],
    transform: str = "none",
    scaling: str = "zscore",
    missing: str = "exclude",
    min_population: float = 300,
) -> Prepared:
    """Exclude, transform, scale and weight.

    Raises :class:`InputError` for duplicate or missing keys, text fields, infinite or constant values and values
    outside the domain of the transformation.
    """
    _check_choices(indicators, transform, scaling, missing)
    names = [item.name for item in indicators]
    frame = checked_frame(areas)
    reasons = exclusions(frame, areas, min_population)
    partial = _partial(frame[names], reasons) if missing == "assign" else []
    used = frame.loc[[key for key in frame.index if key not in reasons]]
    if used.empty:
        raise InputError("types-not-one", reasons=tuple(grouped(reasons)))
    if len(used) == 1:
        raise InputError("types-only-one", key=used.index[0], reasons=tuple(grouped(reasons)))
    values = used[names].to_numpy(dtype=float)
    recipe = _fitted(Recipe(tuple(indicators), transform, scaling), values, list(used.index))
    moved = recipe.transformed(values)
    population = used[areas.population_field].to_numpy(dtype=float) if areas.population_field else None
    partial_values = frame.loc[partial, names].to_numpy(dtype=float)
    _check_domain(recipe, partial_values, partial)
    return Prepared(
        keys=tuple(used.index),
        values=values,
        matrix=recipe.matrix(values),
        z=(moved - moved.mean(axis=0)) / moved.std(axis=0),
        population=population,
        recipe=recipe,
        untyped={key: note for key, note in reasons.items() if key not in set(partial)},
        partial=tuple(partial),
        partial_values=partial_values,
        notes=(*correlations(recipe.names, moved), *outliers(recipe.names, moved, values, list(used.index))),
    )


def _check_choices(indicators: Sequence[Indicator], transform: str, scaling: str, missing: str) -> None:
    for parameter, value, known in (
        ("TRANSFORM", transform, TRANSFORMS),
        ("SCALING", scaling, SCALINGS),
        ("MISSING", missing, MISSING),
    ):
        if value not in known:
            raise InputError("types-choice", parameter=parameter, value=value, known=", ".join(known))
    if not indicators:
        raise InputError("types-no-indicators")
    seen: set[str] = set()
    for item in indicators:
        if item.name in seen:
            raise InputError("types-indicator-twice", field=item.name)
        seen.add(item.name)
        if not (np.isfinite(item.weight) and item.weight > 0):
            raise InputError("types-weight", value=item.weight, field=item.name)
        if item.direction not in (-1, 0, 1):
            raise InputError("types-direction", value=item.direction, field=item.name)


def checked_frame(areas: Areas) -> pd.DataFrame:
    """The indicators and the population as numbers, indexed by key text and ordered by it.

    Raises :class:`InputError` for missing or duplicate keys, text and infinite values.
    """
    given = areas.frame[areas.key_field]
    keys = pd.Index([key_text(value) for value in given], dtype=object)
    blank = int((keys == "").sum())
    if blank:
        raise InputError("types-key-missing", count=blank, field=areas.key_field)
    twice = keys[keys.duplicated()].unique()
    if len(twice):
        raise InputError("types-key-duplicate", field=areas.key_field, keys=listed(list(twice)))
    columns = {name: numbers_of(areas.frame[name], keys, name, "INDICATORS") for name in areas.names}
    if areas.population_field:
        name = areas.population_field
        columns.setdefault(name, numbers_of(areas.frame[name], keys, name, "POPULATION_FIELD"))
    frame = pd.DataFrame(columns, index=keys)
    flags = areas.excluded if areas.excluded is not None else [False] * len(frame)
    frame.attrs["excluded"] = {key for key, out in zip(keys, flags, strict=True) if out}
    return frame.sort_index()


def numbers_of(column: pd.Series, keys: Sequence[str], name: str, parameter: str) -> np.ndarray:
    """The numbers of a field as floats, NaN where it is empty.

    Raises :class:`InputError` naming ``parameter`` for text, even where it could be read as a number, and for infinite
    values, with the keys of their areas.
    """
    numbers = pd.to_numeric(column, errors="coerce")
    lost = column[numbers.isna() & column.notna()]
    if lost.empty:
        lost = column[column.map(lambda value: isinstance(value, str))]
    if not lost.empty:
        raise InputError("types-text-field", field=name, parameter=parameter, example=str(lost.iloc[0]))
    array = numbers.to_numpy(dtype=float, na_value=np.nan)
    endless = sorted(key for key, infinite in zip(keys, np.isinf(array), strict=True) if infinite)
    if endless:
        raise InputError("types-infinite", field=name, parameter=parameter, keys=listed(endless))
    return array


def exclusions(frame: pd.DataFrame, areas: Areas, min_population: float) -> dict[str, Note]:
    """Why areas are not clustered, by key; the first reason that applies counts."""
    reasons: dict[str, Note] = {}
    names = areas.names
    gaps = frame[list(names)].isna()
    for name in names:
        if gaps[name].all():
            raise InputError("types-all-missing", field=name)
    population = frame[areas.population_field] if areas.population_field else None
    gap_rows = gaps.to_numpy()
    for position, key in enumerate(frame.index):
        if key in frame.attrs["excluded"]:
            reasons[key] = Note("reason-excluded")
        elif population is not None and np.isnan(population.iat[position]):
            reasons[key] = Note("reason-population-missing")
        elif population is not None and population.iat[position] < min_population:
            values = {"value": float(population.iat[position]), "minimum": float(min_population)}
            reasons[key] = Note("reason-population", values)
        elif gap_rows[position].any():
            lacking = [name for name, gap in zip(names, gap_rows[position], strict=True) if gap]
            reasons[key] = Note("reason-missing", {"fields": ", ".join(lacking)})
    return reasons


def _partial(values: pd.DataFrame, reasons: dict[str, Note]) -> list[str]:
    known = values.notna().any(axis=1)
    return [key for key, note in reasons.items() if note.code == "reason-missing" and known[key]]


def grouped(reasons: dict[str, Note]) -> list[Note]:
    """How many areas have each reason, most frequent first."""
    counts: dict[str, tuple[Note, int]] = {}
    for note in reasons.values():
        # All small areas belong together, whatever their population is.
        kind = note.code if note.code == "reason-population" else str(note)
        counts[kind] = (note, counts.get(kind, (note, 0))[1] + 1)
    ordered = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))
    return [Note("types-untyped", {"count": count, "reason": _general(note)}) for _, (note, count) in ordered]


def _general(note: Note) -> Note:
    if note.code != "reason-population":
        return note
    return Note("reason-population-any", {"minimum": note.values["minimum"]})


def _fitted(recipe: Recipe, values: np.ndarray, keys: list[str]) -> Recipe:
    _check_domain(recipe, values, keys)
    moved = recipe.transformed(values)
    for name, column, raw in zip(recipe.names, moved.T, values.T, strict=True):
        # Rounding alone must not count as a difference.
        largest = float(np.abs(column).max())
        if largest > _LARGEST:
            raise InputError("types-range", field=name, value=float(np.abs(raw).max()))
        if np.ptp(column) <= 1e-12 * max(1.0, largest):
            raise InputError("types-constant", field=name, value=float(raw[0]))
    if recipe.scaling == "zscore":
        centres, spreads = moved.mean(axis=0), moved.std(axis=0)
    elif recipe.scaling == "range":
        centres, spreads = moved.min(axis=0), np.ptp(moved, axis=0)
    else:
        centres = np.median(moved, axis=0)
        spreads = _MAD * np.median(np.abs(moved - centres), axis=0)
        for name, spread in zip(recipe.names, spreads, strict=True):
            if spread <= 0:
                raise InputError("types-no-spread", field=name)
    return Recipe(
        recipe.indicators,
        recipe.transform,
        recipe.scaling,
        tuple(float(value) for value in centres),
        tuple(float(value) for value in spreads),
    )


def _check_domain(recipe: Recipe, values: np.ndarray, keys: list[str]) -> None:
    if recipe.transform not in ("sqrt", "log1p") or not len(values):
        return
    # log1p is not defined below -1; rates there are negative, which no logarithm of a share means.
    limit = 0.0
    for name, column in zip(recipe.names, values.T, strict=True):
        below = np.flatnonzero(column < limit)
        if len(below):
            value, key = float(column[below[0]]), keys[below[0]]
            raise InputError("types-log-domain", transform=recipe.transform, limit=0, field=name, value=value, key=key)


def correlations(names: Sequence[str], values: np.ndarray) -> list[Note]:
    """Pairs of indicators with a correlation beyond 0.9 in absolute value."""
    if len(names) < 2 or len(values) < 3:
        return []
    table = np.corrcoef(values, rowvar=False)
    pairs = [(i, j) for i in range(len(names)) for j in range(i + 1, len(names)) if abs(table[i, j]) > _CORRELATED]
    return [
        Note("types-correlation", {"first": names[i], "second": names[j], "value": round(float(table[i, j]), 2)})
        for i, j in sorted(pairs, key=lambda pair: -abs(table[pair]))
    ]


def outliers(names: Sequence[str], moved: np.ndarray, values: np.ndarray, keys: Sequence[str]) -> list[Note]:
    """Areas beyond 5 robust standard deviations (1.4826 MAD around the median) of an indicator, worst first."""
    notes = []
    middle = np.median(moved, axis=0)
    spread = _MAD * np.median(np.abs(moved - middle), axis=0)
    for column, name in enumerate(names):
        if spread[column] <= 0:
            continue
        far = np.abs(moved[:, column] - middle[column]) / spread[column]
        rows = [int(row) for row in np.argsort(-far, kind="stable") if far[row] > _OUTLIER]
        if len(rows) > _UNEVEN * len(values):
            notes.append(Note("types-uneven", {"field": name, "count": len(rows)}))
            continue
        if len(rows) > _EXAMPLES:
            listing = listed([keys[row] for row in rows])
            notes.append(Note("types-outliers-more", {"field": name, "count": len(rows), "keys": listing}))
            continue
        for row in rows:
            # Four digits tell which value is meant.
            shown = {"value": float(f"{values[row, column]:.4g}"), "distance": round(float(far[row]), 1)}
            notes.append(Note("types-outlier", {"field": name, "key": keys[row], **shown}))
    return notes


def listed(items: Sequence[str], most: int = 10) -> str:
    """The first items of a list, with an ellipsis where it goes on."""
    return ", ".join(items[:most]) + (" …" if len(items) > most else "")
