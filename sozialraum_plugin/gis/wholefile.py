"""Whether a file that a driver has closed holds all that was written: not every driver tells that the disk was full."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..core.files import write_text
from ..core.messages import InputError

# Formats that keep every feature; others may join, split or leave out some.
_COUNTED = {".gpkg", ".sqlite", ".csv", ".geojson", ".geojsonl", ".fgb", ".tab", ".shp", ".dbf", ".xlsx", ".ods"}
_LINES = {".csv", ".geojsonl"}
# Less than this is nothing on a disk that other programs write to.
_FULL = 1 << 20


def why(folder: Path, told: str = "") -> str:
    """Why nothing can be written to a folder, in the words of the system; what a driver told where that is unknown."""
    if not folder.is_dir():
        return os.strerror(errno.ENOENT)
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return error.strerror or told
    return os.strerror(errno.ENOSPC) if free < _FULL or "disk is full" in told else told or os.strerror(errno.EIO)


def not_writable(final: Path, told: str = "") -> InputError:
    """The error of a file that could not be written, by the name it would have had."""
    if is_without_room(final.parent, told):
        return InputError("disk-full", path=str(final))
    return InputError("file-not-writable", path=str(final), reason=why(final.parent, told))


def is_without_room(folder: Path, told: str = "") -> bool:
    """Whether a folder's disk is full, by its own word or that of a driver."""
    full = os.strerror(errno.ENOSPC)
    return why(folder, told) == full or full in told


def is_whole(path: Path, count: int, table: str = "") -> bool:
    """Whether a closed file holds ``count`` features; where a format does not keep them one by one, anything.

    ``table`` names the layer where a file has several.
    """
    ending = path.suffix.lower()
    if not path.is_file() or not path.stat().st_size:
        return False
    if ending not in _COUNTED:
        return True
    if ending in _LINES and not _ends_with_a_line(path):
        return False
    if ending == ".shp" and not _full_shapes(path):
        return False
    if ending in (".shp", ".dbf") and not _full_records(path.with_suffix(".dbf")):
        return False
    return _count(path, ending, table) == count


def check_whole(path: Path, count: int, final: Path) -> None:
    """Raise :class:`InputError` naming ``final`` where a closed file lacks something."""
    if not is_whole(path, count):
        raise not_writable(final)


def qml_text(layer: QgsVectorLayer, path: Path) -> str:
    """A layer's style as the text of the QML file ``path``. QGIS's own way of writing it tells of no full disk."""
    document = QDomDocument("qgis")
    message = layer.exportNamedStyle(document)
    if message:
        raise InputError("file-not-writable", path=str(path), reason=str(message))
    return str(document.toString(2))


def save_qml(layer: QgsVectorLayer, path: Path) -> None:
    """Save a layer's style as a QML file, as a whole or not at all."""
    write_text(path, qml_text(layer, path))


def _ends_with_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _full_shapes(path: Path) -> bool:
    # The header states the length of the file in words of two bytes.
    with path.open("rb") as file:
        head = file.read(28)
    return len(head) == 28 and 2 * int.from_bytes(head[24:28], "big") == path.stat().st_size


def _full_records(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(12)
    if len(head) < 12:
        return False
    records, start, length = (int.from_bytes(head[a:b], "little") for a, b in ((4, 8), (8, 10), (10, 12)))
    return path.stat().st_size >= start + records * length


def _count(path: Path, ending: str, table: str) -> int:
    """The features of a layer, the first one if none is named; -1 where nothing can be read."""
    # A first row of texts is no header to the driver where all columns are texts.
    options = ["HEADERS=FORCE"] if ending in (".xlsx", ".ods") else []
    with _quiet():
        try:
            source = gdal.OpenEx(str(path), gdal.OF_VECTOR, open_options=options)
            layer = (source.GetLayerByName(table) if table else source.GetLayer(0)) if source is not None else None
            if layer is None:
                return -1
            return layer.GetFeatureCount() if ending in (".gpkg", ".sqlite", ".shp", ".dbf") else sum(1 for _ in layer)
        except RuntimeError:  # where another part of the program has switched GDAL's exceptions on
            return -1


@contextmanager
def _quiet() -> Iterator[None]:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
