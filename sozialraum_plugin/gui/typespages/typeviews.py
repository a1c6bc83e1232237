"""What is seen of computed types: heat table, profile of one type, map, and why an area is of its type."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidgetItem

from ...gis.previews.foundtypes import Found, Looks, description, explained, heat, shaky
from ...gis.previews.typecharts import draw_profile, shortened
from ...gis.previews.typemap import style_found
from ..areapicker import AreaPicker
from ..chartcanvas import ChartCanvas
from .cells import left, right, rows_only, two_lines

translate = QCoreApplication.translate


class TypeViews(QObject):
    """Follows what it is told; asks nothing."""

    def __init__(self, form: Any) -> None:
        super().__init__(form)
        self.form = form
        self.found: Found | None = None
        self.looks: Looks | None = None
        self.layer: QgsVectorLayer | None = None
        self.map: AreaPicker | None = None
        self._type = 0
        self._area = ""
        self._by_hand: Mapping[str, int] = {}
        self.chart = ChartCanvas(form.chartTab)
        form.profileLayout.insertWidget(0, self.chart, 1)
        rows_only(form.reasonTable)
        rows_only(form.heatTable)
        form.heatTable.verticalHeader().show()
        form.typesTabs.currentChanged.connect(lambda _: self._draw())

    def show_found(self, found: Found, layer: QgsVectorLayer, looks: Looks) -> None:
        """Another preview."""
        self.found, self.layer = found, layer
        if self.map is None:
            self.map = AreaPicker(self.form.typesMapSide)
            self.form.typesMapLayout.addWidget(self.map)
            self.map.picked.connect(self.show_area)
        self.map.set_areas(layer, [(key, found.words.area(key)) for key in sorted(found.fids)], found.fids)
        self._type = looks.order[0] if self._type not in looks.order else self._type
        self._area = self._area if self._area in found.fids else ""
        self.show_looks(looks, True)
        if self._area:
            self.map.show_area(self._area)

    def show_looks(self, looks: Looks, moved: bool) -> None:
        """Other names, colours, or, where types have ``moved``, another order."""
        self.looks = looks
        if self.found is None or self.layer is None:
            return
        self._style(self.found, self.layer, looks)
        self._fill_heat(self.found, looks, moved)
        self._draw()
        if self._area:
            self._explain()

    def set_by_hand(self, types: Mapping[str, int]) -> None:
        """Types set by hand, by area, in the numbers of the order."""
        self._by_hand = types
        if self.found is not None and self.layer is not None and self.looks is not None:
            self._style(self.found, self.layer, self.looks)

    def _style(self, found: Found, layer: QgsVectorLayer, looks: Looks) -> None:
        """What holds in its colours; areas set by hand are outlined."""
        known = {key: number for key, number in self._by_hand.items() if key in found.fids and number <= found.k}
        held = {found.fids[key]: looks.order[number - 1] for key, number in known.items()}
        style_found(layer, "gebietstyp", looks, held)
        if self.map is not None:
            self.map.mark(known)
            self.map.canvas.refresh()

    def show_type(self, computed: int) -> None:
        """The profile of a type."""
        self._type = computed
        self._draw()

    def show_area(self, key: str) -> None:
        """Why an area is of its type."""
        self._area = key
        self._explain()
        self.form.typesTabs.setCurrentWidget(self.form.areaTab)

    def sentence(self, found: Found, looks: Looks) -> str:
        """What came of the preview."""
        text = translate(
            "TypesDialog", "{k} types for {typed} of {all} areas; they explain {share} % of the differences."
        )
        words = found.words
        parts = [
            text.format(
                k=found.k,
                typed=words.number(len(found.types)),
                all=words.number(len(found.fids)),
                share=words.number(found.typology.r2 * 100),
            )
        ]
        untrusted, doubtful = (
            ", ".join(str(number) for number in sorted(map(looks.number, numbers))) for numbers in shaky(found.jaccard)
        )
        if untrusted:
            parts.append(translate("TypesDialog", "Not stable: type {numbers}.").format(numbers=untrusted))
        if doubtful:
            parts.append(translate("TypesDialog", "Doubtful: type {numbers}.").format(numbers=doubtful))
        if found.jaccard and not untrusted and not doubtful:
            parts.append(translate("TypesDialog", "All types are stable."))
        return " ".join(parts)

    def _fill_heat(self, found: Found, looks: Looks, whole: bool) -> None:
        table = self.form.heatTable
        heads = [looks.label(number, found.words.texts) for number in looks.order]
        if whole:
            rows = heat(found, looks)
            table.setColumnCount(found.k + 1)
            table.setRowCount(len(rows))
            for place, (label, cells) in enumerate(rows):
                head = QTableWidgetItem(shortened(label, 22))
                head.setToolTip(label)
                table.setVerticalHeaderItem(place, head)
                for column, cell in enumerate(cells):
                    item = right(cell.text, cell.tip)
                    if cell.ground:
                        item.setBackground(QBrush(QColor(cell.ground)))
                        item.setForeground(QBrush(QColor(cell.ink)))
                    table.setItem(place, column, item)
        table.setHorizontalHeaderItem(0, QTableWidgetItem(translate("TypesDialog", "all")))
        for column, text in enumerate(heads, 1):
            head = QTableWidgetItem(str(column))
            head.setToolTip(f"{text}\n{description(found, looks.order[column - 1])}")
            table.setHorizontalHeaderItem(column, head)
        if whole:
            table.resizeColumnsToContents()
            table.resizeRowsToContents()

    def _draw(self) -> None:
        form, found, looks = self.form, self.found, self.looks
        if found is None or looks is None or form.typesTabs.currentWidget() is not form.chartTab:
            return
        number = self._type if self._type in looks.order else looks.order[0]
        self.chart.draw(lambda figure, theme: draw_profile(figure, found, looks, number, theme))
        form.profileText.setText(description(found, number))

    def _explain(self) -> None:
        if self.found is None or self.looks is None:
            return
        answer, form = explained(self.found, self.looks, self._area), self.form
        sentences = html.escape(" ".join(answer.sentences))
        form.areaText.setText(f"<b>{html.escape(answer.title)}</b><br>{sentences}")
        heads = [
            translate("TypesDialog", "Indicator"),
            translate("TypesDialog", "This area"),
            translate("TypesDialog", "Its type"),
            translate("TypesDialog", "Next type"),
            translate("TypesDialog", "All areas"),
            translate("TypesDialog", "Part"),
        ]
        table = form.reasonTable
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(list(map(two_lines, heads)))
        table.horizontalHeaderItem(5).setToolTip(
            translate("TypesDialog", "How much the indicator speaks for its type (+) or for the next one (−)")
        )
        table.setRowCount(len(answer.rows))
        for place, row in enumerate(answer.rows):
            table.setItem(place, 0, left(row[0]))
            for column, text in enumerate(row[1:], 1):
                table.setItem(place, column, right(text))
        table.resizeRowsToContents()
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def drop(self) -> None:
        """The dialog closes."""
        self.chart.drop()
        if self.map is not None:
            self.map.forget()
        self.layer = None
