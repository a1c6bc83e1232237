"""``sozialraum:computeareatypes`` as models and scripts call it."""

from __future__ import annotations

import base64
import csv
import html
import json
import re
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import processing
import pytest
from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from sozialraum_plugin.gis import dependencies, translation
from tests import shipped

ID = "sozialraum:computeareatypes"
INDICATORS = ["K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10"]
KINDS = {"text": QMetaType.Type.QString, "number": QMetaType.Type.Double}


def make_layer(fields: dict[str, str], rows: list[list[Any]]) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25833", "Gebiete", "memory")
    layer.dataProvider().addAttributes([QgsField(name, KINDS[kind]) for name, kind in fields.items()])
    layer.updateFields()
    features = []
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(number, 0, number + 1, 1)))
        feature.setAttributes([NULL if value is None else value for value in row])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.fixture
def small() -> QgsVectorLayer:
    """Three plain groups of four, an area without a value and one with few people."""
    rows: list[list[Any]] = []
    for group in range(3):
        for number in range(4):
            rows.append(
                [f"0{group}{number}", 10.0 * group + number * 0.1, 5.0 * group - number * 0.2, 1000.0, "Wohnen"]
            )
    rows += [["090", None, 3.0, 2000.0, "Wohnen"], ["091", 5.0, 3.0, 120.0, "Industrie"]]
    fields = {"KEY": "text", "A": "number", "B": "number", "EW": "number", "ART": "text"}
    layer = make_layer(fields, rows[::-1])
    layer.setFieldAlias(1, "Anteil A")
    return layer


@pytest.fixture(scope="module")
def berlin(request: pytest.FixtureRequest) -> QgsVectorLayer:
    folder: Path = request.getfixturevalue("shared_data") / "berlin_mss2021"
    with (folder / "mss2021_kontext.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file, delimiter=";"))

    def number(text: str) -> float | None:
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text.strip()) else None

    rows = [[line["PLR-ID"], *(number(line[name]) for name in INDICATORS)] for line in table]
    return make_layer({"PLR_ID": "text", **dict.fromkeys(INDICATORS, "number")}, rows)


def run(layer: QgsVectorLayer, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 3, "STARTS": 20}
    given |= {"BOOTSTRAPS": 5, "OUTPUT": "memory:"}
    return dict(processing.run(ID, {**given, **more}))


def values(layer: QgsVectorLayer, key: str, field: str) -> dict[str, Any]:
    found = {feature[key]: feature[field] for feature in layer.getFeatures()}
    return {name: None if value == NULL else value for name, value in found.items()}


def test_types_are_numbered_and_reasons_given(small: QgsVectorLayer) -> None:
    result = run(small, POPULATION_FIELD="EW")
    layer = result["OUTPUT"]
    types = values(layer, "KEY", "gebietstyp")
    assert types == {f"0{g}{n}": g + 1 for g in range(3) for n in range(4)} | {"090": None, "091": None}
    reasons = values(layer, "KEY", "gebietstyp_reason")
    assert "A" in reasons["090"]
    assert "120" in reasons["091"]
    assert "300" in reasons["091"]
    assert reasons["000"] is None
    assert (result["TYPED"], result["UNTYPED"]) == (12, 2)
    assert set(values(layer, "KEY", "gebietstyp_second").values()) == {None, 1, 2, 3}
    assert [field.name() for field in layer.fields()][5:] == [
        "gebietstyp",
        "gebietstyp_name",
        "gebietstyp_second",
        "gebietstyp_distance",
        "gebietstyp_distance_second",
        "gebietstyp_ratio",
        "gebietstyp_silhouette",
        "gebietstyp_reason",
    ]


def test_the_layer_is_styled_and_described(small: QgsVectorLayer) -> None:
    layer = run(small, TYPE_FIELD="typ", TYPE_NAMES="ruhig; gemischt; belastet")["OUTPUT"]
    assert layer.attributeDisplayName(layer.fields().lookupField("A")) == "Anteil A"
    assert layer.attributeAlias(layer.fields().lookupField("typ_second"))
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert renderer.classAttribute() == "typ"
    assert any("gemischt" in category.label() for category in renderer.categories())
    assert values(layer, "KEY", "typ_name")["010"] == "gemischt"


