"""Writes the demo data into a folder."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

from .city import make_city, planted_kinds
from .layers import write_layers
from .society import YEARS
from .tables import write_population
from .texts import write_texts
from .workbook import write_welfare


def build(folder: Path) -> None:
    """All files that go with the plugin."""
    folder.mkdir(parents=True, exist_ok=True)
    city = make_city()
    write_layers(folder, city)
    for year in YEARS:
        counts = city.society.counts[year]
        write_population(folder / f"einwohner_{year}.csv", year, counts, city.units)
        write_welfare(folder / f"soziales_{year}.xlsx", year, counts, city.units)
    write_texts(folder)


def write_truth(path: Path) -> None:
    """The planted kinds, which users do not get."""
    truth = planted_kinds()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["PLR_ID", *YEARS])
        for key in truth[YEARS[0]]:
            writer.writerow([key, *(truth[year][key] for year in YEARS)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="generator", description="Writes the demo city Musterstadt.")
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="also write the planted kinds (CSV)")
    options = parser.parse_args(arguments)
    build(options.folder)
    if options.truth:
        write_truth(options.truth)
    return 0
