"""The leg for the clock: 542 areas in a project of 500 layers, each dialog opened; a table of 19,000 areas joined."""

from __future__ import annotations

import csv
import math
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.utils import iface

from . import hand
from .stage import Stage, Steps

AREAS, MANY, LAYERS, FIELDS = 542, 19_000, 500, 40
DIALOGS = ("areas", "join", "rates", "types", "index", "maps", "export", "counts", "apply")
_STEP, _SHOWN = 1000.0, 300


def play(stage: Stage) -> Steps:
    """The whole leg."""
    folder = stage.home / "Gross"
    folder.mkdir()
    iface.newProject(False)
    yield 800
    iface.mapCanvas().setRenderFlag(False)
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    areas = _add(grid(folder / "raeume.gpkg", AREAS), "Räume")
    for number in range(LAYERS - 1):
        _add(folder / "raeume.gpkg", f"Ebene {number + 1}", visible=False)
        if number % 50 == 0:
            yield 10
    project.write(str(folder / "gross.qgz"))
    iface.setActiveLayer(areas)
    yield 1500
    remember(areas)
    yield 1000
    # The first opening imports modules, the second shows what remains.
    for time in ("first", "again"):
        for name in DIALOGS:
            dialog = yield from hand.open_step(stage, name)
            shown = stage.times[-1]
            shown["step"] += f" ({time}, {AREAS} areas, {LAYERS} layers)"
            stage.fact(shown["work_ms"] < stage.limit(_SHOWN), f"{shown['step']}: {shown['work_ms']} ms")
            if time == "first":
                yield 1500
                stage.shot(f"{name}", dialog)
            yield from hand.close(dialog)
            yield 200
    yield from many(stage, folder)


def remember(areas: QgsVectorLayer) -> None:
    """The areas as the panel's first step keeps them."""
    from sozialraum_plugin.gis.projectstate import Areas, ProjectState

    ProjectState(QgsProject.instance()).choose_areas(Areas(areas.id(), "KEY", "NAME", "REGION"), f"{AREAS} Räume")


def many(stage: Stage, folder: Path) -> Steps:
    """A join of 19,000 areas with 40 columns: what the window does meanwhile."""
    iface.newProject(False)
    yield 800
    areas = _add(grid(folder / "viele.gpkg", MANY, fields=4), "Viele Räume")
    QgsProject.instance().write(str(folder / "viele.qgz"))
    table = folder / "werte.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["KEY", *(f"Wert {place}" for place in range(FIELDS))])
        rows.writerows([key(row), *((row * 7 + place) % 997 for place in range(FIELDS))] for row in range(MANY))
    iface.setActiveLayer(areas)
    yield 1000
    stage.watch(f"idle, {MANY} areas")
    yield 1000
    stage.watched()
    dialog = yield from hand.open_step(stage, "join")
    hand.choose(dialog, "keyBox", "KEY")
    hand.write(dialog, "tableFile", str(table))
    stage.watch(f"preview, {MANY} areas × {FIELDS}")
    yield lambda: dialog.asking
    yield lambda: not dialog.asking and bool(dialog.preview.columns)
    yield 500
    stage.watched()
    outcome = yield from hand.run(stage, dialog, f"join, {MANY} areas × {FIELDS}")
    stage.equal(int(outcome.results["MATCHED"]), MANY, "areas with values")
    yield from hand.close(dialog)
    yield lambda: hand.panel().step_cards["join"].status == "done"
    stage.watch(f"panel, {MANY} areas × {FIELDS}")
    yield 4000
    stage.watched()
    stage.equal(hand.panel().step_cards["join"].change.text(), "", "nothing has changed since")


def key(row: int) -> str:
    """A key with a leading zero."""
    return f"{row:08d}"


def grid(path: Path, count: int, fields: int = FIELDS) -> Path:
    """Squares in a GeoPackage with keys, names, regions and numbers."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "grid", "memory")
    provider = layer.dataProvider()
    texts = [QgsField(name, QMetaType.Type.QString) for name in ("KEY", "NAME", "REGION")]
    provider.addAttributes([*texts, *(QgsField(f"q{place}", QMetaType.Type.Double) for place in range(fields))])
    layer.updateFields()
    across = math.ceil(math.sqrt(count))
    found = []
    for row in range(count):
        x, y = 500_000 + row % across * _STEP, 5_000_000 + row // across * _STEP
        corners = ((0, 0), (_STEP, 0), (_STEP, _STEP), (0, _STEP), (0, 0))
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(x + a, y + b) for a, b in corners]]))
        numbers = [10 + 5 * math.sin(row * (place + 1) * 0.37) for place in range(fields)]
        feature.setAttributes([key(row), f"Raum {row}", f"{row % 18 + 1:02d}", *numbers])
        found.append(feature)
    provider.addFeatures(found)
    options = QgsVectorFileWriter.SaveVectorOptions()
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsProject.instance().transformContext(), options
    )
    if error[0] != QgsVectorFileWriter.WriterError.NoError:
        raise OSError(error[1])
    return path


def _add(path: Path, name: str, visible: bool = True) -> QgsVectorLayer:
    layer = QgsVectorLayer(str(path), name, "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    QgsProject.instance().layerTreeRoot().addLayer(layer).setItemVisibilityChecked(visible)
    return layer
