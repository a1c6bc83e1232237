"""The report of what regions say about their areas: comments and proposals by region, conflicts, files not read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...core.formats import format_date, format_number
from ...core.messages import Note
from ...core.steering.discourse import ACCEPTED, COMMENT, CONFIRMED, CONFLICT, OPEN, Area, Judged, Outcome
from ..areas.areanames import named
from ..discourse.form import type_label
from ..discourse.notes import against_words, state_words
from ..translation import Texts
from .report import Report


@dataclass(frozen=True)
class Collected:
    """What was read: files by name with the number of filled rows, those not read, and remarks."""

    files: Mapping[str, int]
    refused: Sequence[Note] = ()
    notes: Sequence[Note] = field(default_factory=list)


class DiscourseReport:
    """Builds the printable report."""

    def __init__(
        self, outcome: Outcome, areas: Mapping[str, Area], regions: Mapping[str, str], types: Mapping[int, str],
        collected: Collected, texts: Texts,
    ) -> None:  # fmt: skip
        """``regions`` and ``types`` are names by key and by number."""
        self._outcome = outcome
        self._areas = areas
        self._regions = regions
        self._types = types
        self._collected = collected
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("DiscourseReport", "Comments on areas and their types"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._accepted()
        self._conflicts()
        self._comments()
        self._files()
        self._method()
        return self._report

    def _number(self, value: int) -> str:
        return format_number(value, 0, self._texts.language)

    def _day(self, date: str) -> str:
        return format_date(datetime.date.fromisoformat(date), self._texts.language) if date else ""

    def _signed(self, author: str, date: str) -> str:
        return ", ".join(part for part in (author, self._day(date)) if part)

    def _type(self, number: int) -> str:
        return type_label(number, self._types.get(number, ""), self._texts) if number else "–"

    def _called(self, one: Judged) -> str:
        area = self._areas.get(one.entry.area)
        return named(one.entry.area, {one.entry.area: area.name if area else one.entry.name})

    def _summary(self) -> None:
        count = self._outcome.count
        text = self.translate(
            "DiscourseReport",
            "{files} packets were read. In them {notes} areas were commented, and {proposals} types were proposed: "
            "{accepted} are accepted, {conflicts} are in conflict, {open} are not decided. {confirmed} proposals "
            "confirm the type.",
        )
        self._report.paragraph(
            text.format(
                files=self._number(len(self._collected.files)),
                notes=self._number(len({one.entry.area for one in self._outcome.judged})),
                proposals=self._number(count(ACCEPTED, CONFLICT, OPEN)), accepted=self._number(count(ACCEPTED)),
                conflicts=self._number(count(CONFLICT)), open=self._number(count(OPEN)),
                confirmed=self._number(count(CONFIRMED)),
            )
        )  # fmt: skip
        if self._collected.refused:
            text = self.translate("DiscourseReport", "Files that were not read: {count}; they are listed below.")
            self._report.paragraph(text.format(count=self._number(len(self._collected.refused))))

    def _accepted(self) -> None:
        if not self._outcome.overrides:
            return
        self._report.heading(self.translate("DiscourseReport", "Types set by hand from now on"))
        headers = [self.translate("DiscourseReport", "Planning area"), self.translate("DiscourseReport", "Computed")]
        headers += [self.translate("DiscourseReport", "Set by hand"), self.translate("DiscourseReport", "Reason")]
        headers.append(self.translate("DiscourseReport", "Who, when"))
        names = {key: area.name for key, area in self._areas.items()}
        rows = [
            [
                named(item.area, names), self._type(item.computed), self._type(item.type), item.reason,
                self._signed(item.author, item.date),
            ]
            for item in self._outcome.overrides
        ]  # fmt: skip
        self._report.table(headers, rows)

    def _conflicts(self) -> None:
        found = [one for one in self._outcome.judged if one.against and one.state != ACCEPTED]
        if not found:
            return
        self._report.heading(self.translate("DiscourseReport", "Conflicts"))
        self._report.paragraph(
            self.translate(
                "DiscourseReport",
                "These proposals are not accepted by themselves. Talk about them; then accept them by the key of the "
                "area, or have a new packet filled in.",
            )
        )
        headers = [self.translate("DiscourseReport", "Planning area"), self.translate("DiscourseReport", "Proposal")]
        headers += [self.translate("DiscourseReport", "What stands against it")]
        headers += [self.translate("DiscourseReport", "Who, when"), self.translate("DiscourseReport", "Packet")]
        rows = [
            [
                self._called(one), self._type(one.type) if one.type else one.entry.proposed,
                against_words(one, self._texts), self._signed(one.entry.author, one.entry.date), one.entry.file,
            ]
            for one in found
        ]  # fmt: skip
        self._report.table(headers, rows)

    def _comments(self) -> None:
        by_region: dict[str, list[Judged]] = {}
        for one in self._outcome.judged:
            area = self._areas.get(one.entry.area)
            by_region.setdefault(area.region if area is not None else one.entry.region, []).append(one)
        if not by_region:
            return
        self._report.heading(self.translate("DiscourseReport", "What the regions say"))
        for region, found in by_region.items():
            heading = named(region, self._regions) if region else self.translate("DiscourseReport", "Without a region")
            self._report.heading(heading, 3)
            headers = [self.translate("DiscourseReport", "Planning area"), self.translate("DiscourseReport", "Type")]
            headers += [self.translate("DiscourseReport", "Comment"), self.translate("DiscourseReport", "Proposal")]
            headers.append(self.translate("DiscourseReport", "Who, when"))
            self._report.table(headers, [self._comment(one) for one in found])

    def _comment(self, one: Judged) -> list[str]:
        entry, area = one.entry, self._areas.get(one.entry.area)
        words = []
        for label, text in (
            (self.translate("DiscourseReport", "Figures: {text}"), entry.comment_data),
            (self.translate("DiscourseReport", "Type: {text}"), entry.comment_type),
            # A reason without a proposal is a comment.
            (self.translate("DiscourseReport", "Reason: {text}"), entry.reason),
        ):
            if text:
                words.append(label.replace("{text}", text))
        proposal = ""
        if one.state != COMMENT:
            proposal = f"{self._type(one.type) if one.type else entry.proposed}: {state_words(one.state, self._texts)}"
        type_ = self._type(area.type) if area is not None else "–"
        return [self._called(one), type_, " · ".join(words), proposal, self._signed(entry.author, entry.date)]

    def _files(self) -> None:
        self._report.heading(self.translate("DiscourseReport", "Packets"))
        headers = [self.translate("DiscourseReport", "Packet"), self.translate("DiscourseReport", "Areas with entries")]
        rows = [[name, self._number(count)] for name, count in self._collected.files.items()]
        self._report.table(headers, rows, (1,))
        for note in (*self._collected.refused, *self._collected.notes):
            self._report.paragraph(self._texts.note(note))

    def _method(self) -> None:
        self._report.heading(self.translate("DiscourseReport", "How proposals are treated"))
        self._report.paragraph(
            self.translate(
                "DiscourseReport",
                "A proposal is in conflict where another packet proposes another type for the same area, where the "
                "area does not belong to the packet’s region, where the computed type has changed since the packet "
                "was made, and where there is no reason. An accepted proposal is kept beside the computed type, with "
                "reason, author and date; it is marked on maps and stays when types are computed again.",
            )
        )
