"""The parts of a typology's report that name single areas."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from ...core.formats import format_date
from .typology_parts import Writer

if TYPE_CHECKING:
    from ...core.areatypes.explain import Explanation

# From this ratio of the two distances on an area lies between two types.
_NEAR_SECOND = 0.9
# Longer lists fill pages that nobody reads; all of it is in the layer.
MOST_ROWS = 200
MOST_NAMED = 1000
# Indicators of an area that nobody asked for.
MOST_REASONS = 8


def between(writer: Writer) -> None:
    """Areas that lie almost as near to a second type."""
    texts, found = writer.texts, writer.found
    member, keys = found.typology.member, found.typology.prepared.keys
    rows_near = [int(row) for row in np.argsort(-member.ratio, kind="stable") if member.ratio[row] >= _NEAR_SECOND]
    heading = texts.translate("TypeReport", "Areas between two types")
    if not rows_near:
        writer.report.heading(heading)
        writer.report.paragraph(texts.translate("TypeReport", "No area lies almost as near to another type."))
        return
    shown = rows_near[:MOST_ROWS]
    rows = [
        (
            writer.area(keys[row]),
            writer.type(int(member.types[row])),
            writer.type(int(member.second[row])),
            writer.number(member.ratio[row], 2),
            writer.number(found.typology.silhouettes[row], 2),
        )
        for row in shown
    ]
    headers = [
        texts.translate("TypeReport", "Area"),
        texts.translate("TypeReport", "Type"),
        texts.translate("TypeReport", "Second type"),
        texts.translate("TypeReport", "Ratio of the distances"),
        texts.translate("TypeReport", "Silhouette"),
    ]
    swatches = writer.swatches((int(member.types[row]) for row in shown), 1)
    swatches |= writer.swatches((int(member.second[row]) for row in shown), 2)
    words = texts.translate(
        "TypeReport",
        "These {count} areas lie almost as near to a second type. Look at them with people who know the place.",
    ).format(count=writer.number(len(rows_near)))
    with writer.report.together(len(rows)):
        writer.report.heading(heading)
        writer.report.paragraph(words)
        writer.report.table(headers, rows, numeric=(3, 4), swatches=swatches)
    _cut(writer, len(rows_near) - len(shown), "_ratio")


def _cut(writer: Writer, rest: int, ending: str) -> None:
    if rest:
        text = writer.texts.translate("TypeReport", "{count} more are not listed; the layer has them all ({field}).")
        writer.report.paragraph(text.format(count=writer.number(rest), field=writer.found.type_field + ending))


def reasons(writer: Writer) -> None:
    """Why single areas are of their type."""
    texts, found = writer.texts, writer.found
    for place, item in enumerate(found.explanations):
        with writer.report.together():
            if not place:
                writer.report.heading(texts.translate("TypeReport", "Why these areas are of their type"))
                writer.report.paragraph(
                    texts.translate(
                        "TypeReport",
                        "The values of an area beside the means of its type, of the second nearest type and of all "
                        "areas. The last column tells how much an indicator decides between the two types; below 0 it "
                        "speaks for the second one.",
                    )
                )
            _reasons_of(writer, item)


def _reasons_of(writer: Writer, item: Explanation) -> None:
    texts = writer.texts
    headers = [
        texts.translate("TypeReport", "Indicator"),
        texts.translate("TypeReport", "This area"),
        texts.translate("TypeReport", "Own type"),
        texts.translate("TypeReport", "Second type"),
        texts.translate("TypeReport", "All areas"),
        texts.translate("TypeReport", "Decides"),
    ]
    caption = texts.translate(
        "TypeReport", "Area {area}: {type}; second nearest: {second}; ratio of the distances {ratio}"
    ).format(
        area=writer.area(item.key),
        type=writer.type(item.type),
        second=writer.type(item.second),
        ratio=writer.number(item.ratio, 2),
    )
    shown = item.reasons if writer.found.explained_whole else item.reasons[:MOST_REASONS]
    rows = [
        (
            writer.with_unit(reason.name),
            *(writer.value(value, reason.name) for value in (reason.value, reason.own, reason.second, reason.city)),
            writer.share(reason.share),
        )
        for reason in shown
    ]
    rest = item.reasons[len(shown) :]
    if rest:
        others = texts.translate("TypeReport", "{count} others together").format(count=len(rest))
        rows.append((others, "", "", "", "", writer.share(sum(reason.share for reason in rest))))
    swatches = {(-1, 2): writer.colour(item.type), (-1, 3): writer.colour(item.second)}
    writer.report.table(headers, rows, numeric=(1, 2, 3, 4, 5), caption=caption, swatches=swatches)


def by_hand(writer: Writer) -> None:
    """Types that people have set."""
    texts, found = writer.texts, writer.found
    if not found.overrides:
        return
    items = sorted(found.overrides, key=lambda item: item.area)
    rows = [
        (
            writer.area(item.area),
            writer.type(item.computed) if item.computed else "–",
            writer.type(item.type),
            item.reason,
            ", ".join(part for part in (item.author, _date(item.date, texts.language), item.year) if part),
        )
        for item in items
    ]
    headers = [
        texts.translate("TypeReport", "Area"),
        texts.translate("TypeReport", "Computed"),
        texts.translate("TypeReport", "Set by hand"),
        texts.translate("TypeReport", "Reason"),
        texts.translate("TypeReport", "By whom and when"),
    ]
    swatches = writer.swatches((item.computed for item in items), 1)
    swatches |= writer.swatches((item.type for item in items), 2)
    words = texts.translate(
        "TypeReport",
        "People who know the place have given these areas another type. All figures of this report are those "
        "of the computed types; layer and map show the types set by hand.",
    )
    with writer.report.together(len(rows)):
        writer.report.heading(texts.translate("TypeReport", "Types set by hand"))
        writer.report.paragraph(words)
        writer.report.table(headers, rows, swatches=swatches)


def _date(text: str, language: str) -> str:
    with suppress(ValueError):
        return format_date(datetime.date.fromisoformat(text), language)
    return text


def untyped(writer: Writer) -> None:
    """Areas without a type and why, and those that were assigned afterwards."""
    texts, prepared = writer.texts, writer.found.typology.prepared
    writer.report.heading(texts.translate("TypeReport", "Areas without a type"))
    if not prepared.untyped:
        writer.report.paragraph(texts.translate("TypeReport", "All areas have a type."))
    else:
        shown = list(prepared.untyped.items())[:MOST_ROWS]
        rows = [(writer.area(key), writer.note(note)) for key, note in shown]
        headers = [texts.translate("TypeReport", "Area"), texts.translate("TypeReport", "Reason")]
        writer.report.table(headers, rows)
        _cut(writer, len(prepared.untyped) - len(shown), "_reason")
    if prepared.partial:
        writer.report.paragraph(
            texts.translate(
                "TypeReport",
                "Assigned by the indicators they have, without shaping the types (MISSING is assign): {areas}.",
            ).format(areas="; ".join(map(writer.area, prepared.partial[:MOST_ROWS])))
        )
        _cut(writer, len(prepared.partial[MOST_ROWS:]), "")


def members(writer: Writer) -> None:
    """All areas by their computed type."""
    texts, typology = writer.texts, writer.found.typology
    prepared = typology.prepared
    writer.report.heading(texts.translate("TypeReport", "The areas of each type"))
    if len(prepared.keys) + len(prepared.partial) > MOST_NAMED:
        text = texts.translate("TypeReport", "There are too many areas for a list; the layer has them all ({field}).")
        writer.report.paragraph(text.format(field=writer.found.type_field))
        return
    if writer.found.overrides:
        text = texts.translate("TypeReport", "These are the computed types; those set by hand are listed above.")
        writer.report.paragraph(text)
    types = dict(zip(prepared.keys, typology.member.types, strict=True))
    types |= dict(zip(prepared.partial, typology.partial.types, strict=True))
    for number in range(1, typology.k + 1):
        writer.report.heading(writer.type(number), 3, writer.colour(number))
        found = sorted(key for key, kind in types.items() if kind == number)
        writer.report.paragraph("; ".join(map(writer.area, found)) or "–")
