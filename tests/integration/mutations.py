"""Mutated office tables: real tables with the faults that files have, and a judge of what the reader makes of them.

A mutated table knows what each of its cells means, so the judge needs no second reader: it compares the joined values
with the meanings, and accepts a difference only where the protocol names it.
``python -m tests.integration.mutations 5000 [seed]`` prints the outcomes by kind of fault.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import math
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from sozialraum_plugin.core.joining.join import join_table
from sozialraum_plugin.core.joining.keys import layer_keys
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import read_table
from sozialraum_plugin.gis.tables import read_grids

ROOT = Path(__file__).resolve().parents[2]
OUTCOMES = ("right", "told", "error", "wrong", "traceback", "hang")
LONGEST = 10.0
SYMBOLS = load_symbols(ROOT / "resources" / "symbols" / "din55301.json")
# What a cell may mean beside a number (float), a text (str) and nothing (None).
REFUSED = "\0refused"  # no number: has to be listed
ANY = "\0any"  # nobody can tell
_SIGNS = {"": None, ".": None, "...": None, "…": None, "/": None, "x": None, "-": 0.0, "–": 0.0}


# ---------------------------------------------------------------- tables


@dataclass(eq=False)
class Row:
    """A row: ``kind`` is ``header``, ``data`` or ``other``; ``area`` the key of the layer it stands for."""

    kind: str
    texts: list[Any]
    means: list[Any]
    area: str | None = None
    short: bool = False


@dataclass(eq=False)
class Merge:
    """Merged cells: the row they begin in, their height, and the columns by number in the source."""

    row: Row
    height: int
    ids: tuple[int, ...]


@dataclass
class Doc:
    """A table before it is written. ``ids`` gives each column's number in the source, None for an added one."""

    name: str
    rows: list[Row]
    ids: list[int | None]
    key: int
    layer: list[str]
    workbook: bool = False
    delimiter: str = ","
    decimal: str = "."
    encoding: str = "utf-8"
    ending: str = "\n"
    quoted: bool = False
    loose: bool = False
    percent: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    pieces: list[list[str]] = field(default_factory=list)
    tail: str = ""
    log: list[str] = field(default_factory=list)

    def data(self) -> list[Row]:
        return [row for row in self.rows if row.kind == "data"]

    def header(self) -> list[Row]:
        return [row for row in self.rows if row.kind == "header"]

    @property
    def key_place(self) -> int:
        return self.ids.index(self.key)

    def numeric(self) -> list[int]:
        """Places of the columns that hold numbers."""
        return [
            place for place in range(len(self.ids)) if any(isinstance(row.means[place], float) for row in self.data())
        ]

    def insert(self, at: int, kind: str, texts: list[Any]) -> None:
        filled = (texts + [""] * len(self.ids))[: max(len(self.ids), len(texts))]
        self.rows.insert(at, Row(kind, filled, [None] * len(filled)))


@dataclass(frozen=True)
class Source:
    """A real table, described by hand: rows and columns counted from 0, ``texts`` the columns that are no numbers."""

    path: str
    header: tuple[int, ...]
    first: int
    last: int | None
    key: int
    texts: tuple[int, ...] = ()
    delimiter: str = ","
    encoding: str = "utf-8"
    decimal: str = "."
    sheet: str = ""
    whole: bool = False
    layer: str = ""
    glued: bool = False
    only: tuple[int, str] | None = None
    most: int = 0


_BERLIN = "berlin_mss2021/"
_ALL = tuple(range(20))
SOURCES = (
    Source(_BERLIN + "einwohner_2022_t1.csv", (0,), 1, None, 0, (1, 2, 3, 4)),
    Source(_BERLIN + "einwohner_2022_t2.csv", (0,), 1, None, 0, (1, 2, 3, 4)),
    Source(_BERLIN + "mss2021_anteile.csv", (0,), 1, None, 0),
    Source(_BERLIN + "mss2021_indizes.csv", (0,), 1, None, 0, (3,)),
    Source(_BERLIN + "mss2021_kontext.csv", (0,), 1, None, 0, (1,), ";", "utf-8-sig"),
    Source(_BERLIN + "mss2021_zwerte_index.csv", (0,), 1, None, 0, (1, 8, 14), ";", "utf-8-sig"),
    Source(_BERLIN + "zuordnung.csv", (0,), 1, None, 9, _ALL),
    Source("tables/btw25_kreise.csv", (0,), 1, 39, 0, (1,), encoding="latin1"),
    Source("tables/genesis_12613-0006.csv", (5,), 6, 882, 0, (1,), ";", only=(1, "Januar")),
    Source("tables/itnrw_13211-03ir.csv", (0,), 1, None, 0),
    Source("tables/regionaldatenbank_11111_flat.csv", (0,), 1, None, 7, (*range(9), 10, 11, 12), ";", "utf-8-sig"),
    Source("hamburg2014/stadtteilprofile_2014.csv", (0,), 1, 100, 0, (), ";", decimal=",", whole=True,
           layer="hamburg2014/stadtteile.geojson"),
    Source("hamburg2014/stadtteilprofile_2014.xlsx", (1, 2, 3), 4, 103, 0, sheet="Stadtteilprofile 2014", whole=True,
           layer="hamburg2014/stadtteile.geojson", most=30),
    Source(_BERLIN + "versorgung_2402.xlsx", (1, 2, 3), 4, 546, 3, (1, 2, 4), sheet="LOR"),
    Source("tables/ortsteile_alter.xlsx", (0,), 1, None, 0, sheet="Tabelle1"),
    *(Source("muenster/stadtteile_2014.xlsx", (0, 1), 3, 59, 0, sheet=sheet, whole=True, glued=True,
             layer="muenster/stadtteile.geojson") for sheet in ("Bevölkerung", "Arbeitslose")),
    *(Source("muenster/stadtteile_2014.xlsx", (0, 1, 2), 4, 60, 0, sheet=sheet, whole=True, glued=True,
             layer="muenster/stadtteile.geojson") for sheet in ("nach Alter", "männlich")),
)  # fmt: skip
_LAYER_FIELDS = {"hamburg2014/stadtteile.geojson": "name", "muenster/stadtteile.geojson": "NR_STATIST"}


