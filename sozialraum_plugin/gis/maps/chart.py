"""The region against the city as a vector picture: a row of marks per indicator, and the mix of the classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...core.formats import format_number
from .drawing import Drawing
from .textfit import fit

GREY = "#555555"
_PALE = "#a8a8a8"
_RULE = "#c8c8c8"
_SIZE = 7.0
_SMALL = 6.0
# Millimetres.
_LABEL = 54.0
_VALUE = 19.0
_END = 15.0
_HEAD = 7.0
_KEY = 6.5
_ROW = 7.2
_BAR = 6.0
_SWATCH = 5.0


@dataclass(frozen=True)
class Mark:
    """An indicator: values of the region, the city, the region's areas, and the span of all areas of the city."""

    label: str
    region: float | None
    city: float | None
    areas: Sequence[float]
    lowest: float
    highest: float
    decimals: int


@dataclass(frozen=True)
class Share:
    """A class of the legend: how many areas of the region and of the city are in it."""

    label: str
    short: str
    colour: str
    hatched: bool
    region: int
    city: int


@dataclass(frozen=True)
class ChartTexts:
    """Words of the chart in the language of the map."""

    marks: str
    span: str
    areas: str
    region: str
    city: str
    mix: str
    region_counted: str
    city_counted: str
    language: str


def chart_height(marks: int, shares: int, width: float) -> float:
    """The height in millimetres of a chart with so many indicators and classes, whatever the region."""
    height = 0.0
    if marks:
        height += _HEAD + _KEY + marks * _ROW + 2.0
    if shares:
        height += (4.0 if marks else 0.0) + _HEAD + 2 * (_BAR + 1.5) + 2.0 + _key_rows(shares, width) * 4.2
    return height


def region_chart(
    marks: Sequence[Mark], shares: Sequence[Share], texts: ChartTexts, width: float, family: str
) -> Drawing:
    """A drawing ``width`` millimetres wide and :func:`chart_height` high."""
    drawing = Drawing(width, family)
    y = 0.0
    if marks:
        y = _marks(drawing, marks, texts)
    if shares:
        _mix(drawing, shares, texts, y + (4.0 if marks else 0.0))
    drawing.height = chart_height(len(marks), len(shares), width)
    return drawing


def _marks(drawing: Drawing, marks: Sequence[Mark], texts: ChartTexts) -> float:
    width = drawing.width
    left, right = _LABEL + _END, width - 2 * _VALUE - _END
    drawing.text(0, _HEAD / 2, texts.marks, 8.5, bold=True)
    for text, end in ((texts.region, width - _VALUE), (texts.city, width)):
        drawing.text(end, _HEAD / 2, text, _SMALL, bold=text == texts.region, anchor="end", colour=GREY)
    drawing.line(0, _HEAD, width, _HEAD, "#999999")
    _key(drawing, texts, _HEAD + _KEY / 2)
    y = _HEAD + _KEY
    for mark in marks:
        middle = y + _ROW / 2
        drawing.line(0, y, width, y, _RULE, 0.1)
        drawing.block(0, middle, mark.label, (_SIZE, 5.5), _LABEL - 2, _ROW)
        _dots(drawing, mark, middle, left, right, texts.language)
        for value, end, bold in ((mark.region, width - _VALUE, True), (mark.city, width, False)):
            text = "\N{EN DASH}" if value is None else format_number(value, mark.decimals, texts.language)
            drawing.text(end, middle, text, _SIZE, bold=bold, anchor="end")
        y += _ROW
    drawing.line(0, y, width, y, _RULE, 0.1)
    return y + 2.0


def _key(drawing: Drawing, texts: ChartTexts, y: float) -> None:
    x = _LABEL
    ruler = drawing.rulers[False]
    for kind, text in (("areas", texts.areas), ("region", texts.region), ("city", texts.city), ("span", texts.span)):
        if kind == "areas":
            drawing.circle(x + 1.5, y, 0.9, _PALE)
        elif kind == "region":
            drawing.diamond(x + 1.5, y, 1.6)
        elif kind == "city":
            drawing.line(x + 1.5, y - 1.8, x + 1.5, y + 1.8, "#000000", 0.5)
        else:
            _span(drawing, x, x + 5.0, y)
            x += 3.0
        drawing.text(x + 4.0, y, text, _SMALL, colour=GREY)
        x += 4.0 + ruler.width(text, _SMALL) * 1.05 + 4.0


def _span(drawing: Drawing, left: float, right: float, y: float) -> None:
    drawing.line(left, y, right, y, _PALE, 0.25)
    for end in (left, right):
        drawing.line(end, y - 0.9, end, y + 0.9, _PALE, 0.25)


