"""What the profile of a region says: its table, the lines of region and city, and its chart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qgis.PyQt.QtGui import QColor

from ...core.measures.indicators import Formula
from ...core.steering.regionvalues import MEAN, RATE, SUM, WEIGHTED, Summary
from ..translation import Texts
from .chart import ChartTexts, Mark, Share, region_chart
from .data import NAME, NUMBER, SHORT, MapData, Region, natural
from .drawing import Drawing
from .pages import Page, page
from .textfit import Ruler, family
from .values import (
    SIGNS,
    Cell,
    CellPrinter,
    ProfileColumn,
    RegionValues,
    print_summary,
    read_numbers,
    region_values,
)

MARGIN = 8.0
# Widths in millimetres, sizes in points.
NUMBER_WIDTH = 16.0
_TEXT_WIDTH = 22.0
TYPE_WIDTH = 12.0
SHORT_WIDTH = 8.0
_LEAST_NAME_WIDTH = 45.0
_LARGEST_WIDTH = 40.0
_LARGEST_KEY = 26.0
# A name has room enough at this width; the rest lowers headings of more lines than three, step by step.
_WIDE_NAME = 60.0
_HIGH = 3
_STEP = 2.0
HEADING_SIZE = 6.5
CELL_SIZE = 7.5
CELL_MARGIN = 0.9
# A type, a class of status and dynamics, or that there is none.
_TYPE = r"\d{0,3}[+/-]*|\N{EN DASH}"
# What stands in a row of the table.
AREA, HOW, REGION_LINE, CITY_LINE = "area", "how", "region", "city"


@dataclass(frozen=True)
class ProfileTexts:
    """Texts of the profile in the language of the map."""

    title: str
    area: str
    type: str
    footer: str


@dataclass(frozen=True)
class Head:
    """A column of the printed table: its heading, its width in millimetres, and whether it is set to the right."""

    heading: str
    width: float
    right: bool


@dataclass(frozen=True)
class Row:
    """A printed row and what it is: ``area``, ``how``, ``region`` or ``city``."""

    kind: str
    cells: Sequence[str]


def width_of(column: ProfileColumn, family_name: str, widest: str = "") -> float:
    """The width of a column in millimetres: as its heading's longest word and the ``widest`` number need."""
    ruler = Ruler(family_name, bold=True)
    needed = max((ruler.width(word, HEADING_SIZE) for word in re.split(r"(?<=[-/])|\s", column.heading)), default=0.0)
    needed = max(needed, ruler.width(widest, CELL_SIZE))
    least = NUMBER_WIDTH if column.decimals is not None else _TEXT_WIDTH
    # The table's own renderer sets slightly wider than the metrics say.
    return min(_LARGEST_WIDTH, max(least, needed * 1.06 + 2 * CELL_MARGIN + 0.5))


def fitting(
    columns: Sequence[ProfileColumn],
    family_name: str,
    lead: float = SHORT_WIDTH + TYPE_WIDTH,
    widest: Mapping[str, str] | None = None,
) -> tuple[Page, list[ProfileColumn]]:
    """The page of the table, upright while its columns fit, and the columns that it has room for.

    ``lead`` is the width in millimetres of the columns beside the name; ``widest`` the longest numbers by field.
    """
    for across in (False, True):
        # A table is read on A4, whatever the size of the map.
        form = page("A4", across)
        room = form.width - 2 * MARGIN - lead - _LEAST_NAME_WIDTH
        placed: list[ProfileColumn] = []
        for column in columns:
            room -= width_of(column, family_name, (widest or {}).get(column.field, ""))
            if room < 0:
                break
            placed.append(column)
        if len(placed) == len(columns):
            break
    return form, placed


