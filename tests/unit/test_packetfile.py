"""Files that come back from outside: what is read of them, and what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering import packetfile
from sozialraum_plugin.core.steering.packetfile import iso_date, packet_files, read_packet

COLUMNS = (
    "fid INTEGER PRIMARY KEY, area_key TEXT, area_name TEXT, region_key TEXT, data_year TEXT, computed_type INTEGER, "
    "comment_data TEXT, comment_type TEXT, proposed_type INTEGER, reason TEXT, author TEXT, date DATE"
)
ROW: dict[str, Any] = {"area_key": "01", "region_key": "A", "computed_type": 1, "data_year": "2024"}


def geopackage(path: Path, *rows: dict[str, Any], more: Callable[[sqlite3.Connection], None] | None = None) -> Path:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA application_id = 0x47504B47")
        database.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
        database.execute("INSERT INTO gpkg_contents VALUES ('areas', 'features')")
        database.execute(f"CREATE TABLE areas ({COLUMNS})")
        for row in rows:
            names = ", ".join(row)
            database.execute(f"INSERT INTO areas ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        if more is not None:
            more(database)
    database.close()
    return path


def test_rows_are_read_as_text(tmp_path: Path) -> None:
    told = {"comment_data": " Leerstand \r\n\r\nim  Norden ", "proposed_type": 2.0, "reason": "neu\ngebaut"}
    path = geopackage(tmp_path / "a.gpkg", {**ROW, **told, "author": "RTK", "date": "2025-03-01"}, {"area_key": "02"})
    packet = read_packet(path)
    one = packet.entries[0]
    assert (one.area, one.region, one.computed, one.proposed, one.year) == ("01", "A", "1", "2", "2024")
    assert (one.comment_data, one.reason, one.author, one.date) == (
        "Leerstand\n\nim Norden", "neu gebaut", "RTK", "2025-03-01",
    )  # fmt: skip
    assert [entry.area for entry in packet.filled] == ["01"]
    assert packet.notes == []


def test_nothing_is_written_beside_or_into_the_file(tmp_path: Path) -> None:
    path = geopackage(tmp_path / "a.gpkg", ROW)
    before = path.read_bytes()
    read_packet(path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.gpkg"]


def test_strange_cells_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [
        {**ROW, "comment_data": b"\x00\x01", "date": "gestern"},
        {**ROW, "area_key": "02", "comment_type": "x" * 6000, "proposed_type": "viele"},
        {**ROW, "area_key": None, "reason": "wo?"},
        {**ROW, "area_key": "03", "comment_data": "a\x07b\u202ec"},
    ]
    packet = read_packet(geopackage(tmp_path / "a.gpkg", *rows))
    assert [entry.area for entry in packet.entries] == ["01", "02", "03"]
    codes = {note.code for note in packet.notes}
    assert codes == {"packet-no-text", "packet-date", "packet-text-cut", "packet-no-area"}
    assert len(packet.notes) == 4
    one, two, three = packet.entries
    assert (one.comment_data, one.date, one.filled) == ("", "", False)
    assert (len(two.comment_type), two.proposed) == (5002, "viele")
    assert three.comment_data == "abc"


def test_dates_in_both_spellings() -> None:
    for text in ("2025-03-01", "2025-03-01T10:00:00Z", "1.3.2025"):
        assert iso_date(text) == "2025-03-01"
    for text in ("2025-02-30", "März", "", "2025-03-012"):
        assert iso_date(text) == ""


def _view(database: sqlite3.Connection) -> None:
    database.execute("ALTER TABLE areas RENAME TO other")
    database.execute(
        "CREATE VIEW areas AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT other.* FROM other, n"
    )


def _contents_view(database: sqlite3.Connection) -> None:
    database.execute("DROP TABLE gpkg_contents")
    database.execute(
        "CREATE VIEW gpkg_contents AS WITH RECURSIVE n(table_name) AS "
        "(SELECT 1 UNION ALL SELECT table_name + 1 FROM n) SELECT table_name FROM n"
    )


def _two(database: sqlite3.Connection) -> None:
    database.execute(f"CREATE TABLE second ({COLUMNS})")
    database.execute("INSERT INTO gpkg_contents VALUES ('second', 'features')")


def _foreign(database: sqlite3.Connection) -> None:
    database.execute("ALTER TABLE areas RENAME COLUMN reason TO grund")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (_view, "areas is a query and no table"),
        (_contents_view, "damaged"),
        (_two, "several layers that look like packets: areas, second"),
        (_foreign, "no layer has the fields reason"),
    ],
)
def test_databases_that_are_no_packets_are_refused(
    more: Callable[[sqlite3.Connection], None], words: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=words):
        read_packet(geopackage(tmp_path / "a.gpkg", ROW, more=more))


def test_triggers_and_odd_names_do_nothing(tmp_path: Path) -> None:
    def more(database: sqlite3.Connection) -> None:
        database.execute("CREATE TRIGGER evil AFTER UPDATE ON areas BEGIN DELETE FROM areas; END")
        database.execute('CREATE TABLE "x""; DROP TABLE areas; --" (a)')
        database.execute("INSERT INTO gpkg_contents VALUES ('x\"; DROP TABLE areas; --', 'features')")

    assert len(read_packet(geopackage(tmp_path / "a.gpkg", ROW, more=more)).entries) == 1


def test_files_that_are_no_geopackage_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"PK\x03\x04 no database")
    with pytest.raises(InputError, match="no GeoPackage"):
        read_packet(path)
    path.write_bytes(b"")
    with pytest.raises(InputError, match="no GeoPackage"):
        read_packet(path)
    whole = geopackage(
        tmp_path / "b.gpkg", *[{**ROW, "area_key": f"{n}", "comment_data": "x" * 200} for n in range(99)]
    )
    cut = tmp_path / "c.gpkg"
    cut.write_bytes(whole.read_bytes()[:-6000])
    with pytest.raises(InputError, match="damaged"):
        read_packet(cut)
    (tmp_path / "b.gpkg-wal").write_bytes(b"x")
    with pytest.raises(InputError, match="another program still has changes"):
        read_packet(whole)
    (tmp_path / "b.gpkg-wal").unlink()
    monkeypatch.setattr(packetfile, "_MOST_ROWS", 98)
    with pytest.raises(InputError, match="more than 98 rows"):
        read_packet(whole)
    monkeypatch.setattr(packetfile, "_MOST_BYTES", 1000)
    with pytest.raises(InputError, match="larger than"):
        read_packet(whole)


def test_packets_are_found_in_folders_but_not_in_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.GPKG", "a/a.gpkg", ".hidden/x.gpkg", "a/.x.gpkg", "a/LIESMICH.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [path.relative_to(tmp_path).as_posix() for path in packet_files(tmp_path)] == ["a/a.gpkg", "b.GPKG"]
