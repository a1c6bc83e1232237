"""Keys of areas, and the ways in which tables spoil them."""

from __future__ import annotations

from typing import Any

import pytest

from sozialraum_plugin.core.joining.keys import key_text, layer_keys, match_keys, name_form, sample
from sozialraum_plugin.core.names import field_name, header_text, same_header, unique_names


@pytest.mark.parametrize(
    ("value", "text"),
    [("01100101", "01100101"), (" 0110 ", "0110"), (1100101, "1100101"), (1100101.0, "1100101"), (None, ""),
     (float("nan"), ""), ("\u00a0011\u00a0", "011")],
)  # fmt: skip
def test_keys_are_text(value: object, text: str) -> None:
    assert key_text(value) == text


def rules(table: list[str], layer: list[object], **options: Any) -> list[tuple[str | None, str | None]]:
    match = match_keys(table, layer_keys("KEY", layer), **options)
    return list(zip(match.target, match.rule, strict=True))


def test_exact_wins() -> None:
    assert rules(["0101", "0102"], ["0102", "0101"]) == [("0101", "exact"), ("0102", "exact")]


@pytest.mark.parametrize(
    ("key", "rule"),
    [("1100101", "zeros"), ("1100101.0", "zeros"), ("01100101.0", "decimals"), ("0110 0101", "blanks"),
     ("011\u00a000101", "blanks"), ("01.10.01.01", "marks"), ("0110-0101", "marks"), ("01100101 Stülerstraße", "code"),
     ("01100101 - Stülerstraße", "code"), ("01100101: Stülerstraße", "code"), ("01100101. Stülerstraße", "code"),
     ("01100101,00", "decimals")],
)  # fmt: skip
def test_spoilt_keys_are_matched_and_named(key: str, rule: str) -> None:
    assert rules([key], ["01100101", "01100102"]) == [("01100101", rule)]


def test_keys_of_other_levels_are_not_filled_up() -> None:
    assert rules(["01", "10"], ["0101", "0110", "1001"]) == [(None, None), (None, None)]
    assert rules(["01"], ["0001", "0002"]) == [(None, None)]
    # The order of the layer does not matter.
    assert rules(["01"], ["1001", "0001"]) == [(None, None)]
    # Of a table that has both, the exact row wins and the district is left over.
    assert rules(["1", "0001"], ["0001", "0002"]) == [(None, None), ("0001", "exact")]


def test_zeros_need_a_common_width() -> None:
    assert rules(["101"], ["0101", "00102"]) == [("0101", "surplus_zeros")]
    assert rules(["01100101"], [1100101, 12601236]) == [("1100101", "surplus_zeros")]


def test_ambiguous_matches_are_never_made() -> None:
    match = match_keys(["A-B", "AB."], layer_keys("KEY", ["AB"]))
    assert match.target == [None, None]
    assert set(match.ambiguous) == {"A-B", "AB."}
    match = match_keys(["AB"], layer_keys("KEY", ["A.B", "A-B"]))
    assert match.target == [None]
    assert set(match.ambiguous) == {"AB"}


def test_what_is_ambiguous_does_not_stop_the_rest() -> None:
    layer = layer_keys("KEY", ["AB", "CD"])
    match = match_keys(["A-B", "A.B", "C-D"], layer)
    assert match.target == [None, None, "CD"]
    assert match.ambiguous == {"A-B": "marks", "A.B": "marks"}
    # A later rule may tell apart what an earlier one could not; then the other row is a second one for this area.
    match = match_keys(["01 Sankt Georg", "01 Nord"], layer_keys("KEY", ["01 St. Georg"]), ("code", "names"))
    assert match.rule == ["names", "code"]
    assert match.ambiguous == {}


@pytest.mark.parametrize(
    ("table", "layer", "expected"),
    [
        (["010101", "01.01.01", "01 01 01", "010101.0", "010101 Altstadt"], ["010101", "010102"],
         ["exact", "marks", "blanks", "decimals", "code"]),
        (["AB1", "AB-1", "ab1"], ["AB1", "CD2"], ["exact", "marks", "blanks"]),
        # A number without its zeros may be one of another level, and two areas are alike here.
        (["010101", "10101"], ["010101", "010102"], ["exact", None]),
        (["A-B", "AB", "A.B"], ["A-B", "AB", "C"], ["exact", "exact", None]),
        # Letters are no digits.
        (["0A1"], ["A1", "B1"], [None]),
    ],
)  # fmt: skip
def test_two_rows_for_one_area_are_both_found(table: list[str], layer: list[object], expected: list[object]) -> None:
    found = rules(table, layer)
    assert [rule for _, rule in found] == expected
    assert [target for target, _ in found] == [layer[0 if key != "AB" else 1] if rule else None
                                               for key, rule in zip(table, expected, strict=True)]  # fmt: skip


