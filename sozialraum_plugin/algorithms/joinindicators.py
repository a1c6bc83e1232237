"""The algorithm ``sozialraum:joinindicators``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.files import write_text
from ..core.messages import InputError, Note
from ..gis import results
from ..gis.areas.areacopy import begin_copy
from ..gis.frames import Column, frame_of
from ..gis.tables import ENDINGS, grid_of_source, read_grids, symbol_presets
from ..gis.translation import Texts, text_of
from .base import AreasAlgorithm, translate
from .readingparameters import add_reading_parameters, reading_of

if TYPE_CHECKING:
    from ..core.joining.join import Join
    from ..core.tabular.grids import Grid
    from ..core.tabular.reading import Reading
    from ..core.tabular.tables import Table

_COUNTS = ("MATCHED", "AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA", "REJECTED_CELLS", "MISSING_CELLS")


class JoinIndicators(AreasAlgorithm):
    """Joins an office table onto planning areas by their key and tells everything that did not fit."""

    NAME = "joinindicators"
    ICON = "join"
    GROUP = "tables"

    def displayName(self) -> str:
        return translate("JoinIndicators", "Join tables onto planning areas")

    def shortDescription(self) -> str:
        return translate(
            "JoinIndicators", "Joins an office table by key, and lists every row and cell that did not fit."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("JoinIndicators", "Planning areas"), [polygon])
        )
        self.addParameter(
            QgsProcessingParameterField(
                "KEY_FIELD", translate("JoinIndicators", "Key field of the areas"), parentLayerParameterName="INPUT"
            )
        )
        self._add_table()
        self.addParameter(
            QgsProcessingParameterString(
                "PREFIX", translate("JoinIndicators", "Prefix of the new field names"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "KEEP_SYMBOLS", translate("JoinIndicators", "Keep the signs in text fields beside"), defaultValue=False
            )
        )
        add_reading_parameters(self)
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("JoinIndicators", "Joined areas"), type=polygon)
        )
        self._add_reports()

    def _add_table(self) -> None:
        wildcard = " ".join(f"*{ending}" for ending in ENDINGS)
        self.addParameter(
            QgsProcessingParameterFile(
                "TABLE",
                translate("JoinIndicators", "Table file"),
                optional=True,
                fileFilter=translate("JoinIndicators", "Tables ({endings});;All files (*.*)").format(endings=wildcard),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "TABLE_LAYER",
                translate("JoinIndicators", "or a table of the project"),
                [Qgis.ProcessingSourceType.Vector],
                optional=True,
            )
        )
        for name, label in (
            ("SHEET", translate("JoinIndicators", "Sheet (empty: the one with most keys)")),
            ("TABLE_KEY_FIELD", translate("JoinIndicators", "Key column of the table (empty: found by its keys)")),
            ("COLUMNS", translate("JoinIndicators", "Columns to join, separated by ; (empty: all)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        presets = list(symbol_presets())
        self.addParameter(
            QgsProcessingParameterEnum(
                "SYMBOLS",
                translate("JoinIndicators", "Meaning of signs in place of numbers"),
                options=presets,
                defaultValue="din55301",
                usesStaticStrings=True,
            )
        )

    def _add_reports(self) -> None:
        for name, label, kind in (
            ("REPORT", translate("JoinIndicators", "Report"), "HTML (*.html)"),
            ("REPORT_JSON", translate("JoinIndicators", "Report for programs"), "JSON (*.json)"),
            ("READING_OUTPUT", translate("JoinIndicators", "Reading settings for next year"), "JSON (*.json)"),
        ):
            self.addParameter(
                QgsProcessingParameterFileDestination(name, label, kind, optional=True, createByDefault=False)
            )
        for name, label in zip(
            _COUNTS,
            (
                translate("JoinIndicators", "Rows matched to an area"),
                translate("JoinIndicators", "Areas without a row"),
                translate("JoinIndicators", "Rows without an area"),
                translate("JoinIndicators", "Cells not understood"),
                translate("JoinIndicators", "Cells without a value"),
            ),
            strict=True,
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.joining.join import check_layer_keys, join_table
        from ..core.joining.keys import key_text, layer_keys
        from ..core.names import field_prefix
        from ..core.tabular.symbols import load_symbols
        from ..core.tabular.tables import read_table

        source = self.source(parameters, "INPUT", context)
        key_field = self.field(source, self.parameterAsString(parameters, "KEY_FIELD", context), "KEY_FIELD")
        reports = self.files(parameters, context, "REPORT", "REPORT_JSON", "READING_OUTPUT")
        symbols = load_symbols(symbol_presets()[self.parameterAsEnumString(parameters, "SYMBOLS", context)])
        keys = frame_of(source, [key_field])[key_field].map(
            lambda value: value if type(value) is str else key_text(value)
        )
        layer = layer_keys(key_field, keys)
        check_layer_keys(layer)
        feedback.setProgress(10)

        reading = reading_of(self, parameters, context)
        copy = begin_copy(self._whole_layers.get("INPUT"), source, results.written_path(parameters.get("OUTPUT")))
        try:
            grids, name = self._grids(parameters, context, reading)
            feedback.setProgress(30)
            table = read_table(grids, layer, symbols, name, reading)
            del grids
            self._tell(table.notes, feedback)
            feedback.setProgress(50)
            joined = join_table(
                table,
                layer,
                keys,
                fields=source.fields().names(),
                prefix=field_prefix(self.parameterAsString(parameters, "PREFIX", context)),
                keep_signs=self.parameterAsBoolean(parameters, "KEEP_SYMBOLS", context),
            )
            self._tell(joined.notes, feedback)
            feedback.setProgress(60)

            new = _new_fields(table, joined)
            written = results.write_areas(
                self, "OUTPUT", parameters, context, feedback, source, new, joined.values, copy=copy
            )
            self.describe(written, new, before=self._texts)
        finally:
            if copy is not None:
                copy.drop()
        feedback.setProgress(95)
        files = _write_reports(reports, table, joined, source.sourceName())
        counts = (
            joined.matched,
            len(joined.areas_without_row),
            len(joined.rows_without_area),
            len(table.rejected),
            joined.missing,
        )
        return {"OUTPUT": written, **files, **dict(zip(_COUNTS, counts, strict=True))}

    def _grids(
        self, parameters: dict[str, Any], context: QgsProcessingContext, reading: Reading
    ) -> tuple[list[Grid], str]:
        """The sheets of the table and its name."""
        path = self.parameterAsFile(parameters, "TABLE", context).strip()
        has_layer = parameters.get("TABLE_LAYER") not in (None, "")
        if path and has_layer:
            raise InputError("table-two")
        if path:
            return read_grids(path, reading.encoding, reading.delimiter), Path(path).name
        if not has_layer:
            raise InputError("table-none")
        source = self.source(parameters, "TABLE_LAYER", context)
        return [grid_of_source(source)], str(source.sourceName())

    def _tell(self, notes: list[Note], feedback: QgsProcessingFeedback) -> None:
        from ..core.joining.join import WARNINGS as JOIN_WARNINGS
        from ..core.tabular.tables import WARNINGS

        for note in notes:
            if note.code in WARNINGS or note.code in JOIN_WARNINGS:
                feedback.pushWarning(text_of(note))
            else:
                feedback.pushInfo(text_of(note))
        if feedback.isCanceled():
            raise QgsProcessingException(translate("Sozialraum", "Cancelled; nothing was written."))


def _new_fields(table: Table, joined: Join) -> list[Column]:
    """The fields that the layer gets, with what readers should know about them."""
    date = table.reference_date
    source = ", ".join(part for part in (table.source, table.sheet, date) if part)
    new = []
    for item in joined.fields:
        column = item.column
        alias = column.header.alias or item.name
        if item.signs:
            note = translate("JoinIndicators", "Signs that stood in place of numbers or beside them")
            alias = translate("JoinIndicators", "{column} (signs)").format(column=alias)
            new.append(Column(item.name, "text", alias, note))
        else:
            comment = "; ".join(part for part in (column.unit, table.heading, source) if part)
            new.append(Column(item.name, column.kind, alias, comment))
    return new


def _write_reports(paths: dict[str, str], table: Table, joined: Join, layer: str) -> dict[str, str]:
    if not paths:
        return {}
    from ..core.tabular.reading import save_text
    from ..gis.reports.join import JoinReport, as_json, facts

    texts = Texts()
    if "REPORT" in paths:
        JoinReport(table, joined, layer, texts).build().write(paths["REPORT"])
    if "READING_OUTPUT" in paths:
        write_text(paths["READING_OUTPUT"], save_text(table.used))
    if "REPORT_JSON" in paths:
        write_text(paths["REPORT_JSON"], as_json(facts(table, joined, layer, texts)))
    return paths
