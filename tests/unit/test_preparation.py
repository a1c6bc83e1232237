"""Preparation: exclusions with reasons, transformation, scaling, weights, and input that cannot be used."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes.preparation import (
    Areas,
    Indicator,
    Prepared,
    correlations,
    grouped,
    listed,
    outliers,
    prepare,
)
from sozialraum_plugin.core.areatypes.typeoptions import indicators, type_names
from sozialraum_plugin.core.messages import InputError, Note


def frame(**columns: Any) -> pd.DataFrame:
    count = len(next(iter(columns.values()))) if columns else 6
    base = {"KEY": [f"{number:02d}" for number in range(count)]}
    return pd.DataFrame({**base, **columns})


def run(data: pd.DataFrame, names: str = "A", weights: str = "", **more: Any) -> Prepared:
    fields = names.split()
    about = {key: more.pop(key) for key in ("population_field", "excluded", "key_field") if key in more}
    areas = Areas(data, about.pop("key_field", "KEY"), tuple(fields), **about)
    return prepare(areas, indicators(fields, weights), **more)


def test_zscore_uses_the_population_standard_deviation() -> None:
    prepared = run(frame(A=[1.0, 2.0, 3.0, 6.0]))
    # mean 3, sd sqrt(14/4)
    assert prepared.matrix[:, 0] == pytest.approx(np.array([-2, -1, 0, 3]) / np.sqrt(3.5))
    assert prepared.recipe.centres == (3.0,)


def test_range_and_robust_scaling() -> None:
    assert run(frame(A=[1.0, 2.0, 3.0, 6.0]), scaling="range").matrix[:, 0] == pytest.approx([0, 0.2, 0.4, 1])
    robust = run(frame(A=[1.0, 2.0, 3.0, 6.0]), scaling="robust")
    # median 2.5, absolute deviations 1.5 0.5 0.5 3.5, their median 1
    assert robust.matrix[:, 0] == pytest.approx(np.array([-1.5, -0.5, 0.5, 3.5]) / 1.4826022185)


@pytest.mark.parametrize(
    ("transform", "expected"),
    [
        ("none", [0, 3, 8]),
        ("asinh", [0, 1.8184464592, 2.7764722808]),
        ("sqrt", [0, 1.7320508076, 2.8284271247]),
        ("log1p", [0, 1.3862943611, 2.1972245773]),
    ],
)
def test_transformations(transform: str, expected: list[float]) -> None:
    prepared = run(frame(A=[0.0, 3.0, 8.0]), transform=transform, scaling="range")
    assert prepared.matrix[:, 0] * expected[2] == pytest.approx(expected)
    assert prepared.values[:, 0].tolist() == [0, 3, 8]


def test_weights_count_in_squared_distances() -> None:
    data = frame(A=[1.0, 2.0, 4.0], B=[5.0, 1.0, 2.0])
    plain, weighed = run(data, "A B").matrix, run(data, "A B", weights="4; 1").matrix
    assert weighed[:, 0] == pytest.approx(plain[:, 0] * 2)
    assert weighed[:, 1] == pytest.approx(plain[:, 1])
    assert run(data, "A B", weights="B=0,25").matrix[:, 1] == pytest.approx(plain[:, 1] / 2)


def test_every_exclusion_has_its_reason() -> None:
    data = frame(
        A=[1.0, np.nan, 3.0, 4.0, 5.0, np.nan, 2.0],
        B=[1.0, 2.0, 1.0, 2.0, 1.0, np.nan, 7.0],
        EW=[300, 400, 299, np.nan, 5000, 900, 900],
    )
    prepared = run(data, "A B", population_field="EW", excluded=[False] * 4 + [True, False, False])
    assert prepared.keys == ("00", "06")
    assert {key: note.code for key, note in prepared.untyped.items()} == {
        "01": "reason-missing",
        "02": "reason-population",
        "03": "reason-population-missing",
        "04": "reason-excluded",
        "05": "reason-missing",
    }
    assert str(prepared.untyped["05"]) == "No value for: A, B."
    assert str(prepared.untyped["02"]) == "Population 299 is below 300."


def test_exclusions_are_counted_by_reason() -> None:
    data = frame(A=[1.0, 2, 3, 4, 5, 6], EW=[10, 20, 300, 300, 300, 300])
    prepared = run(data, population_field="EW", excluded=[False] * 5 + [True])
    assert [str(note) for note in grouped(prepared.untyped)] == [
        "2 areas: Population below 300.",
        "1 areas: Left out by the expression EXCLUDE.",
    ]


def test_areas_with_some_values_can_be_assigned() -> None:
    data = frame(A=[1.0, 2.0, np.nan, np.nan], B=[1.0, 3.0, 2.0, np.nan])
    prepared = run(data, "A B", missing="assign")
    assert (prepared.keys, prepared.partial, list(prepared.untyped)) == (("00", "01"), ("02",), ["03"])


def test_rows_are_ordered_by_key() -> None:
    data = frame(A=[3.0, 1.0, 2.0]).assign(KEY=["b", "c", "a"])
    prepared = run(data)
    assert prepared.keys == ("a", "b", "c")
    assert prepared.values[:, 0].tolist() == [2, 3, 1]


def test_numeric_keys_become_plain_text() -> None:
    assert run(frame(A=[1.0, 2.0]).assign(KEY=[1100102.0, 1100101.0])).keys == ("1100101", "1100102")


def test_correlations_and_outliers_are_noted() -> None:
    a = np.array([*range(1, 20), 100.0])
    data = frame(A=a, B=a * -2 + np.tile([0.0, 0.1], 10), C=np.tile([1.0, 2.0], 10))
    notes = list(run(data, "A B C").notes)
    assert [note.code for note in notes] == ["types-correlation", "types-outlier", "types-outlier"]
    assert notes[0].values == {"first": "A", "second": "B", "value": -1.0}
    # median 10.5, MAD 5: (100 - 10.5) / 7.413
    assert notes[1].values == {"field": "A", "key": "19", "value": 100.0, "distance": 12.1}


def test_an_indicator_with_many_far_areas_is_uneven() -> None:
    values = [0.0, 0.1] * 30 + [float(number) for number in range(50, 70)]
    notes = run(frame(A=values)).notes
    assert [(note.code, note.values["count"]) for note in notes] == [("types-uneven", 20)]


@pytest.mark.parametrize(
    ("data", "more", "code", "told"),
    [
        (frame(A=[5.0, 5.0, 5.0]), {}, "types-constant", {"field": "A", "value": 5.0}),
        (frame(A=[0.1 + 0.2, 0.3, 0.3]), {}, "types-constant", {"field": "A"}),
        (frame(A=[(0.1 + 0.2) * 1e9, 3e8, 3e8]), {}, "types-constant", {"field": "A"}),
        (frame(A=[1.0, -1e200, 3.0]), {}, "types-range", {"field": "A", "value": 1e200}),
        (frame(A=["1", "x", "3"]), {}, "types-text-field", {"field": "A", "parameter": "INDICATORS", "example": "x"}),
        (frame(A=[1, "2", "3"]), {}, "types-text-field", {"field": "A", "parameter": "INDICATORS", "example": "2"}),
        (frame(A=[1.0, np.inf, -np.inf]), {}, "types-infinite",
         {"field": "A", "parameter": "INDICATORS", "keys": "01, 02"}),
        (frame(A=[1.0, 2.0, 3.0], B=[np.nan] * 3), {"names": "A B"}, "types-all-missing", {"field": "B"}),
        (frame(A=[1.0, 2.0, -3.0, -4.0]), {"transform": "sqrt"}, "types-log-domain",
         {"field": "A", "value": -3.0, "key": "02", "transform": "sqrt", "limit": 0}),
        (frame(A=[1.0, -0.5, 3.0]), {"transform": "log1p"}, "types-log-domain",
         {"field": "A", "value": -0.5, "key": "01", "transform": "log1p", "limit": 0}),
        # Also where only an area with a gap is negative.
        (frame(A=[1.0, 2.0, -3.0], B=[1.0, 3.0, np.nan]), {"names": "A B", "transform": "sqrt", "missing": "assign"},
         "types-log-domain", {"field": "A", "value": -3.0, "key": "02", "transform": "sqrt", "limit": 0}),
        (frame(B=[1.0, 2.0, 4.0, 8.0], A=[1.0, 1.0, 1.0, 2.0]), {"names": "B A", "scaling": "robust"},
         "types-no-spread", {"field": "A"}),
        (frame(A=[1.0, 2.0, 3.0]).assign(KEY=["b", "a", "a"]), {}, "types-key-duplicate",
         {"field": "KEY", "keys": "a"}),
        (frame(A=[1.0, 2.0]).assign(KEY=["a", None]), {}, "types-key-missing", {"field": "KEY", "count": 1}),
        (frame(A=[1.0, 2.0]).assign(KEY=[None, "  "]), {}, "types-key-missing", {"field": "KEY", "count": 2}),
        (frame(A=[1.0, 2.0]), {"names": "A A"}, "types-indicator-twice", {"field": "A"}),
        (frame(A=[1.0, 2.0]), {"names": ""}, "types-no-indicators", {}),
        (frame(A=[1.0, 2.0]), {"scaling": "median"}, "types-choice",
         {"parameter": "SCALING", "value": "median", "known": "zscore, range, robust"}),
        (frame(A=[1.0, 2.0]), {"transform": "cube"}, "types-choice",
         {"parameter": "TRANSFORM", "value": "cube", "known": "none, asinh, sqrt, log1p"}),
        (frame(A=[1.0, 2.0]), {"missing": "mean"}, "types-choice",
         {"parameter": "MISSING", "value": "mean", "known": "exclude, assign"}),
        (frame(A=[1.0, 2.0], EW=["x", "2"]), {"population_field": "EW"}, "types-text-field",
         {"field": "EW", "parameter": "POPULATION_FIELD", "example": "x"}),
        (frame(A=[1.0, 2.0], EW=[1, np.inf]), {"population_field": "EW"}, "types-infinite",
         {"field": "EW", "parameter": "POPULATION_FIELD", "keys": "01"}),
    ],
)  # fmt: skip
def test_unusable_input_is_named(data: pd.DataFrame, more: dict[str, Any], code: str, told: dict[str, Any]) -> None:
    with pytest.raises(InputError) as error:
        run(data, **more)
    assert error.value.note.code == code
    assert {**error.value.note.values, **told} == error.value.note.values


@pytest.mark.parametrize(
    ("people", "code", "told"), [([1, 2], "types-not-one", {}), ([1, 900], "types-only-one", {"key": "01"})]
)
def test_too_few_areas_are_told_with_their_reasons(people: list[int], code: str, told: dict[str, str]) -> None:
    with pytest.raises(InputError) as error:
        run(frame(A=[1.0, 2.0], EW=people), population_field="EW")
    reasons = error.value.note.values["reasons"]
    assert (error.value.note.code, error.value.note.values) == (code, {**told, "reasons": reasons})
    assert [str(reason) for reason in reasons] == [f"{2 - len(told)} areas: Population below 300."]


@pytest.mark.parametrize(
    ("chosen", "code", "told"),
    [
        (Indicator("B", 1, 0.0), "types-weight", {"field": "B", "value": 0.0}),
        (Indicator("B", 1, np.inf), "types-weight", {"field": "B", "value": np.inf}),
        (Indicator("B", 2), "types-direction", {"field": "B", "value": 2}),
        (Indicator("B", -2), "types-direction", {"field": "B", "value": -2}),
    ],
)
def test_indicators_that_cannot_be_used_are_named(chosen: Indicator, code: str, told: dict[str, Any]) -> None:
    data = frame(A=[1.0, 2.0], B=[1.0, 3.0])
    with pytest.raises(InputError) as error:
        prepare(Areas(data, "KEY", ("A", "B")), [Indicator("A", 0), chosen])
    assert (error.value.note.code, error.value.note.values) == (code, told)


def test_z_scores_are_of_the_transformed_values_whatever_the_scaling() -> None:
    prepared = run(frame(A=[0.0, 1.0, 4.0, 9.0], EW=[300, 301, 302, 303]), transform="sqrt", scaling="range",
                   weights="9", population_field="EW")  # fmt: skip
    # 0 1 2 3 with mean 1.5 and variance 1.25
    assert prepared.z[:, 0] == pytest.approx(np.array([-1.5, -0.5, 0.5, 1.5]) / np.sqrt(1.25))
    assert prepared.matrix[:, 0] == pytest.approx([0, 1, 2, 3])
    assert (prepared.recipe.centres, prepared.recipe.spreads) == ((0.0,), (3.0,))
    assert prepared.population is not None
    assert prepared.population.tolist() == [300, 301, 302, 303]
    assert run(frame(A=[1.0, 2.0])).population is None


def test_the_population_may_be_an_indicator_and_its_least_can_be_chosen() -> None:
    prepared = run(frame(EW=[10, 20, 9, 15]), "EW", population_field="EW", min_population=10)
    assert prepared.keys == ("00", "01", "03")
    assert prepared.untyped["02"].values == {"value": 9.0, "minimum": 10.0}


def test_whole_numbers_with_gaps_are_numbers() -> None:
    prepared = run(frame(A=pd.array([1, None, 2, 6, 3], dtype="Int64")))
    assert prepared.values[:, 0].tolist() == [1, 2, 6, 3]
    assert prepared.untyped["01"].values == {"fields": "A"}


def test_areas_with_gaps_keep_their_values_for_later() -> None:
    data = frame(A=[1.0, 2.0, np.nan, 5.0, np.nan], B=[1.0, 3.0, 2.0, 9.0, 7.0], EW=[400, 400, 400, 200, 400])
    prepared = run(data, "A B", missing="assign", population_field="EW", excluded=[False] * 4 + [True])
    assert prepared.partial == ("02",)
    assert prepared.partial_values == pytest.approx(np.array([[np.nan, 2.0]]), nan_ok=True)
    assert {key: note.code for key, note in prepared.untyped.items()} == {
        "03": "reason-population", "04": "reason-excluded",
    }  # fmt: skip


def test_reasons_are_grouped_most_frequent_first() -> None:
    small = [Note("reason-population", {"value": float(n), "minimum": 300.0}) for n in (1, 2)]
    lacking = [Note("reason-missing", {"fields": name}) for name in ("B", "A", "A")]
    many = dict(enumerate([Note("reason-excluded"), *lacking, *small, Note("reason-population-missing")]))
    found = [
        (note.values["count"], str(note.values["reason"])) for note in grouped({str(k): n for k, n in many.items()})
    ]
    assert found == [
        (2, "No value for: A."),
        (2, "Population below 300."),
        (1, "Left out by the expression EXCLUDE."),
        (1, "No value for: B."),
        (1, str(Note("reason-population-missing"))),
    ]


def test_correlations_are_listed_by_their_strength() -> None:
    # By hand: A and B 6.5 / sqrt(5 * 8.75), B and C -6.5 / sqrt(5 * 8.75); D is not correlated with A.
    values = np.array([[1.0, 1, 4, 1], [2, 2, 3, -2], [3, 3, 2, -2], [4, 5, 1, 1]])
    found = correlations(["A", "B", "C", "D"], values)
    assert [tuple(note.values.values()) for note in found] == [("A", "C", -1.0), ("A", "B", 0.98), ("B", "C", -0.98)]
    assert {note.code for note in found} == {"types-correlation"}
    assert [note.values["value"] for note in correlations(["A", "B"], values[:3])] == [1.0]
    assert correlations(["A", "B"], values[:2]) == []
    assert correlations(["A"], values[:, :1]) == []


def far_values(*far: float) -> np.ndarray:
    """A hundred values with median 0 and MAD 1, the first of them given."""
    above = sum(value > 0 for value in far)
    rest = [-1.0] * (50 - len(far) + above) + [1.0] * (50 - above)
    return np.array([*far, *rest])


KEYS = [f"k{number}" for number in range(100)]


@pytest.mark.parametrize(
    ("far", "code", "told"),
    [
        # 5 robust standard deviations are 7.41301.
        ([7.413, -7.0], None, []),
        ([7.42, -30.0], "types-outlier",
         [{"field": "A", "key": "k1", "value": -30000.0, "distance": 20.2},
          {"field": "A", "key": "k0", "value": 7420.0, "distance": 5.0}]),
        ([12.34567, *[-9.0] * 2, *[9.0] * 2], "types-outlier",
         [{"field": "A", "key": "k0", "value": 12350.0, "distance": 8.3},
          *({"field": "A", "key": f"k{n}", "value": (-9000.0, 9000.0)[n > 2], "distance": 6.1} for n in range(1, 5))]),
        ([9.0, 10.0, 11.0, -12.0, -13.0, -14.0], "types-outliers-more",
         [{"field": "A", "count": 6, "keys": "k5, k4, k3, k2, k1, k0"}]),
        ([9.0] * 5 + [-9.0] * 5, "types-outliers-more",
         [{"field": "A", "count": 10, "keys": "k0, k1, k2, k3, k4, k5, k6, k7, k8, k9"}]),
        ([9.0] * 5 + [-9.0] * 6, "types-uneven", [{"field": "A", "count": 11}]),
    ],
)  # fmt: skip
def test_far_areas_are_told_worst_first(far: list[float], code: str | None, told: list[dict[str, Any]]) -> None:
    column = far_values(*far)
    # The first indicator has no spread, the last one nothing far.
    moved = np.column_stack([np.eye(100)[0], column, far_values(1.0)])
    found = outliers(["N", "A", "B"], moved, moved * 1000, KEYS)
    assert [note.code for note in found] == [code] * len(told)
    assert [note.values for note in found] == told
    # What is told of one indicator does not end the others'.
    twice = outliers(["A", "C"], np.column_stack([column, column]), np.column_stack([column, column]), KEYS)
    assert len(twice) == 2 * len(told)


def test_long_lists_end_with_an_ellipsis() -> None:
    assert listed(KEYS[:10]) == "k0, k1, k2, k3, k4, k5, k6, k7, k8, k9"
    assert listed(KEYS[:11]) == "k0, k1, k2, k3, k4, k5, k6, k7, k8, k9 …"
    assert listed(KEYS[:3], 2) == "k0, k1 …"


def test_options() -> None:
    assert indicators(["A", "B"], "2;1,5", "B=-1") == [Indicator("A", 1, 2.0), Indicator("B", -1, 1.5)]
    assert type_names("ruhig;;belastet", 3) == {1: "ruhig", 3: "belastet"}
    assert type_names(" ", 3) == {}
    with pytest.raises(InputError, match="TYPE_NAMES"):
        type_names("a;b", 3)
    with pytest.raises(InputError, match="nan"):
        indicators(["A"], "nan")
