"""Principal components and what else a report tells of the indicators, against other programs' results."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import f_oneway
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression
from sklearn.metrics import calinski_harabasz_score
from sklearn.preprocessing import OneHotEncoder

from sozialraum_plugin.core.areatypes.components import Components, components
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, prepare
from sozialraum_plugin.core.areatypes.profiles import profiles, typical
from sozialraum_plugin.core.areatypes.typecounts import calinski_harabasz
from sozialraum_plugin.core.areatypes.typology import Settings, Typology, compute

NAMES = ("a", "b", "c", "d", "e")


def typology(scaling: str = "zscore", transform: str = "none", names: tuple[str, ...] = NAMES, k: int = 4) -> Typology:
    """Sixty areas of four blurred kinds, with weights other than 1."""
    rng = np.random.default_rng(5)
    kinds = rng.normal(size=(4, len(names))) * 3
    values = kinds[rng.integers(0, 4, 60)] + rng.normal(size=(60, len(names))) + 20
    frame = pd.DataFrame(values, columns=list(names))
    frame["KEY"] = [f"{number:02d}" for number in range(60)]
    indicators = [Indicator(name, 1, 1 + place / 2) for place, name in enumerate(names)]
    return compute(prepare(Areas(frame, "KEY", names), indicators, transform, scaling), Settings(k, starts=20))


@pytest.fixture(scope="module", params=[("zscore", "none"), ("range", "none"), ("robust", "sqrt")])
def found(request: pytest.FixtureRequest) -> Typology:
    return typology(*request.param)


def turned(axes: np.ndarray) -> np.ndarray:
    """Axes (indicators, components) with their largest weight positive."""
    return np.column_stack([axis if axis[np.abs(axis).argmax()] > 0 else -axis for axis in axes.T])


def test_components_are_those_of_scikit_learn(found: Typology) -> None:
    ours, theirs = components(found, 3), PCA(3, svd_solver="full").fit(found.prepared.matrix)
    weights = turned(theirs.components_.T)
    assert ours.weights == pytest.approx(weights, abs=1e-10)
    assert ours.shares == pytest.approx(theirs.explained_variance_ratio_, rel=1e-10)
    centred = found.prepared.matrix - theirs.mean_
    assert ours.scores == pytest.approx(centred @ weights, abs=1e-10)


def test_components_are_those_of_a_singular_value_decomposition(found: Typology) -> None:
    ours = components(found)
    matrix = found.prepared.matrix - found.prepared.matrix.mean(axis=0)
    left, sizes, right = np.linalg.svd(matrix, full_matrices=False)
    assert ours.shares == pytest.approx((sizes**2 / (sizes**2).sum())[:2], rel=1e-10)
    assert np.abs(ours.scores) == pytest.approx(np.abs(left[:, :2] * sizes[:2]), abs=1e-10)
    assert ours.weights == pytest.approx(turned(right[:2].T), abs=1e-10)


def test_loadings_are_correlations_and_the_sign_is_fixed(found: Typology) -> None:
    ours = components(found)
    for row, column in np.ndindex(ours.loadings.shape):
        expected = np.corrcoef(found.prepared.matrix[:, row], ours.scores[:, column])[0, 1]
        assert ours.loadings[row, column] == pytest.approx(expected, abs=1e-10)
    largest = np.abs(ours.weights).argmax(axis=0)
    assert (ours.weights[largest, [0, 1]] > 0).all()
    for number in range(1, 5):
        assert ours.centres[number - 1] == pytest.approx(ours.scores[found.member.types == number].mean(axis=0))


def test_one_indicator_has_one_component() -> None:
    ours: Components = components(typology(names=("a",), k=2))
    assert ours.scores.shape == (60, 1)
    assert ours.weights.tolist() == [[1.0]]
    assert ours.shares == pytest.approx([1.0])
    assert ours.loadings == pytest.approx(np.ones((1, 1)))


def test_share_that_the_types_explain_is_eta_squared(found: Typology) -> None:
    """Once from SciPy's analysis of variance, once from scikit-learn's regression on the types."""
    types, z = found.member.types, found.prepared.z
    hot = OneHotEncoder().fit_transform(types[:, None])
    for column, share in enumerate(profiles(found).r2):
        groups = [z[types == number, column] for number in range(1, 5)]
        between, within = 4 - 1, len(z) - 4
        f = f_oneway(*groups).statistic
        assert share == pytest.approx(f * between / (f * between + within), rel=1e-10)
        assert share == pytest.approx(LinearRegression().fit(hot, z[:, column]).score(hot, z[:, column]), abs=1e-9)


def test_calinski_harabasz_is_that_of_scikit_learn(found: Typology) -> None:
    expected = calinski_harabasz_score(found.prepared.matrix, found.member.types)
    assert calinski_harabasz(found) == pytest.approx(expected, rel=1e-9)


def test_typical_areas_are_nearest_to_the_centre() -> None:
    columns = {"KEY": list("abcdef"), "x": [0.0, 1, 5, 20, 21, 22], "y": [0.0, 1, 5, 20, 21, 22]}
    areas = Areas(pd.DataFrame(columns), "KEY", ("x", "y"))
    found = compute(prepare(areas, [Indicator("x"), Indicator("y")]), Settings(2, starts=5))
    # The means are 2 and 21.
    assert typical(found, 2) == [["b", "a"], ["e", "d"]]
    assert typical(found, 9)[0] == ["b", "a", "c"]
