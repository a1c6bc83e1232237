"""Layouts that stay in the user's project: they survive it, QGIS's own export gives the pages, nothing is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from sozialraum_plugin.gis.maps import keep

from .mapchecks import KINDS
from .maplayers import city, maps_in, saved, squares
from .test_exportregionmaps import tool


@pytest.fixture
def project(tmp_path: Path) -> Iterator[QgsProject]:
    made = QgsProject()
    made.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    layer = QgsVectorLayer(saved(squares(city()), tmp_path / "areas.gpkg"), "areas", "ogr")
    made.addMapLayer(layer)
    yield made
    made.clear()


def run(project: QgsProject, folder: Path, **parameters: Any) -> tuple[dict[str, Any], str]:
    feedback = QgsProcessingFeedback(False)
    context = QgsProcessingContext()
    context.setProject(project)
    given = {
        "INPUT": next(iter(project.mapLayersByName("areas")), None),
        "REGION_FIELD": "rtk", "FIELD": "typ", "LABEL_FIELD": "name", "LANGUAGE": "en", "SUBTITLE": "Area types",
        "FOLDER": str(folder), "KEEP_LAYOUT": True, **parameters,
    }  # fmt: skip
    made = processing.run("sozialraum:exportregionmaps", given, context=context, feedback=feedback)
    return dict(made), feedback.textLog()


def native(project: QgsProject, layout: str, target: Path) -> None:
    """QGIS's own export of an atlas."""
    context = QgsProcessingContext()
    context.setProject(project)
    given = {"LAYOUT": layout, "OUTPUT": str(target), "TEXT_FORMAT": 1, "FORCE_VECTOR": True}
    processing.run("native:atlaslayouttopdf", given, context=context)


def words(path: Path) -> list[str]:
    return tool("pdftotext", "-layout", path, "-").split()


def test_kept_layouts_survive_the_project_and_give_the_same_pages(project: QgsProject, tmp_path: Path) -> None:
    made, log = run(project, tmp_path / "maps", OVERVIEW=True)
    assert "sozialraum_maps.gpkg" in log
    names = [layout.name() for layout in project.layoutManager().printLayouts()]
    assert sorted(names) == sorted(made["LAYOUTS"])
    path = tmp_path / "city.qgz"
    assert project.write(str(path))
    opened = QgsProject()
    assert opened.read(str(path))
    assert [layer.name() for layer in opened.mapLayers().values() if not layer.isValid()] == []
    assert not any(layer.providerType() == "memory" for layer in opened.mapLayers().values())
    pages: list[str] = []
    for number, name in enumerate(made["LAYOUTS"]):
        target = tmp_path / f"native_{number}.pdf"
        native(opened, name, target)
        pages += words(target)
    ours = [word for file in made["FILES"] for word in words(Path(file))]
    assert sorted(pages) == sorted(ours)
    opened.clear()


def test_the_layers_are_hidden_below_a_heading(project: QgsProject, tmp_path: Path) -> None:
    run(project, tmp_path / "maps")
    group = project.layerTreeRoot().findGroup("Maps")
    layers = group.findLayers()
    assert layers
    assert not any(layer.isVisible() for layer in layers)
    assert all(str(tmp_path / "maps" / "sozialraum_maps.gpkg") in layer.layer().source() for layer in layers)
    # The user's own layer is as it was.
    own = project.mapLayersByName("areas")[0]
    assert project.layerTreeRoot().findLayer(own.id()).isVisible()


def test_a_second_run_replaces_nothing(project: QgsProject, tmp_path: Path) -> None:
    run(project, tmp_path / "maps")
    first = project.layoutManager().layoutByName("Area types")
    first.itemById("title").setText("Changed by hand")
    made, log = run(project, tmp_path / "maps")
    assert made["LAYOUTS"] == ["Area types (2)"]
    assert "Area types (2)" in log
    assert first.itemById("title").text() == "Changed by hand"
    assert sorted(path.name for path in (tmp_path / "maps").glob("*.gpkg")) == [
        "sozialraum_maps.gpkg",
        "sozialraum_maps_2.gpkg",
    ]
    assert [child.name() for child in project.layerTreeRoot().children()][-2:] == ["Maps", "Maps (2)"]


def test_a_failure_leaves_the_project_as_it_was(
    project: QgsProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(project.mapLayers())

    def broken(*_: Any) -> None:
        raise keep.SheetError("the disk is full")

    monkeypatch.setattr(keep, "_write", broken)
    with pytest.raises(QgsProcessingException, match="the disk is full"):
        run(project, tmp_path / "maps")
    assert sorted(project.mapLayers()) == before
    assert project.layoutManager().printLayouts() == []
    # The maps are there all the same, and nothing else.
    assert maps_in(tmp_path / "maps") == ["rtk_01.pdf", "rtk_02.pdf", "rtk_03.pdf"]


def test_without_the_parameter_the_project_is_not_touched(project: QgsProject, tmp_path: Path) -> None:
    before = sorted(project.mapLayers())
    made, _ = run(project, tmp_path / "maps", KEEP_LAYOUT=False)
    assert made["LAYOUTS"] == []
    assert sorted(project.mapLayers()) == before
    assert project.layoutManager().printLayouts() == []


def test_items_have_ids_to_find_them_by(project: QgsProject, tmp_path: Path) -> None:
    run(project, tmp_path / "maps", PROFILE=False)
    layout = project.layoutManager().layoutByName("Area types")
    ids = [item.id() for item in layout.items() if isinstance(item, KINDS)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
