"""``sozialraum:exportlayers``: every format read back by GDAL, openpyxl or a fresh QGIS layer."""

from __future__ import annotations

import csv
import datetime
import getpass
import json
import sqlite3
import stat
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import processing
import pytest
from osgeo import ogr
from qgis.core import (
    NULL,
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsMemoryProviderUtils,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRendererCategory,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

ALL = ["gpkg", "geojson", "shp", "xlsx", "csv", "project"]
FIELDS = [
    ("fid", QMetaType.Type.QString),
    ("PLR_ID", QMetaType.Type.QString),
    ("PLR_NAME", QMetaType.Type.QString),
    ("RTK", QMetaType.Type.QString),
    ("gebietstyp", QMetaType.Type.Int),
    ("gebietstyp_name_lang", QMetaType.Type.QString),
    ("Anteil", QMetaType.Type.Double),
    ("Stichtag", QMetaType.Type.QDate),
    ("geaendert_am", QMetaType.Type.QDateTime),
    ("geom", QMetaType.Type.LongLong),
    ("gueltig", QMetaType.Type.Bool),
]
STAMP = QDateTime(QDate(2024, 12, 31), QTime(8, 5, 7))
ROWS = [
    ["x", "01100101", "Stülerstraße", "03", 1, "=1+1", 2.82, QDate(2024, 12, 31), STAMP, 2**40, True],
    ["y", "01100102", "Großer Tiergarten", "03", 2, "@SUM(A1)", -0.25, NULL, NULL, NULL, False],
    [NULL, "01100103", NULL, "10", NULL, NULL, NULL, NULL, NULL, NULL, NULL],
    ["z", "01100104", "Lützowstraße", NULL, 2, "-", 1e-7, QDate(1999, 1, 1), STAMP, 0, True],
]
# As ogr gives them, without time zone.
VALUES = {
    "PLR_ID": ["01100101", "01100102", "01100103", "01100104"],
    "PLR_NAME": ["Stülerstraße", "Großer Tiergarten", None, "Lützowstraße"],
    "gebietstyp": [1, 2, None, 2],
    "gebietstyp_name_lang": ["=1+1", "@SUM(A1)", None, "-"],
    "Anteil": [2.82, -0.25, None, 1e-7],
}


@pytest.fixture
def areas() -> QgsVectorLayer:
    """Four squares with all kinds of values, aliases and a style with a category per type."""
    fields = QgsFields()
    for name, kind in FIELDS:
        fields.append(QgsField(name, kind))
    layer = QgsMemoryProviderUtils.createMemoryLayer(
        "Räume 2024", fields, Qgis.WkbType.MultiPolygon, QgsCoordinateReferenceSystem("EPSG:25833")
    )
    features = []
    for number, row in enumerate(ROWS):
        x, y = 388000 + number * 500, 5819000
        feature = QgsFeature(fields)
        feature.setGeometry(
            QgsGeometry.fromWkt(
                f"MultiPolygon((({x} {y}, {x} {y + 700.125}, {x + 500} {y + 700.125}, {x + 500} {y}, {x} {y})))"
            )
        )
        feature.setAttributes(row)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setFieldAlias(4, "Gebietstyp – Nummer")
    layer.setCustomProperty("sozialraum/comment/gebietstyp", "1 = geringste Belastung")
    colours = ["#CC6677", "#332288"]
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "gebietstyp",
            [
                QgsRendererCategory(number, QgsFillSymbol.createSimple({"color": colour}), f"Typ {number}")
                for number, colour in enumerate(colours, start=1)
            ],
        )
    )
    return layer


