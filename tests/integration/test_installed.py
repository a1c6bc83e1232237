"""The zip as a user installs it, run through qgis_process: Berlin's Monitoring 2021 from tables to maps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from .cityyears import FirstYear, make_city

ROOT = Path(__file__).resolve().parents[2]
INDICATORS = ["K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build the zip and unpack it into the plugin folder of a fresh profile."""
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is not installed")
    subprocess.run([sys.executable, str(ROOT / ".tools" / "build.py"), "--zip"], check=True, capture_output=True)
    zipped = max((ROOT / "dist").glob("sozialraum_plugin.*.zip"), key=lambda path: path.stat().st_mtime)
    profile = tmp_path_factory.mktemp("profile")
    plugins = profile / "profiles" / "default" / "python" / "plugins"
    zipfile.ZipFile(zipped).extractall(plugins)
    found = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QGIS", "PYTHONPATH"))},
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QGIS_PLUGINPATH": str(plugins),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(profile),
    }
    subprocess.run(
        ["qgis_process", "plugins", "enable", "sozialraum_plugin"], check=True, env=found, capture_output=True
    )
    return found


@pytest.fixture(scope="module")
def qgis_process(environment: dict[str, str]) -> Run:
    """Runs an algorithm of the installed plugin."""

    def run(algorithm: str, **inputs: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["qgis_process", "run", f"sozialraum:{algorithm}", "-"],
            input=json.dumps({"inputs": inputs}),
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )

    return run


def results(finished: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The results of a run that must have ended well."""
    assert finished.returncode == 0, finished.stderr[-3000:]
    return dict(json.loads(finished.stdout)["results"])


def column(path: str | Path, name: str) -> list[Any]:
    """The values of a field, read by GDAL."""
    source = ogr.Open(str(path))
    return [feature.GetField(name) for feature in source.GetLayer(0)]


def pdf_text(path: Path) -> str:
    """The text of a PDF as another program reads it."""
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def berlin(qgis_process: Run, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The chain up to the typed layer, with the results of each step."""
    folder = shared_data / "berlin_mss2021"
    work = tmp_path_factory.mktemp("berlin")
    steps: dict[str, Any] = {"work": work}
    steps["context"] = results(
        qgis_process(
            "joinindicators",
            INPUT=str(folder / "lor_planungsraeume_2021.shp"),
            KEY_FIELD="PLR_ID",
            TABLE=str(folder / "mss2021_kontext.csv"),
            OUTPUT=str(work / "context.gpkg"),
        )
    )
    steps["index"] = results(
        qgis_process(
            "joinindicators",
            INPUT=str(work / "context.gpkg"),
            KEY_FIELD="PLR_ID",
            TABLE=str(folder / "mss2021_zwerte_index.csv"),
            OUTPUT=str(work / "index.gpkg"),
        )
    )
    steps["types"] = results(
        qgis_process(
            "computeareatypes",
            INPUT=str(work / "index.gpkg"),
            KEY_FIELD="PLR_ID",
            INDICATORS=INDICATORS,
            STARTS=100,
            BOOTSTRAPS=20,
            OUTPUT=str(work / "types.gpkg"),
            MODEL=str(work / "model.json"),
            REPORT=str(work / "types.html"),
        )
    )
    return steps


@pytest.mark.slow
def test_join_loses_nothing(berlin: dict[str, Any]) -> None:
    for step in ("context", "index"):
        assert berlin[step]["MATCHED"] == 542
        assert berlin[step]["AREAS_WITHOUT_ROW"] == 0
        assert berlin[step]["ROWS_WITHOUT_AREA"] == 0
    keys = column(berlin["work"] / "index.gpkg", "PLR_ID")
    assert len(keys) == 542
    assert "01100101" in keys
    assert {len(key) for key in keys} == {8}
    # Stülerstraße, as the published file prints it
    row = keys.index("01100101")
    assert column(berlin["work"] / "index.gpkg", "K01")[row] == 2.82
    assert column(berlin["work"] / "index.gpkg", "zS1")[row] == -0.25


@pytest.mark.slow
def test_534_areas_get_a_type_and_8_a_reason(berlin: dict[str, Any]) -> None:
    assert berlin["types"]["TYPED"] == 534
    assert berlin["types"]["UNTYPED"] == 8
    types = column(berlin["work"] / "types.gpkg", "gebietstyp")
    reasons = column(berlin["work"] / "types.gpkg", "gebietstyp_reason")
    assert sorted({value for value in types if value is not None}) == [1, 2, 3, 4, 5, 6, 7]
    assert all(bool(reason) == (value is None) for value, reason in zip(types, reasons, strict=True))


@pytest.mark.slow
def test_twelve_maps_by_district(berlin: dict[str, Any], qgis_process: Run) -> None:
    work = berlin["work"]
    results(
        qgis_process(
            "styleareas",
            INPUT=str(work / "types.gpkg"),
            FIELD="gebietstyp",
            STYLE="types",
            STYLE_FILE=str(work / "types.qml"),
        )
    )
    assert "categorizedSymbol" in (work / "types.qml").read_text(encoding="utf-8")
    made = results(
        qgis_process(
            "exportregionmaps",
            INPUT=str(work / "types.gpkg"),
            REGION_FIELD="BEZ",
            FIELD="gebietstyp",
            LABEL_FIELD="PLR_NAME",
            FOLDER=str(work / "maps"),
            TITLE="[% 1+1 %]",
            LANGUAGE="de",
        )
    )
    assert made["COUNT"] == 12
    files = sorted((work / "maps").glob("*.pdf"))
    assert [path.name for path in files] == [f"BEZ_{number:02}.pdf" for number in range(1, 13)]
    text = pdf_text(files[0])
    assert "[% 1+1 %]" in text
    assert "Stülerstraße" in text  # in the profile's table at the latest
    images = subprocess.run(["pdfimages", "-list", str(files[0])], check=True, capture_output=True, text=True).stdout
    assert len(images.splitlines()) == 2, "the map holds a raster image"


@pytest.mark.slow
def test_package_opens_styled(berlin: dict[str, Any], qgis_process: Run) -> None:
    made = results(
        qgis_process(
            "exportlayers",
            INPUT=[str(berlin["work"] / "types.gpkg")],
            FOLDER=str(berlin["work"] / "package"),
            FORMATS=["gpkg"],
        )
    )
    packages = list((berlin["work"] / "package").glob("*.gpkg"))
    assert made["COUNT"] >= 1
    assert len(packages) == 1
    source = ogr.Open(str(packages[0]))
    styles = source.ExecuteSQL("SELECT useAsDefault, styleQML FROM layer_styles")
    default = [style.GetField("styleQML") for style in styles if style.GetField("useAsDefault")]
    assert len(default) == 1
    assert "categorizedSymbol" in default[0]


@pytest.mark.slow
def test_the_yearly_round_by_one_command_a_year(environment: dict[str, str], tmp_path: Path) -> None:
    city = make_city(tmp_path / "musterstadt")
    first = FirstYear(city, tmp_path / "2022", 2022)
    for step in (first.tables, first.rates, first.types, first.regions, first.maps):
        step()
    project = first.save()
    first.project.clear()
    kept = {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()}
    before = types_of(tmp_path / "2022" / "gebietstypen.gpkg")
    assert len(before) == 138
    for year in (2023, 2024):
        # As the help page writes it, from the folder where the years lie.
        command = [
            "qgis_process", "run", "sozialraum:updateyear", f"--PROJECT={year - 1}/sozialraum_{year - 1}.qgz",
            f"--TABLES=musterstadt/einwohner_{year}.csv", f"--TABLES=musterstadt/soziales_{year}.xlsx",
            f"--YEAR={year}", f"--FOLDER={year}",
        ]  # fmt: skip
        finished = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=tmp_path)
        assert finished.returncode == 0, finished.stderr[-3000:]
        folder = tmp_path / str(year)
        after = types_of(folder / f"gebietstypen_{year}.gpkg")
        changed = [key for key, kind in after.items() if None not in (kind, before[key]) and kind != before[key]]
        assert 0 < len(changed) < 69
        assert f"COUNT:\t{len(changed)}\n" in finished.stdout
        assert (folder / f"sozialraum_{year}.qgz").is_file()
        assert (folder / f"Karten_{year}" / "RTK_01_Mitte.png").is_file()
        before = after
    assert {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()} == kept


