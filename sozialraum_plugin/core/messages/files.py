"""Sentences about files and folders."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES = {
    "file-missing": QT_TRANSLATE_NOOP(
        "Core", "The file {path} ({parameter}) does not exist. Check the name, or choose the file again."
    ),
    "file-not-readable": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} cannot be read: {reason}. Close it in other programs and check your rights to it.",
    ),
    "file-not-writable": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} cannot be written: {reason}. "
        "Close it in other programs, check your rights to the folder, or choose another name.",
    ),
    "disk-full": QT_TRANSLATE_NOOP(
        "Core",
        "{path} cannot be written, because the disk is full. Make room on it or choose another folder, then try again.",
    ),
    "folder-not-writable": QT_TRANSLATE_NOOP(
        "Core",
        "Nothing can be written to the folder {path} ({parameter}): {reason}. "
        "Check your rights to it, or choose another folder.",
    ),
    "file-failed": QT_TRANSLATE_NOOP(
        "Core",
        "{path}: {reason}. Check whether the drive is connected and whether you may use the file, then try again.",
    ),
    "models-missing": QT_TRANSLATE_NOOP(
        "Core", "The example model {path} cannot be read. Install the plugin again; a released one has the models."
    ),
    "layer-edited": QT_TRANSLATE_NOOP(
        "Core",
        "The layer {layer} was edited during the run, and the result would mix old and new values. "
        "The run was ended; start it again.",
    ),
    "layer-rewritten": QT_TRANSLATE_NOOP(
        "Core",
        "The features of the layer {layer} were changed by another program during the run. Start the run again.",
    ),
    "folder-is-file": QT_TRANSLATE_NOOP(
        "Core", "{path} ({parameter}) is a file, but a folder is needed. Choose a folder."
    ),
}
