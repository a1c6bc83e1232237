"""The statistician's annex to the report of a typology."""

from __future__ import annotations

from ...core.formats import format_number
from .. import paths
from ..translation import Texts
from .report import Report
from .typology_parts import Found, shade


def annex(report: Report, found: Found, texts: Texts) -> None:
    """Add method, sums of squares, stability values and the profiles in z and original units."""
    report.heading(texts.translate("TypeReport", "Annex for statisticians"))
    _method(report, found, texts)
    _stability(report, found, texts)
    _z_scores(report, found, texts)
    _spread(report, found, texts)


def _method(report: Report, found: Found, texts: Texts) -> None:
    typology = found.typology
    settings = typology.settings
    kinds = {
        "kmeans": texts.translate(
            "TypeReport", "k-means: k-means++ starts, Lloyd's iterations, then single transfers and swaps of centres"
        ),
        "ward": texts.translate("TypeReport", "Ward's method on Euclidean distances (ward.D2)"),
        "ward+kmeans": texts.translate("TypeReport", "Ward's method, its centres refined by k-means"),
    }

    def number(value: float, decimals: int = 0) -> str:
        return format_number(value, decimals, texts.language)

    rows = [
        (texts.translate("TypeReport", "Method"), kinds[settings.method]),
        (texts.translate("TypeReport", "Number of types"), str(typology.k)),
    ]
    if settings.method == "kmeans":
        rows.append((texts.translate("TypeReport", "Starts"), number(settings.starts)))
    rows += [
        (texts.translate("TypeReport", "Random seed"), str(settings.seed)),
        (texts.translate("TypeReport", "Within sum of squares"), number(typology.within_ss, 4)),
        (texts.translate("TypeReport", "R² of the types"), number(typology.r2, 4)),
        (texts.translate("TypeReport", "Mean silhouette"), number(typology.silhouette, 4)),
    ]
    median, worst = found.stability.rand_median, found.stability.rand_worst
    if median is not None and worst is not None:
        label = texts.translate("TypeReport", "Adjusted Rand index of single starts with the result (median; lowest)")
        rows.append((label, f"{number(median, 2)}; {number(worst, 2)}"))
    rows.append((texts.translate("TypeReport", "Program version"), paths.version()))
    report.table([texts.translate("TypeReport", "What"), texts.translate("TypeReport", "Result")], rows)


def _stability(report: Report, found: Found, texts: Texts) -> None:
    if not len(found.stability.jaccard):
        return
    rows = [
        (str(number), format_number(float(value), 3, texts.language))
        for number, value in enumerate(found.stability.jaccard, start=1)
    ]
    report.table(
        [texts.translate("TypeReport", "Type"), texts.translate("TypeReport", "Mean Jaccard index")],
        rows,
        numeric=(1,),
        caption=texts.translate(
            "TypeReport",
            "Bootstrap stability after Hennig (2007): below 0.6 not to be trusted, 0.6 to 0.75 doubtful, "
            "0.75 and more stable, 0.85 and more highly stable",
        ),
    )
    without = sorted(found.stability.without.items(), key=lambda item: item[1])
    if without:
        report.table(
            [
                texts.translate("TypeReport", "Indicator left out"),
                texts.translate("TypeReport", "Adjusted Rand index"),
            ],
            [(name, format_number(value, 2, texts.language)) for name, value in without],
            numeric=(1,),
            caption=texts.translate(
                "TypeReport", "Agreement of the types with those made without one indicator (1: the same types)"
            ),
        )


def _z_scores(report: Report, found: Found, texts: Texts) -> None:
    profiles, k = found.profiles, found.typology.k
    headers = [
        texts.translate("TypeReport", "Indicator"),
        *(str(number) for number in range(1, k + 1)),
        "R²",
    ]
    rows = [
        [
            name,
            *(format_number(float(profiles.z[t, column]), 2, texts.language) for t in range(k)),
            format_number(float(profiles.r2[column]), 2, texts.language),
        ]
        for column, name in enumerate(profiles.names)
    ]
    shades = {
        (column, t + 1): shade(float(profiles.z[t, column])) for column in range(len(profiles.names)) for t in range(k)
    }
    report.table(
        headers,
        rows,
        numeric=range(1, len(headers)),
        caption=texts.translate(
            "TypeReport",
            "Mean z-scores of the transformed values (population standard deviation), "
            "and the share of each indicator's variance that the types explain",
        ),
        shades=shades,
    )


def _spread(report: Report, found: Found, texts: Texts) -> None:
    profiles = found.profiles

    def shown(value: float) -> str:
        return format_number(float(value), 2, texts.language)

    rows = [
        (
            name,
            str(t + 1),
            shown(profiles.mean[t, column]),
            shown(profiles.median[t, column]),
            shown(profiles.lowest[t, column]),
            shown(profiles.highest[t, column]),
        )
        for column, name in enumerate(profiles.names)
        for t in range(found.typology.k)
    ]
    headers = [
        texts.translate("TypeReport", "Indicator"),
        texts.translate("TypeReport", "Type"),
        texts.translate("TypeReport", "Mean"),
        texts.translate("TypeReport", "Median"),
        texts.translate("TypeReport", "Lowest"),
        texts.translate("TypeReport", "Highest"),
    ]
    caption = texts.translate("TypeReport", "Distribution within the types, in the indicator's own unit")
    report.table(headers, rows, numeric=range(2, 6), caption=caption)
