"""The report of a typology: for a reader who is no statistician, with an annex for one who is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...core.formats import format_number
from ...core.messages import Note
from ..translation import Texts
from .report import Report
from .typology_annex import annex
from .typology_parts import Found, shade, type_label

if TYPE_CHECKING:
    pass

# From this ratio of the two distances on an area lies between two types.
_NEAR_SECOND = 0.9


class TypeReport:
    """Builds the printable report."""

    def __init__(self, found: Found, texts: Texts) -> None:
        self._found = found
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("TypeReport", "Report on the area types"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._sizes()
        self._descriptions()
        self._profile_tables()
        self._stability()
        self._between()
        self._reasons()
        self._by_hand()
        self._untyped()
        self._preparation()
        self._annex()
        return self._report

    def _number(self, value: float, decimals: int = 0) -> str:
        return format_number(float(value), decimals, self._texts.language)

    def _type(self, number: int) -> str:
        return type_label(number, self._found.names, self._texts)

    def _label(self, name: str) -> str:
        label = self._found.labels.get(name, "")
        return f"{label} ({name})" if label and label != name else name

    def _value(self, value: float, column: int) -> str:
        # Three significant digits of the city's mean are as much as a reader can use.
        size = abs(float(self._found.profiles.city[column]))
        decimals = 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 else 4
        return self._number(value, decimals)

    def _summary(self) -> None:
        typology = self._found.typology
        typed = len(typology.prepared.keys) + len(typology.prepared.partial)
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "{typed} areas of the layer {layer} were sorted into {k} types by {indicators} indicators. "
                "Areas of one type resemble each other in these indicators, wherever they lie. "
                "{untyped} areas have no type; the reasons are given below.",
            ).format(
                typed=self._number(typed),
                layer=self._found.layer,
                k=typology.k,
                indicators=len(typology.prepared.recipe.names),
                untyped=self._number(len(typology.prepared.untyped)),
            )
        )
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "The types are numbered by strain: type 1 has the least, type {k} the most, on average over the "
                "indicators and in the direction given for each. A type says what its areas have in common. "
                "It does not describe the people who live there, and it is no verdict on them.",
            ).format(k=typology.k)
        )
        self._report.paragraph(
            self.translate(
                "TypeReport", "The types explain {share} % of the differences between the areas; the rest lies within."
            ).format(share=self._number(typology.r2 * 100, 0))
        )

    def _sizes(self) -> None:
        typology = self._found.typology
        people = typology.prepared.population
        headers = [
            self.translate("TypeReport", "Type"),
            self.translate("TypeReport", "Areas"),
            self.translate("TypeReport", "Share of the areas in %"),
            self.translate("TypeReport", "Mean strain (z)"),
        ]
        if people is not None:
            headers.append(self.translate("TypeReport", "Population"))
        rows = []
        for number, size in enumerate(typology.sizes, start=1):
            row = [
                self._type(number),
                self._number(size),
                self._number(size / typology.sizes.sum() * 100, 1),
                self._number(typology.strain[number - 1], 2),
            ]
            if people is not None:
                row.append(self._number(people[typology.member.types == number].sum()))
            rows.append(row)
        self._report.heading(self.translate("TypeReport", "How large the types are"))
        self._report.table(headers, rows, numeric=range(1, len(headers)))

    def _descriptions(self) -> None:
        from ...core.profiles import LEVELS, describe

        self._report.heading(self.translate("TypeReport", "What sets each type apart"))
        words = {
            "far_above": self.translate("TypeReport", "Far above the mean of the areas: {indicators}."),
            "above": self.translate("TypeReport", "Above: {indicators}."),
            "near": self.translate("TypeReport", "Near the mean: {indicators}."),
            "below": self.translate("TypeReport", "Below: {indicators}."),
            "far_below": self.translate("TypeReport", "Far below the mean of the areas: {indicators}."),
        }
        columns = {name: column for column, name in enumerate(self._found.profiles.names)}
        for number in range(1, self._found.typology.k + 1):
            traits = describe(self._found.profiles, number)
            self._report.heading(self._type(number), 3)
            for level in LEVELS:
                parts = [
                    self.translate("TypeReport", "{indicator} {mean} (all areas {city})").format(
                        indicator=self._label(trait.name),
                        mean=self._value(trait.mean, columns[trait.name]),
                        city=self._value(self._found.profiles.city[columns[trait.name]], columns[trait.name]),
                    )
                    if level != "near"
                    else self._label(trait.name)
                    for trait in traits
                    if trait.level == level
                ]
                if parts:
                    self._report.paragraph(words[level].format(indicators="; ".join(parts)))

    def _profile_tables(self) -> None:
        found, k = self._found.profiles, self._found.typology.k
        self._report.heading(self.translate("TypeReport", "The types in figures"))
        types = [str(number) for number in range(1, k + 1)]
        headers = [self.translate("TypeReport", "Indicator"), *types, self.translate("TypeReport", "All areas")]
        weighted = found.city_weighted
        if weighted is not None:
            headers.append(self.translate("TypeReport", "All people"))
        rows = []
        for column, name in enumerate(found.names):
            row = [self._label(name), *(self._value(found.mean[t, column], column) for t in range(k))]
            row.append(self._value(found.city[column], column))
            if weighted is not None:
                row.append(self._value(weighted[column], column))
            rows.append(row)
        shades = {
            (column, t + 1): shade(float(found.z[t, column])) for column in range(len(found.names)) for t in range(k)
        }
        self._report.table(
            headers,
            rows,
            numeric=range(1, len(headers)),
            caption=self.translate("TypeReport", "Mean of the areas of each type, in the indicator's own unit"),
            shades=shades,
        )
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "Red: above the mean of all areas, blue: below; the stronger, the farther. "
                "“All areas” counts every area once.",
            )
        )
        if weighted is not None:
            self._report.paragraph(
                self.translate("TypeReport", "“All people” weighs each area by its population ({field}).").format(
                    field=self._found.population_field
                )
            )

    def _stability(self) -> None:
        from ...core.stability import verdicts

        self._report.heading(self.translate("TypeReport", "How far the types can be relied on"))
        stability = self._found.stability
        sentences = verdicts(stability)
        if sentences:
            self._report.paragraph(
                self.translate(
                    "TypeReport",
                    "The computation was repeated {count} times, each time with areas drawn anew. "
                    "The number in brackets tells how much of a type came back: 1 is all of it.",
                ).format(count=self._number(stability.bootstraps))
            )
            for note in sentences:
                self._report.paragraph(self._texts.note(note))
        else:
            self._report.paragraph(
                self.translate("TypeReport", "Stability was not examined (BOOTSTRAPS is 0). It should be before use.")
            )

    def _between(self) -> None:
        member, keys = self._found.typology.member, self._found.typology.prepared.keys
        rows_near = [int(row) for row in np.argsort(-member.ratio, kind="stable") if member.ratio[row] >= _NEAR_SECOND]
        self._report.heading(self.translate("TypeReport", "Areas between two types"))
        if not rows_near:
            self._report.paragraph(self.translate("TypeReport", "No area lies almost as near to another type."))
            return
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "These {count} areas lie almost as near to a second type. Look at them with people who know the place.",
            ).format(count=self._number(len(rows_near)))
        )
        rows = [
            (
                keys[row],
                self._type(int(member.types[row])),
                self._type(int(member.second[row])),
                self._number(member.ratio[row], 2),
                self._number(self._found.typology.silhouettes[row], 2),
            )
            for row in rows_near
        ]
        self._report.table(
            [
                self.translate("TypeReport", "Area"),
                self.translate("TypeReport", "Type"),
                self.translate("TypeReport", "Second type"),
                self.translate("TypeReport", "Ratio of the distances"),
                self.translate("TypeReport", "Silhouette"),
            ],
            rows,
            numeric=(3, 4),
        )

    def _reasons(self) -> None:
        if not self._found.explanations:
            return
        self._report.heading(self.translate("TypeReport", "Why these areas are of their type"))
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "The values of an area beside the means of its type, of the second nearest type and of all areas. "
                "The last column tells how much an indicator decides between the two types; below 0 it speaks for "
                "the second one.",
            )
        )
        for item in self._found.explanations:
            caption = self.translate(
                "TypeReport", "Area {area}: {type}; second nearest: {second}; ratio of the distances {ratio}"
            ).format(
                area=item.key,
                type=self._type(item.type),
                second=self._type(item.second),
                ratio=self._number(item.ratio, 2),
            )
            columns = {name: place for place, name in enumerate(self._found.profiles.names)}
            rows = [
                (
                    self._label(reason.name),
                    *(
                        self._value(value, columns[reason.name])
                        for value in (reason.value, reason.own, reason.second, reason.city)
                    ),
                    f"{self._number(reason.share * 100)} %",
                )
                for reason in item.reasons
            ]
            headers = [
                self.translate("TypeReport", "Indicator"),
                self.translate("TypeReport", "Area"),
                self.translate("TypeReport", "Own type"),
                self.translate("TypeReport", "Second type"),
                self.translate("TypeReport", "All areas"),
                self.translate("TypeReport", "Decides"),
            ]
            self._report.table(headers, rows, numeric=(1, 2, 3, 4, 5), caption=caption)

    def _by_hand(self) -> None:
        if not self._found.overrides:
            return
        self._report.heading(self.translate("TypeReport", "Types set by hand"))
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "People who know the place have given these areas another type. All figures of this report are those "
                "of the computed types; layer and map show the types set by hand.",
            )
        )
        rows = [
            (
                item.area,
                self._type(item.computed) if item.computed else "–",
                self._type(item.type),
                item.reason,
                ", ".join(part for part in (item.author, item.date, item.year) if part),
            )
            for item in sorted(self._found.overrides, key=lambda item: item.area)
        ]
        headers = [
            self.translate("TypeReport", "Area"),
            self.translate("TypeReport", "Computed"),
            self.translate("TypeReport", "Set by hand"),
            self.translate("TypeReport", "Reason"),
            self.translate("TypeReport", "By whom and when"),
        ]
        self._report.table(headers, rows)

    def _untyped(self) -> None:
        prepared = self._found.typology.prepared
        self._report.heading(self.translate("TypeReport", "Areas without a type"))
        if not prepared.untyped:
            self._report.paragraph(self.translate("TypeReport", "All areas have a type."))
        else:
            rows = [(key, self._texts.note(note)) for key, note in prepared.untyped.items()]
            headers = [self.translate("TypeReport", "Area"), self.translate("TypeReport", "Reason")]
            self._report.table(headers, rows)
        if prepared.partial:
            self._report.paragraph(
                self.translate(
                    "TypeReport",
                    "Assigned by the indicators they have, without shaping the types (MISSING is assign): {areas}.",
                ).format(areas=", ".join(prepared.partial))
            )

    def _preparation(self) -> None:
        self._report.heading(self.translate("TypeReport", "How the figures were prepared"))
        found, recipe = self._found, self._found.typology.prepared.recipe
        transforms = {
            "none": self.translate("TypeReport", "Values were not transformed."),
            "asinh": self.translate("TypeReport", "Values were transformed by the inverse hyperbolic sine (asinh)."),
            "sqrt": self.translate("TypeReport", "Values were transformed by the square root."),
            "log1p": self.translate("TypeReport", "Values were transformed by the logarithm of 1 + value."),
        }
        scalings = {
            "zscore": self.translate(
                "TypeReport", "They were made comparable by mean and standard deviation of the areas (z-scores)."
            ),
            "range": self.translate("TypeReport", "They were made comparable by lowest and highest value."),
            "robust": self.translate(
                "TypeReport", "They were made comparable by the median and the median absolute deviation."
            ),
        }
        self._report.paragraph(f"{transforms[recipe.transform]} {scalings[recipe.scaling]}")
        if found.population_field:
            text = self.translate("TypeReport", "Areas with a population below {minimum} ({field}) were left out.")
            self._report.paragraph(
                text.format(minimum=self._number(found.min_population), field=found.population_field)
            )
        if found.exclude:
            text = self.translate("TypeReport", "Areas were left out by the expression: {expression}")
            self._report.paragraph(text.format(expression=found.exclude))
        directions = {
            1: self.translate("TypeReport", "more is more strain"),
            -1: self.translate("TypeReport", "more is less strain"),
            0: self.translate("TypeReport", "not counted for the order"),
        }
        rows = [
            (self._label(i.name), directions[i.direction], f"{i.weight:g}".replace(".", self._point()))
            for i in recipe.indicators
        ]
        headers = [
            self.translate("TypeReport", "Indicator"),
            self.translate("TypeReport", "Direction"),
            self.translate("TypeReport", "Weight"),
        ]
        self._report.table(headers, rows, numeric=(2,))
        self._notes(found.typology.prepared.notes)

    def _notes(self, notes: Sequence[Note]) -> None:
        for note in notes:
            self._report.paragraph(self._texts.note(note))

    def _point(self) -> str:
        return "," if self._texts.language == "de" else "."

    def _annex(self) -> None:
        annex(self._report, self._found, self._texts)
