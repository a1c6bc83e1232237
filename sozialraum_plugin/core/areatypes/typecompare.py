"""Two typologies of the same areas side by side: how far they agree, and which type corresponds to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..messages import InputError
from .stability import agreement

# Of a type, so large a share in one type of the other typology makes the two the same in words.
SAME_SHARE = 0.75


@dataclass(frozen=True)
class TypeComparison:
    """``table`` has a row per type of the first and a column per type of the second typology, counting areas.

    ``rand`` is the adjusted Rand index (Hubert and Arabie 1985), ``matched`` the share of areas in the pairs of types
    that fit best (each type used once; Kuhn 1955), ``partner`` that pairing from first to second. ``first_only`` and
    ``second_only`` are areas with a type in one typology only.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    table: np.ndarray
    rand: float
    matched: float
    partner: Mapping[int, int]
    moved: tuple[str, ...]  # areas outside the pairs, in the order of their keys
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]

    @property
    def areas(self) -> int:
        """Areas with a type in both."""
        return int(self.table.sum())

    def share(self, kind: int) -> float:
        """The share of a type of the first typology that its partner holds; 0 where it has none."""
        row = self.table[self.first.index(kind)]
        other = self.partner.get(kind)
        total = float(row.sum())
        return float(row[self.second.index(other)]) / total if other is not None and total else 0.0


def compare_types(first: Mapping[str, int], second: Mapping[str, int]) -> TypeComparison:
    """Compare types by key; raises :class:`ValueError` where no area has a type in both."""
    from scipy.optimize import linear_sum_assignment

    both = sorted(first.keys() & second.keys())
    if not both:
        raise ValueError("no area has a type in both")
    rows, columns = tuple(sorted(set(first.values()))), tuple(sorted(set(second.values())))
    row = np.array([rows.index(first[key]) for key in both])
    column = np.array([columns.index(second[key]) for key in both])
    table = np.zeros((len(rows), len(columns)), dtype=int)
    np.add.at(table, (row, column), 1)
    picked = linear_sum_assignment(table, maximize=True)
    pairs = {rows[a]: columns[b] for a, b in zip(*picked, strict=True) if table[a, b]}
    return TypeComparison(
        rows,
        columns,
        table,
        rand=float(agreement(column[None, :], row)[0]),
        matched=sum(int(table[rows.index(a), columns.index(b)]) for a, b in pairs.items()) / len(both),
        partner=pairs,
        moved=tuple(key for key in both if pairs.get(first[key]) != second[key]),
        first_only=tuple(sorted(first.keys() - second.keys())),
        second_only=tuple(sorted(second.keys() - first.keys())),
    )


def unique_types(keys: list[str], values: list[float], field: str, parameter: str, layer: str) -> dict[str, int]:
    """Types by key; NaN and blank keys take no part. :class:`InputError` for double keys and where there is no type."""
    found: dict[str, int] = {}
    double: list[str] = []
    for key, value in zip(keys, values, strict=True):
        if not key or value != value:  # only NaN differs from itself
            continue
        if key in found:
            double.append(key)
        found[key] = int(value)
    if double:
        raise InputError("compare-keys", field=field, parameter=parameter, layer=layer, keys=", ".join(double[:5]))
    if not found:
        raise InputError("compare-no-types", field=field, parameter=parameter, layer=layer)
    return found
