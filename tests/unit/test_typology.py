"""Area types against R (tests/r/reference.R), SciPy and scikit-learn."""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes import partitions
from sozialraum_plugin.core.areatypes import typology as engine
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, Prepared, prepare
from sozialraum_plugin.core.areatypes.profiles import describe, level, profiles
from sozialraum_plugin.core.areatypes.typology import (
    Membership,
    Settings,
    compute,
    nearest,
    reordered,
    silhouette_values,
    small_types,
    ward,
)
from sozialraum_plugin.core.messages import Canceled, InputError

INDICATORS = ("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
# R 4.2.2: kmeans(z, k, nstart = 1000, iter.max = 100), best tot.withinss and sorted sizes
R_KMEANS = {
    2: (3606.23576750576, [175, 359]),
    3: (3015.94201752639, [136, 140, 258]),
    5: (2291.76983683412, [72, 81, 98, 137, 146]),
    7: (1971.61507066516, [15, 61, 70, 77, 83, 104, 124]),
    9: (1772.33987066352, [9, 44, 58, 66, 68, 70, 71, 73, 75]),
    12: (1554.38688418068, [9, 30, 34, 35, 37, 43, 47, 54, 56, 57, 62, 70]),
}
# R: tail(hclust(dist(z), "ward.D2")$height, 10), the sum of all heights, sizes of cutree
R_WARD_HEIGHTS = [
    12.0916511997, 13.7468740411, 14.9377563987, 15.5666456157, 18.7151251762,
    19.4103988474, 21.3460920185, 29.6725600690, 33.6742259004, 56.2850956373,
]  # fmt: skip
R_WARD_SUM = 1269.68374329807
R_WARD_SIZES = {3: [117, 117, 300], 7: [8, 50, 66, 67, 85, 109, 149]}


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> pd.DataFrame:
    path: Path = request.getfixturevalue("shared_data") / "berlin_mss2021" / "mss2021_kontext.csv"
    found = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig").rename(
        columns=lambda name: name.strip("\ufeff")
    )
    found[list(INDICATORS)] = found[list(INDICATORS)].apply(pd.to_numeric, errors="coerce")
    return found


def prepared(table: pd.DataFrame, signs: tuple[int, ...] = (1,) * 10) -> Prepared:
    chosen = [Indicator(name, sign) for name, sign in zip(INDICATORS, signs, strict=True)]
    return prepare(Areas(table, "PLR-ID", INDICATORS), chosen)


def groups(counts: tuple[int, ...] = (10, 20, 30), apart: float = 8.0) -> pd.DataFrame:
    rng = np.random.default_rng(5)
    rows = np.concatenate([rng.normal(number * apart, 1, (count, 2)) for number, count in enumerate(counts)])
    keys = [f"{number:03d}" for number in range(len(rows))]
    return pd.DataFrame({"KEY": keys, "A": rows[:, 0], "B": rows[:, 1]})


def simple(data: pd.DataFrame, **directions: int) -> Prepared:
    chosen = [Indicator(name, directions.get(name, 1)) for name in ("A", "B")]
    return prepare(Areas(data, "KEY", ("A", "B")), chosen)


@pytest.mark.parametrize("k", R_KMEANS)
def test_within_ss_is_not_above_the_best_of_r(table: pd.DataFrame, k: int) -> None:
    found = compute(prepared(table), Settings(clusters=k))
    within, sizes = R_KMEANS[k]
    assert found.within_ss <= within * (1 + 1e-6)
    assert sorted(found.sizes) == sizes
    total = 534 * 10  # z-scores with ddof = 0
    assert found.r2 == pytest.approx(1 - found.within_ss / total, rel=1e-12)


def test_ward_heights_equal_r(table: pd.DataFrame) -> None:
    from scipy.cluster.hierarchy import linkage

    heights = linkage(prepared(table).matrix, "ward")[:, 2]
    assert heights[-10:] == pytest.approx(R_WARD_HEIGHTS, rel=1e-10)
    assert heights.sum() == pytest.approx(R_WARD_SUM, rel=1e-12)


@pytest.mark.parametrize("k", R_WARD_SIZES)
def test_ward_types_equal_r(table: pd.DataFrame, k: int) -> None:
    assert sorted(np.bincount(ward(prepared(table).matrix, k))) == R_WARD_SIZES[k]


def test_kmeans_lowers_what_ward_found(table: pd.DataFrame) -> None:
    alone = compute(prepared(table), Settings(method="ward"))
    refined = compute(prepared(table), Settings(method="ward+kmeans"))
    assert R_KMEANS[7][0] <= refined.within_ss * (1 + 1e-12) < alone.within_ss
    assert (refined.member.ratio <= 1).all()
    assert (alone.member.ratio > 1).any()  # Ward leaves some areas nearer to another centre


