"""Small files as offices have them, one or more for each reader."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd

from sozialraum_plugin.core.areatypes.model import as_content, model_of
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, prepare
from sozialraum_plugin.core.areatypes.typology import Settings, compute

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
KEYS = ("01100101", "01100102", "01100103", "02100101", "02100102", "12345678")
FIELDS = ("KEY", "Einwohner_insgesamt", "unter_18_Jahre", "Arbeitslose", "Name")

PLAIN = (
    "Schlüssel;Name;Einwohner;Quote in %\n01100101;Mitte;1.234;3,5\n01100102;Ost;2.345;x\n"
    "01100103;West;-;4,5\n02100101;Süd;999;.\nSumme;;4578;\nQuelle: Amt für Statistik\n"
)
LEVELS = (
    "Bevölkerung am 31.12.2023\n\n;Einwohner;;Alter\nPLR-ID;insgesamt;weib-\nlich;unter 18\n"
    "1100101;1 234;600;12,5 %\n1100102;2 345;1 200;(8,1)\n1100103;3 456;1 700;...\n2100101;4 567;2 300;/\n"
)
LONG = "Raum\tJahr\tMerkmal\tWert\n" + "".join(
    f"{key}\t{year}\t{name}\t{number}\n"
    for number, (key, year, name) in enumerate(
        (key, year, name) for key in KEYS[:4] for year in (2022, 2023) for name in ("EW", "u18")
    )
)
CROSSWALK = (
    "alt,neu,Anteil\n01100101,01100101,0.5\n01100101,01100102,0.5\n01100102,01100103,1\n01100103,02100101,1\n"
    "02100101,02100102,1\n02100102,12345678,1\n"
)
CATALOGUE = (
    "name;label;numerator;denominator;factor;unit;decimals;direction;topic;source\n"
    "u18;Anteil u18;unter_18_Jahre;Einwohner_insgesamt;100;%;1;0;Bevölkerung;Amt\n"
    'rest;Rest;Einwohner_insgesamt - unter_18_Jahre + "Arbeitslose";Einwohner_insgesamt;1000;je 1.000;2;-1;;\n'
    "# alo;Arbeitslose;Arbeitslose;;;;;1;;\n"
)
READING = {
    "format": "sozialraum-reading", "version": 1, "encoding": "utf-8", "delimiter": ";", "decimal": ",",
    "sheet": "", "key_field": "Schlüssel", "header_rows": [1], "columns": ["Einwohner"],
    "kinds": {"Einwohner": "number"}, "pivot": [], "rules": ["zeros"], "headers": ["Schlüssel", "Name"],
}  # fmt: skip
PALETTE = {"label": "Amt", "kind": "ordered", "colours": ["#B35806", "#F1A340", "#FEE0B6"], "no_data": "#DDDDDD"}
SYMBOLS = {
    "name": "amt", "label": "Amt", "signs": {"-": "zero", ".": "secret", "x": "unavailable"},
    "words": {"k.a.": "word"}, "flags": {"p": "limited"},
}  # fmt: skip
TEXTS = (
    "2;1;1", "K01=2;K07=0.5", "u7*TYPE=45;u18*NEED(arm/kinder)=35;AREAS=20", "1=1;2=1.2;none=1", "4-6;9", "8-152",
    "Schlüssel = text; Wert = number", "01100101; 02100101=3", "High turnover: \"wander\" > 30\nLow: x < 1",
    "-1;1;1,5", "1234567,89", "12.03.2024", "2024-3-1", "€", "unter 18 Jahre (in %)", "01100101 Mitte", "0,5-",
)  # fmt: skip


def text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def frame() -> pd.DataFrame:
    """Twelve areas with two indicators."""
    rows = np.random.default_rng(8).gamma(2, 3, (12, 2))
    return pd.DataFrame(rows, columns=["A", "B"]).assign(KEY=[f"{number:02}" for number in range(12)])


@lru_cache(maxsize=1)
def model() -> bytes:
    """A model of three types and two indicators."""
    chosen = [Indicator("A", 1, 2.0), Indicator("B", -1)]
    typology = compute(
        prepare(Areas(frame(), "KEY", ("A", "B")), chosen, "none", "zscore", "exclude"), Settings(3, "kmeans", 5)
    )
    return text(as_content(model_of(typology, "KEY", "0.1.0", names=["a", "b", "c"])))


@lru_cache(maxsize=1)
def workbook() -> bytes:
    """Two sheets with merged headers, a percent format and a formula."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bestand"
    for row in (["Bestand 2023"], ["Schlüssel", "Einwohner", None, "Quote"], [None, "gesamt", "u18", None]):
        sheet.append(row)
    for number, key in enumerate(KEYS):
        sheet.append([key if number else 1100101, 100.5 * number, number, 0.125])
        sheet.cell(sheet.max_row, 4).number_format = "0.0%"
    sheet.append(["Summe", "=SUM(B4:B9)"])
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    other = book.create_sheet("Hinweise")
    other.append(["Quelle: Amt"])
    target = io.BytesIO()
    book.save(target)
    return _timeless(target.getvalue())


