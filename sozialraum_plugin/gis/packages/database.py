"""Layers as tables of a PostgreSQL database: written beside, exchanged in one transaction, commented, with style.

Who may get in is known to QGIS alone (its stored connections); nothing of it goes into a file.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsDataSourceUri,
    QgsFeature,
    QgsFeatureSink,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerExporter,
)

from ...core.files import safe_file_name
from ...core.messages import InputError, Note
from ..layers import save_style
from . import sql
from .content import Content, Remark
from .formats import Package
from .geopackage import dress, free_name

PROVIDER = "postgres"


@dataclass(frozen=True)
class Database:
    """Where tables go: the name of a connection that QGIS knows, and a schema (empty: ``public``)."""

    connection: str
    schema: str = ""

    def shipment(self, layers: Sequence[QgsVectorLayer]) -> Shipment:
        """Connect and prove that the schema is there. Raises :class:`InputError`."""
        metadata = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
        known = metadata.connections(False)
        connection = known.get(self.connection)
        if connection is None:
            raise InputError("package-database-unknown", value=self.connection, known=", ".join(known) or "–")
        schema = self.schema or "public"
        schemas = _asked(connection.schemas)
        if schema not in schemas:
            raise InputError("package-database-schema", value=schema, known=", ".join(sorted(schemas)))
        return Shipment(connection, schema, layers)


@dataclass(frozen=True)
class _Loaded:
    """A table that is written, under its name of the moment."""

    table: sql.Finished
    content: Content
    geometry: str
    key: str


def _asked(question: Any, *values: Any) -> Any:
    try:
        return question(*values)
    except QgsProviderConnectionException as error:
        raise InputError("package-database", reason=_plain(str(error))) from error


def _plain(reason: str) -> str:
    """What the server says, without the statement it says it of."""
    return re.split(r"\n(?:LINE|CONTEXT|QUERY)|\bSQL:", reason)[0].strip() or reason


class Shipment:
    """The tables of one export on their way into a database."""

    def __init__(self, connection: Any, schema: str, layers: Sequence[QgsVectorLayer]) -> None:
        self.connection = connection
        self.schema = schema
        self._uri = QgsDataSourceUri(connection.uri())
        self._sources = {self._place(QgsDataSourceUri(layer.source())): layer.name() for layer in layers
                         if layer.providerType() == PROVIDER}  # fmt: skip
        now = datetime.datetime.now(datetime.timezone.utc)
        self._moment = f"{now:%Y%m%d%H%M%S}_{uuid.uuid4().hex[:8]}"
        self._loaded: list[_Loaded] = []
        self._finished: list[_Loaded] = []
        self._drop_old(f"{now - datetime.timedelta(days=1):%Y%m%d%H%M%S}")

    def _place(self, uri: QgsDataSourceUri) -> tuple[str, ...]:
        parts = (uri.service(), uri.host(), uri.port() or "5432", uri.database(), uri.schema() or "public", uri.table())
        return tuple(part.lower() for part in parts)

    def _drop_old(self, before: str) -> None:
        """Drop what a killed program has left behind."""
        for table in _asked(self.connection.tables, self.schema):
            if sql.is_old_draft(table.tableName(), before):
                with contextlib.suppress(QgsProviderConnectionException):
                    self.connection.executeSql(f"DROP TABLE {sql.name(self.schema, table.tableName())}")

    def load(self, package: Package, suffix: str) -> None:
        """Write the layers of a package under names of the moment."""
        names = []
        for content in package.contents:
            package.check_canceled()
            longest = sql.LONGEST - len(suffix)
            final = (safe_file_name(content.name, longest) + suffix).lower()
            self._check(final)
            self._write(package, content, final)
            names.append(f"{self.schema}.{final}")
        translate = package.about.texts.translate
        package.advice.append(translate("PackageFormats", "Database: tables {tables}.").format(tables=", ".join(names)))

    def _check(self, final: str) -> None:
        uri = QgsDataSourceUri(self._uri)
        uri.setDataSource(self.schema, final, "")
        source = self._sources.get(self._place(uri))
        if source is not None:
            raise InputError("package-input-is-target", layer=source, path=f"{self.schema}.{final}")
        known = sql.text(sql.name(self.schema, final))
        asked = f"SELECT to_regclass({known}) IS NULL OR obj_description(to_regclass({known}), 'pg_class') ~ "
        rows = _asked(self.connection.executeSql, asked + sql.text(sql.MARK))
        if not rows or rows[0][0] not in (True, "t", "true"):
            raise InputError("package-database-taken", table=f"{self.schema}.{final}")
        if any(item.table.final == final for item in self._loaded):
            raise InputError("package-database-taken", table=f"{self.schema}.{final}")

    def _write(self, package: Package, content: Content, final: str) -> None:
        taken = {name.lower() for name in content.fields.names()}
        key, geometry = free_name("id", taken), free_name("geom", taken)
        layer = content.layer()
        if not layer.isSpatial():
            geometry = ""
        draft = sql.draft_name(self._moment, len(self._loaded))
        about = package.about
        comment = "\n".join([content.title, *(f"{label}: {text}" for label, text in about.facts())])
        columns = [(info.name, ". ".join(part for part in (info.alias, info.meaning) if part)) for info in content.info]
        table = sql.Finished(self.schema, draft, final, comment, columns)
        # Known from now on, so that it is dropped should the rest fail.
        self._loaded.append(_Loaded(table, content, geometry, key))
        exporter = QgsVectorLayerExporter(
            self._table_uri(draft, geometry, key).uri(False), PROVIDER, content.fields, content.wkb_type, content.crs
        )
        if exporter.errorCode() == Qgis.VectorExportResult.Success:
            for feature in content.features:
                package.check_canceled()
                exporter.addFeature(QgsFeature(feature), QgsFeatureSink.Flag.FastInsert)
            exporter.flushBuffer()
        if exporter.errorCode() != Qgis.VectorExportResult.Success or exporter.errorCount():
            raise InputError("package-database", reason=_plain(exporter.errorMessage()))
        del exporter
        if geometry:
            index = f"CREATE INDEX ON {sql.name(self.schema, draft)} USING gist ({sql.name(geometry)})"
            _asked(self.connection.executeSql, index)

    def _table_uri(self, table: str, geometry: str, key: str) -> QgsDataSourceUri:
        uri = QgsDataSourceUri(self._uri)
        uri.setDataSource(self.schema, table, geometry or None, "", key)
        return uri

    def install(self) -> None:
        """Give all tables their names, in one transaction."""
        tables = [item.table for item in self._loaded]
        if tables:
            _asked(self.connection.executeSql, sql.exchange(tables, f"sz{uuid.uuid4().hex[:12]}"))
            self._finished, self._loaded = self._loaded, []

    def drop(self) -> None:
        """Drop what has not got its name."""
        for item in self._loaded:
            with contextlib.suppress(QgsProviderConnectionException):
                self.connection.executeSql(f"DROP TABLE IF EXISTS {sql.name(self.schema, item.table.draft)}")
        self._loaded = []

    def save_styles(self, remark: Remark) -> None:
        """Save the style of each table as its default; a database that refuses it still has the data."""
        for item in self._finished:
            uri = self._table_uri(item.table.final, item.geometry, item.key)
            layer = QgsVectorLayer(uri.uri(False), item.content.title, PROVIDER)
            reason = "" if layer.isValid() else layer.dataProvider().error().message()
            reason = reason or dress(layer, item.content)
            reason = reason or save_style(layer, item.table.final, item.content.title)
            if reason:
                table = f"{self.schema}.{item.table.final}"
                remark(Note("package-database-style", {"table": table, "reason": _plain(reason)}))
