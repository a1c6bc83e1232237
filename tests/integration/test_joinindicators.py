"""``sozialraum:joinindicators``: office tables of all kinds onto areas, and words for bad input."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import processing
import pytest
from openpyxl import Workbook
from osgeo import gdal, ogr
from qgis.core import (
    NULL,
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from sozialraum_plugin.core.tabular.reading import OVERRULED_BY
from sozialraum_plugin.gis.tables import read_with_gdal

KEYS = ["010101", "010102", "020101", "020102"]
OFFICE = (
    "Amt für Statistik;;\nStichtag: 31.12.2024;;\n;;\nPLR-Nr.;Einwohner insgesamt;SGB-II-Quote in %\n"
    "010101;1.234;12,5\n010102;-;.\n020101;98;7,25\n020102;4.000;x\n;Summe;\n"
)


def areas(keys: list[Any] = KEYS, kind: QMetaType.Type = QMetaType.Type.QString) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "areas", "memory")
    layer.dataProvider().addAttributes([QgsField("PLR_ID", kind), QgsField("name", QMetaType.Type.QString)])
    layer.updateFields()
    for number, key in enumerate(keys):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([key, f"area {number}"])
        layer.dataProvider().addFeature(feature)
    return layer


def save(path: Path, text: str, encoding: str = "cp1252") -> str:
    path.write_bytes(text.encode(encoding))
    return str(path)


class Heard(QgsProcessingFeedback):
    """Keeps what the user would read in the log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.infos: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)


def run(heard: Heard | None = None, **parameters: Any) -> dict[str, Any]:
    base = {"KEY_FIELD": "PLR_ID", "OUTPUT": "memory:"}
    return dict(processing.run("sozialraum:joinindicators", {**base, **parameters}, feedback=heard or Heard()))


def rows(layer: QgsVectorLayer | str, *names: str) -> dict[Any, list[Any]]:
    opened = QgsVectorLayer(layer, "x") if isinstance(layer, str) else layer
    return {
        feature["PLR_ID"]: [None if feature[name] == NULL else feature[name] for name in names]
        for feature in opened.getFeatures()
    }


def test_an_office_csv_to_a_geopackage(tmp_path: Path) -> None:
    layer = areas()
    before = [feature.attributes() for feature in layer.getFeatures()]
    heard = Heard()
    result = run(
        heard,
        INPUT=layer,
        TABLE=save(tmp_path / "einwohner.csv", OFFICE),
        OUTPUT=str(tmp_path / "out.gpkg"),
        REPORT=str(tmp_path / "report.html"),
        REPORT_JSON=str(tmp_path / "report.json"),
        KEEP_SYMBOLS=True,
    )
    assert [result[name] for name in ("MATCHED", "AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA")] == [4, 0, 0]
    assert (result["REJECTED_CELLS"], result["MISSING_CELLS"]) == (0, 2)
    out = QgsVectorLayer(result["OUTPUT"], "out")
    names = ["fid", "PLR_ID", "name", "Einwohner_insgesamt", "Einwohner_insgesamt_symbol", "SGB_II_Quote_in"]
    assert out.fields().names() == [*names, "SGB_II_Quote_in_symbol"]
    assert rows(out, "Einwohner_insgesamt", "SGB_II_Quote_in", "SGB_II_Quote_in_symbol") == {
        "010101": [1234, 12.5, None], "010102": [0, None, "."], "020101": [98, 7.25, None], "020102": [4000, None, "x"]
    }  # fmt: skip
    types = [out.fields().field(name).type() for name in ("Einwohner_insgesamt", "SGB_II_Quote_in")]
    assert types == [QMetaType.Type.LongLong, QMetaType.Type.Double]
    assert out.fields().field("SGB_II_Quote_in").alias() == "SGB-II-Quote in %"
    assert out.customProperty("sozialraum/comment/SGB_II_Quote_in") == "%; einwohner.csv, 31.12.2024"
    assert [feature.attributes() for feature in layer.getFeatures()] == before
    assert next(out.getFeatures()).geometry().asWkt() == "Polygon ((0 0, 1 0, 1 1, 0 0))"
    assert heard.warnings == []
    assert any("Key column: PLR-Nr. (A). It holds 4 of the 4" in text for text in heard.infos)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "einwohner.csv",
        "out.gpkg",
        "report.html",
        "report.json",
    ]


