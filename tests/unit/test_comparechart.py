"""Small charts of regions: whatever the values, there is a picture, and no row is lost."""

from __future__ import annotations

import struct

import pytest

from sozialraum_plugin.gis.charts.chartsheet import DPI, Sheet
from sozialraum_plugin.gis.charts.comparechart import Panel, bar_panels, year_lines

REGIONS = ["01 Mitte", "02 Heiligkreuz-Beispielhausen an der Muster", "03 Süd"]


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All texts that were drawn."""
    found: list[str] = []
    draw = Sheet.text

    def heard(self: Sheet, place: tuple[float, float], words: str | list[str], *more: object, **named: object) -> None:
        # A hyphen ends a line of its own word.
        found.append(words if isinstance(words, str) else " ".join(words).replace("- ", "-"))
        draw(self, place, words, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Sheet, "text", heard)
    return found


def test_every_bar_bears_its_number(written: list[str]) -> None:
    panel = Panel("Quote (%)", 1, [[10.0, 12.34], [None, None], [5.0, -3.0]], [9.0, 8.5])
    (picture,) = bar_panels(REGIONS, [panel], "de")
    assert size_of(picture)[0] == 7 * DPI
    assert {"12,3", ".", "\N{MINUS SIGN}3,0", "8,5", *REGIONS} <= set(written)


def test_nothing_known_is_a_picture_too() -> None:
    panel = Panel("Quote", 0, [[None], [None], [None]], [None])
    assert len(bar_panels(REGIONS, [panel] * 3, "en")) == 1
    assert len(year_lines(REGIONS, [panel], ["2023", "2024"], "City", "en")) == 1


def test_lines_show_first_and_last_value_of_city_and_regions(written: list[str]) -> None:
    panel = Panel("Quote", 1, [[1.0, 2.0, 3.0], [4.0, None, 6.0], [None, None, 7.0]], [2.0, 3.0, 4.5])
    year_lines(REGIONS, [panel], ["2022", "2023", "2024"], "Stadt", "de")
    assert {"Stadt", *REGIONS, "1,0", "3,0", "4,0", "6,0", ".", "7,0", "2,0", "4,5", "2022 – 2024"} <= set(written)


def test_many_regions_and_indicators_take_several_pictures(written: list[str]) -> None:
    regions = [f"Region {number}" for number in range(60)]
    panels = [Panel(f"Quote {number}", 1, [[1.0, 2.0]] * 60, [1.0, 2.0]) for number in range(8)]
    for pictures in (bar_panels(regions, panels, "de"), year_lines(regions, panels, ["a", "b"], "Stadt", "de")):
        assert len(pictures) > 1
        assert all(size_of(picture)[1] < 11 * DPI for picture in pictures)
    assert [written.count(region) for region in regions] == [8 + 2] * 60
