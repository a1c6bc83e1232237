"""Somebody who reads everything that was published and tries to compute what was withheld.

Written from the published tables alone: unknown counts are at least 0, totals are sums, a printed rate is within half
of its last digit. It shares no code with what it attacks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import linprog

FAR = 1e7
Name = tuple[str, str, str, str]


@dataclass
class Attacker:
    """Unknowns are named (year, level, place, field); facts are equations and inequalities between them."""

    names: dict[Name, int] = field(default_factory=dict)
    known: dict[int, float] = field(default_factory=dict)
    equal: list[tuple[dict[int, float], float]] = field(default_factory=list)
    below: list[tuple[dict[int, float], float]] = field(default_factory=list)
    _facts: list[tuple[dict[int, float], float, bool]] = field(default_factory=list)
    _uses: dict[int, list[int]] = field(default_factory=dict)
    _read: tuple[int, int, int] = (-1, -1, -1)

    def unknown(self, name: Name) -> int:
        return self.names.setdefault(name, len(self.names))

    def reads_counts(self, frame: pd.DataFrame, level: str, fields: Iterable[str], year: str = "") -> None:
        for name in fields:
            for place, value in frame[name].items():
                number = self.unknown((year, level, str(place), name))
                if not pd.isna(value):
                    self.known[number] = float(value)

    def reads_rate(
        self, frame: pd.DataFrame, level: str, rate: str, above: Sequence[tuple[int, str]],
        below: Sequence[tuple[int, str]], factor: float, decimals: int, year: str = "",
    ) -> None:  # fmt: skip
        half = 0.5 * 10.0**-decimals * (1 + 1e-9)
        for place, value in frame[rate].items():
            if pd.isna(value):
                continue
            for sign, bound in ((1, float(value) + half), (-1, float(value) - half)):
                terms: dict[int, float] = {}
                for weight, name in above:
                    number = self.unknown((year, level, str(place), name))
                    terms[number] = terms.get(number, 0.0) + sign * weight * factor
                for weight, name in below:
                    number = self.unknown((year, level, str(place), name))
                    terms[number] = terms.get(number, 0.0) - sign * weight * bound
                self.below.append((terms, 1e-6))

    def knows_total(self, total: Name, parts: Iterable[Name]) -> None:
        terms = {self.unknown(total): 1.0}
        for part in parts:
            terms[self.unknown(part)] = -1.0
        self.equal.append((terms, 0.0))

    def knows_regions(
        self, owners: Mapping[str, str], level: str, fields: Iterable[str], year: str = "", inner: str = "area"
    ) -> None:
        inside: dict[str, list[str]] = {}
        for area, region in owners.items():
            inside.setdefault(region, []).append(area)
        for name in fields:
            for region, areas in inside.items():
                self.knows_total((year, level, region, name), [(year, inner, area, name) for area in areas])

    def narrow(self, wanted: Iterable[Name] | None = None, width: float = math.inf) -> dict[Name, tuple[float, float]]:
        """The bounds of the unknown counts that are closer together than ``width``."""
        numbers = [self.names[name] for name in (wanted if wanted is not None else self.names)]
        names = {number: name for name, number in self.names.items()}
        found = {}
        for number in numbers:
            if number in self.known:
                continue
            low, high = self.bounds(number)
            if high - low < width - 1e-4:
                found[names[number]] = (low, high)
        return found

    def bounds(self, number: int) -> tuple[float, float]:
        cells, matrices = self._around(number)
        here = cells.index(number)
        ends = []
        for sign in (1.0, -1.0):
            objective = np.zeros(len(cells))
            objective[here] = sign
            found = linprog(objective, **matrices, bounds=[(0, FAR)] * len(cells), method="highs")
            if found.status != 0:
                raise AssertionError(f"the published figures contradict each other: {found.message}")
            ends.append(float(found.x[here]))
        return ends[0], ends[1]

    def _connections(self) -> tuple[list[tuple[dict[int, float], float, bool]], dict[int, list[int]]]:
        if self._read != (len(self.equal), len(self.below), len(self.known)):
            self._read = (len(self.equal), len(self.below), len(self.known))
            self._facts = [(terms, right, True) for terms, right in self.equal]
            self._facts += [(terms, right, False) for terms, right in self.below]
            self._uses = {}
            for index, (terms, _, _) in enumerate(self._facts):
                for cell in terms.keys() - self.known.keys():
                    self._uses.setdefault(cell, []).append(index)
        return self._facts, self._uses

    def _around(self, number: int) -> tuple[list[int], dict[str, object]]:
        """The facts that hang together with one unknown through other unknowns."""
        facts, uses = self._connections()
        cells, used, todo = {number}, set(), [number]
        while todo:
            for index in uses.get(todo.pop(), []):
                if index not in used:
                    used.add(index)
                    new = facts[index][0].keys() - self.known.keys() - cells
                    cells |= new
                    todo += new
        order = sorted(cells)
        system: dict[str, object] = {}
        for equal, left, right in ((True, "A_eq", "b_eq"), (False, "A_ub", "b_ub")):
            chosen = [facts[index] for index in sorted(used) if facts[index][2] is equal]
            if chosen:
                system[left], system[right] = self._system(chosen, {cell: at for at, cell in enumerate(order)})
        return order, system

    def _system(
        self, facts: list[tuple[dict[int, float], float, bool]], place: dict[int, int]
    ) -> tuple[sparse.csr_matrix, np.ndarray]:
        matrix = sparse.lil_matrix((len(facts), len(place)))
        target = np.zeros(len(facts))
        for row, (terms, value, _) in enumerate(facts):
            target[row] = value - sum(weight * self.known.get(cell, 0.0) for cell, weight in terms.items())
            for cell in terms.keys() & place.keys():
                matrix[row, place[cell]] = terms[cell]
        return matrix.tocsr(), target
