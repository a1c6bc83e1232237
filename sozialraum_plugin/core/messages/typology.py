"""Sentences about area types: preparation, computation, stability, models."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Keys
    "types-key-missing": QT_TRANSLATE_NOOP(
        "Core",
        "{count} areas have no key in the field {field} (KEY_FIELD). Fill it in, or choose the field with the keys.",
    ),
    "types-key-duplicate": QT_TRANSLATE_NOOP(
        "Core",
        "Keys that occur several times in the field {field} (KEY_FIELD): {keys}. "
        "Each area needs a key of its own; dissolve the areas first, or choose another field.",
    ),
    # Choices
    "types-no-indicators": QT_TRANSLATE_NOOP(
        "Core", "No indicator is given (INDICATORS). Choose at least one numeric field."
    ),
    "types-indicator-twice": QT_TRANSLATE_NOOP(
        "Core", "The field {field} is given twice (INDICATORS). Name each indicator once; set WEIGHTS to count it more."
    ),
    "types-too-few": QT_TRANSLATE_NOOP("Core", "CLUSTERS is {value}, but at least 2 types are needed."),
    "types-too-many": QT_TRANSLATE_NOOP(
        "Core",
        "CLUSTERS is {value}, but only {count} areas can be typed. "
        "Choose fewer types, or see why the other areas are left out: {reasons}",
    ),
    "types-too-few-distinct": QT_TRANSLATE_NOOP(
        "Core",
        "CLUSTERS is {value}, but the areas have only {count} different combinations of values. Choose fewer types.",
    ),
    "types-ward-size": QT_TRANSLATE_NOOP(
        "Core",
        "METHOD {method} compares every area with every other, which is too much for {count} areas (at most {most}). "
        "Choose kmeans.",
    ),
    "types-choice": QT_TRANSLATE_NOOP("Core", "{parameter} {value} is not known. Choose one of: {known}."),
    "types-list-length": QT_TRANSLATE_NOOP(
        "Core", "{parameter} holds {count} values, but {expected} are needed, separated by ; : {wanted}."
    ),
    "types-list-number": QT_TRANSLATE_NOOP("Core", "{value} in {parameter} is no number. Use numbers separated by ;"),
    "types-order": QT_TRANSLATE_NOOP(
        "Core",
        "TYPE_ORDER {value} cannot be used. Name each type once by its computed number, separated by ; "
        "as in {example}.",
    ),
    "types-colour": QT_TRANSLATE_NOOP(
        "Core", "The colour {value} (TYPE_COLOURS) is not known. Write it as # and six digits, for example #332288."
    ),
    "types-weight": QT_TRANSLATE_NOOP(
        "Core", "The weight {value} of {field} (WEIGHTS) cannot be used. A weight is a number from 0.000001 to 1000000."
    ),
    "types-direction": QT_TRANSLATE_NOOP(
        "Core",
        "The direction {value} of {field} (DIRECTIONS) is not known. "
        "Use 1 (more is more strain), -1 (more is less strain) or 0 (neither).",
    ),
    # Values
    "types-text-field": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) holds text, for example {example}, but numbers are needed. "
        "Join the table again, or turn the field into numbers.",
    ),
    "types-infinite": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) holds infinite values in these areas: {keys}. "
        "They come from a division by 0; compute the rate again or empty these cells.",
    ),
    "types-all-missing": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (INDICATORS) is empty in all areas. Choose another field, or join the table again."
    ),
    "types-constant": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} (INDICATORS) has the same value {value} in all areas that can be typed, "
        "so it cannot tell them apart. Take it out.",
    ),
    "types-no-spread": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} (INDICATORS) has the same value in at least half of the areas, so its robust spread is 0. "
        "Choose SCALING zscore or range, or take it out.",
    ),
    "types-log-domain": QT_TRANSLATE_NOOP(
        "Core",
        "TRANSFORM {transform} needs values of {limit} or more, but {field} has {value} in the area {key}. "
        "Choose asinh or none.",
    ),
    "types-not-one": QT_TRANSLATE_NOOP(
        "Core", "No area can be typed. {reasons} Correct these values or the settings that leave the areas out."
    ),
    "types-only-one": QT_TRANSLATE_NOOP(
        "Core",
        "Types compare areas, but only the area {key} can be typed. {reasons} "
        "Correct these values or the settings that leave the areas out.",
    ),
    "types-range": QT_TRANSLATE_NOOP(
        "Core",
        "The values of the field {field} (INDICATORS) are too large to calculate with (up to {value}). "
        "Give it in a larger unit.",
    ),
    # Why an area has no type
    "reason-population": QT_TRANSLATE_NOOP("Core", "Population {value} is below {minimum}."),
    "reason-population-any": QT_TRANSLATE_NOOP("Core", "Population below {minimum}."),
    "reason-population-missing": QT_TRANSLATE_NOOP("Core", "The population is not known."),
    "reason-excluded": QT_TRANSLATE_NOOP("Core", "Left out by the expression EXCLUDE."),
    "reason-missing": QT_TRANSLATE_NOOP("Core", "No value for: {fields}."),
    # Remarks
    "types-untyped": QT_TRANSLATE_NOOP("Core", "{count} areas: {reason}"),
    "types-correlation": QT_TRANSLATE_NOOP(
        "Core",
        "{first} and {second} say almost the same (correlation {value}); together they count almost twice.",
    ),
    "types-outlier": QT_TRANSLATE_NOOP(
        "Core", "{field} lies far from the other areas in {key}: {value} ({distance} robust standard deviations)."
    ),
    "types-outliers-more": QT_TRANSLATE_NOOP("Core", "{field} lies far from the other areas in {count} areas: {keys}."),
    "types-uneven": QT_TRANSLATE_NOOP(
        "Core",
        "{field} is spread very unevenly: {count} areas lie far from the many that are alike. "
        "TRANSFORM asinh or sqrt lessens its influence.",
    ),
    "types-small": QT_TRANSLATE_NOOP(
        "Core", "Type {type} holds only {count} areas. Look at them one by one before you give it a name."
    ),
    "types-explain": QT_TRANSLATE_NOOP(
        "Core", "{value} (EXPLAIN) is no key of an area that was typed. Keys of typed areas are: {keys} …"
    ),
    # Stability
    "stability-leans": QT_TRANSLATE_NOOP(
        "Core",
        "The types lean most on {field}: without it they agree with these types only to {value} "
        "(adjusted Rand index; 1 is complete agreement, 0 is chance).",
    ),
    "stability-unknown": QT_TRANSLATE_NOOP(
        "Core", "How stable type {type} is, is unknown: none of its areas was drawn. Choose more BOOTSTRAPS."
    ),
    "stability-untrusted": QT_TRANSLATE_NOOP(
        "Core", "Type {type} is not stable: with slightly other data it dissolves ({value}). Do not rely on it."
    ),
    "stability-doubtful": QT_TRANSLATE_NOOP(
        "Core", "Type {type} is doubtful: there is a pattern, but its border is uncertain ({value})."
    ),
    "stability-stable": QT_TRANSLATE_NOOP("Core", "Type {type} is stable: it comes back with other data ({value})."),
    "stability-high": QT_TRANSLATE_NOOP(
        "Core", "Type {type} is highly stable: it comes back almost unchanged with other data ({value})."
    ),
    # Models
    "model-not-json": QT_TRANSLATE_NOOP(
        "Core", "The file {path} (MODEL) is no model: it is not readable as JSON ({reason}). Choose a model file."
    ),
    "model-foreign": QT_TRANSLATE_NOOP(
        "Core", "The file {path} (MODEL) is no model of area types. Choose a file that computeareatypes wrote."
    ),
    "model-version": QT_TRANSLATE_NOOP(
        "Core",
        "The model {path} (MODEL) has version {version}, but only version {known} can be read. Update the plugin.",
    ),
    "model-changed": QT_TRANSLATE_NOOP(
        "Core",
        "The model {path} (MODEL) was changed after it was written: its checksum does not fit. "
        "Take the original file, or compute the types again.",
    ),
    "model-incomplete": QT_TRANSLATE_NOOP(
        "Core",
        "The model {path} (MODEL) lacks or garbles: {parts}. Take the original file, or compute the types again.",
    ),
    "model-fields": QT_TRANSLATE_NOOP(
        "Core",
        "The layer lacks these fields that the model (MODEL) needs: {missing}. It has these fields: {fields}. "
        "Join the table that holds them, or choose the model of these areas.",
    ),
}
