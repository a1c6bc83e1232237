"""What is published: tables of counts and rates for areas, regions and the city, and how they depend on each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

# Levels of regions are called after fields, and no field has such a name.
AREA = "\narea"
CITY = "\ncity"
# Where fewer values than this share agree, two fields have nothing to do with each other.
SAME = 0.5
# Totals may hold people of no area; further off than this share of them they are totals of something else.
FAR = 0.1

Terms = tuple[tuple[int, str], ...]


class Cell(NamedTuple):
    """One count: of a year, at a level (``AREA``, ``CITY`` or the name of a region level), of a place, of a field."""

    year: str
    level: str
    place: str
    field: str


@dataclass(frozen=True)
class Rate:
    """A rate: ``factor`` times numerator by denominator (1 without terms).

    ``decimals`` are those it is printed with; None: all of them. ``tables`` are those where the column is this rate
    (none: all), as the same name may stand for another rate elsewhere.
    """

    name: str
    numerator: Terms
    denominator: Terms = ()
    factor: float = 1.0
    decimals: int | None = None
    tables: frozenset[str] = frozenset()

    @property
    def fields(self) -> set[str]:
        """The fields it is made of."""
        return {name for _, name in (*self.numerator, *self.denominator)}

    @property
    def half(self) -> float:
        """Half of the last printed digit: how far the rate may be from what is printed."""
        return 0.0 if self.decimals is None else 0.5 * 10.0**-self.decimals


@dataclass(frozen=True)
class Difference:
    """A published change: the count or rate ``of`` in the year ``later`` minus that of ``earlier``.

    It stands in the tables of the later year under ``name``.
    """

    name: str
    of: str
    later: str
    earlier: str


@dataclass(frozen=True)
class CountFields:
    """Which fields are counts of people, and what is known of them.

    ``counts`` may name fields that no table shows: a rate may tell them nevertheless. ``parts`` are sums that hold
    everywhere, as (whole, parts); one part alone, or parts that no table has, leave a rest that can be computed.
    ``years`` has the years whose figures show a sum; in others it is left out where half of the places are further off
    than ``FAR``. ``within`` are pairs (group, larger group it belongs to). Other fields that rates are made of are
    taken as known to everybody.
    """

    counts: tuple[str, ...]
    rates: tuple[Rate, ...] = ()
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    years: Mapping[tuple[str, tuple[str, ...]], frozenset[str]] = field(default_factory=dict)

    def rates_in(self, title: str) -> list[Rate]:
        """The rates that columns of a table are, by their names."""
        return [rate for rate in self.rates if not rate.tables or title in rate.tables]


@dataclass(frozen=True)
class Table:
    """The figures of one level and year; the index of ``frame`` holds the keys of the places, as texts.

    ``shown`` are the columns that are published (None: all). Other columns only serve to know hidden numerators.
    ``partial`` says that these are totals without the counts that are missing.
    """

    frame: pd.DataFrame
    level: str = AREA
    year: str = ""
    shown: tuple[str, ...] | None = None
    partial: bool = False

    @property
    def columns(self) -> list[str]:
        """The names of the published columns."""
        names = [str(name) for name in self.frame.columns]
        return names if self.shown is None else [name for name in names if name in self.shown]


@dataclass(frozen=True)
class Published:
    """All that readers get: the tables with NaN where a figure is withheld, and what they know of their making.

    ``regions`` has a row per area and a column per region level. ``rests`` holds people of a total who belong to
    none of its areas or parts; readers are taken to know them. ``base`` is what counts were rounded to (0: not).
    """

    tables: Mapping[str, Table]
    fields: CountFields
    regions: pd.DataFrame | None = None
    base: int = 0
    rests: Mapping[tuple[Cell, str], float] = field(default_factory=dict)