class Remarks(QgsProcessingFeedback):
    """Keeps warnings to look at."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def export(layers: Any, folder: Path, feedback: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    """Run the algorithm."""
    inputs = {"INPUT": layers, "FOLDER": str(folder), "LANGUAGE": "de", **more}
    return dict(processing.run("sozialraum:exportlayers", inputs, feedback=feedback))


def read(path: Path, name: str) -> list[Any]:
    """The values of a field of a file's first layer, by GDAL."""
    source = ogr.Open(str(path))
    return [feature.GetField(name) for feature in source.GetLayer(0)]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_default_is_a_geopackage_and_a_text(areas: QgsVectorLayer, tmp_path: Path) -> None:
    made = export([areas], tmp_path / "new" / "folder")
    assert names(tmp_path / "new" / "folder") == ["LIESMICH.txt", "Raeume_2024.gpkg"]
    assert made["COUNT"] == 2
    assert sorted(made["FILES"]) == [str(tmp_path / "new" / "folder" / name) for name in names(tmp_path / "new/folder")]
    assert made["FOLDER"] == str(tmp_path / "new" / "folder")
    assert stat.S_IMODE((tmp_path / "new/folder/Raeume_2024.gpkg").stat().st_mode) & 0o444 == 0o444


def test_all_formats_hold_the_values(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, FORMATS=ALL, NAME="Paket")
    assert names(tmp_path) == [
        "LIESMICH.txt",
        *(f"Paket.{ending}" for ending in ("cpg", "csv", "dbf", "geojson", "gpkg", "prj", "qgz", "shp", "shx", "xlsx")),
        "Paket_Felder.txt" if (tmp_path / "Paket_Felder.txt").exists() else "Paket_fields.txt",
    ]
    for name, values in VALUES.items():
        assert read(tmp_path / "Paket.gpkg", name) == values, name
        assert read(tmp_path / "Paket.geojson", name) == values, name
    assert read(tmp_path / "Paket.gpkg", "fid") == ["x", "y", None, "z"]
    assert read(tmp_path / "Paket.gpkg", "geom") == [2**40, None, None, 0]
    assert read(tmp_path / "Paket.gpkg", "Stichtag") == ["2024/12/31", None, None, "1999/01/01"]
    assert str(read(tmp_path / "Paket.gpkg", "geaendert_am")[0]).startswith("2024/12/31 08:05:07")


def test_geopackage_keeps_the_geometry_to_the_bit(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path)
    copy = QgsVectorLayer(str(tmp_path / "Raeume_2024.gpkg"), "copy", "ogr")
    assert copy.crs() == areas.crs()
    for new, old in zip(copy.getFeatures(), areas.getFeatures(), strict=True):
        assert bytes(new.geometry().asWkb()) == bytes(old.geometry().asWkb())


