"""``sozialraum:compareregions`` as models and scripts call it, checked against SQL on the same files."""

from __future__ import annotations

import random
import re
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import processing
import pytest
from qgis.core import QgsProcessingException, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from sozialraum_plugin.gis.fields.comparefields import level_shades

from .regionlayers import layer_of, rows_of

ID = "sozialraum:compareregions"
FIELDS: dict[str, type] = {"KEY": str, "RTK": str, "NAME": str, "kinder": int, "arm": int, "typ": int}
CATALOGUE = (
    "name;label;numerator;denominator;factor;unit;decimals\n"
    "quote;Arme <Kinder>;arm;kinder;100;%;1\nzahl;Kinder;kinder;;1;;0\n"
)


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    path = tmp_path / "katalog.csv"
    path.write_text(CATALOGUE, encoding="utf-8")
    return str(path)


def city(seed: int, areas: int = 40) -> list[list[Any]]:
    """Areas of five regions, some without a region, a type or a count."""
    chance = random.Random(seed)
    rows: list[list[Any]] = []
    for number in range(areas):
        region = chance.choice(["1", "2", "3", "4", "10", None]) if number > 4 else ["1", "2", "3", "4", "10"][number]
        young = chance.randint(50, 900)
        poor = None if chance.random() < 0.05 else chance.randint(0, young // 2)
        kinds: list[int | None] = [1, 2, 3] if number < 5 else [1, 2, 3, None]
        kind = chance.choice(kinds)
        rows.append([f"{number:03}", region, f"RTK <{region}>" if region else None, young, poor, kind])
    return rows


def saved(rows: list[list[Any]], path: Path) -> str:
    layer = layer_of(FIELDS, rows)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "areas"
    written = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
    return str(path)


def run(layer: QgsVectorLayer | str, catalogue: str, **more: Any) -> dict[str, Any]:
    given = {
        "INPUT": layer, "KEY_FIELD": "KEY", "REGION_FIELD": "RTK", "REGION_NAME_FIELD": "NAME", "CATALOGUE": catalogue,
        "OUTPUT": "memory:",
    }  # fmt: skip
    return dict(processing.run(ID, {**given, **more}))


RATES = """
SELECT RTK, 100.0 * SUM(arm) / SUM(kinder) FROM areas WHERE arm IS NOT NULL AND RTK IS NOT NULL GROUP BY RTK
"""
WHOLE = "SELECT 100.0 * SUM(arm) / SUM(kinder) FROM areas WHERE arm IS NOT NULL"
# Shares by type of the children in typed areas, squared distances of all pairs, the two nearest pooled.
LIKE = """
WITH types(typ) AS (VALUES (1), (2), (3)),
regions AS (SELECT DISTINCT RTK FROM areas WHERE RTK IS NOT NULL),
shares AS (
  SELECT r.RTK, t.typ, 1.0 * COALESCE((SELECT SUM(kinder) FROM areas a WHERE a.RTK = r.RTK AND a.typ = t.typ), 0) /
    (SELECT SUM(kinder) FROM areas a WHERE a.RTK = r.RTK AND a.typ IS NOT NULL) AS share
  FROM regions r, types t),
pairs AS (
  SELECT one.RTK AS one, other.RTK AS other, SUM((one.share - other.share) * (one.share - other.share)) AS apart
  FROM shares one JOIN shares other ON one.typ = other.typ AND one.RTK <> other.RTK GROUP BY 1, 2),
near AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY one ORDER BY apart) AS place FROM pairs)
SELECT one, GROUP_CONCAT(DISTINCT other), 100.0 * SUM(arm) / SUM(kinder)
FROM near JOIN areas ON areas.RTK = near.other WHERE place <= 2 AND arm IS NOT NULL GROUP BY one
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_figures_agree_with_sql(seed: int, catalogue: str, tmp_path: Path) -> None:
    now, before = (saved(city(year + seed), tmp_path / f"{year}.gpkg") for year in (2024, 2023))
    # The earlier layer has other regions of its own: this year's count.
    with sqlite3.connect(before) as database:
        database.execute("ATTACH ? AS later", (now,))
        mine = "SELECT e.kinder, e.arm, l.RTK FROM main.areas e JOIN later.areas l ON l.KEY = e.KEY"
        query = f"SELECT RTK, 100.0 * SUM(arm) / SUM(kinder) FROM ({mine}) WHERE arm IS NOT NULL GROUP BY RTK"
        earlier = dict(database.execute(query).fetchall())
        earlier_city = database.execute(WHOLE.replace("areas", "main.areas")).fetchone()[0]
    result = run(now, catalogue, TYPE_FIELD="typ", MIX_FIELD="kinder", LIKE_REGIONS=2, PREVIOUS=[before], RANKS=True)
    rows = rows_of(result["OUTPUT"], "region")
    database = sqlite3.connect(now)
    rates = dict(database.execute(RATES).fetchall())
    whole = database.execute(WHOLE).fetchone()[0]
    likes = {key: (set(others.split(",")), rate) for key, others, rate in database.execute(LIKE).fetchall()}
    assert list(rows) == ["1", "2", "3", "4", "10"]
    for key, row in rows.items():
        assert row["value"] == pytest.approx(rates[key], rel=1e-12)
        assert row["city"] == pytest.approx(whole, rel=1e-12)
        assert row["difference"] == pytest.approx(rates[key] - whole, abs=1e-10)
        assert set(row["like_regions"].split(", ")) == likes[key][0]
        assert row["like_mix"] == pytest.approx(likes[key][1], rel=1e-12)
        assert row["previous"] == pytest.approx(earlier[key], rel=1e-12)
        assert row["change"] == pytest.approx(rates[key] - earlier[key], abs=1e-10)
        assert row["city_change"] == pytest.approx(whole - earlier_city, abs=1e-10)
        assert row["rank"] == 1 + sum(round(other, 1) > round(rates[key], 1) for other in rates.values())
    assert (result["REGIONS"], result["INDICATORS"]) == (5, 1)


def test_places_are_shown_only_where_asked_for(catalogue: str, tmp_path: Path) -> None:
    report = tmp_path / "vergleich.html"
    result = run(layer_of(FIELDS, city(5)), catalogue, REPORT=str(report), LANGUAGE="en")
    assert {row["rank"] for row in rows_of(result["OUTPUT"], "region").values()} == {None}
    html = report.read_text(encoding="utf-8")
    assert "The order is no ranking." in html
    assert "<h2>Places</h2>" not in html
    run(layer_of(FIELDS, city(5)), catalogue, REPORT=str(report), LANGUAGE="en", RANKS=True)
    html = report.read_text(encoding="utf-8")
    assert "<h2>Places</h2>" in html
    assert "The order is no ranking." in html


def test_report_and_workbook_tell_the_same(catalogue: str, tmp_path: Path) -> None:
    report, workbook = tmp_path / "vergleich.html", tmp_path / "vergleich.xlsx"
    years = [saved(city(seed), tmp_path / f"jahr_{seed}.gpkg") for seed in (7, 8)]
    result = run(
        layer_of(FIELDS, city(9)), catalogue, TYPE_FIELD="typ", PREVIOUS=years, YEARS="2022;2023;2024",
        REPORT=str(report), WORKBOOK=str(workbook), LANGUAGE="de",
    )  # fmt: skip
    assert result["WORKBOOK"] == str(workbook)
    html = report.read_text(encoding="utf-8")
    assert "RTK &lt;1&gt;" in html
    assert "<1>" not in html
    assert "Arme &lt;Kinder&gt; (%)" in html
    assert not re.search(r'(?:src|href)="(?!data:)', html)
    assert html.count("<img ") == 2  # bars and lines
    book = openpyxl.load_workbook(workbook)
    wide, figures, in_years, mixes = (book.worksheets[place] for place in range(4))
    rows = rows_of(result["OUTPUT"], "region")
    first = rows["1"]["value"]
    assert [cell.value for cell in wide[1]][1] == "Arme <Kinder> (%)"
    assert wide["B2"].value == round(first, 1)
    shown = {cell.number_format.partition('"')[0] for cell in wide["B"][1:]}
    assert shown == {"#,##0.0"}
    assert f"{round(first, 1)}".replace(".", ",") in html
    assert figures.max_row == 6
    assert "rank" not in {cell.value for cell in figures[1]}
    assert [cell.value for cell in in_years[1]][2:] == ["2022", "2023", "2024"]
    assert in_years.max_row == 7
    assert sum(mixes.cell(2, column).value for column in range(2, 5)) == pytest.approx(100, abs=0.2)


def test_the_workbook_shows_levels_by_colour_and_sign(catalogue: str, tmp_path: Path) -> None:
    # 10 to 90 of 100 children in five regions: the city has 50 %, the standard deviation is 28.3.
    rows = [[str(number), str(number), "", 100, 10 + 20 * number, 1] for number in range(5)]
    report, workbook = tmp_path / "vergleich.html", tmp_path / "vergleich.xlsx"
    run(layer_of(FIELDS, rows), catalogue, REPORT=str(report), WORKBOOK=str(workbook), LANGUAGE="en")
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    cells = [sheet.cell(row, 2) for row in range(2, 8)]
    assert [cell.value for cell in cells] == [10, 30, 50, 70, 90, 50]
    none = ("00000000", "#,##0")
    assert [(cell.fill.fgColor.rgb, cell.number_format) for cell in cells] == [
        ("00998EC3", '#,##0" ▼▼"'), ("00D8DAEB", '#,##0" ▼"'), none, ("00FEE0B6", '#,##0" ▲"'),
        ("00F1A340", '#,##0" ▲▲"'), none,
    ]  # fmt: skip
    html = report.read_text(encoding="utf-8")
    assert [sign in html for sign in ("10.0 ▼▼", "30.0 ▼<", "70.0 ▲<", "90.0 ▲▲")] == [True] * 4


@pytest.mark.parametrize("level", ["far_above", "above", "below", "far_below"])
def test_black_numbers_are_legible_on_every_shade(level: str) -> None:
    colour = QColor(level_shades()[level].colour)
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    # WCAG 2.1, success criterion 1.4.6 (enhanced contrast).
    assert (luminance + 0.05) / 0.05 >= 7


def test_areas_of_one_year_only_are_named(catalogue: str, tmp_path: Path) -> None:
    rows = city(11)
    before = [*rows[1:], ["999", "1", None, 100, 50, 1]]
    report = tmp_path / "vergleich.html"
    given = {"PREVIOUS": [layer_of(FIELDS, before, name="Vorjahr")], "REPORT": str(report), "LANGUAGE": "en"}
    run(layer_of(FIELDS, rows), catalogue, **given)
    html = report.read_text(encoding="utf-8")
    assert "Vorjahr: areas that this year’s layer does not have: 1, namely 999." in html.replace("&#x27;", "’").replace(
        "'", "’"
    )
    assert "Vorjahr: areas that it lacks: 1, namely 000." in html


def test_bad_input_is_refused_in_words(catalogue: str, tmp_path: Path) -> None:
    layer = layer_of(FIELDS, city(3))
    other = layer_of({"KEY": str, "kinder": int, "arm": int}, [["x", 1, 1]], name="Fremd")
    bare = layer_of({"KEY": str}, [["001"]], name="Leer")
    before = sorted(tmp_path.iterdir())
    for given, words in (
        ({"MIX_FIELD": "kinder"}, "TYPE_FIELD is empty"),
        ({"YEARS": "2023;2024"}, "names 2 years"),
        ({"PREVIOUS": [other]}, r"Fremd \(PREVIOUS\) cannot be used: none of its keys in KEY"),
        ({"PREVIOUS": [bare]}, r"Leer \(PREVIOUS\) cannot be used: .*arm"),
        ({"PREVIOUS": [other], "KEY_FIELD": None}, "KEY_FIELD"),
        ({"PREVIOUS": [str(tmp_path / "fehlt.gpkg")]}, r"fehlt\.gpkg"),
        ({"REGION_FIELD": "fehlt"}, "fehlt"),
        ({"CATALOGUE": str(tmp_path / "fehlt.csv")}, r"fehlt\.csv"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            run(layer, catalogue, **{"OUTPUT": str(tmp_path / "aus.gpkg"), "REPORT": str(tmp_path / "b.html"), **given})
    assert sorted(tmp_path.iterdir()) == before


def test_berlin_agrees_with_sql(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "berlin_mss2021"
    joined = tmp_path / "berlin.gpkg"
    processing.run("sozialraum:joinindicators", {
        "INPUT": str(folder / "lor_planungsraeume_2021.shp"), "KEY_FIELD": "PLR_ID",
        "TABLE": str(folder / "einwohner_2022_t1.csv"), "OUTPUT": str(joined),
    })  # fmt: skip
    catalogue = tmp_path / "katalog.csv"
    catalogue.write_text(
        "name;label;numerator;denominator;factor;unit;decimals\nausl;Ausl.;inhabitants_foreigners;inhabitants;100;%;2\n",
        encoding="utf-8",
    )
    result = run(str(joined), str(catalogue), KEY_FIELD="PLR_ID", REGION_FIELD="BEZ", REGION_NAME_FIELD="")
    database = sqlite3.connect(joined)
    known = "FROM berlin WHERE inhabitants_foreigners IS NOT NULL AND inhabitants IS NOT NULL"
    sums = "100.0 * SUM(inhabitants_foreigners) / SUM(inhabitants)"
    answers = dict(database.execute(f"SELECT BEZ, {sums} {known} GROUP BY BEZ").fetchall())
    whole = database.execute(f"SELECT {sums} {known}").fetchone()[0]
    rows = rows_of(result["OUTPUT"], "region")
    assert len(rows) == len(answers) == 12
    assert {key: row["value"] for key, row in rows.items()} == pytest.approx(answers, rel=1e-12)
    assert [row["city"] for row in rows.values()] == pytest.approx([whole] * 12, rel=1e-12)
