"""What an office files with counts on new boundaries: the report of a transfer as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...core.formats import format_number
from ...core.messages import Note
from ..translation import Texts
from .report import Report

if TYPE_CHECKING:
    from ...core.joining.crosswalk import CountField, Shares, Transfer

# Beyond so many lines a list helps nobody.
_MOST_LINES = 500
_MOST_NAMES = 60
# A part that is printed as 0.0 % is the drawing of boundaries.
LEAST_OUTSIDE = 0.0005


@dataclass(frozen=True)
class TransferFacts:
    """All there is to know about a transfer; names of areas are by feature id."""

    old_layer: str
    new_layer: str
    method: Note
    whole: bool
    fields: Sequence[CountField]
    shares: Shares
    transfer: Transfer
    old_names: Mapping[Any, str]
    new_names: Mapping[Any, str]
    notes: Sequence[Note]

    def outside(self) -> list[tuple[str, float]]:
        """Old areas of which a part lies outside all new ones, the largest part first."""
        found = [(self.old_names[old], part) for old, part in self.shares.outside.items() if part >= LEAST_OUTSIDE]
        return sorted(found, key=lambda item: -item[1])


class TransferReport:
    """Builds the printable report of a transfer."""

    def __init__(self, facts: TransferFacts, texts: Texts) -> None:
        self._facts = facts
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("TransferReport", "Counts on new boundaries"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._method()
        self._sums()
        self._outside()
        self._missing()
        self._left()
        self._protocol()
        return self._report

    def _number(self, value: float, decimals: int = 0) -> str:
        return format_number(value, decimals, self._texts.language)

    def _summary(self) -> None:
        facts = self._facts
        old, new = len(facts.old_names), len(facts.new_names)
        rows = [
            (self.translate("TransferReport", "Old areas"), f"{facts.old_layer}: {self._number(old)}"),
            (self.translate("TransferReport", "New areas"), f"{facts.new_layer}: {self._number(new)}"),
            (
                self.translate("TransferReport", "Old areas transferred"),
                self._number(old - len(facts.transfer.lost)),
            ),
            (self.translate("TransferReport", "Old areas without a new one"), self._number(len(facts.transfer.lost))),
            (
                self.translate("TransferReport", "New areas without an old one"),
                self._number(len(facts.transfer.uncovered)),
            ),
            (self.translate("TransferReport", "Split"), self._texts.note(facts.method)),
        ]
        self._report.table(
            [self.translate("TransferReport", "What"), self.translate("TransferReport", "Result")], rows, numeric=(1,)
        )

    def _method(self) -> None:
        self._report.heading(self.translate("TransferReport", "How the counts were transferred"))
        texts = {
            "transfer-method-crosswalk": self.translate(
                "TransferReport",
                "The table says which old area goes into which new one. Where an old area goes into several, its count "
                "is split by the weights of the table, divided by their sum.",
            ),
            "transfer-method-points": self.translate(
                "TransferReport",
                "The count of an old area is split on the new areas in proportion to the weights of points in both. "
                "An old area without any weight is split by shares of its area.",
            ),
            "transfer-method-blocks": self.translate(
                "TransferReport",
                "The count of an old area is split on the new areas in proportion to the weights of the polygons that "
                "lie in both; a polygon that is cut gives its weight by area. An old area without any weight is split "
                "by shares of its area.",
            ),
            "transfer-method-area": self.translate(
                "TransferReport",
                "The count of an old area is split on the new areas in proportion to the area that both share. That "
                "takes people to live evenly spread; where they do not, weights give better results.",
            ),
        }
        self._report.paragraph(texts[self._facts.method.code])
        self._report.paragraph(
            self.translate(
                "TransferReport",
                "Nothing is lost: all of a count goes to the new areas that the old one meets, also where a part of it "
                "lies outside all of them. A missing count is not taken for 0; the new areas it belongs to stay empty.",
            )
        )
        if self._facts.whole:
            self._report.paragraph(
                self.translate(
                    "TransferReport",
                    "Counts are whole numbers, by the largest remainder for each old area, so that sums stay the same.",
                )
            )
        self._report.paragraph(
            self.translate(
                "TransferReport",
                "The results are estimates wherever an old area was split. Rates are computed from them afterwards.",
            )
        )

    def _sums(self) -> None:
        self._report.heading(self.translate("TransferReport", "Sums before and after"))
        totals = self._facts.transfer.totals
        decimals = 0 if all(float(total.before).is_integer() for total in totals.values()) else 2
        rows = []
        for known in self._facts.fields:
            total = totals[known.name]
            difference = total.after + total.withheld - total.before
            rows.append(
                (
                    known.name,
                    known.alias,
                    self._number(total.before, decimals),
                    # Parts of counts need decimals, so that both sides are seen to agree.
                    self._number(total.after, decimals if float(round(total.after, 9)).is_integer() else 2),
                    self._number(total.withheld, decimals if float(round(total.withheld, 9)).is_integer() else 2),
                    self._number(difference, decimals),
                )
            )
        headers = [
            self.translate("TransferReport", "Field"),
            self.translate("TransferReport", "Meaning"),
            self.translate("TransferReport", "Sum before"),
            self.translate("TransferReport", "Sum after"),
            self.translate("TransferReport", "In new areas without a value"),
            self.translate("TransferReport", "Difference"),
        ]
        self._report.table(headers, rows, numeric=(2, 3, 4, 5))

    def _outside(self) -> None:
        found = self._facts.outside()
        if not found:
            return
        self._report.heading(self.translate("TransferReport", "Old areas partly outside"))
        rows = [(name, f"{self._number(100 * part, 1)} %") for name, part in found]
        headers = [
            self.translate("TransferReport", "Old area"),
            self.translate("TransferReport", "Part outside all new areas"),
        ]
        self._list(headers, rows, numeric=(1,))

    def _missing(self) -> None:
        transfer = self._facts.transfer
        if not transfer.missing:
            return
        self._report.heading(self.translate("TransferReport", "Missing counts"))
        rows = [
            (
                name,
                self._names([self._facts.old_names[old] for old in olds]),
                self._names([self._facts.new_names[new] for new in transfer.emptied[name]]),
            )
            for name, olds in transfer.missing.items()
        ]
        headers = [
            self.translate("TransferReport", "Field"),
            self.translate("TransferReport", "Old areas without a value"),
            self.translate("TransferReport", "New areas left empty"),
        ]
        self._report.table(headers, rows)

    def _left(self) -> None:
        facts = self._facts
        for heading, names in (
            (
                self.translate("TransferReport", "Old areas without a new one"),
                [facts.old_names[old] for old in facts.transfer.lost],
            ),
            (
                self.translate("TransferReport", "New areas without an old one"),
                [facts.new_names[new] for new in facts.transfer.uncovered],
            ),
            (
                self.translate("TransferReport", "Old areas without any weight, split by area"),
                [facts.old_names[old] for old in facts.shares.fallback],
            ),
        ):
            if names:
                self._report.heading(heading)
                self._report.paragraph(", ".join(names))

    def _protocol(self) -> None:
        self._report.heading(self.translate("TransferReport", "Protocol"))
        self._report.table(
            [self.translate("TransferReport", "Remark")], [(self._texts.note(note),) for note in self._facts.notes]
        )

    def _names(self, names: Sequence[str]) -> str:
        shown = ", ".join(names[:_MOST_NAMES])
        left = len(names) - _MOST_NAMES
        return shown if left <= 0 else f"{shown} … (+{self._number(left)})"

    def _list(self, headers: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int]) -> None:
        self._report.table(headers, rows[:_MOST_LINES], numeric=numeric)
        if len(rows) > _MOST_LINES:
            left = self._number(len(rows) - _MOST_LINES)
            self._report.paragraph(self.translate("TransferReport", "And {count} more.").format(count=left))
