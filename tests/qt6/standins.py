"""What stands in for QGIS where the plugin's windows are opened under PyQt6.

``qgis.PyQt`` is QGIS's own, set to Qt 6 as QGIS's build does. Widgets of QGIS are ordinary Qt widgets with the methods
that forms use; everything else of QGIS only answers, so that a window can open in an empty project.
"""

from __future__ import annotations

import sys
import types
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar


def install(folder: Path) -> None:
    """Make ``qgis`` importable, its Qt being PyQt6; PyQt5 no longer is."""
    found = next(
        (Path(place) / "qgis" / "PyQt" for place in sys.path if (Path(place) / "qgis" / "PyQt").is_dir()), None
    )
    if found is None:
        raise LookupError("QGIS's Python package is not there")
    target = folder / "qgis"
    for path in sorted(found.rglob("*.py")):
        copy = target / "PyQt" / path.relative_to(found)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8").replace("PyQt5", "PyQt6").replace("5 == 6", "6 == 6"), "utf-8")
    (target / "__init__.py").write_text("", "utf-8")
    sys.path.insert(0, str(folder))
    sys.modules["PyQt5"] = None  # type: ignore[assignment]
    for name in ("qgis", "qgis.PyQt"):
        __import__(name)
    package = sys.modules["qgis"]
    for name, module in (("core", _core()), ("gui", _gui()), ("utils", _Module("qgis.utils"))):
        sys.modules[f"qgis.{name}"] = module
        setattr(package, name, module)
    for name in ("processing", "processing.gui", "processing.gui.Postprocessing"):
        sys.modules[name] = _Module(name)


class Answer:
    """Anything of QGIS: it can be called, looked into, compared and joined, and holds nothing."""

    def __init__(self, name: str = "answer", *_given: Any, **_named: Any) -> None:
        self._name = name if isinstance(name, str) else "answer"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Answer(name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return Answer(self._name)

    def __iter__(self) -> Any:
        return iter(())

    def __or__(self, other: Any) -> Answer:
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)

    def __bool__(self) -> bool:
        return False

    def __int__(self) -> int:
        return 0

    def __ge__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __lt__ = __ge__

    def __fspath__(self) -> str:
        return ""

    def __str__(self) -> str:
        return ""


