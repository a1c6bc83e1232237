"""The dialog that sums up areas to regions: which fields, which counts, and the regions as they will be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsFieldProxyModel, QgsFields, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableWidgetItem, QWidget

from ..core.formats import format_number
from ..gis.areas.areafields import suggest
from ..gis.previews.regions import Chosen, RegionsLook, count_fields, regions_look
from ..gis.projectstate import Areas
from ..gis.translation import language, text_of
from .background import Function, Question
from .comboboxes import keep_narrow
from .outputs import layer_output, new_file, results_folder
from .running import Outcome
from .ticklist import Entry, TickList
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RegionsDialog(ToolDialog):
    """Gathers the parameters of ``aggregateregions``."""

    ALGORITHM = "aggregateregions"
    STEP = "regions"
    WATCHED = ("INPUT", "CATALOGUE")

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.counts = TickList("counts", self)
        self.countsLayout.addWidget(self.counts)
        self.look: RegionsLook | None = None
        self.question = Question(self, self._looked, self._refused)
        self._prepare()
        self._fill()
        self._connect()
        self._ask()

    # The form

    def _prepare(self) -> None:
        self.boxes = {
            "KEY_FIELD": self.keyBox,
            "REGION_FIELD": self.regionBox,
            "REGION_NAME_FIELD": self.regionNameBox,
            "POPULATION_FIELD": self.populationBox,
            "TYPE_FIELD": self.typeBox,
        }
        self.layerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        for box in self.boxes.values():
            box.setAllowEmptyFieldName(True)
        self.populationBox.setFilters(QgsFieldProxyModel.Filter.Numeric)
        keep_narrow(self.form.findChildren(QComboBox))
        self.catalogueFile.setFilter(translate("RegionsDialog", "Catalogues (*.csv);;All files (*.*)"))
        self.outputFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.outputFile.setFilter("GeoPackage (*.gpkg)")
        headers = (
            translate("RegionsDialog", "Key"),
            translate("RegionsDialog", "Name"),
            translate("RegionsDialog", "Areas"),
            translate("RegionsDialog", "Population"),
        )
        self.regionsTable.setColumnCount(len(headers))
        self.regionsTable.setHorizontalHeaderLabels(headers)
        header = self.regionsTable.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _fill(self) -> None:
        last = self.state.step(self.STEP)
        parameters: Mapping[str, Any] = last.parameters if last is not None else {}
        layer = self.state.layer_for(self.STEP)
        if layer is not None:
            self.layerBox.setLayer(layer)
        self._show_layer(self.layerBox.currentLayer())
        for name, box in self.boxes.items():
            if box.fields().lookupField(str(parameters.get(name, ""))) >= 0:
                box.setField(parameters[name])
        if parameters.get("COUNT_FIELDS"):
            self.counts.tick(set(parameters["COUNT_FIELDS"]))
        self.toleranceBox.setValue(float(parameters.get("TOLERANCE", 1.0)))
        self.reportBox.setChecked(not parameters or bool(parameters.get("REPORT")))
        self.cityBox.setChecked(not parameters or bool(parameters.get("CITY")))
        self.detailsBox.setChecked(bool(parameters.get("DETAILS", False)))
        rates = self.state.step("rates")
        known = parameters.get("CATALOGUE") or (rates.parameters.get("CATALOGUE") if rates is not None else "")
        if known and Path(str(known)).is_file():
            self.catalogueFile.setFilePath(str(known))
        self._suggest_files()

    def _connect(self) -> None:
        self.layerBox.layerChanged.connect(self._layer_changed)
        for box in (self.keyBox, self.regionBox, self.regionNameBox, self.populationBox):
            box.fieldChanged.connect(lambda _: self._ask())

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        self._show_layer(layer)
        self._ask()

    def _show_layer(self, layer: QgsVectorLayer | None) -> None:
        areas = self.state.areas()
        guessed = suggest(layer.fields()) if layer is not None else Areas()
        wanted = {
            "KEY_FIELD": (areas.key_field, guessed.key_field),
            "REGION_FIELD": (areas.region_field, guessed.region_field),
            "REGION_NAME_FIELD": (areas.region_name_field, guessed.region_name_field),
            "POPULATION_FIELD": (areas.population_field, guessed.population_field),
            "TYPE_FIELD": ("gebietstyp", ""),
        }
        for name, box in self.boxes.items():
            box.setLayer(layer)
            there = [field for field in wanted[name] if layer is not None and layer.fields().lookupField(field) >= 0]
            box.setField(there[0] if there else "")
        fields = layer.fields() if layer is not None else QgsFields()
        entries = [Entry(name, fields.field(name).displayName()) for name in count_fields(fields)]
        self.counts.fill(entries, set())

    def _suggest_files(self) -> None:
        name = translate("RegionsDialog", "regions")
        self.outputFile.setFilePath(str(new_file(results_folder(self.project), name, "gpkg")))

    # The regions as they will be

    def _ask(self) -> None:
        self.question.ask(self._gather)

    def _gather(self) -> Function | None:
        layer = self.layerBox.currentLayer()
        if layer is None or not self.regionBox.currentField():
            self._refused(self._lacks())
            return None
        chosen = Chosen(*(self.boxes[name].currentField() for name in list(self.boxes)[:4]))
        return partial(regions_look, QgsVectorLayerFeatureSource(layer), chosen)

    def _looked(self, look: RegionsLook) -> None:
        self.look = look
        told = [translate("RegionsDialog", "{count} regions.").format(count=len(look.regions))]
        if look.without:
            told.append(translate("RegionsDialog", "{count} areas belong to none of them.").format(count=look.without))
        told += [text_of(note) for note in look.notes]
        self.stateLabel.setText(" ".join(told))
        people = bool(self.populationBox.currentField())
        self.regionsTable.setColumnHidden(3, not people)
        self.regionsTable.setRowCount(len(look.regions))
        for row, region in enumerate(look.regions):
            number = format_number(region.people, 0, language())
            if region.unknown:
                number = translate("RegionsDialog", "{number} ({count} areas without)").format(
                    number=number, count=region.unknown
                )
            cells = (region.key, region.name, str(region.areas), number)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column >= 2:
                    item.setTextAlignment(int(_RIGHT))
                self.regionsTable.setItem(row, column, item)

    def _refused(self, error: str) -> None:
        self.look = None
        self.regionsTable.setRowCount(0)
        self.stateLabel.setText(error)

    def _lacks(self) -> str:
        if self.layerBox.currentLayer() is None:
            return translate("RegionsDialog", "The project has no polygon layer. Add the planning areas first.")
        if not self.regionBox.currentField():
            return translate("RegionsDialog", "Choose the field of the regions.")
        return ""

    # The run

    def run_label(self) -> str:
        return translate("RegionsDialog", "Sum up")

    def problem(self) -> str:
        output = Path(self.outputFile.filePath())
        for path in (output, self._city_path(), output.with_suffix(".html")):
            if path.exists():
                return translate(
                    "RegionsDialog", "The file {path} exists. Choose another name; nothing is overwritten here."
                ).format(path=str(path))
        return self._lacks()

    def _city_path(self) -> Path:
        output = Path(self.outputFile.filePath())
        return output.with_name(f"{output.stem}_{translate('RegionsDialog', 'city')}.gpkg")

    def parameters(self) -> dict[str, Any]:
        output = self.outputFile.filePath()
        found: dict[str, Any] = {
            "INPUT": self.layerBox.currentLayer().id(),
            **{name: box.currentField() for name, box in self.boxes.items()},
            "COUNT_FIELDS": self.counts.ticked(),
            "CATALOGUE": self.catalogueFile.filePath(),
            "TOLERANCE": self.toleranceBox.value(),
            "DETAILS": self.detailsBox.isChecked(),
            "OUTPUT": layer_output(output, self.project, translate("RegionsDialog", "Regions")),
        }
        if self.cityBox.isChecked():
            title = translate("RegionsDialog", "Figures of the city")
            found["CITY"] = layer_output(str(self._city_path()), self.project, title)
        if self.reportBox.isChecked():
            found["REPORT"] = str(Path(output).with_suffix(".html"))
        return {name: value for name, value in found.items() if value not in ("", [])}

    def summary(self, results: Mapping[str, Any]) -> str:
        told = translate("RegionsDialog", "{regions} regions, {without} areas without a region.").format(
            regions=results["REGIONS"], without=results["AREAS_WITHOUT_REGION"]
        )
        lacking = int(results["INCOMPLETE_REGIONS"])
        if lacking:
            more = translate("RegionsDialog", "Regions that lack the number of an area: {count}.").format(count=lacking)
            told = f"{told} {more}"
        return told

    def finished_run(self, outcome: Outcome) -> None:
        self._suggest_files()

    def done(self, result: int) -> None:
        """Close; a run goes on."""
        self.question.drop()
        super().done(result)
