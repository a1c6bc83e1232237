"""k-means of few and of very many rows, beside scikit-learn."""

from __future__ import annotations

import os

import numpy as np
import pytest

from sozialraum_plugin.core.areatypes import kmeans as engine
from sozialraum_plugin.core.areatypes.kmeans import from_centres, kmeans, kmeans_of_samples, kmeans_without, part_of
from sozialraum_plugin.core.areatypes.lloyd import Points, label_type, lloyd
from sozialraum_plugin.core.areatypes.partitions import group_means, has_distinct, total_ss, within_ss
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
    heard: list[float] = []
    alone = kmeans_of_samples(data, 4, samples[1:], 2, [np.random.default_rng(1)], heard.append)
    assert agreement(alone[0][None, :], truth[samples[1]])[0] == pytest.approx(1)
    assert heard == sorted(heard)
    assert 0 <= heard[0] < 0.5 < heard[-1] <= 1


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


def crossed() -> tuple[np.ndarray, list[np.ndarray]]:
    """Rows in 2 x 2 x 2 clear groups; a column left out leaves the four groups of the other two."""
    rng = np.random.default_rng(9)
    bits = rng.integers(0, 2, (80, 3))
    rows = bits * [20.0, 21.0, 22.0] + rng.normal(size=bits.shape)
    return rows, [np.delete(bits, column, axis=1) @ [2, 1] for column in range(3)]


