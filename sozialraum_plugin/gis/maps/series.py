"""A series of region maps: which sheets there are, what they say, and the files they become."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsFeedback, QgsProject

from ...core.files import safe_file_name
from ...core.formats import format_date
from ..translation import Texts
from . import export as sheetexport
from . import profile, sheet, style, textfit
from .data import MapData, Region, natural, region_prefix

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
        style.place_more_labels(self.project)
        self._columns = profile.columns_for(data, settings.table_fields)

    def page_of(self, region: Region) -> sheet.Page:
        """The page of a region: the asked-for size, or by its areas; upright or across by its shape."""
        size = self.settings.page
        if size == "auto":
            size = "A3" if region.areas > MOST_ON_A4 else "A4"
        return sheet.better_orientation(region.extent, size)

    def file_name(self, region: Region) -> str:
        """The file of a region, without ending: ``RTK_03_Bad_Cannstatt``."""
        prefix = region_prefix(self.settings.region_field)
        name = "" if region.name in (region.key, f"{prefix} {region.key}") else region.name
        return safe_file_name(" ".join(part for part in (prefix, region.key, name) if part))

    def write(self, regions: Sequence[Region], progress: Progress) -> SeriesResult:
        """Write all sheets. One that fails is named and the others are still made; Cancel ends after a sheet."""
        result = SeriesResult()
        by_page: dict[sheet.Page, list[Region]] = {}
        forms = [self.page_of(region) for region in regions]
        if self.settings.combined:
            # One file, one page format: the one that suits most regions.
            forms = [max(forms, key=forms.count)] * len(forms)
        for region, form in zip(regions, forms, strict=True):
            by_page.setdefault(form, []).append(region)
        names = unique([self.file_name(region) for region in regions])
        stems = dict(zip((region.key for region in regions), names, strict=True))
        total = len(regions) + self.settings.overview
        done = 0
        for form, members in by_page.items():
            built = self.region_sheet(form, members)
            if self.settings.combined:
                self._combined(built, members, total, progress, result)
                done += len(members)
                continue
            for feature in sheetexport.regions_of(built, [region.key for region in members]):
                if not progress(done, total, str(feature["name"])):
                    result.canceled = True
                    return result
                self._describe(str(feature["name"]))
                target = self._target(stems[str(feature["key"])])
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
        if self.settings.overview and not result.canceled:
            result.canceled = not progress(done, total, self._city())
            if not result.canceled:
                self._overview(result)
        return result

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

    def region_sheet(self, form: sheet.Page, regions: Sequence[Region]) -> sheet.Sheet:
        """The layout of all regions that share a page format."""
        name = f"Sozialraum {form.name} {'across' if form.landscape else 'upright'}"
        built = sheet.build(self.project, self.data, regions, form, self.sheet_texts(), self.family, name)
        if self.settings.profile:
            texts = self.profile_texts()
            _, columns = profile.fitting(self._columns, self.family)
            layer = profile.profile_layer(self.data, columns, texts, self.settings.language)
            profile.add_profile(self.project, built, layer, columns, texts)
        return built

    def city_sheet(self) -> sheet.Sheet:
        """The layout of the whole city."""
        from qgis.core import QgsGeometry

        whole = Region("*", self._city(), QgsGeometry.fromRect(self.data.extent), self.data.areas.featureCount())
        form = self.page_of(whole)
        return sheet.build(
            self.project,
            self.data,
            [whole],
            form,
            self.sheet_texts(whole_city=True),
            self.family,
            "Sozialraum",
            whole_city=True,
        )

    def dropped_columns(self) -> list[str]:
        """The columns that the profile table has no room for, by their headings."""
        _, placed = profile.fitting(self._columns, self.family)
        return [column.heading for column in self._columns[len(placed) :]] if self.settings.profile else []

    def sheet_texts(self, whole_city: bool = False) -> sheet.SheetTexts:
        """The sheet's texts in the map's language."""
        translate = self.texts.translate
        settings = self.settings
        today = format_date(datetime.date.today(), settings.language)
        footer = [
            translate("RegionMap", "Source: {text}").format(text=settings.source) if settings.source else "",
            translate("RegionMap", "Reference date: {text}").format(text=settings.reference_date)
            if settings.reference_date
            else "",
            translate("RegionMap", "Boundaries: {text}").format(text=settings.geometry_date)
            if settings.geometry_date
            else "",
            translate("RegionMap", "Map: {author}, printed {date}").format(author=settings.author, date=today)
            if settings.author
            else translate("RegionMap", "Printed {date}").format(date=today),
            settings.paper_number,
        ]
        return sheet.SheetTexts(
            series=settings.title,
            title=settings.subtitle,
            date=settings.reference_date,
            method=" ".join(self._method(whole_city)),
            legend=settings.legend_title,
            here=translate("RegionMap", "Region"),
            city=translate("RegionMap", "City"),
            footer=footer,
            statement=translate(
                "RegionMap",
                "The map makes statements on areas, not on the persons who live there. "
                "Counts in the legend are planning areas.",
            ),
            language=settings.language,
        )

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
        if not whole_city:
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
