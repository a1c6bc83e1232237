"""Numbers that users write into one line: every parameter reads them alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sozialraum_plugin.core.areatypes.typeoptions import indicators
from sozialraum_plugin.core.measures.indexoptions import recipe_of
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.numberlists import in_language, number_of, numbers_by_field, parts_of

FIELDS = ["A", "B", "a=b"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2.0), ("0,5", 0.5), ("0.5", 0.5), ("-1", -1.0), ("\N{MINUS SIGN}1,5", -1.5), ("1e3", 1000.0),
        ("", None), ("1_000", None), ("1.000,5", None), ("1 000", None), ("٣", None), ("½", None), ("0x10", None),
        ("zwei", None), ("1;2", None),
    ],
)  # fmt: skip
def test_numbers(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("-1;1;1.5", "de", "-1;1;1,5"), ("-1;1;1,5", "de", "-1;1;1,5"), ("-1;1,25", "en", "-1;1.25"), ("", "de", ""),
    ],
)  # fmt: skip
def test_lists_have_the_decimal_sign_of_the_language(text: str, language: str, shown: str) -> None:
    assert in_language(text, language) == shown
    assert [number_of(part) for part in parts_of(shown)] == [number_of(part) for part in parts_of(text)]


def test_parts() -> None:
    assert parts_of(" ") == []
    assert parts_of("1; 2 ;") == ["1", "2"]
    assert parts_of(";1") == ["", "1"]


def test_by_order_and_by_name() -> None:
    assert numbers_by_field("2;0,5;1", FIELDS, "WEIGHTS", "INDICATORS") == {"A": 2, "B": 0.5, "a=b": 1}
    assert numbers_by_field("B = 2; a=b=3;", FIELDS, "WEIGHTS", "INDICATORS") == {"B": 2, "a=b": 3}
    assert numbers_by_field("", FIELDS, "WEIGHTS", "INDICATORS") == {}


def of_types(parameter: str, text: str) -> Any:
    return indicators(FIELDS, **{parameter.lower(): text})


def of_index(parameter: str, text: str) -> Any:
    return recipe_of("STATUS", FIELDS, "-1;1", **{parameter.lower(): text})


@pytest.mark.parametrize("read", [of_types, of_index])
@pytest.mark.parametrize("parameter", ["WEIGHTS", "DIRECTIONS"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1;1", ["2 values", "3 are needed", "A; B; a=b"]),
        ("1;1;1;1", ["4 values"]),
        ("1;;1", ["–", "no number"]),
        ("1;zwei;1", ["zwei", "no number"]),
        ("1;1_0;1", ["1_0", "no number"]),
        ("1;٣;1", ["٣", "no number"]),
        ("A=1;A=1", ["A twice"]),
        ("C=1", ["C", "INDICATORS", "A, B, a=b"]),
        ("A=1;1", ["–", "INDICATORS"]),
        ("A=", ["–", "no number"]),
        ("1;1;inf", ["inf", "a=b"]),
        ("1;1;nan", ["nan", "a=b"]),
    ],
)
def test_both_rooms_refuse_the_same_texts(
    read: Callable[[str, str], Any], parameter: str, text: str, words: list[str]
) -> None:
    with pytest.raises(InputError) as error:
        read(parameter, text)
    assert all(word in str(error.value) for word in [parameter, *words]), str(error.value)


def test_a_field_given_twice_is_no_fault_of_the_list() -> None:
    assert [item.weight for item in indicators(["A", "A"], "1;2")] == [2, 2]
