"""Preparation: exclusions with reasons, transformation, scaling, weights, and input that cannot be used."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, Prepared, grouped, prepare
from sozialraum_plugin.core.areatypes.typeoptions import indicators, type_names
from sozialraum_plugin.core.messages import InputError


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
    ("data", "more", "code", "words"),
    [
        (frame(A=[5.0, 5.0, 5.0]), {}, "types-constant", ["A", "5"]),
        (frame(A=[0.1 + 0.2, 0.3, 0.3]), {}, "types-constant", ["A"]),
        (frame(A=["1", "x", "3"]), {}, "types-text-field", ["A", "x"]),
        (frame(A=["1", "2", "3"]), {}, "types-text-field", ["A", "1"]),
        (frame(A=[1.0, np.inf, 3.0]), {}, "types-infinite", ["A", "01"]),
        (frame(A=[np.nan] * 3), {}, "types-all-missing", ["A"]),
        (frame(A=[1.0, 2.0, -3.0]), {"transform": "sqrt"}, "types-log-domain", ["A", "-3", "02", "sqrt"]),
        (frame(A=[1.0, 1.0, 1.0, 2.0]), {"scaling": "robust"}, "types-no-spread", ["A"]),
        (frame(A=[1.0, 2.0]).assign(KEY=["a", "a"]), {}, "types-key-duplicate", ["KEY", "a"]),
        (frame(A=[1.0, 2.0]).assign(KEY=["a", None]), {}, "types-key-missing", ["KEY", "1"]),
        (frame(A=[1.0, 2.0]).assign(KEY=["a", "  "]), {}, "types-key-missing", ["KEY", "1"]),
        (frame(A=[1.0, 2.0]), {"names": "A A"}, "types-indicator-twice", ["A"]),
        (frame(A=[1.0, 2.0]), {"names": ""}, "types-no-indicators", ["INDICATORS"]),
        (frame(A=[1.0, 2.0]), {"scaling": "median"}, "types-choice", ["SCALING", "median", "robust"]),
        (frame(A=[1.0, 2.0], EW=[1, 2]), {"population_field": "EW"}, "types-not-one", ["2", "300"]),
        (
            frame(A=[1.0, 2.0], EW=["x", "2"]),
            {"population_field": "EW"},
            "types-text-field",
            ["EW", "POPULATION_FIELD"],
        ),
    ],
)
def test_unusable_input_is_named(data: pd.DataFrame, more: dict[str, Any], code: str, words: list[str]) -> None:
    with pytest.raises(InputError) as error:
        run(data, **more)
    assert error.value.note.code == code
    assert all(word in str(error.value) for word in words), str(error.value)


def test_options() -> None:
    assert indicators(["A", "B"], "2;1,5", "B=-1") == [Indicator("A", 1, 2.0), Indicator("B", -1, 1.5)]
    assert type_names("ruhig;;belastet", 3) == {1: "ruhig", 3: "belastet"}
    assert type_names(" ", 3) == {}
    with pytest.raises(InputError, match="TYPE_NAMES"):
        type_names("a;b", 3)
    with pytest.raises(InputError, match="nan"):
        indicators(["A"], "nan")
