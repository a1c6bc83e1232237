"""What the dialog of the area types shows, against the algorithms it stands beside and against hand-made cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import processing
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessing, QgsVectorLayer

from sozialraum_plugin.core.areatypes.overrides import Override
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.gis.overridetable import overrides_of
from sozialraum_plugin.gis.previews import typechanges, typemap
from sozialraum_plugin.gis.previews.foundtypes import (
    Found,
    Looks,
    explained,
    found_types,
    heat,
    jaccard_of,
    same_types,
    shaky,
    stored_types,
    type_rows,
)
from sozialraum_plugin.gis.previews.pictures import Theme, picture
from sozialraum_plugin.gis.previews.typecharts import Counts, counts_of, draw_counts, draw_profile
from sozialraum_plugin.gis.previews.types import Form, preparation, snapshot

INDICATORS = [("A", 1, 1.0), ("B", 1, 1.0), ("C", -1, 1.0)]


def layer_of(rows: list[list[Any]], name: str = "areas") -> QgsVectorLayer:
    fields = "KEY:string&field=NAME:string&field=EW:integer&field=A:double&field=B:double&field=C:double"
    made = QgsVectorLayer(f"Polygon?crs=EPSG:25832&field={fields}&field=OLD:integer", name, "memory")
    features = []
    for number, row in enumerate(rows):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({number} 0,{number + 1} 0,{number + 1} 1,{number} 0))"))
        feature.setAttributes([*row, None] if len(row) == 6 else row)
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.setFieldAlias(3, "Quote A")
    return made


def groups() -> list[list[Any]]:
    """Three plain groups of ten areas; A and B rise from group to group, C falls. Two more areas are special."""
    rows: list[list[Any]] = []
    for group in range(3):
        for member in range(10):
            step = (member * 7 % 10) / 10
            other = (member * 3 % 10) / 10
            values = [group * 20 + step + 0.02, group * 5 + other, 50 - group * 10 + (step - other)]
            rows.append([f"{group}{member}", f"Name {group}{member}", 1000, *values])
    return [*rows, ["90", "Klein", 10, 1.0, 1.0, 1.0], ["91", "Lücke", 1000, None, 1.0, 1.0]]


@pytest.fixture
def layer() -> QgsVectorLayer:
    return layer_of(groups())


def form(**changes: Any) -> Form:
    values: dict[str, Any] = {
        "key_field": "KEY", "name_field": "NAME", "population_field": "EW", "indicators": INDICATORS,
    }  # fmt: skip
    return Form(**{**values, **changes})


@pytest.fixture
def run(provider: Any, layer: QgsVectorLayer, tmp_path: Path) -> dict[str, Any]:
    parameters = {
        "INPUT": layer, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B", "C"], "DIRECTIONS": "1;1;-1", "CLUSTERS": 3,
        "STARTS": 20, "BOOTSTRAPS": 20, "POPULATION_FIELD": "EW", "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
        "MODEL": str(tmp_path / "model.json"),
    }  # fmt: skip
    return dict(processing.run("sozialraum:computeareatypes", parameters))


@pytest.fixture
def found(run: dict[str, Any]) -> Found:
    return found_types(snapshot(run["OUTPUT"]), run["MODEL"], "gebietstyp", "NAME", run["JACCARD"])


# Preparation


def test_the_remarks_count_who_takes_part_and_name_who_does_not(layer: QgsVectorLayer) -> None:
    told = preparation(snapshot(layer), form())
    assert told.sentence == "30 of 32 areas take part."
    assert told.left_out == [
        "1 × No value for: Quote A (91 Lücke)",
        "1 × Population below 300 (90 Klein)",
    ]
    # A, B and C hang together by construction: three pairs beyond 0.9.
    assert sum("say almost the same" in line for line in told.remarks) == 3
    assert any("Quote A and B" in line or "B and Quote A" in line for line in told.remarks)


def test_an_expression_leaves_areas_out(layer: QgsVectorLayer) -> None:
    told = preparation(snapshot(layer), form(exclude="\"KEY\" = '00'"))
    assert told.sentence == "29 of 32 areas take part."
    assert any("00 Name 00" in line for line in told.left_out)


@pytest.mark.parametrize("text", ['"KEY" = ', '"ABSENT" = 1'])
def test_a_wrong_expression_is_told(layer: QgsVectorLayer, text: str) -> None:
    with pytest.raises(Exception, match="The expression cannot be used"):
        preparation(snapshot(layer), form(exclude=text))


def test_areas_without_a_value_can_be_assigned_afterwards(layer: QgsVectorLayer) -> None:
    told = preparation(snapshot(layer), form(missing="assign"))
    assert told.sentence.endswith("1 areas that lack a value are assigned to the nearest type afterwards.")


def test_without_indicators_there_is_an_error(layer: QgsVectorLayer) -> None:
    with pytest.raises(InputError):
        preparation(snapshot(layer), form(indicators=[]))


def test_without_a_key_field_areas_still_can_be_prepared(layer: QgsVectorLayer) -> None:
    assert preparation(snapshot(layer), form(key_field="", name_field="")).sentence == "30 of 32 areas take part."


# Found types


def test_types_are_read_back_as_the_algorithm_gave_them(run: dict[str, Any], found: Found) -> None:
    given = {feature["KEY"]: feature["gebietstyp"] for feature in run["OUTPUT"].getFeatures()}
    assert found.types == {key: kind for key, kind in given.items() if key not in ("90", "91")}
    assert sorted(found.reasons) == ["90", "91"]
    distances = {feature["KEY"]: feature["gebietstyp_distance"] for feature in run["OUTPUT"].getFeatures()}
    for key, distance in zip(found.typology.prepared.keys, found.typology.member.distance, strict=True):
        assert distance == pytest.approx(distances[key], rel=1e-12)
    assert found.typology.r2 == run["R2"]


def test_profiles_are_means_in_the_units_of_the_layer(found: Found) -> None:
    rows = dict(heat(found, found.looks()))
    assert list(rows) == ["Quote A", "B", "C"]
    # Group means of A by hand: 0.47, 20.47, 40.47; of all areas 20.47.
    assert [cell.text for cell in rows["Quote A"]] == ["20.5", "0.5", "20.5", "40.5"]
    assert rows["Quote A"][1].ground != rows["Quote A"][3].ground
    assert rows["Quote A"][2].ground == ""
    assert "−1.2" in rows["Quote A"][1].tip


def test_indicators_of_a_unit_have_the_same_decimals(found: Found) -> None:
    city = np.array([22.6, 8.94, 0.05])
    alike = replace(found, profiles=replace(found.profiles, city=city), units=dict.fromkeys(found.profiles.names, "%"))
    # A tiny percentage would be 0.1 with one decimal: it keeps its own.
    assert [alike.value(city[column], column) for column in range(3)] == ["22.6", "8.9", "0.0500"]
    other = replace(alike, units={found.profiles.names[0]: "%"})
    assert [other.value(city[column], column) for column in range(2)] == ["22.6", "8.94"]


def test_the_list_of_types_tells_sizes_and_verdicts(found: Found) -> None:
    rows = type_rows(found, found.looks())
    assert [row.size for row in rows] == [10, 10, 10]
    assert {row.verdict for row in rows} == {"highly stable"}
    assert "Far below the mean of the areas: " in rows[0].description
    assert "Quote A" in rows[0].description


def test_another_order_gives_other_numbers_to_the_same_types(found: Found) -> None:
    looks = Looks((3, 1, 2), {3: "Viel"}, {})
    assert looks.number(3) == 1
    assert looks.label(3, found.words.texts) == "1 – Viel"
    assert looks.label(2, found.words.texts) == "Type 3"
    assert [row.computed for row in type_rows(found, looks)] == [3, 1, 2]
    assert [cell.text for cell in heat(found, looks)[0][1]] == ["20.5", "40.5", "0.5", "20.5"]
    assert "type 1" in type_rows(found, looks)[0].sentence.lower()


def test_an_area_is_explained_by_its_values(found: Found) -> None:
    told = explained(found, found.looks(), "00")
    assert told.title == "00 Name 00"
    assert "It is of Type 1; the next nearest is Type 2." in told.sentences
    assert {row[0] for row in told.rows} == {"Quote A", "B", "C"}
    assert sum(float(row[-1].rstrip(" %").replace("−", "-")) for row in told.rows) == pytest.approx(100, abs=1.5)


def test_an_area_without_a_type_is_explained_by_the_reason(found: Found) -> None:
    told = explained(found, found.looks(), "90")
    assert told.sentences[0] == "It has no type."
    assert "Population 10 is below 300." in told.sentences[1]
    assert told.rows == ()


def test_an_area_assigned_afterwards_says_so(provider: Any, layer: QgsVectorLayer, tmp_path: Path) -> None:
    parameters = {
        "INPUT": layer, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B", "C"], "CLUSTERS": 3, "STARTS": 20,
        "BOOTSTRAPS": 0, "MISSING": "assign", "OUTPUT": "memory:", "MODEL": str(tmp_path / "m.json"),
    }  # fmt: skip
    done = processing.run("sozialraum:computeareatypes", parameters)
    made = found_types(snapshot(done["OUTPUT"]), done["MODEL"], "gebietstyp", "", done["JACCARD"])
    assert "assigned to the nearest type" in explained(made, made.looks(), "91").sentences[0]
    assert made.jaccard == ()
    assert type_rows(made, made.looks())[0].verdict == "not examined"


def test_stability_is_told_by_the_limits_of_the_method() -> None:
    assert shaky(jaccard_of("0.59;0.6;0.7499999;0.75;;0.9")) == ([1], [2, 3])
    assert jaccard_of("") == ()


def test_types_are_found_again_by_their_areas() -> None:
    before = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3}
    now = {"a": 2, "b": 2, "c": 1, "d": 1, "e": 1}
    assert same_types(before, now) == {1: 2, 2: 1}


def test_stored_types_are_the_computed_ones(run: dict[str, Any]) -> None:
    assert stored_types(snapshot(run["OUTPUT"]).source, "KEY", "gebietstyp")["00"] == 1
    assert stored_types(snapshot(run["OUTPUT"]).source, "KEY", "absent") == {}


# Order and colours by the algorithm


def test_order_and_colours_reach_layer_and_model(provider: Any, layer: QgsVectorLayer, tmp_path: Path) -> None:
    from sozialraum_plugin.core.areatypes.model import read_model

    parameters = {
        "INPUT": layer, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B", "C"], "DIRECTIONS": "1;1;-1", "CLUSTERS": 3,
        "STARTS": 20, "BOOTSTRAPS": 20, "POPULATION_FIELD": "EW", "OUTPUT": str(tmp_path / "out.gpkg"),
        "MODEL": str(tmp_path / "m.json"), "REPORT": str(tmp_path / "r.html"), "TYPE_ORDER": "3;1;2",
        "TYPE_NAMES": "hoch;niedrig;mittel", "TYPE_COLOURS": "#112233;;#445566",
    }  # fmt: skip
    done = processing.run("sozialraum:computeareatypes", parameters)
    made = QgsVectorLayer(done["OUTPUT"], "made", "ogr")
    given = {feature["KEY"]: (feature["gebietstyp"], feature["gebietstyp_name"]) for feature in made.getFeatures()}
    assert (given["00"], given["10"], given["20"]) == ((2, "niedrig"), (3, "mittel"), (1, "hoch"))
    second = {feature["KEY"]: feature["gebietstyp_second"] for feature in made.getFeatures()}
    assert (second["00"], second["20"]) == (3, 3)
    model = read_model(done["MODEL"])
    assert model.names == ("hoch", "niedrig", "mittel")
    assert (model.colours[0], model.colours[2]) == ("#112233", "#445566")
    shown = {item.value(): item.symbol().color().name().upper() for item in made.renderer().categories()}
    assert (shown[1], shown[3]) == ("#112233", "#445566")
    assert shown[2] == model.colours[1]
    # The model's centres are in the new order too: the type with the most strain is the first one.
    assert model.centres[0][0] > model.centres[2][0] > model.centres[1][0]
    told = found_types(snapshot(made), done["MODEL"], "gebietstyp", "NAME", done["JACCARD"])
    assert told.types["20"] == 1
    comment = made.customProperty("sozialraum/comment/gebietstyp")
    assert comment == "Numbered in an order of one's own; empty where there is no type"
    report = Path(done["REPORT"]).read_text(encoding="utf-8")
    assert "in an order that people have chosen" in report
    assert "numbered by strain" not in report


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("TYPE_ORDER", "1;2;2", "TYPE_ORDER"), ("TYPE_ORDER", "1;2", "TYPE_ORDER"), ("TYPE_COLOURS", "red;;", "red"),
     ("TYPE_COLOURS", "#112233", "TYPE_COLOURS")],
)  # fmt: skip
def test_wrong_orders_and_colours_are_refused(
    provider: Any, layer: QgsVectorLayer, name: str, value: str, said: str
) -> None:
    parameters = {
        "INPUT": layer, "KEY_FIELD": "KEY", "INDICATORS": ["A", "B"], "CLUSTERS": 3, "OUTPUT": "memory:", name: value,
    }  # fmt: skip
    with pytest.raises(Exception, match=said):
        processing.run("sozialraum:computeareatypes", parameters)


# Maps and charts


def test_the_small_map_shows_what_will_hold(run: dict[str, Any], found: Found) -> None:
    layer = run["OUTPUT"]
    looks = Looks((1, 2, 3), {}, {1: "#AA0000", 2: "#00AA00", 3: "#0000AA"})
    typemap.style_found(layer, "gebietstyp", looks, {found.fids["00"]: 3})
    assert colour_of(layer, found.fids["00"]) == "#0000aa"
    assert colour_of(layer, found.fids["01"]) == "#aa0000"
    assert {feature["gebietstyp"] for feature in layer.getFeatures() if feature["KEY"] == "00"} == {1}


def colour_of(layer: QgsVectorLayer, fid: int) -> str:
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext

    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    feature = layer.getFeature(fid)
    context.expressionContext().setFeature(feature)
    found = str(renderer.symbolForFeature(feature, context).color().name())
    renderer.stopRender(context)
    return found


def test_types_set_by_hand_go_through_a_table_unharmed() -> None:
    given = [
        Override("00", 3, "Neubau; 2024", "A. Meyer", "2024-05-01", "2024", 1),
        Override("01", 2, "Größe", "", "", "", 0),
    ]
    assert overrides_of(typemap.override_layer(given), 3) == given
    assert typemap.stored_overrides("") == []


@pytest.fixture
def counts(provider: Any, layer: QgsVectorLayer) -> Counts:
    parameters = {
        "INPUT": layer, "INDICATORS": ["A", "B", "C"], "POPULATION_FIELD": "EW", "MIN_CLUSTERS": 2, "MAX_CLUSTERS": 4,
        "STARTS": 10, "BOOTSTRAPS": 10, "OUTPUT": "memory:",
    }  # fmt: skip
    return counts_of(processing.run("sozialraum:comparetypecounts", parameters)["OUTPUT"])


def test_numbers_of_types_are_a_table(counts: Counts) -> None:
    assert list(counts.ks) == [2, 3, 4]
    assert [row[0] for row in counts.rows] == ["2", "3", "4"]
    assert 3 in counts.passed
    assert counts.heads[0][0] == "Types"
    assert len({len(row) for row in counts.rows} | {len(counts.heads)}) == 1
    assert counts.rows[1][1] == "1.00"


def test_charts_are_pictures_of_the_size_asked_for(counts: Counts, found: Found) -> None:
    made = picture(lambda figure, theme: draw_counts(figure, counts, 3, theme), 400, 300, 1.5, Theme(ground="#202020"))
    assert (made.width, made.height) == (600, 450)
    assert len(made.pixels) == 600 * 450 * 4
    assert made.pixels[:4] == bytes([0x20, 0x20, 0x20, 0xFF])
    assert len(made.figure.axes) == 4
    axes = made.figure.axes[0]
    x, y = axes.transData.transform((3, 0.5))
    assert made.value_at(x / made.width, 1 - y / made.height) == pytest.approx(3)
    assert made.value_at(0, 0) is None
    profile = picture(lambda figure, theme: draw_profile(figure, found, found.looks(), 1, theme), 300, 200, 1, Theme())
    assert [text.get_text() for text in profile.figure.axes[0].get_yticklabels()] == ["Quote A", "B", "C"]


# A later year


def later(rows: list[list[Any]], types: dict[str, int]) -> QgsVectorLayer:
    """The next year: area 00 has become like group 2, and the types of the earlier year are in OLD."""
    changed = [[*row, types.get(row[0])] for row in rows]
    changed[0][3:6] = [40.2, 10.3, 30.1]
    return layer_of(changed, "later")


def test_the_changes_are_those_of_the_algorithm(run: dict[str, Any], found: Found, tmp_path: Path) -> None:
    layer = later(groups(), dict(found.types))
    parameters = {
        "INPUT": layer, "KEY_FIELD": "KEY", "NAME_FIELD": "NAME", "MODEL": run["MODEL"], "PREVIOUS_FIELD": "OLD",
        "OUTPUT": "memory:",
    }  # fmt: skip
    done = processing.run("sozialraum:applyareatypes", parameters)
    years = typechanges.Years(snapshot(done["OUTPUT"]), run["MODEL"], "KEY", name_field="NAME", previous_field="OLD")
    told = typechanges.changes(years)
    assert len(told.areas) == done["CHANGED"] == 1
    (change,) = told.areas
    assert (change.key, change.old, change.new, change.area) == ("00", 1, 3, "00 Name 00")
    given = {feature["KEY"]: feature["gebietstyp"] for feature in done["OUTPUT"].getFeatures()}
    assert told.types == {key: kind for key, kind in given.items() if key not in ("90", "91")}
    table = {label: dict(zip(told.columns, counts, strict=True)) for label, counts in told.rows}
    assert table["Type 1"]["1"] == 9
    assert table["Type 1"]["3"] == 1
    assert table["no type"]["no type"] == 2
    assert told.sentence == "1 of them have another type than before."


def test_the_earlier_year_may_lie_in_another_layer(run: dict[str, Any], found: Found) -> None:
    layer = later(groups(), {})
    parameters = {
        "INPUT": layer, "KEY_FIELD": "KEY", "MODEL": run["MODEL"], "PREVIOUS": run["OUTPUT"],
        "PREVIOUS_TYPE_FIELD": "gebietstyp", "OUTPUT": "memory:",
    }  # fmt: skip
    done = processing.run("sozialraum:applyareatypes", parameters)
    years = typechanges.Years(
        snapshot(done["OUTPUT"]), run["MODEL"], "KEY", previous=snapshot(run["OUTPUT"]), previous_field="gebietstyp"
    )
    told = typechanges.changes(years)
    assert [change.key for change in told.areas] == ["00"]
    assert "→" in told.areas[0].reason
    assert "Quote A 0" in told.areas[0].reason or "B 0" in told.areas[0].reason


def test_without_an_earlier_year_there_are_types_only(run: dict[str, Any]) -> None:
    told = typechanges.changes(typechanges.Years(snapshot(run["OUTPUT"]), run["MODEL"], "KEY"))
    assert (told.sentence, told.areas, told.rows) == ("", (), ())
    assert told.labels == ["Type 1", "Type 2", "Type 3"]


def test_a_model_is_told_in_a_sentence(run: dict[str, Any]) -> None:
    about = typechanges.about_model(run["MODEL"])
    assert about.sentence.startswith("3 types by 3 indicators, made from 30 areas with version ")
    assert list(about.fields) == ["A", "B", "C", "EW"]
    with pytest.raises(InputError):
        typechanges.about_model(__file__)
