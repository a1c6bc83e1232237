"""Sentences about the status and dynamics index."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Limits
    "index-limits-none": QT_TRANSLATE_NOOP(
        "Core", "{parameter} is empty. Give at least one limit; several are separated by ; as in {example}."
    ),
    "index-limits-number": QT_TRANSLATE_NOOP(
        "Core", "{value} in {parameter} ({text}) is no number. Use numbers separated by ; as in {example}."
    ),
    "index-limits-order": QT_TRANSLATE_NOOP(
        "Core", "The limits in {parameter} ({text}) must rise, but {second} comes after {first}. Put them in order."
    ),
    # Weights and directions
    "index-list-name": QT_TRANSLATE_NOOP(
        "Core", "{parameter} names {value}, which is none of the fields of {fields_parameter}: {wanted}."
    ),
    "list-without-fields": QT_TRANSLATE_NOOP(
        "Core", "{parameter} is given ({value}), but {fields_parameter} is empty. Choose fields, or empty {parameter}."
    ),
    "index-list-twice": QT_TRANSLATE_NOOP("Core", "{parameter} names {value} twice. Name each field once."),
    "index-weight": QT_TRANSLATE_NOOP(
        "Core",
        "The weight {value} of {field} ({parameter}) cannot be used. A weight is a number from 0.000001 to 1000000.",
    ),
    "index-direction": QT_TRANSLATE_NOOP(
        "Core",
        "The direction {value} of {field} ({parameter}) is not known. "
        "Use 1 (more is more strain) or -1 (more is less strain).",
    ),
    # Fields
    "index-no-indicators": QT_TRANSLATE_NOOP(
        "Core", "No indicator is given ({parameter}). Choose at least one numeric field."
    ),
    "index-twice": QT_TRANSLATE_NOOP(
        "Core", "The field {field} is given twice ({parameter}). Name each indicator once; give it a weight instead."
    ),
    "index-both": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} is given as STATUS_INDICATORS and as DYNAMIC_INDICATORS. "
        "The status is made of shares, the dynamics of their changes; choose one of the two.",
    ),
    "index-all-missing": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) is empty in all areas. Choose another field, or join the table again.",
    ),
    "index-constant": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) has the same value {value} in all areas that can be classed, "
        "so it cannot tell them apart. Take it out.",
    ),
    "index-range": QT_TRANSLATE_NOOP(
        "Core",
        "The values of the field {field} ({parameter}) are too large to calculate with (up to {value}). "
        "Give it in a larger unit.",
    ),
    "index-sum-constant": QT_TRANSLATE_NOOP(
        "Core",
        "The indicators {fields} ({parameter}) cancel each other out: their sum is the same in all areas. "
        "Correct the directions or weights, or take a field out.",
    ),
    "index-too-few": QT_TRANSLATE_NOOP(
        "Core",
        "An index compares areas, but only {count} areas have a value in every field of {parameter} ({fields}). "
        "{reasons} Correct these values or the settings that leave the areas out.",
    ),
    # Why an area has no class
    "index-only-status": QT_TRANSLATE_NOOP("Core", "Status, but no dynamics: no value for {fields}."),
    "index-only-dynamics": QT_TRANSLATE_NOOP("Core", "Dynamics, but no status: no value for {fields}."),
}
