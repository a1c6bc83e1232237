"""Sentences about indicators and their catalogue."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "catalogue-empty": QT_TRANSLATE_NOOP(
        "Core", "The catalogue {path} (CATALOGUE) holds no indicator. It needs a header and a line per indicator."
    ),
    "catalogue-columns": QT_TRANSLATE_NOOP(
        "Core",
        "The catalogue {path} (CATALOGUE) lacks these columns: {missing}. It has these: {columns}. "
        "The first line must be: {header}.",
    ),
    "catalogue-wrong": QT_TRANSLATE_NOOP(
        "Core", "The catalogue {path} (CATALOGUE) cannot be used. {problems} Correct these lines in the catalogue."
    ),
    "catalogue-no-name": QT_TRANSLATE_NOOP("Core", "Line {line}: the name is missing."),
    "catalogue-bad-name": QT_TRANSLATE_NOOP(
        "Core", "Line {line}: {name} is no field name; use letters, digits and _ only, for example {better}."
    ),
    "catalogue-double-name": QT_TRANSLATE_NOOP("Core", "Line {line}: the name {name} is already used in line {first}."),
    "catalogue-no-numerator": QT_TRANSLATE_NOOP("Core", "Line {line} ({name}): the numerator is missing."),
    "catalogue-bad-number": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): {value} in column {column} is no valid number."
    ),
    "catalogue-bad-direction": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): {value} in column direction is not 1 (more is more strain), -1 or 0."
    ),
    "indicator-fields": QT_TRANSLATE_NOOP(
        "Core",
        "The catalogue {path} (CATALOGUE) does not fit the layer. {problems} The layer has these fields: {fields}.",
    ),
    "indicator-field-missing": QT_TRANSLATE_NOOP("Core", "Line {line} ({name}): there is no field {missing}."),
    "indicator-name-taken": QT_TRANSLATE_NOOP(
        "Core", "Line {line}: the name {name} belongs to the layer's field {field}; choose another name."
    ),
    "indicator-field-text": QT_TRANSLATE_NOOP("Core", "Line {line} ({name}): {field} holds text, not numbers."),
    "indicator-field-ambiguous": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): {text} can mean the fields {fields}; use the field name."
    ),
    "indicator-computed": QT_TRANSLATE_NOOP("Core", "{name} = {formula}: computed for {count} of {total} areas."),
    "indicator-missing-part": QT_TRANSLATE_NOOP(
        "Core", "{name}: areas where a part is missing, so that the rate is missing too: {count}."
    ),
    "indicator-missing-why": QT_TRANSLATE_NOOP("Core", "{name}: {count} of these areas – {reason}"),
    "rate-missing": QT_TRANSLATE_NOOP("Core", "no value: {parts}"),
    "rate-part-sign": QT_TRANSLATE_NOOP("Core", "{field} with the sign {sign} ({reason})"),
    "rate-zero": QT_TRANSLATE_NOOP("Core", "the denominator is 0"),
    "change-matched": QT_TRANSLATE_NOOP("Core", "Areas found in the earlier year: {count} of {total}."),
    "change-unmatched": QT_TRANSLATE_NOOP(
        "Core",
        "Areas that the earlier year does not have: {new}. Areas that only the earlier year has: {gone}. "
        "Transfer its counts onto the new boundaries first (transferareas).",
    ),
    "change-keys": QT_TRANSLATE_NOOP(
        "Core",
        "Keys that occur several times in the field {field} ({parameter}): {keys}. "
        "Each area needs a key of its own to be compared with an earlier year.",
    ),
    "change-nothing": QT_TRANSLATE_NOOP(
        "Core",
        "No key of {field} (KEY_FIELD) occurs in the field {other} (PREVIOUS_KEY_FIELD) of the earlier year. "
        "Check both fields.",
    ),
    "indicator-zero": QT_TRANSLATE_NOOP(
        "Core", "{name}: areas whose denominator is 0, so that the rate is missing: {count} (numerator also 0: {both})."
    ),
    "indicator-negative": QT_TRANSLATE_NOOP(
        "Core", "{name}: areas whose denominator is below 0: {count}. Check the columns that are subtracted."
    ),
    "indicator-replaced": QT_TRANSLATE_NOOP("Core", "The field {field} of the layer was computed anew."),
}
