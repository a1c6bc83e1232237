"""Where the labels of an area stand: its number and below it its name, or its number in the table, inside the area."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsFeature, QgsGeometry, QgsGeometryEngine, QgsPointXY, QgsRectangle, QgsVectorLayer

from .data import LABEL, NAME, NUMBER, PLACES, REGION, SHORT
from .textfit import Ruler, parts_of

# Sizes in points on A4.
NUMBER_SIZE = 8.5
NAME_SIZE = 6.0
CITY_SIZE = 6.5
_MOST_LINES = 4
# Millimetres on A4: between a label and the border of its area, and the width from which a name is broken.
_AWAY = 0.35
_WIDE = 24.0
# A line of a map label is lower than that of running text: nothing but its digits has to be seen.
_NUMBER_HEIGHT = 0.72
_GRID = 9
_STEPS = (1.0, 2.0, 3.0, 4.5, 6.0, 8.0)
_DIRECTIONS = 12


@dataclass(frozen=True)
class Block:
    """Number and small label as one block: its size, the small text, and how far both centres lie from its own."""

    text: str
    width: float
    height: float
    number: tuple[float, float]
    label: tuple[float, float]


@dataclass
class _Area:
    feature: QgsFeature
    polygon: QgsGeometry
    engine: QgsGeometryEngine
    points: list[QgsPointXY]
    names: list[Block]
    short: list[Block]

    def holds(self, box: QgsRectangle) -> bool:
        rectangle = QgsGeometry.fromRect(box)  # by name, or it would be gone before it is looked at
        return bool(self.engine.contains(rectangle.constGet()))


class Placer:
    """Places the labels of one page format; ``factor`` enlarges all of it on larger pages."""

    def __init__(self, rulers: Mapping[bool, Ruler], factor: float, numbered: bool) -> None:
        self._rulers = rulers
        self._factor = factor
        self._numbered = numbered

    def placing(self, layer: QgsVectorLayer, scales: Mapping[str, float]) -> Iterator[None]:
        """Write the places of all areas of the regions whose scale is given, in its own scale, region by region."""
        members: dict[str, list[QgsFeature]] = {key: [] for key in scales}
        for feature in layer.getFeatures():
            key = str(feature[REGION] or "")
            if key in members and not feature.geometry().isEmpty():
                members[key].append(feature)
        changes: dict[int, dict[int, object]] = {}
        for key, features in members.items():
            yield
            for feature, block, at in self._place(features, scales[key] / 1000):
                unit = scales[key] / 1000
                centres = (block.number, block.label)
                spots = [part for x, y in centres for part in (at.x() + x * unit, at.y() + y * unit)]
                changes[feature.id()] = _attributes(layer, block.text, spots)
        layer.dataProvider().changeAttributeValues(changes)

    def place_city(self, layer: QgsVectorLayer) -> None:
        """Write the places of the numbers on the map of the whole city."""
        changes = {}
        for feature in layer.getFeatures():
            if not feature.geometry().isEmpty():
                at = _pole(_largest(feature.geometry()))
                changes[feature.id()] = _attributes(layer, "", (at.x(), at.y(), at.x(), at.y()))
        layer.dataProvider().changeAttributeValues(changes)

    def _place(self, features: Sequence[QgsFeature], unit: float) -> Iterator[tuple[QgsFeature, Block, QgsPointXY]]:
        taken: list[QgsRectangle] = []
        areas = [self._area(feature) for feature in features]
        inside = {id(area): self._inside(area, area.short, unit, ()) is not None for area in areas}
        # What has to leave its small area comes first, so that names can keep away from it.
        for area in sorted(areas, key=lambda one: inside[id(one)]):
            found = self._inside(area, area.names, unit, taken) or self._inside(area, area.short, unit, taken)
            block, at = found or self._near(area, unit, taken)
            taken.append(_box(at, block, unit))
            yield area.feature, block, at

    def _area(self, feature: QgsFeature) -> _Area:
        polygon = _largest(feature.geometry())
        engine = QgsGeometry.createGeometryEngine(polygon.constGet())
        engine.prepareGeometry()
        number, name = str(feature[NUMBER] or ""), str(feature[NAME] or "")
        short = str(feature[SHORT]) if self._numbered else ""
        names = [self._below(number, lines) for lines in self._wrapped(f"{short} {name}".strip())] if name else []
        shorts = [self._below(number, [short]), self._beside(number, short)] if short else [self._below(number, [])]
        return _Area(feature, polygon, engine, _points(polygon), names, shorts)

    def _wrapped(self, text: str) -> list[list[str]]:
        """The text in one line, two lines, … of even lengths; first those that are not too wide."""
        ruler, size = self._rulers[False], NAME_SIZE * self._factor
        parts = list(parts_of(text))
        widths = [ruler.width(part, size) for part, _ in parts]
        blank = ruler.width(" ", size)
        found = [
            ["".join(" " * (spaced and n > 0) + part for n, (part, spaced) in enumerate(parts[a:b])) for a, b in spans]
            for spans in _even_breaks(widths, [blank * spaced for _, spaced in parts], min(_MOST_LINES, len(parts)))
        ]
        narrow = [lines for lines in found if self._width(lines) <= _WIDE * self._factor]
        return narrow + [lines for lines in found if lines not in narrow]

    def _width(self, lines: Sequence[str]) -> float:
        return max((self._rulers[False].width(line, NAME_SIZE * self._factor) for line in lines), default=0.0)

    def _number(self, number: str) -> tuple[float, float]:
        size = NUMBER_SIZE * self._factor
        return self._rulers[True].width(number, size), _NUMBER_HEIGHT * self._rulers[True].line_height(size)

    def _below(self, number: str, lines: Sequence[str]) -> Block:
        wide, high = self._number(number)
        low = len(lines) * self._rulers[False].line_height(NAME_SIZE * self._factor)
        height = high + low
        centres = (0.0, height / 2 - high / 2), (0.0, low / 2 - height / 2)
        return Block("\n".join(lines), max(wide, self._width(lines)), height, *centres)

    def _beside(self, number: str, short: str) -> Block:
        wide, high = self._number(number)
        gap, small = 0.6 * self._factor, self._width([short])
        width = wide + gap + small
        return Block(short, width, high, (wide / 2 - width / 2, 0.0), (width / 2 - small / 2, 0.0))

    def _inside(
        self, area: _Area, blocks: Sequence[Block], unit: float, taken: Sequence[QgsRectangle]
    ) -> tuple[Block, QgsPointXY] | None:
        for block in blocks:
            for point in area.points:
                box = _box(point, block, unit, _AWAY * self._factor)
                if area.holds(box) and not any(box.intersects(other) for other in taken):
                    return block, point
        return None

    def _near(self, area: _Area, unit: float, taken: Sequence[QgsRectangle]) -> tuple[Block, QgsPointXY]:
        """The place with least overlap near a small area's middle; of equal ones that with most of it in the area."""
        middle = area.points[0]
        spots = [middle, *area.points[1:]]
        for step in _STEPS:
            for turn in range(_DIRECTIONS):
                angle, far = 2 * math.pi * turn / _DIRECTIONS, step * self._factor * unit
                spots.append(QgsPointXY(middle.x() + far * math.cos(angle), middle.y() + far * math.sin(angle)))
        best: tuple[float, float, float, Block, QgsPointXY] | None = None
        for block in area.short:
            for spot in spots:
                box = _box(spot, block, unit)
                hidden = sum(box.intersect(other).area() for other in taken if box.intersects(other))
                outside = 1 - area.polygon.intersection(QgsGeometry.fromRect(box)).area() / box.area()
                rank = (round(hidden / box.area(), 3), round(outside, 2), spot.distance(middle))
                if best is None or rank < best[:3]:
                    best = (*rank, block, spot)
                if rank[0] == 0 and rank[1] < 0.05:
                    break
        if best is None:
            return area.short[0], middle
        return best[3], best[4]