def test_style_is_kept_in_the_geopackage(small: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "typen.gpkg"
    run(small, OUTPUT=str(path))
    connection = sqlite3.connect(path)
    found = connection.execute("select useAsDefault from layer_styles").fetchall()
    connection.close()
    assert found == [(1,)]
    assert isinstance(QgsVectorLayer(str(path), "x", "ogr").renderer(), QgsCategorizedSymbolRenderer)


def test_exclude_and_directions(small: QgsVectorLayer) -> None:
    result = run(small, EXCLUDE="\"ART\" = 'Industrie'", DIRECTIONS="-1;-1", MISSING="assign")
    types = values(result["OUTPUT"], "KEY", "gebietstyp")
    assert types["091"] is None
    assert types["000"] == 3
    assert types["020"] == 1
    assert types["090"] == 2  # B = 3 is nearest to the middle group
    assert (result["TYPED"], result["UNTYPED"]) == (13, 1)


def test_model_and_report(small: QgsVectorLayer, tmp_path: Path) -> None:
    model, report = tmp_path / "m.json", tmp_path / "r.html"
    small.setName("<b>Gebiete</b>")
    result = run(small, MODEL=str(model), REPORT=str(report), POPULATION_FIELD="EW")
    assert result["MODEL"] == str(model)
    assert result["REPORT"] == str(report)
    content = json.loads(model.read_text(encoding="utf-8"))
    assert content["format"] == "sozialraum-model"
    assert content["version"] == 1
    assert [item["label"] for item in content["indicators"]] == ["Anteil A", "B"]
    assert str(tmp_path) not in model.read_text(encoding="utf-8")
    page = report.read_text(encoding="utf-8")
    assert "&lt;b&gt;Gebiete" in page
    assert "<b>Gebiete" not in page
    assert "Anteil A (A)" in page
    assert "<script" not in page
    assert "http" not in page
    assert not re.search(r"\{[a-z]+\}", re.sub(r"<style>.*?</style>", "", page, flags=re.S))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"INDICATORS": ["A", "Z9"]}, ["Z9", "INDICATORS", "ART"]),
        ({"INDICATORS": ["A", "ART"]}, ["ART", "INDICATORS"]),
        ({"KEY_FIELD": "Z9"}, ["Z9", "KEY_FIELD"]),
        ({"KEY_FIELD": "ART"}, ["ART", "KEY_FIELD", "Wohnen"]),
        ({"POPULATION_FIELD": "Z9"}, ["Z9", "POPULATION_FIELD"]),
        ({"CLUSTERS": 1}, ["CLUSTERS", "1"]),
        ({"CLUSTERS": 30}, ["CLUSTERS", "30", "13"]),
        ({"EXCLUDE": '"Z9" = 1'}, ["EXCLUDE", "Z9"]),
        ({"EXCLUDE": "1 +"}, ["EXCLUDE", "1 +"]),
        ({"WEIGHTS": "1;2;3"}, ["WEIGHTS", "3", "2"]),
        ({"WEIGHTS": "1;x"}, ["WEIGHTS", "x"]),
        ({"WEIGHTS": "A=0"}, ["WEIGHTS", "A", "0"]),
        ({"DIRECTIONS": "C=1"}, ["DIRECTIONS", "C"]),
        ({"DIRECTIONS": "2;1"}, ["DIRECTIONS", "2"]),
        ({"TYPE_NAMES": "a;b"}, ["TYPE_NAMES", "3"]),
        ({"TYPE_FIELD": "Gebiets Typ"}, ["Gebiets Typ", "TYPE_FIELD", "Gebiets_Typ"]),
        ({"TYPE_FIELD": "A"}, ["TYPE_FIELD", "A"]),
        ({"TRANSFORM": "log1p"}, ["TRANSFORM", "log1p", "B"]),
        ({"EXCLUDE": "true"}, ["EXCLUDE"]),
    ],
)
def test_bad_input_is_named_and_nothing_written(
    small: QgsVectorLayer, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    path = tmp_path / "typen.gpkg"
    with pytest.raises(QgsProcessingException) as error:
        run(small, OUTPUT=str(path), MODEL=str(tmp_path / "m.json"), **change)
    assert all(word in str(error.value) for word in words), str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_cancel_writes_nothing(small: QgsVectorLayer, tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    given = {"INPUT": small, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 3}
    with pytest.raises(QgsProcessingException):
        processing.run(
            ID, {**given, "OUTPUT": str(tmp_path / "t.gpkg")}, feedback=feedback, context=QgsProcessingContext()
        )
    assert list(tmp_path.iterdir()) == []


def test_berlin(berlin: QgsVectorLayer) -> None:
    """534 areas are typed; 6 have no values at all, and 2 lack the youth unemployment K02."""
    result = run(berlin, KEY_FIELD="PLR_ID", INDICATORS=INDICATORS, CLUSTERS=7, STARTS=300, BOOTSTRAPS=0)
    assert (result["TYPED"], result["UNTYPED"]) == (534, 8)
    # The best of R's kmeans, see tests/r/reference.R
    assert result["WITHIN_SS"] == pytest.approx(1971.61507066516, rel=1e-9)
    layer = result["OUTPUT"]
    counts = Counter(values(layer, "PLR_ID", "gebietstyp").values())
    assert sorted(counts.values()) == sorted([15, 61, 70, 77, 83, 104, 124, 8])
    reasons = Counter(values(layer, "PLR_ID", "gebietstyp_reason").values())
    assert sorted(reasons.values()) == [2, 6, 534]
    names = {re.sub(r".*: (.*)\.", r"\1", reason) for reason in reasons if reason}
    assert names == {"K02", ", ".join(INDICATORS)}


def by_hand(*rows: list[Any]) -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "None?field=raum:string&field=typ:integer&field=grund:string&field=wer:string", "h", "memory"
    )
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        layer.dataProvider().addFeature(feature)
    return layer


def test_types_set_by_hand_survive_computing_again(small: QgsVectorLayer, tmp_path: Path) -> None:
    out, report = str(tmp_path / "types.gpkg"), tmp_path / "r.html"
    base = {
        "INPUT": small, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 3, "STARTS": 10, "BOOTSTRAPS": 0,
        "POPULATION_FIELD": "EW", "OUTPUT": out, "TYPE_NAMES": "ruhig;mittel;belastet",
    }  # fmt: skip
    first = processing.run(ID, {
        **base,
        "OVERRIDES": by_hand(["000", 3, "Neubau bezogen", "RTK Nord"], ["091", 2, "Heim", ""], ["777", 1, "x", ""]),
        "REPORT": str(report),
    })  # fmt: skip
    assert (first["TYPED"], first["UNTYPED"]) == (12, 2)

    def found() -> dict[str, list[Any]]:
        layer = QgsVectorLayer(f"{out}|layername=types", "t", "ogr")
        names = ("gebietstyp", "gebietstyp_name", "gebietstyp_computed", "gebietstyp_override", "gebietstyp_reason")
        return {feature["KEY"]: [feature[name] for name in names] for feature in layer.getFeatures()}

    assert found()["000"] == [3, "belastet", 1, "Neubau bezogen (RTK Nord)", NULL]
    assert found()["091"] == [2, "mittel", NULL, "Heim", NULL]
    assert found()["001"] == [1, "ruhig", 1, NULL, NULL]
    assert "Neubau bezogen" in report.read_text(encoding="utf-8")
    # Computed anew without being told: the table in the GeoPackage is taken along, the unknown area too.
    processing.run(ID, base)
    assert found()["000"][:4] == [3, "belastet", 1, "Neubau bezogen (RTK Nord)"]
    with sqlite3.connect(out) as database:
        table = database.execute("SELECT area, computed_type, set_type, reason FROM sozialraum_overrides ORDER BY area")
        assert table.fetchall() == [
            ("000", 1, 3, "Neubau bezogen"), ("091", None, 2, "Heim"), ("777", None, 1, "x")
        ]  # fmt: skip


def test_a_type_set_by_hand_needs_a_reason(small: QgsVectorLayer, tmp_path: Path) -> None:
    out = tmp_path / "types.gpkg"
    with pytest.raises(QgsProcessingException, match=r"1 rows cannot be used, as those of 000.*reason"):
        processing.run(ID, {
            "INPUT": small, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 3, "STARTS": 10,
            "BOOTSTRAPS": 0, "OUTPUT": str(out), "OVERRIDES": by_hand(["000", 3, "", ""]),
        })  # fmt: skip
    assert not out.exists()


NAMES = {f"0{group}{number}": f"Am <b>Markt</b> {group}{number}" for group in range(3) for number in range(4)}
NAMES |= {"000": "[% 1+1 %]", "090": "Lücke", "091": "Hafen & Co"}


@pytest.fixture
def named(small: QgsVectorLayer) -> QgsVectorLayer:
    """The small layer with names, more areas without one, and an area between two groups."""
    table = [list(feature.attributes()) for feature in small.getFeatures()]
    rows = [[*row, NAMES[row[0]]] for row in table]
    rows += [
        [f"1{g}{n}", 10.0 * g + n * 0.05, 5.0 * g - n * 0.1, 900.0, "Wohnen", None] for g in range(3) for n in range(8)
    ]
    rows.append(["092", 5.2, 2.2, 900.0, "Wohnen", None])
    fields = {"KEY": "text", "A": "number", "B": "number", "EW": "number", "ART": "text", "NAME": "text"}
    layer = make_layer(fields, [[None if value == NULL else value for value in row] for row in rows])
    layer.setFieldAlias(1, "Anteil A")
    return layer


def page_of(layer: QgsVectorLayer, folder: Path, **more: Any) -> str:
    report = folder / "r.html"
    run(layer, REPORT=str(report), POPULATION_FIELD="EW", **more)
    return report.read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """What stands between a heading and the next one of its level."""
    assert page.count(f"<h2>{heading}</h2>") == 1
    return page.partition(f"<h2>{heading}</h2>")[2].partition("<h2>")[0]


def cells(part: str) -> list[list[str]]:
    """The rows of the first table, as texts without tags."""
    body = part.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
    return [[html.unescape(re.sub(r"<[^>]*>", "", cell)) for cell in row] for row in rows]


def test_areas_are_named_wherever_they_are_listed(named: QgsVectorLayer, tmp_path: Path) -> None:
    hand = by_hand(["001", 3, "Neubau", "RTK"])
    page = page_of(named, tmp_path, NAME_FIELD="name", EXPLAIN="000;012", OVERRIDES=hand, DIRECTIONS="1;1")
    assert "<b>Markt" not in page
    assert "[% 1+1 %]" in page
    untyped = cells(section(page, "Areas without a type"))
    assert untyped[0] == ["090 Lücke", "No value for: Anteil A."]
    assert untyped[1][0] == "091 Hafen & Co"
    assert [row[0] for row in cells(section(page, "Types set by hand"))] == ["001 Am <b>Markt</b> 01"]
    assert cells(section(page, "Areas between two types"))[0][0] == "092"  # it has no name
    reasons = section(page, "Why these areas are of their type")
    assert "Area 000 [% 1+1 %]: Type 1;" in reasons
    assert "Area 012 Am &lt;b&gt;Markt&lt;/b&gt; 12: Type 2;" in reasons
    lists = [re.sub(r"<[^>]*>", "", part) for part in section(page, "The areas of each type").split("</h3>")[1:]]
    assert "000 [% 1+1 %]; 001 Am &lt;b&gt;Markt&lt;/b&gt; 01; 002" in lists[0]
    assert len([key for part in lists for key in re.findall(r"\b[01]\d\d\b", part)]) == 37
    assert "Most typical areas:" in section(page, "What sets each type apart")


def test_without_names_areas_are_listed_by_key(named: QgsVectorLayer, tmp_path: Path) -> None:
    page = page_of(named, tmp_path)
    assert [row[0] for row in cells(section(page, "Areas without a type"))] == ["090", "091"]
    assert "Hafen" not in page


def test_the_name_field_is_checked(named: QgsVectorLayer) -> None:
    with pytest.raises(QgsProcessingException, match=r"no field Z9 \(NAME_FIELD\)"):
        run(named, NAME_FIELD="Z9")
    with pytest.raises(QgsProcessingException, match=r"NAME would be overwritten|name would be overwritten"):
        run(named, NAME_FIELD="NAME", TYPE_FIELD="NAME")


def test_only_what_decides_most_is_shown_of_areas_nobody_asked_for(berlin: QgsVectorLayer, tmp_path: Path) -> None:
    given = {"KEY_FIELD": "PLR_ID", "INDICATORS": INDICATORS, "BOOTSTRAPS": 0, "POPULATION_FIELD": None}
    for more, rows in (({}, 9), ({"EXPLAIN": "01100101"}, 10)):
        report = tmp_path / f"{rows}.html"
        run(berlin, REPORT=str(report), **given, **more)
        page = report.read_text(encoding="utf-8")
        table = cells(section(page, "Why these areas are of their type"))
        assert len(table) == rows
        assert ("2 others together" in page) == (rows == 9)
        shares = [int(row[-1].replace("\N{MINUS SIGN}", "-").removesuffix(" %")) for row in table]
        assert [abs(share) for share in shares[:8]] == sorted(map(abs, shares[:8]), reverse=True)


def pictures(page: str) -> list[tuple[bytes, str]]:
    found = re.findall(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]*)"', page)
    return [(base64.b64decode(data), html.unescape(words)) for data, words in found]


