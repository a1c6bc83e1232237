"""Every algorithm as a step of a model: what QGIS's designer fills into its form runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import processing
import pytest
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt import sip

from tests.integration.jobs import DEEP, WIDE, jobs, make

Source = QgsProcessingModelChildParameterSource
ALGORITHMS = tuple(jobs(dict.fromkeys(("areas", "facilities", "table", "catalogue"), ""), Path()))


@pytest.fixture(scope="module")
def small_city(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make(tmp_path_factory.mktemp("city"))


def beginning(city: dict[str, str]) -> QgsProcessingModelAlgorithm:
    """A model that joins the table: what follows reads a result of the model, of which the designer knows no field."""
    model = QgsProcessingModelAlgorithm("Probe", "Proben")
    areas = QgsProcessingParameterFeatureSource("AREAS", "Areas", [QgsProcessing.SourceType.TypeVectorPolygon])
    model.addModelParameter(areas, QgsProcessingModelParameter("AREAS"))
    join = QgsProcessingModelChildAlgorithm("sozialraum:joinindicators")
    join.setChildId("before")
    join.setDescription("before")
    join.addParameterSources("INPUT", [Source.fromModelParameter("AREAS")])
    join.addParameterSources("KEY_FIELD", [Source.fromStaticValue("KEY")])
    join.addParameterSources("TABLE", [Source.fromStaticValue(city["table"])])
    join.addParameterSources("COLUMNS", [Source.fromStaticValue("anteil")])
    model.addChildAlgorithm(join)
    return model


@pytest.mark.parametrize("name", ALGORITHMS)
def test_it_runs_as_the_designer_puts_it_into_a_model(
    name: str, plugin: Any, small_city: dict[str, str], tmp_path: Path
) -> None:
    parameters = jobs(small_city, tmp_path)[name]
    model = beginning(small_city)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
    # As if the user had double-clicked it, filled in what a run needs, and left the rest as it was offered.
    child = ModelerParametersDialog(algorithm, model).createAlgorithm()
    results, given = {}, {"AREAS": small_city["areas"]}
    for key, value in parameters.items():
        if key == "INPUT":
            child.addParameterSources(key, [Source.fromChildOutput("before", "OUTPUT")])
        elif not algorithm.parameterDefinition(key).isDestination():
            child.addParameterSources(key, [Source.fromStaticValue(value)])
        else:
            result = QgsProcessingModelOutput(f"result {key}")
            result.setChildOutputName(key)
            result.setDescription(f"result {key}")
            results[result.name()] = result
            given[f"result_{key.lower()}"] = value
    child.setModelOutputs(results)
    identifier = model.addChildAlgorithm(child)
    assert model.validateChildAlgorithm(identifier) == (True, [])
    model.updateDestinationParameters()
    assert given.keys() == {definition.name() for definition in model.parameterDefinitions()}

    found = processing.run(model, given)

    assert Path(given["AREAS"]).is_file()
    for key, value in given.items():
        if key != "AREAS":
            assert Path(found[key]) == Path(value)
            assert Path(value).exists()
    assert any(tmp_path.iterdir())


def test_what_the_designer_offers_is_what_the_algorithm_does_by_itself(
    plugin: Any, small_city: dict[str, str], tmp_path: Path
) -> None:
    """Defaults that the designer writes into a model mean the same as parameters that nobody gives."""
    parameters = jobs(small_city, tmp_path)["joinindicators"]
    alone = processing.run("sozialraum:joinindicators", parameters)
    model = QgsProcessingModelAlgorithm("Probe", "Proben")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraum:joinindicators")
    child = ModelerParametersDialog(algorithm, model).createAlgorithm()
    for key in ("INPUT", "KEY_FIELD", "TABLE"):
        child.addParameterSources(key, [Source.fromStaticValue(parameters[key])])
    result = QgsProcessingModelOutput("Areas")
    result.setChildOutputName("OUTPUT")
    result.setDescription("Areas")
    child.setModelOutputs({"Areas": result})
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    found = processing.run(model, {"areas": "TEMPORARY_OUTPUT"})["areas"]
    assert alone["MATCHED"] == WIDE * DEEP
    assert [feature["anteil"] for feature in found.getFeatures()] == [
        round(number / 7, 2) for number in range(WIDE * DEEP)
    ]


@pytest.mark.parametrize(
    ("name", "row", "results"),
    [
        # Without the report: QGIS's batch cannot list pages (its call lacks the time), whatever algorithm writes them.
        ("joinindicators", {"COLUMNS": "anteil"}, ["OUTPUT"]),
        ("styleareas", {}, ["STYLE_FILE"]),
        ("exportregionmaps", {"PROFILE": False, "WEB_PAGE": False}, ["FOLDER"]),
    ],
)
def test_it_runs_as_a_batch(
    name: str,
    row: dict[str, Any],
    results: list[str],
    plugin: Any,
    small_city: dict[str, str],
    tmp_path: Path,
    wait_until: Callable[..., None],
) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
    dialog = BatchAlgorithmDialog(algorithm)
    panel = dialog.mainWidget()
    panel.checkLoadLayersOnCompletion.setChecked(False)
    rows, folders = [], [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        parameters = {**jobs(small_city, folder)[name], **row}
        given = {
            key: value for key, value in parameters.items() if not algorithm.parameterDefinition(key).isDestination()
        }
        rows.append({"PARAMETERS": given, "OUTPUTS": {key: str(parameters[key]) for key in results}})
    panel.load_batch_file_3_40_version({"rows": rows})
    assert panel.batchRowCount() == 2
    dialog.runAlgorithm()
    wait_until(lambda: all(Path(path).exists() for row in rows for path in row["OUTPUTS"].values()), 60)
    # QGIS may close the dialog itself when all is done.
    wait_until(lambda: sip.isdeleted(dialog) or not dialog.cancelButton().isEnabled(), 60)
    first, second = ({path.name for path in folder.rglob("*") if path.is_file()} for folder in folders)
    assert first == second != set()
    if not sip.isdeleted(dialog):
        dialog.close()
