"""``sozialraum:comparetypecounts`` as models and scripts call it."""

from __future__ import annotations

import base64
import csv
import re
import struct
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    NULL,
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
from sozialraum_plugin.gis.charts.draw import Line, Panel, decimals, lines_over_k

ID = "sozialraum:comparetypecounts"
INDICATORS = ["K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10"]
KINDS = {"text": QMetaType.Type.QString, "number": QMetaType.Type.Double}
FIELDS = [
    "k",
    "within_ss",
    "r2",
    "silhouette",
    "calinski_harabasz",
    "davies_bouldin",
    "smallest_type",
    "jaccard_min",
    "jaccard_mean",
]


class Heard(QgsProcessingFeedback):
    """Keeps what is said and how far it came."""

    def __init__(self) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.warnings: list[str] = []
        self.shares: list[float] = []
        self.progressChanged.connect(self.shares.append)

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


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
    return layer


@pytest.fixture
def small() -> QgsVectorLayer:
    """Three plain groups of four, an area without a value and one with few people."""
    rows: list[list[Any]] = []
    for group in range(3):
        for number in range(4):
            rows.append([f"0{group}{number}", 10.0 * group + number * 0.1, 5.0 * group - number * 0.2, 1000.0, "W"])
    rows += [["090", None, 3.0, 2000.0, "W"], ["091", 5.0, 3.0, 120.0, "I"]]
    layer = make_layer({"KEY": "text", "A": "number", "B": "number", "EW": "number", "ART": "text"}, rows[::-1])
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


def run(layer: QgsVectorLayer, feedback: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer, "INDICATORS": ["A", "B"], "MAX_CLUSTERS": 5, "STARTS": 10, "BOOTSTRAPS": 10}
    given |= {"OUTPUT": "memory:", **more}
    return dict(processing.run(ID, given, feedback=feedback or Heard()))


