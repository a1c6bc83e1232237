"""Result layers: whole or not at all, and the same by whichever way they are written."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import processing
import pytest
from osgeo import ogr
from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from sozialraum_plugin.gis.areas import areacopy
from sozialraum_plugin.gis.results import keep_style

COUNT = 60


def areas() -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "areas", "memory")
    layer.dataProvider().addAttributes(
        [QgsField("KEY", QMetaType.Type.QString), QgsField("größe in m²", QMetaType.Type.Double)]
    )
    layer.updateFields()
    features = []
    for number in range(COUNT):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([f"{number:04d}", NULL if number % 7 == 0 else number / 3])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def saved(folder: Path, name: str) -> str:
    """The areas as a file; in the GeoPackage ids have gaps and no order."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG" if name.endswith("gpkg") else "ESRI Shapefile"
    layer = areas()
    path = str(folder / name)
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
    if name.endswith("gpkg"):
        source = ogr.Open(path, 1)
        source.ExecuteSQL("DELETE FROM areas WHERE KEY IN ('0003', '0017')")
        source.ExecuteSQL("UPDATE areas SET fid = 5000 WHERE KEY = '0001'")
        del source
    return path


def table(folder: Path) -> str:
    lines = [f"{number:04d};{number * 10};{number / 4:.2f};Raum {number}" for number in range(COUNT - 5)]
    (folder / "t.csv").write_text("KEY;n;x;t\n" + "\n".join(lines).replace(".", ",") + "\n", encoding="utf-8")
    return str(folder / "t.csv")


def join(**parameters: Any) -> dict[str, Any]:
    used = {"KEY_FIELD": "KEY", **parameters}
    return dict(processing.run("sozialraum:joinindicators", used))


def content(layer: Any) -> dict[str, list[Any]]:
    opened = QgsVectorLayer(layer, "x") if isinstance(layer, str) else layer
    names = ["n", "x", "t"]
    return {
        feature["KEY"]: [*(feature[name] for name in names), feature.geometry().asWkt()]
        for feature in opened.getFeatures()
    }


@pytest.mark.parametrize("name", ["areas.gpkg", "areas.shp"])
@pytest.mark.parametrize("least", [1, 1000])
def test_all_ways_write_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, least: int) -> None:
    monkeypatch.setattr(areacopy, "LEAST", least)
    begun: list[Any] = []
    copy = areacopy._copy

    def counted(*words: Any) -> bool:
        begun.append(words)
        return copy(*words)

    monkeypatch.setattr(areacopy, "_copy", counted)
    source, rows = saved(tmp_path, name), table(tmp_path)
    memory = join(INPUT=source, TABLE=rows, OUTPUT="memory:")["OUTPUT"]
    result = join(INPUT=source, TABLE=rows, OUTPUT=str(tmp_path / "out.gpkg"))
    assert len(begun) == (least == 1)
    found = content(result["OUTPUT"])
    assert found == content(memory)
    assert found["0001"][:3] == [10, 0.25, "Raum 1"]
    assert found["0058"][:3] == [NULL, NULL, NULL]
    out = ogr.Open(str(tmp_path / "out.gpkg"))
    assert out.GetLayer(0).GetName() == "out"
    assert out.GetLayer(0).GetFeatureCount() == COUNT - 2 * name.endswith("gpkg")
    types = [QgsVectorLayer(result["OUTPUT"]).fields().field(field).type() for field in ("n", "x", "t")]
    assert types == [QMetaType.Type.LongLong, QMetaType.Type.Double, QMetaType.Type.QString]
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_spatial_index_finds_the_areas(tmp_path: Path) -> None:
    result = join(INPUT=saved(tmp_path, "areas.gpkg"), TABLE=table(tmp_path), OUTPUT=str(tmp_path / "out.gpkg"))
    source = ogr.Open(result["OUTPUT"])
    layer = source.GetLayer(0)
    layer.SetSpatialFilterRect(10.6, 0.05, 10.7, 0.2)
    assert [feature["KEY"] for feature in layer] == ["0010"]


def test_selected_features_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areacopy, "LEAST", 1)
    layer = QgsVectorLayer(saved(tmp_path, "areas.shp"), "areas", "ogr")
    layer.selectByExpression("\"KEY\" < '0004'")
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    from qgis.core import QgsProject

    QgsProject.instance().addMapLayer(layer, False)
    try:
        result = join(INPUT=chosen, TABLE=table(tmp_path), OUTPUT=str(tmp_path / "out.gpkg"))
        assert sorted(content(result["OUTPUT"])) == ["0000", "0001", "0002", "0003"]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_a_shapefile_comes_with_all_its_files(tmp_path: Path) -> None:
    result = join(INPUT=saved(tmp_path, "areas.gpkg"), TABLE=table(tmp_path), OUTPUT=str(tmp_path / "out.shp"))
    assert content(result["OUTPUT"])["0002"][:3] == [20, 0.5, "Raum 2"]
    endings = {path.suffix for path in tmp_path.iterdir() if path.stem == "out"}
    assert {".shp", ".shx", ".dbf", ".prj"} <= endings


@pytest.mark.parametrize("least", [1, 1000])
def test_cancel_and_errors_keep_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int) -> None:
    monkeypatch.setattr(areacopy, "LEAST", least)
    final = tmp_path / "out.gpkg"
    final.write_bytes(b"older")
    source, rows = saved(tmp_path, "areas.gpkg"), table(tmp_path)

    class Impatient(QgsProcessingFeedback):
        def setProgress(self, progress: float) -> None:
            if progress >= 60:
                self.cancel()

    used = {"INPUT": source, "KEY_FIELD": "KEY", "TABLE": rows, "OUTPUT": str(final)}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run("sozialraum:joinindicators", used, feedback=Impatient())
    with pytest.raises(QgsProcessingException, match="no column q"):
        processing.run("sozialraum:joinindicators", {**used, "COLUMNS": "q"})
    assert final.read_bytes() == b"older"
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_invalid_polygon_stops_no_join(tmp_path: Path) -> None:
    layer = areas()
    crossed = QgsGeometry.fromWkt("POLYGON((0 0,1 1,1 0,0 1,0 0))")
    layer.dataProvider().changeGeometryValues({1: crossed})
    result = join(INPUT=layer, TABLE=table(tmp_path), OUTPUT=str(tmp_path / "out.gpkg"))
    assert content(result["OUTPUT"])["0000"][3] == crossed.asWkt().replace("Polygon", "Polygon")


def test_two_programs_that_save_a_style_at_once_leave_one(tmp_path: Path) -> None:
    layer = QgsVectorLayer(saved(tmp_path, "areas.gpkg"), "areas", "ogr")
    keep_style(layer)
    source = ogr.Open(layer.source(), 1)
    # What the other program adds before this one has saved its own; other styles are nobody's business.
    for name, maker in (("default", "Sozialraum"), ("default", "by hand"), ("default", "by hand")):
        source.ExecuteSQL(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            f"styleQML, useAsDefault, description) SELECT '', '', f_table_name, f_geometry_column, '{name}', styleQML, "
            f"1, '{maker}' FROM layer_styles LIMIT 1"
        )
    del source
    keep_style(layer)
    with contextlib.closing(sqlite3.connect(layer.source())) as database:
        styles = database.execute("SELECT styleName, description FROM layer_styles").fetchall()
    assert sorted(styles) == [("default", "Sozialraum"), ("default", "by hand"), ("default", "by hand")]
    assert layer.listStylesInDatabase()[0] == 3
