"""The pictures of a typology's report, each with words for readers who do not see it and for those who wonder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .typology_parts import Writer

if TYPE_CHECKING:
    from ...core.areatypes.components import Components

# Indicators named in the words for a picture.
_NAMED = 2


def heat_map(writer: Writer) -> None:
    """The mean of each indicator in each type, beside the mean of all areas."""
    texts, found = writer.texts, writer.found
    if not found.charts:
        return
    from ..charts.typecharts import heat_map as picture
    from ..charts.typecharts import signed

    language, profiles = texts.language, found.profiles
    far, some = signed(1.0, language), signed(0.5, language)
    less, least = signed(-0.5, language), signed(-1.0, language)
    key = [
        texts.translate("TypeReport", "far above (from {limit})").format(limit=far),
        texts.translate("TypeReport", "above (from {limit})").format(limit=some),
        texts.translate("TypeReport", "near the mean"),
        texts.translate("TypeReport", "below (from {limit})").format(limit=less),
        texts.translate("TypeReport", "far below (from {limit})").format(limit=least),
    ]
    labels = [writer.label(name) for name in profiles.names]
    striking = []
    for row in range(found.typology.k):
        order = np.argsort(-np.abs(profiles.z[row]), kind="stable")[:_NAMED]
        most = ", ".join(f"{labels[place]} {signed(float(profiles.z[row, place]), language)}" for place in order)
        striking.append(f"{writer.type(row + 1)}: {most}")
    alternative = texts.translate(
        "TypeReport",
        "Map of {indicators} indicators by {k} types; each cell gives how many standard deviations the type lies above "
        "(+) or below (−) the mean of all areas. The most striking of each type: {striking}. All values are in the "
        "annex.",
    ).format(indicators=len(labels), k=found.typology.k, striking="; ".join(striking))
    caption = texts.translate(
        "TypeReport",
        "Distance of each type from the mean of all areas in standard deviations (+ above, − below).",
    )
    writer.report.figure(picture(labels, writer.marks(), profiles.z.tolist(), key, language), alternative, caption)


def separation(writer: Writer) -> None:
    """How much each indicator separates the types."""
    texts, profiles = writer.texts, writer.found.profiles
    if len(profiles.names) < 2:
        return
    order = np.argsort(-profiles.r2, kind="stable")
    labels = [writer.label(profiles.names[place]) for place in order]
    shares = [min(max(float(profiles.r2[place]), 0.0), 1.0) for place in order]
    with writer.report.together():
        writer.report.heading(texts.translate("TypeReport", "Which indicators separate the types"))
        writer.report.paragraph(
            texts.translate(
                "TypeReport",
                "An indicator separates the types well where its values differ much from type to type and little "
                "within them. Most of all: {first} ({high}); least of all: {last} ({low}). An indicator that "
                "separates little tells little of an area's type.",
            ).format(first=labels[0], high=writer.share(shares[0]), last=labels[-1], low=writer.share(shares[-1]))
        )
        if writer.found.charts:
            _bars(writer, labels, shares)


def _bars(writer: Writer, labels: Sequence[str], shares: Sequence[float]) -> None:
    from ..charts.typecharts import share_bars

    texts = writer.texts
    values = "; ".join(f"{label} {writer.share(share)}" for label, share in zip(labels, shares, strict=True))
    alternative = texts.translate("TypeReport", "Bars, the longest first: {values}.").format(values=values)
    caption = texts.translate(
        "TypeReport", "Share of the differences in each indicator that lies between the types (R²), not within them."
    )
    writer.report.figure(share_bars(labels, shares, texts.language), alternative, caption)


def all_areas(writer: Writer) -> None:
    """All areas along two principal components."""
    texts, axes = writer.texts, writer.found.components
    if not writer.found.charts or axes is None or len(axes.shares) < 2:
        return
    with writer.report.together():
        writer.report.heading(texts.translate("TypeReport", "All areas in one picture"))
        writer.report.paragraph(
            texts.translate(
                "TypeReport",
                "Each small sign is an area, and what lies near together is mostly alike. An arrow points to where the "
                "values of an indicator rise; the longer it is, the more the picture shows of it. Numbers stand at the "
                "middle of the areas of a type.",
            )
        )
        _view(writer, axes)


def _view(writer: Writer, axes: Components) -> None:
    from ..charts.componentchart import View, component_view

    texts, typology = writer.texts, writer.found.typology
    first, second = (writer.share(float(share)) for share in axes.shares[:2])
    across = texts.translate("TypeReport", "To the right: first principal component ({share} of the differences)")
    upwards = texts.translate("TypeReport", "Upwards: second principal component ({share} of the differences)")
    view = View(
        axes.scores,
        typology.member.types,
        axes.centres,
        axes.weights,
        [writer.label(name) for name in writer.found.profiles.names],
        (across.format(share=first), upwards.format(share=second)),
    )
    types = [writer.type(number) for number in range(1, typology.k + 1)]
    places = "; ".join(
        f"{name} ({writer.number(x, 1)} | {writer.number(y, 1)})"
        for name, (x, y) in zip(types, axes.centres[:, :2].tolist(), strict=True)
    )
    alternative = texts.translate(
        "TypeReport",
        "{count} areas along two principal components, which hold {first} and {second} of the differences. Middle of "
        "each type: {places}. The components are in the annex.",
    ).format(count=writer.number(len(axes.scores)), first=first, second=second, places=places)
    caption = texts.translate(
        "TypeReport",
        "This is no map, and no side of it is better or worse. The picture flattens all indicators to two directions "
        "and so holds {both} of the differences between the areas; the types were made from all of them. Areas that "
        "seem to lie near each other can therefore be of different types.",
    ).format(both=writer.share(float(axes.shares[:2].sum())))
    writer.report.figure(component_view(view, writer.marks(), types), alternative, caption)
