"""Sentences about palettes and maps."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "palette-unknown": QT_TRANSLATE_NOOP(
        "Core", "There is no palette {value} (PALETTE). There are these palettes: {known}."
    ),
    "palette-file": QT_TRANSLATE_NOOP(
        "Core", "There is no palette file {value} (PALETTE). Give the path of a file .json, or the name of a palette."
    ),
    "palette-kind": QT_TRANSLATE_NOOP(
        "Core", "The palette {value} (PALETTE) is {kind}; for the STYLE {style} one that is {wanted} reads better."
    ),
    "palette-ordered": QT_TRANSLATE_NOOP("Core", "ordered"),
    "palette-unordered": QT_TRANSLATE_NOOP("Core", "unordered"),
    "palette-diverging": QT_TRANSLATE_NOOP("Core", "diverging"),
    "palette-matrix": QT_TRANSLATE_NOOP("Core", "made for a matrix"),
    "palette-close": QT_TRANSLATE_NOOP(
        "Core",
        "In the palette {value} (PALETTE) the colours {one} and {two} are hard to tell apart (CIEDE2000 {distance}) "
        "for readers with {vision}.",
    ),
    "vision-normal": QT_TRANSLATE_NOOP("Core", "normal colour vision"),
    "vision-protan": QT_TRANSLATE_NOOP("Core", "red blindness"),
    "vision-deutan": QT_TRANSLATE_NOOP("Core", "green blindness"),
    "limits-none": QT_TRANSLATE_NOOP(
        "Core", "METHOD limits needs LIMITS: rising numbers separated by ; as in 10;20;30."
    ),
    "limits-number": QT_TRANSLATE_NOOP(
        "Core", "{value} in LIMITS is no number. Write rising numbers separated by ; as in 12,5;20."
    ),
    "limits-order": QT_TRANSLATE_NOOP("Core", "LIMITS must rise, but {second} comes after {first}. Put them in order."),
    "centre-number": QT_TRANSLATE_NOOP(
        "Core", "{value} (CENTRE) is no number. Give a number, or mean for the mean of the areas."
    ),
    "palette-broken": QT_TRANSLATE_NOOP(
        "Core", "The palette file {path} cannot be used: {reason}. Correct it, or choose another palette."
    ),
    "benchmark-fields": QT_TRANSLATE_NOOP(
        "Core",
        "The table BENCHMARK lacks these fields: {fields}. Give the table that the tool “Compare regions” "
        "(compareregions) makes.",
    ),
    "benchmark-regions": QT_TRANSLATE_NOOP(
        "Core",
        "The table BENCHMARK has none of the regions of the field {field} (REGION_FIELD). Compare the same regions.",
    ),
    "benchmark-profile": QT_TRANSLATE_NOOP(
        "Core", "The benchmark page (BENCHMARK) stands behind the profile page. Set PROFILE to true."
    ),
    "palette-small": QT_TRANSLATE_NOOP(
        "Core",
        "The palette {value} (PALETTE) has {have} colours, but {need} are needed. "
        "Choose an ordered palette or fewer classes.",
    ),
}
