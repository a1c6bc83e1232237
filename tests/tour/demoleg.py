"""The leg through the demo city: from an empty project to 18 maps and a package, saved and opened again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QDialogButtonBox
from qgis.utils import iface

from . import hand
from .helpleg import check, helps, options
from .regionsleg import budget, regions
from .stage import Stage, Steps

CITY = Path(__file__).resolve().parents[2] / "build" / "demo"
YEAR = 2024
# The example as somebody keeps it, with its tables.
CITY_FOLDER = "Musterstadt"
PLAYED = ("areas", "join", "rates", "types", "index", "regions", "maps", "packages")


def play(stage: Stage) -> Steps:
    """The whole leg."""
    yield from beginning(stage)
    yield from areas(stage)
    yield from tables(stage)
    yield from rates(stage)
    yield from types(stage)
    yield from index(stage)
    yield from regions(stage, lambda: cards()["regions"])
    yield from budget(stage)
    yield from maps(stage)
    yield from packages(stage)
    yield from check(stage)
    yield from helps(stage)
    yield from options(stage)
    yield from again(stage)


def city(stage: Stage) -> Path:
    """Where the example was put."""
    return stage.home / CITY_FOLDER


def cards() -> dict[str, str]:
    """What the panel says of each step."""
    return {name: card.status for name, card in hand.panel().step_cards.items()}


def told(name: str) -> str:
    """The words of a step's state."""
    return str(hand.panel().step_cards[name].state.text())


def beginning(stage: Stage) -> Steps:
    """An empty project: the panel greets, shows its tour, opens the example."""
    yield lambda: hand.actions().dock.panel is not None
    yield 600
    panel = hand.panel()
    stage.fact(panel.welcome.isVisible(), "the panel greets in an empty project")
    stage.look("panel", panel)
    stage.shot("01-empty")
    hand.click(panel, "tourButton")
    yield 300
    stage.look("tour", panel)
    stage.shot("02-tour")
    stops = 1
    while panel.tour.isVisible() and stops < 12:
        hand.click(panel, "tourNext")
        yield 120
        stage.look(f"tour {stops}", panel)
        stops += 1
    stage.equal(stops - 1, 5, "stops of the short tour")
    target = city(stage)
    target.mkdir()
    hand.click(panel, "demoButton")
    yield from hand.choose_file(target)
    yield lambda: QgsProject.instance().count() == 4
    yield 1500
    stage.fact(not panel.welcome.isVisible(), "no greeting in the example's project")
    stage.equal(QgsProject.instance().fileName(), str(target / "musterstadt.qgz"), "the example's project")
    stage.look("panel", panel)
    stage.shot("03-example")
    iface.messageBar().clearWidgets()


def areas(stage: Stage) -> Steps:
    """Choose the planning areas."""
    dialog = yield from hand.open_step(stage, "areas", lambda: hand.panel().step_cards["areas"].button.click())
    yield lambda: dialog.checked is not None
    yield 200
    stage.shot("04-areas", dialog)
    chosen = dialog.chosen()
    stage.equal(
        (chosen.key_field, chosen.name_field, chosen.region_field, chosen.region_name_field),
        ("PLR_ID", "PLR_NAME", "RTK_NR", "RTK_NAME"),
        "what the fields mean, as suggested",
    )
    stage.equal(dialog.regionsTree.topLevelItemCount(), 18, "regions")
    hand.press(dialog.buttonBox.button(QDialogButtonBox.StandardButton.Ok))
    yield lambda: cards()["areas"] == "done"
    stage.fact("138" in told("areas"), f"the panel knows the areas: {told('areas')}")
    iface.messageBar().clearWidgets()


def _table(stage: Stage, dialog: Any, path: Path, name: str) -> Steps:
    hand.write(dialog, "tableFile", str(path))
    stage.watch(f"preview {name}")
    yield lambda: dialog.asking
    yield lambda: not dialog.asking and bool(dialog.preview.columns)
    yield 200
    stage.watched()