def test_the_reports_tell_everything(tmp_path: Path) -> None:
    text = "id;n;<b>x</b>\n10101;1;1\n010102;2;siehe unten\n020101;3;3\n020109;4;4\n01;9;9\n"
    text += "020102 ;5;6\n020199;7;8\n"
    result = run(
        INPUT=areas([*KEYS, "020103"]),
        TABLE=save(tmp_path / "t.csv", text),
        REPORT=str(tmp_path / "r.html"),
        REPORT_JSON=str(tmp_path / "r.json"),
    )
    facts = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert facts["counts"] == {
        "rows": 6, "matched": 4, "areas_with_row": 4, "areas_without_row": 1, "rows_without_area": 2,
        "rows_set_apart": 1, "rejected_cells": 1, "missing_cells": 0,
    }  # fmt: skip
    assert facts["changed_keys"] == [{"rule": "zeros", "table": "10101", "layer": "010101"}]
    assert facts["rejected_cells"] == [
        {"sheet": "", "row": 3, "column": "C", "header": "<b>x</b>", "text": "siehe unten"}
    ]
    assert facts["rows_set_apart"][0]["row"] == 6
    assert facts["areas_without_row"] == [{"key": "020103", "near": ["020109"]}]
    assert [row["row"] for row in facts["rows_without_area"]] == [5, 8]
    assert [result[name] for name in ("AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA", "REJECTED_CELLS")] == [1, 2, 1]
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    for words in ("10101", "siehe unten", "020103", "020199", "after adding lost leading zeros"):
        assert words in html


def test_a_second_join_keeps_aliases_and_names(tmp_path: Path) -> None:
    first = run(INPUT=areas(), TABLE=save(tmp_path / "a.csv", OFFICE), OUTPUT=str(tmp_path / "a.gpkg"))
    second = run(INPUT=first["OUTPUT"], TABLE=save(tmp_path / "b.csv", OFFICE), OUTPUT=str(tmp_path / "b.gpkg"))
    out = QgsVectorLayer(second["OUTPUT"], "out")
    assert out.fields().names()[-2:] == ["Einwohner_insgesamt_2", "SGB_II_Quote_in_2"]
    assert out.fields().field("SGB_II_Quote_in").alias() == "SGB-II-Quote in %"
    assert out.customProperty("sozialraum/comment/SGB_II_Quote_in") == "%; a.csv, 31.12.2024"


def test_whole_number_keys_of_a_layer(tmp_path: Path) -> None:
    layer = areas([10101, 10102, 20101], QMetaType.Type.Int)
    result = run(INPUT=layer, TABLE=save(tmp_path / "t.csv", OFFICE), COLUMNS="einwohner insgesamt", PREFIX="ew-24-")
    assert result["OUTPUT"].fields().names()[2:] == ["ew_24_Einwohner_insgesamt"]
    assert rows(result["OUTPUT"], "ew_24_Einwohner_insgesamt")[10102] == [0]
    assert (result["MATCHED"], result["ROWS_WITHOUT_AREA"]) == (3, 1)


def table_rows() -> list[list[Any]]:
    return [["PLR-Nr.", "Name", "Anzahl"], ["010101", "a", 1], ["010102", "b", 20], ["020101", "c", 300]]


