"""Styles: the right categories, kept in the GeoPackage, missing values hatched, wrong fields named."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsField,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, QSize
from qgis.PyQt.QtGui import QImage

from sozialraum_plugin.core.drawing.palettes import load_palette
from sozialraum_plugin.gis import paths, patterns, symbology
from sozialraum_plugin.gis.maps.wording import Wording
from sozialraum_plugin.gis.translation import Texts
from tests import shipped

from .maplayers import city, labels, saved, squares


def run(feedback: QgsProcessingFeedback | None = None, **parameters: Any) -> dict[str, Any]:
    return dict(processing.run("sozialraum:styleareas", parameters, feedback=feedback))


def test_types_in_a_geopackage(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    qml = tmp_path / "style.qml"
    run(INPUT=path, FIELD="typ", STYLE="types", STYLE_FILE=str(qml))
    opened = QgsVectorLayer(path)
    renderer = opened.renderer()
    assert renderer.type() == "categorizedSymbol"
    assert [category.value() for category in renderer.categories()] == [1, 2, 3, 4, 5, 7, None]
    assert renderer.categories()[0].symbol().color().name().upper() == shipped.colours("tol_muted")[0]
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
    assert colours[3] == shipped.colours("tol_muted")[2]
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
    assert labels(layer) == [
        "1+ \N{EN DASH} high status, positive dynamics",
        "1+/- \N{EN DASH} high status, stable dynamics",
        "2+ \N{EN DASH} middle status, positive dynamics",
        "4- \N{EN DASH} very low status, negative dynamics",
        "not classed",
    ]
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


def with_fields(rows: list[tuple[Any, ...]], *extra: tuple[str, list[Any]]) -> QgsVectorLayer:
    """The city with further text fields."""
    layer = squares(rows)
    for name, values in extra:
        layer.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString)])
        layer.updateFields()
        position = layer.fields().lookupField(name)
        changes = {feature.id(): {position: value} for feature, value in zip(layer.getFeatures(), values, strict=True)}
        assert layer.dataProvider().changeAttributeValues(changes)
    return layer


def test_reasons_stand_in_the_legend() -> None:
    rows = city()
    empty = [number for number, row in enumerate(rows) if row[4] is None]
    assert len(empty) == 1
    rows = [(*row[:4], None if number < 3 else row[4], row[5]) for number, row in enumerate(rows)]
    missing = [number for number, row in enumerate(rows) if row[4] is None]
    reasons: list[str | None] = [None] * 12
    for number in missing:
        reasons[number] = "Population 12 is below 300."
    reasons[missing[0]] = "No value for: K01, K02."
    layer = with_fields(rows, ("typ_reason", reasons))
    symbology.style_types(layer, "typ", texts=Texts("en"))
    assert labels(layer)[-1] == "not typed (population below 300; value missing)"
    symbology.style_types(layer, "typ", texts=Texts("de"))
    assert labels(layer)[-1] == "nicht typisiert (weniger als 300 Einwohner; Wert fehlt)"
    said = Wording("en")(labels(layer)[-1])
    assert said == "not typed (population below 300; value missing)"


def test_types_set_by_hand_are_marked_and_counted() -> None:
    rows = [row for row in city() if row[4] is not None]
    hand = [None] * len(rows)
    hand[1] = "Neubau (A. B., 2026-11-01)"  # type: ignore[call-overload]
    layer = with_fields(rows, ("typ_override", hand))
    symbology.style_types(layer, "typ", texts=Texts("en"))
    assert labels(layer)[-1] == "Type set by hand"
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    counts = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        counts.append(len(renderer.symbolsForFeature(feature, context)))
    renderer.stopRender(context)
    assert counts == [2 if number == 1 else 1 for number in range(len(rows))]


@pytest.mark.parametrize(
    ("method", "options", "expected"),
    [
        ("interval", {"CLASSES": 3}, ["0 to under 5", "5 to under 10", "10 to 15"]),
        ("limits", {"LIMITS": "2,5;10"}, ["0.0 to under 2.5", "2.5 to under 10.0", "10.0 to 15.0"]),
    ],
)
def test_methods_of_classes(tmp_path: Path, method: str, options: dict[str, Any], expected: list[str]) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    run(INPUT=path, FIELD="rate", STYLE="sequential", METHOD=method, **options)
    assert labels(QgsVectorLayer(path))[:-1] == expected


def test_own_limits_outside_the_values_stay(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    run(INPUT=path, FIELD="rate", STYLE="sequential", LIMITS="-5;5;50;60")
    assert labels(QgsVectorLayer(path))[0] == "\N{MINUS SIGN}5 to under 5"


@pytest.mark.parametrize("limits", ["", "1;x", "5;5", "7;3"])
def test_limits_that_cannot_be_used(tmp_path: Path, limits: str) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    with pytest.raises(QgsProcessingException, match="LIMITS"):
        run(INPUT=path, FIELD="rate", STYLE="sequential", METHOD="limits", LIMITS=limits)


def test_diverging_classes_around_the_mean(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    run(INPUT=path, FIELD="rate", STYLE="diverging", CENTRE="mean", CLASSES=4)
    known = [row[5] for row in city() if row[5] is not None]
    middle = labels(QgsVectorLayer(path))[2].split(" ")[0]
    assert float(middle) == pytest.approx(sum(known) / len(known), abs=0.06)


def test_patterns_differ_in_black_and_white() -> None:
    pictures = []
    for number in range(1, patterns.MOST + 1):
        picture = patterns.pattern(number).asImage(QSize(60, 60)).convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.append([picture.pixelColor(x, y).lightness() for x in range(6, 54) for y in range(6, 54)])

    def features(values: list[int]) -> tuple[float, float]:
        mean = sum(values) / len(values)
        return mean, (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5

    found = [features(values) for values in pictures[:7]]
    for one, two in itertools.combinations(found, 2):
        # Another mean grey, or the same one in another grain.
        assert abs(one[0] - two[0]) > 12 or abs(one[1] - two[1]) > 25, (one, two)


def test_an_own_palette_by_its_path(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")
    own = tmp_path / "haus.json"
    own.write_text(
        json.dumps({"label": "x", "kind": "unordered", "colours": ["#010203", "#A0B0C0", "#405060", "#FFFFFF",
                    "#FF0000", "#00FF00", "#0000FF"], "no_data": "#DDDDDD"}), encoding="utf-8"
    )  # fmt: skip
    run(INPUT=path, FIELD="typ", STYLE="types", PALETTE=str(own))
    styled = QgsVectorLayer(path)
    assert styled.renderer().categories()[0].symbol().color().name() == "#010203"
    with pytest.raises(QgsProcessingException, match="nowhere"):
        run(INPUT=path, FIELD="typ", STYLE="types", PALETTE=str(tmp_path / "nowhere.json"))


def test_a_palette_of_another_kind_is_remarked(tmp_path: Path) -> None:
    path = saved(squares(city()), tmp_path / "areas.gpkg")

    feedback = QgsProcessingFeedback()
    run(feedback, INPUT=path, FIELD="rate", STYLE="sequential", PALETTE="okabe_ito")
    assert "okabe_ito (PALETTE) is unordered" in feedback.textLog()


@pytest.mark.parametrize("language", ["de", "en"])
def test_classes_are_said_in_the_language_of_the_map(language: str) -> None:
    layer = squares([(*row[:5], None if row[5] is None else row[5] * 1000.5) for row in city()])
    other = "en" if language == "de" else "de"
    symbology.style_sequential(layer, "rate", classes=2, texts=Texts(other))
    wording = Wording(language)
    said = [wording(label) for label in labels(layer)]
    symbology.style_sequential(layer, "rate", classes=2, texts=Texts(language))
    assert said == labels(layer)
