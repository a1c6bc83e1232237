"""The report of the status and dynamics index: plain words first, the formulas in an annex."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...core.formats import format_number
from ...core.measures.statusindex import overall_class
from .. import paths
from ..areas.areanames import named
from ..fields.statusfields import dynamics_names, status_names
from ..symbology import STATUS_CLASSES, palette
from ..translation import Texts
from .report import Report

if TYPE_CHECKING:
    from ...core.measures.statusindex import Index, StatusIndex

# How much of a class's colour a cell of the matrix shows, so that black letters can be read on it.
_PALE = 0.4


@dataclass(frozen=True)
class Setting:
    """What the report tells besides the result.

    ``labels`` are what people call the indicators, ``area_names`` the areas by key.
    """

    layer: str
    labels: Mapping[str, str]
    area_names: Mapping[str, str]
    population_field: str
    min_population: float
    exclude: str


class StatusReport:
    """Builds the printable report."""

    def __init__(self, found: StatusIndex, setting: Setting, texts: Texts) -> None:
        self._found = found
        self._setting = setting
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("StatusReport", "Report on the status and dynamics index"), texts)
        self._status_names = status_names(found.status.recipe.classes, texts)
        self._dynamics_names = dynamics_names(found.dynamics.recipe.classes, texts) if found.dynamics else {}

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._classes(self.translate("StatusReport", "Classes of the status"), self._found.status, self._status_names)
        if self._found.dynamics is not None:
            self._classes(
                self.translate("StatusReport", "Classes of the dynamics"), self._found.dynamics, self._dynamics_names
            )
            self._matrix(self._found.dynamics)
        self._strained()
        self._unclassed()
        self._indicators()
        self._annex()
        return self._report

    def _number(self, value: float, decimals: int = 0) -> str:
        return format_number(float(value), decimals, self._texts.language)

    def _plain(self, value: float) -> str:
        text = f"{value:.10g}".replace("-", "\N{MINUS SIGN}")
        return text.replace(".", ",") if self._texts.language == "de" else text

    def _label(self, name: str) -> str:
        label = self._setting.labels.get(name, "")
        return f"{label} ({name})" if label and label != name else name

    def _summary(self) -> None:
        found = self._found
        text = self.translate(
            "StatusReport",
            "{classed} of the {count} areas of the layer {layer} have all classes; {rest} lack one, and the reasons "
            "are given below.",
        )
        self._report.paragraph(
            text.format(
                classed=self._number(found.classed),
                count=self._number(len(found.keys)),
                layer=self._setting.layer,
                rest=self._number(len(found.reasons)),
            )
        )
        text = self.translate(
            "StatusReport",
            "The status index sums up {count} indicators in one number. It says how far an area lies above or below "
            "the mean of the areas: 0 is the mean, 1 is one standard deviation more strain, −1 one less. "
            "Class 1 has the least strain.",
        )
        self._report.paragraph(text.format(count=len(found.status.recipe.names)))
        if found.dynamics is not None:
            text = self.translate(
                "StatusReport",
                "The dynamics index does the same with {count} changes over time. It compares an area's change with "
                "that of the others: where all have improved, an area that has improved far less than the others may "
                "count as negative.",
            )
            self._report.paragraph(text.format(count=len(found.dynamics.recipe.names)))
        self._report.paragraph(
            self.translate(
                "StatusReport",
                "Both compare areas with each other at one time and in one city. They do not tell how much need there "
                "is, do not describe single people, and are no verdict on those who live there.",
            )
        )

    def _people(self, rows: np.ndarray) -> float:
        people = self._found.population
        return float(people[rows].sum()) if people is not None else 0.0

    def _classes(self, title: str, part: Index, names: Mapping[int, str]) -> None:
        headers = [
            self.translate("StatusReport", "Class"),
            self.translate("StatusReport", "Name"),
            self.translate("StatusReport", "Index x"),
            self.translate("StatusReport", "Areas"),
            self.translate("StatusReport", "Share of the areas in %"),
        ]
        with_people = self._found.population is not None
        if with_people:
            headers.append(self.translate("StatusReport", "Population"))
            headers.append(self.translate("StatusReport", "Share of the population in %"))
        everyone = self._people(part.classes > 0)
        rows = []
        for number, name in names.items():
            members = part.classes == number
            row = [str(number), name, self._range(part.recipe.limits, number), self._number(members.sum())]
            row.append(self._number(members.sum() / part.count * 100, 1))
            if with_people:
                people = self._people(members)
                row.append(self._number(people))
                row.append(self._number(people / everyone * 100, 1) if everyone else ".")
            rows.append(row)
        self._report.heading(title)
        self._report.table(headers, rows, numeric=range(3, len(headers)))

    def _range(self, limits: tuple[float, ...], number: int) -> str:
        low = limits[number - 2] if number > 1 else None
        high = limits[number - 1] if number <= len(limits) else None
        # As core.measures.statusindex.classes_of: a value at a limit belongs to the class nearer to 0.
        if low is not None and high is None:
            return f"x {'≥' if low < 0 else '>'} {self._plain(low)}"
        left = "" if low is None else f"{self._plain(low)} {'≤' if low < 0 else '<'} "
        right = "" if high is None else f" {'<' if high < 0 else '≤'} {self._plain(high)}"
        return f"{left}x{right}"

    def _matrix(self, dynamics: Index) -> None:
        count = dynamics.recipe.classes
        colours = self._pale() if count == 3 else {}
        shades, areas, people = {}, [], []
        for row, (first, name) in enumerate(self._status_names.items()):
            title = f"{first} {name}" if name else str(first)
            numbers, heads = [title], [title]
            for second in self._dynamics_names:
                text = overall_class(first, second, count)
                members = (self._found.status.classes == first) & (dynamics.classes == second)
                numbers.append(f"{text}: {self._number(members.sum())}")
                heads.append(f"{text}: {self._number(self._people(members))}")
                if text in colours:
                    shades[row, second] = colours[text]
            areas.append(numbers)
            people.append(heads)
        self._report.heading(self.translate("StatusReport", "Overall classes: status and dynamics together"))
        headers = [self.translate("StatusReport", "Status"), *self._dynamics_names.values()]
        numeric = range(1, len(headers))
        caption = self.translate("StatusReport", "Areas; columns: dynamics")
        self._report.table(headers, areas, numeric, caption, shades)
        if self._found.population is not None:
            caption = self.translate("StatusReport", "People who live in these areas; columns: dynamics")
            self._report.table(headers, people, numeric, caption, shades)

    @staticmethod
    def _pale() -> dict[str, tuple[int, int, int]]:
        shades = {}
        for name, colour in zip(STATUS_CLASSES, palette("status_dynamics").colours, strict=True):
            red, green, blue = (round(255 + (int(colour[place : place + 2], 16) - 255) * _PALE) for place in (1, 3, 5))
            shades[name] = (red, green, blue)
        return shades

    def _area(self, key: str) -> str:
        return named(key, self._setting.area_names)

    def _strained(self) -> None:
        found, status = self._found, self._found.status
        last = status.recipe.classes
        rows = sorted(np.flatnonzero(status.classes == last), key=lambda row: (-status.values[row], found.keys[row]))
        if not rows:
            return
        self._report.heading(self.translate("StatusReport", "Areas with the most strain"))
        text = self.translate(
            "StatusReport", "All areas of the status class {number}, the one with the highest index first."
        )
        self._report.paragraph(text.format(number=last))
        headers = [self.translate("StatusReport", "Area"), self.translate("StatusReport", "Status index")]
        columns = [[self._area(found.keys[row]) for row in rows]]
        columns.append([self._number(status.values[row], 2) for row in rows])
        if found.dynamics is not None:
            headers.append(self.translate("StatusReport", "Dynamics index"))
            headers.append(self.translate("StatusReport", "Overall class"))
            columns.append([self._number(found.dynamics.values[row], 2) for row in rows])
            columns.append([found.overall[row] or "." for row in rows])
        if found.population is not None:
            headers.append(self.translate("StatusReport", "Population"))
            columns.append([self._number(found.population[row]) for row in rows])
        numeric = [place for place in range(1, len(headers)) if place != 3 or found.dynamics is None]
        self._report.table(headers, list(zip(*columns, strict=True)), numeric)

    def _unclassed(self) -> None:
        self._report.heading(self.translate("StatusReport", "Areas that lack a class"))
        if not self._found.reasons:
            self._report.paragraph(self.translate("StatusReport", "All areas have all classes."))
            return
        rows = [(self._area(key), self._texts.note(note)) for key, note in self._found.reasons.items()]
        headers = [self.translate("StatusReport", "Area"), self.translate("StatusReport", "Reason")]
        self._report.table(headers, rows)

    def _indicators(self) -> None:
        self._report.heading(self.translate("StatusReport", "Indicators"))
        headers = [
            self.translate("StatusReport", "Indicator"),
            self.translate("StatusReport", "Mean"),
            self.translate("StatusReport", "Standard deviation"),
            self.translate("StatusReport", "Lowest"),
            self.translate("StatusReport", "Highest"),
            self.translate("StatusReport", "Weight"),
            self.translate("StatusReport", "Direction"),
        ]
        captions = [(self.translate("StatusReport", "Status, {count} areas"), self._found.status)]
        if self._found.dynamics is not None:
            captions.append((self.translate("StatusReport", "Dynamics, {count} areas"), self._found.dynamics))
        directions = {
            1: self.translate("StatusReport", "more is more strain"),
            -1: self.translate("StatusReport", "more is less strain"),
        }
        for caption, part in captions:
            measures = zip(part.means, part.deviations, part.lowest, part.highest, strict=True)
            rows = [
                (
                    self._label(item.name),
                    *(self._number(value, 4) for value in numbers),
                    self._plain(item.weight),
                    directions[item.direction],
                )
                for item, numbers in zip(part.recipe.indicators, measures, strict=True)
            ]
            self._report.table(headers, rows, range(1, 6), caption.format(count=self._number(part.count)))
        for note in self._found.notes:
            self._report.paragraph(self._texts.note(note))

    def _annex(self) -> None:
        self._report.heading(self.translate("StatusReport", "Annex: how the index is computed"))
        for line in self._formulas():
            self._report.paragraph(line)
        rows = []
        for name, part in (("STATUS", self._found.status), ("DYNAMIC", self._found.dynamics)):
            if part is not None:
                rows.append((f"{name}_LIMITS", "; ".join(self._plain(limit) for limit in part.recipe.limits)))
                label = self.translate("StatusReport", "Standard deviation of the sum ({index})").format(index=name)
                rows.append((label, self._number(part.total_deviation, 4)))
        if self._setting.population_field:
            rows.append(("POPULATION_FIELD", self._setting.population_field))
            rows.append(("MIN_POPULATION", self._plain(self._setting.min_population)))
        if self._setting.exclude:
            rows.append(("EXCLUDE", self._setting.exclude))
        rows.append((self.translate("StatusReport", "Program version"), paths.version()))
        headers = [self.translate("StatusReport", "What"), self.translate("StatusReport", "Value")]
        self._report.table(headers, rows)
        self._report.paragraph(
            self.translate(
                "StatusReport",
                "Source of the method: Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen, Monitoring Soziale "
                "Stadtentwicklung Berlin 2021, Indikatorenblätter of 29 July 2022, Status-Index and Dynamik-Index.",
            )
        )

    def _formulas(self) -> tuple[str, ...]:
        return (
            self.translate(
                "StatusReport",
                "1. z = (x − m) / s for every indicator x, with m the unweighted mean and s the population "
                "standard deviation (divisor n) of the areas that take part.",
            ),
            self.translate(
                "StatusReport",
                "2. Sum S = w₁d₁z₁ + w₂d₂z₂ + … with weight w and direction d (1 or −1).",
            ),
            self.translate(
                "StatusReport",
                "3. Index = (S − mean of S) / population standard deviation of S: the sum is standardised once more.",
            ),
            self.translate(
                "StatusReport",
                "4. Classes by the limits. An index exactly at a limit belongs to the class nearer to the mean.",
            ),
            self.translate(
                "StatusReport",
                "In each index those areas take part that have a value in all of its indicators, are large enough and "
                "are not excluded. An area can thus have a status without dynamics, or dynamics without a status; "
                "it then has no overall class. Missing values are never replaced.",
            ),
        )
