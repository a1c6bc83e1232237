"""Sentences about tables."""

from .mark import QT_TRANSLATE_NOOP

MESSAGES: dict[str, str] = {
    # Files and sheets
    "table-none": QT_TRANSLATE_NOOP(
        "Core", "No table is given. Choose a file (TABLE) or a table of the project (TABLE_LAYER)."
    ),
    "table-two": QT_TRANSLATE_NOOP(
        "Core", "Both a file (TABLE) and a table of the project (TABLE_LAYER) are given. Leave one of them empty."
    ),
    "table-not-readable": QT_TRANSLATE_NOOP(
        "Core",
        "The file {path} ({parameter}) cannot be read as a table: {reason}. "
        "Open it in a spreadsheet program and save it again as XLSX or CSV.",
    ),
    "table-unknown-format": QT_TRANSLATE_NOOP(
        "Core", "The file {path} (TABLE) has the ending {ending}, which is not known. Known are: {known}."
    ),
    "table-empty": QT_TRANSLATE_NOOP(
        "Core", "{table} holds no table: there is no row below the header. Choose another file or sheet."
    ),
    "table-binary": QT_TRANSLATE_NOOP("Core", "it holds no text but binary data"),
    "table-encrypted": QT_TRANSLATE_NOOP(
        "Core", "it is protected by a password, or is an old XLS workbook under another ending"
    ),
    "table-no-sheet": QT_TRANSLATE_NOOP("Core", "it holds no sheet with cells"),
    "sheet-missing": QT_TRANSLATE_NOOP(
        "Core", "The file {path} has no sheet {sheet} (SHEET). It has these sheets: {sheets}."
    ),
    "sheet-chosen": QT_TRANSLATE_NOOP(
        "Core", "Read from sheet {sheet}: most keys of the areas are there. Set SHEET to read another one."
    ),
    "sheet-others": QT_TRANSLATE_NOOP(
        "Core", "These sheets also hold keys of the areas and were not read: {sheets}. Set SHEET to read one of them."
    ),
    "merged-unknown": QT_TRANSLATE_NOOP(
        "Core", "Merged cells are not known here, so headers over several columns were filled from the left."
    ),
    "formulas-empty": QT_TRANSLATE_NOOP(
        "Core",
        "Cells of sheet {sheet} that hold a formula without a stored result: {count}, the first are {cells}. "
        "They count as not understood. Open the file in a spreadsheet program and save it again.",
    ),
    "percent-shown": QT_TRANSLATE_NOOP(
        "Core", "Column {column} is shown in percent; its values were read as shown (12.5 % is 12.5)."
    ),
    "percent-mixed": QT_TRANSLATE_NOOP(
        "Core", "In column {column} only {count} of {total} numbers are shown in percent; these were read as shown."
    ),
    "zeros-shown": QT_TRANSLATE_NOOP(
        "Core", "Numbers of sheet {sheet} shown with leading zeros by their cell format: {count}; read as shown."
    ),
    "hidden-read": QT_TRANSLATE_NOOP("Core", "Hidden rows and columns of sheet {sheet}: {count}; they were read too."),
    # Text files
    "encoding": QT_TRANSLATE_NOOP("Core", "The file was read as {encoding} ({reason})."),
    "encoding-bom": QT_TRANSLATE_NOOP("Core", "byte order mark"),
    "encoding-valid": QT_TRANSLATE_NOOP("Core", "all bytes fit"),
    "encoding-fallback": QT_TRANSLATE_NOOP("Core", "it is no valid UTF-8"),
    "encoding-zeros": QT_TRANSLATE_NOOP("Core", "every other byte is empty"),
    "encoding-asked": QT_TRANSLATE_NOOP("Core", "as asked for"),
    "encoding-marks": QT_TRANSLATE_NOOP(
        "Core",
        "Some words look as if the file had another encoding, as {example}. Set ENCODING if umlauts are wrong.",
    ),
    "encoding-wrong": QT_TRANSLATE_NOOP(
        "Core", "The file {path} cannot be read as {value} (ENCODING). Leave ENCODING empty, or choose another one."
    ),
    "delimiter": QT_TRANSLATE_NOOP(
        "Core", "Cells are separated by {delimiter}: {share} % of the filled lines then have {width} cells."
    ),
    "encoding-letters": QT_TRANSLATE_NOOP("Core", "only so do its letters make German words"),
    "quotes-broken": QT_TRANSLATE_NOOP(
        "Core",
        "Rows whose quotation marks do not pair up: {count}, in {rows}. They were set apart; correct them in the file.",
    ),
    "rows-short": QT_TRANSLATE_NOOP(
        "Core",
        "Rows with fewer cells than the table has columns: {count}, in {rows}. "
        "The missing cells at their end count as empty.",
    ),
    "last-row-open": QT_TRANSLATE_NOOP(
        "Core", "The file ends without a line break. If it was cut, the last row ({row}) is not whole."
    ),
    "rows-empty": QT_TRANSLATE_NOOP("Core", "Rows of areas without any value: {count}, in {rows}."),
    # Structure
    "header-rows": QT_TRANSLATE_NOOP("Core", "Header in rows {first} to {last}; data in rows {start} to {end}."),
    "header-row": QT_TRANSLATE_NOOP("Core", "Header in row {first}; data in rows {start} to {end}."),
    "header-none": QT_TRANSLATE_NOOP(
        "Core", "There is no header above the data in rows {start} to {end}; columns are named by their letters."
    ),
    "header-common": QT_TRANSLATE_NOOP(
        "Core", "The heading {text} stands over all columns and is left out of the names."
    ),
    "header-lost": QT_TRANSLATE_NOOP("Core", "Column {column} has no header and was named {name}."),
    "header-double": QT_TRANSLATE_NOOP(
        "Core", "The header {header} occurs more than once; column {column} was named {name}."
    ),
    "header-long": QT_TRANSLATE_NOOP(
        "Core", "Shortened to a field name, the header {header} equals another one; column {column} was named {name}."
    ),
    "units-row": QT_TRANSLATE_NOOP("Core", "Row {row} was read as units."),
    "numbering-row": QT_TRANSLATE_NOOP("Core", "Row {row} only numbers the columns and was left out."),
    "preamble": QT_TRANSLATE_NOOP("Core", "Rows {first} to {last} stand above the header and were not read: {text}"),
    "reference-date": QT_TRANSLATE_NOOP("Core", "Reference date found: {date}."),
    "columns-empty": QT_TRANSLATE_NOOP("Core", "Columns without header and content were left out: {columns}."),
    # Keys
    "key-found": QT_TRANSLATE_NOOP(
        "Core",
        "Key column: {column}. It holds {found} of the {total} keys of the areas. "
        "Set TABLE_KEY_FIELD to use another one.",
    ),
    "key-given": QT_TRANSLATE_NOOP(
        "Core", "Key column as given: {column}. It holds {found} of the {total} keys of the areas."
    ),
    "key-rivals": QT_TRANSLATE_NOOP(
        "Core", "These columns would fit as keys as well: {columns}. Set TABLE_KEY_FIELD to choose."
    ),
    "key-field-missing": QT_TRANSLATE_NOOP(
        "Core", "{table} has no column {value} (TABLE_KEY_FIELD). It has these columns: {columns}."
    ),
    "key-not-found": QT_TRANSLATE_NOOP(
        "Core",
        "No column of {table} holds the keys of the areas. Keys of the areas ({field}): {layer_keys}. "
        "Columns of the table: {columns}. Check KEY_FIELD, or name the right column in TABLE_KEY_FIELD.",
    ),
    "key-no-match": QT_TRANSLATE_NOOP(
        "Core",
        "No key in column {column} of {table} (TABLE_KEY_FIELD) occurs among the areas. In the table: {table_keys}. "
        "Among the areas ({field}): {layer_keys}. Check that table and layer are of the same year and level, "
        "or choose other key fields.",
    ),
    # Columns
    "columns-missing": QT_TRANSLATE_NOOP(
        "Core", "{table} has no column {missing} ({parameter}). It has these columns: {columns}."
    ),
    "columns-left": QT_TRANSLATE_NOOP("Core", "Not asked for (COLUMNS) and left out: {columns}."),
    "decimal-conflict": QT_TRANSLATE_NOOP(
        "Core",
        "Column {column} writes decimals both with comma and with point. Read with decimal {mark}; "
        "{count} cells written otherwise count as not understood.",
    ),
    "decimal-from-table": QT_TRANSLATE_NOOP(
        "Core",
        "The sign in cells like {example} can mean decimals or thousands; read as {meaning}, "
        "because other columns of the table are written so. Columns: {column}.",
    ),
    "decimal-guess": QT_TRANSLATE_NOOP(
        "Core",
        "Column {column} is ambiguous: the sign in cells like {example} can mean decimals or thousands; "
        "read as {meaning}. Check it.",
    ),
    "meaning-decimal": QT_TRANSLATE_NOOP("Core", "decimals"),
    "meaning-thousands": QT_TRANSLATE_NOOP("Core", "thousands"),
    "mark-comma": QT_TRANSLATE_NOOP("Core", "comma"),
    "mark-point": QT_TRANSLATE_NOOP("Core", "point"),
    "column-mixed": QT_TRANSLATE_NOOP(
        "Core", "Column {column} mixes {numbers} numbers and {texts} other texts, as {example}; it was kept as text."
    ),
    "column-codes": QT_TRANSLATE_NOOP(
        "Core", "Column {column} holds digits with leading zeros, as {example}; it was kept as text."
    ),
    "column-keys": QT_TRANSLATE_NOOP("Core", "Column {column} is named like a key; it was kept as text."),
    "column-flags": QT_TRANSLATE_NOOP(
        "Core", "Numbers in column {column} with the sign {sign} ({reason}): {count}; the numbers were kept."
    ),
    "cells-rejected": QT_TRANSLATE_NOOP(
        "Core", "Cells of column {column} not understood as numbers: {count}, the first in row {row}: {example}."
    ),
    # Long tables
    "pivoted": QT_TRANSLATE_NOOP(
        "Core",
        "Long table: {rows} rows made to {areas} rows of areas and {fields} columns, by {columns}; "
        "values from {values}.",
    ),
    "pivot-left": QT_TRANSLATE_NOOP(
        "Core", "Columns of the long table that are neither parts nor values and were left out: {columns}."
    ),
    "pivot-not-found": QT_TRANSLATE_NOOP(
        "Core",
        "In {table} no columns tell the rows of an area apart (PIVOT auto). Name them in PIVOT, separated by ; "
        "The table has these columns: {columns}.",
    ),
    "pivot-missing": QT_TRANSLATE_NOOP(
        "Core", "{table} has no column {value} (PIVOT). It has these columns: {columns}."
    ),
    "pivot-no-values": QT_TRANSLATE_NOOP(
        "Core",
        "{table} has no column of numbers besides the columns of PIVOT, so nothing is left to join. "
        "It has these columns: {columns}.",
    ),
    "pivot-doubles": QT_TRANSLATE_NOOP(
        "Core",
        "{table} has several rows with the same key and the same {columns} (PIVOT); key, parts and rows: {examples}. "
        "Name one more column in PIVOT that tells them apart, or correct the table.",
    ),
    "pivot-too-wide": QT_TRANSLATE_NOOP(
        "Core",
        "PIVOT by {columns} would give {table} {count} columns; at most {most} are possible. "
        "Name columns with fewer different texts.",
    ),
    # Sums
    "sums-agree": QT_TRANSLATE_NOOP(
        "Core",
        "Totals and subtotals that are the sum of their rows: {count}, compared in {columns} columns; "
        "not comparable because of missing values: {incomplete}.",
    ),
    "sums-differ": QT_TRANSLATE_NOOP(
        "Core",
        "The total in row {row} ({text}) is not the sum of its rows in {count} columns, for example in {column}: "
        "{total} in the table, {sum} added up. Check these columns.",
    ),
    "sums-unknown": QT_TRANSLATE_NOOP(
        "Core", "Totals or subtotals whose rows could not be made out, so that they check nothing: {count}, in {rows}."
    ),
    "rows-totals-hidden": QT_TRANSLATE_NOOP(
        "Core",
        "The last {count} rows of data add up to the rows above, although some bear names of areas. "
        "They were set apart as a higher level: rows {rows}. Name them in KEEP_ROWS if they are areas.",
    ),
    # Settings
    "reading-rows": QT_TRANSLATE_NOOP(
        "Core", "{value} ({parameter}) is no list of rows. Write row numbers as 4-6;9, counted from 1."
    ),
    "reading-pairs": QT_TRANSLATE_NOOP(
        "Core", "{value} ({parameter}) is no pair. Write left = right, several of them separated by ;"
    ),
    "reading-kind": QT_TRANSLATE_NOOP("Core", "{value} (COLUMN_KINDS) is not known. Kinds are: {known}."),
    "reading-beyond": QT_TRANSLATE_NOOP(
        "Core", "Row {row} (HEADER_ROWS, DATA_ROWS) leaves no row of data: {table} has {rows} rows."
    ),
    "reading-not-readable": QT_TRANSLATE_NOOP(
        "Core",
        "The reading settings {path} (READING) are no valid JSON file: {reason}. Choose a file that a join wrote.",
    ),
    "reading-foreign": QT_TRANSLATE_NOOP(
        "Core", "The file {path} (READING) holds no reading settings. Choose a file that a join wrote."
    ),
    "reading-version": QT_TRANSLATE_NOOP(
        "Core",
        "The reading settings {path} (READING) have version {version}, but only version {known} can be read. "
        "Update the plugin.",
    ),
    "reading-value": QT_TRANSLATE_NOOP(
        "Core", "The reading settings {path} (READING) hold {value} for {name}, which cannot be used."
    ),
    "reading-headers-gone": QT_TRANSLATE_NOOP(
        "Core", "Columns that the table had when these settings were kept, and has no more: {count}, as {columns}."
    ),
    "reading-headers-new": QT_TRANSLATE_NOOP(
        "Core", "Columns that the table did not have when these settings were kept: {count}, as {columns}."
    ),
    "reading-headers-same": QT_TRANSLATE_NOOP(
        "Core", "The table has the same columns, years aside, as when these settings were kept."
    ),
    # Rows
    "rows-apart": QT_TRANSLATE_NOOP("Core", "Set apart as {reason}: {count}, in the table's rows {rows}."),
    "apart-total": QT_TRANSLATE_NOOP("Core", "total"),
    "apart-higher": QT_TRANSLATE_NOOP("Core", "subtotal of a higher level"),
    "apart-unassigned": QT_TRANSLATE_NOOP("Core", "not assigned to an area"),
    "apart-footer": QT_TRANSLATE_NOOP("Core", "note or source"),
    "apart-no_key": QT_TRANSLATE_NOOP("Core", "without a key"),
    "apart-header": QT_TRANSLATE_NOOP("Core", "repeated header"),
    "apart-sum": QT_TRANSLATE_NOOP("Core", "sum of other rows"),
    "apart-skipped": QT_TRANSLATE_NOOP("Core", "left out as asked"),
    "apart-broken": QT_TRANSLATE_NOOP("Core", "cells that do not fit the columns"),
    # Reasons of missing values
    "reason-zero": QT_TRANSLATE_NOOP("Core", "exactly zero"),
    "reason-empty": QT_TRANSLATE_NOOP("Core", "empty cell"),
    "reason-secret": QT_TRANSLATE_NOOP("Core", "unknown or kept secret"),
    "reason-later": QT_TRANSLATE_NOOP("Core", "will follow later"),
    "reason-unreliable": QT_TRANSLATE_NOOP("Core", "not reliable enough"),
    "reason-not_applicable": QT_TRANSLATE_NOOP("Core", "not applicable"),
    "reason-unavailable": QT_TRANSLATE_NOOP("Core", "not available"),
    "reason-word": QT_TRANSLATE_NOOP("Core", "no figure given"),
    "reason-limited": QT_TRANSLATE_NOOP("Core", "limited significance"),
    # Symbol presets
    "symbols-not-readable": QT_TRANSLATE_NOOP(
        "Core", "The symbol preset {path} (SYMBOLS) is no valid JSON file: {reason}. Compare it with a shipped preset."
    ),
    "symbols-unknown": QT_TRANSLATE_NOOP(
        "Core", "The symbol preset {path} (SYMBOLS) uses unknown reasons: {wrong}. Known are: {known}."
    ),
}
