"""What sources say that Qt 6, PyQt6 or QGIS 4 no longer know; found by reading, no Qt 6 is needed for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# Kind, pattern over a line of code without its strings and comments.
PATTERNS = {
    "binding": r"^\s*(?:import|from)\s+(?:PyQt[456]|PySide[26]?|sip)\b",
    "module": r"\bQt(?:WebKit\w*|Script|XmlPatterns|OpenGL)\b|\bresources_rc\b",
    "class": r"\bQ(?:RegExp\w*|DesktopWidget|TextCodec|SignalMapper|GLWidget|Matrix|StringRef|LinkedList|DirModel)\b",
    "variant": r"\bQVariant\b",
    "null by identity": r"\bis(?: not)? NULL\b",
    "exec_": r"\.(?:exec_|print_)\b",
    "python object": r"\.toPyObject\b",
    "desktop": r"\bQApplication\.desktop\b|\bqApp\b",
    "metrics": r"(?:metrics|Metrics\w*\([^()]*\))\.width\(",
    "codec": r"\.(?:setCodec|codec)\(",
    "header": r"[hH]eader\w*(?:\(\))?\.(?:setResizeMode|setMovable|setClickable)\(",
    "margin": r"\.(?:setMargin|margin|getContentsMargins|setTabStopWidth|tabStopWidth)\(",
    "grab": r"\bQPixmap\.grabW(?:indow|idget)\(",
    "time": r"\b(?:toTime_t|setTime_t|fromTime_t)\b",
    "wheel": r"\.(?:delta|posF|globalPosF|globalX|globalY|localPos|windowPos|screenPos|globalPos)\(\)",
    "mouse": r"\bevent\.(?:x|y)\(\)",
    "renamed": r"\bQPalette\.(?:ColorRole\.)?(?:Background|Foreground)\b|\b(?:Qt\.)?MidButton\b"
    r"|\bAA_EnableHighDpiScaling\b|\bAA_UseHighDpiPixmaps\b|\bQLocale\.Country\b|\.countryToString\(|\bDataLocation\b",
    "flags": r"\bQt\.(?:Alignment|ItemFlags|WindowFlags|MouseButtons|KeyboardModifiers|Orientations|DockWidgetAreas"
    r"|WindowStates|DropActions|MatchFlags|TextInteractionFlags)\b",
    "old name": r"\bQgsWkbTypes\.(?:Type|GeometryType)\b|\bQgsUnitTypes\.[A-Z]\w+Unit\b"
    r"|\bQgsTask\.(?:CanCancel|AllFlags)\b",
}
# Methods whose numbers are whole; PyQt6 refuses a float there.
_WHOLE = {
    *("resize", "move", "setFixedWidth", "setFixedHeight", "setFixedSize", "setMinimumWidth", "setMaximumWidth"),
    *("setMinimumHeight", "setMaximumHeight", "setGeometry", "setContentsMargins", "setSpacing", "setColumnWidth"),
    *("setRowHeight", "QSize", "QPoint", "QRect", "setSectionSize", "setRowCount", "setColumnCount"),
    *("setCurrentIndex", "singleShot", "setInterval"),
}
# The enums that PyQt6 made of numbers, since models hand them over as such.
_NUMBERS = {"AlignmentFlag", "ItemDataRole"}
_CLASS = re.compile(r"(?:Qt|Qgis|Q[A-Z]\w+|Qgs\w+)$")
_PRIMITIVES = {"str", "int", "bool", "float", "object", "list"}


def findings(text: str) -> list[str]:
    """Every finding as "line N: kind: what"."""
    tree = ast.parse(text)
    found = {(number, kind, what) for number, kind, what in _by_pattern(text, tree)}
    found |= set(_unscoped(tree)) | set(_calls(tree))
    return [f"line {number}: {kind}: {what}" for number, kind, what in sorted(found)]


def _code_lines(text: str, tree: ast.AST) -> list[str]:
    """The lines without strings and comments: SQL may say IS NULL, a sentence may say exec_."""
    import io
    import tokenize

    lines = [list(line) for line in text.splitlines()]
    middle = getattr(tokenize, "FSTRING_MIDDLE", None)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in (tokenize.STRING, tokenize.COMMENT, middle):
            continue
        (row, start), (last, end) = token.start, token.end
        for number in range(row, last + 1):
            line = lines[number - 1]
            left = start if number == row else 0
            right = min(end if number == last else len(line), len(line))
            line[left:right] = " " * (right - left)
    return ["".join(line) for line in lines]


def _by_pattern(text: str, tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(_code_lines(text, tree), start=1):
        for kind, pattern in PATTERNS.items():
            for hit in re.finditer(pattern, line):
                yield number, kind, hit.group().strip()


def _unscoped(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Members such as ``Qt.AlignLeft`` or ``QgsMapLayer.VectorLayer``: Qt 6 knows only the scoped form.

    A capitalised attribute of a Qt or QGIS class that is neither called nor looked into is taken for a member; so is
    one of an object (``self.Accepted``), as no method or variable begins with a capital.
    """
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    classes = _class_places(tree)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            continue
        owner, member = node.value.id, node.attr
        mixed = member[0].isupper() and not member.isupper()
        if not mixed or id(node) in classes:
            continue
        parent = parents.get(id(node))
        called = isinstance(parent, ast.Call) and parent.func is node
        if isinstance(parent, ast.Attribute) or called:
            continue
        if _CLASS.match(owner) or owner in ("self", "dialog", "widget", "box", "layer", "event"):
            yield node.lineno, "unscoped", f"{owner}.{member}"


