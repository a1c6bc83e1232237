"""The third page: what the types are like and how far to trust them; their names, colours and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from qgis.core import QgsProcessing, QgsProcessingUtils, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...gis.previews.foundtypes import Found, Looks, found_types, same_types
from ...gis.previews.types import snapshot
from ..background import Work, in_background
from ..running import Outcome, Run
from .typetable import TypeTable
from .typeviews import TypeViews

translate = QCoreApplication.translate


class FoundPage(QObject):
    """Runs ``computeareatypes`` into a temporary layer and shows it.

    ``found_changed`` comes with another preview, ``looks_changed`` with another name, colour or order; before both
    ``renumbered`` tells the new number of each type by its old one, where numbers have changed.
    """

    found_changed = pyqtSignal()
    looks_changed = pyqtSignal()
    renumbered = pyqtSignal(dict)

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.found: Found | None = None
        self.layer: QgsVectorLayer | None = None
        self.looks: Looks | None = None
        # Types of the areas in the last result, by key, in the numbers that names and colours belong to.
        self._before: Mapping[str, int] = {}
        self._used: Mapping[str, Any] = {}
        self._asked: Mapping[str, Any] = {}
        self._lost: Sequence[str] = ()
        self._work: Work | None = None
        self.table = TypeTable(form)
        self.views = TypeViews(form)
        self.table.changed.connect(self._edited)
        self.table.picked.connect(self._show_type)
        form.previewButton.clicked.connect(self.compute)
        form.clustersBox.valueChanged.connect(lambda _: self.show_state())
        form.repeatsBox.valueChanged.connect(lambda _: self.show_state())
        form.startsBox.valueChanged.connect(lambda _: self.show_state())
        form.typesSplitter.setSizes([350, 505])
        form.typesSide.setSizes([190, 200])

    # Parameters

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """What was chosen last."""
        form = self.form
        k = int(parameters.get("CLUSTERS", 7))
        form.clustersBox.setValue(k)
        form.startsBox.setValue(int(parameters.get("STARTS", 1000)))
        form.repeatsBox.setValue(int(parameters.get("BOOTSTRAPS", 100)))
        self.looks = _looks_of(parameters, k)

    def take_before(self, types: Mapping[str, int]) -> None:
        """Remember which areas had which type in the last result, so that names can follow their areas."""
        self._before = types

    def base(self) -> dict[str, Any]:
        """What makes the types what they are."""
        form = self.form
        return {
            **form.indicators.parameters(),
            **form.counts.parameters(),
            "CLUSTERS": form.clustersBox.value(),
            "STARTS": form.startsBox.value(),
            "BOOTSTRAPS": form.repeatsBox.value(),
        }

    def parameters(self) -> dict[str, Any]:
        """Names, colours and order, so far as somebody gave them."""
        looks = self.looks
        if looks is None or len(looks.order) != self.form.clustersBox.value():
            return {}
        found: dict[str, Any] = {}
        if looks.order != tuple(sorted(looks.order)):
            found["TYPE_ORDER"] = ";".join(map(str, looks.order))
        if any(looks.names.values()):
            found["TYPE_NAMES"] = ";".join(looks.names.get(number, "") for number in looks.order)
        plain = self.found.looks().colours if self.found is not None and self.found.k == len(looks.order) else {}
        colours = [looks.colours.get(number, "") for number in looks.order]
        if any(colours) and colours != [plain.get(number) for number in sorted(plain)]:
            found["TYPE_COLOURS"] = ";".join(colours)
        return found

    @property
    def stale(self) -> bool:
        """Whether the form has changed since the preview."""
        return self.found is None or self._used != self.base()

    def problem(self) -> str:
        """Names, colours and order belong to types that were seen; others must not get them."""
        if self.stale and self.parameters():
            return translate(
                "TypesDialog",
                "Names, colours and order belong to the types of another computation. Compute the preview first.",
            )
        return ""

    # The preview

    def compute(self) -> None:
        """Compute the types into a temporary layer, in the background."""
        form = self.form
        problem = form.indicators.problem()
        if problem:
            form.warn(problem)
            return
        self._asked = self.base()
        parameters = {
            **self._asked,
            "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
            "MODEL": QgsProcessingUtils.generateTempFilename("model.json"),
        }
        form.preview("computeareatypes", parameters, translate("TypesDialog", "Preview of the area types"), self._done)

    def _done(self, run: Run, outcome: Outcome) -> None:
        layer = run.context.takeResultLayer(str(outcome.results["OUTPUT"]))
        if layer is None:
            return
        jaccard = str(outcome.results.get("JACCARD", ""))
        function = partial(
            found_types, snapshot(layer), str(outcome.results["MODEL"]), "gebietstyp", self.form.nameBox.currentField(),
            jaccard,
        )  # fmt: skip
        self.form.hold_busy(True)
        self._work = in_background(function, partial(self._arrived, layer), self._refused)

    def _refused(self, error: str) -> None:
        self.form.hold_busy(False)
        self.form.warn(error)

    def _arrived(self, layer: QgsVectorLayer, found: Found) -> None:
        self.form.hold_busy(False)
        before = self.found.types if self.found is not None else self._before
        old, pairs = self.looks, same_types(before, found.types)
        self.looks, self._lost = _carried(old, pairs, found)
        if old is not None:
            looks = self.looks
            self.renumbered.emit({old.number(kind): looks.number(now) for kind, now in pairs.items()})
        self.found, self.layer, self._used = found, layer, self._asked
        self.table.show_types(found, self.looks)
        self.views.show_found(found, layer, self.looks)
        self.show_state()
        self.found_changed.emit()

    def show_state(self) -> None:
        """Say above the page what there is to do."""
        if self.found is None or self.looks is None:
            text = translate("TypesDialog", "Compute a preview to see what the types are like. Nothing is saved by it.")
        elif self.stale:
            text = translate("TypesDialog", "Settings have changed since this preview. Compute it anew.")
        elif self._lost:
            text = translate("TypesDialog", "These names fit no type any more: {names}.").format(
                names=", ".join(self._lost)
            )
        else:
            text = self.views.sentence(self.found, self.looks)
        self.form.typesHint.setText(text)

    # Names, colours, order

    def _edited(self, looks: Looks) -> None:
        if self.found is None:
            return
        old = self.looks
        moved = old is None or looks.order != old.order
        self.looks = looks
        if moved:
            self.table.show_types(self.found, looks)
        self.views.show_looks(looks, moved)
        if old is not None and moved:
            self.renumbered.emit({old.number(kind): looks.number(kind) for kind in looks.order})
        self.looks_changed.emit()

    def _show_type(self, computed: int) -> None:
        self.views.show_type(computed)

    def drop(self) -> None:
        """The dialog closes."""
        self.views.drop()
        self.layer = None
        if self._work is not None:
            self._work.drop()


def _looks_of(parameters: Mapping[str, Any], k: int) -> Looks:
    """The looks that a run was given. Its numbers are those of its result, so they stand for the computed ones."""
    numbers = tuple(range(1, k + 1))
    names, colours = (str(parameters.get(name) or "").split(";") for name in ("TYPE_NAMES", "TYPE_COLOURS"))
    return Looks(
        numbers,
        dict(zip(numbers, (name.strip() for name in names), strict=True)) if len(names) == k else {},
        dict(zip(numbers, (colour.strip() for colour in colours), strict=True)) if len(colours) == k else {},
    )


def _carried(looks: Looks | None, pairs: Mapping[int, int], found: Found) -> tuple[Looks, list[str]]:
    """The looks of new types, and names left over: what a type was given goes to the one with most of its areas.

    ``pairs`` tells which one that is. The order is carried only where no type is new.
    """
    fresh = found.looks()
    if looks is None:
        return fresh, []
    names = {now: looks.names[old] for old, now in pairs.items() if looks.names.get(old)}
    lost = [name for old, name in looks.names.items() if name and old not in pairs]
    if set(pairs) != set(looks.order) or len(pairs) != found.k:
        return replace(fresh, names=names), lost
    colours = {**fresh.colours, **{pairs[old]: colour for old, colour in looks.colours.items() if colour}}
    return replace(fresh, order=tuple(pairs[old] for old in looks.order), names=names, colours=colours), lost