class Profile:
    """The profiles of all regions of a series, computed once; nothing in it depends on a page but the columns."""

    def __init__(
        self,
        data: MapData,
        columns: Sequence[ProfileColumn],
        texts: ProfileTexts,
        language: str,
        *,
        formulas: Mapping[str, Formula] | None = None,
        population: str | None = None,
        key_field: str | None = None,
        legend_title: str = "",
        family_name: str = "",
    ) -> None:
        """``formulas`` are those of a catalogue, by field; ``population`` and ``key_field`` are fields of the areas."""
        self.data = data
        self.texts = texts
        self.language = language
        self.family = family_name or family()
        self.legend_title = legend_title or texts.type
        self.translate = Texts(language).translate
        self._note = Texts(language).note
        self._key_field = key_field
        self.numbered = data.areas.fields().lookupField(SHORT) >= 0
        self._numbers = read_numbers(data)
        # A value of an indicator has a column of its own, with its name.
        self.typed = all(re.fullmatch(_TYPE, _text(row[NUMBER])) for row in self._numbers.rows)
        lead = (TYPE_WIDTH if self.typed else 0.0) + (SHORT_WIDTH if self.numbered else 0.0) + self._key_width()
        values = region_values(data, columns, formulas, population, self._numbers)
        self._widest = {
            column.field: max(
                (print_summary(line[place], column, language) for line in (values.city, *values.regions.values())),
                key=len,
            )
            for place, column in enumerate(columns)
        }
        self.form, self.columns = fitting(columns, self.family, lead, self._widest)
        count = len(self.columns)
        self.dropped = [column.heading for column in columns[count:]]
        lines = {key: line[:count] for key, line in values.regions.items()}
        self.values = RegionValues(values.ways[:count], lines, values.city[:count])
        self._heads: list[Head] | None = None
        self.kinds = [_kind(summary) for summary in self.values.city]
        self._printer = CellPrinter(data, self.columns, self.values.ways, language)
        self._population = next(
            (field.alias() or field.name() for field in data.areas.fields() if field.name() == population), ""
        )

    def _key_width(self) -> float:
        if self._key_field is None:
            return 0.0
        ruler = Ruler(self.family)
        widest = max((ruler.width(_text(row[self._key_field]), CELL_SIZE) for row in self._numbers.rows), default=0.0)
        return min(_LARGEST_KEY, widest * 1.06 + 2 * CELL_MARGIN + 0.5)

    @property
    def width(self) -> float:
        """The width of the table and of the chart in millimetres."""
        return self.form.width - 2 * MARGIN

    def heads(self) -> list[Head]:
        """The columns of the table; their widths fill the page."""
        if self._heads is None:
            self._heads = self._make_heads()
        return self._heads

    def _make_heads(self) -> list[Head]:
        made = []
        if self.numbered:
            made.append(Head(self.translate("Profile", "No."), SHORT_WIDTH, True))
        if self._key_field is not None:
            made.append(Head(self.translate("Profile", "Key"), self._key_width(), False))
        rest = [Head(self.texts.type, TYPE_WIDTH, True)] if self.typed else []
        for column in self.columns:
            width = width_of(column, self.family, self._widest[column.field])
            rest.append(Head(column.heading, width, column.decimals is not None))
        spare = self.width - sum(head.width for head in (*made, *rest)) - _WIDE_NAME
        rest = _widened(rest, spare, Ruler(self.family, True))
        name = self.width - sum(head.width for head in (*made, *rest))
        return [*made, Head(self.texts.area, name, False), *rest]

    @property
    def name_place(self) -> int:
        """Which of the columns holds the areas' names."""
        return int(self.numbered) + int(self._key_field is not None)

    def area_rows(self, region: Region) -> list[tuple[Row, list[Cell]]]:
        """The rows of a region's areas in the table's order, each with the cells of its chosen columns."""
        areas = sorted(self._numbers.regions.get(region.key, []), key=self._order)
        made = []
        for area in areas:
            cells = self._printer.cells(area)
            lead = [_text(area[SHORT])] if self.numbered else []
            if self._key_field is not None:
                lead.append(_text(area[self._key_field]))
            kind = [_text(area[NUMBER])] if self.typed else []
            made.append((Row(AREA, [*lead, _text(area[NAME]), *kind, *(cell.text for cell in cells)]), cells))
        return made

    def _order(self, area: Mapping[str, Any]) -> list[Any]:
        lead = [(0, int(area[SHORT]), "")] if self.numbered and area[SHORT] is not None else []
        return [*lead, *natural(_text(area[NAME]))]

    def closing_rows(self, region: Region) -> list[Row]:
        """The lines below the areas: how region and city are reckoned where columns differ, the region, the city."""
        kinds = [kind for kind in self.kinds if kind]
        rows = []
        words = self._kind_words()
        one = len(set(kinds)) == 1
        if kinds and not one:
            title = self.translate("Profile", "Region and city as")
            rows.append(self._closing(HOW, title, [words.get(kind, "") for kind in self.kinds]))
        names = self._line_names(kinds[0] if one else "")
        for kind, name, values in (
            (REGION_LINE, names[0], self.values.regions[region.key]),
            (CITY_LINE, names[1], self.values.city),
        ):
            rows.append(
                self._closing(kind, name, [self._line(*pair) for pair in zip(values, self.columns, strict=True)])
            )
        return rows

    def _closing(self, kind: str, name: str, cells: Sequence[str]) -> Row:
        return Row(kind, [*[""] * self.name_place, name, *[""] * int(self.typed), *cells])

    def _line(self, value: Summary | None, column: ProfileColumn) -> str:
        text = print_summary(value, column, self.language)
        if value is None or value.value is None or value.complete:
            return text
        return f"{text}\n{self.translate('Profile', 'without {count}').format(count=value.missing)}"

    def _kind_words(self) -> dict[str, str]:
        return {
            SUM: self.translate("Profile", "Sum"),
            RATE: self.translate("Profile", "Rate"),
            MEAN: self.translate("Profile", "Mean"),
            WEIGHTED: self.translate("Profile", "Weighted mean"),
        }

    def _line_names(self, kind: str) -> tuple[str, str]:
        translate = self.translate
        return {
            "": (translate("Profile", "Region"), translate("Profile", "City")),
            SUM: (translate("Profile", "Region: sum"), translate("Profile", "City: sum")),
            RATE: (
                translate("Profile", "Region: rate from the sums"),
                translate("Profile", "City: rate from the sums"),
            ),
            MEAN: (translate("Profile", "Region: mean of its areas"), translate("Profile", "City: mean of all areas")),
            WEIGHTED: (translate("Profile", "Region: weighted mean"), translate("Profile", "City: weighted mean")),
        }[kind]

    def notes(self, region: Region) -> list[str]:
        """The sentences below a region's table: how values were reckoned, what is missing, what signs mean."""
        translate = self.translate
        sentences = []
        if RATE in self.kinds:
            sentences.append(translate("Profile", "Rate: sum of the numerators by sum of the denominators."))
        if WEIGHTED in self.kinds:
            sentence = translate("Profile", "Weighted mean: areas weighted by {field}.")
            sentences.append(sentence.format(field=self._population))
        if MEAN in self.kinds:
            sentences.append(
                translate(
                    "Profile", "Mean: each area counts the same; it is not the value of the region or city as a whole."
                )
            )
        values = [value for line in (self.values.regions[region.key], self.values.city) for value in line]
        most = max((value.missing for value in values if value is not None and value.value is not None), default=0)
        if most:
            sentences.append(translate("Profile", "“without …”: so many areas have no value and are not part of it."))
        signs = self._signs(region)
        if signs:
            sentences.append("; ".join(signs) + ".")
        return sentences

    def _signs(self, region: Region) -> list[str]:
        """The signs in a region's table and their meanings."""
        cells = [cell for _, row in self.area_rows(region) for cell in row]
        reasons = {cell.reason for cell in cells}
        said = []
        for reason in SIGNS:
            if reason in reasons:
                said.append(f"{SIGNS[reason]} {self._reason(reason)}")
        if "limited" in reasons:
            said.append(f"( ) {self._reason('limited')}")
        closing = [value for value in self.values.regions[region.key] if value is not None and value.value is None]
        if "missing" in reasons or closing:
            words = (
                self.translate("Profile", "no value")
                if self._printer.has_signs
                else self.translate("Profile", "no value: not known or kept secret")
            )
            said.append(f"\N{EN DASH} {words}")
        return said

    def _reason(self, reason: str) -> str:
        from ...core.tabular.symbols import reason_note

        return self._note(reason_note(reason))

    def chart(self, region: Region) -> Drawing:
        """The chart of a region; that of every region has the same height."""
        return region_chart(self.marks(region), self.shares(region), self.chart_texts(region), self.width, self.family)

    def marks(self, region: Region) -> list[Mark]:
        """The rows of the dot plot: all columns but sums, which no area shares with its region."""
        made = []
        own = self._numbers.regions.get(region.key, [])
        for place, column in enumerate(self.columns):
            here, city = self.values.regions[region.key][place], self.values.city[place]
            if here is None or city is None or city.kind == SUM:
                continue
            known = [float(v) for v in self._numbers.column(column.field) if v is not None]
            if not known or city.value is None:
                continue
            ends = [*known, city.value, *([here.value] if here.value is not None else [])]
            areas = [float(row[column.field]) for row in own if row[column.field] is not None]
            decimals = column.decimals or 0 if city.kind == RATE else max(1, column.decimals or 0)
            made.append(Mark(column.heading, here.value, city.value, areas, min(ends), max(ends), decimals))
        return made

    def shares(self, region: Region) -> list[Share]:
        """The classes of the legend with their areas in region and city."""
        made = []
        for entry in self.data.legend:
            colour = QColor(entry.symbol.color())
            colour = colour if colour.isValid() else QColor("#dddddd")
            hatched = any("Pattern" in layer.layerType() for layer in entry.symbol.symbolLayers())
            short = _short(entry.label) or ("\N{EN DASH}" if hatched else "")
            made.append(Share(entry.label, short, colour.name(), hatched, region.counts[entry.key], entry.count))
        return made

    def chart_texts(self, region: Region) -> ChartTexts:
        """The words of a region's chart."""
        translate = self.translate
        count = translate("Profile", "{text} ({count} areas)")
        names = translate("Profile", "Region"), translate("Profile", "City")
        counted = [
            count.format(text=text, count=number)
            for text, number in zip(names, (region.areas, self.data.areas.featureCount()), strict=True)
        ]
        return ChartTexts(
            marks=translate("Profile", "The region compared with the city"),
            span=translate("Profile", "span of all areas of the city"),
            areas=translate("Profile", "areas of the region"),
            region=names[0],
            city=names[1],
            mix=translate("Profile", "{title}: share of the areas").format(title=self.legend_title),
            region_counted=counted[0],
            city_counted=counted[1],
            language=self.language,
        )


def _widened(heads: Sequence[Head], spare: float, ruler: Ruler) -> list[Head]:
    """The columns with the ``spare`` millimetres given to those with the highest headings."""
    made = list(heads)

    def lines(head: Head) -> int:
        return len(ruler.wrap(head.heading, HEADING_SIZE, head.width - 2 * CELL_MARGIN))

    while spare >= _STEP:
        highest = max(made, key=lines)
        if lines(highest) <= _HIGH or highest.width >= _LARGEST_WIDTH:
            break
        made[made.index(highest)] = replace(highest, width=highest.width + _STEP)
        spare -= _STEP
    return made


def _kind(summary: Summary | None) -> str:
    return "" if summary is None else summary.kind


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _short(label: str) -> str:
    """The number of a type: of ``3 – Name`` or of ``Type 3``; other labels have none."""
    found = re.match(r"(\d+)\s*[-–:.]\s", label) or re.fullmatch(r"\D{0,12}(\d+)", label)
    return found[1] if found else ""
