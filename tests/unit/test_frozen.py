"""Frozen types on a later year: a small example by hand, and the model's own data."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes import frozen, frozenhand
from sozialraum_plugin.core.areatypes.frozen import (
    NEW,
    NONE,
    UNKNOWN,
    Applied,
    Year,
    apply,
    earlier_types,
    moves,
    transitions,
)
from sozialraum_plugin.core.areatypes.model import Model, model_of
from sozialraum_plugin.core.areatypes.overrides import Override
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, Recipe, prepare
from sozialraum_plugin.core.areatypes.typology import Settings, compute
from sozialraum_plugin.core.messages import InputError

NAN = float("nan")


def hand_model(transform: str = "none", **computation: Any) -> Model:
    """The matrix is ((A - 10) / 2, (B - 5) * 2), as B weighs 4; the types lie at (-1, -2), (1, 2) and (3, 6)."""
    return Model(
        key_field="KEY",
        recipe=Recipe((Indicator("A"), Indicator("B", 1, 4.0)), transform, "zscore", (10.0, 5.0), (2.0, 1.0)),
        centres=np.array([[-1.0, -2.0], [1.0, 2.0], [3.0, 6.0]]),
        names=("ruhig", "", ""),
        colours=("", "", ""),
        sizes=(2, 3, 4),
        labels=("Anteil A", "B"),
        computation={"method": "kmeans", "missing": "exclude", "population_field": "", "min_population": 300.0}
        | computation,
        data_checksum="",
        program="0.1.0",
        own={},
    )


def year() -> pd.DataFrame:
    rows = [("d", 12.0, NAN), ("c", 14.0, 7.5), ("a", 8.0, 4.0), ("b", 12.0, 6.5)]
    return pd.DataFrame(rows, columns=["KEY", "A", "B"])


def applied(model: Model | None = None, frame: pd.DataFrame | None = None, **more: Any) -> Applied:
    frame = year() if frame is None else frame
    return apply(model or hand_model(), Areas(frame, "KEY", ("A", "B")), **more)


def test_types_and_distances_by_hand() -> None:
    found = applied()
    assert found.types == {"a": 1, "b": 2, "c": 3}
    assert found.member.distance == pytest.approx([0, 1, 2**0.5])
    assert found.member.second.tolist() == [2, 3, 2]
    assert found.member.distance_second == pytest.approx([20**0.5, 13**0.5, 10**0.5])
    assert found.sizes.tolist() == [1, 1, 1]
    assert {key: str(note) for key, note in found.untyped.items()} == {"d": "No value for: B."}
    assert frozen.distance_to(found, 2, 1) == pytest.approx((9 + 49) ** 0.5)


def test_areas_with_gaps_are_typed_by_what_they_have() -> None:
    found = applied(missing="assign")
    assert found.types["d"] == 2  # A = 12 is the second centre's own value
    assert found.partial == ("d",)
    assert found.untyped == {}
    assert np.isnan(found.silhouettes[found.keys.index("d")])
    assert frozen.distance_to(found, found.keys.index("d"), 1) == pytest.approx(8**0.5)  # 2 in one of two dimensions


def test_population_and_exclusions() -> None:
    frame = year().assign(EW=[500.0, NAN, 250.0, 300.0])
    areas = Areas(frame, "KEY", ("A", "B"), "EW", [False, False, False, False])
    reasons = {key: note.code for key, note in apply(hand_model(), areas).untyped.items()}
    assert reasons == {"a": "reason-population", "c": "reason-population-missing", "d": "reason-missing"}
    assert apply(hand_model(), areas, min_population=0).types == {"a": 1, "b": 2}
    left = dataclasses.replace(areas, excluded=[False, False, False, True])
    with pytest.raises(InputError, match="No area can be typed"):
        apply(hand_model(), left)


def test_transitions_by_hand() -> None:
    found = applied(frame=pd.concat([year(), pd.DataFrame([("e", 8.0, 4.0), ("f", 8.0, 4.0)], columns=year().columns)]))
    keys, types = ["a", "b", "c", "d", "e", "gone", ""], [1, 1.0, "2", 2, None, 3, 3]
    earlier = earlier_types(keys, types, 3, "alt", "PREVIOUS_FIELD", {*found.keys, *found.untyped})
    assert earlier.gone == ("gone",)
    table = transitions(found, earlier)
    assert table.rows == (1, 2, 3, NONE, NEW)
    assert table.columns == (1, 2, 3, NONE)
    assert table.table.tolist() == [[1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]]
    assert (table.changed, table.gained, table.lost) == (("b", "c"), ("e",), ("d",))


def test_unknown_types_are_told_and_no_change() -> None:
    found = applied()
    earlier = earlier_types(["a", "b", "c", "d"], [9, "x", 3, 2.5], 3, "alt", "PREVIOUS_FIELD", found.keys)
    assert [earlier.types[key] for key in "abcd"] == [UNKNOWN, UNKNOWN, 3, UNKNOWN]
    texts = [str(note) for note in earlier.notes]
    assert len(texts) == 3
    assert all("alt" in text and "1 to 3" in text for text in texts)
    assert "9 in 1 areas (a)" in texts[1]
    assert transitions(found, earlier).changed == ()


def test_a_field_without_any_type_is_refused() -> None:
    with pytest.raises(InputError, match=r"EW \(PREVIOUS_FIELD\) holds no type from 1 to 3"):
        earlier_types(["a", "b"], [1200, None], 3, "EW", "PREVIOUS_FIELD", ["a", "b"])


def test_contributions_by_hand() -> None:
    found = applied()
    # b lies at (1, 3): A gives 2² - 0² = 4, B gives 5² - 1² = 24 for type 2 against type 1.
    assert frozen.contributions(found, 1, 1) == [(1, pytest.approx(24 / 28)), (0, pytest.approx(4 / 28))]
    # It lay at (1, -2) before, where A gave 4 and B 0² - 4² = -16: all the change is B's.
    assert frozen.contributions(found, 1, 1, [12.0, 4.0]) == [(1, pytest.approx(1.0))]
    # With A unknown before, only B is compared: 24 + 16.
    assert frozen.contributions(found, 1, 1, [NAN, 4.0]) == [(1, pytest.approx(1.0))]


def test_a_rate_falls_while_the_people_double() -> None:
    frame = pd.DataFrame([("a", 6.4, 4.0), ("b", 8.0, 4.0)], columns=["KEY", "A", "B"])
    found = applied(frame=frame)
    index = ["a"]
    now = Year(
        pd.DataFrame({"A": [100 * 83 / 2128]}, index),
        pd.DataFrame({"A": [83]}, index),
        pd.DataFrame({"A": [2128]}, index),
    )
    before = Year(
        pd.DataFrame({"A": [100 * 40 / 625]}, index),
        pd.DataFrame({"A": [40]}, index),
        pd.DataFrame({"A": [625]}, index),
    )
    earlier = earlier_types(["a"], [2], 3, "alt", "PREVIOUS_FIELD", found.keys)
    (move,) = moves(found, earlier, ["a"], now, None)
    assert (move.key, move.old, move.new) == ("a", 2, 1)
    assert move.distance_new == pytest.approx(0.8)  # (-1.8, -2) to (-1, -2)
    assert move.distance_old == pytest.approx((2.8**2 + 4**2) ** 0.5)
    assert not any(part.opposite for part in move.parts)
    falling = dataclasses.replace(found, matrix=np.array([[(100 * 83 / 2128 - 10) / 2, -2.0], [-1.0, -2.0]]))
    (move,) = moves(falling, earlier, ["a"], now, before)
    (part,) = move.parts
    assert (part.name, part.share) == ("A", pytest.approx(1.0))
    assert part.rate == (pytest.approx(6.4), pytest.approx(3.9, abs=0.001))
    assert (part.numerator, part.denominator) == ((40, 83), (625, 2128))
    assert part.opposite


def test_badly_fitting_areas() -> None:
    frame = pd.DataFrame(
        [("a", 8.0, 4.5), ("b", 12.0, 6.5), ("c", 16.0, 8.5), ("x", 16.0, 9.8)], columns=["KEY", "A", "B"]
    )
    found = applied(frame=frame)  # distances 1, 1, 1 and 3.6; 3 times the median is 3
    assert (found.limit, found.limit_of_model) == (3.0, False)
    assert [found.keys[row] for row in found.far] == ["x"]
    stored = applied(hand_model(largest_distance=0.5), frame)
    assert stored.limit_of_model
    assert [stored.keys[row] for row in stored.far] == ["x", "a", "b", "c"]
    assert applied(hand_model(largest_distance=float(found.member.distance[3])), frame).far == []
    assert [note.code for note in frozen.remarks(stored)] == ["frozen-far"]
    gone = applied(frame=frame[:1])
    assert [str(note) for note in frozen.remarks(gone)] == ["Types that no area has this year: 2, 3."]


@pytest.mark.parametrize("missing", ["exclude", "assign"])
@pytest.mark.parametrize("method", ["kmeans", "ward", "ward+kmeans"])
@pytest.mark.parametrize(("transform", "scaling"), [("none", "zscore"), ("log1p", "range"), ("asinh", "robust")])
def test_its_own_data_gets_its_own_types(method: str, transform: str, scaling: str, missing: str) -> None:
    rng = np.random.default_rng(4)
    frame = pd.DataFrame(rng.gamma(2, 3, (120, 3)), columns=["A", "B", "C"])
    frame.iloc[[3, 8], [0, 2]] = np.nan
    frame = frame.assign(KEY=[f"{n:03d}" for n in range(120)], EW=rng.integers(100, 3000, 120).astype(float))
    excluded = [n % 17 == 0 for n in range(120)]
    areas = Areas(frame, "KEY", ("A", "B", "C"), "EW", excluded)
    chosen = [Indicator("A", 1, 2.0), Indicator("B", -1), Indicator("C")]
    typology = compute(prepare(areas, chosen, transform, scaling, missing), Settings(6, method, 20))
    model = model_of(typology, "KEY", "0.1.0", population_field="EW", missing=missing)
    found = apply(model, areas)
    prepared = typology.prepared
    whole = dict(zip(prepared.keys, typology.member.types, strict=True))
    partial = dict(zip(prepared.partial, typology.partial.types, strict=True))
    assert found.types == {**whole, **partial}
    assert found.untyped == prepared.untyped
    rows = [found.keys.index(key) for key in prepared.keys]
    assert found.silhouettes[rows].tolist() == pytest.approx(typology.silhouettes.tolist(), nan_ok=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"KEY": ["a", "a", "b", "c"]}, ["a", "KEY_FIELD", "several times"]),
        ({"KEY": ["a", None, "b", "c"]}, ["KEY_FIELD", "no key"]),
        ({"A": ["1", "2", "x", "4"]}, ["A", "MODEL", "text"]),
        ({"A": [1, 2, np.inf, 4]}, ["A", "MODEL", "infinite"]),
    ],
)
def test_bad_values_are_named(change: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(InputError) as error:
        applied(frame=year().assign(**change))
    assert all(word in str(error.value) for word in words), str(error.value)
    assert "INDICATORS" not in str(error.value)


def test_values_outside_the_domain_of_the_transformation() -> None:
    frame = year()
    frame.loc[1, "B"] = -0.5
    with pytest.raises(InputError, match=r"by sqrt.*B has -0.5 in the area c"):
        applied(hand_model("sqrt"), frame)
    frame.loc[1, "A"] = NAN  # it is left out for the gap, so the value does not matter
    assert "c" in applied(hand_model("sqrt"), frame).untyped


def test_field_names() -> None:
    endings = ("", "_name")
    assert frozen.type_field(" typ ", ["A"], endings) == "typ"
    with pytest.raises(InputError, match="Gebiets_Typ"):
        frozen.type_field("Gebiets Typ", [], endings)
    with pytest.raises(InputError, match="gebietstyp"):
        frozen.type_field("", [], endings)
    with pytest.raises(InputError, match="Typ_Name would"):
        frozen.type_field("typ", ["Typ_Name"], endings)


def test_rates_that_the_catalogue_does_not_give_are_told() -> None:
    fields = pd.DataFrame({"A": [5.0, 10.0, NAN], "B": [1.0, 1.0, 1.0]}, ["a", "b", "c"])
    made = pd.DataFrame({"A": [5.004, 0.1, 3.0]}, ["a", "b", "c"])
    (note,) = frozen.differing(fields, made, "Räume")
    assert str(note).startswith("A: in 1 areas of Räume")
    assert "b 0.1 instead of 10" in str(note)


def test_types_set_by_hand_in_two_years() -> None:
    found = applied()  # a, b, c are of the types 1, 2, 3, d has none
    keys = ["a", "b", "c", "d", "gone"]
    earlier = earlier_types(keys, [2, 2, 3, None, 1], 3, "alt", "PREVIOUS", keys[:4], [None, 1, "", 9, 2])
    assert earlier.set_by_hand == {"b": 1, "gone": 2}  # 9 is no type of the model
    now = {"a": Override("a", 2, "x"), "d": Override("d", 3, "y", year="2024")}
    rows = frozenhand.hand_set(found, earlier, now)
    assert [(row.key, row.computed_before, row.set_before, row.computed_now, row.override) for row in rows] == [
        ("a", 2, None, 1, now["a"]),
        ("b", 2, 1, 2, None),
        ("d", NONE, None, NONE, now["d"]),
    ]
    # Computed: a from 2 to 1. Shown: a stays 2, b goes from 1 to 2; d had no type before.
    assert transitions(found, earlier).changed == ("a",)
    assert frozenhand.holding_changes(found, earlier, now) == ("b",)
    assert [row.computed_before for row in frozenhand.hand_set(found, None, now)] == [None, None]
    notes = frozenhand.hand_remarks(now, earlier, "", ["a", "b", "c", "d"])
    assert [(note.code, note.values["count"]) for note in notes] == [("frozen-hand-years", 1), ("frozen-hand-left", 1)]
    assert notes[1].values["keys"] == "b"
    assert frozenhand.hand_remarks(now, None, "2024", ["a"]) == []


def test_values_too_far_away_are_named() -> None:
    frame = pd.DataFrame([("a", 8.0, 4.0), ("b", 12.0, -1e200)], columns=["KEY", "A", "B"])
    with pytest.raises(InputError, match=r"area b .*: B is -1e\+200"):
        applied(frame=frame)
