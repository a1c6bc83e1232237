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
KEY = "PLR_ID"
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


def compute_rates(chain: Chain, results: Path) -> str:
    """Join the tables of the year and compute the rates; the layer's path."""
    steps = results / "Zwischenschritte"
    steps.mkdir(parents=True)
    layer = str(CITY / "musterstadt_planungsraeume.shp")
    for number, what, table, title in (
        (1, "residents (CSV)", f"einwohner_{YEAR}.csv", "Einwohner"),
        (2, "social statistics (XLSX)", f"soziales_{YEAR}.xlsx", "Soziales"),
    ):
        joined = str(steps / f"{number}_{title.lower()}.gpkg")
        chain.run(
            f"join the {what}",
            "joinindicators",
            INPUT=layer,
            KEY_FIELD=KEY,
            TABLE=str(CITY / table),
            OUTPUT=joined,
            REPORT=str(results / f"Verknuepfung_{title}.html"),
        )
        layer = joined
    rates = str(steps / "3_quoten.gpkg")
    chain.run(
        "compute rates", "computerates", INPUT=layer, CATALOGUE=str(CITY / "indikatorenkatalog.csv"), OUTPUT=rates
    )
    return rates


def compute_types(chain: Chain, rates: str, results: Path) -> str:
    """Compute and style seven types; the layer's path."""
    types = str(results / "Gebietstypen.gpkg")
    names, directions = indicators()
    chain.run(
        "compute seven area types",
        "computeareatypes",
        INPUT=rates,
        KEY_FIELD=KEY,
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
    return types


def hand_on(chain: Chain, types: str, results: Path) -> int:
    """Print the maps and pack the layer; how many maps there are."""
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
    return int(maps["COUNT"])


def main() -> None:
    """Run the chain from an empty result folder."""
    results = Path(sys.argv[1] if len(sys.argv) > 1 else BUILD / "results").resolve()
    shutil.rmtree(results, ignore_errors=True)
    started = time.monotonic()
    chain = Chain(7)
    types = compute_types(chain, compute_rates(chain, results), results)
    count = hand_on(chain, types, results)
    print(f"\n{count} region maps, {time.monotonic() - started:.0f} s. The results:")
    for path in sorted(path for path in results.rglob("*") if path.is_file()):
        print(f"  {path.relative_to(results)}  ({path.stat().st_size / 1000:.0f} kB)")
    print(f"They lie in {results}")


if __name__ == "__main__":
    main()
