"""Several programs on the same files, one of them killed: nothing finished is lost, nothing half has a final name."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from .jobs import DEEP, WIDE, jobs, make

ROOT = Path(__file__).resolve().parents[2]
# So many programs are killed; more by the environment, as for a long run.
KILLS = int(os.environ.get("SOZIALRAUM_KILLS", "3"))
TURNS = int(os.environ.get("SOZIALRAUM_TURNS", "3"))
ALL = WIDE * DEEP
HOLDING = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = " + sys.argv[2])
database.execute("BEGIN " + sys.argv[3])
database.execute("SELECT count(*) FROM gpkg_contents").fetchone()
print("held", flush=True)
sys.stdin.read()
"""
# A whole QGIS without a window that runs jobs again and again and tells after each how it went.
WORKING = """
import json, os, sys
from pathlib import Path
from qgis.core import QgsApplication, QgsProcessingException, QgsProject
from qgis.testing import start_app
app = start_app()
sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
import processing
from processing.core.Processing import Processing
Processing.initialize()
from sozialraum_plugin.algorithms.provider import SozialraumProvider
from tests.integration.jobs import jobs
provider = SozialraumProvider()
QgsApplication.processingRegistry().addProvider(provider)
city, out, names, turns = json.loads(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split(","), int(sys.argv[4])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(turns):
    for name in names:
        try:
            given = jobs(city, out / name)[name]
            if name == "exportregionmaps":
                given["PROFILE"] = False
            processing.run("sozialraum:" + name, given)
            told = ""
        except QgsProcessingException as error:
            told = str(error)
        QgsProject.instance().clear()
        print("turn " + json.dumps(told), flush=True)
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture(scope="module")
def city(qgis_app: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make(tmp_path_factory.mktemp("city"))


@contextlib.contextmanager
def held(path: Path, mode: str, kind: str) -> Iterator[None]:
    """Another program has the database open."""
    command = [sys.executable, "-c", HOLDING, str(path), mode, kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stdout.readline() == "held\n"
        try:
            yield
        finally:
            program.stdin.close()


def working(city: dict[str, str], out: Path, names: list[str], turns: int) -> subprocess.Popen[str]:
    """A program that is ready and waits for a line."""
    for name in names:
        (out / name).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", WORKING, json.dumps(city), str(out), ",".join(names), str(turns)]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert program.stdout is not None
    assert any(line == "ready\n" for line in program.stdout)
    return program


def begin(program: subprocess.Popen[str]) -> None:
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()


def told(program: subprocess.Popen[str]) -> list[str]:
    """How the turns of a program went that has come to its end."""
    assert program.stdout is not None
    found = [json.loads(line[5:]) for line in program.stdout if line.startswith("turn ")]
    program.wait()
    return found


def run(name: str, parameters: dict[str, Any]) -> str:
    """The message of the failure, nothing where there was none."""
    try:
        processing.run(f"sozialraum:{name}", parameters)
    except QgsProcessingException as error:
        return str(error)
    finally:
        QgsProject.instance().clear()
    return ""


def is_whole(path: Path, count: int = ALL) -> bool:
    """Whether a GeoPackage is sound, holds all areas and looks as it should."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        styles = database.execute("SELECT count(*) FROM layer_styles").fetchone()[0]
    layer = QgsVectorLayer(str(path), "x", "ogr")
    return sound and styles == 1 and layer.isValid() and sum(1 for _ in layer.getFeatures()) == count


linux = pytest.mark.skipif(sys.platform != "linux", reason="locks of other programs are seen on Linux only")


