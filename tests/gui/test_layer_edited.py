"""A layer that somebody edits while an algorithm reads it: the result is as if nobody had, or there is none."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.gis.layerwatch import LayerWatch
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.gui.running import Outcome, Run
from tests.integration.jobs import jobs, make

# All kinds of edits at all moments, as for a long run.
LONG = bool(os.environ.get("SOZIALRAUM_FAULTS"))
Wait = Callable[..., None]
Edit = Callable[[QgsVectorLayer], None]


def _value(layer: QgsVectorLayer) -> None:
    first = next(layer.getFeatures())
    for name, value in (("EW", 999_999), ("KINDER", 1), ("q1", 77.0), ("typ", 2)):
        layer.changeAttributeValue(first.id(), layer.fields().lookupField(name), value)


def _delete(layer: QgsVectorLayer) -> None:
    layer.deleteFeature(next(layer.getFeatures()).id())


def _add(layer: QgsVectorLayer) -> None:
    feature = QgsFeature(next(layer.getFeatures()))
    feature.setAttribute("fid", None)
    feature.setAttribute("KEY", "neu")
    layer.addFeature(feature)


def _field(layer: QgsVectorLayer) -> None:
    layer.deleteAttribute(layer.fields().lookupField("NAME"))


def _geometry(layer: QgsVectorLayer) -> None:
    layer.changeGeometry(next(layer.getFeatures()).id(), QgsGeometry.fromWkt("POLYGON((0 0,0 1,1 1,0 0))"))


EDITS: dict[str, Edit] = {
    "value": _value, "delete": _delete, "add": _add, "field": _field, "geometry": _geometry,
}  # fmt: skip
IN_THREADS = [
    "joinindicators",
    "computerates",
    "computeareatypes",
    "comparetypecounts",
    "comparetypes",
    "computestatusindex",
    "transferareas",
    "aggregateregions",
    "allocatebudget",
    "checkareas",
    "compareregions",
    "computesupply",
    "findareas",
]


@pytest.fixture(scope="module")
def source(qgis_app: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make(tmp_path_factory.mktemp("city"))


class Held:
    """A run that stands still at one of its steps while the main thread does something."""

    def __init__(self, run: Run, step: int) -> None:
        self.steps, self.at = 0, step
        self.reached, self.go = threading.Event(), threading.Event()
        run.feedback.progressChanged.connect(self._step, Qt.ConnectionType.DirectConnection)

    def _step(self, _: float) -> None:
        self.steps += 1
        if self.steps == self.at:
            self.reached.set()
            self.go.wait(20)


# None where it has not so many steps.
def held(run: Run, step: int, act: Callable[[], None], wait_until: Wait) -> Outcome | None:
    holder = Held(run, step)
    run.start()
    wait_until(lambda: holder.reached.is_set() or run.outcome is not None)
    if not holder.reached.is_set():
        return None
    act()
    holder.go.set()
    wait_until(lambda: run.outcome is not None)
    return run.outcome


def results(out: Path) -> dict[str, Any]:
    """What the layers, tables and maps in a folder hold."""
    found: dict[str, Any] = {}
    for path in sorted(out.rglob("*")):
        if path.suffix == ".gpkg":
            layer = QgsVectorLayer(str(path), "x", "ogr")
            found[path.name] = [(f.attributes(), f.geometry().asWkt()) for f in layer.getFeatures()]
        elif path.suffix == ".csv" and path.name != "files.csv":  # which has days and checksums
            found[path.name] = path.read_text(encoding="utf-8-sig")
        elif path.suffix == ".pdf":
            found[path.name] = [page.extract_text() for page in PdfReader(path).pages]
    return found


def content(out: Path) -> dict[str, bytes]:
    """All other files; SQLite rewrites its own when QGIS lets go of them."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if ".gpkg" not in path.name}


def begun(name: str, source: dict[str, str], folder: Path, out: Path) -> tuple[Run, QgsVectorLayer]:
    """A run of an algorithm, not yet started, on a copy of the city's areas that is open in the project."""
    folder.mkdir()
    own = {key: str(shutil.copy(path, folder)) for key, path in source.items()}
    layer = QgsVectorLayer(own["areas"], "Meine Räume", "ogr")
    QgsProject.instance().addMapLayer(layer)
    given = jobs(own, out)[name]
    if name == "exportregionmaps":
        given["PROFILE"] = False
    given["INPUT"] = [layer.id()] if isinstance(given["INPUT"], list) else layer.id()
    return Run(f"sozialraum:{name}", given, QgsProject.instance()), layer


