"""The measures of load: fitted exponents, numbers as Germans write them, and the handbook's tables from its numbers."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench.load import STEPS, exponent
from tests.bench.loadchart import HANDBOOK, draw, german, pages, slopes, table


@pytest.fixture(scope="module")
def published() -> list[dict[str, Any]]:
    """The numbers that the handbook shows."""
    rows: list[dict[str, Any]] = json.loads((HANDBOOK / "load.json").read_text(encoding="utf-8"))
    return rows


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    assert exponent({size: 3 * size**power for size in (542, 11_000, 190_000)}) == pytest.approx(power, abs=1e-12)


def test_the_last_two_sizes_are_told_apart_from_all() -> None:
    """A start that costs ten seconds hides a growth with the square; the last two sizes show it."""
    # By hand: logarithms to base 10 are (0, 1), (1, 1), (2, 3): the fitted line rises by 1, the last part by 2.
    assert slopes({1: 10.0, 10: 10.0, 100: 1000.0}) == pytest.approx((1.0, 2.0))
    assert slopes({1: 10.0}) is None


def test_numbers_are_german() -> None:
    assert [german(value) for value in (-0.2, 0.126, 9.99, 9.996, 12.34, 123.4, 1234.4)] == [
        "−0,20", "0,13", "9,99", "10,0", "12,3", "123", "1.234",
    ]  # fmt: skip


def test_a_step_that_was_not_measured_is_not_in_the_table() -> None:
    row = {"step": "join", "way": "ours", "cpu": 2.0, "peak": 400.0, "seconds": 3.0}
    lines = table([{**row, "areas": 542}, {**row, "areas": 11_000, "cpu": 4.0}])
    assert lines[1:] == [["CSV anfügen", "Plugin", "2,00", "4,00", "–", "–", "–"]]


def test_maps_are_counted_in_pages() -> None:
    """Thirty areas are a region of two pages."""
    assert pages([{"step": "maps", "way": "ours", "areas": 180, "cpu": 6.0, "peak": 400.4}])[1:] == [
        ["12", "6,00", "0,50", "400"]
    ]


@pytest.mark.parametrize(("name", "made"), [("tabelle.csv", table), ("seiten.csv", pages)])
def test_the_tables_of_the_handbook_are_those_of_its_numbers(
    name: str, made: Any, published: list[dict[str, Any]]
) -> None:
    with (HANDBOOK / name).open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == made(published)


def test_each_step_is_published_and_grows_evenly(published: list[dict[str, Any]]) -> None:
    grown = {
        step: slopes({row["areas"]: row["cpu"] for row in published if (row["step"], row["way"]) == (step, "ours")})
        for step in STEPS
    }
    assert [step for step, found in grown.items() if found is None] == []
    assert [step for step, found in grown.items() if found and found[1] > 1.15] == []


@pytest.mark.parametrize("what", ["cpu", "peak"])
def test_the_charts_are_drawn(what: str, published: list[dict[str, Any]], tmp_path: Path) -> None:
    draw(published, what, tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
