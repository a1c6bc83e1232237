"""The steps of a year with GeoPandas and scikit-learn: ``python -m tests.bench.loadscript STEP COUNT``.

Run by :mod:`tests.bench.load` with a Python that has GeoPandas; it needs neither QGIS nor the plugin.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import geopandas
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_samples
from sklearn.preprocessing import StandardScaler

from .loaddata import COUNTS, DYNAMIC, FOLDER, INDICATORS, RATES, REGION, STATUS, City

STARTS, TYPES = 100, 7


def join(city: City) -> None:
    """The office's table onto the areas."""
    table = pd.read_csv(city.table, sep=";", decimal=",", dtype={"Schluessel": str})
    areas = geopandas.read_file(city.areas)
    areas.merge(table, left_on="RAUM_ID", right_on="Schluessel", how="left", validate="1:1").to_file(result("join"))


def workbook(city: City) -> None:
    """The same from a workbook."""
    table = pd.read_excel(city.workbook, dtype={"Schluessel": str})
    areas = geopandas.read_file(city.areas)
    areas.merge(table, left_on="RAUM_ID", right_on="Schluessel", how="left", validate="1:1").to_file(result("join"))


def rates(city: City) -> None:
    """Ten shares of the population."""
    areas = geopandas.read_file(city.joined)
    for name, part in RATES.items():
        areas[name] = 100 * areas[part] / areas["Einwohner"]
    areas.to_file(result("rates"))


def types(city: City) -> None:
    """Seven types of eight indicators; silhouettes up to the size where their matrix of distances fits."""
    areas = geopandas.read_file(city.joined)
    data = StandardScaler().fit_transform(areas[INDICATORS])
    areas["typ"] = KMeans(n_clusters=TYPES, n_init=STARTS, random_state=1).fit_predict(data)
    if len(areas) <= 20_000:
        areas["silhouette"] = silhouette_samples(data, areas["typ"])
    areas.to_file(result("types"))


def index(city: City) -> None:
    """Mean z-scores of status and dynamic, with classes."""
    areas = geopandas.read_file(city.joined)
    for name, fields, limits in (("status", STATUS, [-1, 1, 1.5]), ("dynamic", DYNAMIC, [-1, 1])):
        sums = ((areas[fields] - areas[fields].mean()) / areas[fields].std(ddof=0)).mean(axis=1)
        areas[name] = (sums - sums.mean()) / sums.std(ddof=0)
        areas[f"{name}_class"] = pd.cut(areas[name], [-float("inf"), *limits, float("inf")], labels=False)
    areas.to_file(result("index"))


def regions(city: City) -> None:
    """Areas dissolved to regions, counts summed, rates of the sums."""
    areas = geopandas.read_file(city.joined)
    found = areas[[REGION, "geometry", *COUNTS]].dissolve(REGION, aggfunc="sum")
    for name, part in RATES.items():
        found[name] = 100 * found[part] / found["Einwohner"]
    found.to_file(result("regions"))


def transfer(city: City) -> None:
    """Counts on new boundaries by the shares of the surface."""
    areas, squares = geopandas.read_file(city.joined), geopandas.read_file(city.shifted)
    columns = COUNTS[:5]
    areas["whole"] = areas.area
    pieces = geopandas.overlay(areas[[*columns, "whole", "geometry"]], squares[["NEU", "geometry"]])
    share = pieces.area / pieces["whole"]
    summed = pieces[columns].mul(share, axis=0).groupby(pieces["NEU"]).sum()
    squares.merge(summed, left_on="NEU", right_index=True, how="left").to_file(result("transfer"))


def export(city: City) -> None:
    """GeoPackage, GeoJSON (in WGS 84) and CSV for colleagues."""
    areas = geopandas.read_file(city.joined)
    areas.to_file(result("export"))
    areas.to_crs(4326).to_file(FOLDER / "script-export.geojson")
    areas.drop(columns="geometry").to_csv(FOLDER / "script-export.csv", sep=";", decimal=",", index=False)


def result(step: str) -> str:
    """Where a step is written."""
    path = FOLDER / f"script-{step}.gpkg"
    path.unlink(missing_ok=True)
    return str(path)


WAYS: dict[str, Callable[[City], None]] = {
    "join": join, "workbook": workbook, "rates": rates, "types": types, "index": index, "transfer": transfer,
    "regions": regions, "export": export,
}  # fmt: skip


def once(step: str, count: int) -> None:
    """Do a step; its seconds and the peak memory of the process, as :func:`tests.bench.common.once` prints them."""
    import json
    import resource
    import time

    before, busy = time.perf_counter(), time.process_time()
    WAYS[step](City(count))
    found = {"seconds": time.perf_counter() - before, "cpu": time.process_time() - busy}
    print(json.dumps({**found, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    once(sys.argv[1], int(sys.argv[2]))
