"""What the project remembers of the year's work, and what is told when its inputs change."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsProject, QgsVectorLayer

from sozialraum_plugin.core.messages import Canceled
from sozialraum_plugin.gis.projectstate import AREAS, Areas, ProjectState, Step
from sozialraum_plugin.gis.year.statechanges import CHANGED, MISSING, REPLACED, Change, look


@pytest.fixture
def project(qgis_new_project: None) -> QgsProject:
    return QgsProject.instance()


@pytest.fixture
def state(project: QgsProject) -> ProjectState:
    return ProjectState(project)


def table(project: QgsProject, name: str = "areas", count: int = 3) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?field=KEY:string&field=EW:integer", name, "memory")
    features = [QgsFeature(layer.fields()) for _ in range(count)]
    for number, feature in enumerate(features):
        feature.setAttributes([f"{number:02d}", number])
    layer.dataProvider().addFeatures(features)
    project.addMapLayer(layer)
    return layer


def done(state: ProjectState, name: str, parameters: dict[str, str], layer: str = "", watched: str = "") -> None:
    names = tuple(watched.split()) or tuple(parameters)
    state.set_step(name, Step(parameters, {"LAYER": layer}, "done", before=state.fingerprints(parameters, names)))


def changes(state: ProjectState) -> dict[str, list[Change]]:
    return look(state, {})()


def test_the_choice_of_areas_is_a_step(project: QgsProject, state: ProjectState) -> None:
    first, second = table(project, "first"), table(project, "second")
    state.choose_areas(Areas(first.id(), "KEY"), "3 areas.")
    state.choose_areas(Areas(second.id(), "KEY", population_field="EW"), "3 areas.")
    step = state.step(AREAS)
    assert step is not None
    assert step.summary == "3 areas."
    assert step.date is not None
    assert state.areas_layer() is second
    assert state.undo(AREAS) is not None
    assert state.areas() == Areas(first.id(), "KEY")
    assert state.undo(AREAS) is None
    assert state.areas() == Areas()


def test_a_step_that_is_no_step_works_on_the_areas(project: QgsProject, state: ProjectState) -> None:
    layer = table(project)
    state.choose_areas(Areas(layer.id()), "")
    assert state.layer_for(AREAS) is layer
    assert state.changed(AREAS) == []


def test_nothing_has_changed_at_first(project: QgsProject, state: ProjectState, tmp_path: Path) -> None:
    layer = table(project)
    (tmp_path / "table.csv").write_text("a")
    state.choose_areas(Areas(layer.id(), "KEY"), "")
    done(state, "join", {"INPUT": layer.id(), "TABLE": str(tmp_path / "table.csv")})
    assert changes(state) == {}


def test_a_changed_file_and_a_changed_layer_are_told(project: QgsProject, state: ProjectState, tmp_path: Path) -> None:
    layer = table(project)
    file = tmp_path / "table.csv"
    file.write_text("a")
    state.choose_areas(Areas(layer.id(), "KEY"), "")
    done(state, "join", {"INPUT": layer.id(), "TABLE": str(file)})
    file.write_text("ab")
    assert changes(state) == {"join": [Change("TABLE", CHANGED)]}
    layer.dataProvider().changeAttributeValues({1: {1: 99}})
    assert changes(state) == {
        "areas": [Change("INPUT", CHANGED)],
        "join": [Change("INPUT", CHANGED), Change("TABLE", CHANGED)],
    }
    assert state.changed("join") == ["INPUT", "TABLE"]
    layer.dataProvider().changeAttributeValues({1: {1: 0}})
    file.unlink()
    assert changes(state) == {"join": [Change("TABLE", MISSING)]}


def test_an_edit_that_is_not_saved_counts(project: QgsProject, state: ProjectState) -> None:
    layer = table(project)
    done(state, "join", {"INPUT": layer.id()})
    layer.startEditing()
    layer.changeAttributeValue(1, 1, 77)
    assert changes(state) == {"join": [Change("INPUT", CHANGED)]}
    layer.rollBack()
    assert changes(state) == {}


def test_a_layer_that_left_the_project_is_missing(project: QgsProject, state: ProjectState) -> None:
    layer = table(project)
    done(state, "types", {"INPUT": layer.id()})
    project.removeMapLayer(layer.id())
    assert changes(state) == {"types": [Change("INPUT", MISSING)]}


def test_a_step_done_anew_makes_the_next_one_old(project: QgsProject, state: ProjectState) -> None:
    areas, first, second = table(project), table(project, "first"), table(project, "second")
    state.set_areas(Areas(areas.id(), "KEY"))
    done(state, "join", {"INPUT": areas.id()}, first.id())
    done(state, "types", {"INPUT": first.id()}, "")
    assert changes(state) == {}
    done(state, "join", {"INPUT": areas.id()}, second.id())
    assert changes(state) == {"types": [Change("INPUT", REPLACED)]}
    state.undo("join")
    assert changes(state) == {}


def test_a_file_that_did_not_change_is_read_once(project: QgsProject, state: ProjectState, tmp_path: Path) -> None:
    file = tmp_path / "areas.geojson"
    text = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"K":"%s"},"geometry":null}]}'
    file.write_text(text % "a")
    layer = QgsVectorLayer(str(file), "areas", "ogr")
    project.addMapLayer(layer)
    done(state, "join", {"INPUT": layer.id()})
    known: dict[str, str] = {}
    assert look(state, known)() == {}
    (stamp,) = known
    known[stamp] = "remembered"
    assert look(state, known)() == {"join": [Change("INPUT", CHANGED)]}
    file.write_text(text % "bb")
    layer.reload()
    assert look(state, known)() == {"join": [Change("INPUT", CHANGED)]}
    assert len(known) == 2


def test_a_look_ends_when_nobody_wants_it(project: QgsProject, state: ProjectState) -> None:
    done(state, "join", {"INPUT": table(project).id()})
    with pytest.raises(Canceled):
        look(state, {})(lambda: True)


def test_all_of_it_is_in_the_project_file(project: QgsProject, state: ProjectState, tmp_path: Path) -> None:
    file = tmp_path / "Straße" / "table.csv"
    file.parent.mkdir()
    file.write_text("a")
    done(state, "join", {"TABLE": str(file)})
    state.set_areas(Areas("x", "Schlüssel"))
    project.write(str(tmp_path / "year.qgz"))
    project.clear()
    assert state.step("join") is None
    project.read(str(tmp_path / "year.qgz"))
    step = state.step("join")
    assert step is not None
    assert step.parameters == {"TABLE": str(file)}
    assert state.areas().key_field == "Schlüssel"
    assert changes(state) == {}


def test_entries_edited_by_hand_do_no_harm(project: QgsProject, state: ProjectState) -> None:
    project.writeEntry("sozialraum", "step_join", "{not json")
    project.writeEntry("sozialraum", "areas", "[1]")
    assert state.step("join") is None
    assert state.areas() == Areas()
    assert changes(state) == {}


def test_who_takes_another_layer_than_the_newest_is_not_told_of_a_change(
    project: QgsProject, state: ProjectState
) -> None:
    areas, types, index = (table(project, name) for name in ("areas", "types", "index"))
    state.choose_areas(Areas(areas.id(), "KEY"), "")
    state.set_step("types", Step({"INPUT": areas.id()}, {"LAYER": types.id()}))
    state.set_step("index", Step({"INPUT": types.id()}, {"LAYER": index.id()}))
    state.set_step("maps", Step({"INPUT": types.id()}))
    assert not state.replaced("maps")
    again = table(project, "index again")
    state.set_step("index", Step({"INPUT": types.id()}, {"LAYER": again.id()}))
    assert state.replaced("maps")
