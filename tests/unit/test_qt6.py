"""The sources must run under Qt 5 and Qt 6 alike; no QGIS 4 is needed to see where they would not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.qt6checks import PATTERNS, findings

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("sozialraum_plugin", "resources", ".tools", "tests")
SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
# Files that must name what they look for.
EXAMPLES = {"tests/unit/test_qt6.py", "tests/qt6checks.py"}
# PyQt6's own tool that reads the texts to translate; it needs no Qt.
KNOWN = {(".tools/translate.py", "binding: from PyQt6")}

PLANTED = {
    "binding": ["from PyQt5.QtCore import Qt", "import PyQt6", "from PySide6 import QtGui", "import sip"],
    "module": ["from qgis.PyQt.QtWebKitWidgets import QWebView", "from . import resources_rc"],
    "class": [
        "QRegExp('a')",
        "QDesktopWidget()",
        "QSignalMapper(self).mapped.connect(f)",
        "QTextCodec.codecForName(n)",
    ],
    "variant": [
        "field = QgsField('a', QVariant.Int)",
        "ok = value.type() == QVariant.String",
        "ok = value == QVariant()",
    ],
    "null by identity": ["ok = value is NULL", "ok = value is not NULL"],
    "exec_": ["dialog.exec_()"],
    "python object": ["index.data().toPyObject()"],
    "desktop": ["QApplication.desktop().width()", "qApp.processEvents()"],
    "metrics": ["w = self.fontMetrics().width('a')", "w = metrics.width(text)", "w = QFontMetrics(font).width(text)"],
    "codec": ["stream.setCodec('UTF-8')"],
    "header": ["header.setResizeMode(mode)"],
    "margin": ["layout.setMargin(4)", "edit.setTabStopWidth(3)"],
    "grab": ["QPixmap.grabWindow(w)"],
    "time": ["stamp.toTime_t()"],
    "wheel": ["steps = event.delta()", "place = event.globalPos()"],
    "mouse": ["across = event.x()", "down = event.y()"],
    "renamed": ["c = palette.color(QPalette.ColorRole.Background)", "b = Qt.MouseButton.MidButton"],
    "flags": ["def flags(self) -> Qt.ItemFlags: ...", "f = Qt.WindowFlags()"],
    "old name": ["t: QgsWkbTypes.Type", "flag = QgsTask.CanCancel", "u = QgsUnitTypes.DistanceUnit"],
    "unscoped": [
        *("a = Qt.AlignLeft", "l.type() == QgsMapLayer.VectorLayer", "f(Qgis.Critical)", "ok = self.Accepted"),
        *("types=[QgsProcessing.TypeVectorPolygon]", "f(QgsMapLayerProxyModel.PolygonLayer)"),
    ],
    "overload": ["box.activated[str].connect(f)", "box.valueChanged[int].connect(f)", "s = pyqtSignal([int], [str])"],
    "number of an enum": ["a = int(Qt.CheckState.Checked)", "b = int(Qt.ItemFlag.ItemIsEnabled | flags)"],
    "float": ["widget.resize(width / 2, 10)", "QSize(1.5, 2)", "QTimer.singleShot(0.5 * s, f)"],
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_source_is_qt6_clean(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() in EXAMPLES:
        return
    name = path.relative_to(ROOT).as_posix()
    found = findings(path.read_text(encoding="utf-8"))
    assert [finding for finding in found if (name, finding.split(": ", 1)[1]) not in KNOWN] == []


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in PLANTED.items() for line in lines])
def test_each_kind_is_seen(kind: str, line: str) -> None:
    found = findings(f"import this\n{line}\n")
    assert any(finding.startswith(f"line 2: {kind}: ") for finding in found), found


def test_every_kind_has_an_example() -> None:
    assert set(PATTERNS) <= set(PLANTED)


@pytest.mark.parametrize(
    "line",
    [
        "a = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop",
        "side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)",
        "rule = 'x IS NULL'  # QRegExp, exec_()",
        "width = self.width() / 2",
        "buttons[number].clicked.connect(f)",
        "self.by_name['a'].connect(f)",
        "Result: TypeAlias = QgsLayoutExporter.ExportResult",
        "settings = QgsLayoutExporter.PdfExportSettings()",
        "field = QgsField('a', QMetaType.Type.Int)",
        "ok = value == NULL",
        "widget.resize(width // 2, round(h / 3))",
        "across = event.pos().x()",
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert findings(line) == []