@pytest.mark.parametrize("alone", [1, 50_000])
@pytest.mark.parametrize("challengers", [0, 12])
@pytest.mark.parametrize("shift", [0.0, 1e9])
def test_types_without_a_column_are_those_of_the_others(
    alone: int, challengers: int, shift: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_ALONE", alone)
    rows, truth = crossed()
    heard: list[float] = []
    generators = [np.random.default_rng(number) for number in range(2)]
    found = kmeans_without(rows + shift, 4, 10, challengers, [2, 0], generators, heard.append)
    assert [agreement(labels[None], truth[column])[0] for labels, column in zip(found, [2, 0], strict=True)] == [1, 1]
    assert heard == sorted(heard)
    assert all(0 <= share <= 1 for share in heard)
    assert kmeans_without(rows, 4, 10, challengers, [], []) == []
    again = kmeans_without(rows + shift, 4, 10, challengers, [0], [np.random.default_rng(1)])
    assert (again[0] == found[1]).all()


def test_types_without_a_column_are_challenged_as_long_as_that_pays() -> None:
    heard: list[float] = []
    # One start is hardly the best one: what beats it is challenged twice more.
    kmeans_without(blurred(200, 4), 6, 1, 60, [0], [np.random.default_rng(2)], heard.append)
    assert heard[-3:] == [1 - 0.5**round_ for round_ in range(len(heard) - 2, len(heard) + 1)]
    assert len(heard) >= 3
    heard.clear()
    kmeans_without(crossed()[0], 4, 20, 12, [0], [np.random.default_rng(2)], heard.append)
    assert heard == [0.5]


def test_types_without_a_column_are_as_good_as_by_themselves() -> None:
    rows = blurred(200, 4)
    generators = [np.random.default_rng(number) for number in range(4)]
    found = kmeans_without(rows, 6, 60, 60, range(4), generators)
    for column, labels in enumerate(found):
        rest = np.delete(rows, column, axis=1)
        best = kmeans(rest, 6, 100, np.random.default_rng(7)).within
        assert within_ss(rest, labels, group_means(rest, labels, 6)) <= best * 1.005


def test_samples_are_clustered_by_themselves_and_refined() -> None:
    rows = blurred(150, 3) + 1e5
    rng = np.random.default_rng(3)
    samples = [np.unique(rng.integers(0, 150, 150)) for _ in range(3)]
    generators = [np.random.default_rng(number) for number in range(3)]
    found = kmeans_of_samples(rows, 5, samples, 30, generators)
    for number, (drawn, labels) in enumerate(zip(samples, found, strict=True)):
        part = rows[drawn]
        best = kmeans(part, 5, 60, np.random.default_rng(1)).within
        assert within_ss(part, labels, group_means(part, labels, 5)) <= best * 1.01
        alone = kmeans_of_samples(rows, 5, [drawn], 30, [np.random.default_rng(number)])
        assert (alone[0] == labels).all()
    assert kmeans_of_samples(rows, 5, [], 30, []) == []


@pytest.mark.parametrize("count", [100, engine.MANY_ROWS])
def test_rows_that_single_precision_cannot_tell_apart_make_groups_of_their_own(count: int) -> None:
    rows = np.repeat([0.0, 1.0, 1.0 + 1e-9, 3.0], count // 4)[:, None]
    found = kmeans(rows, 4, 3, np.random.default_rng(1))
    assert sorted(np.unique(found.labels)) == [0, 1, 2, 3]
    if count == 100:
        labels = kmeans_of_samples(rows, 4, [np.arange(0, 100, 3)], 2, [np.random.default_rng(1)])[0]
        assert sorted(np.unique(labels)) == [0, 1, 2, 3]


def test_given_centres_lead_to_a_solution_that_transfers_do_not_improve() -> None:
    rows = blurred(120, 2, 5) + 1e4
    begun = rows[[0, 30, 60, 90]]
    found = from_centres(rows, begun)
    assert found.starts.shape == (0, 120)
    assert found.centres == pytest.approx(group_means(rows, found.labels, 4), rel=1e-12)
    assert found.within == pytest.approx(within_ss(rows, found.labels, found.centres), rel=1e-9)
    again = from_centres(rows, found.centres)
    assert agreement(again.labels[None], found.labels)[0] == 1


@pytest.mark.parametrize("rows", [engine.MANY_ROWS, 200])
@pytest.mark.parametrize("challengers", [None, 0])
def test_progress_rises_to_the_end(rows: int, challengers: int | None) -> None:
    heard: list[float] = []
    kmeans(blurred(rows, 2, 4), 4, 20 if rows < 1000 else 4, np.random.default_rng(1), heard.append, challengers)
    assert heard == sorted(heard)
    assert 0 <= heard[0] < 0.5
    # Challengers are what comes last; many rows have none.
    assert (0.6 if rows < 1000 and challengers == 0 else 0.8) < heard[-1] <= 1


def test_a_part_of_the_progress() -> None:
    heard: list[float] = []
    inner = part_of(heard.append, 0.2, 0.6)
    for share in (0, 0.5, 1):
        inner(share)
    assert heard == pytest.approx([0.2, 0.4, 0.6])


@pytest.mark.parametrize(
    ("numbers", "count", "size"),
    # Little work stays together, more is cut into four parts, much into pieces of two million distances.
    [
        (100, 10, 10),
        (100, 3999, 3999),
        (100, 4000, 1000),
        (100_000, 9, 3),
        (900_000, 20, 2),
        (3_000_000, 5, 1),
        (0, 5, 5),
    ],
)
def test_batches(numbers: int, count: int, size: int) -> None:
    assert engine._batch(numbers, count) == size


def test_labels_are_as_small_as_they_can_be() -> None:
    assert [np.dtype(label_type(k)) for k in (2, 127, 128)] == [np.dtype("int8"), np.dtype("int8"), np.dtype("int32")]


def test_points_are_relative_to_their_shift() -> None:
    data = np.array([[1.0, 10.0], [2.0, 30.0], [4.0, 50.0]])
    points = Points(data, np.array([1.0, 10.0]))
    assert points.table.tolist() == [[0, 0, 1], [1, 20, 1], [3, 40, 1]]
    assert (len(points), points.table.dtype) == (3, np.float32)
    # The mean of the variances 14/9 and 800/3.
    assert points.spread() == pytest.approx((14 / 9 + 800 / 3) / 2)
    part = points.take(np.array([2, 0]))
    assert part.table.tolist() == [[3, 40, 1], [0, 0, 1]]
    assert part.shift.tolist() == [1, 10]


def test_a_start_ends_when_its_centres_hardly_move() -> None:
    data = np.array([[0.0], [1.0], [4.0], [9.0]])
    begun = np.array([[[0.0], [1.0]]])
    # Round by round: {0} {1 4 9}, {0 1} {4 9}, and so it stays. The second centre moves from 1 to 4.67 and on to 6.5.
    _, whole = lloyd(Points(data, np.zeros(1)), begun, engine.no_tick)
    assert whole[0, :, 0] == pytest.approx([0.5, 6.5])
    # First (4.67 - 1)^2 = 13.4, then 0.5^2 + 1.83^2 = 3.6.
    for tolerance, reached in ((14.0, [0, 14 / 3]), (13.0, [0.5, 6.5]), (3.0, [0.5, 6.5])):
        labels, centres = lloyd(Points(data, np.zeros(1)), begun, engine.no_tick, tolerance=tolerance)
        assert centres[0, :, 0] == pytest.approx(reached, rel=1e-6)
        assert labels[0].tolist() == ([0, 1, 1, 1] if tolerance > 13.5 else [0, 0, 1, 1])


def test_a_column_without_part_does_not_move_anything() -> None:
    rng = np.random.default_rng(5)
    data = np.concatenate([rng.normal(size=(20, 2)), rng.normal([30, 0], 1, (20, 2))])
    noise = rng.normal(size=40) * 1000
    wide = np.column_stack([data[:, 0], noise, data[:, 1]])
    begun = wide[[[3, 30], [5, 35]]]
    labels, centres = lloyd(Points(wide, np.zeros(3)), begun, engine.no_tick, without=np.array([1, 1]))
    plain, reached = lloyd(Points(data, np.zeros(2)), data[[[3, 30], [5, 35]]], engine.no_tick)
    assert (labels == plain).all()
    assert (centres[:, :, 1] == 0).all()
    assert centres[:, :, [0, 2]] == pytest.approx(reached, rel=1e-5)


def test_several_empty_groups_begin_at_the_rows_that_fit_worst() -> None:
    data = np.array([[0.0], [1.0], [2.0], [90.0], [200.0]])
    begun = np.array([[[1.0], [-9000.0], [-9001.0]]])
    labels, centres = lloyd(Points(data, np.zeros(1)), begun, engine.no_tick)
    assert labels[0].tolist() == [0, 0, 0, 2, 1]
    assert centres[0, :, 0].tolist() == [1, 200, 90]
    # A row that takes no part is no place to begin.
    drawn = np.array([[True, True, True, True, False]])
    labels, centres = lloyd(Points(data, np.zeros(1)), begun, engine.no_tick, drawn)
    assert centres[0, 1, 0] == 90


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
