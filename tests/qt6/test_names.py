"""Every name of Qt that the sources use exists in PyQt6, and every form loads."""

from __future__ import annotations

import ast
import contextlib
import importlib
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("sozialraum_plugin", ".tools", "tests/gui", "tests/tour") for path in
                 (ROOT / folder).rglob("*.py"))  # fmt: skip
FORMS = sorted((ROOT / "sozialraum_plugin").rglob("*.ui"))


def unknown(text: str) -> list[str]:
    """The imports from qgis.PyQt and the chains of names on them (``Qt.AlignmentFlag.AlignLeft``) that Qt 6 lacks."""
    tree = ast.parse(text)
    known: dict[str, Any] = {}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt"):
            module = importlib.import_module(str(node.module))
            for alias in node.names:
                with contextlib.suppress(ImportError):
                    importlib.import_module(f"{node.module}.{alias.name}")
                if hasattr(module, alias.name):
                    known[alias.asname or alias.name] = getattr(module, alias.name)
                else:
                    found.append(f"line {node.lineno}: {node.module}.{alias.name}")
    for node in ast.walk(tree):
        chain = _chain(node)
        if chain and chain[0] in known:
            value = known[chain[0]]
            for name in chain[1:]:
                if not hasattr(value, name):
                    found.append(f"line {getattr(node, 'lineno', 0)}: {'.'.join(chain)}")
                    break
                value = getattr(value, name)
    return sorted(set(found))


def _chain(node: ast.AST) -> list[str]:
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if names and isinstance(node, ast.Name) else []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_names_exist(path: Path) -> None:
    assert unknown(path.read_text(encoding="utf-8")) == []


def test_a_name_that_is_gone_is_seen() -> None:
    text = "from qgis.PyQt.QtCore import Qt, QRegExp\na = Qt.AlignLeft\nb = Qt.AlignmentFlag.AlignLeft\n"
    assert unknown(text) == ["line 1: qgis.PyQt.QtCore.QRegExp", "line 2: Qt.AlignLeft"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_the_form_loads(app: Any, path: Path) -> None:
    form = uic.loadUi(str(path))
    form.show()
    picture = form.grab()
    assert not picture.isNull()
    assert len(form.findChildren(QWidget)) > 3


def test_which_enums_are_numbers() -> None:
    # The check of the sources relies on it.
    assert int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) == 0x82
    assert int(Qt.ItemDataRole.UserRole) == 256
    for member in (Qt.Orientation.Horizontal, Qt.SortOrder.AscendingOrder, Qt.ItemFlag.ItemIsEnabled):
        with pytest.raises(TypeError):
            int(member)
