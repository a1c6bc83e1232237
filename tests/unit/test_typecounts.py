"""Several numbers of types side by side, against scikit-learn and by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, Prepared, prepare
from sozialraum_plugin.core.areatypes.stability import measure
from sozialraum_plugin.core.areatypes.typecounts import (
    COLUMNS,
    calinski_harabasz,
    compare_counts,
    counts_between,
    davies_bouldin,
    possible_counts,
    reliable,
    too_few_starts,
)
from sozialraum_plugin.core.areatypes.typology import Settings, Typology, compute
from sozialraum_plugin.core.messages import Canceled, InputError

INDICATORS = ("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
# The best of R's kmeans with 1,000 starts, see tests/r/reference.R
R_WITHIN = {2: 3606.23576750576, 7: 1971.61507066516, 12: 1554.38688418068}


@pytest.fixture(scope="module")
def berlin(request: pytest.FixtureRequest) -> Prepared:
    path: Path = request.getfixturevalue("shared_data") / "berlin_mss2021" / "mss2021_kontext.csv"
    table = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig")
    table[list(INDICATORS)] = table[list(INDICATORS)].apply(pd.to_numeric, errors="coerce")
    return prepare(Areas(table, "PLR-ID", INDICATORS), [Indicator(name) for name in INDICATORS])


@pytest.fixture(scope="module")
def compared(berlin: Prepared) -> pd.DataFrame:
    return compare_counts(berlin, range(2, 13), Settings(starts=200), bootstraps=0).set_index("k")


def generated(shape: str) -> Prepared:
    rng = np.random.default_rng(7)
    if shape == "groups":
        rows = np.concatenate([rng.normal(6 * number, 1, (15, 3)) for number in range(4)])
    elif shape == "cloud":
        rows = rng.normal(0, 1, (60, 3))
    else:
        rows = np.exp(rng.normal(0, 1.5, (60, 3)))
    return simple(rows)


def simple(rows: np.ndarray, weight: float = 1) -> Prepared:
    names = tuple("ABCDE"[: rows.shape[1]])
    frame = pd.DataFrame(rows, columns=list(names)).assign(KEY=[f"{number:03d}" for number in range(len(rows))])
    return prepare(Areas(frame, "KEY", names), [Indicator(name, weight=weight) for name in names])


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives scikit-learn's Davies-Bouldin exact distances.

    Its own, by the binomial formula, put an area alone in its type 1e-8 from its centre instead of 0.
    """
    from scipy.spatial.distance import cdist
    from sklearn.metrics import davies_bouldin_score

    def distances(first: np.ndarray, second: list[np.ndarray] | None = None) -> np.ndarray:
        return np.asarray(cdist(first, first if second is None else np.asarray(second)))

    monkeypatch.setattr(sys.modules[davies_bouldin_score.__module__], "pairwise_distances", distances)


def of_scikit_learn(typology: Typology) -> list[float]:
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score

    matrix, types = typology.prepared.matrix, typology.member.types
    return [score(matrix, types) for score in (silhouette_score, calinski_harabasz_score, davies_bouldin_score)]


@pytest.mark.parametrize("k", [2, 5, 7, 12])
def test_measures_equal_scikit_learn(berlin: Prepared, compared: pd.DataFrame, k: int) -> None:
    found = compared.loc[k, ["silhouette", "calinski_harabasz", "davies_bouldin"]].to_list()
    assert found == pytest.approx(of_scikit_learn(compute(berlin, Settings(k, starts=200))), rel=1e-10)


@pytest.mark.parametrize("shape", ["groups", "cloud", "skewed"])
@pytest.mark.parametrize("method", ["kmeans", "ward", "ward+kmeans"])
@pytest.mark.usefixtures("exact")
def test_measures_equal_scikit_learn_on_generated_data(shape: str, method: str) -> None:
    prepared = generated(shape)
    frame = compare_counts(prepared, [2, 4, 9], Settings(method=method, starts=10), bootstraps=0).set_index("k")
    for k in (2, 4, 9):
        typology = compute(prepared, Settings(k, method, 10))
        found = frame.loc[k, ["silhouette", "calinski_harabasz", "davies_bouldin"]].to_list()
        assert found == pytest.approx(of_scikit_learn(typology), rel=1e-10)
        assert frame.loc[k, "smallest_type"] == typology.sizes.min()


def test_weights_count_in_the_measures() -> None:
    prepared = simple(np.random.default_rng(3).normal(0, 1, (40, 2)), weight=4)
    typology = compute(prepared, Settings(3, starts=5))
    found = [typology.silhouette, calinski_harabasz(typology), davies_bouldin(typology)]
    assert found == pytest.approx(of_scikit_learn(typology), rel=1e-10)


