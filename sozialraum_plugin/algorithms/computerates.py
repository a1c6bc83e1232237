"""The algorithm ``sozialraum:computerates``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
)

from ..core.messages import Note
from ..gis import results
from ..gis.areas.areakeys import earlier_keys_of, unique_keys
from ..gis.fields.cataloguefields import catalogue_fields
from ..gis.frames import Column, frame_of
from ..gis.tables import symbol_presets
from ..gis.translation import Texts, text_of
from .base import AreasAlgorithm, translate

if TYPE_CHECKING:
    import pandas as pd

    from ..core.measures.indicators import Formula
    from ..core.measures.rates import Rates
    from ..core.tabular.symbols import SymbolSet

_WARNINGS = {
    "indicator-missing-part", "indicator-zero", "indicator-negative", "indicator-replaced", "change-unmatched",
}  # fmt: skip
_SIGNS = "_symbol"


class ComputeRates(AreasAlgorithm):
    """Computes rates from the counts of a layer, by the catalogue of indicators of an office."""

    NAME = "computerates"
    ICON = "rates"
    GROUP = "tables"

    def displayName(self) -> str:
        return translate("ComputeRates", "Compute rates from counts")

    def shortDescription(self) -> str:
        return translate("ComputeRates", "Computes rates from the counts of a layer by a catalogue of indicators.")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = Qgis.ProcessingSourceType.Vector
        self.addParameter(
            QgsProcessingParameterFeatureSource("INPUT", translate("ComputeRates", "Layer with counts"), [anything])
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate("ComputeRates", "Catalogue of indicators"),
                fileFilter=translate("ComputeRates", "Catalogues (*.csv);;All files (*.*)"),
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "KEEP_REASONS",
                translate("ComputeRates", "Say in a text field beside why a rate is missing"),
                defaultValue=False,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "SYMBOLS",
                translate("ComputeRates", "Meaning of signs kept by the join"),
                options=list(symbol_presets()),
                defaultValue="din55301",
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "PREVIOUS",
                translate("ComputeRates", "Counts of an earlier year, for the change since"),
                [anything],
                optional=True,
            )
        )
        for name, label, parent in (
            ("KEY_FIELD", translate("ComputeRates", "Key field, for the change"), "INPUT"),
            ("PREVIOUS_KEY_FIELD", translate("ComputeRates", "Key field of the earlier year"), "PREVIOUS"),
        ):
            self.addParameter(QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("ComputeRates", "Layer with rates"), type=anything)
        )
        self.addOutput(QgsProcessingOutputNumber("COMPUTED", translate("ComputeRates", "Number of indicators")))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.measures.indicators import read_catalogue, resolve
        from ..core.tabular.symbols import load_symbols

        source = self.source(parameters, "INPUT", context)
        path = self.parameterAsFile(parameters, "CATALOGUE", context)
        catalogue = read_catalogue(path)
        formulas = resolve(catalogue, catalogue_fields(source, self._texts), path)
        symbols = load_symbols(symbol_presets()[self.parameterAsEnumString(parameters, "SYMBOLS", context)])
        feedback.setProgress(20)
        rates = _rates(source, formulas, symbols)
        feedback.setProgress(40)

        new, values = _rate_columns(formulas, rates, self.parameterAsBoolean(parameters, "KEEP_REASONS", context))
        notes = list(rates.notes)
        if parameters.get("PREVIOUS") not in (None, ""):
            previous = self.source(parameters, "PREVIOUS", context)
            earlier = _rates(previous, resolve(catalogue, catalogue_fields(previous), path), symbols)
            added, changes, more = self._changes(parameters, context, source, previous, formulas, rates, earlier)
            new += added
            values = values.join(changes)
            notes += more
        feedback.setProgress(55)
        known = {name.casefold() for name in source.fields().names()}
        replaced = [column.name for column in new if column.name.casefold() in known]
        notes += [Note("indicator-replaced", {"field": name}) for name in replaced]
        for note in notes:
            (feedback.pushWarning if note.code in _WARNINGS else feedback.pushInfo)(text_of(note))

        written = results.write_areas(self, "OUTPUT", parameters, context, feedback, source, new, values, replaced)
        return {"OUTPUT": self.describe(written, new, before=self._texts), "COMPUTED": len(formulas)}

    def _changes(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        previous: QgsProcessingFeatureSource,
        formulas: list[Formula],
        later: Rates,
        earlier: Rates,
    ) -> tuple[list[Column], pd.DataFrame, list[Note]]:
        """Fields and values of the change since an earlier year."""
        import pandas as pd

        from ..core.measures.rates import compute_changes

        key = self.field(source, self.parameterAsString(parameters, "KEY_FIELD", context), "KEY_FIELD")
        asked = self.parameterAsString(parameters, "PREVIOUS_KEY_FIELD", context) or key
        other = self.field(previous, asked, "PREVIOUS_KEY_FIELD")
        keys = unique_keys(source, key, "KEY_FIELD")
        earlier_keys = earlier_keys_of(previous, other, key, keys)
        changes = compute_changes(later, keys, earlier, earlier_keys)
        columns: list[Column] = []
        values: dict[str, pd.Series] = {}
        for indicator in (formula.indicator for formula in formulas):
            unit = translate("ComputeRates", "percentage points") if indicator.unit == "%" else indicator.unit
            for ending, alias, frame, comment in (
                ("before", translate("ComputeRates", "{label}, earlier year"), changes.before, indicator.comment),
                ("change", translate("ComputeRates", "{label}, change"), changes.rates, f"{unit}; {indicator.source}"),
                ("num_change", translate("ComputeRates", "{label}, change of the numerator"), changes.numerators, ""),
                (
                    "den_change",
                    translate("ComputeRates", "{label}, change of the denominator"),
                    changes.denominators,
                    "",
                ),
            ):
                if ending == "den_change" and not indicator.denominator:
                    continue
                name = f"{indicator.name}_{ending}"
                columns.append(Column(name, "number", alias.format(label=indicator.label), comment.strip("; ")))
                values[name] = frame[indicator.name]
        return columns, pd.DataFrame(values), changes.notes


def _rates(source: QgsProcessingFeatureSource, formulas: list[Formula], symbols: SymbolSet) -> Rates:
    from ..core.measures.rates import compute_rates

    needed = sorted({name for formula in formulas for _, name in (*formula.numerator, *formula.denominator)})
    known = {name.casefold(): name for name in source.fields().names()}
    signs = {name: known[sign] for name in needed if (sign := f"{name}{_SIGNS}".casefold()) in known}
    frame = frame_of(source, [*needed, *signs.values()])
    shown = frame[list(signs.values())].rename(columns={sign: name for name, sign in signs.items()})
    return compute_rates(frame, formulas, shown, symbols)


def _rate_columns(formulas: list[Formula], rates: Rates, reasons: bool) -> tuple[list[Column], pd.DataFrame]:
    import pandas as pd

    columns: list[Column] = []
    values: dict[str, Any] = {}
    texts = Texts()
    for indicator in (formula.indicator for formula in formulas):
        columns.append(Column(indicator.name, "number", indicator.label, indicator.comment))
        values[indicator.name] = rates.values[indicator.name]
        if reasons:
            name = f"{indicator.name}_reason"
            alias = translate("ComputeRates", "{label}, why missing").format(label=indicator.label)
            columns.append(Column(name, "text", alias))
            values[name] = pd.Series(
                [None if note is None else texts.note(note) for note in rates.reasons[indicator.name]],
                index=rates.values.index,
                dtype=object,
            )
    return columns, pd.DataFrame(values, index=rates.values.index)
