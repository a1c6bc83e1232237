"""Tables that GDAL and QGIS read: spreadsheets, databases, layers of the project. They give core the same raw grid."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsFeatureRequest, QgsFeatureSource

from ..core.limits import checked_file
from ..core.messages import InputError, Note
from ..core.tabular.archives import check_workbook
from ..core.tabular.csvfile import read_text_table
from ..core.tabular.grids import Grid, make_cells
from ..core.tabular.workbook import read_workbook
from . import paths
from .dependencies import missing
from .frames import python_value

TEXT_FILES = (".csv", ".txt", ".tsv", ".tab")
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
DATABASES = (".dbf", ".gpkg")
ENDINGS = (*TEXT_FILES, *SPREADSHEETS, *DATABASES)
# Headers and texts as they stand: the drivers would eat the first row and turn keys into numbers.
_OPTIONS = {f"OGR_{driver}_{option}": value for driver in ("XLS", "XLSX", "ODS") for option, value in (
    ("HEADERS", "DISABLE"), ("FIELD_TYPES", "STRING"),
)}  # fmt: skip


def read_grids(path: str | Path, encoding: str = "", delimiter: str = "", parameter: str = "TABLE") -> list[Grid]:
    """All sheets of a table file. ``encoding`` and ``delimiter`` of text files are found unless given.

    ``parameter`` is named where the file is missing or is no text.
    Raises :class:`InputError` where the file is missing, of an unknown kind, or damaged.
    """
    path = Path(path)
    checked_file(path, parameter)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise InputError("table-unknown-format", path=str(path), ending=ending or "–", known=known)
    if ending in TEXT_FILES:
        return [read_text_table(path, parameter, encoding, delimiter)]
    if ending in (".xlsx", ".xlsm") and not missing(["openpyxl"]):
        return read_workbook(path, parameter)
    if ending in SPREADSHEETS:
        check_workbook(path, parameter)
    return read_with_gdal(path)


def read_with_gdal(path: Path) -> list[Grid]:
    """The sheets or tables of a file that GDAL opens. Spreadsheets come without their merged cells."""
    is_sheet = path.suffix.lower() in SPREADSHEETS
    with _settings(_OPTIONS), _quiet() as heard:
        try:
            source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
            grids = [] if source is None else _grids(source, is_sheet)
            del source
        except RuntimeError as error:  # raised where another program part has switched GDAL's exceptions on
            raise _unreadable(path, str(error)) from error
        except (SystemError, UnicodeDecodeError) as error:  # GDAL's own sentences may quote what is no text
            raise _unreadable(path, Note("table-binary")) from error
    if not grids:
        raise _unreadable(path, heard[-1] if heard else Note("table-no-sheet"))
    return grids


def _unreadable(path: Path, reason: Any) -> InputError:
    locked = "database is locked"
    if locked in str(reason):  # newer GDAL says it in several lines
        return InputError("file-not-readable", path=str(path), reason=locked)
    return InputError("table-not-readable", path=str(path), parameter="TABLE", reason=reason)


def _grids(source: gdal.Dataset, is_sheet: bool) -> list[Grid]:
    grids = []
    for number in range(source.GetLayerCount()):
        layer = source.GetLayer(number)
        rows = [_values(feature) for feature in layer]
        if is_sheet:
            cells = make_cells(rows)
            if any(value is not None for value in cells.flat):
                grids.append(Grid(layer.GetName(), cells, notes=(Note("merged-unknown"),), decimal="."))
        else:
            names = [field.GetName() for field in layer.schema]
            grids.append(Grid(layer.GetName(), make_cells([names, *rows]), header_rows=1))
    return grids


def _values(feature: ogr.Feature) -> list[Any]:
    return [
        _value(feature, field) if feature.IsFieldSetAndNotNull(field) else None
        for field in range(feature.GetFieldCount())
    ]


def _value(feature: ogr.Feature, field: int) -> Any:
    kind = feature.GetFieldDefnRef(field).GetType()
    if kind in (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal):
        return feature.GetField(field)
    return feature.GetFieldAsString(field)


@contextlib.contextmanager
def _settings(options: dict[str, str]) -> Iterator[None]:
    # For this thread only: other parts of QGIS may read spreadsheets at the same time.
    before = {name: gdal.GetThreadLocalConfigOption(name, None) for name in options}
    try:
        for name, value in options.items():
            gdal.SetThreadLocalConfigOption(name, value)
        yield
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)


@contextlib.contextmanager
def _quiet() -> Iterator[list[Any]]:
    heard: list[Any] = []

    def hear(*told: Any) -> None:
        # Level, number and text; nothing at all where Python cannot take the text.
        heard.append(str(told[2]) if told else Note("table-binary"))

    gdal.PushErrorHandler(hear)
    try:
        yield heard
    finally:
        gdal.PopErrorHandler()


def grid_of_source(source: QgsFeatureSource) -> Grid:
    """The attributes of a table layer as a grid whose first row holds the field names."""
    fields = source.fields()
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [[python_value(value) for value in feature.attributes()] for feature in source.getFeatures(request)]
    names = [field.name() for field in fields]
    return Grid(source.sourceName(), make_cells([names, *rows], len(names)), header_rows=1)


def symbol_presets() -> dict[str, Path]:
    """Presets of symbols by name: the shipped ones, DIN 55301 first, then those in the user's profile."""
    shipped = sorted(paths.resource("symbols").glob("*.json"), key=lambda path: (path.stem != "din55301", path.stem))
    own = sorted(Path(QgsApplication.qgisSettingsDirPath(), "sozialraum", "symbols").glob("*.json"))
    return {path.stem: path for path in (*shipped, *own)}
