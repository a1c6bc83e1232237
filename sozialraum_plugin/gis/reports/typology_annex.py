"""The statistician's annex to the report of a typology."""

from __future__ import annotations

import numpy as np

from .. import paths
from .typology_parts import Writer, shade


def annex(writer: Writer) -> None:
    """Method and measures, what indicators and types are worth, profiles, components, and remarks on the data."""
    few = len(writer.found.profiles.names)
    with writer.report.together():
        writer.report.heading(writer.texts.translate("TypeReport", "Annex for statisticians"))
        _method(writer)
    for part in (_indicators, _stability, _z_scores, _components):
        with writer.report.together(few):
            part(writer)
    _spread(writer)
    _remarks(writer)


def _method(writer: Writer) -> None:
    from ...core.areatypes.typecounts import calinski_harabasz

    texts, found, number = writer.texts, writer.found, writer.number
    typology, settings = found.typology, found.typology.settings
    kinds = {
        "kmeans": texts.translate(
            "TypeReport", "k-means: k-means++ starts, Lloyd's iterations, then single transfers and swaps of centres"
        ),
        "ward": texts.translate("TypeReport", "Ward's method on Euclidean distances (ward.D2)"),
        "ward+kmeans": texts.translate("TypeReport", "Ward's method, its centres refined by k-means"),
    }
    rows = [
        (texts.translate("TypeReport", "Method"), kinds[settings.method]),
        (texts.translate("TypeReport", "Number of types"), str(typology.k)),
        (texts.translate("TypeReport", "Areas"), number(len(typology.prepared.keys))),
    ]
    if settings.method == "kmeans":
        rows.append((texts.translate("TypeReport", "Starts"), number(settings.starts)))
    rows += [
        (texts.translate("TypeReport", "Random seed"), str(settings.seed)),
        (texts.translate("TypeReport", "Within sum of squares"), number(typology.within_ss, 4)),
        (texts.translate("TypeReport", "R² of the types"), number(typology.r2, 4)),
        (texts.translate("TypeReport", "Mean silhouette"), number(typology.silhouette, 4)),
        (texts.translate("TypeReport", "Calinski-Harabasz index"), number(calinski_harabasz(typology), 2)),
    ]
    median, worst = found.stability.rand_median, found.stability.rand_worst
    if median is not None and worst is not None:
        label = texts.translate("TypeReport", "Adjusted Rand index of single starts with the result (median; lowest)")
        rows.append((label, f"{number(median, 2)}; {number(worst, 2)}"))
    if found.data_checksum:
        label = texts.translate("TypeReport", "Checksum of keys and values (SHA-256)")
        rows.append((label, found.data_checksum))
    if found.model_checksum:
        rows.append((texts.translate("TypeReport", "Checksum of the model (SHA-256)"), found.model_checksum))
    rows.append((texts.translate("TypeReport", "Program version"), paths.version()))
    headers = [texts.translate("TypeReport", "What"), texts.translate("TypeReport", "Result")]
    writer.report.table(headers, rows)


def _indicators(writer: Writer) -> None:
    """What each indicator is worth, the one that separates most first."""
    texts, profiles = writer.texts, writer.found.profiles
    without = writer.found.stability.without
    headers = [texts.translate("TypeReport", "Indicator"), "R²"]
    caption = texts.translate(
        "TypeReport", "Share of each indicator's variance that the types explain (R², also eta squared)"
    )
    if without:
        headers.append(texts.translate("TypeReport", "Adjusted Rand index without it"))
        caption = texts.translate(
            "TypeReport",
            "Share of each indicator's variance that the types explain (R², also eta squared), and agreement of the "
            "types with those made without the indicator (1: the same types)",
        )
    rows = []
    for place in np.argsort(-profiles.r2, kind="stable"):
        name = profiles.names[place]
        row = [writer.full_label(name), writer.number(profiles.r2[place], 3)]
        rows.append([*row, writer.number(without.get(name, float("nan")), 2)] if without else row)
    writer.report.table(headers, rows, numeric=(1, 2), caption=caption)


