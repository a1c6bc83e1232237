"""The leg with Berlin's public statistics: 542 areas, one table of shares, types, twelve maps."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox
from qgis.utils import iface

from . import hand
from .stage import Stage, Steps

FOLDER = "berlin_mss2021"
LAYER = "lor_planungsraeume_2021"
INDICATORS = ("K01", "K02", "K03", "K04", "K05", "K16", "K10")


def source() -> Path:
    """Where the public data lie."""
    return Path(os.environ.get("SOZIALRAUM_DATA", "")) / FOLDER


def play(stage: Stage) -> Steps:
    """The whole leg; skipped where the data are missing."""
    if not (source() / f"{LAYER}.shp").is_file():
        stage.say("skipped: SOZIALRAUM_DATA names no folder with Berlin's data")
        return
    yield from prepare(stage)
    yield from areas(stage)
    yield from tables(stage)
    yield from types(stage)
    yield from index(stage)
    yield from maps(stage)
    stage.shot("70-panel")


def prepare(stage: Stage) -> Steps:
    """A project of its own, saved beside a copy of the data."""
    folder = stage.home / "Berlin"
    folder.mkdir()
    for pattern in (f"{LAYER}.*", "mss2021_*.csv"):
        for path in source().glob(pattern):
            shutil.copy(path, folder)
    iface.newProject(False)
    yield 800
    QgsProject.instance().write(str(folder / "berlin.qgz"))
    hand.panel().ownButton.isVisible()
    stage.leg_folder = folder


def areas(stage: Stage) -> Steps:
    """The areas from a file."""
    dialog = yield from hand.open_step(stage, "areas")
    yield 300
    stage.shot("01-areas-empty", dialog)
    hand.click(dialog, "fileButton")
    yield from hand.choose_file(stage.leg_folder / f"{LAYER}.shp")
    yield lambda: dialog.checked is not None
    yield 300
    stage.shot("02-areas", dialog)
    stage.equal(dialog.chosen().key_field, "PLR_ID", "key field as suggested")
    hand.choose(dialog, "regionBox", "BEZ")
    yield lambda: dialog.checked is not None and dialog.checked.chosen.region_field == "BEZ"
    stage.equal(dialog.regionsTree.topLevelItemCount(), 12, "regions")
    hand.press(dialog.buttonBox.button(QDialogButtonBox.StandardButton.Ok))
    yield lambda: hand.panel().step_cards["areas"].status == "done"


def tables(stage: Stage) -> Steps:
    """The context indicators, then the shares of the index."""
    dialog = yield from hand.open_step(stage, "join")
    yield 400
    # The file with the shares lacks 95 areas.
    for name, path, rows in (("context", "mss2021_kontext.csv", 542), ("shares", "mss2021_anteile.csv", 447)):
        hand.write(dialog, "tableFile", str(stage.leg_folder / path))
        stage.watch(f"preview {name}")
        yield lambda: dialog.asking
        yield lambda: not dialog.asking and bool(dialog.preview.columns)
        yield 300
        stage.watched()
        stage.shot(f"10-join-{name}", dialog)
        hand.turn(dialog, "tabs", "partnersTab")
        yield 200
        stage.shot(f"11-join-{name}-partners", dialog)
        hand.turn(dialog, "tabs", "previewTab")
        outcome = yield from hand.run(stage, dialog, f"join {name}")
        stage.equal(int(outcome.results["MATCHED"]), rows, f"areas with {name}")
        if name == "context":
            hand.click(dialog, "nextButton")
            yield 400
    yield from hand.close(dialog)
    yield 500
    stage.fact("542" in hand.panel().step_cards["join"].state.text(), "the panel tells of 542 areas")


def _tick(table: Any, names: tuple[str, ...]) -> None:
    for row in range(table.table.rowCount()):
        item = table.table.item(row, 0)
        if item.data(Qt.ItemDataRole.UserRole).startswith(names):
            item.setCheckState(Qt.CheckState.Checked)


def types(stage: Stage) -> Steps:
    """Types from context indicators."""
    dialog = yield from hand.open_step(stage, "types")
    yield 400
    _tick(dialog.indicators.table, INDICATORS)
    hand.choose(dialog, "populationBox", "EW_31_12_2020")
    yield lambda: not dialog.indicators.asking
    yield 300
    stage.shot("30-types-indicators", dialog)
    dialog.show_page(dialog.countsPage)
    stage.watch("how many types")
    hand.click(dialog, "compareButton")
    yield 50
    yield lambda: dialog.counts.counts is not None and not dialog.cancel_button.isVisible()
    yield lambda: dialog.counts.chart.drawn
    yield 200
    stage.watched()
    stage.shot("32-types-counts", dialog)
    dialog.show_page(dialog.typesPage)
    stage.watch("preview of types")
    hand.click(dialog, "previewButton")
    yield 50
    yield lambda: dialog.types.found is not None and not dialog.cancel_button.isVisible()
    yield 1200
    stage.watched()
    stage.shot("33-types-heat", dialog)
    outcome = yield from hand.run(stage, dialog, "types")
    stage.equal(int(outcome.results["TYPED"]) + int(outcome.results["UNTYPED"]), 542, "areas with and without a type")
    yield from hand.close(dialog)
    yield 600
    stage.shot("39-types-in-qgis")


def index(stage: Stage) -> Steps:
    """The status index as published."""
    dialog = yield from hand.open_step(stage, "index")
    yield 300
    _tick(dialog.status, ("s1_", "s3_", "s4_"))
    _tick(dialog.dynamics, ("d1_", "d3_", "d4_"))
    hand.choose(dialog, "populationBox", "EW_31_12_2020")
    yield 200
    stage.equal((len(dialog.status.chosen()), len(dialog.dynamics.chosen())), (3, 3), "indicators of the index")
    outcome = yield from hand.run(stage, dialog, "status index")
    # Of the 447 areas in the table six have too few people for values.
    stage.equal(int(outcome.results["CLASSED"]), 441, "areas with a class")
    stage.shot("46-index-done", dialog)
    yield from hand.close(dialog)


def maps(stage: Stage) -> Steps:
    """Two of the twelve maps; the rest differs by nothing."""
    dialog = yield from hand.open_step(stage, "maps")
    yield lambda: not dialog.question.pending
    hand.choose(dialog, "layerBox", hand.step_layer("types"))
    yield 300
    hand.choose(dialog, "fieldBox", "gebietstyp")
    stage.watch("preview of a map")
    yield 500
    yield lambda: dialog.preview.page is not None and not dialog.preview.pending
    yield 200
    stage.watched()
    stage.equal(len(dialog.regions.ticked()), 12, "regions ticked")
    stage.shot("50-maps", dialog)
    for row in range(2, 12):
        dialog.regions.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    yield 100
    yield lambda: not dialog.preview.pending
    outcome = yield from hand.run(stage, dialog, "maps")
    stage.equal(int(outcome.results["COUNT"]), 2, "maps")
    stage.shot("56-maps-done", dialog)
    yield from hand.close(dialog)
