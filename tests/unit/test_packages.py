"""Names, cells and texts of packages, the workbook, and the step that installs a finished package."""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sozialraum_plugin.core.databasefiles import make_replaceable
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.packaging.install import finish, install
from sozialraum_plugin.core.packaging.packages import (
    FieldInfo,
    Table,
    aligned,
    csv_cell,
    csv_text,
    formula_cells,
    region_label,
    region_order,
    short_names,
    starts_formula,
    unique_names,
)
from sozialraum_plugin.core.packaging.workbook import number_format, sheet_names, write_workbook

ATTACKS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1+1"]
HARMLESS = ["Stülerstraße", "01100101", "-", "", "a=b", "–", "1-2"]


def table(values: list[object], kind: str = "text") -> Table:
    return Table("t", "T", (FieldInfo("f", kind, "Feld"),), [[value] for value in values])


def test_short_names_are_unique_and_fit_a_dbf() -> None:
    names = ["Einwohner_insgesamt", "Einwohner_insgesamt_weiblich", "PLR_ID", "plr_id_alt_neu", "Größe", "2024", "ä ö"]
    assert short_names(names) == ["Einwohner", "Einwohne_1", "PLR_ID", "plr_id_alt", "Groesse", "F2024", "ae_oe"]


def test_short_names_keep_a_name_that_fits_from_a_longer_one_before_it() -> None:
    assert short_names(["gebietstyp_name", "gebietstyp"]) == ["gebietst_1", "gebietstyp"]


def test_a_thousand_long_names_stay_apart() -> None:
    short = short_names([f"Einwohner_insgesamt_{number}" for number in range(1000)])
    assert len({name.lower() for name in short}) == 1000
    assert max(map(len, short)) == 10


def test_file_names_differ_also_where_case_does_not_count() -> None:
    assert unique_names(["Räume", "Raeume", "RAEUME", "a/b"]) == ["Raeume", "Raeume_2", "RAEUME_3", "a_b"]
    assert unique_names(["x" * 99, "x" * 99], longest=10) == ["x" * 10, "x" * 8 + "_2"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (1234.5, "1234,5"),
        (-0.25, "-0,25"),
        (3.0, "3"),
        (1e-7, "0,0000001"),
        (1e21, "1000000000000000000000"),
        (float("nan"), ""),
        (True, "1"),
        (False, "0"),
        (-7, "-7"),
        (datetime.date(2024, 12, 31), "31.12.2024"),
        (datetime.datetime(2024, 12, 31, 8, 5), "31.12.2024 08:05:00"),
        (datetime.time(8, 5), "08:05:00"),
    ],
)
def test_csv_cells_are_german(value: object, text: str) -> None:
    assert csv_cell(value) == text


@pytest.mark.parametrize("text", ATTACKS)
def test_csv_puts_an_apostrophe_before_formulas(text: str) -> None:
    written = csv_text(table([text]))
    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1] == [f"'{text}"]
    assert formula_cells(table([text])) == 1


@pytest.mark.parametrize("text", [*ATTACKS, *HARMLESS, "'", "'x", "'=1", "''=1", "=", "--", "'-"])
def test_csv_texts_come_back_without_their_first_apostrophe(text: str) -> None:
    written = csv_cell(text)
    assert written.removeprefix("'") == text
    assert not starts_formula(written)


@pytest.mark.parametrize("text", HARMLESS)
def test_csv_leaves_other_texts_alone(text: str) -> None:
    assert csv_cell(text) == text
    assert formula_cells(table([text])) == 0


def test_csv_quotes_what_must_be_quoted() -> None:
    made = csv_text(Table("t", "T", (FieldInfo("a", "text"), FieldInfo("b", "text")), [['x;"y"', "z\nz"]]))
    assert made == 'a;b\r\n"x;""y""";"z\nz"\r\n'


def test_regions_are_ordered_as_people_count() -> None:
    assert region_order(["10", "9", "Süd", "", "9", "Nord"]) == ["9", "10", "Nord", "Süd"]
    assert [region_label(value) for value in (3.0, 3, " 03 ", None, 2.5)] == ["3", "3", "03", "", "2.5"]


