"""``sozialraum:applyareatypes``: the types of one year on the areas of the next."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sqlite3
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

from sozialraum_plugin.gis.results import field_texts

ID = "sozialraum:applyareatypes"
KINDS = {"text": QMetaType.Type.QString, "number": QMetaType.Type.Double, "integer": QMetaType.Type.LongLong}
ALL = ["K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10"]
FIELDS = {"KEY": "text", "poor": "number", "young": "number", "poor_n": "integer", "people": "integer"}


def make_layer(name: str, fields: dict[str, str], rows: list[list[Any]]) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25833", name, "memory")
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


def rows_of(people: dict[str, tuple[int, int]], young: dict[str, float]) -> list[list[Any]]:
    return [[key, 100 * n / all_, young[key], n, all_] for key, (n, all_) in people.items()]


# Poor people and all people: 1, 3.9 and 6.4 percent, each in a type of its own.
OLD = {
    "00": (10, 1000), "01": (11, 1000), "02": (9, 1000), "10": (39, 1000), "11": (40, 1000), "12": (38, 1000),
    "20": (40, 625), "21": (64, 1000), "22": (65, 1000), "23": (63, 1000),
}  # fmt: skip
NEW = {**OLD, "20": (83, 2128), "00": (20, 500)}
YOUNG = {key: 10.0 + int(key[0]) for key in OLD}


@pytest.fixture
def before() -> QgsVectorLayer:
    return make_layer("Räume 2023", FIELDS, rows_of(OLD, YOUNG))


@pytest.fixture
def after() -> QgsVectorLayer:
    layer = make_layer("Räume <2024>", FIELDS, rows_of(NEW, {**YOUNG, "20": 11.0, "00": 11.0})[::-1])
    layer.setFieldAlias(1, "Arme")
    return layer


@pytest.fixture
def model(before: QgsVectorLayer, tmp_path: Path) -> Path:
    path = tmp_path / "typen.json"
    compute(before, ["poor", "young"], path, TYPE_NAMES="ruhig;gemischt;belastet")
    return path


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    path = tmp_path / "katalog.csv"
    path.write_text(
        "name;label;numerator;denominator;factor;unit;decimals\n"
        "poor;Arme;poor_n;people;100;%;1\nelse;Anderes;nowhere;people;100;%;1\n",
        encoding="utf-8",
    )
    return str(path)


def compute(layer: QgsVectorLayer, indicators: list[str], path: Path, key: str = "KEY", **more: Any) -> QgsVectorLayer:
    given = {"INPUT": layer, "KEY_FIELD": key, "INDICATORS": indicators, "CLUSTERS": 3, "STARTS": 20, "BOOTSTRAPS": 0}
    given |= {"OUTPUT": "memory:", "MODEL": str(path)}
    return processing.run("sozialraum:computeareatypes", {**given, **more})["OUTPUT"]


class Heard(QgsProcessingFeedback):
    """Keeps what the user would read in the log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def run(layer: QgsVectorLayer, model: Path, heard: Heard | None = None, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer, "KEY_FIELD": "KEY", "MODEL": str(model), "OUTPUT": "memory:"}
    return dict(processing.run(ID, {**given, **more}, feedback=heard or Heard()))


def values(layer: QgsVectorLayer, key: str, field: str) -> dict[str, Any]:
    found = {feature[key]: feature[field] for feature in layer.getFeatures()}
    return {name: None if value == NULL else value for name, value in found.items()}


def text_of_page(path: Path) -> str:
    page = re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_two_years(before: QgsVectorLayer, after: QgsVectorLayer, model: Path, catalogue: str, tmp_path: Path) -> None:
    earlier = compute(before, ["poor", "young"], tmp_path / "again.json")
    earlier.setName("Räume 2023")
    report = tmp_path / "r.html"
    result = run(after, model, PREVIOUS=earlier, CATALOGUE=catalogue, REPORT=str(report))
    assert (result["TYPED"], result["UNTYPED"], result["CHANGED"]) == (10, 0, 2)
    types = values(result["OUTPUT"], "KEY", "gebietstyp")
    assert types == {key: int(key[0]) + 1 for key in OLD} | {"00": 2, "20": 2}
    assert values(result["OUTPUT"], "KEY", "gebietstyp_name")["20"] == "gemischt"
    page = report.read_text(encoding="utf-8")
    assert "Räume &lt;2024&gt;" in page
    assert "<2024>" not in page
    assert "<script" not in page
    assert "http" not in page
    text = text_of_page(report)
    assert not re.search(r"\{[a-z]+\}", text)
    assert "Arme (poor) 6.4 → 3.9 % 40 → 83 625 → 2,128" in text
    # Only in area 20 does the rate fall while the people double; 00 rises in both.
    assert "go opposite ways: 20. " in text
    shaded = [line for line in page.split("<tr>") if "background:rgb(252,240,214)" in line]
    assert len(shaded) == 1
    assert "6.4 → 3.9 %" in shaded[0]
    # Without a catalogue there are the values alone.
    run(after, model, PREVIOUS=earlier, REPORT=str(report))
    assert "poor 6.4 → 3.9 " in text_of_page(report)
    assert "Numerator" not in report.read_text(encoding="utf-8")