def _stability(writer: Writer) -> None:
    texts, jaccard = writer.texts, writer.found.stability.jaccard
    if not len(jaccard):
        return
    types = range(1, len(jaccard) + 1)
    rows = [(writer.type(number), writer.number(value, 3)) for number, value in zip(types, jaccard, strict=True)]
    writer.report.table(
        [texts.translate("TypeReport", "Type"), texts.translate("TypeReport", "Mean Jaccard index")],
        rows,
        numeric=(1,),
        caption=texts.translate(
            "TypeReport",
            "Bootstrap stability after Hennig (2007): below 0.6 not to be trusted, 0.6 to 0.75 doubtful, "
            "0.75 and more stable, 0.85 and more highly stable",
        ),
        swatches=writer.swatches(types),
    )


def _z_scores(writer: Writer) -> None:
    texts, profiles, k = writer.texts, writer.found.profiles, writer.found.typology.k
    columns = range(len(profiles.names))
    rows = [
        [writer.label(name), *(writer.number(profiles.z[t, column], 2) for t in range(k))]
        for column, name in enumerate(profiles.names)
    ]
    headers = [texts.translate("TypeReport", "Indicator"), *(str(number) for number in range(1, k + 1))]
    caption = texts.translate(
        "TypeReport", "Mean z-scores of the transformed values by type (population standard deviation)"
    )
    shades = {(column, t + 1): shade(float(profiles.z[t, column])) for column in columns for t in range(k)}
    writer.report.table(headers, rows, range(1, k + 1), caption, shades)


def _spread(writer: Writer) -> None:
    texts, profiles, k = writer.texts, writer.found.profiles, writer.found.typology.k
    measures = {
        texts.translate("TypeReport", "Median"): profiles.median,
        texts.translate("TypeReport", "Minimum"): profiles.lowest,
        texts.translate("TypeReport", "Maximum"): profiles.highest,
    }
    rows = [
        # Named once, so that the rows of an indicator are seen as one block.
        ["" if place else writer.with_unit(name), measure, *(writer.value(array[t, column], name) for t in range(k))]
        for column, name in enumerate(profiles.names)
        for place, (measure, array) in enumerate(measures.items())
    ]
    headers = [
        texts.translate("TypeReport", "Indicator"),
        texts.translate("TypeReport", "Measure"),
        *(str(number) for number in range(1, k + 1)),
    ]
    # A long table is broken between pages, where a caption would be left alone.
    title = texts.translate("TypeReport", "Distribution within the types, in the indicator's own unit")
    writer.report.heading(title, 3)
    writer.report.table(headers, rows, numeric=range(2, k + 2))


def _components(writer: Writer) -> None:
    texts, axes = writer.texts, writer.found.components
    if axes is None:
        return
    headers = [texts.translate("TypeReport", "Indicator")]
    weight, loading = (
        texts.translate("TypeReport", "Weight {number}"),
        texts.translate("TypeReport", "Loading {number}"),
    )
    parts = range(len(axes.shares))
    headers += [weight.format(number=part + 1) for part in parts] + [loading.format(number=part + 1) for part in parts]
    rows = [
        [
            writer.label(name),
            *(writer.number(value, 3) for value in (*axes.weights[row], *axes.loadings[row])),
        ]
        for row, name in enumerate(writer.found.profiles.names)
    ]
    caption = texts.translate(
        "TypeReport",
        "Principal components of the scaled and weighted matrix: weights (of length 1) and loadings (correlations of "
        "the indicator with the component); shares of the variance: {shares}",
    ).format(shares="; ".join(f"{writer.number(share * 100, 1)} %" for share in axes.shares))
    writer.report.table(headers, rows, range(1, len(headers)), caption)


def _remarks(writer: Writer) -> None:
    texts, notes = writer.texts, writer.found.typology.prepared.notes
    writer.report.heading(texts.translate("TypeReport", "Correlations above 0.9 and outliers"), 3)
    for note in notes:
        writer.report.paragraph(writer.note(note))
    if not notes:
        writer.report.paragraph(
            texts.translate(
                "TypeReport",
                "No two indicators correlate above 0.9, and no area lies beyond 5 robust standard deviations.",
            )
        )
