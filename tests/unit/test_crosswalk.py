"""Counts on new boundaries: shares, exact sums, and tables of old and new keys. All expected numbers by hand."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from sozialraum_plugin.core.joining.crosswalk import (
    CountField,
    Shares,
    Transfer,
    check_counts,
    check_fields,
    exact_parts,
    largest_remainder,
    normalise,
    transfer,
)
from sozialraum_plugin.core.joining.crosswalktable import Crosswalk, Wanted, read_crosswalk
from sozialraum_plugin.core.joining.keys import layer_keys
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.grids import Grid, Span, make_cells

NAN = math.nan


def pairs(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["old", "new", "weight"])


def shared(shares: Shares) -> dict[tuple[str, str], float]:
    return {(old, new): share for old, new, share in shares.frame.itertuples(index=False)}


def moved(counts: dict[str, list[float]], shares: Shares, new: str, whole: bool = False) -> Transfer:
    frame = pd.DataFrame(counts, index=list("ABCDEFGH")[: len(next(iter(counts.values())))])
    return transfer(frame, shares, list(new), {name: f"area {name}" for name in frame.index}, whole)


def test_shares_are_normalised_by_old_area() -> None:
    shares = normalise(pairs(("A", "x", 30), ("A", "y", 10), ("B", "y", 5)), {"A": 50, "B": 5})
    assert shared(shares) == {("A", "x"): 0.75, ("A", "y"): 0.25, ("B", "y"): 1.0}
    assert shares.outside == pytest.approx({"A": 0.2, "B": 0.0})
    assert (shares.fallback, shares.unweighted) == ((), ())


def test_areas_without_weight_take_the_second_choice_or_equal_parts() -> None:
    by_area = normalise(pairs(("A", "x", 1), ("A", "y", 3)), {"A": 8})
    weights = pairs(("A", "x", 0), ("A", "y", 0), ("B", "x", 0), ("B", "y", 0), ("C", "y", 2))
    shares = normalise(weights, {"A": 0, "B": 0, "C": 2}, by_area)
    assert shared(shares) == {
        ("B", "x"): 0.5, ("B", "y"): 0.5, ("C", "y"): 1.0, ("A", "x"): 0.25, ("A", "y"): 0.75
    }  # fmt: skip
    assert (shares.fallback, shares.unweighted) == (("A",), ("B",))
    assert shares.outside == {"A": 0.5, "B": 0.0, "C": 0.0}


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (10, [1 / 3, 1 / 3, 1 / 3], [4, 3, 3]),  # a tie: the first place
        (7, [0.5, 0.3, 0.2], [4, 2, 1]),  # 3.5 2.1 1.4: floors 3 2 1, one left to .5
        (100, [0.416, 0.338, 0.246], [42, 34, 24]),  # 41.6 33.8 24.6: two left, to .8 and then .6 of the larger share
        (1, [0.5, 0.0, 0.5], [1, 0, 0]),
        (0, [0.5, 0.5], [0, 0]),
        (5, [1.0, 0.0], [5, 0]),
    ],
)
def test_largest_remainder(total: int, shares: list[float], parts: list[int]) -> None:
    assert largest_remainder(total, shares) == parts


def test_sums_are_kept_for_random_shares() -> None:
    draw = random.Random(7)
    for _ in range(2000):
        weights = [draw.choice([0.0, draw.random(), draw.random() * 1e-9, draw.random() * 1e6]) for _ in range(9)]
        weights[draw.randrange(9)] = draw.random() + 0.01
        shares = [weight / math.fsum(weights) for weight in weights]
        total = draw.randrange(10 ** draw.randrange(1, 12))
        whole = largest_remainder(total, shares)
        assert sum(whole) == total
        assert min(whole) >= 0
        assert all(abs(part - total * share) < 1 for part, share in zip(whole, shares, strict=True))
        assert all(part == 0 for part, share in zip(whole, shares, strict=True) if share == 0)
        assert math.fsum(exact_parts(total, shares)) == pytest.approx(total, rel=1e-12)


@pytest.mark.parametrize("whole", [False, True])
def test_random_transfers_keep_every_sum(whole: bool) -> None:
    draw = random.Random(11)
    rows = [(old, new, draw.random()) for old in range(200) for new in draw.sample(range(150), draw.randint(1, 6))]
    frame = pd.DataFrame({name: [float(draw.randrange(5000)) for _ in range(200)] for name in ("a", "b")})
    shares = normalise(pairs(*rows))  # type: ignore[arg-type]
    result = transfer(frame, shares, range(150), {old: str(old) for old in range(200)}, whole)
    for name in ("a", "b"):
        total = math.fsum(frame[name])
        assert math.fsum(result.values[name].dropna()) == pytest.approx(total, rel=1e-12)
        assert result.totals[name].before == total
        if whole:
            assert result.values[name].dropna().sum() == total
            assert (result.values[name].dropna() % 1 == 0).all()


def test_mergers_are_exact() -> None:
    shares = normalise(pairs(("A", "x", 0.1), ("B", "x", 0.7), ("C", "y", 3)))
    result = moved({"n": [17, 25, 4], "m": [0, 1, 2]}, shares, "xy")
    assert result.values.to_dict("list") == {"n": [42.0, 4.0], "m": [1.0, 2.0]}
    assert list(result.values.index) == ["x", "y"]
    assert (result.lost, result.uncovered, result.missing) == ([], [], {})


def test_splits() -> None:
    shares = normalise(pairs(("A", "x", 1), ("A", "y", 2), ("B", "y", 1)))
    assert moved({"n": [10, 5]}, shares, "xy").values["n"].tolist() == pytest.approx([10 / 3, 20 / 3 + 5], rel=1e-15)
    # 3.33 and 6.67 in whole numbers: 3 and 7
    assert moved({"n": [10, 5]}, shares, "xy", whole=True).values["n"].tolist() == [3.0, 12.0]


def test_missing_counts_stay_missing() -> None:
    shares = normalise(pairs(("A", "x", 1), ("A", "y", 1), ("A", "z", 0), ("B", "y", 1), ("B", "z", 1)))
    result = moved({"n": [NAN, 8], "m": [2, 8]}, shares, "xyzq")
    n, m = result.values["n"].tolist(), result.values["m"].tolist()
    assert [math.isnan(value) for value in n] == [True, True, False, True]
    assert (n[2], m[:3]) == (4.0, [1.0, 5.0, 4.0])  # a share of 0 empties nothing
    assert math.isnan(m[3])  # no old area: not known, not 0
    assert (result.missing, result.emptied, result.uncovered) == ({"n": ["A"]}, {"n": ["x", "y"]}, ["q"])
    total = result.totals["n"]
    assert (total.before, total.after, total.withheld) == (8.0, 4.0, 4.0)


def test_counts_that_cannot_be_placed_are_an_error() -> None:
    shares = normalise(pairs(("A", "x", 1)))
    assert moved({"n": [3, 0, NAN]}, shares, "x").lost == ["B", "C"]
    with pytest.raises(InputError, match=r"old areas area B, area D cannot be placed \(2 in all\).*TARGET"):
        moved({"n": [3, 0, 0, 1], "m": [1, 5, 0, 0]}, shares, "x")
    nothing = normalise(pairs(("A", "x", 0), ("A", "y", 0)))
    assert moved({"n": [0]}, nothing, "xy").values["n"].tolist() == [0.0, 0.0]
    with pytest.raises(InputError, match=r"area A cannot be placed .*weights in the CROSSWALK sum to 0"):
        moved({"n": [1]}, nothing, "xy")


@pytest.mark.parametrize(
    "known",
    [
        CountField("sgb2_quote"), CountField("AnteilKinder"), CountField("K01", "Arbeitslose in %"),
        CountField("K01", "Kinder", "‰"), CountField("n", "Geburtenrate"), CountField("Status_Index"),
        CountField("Durchschnittsalter"), CountField("Mittel"), CountField("n", "Fälle je 1000 Einwohner"),
        CountField("inhabitants_percentage"), CountField("share_under_15"), CountField("mean_age"),
        CountField("Jugendquotient"), CountField("Indizes"),
    ],
    ids=lambda known: known.name + known.alias,
)  # fmt: skip
def test_rates_are_refused(known: CountField) -> None:
    with pytest.raises(InputError, match=rf"field {known.name} .*numerator and its denominator.*computerates"):
        check_fields([CountField("Einwohner"), known])


def test_counts_with_innocent_names_pass() -> None:
    names = ["Einwohner_insgesamt", "Mittelschule", "Heiraten", "Kinder_0_6", "beraten", "Migranten", "K01", "meaning"]
    check_fields([CountField(name, name, "Personen") for name in names])


@pytest.mark.parametrize(
    ("values", "fractions", "whole", "said"),
    [
        (
            [1, NAN, 2.5, 3.5],
            False,
            False,
            r"n \(COUNT_FIELDS\) holds 2.5 in area C; counts are whole.*ALLOW_FRACTIONS",
        ),
        ([1, -2, -3], True, False, r"n \(COUNT_FIELDS\) holds -2 in area B; counts cannot be negative"),
        ([1, math.inf], True, False, r"no finite number in area B"),
        ([1, 2.5], True, True, r"holds 2.5 in area B; its sum cannot be kept in whole numbers.*ROUND"),
    ],
)
def test_counts_that_are_none(values: list[float], fractions: bool, whole: bool, said: str) -> None:
    frame = pd.DataFrame({"n": values}, index=list("ABCD")[: len(values)])
    with pytest.raises(InputError, match=said):
        check_counts(frame, {name: name for name in "ABCD"}, fractions, whole)


def test_fractions_pass_when_they_are_meant() -> None:
    check_counts(pd.DataFrame({"n": [0.5, NAN]}, index=["A", "B"]), {"A": "A", "B": "B"}, True, False)


OLD = layer_keys("alt", ["0101", "0102", "0103", "0104"])
NEW = layer_keys("neu", ["11", "12", "13"])


def table(*rows: Sequence[Any], wanted: Wanted = Wanted(), spans: tuple[Span, ...] = ()) -> Crosswalk:  # noqa: B008
    return read_crosswalk([Grid("s", make_cells(rows), spans)], OLD, NEW, wanted, "t.csv")


def codes(found: Crosswalk) -> dict[str, dict[str, Any]]:
    return {note.code: note.values for note in found.notes}


def test_columns_are_found_by_their_keys() -> None:
    found = table(
        ["Schlüssel"], ["Name", "neuer Raum", "lfd. Nr.", "alter Raum", "Anteil"], ["a", "11", 1, "0101", "0,25"],
        ["b", "12", 2, "0101", "0,75"], ["c", "13", 3, "0102", "1"], ["d", "13", 4, "103", "1"], [None] * 5,
    )  # fmt: skip
    assert found.columns == ("alter Raum (D)", "neuer Raum (B)", "Anteil (E)")
    assert found.pairs.values.tolist() == [
        ["0101", "11", 0.25], ["0101", "12", 0.75], ["0102", "13", 1.0], ["0103", "13", 1.0]
    ]  # fmt: skip
    assert codes(found)["join-rule"]["examples"] == "103 → 0103"
    assert set(codes(found)) == {"crosswalk-columns", "crosswalk-rows", "join-rule"}
    assert set(found.shares().outside.values()) == {0.0}


def test_every_row_that_does_not_fit_is_told() -> None:
    found = table(
        ["alt", "neu", "w"], ["0109", "11", 3], ["0101", "11", 10], ["0101", "19", 30], ["0102", None, 5],
        ["0103", "12", 7], ["0103", "12", 3],
    )  # fmt: skip
    told = codes(found)
    assert (found.unknown_old, found.unknown_new) == (["0109"], ["19"])
    assert told["crosswalk-half"] == {"count": 1, "rows": "5"}
    assert told["crosswalk-double"]["pairs"] == "0103 → 12"
    assert found.pairs.values.tolist() == [["0101", "11", 10.0], ["0103", "12", 10.0]]
    # 30 of 40 belong to a new area that is not there
    assert found.shares().outside == {"0101": 0.75, "0103": 0.0}
    assert told["crosswalk-rows"] == {"table": "t.csv", "used": 3, "rows": 5}


def test_shares_that_do_not_sum_to_one_are_told() -> None:
    found = table(
        ["a", "b", "Anteil"], ["0101", "11", 0.4], ["0101", "12", 0.4], ["0102", "13", 1.0], ["0103", "13", 1.0]
    )
    assert codes(found)["crosswalk-sums"] == {"count": 1, "keys": "0101 (0.8)"}
    shares = found.shares()
    assert shares.outside == pytest.approx({"0101": 0.2, "0102": 0.0, "0103": 0.0})
    assert shared(shares)["0101", "11"] == 0.5
    percent = table(["a", "b", "%"], ["0101", "11", "40"], ["0101", "12", "60"], ["0102", "13", "100"])
    assert shared(percent.shares())["0101", "12"] == pytest.approx(0.6)
    assert "crosswalk-sums" not in codes(percent)


def test_without_weights_parts_are_equal_and_told() -> None:
    found = table(["a", "b"], ["0101", "11"], ["0101", "12"], ["0102", "13"], ["0102", "13"])
    assert found.columns[2] == ""
    assert codes(found)["crosswalk-equal"]["keys"] == "0101"
    assert codes(found)["crosswalk-double-once"]["pairs"] == "0102 → 13"
    assert shared(found.shares()) == {("0101", "11"): 0.5, ("0101", "12"): 0.5, ("0102", "13"): 1.0}
    assert found.shares().outside == {"0101": 0.0, "0102": 0.0}


def test_merged_cells_count_for_all_their_rows() -> None:
    found = table(["a", "b", "w"], ["0101", "11", 1], [None, "12", 3], ["0102", "13", 2], spans=(Span(1, 0, 2, 0),))
    assert shared(found.shares()) == {("0101", "11"): 0.25, ("0101", "12"): 0.75, ("0102", "13"): 1.0}


def test_a_table_without_header() -> None:
    found = table(["0109", "11"], ["0101", "11"], ["0102", "12"])
    assert found.columns == ("A", "B", "")
    assert found.unknown_old == ["0109"]
    assert len(found.pairs) == 2


def test_columns_can_be_named() -> None:
    rows: list[list[Any]] = [["a", "b", "p", "q"], ["0101", "11", 1, 3], ["0101", "12", 3, 1], ["0102", "13", 2, 2]]
    with pytest.raises(InputError, match=r"several columns of numbers: p \(C\), q \(D\).*CROSSWALK_WEIGHT"):
        table(*rows)
    assert shared(table(*rows, wanted=Wanted(weight="q")).shares())["0101", "11"] == 0.75
    assert shared(table(*rows, wanted=Wanted("A", "B", "C")).shares())["0101", "11"] == 0.25
    with pytest.raises(InputError, match=r"no column z \(CROSSWALK_OLD\).*a \(A\), b \(B\)"):
        table(*rows, wanted=Wanted(old="z"))
    with pytest.raises(InputError, match=r"no column z \(CROSSWALK_WEIGHT\)"):
        table(*rows, wanted=Wanted(weight="z"))


def test_columns_with_the_same_keys_on_both_sides() -> None:
    same = layer_keys("key", ["01", "02", "03"])
    rows = [["01", "02"], ["02", "03"], ["03", "01"]]
    with pytest.raises(InputError, match=r"columns x \(A\), y \(B\).*CROSSWALK_OLD and CROSSWALK_NEW"):
        read_crosswalk([Grid("", make_cells([["x", "y"], *rows]))], same, same, Wanted(), "t")
    for header in (["neu", "alt"], ["PLR 2021", "PLR 2019"]):
        found = read_crosswalk([Grid("", make_cells([header, *rows]))], same, same, Wanted(), "t")
        assert found.columns[:2] == (f"{header[1]} (B)", f"{header[0]} (A)")
    named = read_crosswalk([Grid("", make_cells([["x", "y"], *rows]))], same, same, Wanted("y", "x"), "t")
    assert named.pairs[["old", "new"]].values.tolist() == [["02", "01"], ["03", "02"], ["01", "03"]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["a", "b"], ["x1", "11"], ["x2", "12"]], r"no two columns with .*0101, 0102, 0103.*a \(A\), b \(B\)"),
        ([["a", "b", "w"], ["0101", "11", -1], ["0102", "12", 2]], r"negative weight in column w \(C\) in row 2"),
        ([["a", "b", "w"], ["0101", "11", None], ["0102", "12", 2], ["0103", "12", 3]], r"no number.*w \(C\) in row 2"),
        (
            [["a", "b", "Anteil"], ["0101", "11", 0.5], ["0101", "11", 0.5], ["0101", "12", 0.5], ["0102", "12", 1]],
            r"more than once.*0101 → 11",
        ),
    ],
)  # fmt: skip
def test_tables_that_cannot_be_used(rows: list[list[Any]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        table(*rows)