def test_the_transition_matrix(after: QgsVectorLayer, before: QgsVectorLayer, model: Path, tmp_path: Path) -> None:
    earlier = compute(before, ["poor", "young"], tmp_path / "again.json")
    report = tmp_path / "r.html"
    run(after, model, PREVIOUS=earlier, REPORT=str(report))
    table = next(part for part in report.read_text(encoding="utf-8").split("<table") if "<caption>" in part)
    lines = [re.findall(r"<td[^>]*>(.*?)</td>", line) for line in table.split("<tr>")]
    cells = [line[1:] for line in lines if line]
    assert cells == [["2", "1", "0", "3"], ["0", "3", "0", "3"], ["0", "1", "3", "4"], ["2", "5", "3", "10"]]


def test_the_types_may_lie_in_a_field_of_the_layer(after: QgsVectorLayer, model: Path) -> None:
    after.dataProvider().addAttributes([QgsField("alt", KINDS["integer"])])
    after.updateFields()
    old = {key: int(key[0]) + 1 for key in OLD} | {"21": 9, "22": None}
    position = after.fields().lookupField("alt")
    changes = {f.id(): {position: NULL if old[f["KEY"]] is None else old[f["KEY"]]} for f in after.getFeatures()}
    after.dataProvider().changeAttributeValues(changes)
    heard = Heard()
    result = run(after, model, heard, PREVIOUS_FIELD="alt", TYPE_FIELD="neu")
    assert result["CHANGED"] == 2
    assert values(result["OUTPUT"], "KEY", "alt")["21"] == 9
    assert any("alt" in text and "9" in text and "21" in text for text in heard.warnings)
    with pytest.raises(QgsProcessingException, match="TYPE_FIELD"):
        run(after, model, PREVIOUS_FIELD="alt", TYPE_FIELD="alt")


def test_without_an_earlier_year(after: QgsVectorLayer, model: Path, catalogue: str, tmp_path: Path) -> None:
    result = run(after, model, CATALOGUE=catalogue, REPORT=str(tmp_path / "r.html"))
    assert result["TYPED"] == 10
    assert result["CHANGED"] is None  # unknown, not 0
    assert (tmp_path / "r.html").is_file()
    assert [field.name() for field in result["OUTPUT"].fields()][5:] == [
        "gebietstyp",
        "gebietstyp_name",
        "gebietstyp_second",
        "gebietstyp_distance",
        "gebietstyp_distance_second",
        "gebietstyp_ratio",
        "gebietstyp_silhouette",
        "gebietstyp_reason",
    ]


def signed(content: dict[str, Any]) -> str:
    rest = {key: value for key, value in content.items() if key != "sha256"}
    plain = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps({**rest, "sha256": hashlib.sha256(plain.encode()).hexdigest()})


def test_names_and_colours_are_the_model_s(after: QgsVectorLayer, model: Path, tmp_path: Path) -> None:
    content = json.loads(model.read_text(encoding="utf-8"))
    content["types"][1]["colour"] = "#123456"
    model.write_text(signed(content), encoding="utf-8")
    path = tmp_path / "neu.gpkg"
    run(after, model, OUTPUT=str(path))
    layer = QgsVectorLayer(str(path), "neu", "ogr")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert [category.label() for category in renderer.categories()] == ["1 – ruhig", "2 – gemischt", "3 – belastet"]
    assert renderer.categories()[1].symbol().color().name() == "#123456"
    assert renderer.categories()[0].symbol().color().name() != "#123456"
    assert layer.attributeAlias(layer.fields().lookupField("poor")) == "Arme"
    assert layer.attributeAlias(layer.fields().lookupField("gebietstyp"))
    with sqlite3.connect(path) as connection:
        assert connection.execute("select useAsDefault from layer_styles").fetchall() == [(1,)]


