"""Spreadsheets and databases that are almost right, read by GDAL: each is read or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.gisreaders import GIS_READERS
from tests.hostile.readers import Cases, outcome

COUNTS = {"ods": 150, "sheet": 100, "database": 60}
FOLDER = Path(__file__).resolve().parents[1] / "data" / "hostile"
KEPT = sorted(path for path in FOLDER.glob("*-*.*") if path.name.split("-")[0] in GIS_READERS)


@pytest.mark.parametrize("name", COUNTS)
def test_what_is_mutated_can_be_read(name: str, tmp_path: Path) -> None:
    found = [outcome(name, content, tmp_path) for content in GIS_READERS[name].seeds()]
    assert not found[0].refused, found[0].said


@pytest.mark.parametrize("name", COUNTS)
def test_mutations_are_read_or_refused_in_words(name: str, tmp_path: Path) -> None:
    cases = Cases(name, seed=1)
    refused = 0
    for _ in range(COUNTS[name]):
        content = cases.next()
        found = outcome(name, content, tmp_path)
        cases.told(content, found)
        refused += found.refused
    assert 0 < refused < 0.8 * COUNTS[name]
    assert cases.kinds >= 3


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_once_broke_a_reader(path: Path, tmp_path: Path) -> None:
    outcome(path.name.split("-")[0], path.read_bytes(), tmp_path)
