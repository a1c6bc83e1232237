"""The fields that the status and dynamics index adds to a layer, and how they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCategorizedSymbolRenderer, QgsVectorLayer

from ..frames import Column
from ..symbology import STATUS_CLASSES, style_status, style_types
from ..translation import Texts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...core.measures.statusindex import Index, StatusIndex

_ORDERED = "ylorrd"
_MOST_STATUS = 4
_DYNAMICS = 3


def z_field(name: str) -> str:
    """The field with the z-scores of an indicator."""
    return f"{name}_z"


def status_names(count: int, texts: Texts) -> dict[int, str]:
    """What the classes of the status are called, from the least strain on; plain numbers unless there are four."""
    if count != _MOST_STATUS:
        return _numbered(count, texts)
    return {
        1: texts.translate("ComputeStatusIndex", "high"),
        2: texts.translate("ComputeStatusIndex", "middle"),
        3: texts.translate("ComputeStatusIndex", "low"),
        4: texts.translate("ComputeStatusIndex", "very low"),
    }


def dynamics_names(count: int, texts: Texts) -> dict[int, str]:
    """What the classes of the dynamics are called, from the best change on; plain numbers unless there are three."""
    if count != _DYNAMICS:
        return _numbered(count, texts)
    return {
        1: texts.translate("ComputeStatusIndex", "positive"),
        2: texts.translate("ComputeStatusIndex", "stable"),
        3: texts.translate("ComputeStatusIndex", "negative"),
    }


def _numbered(count: int, texts: Texts) -> dict[int, str]:
    text = texts.translate("ComputeStatusIndex", "class {number} of {count}")
    return {number: text.format(number=number, count=count) for number in range(1, count + 1)}


def index_columns(found: StatusIndex, labels: Mapping[str, str], texts: Texts) -> list[Column]:
    """The new fields with alias and comment. Those of the dynamics are there, and empty, without dynamics too."""
    status = status_names(found.status.recipe.classes, texts)
    dynamics = dynamics_names(found.dynamics.recipe.classes if found.dynamics else _DYNAMICS, texts)
    columns = [
        Column(
            "status_index",
            "number",
            texts.translate("ComputeStatusIndex", "Status index"),
            texts.translate("ComputeStatusIndex", "Standard deviations from the areas' mean; more is more strain"),
        ),
        Column("status_class", "integer", texts.translate("ComputeStatusIndex", "Status class"), _listing(status)),
        Column(
            "dynamic_index",
            "number",
            texts.translate("ComputeStatusIndex", "Dynamics index"),
            texts.translate("ComputeStatusIndex", "Standard deviations from the mean change; more is more strain"),
        ),
        Column("dynamic_class", "integer", texts.translate("ComputeStatusIndex", "Dynamics class"), _listing(dynamics)),
        Column(
            "overall_class",
            "text",
            texts.translate("ComputeStatusIndex", "Overall class"),
            texts.translate("ComputeStatusIndex", "Status class, then dynamics: + positive, +/- stable, - negative")
            if len(dynamics) == _DYNAMICS
            else texts.translate("ComputeStatusIndex", "Status class / dynamics class"),
        ),
        Column("status_reason", "text", texts.translate("ComputeStatusIndex", "Reason for no class")),
    ]
    alias = texts.translate("ComputeStatusIndex", "{label}, z-score")
    comment = texts.translate("ComputeStatusIndex", "Before weight and direction")
    for name in _names(found):
        columns.append(Column(z_field(name), "number", alias.format(label=labels.get(name) or name), comment))
    return columns


def _listing(names: Mapping[int, str]) -> str:
    return ", ".join(f"{number} {name}" for number, name in names.items())


def _names(found: StatusIndex) -> list[str]:
    return [*found.status.recipe.names, *(found.dynamics.recipe.names if found.dynamics else ())]


def index_values(found: StatusIndex, index: pd.Index, texts: Texts) -> pd.DataFrame:
    """The values of the new fields, a row per feature of ``index``, in its order."""
    import numpy as np
    import pandas as pd

    nothing = np.full(len(index), np.nan)
    reasons = [texts.note(found.reasons[key]) if key in found.reasons else None for key in found.keys]
    columns: dict[str, object] = {
        "status_index": found.status.values,
        "status_class": _whole(found.status),
        "dynamic_index": found.dynamics.values if found.dynamics else nothing,
        "dynamic_class": _whole(found.dynamics) if found.dynamics else nothing,
        "overall_class": pd.Series(list(found.overall), index=index, dtype=object),
        "status_reason": pd.Series(reasons, index=index, dtype=object),
    }
    for part in (found.status, found.dynamics):
        if part is not None:
            columns |= {z_field(name): part.z[:, place] for place, name in enumerate(part.recipe.names)}
    return pd.DataFrame(columns, index=index)


def _whole(part: Index) -> np.ndarray:
    import numpy as np

    return np.where(part.classes > 0, part.classes.astype(float), np.nan)


def style_index(layer: QgsVectorLayer, status: int, dynamics: int, texts: Texts | None = None) -> None:
    """Colours for ``status`` x ``dynamics`` classes where they are those of the matrix, else for the status alone.

    ``dynamics`` is 0 without dynamics. A layer without polygons keeps its style.
    """
    if layer.geometryType() != Qgis.GeometryType.Polygon:
        return
    texts = texts or Texts()
    if dynamics == _DYNAMICS and status <= len(STATUS_CLASSES) // _DYNAMICS:
        style_status(layer, "overall_class", texts=texts)
        return
    style_types(layer, "status_class", _ORDERED, status_names(status, texts), texts)
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for position, category in enumerate(renderer.categories()):
            if category.value() is None or category.value() == "":
                renderer.updateCategoryLabel(position, texts.translate("Symbology", "not classed"))
