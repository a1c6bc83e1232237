"""Many PDFs as one: bookmarks, contents with links, running numbers, what it says of itself, nothing half done."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QPainter, QPdfWriter

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.gis.maps import combined, contents
from sozialraum_plugin.gis.maps.combined import Part, combine, region_part

pypdf = pytest.importorskip("pypdf")

HOSTILE = "[% 1+1 %] <b>&'\" (x) \\ Ä " + "long " * 60


def pdf(path: Path, texts: list[str]) -> Path:
    """A PDF with a page per text."""
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    for number, text in enumerate(texts):
        if number:
            writer.newPage()
        painter.drawText(QPointF(1000, 1000), text)
    painter.end()
    return path


def parts(folder: Path, group: str = "") -> list[Part]:
    made = []
    for number in range(1, 4):
        path = pdf(folder / f"{number}.pdf", [f"map{number}", f"table{number}"])
        made.append(region_part(path, f"Region {number}", "en", group))
    return made


def outline(reader: Any, items: Any = None, level: int = 0) -> list[tuple[int, str, int]]:
    found = []
    for item in reader.outline if items is None else items:
        if isinstance(item, list):
            found += outline(reader, item, level + 1)
        else:
            found.append((level, item.title, reader.get_destination_page_number(item)))
    return found


def tool(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed (Debian: poppler-utils)")
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def test_bookmarks_and_pages(tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    assert combine(parts(tmp_path), target, "Series", "Office", "en", subject="About") == 7
    reader = pypdf.PdfReader(str(target))
    assert len(reader.pages) == 7
    assert outline(reader)[:4] == [(0, "Contents", 0), (0, "Region 1", 1), (1, "Map", 1), (1, "Profile", 2)]
    assert outline(reader)[-1] == (1, "Profile", 6)
    meta = reader.metadata
    assert (meta.title, meta.author, meta.subject) == ("Series", "Office", "About")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    pages = tool("pdftotext", "-layout", target, "-").split("\f")[:-1]
    assert "map2" in pages[3]
    assert pages[3].split()[-1] == "4"


def test_groups_stand_above_their_parts(tmp_path: Path) -> None:
    first, second = parts(tmp_path, "Share of children"), parts(tmp_path, "Unemployed")
    target = tmp_path / "all.pdf"
    combine([*first, *second], target, "Atlas", language="de")
    found = outline(pypdf.PdfReader(str(target)))
    assert found[1:4] == [(0, "Share of children", 1), (1, "Region 1", 1), (2, "Map", 1)]
    assert (0, "Unemployed", 7) in found
    text = tool("pdftotext", "-layout", "-l", "1", target, "-").splitlines()
    lines = [line.split() for line in text if line.strip()]
    assert ["Unemployed", "8"] in lines
    assert ["Region", "3", "12"] in lines


def test_contents_lead_to_the_pages(tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    combine(parts(tmp_path, "Group"), target, "Atlas")
    reader = pypdf.PdfReader(str(target))
    links = [link.get_object() for link in reader.pages[0]["/Annots"]]
    aims = [reader.get_page_number(link["/Dest"][0].get_object()) for link in links]
    assert aims == [1, 1, 3, 5]
    for link in links:
        x0, y0, x1, y1 = (float(value) for value in link["/Rect"])
        assert 0 < x0 < x1 < 596
        assert 0 < y0 < y1 < 843


def test_contents_go_on_over_pages_and_no_group_ends_one() -> None:
    entries = [
        contents.Entry(f"{group} {number}", 1, group=number == 0, indented=number > 0)
        for group in range(9)
        for number in range(8)
    ]
    found = contents.places(entries)
    assert [place.entry for place in found] == entries
    assert contents.page_count(entries) == 2
    for place, following in itertools.pairwise(found):
        assert not (place.entry.group and following.page > place.page)
        assert following.page > place.page or following.y >= place.y + 6
    assert max(place.y for place in found) < 297 - 20


def test_hostile_texts_print_literally_or_are_cut(tmp_path: Path) -> None:
    path = pdf(tmp_path / "1.pdf", ["one"])
    target = tmp_path / "all.pdf"
    combine([Part(path, HOSTILE, HOSTILE)], target, HOSTILE, HOSTILE)
    text = tool("pdftotext", "-layout", "-l", "1", target, "-")
    assert text.count("[% 1+1 %] <b>&'\" (x) \\ Ä long") == 3
    assert text.count("…") == 3
    assert outline(pypdf.PdfReader(str(target)))[1][1] == HOSTILE


def test_without_contents_and_numbers_the_pages_are_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    assert combine(parts(tmp_path), target, "Series", contents=False, numbered=False) == 6
    reader = pypdf.PdfReader(str(target))
    one = pypdf.PdfReader(str(tmp_path / "2.pdf"))
    assert reader.pages[2].get_contents().get_data() == one.pages[0].get_contents().get_data()


def test_the_size_is_that_of_the_parts(tmp_path: Path) -> None:
    given = parts(tmp_path)
    target = tmp_path / "all.pdf"
    combine(given, target, "Series")
    assert target.stat().st_size < sum(part.path.stat().st_size for part in given) + 60_000
    if shutil.which("qpdf"):
        assert "No syntax or stream encoding errors" in tool("qpdf", "--check", target)
    fonts = tool("pdffonts", target).splitlines()[2:]
    assert all(line.split()[-5] == "yes" for line in fonts)


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    given = parts(tmp_path)
    for name in ("a.pdf", "b.pdf"):
        combine(given, tmp_path / name, "Series", contents=False, numbered=False)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_part_that_cannot_be_read_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    given = parts(tmp_path)
    (tmp_path / "2.pdf").write_bytes(b"%PDF-1.4 half a file")
    target = tmp_path / "all.pdf"
    target.write_bytes(b"old")
    with pytest.raises(InputError) as caught:
        combine(given, target, "Series")
    assert caught.value.note.values["path"].endswith("2.pdf")
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.pdf", "2.pdf", "3.pdf", "all.pdf"]


def test_cancel_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 1

    assert combine(parts(tmp_path), target, "Series", progress=progress) == 0
    assert told == [(0, 3), (1, 3)]
    assert not target.exists()


def test_the_pages_are_of_mixed_sizes(tmp_path: Path) -> None:
    sizes = [(210.0, 297.0), (420.0, 297.0)]
    contents.write_numbers(tmp_path / "n.pdf", sizes, 7, combined.family())
    reader = pypdf.PdfReader(str(tmp_path / "n.pdf"))
    found = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages]
    for (width, height), (wanted_width, wanted_height) in zip(found, sizes, strict=True):
        assert width == pytest.approx(wanted_width * 72 / 25.4, abs=1)
        assert height == pytest.approx(wanted_height * 72 / 25.4, abs=1)
