"""The fields of a layer as a catalogue of indicators names them: by name or alias."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureSource

if TYPE_CHECKING:
    from ...core.measures.indicators import Field


def catalogue_fields(source: QgsFeatureSource, texts: Mapping[str, tuple[str, str]] | None = None) -> list[Field]:
    """The fields as a catalogue may name them; ``texts`` holds (alias, comment) that the source does not carry."""
    from ...core.measures.indicators import Field

    known = texts or {}
    return [
        Field(field.name(), field.alias() or known.get(field.name(), ("", ""))[0], field.isNumeric())
        for field in source.fields()
    ]
