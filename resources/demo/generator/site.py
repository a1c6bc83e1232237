"""The site of the city in local metres around its market place: outline, river, roads, woods, grain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .geometry import Bools, Floats, inside, normals, spline

# In the German Bight, 40 km from the nearest island: a basemap below shows sea, nobody takes it for a real city.
ORIGIN = np.array([390000.0, 6010000.0])

SUB_CENTRES = (
    (5600.0, 2900.0, 1300.0),
    (-5200.0, 4300.0, 1100.0),
    (-3900.0, -6300.0, 1200.0),
    (4700.0, -6700.0, 900.0),
)


@dataclass(frozen=True)
class Road:
    """A main road; planning areas prefer to end at it."""

    name: str
    kind: str
    line: Floats


def outline_radius(angle: Floats) -> Floats:
    """Distance from the market place to the city limit in each direction."""
    waves = (
        (1, 0.05, 2.2), (2, 0.09, 0.5), (3, 0.07, 1.9), (4, 0.05, 3.1), (5, 0.075, 4.0), (7, 0.06, 5.6), (9, 0.05, 0.9),
        (11, 0.03, 1.4), (16, 0.022, 2.7), (23, 0.013, 0.2),
    )  # fmt: skip
    factor = 1.0 + sum(height * np.cos(count * angle + phase) for count, height, phase in waves)
    return np.asarray(9100.0 * factor, dtype=float)


def in_outline(points: Floats, margin: float = 0.0) -> Bools:
    """Whether the points lie inside the city limit, enlarged by ``margin``."""
    radius = np.hypot(points[:, 0], points[:, 1])
    limit = outline_radius(np.arctan2(points[:, 1], points[:, 0])) + margin
    return np.asarray(radius < limit, dtype=bool)


def river_line() -> Floats:
    """The river Muster, from the south-east around the old town to the north-west."""
    return spline(
        [
            (17500, -9800), (12000, -6600), (8300, -5900), (5600, -3900), (2700, -3100), (1500, -1500), (1900, 300),
            (3300, 1700), (3500, 3700), (1900, 5200), (-700, 5500), (-3200, 6700), (-5200, 8900), (-9500, 13500),
        ],
        60.0,
    )  # fmt: skip


def river_side(points: Floats) -> Bools:
    """True for points north and east of the river."""
    line = river_line()
    return inside(points, np.vstack([line, [(-9500, 40000), (40000, 40000), (40000, -9800)]]))


def river_polygon() -> Floats:
    """The river as a surface that widens downstream."""
    line = river_line()
    half = np.linspace(38.0, 68.0, len(line))[:, None] * normals(line)
    return np.vstack([line + half, (line - half)[::-1]])


def lake() -> Floats:
    """A small bathing lake in the west."""
    angle = np.linspace(0.0, 2 * np.pi, 48, endpoint=False)
    radius = 260.0 * (1.0 + 0.22 * np.cos(2 * angle + 0.4) + 0.1 * np.cos(3 * angle + 2.0))
    return np.column_stack([-6100.0 + 1.5 * radius * np.cos(angle), 1500.0 + radius * np.sin(angle)])


def _radial(name: str, degrees: float, bend: float) -> Road:
    radius = np.arange(1150.0, 14500.0, 80.0)
    angle = np.radians(degrees) + bend * np.sin(radius / 3100.0) + 0.008 * np.sin(radius / 900.0 + degrees)
    return Road(name, "Hauptstraße", np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]))


def _ring(name: str, kind: str, mean: float, start: float, end: float) -> Road:
    angle = np.radians(np.arange(start, end, 100.0 / mean * 57.3))
    radius = mean * (1.0 + 0.09 * np.cos(2 * angle + 1.0) + 0.06 * np.cos(3 * angle) + 0.02 * np.cos(9 * angle))
    return Road(name, kind, np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]))


def roads() -> list[Road]:
    """Radial roads, a city ring, part of an outer ring and a motorway past the south-west."""
    radials = (
        ("Lindenallee", 12, 0.07), ("Nordheimer Straße", 63, 0.05), ("Schlossstraße", 112, 0.06),
        ("Höhenstraße", 158, 0.08), ("Mustersche Landstraße", 203, 0.06), ("Probstraße", 246, 0.05),
        ("Südallee", 289, 0.07), ("Talstraße", 333, 0.03),
    )  # fmt: skip
    motorway = spline(
        [(-15000, 3000), (-9000, -200), (-6200, -4300), (-1500, -7200), (4000, -9300), (9000, -15000)], 80.0
    )
    return [
        _ring("Altstadtring", "Hauptstraße", 1150.0, 0.0, 361.0),
        *(_radial(name, degrees, bend) for name, degrees, bend in radials),
        _ring("Westtangente", "Hauptstraße", 4300.0, 95.0, 300.0),
        Road("A 999", "Autobahn", motorway),
    ]


def grain(points: Floats) -> Floats:
    """Spacing of the finest cells: small in the centre and in four old market towns, large at the edge."""
    spacing = 46.0 + 0.0215 * np.hypot(points[:, 0], points[:, 1])
    for x, y, width in SUB_CENTRES:
        square = (points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2
        spacing = spacing * (1.0 - 0.42 * np.exp(-square / (2.0 * width**2)))
    return np.asarray(spacing, dtype=float)


WOODS = ("Musterwald", "Probenforst", "Fuchsholz", "Eichhalde")


def wood_of(points: Floats) -> Floats:
    """Index of the wood at each point, -1 outside: rippled ellipses at the city's edge."""
    shapes = (
        (-7400.0, -2500.0, 2500.0, 1250.0, 0.75), (8300.0, 600.0, 1900.0, 1100.0, 1.9),
        (2300.0, -7500.0, 1600.0, 800.0, 0.15), (-700.0, 8300.0, 1700.0, 850.0, 0.35),
    )  # fmt: skip
    result = np.full(len(points), -1.0)
    for index, (x, y, long, short, turn) in enumerate(shapes):
        dx, dy = points[:, 0] - x, points[:, 1] - y
        u = (dx * np.cos(turn) + dy * np.sin(turn)) / long
        v = (dy * np.cos(turn) - dx * np.sin(turn)) / short
        angle = np.arctan2(v, u)
        edge = 1.0 + 0.2 * np.cos(3 * angle + index) + 0.13 * np.cos(5 * angle + 2 * index) + 0.1 * np.cos(9 * angle)
        result[np.hypot(u, v) < edge] = index
    return result
