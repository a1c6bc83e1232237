"""Styles: the right categories, kept in the GeoPackage, missing values hatched, wrong fields named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import Qgis, QgsProcessingException, QgsProject, QgsRenderContext, QgsVectorLayer

from .maplayers import city, labels, saved, squares


def run(**parameters: Any) -> dict[str, Any]:
    return dict(processing.run("sozialraum:styleareas", parameters))


def test_types_in_a_geopackage(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    qml = tmp_path / "style.qml"
    run(INPUT=path, FIELD="typ", STYLE="types", STYLE_FILE=str(qml))
    opened = QgsVectorLayer(path)
    renderer = opened.renderer()
    assert renderer.type() == "categorizedSymbol"
    assert [category.value() for category in renderer.categories()] == [1, 2, 3, 4, 5, 7, None]
    assert renderer.categories()[0].symbol().color().name().upper() == "#CC6677"
    assert labels(opened) == [*(f"Type {n}" for n in (1, 2, 3, 4, 5, 7)), "not typed"]
    assert "categorizedSymbol" in qml.read_text(encoding="utf-8")
    # The area without a type is drawn, and drawn hatched.
    context = QgsRenderContext()
    renderer = renderer.clone()
    renderer.startRender(context, opened.fields())
    untyped = [feature for feature in opened.getFeatures() if not isinstance(feature["typ"], int)]
    symbols = [renderer.symbolForFeature(feature, context) for feature in untyped]
    renderer.stopRender(context)
    assert len(symbols) == 1
    assert [symbols[0].symbolLayer(n).layerType() for n in range(2)] == ["SimpleFill", "LinePatternFill"]


def test_a_project_layer_is_styled_in_place() -> None:
    layer = squares(city())
    QgsProject.instance().addMapLayer(layer)
    before = [feature.attributes() for feature in layer.getFeatures()]
    run(INPUT=layer, FIELD="typ", STYLE="types")
    assert layer.renderer().type() == "categorizedSymbol"
    assert [feature.attributes() for feature in layer.getFeatures()] == before
    QgsProject.instance().removeMapLayer(layer.id())


def test_classes_hold_every_value_once(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    run(INPUT=path, FIELD="rate", STYLE="sequential", CLASSES=4)
    layer = QgsVectorLayer(path)
    assert labels(layer)[-1] == "no value"
    context = QgsRenderContext()
    renderer = layer.renderer().clone()
    known = [item.ruleKey() for item in renderer.legendSymbolItems()]
    renderer.startRender(context, layer.fields())
    counts: dict[str, int] = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = [key for key in renderer.legendKeysForFeature(feature, context) if key in known]
        assert len(keys) == 1
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
    renderer.stopRender(context)
    assert sum(counts.values()) == 12
    assert len(counts) == 5


def test_a_type_keeps_its_colour_when_another_is_absent() -> None:
    rows = [row for row in city() if row[4] != 2]
    layer = squares(rows)
    QgsProject.instance().addMapLayer(layer)
    run(INPUT=layer, FIELD="typ", STYLE="types")
    colours = {c.value(): c.symbol().color().name().upper() for c in layer.renderer().categories()[:-1]}
    assert 2 not in colours
    assert colours[3] == "#DDCC77"
    QgsProject.instance().removeMapLayer(layer.id())


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"FIELD": "type", "STYLE": "types"}, ["type", "FIELD", "rtk_name"]),
        ({"FIELD": "rate", "STYLE": "types"}, ["rate", "FIELD", "sequential"]),
        ({"FIELD": "name", "STYLE": "sequential"}, ["name", "FIELD", "text"]),
        ({"FIELD": "typ", "STYLE": "status"}, ["typ", "FIELD", "1+"]),
        ({"FIELD": "typ", "STYLE": "types", "PALETTE": "rainbow"}, ["rainbow", "PALETTE", "tol_muted"]),
        ({"FIELD": "typ", "STYLE": "types", "STYLE_FILE": "/proc/none/x.qml"}, ["/proc/none/x.qml"]),
    ],
)
def test_wrong_input_is_named_and_changes_nothing(tmp_path: Path, parameters: dict[str, Any], words: list[str]) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    with pytest.raises(QgsProcessingException) as caught:
        run(INPUT=path, **parameters)
    for word in words:
        assert word in str(caught.value)
    assert QgsVectorLayer(path).renderer().type() == "singleSymbol"
    assert QgsVectorLayer(path).geometryType() == Qgis.GeometryType.Polygon
