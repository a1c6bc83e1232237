"""Regions of every shape on their sheets: labels, legend, scale, and what has no place on the map."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from sozialraum_plugin.gis import symbology
from sozialraum_plugin.gis.maps import data as mapdata
from sozialraum_plugin.gis.maps import labels, style, textfit
from sozialraum_plugin.gis.maps.series import Series, SeriesSettings
from sozialraum_plugin.gis.maps.sheet import Sheet
from sozialraum_plugin.gis.maps.template import shipped

from .mapchecks import label_faults, overlaps, pages_of, wrong_legend
from .maplayers import city, shapes, squares
from .test_exportregionmaps import run, series, tool

NAMES: dict[str, str | None] = {"region": "rtk", "region_label": "rtk_name", "label": "name", "field": "typ"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Series:
    layer = shapes()
    symbology.style_types(layer, "typ")
    data = mapdata.collect(layer, layer.renderer(), NAMES, {}, "de")
    settings = SeriesSettings(
        folder=tmp_path_factory.mktemp("maps"), region_field="rtk", title="Sozialräumliche Planung",
        subtitle="Gebietstypen der Planungsräume", source="Statistisches Amt", author="Jugendamt", language="de",
        reference_date="31.12.2024", legend_title="Gebietstyp", profile=True, table_fields=["rate"],
    )  # fmt: skip
    return Series(data, settings)


@pytest.fixture(scope="module")
def sheets(made: Series) -> list[Sheet]:
    return [made.region_sheet(template, members) for template, members in made.groups(made.data.regions)]


def test_all_pages_are_in_order(made: Series, sheets: list[Sheet]) -> None:
    seen = []
    for built in sheets:
        for feature in pages_of(built):
            seen.append(str(feature["key"]))
            assert overlaps(built) == [], feature["name"]
            assert wrong_legend(built, made.data, feature) == [], feature["name"]
            assert label_faults(built, feature) == [], feature["name"]
            assert built.map.scale() == pytest.approx(float(feature["scale"]), rel=1e-6)
            assert built.map.extent().contains(feature.geometry().boundingBox()), feature["name"]
    assert sorted(seen) == sorted(region.key for region in made.data.regions)
    assert set(seen) == {"lang", "zwei", "loch", "insel", "viele", "ohne", "paar", "winzig", "rest"}


def test_every_label_names_its_area_by_number_and_stands_in_it(sheets: list[Sheet]) -> None:
    """Names stand wholly within their areas, no two labels on each other, nothing but numbers leaves a small area."""
    named: Counter[str] = Counter()
    leaving: Counter[str] = Counter()
    for built in sheets:
        factor = built.page.factor
        ruler = textfit.Ruler(built.canvas.family)
        scales = {str(feature["key"]): float(feature["scale"]) for feature in built.coverage.getFeatures()}
        boxes: dict[str, list[QgsRectangle]] = {}
        for area in built.layers["areas"].getFeatures():
            key = area[mapdata.REGION]
            if key not in scales or area.geometry().isEmpty():
                continue
            unit, text = scales[key] / 1000, area[mapdata.LABEL]
            assert text.split()[0] == str(area[mapdata.SHORT])
            lines = text.split("\n")
            size = labels.NAME_SIZE * factor
            half = max(ruler.width(line, size) for line in lines) / 2 * unit
            up = len(lines) * ruler.line_height(size) / 2 * unit
            x, y = area[mapdata.PLACES[2]], area[mapdata.PLACES[3]]
            box = QgsRectangle(x - half, y - up, x + half, y + up)
            within = area.geometry().contains(QgsGeometry.fromRect(box))
            named[key] += len(text.split()) > 1
            leaving[key] += not within
            assert within or text == str(area[mapdata.SHORT]), text
            # A hair less: two may touch.
            box.grow(-0.2 * unit)
            assert not any(box.intersects(other) for other in boxes.get(key, [])), text
            boxes.setdefault(key, []).append(box)
    # In the dense region half of the names fit, in the usual ones nearly all, and nothing has to leave its area there.
    assert named["viele"] >= 30
    assert named["loch"] >= 16
    assert leaving["viele"] <= 5
    assert sum(count for key, count in leaving.items() if key not in ("viele", "rest")) <= 1


def test_numbers_are_those_of_the_table(made: Series) -> None:
    region = next(one for one in made.data.regions if one.key == "loch")
    own = [feature for feature in made.data.areas.getFeatures() if feature[mapdata.REGION] == region.key]
    numbers = {feature.id(): int(feature[mapdata.SHORT]) for feature in own}
    assert sorted(numbers.values()) == list(range(1, region.areas + 1))
    names = {feature.id(): str(feature[mapdata.NAME]) for feature in made.data.areas.getFeatures()}
    ordered = [names[identifier] for identifier, _ in sorted(numbers.items(), key=lambda item: item[1])]
    assert ordered == sorted(ordered, key=mapdata.natural)


def test_an_area_without_a_boundary_is_told_on_its_sheet_only(sheets: list[Sheet]) -> None:
    told = {}
    for built in sheets:
        for feature in pages_of(built):
            item = built.layout.itemById("legend_remark")
            told[str(feature["key"])] = item.currentText() if item is not None else ""
    assert "Ohne Grenze" in told["ohne"]
    assert not any(text for key, text in told.items() if key != "ohne")


def test_an_area_without_a_boundary_is_warned_of(tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback(False)
    run(feedback, INPUT=shapes(), FOLDER=str(tmp_path), REGIONS="ohne", FORMAT="png", DPI=50)
    assert "4 Ohne Grenze" in feedback.textLog()


def test_a_tiny_region_has_a_ring_on_the_small_map(sheets: list[Sheet]) -> None:
    built = next(one for one in sheets if any(f["key"] == "winzig" for f in one.coverage.getFeatures()))
    layer = built.layers["overview"]
    ring = layer.renderer().symbol().symbolLayer(1)
    assert ring.layerType() == "CentroidFill"
    image: dict[str, Any] = {}
    overview = built.layout.itemById("overview")
    for feature in pages_of(built):
        if feature["key"] in ("winzig", "loch"):
            context = overview.createExpressionContext()
            for area in layer.getFeatures():
                context.setFeature(area)
                enabled = ring.dataDefinedProperties().property(QgsSymbolLayer.Property.LayerEnabled)
                value = enabled.valueAsBool(context)[0]
                image[f"{feature['key']}/{area['key']}"] = bool(value)
    assert [name for name, shown in image.items() if shown] == ["winzig/winzig"]


def nested(layer: QgsVectorLayer) -> None:
    """Types as rules of a group, and above them areas changed by hand: an area may have two entries."""
    root = QgsRuleBasedRenderer.Rule(None)
    group = QgsRuleBasedRenderer.Rule(None, 0, 0, "", "Types")
    for number in (1, 2, 3, 4, 5, 6, 7):
        rule = QgsRuleBasedRenderer.Rule(symbology.fill(f"#4466{number}0"), 0, 0, f'"typ" = {number}', f"Type {number}")
        group.appendChild(rule)
    rest = QgsRuleBasedRenderer.Rule(symbology.hatched(), 0, 0, "ELSE", "not typed")
    group.appendChild(rest)
    root.appendChild(group)
    root.appendChild(QgsRuleBasedRenderer.Rule(symbology.hatched(), 0, 0, '"rate" > 12', "changed by hand"))
    layer.setRenderer(QgsRuleBasedRenderer(root))


def test_nested_rules_are_counted_and_pale(tmp_path: Path) -> None:
    layer = squares(city())
    nested(layer)
    data = mapdata.collect(layer, layer.renderer(), NAMES, {}, "en")
    assert [(entry.label, entry.count) for entry in data.legend] == [
        ("Type 1", 2), ("Type 2", 2), ("Type 3", 2), ("Type 4", 3), ("Type 5", 1), ("Type 7", 1), ("not typed", 1),
        ("changed by hand", 2),
    ]  # fmt: skip
    third = next(region for region in data.regions if region.key == "03")
    assert sum(third.counts.values()) == 3 + 2
    pale = style.focus_on_region(data.areas.renderer())
    symbols = [rule.symbol() for rule in pale.rootRule().descendants() if rule.symbol() is not None]
    assert len(symbols) == 9
    fills = [symbol.symbolLayer(0).dataDefinedProperties() for symbol in symbols]
    texts = [properties.property(QgsSymbolLayer.Property.FillColor).expressionString() for properties in fills]
    assert all("@atlas_feature" in text for text in texts)


@pytest.mark.parametrize("neighbours", [True, False])
def test_neighbours_are_shown_or_left_out(neighbours: bool, tmp_path: Path) -> None:
    rows = [(*row[:4], 1 if row[2] == "01" else 2, row[5]) for row in city()]
    run(
        INPUT=squares(rows), FOLDER=str(tmp_path), REGIONS="02", PROFILE=False, FORMAT="svg", SHOW_NEIGHBOURS=neighbours
    )
    drawn = (tmp_path / "rtk_02.svg").read_text(encoding="utf-8").lower()
    own, other = "#332288", style.pale(symbology.fill("#cc6677").color()).name()
    assert own in drawn
    assert (other in drawn) == neighbours
    assert ("pale" in drawn) == neighbours


def background() -> list[QgsVectorLayer]:
    road = QgsVectorLayer("LineString?crs=EPSG:25832", "road", "memory")
    wood = QgsVectorLayer("Polygon?crs=EPSG:25832", "wood", "memory")
    lines = [QgsPointXY(-500, -500), QgsPointXY(5_000, -600)]
    for layer, geometry in (
        (road, QgsGeometry.fromPolylineXY(lines)),
        (wood, QgsGeometry.fromRect(QgsRectangle(-2_000, -3_000, 6_000, 4_000))),
    ):
        feature = QgsFeature()
        feature.setGeometry(geometry)
        layer.dataProvider().addFeatures([feature])
        layer.updateExtents()
        layer.renderer().symbol().setColor(QColor("#00ff00" if layer is wood else "#ff0000"))
    return [road, wood]


def test_background_lies_pale_above_and_below(tmp_path: Path) -> None:
    layers = background()
    run(INPUT=squares(city()), FOLDER=str(tmp_path), REGIONS="02", PROFILE=False, BACKGROUND=layers)
    made = series(city(), tmp_path, profile=False, background=layers)
    built = made.region_sheet(shipped("A4", True), made.data.regions)
    assert [layer.name() for layer in built.map.layers()] == ["outlines", "road", "areas", "wood"]
    road, wood = built.map.layers()[1], built.map.layers()[3]
    assert road.renderer().symbol().color().name() == "#ff6666"
    assert wood.renderer().symbol().color().name() == "#66ff66"
    assert layers[0].renderer().symbol().color().name() == "#ff0000"
    # All of it stays vector.
    assert len(tool("pdfimages", "-list", tmp_path / "rtk_02.pdf").splitlines()) == 2


def test_status_and_dynamics_have_a_matrix_as_legend(tmp_path: Path) -> None:
    """Twelve areas of ten classes and two without one; region 02 has the areas 4 to 7."""
    classes = ["1+", "1+", "2+/-", "3-", "1+", "2-", "4-", "", "4+", "3+/-", "", "2+"]
    rows = [(row[0], classes[n], row[2] or "03", *row[3:]) for n, row in enumerate(city())]
    layer = squares(rows)
    symbology.style_status(layer, "name")
    data = mapdata.collect(layer, layer.renderer(), {**NAMES, "label": None, "field": "name"}, {}, "en")
    made = Series(data, SeriesSettings(folder=tmp_path, region_field="rtk", legend_title="Class"))
    for across in (False, True):
        built = made.region_sheet(shipped("A4", across), made.data.regions)
        layout = built.layout
        shown = {}
        for feature in pages_of(built):
            assert overlaps(built, behind=cells()) == []
            if feature["key"] == "02":
                for position, entry in enumerate(data.legend):
                    item = layout.itemById(f"legend_counts_{position}")
                    if item is not None:
                        shown[entry.label.split()[0]] = item.currentText()
                row = [layout.itemById(f"legend_{role}{len(data.legend) - 1}").currentText() for role in ("", "here_")]
                assert row == ["not classed", "1"]
        assert shown == {
            "1+": "1 / 3", "2+": "0 / 1", "2+/-": "0 / 1", "2-": "1 / 1", "3+/-": "0 / 1", "3-": "0 / 1", "4+": "0 / 1",
            "4-": "1 / 1",
        }  # fmt: skip
        assert all(layout.itemById(name) is not None for name in cells())


def cells() -> tuple[str, ...]:
    return tuple(f"legend_cell_{status}_{column}" for status in range(1, 5) for column in range(3))


def test_a_field_of_status_classes_needs_no_style(tmp_path: Path) -> None:
    rows = [(row[0], ["1+", "2+/-", "3-", "4 +"][n % 4], *row[2:]) for n, row in enumerate(city())]
    run(INPUT=squares(rows), FOLDER=str(tmp_path), FIELD="name", LABEL_FIELD=None, PROFILE=False, REGIONS="01")
    text = tool("pdftotext", "-layout", tmp_path / "rtk_01.pdf", "-")
    assert text.replace(" / ", "/").count("1/3") == 4
