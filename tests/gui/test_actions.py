"""Menu, toolbar and actions with real widgets."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QAction, QDialog, QFileDialog, QLabel, QMenu, QMessageBox, QPushButton, QToolBar

import sozialraum_plugin
from sozialraum_plugin.gis import demo, dependencies, handbook, models
from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui import openfile, steps
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.gui.areasdialog import AreasDialog
from sozialraum_plugin.gui.indexdialog import IndexDialog
from sozialraum_plugin.gui.systemcheck import SystemCheck

ALGORITHMS = {
    "join": "joinindicators",
    "rates": "computerates",
    "transfer": "transferareas",
    "index": "computestatusindex",
    "counts": "comparetypecounts",
    "types": "computeareatypes",
    "apply": "applyareatypes",
    "regions": "aggregateregions",
    "budget": "allocatebudget",
    "style": "styleareas",
    "maps": "exportregionmaps",
    "export": "exportlayers",
}
OTHERS = ("panel", "areas", "year", "demo", "handbook", "check")
# In a menu of their own.
FURTHER = (
    "checkareas",
    "comparetypes",
    "compareregions",
    "findareas",
    "computesupply",
    "makepackets",
    "readpackets",
)


def ours(window: QObject) -> list[str]:
    """The names of our objects below the main window."""
    named = [child.objectName() for child in window.findChildren(QObject)]
    return sorted(name for name in named if name.startswith(("sozialraum", "action_")))


def polygons() -> QgsVectorLayer:
    return QgsVectorLayer("Polygon?crs=EPSG:25832&field=PLR_ID:string", "areas", "memory")


def test_menu_and_toolbar_hold_every_action(actions: Actions, qgis_iface: Any) -> None:
    window = qgis_iface.mainWindow()
    menu = window.findChild(QMenu, "sozialraumMenu")
    toolbar = window.findChild(QToolBar, "sozialraumToolBar")
    assert menu.menuAction() in window.menuBar().actions()
    for name in (*ALGORITHMS, *OTHERS):
        action = window.findChild(QAction, f"action_{name}")
        assert action is getattr(actions, name)
        assert action in menu.actions()
        assert action.text()
        assert not action.icon().pixmap(24, 24).isNull(), name
        assert (action in toolbar.actions()) == (name not in ("handbook", "check"))


def test_every_algorithm_is_in_the_menu(actions: Actions, qgis_iface: Any) -> None:
    provider = QgsApplication.processingRegistry().providerById("sozialraum")
    assert {*ALGORITHMS.values(), *FURTHER, "updateyear"} == {found.name() for found in provider.algorithms()}
    menu = qgis_iface.mainWindow().findChild(QMenu, "sozialraumFurther")
    assert menu.menuAction() in actions.menu.actions()
    for name, action in zip(FURTHER, menu.actions(), strict=True):
        assert action.objectName() == f"action_{name}"
        assert action.text().rstrip("…") == provider.algorithm(name).displayName()
        assert not action.icon().pixmap(24, 24).isNull(), name


@pytest.mark.parametrize("name", FURTHER)
def test_a_further_tool_opens(actions: Actions, qgis_iface: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    def dialog(identifier: str, parameters: dict[str, Any]) -> QDialog:
        opened.append((identifier, parameters))
        return QDialog()

    monkeypatch.setattr(actions, "algorithm_dialog", dialog)
    layer = QgsProject.instance().addMapLayer(polygons())
    qgis_iface.setActiveLayer(layer)
    actions.menu.findChild(QAction, f"action_{name}").trigger()
    wanted = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
    preset = {"INPUT": layer.id()} if wanted.parameterDefinition("INPUT") is not None else {}
    assert opened == [(f"sozialraum:{name}", preset)]


def test_icons_differ(actions: Actions) -> None:
    images = [getattr(actions, name).icon().pixmap(24, 24).toImage() for name in (*ALGORITHMS, *OTHERS)]
    assert all(a != b for position, a in enumerate(images) for b in images[:position])


def test_twenty_times_on_and_off_leaves_nothing(
    qgis_iface: Any, qgis_processing: Any, settle: Callable[[], None]
) -> None:
    window = qgis_iface.mainWindow()
    bar = window.menuBar()
    before = (len(window.findChildren(QObject)), len(bar.actions()), ours(window))
    for _ in range(20):
        plugin = sozialraum_plugin.classFactory(qgis_iface)
        plugin.initGui()
        assert len(ours(window)) == 5 + len(ALGORITHMS) + len(OTHERS) + len(FURTHER) + len(models.MODELS)
        assert plugin.actions is not None
        plugin.actions.show_check()
        plugin.unload()
        plugin.unload()
        settle()
    qgis_iface._toolbars.clear()  # the test interface keeps every toolbar
    assert (len(window.findChildren(QObject)), len(bar.actions()), ours(window)) == before
    assert QgsApplication.processingRegistry().providerById("sozialraum") is None


@pytest.mark.parametrize("name", ALGORITHMS)
def test_an_action_opens_its_algorithm(
    actions: Actions, qgis_iface: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []

    class Dialog(QDialog):
        def show(self) -> None:
            opened.append("shown")

    def dialog(identifier: str, parameters: dict[str, Any]) -> Dialog:
        opened.append((identifier, parameters))
        return Dialog()

    monkeypatch.setattr(actions, "step_dialog", lambda _: None)  # as where a tool has no dialog of its own
    monkeypatch.setattr(actions, "algorithm_dialog", dialog)
    layer = QgsProject.instance().addMapLayer(polygons())
    qgis_iface.setActiveLayer(layer)
    getattr(actions, name).trigger()
    preset = [layer.id()] if name == "export" else layer.id()
    assert opened == [(f"sozialraum:{ALGORITHMS[name]}", {"INPUT": preset}), "shown"]


def test_only_polygon_layers_are_preset(actions: Actions, qgis_iface: Any) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraum:exportlayers")
    points = QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:25832", "points", "memory"))
    qgis_iface.setActiveLayer(points)
    assert actions.preset(algorithm) == {}


def test_missing_packages_are_told_in_the_message_bar(
    actions: Actions, qgis_iface: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "_importable", lambda _: False)
    monkeypatch.setattr(actions, "algorithm_dialog", lambda *_: pytest.fail("no dialog without packages"))
    actions.types.trigger()
    item = qgis_iface.messageBar().currentItem()
    assert isinstance(item, QgsMessageBarItem)
    button = item.findChild(QPushButton, "detailsButton")
    button.click()
    box = qgis_iface.mainWindow().findChild(QMessageBox, "detailsBox")
    assert "pip install" in box.informativeText()
    assert "pandas" in box.informativeText()
    box.close()
    qgis_iface.messageBar().popWidget()


def test_processing_switched_off_is_told(actions: Actions, qgis_iface: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "algorithm_dialog", lambda *_: None)
    actions.open_algorithm("exportlayers")
    item = qgis_iface.messageBar().currentItem()
    assert "Processing" in " ".join([item.text(), *(label.text() for label in item.findChildren(QLabel))])
    qgis_iface.messageBar().popWidget()


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder) if folder else "")


def test_demo_opens_from_an_empty_folder(
    actions: Actions, installed_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path)
    actions.demo.trigger()
    copied = sorted(path.name for path in tmp_path.iterdir())
    assert copied == sorted([*(path.name for path in installed_city.iterdir()), "musterstadt.qgz"])
    project = QgsProject.instance()
    assert Path(project.fileName()) == tmp_path / "musterstadt.qgz"
    layers = [node.layer() for node in project.layerTreeRoot().findLayers()]
    assert len(layers) == 4
    assert all(layer.isValid() for layer in layers)
    assert layers[0].featureCount() == 138
    assert layers[0].labelsEnabled()
    assert project.crs().authid() == "EPSG:25832"
    assert project.title()
    with zipfile.ZipFile(tmp_path / "musterstadt.qgz") as archive:
        text = archive.read("musterstadt.qgs").decode()
    assert "./musterstadt_planungsraeume.shp" in text
    assert str(tmp_path) not in text


def test_demo_goes_into_a_folder_of_its_own_beside_other_files(
    actions: Actions, installed_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    choose(monkeypatch, tmp_path)
    actions.demo.trigger()
    (folder,) = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert (folder / "musterstadt.qgz").is_file()
    assert len(list(tmp_path.iterdir())) == 2


def test_demo_that_is_there_is_opened_unchanged(
    actions: Actions, installed_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path)
    actions.demo.trigger()
    (tmp_path / "einwohner_2024.csv").write_text("edited")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    QgsProject.instance().clear()
    actions.demo.trigger()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert QgsProject.instance().fileName()


def test_demo_keeps_files_of_the_same_name(installed_city: Path, tmp_path: Path) -> None:
    (tmp_path / "LIESMICH.txt").write_text("mine")
    assert demo.copy_city(tmp_path) == len(list(installed_city.iterdir())) - 1
    assert (tmp_path / "LIESMICH.txt").read_text() == "mine"


def test_cancelled_demo_does_nothing(
    actions: Actions, installed_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, None)
    actions.demo.trigger()
    assert QgsProject.instance().fileName() == ""


def test_unsaved_changes_are_kept_when_the_user_wants_so(
    actions: Actions,
    qgis_iface: Any,
    installed_city: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []

    def cancel(prompt: bool = False) -> bool:
        asked.append(prompt)
        return False

    monkeypatch.setattr(qgis_iface, "newProject", cancel)
    choose(monkeypatch, tmp_path)
    QgsProject.instance().addMapLayer(polygons())
    QgsProject.instance().setDirty(True)
    actions.demo.trigger()
    assert asked == [True]
    assert QgsProject.instance().fileName() == ""
    assert QgsProject.instance().count() == 1


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_a_folder_that_cannot_be_used_is_named(
    actions: Actions,
    qgis_iface: Any,
    installed_city: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    (tmp_path / "file.txt").write_text("x")
    choose(monkeypatch, tmp_path / name)
    actions.demo.trigger()
    item = qgis_iface.messageBar().currentItem()
    assert str(tmp_path / name) in item.text()
    qgis_iface.messageBar().popWidget()
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


def test_system_check_lists_what_is_there(actions: Actions) -> None:
    actions.check.trigger()
    dialog = actions._dialog
    assert isinstance(dialog, SystemCheck)
    assert dialog.isVisible()
    shown = {
        dialog.partsTree.topLevelItem(row).text(0): dialog.partsTree.topLevelItem(row).text(1)
        for row in range(dialog.partsTree.topLevelItemCount())
    }
    import pandas as pd

    # A distribution may add a mark of its own: 2.2.3+dfsg
    assert shown["pandas"].partition("+")[0] == pd.__version__
    assert {"Sozialraum", "QGIS", "Python", "scikit-learn", "openpyxl"} <= shown.keys()
    dialog.copyButton.click()
    assert f"pandas: {pd.__version__}" in QGuiApplication.clipboard().text()
    dialog.closeButton.click()
    assert not dialog.isVisible()


def test_system_check_advises_where_packages_are_missing(actions: Actions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "_importable", lambda module: module != "sklearn")
    dialog = SystemCheck()
    assert dialog.adviceText.isVisibleTo(dialog)
    assert "pip install --user scikit-learn" in dialog.adviceText.toPlainText()
    assert "scikit-learn" in dialog.summaryLabel.text()
    assert "pip install" in dialog.text()
    dialog.deleteLater()


# Dialogs of ours


def test_a_tool_with_a_dialog_of_its_own_opens_it_once(actions: Actions, settle: Callable[[], None]) -> None:
    actions.index.trigger()
    dialog = actions._steps["index"]
    assert isinstance(dialog, IndexDialog)
    assert dialog.isVisible()
    actions.index.trigger()
    assert actions._steps["index"] is dialog
    dialog.close()
    settle()
    assert sip.isdeleted(dialog)
    actions.index.trigger()
    assert actions._steps["index"] is not dialog


def test_every_step_has_its_action(actions: Actions) -> None:
    for name in steps.NAMES:
        assert isinstance(getattr(actions, steps.ACTIONS.get(name, name)), QAction)
    for names in steps.FURTHER.values():
        assert all(isinstance(getattr(actions, name), QAction) for name in names)


def test_a_dialog_that_is_not_there_yet_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ModuleNotFoundError("gone", name="sozialraum_plugin.gui.gonedialog")

    def broken() -> None:
        raise ModuleNotFoundError("gone", name="some_library")

    assert steps.dialog_class("style") is None
    monkeypatch.setattr(steps, "_index", absent)
    assert steps.dialog_class("index") is None
    monkeypatch.setattr(steps, "_index", broken)
    with pytest.raises(ModuleNotFoundError):
        steps.dialog_class("index")


def test_without_packages_no_dialog_of_ours_opens(
    actions: Actions, qgis_iface: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "_importable", lambda _: False)
    actions.index.trigger()
    assert actions._steps == {}
    assert qgis_iface.messageBar().currentItem() is not None
    qgis_iface.messageBar().popWidget()


def test_the_form_of_processing_is_preset_to_the_areas_of_the_project(actions: Actions, qgis_iface: Any) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraum:styleareas")
    points = QgsProject.instance().addMapLayer(QgsVectorLayer("Point?crs=EPSG:25832", "points", "memory"))
    qgis_iface.setActiveLayer(points)
    areas = QgsProject.instance().addMapLayer(polygons())
    ProjectState(QgsProject.instance()).set_areas(Areas(areas.id(), "PLR_ID"))
    assert actions.preset(algorithm) == {"INPUT": areas.id()}


def test_unloading_ends_what_runs(
    actions: Actions, plugin: Any, settle: Callable[[], None], wait_until: Any, tmp_path: Path
) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832&field=KEY:string&field=A:double", "areas", "memory")
    QgsProject.instance().addMapLayer(layer)
    layer.dataProvider().addFeatures([QgsFeature(layer.fields()) for _ in range(3)])
    actions.index.trigger()
    dialog = actions._steps["index"]
    table = dialog.status.table
    table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    dialog.outputFile.setFilePath(str(tmp_path / "index.gpkg"))
    dialog.findChild(QPushButton, "runButton").click()
    run = dialog.run_
    assert run.running
    plugin.unload()
    assert run.feedback.isCanceled()
    settle()
    assert sip.isdeleted(dialog)
    wait_until(lambda: not run.running)
    settle()


def test_the_plugin_can_be_reloaded_with_a_dialog_open(
    actions: Actions, plugin: Any, qgis_iface: Any, settle: Callable[[], None]
) -> None:
    actions.areas.trigger()
    plugin.unload()
    settle()
    again = sozialraum_plugin.classFactory(qgis_iface)
    again.initGui()
    assert again.actions is not None
    again.actions.areas.trigger()
    assert isinstance(again.actions._steps["areas"], AreasDialog)
    again.unload()
    settle()


@pytest.mark.parametrize(("name", "page"), [("counts", "countsPage"), ("apply", "yearPage")])
def test_actions_of_the_types_open_a_page_of_their_dialog(
    name: str, page: str, actions: Actions, settle: Callable[[], None]
) -> None:
    getattr(actions, name).trigger()
    dialog = actions._steps["types"]
    assert dialog.pages.currentWidget() is getattr(dialog, page)
    dialog.show_page(dialog.indicatorsPage)
    getattr(actions, name).trigger()
    assert actions._steps["types"] is dialog
    assert dialog.pages.currentWidget() is getattr(dialog, page)
    dialog.close()
    settle()


def test_handbook_is_opened(actions: Actions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    monkeypatch.setattr(openfile, "open_local", lambda path: asked.append(str(path)))
    monkeypatch.setattr(handbook, "page", lambda: tmp_path / "index.html")
    actions.handbook.trigger()
    assert asked == [str(tmp_path / "index.html")]


def test_a_missing_handbook_is_told(actions: Actions, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(handbook, "page", lambda: None)
    monkeypatch.setattr(actions, "warn", told.append)
    actions.handbook.trigger()
    assert "no handbook" in told[0]