def rows_of(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    return [dict(zip(layer.fields().names(), feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_a_table_with_a_row_per_number_of_types(small: QgsVectorLayer) -> None:
    heard = Heard()
    layer = run(small, heard, KEY_FIELD="KEY", POPULATION_FIELD="EW")["OUTPUT"]
    assert not layer.isSpatial()
    assert layer.fields().names() == FIELDS
    assert layer.attributeAlias(layer.fields().lookupField("smallest_type")) == "Smallest type"
    rows = {row["k"]: row for row in rows_of(layer)}
    assert list(rows) == [2, 3, 4, 5]
    assert rows[3]["smallest_type"] == 4
    assert rows[2]["smallest_type"] == 4
    assert rows[5]["smallest_type"] <= 2
    assert rows[3]["silhouette"] == max(row["silhouette"] for row in rows.values())
    assert rows[3]["jaccard_min"] == 1
    assert rows[3]["r2"] > 0.99
    assert heard.shares == sorted(heard.shares)
    assert heard.shares[-1] == 100
    assert any("12" in info and "2" in info for info in heard.infos)
    assert any("3" in info and "stable" in info for info in heard.infos)


def test_same_figures_as_computeareatypes_whatever_the_order(small: QgsVectorLayer) -> None:
    table = rows_of(run(small, KEY_FIELD="KEY", METHOD="kmeans")["OUTPUT"])
    types = processing.run(
        "sozialraum:computeareatypes",
        {"INPUT": small, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 4, "STARTS": 10,
         "BOOTSTRAPS": 0, "OUTPUT": "memory:"},
    )  # fmt: skip
    assert [table[2][name] for name in ("within_ss", "r2", "silhouette")] == [
        types["WITHIN_SS"], types["R2"], types["SILHOUETTE"]
    ]  # fmt: skip
    turned = make_layer(
        {"KEY": "text", "A": "number", "B": "number"},
        [feature.attributes()[:3] for feature in reversed(list(small.getFeatures()))],
    )
    assert rows_of(run(turned, KEY_FIELD="KEY")["OUTPUT"]) == table


def test_no_key_field_is_needed(small: QgsVectorLayer) -> None:
    without, with_key = run(small)["OUTPUT"], run(small, KEY_FIELD="KEY")["OUTPUT"]
    assert [row["within_ss"] for row in rows_of(without)][:2] == pytest.approx(
        [row["within_ss"] for row in rows_of(with_key)][:2], rel=1e-12
    )


@pytest.mark.parametrize("method", ["ward", "ward+kmeans"])
def test_other_methods(small: QgsVectorLayer, method: str) -> None:
    assert [row["k"] for row in rows_of(run(small, METHOD=method)["OUTPUT"])] == [2, 3, 4, 5]


def test_table_and_report_are_written(small: QgsVectorLayer, tmp_path: Path) -> None:
    out, report = tmp_path / "anzahlen.gpkg", tmp_path / "r.html"
    small.setName("<b>Gebiete</b>")
    result = run(small, KEY_FIELD="KEY", OUTPUT=str(out), REPORT=str(report), POPULATION_FIELD="EW", MISSING="assign")
    assert (result["OUTPUT"], result["REPORT"]) == (str(out), str(report))
    layer = QgsVectorLayer(str(out), "x", "ogr")
    assert [row["k"] for row in rows_of(layer)] == [2, 3, 4, 5]
    assert not layer.isSpatial()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anzahlen.gpkg", "r.html"]
    page = report.read_text(encoding="utf-8")
    assert "&lt;b&gt;Gebiete" in page
    assert "<b>Gebiete" not in page
    assert "Anteil A (A)" in page
    assert "Calinski-Harabasz alone nearly always favours the smallest" in page
    assert "This is no decision" in page
    assert "with these numbers of types: 3." in page
    assert "<script" not in page
    assert "http" not in page
    assert not re.search(r"\{[a-z]+\}", re.sub(r"<style>.*?</style>", "", page, flags=re.S))
    found = re.search(r'src="data:image/png;base64,([^"]+)" alt="([^"]+)"', page)
    assert found is not None
    assert "2 to 5 types" in found[2]
    width, height = size_of(base64.b64decode(found[1]))
    assert width == 1050
    assert height > 600


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_german_report_has_german_numbers(
    small: QgsVectorLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "language", lambda: "de")
    report = tmp_path / "r.html"
    layer = run(small, KEY_FIELD="KEY", REPORT=str(report))["OUTPUT"]
    page = report.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    silhouette = f"{rows_of(layer)[1]['silhouette']:.3f}".replace(".", ",")
    assert f">{silhouette}<" in page


def test_stability_can_be_left_out(small: QgsVectorLayer, tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    layer = run(small, BOOTSTRAPS=0, REPORT=str(report))["OUTPUT"]
    assert {row["jaccard_min"] for row in rows_of(layer)} == {NULL}
    page = report.read_text(encoding="utf-8")
    assert "Stability was not examined" in page
    assert "All types are stable" not in page


def test_numbers_beyond_the_areas_are_left_out_and_told(small: QgsVectorLayer, tmp_path: Path) -> None:
    heard, report = Heard(), tmp_path / "r.html"
    layer = run(small, heard, EXCLUDE='"A" > 9', MAX_CLUSTERS=9, REPORT=str(report))["OUTPUT"]
    assert [row["k"] for row in rows_of(layer)] == [2, 3, 4, 5]
    assert any("6–9" in warning for warning in heard.warnings)
    assert "6–9" in report.read_text(encoding="utf-8")


def test_a_report_without_matplotlib_has_no_charts(
    small: QgsVectorLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = dependencies.missing
    monkeypatch.setattr(
        dependencies, "missing", lambda names: ["matplotlib"] if "matplotlib" in list(names) else real(names)
    )
    heard, report = Heard(), tmp_path / "r.html"
    run(small, heard, REPORT=str(report))
    assert any("matplotlib" in warning for warning in heard.warnings)
    page = report.read_text(encoding="utf-8")
    assert "<img" not in page
    assert "Davies-Bouldin" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"MIN_CLUSTERS": 1}, ["MIN_CLUSTERS", "1", "2"]),
        ({"MIN_CLUSTERS": 6}, ["MIN_CLUSTERS", "6", "MAX_CLUSTERS", "5"]),
        ({"MIN_CLUSTERS": 20, "MAX_CLUSTERS": 30}, ["MIN_CLUSTERS", "20", "13"]),
        ({"INDICATORS": ["A", "Z9"]}, ["Z9", "INDICATORS", "ART"]),
        ({"INDICATORS": ["A", "ART"]}, ["ART", "INDICATORS"]),
        ({"KEY_FIELD": "Z9"}, ["Z9", "KEY_FIELD"]),
        ({"KEY_FIELD": "ART"}, ["ART", "KEY_FIELD", "W"]),
        ({"EXCLUDE": "1 +"}, ["EXCLUDE", "1 +"]),
        ({"EXCLUDE": "true"}, ["EXCLUDE"]),
        ({"WEIGHTS": "1;2;3"}, ["WEIGHTS", "3", "2"]),
        ({"TRANSFORM": "log1p"}, ["TRANSFORM", "log1p", "B"]),
    ],
)
def test_bad_input_is_named_and_nothing_written(
    small: QgsVectorLayer, tmp_path: Path, change: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(QgsProcessingException) as error:
        run(small, OUTPUT=str(tmp_path / "t.gpkg"), REPORT=str(tmp_path / "r.html"), **change)
    assert all(word in str(error.value) for word in words), str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_cancel_writes_nothing(small: QgsVectorLayer, tmp_path: Path) -> None:
    class Cancels(Heard):
        def __init__(self) -> None:
            super().__init__()
            self.progressChanged.connect(lambda share: self.cancel() if share > 30 else None)

    given = {"INPUT": small, "INDICATORS": ["A", "B"], "OUTPUT": str(tmp_path / "t.gpkg"), "MAX_CLUSTERS": 8}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run(
            ID, {**given, "REPORT": str(tmp_path / "r.html")}, feedback=Cancels(), context=QgsProcessingContext()
        )
    assert list(tmp_path.iterdir()) == []


def test_berlin(berlin: QgsVectorLayer) -> None:
    layer = run(
        berlin, KEY_FIELD="PLR_ID", INDICATORS=INDICATORS, MAX_CLUSTERS=12, STARTS=200, BOOTSTRAPS=0
    )["OUTPUT"]  # fmt: skip
    rows = {row["k"]: row for row in rows_of(layer)}
    assert list(rows) == list(range(2, 13))
    # The best of R's kmeans, see tests/r/reference.R
    assert rows[7]["within_ss"] == pytest.approx(1971.61507066516, rel=1e-9)
    assert rows[7]["smallest_type"] == 15


def test_charts_give_the_same_picture_again_and_bear_gaps() -> None:
    panels = [Panel("Größe", "%", [Line("a", [1.0, float("nan"), 3.5]), Line("b", [2.0, 2.0, 2.0])])] * 3
    first, second = (lines_over_k([2, 3, 4], panels, "Anzahl", "de") for _ in range(2))
    assert first == second
    assert size_of(first) == (1050, 675)
    assert b"matplotlib" not in first
    assert first != lines_over_k([2, 3, 4], panels, "Anzahl", "en")


@pytest.mark.parametrize(
    ("ticks", "digits"),
    [([0, 20, 40], 0), ([0, 0.5, 1], 1), ([0.27, 0.3], 2), ([-0.1, 0, 0.1], 1), ([0, 1e-9], 0), ([0, 1250000], 0)],
)
def test_decimals_at_an_axis(ticks: list[float], digits: int) -> None:
    assert decimals(ticks) == digits
