"""The comparison of several numbers of types as a table and charts, and the profile of a type as bars, for a window."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer

from ...core.formats import format_number
from ..charts.draw import Limit, Line, Panel, draw_panels
from ..frames import frame_of
from ..translation import Texts
from .foundtypes import Found, Looks
from .pictures import Theme, arrange

# Up to so many bars have names in two lines; letters in a line.
_FEW, _LONGEST = 10, 28

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

# column -> decimals; the order is that of the table
_DECIMALS = {
    "k": 0,
    "jaccard_min": 2,
    "jaccard_mean": 2,
    "smallest_type": 0,
    "r2": 1,
    "silhouette": 3,
    "davies_bouldin": 3,
    "calinski_harabasz": 1,
    "within_ss": 1,
}


@dataclass(frozen=True)
class Counts:
    """Numbers of types side by side: head and cells of a table, which numbers pass the checks, and how to read it."""

    heads: Sequence[tuple[str, str]]  # (title, meaning)
    ks: Sequence[int]
    rows: Sequence[Sequence[str]]
    passed: Collection[int]
    sentences: Sequence[str]
    frame: pd.DataFrame


def counts_of(layer: QgsVectorLayer) -> Counts:
    """The result table of ``comparetypecounts``."""
    from ...core.areatypes.typecounts import COLUMNS, reliable
    from ..reports.typecounts import choice, measures

    texts = Texts()
    frame = frame_of(layer, list(COLUMNS))
    known = measures(texts)
    heads = [(f"{known[name][0]} (%)" if name == "r2" else known[name][0], known[name][1]) for name in _DECIMALS]
    rows = [[_cell(row[name], name, texts.language) for name in _DECIMALS] for row in frame.to_dict("records")]
    ks = [int(k) for k in frame["k"]]
    return Counts(heads, ks, rows, set(reliable(frame)), choice(frame, texts), frame)


def _cell(value: float, name: str, language: str) -> str:
    if not math.isfinite(value):
        return "–"
    if name == "r2":
        value *= 100
    if name.startswith("jaccard"):
        # Cut, not rounded: 0.749 must not read as 0.75 and yet be unstable.
        value = math.floor(value * 100 + 1e-9) / 100
    return format_number(float(value), _DECIMALS[name], language)


def draw_counts(figure: Figure, counts: Counts, chosen: int, theme: Theme) -> None:
    """Four charts over the number of types, the chosen one marked."""
    from ...core.areatypes.stability import STABLE
    from ...core.areatypes.typecounts import FEWEST_AREAS
    from ..reports.typecounts import measures

    texts = Texts()
    names = {column: label for column, (label, _) in measures(texts).items()}
    frame = counts.frame
    stable = Limit(texts.translate("TypeCountsReport", "stable from here on"), STABLE)
    fewest = texts.translate("TypeCountsReport", "at least {count} areas").format(count=FEWEST_AREAS)

    def line(column: str, factor: float = 1) -> Line:
        return Line(names[column], [float(value) * factor for value in frame[column]])

    panels = [
        Panel(names["smallest_type"], "", [line("smallest_type")], Limit(fewest, FEWEST_AREAS)),
        Panel(f"{names['r2']} (%)", "", [line("r2", 100)], top=100),
        Panel(names["silhouette"], "", [line("silhouette")]),
    ]
    if frame["jaccard_min"].notna().any():
        title = texts.translate("TypeCountsReport", "Stability")
        panels.insert(0, Panel(title, "", [line("jaccard_min"), line("jaccard_mean")], stable, 1.05))
    for axes in draw_panels(figure, counts.ks, panels, "", texts.language):
        if chosen in counts.ks:
            axes.axvspan(chosen - 0.3, chosen + 0.3, color=theme.ink, alpha=0.12, linewidth=0)
    arrange(figure, left=0.42, gap=0.5)


def draw_profile(figure: Figure, found: Found, looks: Looks, computed: int, theme: Theme) -> None:
    """A type's mean distance from the mean of all areas as bars, an indicator each, in standard deviations."""
    from ..charts.typecharts import signed

    texts = found.words.texts
    z = [float(value) for value in found.profiles.z[computed - 1]]
    names = _bar_names([found.words.labels.get(name, name) for name in found.profiles.names])
    places = range(len(z))
    axes = figure.subplots()
    axes.barh(places, z, color=looks.colours.get(computed, "#888888"), edgecolor=theme.ink, linewidth=0.6)
    axes.set_yticks(places, names)
    axes.set_ylim(len(names) - 0.4, -0.6)  # the first on top
    far = max(1.0, *map(abs, z)) * 1.5
    axes.set_xlim(-far, far)
    axes.axvline(0, color=theme.ink, linewidth=0.8)
    for place, value in zip(places, z, strict=True):
        axes.annotate(
            signed(value, texts.language), (value, place), (4 if value >= 0 else -4, 0), textcoords="offset points",
            ha="left" if value >= 0 else "right", va="center",
        )  # fmt: skip
    axes.set_title(looks.label(computed, texts))
    axes.set_xlabel(texts.translate("TypePreviews", "Standard deviations from the mean"))
    axes.grid(axis="y", visible=False)
    axes.xaxis.set_major_formatter(_signed_ticks(texts.language))
    longest = max(len(line) for name in names for line in name.splitlines())
    arrange(figure, left=0.2 + 0.075 * longest, bottom=0.45)


def _bar_names(labels: Sequence[str]) -> list[str]:
    """The names of bars: of few in two lines, of many cut in the middle, because names often differ at their ends."""
    if len(labels) > _FEW:
        return [shortened(label, _LONGEST) for label in labels]
    return ["\n".join(textwrap.wrap(shortened(label, 2 * _LONGEST - 6), _LONGEST)[:2]) for label in labels]


def shortened(text: str, most: int) -> str:
    """A text of at most ``most`` letters, cut in its middle where it is longer."""
    if len(text) <= most:
        return text
    end = (most - 1) // 2
    return f"{text[: most - 1 - end].rstrip()}…{text[-end:].lstrip()}"


def _signed_ticks(language: str) -> Any:
    from matplotlib.ticker import FuncFormatter

    return FuncFormatter(lambda value, _: format_number(float(value), 1, language))
