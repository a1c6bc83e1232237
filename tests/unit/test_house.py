"""Who may import whom: gui -> algorithms -> gis -> core, and core knows neither QGIS nor Qt."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "sozialraum_plugin"
LAYERS = ["core", "gis", "algorithms", "gui"]
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def imported(path: Path) -> set[str]:
    """The dotted names a module imports, its own package's relative imports resolved."""
    names: set[str] = set()
    here = path.relative_to(PACKAGE.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(here[: len(here) - node.level]) if node.level else ""
            base = ".".join(part for part in (package, node.module or "") if part)
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    layer = LAYERS.index(path.relative_to(PACKAGE).parts[0])
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == PACKAGE.name and len(parts) > 1 and parts[1] in LAYERS:
            assert LAYERS.index(parts[1]) <= layer, f"{path.name} imports {name}"
        # "core" is checked strictly: a calculation must run without QGIS.
        if layer == 0:
            assert parts[0] not in ("qgis", "PyQt5", "PyQt6", "osgeo"), f"{path.name} imports {name}"
        if layer == 1:
            assert not name.startswith(("qgis.gui", "qgis.PyQt.QtWidgets", "qgis.utils")), f"{path.name}: {name}"
        assert not name.startswith(("PyQt5", "PyQt6")), f"{path.name} imports {name}; use qgis.PyQt"


def test_gui_reaches_algorithms_by_id_only() -> None:
    for path in (PACKAGE / "gui").rglob("*.py"):
        for name in imported(path):
            assert not name.startswith(f"{PACKAGE.name}.algorithms"), f"{path.name} imports {name}"
            assert not name.startswith(("numpy", "pandas", "sklearn", "scipy")), f"{path.name} computes with {name}"
