"""Sentences about the search for areas by rules, and about supply with facilities."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Search
    "search-no-rules": QT_TRANSLATE_NOOP("Core", "No rule is given (RULES). Write one in each line, as in {example}."),
    "search-rule": QT_TRANSLATE_NOOP(
        "Core", "The rule “{rule}” in line {line} of RULES cannot be used: {reason}. Correct the expression."
    ),
    "search-rule-field": QT_TRANSLATE_NOOP(
        "Core",
        "The rule “{rule}” in line {line} of RULES names fields that the layer lacks: {fields}. "
        "It has these fields: {known}.",
    ),
    "search-rule-twice": QT_TRANSLATE_NOOP("Core", "RULES has two rules called “{rule}”. Give each its own name."),
    "search-least": QT_TRANSLATE_NOOP(
        "Core", "An area is found by at least {least} rules (LEAST), but RULES has only {count}. Lower LEAST."
    ),
    "search-unknown": QT_TRANSLATE_NOOP(
        "Core", "Rule “{rule}”: areas that lack a value, so that it cannot be told: {count}, namely {areas}."
    ),
    # Supply
    "supply-places-negative": QT_TRANSLATE_NOOP(
        "Core", "Facilities with places below 0 in the field {field} (PLACES_FIELD): {facilities}. Correct them."
    ),
    "supply-places-missing": QT_TRANSLATE_NOOP(
        "Core", "Facilities without a number of places: {count}, namely {facilities}. They count as facilities only."
    ),
    "supply-children-negative": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (CHILDREN_FIELD) is below 0 in these areas: {areas}. Correct it."
    ),
    "supply-outside": QT_TRANSLATE_NOOP(
        "Core", "Facilities that lie in no area: {count}, namely {facilities}. They are in no area's figures."
    ),
    "supply-radius-area": QT_TRANSLATE_NOOP(
        "Core", "RADIUS and CATCHMENT_FIELD are both given. A facility has one catchment; choose one of the two."
    ),
    "supply-catchment-needs-key": QT_TRANSLATE_NOOP(
        "Core", "CATCHMENT_FIELD lists areas by their keys, so KEY_FIELD is needed. Choose the field with the keys."
    ),
    "supply-catchment-unknown": QT_TRANSLATE_NOOP(
        "Core",
        "The facility {facility} lists areas in {field} (CATCHMENT_FIELD) that do not exist: {areas}. "
        "Correct the keys.",
    ),
    "supply-no-transform": QT_TRANSLATE_NOOP(
        "Core",
        "The facilities ({source}) cannot be brought into the coordinate system of the areas ({target}): {reason}. "
        "Set the right coordinate system of both layers.",
    ),
}
