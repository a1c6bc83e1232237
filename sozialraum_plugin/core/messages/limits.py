"""Sentences about files that are too large or of a form that no program of an office writes."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "file-special": QT_TRANSLATE_NOOP(
        "Core", "{path} ({parameter}) is no ordinary file but a folder or a device. Choose a file."
    ),
    "file-large": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) is larger than {most} MB, the most that is read. "
        "Check that it is the right file, and save it again without what is not needed.",
    ),
    "line-long": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) has more than {most} characters without a line break, from line {line} on. "
        "No table has such lines; check that it is the right file, and save it again as CSV.",
    ),
    "columns-many": QT_TRANSLATE_NOOP(
        "Core",
        "{table} has {count} columns; at most {most} are read. Leave out those that are not needed, and save it again.",
    ),
    "rows-many": QT_TRANSLATE_NOOP(
        "Core",
        "{table} has {count} rows; at most {most} are read. Leave out those that are not needed, and save it again.",
    ),
    "cells-many": QT_TRANSLATE_NOOP(
        "Core",
        "{table} has {rows} rows and {columns} columns; at most {most} cells are read. "
        "Leave out rows and columns that are not needed, and save it again.",
    ),
    "archive-large": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) unpacks from {packed} MB to {size} MB. That is more than {most} MB, the "
        "most that is read, or far more than a table of this size can be. "
        "If it is the right file, save the table as CSV.",
    ),
    "archive-entities": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) defines entities of its own in {part}, which no spreadsheet program does. "
        "It was not read. Check where the file is from.",
    ),
    "archive-damaged": QT_TRANSLATE_NOOP("Core", "{part} cannot be unpacked: {reason}"),
    "archive-many": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) has more than {most} entries of the kind {kind} in {part}. "
        "If it is the right file, save the table as CSV.",
    ),
    "archive-range": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) has an entry of the kind {kind} for the cells {range} in {part}; "
        "at most {most} cells are read. Remove it, or save the table as CSV.",
    ),
    "archive-formulas": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) has formulas without results in {part} that are more than {most} characters "
        "long altogether. Open it in a spreadsheet program and save it again with its results, or as CSV.",
    ),
    "archive-lists": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) lists cells with more than {most} characters in {part}, for formats or checks "
        "of what is entered. Remove these, or save the table as CSV.",
    ),
    "json-double": QT_TRANSLATE_NOOP("Core", "the name {name} stands twice"),
    "json-deep": QT_TRANSLATE_NOOP("Core", "it is nested too deeply"),
    "catalogue-lines": QT_TRANSLATE_NOOP(
        "Core",
        "The catalogue {path} (CATALOGUE) has more than {most} lines. Check that it is the right file.",
    ),
    "catalogue-text": QT_TRANSLATE_NOOP(
        "Core",
        "Line {line} of the catalogue ({name}) has more than {most} characters in the column {column}. "
        "Shorten the text.",
    ),
}