def test_within_falls_and_equals_the_typology_and_r(berlin: Prepared, compared: pd.DataFrame) -> None:
    assert list(compared.index) == list(range(2, 13))
    assert (np.diff(compared["within_ss"]) < 0).all()
    assert compared.loc[7, "within_ss"] == compute(berlin, Settings(7, starts=200)).within_ss
    for k, within in R_WITHIN.items():
        assert compared.loc[k, "within_ss"] <= within * (1 + 1e-6)
    assert compared["r2"].to_list() == pytest.approx((1 - compared["within_ss"] / 5340).to_list(), rel=1e-12)
    # R: the sizes of the best solutions, smallest type
    assert compared.loc[[2, 7, 12], "smallest_type"].to_list() == [175, 15, 9]
    # Why it never decides.
    assert compared["calinski_harabasz"].idxmax() == 2
    assert compared["jaccard_min"].isna().all()


def test_measures_by_hand() -> None:
    # Groups {0, 2} and {10, 12} of one indicator: centres 1 and 11 apart by 10, widths 1; z-scores only scale.
    typology = compute(simple(np.array([[0.0], [2.0], [10.0], [12.0]])), Settings(2, starts=5))
    # Between 4 * 25 = 100, within 4: (100 / 1) / (4 / 2)
    assert calinski_harabasz(typology) == pytest.approx(50)
    assert davies_bouldin(typology) == pytest.approx((1 + 1) / 10)
    # s = (b - a) / b: a = 2 for all; b = 11 for the outer areas, 9 for the inner ones
    assert typology.silhouette == pytest.approx((2 * 9 / 11 + 2 * 7 / 9) / 4)


def test_stability_is_that_of_the_typology() -> None:
    prepared = generated("cloud")
    settings = Settings(starts=10, seed=4)
    frame = compare_counts(prepared, [3, 5], settings, bootstraps=8).set_index("k")
    for k in (3, 5):
        jaccard = measure(compute(prepared, Settings(k, starts=10, seed=4)), 8).jaccard
        assert frame.loc[k, "jaccard_min"] == jaccard.min()
        assert frame.loc[k, "jaccard_mean"] == jaccard.mean()


def test_clear_groups_are_reliable_and_more_types_are_not() -> None:
    frame = compare_counts(generated("groups"), range(2, 9), Settings(starts=20), bootstraps=20)
    assert list(frame.columns) == list(COLUMNS)
    passed = reliable(frame)
    assert 4 in passed
    assert 8 not in passed


@pytest.mark.parametrize(
    ("jaccard", "smallest", "expected"),
    [(0.75, 3, [5]), (0.7499, 3, []), (0.9, 2, []), (float("nan"), 30, [])],
)
def test_the_limits_of_reliable(jaccard: float, smallest: int, expected: list[int]) -> None:
    frame = pd.DataFrame({"k": [5], "jaccard_min": [jaccard], "smallest_type": [smallest]})
    assert reliable(frame) == expected


def test_a_rising_sum_asks_for_more_starts() -> None:
    frame = pd.DataFrame({"k": [2, 3, 4, 6], "within_ss": [10.0, 8.0, 8.5, 9.0]})
    assert [note.values for note in too_few_starts(frame)] == [{"k": 4}]


def test_more_types_than_different_areas_are_left_out_and_told() -> None:
    rows = np.array([[1.0, 5.0], [1.0, 5.0], [2.0, 4.0], [4.0, 9.0], [8.0, 1.0], [8.0, 1.0]])
    prepared = simple(rows)
    possible, notes = possible_counts(prepared, range(2, 9))
    assert possible == [2, 3, 4]
    assert [(note.code, note.values) for note in notes] == [("counts-left-out", {"numbers": "5–8", "different": 4})]
    assert possible_counts(prepared, range(2, 6))[1][0].values["numbers"] == "5"
    assert possible_counts(prepared, range(2, 5))[1] == []
    frame = compare_counts(prepared, range(2, 9), Settings(starts=5), bootstraps=0)
    assert frame["k"].to_list() == [2, 3, 4]
    # Four types leave no differences within: nothing to divide by.
    assert np.isnan(frame["calinski_harabasz"].iloc[-1])
    assert frame["davies_bouldin"].iloc[-1] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("lowest", "highest", "words"),
    [(1, 5, ["MIN_CLUSTERS", "1", "2"]), (6, 5, ["MIN_CLUSTERS", "6", "MAX_CLUSTERS", "5"])],
)
def test_impossible_ranges_name_the_parameters(lowest: int, highest: int, words: list[str]) -> None:
    with pytest.raises(InputError) as error:
        counts_between(lowest, highest)
    assert all(word in str(error.value) for word in words)


def test_no_possible_number_is_an_error() -> None:
    with pytest.raises(InputError, match=r"MIN_CLUSTERS is 5.* 4 areas.* 2 different"):
        possible_counts(simple(np.array([[1.0], [1.0], [2.0], [2.0]])), [5, 6])


def test_progress_rises_and_cancel_stops() -> None:
    heard: list[float] = []
    compare_counts(generated("cloud"), [2, 3, 4], Settings(starts=8), 4, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1
    assert {2 / 9, 5 / 9} <= set(heard)

    def cancel(share: float) -> None:
        if share > 0.3:
            raise Canceled

    with pytest.raises(Canceled):
        compare_counts(generated("cloud"), [2, 3, 4], Settings(starts=8), 4, cancel)