def test_columns_are_aligned() -> None:
    assert aligned([("a", "bb", "c"), ("aaa", "b", "ccc")]) == ["  a    bb  c", "  aaa  b   ccc"]
    assert aligned([]) == []


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("integer", [1234, None], "#,##0"),
        ("integer", [2022, 2024], "0"),
        ("number", [1.5, 2.0], "#,##0.0"),
        ("number", [1.234567], "#,##0.00"),
        ("number", [0.1234, 0.5], "#,##0.000"),
        ("number", [5.0, None], "#,##0"),
        ("number", [], "#,##0"),
        ("date", [], "DD.MM.YYYY"),
    ],
)
def test_number_formats_show_what_is_there(kind: str, values: list[object], expected: str) -> None:
    assert number_format(kind, values) == expected


def test_sheet_names_are_allowed_and_unique() -> None:
    names = sheet_names(["a/b:c", "x" * 40, "x" * 40, "Beschreibung", "'q'", "?"], reserved=["Beschreibung"])
    assert names == ["a b c", "x" * 31, "x" * 27 + " (2)", "Beschreibung (2)", "q", "_"]


def test_workbook_holds_typed_cells_and_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    fields = (
        FieldInfo("key", "text", "Schlüssel"),
        FieldInfo("n", "integer"),
        FieldInfo("x", "number", "Anteil"),
        FieldInfo("d", "date"),
        FieldInfo("b", "boolean"),
    )
    day = datetime.date(2024, 12, 31)
    rows: list[list[object]] = [["0110", 1234, 1.5, day, True], ["=1+1", None, None, None, None]]
    rows += [[text, 0, 0.0, day, False] for text in (*ATTACKS, "a\x00b")]
    path = tmp_path / "t.xlsx"
    write_workbook(path, [Table("t", "Räume", fields, rows)], "Beschreibung", [["Paket"], ["Quelle", "=x"]], "Paket")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Räume", "Beschreibung"]
    sheet = book["Räume"]
    assert [cell.value for cell in sheet[1]] == ["Schlüssel", "n", "Anteil", "d", "b"]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[2]] == ["0110", 1234, 1.5, datetime.datetime(2024, 12, 31), True]
    assert [cell.number_format for cell in sheet[2]][1:4] == ["#,##0", "#,##0.0", "DD.MM.YYYY"]
    assert [cell.value for cell in sheet[3]] == ["=1+1", None, None, None, None]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert sheet["A3"].quotePrefix
    assert [cell.value for cell in sheet["A"]][3:] == [*ATTACKS, "a�b"]
    assert book["Beschreibung"]["B2"].data_type == "s"
    assert book.properties.creator == "Sozialraum"


