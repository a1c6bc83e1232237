"""``sozialraum:checkareas``: everything that can be wrong with areas and their regions, on the map."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeModel,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.gui import QgsLayerTreeView
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from sozialraum_plugin.gis.areas.findingstyle import style_findings
from sozialraum_plugin.gis.translation import Texts

from .regionlayers import layer_of

ID = "sozialraum:checkareas"
FIELDS: dict[str, type] = {"KEY": str, "RTK": str, "STB": str}


def box(*sides: float) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(*sides))


def checked(layer: QgsVectorLayer | str, **more: Any) -> tuple[dict[str, Any], list[QgsFeature]]:
    given = {"INPUT": layer, "KEY_FIELD": "KEY", "LEVEL_FIELDS": ["RTK", "STB"], "OUTPUT": "memory:"}
    result = processing.run(ID, {**given, **more})
    return result, list(result["OUTPUT"].getFeatures())


def test_areas_in_order_have_no_findings() -> None:
    result, found = checked(layer_of(FIELDS, [["1", "A", "I"], ["2", "A", "I"], ["3", "B", "I"]]))
    assert found == []
    assert (result["ERRORS"], result["WARNINGS"]) == (0, 0)


def test_every_kind_of_finding_with_its_place() -> None:
    rows: list[list[Any]] = [
        ["1", "A", "I"], ["2", "A", "I"], ["3", "A", "II"], ["4", "B", "II"], ["4", None, "II"], [None, "B", "II"],
        ["7", "C", "III"], ["8", "C", "III"],
    ]  # fmt: skip
    shapes = [
        box(0, 0, 100, 100), box(100.5, 0, 200, 100), box(195, 0, 300, 100), box(300, 0, 400, 100),
        box(400, 0, 500, 100), box(500, 0, 600, 100).difference(box(520, 20, 560, 60)),
        QgsGeometry.fromWkt("POLYGON((600 0,700 100,700 0,600 100,600 0))"),
        QgsGeometry.collectGeometry([box(700, 0, 800, 100), box(900, 0, 900.2, 30)]),
    ]  # fmt: skip
    result, found = checked(layer_of(FIELDS, rows, shapes))
    kinds = sorted((feature["kind"], feature["level"], feature["areas"]) for feature in found)
    assert kinds == [
        ("across", "warning", "3"),
        ("double_key", "error", "4"),
        ("double_key", "error", "4"),
        ("gap", "warning", "1, 2"),
        ("hole", "info", "#6"),
        ("invalid", "warning", "7"),
        ("no_key", "error", "#6"),
        ("no_region", "warning", "4"),
        ("overlap", "error", "2, 3"),
        ("sliver", "warning", "8"),
    ]
    by_kind = {feature["kind"]: feature for feature in found}
    assert by_kind["overlap"]["size_m2"] == 500
    assert by_kind["overlap"].geometry().boundingBox() == QgsRectangle(195, 0, 200, 100)
    assert by_kind["gap"].geometry().area() == pytest.approx(50, rel=0.01)
    assert by_kind["hole"]["size_m2"] == 1600
    assert by_kind["sliver"]["size_m2"] == 6
    assert "RTK A lies in several units of STB: I, II" in by_kind["across"]["finding"]
    assert (result["ERRORS"], result["WARNINGS"]) == (4, 5)
    assert found[0]["level"] == "error"


def legend_of(layer: QgsVectorLayer) -> dict[str, str]:
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert renderer.classAttribute() == "kind"
    return {category.value(): category.label() for category in renderer.categories()}


def drawn(layers: list[QgsVectorLayer], extent: QgsRectangle) -> QImage:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(900, 300))
    settings.setOutputDpi(300)
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def colours(picture: QImage, xs: range) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in xs for y in range(60, 240)}


def test_findings_have_a_style_of_their_own_that_shows_the_areas_through(tmp_path: Path) -> None:
    areas = layer_of(
        FIELDS, [["1", "A", "I"], ["1", "A", "I"], ["3", None, "I"]],
        [box(0, 0, 100, 100), box(100.2, 0, 200, 100), box(200, 0, 300, 100)],
    )  # fmt: skip
    areas.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#00ff00"})))
    path = tmp_path / "befunde.gpkg"
    processing.run(
        ID, {"INPUT": areas, "KEY_FIELD": "KEY", "LEVEL_FIELDS": ["RTK"], "TOLERANCE": 1, "OUTPUT": str(path)}
    )
    layer = QgsVectorLayer(str(path), "Befunde", "ogr")
    assert legend_of(layer) == {
        "double_key": "Key that occurs more than once",
        "no_region": "Area in no region",
        "gap": "Narrow gap between areas",
    }
    picture = drawn([layer, areas], QgsRectangle(0, 0, 300, 100))
    # The gap of 20 cm, less than a point here, is seen; and the areas are seen through every finding.
    assert "#cc79a7" in colours(picture, range(290, 311))
    for xs, colour in ((range(60, 240), "#d55e00"), (range(660, 840), "#0072b2")):
        assert {colour, "#00ff00"} <= colours(picture, xs)


def test_a_narrow_finding_lies_on_a_wide_one() -> None:
    rows: list[list[Any]] = [["1", "A", "I"], ["2", None, "I"]]
    layer = checked(layer_of(FIELDS, rows, [box(0, 0, 100, 100), box(98, 0, 200, 100)]))[0]["OUTPUT"]
    assert sorted(legend_of(layer)) == ["no_region", "overlap"]
    assert "#cc79a7" in colours(drawn([layer], QgsRectangle(0, 0, 300, 100)), range(292, 302))


def test_every_kind_looks_different_and_has_its_words() -> None:
    _, found = checked(layer_of(FIELDS, [["1", "A", "I"]]))
    layer = layer_of({"kind": str}, [])
    style_findings(layer, Texts("de"))
    assert legend_of(layer)["overlap"] == "Überlappung zweier Räume"
    style_findings(layer, Texts("en"))
    legend = legend_of(layer)
    assert found == []
    assert len(set(legend.values())) == len(legend) == 11
    pictures = [category.symbol().asImage(QSize(60, 60)) for category in layer.renderer().categories()]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


@pytest.mark.parametrize("in_file", [False, True])
def test_findings_lie_above_the_areas(
    in_file: bool, tmp_path: Path, qgis_iface: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from processing.gui.Postprocessing import handleAlgorithmResults

    for time in range(3):
        project = QgsProject()
        # A real layer tree in the place of a mock: Processing of QGIS 3.44 hands it to C++.
        view = QgsLayerTreeView()
        view.setModel(QgsLayerTreeModel(project.layerTreeRoot(), view))
        monkeypatch.setattr(qgis_iface, "layerTreeView", lambda view=view: view, raising=False)
        areas = layer_of(FIELDS, [["1", "A", "I"], ["1", "A", "I"]])
        project.addMapLayer(areas)
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(project)
        output = str(tmp_path / f"befunde_{time}.gpkg") if in_file else "TEMPORARY_OUTPUT"
        given = {"INPUT": areas.id(), "KEY_FIELD": "KEY", "OUTPUT": QgsProcessingOutputLayerDefinition(output, project)}
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ID)
        _, ok = algorithm.run(given, context, feedback, {}, False)
        assert ok
        (details,) = context.layersToLoadOnCompletion().values()
        processor = details.postProcessor()
        assert processor is not None
        handleAlgorithmResults(algorithm, context, feedback, given)
        names = [layer.name() for layer in project.layerTreeRoot().layerOrder()]
        assert names == ["Findings on the map", "Räume"]
        # Somebody drags them below; a layer on top stays where it is.
        found = project.layerTreeRoot().layerOrder()[0]
        project.layerTreeRoot().insertChildNode(2, project.layerTreeRoot().findLayer(found.id()).clone())
        project.layerTreeRoot().removeChildNode(project.layerTreeRoot().children()[0])
        assert project.layerTreeRoot().layerOrder() == [areas, found]
        for _ in range(2):
            processor.postProcessLayer(found, context, feedback)
            assert project.layerTreeRoot().layerOrder() == [found, areas]
            assert len(project.layerTreeRoot().findLayers()) == 2
        view.setModel(None)
        del context, details, processor
        gc.collect()


def test_a_narrow_overlap_is_a_warning_and_none_of_rounding_is_told() -> None:
    rows = [["1", "A", "I"], ["2", "A", "I"]]
    _, found = checked(layer_of(FIELDS, rows, [box(0, 0, 100, 100), box(99.8, 0, 200, 100)]))
    assert [(feature["kind"], feature["level"]) for feature in found] == [("overlap", "warning")]
    _, found = checked(layer_of(FIELDS, rows, [box(0, 0, 100, 100), box(99.99999, 0, 200, 100)]))
    assert found == []


def test_a_table_that_assigns_an_area_twice_or_not_at_all() -> None:
    areas = layer_of({"KEY": str}, [["1"], ["2"], ["3"]])
    table = layer_of({"plr": str, "kreis": str}, [["1", "X"], ["1", "Y"], ["2", "X"]], [], "Zuordnung")
    given = {"LEVEL_FIELDS": [], "LOOKUP": table, "LOOKUP_KEY_FIELD": "plr", "LOOKUP_REGION_FIELD": "kreis"}
    _, found = checked(areas, **given)
    assert [(feature["kind"], feature["areas"]) for feature in found] == [("in_two", "1"), ("no_region", "3")]
    assert "X, Y" in found[0]["finding"]
    with pytest.raises(QgsProcessingException, match="LOOKUP_REGION_FIELD is needed"):
        checked(areas, **{**given, "LOOKUP_REGION_FIELD": None})


def test_an_area_without_geometry_is_told_though_it_has_no_place() -> None:
    _, found = checked(layer_of(FIELDS, [["1", "A", "I"], ["2", "A", "I"]], [box(0, 0, 1, 1), QgsGeometry()]))
    assert [(feature["kind"], feature.geometry().isNull()) for feature in found if feature["kind"] != "sliver"] == [
        ("no_geometry", True)
    ]
    assert found[-1]["size_m2"] == NULL or found[-1]["size_m2"] > 0


def test_berlins_areas_are_in_order(shared_data: Path) -> None:
    path = str(shared_data / "berlin_mss2021" / "lor_planungsraeume_2021.shp")
    result, found = checked(path, KEY_FIELD="PLR_ID", LEVEL_FIELDS=["BEZ"])
    assert result["ERRORS"] == 0
    assert [feature["finding"] for feature in found if feature["kind"] != "hole"] == []