def through_gdal(path: Path, driver: str, options: list[str] | None = None) -> Path:
    """A file of another format with the same table."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path), options or [])
    layer = source.CreateLayer("daten", None, ogr.wkbNone)
    header, *body = table_rows()
    for name, kind in zip(header, (ogr.OFTString, ogr.OFTString, ogr.OFTInteger), strict=True):
        layer.CreateField(ogr.FieldDefn(name, kind))
    for line in body:
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, value in enumerate(line):
            feature.SetField(place, value)
        layer.CreateFeature(feature)
    return path


@pytest.mark.parametrize(
    ("driver", "ending"), [("ODS", "ods"), ("GPKG", "gpkg"), ("ESRI Shapefile", "dbf"), ("XLSX", "xlsx")]
)
def test_other_formats(tmp_path: Path, driver: str, ending: str) -> None:
    path = through_gdal(tmp_path / f"daten.{ending}", driver)
    result = run(INPUT=areas(), TABLE=str(path))
    assert rows(result["OUTPUT"], "Anzahl") == {"010101": [1], "010102": [20], "020101": [300], "020102": [None]}
    assert (result["MATCHED"], result["AREAS_WITHOUT_ROW"]) == (3, 1)


def test_workbooks_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    for line in [["Titel", None, None], *table_rows()]:
        book.active.append(line)
    book.save(tmp_path / "t.xlsx")
    before = gdal.GetConfigOption("OGR_XLSX_HEADERS")
    monkeypatch.setattr("sozialraum_plugin.gis.tables.missing", list)
    heard = Heard()
    result = run(heard, INPUT=areas(), TABLE=str(tmp_path / "t.xlsx"))
    assert rows(result["OUTPUT"], "Name_2", "Anzahl")["010102"] == ["b", 20]
    assert any("Merged cells are not known" in text for text in heard.infos)
    assert gdal.GetConfigOption("OGR_XLSX_HEADERS") == before


def test_a_table_of_the_project(tmp_path: Path) -> None:
    table = QgsVectorLayer("NoGeometry", "tabelle", "memory")
    table.dataProvider().addAttributes(
        [QgsField("schluessel", QMetaType.Type.QString), QgsField("wert", QMetaType.Type.Double)]
    )
    table.updateFields()
    for key, value in (("010101", 1.5), ("020102", NULL)):
        feature = QgsFeature(table.fields())
        feature.setAttributes([key, value])
        table.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(table, False)
    try:
        result = run(INPUT=areas(), TABLE_LAYER=table.id())
    finally:
        QgsProject.instance().removeMapLayer(table.id())
    assert rows(result["OUTPUT"], "wert")["010101"] == [1.5]
    assert (result["MATCHED"], result["AREAS_WITHOUT_ROW"], result["MISSING_CELLS"]) == (2, 2, 1)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"TABLE": "/nowhere/t.csv"}, r"/nowhere/t\.csv \(TABLE\) does not exist"),
        ({}, r"No table is given.*TABLE"),
        ({"KEY_FIELD": "PLR"}, r"no field PLR \(KEY_FIELD\).*PLR_ID, name"),
        ({"KEY_FIELD": "name"}, r"No column of t\.csv holds the keys of the areas.*area 0.*PLR-Nr\."),
        ({"KEY_FIELD": "name", "TABLE_KEY_FIELD": "PLR-Nr."}, r"PLR-Nr\..*010101, 010102.*area 0, area 1"),
        ({"SHEET": "Daten"}, r"no sheet Daten \(SHEET\)"),
        ({"TABLE_KEY_FIELD": "Kennziffer"}, r"no column Kennziffer \(TABLE_KEY_FIELD\)"),
        ({"COLUMNS": "Einwohner insgesamt;Fläche"}, r"no column Fläche \(COLUMNS\)"),
    ],
)
def test_bad_input_is_told_in_words(tmp_path: Path, parameters: dict[str, Any], words: str) -> None:
    table = {"TABLE": save(tmp_path / "t.csv", OFFICE)} if parameters else {}
    with pytest.raises(QgsProcessingException, match=words):
        run(INPUT=areas(), OUTPUT=str(tmp_path / "out.gpkg"), **{**table, **parameters})
    assert not (tmp_path / "out.gpkg").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", b"\x00\x01\x02\xff" * 500, "binary data"),
        ("t.csv", b"", "no row below the header"),
        ("t.csv", b"PLR;Name\n", "No column of t.csv holds the keys"),
        ("t.xlsx", b"PK\x03\x04garbage", "cannot be read as a table"),
        ("t.xls", b"\xd0\xcf\x11\xe0garbage", "cannot be read as a table"),
        ("t.ods", b"garbage", "cannot be read as a table"),
        ("t.gpkg", b"garbage", "cannot be read as a table"),
        ("t.dbf", b"garbage", "cannot be read as a table"),
        ("t.pdf", b"%PDF", r"ending \.pdf, which is not known.*\.csv"),
    ],
)
def test_garbage_is_told_in_words(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(QgsProcessingException, match=words) as error:
        run(INPUT=areas(), TABLE=str(tmp_path / name))
    assert "Traceback" not in str(error.value)


def test_a_layer_without_areas_and_one_without_keys(tmp_path: Path) -> None:
    table = save(tmp_path / "t.csv", OFFICE)
    with pytest.raises(QgsProcessingException, match=r"areas \(INPUT\) has no features"):
        run(INPUT=areas([]), TABLE=table)
    with pytest.raises(QgsProcessingException, match=r"PLR_ID \(KEY_FIELD\) is empty"):
        run(INPUT=areas([NULL, NULL]), TABLE=table)


def test_folders_that_cannot_be_written(tmp_path: Path) -> None:
    table = save(tmp_path / "t.csv", OFFICE)
    with pytest.raises(QgsProcessingException, match=r"\(REPORT\) is a file, but a folder is needed"):
        run(INPUT=areas(), TABLE=table, REPORT=f"{table}/r.html", OUTPUT=str(tmp_path / "out.gpkg"))
    assert not (tmp_path / "out.gpkg").exists()
    with pytest.raises(QgsProcessingException, match=r"t\.csv \(OUTPUT\) is a file, but a folder is needed"):
        run(INPUT=areas(), TABLE=table, OUTPUT=f"{table}/out.gpkg")


def test_cancel_leaves_nothing(tmp_path: Path) -> None:
    heard = Heard()
    heard.cancel()
    with pytest.raises(QgsProcessingException):
        run(heard, INPUT=areas(), TABLE=save(tmp_path / "t.csv", OFFICE), OUTPUT=str(tmp_path / "out.gpkg"))
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


# Real tables, cells checked by eye in the originals.


@pytest.fixture
def berlin(shared_data: Path) -> Path:
    return shared_data / "berlin_mss2021"


def compare(layer: QgsVectorLayer, path: Path, names: dict[str, str]) -> int:
    """Every cell of a table against the file itself, read the plain way; gives the number of cells that are equal."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        original = {row[0]: row for row in csv.reader(file, delimiter=";")}
    header = next(iter(original.values()))
    equal = 0
    for feature in layer.getFeatures():
        line = original[feature["PLR_ID"]]
        for column, name in names.items():
            text = line[header.index(column)]
            found = feature[name]
            assert (found == NULL) if text == "" else (float(text) == found), (feature["PLR_ID"], name, text, found)
            equal += 1
    return equal