@functools.cache
def _layer(path: Path, name: str) -> tuple[str, ...]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(dict.fromkeys(str(feature["properties"][name]).strip() for feature in features))


def _meaning(text: Any, decimal: str) -> Any:
    """What a cell of a column of numbers means."""
    if text is None or isinstance(text, int | float):
        return None if text is None else float(text)
    plain = re.sub(r"\s", "", text)
    if plain in _SIGNS:
        return _SIGNS[plain]
    try:
        return float(plain.replace(decimal, "."))
    except ValueError:
        return REFUSED


@functools.cache
def _raw(path: Path, source: Source) -> tuple[list[list[Any]], list[tuple[int, int, int, int]]]:
    if path.suffix == ".csv":
        text = path.read_bytes().decode(source.encoding)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=source.delimiter)), []
    sheet = openpyxl.load_workbook(path, data_only=True)[source.sheet]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, min_col=1)]
    spans = [(part.min_row - 1, part.min_col - 1, part.max_row - 1, part.max_col - 1)
             for part in sheet.merged_cells.ranges]  # fmt: skip
    return rows, spans


def open_source(folder: Path, source: Source, rng: random.Random) -> Doc:
    """Some rows and columns of a real table."""
    path = folder / source.path
    raw, spans = _raw(path, source)
    workbook = path.suffix == ".xlsx"
    empty = None if workbook else ""
    width = max(len(raw[row]) for row in source.header)
    chosen = list(range(width))
    if source.most or (workbook and width > 18):
        chosen = chosen[: source.most or 18]
    elif not workbook and width > 6 and rng.random() < 0.8:
        others = [column for column in chosen if column != source.key]
        chosen = sorted([source.key, *rng.sample(others, 30 if source.whole else rng.randint(4, min(12, len(others))))])
    last = len(raw) if source.last is None else source.last
    data = [
        row
        for row in range(source.first, last)
        if any(raw[row]) and (source.only is None or raw[row][source.only[0]] == source.only[1])
    ]
    if not source.whole and len(data) > 20:
        count = rng.randint(15, min(60, len(data)))
        start = rng.randrange(len(data) - count + 1)
        data = data[start : start + count] if rng.random() < 0.7 else sorted(rng.sample(data, count))
    rows: list[Row] = []
    place: dict[int, Row] = {}
    for number, cells in enumerate(raw):
        if source.first <= number < last and number not in data:
            continue
        texts = [(cells[column] if column < len(cells) else empty) for column in chosen]
        kind = "header" if number in source.header else "data" if number in data else "other"
        means: list[Any] = [None] * len(texts)
        area = None
        if kind == "data":
            key = str(cells[source.key]).strip()
            area = key.split(" ")[0] if source.glued else key
            means = [
                ANY if column == source.key else _squeezed(text) or None if column in source.texts
                else _meaning(text, source.decimal)
                for column, text in zip(chosen, texts, strict=True)
            ]  # fmt: skip
        rows.append(Row(kind, texts, means, area))
        place[number] = rows[-1]
    known = {row.area for row in rows if row.area}
    layer = list(_layer(folder / source.layer, _LAYER_FIELDS[source.layer])) if source.layer else []
    if not layer:
        layer = list(dict.fromkeys(row.area for row in rows if row.area))
        more = [str(raw[row][source.key]).strip() for row in range(source.first, last) if any(raw[row])]
        layer += rng.sample(sorted(set(more) - known), min(3, len(set(more) - known)))
    for row in rows:
        if row.area not in layer:
            row.area = None
    merges = [
        Merge(place[top], bottom - top + 1, tuple(column for column in range(left, right + 1) if column in chosen))
        for top, left, bottom, right in spans
        if top in place and bottom in place and left in chosen
    ]
    ending = "\r\n" if not workbook and b"\r\n" in path.read_bytes()[:5000] else "\n"
    name = f"{path.name}{'/' + source.sheet if source.sheet else ''}"
    return Doc(name, rows, list(chosen), source.key, layer, workbook, source.delimiter, source.decimal,
               source.encoding, ending, merges=merges)  # fmt: skip


def _squeezed(text: Any) -> str:
    return " ".join(unicodedata.normalize("NFC", str(text).replace("\ufeff", "")).split()) if text is not None else ""


# ---------------------------------------------------------------- faults in rows and cells

Fault = Callable[[Doc, random.Random], "str | None"]
FAULTS: dict[str, tuple[int, str, Fault]] = {}


def fault(phase: int, kinds: str = "both") -> Callable[[Fault], Fault]:
    """Register a fault: phase 1 rows and cells, 2 the way of writing, 3 the written text; for ``csv``, ``xlsx``, both.

    It changes the table and the meanings with it, and gives a description, None where it does not apply.
    """

    def add(function: Fault) -> Fault:
        FAULTS[function.__name__] = (phase, kinds, function)
        return function

    return add


