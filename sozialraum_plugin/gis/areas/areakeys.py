"""Keys of areas as text, of one year and of an earlier one, each area with its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureSource

from ...core.joining.keys import key_text, layer_keys
from ...core.messages import InputError
from ..frames import frame_of

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 5


def unique_keys(source: QgsFeatureSource, field: str, parameter: str) -> pd.Series:
    """The keys of all areas as text. Raises :class:`InputError` that names keys which several areas share."""
    keys = frame_of(source, [field])[field].map(key_text)
    double = layer_keys(field, keys).repeated
    if double:
        raise InputError("change-keys", field=field, parameter=parameter, keys=", ".join(list(double)[:_SHOWN]))
    return keys


def earlier_keys_of(source: QgsFeatureSource, field: str, key_field: str, keys: Iterable[str]) -> pd.Series:
    """The keys of the earlier year; :class:`InputError` also where none of them is among ``keys`` of ``key_field``."""
    found = unique_keys(source, field, "PREVIOUS_KEY_FIELD")
    if not set(keys) & set(found) - {""}:
        raise InputError("change-nothing", field=key_field, other=field)
    return found
