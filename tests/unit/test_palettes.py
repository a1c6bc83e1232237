"""Palettes: complete, refused where broken, and told apart by colour-blind readers."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from sozialraum_plugin.core.drawing.colourvision import SIMULATIONS, ciede2000, closest, lab, linear
from sozialraum_plugin.core.drawing.palettes import load_palette, names
from sozialraum_plugin.core.messages import InputError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "palettes"


@pytest.mark.parametrize(
    ("one", "two", "published"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_colour_difference_of_published_pairs(one: tuple, two: tuple, published: float) -> None:
    # Sharma, Wu and Dalal (2005), table 1
    assert ciede2000(np.array(one), np.array(two)) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize(
    ("name", "least", "least_simulated"), [("tol_muted", 15, 8), ("okabe_ito", 15, 8), ("status_dynamics", 10, 8)]
)
@pytest.mark.parametrize("vision", SIMULATIONS)
def test_types_are_told_apart(name: str, least: float, least_simulated: float, vision: str) -> None:
    distance, _, _ = closest(load_palette(name, FOLDER).colours, vision)
    assert distance > (least if vision == "normal" else least_simulated)


def test_the_closest_colours_are_named() -> None:
    distance, one, two = closest(["#000000", "#FFFFFF", "#FEFEFE"])
    assert distance < 1
    assert {one, two} == {"#FFFFFF", "#FEFEFE"}


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("name", ["greys", "blues", "viridis", "ylorrd"])
def test_neighbours_of_ordered_palettes_are_told_apart(name: str, vision: str) -> None:
    colours = load_palette(name, FOLDER).colours
    for pair in itertools.pairwise(colours):
        assert closest(pair, vision)[0] > 4


def test_dynamics_darken_within_a_status() -> None:
    lightness = [lab(linear(colour))[0] for colour in load_palette("status_dynamics", FOLDER).colours]
    for status in range(4):
        better, stable, worse = lightness[3 * status : 3 * status + 3]
        assert better - stable > 10
        assert stable - worse > 10


@pytest.mark.parametrize("name", names(FOLDER))
def test_shipped_palettes_load(name: str) -> None:
    palette = load_palette(name, FOLDER)
    assert len(set(palette.colours)) == len(palette.colours)
    assert len(palette.colours) == (12 if palette.kind == "matrix" else 7)


def test_ordered_palette_gives_any_number_and_keeps_its_ends() -> None:
    palette = load_palette("viridis", FOLDER)
    assert palette.pick(7) == palette.colours
    assert palette.pick(3) == (palette.colours[0], palette.colours[3], palette.colours[6])
    assert palette.pick(12)[0] == palette.colours[0]
    assert palette.pick(12)[-1] == palette.colours[-1]
    assert len(set(palette.pick(12))) == 12


def test_too_many_types_are_refused() -> None:
    with pytest.raises(InputError, match=r"tol_muted .* 7 colours, but 8"):
        load_palette("tol_muted", FOLDER).pick(8)


def test_unknown_palette_lists_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no palette rainbow .*okabe_ito"):
        load_palette("rainbow", FOLDER)


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        json.dumps({"label": "x", "kind": "unordered", "colours": ["#12345", "#000000"], "no_data": "#DDDDDD"}),
        json.dumps({"label": "x", "kind": "odd", "colours": ["#123456", "#000000"], "no_data": "#DDDDDD"}),
        json.dumps({"label": "x", "kind": "ordered", "no_data": "#DDDDDD"}),
    ],
)
def test_broken_palette_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "own.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.json"):
        load_palette("own", tmp_path)