_TITLES = ("Amt für Statistik", "Tabelle 1: Einwohner nach Planungsräumen", "Stand: 31.12.2020", "Gebietsstand 2021",
           "Alle Angaben ohne Gewähr; vorläufig")  # fmt: skip
_FOOTERS = ("Quelle: Einwohnermelderegister, Stand 31.12.2020", "© Amt für Statistik 2021", "* vorläufige Werte",
            "1) einschließlich Nebenwohnsitz", "__________", "x = Angabe nicht sinnvoll")  # fmt: skip
_WORDS = ("siehe unten", "ca. 300", "12 bis 15", "keine", "n. v.", "#REF!", "1.2.3", "12,3,4", "1O5", "5*")
_ENCODINGS = ("cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin1", "mac_roman", "cp850")
_TOTALS = ("Insgesamt", "Summe", "Stadt insgesamt", "Berlin gesamt", "SUM", "Gesamtstadt")


@fault(1)
def title_rows(doc: Doc, rng: random.Random) -> str:
    added: list[list[str]] = []
    for _ in range(rng.randint(1, 4)):
        texts = rng.choice(
            [[rng.choice(_TITLES)], [rng.choice(_TITLES)], ["Stichtag:", "31.12.2020"], [""], ["", "Entwurf"]]
        )
        doc.insert(len(added), "other", list(texts))
        added.append(texts)
    return f"rows above: {added}"


@fault(1)
def header_doubled(doc: Doc, rng: random.Random) -> str | None:
    if not doc.header():
        return None
    header = rng.choice(doc.header())
    at = rng.choice([doc.rows.index(header) + 1, rng.randrange(doc.rows.index(doc.data()[0]), len(doc.rows))])
    kind = "header" if doc.rows[at : at + 1] and at <= doc.rows.index(doc.data()[0]) else "other"
    doc.rows.insert(at, Row(kind, list(header.texts), [None] * len(header.texts)))
    doc.loose = doc.loose or len(doc.header()) > 1
    return f"header repeated as row {at + 1}"


@fault(1)
def header_removed(doc: Doc, rng: random.Random) -> str | None:
    if not doc.header():
        return None
    row = rng.choice(doc.header())
    doc.rows.remove(row)
    doc.merges = [part for part in doc.merges if part.row is not row and part.height == 1]
    doc.loose = True
    return "a header row removed"


@fault(1)
def header_blanked(doc: Doc, rng: random.Random) -> str | None:
    if not doc.header():
        return None
    row, place = rng.choice(doc.header()), rng.randrange(len(doc.ids))
    row.texts[place] = ""
    return f"header cell {place + 1} emptied"


@fault(1)
def header_alike(doc: Doc, rng: random.Random) -> str | None:
    if not doc.header():
        return None
    row = rng.choice(doc.header())
    left, right = rng.randrange(len(doc.ids)), rng.randrange(len(doc.ids))
    row.texts[left] = row.texts[right]
    return f"header cell {left + 1} as {right + 1}"


@fault(1)
def units_row(doc: Doc, rng: random.Random) -> str:
    at = doc.rows.index(doc.data()[0])
    numeric = doc.numeric()
    doc.insert(at, "aside", [rng.choice(("Anzahl", "%")) if place in numeric else "" for place in range(len(doc.ids))])
    return "a row of units"


@fault(1)
def numbering_row(doc: Doc, rng: random.Random) -> str:
    doc.insert(doc.rows.index(doc.data()[0]), "aside", [str(place + 1) for place in range(len(doc.ids))])
    return "a row of column numbers"


def _each_number(doc: Doc, change: Callable[[str], str], places: set[int] | None = None) -> int:
    """Rewrite the numbers; gives how many."""
    count, numeric = 0, doc.numeric()
    for row in doc.rows:
        if row.kind in ("header", "aside"):
            continue
        for place, text in enumerate(row.texts[: len(doc.ids)]):
            wanted = place in places if places is not None else place in numeric
            if wanted and text is not None and re.fullmatch(r"[-+]?[\d\s.,']*\d", str(text).strip()):
                new = change(str(text))
                count += new != text
                row.texts[place] = new
    return count


@fault(1, "csv")
def decimal_swapped(doc: Doc, rng: random.Random) -> str | None:
    other = "," if doc.decimal == "." else "."
    if not _each_number(doc, lambda text: text.replace(doc.decimal, other)):
        return None
    doc.decimal = other
    return f"decimal {other}"


@fault(1, "csv")
def thousands(doc: Doc, rng: random.Random) -> str | None:
    mark = rng.choice([*(".,".replace(doc.decimal, "")), " ", "\u00a0", "\u202f", "'"])

    def grouped(text: str) -> str:
        if re.search(r"\s|'", text.strip()):
            return text
        whole, point, rest = text.partition(doc.decimal)
        return re.sub(r"(?<=\d)(?=(\d{3})+$)", mark, whole) + point + rest

    return f"thousands with {mark!r}" if _each_number(doc, grouped) else None


@fault(1, "csv")
def percent_sign(doc: Doc, rng: random.Random) -> str | None:
    numeric = doc.numeric()
    if not numeric:
        return None
    place, blank = rng.choice(numeric), rng.choice(("", " ", "\u00a0"))
    _each_number(doc, lambda text: text + blank + "%", {place})
    return f"percent signs in column {place + 1}"


def _each_key(doc: Doc, change: Callable[[str], Any], share: float, rng: random.Random) -> int:
    place, count = doc.key_place, 0
    for row in doc.data():
        if rng.random() < share:
            new = change(str(row.texts[place]))
            count += new != row.texts[place]
            row.texts[place] = new
    return count


