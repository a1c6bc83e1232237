"""200,000 areas and a CSV of 40 columns to a GeoPackage: our join against ``native:joinattributestable``.

``python -m tests.bench.join [runs] [areas]``; the plugin works more (numbers, signs, protocol) and is to be no slower.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from .common import compare, once, start

COLUMNS = 40
FOLDER = Path(tempfile.gettempdir()) / "sozialraum-bench"


def data(count: int) -> tuple[Path, Path]:
    """Areas as a GeoPackage and their table as a German CSV in another order; made once."""
    from osgeo import ogr, osr

    areas, table = FOLDER / f"areas{count}.gpkg", FOLDER / f"table{count}.csv"
    if areas.exists() and table.exists():
        return areas, table
    FOLDER.mkdir(exist_ok=True)
    chance = random.Random(1)
    keys = [f"{number:08d}" for number in range(count)]
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(areas))
    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    layer = source.CreateLayer("areas", system, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("KEY", ogr.OFTString))
    width = int(count**0.5) + 1
    layer.StartTransaction()
    for number, key in enumerate(keys):
        x, y = 500000 + 100 * (number % width), 5400000 + 100 * (number // width)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["KEY"] = key
        ring = f"{x} {y},{x + 100} {y},{x + 100} {y + 100},{x} {y + 100},{x} {y}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    del layer, source
    chance.shuffle(keys)
    half = COLUMNS // 2
    with table.open("w", encoding="utf-8") as file:
        names = [f"Zahl_{n}" for n in range(half)] + [f"Anteil_{n}" for n in range(half)]
        file.write(";".join(["Schluessel", *names]) + "\n")
        for key in keys:
            whole = [str(chance.randrange(5000)) for _ in range(half)]
            parts = [f"{chance.random() * 100:.2f}".replace(".", ",") for _ in range(half)]
            file.write(";".join([key, *whole, *parts]) + "\n")
    return areas, table


def run(way: str, count: int) -> None:
    """One join in this process."""
    areas, table = data(count)
    output = FOLDER / f"{way}.gpkg"
    output.unlink(missing_ok=True)
    processing = start()
    if way == "native":
        once(lambda: processing.run("native:joinattributestable", {
            "INPUT": str(areas), "FIELD": "KEY", "INPUT_2": str(table), "FIELD_2": "Schluessel", "METHOD": 1,
            "OUTPUT": str(output),
        }))  # fmt: skip
    once(lambda: processing.run("sozialraum:joinindicators", {
        "INPUT": str(areas), "KEY_FIELD": "KEY", "TABLE": str(table), "OUTPUT": str(output),
    }))  # fmt: skip


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and words[0] in ("ours", "native"):
        run(words[0], int(words[1]))
    runs, count = int(words[0]) if words else 3, int(words[1]) if len(words) > 1 else 200_000
    data(count)
    compare("tests.bench.join", ("ours", "native"), runs, [str(count)])
