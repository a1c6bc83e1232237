"""k-means of few and of very many rows, beside scikit-learn."""

from __future__ import annotations

import os

import numpy as np
import pytest

from sozialraum_plugin.core.areatypes import kmeans as engine
from sozialraum_plugin.core.areatypes.kmeans import kmeans, kmeans_of_samples
from sozialraum_plugin.core.areatypes.lloyd import Points, lloyd
from sozialraum_plugin.core.areatypes.partitions import has_distinct, total_ss, within_ss
from sozialraum_plugin.core.areatypes.stability import agreement
from sozialraum_plugin.core.messages import Canceled


def blurred(rows: int, columns: int = 6, kinds: int = 9, seed: int = 4) -> np.ndarray:
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(kinds, columns)) * 1.5
    return np.asarray(centres[rng.integers(0, kinds, rows)] + rng.normal(size=(rows, columns)))


@pytest.fixture(scope="module")
def many() -> np.ndarray:
    return blurred(engine.MANY_ROWS + 5_000)


def test_many_rows_are_no_worse_than_scikit_learn(many: np.ndarray) -> None:
    from sklearn.cluster import KMeans

    found = kmeans(many, 8, 10, np.random.default_rng(1))
    theirs = KMeans(n_clusters=8, n_init=10, random_state=1).fit(many)
    assert found.within <= theirs.inertia_ * (1 + 1e-6)
    assert found.within == pytest.approx(within_ss(many, found.labels, found.centres), rel=1e-12)
    assert found.starts.shape == (10, len(many))
    assert sorted(np.unique(found.labels)) == list(range(8))


def test_many_rows_end_in_a_solution_that_lloyd_does_not_improve(many: np.ndarray) -> None:
    from sklearn.cluster import KMeans

    found = kmeans(many, 8, 3, np.random.default_rng(1))
    further = KMeans(n_clusters=8, init=found.centres, n_init=1, tol=0).fit(many)
    assert further.inertia_ == pytest.approx(found.within, rel=1e-9)


@pytest.mark.parametrize("rows", [300, engine.MANY_ROWS + 100])
def test_the_number_of_cores_does_not_matter(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = pytest.importorskip("threadpoolctl").threadpool_limits
    data = blurred(rows)
    found = []
    for cores in (1, 2, 7):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        with limits(cores):
            result = kmeans(data, 6, 40 if rows < 1000 else 4, np.random.default_rng(3))
        found.append((result.labels.tobytes(), result.centres.tobytes(), result.starts.tobytes()))
    assert found[0] == found[1] == found[2]


def test_cancel_ends_many_rows_soon(many: np.ndarray) -> None:
    heard = []

    def tick(share: float) -> None:
        heard.append(share)
        if share > 0.2:
            raise Canceled

    with pytest.raises(Canceled):
        kmeans(many, 8, 20, np.random.default_rng(1), tick)
    assert heard == sorted(heard)
    assert heard[-1] < 0.5


def test_samples_of_many_rows_find_the_groups() -> None:
    rng = np.random.default_rng(2)
    truth = rng.integers(0, 4, engine.MANY_ROWS + 10)
    data = truth[:, None] * 9.0 + rng.normal(size=(len(truth), 3))
    samples = [np.unique((rng.random(len(data)) * len(data)).astype(int)) for _ in range(2)]
    found = kmeans_of_samples(data, 4, samples, 12, [np.random.default_rng(n) for n in range(2)])
    for rows, labels in zip(samples, found, strict=True):
        assert agreement(labels[None, :], truth[rows])[0] == pytest.approx(1)


def test_lloyd_agrees_with_scikit_learn_from_the_same_centres() -> None:
    from sklearn.cluster import KMeans

    data = blurred(700)
    rng = np.random.default_rng(8)
    centres = data[rng.choice(len(data), (5, 7))]
    shift = data.mean(axis=0)
    labels, ends = lloyd(Points(data, shift), centres - shift, engine.no_tick)
    for start in range(5):
        theirs = KMeans(n_clusters=7, init=centres[start], n_init=1, tol=0, max_iter=300).fit(data)
        assert (labels[start] == theirs.labels_).all()
        assert ends[start] + shift == pytest.approx(theirs.cluster_centers_, abs=1e-5)


def test_an_empty_group_begins_anew() -> None:
    data = np.concatenate([blurred(50, 2, 1), blurred(50, 2, 1) + 40])
    far = np.array([[0.0, 0.0], [40.0, 40.0], [900.0, 900.0]])
    labels, _ = lloyd(Points(data, np.zeros(2)), far[None], engine.no_tick)
    assert set(labels[0]) == {0, 1, 2}


def test_rows_that_are_not_drawn_do_not_move_the_centres() -> None:
    data = np.concatenate([blurred(40, 2, 1), blurred(40, 2, 1) + 20, np.full((5, 2), 500.0)])
    drawn = np.ones((1, len(data)), dtype=bool)
    drawn[0, -5:] = False
    _, centres = lloyd(Points(data, np.zeros(2)), data[None, [0, 50]], engine.no_tick, drawn)
    assert centres[0] == pytest.approx(np.stack([data[:40].mean(axis=0), data[40:80].mean(axis=0)]), rel=1e-5)


def test_sums_in_pieces_are_those_of_the_whole(many: np.ndarray) -> None:
    assert total_ss(many) == pytest.approx(float(many.var(axis=0).sum() * len(many)), rel=1e-12)


def test_distinct_rows_are_found_wherever_they_are() -> None:
    data = np.zeros((1000, 2))
    data[-2:] = [[1, 0], [2, 0]]
    assert has_distinct(data, 3)
    assert not has_distinct(data, 4)
