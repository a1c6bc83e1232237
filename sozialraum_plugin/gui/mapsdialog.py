"""The dialog of the region maps: regions, texts, sheet, and the real page of a region beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker
from qgis.PyQt.QtWidgets import QWidget

from ..gis.areas.areafields import suggest
from ..gis.previews.maps import (
    PageImage,
    PageMaker,
    RegionCount,
    Wanted,
    background_layers,
    is_local,
    kept_layers,
    likely_field,
    regions_in,
)
from ..gis.projectstate import Areas
from .background import Function, Question
from .folderlink import FolderRow, offer_folder
from .mapsform import MapsForm, layer_entries
from .pagepreview import Drawing, PagePreview
from .running import Outcome
from .ticklist import Entry, TickList
from .tooldialog import ToolDialog

translate = QCoreApplication.translate

# Fields that mean something are asked for in this order.
_ROLES = ("region_field", "region_name_field", "name_field")


class MapsDialog(ToolDialog):
    """Gathers the parameters of ``exportregionmaps``."""

    ALGORITHM = "exportregionmaps"
    STEP = "maps"
    WATCHED = ("INPUT", "TEMPLATE", "CATALOGUE")

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.layer: QgsVectorLayer | None = None
        self.found: Mapping[str, RegionCount] = {}
        self._wanted: Sequence[str] | None = None
        self.regions, self.columns, self.background = (
            TickList(name, self) for name in ("regions", "columns", "background")
        )
        self.preview = PagePreview(self)
        self._insert()
        self.maker = QgsApplication.processingRegistry().createAlgorithmById(f"sozialraum:{self.ALGORITHM}")
        self.pages = PageMaker(self.maker, self.project)
        self.question = Question(self, self._regions_found, self.preview.tell, pause=0)
        self.rest = MapsForm(self)
        self.folder = FolderRow(self, self.folderFile, translate("MapsDialog", "Maps"))
        self.layerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.layerBox.setExceptedLayerList(kept_layers(self.project))
        self._fill()
        self._connect()

    def _insert(self) -> None:
        self.regionsLayout.addWidget(self.regions, 1)
        self.columnsLayout.addWidget(self.columns, 1)
        self.backgroundLayout.addWidget(self.background, 1)
        self.previewLayout.insertWidget(1, self.preview, 1)
        for before, after in (
            (self.regionNameBox, self.regions),
            (self.keepBox, self.columns),
            (self.columns.none, self.background),
        ):
            chain = (before, after.filter, after.list, after.all, after.none)
            for first, second in pairwise(chain):
                self.setTabOrder(first, second)

    # The form

    def _fill(self) -> None:
        last = self.state.step(self.STEP)
        parameters = last.parameters if last is not None else {}
        layer = self.state.layer_for(self.STEP) or self.state.layer(str(parameters.get("INPUT", "")))
        if layer is not None:
            self.layerBox.setLayer(layer)
        self._show_layer(self.layerBox.currentLayer())
        self.rest.fill(parameters)
        self._fill_from(parameters)
        self.folder.propose()
        self._ask_regions()

    def _fill_from(self, parameters: Mapping[str, Any]) -> None:
        """What was chosen last, so far as the layer has it."""
        if not parameters or self.layer is None:
            return
        fields = self.layer.fields()
        for box, name in self._boxes().items():
            chosen = str(parameters.get(name) or "")
            if fields.lookupField(chosen) >= 0 or (not chosen and box is not self.fieldBox):
                box.setField(chosen)
        self.furtherBox.setCheckedItems([name for name in parameters.get("FIELDS") or [] if name in fields.names()])
        self.columns.tick(parameters.get("TABLE_FIELDS") or [])
        self.background.tick(parameters.get("BACKGROUND") or [])
        chosen_regions = str(parameters.get("REGIONS") or "")
        self._wanted = chosen_regions.split(";") if chosen_regions else None

    def _boxes(self) -> dict[Any, str]:
        return {
            self.fieldBox: "FIELD",
            self.labelBox: "LABEL_FIELD",
            self.regionBox: "REGION_FIELD",
            self.regionNameBox: "REGION_LABEL_FIELD",
        }

    def _connect(self) -> None:
        self.layerBox.layerChanged.connect(self._layer_changed)
        for box in (self.regionBox, self.regionNameBox):
            box.fieldChanged.connect(lambda _: self._ask_regions())
        for box in (self.fieldBox, self.labelBox):
            box.fieldChanged.connect(lambda _: self.look())
        self.rest.changed.connect(self.look)
        for ticks in (self.columns, self.background):
            ticks.changed.connect(self.look)
        self.regions.pointed.connect(lambda _: self.look(at_once=True))
        self.previewPage.currentIndexChanged.connect(lambda _: self.look(at_once=True))
        self.previousButton.clicked.connect(lambda: self.go(-1))
        self.nextButton.clicked.connect(lambda: self.go(1))
        self.preview.drawn.connect(self._drawn)

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        self._show_layer(layer)
        self._ask_regions()

    def _show_layer(self, layer: QgsVectorLayer | None) -> None:
        self._follow(layer)
        for box in self._boxes():
            with QSignalBlocker(box):
                box.setAllowEmptyFieldName(True)
                box.setLayer(layer)
        if layer is None:
            return
        known = self._known(layer)
        for box, name in (
            (self.fieldBox, likely_field(layer)),
            (self.regionBox, known.region_field),
            (self.regionNameBox, known.region_name_field),
            (self.labelBox, known.name_field),
        ):
            with QSignalBlocker(box):
                box.setField(name)
        self.furtherBox.clear()
        ids = {layer.fields().at(place).name() for place in layer.primaryKeyAttributes()}
        fields = [field for field in layer.fields() if field.name() not in ids]
        self.furtherBox.addItems([field.name() for field in fields if field.isNumeric()])
        self.columns.fill([Entry(field.name(), field.alias() or field.name()) for field in fields], ticked=())
        self.background.fill(layer_entries(background_layers(self.project, layer)), ticked=())

    def _known(self, layer: QgsVectorLayer) -> Areas:
        """What the fields of a layer mean: as the project knows it, and guessed where it does not."""
        known, guessed = self.state.areas(), suggest(layer.fields(), layer.id())
        has = layer.fields().lookupField
        found = {
            role: name if name and has(name) >= 0 else getattr(guessed, role)
            for role, name in ((role, getattr(known, role)) for role in (*_ROLES, "key_field", "population_field"))
        }
        return Areas(layer=layer.id(), **found)

    def _follow(self, layer: QgsVectorLayer | None) -> None:
        """Other values or another style make another page."""
        for one, connect in ((self.layer, False), (layer, True)):
            if one is not None:
                for signal in (one.layerModified, one.dataChanged, one.rendererChanged):
                    signal.connect(self._edited) if connect else signal.disconnect(self._edited)
        self.layer = layer
        self.pages.forget()

    def _edited(self) -> None:
        self.pages.forget()
        self.look()

    # The regions

    def _ask_regions(self) -> None:
        self.question.ask(self._gather)

    def _gather(self) -> Function | None:
        layer, field = self.layer, self.regionBox.currentField()
        if layer is None or not field:
            self._regions_found([])
            return None
        return partial(regions_in, QgsVectorLayerFeatureSource(layer), field, self.regionNameBox.currentField())

    def _regions_found(self, regions: Sequence[RegionCount]) -> None:
        here = self.regions.current()
        if self._wanted is None and self.regions.keys() == [region.key for region in regions]:
            # Only their names have changed.
            self._wanted = self.regions.ticked()
        self.found = {region.key: region for region in regions}
        with QSignalBlocker(self.regions):
            self.regions.fill([Entry(region.key, _region_text(region)) for region in regions], self._wanted)
            self.regions.go_to(here if here in self.found else next(iter(self._shown()), ""))
        self._wanted = None
        self.look(at_once=True)

    def _shown(self) -> list[str]:
        """The regions that the preview goes through."""
        return self.regions.ticked() or self.regions.keys()

    def go(self, way: int) -> None:
        """Show the next ticked region (1) or the one before (-1)."""
        shown, here = self._shown(), self.regions.current()
        if shown:
            place = shown.index(here) + way if here in shown else 0
            self.regions.go_to(shown[place % len(shown)])

    # The preview

    def look(self, at_once: bool = False) -> None:
        """Draw the page anew when the hands rest."""
        if self.run_ is not None and self.run_.running:
            return
        problem = self._no_page()
        if problem:
            self.regionName.clear()
            self.preview.tell(problem)
        else:
            self.preview.text = ""
            self.preview.ask(self._drawing, at_once)
        layers = (self.project.mapLayer(name) for name in self.background.ticked())
        away = any(layer is not None and not is_local(layer) for layer in layers)
        self.previewNote.setText(
            translate("MapsDialog", "Web maps are drawn in the export only.") if away and not problem else ""
        )
        self.previewNote.setVisible(bool(self.previewNote.text()))

    def _drawing(self) -> Drawing | None:
        region = self.regions.current() or next(iter(self._shown()), "")
        if self.layer is None or self.maker is None or not region:
            return None
        wanted = Wanted(region, max(self.previewPage.currentIndex(), 0), *self.preview.room())
        return self.pages.draw(self.parameters(), self.layer, wanted)

    def _drawn(self, page: PageImage) -> None:
        self.regionName.setText(page.region)
        with QSignalBlocker(self.previewPage):
            self.rest.name_pages(page.pages)
            self.previewPage.setCurrentIndex(page.page)

    def _no_page(self) -> str:
        """Why there is no page, in words."""
        if self.layer is None:
            return translate("MapsDialog", "The project has no polygon layer. Add the planning areas first.")
        if not self.regionBox.currentField():
            return translate("MapsDialog", "Choose the field of the regions.")
        if not self.fieldBox.currentField():
            return translate("MapsDialog", "Choose the field that the maps show.")
        if not self.found and not self.question.pending:
            told = translate(
                "MapsDialog", "The field {field} is empty for all areas. Choose another field of the regions."
            )
            return told.format(field=self.regionBox.currentField())
        return self.rest.problem()

    # The run

    def run_label(self) -> str:
        return translate("MapsDialog", "Make maps")

    def problem(self) -> str:
        problem = self._no_page()
        if not problem and not self.regions.ticked() and not self.question.pending:
            problem = translate("MapsDialog", "Tick at least one region.")
        odd = next((key for key in self.regions.ticked() if ";" in key), "") if self._some() else ""
        if not problem and odd:
            told = translate(
                "MapsDialog", "The region {key} has a semicolon in its key and cannot be chosen singly. Tick all."
            )
            problem = told.format(key=odd)
        return problem or self.folder.problem()

    def _some(self) -> bool:
        return len(self.regions.ticked()) < len(self.regions.keys())

    def start(self) -> None:
        if not (self.run_ is not None and self.run_.running) and not self.problem() and self.folder.asks():
            return
        super().start()

    def parameters(self) -> dict[str, Any]:
        layer = self.layer
        known = self._known(layer) if layer is not None else Areas()
        found: dict[str, Any] = {
            "INPUT": layer.id() if layer is not None else "",
            "KEY_FIELD": known.key_field,
            "POPULATION_FIELD": known.population_field,
            "REGIONS": ";".join(self.regions.ticked()) if self._some() else "",
            "FIELDS": [name for name in self.furtherBox.checkedItems() if name != self.fieldBox.currentField()],
            "TABLE_FIELDS": self.columns.ticked(),
            "BACKGROUND": self.background.ticked(),
            "CATALOGUE": self._catalogue(),
            "FOLDER": self.folder.path(),
            **{name: box.currentField() for box, name in self._boxes().items()},
        }
        found = {name: value for name, value in found.items() if value not in ("", [])}
        return {**found, **self.rest.parameters()}

    def _catalogue(self) -> str:
        """The catalogue that the project's rates were computed by, for the rates of whole regions."""
        rates = self.state.step("rates")
        path = str(rates.parameters.get("CATALOGUE", "")) if rates is not None else ""
        return path if path and Path(path).is_file() else ""

    def summary(self, results: Mapping[str, Any]) -> str:
        return translate("MapsDialog", "{count} maps in the folder {folder}.").format(
            count=int(results["COUNT"]), folder=Path(str(results["FOLDER"])).name
        )

    def finished_run(self, outcome: Outcome) -> None:
        offer_folder(self._message_bar(), str(outcome.results["FOLDER"]))
        self.folder.propose()

    def _show_running(self, running: bool) -> None:
        super()._show_running(running)
        if running:
            self.preview.drop()

    def done(self, result: int) -> None:
        """Close; a page that is being drawn is forgotten, a run goes on."""
        self.preview.drop()
        self.question.drop()
        self._follow(None)
        super().done(result)


def _region_text(region: RegionCount) -> str:
    """A region in the list: key, name, number of areas."""
    name = f"{region.key} {region.name}" if region.name and region.name != region.key else region.key
    return translate("MapsDialog", "{region} ({count} areas)").format(region=name, count=region.areas)
