"""The dialog of the packages for colleagues: layers, formats, whole or per region, what the package says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker
from qgis.PyQt.QtWidgets import QWidget

from ..gis import settings
from ..gis.previews.packages import common_fields, layers_to_pack, packages_in
from ..gis.translation import named
from .background import Function, Question
from .folderlink import FolderRow, offer_folder
from .mapsform import layer_entries
from .outputs import new_file, results_folder
from .packagepages import PackagePages
from .running import Outcome
from .ticklist import TickList
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

_TEXTS = ("NAME", "SOURCE", "REFERENCE_DATE")


class PackageDialog(ToolDialog):
    """Gathers the parameters of ``exportlayers``."""

    ALGORITHM = "exportlayers"
    STEP = "packages"
    # Its input is a list of layers, for which the project keeps no fingerprint.
    WATCHED = ()

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.layers = TickList("layers", self)
        self.layersLayout.addWidget(self.layers)
        self.setTabOrder(self.layers.filter, self.layers.list)
        self.setTabOrder(self.layers.list, self.layers.all)
        self.setTabOrder(self.layers.all, self.layers.none)
        self.setTabOrder(self.layers.none, self.gpkgBox)
        self.pages = PackagePages([self.formatsGroup, self.textsGroup], self)
        self.rightLayout.addWidget(self.pages)
        self.descriptionEdit.setMinimumHeight(3 * self.descriptionEdit.fontMetrics().lineSpacing())
        self.formats = {
            "gpkg": self.gpkgBox,
            "geojson": self.geojsonBox,
            "shp": self.shpBox,
            "xlsx": self.xlsxBox,
            "csv": self.csvBox,
            "project": self.projectBox,
        }
        self.texts = {"NAME": self.nameEdit, "SOURCE": self.sourceEdit, "REFERENCE_DATE": self.referenceEdit}
        self.packages = 1
        self.question = Question(self, self._counted, lambda _: self.planLabel.clear())
        self.folder = FolderRow(self, self.folderFile, translate("PackageDialog", "Package"))
        self._fill_boxes()
        self._fill()
        self._connect()
        self._plan()

    # The form

    def _fill_boxes(self) -> None:
        for text in (
            "",
            translate("PackageDialog", "For internal use only"),
            "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            "Datenlizenz Deutschland – Zero – Version 2.0",
            "CC BY 4.0",
            "CC0 1.0",
        ):
            self.licenceBox.addItem(text)
        for code, name in named().items():
            self.languageBox.addItem(name, code)

    def _fill(self) -> None:
        last = self.state.step(self.STEP)
        parameters = last.parameters if last is not None else {}
        layers = layers_to_pack(self.project)
        ticked = set(parameters.get("INPUT") or []) & {layer.id() for layer in layers}
        newest = self.state.layer_for(self.STEP)
        if newest is not None and not ticked:
            ticked = {newest.id()}
        self.layers.fill(layer_entries(layers), ticked)
        defaults = {"SOURCE": settings.SOURCE.value(), "REFERENCE_DATE": self._reference_date()}
        for name, edit in self.texts.items():
            edit.setText(str(parameters.get(name, defaults.get(name, ""))))
        self.descriptionEdit.setPlainText(str(parameters.get("DESCRIPTION", "")))
        self.licenceBox.setEditText(str(parameters.get("LICENCE", "")))
        code = parameters.get("LANGUAGE", "auto" if parameters else settings.LANGUAGE.value())
        self.languageBox.setCurrentIndex(max(self.languageBox.findData(code), 0))
        for name, box in self.formats.items():
            box.setChecked(name in (parameters.get("FORMATS") or ["gpkg"]))
        types = self.state.step("types")
        self.pages.fill(parameters, str(types.parameters.get("MODEL", "")) if types is not None else "")
        self._list_fields()
        self._choose_field(str(parameters.get("REGION_FIELD", "")))
        self._propose()

    def _propose(self) -> None:
        """New names for what the next run writes."""
        self.folder.propose()
        name = translate("PackageDialog", "Protection protocol")
        self.pages.propose_protocol(new_file(results_folder(self.project), name, "csv"))

    def _reference_date(self) -> str:
        """That of the maps, which the office has given already."""
        maps = self.state.step("maps")
        return str(maps.parameters.get("REFERENCE_DATE", "")) if maps is not None else ""

    def _connect(self) -> None:
        self.layers.changed.connect(self._layers_changed)
        self.regionBox.currentIndexChanged.connect(lambda _: self._plan())
        self.projectBox.toggled.connect(self._project_toggled)
        for box in self.formats.values():
            box.toggled.connect(lambda _: self._plan())
        self.pages.changed.connect(self._further_changed)
        self._further_changed()

    def _further_changed(self) -> None:
        self._project_toggled(self._has_project())
        self._plan()

    def _has_project(self) -> bool:
        return self.projectBox.isChecked() or self.pages.insideBox.isChecked()

    def _project_toggled(self, on: bool) -> None:
        # A project without its layers could not be opened.
        on = on or self._has_project()
        if on:
            self.gpkgBox.setChecked(True)
        self.gpkgBox.setEnabled(not on)

    def _layers_changed(self) -> None:
        chosen = str(self.regionBox.currentData() or "")
        self._list_fields()
        self._choose_field(chosen)
        self._plan()

    def _ticked(self) -> list[QgsVectorLayer]:
        found = (self.state.layer(name) for name in self.layers.ticked())
        return [layer for layer in found if layer is not None]

    def _list_fields(self) -> None:
        with QSignalBlocker(self.regionBox):
            self.regionBox.clear()
            self.regionBox.addItem(translate("PackageDialog", "no, all in one package"), "")
            known = self.state.areas().region_field
            names = common_fields(self._ticked())
            for name in sorted(names, key=lambda name: name != known):
                self.regionBox.addItem(name, name)
        self.pages.offer(self._ticked())

    def _choose_field(self, name: str) -> None:
        with QSignalBlocker(self.regionBox):
            self.regionBox.setCurrentIndex(max(self.regionBox.findData(name), 0))

    # What will be made

    def _plan(self) -> None:
        """Tell how many packages of which files will be made."""
        self.question.ask(self._gather)

    def _gather(self) -> Function | None:
        layers, field = self._ticked(), str(self.regionBox.currentData() or "")
        if self._nothing():
            self.planLabel.setText(self._nothing())
            return None
        return partial(packages_in, [QgsVectorLayerFeatureSource(layer) for layer in layers], field)

    def _counted(self, packages: int) -> None:
        self.packages = packages
        formats = ", ".join(box.text().replace("&", "") for box in self.formats.values() if box.isChecked())
        if not self.regionBox.currentData():
            told = translate("PackageDialog", "One package: {formats} and a text that explains it.")
        elif packages:
            told = translate(
                "PackageDialog",
                "{packages} packages, a folder for each region: {formats} and a text that explains them.",
            )
        else:
            told = translate("PackageDialog", "The field {field} is empty for all areas. Choose another one.")
        self.planLabel.setText(told.format(packages=packages, formats=formats, field=str(self.regionBox.currentData())))

    def _chosen_formats(self) -> list[str]:
        inside = ["gpkg_project"] if self.pages.insideBox.isChecked() else []
        return [*(name for name, box in self.formats.items() if box.isChecked()), *inside]

    def _nothing(self) -> str:
        if not self.layers.keys():
            return translate("PackageDialog", "The project has no vector layer and no table. Add one first.")
        if not self._ticked():
            return translate("PackageDialog", "Tick at least one layer.")
        if not self._chosen_formats() and not self.pages.database():
            return translate("PackageDialog", "Tick at least one format.")
        return ""

    # The run

    def run_label(self) -> str:
        return translate("PackageDialog", "Pack")

    def problem(self) -> str:
        return self._nothing() or self.pages.problem() or self.folder.problem()

    def start(self) -> None:
        if not (self.run_ is not None and self.run_.running) and not self.problem() and self.folder.asks():
            return
        super().start()

    def parameters(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "INPUT": [layer.id() for layer in self._ticked()],
            "FORMATS": self._chosen_formats(),
            "DESCRIPTION": self.descriptionEdit.toPlainText().strip(),
            "LICENCE": self.licenceBox.currentText().strip(),
            "FOLDER": self.folder.path(),
            **{name: self.texts[name].text().strip() for name in _TEXTS},
            **self.pages.parameters(),
        }
        if self.regionBox.currentData():
            found["REGION_FIELD"] = str(self.regionBox.currentData())
        if self.languageBox.currentData() != "auto":
            found["LANGUAGE"] = str(self.languageBox.currentData())
        return found

    def summary(self, results: Mapping[str, Any]) -> str:
        return translate("PackageDialog", "{count} files in the folder {folder}.").format(
            count=int(results["COUNT"]), folder=Path(str(results["FOLDER"])).name
        )

    def finished_run(self, outcome: Outcome) -> None:
        offer_folder(self._message_bar(), str(outcome.results["FOLDER"]))
        self._propose()

    def done(self, result: int) -> None:
        """Close; a run goes on."""
        self.question.drop()
        super().done(result)
