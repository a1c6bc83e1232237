"""Sentences about the join of a table onto areas."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "join-layer-no-keys": QT_TRANSLATE_NOOP(
        "Core", "The field {field} (KEY_FIELD) is empty in all areas. Choose the field with the keys of the areas."
    ),
    "join-duplicates": QT_TRANSLATE_NOOP(
        "Core",
        "{table} has several rows for the same area in column {column} (TABLE_KEY_FIELD); key and rows: {examples}. "
        "Keep one row per area, leave rows out with SKIP_ROWS, or choose another key column.",
    ),
    "join-long-table": QT_TRANSLATE_NOOP(
        "Core",
        "{table} looks like a long table: {share} % of its keys in column {column} (TABLE_KEY_FIELD) occur in several "
        "rows; key and rows: {examples}. Set PIVOT to the columns that tell these rows apart, "
        "so that each becomes a column of its own; found: {offer}.",
    ),
    "join-long-none": QT_TRANSLATE_NOOP("Core", "none"),
    "pairs-unknown": QT_TRANSLATE_NOOP(
        "Core", "{keys} (KEY_PAIRS) are no keys of the areas ({field}). Keys of the areas are: {layer_keys}."
    ),
    "join-areas-missing-key": QT_TRANSLATE_NOOP(
        "Core", "Areas without a key in field {field}: {count}. They get no values."
    ),
    "join-areas-repeated": QT_TRANSLATE_NOOP(
        "Core",
        "Keys that several areas of the layer share: {count}, as {keys}. Each of these areas gets the same values: "
        "do not add them up.",
    ),
    "join-matched": QT_TRANSLATE_NOOP(
        "Core", "Rows matched to areas: {matched} of {rows}. Areas in the layer: {areas}."
    ),
    "join-rule": QT_TRANSLATE_NOOP("Core", "Matched {rule}: {count}, as {examples}."),
    "join-ambiguous": QT_TRANSLATE_NOOP(
        "Core", "Not matched because ambiguous: {count}, as {keys}. Correct these keys in the table."
    ),
    "join-near": QT_TRANSLATE_NOOP(
        "Core", "Names that are probably the same: {count}, as {pairs}. Add the rule names to KEY_RULES, or KEY_PAIRS."
    ),
    "join-rows-without-area": QT_TRANSLATE_NOOP("Core", "Rows without an area: {count}, as {keys}."),
    "join-areas-without-row": QT_TRANSLATE_NOOP(
        "Core", "Areas without a row: {count}, as {keys}. Their new fields are empty."
    ),
    "join-renamed": QT_TRANSLATE_NOOP(
        "Core", "The layer already has a field {field}; the column {column} was named {name}."
    ),
    "rule-given": QT_TRANSLATE_NOOP("Core", "as given by hand"),
    "rule-names": QT_TRANSLATE_NOOP("Core", "by names written differently"),
    "rule-exact": QT_TRANSLATE_NOOP("Core", "exactly"),
    "rule-decimals": QT_TRANSLATE_NOOP("Core", "after removing decimals from the key"),
    "rule-blanks": QT_TRANSLATE_NOOP("Core", "after removing blanks and differences in case"),
    "rule-marks": QT_TRANSLATE_NOOP("Core", "after removing points, dashes and other marks"),
    "rule-zeros": QT_TRANSLATE_NOOP("Core", "after adding lost leading zeros"),
    "rule-surplus_zeros": QT_TRANSLATE_NOOP("Core", "after removing leading zeros"),
    "rule-code": QT_TRANSLATE_NOOP("Core", "by the number before the name"),
}