def _class_places(tree: ast.AST) -> set[int]:
    """Nodes where a name stands for a class: annotations, aliases, ``except`` and ``isinstance``."""
    places = set()
    for node in ast.walk(tree):
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Name):
            parts.append(node.value if node.annotation.id == "TypeAlias" else None)
        if isinstance(node, ast.ExceptHandler):
            parts.append(node.type)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("isinstance", "cast"):
            parts += node.args
        places |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    return places


def _calls(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("connect", "emit", "disconnect"):
            signal = node.value
            if isinstance(signal, ast.Subscript) and _types_only(signal.slice):
                yield node.lineno, "overload", ast.unparse(node)
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "int" and node.args and _names_enum(node.args[0]):
            yield node.lineno, "number of an enum", ast.unparse(node)
        if name in _WHOLE and any(_is_float(argument) for argument in node.args):
            yield node.lineno, "float", ast.unparse(node)
        if name == "pyqtSignal" and len(node.args) > 1 and all(isinstance(part, ast.List) for part in node.args):
            yield node.lineno, "overload", ast.unparse(node)


def _types_only(part: ast.expr) -> bool:
    names = part.elts if isinstance(part, ast.Tuple) else [part]
    return all(isinstance(name, ast.Name) and (name.id in _PRIMITIVES or _CLASS.match(name.id)) for name in names)


def _names_enum(part: ast.expr) -> bool:
    """Whether an expression is made of members of an enum of Qt or QGIS (``Qt.X.Y``, also joined by ``|``)."""
    if isinstance(part, ast.BinOp):
        return _names_enum(part.left) or _names_enum(part.right)
    outer = part.value if isinstance(part, ast.Attribute) else None
    if not isinstance(part, ast.Attribute) or not isinstance(outer, ast.Attribute):
        return False
    if not isinstance(outer.value, ast.Name):
        return False
    return bool(_CLASS.match(outer.value.id)) and part.attr[0].isupper() and outer.attr not in _NUMBERS


def _is_float(part: ast.expr) -> bool:
    if isinstance(part, ast.UnaryOp):
        return _is_float(part.operand)
    if isinstance(part, ast.BinOp):
        return isinstance(part.op, ast.Div) or _is_float(part.left) or _is_float(part.right)
    return isinstance(part, ast.Constant) and isinstance(part.value, float)
