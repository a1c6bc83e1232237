"""The pages of the dialog of the packages: its contents, the protection of small counts, and what is rarely needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsDatabaseSchemaComboBox, QgsFileWidget, QgsProviderConnectionComboBox
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from .comboboxes import keep_narrow
from .ticklist import Entry, TickList

translate = QCoreApplication.translate

# What statistics offices of the states often take.
_LEAST = 10


class PackagePages(QTabWidget):
    """Fills and reads what stands beside the layers. ``changed`` comes where the plan of the package may change."""

    changed = pyqtSignal()

    def __init__(self, contents: Sequence[QWidget], parent: QWidget) -> None:
        """``contents`` are the groups of the first page."""
        super().__init__(parent)
        self.setObjectName("pages")
        self.setDocumentMode(True)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 4, 0, 0)
        for group in contents:
            layout.addWidget(group)
        layout.setStretch(len(contents) - 1, 1)
        self.addTab(page, translate("PackagePages", "&Contents"))
        self.addTab(self._protection(), translate("PackagePages", "&Small counts"))
        self.addTab(self._further(), translate("PackagePages", "&Further"))

    # The widgets

    def _protection(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 4, 0, 0)
        self.protectBox = QGroupBox(translate("PackagePages", "Protect small counts of people"), page)
        self.protectBox.setObjectName("protectBox")
        self.protectBox.setCheckable(True)
        layout.addWidget(self.protectBox)
        self.leastBox = QSpinBox(self.protectBox)
        self.leastBox.setObjectName("leastBox")
        self.leastBox.setRange(2, 1000)
        self.roundBox = QComboBox(self.protectBox)
        self.roundBox.setObjectName("roundBox")
        self.roundBox.addItem(translate("PackagePages", "no"), "none")
        for base in ("5", "10"):
            self.roundBox.addItem(translate("PackagePages", "to multiples of {base}").format(base=base), base)
        keep_narrow([self.roundBox])
        self.countFields = TickList("countFields", self.protectBox)
        self.protocolFile = QgsFileWidget(self.protectBox)
        self.protocolFile.setObjectName("protocolFile")
        self.protocolFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.protocolFile.setFilter("CSV (*.csv)")
        self.protocolFile.setToolTip(translate("PackagePages", "What is withheld and why. It must stay in the house."))
        form = QFormLayout(self.protectBox)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        _row(form, translate("PackagePages", "Published &from"), self.leastBox)
        _row(form, translate("PackagePages", "R&ound besides"), self.roundBox)
        label = QLabel(translate("PackagePages", "Fields with counts of people:"), self.protectBox)
        label.setBuddy(self.countFields.list)
        form.addRow(label)
        form.addRow(self.countFields)
        _row(form, translate("PackagePages", "P&rotocol"), self.protocolFile)
        return page

    def _further(self) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.authorEdit = QLineEdit(page)
        self.authorEdit.setObjectName("authorEdit")
        self.authorEdit.setPlaceholderText(translate("PackagePages", "nobody is named"))
        self.modelFile = QgsFileWidget(page)
        self.modelFile.setObjectName("modelFile")
        self.modelFile.setFilter("JSON (*.json)")
        self.modelFile.setToolTip(translate("PackagePages", "Its method and checksum are told in the package"))
        self.databaseBox = QgsProviderConnectionComboBox("postgres", page)
        self.databaseBox.setObjectName("databaseBox")
        self.databaseBox.setAllowEmptyConnection(True)
        self.schemaBox = QgsDatabaseSchemaComboBox("postgres", "", page)
        self.schemaBox.setObjectName("schemaBox")
        self.schemaBox.setAllowEmptySchema(True)
        self.insideBox = self._box("insideBox", translate("PackagePages", "QGIS project inside the GeoPackage"))
        self.layoutsBox = self._box("layoutsBox", translate("PackagePages", "Print layouts go along with the project"))
        self.cityBox = self._box("cityBox", translate("PackagePages", "Values of the whole city beside each region"))
        _row(form, translate("PackagePages", "&Author"), self.authorEdit)
        _row(form, translate("PackagePages", "&Model of the types"), self.modelFile)
        _row(form, translate("PackagePages", "&PostgreSQL as well"), self.databaseBox)
        _row(form, translate("PackagePages", "S&chema"), self.schemaBox)
        for box in (self.insideBox, self.layoutsBox, self.cityBox):
            form.addRow(box)
        keep_narrow(page.findChildren(QComboBox))
        self.insideBox.setToolTip(translate("PackagePages", "One file to hand on, in place of two"))
        self.databaseBox.connectionChanged.connect(self._database_changed)
        self.insideBox.toggled.connect(lambda _: self.changed.emit())
        return page

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        return box

    def _database_changed(self, *_: Any) -> None:
        name = self.databaseBox.currentConnection()
        self.schemaBox.setEnabled(bool(name))
        self.schemaBox.setConnectionName(name)
        self.changed.emit()

    # What they hold

    def fill(self, parameters: Mapping[str, Any], model: str) -> None:
        """Show what was asked for last time; ``model`` is that of the types, for whoever asks for the first time."""
        self.protectBox.setChecked(parameters.get("MIN_COUNT") not in (None, ""))
        self.leastBox.setValue(int(parameters.get("MIN_COUNT") or _LEAST))
        self.roundBox.setCurrentIndex(max(self.roundBox.findData(str(parameters.get("ROUND_TO", "none"))), 0))
        self.authorEdit.setText(str(parameters.get("AUTHOR", "")))
        known = str(parameters.get("MODEL", "")) if parameters else model
        self.modelFile.setFilePath(known if known and Path(known).is_file() else "")
        self.databaseBox.setConnection(str(parameters.get("DATABASE", "")))
        self._database_changed()
        self.schemaBox.setSchema(str(parameters.get("SCHEMA", "")))
        self.insideBox.setChecked("gpkg_project" in (parameters.get("FORMATS") or []))
        self.layoutsBox.setChecked(bool(parameters.get("LAYOUTS", True)))
        self.cityBox.setChecked(bool(parameters.get("CITY_VALUES", True)))
        self._wanted = [str(name) for name in parameters.get("COUNT_FIELDS") or []]

    def offer(self, layers: Sequence[QgsVectorLayer]) -> None:
        """The numeric fields of the ticked layers as fields with counts; what is ticked stays so."""
        ticked = {*self._wanted, *self.countFields.ticked()}
        found: dict[str, str] = {}
        for layer in layers:
            # The number of a row counts nobody.
            ids = set(layer.primaryKeyAttributes())
            fields = (field for place, field in enumerate(layer.fields()) if place not in ids)
            found |= {field.name(): field.displayName() for field in fields if field.isNumeric()}
        entries = [
            Entry(name, name if title == name else f"{title} ({name})") for name, title in found.items()
        ]  # fmt: skip
        self.countFields.fill(entries, ticked)
        self._wanted = [name for name in ticked if name not in found]

    def propose_protocol(self, path: Path) -> None:
        """A name for the protocol that is not taken."""
        self.protocolFile.setFilePath(str(path))

    def database(self) -> str:
        """The connection of the database that gets the layers as tables besides; empty without one."""
        return str(self.databaseBox.currentConnection() or "")

    def problem(self) -> str:
        """What is missing or wrong; empty where nothing is."""
        if self.protectBox.isChecked() and not self.countFields.ticked():
            return translate("PackagePages", "Tick the fields with counts of people that are to be protected.")
        protocol = Path(self.protocolFile.filePath())
        if self.protectBox.isChecked() and self.protocolFile.filePath() and protocol.exists():
            return translate("PackagePages", "The file {name} exists. Choose another name for the protocol.").format(
                name=protocol.name
            )
        return ""

    def parameters(self) -> dict[str, Any]:
        """What the algorithm gets; nothing that is as it would be anyway."""
        found: dict[str, Any] = {"LAYOUTS": self.layoutsBox.isChecked(), "CITY_VALUES": self.cityBox.isChecked()}
        if self.protectBox.isChecked():
            found |= {
                "MIN_COUNT": self.leastBox.value(),
                "COUNT_FIELDS": self.countFields.ticked(),
                "ROUND_TO": str(self.roundBox.currentData()),
            }
            if self.protocolFile.filePath():
                found["PROTOCOL"] = self.protocolFile.filePath()
        if self.database():
            found |= {"DATABASE": self.database(), "SCHEMA": str(self.schemaBox.currentSchema() or "")}
        texts = {"AUTHOR": self.authorEdit.text().strip(), "MODEL": self.modelFile.filePath().strip()}
        return found | {name: text for name, text in texts.items() if text}


def _row(form: QFormLayout, text: str, widget: QWidget) -> None:
    label = QLabel(text, form.parentWidget())
    label.setBuddy(widget)
    form.addRow(label, widget)