def test_silhouettes_equal_scikit_learn(table: pd.DataFrame) -> None:
    from sklearn.metrics import silhouette_samples, silhouette_score

    found = compute(prepared(table), Settings(starts=50))
    matrix, types = found.prepared.matrix, found.member.types
    assert found.silhouettes == pytest.approx(silhouette_samples(matrix, types), abs=1e-12)
    assert found.silhouette == pytest.approx(silhouette_score(matrix, types), abs=1e-12)


def test_silhouettes_of_many_areas_need_little_memory() -> None:
    """Of 8,000 areas the distances of all pairs would be 512 MB."""
    chance = np.random.default_rng(1)
    matrix, labels = chance.normal(size=(8000, 8)), chance.integers(0, 7, 8000)
    silhouette_values(matrix[:100], labels[:100])  # modules are loaded before memory is counted
    tracemalloc.start()
    try:
        found = silhouette_values(matrix, labels)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert np.isfinite(found).all()
    assert peak < 256e6


@pytest.mark.parametrize("method", ["kmeans", "ward", "ward+kmeans"])
def test_the_order_of_the_rows_does_not_matter(table: pd.DataFrame, method: str) -> None:
    settings = Settings(method=method, starts=20)
    first = compute(prepared(table), settings)
    second = compute(prepared(table.sample(frac=1, random_state=3)), settings)
    assert first.prepared.keys == second.prepared.keys
    assert (first.member.types == second.member.types).all()
    assert first.centres.tobytes() == second.centres.tobytes()
    assert first.member.distance.tobytes() == second.member.distance.tobytes()


def test_the_number_of_threads_does_not_matter(table: pd.DataFrame) -> None:
    limits = pytest.importorskip("threadpoolctl").threadpool_limits
    found = []
    for threads in (1, 2):
        with limits(threads):
            result = compute(prepared(table), Settings(starts=50))
            found.append((result.centres.tobytes(), result.within_ss, result.member.types.tolist()))
    assert found[0] == found[1]


def test_types_are_ordered_by_strain() -> None:
    rising = compute(simple(groups()), Settings(clusters=3, starts=10))
    assert rising.sizes.tolist() == [10, 20, 30]
    assert (np.diff(rising.strain) > 0).all()
    falling = compute(simple(groups(), A=-1, B=-1), Settings(clusters=3, starts=10))
    assert falling.sizes.tolist() == [30, 20, 10]
    only_a = compute(simple(groups(), A=-1, B=0), Settings(clusters=3, starts=10))
    assert only_a.sizes.tolist() == [30, 20, 10]


def test_strain_is_the_mean_of_the_signed_z_scores() -> None:
    # z of A: -1 -1 1 1, of B: -sqrt(2) 0 0 sqrt(2)
    data = pd.DataFrame({"KEY": list("abcd"), "A": [0.0, 0, 10, 10], "B": [0.0, 5, 5, 10]})
    for directions, strain in (({}, (1 + np.sqrt(0.5)) / 2), ({"B": 0}, 1), ({"A": 0, "B": -1}, np.sqrt(0.5))):
        found = compute(simple(data, **directions), Settings(2, starts=5))
        assert found.strain == pytest.approx([-strain, strain])
        assert found.by_strain
    neutral = compute(simple(data, A=0, B=0), Settings(2, starts=5))
    assert neutral.strain.tolist() == [0, 0]


def test_types_of_equal_strain_are_ordered_by_size_and_then_by_their_first_area() -> None:
    # Three groups at the corners of a triangle; neither indicator means strain.
    corners = {"a": (0.0, 0.0), "b": (9.0, 0.0), "c": (0.0, 9.0)}
    for text, order in (("abbcccabb", "bca"), ("cbabacabc", "cba"), ("bbccaa", "bca")):
        rows = np.array([corners[name] for name in text])
        data = pd.DataFrame({"KEY": range(len(text)), "A": rows[:, 0], "B": rows[:, 1]})
        found = compute(simple(data, A=0, B=0), Settings(3, starts=10))
        assert "".join(order[number - 1] for number in found.member.types) == text


