"""The dialog of the area types: indicators, how many types, what they are like, types set by hand, a later year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QComboBox, QPushButton, QWidget

from ..gis.previews.foundtypes import Found, Looks, jaccard_of, shaky, stored_types
from ..gis.previews.typemap import stored_overrides
from ..gis.previews.types import snapshot, suggested
from ..gis.projectstate import Step
from .background import Work, in_background
from .comboboxes import keep_narrow
from .outputs import layer_output, results_folder
from .running import Outcome, Run
from .tooldialog import ToolDialog
from .typespages.counts import CountsPage
from .typespages.found import FoundPage
from .typespages.hand import Base, HandPage
from .typespages.indicators import IndicatorsPage
from .typespages.year import YearPage, result_stem

translate = QCoreApplication.translate

_APPLY = "applyareatypes"
_ENDINGS = ("gpkg", "json", "html")


class TypesDialog(ToolDialog):
    """Gathers the parameters of ``computeareatypes``, or on its last page those of ``applyareatypes``."""

    ALGORITHM = "computeareatypes"
    STEP = "types"
    WATCHED = ("INPUT",)
    # Of a model that was applied; where types are computed, MODEL is a result.
    WATCHED_APPLIED = ("INPUT", "PREVIOUS", "MODEL", "CATALOGUE")

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self._preview: Run | None = None
        self._work: list[Work] = []
        self._paths = ["", ""]
        self._suggested = ""
        self.indicators = IndicatorsPage(self)
        self.counts = CountsPage(self)
        self.types = FoundPage(self)
        self.hand = HandPage(self)
        self.year = YearPage(self)
        self.outputFile.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.outputFile.setFilter("GeoPackage (*.gpkg)")
        self._size_widgets()
        self._fill()
        self._connect()
        self.indicators.connect_all()
        self.types.show_state()

    def _size_widgets(self) -> None:
        keep_narrow(self.form.findChildren(QComboBox))
        width = self.pageList.sizeHintForColumn(0) + 2 * self.pageList.frameWidth() + self.fontMetrics().height()
        self.pageList.setFixedWidth(width)
        self.pageList.setCurrentRow(0)

    def _connect(self) -> None:
        self.pageList.currentRowChanged.connect(self._turned)
        self.indicators.changed.connect(self.types.show_state)
        self.methodBox.currentIndexChanged.connect(lambda _: self.types.show_state())
        self.seedBox.valueChanged.connect(lambda _: self.types.show_state())
        self.types.renumbered.connect(self.hand.renumber)
        self.types.found_changed.connect(self._hand_over)
        self.types.looks_changed.connect(self._hand_over)
        self.year.applied.connect(self.hand.use)
        self.yearLayerBox.layerChanged.connect(lambda _: self._rename())
        self.hand.changed.connect(lambda: self.types.views.set_by_hand(self.hand.by_hand()))
        self.yearEdit.textChanged.connect(lambda _: self.types.views.set_by_hand(self.hand.by_hand()))

    # The form

    def _fill(self) -> None:
        layer = self.state.layer_for(self.STEP)
        if layer is not None:
            self.layerBox.setLayer(layer)
        self.indicators.show_layer(self.layerBox.currentLayer())
        self._paths = [self._free_path(result_stem()), ""]
        self.outputFile.setFilePath(self._paths[0])
        last, catalogue = self.state.step(self.STEP), self._catalogue()
        self.catalogueFile.setFilePath(catalogue)
        if catalogue and (last is None or _applied(last)):
            self._work.append(in_background(partial(suggested, catalogue), self.indicators.suggest))
        if last is None:
            self.year.fill("", layer, None)
            return
        parameters, results = last.parameters, last.results
        self.year.fill(
            str(results.get("MODEL") or parameters.get("MODEL") or ""), layer, self.state.output_of(self.STEP)
        )
        self.hand.fill(parameters)
        if _applied(last):
            self.show_page(self.yearPage)
            self._turned(self.pageList.currentRow())
        else:
            self.indicators.fill(parameters)
            self.counts.fill(parameters)
            self.types.fill(parameters)
        self._read_last(last)

    def _catalogue(self) -> str:
        """The catalogue that the project's rates were computed by; empty where there is none."""
        rates = self.state.step("rates")
        path = str(rates.parameters.get("CATALOGUE", "")) if rates is not None else ""
        return path if Path(path).is_file() else ""

    def _read_last(self, last: Step) -> None:
        """What the last result holds, beside the main thread."""
        layer = self.state.output_of(self.STEP)
        if layer is not None:
            key = str(last.parameters.get("KEY_FIELD", ""))
            function = partial(stored_types, snapshot(layer).source, key, "gebietstyp")
            self._work.append(in_background(function, self.types.take_before))
        path = str(last.results.get("OUTPUT", ""))
        self._work.append(in_background(partial(stored_overrides, path), self.hand.load, self.warn))

    def show_page(self, page: QWidget) -> None:
        """Turn to a page."""
        self.pageList.setCurrentRow(self.pages.indexOf(page))

    def _turned(self, place: int) -> None:
        before, now = self.on_year, place == self.pages.indexOf(self.yearPage)
        self.pages.setCurrentIndex(place)
        if before != now:
            # The two results have names of their own.
            self._paths[before] = self.outputFile.filePath()
            self._suggested = self._free_path(self.year.stem() if now else result_stem())
            self.outputFile.setFilePath(self._paths[now] or self._suggested)
            self.run_button.setText(self.run_label())

    def _rename(self) -> None:
        """Another layer gives another name to the result, unless somebody wrote one."""
        untouched = self.outputFile.filePath() == self._suggested
        self._paths[1] = ""
        if self.on_year and untouched:
            self._suggested = self._free_path(self.year.stem())
            self.outputFile.setFilePath(self._suggested)

    @property
    def on_year(self) -> bool:
        """Whether the page of the later year is shown."""
        return bool(self.pages.currentWidget() is self.yearPage)

    def _hand_over(self) -> None:
        """The types as they are now named and numbered, for those who set some by hand."""
        found, looks, layer = self.types.found, self.types.looks, self.types.layer
        if found is not None and looks is not None and layer is not None:
            self.hand.use(_base(found, looks, layer))
            self.types.views.set_by_hand(self.hand.by_hand())

    def _free_path(self, stem: str) -> str:
        """A result file beside which model and report are new as well."""
        folder, number = results_folder(self.project), 1
        while True:
            name = stem if number == 1 else f"{stem}_{number}"
            if not any((folder / f"{name}.{ending}").exists() for ending in _ENDINGS):
                return str(folder / f"{name}.gpkg")
            number += 1

    # Previews

    def preview(
        self, algorithm: str, parameters: Mapping[str, Any], title: str, done: Callable[[Run, Outcome], None]
    ) -> None:
        """Run an algorithm whose result nobody keeps; ``done`` comes only where it succeeded."""
        self.bar.clearWidgets()
        run = Run(f"sozialraum:{algorithm}", parameters, self.project, title)
        self._preview = run
        run.progressed.connect(self.show_progress)
        run.ended.connect(partial(self._previewed, run, done))
        self._show_running(True)
        run.start()

    def _previewed(self, run: Run, done: Callable[[Run, Outcome], None], outcome: Outcome) -> None:
        # The connection would keep the run, and with it its layers, for ever.
        run.ended.disconnect()
        if sip.isdeleted(self) or self._preview is not run:
            return
        self._preview = None
        self._show_running(False)
        if outcome.ok:
            done(run, outcome)
        elif outcome.canceled:
            self.bar.pushMessage("", outcome.error, Qgis.MessageLevel.Info)
        else:
            self.warn(outcome.error, outcome.log)

    def hold_busy(self, busy: bool) -> None:
        """Nothing new is begun while a result is read."""
        for button in (self.run_button, self.compareButton, self.previewButton, self.changesButton):
            button.setEnabled(not busy)

    def _show_running(self, running: bool) -> None:
        super()._show_running(running)
        self.hold_busy(running)

    def inputs(self) -> list[QWidget]:
        """All stays usable during a run; it works with what stood in the form when it began."""
        return []

    def cancel(self) -> None:
        super().cancel()
        if self._preview is not None:
            self.cancel_button.setEnabled(False)
            self._preview.cancel()

    # The run

    def run_label(self) -> str:
        if self.on_year:
            return translate("TypesDialog", "Apply and save")
        return translate("TypesDialog", "Compute and save")

    def algorithm(self) -> str:
        return _APPLY if self.on_year else self.ALGORITHM

    def problem(self) -> str:
        problem = self.year.problem() if self.on_year else self.indicators.problem() or self.types.problem()
        if not problem and not self.on_year and self.hand.entries and self.types.stale:
            problem = translate(
                "TypesDialog", "Compute the preview first, so that the types set by hand find their types again."
            )
        problem = problem or self.hand.problem()
        path = self.outputFile.filePath()
        if not problem and not path.lower().endswith(".gpkg"):
            problem = translate("TypesDialog", "Give the result layer a name that ends with .gpkg.")
        for ending in _ENDINGS:
            beside = Path(path).with_suffix(f".{ending}")
            if not problem and beside.exists() and not (self.on_year and ending == "json"):
                problem = translate(
                    "TypesDialog", "The file {path} exists. Choose another name; nothing is overwritten here."
                ).format(path=beside)
        return problem

    def parameters(self) -> dict[str, Any]:
        path = self.outputFile.filePath()
        found = self.year.parameters() if self.on_year else {**self.types.base(), **self.types.parameters()}
        found.update(self.hand.parameters())
        title = translate("TypesDialog", "Area types")
        if self.on_year:
            layer = self.yearLayerBox.currentLayer().name()
            title = translate("TypesDialog", "Area types: {layer}").format(layer=layer)
        found["OUTPUT"] = layer_output(path, self.project, title)
        found["REPORT"] = str(Path(path).with_suffix(".html"))
        if not self.on_year:
            found["MODEL"] = str(Path(path).with_suffix(".json"))
            found["NAME_FIELD"] = self.nameBox.currentField()
        return {name: value for name, value in found.items() if value not in ("", None, [])}

    def summary(self, results: Mapping[str, Any]) -> str:
        typed, untyped = int(results["TYPED"]), int(results["UNTYPED"])
        if self._is_apply():
            changed = results.get("CHANGED")
            told = translate("TypesDialog", "Types of the model for {typed} of {all} areas.")
            if changed is not None:
                told = translate(
                    "TypesDialog", "Types of the model for {typed} of {all} areas; {changed} have changed their type."
                )
            return told.format(typed=typed, all=typed + untyped, changed=changed)
        known = jaccard_of(str(results.get("JACCARD", "")))
        untrusted, doubtful = map(len, shaky(known))
        told = translate(
            "TypesDialog", "{k} types for {typed} of {all} areas; not stable: {untrusted}, doubtful: {doubtful}."
        )
        if not known:
            told = translate("TypesDialog", "{k} types for {typed} of {all} areas.")
        elif not untrusted and not doubtful:
            told = translate("TypesDialog", "{k} types for {typed} of {all} areas; all are stable.")
        elif not untrusted:
            told = translate("TypesDialog", "{k} types for {typed} of {all} areas; doubtful: {doubtful}.")
        elif not doubtful:
            told = translate("TypesDialog", "{k} types for {typed} of {all} areas; not stable: {untrusted}.")
        k = int(self.run_.parameters["CLUSTERS"]) if self.run_ is not None else 0
        return told.format(k=k, typed=typed, all=typed + untyped, untrusted=untrusted, doubtful=doubtful)

    def _is_apply(self) -> bool:
        return self.run_ is not None and self.run_.identifier.endswith(_APPLY)

    def watched(self) -> tuple[str, ...]:
        return self.WATCHED_APPLIED if self._is_apply() else self.WATCHED

    def _remember(self, outcome: Outcome, summary: str) -> None:
        if self.run_ is not None:
            # The result keeps them; the table in memory is gone with the dialog.
            self.run_.parameters.pop("OVERRIDES", None)
        super()._remember(outcome, summary)

    def finished_run(self, outcome: Outcome) -> None:
        self._paths[self._is_apply()] = ""
        if self._is_apply() == self.on_year:
            self.outputFile.setFilePath(self._free_path(self.year.stem() if self.on_year else result_stem()))
        elif not self.on_year:
            self._paths[1] = ""
        report = str(outcome.results.get("REPORT", ""))
        if report and self.isVisible():
            self._offer_report(report)

    def _offer_report(self, path: str) -> None:
        item = self.bar.currentItem()
        if item is None:
            return
        button = QPushButton(translate("TypesDialog", "Open the report"), item)
        button.setObjectName("reportButton")
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        item.layout().addWidget(button)

    def done(self, result: int) -> None:
        """Close; a preview that is on its way is cancelled, a run goes on."""
        if self._preview is not None:
            self._preview.cancel()
            self._preview = None
        for work in self._work:
            work.drop()
        for page in (self.indicators, self.types, self.hand, self.year):
            page.drop()
        self.counts.chart.drop()
        super().done(result)


def _applied(step: Step) -> bool:
    """Whether a step was made with a stored model."""
    return "CLUSTERS" not in step.parameters and "MODEL" in step.parameters


def _base(found: Found, looks: Looks, layer: Any) -> Base:
    texts = found.words.texts
    return Base(
        layer,
        {key: found.words.area(key) for key in found.fids},
        found.fids,
        {key: looks.number(kind) for key, kind in found.types.items()},
        [looks.label(kind, texts) for kind in looks.order],
    )
