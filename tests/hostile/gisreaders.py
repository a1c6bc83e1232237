"""The readers that need QGIS and GDAL, in the same form as those of core."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path

from osgeo import gdal, ogr

from sozialraum_plugin.core.tabular.tables import read_table
from sozialraum_plugin.gis.tables import read_with_gdal

from . import seeds
from .mutate import mutated_database, mutated_workbook
from .readers import DIN, LAYER, READERS, Codes, Reader, codes


@lru_cache(maxsize=1)
def geopackage() -> bytes:
    """A table without geometry in a GeoPackage, as QGIS and GDAL write it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.gpkg")
        # The date of the last change is written into the file; a seed gives the same bytes at any time.
        gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z")
        try:
            _write(path)
        finally:
            gdal.SetConfigOption("OGR_CURRENT_DATE", None)
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA page_size = 512")
            database.execute("VACUUM")
        return path.read_bytes()


def _write(path: Path) -> None:
    made = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = made.CreateLayer("bestand", geom_type=ogr.wkbNone)
    kinds = {"Schluessel": ogr.OFTString, "Einwohner": ogr.OFTInteger64, "Quote": ogr.OFTReal, "Tag": ogr.OFTDate}
    for name, kind in kinds.items():
        layer.CreateField(ogr.FieldDefn(name, kind))
    for number, key in enumerate(seeds.KEYS):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in zip(kinds, (key, 100 * number, 0.5 * number, "2024-01-31"), strict=True):
            feature.SetField(name, value)
        layer.CreateFeature(feature)
    del feature, layer, made


def _with_gdal(path: Path) -> Codes:
    for extra in ("-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + extra).unlink()
    return codes(read_table(read_with_gdal(path), LAYER, DIN, path.name).notes)


GIS_READERS: dict[str, Reader] = {
    "ods": Reader(".ods", lambda: [seeds.calc()], mutated_workbook, _with_gdal),
    "sheet": Reader(".xlsx", lambda: [seeds.workbook()], mutated_workbook, _with_gdal),
    "database": Reader(".gpkg", lambda: [geopackage()], mutated_database, _with_gdal),
}
READERS.update(GIS_READERS)
