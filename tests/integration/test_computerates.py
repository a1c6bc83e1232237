"""``sozialraum:computerates``: rates from the counts of a layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

HEADER = "name;label;numerator;denominator;factor;unit;decimals;direction;topic;source"


def counts(*lines: tuple[Any, ...]) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "areas", "memory")
    layer.dataProvider().addAttributes(
        [
            QgsField("PLR_ID", QMetaType.Type.QString),
            QgsField("people", QMetaType.Type.LongLong),
            QgsField("old", QMetaType.Type.LongLong),
            QgsField("poor", QMetaType.Type.Double),
        ]
    )
    layer.updateFields()
    layer.setFieldAlias(1, "Einwohner insgesamt")
    layer.setFieldAlias(2, "65 Jahre – und älter")
    for line in lines:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
        feature.setAttributes(list(line))
        layer.dataProvider().addFeature(feature)
    return layer


AREAS = (("01", 100, 20, 10.0), ("02", 0, 0, 0.0), ("03", 50, 50, 1.0), ("04", 90, NULL, 3.0), ("05", 3, 0, NULL))


def catalogue(path: Path, *lines: str, encoding: str = "utf-8-sig") -> str:
    path.write_bytes("\r\n".join([HEADER, *lines, ""]).encode(encoding))
    return str(path)


class Heard(QgsProcessingFeedback):
    """Keeps what the user would read in the log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.texts: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.texts.append(warning)

    def pushInfo(self, info: str) -> None:
        self.texts.append(info)


def run(heard: Heard | None = None, **parameters: Any) -> dict[str, Any]:
    used = {"OUTPUT": "memory:", **parameters}
    return dict(processing.run("sozialraum:computerates", used, feedback=heard or Heard()))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_rates_with_alias_unit_and_gaps(tmp_path: Path, encoding: str) -> None:
    path = catalogue(
        tmp_path / "c.csv",
        "poor_u65;Arme unter 65;poor;Einwohner insgesamt - 65 Jahre – und älter;100;%;1;1;Soziales;Amt für Statistik",
        "old_share;Ältere;old;people;1000;je 1.000;0;0;;",
        encoding=encoding,
    )
    heard = Heard()
    layer = counts(*AREAS)
    result = run(heard, INPUT=layer, CATALOGUE=path, OUTPUT=str(tmp_path / "out.gpkg"))
    assert result["COMPUTED"] == 2
    out = QgsVectorLayer(result["OUTPUT"], "out")
    found = {feature["PLR_ID"]: (feature["poor_u65"], feature["old_share"]) for feature in out.getFeatures()}
    assert found == {
        "01": (12.5, 200.0), "02": (NULL, NULL), "03": (NULL, 1000.0), "04": (NULL, NULL), "05": (NULL, 0.0)
    }  # fmt: skip
    assert out.fields().names() == ["fid", "PLR_ID", "people", "old", "poor", "poor_u65", "old_share"]
    assert out.fields().field("poor_u65").alias() == "Arme unter 65"
    assert out.fields().field("people").alias() == "Einwohner insgesamt"
    assert out.customProperty("sozialraum/comment/poor_u65") == "%; Amt für Statistik"
    assert "poor_u65 = poor / (people - old) × 100: computed for 1 of 5 areas." in heard.texts
    assert any("poor_u65: areas where a part is missing" in text and text.endswith(": 2.") for text in heard.texts)
    assert any(
        "poor_u65: areas whose denominator is 0" in text and ": 2 (numerator also 0: 1)" in text for text in heard.texts
    )
    assert layer.fields().names() == ["PLR_ID", "people", "old", "poor"]