@fault(1)
def zeros_lost(doc: Doc, rng: random.Random) -> str | None:
    share = rng.choice((1, 1, 0.5))
    typed = doc.workbook and rng.random() < 0.7

    def lose(text: str) -> Any:
        plain = text.lstrip("0") if text.isdecimal() else text
        return int(plain) if typed and plain.isdecimal() else plain

    return "zeros of keys lost" if _each_key(doc, lose, share, rng) else None


@fault(1)
def keys_with_decimals(doc: Doc, rng: random.Random) -> str | None:
    ending = rng.choice((".0", ",0", ".00"))
    changed = _each_key(
        doc, lambda text: text.lstrip("0") + ending if text.isdecimal() else text, rng.choice((1, 1, 0.5)), rng
    )
    return f"keys with {ending}" if changed else None


@fault(1)
def blanks_in_keys(doc: Doc, rng: random.Random) -> str:
    blank = rng.choice((" ", "\u00a0", "\u202f", "\u200b"))
    at = rng.choice((0, 2, 4, 99))
    _each_key(doc, lambda text: text[:at] + blank + text[at:], rng.choice((1, 1, 0.3, 0.05)), rng)
    return f"{blank!r} in keys at {at}"


@fault(1)
def marks_in_keys(doc: Doc, rng: random.Random) -> str | None:
    mark = rng.choice(".-/")

    def marked(text: str) -> str:
        return f"{text[:2]}{mark}{text[2:]}" if text.isdecimal() and len(text) > 3 else text

    return f"{mark} in keys" if _each_key(doc, marked, 1, rng) else None


@fault(1)
def total_rows(doc: Doc, rng: random.Random) -> str:
    numeric, done = doc.numeric(), []
    for _ in range(rng.randint(1, 3)):
        data = doc.data()
        start = rng.randrange(len(data))
        part = data[start : start + rng.randint(2, len(data))] if rng.random() < 0.5 else data
        at = rng.choice((doc.rows.index(part[-1]) + 1, doc.rows.index(part[0])))
        word, code = rng.choice(_TOTALS), str(part[0].texts[doc.key_place])[:2]
        texts: list[Any] = [None if doc.workbook else ""] * len(doc.ids)
        for place in numeric:
            values = [row.means[place] for row in part if isinstance(row.means[place], float)]
            total = round(sum(values), 6)
            plain = str(int(total)) if total == int(total) else f"{total}".replace(".", doc.decimal)
            texts[place] = total if doc.workbook else plain
        texts[doc.key_place] = rng.choice((word, word, word if code in doc.layer else code, ""))
        others = [place for place in range(len(doc.ids)) if place != doc.key_place and place not in numeric]
        if others and texts[doc.key_place] in ("", code):
            texts[others[0]] = rng.choice((word, f"Bezirk {word}"))
        doc.rows.insert(at, Row("other", texts, [None] * len(texts)))
        done.append(f"{texts[doc.key_place]!r} in row {at + 1}")
    return "totals " + ", ".join(done)


def _rearrange(doc: Doc, order: list[int | None]) -> None:
    """New order of the columns by their places, None for an empty one."""
    for row in doc.rows:
        row.texts = [None if place is None else row.texts[place] for place in order]
        row.means = [None if place is None else row.means[place] for place in order]
        if not doc.workbook:
            row.texts = ["" if text is None else text for text in row.texts]
    doc.ids = [None if place is None else doc.ids[place] for place in order]
    doc.loose = len(doc.header()) > 1 or doc.loose


@fault(1)
def columns_swapped(doc: Doc, rng: random.Random) -> str:
    order: list[int | None] = list(range(len(doc.ids)))
    for _ in range(rng.randint(1, 3)):
        left, right = rng.sample(range(len(order)), 2)
        order[left], order[right] = order[right], order[left]
    _rearrange(doc, order)
    return f"order of columns {order}"


@fault(1)
def columns_dropped(doc: Doc, rng: random.Random) -> str | None:
    others = [place for place in range(len(doc.ids)) if place != doc.key_place]
    gone = rng.sample(others, min(rng.randint(1, 3), len(others) - 1))
    _rearrange(doc, [place for place in range(len(doc.ids)) if place not in gone])
    return f"columns {gone} dropped"


@fault(1)
def column_doubled(doc: Doc, rng: random.Random) -> str:
    order: list[int | None] = list(range(len(doc.ids)))
    place, at = rng.randrange(len(order)), rng.randint(0, len(order))
    _rearrange(doc, [*order[:at], place, *order[at:]])
    return f"column {place + 1} again as {at + 1}"


@fault(1)
def empty_columns(doc: Doc, rng: random.Random) -> str:
    order: list[int | None] = list(range(len(doc.ids)))
    for _ in range(rng.randint(1, 3)):
        order.insert(rng.randint(0, len(order)), None)
    _rearrange(doc, order)
    return f"empty columns {[place + 1 for place, old in enumerate(order) if old is None]}"


@fault(1)
def rows_shuffled(doc: Doc, rng: random.Random) -> str:
    places = [place for place, row in enumerate(doc.rows) if row.kind == "data"]
    rows = [doc.rows[place] for place in places]
    rng.shuffle(rows)
    for place, row in zip(places, rows, strict=True):
        doc.rows[place] = row
    return "rows shuffled"


@fault(1)
def rows_doubled(doc: Doc, rng: random.Random) -> str:
    row = rng.choice(doc.data())
    at = rng.choice((doc.rows.index(row) + 1, doc.rows.index(doc.data()[-1]) + 1))
    doc.rows.insert(at, Row("data", list(row.texts), list(row.means), row.area))
    return f"row {row.texts[doc.key_place]} twice"


