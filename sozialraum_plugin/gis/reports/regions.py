"""The report of summed up regions: areas and people, types, rates beside the city's, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.formats import format_number
from ...core.messages import Note
from ...core.steering.regions import Aggregation, Figure, Region
from ..areas.areanames import named
from ..fields.regionfields import Labels, city_rows, missing_words, type_words
from ..translation import Texts
from .report import Report

# So many columns of numbers fit beside the region's name.
_COLUMNS = 6
# Whole numbers under short headers are narrower.
_TYPES = 8
# A value that lacks an area's part.
_MARK = "*"


class RegionsReport:
    """Builds the printable report."""

    def __init__(
        self, found: Aggregation, names: Mapping[str, str], labels: Labels, notes: Sequence[Note], texts: Texts
    ) -> None:
        self._found = found
        self._names = names
        self._labels = labels
        self._notes = notes
        self._texts = texts
        self.translate = texts.translate
        # What is told by type stands in tables of its own.
        self._alone = {*found.city.counts, *found.city.rates, *found.city.means}
        self._report = Report(self.translate("RegionsReport", "Regions and city"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._counts()
        self._types()
        self._rates()
        self._means()
        self._missing()
        self._city()
        self._method()
        return self._report

    def _number(self, value: float | int | None, decimals: int = 0) -> str:
        return format_number(value, decimals, self._texts.language)

    def _shown(self, figure: Figure, decimals: int = 0) -> str:
        text = self._number(figure.value, decimals)
        return text if figure.complete else text + _MARK

    def _called(self, region: Region) -> str:
        return named(region.key, self._names) if region.key else self.translate("RegionsReport", "City")

    def _all(self) -> list[Region]:
        return [*self._found.regions, self._found.city]

    def _table(self, title: str, columns: Sequence[tuple[str, Sequence[str]]], most: int = _COLUMNS) -> None:
        """Columns of texts, one per region and the city, in blocks that fit on a page."""
        first = [self._called(region) for region in self._all()]
        for start in range(0, len(columns), most):
            block = columns[start : start + most]
            headers = [self.translate("RegionsReport", "Region"), *(header for header, _ in block)]
            rows = [[name, *(values[place] for _, values in block)] for place, name in enumerate(first)]
            self._report.table(headers, rows, range(1, len(headers)), title if not start else "")

    def _summary(self) -> None:
        found = self._found
        text = self.translate("RegionsReport", "{areas} areas were summed up to {regions} regions.").format(
            areas=self._number(len(found.city.areas)), regions=self._number(len(found.regions))
        )
        if found.without:
            text += " " + self.translate(
                "RegionsReport",
                "{count} areas belong to no region; they are part of the city's figures, but of no region's.",
            ).format(count=self._number(len(found.without)))
        self._report.paragraph(text)
        lacking = [self._called(region) for region in found.regions if region.missing()]
        if lacking:
            text = self.translate(
                "RegionsReport",
                "Values marked with {mark} lack the part of some areas, because their number is secret or unknown. "
                "They concern {count} regions; the areas are listed below.",
            )
            self._report.paragraph(text.format(mark=_MARK, count=self._number(len(lacking))))

    def _counts(self) -> None:
        areas = (self.translate("RegionsReport", "Areas"), [self._number(len(region.areas)) for region in self._all()])
        columns = [areas]
        for name in self._found.plan.counts:
            columns.append((self._labels.of(name), [self._shown(region.counts[name]) for region in self._all()]))
        self._report.heading(self.translate("RegionsReport", "Areas and counts"))
        self._table("", columns)

    def _types(self) -> None:
        found = self._found
        if not found.plan.type_field:
            return
        self._report.heading(self.translate("RegionsReport", "Types in the regions"))
        kinds = [kind for kind in (*found.types, "") if found.city.types[kind]]
        words = {kind: type_words(kind, self._labels, self._texts) for kind in kinds}
        areas = [(words[kind], [self._number(region.types[kind]) for region in self._all()]) for kind in kinds]
        self._table(self.translate("RegionsReport", "Areas by type"), areas, _TYPES)
        for name in found.plan.type_counts:
            columns = [(words[kind], [self._of_type(region, name, kind) for region in self._all()]) for kind in kinds]
            caption = self.translate("RegionsReport", "{field} by type of the area").format(field=self._labels.of(name))
            self._table(caption, columns, _TYPES)

    def _of_type(self, region: Region, name: str, kind: str) -> str:
        return self._shown(region.by_type[name, kind]) if region.types[kind] else self._number(0)

    def _rates(self) -> None:
        formulas = self._found.plan.formulas
        if not formulas:
            return
        self._report.heading(self.translate("RegionsReport", "Rates"))
        self._report.paragraph(
            self.translate(
                "RegionsReport",
                "Each rate of a region is the sum of its areas' numerators divided by the sum of their denominators, "
                "never the mean of their rates. An area that lacks one of the two is left out of both sums.",
            )
        )
        columns = []
        for indicator in (formula.indicator for formula in formulas):
            header = f"{indicator.label} ({indicator.unit})" if indicator.unit else indicator.label
            rates = [self._shown(region.rates[indicator.name].rate, indicator.decimals) for region in self._all()]
            columns.append((header, rates))
        self._table("", columns)

    def _means(self) -> None:
        plan = self._found.plan
        if not plan.means:
            return
        self._report.heading(self.translate("RegionsReport", "Means of the areas' values"))
        columns = []
        for name in plan.means:
            label = self._labels.of(name)
            plain = self.translate("RegionsReport", "{label}, unweighted").format(label=label)
            columns.append((plain, [self._shown(region.means[name].plain, 2) for region in self._all()]))
            if plan.population:
                text = self.translate("RegionsReport", "{label}, weighted by {field}")
                header = text.format(label=label, field=self._labels.of(plan.population))
                weighted = [region.means[name].weighted for region in self._all()]
                columns.append((header, [self._shown(figure, 2) if figure else "." for figure in weighted]))
        self._table("", columns)

    def _missing(self) -> None:
        rows = [
            [self._called(region), part]
            for region in self._found.regions
            for part in missing_words(region, self._labels).split("; ")
            if part
        ]
        if not rows and not self._notes:
            return
        self._report.heading(self.translate("RegionsReport", "What is missing or was noticed"))
        if rows:
            lacking_areas = self.translate("RegionsReport", "Areas without a value")
            self._report.table([self.translate("RegionsReport", "Region"), lacking_areas], rows)
        for note in self._notes:
            if note.code != "regions-missing":
                self._report.paragraph(self._texts.note(note))

    def _city(self) -> None:
        self._report.heading(self.translate("RegionsReport", "Figures of the city"))
        self._report.paragraph(
            self.translate(
                "RegionsReport",
                "A city has more than one average. The rate of the city counts each person once; the unweighted mean "
                "counts each area once, however many people live there. Each figure says which one it is.",
            )
        )
        decimals = {formula.indicator.name: formula.indicator.decimals for formula in self._found.plan.formulas}
        rows = []
        figures = city_rows(self._found, self._labels, self._texts)
        for name, label, kind, value, unit, _, _, areas, missing, _ in figures:
            if name not in self._alone:
                continue
            digits = decimals.get(name, 2 if name in self._found.plan.means else 0)
            shown = " ".join(part for part in (self._number(value, digits), unit) if part)
            rows.append([label, kind, shown, self._number(areas), self._number(missing)])
        headers = [
            self.translate("RegionsReport", "Figure"),
            self.translate("RegionsReport", "How it was found"),
            self.translate("RegionsReport", "City"),
            self.translate("RegionsReport", "Areas"),
            self.translate("RegionsReport", "Areas without a value"),
        ]
        self._report.table(headers, rows, (2, 3, 4))

    def _method(self) -> None:
        formulas = self._found.plan.formulas
        if not formulas:
            return
        self._report.heading(self.translate("RegionsReport", "How the rates are computed"))
        headers = [self.translate("RegionsReport", "Rate"), self.translate("RegionsReport", "Formula")]
        self._report.table(headers, [[formula.indicator.label, str(formula)] for formula in formulas])