def test_geopackage_opens_styled_and_described(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export(
        [areas],
        tmp_path,
        DESCRIPTION="Typen der Räume",
        SOURCE="Amt für Statistik",
        LICENCE="CC BY 3.0",
        REFERENCE_DATE="31.12.2024",
    )
    path = tmp_path / "Raeume_2024.gpkg"
    layer = QgsVectorLayer(str(path), "fresh", "ogr")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert [category.label() for category in renderer.categories()] == ["Typ 1", "Typ 2"]
    assert renderer.categories()[0].symbol().color().name() == "#cc6677"
    assert layer.attributeDisplayName(layer.fields().lookupField("gebietstyp")) == "Gebietstyp – Nummer"
    assert layer.customProperty("sozialraum/comment/gebietstyp") == "1 = geringste Belastung"
    metadata = layer.metadata()
    assert metadata.title() == "Räume 2024"
    assert "Typen der Räume" in metadata.abstract()
    assert "31.12.2024" in metadata.abstract()
    assert metadata.licenses() == ["CC BY 3.0"]
    assert metadata.rights() == ["Amt für Statistik"]
    assert metadata.extent().temporalExtents()[0].begin().date() == QDate(2024, 12, 31)
    del layer
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    described = database.execute("SELECT description FROM gpkg_contents WHERE data_type = 'features'").fetchall()
    assert [text.splitlines()[0] for (text,) in described] == ["Typen der Räume"]
    database.close()


def test_geojson_is_rfc_7946(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, FORMATS=["geojson"])
    text = (tmp_path / "Raeume_2024.geojson").read_text(encoding="utf-8")
    assert '"crs"' not in text
    geometry = json.loads(text)["features"][0]["geometry"]
    points = geometry["coordinates"][0] if geometry["type"] == "Polygon" else geometry["coordinates"][0][0]
    # by gdaltransform -s_srs EPSG:25833 -t_srs EPSG:4326: 13.349685602, 52.509601489
    assert [13.3496856, 52.5096015] in points
    assert all(round(part, 7) == part for point in points for part in point)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    assert area > 0, "the outer ring must be counter-clockwise"


def test_no_row_is_lost_behind_a_long_text(tmp_path: Path) -> None:
    """A text of more than 254 signs, and one longer than its field says, are cut or kept; the rows behind them stay."""
    path = tmp_path / "source.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made = source.CreateLayer("source", None, ogr.wkbNone)
    for name, width in (("KEY", 0), ("free", 0), ("narrow", 10)):
        field = ogr.FieldDefn(name, ogr.OFTString)
        field.SetWidth(width)
        made.CreateField(field)
    for number in range(5):
        feature = ogr.Feature(made.GetLayerDefn())
        feature["KEY"] = f"0{number}"
        made.CreateFeature(feature)
    del feature, made, source
    with sqlite3.connect(path) as database:
        database.execute("UPDATE source SET free = ?, narrow = ? WHERE KEY = '01'", ["ä" * 300, "x" * 40])
    database.close()
    feedback = Remarks()
    export([str(path)], tmp_path / "out", feedback, FORMATS=["gpkg", "shp", "geojson", "csv"], NAME="P")
    keys = ["00", "01", "02", "03", "04"]
    for file in ("P.gpkg", "P.dbf", "P.geojson"):
        assert read(tmp_path / "out" / file, "KEY") == keys, file
    assert read(tmp_path / "out" / "P.dbf", "free")[1] == "ä" * 127
    assert read(tmp_path / "out" / "P.gpkg", "free")[1] == "ä" * 300
    assert read(tmp_path / "out" / "P.gpkg", "narrow")[1] == "x" * 40
    assert any("free" in text and "254" in text for text in feedback.warnings)


def test_shapefile_is_utf8_and_its_names_are_explained(areas: QgsVectorLayer, tmp_path: Path) -> None:
    feedback = Remarks()
    areas.startEditing()
    areas.changeAttributeValue(1, areas.fields().lookupField("PLR_NAME"), "ß" * 200)
    export([areas], tmp_path, feedback, FORMATS=["shp"], NAME="P")
    areas.rollBack()
    path = tmp_path / "P.shp"
    assert (tmp_path / "P.cpg").read_text() == "UTF-8"
    source = ogr.Open(str(path))
    found = [field.GetName() for field in source.GetLayer(0).schema]
    assert found[4:6] == ["gebietstyp", "gebietst_1"]
    assert read(path, "gebietst_1") == ["=1+1", "@SUM(A1)", None, "-"]
    assert read(path, "gebietstyp") == [1, 2, None, 2]
    assert read(path, "Anteil")[:3] == [2.82, -0.25, None]
    assert read(path, "PLR_NAME") == ["ß" * 127, "Großer Tiergarten", None, "Lützowstraße"]
    assert read(path, "geaendert") == ["2024-12-31T08:05:07", None, None, "2024-12-31T08:05:07"]
    assert any("PLR_NAME" in text and "254" in text for text in feedback.warnings)
    legend = next(tmp_path.glob("P_*.txt")).read_text(encoding="utf-8-sig")
    line = next(line for line in legend.splitlines() if line.startswith("gebietstyp "))
    assert "Gebietstyp – Nummer" in line
    assert "1 = geringste Belastung" in line
    assert "gebietst_1" in legend
    assert "gebietstyp_name_lang" in legend


def test_workbook_is_typed(areas: QgsVectorLayer, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    export([areas], tmp_path, FORMATS=["xlsx"], NAME="P", SOURCE="Amt für Statistik")
    book = openpyxl.load_workbook(tmp_path / "P.xlsx")
    sheet = book["Räume 2024"]
    header = [cell.value for cell in sheet[1]]
    assert header[4] == "Gebietstyp – Nummer"
    first = dict(zip(header, sheet[2], strict=True))
    assert first["PLR_ID"].value == "01100101"
    assert first["Gebietstyp – Nummer"].value == 1
    assert first["Stichtag"].value == datetime.datetime(2024, 12, 31)
    assert (first["gebietstyp_name_lang"].value, first["gebietstyp_name_lang"].data_type) == ("=1+1", "s")
    assert all(cell.value is None for cell in sheet[4][4:])
    about = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    assert "Amt für Statistik" in about
    assert "1 = geringste Belastung. 1 = Typ 1; 2 = Typ 2" in about


def test_csv_is_german_and_harmless(areas: QgsVectorLayer, tmp_path: Path) -> None:
    feedback = Remarks()
    export([areas], tmp_path, feedback, FORMATS=["csv"], NAME="P")
    data = (tmp_path / "P.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["Anteil"] for row in rows] == ["2,82", "-0,25", "", "0,0000001"]
    assert [row["gebietstyp_name_lang"] for row in rows] == ["'=1+1", "'@SUM(A1)", "", "-"]
    assert rows[0]["Stichtag"] == "31.12.2024"
    assert rows[0]["PLR_NAME"] == "Stülerstraße"
    assert any(text.startswith("CSV: 2 ") for text in feedback.warnings)


def test_project_opens_from_another_place(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path / "a", FORMATS=["project"], NAME="P", DESCRIPTION="Typen")
    moved = (tmp_path / "a").rename(tmp_path / "b")
    project = QgsProject()
    assert project.read(str(moved / "P.qgz"))
    layers = list(project.mapLayers().values())
    assert [layer.name() for layer in layers] == ["Räume 2024"]
    assert layers[0].isValid()
    assert layers[0].source().startswith(str(moved))
    assert isinstance(layers[0].renderer(), QgsCategorizedSymbolRenderer)
    assert project.crs() == areas.crs()
    assert project.title() == "P"
    assert project.viewSettings().defaultViewExtent().contains(areas.extent())
    project.clear()


def test_nothing_tells_user_or_folders(areas: QgsVectorLayer, tmp_path: Path) -> None:
    source = tmp_path / "secret-folder" / "areas.gpkg"
    source.parent.mkdir()
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerOptions = ["FID=row", "GEOMETRY_NAME=shape"]
    written = QgsVectorFileWriter.writeAsVectorFormatV3(areas, str(source), QgsCoordinateTransformContext(), options)
    assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
    export([str(source)], tmp_path / "out", FORMATS=ALL, NAME="P")
    user = getpass.getuser().encode()
    for path in (tmp_path / "out").iterdir():
        parts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
        for data in parts:
            assert b"secret-folder" not in data, path.name
            assert str(tmp_path).encode() not in data, path.name
            for mark in (b'saveUser="', b"<author>%s" % user, b'saveUserFull="'):
                assert mark not in data, path.name


def test_a_package_per_region_holds_only_its_areas(areas: QgsVectorLayer, tmp_path: Path) -> None:
    feedback = Remarks()
    made = export([areas], tmp_path, feedback, REGION_FIELD="RTK", NAME="P", FORMATS=["gpkg", "csv"])
    assert names(tmp_path) == [
        f"RTK_{region}/{name}"
        for region in ("03", "10")
        for name in ("LIESMICH.txt", f"P_RTK_{region}.csv", f"P_RTK_{region}.gpkg", f"P_RTK_{region}_stadt.csv")
    ]
    assert made["COUNT"] == 8
    assert read(tmp_path / "RTK_03" / "P_RTK_03.gpkg", "PLR_ID") == ["01100101", "01100102"]
    assert read(tmp_path / "RTK_10" / "P_RTK_10.gpkg", "PLR_ID") == ["01100103"]
    for path in (tmp_path / "RTK_10").iterdir():
        assert b"01100101" not in path.read_bytes(), path.name
    assert "RTK 10" in (tmp_path / "RTK_10" / "LIESMICH.txt").read_text(encoding="utf-8-sig")
    assert len([text for text in feedback.warnings if "REGION_FIELD" in text]) == 1


def test_several_layers_share_one_geopackage(areas: QgsVectorLayer, tmp_path: Path) -> None:
    other = areas.clone()
    other.setName("räume 2024")
    export([areas, other], tmp_path, FORMATS=["gpkg", "csv", "project"], NAME="P")
    assert names(tmp_path) == ["LIESMICH.txt", "P.gpkg", "P.qgz", "P_Raeume_2024.csv", "P_raeume_2024_2.csv"]
    source = ogr.Open(str(tmp_path / "P.gpkg"))
    assert [source.GetLayer(n).GetName() for n in range(2)] == ["Raeume_2024", "raeume_2024_2"]
    project = QgsProject()
    project.read(str(tmp_path / "P.qgz"))
    assert [layer.name() for layer in project.layerTreeRoot().layerOrder()] == ["Räume 2024", "räume 2024"]
    project.clear()


def test_layers_of_the_same_name_are_kept_apart(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas, areas.clone()], tmp_path, NAME="P")
    source = ogr.Open(str(tmp_path / "P.gpkg"))
    assert [source.GetLayer(n).GetFeatureCount() for n in range(2)] == [4, 4]


def test_readme_lists_files_fields_and_facts(areas: QgsVectorLayer, tmp_path: Path) -> None:
    facts = {"DESCRIPTION": "Beschreibung X", "SOURCE": "Quelle X", "LICENCE": "Lizenz X", "REFERENCE_DATE": "Mai 2024"}
    export([areas], tmp_path, FORMATS=ALL, NAME="P", **facts)
    text = (tmp_path / "LIESMICH.txt").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "P"
    for word in (*facts.values(), "Sozialraum 0.", "gebietstyp_name_lang", "gebietst_1", "Gebietstyp – Nummer"):
        assert word in text
    for name in ("LIESMICH.txt", "P.gpkg", "P.geojson", "P.shp", "P.xlsx", "P.csv", "P.qgz"):
        assert f"  {name} " in text, name
    assert str(tmp_path) not in text


def test_a_readme_of_somebody_else_stays(areas: QgsVectorLayer, tmp_path: Path) -> None:
    (tmp_path / "LIESMICH.txt").write_text("Musterstadt", encoding="utf-8")
    export([areas], tmp_path, NAME="P")
    export([areas], tmp_path, NAME="P")
    assert names(tmp_path) == ["LIESMICH.txt", "LIESMICH_P.txt", "P.gpkg"]
    assert (tmp_path / "LIESMICH.txt").read_text(encoding="utf-8") == "Musterstadt"


def test_the_input_stays_as_it_is(areas: QgsVectorLayer, tmp_path: Path) -> None:
    before = [feature.attributes() for feature in areas.getFeatures()]
    fields = areas.fields().names()
    export([areas], tmp_path, FORMATS=ALL)
    assert [feature.attributes() for feature in areas.getFeatures()] == before
    assert areas.fields().names() == fields
    assert areas.metadata().title() == ""


def test_row_numbers_of_a_geopackage_are_left_out(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path / "a", NAME="A")
    export([str(tmp_path / "a" / "A.gpkg")], tmp_path / "b", NAME="B", FORMATS=["csv", "gpkg"])
    header = (tmp_path / "b" / "B.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    # The layer's own text field "fid" is kept, the row number "fid_" of the file in between is an ordinary number.
    assert header.split(";")[-len(FIELDS) :] == [name for name, _ in FIELDS]
    layer = QgsVectorLayer(str(tmp_path / "b" / "B.gpkg"), "b", "ogr")
    assert isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)


def test_a_virtual_field_becomes_a_plain_one(areas: QgsVectorLayer, tmp_path: Path) -> None:
    areas.addExpressionField('"gebietstyp" * 10', QgsField("zehn", QMetaType.Type.Int))
    export([areas], tmp_path, NAME="P")
    layer = QgsVectorLayer(str(tmp_path / "P.gpkg"), "p", "ogr")
    assert layer.fields().names().count("zehn") == 1
    assert [feature["zehn"] for feature in layer.getFeatures()] == [10, 20, NULL, 20]


def refused(tmp_path: Path, layers: Any, *words: str, **more: Any) -> None:
    """The export fails with all ``words`` in its message and leaves nothing new."""
    folder = Path(more.pop("FOLDER", tmp_path / "out"))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(QgsProcessingException) as caught:
        export(layers, folder, **more)
    for word in words:
        assert word in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_bad_input_is_named(areas: QgsVectorLayer, tmp_path: Path) -> None:
    empty = QgsVectorLayer("Polygon?crs=EPSG:25833&field=RTK:string", "leer", "memory")
    lost = areas.clone()
    lost.setName("ohne")
    lost.setCrs(QgsCoordinateReferenceSystem())
    refused(tmp_path, [areas, empty], "leer", "INPUT")
    refused(tmp_path, ["/nowhere/x.gpkg"], "/nowhere/x.gpkg")
    refused(tmp_path, [areas, "/nowhere/x.gpkg"], "/nowhere/x.gpkg")
    refused(tmp_path, [], "INPUT")
    refused(tmp_path, [areas], "Bezirk", "REGION_FIELD", "PLR_ID", REGION_FIELD="Bezirk")
    refused(tmp_path, [areas], "Zahl", "COUNT_FIELDS", "PLR_ID", COUNT_FIELDS=["Zahl"])
    refused(tmp_path, [lost], "ohne", FORMATS=["geojson"])
    file = tmp_path / "file.txt"
    file.write_text("x")
    refused(tmp_path, [areas], "file.txt", "FOLDER", FOLDER=file)
    refused(tmp_path, [areas], "FOLDER", FOLDER=file / "below")


def test_the_input_is_never_overwritten(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, NAME="P")
    before = (tmp_path / "P.gpkg").read_bytes()
    refused(tmp_path, [str(tmp_path / "P.gpkg")], "P.gpkg", "NAME", FOLDER=tmp_path, NAME="P")
    assert (tmp_path / "P.gpkg").read_bytes() == before


def test_an_existing_package_stays_until_the_new_one_is_whole(
    areas: QgsVectorLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    export([areas], folder, FORMATS=["gpkg", "csv"], NAME="P")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    lost = areas.clone()
    lost.setCrs(QgsCoordinateReferenceSystem())
    # The GeoPackage is made, then GeoJSON fails.
    refused(tmp_path, [lost], FORMATS=["gpkg", "geojson"], NAME="P")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_old_files_of_the_same_name_are_mentioned(areas: QgsVectorLayer, tmp_path: Path) -> None:
    export([areas], tmp_path, FORMATS=["gpkg", "csv"], NAME="P")
    feedback = Remarks()
    export([areas], tmp_path, feedback, FORMATS=["gpkg"], NAME="P")
    assert [text for text in feedback.warnings if "P.csv" in text]


@pytest.mark.parametrize("moment", [0, 1, 2])
def test_cancel_leaves_nothing(areas: QgsVectorLayer, tmp_path: Path, moment: int) -> None:
    feedback = QgsProcessingFeedback(False)
    steps: list[float] = []

    def stop(progress: float) -> None:
        steps.append(progress)
        if len(steps) >= moment:
            feedback.cancel()

    feedback.progressChanged.connect(stop)
    if moment == 0:
        feedback.cancel()
    with pytest.raises(QgsProcessingException):
        export([areas], tmp_path / "out", feedback, FORMATS=ALL)
    assert list(tmp_path.iterdir()) == []


def test_berlin_round_trip(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "berlin_mss2021" / "lor_planungsraeume_2021.shp"
    export([str(source)], tmp_path, FORMATS=ALL, NAME="lor")
    for name in ("PLR_ID", "PLR_NAME", "BEZ"):
        expected = read(source, name)
        assert len(expected) == 542
        assert read(tmp_path / "lor.gpkg", name) == expected
        assert read(tmp_path / "lor.shp", name) == expected
        assert read(tmp_path / "lor.geojson", name) == expected
    old, new = ogr.Open(str(source)), ogr.Open(str(tmp_path / "lor.shp"))
    for a, b in zip(old.GetLayer(0), new.GetLayer(0), strict=True):
        assert a.GetGeometryRef().Equals(b.GetGeometryRef())
