"""The report that puts two typologies side by side, in words for those who decide."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...core.areatypes.typecompare import SAME_SHARE, TypeComparison
from ...core.formats import format_number
from ..areas.areanames import named
from ..translation import Texts
from .report import Report
from .typology_parts import type_label

_PAIR = (226, 236, 245)
# Adjusted Rand index from which two typologies are alike, and from which they have much in common.
_ALIKE, _MUCH = 0.9, 0.65


@dataclass(frozen=True)
class Side:
    """One of the two typologies: types by key, what types and areas are called."""

    title: str
    layer: str
    key_field: str
    types: Mapping[str, int]
    names: Mapping[int, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)


class TypeComparisonReport:
    """Builds the printable report."""

    def __init__(self, found: TypeComparison, first: Side, second: Side, texts: Texts) -> None:
        self._found, self._first, self._second, self._texts = found, first, second, texts
        self.translate = texts.translate
        self._report = Report(self.translate("TypeComparisonReport", "Two typologies side by side"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._table()
        self._partners()
        self._areas()
        self._meaning()
        return self._report

    def _number(self, value: float, decimals: int = 0) -> str:
        return format_number(float(value), decimals, self._texts.language)

    def _share(self, value: float) -> str:
        # Cut, not rounded: what is not all must not read as 100 %.
        return f"{self._number(math.floor(100 * value + 1e-9))} %"

    def _type(self, side: Side, number: int) -> str:
        return type_label(number, side.names, self._texts)

    def _area(self, key: str) -> str:
        return named(key, {**self._second.areas, **self._first.areas})

    def _summary(self) -> None:
        found = self._found
        self._report.paragraph(
            self.translate(
                "TypeComparisonReport",
                "Side by side: {first} (layer {first_layer}) and {second} (layer {second_layer}). Areas with a type in "
                "both: {areas}. A type number of the one says nothing about the other; types are paired by the areas "
                "they share.",
            ).format(
                areas=self._number(found.areas),
                first=self._first.title,
                second=self._second.title,
                first_layer=self._first.layer,
                second_layer=self._second.layer,
            )
        )
        self._report.paragraph(
            self.translate(
                "TypeComparisonReport",
                "Areas in corresponding types: {stayed} ({share}); in another type: {moved}. The adjusted Rand index "
                "is {rand}: {verdict}",
            ).format(
                stayed=self._number(found.areas - len(found.moved)),
                share=self._share(found.matched),
                moved=self._number(len(found.moved)),
                rand=self._number(found.rand, 2),
                verdict=self._verdict(),
            )
        )

    def _verdict(self) -> str:
        if self._found.rand >= 1 - 1e-9:
            return self.translate("TypeComparisonReport", "both group the areas in exactly the same way.")
        if self._found.rand >= _ALIKE:
            return self.translate("TypeComparisonReport", "both group the areas in nearly the same way.")
        if self._found.rand >= _MUCH:
            return self.translate(
                "TypeComparisonReport",
                "both have much in common, but some types are cut otherwise. Look at the table before you take the "
                "other one.",
            )
        return self.translate(
            "TypeComparisonReport",
            "the two group the areas differently. Whoever takes the other one says something new about many areas, "
            "and comparisons with earlier years no longer hold.",
        )

    def _table(self) -> None:
        found = self._found
        self._report.heading(self.translate("TypeComparisonReport", "Which areas go where"))
        total = self.translate("TypeComparisonReport", "Total")
        corner = self.translate("TypeComparisonReport", "{first} \\ {second}")
        headers = [
            corner.format(first=self._first.title, second=self._second.title),
            *(str(kind) for kind in found.second),
            total,
        ]
        rows = [
            [self._type(self._first, kind), *(self._number(count) for count in line), self._number(line.sum())]
            for kind, line in zip(found.first, found.table, strict=True)
        ]
        sums = [self._number(count) for count in found.table.sum(axis=0)]
        rows.append([total, *sums, self._number(found.areas)])
        shades = {
            (found.first.index(kind), found.second.index(other) + 1): _PAIR for kind, other in found.partner.items()
        }
        caption = self.translate(
            "TypeComparisonReport", "Areas by their two types; corresponding types have a blue ground"
        )
        self._report.table(headers, rows, numeric=range(1, len(headers)), caption=caption, shades=shades)

    def _partners(self) -> None:
        found = self._found
        self._report.heading(self.translate("TypeComparisonReport", "Which types correspond"))
        for kind in found.first:
            other = found.partner.get(kind)
            name = self._type(self._first, kind)
            if other is None:
                text = self.translate("TypeComparisonReport", "{type}: no type corresponds to it ({second}).")
                self._report.paragraph(text.format(type=name, second=self._second.title), bold=len(name))
                continue
            share = found.share(kind)
            text = self.translate("TypeComparisonReport", "{type}: {share} of its areas are in {other}.")
            if share < SAME_SHARE:
                text = self.translate(
                    "TypeComparisonReport",
                    "{type}: {share} of its areas are in {other}; it is not the same type any more.",
                )
            told = text.format(type=name, share=self._share(share), other=self._type(self._second, other))
            self._report.paragraph(told, bold=len(name))
        free = [self._type(self._second, kind) for kind in found.second if kind not in found.partner.values()]
        if free:
            text = self.translate("TypeComparisonReport", "Without a counterpart ({first}): {types}.")
            self._report.paragraph(text.format(first=self._first.title, types=", ".join(free)))

    def _areas(self) -> None:
        found = self._found
        self._report.heading(self.translate("TypeComparisonReport", "Areas in another type"))
        if found.moved:
            headers = [self.translate("TypeComparisonReport", "Area"), self._first.title, self._second.title]
            rows = [
                [
                    self._area(key),
                    self._type(self._first, self._first.types[key]),
                    self._type(self._second, self._second.types[key]),
                ]
                for key in found.moved
            ]
            self._report.table(headers, rows)
        else:
            self._report.paragraph(self.translate("TypeComparisonReport", "None."))
        text = self.translate("TypeComparisonReport", "Areas with a type in one of the two only ({title}): {areas}.")
        for side, keys in ((self._first, found.first_only), (self._second, found.second_only)):
            if keys:
                self._report.paragraph(text.format(title=side.title, areas=", ".join(map(self._area, keys))))

    def _meaning(self) -> None:
        self._report.heading(self.translate("TypeComparisonReport", "How to read this"))
        self._report.paragraph(
            self.translate(
                "TypeComparisonReport",
                "The adjusted Rand index (Hubert and Arabie 1985) asks of each two areas whether both typologies agree "
                "on putting them together or apart. 1 is full agreement, 0 is what chance alone would give.",
            )
        )
        self._report.paragraph(
            self.translate(
                "TypeComparisonReport",
                "Types correspond where together they share the most areas, each type used once. A type is called the "
                "same here if its counterpart holds at least {share} of its areas.",
            ).format(share=self._share(SAME_SHARE))
        )