def test_an_order_of_one_s_own_is_told_in_later_years_too(before: QgsVectorLayer, model: Path, tmp_path: Path) -> None:
    def meaning(path: Path) -> str:
        layer = run(before, path)["OUTPUT"]
        return field_texts(layer.fields(), layer)["gebietstyp"][1]

    turned = tmp_path / "gedreht.json"
    compute(before, ["poor", "young"], turned, TYPE_ORDER="3;2;1")
    assert "least strain" in meaning(model)
    assert "order of one's own" in meaning(turned)


def test_population_missing_and_exclusions_of_the_model(before: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    made = compute(before, ["poor", "young"], path, POPULATION_FIELD="people", MIN_POPULATION=700)
    own = run(before, path)["OUTPUT"]
    for field in ("gebietstyp", "gebietstyp_second", "gebietstyp_reason"):
        assert values(own, "KEY", field) == values(made, "KEY", field)
    assert values(own, "KEY", "gebietstyp")["20"] is None
    assert values(run(before, path, MIN_POPULATION=0)["OUTPUT"], "KEY", "gebietstyp")["20"] == 3
    left = values(run(before, path, EXCLUDE="\"KEY\" like '1%'")["OUTPUT"], "KEY", "gebietstyp")
    assert [key for key, kind in left.items() if kind is None] == ["10", "11", "12", "20"]
    content = json.loads(path.read_text(encoding="utf-8"))
    content["computation"]["exclude"] = "\"KEY\" = '00'"
    path.write_text(signed(content), encoding="utf-8")
    assert values(run(before, path)["OUTPUT"], "KEY", "gebietstyp")["00"] is None


def test_areas_that_fit_badly_are_named(after: QgsVectorLayer, model: Path, tmp_path: Path) -> None:
    far = make_layer("Räume", FIELDS, [*rows_of(OLD, YOUNG), ["99", 60.0, 40.0, 60, 100]])
    heard = Heard()
    run(far, model, heard, REPORT=str(tmp_path / "r.html"))
    assert any("99" in text for text in heard.warnings)
    assert re.search(r"\b99\b", text_of_page(tmp_path / "r.html"))


def test_the_input_stays_as_it_is(after: QgsVectorLayer, model: Path) -> None:
    names, shown = after.fields().names(), [f.attributes() for f in after.getFeatures()]
    run(after, model)
    assert after.fields().names() == names
    assert [f.attributes() for f in after.getFeatures()] == shown


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"KEY_FIELD": "Z9"}, ["Z9", "KEY_FIELD"]),
        ({"KEY_FIELD": "people"}, ["people", "KEY_FIELD", "1000"]),
        ({"MODEL": "none.json"}, ["none.json", "MODEL"]),
        ({"PREVIOUS_FIELD": "Z9"}, ["Z9", "PREVIOUS_FIELD"]),
        ({"PREVIOUS_FIELD": "people"}, ["people", "PREVIOUS_FIELD", "1", "3"]),
        ({"PREVIOUS_TYPE_FIELD": "typ"}, ["typ", "PREVIOUS_TYPE_FIELD", "PREVIOUS"]),
        ({"POPULATION_FIELD": "Z9"}, ["Z9"]),
        ({"EXCLUDE": '"Z9" = 1'}, ["EXCLUDE", "Z9"]),
        ({"TYPE_FIELD": "Mein Typ"}, ["TYPE_FIELD", "Mein_Typ"]),
        ({"TYPE_FIELD": "poor"}, ["TYPE_FIELD", "poor"]),
        ({"CATALOGUE": "none.csv"}, ["none.csv", "CATALOGUE"]),
    ],
)
def test_bad_input_is_named_and_nothing_written(
    after: QgsVectorLayer, model: Path, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(QgsProcessingException) as error:
        run(after, model, OUTPUT=str(tmp_path / "t.gpkg"), REPORT=str(tmp_path / "r.html"), **change)
    assert all(word in str(error.value) for word in words), str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["typen.json"]


def test_a_bad_earlier_year_is_named(
    before: QgsVectorLayer, after: QgsVectorLayer, model: Path, catalogue: str
) -> None:
    with pytest.raises(QgsProcessingException, match=r"PREVIOUS.*gebietstyp"):
        run(after, model, PREVIOUS=before)
    with pytest.raises(QgsProcessingException, match="PREVIOUS_KEY_FIELD"):
        run(after, model, PREVIOUS=before, PREVIOUS_KEY_FIELD="people")
    other = make_layer("Räume", {"KEY": "text", "gebietstyp": "integer"}, [["x", 1], ["y", 2]])
    with pytest.raises(QgsProcessingException, match="PREVIOUS_KEY_FIELD"):
        run(after, model, PREVIOUS=other)
    other = make_layer("Räume", {"KEY": "text", "gebietstyp": "integer"}, [["00", 1], ["01", 2]])
    assert run(after, model, PREVIOUS=other)["CHANGED"] == 2  # without the catalogue no counts are needed
    with pytest.raises(QgsProcessingException, match=r"PREVIOUS.*poor_n"):
        run(after, model, PREVIOUS=other, CATALOGUE=catalogue)
    with pytest.raises(QgsProcessingException, match=r"PREVIOUS_FIELD.*PREVIOUS_TYPE_FIELD"):
        run(after, model, PREVIOUS=other, PREVIOUS_FIELD="people", PREVIOUS_TYPE_FIELD="gebietstyp")


def test_duplicate_keys(after: QgsVectorLayer, model: Path) -> None:
    twice = make_layer("Räume", FIELDS, [*rows_of(OLD, YOUNG), ["00", 1.0, 10.0, 1, 100]])
    with pytest.raises(QgsProcessingException, match=r"KEY_FIELD.*00"):
        run(twice, model)


def test_fields_that_the_model_needs_are_named(model: Path) -> None:
    with pytest.raises(QgsProcessingException, match="poor, young"):
        run(make_layer("Räume", {"KEY": "text", "x": "number"}, [["00", 1.0]]), model)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda text: text.replace('"transform": "none"', '"transform": "asinh"'), "checksum|Prüfsumme"),
        (lambda _: '{"type": "FeatureCollection"}', "no model|kein Modell"),
        (lambda _: "{", "no model|kein Modell"),
    ],
)
def test_changed_and_foreign_models_are_refused(after: QgsVectorLayer, model: Path, change: Any, word: str) -> None:
    model.write_text(change(model.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=word) as error:
        run(after, model)
    assert "typen.json" in str(error.value)


def test_cancel_writes_nothing(after: QgsVectorLayer, model: Path, tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    given = {"INPUT": after, "KEY_FIELD": "KEY", "MODEL": str(model), "OUTPUT": str(tmp_path / "t.gpkg")}
    with pytest.raises(QgsProcessingException):
        processing.run(ID, given, feedback=feedback, context=QgsProcessingContext())
    assert [path.name for path in tmp_path.iterdir()] == ["typen.json"]


@pytest.fixture(scope="module")
def berlin(request: pytest.FixtureRequest) -> QgsVectorLayer:
    folder: Path = request.getfixturevalue("shared_data") / "berlin_mss2021"
    with (folder / "mss2021_kontext.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file, delimiter=";"))

    def number(text: str) -> float | None:
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text.strip()) else None

    rows = [[line["PLR-ID"], *(number(line[name]) for name in ALL)] for line in table]
    return make_layer("Berlin", {"PLR_ID": "text", **dict.fromkeys(ALL, "number")}, rows)


@pytest.mark.parametrize(
    ("method", "missing", "transform"),
    [("kmeans", "exclude", "none"), ("ward", "exclude", "asinh"), ("ward+kmeans", "assign", "sqrt")],
)
def test_berlin_gets_its_own_types(
    berlin: QgsVectorLayer, tmp_path: Path, method: str, missing: str, transform: str
) -> None:
    """542 areas: applied to the data it was made of, a model gives every field as it was."""
    path = tmp_path / "m.json"
    chosen = [name for name in ALL if name not in ("K16", "K17")] if transform == "sqrt" else ALL
    more = {"CLUSTERS": 7, "METHOD": method, "MISSING": missing, "TRANSFORM": transform}
    made = compute(berlin, chosen, path, key="PLR_ID", **more)
    result = run(berlin, path, KEY_FIELD="PLR_ID", PREVIOUS=made, REPORT=str(tmp_path / "r.html"))
    assert result["CHANGED"] == 0
    assert result["TYPED"] == (534 if missing == "exclude" else 536)
    for ending in ("", "_second", "_reason"):
        field = f"gebietstyp{ending}"
        assert values(result["OUTPUT"], "PLR_ID", field) == values(made, "PLR_ID", field)
    for ending in ("_distance", "_distance_second", "_ratio", "_silhouette"):
        old, new = (values(layer, "PLR_ID", f"gebietstyp{ending}") for layer in (made, result["OUTPUT"]))
        assert {key for key, value in old.items() if value is None} == {k for k, value in new.items() if value is None}
        assert [new[key] for key in new if new[key] is not None] == pytest.approx(
            [old[key] for key in new if old[key] is not None], rel=1e-9, abs=1e-12
        )
