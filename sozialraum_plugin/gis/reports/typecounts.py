"""The report on several numbers of types: what each measure means, the figures, and how to read them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...core.areatypes.preparation import grouped
from ...core.areatypes.stability import STABLE
from ...core.areatypes.typecounts import FEWEST_AREAS, reliable
from ...core.formats import format_number
from ...core.messages import Note
from .. import paths
from ..charts.draw import Limit, Line, Panel, lines_over_k
from ..frames import Column
from ..translation import Texts
from .report import Report

if TYPE_CHECKING:
    import pandas as pd

    from ...core.areatypes.preparation import Prepared
    from ...core.areatypes.typology import Settings

# column -> decimals
_DECIMALS = {
    "silhouette": 3,
    "calinski_harabasz": 1,
    "davies_bouldin": 3,
    "jaccard_min": 2,
    "jaccard_mean": 2,
}
# Sums from here on need no more than one decimal.
_LARGE = 100


@dataclass(frozen=True)
class Compared:
    """What the report tells about. ``labels`` are what people call the indicators."""

    frame: pd.DataFrame
    prepared: Prepared
    settings: Settings
    bootstraps: int
    layer: str
    labels: Mapping[str, str]
    population_field: str
    min_population: float
    exclude: str
    notes: Sequence[Note] = ()
    charts: bool = True


def measures(texts: Texts) -> dict[str, tuple[str, str]]:
    """Name and meaning of each column of the comparison."""
    return {
        "k": (
            texts.translate("TypeCountsReport", "Types"),
            texts.translate("TypeCountsReport", "Into how many types the areas were sorted."),
        ),
        "within_ss": (
            texts.translate("TypeCountsReport", "Within sum of squares"),
            texts.translate(
                "TypeCountsReport",
                "How much the areas of one type still differ; it falls with every further type, so look where it "
                "stops falling steeply.",
            ),
        ),
        "r2": (
            texts.translate("TypeCountsReport", "Share explained"),
            texts.translate(
                "TypeCountsReport",
                "How much of all differences between the areas lies between the types; it rises with every further "
                "type.",
            ),
        ),
        "silhouette": (
            texts.translate("TypeCountsReport", "Silhouette"),
            texts.translate(
                "TypeCountsReport",
                "How clearly areas belong to their own type and not to the next one: 1 is very clearly, 0 is not at "
                "all; higher is better.",
            ),
        ),
        "calinski_harabasz": (
            texts.translate("TypeCountsReport", "Calinski-Harabasz"),
            texts.translate(
                "TypeCountsReport",
                "How large the differences between types are compared with those within; higher is better, but it "
                "favours few types and never decides alone.",
            ),
        ),
        "davies_bouldin": (
            texts.translate("TypeCountsReport", "Davies-Bouldin"),
            texts.translate(
                "TypeCountsReport",
                "How much each type overlaps with the type most like it, on average; lower is better.",
            ),
        ),
        "smallest_type": (
            texts.translate("TypeCountsReport", "Smallest type"),
            texts.translate("TypeCountsReport", "How many areas the smallest type has."),
        ),
        "jaccard_min": (
            texts.translate("TypeCountsReport", "Stability, lowest"),
            texts.translate(
                "TypeCountsReport",
                "How much of the least stable type comes back when areas are drawn anew (Jaccard index): 1 is all of "
                "it; from 0.75 on a type is stable, below 0.6 it cannot be trusted.",
            ),
        ),
        "jaccard_mean": (
            texts.translate("TypeCountsReport", "Stability, mean"),
            texts.translate("TypeCountsReport", "The same on average over the types."),
        ),
    }


def table_columns(texts: Texts) -> list[Column]:
    """The fields of the result table."""
    return [
        Column(name, "integer" if name in ("k", "smallest_type") else "number", alias, comment)
        for name, (alias, comment) in measures(texts).items()
    ]


def choice(frame: pd.DataFrame, texts: Texts) -> list[str]:
    """Sentences on which numbers of types pass the checks, and that this is no decision."""
    if frame["jaccard_min"].isna().all():
        return [
            texts.translate(
                "TypeCountsReport", "Stability was not examined. Set BOOTSTRAPS to 50 or more before you choose."
            )
        ]
    values = {"limit": format_number(STABLE, 2, texts.language), "fewest": FEWEST_AREAS}
    passed = reliable(frame)
    if not passed:
        none = texts.translate(
            "TypeCountsReport",
            "None of these numbers gives types that are all stable (lowest Jaccard index at least {limit}) and all "
            "have at least {fewest} areas. Before you use types, look in their report at the least stable one.",
        )
        return [none.format(**values)]
    some = texts.translate(
        "TypeCountsReport",
        "All types are stable (lowest Jaccard index at least {limit}) and none has fewer than {fewest} areas with "
        "these numbers of types: {numbers}.",
    )
    return [
        some.format(numbers=", ".join(map(str, passed)), **values),
        texts.translate(
            "TypeCountsReport",
            "This is no decision. Few types are easily stable and may say little. Choose with people who know the "
            "areas, by whether each type means something to them.",
        ),
    ]


class TypeCountsReport:
    """Builds the printable report."""

    def __init__(self, compared: Compared, texts: Texts) -> None:
        self._compared = compared
        self._frame = compared.frame
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("TypeCountsReport", "How many types?"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._reading()
        self._figures()
        if self._compared.charts:
            self._charts()
        self._meanings()
        self._left_out()
        self._settings()
        return self._report

    def _number(self, value: float, decimals: int = 0) -> str:
        return format_number(float(value), decimals, self._texts.language)

    def _summary(self) -> None:
        ks = self._frame["k"]
        self._report.paragraph(
            self.translate(
                "TypeCountsReport",
                "{count} areas of the layer {layer} were sorted by {indicators} indicators into {lowest} to {highest} "
                "types. This report puts the results side by side. It shows which numbers of types hold; it names no "
                "right one, because there is none: the number also depends on what the types are for.",
            ).format(
                count=self._number(len(self._compared.prepared.keys)),
                layer=self._compared.layer,
                indicators=len(self._compared.prepared.recipe.names),
                lowest=int(ks.min()),
                highest=int(ks.max()),
            )
        )
        for note in self._compared.notes:
            self._report.paragraph(self._texts.note(note))

    def _reading(self) -> None:
        self._report.heading(self.translate("TypeCountsReport", "How to read the figures"))
        for sentence in choice(self._frame, self._texts):
            self._report.paragraph(sentence)
        self._report.paragraph(
            self.translate(
                "TypeCountsReport",
                "Calinski-Harabasz alone nearly always favours the smallest number of types, so it never decides. "
                "The within sum of squares always favours the largest. No single measure does more than point out "
                "what to look at.",
            )
        )
        self._report.paragraph(
            self.translate(
                "TypeCountsReport",
                "A type with very few areas is rather a list of special cases. A type that does not come back with "
                "slightly other data can hardly be expected to come back next year.",
            )
        )

    def _figures(self) -> None:
        self._report.heading(self.translate("TypeCountsReport", "The figures"))
        names = measures(self._texts)
        headers = [f"{label} (%)" if column == "r2" else label for column, (label, _) in names.items()]
        passes = set(reliable(self._frame))
        yes, no = self.translate("TypeCountsReport", "yes"), self.translate("TypeCountsReport", "no")
        rows = []
        for row in self._frame.to_dict("records"):
            cells = [
                self._number(row["r2"] * 100, 1) if name == "r2" else self._cell(row[name], name) for name in names
            ]
            unknown = math.isnan(row["jaccard_min"])
            rows.append([*cells, "." if unknown else yes if int(row["k"]) in passes else no])
        headers.append(self.translate("TypeCountsReport", "All stable, none too small"))
        self._report.table(headers, rows, numeric=range(len(names)))
        if self._frame.drop(columns="k").isna().to_numpy().any():
            self._report.paragraph(self.translate("TypeCountsReport", "A point means that a figure was not computed."))

    def _cell(self, value: float, name: str) -> str:
        if name == "within_ss":
            return self._number(value, 1 if self._frame["within_ss"].max() >= _LARGE else 3)
        if name in ("jaccard_min", "jaccard_mean") and not math.isnan(value):
            # Cut, not rounded: 0.749 must not read as 0.75 and yet be unstable.
            value = math.floor(value * 100 + 1e-9) / 100
        return self._number(value, _DECIMALS.get(name, 0))

    def _charts(self) -> None:
        names = {column: label for column, (label, _) in measures(self._texts).items()}
        stable = self.translate("TypeCountsReport", "stable from here on")
        fewest = self.translate("TypeCountsReport", "at least {count} areas").format(count=FEWEST_AREAS)

        def panel(column: str, unit: str, limit: Limit | None = None, top: float | None = None) -> Panel:
            values = self._frame[column].astype(float) * (100 if column == "r2" else 1)
            return Panel(names[column], unit, [Line(names[column], list(values))], limit, top)

        lowest = panel("jaccard_min", "Jaccard", Limit(stable, STABLE))
        mean = panel("jaccard_mean", "Jaccard").lines
        both = Panel(
            self.translate("TypeCountsReport", "Stability"), "Jaccard", [*lowest.lines, *mean], lowest.limit, 1.05
        )
        areas = self.translate("TypeCountsReport", "Areas")
        panels = [
            *([both] if self._frame["jaccard_mean"].notna().any() else []),
            panel("smallest_type", areas, Limit(fewest, FEWEST_AREAS)),
            panel("r2", "%", top=100),
            panel("silhouette", ""),
            panel("davies_bouldin", ""),
            panel("calinski_harabasz", ""),
        ]
        x_label = self.translate("TypeCountsReport", "Number of types")
        picture = lines_over_k([int(k) for k in self._frame["k"]], panels, x_label, self._texts.language)
        self._report.heading(self.translate("TypeCountsReport", "The figures as charts"))
        self._report.figure(picture, self._alternative(names))

    def _alternative(self, names: Mapping[str, str]) -> str:
        ks = self._frame["k"]
        parts = []
        for name, label in names.items():
            known = self._frame[["k", name]].dropna()
            if name in ("k", "within_ss") or known.empty:
                continue
            ends = known[name].iloc[[0, -1]]
            shown = [self._number(end * 100, 1) + " %" if name == "r2" else self._cell(end, name) for end in ends]
            parts.append(f"{label} {' → '.join(shown)}")
        return self.translate(
            "TypeCountsReport",
            "Line charts of the measures over {lowest} to {highest} types; first and last value: {measures}. "
            "All values are in the table above.",
        ).format(lowest=int(ks.min()), highest=int(ks.max()), measures="; ".join(parts))

    def _meanings(self) -> None:
        self._report.heading(self.translate("TypeCountsReport", "What the measures mean"))
        headers = [self.translate("TypeCountsReport", "Measure"), self.translate("TypeCountsReport", "Meaning")]
        self._report.table(headers, list(measures(self._texts).values()))

    def _left_out(self) -> None:
        prepared = self._compared.prepared
        if not prepared.untyped and not prepared.partial:
            return
        self._report.heading(self.translate("TypeCountsReport", "Areas left out"))
        for note in grouped(prepared.untyped):
            self._report.paragraph(self._texts.note(note))
        if prepared.partial:
            text = self.translate(
                "TypeCountsReport",
                "Areas that lack values: {count}. They are assigned to types afterwards (MISSING is assign) and do not "
                "count here.",
            )
            self._report.paragraph(text.format(count=self._number(len(prepared.partial))))

    def _settings(self) -> None:
        compared, recipe = self._compared, self._compared.prepared.recipe
        self._report.heading(self.translate("TypeCountsReport", "Settings"))
        rows = [(self.translate("TypeCountsReport", "Indicators"), ", ".join(map(self._label, recipe.names)))]
        weights = [item for item in recipe.indicators if item.weight != 1]
        if weights:
            listed = ", ".join(f"{item.name} {self._short(item.weight)}" for item in weights)
            rows.append((self.translate("TypeCountsReport", "Weights other than 1"), listed))
        rows += [
            (self.translate("TypeCountsReport", "Method"), compared.settings.method),
            (self.translate("TypeCountsReport", "Transformation"), recipe.transform),
            (self.translate("TypeCountsReport", "Scaling"), recipe.scaling),
        ]
        if compared.settings.method == "kmeans":
            starts = self._number(compared.settings.starts)
            rows.append((self.translate("TypeCountsReport", "Random starts"), starts))
        rows += [
            (self.translate("TypeCountsReport", "Random seed"), str(compared.settings.seed)),
            (self.translate("TypeCountsReport", "Repetitions for the stability"), self._number(compared.bootstraps)),
        ]
        if compared.population_field:
            least = f"{self._short(compared.min_population)} ({compared.population_field})"
            rows.append((self.translate("TypeCountsReport", "Least population"), least))
        if compared.exclude:
            rows.append((self.translate("TypeCountsReport", "Left out by the expression"), compared.exclude))
        rows.append((self.translate("TypeCountsReport", "Program version"), paths.version()))
        headers = [self.translate("TypeCountsReport", "What"), self.translate("TypeCountsReport", "Value")]
        self._report.table(headers, rows)
        for note in compared.prepared.notes:
            self._report.paragraph(self._texts.note(note))

    def _label(self, name: str) -> str:
        label = self._compared.labels.get(name, "")
        return f"{label} ({name})" if label and label != name else name

    def _short(self, value: float) -> str:
        return f"{value:g}".replace(".", "," if self._texts.language == "de" else ".")
