"""What was done is remembered at once, the fingerprints of its inputs as soon as they are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from ..gis.projectstate import ProjectState, Step
from ..gis.year.statechanges import prints
from .background import in_background


def remember(state: ProjectState, name: str, step: Step, watched: Iterable[str]) -> None:
    """Keep a step in the project. ``watched`` are the parameters whose later change makes it old."""
    function = prints(state, step.parameters, watched)
    number = state.set_step(name, step).number
    in_background(function, partial(_complete, state, name, number))


def _complete(state: ProjectState, name: str, number: int, before: Mapping[str, str]) -> None:
    state.complete(name, number, before)
