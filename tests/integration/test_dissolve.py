"""Dissolved areas: no slivers, true holes kept, nothing beyond the outer edge."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry, QgsRectangle

from sozialraum_plugin.gis.areas.outlines import holes_of, pieces_of
from sozialraum_plugin.gis.regions.dissolve import Dissolved, dissolve


def box(*sides: float) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(*sides))


def united(*shapes: QgsGeometry, tolerance: float = 1.0) -> QgsGeometry:
    return dissolve({"r": list(shapes)}, tolerance, lambda _: None).shapes["r"]


def both(one: QgsGeometry, other: QgsGeometry) -> Dissolved:
    return dissolve({"1": [one], "2": [other]}, 1.0, lambda _: None)


WAVY = QgsGeometry.fromWkt("POLYGON((100 0,200 0,200 100,100 100,100.3 60,99.8 30,100 0))")


def test_a_slit_is_closed_and_a_lake_stays() -> None:
    lake = box(30, 30, 70, 70)
    shape = united(box(0, 0, 100, 100).difference(lake), box(100.5, 0, 200, 100))
    assert len(pieces_of(shape)) == 1
    assert [hole.area() for hole in holes_of(shape)] == [1600]
    assert shape.area() == pytest.approx(20_000 - 1600, abs=1e-6)
    assert shape.boundingBox() == QgsRectangle(0, 0, 200, 100)


def test_a_wide_gap_stays() -> None:
    shape = united(box(0, 0, 100, 100), box(102, 0, 200, 100))
    assert len(pieces_of(shape)) == 2
    assert shape.area() == 19_800


def test_edges_that_nearly_match_leave_no_hole() -> None:
    assert len(holes_of(QgsGeometry.unaryUnion([box(0, 0, 100, 100), WAVY]))) == 1
    shape = united(box(0, 0, 100, 100), WAVY)
    assert not holes_of(shape)
    assert shape.area() == pytest.approx(20_000, abs=1e-6)


def test_a_gap_between_regions_goes_to_one_of_them() -> None:
    found = both(box(0, 0, 100, 100), box(100.4, 0, 200, 100))
    assert found.shapes["1"].intersection(found.shapes["2"]).area() == pytest.approx(0, abs=1e-9)
    assert sum(shape.area() for shape in found.shapes.values()) == pytest.approx(20_000, abs=1e-6)
    assert sum(gap.area() for gap in found.gaps) == pytest.approx(40, rel=0.01)


def test_a_notch_in_the_edge_of_one_area_stays() -> None:
    notched = box(0, 0, 100, 100).difference(box(50, 90, 50.5, 100))
    assert united(notched, box(100, 0, 200, 100)).area() == pytest.approx(20_000 - 5, abs=1e-6)


def test_a_sharp_corner_of_a_lake_between_two_areas_stays() -> None:
    lake = QgsGeometry.fromWkt("POLYGON((90 50,110 48,110 52,90 50))")
    shape = united(box(0, 0, 100, 100).difference(lake), box(100, 0, 200, 100).difference(lake))
    assert sum(hole.area() for hole in holes_of(shape)) == pytest.approx(lake.area(), abs=1e-6)


def test_without_tolerance_nothing_is_closed() -> None:
    assert len(pieces_of(united(box(0, 0, 100, 100), box(100.5, 0, 200, 100), tolerance=0.0))) == 2


def test_a_corner_of_the_outer_edge_between_two_areas_stays() -> None:
    corner = QgsGeometry.fromWkt("POLYGON((98 100,100 92,102 100,98 100))")
    shape = united(box(0, 0, 100, 100).difference(corner), box(100, 0, 200, 100).difference(corner))
    assert shape.area() == pytest.approx(20_000 - 16, abs=1e-6)