def tables(stage: Stage) -> Steps:
    """Join the residents, then the social statistics onto the result."""
    dialog = yield from hand.open_step(stage, "join")
    yield 500
    stage.shot("10-join-nothing", dialog)
    yield from _table(stage, dialog, city(stage) / f"einwohner_{YEAR}.csv", "residents")
    stage.shot("11-join-preview", dialog)
    for number, page in enumerate(("columnsTab", "partnersTab", "protocolTab"), 12):
        hand.turn(dialog, "tabs", page)
        yield 150
        stage.shot(f"{number}-join-{page[:-3]}", dialog)
    hand.turn(dialog, "tabs", "previewTab")
    outcome = yield from hand.run(stage, dialog, "join residents")
    stage.equal(int(outcome.results["MATCHED"]), 138, "areas with residents")
    stage.shot("15-join-done", dialog)
    hand.click(dialog, "nextButton")
    yield 400
    yield from _table(stage, dialog, city(stage) / f"soziales_{YEAR}.xlsx", "social")
    stage.shot("16-join-social", dialog)
    hand.turn(dialog, "tabs", "partnersTab")
    yield 150
    stage.shot("17-join-social-partners", dialog)
    outcome = yield from hand.run(stage, dialog, "join social statistics")
    stage.equal(int(outcome.results["MATCHED"]), 138, "areas with social statistics")
    yield from hand.close(dialog)
    yield lambda: cards()["join"] == "done"
    yield 500
    stage.fact("138" in told("join"), f"the panel knows the tables: {told('join')}")


def rates(stage: Stage) -> Steps:
    """Compute the rates of the example's catalogue."""
    dialog = yield from hand.open_step(stage, "rates")
    yield lambda: not dialog.asking
    yield 200
    stage.shot("20-rates-shipped", dialog)
    hand.write(dialog, "catalogueFile", str(city(stage) / "indikatorenkatalog.csv"))
    yield lambda: dialog.path.endswith("indikatorenkatalog.csv") and not dialog.asking
    yield 200
    stage.shot("21-rates-catalogue", dialog)
    outcome = yield from hand.run(stage, dialog, "rates")
    stage.equal(int(outcome.results["COMPUTED"]), len(indicators()), "computed indicators")
    stage.shot("22-rates-done", dialog)
    yield from hand.close(dialog)
    yield lambda: cards()["rates"] == "done"


def indicators() -> list[str]:
    """The names of the catalogue's indicators."""
    return [row["name"] for row in _catalogue()]


