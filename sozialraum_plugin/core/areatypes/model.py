"""Frozen types: a readable JSON file that assigns areas of any year to the types of one computation."""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..files import write_text
from ..limits import MOST_MODEL, read_json
from ..messages import InputError
from .preparation import MISSING, SCALINGS, TRANSFORMS, Areas, Indicator, Recipe, checked_frame
from .typology import METHODS, Membership, Typology, membership, nearest

FORMAT, VERSION = "sozialraum-model", 1


@dataclass(frozen=True)
class Model:
    """All that is needed to assign areas. Centres are in the scaled and weighted space, in the order of the types."""

    key_field: str
    recipe: Recipe
    centres: np.ndarray  # (k, indicators)
    names: tuple[str, ...]  # per type; "" where it has none
    colours: tuple[str, ...]  # per type; "" where the palette decides
    sizes: tuple[int, ...]
    labels: tuple[str, ...]  # what people call the indicators, for readers of the file
    computation: Mapping[str, Any]  # method, clusters, starts, seed, missing, population, sums
    data_checksum: str
    program: str
    # Ward leaves some areas nearer to the centre of another type: key -> type and checksum of the area's values.
    own: Mapping[str, tuple[int, str]]

    @property
    def by_strain(self) -> bool:
        """Whether type 1 has the least strain; older files do not say that somebody chose another order."""
        return bool(self.computation.get("by_strain", True))


def model_of(
    typology: Typology,
    key_field: str,
    program: str,
    *,
    names: Sequence[str] = (),
    colours: Sequence[str] = (),
    labels: Sequence[str] = (),
    population_field: str = "",
    min_population: float = 300,
    missing: str = "exclude",
    exclude: str = "",
) -> Model:
    """The model of a computed typology; ``program`` is the plugin's version."""
    prepared, settings, k = typology.prepared, typology.settings, typology.k
    distances = [typology.member.distance, typology.partial.distance]
    return Model(
        key_field=key_field,
        recipe=prepared.recipe,
        centres=typology.centres,
        names=tuple(names) or ("",) * k,
        colours=tuple(colours) or ("",) * k,
        sizes=tuple(int(size) for size in typology.sizes),
        labels=tuple(labels) or tuple(prepared.recipe.names),
        computation={
            "method": settings.method,
            "clusters": settings.clusters,
            "starts": settings.starts,
            "seed": settings.seed,
            "missing": missing,
            "population_field": population_field,
            "min_population": float(min_population),
            "exclude": exclude,
            "by_strain": typology.by_strain,
            "largest_distance": float(np.concatenate(distances).max()),
            "areas": len(prepared.keys),
            "within_ss": typology.within_ss,
            "r2": typology.r2,
        },
        data_checksum=checksum_of_data(prepared.keys, prepared.values),
        program=program,
        own=_own(typology) if settings.method == "ward" else {},
    )


def _own(typology: Typology) -> dict[str, tuple[int, str]]:
    prepared = typology.prepared
    rows = zip(prepared.keys, typology.member.types, prepared.values, strict=True)
    return {key: (int(kind), _checksum_of_row(key, row)) for key, kind, row in rows}


def _checksum_of_row(key: str, row: np.ndarray) -> str:
    return checksum_of_data([key], row)[:16]


def checksum_of_data(keys: Sequence[str], values: np.ndarray) -> str:
    """SHA-256 over the keys and the original values (little-endian doubles, row by row) of the typed areas."""
    digest = hashlib.sha256("\n".join(keys).encode("utf-8"))
    digest.update(b"\0")
    digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    return digest.hexdigest()


def as_content(model: Model) -> dict[str, Any]:
    """The model as JSON takes it, with its checksum."""
    recipe = model.recipe
    columns = zip(recipe.indicators, model.labels, recipe.centres, recipe.spreads, strict=True)
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "program": model.program,
        "key_field": model.key_field,
        "transform": recipe.transform,
        "scaling": recipe.scaling,
        "indicators": [
            {
                "field": item.name,
                "label": label,
                "direction": item.direction,
                "weight": item.weight,
                "centre": centre,
                "spread": spread,
            }
            for item, label, centre, spread in columns
        ],
        "types": [
            {"type": number, "name": name, "colour": colour, "areas": size, "centre": [float(v) for v in row]}
            for number, (name, colour, size, row) in enumerate(
                zip(model.names, model.colours, model.sizes, model.centres, strict=True), start=1
            )
        ],
        "computation": dict(model.computation),
        "areas": {key: {"type": kind, "values": values} for key, (kind, values) in model.own.items()},
        "data_sha256": model.data_checksum,
    }
    return {**content, "sha256": _checksum(content)}


def _checksum(content: Mapping[str, Any]) -> str:
    # Over the meaning, not the layout: a file that was only indented anew is still the same model.
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()


