"""The two years that frozen types compare, as they lie in layers, and the fields that the types make."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureSource, QgsProcessingFeatureSource

from ...core.messages import InputError, Note
from ..areas.areakeys import earlier_keys_of
from ..fields.cataloguefields import catalogue_fields
from ..fields.typefields import type_frame, typed_rows, with_overrides
from ..frames import frame_of
from ..translation import Texts

if TYPE_CHECKING:
    import pandas as pd

    from ...core.areatypes.frozen import Applied, Earlier, Year
    from ...core.areatypes.overrides import Override
    from ...core.measures.indicators import Indicator


@dataclass(frozen=True)
class Previous:
    """The layer of the earlier year and its keys, a text per feature."""

    source: QgsProcessingFeatureSource
    keys: Sequence[str]


def previous_of(source: QgsProcessingFeatureSource, field: str, key_field: str, keys: Sequence[str]) -> Previous:
    """The earlier year by its key ``field``; :class:`InputError` for duplicate keys and where no key is in ``keys``."""
    return Previous(source, earlier_keys_of(source, field, key_field, keys).tolist())


def earlier_of(
    layer: QgsFeatureSource, keys: Sequence[str], name: str, parameter: str, k: int, now: Collection[str]
) -> tuple[Earlier, str]:
    """The types of the earlier year in the field ``name`` of a layer with ``keys``, and the field of the computed ones.

    Where the layer tells computed types from those set by hand, as results with such types do, both are read. ``k``
    is the number of types, ``now`` are the keys of this year.
    """
    from ...core.areatypes.frozen import earlier_types

    computed, mark = (_own_name(layer, name + ending) for ending in ("_computed", "_override"))
    if not (computed and mark):
        values = frame_of(layer, [name])[name]
        return earlier_types(keys, values, k, name, parameter, now), name
    frame = frame_of(layer, [name, computed, mark])
    held = frame[name].where(frame[mark].map(lambda text: text is not None and text != ""))
    return earlier_types(keys, frame[computed], k, computed, parameter, now, held), computed


def _own_name(layer: QgsFeatureSource, name: str) -> str:
    """A field by its name in any capitals, not by its alias; empty where there is none."""
    return next((field.name() for field in layer.fields() if field.name().casefold() == name.casefold()), "")


def chosen(path: str, names: Sequence[str]) -> dict[str, Indicator]:
    """The lines of a catalogue that are indicators of the model, by the model's field name."""
    from ...core.measures.indicators import read_catalogue

    by_name = {name.casefold(): name for name in names}
    found = {by_name[item.name.casefold()]: item for item in read_catalogue(path) if item.name.casefold() in by_name}
    if not found:
        raise InputError("frozen-catalogue", path=path, names=", ".join(names))
    return found


def year_of(
    source: QgsProcessingFeatureSource,
    keys: Sequence[str],
    names: Sequence[str],
    catalogue: Mapping[str, Indicator],
    path: str,
    texts: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Year, list[str], list[Note]]:
    """The year's rates and counts, the fields that are its counts, and remarks.

    Rates are the layer's own where it has them, else those of the catalogue. ``texts`` holds aliases that the source
    does not carry.
    """
    import pandas as pd

    from ...core.areatypes.frozen import Year, differing
    from ...core.measures.indicators import resolve
    from ...core.measures.rates import compute_rates

    # A field counts by its name only: an alias may be that of a numerator.
    known = {field.name().casefold(): field.name() for field in source.fields() if field.isNumeric()}
    own = {name: known[name.casefold()] for name in names if name.casefold() in known}
    index = pd.Index(keys, dtype=object)
    fields = frame_of(source, list(own.values())).set_axis(index, axis=0).set_axis(list(own), axis=1)
    formulas = resolve(list(catalogue.values()), catalogue_fields(source, texts), path) if catalogue else []
    counts = sorted({name for formula in formulas for _, name in (*formula.numerator, *formula.denominator)})
    made = compute_rates(frame_of(source, counts).set_axis(index, axis=0), formulas)
    # The catalogue may spell a name with other capitals than the model.
    model_names = dict(zip((item.name for item in catalogue.values()), catalogue, strict=True))
    computed, above, below = (
        frame.rename(columns=model_names) for frame in (made.values, made.numerators, made.denominators)
    )
    notes = differing(fields, computed, source.sourceName())
    rates = fields.join(computed[[name for name in computed.columns if name not in fields.columns]])
    blank = index != ""
    return Year(rates[blank], above[blank], below[blank]), counts, notes


def frozen_values(
    applied: Applied,
    keys: Sequence[str],
    index: pd.Index,
    field: str,
    names: Mapping[int, str],
    texts: Texts,
    overrides: Mapping[str, Override],
) -> pd.DataFrame:
    """The values of the type fields, a row per feature (``keys``), in the order of ``index``.

    With ``overrides`` there are those of ``typefields.override_columns`` too.
    """
    import pandas as pd

    rows = typed_rows(applied.keys, applied.member, applied.silhouettes, names)
    values = type_frame(rows, applied.untyped, keys, index, field, texts)
    if not overrides:
        return values
    return with_overrides(values, pd.Series(keys, index=index, dtype=object), field, names, overrides)