def types_of(path: Path) -> dict[str, int | None]:
    return dict(zip(column(path, "PLR_ID"), column(path, "gebietstyp"), strict=True))


BAD: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "missing table": (
        "joinindicators",
        {"KEY_FIELD": "PLR_ID", "TABLE": "/nowhere/tabelle.csv"},
        ["/nowhere/tabelle.csv", "TABLE"],
    ),
    "wrong key field": (
        "joinindicators",
        {"KEY_FIELD": "PLR", "TABLE": "{folder}/mss2021_kontext.csv"},
        ["PLR", "KEY_FIELD", "PLR_ID"],
    ),
    "a key that matches nothing": (
        "joinindicators",
        {"KEY_FIELD": "BEZ", "TABLE": "{folder}/mss2021_kontext.csv", "TABLE_KEY_FIELD": "PLR-Name"},
        ["PLR-Name", "BEZ"],
    ),
    "wrong indicator": (
        "computeareatypes",
        {"KEY_FIELD": "PLR_ID", "INDICATORS": ["K99"]},
        ["K99", "INDICATORS"],
    ),
    "missing catalogue": (
        "computerates",
        {"CATALOGUE": "/nowhere/katalog.csv"},
        ["/nowhere/katalog.csv", "CATALOGUE"],
    ),
    "wrong region field": (
        "exportregionmaps",
        {"REGION_FIELD": "RTK", "FIELD": "BEZ", "FOLDER": "{work}/maps"},
        ["RTK", "REGION_FIELD"],
    ),
    "a file where a folder is wanted": (
        "exportregionmaps",
        {"REGION_FIELD": "BEZ", "FIELD": "BEZ", "FOLDER": "{folder}/zuordnung.csv"},
        ["zuordnung.csv", "FOLDER"],
    ),
    "wrong style field": (
        "styleareas",
        {"FIELD": "typ", "STYLE": "types", "STYLE_FILE": "{work}/x.qml"},
        ["typ", "FIELD"],
    ),
    "a package into a file": (
        "exportlayers",
        {"FOLDER": "{folder}/zuordnung.csv", "FORMATS": ["gpkg"]},
        ["zuordnung.csv", "FOLDER"],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named_and_leaves_nothing(case: str, qgis_process: Run, shared_data: Path, tmp_path: Path) -> None:
    algorithm, inputs, words = BAD[case]
    folder = shared_data / "berlin_mss2021"
    filled = {
        name: value.format(folder=folder, work=tmp_path) if isinstance(value, str) else value
        for name, value in inputs.items()
    }
    layer = str(folder / "lor_planungsraeume_2021.shp")
    filled["INPUT"] = [layer] if algorithm == "exportlayers" else layer
    if algorithm in ("joinindicators", "computerates", "computeareatypes"):
        filled["OUTPUT"] = str(tmp_path / "out.gpkg")
    finished = qgis_process(algorithm, **filled)
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    for word in words:
        assert word.format(folder=folder) in finished.stderr, finished.stderr[-2000:]
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == []
