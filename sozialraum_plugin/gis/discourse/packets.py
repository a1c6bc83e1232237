"""Packets are made: a GeoPackage per region with a layer that opens as a form, and a text that explains it."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMemoryProviderUtils,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...core.files import checked_folder
from ...core.messages import InputError
from ...core.packaging.install import NEW, install
from ...core.packaging.packages import unique_names
from ...core.steering.packetfile import COMPUTED, KEY, NAME, REGION, SECOND, YEAR, read_packet
from ..layers import save_style
from ..packages.stage import stage_in
from ..results import describe_fields
from ..translation import Texts
from ..wholefile import is_whole, why
from .form import BEFORE, REGION_NAME, set_up
from .readme import Words, readme

README = "LIESMICH.txt"


@dataclass(frozen=True)
class Row:
    """An area as a packet shows it: values by field name, and its shape."""

    region: str
    values: Mapping[str, Any]
    shape: QgsGeometry


@dataclass(frozen=True)
class Order:
    """What packets are made of. ``indicators`` are fields with kind (integer, number or text) and alias."""

    rows: Sequence[Row]
    regions: Sequence[str]
    names: Mapping[str, str]
    types: Mapping[int, str]
    colours: Mapping[int, str]
    indicators: Sequence[QgsField]
    prefix: str
    folder: str
    words: Words
    crs: QgsCoordinateReferenceSystem
    kind: Qgis.WkbType
    texts: Texts
    transforms: QgsCoordinateTransformContext = field(default_factory=QgsCoordinateTransformContext)


def packet_fields(order: Order) -> QgsFields:
    """All fields of a packet with their aliases, in their order."""
    translate = order.texts.translate
    text, whole = QMetaType.Type.QString, QMetaType.Type.Int
    known: list[tuple[str, Any, str]] = [
        (KEY, text, translate("DiscoursePackets", "Key")),
        (NAME, text, translate("DiscoursePackets", "Name")),
        (REGION, text, translate("DiscoursePackets", "Region")),
        (REGION_NAME, text, translate("DiscoursePackets", "Name of the region")),
        (YEAR, text, translate("DiscoursePackets", "Year")),
        (COMPUTED, whole, translate("DiscoursePackets", "Computed type")),
        (SECOND, whole, translate("DiscoursePackets", "Second-best type")),
        (BEFORE, text, translate("DiscoursePackets", "Set by hand so far")),
    ]
    filled: list[tuple[str, Any, str]] = [
        ("comment_data", text, translate("DiscoursePackets", "Comment on the figures")),
        ("comment_type", text, translate("DiscoursePackets", "Comment on the type")),
        ("proposed_type", whole, translate("DiscoursePackets", "Proposed type")),
        ("reason", text, translate("DiscoursePackets", "Reason for the proposal")),
        ("author", text, translate("DiscoursePackets", "Who")),
        ("date", QMetaType.Type.QDate, translate("DiscoursePackets", "Date")),
    ]
    fields = QgsFields()
    for name, kind, alias in known:
        fields.append(_field(name, kind, alias))
    for indicator in order.indicators:
        fields.append(QgsField(indicator))
    for name, kind, alias in filled:
        fields.append(_field(name, kind, alias))
    return fields


def _field(name: str, kind: Any, alias: str) -> QgsField:
    made = QgsField(name, kind)
    made.setAlias(alias)
    return made


def write_packets(order: Order, tick: Callable[[float], None]) -> list[Path]:
    """Write all packets, or none; returns the files. ``tick`` is told the share that is done and may raise.

    Raises :class:`InputError` where a packet would replace one that somebody has filled in, or a file that is none.
    """
    target = checked_folder(order.folder, "FOLDER")
    labels = [" ".join(part for part in (order.prefix, key, order.names.get(key, "")) if part) for key in order.regions]
    places = unique_names(labels)
    for place in places:
        _check_old(target / place / f"{place}.gpkg")
    fields = packet_fields(order)
    # A packet that somebody has filled in since must not give way to an empty one of an interrupted run.
    with stage_in(target, lambda _: None, complete=False) as stage:
        for number, (key, place, label) in enumerate(zip(order.regions, places, labels, strict=True)):
            rows = [row for row in order.rows if row.region == key]
            folder = stage / NEW / place
            folder.mkdir(parents=True)
            _write_packet(order, fields, rows, folder / f"{place}.gpkg")
            text = readme(order.words, label, len(rows), f"{place}.gpkg", order.texts)
            (folder / README).write_text(text, encoding="utf-8-sig", newline="\r\n")
            tick((number + 1) / len(places))
        return install(stage, target)


def _check_old(path: Path) -> None:
    if not path.exists():
        return
    try:
        filled = {entry.area for entry in read_packet(path).filled}
    except InputError as error:
        raise InputError("packets-strange-file", path=str(path), reason=error.note) from error
    if filled:
        raise InputError("packets-filled", path=str(path), count=len(filled))


def _write_packet(order: Order, fields: QgsFields, rows: Sequence[Row], final: Path) -> None:
    # QGIS may keep the file open, so it is written elsewhere and handed on as a fresh copy of the database.
    with tempfile.TemporaryDirectory(prefix="sozialraum-", ignore_cleanup_errors=True) as folder:
        built = Path(folder) / final.name
        memory = QgsMemoryProviderUtils.createMemoryLayer(final.stem, fields, order.kind, order.crs)
        features = []
        for row in rows:
            feature = QgsFeature(fields)
            values = (row.values.get(one.name()) for one in fields)
            feature.setAttributes([NULL if value is None else value for value in values])
            feature.setGeometry(row.shape)
            features.append(feature)
        added, _ = memory.dataProvider().addFeatures(features)
        if not added or memory.featureCount() != len(features):
            raise InputError("packets-write", path=final.name, reason=memory.dataProvider().lastError())
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = final.stem
        taken = {one.name().lower() for one in fields}
        options.layerOptions = [f"FID={_free('fid', taken)}", f"GEOMETRY_NAME={_free('geom', taken)}"]
        written = QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(built), order.transforms, options)
        if written[0] != QgsVectorFileWriter.WriterError.NoError:
            raise InputError("packets-write", path=final.name, reason=written[1])
        if not is_whole(built, len(features), final.stem):
            raise InputError("packets-write", path=final.name, reason=why(built.parent))
        _style(order, fields, built, final)
        _copy(built, final)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _style(order: Order, fields: QgsFields, built: Path, final: Path) -> None:
    layer = QgsVectorLayer(f"{built}|layername={final.stem}", final.stem, "ogr")
    if not layer.isValid():
        raise InputError("packets-write", path=final.name, reason="GPKG")
    describe_fields({one.name(): (one.alias(), one.comment()) for one in fields})(layer)
    set_up(layer, order.types, order.colours, [one.name() for one in order.indicators], order.texts)
    reason = save_style(layer, "default", "Sozialraum")
    if reason:
        raise InputError("packets-write", path=final.name, reason=reason)


def _copy(built: Path, final: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"{built.as_uri()}?mode=ro", uri=True)) as database:
            database.execute("VACUUM INTO ?", (str(final),))
        read_packet(final)
    except (sqlite3.Error, InputError) as error:
        raise InputError("packets-write", path=final.name, reason=str(error)) from error
