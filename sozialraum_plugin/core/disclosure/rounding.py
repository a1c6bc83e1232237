"""Counts rounded to multiples of a base so that areas still add up to their region and regions to the city."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from .cells import numbers
from .figures import CountFields, Rate, Table
from .relations import Model

BASES = (5, 10)


def rounded_tables(tables: Mapping[str, Table], fields: CountFields, model: Model, base: int) -> dict[str, Table]:
    """The tables with rounded counts, and rates made of these where all their counts are printed.

    The highest total is rounded to the nearest multiple (half up). Below it each count goes to the multiple under or
    over it, as many of them up as make the sum come out, those with the largest remainders first (ties: in the order
    of the table). A level that is no part of this order of levels, and sums over fields, are not made to come out.
    """
    values = _rounded(model, base)
    result = {}
    for title, table in tables.items():
        frame = table.frame.copy()
        for name in fields.counts:
            block = model.cells.blocks.get((table.year, table.level, name))
            if block is not None and name in frame.columns:
                ids = block.ids(frame.index)
                known = ~np.isnan(numbers(frame, name))
                frame[name] = np.where(known & (ids >= 0), values[ids], math.nan)
        for rate in fields.rates_in(title):
            if rate.name in frame.columns:
                frame[rate.name] = _rate(frame, rate)
        result[title] = replace(table, frame=frame)
    return result


def _rate(frame: pd.DataFrame, rate: Rate) -> np.ndarray:
    printed = numbers(frame, rate.name)
    if not rate.fields <= set(frame.columns):
        return printed
    above = sum((sign * numbers(frame, name) for sign, name in rate.numerator), np.zeros(len(frame)))
    below = sum((sign * numbers(frame, name) for sign, name in rate.denominator), np.zeros(len(frame)))
    below = below if rate.denominator else np.ones(len(frame))
    with np.errstate(divide="ignore", invalid="ignore"):
        made = np.where(below != 0, above * rate.factor / below, math.nan)
    found: np.ndarray = np.where(np.isnan(printed), math.nan, made)
    return found


def _rounded(model: Model, base: int) -> np.ndarray:
    """Rounded counts of all cells."""
    values = model.values
    result = np.floor(values / base + 0.5) * base
    done = np.zeros(len(values), dtype=bool)
    children = {}
    matrix = model.matrix.tocsr()
    for row, total in enumerate(model.totals.tolist()):
        if model.kinds[row] != model.cell(total).field and model.rests[row] == 0:
            members = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
            children[total] = members[members != total]
    below = {int(cell) for members in children.values() for cell in members}
    ready = [total for total in children if total not in below]
    while ready:
        total = ready.pop()
        members = children[total]
        if done[members].any():
            continue
        result[members] = shared_out(values[members], result[total], base)
        done[members] = True
        ready += [int(cell) for cell in members if int(cell) in children]
    return result


def shared_out(values: np.ndarray, total: float, base: int) -> np.ndarray:
    """Multiples of the base, each next to its value, that add up to ``total``; multiples themselves stay."""
    down = np.floor(values / base) * base
    over = values - down
    steps = round((total - float(down.sum())) / base)
    up = np.argsort(-over, kind="stable")[: max(steps, 0)]
    down[up[over[up] > 0]] += base
    return down
