"""The schema extension of a GeoPackage: titles, descriptions and lists of values that other programs read as well."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from .content import Content

_TABLES = (
    "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, "
    "definition TEXT NOT NULL, scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name))",
    "CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, "
    "title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, "
    "CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))",
    "CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL, "
    "constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, "
    "max_is_inclusive BOOLEAN, description TEXT, "
    "CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))",
)
_DEFINITION = "http://www.geopackage.org/spec121/#extension_schema"


def describe_columns(path: Path, contents: Sequence[Content]) -> None:
    """Write alias, comment and list of values of each field that has any."""
    with closing(sqlite3.connect(path)) as database, database:
        for statement in _TABLES:
            database.execute(statement)
        for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
            known = database.execute("SELECT 1 FROM gpkg_extensions WHERE table_name = ?", (table,)).fetchone()
            if known is None:
                row = (table, None, "gpkg_schema", _DEFINITION, "read-write")
                database.execute("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", row)
        for content in contents:
            _describe(database, content)


def _describe(database: sqlite3.Connection, content: Content) -> None:
    taken: set[str] = set()
    for info in content.info:
        if not (info.alias or info.comment or info.values):
            continue
        # Two columns of a table must not have the same name here; a title they may share.
        name = info.alias if info.alias and info.alias not in taken else None
        taken.add(info.alias)
        domain = f"{content.name}_{info.name}" if info.values else None
        row = (content.name, info.name, name, info.alias or None, info.comment or None, None, domain)
        database.execute("INSERT OR REPLACE INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for value, text in info.values:
            listed = (domain, "enum", value, None, None, None, None, text)
            database.execute(
                "INSERT OR IGNORE INTO gpkg_data_column_constraints VALUES (?, ?, ?, ?, ?, ?, ?, ?)", listed
            )
