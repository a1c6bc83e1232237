"""Sentences about types that were set by hand."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "overrides-columns": QT_TRANSLATE_NOOP(
        "Core",
        "The table {table} (OVERRIDES) lacks these columns: {missing}. It has these: {columns}. "
        "It needs area, set_type and reason; author, date and year are welcome.",
    ),
    "overrides-wrong": QT_TRANSLATE_NOOP(
        "Core",
        "In {table} (OVERRIDES) {count} rows cannot be used, as those of {areas}: set_type must be a number "
        "from 1 to {most}, and there must be a reason.",
    ),
    "overrides-applied": QT_TRANSLATE_NOOP("Core", "Types set by hand: {count}, for {areas}."),
    "overrides-same": QT_TRANSLATE_NOOP(
        "Core", "Set by hand to the type that was computed as well: {count}, as {areas}."
    ),
    "overrides-unknown": QT_TRANSLATE_NOOP(
        "Core", "Set by hand for areas that the layer does not have: {count}, as {areas}. They are kept in the table."
    ),
}
