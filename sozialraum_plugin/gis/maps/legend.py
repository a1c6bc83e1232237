"""The legend of a sheet: a row for each entry with its counts, drawn into the template's box."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsExpressionContextUtils, QgsFillSymbol, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication, Qt

from ..symbology import status_class
from .data import LegendEntry
from .items import Canvas, Slot
from .pages import Box
from .style import is_dark
from .textfit import FittedText, Ruler, fit, fit_column

translate = QCoreApplication.translate

GREY = "#555555"
# Points of the house's own legend; a template's larger letters make all of it larger.
_USUAL = 7.5
_LEAST_ROW = 2.0
_RIGHT = Qt.AlignmentFlag.AlignRight
# The classes of status and dynamics make a matrix where at least so many of them are there.
_LEAST_CELLS = 4
_STATUS = 4
_DYNAMICS = ("+", "+/-", "-")


def matrix_of(entries: Sequence[LegendEntry]) -> dict[tuple[int, int], int]:
    """Status (1 to 4) and dynamics (0 to 2) of the entries that are such a class, with their positions.

    Empty where the legend shows something else.
    """
    found: dict[tuple[int, int], int] = {}
    for position, entry in enumerate(entries):
        name = status_class(entry.label.split(" ")[0])
        if name:
            found.setdefault((int(name[0]), _DYNAMICS.index(name[1:])), position)
    return found if len(found) >= _LEAST_CELLS else {}


def _row_head(entries: Sequence[LegendEntry], matrix: Mapping[tuple[int, int], int], status: int) -> str:
    """What the labels of a row say of its status: ``1: high status`` of ``1+ – high status, stable dynamics``."""
    for (row, _), position in matrix.items():
        said = re.search(r"\s[-–]\s+([^,]+),", entries[position].label)
        if row == status and said is not None:
            return f"{status}: {said[1].strip()}"
    return ""


def _empty_cell() -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"style": "no", "outline_color": "#bbbbbb", "outline_width": "0.1"})


@dataclass(frozen=True)
class LegendTexts:
    """Heading, heads of the two columns of counts (the first empty on the map of the city), axes of a matrix."""

    title: str
    here: str
    city: str
    status: str = ""
    dynamics: str = ""


class Legend:
    """Draws in the letters of the template's label; ``remark`` is the height of the highest of the sheets' remarks."""

    def __init__(self, canvas: Canvas, slot: Slot, texts: LegendTexts, remark: float) -> None:
        self._canvas = canvas
        self._slot = slot
        self._texts = texts
        self._remark = remark
        self._factor = slot.size / _USUAL
        self._numbers = 13.0 * self._factor
        self._columns = 2 if texts.here else 1
        self._rulers = {bold: Ruler.of(slot.format(1.0, bold).font()) for bold in (False, True)}

    def note_size(self) -> float:
        """The size in points of the remark below the rows."""
        return 6.0 * self._factor

    def fit_note(self, text: str, width: float, room: float = 20.0) -> FittedText:
        """A remark as it is set below the rows."""
        return fit(text, self._rulers[False], (self.note_size(), 4.5 * self._factor), width, room * self._factor)

    def draw(self, entries: Sequence[LegendEntry], box: Box) -> float:
        """Draw all of it; returns where the next block may begin. Raises where the box is far too low."""
        f, (x, y, width, _) = self._factor, box
        end = box[1] + box[3]
        below = self._remark + 1.0 * f if self._remark else 0.0
        matrix = matrix_of(entries)
        y = self._heads(x, y, width, bool(matrix))
        if matrix:
            y = self._matrix(entries, matrix, x, y, width)
        listed = [n for n in range(len(entries)) if n not in matrix.values()]
        y = self._rows(entries, listed, (x, y, width, end - y - below), box[3])
        if self._remark:
            y += 1.0 * f
            self._canvas.expression(
                "legend_remark", "coalesce(attribute(@atlas_feature, 'remark'), '')", (x, y, width, self._remark),
                self.note_size(), style=self._slot.format(self.note_size()),
            )  # fmt: skip
            y += self._remark
        return y + 3.0 * f

    def _rows(self, entries: Sequence[LegendEntry], listed: Sequence[int], box: Box, given: float) -> float:
        """A row for each entry that is listed; ``given`` is the height that the template gives to all of it."""
        f, (x, y, width, height) = self._factor, box
        if height < _LEAST_ROW * len(listed):
            raise QgsProcessingException(
                translate(
                    "RegionMapTemplate",
                    "The legend has {count} entries, for which the item legend of the layout template is too low. Make "
                    "it at least {height} mm high.",
                ).format(count=len(entries), height=round(given + _LEAST_ROW * len(listed) - height + 1))
            )
        if not listed:
            return y
        # Many entries get lower rows and, where they must, smaller letters than the house uses otherwise.
        least = min(4.8 * f, height / len(listed))
        smallest = min(5.5 * f, 0.8 * least / self._rulers[False].line_height(1.0))
        room = width - self._columns * self._numbers - 9.5 * f
        fitted = fit_column(
            [entries[n].label for n in listed], self._rulers[False], (max(_USUAL * f, smallest), smallest), room,
            lambda text: max(least, text + 0.2 * least), height,
        )  # fmt: skip
        for position, label in zip(listed, fitted, strict=True):
            row = max(least, label.height + 0.2 * least)
            self._row(position, entries[position], label, (x, y, width, room), least)
            y += row
        return y

    def _matrix(
        self, entries: Sequence[LegendEntry], matrix: Mapping[tuple[int, int], int], x: float, y: float, width: float
    ) -> float:
        """Four rows of status by three columns of dynamics, in each cell its counts in the region and in the city."""
        f, canvas = self._factor, self._canvas
        side, high, size = 18.5 * f, 5.8 * f, 6.0 * f
        wide = (width - side) / len(_DYNAMICS)
        line = self._rulers[False].line_height(size) + 0.1
        centred = Qt.AlignmentFlag.AlignHCenter
        self._text(
            "legend_dynamics", self._texts.dynamics, (x + side, y, width - side, line), size, GREY, align=centred
        )
        y += line
        for column, sign in enumerate(_DYNAMICS):
            box = (x + side + column * wide, y, wide, line)
            self._text(f"legend_dynamics_{column}", sign, box, size, bold=True, align=centred)
        y += line
        for status in range(1, _STATUS + 1):
            head = _row_head(entries, matrix, status) or self._texts.status.format(number=status)
            fitted = fit(head, self._rulers[False], (size, 4.5 * f), side - 0.5, high)
            top = y + (high - fitted.height) / 2
            self._text(f"legend_status_{status}", fitted.text, (x, top, side, fitted.height + 0.1), fitted.size)
            for column in range(len(_DYNAMICS)):
                cell = (x + side + column * wide + 0.3, y + 0.3, wide - 0.6, high - 0.6)
                position = matrix.get((status, column))
                symbol = _empty_cell() if position is None else entries[position].symbol
                canvas.rectangle(f"legend_cell_{status}_{column}", cell, symbol)
                if position is not None:
                    self._cell(entries[position], position, (cell[0], y + (high - line) / 2, cell[2], line), size)
            y += high
        return y + 1.0 * f

    def _cell(self, entry: LegendEntry, position: int, box: Box, size: float) -> None:
        here = f"attribute(@atlas_feature, 'count_{position}') || ' / ' || " if self._columns == 2 else ""
        dark = is_dark(entry.symbol.color())
        style = self._slot.format(size, colour="#ffffff" if dark else "")
        self._canvas.expression(
            f"legend_counts_{position}", f"{here}'{entry.count}'", box, size,
            align=Qt.AlignmentFlag.AlignHCenter, style=style,
        )  # fmt: skip

    def _heads(self, x: float, y: float, width: float, matrix: bool) -> float:
        f, canvas, texts = self._factor, self._canvas, self._texts
        room = width - self._columns * self._numbers
        if matrix:
            # One head for both numbers of a cell.
            head = " / ".join(text for text in (texts.here, texts.city) if text)
            self._text("legend_city", head, (x + room, y + 0.4 * f, width - room, 4 * f), 6.0 * f, GREY, align=_RIGHT)
        fitted = fit(texts.title, self._rulers[True], (_USUAL * f, 5.0 * f), room - 1.0, 7.5 * f)
        self._text("legend_title", fitted.text, (x, y, room, fitted.height + 0.1), fitted.size, bold=True)
        heads = [] if matrix else [("legend_city", texts.city, x + width - self._numbers)]
        if texts.here and not matrix:
            heads.insert(0, ("legend_here", texts.here, x + width - 2 * self._numbers))
        for identifier, text, left in heads:
            word = fit(text, self._rulers[False], (6.5 * f, 4.5 * f), self._numbers, 4 * f)
            box = (left, y + 0.4 * f, self._numbers, word.height + 0.1)
            self._text(identifier, word.text, box, word.size, GREY, align=_RIGHT)
        y += max(5.0 * f, fitted.height + 1.0 * f)
        canvas.line("legend_rule", (x, y, width, 0.2))
        return y + 1.2 * f

    def _row(self, position: int, entry: LegendEntry, text: FittedText, box: Box, least: float) -> None:
        canvas, f = self._canvas, self._factor
        x, y, width, room = box
        first = text.height / (text.text.count("\n") + 1)
        top = y + (least - first) / 2
        canvas.rectangle(f"legend_swatch_{position}", (x, y + 0.12 * least, 7 * f, 0.76 * least), entry.symbol)
        self._text(f"legend_{position}", text.text, (x + 9 * f, top, room, text.height + 0.1), text.size)
        columns = [(str(entry.count), x + width - self._numbers, "city")]
        if self._columns == 2:
            here = f"attribute(@atlas_feature, 'count_{position}')"
            columns.insert(0, (here, x + width - 2 * self._numbers, "here"))
        for expression, left, role in columns:
            canvas.expression(
                f"legend_{role}_{position}", expression, (left, top, self._numbers, first + 0.1), text.size,
                align=_RIGHT, style=self._slot.format(text.size, bold=role == "here"),
            )  # fmt: skip

    def _text(
        self,
        identifier: str,
        text: str,
        box: Box,
        size: float,
        colour: str = "",
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        if not text.strip():
            return
        variable = f"sz_{identifier}"
        QgsExpressionContextUtils.setLayoutVariable(self._canvas.layout, variable, text)
        style = self._slot.format(size, bold, colour)
        self._canvas.expression(identifier, f"@{variable}", box, size, align=align, style=style)