@pytest.mark.parametrize("kind", ["EXCLUSIVE", "IMMEDIATE", "DEFERRED"])
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@linux
def test_a_result_that_another_program_has_open_stays(
    city: dict[str, str], tmp_path: Path, mode: str, kind: str
) -> None:
    parameters = jobs(city, tmp_path)
    package = parameters["exportlayers"] | {"FORMATS": ["gpkg"], "REGION_FIELD": ""}
    assert run("computerates", parameters["computerates"]) == ""
    assert run("exportlayers", package) == ""
    for name, given, path in (
        ("computerates", parameters["computerates"], tmp_path / "out.gpkg"),
        ("exportlayers", package, tmp_path / "P.gpkg"),
    ):
        before = sorted(file.name for file in tmp_path.iterdir() if file.suffix != ".gpkg-shm")
        with held(path, mode, kind):
            content = path.read_bytes()
            message = run(name, given)
            assert f"{path} is open in another program" in message
            assert "Close it there and start again" in message
            assert path.read_bytes() == content
        assert sorted(file.name for file in tmp_path.iterdir() if "-" not in file.name) == before
        assert run(name, given) == ""


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_areas_that_another_program_writes_to_are_read_or_named(
    city: dict[str, str], tmp_path: Path, mode: str
) -> None:
    own = make(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    with held(Path(own["areas"]), mode, "EXCLUSIVE"):
        message = run("computerates", jobs(own, out)["computerates"])
        assert (own["areas"] in message and "Close it" in message) if message else is_whole(out / "out.gpkg")
        table = {**jobs(city, out)["joinindicators"], "TABLE": own["areas"]}
        message = run("joinindicators", table)
    if message:
        assert f"{own['areas']} cannot be read: database is locked. Close it in other programs" in message
    assert mode == "WAL" or message


def test_what_a_killed_program_left_beside_a_result_gets_not_into_the_next(
    city: dict[str, str], tmp_path: Path
) -> None:
    given = jobs(city, tmp_path)["computerates"]
    path = tmp_path / "out.gpkg"
    assert run("computerates", given) == ""
    killed = (
        "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "database.execute('PRAGMA journal_mode = WAL'); database.execute('PRAGMA wal_autocheckpoint = 0');"
        "database.execute('UPDATE layer_styles SET description = hex(randomblob(200000))');"
        "database.execute('CREATE TABLE strange AS SELECT * FROM layer_styles'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", killed, str(path)], check=False)
    journal = path.with_name("out.gpkg-wal")
    assert journal.stat().st_size > 100_000
    assert run("computerates", given) == ""
    assert is_whole(path)
    with contextlib.closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'strange'").fetchone()[0] == 0


def test_two_programs_write_into_one_place(city: dict[str, str], tmp_path: Path) -> None:
    names = ["computerates", "exportlayers", "joinindicators"]
    programs = [working(city, tmp_path, names, TURNS) for _ in range(2)]
    for program in programs:
        begin(program)
    messages = [message for program in programs for message in told(program)]
    assert len(messages) == 2 * TURNS * len(names)
    for message in filter(None, messages):
        assert len(message.splitlines()) == 1, message
        assert str(tmp_path) in message
        assert "open in another program" in message
    # One of the two comes first, whatever happens.
    assert messages.count("") >= TURNS * len(names)
    for name in ("computerates", "joinindicators"):
        assert is_whole(tmp_path / name / "out.gpkg")
        assert not list((tmp_path / name).glob(".*"))
    packages = sorted((tmp_path / "exportlayers").rglob("P*.gpkg"))
    assert len(packages) == 2
    assert sum(QgsVectorLayer(str(path), "x", "ogr").featureCount() for path in packages) == ALL
    assert not list((tmp_path / "exportlayers").glob(".*"))
    assert not list((tmp_path / "exportlayers").rglob("UNFERTIG*"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_program_killed_at_any_moment(city: dict[str, str], tmp_path: Path) -> None:
    moments = random.Random(11)
    names = ["joinindicators", "computeareatypes", "exportregionmaps", "makepackets"]
    for number in range(KILLS):
        # Each time another job is the first one.
        first = number % len(names)
        with working(city, tmp_path, names[first:] + names[:first], 1000) as program:
            begin(program)
            assert program.stdout is not None
            turns = (line for line in program.stdout if line.startswith("turn "))
            for _ in range(moments.randint(0, 1)):
                assert json.loads(next(turns)[5:]) == ""
            time.sleep(moments.uniform(0, 0.8))
            program.send_signal(signal.SIGKILL)
        check_all(tmp_path)
    # The next run goes over what is left.
    with working(city, tmp_path, names, 1) as program:
        begin(program)
        assert told(program) == [""] * len(names)
    assert check_all(tmp_path) >= 10


def check_all(out: Path) -> int:
    """How many files have a final name; each of them is whole."""
    count = 0
    for path in sorted(out.rglob("*")):
        place = path.relative_to(out).parts
        if not path.is_file() or any(part.startswith(".") for part in place) or path.name.endswith(("-wal", "-shm")):
            continue
        count += 1
        content = path.read_bytes()
        if path.suffix == ".gpkg":
            with contextlib.closing(sqlite3.connect(path)) as database:
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path
            rows = QgsVectorLayer(str(path), "x", "ogr").featureCount()
            assert rows == ALL or (place[0] == "makepackets" and rows > 0), path
        elif path.suffix == ".json":
            assert json.loads(content), path
        else:
            ends = {".pdf": b"%%EOF", ".html": b"</html>"}
            assert content.rstrip().endswith(ends.get(path.suffix, b"")), path
            assert content, path
    return count
