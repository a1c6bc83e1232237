"""The marker by which Qt's extraction tool finds a text that is translated later."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that Qt's tools look for
    """Return ``text`` unchanged; ``context`` only matters to the extraction tool."""
    return text