def _catalogue() -> list[dict[str, str]]:
    with (CITY / "indikatorenkatalog.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def types(stage: Stage) -> Steps:
    """Indicators, how many types, what they are like, one set by hand, computed and saved."""
    dialog = yield from hand.open_step(stage, "types")
    yield lambda: dialog.indicators.table.chosen() and not dialog.indicators.asking
    yield 300
    telling = [row["name"] for row in _catalogue() if row["direction"] != "0"]
    chosen = [item.field for item in dialog.indicators.table.chosen()]
    stage.equal(chosen, telling, "indicators ticked by the catalogue")
    hand.choose(dialog, "populationBox", "Einwohner_insgesamt")
    yield lambda: not dialog.indicators.asking
    yield 300
    stage.shot("30-types-indicators", dialog)
    dialog.show_page(dialog.countsPage)
    yield 150
    stage.shot("31-types-counts-empty", dialog)
    yield from _preview(stage, dialog, "compareButton", "how many types", lambda: dialog.counts.counts is not None)
    yield lambda: dialog.counts.chart.drawn
    yield 200
    stage.shot("32-types-counts", dialog)
    row = list(dialog.counts.counts.ks).index(7)
    dialog.countTable.selectRow(row)
    stage.equal(dialog.clustersBox.value(), 7, "number of types chosen in the table")
    dialog.show_page(dialog.typesPage)
    yield 150
    yield from _preview(stage, dialog, "previewButton", "preview of types", lambda: dialog.types.found is not None)
    yield 900
    stage.shot("33-types-heat", dialog)
    hand.turn(dialog, "typesTabs", "chartTab")
    yield lambda: dialog.types.views.chart.drawn
    yield 200
    stage.shot("34-types-chart", dialog)
    hand.cell(dialog.typeTable, 0, 2, stage.typed("Ruhige Lagen am Stadtrand"))
    area = next(iter(dialog.types.layer.getFeatures()))
    hand.point(dialog.types.views.map.canvas, area.geometry().pointOnSurface().asPoint())
    yield 300
    stage.fact(dialog.areaText.text(), "a click on the map explains the area")
    hand.turn(dialog, "typesTabs", "areaTab")
    yield 300
    stage.shot("35-types-area", dialog)
    yield from _hand_page(stage, dialog)
    outcome = yield from hand.run(stage, dialog, "types")
    stage.equal(int(outcome.results["TYPED"]) + int(outcome.results["UNTYPED"]), 138, "areas with and without a type")
    stage.shot("38-types-done", dialog)
    yield from hand.close(dialog)
    yield lambda: cards()["types"] == "done"
    yield 500
    stage.look("panel", hand.panel())
    iface.messageBar().clearWidgets()
    yield 300
    stage.shot("39-types-in-qgis")
    yield from _later_year(stage)


def _preview(stage: Stage, dialog: Any, button: str, name: str, done: Any) -> Steps:
    stage.watch(name)
    hand.click(dialog, button)
    yield 50
    yield done
    yield lambda: not dialog.cancel_button.isVisible()
    yield 500
    stage.watched()


def _hand_page(stage: Stage, dialog: Any) -> Steps:
    dialog.show_page(dialog.handPage)
    yield 500
    box = dialog.hand.map.box
    box.setCurrentIndex(3)
    box.activated.emit(3)
    yield 200
    stage.equal(dialog.handTable.rowCount(), 1, "types set by hand")
    choice = dialog.handTable.cellWidget(0, 2)
    computed = choice.currentIndex()
    choice.setCurrentIndex(computed - 1)
    choice.activated.emit(computed - 1)
    yield 200
    stage.equal(dialog.handTable.cellWidget(0, 2).currentIndex(), computed - 1, "the type that was set")
    hand.click(dialog, "runButton")
    yield 300
    said = hand.bar_text(dialog)
    stage.fact(dialog.run_ is None and said, f"a type set by hand needs a reason: {said}")
    stage.shot("36-types-hand-no-reason", dialog)
    hand.cell(dialog.handTable, 0, 3, stage.typed("Neubaugebiet"))
    yield 300
    stage.shot("37-types-hand", dialog)
    dialog.bar.clearWidgets()


def _later_year(stage: Stage) -> Steps:
    """The stored model on the same areas: nothing changes but what was set by hand."""
    dialog = yield from hand.open_step(stage, "apply")
    yield 600
    stage.fact(dialog.pages.currentWidget() is dialog.yearPage, "“Typen anwenden” opens its page")
    stage.shot("40-apply", dialog)
    yield from _preview(stage, dialog, "changesButton", "apply a model", lambda: dialog.year.changes is not None)
    stage.shot("41-apply-changes", dialog)
    yield from hand.close(dialog)
    dialog = yield from hand.open_step(stage, "counts")
    yield 300
    stage.fact(dialog.pages.currentWidget() is dialog.countsPage, "“Anzahl der Typen” opens its page")
    yield from hand.close(dialog)


def index(stage: Stage) -> Steps:
    """The status index from two indicators."""
    dialog = yield from hand.open_step(stage, "index")
    yield 300
    stage.shot("45-index", dialog)
    # There is no earlier year in the project: nothing to tick for the dynamics.
    table = dialog.status.table
    for row in reversed(range(table.rowCount())):
        item = table.item(row, 0)
        if item.data(Qt.ItemDataRole.UserRole) in ("sgb2_u15", "alo", "gs_65"):
            item.setCheckState(Qt.CheckState.Checked)
            table.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtTop)
    hand.choose(dialog, "populationBox", "Einwohner_insgesamt")
    yield 200
    stage.equal(len(dialog.status.chosen()), 3, "indicators of the status")
    yield from hand.run(stage, dialog, "status index")
    stage.shot("46-index-done", dialog)
    yield from hand.close(dialog)
    yield lambda: cards()["index"] == "done"


