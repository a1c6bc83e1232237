"""A database's password, planted where a user may write it, is in nothing that the plugin says, writes or remembers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPrintLayout,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from sozialraum_plugin.gis.projectstate import ProjectState, Step

# Not a word of any file, cut off by QGIS at the slash and the full stop.
SECRET = "Zauberwort7/hemmlig9.Nyckelknippa"
PIECES = ("Zauberwort7", "hemmlig9", "Nyckelknippa")
SQL = """
CREATE SCHEMA amt;
CREATE TABLE amt.einwohner (plr text PRIMARY KEY, einwohner bigint, gebietstyp int);
INSERT INTO amt.einwohner VALUES ('010101', 1234, 1), ('010102', 900, 2), ('020101', 700, 1);
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """A database server that asks for the password."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "/none")]
    programs = found[-1].parent
    if not found[-1].is_file():
        pytest.skip("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="sr-pg-"))
    someone = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    (folder / "pw").write_text(SECRET, encoding="ascii")
    if someone:
        shutil.chown(folder, "postgres")
        shutil.chown(folder / "pw", "postgres")

    def run(*command: str | Path) -> None:
        environment = {**os.environ, "PGPASSWORD": SECRET}
        subprocess.run([*someone, *map(str, command)], check=True, capture_output=True, cwd=folder, env=environment)

    data = folder / "data"
    login = ("-U", "planer", "-A", "scram-sha-256", f"--pwfile={folder / 'pw'}")
    run(programs / "initdb", "-D", data, *login, "-E", "UTF8", "--no-locale")
    run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-k {folder} -h ''", "start")
    try:
        run(programs / "psql", "-h", folder, "-U", "planer", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", SQL)
        yield folder
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def address(server: Path, table: str = "einwohner", **known: str) -> str:
    """A table's address as QGIS writes it, with the password or another way to log in."""
    uri = QgsDataSourceUri()
    uri.setConnection(str(server), "5432", "postgres", "planer", SECRET)
    if known:
        uri.setConnection(str(server), "5432", "postgres", "", "", authConfigId=known["authcfg"])
    uri.setDataSource("amt", table, "", "", "plr")
    return str(uri.uri(False))


@pytest.fixture
def areas() -> QgsVectorLayer:
    """Three areas."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "areas", "memory")
    layer.dataProvider().addAttributes([QgsField("PLR_ID", QMetaType.Type.QString)])
    layer.updateFields()
    for key in ("010101", "010102", "020101"):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
        feature.setAttributes([key])
        layer.dataProvider().addFeature(feature)
    return layer


class Listener(QgsProcessingFeedback):
    """Keeps all that is said."""

    def text(self) -> str:
        """All of it."""
        return str(self.textLog())


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What goes to QGIS's log."""
    said: list[str] = []

    def hear(*told: Any) -> None:
        said.append(" ".join(map(str, told)))

    log = QgsApplication.messageLog()
    log.messageReceived.connect(hear)
    yield said
    log.messageReceived.disconnect(hear)


def leaks(content: bytes | str) -> list[str]:
    """The pieces of the password in a content, in any of the encodings of files."""
    raw = content.encode() if isinstance(content, str) else content
    return [piece for piece in PIECES if piece.encode() in raw or piece.encode("utf-16-le") in raw]


def files_that_leak(folder: Path) -> list[str]:
    """Files below a folder, also inside archives, that hold the password."""
    found = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        contents = {path.name: path.read_bytes()}
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                contents |= {f"{path.name}:{name}": archive.read(name) for name in archive.namelist()}
        found += [name for name, content in contents.items() if leaks(content) or leaks(name)]
    return found


def join(areas: QgsVectorLayer, table: Any, folder: Path, feedback: Listener) -> dict[str, Any]:
    """Join the table, with everything that can be written."""
    inputs = {"INPUT": areas, "KEY_FIELD": "PLR_ID", "TABLE_LAYER": table, "OUTPUT": str(folder / "out.gpkg")}
    more = {"REPORT": "a.html", "REPORT_JSON": "a.json", "READING_OUTPUT": "reading.json"}
    inputs |= {name: str(folder / file) for name, file in more.items()}
    return dict(processing.run("sozialraum:joinindicators", inputs, feedback=feedback))


