"""The sources must run under Qt 5 and Qt 6 alike; no QGIS 4 is needed to see where they would not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "sozialraum_plugin"
SOURCES = sorted(PACKAGE.rglob("*.py"))
REMOVED = re.compile(r"\b(exec_|QRegExp|QVariant\.[A-Z]\w+|qApp|resources_rc|QDesktopWidget|QApplication\.desktop)\b")


def unscoped_enums(tree: ast.AST) -> list[str]:
    """Members such as ``Qt.AlignLeft`` or ``QgsMapLayer.VectorLayer``: Qt 6 knows only the scoped form.

    A capitalised attribute of a Qt or QGIS class that is neither called nor looked into is taken for a member.
    """
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    # An alias "Name: TypeAlias = …" names a class.
    aliases = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.annotation, ast.Name)
        and node.annotation.id == "TypeAlias"
    }
    annotations = {
        id(inner)
        for node in ast.walk(tree)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if part is not None
        for inner in ast.walk(part)
    }
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            continue
        owner = node.value.id
        if not re.match(r"(Qt|Qgis|Q[A-Z]\w+|Qgs\w+)$", owner) or not node.attr[0].isupper():
            continue
        parent = parents.get(id(node))
        looked_into = isinstance(parent, ast.Attribute)
        called = isinstance(parent, ast.Call) and parent.func is node
        if not looked_into and not called and id(node) not in annotations | aliases and not node.attr.isupper():
            found.append(f"line {node.lineno}: {owner}.{node.attr}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_source_is_qt6_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unscoped_enums(ast.parse(text)) == []
    assert REMOVED.findall(text) == []


def test_the_check_sees_unscoped_members() -> None:
    tree = ast.parse("a = Qt.AlignLeft\nb = Qt.AlignmentFlag.AlignLeft\nc = QgsMapLayer.VectorLayer\n")
    assert unscoped_enums(tree) == ["line 1: Qt.AlignLeft", "line 3: QgsMapLayer.VectorLayer"]
