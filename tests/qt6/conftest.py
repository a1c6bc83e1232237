"""A QApplication of Qt 6, with stand-ins for QGIS."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.qt6 import standins

# Beside QGIS, which loads PyQt5, there is nothing to collect here.
collect_ignore_glob = [] if "qgis.core" not in sys.modules and standins.has_pyqt6() else ["test_*.py"]
if not collect_ignore_glob:
    _folder = tempfile.TemporaryDirectory(prefix="sozialraum-qt6-")
    standins.install(Path(_folder.name))


@pytest.fixture(scope="session")
def app() -> Any:
    """The application of all these tests."""
    from qgis.PyQt.QtCore import QT_VERSION_STR
    from qgis.PyQt.QtWidgets import QApplication

    assert QT_VERSION_STR.startswith("6.")
    return QApplication.instance() or QApplication(["test"])


@pytest.fixture(autouse=True)
def errors_in_slots(app: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An exception in a slot or a virtual method fails the test; PyQt would end the process."""
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))
    yield
    app.processEvents()
    if caught:
        raise caught[0]
