"""The steps of the year's work: what they are called, what opens them, what to say of their state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication

from ..core.formats import format_date
from ..gis.projectstate import AREAS, STEPS, Step
from ..gis.translation import language
from ..gis.year.statechanges import CHANGED, MISSING, REPLACED, Change

translate = QCoreApplication.translate

NAMES = (AREAS, *STEPS)
# The action of a step where it is called otherwise, and further actions that belong to it.
ACTIONS = {"packages": "export"}
# Actions that are a page of another one's dialog.
PAGES = {"counts": ("types", "countsPage"), "apply": ("types", "yearPage")}
FURTHER = {
    "areas": ("year",),
    "rates": ("transfer",),
    "types": ("counts", "apply"),
    "regions": ("budget",),
    "maps": ("style",),
}


@dataclass(frozen=True)
class Words:
    """What a step is called, what its button says, what is told before it was done."""

    title: str
    button: str
    undone: str
    hint: str


def words(name: str) -> Words:
    """The words of a step."""
    return {
        "areas": Words(
            translate("Steps", "Areas and regions"),
            translate("Steps", "Choose…"),
            translate("Steps", "Not yet chosen."),
            translate("Steps", "Choose the layer of the planning areas, and what its fields mean."),
        ),
        "join": Words(
            translate("Steps", "Tables"),
            translate("Steps", "Join…"),
            translate("Steps", "No table joined yet."),
            translate("Steps", "Join the year's tables onto the planning areas."),
        ),
        "rates": Words(
            translate("Steps", "Rates"),
            translate("Steps", "Compute…"),
            translate("Steps", "No rates computed yet."),
            translate("Steps", "Compute rates from counts, as a catalogue of indicators says."),
        ),
        "types": Words(
            translate("Steps", "Area types"),
            translate("Steps", "Compute…"),
            translate("Steps", "No area types computed yet."),
            translate("Steps", "Group areas that are alike."),
        ),
        "index": Words(
            translate("Steps", "Status index"),
            translate("Steps", "Compute…"),
            translate("Steps", "No status index computed yet."),
            translate("Steps", "Rank the areas by their level and their change."),
        ),
        "regions": Words(
            translate("Steps", "Regions"),
            translate("Steps", "Sum up…"),
            translate("Steps", "Not yet summed up."),
            translate("Steps", "Add up the areas by region, and share out a budget."),
        ),
        "maps": Words(
            translate("Steps", "Maps"),
            translate("Steps", "Export…"),
            translate("Steps", "No maps made yet."),
            translate("Steps", "Make a printable map for each region."),
        ),
        "packages": Words(
            translate("Steps", "Packages"),
            translate("Steps", "Pack…"),
            translate("Steps", "Nothing packed yet."),
            translate("Steps", "Pack layers and tables for colleagues."),
        ),
    }[name]


def done_text(step: Step) -> str:
    """When a step was done and what came of it."""
    if step.date is None:
        return step.summary
    return f"{format_date(step.date, language())}: {step.summary}" if step.summary else day(step)


def day(step: Step) -> str:
    """The day on which a step was done, as the language writes it."""
    return format_date(step.date, language()) if step.date is not None else ""


def change_text(step: Step, changes: Sequence[Change]) -> str:
    """What changed since a step was done, a sentence each."""
    sentence = {
        CHANGED: translate("Steps", "{what} changed since {date}."),
        MISSING: translate("Steps", "{what} no longer found."),
        REPLACED: translate("Steps", "An earlier step was done anew since {date}."),
    }
    told = [sentence[change.kind].format(what=_thing(change.parameter), date=day(step)) for change in changes]
    return " ".join(dict.fromkeys(told))


def _thing(parameter: str) -> str:
    return {
        "INPUT": translate("Steps", "Areas"),
        "TABLE": translate("Steps", "Table"),
        "TABLE_LAYER": translate("Steps", "Table"),
        "CATALOGUE": translate("Steps", "Catalogue"),
        "MODEL": translate("Steps", "Model"),
        "OVERRIDES": translate("Steps", "Types set by hand"),
        "PREVIOUS": translate("Steps", "Layer of the earlier year"),
        "READING": translate("Steps", "Reading settings"),
        "TEMPLATE": translate("Steps", "Template"),
    }.get(parameter, translate("Steps", "Input"))


def dialog_class(name: str) -> Any:
    """The dialog of an action, imported only now; None where the form of Processing is all there is."""
    openers = {
        "areas": _areas,
        "join": _join,
        "rates": _rates,
        "types": _types,
        "index": _index,
        "regions": _regions,
        "budget": _budget,
        "maps": _maps,
        "export": _packages,
        "year": _year,
    }
    if name not in openers:
        return None
    try:
        return openers[name]()
    except ModuleNotFoundError as error:
        # A module of ours that is not there; anything else that is missing is an error.
        if not str(error.name).startswith(__name__.rpartition(".")[0]):
            raise
        return None


def _areas() -> Any:
    from .areasdialog import AreasDialog

    return AreasDialog


def _join() -> Any:
    from .joindialog import JoinDialog

    return JoinDialog


def _rates() -> Any:
    from .ratesdialog import RatesDialog

    return RatesDialog


def _types() -> Any:
    from .typesdialog import TypesDialog

    return TypesDialog


def _index() -> Any:
    from .indexdialog import IndexDialog

    return IndexDialog


def _regions() -> Any:
    from .regionsdialog import RegionsDialog

    return RegionsDialog


def _budget() -> Any:
    from .budgetdialog import BudgetDialog

    return BudgetDialog


def _maps() -> Any:
    from .mapsdialog import MapsDialog

    return MapsDialog


def _packages() -> Any:
    from .packagedialog import PackageDialog

    return PackageDialog


def _year() -> Any:
    from .yeardialog import YearDialog

    return YearDialog