def write_model(model: Model, path: str | os.PathLike[str]) -> None:
    """Write the model as a whole or not at all. Numbers are written so that they come back bit for bit."""
    write_text(path, json.dumps(as_content(model), ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def read_model(path: str | os.PathLike[str]) -> Model:
    """Read a model; an :class:`InputError` says why a file is refused."""
    shown = str(path)
    content = read_json(path, "MODEL", "model-not-json", MOST_MODEL)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError("model-foreign", path=shown)
    if content.get("version") != VERSION:
        raise InputError("model-version", path=shown, version=json.dumps(content.get("version"))[:60], known=VERSION)
    rest = {key: value for key, value in content.items() if key != "sha256"}
    try:
        genuine = _checksum(rest) == content.get("sha256")
    except ValueError:
        genuine = False
    if not genuine:
        raise InputError("model-changed", path=shown)
    model = _parsed(content, shown)
    _check(model, shown)
    return model


def _indicators_of(items: Sequence[Mapping[str, Any]]) -> list[tuple[Indicator, str, float, float]]:
    return [
        (
            Indicator(str(item["field"]), int(item["direction"]), float(item["weight"])),
            str(item["label"]),
            float(item["centre"]),
            float(item["spread"]),
        )
        for item in items
    ]


def _types_of(items: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, int, list[float]]]:
    if [item["type"] for item in items] != list(range(1, len(items) + 1)):
        raise ValueError("types are numbered from 1 on")
    if len({len(item["centre"]) for item in items}) > 1:
        raise ValueError("centres have the same indicators")
    return [
        (
            str(item["name"] or ""),
            str(item["colour"] or ""),
            int(item["areas"]),
            [float(value) for value in item["centre"]],
        )
        for item in items
    ]


def _own_of(items: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[int, str]]:
    return {key: (int(item["type"]), str(item["values"])) for key, item in items.items()}


_READERS: dict[str, Callable[[Any], Any]] = {
    "program": str,
    "key_field": str,
    "transform": str,
    "scaling": str,
    "indicators": _indicators_of,
    "types": _types_of,
    "computation": dict,
    "areas": _own_of,
    "data_sha256": str,
}


def _parsed(content: Mapping[str, Any], path: str) -> Model:
    found, wrong = {}, []
    for part, read in _READERS.items():
        try:
            found[part] = read(content[part])
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            wrong.append(part)
    if wrong:
        raise InputError("model-incomplete", path=path, parts=", ".join(wrong))
    indicators, types = found["indicators"], found["types"]
    recipe = Recipe(
        tuple(item for item, _, _, _ in indicators),
        found["transform"],
        found["scaling"],
        tuple(centre for _, _, centre, _ in indicators),
        tuple(spread for _, _, _, spread in indicators),
    )
    return Model(
        key_field=found["key_field"],
        recipe=recipe,
        centres=np.array([centre for _, _, _, centre in types]),
        names=tuple(name for name, _, _, _ in types),
        colours=tuple(colour for _, colour, _, _ in types),
        sizes=tuple(size for _, _, size, _ in types),
        labels=tuple(label for _, label, _, _ in indicators),
        computation=found["computation"],
        data_checksum=found["data_sha256"],
        program=found["program"],
        own=found["areas"],
    )


def _check(model: Model, path: str) -> None:
    """A model with a right checksum may still come from another program."""
    recipe, wrong = model.recipe, []
    if recipe.transform not in TRANSFORMS:
        wrong.append("transform")
    if recipe.scaling not in SCALINGS:
        wrong.append("scaling")
    if model.computation.get("method") not in METHODS:
        wrong.append("method")
    if model.computation.get("missing") not in MISSING:
        wrong.append("missing")
    if len(set(recipe.names)) < len(recipe.names):
        wrong.append("indicators")
    least = model.computation.get("min_population")
    if not isinstance(least, int | float) or not abs(least) < math.inf:
        wrong.append("min_population")
    if not recipe.indicators or not all(math.isfinite(s) and s > 0 for s in recipe.spreads):
        wrong.append("indicators")
    if not all(math.isfinite(c) for c in recipe.centres) or not all(0 < i.weight < math.inf for i in recipe.indicators):
        wrong.append("indicators")
    if model.centres.shape != (len(model.names), len(recipe.indicators)) or not np.isfinite(model.centres).all():
        wrong.append("types")
    if len(model.names) < 2:
        wrong.append("types")
    if any(not 1 <= kind <= len(model.names) for kind, _ in model.own.values()):
        wrong.append("areas")
    if wrong:
        raise InputError("model-incomplete", path=path, parts=", ".join(dict.fromkeys(wrong)))


@dataclass(frozen=True)
class Assignment:
    """Types of assigned areas, ordered by key.

    ``lacking`` names the fields without a value, by key: of areas that are not assigned, and, where the model assigns
    by the indicators an area has, of those too.
    """

    keys: tuple[str, ...]
    member: Membership
    lacking: dict[str, list[str]]


def assign(model: Model, frame: pd.DataFrame, key_field: str | None = None) -> Assignment:
    """The nearest frozen type of each area, with the *old* scaling parameters.

    Areas whose values are those the model was made of get the type they had. Raises :class:`InputError` for missing
    fields, duplicate keys, text and infinite values.
    """
    key_field = key_field or model.key_field
    names = model.recipe.names
    absent = [name for name in (key_field, *names) if name not in frame.columns]
    if absent:
        fields = ", ".join(map(str, frame.columns))
        raise InputError("model-fields", missing=", ".join(absent), fields=fields)
    checked = checked_frame(Areas(frame[[key_field, *names]], key_field, tuple(names)))
    gaps = checked.isna()
    lacking = {key: [name for name in names if gaps.at[key, name]] for key in checked.index[gaps.any(axis=1)]}
    out = gaps.all(axis=1) if model.computation["missing"] == "assign" else gaps.any(axis=1)
    used = checked[~out]
    values = used[names].to_numpy(dtype=float)
    matrix = model.recipe.matrix(values)
    member = nearest(matrix, model.centres)
    for row, key in enumerate(used.index):
        kind, known = model.own.get(key, (0, ""))
        if kind and kind != member.types[row] and known == _checksum_of_row(key, values[row]):
            kept = membership(matrix[row : row + 1], np.array([kind - 1]), model.centres)
            for array, value in zip(vars(member).values(), vars(kept).values(), strict=True):
                array[row] = value[0]
    return Assignment(tuple(used.index), member, lacking)