@pytest.mark.parametrize("form", ["layer", "postgres", "gdal"])
def test_join_of_a_table_with_a_password(
    form: str, server: Path, areas: QgsVectorLayer, tmp_path: Path, logged: list[str]
) -> None:
    table: Any = "postgres://" + address(server)
    if form == "layer":
        table = QgsVectorLayer(address(server), "Einwohner", "postgres")
        assert table.isValid()
    if form == "gdal":
        table = f"PG:dbname=postgres host={server} user=planer password={SECRET} tables=amt.einwohner"
    heard = Listener()
    result = join(areas, table, tmp_path, heard)
    assert result["MATCHED"] == 3
    assert (tmp_path / "a.html").stat().st_size > 1000
    assert files_that_leak(tmp_path) == []
    assert leaks(heard.text()) == []
    assert leaks("\n".join(logged)) == []
    if form == "gdal":
        assert "einwohner" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["TABLE_LAYER", "INPUT"])
def test_an_error_does_not_tell_it(name: str, server: Path, areas: QgsVectorLayer, tmp_path: Path) -> None:
    missing = "postgres://" + address(server, "gibt_es_nicht")
    inputs = {"INPUT": areas, "KEY_FIELD": "PLR_ID", "TABLE_LAYER": "postgres://" + address(server), name: missing}
    inputs["OUTPUT"] = str(tmp_path / "out.gpkg")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraum:joinindicators")
    heard = Listener()
    able, reason = algorithm.checkParameterValues(inputs, QgsProcessingContext())
    assert leaks(reason) == []
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("sozialraum:joinindicators", inputs, feedback=heard)
    assert name in str(caught.value)
    assert able or name in reason
    assert leaks(str(caught.value)) == []
    assert leaks(heard.text()) == []
    assert files_that_leak(tmp_path) == []


def test_packages_do_not_hold_it(server: Path, tmp_path: Path, logged: list[str]) -> None:
    project = QgsProject.instance()
    layer = QgsVectorLayer(address(server), "Einwohner", "postgres")
    other = QgsVectorLayer(address(server), "nicht dabei", "postgres")
    for one in (layer, other):
        assert one.isValid()
        project.addMapLayer(one)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Blatt")
    layout.atlas().setCoverageLayer(layer)
    layout.atlas().setEnabled(True)
    project.layoutManager().addLayout(layout)
    heard = Listener()
    formats = ["gpkg", "csv", "xlsx", "geojson"]
    processing.run(
        "sozialraum:exportlayers",
        {"INPUT": [layer], "FOLDER": str(tmp_path), "FORMATS": formats, "LANGUAGE": "de"},
        feedback=heard,
    )
    made = {path.suffix for path in tmp_path.rglob("*")}
    assert {".gpkg", ".csv", ".xlsx"} <= made, made
    assert files_that_leak(tmp_path) == []
    assert leaks(heard.text()) == []
    assert leaks("\n".join(logged)) == []
    project.clear()


def test_the_project_does_not_remember_it(server: Path) -> None:
    project = QgsProject()
    state = ProjectState(project)
    step = Step({"INPUT": "areas_1", "TABLE_LAYER": "postgres://" + address(server)}, {"OUTPUT": [address(server)]}, "")
    state.set_step("join", step)
    state.set_step("join", replace(step, summary=f"password='{SECRET}'"))
    texts = [project.readEntry("sozialraum", key)[0] for key in ("step_join", "earlier_join")]
    assert all("amt" in text for text in texts)
    assert leaks("".join(texts)) == []


def test_passwords_come_from_the_auth_manager(server: Path, areas: QgsVectorLayer, tmp_path: Path) -> None:
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("for this test", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("amt")
    config.setConfigMap({"username": "planer", "password": SECRET})
    assert manager.storeAuthenticationConfig(config)[0]
    source = address(server, authcfg=config.id())
    assert leaks(source) == []
    layer = QgsVectorLayer(source, "Einwohner", "postgres")
    assert layer.isValid(), "the server refuses the login of the auth manager"
    heard = Listener()
    assert join(areas, layer, tmp_path, heard)["MATCHED"] == 3
    folder = tmp_path / "package"
    processing.run("sozialraum:exportlayers", {"INPUT": [layer], "FOLDER": str(folder)}, feedback=heard)
    assert files_that_leak(tmp_path) == []
    assert leaks(heard.text()) == []
    # The key to the stored login stays at home, too.
    assert not [path for path in folder.rglob("*") if path.is_file() and config.id().encode() in path.read_bytes()]
    manager.removeAuthenticationConfig(config.id())
