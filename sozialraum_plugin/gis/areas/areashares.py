"""How old areas are split on new ones by their geometry: by area, or by weights within their intersections."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateTransformContext, QgsFeatureSource, QgsWkbTypes

from ...core.joining.crosswalk import Shares, normalise
from ...core.joining.keys import LayerKeys, sample
from ...core.messages import InputError, Note
from .overlay import Measure, Shapes, block_weights, intersect, point_weights, shapes_of

if TYPE_CHECKING:
    import pandas as pd

_NAMED = 5
# Below this part of a new area its boundary is drawn otherwise; so is the overlap of neighbours below the second.
_COVERED = 0.99
_OVERLAP = 1.01


@dataclass
class Areas:
    """A layer of areas: its source, and the names of its areas by feature id. ``keys`` is None without a key field."""

    parameter: str
    source: QgsFeatureSource
    names: dict[Hashable, str]
    keys: LayerKeys | None

    def by_key(self) -> dict[str, Hashable]:
        """The feature id of each key."""
        return {name: fid for fid, name in self.names.items()}


def geometry_kind(source: QgsFeatureSource) -> Qgis.GeometryType:
    """Point, line, polygon or none."""
    return QgsWkbTypes.geometryType(source.wkbType())


def _shapes(
    transforms: QgsCoordinateTransformContext, areas: Areas, target: Areas, weight: str, notes: list[Note]
) -> Shapes:
    """The geometries of a layer in the CRS of ``target``; repairs and changes of the CRS are noted."""

    crs, own = target.source.sourceCrs(), areas.source.sourceCrs()
    shapes = shapes_of(areas.source, crs, transforms, areas.parameter, weight)
    place = {"layer": shapes.layer, "parameter": areas.parameter}
    if not own.isValid():
        notes.append(Note("transfer-no-crs", place))
    elif own != crs:
        notes.append(Note("transfer-reprojected", {**place, "source": own.authid(), "target": crs.authid()}))
    if shapes.repaired:
        names = sample((areas.names.get(fid, f"#{fid}") for fid in shapes.repaired), _NAMED)
        notes.append(Note("transfer-repaired", {**place, "count": len(shapes.repaired), "areas": names}))
    return shapes


def shares_by_geometry(
    transforms: QgsCoordinateTransformContext,
    tick: Callable[[float], None],
    old: Areas,
    new: Areas,
    weights: QgsFeatureSource | None,
    weight_field: str,
    notes: list[Note],
) -> tuple[Shares, Note]:
    """How old areas are split: by ``weights`` (points or polygons) or by area, and what to call that.

    ``tick`` gets the share of the work that is done. Remarks are added to ``notes``.
    """

    olds, news = _shapes(transforms, old, new, "", notes), _shapes(transforms, new, new, "", notes)
    measure = Measure(new.source.sourceCrs(), transforms)
    overlay = intersect(olds, news, measure, lambda share: tick(share / 2))
    if overlay.slivers:
        area = round(overlay.sliver_area, 2)
        notes.append(Note("transfer-slivers", {"count": overlay.slivers, "area": area}))
    _compare_boundaries(overlay.pairs, overlay.old_areas, old, new, notes)
    by_area = normalise(overlay.pairs, overlay.old_areas)
    if weights is None:
        return by_area, Note("transfer-method-area")

    kind = geometry_kind(weights)
    if kind not in (Qgis.GeometryType.Point, Qgis.GeometryType.Polygon):
        raise InputError("transfer-weights-lines", layer=weights.sourceName())
    shapes = _shapes(transforms, Areas("WEIGHTS_LAYER", weights, {}, None), new, weight_field, notes)

    def later(share: float) -> None:
        tick(0.5 + share / 2)

    if kind == Qgis.GeometryType.Point:
        found = point_weights(shapes, olds, news, overlay, weight_field, later)
    else:
        found = block_weights(shapes, olds, overlay, weight_field, measure, later)
    for code, count in (("outside", found.outside), ("missing", found.missing)):
        if count:
            notes.append(Note(f"transfer-weights-{code}", {"count": count}))
    word = "points" if kind == Qgis.GeometryType.Point else "blocks"
    values = {"name": weights.sourceName(), "field": weight_field or Note("transfer-weight-one")}
    return normalise(found.pairs, found.totals, by_area), Note(f"transfer-method-{word}", values)


def _compare_boundaries(
    pairs: pd.DataFrame, old_areas: Mapping[int, float], old: Areas, new: Areas, notes: list[Note]
) -> None:
    covered = pairs.groupby("new", sort=False)["covered"].sum()
    partly = [new.names[fid] for fid, part in covered.items() if part < _COVERED]
    sums = pairs.groupby("old", sort=False)["weight"].sum()
    double = [old.names[fid] for fid, area in sums.items() if area > _OVERLAP * old_areas[fid]]
    for code, names in (("transfer-partly", partly), ("transfer-overlap", double)):
        if names:
            notes.append(Note(code, {"count": len(names), "areas": sample(names, _NAMED)}))
