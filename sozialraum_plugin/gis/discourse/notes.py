"""What came back in packets as tables: all notes, and the types that are set by hand from now on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.areatypes.overrides import FIELDS, Override
from ...core.steering.discourse import ACCEPTED, COMMENT, CONFIRMED, CONFLICT, OPEN, Area, Judged
from ..frames import Column
from ..translation import Texts


def note_columns(texts: Texts) -> list[Column]:
    """The columns of the table of notes: a row per area and packet in which something was entered."""
    translate = texts.translate
    return [
        Column("area", "text", translate("DiscourseNotes", "Key")),
        Column("name", "text", translate("DiscourseNotes", "Name")),
        Column("region", "text", translate("DiscourseNotes", "Region")),
        Column("year", "text", translate("DiscourseNotes", "Year")),
        Column("type", "integer", translate("DiscourseNotes", "Type that holds")),
        Column("computed_type", "integer", translate("DiscourseNotes", "Computed type")),
        Column("comment_data", "text", translate("DiscourseNotes", "Comment on the figures")),
        Column("comment_type", "text", translate("DiscourseNotes", "Comment on the type")),
        Column("proposed_type", "integer", translate("DiscourseNotes", "Proposed type")),
        Column("reason", "text", translate("DiscourseNotes", "Reason for the proposal")),
        Column("author", "text", translate("DiscourseNotes", "Who")),
        Column("date", "text", translate("DiscourseNotes", "Date")),
        Column("state", "text", translate("DiscourseNotes", "State")),
        Column("state_words", "text", translate("DiscourseNotes", "What becomes of it")),
        Column("against", "text", translate("DiscourseNotes", "What stands against it")),
        Column("file", "text", translate("DiscourseNotes", "Packet")),
    ]


def state_words(state: str, texts: Texts) -> str:
    """What becomes of an entry, in words."""
    return {
        COMMENT: texts.translate("DiscourseNotes", "comment"),
        CONFIRMED: texts.translate("DiscourseNotes", "confirms the type"),
        ACCEPTED: texts.translate("DiscourseNotes", "accepted"),
        OPEN: texts.translate("DiscourseNotes", "not decided"),
        CONFLICT: texts.translate("DiscourseNotes", "in conflict"),
    }[state]


def against_words(one: Judged, texts: Texts) -> str:
    """What stands against a proposal, in sentences."""
    return " ".join(texts.note(note) for note in one.against)


def note_rows(judged: Sequence[Judged], areas: Mapping[str, Area], texts: Texts) -> list[list[Any]]:
    """The values of ``note_columns``."""
    rows = []
    for one in judged:
        entry, area = one.entry, areas.get(one.entry.area)
        rows.append([
            entry.area, (area.name if area else entry.name) or None, (area.region if area else entry.region) or None,
            entry.year or None, (area.type if area else 0) or None, (area.computed if area else 0) or None,
            entry.comment_data or None, entry.comment_type or None, one.type or None, entry.reason or None,
            entry.author or None, entry.date or None, one.state, state_words(one.state, texts),
            against_words(one, texts) or None, entry.file,
        ])  # fmt: skip
    return rows


def override_columns(texts: Texts) -> list[Column]:
    """The columns of the table of types set by hand, as ``computeareatypes`` and ``applyareatypes`` read them."""
    translate = texts.translate
    aliases = {
        "area": translate("DiscourseNotes", "Key"),
        "year": translate("DiscourseNotes", "Year"),
        "computed_type": translate("DiscourseNotes", "Computed type"),
        "set_type": translate("DiscourseNotes", "Type set by hand"),
        "reason": translate("DiscourseNotes", "Reason for the proposal"),
        "author": translate("DiscourseNotes", "Who"),
        "date": translate("DiscourseNotes", "Date"),
    }
    kinds = {"computed_type": "integer", "set_type": "integer"}
    return [Column(name, kinds.get(name, "text"), aliases[name]) for name in FIELDS]


def override_rows(overrides: Sequence[Override]) -> list[list[Any]]:
    """The values of ``override_columns``."""
    return [[item.row()[name] for name in FIELDS] for item in overrides]
