"""Sentences about frozen types that are applied to a later year."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "frozen-domain": QT_TRANSLATE_NOOP(
        "Core",
        "The model transforms its indicators by {transform}, which needs values of 0 or more, but {field} has {value} "
        "in the area {key}. Correct the value, or leave the area out by EXCLUDE.",
    ),
    "frozen-range": QT_TRANSLATE_NOOP(
        "Core",
        "The values of the area {key} are too far from those of the model to calculate with: {field} is {value}. "
        "Correct the value, or leave the area out by EXCLUDE.",
    ),
    "frozen-field-name": QT_TRANSLATE_NOOP(
        "Core",
        "{value} (TYPE_FIELD) is no field name. Use letters, digits and _ only, for example {better}.",
    ),
    "frozen-field-taken": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} would be overwritten by {value} (TYPE_FIELD), but is used as key, indicator, population, "
        "count or last year's type. Choose another name.",
    ),
    "frozen-exclude": QT_TRANSLATE_NOOP(
        "Core", "The model leaves areas out by the expression {expression}. It is used again."
    ),
    "frozen-previous-twice": QT_TRANSLATE_NOOP(
        "Core",
        "Last year's type is given twice: {field} (PREVIOUS_FIELD) and {other} (PREVIOUS_TYPE_FIELD). Leave one empty.",
    ),
    "frozen-previous-none": QT_TRANSLATE_NOOP(
        "Core",
        "The layer of the earlier year (PREVIOUS) has no field {field} with its types. "
        "Name the field in PREVIOUS_TYPE_FIELD; there are these fields: {fields}.",
    ),
    "frozen-previous-layer": QT_TRANSLATE_NOOP("Core", "The layer of the earlier year (PREVIOUS): {reason}"),
    "frozen-previous-missing": QT_TRANSLATE_NOOP(
        "Core", "{value} ({parameter}) belongs to the earlier year. Choose its layer too (PREVIOUS), or leave it empty."
    ),
    "frozen-previous-empty": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) holds no type from 1 to {k} at all. "
        "Choose the field with last year's types of this model.",
    ),
    "frozen-previous-unknown": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) holds types that the model does not know (it has 1 to {k}): {value} in "
        "{count} areas ({keys}). They count as unknown, not as changed.",
    ),
    "frozen-catalogue": QT_TRANSLATE_NOOP(
        "Core",
        "The catalogue {path} (CATALOGUE) holds none of the model's indicators: {names}. "
        "Choose the catalogue that the indicators were computed with.",
    ),
    "frozen-rates-differ": QT_TRANSLATE_NOOP(
        "Core",
        "{field}: in {count} areas of {layer} the catalogue gives another rate than the layer holds, for example in "
        "{key} {other} instead of {value}. Numerators and denominators may not belong to these rates.",
    ),
    "frozen-far": QT_TRANSLATE_NOOP(
        "Core",
        "{count} areas lie far from the centre of every type (distance above {limit}) and fit badly: {keys}. "
        "Look at them one by one.",
    ),
    "frozen-gone": QT_TRANSLATE_NOOP("Core", "Types that no area has this year: {types}."),
    "frozen-hand-years": QT_TRANSLATE_NOOP(
        "Core",
        "Types set by hand that are bound to a year ({years}): {count}. No YEAR is given, so they hold all the same. "
        "Give the year of these areas as YEAR if they shall not.",
    ),
    "frozen-hand-left": QT_TRANSLATE_NOOP(
        "Core",
        "Types that were set by hand in the earlier year and are not now: {count}, for {keys}. "
        "Give the table sozialraum_overrides of the earlier year as OVERRIDES if they shall hold on.",
    ),
    "frozen-hand-not-kept": QT_TRANSLATE_NOOP(
        "Core",
        "Only a GeoPackage (OUTPUT) keeps the table of the types set by hand. Keep the table given as OVERRIDES for "
        "the next run.",
    ),
}
