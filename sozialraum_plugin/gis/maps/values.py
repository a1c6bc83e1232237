"""The numbers of a profile: columns, their printed cells, and the values of regions and city."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core.formats import format_number
from ...core.measures.indicators import Formula
from ...core.names import LONGEST, says_key, says_rate
from ...core.steering.ratios import proven_ratio
from ...core.steering.regionvalues import MEAN, RATE, SUM, WEIGHTED, Number, Summary, Way, summary
from ...core.tabular.symbols import PARENTHESES, SymbolSet, load_symbols
from ..frames import python_value
from ..tables import symbol_presets
from .data import REGION, MapData

MISSING = "\N{EN DASH}"
# How a reason is printed, whatever sign the table had for it (DIN 55301).
SIGNS = {"secret": ".", "unreliable": "/", "not_applicable": "x", "later": "\N{HORIZONTAL ELLIPSIS}"}
_ENDING = "_symbol"
# Whole numbers up to here may be classes.
_MOST_CLASSES = 20
_YEARS = (1900, 2100)


@dataclass(frozen=True)
class ProfileColumn:
    """A column of the table: its field, its heading, and the decimals of its numbers (None for text)."""

    field: str
    heading: str
    decimals: int | None


@dataclass(frozen=True)
class RegionValues:
    """Per column, None for text and keys: how it is summed up, and the values by region's key and of the city."""

    ways: Sequence[Way | None]
    regions: Mapping[str, Sequence[Summary | None]]
    city: Sequence[Summary | None]


@dataclass(frozen=True)
class Cell:
    """A printed cell and the reason why it has no value (empty where it has one, ``missing`` for none known)."""

    text: str
    reason: str = ""


def decimals_of(values: Sequence[Any]) -> int:
    """How many decimals a column is printed with: none for whole numbers, otherwise one."""
    numbers = [value for value in values if value is not None]
    return 0 if all(float(value).is_integer() for value in numbers) else 1


def columns_for(
    data: MapData, fields: Sequence[str], formulas: Mapping[str, Formula] | None = None
) -> list[ProfileColumn]:
    """The columns of chosen fields: aliases as headings, decimals by the catalogue or by the values."""
    found = []
    for name in fields:
        position = data.areas.fields().lookupField(name)
        own = data.areas.fields().at(position)
        decimals = None
        if own.isNumeric():
            formula = (formulas or {}).get(own.name())
            decimals = (
                decimals_of([python_value(f.attribute(position)) for f in data.areas.getFeatures()])
                if formula is None
                else formula.indicator.decimals
            )
        found.append(ProfileColumn(own.name(), own.alias() or own.name(), decimals))
    return found