def test_pictures_have_words(named: QgsVectorLayer, tmp_path: Path) -> None:
    page = page_of(named, tmp_path, TYPE_NAMES="ruhig;gemischt;belastet")
    heat, bars, view = pictures(page)
    assert page.count("<img") == 3
    assert all(data.startswith(b"\x89PNG") for data, _ in (heat, bars, view))
    assert "2 indicators by 3 types" in heat[1]
    assert re.search(r"1 – ruhig: (Anteil A|B) −1\.\d", heat[1])
    assert re.fullmatch(r"Bars, the longest first: (Anteil A|B) \d+ %; (Anteil A|B) \d+ %\.", bars[1])
    assert "37 areas along two principal components" in view[1]
    assert "3 – belastet (" in view[1]
    assert "http" not in page


def test_a_report_without_matplotlib_has_no_charts(
    named: QgsVectorLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dependencies.missing
    monkeypatch.setattr(
        dependencies, "missing", lambda names: ["matplotlib"] if "matplotlib" in list(names) else real(names)
    )
    page = page_of(named, tmp_path)
    assert "<img" not in page
    assert "Calinski-Harabasz" in page


def test_the_annex_has_the_checksums_of_the_model(named: QgsVectorLayer, tmp_path: Path) -> None:
    model = tmp_path / "m.json"
    page = page_of(named, tmp_path, MODEL=str(model))
    content = json.loads(model.read_text(encoding="utf-8"))
    method = dict(row[:2] for row in cells(section(page, "Annex for statisticians")))
    assert method["Checksum of the model (SHA-256)"] == content["sha256"]
    assert method["Checksum of keys and values (SHA-256)"] == content["data_sha256"]
    assert method["Random seed"] == "1"
    without = cells(section(page_of(named, tmp_path), "Annex for statisticians"))
    assert "Checksum of the model (SHA-256)" not in dict(row[:2] for row in without)


@pytest.mark.parametrize("k", [3, 9])
def test_model_report_and_map_have_the_same_colours(small: QgsVectorLayer, tmp_path: Path, k: int) -> None:
    model, report = tmp_path / "m.json", tmp_path / "r.html"
    layer = run(small, CLUSTERS=k, MODEL=str(model), REPORT=str(report))["OUTPUT"]
    colours = [item["colour"] for item in json.loads(model.read_text(encoding="utf-8"))["types"]]
    assert len(set(colours)) == k
    if k == 3:
        assert colours == shipped.colours("tol_muted")[:3]
    drawn = {item.value(): item.symbol().color().name().upper() for item in layer.renderer().categories()}
    assert [drawn[number] for number in range(1, k + 1)] == colours
    glance = section(report.read_text(encoding="utf-8"), "The types at a glance")
    assert re.findall(r'style="background:(#[0-9A-F]{6})"', glance) == colours
    # The same colours again where the model is applied.
    applied = processing.run(
        "sozialraum:applyareatypes", {"INPUT": small, "KEY_FIELD": "KEY", "MODEL": str(model), "OUTPUT": "memory:"}
    )["OUTPUT"]
    again = {item.value(): item.symbol().color().name().upper() for item in applied.renderer().categories()}
    assert [again[number] for number in range(1, k + 1)] == colours


def test_nothing_is_told_twice(berlin: QgsVectorLayer, tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    run(berlin, KEY_FIELD="PLR_ID", INDICATORS=INDICATORS, STARTS=20, REPORT=str(report))
    page = report.read_text(encoding="utf-8")
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert len(headings) == len(set(headings))
    assert headings[:2] == ["The types at a glance", "What sets each type apart"]
    assert headings[-1] == "Annex for statisticians"
    tables = re.findall(r"<tbody>(.*?)</tbody>", page, flags=re.S)
    assert len(tables) == len(set(tables))
    captions = re.findall(r"<caption>(.*?)</caption>", page)
    assert len(captions) == len(set(captions))


def test_a_german_report_has_no_english_words(
    named: QgsVectorLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "language", lambda: "de")
    page = page_of(
        named, tmp_path, NAME_FIELD="NAME", MODEL=str(tmp_path / "m.json"), OVERRIDES=by_hand(["001", 3, "Bau", "RTK"]),
        MISSING="assign", EXCLUDE="\"ART\" = 'Industrie'",
    )  # fmt: skip
    assert '<html lang="de">' in page
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    words = re.sub(r"<[^>]*>", " ", re.sub(r' alt="([^"]*)"', r"> \1 <i", shown)).casefold()
    english = {"the", "of", "and", "area", "areas", "mean", "types", "values", "indicator", "with", "without", "share"}
    english |= {"above", "below", "weight", "loading", "checksum", "least", "most", "from", "stable", "report", "are"}
    assert not english & set(re.findall(r"[a-zäöüß]+", words))
    assert re.search(r"[+−]\d,\d", words)


def test_long_lists_are_cut_and_it_is_told(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    table = [[f"{number:04d}", *map(float, row)] for number, row in enumerate(rng.normal(size=(3100, 2)))]
    table += [[f"9{number:03d}", None, 1.0] for number in range(210)]
    layer = make_layer({"KEY": "text", "A": "number", "B": "number"}, table)
    report = tmp_path / "r.html"
    typed = run(layer, STARTS=3, BOOTSTRAPS=0, REPORT=str(report), TYPE_FIELD="typ")["OUTPUT"]
    page = report.read_text(encoding="utf-8")
    near = sum(1 for ratio in values(typed, "KEY", "typ_ratio").values() if ratio is not None and ratio >= 0.9)
    assert near > 200
    assert len(cells(section(page, "Areas between two types"))) == 200
    assert f"{near - 200} more are not listed; the layer has them all (typ_ratio)." in page
    assert len(cells(section(page, "Areas without a type"))) == 200
    assert "10 more are not listed; the layer has them all (typ_reason)." in page
    assert "too many areas for a list; the layer has them all (typ)" in section(page, "The areas of each type")
    assert "3,100 areas along two principal components" in page
