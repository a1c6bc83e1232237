"""Sentences about regions that are compared with the city and with each other."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "compare-no-rates": QT_TRANSLATE_NOOP(
        "Core",
        "The catalogue (CATALOGUE) has no indicator with a denominator. Sums grow with a region, so they say nothing "
        "in a comparison; give each indicator a denominator.",
    ),
    "compare-is-sum": QT_TRANSLATE_NOOP(
        "Core", "{name} has no denominator. A sum grows with its region, so it is left out of the comparison."
    ),
    "compare-one-region": QT_TRANSLATE_NOOP(
        "Core", "All areas are in one region ({region}), so there is nothing to compare. Check REGION_FIELD."
    ),
    "compare-no-mix": QT_TRANSLATE_NOOP(
        "Core", "Regions without an area of a known type, for which no like regions can be found: {regions}."
    ),
    "compare-mix-without-types": QT_TRANSLATE_NOOP(
        "Core", "{field} (MIX_FIELD) is given, but TYPE_FIELD is empty. Choose the field with the types of the areas."
    ),
    "compare-negative-mix": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (MIX_FIELD) is below 0 in these areas: {areas}. Correct it."
    ),
    "compare-mix-missing": QT_TRANSLATE_NOOP(
        "Core", "{field} (MIX_FIELD) is missing in {count} areas ({areas}); they are no part of their region's mix."
    ),
    "compare-years": QT_TRANSLATE_NOOP(
        "Core",
        "YEARS names {count} years ({years}), but there are {wanted}: the earlier ones in the order of PREVIOUS, and "
        "this one. Give as many, separated by semicolons.",
    ),
    "compare-previous": QT_TRANSLATE_NOOP("Core", "The layer {layer} (PREVIOUS) cannot be used: {reason}"),
    "compare-previous-missing": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (PREVIOUS) cannot be read. Choose an existing layer."
    ),
    "compare-previous-key": QT_TRANSLATE_NOOP(
        "Core", "Earlier years (PREVIOUS) are joined by the key of the areas. Choose it as KEY_FIELD."
    ),
    "compare-previous-field": QT_TRANSLATE_NOOP(
        "Core", "it has no field {field} (KEY_FIELD). It has these fields: {fields}."
    ),
    "compare-previous-nothing": QT_TRANSLATE_NOOP(
        "Core", "none of its keys in {field} is a key of this year's areas. Transfer it to the new areas first."
    ),
    "compare-previous-unknown": QT_TRANSLATE_NOOP(
        "Core",
        "{layer}: areas that this year's layer does not have: {count}, namely {areas}. They count in the city of that "
        "year, but in no region.",
    ),
    "compare-previous-gone": QT_TRANSLATE_NOOP(
        "Core", "{layer}: areas that it lacks: {count}, namely {areas}. Their regions are smaller in that year."
    ),
    "compare-previous-incomplete": QT_TRANSLATE_NOOP(
        "Core", "{layer}: regions in which a rate lacks the part of an area: {count}, namely {regions}."
    ),
}