@fault(1)
def rows_dropped(doc: Doc, rng: random.Random) -> str:
    gone = rng.sample(doc.data(), min(rng.randint(1, 4), len(doc.data()) - 3))
    doc.rows = [row for row in doc.rows if row not in gone]
    return f"{len(gone)} rows dropped"


@fault(1)
def empty_rows(doc: Doc, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 4)):
        doc.insert(rng.randint(0, len(doc.rows)), "other", [""])
    return "empty rows"


@fault(1)
def footers(doc: Doc, rng: random.Random) -> str:
    added = [rng.choice(_FOOTERS) for _ in range(rng.randint(1, 4))]
    if rng.random() < 0.5:
        doc.insert(len(doc.rows), "other", [""])
    for text in added:
        doc.insert(len(doc.rows), "other", [text])
    return f"footers {added}"


@fault(1)
def symbols(doc: Doc, rng: random.Random) -> str | None:
    numeric = doc.numeric()
    if not numeric:
        return None
    sign = rng.choice((".", "-", "/", "x", "…", "...", "–"))
    for _ in range(rng.randint(1, 10)):
        row, place = rng.choice(doc.data()), rng.choice(numeric)
        row.texts[place], row.means[place] = sign, _SIGNS[sign]
    return f"cells with {sign}"


@fault(1)
def words(doc: Doc, rng: random.Random) -> str | None:
    numeric = doc.numeric()
    if not numeric:
        return None
    word = rng.choice(
        ("siehe unten", "ca. 300", "12 bis 15", "keine", "n. v.", "#REF!", "1.2.3", "12,3,4", "1O5", "5*")
    )
    for _ in range(rng.randint(1, 2)):
        row, place = rng.choice(doc.data()), rng.choice(numeric)
        row.texts[place], row.means[place] = word, REFUSED
    return f"cells with {word!r}"


@fault(1)
def line_breaks(doc: Doc, rng: random.Random) -> str | None:
    numeric = doc.numeric()
    row = rng.choice([*doc.data(), *doc.header()])
    places = [
        place
        for place, text in enumerate(row.texts)
        if isinstance(text, str) and " " in text.strip() and place not in (doc.key_place, *numeric)
    ]
    if not places:
        return None
    place = rng.choice(places)
    row.texts[place] = row.texts[place].strip().replace(" ", rng.choice(("\n", "\r\n")), 1)
    return f"line break in {row.texts[place]!r}"


# ---------------------------------------------------------------- faults in the way of writing


@fault(2, "xlsx")
def numbers_as_text(doc: Doc, rng: random.Random) -> str:
    mark, chosen = rng.choice((",", ".")), rng.sample(doc.numeric(), 1)
    for row in doc.rows:
        for place in chosen:
            if row.kind != "header" and isinstance(row.texts[place], int | float):
                row.texts[place] = str(row.texts[place]).replace(".", mark)
    return f"numbers of columns {chosen} as text with {mark}"


@fault(2, "xlsx")
def percent_format(doc: Doc, rng: random.Random) -> str:
    doc.percent = set(rng.sample(doc.numeric(), 1))
    return f"percent format in columns {doc.percent}"


@fault(2, "xlsx")
def formulas(doc: Doc, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 3)):
        row, place = rng.choice(doc.data()), rng.choice(doc.numeric())
        row.texts[place], row.means[place] = "=1+1", REFUSED
    return "formulas without results"


@fault(2, "xlsx")
def unmerged(doc: Doc, rng: random.Random) -> str | None:
    if not doc.merges:
        return None
    doc.merges, doc.loose = [], True
    return "no merged cells"


@fault(2, "csv")
def delimiter(doc: Doc, rng: random.Random) -> str:
    doc.delimiter = rng.choice(";,\t|".replace(doc.delimiter, ""))
    return f"delimiter {doc.delimiter!r}"


@fault(2, "csv")
def encoding(doc: Doc, rng: random.Random) -> str:
    doc.encoding = rng.choice(_ENCODINGS)
    return f"encoding {doc.encoding}"


@fault(2, "csv")
def line_ends(doc: Doc, rng: random.Random) -> str:
    doc.ending = rng.choice(("\r\n", "\r", "\n"))
    return f"line ends {doc.ending!r}"


@fault(2, "csv")
def all_quoted(doc: Doc, rng: random.Random) -> str:
    doc.quoted = True
    return "all cells quoted"


# ---------------------------------------------------------------- faults in the written text


def _cell(doc: Doc, rng: random.Random, wanted: Callable[[str], bool] = bool) -> tuple[Row, int, int] | None:
    """Row, its number and a place whose written text is wanted."""
    numbers = [number for number, line in enumerate(doc.pieces) if any(map(wanted, line))]
    if not numbers:
        return None
    number = rng.choice(numbers)
    place = rng.choice([place for place, text in enumerate(doc.pieces[number]) if wanted(text)])
    return doc.rows[number], number, place


def _doubtful(row: Row, place: int) -> None:
    if place < len(row.means) and (row.means[place] is None or isinstance(row.means[place], float)):
        row.means[place] = (row.means[place], REFUSED)


@fault(3, "csv")
def quote_broken(doc: Doc, rng: random.Random) -> str | None:
    found = _cell(doc, rng, lambda text: '"' in text) if rng.random() < 0.5 else None
    row, number, place = found or _cell(doc, rng) or (None, 0, 0)
    if row is None:
        return None
    text = doc.pieces[number][place]
    if found:
        at = rng.choice([at for at, sign in enumerate(text) if sign == '"'])
        new = text[:at] + text[at + 1 :]
    else:
        at = rng.choice((0, 0, rng.randint(0, len(text)), len(text)))
        new = f'{text[:at]}"{text[at:]}'
    doc.pieces[number][place] = new
    _doubtful(row, place)
    return f"quote {'lost' if found else 'added'} in row {number + 1}: {new!r}"


