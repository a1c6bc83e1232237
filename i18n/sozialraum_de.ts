<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.0" language="de_DE" sourcelanguage="en">
  <context>
    <name>ComputeAreaTypes</name>
    <message>
      <source>Compute area types</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ComputeRates</name>
    <message>
      <source>Compute rates from counts</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Core</name>
    <message>
      <source>The file {path} ({parameter}) does not exist. Check the name, or choose the file again.</source>
      <translation>Die Datei {path} ({parameter}) gibt es nicht. Prüfen Sie den Namen oder wählen Sie die Datei neu.</translation>
    </message>
    <message>
      <source>The file {path} cannot be read: {reason}. Close it in other programs and check your rights to it.</source>
      <translation>Die Datei {path} lässt sich nicht lesen: {reason}. Schließen Sie sie in anderen Programmen und prüfen Sie Ihre Zugriffsrechte.</translation>
    </message>
    <message>
      <source>The file {path} cannot be written: {reason}. Close it in other programs, check your rights to the folder, or choose another name.</source>
      <translation>Die Datei {path} lässt sich nicht schreiben: {reason}. Schließen Sie sie in anderen Programmen, prüfen Sie Ihre Rechte am Ordner oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>Nothing can be written to the folder {path} ({parameter}): {reason}. Check your rights to it, or choose another folder.</source>
      <translation>In den Ordner {path} ({parameter}) lässt sich nichts schreiben: {reason}. Prüfen Sie Ihre Rechte oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{path} ({parameter}) is a file, but a folder is needed. Choose a folder.</source>
      <translation>{path} ({parameter}) ist eine Datei, gebraucht wird ein Ordner. Wählen Sie einen Ordner.</translation>
    </message>
    <message>
      <source>No table is given. Choose a file (TABLE) or a table of the project (TABLE_LAYER).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Both a file (TABLE) and a table of the project (TABLE_LAYER) are given. Leave one of them empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file {path} (TABLE) cannot be read as a table: {reason}. Open it in a spreadsheet program and save it again as XLSX or CSV.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file {path} (TABLE) has the ending {ending}, which is not known. Known are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{table} holds no table: there is no row below the header. Choose another file or sheet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it holds no text but binary data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is protected by a password, or is an old XLS workbook under another ending</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it holds no sheet with cells</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file {path} has no sheet {sheet} (SHEET). It has these sheets: {sheets}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read from sheet {sheet}: most keys of the areas are there. Set SHEET to read another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These sheets also hold keys of the areas and were not read: {sheets}. Set SHEET to read one of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merged cells are not known here, so headers over several columns were filled from the left.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} cells of sheet {sheet} hold formulas without a stored result, first in {cells}. They count as not understood. Open the file in a spreadsheet program and save it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column} is shown in percent; its values were read as shown (12.5 % is 12.5).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In column {column} only {count} of {total} numbers are shown in percent; these were read as shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} numbers of sheet {sheet} are shown with leading zeros by their cell format; read as shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sheet {sheet} has {count} hidden rows or columns; they were read too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file was read as {encoding} ({reason}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>byte order mark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>all bytes fit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>it is no valid UTF-8</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>every other byte is empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cells are separated by {delimiter}: {share} % of the filled lines then have {width} cells.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quotation marks do not pair up in this file, so they were read as plain characters. Check the texts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} rows have fewer cells than the header, first row {row}. Their missing cells count as empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Header in rows {first} to {last}; data in rows {start} to {end}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Header in row {first}; data in rows {start} to {end}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no header above the data in rows {start} to {end}; columns are named by their letters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The heading {text} stands over all columns and is left out of the names.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column} has no header and was named {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The header {header} occurs more than once; column {column} was named {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row} was read as units.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Row {row} only numbers the columns and was left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rows {first} to {last} stand above the header and were not read: {text}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reference date found: {date}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} columns without header and content were left out: {columns}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Key column: {column}. It holds {found} of the {total} keys of the areas. Set TABLE_KEY_FIELD to use another one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Key column as given: {column}. It holds {found} of the {total} keys of the areas.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These columns would fit as keys as well: {columns}. Set TABLE_KEY_FIELD to choose.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{table} has no column {value} (TABLE_KEY_FIELD). It has these columns: {columns}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No column of {table} holds the keys of the areas. Keys of the areas ({field}): {layer_keys}. Columns of the table: {columns}. Check KEY_FIELD, or name the right column in TABLE_KEY_FIELD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No key in column {column} of {table} (TABLE_KEY_FIELD) occurs among the areas. In the table: {table_keys}. Among the areas ({field}): {layer_keys}. Check that table and layer are of the same year and level, or choose other key fields.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{table} has no column {missing} (COLUMNS). It has these columns: {columns}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not asked for (COLUMNS) and left out: {columns}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column} writes decimals both with comma and with point. Read with decimal {mark}; {count} cells written otherwise count as not understood.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column}: the sign in cells like {example} can mean decimals or thousands; read as {meaning}, because other columns of the table are written so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column} is ambiguous: the sign in cells like {example} can mean decimals or thousands; read as {meaning}. Check it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>decimals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>thousands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>comma</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column} mixes {numbers} numbers and {texts} other texts, as {example}; it was kept as text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column} holds digits with leading zeros, as {example}; it was kept as text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column}: {count} numbers carry the sign {sign} ({reason}); the numbers were kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Column {column}: {count} cells were not understood as numbers, first row {row}: {example}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{count} rows were set apart ({reason}): {rows}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>total</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>subtotal of a higher level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not assigned to an area</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>note or source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>without a key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>repeated header</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>more cells than the table has columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>exactly zero</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>empty cell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unknown or kept secret</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>will follow later</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not reliable enough</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not applicable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not available</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no figure given</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>limited significance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The symbol preset {path} (SYMBOLS) is no valid JSON file: {reason}. Compare it with a shipped preset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The symbol preset {path} (SYMBOLS) uses unknown reasons: {wrong}. Known are: {known}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Dependencies</name>
    <message>
      <source>This needs Python packages that your QGIS does not have: {packages}. Windows: open the OSGeo4W Shell from the start menu and run: python -m pip install --user {packages}. Debian and Ubuntu: sudo apt install {debian}. macOS: run pip install from the Python of QGIS. Or install the plugin QPIP, which does this for you. Then restart QGIS.</source>
      <translation>Dafür fehlen Ihrem QGIS Python-Pakete: {packages}. Windows: Öffnen Sie die OSGeo4W-Shell im Startmenü und geben Sie ein: python -m pip install --user {packages}. Debian und Ubuntu: sudo apt install {debian}. macOS: pip install mit dem Python von QGIS ausführen. Oder installieren Sie das Plugin QPIP, das dies übernimmt. Starten Sie QGIS danach neu.</translation>
    </message>
  </context>
  <context>
    <name>ExportLayers</name>
    <message>
      <source>Export layers for colleagues</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ExportRegionMaps</name>
    <message>
      <source>Export region maps</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>JoinIndicators</name>
    <message>
      <source>Join tables onto planning areas</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Sozialraum</name>
    <message>
      <source>Cancelled; nothing was written.</source>
      <translation>Abgebrochen; es wurde nichts geschrieben.</translation>
    </message>
    <message>
      <source>The layer {value} ({parameter}) cannot be read. Choose an existing layer.</source>
      <translation>Der Layer {value} ({parameter}) lässt sich nicht lesen. Wählen Sie einen vorhandenen Layer.</translation>
    </message>
    <message>
      <source>The layer {value} ({parameter}) has no features. Choose a layer with areas.</source>
      <translation>Der Layer {value} ({parameter}) enthält keine Objekte. Wählen Sie einen Layer mit Flächen.</translation>
    </message>
    <message>
      <source>The layer {layer} has no field {value} ({parameter}). It has these fields: {fields}.</source>
      <translation>Der Layer {layer} hat kein Feld {value} ({parameter}). Er hat diese Felder: {fields}.</translation>
    </message>
    <message>
      <source>(empty)</source>
      <translation>(leer)</translation>
    </message>
    <message>
      <source>Tables and rates</source>
      <translation>Tabellen und Quoten</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Maps and packages</source>
      <translation>Karten und Weitergabe</translation>
    </message>
    <message>
      <source>The style of {layer} could not be saved: {reason}</source>
      <translation>Der Stil von {layer} ließ sich nicht speichern: {reason}</translation>
    </message>
  </context>
  <context>
    <name>StyleAreas</name>
    <message>
      <source>Style areas</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
