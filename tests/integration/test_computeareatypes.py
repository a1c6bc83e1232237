"""``sozialraum:computeareatypes`` as models and scripts call it."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

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
