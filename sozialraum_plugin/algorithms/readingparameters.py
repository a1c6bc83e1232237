"""The parameters that overrule the table reader, one for each of its decisions."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.joining.keys import CONSENTED, EXACT, RULE_NAMES
from ..core.messages import Note
from ..core.tabular.reading import AUTO, DECIMALS, DELIMITERS, ENCODINGS, Reading, load_reading, overlaid, reading_from
from ..gis.translation import text_of
from .base import translate

_RULES = tuple(name for name in RULE_NAMES if name != EXACT)
_CHOICES = ("ENCODING", "DELIMITER", "DECIMAL")
_TEXTS = (
    "SHEET", "TABLE_KEY_FIELD", "HEADER_ROWS", "DATA_ROWS", "COLUMNS", "COLUMN_KINDS", "SKIP_ROWS", "KEEP_ROWS",
    "PIVOT", "KEY_PAIRS",
)  # fmt: skip


def add_reading_parameters(algorithm: QgsProcessingAlgorithm) -> None:
    """Add them as advanced parameters: none is needed where the reader decides right."""
    choices = (
        ("ENCODING", translate("Reading", "Encoding of a text file"), ENCODINGS),
        ("DELIMITER", translate("Reading", "Delimiter of a text file"), tuple(DELIMITERS)),
        ("DECIMAL", translate("Reading", "Decimal sign"), tuple(DECIMALS)),
    )
    for name, label, values in choices:
        _add(algorithm, QgsProcessingParameterEnum(
            name, label, options=[AUTO, *values], defaultValue=AUTO, usesStaticStrings=True,
        ))  # fmt: skip
    texts = (
        ("HEADER_ROWS", translate("Reading", "Rows of the header, as 4-6 (0: none; empty: found)")),
        ("DATA_ROWS", translate("Reading", "First and last row of data, as 8-152 (empty: found)")),
        ("SKIP_ROWS", translate("Reading", "Rows to leave out, as 12;40-42")),
        ("KEEP_ROWS", translate("Reading", "Rows that are areas although they look like totals, as 12;40-42")),
        ("COLUMN_KINDS", translate("Reading", "Kinds of columns, as Name = text; Share = number")),
        ("PIVOT", translate("Reading", "Long table: columns that tell the rows of an area apart, or auto")),
        ("KEY_PAIRS", translate("Reading", "Keys matched by hand, as key in the table = key of the area")),
    )
    for name, label in texts:
        _add(algorithm, QgsProcessingParameterString(name, label, optional=True))
    _add(algorithm, QgsProcessingParameterEnum(
        "KEY_RULES",
        translate("Reading", "Keys written differently may be matched"),
        options=list(_RULES),
        allowMultiple=True,
        optional=True,
        defaultValue=list(CONSENTED),
        usesStaticStrings=True,
    ))  # fmt: skip
    _add(algorithm, QgsProcessingParameterFile(
        "READING",
        translate("Reading", "Reading settings of an earlier table"),
        optional=True,
        fileFilter=translate("Reading", "Reading settings (*.json);;All files (*.*)"),
    ))  # fmt: skip


def _add(algorithm: QgsProcessingAlgorithm, parameter: QgsProcessingParameterDefinition) -> None:
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    if parameter.name() == "KEY_RULES":
        parameter.setHelp("\n".join(f"{name}: {text_of(Note(f'rule-{name}'))}" for name in _RULES))
    algorithm.addParameter(parameter)


def reading_of(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Reading:
    """The decisions a user has made: those kept in ``READING``, overruled by what is given now."""
    rules: tuple[str, ...] = CONSENTED
    if parameters.get("KEY_RULES") in ([], ""):
        rules = ()  # QGIS would take an empty list for the default
    elif "KEY_RULES" in parameters:
        rules = tuple(algorithm.parameterAsEnumStrings(parameters, "KEY_RULES", context))
    texts = {name: str(algorithm.parameterAsString(parameters, name, context)) for name in _TEXTS}
    texts.update({name: str(algorithm.parameterAsEnumString(parameters, name, context)) for name in _CHOICES})
    given = reading_from(texts, rules)
    path = algorithm.parameterAsFile(parameters, "READING", context).strip()
    return overlaid(load_reading(path), given) if path else given
