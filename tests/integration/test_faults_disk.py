"""The disk is full, read-only or gone: every algorithm says so, and what was there before is there still."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from .jobs import DEEP, WIDE, jobs, make

# More room left on the full disk and more moments at which it is taken away, as for a long run.
LONG = bool(os.environ.get("SOZIALRAUM_FAULTS"))
SIZE = 24 * 1024 * 1024
FILLER = "filler"
NAMES = sorted(jobs(dict.fromkeys(("areas", "facilities", "table", "catalogue"), ""), Path()))


def _mount(*words: str) -> bool:
    return subprocess.run(["mount", *words], check=False, capture_output=True).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a small disk of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs a Linux on which tests may mount a disk")
    # Where the disk is taken away there is a folder that nobody can write to.
    bare = tmp_path / "bare"
    bare.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(bare)):
        pytest.skip("this machine mounts no disk for tests")
    place = bare / "disk"
    place.mkdir()
    _mount("-o", "remount,ro", str(bare))
    assert _mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place))
    out = place / "results"
    out.mkdir()
    yield out
    for folder in (place, bare):
        subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


Results = Callable[[str, Path], None]


@pytest.fixture(scope="module")
def results(city: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Puts the results of an algorithm into a folder, as an earlier run has left them; they are made once."""
    made: dict[str, Path] = {}

    def put(name: str, out: Path) -> None:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(name)
            assert run(name, jobs(city, made[name])[name]) == ""
            QgsProject.instance().clear()
        shutil.copytree(made[name], out, dirs_exist_ok=True)

    return put


@pytest.fixture(scope="module")
def city(qgis_app: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make(tmp_path_factory.mktemp("city"))


def fill(place: Path, left: int) -> None:
    """Write until only so many bytes are free."""
    free = shutil.disk_usage(place).free
    with (place / FILLER).open("wb") as file:
        file.write(b"x" * max(0, free - left))


def content(out: Path) -> dict[str, bytes]:
    """Every file that somebody would take for a result."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(out).parts)
        # SQLite's own, while QGIS has the layer open.
        and not path.name.endswith(("-wal", "-shm"))
    }


def broken(out: Path) -> list[str]:
    """What can be told to be no whole file."""
    found = []
    for path in sorted(out.rglob("*")):
        kind = path.suffix
        if not path.is_file() or any(part.startswith(".") for part in path.relative_to(out).parts):
            continue
        text = path.read_bytes()
        if kind in (".gpkg", ".geojson", ".shp", ".csv", ".xlsx"):
            layer = QgsVectorLayer(str(path), "x", "ogr")
            whole = layer.isValid() and layer.featureCount() >= 0 and (kind != ".csv" or text.endswith(b"\n"))
        else:
            ends = {".pdf": b"%%EOF", ".html": b"</html>", ".json": b"}", ".qml": b"</qgis>"}
            whole = text.rstrip().endswith(ends.get(kind, b""))
        if not whole:
            found.append(path.name)
    return found


def run(name: str, parameters: dict[str, Any], feedback: QgsProcessingFeedback | None = None) -> str:
    """The message of the failure, nothing where there was none."""
    try:
        processing.run(f"sozialraum:{name}", parameters, feedback=feedback)
    except QgsProcessingException as error:
        return str(error)
    return ""


@pytest.mark.parametrize("left", [0, 1, 2] if LONG else [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_the_disk_is_full(disk: Path, city: dict[str, str], results: Results, name: str, left: int) -> None:
    parameters = jobs(city, disk)[name]
    results(name, disk)
    before = content(disk)
    need = sum(map(len, before.values()))
    fill(disk.parent, left * need // 3)
    told = run(name, parameters)
    after = content(disk)
    assert after.keys() == before.keys()
    assert broken(disk) == []
    if told:
        assert len(told.splitlines()) == 1, told
        assert ".sozialraum" not in told
        assert str(disk) in told or any(Path(path).name in told for path in before), told
        # Maps that are finished stay, and so do finished results of an algorithm that makes several.
        if name == "exportlayers":
            assert after == before
    assert told or left


@pytest.mark.parametrize("left", range(0, 100, 20 if LONG else 60))
@pytest.mark.parametrize("ending", ["gpkg", "shp", "csv", "geojson", "xlsx", "ods", "fgb", "dbf"])
def test_no_format_ends_halfway(disk: Path, city: dict[str, str], ending: str, left: int) -> None:
    """``left`` is a share of what the result needs, in percent."""
    out = disk / f"out.{ending}"
    parameters = {"INPUT": city["areas"], "CATALOGUE": city["catalogue"], "OUTPUT": str(out)}
    made = processing.run("sozialraum:computerates", parameters)["OUTPUT"]
    rows = [feature.attributes()[-1] for feature in QgsVectorLayer(made).getFeatures()]
    assert len(rows) == WIDE * DEEP
    QgsProject.instance().clear()
    need = sum(map(len, content(disk).values()))
    for path in disk.iterdir():
        path.unlink()
    fill(disk.parent, left * need // 100)
    told = run("computerates", parameters)
    if told:
        assert "the disk is full" in told
        assert str(out) in told
        assert content(disk) == {}
    else:  # the style beside it found no room any more
        assert broken(disk) == []
        assert [feature.attributes()[-1] for feature in QgsVectorLayer(made).getFeatures()] == rows
    assert told or left > 40


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_is_read_only(disk: Path, city: dict[str, str], results: Results, name: str) -> None:
    parameters = jobs(city, disk)[name]
    results(name, disk)
    before = content(disk)
    assert _mount("-o", "remount,ro", str(disk.parent))
    told = run(name, parameters)
    assert told
    assert content(disk) == before
    assert str(disk) in told or any(Path(path).name in told for path in before), told


class Pulled(QgsProcessingFeedback):
    """Takes the disk away when a share of the work is done."""

    def __init__(self, share: float, pull: Callable[[], Any]) -> None:
        super().__init__()
        self.share, self.pull, self.done = share, pull, False

    def setProgress(self, progress: float) -> None:
        if progress >= self.share and not self.done:
            self.done = True
            self.pull()


@pytest.mark.parametrize("share", [0, 50, 90] if LONG else [50])
@pytest.mark.parametrize("name", NAMES)
def test_the_drive_goes_while_an_algorithm_runs(disk: Path, city: dict[str, str], name: str, share: float) -> None:
    def pull() -> None:
        subprocess.run(["umount", "-l", str(disk.parent)], check=True)

    feedback = Pulled(share, pull)
    told = run(name, jobs(city, disk)[name], feedback)
    assert bool(told) == feedback.done
    assert len(told.splitlines()) <= 1, told
    assert ".sozialraum" not in told


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_has_the_name_of_the_result(city: dict[str, str], tmp_path: Path, name: str) -> None:
    out = tmp_path / "results"
    out.mkdir()
    parameters = jobs(city, out)[name]
    files = [Path(value) for key, value in parameters.items() if str(value).startswith(str(out)) and key != "FOLDER"]
    for path in files:
        path.mkdir()
        (path / "kept.txt").write_text("kept", encoding="utf-8")
    if not files:
        out.rename(tmp_path / "moved")
        out.write_text("a file, no folder", encoding="utf-8")
    told = run(name, parameters)
    assert told
    assert all((path / "kept.txt").read_text(encoding="utf-8") == "kept" for path in files)
    assert files or out.read_text(encoding="utf-8") == "a file, no folder"
