"""Last year's work as a project remembers it: which tables were joined, and how all went on from there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from ...core.messages import InputError
from ...core.steering.nextyear import year_in
from ..projectstate import Areas, ProjectState, Step


@dataclass(frozen=True)
class LastYear:
    """The steps of last year's work. ``joins`` stand in the order in which they were done.

    ``model`` is the file of the frozen types, ``computed`` the last doing that computed types (not merely applied a
    model). ``start`` is the id of the layer that the first table was joined to.
    """

    areas: Areas
    start: str
    joins: tuple[Step, ...] = ()
    rates: Step | None = None
    types: Step | None = None
    computed: Step | None = None
    index: Step | None = None
    regions: Step | None = None
    maps: Step | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The name of each joined table: a path, or what a table of the project was called."""
        return tuple(str(step.parameters.get("TABLE") or _name_of_table(step)) for step in self.joins)

    @property
    def year(self) -> int:
        """The year of last year's tables by their names, else that of the maps; 0 where nothing tells it."""
        maps = str(self.maps.parameters.get("REFERENCE_DATE", "")) if self.maps is not None else ""
        types = str(self.types.parameters.get("YEAR", "")) if self.types is not None else ""
        by_tables = max((year_in(Path(table).stem) for table in self.tables), default=0)
        return by_tables or year_in(types) or year_in(maps)

    @property
    def model(self) -> str:
        """The file of the model that last year's types were computed or given by; empty without types."""
        return "" if self.types is None else str(self.types.results.get("MODEL") or self.types.parameters["MODEL"])


def last_year(state: ProjectState) -> LastYear:
    """Read it. :class:`InputError` where the project knows of no work that could be gone on with."""
    types = state.step("types")
    rates, joins = _way_to(state, types)
    doings = state.doings("types")
    computed = next((step for step in doings if step.parameters.get("INDICATORS")), None)
    if types is not None and not (types.results.get("MODEL") or types.parameters.get("MODEL")):
        raise InputError("year-no-model", path="–")
    if types is None and rates is None and not joins:
        raise InputError("year-nothing")
    first = next((step for step in (*joins, rates, types) if step is not None), None)
    start = str(first.parameters.get("INPUT", "")) if first is not None else ""
    areas = state.areas()
    return LastYear(
        areas=areas,
        start=start if state.layer(start) is not None else areas.layer,
        joins=tuple(joins),
        rates=rates,
        types=types,
        computed=computed,
        index=state.step("index"),
        # Budgets are decided anew each year.
        regions=next((step for step in state.doings("regions") if "AMOUNT" not in step.parameters), None),
        maps=state.step("maps"),
    )


def _way_to(state: ProjectState, types: Step | None) -> tuple[Step | None, list[Step]]:
    """The rates and joins that led to the types. A round that failed half way leaves newer ones, which do not count."""
    rates = _maker(state.doings("rates"), types) or state.step("rates")
    doings = state.doings("join")
    found = _maker(doings, rates) or _maker(doings, types) or (doings[0] if doings else None)
    joins: list[Step] = []
    while found is not None and found not in joins:
        joins.insert(0, found)
        found = _maker(doings, found)
    return rates, joins


def _maker(doings: Iterable[Step], user: Step | None) -> Step | None:
    """The doing whose result another one has used."""
    used: Any = user.parameters.get("INPUT") if user is not None else None
    if not used:
        return None
    return next((step for step in doings if used in (step.results.get("LAYER"), step.results.get("OUTPUT"))), None)


def _name_of_table(step: Step) -> str:
    # What a table of the project was called, as its result was named after it.
    return Path(str(step.results.get("OUTPUT", ""))).stem


def output_stem(step: Step, otherwise: str) -> str:
    """What the result file of a step was called; ``otherwise`` where it was none."""
    path = Path(str(step.results.get("OUTPUT", "")))
    return path.stem if path.suffix and path.is_absolute() else otherwise


def layer_of(state: ProjectState, step: Step | None) -> QgsVectorLayer | None:
    """The layer that a step has made, or None."""
    return state.layer(str(step.results.get("LAYER", ""))) if step is not None else None
