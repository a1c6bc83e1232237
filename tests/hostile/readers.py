"""All readers of core as one kind of thing: bytes in, the codes of what was said out, or ``InputError``."""

from __future__ import annotations

import contextlib
import random
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from sozialraum_plugin.core.areatypes.model import as_content, assign, read_model
from sozialraum_plugin.core.areatypes.overrides import columns_of, read_overrides
from sozialraum_plugin.core.drawing import palettes
from sozialraum_plugin.core.joining.crosswalktable import Wanted, read_crosswalk
from sozialraum_plugin.core.joining.join import join_table
from sozialraum_plugin.core.joining.keys import layer_keys
from sozialraum_plugin.core.measures.indicators import Field, read_catalogue, resolve
from sozialraum_plugin.core.messages import InputError, Note
from sozialraum_plugin.core.names import field_name, unique_names
from sozialraum_plugin.core.numberlists import in_language, number_of, numbers_by_field, parts_of
from sozialraum_plugin.core.steering.budgetcriteria import criteria_of, factors_of
from sozialraum_plugin.core.steering.discourse import choices
from sozialraum_plugin.core.steering.money import cents_of, unit_of
from sozialraum_plugin.core.steering.packetfile import iso_date, read_packet
from sozialraum_plugin.core.steering.searchrules import rules_of
from sozialraum_plugin.core.tabular.csvfile import read_text_table
from sozialraum_plugin.core.tabular.reading import (
    Reading,
    kinds_from,
    load_reading,
    pairs_from,
    rows_from,
    save_text,
    span_from,
)
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import read_table
from sozialraum_plugin.core.tabular.workbook import read_workbook

from . import seeds
from .mutate import mutated, mutated_database, mutated_json, mutated_text, mutated_workbook

LAYER = layer_keys("KEY", seeds.KEYS)
DIN = load_symbols(seeds.RESOURCES / "symbols" / "din55301.json")
AREAS = pd.Series(seeds.KEYS)
TABLE = seeds.PLAIN.encode()
Codes = tuple[str, ...]
Mutation = Callable[[bytes, Sequence[bytes], random.Random], bytes]


class HangError(BaseException):
    """A reader took too long. Nothing that readers catch."""


def codes(notes: Iterable[Note]) -> Codes:
    """The codes of notes; each is told once, so that its sentence fits its values."""
    return tuple(sorted({note.code for note in notes if str(note)}))


def _table(path: Path) -> Codes:
    return _read([read_text_table(path)], path)


def _workbook(path: Path) -> Codes:
    return _read(read_workbook(path), path)


def _read(grids: list[Any], path: Path, reading: Reading | None = None) -> Codes:
    table = read_table(grids, LAYER, DIN, path.name, reading)
    assert len(table.rows) == len(table.keys)
    assert all(len(column.values) == len(table.rows) for column in table.columns)
    save_text(table.used)
    joined = join_table(table, LAYER, AREAS, seeds.FIELDS, keep_signs=True)
    assert len(joined.values) == len(AREAS)
    assert len(set(map(str.casefold, joined.values.columns))) == joined.values.shape[1]
    return codes([*table.notes, *joined.notes])


def _crosswalk(path: Path) -> Codes:
    found = read_crosswalk([read_text_table(path)], LAYER, LAYER, Wanted(), path.name)
    found.shares()
    return codes(found.notes)


def _catalogue(path: Path) -> Codes:
    fields = [Field(name, name, name != "Name") for name in seeds.FIELDS]
    return tuple(sorted({type(formula).__name__ for formula in resolve(read_catalogue(path), fields, path.name)}))


def _reading(path: Path) -> Codes:
    reading = load_reading(path)
    other = path.with_name("read.csv")
    if not other.exists():
        other.write_bytes(TABLE)
    return _read([read_text_table(other, "TABLE", reading.encoding, reading.delimiter)], other, reading)


def _model(path: Path) -> Codes:
    model = read_model(path)
    as_content(model)
    assign(model, seeds.frame(), "KEY")
    return (model.recipe.transform, str(len(model.types) if hasattr(model, "types") else 0))


def _palette(path: Path) -> Codes:
    return codes(palettes.remarks(palettes.load_palette(path.stem, path.parent), "types"))


def _symbols(path: Path) -> Codes:
    symbols = load_symbols(path)
    other = path.with_name("read.csv")
    if not other.exists():
        other.write_bytes(TABLE)
    return codes(read_table([read_text_table(other)], LAYER, symbols, "read.csv").notes)


def _packet(path: Path) -> Codes:
    packet = read_packet(path)
    return (*codes(packet.notes), str(min(len(packet.filled), 3)))


def _overrides(path: Path) -> Codes:
    lines = [line.split(";") for line in path.read_text(encoding="utf-8", errors="replace").split("\n")]
    columns = columns_of(lines[0], path.name)
    rows = [dict(zip(lines[0], line, strict=False)) for line in lines[1:]]
    found = read_overrides([{field: row.get(name) for field, name in columns.items()} for row in rows], 7, path.name)
    return (str(min(len(found), 3)),)


