"""Worker threads look for no layers: QGIS's look-up renews what the map canvas reads in the main thread."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from sozialraum_plugin.algorithms.base import SozialraumAlgorithm

LOOKUPS = ("parameterAsSource", "parameterAsVectorLayer", "parameterAsLayer", "createExpressionContext")


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Each look-up, and whether it was made in the main thread."""
    found: list[tuple[str, bool]] = []
    for name in LOOKUPS:
        own = getattr(SozialraumAlgorithm, name)

        def spy(self: Any, *given: Any, _name: str = name, _own: Any = own) -> Any:
            found.append((_name, threading.current_thread() is threading.main_thread()))
            return _own(self, *given)

        monkeypatch.setattr(SozialraumAlgorithm, name, spy)
    return found


@pytest.fixture
def areas() -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=key:string&field=region:string&field=a:double", "areas", "memory"
    )
    features = []
    for number in range(12):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"{number:02}", f"R{number % 2}", float(number * number)])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def in_worker(name: str, parameters: dict[str, Any]) -> tuple[bool, str]:
    """Run an algorithm as QGIS's dialogs do, in a task."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{name}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    valid, reason = algorithm.checkParameterValues(parameters, context)
    assert valid, reason
    ended: list[bool] = []
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    task.executed.connect(lambda ok, _: ended.append(ok))
    QgsApplication.taskManager().addTask(task)
    limit = time.monotonic() + 60
    while not ended:
        assert time.monotonic() < limit
        QCoreApplication.processEvents()
        time.sleep(0.005)
    return ended[0], feedback.textLog()


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("findareas", {"KEY_FIELD": "key", "REGION_FIELD": "region", "RULES": "large: a > 50"}),
        ("computeareatypes", {
            "KEY_FIELD": "key", "INDICATORS": ["a"], "TYPE_COUNT": 2, "STARTS": 5, "BOOTSTRAPS": 0,
            "EXCLUDE": "key = '03'",
        }),
        ("joinindicators", {"KEY_FIELD": "key", "TABLE": "table.csv"}),
    ],
)  # fmt: skip
def test_layers_are_looked_up_in_the_main_thread(
    name: str,
    more: dict[str, Any],
    areas: QgsVectorLayer,
    threads: list[tuple[str, bool]],
    tmp_path: Path,
    provider: Any,
) -> None:
    if "TABLE" in more:
        table = tmp_path / more["TABLE"]
        table.write_text("key;b\n" + "".join(f"{number:02};{number}\n" for number in range(12)), encoding="utf-8")
        more = {**more, "TABLE": str(table)}
    ok, log = in_worker(name, {"INPUT": areas.id(), **more, "OUTPUT": str(tmp_path / "result.gpkg")})
    assert ok, log
    assert {"parameterAsSource", "parameterAsVectorLayer"} <= {lookup for lookup, _ in threads}
    assert all(main for _, main in threads), threads
    QgsProject.instance().removeMapLayer(areas.id())
