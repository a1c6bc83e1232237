"""Two typologies side by side: known answers, and scikit-learn's adjusted Rand index."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from sozialraum_plugin.core.areatypes.typecompare import compare_types, unique_types
from sozialraum_plugin.core.messages import InputError

# Hubert and Arabie's index by hand: the table is [[2, 1], [0, 3]]; pairs together in both 1 + 3 = 4, in rows
# 3 + 3 = 6, in columns 1 + 6 = 7, of 15 pairs: (4 - 6 * 7 / 15) / (6.5 - 6 * 7 / 15) = 1.2 / 3.7.
FIRST = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2}
SECOND = {"a": 5, "b": 5, "c": 3, "d": 3, "e": 3, "f": 3}


def test_a_case_by_hand() -> None:
    found = compare_types(FIRST, SECOND)
    assert found.first == (1, 2)
    assert found.second == (3, 5)
    assert found.table.tolist() == [[1, 2], [3, 0]]
    assert found.rand == pytest.approx(1.2 / 3.7, abs=1e-12)
    assert found.partner == {1: 5, 2: 3}
    assert found.matched == 5 / 6
    assert found.moved == ("c",)
    assert found.share(1) == 2 / 3
    assert found.share(2) == 1


def test_the_same_under_other_numbers_is_the_same() -> None:
    found = compare_types(FIRST, {key: 9 - kind for key, kind in FIRST.items()})
    assert found.rand == 1
    assert found.matched == 1
    assert found.moved == ()
    assert found.partner == {1: 8, 2: 7}


def test_areas_with_one_type_only_are_named() -> None:
    found = compare_types({**FIRST, "x": 2}, {**SECOND, "y": 7})
    assert found.first_only == ("x",)
    assert found.second_only == ("y",)
    assert found.areas == 6
    # A type that shares no area has no partner.
    assert 7 not in found.partner.values()


def test_more_types_than_before() -> None:
    found = compare_types(FIRST, dict(zip(FIRST, (1, 1, 2, 3, 3, 4), strict=True)))
    assert found.partner == {1: 1, 2: 3}
    assert found.moved == ("c", "f")
    assert found.share(1) == 2 / 3


def test_agrees_with_scikit_learn() -> None:
    rng = np.random.default_rng(7)
    for k in (2, 5, 9):
        one, two = rng.integers(1, k + 1, 200), rng.integers(1, k + 3, 200)
        two[:120] = one[:120]
        keys = [f"{number:03d}" for number in range(200)]
        found = compare_types(dict(zip(keys, one.tolist(), strict=True)), dict(zip(keys, two.tolist(), strict=True)))
        assert found.rand == pytest.approx(adjusted_rand_score(one, two), abs=1e-12)
        assert found.areas == 200
        assert len(found.moved) == round(200 * (1 - found.matched))


def test_nothing_in_common() -> None:
    with pytest.raises(ValueError, match="both"):
        compare_types(FIRST, {"z": 1})


def test_types_of_a_layer() -> None:
    nan = float("nan")
    assert unique_types(["a", "b", "", "c"], [1.0, nan, 2.0, 3.0], "t", "TYPE_FIELD", "x") == {"a": 1, "c": 3}
    with pytest.raises(InputError, match="more than once: a"):
        unique_types(["a", "a"], [1.0, 2.0], "t", "TYPE_FIELD", "x")
    with pytest.raises(InputError, match="holds no types"):
        unique_types(["a"], [nan], "t", "TYPE_FIELD", "x")
