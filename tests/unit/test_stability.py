"""Stability of types: bootstrap Jaccard, adjusted Rand, verdicts."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes import stability as engine
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, prepare
from sozialraum_plugin.core.areatypes.stability import (
    Stability,
    agreement,
    best_jaccard,
    left_out,
    measure,
    verdict,
    verdicts,
)
from sozialraum_plugin.core.areatypes.typology import Settings, Typology, compute
from sozialraum_plugin.core.messages import Canceled

INDICATORS = ("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
# fpc 2.2-10 (tests/r/stability.R): sizes, mean Jaccard of 1000 bootstraps, standard error of the mean
R_CLUSTERBOOT = {
    3: ([136, 140, 258], [0.87653, 0.79475, 0.87399], [0.00384, 0.00737, 0.00581]),
    7: (
        [15, 61, 70, 77, 83, 104, 124],
        [0.73107, 0.61446, 0.97068, 0.88034, 0.79871, 0.49421, 0.74566],
        [0.00634, 0.00493, 0.00176, 0.00309, 0.00371, 0.00613, 0.00550],
    ),
}


def typology(rows: np.ndarray, k: int, starts: int = 20, method: str = "kmeans") -> Typology:
    names = tuple("ABCD"[: rows.shape[1]])
    data = pd.DataFrame(rows, columns=list(names)).assign(KEY=[f"{number:03d}" for number in range(len(rows))])
    prepared = prepare(Areas(data, "KEY", names), [Indicator(name) for name in names])
    return compute(prepared, Settings(k, method, starts))


def clear_groups() -> np.ndarray:
    rng = np.random.default_rng(2)
    return np.concatenate([rng.normal(centre, 0.5, (30, 2)) for centre in (0, 6, 12)])


def test_jaccard_by_hand() -> None:
    types = np.array([0, 0, 0, 1, 1, 1])
    others = np.array([1, 1, 0, 0, 0, 0])
    # type 0 shares 2 of 3 with group 1, type 1 shares 3 of 4 with group 0
    assert best_jaccard(types, others, 2).tolist() == [2 / 3, 3 / 4]


def test_a_type_without_drawn_areas_has_no_jaccard() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = best_jaccard(np.array([0, 0]), np.array([0, 0]), 2)
    assert found[0] == 1
    assert np.isnan(found[1])


def test_adjusted_rand_equals_scikit_learn() -> None:
    from sklearn.metrics import adjusted_rand_score

    rng = np.random.default_rng(0)
    labels = rng.integers(0, 4, 60)
    starts = np.stack([rng.integers(0, 4, 60), labels, (labels + 1) % 4, np.where(rng.random(60) < 0.2, 0, labels)])
    expected = [adjusted_rand_score(labels, start) for start in starts]
    assert agreement(starts, labels) == pytest.approx(expected, abs=1e-12)
    assert expected[1] == expected[2] == 1


@pytest.mark.parametrize("k", R_CLUSTERBOOT)
def test_jaccard_is_within_the_sampling_error_of_clusterboot(shared_data: Path, k: int) -> None:
    path = shared_data / "berlin_mss2021" / "mss2021_kontext.csv"
    table = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig").rename(
        columns=lambda name: name.strip("\ufeff")
    )
    table[list(INDICATORS)] = table[list(INDICATORS)].apply(pd.to_numeric, errors="coerce")
    prepared = prepare(Areas(table, "PLR-ID", INDICATORS), [Indicator(name) for name in INDICATORS])
    result = compute(prepared, Settings(k, starts=200))
    found = measure(result, 250).jaccard[np.argsort(result.sizes)]
    sizes, means, errors = R_CLUSTERBOOT[k]
    assert sorted(result.sizes) == sizes
    # Both means are random: the standard error of ours is twice that of R's with four times the bootstraps.
    assert (np.abs(found - means) < 3 * np.sqrt(5) * np.array(errors)).all()


def test_clear_groups_are_highly_stable() -> None:
    found = measure(typology(clear_groups(), 3), 20)
    assert found.jaccard == pytest.approx([1, 1, 1])
    assert found.bootstraps == 20
    assert found.rand_median == 1
    assert [note.code for note in verdicts(found)] == ["stability-high"] * 3


def test_types_cut_through_noise_are_not_stable() -> None:
    rows = np.random.default_rng(4).random((150, 2))
    found = measure(typology(rows, 7), 20)
    assert found.jaccard.min() < 0.75
    assert found.rand_worst is not None
    assert found.rand_worst < 0.9


def test_the_same_seed_gives_the_same_values() -> None:
    result = typology(np.random.default_rng(4).random((80, 2)), 4)
    assert measure(result, 5).jaccard.tobytes() == measure(result, 5).jaccard.tobytes()


def test_ward_has_no_starts() -> None:
    found = measure(typology(clear_groups(), 3, method="ward"), 3)
    assert found.rand_median is None
    assert len(found.jaccard) == 3


@pytest.mark.parametrize("method", ["ward", "ward+kmeans"])
def test_types_by_ward_are_compared_with_those_of_the_samples_by_ward(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = np.random.default_rng(4).random((60, 2))
    made = typology(rows, 5, method=method)
    asked = []
    cluster = engine.cluster

    def watched(matrix: np.ndarray, settings: Settings, rng: np.random.Generator) -> object:
        asked.append((matrix.shape, settings))
        return cluster(matrix, settings, rng)

    monkeypatch.setattr(engine, "cluster", watched)
    found = measure(made, 4)
    # Four samples, then without A and without B.
    assert [settings for _, settings in asked] == [made.settings] * 6
    assert all(30 < shape[0] < 60 and shape[1] == 2 for shape, _ in asked[:4])
    assert [shape for shape, _ in asked[4:]] == [(60, 1), (60, 1)]
    assert found.jaccard.min() < 0.75
    assert list(found.without) == ["A", "B"]


@pytest.mark.parametrize("method", ["kmeans", "ward"])
def test_types_without_an_indicator_that_makes_them_are_others(method: str) -> None:
    rng = np.random.default_rng(6)
    # A alone tells the groups apart; B and C are noise, and B all but constant.
    rows = np.column_stack([np.repeat([0.0, 50.0], 30), rng.normal(size=60), rng.normal(size=60)]) + 1e6
    rows[:, 0] += rng.normal(size=60) * 0.1
    made = typology(rows, 2, method=method)
    made_of = made.prepared.matrix * [1, 0.05, 0.05]
    assert measure(made, 2).without == left_out(made)
    found = left_out(replace(made, prepared=replace(made.prepared, matrix=made_of)))
    assert list(found) == ["A", "B", "C"]
    assert found["B"] == found["C"] == 1
    assert found["A"] < 0.3
    assert measure(made, 2, leave_out=False).without == {}
    assert measure(made, 0).without == {}


def test_indicators_that_cannot_be_left_out_are_not_asked_for() -> None:
    alone = typology(np.arange(12.0)[:, None] ** 2, 3)
    assert left_out(alone) == {}
    # Without A only two kinds of areas are left.
    two = typology(np.column_stack([np.arange(12.0) ** 2, np.repeat([0.0, 1.0], 6)]), 3)
    assert list(left_out(two)) == ["B"]
    neither = typology(np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]] * 3), 4)
    assert left_out(neither) == {}


def test_too_many_areas_are_not_asked_without_an_indicator(monkeypatch: pytest.MonkeyPatch) -> None:
    made = typology(clear_groups(), 3)
    monkeypatch.setattr(engine, "MOST_FOR_SILHOUETTE", 90)
    assert list(left_out(made)) == ["A", "B"]
    monkeypatch.setattr(engine, "MOST_FOR_SILHOUETTE", 89)
    assert left_out(made) == {}


@pytest.mark.parametrize("method", ["kmeans", "ward"])
def test_progress_rises_to_the_end(method: str) -> None:
    heard: list[float] = []
    measure(typology(clear_groups(), 3, method=method), 6, heard.append)
    assert heard == sorted(heard)
    assert 0 <= heard[0] < 0.5
    assert 0.8 <= heard[-1] <= 1
    assert any(0.1 < share < 0.8 for share in heard) or method == "kmeans"


def test_starts_are_compared_with_the_best() -> None:
    made = typology(clear_groups(), 3, starts=4)
    types = made.member.types - 1
    # By hand: two starts agree, one has put two groups together, one is as good as random.
    merged = np.minimum(types, 1)
    starts = np.stack([types, 2 - types, merged, merged])
    found = measure(replace(made, starts=starts), 0)
    from sklearn.metrics import adjusted_rand_score

    worst = adjusted_rand_score(types, merged)
    assert found.rand_worst == pytest.approx(worst)
    assert found.rand_median == pytest.approx((1 + worst) / 2)
    single = measure(replace(made, starts=starts[2:3]), 0)
    assert (single.rand_worst, single.rand_median) == (None, None)


def test_verdicts_name_types_and_the_indicator_they_lean_on() -> None:
    values = {"A": 0.95, "B": 0.5999, "C": 0.7}
    found = verdicts(Stability(np.array([0.9, np.nan, 0.5]), 9, None, None, values))
    assert [(note.code, note.values) for note in found] == [
        ("stability-high", {"type": 1, "value": 0.9}),
        ("stability-unknown", {"type": 2}),
        ("stability-untrusted", {"type": 3, "value": 0.5}),
        ("stability-leans", {"field": "B", "value": 0.59}),
    ]
    assert len(verdicts(Stability(np.array([0.9]), 9, None, None, {"A": 0.9, "B": 0.97}))) == 1
    assert len(verdicts(Stability(np.array([0.9]), 9, None, None, {"A": 0.8999, "B": 0.97}))) == 2


def test_without_bootstraps_there_is_no_verdict() -> None:
    assert verdicts(measure(typology(clear_groups(), 3), 0)) == []


def test_cancel() -> None:
    def tick(share: float) -> None:
        raise Canceled

    with pytest.raises(Canceled):
        measure(typology(clear_groups(), 3), 5, tick)


@pytest.mark.parametrize(
    ("jaccard", "code"),
    [
        (0.599, "stability-untrusted"),
        (0.6, "stability-doubtful"),
        (0.749, "stability-doubtful"),
        (0.75, "stability-stable"),
        (0.849, "stability-stable"),
        (0.85, "stability-high"),
    ],
)
def test_limits(jaccard: float, code: str) -> None:
    assert verdict(3, jaccard).code == code
    assert "Type 3" in str(verdict(3, jaccard))
    assert verdict(3, jaccard).values["value"] == int(jaccard * 1000) // 10 / 100  # never rounded over a limit


def test_a_type_that_no_sample_holds_has_no_verdict_of_numbers() -> None:
    rows = np.concatenate([clear_groups(), [[500.0, 500.0]]])
    result = typology(rows, 4)
    for bootstraps in range(1, 30):
        found = measure(result, bootstraps, leave_out=False)
        if np.isnan(found.jaccard).any():
            break
    alone = int(np.flatnonzero(result.sizes == 1)[0])
    assert np.isnan(found.jaccard[alone])
    assert [note.code for note in verdicts(found)][alone] == "stability-unknown"
    assert not np.isnan(np.delete(found.jaccard, alone)).any()
