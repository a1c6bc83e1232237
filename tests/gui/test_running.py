"""Runs that the dialogs begin: names of results, work by steps, the project that closes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from sozialraum_plugin.algorithms.findareas import FindAreas
from sozialraum_plugin.core.messages import Canceled
from sozialraum_plugin.gis.projectstate import Areas, ProjectState, Step
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.gui.outputs import layer_output
from sozialraum_plugin.gui.remembering import remember
from sozialraum_plugin.gui.running import Run


class ByStep(Run):
    """A run whose algorithm goes by steps of the test's own."""

    def begin(self, steps: Generator[None, None, dict[str, Any]]) -> None:
        """As after the parameters were found to be right."""
        self._algorithm = _Steps(steps)
        self.project.aboutToBeCleared.connect(self._project_closes)
        self._in_main_thread()


class _Steps:
    def __init__(self, made: Generator[None, None, dict[str, Any]]) -> None:
        self.made = made

    def steps(self, *_: Any) -> Generator[None, None, dict[str, Any]]:
        return self.made


def counting(done: list[str], most: int) -> Generator[None, None, dict[str, Any]]:
    """Counts its turns, and tells when it is stopped before its end."""
    try:
        for _ in range(most):
            done.append("turn")
            yield
    except GeneratorExit:
        done.append("stopped")
        raise
    return {"COUNT": most}


def test_a_window_gets_its_turn_between_steps(qgis_processing: Any, wait_until: Callable[..., None]) -> None:
    done: list[str] = []
    run = ByStep("", {}, QgsProject.instance())
    timer = QTimer()
    timer.timeout.connect(lambda: done.append("window"))
    timer.start(0)
    run.begin(counting(done, 20))
    wait_until(lambda: run.outcome is not None)
    timer.stop()
    assert run.outcome is not None
    assert run.outcome.ok
    assert run.outcome.results["COUNT"] == 20
    between = done[done.index("turn") : len(done) - done[::-1].index("turn")]
    assert between.count("window") > 10


def test_a_project_that_closes_ends_what_goes_by_steps_at_once(
    qgis_processing: Any, wait_until: Callable[..., None]
) -> None:
    done: list[str] = []
    run = ByStep("", {}, QgsProject.instance())
    run.begin(counting(done, 10**9))
    wait_until(lambda: len(done) > 3)
    before: list[str] = []
    QgsProject.instance().layersWillBeRemoved.connect(lambda _: before.extend(done))
    QgsProject.instance().clear()
    assert done[-1] == "stopped"
    assert run.outcome is not None
    assert run.outcome.canceled


@pytest.mark.parametrize("closing", [True, False])
def test_layers_go_when_the_work_has_let_go_of_them(
    closing: bool, actions: Actions, city: Path, wait_until: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def reading(
        self: Any, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.source(parameters, "INPUT", context)
        while not feedback.isCanceled():
            seen.append(f"{sum(1 for _ in source.getFeatures())} features")
        seen.append("left")
        raise Canceled

    monkeypatch.setattr(FindAreas, "execute", reading)
    project = QgsProject.instance()
    areas = QgsVectorLayer(str(city / "musterstadt_planungsraeume.shp"), "areas", "ogr")
    project.addMapLayer(areas)
    given = {"INPUT": areas.id(), "KEY_FIELD": "PLR_ID", "REGION_FIELD": "RTK_NR", "RULES": "all: 1 = 1"}
    run = Run("sozialraum:findareas", {**given, "OUTPUT": "memory:"}, project)
    run.start()
    wait_until(lambda: "138 features" in seen)
    if closing:
        project.clear()
    else:
        project.removeMapLayer(areas.id())
    assert seen[-1] == "left"
    wait_until(lambda: run.outcome is not None)
    assert run.outcome is not None
    assert run.outcome.canceled


def test_other_layers_may_go(actions: Actions, city: Path, tmp_path: Path, wait_until: Callable[..., None]) -> None:
    project = QgsProject.instance()
    areas = QgsVectorLayer(str(city / "musterstadt_planungsraeume.shp"), "areas", "ogr")
    project.addMapLayers([areas, QgsVectorLayer("Point", "other", "memory")])
    parameters = {"INPUT": areas.id(), "KEY_FIELD": "PLR_ID", "TABLE": str(city / "einwohner_2024.csv")}
    run = Run("sozialraum:joinindicators", {**parameters, "OUTPUT": str(tmp_path / "out.gpkg")}, project)
    run.start()
    project.removeMapLayer(project.mapLayersByName("other")[0].id())
    wait_until(lambda: run.outcome is not None)
    assert run.outcome is not None
    assert run.outcome.ok, run.outcome.error


@pytest.mark.parametrize("name", ["Räume mit Einwohnern", ""])
def test_a_result_is_called_as_somebody_called_it(
    name: str, actions: Actions, city: Path, tmp_path: Path, wait_until: Callable[..., None]
) -> None:
    project = QgsProject.instance()
    areas = QgsVectorLayer(str(city / "musterstadt_planungsraeume.shp"), "areas", "ogr")
    project.addMapLayer(areas)
    parameters = {
        "INPUT": areas.id(),
        "KEY_FIELD": "PLR_ID",
        "TABLE": str(city / "einwohner_2024.csv"),
        "OUTPUT": layer_output(str(tmp_path / "einwohner.gpkg"), project, name),
    }
    run = Run("sozialraum:joinindicators", parameters, project)
    run.start()
    wait_until(lambda: run.outcome is not None)
    assert run.outcome is not None
    assert run.outcome.ok, run.outcome.error
    layer = project.mapLayer(str(run.outcome.results["LAYER"]))
    # pytest's folder is a temporary one, where QGIS does not take the name of the file; a name given counts anyhow.
    assert (layer.name() == name) == bool(name)
    details = run.context.layersToLoadOnCompletion()
    assert all(one.forceName == bool(name) for one in details.values())


def test_fingerprints_come_after_the_step(qgis_new_project: Any, wait_until: Callable[..., None]) -> None:
    project = QgsProject.instance()
    layer = QgsVectorLayer("Point?field=KEY:string", "areas", "memory")
    project.addMapLayer(layer)
    state = ProjectState(project)
    state.set_areas(Areas(layer.id(), "KEY"))
    remember(state, "join", Step({"INPUT": layer.id()}, {}, "done"), ("INPUT",))
    step = state.step("join")
    assert step is not None
    assert not step.before
    wait_until(lambda: bool(state.step("join").before))  # type: ignore[union-attr]
    assert state.step("join").before == state.fingerprints({"INPUT": layer.id()}, ("INPUT",))  # type: ignore[union-attr]
    assert state.changed("join") == []


def test_fingerprints_of_a_step_that_was_taken_back_are_forgotten(
    qgis_new_project: Any, wait_until: Callable[..., None], settle: Callable[[], None]
) -> None:
    project = QgsProject.instance()
    layer = QgsVectorLayer("Point?field=KEY:string", "areas", "memory")
    project.addMapLayer(layer)
    state = ProjectState(project)
    first = state.set_step("join", Step({"INPUT": "gone"}, {}, "first"))
    second = state.set_step("join", Step({"INPUT": layer.id()}, {}, "second"))
    assert second.number == first.number + 1
    state.undo("join")
    state.complete("join", second.number, {"INPUT": "print"})
    assert state.step("join") == first
