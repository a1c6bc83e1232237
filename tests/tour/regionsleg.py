"""The part of the demo leg about regions and their money."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject

from . import hand
from .stage import Stage, Steps


def regions(stage: Stage, state: Callable[[], str]) -> Steps:
    """18 regions with their sums; ``state`` tells what the panel says of the step."""
    dialog = yield from hand.open_step(stage, "regions")
    yield lambda: not dialog.question.pending
    yield 200
    stage.equal(dialog.regionsTable.rowCount(), 18, "regions in the preview")
    dialog.counts.tick(
        {"unter_3_Jahre", "F_3_bis_unter_6_Jahre"} & set(dialog.counts.keys()) or dialog.counts.keys()[:2]
    )
    yield 100
    stage.shot("47-regions", dialog)
    yield from hand.run(stage, dialog, "regions")
    stage.shot("48-regions-done", dialog)
    yield from hand.close(dialog)
    yield lambda: state() == "done"


def budget(stage: Stage) -> Steps:
    """A million for the regions: by children, and by children times the factor of their type."""
    from sozialraum_plugin.gui.criteriatable import Criterion

    dialog = yield from hand.open_step(stage, "budget")
    yield lambda: not dialog.asking
    stage.fact(dialog.stateLabel.text(), "the budget says what is missing")
    dialog.amountBox.setValue(1_000_000)
    dialog.baseBox.setValue(10_000)
    dialog.typeBox.setField("gebietstyp")
    hand.write(dialog, "factorsEdit", "1=1; 2=1,1; 3=1,2; 4=1,3; 5=1,5; 6=1,8; 7=2; none=1")
    dialog.factorsEdit.setCursorPosition(0)
    dialog.criteria.set_lines([Criterion("unter_18_Jahre", 40), Criterion("unter_18_Jahre", 60, by_type=True)])
    yield lambda: not dialog.asking
    yield 200
    stage.equal(dialog.sharesTable.rowCount(), 18, "regions in the preview of the budget")
    stage.shot("49-budget", dialog)
    yield from hand.run(stage, dialog, "budget")
    layers = QgsProject.instance().mapLayers().values()
    written = [layer for layer in layers if "amount_cents" in layer.fields().names()]
    stage.equal(len(written), 1, "tables of the budget")
    stage.equal(sum(row["amount_cents"] for row in written[0].getFeatures()), 100_000_000, "cents shared out")
    stage.fact(Path(written[0].source().split("|")[0]).with_suffix(".html").is_file(), "the report lies beside")
    yield from hand.close(dialog)
