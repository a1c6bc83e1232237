"""Styles: the right categories, kept in the GeoPackage, missing values hatched, wrong fields named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingException,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)

from sozialraum_plugin.core.palettes import load_palette
from sozialraum_plugin.gis import paths, symbology
from sozialraum_plugin.gis.translation import Texts

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


def drawn(layer: QgsVectorLayer) -> list[str]:
    """The fill colour of each area in the order of the layer; ``hatched`` and ``nothing`` where it is that."""
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    symbols = [renderer.symbolForFeature(feature, context) for feature in layer.getFeatures()]
    result = [
        "nothing" if symbol is None else "hatched" if symbol.symbolLayerCount() > 1 else symbol.color().name().upper()
        for symbol in symbols
    ]
    renderer.stopRender(context)
    return result


def test_status_classes_in_any_spelling(tmp_path: Path) -> None:
    values = [
        "1+",
        "1+/-",
        "1 +/-",
        "1\N{PLUS-MINUS SIGN}",
        "4-",
        "4 \N{MINUS SIGN}",
        "unklar",
        "",
        None,
        "2+",
        "2+",
        "2+",
    ]
    rows = [(*row[:2], value, *row[3:]) for row, value in zip(city(), values, strict=True)]
    path = saved(squares(rows), tmp_path / "areas.gpkg")
    run(INPUT=path, FIELD="rtk", STYLE="status")
    layer = QgsVectorLayer(path)
    assert labels(layer) == ["1+", "1+/-", "2+", "4-", "not classed"]
    palette = load_palette("status_dynamics", paths.resource("palettes")).colours
    assert drawn(layer) == [
        palette[0],
        *[palette[1]] * 3,
        *[palette[11]] * 2,
        *["hatched"] * 3,
        *[palette[3]] * 3,
    ]


def test_changes_have_limits_that_are_printed_exactly(tmp_path: Path) -> None:
    rates = [-3.4, 1.0, 0.0, None, *[0.25] * 8]
    rows = [(*row[:5], rate) for row, rate in zip(city(), rates, strict=True)]
    path = saved(squares(rows), tmp_path / "areas.gpkg")
    run(INPUT=path, FIELD="rate", STYLE="diverging")
    shown = labels(QgsVectorLayer(path))
    assert shown[0] == "\N{MINUS SIGN}3.43 to under \N{MINUS SIGN}2.45"
    assert shown[3] == "\N{MINUS SIGN}0.49 to under 0.49"
    assert shown[6:] == ["2.45 to 3.43", "no value"]


def test_classes_have_german_numbers() -> None:
    layer = squares([(*row[:5], None if row[5] is None else row[5] * 1000.5) for row in city()])
    symbology.style_sequential(layer, "rate", classes=2, texts=Texts("de"))
    # The median of the eleven rates is 6, the largest 15.
    assert labels(layer)[0].startswith("0 ")
    assert labels(layer)[0].endswith(" 6.003")
    assert labels(layer)[1].startswith("6.003 ")
    assert labels(layer)[1].endswith(" 15.008")


def test_a_style_that_cannot_be_kept_leaves_layer_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(layer: QgsVectorLayer) -> None:
        raise QgsProcessingException(f"{layer.name()} is read-only")

    monkeypatch.setattr("sozialraum_plugin.algorithms.styleareas.keep_style", refuse)
    layer = squares(city())
    QgsProject.instance().addMapLayer(layer)
    with pytest.raises(QgsProcessingException, match="read-only"):
        run(INPUT=layer, FIELD="typ", STYLE="types", STYLE_FILE=str(tmp_path / "style.qml"))
    assert layer.renderer().type() == "singleSymbol"
    assert list(tmp_path.iterdir()) == []
    QgsProject.instance().removeMapLayer(layer.id())


def test_the_dialog_offers_the_palettes() -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById("sozialraum:styleareas")
    hints = algorithm.parameterDefinition("PALETTE").metadata()["widget_wrapper"]["value_hints"]
    assert set(symbology.DEFAULTS.values()) <= set(hints)


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
