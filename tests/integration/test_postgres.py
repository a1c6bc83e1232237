"""A table of a PostgreSQL database, as it comes into a project, joined onto areas."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import processing
import pytest
from qgis.core import NULL, QgsDataSourceUri, QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

SQL = """
CREATE SCHEMA amt;
CREATE TABLE amt."Einwohner 2024" (plr text PRIMARY KEY, "Einwohner insgesamt" bigint, quote numeric(6,2),
  als_text text, stand date);
INSERT INTO amt."Einwohner 2024" VALUES
  ('010101', 1234, 12.50, '1.234,5', '2024-12-31'), ('10102', NULL, 7.25, '.', '2024-12-31'),
  ('020101', 0, NULL, '-', NULL), ('Insgesamt', 1234, 9.9, '1.234,5', NULL);
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """A database server of its own, reachable through a socket in its folder only."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "/none")]
    programs = found[-1].parent
    if not found[-1].is_file():
        pytest.skip("no PostgreSQL server is installed")
    # The socket's path must be short, and the server refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="sr-pg-"))
    someone = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if someone:
        shutil.chown(folder, "postgres")

    def run(*command: str | Path) -> None:
        subprocess.run([*someone, *map(str, command)], check=True, capture_output=True, cwd=folder)

    data = folder / "data"
    run(programs / "initdb", "-D", data, "-U", "planer", "-A", "trust", "-E", "UTF8", "--no-locale")
    run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-k {folder} -h ''", "start")
    try:
        run(programs / "psql", "-h", folder, "-U", "planer", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", SQL)
        yield folder
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def test_a_table_of_a_database(server: Path, tmp_path: Path) -> None:
    uri = QgsDataSourceUri()
    uri.setConnection(str(server), "5432", "postgres", "planer", "")
    uri.setDataSource("amt", "Einwohner 2024", "", "", "plr")
    table = QgsVectorLayer(uri.uri(False), "Einwohner 2024", "postgres")
    assert table.isValid()
    areas = QgsVectorLayer("Polygon?crs=EPSG:25832", "areas", "memory")
    areas.dataProvider().addAttributes([QgsField("PLR_ID", QMetaType.Type.QString)])
    areas.updateFields()
    for key in ("010101", "010102", "020101"):
        feature = QgsFeature(areas.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
        feature.setAttributes([key])
        areas.dataProvider().addFeature(feature)
    result = processing.run(
        "sozialraum:joinindicators",
        {"INPUT": areas, "KEY_FIELD": "PLR_ID", "TABLE_LAYER": table, "OUTPUT": str(tmp_path / "out.gpkg")},
    )
    assert (result["MATCHED"], result["ROWS_WITHOUT_AREA"], result["AREAS_WITHOUT_ROW"]) == (3, 0, 0)
    out = QgsVectorLayer(result["OUTPUT"], "out")
    names = ["Einwohner_insgesamt", "quote", "als_text", "stand"]
    assert out.fields().names()[2:] == names
    found = {feature["PLR_ID"]: [feature[name] for name in names] for feature in out.getFeatures()}
    assert found == {
        "010101": [1234, 12.5, 1234.5, "2024-12-31"],
        "010102": [NULL, 7.25, NULL, "2024-12-31"],
        "020101": [0, NULL, 0.0, NULL],
    }