@dataclass
class Numbers:
    """The areas' values, read once: a row per area, by field name."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    regions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def column(self, name: str) -> list[Any]:
        """The values of a field in all areas."""
        return [row[name] for row in self.rows]


def read_numbers(data: MapData) -> Numbers:
    """Read the attributes of all areas."""
    made = Numbers()
    names = data.areas.fields().names()
    for feature in data.areas.getFeatures():
        row = {name: python_value(value) for name, value in zip(names, feature.attributes(), strict=True)}
        made.rows.append(row)
        key = str(row[REGION] or "")
        if key:
            made.regions.setdefault(key, []).append(row)
    return made


def region_values(
    data: MapData,
    columns: Sequence[ProfileColumn],
    catalogue: Mapping[str, Formula] | None = None,
    population: str | None = None,
    numbers: Numbers | None = None,
) -> RegionValues:
    """The values of all regions and of the city in each column.

    A rate whose counts are known - by ``catalogue`` (formulas by field name) or because the layer's own counts give
    exactly its values - is sum over sum; counts are sums; other numbers are means, weighted where there is a field
    ``population``, unweighted otherwise. Areas without a region are part of the city.
    """
    numbers = numbers or read_numbers(data)
    counts = _counts(data, numbers)
    ways = [_way(column, numbers, counts, catalogue or {}, population) for column in columns]

    def values(rows: Sequence[Mapping[str, Number]]) -> list[Summary | None]:
        return [
            None if way is None else summary(way, column.field, rows, population)
            for way, column in zip(ways, columns, strict=True)
        ]

    regions = {region.key: values(numbers.regions.get(region.key, [])) for region in data.regions}
    return RegionValues(ways, regions, values(numbers.rows))


def _way(
    column: ProfileColumn,
    numbers: Numbers,
    counts: Mapping[str, Sequence[Number]],
    catalogue: Mapping[str, Formula],
    population: str | None,
) -> Way | None:
    if column.decimals is None:
        return None
    formula = catalogue.get(column.field)
    if formula is None and column.field not in counts and column.field != population:
        formula = proven_ratio(column.field, numbers.column(column.field), counts)
    if formula is not None:
        # Without a denominator it is a count.
        return Way(RATE if formula.denominator else SUM, formula)
    if column.field in counts or column.field == population:
        return Way(SUM)
    if _is_name(column, numbers.column(column.field)):
        return None
    return Way(WEIGHTED if population else MEAN)


def _is_name(column: ProfileColumn, values: Sequence[Number]) -> bool:
    """Whether numbers name something, as keys and years do: a mean of them says nothing."""
    known = [value for value in values if value is not None]
    whole = all(float(value).is_integer() for value in known)
    years = bool(known) and whole and all(_YEARS[0] <= value <= _YEARS[1] for value in known)
    return years or (whole and (says_key(column.heading) or says_key(column.field)))


def _counts(data: MapData, numbers: Numbers) -> dict[str, list[Number]]:
    """The fields that hold counts: whole numbers that are no shares, classes, keys, ranks or years."""
    found = {}
    for own in data.areas.fields():
        name = own.name()
        if not own.isNumeric() or says_rate(f"{name} {own.alias()}"):
            continue
        values = numbers.column(name)
        known = [value for value in values if value is not None]
        if not known or min(known) < 0 or max(known) <= _MOST_CLASSES:
            continue
        if not all(float(value).is_integer() for value in known) or sorted(known) == list(range(1, len(known) + 1)):
            continue
        if _is_name(ProfileColumn(name, own.alias() or name, 0), values):
            continue
        found[name] = values
    return found


class CellPrinter:
    """Prints the cells of areas: numbers in the language's format, a sign where the table had one, else a dash."""

    def __init__(
        self, data: MapData, columns: Sequence[ProfileColumn], ways: Sequence[Way | None], language: str
    ) -> None:
        self._columns = columns
        self._language = language
        self._symbols: SymbolSet | None = None
        known = {name.casefold(): name for name in data.areas.fields().names()}
        self._signs: list[tuple[str, list[str]]] = []
        for column, way in zip(columns, ways, strict=True):
            formula = None if way is None else way.formula
            parts = () if formula is None else (*formula.numerator, *formula.denominator)
            own = known.get(_sign_field(column.field), "")
            others = [known[sign] for _, name in parts if (sign := _sign_field(name)) in known]
            self._signs.append((own, others))

    @property
    def has_signs(self) -> bool:
        """Whether some column can tell why a value is missing."""
        return any(own or parts for own, parts in self._signs)

    def cells(self, row: Mapping[str, Any]) -> list[Cell]:
        """The cells of an area, one per column."""
        return [self._cell(row, *parts) for parts in zip(self._columns, self._signs, strict=True)]

    def _cell(self, row: Mapping[str, Any], column: ProfileColumn, signs: tuple[str, list[str]]) -> Cell:
        value = row[column.field]
        if column.decimals is None:
            return Cell("" if value is None else str(value))
        own, parts = signs
        if value is not None:
            text = format_number(value, column.decimals, self._language)
            limited = bool(own) and str(row[own] or "").strip() == PARENTHESES
            return Cell(f"({text})", "limited") if limited else Cell(text)
        reasons = [self._reason(row[name]) for name in (own, *parts) if name]
        # What is secret in one part is secret in the rate.
        reason = next((known for known in SIGNS if known in reasons), "missing")
        return Cell(SIGNS.get(reason, MISSING), reason)

    def _reason(self, sign: Any) -> str:
        if sign is None:
            return ""
        if self._symbols is None:
            self._symbols = load_symbols(symbol_presets()["din55301"])
        return self._symbols.reason(str(sign).strip()) or ""


def _sign_field(name: str) -> str:
    return f"{name[: LONGEST - len(_ENDING)]}{_ENDING}".casefold()


def print_summary(found: Summary | None, column: ProfileColumn, language: str) -> str:
    """The value of a region in a column, without a remark on missing parts."""
    if found is None:
        return ""
    if found.value is None:
        return MISSING
    whole = found.kind == SUM and float(found.value).is_integer()
    # The mean of whole numbers is no whole number.
    decimals = column.decimals or 0 if whole or found.kind == RATE else max(1, column.decimals or 0)
    return format_number(found.value, decimals, language)
