"""The report of frozen types on a later year: what has changed, where, and by which numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from ...core.areatypes.frozen import NEW, NONE, Move, Part
from ...core.formats import format_number
from ..areas.areanames import named
from ..translation import Texts
from .frozen_parts import Comparison, FrozenFound, add_by_hand, with_hand
from .report import Report
from .typology_parts import type_label

_ARROW = "\N{RIGHTWARDS ARROW}"
_GROUND = (226, 236, 245)
_ODD = (252, 240, 214)


class FrozenReport:
    """Builds the printable report."""

    def __init__(self, found: FrozenFound, texts: Texts) -> None:
        self._found = found
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("FrozenReport", "Report on the area types by a frozen model"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._sizes()
        if self._found.comparison is not None:
            self._matrix(self._found.comparison)
            self._moved(self._found.comparison)
            self._others(self._found.comparison)
        add_by_hand(self._report, self._found, self._type, self._texts)
        self._far()
        self._untyped()
        self._rules()
        return self._report

    def _number(self, value: float, decimals: int = 0) -> str:
        return format_number(float(value), decimals, self._texts.language)

    def _type(self, number: int) -> str:
        if number > 0:
            return type_label(number, self._found.names, self._texts)
        if number == NONE:
            return self.translate("FrozenReport", "no type")
        if number == NEW:
            return self.translate("FrozenReport", "area not known before")
        return self.translate("FrozenReport", "type not known to the model")

    def _area(self, key: str) -> str:
        return named(key, self._found.area_names)

    def _areas(self, keys: Iterable[str]) -> str:
        return ", ".join(map(self._area, keys))

    def _label(self, name: str) -> str:
        known = self._found.catalogue.get(name)
        label = self._found.labels.get(name, "")
        if known is not None and label in ("", name):
            label = known.label
        return f"{label} ({name})" if label and label != name else name

    def _summary(self) -> None:
        applied, comparison = self._found.applied, self._found.comparison
        self._report.paragraph(
            self.translate(
                "FrozenReport",
                "{typed} areas of the layer {layer} were given the nearest of the {k} types of the model {model}, "
                "which was made of {areas} areas. Centres, transformation, scaling and weights are the old ones, so "
                "that a type means the same in both years. {untyped} areas have no type.",
            ).format(
                typed=self._number(len(applied.keys)),
                layer=self._found.layer,
                k=len(applied.model.centres),
                model=self._found.model_file,
                areas=self._number(sum(applied.model.sizes)),
                untyped=self._number(len(applied.untyped)),
            )
        )
        if comparison is None:
            self._report.paragraph(
                self.translate("FrozenReport", "No earlier types were given, so changes of type cannot be told.")
            )
            return
        table = comparison.transitions
        stayed = sum(int(table.table[i, i]) for i in range(len(applied.model.centres)))
        self._report.paragraph(
            self.translate(
                "FrozenReport",
                "Compared with {place}, {changed} areas changed type and {stayed} kept theirs.",
            ).format(place=comparison.place, changed=self._number(len(table.changed)), stayed=self._number(stayed))
        )

    def _sizes(self) -> None:
        applied = self._found.applied
        self._report.heading(self.translate("FrozenReport", "How large the types are"))
        rows = [
            [self._type(number), self._number(old), self._number(new), self._signed(int(new) - old)]
            for number, (old, new) in enumerate(zip(applied.model.sizes, applied.sizes, strict=True), start=1)
        ]
        headers = [
            self.translate("FrozenReport", "Type"),
            self.translate("FrozenReport", "Areas in the model"),
            self.translate("FrozenReport", "Areas now"),
            self.translate("FrozenReport", "Difference"),
        ]
        self._report.table(headers, rows, numeric=(1, 2, 3))

    def _signed(self, value: int) -> str:
        return ("+" if value > 0 else "") + self._number(value)

    def _matrix(self, comparison: Comparison) -> None:
        found = comparison.transitions
        self._report.heading(self.translate("FrozenReport", "From which type to which"))
        # Columns have short heads, so that twelve types fit on a page.
        heads = [str(kind) if kind > 0 else self._type(kind) for kind in found.columns]
        total = self.translate("FrozenReport", "Total")
        headers = [self.translate("FrozenReport", "Before \\ now"), *heads, total]
        rows = [
            [self._type(kind), *(self._number(count) for count in line), self._number(line.sum())]
            for kind, line in zip(found.rows, found.table, strict=True)
        ]
        rows.append(
            [total, *(self._number(count) for count in found.table.sum(axis=0)), self._number(found.table.sum())]
        )
        same = {
            (row, found.columns.index(kind) + 1): _GROUND
            for row, kind in enumerate(found.rows)
            if kind in found.columns
        }
        caption = self.translate("FrozenReport", "Areas by earlier type (rows) and present type (columns)")
        self._report.table(headers, rows, numeric=range(1, len(headers)), caption=caption, shades=same)

    def _moved(self, comparison: Comparison) -> None:
        moves = comparison.moves
        self._report.heading(self.translate("FrozenReport", "Areas that changed type"))
        if not moves:
            self._report.paragraph(self.translate("FrozenReport", "No area changed type."))
            return
        rows = [
            [
                self._area(move.key),
                self._by_hand(self._type(move.old), comparison.earlier.set_by_hand.get(move.key)),
                self._by_hand(self._type(move.new), self._set_now(move)),
                self._number(move.distance_old, 2),
                self._number(move.distance_new, 2),
            ]
            for move in moves
        ]
        headers = [
            self.translate("FrozenReport", "Area"),
            self.translate("FrozenReport", "Before"),
            self.translate("FrozenReport", "Now"),
            self.translate("FrozenReport", "Distance to the earlier type"),
            self.translate("FrozenReport", "Distance to the present type"),
        ]
        self._report.table(headers, rows, numeric=(3, 4))
        self._figures(moves)

    def _figures(self, moves: Sequence[Move]) -> None:
        catalogue = self._found.catalogue
        headers = [self.translate("FrozenReport", "Area and indicator"), self.translate("FrozenReport", "Value")]
        if any(part.name in catalogue for move in moves for part in move.parts):
            headers.append(self.translate("FrozenReport", "Numerator"))
            headers.append(self.translate("FrozenReport", "Denominator"))
        rows: list[list[str]] = []
        shades: dict[tuple[int, int], tuple[int, int, int]] = {}
        odd = []
        for move in moves:
            # The area stands above its indicators.
            shades.update(((len(rows), column), _GROUND) for column in range(len(headers)))
            title = f"{self._area(move.key)} ({move.old} {_ARROW} {move.new})"
            rows.append([title, *[""] * (len(headers) - 1)])
            for part in move.parts:
                if part.opposite:
                    shades.update(((len(rows), column), _ODD) for column in range(len(headers)))
                    odd.append(move.key)
                rows.append([self._label(part.name), *self._pairs(part)[: len(headers) - 1]])
        self._report.heading(self.translate("FrozenReport", "The figures behind the changes"), 3)
        self._report.paragraph(
            self.translate(
                "FrozenReport",
                "For each area the indicators that contributed most to the change, the strongest first. A rate can "
                "fall while more people are concerned, where the population grows faster: read rate, numerator "
                "and denominator together.",
            )
        )
        if odd:
            text = self.translate("FrozenReport", "In the yellow rows rate and numerator go opposite ways: {areas}.")
            self._report.paragraph(text.format(areas=self._areas(dict.fromkeys(odd))))
        self._report.table(headers, rows, numeric=range(1, len(headers)), shades=shades)

    def _set_now(self, move: Move) -> int | None:
        item = self._found.overrides.get(move.key)
        return item.type if item is not None else None

    def _by_hand(self, computed: str, number: int | None) -> str:
        return computed if number is None else with_hand(computed, self._type(number), self._texts)

    def _pairs(self, part: Part) -> list[str]:
        """Value, numerator and denominator, each as ``6,4 → 3,9 %``; a point where there is none."""
        known = self._found.catalogue.get(part.name)
        unit = f" {known.unit}" if known is not None and known.unit else ""
        texts = [self._pair(part.rate, known.decimals if known is not None else _decimals(part.rate)) + unit]
        for pair, there in (
            (part.numerator, known is not None),
            (part.denominator, known is not None and bool(known.denominator)),
        ):
            whole = all(value.is_integer() for value in pair if math.isfinite(value))
            shown = there and any(map(math.isfinite, pair))
            texts.append(self._pair(pair, 0 if whole else 1) if shown else ".")
        return texts

    def _pair(self, pair: tuple[float, float], decimals: int) -> str:
        shown = [self._number(value, decimals) for value in pair]
        return f" {_ARROW} ".join(shown if math.isfinite(pair[0]) else shown[1:])

    def _others(self, comparison: Comparison) -> None:
        found = comparison.transitions
        sentences = (
            (found.gained, self.translate("FrozenReport", "Areas with a type that had none before: {areas}.")),
            (found.lost, self.translate("FrozenReport", "Areas that had a type before and have none now: {areas}.")),
            (
                comparison.earlier.gone,
                self.translate("FrozenReport", "Areas that only the earlier year has: {areas}."),
            ),
        )
        for keys, sentence in sentences:
            if keys:
                self._report.paragraph(sentence.format(areas=self._areas(keys)))
        for note in comparison.earlier.notes:
            self._report.paragraph(self._texts.note(note))

    def _far(self) -> None:
        applied = self._found.applied
        self._report.heading(self.translate("FrozenReport", "Areas that fit badly"))
        if applied.limit_of_model:
            rule = self.translate(
                "FrozenReport",
                "An area fits badly if it lies farther from its type than any area of the model: {limit}.",
            )
        else:
            rule = self.translate(
                "FrozenReport", "An area fits badly if it lies farther from its type than 3 times the median: {limit}."
            )
        self._report.paragraph(rule.format(limit=self._number(applied.limit, 2)))
        if not applied.far:
            self._report.paragraph(self.translate("FrozenReport", "No area lies so far from every type."))
            return
        member = applied.member
        rows = [
            [
                self._area(applied.keys[row]),
                self._type(int(member.types[row])),
                self._number(member.distance[row], 2),
                self._type(int(member.second[row])),
                self._number(member.distance_second[row], 2),
            ]
            for row in applied.far
        ]
        headers = [
            self.translate("FrozenReport", "Area"),
            self.translate("FrozenReport", "Type"),
            self.translate("FrozenReport", "Distance"),
            self.translate("FrozenReport", "Second type"),
            self.translate("FrozenReport", "Distance"),
        ]
        self._report.table(headers, rows, numeric=(2, 4))

    def _untyped(self) -> None:
        applied = self._found.applied
        self._report.heading(self.translate("FrozenReport", "Areas without a type"))
        if applied.untyped:
            headers = [self.translate("FrozenReport", "Area"), self.translate("FrozenReport", "Reason")]
            self._report.table(
                headers, [(self._area(key), self._texts.note(note)) for key, note in applied.untyped.items()]
            )
        else:
            self._report.paragraph(self.translate("FrozenReport", "All areas have a type."))
        if applied.partial:
            text = self.translate("FrozenReport", "Given a type by the indicators they have: {areas}.")
            self._report.paragraph(text.format(areas=self._areas(applied.partial)))

    def _rules(self) -> None:
        found, recipe = self._found, self._found.applied.model.recipe
        self._report.heading(self.translate("FrozenReport", "The old rules"))
        self._report.paragraph(
            self.translate(
                "FrozenReport",
                "Transformation {transform}, scaling {scaling}, method {method}; the model was written by "
                "version {version}.",
            ).format(
                transform=recipe.transform,
                scaling=recipe.scaling,
                method=found.applied.model.computation["method"],
                version=found.applied.model.program,
            )
        )
        if found.population_field:
            text = self.translate("FrozenReport", "Areas with a population below {minimum} ({field}) were left out.")
            text = text.format(minimum=self._number(found.min_population), field=found.population_field)
            self._report.paragraph(text)
        if found.exclude:
            text = self.translate("FrozenReport", "Areas were left out by the expression: {expression}")
            self._report.paragraph(text.format(expression=found.exclude))
        rows = [
            [self._label(item.name), self._number(item.weight, 2), self._number(centre, 3), self._number(spread, 3)]
            for item, centre, spread in zip(recipe.indicators, recipe.centres, recipe.spreads, strict=True)
        ]
        headers = [
            self.translate("FrozenReport", "Indicator"),
            self.translate("FrozenReport", "Weight"),
            self.translate("FrozenReport", "Centre of the scaling"),
            self.translate("FrozenReport", "Spread of the scaling"),
        ]
        self._report.table(headers, rows, numeric=(1, 2, 3))


def _decimals(pair: tuple[float, float]) -> int:
    size = max((abs(value) for value in pair if math.isfinite(value)), default=0.0)
    return 0 if size >= 1000 else 1 if size >= 1 else 3
