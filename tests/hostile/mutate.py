"""Seeded mutations of bytes, JSON, XML parts of workbooks, and texts."""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from html import escape
from pathlib import Path
from typing import Any

# What parsers stumble over: numbers at the edge, signs with a meaning somewhere, names of other languages.
TOKENS = (
    "", " ", "\u00a0", "\u202f", "\t", ";", ";;", ",", "|", '"', '""', "'", "\\", "\n", "\r", "\r\n", "\0", "\x1a",
    "\x1f",
    "\ufeff", "\u202e", "\u2028", "\u0085", "\U0001f600", "ä", "a\u0308", "ß", "İ", "ı", "٣", "²", "½", "Ⅷ", "〇",
    "𝟡", "\ud7ff",
    "-", "–", "−", "+", ".", "..", "…", "/", "x", "*", "()", "( )", "%", "‰", "#", "=", "@", "0", "00", "-0", "1",
    "1.", ".5",
    "1.234", "1.234,5", "1,234.5", "1 234", "1'234", "(12)", "12 %", "1e5", "1E400", "1e-400", "1e-99999999", "-1e999",
    "nan", "inf", "-Infinity", "9" * 16, "9" * 40, "9" * 400, "9" * 5000, "0" * 400, "0x1F", "1_000", "31.12.2023",
    "2024-02-30",
    "29.02.1900", "99.99.9999", "0000-00-00", "Jan 01", "SUM", "Summe", "Insgesamt", "Quelle:", "©", "keine Angabe",
    "k.A.",
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "[% env('HOME') %]", "[%", "%]", "'; DROP TABLE areas; --",
    "<script>alert(1)</script>",
    "&lt;b&gt;", "&#0;", "<b>", "../../etc/passwd", "C:\\x", "\\\\host\\x", "file:///etc/passwd",
    "http://x.invalid/", "/dev/null",
    "{0}", "{path}", "{", "}", "{{", "%s", "%n", "$5", "${x}", "null", "true", "None", "NULL", "CON", "fid", "geom",
    "__class__",
    "01100101", "1100101", "1100101.0", "01 Mitte", "KEY", "A", "a" * 300, "( " * 40, "- " * 60, "\\d+", "(a+)+$",
    "[", "(?P<",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 3, 1.5, -0.0, 1e308, -1e308, 5e-324, 10**20, 10**400, float("inf"), float("nan"),
    "", " ", "x", "A",
    "0", "#000000", "number", "text", [], {}, [[]], [None], {"": None}, [1, 2, 3], ["A"], {"A": 1}, "9" * 5000,
    ["x"] * 300, "\ud800",
    *(token for token in TOKENS if 0 < len(token) < 20),
)  # fmt: skip


