"""Sentences about counts on new boundaries and about tables that name old and new areas."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "transfer-rate": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} (COUNT_FIELDS) is a rate, share, mean or index ({why}), which cannot be transferred. "
        "Transfer its numerator and its denominator, and compute the rate afterwards with computerates. "
        "If it holds counts, rename it.",
    ),
    "transfer-fraction": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} (COUNT_FIELDS) holds {value} in area {area}; counts are whole numbers. "
        "Choose a field of counts, or set ALLOW_FRACTIONS if the fractions are meant.",
    ),
    "transfer-negative": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} (COUNT_FIELDS) holds {value} in area {area}; counts cannot be negative. "
        "Correct the value, or empty it if it is not known.",
    ),
    "transfer-infinite": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (COUNT_FIELDS) holds no finite number in area {area}. Correct the value."
    ),
    "transfer-round-fraction": QT_TRANSLATE_NOOP(
        "Core",
        "The field {field} (COUNT_FIELDS) holds {value} in area {area}; its sum cannot be kept in whole numbers. "
        "Switch ROUND off, or correct the value.",
    ),
    "transfer-not-numeric": QT_TRANSLATE_NOOP(
        "Core", "The field {field} ({parameter}) holds no numbers. Choose a numeric field."
    ),
    "transfer-no-fields": QT_TRANSLATE_NOOP(
        "Core", "No field is chosen (COUNT_FIELDS). Choose the fields with counts."
    ),
    "transfer-unplaced": QT_TRANSLATE_NOOP(
        "Core",
        "Counts of the old areas {areas} cannot be placed ({number} in all), because no new area (TARGET) belongs to "
        "them. Choose a TARGET that covers them, add them to the CROSSWALK, or take them out of INPUT.",
    ),
    "transfer-unplaced-weight": QT_TRANSLATE_NOOP(
        "Core",
        "Counts of the old areas {areas} cannot be placed ({number} in all), because their weights in the CROSSWALK "
        "sum to 0. Correct the weights of these areas.",
    ),
    "transfer-keys-needed": QT_TRANSLATE_NOOP(
        "Core",
        "A CROSSWALK needs the keys of the old and the new areas. "
        "Choose KEY_FIELD (of INPUT) and TARGET_KEY_FIELD (of TARGET).",
    ),
    "transfer-keys-repeated": QT_TRANSLATE_NOOP(
        "Core",
        "Several areas share a key in field {field} ({parameter}): {keys}. Their counts may be there twice. "
        "Dissolve the parts of an area, or choose another key field.",
    ),
    "transfer-no-polygons": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (INPUT) has no polygons. Choose the layer of the old areas, or give a CROSSWALK."
    ),
    "transfer-weights-lines": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (WEIGHTS_LAYER) holds neither points nor polygons. Choose one that does."
    ),
    "transfer-weight-negative": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (WEIGHT_FIELD) holds {value} in feature {feature}; weights cannot be negative."
    ),
    "transfer-target-no-polygons": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (TARGET) has no polygons. Choose the layer of the new areas."
    ),
    "transfer-no-transform": QT_TRANSLATE_NOOP(
        "Core", "{layer} ({parameter}) cannot be brought from {source} to {target}: {reason}. Check its CRS."
    ),
    "transfer-intersection": QT_TRANSLATE_NOOP(
        "Core", "The areas {old} (INPUT) and {new} (TARGET) cannot be intersected. Repair their geometries."
    ),
    "transfer-method-crosswalk": QT_TRANSLATE_NOOP("Core", "by the table {name}"),
    "transfer-method-points": QT_TRANSLATE_NOOP("Core", "by the points of {name}, weight: {field}"),
    "transfer-method-blocks": QT_TRANSLATE_NOOP("Core", "by the polygons of {name}, weight: {field}"),
    "transfer-method-area": QT_TRANSLATE_NOOP("Core", "by shares of the area"),
    "transfer-weight-one": QT_TRANSLATE_NOOP("Core", "each counts 1"),
    "transfer-summary": QT_TRANSLATE_NOOP(
        "Core", "Counts of {old} old areas were transferred to {new} new areas {method}."
    ),
    "transfer-sums": QT_TRANSLATE_NOOP("Core", "{field}: sum {before} before, {after} after."),
    "transfer-sums-missing": QT_TRANSLATE_NOOP(
        "Core", "{field}: sum {before} before, {after} after, and {withheld} in new areas without a value."
    ),
    "transfer-lost": QT_TRANSLATE_NOOP(
        "Core", "Old areas without any new area: {count}, as {areas}. They have no counts other than 0."
    ),
    "transfer-outside": QT_TRANSLATE_NOOP(
        "Core",
        "Old areas that lie partly outside all new areas: {count}, as {areas}. "
        "All their counts went to the new areas that they do meet.",
    ),
    "transfer-missing": QT_TRANSLATE_NOOP(
        "Core", "{field} has no value in {count} old areas ({areas}); so it is empty in {new} new areas ({names})."
    ),
    "transfer-uncovered": QT_TRANSLATE_NOOP(
        "Core", "New areas that no old area belongs to: {count}, as {areas}. Their counts are empty."
    ),
    "transfer-partly": QT_TRANSLATE_NOOP(
        "Core",
        "New areas that the old areas cover only partly: {count}, as {areas}. "
        "Their counts may be too small; compare the boundaries.",
    ),
    "transfer-overlap": QT_TRANSLATE_NOOP(
        "Core", "Old areas in which new areas (TARGET) overlap each other: {count}, as {areas}. Compare the boundaries."
    ),
    "transfer-fallback": QT_TRANSLATE_NOOP(
        "Core", "Old areas without any weight, split by shares of the area instead: {count}, as {areas}."
    ),
    "transfer-slivers": QT_TRANSLATE_NOOP(
        "Core", "Intersections too small to mean anything, left out: {count}, together {area} m²."
    ),
    "transfer-repaired": QT_TRANSLATE_NOOP(
        "Core", "Invalid geometries in {layer} ({parameter}), repaired for the calculation: {count}, as {areas}."
    ),
    "transfer-reprojected": QT_TRANSLATE_NOOP(
        "Core", "{layer} ({parameter}) was brought from {source} to {target} for the calculation."
    ),
    "transfer-no-crs": QT_TRANSLATE_NOOP(
        "Core", "{layer} ({parameter}) has no CRS; it was taken to be in the CRS of TARGET."
    ),
    "transfer-weights-outside": QT_TRANSLATE_NOOP(
        "Core", "Features of WEIGHTS_LAYER outside all old areas, not used: {count}."
    ),
    "transfer-weights-missing": QT_TRANSLATE_NOOP(
        "Core", "Features of WEIGHTS_LAYER without a weight or geometry, not used: {count}."
    ),
    "transfer-weights-unused": QT_TRANSLATE_NOOP("Core", "WEIGHTS_LAYER is not used, because a CROSSWALK is given."),
    "transfer-renamed": QT_TRANSLATE_NOOP(
        "Core", "TARGET already has a field {field}; the transferred counts are in {name}."
    ),
    "crosswalk-unknown-format": QT_TRANSLATE_NOOP(
        "Core", "The file {path} (CROSSWALK) has the ending {ending}, which is not known. Known are: {known}."
    ),
    "crosswalk-column-missing": QT_TRANSLATE_NOOP(
        "Core", "{table} has no column {value} ({parameter}). It has these columns: {columns}."
    ),
    "crosswalk-no-keys": QT_TRANSLATE_NOOP(
        "Core",
        "{table} (CROSSWALK) has no two columns with the keys of the old areas (such as {old}) and of the new areas "
        "(such as {new}). It has these columns: {columns}. Choose another file, KEY_FIELD or TARGET_KEY_FIELD.",
    ),
    "crosswalk-unclear": QT_TRANSLATE_NOOP(
        "Core",
        "In {table} (CROSSWALK) it cannot be told which of the columns {columns} holds the keys of the old areas and "
        "which those of the new ones. Name them in CROSSWALK_OLD and CROSSWALK_NEW.",
    ),
    "crosswalk-weights-unclear": QT_TRANSLATE_NOOP(
        "Core", "{table} (CROSSWALK) has several columns of numbers: {columns}. Name the weight in CROSSWALK_WEIGHT."
    ),
    "crosswalk-weight-bad": QT_TRANSLATE_NOOP(
        "Core",
        "{table} (CROSSWALK) has no number in column {column} in row {rows}. Enter the weight, or remove the row.",
    ),
    "crosswalk-weight-negative": QT_TRANSLATE_NOOP(
        "Core", "{table} (CROSSWALK) has a negative weight in column {column} in row {rows}. Correct it."
    ),
    "crosswalk-duplicates": QT_TRANSLATE_NOOP(
        "Core",
        "{table} (CROSSWALK) holds the same old and new area more than once, and the shares do not sum to 1: {pairs}. "
        "Keep one row per pair.",
    ),
    "crosswalk-columns": QT_TRANSLATE_NOOP(
        "Core", "{table}: old keys in column {old}, new keys in column {new}, weights in column {weight}."
    ),
    "crosswalk-columns-no-weight": QT_TRANSLATE_NOOP(
        "Core", "{table}: old keys in column {old}, new keys in column {new}, no weights."
    ),
    "crosswalk-rows": QT_TRANSLATE_NOOP("Core", "{table}: {used} of {rows} rows name an old and a new area."),
    "crosswalk-half": QT_TRANSLATE_NOOP("Core", "Rows with only one key, not used: {count}, as {rows}."),
    "crosswalk-double": QT_TRANSLATE_NOOP(
        "Core", "Pairs of areas that stand in several rows: {count}, as {pairs}. Their weights were added up."
    ),
    "crosswalk-double-once": QT_TRANSLATE_NOOP(
        "Core", "Pairs of areas that stand in several rows: {count}, as {pairs}. Each counts once."
    ),
    "crosswalk-sums": QT_TRANSLATE_NOOP(
        "Core", "Shares that do not sum to 1, divided by their sum: {count}, as {keys}."
    ),
    "crosswalk-equal": QT_TRANSLATE_NOOP(
        "Core",
        "Old areas that were split in equal parts, because the table has no weights: {count}, as {keys}. "
        "Add a column with shares if the parts differ.",
    ),
    "crosswalk-unknown-old": QT_TRANSLATE_NOOP(
        "Core", "Keys of the table that are no keys of the old areas, not used: {count}, as {keys}."
    ),
    "crosswalk-unknown-new": QT_TRANSLATE_NOOP(
        "Core", "Keys of the table that are no keys of the new areas: {count}, as {keys}. They count as outside."
    ),
}
