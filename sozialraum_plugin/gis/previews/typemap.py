"""The styles of the small maps beside the types, and the table of types set by hand as a layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from qgis.core import NULL, QgsCategorizedSymbolRenderer, QgsFeature, QgsRendererCategory, QgsVectorLayer

from ...core.areatypes.overrides import FIELDS, Override
from ..overridetable import kept_overrides
from ..symbology import fill, hatched
from ..translation import Texts
from .foundtypes import Looks

# More types than any computation makes; what a table holds is checked against the real number later.
_MOST = 99


def style_found(layer: QgsVectorLayer, field: str, looks: Looks, by_hand: Mapping[int, int] | None = None) -> None:
    """The types in their colours; ``by_hand`` holds types set by hand (computed numbers) by feature id."""
    texts = Texts()
    categories = [
        QgsRendererCategory(number, fill(looks.colours.get(number) or "#DDDDDD"), looks.label(number, texts))
        for number in looks.order
    ]
    categories.append(QgsRendererCategory(None, hatched(), texts.translate("Symbology", "not typed")))
    column = '"{}"'.format(field.replace('"', '""'))
    cases = " ".join(f"WHEN $id = {fid} THEN {number}" for fid, number in sorted((by_hand or {}).items()))
    # The layer stays as it was computed; the map shows what will hold.
    layer.setRenderer(QgsCategorizedSymbolRenderer(f"CASE {cases} ELSE {column} END" if cases else column, categories))
    layer.triggerRepaint()


def stored_overrides(path: str) -> list[Override]:
    """The types set by hand that a result file keeps."""
    return kept_overrides(Path(path), _MOST) if path else []


def override_layer(overrides: Iterable[Override]) -> QgsVectorLayer:
    """A table in memory as the algorithms take it for OVERRIDES."""
    kinds = "&".join(
        f"field={name}:{'integer' if name in ('computed_type', 'set_type') else 'string'}" for name in FIELDS
    )
    layer = QgsVectorLayer(f"NoGeometry?{kinds}", Texts().translate("TypePreviews", "Types set by hand"), "memory")
    features = []
    for item in overrides:
        feature = QgsFeature(layer.fields())
        row = item.row()
        feature.setAttributes([NULL if row[name] is None else row[name] for name in FIELDS])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer
