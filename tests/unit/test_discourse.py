"""What stands against proposals of regions, and which become types set by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sozialraum_plugin.core.areatypes.overrides import Override
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.discourse import Area, Outcome, choices, judge
from sozialraum_plugin.core.steering.packetfile import Entry

AREAS = {
    "01": Area("Nord", "A", 1, 1),
    "02": Area("Süd", "A", 2, 2),
    "03": Area("Ost", "B", 3, 1),  # set to 3 by hand
    "04": Area("West", "B", 0, 0),  # without a type
}
EMPTY = Entry("a.gpkg", "01", "Nord", "A", "2024", "1", "", "", "", "", "", "")


def entry(area: str, **more: Any) -> Entry:
    known = AREAS.get(area, Area("", "A", 1, 1))
    told = {"area": area, "region": known.region, "computed": str(known.computed or "")}
    return replace(EMPTY, **{**told, **more})


def proposal(area: str, number: int | str, **more: Any) -> Entry:
    return entry(area, proposed=str(number), **{"reason": "Neubau", "author": "RTK A", "date": "2025-03-01", **more})


def states(found: Outcome) -> list[tuple[str, str, list[str]]]:
    return [(one.entry.area, one.state, [note.code for note in one.against]) for one in found.judged]


def test_what_nothing_stands_against_is_accepted() -> None:
    found = judge([EMPTY, entry("02", comment_data="Leerstand"), proposal("01", 2)], AREAS, 3)
    assert states(found) == [("01", "accepted", []), ("02", "comment", [])]
    assert found.overrides == (Override("01", 2, "Neubau", "RTK A", "2025-03-01", "2024", 1),)
    none = judge([proposal("01", 2)], AREAS, 3, "none")
    assert (states(none), none.overrides) == ([("01", "open", [])], ())


def test_an_area_without_a_type_may_get_one() -> None:
    found = judge([proposal("04", 2)], AREAS, 3, year="2025")
    assert found.overrides == (Override("04", 2, "Neubau", "RTK A", "2025-03-01", "2025", 0),)


def test_the_type_that_holds_is_confirmed_and_the_computed_one_may_come_back() -> None:
    found = judge([proposal("03", 3, reason=""), proposal("01", 1)], AREAS, 3)
    assert states(found) == [("01", "confirmed", []), ("03", "confirmed", [])]
    back = judge([proposal("03", 1)], AREAS, 3)
    assert [(item.area, item.type, item.computed) for item in back.overrides] == [("03", 1, 1)]


@pytest.mark.parametrize(
    ("one", "code", "words"),
    [
        (proposal("99", 1), "proposal-unknown", "no area of this key"),
        (proposal("01", 4), "proposal-type", "4 is no type; there are the types 1 to 3"),
        (proposal("01", "viele"), "proposal-type", "viele is no type"),
        (proposal("01", -1), "proposal-type", "-1 is no type"),
        (proposal("01", 2, reason=""), "proposal-reason", "no reason"),
        (proposal("01", 2, region="B"), "proposal-region", "of the region B, but the area belongs to A"),
        (proposal("01", 2, computed="3"), "proposal-computed", "shows 3 as the computed type, but it is 1 now"),
        (proposal("01", 2, computed=""), "proposal-computed", "shows – as the computed type"),
        (proposal("04", 2, computed="1"), "proposal-computed", "but it is – now"),
    ],
)
def test_what_stands_against_a_proposal(one: Entry, code: str, words: str) -> None:
    found = judge([one], AREAS, 3)
    assert states(found) == [(one.area, "conflict", [code])]
    assert words in str(found.judged[0].against[0])
    assert found.overrides == ()


def test_different_proposals_for_an_area_are_a_conflict_of_all() -> None:
    found = judge([proposal("01", 2), proposal("01", 3, file="b.gpkg"), proposal("02", 3)], AREAS, 3)
    assert states(found) == [
        ("01", "conflict", ["proposal-several"]), ("01", "conflict", ["proposal-several"]), ("02", "accepted", []),
    ]  # fmt: skip
    assert str(found.judged[0].against[0]) == "Different types are proposed: 2 (a.gpkg), 3 (b.gpkg)."
    # One confirms the type and one wants another: that is a conflict too.
    both = judge([proposal("01", 1), proposal("01", 2, file="b.gpkg")], AREAS, 3)
    assert {state for _, state, _ in states(both)} == {"conflict"}
    assert both.overrides == ()


def test_the_same_proposal_twice_is_one_with_all_reasons() -> None:
    other = proposal("01", 2, file="b.gpkg", reason="Wegzug", author="KiTa", date="2025-04-01")
    found = judge([other, proposal("01", 2), proposal("01", 2, file="copy.gpkg")], AREAS, 3)
    assert [one.entry.file for one in found.judged] == ["a.gpkg", "b.gpkg"]
    assert found.overrides == (Override("01", 2, "Neubau; Wegzug", "RTK A, KiTa", "2025-04-01", "2024", 1),)


def test_a_conflict_in_one_packet_stops_the_other_one_too() -> None:
    found = judge([proposal("01", 2), proposal("01", 2, file="b.gpkg", computed="3")], AREAS, 3)
    assert [state for _, state, _ in states(found)] == ["open", "conflict"]
    assert found.overrides == ()


def test_named_areas_are_accepted_against_conflicts() -> None:
    entries = [
        proposal("01", 2), proposal("01", 3, file="b.gpkg"), proposal("02", 3, region="B"), proposal("04", 1),
    ]  # fmt: skip
    found = judge(entries, AREAS, 3, "keys", choices("01=3; 02"))
    assert [(item.area, item.type) for item in found.overrides] == [("01", 3), ("02", 3)]
    assert [state for _, state, _ in states(found)] == ["conflict", "accepted", "accepted", "open"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "KEYS is empty"),
        ("77", "without a proposal that could be accepted: 77. There are proposals for: 01, 02"),
        ("99", "without a proposal that could be accepted: 99"),
        ("01", r"Say which one, as 01=2"),
        ("01=1", "accepts the type 1 for 01, but proposed is: 2"),
        ("02", r"02 \(KEYS\) has no reason"),
        ("01=x", "no key and no key=type"),
        ("=2", "no key and no key=type"),
    ],
)
def test_choices_that_cannot_be_followed_are_refused(text: str, words: str) -> None:
    entries = [
        proposal("01", 2), proposal("01", 3, file="b.gpkg"), proposal("02", 3, reason=""), proposal("99", 1),
    ]  # fmt: skip
    with pytest.raises(InputError, match=words):
        judge(entries, AREAS, 3, "keys", choices(text))


def test_a_reason_alone_is_a_comment_and_a_name_alone_is_nothing() -> None:
    found = judge([entry("01", reason="nur so"), entry("02", author="RTK", date="2025-01-01")], AREAS, 3)
    assert states(found) == [("01", "comment", [])]
