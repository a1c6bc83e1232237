"""A package that is being replaced when its program is killed stays whole."""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsFeature, QgsVectorLayer

from tests.integration.test_exportlayers import export, names

ROOT = Path(__file__).resolve().parents[2]
# So many moments; more by the environment, as for a long run.
KILLS = int(os.environ.get("SOZIALRAUM_KILLS", "8"))
COUNT = 400
LAYER = "Polygon?crs=EPSG:25832&field=key:string&field=round:integer"
# Replaces a package again and again, each time with another number in every row.
PROGRAM = f"""
import sys
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer
from qgis.testing import start_app
app = start_app()
from sozialraum_plugin.algorithms.exportlayers import ExportLayers
layer = QgsVectorLayer("{LAYER}", "Raeume", "memory")
rows = []
for number in range({COUNT}):
    row = QgsFeature(layer.fields())
    row.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({{number}} 0, {{number}} 1, {{number + 1}} 1, {{number}} 0))"))
    row.setAttributes([f"{{number:04}}", 0])
    rows.append(row)
layer.dataProvider().addFeatures(rows)
turn = int(sys.argv[2])
while True:
    turn += 1
    layer.dataProvider().changeAttributeValues({{row.id(): {{1: turn}} for row in layer.getFeatures()}})
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    given = {{"INPUT": [layer], "FOLDER": sys.argv[1], "FORMATS": ["gpkg", "csv", "geojson"], "NAME": "P"}}
    algorithm = ExportLayers()
    algorithm.initAlgorithm()
    algorithm.run(given, context, feedback, {{}}, False)
    print("turn", turn, flush=True)
"""


def turns(folder: Path) -> dict[str, set[int]]:
    """By file the numbers that its rows hold; each file has all rows."""
    found: dict[str, list[int]] = {}
    for name in ("P.gpkg", "P.geojson"):
        source = ogr.Open(str(folder / name))
        assert source is not None, name
        found[name] = [feature.GetField("round") for feature in source.GetLayer(0)]
    with (folder / "P.csv").open(encoding="utf-8-sig", newline="") as file:
        found["P.csv"] = [int(row["round"]) for row in csv.DictReader(file, delimiter=";")]
    assert {name: len(rows) for name, rows in found.items()} == dict.fromkeys(found, COUNT)
    return {name: set(rows) for name, rows in found.items()}


def test_killed_at_any_moment(tmp_path: Path, qgis_app: object) -> None:
    moments = random.Random(7)
    folder, turn = tmp_path / "out", 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", PROGRAM, str(folder), str(turn)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
            assert program.stdout is not None
            # QGIS talks besides.
            told = (int(line.split()[1]) for line in program.stdout if line.startswith("turn "))
            turn = next(told)
            time.sleep(moments.uniform(0, 0.6))
            program.send_signal(signal.SIGKILL)
            turn = max([turn, *told])
        found = turns(folder)
        # Each file is of one turn, the last one or the one that was on its way.
        assert all(len(rows) == 1 and rows <= {turn, turn + 1} for rows in found.values()), found
        seen = [name for name in names(folder) if not name.startswith((".sozialraum-", "UNFERTIG-"))]
        assert seen == ["LIESMICH.txt", "P.csv", "P.geojson", "P.gpkg"]
        # Old and new side by side are never without a word.
        assert len({frozenset(rows) for rows in found.values()}) == 1 or list(folder.glob("UNFERTIG-*"))
        turn += 1
    # The next run leaves nothing of all that behind, but for a folder that may have just been made.
    for stage in folder.glob(".sozialraum-*"):
        os.utime(stage, (0, 0))
    layer = QgsVectorLayer(LAYER, "Anderes", "memory")
    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    export([layer], folder, FORMATS=["csv"], NAME="Q")
    assert [name for name in names(folder) if name.startswith((".", "UNFERTIG-"))] == []
    assert len({frozenset(rows) for rows in turns(folder).values()}) == 1


def test_folders_of_programs_that_were_killed_at_once(tmp_path: Path, qgis_app: object) -> None:
    for name, has_lock, age in (("a", False, 0), ("b", True, 0), ("c", False, 3600), ("d", True, 3600)):
        stage = tmp_path / f".sozialraum-{name}"
        stage.mkdir()
        if has_lock:
            (stage / "lock").touch()
        os.utime(stage, (time.time() - age,) * 2)
    layer = QgsVectorLayer(LAYER, "Anderes", "memory")
    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    export([layer], tmp_path, FORMATS=["csv"], NAME="Q")
    # What may have been made just now belongs to a program that is about to go on.
    assert sorted(path.name for path in tmp_path.glob(".*")) == [".sozialraum-a", ".sozialraum-b"]