class _Class(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Answer(name)


class _Module(types.ModuleType):
    """Has a class of every name that is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or not name[0].isalpha():
            raise AttributeError(name)
        made: Any = _Class(name, (Answer,), {}) if name[0].isupper() else Answer(name)
        setattr(self, name, made)
        return made


def _core() -> types.ModuleType:
    from qgis.PyQt.QtCore import QObject, pyqtSignal
    from qgis.PyQt.QtGui import QIcon

    module = _Module("qgis.core")

    class QgsProject(QObject):
        readProject = cleared = aboutToBeCleared = dirtySet = pyqtSignal()
        layersAdded = layersRemoved = layersWillBeRemoved = pyqtSignal(list)
        _only: Any = None

        @classmethod
        def instance(cls) -> Any:
            cls._only = cls._only or cls()
            return cls._only

        def readEntry(self, _scope: str, _key: str, default: str = "") -> tuple[str, bool]:
            return default, False

        def mapLayer(self, _identifier: str) -> None:
            return None

        def mapLayers(self) -> dict[str, Any]:
            return {}

        def count(self) -> int:
            return 0

        def homePath(self) -> str:
            return ""

        def __getattr__(self, name: str) -> Any:
            return Answer(name)

    class QgsSettings:
        kept: ClassVar[dict[str, Any]] = {}

        def value(self, key: str, default: Any = None, *_more: Any, **_named: Any) -> Any:
            return self.kept.get(key, default)

        def setValue(self, key: str, value: Any, *_more: Any) -> None:
            self.kept[key] = value

        def __getattr__(self, name: str) -> Any:
            return Answer(name)

    class QgsApplication(metaclass=_Class):
        @staticmethod
        def locale() -> str:
            return "de"

        @staticmethod
        def getThemeIcon(_name: str) -> QIcon:
            return QIcon()

    class Task(QObject):
        def __init__(self, *_given: Any) -> None:
            super().__init__()

    for name, value in (
        *(("QgsProject", QgsProject), ("QgsSettings", QgsSettings), ("QgsApplication", QgsApplication)),
        *(("QgsTask", Task), ("QgsProcessingAlgRunnerTask", Task), ("NULL", None), ("QgsProcessingException", OSError)),
    ):
        setattr(module, name, value)
    return module


def _gui() -> types.ModuleType:
    from qgis.PyQt.QtCore import QObject, pyqtSignal
    from qgis.PyQt.QtWidgets import QComboBox, QDockWidget, QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

    module = _Module("qgis.gui")

    class Loose:
        """Methods of QGIS's own widgets that nothing depends on here."""

        def __getattr__(self, name: str) -> Any:
            if name.startswith(("set", "allow", "append", "clear", "push", "items", "check", "current")):
                return Answer(name)
            raise AttributeError(name)

    class QgsFileWidget(Loose, QWidget):
        fileChanged = pyqtSignal(str)
        StorageMode = RelativeStorage = Answer("mode")

        def __init__(self, parent: QWidget | None = None) -> None:
            super().__init__(parent)
            self._edit = QLineEdit(self)
            self._edit.textChanged.connect(self.fileChanged)
            QHBoxLayout(self).addWidget(self._edit)

        def lineEdit(self) -> QLineEdit:
            return self._edit

        def filePath(self) -> str:
            return str(self._edit.text())

        def setFilePath(self, path: str) -> None:
            self._edit.setText(path)

    class QgsMapLayerComboBox(Loose, QComboBox):
        layerChanged = pyqtSignal(object)

        def currentLayer(self) -> None:
            return None

        def layer(self, _place: int) -> None:
            return None

    class QgsFieldComboBox(Loose, QComboBox):
        fieldChanged = pyqtSignal(str)

        def currentField(self) -> str:
            return ""

        def fields(self) -> Any:
            return Answer("fields")

    class QgsFieldExpressionWidget(Loose, QWidget):
        fieldChanged = pyqtSignal(str)

        def expression(self) -> str:
            return ""

    class QgsCheckableComboBox(Loose, QComboBox):
        checkedItemsChanged = pyqtSignal(list)

        def checkedItems(self) -> list[str]:
            return []

        def checkedItemsData(self) -> list[Any]:
            return []

    class QgsProviderConnectionComboBox(Loose, QComboBox):
        connectionChanged = pyqtSignal()

        def __init__(self, _provider: str, parent: QWidget | None = None) -> None:
            super().__init__(parent)

        def currentConnection(self) -> str:
            return ""

    class QgsDatabaseSchemaComboBox(Loose, QWidget):
        def __init__(self, _provider: str, _connection: str, parent: QWidget | None = None) -> None:
            super().__init__(parent)

        def currentSchema(self) -> str:
            return ""

    class QgsFilterLineEdit(Loose, QLineEdit):
        def setShowSearchIcon(self, _shown: bool) -> None: ...

    class QgsMessageBar(Loose, QFrame):
        def clearWidgets(self) -> bool:
            return True

    class QgsColorButton(Loose, QToolButton):
        colorChanged = pyqtSignal(object)

    class QgsDockWidget(Loose, QDockWidget):
        closedStateChanged = pyqtSignal(bool)

    class QgsOptionsPageWidget(QWidget):
        pass

    class QgsMapCanvas(Loose, QFrame):
        pass

    class QgsMapTool(QObject):
        pass

    for name, value in list(locals().items()):
        if name.startswith("Qgs"):
            setattr(module, name, value)
    return module


def has_pyqt6() -> bool:
    """Whether this Python has PyQt6 with its libraries, and no PyQt5 is loaded."""
    return find_spec("PyQt6") is not None and find_spec("PyQt6.QtWidgets") is not None and "PyQt5" not in sys.modules
