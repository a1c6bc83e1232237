"""A series of region maps: which sheets there are, what they say, and the files they become."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsFeedback, QgsGeometry, QgsMapLayer, QgsProject

from ...core.files import safe_file_name
from ...core.formats import format_date
from ...core.messages import InputError
from ..dependencies import missing
from ..translation import Texts, text_of
from . import background, combined, profile, sheet, textfit
from . import export as sheetexport
from .data import MapData, Region, natural, region_prefix
from .legend import LegendTexts
from .template import Template, shipped

# A region with more areas than this is printed on A3 where the page size is left to the program.
MOST_ON_A4 = 45

Progress = Callable[[int, int, str], bool]


@dataclass(frozen=True)
class SeriesSettings:
    """What the user states about a series; empty texts leave their place out."""

    folder: Path
    region_field: str
    form: str = "pdf"
    page: str = "auto"
    dpi: float = 300
    title: str = ""
    subtitle: str = ""
    source: str = ""
    reference_date: str = ""
    geometry_date: str = ""
    paper_number: str = ""
    author: str = ""
    method: bool = False
    legend_title: str = ""
    table_fields: Sequence[str] = ()
    profile: bool = True
    overview: bool = False
    combined: bool = False
    language: str = "en"
    template: Template | None = None
    background: Sequence[QgsMapLayer] = ()
    neighbours: bool = True


@dataclass
class SeriesResult:
    """The files made, and what could not be made, in words."""

    regions: list[Path] = field(default_factory=list)
    pages: list[Path] = field(default_factory=list)
    overview: Path | None = None
    failures: list[str] = field(default_factory=list)
    canceled: bool = False


class Series:
    """Builds the sheets and writes them; the project it works in is its own."""

    def __init__(self, data: MapData, settings: SeriesSettings) -> None:
        self.data = data
        self.settings = settings
        self.texts = Texts(settings.language)
        self.family = textfit.family()
        self.project = QgsProject()
        self.project.setCrs(data.areas.crs())
        self._columns = profile.columns_for(data, settings.table_fields)
        for region, name in zip(data.regions, unique([self.file_name(region) for region in data.regions]), strict=True):
            region.file = name

    def template_of(self, region: Region) -> Template:
        """The template of a region: the office's own, or by its areas and its shape."""
        if self.settings.template is not None:
            return self.settings.template
        size = self.settings.page
        if size == "auto":
            size = "A3" if region.areas > MOST_ON_A4 else "A4"
        return sheet.better_template(region.extent, shipped(size, False), shipped(size, True))

    def file_name(self, region: Region) -> str:
        """The file of a region, without ending: ``RTK_03_Bad_Cannstatt``."""
        prefix = region_prefix(self.settings.region_field)
        name = "" if region.name in (region.key, f"{prefix} {region.key}") else region.name
        return safe_file_name(" ".join(part for part in (prefix, region.key, name) if part))

    def write(self, regions: Sequence[Region], progress: Progress) -> SeriesResult:
        """Write all sheets. One that fails is named and the others are still made; Cancel ends after a sheet."""
        result = SeriesResult()
        lacking = [region for region in regions if region.geometry.isEmpty()]
        result.failures += [
            self.texts.translate("RegionMap", "The region {name} has no area with a boundary.").format(name=region.name)
            for region in lacking
        ]
        regions = [region for region in regions if not region.geometry.isEmpty()]
        groups = self.groups(regions)
        total = len(regions) + self.settings.overview
        if self._book:
            self._write_book(groups, regions, total, progress, result)
        elif self.settings.combined:
            for template, members in groups:
                self._combined(self.region_sheet(template, members), members, total, progress, result)
        else:
            self._sheets(groups, self.settings.folder, total, progress, result)
        done = len(regions)
        if self.settings.overview and not result.canceled:
            result.canceled = not progress(done, total, self._city())
            if not result.canceled:
                self._overview(result)
        return result

    @property
    def _book(self) -> bool:
        """Whether all regions go into one PDF with bookmarks and contents; without pypdf QGIS makes a plain one."""
        return self.settings.combined and not missing(combined.NEEDS)

    def _sheets(
        self,
        groups: Sequence[tuple[Template, list[Region]]],
        folder: Path,
        total: int,
        progress: Progress,
        result: SeriesResult,
    ) -> None:
        """Write a file for each region into ``folder``."""
        done = 0
        for template, members in groups:
            built = self.region_sheet(template, members)
            for feature in sheetexport.regions_of(built, [region.key for region in members]):
                if not progress(done, total, str(feature["name"])):
                    result.canceled = True
                    return
                self._describe(str(feature["name"]))
                target = folder / f"{feature['file']}.{self.settings.form}"
                try:
                    made = sheetexport.export_region(built, feature, target, self.settings.form, self.settings.dpi)
                except sheetexport.SheetError as error:
                    result.failures.append(str(error))
                else:
                    result.regions.append(made[0])
                    result.pages += made
                done += 1
        # Written by page format, told in the order of the regions.
        for files in (result.regions, result.pages):
            files.sort(key=lambda path: natural(path.name))

    def _write_book(
        self,
        groups: Sequence[tuple[Template, list[Region]]],
        regions: Sequence[Region],
        total: int,
        progress: Progress,
        result: SeriesResult,
    ) -> None:
        """Write all regions, each on its own page format, into one PDF with bookmarks and contents."""
        target, settings = self._target(safe_file_name(self.settings.region_field)), self.settings
        single = SeriesResult()
        try:
            with tempfile.TemporaryDirectory(prefix=".sozialraum-", dir=settings.folder) as name:
                scratch = Path(name)
                self._sheets(groups, scratch, total, progress, single)
                result.canceled = single.canceled
                if single.failures:
                    reasons = "; ".join(single.failures).replace(f"{scratch}{os.sep}", "")
                    result.failures.append(f"{target}: {reasons}")
                if single.canceled or single.failures:
                    return
                profile_page = self.texts.translate("RegionMap", "Table of the areas")
                pages = [(1, profile_page)] if settings.profile else []
                parts = [combined.Part(scratch / f"{one.file}.pdf", one.name, pages=pages) for one in regions]
                written = combined.combine(
                    parts, target, settings.subtitle or settings.title, settings.author, settings.language,
                    subject=settings.title, progress=lambda done, _: progress(done, len(parts), target.name),
                )  # fmt: skip
        except (InputError, OSError) as error:
            reason = text_of(error) if isinstance(error, InputError) else f"{target}: {error.strerror or error}"
            result.failures.append(reason)
            return
        result.canceled = not written
        if written:
            result.regions.append(target)
            result.pages.append(target)

    def groups(self, regions: Sequence[Region]) -> list[tuple[Template, list[Region]]]:
        """The regions by the template that they share."""
        templates = [self.template_of(region) for region in regions]
        if self.settings.combined and not self._book and templates:
            # One file, one page format: the one that suits most regions.
            templates = [max(templates, key=templates.count)] * len(templates)
        found: dict[Template, list[Region]] = {}
        for region, template in zip(regions, templates, strict=True):
            found.setdefault(template, []).append(region)
        return list(found.items())

    def _target(self, stem: str) -> Path:
        return self.settings.folder / f"{stem}.{self.settings.form}"

    def _combined(
        self, built: sheet.Sheet, members: Sequence[Region], total: int, progress: Progress, result: SeriesResult
    ) -> None:
        self._describe("")
        feedback = QgsFeedback()

        def told(percent: float) -> None:
            done = min(int(percent / 100 * len(members) + 1e-6), len(members) - 1)
            if not progress(done, total, members[done].name):
                feedback.cancel()

        told(0)
        feedback.progressChanged.connect(told)
        target = self._target(safe_file_name(self.settings.region_field))
        try:
            made = None if feedback.isCanceled() else sheetexport.export_combined(
                built, target, self.settings.dpi, feedback
            )  # fmt: skip
        except sheetexport.SheetError as error:
            if not feedback.isCanceled():
                result.failures.append(str(error))
            made = None
        result.canceled = feedback.isCanceled()
        if made is not None:
            result.regions.append(made)
            result.pages.append(made)

    def _overview(self, result: SeriesResult) -> None:
        built = self.city_sheet()
        self._describe(self._city())
        feature = next(built.coverage.getFeatures())
        target = self._target(safe_file_name(self._city()))
        try:
            made = sheetexport.export_region(built, feature, target, self.settings.form, self.settings.dpi)
        except sheetexport.SheetError as error:
            result.failures.append(str(error))
        else:
            result.overview = made[0]
            result.pages += made

    def _city(self) -> str:
        return self.texts.translate("RegionMap", "Whole city")

    def _describe(self, region: str) -> None:
        settings = self.settings
        title = " \N{EN DASH} ".join(text for text in (settings.subtitle or settings.title, region) if text)
        sheetexport.describe(self.project, title, settings.author, settings.title, settings.language)

    def region_sheet(
        self, template: Template, regions: Sequence[Region], project: QgsProject | None = None, name: str = ""
    ) -> sheet.Sheet:
        """The layout of all regions that share a template, in our own project or in the user's."""
        project = project or self.project
        built = sheet.build(
            project,
            self.data,
            regions,
            template,
            self.sheet_texts(),
            self.family,
            name or "Sozialraum",
            self._options(project),
        )
        if self.settings.profile:
            texts = self.profile_texts()
            _, columns = profile.fitting(self._columns, self.family)
            layer = profile.profile_layer(self.data, columns, texts, self.settings.language)
            profile.add_profile(project, built, layer, columns, texts)
            built.layers["profile"] = layer
        return built

    def city_sheet(self, project: QgsProject | None = None, name: str = "") -> sheet.Sheet:
        """The layout of the whole city."""
        areas = self.data.areas.featureCount()
        whole = Region("*", self._city(), QgsGeometry.fromRect(self.data.extent), areas)
        whole.file = safe_file_name(self._city())
        project = project or self.project
        return sheet.build(
            project,
            self.data,
            [whole],
            self.template_of(whole),
            self.sheet_texts(whole_city=True),
            self.family,
            name or "Sozialraum",
            self._options(project),
            whole_city=True,
        )

    def _options(self, project: QgsProject) -> sheet.SheetOptions:
        settings = self.settings
        below, above = background.add(project, settings.background)
        return sheet.SheetOptions(below, above, settings.neighbours, settings.profile)

    def dropped_columns(self) -> list[str]:
        """The columns that the profile table has no room for, by their headings."""
        _, placed = profile.fitting(self._columns, self.family)
        return [column.heading for column in self._columns[len(placed) :]] if self.settings.profile else []

    def sheet_texts(self, whole_city: bool = False) -> sheet.SheetTexts:
        """The sheet's texts in the map's language."""
        translate = self.texts.translate
        settings = self.settings
        today = format_date(datetime.date.today(), settings.language)
        dated = translate("RegionMap", "Reference date: {text}").format(text=settings.reference_date)
        boundaries = translate("RegionMap", "Boundaries: {text}").format(text=settings.geometry_date)
        made_by = translate("RegionMap", "Map: {author}, printed {date}").format(author=settings.author, date=today)
        footer = {
            "source": translate("RegionMap", "Source: {text}").format(text=settings.source) if settings.source else "",
            "reference_date": dated if settings.reference_date else "",
            "boundaries": boundaries if settings.geometry_date else "",
            "author": made_by if settings.author else translate("RegionMap", "Printed {date}").format(date=today),
            "paper_number": settings.paper_number,
            "statement": translate(
                "RegionMap",
                "The map makes statements on areas, not on the persons who live there. "
                "Counts in the legend are planning areas.",
            ),
        }
        return sheet.SheetTexts(
            series=settings.title,
            title=settings.subtitle,
            date=settings.reference_date,
            method=" ".join(self._method(whole_city)),
            legend=self._legend_texts(whole_city),
            footer=footer,
            unmapped=translate("RegionMap", "Without a boundary, in the table only: {areas}"),
            language=settings.language,
        )

    def _legend_texts(self, whole_city: bool) -> LegendTexts:
        translate, settings = self.texts.translate, self.settings
        here = "" if whole_city else translate("RegionMap", "Region")
        status, dynamics = translate("RegionMap", "Status {number}"), translate("RegionMap", "Dynamics")
        return LegendTexts(settings.legend_title, here, translate("RegionMap", "City"), status, dynamics)

    def _method(self, whole_city: bool) -> list[str]:
        translate = self.texts.translate
        sentences = []
        if self.settings.method:
            sentences.append(
                translate(
                    "RegionMap",
                    "Cluster analysis of social indicators of the planning areas; numbered by strain, 1 is the least.",
                )
            )
        if self.settings.profile and not whole_city:
            sentences.append(
                translate("RegionMap", "Bold: {field}. Small: the area's number in the table.").format(
                    field=self.settings.legend_title
                )
            )
        if not whole_city and self.settings.neighbours:
            sentences.append(translate("RegionMap", "Neighbouring regions are shown pale."))
        return sentences

    def profile_texts(self) -> profile.ProfileTexts:
        """The profile page's texts in the map's language."""
        translate = self.texts.translate
        settings = self.settings
        parts = [settings.subtitle or settings.title, settings.reference_date]
        footer = [
            translate("RegionMap", "Source: {text}").format(text=settings.source) if settings.source else "",
            settings.paper_number,
        ]
        return profile.ProfileTexts(
            title=" \N{EN DASH} ".join(part for part in parts if part),
            area=translate("RegionMap", "Planning area"),
            type=translate("RegionMap", "Type"),
            region_line=translate("RegionMap", "Region: mean of its areas"),
            city_line=translate("RegionMap", "City: mean of all areas"),
            note=translate(
                "RegionMap",
                "The table lists the planning areas of the region. Means are unweighted means of the areas' values, "
                "not values of the region as a whole. A point stands for a value that is unknown or kept secret.",
            ),
            footer=" \N{EN DASH} ".join(part for part in footer if part),
        )


def unique(names: Sequence[str]) -> list[str]:
    """The names, made different by a number where two are alike (Windows ignores upper and lower case)."""
    used: set[str] = set()
    made = []
    for name in names:
        candidate, number = name, 2
        while candidate.casefold() in used:
            candidate, number = f"{name}_{number}", number + 1
        used.add(candidate.casefold())
        made.append(candidate)
    return made
