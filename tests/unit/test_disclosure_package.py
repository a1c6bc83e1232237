"""Layers of a package: what they have to do with each other is found, and all of them are protected together."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.disclosure.figures import AREA, CITY, Cell
from sozialraum_plugin.core.disclosure.package import Protected, Settings, protect, protocol_rows, public_notes
from sozialraum_plugin.core.disclosure.places import Layer, Place, is_count, places_of
from sozialraum_plugin.core.disclosure.protocol import DERIVED, Entry
from sozialraum_plugin.core.disclosure.recognise import changes_of, decimals_of, rate_of, scaled_of, sums_of
from sozialraum_plugin.core.disclosure.splits import Split, in_layers, joined, split_frames, splits_of
from sozialraum_plugin.core.disclosure.texts import numbers_in
from sozialraum_plugin.core.disclosure.twins import told_apart
from sozialraum_plugin.core.messages import Canceled, InputError, Note
from tests.disclosure_attack import Attacker


def office(seed: int = 3, size: int = 40) -> pd.DataFrame:
    """Areas as an office has them: keys, regions, counts, shares, a sentence."""
    draw = np.random.default_rng(seed)
    frame = pd.DataFrame({"key": [f"0{number:03d}" for number in range(size)]})
    frame["rtk"] = [f"R{number // 8}" for number in range(size)]
    for name in ("girls", "boys"):
        frame[name] = draw.poisson(draw.gamma(1.5, 40, size)) + 3
    frame["children"] = frame.girls + frame.boys
    frame["poor"] = draw.binomial(frame.children, 0.2)
    frame["share"] = (100 * frame.poor / frame.children).round(1)
    frame["type"] = draw.integers(1, 5, size)
    return frame


def by_region(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.groupby("rtk")[["girls", "boys", "children", "poor"]].sum().reset_index()


def attacker_of(protected: Protected, areas: str, regions: str = "", rate: str = "share") -> tuple[Attacker, list[str]]:
    """Somebody who reads the layers, knows their totals, and that girls and boys are all children."""
    counts = ["girls", "boys", "children", "poor"]
    attacker = Attacker()
    frame = protected.frames[areas].set_index("key")
    attacker.reads_counts(frame, "area", counts)
    attacker.reads_rate(frame, "area", rate, [(1, "poor")], [(1, "children")], 100.0, 1)
    owners = frame["rtk"].to_dict()
    levels = [(frame, "area")]
    if regions:
        totals = protected.frames[regions].set_index("rtk")
        attacker.reads_counts(totals, "rtk", counts)
        attacker.knows_regions(owners, "rtk", counts)
        levels.append((totals, "rtk"))
    city = pd.DataFrame({name: [protected.totals[areas, name, "", ""]] for name in counts}, index=["city"], dtype=float)
    attacker.reads_counts(city, "city", counts)
    attacker.knows_regions(dict.fromkeys(owners, "city"), "city", counts)
    for table, level in [*levels, (city, "city")]:
        for place in table.index:
            attacker.knows_total(("", level, place, "children"), [("", level, place, sex) for sex in ("girls", "boys")])
    return attacker, counts


def test_sums_are_found_in_the_values() -> None:
    frame = office()
    frame["foreign"] = 7
    found = sums_of(frame[["girls", "boys", "children", "poor", "foreign"]])
    assert ("children", ("girls", "boys")) in found
    assert len(found) == 1


def test_sums_of_many_and_of_none_that_is_shown() -> None:
    draw = np.random.default_rng(1)
    frame = pd.DataFrame(draw.integers(0, 90, (60, 5)), columns=list("abcde"))
    frame["f"] = frame.a + frame.c + frame.e
    frame["g"] = frame.a + frame.b - frame.d
    found = sums_of(frame)
    assert ("f", ("a", "c", "e")) in found
    assert {(whole, parts) for whole, parts in found if whole == "d + g"} == {
        ("d + g", ("a", "b")),
        ("d + g", ("d", "g")),
    }


def test_sums_of_ones_are_sums() -> None:
    frame = pd.DataFrame({"one": [0, 1, 0, 1, 0], "two": [1, 0, 0, 0, 0], "both": [1, 1, 0, 1, 0]})
    assert ("both", ("one", "two")) in sums_of(frame)


def test_a_sum_that_stands_before_its_parts_and_among_others() -> None:
    draw = np.random.default_rng(2)
    frame = pd.DataFrame(draw.integers(5, 90, (14, 5)), columns=["a", "x", "b", "y", "c"])
    frame.insert(0, "all", frame.a + frame.b + frame.c)
    assert sums_of(frame) == [("all", ("a", "b", "c"))]


def test_columns_that_are_the_same_and_sums_of_neighbours() -> None:
    frame = pd.DataFrame({"a": [1, 5, 2, 8, 4], "b": [7, 3, 9, 1, 6], "c": [2, 2, 5, 7, 3], "d": [4, 9, 1, 3, 8]})
    frame["abc"], frame["bcd"] = frame[["a", "b", "c"]].sum(axis=1), frame[["b", "c", "d"]].sum(axis=1)
    frame["all"] = frame[["a", "b", "c", "d"]].sum(axis=1)
    found = dict(sums_of(frame))
    assert found["abc"] == ("a", "b", "c")
    assert found["bcd"] == ("b", "c", "d")
    assert ("all", ("a", "b", "c", "d")) in sums_of(frame)
    twice = pd.DataFrame({name: [3, 8, 5, 9] for name in ("one", "two", "three")})
    assert sums_of(twice) == [("two", ("one",)), ("three", ("one",))]


def test_sums_that_follow_from_others_are_not_told_again() -> None:
    draw = np.random.default_rng(2)
    frame = pd.DataFrame(draw.integers(1, 90, (40, 4)), columns=["girls", "x", "boys", "adults"])
    frame["children"] = frame.girls + frame.boys
    frame["all"] = frame.children + frame.adults
    assert sums_of(frame) == [("children", ("girls", "boys")), ("all", ("adults", "children"))]
    # A column that is there twice is all of the other one; few rows agree by chance.
    again = frame[["girls", "x"]].assign(again=frame.girls)
    assert sums_of(again) == [("again", ("girls",))]
    assert sums_of(frame[:2]) == []
    assert ("children", ("girls", "boys")) in sums_of(frame[:3])
    # One person more in one place, and it is no sum.
    large = pd.DataFrame(draw.integers(1, 10**6, (40, 5)), columns=list("abcde"))
    large["sum"] = large.a + large.c + large.e
    assert sums_of(large) == [("sum", ("a", "c", "e"))]
    large.loc[7, "sum"] += 1
    assert sums_of(large) == []
    # Half of the values missing is too much to say anything.
    assert sums_of(frame.assign(girls=frame.girls.where(frame.index < 20))) == [("all", ("adults", "children"))]


@pytest.mark.parametrize(("decimals", "expected"), [(0, 0), (1, 1), (4, 4), (15, None)])
def test_decimals(decimals: int, expected: int | None) -> None:
    assert decimals_of(np.round(100 * np.arange(1, 30) / 7, decimals)) == expected


def test_rates_are_found_in_the_values() -> None:
    frame = office()
    counts = {name: frame[name].to_numpy(float) for name in ("girls", "boys", "children", "poor")}
    rate = rate_of("share", frame.share.to_numpy(), counts)
    assert rate is not None
    assert (rate.numerator, rate.denominator, rate.factor, rate.decimals) == (
        ((1, "poor"),),
        ((1, "children"),),
        100.0,
        1,
    )
    exact = (1000 * frame.poor / frame.boys).to_numpy()
    del counts["poor"]
    hidden = rate_of("per1000", exact, counts)
    assert hidden is not None
    assert (hidden.numerator, hidden.denominator) == (((1, "per1000 × boys"),), ((1, "boys"),))
    assert (hidden.factor, hidden.decimals) == (1000.0, None)
    rounded = rate_of("share", (100 * frame.poor / frame.boys).round(4).to_numpy(), counts)
    assert rounded is not None
    assert (rounded.numerator, rounded.factor, rounded.decimals) == (((1, "share × boys"),), 100.0, 4)
    exactly = np.array([100 * 7 / 40, 100 * 11 / 30, 100 * 3 / 23, 0])
    assert rate_of("share", exactly, {"n": np.array([40.0, 30, 23, 0])}) is not None
    # So few rows prove nothing, and two decimals do not tell single people among thousands.
    assert rate_of("share", np.array([7.5, 100 / 3, 0]), {"n": np.array([40.0, 30, 0])}) is None
    coarse = (100 * frame.poor / (1000 * frame.boys)).round(2).to_numpy()
    assert rate_of("share", coarse, {"n": 1000 * counts["boys"]}) is None
    assert rate_of("z", np.random.default_rng(1).normal(size=40), counts) is None


@pytest.mark.parametrize(
    ("above", "below", "numerator", "denominator"),
    [
        ("poor + boys", "children", ((1, "boys"), (1, "poor")), ((1, "children"),)),
        ("poor", "old - children", ((1, "poor"),), ((1, "old"), (-1, "children"))),
    ],
)
def test_rates_of_sums_are_found(above: str, below: str, numerator: object, denominator: object) -> None:
    frame = office().assign(old=lambda f: f.children * 3 + f.type)
    printed = (100 * frame.eval(above) / frame.eval(below)).round(2)
    counts = {name: frame[name].to_numpy(float) for name in ("girls", "boys", "children", "poor", "old")}
    counts["poor"][3] = np.nan
    rate = rate_of("share", printed.to_numpy(), counts)
    assert rate is not None
    assert (rate.numerator, rate.denominator) == (numerator, denominator)


def test_a_share_of_two_groups_in_their_sum() -> None:
    girls, boys = np.array([10.0, 25, 40, 52, 61, 70, 88, 90]), np.array([13.0, 20, 44, 51, 72, 63, 80, 99])
    share = np.round(100 * girls / (girls + boys), 2)
    rate = rate_of("share", share, {"girls": girls, "boys": boys})
    assert rate is not None
    assert (rate.numerator, rate.denominator) == (((1, "girls"),), ((1, "girls"), (1, "boys")))
    # Three rows of eight prove nothing.
    assert rate_of("share", share, {"girls": np.where(girls > 40, np.nan, girls), "boys": boys}) is None


def test_what_is_no_rate() -> None:
    half = {"girls": np.array([10.0, 20, 30, 40]), "children": np.array([20.0, 40, 60, 80])}
    # The same everywhere says nothing, nor does a column without any value.
    assert rate_of("share", np.full(4, 50.0), half) is None
    assert rate_of("share", np.full(4, np.nan), half) is None
    # What is 1 wherever anybody lives is no share of the people in themselves.
    assert rate_of("done", np.array([1.0, 1, 1, 0]), {"people": np.array([50.5, 60.5, 70.5, 0])}) is None
    # A single person is compared as all others are.
    girls, people = np.array([0.0, 10, 21, 33]), np.array([1.0, 20, 70, 44])
    share = 100 * girls / people
    assert rate_of("share", share, {"girls": girls, "people": people}) is not None
    share[0] = 100.0
    assert rate_of("share", share, {"girls": girls, "people": people}) is None


def test_changes_are_found_in_the_values() -> None:
    frame = office().assign(before=lambda f: f.share.iloc[::-1].to_numpy())
    frame["change"] = (frame.share - frame.before).round(1)
    assert changes_of(frame, ["change"], ["share", "before"]) == {"change": ("share", "before")}


def test_a_change_that_two_pairs_might_explain() -> None:
    """A pair that hardly any row has in common says nothing, and the next one is tried."""
    frame = pd.DataFrame({"now": [12.0, 20, 31, 7, 15], "before": [10.0, 25, 18, 3, 19], "other": [np.nan] * 5})
    frame["change"] = frame.now - frame.before
    frame.loc[:1, "other"] = [3.0, 4.0]
    assert changes_of(frame, ["change"], ["other", "now", "before"]) == {"change": ("now", "before")}


def test_changes_are_rounded_by_themselves() -> None:
    """12.34 less 10.26 is 2.08 and 2.1, though 12.3 less 10.3 is 2.0."""
    frame = pd.DataFrame({"now": [12.34, 20.11, 31.48, 7.77, 15.0], "before": [10.26, 25.3, 18.03, 7.12, 19.94]})
    frame["change"] = (frame.now - frame.before).round(1)
    frame = frame.round(1)
    assert (frame.change - (frame.now - frame.before)).abs().max() > 0.09
    assert changes_of(frame, ["change"], ["now", "before"]) == {"change": ("now", "before")}


def test_a_layer_is_protected_with_its_totals_and_rates() -> None:
    frame = office()
    layer = Layer("areas", "Planungsräume", frame)
    found = protect([layer], Settings(("poor", "girls"), 10))
    mask = found.withheld["areas"]
    few = (frame[["poor", "girls", "boys", "children"]] < 10) & (frame[["poor", "girls", "boys", "children"]] > 0)
    assert few.to_numpy().sum() > 3
    assert mask[few.columns].to_numpy()[few.to_numpy()].all()
    assert mask["share"][mask["poor"]].all()
    assert not mask[["key", "rtk", "type"]].any(axis=None)
    assert found.frames["areas"]["poor"][mask["poor"]].isna().all()
    assert found.frames["areas"]["poor"][~mask["poor"]].tolist() == frame["poor"][~mask["poor"]].tolist()
    assert any(note.code == "disclosure-also" and "children" in str(note) for note in found.notes)
    attacker, _ = attacker_of(found, "areas")
    assert attacker.narrow(width=10) == {}


def test_regions_beside_their_areas() -> None:
    frame = office(5)
    totals = by_region(frame)
    layers = [Layer("rtk", "RTK", totals), Layer("areas", "Räume", frame)]
    found = protect(layers, Settings(("poor", "girls", "boys", "children"), 10))
    attacker, _ = attacker_of(found, "areas", "rtk")
    assert attacker.narrow(width=10) == {}
    # Without the regions there is less to protect.
    alone = protect(layers[1:], Settings(("poor", "girls", "boys", "children"), 10))
    assert alone.withheld["areas"].to_numpy().sum() < found.withheld["areas"].to_numpy().sum()


def test_regions_that_show_people_by_type() -> None:
    """The poor of a type in a region are those of one area now and then: the column tells of it what the area hides."""
    frame = office(5).assign(poor=lambda f: f.poor // 3)
    frame["share"] = (100 * frame.poor / frame.children).round(1)
    totals = by_region(frame)
    by_type = frame.groupby(["rtk", "type"])["poor"].sum().unstack(fill_value=0)
    for kind in by_type:
        totals[f"type_{kind}_poor"] = by_type[kind].reindex(totals.rtk).to_numpy()
    settings = Settings(("poor", "girls", "boys", "children"), 10)
    found = protect([Layer("areas", "Räume", frame), Layer("rtk", "RTK", totals)], settings)
    attacker, _ = attacker_of(found, "areas", "rtk")
    shown = found.frames["rtk"].set_index("rtk")
    known = 0
    for kind in by_type:
        for region in shown.index:
            inside = frame.key[(frame.rtk == region) & (frame.type == kind)]
            value = shown.loc[region, f"type_{kind}_poor"]
            name = ("", "by type", f"{region} {kind}", "poor")
            number = attacker.unknown(name)
            if value is not None:
                attacker.known[number] = float(value)
                known += 1
            attacker.knows_total(name, [("", "area", key, "poor") for key in inside])
    assert attacker.narrow(width=10) == {}
    assert 0 < known < by_type.size
    assert any(entry.table == "RTK" and entry.cell.field.startswith("type_") for entry in found.protocol.entries)


def test_totals_of_regions_that_are_told() -> None:
    frame = office(5)
    layer = Layer("areas", "Räume", frame, regions=("rtk",))
    found = protect([layer], Settings(("poor", "girls", "boys", "children"), 10))
    sums = by_region(frame).set_index("rtk")
    for region in sums.index:
        told = found.totals["areas", "children", "rtk", region]
        assert told in (None, sums.loc[region, "children"])
    assert found.totals["areas", "children", "", ""] == frame.children.sum()


def test_the_same_areas_in_another_file_and_in_another_year() -> None:
    frame = office(4)
    other = frame[["key", "poor"]].iloc[::-1].reset_index(drop=True)
    later = frame.assign(poor=frame.poor + 4)
    layers = [Layer("one", "2023", frame), Layer("two", "2023 again", other), Layer("three", "2024", later)]
    found = protect(layers, Settings(("poor",), 10))
    first = found.withheld["one"].set_axis(frame.key)["poor"]
    second = found.withheld["two"].set_axis(other.key)["poor"]
    assert first.equals(second.reindex(first.index))
    third = found.withheld["three"].set_axis(later.key)["poor"]
    assert not first.equals(third)


def test_a_change_and_a_sentence_go_with_the_count_they_tell() -> None:
    frame = office(6).assign(before=lambda f: f.poor.iloc[::-1].to_numpy())
    frame["change"] = frame.poor.astype(float) - frame.before - 0.0
    frame["why"] = [f"Only {count} poor children live here." if count < 12 else None for count in frame.poor]
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor", "before"), 10))
    mask = found.withheld["areas"]
    assert mask["poor"].any()
    assert mask["change"][mask["poor"] | mask["before"]].all()
    assert mask["why"][mask["poor"] & frame["why"].notna()].all()


def test_a_rate_in_one_file_and_its_people_in_another() -> None:
    frame = office().drop(columns=["girls", "boys"])
    shares = frame[["key", "share"]]
    found = protect(
        [Layer("counts", "Zahlen", frame.drop(columns="share")), Layer("shares", "Quoten", shares)],
        Settings(("poor",), 10),
    )
    mask = found.withheld["counts"]["poor"]
    assert mask.any()
    assert found.withheld["shares"]["share"].tolist() == mask.tolist()
    exact = shares.assign(share=100 * frame.poor / frame.children)
    layers = [Layer("counts", "Zahlen", frame.drop(columns=["share", "poor"])), Layer("shares", "Quoten", exact)]
    found = protect(layers, Settings(("children",), 10))
    assert found.withheld["shares"]["share"].tolist() == frame.poor.between(1, 9).tolist()


@pytest.mark.parametrize("base", [0, 5])
def test_scores_and_distances_from_the_city(base: int) -> None:
    """Who sees the rate and its score in most areas computes the rate from the score in the others."""
    frame = office()
    frame["z"] = (frame.share - frame.share.mean()) / frame.share.std()
    frame["diff"] = frame.share - 20.1
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10, base))
    mask = found.withheld["areas"]
    assert mask["share"].any()
    assert mask["z"].equals(mask["share"].rename("z"))
    assert mask["diff"].equals(mask["share"].rename("diff"))
    (note,) = [note for note in found.notes if note.code == "disclosure-unchecked"]
    assert note.values["fields"] == "girls, boys, type"
    reasons = {str(entry.reason) for entry in found.protocol.entries if entry.cell.field in ("z", "diff")}
    assert reasons == {"the figure is made of the withheld count share"}
    shown = found.frames["areas"][["share", "z", "diff"]].dropna().astype(float)
    assert len(shown) == (~mask["share"]).sum() > 20
    assert np.allclose(shown["diff"], shown.share - 20.1, atol=1e-6)
    assert np.allclose(shown.z, (shown.share - frame.share.mean()) / frame.share.std(), atol=1e-6)


def test_a_change_between_two_files() -> None:
    old = office(6)
    new = old.assign(poor=old.poor.iloc[::-1].to_numpy() + 1)
    new["change"] = (new.poor - old.poor).astype(float)
    found = protect([Layer("old", "2023", old), Layer("new", "2024", new)], Settings(("poor",), 10))
    gone = found.withheld["old"]["poor"] | found.withheld["new"]["poor"]
    assert gone.any()
    assert found.withheld["new"]["change"].equals(gone.rename("change"))


def test_a_change_between_two_files_in_another_order() -> None:
    old = small((4, 30, 40, 50, 60, 70))
    new = small((24, 45, 48, 61, 72, 77), change=[20.0, 15, 8, 11, 12, 7]).iloc[::-1].reset_index(drop=True)
    found = protect([Layer("old", "2023", old), Layer("new", "2024", new)], Settings(("poor",), 10))
    gone = found.withheld["old"]["poor"] | found.withheld["new"]["poor"][::-1].reset_index(drop=True)
    assert gone[0]
    assert found.withheld["new"]["change"].tolist() == gone[::-1].tolist()


def test_a_change_between_two_files_that_are_rounded() -> None:
    old = small((24, 30, 41, 50, 60, 70))
    new = small((31, 45, 48, 61, 72, 77), change=[7.0, 15, 7, 11, 12, 7]).iloc[::-1].reset_index(drop=True)
    found = protect([Layer("old", "2023", old), Layer("new", "2024", new)], Settings(("poor",), 10, 5))
    before = found.frames["old"].set_index("key")["poor"].astype(float)
    after = found.frames["new"].set_index("key")
    assert (after["poor"].astype(float) % 5 == 0).all()
    assert ((after["poor"] - before).reindex(after.index) == after["change"]).all()
    assert (after["change"] % 5 == 0).all()


def test_a_rate_of_cars_is_left_alone() -> None:
    frame = small((4, 30, 40, 50, 60, 70), cars=[7, 11, 13, 17, 19, 23], roads=[3, 7, 9, 4, 5, 8])
    frame["density"] = (frame.cars / frame.roads).round(3)
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10))
    assert not found.withheld["areas"][["cars", "roads", "density"]].any(axis=None)
    (note,) = [note for note in found.notes if note.code == "disclosure-unchecked"]
    assert note.values["fields"] == "type, cars, roads, density"


def test_a_count_that_the_source_withheld_stays_so() -> None:
    """It is all children without the girls: one of these must go, though no total is made with it."""
    frame = pd.DataFrame(
        {"key": list("abcdef"), "girls": [96, 40, 50, 60, 70, 80], "boys": [np.nan, 30, 30, 30, 30, 40]}
    )
    frame["all"] = [100, 70, 80, 90, 100, 120]
    found = protect([Layer("areas", "Räume", frame)], Settings(("girls", "boys", "all"), 10))
    assert found.withheld["areas"].loc[0, ["girls", "all"]].any()
    mask = found.withheld["areas"]
    # What is withheld is so in more than one area, or the city's totals would tell it.
    for name in ("girls", "all"):
        assert mask[name].sum() != 1 or found.totals["areas", name, "", ""] is None


def test_readers_are_not_told_which_count_is_under_the_threshold() -> None:
    settings = Settings(("poor", "girls"), 10)
    found = protect([Layer("areas", "Räume", office())], settings)
    text = " ".join(str(note) for note in public_notes(found, settings))
    assert "under 10" in text
    kinds = {row[4] for row in protocol_rows(found)}
    assert kinds == {"primary", "secondary", "derived"}
    primary = sum(row[4] == "primary" for row in protocol_rows(found))
    assert f" {primary} " not in text


def test_a_rate_beside_a_layer_without_any_count() -> None:
    frame = office().drop(columns=["girls", "boys"])
    cars = pd.DataFrame({"road": [f"s{number}" for number in range(60)], "speed": np.linspace(1.5, 9.5, 60)})
    found = protect([Layer("roads", "Straßen", cars), Layer("areas", "Räume", frame)], Settings(("poor",), 10))
    mask = found.withheld["areas"]
    assert mask["poor"].any()
    assert mask["share"].equals(mask["poor"].rename("share"))


def test_a_zero_is_few_in_layers_too_where_asked() -> None:
    frame = small((0, 30, 40, 50, 60, 70))
    assert protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10, zero=True)).withheld["areas"].poor.iloc[0]
    assert not protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10)).withheld["areas"].any(axis=None)


def test_who_waits_for_layers_can_cancel() -> None:
    layer = Layer("areas", "Räume", small((4, 30, 40, 50, 60, 70)))
    with pytest.raises(Canceled):
        protect([layer], Settings(("poor",), 10), lambda: True)


def test_a_rate_of_people_who_are_not_protected_themselves() -> None:
    """The children are not among the chosen counts, but the share times them tells the poor ones."""
    frame = office().drop(columns=["girls", "boys"])
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10))
    mask = found.withheld["areas"]
    assert mask["poor"].any()
    assert mask["share"].equals(mask["poor"].rename("share"))
    assert not mask["children"].any()


@pytest.mark.parametrize("factor", [1, 100, 1000, 100_000])
def test_a_rate_whose_numerator_is_in_no_layer(factor: int) -> None:
    frame = office().drop(columns=["girls", "boys"])
    frame["share"] = factor * frame.poor / frame.children
    few = (frame.poor > 0) & (frame.poor < 10)
    found = protect([Layer("areas", "Räume", frame.drop(columns="poor"))], Settings(("children",), 10))
    assert found.withheld["areas"]["share"].equals(few.rename("share"))


def test_counts_have_to_be_named() -> None:
    with pytest.raises(InputError) as error:
        protect([Layer("areas", "Räume", office(), codes=frozenset({"type"}))], Settings((), 10))
    assert "girls, boys, children, poor." in str(error.value)


def test_rounded_layers() -> None:
    frame = office(8)
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor", "girls", "boys", "children"), 10, base=5))
    shown = found.frames["areas"]["poor"].dropna()
    assert (shown.astype(float) % 5 == 0).all()
    assert any(note.code == "disclosure-rounded" for note in found.notes)
    rounded = found.frames["areas"][["poor", "children", "share"]].dropna().astype(float)
    assert len(rounded) > 10
    assert np.allclose(rounded.share, 100 * rounded.poor / rounded.children, atol=0.0501)
    plain = protect([Layer("areas", "Räume", frame)], Settings(("poor", "girls", "boys", "children"), 10))
    assert found.withheld["areas"].equals(plain.withheld["areas"])


@pytest.mark.parametrize(
    ("counts", "withheld"),
    [([0, 0, 0], 0), ([3], 1), ([300], 0), ([3, 2], 2), ([3, 0], 1), ([3, 20, 40, np.nan], 2), ([np.nan] * 3, 0)],
)
@pytest.mark.parametrize("base", [0, 10])
def test_odd_layers(counts: list[float], withheld: int, base: int) -> None:
    """With no key, with missing counts, with hardly any."""
    frame = pd.DataFrame({"n": counts})
    found = protect([Layer("areas", "Räume", frame)], Settings(("n",), 10, base))
    assert int(found.withheld["areas"]["n"].sum()) == withheld
    assert found.frames["areas"]["n"].isna().sum() == withheld + frame.n.isna().sum()


def small(poor: tuple[float, ...] = (20, 30, 40, 50, 60, 70), **columns: object) -> pd.DataFrame:
    """Six areas in three regions, of two types."""
    keys = [f"0{number}" for number in range(1, 7)]
    return pd.DataFrame({"key": keys, "rtk": list("aabbcc"), "type": [1, 2, 1, 1, 2, 1], "poor": poor, **columns})


def where(layers: list[Layer]) -> dict[str, tuple[str, str, list[str]]]:
    """Year, level and keys of each layer."""
    places, _ = places_of(layers, ["poor"])
    return {place.layer.name: (place.year, place.level, [str(key) for key in place.frame.index]) for place in places}


def test_where_layers_stand() -> None:
    frame = small()
    keys = frame.key.tolist()
    sums = frame.groupby("rtk")[["poor"]].sum().reset_index()
    later = small((21, 31, 41, 51, 61, 71)).drop(columns="rtk")
    later_sums = sums.assign(poor=[52, 92, 132])
    layers = [
        Layer("totals", "t", sums),
        Layer("areas", "a", frame),
        Layer("again", "b", frame.iloc[::-1].reset_index(drop=True)),
        # Half of the areas and one more, with the same figures; without any figure.
        Layer("some", "c", frame.iloc[:4].drop(columns="rtk")),
        Layer("later", "d", later),
        Layer("later totals", "e", later_sums),
        # Numbers that tell the rows apart are no keys of areas.
        Layer("numbered", "n", frame.assign(no=range(101, 107))[["no", *frame]]),
        Layer("other", "f", pd.DataFrame({"what": ["x", "x"], "poor": [1, 2]})),
    ]
    assert where(layers) == {
        "totals": ("areas", "rtk", ["a", "b", "c"]),
        "areas": ("areas", AREA, keys),
        "again": ("areas", AREA, keys[::-1]),
        "some": ("areas", AREA, keys[:4]),
        "later": ("later", AREA, keys),
        "later totals": ("later", "rtk", ["a", "b", "c"]),
        "numbered": ("areas", AREA, keys),
        "other": ("other", AREA, ["other/#1", "other/#2"]),
    }
    assert list(where(layers)) == [layer.name for layer in layers]
    # Half of the keys do not make regions.
    half = pd.DataFrame({"rtk": ["a", "b", "x", "y"], "poor": [50, 90, 7, 8]})
    assert where([Layer("areas", "a", frame), Layer("half", "h", half)])["half"][:2] == ("half", AREA)
    # Totals of other things are of the same regions, and of the year that they fit, or of any.
    cars = pd.DataFrame({"rtk": list("abc"), "cars": [5, 6, 7]})
    assert where([Layer("areas", "a", frame), Layer("cars", "c", cars)])["cars"][:2] == ("areas", "rtk")
    years = [Layer(f"y{year}", "y", small((year,) * 6, cars=[year, 2, 3, 3, 3, 4])) for year in (1, 2, 3, 4)]
    assert where([*years, Layer("cars", "c", cars)])["cars"][:2] == ("y3", "rtk")
    without = [Layer(layer.name, "y", layer.frame.drop(columns="cars")) for layer in years]
    assert where([*without, Layer("cars", "c", cars)])["cars"][:2] == ("y1", "rtk")
    # Two areas of another year, and the total of these, beside all of the first.
    few = pd.DataFrame({"key": ["01", "02"], "poor": [21, 31]})
    total = pd.DataFrame({"rtk": ["a"], "poor": [52]})
    layers = [Layer("areas", "a", frame), Layer("totals", "t", sums), Layer("few", "f", few), Layer("sum", "s", total)]
    assert where(layers)["sum"] == ("few", "rtk", ["a"])
    # Without areas nobody knows what regions are.
    assert where(layers[1:2]) == {"totals": ("totals", AREA, ["a", "b", "c"])}


def years_of(layers: list[Layer], counts: list[str]) -> dict[str, str]:
    return {place.layer.name: place.year for place in places_of(layers, counts)[0]}


def test_which_year_areas_are_of() -> None:
    poor, rich = [20, 30, 40, 50, 60, 70], [14, 20, 30, 22, 31, 25]
    keys = small()[["key", "rtk"]]
    old, new = keys.assign(poor=poor), keys.assign(poor=[21, 31, 41, 51, 61, 71])
    only, later = keys.assign(rich=rich), keys.assign(rich=[15, 20, 30, 22, 31, 25])
    layers = [
        Layer(name, name, frame) for name, frame in (("old", old), ("new", new), ("only", only), ("later", later))
    ]
    # Without a count in common the first year will do, but not for two that disagree with each other.
    assert years_of(layers, ["poor", "rich"]) == {"old": "old", "new": "new", "only": "old", "later": "new"}
    # A layer with both tells more, and comes first wherever it stands.
    both = Layer("both", "both", new.assign(rich=rich))
    found = years_of([*layers, both], ["poor", "rich"])
    assert found == {"old": "old", "new": "both", "only": "both", "later": "old", "both": "both"}
    # Totals of the new year show which of the two is of it.
    sums = new.assign(rich=later.rich).groupby("rtk")[["poor", "rich"]].sum().reset_index()
    for order in (layers, [layers[place] for place in (0, 1, 3, 2)]):
        found = years_of([*order, Layer("totals", "totals", sums)], ["poor", "rich"])
        assert found == {"old": "old", "new": "new", "only": "old", "later": "new", "totals": "new"}


def test_which_year_totals_are_of_when_areas_were_told_apart_by_them() -> None:
    frame = small(rich=[14, 20, 30, 22, 31, 25])
    later = frame.assign(poor=[21, 31, 41, 51, 61, 71], rich=[16, 20, 31, 20, 33, 25])
    layers = [
        Layer("poor", "a", frame.drop(columns="rich")),
        Layer("rich later", "b", later.drop(columns="poor")),
        Layer("rich", "c", frame.drop(columns="poor")),
        Layer("totals", "t", frame.groupby("rtk")[["poor", "rich"]].sum().reset_index()),
        Layer("totals later", "u", later.groupby("rtk")[["poor", "rich"]].sum().reset_index()),
    ]
    for order in (layers, layers[::-1], [layers[place] for place in (0, 1, 2, 4, 3)]):
        years = years_of(order, ["poor", "rich"])
        assert years["poor"] == years["rich"] == years["totals"]
        assert years["rich later"] == years["totals later"] != years["poor"]


@pytest.mark.parametrize(("shared", "same"), [(3, False), (4, True)])
def test_more_than_half_of_the_keys_make_the_same_areas(shared: int, same: bool) -> None:
    other = small((20, 30, 40, 50, 60, 70)).drop(columns="rtk")
    other.loc[shared:, "key"] = [f"9{number}" for number in range(6 - shared)]
    year, _, keys = where([Layer("areas", "a", small()), Layer("other", "o", other)])["other"]
    assert (year, keys[0]) == (("areas", "01") if same else ("other", "other/01"))


def test_regions_of_the_areas() -> None:
    frame = small(block=[1.0, 1.0, np.nan, 2.0, 2.0, 2.0], share=[0.5, 0.5, 0.25, 0.25, 0.5, 0.5], name=list("uvwxyz"))
    _, regions = places_of([Layer("areas", "a", frame, regions=("name",))], ["poor"])
    # Groups, also numbered ones with gaps, and what is named a region; no rates, no counts, no keys.
    assert list(regions) == ["rtk", "type", "block", "name"]
    assert regions["block"].tolist() == ["1", "1", None, "2", "2", "2"]
    assert regions.index.tolist() == frame.key.tolist()
    # Areas that nothing groups are areas all the same.
    _, regions = places_of([Layer("areas", "a", frame[["key", "poor"]])], ["poor"])
    assert (regions.index.tolist(), list(regions)) == (frame.key.tolist(), [])
    more = pd.DataFrame(
        {"key": ["01", "02", "03", "04", "07"], "rtk": ["a", None, None, "b", "d"], "poor": [20, 30, 40, 50, 1]}
    )
    _, regions = places_of([Layer("areas", "a", frame), Layer("more", "m", more)], ["poor"])
    assert regions["rtk"].tolist() == ["a", "a", "b", "b", "c", "c", "d"]


@pytest.mark.parametrize(
    ("values", "count"),
    [([1, 2], True), ([0.0, np.nan], True), ([1.5, 2], False), ([-1, 2], False), ([True, False], False), (["1"], False),
     ([np.nan], False)],
)  # fmt: skip
def test_which_fields_may_be_counts(values: list[object], count: bool) -> None:
    assert is_count(Layer("a", "a", pd.DataFrame({"n": values})), "n") is count
    assert not is_count(Layer("a", "a", pd.DataFrame({"n": values}), codes=frozenset({"n"})), "n")


def split_places() -> tuple[list[Place], pd.DataFrame]:
    """Areas and regions with the poor by type: 20 and 30 in a, 90 and 0 in b, 70 and 60 in c; nobody lives in d."""
    frame = small()
    totals = pd.DataFrame({"rtk": list("abcd"), "poor": [50, 90, 130, 0], "poor_1": [20, 90, 70, 0]})
    totals["poor_2"], totals["round"] = [30, 0, 60, 0], 7.0
    return places_of([Layer("areas", "a", frame), Layer("rtk", "R", totals)], ["poor"])


def test_columns_of_regions_that_add_up_some_areas() -> None:
    places, regions = split_places()
    one = Split("rtk", "poor_1", "rtk", "type", "1", "poor", "areas")
    two = Split("rtk", "poor_2", "rtk", "type", "2", "poor", "areas")
    found = splits_of(places, regions, ["poor"])
    assert sorted(found, key=lambda split: split.column) == [one, two]
    # A count that is chosen itself is none of them, and without a type there are none.
    assert splits_of(places, regions, ["poor", "poor_1", "poor_2"]) == []
    assert splits_of(places, regions[["rtk"]], ["poor"]) == []
    # In another year it says nothing.
    places[1].year = "later"
    assert splits_of(places, regions, ["poor"]) == []

    levels = joined(regions.assign(type=["1", "2", None, "1", "2", "1"]), found)
    assert levels["rtk\ntype"].tolist() == ["a\n1", "a\n2", None, "b\n1", "c\n2", "c\n1"]
    frames = split_frames([one, two], places)
    ((key, frame),) = frames.items()
    assert key == ("areas", "rtk\ntype", "\nareas\nrtk\ntype")
    assert frame["poor"].to_dict() == {
        "a\n1": 20, "b\n1": 90, "c\n1": 70, "d\n1": 0, "a\n2": 30, "b\n2": 0, "c\n2": 60, "d\n2": 0
    }  # fmt: skip

    why = Note("disclosure-primary", {"threshold": 10})
    hidden = Entry(one.title, Cell("areas", one.level, "a\n2", "poor"), DERIVED, why)
    own = Entry("areas", Cell("areas", AREA, "01", "poor"), DERIVED, why)
    assert in_layers([hidden, own], found) == [
        Entry("rtk", Cell("areas", "rtk", "a", "poor_2"), DERIVED, why), own
    ]  # fmt: skip


def test_the_few_of_a_type_in_a_region() -> None:
    """Of two areas one has few poor; the column of its type tells them as well."""
    frame = small((4, 30, 40, 50, 60, 70))
    totals = frame.groupby("rtk")[["poor"]].sum().reset_index()
    totals["poor_1"], totals["poor_2"] = [4, 90, 70], [30, 0, 60]
    settings = Settings(("poor",), 10)
    found = protect([Layer("areas", "Räume", frame), Layer("rtk", "RTK", totals)], settings)
    assert found.withheld["areas"]["poor"].tolist()[:2] == [True, True]
    assert found.withheld["rtk"][["poor_1", "poor_2"]].to_numpy()[0].tolist() == [True, True]
    assert found.frames["rtk"]["poor"].tolist() == [34, 90, 130]
    told = {(entry.table, entry.cell.place, entry.cell.field) for entry in found.protocol.entries}
    assert {("RTK", "a", "poor_1"), ("RTK", "a", "poor_2"), ("Räume", "01", "poor"), ("Räume", "02", "poor")} <= told
    rounded = protect([Layer("areas", "Räume", frame), Layer("rtk", "RTK", totals)], Settings(("poor",), 10, 5))
    assert [value for value in rounded.frames["rtk"]["poor_1"] if value is not None] == [90, 70]


def test_people_by_type_of_a_field_that_only_hangs_together_with_the_chosen() -> None:
    """All children of type 1 in a region are those of one area: with its boys the column tells the few poor."""
    frame = small((4, 30, 40, 50, 60, 70), rich=[14, 20, 30, 22, 31, 25])
    frame["all"] = frame.poor + frame.rich
    totals = pd.DataFrame({"rtk": list("abc"), "all_1": [18, 142, 95], "all_2": [50, 0, 91]})
    found = protect([Layer("areas", "Räume", frame), Layer("rtk", "RTK", totals)], Settings(("poor",), 10))
    assert "disclosure-unchecked" not in {note.code for note in found.notes if note.values.get("table") == "RTK"}
    row = found.withheld["areas"].iloc[0]
    assert row["poor"]
    assert row["rich"] or (row["all"] and found.withheld["rtk"]["all_1"].iloc[0])


def test_totals_of_regions_without_the_chosen_count() -> None:
    """All children less the rich ones are the poor of a region, though no column shows them: b must not be alone."""
    frame = small((4, 60, 12, 50, 60, 70), rich=[14, 20, 30, 22, 31, 25])
    frame["all"] = frame.poor + frame.rich
    totals = frame.groupby("rtk")[["rich", "all"]].sum().reset_index()
    found = protect([Layer("areas", "Räume", frame), Layer("rtk", "RTK", totals)], Settings(("poor",), 10))
    areas, regions = found.frames["areas"], found.frames["rtk"]
    assert areas["poor"].iloc[0] is None
    # What a reader computes: the poor of the region, less those of its other area.
    needed = [regions["all"].iloc[0], regions["rich"].iloc[0], areas["poor"].iloc[1]]
    assert None in needed
    needed = [areas["all"].iloc[0], regions["rich"].iloc[0], areas["rich"].iloc[1]]
    assert None in needed


@pytest.mark.parametrize("name", ["rtk", "area", "city", "n"])
def test_what_the_field_of_regions_is_called_changes_nothing(name: str) -> None:
    frame = small((4, 60, 12, 50, 60, 70)).rename(columns={"rtk": name})
    totals = frame.groupby(name)[["poor"]].sum().reset_index()
    found = protect([Layer("areas", "Räume", frame), Layer("rtk", "RTK", totals)], Settings(("poor",), 10))
    assert found.frames["areas"]["poor"].tolist() == [None, None, 12, 50, 60, 70]
    assert found.frames["rtk"]["poor"].tolist() == [64, 62, 130]
    found = protect([Layer("areas", "Räume", frame, regions=(name,))], Settings(("poor",), 10))
    assert found.frames["areas"]["poor"].tolist() == [None, None, 12, 50, 60, 70]
    assert {key[2]: value for key, value in found.totals.items() if key[3] == "a"} == {name: 64}


def test_the_same_name_for_other_totals() -> None:
    """All in one layer are residents, in the other girls and boys, who must not tell the four."""
    one = small((20, 60, 12, 50, 60, 70))[["key", "poor"]].assign(cars=[3, 8, 9, 12, 15, 11])
    one["all"] = [900, 800, 700, 650, 720, 810]
    two = one[["key"]].assign(girls=[4, 30, 40, 50, 60, 70], boys=[14, 20, 30, 22, 31, 25])
    two["all"] = two.girls + two.boys
    alone = protect([Layer("two", "Zwei", two)], Settings(("girls",), 10))
    for order in (1, -1):
        layers = [Layer("one", "Eins", one), Layer("two", "Zwei", two)][::order]
        found = protect(layers, Settings(("girls",), 10))
        assert found.frames["two"].equals(alone.frames["two"])
        assert not found.withheld["one"].any(axis=None)
        assert list(found.frames["two"]) == list(two)
        assert found.totals["two", "all", "", ""] == 396
        assert found.totals.get(("one", "all", "", ""), 4580) == 4580
        unchecked = {note.values["table"]: note.values["fields"] for note in found.notes if "unchecked" in note.code}
        # Named first, the children's total gives its name, and the residents are looked after as well.
        assert unchecked == {"Eins": "poor, cars, all" if order == 1 else "poor, cars"}
    told = [entry for entry in found.protocol.entries if entry.table == "Zwei"]
    assert len({entry.cell for entry in told}) == len(told) == 4
    rounded = protect(layers, Settings(("girls",), 10, 5)).frames
    assert rounded["one"]["all"].tolist() == one["all"].tolist()
    assert rounded["two"]["all"].tolist() == [20, 50, 70, 70, 90, 95]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_totals_that_are_the_sums_of_the_areas_keep_their_names(order: tuple[int, ...]) -> None:
    """Whatever comes first: those of another year, and those that lack a count, are further from them."""
    areas = small((4, 60, 12, 50, 60, 70), rich=[14, 20, 30, 22, 31, 25])
    totals = areas.groupby("rtk")[["poor", "rich"]].sum().reset_index()
    layers = [
        Layer("areas", "Räume", areas),
        Layer("later", "Später", totals.assign(poor=[66, 62, 131], rich=[35, 53, 55])),
        Layer("totals", "Summen", totals),
        Layer("few", "Wenige", totals.assign(poor=[64, np.nan, 130])[["rtk", "poor"]]),
    ]
    places, regions = places_of([layers[place] for place in order], ["poor"])
    assert {place.year for place in places} == {"areas"}
    placed, twins, notes = told_apart(places, regions, ["poor"])
    assert [place.layer.name for place in placed] == [layers[place].name for place in order]
    assert [(twin.layer, twin.field) for twin in twins] == [("later", "poor"), ("later", "rich")]
    assert [note.values["count"] for note in notes] == [2, 3]


def test_a_field_that_another_layer_corrects_goes_with_it() -> None:
    frame = small((4, 30, 40, 50, 60, 70), rich=[14, 20, 30, 22, 31, 25])
    frame["all"] = frame.poor + frame.rich
    other = frame[["key", "rich"]].assign(rich=[14, 20, 30, 22, 31, 26])
    found = protect([Layer("one", "Eins", frame), Layer("two", "Zwei", other)], Settings(("poor",), 10))
    one, two = found.withheld["one"], found.withheld["two"]
    assert one["poor"][0]
    assert one["all"][0] or (one["rich"][0] and two["rich"][0])
    assert two["rich"][one["rich"]].all()
    shown = found.frames["two"]["rich"]
    assert shown[shown.notna()].tolist() == other["rich"][shown.notna()].tolist()


def test_the_same_name_for_another_rate() -> None:
    draw = np.random.default_rng(5)
    frame = pd.DataFrame({"key": [f"0{number:02d}" for number in range(12)], "poor": draw.integers(20, 60, 12)})
    frame["girls"] = draw.integers(20, 60, 12)
    frame.loc[2, "girls"] = 4
    frame["children"] = frame.poor + frame.girls + draw.integers(30, 50, 12)
    exact = [frame[["key", "children"]].assign(share=100 * frame[name] / frame.children) for name in ("poor", "girls")]
    layers = [
        Layer(name, name, table.round(2).assign(**{name: frame[name]}))
        for name, table in zip(("poor", "girls"), exact, strict=True)
    ]
    for order in (1, -1):
        found = protect(layers[::order], Settings(("poor", "girls"), 10))
        assert found.withheld["girls"]["share"].equals(found.withheld["girls"]["girls"].rename("share"))
        assert found.withheld["girls"]["share"][2]
        assert not found.withheld["poor"].any(axis=None)
        # The same where no layer shows the poor and the girls.
        hidden = [Layer("poor", "a", exact[0]), Layer("girls", "b", exact[1])][::order]
        found = protect(hidden, Settings(("children",), 10))
        assert np.flatnonzero(found.withheld["girls"]["share"]).tolist() == [2]
        assert not found.withheld["poor"].any(axis=None)
    # What is made of none of these counts is another matter still.
    odd = frame[["key", "girls", "children"]].assign(share=draw.uniform(0, 90, 12).round(2))
    found = protect([*layers, Layer("odd", "c", odd)], Settings(("poor", "girls"), 10))
    assert not found.withheld["odd"]["share"].any()
    assert {"table": "c", "fields": "share"} in [note.values for note in found.notes]
    # The same rate in two files is one, though one of them has it with more decimals.
    twice = [Layer("girls", "b", layers[1].frame), Layer("again", "c", exact[1])]
    found = protect(twice, Settings(("girls",), 10))
    assert found.withheld["again"]["share"].equals(found.withheld["girls"]["share"])
    assert found.frames["again"]["share"][0] == exact[1].share[0]


def test_types_of_another_year_are_groups_of_their_own() -> None:
    """In the later year the first two areas are all of type 3, whose total tells one by the other."""
    old, new = small((20, 60, 12, 50, 60, 70)), small((4, 61, 13, 51, 62, 73))
    old["type"], new["type"] = [1, 2, 3, 2, 1, 3], [3, 3, 1, 2, 2, 1]
    totals = new.groupby("type")[["poor"]].sum().reset_index()
    layers = [Layer("old", "2022", old), Layer("new", "2023", new), Layer("types", "Typen", totals)]
    assert where(layers)["types"] == ("new", "type\nnew", ["1", "2", "3"])
    found = protect(layers, Settings(("poor",), 10))
    assert found.withheld["new"]["poor"].tolist() == [True, True, False, False, False, False]
    assert not found.withheld["types"].any(axis=None)
    assert "disclosure-sums-differ" not in {note.code for note in found.notes}
    assert {row[1] for row in protocol_rows(found)} == {AREA}
    # A layer with the same types, and one with some of them, are of the same groups.
    _, regions = places_of([Layer("old", "a", old), Layer("new", "b", new), Layer("same", "c", new[:4])], ["poor"])
    assert [name for name in regions if name.startswith("type")] == ["type", "type\nnew"]
    named = [Layer("old", "2022", old, regions=("type",)), Layer("new", "2023", new, regions=("type",))]
    found = protect(named, Settings(("poor",), 10))
    assert [found.totals["old", "poor", "type", str(key)] for key in (1, 2, 3)] == [80, 110, 82]
    assert [found.totals["new", "poor", "type", str(key)] for key in (1, 2, 3)] == [86, 113, 65]
    assert found.withheld["new"]["poor"].tolist() == [True, True, False, False, False, False]


def test_a_total_that_is_withheld_itself() -> None:
    """The city of one area: its total is in no layer, and is told to nobody."""
    found = protect([Layer("areas", "Räume", pd.DataFrame({"key": ["01"], "poor": [4]}))], Settings(("poor",), 10))
    assert found.totals == {("areas", "poor", "", ""): None}
    assert [row[:2] + row[3:5] for row in protocol_rows(found)] == [
        ("Räume", AREA, "poor", "primary"), ("", CITY, "poor", "primary")
    ]  # fmt: skip


def test_other_counts_that_disagree_are_named_once() -> None:
    frame = small((20, 30, 40, 50, 60, 70), cars=[5, 9, 7, 3, 8, 6])
    other = frame[["key", "poor", "cars"]].assign(cars=[50, 19, 17, 13, 18, 16])
    found = protect([Layer("one", "Eins", frame), Layer("two", "Zwei", other)], Settings(("poor",), 10))
    unchecked = {note.values["table"]: note.values["fields"] for note in found.notes if "unchecked" in note.code}
    assert unchecked == {"Eins": "type, cars", "Zwei": "cars"}
    assert found.frames["two"]["cars"].tolist() == other.cars.tolist()


def test_layers_that_disagree_are_told_by_title() -> None:
    frame = small((20, 30, 40, 50, 60, 70), rich=[14, 20, 30, 22, 31, 25])
    frame["all"] = frame.poor + frame.rich
    other = frame[["key", "poor", "rich"]].assign(rich=[14, 20, 30, 22, 31, 26])
    found = protect([Layer("one", "Räume", frame), Layer("two", "Zweite", other)], Settings(("poor",), 10))
    told = [note.values for note in found.notes if note.code == "disclosure-two-values"]
    assert told[0] == {"table": "Zweite", "field": "rich", "count": 1}


def test_areas_whose_total_is_in_no_layer() -> None:
    frame = small((4, 30, 40, 50, 60, 70))
    found = protect([Layer("areas", "Räume", frame, regions=("rtk",))], Settings(("poor",), 10))
    assert found.withheld["areas"]["poor"].tolist() == [True, True, False, False, False, False]
    assert found.frames["areas"]["poor"].tolist() == [None, None, 40, 50, 60, 70]
    assert found.totals == {
        ("areas", "poor", "", ""): 254, ("areas", "poor", "rtk", "a"): 34, ("areas", "poor", "rtk", "b"): 90,
        ("areas", "poor", "rtk", "c"): 130,
    }  # fmt: skip
    assert found.symbols("areas") == {"poor": [".", ".", None, None, None, None]}
    assert [(row[:5], str(row[5])) for row in protocol_rows(found)] == [
        (("Räume", AREA, "01", "poor", "primary"), "the count is under 10"),
        (("Räume", AREA, "02", "poor", "secondary"),
         "with it, the withheld count poor of 01 could be computed from the total of a"),
    ]  # fmt: skip
    assert [str(note).split(":")[0] for note in public_notes(found, Settings(("poor",), 10))] == ["Data protection"]


def test_two_ways_to_part_the_same_people() -> None:
    """Girls and boys are as many as Germans and foreigners, though no column shows all: the rest tells the few."""
    draw = np.random.default_rng(4)
    frame = pd.DataFrame(draw.integers(20, 90, (12, 3)), columns=["girls", "boys", "foreign"])
    frame["foreign"] = frame.foreign // 3 + 10
    frame["german"] = frame.girls + frame.boys - frame.foreign
    frame.loc[3, ["girls", "boys", "foreign", "german"]] = [4, 60, 30, 34]
    frame.insert(0, "key", [f"0{number:02d}" for number in range(12)])
    found = protect([Layer("areas", "Räume", frame)], Settings(("girls",), 10))
    few = found.withheld["areas"].loc[3]
    assert few["girls"]
    assert few[["boys", "foreign", "german"]].any()


def test_totals_that_a_layer_tells_are_not_told_twice() -> None:
    frame = small((4, 30, 40, 50, 60, 70))
    totals = pd.DataFrame({"rtk": list("abc"), "poor": [34, 90, 130]})
    layers = [Layer("areas", "Räume", frame, regions=("rtk",)), Layer("rtk", "RTK", totals)]
    found = protect(layers, Settings(("poor",), 10))
    assert found.totals == {("areas", "poor", "", ""): 254, ("rtk", "poor", "", ""): 254}
    assert found.withheld["areas"]["poor"].tolist() == [True, True, False, False, False, False]
    assert not found.withheld["rtk"].any(axis=None)


def test_sums_over_fields_of_two_files() -> None:
    frame = small((4, 30, 40, 50, 60, 70), boys=[14, 20, 31, 22, 33, 25])
    frame["all"] = frame.poor + frame.boys
    other = frame[["key", "boys", "all"]].iloc[::-1].reset_index(drop=True)
    layers = [Layer("one", "1", frame[["key", "poor"]]), Layer("two", "2", other)]
    found = protect(layers, Settings(("poor",), 10))
    assert found.withheld["one"]["poor"].iloc[0]
    # All less the boys are the four.
    assert found.withheld["two"][["boys", "all"]].iloc[5].any()


def test_nothing_is_withheld_where_no_count_is_small() -> None:
    settings = Settings(("poor",), 10)
    found = protect([Layer("areas", "Räume", small())], settings)
    assert [note.code for note in public_notes(found, settings)] == ["disclosure-nothing"]
    assert found.symbols("areas") == {}
    rounded = Settings(("poor",), 10, 5)
    frame = small((4, 30, 40, 50, 60, 70))
    notes = public_notes(protect([Layer("areas", "Räume", frame)], rounded), rounded)
    assert [(note.code, note.values) for note in notes] == [
        ("disclosure-public", {"threshold": 10, "counts": 2, "rates": 0}),
        ("disclosure-rounded", {"base": 5, "most": 4}),
    ]


@pytest.mark.parametrize(
    ("texts", "goes"),
    [
        (["Nur 4 arme Kinder leben hier.", None, None, None, None, None], True),
        (["Nur 4 arme Kinder.", "Nur 30 arme Kinder.", "Nur 40 arme Kinder.", "Nur 50 arme Kinder.",
          "Nur 60 arme Kinder.", "Nichts zu sagen ist hier zu 7."], True),
        (["Nur 4 arme Kinder.", "Nur 31 arme Kinder.", "Nur 41 arme Kinder.", None, None, None], False),
        # Short texts are names and signs: up to fifteen characters.
        (["Block 4", None, None, None, None, None], False),
        (["Die Zahl ist: 4", None, None, None, None, None], False),
        (["Die Zahlen sind 4", None, None, None, None, None], True),
        (["Die Zahl ist 4 .", None, None, None, None, None], True),
        # Four of five are not most of them.
        (["Nur 4 arme Kinder.", "Nur 30 arme Kinder.", "Nur 40 arme Kinder.", "Nur 50 arme Kinder.",
          "Nur 61 arme Kinder.", None], False),
    ],
)  # fmt: skip
def test_sentences_that_repeat_counts(texts: list[str | None], goes: bool) -> None:
    frame = small((4, 30, 40, 50, 60, 70), why=texts)
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10))
    assert bool(found.withheld["areas"]["why"].iloc[0]) is goes
    mask = found.withheld["areas"]
    assert mask["why"].tolist() == (mask["poor"] & frame["why"].notna() & goes).tolist()
    told = [entry for entry in found.protocol.entries if entry.cell.field == "why"]
    assert bool(told) is goes
    if goes:
        assert (told[0].table, told[0].cell.place, told[0].kind) == ("Räume", "01", DERIVED)
        assert str(told[0].reason) == "the text repeats a withheld count"
        assert (told[0].cell.year, told[0].cell.level) == ("areas", AREA)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nur 4 Kinder", {(4, 0)}), ("4", {(4, 0)}), ("33,9 %", {(33.9, 1)}), ("33.95", {(33.95, 2)}), ("keine", set()),
        ("1.234 Kinder in 12 Räumen", {(1234, 0), (1.234, 3), (12, 0)}), ("1.234.567,8", {(1234567.8, 1)}),
        ("1\u202f234", {(1234, 0)}), ("12/2023", {(12, 0), (2023, 0)}), ("Ende 4.", {(4, 0)}), ("1,23.4", {(123.4, 1)}),
    ],
)  # fmt: skip
def test_numbers_in_texts(text: str, found: set[tuple[float, int]]) -> None:
    assert numbers_in(text) == found


def test_numbers_that_were_stored_as_texts_go_with_their_count() -> None:
    frame = small((4, 30, 40, 50, 60, 70), children=[90, 120, 150, 170, 190, 1230])
    frame["share"] = (100 * frame.poor / frame.children).round(2)
    frame["people"] = [f"{count:,}".replace(",", ".") for count in frame.children]
    frame["label"] = [f"{count}" for count in frame.poor]
    frame["percent"] = [f"{share:.1f} %".replace(".", ",") for share in frame.share]
    frame["block"] = [f"Block {number}" for number in range(6)]
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10))
    mask = found.withheld["areas"]
    assert 0 < mask["poor"].sum() < 6
    for name in ("label", "percent"):
        assert mask[name].equals(mask["poor"].rename(name))
    assert not mask[["people", "block", "key"]].any(axis=None)
    # Who rounds does not want to have the exact figures told.
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10, 5))
    assert found.withheld["areas"][["label", "percent"]].all(axis=None)
    assert not found.withheld["areas"][["block", "key"]].any(axis=None)
    # Four rows may agree by chance.
    found = protect([Layer("areas", "Räume", frame.assign(label=["4", "30", "40", "50", None, None]))],
                    Settings(("poor",), 10))  # fmt: skip
    assert not found.withheld["areas"]["label"].any()


def test_what_is_told_of_a_package() -> None:
    frame = small((4, 30, 40, 50, 60, 70), boys=[14, 20, 30, 22, 31, 25], income=[1.7, 2.5, 1.1, 3.9, 2.2, 1.3])
    frame["all"] = frame.poor + frame.boys
    found = protect([Layer("areas", "Räume", frame, codes=frozenset({"type"}))], Settings(("poor",), 10))
    notes = {note.code: note.values for note in found.notes}
    assert notes["disclosure-also"] == {"fields": "boys, all"}
    assert notes["disclosure-unchecked"] == {"table": "Räume", "fields": "income"}
    with pytest.raises(InputError) as error:
        protect([Layer("areas", "Räume", frame[["key"]])], Settings((), 10))
    assert (error.value.note.code, error.value.note.values) == ("disclosure-which-counts", {"fields": "–"})


def test_scores_are_known_with_factor_and_constant() -> None:
    frame = pd.DataFrame({"rate": [10.0, 12.5, 20.0, 31.5, 44.0]})
    frame["z"] = 0.5 * frame.rate - 3
    frame["other"] = [1.0, 5.0, 2.0, 4.0, 3.0]
    found = scaled_of(frame, ["z", "other"], ["rate"])
    assert list(found) == ["z"]
    assert found["z"] == ("rate", pytest.approx(0.5), pytest.approx(-3))
    # What is missing in either is passed over.
    gaps = frame.astype(float)
    gaps.loc[5], gaps.loc[6] = [np.nan, 7.0, 6.0], [50.0, np.nan, 7.0]
    assert scaled_of(gaps, ["z", "other"], ["rate"]) == {"z": ("rate", pytest.approx(0.5), pytest.approx(-3))}
    # Three rows lie on a line by chance now and then.
    assert scaled_of(frame[:3], ["z"], ["rate"]) == {}


def test_residents_of_berlin_as_they_come(shared_data: Path) -> None:
    """Two files with counts and percentages in all their digits; the regions are fields."""
    folder = shared_data / "berlin_mss2021"
    layers = []
    for number in (1, 2):
        frame = pd.read_csv(folder / f"einwohner_2022_t{number}.csv", dtype={"id": str, "district_id": str})
        layers.append(Layer(f"t{number}", f"t{number}", frame, regions=("district_id",)))
    counts = [
        name for layer in layers for name in layer.frame if name.startswith("inhabitants") and "percent" not in name
    ]
    found = protect(layers, Settings(tuple(dict.fromkeys(counts)), 10))
    for layer in layers:
        mask, shown = found.withheld[layer.name], found.frames[layer.name]
        for name in (name for name in counts if name in layer.frame):
            few = (layer.frame[name] > 0) & (layer.frame[name] < 10)
            assert mask[name][few].all()
            share = f"{name}_percentage"
            if share in shown:
                assert shown[share][mask[name]].isna().all()
    attacker = Attacker()
    owners = dict(zip(layers[0].frame["id"], layers[0].frame["district_id"], strict=True))
    withheld = []
    for layer in layers:
        own = [name for name in counts if name in layer.frame]
        frame = found.frames[layer.name].set_index("id")
        attacker.reads_counts(frame, "area", own)
        mask = found.withheld[layer.name].set_axis(layer.frame["id"])
        withheld += [("", "area", key, name) for name in own for key in mask.index[mask[name]]]
        for level in ("district_id", ""):
            rows: dict[str, dict[str, float]] = {}
            for (title, name, where, region), value in found.totals.items():
                if title == layer.name and where == level and name in own:
                    rows.setdefault(region or "city", {})[name] = np.nan if value is None else value
            attacker.reads_counts(pd.DataFrame.from_dict(rows, orient="index"), level or "city", own)
        attacker.knows_regions(owners, "district_id", own)
        attacker.knows_regions(dict.fromkeys(owners, "city"), "city", own)
    ages = [name for name in dict.fromkeys(counts) if "_age_" in name]
    for key in owners:
        attacker.knows_total(("", "area", key, "inhabitants"), [("", "area", key, name) for name in ages])
        attacker.knows_total(
            ("", "area", key, "inhabitants"),
            [("", "area", key, f"inhabitants_{who}") for who in ("germans", "foreigners")],
        )
    assert 12 < len(set(withheld)) < 60
    assert attacker.narrow(set(withheld), 10) == {}


AGES = (
    "unter 3 Jahre", "3 bis unter 6 Jahre", "6 bis unter 10 Jahre", "10 bis unter 18 Jahre", "18 bis unter 27 Jahre",
    "27 bis unter 65 Jahre", "65 Jahre und älter",
)  # fmt: skip
PEOPLE = "Einwohner insgesamt"


def demo_year(folder: Path, year: int) -> pd.DataFrame:
    """The residents of the demo city's areas, with their regions and some shares; 0 is printed as -."""
    lines = (folder / f"einwohner_{year}.csv").read_text(encoding="cp1252").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("PLR-Nr."))
    rows = [line.split(";") for line in lines[start:] if line.count(";") > 5]
    frame = pd.DataFrame(rows[1:], columns=rows[0])
    frame = frame[frame["PLR-Nr."] != ""].reset_index(drop=True)
    for name in frame.columns[2:]:
        texts = frame[name].replace({"-": "0", ".": None}).str.replace(".", "", regex=False)
        frame[name] = pd.to_numeric(texts.str.replace(",", ".", regex=False))
    frame["u18"] = (100 * frame["unter 18 Jahre"] / frame[PEOPLE]).round(1)
    frame["mig_u18"] = (100 * frame["unter 18 mit Migrationshintergrund"] / frame["unter 18 Jahre"]).round(2)
    frame["wander"] = (100 * (frame["Zuzüge"] + frame["Fortzüge"]) / frame[PEOPLE]).round(1)
    frame["RTK"] = frame["PLR-Nr."].str[:2]
    return frame


