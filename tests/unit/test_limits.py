"""Files that no office writes end in a sentence: too large, bombs, entities, devices."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sozialraum_plugin.core import limits
from sozialraum_plugin.core.areatypes.model import read_model
from sozialraum_plugin.core.limits import read_bytes, read_json
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular import archives
from sozialraum_plugin.core.tabular.archives import check_workbook
from sozialraum_plugin.core.tabular.csvfile import read_text_table
from sozialraum_plugin.core.tabular.numbers import read_numbers, sort_cells
from sozialraum_plugin.core.tabular.reading import load_reading
from sozialraum_plugin.core.tabular.symbols import SymbolSet, load_symbols
from sozialraum_plugin.core.tabular.workbook import read_workbook

SHEET = "xl/worksheets/sheet1.xml"


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value)
    return caught.value.note.code


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small workbook as openpyxl writes it."""
    made = openpyxl.Workbook()
    made.active.append(["Schlüssel", "Wert"])
    for number in range(5):
        made.active.append([f"{number:02}", number])
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def changed(book: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook with one part changed."""
    copy = book.with_name("changed.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return copy


def put(before: bytes, more: bytes) -> Callable[[bytes], bytes]:
    """Sets something in before a tag that is there."""

    def change(content: bytes) -> bytes:
        assert before in content
        return content.replace(before, more + before, 1)

    return change


def test_an_ordinary_workbook_passes(book: Path) -> None:
    check_workbook(book, "TABLE")
    assert read_workbook(book)[0].cells[3, 0] == "02"


def test_what_unpacks_to_far_more_is_refused(book: Path) -> None:
    bomb = changed(book, SHEET, put(b"</sheetData>", b" " * (40 << 20)))
    assert bomb.stat().st_size < 200_000
    assert code_of(lambda: read_workbook(bomb)) == "archive-large"


def test_more_than_fits_the_memory_is_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2000)
    assert code_of(lambda: check_workbook(book, "TABLE")) == "archive-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities_are_refused(book: Path, encoding: str) -> None:
    def change(content: bytes) -> bytes:
        text = content.decode().replace("<worksheet", '<!DOCTYPE w [<!ENTITY a "lol">]><worksheet', 1)
        return text.encode(encoding)

    assert code_of(lambda: read_workbook(changed(book, SHEET, change))) == "archive-entities"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', "archive-range"),
        (b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', "archive-range"),
        (b"<hyperlinks>" + b'<hyperlink ref="A1"/>' * 100_001 + b"</hyperlinks>", "archive-many"),
    ],
)
def test_ranges_and_lists_are_limited(book: Path, more: bytes, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The list is small when unpacked, and very well packed.
    monkeypatch.setattr(archives, "MOST_RATIO", 10_000)
    place = b"<pageMargins"
    assert code_of(lambda: read_workbook(changed(book, SHEET, put(place, more)))) == code


def test_a_tag_across_two_pieces_is_seen(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_CHUNK", 64)
    more = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    for shift in range(0, 64, 7):
        file = changed(book, SHEET, put(b"<pageMargins", b" " * shift + more))
        assert code_of(lambda file=file: check_workbook(file, "TABLE")) == "archive-range"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (b"<mergeCells><mergeCell\tref = 'A1:XFD1048576'/></mergeCells>", "archive-range"),
        (b'<x:mergeCells><x:mergeCell ref="A1:XFD1048576"/></x:mergeCells>', "archive-range"),
        (b'<dataValidation type="list" sqref = "' + b"A1 " * 200_000 + b'"/>', "archive-lists"),
        (b"<conditionalFormatting sqref='" + b"A1 " * 200_000 + b"'/>", "archive-lists"),
        (b'<dataValidation sqref="A1:B2 C3"/>' * 30_000, "archive-many"),
        (b"".join(b'<row r="%d" ht="15"></row>' % row for row in range(8, 401_000)), "archive-many"),
    ],
)
def test_other_ways_to_write_what_is_limited(book: Path, more: bytes, code: str) -> None:
    content = changed(book, SHEET, put(b"</sheetData>", more))
    assert code_of(lambda: check_workbook(content, "TABLE")) == code
    wide = changed(book, SHEET, lambda part: put(b"</sheetData>", more)(part).decode().encode("utf-16"))
    assert code_of(lambda: check_workbook(wide, "TABLE")) == code


def test_tags_with_a_prefix_are_counted(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(archives._KINDS, b"<mergeCell", 3)
    tag = b'<x:mergeCell ref="A1:B2"/>' * 4
    part = b'<?xml version="1.0"?><x:worksheet xmlns:x="urn:x">' + tag + b"</x:worksheet>"
    content = changed(book, SHEET, lambda _: part)
    assert code_of(lambda: check_workbook(content, "TABLE")) == "archive-many"


@pytest.mark.parametrize("piece", [1, 7, 64, 1000])
def test_lists_of_cells_are_counted_once(book: Path, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    more = b'<dataValidations><dataValidation sqref="A1 A2 A3"/><dataValidation sqref="B1 B2"/></dataValidations>'
    content = changed(book, SHEET, put(b"</worksheet>", more))
    monkeypatch.setattr(archives, "_CHUNK", piece)
    # The sheet's own selection is one of them.
    lists = zipfile.ZipFile(content).read(SHEET).split(b'sqref="')[1:]
    size = sum(len(text.partition(b'"')[0]) for text in lists)
    monkeypatch.setattr(archives, "_MOST_LISTED", size)
    check_workbook(content, "TABLE")
    monkeypatch.setattr(archives, "_MOST_LISTED", size - 1)
    assert code_of(lambda: check_workbook(content, "TABLE")) == "archive-lists"


def test_a_long_formula_for_many_cells_without_results(book: Path) -> None:
    def formulas(result: bytes) -> Callable[[bytes], bytes]:
        first = b'<f t="shared" ref="D1:D900" si="0">' + b"SUM(B1:B9)+" * 600 + b"1</f>"
        rows = [
            b'<row r="%d"><c r="D%d">%s%s</c></row>'
            % (row, row, first if row == 10 else b'<f t="shared" si="0"/>', result)
            for row in range(10, 900)
        ]
        return put(b"</sheetData>", b"".join(rows))

    content = changed(book, SHEET, formulas(b""))
    assert code_of(lambda: read_workbook(content)) == "archive-formulas"
    # What has its results is not written out at all.
    assert read_workbook(changed(book, SHEET, formulas(b"<v>5</v>")))[0].cells[700, 3] == 5


def test_entries_are_counted_once(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_CHUNK", 64)
    monkeypatch.setitem(archives._KINDS, b"<mergeCell ", 40)
    for count, fits in ((40, True), (41, False)):
        merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1, count + 1))
        file = changed(book, SHEET, put(b"<pageMargins", b"<mergeCells>" + merges + b"</mergeCells>"))
        if fits:
            check_workbook(file, "TABLE")
        else:
            assert code_of(lambda file=file: check_workbook(file, "TABLE")) == "archive-many"  # type: ignore[misc]


def test_a_format_in_the_last_cell_is_no_value(book: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    grid = read_workbook(changed(book, SHEET, put(b"</sheetData>", far)))[0]
    assert grid.cells.shape == (6, 2)


def test_a_value_in_the_last_cell_is_refused(book: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert code_of(lambda: read_workbook(changed(book, SHEET, put(b"</sheetData>", far)))) == "cells-many"


def test_a_damaged_archive_is_told(book: Path) -> None:
    content = bytearray(book.read_bytes())
    place = content.index(SHEET.encode()) + len(SHEET) + 20
    content[place : place + 40] = bytes(40)
    book.write_bytes(content)
    assert code_of(lambda: read_workbook(book)) == "table-not-readable"


def test_a_line_without_end_is_refused_without_being_read(tmp_path: Path) -> None:
    # A sparse file: two gigabytes that take no room.
    with (tmp_path / "line.csv").open("wb") as file:
        file.truncate(2 << 30)
    assert code_of(lambda: read_text_table(tmp_path / "line.csv")) == "file-large"


def test_a_long_line_names_its_place(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    path.write_bytes(b"key;value\n1;2\n" + b"x" * (2 * limits.LONGEST_LINE))
    with pytest.raises(InputError) as caught:
        read_text_table(path)
    assert caught.value.note.code == "line-long"
    assert caught.value.note.values["line"] == 3


def test_as_many_columns_as_spreadsheets_have(tmp_path: Path) -> None:
    for count, fits in ((limits.MOST_COLUMNS, True), (limits.MOST_COLUMNS + 1, False)):
        path = tmp_path / f"{count}.csv"
        path.write_text("\n".join(";".join(["1"] * count) for _ in range(3)), encoding="utf-8")
        if fits:
            assert read_text_table(path).width == count
        else:
            assert code_of(lambda path=path: read_text_table(path)) == "columns-many"  # type: ignore[misc]


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sozialraum_plugin.core.tabular.records.MOST_ROWS", 100)
    path = tmp_path / "rows.csv"
    path.write_text("a;b\n" * 101, encoding="utf-8")
    assert code_of(lambda: read_text_table(path)) == "rows-many"


@pytest.mark.parametrize("kind", ["folder", "device", "pipe", "loop", "missing"])
@pytest.mark.parametrize("read", [read_text_table, read_workbook, read_model, load_reading, load_symbols])
def test_what_is_no_file(kind: str, read: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "thing"
    if kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    expected = {"missing": "file-missing", "loop": "file-not-readable"}
    assert code_of(lambda: read(path)) == expected.get(kind, "file-special")


def test_json_that_is_deep_or_ambiguous_or_large(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for text, reason in (
        ("[" * 100_000, "nested too deeply"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "the name c stands twice"),
        ("{", "Expecting"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=reason):
            read_json(path, "MODEL", "model-not-json")
    path.write_text(json.dumps("x" * limits.MOST_JSON), encoding="utf-8")
    assert code_of(lambda: read_json(path, "MODEL", "model-not-json")) == "file-large"


def test_a_file_that_grows_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"x" * 5000)
    assert len(read_bytes(path, "TABLE", 5000)) == 5000
    assert code_of(lambda: read_bytes(path, "TABLE", 4999)) == "file-large"


def test_numbers_beyond_all_numbers_are_texts_that_are_not_understood(book: Path) -> None:
    def change(content: bytes) -> bytes:
        assert b"<v>3</v></c></row>" in content
        return content.replace(b"<v>3</v></c></row>", b"<v>" + b"9" * 400 + b"</v></c></row>")

    column = read_workbook(changed(book, SHEET, change))[0].cells[1:, 1]
    symbols = SymbolSet("plain", "plain", {})
    assert read_numbers(sort_cells(list(column), symbols), ",", symbols).rejected == [3]
