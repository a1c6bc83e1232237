"""The leg of the yearly round: the demo city's project of 2022, opened and brought to 2023, then to 2024."""

from __future__ import annotations

import importlib
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import NULL, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.utils import iface

from . import hand
from .stage import Stage, Steps

CITY = Path(__file__).resolve().parents[2] / "build" / "demo"
FIRST, LAST = 2022, 2024
AREAS, KEY = 138, "PLR_ID"


def play(stage: Stage) -> Steps:
    """The whole leg."""
    path = yield from first_year(stage)
    iface.newProject(False)
    yield 500
    iface.addProject(str(path))
    yield lambda: hand.step_layer("types")
    yield 1500
    stage.equal(Path(QgsProject.instance().fileName()).name, f"sozialraum_{FIRST}.qgz", "the project of year 1")
    iface.mapCanvas().setExtent(_result().extent())
    iface.mapCanvas().refresh()
    yield 1500
    stage.shot("01-first")
    kept = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file() and file != path}
    for year in range(FIRST + 1, LAST + 1):
        yield from one_round(stage, year)
    changed = [file.name for file, content in kept.items() if file.read_bytes() != content]
    stage.equal(changed, [], "files of year 1 that were touched")
    yield from saved(stage)


def first_year(stage: Stage) -> Any:
    """The work of the first year, done by the tools and saved as an office would have left it; gives its path."""
    # Names of layers and files that the first year was saved under.
    stage.typed("gebietstypen quoten regionen")
    tables = stage.home / "Tabellen"
    shutil.copytree(CITY, tables)
    made = importlib.import_module("integration.cityyears").FirstYear(tables, stage.home / str(FIRST), FIRST)
    # The sheets of the later years are made like the first one, and one of them stands in the handbook.
    for step in (made.tables, made.rates, made.types, made.regions, partial(made.maps, dpi=150)):
        step()
        yield 20
    path = made.save()
    made.project.clear()
    return path


def one_round(stage: Stage, year: int) -> Steps:
    """The dialog proposes the next year; its orders are carried out, with a new model beside in the last year."""
    number = year - FIRST + 1
    before = _types(_result())
    dialog = yield from hand.open_step(stage, "year")
    yield 400
    stage.equal(dialog.yearBox.value(), year, "the year that is proposed")
    stage.equal(
        [Path(chooser.filePath()).name for chooser in dialog.files],
        [f"einwohner_{year}.csv", f"soziales_{year}.xlsx"],
        "the tables that are proposed",
    )
    stage.equal(dialog.dateEdit.text(), f"31.12.{year}", "the reference date that is proposed")
    with_model = year == LAST
    dialog.modelBox.setChecked(with_model)
    yield 600
    stage.equal(dialog.ordersTable.rowCount(), 8 if with_model else 6, f"orders of {year}")
    stage.shot(f"{number}0-plan", dialog)
    outcome = yield from hand.run(stage, dialog, f"year {year}")
    yield 300
    states = {dialog.ordersTable.item(row, 1).text() for row in range(dialog.ordersTable.rowCount())}
    stage.equal(states, {QCoreApplication.translate("YearDialog", "done")}, "states of the orders")
    stage.shot(f"{number}1-done", dialog)
    after = _types(_result())
    stage.equal(len(after), AREAS, f"areas of {year}")
    both = [key for key in after if after[key] is not None and before[key] is not None]
    stage.fact(len(both) > AREAS / 2, f"areas with a type in both years: {len(both)}")
    differing = sum(after[key] != before[key] for key in both)
    results: Any = dialog.run_.results[dialog.run_.plan.types] if outcome is not None and outcome.ok else {}
    stage.equal(int(results.get("CHANGED", -1)), differing, f"areas that changed type in {year}")
    stage.fact(0 < differing < AREAS / 2, f"some areas change their type, most do not: {differing}")
    folder = Path(str(results.get("OUTPUT", ""))).parent
    stage.equal(folder.name, str(year), "the folder of the new year")
    sheet = folder / f"Karten_{year}" / "RTK_01_Mitte.png"
    stage.fact(sheet.is_file(), f"the map of {year} is there")
    stage.keep(f"{number}3-sheet", sheet)
    stage.fact(Path(str(results.get("REPORT", ""))).is_file(), f"the report on the changes of {year} is there")
    yield from hand.close(dialog)
    yield 800
    group = QgsProject.instance().layerTreeRoot().findGroup(str(year))
    stage.fact(group is not None, f"the layers of {year} lie in a group of their own")
    shown = [one.name() for one in group.findLayers() if one.itemVisibilityChecked()] if group is not None else []
    stage.equal(shown, [_result().name()], "the layer of the new year that is seen")
    yield 700
    stage.shot(f"{number}2-in-qgis")


def saved(stage: Stage) -> Steps:
    """Saved and opened again, the project goes on from the last year."""
    path = QgsProject.instance().fileName()
    iface.actionSaveProject().trigger()
    yield 800
    iface.newProject(False)
    yield 800
    iface.addProject(path)
    yield lambda: hand.step_layer("types")
    yield 1200
    stage.fact(str(LAST) in _result().name(), f"the types of {LAST} are the ones to go on from: {_result().name()}")
    dialog = yield from hand.open_step(stage, "year")
    yield 400
    stage.equal(dialog.yearBox.value(), LAST + 1, "the year after")
    stage.equal([chooser.filePath() for chooser in dialog.files], ["", ""], "tables of a year that has none")
    stage.fact(dialog.stateLabel.text(), f"the dialog asks for them: {dialog.stateLabel.text()}")
    stage.shot("40-next", dialog)
    yield from hand.close(dialog)


def _result() -> QgsVectorLayer:
    return hand.panel().state.output_of("types")


def _types(layer: QgsVectorLayer) -> dict[str, int | None]:
    found = {row[KEY]: row["gebietstyp"] for row in layer.getFeatures()}
    return {key: None if value == NULL else value for key, value in found.items()}