def test_types_can_be_given_another_order() -> None:
    data = groups((10, 20, 30)).assign(C=1.0)
    data.loc[[1, 11, 31], "A"] = np.nan
    chosen = [Indicator("A"), Indicator("B")]
    found = compute(prepare(Areas(data, "KEY", ("A", "B")), chosen, missing="assign"), Settings(3, starts=10))
    turned = reordered(found, [3, 1, 2])
    assert turned.sizes.tolist() == [found.sizes[2], found.sizes[0], found.sizes[1]]
    number = {3: 1, 1: 2, 2: 3}
    for new, old in ((turned.member, found.member), (turned.partial, found.partial)):
        assert new.types.tolist() == [number[kind] for kind in old.types]
        assert new.second.tolist() == [number[kind] for kind in old.second]
        assert (new.distance == old.distance).all()
    assert sorted(found.partial.types) == [1, 2, 3]
    assert (turned.centres == found.centres[[2, 0, 1]]).all()
    assert (turned.strain == found.strain[[2, 0, 1]]).all()
    assert (found.by_strain, turned.by_strain) == (True, False)


def test_the_ratio_of_distances() -> None:
    member = Membership(np.array([1, 1, 2]), np.array([2, 2, 1]), np.array([1.0, 0, 3]), np.array([4.0, 0, 0]))
    assert member.ratio.tolist() == [0.25, 1.0, np.inf]


def test_membership_tells_distances_and_second_type() -> None:
    found = compute(simple(groups()), Settings(clusters=3, starts=10))
    table = np.linalg.norm(found.prepared.matrix[:, None, :] - found.centres[None], axis=2)
    assert found.member.distance == pytest.approx(table.min(axis=1))
    assert found.member.distance_second == pytest.approx(np.sort(table, axis=1)[:, 1])
    assert (found.member.second == table.argsort(axis=1)[:, 1] + 1).all()
    assert set(found.member.second[found.member.types == 1]) == {2}


def test_missing_values_do_not_count_in_distances() -> None:
    centres = np.array([[0.0, 0.0], [4.0, 1.0]])
    member = nearest(np.array([[np.nan, 0.9], [3.0, np.nan]]), centres)
    assert member.types.tolist() == [2, 2]
    assert member.distance == pytest.approx([0.1 * np.sqrt(2), np.sqrt(2)])
    assert member.second.tolist() == [1, 1]
    assert member.distance_second == pytest.approx([0.9 * np.sqrt(2), 3 * np.sqrt(2)])
    # Of three indicators two are known; nothing is known of the second area.
    member = nearest(np.array([[3.0, np.nan, 4.0], [np.nan] * 3]), np.zeros((2, 3)))
    assert member.distance == pytest.approx([5 * np.sqrt(1.5), 0])
    assert member.second.tolist() == [2, 2]