@fault(3, "csv")
def mark_in_the_middle(doc: Doc, rng: random.Random) -> str | None:
    row, number, place = _cell(doc, rng) or (None, 0, 0)
    if row is None or doc.encoding not in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        return None
    text = doc.pieces[number][place]
    at = rng.choice((0, rng.randint(0, len(text))))
    doc.pieces[number][place] = text[:at] + "\ufeff" + text[at:]
    _doubtful(row, place)
    return f"byte order mark in row {number + 1}"


@fault(3, "csv")
def zero_byte(doc: Doc, rng: random.Random) -> str | None:
    row, number, place = _cell(doc, rng) or (None, 0, 0)
    if row is None:
        return None
    doc.pieces[number][place] += "\0"
    _doubtful(row, place)
    return f"NUL in row {number + 1}"


@fault(3, "csv")
def trailing_delimiters(doc: Doc, rng: random.Random) -> str:
    count, which = rng.randint(1, 3), rng.choice(("all", "data", "some"))
    for line, row in zip(doc.pieces, doc.rows, strict=True):
        if which == "all" or (which == "data" and row.kind == "data") or (which == "some" and rng.random() < 0.3):
            line.extend([""] * count)
    return f"{count} delimiters at the end of {which} rows"


@fault(3, "csv")
def extra_delimiter(doc: Doc, rng: random.Random) -> str:
    row = rng.choice(doc.data())
    line = doc.pieces[doc.rows.index(row)]
    at = rng.randint(1, len(line))
    line.insert(at, "")
    if row.short:
        row.means = [ANY] * len(row.means)  # one cell too few and one too many: nobody can see it
    return f"a delimiter too many before cell {at + 1} of row {doc.rows.index(row) + 1}"


@fault(3, "csv")
def cell_missing(doc: Doc, rng: random.Random) -> str | None:
    if not doc.data():
        return None
    row = rng.choice(doc.data())
    line = doc.pieces[doc.rows.index(row)]
    at = rng.randrange(len(line))
    if len(line) > len(row.texts):
        row.means = [ANY] * len(row.means)
    del line[at]
    row.short = True
    return f"cell {at + 1} of row {doc.rows.index(row) + 1} missing"


@fault(3, "csv")
def truncated(doc: Doc, rng: random.Random) -> str | None:
    first = doc.rows.index(doc.data()[0])
    if rng.random() < 0.1 or len(doc.pieces) - first < 4:
        number = rng.randrange(len(doc.pieces))
    else:
        number = rng.randrange(first + 1, len(doc.pieces))
    line = doc.delimiter.join(doc.pieces[number])
    at = rng.randint(0, len(line))
    row = doc.rows[number]
    left = line[:at].split(doc.delimiter)
    for place in range(len(left) - 1, len(row.means)):
        row.means[place] = (None, ANY) if place == len(left) - 1 else None
    row.short = True
    if len(left) == 1 and row.kind == "data" and at < len(line):
        row.area = None  # what is left of the key is no key
    if at == 0:
        number -= 1
        left = doc.pieces[number]
    doc.pieces = [*doc.pieces[:number], left]
    doc.rows = doc.rows[: number + 1]
    doc.tail = rng.choice(("cut", "end", "half"))
    return f"cut in row {number + 1} after {left}"


# ---------------------------------------------------------------- writing


def _piece(text: str, doc: Doc) -> str:
    if doc.quoted or any(sign in text for sign in (doc.delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def written(doc: Doc) -> bytes:
    """The bytes of a text table whose ``pieces`` are made; an encoding that lacks its signs gives way to UTF-8."""
    text = doc.ending.join(doc.delimiter.join(line) for line in doc.pieces)
    text += "" if doc.tail else doc.ending
    try:
        content = text.encode(doc.encoding)
    except UnicodeEncodeError:
        content = text.encode("utf-8")
    return content[:-1] if doc.tail == "half" else content


def save_workbook(doc: Doc, path: Path) -> None:
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(doc.rows, start=1):
        for place, value in enumerate(row.texts, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, place)
            if place - 1 in doc.percent and isinstance(value, int | float) and row.kind != "header":
                cell.value, cell.number_format = value / 100, "0.0%"
            else:
                cell.value = value
    for part in doc.merges:
        places = sorted(doc.ids.index(column) for column in part.ids if column in doc.ids)
        if part.row in doc.rows and places and places == list(range(places[0], places[0] + len(places))):
            top = doc.rows.index(part.row) + 1
            sheet.merge_cells(
                start_row=top, end_row=top + part.height - 1, start_column=places[0] + 1, end_column=places[-1] + 1
            )
    book.save(path)


# ---------------------------------------------------------------- the judge


@dataclass
class Verdict:
    """What came of a table: ``wrong`` are the differences without a word, ``told`` those with one."""

    outcome: str
    wrong: list[tuple[str, str]] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    text: str = ""


class TooLongError(Exception):
    """The reader did not come back in time."""


@contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: Any) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def judge(doc: Doc, path: Path) -> Verdict:
    """Read and join the file, and compare with what it means."""
    start = time.perf_counter()
    try:
        with _in_time(LONGEST), warnings.catch_warnings():
            warnings.simplefilter("error", DeprecationWarning)
            warnings.simplefilter("error", RuntimeWarning)
            layer = layer_keys("KEY", doc.layer)
            grids = read_grids(path)
            table = read_table(grids, layer, SYMBOLS, path.name)
            joined = join_table(table, layer, pd.Series(doc.layer), keep_signs=True)
    except InputError as error:
        return Verdict("error", text=str(error))
    except TooLongError:
        return Verdict("hang")
    except Exception:
        return Verdict("traceback", text=traceback.format_exc())
    if time.perf_counter() - start > LONGEST:
        return Verdict("hang")
    grid = next(grid for grid in grids if grid.sheet == table.sheet)
    verdict = _Judge(doc, grid, table, joined).verdict()
    verdict.text = "\n".join(f"  {note.code}: {note}" for note in (*table.notes, *joined.notes))
    return verdict


def _norm(text: Any) -> str:
    plain = unicodedata.normalize("NFC", str(text or "")).replace("\u00ad", "").casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign in "%<>=+")


