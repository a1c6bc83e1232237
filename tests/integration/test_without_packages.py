"""A QGIS without pandas, scikit-learn and the like: the plugin loads and tells what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Runs in a fresh Python, where importing any of these fails as if it were not installed.
SCRIPT = r"""
import json, sys

BLOCKED = {"pandas", "sklearn", "scipy", "openpyxl", "matplotlib"}


class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


sys.meta_path.insert(0, Blocker())
folder, found = sys.argv[1], {}

from qgis.core import (
    QgsApplication, QgsFeature, QgsGeometry, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback,
    QgsProject, QgsVectorLayer,
)
from qgis.testing import start_app

app = start_app()
from processing.core.Processing import Processing

Processing.initialize()
import processing
import sozialraum_plugin

plugin = sozialraum_plugin.classFactory(None)
plugin.initProcessing()
plugin.initProcessing()
registry = QgsApplication.processingRegistry()
provider = registry.providerById("sozialraum")
layer = QgsVectorLayer("Polygon?crs=EPSG:25832&field=PLR_ID:string&field=n:integer", "areas", "memory")
feature = QgsFeature(layer.fields())
feature.setGeometry(QgsGeometry.fromWkt("Polygon((0 0, 0 1, 1 1, 0 0))"))
feature.setAttributes(["01", 1])
layer.dataProvider().addFeatures([feature])
QgsProject.instance().addMapLayer(layer)
INPUTS = {
    "joinindicators": {"INPUT": layer, "KEY_FIELD": "PLR_ID", "TABLE": __file__, "OUTPUT": "TEMPORARY_OUTPUT"},
    "computerates": {"INPUT": layer, "CATALOGUE": __file__, "OUTPUT": "TEMPORARY_OUTPUT"},
    "computeareatypes": {"INPUT": layer, "KEY_FIELD": "PLR_ID", "INDICATORS": ["n"], "OUTPUT": "TEMPORARY_OUTPUT"},
    "transferareas": {"INPUT": layer, "TARGET": layer, "COUNT_FIELDS": ["n"], "OUTPUT": "TEMPORARY_OUTPUT"},
    "computestatusindex": {"INPUT": layer, "STATUS_INDICATORS": ["n"], "OUTPUT": "TEMPORARY_OUTPUT"},
}
for algorithm in provider.algorithms():
    able, advice = algorithm.canExecute()
    entry = found[algorithm.name()] = {"able": able, "advice": advice, "needs": list(algorithm.NEEDS), "raised": ""}
    entry["help"] = bool(algorithm.shortHelpString())
    if not able and algorithm.name() in INPUTS:
        try:
            processing.run(algorithm.id(), INPUTS[algorithm.name()])
        except QgsProcessingException as error:
            entry["raised"] = str(error)
        try:
            algorithm.create().run(
                INPUTS[algorithm.name()], QgsProcessingContext(), QgsProcessingFeedback(False), {}, False
            )
        except QgsProcessingException as error:
            entry["run"] = str(error)


def export(formats):
    try:
        made = processing.run(
            "sozialraum:exportlayers", {"INPUT": [layer], "FOLDER": folder, "FORMATS": formats, "NAME": "p"}
        )
    except QgsProcessingException as error:
        return str(error)
    return made["COUNT"]


found["gpkg"] = export(["gpkg", "csv"])
found["xlsx"] = export(["xlsx"])
found["loaded"] = sorted(BLOCKED & {name.partition(".")[0] for name in sys.modules})
plugin.unload()
plugin.unload()
found["left"] = registry.providerById("sozialraum") is not None
print("FOUND" + json.dumps(found))
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the script found."""
    folder = tmp_path_factory.mktemp("bare")
    script = folder / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), "/usr/share/qgis/python/plugins", "/usr/share/qgis/python"]),
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
    }
    finished = subprocess.run(
        [sys.executable, str(script), str(folder / "out")],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    lines = [line for line in finished.stdout.splitlines() if line.startswith("FOUND")]
    assert lines, finished.stderr[-3000:]
    return dict(json.loads(lines[0].removeprefix("FOUND")))


def test_all_algorithms_are_listed(bare: dict[str, Any]) -> None:
    for name in (
        "joinindicators",
        "computerates",
        "transferareas",
        "computeareatypes",
        "computestatusindex",
        "styleareas",
        "exportregionmaps",
        "exportlayers",
    ):
        assert name in bare


@pytest.mark.parametrize(
    "name", ["joinindicators", "computerates", "transferareas", "computeareatypes", "computestatusindex"]
)
def test_missing_packages_are_told_before_and_when_it_runs(bare: dict[str, Any], name: str) -> None:
    found = bare[name]
    assert not found["able"]
    assert "pandas" in found["advice"]
    for way in ("pip install", "apt install", "python3-pandas"):
        assert way in found["advice"]
    assert found["advice"] in found["raised"]
    assert found["run"] == found["advice"]


def test_area_types_ask_for_scikit_learn_by_the_name_it_is_installed_by(bare: dict[str, Any]) -> None:
    assert "scikit-learn" in bare["computeareatypes"]["advice"]
    assert "python3-sklearn" in bare["computeareatypes"]["advice"]


@pytest.mark.parametrize("name", ["styleareas", "exportregionmaps", "exportlayers"])
def test_styles_maps_and_packages_need_nothing(bare: dict[str, Any], name: str) -> None:
    assert bare[name]["needs"] == []
    assert bare[name]["able"]


def test_a_package_is_written_without_them(bare: dict[str, Any]) -> None:
    assert bare["gpkg"] == 3


def test_a_workbook_says_that_it_needs_openpyxl(bare: dict[str, Any]) -> None:
    assert "openpyxl" in bare["xlsx"]
    assert "pip install" in bare["xlsx"]


def test_nothing_loaded_them_and_nothing_is_left(bare: dict[str, Any]) -> None:
    assert bare["loaded"] == []
    assert bare["left"] is False
