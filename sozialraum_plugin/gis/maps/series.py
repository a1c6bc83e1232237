"""A series of region maps: which sheets there are, what they say, and the files they become."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsFeature, QgsFeedback, QgsGeometry, QgsMapLayer, QgsProject

from ...core.files import safe_file_name
from ...core.formats import format_date
from ...core.steering.regionvalues import Formula
from ..translation import Texts
from . import background, profile, sheet, textfit
from . import export as sheetexport
from .benchmark import Benchmark, Line
from .benchmarkpage import BenchmarkPages
from .data import MapData, Region, region_prefix
from .filelist import MadeFile
from .legend import LegendTexts
from .profilepage import ProfilePages
from .template import Template, shipped
from .values import columns_for

_PAGE = re.compile(r"_\d+$")
# Regions in a layout.
_TOGETHER = 30

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
    # What the maps show; above the legend with its unit.
    shown: str = ""
    legend_title: str = ""
    table_fields: Sequence[str] = ()
    profile: bool = True
    overview: bool = False
    combined: bool = False
    language: str = "en"
    # Of several series in one folder, each has its own beginning of file names and its own chapter of a book.
    prefix: str = ""
    group: str = ""
    key_field: str | None = None
    population_field: str | None = None
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    template: Template | None = None
    background: Sequence[QgsMapLayer] = ()
    neighbours: bool = True
    # What stands behind the profile: the lines of the regions in comparison, by their keys.
    benchmark: Mapping[str, Sequence[Line]] = field(default_factory=dict)


@dataclass
class SeriesResult:
    """The files made, and what could not be made, in words.

    ``made`` tells more of each file: those of a region by its key, ``others`` those of no single region.
    """

    regions: list[Path] = field(default_factory=list)
    pages: list[Path] = field(default_factory=list)
    overview: Path | None = None
    failures: list[str] = field(default_factory=list)
    canceled: bool = False
    made: dict[str, list[MadeFile]] = field(default_factory=dict)
    others: list[tuple[str, MadeFile]] = field(default_factory=list)
    web_page: Path | None = None
    list: Path | None = None


class Series:
    """Builds the sheets and writes them; the project it works in is its own."""

    def __init__(self, data: MapData, settings: SeriesSettings) -> None:
        self.data = data
        self.settings = settings
        self.texts = Texts(settings.language)
        self.family = textfit.family()
        self.project = QgsProject()
        self.project.setCrs(data.areas.crs())
        columns = columns_for(data, settings.table_fields, settings.formulas)
        self.profile = profile.Profile(
            data,
            columns,
            self.profile_texts(),
            settings.language,
            formulas=settings.formulas,
            population=settings.population_field,
            key_field=settings.key_field,
            legend_title=settings.legend_title,
            family_name=self.family,
        )
        self.benchmark = None
        if settings.benchmark and settings.profile:
            self.benchmark = Benchmark(settings.benchmark, self.profile_texts(), settings.language, self.family)
        # What the profiles' pages look like, by the regions of a layout.
        self._pages: dict[str, int] = {}
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
        return safe_file_name(" ".join(part for part in (self.settings.prefix, prefix, region.key, name) if part))

    def same(self, regions: Sequence[Region]) -> list[Region]:
        """This series' own regions of the same keys."""
        known = {region.key: region for region in self.data.regions}
        return [known[region.key] for region in regions]

    def drawable(self, regions: Sequence[Region], result: SeriesResult) -> list[Region]:
        """The regions that have a boundary; the others are told as failures."""
        result.failures += [
            self.texts.translate("RegionMap", "The region {name} has no area with a boundary.").format(name=region.name)
            for region in regions
            if region.geometry.isEmpty()
        ]
        return [region for region in regions if not region.geometry.isEmpty()]

    def sheets(self, regions: Sequence[Region], folder: Path, result: SeriesResult) -> Iterator[str | None]:
        """Write a file for each region into ``folder``; gives the name of each region before its file is written.

        None comes between other steps. Whoever stops asking ends the series; what is written by then is whole.
        """
        for template, members in self._portions(regions):
            built = yield from self.building(template, members)
            by_key = {region.key: region for region in members}
            for feature in sheetexport.regions_of(built, [region.key for region in members]):
                yield str(feature["name"])
                self._describe(str(feature["name"]))
                target = folder / f"{feature['file']}.{self.settings.form}"
                try:
                    made = yield from sheetexport.exporting(
                        built, feature, target, self.settings.form, self.settings.dpi
                    )
                except sheetexport.SheetError as error:
                    result.failures.append(str(error))
                    continue
                result.regions.append(made[0])
                result.pages += made
                region = by_key[str(feature["key"])]
                files = result.made.setdefault(region.key, [])
                files += [self._made(path, built, feature, region, len(made)) for path in made]

    def _made(self, path: Path, built: sheet.Sheet, feature: QgsFeature, region: Region, files: int) -> MadeFile:
        pages = 1 + self._pages.get(region.key, 0)
        form, scale = built.page, float(feature["scale"])
        return MadeFile(path, region.name, form.name, form.landscape, scale, region.areas, 1 if files > 1 else pages)

    def overview(self, result: SeriesResult) -> None:
        """Write the map of the whole city."""
        built = self.city_sheet()
        self._describe(self.city)
        feature = next(built.coverage.getFeatures())
        target = self.settings.folder / f"{feature['file']}.{self.settings.form}"
        try:
            made = sheetexport.export_region(built, feature, target, self.settings.form, self.settings.dpi)
        except sheetexport.SheetError as error:
            result.failures.append(str(error))
            return
        result.overview = result.overview or made[0]
        result.pages += made
        form, areas = built.page, self.data.areas.featureCount()
        file = MadeFile(made[0], "", form.name, form.landscape, float(feature["scale"]), areas, 1)
        result.others.append((" \N{EN DASH} ".join(part for part in (self.city, self.settings.group) if part), file))

    def plain_book(self, regions: Sequence[Region], target: Path, progress: Progress, result: SeriesResult) -> None:
        """Write all regions into one PDF as QGIS does it: one page format, no bookmarks, no contents."""
        for template, members in self.groups(regions, one=True):
            self._combined(self.region_sheet(template, members), members, target, progress, result)

    def groups(self, regions: Sequence[Region], one: bool = False) -> list[tuple[Template, list[Region]]]:
        """The regions by the template that they share; by ``one`` for all of them, the one that suits most."""
        templates = [self.template_of(region) for region in regions]
        if one and templates:
            templates = [max(templates, key=templates.count)] * len(templates)
        found: dict[Template, list[Region]] = {}
        for region, template in zip(regions, templates, strict=True):
            found.setdefault(template, []).append(region)
        return list(found.items())

    def _portions(self, regions: Sequence[Region]) -> Iterator[tuple[Template, list[Region]]]:
        """The regions by template, not too many in a layout: each page looks through the rows of all of them."""
        for template, members in self.groups(regions):
            for first in range(0, len(members), _TOGETHER):
                yield template, members[first : first + _TOGETHER]

    def _combined(
        self, built: sheet.Sheet, members: Sequence[Region], target: Path, progress: Progress, result: SeriesResult
    ) -> None:
        self._describe("")
        feedback = QgsFeedback()

        def told(percent: float) -> None:
            done = min(int(percent / 100 * len(members) + 1e-6), len(members) - 1)
            if not progress(done, len(members), members[done].name):
                feedback.cancel()

        told(0)
        feedback.progressChanged.connect(told)
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

    @property
    def city(self) -> str:
        """What the map of all areas is called."""
        return self.texts.translate("RegionMap", "Whole city")

    def _describe(self, region: str) -> None:
        settings = self.settings
        title = " \N{EN DASH} ".join(text for text in (settings.subtitle or settings.title, region) if text)
        sheetexport.describe(self.project, title, settings.author, settings.title, settings.language)

    def region_sheet(
        self,
        template: Template,
        regions: Sequence[Region],
        project: QgsProject | None = None,
        name: str = "",
        profile_pages: bool = True,
    ) -> sheet.Sheet:
        """The layout of all regions that share a template, in our own project or in the user's.

        Without ``profile_pages`` it is the map page alone, as of a sheet that has them.
        """
        return sheet.exhausted(self.building(template, regions, project, name, profile_pages))

    def building(
        self,
        template: Template,
        regions: Sequence[Region],
        project: QgsProject | None = None,
        name: str = "",
        profile_pages: bool = True,
    ) -> Generator[None, None, sheet.Sheet]:
        """:meth:`region_sheet` step by step."""
        project = project or self.project
        built = yield from sheet.building(
            project,
            self.data,
            regions,
            template,
            self.sheet_texts(),
            self.family,
            name or "Sozialraum",
            self._options(project),
        )
        if self.settings.profile and profile_pages:
            yield
            behind = BenchmarkPages(self.benchmark, regions) if self.benchmark is not None else None
            pages = ProfilePages(self.profile, regions, behind)
            yield from pages.adding(project, built)
            self._pages |= pages.counts
        return built

    def city_sheet(self, project: QgsProject | None = None, name: str = "") -> sheet.Sheet:
        """The layout of the whole city."""
        areas = self.data.areas.featureCount()
        whole = Region("*", self.city, QgsGeometry.fromRect(self.data.extent), areas)
        whole.file = safe_file_name(" ".join(part for part in (self.settings.prefix, self.city) if part))
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

    def without_benchmark(self, regions: Sequence[Region]) -> list[Region]:
        """The regions that have no page behind their profile though others have."""
        if self.benchmark is None:
            return []
        return [region for region in regions if not self.benchmark.rows(region)]

    def dropped_columns(self) -> list[str]:
        """The columns that the profile table has no room for, by their headings."""
        return list(self.profile.dropped) if self.settings.profile else []

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
                    field=self.settings.shown or self.settings.legend_title
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
            footer=" \N{EN DASH} ".join(part for part in footer if part),
        )


def unique(names: Sequence[str]) -> list[str]:
    """The names, made different where two are alike (Windows ignores upper and lower case).

    None is another one with ``_2`` behind it, as the exporter names the second page of an image.
    """
    used: set[str] = set()
    made = []
    for name in names:
        candidate, number = name, 2
        while _taken(candidate.casefold(), used):
            candidate, number = f"{name}-{number}", number + 1
        used.add(candidate.casefold())
        made.append(candidate)
    return made


def _taken(name: str, used: set[str]) -> bool:
    stem = _PAGE.sub("", name)
    return name in used or stem in used or any(_PAGE.sub("", other) == name for other in used)
