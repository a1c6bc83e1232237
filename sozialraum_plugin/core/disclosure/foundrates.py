"""Which columns of several tables are rates of counts; one name may stand for several rates."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from .cells import numbers
from .figures import Rate, Table
from .recognise import agrees, decimals_of, is_whole, rate_of


def rates_of_tables(
    tables: Mapping[str, Table], counts: Sequence[str], codes: Collection[str]
) -> tuple[list[Rate], list[str], dict[str, Table]]:
    """Which columns are rates of counts, numerators that no table shows, and the tables with all denominators.

    Numerators and denominators may stand in another table of the same year and level, and may be counts that
    everybody may know. The same name is the same rate wherever the values allow it.
    """
    whole: dict[tuple[str, str], pd.DataFrame] = {}
    for table in tables.values():
        columns = {
            name: values for name, values in _numeric(table, codes).items() if name in counts or is_whole(values)
        }
        frame = pd.DataFrame(columns, index=table.frame.index)
        known = whole.get((table.year, table.level))
        whole[table.year, table.level] = frame if known is None else known.combine_first(frame)
    around = {title: whole[table.year, table.level].reindex(table.frame.index) for title, table in tables.items()}
    rates = _found_rates(tables, counts, codes, around)
    hidden = {
        term: None for rate in rates for title in sorted(rate.tables)
        for term in sorted(rate.fields) if term not in around[title]
    }  # fmt: skip
    made = {}
    for title, table in tables.items():
        terms = {
            term for rate in rates if title in rate.tables for term in rate.fields
            if term not in table.frame and term not in counts and term in around[title]
        }  # fmt: skip
        more = table.frame.assign(**{term: around[title][term] for term in sorted(terms)})
        made[title] = replace(table, frame=more, shown=tuple(table.columns))
    return rates, list(hidden), made


def _found_rates(
    tables: Mapping[str, Table], counts: Sequence[str], codes: Collection[str], around: Mapping[str, pd.DataFrame]
) -> list[Rate]:
    """The rates of all tables, each with its tables; those with the same name one after the other."""
    found: dict[str, list[Rate]] = {}
    every = {title: {str(name): frame[name].to_numpy(dtype=float) for name in frame} for title, frame in around.items()}
    for title, table in tables.items():
        known = every[title]
        if not set(counts) & set(known):
            continue
        for name, values in _numeric(table, codes).items():
            rate = rate_of(name, values, known) if name not in counts else None
            if rate is None or not (rate.fields & set(counts) or rate.fields - set(known)):
                continue
            same = found.setdefault(name, [])
            place = next(
                (place for place, old in enumerate(same) if _is_same(old, rate, title, values, known, tables)), None
            )
            if place is None:
                if any(old.numerator == rate.numerator for old in same) and rate.fields - set(known):
                    rate = replace(rate, numerator=((1, f"{rate.numerator[0][1]} ({len(same) + 1})"),))
                same.append(replace(rate, tables=frozenset({title})))
                continue
            same[place] = _also_in(same[place], title, values)
    # Where too few values tell what a column is, it is taken for what its name is elsewhere.
    for title, table in tables.items():
        known = every[title]
        for name, values in _numeric(table, codes).items():
            same = found.get(name, [])
            if not same or any(title in rate.tables for rate in same):
                continue
            if not same[0].fields <= set(known) or agrees(same[0], values, known):
                same[0] = _also_in(same[0], title, values)
    return [rate for same in found.values() for rate in same]


def _also_in(rate: Rate, title: str, values: np.ndarray) -> Rate:
    """A rate that another table has too; of its decimals the most."""
    decimals = decimals_of(values)
    finest = None if rate.decimals is None or decimals is None else max(rate.decimals, decimals)
    return replace(rate, decimals=finest, tables=rate.tables | {title})


def _is_same(
    old: Rate, rate: Rate, title: str, values: np.ndarray, known: Mapping[str, np.ndarray], tables: Mapping[str, Table]
) -> bool:
    """Whether a column may be the rate that its name stands for in other tables."""
    if old.fields <= set(known):
        return agrees(old, values, known)
    if (old.numerator, old.denominator, old.factor) != (rate.numerator, rate.denominator, rate.factor):
        return False
    # What nobody prints is the same where the rates of the same places are.
    printed = pd.Series(values, index=tables[title].frame.index)
    for other in old.tables:
        table = tables[other]
        if (table.year, table.level) == (tables[title].year, tables[title].level):
            before = pd.Series(numbers(table.frame, old.name), index=table.frame.index).reindex(printed.index)
            if ((printed - before).abs() > (rate.half + old.half) * 1.001 + 1e-9).any():
                return False
    return True


def _numeric(table: Table, codes: Collection[str]) -> dict[str, np.ndarray]:
    return {
        str(name): numbers(table.frame, name) for name in table.frame
        if name not in codes and pd.api.types.is_numeric_dtype(table.frame[name])
    }  # fmt: skip