def _even_breaks(widths: Sequence[float], blanks: Sequence[float], most: int) -> list[list[tuple[int, int]]]:
    """For 1 to ``most`` lines the spans of parts with the least width of the widest line.

    ``blanks`` are the widths of the blank before each part; at the start of a line it falls away.
    """
    count = len(widths)
    sums = [0.0]
    for width, blank in zip(widths, blanks, strict=True):
        sums.append(sums[-1] + width + blank)

    def line(start: int, end: int) -> float:
        return sums[end] - sums[start] - blanks[start]

    # best[n]: the least width of the first n parts in so many lines, and where its last line starts
    best = [(line(0, end), 0) if end else (math.inf, 0) for end in range(count + 1)]
    tables = [best]
    for _ in range(1, most):
        before = tables[-1]
        best = [
            min(((max(before[start][0], line(start, end)), start) for start in range(1, end)), default=(math.inf, 0))
            for end in range(count + 1)
        ]
        tables.append(best)
    found = []
    for lines in range(most):
        spans, end = [], count
        for table in reversed(tables[: lines + 1]):
            spans.append((table[end][1], end))
            end = table[end][1]
        found.append(spans[::-1])
    return found


def _attributes(layer: QgsVectorLayer, text: str, spots: Sequence[float]) -> dict[int, object]:
    values = dict(zip(PLACES, spots, strict=True))
    return {layer.fields().lookupField(name): value for name, value in {LABEL: text, **values}.items()}


def _largest(geometry: QgsGeometry) -> QgsGeometry:
    """The largest part of an area, mended where its boundary crosses itself."""
    if not geometry.isGeosValid():
        geometry = geometry.makeValid()
    return max(geometry.asGeometryCollection(), key=lambda part: part.area(), default=geometry)


def _pole(polygon: QgsGeometry) -> QgsPointXY:
    found = polygon.poleOfInaccessibility(0.02 * math.sqrt(max(polygon.area(), 1e-9)))[0]
    return found.asPoint() if not found.isNull() else polygon.boundingBox().center()


def _points(polygon: QgsGeometry) -> list[QgsPointXY]:
    """The middle of an area and a grid of points in it, the nearer to the middle the earlier."""
    middle, box = _pole(polygon), polygon.boundingBox()
    grid = [
        QgsPointXY(box.xMinimum() + (x + 0.5) / _GRID * box.width(), box.yMinimum() + (y + 0.5) / _GRID * box.height())
        for x in range(_GRID)
        for y in range(_GRID)
    ]
    engine = QgsGeometry.createGeometryEngine(polygon.constGet())
    engine.prepareGeometry()
    dots = [QgsGeometry.fromPointXY(point) for point in grid]
    within = [dot.asPoint() for dot in dots if engine.contains(dot.constGet())]
    return [middle, *sorted(within, key=lambda point: point.distance(middle))]


def _box(centre: QgsPointXY, block: Block, unit: float, around: float = 0.0) -> QgsRectangle:
    half_width, half_height = (block.width / 2 + around) * unit, (block.height / 2 + around) * unit
    return QgsRectangle(
        centre.x() - half_width, centre.y() - half_height, centre.x() + half_width, centre.y() + half_height
    )
