"""The web page and the list beside the maps: accessible, escaped, linked, and the same on every run."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from sozialraum_plugin.gis.maps.filelist import MadeFile, write_list
from sozialraum_plugin.gis.maps.profile import Profile
from sozialraum_plugin.gis.maps.webpage import PageTexts, WebPage

from .maplayers import city, squares
from .profiles import counted, profile_of

HOSTILE = "[% 1+1 %] <b>&'\" <script>alert(1)</script>"
VOID = {"meta", "link", "br", "img", "hr"}


class Reader(HTMLParser):
    """Collects elements with their attributes and the text in them; notes what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.unclosed = self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open:
            self.texts.append((self._open[-1], data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]

    def said(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def page(profile: Profile, folder: Path, texts: PageTexts | None = None) -> str:
    files = {}
    for region in profile.data.regions:
        path = folder / f"rtk {region.key} ä.pdf"
        path.write_bytes(b"x" * 12_345)
        files[region.key] = [MadeFile(path, region.name, "A4", False, 25_000, region.areas, 2)]
    made = WebPage(profile, profile.data.regions, texts or PageTexts("Series", "Area types", ["2024"]), files)
    return made.write(folder).read_text(encoding="utf-8")


def test_the_page_has_headings_language_and_tables_for_all_readers(tmp_path: Path) -> None:
    reader = Reader(page(profile_of(counted(), ["people", "share"]), tmp_path))
    assert reader.unclosed == []
    assert reader.all("html") == [{"lang": "en"}]
    assert reader.said("h1") == ["Area types"]
    assert reader.said("title") == ["Area types"]
    assert reader.said("h2") == ["Contents", "Gebiet 01", "Gebiet 02", "Gebiet 03"]
    assert len(reader.all("table")) == 3
    assert reader.said("caption")[0] == "Planning areas of Gebiet 01"
    assert {cell["scope"] for cell in reader.all("th")} == {"col", "row"}
    # 4 + 4 + 3 areas and in each table how, region and city; 5 columns above
    heads = [cell for cell in reader.all("th") if cell["scope"] == "row"]
    assert len(heads) == 4 + 4 + 3 + 3 * 3
    charts = reader.all("svg")
    assert all("region" in str(chart["aria-label"]) and chart["role"] == "img" for chart in charts)
    identifiers = [attributes["id"] for _, attributes in reader.found if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    links = [str(link["href"]) for link in reader.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(identifiers)
    for link in links:
        if not link.startswith("#"):
            assert (tmp_path / unquote(link)).is_file()


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    text = page(profile_of(counted(), ["share"]), tmp_path)
    reader = Reader(text)
    assert not reader.all("script")
    assert not reader.all("link")
    assert not reader.all("img")
    assert "url(" not in text
    assert "@import" not in text


def test_the_page_says_what_the_map_shows(tmp_path: Path) -> None:
    reader = Reader(page(profile_of(counted(), ["share"]), tmp_path))
    said = " ".join(reader.said("p"))
    assert "The map shows the region Gebiet 02: 4 of the 12 areas of the city." in said
    assert "Type 1: 1 area (Raum 8)" in reader.said("li")
    assert "(PDF, 2 pages, 12\N{NO-BREAK SPACE}kB)" in said
    assert ", scale 1 : 25,000" in said


def test_text_of_the_data_stays_text(tmp_path: Path) -> None:
    layer = squares(city(HOSTILE))
    layer.setFieldAlias(layer.fields().lookupField("rate"), HOSTILE)
    text = page(profile_of(layer, ["rate"]), tmp_path, PageTexts(HOSTILE, HOSTILE, [HOSTILE], HOSTILE))
    reader = Reader(text)
    assert reader.unclosed == []
    assert not reader.all("script")
    assert not reader.all("b")
    assert reader.said("h1") == [HOSTILE]
    assert HOSTILE in reader.said("th")


def test_the_language_is_that_of_the_maps(tmp_path: Path) -> None:
    reader = Reader(page(profile_of(counted(), ["people"], "de"), tmp_path))
    assert reader.all("html") == [{"lang": "de"}]
    assert "1.650" in reader.said("td")


def test_the_list_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"abc")
    files = [
        MadeFile(tmp_path / "a.pdf", "=1+1", "A3", True, 25_000.0, 12, 3),
        MadeFile(tmp_path / "a.pdf", "Fünf; \"sechs\""),
    ]  # fmt: skip
    path = write_list(tmp_path, files, "de", datetime.date(2025, 3, 1))
    assert path.name == "dateien.csv"
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows[0]) == 9
    digest = hashlib.sha256(b"abc").hexdigest()
    # What a spreadsheet program would compute is made text.
    assert rows[1][:2] + rows[1][3:] == ["a.pdf", "'=1+1", "25000", "12", "3", "01.03.2025", "3", digest]
    assert rows[1][2].startswith("A3 ")
    assert rows[2][1:6] == ['Fünf; "sechs"', "", "", "", ""]
    assert write_list(tmp_path, files, "de", datetime.date(2025, 3, 1)).read_bytes() == content
    assert write_list(tmp_path, files, "en").name == "files.csv"
