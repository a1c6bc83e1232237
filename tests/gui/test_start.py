"""What the plugin adds to QGIS's start: only what menu, toolbar, dock and toolbox need is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sozialraum_plugin.gis.packages import FORMATS
from sozialraum_plugin.gis.packages.package import WRITERS

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from unittest.mock import MagicMock
from qgis.testing import start_app
application = start_app()
from qgis.PyQt.QtWidgets import QMainWindow, QToolBar
window = QMainWindow()
iface = MagicMock()
iface.mainWindow.return_value = window
iface.addToolBar.side_effect = lambda name: QToolBar(name, window)
iface.firstRightStandardMenu.return_value = None
import sozialraum_plugin
plugin = sozialraum_plugin.classFactory(iface)
plugin.initGui()
print("loaded", *sorted(name for name in sys.modules))
plugin.unload()
sys.stdout.flush()
import os
os._exit(0)
"""
# Each of these takes some milliseconds or more.
LATER = {
    "pandas", "sklearn", "scipy", "matplotlib", "openpyxl",
    "sozialraum_plugin.gui.panel", "sozialraum_plugin.gui.areasdialog", "sozialraum_plugin.gui.systemcheck",
    "sozialraum_plugin.gui.tooldialog", "sozialraum_plugin.gui.indexdialog", "sozialraum_plugin.gis.demo",
    "sozialraum_plugin.gis.packages.package", "sozialraum_plugin.gis.areas.areashares",
    "sozialraum_plugin.gis.areas.overlay",
    "sozialraum_plugin.core.joining.crosswalk",
}  # fmt: skip


def test_start_loads_no_more_than_it_needs() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    (line,) = [line for line in ended.stdout.splitlines() if line.startswith("loaded ")]
    loaded = set(line.split())
    assert "sozialraum_plugin.algorithms.exportlayers" in loaded
    assert "sozialraum_plugin.gui.dock" in loaded
    assert sorted(loaded & LATER) == []


def test_every_format_has_a_writer() -> None:
    # Projects are written with the GeoPackage that they read.
    assert (*WRITERS, "project", "gpkg_project") == FORMATS
