"""All that one call makes: one series of maps or several, single files or one book, the web page, the list."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...core.files import safe_file_name
from ...core.messages import InputError
from ..dependencies import missing
from ..translation import text_of
from . import combined, filelist, webpage
from .data import Region, natural
from .series import Progress, Series, SeriesResult


class Atlas:
    """Writes the series of an atlas; each shows the same regions by another field.

    All of it goes by steps, so that a window can stay alive between two sheets: whoever exhausts a generator gets
    everything, and closing it leaves only whole files.
    """

    def __init__(self, series: Sequence[Series], web_page: bool = True) -> None:
        self._series = list(series)
        self._first = self._series[0]
        self._settings = self._first.settings
        self._web_page = web_page

    @property
    def book(self) -> bool:
        """Whether all sheets go into one PDF with bookmarks and contents; without pypdf QGIS makes a plain one."""
        return self._settings.combined and not missing(combined.NEEDS)

    def write(self, regions: Sequence[Region], progress: Progress) -> SeriesResult:
        """Write everything at once."""
        result = SeriesResult()
        for _ in self.steps(regions, progress, result):
            pass
        return result

    def steps(self, regions: Sequence[Region], progress: Progress, result: SeriesResult) -> Iterator[None]:
        """Write sheet after sheet into ``result``. One that fails is named and the others are still made.

        ``progress`` is told before each sheet how many of how many are done; where it answers False, that is the end.
        """
        regions = self._first.drawable(regions, result)
        total = len(self._series) * (len(regions) + self._settings.overview)
        if self.book:
            yield from self._write_book(regions, total, progress, result)
        elif self._settings.combined:
            for series in self._series:
                series.plain_book(series.same(regions), self._book_path(series), progress, result)
                yield
        else:
            yield from self._sheets(regions, self._settings.folder, total, progress, result)
            # Written by page format, told in the order of the regions.
            for files in (result.regions, result.pages):
                files.sort(key=lambda path: natural(path.name))
        yield from self._overviews(total, progress, result)
        yield
        if not result.canceled and (result.made or result.others):
            self._describe(regions, result)

    def _sheets(
        self, regions: Sequence[Region], folder: Path, total: int, progress: Progress, result: SeriesResult
    ) -> Iterator[None]:
        done = 0
        for series in self._series:
            for name in series.sheets(series.same(regions), folder, result):
                if name is None:
                    yield
                    continue
                if not progress(done, total, name):
                    result.canceled = True
                    return
                yield
                done += 1

    def _overviews(self, total: int, progress: Progress, result: SeriesResult) -> Iterator[None]:
        if not self._settings.overview:
            return
        for number, series in enumerate(self._series):
            if result.canceled or not progress(total - len(self._series) + number, total, series.city):
                result.canceled = True
                return
            yield
            series.overview(result)

    def _book_path(self, series: Series | None = None) -> Path:
        settings = self._settings
        several = len(self._series) > 1
        name = settings.title if several and settings.title else settings.region_field
        parts = [series.settings.prefix if series is not None else "", name]
        return settings.folder / f"{safe_file_name(' '.join(part for part in parts if part))}.pdf"

    def _write_book(
        self, regions: Sequence[Region], total: int, progress: Progress, result: SeriesResult
    ) -> Iterator[None]:
        """Write all sheets, each on its own page format, into one PDF with bookmarks and contents."""
        target, settings = self._book_path(), self._settings
        single = SeriesResult()
        try:
            with tempfile.TemporaryDirectory(prefix=".sozialraum-", dir=settings.folder) as name:
                scratch = Path(name)
                yield from self._sheets(regions, scratch, total, progress, single)
                result.canceled = single.canceled
                if single.failures:
                    reasons = "; ".join(single.failures).replace(f"{scratch}{os.sep}", "")
                    result.failures.append(f"{target}: {reasons}")
                if single.canceled or single.failures:
                    return
                parts = [
                    combined.region_part(
                        scratch / f"{region.file}.pdf", region.name, settings.language, series.settings.group,
                        series.settings.profile,
                    )
                    for series in self._series
                    for region in series.same(regions)
                ]  # fmt: skip
                title = settings.subtitle if len(self._series) == 1 else settings.title
                written = combined.combine(
                    parts, target, title or settings.title, settings.author, settings.language,
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
            book = self._first.texts.translate("RegionMap", "All regions in one file")
            result.others.append((book, filelist.MadeFile(target, pages=written)))

    def _describe(self, regions: Sequence[Region], result: SeriesResult) -> None:
        """The web page with all tables and the maps in words, and the list of the files."""
        settings = self._settings
        files = [file for region in regions for file in result.made.get(region.key, ())]
        try:
            if self._web_page:
                result.web_page = self._page(regions, result).write(settings.folder)
            listed = [*files, *(file for _, file in result.others)]
            result.list = filelist.write_list(settings.folder, listed, settings.language)
        except (InputError, OSError) as error:
            result.failures.append(text_of(error) if isinstance(error, InputError) else str(error))

    def _page(self, regions: Sequence[Region], result: SeriesResult) -> webpage.WebPage:
        texts = self._first.sheet_texts()
        facts = [texts.footer[name] for name in ("source", "reference_date", "boundaries", "author", "paper_number")]
        title = self._settings.subtitle if len(self._series) == 1 else ""
        said = webpage.PageTexts(texts.series, title, [fact for fact in facts if fact], texts.footer["statement"])
        return webpage.WebPage(self._first.profile, regions, said, result.made, result.others, result.failures)