# Notes that say of a column that its decimals are not certain.
_DOUBTS = frozenset({"decimal-guess", "decimal-from-table", "decimal-conflict", "percent-mixed"})
# Units and column numbers in a name say nothing wrong.
_ASIDE = re.compile(r"anzahl|%|\d\d?")


class _Judge:
    def __init__(self, doc: Doc, grid: Any, table: Any, joined: Any) -> None:
        self.doc, self.grid, self.table, self.joined = doc, grid, table, joined
        self.codes = {note.code for note in table.notes}
        self.row_of = {target: row for row, target in enumerate(table.match.target) if target}
        self.wrong: list[tuple[str, str]] = []
        self.told: Counter[str] = Counter()
        self.rejected = {(cell.row, cell.column) for cell in table.rejected}
        self.rows_of: defaultdict[str, list[Row]] = defaultdict(list)
        for row in doc.rows:
            if row.area:
                self.rows_of[row.area].append(row)

    def verdict(self) -> Verdict:
        self._rows()
        names = self._names()
        seen = {self.table.key.place}
        for item in self.joined.fields:
            if not item.signs:
                seen.add(item.column.header.place)
                self._column(item, names)
        for place, column in enumerate(self.doc.ids):
            content = any(row.texts[place : place + 1] not in ([""], [None], []) for row in self.doc.rows)
            if place not in seen and column is not None and content:
                self._miss("column-lost", f"column {place + 1}", "columns-empty" in self.codes)
        outcome = "wrong" if self.wrong else "told" if self.told else "right"
        return Verdict(outcome, self.wrong, self.told)

    def _miss(self, kind: str, text: str, told: bool) -> None:
        if told:
            self.told[kind] += 1
        else:
            self.wrong.append((kind, text))

    def _rows(self) -> None:
        """Every filled row is data, apart, header, units or above the header and told so."""
        known = {*self.table.rows, *(row.row for row in self.table.apart)}
        for note in self.table.notes:
            values = note.values
            if note.code in ("header-rows", "header-row", "preamble"):
                known.update(range(values["first"], values.get("last", values["first"]) + 1))
            elif note.code in ("units-row", "numbering-row"):
                known.add(values["row"])
        for number in range(self.grid.height):
            if number + 1 not in known and any(value is not None for value in self.grid.cells[number]):
                self._miss("row-unlisted", f"row {number + 1}: {[v for v in self.grid.cells[number] if v][:4]}", False)
        lost = {left.key for left in self.joined.areas_without_row}
        for area in self.rows_of:
            if area not in self.row_of:
                self._miss("row-lost", area, area in lost)

    def _names(self) -> list[list[str]]:
        """The header texts of each place, from outer to inner."""
        result: list[list[str]] = [[] for _ in self.doc.ids]
        for row in self.doc.header():
            for place, levels in enumerate(result):
                text = _norm(self._heading(row, place))
                if text and text not in levels:
                    levels.append(text)
        return result

    def _heading(self, row: Row, place: int) -> Any:
        ids = self.doc.ids
        for part in self.doc.merges:
            if part.row not in self.doc.rows or part.ids[0] not in ids:
                continue
            below = self.doc.rows.index(row) - self.doc.rows.index(part.row)
            if 0 <= below < part.height and ids[place] in part.ids:
                return part.row.texts[ids.index(part.ids[0])]
        return row.texts[place] if place < len(row.texts) else ""

    def _column(self, item: Any, names: list[list[str]]) -> None:
        header, column = item.column.header, item.column
        codes = {note.code for note in column.notes}
        self._name(header, names)
        for area, value in zip(self.doc.layer, self.joined.values[item.name].tolist(), strict=True):
            got = None if value is None or (isinstance(value, float) and math.isnan(value)) else value
            if area not in self.rows_of and got is not None:
                self._miss("value-from-nowhere", f"{area} {header.label}: {got!r}", False)
            elif area in self.rows_of and area in self.row_of:
                self._cell(area, got, column, codes)

    def _name(self, header: Any, names: list[list[str]]) -> None:
        """The column bears its own header, and no other column's."""
        levels = [text for level in header.levels if (text := _norm(level))]
        own = names[header.place] if header.place < len(names) else []
        others = {text for place, texts in enumerate(names) for text in texts if place != header.place} - set(own)
        where = f"{header.letter}: {levels} for {own}"
        if not levels:
            told = any(header.letter in str(note) for note in self.table.notes if note.code == "header-lost")
            if own:
                self._miss("header-lost", where, told or "header-none" in self.codes)
        elif own and own[-1] in levels[-1]:
            if not self.doc.loose and others.intersection(levels):
                self._miss("misgrouped", where, False)
        elif levels[-1] in others:
            self._miss("misnamed", where, False)
        elif own and not (any(own[-1] in level for level in levels) and _ASIDE.fullmatch(levels[-1])):
            self._miss("header-odd", where, "encoding-marks" in self.codes)

    def _open_rows(self) -> set[int]:
        return {int(note.values["row"]) for note in self.table.notes if note.code == "last-row-open"}

    def _cell(self, area: str, got: Any, column: Any, codes: set[str]) -> None:
        place, rows = column.header.place, self.rows_of[area]
        number = self.table.rows[self.row_of[area]]
        means: set[Any] = set()
        for row in rows:
            mean = row.means[place] if place < len(row.means) else None
            means.update(mean if isinstance(mean, tuple) else (mean,))
        if ANY in means or any(_same(mean, got) for mean in means):
            return
        text = f"{area} {column.header.label} (row {number}): {got!r} for {means}"
        numeric = any(isinstance(mean, float) or mean == REFUSED for mean in means)
        if got is None and (number, column.header.letter) in self.rejected:
            self._miss("cell-rejected", text, True)
        elif number in self._open_rows():
            self._miss("last-row", text, True)  # the protocol says that this row may be cut
        elif any(row.short for row in rows) and "rows-short" in self.codes:
            self._miss("row-short", text, True)
        elif isinstance(got, str) and numeric:
            self._miss("text-for-number", text, bool(codes & {"column-mixed", "column-codes", "column-keys"}))
        elif isinstance(got, str):
            # A sign that was kept as text is no difference.
            self._miss("text-differs", text, means == {None} or bool({"encoding-marks", "quotes-broken"} & self.codes))
        elif got is None:
            self._miss("word-unlisted" if REFUSED in means else "number-missing", text, False)
        elif any(isinstance(mean, str) and mean != REFUSED for mean in means):
            self._miss("number-for-text", text, False)
        else:
            self._miss("number-differs", text, bool(codes & _DOUBTS))