def test_berlin_context_indicators(berlin: Path) -> None:
    result = run(INPUT=str(berlin / "lor_planungsraeume_2021.shp"), TABLE=str(berlin / "mss2021_kontext.csv"))
    assert [result[name] for name in ("MATCHED", "AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA", "REJECTED_CELLS")] == [
        542, 0, 0, 0
    ]  # fmt: skip
    layer = result["OUTPUT"]
    indicators = [f"K{number:02d}" for number in (1, 2, 3, 4, 5, 16, 6, 17, 7, 9, 10, 11, 12, 13)]
    assert layer.fields().names()[5:] == ["PLR_Name_2", "EW_31_12_2020", *indicators]
    assert rows(layer, "K01", "K09", "K10", "EW_31_12_2020")["01100101"] == [2.82, 0.0, 55.92, 3419]
    same = {name: name for name in indicators}
    assert compare(layer, berlin / "mss2021_kontext.csv", {**same, "EW 31.12.2020": "EW_31_12_2020"}) == 542 * 15


def test_berlin_index_values(berlin: Path) -> None:
    result = run(INPUT=str(berlin / "lor_planungsraeume_2021.shp"), TABLE=str(berlin / "mss2021_zwerte_index.csv"))
    assert (result["MATCHED"], result["REJECTED_CELLS"]) == (542, 0)
    names = {name: name for name in ("zS1", "zS3", "zS4", "zD1", "zD3", "zD4")}
    names |= {"Status-summe": "Status_summe", "Dynamik-summe": "Dynamik_summe"}
    assert compare(result["OUTPUT"], berlin / "mss2021_zwerte_index.csv", names) == 542 * 8
    assert rows(result["OUTPUT"], "Zuordnung_Klasse_Status_Index")["12601133"] == ["sehr niedrig"]


