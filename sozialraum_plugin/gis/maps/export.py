"""Writing map sheets to files: whole or not at all, every outcome in words."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeedback,
    QgsLayoutExporter,
    QgsPrintLayout,
    QgsProject,
    QgsProjectMetadata,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...core.files import move_into_place
from ...core.messages import InputError
from ..translation import text_of
from .data import natural
from .sheet import Sheet, exhausted

translate = QCoreApplication.translate

ExportResult: TypeAlias = QgsLayoutExporter.ExportResult


class SheetError(Exception):
    """A sheet that could not be written; its text names file and reason."""


def describe(project: QgsProject, title: str, author: str, subject: str, language: str) -> None:
    """What the PDF says of itself. The author is never taken from the computer's login name."""
    made = QgsProjectMetadata()
    made.setTitle(title)
    made.setAuthor(author)
    made.setAbstract(subject)
    made.setLanguage(language)
    project.setMetadata(made)


def pdf_settings() -> QgsLayoutExporter.PdfExportSettings:
    """Vector, with text as text and embedded fonts."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.forceVectorOutput = True
    settings.simplifyGeometries = False
    settings.exportMetadata = True
    settings.appendGeoreference = False
    return settings


def export_region(sheet: Sheet, feature: QgsFeature, target: Path, form: str, dpi: float) -> list[Path]:
    """Write the sheet of one region as ``target`` (several numbered files for images of several pages)."""
    return exhausted(exporting(sheet, feature, target, form, dpi))


def exporting(
    sheet: Sheet, feature: QgsFeature, target: Path, form: str, dpi: float
) -> Generator[None, None, list[Path]]:
    """:func:`export_region` in two steps."""
    atlas = sheet.layout.atlas()
    atlas.beginRender()
    try:
        atlas.seekTo(feature)
        yield
        return _export(sheet.layout, target, form, dpi)
    finally:
        atlas.endRender()


def _export(layout: QgsPrintLayout, target: Path, form: str, dpi: float) -> list[Path]:
    # A folder of its own: the exporter numbers further pages itself.
    with _scratch(target.parent) as scratch:
        draft = scratch / target.name
        exporter = QgsLayoutExporter(layout)
        if form == "pdf":
            settings = pdf_settings()
            settings.dpi = dpi
            outcome = exporter.exportToPdf(str(draft), settings)
        elif form == "svg":
            settings = QgsLayoutExporter.SvgExportSettings()
            settings.dpi = dpi
            settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
            settings.forceVectorOutput = True
            outcome = exporter.exportToSvg(str(draft), settings)
        else:
            settings = QgsLayoutExporter.ImageExportSettings()
            settings.dpi = dpi
            settings.generateWorldFile = False
            settings.exportMetadata = False
            outcome = exporter.exportToImage(str(draft), settings)
        return _keep(outcome, scratch, target)


def export_combined(sheet: Sheet, target: Path, dpi: float, feedback: QgsFeedback) -> Path:
    """Write the sheets of all regions of a layout into one PDF, or nothing where ``feedback`` is cancelled."""
    with _scratch(target.parent) as scratch:
        settings = pdf_settings()
        settings.dpi = dpi
        outcome, _message = QgsLayoutExporter.exportToPdf(
            sheet.layout.atlas(), str(scratch / target.name), settings, feedback
        )
        return _keep(outcome, scratch, target)[0]


@contextlib.contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    try:
        with tempfile.TemporaryDirectory(prefix=".sozialraum-", dir=folder) as name:
            yield Path(name)
    except OSError as error:
        raise SheetError(
            translate("RegionMapExport", "{path}: {reason}").format(path=folder, reason=error.strerror or error)
        ) from error


def _keep(outcome: ExportResult, scratch: Path, target: Path) -> list[Path]:
    made = sorted((path for path in scratch.iterdir() if path.is_file()), key=lambda path: natural(path.name))
    if outcome == ExportResult.Success and made and not all(map(is_whole, made)):
        # QGIS does not notice that the disk is full.
        outcome = ExportResult.PrintError
    if outcome != ExportResult.Success or not made:
        raise SheetError(
            translate("RegionMapExport", "{path} could not be written: {reason}").format(
                path=target, reason=_reason(outcome)
            )
        )
    final = [target.with_name(path.name) for path in made]
    for draft, path in zip(made, final, strict=True):
        try:
            move_into_place(draft, path)
        except InputError as error:
            raise SheetError(text_of(error)) from error
    return final


def older_pages(made: Sequence[Path]) -> list[Path]:
    """Images beside ``made`` that are named like their further pages, left by a series with more pages."""
    there, found = set(made), []
    for path in made:
        number = 2
        while (page := path.with_name(f"{path.stem}_{number}{path.suffix}")).exists():
            if page not in there:
                found.append(page)
            number += 1
    return found


def is_whole(path: Path) -> bool:
    """Whether a PDF, PNG or SVG file has its end."""
    ends = {".pdf": (b"%%EOF",), ".png": (b"IEND",), ".svg": (b"</svg>",)}.get(path.suffix.lower(), (b"",))
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 1024))
        tail = file.read()
    return bool(tail) and any(end in tail for end in ends)


def _reason(outcome: ExportResult) -> str:
    return {
        ExportResult.Canceled: translate("RegionMapExport", "cancelled"),
        ExportResult.MemoryError: translate("RegionMapExport", "there is not enough memory; choose a lower resolution"),
        ExportResult.FileError: translate(
            "RegionMapExport", "the file cannot be opened for writing; is it open elsewhere?"
        ),
        ExportResult.PrintError: translate("RegionMapExport", "the file cannot be created; is the disk full?"),
        ExportResult.SvgLayerError: translate("RegionMapExport", "the SVG layers could not be made"),
        ExportResult.IteratorError: translate("RegionMapExport", "the series has no pages"),
    }.get(outcome, translate("RegionMapExport", "no file was made"))


def regions_of(sheet: Sheet, keys: Sequence[str]) -> list[QgsFeature]:
    """The coverage features of these regions, in the order of ``keys``."""
    by_key = {str(feature["key"]): feature for feature in sheet.coverage.getFeatures()}
    return [by_key[key] for key in keys if key in by_key]
