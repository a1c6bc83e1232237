"""The dialog of the status index: indicators of the level and of the change, class limits, result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsFieldProxyModel, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QWidget

from ..core.numberlists import in_language
from ..gis.translation import language
from .comboboxes import keep_narrow
from .indicatortable import Chosen, IndicatorTable
from .outputs import layer_output, new_file, results_folder
from .running import Outcome
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

STATUS_LIMITS, DYNAMIC_LIMITS = "-1;1;1.5", "-1;1"


class IndexDialog(ToolDialog):
    """Gathers the parameters of ``computestatusindex``."""

    ALGORITHM = "computestatusindex"
    STEP = "index"

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.status = IndicatorTable(self.statusGroup, neutral=False)
        self.dynamics = IndicatorTable(self.dynamicsGroup, neutral=False)
        self.statusLayout.insertWidget(0, self.status)
        self.dynamicsLayout.insertWidget(0, self.dynamics)
        self.layerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.keyBox.setAllowEmptyFieldName(True)
        self.populationBox.setAllowEmptyFieldName(True)
        self.populationBox.setFilters(QgsFieldProxyModel.Filter.Numeric)
        self.outputFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.outputFile.setFilter("GeoPackage (*.gpkg)")
        keep_narrow((self.layerBox, self.keyBox, self.populationBox), 10)
        self._fill()
        self.layerBox.layerChanged.connect(self._layer_changed)

    def _fill(self) -> None:
        layer = self.state.layer_for(self.STEP)
        if layer is not None:
            self.layerBox.setLayer(layer)
        self._layer_changed(self.layerBox.currentLayer())
        self._show_limits({})
        self.outputFile.setFilePath(
            str(new_file(results_folder(self.project), translate("IndexDialog", "status_index"), "gpkg"))
        )
        last = self.state.step(self.STEP)
        if last is not None:
            self._fill_from(last.parameters)

    def _fill_from(self, parameters: Mapping[str, Any]) -> None:
        """What was chosen last, so far as it exists in the layer."""
        for table, name in ((self.status, "STATUS"), (self.dynamics, "DYNAMIC")):
            fields = parameters.get(f"{name}_INDICATORS") or []
            directions = _numbers(parameters.get(f"{name}_DIRECTIONS"), len(fields))
            weights = _numbers(parameters.get(f"{name}_WEIGHTS"), len(fields))
            table.choose([Chosen(*item) for item in zip(fields, map(int, directions), weights, strict=True)])
        self._show_limits(parameters)
        self.leastBox.setValue(int(float(parameters.get("MIN_POPULATION", 300))))

    def _show_limits(self, parameters: Mapping[str, Any]) -> None:
        for line, name, usual in (
            (self.statusLimits, "STATUS_LIMITS", STATUS_LIMITS),
            (self.dynamicsLimits, "DYNAMIC_LIMITS", DYNAMIC_LIMITS),
        ):
            line.setText(in_language(str(parameters.get(name, usual)), language()))

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        areas = self.state.areas()
        for box, field in ((self.keyBox, areas.key_field), (self.populationBox, areas.population_field)):
            box.setLayer(layer)
            box.setField(field if layer is not None and layer.fields().lookupField(field) >= 0 else "")
        if layer is not None:
            self.status.set_layer(layer)
            self.dynamics.set_layer(layer)

    def run_label(self) -> str:
        return translate("IndexDialog", "Compute")

    def problem(self) -> str:
        if self.layerBox.currentLayer() is None:
            return translate("IndexDialog", "The project has no polygon layer. Add the planning areas first.")
        if not self.status.chosen():
            return translate("IndexDialog", "Tick at least one indicator of the status.")
        if Path(self.outputFile.filePath()).exists():
            return translate(
                "IndexDialog", "The file {path} exists. Choose another name; nothing is overwritten here."
            ).format(path=self.outputFile.filePath())
        return ""

    def parameters(self) -> dict[str, Any]:
        output = self.outputFile.filePath()
        found: dict[str, Any] = {
            "INPUT": self.layerBox.currentLayer().id(),
            "KEY_FIELD": self.keyBox.currentField(),
            "NAME_FIELD": self.state.areas().name_field,
            "POPULATION_FIELD": self.populationBox.currentField(),
            "MIN_POPULATION": self.leastBox.value(),
            "STATUS_LIMITS": self.statusLimits.text(),
            "DYNAMIC_LIMITS": self.dynamicsLimits.text(),
            "OUTPUT": layer_output(output, self.project, translate("IndexDialog", "Status index")),
        }
        for name, chosen in (("STATUS", self.status.chosen()), ("DYNAMIC", self.dynamics.chosen())):
            found[f"{name}_INDICATORS"] = [item.field for item in chosen]
            found[f"{name}_DIRECTIONS"] = ";".join(str(item.direction) for item in chosen)
            found[f"{name}_WEIGHTS"] = ";".join(f"{item.weight:g}" for item in chosen)
        if self.reportBox.isChecked():
            found["REPORT"] = str(Path(output).with_suffix(".html"))
        return {name: value for name, value in found.items() if value not in ("", [])}

    def summary(self, results: Mapping[str, Any]) -> str:
        return translate("IndexDialog", "{classed} areas have a class, {unclassed} have none.").format(
            classed=results["CLASSED"], unclassed=results["UNCLASSED"]
        )

    def finished_run(self, outcome: Outcome) -> None:
        self.outputFile.setFilePath(
            str(new_file(results_folder(self.project), translate("IndexDialog", "status_index"), "gpkg"))
        )


def _numbers(text: Any, count: int) -> Sequence[float]:
    parts = str(text).split(";") if text else []
    return [float(part) for part in parts] if len(parts) == count else [1.0] * count