def mutated(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A few small changes of any bytes, some of them with stretches of ``others``."""
    data = content
    for _ in range(1 if chance.random() < 0.4 else chance.randint(2, 8)):
        data = chance.choice(_BYTES)(data, others, chance)
    return data[:200_000]


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    first = chance.randint(0, len(data))
    return first, min(len(data), first + chance.choice((0, 1, 1, 2, 4, 8, 20, 100)))


def _flip(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    changed[chance.randrange(len(data))] = chance.choice((0, 9, 10, 13, 34, 59, 127, 128, 255, chance.randrange(256)))
    return bytes(changed)


def _insert(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    first, last = _place(data, chance)
    # Not everything that can be written is text in another encoding.
    encoding = "utf-8" if chance.random() < 0.9 else chance.choice(("cp1252", "utf-16-le", "utf-16", "cp850"))
    token = chance.choice(TOKENS).encode(encoding, "replace")
    return data[:first] + token + data[first if chance.random() < 0.5 else last :]


def _cut(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    first, last = _place(data, chance)
    return data[:first] + data[last:]


def _end(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[: _place(data, chance)[0]]


def _double(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    first, last = _place(data, chance)
    return data[:first] + data[first:last] * chance.choice((2, 2, 3, 10, 100)) + data[last:]


def _splice(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others) if others else data
    return data[: _place(data, chance)[0]] + other[_place(other, chance)[0] :]


def _lines(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chosen = chance.choice(("swap", "double", "drop", "shuffle"))
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    if chosen == "swap":
        lines[one], lines[two] = lines[two], lines[one]
    elif chosen == "double":
        lines[one:one] = [lines[two]] * chance.choice((1, 2, 20))
    elif chosen == "drop":
        del lines[one]
    else:
        chance.shuffle(lines)
    return b"\n".join(lines)


def _cells(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Another cell instead of one, as long as there are cells."""
    delimiter = chance.choice((b";", b"\t", b",", b"|"))
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    cells = lines[number].split(delimiter)
    place = chance.randrange(len(cells))
    chosen = chance.random()
    if chosen < 0.6:
        cells[place] = chance.choice(TOKENS).encode()
    elif chosen < 0.8:
        cells[place:place] = [cells[chance.randrange(len(cells))]] * chance.choice((1, 1, 5, 60))
    else:
        del cells[place]
    lines[number] = delimiter.join(cells)
    return b"\n".join(lines)


def _column(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Another cell in each row of a column."""
    delimiter = chance.choice((b";", b"\t", b","))
    token, place = chance.choice(TOKENS).encode(), chance.randrange(6)
    rows = [line.split(delimiter) for line in data.split(b"\n")]
    for row in rows:
        if place < len(row) and chance.random() < 0.8:
            row[place] = token
    return b"\n".join(delimiter.join(row) for row in rows)


_BYTES: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _flip, _insert, _insert, _cut, _end, _double, _splice, _lines, _cells, _cells, _cells, _column,
)  # fmt: skip


def mutated_json(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A JSON text with other values or names, now and then with other bytes."""
    if chance.random() < 0.2:
        return mutated(content, others, chance)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return mutated(content, others, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        value = _other(value, chance) if isinstance(value, list | dict) and value else chance.choice(VALUES)
    if isinstance(value, dict) and "sha256" in value and chance.random() < 0.9:
        value["sha256"] = checksum({key: part for key, part in value.items() if key != "sha256"})
    written = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    return written.encode("utf-8", "surrogatepass")


def checksum(content: dict[str, Any]) -> str:
    """What a model's checksum would be; a hostile one is right."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _other(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict) and value and chance.random() < 0.95:
        return _other_object(value, chance)
    if isinstance(value, list) and value and chance.random() < 0.95:
        return _other_list(value, chance)
    chosen = chance.random()
    if chosen < 0.5 and isinstance(value, int | float) and not isinstance(value, bool):
        return _near(value, chance)
    if chosen < 0.5 and isinstance(value, str):
        place = chance.randint(0, len(value))
        return value[:place] + chance.choice(TOKENS) + value[place:]
    return chance.choice(VALUES)


def _near(value: float, chance: random.Random) -> float:
    """A number that may well stand there, too; a whole one stays whole."""
    chosen = chance.choice((-1, 0, 1, 2, 3, 10, 1000, value + 1, value - 1, value * 2))
    return int(chosen) if isinstance(value, int) else chosen * chance.choice((1, 1, 0.5, 1e9, 1e-9))


def _other_object(value: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    name = chance.choice(list(value))
    # What says that it is such a file stays for the most part: behind it the reader begins.
    if name in ("format", "version", "sha256") and chance.random() < 0.9:
        name = chance.choice(list(value))
    chosen = chance.random()
    if chosen < 0.1:
        return {key: part for key, part in value.items() if key != name}
    if chosen < 0.2:
        return {**value, chance.choice((*TOKENS, *map(str, value))): value[name]}
    return {**value, name: _other(value[name], chance)}


def _other_list(value: list[Any], chance: random.Random) -> list[Any]:
    place = chance.randrange(len(value))
    chosen = chance.random()
    if chosen < 0.15:
        return [*value[:place], *value[place + 1 :]]
    if chosen < 0.3:
        return [*value[:place], *[value[place]] * chance.choice((2, 3, 50)), *value[place:]]
    return [*value[:place], _other(value[place], chance), *value[place + 1 :]]


_XML = (
    'r="A1"', 'r="XFD1048576"', 'r="1048577"', 'r="0"', 'r="-1"', 't="s"', 't="d"', 't="e"', 't="b"',
    't="inlineStr"', 's="9999"', 's="1"',
    'ref="A1:B2"', 'ref="B2:A1"', 'ref="A1"', 'ref=""', 'state="hidden"', 'count="-1"', "<v>1e999</v>", "<v/>",
    "<v>x</v>", "<c/>", "<row/>",
    "<f>", "</f>", "<f>1/0</f>", "<is><t>x</t></is>", "<t/>", "&#1;", "&#xFFFE;", "&amp;", "<!-- -->",
    "<![CDATA[x]]>", "<?x y?>", "xmlns=\"\"",
    '<mergeCell ref="A1:C9"/>', '<mergeCells count="1"><mergeCell ref="A1:Z1"/></mergeCells>', 'hidden="1"',
    'xml:space="preserve"', "2.5",
)  # fmt: skip


def mutated_workbook(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A workbook with a part changed, left out or put in twice; now and then a damaged archive."""
    if chance.random() < 0.1:
        return mutated(content, others, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return mutated(content, others, chance)
    kinds = ("sheet", "sharedStrings", "styles", "content.xml")
    inner = [name for name in parts if any(kind in name for kind in kinds) and not name.endswith(".rels")]
    if chance.random() < 0.6:
        for name in inner:
            parts[name] = _contents(parts[name], chance)
        return _packed(parts)
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice(inner if inner and chance.random() < 0.8 else list(parts) or [""])
        chosen = chance.random()
        if not parts or chosen < 0.03:
            parts.pop(name, None)
        elif chosen < 0.06:
            parts[chance.choice((name, "../" + name, name.upper(), "xl/media/x.xml"))] = parts.get(name, b"")
        else:
            parts[name] = _xml(parts.get(name, b""), others, chance)
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            # Without a date, so that a seed gives the same bytes at any time.
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


_CELL = re.compile(r'<c r="([A-Z]+\d+)"[^<>]*?(?:/>|>.*?</c>)')
_TEXT = re.compile(r"(<(?:t|text:p)[^<>]*>)([^<]*)(?=</)")
_ATTRIBUTE = re.compile(r'( (?:s|t|r|ref|spans|formatCode|numFmtId|office:value)=")([^"]*)')
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBERS = ("0", "1", "-1", "2.5", "1e5", "1e308", "44927", "60", "-0", "0.1", "123456789012", "1100101", "1E-7")
_ERRORS = ("#N/A", "#DIV/0!", "#REF!", "#VALUE!")


def _contents(part: bytes, chance: random.Random) -> bytes:
    """Other values in some cells, and once in a while another attribute; what comes out is XML."""
    text = part.decode("utf-8", "replace")
    share = chance.choice((0.02, 0.05, 0.2, 0.9))
    text = _CELL.sub(lambda found: _cell(found[1], chance) if chance.random() < share else found[0], text)
    text = _TEXT.sub(lambda found: found[1] + (_token(chance) if chance.random() < share else found[2]), text)
    if chance.random() < 0.1:
        places = [found.span(2) for found in _ATTRIBUTE.finditer(text)]
        first, last = chance.choice(places or [(0, 0)])
        text = text[:first] + chance.choice(("0", "1", "3", "s", "n", "A1", "B3", "0.0%", "000")) + text[last:]
    return text.encode()


def _token(chance: random.Random) -> str:
    return escape(_NO_XML.sub("", chance.choice(TOKENS)))


def _cell(place: str, chance: random.Random) -> str:
    token = _token(chance)
    return chance.choice((
        f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{token}</t></is></c>',
        f'<c r="{place}" t="str"><f>A1</f><v>{token}</v></c>',
        f'<c r="{place}"><f>{token}</f></c>',
        f'<c r="{place}" s="{chance.choice((0, 0, 1))}"><v>{chance.choice(_NUMBERS)}</v></c>',
        f'<c r="{place}" t="b"><v>{chance.choice((0, 1))}</v></c>',
        f'<c r="{place}" t="e"><v>{chance.choice(_ERRORS)}</v></c>',
        f'<c r="{place}" t="d"><v>2024-01-31</v></c>',
        f'<c r="{place}"/>',
        "",
    ))  # fmt: skip


def _xml(part: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    chosen = chance.random()
    text = part.decode("utf-8", "replace")
    if chosen < 0.15:
        return mutated(part, (), chance)
    if chosen < 0.55:
        # An attribute or a text for another one of its place.
        pieces = text.split('"') if chance.random() < 0.6 else text.split(">")
        sign = '"' if len(pieces) > 1 and text.count('"') + 1 == len(pieces) else ">"
        place = chance.randrange(len(pieces))
        token = chance.choice(TOKENS).replace("<", "&lt;").replace("&", "&amp;").replace('"', "&quot;")
        if sign == ">" and "<" in pieces[place]:
            token += pieces[place][pieces[place].index("<") :]
        pieces[place] = token
        return sign.join(pieces).encode()
    tags = text.split("<")
    place, other = chance.randrange(len(tags)), chance.randrange(len(tags))
    if chosen < 0.7:
        tags[place], tags[other] = tags[other], tags[place]
    elif chosen < 0.8:
        tags[place:place] = [tags[other]] * chance.choice((1, 2, 50))
    else:
        return text.replace(
            chance.choice(("<v>", "<c ", ' r="', "</row>", "</sheetData>", "<t>", "<f>")), chance.choice(_XML), 1
        ).encode()
    return "<".join(tags).encode()


def mutated_text(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A parameter's text with pieces of others; always text."""
    text = content.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 2, 3, 6))):
        first = chance.randint(0, len(text))
        last = min(len(text), first + chance.choice((0, 0, 1, 2, 5)))
        piece = chance.choice(TOKENS) if chance.random() < 0.8 else chance.choice(others).decode("utf-8", "replace")
        text = text[:first] + piece * chance.choice((1, 1, 1, 1, 3, 200)) + text[last:]
    return text[:50_000].encode("utf-8", "replace")


CELLS: tuple[Any, ...] = (
    None, 0, -1, 1, 2, 3, 99, 1.5, -0.0, 1e308, 2**63 - 1, -(2**63), float("inf"), b"", b"\xff\xfe\0", b"GP\0\1",
    "2024-02-30", "31.12.2024", "2", "02", "2.0", "x" * 6000, "\n" * 300, *TOKENS,
)  # fmt: skip
_STATEMENTS = (
    "ALTER TABLE {table} ADD COLUMN {name} TEXT", "ALTER TABLE {table} RENAME TO {name}",
    "ALTER TABLE {table} RENAME COLUMN {column} TO {name}", "CREATE VIEW {name} AS SELECT * FROM {table}",
    "CREATE TABLE {name} AS SELECT * FROM {table}", "DELETE FROM {table} WHERE rowid % 2",
    "INSERT INTO {table} SELECT * FROM (SELECT * FROM {table}) WHERE 0", "DELETE FROM gpkg_contents",
    "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('{plain}', 'features')",
    "CREATE INDEX {name} ON {table} ({column})", "PRAGMA user_version = 7",
    "CREATE TRIGGER {name} AFTER INSERT ON {table} BEGIN SELECT randomblob(1); END",
)  # fmt: skip


def mutated_database(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A GeoPackage with other cells, columns, tables; now and then with other bytes."""
    if chance.random() < 0.2:
        return mutated(content, others, chance)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        path = Path(folder, "case.gpkg")
        path.write_bytes(content)
        # What is broken already stays as it is.
        with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = OFF")
            for _ in range(chance.choice((1, 1, 2, 5))):
                _other_database(database, chance)
                database.commit()
        return path.read_bytes()[:200_000]


def _other_database(database: sqlite3.Connection, chance: random.Random) -> None:
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    if not names:
        return
    usual = [name for name in names if not name.startswith(("gpkg_", "sqlite_", "rtree_"))]
    table = chance.choice(usual if usual and chance.random() < 0.95 else names)
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({_name(table)})")]
    column, token = _name(chance.choice(columns)), chance.choice(TOKENS)
    if chance.random() < 0.85:
        row = "1" if chance.random() < 0.2 else f"rowid % 3 = {chance.randrange(3)}"
        database.execute(f"UPDATE {_name(table)} SET {column} = ? WHERE {row}", [chance.choice(CELLS)])
        return
    words = {"table": _name(table), "column": column, "name": _name(token.replace("\0", "") or "x")}
    database.execute(chance.choice(_STATEMENTS).format(plain=token.replace("'", "''").replace("\0", ""), **words))


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
