"""Sentences about a catalogue of indicators while somebody edits it."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "catalogue-unit": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): the unit {unit} belongs to the factor {expected}, but the factor is {factor}."
    ),
    "catalogue-zero": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): areas whose denominator is 0, so that they get no rate: {count}."
    ),
    "catalogue-above": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): areas with more than 100 %: {count}. Check numerator and denominator."
    ),
    "catalogue-negative": QT_TRANSLATE_NOOP(
        "Core", "Line {line} ({name}): areas whose denominator is below 0: {count}. Check what is subtracted."
    ),
}
