"""One PDF made of many: bookmarks, pages of contents with links, running page numbers, and what it says of itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...core.files import whole_file
from ...core.messages import InputError
from ..translation import Texts
from . import contents as contentpages
from .textfit import family

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

# What the combined form needs beyond the rest of the maps.
NEEDS = ("pypdf",)
_POINTS = 72 / 25.4
_NUMBER = "/SozialraumNumber"

Progress = Callable[[int, int], bool]


@dataclass(frozen=True)
class Part:
    """A PDF and what leads to it: its title, the ``group`` above it, and titles of its pages (from 0)."""

    path: Path
    title: str
    group: str = ""
    pages: Sequence[tuple[int, str]] = ()


def region_part(path: Path, title: str, language: str, group: str = "", profile: bool = True) -> Part:
    """The part of a region's sheet, with bookmarks for its map and, where there is one, its profile."""
    translate = Texts(language).translate
    pages = [(0, translate("CombinedMaps", "Map")), (1, translate("CombinedMaps", "Profile"))]
    return Part(path, title, group, pages if profile else ())


def combine(
    parts: Sequence[Part],
    target: Path,
    title: str,
    author: str = "",
    language: str = "de",
    contents: bool = True,
    subject: str = "",
    numbered: bool = True,
    progress: Progress | None = None,
) -> int:
    """Write all ``parts`` into one PDF, whole or not at all, and return its number of pages.

    Parts of one group must follow each other. ``progress`` is told how many parts are done, of how many; where it
    answers False nothing is written and 0 returned. Raises :class:`InputError` where a part cannot be read or the
    target not be written.
    """
    from pypdf import PdfWriter

    with tempfile.TemporaryDirectory(prefix="sozialraum-") as folder:
        readers = [_reader(part.path) for part in parts]
        counts = [len(reader.pages) for reader in readers]
        entries = _entries(parts, counts, 0)
        lead = contentpages.page_count(entries) if contents and parts else 0
        writer = PdfWriter()
        if lead:
            entries = _entries(parts, counts, lead)
            path = Path(folder) / "contents.pdf"
            heading = Texts(language).translate("CombinedMaps", "Contents")
            contentpages.write_contents(path, entries, heading, title, family())
            for page in _reader(path).pages:
                writer.add_page(page)
        for number, reader in enumerate(readers):
            if progress is not None and not progress(number, len(parts)):
                return 0
            for page in reader.pages:
                writer.add_page(page)
        if lead:
            _link(writer, entries)
            writer.add_outline_item(Texts(language).translate("CombinedMaps", "Contents"), 0)
        _bookmark(writer, parts, counts, lead)
        if numbered:
            _number(writer, Path(folder) / "numbers.pdf", lead)
        _describe(writer, title, author, subject, language)
        with whole_file(target) as temporary:
            writer.write(str(temporary))
        return lead + sum(counts)


def _reader(path: Path) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(str(path))
        len(reader.pages)
    except (OSError, PyPdfError) as error:
        raise InputError("file-not-readable", path=str(path), reason=str(error)) from error
    return reader


def _entries(parts: Sequence[Part], counts: Sequence[int], lead: int) -> list[contentpages.Entry]:
    found = []
    page, group = lead + 1, ""
    for part, count in zip(parts, counts, strict=True):
        if part.group and part.group != group:
            found.append(contentpages.Entry(part.group, page, group=True))
        group = part.group
        found.append(contentpages.Entry(part.title, page, indented=bool(group)))
        page += count
    return found


def _bookmark(writer: PdfWriter, parts: Sequence[Part], counts: Sequence[int], lead: int) -> None:
    page, group = lead, ""
    above: Any = None
    for part, count in zip(parts, counts, strict=True):
        if not part.group:
            above = None
        elif part.group != group:
            above = writer.add_outline_item(part.group, page)
        group = part.group
        own = writer.add_outline_item(part.title, page, parent=above)
        for place, text in part.pages:
            if place < count:
                writer.add_outline_item(text, page + place, parent=own)
        page += count


def _link(writer: PdfWriter, entries: Sequence[contentpages.Entry]) -> None:
    """Let each line of the contents lead to its page."""
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

    for place in contentpages.places(entries):
        page = writer.pages[place.page]
        aim = writer.pages[place.entry.page - 1]
        x0, x1, y0, y1 = contentpages.box(place)
        link = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): ArrayObject([FloatObject(round(v * _POINTS, 2)) for v in (x0, y0, x1, y1)]),
                NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
                NameObject("/Dest"): ArrayObject([aim.indirect_reference, NameObject("/Fit")]),
            }
        )
        if "/Annots" not in page:
            page[NameObject("/Annots")] = ArrayObject()
        page["/Annots"].append(writer._add_object(link))


def _number(writer: PdfWriter, path: Path, lead: int) -> None:
    """Print the running number into the lower margin of each page after the contents.

    The page's own content is not read: a map's can be long.
    """
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    pages = [writer.pages[place] for place in range(lead, len(writer.pages))]
    if not pages:
        return
    sizes = [(float(page.mediabox.width) / _POINTS, float(page.mediabox.height) / _POINTS) for page in pages]
    contentpages.write_numbers(path, sizes, lead + 1, family())
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(f"\nQ\nq {_NUMBER} Do Q\n".encode())
    around = [writer._add_object(stream) for stream in (before, after)]
    resources: Any = None
    for page, number in zip(pages, _reader(path).pages, strict=True):
        stream = DecodedStreamObject()
        stream.set_data(number.get_contents().get_data())
        stream[NameObject("/Type")] = NameObject("/XObject")
        stream[NameObject("/Subtype")] = NameObject("/Form")
        stream[NameObject("/BBox")] = ArrayObject(number.mediabox)
        # All numbers are set in one font.
        resources = number["/Resources"].get_object().clone(writer)
        stream[NameObject("/Resources")] = resources
        own = page["/Resources"].get_object()
        if "/XObject" not in own:
            own[NameObject("/XObject")] = DictionaryObject()
        own["/XObject"].get_object()[NameObject(_NUMBER)] = writer._add_object(stream)
        content = page["/Contents"]
        held = content.get_object()
        middle = (
            list(held) if isinstance(held, ArrayObject) else [content.indirect_reference or writer._add_object(held)]
        )
        page[NameObject("/Contents")] = ArrayObject([around[0], *middle, around[1]])


def _describe(writer: PdfWriter, title: str, author: str, subject: str, language: str) -> None:
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    said = {
        "/Title": title,
        "/Author": author,
        "/Subject": subject,
        "/Creator": "Sozialraum",
        "/Producer": "Sozialraum",
    }
    writer.add_metadata({key: value for key, value in said.items() if value})
    root = writer._root_object
    root[NameObject("/Lang")] = TextStringObject({"de": "de-DE", "en": "en-GB"}.get(language, language))
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
