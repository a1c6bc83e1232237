"""What a package of one region says of the whole city, so that the region can be compared: sums, means, counts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .packages import FieldInfo, Table

# Names of numbers that only number things.
_CODE = re.compile(r"(^|_)(id|fid|nr|no|nummer|number|key|schluessel|code|plz|ags|jahr|year)(_|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """What the table is called, what its columns and measures are called; ``count`` takes ``{value}``."""

    name: str
    title: str
    columns: Mapping[str, str]
    sum: str
    mean: str
    count: str
    without: str


COLUMNS = ("layer", "field", "label", "measure", "city", "region", "city_areas", "region_areas")
_KINDS = ("text", "text", "text", "text", "number", "number", "integer", "integer")


def city_table(
    tables: Sequence[Table],
    parts: Mapping[str, Table],
    words: Words,
    without: Collection[str] = (),
    counts: Collection[str] = (),
    totals: Mapping[tuple[str, str], tuple[float | None, float | None]] | None = None,
) -> Table:
    """A row per field and measure: the value of the whole city and of the region's part of each table, by name.

    Numbers have their unweighted mean over areas; whole numbers their sum as well, or, where ``counts`` names fields,
    those alone. Fields whose values have a meaning (types) have the number of areas per value. Fields in ``without``
    and numbers that only number things are left out. Nothing of a single area of another region is told. ``totals``
    has, by table and field, the sums of city and region of protected counts, None where they are withheld: of these
    fields nothing else is told.
    """
    fields = tuple(FieldInfo(name, kind, words.columns[name]) for name, kind in zip(COLUMNS, _KINDS, strict=True))
    left_out = {name.lower() for name in without}
    wanted = {name.lower() for name in counts}
    rows: list[list[Any]] = []
    for table in tables:
        part = parts.get(table.name)
        for position, info in enumerate(table.fields):
            if info.name.lower() in left_out or info.kind not in ("integer", "number", "text"):
                continue
            city = table.column(position)
            region = part.column(position) if part is not None else []
            head = [table.title, info.name, info.heading]
            if totals and (table.name, info.name) in totals:
                rows.append([*head, words.sum, *totals[table.name, info.name], len(city), len(region)])
                continue
            sums = info.name.lower() in wanted if wanted else None
            for measure, of_city, of_region in _measures(info, city, region, words, sums):
                rows.append([*head, measure, of_city, of_region, _known(city), _known(region)])
    return Table(words.name, words.title, fields, rows)


def _measures(
    info: FieldInfo, city: Sequence[Any], region: Sequence[Any], words: Words, sums: bool | None
) -> Iterator[tuple[str, float | None, float | None]]:
    if info.values:
        in_city, in_region = (Counter(map(_text, values)) for values in (city, region))
        for value, text in info.values:
            label = text if text.startswith(value) else f"{value} = {text}"
            yield words.count.format(value=label), float(in_city[value]), float(in_region[value])
        if in_city[""]:
            yield words.without, float(in_city[""]), float(in_region[""])
        return
    if info.kind == "text" or (_CODE.search(info.name) and sums is None):
        return
    numbers = _numbers(city)
    if not numbers or (sums is None and all(1900 <= value <= 2100 and value.is_integer() for value in numbers)):
        return
    own = _numbers(region)
    if sums or (sums is None and all(value.is_integer() for value in numbers)):
        yield words.sum, _rounded(numbers, 1), _rounded(own, 1)
    yield words.mean, _rounded(numbers, len(numbers)), _rounded(own, len(own))


def _rounded(numbers: Sequence[float], count: int) -> float | None:
    """The sum divided by ``count``, without the digits that only binary fractions have; None for no numbers."""
    return float(f"{math.fsum(numbers) / count:.12g}") if numbers else None


def _numbers(values: Sequence[Any]) -> list[float]:
    found = [float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    return [value for value in found if math.isfinite(value)]


def _known(values: Sequence[Any]) -> int:
    return sum(value not in (None, "") for value in values)


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
