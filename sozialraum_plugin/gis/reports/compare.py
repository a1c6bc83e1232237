"""The report of regions in comparison: a heat table, small charts, regions of a like mix, a part for each region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.formats import format_number
from ...core.measures.indicators import Indicator
from ...core.messages import Note
from ...core.steering.regioncompare import LEVELS, Comparison, Value
from ...core.steering.regions import listed
from ..areas.areanames import named
from ..charts.comparechart import Panel, bar_panels, year_lines
from ..fields.comparefields import all_years, heading
from ..translation import Texts
from .report import Report

# Ground and sign by level: pale enough for black letters, and told apart without colours by the sign.
SHADES = {
    "far_above": ((240, 163, 134), "▲▲"),
    "above": ((250, 217, 202), "▲"),
    "near": ((255, 255, 255), ""),
    "below": ((214, 229, 243), "▼"),
    "far_below": ((155, 193, 225), "▼▼"),
}
# So many indicators stand beside each other in the heat table.
_COLUMNS = 6
_MARK = "*"


class CompareReport:
    """Builds the printable report."""

    def __init__(
        self, found: Comparison, names: Mapping[str, str], mix_words: str, notes: Sequence[Note], ranks: bool,
        texts: Texts,
    ) -> None:  # fmt: skip
        """``mix_words`` says what the mix counts, as "areas" or the alias of a count."""
        self._found = found
        self._names = names
        self._mix_words = mix_words
        self._notes = notes
        self._ranks = ranks
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("CompareReport", "Regions in comparison"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._heat()
        self._charts()
        self._mixes()
        if self._ranks:
            self._places()
        self._regions()
        self._remarks()
        self._method()
        return self._report

    def _number(self, value: float | None, decimals: int = 0, signed: bool = False) -> str:
        text = format_number(value, decimals, self._texts.language)
        return f"+{text}" if signed and value is not None and round(value, decimals) > 0 else text

    def _shown(self, value: Value, decimals: int) -> str:
        text = self._number(value.value, decimals)
        return text + _MARK if value.missing else text

    def _called(self, region: str) -> str:
        return named(region, self._names)

    def _summary(self) -> None:
        text = self.translate(
            "CompareReport",
            "{regions} regions are compared in {indicators} indicators: with the whole city and, where types are "
            "known, with the regions whose mix of types is most like theirs.",
        ).format(regions=self._number(len(self._found.regions)), indicators=self._number(len(self._found.indicators)))
        if self._found.years[-1]:
            text += " " + self.translate("CompareReport", "Year: {year}.").format(year=self._found.years[-1])
        self._report.paragraph(text)
        first = self.translate("CompareReport", "The order is no ranking.")
        rest = self.translate(
            "CompareReport",
            "The regions stand in the order of their keys. That a value lies above or below the city’s is neither good "
            "nor bad in itself: regions differ in whom they are home to, not in how well they work.",
        )
        self._report.paragraph(f"{first} {rest}", bold=len(first))
        if any(value.missing for value in self._found.values.values()):
            text = self.translate(
                "CompareReport", "Values marked with {mark} lack the part of areas whose numbers are secret or unknown."
            )
            self._report.paragraph(text.format(mark=_MARK))

    def _heat(self) -> None:
        self._report.heading(self.translate("CompareReport", "All regions at a glance"))
        self._report.paragraph(
            self.translate(
                "CompareReport",
                "▲ above and ▼ below the city’s value by at least half a standard deviation of the regions, ▲▲ and ▼▼ "
                "by at least a whole one; without a sign: near the city’s value. The colours say the same.",
            )
        )
        indicators = self._found.indicators
        for start in range(0, len(indicators), _COLUMNS):
            block = indicators[start : start + _COLUMNS]
            headers = [self.translate("CompareReport", "Region"), *map(heading, block)]
            rows, shades = self._heat_rows(block)
            self._report.table(headers, rows, range(1, len(headers)), shades=shades)

    def _heat_rows(
        self, block: Sequence[Indicator]
    ) -> tuple[list[list[str]], dict[tuple[int, int], tuple[int, int, int]]]:
        rows, shades = [], {}
        for number, region in enumerate(self._found.regions):
            row = [self._called(region)]
            for column, one in enumerate(block, start=1):
                value = self._found.values[region, one.name]
                text = self._shown(value, one.decimals)
                if value.level in LEVELS:
                    ground, sign = SHADES[value.level]
                    text = f"{text} {sign}".strip()
                    if sign:
                        shades[number, column] = ground
                row.append(text)
            rows.append(row)
        city = [self._number(self._found.city[one.name].value, one.decimals) for one in block]
        rows.append([self.translate("CompareReport", "City"), *city])
        return rows, shades

    def _panels(self) -> list[Panel]:
        return [
            Panel(
                heading(one),
                one.decimals,
                [all_years(self._found.values[region, one.name]) for region in self._found.regions],
                [*self._found.city[one.name].earlier, self._found.city[one.name].value],
            )
            for one in self._found.indicators
        ]

    def _charts(self) -> None:
        names, panels = [self._called(region) for region in self._found.regions], self._panels()
        years = self._found.years
        self._report.heading(self.translate("CompareReport", "Each indicator over the regions"))
        text = self.translate("CompareReport", "Bars: the regions. Line: the city, with its value below.")
        if len(years) > 1:
            text += " " + self.translate("CompareReport", "Diamond: the region’s value of {year}.").format(
                year=years[-2] or self.translate("CompareReport", "the earlier year")
            )
        self._report.paragraph(text)
        alt = self.translate(
            "CompareReport", "A bar chart per indicator over the regions; all values are in the tables of this report."
        )
        for picture in bar_panels(names, panels, self._texts.language):
            self._report.figure(picture, alt)
        if len(years) < 2:
            return
        self._report.heading(self.translate("CompareReport", "Each region over the years"))
        text = self.translate(
            "CompareReport",
            "Black: the region; grey: the city. The first and the last value stand beside the line. Each indicator has "
            "a scale of its own, which does not begin at 0. Years: {years}.",
        )
        self._report.paragraph(text.format(years=", ".join(years)))
        alt = self.translate(
            "CompareReport", "A small line chart per region and indicator over the years, with first and last value."
        )
        city = self.translate("CompareReport", "City")
        for picture in year_lines(names, panels, years, city, self._texts.language):
            self._report.figure(picture, alt)

    def _mixes(self) -> None:
        found = self._found
        if not any(found.mixes.values()):
            return
        self._report.heading(self.translate("CompareReport", "Regions of a like mix"))
        text = self.translate(
            "CompareReport",
            "The mix of a region is the share of each type in its areas that have a type, by {counted}. Two mixes are "
            "apart by the Euclidean distance of their shares: 0 where they are the same, 1.41 where they have nothing "
            "in common. The nearest regions, with their distance, are those of a like mix; where several are as far "
            "away as the last of them, all count. Their value is one rate: all their numerators by all their "
            "denominators.",
        )
        self._report.paragraph(text.format(counted=self._mix_words))
        share = self.translate("CompareReport", "Type {type} (%)")
        headers = [self.translate("CompareReport", "Region"), *(share.format(type=kind) for kind in found.types)]
        headers.append(self.translate("CompareReport", "Like regions (distance)"))
        rows = []
        for region in found.regions:
            shares: Sequence[float | None] = found.mixes[region] or [None] * len(found.types)
            like = ", ".join(f"{other.key} ({self._number(other.distance, 2)})" for other in found.like[region])
            cells = [self._number(None if part is None else 100 * part) for part in shares]
            rows.append([self._called(region), *cells, like or "."])
        self._report.table(headers, rows, range(1, len(headers) - 1))

    def _places(self) -> None:
        self._report.heading(self.translate("CompareReport", "Places"))
        self._report.paragraph(
            self.translate(
                "CompareReport",
                "Places order the values only, from the highest one down; they judge no region. Values that are equal "
                "as shown share a place, and as many places after it stay free (1, 2, 2, 4).",
            )
        )
        indicators = self._found.indicators
        for start in range(0, len(indicators), _COLUMNS):
            block = indicators[start : start + _COLUMNS]
            headers = [self.translate("CompareReport", "Region"), *map(heading, block)]
            rows = [
                [self._called(region), *(self._number(self._found.values[region, one.name].rank) for one in block)]
                for region in self._found.regions
            ]
            self._report.table(headers, rows, range(1, len(headers)))

    def _regions(self) -> None:
        self._report.heading(self.translate("CompareReport", "Region by region"))
        years = self._found.years
        translate = self.translate
        headers = [translate("CompareReport", "Indicator"), translate("CompareReport", "Region")]
        headers += [translate("CompareReport", "City"), translate("CompareReport", "Difference")]
        likes = any(self._found.like.values())
        if likes:
            headers += [translate("CompareReport", "Like mix"), translate("CompareReport", "Difference")]
        if len(years) > 1:
            headers += [years[-2] or translate("CompareReport", "Earlier"), translate("CompareReport", "Change")]
        for region in self._found.regions:
            with self._report.together(len(self._found.indicators) + 3):
                self._report.heading(self._called(region), 3)
                if self._found.like[region]:
                    text = translate("CompareReport", "Regions of a like mix: {regions}.")
                    like = ", ".join(self._called(other.key) for other in self._found.like[region])
                    self._report.paragraph(text.format(regions=like))
                rows, shades = [], {}
                for number, one in enumerate(self._found.indicators):
                    value = self._found.values[region, one.name]
                    rows.append(self._region_row(one, value, likes, len(years) > 1))
                    if value.level in SHADES and value.level != "near":
                        shades[number, 3] = SHADES[value.level][0]
                self._report.table(headers, rows, range(1, len(headers)), shades=shades)

    def _region_row(self, one: Indicator, value: Value, likes: bool, years: bool) -> list[str]:
        sign = SHADES[value.level][1] if value.level in SHADES else ""
        row = [
            heading(one), self._shown(value, one.decimals), self._number(value.city, one.decimals),
            f"{self._number(value.difference, one.decimals, True)} {sign}".strip(),
        ]  # fmt: skip
        if likes:
            row += [self._number(value.like, one.decimals), self._number(value.like_difference, one.decimals, True)]
        if years:
            row += [self._number(value.previous, one.decimals), self._number(value.change, one.decimals, True)]
        return row

    def _remarks(self) -> None:
        lacking = [
            [self._called(value.region), value.indicator, listed(value.missing)]
            for value in self._found.values.values()
            if value.missing
        ]
        if not lacking and not self._notes:
            return
        self._report.heading(self.translate("CompareReport", "What is missing or was noticed"))
        if lacking:
            headers = [self.translate("CompareReport", "Region"), self.translate("CompareReport", "Indicator")]
            headers.append(self.translate("CompareReport", "Areas without a value"))
            self._report.table(headers, lacking)
        for note in self._notes:
            if note.code != "regions-missing":
                self._report.paragraph(self._texts.note(note))

    def _method(self) -> None:
        self._report.heading(self.translate("CompareReport", "How the figures were found"))
        self._report.paragraph(
            self.translate(
                "CompareReport",
                "Each rate is the sum of the areas’ numerators divided by the sum of their denominators, for a region, "
                "for the like regions together and for the city; never a mean of rates. The city includes the region "
                "itself and areas without a region. Differences of rates in percent are percentage points. Earlier "
                "years are summed up in this year’s regions.",
            )
        )
        headers = [self.translate("CompareReport", "Indicator"), self.translate("CompareReport", "Numerator")]
        headers += [self.translate("CompareReport", "Denominator"), self.translate("CompareReport", "Source")]
        rows = [[one.label, one.numerator, one.denominator, one.source] for one in self._found.indicators]
        self._report.table(headers, rows)
