"""The dialog of the planning areas: their layer, the meaning of its fields, and whether they are fit for work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFieldProxyModel,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem, QTreeWidgetItem, QWidget

from ..core.formats import format_number
from ..gis.areas import areachecks
from ..gis.areas.areafields import likely_layer, suggest
from ..gis.areas.areafile import polygon_layers
from ..gis.projectstate import AREAS, Areas, ProjectState, areas_step
from ..gis.translation import language
from .background import Question
from .openfile import ask_for_file, ask_which, show_page
from .remembering import remember
from .tooldialog import LARGEST

translate = QCoreApplication.translate

_ICONS = {"ok": "/mIconSuccess.svg", "warning": "/mIconWarning.svg", "error": "/mIconDelete.svg"}
_SIZE = "sozialraum/dialogs/areas/size"


class AreasDialog(QDialog):
    """Asks for what :class:`Areas` holds, checks it while it is chosen, and keeps it in the project."""

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent or (iface.mainWindow() if iface is not None else None))
        self.iface = iface
        self.project = QgsProject.instance()
        self.state = ProjectState(self.project)
        self.checked: areachecks.AreaCheck | None = None
        self._asked: list[Areas] = []
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = QgsMessageBar(self)
        self.mainLayout.insertWidget(0, self.bar)
        self.question = Question(self, self._show_check, self._check_failed)
        self.boxes = {
            "key_field": self.keyBox,
            "name_field": self.nameBox,
            "region_field": self.regionBox,
            "region_name_field": self.regionNameBox,
            "population_field": self.populationBox,
        }
        self._prepare()
        self._choose_layer()
        self.project.aboutToBeCleared.connect(self.reject)

    def _prepare(self) -> None:
        self.layerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.populationBox.setFilters(QgsFieldProxyModel.Filter.Numeric)
        for box in self.boxes.values():
            box.setAllowEmptyFieldName(True)
            box.fieldChanged.connect(lambda _: self.look())
        self.layerBox.layerChanged.connect(self._layer_changed)
        self.fileButton.clicked.connect(self.open_file)
        self.buttonBox.accepted.connect(self.accept)
        self.buttonBox.rejected.connect(self.reject)
        self.buttonBox.helpRequested.connect(self.show_help)
        self.buttonBox.button(QDialogButtonBox.StandardButton.Ok).setObjectName("okButton")
        kept = QgsSettings().value(_SIZE)
        if kept is not None:
            self.resize(kept)
        self.resize(min(self.width(), LARGEST[0]), min(self.height(), LARGEST[1]))

    # The choice

    def _choose_layer(self) -> None:
        """Begin with the areas of the project, else the current layer where it looks like areas, else the likeliest."""
        layer = self.state.areas_layer()
        if layer is None and self.iface is not None:
            active = self.iface.activeLayer()
            if isinstance(active, QgsVectorLayer) and active.geometryType() == Qgis.GeometryType.Polygon:
                layer = active if suggest(active.fields()).key_field else None
        layer = layer or likely_layer(self.project)
        if layer is not None:
            with QSignalBlocker(self.layerBox):
                self.layerBox.setLayer(layer)
        self._layer_changed(self.layerBox.currentLayer())

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        known = self.state.areas()
        if layer is None:
            fields = Areas()
        else:
            fields = known if known.layer == layer.id() else suggest(layer.fields(), layer.id())
        for role, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setLayer(layer)
                box.setField(getattr(fields, role))
        self.look()

    def chosen(self) -> Areas:
        """What stands in the form."""
        layer = self.layerBox.currentLayer()
        fields = {role: box.currentField() for role, box in self.boxes.items()}
        return Areas(layer=layer.id(), **fields) if layer is not None else Areas()

    def open_file(self) -> None:
        """Add a layer of planning areas from a file to the project, and choose it."""
        path = ask_for_file(self)
        if not path:
            return
        self.bar.clearWidgets()
        found = polygon_layers(path, self.project.transformContext())
        if not found:
            text = translate("AreasDialog", "The file {path} has no polygon layer. Choose another one.")
            self.warn(text.format(path=path))
            return
        layer = found.get(ask_which(self, list(found)))
        if layer is not None:
            self.project.addMapLayer(layer)
            self.layerBox.setLayer(layer)

    # The check

    def look(self) -> None:
        """Check what is chosen, in the background."""
        self.checked = None
        # What is asked anew ends the look before it.
        self._asked = [self.chosen()]
        if not self._asked[0].layer:
            self.question.drop()
            self._show_findings([areachecks.Finding("error", self.problem())])
            self.regionsTree.clear()
            return
        self.findingsList.setEnabled(False)
        self.question.ask(self._gather)

    def _gather(self) -> Callable[[], areachecks.AreaCheck] | None:
        layer, asked = self.layerBox.currentLayer(), self._asked
        if layer is None:
            return None
        source, chosen = QgsVectorLayerFeatureSource(layer), self.chosen()
        return lambda: areachecks.check(source, chosen, lambda: self._asked is not asked)

    def _show_check(self, found: areachecks.AreaCheck) -> None:
        self.checked = found
        self._show_findings(areachecks.findings(found))
        self.regionsTree.clear()
        code = language()
        people = bool(found.chosen.population_field)
        for region in found.regions:
            population = format_number(region.population, 0, code) if people else ""
            texts = [region.key, ", ".join(region.names), format_number(region.areas, 0, code), population]
            item = QTreeWidgetItem(texts)
            for column in (2, 3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.regionsTree.addTopLevelItem(item)
        self.regionsTree.setColumnHidden(1, not any(region.names for region in found.regions))
        self.regionsTree.setColumnHidden(3, not people)
        for column in range(self.regionsTree.columnCount()):
            self.regionsTree.resizeColumnToContents(column)

    def _show_findings(self, findings: list[areachecks.Finding]) -> None:
        self.findingsList.setEnabled(True)
        self.findingsList.clear()
        for finding in findings:
            item = QListWidgetItem(QgsApplication.getThemeIcon(_ICONS[finding.level]), finding.text)
            item.setData(Qt.ItemDataRole.UserRole, finding.level)
            self.findingsList.addItem(item)

    def _check_failed(self, error: str) -> None:
        self._show_findings([areachecks.Finding("error", error)])

    # Ending

    def problem(self) -> str:
        """What keeps the choice from being taken; empty where nothing does."""
        chosen = self.chosen()
        if not chosen.layer:
            return translate("AreasDialog", "The project has no polygon layer. Open a file with planning areas.")
        if not chosen.key_field:
            return translate("AreasDialog", "Choose the field with the key of the areas.")
        return ""

    def accept(self) -> None:
        """Keep the choice in the project and close."""
        problem = self.problem()
        if problem:
            self.warn(problem)
            return
        chosen = self.chosen()
        if self.checked is not None and self.checked.chosen == chosen:
            summary = self.checked.summary()
        else:
            count = self.layerBox.currentLayer().featureCount()
            summary = translate("AreasDialog", "{count} areas.").format(count=count)
        self.state.set_areas(chosen)
        remember(self.state, AREAS, areas_step(chosen, summary), ("INPUT",))
        if self.iface is not None:
            told = translate("AreasDialog", "The project remembers the planning areas: {summary}")
            text = told.format(summary=summary)
            self.iface.messageBar().pushMessage("Sozialraum", text, Qgis.MessageLevel.Success)
        super().accept()

    def done(self, result: int) -> None:
        """Remember the size; a check that still runs has nobody to tell."""
        self._asked = []
        self.question.drop()
        QgsSettings().setValue(_SIZE, self.size())
        super().done(result)

    def warn(self, text: str) -> None:
        """A warning in the dialog's message bar."""
        self.bar.clearWidgets()
        self.bar.pushMessage(text, Qgis.MessageLevel.Warning)

    def show_help(self) -> None:
        """What the choice is good for."""
        show_page(self, "areas")
