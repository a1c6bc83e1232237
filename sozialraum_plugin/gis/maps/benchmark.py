"""What the benchmark page of a region says: each indicator beside the city, regions of a like mix and earlier years."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeatureSource

from ...core.formats import format_number
from ...core.joining.keys import key_text
from ...core.messages import InputError
from ..fields.comparefields import level_shades
from ..frames import python_value
from ..translation import Texts
from .data import MapData, Region
from .pages import page
from .profile import AREA, CELL_MARGIN, HEADING_SIZE, MARGIN, NUMBER_WIDTH, Head, ProfileTexts, Row
from .textfit import Ruler

# Fields of the table that compareregions writes; "level" names the shade of a row's value.
_NUMBERS = ("value", "city", "difference", "like_mix", "like_difference", "previous", "change")
_TEXTS = ("region", "label", "unit", "level", "like_regions", "previous_year")
_COUNTS = ("decimals", "missing")
FIELDS = (*_TEXTS, *_NUMBERS, *_COUNTS)
_SIGNED = ("difference", "like_difference", "change")
_MARK = "*"
_SIGN_WIDTH = 24.0
# A longer name of a year, such as that of a layer, has no room above its column.
_LONGEST_YEAR = 12


@dataclass(frozen=True)
class Line:
    """An indicator of a region; None where there is no value."""

    label: str
    unit: str
    numbers: Mapping[str, float | None]
    decimals: int
    level: str
    missing: int
    like: str
    year: str


def read_lines(source: QgsFeatureSource) -> dict[str, list[Line]]:
    """The lines of each region in the table of compareregions. Raises :class:`InputError` where it is another table."""
    known = set(source.fields().names())
    lacking = [name for name in FIELDS if name not in known]
    if lacking:
        raise InputError("benchmark-fields", fields=", ".join(lacking))
    found: dict[str, list[Line]] = {}
    for feature in source.getFeatures():
        texts = {name: key_text(python_value(feature.attribute(name))) for name in _TEXTS}
        numbers = {name: _number(feature.attribute(name)) for name in _NUMBERS}
        decimals, missing = (int(_number(feature.attribute(name)) or 0) for name in _COUNTS)
        line = Line(
            texts["label"], texts["unit"], numbers, decimals, texts["level"], missing, texts["like_regions"],
            texts["previous_year"],
        )  # fmt: skip
        found.setdefault(texts["region"], []).append(line)
    return found


def _number(value: Any) -> float | None:
    plain = python_value(value)
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not math.isfinite(plain):
        return None
    return float(plain)


def check_benchmark(lines: Mapping[str, Sequence[Line]], data: MapData, region_field: str) -> None:
    """Raises :class:`InputError` where the table is about other regions than the maps."""
    keys = {key_text(region.key) for region in data.regions}
    if lines and not keys & set(lines):
        raise InputError("benchmark-regions", field=region_field)


class Benchmark:
    """The benchmarks of the regions of a series; a region that the table does not have has none."""

    def __init__(
        self, lines: Mapping[str, Sequence[Line]], title: ProfileTexts, language: str, family_name: str
    ) -> None:
        self._lines = lines
        self.language = language
        self.family = family_name
        self.form = page("A4", False)
        self.translate = Texts(language).translate
        parts = [title.title, self.translate("BenchmarkPage", "the region in comparison")]
        self.texts = ProfileTexts(" \N{EN DASH} ".join(part for part in parts if part), "", "", title.footer)
        years = {line.year for region in lines.values() for line in region}
        year = years.pop() if len(years) == 1 else ""
        self._year = year if len(year) <= _LONGEST_YEAR else ""
        # Columns that no region has a value for are left out.
        every = [line for region in lines.values() for line in region]
        self._shown = [
            name
            for name in _NUMBERS
            if name in ("value", "city", "difference") or any(line.numbers[name] is not None for line in every)
        ]

    @property
    def width(self) -> float:
        """The width of the table in millimetres."""
        return self.form.width - 2 * MARGIN

    def heads(self) -> list[Head]:
        """The columns of the table; their widths fill the page."""
        words = {
            "value": self.translate("BenchmarkPage", "Region"),
            "city": self.translate("BenchmarkPage", "City"),
            "difference": self.translate("BenchmarkPage", "Difference to the city"),
            "like_mix": self.translate("BenchmarkPage", "Regions of a like mix"),
            "like_difference": self.translate("BenchmarkPage", "Difference to these"),
            "previous": self._year or self.translate("BenchmarkPage", "Earlier year"),
            "change": self.translate("BenchmarkPage", "Change since then"),
        }
        ruler = Ruler(self.family, bold=True)
        heads = []
        for name in self._shown:
            longest = max(ruler.width(word, HEADING_SIZE) for word in words[name].split())
            least = _SIGN_WIDTH if name == "value" else NUMBER_WIDTH
            heads.append(Head(words[name], max(least, longest * 1.06 + 2 * CELL_MARGIN + 0.5), True))
        rest = self.width - sum(head.width for head in heads)
        return [Head(self.translate("BenchmarkPage", "Indicator"), rest, False), *heads]

    def rows(self, region: Region) -> list[tuple[Row, str]]:
        """The rows of a region, each with the level of its value."""
        made = []
        for line in self._lines.get(key_text(region.key), ()):
            label = f"{line.label} ({line.unit})" if line.unit else line.label
            made.append((Row(AREA, [label, *(self._cell(line, name) for name in self._shown)]), line.level))
        return made

    def _cell(self, line: Line, name: str) -> str:
        value = line.numbers[name]
        if value is None:
            return "\N{EN DASH}"
        text = format_number(value, line.decimals, self.language)
        if name in _SIGNED and round(value, line.decimals) > 0:
            return f"+{text}"
        if name != "value":
            return text
        shade = level_shades().get(line.level)
        return f"{text}{_MARK if line.missing else ''} {shade.sign if shade is not None else ''}".strip()

    def notes(self, region: Region) -> str:
        """The sentences below a region's table."""
        lines = self._lines.get(key_text(region.key), ())
        if not lines:
            return ""
        told = [
            self.translate(
                "CompareReport",
                "▲ above and ▼ below the city’s value by at least half a standard deviation of the regions, ▲▲ and ▼▼ "
                "by at least a whole one; without a sign: near the city’s value. The colours say the same.",
            ),
            self.translate(
                "BenchmarkPage",
                "This is no ranking: above or below the city’s value is neither good nor bad in itself.",
            ),
        ]
        like = next((line.like for line in lines if line.like), "")
        if like and "like_mix" in self._shown:
            told.append(
                self.translate("BenchmarkPage", "Regions of a like mix of types: {regions}.").format(regions=like)
            )
        if any(line.missing for line in lines):
            text = self.translate(
                "CompareReport", "Values marked with {mark} lack the part of areas whose numbers are secret or unknown."
            )
            told.append(text.format(mark=_MARK))
        return " ".join(told)