def test_a_second_run_computes_anew_and_keeps_aliases(tmp_path: Path) -> None:
    path = catalogue(tmp_path / "c.csv", "q;Quote;poor;people;100;%;;;;")
    first = run(INPUT=counts(*AREAS), CATALOGUE=path, OUTPUT=str(tmp_path / "a.gpkg"))
    heard = Heard()
    second = run(heard, INPUT=first["OUTPUT"], CATALOGUE=path, OUTPUT=str(tmp_path / "b.gpkg"))
    out = QgsVectorLayer(second["OUTPUT"], "out")
    assert out.fields().names().count("q") == 1
    assert out.fields().field("people").alias() == "Einwohner insgesamt"
    assert "The field q of the layer was computed anew." in heard.texts


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ["q;Q;Kinder;people", "r;R;poor + Haushalte;people"],
            r"Line 2 \(q\): .* Kinder\. Line 3 \(r\): .* Haushalte\..*PLR_ID, people, old, poor",
        ),
        (["q;Q;PLR_ID;people"], r"Line 2 \(q\): PLR_ID holds text"),
        (["PEOPLE;Q;poor;people"], "the name PEOPLE belongs to the layer's field people"),
        ([], "holds no indicator"),
    ],
)  # fmt: skip
def test_bad_catalogues_are_told_in_words(tmp_path: Path, lines: list[str], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run(INPUT=counts(*AREAS), CATALOGUE=catalogue(tmp_path / "c.csv", *lines), OUTPUT=str(tmp_path / "out.gpkg"))
    assert not (tmp_path / "out.gpkg").exists()


def test_missing_catalogue_and_empty_layer(tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match=r"c\.csv \(CATALOGUE\) does not exist"):
        run(INPUT=counts(*AREAS), CATALOGUE=str(tmp_path / "c.csv"))
    with pytest.raises(QgsProcessingException, match=r"areas \(INPUT\) has no features"):
        run(INPUT=counts(), CATALOGUE=catalogue(tmp_path / "c.csv", "q;Q;poor;people"))


def test_berlin_rates_are_those_of_the_office(shared_data: Path, tmp_path: Path) -> None:
    """The statistics office publishes counts and shares side by side: both must agree. It prints 0 % of nobody."""
    folder = shared_data / "berlin_mss2021"
    joined = processing.run(
        "sozialraum:joinindicators",
        {
            "INPUT": str(folder / "lor_planungsraeume_2021.shp"),
            "KEY_FIELD": "PLR_ID",
            "TABLE": str(folder / "einwohner_2022_t1.csv"),
            "OUTPUT": "memory:",
        },
    )
    path = catalogue(
        tmp_path / "c.csv",
        "foreign;Ausländer;inhabitants_foreigners;inhabitants;100;%;1;0;;",
        "foreign2;Ausländer;inhabitants - inhabitants_germans;inhabitants;100;%;1;0;;",
    )
    out = run(INPUT=joined["OUTPUT"], CATALOGUE=path)["OUTPUT"]
    nobody = 0
    for feature in out.getFeatures():
        published = feature["inhabitants_foreigners_percentage"]
        if feature["inhabitants"] == 0:
            nobody += 1
            assert (published, feature["foreign"], feature["foreign2"]) == (0.0, NULL, NULL)
        else:
            assert feature["foreign"] == pytest.approx(published, rel=1e-12)
            assert feature["foreign2"] == pytest.approx(published, rel=1e-12)
    assert (nobody, out.featureCount()) == (2, 542)


def test_reasons_and_the_change_since_an_earlier_year(tmp_path: Path) -> None:
    path = catalogue(tmp_path / "c.csv", "q;Armutsquote;poor;people;100;%;1;1;;Amt")
    later = counts(("01", 100, 1, 10.0), ("02", 200, 1, None), ("03", 0, 0, 0.0), ("04", 50, 1, 5.0))
    earlier = counts(("02", 100, 1, 5.0), ("01", 80, 1, 4.0), ("03", 10, 1, 1.0))
    result = run(
        INPUT=later, CATALOGUE=path, KEEP_REASONS=True, PREVIOUS=earlier, KEY_FIELD="PLR_ID",
        OUTPUT=str(tmp_path / "out.gpkg"),
    )  # fmt: skip
    out = QgsVectorLayer(result["OUTPUT"], "out")
    assert out.fields().names()[5:] == ["q", "q_reason", "q_before", "q_change", "q_num_change", "q_den_change"]
    found = {feature["PLR_ID"]: feature.attributes()[5:] for feature in out.getFeatures()}
    assert found["01"] == [10.0, NULL, 5.0, 5.0, 6.0, 20.0]
    assert found["02"] == [NULL, "no value: poor", 5.0, NULL, NULL, 100.0]
    assert found["03"] == [NULL, "the denominator is 0", 10.0, NULL, -1.0, -10.0]
    assert found["04"] == [10.0, NULL, NULL, NULL, NULL, NULL]
    assert out.fields().field("q_change").alias() == "Armutsquote, change"
    assert out.customProperty("sozialraum/comment/q_change") == "percentage points; Amt"


def test_a_change_needs_keys_of_their_own(tmp_path: Path) -> None:
    path = catalogue(tmp_path / "c.csv", "q;Q;poor;people;100;%;1;1;;")
    double = counts(("01", 1, 1, 1.0), ("01", 2, 1, 1.0))
    with pytest.raises(QgsProcessingException, match=r"several times in the field PLR_ID \(PREVIOUS_KEY_FIELD\): 01"):
        run(INPUT=counts(*AREAS), CATALOGUE=path, PREVIOUS=double, KEY_FIELD="PLR_ID")
    with pytest.raises(QgsProcessingException, match=r"No key of PLR_ID \(KEY_FIELD\)"):
        run(INPUT=counts(*AREAS), CATALOGUE=path, PREVIOUS=counts(("99", 1, 1, 1.0)), KEY_FIELD="PLR_ID")
