"""Profiles of regions: values by hand, signs apart from gaps, page breaks, the chart as vector and text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProcessingFeedback

from sozialraum_plugin.core.measures.indicators import Formula, Indicator
from sozialraum_plugin.core.steering.regionvalues import MEAN, RATE, SUM, WEIGHTED
from sozialraum_plugin.gis.maps import profilepage
from sozialraum_plugin.gis.maps.alttext import Descriptions, place_of
from sozialraum_plugin.gis.maps.profile import AREA, Profile

from .maplayers import Row, city, squares
from .profiles import collected, counted, profile_of, with_fields


def run(feedback: QgsProcessingFeedback | None = None, **parameters: Any) -> dict[str, Any]:
    given = {"REGION_FIELD": "rtk", "FIELD": "typ", "LABEL_FIELD": "name", "LANGUAGE": "en", **parameters}
    return dict(processing.run("sozialraum:exportregionmaps", given, feedback=feedback))


def tool(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed (Debian: poppler-utils)")
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def lines(profile: Profile, region: int = 0) -> dict[str, list[str]]:
    """The printed rows of a region by name."""
    chosen = profile.data.regions[region]
    rows = [row for row, _ in profile.area_rows(chosen)] + profile.closing_rows(chosen)
    place = profile.name_place
    return {row.cells[place]: list(row.cells[place + 2 :]) for row in rows}


def test_regions_are_reckoned_as_their_columns_allow() -> None:
    profile = profile_of(counted(), ["people", "share", "rate"])
    assert profile.kinds == [SUM, RATE, MEAN]
    found = lines(profile)
    # 100 + 900 + 400 + 250; (10 + 25) / (100 + 250); (0 + 1.5 + 3 + 4.5) / 4
    assert found["Region and city as"] == ["Sum", "Rate", "Mean"]
    assert found["Region"] == ["1,650", "10.0\nwithout 2", "2.3"]
    # 7,006 people; 838 children of 5,706 people in the ten areas that have both; (1.5 * 50 + 2) / 11
    assert found["City"] == ["7,006", "14.7\nwithout 2", "7.0\nwithout 1"]
    notes = " ".join(profile.notes(profile.data.regions[0]))
    assert "without …" in notes
    assert "sum of the numerators" in notes
    assert "each area counts the same" in notes


def test_one_kind_is_said_by_the_lines_themselves() -> None:
    found = lines(profile_of(counted(), ["people"]))
    assert found["Region: sum"] == ["1,650"]
    assert found["City: sum"] == ["7,006"]
    assert "Region: mean of its areas" in lines(profile_of(counted(), ["rate"]))


def test_a_mean_is_weighted_where_the_people_are_known() -> None:
    profile = profile_of(counted(), ["rate"], population="people")
    assert profile.kinds == [WEIGHTED]
    # (0 * 100 + 1.5 * 900 + 3 * 400 + 4.5 * 250) / 1650
    assert lines(profile)["Region: weighted mean"] == ["2.2"]
    assert "weighted by people" in profile.notes(profile.data.regions[0])[0]


def test_a_catalogue_tells_what_the_numbers_alone_do_not() -> None:
    layer = counted()
    rounded = [None if f["share"] is None else round(f["rate"] or 0, 1) for f in layer.getFeatures()]
    with_fields(layer, {"rounded": rounded})
    formula = Formula(
        Indicator(2, "rounded", "Rounded", "children", "people", 1000.0, decimals=2),
        ((1, "children"),), ((1, "people"),),
    )  # fmt: skip
    assert profile_of(counted(), ["rate"]).kinds == [MEAN]
    profile = profile_of(layer, ["rounded"], formulas={"rounded": formula})
    assert profile.kinds == [RATE]
    assert lines(profile)["Region: rate from the sums"] == ["100.00\nwithout 2"]


def test_keys_and_years_are_not_summed() -> None:
    layer = with_fields(
        counted(), {"year": [2020.0 + n % 4 for n in range(12)], "PLR_ID": [1100.0 + n for n in range(12)]}
    )
    profile = profile_of(layer, ["year", "PLR_ID"])
    assert profile.kinds == ["", ""]
    assert lines(profile)["Region"] == ["", ""]


def test_a_secret_value_is_no_missing_value() -> None:
    profile = profile_of(counted(), ["children", "share"])
    found = lines(profile)
    assert found["Raum 1"] == ["10", "10.0"]
    # The rate has no sign of its own: that of its numerator counts.
    assert found["Raum 2"] == [".", "."]
    assert found["Raum 3"] == ["–", "–"]
    assert profile.notes(profile.data.regions[0])[-1] == ". unknown or kept secret; – no value."
    # No sign is explained where none stands.
    assert not any("secret" in note for note in profile.notes(profile.data.regions[1]))


def test_without_signs_a_gap_may_be_both() -> None:
    layer = squares(city())
    profile = profile_of(with_fields(layer, {"n": [None, *range(31, 42)]}), ["n"])
    assert "not known or kept secret" in profile.notes(profile.data.regions[0])[-1]


def test_limited_values_stand_in_parentheses() -> None:
    layer = with_fields(squares(city()), {"n": [1234.0] * 12, "n_symbol": ["()", *[""] * 11]})
    profile = profile_of(layer, ["n"], "de")
    assert lines(profile)["Raum 1"] == ["(1.234)"]
    assert lines(profile)["Raum 2"] == ["1.234"]


def many(count: int) -> list[Row]:
    return [(f"{n:04}", f"Area {n:03}", "01", None, n % 7 + 1, n * 1.5) for n in range(count)]


def test_closing_lines_never_stand_alone(tmp_path: Path) -> None:
    # Wherever the end of the page falls, two areas stand above region and city.
    for count in range(44, 54):
        folder = tmp_path / str(count)
        run(INPUT=squares(many(count), 8), FOLDER=str(folder), TABLE_FIELDS=["rate"], PAGE="A4")
        pages = tool("pdftotext", "-layout", folder / "rtk_01.pdf", "-").split("\f")[1:-1]
        with_city = [page for page in pages if "City: mean of all areas" in page]
        assert len(with_city) == 1
        assert len(re.findall(r"Area \d{3}", with_city[0])) >= 2
        found = re.findall(r"Area (\d{3})", "".join(pages))
        assert found == [f"{n:03}" for n in range(count)]


def test_all_rows_fit_their_page() -> None:
    layer = squares(many(130), 12)
    profile = profile_of(layer, ["rate"])
    measures = profilepage.Measures(profile)
    plan = profilepage._plan(profile, profile.data.regions[0], measures)
    assert plan.pages >= 3
    for number in range(1, plan.pages + 1):
        height = sum(measures.row(row) for row, page in plan.rows if page == number)
        assert height <= measures.room
    end = plan.chart_top + plan.chart.height
    assert end <= measures.bottom


def test_the_chart_is_vector_and_text(tmp_path: Path) -> None:
    run(INPUT=counted(), FOLDER=str(tmp_path), TABLE_FIELDS=["people", "share", "rate"], REGIONS="02")
    target = tmp_path / "rtk_02.pdf"
    assert len(tool("pdfimages", "-list", target).splitlines()) == 2
    text = tool("pdftotext", "-layout", "-f", "2", target, "-")
    assert "The region compared with the city" in text
    assert "areas of the region" in text
    # (171 + 90 + 41 + 130) of 2,853 people against 838 of 5,706
    row = next(line for line in text.splitlines() if line.strip().startswith("share") and "15.1" in line)
    assert row.split()[-2:] == ["15.1", "14.7"]
    assert "Region (4 areas)" in text
    assert "Page 2 of 2" in text
    fonts = tool("pdffonts", target).splitlines()[2:]
    assert all(line.split()[-5] == "yes" for line in fonts)


def test_the_chart_of_each_region_is_its_own(tmp_path: Path) -> None:
    run(INPUT=counted(), FOLDER=str(tmp_path), TABLE_FIELDS=["share"])
    values = {"01": "10.0", "02": "15.1", "03": "15.1"}
    for key, value in values.items():
        text = tool("pdftotext", "-layout", "-f", "2", tmp_path / f"rtk_{key}.pdf", "-")
        marks = [line for line in text.splitlines() if line.strip().startswith("share") and "14.7" in line]
        assert len(marks) == 1, text
        assert marks[0].split()[-2:] == [value, "14.7"]


def test_marks_leave_out_sums_and_missing_values() -> None:
    profile = profile_of(counted(), ["people", "share"])
    marks = profile.marks(profile.data.regions[0])
    assert [mark.label for mark in marks] == ["share"]
    assert sorted(marks[0].areas) == [10.0, 10.0]
    shares = profile.shares(profile.data.regions[1])
    assert [(share.label, share.short, share.region, share.city) for share in shares if share.region] == [
        ("Type 1", "1", 1, 2), ("Type 5", "5", 1, 1), ("Type 7", "7", 1, 1), ("not typed", "–", 1, 1),
    ]  # fmt: skip


def test_a_map_in_words() -> None:
    profile = profile_of(counted(), ["share"])
    words = Descriptions(profile)
    first = profile.data.regions[0]
    said = " ".join(words.map(first))
    assert "4 of the 12 areas" in said
    assert "north of the city" in said
    assert "Neighbouring regions: Gebiet 02." in said
    assert words.classes(first)[0] == "Type 1: 1 area (Raum 1)"
    assert words.classes(first)[-1] == "None: Type 5, Type 7, not typed"
    assert "share: region 10.0, city 14.7, areas from 10.0 to 17.8" in words.chart(first)
    found = [place_of(region, profile.data) for region in profile.data.regions]
    # The third one's middle is a quarter of the half width to the west and two thirds of the half height to the south.
    assert [(place.east, place.north) for place in found] == [(0, 1), (0, 0), (0, -1)]


def test_the_rows_have_one_cell_per_column() -> None:
    profile = profile_of(counted(), ["people", "share"], key_field="key")
    heads = profile.heads()
    assert sum(head.width for head in heads) == pytest.approx(profile.width)
    for region in profile.data.regions:
        for row in [row for row, _ in profile.area_rows(region)] + profile.closing_rows(region):
            assert len(row.cells) == len(heads)
            if row.kind == AREA:
                assert row.cells[profile.name_place - 1].startswith("0")


def test_all_areas_are_in_the_table() -> None:
    data = collected(squares(city()))
    assert data.without_region == 1
    profile = profile_of(squares(city()), ["rate"])
    assert [len(profile.area_rows(region)) for region in profile.data.regions] == [4, 4, 3]