def test_three_years_of_the_demo_city(tmp_path: Path) -> None:
    generator = Path(__file__).resolve().parents[2] / "resources" / "demo" / "generator"
    subprocess.run([sys.executable, str(generator), str(tmp_path / "city")], check=True, capture_output=True)
    years = {str(year): demo_year(tmp_path / "city", year) for year in (2022, 2023, 2024)}
    counts = tuple(
        name for name in years["2022"].columns[2:-4] if name not in ("Durchschnittsalter", "Fläche in ha")
    )  # fmt: skip
    layers = [Layer(year, year, frame, regions=("RTK",)) for year, frame in years.items()]
    rtk = years["2024"].groupby("RTK")[list(counts)].sum().reset_index()
    found = protect([*layers, Layer("rtk", "RTK", rtk)], Settings(counts, 10))
    few = gone = 0
    for year, frame in years.items():
        shown = found.frames[year].set_index(frame["PLR-Nr."])
        mask = found.withheld[year].set_axis(frame["PLR-Nr."])
        numbers = frame.set_index("PLR-Nr.")
        attacker = Attacker()
        attacker.reads_counts(shown, "area", counts)
        attacker.reads_rate(shown, "area", "u18", [(1, "unter 18 Jahre")], [(1, PEOPLE)], 100.0, 1)
        above = [(1, "unter 18 mit Migrationshintergrund")]
        attacker.reads_rate(shown, "area", "mig_u18", above, [(1, "unter 18 Jahre")], 100.0, 2)
        attacker.reads_rate(shown, "area", "wander", [(1, "Zuzüge"), (1, "Fortzüge")], [(1, PEOPLE)], 100.0, 1)
        for level in ("RTK", ""):
            rows: dict[str, dict[str, float]] = {}
            for (title, name, where, region), value in found.totals.items():
                if title == year and where == level and name in counts:
                    rows.setdefault(region or "city", {})[name] = np.nan if value is None else value
            totals = pd.DataFrame.from_dict(rows, orient="index")
            attacker.reads_counts(totals, level or "city", totals.columns)
        owners = numbers["RTK"].to_dict()
        attacker.knows_regions(owners, "RTK", counts)
        attacker.knows_regions(dict.fromkeys(owners, "city"), "city", counts)
        for key in owners:
            attacker.knows_total(("", "area", key, PEOPLE), [("", "area", key, name) for name in AGES])
            young = [("", "area", key, name) for name in AGES[:4]]
            attacker.knows_total(("", "area", key, "unter 18 Jahre"), young)
        names = [("", "area", key, name) for name in counts for key in mask.index[mask[name]]]
        small = (numbers[list(counts)] > 0) & (numbers[list(counts)] < 10)
        few += int(small.to_numpy().sum())
        gone += len(names)
        assert mask[list(counts)].to_numpy()[small.to_numpy()].all()
        assert attacker.narrow(names, 10) == {}
    assert few > 20
    assert gone < 5 * few
