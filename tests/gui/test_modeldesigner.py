"""The example models in QGIS's model designer, opened from the menu."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from processing.modeler.ModelerDialog import ModelerDialog
from processing.modeler.ModelerUtils import ModelerUtils
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QLabel, QMenu

from sozialraum_plugin.gis import models
from sozialraum_plugin.gui.actions import Actions

pytestmark = pytest.mark.usefixtures("drawn_models")


@pytest.fixture
def window(settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], ModelerDialog]]:
    """The designer that was opened last; all are closed afterwards."""
    # The interface of the tests has no size of icons.
    monkeypatch.setattr(sys.modules[ModelerDialog.__module__], "iface", None)
    before = len(ModelerDialog.dlgs)
    yield lambda: ModelerDialog.dlgs[-1]
    for dialog in ModelerDialog.dlgs[before:]:
        dialog.setDirty(False)
        dialog.close()
    del ModelerDialog.dlgs[before:]
    settle()


def test_the_menu_has_a_line_for_each_model(actions: Actions, qgis_iface: Any) -> None:
    menu = qgis_iface.mainWindow().findChild(QMenu, "sozialraumModels")
    assert menu.menuAction() in actions.menu.actions()
    assert [action.objectName() for action in menu.actions()] == [f"action_model_{model}" for model in models.MODELS]
    for model, action in zip(models.MODELS, menu.actions(), strict=True):
        assert action.text().rstrip("…") == models.name(model)
        assert not action.icon().pixmap(24, 24).isNull()


@pytest.mark.parametrize("model", models.MODELS)
def test_a_copy_opens_in_the_designer(
    model: str, actions: Actions, window: Callable[[], ModelerDialog], settle: Callable[[], None]
) -> None:
    actions.menu.findChild(QAction, f"action_model_{model}").trigger()
    settle()
    designer = window()
    assert designer.isVisible()
    assert designer.model().name() == models.name(model)
    assert designer.model().sourceFilePath() == ""
    assert designer.model().validate() == (True, [])
    # All of it is in sight.
    shown = designer.view().mapToScene(designer.view().viewport().rect()).boundingRect()
    for child in designer.model().childAlgorithms().values():
        assert shown.contains(child.position())


def test_saving_asks_for_a_place_and_puts_it_into_the_toolbox(
    actions: Actions, window: Callable[[], ModelerDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = models.file(models.MAPS)
    before = shipped.read_bytes()
    offered: list[str] = []

    def choose(_parent: Any, _title: str, start: str, _filter: str) -> tuple[str, str]:
        offered.append(start)
        return start, ""

    monkeypatch.setattr(ModelerUtils, "modelsFolders", staticmethod(lambda: [str(tmp_path)]))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    actions.open_model(models.MAPS)
    window().saveModel(False)
    name = models.name(models.MAPS)
    assert offered == [str(tmp_path / f"{name}.model3")]
    assert Path(offered[0]).is_file()
    assert shipped.read_bytes() == before
    assert QgsApplication.processingRegistry().algorithmById(f"model:{name}") is not None
    (tmp_path / f"{name}.model3").unlink()
    QgsApplication.processingRegistry().providerById("model").refreshAlgorithms()


def told(qgis_iface: Any) -> str:
    item = qgis_iface.messageBar().currentItem()
    text = " ".join([item.text(), *(label.text() for label in item.findChildren(QLabel))])
    qgis_iface.messageBar().popWidget()
    return text


def test_processing_switched_off_is_told(actions: Actions, qgis_iface: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "processing.modeler.ModelerDialog", None)
    actions.open_model(models.MAPS)
    assert "Processing" in told(qgis_iface)


def test_a_missing_model_is_told(
    actions: Actions, qgis_iface: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models.paths, "models", lambda code: tmp_path / code)
    actions.open_model(models.YEAR)
    assert models.file_name(models.YEAR, "en") in told(qgis_iface)


def test_a_broken_model_is_told(
    actions: Actions, qgis_iface: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.model3"
    path.write_text("no model", encoding="utf-8")
    monkeypatch.setattr(models, "file", lambda *_: path)
    actions.open_model(models.YEAR)
    assert "broken.model3" in told(qgis_iface)