def test_an_area_that_has_its_row_is_not_matched_by_what_comes_near() -> None:
    layer: list[object] = ["010101", "010102"]
    assert rules(["0101 01", "10101"], layer) == [("010101", "blanks"), (None, None)]
    pairs = {"Altdorf": "010101"}
    assert rules(["Altdorf", "10101"], layer, pairs=pairs) == [("010101", "given"), (None, None)]
    # Two rows for one area: the join tells it.
    assert rules(["Altdorf", "010101"], layer, pairs=pairs) == [("010101", "given"), ("010101", "exact")]
    # What is given by hand counts more than the same key.
    assert rules(["010102", ""], layer, pairs={"010102": "010101"}) == [("010101", "given"), (None, None)]


def test_a_rule_that_is_not_asked_for_is_not_used() -> None:
    assert rules(["110-0101", "110101"], ["1100101", "0110101"], rules=("zeros",)) == [
        (None, None),
        ("0110101", "zeros"),
    ]


@pytest.mark.parametrize(
    ("keys", "text"),
    [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b, c"), (["a", "b", "c", "d"], "a, b, c …"), (["a", "", "a"], "a")],
)
def test_some_keys_for_messages(keys: list[str], text: str) -> None:
    assert sample(keys) == text


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (["St. Georg", "ST GEORG", "Sankt-Georg"], "sanktgeorg"),
        (["Hauptstr.", "Haupt Str", "Hauptstraße", "HAUPTSTRASSE"], "hauptstrasse"),
        (["Nord u. Süd", "Nord/Süd", "Nord & Süd", "Nord + Sued", "Nord und Su\u0308d"], "nordundsued"),
        (["Ærø", "Aerö"], "aeroe"),
        (["Café", "CAFE"], "cafe"),
        (["Stadtmitte am Strand"], "stadtmitteamstrand"),
        (["01.02", "–", ""], ""),
    ],
)
def test_names_written_in_different_ways(names: list[str], form: str) -> None:
    assert {name_form(name) for name in names} == {form}


def test_layer_keys_count_what_is_wrong() -> None:
    layer = layer_keys("KEY", ["01", "01", None, "02"])
    assert layer.keys == ("01", "02")
    assert layer.repeated == {"01": 2}
    assert (layer.missing, layer.width) == (1, 2)
    assert layer_keys("KEY", ["1", "02"]).width == 0
    assert layer_keys("KEY", ["AB", "CD"]).width == 0


@pytest.mark.parametrize(
    ("levels", "name"),
    [(["PLR-ID"], "PLR_ID"), (["K01"], "K01"), (["Einwohner insgesamt"], "Einwohner_insgesamt"),
     (["SGB II", "unter 15 Jahre"], "SGB_II_unter_15_Jahre"), (["2010"], "F_2010"),
     (["SGB II", "Regelleistungs-\nberechtigte"], "SGB_II_Regelleistungsberechtigte"),
     (["65 Jahre und älter"], "F_65_Jahre_und_aelter"), (["Größe (m²)"], "Groesse_m2"), (["%"], ""), ([], "")],
)  # fmt: skip
def test_field_names(levels: list[str], name: str) -> None:
    assert field_name(levels) == name


def test_long_names_keep_their_inner_level() -> None:
    name = field_name(["Gigabit-Versorgung der Wohn- und Gewerbeeinheiten", "Ausbauprognose 2024", "Anteil am Bestand"])
    assert len(name) <= 60
    assert name.endswith("Anteil_am_Bestand")
    assert name.startswith("Gigabit_V")


def test_headers_on_one_line() -> None:
    assert header_text("Hilfen zur\nErziehung") == "Hilfen zur Erziehung"
    assert header_text("Kinder-\nund Jugendhilfe") == "Kinder- und Jugendhilfe"
    assert header_text("Schöneberg-\nNord") == "Schöneberg-Nord"
    assert header_text("Ins-\r\ngesamt ") == "Insgesamt"


def test_names_are_unique_whatever_their_case() -> None:
    assert unique_names(["A", "a", "A", "fid"]) == ["A", "a_2", "A_3", "fid_2"]
    assert unique_names(["name"], taken=["NAME"]) == ["name_2"]
    long = "x" * 60
    assert unique_names([long, long])[1] == "x" * 58 + "_2"


def test_columns_are_found_by_name_or_header() -> None:
    levels = ("SGB II", "unter 15 Jahre")
    for wanted in ("SGB_II_unter_15_Jahre", "sgb ii – unter 15 jahre", "unter 15 Jahre"):
        assert same_header(wanted, "SGB_II_unter_15_Jahre", levels)
    assert not same_header("SGB", "SGB_II_unter_15_Jahre", levels)
    assert not same_header("", "", ())
