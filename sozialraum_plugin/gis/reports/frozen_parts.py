"""What the report of frozen types tells about, and its part on types set by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...core.areatypes.frozenhand import hand_set, holding_changes
from ...core.formats import format_number
from ..areas.areanames import named
from ..translation import Texts
from .report import Report

if TYPE_CHECKING:
    from ...core.areatypes.frozen import Applied, Earlier, Move, Transitions
    from ...core.areatypes.overrides import Override
    from ...core.measures.indicators import Indicator


@dataclass(frozen=True)
class Comparison:
    """The comparison with an earlier year; ``place`` tells people where its types come from."""

    earlier: Earlier
    transitions: Transitions
    moves: Sequence[Move]
    place: str


@dataclass(frozen=True)
class FrozenFound:
    """What the report tells about. ``catalogue`` holds the known indicators by the model's field names."""

    applied: Applied
    comparison: Comparison | None
    layer: str
    model_file: str
    labels: Mapping[str, str]
    names: Mapping[int, str]
    area_names: Mapping[str, str]
    overrides: Mapping[str, Override]
    catalogue: Mapping[str, Indicator]
    population_field: str
    min_population: float
    exclude: str

    @property
    def earlier(self) -> Earlier | None:
        """The earlier year, where there is one."""
        return self.comparison.earlier if self.comparison is not None else None


def add_by_hand(report: Report, found: FrozenFound, label: Callable[[int], str], texts: Texts) -> None:
    """The areas whose type was set by hand now or in the earlier year; nothing where there are none.

    ``label`` gives a type as people read it.
    """
    rows = hand_set(found.applied, found.earlier, found.overrides)
    if not rows:
        return
    report.heading(texts.translate("FrozenReport", "Types set by hand"))
    report.paragraph(
        texts.translate(
            "FrozenReport",
            "People who know the place have given these areas another type. The other tables of this report are about "
            "the computed types, so that both years are compared by the same rules; layer and map show the types set "
            "by hand.",
        )
    )
    if found.earlier is not None:
        changed = holding_changes(found.applied, found.earlier, found.overrides)
        text = texts.translate(
            "FrozenReport",
            "Areas that show another type than before, with the types set by hand in both years: {count}.",
        )
        report.paragraph(text.format(count=format_number(float(len(changed)), 0, texts.language)))

    rows_shown = []
    for row in rows:
        item = row.override
        signed = ", ".join(part for part in (item.author, item.date, item.year) if part) if item else ""
        then = []
        if row.computed_before is not None:
            then.append(_held(label(row.computed_before), row.set_before, label, texts))
        now = _held(label(row.computed_now), item.type if item else None, label, texts)
        reason = item.reason if item else texts.translate("FrozenReport", "no longer set by hand")
        rows_shown.append([named(row.key, found.area_names), *then, now, f"{reason} ({signed})" if signed else reason])
    headers = [
        texts.translate("FrozenReport", "Area"),
        *([texts.translate("FrozenReport", "Before")] if found.earlier is not None else []),
        texts.translate("FrozenReport", "Now"),
        texts.translate("FrozenReport", "Reason, by whom and when"),
    ]
    report.table(headers, rows_shown)


def with_hand(computed: str, held: str, texts: Texts) -> str:
    """A computed type with the one that was set in its place."""
    return texts.translate("FrozenReport", "{computed} (set by hand: {set})").format(computed=computed, set=held)


def _held(computed: str, number: int | None, label: Callable[[int], str], texts: Texts) -> str:
    return computed if number is None else with_hand(computed, label(number), texts)
