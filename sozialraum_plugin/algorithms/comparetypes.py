"""The algorithm ``sozialraum:comparetypes``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.messages import InputError
from ..gis.areas.areanames import names_of
from ..gis.frames import frame_of
from ..gis.translation import Texts
from .base import SozialraumAlgorithm, translate

if TYPE_CHECKING:
    from ..gis.reports.typecompare import Side


class CompareTypes(SozialraumAlgorithm):
    """Puts two typologies of the same areas side by side."""

    NAME = "comparetypes"
    GROUP = "types"
    ICON = "counts"
    NEEDS = ("pandas", "scipy")

    def displayName(self) -> str:
        return translate("CompareTypes", "Compare two typologies")

    def shortDescription(self) -> str:
        return translate(
            "CompareTypes",
            "Tells how far two typologies of the same areas agree, which types correspond, and which areas differ.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = Qgis.ProcessingSourceType.Vector
        numeric, any_kind = Qgis.ProcessingFieldParameterDataType.Numeric, Qgis.ProcessingFieldParameterDataType.Any
        for prefix, layer, words in (
            ("", "INPUT", translate("CompareTypes", "Areas with the first types")),
            ("OTHER_", "OTHER", translate("CompareTypes", "Areas with the second types")),
        ):
            self.addParameter(QgsProcessingParameterFeatureSource(layer, words, [anything]))
            for name, label, kind, optional in (
                ("KEY_FIELD", translate("CompareTypes", "Key field"), any_kind, bool(prefix)),
                ("TYPE_FIELD", translate("CompareTypes", "Field with the types"), numeric, bool(prefix)),
            ):
                self.addParameter(
                    QgsProcessingParameterField(
                        prefix + name, label, parentLayerParameterName=layer, type=kind, optional=optional,
                        defaultValue=None if prefix or name == "KEY_FIELD" else "gebietstyp",
                    )
                )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterField(
                "NAME_FIELD",
                translate("CompareTypes", "Field with the names of the areas"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )
        for name, label in (
            ("FIRST_TITLE", translate("CompareTypes", "What the first types are called in the report")),
            ("SECOND_TITLE", translate("CompareTypes", "What the second types are called in the report")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("CompareTypes", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )
        for name, label in (
            ("AREAS", translate("CompareTypes", "Areas with a type in both")),
            ("RAND", translate("CompareTypes", "Adjusted Rand index")),
            ("MATCHED", translate("CompareTypes", "Share of areas in corresponding types")),
            ("MOVED", translate("CompareTypes", "Areas in another type")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.areatypes.typecompare import compare_types
        from ..gis.reports.typecompare import TypeComparisonReport

        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        first = self._side(parameters, context, "INPUT", "", translate("CompareTypes", "first types"))
        second = self._side(parameters, context, "OTHER", "OTHER_", translate("CompareTypes", "second types"))
        feedback.setProgress(40)
        if not first.types.keys() & second.types.keys():
            raise InputError("compare-nothing", field=first.key_field, other=second.key_field)
        found = compare_types(first.types, second.types)
        report = TypeComparisonReport(found, first, second, Texts()).build()
        feedback.setProgress(80)
        if path:
            report.write(path)
        return {
            **({"REPORT": path} if path else {}),
            "AREAS": found.areas,
            "RAND": found.rand,
            "MATCHED": found.matched,
            "MOVED": len(found.moved),
        }

    def _side(
        self, parameters: dict[str, Any], context: QgsProcessingContext, layer: str, prefix: str, otherwise: str
    ) -> Side:
        from ..core.areatypes.typecompare import unique_types
        from ..core.joining.keys import key_text
        from ..gis.reports.typecompare import Side

        source = self.source(parameters, layer, context)
        key = self._given(source, parameters, prefix, "KEY_FIELD", context)
        field = self._given(source, parameters, prefix, "TYPE_FIELD", context)
        frame = frame_of(source, [key, field])
        keys = [key_text(value) for value in frame[key]]
        kinds = unique_types(keys, list(frame[field].astype(float)), field, f"{prefix}TYPE_FIELD", source.sourceName())
        name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        has_names = bool(name_field) and not prefix
        title = self.parameterAsString(parameters, "SECOND_TITLE" if prefix else "FIRST_TITLE", context).strip()
        return Side(
            title=title or otherwise,
            layer=source.sourceName(),
            key_field=key,
            types=kinds,
            names=_type_names(source, keys, kinds, field),
            areas=names_of(source, keys, self.field(source, name_field, "NAME_FIELD")) if has_names else {},
        )

    def _given(
        self,
        source: QgsProcessingFeatureSource,
        parameters: dict[str, Any],
        prefix: str,
        name: str,
        context: QgsProcessingContext,
    ) -> str:
        """A field of one of the two layers; the second layer's are called as the first one's unless given."""
        given = self.parameterAsString(parameters, prefix + name, context)
        return self.field(source, given or self.parameterAsString(parameters, name, context), prefix + name)


def _type_names(
    source: QgsProcessingFeatureSource, keys: list[str], kinds: dict[str, int], field: str
) -> dict[int, str]:
    """What the types are called, from the field beside theirs."""
    name = next((item.name() for item in source.fields() if item.name().casefold() == f"{field}_name".casefold()), "")
    if not name:
        return {}
    texts = frame_of(source, [name])[name]
    return {kinds[key]: str(text) for key, text in zip(keys, texts, strict=True) if key in kinds and text}