def _same(mean: Any, got: Any) -> bool:
    if mean is None or got is None:
        return mean is None and got is None
    if isinstance(mean, float):
        if isinstance(got, str):
            return False
        return math.isclose(mean, got, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(got, int | float):
        return mean in (f"{got:g}", str(int(got)) if got == int(got) else "")
    return _squeezed(mean).replace('"', "") == _squeezed(got).replace('"', "")


# ---------------------------------------------------------------- cases


@dataclass
class Case:
    """One mutated table on disk."""

    seed: str
    doc: Doc
    faults: list[str]
    path: Path


def make_case(folder: Path, target: Path, seed: str, only: str = "") -> Case:
    """The table of a seed; ``only`` forces one kind of fault."""
    rng = random.Random(seed)
    doc = open_source(folder, rng.choice(SOURCES), rng)
    kind = "xlsx" if doc.workbook else "csv"
    fitting = sorted(name for name, (_, kinds, _) in FAULTS.items() if kinds in ("both", kind))
    chosen = rng.sample(fitting, rng.choice((1, 1, 2, 3))) if not only else [only] * (only in fitting)
    done = []
    for phase in (1, 2, 3):
        if phase == 3:
            doc.pieces = [[_piece(str(text), doc) for text in row.texts] for row in doc.rows]
        for name in chosen:
            if FAULTS[name][0] == phase:
                text = FAULTS[name][2](doc, rng)
                if text is not None:
                    done.append(name)
                    doc.log.append(f"{name}: {text}")
    path = target / f"case.{kind}"
    if doc.workbook:
        save_workbook(doc, path)
    else:
        path.write_bytes(written(doc))
    return Case(seed, doc, done, path)


def run_case(folder: Path, target: Path, seed: str, only: str = "") -> tuple[Case, Verdict]:
    """Make a case and judge it."""
    case = make_case(folder, target, seed, only)
    return case, judge(case.doc, case.path)


def data_folder() -> Path:
    """Where the real tables are."""
    return Path(os.environ.get("SOZIALRAUM_DATA", ROOT.parent / "shared" / "data"))


def main(arguments: list[str]) -> int:
    """Print the outcomes of many cases by kind of fault."""
    count = int(arguments[0]) if arguments else 1000
    seed = arguments[1] if len(arguments) > 1 else "1"
    only = arguments[2] if len(arguments) > 2 else ""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as target:
        for number in range(count):
            case, verdict = run_case(data_folder(), Path(target), f"{seed}-{number}", only)
            for name in (*case.faults, "all", *([f"= {case.doc.name}"] if only == "none" else [])):
                table[name][verdict.outcome] += 1
            if verdict.outcome in ("wrong", "traceback", "hang"):
                first = dict(reversed(verdict.wrong))
                last = verdict.text.strip().splitlines()[-1:] if verdict.outcome == "traceback" else []
                for kind, text in (first or {verdict.outcome: "; ".join(last)}).items():
                    kinds[kind].append(f"{case.seed} {case.doc.name} | {' | '.join(case.doc.log)} | {text}")
    print(f"{'':26}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES))
    for name, counts in sorted(table.items()):
        print(f"{name:26}" + "".join(f"{counts[outcome]:10}" for outcome in OUTCOMES))
    for kind, texts in kinds.items():
        print(f"\n{kind}: {len(texts)}")
        for text in texts[: int(os.environ.get("SOZIALRAUM_SHOWN", "12"))]:
            print("  " + text[:400])
    return int(any(table["all"][outcome] for outcome in ("wrong", "traceback", "hang")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
