"""Plane geometry on point arrays: lines, smoothing, simplification, point in polygon."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.interpolate import CubicSpline

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def spline(points: list[tuple[float, float]], step: float) -> Floats:
    """A smooth line through the points, sampled about every ``step`` metres."""
    corners = np.asarray(points, dtype=float)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))])
    where = np.linspace(0.0, along[-1], int(along[-1] / step) + 1)
    return np.asarray(CubicSpline(along, corners)(where), dtype=float)


def resample(line: Floats, step: float) -> Floats:
    """The same line with points at equal distances of about ``step``."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    where = np.linspace(0.0, along[-1], max(2, round(along[-1] / step) + 1))
    return np.column_stack([np.interp(where, along, line[:, axis]) for axis in (0, 1)])


def normals(line: Floats) -> Floats:
    """Unit normals, pointing to the left of the line's direction."""
    direction = np.gradient(line, axis=0)
    direction /= np.hypot(direction[:, 0], direction[:, 1])[:, None]
    return np.column_stack([-direction[:, 1], direction[:, 0]])


def inside(points: Floats, ring: Floats) -> Bools:
    """Even-odd test for many points at once."""
    result = np.zeros(len(points), dtype=bool)
    x, y = points[:, 0], points[:, 1]
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        crosses = (y0 > y) != (y1 > y)
        result ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return result


def smooth(line: Floats, passes: int, closed: bool) -> Floats:
    """Binomial smoothing; the end points of an open line stay where they are, so that junctions hold."""
    result = line.copy()
    for _ in range(passes):
        mean = (np.roll(result, 1, axis=0) + 2.0 * result + np.roll(result, -1, axis=0)) / 4.0
        if not closed:
            mean[0], mean[-1] = line[0], line[-1]
        result = mean
    return result


def simplify(line: Floats, tolerance: float) -> Floats:
    """Douglas-Peucker for an open line."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        base = line[last] - line[first]
        offset = line[first + 1 : last] - line[first]
        length = float(np.hypot(*base))
        if length > 0:
            distance = np.abs(base[0] * offset[:, 1] - base[1] * offset[:, 0]) / length
        else:
            distance = np.hypot(offset[:, 0], offset[:, 1])
        farthest = int(distance.argmax())
        if distance[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return line[keep]


def signed_area(ring: Floats) -> float:
    """Positive for a counter-clockwise ring; the ring need not repeat its first point."""
    # Relative to the first point: products of whole UTM coordinates would eat the last digits.
    x, y = (ring - ring[0]).T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2.0


def centroid(ring: Floats) -> Floats:
    """Centre of mass of a simple ring."""
    shifted = ring - ring[0]
    following = np.roll(shifted, -1, axis=0)
    cross = shifted[:, 0] * following[:, 1] - following[:, 0] * shifted[:, 1]
    centre = ((shifted + following) * cross[:, None]).sum(axis=0) / (3.0 * cross.sum())
    return np.asarray(centre + ring[0], dtype=float)
