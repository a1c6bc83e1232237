"""The status and dynamics index: known answers by hand, the published Berlin table, and input that cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes.preparation import Areas
from sozialraum_plugin.core.measures.indexoptions import DYNAMIC_LIMITS, STATUS_LIMITS, Recipe, limits_of, recipe_of
from sozialraum_plugin.core.measures.statusindex import StatusIndex, classes_of, compute, overall_class
from sozialraum_plugin.core.messages import InputError

SHARES = {
    "S": ["s1_percentage_unemployed", "s3_percentage_transfer_payments_recipients",
          "s4_percentage_transfer_payments_recipients_below_15_years"],
    "D": ["d1_percentage_unemployed", "d3_percentage_transfer_payments_recipients",
          "d4_percentage_transfer_payments_recipients_below_15_years"],
}  # fmt: skip
Z = {"S": ["zS1", "zS3", "zS4"], "D": ["zD1", "zD3", "zD4"]}
INDEX = {
    "S": "Status-Index (standardisierte Statussumme)",
    "D": "Dynamik-Index (standardisierte Dynamik-summe)",
}
CLASS = {"S": "Zuordnung Klasse Status-Index", "D": "Zuordnung Klasse Dynamik-Index"}
NAMES = {"S": ["hoch", "mittel", "niedrig", "sehr niedrig"], "D": ["positiv", "stabil", "negativ"]}
COUNTS = {"S": [6, 75, 366, 46, 49], "D": [6, 48, 436, 52]}
PUBLISHED = 536
# What is published has two decimals.
ROUNDED = 0.005


def status(names: str = "A", limits: str = STATUS_LIMITS, weights: str = "", directions: str = "") -> Recipe:
    return recipe_of("STATUS", names.split(), limits, weights, directions)


def dynamics(names: str = "D", limits: str = DYNAMIC_LIMITS, weights: str = "", directions: str = "") -> Recipe:
    return recipe_of("DYNAMIC", names.split(), limits, weights, directions)


def run(data: dict[str, Any], first: Recipe, second: Recipe | None = None, **more: Any) -> StatusIndex:
    count = len(next(iter(data.values())))
    frame = pd.DataFrame({"KEY": [f"{number:02d}" for number in range(count)], **data})
    names = (*first.names, *(second.names if second else ()))
    areas = Areas(
        frame, more.pop("key_field", "KEY"), names, more.pop("population_field", ""), more.pop("excluded", None)
    )
    return compute(areas, first, second, **more)


def codes(found: StatusIndex) -> dict[str, str]:
    return {key: note.code for key, note in found.reasons.items()}


# Known answers


def test_one_indicator_is_its_z_score_with_the_population_standard_deviation() -> None:
    found = run({"A": [1.0, 2.0, 3.0, 6.0]}, status())
    # mean 3, sd sqrt(14/4)
    expected = np.array([-2, -1, 0, 3]) / np.sqrt(3.5)
    assert found.status.values == pytest.approx(expected)
    assert found.status.z[:, 0] == pytest.approx(expected)
    assert (found.status.means[0], found.status.deviations[0]) == pytest.approx((3.0, 1.8708286934))
    assert found.status.classes.tolist() == [1, 2, 2, 4]
    assert found.overall == (None,) * 4


def test_the_lowest_and_highest_values_are_those_of_the_areas_that_take_part() -> None:
    found = run({"A": [1.0, 2.0, -3.0, np.nan], "B": [50.0, 70.0, 60.0, 90.0]}, status("A B")).status
    assert (found.lowest.tolist(), found.highest.tolist()) == ([-3.0, 50.0], [2.0, 70.0])


def test_whole_numbers_with_gaps_are_numbers() -> None:
    found = run({"A": pd.array([1, 2, None, 3, 6], dtype="Int64")}, status())
    assert found.status.values == pytest.approx(np.array([-2, -1, np.nan, 0, 3]) / np.sqrt(3.5), nan_ok=True)


def test_the_sum_is_standardised_again() -> None:
    # z of A: -1 1 -1 1; of B: -1 -1 1 1; sums -2 0 0 2 with sd sqrt(2)
    data = {"A": [0.0, 10.0, 0.0, 10.0], "B": [4.0, 4.0, 6.0, 6.0]}
    found = run(data, status("A B"))
    assert found.status.total == pytest.approx([-2, 0, 0, 2])
    assert found.status.values == pytest.approx([-np.sqrt(2), 0, 0, np.sqrt(2)])
    assert found.status.classes.tolist() == [1, 2, 2, 3]
    # weight 3 on A: sums -4 2 -2 4 with sd sqrt(10)
    weighed = run(data, status("A B", weights="A=3"))
    assert weighed.status.values == pytest.approx(np.array([-4, 2, -2, 4]) / np.sqrt(10))
    assert weighed.status.z[:, 0] == pytest.approx([-1, 1, -1, 1])
    # A turned: sums 0 -2 2 0
    turned = run(data, status("A B", directions="-1;1"))
    assert turned.status.values == pytest.approx([0, -np.sqrt(2), np.sqrt(2), 0])
    assert turned.status.z[:, 0] == pytest.approx([-1, 1, -1, 1])


def test_the_order_of_the_areas_does_not_matter() -> None:
    values = np.random.default_rng(7).normal(size=200) * 1e3 + 1e6
    turn = np.random.default_rng(8).permutation(200)
    first = run({"A": values, "D": values**2}, status(), dynamics())
    second = run({"A": values[turn], "D": values[turn] ** 2}, status(), dynamics())
    assert (first.status.values[turn] == second.status.values).all()
    assert [first.overall[place] for place in turn] == list(second.overall)


def test_a_value_at_a_limit_belongs_to_the_class_nearer_to_the_mean() -> None:
    values = np.array([-1.01, -1, -0.99, 0.99, 1, 1.01, 1.5, 1.51, np.nan])
    assert classes_of(values, (-1.0, 1.0, 1.5)).tolist() == [1, 2, 2, 2, 2, 3, 3, 4, 0]
    assert classes_of(np.array([-0.1, 0.0, 0.1]), (0.0,)).tolist() == [1, 1, 2]
    # Rounding in the last digit must not decide; two areas always lie at -1 and 1.
    assert classes_of(np.array([np.nextafter(-1, -2), np.nextafter(1, 2)]), (-1.0, 1.0)).tolist() == [2, 2]
    for pair in ([0.1, 0.3], [1 / 3, 7.7], [-1e-3, 1e5]):
        assert run({"A": pair}, status()).status.classes.tolist() == [2, 2]


def test_overall_classes() -> None:
    assert [overall_class(3, number, 3) for number in (1, 2, 3)] == ["3+", "3+/-", "3-"]
    assert (overall_class(2, 2, 2), overall_class(2, 4, 4)) == ("2/2", "2/4")
    data = {"A": [0.0, 0.0, 9.0, 1.0, 0.0, 1.0], "D": [5.0, 5.0, 4.9, 5.1, -9.0, 30.0]}
    assert run(data, status(), dynamics()).overall == ("2+/-", "2+/-", "4+/-", "2+/-", "2+", "2-")
    assert run(data, status(limits="0"), dynamics(limits="0")).overall == ("1/1", "1/1", "2/1", "1/1", "1/1", "1/2")


# Who takes part


def test_every_area_without_a_class_has_its_reason_and_shapes_nothing() -> None:
    data = {
        "A": [1.0, np.nan, 3.0, 4.0, 5.0, 1e6, np.nan, 2.0, 6.0],
        "D": [1.0, 2.0, np.nan, 4.0, 8.0, 1e6, np.nan, 0.0, 3.0],
        "EW": [300, 400, 400, np.nan, 299.5, 500, 900, 900, 301],
    }
    out = [number == 5 for number in range(9)]
    found = run(data, status(), dynamics(), population_field="EW", excluded=out)
    assert codes(found) == {
        "01": "index-only-dynamics",
        "02": "index-only-status",
        "03": "reason-population-missing",
        "04": "reason-population",
        "05": "reason-excluded",
        "06": "reason-missing",
    }
    assert found.classed == 3
    assert found.population == pytest.approx(data["EW"], nan_ok=True)
    # Status: 1 3 2 6 with mean 3; dynamics: 1 2 0 3 with mean 1.5.
    assert (found.status.means[0], found.dynamics.means[0]) == (3.0, 1.5)  # type: ignore[union-attr]
    assert found.status.values == pytest.approx(
        np.array([-2, np.nan, 0, *[np.nan] * 4, -1, 3]) / np.sqrt(3.5), nan_ok=True
    )
    assert [row for row, text in enumerate(found.overall) if text] == [0, 7, 8]
    assert "A, D" in str(found.reasons["06"])
    assert "299.5" in str(found.reasons["04"])


def test_an_area_that_lacks_one_of_several_values_is_left_out_as_a_whole() -> None:
    found = run({"A": [1.0, 2.0, 3.0, 100.0], "B": [3.0, 5.0, 4.0, np.nan]}, status("A B"))
    assert codes(found) == {"03": "reason-missing"}
    assert found.status.means.tolist() == [2.0, 4.0]
    assert np.isnan(found.status.z[3]).all()


def test_without_keys_areas_are_named_by_the_frame() -> None:
    values = [1.0, 2.0, np.nan, *[3.0] * 7, np.nan]
    found = run({"A": values}, status(), key_field="")
    assert found.keys == tuple(str(row) for row in range(11))
    # As rows follow each other, not as texts do.
    assert list(found.reasons) == ["2", "10"]


def test_reasons_are_listed_by_key() -> None:
    frame = pd.DataFrame({"KEY": ["09", "02", "05", "01"], "A": [np.nan, 1.0, np.nan, 2.0]})
    assert list(compute(Areas(frame, "KEY", ("A",)), status()).reasons) == ["05", "09"]


def test_correlated_indicators_are_told() -> None:
    found = run(
        {"A": [1.0, 2.0, 3.0, 9.0], "B": [2.0, 4.0, 6.1, 18.0], "D": [1.0, 0.0, 4.0, 2.0]}, status("A B"), dynamics()
    )
    assert [(note.code, note.values["first"], note.values["second"]) for note in found.notes] == [
        ("types-correlation", "A", "B")
    ]
    assert run({"A": [1.0, 2.0, 3.0, 9.0], "B": [1.0, -2.0, 6.0, 0.0]}, status("A B")).notes == ()


# Lists that users write


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("-1;1;1.5", (-1.0, 1.0, 1.5)),
        (" −1,0 ; 1 ; 1,5 ; ", (-1.0, 1.0, 1.5)),
        ("0", (0.0,)),
        ("-2;-1;0;1;2", (-2.0, -1.0, 0.0, 1.0, 2.0)),
    ],
)
def test_limits(text: str, limits: tuple[float, ...]) -> None:
    assert limits_of(text, "STATUS_LIMITS") == limits
    assert status(limits=text).classes == len(limits) + 1


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "index-limits-none", "is empty"),
        (" ; ", "index-limits-number", "– in STATUS_LIMITS"),
        ("-1;eins", "index-limits-number", "eins in STATUS_LIMITS (-1;eins)"),
        ("1;nan", "index-limits-number", "nan"),
        ("1;inf", "index-limits-number", "inf"),
        ("1_0", "index-limits-number", "1_0"),
        ("1 1,5", "index-limits-number", "1 1,5"),
        ("-1;1,5;1", "index-limits-order", "1 comes after 1.5"),
        ("1;1", "index-limits-order", "(1;1)"),
    ],
)
def test_limits_that_cannot_be_used(text: str, code: str, words: str) -> None:
    with pytest.raises(InputError) as raised:
        limits_of(text, "STATUS_LIMITS")
    assert raised.value.note.code == code
    assert "STATUS_LIMITS" in str(raised.value)
    assert words in str(raised.value)


@pytest.mark.parametrize(("parameter", "example"), [("STATUS_LIMITS", "-1;1;1.5"), ("DYNAMIC_LIMITS", "-1;1")])
@pytest.mark.parametrize("text", ["", "viel"])
def test_limits_are_explained_by_the_usual_ones(parameter: str, example: str, text: str) -> None:
    with pytest.raises(InputError) as raised:
        limits_of(text, parameter)
    assert str(raised.value).endswith(f"as in {example}.")


def test_weights_and_directions() -> None:
    recipe = recipe_of("DYNAMIC", ["A", "B", "C"], "0", "C=0,5; A=2", "1;-1;1")
    assert [(item.weight, item.direction) for item in recipe.indicators] == [(2.0, 1), (1.0, -1), (0.5, 1)]
    assert recipe.parameter == "DYNAMIC_INDICATORS"


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"weights": "1;2;3"}, "types-list-length", "STATUS_WEIGHTS"),
        ({"weights": "X=2"}, "index-list-name", "X"),
        ({"weights": "A=2;A=3"}, "index-list-twice", "A"),
        ({"weights": "1;viel"}, "types-list-number", "viel"),
        ({"weights": "A="}, "types-list-number", "STATUS_WEIGHTS"),
        ({"weights": "0;1"}, "index-weight", "STATUS_WEIGHTS"),
        ({"weights": "1;nan"}, "index-weight", "B"),
        ({"directions": "1;0"}, "index-direction", "STATUS_DIRECTIONS"),
    ],
)
def test_weights_that_cannot_be_used(given: dict[str, str], code: str, words: str) -> None:
    with pytest.raises(InputError) as raised:
        status("A B", **given)
    assert raised.value.note.code == code
    assert words in str(raised.value)


# Input that no index can be made of


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        ({"A": [1.0, 2.0, 3.0], "B": [5.0, 5.0, 5.0]}, "index-constant", {"field": "B", "value": 5.0}),
        # Rounding alone is no difference, whatever the size.
        ({"A": [1.0, 2.0, 3.0], "B": [0.3, 0.1 + 0.2, 0.3]}, "index-constant", {"field": "B", "value": 0.3}),
        ({"A": [1.0, 2.0, 3.0], "B": [3e8, (0.1 + 0.2) * 1e9, 3e8]}, "index-constant", {"field": "B", "value": 3e8}),
        ({"A": [1.0, 2.0, 3.0], "B": [np.nan] * 3}, "index-all-missing", {"field": "B"}),
        ({"A": [1.0, 2.0, np.nan], "B": [1.0, np.nan, 3.0]}, "index-too-few", {"fields": "A, B", "count": 1}),
        ({"A": [1.0, np.nan, np.nan], "B": [np.nan, 2.0, 3.0]}, "index-too-few", {"fields": "A, B", "count": 0}),
        ({"A": [1.0, np.inf, -np.inf], "B": [1.0, 2.0, 4.0]}, "types-infinite", {"field": "A", "keys": "01, 02"}),
        ({"A": [1.0, 2.0, 3.0], "B": [1.0, "eins", "x"]}, "types-text-field", {"field": "B", "example": "eins"}),
        ({"A": [1.0, 2.0, 3.0], "B": [9, "8", "7"]}, "types-text-field", {"field": "B", "example": "8"}),
        ({"A": [1.0, 2.0, 3.0], "B": [1, date(2024, 5, 1), 2]}, "types-text-field", {"example": "2024-05-01"}),
        ({"A": [1.0, 2.0, 4.0], "B": [-1.0, -2.0, -4.0]}, "index-sum-constant", {"fields": "A, B"}),
        ({"A": [1.0, 2.0, 4.0], "B": [0.0, -1e308, 1e308]}, "index-range", {"field": "B", "value": 1e308}),
    ],
)
def test_unusable_fields_are_named(data: dict[str, Any], code: str, told: dict[str, Any]) -> None:
    with pytest.raises(InputError) as raised:
        run(data, status("A B"))
    assert raised.value.note.code == code
    assert raised.value.note.values == {**raised.value.note.values, "parameter": "STATUS_INDICATORS", **told}


def test_a_population_that_is_text_is_named() -> None:
    with pytest.raises(InputError, match=r"EW \(POPULATION_FIELD\) holds text, for example viel"):
        run({"A": [1.0, 2.0], "EW": ["900", "viel"]}, status(), population_field="EW", min_population=0)


def test_weights_do_not_hide_a_sum_that_is_only_rounding() -> None:
    values = np.array([0.1, 0.7, 3.3, 12.9])
    with pytest.raises(InputError, match="cancel each other out"):
        run({"A": values, "B": 1 - values / 3}, status("A B", weights="1000;1000"))


@pytest.mark.parametrize(
    ("first", "second", "code", "words"),
    [
        (status(""), None, "index-no-indicators", "(STATUS_INDICATORS)"),
        (recipe_of("STATUS", ["B", "A", "A"], "0"), None, "index-twice", "A is given twice (STATUS_INDICATORS)"),
        (status("B A"), dynamics("A"), "index-both", "The field A "),
    ],
)
def test_choices_that_make_no_index(first: Recipe, second: Recipe | None, code: str, words: str) -> None:
    with pytest.raises(InputError) as raised:
        run({"A": [1.0, 2.0], "B": [3.0, 5.0]}, first, second)
    assert raised.value.note.code == code
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["3", "2", "3", "1", "2"], r"several times in the field KEY \(KEY_FIELD\): 3, 2\."),
        (["1", None, "2", " ", "3"], r"^2 areas have no key in the field KEY "),
    ],
)
def test_keys_must_be_there_and_different(keys: list[str | None], words: str) -> None:
    frame = pd.DataFrame({"KEY": keys, "A": [1.0, 2.0, 3.0, 4.0, 5.0]})
    with pytest.raises(InputError, match=words):
        compute(Areas(frame, "KEY", ("A",)), status())


# Berlin 2021 (Monitoring Soziale Stadtentwicklung)


@pytest.fixture(scope="module")
def published(shared_data: Path) -> pd.DataFrame:
    """The published z-values, indices and classes; classes as numbers, 0 for none."""
    path = shared_data / "berlin_mss2021" / "mss2021_zwerte_index.csv"
    table = pd.read_csv(path, sep=";", encoding="utf-8-sig", dtype={0: str})
    table = table.rename(columns=str.strip).set_index("PLR-ID")
    for kind, column in CLASS.items():
        numbers = {name: number for number, name in enumerate(NAMES[kind], start=1)}
        table[column] = table[column].map(numbers).fillna(0).astype(int)
    return table


@pytest.fixture(scope="module")
def overall(shared_data: Path) -> dict[str, str | None]:
    """The published overall classes by key."""
    table = pd.read_csv(shared_data / "berlin_mss2021" / "mss2021_indizes.csv", dtype=str, keep_default_na=False)
    pairs = zip(table["id"], table["status_index"], table["dynamic_index"], strict=True)
    return {key: first + second or None for key, first, second in pairs}


@pytest.fixture(scope="module")
def shares(shared_data: Path) -> pd.DataFrame:
    """The raw shares in percent, and the number of people."""
    return pd.read_csv(shared_data / "berlin_mss2021" / "mss2021_anteile.csv", dtype={"id": str})


def berlin(frame: pd.DataFrame, key: str, names: dict[str, list[str]], population: str) -> StatusIndex:
    first = recipe_of("STATUS", names["S"], STATUS_LIMITS)
    second = recipe_of("DYNAMIC", names["D"], DYNAMIC_LIMITS)
    return compute(Areas(frame, key, (*names["S"], *names["D"]), population), first, second)


def parts(found: StatusIndex) -> list[tuple[str, Any]]:
    return [("S", found.status), ("D", found.dynamics)]


def propagated(part: Any, error: float) -> float:
    """How far the index can be off when each value of its indicators is off by at most ``error``."""
    return float(error * (1 / part.deviations).sum() / part.total_deviation)


def test_published_z_values_give_the_published_classes(published: pd.DataFrame, overall: dict[str, str | None]) -> None:
    found = berlin(published.reset_index(), "PLR-ID", Z, "EW 31.12.2020")
    assert found.classed == PUBLISHED
    for kind, part in parts(found):
        assert np.bincount(part.classes).tolist() == COUNTS[kind]
        assert (part.classes != published[CLASS[kind]]).sum() == 0
        # The z-values are rounded themselves.
        most = ROUNDED + propagated(part, ROUNDED)
        assert np.nanmax(np.abs(part.values - published[INDEX[kind]])) <= most
    assert dict(zip(found.keys, found.overall, strict=True)) == overall
    assert codes(found) == {
        "03300515": "reason-population",
        "03400831": "reason-population",
        "04400725": "reason-population",
        "05300838": "reason-population",
        "06200418": "reason-population",
        "10100205": "reason-missing",
    }


def test_raw_shares_of_a_part_of_the_city(shares: pd.DataFrame, published: pd.DataFrame) -> None:
    # Published z-values are shares on another scale: standardised over the same areas, both lead to the same index.
    part_of_city = published.loc[shares["id"]].reset_index()
    raw = berlin(shares, "id", SHARES, "inhabitants")
    rounded = berlin(part_of_city, "PLR-ID", Z, "EW 31.12.2020")
    assert raw.classed == shares[SHARES["S"] + SHARES["D"]].notna().all(axis=1).sum()
    for (_, first), (_, second) in zip(parts(raw), parts(rounded), strict=True):
        # Twice the rounding: of the value itself, and of the mean and deviation it is measured by.
        assert np.nanmax(np.abs(first.z - second.z)) <= 2 * ROUNDED / second.deviations.min()
        assert np.nanmax(np.abs(first.values - second.values)) <= propagated(second, 2 * ROUNDED)


def scale_of(shares: pd.Series, z: pd.Series) -> tuple[float, float, float]:
    """Mean and deviation that the published z-values of these areas were made with, and how far they are off at most.

    No table publishes them. Of all lines through (share, z) the one with the smallest largest distance is taken.
    """
    from scipy.optimize import linprog

    both = pd.concat([shares.rename("x"), z.rename("z")], axis=1).dropna()
    line, one = np.column_stack([both["x"], np.ones(len(both))]), np.ones(len(both))
    found = linprog(
        [0, 0, 1],
        A_ub=np.block([[line, -one[:, None]], [-line, -one[:, None]]]),
        b_ub=np.concatenate([both["z"], -both["z"]]),
        bounds=[(None, None), (None, None), (0, None)],
    )
    slope, height, most = found.x
    return -height / slope, 1 / slope, most


def test_raw_shares_of_the_known_areas_give_the_published_table(
    shares: pd.DataFrame, published: pd.DataFrame, overall: dict[str, str | None]
) -> None:
    """Runs on however many areas have raw shares; the shares of the others are those of their published z-values.

    Only the areas with raw shares prove anything. The others are needed because mean and deviation are those of the
    whole city; they carry the rounding of the published z-values.
    """
    columns, names = [*SHARES["S"], *SHARES["D"]], [*Z["S"], *Z["D"]]
    raw = shares.set_index("id")[columns].reindex(published.index)
    known = raw.notna().all(axis=1).to_numpy()
    assert known.sum() >= 441
    scales = {column: scale_of(raw[column], published[name]) for column, name in zip(columns, names, strict=True)}
    # One mean and one deviation explain every published z-value: they are z-scores of these shares, rounded.
    assert all(most <= ROUNDED for _, _, most in scales.values())
    city = raw.copy()
    for column, name in zip(columns, names, strict=True):
        mean, deviation, _ = scales[column]
        city[column] = city[column].fillna(mean + deviation * published[name])
    found = berlin(city.assign(EW=published["EW 31.12.2020"]).reset_index(), "PLR-ID", SHARES, "EW")
    assert found.classed == PUBLISHED
    for kind, part in parts(found):
        means, deviations, _ = zip(*(scales[column] for column in SHARES[kind]), strict=True)
        assert part.means == pytest.approx(means, abs=1e-3)
        # The sample standard deviation would be larger by a factor of 1.00093.
        assert part.deviations == pytest.approx(deviations, rel=2e-4)
        # Beyond the published rounding: what the rounded z-values of the other areas change in mean and deviation.
        far = np.abs(part.values - published[INDEX[kind]].to_numpy())
        assert np.nanmax(far[known]) <= ROUNDED + 1e-4
        z = np.abs(part.z - published[Z[kind]].to_numpy())
        assert np.nanmax(z[known]) <= ROUNDED + 2e-4
        assert (part.classes != published[CLASS[kind]])[known].sum() == 0
        assert np.bincount(part.classes).tolist() == COUNTS[kind]
    assert dict(zip(found.keys, found.overall, strict=True)) == overall


def test_raw_shares_of_the_whole_city_give_the_published_table(
    shares: pd.DataFrame, published: pd.DataFrame, overall: dict[str, str | None]
) -> None:
    complete = int(shares[SHARES["S"] + SHARES["D"]].notna().all(axis=1).sum())
    if complete < PUBLISHED:
        pytest.skip(f"mss2021_anteile.csv holds shares of {complete} areas only, the table is about {PUBLISHED}")
    found = berlin(shares, "id", SHARES, "inhabitants")
    table = published.loc[list(found.keys)]
    assert found.classed == PUBLISHED
    for kind, part in parts(found):
        assert np.bincount(part.classes).tolist() == COUNTS[kind]
        assert (part.classes != table[CLASS[kind]]).sum() == 0
        # The shares have five decimals.
        assert np.nanmax(np.abs(part.values - table[INDEX[kind]])) <= ROUNDED + propagated(part, 5e-6)
        most = ROUNDED + 5e-6 / part.deviations
        assert (np.nanmax(np.abs(part.z - table[Z[kind]].to_numpy()), axis=0) <= most).all()
    assert dict(zip(found.keys, found.overall, strict=True)) == overall
