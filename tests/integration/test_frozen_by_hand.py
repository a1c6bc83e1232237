"""Types set by hand beside frozen ones: kept, bound to a year, and told from the computed ones."""

from __future__ import annotations

import re
import sqlite3
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
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

ID = "sozialraum:applyareatypes"
KINDS = {"text": QMetaType.Type.QString, "number": QMetaType.Type.Double, "integer": QMetaType.Type.LongLong}
FIELDS = {"KEY": "text", "NAME": "text", "poor": "number", "young": "number"}
BY_HAND = {"raum": "text", "typ": "integer", "grund": "text", "wer": "text", "datum": "text", "jahr": "text"}
# Three types; the first digit of the key is the type but one.
OLD = {"00": 1.0, "01": 1.1, "02": 0.9, "10": 3.9, "11": 4.0, "12": 3.8, "20": 6.4, "21": 6.4, "22": 6.5, "23": 6.3}
NEW = {**OLD, "00": 4.0, "20": 3.9, "30": None}


def make_layer(name: str, fields: dict[str, str], rows: list[list[Any]], kind: str = "Polygon") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:25833" if kind != "None" else "None", name, "memory")
    layer.dataProvider().addAttributes([QgsField(name, KINDS[kind]) for name, kind in fields.items()])
    layer.updateFields()
    features = []
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        if kind != "None":
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(number, 0, number + 1, 1)))
        feature.setAttributes([NULL if value is None else value for value in row])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def areas(name: str, poor: dict[str, float | None]) -> QgsVectorLayer:
    young = {key: 11.0 if value in (3.9, 4.0) else 10.0 + min(int(key[0]), 2) for key, value in poor.items()}
    rows = [[key, f"Viertel <{key}>", value, young[key]] for key, value in poor.items()]
    return make_layer(name, FIELDS, rows)


def by_hand(*rows: list[Any]) -> QgsVectorLayer:
    return make_layer("von Hand", BY_HAND, [[*row, *[None] * (len(BY_HAND) - len(row))] for row in rows], "None")