def test_berlin_shares_cover_a_part_of_the_city(berlin: Path) -> None:
    result = run(INPUT=str(berlin / "lor_planungsraeume_2021.shp"), TABLE=str(berlin / "mss2021_anteile.csv"))
    assert [result[name] for name in ("MATCHED", "AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA", "REJECTED_CELLS")] == [
        447, 95, 0, 0
    ]  # fmt: skip
    assert rows(result["OUTPUT"], "s1_percentage_unemployed")["01100101"] == [4.22594]


def test_berlin_workbook_with_three_header_rows(berlin: Path) -> None:
    result = run(INPUT=str(berlin / "lor_planungsraeume_2021.shp"), TABLE=str(berlin / "versorgung_2402.xlsx"))
    assert (result["MATCHED"], result["ROWS_WITHOUT_AREA"], result["REJECTED_CELLS"]) == (542, 0, 0)
    layer = result["OUTPUT"]
    aliases = [field.alias() for field in layer.fields()]
    wanted = "Ausbauprognose 2024 – Gigabit-Versorgung der Wohn- und Gewerbeeinheiten – Anteil (%)"
    name = layer.fields().at(aliases.index(wanted)).name()
    assert rows(layer, name)["12601236"] == [100.0]
    assert rows(layer, name)["01100311"] == [100.0]
    assert rows(layer, "Bezirk_Nummer")["01100102"] == ["01"]


