"""Why a parameter's value is refused, in words; QGIS itself only says that it is incorrect."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate

# What QGIS takes for no limit.
_ENDLESS = 1e300


def complaint(definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext) -> str:
    """What is wrong with a value and what to do, naming both; empty where it can be used."""
    if definition.checkValueIsAcceptable(value, context) and not _is_words(definition, value):
        return ""
    name = definition.name()
    if value is None or value in ("", []):
        return translate("Sozialraum", "{label} ({parameter}) is empty, but needed. Fill it in.").format(
            label=definition.description(), parameter=name
        )
    if isinstance(definition, QgsProcessingParameterNumber):
        return _of_number(definition).format(value=_shown(value), parameter=name, **_limits(definition))
    if isinstance(definition, QgsProcessingParameterEnum):
        return translate("Sozialraum", "{value} ({parameter}) is not known. Choose one of: {known}.").format(
            value=_shown(value), parameter=name, known=", ".join(definition.options())
        )
    if isinstance(definition, QgsProcessingParameterFeatureSource):
        return translate(
            "Sozialraum", "The layer {value} ({parameter}) cannot be read. Choose an existing layer."
        ).format(value=_shown(value), parameter=name)
    return translate("Sozialraum", "{value} ({parameter}) cannot be used for: {label}. Correct it.").format(
        value=_shown(value), parameter=name, label=definition.description()
    )


def _is_words(definition: QgsProcessingParameterDefinition, value: Any) -> bool:
    # Where a number is optional QGIS takes words for 0.
    if not isinstance(definition, QgsProcessingParameterNumber) or not isinstance(value, str) or not value.strip():
        return False
    try:
        float(value)
    except ValueError:
        return True
    return False


def _of_number(definition: QgsProcessingParameterNumber) -> str:
    least, most = definition.minimum() > -_ENDLESS, definition.maximum() < _ENDLESS
    whole = definition.dataType() == Qgis.ProcessingNumberParameterType.Integer
    if least and most and not (whole and definition.maximum() >= 2**31 - 1):
        return translate("Sozialraum", "{value} ({parameter}) cannot be used. Give a number from {least} to {most}.")
    if least:
        return translate("Sozialraum", "{value} ({parameter}) cannot be used. Give a number of at least {least}.")
    return translate("Sozialraum", "{value} ({parameter}) cannot be used. Give a number.")


def _limits(definition: QgsProcessingParameterNumber) -> dict[str, str]:
    return {"least": f"{definition.minimum():g}", "most": f"{definition.maximum():g}"}


def _shown(value: Any) -> str:
    name = getattr(value, "name", None)
    return str(name() if callable(name) else value)