class Heard(QgsProcessingFeedback):
    """Keeps what the user would read in the log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.warnings: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def compute(path: Path, **more: Any) -> Any:
    given = {"INPUT": areas("2023", {**OLD}), "KEY_FIELD": "KEY", "INDICATORS": ["poor", "young"], "CLUSTERS": 3}
    given |= {"STARTS": 20, "BOOTSTRAPS": 0, "MODEL": str(path), "TYPE_NAMES": "ruhig;gemischt;belastet"}
    return processing.run("sozialraum:computeareatypes", {"OUTPUT": "memory:", **given, **more})["OUTPUT"]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    compute(tmp_path / "m.json")
    return tmp_path / "m.json"


def run(model: Path, heard: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    given = {"INPUT": areas("2024", NEW), "KEY_FIELD": "KEY", "MODEL": str(model), "OUTPUT": "memory:"}
    return dict(processing.run(ID, {**given, **more}, feedback=heard or Heard()))


def found(layer: Any, key: str) -> list[Any]:
    if not isinstance(layer, QgsVectorLayer):
        layer = QgsVectorLayer(f"{layer}|layername={Path(layer).stem}", "t", "ogr")
    names = ("gebietstyp", "gebietstyp_name", "gebietstyp_computed", "gebietstyp_override", "gebietstyp_reason")
    (values,) = [[feature[name] for name in names] for feature in layer.getFeatures() if feature["KEY"] == key]
    return [None if value == NULL else value for value in values]


def table_of(path: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as database:
        return database.execute(
            "SELECT area, year, computed_type, set_type, reason FROM sozialraum_overrides ORDER BY area, year"
        ).fetchall()


def text_of_page(path: Path) -> str:
    page = re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_they_hold_and_are_never_lost(model: Path, tmp_path: Path) -> None:
    out = tmp_path / "typen_2024.gpkg"
    given = by_hand(
        ["01", 2, "Neubau bezogen", "RTK Nord", "2024-05-02"], ["30", 3, "Heim"], ["77", 1, "nicht mehr da"]
    )
    heard = Heard()
    result = run(model, heard, OVERRIDES=given, OUTPUT=str(out))
    # Figures are about what was computed.
    assert (result["TYPED"], result["UNTYPED"]) == (10, 1)
    assert found(out, "01") == [2, "gemischt", 1, "Neubau bezogen (RTK Nord, 2024-05-02)", None]
    assert found(out, "30") == [3, "belastet", None, "Heim", None]
    assert found(out, "02") == [1, "ruhig", 1, None, None]
    assert any("30, 01" in text for text in heard.infos)
    assert any("77" in text for text in heard.warnings)
    kept = [("01", None, 1, 2, "Neubau bezogen"), ("30", None, None, 3, "Heim"), ("77", None, None, 1, "nicht mehr da")]
    assert table_of(out) == kept
    # Computed anew without being told, from other values: the table is taken along and its computed type renewed.
    run(model, OUTPUT=str(out), INPUT=areas("2024", {**NEW, "01": 3.8, "30": 6.4}))
    assert found(out, "01")[:4] == [2, "gemischt", 2, "Neubau bezogen (RTK Nord, 2024-05-02)"]
    assert found(out, "30") == [3, "belastet", 3, "Heim", None]
    assert table_of(out) == [("01", None, 2, 2, "Neubau bezogen"), ("30", None, 3, 3, "Heim"), kept[2]]
    # A given one replaces that for the same area.
    run(model, OUTPUT=str(out), OVERRIDES=by_hand(["01", 3, "Umzug"]))
    assert found(out, "01")[:4] == [3, "belastet", 1, "Umzug"]
    assert len(table_of(out)) == 3


def test_an_entry_of_a_year_holds_for_this_year_only(model: Path, tmp_path: Path) -> None:
    out = tmp_path / "typen.gpkg"
    rows = by_hand(["01", 2, "alt", "", "", "2023"], ["02", 3, "neu", "", "", "2024"], ["12", 1, "immer"])
    heard = Heard()
    run(model, heard, OVERRIDES=rows, YEAR=" 2024 ", OUTPUT=str(out))
    assert [found(out, key)[0] for key in ("01", "02", "12")] == [1, 3, 1]
    assert found(out, "01")[3] is None
    assert [row[:4] for row in table_of(out)] == [("01", "2023", None, 2), ("02", "2024", 1, 3), ("12", None, 2, 1)]
    assert not any("YEAR" in text for text in heard.warnings)
    # Recomputed for another year the entries of both are still there.
    run(model, OUTPUT=str(out), YEAR="2023")
    assert [found(out, key)[0] for key in ("01", "02", "12")] == [2, 1, 1]
    assert len(table_of(out)) == 3
    # Without a year all hold, and that is told.
    run(model, heard, OUTPUT=str(out))
    assert [found(out, key)[0] for key in ("01", "02", "12")] == [2, 3, 1]
    assert any("YEAR" in text and "2023, 2024" in text for text in heard.warnings)


def test_the_layer_has_the_fields_only_where_types_are_set(model: Path) -> None:
    first = run(model, OVERRIDES=by_hand(["01", 2, "Neubau"]))["OUTPUT"]
    assert first.fields().names()[-2:] == ["gebietstyp_computed", "gebietstyp_override"]
    assert first.attributeAlias(first.fields().lookupField("gebietstyp_override"))
    again = run(model, INPUT=first)["OUTPUT"]
    assert "gebietstyp_computed" not in again.fields().names()
    with pytest.raises(QgsProcessingException, match=r"gebietstyp_computed.*TYPE_FIELD"):
        run(model, INPUT=first, PREVIOUS_FIELD="gebietstyp_computed")


def test_an_output_that_keeps_no_table_is_told(model: Path, tmp_path: Path) -> None:
    for out in ("memory:", str(tmp_path / "t.shp")):
        heard = Heard()
        run(model, heard, OVERRIDES=by_hand(["01", 2, "Neubau"]), OUTPUT=out)
        assert any("GeoPackage" in text for text in heard.warnings)
    run(model, heard := Heard(), OVERRIDES=by_hand(["01", 2, "Neubau"]), OUTPUT=str(tmp_path / "t.gpkg"))
    assert not any("GeoPackage" in text for text in heard.warnings)


def test_transitions_are_those_of_the_computed_types(model: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "typen_2023.gpkg"
    compute(
        tmp_path / "again.json", OUTPUT=str(earlier), OVERRIDES=by_hand(["20", 1, "Abriss"], ["11", 3, "Leerstand"])
    )
    report, heard = tmp_path / "r.html", Heard()
    more = {"PREVIOUS": str(earlier), "NAME_FIELD": "NAME", "REPORT": str(report)}
    result = run(model, heard, OVERRIDES=by_hand(["00", 1, "bleibt"], ["01", 3, "Brand"]), **more)
    # Computed: 00 from 1 to 2 and 20 from 3 to 2. Set by hand both years show other types.
    assert result["CHANGED"] == 2
    text = text_of_page(report)
    assert "(gebietstyp_computed), 2 areas changed type and 8 kept theirs" in text
    # Shown: 00 stays 1, 01 1 to 3, 11 3 to 2, 20 1 to 2.
    assert "with the types set by hand in both years: 3." in text
    cells = [re.findall("<td[^>]*>(.*?)</td>", row) for row in report.read_text(encoding="utf-8").split("<tr>")]
    assert [
        "01 Viertel &lt;01&gt;", "1 – ruhig", "1 – ruhig (set by hand: 3 – belastet)", "Brand"
    ] in cells  # fmt: skip
    assert [
        "11 Viertel &lt;11&gt;", "2 – gemischt (set by hand: 3 – belastet)", "2 – gemischt", "no longer set by hand"
    ] in cells  # fmt: skip
    moved = {
        row[0][:2]: row[1:3]
        for row in cells
        if len(row) == 5 and row[0][:2] in ("00", "20") and row[4][0] in "0123456789"
    }
    assert moved == {
        "00": ["1 – ruhig", "2 – gemischt (set by hand: 1 – ruhig)"],
        "20": ["3 – belastet (set by hand: 1 – ruhig)", "2 – gemischt"],
    }
    assert any("OVERRIDES" in warning and "11, 20" in warning for warning in heard.warnings)
    # The key of the area alone where no name is known.
    assert "30 Viertel &lt;30&gt;" in report.read_text(encoding="utf-8")


def test_a_report_without_an_earlier_year(model: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    run(model, OVERRIDES=by_hand(["01", 3, "Brand <a>", "RTK", "2024-01-31"]), REPORT=str(report))
    text = text_of_page(report)
    assert "Types set by hand" in text
    assert "01 1 – ruhig (set by hand: 3 – belastet) Brand &lt;a&gt; (RTK, 2024-01-31)" in text
    assert "Before" not in text
    run(model, REPORT=str(report))
    assert "set by hand" not in text_of_page(report)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["01", 4, "x"]], ["OVERRIDES", "01", "1 to 3"]),
        ([["01", 2, ""]], ["OVERRIDES", "01", "reason"]),
        ([["01", None, "x"]], ["OVERRIDES", "01"]),
    ],
)
def test_rows_that_cannot_be_used_are_named(model: Path, tmp_path: Path, rows: list[Any], words: list[str]) -> None:
    with pytest.raises(QgsProcessingException) as error:
        run(model, OVERRIDES=by_hand(*rows), OUTPUT=str(tmp_path / "t.gpkg"))
    assert all(word in str(error.value) for word in words), str(error.value)
    assert not (tmp_path / "t.gpkg").exists()


def test_a_table_of_other_columns_is_named(model: Path) -> None:
    with pytest.raises(QgsProcessingException, match=r"OVERRIDES.*set_type"):
        run(model, OVERRIDES=make_layer("x", {"raum": "text", "grund": "text"}, [["01", "x"]], "None"))
    with pytest.raises(QgsProcessingException, match="NAME_FIELD"):
        run(model, NAME_FIELD="Z9")
