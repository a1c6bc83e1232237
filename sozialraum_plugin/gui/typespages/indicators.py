"""The first page: which indicators, and how they are prepared, with remarks that follow every change."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from qgis.core import Qgis, QgsFieldProxyModel, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView

from ...gis.previews.types import Form, Remarks, preparation, snapshot
from ..background import Question
from ..indicatortable import Chosen, IndicatorTable

translate = QCoreApplication.translate


class IndicatorsPage(QObject):
    """``changed`` comes with every change that makes other types."""

    changed = pyqtSignal()

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.table = IndicatorTable(form.indicatorsSide)
        form.indicatorsLayout.addWidget(self.table)
        form.layerBox.setFilters(Qgis.LayerFilter.PolygonLayer)
        for box in (form.keyBox, form.nameBox, form.populationBox):
            box.setAllowEmptyFieldName(True)
        form.populationBox.setFilters(QgsFieldProxyModel.Filter.Numeric)
        form.remarks.setOpenLinks(False)
        form.indicatorsSplitter.setSizes([480, 360])
        self._add_choices()
        self._question = Question(self, self._tell, self._refuse)

    def _add_choices(self) -> None:
        form = self.form
        for box, choices in (
            (
                form.transformBox,
                {
                    "none": translate("TypesDialog", "none"),
                    "asinh": translate("TypesDialog", "inverse hyperbolic sine (asinh)"),
                    "sqrt": translate("TypesDialog", "square root"),
                    "log1p": translate("TypesDialog", "logarithm of 1 + value"),
                },
            ),
            (
                form.scalingBox,
                {
                    "zscore": translate("TypesDialog", "z-scores (standardised)"),
                    "range": translate("TypesDialog", "range (lowest to highest value)"),
                    "robust": translate("TypesDialog", "robust (median, median deviation)"),
                },
            ),
            (
                form.missingBox,
                {
                    "exclude": translate("TypesDialog", "get no type"),
                    "assign": translate("TypesDialog", "get the nearest type afterwards"),
                },
            ),
        ):
            for value, text in choices.items():
                box.addItem(text, value)

    def connect_all(self) -> None:
        """Listen to every widget, once the form is filled."""
        form = self.form
        form.layerBox.layerChanged.connect(self._layer_changed)
        form.excludeBox.fieldChanged.connect(lambda *_: self._changed())
        form.keyBox.fieldChanged.connect(lambda _: self._changed())
        form.populationBox.fieldChanged.connect(lambda _: self._changed())
        form.nameBox.fieldChanged.connect(lambda _: self.ask())
        form.leastBox.valueChanged.connect(lambda _: self._changed())
        self.table.changed.connect(self._changed)
        for box in (form.transformBox, form.scalingBox, form.missingBox):
            box.currentIndexChanged.connect(lambda _: self._changed())
        self.ask()

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        self.show_layer(layer)
        self._changed()

    def show_layer(self, layer: QgsVectorLayer | None) -> None:
        """Offer a layer's fields; those of the project's areas are chosen where it has them."""
        form, areas = self.form, self.form.state.areas()
        for box, field in (
            (form.keyBox, areas.key_field),
            (form.nameBox, areas.name_field),
            (form.populationBox, areas.population_field),
        ):
            box.setLayer(layer)
            box.setField(field if layer is not None and layer.fields().lookupField(field) >= 0 else "")
        form.excludeBox.setLayer(layer)
        form.excludeBox.setExpression("")
        if layer is not None:
            self.table.set_layer(layer)

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """What was chosen last, so far as it exists in the layer."""
        form = self.form
        fields = parameters.get("INDICATORS") or []
        directions = _numbers(parameters.get("DIRECTIONS"), len(fields))
        weights = _numbers(parameters.get("WEIGHTS"), len(fields))
        self.table.choose([Chosen(*item) for item in zip(fields, map(int, directions), weights, strict=True)])
        self.show_chosen()
        form.leastBox.setValue(int(float(parameters.get("MIN_POPULATION", 300))))
        for name, box in (
            ("TRANSFORM", form.transformBox), ("SCALING", form.scalingBox), ("MISSING", form.missingBox),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(parameters.get(name))))
        form.excludeBox.setExpression(str(parameters.get("EXCLUDE", "")))

    def show_chosen(self) -> None:
        """Bring the first ticked field into view."""
        table = self.table.table
        ticked = [row for row in range(table.rowCount()) if table.item(row, 0).checkState() == Qt.CheckState.Checked]
        if ticked:
            table.scrollToItem(table.item(ticked[0], 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def suggest(self, rates: Sequence[tuple[str, int]]) -> None:
        """Tick these fields with their directions, unless somebody has begun to choose."""
        if not self.table.chosen():
            self.table.choose([Chosen(field, direction) for field, direction in rates])
            self.show_chosen()

    def problem(self) -> str:
        """What keeps any computation from beginning."""
        if self.form.layerBox.currentLayer() is None:
            return translate("TypesDialog", "The project has no polygon layer. Add the planning areas first.")
        if not self.table.chosen():
            return translate("TypesDialog", "Tick at least one indicator.")
        if not self.form.keyBox.currentField():
            return translate("TypesDialog", "Choose the field with the keys of the areas.")
        return ""

    def parameters(self) -> dict[str, Any]:
        """The parameters of the preparation, without those that are empty."""
        form, chosen = self.form, self.table.chosen()
        found: dict[str, Any] = {
            "INPUT": form.layerBox.currentLayer().id(),
            "KEY_FIELD": form.keyBox.currentField(),
            "INDICATORS": [item.field for item in chosen],
            "WEIGHTS": ";".join(f"{item.weight:g}" for item in chosen),
            "DIRECTIONS": ";".join(str(item.direction) for item in chosen),
            "POPULATION_FIELD": form.populationBox.currentField(),
            "MIN_POPULATION": form.leastBox.value(),
            "TRANSFORM": form.transformBox.currentData(),
            "SCALING": form.scalingBox.currentData(),
            "MISSING": form.missingBox.currentData(),
            "EXCLUDE": form.excludeBox.asExpression(),
        }
        return {name: value for name, value in found.items() if value not in ("", None)}

    # Remarks

    def _changed(self) -> None:
        self.changed.emit()
        self.ask()

    def ask(self) -> None:
        """Make the remarks anew, when the hands rest."""
        self._question.ask(self._make)

    @property
    def asking(self) -> bool:
        """Whether the remarks are still to come."""
        return self._question.pending

    def drop(self) -> None:
        """The dialog closes."""
        self._question.drop()

    def _make(self) -> Callable[[], Remarks] | None:
        form, layer, chosen = self.form, self.form.layerBox.currentLayer(), self.table.chosen()
        if layer is None or not chosen:
            form.remarks.setPlainText(self.problem())
            return None
        wanted = Form(
            form.keyBox.currentField(),
            form.nameBox.currentField(),
            form.populationBox.currentField(),
            form.leastBox.value(),
            [(item.field, item.direction, item.weight) for item in chosen],
            form.transformBox.currentData(),
            form.scalingBox.currentData(),
            form.missingBox.currentData(),
            form.excludeBox.asExpression(),
        )
        return partial(preparation, snapshot(layer), wanted)

    def _tell(self, found: Remarks) -> None:
        parts = [f"<p><b>{html.escape(found.sentence)}</b></p>"]
        for title, lines in (
            (translate("TypesDialog", "Left out"), found.left_out),
            (translate("TypesDialog", "To look at"), found.remarks),
        ):
            if lines:
                listed = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
                parts.append(f"<p>{html.escape(title)}:</p><ul style='margin-left:-20px'>{listed}</ul>")
        if not found.remarks:
            nothing = translate("TypesDialog", "No indicators that say the same, no areas far from all others.")
            parts.append(f"<p>{html.escape(nothing)}</p>")
        self.form.remarks.setHtml("".join(parts))

    def _refuse(self, error: str) -> None:
        self.form.remarks.setHtml(f"<p><b>{html.escape(error)}</b></p>")


def _numbers(text: Any, count: int) -> list[float]:
    parts = str(text).split(";") if text else []
    return [float(part) for part in parts] if len(parts) == count else [1.0] * count
