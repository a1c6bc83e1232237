"""Sentences about packages."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    "package-no-layers": QT_TRANSLATE_NOOP("Core", "No layer is given (INPUT). Choose at least one vector layer."),
    "package-no-formats": QT_TRANSLATE_NOOP("Core", "No format is given (FORMATS). Choose at least one of: {known}."),
    "package-layer-missing": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (INPUT) cannot be read. Check its path, or choose an existing vector layer."
    ),
    "package-layer-empty": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} (INPUT) has no features. Choose a layer with areas, or remove its filter."
    ),
    "package-field-missing": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} has no field {value} ({parameter}). It has these fields: {fields}."
    ),
    "package-regions-empty": QT_TRANSLATE_NOOP(
        "Core", "The field {value} (REGION_FIELD) is empty for all areas. Choose a field that names regions."
    ),
    "package-no-crs": QT_TRANSLATE_NOOP(
        "Core",
        "The layer {layer} has no coordinate reference system, but GeoJSON needs one. "
        "Set it in the layer's properties.",
    ),
    "package-not-protected": QT_TRANSLATE_NOOP(
        "Core",
        "MIN_COUNT is {value}, but this version cannot protect counts yet: suppressed counts could be computed again "
        "from totals, regions and rates. Nothing was written. Leave MIN_COUNT empty, and give away only figures that "
        "may leave the house.",
    ),
    "package-input-is-target": QT_TRANSLATE_NOOP(
        "Core",
        "The package would overwrite the layer {layer} (INPUT) in {path}. "
        "Choose another folder (FOLDER) or name (NAME).",
    ),
    "package-open": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} is open in another program, which has not finished writing to it. "
        "Close it there and start again; nothing was changed.",
    ),
    "package-file-open": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} is open in another program, or protected against changes. "
        "Close it there and start again; nothing was changed.",
    ),
    "package-not-whole": QT_TRANSLATE_NOOP(
        "Core", "The file {path} could not be written as a whole: {reason}. Nothing was changed."
    ),
    "package-writer": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} could not be written as {format}: {reason}. Nothing was changed."
    ),
    "package-database": QT_TRANSLATE_NOOP(
        "Core", "The tables could not be written to the database (DATABASE): {reason}. Nothing was changed."
    ),
    "package-database-unknown": QT_TRANSLATE_NOOP(
        "Core",
        "QGIS knows no PostgreSQL connection named {value} (DATABASE). It knows these: {known}. "
        "Make one in the data source manager.",
    ),
    "package-database-schema": QT_TRANSLATE_NOOP(
        "Core", "The database has no schema {value} (SCHEMA). It has these: {known}."
    ),
    "package-database-taken": QT_TRANSLATE_NOOP(
        "Core",
        "The database has a table {table} already, which this plugin did not make. Choose another SCHEMA or rename "
        "the layer; nothing was changed.",
    ),
    # Remarks
    "package-finished-later": QT_TRANSLATE_NOOP(
        "Core",
        "An earlier export was cut off while its finished files got their names. "
        "The rest was put in place now: {files}.",
    ),
    "package-style-path": QT_TRANSLATE_NOOP(
        "Core",
        "The style of the layer {layer} uses the file {file}, which cannot go along; that part is left out.",
    ),
    "package-layout-layer": QT_TRANSLATE_NOOP(
        "Core",
        "The layout {layout} shows the layer {layer}, which is not in the package and was left out there. "
        "To take it along, choose it as well (INPUT).",
    ),
    "package-layout-region": QT_TRANSLATE_NOOP(
        "Core", "The layout {layout} cannot be reduced to {region} and is not in that package."
    ),
    "package-layout-failed": QT_TRANSLATE_NOOP("Core", "The layout {layout} could not be taken along: {reason}."),
    "package-database-style": QT_TRANSLATE_NOOP(
        "Core", "The style of the table {table} could not be saved in the database: {reason}."
    ),
    "package-areas-without-region": QT_TRANSLATE_NOOP(
        "Core", "{count} areas of the layer {layer} have no value in {field} (REGION_FIELD) and are in no package."
    ),
    "package-layer-not-in-region": QT_TRANSLATE_NOOP(
        "Core", "The layer {layer} has no areas in {region} and is not in that package."
    ),
    "package-field-left-out": QT_TRANSLATE_NOOP(
        "Core", "The field {field} of the layer {layer} holds binary data and was left out."
    ),
    "package-text-cut": QT_TRANSLATE_NOOP(
        "Core",
        "Shapefile: {count} texts of the field {field} of the layer {layer} are longer than 254 bytes "
        "and were cut there.",
    ),
    "package-datetime-as-text": QT_TRANSLATE_NOOP(
        "Core", "Shapefile: the field {field} of the layer {layer} holds times and was written as text."
    ),
    "package-text-protected": QT_TRANSLATE_NOOP(
        "Core",
        "CSV: {count} texts of the layer {layer} start like a formula; an apostrophe was put before them.",
    ),
    "package-old-files": QT_TRANSLATE_NOOP(
        "Core", "These files of an earlier package of the same name were not written anew: {files}."
    ),
    "package-project-needs-gpkg": QT_TRANSLATE_NOOP(
        "Core", "The project reads the GeoPackage beside it, so that is written too."
    ),
    # The demo city
    "demo-missing": QT_TRANSLATE_NOOP(
        "Core", "The example data are missing in this installation. Install the plugin again from its zip file."
    ),
}