_PARSERS: tuple[Callable[[str], object], ...] = (
    lambda text: rows_from(text, "ROWS"), lambda text: span_from(text, "ROWS"), lambda text: pairs_from(text,
    "PAIRS"), kinds_from,
    parts_of, number_of, lambda text: in_language(text, "de"), lambda text: numbers_by_field(text, ["K01", "K07"],
    "WEIGHTS", "FIELDS"),
    lambda text: criteria_of(text, ["u7", "u18", "arm", "kinder"]), lambda text: factors_of(text, ["1", "2"]),
    choices, rules_of,
    lambda text: cents_of(text, "BUDGET"), unit_of, iso_date,
    lambda text: unique_names([field_name(text.split("\n"))] * 3),
)  # fmt: skip


def _texts(path: Path) -> Codes:
    text = path.read_text(encoding="utf-8", errors="replace")
    said = []
    for parse in _PARSERS:
        try:
            parse(text)
            said.append("-")
        except InputError as error:
            said.append(error.note.code)
    return tuple(said)


@dataclass(frozen=True)
class Reader:
    """How a kind of file is made and read."""

    ending: str
    seeds: Callable[[], Sequence[bytes]]
    change: Mutation
    read: Callable[[Path], Codes]


OVERRIDES = "area;year;set_type;reason;author;date\n01100101;2023;2;neu gebaut;RTK;2024-03-01\n01100102;;3;anders;;\n"
READERS: dict[str, Reader] = {
    "table": Reader(
        ".csv", lambda: [seeds.PLAIN.encode(), seeds.LEVELS.encode(), seeds.LONG.encode(),
        seeds.PLAIN.encode("utf-16"),
                         seeds.LEVELS.encode("cp1252"), seeds.CROSSWALK.encode()], mutated, _table,
    ),
    "crosswalk": Reader(".csv", lambda: [seeds.CROSSWALK.encode(), seeds.PLAIN.encode()], mutated, _crosswalk),
    "catalogue": Reader(".csv", lambda: [seeds.CATALOGUE.encode()], mutated, _catalogue),
    "overrides": Reader(".csv", lambda: [OVERRIDES.encode()], mutated, _overrides),
    "reading": Reader(".json", lambda: [seeds.text(seeds.READING)], mutated_json, _reading),
    "model": Reader(".json", lambda: [seeds.model()], mutated_json, _model),
    "palette": Reader(".json", lambda: [seeds.text(seeds.PALETTE)], mutated_json, _palette),
    "symbols": Reader(".json", lambda: [seeds.text(seeds.SYMBOLS)], mutated_json, _symbols),
    "texts": Reader(".txt", lambda: [text.encode() for text in seeds.TEXTS], mutated_text, _texts),
    "packet": Reader(".gpkg", lambda: [seeds.packet()], mutated_database, _packet),
    "workbook": Reader(".xlsx", lambda: [seeds.workbook()], mutated_workbook, _workbook),
}  # fmt: skip


# On a busy machine a reader waits for its turn: it has so many times as long by the clock.
_PATIENCE = 12


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise :class:`HangError` in what computes for longer, where the system and the thread allow it.

    What waits instead of computing is stopped, too, after a longer while.
    """
    can = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not can:
        yield
        return

    def stop(*_: object) -> None:
        raise HangError(f"more than {seconds:g} s")

    timers = (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, _PATIENCE * seconds)
    )  # fmt: skip
    before = {sign: signal.signal(sign, stop) for sign, _, _ in timers}
    for _, timer, length in timers:
        signal.setitimer(timer, length)
    try:
        yield
    finally:
        for _, timer, _ in timers:
            signal.setitimer(timer, 0)
        for sign, handler in before.items():
            signal.signal(sign, handler)


@dataclass(frozen=True)
class Outcome:
    """What a reader said: the codes of an error or of its remarks, and how long it computed in seconds."""

    refused: bool
    said: Codes
    seconds: float


def outcome(name: str, content: bytes, folder: Path, seconds: float = 5.0) -> Outcome:
    """Read ``content``. Whatever is no ``InputError`` is raised."""
    reader = READERS[name]
    path = folder / f"case{reader.ending}"
    path.write_bytes(content)
    start = time.process_time()
    with deadline(seconds):
        try:
            said, refused = reader.read(path), False
        except InputError as error:
            said, refused = (error.note.code if str(error).strip() else "no words",), True
    return Outcome(refused, said, time.process_time() - start)


class Cases:
    """Mutations of the seeds, and of those of them that made a reader say something new."""

    def __init__(self, name: str, seed: int, most: int = 400) -> None:
        self._reader = READERS[name]
        self._chance = random.Random(f"{name}:{seed}")
        self._most = most
        self._seen: set[tuple[bool, Codes]] = set()
        self.pool: list[bytes] = list(self._reader.seeds())
        self._read = list(self.pool)

    def next(self) -> bytes:
        """One more, mostly of what can be read: what is refused at its first sign has no inside to break."""
        pool = self._read if self._chance.random() < 0.8 else self.pool
        return self._reader.change(self._chance.choice(pool), self.pool, self._chance)

    def told(self, content: bytes, found: Outcome) -> None:
        """Keep what was answered as nothing before."""
        kind = (found.refused, found.said)
        if kind not in self._seen and len(content) < 20_000:
            self._seen.add(kind)
            for pool in (self.pool,) if found.refused else (self.pool, self._read):
                if len(pool) < self._most:
                    pool.append(content)
                else:
                    pool[self._chance.randrange(len(pool))] = content

    @property
    def kinds(self) -> int:
        """How many different answers there were."""
        return len(self._seen)