def stage(folder: Path, **files: str) -> Path:
    """Files below a folder; ``__`` in a name stands for a folder."""
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def below(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_install_replaces_and_adds(tmp_path: Path) -> None:
    target = stage(tmp_path / "target", a="old", other="mine")
    files = install(stage(tmp_path / "stage", new__a="new", new__sub__b="new"), target)
    assert files == [target / "a", target / "sub" / "b"]
    assert below(target) == {"a": "new", "sub/b": "new", "other": "mine"}


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_install_brings_back_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    target = stage(tmp_path / "target", a="old")
    new = stage(tmp_path / "stage", new__a="new", new__sub__b="new", new__z="new")
    if not links:
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
        monkeypatch.setattr(Path, "replace", failing("z", OSError(28, "No space left on device")))
    else:
        (target / "z").mkdir()  # a file cannot replace a folder
    with pytest.raises(InputError) as caught:
        install(new, target)
    assert caught.value.note.values["path"] == str(target / "z")
    assert below(target) == {"a": "old"}
    assert not (target / "sub").exists()
    assert finish(new, target) == []


def failing(name: str, error: OSError) -> Any:
    """``Path.replace`` that refuses one target."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise error
        return real(self, target)

    return replace


def test_install_names_a_file_that_another_program_has_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = stage(tmp_path / "target", **{"a.txt": "old", "p.gpkg": "old"})
    new = stage(tmp_path / "stage", **{"new__a.txt": "new", "new__p.gpkg": "new"})
    # What Windows says where a file is open.
    monkeypatch.setattr(Path, "replace", failing("p.gpkg", PermissionError(13, "Permission denied")))
    with pytest.raises(InputError, match=r"p\.gpkg is open in another program"):
        install(new, target)
    assert below(target) == {"a.txt": "old", "p.gpkg": "old"}


def test_install_undoes_all_where_the_last_step_fails(tmp_path: Path) -> None:
    target = stage(tmp_path / "target", a="old")

    def then() -> None:
        assert (target / "a").read_text() == "new"
        raise InputError("package-database", reason="no")

    with pytest.raises(InputError):
        install(stage(tmp_path / "stage", new__a="new", new__b="new"), target, then)
    assert below(target) == {"a": "old"}


@pytest.mark.parametrize("cut", range(4))
def test_what_is_cut_off_between_two_names_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    class PowerCutError(BaseException):
        """Nothing runs after it."""

    target = stage(tmp_path / "target", a="old", b="old", other="mine")
    new = stage(tmp_path / "stage", new__a="new", new__b="new", new__sub__c="new")
    real, done = Path.replace, 0

    def replace(self: Path, final: Path) -> Path:
        nonlocal done
        if self.is_relative_to(new / "new"):
            if done == cut:
                raise PowerCutError
            done += 1
        elif Path(final).is_relative_to(target) and not Path(final).name.startswith("UNFERTIG-"):
            raise PowerCutError  # nothing is brought back either
        return real(self, final)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        patch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(OSError))
        if cut == 3:
            install(new, target)
        else:
            with pytest.raises(PowerCutError):
                install(new, target)
    moved = finish(new, target)
    assert moved == ["a", "b", "sub/c"][cut:]
    assert below(target) == {"a": "new", "b": "new", "sub/c": "new", "other": "mine"}


def test_a_plan_never_reaches_out_of_its_folder(tmp_path: Path) -> None:
    new = stage(tmp_path / "stage", new__a="new", **{"plan.json": '["../a", "/etc/a"]', "a": "x"})
    assert finish(new, stage(tmp_path / "target", b="old")) == []
    assert not (tmp_path / "a").exists()


def test_install_refuses_a_geopackage_with_open_changes(tmp_path: Path) -> None:
    target, new = tmp_path / "target", stage(tmp_path / "stage", **{"new__a.txt": "new", "new__p.gpkg": "new"})
    target.mkdir()
    with contextlib.closing(sqlite3.connect(target / "p.gpkg", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE areas (key)")
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO areas VALUES ('01')")
        with pytest.raises(InputError, match=r"p\.gpkg"):
            install(new, target)
        assert not (target / "a.txt").exists()
        database.execute("COMMIT")
        assert database.execute("SELECT * FROM areas").fetchall() == [("01",)]
    with contextlib.closing(sqlite3.connect(target / "p.gpkg")) as database:
        assert database.execute("SELECT * FROM areas").fetchall() == [("01",)]


def test_what_a_killed_program_had_only_begun_is_taken_back(tmp_path: Path) -> None:
    target, copy = tmp_path / "target", tmp_path / "copy"
    target.mkdir()
    copy.mkdir()
    with contextlib.closing(sqlite3.connect(copy / "p.gpkg", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE areas (key)")
        # As after a crash: what is written last lies beside the file.
        for path in copy.iterdir():
            (target / path.name).write_bytes(path.read_bytes())
    assert (target / "p.gpkg-wal").stat().st_size
    make_replaceable(target / "p.gpkg")
    assert [path.name for path in target.iterdir()] == ["p.gpkg"]
    with contextlib.closing(sqlite3.connect(target / "p.gpkg")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("areas",)]


@pytest.mark.parametrize(("columns", "pages"), [(6, 1), (80, 4)])
def test_a_wide_sheet_is_printed_on_several_pages(columns: int, pages: int, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    fields = tuple(FieldInfo(f"f{number}", "text", f"Feld {number}") for number in range(columns))
    write_workbook(tmp_path / "wide.xlsx", [Table("t", "T", fields, [["Planung"] * columns])], "Text", [["x"]], "P")
    sheet = openpyxl.load_workbook(tmp_path / "wide.xlsx")["T"]
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (pages, "$A:$B" if pages > 1 else None)
