"""The yearly round: from last year's work the orders of the new year, one after the other."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingParameterField, QgsVectorLayer

from ...core.messages import InputError, Note
from ...core.names import same_but_year
from ..projectstate import ProjectState
from .lastyear import LastYear


@dataclass(frozen=True)
class Made:
    """Stands in an order's parameters for the layer that the order at ``place`` makes."""

    place: int


@dataclass(frozen=True)
class Order:
    """A run of an algorithm, without the provider's name.

    ``step`` is the step of the project's work under which it is remembered; empty where it is none. ``layers`` holds
    the titles of the result layers, by output; ``watched`` the parameters whose later change makes the step old;
    ``passing`` those that are not remembered.
    """

    step: str
    algorithm: str
    parameters: Mapping[str, Any]
    title: str
    layers: Mapping[str, str] = field(default_factory=dict)
    watched: tuple[str, ...] = ("INPUT",)
    passing: tuple[str, ...] = ()

    def remembered(self) -> dict[str, Any]:
        """The parameters as the project keeps them."""
        return {name: value for name, value in self.parameters.items() if name not in self.passing}


@dataclass(frozen=True)
class Wanted:
    """What the new year brings: a file for each of last year's joins in their order, ``areas`` as the id of a layer of
    the project (empty: last year's), and what is to be made of them in ``folder``."""

    tables: tuple[str, ...]
    year: int
    folder: Path
    reference_date: str = ""
    areas: str = ""
    crosswalk: str = ""
    new_model: bool = False
    maps: bool = True


@dataclass(frozen=True)
class Plan:
    """The orders with their gaps (:class:`Made`), remarks for the user, and the files and folders they write."""

    orders: tuple[Order, ...]
    notes: tuple[Note, ...]
    files: tuple[Path, ...]
    # Places of the orders that others ask for; -1 where there is none.
    types: int = -1
    comparison: int = -1


def orders(state: ProjectState, plan: Plan) -> Generator[Order, Mapping[str, Any], None]:
    """The orders, each complete; send the results of each, with the id of its layer as ``LAYER``, to get the next."""
    made: list[str] = []
    for order in plan.orders:
        results = yield ready(order, made, state)
        made.append(str((results or {}).get("LAYER", "")))


def ready(order: Order, made: list[str], state: ProjectState) -> Order:
    """An order whose layers are known: gaps filled, names of fields as this year's layers spell them."""
    filled = {name: made[value.place] if isinstance(value, Made) else value for name, value in order.parameters.items()}
    if "" in (filled[name] for name, value in order.parameters.items() if isinstance(value, Made)):
        raise InputError("year-layer-lost", title=order.title)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{order.algorithm}")
    for definition in algorithm.parameterDefinitions() if algorithm is not None else ():
        name = definition.name()
        if isinstance(definition, QgsProcessingParameterField) and filled.get(name):
            layer = state.layer(str(filled.get(definition.parentLayerParameterName(), "")))
            if layer is not None:
                filled[name] = this_years(filled[name], layer)
    return Order(order.step, order.algorithm, filled, order.title, order.layers, order.watched, order.passing)


def this_years(names: Any, layer: QgsVectorLayer) -> Any:
    """Field names as the layer has them: one that holds last year's year is found by the rest of its name."""
    known = layer.fields().names()
    folded = {name.casefold() for name in known}

    def one(name: str) -> str:
        return name if name.casefold() in folded else same_but_year(name, known) or name

    return [one(str(name)) for name in names] if isinstance(names, (list, tuple)) else one(str(names))


def check_year(last: LastYear, wanted: Wanted) -> None:
    """:class:`InputError` where the new year is not after last year's."""
    if last.year and wanted.year <= last.year:
        raise InputError("year-not-later", value=wanted.year, last=last.year)
