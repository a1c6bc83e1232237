"""Draw the example models for QGIS's model designer: ``<FOLDER>/<language>/*.model3``, one folder per catalogue.

Usage: models.py FOLDER      needs the compiled catalogues in build/i18n and the demo city in build/demo

The models are not kept in the repository: labels, choices and defaults are those of the algorithms at the time of the
build, in the words of the catalogue, so that they cannot grow apart.
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

# Qt orders attributes of XML by chance otherwise; it looks here when it is loaded.
os.environ["QT_HASH_SEED"] = "0"

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelGroupBox,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication, QPointF, QSizeF
from qgis.PyQt.QtGui import QColor

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / ".tools")]

from build import replace_folder  # noqa: E402
from sozialraum_plugin.algorithms.provider import SozialraumProvider  # noqa: E402
from sozialraum_plugin.gis import models, translation  # noqa: E402

translate = QCoreApplication.translate

CATALOGUE = "indikatorenkatalog.csv"
# What the description of the first model says to keep, beside the project.
KEPT = "Typenmodell.json"
CITY = ROOT / "build" / "demo"
FIRST, SECOND = 2023, 2024
KEY, NAME, REGION, REGION_NAME = "PLR_ID", "PLR_NAME", "RTK_NR", "RTK_NAME"
PEOPLE = "Einwohner_insgesamt"

# The grid of the diagram, in pixels of the designer: where inputs, steps, results and remarks have their middle, and
# how far two rows are apart.
INPUTS, STEPS, RESULTS, REMARKS = 190, 650, 1030, 1390
TOP, ROW = 110, 60
BOX = QSizeF(290, 40)
TALL = QSizeF(290, 54)
REMARK = QSizeF(330, 62)
# Longer labels take two lines.
LINE = 40
BAND_COLOURS = ("#e8f1fa", "#eef6e6", "#fdf3e1", "#f3ecf8")

Source = QgsProcessingModelChildParameterSource


def place(across: float, row: float) -> QPointF:
    """The middle of a box in a row of the grid."""
    return QPointF(across, TOP + ROW * row)


def size(label: str) -> QSizeF:
    """The size of a box that holds a label."""
    return TALL if len(label) > LINE else BOX


def algorithm(name: str) -> Any:
    """An algorithm of ours, new, so that its texts are of the language that is spoken now."""
    return QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")


def like(name: str, parameter: str) -> QgsProcessingParameterDefinition:
    """A parameter as an algorithm has it: its label, choices, limits and default."""
    owner = algorithm(name)
    return owner.parameterDefinition(parameter).clone()


def text(label: str) -> QgsProcessingParameterString:
    """A text that is needed."""
    return QgsProcessingParameterString("", label)


def given(name: str) -> list[Any]:
    """A value that the user of the model gives."""
    return [Source.fromModelParameter(name)]


def made(step: str, output: str = "OUTPUT") -> list[Any]:
    """A value that an earlier step has made."""
    return [Source.fromChildOutput(step, output)]


def fixed(value: Any) -> list[Any]:
    """A value that is always the same."""
    return [Source.fromStaticValue(value)]


@dataclass
class Drawing:
    """A model while it is drawn."""

    model: QgsProcessingModelAlgorithm
    help: dict[str, str]

    def input(
        self,
        name: str,
        definition: QgsProcessingParameterDefinition,
        row: float,
        default: Any = None,
        label: str = "",
        needed: bool = False,
    ) -> None:
        """An input; without a default that of the definition stays. ``needed``: the algorithm could do without."""
        definition.setName(name)
        if label:
            definition.setDescription(label)
        if default is not None:
            definition.setDefaultValue(default)
        if needed:
            definition.setFlags(definition.flags() & ~definition.Flag.FlagOptional)
        component = QgsProcessingModelParameter(name)
        component.setDescription(definition.description())
        component.setPosition(place(INPUTS, row))
        component.setSize(size(definition.description()))
        self.model.addModelParameter(definition, component)

    def step(
        self,
        identifier: str,
        name: str,
        row: float,
        sources: Mapping[str, list[Any]],
        outputs: Mapping[str, str],
        label: str = "",
        remark: str = "",
    ) -> None:
        """A step with its results, ``outputs`` of the algorithm with labels, which stand to the right of it."""
        child = QgsProcessingModelChildAlgorithm(f"sozialraum:{name}")
        child.setChildId(identifier)
        child.setDescription(label or algorithm(name).displayName())
        child.setPosition(place(STEPS, row))
        child.setSize(BOX)
        for parameter, values in sources.items():
            child.addParameterSources(parameter, values)
        results = {}
        first = row + (0.6 if len(outputs) == 1 else 0)
        for number, (output, description) in enumerate(outputs.items()):
            # The name is that of the layer in the project.
            result = QgsProcessingModelOutput(description)
            result.setChildId(identifier)
            result.setChildOutputName(output)
            result.setDescription(description)
            result.setPosition(place(RESULTS, first + number))
            result.setSize(BOX)
            results[description] = result
        child.setModelOutputs(results)
        if remark:
            comment = child.comment()
            comment.setDescription(remark)
            comment.setSize(REMARK)
            comment.setColor(QColor("#fffbe6"))
            comment.setPosition(place(REMARKS, row))
        self.model.addChildAlgorithm(child)

    def band(self, title: str, first: float, last: float) -> None:
        """A coloured ground for the rows from ``first`` to ``last``."""
        number = len(self.model.groupBoxes())
        box = QgsProcessingModelGroupBox(title)
        box.setColor(QColor(BAND_COLOURS[number % len(BAND_COLOURS)]))
        left, right = INPUTS - BOX.width() / 2 - 25, REMARKS + REMARK.width() / 2 + 25
        top, bottom = TOP + ROW * (first - 1.1), TOP + ROW * (last + 0.75)
        box.setPosition(QPointF((left + right) / 2, (top + bottom) / 2))
        box.setSize(QSizeF(right - left, bottom - top))
        self.model.addGroupBox(box)


def drawing(key: str, code: str, about: str) -> Drawing:
    """An empty model."""
    model = QgsProcessingModelAlgorithm(models.name(key, code), "Sozialraum", "Sozialraum")
    return Drawing(model, {"ALG_DESC": about, "ALG_CREATOR": "Sozialraum"})


def add_tables(drawn: Drawing, year: int) -> None:
    """Areas, two tables and the catalogue give counts and rates: the beginning of both models."""
    drawn.band(translate("ExampleModels", "1  Join the tables"), 0, 4.8)
    drawn.input("INPUT", like("joinindicators", "INPUT"), 0, translate("Demo", "Planning areas"))
    drawn.input("KEY_FIELD", like("joinindicators", "KEY_FIELD"), 1, KEY)
    for name, row, stem, ending, label in (
        ("TABLE_1", 2, "einwohner", "csv", translate("ExampleModels", "Table of the residents")),
        ("TABLE_2", 4, "soziales", "xlsx", translate("ExampleModels", "Table of the social statistics")),
    ):
        drawn.input(name, like("joinindicators", "TABLE"), row, f"{stem}_{year}.{ending}", label, needed=True)
    report = translate("ExampleModels", "Report on table {number}")
    drawn.step(
        "residents",
        "joinindicators",
        2.2,
        {"INPUT": given("INPUT"), "KEY_FIELD": given("KEY_FIELD"), "TABLE": given("TABLE_1")},
        {"REPORT": report.format(number=1)},
        translate("ExampleModels", "Join the residents"),
        translate(
            "ExampleModels",
            "The head, the key column and the signs of the table are found by themselves. "
            "The report tells what was found and what did not fit.",
        ),
    )
    drawn.step(
        "social",
        "joinindicators",
        4.2,
        {"INPUT": made("residents"), "KEY_FIELD": given("KEY_FIELD"), "TABLE": given("TABLE_2")},
        {"REPORT": report.format(number=2)},
        translate("ExampleModels", "Join the social statistics"),
        translate(
            "ExampleModels",
            "A third table? Copy this step and let the rates begin with the copy. Only one table? Let the rates begin "
            "with the first step and delete this one.",
        ),
    )
    drawn.band(translate("ExampleModels", "2  Compute rates"), 7, 7.4)
    drawn.input("CATALOGUE", like("computerates", "CATALOGUE"), 7, CATALOGUE)
    drawn.step(
        "rates",
        "computerates",
        7.2,
        {"INPUT": made("social"), "CATALOGUE": given("CATALOGUE")},
        {},
        remark=translate(
            "ExampleModels",
            "The catalogue says which rate is made of which counts. The counts have the names of the fields that the "
            "steps before have joined.",
        ),
    )


def add_maps(drawn: Drawing, year: int, inputs: float, areas: list[Any]) -> None:
    """A map for each region: the inputs in this row, the step in the next."""
    step = inputs + 1.2
    drawn.input("REGION_FIELD", like("exportregionmaps", "REGION_FIELD"), inputs, REGION)
    drawn.input("REGION_LABEL_FIELD", like("exportregionmaps", "REGION_LABEL_FIELD"), inputs + 1, REGION_NAME)
    title = translate("ExampleModels", "Social planning")
    drawn.input("TITLE", like("exportregionmaps", "TITLE"), inputs + 2, title)
    drawn.input("REFERENCE_DATE", like("exportregionmaps", "REFERENCE_DATE"), inputs + 3, f"31.12.{year}")
    drawn.step(
        "maps",
        "exportregionmaps",
        step,
        {
            "INPUT": areas,
            "REGION_FIELD": given("REGION_FIELD"),
            "REGION_LABEL_FIELD": given("REGION_LABEL_FIELD"),
            "FIELD": fixed("gebietstyp"),
            "LABEL_FIELD": given("NAME_FIELD"),
            "KEY_FIELD": given("KEY_FIELD"),
            "POPULATION_FIELD": given("POPULATION_FIELD"),
            "CATALOGUE": given("CATALOGUE"),
            "TITLE": given("TITLE"),
            "REFERENCE_DATE": given("REFERENCE_DATE"),
            "OVERVIEW": fixed(True),
        },
        {"FOLDER": translate("ExampleModels", "Folder of the maps")},
        remark=translate(
            "ExampleModels",
            "One PDF per region and one of the city. Further choices, such as page, template and columns of the "
            "table: double-click the step.",
        ),
    )


def table_to_maps(code: str) -> QgsProcessingModelAlgorithm:
    """Areas, tables and a catalogue give area types, maps of the regions and a package."""
    drawn = drawing(
        models.MAPS,
        code,
        translate(
            "ExampleModels",
            "The first year: joins two tables onto the planning areas, computes rates by a catalogue, sorts the areas "
            "into types, prints a map for each region and packs the layer for colleagues. The defaults are those of "
            "the example data; tables and catalogue named without a folder lie beside the project. Keep the model of "
            "the types: the yearly update needs it.",
        ),
    )
    add_tables(drawn, FIRST)
    names, directions = indicators()
    drawn.band(translate("ExampleModels", "3  Sort the areas into types"), 9.6, 14.6)
    drawn.input("INDICATORS", text(like("computeareatypes", "INDICATORS").description()), 9.6, ";".join(names))
    drawn.input("DIRECTIONS", like("computeareatypes", "DIRECTIONS"), 10.7, ";".join(directions))
    drawn.input("CLUSTERS", like("computeareatypes", "CLUSTERS"), 11.8)
    drawn.input("NAME_FIELD", like("exportregionmaps", "LABEL_FIELD"), 13.8, NAME)
    drawn.input("POPULATION_FIELD", text(like("computeareatypes", "POPULATION_FIELD").description()), 12.8, PEOPLE)
    drawn.step(
        "types",
        "computeareatypes",
        11,
        {
            "INPUT": made("rates"),
            "KEY_FIELD": given("KEY_FIELD"),
            "NAME_FIELD": given("NAME_FIELD"),
            "INDICATORS": given("INDICATORS"),
            "DIRECTIONS": given("DIRECTIONS"),
            "CLUSTERS": given("CLUSTERS"),
            "POPULATION_FIELD": given("POPULATION_FIELD"),
        },
        {
            "OUTPUT": like("computeareatypes", "OUTPUT").description(),
            "MODEL": translate("ExampleModels", "Model of the types"),
            "REPORT": translate("ExampleModels", "Report on the types"),
        },
        remark=translate(
            "ExampleModels",
            "Indicators are names of the catalogue, separated by ; and each has its direction at the same place. "
            "Keep the model: it gives the areas of later years types of the same meaning.",
        ),
    )
    drawn.step(
        "style",
        "styleareas",
        14.2,
        {"INPUT": made("types"), "FIELD": fixed("gebietstyp"), "STYLE": fixed("types")},
        {},
    )
    drawn.band(translate("ExampleModels", "4  Maps and package"), 17, 21.6)
    add_maps(drawn, FIRST, 17, made("style"))
    drawn.step(
        "package",
        "exportlayers",
        21,
        {
            "INPUT": made("style"),
            "FORMATS": fixed(["gpkg"]),
            "MODEL": made("types", "MODEL"),
            "REFERENCE_DATE": given("REFERENCE_DATE"),
        },
        {"FOLDER": translate("ExampleModels", "Folder of the package")},
    )
    return finish(
        drawn,
        ["INPUT", "KEY_FIELD", "NAME_FIELD", "TABLE_1", "TABLE_2", "CATALOGUE", "INDICATORS", "DIRECTIONS", "CLUSTERS",
         "POPULATION_FIELD", "REGION_FIELD", "REGION_LABEL_FIELD", "TITLE", "REFERENCE_DATE"],
    )  # fmt: skip


def yearly_update(code: str) -> QgsProcessingModelAlgorithm:
    """Tables of the next year and the model of the types give types, a report of the changes, and maps."""
    drawn = drawing(
        models.YEAR,
        code,
        translate(
            "ExampleModels",
            "A later year: joins its tables, computes the same rates, gives the areas the types of the model that was "
            "kept, reports every area that changed type, and prints the maps. The defaults are those of the example "
            "data. Model and layer of the earlier year are made by the example model “From table to maps”.",
        ),
    )
    add_tables(drawn, SECOND)
    drawn.band(translate("ExampleModels", "3  Types by the kept model"), 9.6, 12.2)
    drawn.input("MODEL", like("applyareatypes", "MODEL"), 9.6, KEPT)
    earlier = like("computeareatypes", "OUTPUT").description()
    drawn.input("PREVIOUS", like("applyareatypes", "PREVIOUS"), 10.6, earlier, needed=True)
    drawn.input("NAME_FIELD", like("exportregionmaps", "LABEL_FIELD"), 11.6, NAME)
    drawn.step(
        "types",
        "applyareatypes",
        10.8,
        {
            "INPUT": made("rates"),
            "KEY_FIELD": given("KEY_FIELD"),
            "NAME_FIELD": given("NAME_FIELD"),
            "MODEL": given("MODEL"),
            "PREVIOUS": given("PREVIOUS"),
            "CATALOGUE": given("CATALOGUE"),
        },
        {
            "OUTPUT": translate("ExampleModels", "Area types, updated"),
            "REPORT": translate("ExampleModels", "Report on the changes"),
        },
        remark=translate(
            "ExampleModels",
            "Nothing is computed anew: each area gets the type whose kept centre is nearest. The report lists the "
            "areas that changed type and the figures behind it.",
        ),
    )
    drawn.band(translate("ExampleModels", "4  Maps"), 14.6, 18.6)
    add_maps(drawn, SECOND, 14.6, made("types"))
    label = like("exportregionmaps", "POPULATION_FIELD").description()
    drawn.input("POPULATION_FIELD", text(label), 18.6, PEOPLE)
    return finish(
        drawn,
        ["INPUT", "KEY_FIELD", "NAME_FIELD", "TABLE_1", "TABLE_2", "CATALOGUE", "MODEL", "PREVIOUS", "REGION_FIELD",
         "REGION_LABEL_FIELD", "TITLE", "REFERENCE_DATE", "POPULATION_FIELD"],
    )  # fmt: skip


def indicators() -> tuple[list[str], list[str]]:
    """Names and directions of the indicators in the catalogue of the demo city."""
    with (CITY / CATALOGUE).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [row["name"] for row in rows], [row["direction"] for row in rows]


def finish(drawn: Drawing, order: list[str]) -> QgsProcessingModelAlgorithm:
    """The finished model, its inputs in this order."""
    model = drawn.model
    model.setParameterOrder(order)
    model.setHelpContent(drawn.help)
    _number_bands(model)
    model.updateDestinationParameters()
    faults = model.validate()[1]
    if faults:
        raise SystemExit(f"models: {model.name()}: {faults}")
    return model


def _number_bands(model: QgsProcessingModelAlgorithm) -> None:
    """QGIS gives them random names; with these, equal sources give equal files."""
    definition = model.toVariant()
    bands = sorted(definition["groupBoxes"], key=lambda band: str(band["component_description"]))
    for number, band in enumerate(bands, start=1):
        band["uuid"] = str(UUID(int=number))
    model.loadVariant({**definition, "groupBoxes": bands})


def write(folder: Path) -> None:
    """Both models in every language that has a catalogue, and in the language of the sources."""
    for code in translation.languages():
        translator = translation.load(code)
        if translator is not None:
            QCoreApplication.installTranslator(translator)
        target = folder / code
        target.mkdir(parents=True)
        for key, draw in ((models.MAPS, table_to_maps), (models.YEAR, yearly_update)):
            path = target / models.file_name(key, code)
            if not draw(code).toFile(str(path)):
                raise SystemExit(f"models: {path} cannot be written")
        if translator is not None:
            QCoreApplication.removeTranslator(translator)


def main() -> None:
    """Draw them beside the old ones, which are replaced when all went well."""
    target = Path(sys.argv[1])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    provider = SozialraumProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    write(fresh)
    replace_folder(fresh, target)
    application.exitQgis()


if __name__ == "__main__":
    main()
