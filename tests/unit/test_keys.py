"""Keys of areas, and the ways in which tables spoil them."""

from __future__ import annotations

import pytest

from sozialraum_plugin.core.joining.keys import key_text, layer_keys, match_keys
from sozialraum_plugin.core.names import field_name, header_text, same_header, unique_names


@pytest.mark.parametrize(
    ("value", "text"),
    [("01100101", "01100101"), (" 0110 ", "0110"), (1100101, "1100101"), (1100101.0, "1100101"), (None, ""),
     (float("nan"), ""), ("\u00a0011\u00a0", "011")],
)  # fmt: skip
def test_keys_are_text(value: object, text: str) -> None:
    assert key_text(value) == text


def rules(table: list[str], layer: list[object]) -> list[tuple[str | None, str | None]]:
    match = match_keys(table, layer_keys("KEY", layer))
    return list(zip(match.target, match.rule, strict=True))


def test_exact_wins() -> None:
    assert rules(["0101", "0102"], ["0102", "0101"]) == [("0101", "exact"), ("0102", "exact")]


@pytest.mark.parametrize(
    ("key", "rule"),
    [("1100101", "zeros"), ("1100101.0", "zeros"), ("01100101.0", "decimals"), ("0110 0101", "blanks"),
     ("011\u00a000101", "blanks"), ("01.10.01.01", "marks"), ("0110-0101", "marks"), ("01100101 Stülerstraße", "code"),
     ("01100101 - Stülerstraße", "code")],
)  # fmt: skip
def test_spoilt_keys_are_matched_and_named(key: str, rule: str) -> None:
    assert rules([key], ["01100101", "01100102"]) == [("01100101", rule)]


def test_keys_of_other_levels_are_not_filled_up() -> None:
    assert rules(["01", "10"], ["0101", "0110", "1001"]) == [(None, None), (None, None)]
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


def test_layer_keys_count_what_is_wrong() -> None:
    layer = layer_keys("KEY", ["01", "01", None, "02"])
    assert layer.keys == ("01", "02")
    assert layer.repeated == {"01": 2}
    assert (layer.missing, layer.width) == (1, 2)
    assert layer_keys("KEY", ["1", "02"]).width == 0


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
