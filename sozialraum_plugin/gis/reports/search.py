"""The list of areas that rules have found, region by region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.formats import format_number
from ...core.messages import Note
from ...core.steering.regions import natural
from ...core.steering.searchrules import Rule
from ..areas.areanames import named
from ..translation import Texts
from .report import Report


def search_report(
    rules: Sequence[Rule],
    hits: Mapping[str, int],
    rows: Sequence[tuple[str, Sequence[Rule], str]],
    count: int,
    names: Mapping[str, str],
    regions: Mapping[str, str],
    notes: Sequence[Note],
    texts: Texts,
) -> Report:
    """The printable list. ``rows`` are (area, rules met, reason), ``hits`` the areas by rule, ``count`` all areas."""
    report = Report(texts.translate("SearchReport", "Areas found by rules"), texts)

    def number(value: int) -> str:
        return format_number(value, 0, texts.language)

    text = texts.translate("SearchReport", "{found} of {count} areas were found.")
    report.paragraph(text.format(found=number(len(rows)), count=number(count)))
    report.paragraph(
        texts.translate(
            "SearchReport",
            "The list says where to look more closely. It is no verdict on an area or on those who live there.",
        )
    )
    report.heading(texts.translate("SearchReport", "Rules"))
    headers = [
        texts.translate("SearchReport", "Rule"), texts.translate("SearchReport", "Expression"),
        texts.translate("SearchReport", "Areas"),
    ]  # fmt: skip
    report.table(headers, [[rule.name, rule.text, number(hits[rule.name])] for rule in rules], (2,))
    report.heading(texts.translate("SearchReport", "Areas"))
    by_region: dict[str, list[list[str]]] = {}
    for area, met, reason in sorted(rows, key=lambda row: natural(row[0])):
        by_region.setdefault(regions.get(area, ""), []).append([named(area, names), number(len(met)), reason])
    headers = [
        texts.translate("SearchReport", "Area"), texts.translate("SearchReport", "Rules met"),
        texts.translate("SearchReport", "Reason"),
    ]  # fmt: skip
    for region in sorted(by_region, key=natural):
        if regions:
            report.heading(region or texts.translate("SearchReport", "Without a region"), 3)
        report.table(headers, by_region[region], (1,))
    for note in notes:
        report.paragraph(texts.note(note))
    return report
