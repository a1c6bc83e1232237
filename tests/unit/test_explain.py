"""Why an area is of its type, and which indicator the types lean on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from sozialraum_plugin.core.areatypes.explain import explain, least_certain
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, prepare
from sozialraum_plugin.core.areatypes.profiles import profiles
from sozialraum_plugin.core.areatypes.stability import left_out, measure, verdicts
from sozialraum_plugin.core.areatypes.typology import Settings, Typology, compute
from sozialraum_plugin.core.messages import InputError


def typology(columns: dict[str, list[float]], k: int = 2) -> Typology:
    count = len(next(iter(columns.values())))
    frame = pd.DataFrame({"KEY": [f"{number:02d}" for number in range(count)], **columns})
    names = tuple(columns)
    return compute(prepare(Areas(frame, "KEY", names), [Indicator(name) for name in names]), Settings(k, "kmeans", 20))


def test_the_reasons_of_an_area_by_hand() -> None:
    # Two groups: poor 0 and 10, old 0 and 2; area 02 has the poverty of its group and the age of the other.
    found = typology({"poor": [0, 0, 0, 10, 10, 10], "old": [0, 0, 2, 2, 2, 2]})
    means = profiles(found)
    reasons = explain(found, means, "02")
    assert (reasons.type, reasons.second) == (1, 2)
    assert [reason.name for reason in reasons.reasons] == ["poor", "old"]
    poor, old = reasons.reasons
    assert (poor.value, poor.own, poor.second, poor.city) == (0, 0, 10, 5)
    assert (old.value, old.own, old.second) == (2, pytest.approx(2 / 3), 2)
    # z-scores: poor has SD 5, old SD sqrt(8/9); squared distances to the second and to the own type
    by_poor = (10 / 5) ** 2
    by_old = -((2 - 2 / 3) ** 2) / (8 / 9)
    assert poor.share == pytest.approx(by_poor / (by_poor - by_old))
    assert old.share == pytest.approx(by_old / (by_poor - by_old))
    assert sum(abs(reason.share) for reason in reasons.reasons) == pytest.approx(1)
    assert least_certain(found, 1) == ["02"]


def test_an_unknown_area_is_told() -> None:
    found = typology({"a": [0, 0, 5, 5], "b": [0, 1, 5, 6]})
    with pytest.raises(InputError, match=r"99 \(EXPLAIN\).*00, 01, 02, 03"):
        explain(found, profiles(found), "99")


def test_types_lean_on_what_separates_them() -> None:
    rng = np.random.default_rng(4)
    groups = np.repeat([0.0, 8.0, 16.0], 20)
    columns = {"main": groups + rng.normal(size=60), "noise": rng.normal(size=60), "more": rng.normal(size=60)}
    found = typology({name: values.tolist() for name, values in columns.items()}, 3)
    without = left_out(found)
    assert set(without) == set(columns)
    assert min(without, key=lambda name: without[name]) == "main"
    for place, name in enumerate(columns):
        rest = np.delete(found.prepared.matrix, place, axis=1)
        other = KMeans(3, n_init=200, random_state=0).fit(rest).labels_
        assert without[name] == pytest.approx(adjusted_rand_score(found.member.types, other), abs=0.02)
    notes = verdicts(measure(found, 10))
    assert notes[-1].code == "stability-leans"
    assert notes[-1].values["field"] == "main"
    assert measure(found, 0).without == {}
