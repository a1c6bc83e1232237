"""The population tables as a statistics office exports them, and the rules of secrecy for all tables."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd

from .geometry import Bools, Ints
from .units import Units

TITLE = "Musterstadt (erfundene Stadt)"
SOURCE = "Quelle: Statistisches Amt Musterstadt (erfundene Daten)"
SYMBOLS = "Zeichenerklärung nach DIN 55301: - = genau null, . = Zahlenwert unbekannt oder geheim zu halten"
LEAST = 3  # smaller counts are kept secret

# Column title and count; the ages are not kept secret, so that they add up in each row.
COLUMNS = {
    "Einwohner insgesamt": "people",
    "unter 3 Jahre": "age_0-3",
    "3 bis unter 6 Jahre": "age_3-6",
    "6 bis unter 10 Jahre": "age_6-10",
    "10 bis unter 18 Jahre": "age_10-18",
    "18 bis unter 27 Jahre": "age_18-27",
    "27 bis unter 65 Jahre": "age_27-65",
    "65 Jahre und älter": "age_65+",
    "unter 18 Jahre": "u18",
    "unter 15 Jahre": "u15",
    "15 bis unter 25 Jahre": "from_15_u25",
    "15 bis unter 65 Jahre": "from_15_u65",
    "Ausländer": "foreign",
    "mit Migrationshintergrund": "migrant",
    "unter 18 mit Migrationshintergrund": "migrant_u18",
    "Haushalte": "households",
    "Haushalte mit Kindern": "families",
    "Alleinerziehende Haushalte": "single_parents",
    "Wohndauer unter 1 Jahr": "stay_short",
    "Wohndauer über 10 Jahre": "stay_long",
    "Zuzüge": "arrivals",
    "Fortzüge": "departures",
}
OPEN = 12  # so many columns from the left are never suppressed


def suppressed(values: Ints, groups: Ints) -> Bools:
    """Small counts and, where one alone in its group could be recomputed from the sum, the next larger one."""
    hidden = (values > 0) & (values < LEAST)
    for group in np.unique(groups):
        mine = groups == group
        if hidden[mine].sum() == 1:
            others = np.flatnonzero(mine & ~hidden & (values > 0))
            if len(others):
                hidden[others[values[others].argmin()]] = True
    return np.asarray(hidden, dtype=bool)


def _count(value: int, points: bool) -> str:
    if value == 0:
        return "-"
    return f"{value:,}".replace(",", ".") if points else str(value)


def _decimal(value: float, points: bool) -> str:
    text = f"{value:,.1f}" if points else f"{value:.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def write_population(path: Path, year: int, counts: pd.DataFrame, units: Units) -> None:
    """One year's table; the oldest one has points for thousands, as from another program version."""
    points = year == 2022
    whole_city = np.zeros(len(counts), dtype=np.int64)
    columns: list[list[str]] = []
    totals: list[str] = []
    for place, name in enumerate(COLUMNS.values()):
        values = counts[name].to_numpy(dtype=np.int64)
        hidden = suppressed(values, whole_city) if place >= OPEN else np.zeros(len(values), dtype=bool)
        columns.append(
            ["." if secret else _count(int(value), points) for value, secret in zip(values, hidden, strict=True)]
        )
        totals.append(_count(int(values.sum()), points))
    mean_age = float((counts["mean_age"] * counts["people"]).sum() / counts["people"].sum())
    columns.append([_decimal(value, points) for value in counts["mean_age"]])
    columns.append([_decimal(value, points) for value in counts["hectares"]])
    totals += [_decimal(mean_age, points), _decimal(float(counts["hectares"].sum()), points)]

    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([f"{TITLE} – Einwohner nach Planungsräumen"])
        writer.writerow([f"Stichtag: 31.12.{year}"])
        writer.writerow([])
        writer.writerow(["PLR-Nr.", "Planungsraum", *COLUMNS, "Durchschnittsalter", "Fläche in ha"])
        for key, name, *cells in zip(units.keys, units.area_names, *columns, strict=True):
            writer.writerow([key, name, *cells])
        writer.writerow(["", "Musterstadt insgesamt", *totals])
        writer.writerow([])
        writer.writerow([SOURCE])
        writer.writerow([SYMBOLS])
