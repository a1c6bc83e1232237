"""Sentences about disclosure control."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # What cannot be worked with
    "disclosure-threshold": QT_TRANSLATE_NOOP(
        "Core", "The smallest count that may be published (MIN_COUNT) is {value}. Give a whole number of at least 2."
    ),
    "disclosure-base": QT_TRANSLATE_NOOP("Core", "Counts are rounded to {value} (ROUND_TO). Choose 5 or 10, or none."),
    "disclosure-no-counts": QT_TRANSLATE_NOOP(
        "Core",
        "None of the count fields ({fields}, COUNT_FIELDS) is in the tables. Choose fields with counts of people.",
    ),
    "disclosure-which-counts": QT_TRANSLATE_NOOP(
        "Core",
        "A smallest count is given (MIN_COUNT), but not which fields hold counts of people. "
        "Choose them (COUNT_FIELDS), among: {fields}.",
    ),
    "disclosure-double-key": QT_TRANSLATE_NOOP(
        "Core", "{table}: the key {key} stands in several rows. Each area may have only one row; correct the table."
    ),
    "disclosure-negative": QT_TRANSLATE_NOOP(
        "Core",
        "{table}: the field {field} holds {value} for {place}, which is no count of people. "
        "Choose other count fields (COUNT_FIELDS).",
    ),
    "disclosure-broken": QT_TRANSLATE_NOOP(
        "Core",
        "{table}: the field {field} holds {value} for {place}, but counts are whole numbers. "
        "Choose other count fields (COUNT_FIELDS), or round them before.",
    ),
    "disclosure-cannot": QT_TRANSLATE_NOOP(
        "Core",
        "The count {field} of {place} cannot be protected: other figures that are not withheld tell it. "
        "Nothing was written. Leave the field out, or choose the fields that tell it as well (COUNT_FIELDS).",
    ),
    # Remarks
    "disclosure-two-values": QT_TRANSLATE_NOOP(
        "Core", "{table}: {count} counts of the field {field} differ from another table of the same year and level."
    ),
    "disclosure-sums-differ": QT_TRANSLATE_NOOP(
        "Core",
        "{count} totals are not the sum of their parts, the first one {field} of {place} by {rest}. "
        "Readers are taken to know the difference.",
    ),
    "disclosure-unchecked": QT_TRANSLATE_NOOP(
        "Core",
        "{table}: these numbers are neither chosen counts nor known to be made of them and are not withheld: {fields}. "
        "Check that they tell nothing of few people.",
    ),
    "disclosure-also": QT_TRANSLATE_NOOP(
        "Core",
        "These fields are sums or parts of the chosen counts (COUNT_FIELDS) and were protected with them: {fields}.",
    ),
    "disclosure-totals": QT_TRANSLATE_NOOP("Core", "totals"),
    "disclosure-field": QT_TRANSLATE_NOOP(
        "Core",
        "{table}, {field}: {count} counts withheld, {primary} of few people and {secondary} to protect them.",
    ),
    "disclosure-field-rates": QT_TRANSLATE_NOOP(
        "Core", "{table}, {field}: {count} values withheld that are made of withheld counts."
    ),
    "disclosure-style": QT_TRANSLATE_NOOP(
        "Core",
        "{layer}: the limits of the style's classes come from a field with withheld figures ({fields}) and may tell "
        "the smallest of them. Check the classes.",
    ),
    "disclosure-public": QT_TRANSLATE_NOOP(
        "Core",
        "Data protection: counts of people under {threshold} are withheld (sign: .), and others with them so that none "
        "can be computed from totals, parts or rates; {counts} counts and {rates} rates in all. 0 is shown unless it "
        "protects another count.",
    ),
    "disclosure-summary": QT_TRANSLATE_NOOP(
        "Core",
        "{primary} counts are under {threshold} and were withheld; {secondary} more were withheld so that none of them "
        "can be computed more closely than {width}; {rates} rates and changes made of them were withheld.",
    ),
    "disclosure-nothing": QT_TRANSLATE_NOOP("Core", "No count is under {threshold}; nothing had to be withheld."),
    "disclosure-rounded": QT_TRANSLATE_NOOP(
        "Core",
        "Every count is a multiple of {base}, at most {most} away from the true one. City and region totals are the "
        "sums of the rounded figures of their areas; sums over several fields may differ. Rates were computed from "
        "the rounded counts.",
    ),
    # Why a figure is withheld
    "disclosure-primary": QT_TRANSLATE_NOOP("Core", "the count is under {threshold}"),
    "disclosure-secondary": QT_TRANSLATE_NOOP(
        "Core", "with it, the withheld count {field} of {place} could be computed from {sum}"
    ),
    "disclosure-sum-total": QT_TRANSLATE_NOOP("Core", "the total of {place}"),
    "disclosure-sum-parts": QT_TRANSLATE_NOOP("Core", "the parts of {field}"),
    "disclosure-sum-several": QT_TRANSLATE_NOOP("Core", "several totals"),
    "disclosure-rate": QT_TRANSLATE_NOOP("Core", "the figure is made of the withheld count {field}"),
    "disclosure-sentence": QT_TRANSLATE_NOOP("Core", "the text repeats a withheld count"),
    "disclosure-base-few": QT_TRANSLATE_NOOP("Core", "the rate is of fewer than {threshold} persons"),
    "disclosure-city": QT_TRANSLATE_NOOP("Core", "the city"),
}
