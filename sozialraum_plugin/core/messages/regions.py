"""Sentences about regions: which areas belong to them, and what is summed up."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Which area belongs to which region
    "regions-no-assignment": QT_TRANSLATE_NOOP(
        "Core",
        "Nothing says which area belongs to which region. Choose the field of the areas with the region "
        "(REGION_FIELD), or a table that assigns them (LOOKUP).",
    ),
    "regions-lookup-incomplete": QT_TRANSLATE_NOOP(
        "Core",
        "The table {table} (LOOKUP) assigns areas to regions, so {parameter} is needed too. Choose the field.",
    ),
    "regions-area-in-two": QT_TRANSLATE_NOOP(
        "Core",
        "Areas that the table {table} (LOOKUP) assigns to more than one region: {areas}. "
        "An area can be counted in one region only; correct the table.",
    ),
    "regions-key-missing": QT_TRANSLATE_NOOP(
        "Core", "{count} areas have no key in the field {field} (KEY_FIELD). Fill it in, or choose the field with keys."
    ),
    "regions-key-duplicate": QT_TRANSLATE_NOOP(
        "Core",
        "Keys that occur several times in the field {field} (KEY_FIELD): {keys}. Such areas would be counted twice; "
        "give each area a key of its own.",
    ),
    "regions-none": QT_TRANSLATE_NOOP(
        "Core",
        "No area belongs to a region: {field} ({parameter}) is empty, or its keys are none of the areas'. "
        "Check the field or the table.",
    ),
    "regions-without": QT_TRANSLATE_NOOP(
        "Core",
        "Areas without a region: {count}, namely {areas}. They are in no region's figures, but in those of the city.",
    ),
    "regions-lookup-unused": QT_TRANSLATE_NOOP(
        "Core", "Keys of the table {table} (LOOKUP) that no area has: {count}, namely {keys}."
    ),
    "regions-names": QT_TRANSLATE_NOOP(
        "Core", "The region {region} has several names: {names}. The first one is used."
    ),
    "regions-across": QT_TRANSLATE_NOOP(
        "Core",
        "The region {region} lies in several units of the field {field}: {units}. The field stays empty there.",
    ),
    # What is summed up
    "regions-text-field": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) holds text, so it cannot be summed up. Choose a field of numbers, "
        "or join the table again.",
    ),
    "regions-infinite": QT_TRANSLATE_NOOP(
        "Core", "The field {field} ({parameter}) holds infinite values in these areas: {areas}. Correct them."
    ),
    "regions-is-rate": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} ({parameter}) looks like a rate or a mean. Rates cannot be added up: give the CATALOGUE, "
        "or choose the field as MEAN_FIELDS.",
    ),
    "regions-negative-people": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (POPULATION_FIELD) is below 0 in these areas: {areas}. Correct it."
    ),
    "regions-missing": QT_TRANSLATE_NOOP(
        "Core", "{region}: {field} lacks {count} of {total} areas ({areas}); what is shown is the rest."
    ),
    "regions-zero": QT_TRANSLATE_NOOP("Core", "{region}: {field} has no value, because the denominator is 0."),
    "regions-types-without-field": QT_TRANSLATE_NOOP(
        "Core", "TYPE_COUNT_FIELDS is given, but TYPE_FIELD is empty. Choose the field with the types of the areas."
    ),
    "regions-names-taken": QT_TRANSLATE_NOOP(
        "Core", "The result would have two fields {field}. Rename the field or the indicator of that name."
    ),
    # Shapes
    "regions-repaired": QT_TRANSLATE_NOOP(
        "Core", "Areas with an invalid geometry, repaired for this result: {count}, namely {areas}."
    ),
    "regions-no-geometry": QT_TRANSLATE_NOOP(
        "Core", "Areas without a geometry: {count}, namely {areas}. Their figures count, but they are on no map."
    ),
    "regions-filled": QT_TRANSLATE_NOOP(
        "Core", "Gaps narrower than {width} m between areas, closed: {count} (together {area} m²)."
    ),
}
