"""The algorithm ``sozialraum:styleareas``: a style for types, status classes or an indicator."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ..core.drawing import classes
from ..core.drawing.classes import METHODS
from ..core.drawing.palettes import remarks
from ..core.files import whole_file
from ..core.messages import InputError
from ..core.numberlists import number_of
from ..gis import patterns
from ..gis.layers import input_layer
from ..gis.results import keep_style
from ..gis.symbology import palette_names
from ..gis.translation import text_of
from ..gis.wholefile import qml_text
from .base import SozialraumAlgorithm, translate

STYLES = ["types", "status", "sequential", "diverging"]
DEFAULT_CLASSES = {"sequential": 5, "diverging": 7}


class StyleAreas(SozialraumAlgorithm):
    """Styles the layer in the project, keeps the style in its GeoPackage, and writes it as QML."""

    NAME = "styleareas"
    GROUP = "maps"
    ICON = "style"
    NEEDS = ()

    def displayName(self) -> str:
        return translate("StyleAreas", "Style areas")

    def flags(self) -> Qgis.ProcessingAlgorithmFlag:
        # A layer of the project is styled in the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "INPUT", translate("StyleAreas", "Areas"), [QgsProcessing.SourceType.TypeVectorPolygon]
            )
        )
        self.addParameter(
            QgsProcessingParameterField(
                "FIELD", translate("StyleAreas", "Field to show"), parentLayerParameterName="INPUT"
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "STYLE",
                translate("StyleAreas", "Style"),
                options=STYLES,
                defaultValue=STYLES[0],
                usesStaticStrings=True,
            )
        )
        palette = QgsProcessingParameterString(
            "PALETTE",
            translate("StyleAreas", "Palette (empty: the one that suits the style)"),
            optional=True,
        )
        # The dialog offers the palettes there are; an office may have added its own.
        palette.setMetadata({"widget_wrapper": {"value_hints": palette_names()}})
        self.addParameter(palette)
        self.addParameter(
            QgsProcessingParameterNumber(
                "CLASSES",
                translate("StyleAreas", "Number of classes of an indicator"),
                type=Qgis.ProcessingNumberParameterType.Integer,
                optional=True,
                minValue=2,
                maxValue=12,
            )
        )
        self._add_class_parameters()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "STYLE_FILE",
                translate("StyleAreas", "Style file"),
                fileFilter="QML (*.qml)",
                optional=True,
                createByDefault=False,
            )
        )
        self.addOutput(QgsProcessingOutputVectorLayer("OUTPUT", translate("StyleAreas", "Styled layer")))

    def _add_class_parameters(self) -> None:
        self.addParameter(
            QgsProcessingParameterEnum(
                "METHOD",
                translate("StyleAreas", "How classes of an indicator are made"),
                options=list(METHODS),
                optional=True,
                usesStaticStrings=True,
            )
        )
        for name, label in (
            ("LIMITS", translate("StyleAreas", "Own limits between classes, separated by ;")),
            ("CENTRE", translate("StyleAreas", "Middle of diverging classes: a number, or mean")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        for name, label in (
            ("INVERT", translate("StyleAreas", "Turn the palette round")),
            ("HATCHES", translate("StyleAreas", "Patterns instead of colours, for black and white")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, False))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.source(parameters, "INPUT", context)
        field = self.field(source, self.parameterAsString(parameters, "FIELD", context), "FIELD")
        layer = input_layer(self, parameters, "INPUT", context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        style = self.parameterAsEnumString(parameters, "STYLE", context)
        self._check_values(layer, field, style)
        # Everything that can fail is tried on a copy, so that a failure leaves the layer as it was.
        copy = layer.clone()
        self._apply(copy, field, style, parameters, context, feedback)
        target = self.parameterAsFileOutput(parameters, "STYLE_FILE", context)
        self._keep(copy, Path(target) if target else None)
        layer.setRenderer(copy.renderer().clone())
        layer.triggerRepaint()
        layer.emitStyleChanged()
        for item in layer.renderer().legendSymbolItems():
            feedback.pushInfo(item.label())
        return {"OUTPUT": self.parameterAsString(parameters, "INPUT", context), "STYLE_FILE": target}

    def _apply(
        self,
        layer: QgsVectorLayer,
        field: str,
        style: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        from ..gis import symbology

        look = symbology.Look(
            self.parameterAsString(parameters, "PALETTE", context).strip() or None,
            self.parameterAsBool(parameters, "INVERT", context),
            self.parameterAsBool(parameters, "HATCHES", context),
        )
        if look.palette and not look.hatches:
            for note in remarks(symbology.palette(look.palette), style):
                feedback.pushWarning(text_of(note))
        if style == "types":
            symbology.style_types(layer, field, names=symbology.type_names(layer, field), look=look)
        elif style == "status":
            symbology.style_status(layer, field, look=look)
        else:
            limits = self._limits(symbology.known_numbers(layer, field), style, parameters, context)
            if look.hatches and len(limits) - 1 > patterns.MOST:
                raise InputError("palette-small", value="HATCHES", have=patterns.MOST, need=len(limits) - 1)
            symbology.style_classes(layer, field, limits, symbology.DEFAULTS[style], look=look)

    def _limits(
        self, values: list[float], style: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> list[float]:
        count = self.parameterAsInt(parameters, "CLASSES", context) or DEFAULT_CLASSES[style]
        own = self.parameterAsString(parameters, "LIMITS", context).strip()
        method = self.parameterAsEnumString(parameters, "METHOD", context) if parameters.get("METHOD") not in (
            None, "") else ""  # fmt: skip
        if method == "limits" or (own and not method):
            return classes.own_limits(classes.rising_limits(own), values)
        made = {
            "quantile": classes.equal_counts,
            "interval": classes.equal_intervals,
            "jenks": classes.natural_breaks,
            "stddev": classes.standard_deviations,
        }
        if method:
            return made[method](values, count)
        if style == "sequential":
            return classes.equal_counts(values, count)
        return classes.around(values, count, self._centre(values, parameters, context))

    def _centre(self, values: list[float], parameters: dict[str, Any], context: QgsProcessingContext) -> float:
        text = self.parameterAsString(parameters, "CENTRE", context).strip()
        if text.casefold() in ("mean", "mittel"):
            return sum(values) / len(values)
        number = number_of(text) if text else 0.0
        if number is None or not math.isfinite(number):
            raise InputError("centre-number", value=text)
        return number

    def _check_values(self, layer: QgsVectorLayer, field: str, style: str) -> None:
        from ..gis import symbology

        values = [value for value in symbology.values_of(layer, field) if value is not None]
        if not values:
            raise QgsProcessingException(
                translate(
                    "StyleAreas", "The field {value} (FIELD) has no value in any area. Choose another field."
                ).format(value=field)
            )
        numeric = layer.fields().field(field).isNumeric()
        if style == "types" and not (numeric and symbology.are_types(values)):
            raise QgsProcessingException(
                translate(
                    "StyleAreas",
                    "The field {value} (FIELD) holds no type numbers from 1 to {most}. "
                    "Choose the STYLE sequential or diverging for an indicator, status for classes such as 1+.",
                ).format(value=field, most=symbology.MOST_TYPES)
            )
        if style == "status" and not any(map(symbology.status_class, values)):
            raise QgsProcessingException(
                translate(
                    "StyleAreas",
                    "The field {value} (FIELD) holds no classes of status and dynamics, such as 1+ or 4-. "
                    "Choose another field or another STYLE.",
                ).format(value=field)
            )
        if style in DEFAULT_CLASSES and not numeric:
            raise QgsProcessingException(
                translate(
                    "StyleAreas", "The field {value} (FIELD) holds text. The STYLE {style} needs numbers."
                ).format(value=field, style=style)
            )

    def _keep(self, layer: QgsVectorLayer, target: Path | None) -> None:
        """Save the style in the layer's own file, and in ``target`` once that has succeeded."""
        if target is None:
            keep_style(layer)
            return
        text = qml_text(layer, target)
        with whole_file(target) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
            keep_style(layer)
