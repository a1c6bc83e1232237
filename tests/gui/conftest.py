"""Fixtures of the tests with real widgets."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsLayerTreeModel, QgsProject, QgsSettings
from qgis.gui import QgsLayerTreeView
from qgis.PyQt.QtCore import QCoreApplication, QEvent

import sozialraum_plugin
from sozialraum_plugin.algorithms.provider import SozialraumProvider
from sozialraum_plugin.gis import demo
from sozialraum_plugin.gui.actions import Actions
from sozialraum_plugin.plugin import SozialraumPlugin

ROOT = Path(__file__).resolve().parents[2]


# The registry does not keep the Python half of a provider alive.
_RESTORED: list[SozialraumProvider] = []


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture
def settle() -> Callable[[], None]:
    """Lets Qt delete what waits for it."""
    return _settle


@pytest.fixture
def wait_until() -> Callable[..., None]:
    """Runs the event loop until a condition holds; fails after a minute, long enough for a busy machine."""

    def wait(condition: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "the condition never held"
            QCoreApplication.processEvents()
            time.sleep(0.005)

    return wait


@pytest.fixture(autouse=True)
def errors_in_slots(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An exception in a slot fails the test; without this, PyQt ends the whole run."""
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))
    yield
    if caught:
        raise caught[0]


@pytest.fixture(autouse=True)
def empty_project(qgis_app: Any) -> None:
    """What other tests have left in the project must not be found by dialogs."""
    QgsProject.instance().clear()


@pytest.fixture(autouse=True)
def layer_tree(qgis_iface: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real layer tree in the place of a mock: Processing of QGIS 3.44 hands it to C++."""
    view = QgsLayerTreeView()
    view.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), view))
    monkeypatch.setattr(qgis_iface, "layerTreeView", lambda: view, raising=False)
    yield
    view.deleteLater()


@pytest.fixture(autouse=True)
def no_provider_before(qgis_app: Any) -> Iterator[None]:
    """Other tests may have registered the provider; here the plugin does it. Theirs comes back afterwards."""
    registry = QgsApplication.processingRegistry()
    before = registry.providerById("sozialraum")
    if before is not None:
        registry.removeProvider(before)
    yield
    if before is not None:
        _RESTORED.append(SozialraumProvider())
        registry.addProvider(_RESTORED[-1])


@pytest.fixture
def plugin(qgis_iface: Any, qgis_processing: Any) -> Iterator[SozialraumPlugin]:
    """The plugin, started as QGIS does and unloaded after the test."""
    made = sozialraum_plugin.classFactory(qgis_iface)
    made.initGui()
    yield made
    made.unload()
    _settle()
    QgsSettings().remove("sozialraum")
    QgsProject.instance().clear()


@pytest.fixture
def actions(plugin: SozialraumPlugin) -> Actions:
    """The plugin's menu and toolbar."""
    assert plugin.actions is not None
    return plugin.actions


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo city, freshly generated."""
    folder = tmp_path_factory.mktemp("city") / "musterstadt"
    subprocess.run([sys.executable, str(ROOT / "resources" / "demo" / "generator"), str(folder)], check=True)
    return folder


@pytest.fixture
def installed_city(city: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo city where the plugin looks for it."""
    monkeypatch.setattr(demo, "source_folder", lambda: city)
    return city
