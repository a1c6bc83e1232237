"""Sentences about the comparison of several numbers of types."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "counts-too-few": QT_TRANSLATE_NOOP(
        "Core", "The smallest number of types (MIN_CLUSTERS) is {value}, but at least 2 types are needed."
    ),
    "counts-range": QT_TRANSLATE_NOOP(
        "Core",
        "The smallest number of types (MIN_CLUSTERS) is {lowest}, the largest (MAX_CLUSTERS) is {highest}. "
        "Choose a MAX_CLUSTERS that is not below MIN_CLUSTERS.",
    ),
    "counts-none": QT_TRANSLATE_NOOP(
        "Core",
        "MIN_CLUSTERS is {value}, but the {count} areas that can be typed have only {different} different combinations "
        "of values. Choose a smaller number, or see why the other areas are left out.",
    ),
    "counts-left-out": QT_TRANSLATE_NOOP(
        "Core",
        "Numbers of types left out: {numbers}. The areas have only {different} different combinations of values, "
        "so there cannot be more types.",
    ),
    "counts-starts": QT_TRANSLATE_NOOP(
        "Core",
        "With {k} types the areas differ more within the types than with one type less, so the best types were not "
        "found. Raise the number of random starts (STARTS).",
    ),
}