def maps(stage: Stage) -> Steps:
    """A map with a profile for each of the 18 regions."""
    dialog = yield from hand.open_step(stage, "maps")
    yield lambda: not dialog.question.pending
    stage.watch("preview of a map")
    yield lambda: dialog.preview.page is not None and not dialog.preview.pending
    yield 200
    stage.watched()
    hand.choose(dialog, "layerBox", hand.step_layer("types"))
    yield 300
    hand.choose(dialog, "fieldBox", "gebietstyp")
    yield lambda: not dialog.preview.pending
    yield 200
    stage.equal(len(dialog.regions.ticked()), 18, "regions ticked")
    stage.shot("50-maps-regions", dialog)
    hand.turn(dialog, "tabs", "textsTab")
    hand.write(dialog, "titleEdit", "Sozialräumliche Planung der Jugendhilfe")
    hand.write(dialog, "subtitleEdit", "Gebietstypen der Planungsräume")
    hand.write(dialog, "sourceEdit", "Statistisches Amt Musterstadt (erfundene Daten)")
    hand.write(dialog, "referenceEdit", f"31.12.{YEAR}")
    yield 100
    yield lambda: not dialog.preview.pending
    stage.shot("51-maps-texts", dialog)
    for number, page in enumerate(("sheetTab", "columnsTab", "backgroundTab"), 52):
        hand.turn(dialog, "tabs", page)
        yield 200
        stage.shot(f"{number}-maps-{page[:-3]}", dialog)
    hand.turn(dialog, "tabs", "sheetTab")
    dialog.profileBox.setChecked(True)
    dialog.overviewBox.setChecked(False)
    yield 500
    yield lambda: not dialog.preview.pending
    dialog.previewPage.setCurrentIndex(1)
    yield 500
    yield lambda: not dialog.preview.pending
    stage.shot("55-maps-profile", dialog)
    outcome = yield from hand.run(stage, dialog, "maps")
    stage.equal(int(outcome.results["COUNT"]), 18, "maps")
    folder = Path(str(outcome.results["FOLDER"]))
    stage.equal(len(list(folder.glob("*.pdf"))), 18, "files of maps")
    stage.shot("56-maps-done", dialog)
    yield from hand.close(dialog)
    yield lambda: cards()["maps"] == "done"
    stage.fact("18" in told("maps"), f"the panel knows the maps: {told('maps')}")


def packages(stage: Stage) -> Steps:
    """A package for colleagues."""
    dialog = yield from hand.open_step(stage, "export")
    yield lambda: not dialog.question.pending
    yield 200
    stage.shot("60-packages", dialog)
    pages = hand.find(dialog, "pages")
    pages.setCurrentIndex(1)
    pages.protectBox.setChecked(True)
    pages.leastBox.setValue(5)
    fields = list(pages.countFields.keys())
    counts = [name for name in fields if name.startswith(("SGB_II", "Arbeitslose"))]
    pages.countFields.tick(counts)
    pages.countFields.filter.setText("SGB")
    yield 200
    stage.fact(len(counts) > 2, f"counts of people to protect: {counts}")
    stage.shot("62-packages-small", dialog)
    pages.countFields.filter.clear()
    pages.protectBox.setChecked(False)
    pages.setCurrentIndex(0)
    outcome = yield from hand.run(stage, dialog, "package")
    stage.fact(int(outcome.results["COUNT"]) >= 2, f"files in the package: {outcome.results['COUNT']}")
    stage.shot("61-packages-done", dialog)
    yield from hand.close(dialog)
    yield lambda: cards()["packages"] == "done"


def again(stage: Stage) -> Steps:
    """Saved and opened again, the panel and the dialogs know everything."""
    stage.equal({cards()[name] for name in PLAYED}, {"done"}, "states of the steps")
    stage.look("panel", hand.panel())
    iface.messageBar().clearWidgets()
    yield 300
    stage.shot("70-panel-full")
    before = {name: told(name) for name in cards()}
    path = QgsProject.instance().fileName()
    iface.actionSaveProject().trigger()
    yield 800
    stage.fact(not QgsProject.instance().isDirty(), "the project is saved")
    iface.newProject(False)
    yield 1000
    stage.fact(hand.panel().welcome.isVisible(), "a new project knows nothing")
    iface.addProject(path)
    yield lambda: QgsProject.instance().count() > 4
    stage.watch("panel of an opened project")
    yield 2500
    stage.watched()
    stage.equal({name: told(name) for name in cards()}, before, "what the panel says after saving and opening")
    stage.equal({cards()[name] for name in PLAYED}, {"done"}, "states of the steps after opening")
    stage.shot("71-panel-again")
    dialog = yield from hand.open_step(stage, "types")
    yield 600
    stage.equal(dialog.typeTable.rowCount(), 0, "types before the preview")
    stage.equal(dialog.clustersBox.value(), 7, "number of types remembered")
    stage.equal(len(dialog.hand.entries), 1, "types set by hand remembered")
    yield from hand.close(dialog)
    dialog = yield from hand.open_step(stage, "maps")
    yield 600
    stage.equal(dialog.subtitleEdit.text(), "Gebietstypen der Planungsräume", "texts of the maps remembered")
    yield from hand.close(dialog)
