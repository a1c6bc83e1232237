"""The fields that a typology adds to a layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...core.joining.keys import key_text
from ...core.messages import Note
from ..frames import Column, frame_of
from ..translation import Texts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from qgis.core import QgsFeatureSource

    from ...core.areatypes.overrides import Override
    from ...core.areatypes.typology import Membership, Typology

ENDINGS = ("", "_name", "_second", "_distance", "_distance_second", "_ratio", "_silhouette", "_reason")


def type_columns(field: str, texts: Texts, by_strain: bool = True) -> list[Column]:
    """The new fields for ``field``, with alias and comment; ``by_strain``: whether type 1 has the least strain."""
    meaning = texts.translate("ComputeAreaTypes", "1 is the type with the least strain; empty where there is no type")
    if not by_strain:
        meaning = texts.translate("ComputeAreaTypes", "Numbered in an order of one's own; empty where there is no type")
    return [
        Column(
            field,
            "integer",
            texts.translate("ComputeAreaTypes", "Area type"),
            meaning,
        ),
        Column(f"{field}_name", "text", texts.translate("ComputeAreaTypes", "Name of the area type")),
        Column(
            f"{field}_second",
            "integer",
            texts.translate("ComputeAreaTypes", "Second-best type"),
            texts.translate("ComputeAreaTypes", "The other type whose centre is nearest"),
        ),
        Column(
            f"{field}_distance",
            "number",
            texts.translate("ComputeAreaTypes", "Distance to the centre of the type"),
            texts.translate("ComputeAreaTypes", "In the scaled and weighted indicators"),
        ),
        Column(
            f"{field}_distance_second",
            "number",
            texts.translate("ComputeAreaTypes", "Distance to the centre of the second-best type"),
            texts.translate("ComputeAreaTypes", "In the scaled and weighted indicators"),
        ),
        Column(
            f"{field}_ratio",
            "number",
            texts.translate("ComputeAreaTypes", "Ratio of the two distances"),
            texts.translate("ComputeAreaTypes", "Near 0 typical of its type, near 1 between two types"),
        ),
        Column(
            f"{field}_silhouette",
            "number",
            texts.translate("ComputeAreaTypes", "Silhouette"),
            texts.translate(
                "ComputeAreaTypes", "Near 1 typical of its type, near 0 between two types, below 0 misplaced"
            ),
        ),
        Column(f"{field}_reason", "text", texts.translate("ComputeAreaTypes", "Reason for no type")),
    ]


def override_columns(field: str, texts: Texts) -> list[Column]:
    """Two more fields where types were set by hand."""
    return [
        Column(f"{field}_computed", "integer", texts.translate("ComputeAreaTypes", "Computed area type")),
        Column(
            f"{field}_override",
            "text",
            texts.translate("ComputeAreaTypes", "Set by hand"),
            texts.translate("ComputeAreaTypes", "Reason, author and date; empty where the computed type holds"),
        ),
    ]


def with_overrides(
    values: pd.DataFrame, keys: pd.Series, field: str, names: Mapping[int, str], overrides: Mapping[str, Override]
) -> pd.DataFrame:
    """The type values with the types set by hand in the place of the computed ones, and two fields more."""
    result = values.copy()
    result[f"{field}_computed"] = result[field]
    result[f"{field}_override"] = None
    for index, key in zip(result.index, keys.map(key_text), strict=True):
        item = overrides.get(key)
        if item is None:
            continue
        result.at[index, field] = item.type
        result.at[index, f"{field}_name"] = names.get(item.type)
        result.at[index, f"{field}_reason"] = None
        signed = ", ".join(part for part in (item.author, item.date) if part)
        result.at[index, f"{field}_override"] = f"{item.reason} ({signed})" if signed else item.reason
    return result


def type_values(
    typology: Typology, frame: pd.DataFrame, key_field: str, field: str, names: Mapping[int, str], texts: Texts
) -> pd.DataFrame:
    """The values of the new fields, a row per feature of ``frame``, in its order."""
    prepared = typology.prepared
    rows = {
        **typed_rows(prepared.keys, typology.member, typology.silhouettes, names),
        **typed_rows(prepared.partial, typology.partial, [None] * len(prepared.partial), names),
    }
    keys = [key_text(value) for value in frame[key_field]]
    return type_frame(rows, prepared.untyped, keys, frame.index, field, texts)


def area_names(source: QgsFeatureSource, keys: pd.Series, name_field: str) -> dict[str, str]:
    """The names of areas by key, for reports; none without a field. ``keys`` are indexed by feature id."""
    if not name_field:
        return {}
    names = frame_of(source, [name_field])[name_field].reindex(keys.index)
    return dict(zip(keys.map(key_text), names.map(key_text), strict=True))


def typed_rows(
    keys: Sequence[str], member: Membership, silhouettes: Sequence[Any] | np.ndarray, names: Mapping[int, str]
) -> dict[str, tuple[Any, ...]]:
    """The values of the type fields (``ENDINGS``) by key, for areas with a type."""
    columns = (member.types, member.second, member.distance, member.distance_second, member.ratio, silhouettes)
    return {
        key: (int(number), names.get(int(number)) or None, int(second), *rest, None)
        for key, number, second, *rest in zip(keys, *columns, strict=True)
    }


def type_frame(
    rows: Mapping[str, tuple[Any, ...]],
    untyped: Mapping[str, Note],
    keys: Sequence[str],
    index: pd.Index,
    field: str,
    texts: Texts,
) -> pd.DataFrame:
    """The type fields, a row per feature (``keys``) in the order of ``index``; areas without a type get its reason."""
    import pandas as pd

    without = {key: (*[None] * (len(ENDINGS) - 1), texts.note(note)) for key, note in untyped.items()}
    values = {**rows, **without}
    return pd.DataFrame(
        [values[key] for key in keys], columns=[field + ending for ending in ENDINGS], index=index, dtype=object
    )