@pytest.mark.parametrize(
    ("settings", "code", "told"),
    [
        (Settings(1), "types-too-few", {"value": 1}),
        (Settings(61), "types-too-many", {"value": 61, "count": 60, "reasons": "–"}),
        (Settings(3, "median"), "types-choice",
         {"parameter": "METHOD", "value": "median", "known": "kmeans, ward, ward+kmeans"}),
        (Settings(3, "ward"), "types-ward-size", {"method": "ward", "count": 60, "most": 59}),
        (Settings(3, "ward+kmeans"), "types-ward-size", {"method": "ward+kmeans", "count": 60, "most": 59}),
    ],
)  # fmt: skip
def test_settings_that_do_not_fit(
    settings: Settings, code: str, told: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MOST_FOR_WARD", 59)
    with pytest.raises(InputError) as error:
        compute(simple(groups()), settings)
    assert (error.value.note.code, error.value.note.values) == (code, told)


def test_why_areas_are_too_few_is_told() -> None:
    data = groups((2, 2, 2)).assign(EW=[400, 400, 400, 5, 5, 5])
    few = prepare(Areas(data, "KEY", ("A", "B"), "EW"), [Indicator("A"), Indicator("B")])
    with pytest.raises(InputError, match=r"4.* 3 .*3 areas: Population below 300"):
        compute(few, Settings(4))
    assert sorted(compute(few, Settings(3, starts=3)).sizes) == [1, 1, 1]


def test_sizes_up_to_which_ward_and_silhouettes_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = simple(groups())
    for name in ("MOST_FOR_WARD", "MOST_FOR_SILHOUETTE"):
        monkeypatch.setattr(engine, name, 60)
    found = compute(prepared, Settings(3, "ward"))
    assert 0.7 < found.silhouette < 1
    assert found.starts.shape == (0, 60)
    assert compute(prepared, Settings(3, "ward+kmeans")).starts.shape == (0, 60)
    monkeypatch.setattr(engine, "MOST_FOR_SILHOUETTE", 59)
    many = compute(prepared, Settings(3, starts=5))
    assert many.starts.shape == (5, 60)
    assert many.silhouettes.shape == (60,)
    assert np.isnan(many.silhouettes).all()
    assert np.isnan(many.silhouette)


def test_areas_alone_in_their_types_have_the_silhouette_0() -> None:
    assert silhouette_values(np.eye(3), np.array([2, 0, 1])).tolist() == [0, 0, 0]


def test_the_usual_settings_are_those_of_the_form() -> None:
    assert Settings() == Settings(7, "kmeans", 1000, 1)


def test_too_few_different_areas() -> None:
    data = pd.DataFrame({"KEY": list("abcdef"), "A": [1.0, 1, 1, 2, 2, 2], "B": [1.0, 1, 1, 2, 2, 2]})
    with pytest.raises(InputError, match="only 2 different") as error:
        compute(simple(data), Settings(clusters=3))
    assert error.value.note.values == {"value": 3, "count": 2}
    assert compute(simple(data), Settings(clusters=2, starts=3)).within_ss == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("k", [5, 6])
def test_as_many_types_as_areas(k: int) -> None:
    data = pd.DataFrame({"KEY": list("abcdef"), "A": [1.0, 2, 4, 8, 16, 32], "B": [5.0, 3, 1, 9, 7, 2]})
    found = compute(simple(data), Settings(clusters=k, starts=5))
    assert sorted(found.sizes) == [1] * (k - 1) + [7 - k]


def test_transfers_leave_a_local_optimum_of_lloyd() -> None:
    # Hartigan's condition is stricter than Lloyd's: the row at 3.9 stays with 0..3.9 for Lloyd, but moving it pays.
    data = np.array([[0.0], [0.1], [3.9], [8.0]])
    stuck = np.array([0, 0, 0, 1])
    moved = partitions.transfer(data, stuck, 2)

    def within(labels: np.ndarray) -> float:
        return partitions.within_ss(data, labels, partitions.group_means(data, labels, 2))

    best = min(within(np.array(labels)) for labels in ([0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 1, 1]))
    assert within(moved) == pytest.approx(best)


def test_cancel_stops_the_starts() -> None:
    def tick(share: float) -> None:
        raise Canceled

    with pytest.raises(Canceled):
        compute(simple(groups()), Settings(clusters=3), tick)


def test_small_types_are_noted() -> None:
    found = compute(simple(groups((4, 5, 30))), Settings(clusters=3, starts=10))
    assert [(note.code, note.values) for note in small_types(found)] == [("types-small", {"type": 1, "count": 4})]
    assert [note.values["type"] for note in small_types(found, 6)] == [1, 2]


def test_profiles_by_hand() -> None:
    data = pd.DataFrame({"KEY": list("abcd"), "A": [1.0, 3, 9, 11], "B": [10.0, 20, 80, 50], "EW": [1.0, 1, 1, 5]})
    areas = Areas(data, "KEY", ("A", "B"), "EW")
    found = compute(prepare(areas, [Indicator("A"), Indicator("B")], min_population=0), Settings(2, starts=5))
    result = profiles(found)
    assert result.mean.tolist() == [[2, 15], [10, 65]]
    assert result.median.tolist() == [[2, 15], [10, 65]]
    assert result.lowest.tolist() == [[1, 10], [9, 50]]
    assert result.highest.tolist() == [[3, 20], [11, 80]]
    assert result.city.tolist() == [6, 40]
    assert result.city_weighted is not None
    assert result.city_weighted.tolist() == [(1 + 3 + 9 + 55) / 8, (10 + 20 + 80 + 250) / 8]
    # within 4 of 68; within 500 of 3000
    assert result.r2 == pytest.approx([1 - 4 / 68, 1 - 500 / 3000])
    assert [trait.name for trait in describe(result, 2)] == ["A", "B"]
    assert [trait.level for trait in describe(result, 1)] == ["below", "below"]


@pytest.mark.parametrize(
    ("z", "expected"),
    [(1.0, "far_above"), (0.99, "above"), (0.5, "above"), (0.49, "near"), (-0.5, "below"), (-1.0, "far_below")],
)
def test_levels(z: float, expected: str) -> None:
    assert level(z) == expected


def test_the_same_bits_on_every_version(table: pd.DataFrame) -> None:
    # Written with numpy 1.24 and pandas 1.5; the suite also runs with numpy 2 and pandas 2 on another QGIS.
    found = compute(prepared(table), Settings(starts=100))
    arrays = (found.member.types.astype("int64"), found.centres, found.member.distance, found.silhouettes)
    digests = [hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()[:12] for array in arrays]
    assert digests == ["bbfaf9c9ce2e", "94e5c3fa3964", "70d12189392b", "99c9fceadcc0"]
