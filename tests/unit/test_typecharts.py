"""The charts of a typology's report: nothing overlaps, nothing is cut, and the same figures give the same picture."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from sozialraum_plugin.gis.charts import componentchart
from sozialraum_plugin.gis.charts.chartsheet import DPI, INK, Sheet, line_height, one_line, width_of, wrapped
from sozialraum_plugin.gis.charts.componentchart import View, apart, component_view, letter
from sozialraum_plugin.gis.charts.typecharts import Mark, heat_map, share_bars, signed

LABELS = [
    "Anteil der Empfängerinnen und Empfänger von Grundsicherung im Alter an allen 65-Jährigen und Älteren",
    "Grundsicherungsempfängerinnenquotenverteilung im Jahresdurchschnitt",
    "Kosten $5 und $7 je Fall <b>fett</b> [% 1+1 %]",
    "Wahlbeteiligung",
    "Hilfen zur Erziehung je 1.000 unter 21-Jährige (ambulant und stationär)",
]
KEY = ["weit darüber (ab +1,0)", "darüber (ab +0,5)", "nahe am Mittelwert", "darunter (ab −0,5)", "weit darunter"]
SIZES = [(6, 7), (20, 12), (1, 2)]

Box = tuple[float, float, float, float]


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Box]]:
    """Where every line of text of a chart is drawn: left, top, right, bottom, in inches."""
    found: list[tuple[str, Box]] = []
    real = Sheet.text

    def text(
        sheet: Sheet,
        place: tuple[float, float],
        words: str | Sequence[str],
        size: float = 8,
        align: str = "left",
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        rows = [words] if isinstance(words, str) else list(words)
        for number, row in enumerate(rows):
            width = width_of(row, size, bold)
            left = place[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width
            middle = place[1] + line_height(size) * (number - (len(rows) - 1) / 2)
            # The letters' own height: lines of one text may touch.
            found.append((row, (left, middle - size * 0.4 / 72, left + width, middle + size * 0.4 / 72)))
        real(sheet, place, words, size, align, colour, bold)

    monkeypatch.setattr(Sheet, "text", text)
    return found


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def check(boxes: list[tuple[str, Box]], png: bytes) -> None:
    width, height = size_of(png)
    for words, (left, top, right, bottom) in boxes:
        assert left >= -0.01, words
        assert right <= width / DPI + 0.01, words
        assert top >= 0, words
        assert bottom <= height / DPI, words
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        apart_ = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart_, f"{one!r} lies over {other!r}"


def labels_of(count: int) -> list[str]:
    return [f"{LABELS[number % len(LABELS)]} {number}" for number in range(count)]


def marks_of(count: int, name: str = "") -> list[Mark]:
    return [Mark(number, name, "#CC6677") for number in range(1, count + 1)]


@pytest.mark.parametrize(("indicators", "types"), SIZES)
@pytest.mark.parametrize("name", ["", "ruhig", "Verdichtete Innenstadtlagen", "Großwohnsiedlungsrandbebauung"])
def test_a_heat_map_has_room_for_all_its_words(
    boxes: list[tuple[str, Box]], indicators: int, types: int, name: str
) -> None:
    z = np.random.default_rng(1).normal(size=(types, indicators)) * 2
    z[0, 0] = -123.4
    png = heat_map(labels_of(indicators), marks_of(types, name), z.tolist(), KEY, "de")
    check(boxes, png)
    words = [text for text, _ in boxes]
    for row, column in np.ndindex(z.shape):
        assert signed(z[row, column], "de") in words
    assert "−123,4" in words
    assert png == heat_map(labels_of(indicators), marks_of(types, name), z.tolist(), KEY, "de")


@pytest.mark.parametrize("count", [2, 20])
def test_bars_have_room_for_all_their_words(boxes: list[tuple[str, Box]], count: int) -> None:
    shares = [1.0, *np.linspace(0.99, 0, count - 1)]
    png = share_bars(labels_of(count), shares, "de")
    check(boxes, png)
    words = [text for text, _ in boxes]
    assert {"100 %", "99 %", "0 %"} <= set(words)


def view_of(areas: int, indicators: int, types: int) -> View:
    rng = np.random.default_rng(3)
    kinds = rng.integers(0, types, areas)
    scores = rng.normal(size=(types, 2))[kinds] * 3 + rng.normal(size=(areas, 2))
    centres = np.array([scores[kinds == number].mean(axis=0) for number in range(types)])
    # Most indicators point the same way, as those of strain do.
    arrows = rng.normal(size=(indicators, 2)) * 0.15 + [0.3, 0.05]
    return View(scores, kinds + 1, centres, arrows, labels_of(indicators), ("Nach rechts (42 %)", "Nach oben (13 %)"))


@pytest.mark.parametrize(("areas", "indicators", "types"), [(138, 6, 7), (542, 20, 12), (2500, 20, 12), (12, 2, 2)])
def test_a_view_has_room_for_all_its_words(
    boxes: list[tuple[str, Box]], areas: int, indicators: int, types: int
) -> None:
    view, names = view_of(areas, indicators, types), [f"{number} – {LABELS[0]}" for number in range(1, types + 1)]
    png = component_view(view, marks_of(types), names)
    check(boxes, png)
    words = [text for text, _ in boxes]
    for number in range(1, types + 1):
        assert str(number) in words
    for place in range(indicators):
        assert words.count(letter(place)) == 2  # at the arrow and in the list
    assert set(view.axes) <= set(words)
    assert png == component_view(view, marks_of(types), names)


@pytest.mark.parametrize("areas", [100, 3001])
def test_every_area_is_drawn(monkeypatch: pytest.MonkeyPatch, areas: int) -> None:
    drawn = []
    real = Sheet.marks

    def marks(sheet: Sheet, points: Any, *rest: Any, **more: Any) -> None:
        drawn.append(len(points))
        real(sheet, points, *rest, **more)

    monkeypatch.setattr(Sheet, "marks", marks)
    component_view(view_of(areas, 4, 3), marks_of(3), ["a", "b", "c"])
    assert sum(drawn) == areas + 3  # and one for each type in the legend


def test_types_are_told_apart_by_shape() -> None:
    assert len({componentchart._shape(number) for number in range(1, 13)}) == 12


def test_lines_keep_the_whole_text_within_the_width() -> None:
    for text, width in itertools.product(LABELS, (0.4, 1.0, 2.7)):
        rows = wrapped(text, width)
        assert all(width_of(row) <= width for row in rows)
        letters = "".join("".join(rows).split()).replace("-", "")
        assert letters == "".join(text.split()).replace("-", "")
    assert wrapped("SGB II-Quote", 9) == ["SGB II-Quote"]
    assert wrapped("", 1) == [""]
    assert one_line("a\n\tb\x07  c") == "a b c"


def test_what_lies_together_is_moved_apart() -> None:
    places = np.tile([3.0, 2.0], (9, 1))
    moved = apart(places, 0.25, np.array([0.0, 0.0]), np.array([7.0, 4.0]))
    distances = [np.hypot(*(one - other)) for one, other in itertools.combinations(moved, 2)]
    assert min(distances) >= 0.24
    assert np.abs(moved - [3.0, 2.0]).max() < 1
    far = np.array([[1.0, 1.0], [2.0, 2.0]])
    assert apart(far, 0.25, np.array([0.0, 0.0]), np.array([7.0, 4.0])).tolist() == far.tolist()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.96, "+0,9"),
        (-0.96, "−0,9"),
        (1.0, "+1,0"),
        (0.04, "0,0"),
        (-0.04, "0,0"),
        (-0.5, "−0,5"),
        (0.3, "+0,3"),
        (1.89, "+1,9"),
        (-1.96, "−2,0"),
        (0.47, "+0,4"),
    ],
)
def test_means_have_their_sign_and_do_not_seem_of_another_level(value: float, words: str) -> None:
    assert signed(value, "de") == words
    assert signed(value, "en") == words.replace(",", ".")


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
