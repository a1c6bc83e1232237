"""The panel: the steps of the year's work, what changed since, first start, tour, and how it comes and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QPushButton

import sozialraum_plugin
from sozialraum_plugin.gis import settings
from sozialraum_plugin.gis.projectstate import Areas, ProjectState, Step
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.gui.areasdialog import AreasDialog
from sozialraum_plugin.gui.panel import Panel
from sozialraum_plugin.gui.stepcard import DONE, OLD, OPEN
from sozialraum_plugin.gui.steps import NAMES

Wait = Callable[..., None]


@pytest.fixture
def state() -> ProjectState:
    return ProjectState(QgsProject.instance())


@pytest.fixture
def panel(actions: Actions, wait_until: Wait) -> Iterator[Panel]:
    """The panel in its dock, seen."""
    assert actions.dock is not None
    dock = actions.dock
    dock.iface.mainWindow().show()
    dock.show()
    wait_until(lambda: dock.panel is not None)
    assert dock.panel is not None
    yield dock.panel
    window = actions.iface.mainWindow() if actions.iface is not None else None
    if window is not None:
        window.hide()


def areas(name: str = "areas") -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832&field=PLR_ID:string&field=EW:integer", name, "memory")
    features = [QgsFeature(layer.fields()) for _ in range(3)]
    for number, feature in enumerate(features):
        feature.setAttributes([f"{number:02d}", number])
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def do(state: ProjectState, name: str, inputs: dict[str, str], **results: str) -> None:
    before = state.fingerprints(inputs, tuple(inputs))
    state.set_step(name, Step(inputs, results, "3 of 3 areas joined.", "2026-11-12", before))


def statuses(panel: Panel) -> dict[str, str]:
    return {name: card.status for name, card in panel.step_cards.items()}


def settled(panel: Panel, wait_until: Wait) -> None:
    """Wait until nothing is to be shown or looked at any more."""
    wait_until(lambda: not panel._timer.isActive() and not panel.question.pending)


# States


def test_an_empty_project_shows_a_welcome_and_seven_steps(panel: Panel) -> None:
    assert panel.welcome.isVisible()
    assert not panel.tour.isVisible()
    assert tuple(panel.step_cards) == NAMES
    assert set(statuses(panel).values()) == {OPEN}
    assert panel.step_cards["areas"].words.hint in panel.step_cards["areas"].state.text()
    assert panel.step_cards["join"].state.text() == "No table joined yet."


def test_a_layer_ends_the_welcome(panel: Panel, wait_until: Wait) -> None:
    areas()
    wait_until(lambda: not panel.welcome.isVisible())
    QgsProject.instance().clear()
    wait_until(lambda: panel.welcome.isVisible())


def test_what_was_done_is_told_with_its_day(panel: Panel, state: ProjectState, wait_until: Wait) -> None:
    layer = areas()
    state.choose_areas(Areas(layer.id(), "PLR_ID"), "3 areas.")
    do(state, "join", {"INPUT": layer.id()})
    wait_until(lambda: panel.step_cards["join"].status == DONE)
    assert panel.step_cards["join"].state.text() == "2026-11-12: 3 of 3 areas joined."
    assert panel.step_cards["areas"].state.text().endswith(": 3 areas.")
    assert panel.step_cards["rates"].words.hint in panel.step_cards["rates"].state.text()
    settled(panel, wait_until)
    assert statuses(panel)["join"] == DONE
    assert not panel.step_cards["join"].change.isVisible()


def test_german_dates(panel: Panel, state: ProjectState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sozialraum_plugin.gui.steps.language", lambda: "de")
    do(state, "join", {})
    panel.refresh()
    assert panel.step_cards["join"].state.text().startswith("12.11.2026: ")


def test_areas_chosen_without_a_check_are_told_too(panel: Panel, state: ProjectState) -> None:
    state.set_areas(Areas(areas("Räume 2026").id(), "PLR_ID"))
    panel.refresh()
    assert panel.step_cards["areas"].status == DONE
    assert "Räume 2026" in panel.step_cards["areas"].state.text()


def test_a_changed_table_is_noticed_when_the_user_comes_back(
    panel: Panel, state: ProjectState, wait_until: Wait, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a")
    do(state, "join", {"TABLE": str(file)})
    wait_until(lambda: panel.step_cards["join"].status == DONE)
    settled(panel, wait_until)
    file.write_text("ab")
    panel._back_in_qgis(Qt.ApplicationState.ApplicationActive)
    wait_until(lambda: panel.step_cards["join"].status == OLD)
    assert panel.step_cards["join"].change.text() == "Table changed since 2026-11-12."
    assert panel.step_cards["join"].change.isVisible()


def test_edited_areas_are_noticed(panel: Panel, state: ProjectState, wait_until: Wait) -> None:
    layer = areas()
    do(state, "join", {"INPUT": layer.id()})
    wait_until(lambda: panel.step_cards["join"].status == DONE)
    settled(panel, wait_until)
    layer.startEditing()
    layer.changeAttributeValue(1, 1, 99)
    layer.commitChanges()
    wait_until(lambda: panel.step_cards["join"].status == OLD)
    assert panel.step_cards["join"].change.text() == "Areas changed since 2026-11-12."


def test_a_removed_layer_is_noticed(panel: Panel, state: ProjectState, wait_until: Wait) -> None:
    layer = areas()
    do(state, "join", {"INPUT": layer.id()})
    wait_until(lambda: panel.step_cards["join"].status == DONE)
    QgsProject.instance().removeMapLayer(layer.id())
    wait_until(lambda: panel.step_cards["join"].status == OLD)
    assert panel.step_cards["join"].change.text() == "Areas no longer found."


def test_a_step_done_anew_is_no_longer_old(panel: Panel, state: ProjectState, wait_until: Wait, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a")
    do(state, "join", {"TABLE": str(file)})
    file.write_text("ab")
    wait_until(lambda: panel.step_cards["join"].status == OLD)
    do(state, "join", {"TABLE": str(file)})
    wait_until(lambda: panel.step_cards["join"].status == DONE)


def test_nothing_is_looked_at_while_nobody_sees_it(
    panel: Panel, state: ProjectState, wait_until: Wait, monkeypatch: pytest.MonkeyPatch, actions: Actions
) -> None:
    looked: list[str] = []
    monkeypatch.setattr("sozialraum_plugin.gui.panel.look", lambda *_: looked.append("looked"))
    assert actions.dock is not None
    actions.dock.hide()
    do(state, "join", {"INPUT": areas().id()})
    settled(panel, wait_until)
    assert looked == []
    monkeypatch.undo()
    actions.dock.show()
    wait_until(lambda: panel.step_cards["join"].status == DONE)


def test_the_project_that_is_opened_is_shown(
    panel: Panel, state: ProjectState, wait_until: Wait, tmp_path: Path
) -> None:
    do(state, "join", {})
    QgsProject.instance().write(str(tmp_path / "year.qgz"))
    QgsProject.instance().clear()
    wait_until(lambda: panel.step_cards["join"].status == OPEN)
    QgsProject.instance().read(str(tmp_path / "year.qgz"))
    wait_until(lambda: panel.step_cards["join"].status == DONE)


# Menus and buttons


def entry(panel: Panel, name: str, key: str) -> QAction:
    panel.fill_menu(name)
    return {action.objectName(): action for action in panel.step_cards[name].menu.actions()}[f"{key}_{name}"]


def test_a_step_that_was_not_done_offers_nothing(panel: Panel) -> None:
    for name in NAMES:
        panel.fill_menu(name)
        own = [action for action in panel.step_cards[name].menu.actions() if action.objectName().endswith(f"_{name}")]
        assert own
        assert not any(action.isEnabled() for action in own), name


def test_report_and_folder_are_opened(
    panel: Panel, state: ProjectState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    report = tmp_path / "report.html"
    report.write_text("x")
    do(state, "join", {}, REPORT=str(report), OUTPUT=str(tmp_path / "gone" / "x.gpkg"))
    entry(panel, "join", "report").trigger()
    entry(panel, "join", "folder").trigger()
    assert opened == [str(report), str(tmp_path)]
    report.unlink()
    assert not entry(panel, "join", "report").isEnabled()
    assert not entry(panel, "join", "folder").isEnabled()


def test_the_result_is_shown_in_the_layer_tree(panel: Panel, state: ProjectState, qgis_iface: Any) -> None:
    layer = areas("result")
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    node.setItemVisibilityChecked(False)
    do(state, "types", {}, LAYER=layer.id())
    entry(panel, "types", "show").trigger()
    assert qgis_iface.activeLayer() is layer
    assert node.isVisible()
    QgsProject.instance().removeMapLayer(layer.id())
    assert not entry(panel, "types", "show").isEnabled()


def test_a_step_is_taken_back_and_kept_after_all(panel: Panel, state: ProjectState, qgis_iface: Any) -> None:
    do(state, "join", {"TABLE": "a"})
    do(state, "join", {"TABLE": "b"})
    entry(panel, "join", "undo").trigger()
    step = state.step("join")
    assert step is not None
    assert step.parameters == {"TABLE": "a"}
    qgis_iface.messageBar().findChild(QPushButton, "keepButton").click()
    step = state.step("join")
    assert step is not None
    assert step.parameters == {"TABLE": "b"}
    for _ in range(2):
        panel.take_back("join")
        qgis_iface.messageBar().popWidget()
    assert state.step("join") is None
    assert panel.step_cards["join"].status == OPEN
    panel.take_back("join")
    assert state.step("join") is None


def test_the_choice_of_areas_is_taken_back_and_kept(panel: Panel, state: ProjectState, qgis_iface: Any) -> None:
    chosen = Areas(areas().id(), "PLR_ID")
    state.choose_areas(chosen, "3 areas.")
    entry(panel, "areas", "undo").trigger()
    assert state.areas() == Areas()
    qgis_iface.messageBar().findChild(QPushButton, "keepButton").click()
    assert state.areas() == chosen
    assert panel.step_cards["areas"].status == DONE


@pytest.mark.parametrize("name", NAMES)
def test_the_button_of_a_step_triggers_its_action(
    panel: Panel, actions: Actions, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(actions, "open_step", lambda step, *_: opened.append(step))
    panel.step_cards[name].button.click()
    assert opened == ["export" if name == "packages" else name]


def test_the_menu_holds_the_tools_that_belong_to_a_step(panel: Panel, actions: Actions) -> None:
    panel.fill_menu("types")
    assert {actions.counts, actions.apply} <= set(panel.step_cards["types"].menu.actions())


def test_own_areas_open_the_dialog_of_the_areas(panel: Panel, actions: Actions) -> None:
    panel.ownButton.click()
    dialog = actions._steps["areas"]
    assert isinstance(dialog, AreasDialog)
    assert dialog.isVisible()
    panel.ownButton.click()
    assert actions._steps["areas"] is dialog


def test_the_example_is_offered(panel: Panel, actions: Actions, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(actions, "choose_folder", lambda: asked.append("asked"))
    panel.demoButton.click()
    assert asked == ["asked"]


def test_settings_are_offered(panel: Panel, qgis_iface: Any) -> None:
    panel.optionsButton.click()
    assert qgis_iface.showOptionsDialog.call_args.args == (qgis_iface.mainWindow(), "sozialraum")


# The tour


def test_the_tour_goes_through_all_steps_and_back(panel: Panel) -> None:
    panel.tourButton.click()
    assert panel.tour.isVisible()
    assert not panel.tourBack.isEnabled()
    seen: set[str] = set()
    texts = []
    for _ in range(5):
        seen |= {name for name, card in panel.step_cards.items() if card.highlighted}
        texts.append(panel.tourText.text())
        if len(texts) < 5:
            panel.tourNext.click()
    assert seen == set(NAMES)
    assert len(set(texts)) == 5
    panel.tourBack.click()
    assert panel.tourText.text() == texts[3]
    panel.tourNext.click()
    panel.tourNext.click()
    assert not panel.tour.isVisible()
    assert not any(card.highlighted for card in panel.step_cards.values())
    panel.tourButton.click()
    assert panel.tourText.text() == texts[0]
    panel.tourClose.click()
    assert not panel.tour.isVisible()


# Coming and going


def test_the_panel_is_made_when_it_is_first_seen(
    qgis_iface: Any, qgis_processing: Any, settle: Callable[[], None], wait_until: Wait
) -> None:
    settings.PANEL.set(False)
    plugin = sozialraum_plugin.classFactory(qgis_iface)
    plugin.initGui()
    try:
        assert plugin.actions is not None
        dock = plugin.actions.dock
        assert dock is not None
        settle()
        assert dock.panel is None
        assert dock.isHidden()
        qgis_iface.mainWindow().show()
        dock.show()
        wait_until(lambda: dock.panel is not None)
    finally:
        plugin.unload()
        settle()
        settings.PANEL.set(True)
    assert sip.isdeleted(dock)


def test_whether_it_is_open_is_remembered(panel: Panel, actions: Actions) -> None:
    assert actions.dock is not None
    assert settings.PANEL.value() is True
    actions.dock.close()
    assert settings.PANEL.value() is False
    actions.panel.trigger()
    assert settings.PANEL.value() is True
    assert actions.dock.isVisible()


def test_unloading_with_the_panel_and_a_dialog_open(
    panel: Panel, actions: Actions, plugin: Any, state: ProjectState, settle: Callable[[], None], qgis_iface: Any
) -> None:
    do(state, "join", {"INPUT": areas().id()})
    panel.open_step("areas")
    dialog = actions._steps["areas"]
    panel.look_for_changes()
    assert panel.question.pending
    plugin.unload()
    assert not panel.question.pending
    assert not panel._timer.isActive()
    plugin.unload()
    settle()
    assert sip.isdeleted(panel)
    assert sip.isdeleted(dialog)
    # What the project tells now reaches nobody.
    areas("later")
    QgsProject.instance().clear()
    settle()
    named = [child.objectName() for child in qgis_iface.mainWindow().findChildren(QObject)]
    assert not [name for name in named if name.startswith("sozialraum")]
