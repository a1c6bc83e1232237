"""What came of each order of the yearly round, in one sentence, and how the project remembers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication

from ...core.formats import format_number
from ..projectstate import Areas, ProjectState, Step
from ..translation import language
from .lastyear import LastYear
from .yearround import Order, Wanted

translate = QCoreApplication.translate


def summary(order: Order, results: Mapping[str, Any]) -> str:
    """What an order came to."""
    maker = {
        "joinindicators": _joined,
        "computerates": _rates,
        "transferareas": _transferred,
        "computeareatypes": _computed,
        "applyareatypes": _applied,
        "comparetypes": _compared,
        "computestatusindex": _classed,
        "aggregateregions": _regions,
        "exportregionmaps": _maps,
    }
    return maker[order.algorithm](order, results)


def step_of(order: Order, results: Mapping[str, Any]) -> Step:
    """An order that was carried out, as a step of the project's work."""
    return Step(order.remembered(), dict(results), summary(order, results))


def take_areas(state: ProjectState, last: LastYear, wanted: Wanted) -> None:
    """Remember the new year's areas where they are others than last year's."""
    layer = state.layer(wanted.areas)
    if layer is None or wanted.areas == last.areas.layer:
        return
    known = state.areas()
    kept = {
        name: value if layer.fields().lookupField(value) >= 0 else ""
        for name, value in vars(known).items()
        if name != "layer"
    }
    areas = replace(Areas(layer=layer.id()), **kept)
    state.choose_areas(areas, translate("YearRound", "{count} areas.").format(count=_count(layer.featureCount())))


def _count(value: Any) -> str:
    return format_number(int(value), 0, language()) if value is not None else "–"


def _joined(order: Order, results: Mapping[str, Any]) -> str:
    told = translate(
        "YearRound", "{table}: {rows} rows matched, {alone} areas without a row, {others} rows without an area."
    )
    return told.format(
        table=Path(str(order.parameters["TABLE"])).name,
        rows=_count(results.get("MATCHED")),
        alone=_count(results.get("AREAS_WITHOUT_ROW")),
        others=_count(results.get("ROWS_WITHOUT_AREA")),
    )


def _rates(order: Order, results: Mapping[str, Any]) -> str:
    return translate("YearRound", "{count} rates computed.").format(count=_count(results.get("COMPUTED")))


def _transferred(order: Order, results: Mapping[str, Any]) -> str:
    told = translate("YearRound", "{count} of last year's areas transferred, {lost} have no new area.")
    return told.format(count=_count(results.get("TRANSFERRED")), lost=_count(results.get("LOST")))


def _typed(results: Mapping[str, Any]) -> dict[str, str]:
    typed, untyped = int(results["TYPED"]), int(results["UNTYPED"])
    return {"typed": _count(typed), "all": _count(typed + untyped)}


def _computed(order: Order, results: Mapping[str, Any]) -> str:
    told = translate("YearRound", "New model: {k} types for {typed} of {all} areas.")
    return told.format(k=order.parameters.get("CLUSTERS", 7), **_typed(results))


def _applied(order: Order, results: Mapping[str, Any]) -> str:
    changed = results.get("CHANGED")
    if changed is None:
        return translate("YearRound", "Types of the model for {typed} of {all} areas.").format(**_typed(results))
    told = translate("YearRound", "Types of the model for {typed} of {all} areas; {changed} have changed their type.")
    return told.format(changed=_count(changed), **_typed(results))


def _compared(order: Order, results: Mapping[str, Any]) -> str:
    told = translate("YearRound", "Adjusted Rand index {rand}; areas in another type: {count}.")
    rand = format_number(float(results["RAND"]), 2, language())
    return told.format(rand=rand, count=_count(results.get("MOVED")))


def _classed(order: Order, results: Mapping[str, Any]) -> str:
    told = translate("YearRound", "{classed} areas have a class, {unclassed} have none.")
    return told.format(classed=_count(results.get("CLASSED")), unclassed=_count(results.get("UNCLASSED")))


def _regions(order: Order, results: Mapping[str, Any]) -> str:
    told = translate("YearRound", "{regions} regions, {without} areas without a region.")
    return told.format(regions=_count(results.get("REGIONS")), without=_count(results.get("AREAS_WITHOUT_REGION")))


def _maps(order: Order, results: Mapping[str, Any]) -> str:
    told = translate("YearRound", "{count} maps in the folder {folder}.")
    return told.format(count=_count(results.get("COUNT")), folder=Path(str(results["FOLDER"])).name)
