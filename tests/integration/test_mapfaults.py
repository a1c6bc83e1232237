"""Faults while maps are written: named, the others still made, no half file, an older one kept until the end."""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProcessingException

from sozialraum_plugin.core import files
from sozialraum_plugin.gis.maps import export

from .maplayers import city, maps_in, squares


def run(folder: Path, **parameters: Any) -> dict[str, Any]:
    given = {"INPUT": squares(city()), "REGION_FIELD": "rtk", "FIELD": "typ", "LANGUAGE": "en", "PROFILE": False}
    return dict(processing.run("sozialraum:exportregionmaps", {**given, "FOLDER": str(folder), **parameters}))


@contextlib.contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """As on a full disk, no file can grow beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_a_full_disk_is_named_and_leaves_the_old_files(form: str, tmp_path: Path) -> None:
    run(tmp_path, FORMAT=form, DPI=80)
    before = {name: (tmp_path / name).read_bytes() for name in maps_in(tmp_path)}
    assert len(before) == 3
    with files_at_most(8_000), pytest.raises(QgsProcessingException, match="3 of 3") as caught:
        run(tmp_path, FORMAT=form, DPI=80)
    for name in before:
        assert name in str(caught.value)
    assert {name: (tmp_path / name).read_bytes() for name in maps_in(tmp_path)} == before


def test_a_full_disk_in_a_combined_file(tmp_path: Path) -> None:
    with files_at_most(8_000), pytest.raises(QgsProcessingException, match=r"rtk\.pdf"):
        run(tmp_path, COMBINED=True)
    assert list(tmp_path.iterdir()) == []


def test_an_open_file_is_named_and_the_others_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path)
    old = (tmp_path / "rtk_02.pdf").read_bytes()
    replace = Path.replace

    def locked(self: Path, target: Any) -> Path:
        if Path(target).name == "rtk_02.pdf":
            raise PermissionError(13, "in use by another program")
        return replace(self, target)

    monkeypatch.setattr(files.Path, "replace", locked)
    with pytest.raises(QgsProcessingException, match="1 of 3") as caught:
        run(tmp_path, TITLE="Second run")
    assert "rtk_02.pdf" in str(caught.value)
    assert "in use by another program" in str(caught.value)
    assert (tmp_path / "rtk_02.pdf").read_bytes() == old
    assert maps_in(tmp_path) == ["rtk_01.pdf", "rtk_02.pdf", "rtk_03.pdf"]


@pytest.mark.parametrize(("name", "end"), [("a.pdf", b"%%EOF\n"), ("a.png", b"IEND\xaeB`\x82"), ("a.svg", b"</svg>\n")])
def test_a_file_without_its_end_is_not_whole(name: str, end: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"x" * 5_000 + end)
    assert export.is_whole(path)
    path.write_bytes(b"x" * 5_000)
    assert not export.is_whole(path)
    path.write_bytes(b"")
    assert not export.is_whole(path)


def test_a_region_without_any_boundary_is_named_and_the_others_are_made(tmp_path: Path) -> None:
    layer = squares(city())
    bare = [feature.id() for feature in layer.getFeatures() if feature["rtk"] == "02"]
    for number in bare:
        layer.dataProvider().changeGeometryValues({number: type(next(layer.getFeatures()).geometry())()})
    with pytest.raises(QgsProcessingException, match="rtk 02"):
        run(tmp_path, INPUT=layer)
    assert maps_in(tmp_path) == ["rtk_01.pdf", "rtk_03.pdf"]
