"""Layers of a package: what they have to do with each other is found, and all of them are protected together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.disclosure.package import Protected, Settings, protect, protocol_rows, public_notes
from sozialraum_plugin.core.disclosure.places import Layer
from sozialraum_plugin.core.disclosure.recognise import changes_of, decimals_of, rate_of, sums_of
from sozialraum_plugin.core.messages import InputError
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
    assert hidden.numerator == ((1, "per1000 × boys"),)
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


def test_changes_are_found_in_the_values() -> None:
    frame = office().assign(before=lambda f: f.share.iloc[::-1].to_numpy())
    frame["change"] = (frame.share - frame.before).round(1)
    assert changes_of(frame, ["change"], ["share", "before"]) == {"change": ("share", "before")}


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


def test_a_change_between_two_files() -> None:
    old = office(6)
    new = old.assign(poor=old.poor.iloc[::-1].to_numpy() + 1)
    new["change"] = (new.poor - old.poor).astype(float)
    found = protect([Layer("old", "2023", old), Layer("new", "2024", new)], Settings(("poor",), 10))
    gone = found.withheld["old"]["poor"] | found.withheld["new"]["poor"]
    assert gone.any()
    assert found.withheld["new"]["change"].equals(gone.rename("change"))


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


def test_a_rate_of_people_who_are_not_protected_themselves() -> None:
    """The children are not among the chosen counts, but the share times them tells the poor ones."""
    frame = office().drop(columns=["girls", "boys"])
    found = protect([Layer("areas", "Räume", frame)], Settings(("poor",), 10))
    mask = found.withheld["areas"]
    assert mask["poor"].any()
    assert mask["share"].equals(mask["poor"].rename("share"))
    assert not mask["children"].any()


def test_a_rate_whose_numerator_is_in_no_layer() -> None:
    frame = office().drop(columns=["girls", "boys"])
    frame["share"] = 100 * frame.poor / frame.children
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
