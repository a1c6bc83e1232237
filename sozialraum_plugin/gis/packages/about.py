"""What a package says about itself: LIESMICH.txt, the workbook's last sheet, the metadata of layers and project."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import Qgis, QgsDateTimeRange, QgsLayerMetadata
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from ...core.formats import format_date, format_number
from ...core.packaging.packages import FieldInfo, aligned
from .. import paths
from ..translation import Texts
from .content import Content


@dataclass(frozen=True)
class About:
    """The facts that travel with the data; empty texts are left out."""

    name: str
    texts: Texts
    description: str = ""
    licence: str = ""
    source: str = ""
    reference_date: str = ""
    region: str = ""
    created: datetime.date = datetime.date(1970, 1, 1)
    author: str = ""
    method: tuple[tuple[str, str], ...] = ()

    @property
    def program(self) -> str:
        """Name and version of plugin and QGIS."""
        return f"Sozialraum {paths.version()} (QGIS {Qgis.version().partition('-')[0]})"

    def facts(self) -> list[tuple[str, str]]:
        """Labelled facts, those that are known."""
        translate = self.texts.translate
        facts = [
            (translate("PackageAbout", "Description"), self.description),
            (translate("PackageAbout", "Region"), self.region),
            (translate("PackageAbout", "Reference date"), self.reference_date),
            (translate("PackageAbout", "Source"), self.source),
            (translate("PackageAbout", "Licence"), self.licence),
            (translate("PackageAbout", "Author"), self.author),
            *self.method,
            (translate("PackageAbout", "Made on"), format_date(self.created, self.texts.language)),
            (translate("PackageAbout", "Made with"), self.program),
        ]
        return [(label, text) for label, text in facts if text]

    def metadata(self, content: Content) -> QgsLayerMetadata:
        """The metadata of a layer, without paths and user names."""
        translate = self.texts.translate
        metadata = QgsLayerMetadata()
        metadata.setIdentifier(content.name)
        metadata.setTitle(f"{content.title} – {self.region}" if self.region else content.title)
        metadata.setType("dataset")
        metadata.setLanguage({"de": "GER", "en": "ENG"}.get(self.texts.language, ""))
        notes = [
            translate("PackageAbout", "Reference date") + f": {self.reference_date}" if self.reference_date else "",
            translate("PackageAbout", "Source") + f": {self.source}" if self.source else "",
        ]
        notes += [f"{label}: {text}" for label, text in self.method]
        metadata.setAbstract("\n".join(text for text in (self.description, *notes) if text))
        if self.licence:
            metadata.setLicenses([self.licence])
        if self.source:
            metadata.setRights([self.source])
        metadata.setHistory(
            [
                translate("PackageAbout", "Made with") + f" {self.program}",
                *(f"{label}: {text}" for label, text in self.method),
            ]
        )
        if self.author:
            contact = QgsLayerMetadata.Contact(self.author)
            contact.role = "author"
            metadata.setContacts([contact])
        metadata.setCrs(content.crs)
        extent = metadata.extent()
        day = read_day(self.reference_date)
        if day is not None:
            start = QDateTime(day, QTime(0, 0))
            extent.setTemporalExtents([QgsDateTimeRange(start, start)])
        metadata.setExtent(extent)
        return metadata

    def kind(self, info: FieldInfo) -> str:
        """The kind of a field in words."""
        translate = self.texts.translate
        return {
            "text": translate("PackageAbout", "text"),
            "integer": translate("PackageAbout", "whole number"),
            "number": translate("PackageAbout", "number"),
            "boolean": translate("PackageAbout", "yes/no"),
            "date": translate("PackageAbout", "date"),
            "datetime": translate("PackageAbout", "date and time"),
            "time": translate("PackageAbout", "time"),
        }[info.kind]


def read_day(text: str) -> QDate | None:
    """A date written 31.12.2024 or 2024-12-31, or None for any other text."""
    for pattern, order in ((r"(\d{1,2})\.(\d{1,2})\.(\d{4})", (3, 2, 1)), (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3))):
        found = re.fullmatch(pattern, text.strip())
        if found:
            day = QDate(*(int(found.group(position)) for position in order))
            return day if day.isValid() else None
    return None


def readme(
    about: About,
    contents: Sequence[Content],
    files: Mapping[str, str],
    short: Mapping[str, Sequence[str]],
    remarks: Sequence[str],
) -> str:
    """The text of LIESMICH.txt. ``files`` maps a file name to what it is, ``short`` a layer to its Shapefile names."""
    translate = about.texts.translate
    lines = [about.name, "=" * len(about.name), ""]
    lines += aligned([(f"{label}:", text) for label, text in about.facts()], indent="")
    lines += ["", *_heading(translate("PackageAbout", "Files"))]
    lines += aligned(list(files.items()))
    for content in contents:
        count = format_number(len(content.features), 0, about.texts.language)
        title = translate("PackageAbout", "Layer {layer}: {count} features").format(layer=content.title, count=count)
        lines += ["", *_heading(title)]
        if content.crs.isValid():
            lines += [f"  {content.crs.userFriendlyIdentifier()}", ""]
        lines += aligned(field_rows(about, content.info, short.get(content.name)))
    if remarks:
        lines += ["", *_heading(translate("PackageAbout", "Remarks"))]
        for text in remarks:
            lines += textwrap.wrap(text, 110, initial_indent="  - ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"


def _heading(text: str) -> list[str]:
    return [text, "-" * len(text)]


def field_rows(about: About, fields: Sequence[FieldInfo], short: Sequence[str] | None = None) -> list[tuple[str, ...]]:
    """A header and a row per field: name, name in the Shapefile where ``short`` is given, kind, meaning."""
    translate = about.texts.translate
    header = [
        translate("PackageAbout", "Field"),
        translate("PackageAbout", "Kind"),
        translate("PackageAbout", "Meaning"),
    ]
    rows = [
        [info.name, about.kind(info), ". ".join(part for part in (info.alias, info.meaning) if part) or "-"]
        for info in fields
    ]
    if short is not None:
        header.insert(0, translate("PackageAbout", "Shapefile"))
        for row, name in zip(rows, short, strict=True):
            row.insert(0, name)
    return [tuple(header), *(tuple(row) for row in rows)]


def workbook_rows(about: About, contents: Sequence[Content]) -> list[Sequence[str]]:
    """The rows of the sheet that describes a workbook: the facts, then the fields of each layer."""
    translate = about.texts.translate
    rows: list[Sequence[str]] = [[about.name], *about.facts(), []]
    for content in contents:
        rows.append([content.title])
        rows.append(
            [
                translate("PackageAbout", "Column"),
                translate("PackageAbout", "Field"),
                translate("PackageAbout", "Kind"),
                translate("PackageAbout", "Meaning"),
            ]
        )
        rows += [[info.heading, info.name, about.kind(info), info.meaning] for info in content.info]
        rows.append([])
    return rows