def test_muenster_keys_glued_to_names(shared_data: Path, tmp_path: Path) -> None:
    result = run(
        INPUT=str(shared_data / "muenster" / "stadtteile.geojson"),
        KEY_FIELD="NR_STATIST",
        TABLE=str(shared_data / "muenster" / "stadtteile_2014.xlsx"),
        SHEET="männlich",
        REPORT_JSON=str(tmp_path / "r.json"),
    )
    assert (result["MATCHED"], result["AREAS_WITHOUT_ROW"], result["REJECTED_CELLS"]) == (45, 0, 0)
    layer = result["OUTPUT"]
    found = {feature["NR_STATIST"]: feature for feature in layer.getFeatures()}
    assert found["11"]["Insgesamt"] == 663
    assert found["11"]["davon_im_Alter_von_bis_Jahren_20_29"] == 184
    assert found["12"]["davon_im_Alter_von_bis_Jahren_80_89"] == NULL
    assert found["97"]["davon_im_Alter_von_bis_Jahren_90_u_mehr"] == 9
    facts = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert facts["matches"] == {"code": 45}
    assert facts["rows_without_area"] == []
    apart = [(row["reason"], row["text"].split(" | ")[0]) for row in facts["rows_set_apart"]]
    assert [text for reason, text in apart if reason == "sum"] == [
        "Altstadt", "Innenstadtring", "Mitte-Süd", "Mitte-Nordost", "Mitte", "West", "Nord", "Ost", "Südost", "Hiltrup"
    ]  # fmt: skip
    assert next(row["text"] for row in facts["rows_set_apart"] if row["reason"] == "total").startswith(
        "Stadt Münster | 143279"
    )
    assert any(note["code"] == "sums-agree" and ": 11, compared" in note["text"] for note in facts["protocol"])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_hamburg_joins_by_name_and_sets_the_districts_apart(shared_data: Path, tmp_path: Path, ending: str) -> None:
    heard = Heard()
    result = run(
        heard,
        INPUT=str(shared_data / "hamburg2014" / "stadtteile.geojson"),
        KEY_FIELD="name",
        TABLE=str(shared_data / "hamburg2014" / f"stadtteilprofile_2014.{ending}"),
        REPORT_JSON=str(tmp_path / "r.json"),
    )
    assert (result["MATCHED"], result["ROWS_WITHOUT_AREA"], result["AREAS_WITHOUT_ROW"]) == (95, 4, 9)
    facts = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    # Altona, Eimsbüttel, Wandsbek, Bergedorf and Harburg are names of Stadtteile and of Bezirke.
    assert [row["text"].split(" | ")[0] for row in facts["rows_set_apart"]] == [
        "Hamburg-Mitte", "Altona", "Eimsbüttel", "Hamburg-Nord", "Wandsbek", "Bergedorf", "Harburg", "Hamburg"
    ]  # fmt: skip
    assert any("The last 8 rows of data add up" in text for text in heard.warnings)
    name = "Bevoelkerung" if ending == "csv" else "Bevoelkerung_Bevoelkerung_Anzahl_der_Einwohnerinnen_und"
    found = {feature["name"]: feature[name] for feature in result["OUTPUT"].getFeatures()}
    assert (found["Altona-Altstadt"], found["Wandsbek"], found["Cranz"]) == (28227, 33388, 759)


def test_no_public_table_ends_in_a_traceback(shared_data: Path) -> None:
    tables = sorted((shared_data / "tables").iterdir())
    assert len(tables) == 8
    for path in tables:
        with pytest.raises(QgsProcessingException, match="holds the keys of the areas") as error:
            run(INPUT=areas(), TABLE=str(path))
        assert "Traceback" not in str(error.value), path.name


def test_old_workbooks_are_read_by_gdal(shared_data: Path) -> None:
    grids = read_with_gdal(shared_data / "tables" / "lor_schluessel.xls")
    assert [grid.sheet for grid in grids[:2]] == ["01", "02"]
    assert grids[0].cells[4, 11] == "Stülerstr."
    (ranking, *_) = read_with_gdal(shared_data / "tables" / "bundeslaender_ranking.ods")
    assert ranking.cells[2].tolist() == ["1", "Nordrhein-Westfalen", "9972", "17947221"]


def write_copy(layer: QgsVectorLayer, path: Path) -> str:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    return str(path)


def test_output_may_replace_an_earlier_one(tmp_path: Path) -> None:
    source = write_copy(areas(), tmp_path / "areas.gpkg")
    table = save(tmp_path / "t.csv", OFFICE)
    for _ in range(2):
        result = run(INPUT=source, TABLE=table, OUTPUT=str(tmp_path / "out.gpkg"))
    assert rows(result["OUTPUT"], "Einwohner_insgesamt")["010101"] == [1234]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["areas.gpkg", "out.gpkg", "t.csv"]


LONG = "PLR-Nr.;Jahr;Merkmal;Wert\n" + "".join(
    f"{key};{year};{name};{number}\n"
    for number, key in enumerate(("010101", "010102", "020101", "020102"))
    for year in (2023, 2024)
    for name in ("Kinder", "Alte")
)


