"""The algorithm ``sozialraum:transferareas``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.messages import Canceled, InputError, Note
from ..gis import results
from ..gis.frames import Column, frame_of
from ..gis.results import source_texts, unit_of
from ..gis.tables import ENDINGS, read_grids
from ..gis.translation import Texts, text_of
from .base import AreasAlgorithm, translate

if TYPE_CHECKING:
    from ..core.joining.crosswalk import CountField, Shares, Transfer
    from ..gis.areas.areashares import Areas

_WARNINGS = {
    "transfer-lost", "transfer-outside", "transfer-missing", "transfer-uncovered", "transfer-partly",
    "transfer-overlap", "transfer-fallback", "transfer-repaired", "transfer-no-crs", "transfer-weights-outside",
    "transfer-weights-missing", "transfer-weights-unused", "transfer-sums-missing",
}  # fmt: skip
_NAMED = 5


class TransferAreas(AreasAlgorithm):
    """Transfers counts of old areas to new boundaries, with sums that stay exact."""

    NAME = "transferareas"
    ICON = "transfer"
    GROUP = "tables"

    def __init__(self) -> None:
        super().__init__()
        self._old_texts: dict[str, tuple[str, str]] = {}

    def displayName(self) -> str:
        return translate("TransferAreas", "Transfer counts to new boundaries")

    def shortDescription(self) -> str:
        return translate(
            "TransferAreas", "Splits counts of old areas on new ones by a table, by population weights or by area."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything, polygon = Qgis.ProcessingSourceType.Vector, Qgis.ProcessingSourceType.VectorPolygon
        for name, label, kind, optional in (
            ("INPUT", translate("TransferAreas", "Old areas with counts"), anything, False),
            ("TARGET", translate("TransferAreas", "New areas"), polygon, False),
            (
                "WEIGHTS_LAYER",
                translate("TransferAreas", "Weights: points or polygons, such as blocks with residents"),
                Qgis.ProcessingSourceType.VectorAnyGeometry,
                True,
            ),
        ):
            self.addParameter(QgsProcessingParameterFeatureSource(name, label, [kind], optional=optional))
        numeric, any_field = Qgis.ProcessingFieldParameterDataType.Numeric, Qgis.ProcessingFieldParameterDataType.Any
        for name, label, parent, kind, several in (
            ("COUNT_FIELDS", translate("TransferAreas", "Fields with counts"), "INPUT", numeric, True),
            ("KEY_FIELD", translate("TransferAreas", "Key field of the old areas"), "INPUT", any_field, False),
            ("TARGET_KEY_FIELD", translate("TransferAreas", "Key field of the new areas"), "TARGET", any_field, False),
            (
                "WEIGHT_FIELD",
                translate("TransferAreas", "Weight (empty: each feature counts 1)"),
                "WEIGHTS_LAYER",
                numeric,
                False,
            ),
        ):
            self.addParameter(
                QgsProcessingParameterField(
                    name,
                    label,
                    parentLayerParameterName=parent,
                    type=kind,
                    allowMultiple=several,
                    optional=not several,
                )
            )
        wildcard = " ".join(f"*{ending}" for ending in ENDINGS)
        self.addParameter(
            QgsProcessingParameterFile(
                "CROSSWALK",
                translate("TransferAreas", "Table of old and new keys"),
                optional=True,
                fileFilter=translate("TransferAreas", "Tables ({endings});;All files (*.*)").format(endings=wildcard),
            )
        )
        for name, label in (
            ("CROSSWALK_OLD", translate("TransferAreas", "Column of old keys (empty: found by the keys)")),
            ("CROSSWALK_NEW", translate("TransferAreas", "Column of new keys (empty: found by the keys)")),
            ("CROSSWALK_WEIGHT", translate("TransferAreas", "Column of shares or weights (empty: the one of numbers)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        for name, label in (
            ("ROUND", translate("TransferAreas", "Whole numbers (largest remainder, sums stay exact)")),
            ("ALLOW_FRACTIONS", translate("TransferAreas", "Allow counts that are no whole numbers")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, defaultValue=False))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("TransferAreas", "New areas with counts"), type=polygon
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("TransferAreas", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber("TRANSFERRED", translate("TransferAreas", "Old areas transferred")))
        self.addOutput(QgsProcessingOutputNumber("LOST", translate("TransferAreas", "Old areas without a new area")))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        able = super().prepareAlgorithm(parameters, context, feedback)
        self._old_texts = self._texts
        self._texts = source_texts(self, parameters, "TARGET", context)
        return able

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.joining.crosswalk import check_counts, check_fields, transfer
        from ..gis.areas.areashares import geometry_kind
        from ..gis.reports.transfer import TransferFacts, TransferReport

        report = self.files(parameters, context, "REPORT").get("REPORT", "")
        old = self._areas(parameters, context, "INPUT", "KEY_FIELD")
        new = self._areas(parameters, context, "TARGET", "TARGET_KEY_FIELD")
        if geometry_kind(new.source) != Qgis.GeometryType.Polygon:
            raise InputError("transfer-target-no-polygons", layer=new.source.sourceName())
        fields = self._count_fields(parameters, context, old.source)
        whole = self.parameterAsBoolean(parameters, "ROUND", context)
        check_fields(fields)
        counts = frame_of(old.source, [known.name for known in fields]).astype(float)
        check_counts(counts, old.names, self.parameterAsBoolean(parameters, "ALLOW_FRACTIONS", context), whole)
        feedback.setProgress(5)

        notes: list[Note] = []
        shares, method = self._shares(parameters, context, feedback, old, new, notes)
        moved = transfer(counts, shares, list(new.names), old.names, whole)
        feedback.setProgress(55)
        facts = TransferFacts(
            old.source.sourceName(), new.source.sourceName(), method, whole, fields, shares, moved, old.names,
            new.names, notes,
        )  # fmt: skip
        notes[:0] = [_summary(facts.method, old, new, moved)]
        notes += _remarks(moved, shares, facts.outside(), old.names, new.names)
        columns = self._columns(fields, new.source, old.source.sourceName(), method, whole, notes)
        self._tell(notes, feedback)

        values = moved.values.set_axis([column.name for column in columns], axis=1)
        written = results.write_areas(self, "OUTPUT", parameters, context, feedback, new.source, columns, values)
        self.describe(written, columns, before=self._texts)
        if report:
            TransferReport(facts, Texts()).build().write(report)
        outputs = {
            "OUTPUT": written,
            "TRANSFERRED": len(old.names) - len(moved.lost),
            "LOST": len(moved.lost),
        }
        return {**outputs, "REPORT": report} if report else outputs

    def _areas(self, parameters: dict[str, Any], context: QgsProcessingContext, name: str, key_name: str) -> Areas:
        from ..core.joining.keys import key_text, layer_keys, sample
        from ..gis.areas.areashares import Areas

        source = self.source(parameters, name, context)
        asked = self.parameterAsString(parameters, key_name, context)
        if not asked:
            return Areas(name, source, {fid: f"#{fid}" for fid in frame_of(source, []).index}, None)
        key_field = self.field(source, asked, key_name)
        texts = frame_of(source, [key_field])[key_field].map(key_text)
        keys = layer_keys(key_field, texts)
        if keys.repeated:
            raise InputError("transfer-keys-repeated", field=key_field, parameter=key_name, keys=sample(keys.repeated))
        return Areas(name, source, {fid: key or f"#{fid}" for fid, key in texts.items()}, keys)

    def _count_fields(
        self, parameters: dict[str, Any], context: QgsProcessingContext, source: QgsProcessingFeatureSource
    ) -> list[CountField]:
        from ..core.joining.crosswalk import CountField

        names = dict.fromkeys(name for name in self.parameterAsStrings(parameters, "COUNT_FIELDS", context) if name)
        if not names:
            raise InputError("transfer-no-fields")
        result = []
        for asked in names:
            name = self.field(source, asked, "COUNT_FIELDS")
            known = source.fields().field(name)
            if not known.isNumeric():
                raise InputError("transfer-not-numeric", field=name, parameter="COUNT_FIELDS")
            alias, comment = self._old_texts.get(name, ("", ""))
            result.append(CountField(name, known.alias() or alias, unit_of(comment or known.comment())))
        return result

    def _shares(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        old: Areas,
        new: Areas,
        notes: list[Note],
    ) -> tuple[Shares, Note]:
        """How each old area is split, and by what."""
        from ..gis.areas.areashares import geometry_kind, shares_by_geometry

        path = self.parameterAsFile(parameters, "CROSSWALK", context).strip()
        has_weights = parameters.get("WEIGHTS_LAYER") not in (None, "")
        if path:
            if has_weights:
                notes.append(Note("transfer-weights-unused"))
            return self._shares_by_table(parameters, context, path, old, new, notes)
        if geometry_kind(old.source) != Qgis.GeometryType.Polygon:
            raise InputError("transfer-no-polygons", layer=old.source.sourceName())
        weights = self.source(parameters, "WEIGHTS_LAYER", context) if has_weights else None
        asked = self.parameterAsString(parameters, "WEIGHT_FIELD", context) if weights is not None else ""
        weight = ""
        if weights is not None and asked:
            weight = self.field(weights, asked, "WEIGHT_FIELD")
            if not weights.fields().field(weight).isNumeric():
                raise InputError("transfer-not-numeric", field=weight, parameter="WEIGHT_FIELD")
        return shares_by_geometry(context.transformContext(), _stepper(feedback), old, new, weights, weight, notes)

    def _shares_by_table(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        path: str,
        old: Areas,
        new: Areas,
        notes: list[Note],
    ) -> tuple[Shares, Note]:
        from ..core.joining.crosswalk import normalise
        from ..core.joining.crosswalktable import Wanted, read_crosswalk

        if old.keys is None or new.keys is None:
            raise InputError("transfer-keys-needed")
        if Path(path).suffix.lower() not in ENDINGS:
            ending = Path(path).suffix or "–"
            raise InputError("crosswalk-unknown-format", path=path, ending=ending, known=", ".join(ENDINGS))
        wanted = Wanted(
            *(
                self.parameterAsString(parameters, f"CROSSWALK_{side}", context).strip()
                for side in ("OLD", "NEW", "WEIGHT")
            )
        )
        table = read_crosswalk(read_grids(path, parameter="CROSSWALK"), old.keys, new.keys, wanted, Path(path).name)
        notes += table.notes
        olds, news = old.by_key(), new.by_key()
        pairs = table.pairs.assign(old=table.pairs["old"].map(olds), new=table.pairs["new"].map(news))
        totals = {olds[key]: total for key, total in table.totals.items()}
        return normalise(pairs, totals), Note("transfer-method-crosswalk", {"name": Path(path).name})

    def _columns(
        self,
        fields: list[CountField],
        target: QgsProcessingFeatureSource,
        layer: str,
        method: Note,
        whole: bool,
        notes: list[Note],
    ) -> list[Column]:
        """The new fields; alias and comment of the old ones with a word on where they come from."""
        from ..core.names import unique_names

        names = unique_names([known.name for known in fields], target.fields().names())
        result = []
        origin = translate("TransferAreas", "transferred from {layer} {method}").format(
            layer=layer, method=text_of(method)
        )
        for known, name in zip(fields, names, strict=True):
            if name != known.name:
                notes.append(Note("transfer-renamed", {"field": known.name, "name": name}))
            comment = self._old_texts.get(known.name, ("", ""))[1]
            # With a comma: what stands before a semicolon is the unit.
            result.append(
                Column(name, "integer" if whole else "number", known.alias, ", ".join(filter(None, (comment, origin))))
            )
        return result

    def _tell(self, notes: list[Note], feedback: QgsProcessingFeedback) -> None:
        from ..core.joining.crosswalktable import WARNINGS

        for note in notes:
            warning = note.code in _WARNINGS or note.code in WARNINGS
            (feedback.pushWarning if warning else feedback.pushInfo)(text_of(note))
        if feedback.isCanceled():
            raise Canceled


def _stepper(feedback: QgsProcessingFeedback) -> Callable[[float], None]:
    def tick(share: float) -> None:
        feedback.setProgress(10 + 40 * share)
        if feedback.isCanceled():
            raise Canceled

    return tick


def _summary(method: Note, old: Areas, new: Areas, moved: Transfer) -> Note:
    values = {"old": len(old.names) - len(moved.lost), "new": len(new.names), "method": method}
    return Note("transfer-summary", values)


def _remarks(
    moved: Transfer,
    shares: Shares,
    outside: list[tuple[str, float]],
    old: Mapping[Hashable, str],
    new: Mapping[Hashable, str],
) -> list[Note]:
    from ..core.joining.keys import sample

    notes = []
    for name, total in moved.totals.items():
        values = {"field": name, "before": total.before, "after": total.after, "withheld": total.withheld}
        code = "transfer-sums-missing" if total.withheld or name in moved.missing else "transfer-sums"
        notes.append(Note(code, values))
    for code, names in (
        ("transfer-lost", [old[fid] for fid in moved.lost]),
        ("transfer-outside", [f"{name} ({100 * part:.1f} %)" for name, part in outside]),
        ("transfer-fallback", [old[fid] for fid in shares.fallback]),
        ("transfer-uncovered", [new[fid] for fid in moved.uncovered]),
    ):
        if names:
            notes.append(Note(code, {"count": len(names), "areas": sample(names, _NAMED)}))
    for name, areas in moved.missing.items():
        emptied = moved.emptied[name]
        notes.append(
            Note("transfer-missing", {
                "field": name,
                "count": len(areas),
                "areas": sample((old[fid] for fid in areas), _NAMED),
                "new": len(emptied),
                "names": sample((new[fid] for fid in emptied), _NAMED) or "–",
            })
        )  # fmt: skip
    return notes
