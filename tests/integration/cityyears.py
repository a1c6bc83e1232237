"""The demo city's first year as an office would have left it: a project with tables, rates, types, regions and maps."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from sozialraum_plugin.gis.projectstate import Areas, ProjectState, Step

ROOT = Path(__file__).resolve().parents[2]
KEY, NAME, PEOPLE = "PLR_ID", "PLR_NAME", "Einwohner_insgesamt"
FEW = {"STARTS": 20, "BOOTSTRAPS": 0}


def make_city(folder: Path) -> Path:
    """Generate the demo city."""
    subprocess.run([sys.executable, str(ROOT / "resources" / "demo" / "generator"), str(folder)], check=True)
    return folder


def run(name: str, parameters: dict[str, Any], project: QgsProject | None = None) -> dict[str, Any]:
    """Run an algorithm as Processing does; layers are taken from ``project``."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    if project is not None:
        context.setProject(project)
    context.setFeedback(feedback)
    valid, reason = algorithm.checkParameterValues(parameters, context)
    assert valid, reason
    results, ok = algorithm.run(parameters, context, feedback, {}, False)
    assert ok
    return dict(results)


def catalogue(city: Path) -> tuple[list[str], str]:
    """The names of the catalogue's indicators and their directions."""
    with (city / "indikatorenkatalog.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [row["name"] for row in rows], ";".join(row["direction"] for row in rows)


class FirstYear:
    """Does the work of a year in a project, step by step, as the dialogs do, and saves it."""

    def __init__(self, city: Path, folder: Path, year: int, project: QgsProject | None = None) -> None:
        self.city, self.folder, self.year = city, folder, year
        self.project = project or QgsProject()
        self.state = ProjectState(self.project)
        self.path = folder / f"sozialraum_{year}.qgz"
        folder.mkdir(parents=True, exist_ok=True)
        self.project.setFileName(str(self.path))
        layer = QgsVectorLayer(str(city / "musterstadt_planungsraeume.shp"), "Planungsräume", "ogr")
        self.project.addMapLayer(layer)
        self.state.choose_areas(Areas(layer.id(), KEY, NAME, "RTK_NR", "RTK_NAME"), "138 Räume")
        self.now = layer.id()

    def do(self, step: str, algorithm: str, makes_areas: bool = True, **parameters: Any) -> dict[str, Any]:
        """Run one step, load its layer and remember it."""
        given = {"INPUT": self.now, **parameters}
        results = run(algorithm, given, self.project)
        if "OUTPUT" in given:
            layer = QgsVectorLayer(str(results["OUTPUT"]), Path(str(results["OUTPUT"])).stem, "ogr")
            assert layer.isValid()
            self.project.addMapLayer(layer)
            results["LAYER"] = layer.id()
            self.now = layer.id() if makes_areas else self.now
        self.state.set_step(step, Step(given, results, Path(str(given.get("OUTPUT", given.get("FOLDER", "")))).name))
        return results

    def file(self, name: str) -> str:
        """A file of the year."""
        return str(self.folder / name)

    def tables(self, **more: Any) -> None:
        """Join both tables."""
        for stem, ending in (("einwohner", "csv"), ("soziales", "xlsx")):
            name = f"{stem}_{self.year}"
            self.do(
                "join", "joinindicators", KEY_FIELD=KEY, TABLE=str(self.city / f"{name}.{ending}"),
                OUTPUT=self.file(f"{name}.gpkg"), REPORT=self.file(f"{name}.html"),
                READING_OUTPUT=self.file(f"{name}.json"), **more,
            )  # fmt: skip

    def rates(self, **more: Any) -> None:
        """Compute the rates."""
        catalogue = str(self.city / "indikatorenkatalog.csv")
        self.do("rates", "computerates", CATALOGUE=catalogue, OUTPUT=self.file("quoten.gpkg"), **more)

    def types(self, **more: Any) -> dict[str, Any]:
        """Compute the types."""
        names, directions = catalogue(self.city)
        return self.do(
            "types", "computeareatypes", KEY_FIELD=KEY, NAME_FIELD=NAME, INDICATORS=names, DIRECTIONS=directions,
            POPULATION_FIELD=PEOPLE, OUTPUT=self.file("gebietstypen.gpkg"), MODEL=self.file("gebietstypen.json"),
            REPORT=self.file("gebietstypen.html"), **{**FEW, **more},
        )  # fmt: skip

    def regions(self) -> None:
        """Sum up the regions."""
        self.do(
            "regions", "aggregateregions", makes_areas=False, KEY_FIELD=KEY, REGION_FIELD="RTK_NR",
            REGION_NAME_FIELD="RTK_NAME", COUNT_FIELDS=[PEOPLE], POPULATION_FIELD=PEOPLE, TYPE_FIELD="gebietstyp",
            OUTPUT=self.file("regionen.gpkg"), CITY=self.file("regionen_stadt.gpkg"),
            REPORT=self.file("regionen.html"),
        )  # fmt: skip

    def maps(self, regions: str = "01", dpi: int = 50) -> None:
        """Make the map of one region."""
        self.do(
            "maps", "exportregionmaps", KEY_FIELD=KEY, POPULATION_FIELD=PEOPLE, REGION_FIELD="RTK_NR",
            REGION_LABEL_FIELD="RTK_NAME", FIELD="gebietstyp", LABEL_FIELD=NAME, REGIONS=regions, FORMAT="png",
            DPI=dpi, SOURCE="Statistisches Amt Musterstadt (erfundene Daten)",
            PROFILE=False, WEB_PAGE=False, TITLE=f"Sozialräume {self.year}", PAPER_NUMBER="GRDrs 1/2023",
            REFERENCE_DATE=f"31.12.{self.year}", FOLDER=self.file(f"Karten_{self.year}"),
        )  # fmt: skip

    def save(self) -> Path:
        """Write the project."""
        assert self.project.write(str(self.path)), self.project.error()
        return self.path
