"""Types set by hand."""

from __future__ import annotations

from typing import Any

import pytest

from sozialraum_plugin.core.areatypes.overrides import Override, apply_overrides, columns_of, merged, read_overrides
from sozialraum_plugin.core.messages import InputError


def test_columns_by_german_and_english_names() -> None:
    found = columns_of(["Raum", "Typ", "Grund", "Datum", "Bemerkung"], "t")
    assert found == {"area": "Raum", "set_type": "Typ", "reason": "Grund", "date": "Datum"}
    with pytest.raises(InputError, match=r"t \(OVERRIDES\) lacks these columns: set_type, reason\. It has these: Raum"):
        columns_of(["Raum"], "t")


def test_rows_need_a_type_and_a_reason() -> None:
    rows: list[dict[str, Any]] = [
        {"area": "01", "set_type": 3, "reason": " neu  gebaut "},
        {"area": None, "set_type": 1, "reason": "x"},
        {"area": "02", "set_type": "2", "reason": "x", "author": "RTK Nord", "date": "2024-05-01", "year": 2024},
    ]
    assert read_overrides(rows, 7, "t") == [
        Override("01", 3, "neu gebaut"),
        Override("02", 2, "x", "RTK Nord", "2024-05-01", "2024"),
    ]
    bad: list[dict[str, Any]] = [
        {"area": "03", "set_type": 8, "reason": "x"},
        {"area": "04", "set_type": 1, "reason": " "},
    ]
    with pytest.raises(InputError, match=r"2 rows cannot be used, as those of 03, 04.*from 1 to 7"):
        read_overrides([*rows, *bad], 7, "t")


def test_what_is_given_now_stands_above_what_was_kept() -> None:
    kept = [Override("01", 3, "a", year="2024"), Override("02", 2, "b")]
    assert merged(kept, [Override("01", 4, "c", year="2024")]) == [Override("01", 4, "c", year="2024"), kept[1]]


def test_other_years_and_unknown_areas_are_kept_and_told() -> None:
    overrides = [
        Override("01", 3, "older", date="2023-01-01"),
        Override("01", 4, "newer", date="2024-01-01", year="2024"),
        Override("02", 2, "other year", year="2023"),
        Override("99", 1, "gone"),
        Override("03", 5, "untyped before"),
    ]
    applied = apply_overrides(overrides, {"01": 1, "02": 2, "03": None}, "2024")
    assert {area: (item.type, item.computed) for area, item in applied.types.items()} == {"01": (4, 1), "03": (5, 0)}
    assert len(applied.table) == 5
    assert [(note.code, note.values["count"]) for note in applied.notes] == [
        ("overrides-applied", 2),
        ("overrides-unknown", 1),
    ]
    without_year = apply_overrides(overrides, {"01": 1, "02": 2, "03": None})
    assert without_year.types["02"].reason == "other year"
    assert [note.code for note in without_year.notes][1] == "overrides-same"