def _timeless(content: bytes) -> bytes:
    """The workbook without the time it was made, so that mutations of a seed are the same in every run."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(target, "w") as archive:
        for name in made.namelist():
            part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", made.read(name))
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Bestand">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
_TEXT = '<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
_NUMBER = '<table:table-cell office:value-type="float" office:value="{text}"><text:p>{text}</text:p></table:table-cell>'


@lru_cache(maxsize=1)
def calc() -> bytes:
    """A sheet as LibreOffice writes it, with a repeated cell and a formula."""
    rows: list[list[object]] = [["Schlüssel", "Einwohner", "u18"], *([key, 100 + n, n] for n, key in enumerate(KEYS))]
    written = [
        "".join((_TEXT if isinstance(value, str) else _NUMBER).format(text=value) for value in row) for row in rows
    ]
    written.append(_TEXT.format(text="Summe") + '<table:table-cell table:number-columns-repeated="2" '
                   'table:formula="of:=SUM([.B2:.B7])" office:value-type="float" office:value="615"/>')  # fmt: skip
    content = ODS.format(rows="".join(f"<table:table-row>{row}</table:table-row>" for row in written))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


COLUMNS = (
    "fid INTEGER PRIMARY KEY, area_key TEXT, area_name TEXT, region_key TEXT, data_year TEXT, computed_type INTEGER, "
    "comment_data TEXT, comment_type TEXT, proposed_type INTEGER, reason TEXT, author TEXT, date DATE"
)


@lru_cache(maxsize=1)
def packet() -> bytes:
    """A packet with two rows that somebody has filled in."""
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA page_size = 512")
    database.execute("PRAGMA application_id = 0x47504B47")
    database.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
    database.execute("INSERT INTO gpkg_contents VALUES ('areas', 'features')")
    database.execute(f"CREATE TABLE areas ({COLUMNS})")
    rows = [
        (1, KEYS[0], "Mitte", "A", "2023", 1, "Leerstand", "", 2, "neu gebaut", "RTK", "2024-03-01"),
        (2, KEYS[1], "Ost", "A", "2023", 2, "", "passt", None, "", "RTK", "1.3.2024"),
    ]
    database.executemany(f"INSERT INTO areas VALUES ({', '.join('?' * 12)})", rows)
    database.commit()
    content = serialized(database)
    database.close()
    return content


def serialized(database: sqlite3.Connection) -> bytes:
    """The bytes of a database, by way of a file: Python 3.10 has no other."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "packet.gpkg")
        with_file = sqlite3.connect(path)
        with_file.execute("PRAGMA page_size = 512")
        database.backup(with_file)
        with_file.close()
        return path.read_bytes()