def _dots(drawing: Drawing, mark: Mark, y: float, left: float, right: float, language: str) -> None:
    span = mark.highest - mark.lowest

    def place(value: float) -> float:
        share = (value - mark.lowest) / span if span > 0 else 0.5
        return left + share * (right - left)

    _span(drawing, left, right, y)
    for value, x, anchor in ((mark.lowest, left - 1.5, "end"), (mark.highest, right + 1.5, "start")):
        drawing.text(x, y, format_number(value, mark.decimals, language), _SMALL, anchor=anchor, colour=GREY)
    for value in sorted(mark.areas):
        drawing.circle(place(value), y, 0.9, _PALE)
    if mark.city is not None:
        drawing.line(place(mark.city), y - 2.6, place(mark.city), y + 2.6, "#000000", 0.5)
    if mark.region is not None:
        drawing.diamond(place(mark.region), y, 1.7)


def _mix(drawing: Drawing, shares: Sequence[Share], texts: ChartTexts, y: float) -> None:
    drawing.text(0, y + _HEAD / 2, texts.mix, 8.5, bold=True)
    drawing.line(0, y + _HEAD, drawing.width, y + _HEAD, "#999999")
    y += _HEAD + 1.5
    for label, counts in (
        (texts.region_counted, [share.region for share in shares]),
        (texts.city_counted, [share.city for share in shares]),
    ):
        drawing.text(0, y + _BAR / 2, label, _SIZE, bold=label == texts.region_counted)
        _bar(drawing, shares, counts, y)
        y += _BAR + 1.5
    _classes(drawing, shares, texts, y + 2.0)


def _bar(drawing: Drawing, shares: Sequence[Share], counts: Sequence[int], y: float) -> None:
    room = drawing.width - _LABEL
    x = _LABEL
    for share, count in zip(shares, counts, strict=True):
        width = room * count / max(sum(counts), 1)
        if not width:
            continue
        drawing.rectangle(x, y, width, _BAR, "#ffffff" if share.hatched else share.colour, line=0.3)
        if share.hatched:
            drawing.hatch(x, y, width, _BAR)
        if drawing.rulers[True].width(share.short, _SIZE) < width - (2.6 if share.hatched else 0.8):
            if share.hatched:
                drawing.circle(x + width / 2, y + _BAR / 2, 1.7, "#ffffff")
            drawing.text(x + width / 2, y + _BAR / 2, share.short, _SIZE, True, "middle", _letters(share))
        x += width


def _letters(share: Share) -> str:
    """Black or white, whichever stands out more from the colour (WCAG's relative luminance)."""
    if share.hatched:
        return "#000000"
    parts = [int(share.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > 0.179 else "#ffffff"


def _key_columns(width: float) -> int:
    return 2 if width < 230 else 3


def _key_rows(shares: int, width: float) -> int:
    return -(-shares // _key_columns(width)) + 1


def _classes(drawing: Drawing, shares: Sequence[Share], texts: ChartTexts, y: float) -> None:
    columns = _key_columns(drawing.width)
    gap = 6.0
    width = (drawing.width - gap * (columns - 1)) / columns
    rows = _key_rows(len(shares), drawing.width) - 1
    totals = sum(share.region for share in shares), sum(share.city for share in shares)
    for column in range(min(columns, -(-len(shares) // rows))):
        x = column * (width + gap)
        drawing.text(x + width - 13, y, texts.region, _SMALL - 0.5, anchor="end", colour=GREY)
        drawing.text(x + width, y, texts.city, _SMALL - 0.5, anchor="end", colour=GREY)
        for row, share in enumerate(shares[column * rows : (column + 1) * rows]):
            middle = y + (row + 1) * 4.2
            drawing.rectangle(
                x, middle - 1.4, _SWATCH, 2.8, "#ffffff" if share.hatched else share.colour, "#555555", 0.15
            )
            if share.hatched:
                drawing.hatch(x, middle - 1.4, _SWATCH, 2.8)
            room = width - _SWATCH - 2 - 26
            label = fit(share.label, drawing.rulers[False], (_SIZE, 5.5), room, 3.4)
            drawing.text(x + _SWATCH + 2, middle, label.text, label.size)
            for count, whole, end, bold in (
                (share.region, totals[0], width - 13, True),
                (share.city, totals[1], width, False),
            ):
                percent = f"{format_number(100 * count / max(whole, 1), 0, texts.language)}\N{NO-BREAK SPACE}%"
                drawing.text(x + end, middle, percent, _SIZE, bold, "end")
