"""Sentences about the yearly round and about two typologies side by side."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "year-project-missing": QT_TRANSLATE_NOOP(
        "Core", "The project {path} (PROJECT) cannot be opened: {reason}. Choose last year's project."
    ),
    "year-project-unsaved": QT_TRANSLATE_NOOP(
        "Core", "The open project is not saved. Save it first, or name last year's project (PROJECT)."
    ),
    "year-nothing": QT_TRANSLATE_NOOP(
        "Core",
        "The project holds no work of an earlier year: no table was joined and no area types were computed in it. "
        "Choose the project in which last year's work was done.",
    ),
    "year-no-areas": QT_TRANSLATE_NOOP(
        "Core", "The layer of the planning areas is no longer in last year's project. Choose the areas (AREAS)."
    ),
    "year-areas-needed": QT_TRANSLATE_NOOP(
        "Core",
        "Last year no table was joined in the project: the areas held the figures themselves. "
        "Choose the layer that holds the figures of the new year (AREAS).",
    ),
    "year-areas-unreadable": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (AREAS) cannot be read. Choose an existing layer with the planning areas."
    ),
    "year-no-key": QT_TRANSLATE_NOOP(
        "Core",
        "The layer {layer} (AREAS) has no field {field}, the key of last year's areas. It has these fields: {fields}.",
    ),
    "year-not-later": QT_TRANSLATE_NOOP(
        "Core", "{value} (YEAR) is not after {last}, the year of last year's tables. Give the new year."
    ),
    "year-table-missing": QT_TRANSLATE_NOOP(
        "Core",
        "For these tables of last year there is no new file: {missing}. "
        "Add them to TABLES; new files are known by last year's name, whatever the year in it.",
    ),
    "year-table-left": QT_TRANSLATE_NOOP(
        "Core",
        "These files belong to no table of last year: {left}. Last year's tables were: {known}. Leave them out, or "
        "name them as last year's apart from the year.",
    ),
    "year-tables-both": QT_TRANSLATE_NOOP(
        "Core",
        "For these tables of last year there is no new file: {missing}. These files belong to none: {left}. "
        "Name them as last year's apart from the year.",
    ),
    "year-files-exist": QT_TRANSLATE_NOOP(
        "Core",
        "In the folder {folder} there are already: {files}. Nothing is overwritten here; choose another folder "
        "(FOLDER), or move them away.",
    ),
    "year-no-model": QT_TRANSLATE_NOOP(
        "Core",
        "The model of last year's area types was not kept or is no longer there: {path}. "
        "Put the file back, or compute last year's types once more with a model.",
    ),
    "year-no-catalogue": QT_TRANSLATE_NOOP(
        "Core", "The catalogue of last year's rates is no longer there: {path}. Put the file back."
    ),
    "year-no-computation": QT_TRANSLATE_NOOP(
        "Core",
        "A new model was asked for (NEW_MODEL), but the project does not know how types were computed: it has only "
        "applied a model. Leave NEW_MODEL off, or compute types by hand.",
    ),
    "year-rows-anew": QT_TRANSLATE_NOOP(
        "Core",
        "{table}: last year single rows were chosen or left out by hand ({parameters}). Rows lie elsewhere this year, "
        "so they are found anew; look at the report of the join.",
    ),
    "year-boundaries": QT_TRANSLATE_NOOP(
        "Core",
        "The new areas have other boundaries than last year's: {new} areas are new ({new_keys}), {gone} are gone "
        "({gone_keys}), {other} have another outline ({other_keys}). Types can be compared only for areas with the "
        "same key. Give a table of old and new keys (CROSSWALK) to have last year's counts transferred.",
    ),
    "year-boundaries-transferred": QT_TRANSLATE_NOOP(
        "Core",
        "The new areas have other boundaries than last year's: {new} areas are new ({new_keys}), {gone} are gone "
        "({gone_keys}), {other} have another outline ({other_keys}). Last year's counts are transferred by {table}, so "
        "that last year's types are known on the new boundaries.",
    ),
    "year-crosswalk-needless": QT_TRANSLATE_NOOP(
        "Core",
        "The table of old and new keys (CROSSWALK) is not needed: the areas have last year's keys and outlines. It was "
        "not used.",
    ),
    "year-crosswalk-rates": QT_TRANSLATE_NOOP(
        "Core",
        "Last year's counts cannot be transferred to the new boundaries (CROSSWALK), because last year no rates were "
        "computed from counts by a catalogue: rates themselves cannot be split. Leave CROSSWALK empty.",
    ),
    "year-table-other": QT_TRANSLATE_NOOP(
        "Core", "The new year is {year}, but the name of the file {table} says {other}. Is it the right one?"
    ),
    "year-previous-lost": QT_TRANSLATE_NOOP(
        "Core",
        "Last year's result is neither in the project nor at its place: {path}. What changed since then is not told.",
    ),
    "year-paper": QT_TRANSLATE_NOOP(
        "Core", "The maps still carry last year's number of the council paper: {value}. Give them the new one."
    ),
    "year-layer-lost": QT_TRANSLATE_NOOP("Core", "The result of the step {title} is no longer in the project."),
    "compare-no-types": QT_TRANSLATE_NOOP(
        "Core", "The field {field} ({parameter}) of {layer} holds no types. Choose the field with the types."
    ),
    "compare-keys": QT_TRANSLATE_NOOP(
        "Core", "The field {field} ({parameter}) of {layer} holds keys more than once: {keys}. Keys must be unique."
    ),
    "compare-nothing": QT_TRANSLATE_NOOP(
        "Core",
        "No area has a type in both layers: the keys in {field} and {other} do not meet. Choose two results for the "
        "same areas.",
    ),
}
