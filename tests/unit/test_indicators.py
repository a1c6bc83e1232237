"""Catalogues and rates."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from sozialraum_plugin.core.measures.indicators import COLUMNS, Field, Indicator, read_catalogue, resolve
from sozialraum_plugin.core.measures.rates import compute_changes, compute_rates
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.symbols import load_symbols
from tests import shipped

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "catalogues" / "jugendhilfe.csv"
FIELDS = [
    Field("Einwohner", "Einwohner insgesamt", True),
    Field("F_65_Jahre", "65 Jahre – und älter", True),
    Field("Zuzuege", "Zuzüge", True),
    Field("Fortzuege", "Fortzüge", True),
    Field("Name", "Name", False),
    Field("a", "doppelt", True),
    Field("b", "doppelt", True),
]


def catalogue(path: Path, *lines: str, encoding: str = "utf-8-sig", header: str = ";".join(COLUMNS)) -> Path:
    path.write_bytes("\r\n".join([header, *lines, ""]).encode(encoding))
    return path


def terms(numerator: str, denominator: str = "") -> tuple[tuple[int, str], ...]:
    indicator = Indicator(2, "rate", "Rate", numerator, denominator)
    return resolve([indicator], FIELDS, "c.csv")[0].numerator


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_a_catalogue_as_excel_saves_it(tmp_path: Path, encoding: str) -> None:
    path = catalogue(
        tmp_path / "c.csv",
        "saldo;Wanderungssaldo;Zuzüge - Fortzüge;Einwohner;1.000;je 1.000;2;-1;Wohnen;Amt für Statistik",
        ";;;;;;;;;",
        "# Bemerkung;;;;;;;;;",
        "dichte;;Einwohner;Flaeche;0,01;;;;;",
        "zahl;Zahl;Einwohner;;;;0;+;;",
        encoding=encoding,
    )
    first, second, third = read_catalogue(path)
    assert (first.line, first.factor, first.decimals, first.direction) == (2, 1000.0, 2, -1)
    assert first.comment == "je 1.000; Amt für Statistik"
    assert (second.line, second.label, second.factor, second.decimals) == (5, "dichte", 0.01, 1)
    assert (third.factor, third.denominator, third.direction) == (1.0, "", 1)


def test_german_headers(tmp_path: Path) -> None:
    path = catalogue(tmp_path / "c.csv", "q;Quote;a;b;100", header="Kürzel;Bezeichnung;Zähler;Nenner;Faktor")
    assert read_catalogue(path)[0] == Indicator(2, "q", "Quote", "a", "b", 100.0)


def test_all_problems_of_a_catalogue_at_once(tmp_path: Path) -> None:
    path = catalogue(
        tmp_path / "c.csv",
        "u18;A;x;y;100", ";B;x;y;100", "Quote 2;C;x;y;100", "U18;D;x;y;100", "d;E;;y;100", "f;F;x;y;viel",
        "g;G;x;y;1;;1;9",
    )  # fmt: skip
    with pytest.raises(InputError) as error:
        read_catalogue(path)
    text = str(error.value)
    for words in (
        "Line 3: the name is missing", "Line 4: Quote 2 is no field name", "for example Quote_2",
        "Line 5: the name U18 is already used in line 2", "Line 6 (d): the numerator is missing",
        "Line 7 (f): viel in column factor", "Line 8 (g): 9 in column direction",
    ):  # fmt: skip
        assert words in text


def test_bad_catalogues(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv \(CATALOGUE\) does not exist"):
        read_catalogue(tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match=r"lacks these columns: numerator\. It has these: name, label"):
        read_catalogue(catalogue(tmp_path / "c.csv", "a;b", header="name;label"))
    with pytest.raises(InputError, match="holds no indicator"):
        read_catalogue(catalogue(tmp_path / "c.csv"))
    (tmp_path / "b.csv").write_bytes(b"\x00\x01\x02" * 50)
    with pytest.raises(InputError, match=r"\(CATALOGUE\) cannot be read.*binary"):
        read_catalogue(tmp_path / "b.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Einwohner", ((1, "Einwohner"),)),
        ("einwohner INSGESAMT", ((1, "Einwohner"),)),
        ("Einwohner - F_65_Jahre", ((1, "Einwohner"), (-1, "F_65_Jahre"))),
        ("Zuzüge+Fortzüge", ((1, "Zuzuege"), (1, "Fortzuege"))),
        ("Einwohner - 65 Jahre – und älter + Zuzüge", ((1, "Einwohner"), (-1, "F_65_Jahre"), (1, "Zuzuege"))),
        ('"65 Jahre - und älter" − Fortzüge', ((1, "F_65_Jahre"), (-1, "Fortzuege"))),
        ("- Fortzüge + Zuzüge", ((-1, "Fortzuege"), (1, "Zuzuege"))),
    ],
)
def test_terms(text: str, expected: tuple[tuple[int, str], ...]) -> None:
    assert terms(text) == expected


def test_missing_fields_are_listed_with_their_lines() -> None:
    wrong = [
        Indicator(2, "x", "X", "Einwohner + Kinder", "Haushalte"),
        Indicator(7, "y", "Y", "Name", "Einwohner"),
        Indicator(9, "z", "Z", "doppelt", "Einwohner"),
    ]
    with pytest.raises(InputError) as error:
        resolve(wrong, FIELDS, "c.csv")
    text = str(error.value)
    for words in (
        "Line 2 (x): there is no field Kinder", "Line 2 (x): there is no field Haushalte",
        "Line 7 (y): Name holds text", "Line 9 (z): doppelt can mean the fields a, b", "Einwohner, F_65_Jahre, Zuzuege",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("name", ["einwohner", "Einwohner", "ZUZUEGE"])
def test_a_rate_never_takes_the_place_of_a_count(name: str) -> None:
    with pytest.raises(InputError, match=f"Line 2: the name {name} belongs to the layer's field"):
        resolve([Indicator(2, name, "", "Einwohner", "a")], FIELDS, "c.csv")


def test_rates_and_their_gaps() -> None:
    frame = pd.DataFrame(
        {"n": [1, 0, 0, 5, math.nan, 7], "m": [2, 1, 0, 1, 1, 1], "d": [3, 4, 0, 0, 9, math.nan]}, index=range(10, 16)
    )
    fields = [Field(name, "", True) for name in frame]
    formulas = resolve([Indicator(2, "r", "R", "n + m", "d", 100.0), Indicator(3, "s", "S", "n", "", 2.0)], fields, "c")
    rates = compute_rates(frame, formulas)
    assert rates.values.index.tolist() == [10, 11, 12, 13, 14, 15]
    assert rates.values["r"].tolist()[:2] == [100.0, 25.0]
    assert rates.values["r"][2:].isna().all()
    assert rates.values["s"].fillna(-1).tolist() == [2, 0, 0, 10, -1, 14]
    told = {note.code: note.values for note in rates.notes if note.values["name"] == "r"}
    assert told["indicator-computed"] == {"name": "r", "formula": "(n + m) / d × 100", "count": 2, "total": 6}
    assert told["indicator-missing-part"]["count"] == 2
    assert (told["indicator-zero"]["count"], told["indicator-zero"]["both"]) == (2, 1)


def test_rates_keep_full_precision() -> None:
    frame = pd.DataFrame({"n": [1], "d": [3]})
    fields = [Field("n", "", True), Field("d", "", True)]
    formula = resolve([Indicator(2, "r", "R", "n", "d", 100.0)], fields, "c")
    assert compute_rates(frame, formula).values["r"][0] == 100 / 3


def test_negative_denominators_are_told() -> None:
    frame = pd.DataFrame({"n": [1.0], "d": [-2.0]})
    fields = [Field("n", "", True), Field("d", "", True)]
    rates = compute_rates(frame, resolve([Indicator(2, "r", "R", "n", "d", 1.0)], fields, "c"))
    assert rates.values["r"].tolist() == [-0.5]
    assert "indicator-negative" in [note.code for note in rates.notes]


def test_the_shipped_catalogue_is_whole() -> None:
    indicators = read_catalogue(SHIPPED)
    assert [item.name for item in indicators] == shipped.indicators()
    assert {"u18", "sgb2_u15", "alo_u25", "alleinerz", "hze_u18", "wander"} <= {item.name for item in indicators}
    assert all(item.unit and item.topic for item in indicators)
    assert SHIPPED.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_missing_rate_has_its_reason() -> None:
    frame = pd.DataFrame({"n": [1.0, math.nan, math.nan, 3.0], "d": [2.0, 5.0, math.nan, 0.0]})
    signs = pd.DataFrame({"n": [None, ".", None, None]})
    fields = [Field("n", "", True), Field("d", "", True)]
    symbols = load_symbols(SHIPPED.parents[1] / "symbols" / "din55301.json")
    formulas = resolve([Indicator(2, "r", "R", "n", "d", 100.0)], fields, "c")
    rates = compute_rates(frame, formulas, signs, symbols)
    assert [None if note is None else str(note) for note in rates.reasons["r"]] == [
        None,
        "no value: n with the sign . (unknown or kept secret)",
        "no value: n, d",
        "the denominator is 0",
    ]
    told = [str(note) for note in rates.notes if note.code == "indicator-missing-why"]
    assert told[0] == "r: 1 of these areas – no value: n with the sign . (unknown or kept secret)"


def test_the_change_of_rate_numerator_and_denominator() -> None:
    """A rate can fall from 6.4 % to 3.9 % while the people concerned double."""
    fields = [Field("poor", "", True), Field("people", "", True)]
    formulas = resolve([Indicator(2, "q", "Q", "poor", "people", 100.0)], fields, "c")
    earlier = compute_rates(pd.DataFrame({"poor": [7.0, 40.0], "people": [100.0, 625.0]}), formulas)
    later = compute_rates(pd.DataFrame({"poor": [83.0, 1.0, 5.0], "people": [2128.0, 10.0, 50.0]}), formulas)
    change = compute_changes(later, pd.Series(["a", "b", "c"]), earlier, pd.Series(["b", "a"]))
    assert change.before["q"].tolist()[:2] == [6.4, 7.0]
    assert change.rates["q"][0] == pytest.approx(83 / 2128 * 100 - 6.4, abs=1e-12)
    assert (change.numerators["q"][0], change.denominators["q"][0]) == (43.0, 1503.0)
    assert math.isnan(change.rates["q"][2])
    assert [(note.code, note.values) for note in change.notes] == [
        ("change-matched", {"count": 2, "total": 3}),
        ("change-unmatched", {"new": 1, "gone": 0}),
    ]


def test_last_years_header_is_known_by_its_name_without_the_date() -> None:
    fields = [Field("Einwohner_31_12_2023", "Einwohner 31.12.2023", True), Field("n", "", True)]
    (formula,) = resolve([Indicator(2, "q", "Q", "n", "Einwohner 31.12.2024")], fields, "c")
    assert formula.denominator == ((1, "Einwohner_31_12_2023"),)
