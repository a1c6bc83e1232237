"""Palettes: complete, refused where broken, and told apart by colour-blind readers."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.palettes import load_palette, names

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "palettes"

# Machado, Oliveira and Fernandes (2009), full protanopia and deuteranopia, for linear RGB.
SIMULATIONS = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def linear(colour: str) -> np.ndarray:
    """Linear RGB of ``#RRGGBB``."""
    rgb = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIELAB (D65) of linear RGB."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    x = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(x > (6 / 29) ** 3, np.cbrt(x), x / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: np.ndarray, two: np.ndarray) -> float:
    """The colour difference of CIE 142-2001 between two CIELAB colours."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean_c = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if c1 * c2 == 0:
        mean_h = h1 + h2
    elif abs(h1 - h2) <= 180:
        mean_h = (h1 + h2) / 2
    else:
        mean_h = (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    l, c = (l1 + l2) / 2, (c1 + c2) / 2  # noqa: E741 - the formula's own name
    t = (
        1
        - 0.17 * np.cos(np.radians(mean_h - 30))
        + 0.24 * np.cos(np.radians(2 * mean_h))
        + 0.32 * np.cos(np.radians(3 * mean_h + 6))
        - 0.20 * np.cos(np.radians(4 * mean_h - 63))
    )
    sl = 1 + 0.015 * (l - 50) ** 2 / np.sqrt(20 + (l - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    rotation = -2 * np.sqrt(c**7 / (c**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((mean_h - 275) / 25) ** 2))))
    return float(np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rotation * (dc / sc) * (dh / sh)))


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
@pytest.mark.parametrize("simulation", [None, *SIMULATIONS])
def test_types_are_told_apart(name: str, least: float, least_simulated: float, simulation: str | None) -> None:
    matrix = np.array(SIMULATIONS[simulation]) if simulation else np.eye(3)
    colours = [lab(matrix @ linear(colour)) for colour in load_palette(name, FOLDER).colours]
    closest = min(ciede2000(one, two) for one, two in itertools.combinations(colours, 2))
    assert closest > (least if simulation is None else least_simulated)


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