def test_a_long_table_is_offered_to_be_pivoted_and_is(tmp_path: Path) -> None:
    table = save(tmp_path / "lang.csv", LONG)
    with pytest.raises(QgsProcessingException, match=r"long table.*PIVOT.*found: Jahr;Merkmal"):
        run(INPUT=areas(), TABLE=table)
    result = run(INPUT=areas(), TABLE=table, PIVOT="Jahr;Merkmal")
    names = result["OUTPUT"].fields().names()[2:]
    assert names == ["F_2023_Kinder", "F_2023_Alte", "F_2024_Kinder", "F_2024_Alte"]
    assert rows(result["OUTPUT"], "F_2024_Alte") == {"010101": [0], "010102": [1], "020101": [2], "020102": [3]}
    assert result["OUTPUT"].fields().field("F_2024_Alte").alias() == "2024 – Alte"


def test_this_years_settings_read_next_years_table(tmp_path: Path) -> None:
    first = save(
        tmp_path / "2023.csv", "Titel 2023;;\nPLR;Einwohner 31.12.2023;Quote\n010101;10;1.234\n10102;11;2.345\n"
    )
    kept = str(tmp_path / "lesen.json")
    run(INPUT=areas(), TABLE=first, DECIMAL="point", READING_OUTPUT=kept)
    heard = Heard()
    second = save(
        tmp_path / "2024.csv", "Titel 2024;;\nPLR;Einwohner 31.12.2024;Quote\n010101;x y;3.456\n10102;.;4.567\n"
    )
    result = run(heard, INPUT=areas(), TABLE=second, READING=kept)
    assert rows(result["OUTPUT"], "Quote")["010101"] == [3.456]  # a decimal point, as last year
    assert result["REJECTED_CELLS"] == 1  # "x y" in a column that held numbers last year
    assert any("same columns, years aside" in text for text in heard.infos)
    third = save(tmp_path / "2025.csv", "Titel;;\nPLR;Haushalte;Quote\n010101;5;3.456\n10102;6;4.567\n")
    heard = Heard()
    run(heard, INPUT=areas(), TABLE=third, READING=kept)
    assert any("has no more: 1, as Einwohner 31.12.2023" in text for text in heard.warnings)


def test_key_rules_and_pairs_are_the_users_choice(tmp_path: Path) -> None:
    table = save(tmp_path / "t.csv", "PLR;n\n10101;1\n010102;2\n020101;3\nHafen;4\n")
    assert run(INPUT=areas(), TABLE=table)["MATCHED"] == 3
    strict = run(INPUT=areas(), TABLE=table, KEY_RULES=[])
    assert (strict["MATCHED"], strict["ROWS_WITHOUT_AREA"]) == (2, 2)
    paired = run(INPUT=areas(), TABLE=table, KEY_RULES=["zeros"], KEY_PAIRS="Hafen = 020102")
    assert (paired["MATCHED"], paired["ROWS_WITHOUT_AREA"]) == (4, 0)
    assert rows(paired["OUTPUT"], "n")["020102"] == [4]


def test_every_decision_in_the_report_names_its_parameter(tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    run(INPUT=areas(), TABLE=save(tmp_path / "t.csv", OFFICE), REPORT_JSON=str(report))
    protocol = {item["code"]: item["overruled_by"] for item in json.loads(report.read_text("utf-8"))["protocol"]}
    assert protocol["encoding"] == "ENCODING"
    assert protocol["delimiter"] == "DELIMITER"
    assert protocol["key-found"] == "TABLE_KEY_FIELD"
    known = {item.name() for item in QgsApplication.processingRegistry().algorithmById(
        "sozialraum:joinindicators").parameterDefinitions()}  # fmt: skip
    assert {name for name in OVERRULED_BY.values() if name} <= known