def edit(layer: QgsVectorLayer, kind: str, save: bool) -> None:
    layer.startEditing()
    EDITS[kind](layer)
    assert not save or layer.commitChanges(), layer.commitErrors()


def end(layer: QgsVectorLayer) -> None:
    if layer.isEditable():
        layer.rollBack()
    QgsProject.instance().clear()


def cases() -> list[Any]:
    """Every algorithm; one kind of edit for each and two moments, or as for a long run all kinds at all moments."""
    if LONG:
        return [(name, kind, save, range(1, 40)) for name in IN_THREADS for kind in EDITS for save in (False, True)]
    kinds = list(EDITS)
    return [(name, kinds[place % 5], place % 2 == 1, (1, 2)) for place, name in enumerate(IN_THREADS)]


@pytest.mark.parametrize(("name", "kind", "save", "moments"), cases())
def test_no_result_of_old_and_new_values(
    name: str, kind: str, save: bool, moments: Iterable[int], actions: Actions, source: dict[str, str], tmp_path: Path,
    wait_until: Wait,
) -> None:  # fmt: skip
    out = tmp_path / "out"
    out.mkdir()
    run, layer = begun(name, source, tmp_path / "unedited", out)
    run.start()
    wait_until(lambda: run.outcome is not None)
    assert run.outcome is not None
    assert run.outcome.ok, run.outcome.error
    end(layer)
    whole, files = results(out), content(out)
    ended = 0
    for moment in moments:
        run, layer = begun(name, source, tmp_path / str(moment), out)
        outcome = held(run, moment, partial(edit, layer, kind, save), wait_until)
        if outcome is None:
            end(layer)
            break
        if outcome.ok:
            assert results(out) == whole
        else:
            ended += 1
            assert not outcome.canceled
            assert "Meine Räume was edited during the run" in outcome.error
            assert results(out) == whole
            assert content(out) == files
        assert not list(out.glob(".*"))
        end(layer)
    assert ended


@pytest.mark.parametrize(
    ("name", "save"), [("exportlayers", False), ("exportlayers", True), ("exportregionmaps", True)]
)
def test_work_by_steps(
    name: str, save: bool, actions: Actions, source: dict[str, str], tmp_path: Path, wait_until: Wait
) -> None:
    """Packages and maps show the layer as it was when they were begun."""
    found = []
    for edited in (False, True):
        out = tmp_path / f"out{edited}"
        out.mkdir()
        run, layer = begun(name, source, tmp_path / str(edited), out)
        if edited:
            done: list[float] = []

            def once(share: float, done: list[float] = done, layer: QgsVectorLayer = layer) -> None:
                if not done:
                    edit(layer, "value", save)
                    edit(layer, "field", save)
                done.append(share)

            run.progressed.connect(once)
        run.start()
        wait_until(lambda run=run: run.outcome is not None, 120)
        assert run.outcome is not None
        assert run.outcome.ok, run.outcome.error
        end(layer)
        found.append(results(out))
    assert found[0]
    assert found[0] == found[1]


def test_a_layer_that_nobody_reads_may_be_edited(
    actions: Actions, source: dict[str, str], tmp_path: Path, wait_until: Wait
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    run, layer = begun("computerates", source, tmp_path / "city", out)
    other = QgsVectorLayer(shutil.copy(source["areas"], tmp_path), "Andere", "ogr")
    QgsProject.instance().addMapLayer(other)
    outcome = held(run, 1, partial(edit, other, "value", True), wait_until)
    assert outcome is not None
    assert outcome.ok, outcome.error
    # After a run, too: nothing watches any more.
    edit(layer, "value", True)
    end(layer)


def test_a_watch_that_a_thread_begins(qgis_new_project: Any, settle: Callable[[], None]) -> None:
    """As where a step of a model reads a layer: models prepare their steps in the thread in which they run."""
    layer, feedback = QgsVectorLayer("Point?field=a:integer", "points", "memory"), QgsProcessingFeedback()
    made: list[LayerWatch] = []
    thread = threading.Thread(target=lambda: made.append(LayerWatch([layer], feedback)))
    thread.start()
    thread.join()
    made[0].check()
    layer.startEditing()
    layer.addFeature(QgsFeature(layer.fields()))
    assert feedback.isCanceled()
    with pytest.raises(InputError, match="points was edited"):
        made[0].check()
    thread = threading.Thread(target=made[0].close)
    thread.start()
    thread.join()
    settle()
    assert sip.isdeleted(made[0])
    layer.rollBack()
