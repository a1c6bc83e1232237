"""The dialog that shares out a budget: criteria and weights, and at once what each region would get."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsFieldProxyModel, QgsFields, QgsProcessingUtils, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QHeaderView, QTableWidgetItem, QWidget

from ..core.formats import format_number
from ..core.messages import InputError
from ..core.steering.budgetcriteria import AREAS, criteria_of
from ..core.steering.money import EURO, LONGEST_UNIT
from ..gis.areas.areafields import suggest
from ..gis.projectstate import Areas
from ..gis.translation import language
from .background import PAUSE
from .comboboxes import keep_narrow
from .criteriatable import CriteriaTable, Criterion
from .outputs import layer_output, new_file, results_folder
from .running import Outcome, Run
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

_AMOUNT_WIDTH = 140
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BudgetDialog(ToolDialog):
    """Gathers the parameters of ``allocatebudget``; the preview is the algorithm itself, into memory."""

    ALGORITHM = "allocatebudget"
    STEP = "budget"

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.criteria = CriteriaTable(self)
        self.criteriaLayout.addWidget(self.criteria)
        self.trial: Run | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._try)
        self._prepare()
        self._fill()
        self._connect()
        self._ask()

    # The form

    def _prepare(self) -> None:
        self.boxes = {
            "REGION_FIELD": self.regionBox,
            "REGION_NAME_FIELD": self.regionNameBox,
            "TYPE_FIELD": self.typeBox,
            "PREVIOUS_FIELD": self.previousBox,
        }
        self.layerBox.setFilters(Qgis.LayerFilter.VectorLayer)
        for box in self.boxes.values():
            box.setAllowEmptyFieldName(True)
        self.previousBox.setFilters(QgsFieldProxyModel.Filter.Numeric)
        keep_narrow(self.form.findChildren(QComboBox))
        for box in (self.amountBox, self.baseBox):
            # Else they ask for room for the largest amount, and the tables beside get none.
            box.setMinimumWidth(_AMOUNT_WIDTH)
        self.outputFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.outputFile.setFilter("GeoPackage (*.gpkg)")
        self.unitBox.addItems([EURO, translate("BudgetDialog", "hours")])
        self.unitBox.lineEdit().setMaxLength(LONGEST_UNIT)
        self.sharesTable.setColumnCount(5)
        self._show_unit()
        header = self.sharesTable.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _unit(self) -> str:
        return self.unitBox.currentText().strip() or EURO

    def _show_unit(self) -> None:
        """The unit in the spin boxes and above the table."""
        unit = self._unit()
        for box in (self.amountBox, self.baseBox):
            box.setSuffix(f" {unit}")
        headers = (
            translate("BudgetDialog", "Region"),
            translate("BudgetDialog", "Name"),
            translate("BudgetDialog", "Amount ({unit})").format(unit=unit),
            translate("BudgetDialog", "Last year ({unit})").format(unit=unit),
            translate("BudgetDialog", "Change ({unit})").format(unit=unit),
        )
        self.sharesTable.setHorizontalHeaderLabels(headers)

    def _fill(self) -> None:
        last = self.state.step(self.STEP)
        parameters: Mapping[str, Any] = last.parameters if last is not None else {}
        # What the maps show has the types.
        layer = self.state.layer(str(parameters.get("INPUT", ""))) or self.state.layer_for("maps")
        if layer is not None:
            self.layerBox.setLayer(layer)
        self._show_layer(self.layerBox.currentLayer())
        for name, box in self.boxes.items():
            if box.fields().lookupField(str(parameters.get(name, ""))) >= 0:
                box.setField(parameters[name])
        self.unitBox.setEditText(str(parameters.get("UNIT", EURO)))
        self._show_unit()
        self.amountBox.setValue(float(parameters.get("AMOUNT", 0)))
        self.baseBox.setValue(float(parameters.get("BASE_AMOUNT", 0)))
        self.factorsEdit.setText(str(parameters.get("TYPE_FACTORS", "")))
        if parameters.get("MAX_CHANGE") is not None:
            self.changeBox.setValue(float(parameters["MAX_CHANGE"]))
        self.reportBox.setChecked(not parameters or bool(parameters.get("REPORT")))
        self.criteria.set_lines(self._lines(str(parameters.get("CRITERIA", ""))))
        self._suggest_file()

    def _lines(self, text: str) -> list[Criterion]:
        """The criteria of last time, so far as the layer has their fields."""
        layer = self.layerBox.currentLayer()
        try:
            found, _ = criteria_of(text, layer.fields().names() if layer is not None else [])
        except InputError:
            return [Criterion(AREAS, 100.0)]
        return [Criterion(one.field, float(one.weight), one.by_type, one.above, one.below) for one in found]

    def _connect(self) -> None:
        self.layerBox.layerChanged.connect(self._layer_changed)
        for box in self.boxes.values():
            box.fieldChanged.connect(lambda _: self._ask())
        for box in (self.amountBox, self.baseBox, self.changeBox):
            box.valueChanged.connect(lambda _: self._ask())
        self.factorsEdit.textChanged.connect(lambda _: self._ask())
        self.unitBox.currentTextChanged.connect(self._unit_changed)
        self.criteria.changed.connect(self._ask)

    def _unit_changed(self, _: str) -> None:
        self._show_unit()
        self._ask()

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        self._show_layer(layer)
        self._ask()

    def _show_layer(self, layer: QgsVectorLayer | None) -> None:
        fields = layer.fields() if layer is not None else QgsFields()
        areas, guessed = self.state.areas(), suggest(fields) if layer is not None else Areas()
        wanted = {
            "REGION_FIELD": (areas.region_field, guessed.region_field),
            "REGION_NAME_FIELD": (areas.region_name_field, guessed.region_name_field),
        }
        for name, box in self.boxes.items():
            box.setLayer(layer)
            there = [field for field in wanted.get(name, ()) if fields.lookupField(field) >= 0]
            box.setField(there[0] if there else "")
        self.criteria.offer(fields)

    def _suggest_file(self) -> None:
        name = translate("BudgetDialog", "budget")
        self.outputFile.setFilePath(str(new_file(results_folder(self.project), name, "gpkg")))

    # What each region would get

    @property
    def asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._timer.isActive() or (self.trial is not None and self.trial.running)

    def _ask(self) -> None:
        self._timer.start()

    def _try(self) -> None:
        if self.trial is not None and self.trial.running:
            self._again = True
            self.trial.cancel()
            return
        lacking = self._lacks()
        if lacking:
            self._tell(lacking)
            return
        title = translate("BudgetDialog", "Preview of the budget")
        given = {**self._inputs(), "OUTPUT": "memory:"}
        self.trial = Run(f"sozialraum:{self.ALGORITHM}", given, self.project, title)
        self.trial.ended.connect(self._tried)
        self.trial.start()

    def _tried(self, outcome: Outcome) -> None:
        if sip.isdeleted(self) or self.trial is None:
            return
        if self._again:
            self._again = False
            self._ask()
            return
        if not outcome.ok:
            self._tell(outcome.error)
            return
        found = QgsProcessingUtils.mapLayerFromString(str(outcome.results["OUTPUT"]), self.trial.context)
        if found is not None:
            self._show_shares(found)

    def _tell(self, text: str) -> None:
        self.sharesTable.setRowCount(0)
        self.stateLabel.setText(text)

    def _show_shares(self, layer: QgsVectorLayer) -> None:
        names = layer.fields().names()
        wanted = ("region", "region_name", "amount", "previous", "change")
        rows = [[row[name] if name in names else None for name in wanted] for row in layer.getFeatures()]
        self.sharesTable.setRowCount(len(rows))
        for column, name in enumerate(wanted):
            self.sharesTable.setColumnHidden(column, name not in names)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                item = QTableWidgetItem(_shown(value, 2))
                if column >= 2:
                    item.setTextAlignment(int(_RIGHT))
                self.sharesTable.setItem(place, column, item)
        total = format_number(self.amountBox.value(), 2, language())
        self.stateLabel.setText(
            translate("BudgetDialog", "{count} regions; together {amount} {unit}.").format(
                count=len(rows), amount=total, unit=self._unit()
            )
        )

    def _lacks(self) -> str:
        if self.layerBox.currentLayer() is None:
            return translate("BudgetDialog", "The project has no layer with areas. Add the planning areas first.")
        if not self.regionBox.currentField():
            return translate("BudgetDialog", "Choose the field of the regions.")
        if not self.amountBox.value():
            return translate("BudgetDialog", "Give the amount to share out.")
        if not any(line.weight for line in self.criteria.lines()):
            return translate("BudgetDialog", "Add at least one criterion with a weight.")
        return ""

    # The run

    def run_label(self) -> str:
        return translate("BudgetDialog", "Share out")

    def problem(self) -> str:
        output = Path(self.outputFile.filePath())
        for path in (output, output.with_suffix(".html")):
            if path.exists():
                return translate(
                    "BudgetDialog", "The file {path} exists. Choose another name; nothing is overwritten here."
                ).format(path=str(path))
        return self._lacks()

    def _inputs(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "INPUT": self.layerBox.currentLayer().id(),
            **{name: box.currentField() for name, box in self.boxes.items()},
            "AMOUNT": self.amountBox.value(),
            "BASE_AMOUNT": self.baseBox.value(),
            "CRITERIA": ";".join(line.text for line in self.criteria.lines() if line.weight),
            "TYPE_FACTORS": self.factorsEdit.text().strip(),
            "UNIT": self._unit(),
        }
        change: QDoubleSpinBox = self.changeBox
        if change.value() >= 0 and self.previousBox.currentField():
            found["MAX_CHANGE"] = change.value()
        return {name: value for name, value in found.items() if value != ""}

    def parameters(self) -> dict[str, Any]:
        output = self.outputFile.filePath()
        found = self._inputs()
        found["OUTPUT"] = layer_output(output, self.project, translate("BudgetDialog", "Budget"))
        if self.reportBox.isChecked():
            found["REPORT"] = str(Path(output).with_suffix(".html"))
        return found

    def summary(self, results: Mapping[str, Any]) -> str:
        amount = format_number(float(results["TOTAL"]), 2, language())
        return translate("BudgetDialog", "{amount} {unit} shared out to {count} regions.").format(
            amount=amount, unit=self._unit(), count=results["REGIONS"]
        )

    def finished_run(self, outcome: Outcome) -> None:
        self._suggest_file()

    def done(self, result: int) -> None:
        """Close; a run goes on, a preview ends."""
        self._timer.stop()
        if self.trial is not None:
            self.trial.cancel()
        super().done(result)


def _shown(value: Any, decimals: int) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return format_number(value, decimals, language())
    return str(value) if isinstance(value, str) else ""
