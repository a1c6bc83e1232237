"""Areas dissolved into regions: no slivers where drawn edges nearly meet, true holes kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsGeometry

from ...core.threads import Tick
from ..areas.outlines import multipolygon, narrow_gaps


@dataclass
class Dissolved:
    """The region's polygons by key, and the gaps that were closed (in layer units)."""

    shapes: dict[str, QgsGeometry] = field(default_factory=dict)
    gaps: list[QgsGeometry] = field(default_factory=list)


def dissolve(members: Mapping[str, Sequence[QgsGeometry]], tolerance: float, tick: Tick) -> Dissolved:
    """Unite the valid polygons of each region.

    A gap between areas that is narrower than ``tolerance`` everywhere goes to the region that it has the longest
    border with. A wider one, such as a lake or an enclave, stays; so do the outer edges, as they are drawn.
    """
    result = Dissolved()
    for number, (key, shapes) in enumerate(members.items()):
        tick(0.5 * number / max(len(members), 1))
        united = QgsGeometry.unaryUnion(list(shapes))
        result.shapes[key] = multipolygon(united)
    gaps = narrow_gaps([shape for shapes in members.values() for shape in shapes], tolerance)
    tick(0.8)
    won: dict[str, list[QgsGeometry]] = {}
    for gap in gaps:
        owner = _owner(gap, result.shapes, tolerance)
        if owner:
            won.setdefault(owner, []).append(gap)
            result.gaps.append(gap)
    for key, pieces in won.items():
        others = [shape for other, shape in result.shapes.items() if other != key]
        filled = QgsGeometry.unaryUnion([result.shapes[key], *pieces])
        near = [shape for shape in others if shape.boundingBoxIntersects(filled)]
        if near:
            filled = filled.difference(QgsGeometry.unaryUnion(near))
        result.shapes[key] = multipolygon(filled)
    tick(1.0)
    return result


def _owner(gap: QgsGeometry, shapes: Mapping[str, QgsGeometry], tolerance: float) -> str:
    near = gap.buffer(tolerance * 1e-2, 1)
    best, owner = 0.0, ""
    for key, shape in shapes.items():
        if shape.boundingBoxIntersects(near):
            shared = near.intersection(shape).area()
            if shared > best:
                best, owner = shared, key
    return owner
