"""Input that nothing can be computed of: each an error that names the parameter and the value and says what to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import NULL, QgsFeature, QgsField, QgsGeometry, QgsProcessingException, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

INF, NAN = float("inf"), float("nan")
KINDS = {"text": QMetaType.Type.QString, "number": QMetaType.Type.Double}
FIELDS = {"KEY": "text", "A": "number", "B": "number", "EW": "number"}
# Fields that cannot be used, beside those that can: kind and a value by the number of the area.
ODD: dict[str, tuple[str, Callable[[int], Any]]] = {
    "CONSTANT": ("number", lambda _: 7.0),
    "EMPTY": ("number", lambda _: None),
    "NAN": ("number", lambda _: NAN),
    "ENDLESS": ("number", lambda number: INF if number == 5 else float(number)),
    "HUGE": ("number", lambda number: 1e308 if number % 2 else -1e308),
    "TEXT": ("text", lambda _: "wort"),
    "DIGITS": ("text", str),
    "TWICE": ("text", lambda number: "doppelt" if number < 2 else str(number)),
    "HOLES": ("text", lambda number: None if number < 2 else str(number)),
}


def layer_of(rows: list[list[Any]], fields: dict[str, str]) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25833", "Räume", "memory")
    layer.dataProvider().addAttributes([QgsField(name, KINDS[kind]) for name, kind in fields.items()])
    layer.updateFields()
    features = []
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(number, 0, number + 1, 1)))
        feature.setAttributes([NULL if value is None else value for value in row])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


PLAIN: list[list[Any]] = [
    [f"{group}{number}", 10.0 * group + number * 0.1, 5.0 * group - number * 0.3 * (group - 1), 1000.0]
    for group in range(3)
    for number in range(4)
]


@pytest.fixture
def areas() -> QgsVectorLayer:
    rows = [[*row, *(made(number) for _, made in ODD.values())] for number, row in enumerate(PLAIN)]
    return layer_of(rows, {**FIELDS, **{name: kind for name, (kind, _) in ODD.items()}})


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "modell.json"
    given = {"INPUT": layer_of(PLAIN, FIELDS), "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 3}
    given |= {"STARTS": 5, "BOOTSTRAPS": 0, "OUTPUT": "memory:", "MODEL": str(path)}
    processing.run("sozialraum:computeareatypes", given)
    return path


def given_to(algorithm: str, areas: QgsVectorLayer, model: Path) -> dict[str, Any]:
    own: dict[str, dict[str, Any]] = {
        "comparetypecounts": {"INDICATORS": ["A", "B"], "MAX_CLUSTERS": 4, "STARTS": 5, "BOOTSTRAPS": 0},
        "computestatusindex": {"STATUS_INDICATORS": ["A", "B"]},
        "applyareatypes": {"MODEL": str(model)},
    }
    return {"INPUT": areas, "KEY_FIELD": "KEY", **own[algorithm]}


def refused(algorithm: str, folder: Path, given: dict[str, Any], *words: str) -> None:
    """The algorithm says all ``words`` and writes nothing."""
    before = sorted(folder.iterdir())
    files = {"OUTPUT": str(folder / "out.gpkg"), "REPORT": str(folder / "out.html")}
    with pytest.raises(QgsProcessingException) as error:
        processing.run(f"sozialraum:{algorithm}", {**files, **given})
    text = str(error.value)
    assert "Traceback" not in text
    assert "Incorrect parameter" not in text
    assert all(word in text for word in words), text
    assert sorted(folder.iterdir()) == before


INDICATORS = {"comparetypecounts": "INDICATORS", "computestatusindex": "STATUS_INDICATORS"}


@pytest.mark.parametrize("algorithm", INDICATORS)
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (["A", "CONSTANT"], ["CONSTANT", "7", "Take it out"]),
        (["A", "EMPTY"], ["EMPTY", "empty in all areas", "join the table again"]),
        (["A", "NAN"], ["NAN", "empty in all areas"]),
        (["A", "ENDLESS"], ["ENDLESS", "11", "empty these cells"]),
        (["A", "HUGE"], ["HUGE", "1e+308", "larger unit"]),
        (["A", "TEXT"], ["TEXT", "wort", "numbers"]),
        (["A", "DIGITS"], ["DIGITS", "0", "numbers"]),
        (["A", "Z9"], ["Z9", "KEY, A, B"]),
        (["A", "A"], ["A", "twice", "once"]),
        ([], ["is empty, but needed"]),
    ],
)
def test_indicators(
    algorithm: str, areas: QgsVectorLayer, model: Path, tmp_path: Path, fields: list[str], words: list[str]
) -> None:
    parameter = INDICATORS[algorithm]
    refused(algorithm, tmp_path, {**given_to(algorithm, areas, model), parameter: fields}, parameter, *words)


@pytest.mark.parametrize("algorithm", [*INDICATORS, "applyareatypes"])
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"INPUT": "/proc/none.gpkg"}, ["INPUT", "/proc/none.gpkg", "Choose an existing layer"]),
        ({"INPUT": layer_of}, ["INPUT", "Räume", "no features"]),
        ({"INPUT": None}, ["INPUT", "is empty, but needed"]),
        ({"KEY_FIELD": "Z9"}, ["KEY_FIELD", "Z9", "KEY, A, B"]),
        ({"KEY_FIELD": "TWICE"}, ["KEY_FIELD", "TWICE", "doppelt", "a key of its own"]),
        ({"KEY_FIELD": "HOLES"}, ["KEY_FIELD", "HOLES", "2 areas", "Fill it in"]),
        ({"POPULATION_FIELD": "Z9"}, ["Z9", "KEY, A, B"]),
        ({"POPULATION_FIELD": "TEXT"}, ["POPULATION_FIELD", "TEXT", "wort", "numbers"]),
        ({"POPULATION_FIELD": "ENDLESS"}, ["POPULATION_FIELD", "ENDLESS", "11"]),
        ({"POPULATION_FIELD": "EW", "MIN_POPULATION": 5000}, ["12 areas", "Population below 5000", "Correct"]),
        ({"MIN_POPULATION": -5}, ["MIN_POPULATION", "-5", "at least 0"]),
        ({"MIN_POPULATION": "viele"}, ["MIN_POPULATION", "viele", "number"]),
        ({"EXCLUDE": "1 +"}, ["EXCLUDE", "1 +", "Correct it"]),
        ({"EXCLUDE": '"NIX" = 1'}, ["EXCLUDE", "NIX"]),
        ({"EXCLUDE": "true"}, ["EXCLUDE", "12 areas", "Correct"]),
        ({"REPORT": "/proc/none/r.html"}, ["REPORT", "/proc/none", "choose another folder"]),
        ({"OUTPUT": "/proc/none/t.gpkg"}, ["OUTPUT", "/proc/none", "choose another folder"]),
    ],
)
def test_areas(
    algorithm: str, areas: QgsVectorLayer, model: Path, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    made = {name: value([], FIELDS) if callable(value) else value for name, value in change.items()}
    refused(algorithm, tmp_path, {**given_to(algorithm, areas, model), **made}, *words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"MIN_CLUSTERS": 1}, ["MIN_CLUSTERS", "1", "at least 2"]),
        ({"MAX_CLUSTERS": 1}, ["MAX_CLUSTERS", "1", "at least 2"]),
        ({"MIN_CLUSTERS": 5}, ["MIN_CLUSTERS", "5", "MAX_CLUSTERS", "4"]),
        ({"MIN_CLUSTERS": "zwei"}, ["MIN_CLUSTERS", "zwei"]),
        ({"MIN_CLUSTERS": 13, "MAX_CLUSTERS": 20}, ["MIN_CLUSTERS", "13", "12 areas", "smaller number"]),
        ({"EXCLUDE": "\"KEY\" <> '00'"}, ["only the area 00", "11 areas", "EXCLUDE"]),
        ({"STARTS": 0}, ["STARTS", "0", "at least 1"]),
        ({"BOOTSTRAPS": -1}, ["BOOTSTRAPS", "-1", "at least 0"]),
        ({"METHOD": "pam"}, ["METHOD", "pam", "kmeans, ward, ward+kmeans"]),
        ({"SCALING": "x"}, ["SCALING", "x", "zscore, range, robust"]),
        ({"TRANSFORM": "log"}, ["TRANSFORM", "log", "none, asinh, sqrt, log1p"]),
        ({"MISSING": "impute"}, ["MISSING", "impute", "exclude, assign"]),
        ({"WEIGHTS": "1;2;3"}, ["WEIGHTS", "3 values", "A; B"]),
        ({"WEIGHTS": "1;viel"}, ["WEIGHTS", "viel"]),
        ({"WEIGHTS": "1;1e300"}, ["WEIGHTS", "1e+300", "B", "1000000"]),
        ({"DIRECTIONS": "2;1"}, ["DIRECTIONS", "2", "A"]),
        ({"TRANSFORM": "log1p"}, ["TRANSFORM", "log1p", "B", "-8", "00", "asinh"]),
    ],
)
def test_numbers_of_types(
    areas: QgsVectorLayer, model: Path, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    if "log1p" in change.values():
        areas = layer_of([[key, a, b - 8, people] for key, a, b, people in PLAIN], FIELDS)
    refused("comparetypecounts", tmp_path, {**given_to("comparetypecounts", areas, model), **change}, *words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"STATUS_LIMITS": "1;-1"}, ["STATUS_LIMITS", "1;-1", "in order"]),
        ({"STATUS_LIMITS": "-1;1;1"}, ["STATUS_LIMITS", "-1;1;1", "must rise"]),
        ({"STATUS_LIMITS": "-1;x"}, ["STATUS_LIMITS", "x", "-1;1;1.5"]),
        ({"STATUS_LIMITS": "1,2,3"}, ["STATUS_LIMITS", "1,2,3", "separated by ;"]),
        ({"STATUS_LIMITS": "inf"}, ["STATUS_LIMITS", "inf"]),
        ({"STATUS_LIMITS": ""}, ["STATUS_LIMITS", "is empty, but needed"]),
        ({"DYNAMIC_LIMITS": "2;1"}, ["DYNAMIC_LIMITS", "2;1"]),
        ({"DYNAMIC_INDICATORS": ["CONSTANT"]}, ["DYNAMIC_INDICATORS", "CONSTANT", "7"]),
        ({"DYNAMIC_INDICATORS": ["TEXT"]}, ["DYNAMIC_INDICATORS", "TEXT", "wort"]),
        ({"DYNAMIC_INDICATORS": ["A"]}, ["DYNAMIC_INDICATORS", "A", "choose one"]),
        ({"STATUS_WEIGHTS": "1"}, ["STATUS_WEIGHTS", "1 values", "A; B"]),
        ({"STATUS_WEIGHTS": "1;1e300"}, ["STATUS_WEIGHTS", "1e+300", "B", "1000000"]),
        ({"DYNAMIC_WEIGHTS": "1;2"}, ["DYNAMIC_WEIGHTS", "1;2", "DYNAMIC_INDICATORS"]),
        ({"STATUS_DIRECTIONS": "0;1"}, ["STATUS_DIRECTIONS", "0", "A"]),
        ({"STATUS_INDICATORS": ["A"], "EXCLUDE": "\"KEY\" <> '00'"}, ["STATUS_INDICATORS", "1 areas", "EXCLUDE"]),
        ({"NAME_FIELD": "Z9"}, ["NAME_FIELD", "Z9", "KEY, A, B"]),
    ],
)
def test_status_index(
    areas: QgsVectorLayer, model: Path, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    refused("computestatusindex", tmp_path, {**given_to("computestatusindex", areas, model), **change}, *words)


@pytest.mark.parametrize(
    ("field", "kind", "made", "words"),
    [
        ("A", "number", lambda _: None, ["12 areas", "No value for: A", "Correct"]),
        ("A", "number", lambda number: INF if number == 5 else 1.0, ["A", "11", "MODEL"]),
        ("A", "number", lambda number: 1e308 if number == 5 else 1.0, ["A", "11", "1e+308", "EXCLUDE"]),
        ("A", "text", lambda _: "wort", ["A", "wort", "MODEL", "numbers"]),
        ("Z", "number", float, ["A", "MODEL", "KEY, Z, B", "choose the model of these areas"]),
    ],
)
def test_values_that_a_model_cannot_use(
    model: Path, tmp_path: Path, field: str, kind: str, made: Callable[[int], Any], words: list[str]
) -> None:
    rows = [[row[0], made(number), *row[2:]] for number, row in enumerate(PLAIN)]
    areas = layer_of(rows, {"KEY": "text", field: kind, "B": "number", "EW": "number"})
    refused("applyareatypes", tmp_path, given_to("applyareatypes", areas, model), *words)


def test_the_same_value_in_all_areas_is_no_fault_of_a_later_year(model: Path) -> None:
    areas = layer_of([[key, 10.0, 5.0, people] for key, _, _, people in PLAIN], FIELDS)
    result = processing.run(
        "sozialraum:applyareatypes", {**given_to("applyareatypes", areas, model), "OUTPUT": "memory:"}
    )
    assert {feature["gebietstyp"] for feature in result["OUTPUT"].getFeatures()} == {2}


def signed(content: dict[str, Any]) -> str:
    rest = {key: value for key, value in content.items() if key != "sha256"}
    plain = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps({**rest, "sha256": hashlib.sha256(plain.encode()).hexdigest()})


MODELS: dict[str, tuple[Callable[[dict[str, Any]], Any], list[str]]] = {
    "of a later version": (lambda m: m.update(version=2), ["version 2", "Update the plugin"]),
    "version as text": (lambda m: m.update(version="1"), ['version "1"']),
    "without types": (lambda m: m.pop("types"), ["garbles: types", "original file"]),
    "one type": (lambda m: m.update(types=m["types"][:1]), ["garbles: types"]),
    "types in another order": (lambda m: m["types"].reverse(), ["garbles: types"]),
    "short centre": (lambda m: m["types"][0].update(centre=[1]), ["garbles: types"]),
    "sizes of words": (lambda m: m["types"][0].update(areas="x"), ["garbles: types"]),
    "no spread": (lambda m: m["indicators"][0].update(spread=0), ["garbles: indicators"]),
    "a field twice": (lambda m: m["indicators"][1].update(field="A"), ["garbles: indicators"]),
    "no weight": (lambda m: m["indicators"][0].update(weight=0), ["garbles: indicators"]),
    "indicators as text": (lambda m: m.update(indicators="A"), ["garbles: indicators"]),
    "unknown treatment of gaps": (lambda m: m["computation"].update(missing="x"), ["garbles: missing"]),
    "no least population": (lambda m: m["computation"].pop("min_population"), ["garbles: min_population"]),
    "population of words": (lambda m: m["computation"].update(min_population="x"), ["garbles: min_population"]),
    "no computation": (lambda m: m.pop("computation"), ["garbles: computation"]),
    "computation as a number": (lambda m: m.update(computation=5), ["garbles: computation"]),
    "population field gone": (lambda m: m["computation"].update(population_field="EWX"), ["EWX", "KEY, A, B"]),
    "a field gone in EXCLUDE": (lambda m: m["computation"].update(exclude='"NIX" = 1'), ["EXCLUDE", "NIX"]),
}


@pytest.mark.parametrize("kind", MODELS)
def test_models_that_are_none(areas: QgsVectorLayer, model: Path, tmp_path: Path, kind: str) -> None:
    change, words = MODELS[kind]
    content = json.loads(model.read_text(encoding="utf-8"))
    change(content)
    model.write_text(signed(content), encoding="utf-8")
    named = [] if kind.endswith(("gone", "in EXCLUDE")) else ["MODEL", "modell.json"]
    refused("applyareatypes", tmp_path, given_to("applyareatypes", areas, model), *named, *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["no model", "JSON"]),
        ("\0", ["no model", "JSON"]),
        ("[]", ["no model of area types", "computeareatypes"]),
        ('{"type": "FeatureCollection"}', ["no model of area types"]),
        ('{"format": "sozialraum-model", "version": 1}', ["checksum", "original file"]),
    ],
)
def test_files_that_are_no_models(
    areas: QgsVectorLayer, model: Path, tmp_path: Path, text: str, words: list[str]
) -> None:
    model.write_text(text, encoding="utf-8")
    refused("applyareatypes", tmp_path, given_to("applyareatypes", areas, model), "MODEL", "modell.json", *words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"MODEL": ""}, ["MODEL", "is empty, but needed"]),
        ({"MODEL": "/proc/none.json"}, ["MODEL", "/proc/none.json", "does not exist"]),
        ({"MODEL": "/proc"}, ["MODEL", "/proc", "Correct it"]),
        ({"PREVIOUS": "/proc/none.gpkg"}, ["PREVIOUS", "/proc/none.gpkg", "Choose"]),
        ({"OVERRIDES": "/proc/none.gpkg"}, ["OVERRIDES", "/proc/none.gpkg", "Choose"]),
        ({"PREVIOUS_FIELD": "TEXT"}, ["PREVIOUS_FIELD", "TEXT", "1 to 3", "Choose the field"]),
        ({"TYPE_FIELD": ""}, ["TYPE_FIELD", "is empty, but needed"]),
        ({"TYPE_FIELD": "a"}, ["TYPE_FIELD", "The field A", "another name"]),
        ({"MISSING": "impute"}, ["MISSING", "impute", "exclude, assign"]),
    ],
)
def test_frozen_types(
    areas: QgsVectorLayer, model: Path, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    refused("applyareatypes", tmp_path, {**given_to("applyareatypes", areas, model), **change}, *words)


def test_a_table_without_rows_sets_no_types(areas: QgsVectorLayer, model: Path) -> None:
    table = QgsVectorLayer("None?field=area:string&field=set_type:integer&field=reason:string", "leer", "memory")
    given = {**given_to("applyareatypes", areas, model), "OVERRIDES": table, "OUTPUT": "memory:"}
    names = processing.run("sozialraum:applyareatypes", given)["OUTPUT"].fields().names()
    assert "gebietstyp_override" not in names
