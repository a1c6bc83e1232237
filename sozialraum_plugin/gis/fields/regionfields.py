"""Fields and rows of regions and of the city, from the figures that ``core.steering.regions`` has summed up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...core.messages import InputError
from ...core.names import RESERVED, field_name
from ...core.steering import regionvalues
from ...core.steering.regions import Aggregation, Figure, Region
from ..frames import Column
from ..translation import Texts

# What stands for areas without a type in names of fields.
_NONE = "none"


@dataclass(frozen=True)
class Labels:
    """What people call things: fields as (alias, comment), types by number, areas, signs of missing cells."""

    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (field, area) -> sign in the table

    def of(self, name: str) -> str:
        """The alias of a field, else its name."""
        return self.fields.get(name, ("", ""))[0] or name

    def comment(self, name: str) -> str:
        """The comment of a field."""
        return self.fields.get(name, ("", ""))[1]


def kind_words(kind: str, population: str, texts: Texts) -> str:
    """How a figure was found, in words."""
    return {
        regionvalues.SUM: texts.translate("RegionFields", "sum"),
        regionvalues.RATE: texts.translate("RegionFields", "rate: sum over sum"),
        regionvalues.MEAN: texts.translate("RegionFields", "unweighted mean of the areas"),
        regionvalues.WEIGHTED: texts.translate("RegionFields", "mean of the areas, weighted by {field}").format(
            field=population
        ),
    }[kind]


def type_words(kind: str, labels: Labels, texts: Texts) -> str:
    """What a type is called: its number and name."""
    if not kind:
        return texts.translate("RegionFields", "without a type")
    name = labels.types.get(kind, "")
    text = texts.translate("RegionFields", "type {number}").format(number=kind)
    return f"{text} ({name})" if name and name != kind else text


class RegionTable:
    """The columns of regions and the values of each region in their order."""

    def __init__(
        self, found: Aggregation, labels: Labels, whole: Mapping[str, bool], texts: Texts, details: bool
    ) -> None:
        """``whole`` tells which counts hold whole numbers."""
        self._found = found
        self._labels = labels
        self._whole = whole
        self._texts = texts
        self._details = details
        self.columns: list[Column] = []
        self._rows: dict[str, list[Any]] = {region.key: [] for region in found.regions}

    def build(self) -> tuple[list[Column], dict[str, list[Any]]]:
        """Columns, and by region the values."""
        translate = self._texts.translate
        self._add("areas", "integer", translate("RegionFields", "Areas"), "", lambda region: len(region.areas))
        self._counts()
        self._types()
        self._rates()
        self._means()
        self._add(
            "missing_parts",
            "text",
            translate("RegionFields", "Missing parts"),
            translate("RegionFields", "Areas whose value is missing, by field"),
            lambda region: missing_words(region, self._labels) or None,
        )
        return self.columns, self._rows

    def _add(self, name: str, kind: str, alias: str, comment: str, value: Any) -> None:
        self.columns.append(Column(name, kind, alias, comment))
        for region in self._found.regions:
            self._rows[region.key].append(value(region))

    def _add_missing(self, name: str, figure: Any, ending: str = "missing") -> None:
        alias = self._texts.translate("RegionFields", "{label}, areas without a value")
        label = alias.format(label=self._labels.of(name))
        self._add(f"{name}_{ending}", "integer", label, "", lambda region: len(figure(region).missing))

    def _count(self, name: str, figure: Figure) -> float | int | None:
        return None if figure.value is None else round(figure.value) if self._whole.get(name) else figure.value

    def _counts(self) -> None:
        for name in self._found.plan.counts:
            kind = "integer" if self._whole.get(name) else "number"
            label, comment = self._labels.of(name), self._labels.comment(name)
            self._add(name, kind, label, comment, lambda region, name=name: self._count(name, region.counts[name]))
            self._add_missing(name, lambda region, name=name: region.counts[name])

    def _types(self) -> None:
        plan = self._found.plan
        if not plan.type_field:
            return
        for kind in (*self._found.types, ""):
            ending = field_name(["x", kind])[2:] if kind else _NONE
            words = type_words(kind, self._labels, self._texts)
            alias = self._texts.translate("RegionFields", "Areas, {type}").format(type=words)
            self._add(f"areas_type_{ending}", "integer", alias, "", lambda region, kind=kind: region.types[kind])
            for name in plan.type_counts:
                of_type = "integer" if self._whole.get(name) else "number"
                self._add(
                    f"{name}_type_{ending}", of_type, f"{self._labels.of(name)}, {words}", self._labels.comment(name),
                    lambda region, kind=kind, name=name: self._of_type(name, kind, region),
                )  # fmt: skip

    def _of_type(self, name: str, kind: str, region: Region) -> float | int | None:
        # No area of a type is no gap: there is nobody.
        figure = region.by_type[name, kind]
        return 0 if region.types[kind] == 0 else self._count(name, figure)

    def _rates(self) -> None:
        translate = self._texts.translate
        for indicator in (formula.indicator for formula in self._found.plan.formulas):
            name, label, comment = indicator.name, indicator.label, indicator.comment
            city = self._found.city.rates[name].rate.value
            rate = translate("RegionFields", "{label}, difference to the city").format(label=label)
            points = translate("RegionFields", "percentage points") if indicator.unit == "%" else indicator.unit
            self._add(name, "number", label, comment, lambda region, name=name: region.rates[name].rate.value)
            self._add(
                f"{name}_diff", "number", rate, f"{points}; ", lambda region, name=name, city=city: _difference(
                    region.rates[name].rate.value, city
                ),
            )  # fmt: skip
            self._add_missing(name, lambda region, name=name: region.rates[name].rate)
            if not self._details:
                continue
            above = translate("RegionFields", "{label}, numerator").format(label=label)
            self._add(f"{name}_num", "number", above, "", lambda region, name=name: region.rates[name].numerator)
            below = translate("RegionFields", "{label}, denominator").format(label=label)
            self._add(f"{name}_den", "number", below, "", lambda region, name=name: region.rates[name].denominator)
            if name in self._found.plan.means:
                continue
            mean = translate("RegionFields", "{label}, unweighted mean of the areas").format(label=label)
            self._add(f"{name}_mean", "number", mean, comment, lambda region, name=name: region.rates[name].mean.value)

    def _means(self) -> None:
        plan, translate = self._found.plan, self._texts.translate
        for name in plan.means:
            label, comment = self._labels.of(name), self._labels.comment(name)
            mean = translate("RegionFields", "{label}, unweighted mean of the areas").format(label=label)
            self._add(f"{name}_mean", "number", mean, comment, lambda region, name=name: region.means[name].plain.value)
            if plan.population:
                weighted = translate("RegionFields", "{label}, mean weighted by {field}")
                self._add(
                    f"{name}_wmean", "number", weighted.format(label=label, field=self._labels.of(plan.population)),
                    comment, lambda region, name=name: _value(region.means[name].weighted),
                )  # fmt: skip
            self._add_missing(name, lambda region, name=name: region.means[name].plain, "mean_missing")


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _difference(value: float | None, city: float | None) -> float | None:
    return None if value is None or city is None else value - city


def missing_words(region: Region, labels: Labels) -> str:
    """The areas whose part is missing, by field, with the sign that stood in the table."""
    return "; ".join(
        f"{name}: {', '.join(_with_sign(name, area, labels) for area in areas)}"
        for name, areas in region.missing().items()
    )


def _with_sign(name: str, area: str, labels: Labels) -> str:
    sign = labels.signs.get((name, area), "")
    return f"{area} [{sign}]" if sign else area


def check_names(columns: list[Column]) -> None:
    """An error where two fields would have the same name, whatever its case."""
    seen = set(RESERVED) - {"shape", "geometry"}
    for column in columns:
        if column.name.casefold() in seen:
            raise InputError("regions-names-taken", field=column.name)
        seen.add(column.name.casefold())


def city_columns(texts: Texts) -> list[Column]:
    """The columns of the table of the city."""
    return [
        Column("field", "text", texts.translate("RegionFields", "Field")),
        Column("label", "text", texts.translate("RegionFields", "Label")),
        Column("kind", "text", texts.translate("RegionFields", "How it was found")),
        Column("value", "number", texts.translate("RegionFields", "City")),
        Column("unit", "text", texts.translate("RegionFields", "Unit")),
        Column("numerator", "number", texts.translate("RegionFields", "Numerator")),
        Column("denominator", "number", texts.translate("RegionFields", "Denominator")),
        Column("areas", "integer", texts.translate("RegionFields", "Areas")),
        Column("missing", "integer", texts.translate("RegionFields", "Areas without a value")),
        Column("missing_areas", "text", texts.translate("RegionFields", "Missing parts")),
    ]


def city_rows(found: Aggregation, labels: Labels, texts: Texts) -> list[list[Any]]:
    """A row per figure of the city: sums, rates as sum over sum, and means that say whether they are weighted."""
    city, population = found.city, labels.of(found.plan.population)
    rows: list[list[Any]] = []

    def add(
        name: str, label: str, figure: Figure, unit: str = "", sums: tuple[Any, Any] = (None, None),
        areas: int = len(city.areas),
    ) -> None:  # fmt: skip
        words = kind_words(figure.kind, population, texts)
        missing = ", ".join(_with_sign(name, area, labels) for area in figure.missing) or None
        counted = len(figure.missing)
        rows.append([name, label, words, figure.value, unit, *sums, areas - counted, counted, missing])

    for name, figure in city.counts.items():
        add(name, labels.of(name), figure)
    for kind, count in city.types.items():
        label = texts.translate("RegionFields", "Areas, {type}").format(type=type_words(kind, labels, texts))
        name = f"areas_type_{kind or _NONE}"
        rows.append([name, label, texts.translate("RegionFields", "sum"), count, "", None, None, count, 0, None])
        for count_name in found.plan.type_counts:
            figure = city.by_type[count_name, kind]
            label = f"{labels.of(count_name)}, {type_words(kind, labels, texts)}"
            add(f"{count_name}_type_{kind or _NONE}", label, figure, areas=count)
    for formula in found.plan.formulas:
        indicator = formula.indicator
        rate = city.rates[indicator.name]
        sums = (rate.numerator, rate.denominator)
        add(indicator.name, indicator.label, rate.rate, indicator.unit, sums)
        add(indicator.name, indicator.label, rate.mean, indicator.unit)
    for name, mean in city.means.items():
        if name not in city.rates:
            add(name, labels.of(name), mean.plain)
        if mean.weighted is not None:
            add(name, labels.of(name), mean.weighted)
    return rows
