"""The report of a typology: for a reader who is no statistician, with an annex for one who is.

What a member of a committee wants to know comes first: how many types, what they are like, how far to trust them.
"""

from __future__ import annotations

from ...core.messages import Note
from ..translation import Texts
from .report import Report
from .typology_annex import annex
from .typology_areas import between, by_hand, members, reasons, untyped
from .typology_parts import Found, Writer, shade
from .typology_pictures import all_areas, heat_map, separation

# Areas named as examples of a type.
_EXAMPLES = 3
# So many indicators near the mean are named; more say nothing of a type.
_NEAR = 5


class TypeReport:
    """Builds the printable report."""

    def __init__(self, found: Found, texts: Texts) -> None:
        self._found = found
        self._texts = texts
        self.translate = texts.translate
        self._writer = Writer(found, texts, self.translate("TypeReport", "Report on the area types"))
        self._report = self._writer.report

    def build(self) -> Report:
        """The report with all its parts."""
        writer = self._writer
        self._summary()
        self._glance()
        self._descriptions()
        self._figures()
        self._stability()
        by_hand(writer)
        between(writer)
        reasons(writer)
        untyped(writer)
        separation(writer)
        all_areas(writer)
        members(writer)
        self._preparation()
        annex(writer)
        return self._report

    def _summary(self) -> None:
        typology, number = self._found.typology, self._writer.number
        typed = len(typology.prepared.keys) + len(typology.prepared.partial)
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "{typed} areas of the layer {layer} were sorted into {k} types by {indicators} indicators. "
                "Areas of one type resemble each other in these indicators, wherever they lie. "
                "{untyped} areas have no type; the reasons are given below.",
            ).format(
                typed=number(typed),
                layer=self._found.layer,
                k=typology.k,
                indicators=len(typology.prepared.recipe.names),
                untyped=number(len(typology.prepared.untyped)),
            )
        )
        numbered = self.translate(
            "TypeReport",
            "The types are numbered by strain: type 1 has the least, type {k} the most, on average over the "
            "indicators and in the direction given for each. A type says what its areas have in common. "
            "It does not describe the people who live there, and it is no verdict on them.",
        ).format(k=typology.k)
        if not typology.by_strain:
            numbered = self.translate(
                "TypeReport",
                "The types are numbered in an order that people have chosen, not by strain. A type says what its areas "
                "have in common. It does not describe the people who live there, and it is no verdict on them.",
            )
        explained = self.translate(
            "TypeReport", "The types explain {share} % of the differences between the areas; the rest lies within."
        ).format(share=number(typology.r2 * 100, 0))
        self._report.paragraph(f"{numbered} {explained}")

    def _glance(self) -> None:
        typology, writer = self._found.typology, self._writer
        people, sizes = typology.prepared.population, typology.sizes
        types = range(1, typology.k + 1)
        columns = {
            self.translate("TypeReport", "Type"): [writer.type(number) for number in types],
            self.translate("TypeReport", "Areas"): [writer.number(size) for size in sizes],
            self.translate("TypeReport", "Share in %"): [writer.number(size / sizes.sum() * 100, 1) for size in sizes],
        }
        if people is not None:
            columns[self.translate("TypeReport", "Population")] = [
                writer.number(people[typology.member.types == number].sum()) for number in types
            ]
        columns[self.translate("TypeReport", "Mean strain (z)")] = [
            writer.number(value, 2) for value in typology.strain
        ]
        numeric = range(1, len(columns))
        words = self._reliability()
        if words:
            columns[self.translate("TypeReport", "Reliability")] = words
        self._report.heading(self.translate("TypeReport", "The types at a glance"))
        rows = list(zip(*columns.values(), strict=True))
        self._report.table(list(columns), rows, numeric=numeric, swatches=writer.swatches(types))
        self._report.paragraph(
            self.translate(
                "TypeReport",
                "Mean strain: 0 is the mean of all areas, more is more strain. The colours are those of the map.",
            )
        )

    def _reliability(self) -> list[str]:
        from ...core.areatypes.stability import verdict

        words = {
            "stability-untrusted": self.translate("TypeReport", "not stable"),
            "stability-doubtful": self.translate("TypeReport", "doubtful"),
            "stability-stable": self.translate("TypeReport", "stable"),
            "stability-high": self.translate("TypeReport", "highly stable"),
        }
        jaccard = self._found.stability.jaccard
        return [words[verdict(number, value).code] for number, value in enumerate(jaccard, start=1)]

    def _descriptions(self) -> None:
        from ...core.areatypes.profiles import LEVELS, describe, typical

        writer = self._writer
        with self._report.together():
            self._report.heading(self.translate("TypeReport", "What sets each type apart"))
            heat_map(writer)
        words = {
            "far_above": self.translate("TypeReport", "Far above the mean of the areas: {indicators}."),
            "above": self.translate("TypeReport", "Above: {indicators}."),
            "near": self.translate("TypeReport", "Near the mean: {indicators}."),
            "below": self.translate("TypeReport", "Below: {indicators}."),
            "far_below": self.translate("TypeReport", "Far below the mean of the areas: {indicators}."),
        }
        every = self.translate("TypeReport", "all {count} indicators")
        rest = self.translate("TypeReport", "the other {count} indicators")
        one = self.translate("TypeReport", "{indicator} {mean} (all areas {city})")
        profiles, examples = self._found.profiles, typical(self._found.typology, _EXAMPLES)
        city = dict(zip(profiles.names, profiles.city, strict=True))
        for number in range(1, self._found.typology.k + 1):
            traits = describe(profiles, number)
            self._report.heading(writer.type(number), 3, writer.colour(number))
            for level in LEVELS:
                parts = [
                    one.format(
                        indicator=writer.label(trait.name),
                        mean=writer.value(trait.mean, trait.name, unit=True),
                        city=writer.value(city[trait.name], trait.name),
                    )
                    if level != "near"
                    else writer.label(trait.name)
                    for trait in traits
                    if trait.level == level
                ]
                if level == "near" and len(parts) > _NEAR:
                    parts = [(every if len(parts) == len(traits) else rest).format(count=len(parts))]
                if parts:
                    before = len(words[level].partition("{")[0].rstrip())
                    self._report.paragraph(words[level].format(indicators="; ".join(parts)), bold=before)
            text = self.translate("TypeReport", "Most typical areas: {areas}.")
            before = len(text.partition("{")[0].rstrip())
            self._report.paragraph(text.format(areas="; ".join(map(writer.area, examples[number - 1]))), bold=before)

    def _figures(self) -> None:
        found, k, writer = self._found.profiles, self._found.typology.k, self._writer
        types = [str(number) for number in range(1, k + 1)]
        headers = [self.translate("TypeReport", "Indicator"), *types, self.translate("TypeReport", "All areas")]
        weighted = found.city_weighted
        if weighted is not None:
            headers.append(self.translate("TypeReport", "All people"))
        rows = []
        for column, name in enumerate(found.names):
            row = [writer.with_unit(name), *(writer.value(found.mean[t, column], name) for t in range(k))]
            row.append(writer.value(found.city[column], name))
            if weighted is not None:
                row.append(writer.value(weighted[column], name))
            rows.append(row)
        shades = {
            (column, t + 1): shade(float(found.z[t, column])) for column in range(len(found.names)) for t in range(k)
        }
        with self._report.together(len(rows)):
            self._report.heading(self.translate("TypeReport", "The types in figures"))
            self._report.table(
                headers,
                rows,
                numeric=range(1, len(headers)),
                caption=self.translate("TypeReport", "Mean of the areas of each type, in the indicator's own unit"),
                shades=shades,
                swatches={(-1, number): writer.colour(number) for number in range(1, k + 1)},
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
        from ...core.areatypes.stability import verdicts
        from ...core.areatypes.typology import small_types

        writer, stability = self._writer, self._found.stability
        self._report.heading(self.translate("TypeReport", "How far the types can be relied on"))
        sentences = verdicts(stability)
        if sentences:
            self._report.paragraph(
                self.translate(
                    "TypeReport",
                    "The computation was repeated {count} times, each time with areas drawn anew. "
                    "The number in brackets tells how much of a type came back: 1 is all of it.",
                ).format(count=writer.number(stability.bootstraps))
            )
        else:
            self._report.paragraph(
                self.translate("TypeReport", "Stability was not examined (BOOTSTRAPS is 0). It should be before use.")
            )
        for note in (*sentences, *small_types(self._found.typology)):
            self._report.paragraph(writer.note(note), self._swatch(note))

    def _swatch(self, note: Note) -> str:
        number = note.values.get("type")
        return self._writer.colour(number) if isinstance(number, int) else ""

    def _preparation(self) -> None:
        with self._report.together(len(self._found.profiles.names)):
            self._report.heading(self.translate("TypeReport", "How the figures were prepared"))
            self._prepared()

    def _prepared(self) -> None:
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
                text.format(minimum=self._writer.number(found.min_population), field=found.population_field)
            )
        if found.exclude:
            text = self.translate("TypeReport", "Areas were left out by the expression: {expression}")
            self._report.paragraph(text.format(expression=found.exclude))
        directions = {
            1: self.translate("TypeReport", "more is more strain"),
            -1: self.translate("TypeReport", "more is less strain"),
            0: self.translate("TypeReport", "not counted for the order"),
        }
        point = "," if self._texts.language == "de" else "."
        rows = [
            (self._writer.full_label(i.name), directions[i.direction], f"{i.weight:g}".replace(".", point))
            for i in recipe.indicators
        ]
        headers = [
            self.translate("TypeReport", "Indicator"),
            self.translate("TypeReport", "Direction"),
            self.translate("TypeReport", "Weight"),
        ]
        self._report.table(headers, rows, numeric=(2,))
