"""Sentences about palettes and maps."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "palette-unknown": QT_TRANSLATE_NOOP(
        "Core", "There is no palette {value} (PALETTE). There are these palettes: {known}."
    ),
    "palette-broken": QT_TRANSLATE_NOOP(
        "Core", "The palette file {path} cannot be used: {reason}. Correct it, or choose another palette."
    ),
    "palette-small": QT_TRANSLATE_NOOP(
        "Core",
        "The palette {value} (PALETTE) has {have} colours, but {need} are needed. "
        "Choose an ordered palette or fewer classes.",
    ),
}
