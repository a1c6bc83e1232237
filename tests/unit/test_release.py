"""The release: versions that agree, and the repository file as QGIS's plugin manager reads it."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
GENERAL = {
    "name": "Sozialraum",
    "version": "1.2.0",
    "qgisMinimumVersion": "3.40",
    "description": "Types & maps <for> cities",
    "author": "Somebody",
    "changelog": "\n  1.2.0 New.\n  1.1.0 Old.",
}


@pytest.fixture(scope="module")
def release() -> ModuleType:
    sys.path.insert(0, str(ROOT / ".tools"))
    try:
        spec = importlib.util.spec_from_file_location("release", ROOT / ".tools" / "release.py")
        if spec is None or spec.loader is None:
            pytest.fail("release.py is missing")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / ".tools"))
    return module


def test_versions_that_agree(release: ModuleType) -> None:
    assert release.version_faults(GENERAL, "3.40", "Needs QGIS 3.40.") == []


@pytest.mark.parametrize(
    ("changed", "floor", "readme", "word"),
    [
        ({"version": "1.3.0"}, "3.40", "3.40", "changelog"),
        ({"changelog": ""}, "3.40", "3.40", "nothing"),
        ({"version": "1.2"}, "3.40", "3.40", "1.2.3"),
        ({}, "3.44", "3.40", "install.sh"),
        ({}, "3.40", "3.38", "README"),
    ],
)
def test_versions_that_do_not(release: ModuleType, changed: dict[str, str], floor: str, readme: str, word: str) -> None:
    assert any(word in line for line in release.version_faults({**GENERAL, **changed}, floor, readme))


def test_the_repository_file_says_what_qgis_asks_for(release: ModuleType) -> None:
    made = release.repository(GENERAL, "sozialraum_plugin.1.2.0.zip", "https://gis.example.org/qgis/")
    plugin = ElementTree.fromstring(made).find("pyqgis_plugin")
    if plugin is None:
        pytest.fail("no plugin")
    assert plugin.get("version") == "1.2.0"
    assert plugin.findtext("download_url") == "https://gis.example.org/qgis/sozialraum_plugin.1.2.0.zip"
    assert plugin.findtext("qgis_minimum_version") == "3.40"
    assert plugin.findtext("description") == GENERAL["description"]
    # QGIS takes the folder's name from the part of the file's name before its first dot.
    assert str(plugin.findtext("file_name")).partition(".")[0] == "sozialraum_plugin"


def test_this_versions_metadata_make_a_release(release: ModuleType) -> None:
    general = release.metadata()
    assert release.version_faults(general, "3.40", (ROOT / "README.md").read_text(encoding="utf-8")) == []
    assert ElementTree.fromstring(release.repository(general, "x.zip", "file:///x")).find("pyqgis_plugin") is not None


def test_a_zip_without_a_handbook_is_no_release(release: ModuleType, tmp_path: Path) -> None:
    target = tmp_path / "sozialraum_plugin.1.2.0.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("sozialraum_plugin/handbook/en/index.html", "")
    assert any("handbook/de" in line for line in release.zip_faults(target))
    assert any(".qm" in line for line in release.zip_faults(target))


def test_checksums_are_those_of_sha256sum(release: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    # The well-known digest of nothing.
    assert release.checksums(tmp_path, ["empty"]).startswith("e3b0c44298fc1c149afbf4c8996fb92427ae41e4")
