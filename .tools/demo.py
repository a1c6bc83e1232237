"""The year's work on the demo city, headless through qgis_process: tables, rates, seven types, maps, package.

Usage: demo.py [FOLDER]      default: build/results
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
CITY = BUILD / "demo"
YEAR = 2024
PROFILE = BUILD / "profile"


def prepare_profile() -> dict[str, str]:
    """A private German profile in which only this plugin is enabled; returns the environment for qgis_process."""
    folder = PROFILE / "profiles" / "default" / "QGIS"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "QGIS3.ini").write_text(
        "[PythonPlugins]\nsozialraum_plugin=true\n[locale]\noverrideFlag=true\nuserLocale=de\n",
        encoding="utf-8",
    )
    return {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(PROFILE),
        "QGIS_PLUGINPATH": str(BUILD / "plugins"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


class Chain:
    """Runs one algorithm after the other and prints what happens."""

    def __init__(self, steps: int) -> None:
        self.environment = prepare_profile()
        self.steps = steps
        self.done = 0

    def run(self, title: str, algorithm: str, **inputs: Any) -> dict[str, Any]:
        """Run ``sozialraum:<algorithm>``; returns its results, and ends the program where it fails."""
        self.done += 1
        print(f"[{self.done}/{self.steps}] {title} ...", flush=True)
        started = time.monotonic()
        finished = subprocess.run(
            ["qgis_process", "run", f"sozialraum:{algorithm}", "-"],
            input=json.dumps({"inputs": inputs}),
            capture_output=True,
            text=True,
            env=self.environment,
            check=False,
        )
        if finished.returncode or not finished.stdout.strip():
            sys.stderr.write(finished.stdout + finished.stderr)
            sys.exit(f"demo: {algorithm} failed")
        answer = json.loads(finished.stdout)
        for line in answer["log"].get("info", []) + answer["log"].get("warning", []):
            print(f"      {line}")
        print(f"      {time.monotonic() - started:.1f} s", flush=True)
        return dict(answer["results"])


def indicators() -> tuple[list[str], list[str]]:
    """The names and directions of the catalogue's indicators."""
    with (CITY / "indikatorenkatalog.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [row["name"] for row in rows], [row["direction"] for row in rows]


def main() -> None:
    """Run the chain from an empty result folder."""
    results = Path(sys.argv[1] if len(sys.argv) > 1 else BUILD / "results").resolve()
    shutil.rmtree(results, ignore_errors=True)
    steps = results / "Zwischenschritte"
    steps.mkdir(parents=True)
    started = time.monotonic()
    chain = Chain(7)
    names, directions = indicators()
    key = "PLR_ID"
    people = str(steps / "1_einwohner.gpkg")
    joined = str(steps / "2_soziales.gpkg")
    rates = str(steps / "3_quoten.gpkg")
    types = str(results / "Gebietstypen.gpkg")
    chain.run(
        "join the residents (CSV)",
        "joinindicators",
        INPUT=str(CITY / "musterstadt_planungsraeume.shp"),
        KEY_FIELD=key,
        TABLE=str(CITY / f"einwohner_{YEAR}.csv"),
        OUTPUT=people,
        REPORT=str(results / "Verknuepfung_Einwohner.html"),
    )
    chain.run(
        "join the social statistics (XLSX)",
        "joinindicators",
        INPUT=people,
        KEY_FIELD=key,
        TABLE=str(CITY / f"soziales_{YEAR}.xlsx"),
        OUTPUT=joined,
        REPORT=str(results / "Verknuepfung_Soziales.html"),
    )
    chain.run(
        "compute rates",
        "computerates",
        INPUT=joined,
        CATALOGUE=str(CITY / "indikatorenkatalog.csv"),
        OUTPUT=rates,
    )
    chain.run(
        "compute seven area types",
        "computeareatypes",
        INPUT=rates,
        KEY_FIELD=key,
        NAME_FIELD="PLR_NAME",
        INDICATORS=names,
        DIRECTIONS=";".join(directions),
        POPULATION_FIELD="Einwohner_insgesamt",
        OUTPUT=types,
        MODEL=str(results / "Typenmodell.json"),
        REPORT=str(results / "Gebietstypen.html"),
    )
    chain.run(
        "style the areas",
        "styleareas",
        INPUT=types,
        FIELD="gebietstyp",
        STYLE="types",
        STYLE_FILE=str(results / "Gebietstypen.qml"),
    )
    maps = chain.run(
        "print a map for each RTK and an overview",
        "exportregionmaps",
        INPUT=types,
        REGION_FIELD="RTK_NR",
        REGION_LABEL_FIELD="RTK_NAME",
        FIELD="gebietstyp",
        LABEL_FIELD="PLR_NAME",
        FOLDER=str(results / "Karten"),
        OVERVIEW=True,
        TITLE="Sozialräumliche Planung der Jugendhilfe",
        SUBTITLE="Gebietstypen der Planungsräume",
        SOURCE="Statistisches Amt Musterstadt (erfundene Daten)",
        REFERENCE_DATE=f"31.12.{YEAR}",
        AUTHOR="Jugendamt Musterstadt, Jugendhilfeplanung",
        PAPER_NUMBER="Anlage 1 zu GRDrs 000/2025",
        TABLE_FIELDS=["Einwohner_insgesamt", "unter_18_Jahre", "alleinerz", "sgb2_u15", "alo", "gs_65", "hze_u18"],
    )
    chain.run(
        "pack the layer for colleagues",
        "exportlayers",
        INPUT=[types],
        FOLDER=str(results / "Weitergabe"),
        FORMATS=["gpkg"],
        DESCRIPTION="Gebietstypen der Planungsräume von Musterstadt (erfundene Stadt, erfundene Daten)",
        SOURCE="Statistisches Amt Musterstadt (erfundene Daten)",
        LICENCE="CC0 1.0",
    )
    print(f"\n{maps['COUNT']} region maps, {time.monotonic() - started:.0f} s. The results:")
    for path in sorted(path for path in results.rglob("*") if path.is_file()):
        print(f"  {path.relative_to(results)}  ({path.stat().st_size / 1000:.0f} kB)")
    print(f"They lie in {results}")


if __name__ == "__main__":
    main()
