"""The algorithm ``sozialraum:computeareatypes``."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core.messages import Canceled
from ..gis import dependencies, paths, results
from ..gis.overridetable import kept_overrides, overrides_of, write_overrides
from ..gis.translation import Texts, text_of
from .base import translate
from .prepared import PreparedAlgorithm

if TYPE_CHECKING:
    import pandas as pd

    from ..core.areatypes.model import Model
    from ..core.areatypes.overrides import Applied
    from ..core.areatypes.preparation import Areas, Prepared
    from ..core.areatypes.stability import Stability
    from ..core.areatypes.typology import Typology
    from ..core.threads import Tick
    from ..gis.reports.typology_parts import Found

METHODS = ["kmeans", "ward", "ward+kmeans"]
# Areas explained in the report where none is asked for.
_EXPLAINED = 5


class ComputeAreaTypes(PreparedAlgorithm):
    """Sorts areas into types by cluster analysis and tells how far they can be relied on."""

    NAME = "computeareatypes"

    def __init__(self) -> None:
        super().__init__()
        self._field = ""
        self._names: dict[int, str] = {}
        self._order: tuple[int, ...] = ()
        self._colours: tuple[str, ...] = ()
        self._name_field = ""

    def displayName(self) -> str:
        return translate("ComputeAreaTypes", "Compute area types")

    def shortDescription(self) -> str:
        return translate(
            "ComputeAreaTypes",
            "Sorts areas into types by their indicators, and tells what each type is like and how stable it is.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_areas()
        self.addParameter(
            QgsProcessingParameterField(
                "NAME_FIELD",
                translate("ComputeAreaTypes", "Field with the names of the areas, for the report"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )
        self.add_number("CLUSTERS", translate("ComputeAreaTypes", "Number of types"), 7)
        self.add_enum("METHOD", translate("ComputeAreaTypes", "Method"), METHODS)
        self.add_number("STARTS", translate("ComputeAreaTypes", "Random starts of k-means"), 1000)
        self.add_number("RANDOM_SEED", translate("ComputeAreaTypes", "Random seed"), 1, least=0)
        self.add_preparation()
        self.addParameter(
            QgsProcessingParameterString(
                "TYPE_FIELD", translate("ComputeAreaTypes", "Field for the type"), defaultValue="gebietstyp"
            )
        )
        self.add_text("TYPE_NAMES", translate("ComputeAreaTypes", "Names of the types, from 1 on, separated by ;"))
        self.add_text(
            "TYPE_ORDER",
            translate("ComputeAreaTypes", "Order of the types: computed numbers, separated by ; (empty: by strain)"),
        )
        self.add_text(
            "TYPE_COLOURS",
            translate("ComputeAreaTypes", "Colours of the types, from 1 on, as #RRGGBB, separated by ;"),
        )
        self.add_number(
            "BOOTSTRAPS", translate("ComputeAreaTypes", "Repetitions to examine the stability"), 100, least=0
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "OVERRIDES",
                translate("ComputeAreaTypes", "Types set by hand (table with area, set_type, reason)"),
                [Qgis.ProcessingSourceType.Vector],
                optional=True,
            )
        )
        self.add_text("YEAR", translate("ComputeAreaTypes", "Year, for types set by hand (empty: all years)"))
        self.add_text(
            "EXPLAIN",
            translate(
                "ComputeAreaTypes", "Areas to explain in the report, keys separated by ; (empty: the least certain)"
            ),
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("ComputeAreaTypes", "Area types"), type=Qgis.ProcessingSourceType.VectorPolygon
            )
        )
        for name, label, kind in (
            ("MODEL", translate("ComputeAreaTypes", "Model for later years"), "JSON (*.json)"),
            ("REPORT", translate("ComputeAreaTypes", "Report"), "HTML (*.html)"),
        ):
            self.addParameter(
                QgsProcessingParameterFileDestination(name, label, kind, optional=True, createByDefault=False)
            )
        for name, label in (
            ("TYPED", translate("ComputeAreaTypes", "Areas with a type")),
            ("UNTYPED", translate("ComputeAreaTypes", "Areas without a type")),
            ("WITHIN_SS", translate("ComputeAreaTypes", "Within sum of squares")),
            ("R2", translate("ComputeAreaTypes", "Share of the differences that the types explain")),
            ("SILHOUETTE", translate("ComputeAreaTypes", "Mean silhouette")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        label = translate("ComputeAreaTypes", "Stability of the types (Jaccard index), from 1 on, separated by ;")
        self.addOutput(QgsProcessingOutputString("JACCARD", label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.areatypes.typology import small_types

        source = self.source(parameters, "INPUT", context)
        key_field = self.field(source, self.parameterAsString(parameters, "KEY_FIELD", context), "KEY_FIELD")
        name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        self._name_field = self.field(source, name_field, "NAME_FIELD") if name_field else ""
        files = self.files(parameters, context, "MODEL", "REPORT")
        self._read_names(parameters, context)
        request = self.areas(source, key_field, parameters, context)
        used = [*request.frame.columns, *([self._name_field] if self._name_field else [])]
        self._field = self._type_field(parameters, context, used)
        prepared = self.prepared(request, parameters, context)
        for note in prepared.notes:
            feedback.pushWarning(text_of(note))
        feedback.setProgress(5)
        typology, stability = self._computed(prepared, parameters, context, feedback)
        self._tell(typology, stability, feedback)
        for note in small_types(typology):
            feedback.pushWarning(text_of(note))
        return self._write(source, request, typology, stability, files, parameters, context, feedback)

    def _style(self, layer: QgsVectorLayer) -> None:
        from ..gis.symbology import style_types

        style_types(layer, self._field, names=self._names, colours=dict(enumerate(self._colours, start=1)))

    def _read_names(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ..core.areatypes.typeoptions import type_colours, type_names, type_order
        from ..gis import symbology

        k = self.parameterAsInt(parameters, "CLUSTERS", context)
        self._names = type_names(self.parameterAsString(parameters, "TYPE_NAMES", context), k)
        self._order = type_order(self.parameterAsString(parameters, "TYPE_ORDER", context), k)
        given = self.parameterAsString(parameters, "TYPE_COLOURS", context)
        self._colours = type_colours(given, symbology.type_colours(k))

    def _type_field(self, parameters: dict[str, Any], context: QgsProcessingContext, used: list[str]) -> str:
        from ..core.names import field_name
        from ..gis.fields.typefields import ENDINGS

        name = self.parameterAsString(parameters, "TYPE_FIELD", context).strip()
        better = field_name([name]) if name else "gebietstyp"
        if name != better:
            raise QgsProcessingException(
                translate(
                    "ComputeAreaTypes",
                    "{value} (TYPE_FIELD) is no field name. Use letters, digits and _ only, for example {better}.",
                ).format(value=name or "–", better=better)
            )
        taken = {field.lower() for field in used} & {(name + ending).lower() for ending in ENDINGS}
        if taken:
            raise QgsProcessingException(
                translate(
                    "ComputeAreaTypes",
                    "The field {field} would be overwritten by {value} (TYPE_FIELD), but is used as key, name, "
                    "indicator or population. Choose another name.",
                ).format(field=", ".join(sorted(taken)), value=name)
            )
        return name

    def _computed(
        self,
        prepared: Prepared,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Typology, Stability]:
        from ..core.areatypes.stability import measure
        from ..core.areatypes.typology import Settings, compute, reordered

        settings = Settings(
            self.parameterAsInt(parameters, "CLUSTERS", context),
            self.parameterAsEnumString(parameters, "METHOD", context),
            self.parameterAsInt(parameters, "STARTS", context),
            self.parameterAsInt(parameters, "RANDOM_SEED", context),
        )
        typology = reordered(compute(prepared, settings, _progress(feedback, 5, 40)), self._order)
        bootstraps = self.parameterAsInt(parameters, "BOOTSTRAPS", context)
        stability = measure(typology, bootstraps, _progress(feedback, 40, 85))
        _progress(feedback, 85, 85)(1)
        return typology, stability

    def _tell(self, typology: Typology, stability: Stability, feedback: QgsProcessingFeedback) -> None:
        from ..core.areatypes.preparation import grouped
        from ..core.areatypes.stability import verdicts

        settings, prepared = typology.settings, typology.prepared
        feedback.pushInfo(
            translate(
                "ComputeAreaTypes",
                "{k} types by {method}, {starts} starts, seed {seed}: they explain {share} % of the differences.",
            ).format(
                k=typology.k,
                method=settings.method,
                starts=settings.starts if settings.method == "kmeans" else 1,
                seed=settings.seed,
                share=round(typology.r2 * 100),
            )
        )
        feedback.pushInfo(
            translate("ComputeAreaTypes", "Areas with a type: {typed}. Areas without a type: {untyped}.").format(
                typed=len(prepared.keys) + len(prepared.partial), untyped=len(prepared.untyped)
            )
        )
        for note in (*grouped(prepared.untyped), *verdicts(stability)):
            feedback.pushInfo(text_of(note))

    def _write(
        self,
        source: QgsProcessingFeatureSource,
        areas: Areas,
        typology: Typology,
        stability: Stability,
        files: dict[str, str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.areatypes.model import as_content, write_model
        from ..gis.reports.typology import TypeReport

        texts = Texts()
        own = {**results.field_texts(source.fields()), **self._texts}
        labels = {name: own.get(name, ("", ""))[0] for name in typology.prepared.recipe.names}
        # All is made before the first file is written.
        model = self._model(typology, areas.key_field, labels, parameters, context)
        applied = self._overrides(typology, parameters, context, feedback)
        report = None
        if "REPORT" in files:
            found = self._found(source, areas, typology, stability, parameters, context)
            found = replace(
                found,
                overrides=list(applied.types.values()),
                labels=labels,
                units={name: results.unit_of(own.get(name, ("", ""))[1]) for name in labels},
                data_checksum=model.data_checksum,
                model_checksum=as_content(model)["sha256"] if "MODEL" in files else "",
                charts=self._charts(feedback),
            )
            report = TypeReport(found, texts).build()
        columns, values, stale = self._columns(source, areas, typology, applied, texts)
        attach = (lambda path: write_overrides(path, applied.table)) if applied.table else None
        written = results.write_areas(
            self, "OUTPUT", parameters, context, feedback, source, columns, values, stale, attach=attach
        )
        self.describe(written, columns, self._style, before=own)
        if "MODEL" in files:
            write_model(model, files["MODEL"])
        if report is not None:
            report.write(files["REPORT"])
        feedback.setProgress(95)
        return {"OUTPUT": written, **files, **_figures(typology, stability)}

    def _columns(
        self, source: QgsProcessingFeatureSource, areas: Areas, typology: Typology, applied: Applied, texts: Texts
    ) -> tuple[list[results.Column], pd.DataFrame, list[str]]:
        """The new fields, their values, and the fields of an earlier result that make room for them."""
        from ..gis.fields.typefields import override_columns, type_columns, type_values, with_overrides

        new = type_columns(self._field, texts, typology.by_strain)
        values = type_values(typology, areas.frame, areas.key_field, self._field, self._names, texts)
        by_hand = override_columns(self._field, texts)
        old = {column.name for column in (*new, *by_hand)}
        stale = [name for name in source.fields().names() if name in old]
        if applied.types:
            new += by_hand
            keys = areas.frame[areas.key_field]
            values = with_overrides(values, keys, self._field, self._names, applied.types)
        return new, values, stale

    def _overrides(
        self,
        typology: Typology,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Applied:
        """Types set by hand: those that an earlier result of this name keeps, and those given now."""
        from ..core.areatypes.overrides import apply_overrides, merged

        kept = kept_overrides(results.written_path(parameters.get("OUTPUT")), typology.k)
        given = []
        if parameters.get("OVERRIDES") not in (None, ""):
            given = overrides_of(self.source(parameters, "OVERRIDES", context), typology.k)
        prepared = typology.prepared
        computed: dict[str, int | None] = dict.fromkeys(prepared.untyped)
        for keys, member in ((prepared.keys, typology.member), (prepared.partial, typology.partial)):
            computed.update(zip(keys, map(int, member.types), strict=True))
        year = self.parameterAsString(parameters, "YEAR", context).strip()
        applied = apply_overrides(merged(kept, given), computed, year)
        for note in applied.notes:
            (feedback.pushInfo if note.code == "overrides-applied" else feedback.pushWarning)(text_of(note))
        return applied

    def _model(
        self,
        typology: Typology,
        key_field: str,
        labels: dict[str, str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Model:
        from ..core.areatypes.model import model_of

        return model_of(
            typology,
            key_field,
            paths.version(),
            names=[self._names.get(number, "") for number in range(1, typology.k + 1)],
            colours=self._colours,
            labels=[labels[name] or name for name in typology.prepared.recipe.names],
            population_field=self.parameterAsString(parameters, "POPULATION_FIELD", context),
            min_population=self.parameterAsDouble(parameters, "MIN_POPULATION", context),
            missing=self.parameterAsEnumString(parameters, "MISSING", context),
            exclude=self.exclude_text(parameters, context),
        )

    def _charts(self, feedback: QgsProcessingFeedback) -> bool:
        """Whether the report gets charts; without the package for them it is written all the same."""
        lacking = dependencies.missing(["matplotlib"])
        if lacking:
            feedback.pushWarning(translate("ComputeAreaTypes", "The report has no charts."))
            feedback.pushWarning(dependencies.advice(lacking))
        return not lacking

    def _found(
        self,
        source: QgsProcessingFeatureSource,
        areas: Areas,
        typology: Typology,
        stability: Stability,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Found:
        from ..core.areatypes.components import components
        from ..core.areatypes.explain import explain, least_certain
        from ..core.areatypes.profiles import profiles
        from ..gis.fields.typefields import area_names
        from ..gis.reports.typology_parts import Found

        found = profiles(typology)
        asked = self.parameterAsString(parameters, "EXPLAIN", context).split(";")
        named = [key.strip() for key in asked if key.strip()]
        keys = named or least_certain(typology, _EXPLAINED)
        return Found(
            typology=typology,
            stability=stability,
            profiles=found,
            components=components(typology),
            explanations=[explain(typology, found, key) for key in keys],
            explained_whole=bool(named),
            layer=source.sourceName(),
            labels={},
            names=self._names,
            colours=self._colours,
            areas=area_names(source, areas.frame[areas.key_field], self._name_field),
            population_field=areas.population_field,
            min_population=self.parameterAsDouble(parameters, "MIN_POPULATION", context),
            exclude=self.exclude_text(parameters, context),
            type_field=self._field,
        )


def _figures(typology: Typology, stability: Stability) -> dict[str, Any]:
    prepared = typology.prepared
    return {
        "TYPED": len(prepared.keys) + len(prepared.partial),
        "UNTYPED": len(prepared.untyped),
        "WITHIN_SS": typology.within_ss,
        "R2": typology.r2,
        "SILHOUETTE": typology.silhouette,
        "JACCARD": ";".join("" if math.isnan(value) else str(float(value)) for value in stability.jaccard),
    }


def _progress(feedback: QgsProcessingFeedback, begin: float, end: float) -> Tick:
    def tick(share: float) -> None:
        if feedback.isCanceled():
            raise Canceled
        feedback.setProgress(begin + share * (end - begin))

    return tick
