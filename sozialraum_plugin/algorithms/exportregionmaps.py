"""The algorithm ``sozialraum:exportregionmaps``: a print map and a profile table for each region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRenderContext,
    QgsVectorLayer,
)

from ..core.files import checked_folder
from ..core.messages import InputError
from ..gis.layers import input_layer
from ..gis.results import field_texts, unit_of
from ..gis.translation import language, languages
from .base import SozialraumAlgorithm, translate
from .mapparameters import declare
from .mapremarks import check, complain, warn, warn_of_older

DEFAULT_COLUMNS = 6


class ExportRegionMaps(SozialraumAlgorithm):
    """A file per region: the map sheet, and a profile page with the table of its areas."""

    NAME = "exportregionmaps"
    GROUP = "maps"
    ICON = "maps"
    NEEDS = ()

    def displayName(self) -> str:
        return translate("ExportRegionMaps", "Export region maps")

    def flags(self) -> Qgis.ProcessingAlgorithmFlag:
        # Layouts belong to the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare(self)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        work = self.steps(parameters, context, feedback)
        while True:
            try:
                next(work)
            except StopIteration as done:
                return dict(done.value)

    def steps(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Generator[None, None, dict[str, Any]]:
        """The work sheet by sheet: layouts belong to the main thread, which gets its turn between two of them."""
        from ..gis.maps.atlas import Atlas
        from ..gis.maps.data import collect
        from ..gis.maps.series import SeriesResult

        self._refuse(parameters, context)
        outlines = yield from self._outlines(parameters, context)
        made = self.series(parameters, context, partial(collect, outlines=outlines))
        first = made[0]
        regions = self._regions(first.data, parameters, context)
        warn(first.data, regions, first, feedback)

        def progress(done: int, total: int, name: str) -> bool:
            feedback.setProgress(100 * done / max(total, 1))
            feedback.setProgressText(name)
            return not feedback.isCanceled()

        yield
        result, settings = SeriesResult(), first.settings
        yield from Atlas(made, self.parameterAsBool(parameters, "WEB_PAGE", context)).steps(regions, progress, result)
        for path in (*result.pages, result.web_page, result.list):
            if path is not None:
                feedback.pushInfo(str(path))
        layouts: list[str] = []
        if self.parameterAsBool(parameters, "KEEP_LAYOUT", context) and not result.canceled:
            for series in made:
                layouts += yield from self._keep(series, series.same(regions), result, context, feedback)
                yield
        warn_of_older(result.pages, feedback)
        complain(result, len(made) * (len(regions) + settings.overview))
        return {
            "FOLDER": str(settings.folder),
            "FILES": [str(path) for path in result.pages],
            "COUNT": len(regions) * len(made) if settings.combined else len(result.regions),
            "OVERVIEW_FILE": str(result.overview or ""),
            "LAYOUTS": layouts,
            "WEB_PAGE_FILE": str(result.web_page or ""),
            "LIST": str(result.list or ""),
        }

    def _outlines(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Generator[None, None, dict[str, QgsGeometry]]:
        """The outlines of the regions, one after another: with fine boundaries they take a while."""
        from ..gis.maps import data as mapdata

        source = self.source(parameters, "INPUT", context)
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        made: dict[str, QgsGeometry] = {}
        field = self._field_names(source, parameters, context)["region"]
        for region, parts in mapdata.parts_of(source, str(field)).items():
            yield
            made[region] = mapdata.outline(parts)
        yield
        return made

    def series(
        self, parameters: dict[str, Any], context: QgsProcessingContext, collect: Callable[..., Any] | None = None
    ) -> list[Any]:
        """A series for FIELD and one for each of FIELDS; the profile pages stand in the first one only.

        ``collect`` stands in for ``gis.maps.data.collect`` where somebody knows a part of its answer already.
        """
        from ..gis.maps import data as mapdata
        from ..gis.maps.benchmark import check_benchmark
        from ..gis.maps.series import Series

        source = self.source(parameters, "INPUT", context)
        # A crossing boundary is no reason to leave an area out, and its outline is mended.
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        layer = input_layer(self, parameters, "INPUT", context)
        fields = source.fields() if layer is None else layer.fields()
        texts = field_texts(fields, layer)
        aliases = {name: _heading(name, *words) for name, words in texts.items()}
        names = self._field_names(source, parameters, context)
        code = self._language(parameters, context)
        further = [
            self.field(source, name, "FIELDS") for name in self.parameterAsStrings(parameters, "FIELDS", context)
        ]
        shown = list(dict.fromkeys([str(names["field"]), *further]))
        formulas = self._formulas(source, texts, parameters, context)
        made = []
        for number, field in enumerate(shown):
            roles = {**names, "field": field}
            settings = self._settings(parameters, context, source, fields, texts, roles, code)
            settings = replace(settings, formulas=formulas)
            if len(shown) > 1:
                title = str(self.parameterAsString(parameters, "SUBTITLE", context) or "").strip()
                subtitle = title if title and not number else settings.shown
                settings = replace(
                    settings, prefix=field, group=settings.shown, subtitle=subtitle,
                    profile=settings.profile and not number,
                )  # fmt: skip
            renderer = self._renderer(layer, source, field, code)
            data = (collect or mapdata.collect)(source, renderer, roles, aliases, code)
            check(data, roles)
            check_benchmark(settings.benchmark, data, settings.region_field)
            made.append(Series(data, settings))
        return made

    def _benchmark(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """What stands behind the profile, by region; nothing without BENCHMARK."""
        from ..gis.maps.benchmark import read_lines

        if parameters.get("BENCHMARK") in (None, ""):
            return {}
        if not self.parameterAsBool(parameters, "PROFILE", context):
            raise InputError("benchmark-profile")
        return dict(read_lines(self.source(parameters, "BENCHMARK", context)))

    def _formulas(
        self,
        source: QgsProcessingFeatureSource,
        texts: dict[str, tuple[str, str]],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> dict[str, Any]:
        """How the rates that a catalogue names are made of counts, so that regions get sums over sums."""
        path = self.parameterAsFile(parameters, "CATALOGUE", context)
        if not path:
            return {}
        from ..core.measures.indicators import read_catalogue
        from ..core.steering.regionvalues import formulas_for
        from ..gis.fields.cataloguefields import catalogue_fields

        return formulas_for(read_catalogue(Path(path)), source.fields().names(), catalogue_fields(source, texts))

    def _keep(
        self,
        series: Any,
        regions: list[Any],
        result: Any,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Generator[None, None, list[str]]:
        from ..gis.maps.export import SheetError
        from ..gis.maps.keep import keeping

        project = context.project()
        if project is None:
            raise QgsProcessingException(
                translate(
                    "ExportRegionMaps", "There is no project to keep the layouts in (KEEP_LAYOUT). Open one first."
                )
            )
        try:
            names, file = yield from keeping(project, series, regions)
        except SheetError as error:
            result.failures.append(str(error))
            return []
        feedback.pushInfo(
            translate("ExportRegionMaps", "Layouts in the project: {names}. Their layers are in {path}.").format(
                names=", ".join(names), path=file
            )
        )
        return names

    def _refuse(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        combined = self.parameterAsBool(parameters, "COMBINED", context)
        form = self.parameterAsEnumString(parameters, "FORMAT", context)
        if combined and form != "pdf":
            raise QgsProcessingException(
                translate(
                    "ExportRegionMaps", "All regions in one file (COMBINED) need the FORMAT pdf, not {value}."
                ).format(value=form)
            )

    def _field_names(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str | None]:
        roles = {
            "region": "REGION_FIELD",
            "region_label": "REGION_LABEL_FIELD",
            "field": "FIELD",
            "label": "LABEL_FIELD",
        }
        names: dict[str, str | None] = {}
        for role, parameter in roles.items():
            value = self.parameterAsString(parameters, parameter, context)
            optional = role in ("region_label", "label")
            names[role] = None if optional and not value else self.field(source, value, parameter)
        return names

    def _language(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        chosen = self.parameterAsEnumString(parameters, "LANGUAGE", context)
        if chosen != "auto":
            return str(chosen)
        return language() if language() in languages() else "en"

    def _renderer(
        self, layer: QgsVectorLayer | None, source: QgsProcessingFeatureSource, field: str, code: str
    ) -> QgsFeatureRenderer:
        """The layer's own style where it shows the field; otherwise the house's style for its values."""
        from ..gis import symbology
        from ..gis.translation import Texts

        if layer is not None and field in layer.renderer().usedAttributes(QgsRenderContext()):
            return symbology.with_missing(layer, field, Texts(code))

        copy: QgsVectorLayer = source.materialize(QgsFeatureRequest())
        known = [value for value in symbology.values_of(copy, field) if value is not None]
        if known and all(symbology.status_class(value) for value in known):
            symbology.style_status(copy, field, texts=Texts(code))
            return copy.renderer().clone()
        if not source.fields().field(field).isNumeric():
            raise QgsProcessingException(
                translate(
                    "ExportRegionMaps",
                    "The field {value} (FIELD) holds text. Choose a numeric field, or style the layer by it first.",
                ).format(value=field)
            )
        if not known:
            raise QgsProcessingException(
                translate(
                    "ExportRegionMaps", "The field {value} (FIELD) has no value in any area. Choose another field."
                ).format(value=field)
            )
        if symbology.are_types(known):
            symbology.style_types(copy, field, names=symbology.type_names(copy, field), texts=Texts(code))
        else:
            symbology.style_sequential(copy, field, texts=Texts(code))
        return copy.renderer().clone()

    def _settings(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        fields: QgsFields,
        texts: dict[str, tuple[str, str]],
        names: dict[str, str | None],
        code: str,
    ) -> Any:
        from ..gis.maps.series import SeriesSettings
        from ..gis.maps.template import Template
        from ..gis.maps.wording import Wording

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context) or "").strip()

        columns = [
            self.field(source, name, "TABLE_FIELDS")
            for name in self.parameterAsStrings(parameters, "TABLE_FIELDS", context)
        ]
        template = text("TEMPLATE")
        key, people = (
            self.field(source, text(name), name) if text(name) else None for name in ("KEY_FIELD", "POPULATION_FIELD")
        )
        field = fields.at(fields.lookupField(names["field"]))
        shown = Wording(code)(field.alias() or field.name())
        unit = unit_of(texts.get(field.name(), ("", ""))[1])
        # Fields that only computeareatypes writes tell that the numbers are its types.
        method = fields.lookupField(f"{field.name()}_distance_second") >= 0
        return SeriesSettings(
            folder=checked_folder(text("FOLDER"), "FOLDER"),
            region_field=str(names["region"]),
            form=self.parameterAsEnumString(parameters, "FORMAT", context),
            page=self.parameterAsEnumString(parameters, "PAGE", context),
            dpi=self.parameterAsDouble(parameters, "DPI", context),
            title=text("TITLE"),
            subtitle=text("SUBTITLE") or shown,
            source=text("SOURCE"),
            reference_date=text("REFERENCE_DATE"),
            geometry_date=text("GEOMETRY_DATE"),
            paper_number=text("PAPER_NUMBER"),
            author=text("AUTHOR"),
            method=method,
            shown=shown,
            legend_title=f"{shown} ({unit})" if unit and not method else shown,
            key_field=key,
            population_field=people,
            table_fields=columns or default_columns(fields, texts, names),
            profile=self.parameterAsBool(parameters, "PROFILE", context),
            overview=self.parameterAsBool(parameters, "OVERVIEW", context),
            combined=self.parameterAsBool(parameters, "COMBINED", context),
            language=code,
            template=Template(Path(template)) if template else None,
            background=self.parameterAsLayerList(parameters, "BACKGROUND", context) or [],
            neighbours=self.parameterAsBool(parameters, "SHOW_NEIGHBOURS", context),
            benchmark=self._benchmark(parameters, context),
        )

    def _regions(self, data: Any, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Any]:
        from ..gis.maps import data as mapdata

        wanted = [text.strip() for text in self.parameterAsString(parameters, "REGIONS", context).split(";")]
        wanted = [text for text in wanted if text]
        if not wanted:
            return list(data.regions)
        chosen, unknown = mapdata.only(data.regions, wanted)
        if unknown:
            raise QgsProcessingException(
                translate(
                    "ExportRegionMaps", "There is no region {value} (REGIONS). There are these regions: {known}."
                ).format(value=", ".join(unknown), known=", ".join(region.key for region in data.regions))
            )
        return chosen


def _heading(name: str, alias: str, comment: str) -> str:
    """What a table says above a field: its alias, with the unit in brackets."""
    unit = unit_of(comment)
    return f"{alias or name} ({unit})" if unit else alias


def default_columns(
    fields: QgsFields, texts: Mapping[str, tuple[str, str]], names: Mapping[str, str | None]
) -> list[str]:
    """Where the user names none: the first count and the first rates that carry an alias; without any, numbers.

    A rate is known by its unit, which its field's comment begins with.
    """
    used = Counter(name for name in names.values() if name)
    numeric = [field for field in fields if field.isNumeric() and not used[field.name()]]
    own = [field.name() for field in numeric if not field.name().startswith(f"{names['field']}_")]
    described = [name for name in own if texts.get(name, ("", ""))[0]]
    rates = [name for name in described if "%" in unit_of(texts[name][1]) or "\N{PER MILLE SIGN}" in texts[name][1]]
    counts = [name for name in described if name not in rates]
    chosen = [*counts[: max(1, DEFAULT_COLUMNS - len(rates))], *rates][:DEFAULT_COLUMNS] if rates else described
    return (chosen or own)[:DEFAULT_COLUMNS]
