<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.0" language="de_DE" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <source>&amp;Sozialraum</source>
      <translation>So&amp;zialraum</translation>
    </message>
    <message>
      <source>Panel with the steps</source>
      <translation>Bedienfeld mit den Schritten</translation>
    </message>
    <message>
      <source>Areas and regions…</source>
      <translation>Räume und Regionen…</translation>
    </message>
    <message>
      <source>Yearly update…</source>
      <translation>Fortschreibung…</translation>
    </message>
    <message>
      <source>Join tables onto planning areas…</source>
      <translation>Tabellen an Planungsräume anfügen…</translation>
    </message>
    <message>
      <source>Compute rates…</source>
      <translation>Quoten berechnen…</translation>
    </message>
    <message>
      <source>Transfer counts onto new boundaries…</source>
      <translation>Anzahlen auf neue Grenzen übertragen…</translation>
    </message>
    <message>
      <source>Compare numbers of types…</source>
      <translation>Anzahl der Typen vergleichen…</translation>
    </message>
    <message>
      <source>Compute area types…</source>
      <translation>Gebietstypen berechnen…</translation>
    </message>
    <message>
      <source>Apply area types to a later year…</source>
      <translation>Gebietstypen auf späteren Stichtag anwenden…</translation>
    </message>
    <message>
      <source>Compute status index…</source>
      <translation>Statusindex berechnen…</translation>
    </message>
    <message>
      <source>Sum up areas to regions…</source>
      <translation>Räume zu Regionen zusammenfassen…</translation>
    </message>
    <message>
      <source>Share out a budget…</source>
      <translation>Budget verteilen…</translation>
    </message>
    <message>
      <source>Style areas…</source>
      <translation>Räume gestalten…</translation>
    </message>
    <message>
      <source>Export region maps…</source>
      <translation>Karten je Region drucken…</translation>
    </message>
    <message>
      <source>Export layers for colleagues…</source>
      <translation>Layer für die Weitergabe packen…</translation>
    </message>
    <message>
      <source>More tools</source>
      <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
      <source>Check areas and regions…</source>
      <translation>Räume und Regionen prüfen…</translation>
    </message>
    <message>
      <source>Compare two typologies…</source>
      <translation>Zwei Typisierungen vergleichen…</translation>
    </message>
    <message>
      <source>Compare regions…</source>
      <translation>Regionen vergleichen…</translation>
    </message>
    <message>
      <source>Find areas by rules…</source>
      <translation>Räume nach Regeln suchen (Suchraster)…</translation>
    </message>
    <message>
      <source>Compute supply with facilities…</source>
      <translation>Versorgung mit Einrichtungen berechnen…</translation>
    </message>
    <message>
      <source>Make packets for comments…</source>
      <translation>Pakete für Anmerkungen erstellen…</translation>
    </message>
    <message>
      <source>Read packets with comments…</source>
      <translation>Pakete mit Anmerkungen lesen…</translation>
    </message>
    <message>
      <source>Example models</source>
      <translation>Beispielmodelle</translation>
    </message>
    <message>
      <source>Opens a copy in QGIS's model designer; saved there, it is in the toolbox</source>
      <translation>Öffnet eine Kopie in der Modellierung von QGIS; dort gespeichert, steht sie in der Werkzeugkiste</translation>
    </message>
    <message>
      <source>Open example data…</source>
      <translation>Beispieldaten öffnen…</translation>
    </message>
    <message>
      <source>Copies the invented city Musterstadt into a folder and opens it</source>
      <translation>Kopiert die erfundene Stadt Musterstadt in einen Ordner und öffnet sie</translation>
    </message>
    <message>
      <source>Handbook</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>Opens the handbook in the browser; no internet is needed</source>
      <translation>Öffnet das Handbuch im Browser; Internet ist nicht nötig</translation>
    </message>
    <message>
      <source>System check…</source>
      <translation>Systemprüfung…</translation>
    </message>
    <message>
      <source>QGIS's Processing is switched off. Switch on the plugin Processing, then try again.</source>
      <translation>Die Verarbeitung von QGIS ist ausgeschaltet. Schalten Sie die Erweiterung „Processing“ ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>The tools are not registered. Switch the plugin off and on again.</source>
      <translation>Die Werkzeuge sind nicht angemeldet. Schalten Sie das Plugin aus und wieder ein.</translation>
    </message>
    <message>
      <source>{action} needs Python packages that are missing.</source>
      <translation>Für „{action}“ fehlen Python-Pakete.</translation>
    </message>
    <message>
      <source>The project {path} could not be opened.</source>
      <translation>Das Projekt {path} ließ sich nicht öffnen.</translation>
    </message>
    <message>
      <source>The example lies in {folder}.</source>
      <translation>Das Beispiel liegt in {folder}.</translation>
    </message>
    <message>
      <source>The example in {folder} was there already and was opened as it is.</source>
      <translation>Das Beispiel in {folder} war schon da und wurde unverändert geöffnet.</translation>
    </message>
    <message>
      <source>Folder for the example data</source>
      <translation>Ordner für die Beispieldaten</translation>
    </message>
    <message>
      <source>This copy of the plugin has no handbook; a released one has.</source>
      <translation>Diese Kopie des Plugins enthält kein Handbuch; eine veröffentlichte enthält es.</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Sozialraum example</source>
      <translation>Sozialraum-Beispiel</translation>
    </message>
  </context>
  <context>
    <name>AggregateRegions</name>
    <message>
      <source>Sum up areas to regions</source>
      <translation>Räume zu Regionen zusammenfassen</translation>
    </message>
    <message>
      <source>Adds up counts by region, computes rates as sum over sum and dissolves the areas.</source>
      <translation>Addiert Anzahlen je Region, berechnet Quoten als Summe durch Summe und verschmilzt die Räume.</translation>
    </message>
    <message>
      <source>Fields of upper levels, kept where they are clear</source>
      <translation>Felder übergeordneter Ebenen, behalten wo eindeutig</translation>
    </message>
    <message>
      <source>Counts to add up</source>
      <translation>Anzahlen zum Addieren</translation>
    </message>
    <message>
      <source>Catalogue of indicators</source>
      <translation>Katalog der Merkmale</translation>
    </message>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Field with the types of the areas</source>
      <translation>Feld mit den Gebietstypen</translation>
    </message>
    <message>
      <source>Field with the population</source>
      <translation>Feld mit der Einwohnerzahl</translation>
    </message>
    <message>
      <source>Further counts to add up by type</source>
      <translation>Weitere Anzahlen je Gebietstyp</translation>
    </message>
    <message>
      <source>Values to take the mean of</source>
      <translation>Werte für Mittelwerte</translation>
    </message>
    <message>
      <source>Numerators, denominators and unweighted means as fields</source>
      <translation>Zähler, Nenner und ungewichtete Mittelwerte als Felder</translation>
    </message>
    <message>
      <source>Gaps between areas narrower than this are closed (m)</source>
      <translation>Schmalere Lücken zwischen Räumen werden geschlossen (m)</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Figures of the city</source>
      <translation>Werte der Stadt</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Zahl der Regionen</translation>
    </message>
    <message>
      <source>Areas without a region</source>
      <translation>Räume ohne Region</translation>
    </message>
    <message>
      <source>Regions that lack a part</source>
      <translation>Regionen, denen ein Teil fehlt</translation>
    </message>
    <message>
      <source>Gaps that were closed</source>
      <translation>Geschlossene Lücken</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Name der Region</translation>
    </message>
    <message>
      <source>Further remarks: {count}; the report and the field missing_parts have all of them.</source>
      <translation>Weitere Hinweise: {count}; der Bericht und das Feld missing_parts enthalten alle.</translation>
    </message>
  </context>
  <context>
    <name>AllocateBudget</name>
    <message>
      <source>Distribute a budget to regions</source>
      <translation>Budget auf Regionen verteilen</translation>
    </message>
    <message>
      <source>Distributes an amount by base amounts and weighted criteria, exact to the cent, with every step shown.</source>
      <translation>Verteilt einen Betrag nach Sockelbeträgen und gewichteten Kriterien, auf den Cent genau und mit jedem Schritt.</translation>
    </message>
    <message>
      <source>Amount to distribute</source>
      <translation>Zu verteilender Betrag</translation>
    </message>
    <message>
      <source>Base amount for each region</source>
      <translation>Sockelbetrag je Region</translation>
    </message>
    <message>
      <source>Field with last year's amount of the region</source>
      <translation>Feld mit dem Betrag der Region im Vorjahr</translation>
    </message>
    <message>
      <source>Most change since last year (%)</source>
      <translation>Größte Veränderung zum Vorjahr (%)</translation>
    </message>
    <message>
      <source>Areas without a value</source>
      <translation>Räume ohne Wert</translation>
    </message>
    <message>
      <source>Unit of the amounts (€, hours)</source>
      <translation>Einheit der Beträge (€, Stunden)</translation>
    </message>
    <message>
      <source>Criteria: field=weight, separated by ;</source>
      <translation>Kriterien: Feld=Gewicht, getrennt durch ;</translation>
    </message>
    <message>
      <source>Field with the types of the areas</source>
      <translation>Feld mit den Gebietstypen</translation>
    </message>
    <message>
      <source>Factors of the types: type=factor, separated by ;</source>
      <translation>Faktoren der Gebietstypen: Typ=Faktor, getrennt durch ;</translation>
    </message>
    <message>
      <source>Growth of the need per percentage point above the least percentage</source>
      <translation>Wachstum des Bedarfs je Prozentpunkt über dem kleinsten Prozentwert</translation>
    </message>
    <message>
      <source>Budget</source>
      <translation>Budget</translation>
    </message>
    <message>
      <source>What moved weights would do</source>
      <translation>Wirkung anderer Gewichte</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Zahl der Regionen</translation>
    </message>
    <message>
      <source>Sum of the amounts</source>
      <translation>Summe der Beträge</translation>
    </message>
    <message>
      <source>Regions at a limit</source>
      <translation>Regionen an einer Grenze</translation>
    </message>
    <message>
      <source>Table of last year's amounts</source>
      <translation>Tabelle der Beträge des Vorjahres</translation>
    </message>
    <message>
      <source>Field with the region in last year's table</source>
      <translation>Feld mit der Region in der Tabelle des Vorjahres</translation>
    </message>
    <message>
      <source>Field with the amount in last year's table</source>
      <translation>Feld mit dem Betrag in der Tabelle des Vorjahres</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Name der Region</translation>
    </message>
  </context>
  <context>
    <name>ApplyAreaTypes</name>
    <message>
      <source>Apply area types to a later year</source>
      <translation>Gebietstypen auf späteren Stichtag anwenden</translation>
    </message>
    <message>
      <source>Gives areas the types of an earlier computation by the old rules, and lists every area that changed type.</source>
      <translation>Gibt Räumen die Typen einer früheren Berechnung nach den alten Regeln und nennt jeden Raum, der den Typ gewechselt hat.</translation>
    </message>
    <message>
      <source>Areas with a type: {typed}. Areas without a type: {untyped}.</source>
      <translation>Räume mit Typ: {typed}. Räume ohne Typ: {untyped}.</translation>
    </message>
    <message>
      <source>Field for the type</source>
      <translation>Feld für den Typ</translation>
    </message>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Key field of the areas</source>
      <translation>Schlüsselfeld der Räume</translation>
    </message>
    <message>
      <source>Field with the names of the areas</source>
      <translation>Feld mit den Namen der Räume</translation>
    </message>
    <message>
      <source>Model of the area types</source>
      <translation>Modell der Gebietstypen</translation>
    </message>
    <message>
      <source>Models (*.json);;All files (*.*)</source>
      <translation>Modelle (*.json);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Field with last year's type</source>
      <translation>Feld mit dem Typ des Vorjahres</translation>
    </message>
    <message>
      <source>Layer of the earlier year</source>
      <translation>Layer des früheren Stichtags</translation>
    </message>
    <message>
      <source>Key field of the earlier year</source>
      <translation>Schlüsselfeld des früheren Stichtags</translation>
    </message>
    <message>
      <source>Field with the type of the earlier year</source>
      <translation>Feld mit dem Typ des früheren Stichtags</translation>
    </message>
    <message>
      <source>Catalogue of indicators, for numerators and denominators</source>
      <translation>Merkmalskatalog, für Zähler und Nenner</translation>
    </message>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Types set by hand (table with area, set_type, reason)</source>
      <translation>Von Hand gesetzte Typen (Tabelle mit area, set_type, reason)</translation>
    </message>
    <message>
      <source>Year of the areas, for types set by hand (empty: any)</source>
      <translation>Jahr der Räume, für von Hand gesetzte Typen (leer: jedes)</translation>
    </message>
    <message>
      <source>Field with the population (else as in the model)</source>
      <translation>Feld mit der Einwohnerzahl (sonst wie im Modell)</translation>
    </message>
    <message>
      <source>Least population of a typed area (else as in the model)</source>
      <translation>Mindestzahl der Einwohner eines typisierten Raums (sonst wie im Modell)</translation>
    </message>
    <message>
      <source>Areas that lack a value (else as in the model)</source>
      <translation>Räume mit fehlenden Werten (sonst wie im Modell)</translation>
    </message>
    <message>
      <source>Areas to leave out, an expression (else as in the model)</source>
      <translation>Auszulassende Räume, ein Ausdruck (sonst wie im Modell)</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Areas with a type</source>
      <translation>Räume mit Typ</translation>
    </message>
    <message>
      <source>Areas without a type</source>
      <translation>Räume ohne Typ</translation>
    </message>
    <message>
      <source>Areas that changed type</source>
      <translation>Räume mit gewechseltem Typ</translation>
    </message>
  </context>
  <context>
    <name>AreaChecks</name>
    <message>
      <source>{areas} areas in {regions} regions.</source>
      <translation>{areas} Räume in {regions} Regionen.</translation>
    </message>
    <message>
      <source>{areas} areas.</source>
      <translation>{areas} Räume.</translation>
    </message>
    <message>
      <source>Not all of them are in order.</source>
      <translation>Nicht alle sind in Ordnung.</translation>
    </message>
    <message>
      <source>The layer has no areas.</source>
      <translation>Der Layer enthält keine Räume.</translation>
    </message>
    <message>
      <source>Choose the field with the key of the areas.</source>
      <translation>Wählen Sie das Feld mit dem Schlüssel der Räume.</translation>
    </message>
    <message>
      <source>Areas without a key: {count}. No table can be joined to them.</source>
      <translation>Räume ohne Schlüssel: {count}. An sie lässt sich keine Tabelle anfügen.</translation>
    </message>
    <message>
      <source>Keys that occur more than once: {count}, namely {keys}.</source>
      <translation>Schlüssel, die mehrfach vorkommen: {count}, nämlich {keys}.</translation>
    </message>
    <message>
      <source>{count} areas, each with a key of its own.</source>
      <translation>{count} Räume, jeder mit einem eigenen Schlüssel.</translation>
    </message>
    <message>
      <source>Areas without a geometry: {count}. They appear on no map.</source>
      <translation>Räume ohne Geometrie: {count}. Sie erscheinen auf keiner Karte.</translation>
    </message>
    <message>
      <source>Areas with an invalid geometry: {count}, namely {keys}. The Processing tool “Fix geometries” mends them.</source>
      <translation>Räume mit ungültiger Geometrie: {count}, nämlich {keys}. Das Verarbeitungswerkzeug „Geometrien reparieren“ behebt das.</translation>
    </message>
    <message>
      <source>All geometries are valid.</source>
      <translation>Alle Geometrien sind gültig.</translation>
    </message>
    <message>
      <source>Areas without a name: {count}.</source>
      <translation>Räume ohne Namen: {count}.</translation>
    </message>
    <message>
      <source>Areas without a population: {count}.</source>
      <translation>Räume ohne Einwohnerzahl: {count}.</translation>
    </message>
    <message>
      <source>Areas with a population below 0: {count}.</source>
      <translation>Räume mit einer Einwohnerzahl unter 0: {count}.</translation>
    </message>
    <message>
      <source>Areas without a region: {count}. They are on no region's map.</source>
      <translation>Räume ohne Region: {count}. Sie erscheinen auf keiner Regionskarte.</translation>
    </message>
    <message>
      <source>Every area belongs to one of {count} regions.</source>
      <translation>Jeder Raum gehört zu einer von {count} Regionen.</translation>
    </message>
    <message>
      <source>Regions with more than one name: {regions}.</source>
      <translation>Regionen mit mehr als einem Namen: {regions}.</translation>
    </message>
    <message>
      <source>{first} and others</source>
      <translation>{first} und weitere</translation>
    </message>
  </context>
  <context>
    <name>AreaModel</name>
    <message>
      <source>This area has no key.</source>
      <translation>Dieser Raum hat keinen Schlüssel.</translation>
    </message>
    <message>
      <source>The key {key} occurs {count} times.</source>
      <translation>Der Schlüssel {key} kommt {count}-mal vor.</translation>
    </message>
    <message>
      <source>{area} belongs to no unit of {level}.</source>
      <translation>{area} gehört zu keiner Einheit von {level}.</translation>
    </message>
    <message>
      <source>{area} belongs to several units of {level}: {units}.</source>
      <translation>{area} gehört zu mehreren Einheiten von {level}: {units}.</translation>
    </message>
    <message>
      <source>{level} {unit} lies in several units of {upper}: {parts}.</source>
      <translation>{level} {unit} liegt in mehreren Einheiten von {upper}: {parts}.</translation>
    </message>
    <message>
      <source>{area} has no geometry.</source>
      <translation>{area} hat keine Geometrie.</translation>
    </message>
    <message>
      <source>{area} has an invalid geometry: {reason}.</source>
      <translation>{area} hat eine ungültige Geometrie: {reason}.</translation>
    </message>
    <message>
      <source>{one} and {other} overlap.</source>
      <translation>{one} und {other} überlappen sich.</translation>
    </message>
    <message>
      <source>There is a narrow gap between {areas}.</source>
      <translation>Zwischen {areas} ist eine schmale Lücke.</translation>
    </message>
    <message>
      <source>Between {areas} lies ground that belongs to no area.</source>
      <translation>Zwischen {areas} liegt Grund, der zu keinem Raum gehört.</translation>
    </message>
    <message>
      <source>A part of {area} is only a sliver.</source>
      <translation>Ein Teil von {area} ist nur ein Splitter.</translation>
    </message>
  </context>
  <context>
    <name>AreaPicker</name>
    <message>
      <source>Area: key or name…</source>
      <translation>Raum: Schlüssel oder Name …</translation>
    </message>
    <message>
      <source>Show all areas</source>
      <translation>Alle Räume zeigen</translation>
    </message>
  </context>
  <context>
    <name>AreasDialog</name>
    <message>
      <source>The file {path} has no polygon layer. Choose another one.</source>
      <translation>Die Datei {path} enthält keinen Polygonlayer. Wählen Sie eine andere.</translation>
    </message>
    <message>
      <source>The project has no polygon layer. Open a file with planning areas.</source>
      <translation>Das Projekt enthält keinen Polygonlayer. Öffnen Sie eine Datei mit Planungsräumen.</translation>
    </message>
    <message>
      <source>Choose the field with the key of the areas.</source>
      <translation>Wählen Sie das Feld mit dem Schlüssel der Räume.</translation>
    </message>
    <message>
      <source>{count} areas.</source>
      <translation>{count} Räume.</translation>
    </message>
    <message>
      <source>The project remembers the planning areas: {summary}</source>
      <translation>Das Projekt merkt sich die Planungsräume: {summary}</translation>
    </message>
    <message>
      <source>Areas and regions</source>
      <translation>Räume und Regionen</translation>
    </message>
    <message>
      <source>Which layer holds the planning areas, and what do its fields mean? The project remembers it for all steps. The fields are suggested by their names; change what does not fit.</source>
      <translation>Welcher Layer enthält die Planungsräume, und was bedeuten seine Felder? Das Projekt merkt es sich für alle Schritte. Die Felder sind nach ihren Namen vorgeschlagen; ändern Sie, was nicht passt.</translation>
    </message>
    <message>
      <source>&amp;Planning areas</source>
      <translation>&amp;Planungsräume</translation>
    </message>
    <message>
      <source>Open &amp;file…</source>
      <translation>&amp;Datei öffnen…</translation>
    </message>
    <message>
      <source>Add a layer with planning areas to the project</source>
      <translation>Einen Layer mit Planungsräumen in das Projekt aufnehmen</translation>
    </message>
    <message>
      <source>&amp;Key field</source>
      <translation>S&amp;chlüsselfeld</translation>
    </message>
    <message>
      <source>&amp;Name field</source>
      <translation>&amp;Namensfeld</translation>
    </message>
    <message>
      <source>&amp;Region field</source>
      <translation>&amp;Regionsfeld</translation>
    </message>
    <message>
      <source>Region na&amp;me field</source>
      <translation>Feld mit Regionsna&amp;men</translation>
    </message>
    <message>
      <source>Popula&amp;tion field</source>
      <translation>&amp;Einwohnerfeld</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Prüfung</translation>
    </message>
    <message>
      <source>What the check found</source>
      <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
      <source>Areas per re&amp;gion</source>
      <translation>Räume &amp;je Region</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Einwohner</translation>
    </message>
  </context>
  <context>
    <name>BenchmarkPage</name>
    <message>
      <source>the region in comparison</source>
      <translation>die Region im Vergleich</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Difference to the city</source>
      <translation>Abstand zur Stadt</translation>
    </message>
    <message>
      <source>Regions of a like mix</source>
      <translation>Regionen ähnlicher Mischung</translation>
    </message>
    <message>
      <source>Difference to these</source>
      <translation>Abstand zu diesen</translation>
    </message>
    <message>
      <source>Earlier year</source>
      <translation>Früheres Jahr</translation>
    </message>
    <message>
      <source>Change since then</source>
      <translation>Veränderung seither</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>This is no ranking: above or below the city’s value is neither good nor bad in itself.</source>
      <translation>Das ist keine Rangfolge: Über oder unter dem Wert der Stadt zu liegen ist für sich weder gut noch schlecht.</translation>
    </message>
    <message>
      <source>Regions of a like mix of types: {regions}.</source>
      <translation>Regionen mit ähnlicher Mischung der Gebietstypen: {regions}.</translation>
    </message>
  </context>
  <context>
    <name>BudgetDialog</name>
    <message>
      <source>hours</source>
      <translation>Stunden</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Amount ({unit})</source>
      <translation>Betrag ({unit})</translation>
    </message>
    <message>
      <source>Last year ({unit})</source>
      <translation>Vorjahr ({unit})</translation>
    </message>
    <message>
      <source>Change ({unit})</source>
      <translation>Änderung ({unit})</translation>
    </message>
    <message>
      <source>budget</source>
      <translation>budget</translation>
    </message>
    <message>
      <source>Preview of the budget</source>
      <translation>Vorschau des Budgets</translation>
    </message>
    <message>
      <source>{count} regions; together {amount} {unit}.</source>
      <translation>{count} Regionen; zusammen {amount} {unit}.</translation>
    </message>
    <message>
      <source>The project has no layer with areas. Add the planning areas first.</source>
      <translation>Das Projekt hat keinen Layer mit Räumen. Fügen Sie zuerst die Planungsräume hinzu.</translation>
    </message>
    <message>
      <source>Choose the field of the regions.</source>
      <translation>Wählen Sie das Feld der Regionen.</translation>
    </message>
    <message>
      <source>Give the amount to share out.</source>
      <translation>Geben Sie den Betrag an, der zu verteilen ist.</translation>
    </message>
    <message>
      <source>Add at least one criterion with a weight.</source>
      <translation>Fügen Sie mindestens ein Kriterium mit einem Gewicht hinzu.</translation>
    </message>
    <message>
      <source>Share out</source>
      <translation>Verteilen</translation>
    </message>
    <message>
      <source>The file {path} exists. Choose another name; nothing is overwritten here.</source>
      <translation>Die Datei {path} gibt es schon. Wählen Sie einen anderen Namen; hier wird nichts überschrieben.</translation>
    </message>
    <message>
      <source>Budget</source>
      <translation>Budget</translation>
    </message>
    <message>
      <source>{amount} {unit} shared out to {count} regions.</source>
      <translation>{amount} {unit} auf {count} Regionen verteilt.</translation>
    </message>
    <message>
      <source>Share out a budget</source>
      <translation>Budget verteilen</translation>
    </message>
    <message>
      <source>Budget and regions</source>
      <translation>Budget und Regionen</translation>
    </message>
    <message>
      <source>&amp;Areas or regions</source>
      <translation>&amp;Räume oder Regionen</translation>
    </message>
    <message>
      <source>Field of the &amp;regions</source>
      <translation>Feld der Re&amp;gionen</translation>
    </message>
    <message>
      <source>&amp;Names of the regions</source>
      <translation>&amp;Namen der Regionen</translation>
    </message>
    <message>
      <source>Amo&amp;unt to share out</source>
      <translation>Zu &amp;verteilender Betrag</translation>
    </message>
    <message>
      <source>Bas&amp;e amount for each region</source>
      <translation>Sockel&amp;betrag je Region</translation>
    </message>
    <message>
      <source>Un&amp;it</source>
      <translation>E&amp;inheit</translation>
    </message>
    <message>
      <source>&amp;Types of the areas</source>
      <translation>Gebiets&amp;typen</translation>
    </message>
    <message>
      <source>&amp;Factors of the types</source>
      <translation>&amp;Faktoren der Typen</translation>
    </message>
    <message>
      <source>Last &amp;year's amount</source>
      <translation>Betrag des Vor&amp;jahrs</translation>
    </message>
    <message>
      <source>&amp;Most change since then</source>
      <translation>&amp;Höchste Änderung seither</translation>
    </message>
    <message>
      <source>any</source>
      <translation>beliebig</translation>
    </message>
    <message>
      <source>Criteria</source>
      <translation>Kriterien</translation>
    </message>
    <message>
      <source>What each region would get</source>
      <translation>Was jede Region bekäme</translation>
    </message>
    <message>
      <source>Resu&amp;lt table</source>
      <translation>E&amp;rgebnistabelle</translation>
    </message>
    <message>
      <source>Report besi&amp;de it (HTML), every step written out</source>
      <translation>Bericht &amp;daneben (HTML), jeder Schritt ausgeschrieben</translation>
    </message>
  </context>
  <context>
    <name>BudgetFields</name>
    <message>
      <source>number of areas</source>
      <translation>Zahl der Räume</translation>
    </message>
    <message>
      <source>{count} times the factor of the area's type</source>
      <translation>{count} mal Faktor des Gebietstyps</translation>
    </message>
    <message>
      <source>{count}, weighted by need ({percentage})</source>
      <translation>{count}, gewichtet nach Bedarf ({percentage})</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Base amount</source>
      <translation>Sockelbetrag</translation>
    </message>
    <message>
      <source>Computed amount</source>
      <translation>Errechneter Betrag</translation>
    </message>
    <message>
      <source>Amount of last year</source>
      <translation>Betrag des Vorjahres</translation>
    </message>
    <message>
      <source>Least amount by the limit</source>
      <translation>Mindestbetrag nach der Grenze</translation>
    </message>
    <message>
      <source>Most amount by the limit</source>
      <translation>Höchstbetrag nach der Grenze</translation>
    </message>
    <message>
      <source>Change by the limits</source>
      <translation>Änderung durch die Grenzen</translation>
    </message>
    <message>
      <source>Limit that was reached</source>
      <translation>Erreichte Grenze</translation>
    </message>
    <message>
      <source>floor: raised to the least amount; cap: lowered to the most</source>
      <translation>floor: auf den Mindestbetrag angehoben; cap: auf den Höchstbetrag gesenkt</translation>
    </message>
    <message>
      <source>Amount</source>
      <translation>Betrag</translation>
    </message>
    <message>
      <source>Share of the budget (%)</source>
      <translation>Anteil am Budget (%)</translation>
    </message>
    <message>
      <source>Change since last year</source>
      <translation>Veränderung zum Vorjahr</translation>
    </message>
    <message>
      <source>Change since last year (%)</source>
      <translation>Veränderung zum Vorjahr (%)</translation>
    </message>
    <message>
      <source>Count {number}: {criterion}</source>
      <translation>Anzahl {number}: {criterion}</translation>
    </message>
    <message>
      <source>Count {number} after the factors of the types</source>
      <translation>Anzahl {number} nach den Faktoren der Typen</translation>
    </message>
    <message>
      <source>Percentage {number}</source>
      <translation>Prozentwert {number}</translation>
    </message>
    <message>
      <source>Factor {number}</source>
      <translation>Faktor {number}</translation>
    </message>
    <message>
      <source>Value {number}: {criterion}</source>
      <translation>Wert {number}: {criterion}</translation>
    </message>
    <message>
      <source>Share {number} (%)</source>
      <translation>Anteil {number} (%)</translation>
    </message>
    <message>
      <source>Amount {number}: {criterion}</source>
      <translation>Betrag {number}: {criterion}</translation>
    </message>
    <message>
      <source>Amount in cents</source>
      <translation>Betrag in Cent</translation>
    </message>
    <message>
      <source>Amount in hundredths</source>
      <translation>Betrag in Hundertsteln</translation>
    </message>
    <message>
      <source>Criterion</source>
      <translation>Kriterium</translation>
    </message>
    <message>
      <source>Weight moved by (points)</source>
      <translation>Gewicht verschoben um (Punkte)</translation>
    </message>
    <message>
      <source>Weight then (%)</source>
      <translation>Gewicht dann (%)</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Difference to the proposal</source>
      <translation>Unterschied zum Vorschlag</translation>
    </message>
  </context>
  <context>
    <name>BudgetReport</name>
    <message>
      <source>Distribution of the budget</source>
      <translation>Verteilung des Budgets</translation>
    </message>
    <message>
      <source>{most} gets the most ({more}), {least} the least ({less}).</source>
      <translation>Am meisten bekommt {most} ({more}), am wenigsten {least} ({less}).</translation>
    </message>
    <message>
      <source>No region may change by more than {percent} % since last year. {floors} regions are raised to that limit, {caps} are lowered to it.</source>
      <translation>Keine Region darf sich zum Vorjahr um mehr als {percent} % verändern. Auf diese Grenze angehoben: {floors}, auf sie gesenkt: {caps}.</translation>
    </message>
    <message>
      <source>What each region gets</source>
      <translation>Was jede Region bekommt</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Amount</source>
      <translation>Betrag</translation>
    </message>
    <message>
      <source>Share (%)</source>
      <translation>Anteil (%)</translation>
    </message>
    <message>
      <source>Last year</source>
      <translation>Vorjahr</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Veränderung</translation>
    </message>
    <message>
      <source>Change (%)</source>
      <translation>Veränderung (%)</translation>
    </message>
    <message>
      <source>All regions</source>
      <translation>Alle Regionen</translation>
    </message>
    <message>
      <source>Base amount</source>
      <translation>Sockelbetrag</translation>
    </message>
    <message>
      <source>By criterion {number}</source>
      <translation>Nach Kriterium {number}</translation>
    </message>
    <message>
      <source>Change by the limits</source>
      <translation>Änderung durch die Grenzen</translation>
    </message>
    <message>
      <source>What the amounts are made of</source>
      <translation>Woraus sich die Beträge zusammensetzen</translation>
    </message>
    <message>
      <source>Criterion {number}: {criterion} ({weight} % of what is left to criteria).</source>
      <translation>Kriterium {number}: {criterion} ({weight} % dessen, was nach Kriterien verteilt wird).</translation>
    </message>
    <message>
      <source>{step}. Every region gets the same base amount of {base}. For {count} regions that is {count} × {base} = {all}. {rest} are left to be distributed by need.</source>
      <translation>{step}. Jede Region bekommt denselben Sockelbetrag von {base}. Für {count} Regionen sind das {count} × {base} = {all}. Es bleiben {rest}, die nach Bedarf verteilt werden.</translation>
    </message>
    <message>
      <source>Pot {number}: {weight} % of {rest} = {pot}, distributed by {criterion}.</source>
      <translation>Topf {number}: {weight} % von {rest} = {pot}, verteilt nach {criterion}.</translation>
    </message>
    <message>
      <source>{step}. From each pot a region gets the same share that it has in the count of all regions: amount = pot × value of the region ÷ value of all regions. Who has a tenth of the children gets a tenth of the pot.</source>
      <translation>{step}. Aus jedem Topf bekommt eine Region denselben Anteil, den sie an der Zählung aller Regionen hat: Betrag = Topf × Wert der Region ÷ Wert aller Regionen. Wer ein Zehntel der Kinder hat, bekommt ein Zehntel des Topfes.</translation>
    </message>
    <message>
      <source>{step}. Need grows with a percentage, for example of children in families on benefits. The region with the least percentage has the factor 1. Each percentage point more raises the factor by {factor}: value = count × (1 + {factor} × (percentage − least percentage)).</source>
      <translation>{step}. Der Bedarf wächst mit einem Prozentwert, zum Beispiel dem Anteil der Kinder in Familien mit Leistungsbezug. Die Region mit dem kleinsten Prozentwert hat den Faktor 1. Jeder Prozentpunkt mehr erhöht den Faktor um {factor}: Wert = Anzahl × (1 + {factor} × (Prozentwert − kleinster Prozentwert)).</translation>
    </message>
    <message>
      <source>{step}. Nobody may get less than {low} % or more than {high} % of last year's amount. Who would get less is raised to that limit, who would get more is lowered to it; the others share in proportion what that costs or brings, until the sum is right again.</source>
      <translation>{step}. Niemand darf weniger als {low} % oder mehr als {high} % des Vorjahres bekommen. Wer weniger bekäme, wird auf diese Grenze angehoben, wer mehr bekäme, auf sie gesenkt; was das kostet oder bringt, teilen sich die anderen im Verhältnis, bis die Summe wieder stimmt.</translation>
    </message>
    <message>
      <source>{step}. Areas of different types count differently: the count of each area is multiplied by the factor of its type. The factors are: {factors}.</source>
      <translation>{step}. Räume verschiedener Gebietstypen zählen verschieden: Die Anzahl jedes Raums wird mit dem Faktor seines Typs malgenommen. Die Faktoren sind: {factors}.</translation>
    </message>
    <message>
      <source>without a type</source>
      <translation>ohne Typ</translation>
    </message>
    <message>
      <source>An example: {region}</source>
      <translation>Ein Beispiel: {region}</translation>
    </message>
    <message>
      <source>Base amount: {amount}.</source>
      <translation>Sockelbetrag: {amount}.</translation>
    </message>
    <message>
      <source>Together: {parts} = {sum}.</source>
      <translation>Zusammen: {parts} = {sum}.</translation>
    </message>
    <message>
      <source>After the limits against last year: {amount}.</source>
      <translation>Nach den Grenzen zum Vorjahr: {amount}.</translation>
    </message>
    <message>
      <source>Need: {percentage} % are {points} percentage points above the least percentage of {least} %. {count} × (1 + {factor} × {points}) = {value}.</source>
      <translation>Bedarf: {percentage} % liegen {points} Prozentpunkte über dem kleinsten Prozentwert von {least} %. {count} × (1 + {factor} × {points}) = {value}.</translation>
    </message>
    <message>
      <source>Criterion {number} ({criterion}): {pot} × {value} ÷ {all} = {amount}.</source>
      <translation>Kriterium {number} ({criterion}): {pot} × {value} ÷ {all} = {amount}.</translation>
    </message>
    <message>
      <source>Criterion {number}: {criterion}</source>
      <translation>Kriterium {number}: {criterion}</translation>
    </message>
    <message>
      <source>Count</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <source>With type factors</source>
      <translation>Mit Typfaktoren</translation>
    </message>
    <message>
      <source>Percentage</source>
      <translation>Prozentwert</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>Faktor</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Limits against last year</source>
      <translation>Grenzen zum Vorjahr</translation>
    </message>
    <message>
      <source>raised</source>
      <translation>angehoben</translation>
    </message>
    <message>
      <source>lowered</source>
      <translation>gesenkt</translation>
    </message>
    <message>
      <source>At least</source>
      <translation>Mindestens</translation>
    </message>
    <message>
      <source>At most</source>
      <translation>Höchstens</translation>
    </message>
    <message>
      <source>Computed</source>
      <translation>Errechnet</translation>
    </message>
    <message>
      <source>Limit</source>
      <translation>Grenze</translation>
    </message>
    <message>
      <source>What was noticed</source>
      <translation>Was auffiel</translation>
    </message>
    <message>
      <source>How it is computed exactly</source>
      <translation>Wie genau gerechnet wird</translation>
    </message>
    <message>
      <source>Percentages of regions are the sum of the areas' numerators divided by the sum of their denominators, never a mean of percentages.</source>
      <translation>Prozentwerte von Regionen sind die Summe der Zähler ihrer Räume geteilt durch die Summe der Nenner, nie ein Mittelwert von Prozentwerten.</translation>
    </message>
    <message>
      <source>What if a weight were different?</source>
      <translation>Was, wenn ein Gewicht anders wäre?</translation>
    </message>
    <message>
      <source>Each weight is moved by ten points down and up; the other weights take or give in proportion. The table shows how the amount of each region would change against the proposal, in {unit}.</source>
      <translation>Jedes Gewicht wird um zehn Punkte gesenkt und erhöht; die anderen Gewichte gleichen es im Verhältnis aus. Die Tabelle zeigt, wie sich der Betrag jeder Region gegenüber dem Vorschlag änderte, in {unit}.</translation>
    </message>
    <message>
      <source>euros</source>
      <translation>Euro</translation>
    </message>
    <message>
      <source>Proposal</source>
      <translation>Vorschlag</translation>
    </message>
    <message>
      <source>At {weight} %</source>
      <translation>Bei {weight} %</translation>
    </message>
    <message>
      <source>Criterion {number}: {criterion}, proposed with {weight} %</source>
      <translation>Kriterium {number}: {criterion}, vorgeschlagen mit {weight} %</translation>
    </message>
    <message>
      <source>With {weight} % for criterion {number} nothing would change.</source>
      <translation>Mit {weight} % für Kriterium {number} änderte sich nichts.</translation>
    </message>
    <message>
      <source>With {weight} % for criterion {number}, {moved} would move between regions; {gains} would gain the most ({more}), {loses} would lose the most ({less}).</source>
      <translation>Mit {weight} % für Kriterium {number} würden {moved} zwischen den Regionen wandern; am meisten gewönne {gains} ({more}), am meisten verlöre {loses} ({less}).</translation>
    </message>
    <message>
      <source>{amount} are distributed to {count} regions. The sum is exact to the cent.</source>
      <translation>{amount} werden auf {count} Regionen verteilt. Die Summe stimmt auf den Cent.</translation>
    </message>
    <message>
      <source>How the money is distributed, step by step</source>
      <translation>Wie das Geld verteilt wird, Schritt für Schritt</translation>
    </message>
    <message>
      <source>{step}. This money is split into {count} pots, one for each criterion:</source>
      <translation>{step}. Dieses Geld kommt in {count} Töpfe, einen für jedes Kriterium:</translation>
    </message>
    <message>
      <source>{step}. Amounts are rounded down to whole cents; the cents left over go, one each, to the regions with the largest fractions of a cent. So the sum is exactly the budget, to the cent.</source>
      <translation>{step}. Die Beträge werden auf ganze Cent abgerundet; die übrigen Cent gehen einzeln an die Regionen mit den größten Bruchteilen eines Cents. So ergibt die Summe auf den Cent genau das Budget.</translation>
    </message>
    <message>
      <source>All steps are computed with exact fractions; only the amounts are rounded, to whole cents. Of equal fractions of a cent the region with the smaller key is rounded up, so the same data always give the same amounts.</source>
      <translation>Alle Schritte werden mit exakten Brüchen gerechnet; nur die Beträge werden gerundet, auf ganze Cent. Bei gleichen Bruchteilen eines Cents wird die Region mit dem kleineren Schlüssel aufgerundet, sodass dieselben Daten immer dieselben Beträge ergeben.</translation>
    </message>
    <message>
      <source>A distribution key says how money follows chosen numbers. Which numbers and weights are right is a political decision; the table of moved weights shows how much depends on it.</source>
      <translation>Ein Verteilungsschlüssel sagt, wie das Geld gewählten Zahlen folgt. Welche Zahlen und Gewichte die richtigen sind, ist eine politische Entscheidung; die Tabelle der verschobenen Gewichte zeigt, wie viel davon abhängt.</translation>
    </message>
    <message>
      <source>{amount} are distributed to {count} regions. The sum is exact to the hundredth.</source>
      <translation>{amount} werden auf {count} Regionen verteilt. Die Summe stimmt auf das Hundertstel.</translation>
    </message>
    <message>
      <source>How the budget is distributed, step by step</source>
      <translation>Wie das Budget verteilt wird, Schritt für Schritt</translation>
    </message>
    <message>
      <source>{step}. This amount is split into {count} pots, one for each criterion:</source>
      <translation>{step}. Dieser Betrag kommt in {count} Töpfe, einen für jedes Kriterium:</translation>
    </message>
    <message>
      <source>{step}. Amounts are rounded down to whole hundredths; the hundredths left over go, one each, to the regions with the largest fractions of a hundredth. So the sum is exactly the budget, to the hundredth.</source>
      <translation>{step}. Die Beträge werden auf ganze Hundertstel abgerundet; die übrigen Hundertstel gehen einzeln an die Regionen mit den größten Bruchteilen eines Hundertstels. So ergibt die Summe auf das Hundertstel genau das Budget.</translation>
    </message>
    <message>
      <source>All steps are computed with exact fractions; only the amounts are rounded, to whole hundredths. Of equal fractions of a hundredth the region with the smaller key is rounded up, so the same data always give the same amounts.</source>
      <translation>Alle Schritte werden mit exakten Brüchen gerechnet; nur die Beträge werden gerundet, auf ganze Hundertstel. Bei gleichen Bruchteilen eines Hundertstels wird die Region mit dem kleineren Schlüssel aufgerundet, sodass dieselben Daten immer dieselben Beträge ergeben.</translation>
    </message>
    <message>
      <source>A distribution key says how a budget follows chosen numbers. Which numbers and weights are right is a political decision; the table of moved weights shows how much depends on it.</source>
      <translation>Ein Verteilungsschlüssel sagt, wie ein Budget gewählten Zahlen folgt. Welche Zahlen und Gewichte die richtigen sind, ist eine politische Entscheidung; die Tabelle der verschobenen Gewichte zeigt, wie viel davon abhängt.</translation>
    </message>
  </context>
  <context>
    <name>CatalogueTable</name>
    <message>
      <source>more is more strain</source>
      <translation>mehr ist mehr Belastung</translation>
    </message>
    <message>
      <source>more is less strain</source>
      <translation>mehr ist weniger Belastung</translation>
    </message>
    <message>
      <source>neither</source>
      <translation>weder noch</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Name of the new field; only ticked lines are computed</source>
      <translation>Name des neuen Feldes; nur angekreuzte Zeilen werden berechnet</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Numerator</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <source>Fields of the layer, joined by + and −</source>
      <translation>Felder des Layers, mit + und − verbunden</translation>
    </message>
    <message>
      <source>Denominator</source>
      <translation>Nenner</translation>
    </message>
    <message>
      <source>Fields of the layer, joined by + and −; empty: no rate but a sum</source>
      <translation>Felder des Layers, mit + und − verbunden; leer: keine Quote, sondern eine Summe</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>Faktor</translation>
    </message>
    <message>
      <source>100 for percent, 1000 for cases per 1000</source>
      <translation>100 für Prozent, 1000 für Fälle je 1.000</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>Minimum</source>
      <translation>Minimum</translation>
    </message>
    <message>
      <source>Lowest rate of all areas</source>
      <translation>Niedrigste Quote aller Räume</translation>
    </message>
    <message>
      <source>Median</source>
      <translation>Median</translation>
    </message>
    <message>
      <source>Half of the areas lie below</source>
      <translation>Die Hälfte der Räume liegt darunter</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Maximum</translation>
    </message>
    <message>
      <source>Highest rate of all areas</source>
      <translation>Höchste Quote aller Räume</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Fehlt</translation>
    </message>
    <message>
      <source>Areas without a rate</source>
      <translation>Räume ohne Quote</translation>
    </message>
    <message>
      <source>Decimals</source>
      <translation>Dezimalstellen</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Richtung</translation>
    </message>
    <message>
      <source>Topic</source>
      <translation>Thema</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
  </context>
  <context>
    <name>ChartCanvas</name>
    <message>
      <source>Charts need the Python package matplotlib; the table tells the same.</source>
      <translation>Diagramme brauchen das Python-Paket matplotlib; die Tabelle sagt dasselbe.</translation>
    </message>
  </context>
  <context>
    <name>CheckAreas</name>
    <message>
      <source>Check areas and regions</source>
      <translation>Räume und Regionen prüfen</translation>
    </message>
    <message>
      <source>Finds double keys, areas in two regions or in none, regions that lie across, gaps, overlaps and slivers.</source>
      <translation>Findet doppelte Schlüssel, Räume in zwei oder keiner Region, quer liegende Regionen, Lücken, Überlappungen und Splitter.</translation>
    </message>
    <message>
      <source>Fields of the levels, from the lowest to the highest</source>
      <translation>Felder der Ebenen, von der untersten zur obersten</translation>
    </message>
    <message>
      <source>What is narrower than this is a sliver (m)</source>
      <translation>Was schmaler ist, gilt als Splitter (m)</translation>
    </message>
    <message>
      <source>Findings on the map</source>
      <translation>Befunde auf der Karte</translation>
    </message>
    <message>
      <source>Number of errors</source>
      <translation>Zahl der Fehler</translation>
    </message>
    <message>
      <source>Number of warnings</source>
      <translation>Zahl der Warnungen</translation>
    </message>
    <message>
      <source>Further findings: {count}; the layer has all of them.</source>
      <translation>Weitere Befunde: {count}; der Layer enthält alle.</translation>
    </message>
    <message>
      <source>{count} areas, all in order.</source>
      <translation>{count} Räume, alle in Ordnung.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Schwere</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>Befund</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
  </context>
  <context>
    <name>CombinedMaps</name>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
  </context>
  <context>
    <name>CompareRegions</name>
    <message>
      <source>Compare regions</source>
      <translation>Regionen vergleichen</translation>
    </message>
    <message>
      <source>Sets each region beside the city, beside regions of a like mix of types, and beside earlier years.</source>
      <translation>Stellt jede Region neben die Stadt, neben Regionen ähnlicher Mischung der Typen und neben frühere Jahre.</translation>
    </message>
    <message>
      <source>Catalogue of indicators</source>
      <translation>Merkmalskatalog</translation>
    </message>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Field with the types of the areas</source>
      <translation>Feld mit den Typen der Räume</translation>
    </message>
    <message>
      <source>Count by which the mix of types is measured (empty: number of areas)</source>
      <translation>Anzahl, an der die Mischung der Typen gemessen wird (leer: Zahl der Räume)</translation>
    </message>
    <message>
      <source>Number of regions of a like mix</source>
      <translation>Zahl der Regionen ähnlicher Mischung</translation>
    </message>
    <message>
      <source>Earlier years with the same fields, oldest first</source>
      <translation>Frühere Jahre mit denselben Feldern, das älteste zuerst</translation>
    </message>
    <message>
      <source>Names of the years, oldest first, this one last (separated by ;)</source>
      <translation>Namen der Jahre, das älteste zuerst, dieses zuletzt (durch ; getrennt)</translation>
    </message>
    <message>
      <source>Show places (ranks)</source>
      <translation>Plätze zeigen</translation>
    </message>
    <message>
      <source>Language of report and workbook (empty: that of QGIS)</source>
      <translation>Sprache von Bericht und Arbeitsmappe (leer: die von QGIS)</translation>
    </message>
    <message>
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <source>Workbook</source>
      <translation>Arbeitsmappe</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Zahl der Regionen</translation>
    </message>
    <message>
      <source>Number of indicators</source>
      <translation>Zahl der Merkmale</translation>
    </message>
    <message>
      <source>Values that lack a part</source>
      <translation>Werte, denen ein Teil fehlt</translation>
    </message>
    <message>
      <source>number of areas</source>
      <translation>Zahl der Räume</translation>
    </message>
    <message>
      <source>Regions in comparison</source>
      <translation>Regionen im Vergleich</translation>
    </message>
    <message>
      <source>The order is no ranking; the regions stand in the order of their keys.</source>
      <translation>Die Reihenfolge ist keine Rangliste; die Regionen stehen in der Folge ihrer Schlüssel.</translation>
    </message>
    <message>
      <source>Rates are sums of numerators by sums of denominators.</source>
      <translation>Quoten sind Summen der Zähler durch Summen der Nenner.</translation>
    </message>
    <message>
      <source>Mix of types by: {counted}</source>
      <translation>Mischung der Typen gemessen an: {counted}</translation>
    </message>
    <message>
      <source>Further remarks: {count}; the report has all of them.</source>
      <translation>Weitere Hinweise: {count}; im Bericht stehen alle.</translation>
    </message>
  </context>
  <context>
    <name>CompareReport</name>
    <message>
      <source>▲ above and ▼ below the city’s value by at least half a standard deviation of the regions, ▲▲ and ▼▼ by at least a whole one; without a sign: near the city’s value. The colours say the same.</source>
      <translation>▲ mindestens eine halbe Standardabweichung der Regionen über, ▼ unter dem Wert der Stadt, ▲▲ und ▼▼ mindestens eine ganze; ohne Zeichen: nahe dem Wert der Stadt. Die Farben sagen dasselbe.</translation>
    </message>
    <message>
      <source>Values marked with {mark} lack the part of areas whose numbers are secret or unknown.</source>
      <translation>Werten mit {mark} fehlt der Teil von Räumen, deren Zahlen geheim oder unbekannt sind.</translation>
    </message>
    <message>
      <source>Regions in comparison</source>
      <translation>Regionen im Vergleich</translation>
    </message>
    <message>
      <source>{regions} regions are compared in {indicators} indicators: with the whole city and, where types are known, with the regions whose mix of types is most like theirs.</source>
      <translation>{regions} Regionen werden in {indicators} Merkmalen verglichen: mit der ganzen Stadt und, wo Typen bekannt sind, mit den Regionen, deren Mischung der Typen ihrer am ähnlichsten ist.</translation>
    </message>
    <message>
      <source>Year: {year}.</source>
      <translation>Jahr: {year}.</translation>
    </message>
    <message>
      <source>The order is no ranking.</source>
      <translation>Die Reihenfolge ist keine Rangliste.</translation>
    </message>
    <message>
      <source>The regions stand in the order of their keys. That a value lies above or below the city’s is neither good nor bad in itself: regions differ in whom they are home to, not in how well they work.</source>
      <translation>Die Regionen stehen in der Folge ihrer Schlüssel. Dass ein Wert über oder unter dem der Stadt liegt, ist für sich weder gut noch schlecht: Regionen unterscheiden sich darin, wer in ihnen wohnt, nicht darin, wie gut in ihnen gearbeitet wird.</translation>
    </message>
    <message>
      <source>All regions at a glance</source>
      <translation>Alle Regionen auf einen Blick</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Each indicator over the regions</source>
      <translation>Jedes Merkmal über die Regionen</translation>
    </message>
    <message>
      <source>Bars: the regions. Line: the city, with its value below.</source>
      <translation>Balken: die Regionen. Linie: die Stadt, ihr Wert steht darunter.</translation>
    </message>
    <message>
      <source>Diamond: the region’s value of {year}.</source>
      <translation>Raute: der Wert der Region von {year}.</translation>
    </message>
    <message>
      <source>the earlier year</source>
      <translation>früher</translation>
    </message>
    <message>
      <source>A bar chart per indicator over the regions; all values are in the tables of this report.</source>
      <translation>Ein Balkendiagramm je Merkmal über die Regionen; alle Werte stehen in den Tabellen dieses Berichts.</translation>
    </message>
    <message>
      <source>Each region over the years</source>
      <translation>Jede Region über die Jahre</translation>
    </message>
    <message>
      <source>Black: the region; grey: the city. The first and the last value stand beside the line. Each indicator has a scale of its own, which does not begin at 0. Years: {years}.</source>
      <translation>Schwarz: die Region; grau: die Stadt. Neben der Linie stehen der erste und der letzte Wert. Jedes Merkmal hat seine eigene Skala, die nicht bei 0 beginnt. Jahre: {years}.</translation>
    </message>
    <message>
      <source>A small line chart per region and indicator over the years, with first and last value.</source>
      <translation>Ein kleines Liniendiagramm je Region und Merkmal über die Jahre, mit erstem und letztem Wert.</translation>
    </message>
    <message>
      <source>Regions of a like mix</source>
      <translation>Regionen ähnlicher Mischung</translation>
    </message>
    <message>
      <source>The mix of a region is the share of each type in its areas that have a type, by {counted}. Two mixes are apart by the Euclidean distance of their shares: 0 where they are the same, 1.41 where they have nothing in common. The nearest regions, with their distance, are those of a like mix; where several are as far away as the last of them, all count. Their value is one rate: all their numerators by all their denominators.</source>
      <translation>Die Mischung einer Region sind die Anteile der Typen an ihren Räumen mit Typ, gemessen an: {counted}. Der Abstand zweier Mischungen ist der euklidische Abstand der Anteile: 0, wo sie gleich sind, 1,41, wo sie nichts gemein haben. Die nächsten Regionen, hier mit ihrem Abstand, sind die ähnlicher Mischung; sind mehrere so weit entfernt wie die letzte, zählen alle. Ihr Wert ist eine einzige Quote: alle Zähler durch alle Nenner.</translation>
    </message>
    <message>
      <source>Type {type} (%)</source>
      <translation>Typ {type} (%)</translation>
    </message>
    <message>
      <source>Like regions (distance)</source>
      <translation>Ähnliche Regionen (Abstand)</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Plätze</translation>
    </message>
    <message>
      <source>Places order the values only, from the highest one down; they judge no region. Values that are equal as shown share a place, and as many places after it stay free (1, 2, 2, 4).</source>
      <translation>Plätze ordnen nur die Werte, vom höchsten an; sie bewerten keine Region. Werte, die gerundet gleich sind, teilen sich einen Platz, ebenso viele danach bleiben frei (1, 2, 2, 4).</translation>
    </message>
    <message>
      <source>Region by region</source>
      <translation>Region für Region</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>Like mix</source>
      <translation>Ähnl. Mischung</translation>
    </message>
    <message>
      <source>Earlier</source>
      <translation>Früher</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Änderung</translation>
    </message>
    <message>
      <source>Regions of a like mix: {regions}.</source>
      <translation>Regionen ähnlicher Mischung: {regions}.</translation>
    </message>
    <message>
      <source>What is missing or was noticed</source>
      <translation>Was fehlt oder auffiel</translation>
    </message>
    <message>
      <source>Areas without a value</source>
      <translation>Räume ohne Wert</translation>
    </message>
    <message>
      <source>How the figures were found</source>
      <translation>Wie die Werte entstanden sind</translation>
    </message>
    <message>
      <source>Each rate is the sum of the areas’ numerators divided by the sum of their denominators, for a region, for the like regions together and for the city; never a mean of rates. The city includes the region itself and areas without a region. Differences of rates in percent are percentage points. Earlier years are summed up in this year’s regions.</source>
      <translation>Jede Quote ist die Summe der Zähler der Räume geteilt durch die Summe ihrer Nenner: für eine Region, für die ähnlichen Regionen zusammen und für die Stadt; nie ein Mittelwert von Quoten. Die Stadt enthält die Region selbst und Räume ohne Region. Abstände von Quoten in Prozent sind Prozentpunkte. Frühere Jahre sind in den diesjährigen Regionen zusammengefasst.</translation>
    </message>
    <message>
      <source>Numerator</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <source>Denominator</source>
      <translation>Nenner</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
  </context>
  <context>
    <name>CompareTypeCounts</name>
    <message>
      <source>How many types?</source>
      <translation>Wie viele Typen?</translation>
    </message>
    <message>
      <source>Sorts areas into 2, 3, 4 … types and tells how clear, how large and how stable the types are each time.</source>
      <translation>Ordnet Räume zu 2, 3, 4 … Typen und sagt jeweils, wie deutlich, wie groß und wie stabil die Typen sind.</translation>
    </message>
    <message>
      <source>Smallest number of types</source>
      <translation>Kleinste Anzahl der Typen</translation>
    </message>
    <message>
      <source>Largest number of types</source>
      <translation>Größte Anzahl der Typen</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Random starts of k-means</source>
      <translation>Zufallsstarts von k-means</translation>
    </message>
    <message>
      <source>Random seed</source>
      <translation>Startwert des Zufalls</translation>
    </message>
    <message>
      <source>Repetitions to examine the stability</source>
      <translation>Wiederholungen zur Prüfung der Stabilität</translation>
    </message>
    <message>
      <source>Numbers of types</source>
      <translation>Anzahlen der Typen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Areas that can be typed: {typed}. Areas left out: {untyped}.</source>
      <translation>Räume, die einen Typ erhalten können: {typed}. Ausgelassene Räume: {untyped}.</translation>
    </message>
    <message>
      <source>The report has no charts.</source>
      <translation>Der Bericht enthält keine Diagramme.</translation>
    </message>
  </context>
  <context>
    <name>CompareTypes</name>
    <message>
      <source>Compare two typologies</source>
      <translation>Zwei Typisierungen vergleichen</translation>
    </message>
    <message>
      <source>Tells how far two typologies of the same areas agree, which types correspond, and which areas differ.</source>
      <translation>Sagt, wie weit zwei Typisierungen derselben Räume übereinstimmen, welche Typen sich entsprechen und welche Räume abweichen.</translation>
    </message>
    <message>
      <source>Areas with the first types</source>
      <translation>Räume mit den ersten Typen</translation>
    </message>
    <message>
      <source>Areas with the second types</source>
      <translation>Räume mit den zweiten Typen</translation>
    </message>
    <message>
      <source>Key field</source>
      <translation>Schlüsselfeld</translation>
    </message>
    <message>
      <source>Field with the types</source>
      <translation>Feld mit den Typen</translation>
    </message>
    <message>
      <source>Field with the names of the areas</source>
      <translation>Feld mit den Namen der Räume</translation>
    </message>
    <message>
      <source>What the first types are called in the report</source>
      <translation>Wie die ersten Typen im Bericht heißen</translation>
    </message>
    <message>
      <source>What the second types are called in the report</source>
      <translation>Wie die zweiten Typen im Bericht heißen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Areas with a type in both</source>
      <translation>Räume mit einem Typ in beiden</translation>
    </message>
    <message>
      <source>Adjusted Rand index</source>
      <translation>Adjustierter Rand-Index</translation>
    </message>
    <message>
      <source>Share of areas in corresponding types</source>
      <translation>Anteil der Räume in entsprechenden Typen</translation>
    </message>
    <message>
      <source>Areas in another type</source>
      <translation>Räume in einem anderen Typ</translation>
    </message>
    <message>
      <source>first types</source>
      <translation>Erste Typen</translation>
    </message>
    <message>
      <source>second types</source>
      <translation>Zweite Typen</translation>
    </message>
  </context>
  <context>
    <name>ComputeAreaTypes</name>
    <message>
      <source>Compute area types</source>
      <translation>Gebietstypen berechnen</translation>
    </message>
    <message>
      <source>Sorts areas into types by their indicators, and tells what each type is like and how stable it is.</source>
      <translation>Ordnet Räume nach ihren Merkmalen zu Typen und sagt, wie jeder Typ beschaffen und wie stabil er ist.</translation>
    </message>
    <message>
      <source>Field with the names of the areas, for the report</source>
      <translation>Feld mit den Namen der Räume, für den Bericht</translation>
    </message>
    <message>
      <source>Number of types</source>
      <translation>Anzahl der Typen</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Random starts of k-means</source>
      <translation>Zufallsstarts für k-means</translation>
    </message>
    <message>
      <source>Random seed</source>
      <translation>Startwert der Zufallszahlen</translation>
    </message>
    <message>
      <source>Field for the type</source>
      <translation>Feld für den Typ</translation>
    </message>
    <message>
      <source>Names of the types, from 1 on, separated by ;</source>
      <translation>Namen der Typen, ab Typ 1, getrennt durch ;</translation>
    </message>
    <message>
      <source>Order of the types: computed numbers, separated by ; (empty: by strain)</source>
      <translation>Reihenfolge der Typen: berechnete Nummern, durch ; getrennt (leer: nach Belastung)</translation>
    </message>
    <message>
      <source>Colours of the types, from 1 on, as #RRGGBB, separated by ;</source>
      <translation>Farben der Typen ab 1 als #RRGGBB, durch ; getrennt</translation>
    </message>
    <message>
      <source>Repetitions to examine the stability</source>
      <translation>Wiederholungen zur Prüfung der Stabilität</translation>
    </message>
    <message>
      <source>Types set by hand (table with area, set_type, reason)</source>
      <translation>Von Hand gesetzte Typen (Tabelle mit Raum, Typ, Grund)</translation>
    </message>
    <message>
      <source>Year, for types set by hand (empty: all years)</source>
      <translation>Jahr, für von Hand gesetzte Typen (leer: alle Jahre)</translation>
    </message>
    <message>
      <source>Areas to explain in the report, keys separated by ; (empty: the least certain)</source>
      <translation>Im Bericht zu erklärende Räume, Schlüssel getrennt durch ; (leer: die unsichersten)</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Model for later years</source>
      <translation>Modell für spätere Stichtage</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Areas with a type</source>
      <translation>Räume mit Typ</translation>
    </message>
    <message>
      <source>Areas without a type</source>
      <translation>Räume ohne Typ</translation>
    </message>
    <message>
      <source>Within sum of squares</source>
      <translation>Quadratsumme innerhalb der Typen</translation>
    </message>
    <message>
      <source>Share of the differences that the types explain</source>
      <translation>Anteil der Unterschiede, den die Typen erklären</translation>
    </message>
    <message>
      <source>Mean silhouette</source>
      <translation>Mittlere Silhouette</translation>
    </message>
    <message>
      <source>Stability of the types (Jaccard index), from 1 on, separated by ;</source>
      <translation>Stabilität der Typen (Jaccard-Index) ab 1, durch ; getrennt</translation>
    </message>
    <message>
      <source>{value} (TYPE_FIELD) is no field name. Use letters, digits and _ only, for example {better}.</source>
      <translation>{value} (TYPE_FIELD) ist kein Feldname. Nur Buchstaben, Ziffern und _ verwenden, zum Beispiel {better}.</translation>
    </message>
    <message>
      <source>The field {field} would be overwritten by {value} (TYPE_FIELD), but is used as key, name, indicator or population. Choose another name.</source>
      <translation>Das Feld {field} würde durch {value} (TYPE_FIELD) überschrieben, wird aber als Schlüssel, Name, Merkmal oder Einwohnerzahl verwendet. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>{k} types by {method}, {starts} starts, seed {seed}: they explain {share} % of the differences.</source>
      <translation>{k} Typen mit {method}, {starts} Starts, Startwert {seed}: Sie erklären {share} % der Unterschiede.</translation>
    </message>
    <message>
      <source>Areas with a type: {typed}. Areas without a type: {untyped}.</source>
      <translation>Räume mit Typ: {typed}. Räume ohne Typ: {untyped}.</translation>
    </message>
    <message>
      <source>The report has no charts.</source>
      <translation>Der Bericht enthält keine Diagramme.</translation>
    </message>
    <message>
      <source>1 is the type with the least strain; empty where there is no type</source>
      <translation>1 ist der Typ mit der geringsten Belastung; leer, wo es keinen Typ gibt</translation>
    </message>
    <message>
      <source>Numbered in an order of one's own; empty where there is no type</source>
      <translation>In eigener Reihenfolge nummeriert; leer, wo kein Typ ist</translation>
    </message>
    <message>
      <source>Area type</source>
      <translation>Gebietstyp</translation>
    </message>
    <message>
      <source>Name of the area type</source>
      <translation>Name des Gebietstyps</translation>
    </message>
    <message>
      <source>Second-best type</source>
      <translation>Zweitbester Typ</translation>
    </message>
    <message>
      <source>The other type whose centre is nearest</source>
      <translation>Der andere Typ, dessen Zentrum am nächsten liegt</translation>
    </message>
    <message>
      <source>Distance to the centre of the type</source>
      <translation>Abstand zum Zentrum des Typs</translation>
    </message>
    <message>
      <source>In the scaled and weighted indicators</source>
      <translation>In den skalierten und gewichteten Merkmalen</translation>
    </message>
    <message>
      <source>Distance to the centre of the second-best type</source>
      <translation>Abstand zum Zentrum des zweitbesten Typs</translation>
    </message>
    <message>
      <source>Ratio of the two distances</source>
      <translation>Verhältnis der beiden Abstände</translation>
    </message>
    <message>
      <source>Near 0 typical of its type, near 1 between two types</source>
      <translation>Nahe 0 typisch für den Typ, nahe 1 zwischen zwei Typen</translation>
    </message>
    <message>
      <source>Silhouette</source>
      <translation>Silhouette</translation>
    </message>
    <message>
      <source>Near 1 typical of its type, near 0 between two types, below 0 misplaced</source>
      <translation>Nahe 1 typisch für den Typ, nahe 0 zwischen zwei Typen, unter 0 falsch zugeordnet</translation>
    </message>
    <message>
      <source>Reason for no type</source>
      <translation>Grund für fehlenden Typ</translation>
    </message>
    <message>
      <source>Computed area type</source>
      <translation>Berechneter Gebietstyp</translation>
    </message>
    <message>
      <source>Set by hand</source>
      <translation>Von Hand gesetzt</translation>
    </message>
    <message>
      <source>Reason, author and date; empty where the computed type holds</source>
      <translation>Grund, Bearbeitung und Datum; leer, wo der berechnete Typ gilt</translation>
    </message>
  </context>
  <context>
    <name>ComputeRates</name>
    <message>
      <source>Compute rates from counts</source>
      <translation>Quoten aus Anzahlen berechnen</translation>
    </message>
    <message>
      <source>Computes rates from the counts of a layer by a catalogue of indicators.</source>
      <translation>Berechnet aus den Anzahlen eines Layers Quoten nach einem Indikatorenkatalog.</translation>
    </message>
    <message>
      <source>Layer with counts</source>
      <translation>Layer mit Anzahlen</translation>
    </message>
    <message>
      <source>Catalogue of indicators</source>
      <translation>Indikatorenkatalog</translation>
    </message>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Say in a text field beside why a rate is missing</source>
      <translation>In einem Textfeld daneben angeben, warum eine Quote fehlt</translation>
    </message>
    <message>
      <source>Meaning of signs kept by the join</source>
      <translation>Bedeutung der Zeichen, die beim Verbinden erhalten blieben</translation>
    </message>
    <message>
      <source>Counts of an earlier year, for the change since</source>
      <translation>Anzahlen eines früheren Jahres, für die Veränderung seither</translation>
    </message>
    <message>
      <source>Key field, for the change</source>
      <translation>Schlüsselfeld, für die Veränderung</translation>
    </message>
    <message>
      <source>Key field of the earlier year</source>
      <translation>Schlüsselfeld des früheren Jahres</translation>
    </message>
    <message>
      <source>Layer with rates</source>
      <translation>Layer mit Quoten</translation>
    </message>
    <message>
      <source>Number of indicators</source>
      <translation>Anzahl der Merkmale</translation>
    </message>
    <message>
      <source>percentage points</source>
      <translation>Prozentpunkte</translation>
    </message>
    <message>
      <source>{label}, earlier year</source>
      <translation>{label}, früheres Jahr</translation>
    </message>
    <message>
      <source>{label}, change</source>
      <translation>{label}, Veränderung</translation>
    </message>
    <message>
      <source>{label}, change of the numerator</source>
      <translation>{label}, Veränderung des Zählers</translation>
    </message>
    <message>
      <source>{label}, change of the denominator</source>
      <translation>{label}, Veränderung des Nenners</translation>
    </message>
    <message>
      <source>{label}, why missing</source>
      <translation>{label}, warum sie fehlt</translation>
    </message>
  </context>
  <context>
    <name>ComputeStatusIndex</name>
    <message>
      <source>Compute status and dynamics index</source>
      <translation>Status- und Dynamik-Index berechnen</translation>
    </message>
    <message>
      <source>Sums up social indicators in one index per area, and their changes in a second one, and sorts the areas into classes by standard deviations.</source>
      <translation>Fasst soziale Merkmale je Raum zu einem Index zusammen, ihre Veränderungen zu einem zweiten, und teilt die Räume nach Standardabweichungen in Klassen ein.</translation>
    </message>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Key field of the areas</source>
      <translation>Schlüsselfeld der Räume</translation>
    </message>
    <message>
      <source>Field with the names of the areas</source>
      <translation>Feld mit den Namen der Räume</translation>
    </message>
    <message>
      <source>Indicators of the status</source>
      <translation>Merkmale des Status</translation>
    </message>
    <message>
      <source>Indicators of the dynamics (changes)</source>
      <translation>Merkmale der Dynamik (Veränderungen)</translation>
    </message>
    <message>
      <source>Limits of the status classes</source>
      <translation>Grenzen der Statusklassen</translation>
    </message>
    <message>
      <source>Limits of the dynamics classes</source>
      <translation>Grenzen der Dynamikklassen</translation>
    </message>
    <message>
      <source>Weights in the status, separated by ;</source>
      <translation>Gewichte im Status, getrennt durch ;</translation>
    </message>
    <message>
      <source>Weights in the dynamics, separated by ;</source>
      <translation>Gewichte in der Dynamik, getrennt durch ;</translation>
    </message>
    <message>
      <source>Directions in the status: 1 more is more strain, -1 less</source>
      <translation>Richtungen im Status: 1 mehr bedeutet mehr Belastung, -1 weniger</translation>
    </message>
    <message>
      <source>Directions in the dynamics: 1 more is more strain, -1 less</source>
      <translation>Richtungen in der Dynamik: 1 mehr bedeutet mehr Belastung, -1 weniger</translation>
    </message>
    <message>
      <source>Field with the population</source>
      <translation>Feld mit der Einwohnerzahl</translation>
    </message>
    <message>
      <source>Least population of an area with a class</source>
      <translation>Mindestzahl der Einwohner eines Raums mit Klasse</translation>
    </message>
    <message>
      <source>Areas to leave out (expression)</source>
      <translation>Auszulassende Räume (Ausdruck)</translation>
    </message>
    <message>
      <source>Status and dynamics</source>
      <translation>Status und Dynamik</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Areas with all classes</source>
      <translation>Räume mit allen Klassen</translation>
    </message>
    <message>
      <source>Areas that lack a class</source>
      <translation>Räume, denen eine Klasse fehlt</translation>
    </message>
    <message>
      <source>Areas with all classes: {classed}. Areas that lack a class: {rest}.</source>
      <translation>Räume mit allen Klassen: {classed}. Räume, denen eine Klasse fehlt: {rest}.</translation>
    </message>
    <message>
      <source>Areas per status class: {counts}.</source>
      <translation>Räume je Statusklasse: {counts}.</translation>
    </message>
    <message>
      <source>Areas per dynamics class: {counts}.</source>
      <translation>Räume je Dynamikklasse: {counts}.</translation>
    </message>
    <message>
      <source>The field {field} would be overwritten by a result, but is used as key, indicator or population. Rename it first.</source>
      <translation>Das Feld {field} würde von einem Ergebnis überschrieben, wird aber als Schlüssel, Merkmal oder Einwohnerzahl gebraucht. Benennen Sie es zuerst um.</translation>
    </message>
    <message>
      <source>These fields were there already and are replaced: {fields}.</source>
      <translation>Diese Felder gab es schon; sie werden ersetzt: {fields}.</translation>
    </message>
    <message>
      <source>high</source>
      <translation>hoch</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>mittel</translation>
    </message>
    <message>
      <source>low</source>
      <translation>niedrig</translation>
    </message>
    <message>
      <source>very low</source>
      <translation>sehr niedrig</translation>
    </message>
    <message>
      <source>positive</source>
      <translation>positiv</translation>
    </message>
    <message>
      <source>stable</source>
      <translation>stabil</translation>
    </message>
    <message>
      <source>negative</source>
      <translation>negativ</translation>
    </message>
    <message>
      <source>class {number} of {count}</source>
      <translation>Klasse {number} von {count}</translation>
    </message>
    <message>
      <source>Status index</source>
      <translation>Status-Index</translation>
    </message>
    <message>
      <source>Standard deviations from the areas' mean; more is more strain</source>
      <translation>Standardabweichungen vom Mittelwert der Räume; mehr bedeutet mehr Belastung</translation>
    </message>
    <message>
      <source>Status class</source>
      <translation>Statusklasse</translation>
    </message>
    <message>
      <source>Dynamics index</source>
      <translation>Dynamik-Index</translation>
    </message>
    <message>
      <source>Standard deviations from the mean change; more is more strain</source>
      <translation>Standardabweichungen von der mittleren Veränderung; mehr bedeutet mehr Belastung</translation>
    </message>
    <message>
      <source>Dynamics class</source>
      <translation>Dynamikklasse</translation>
    </message>
    <message>
      <source>Overall class</source>
      <translation>Gesamtklasse</translation>
    </message>
    <message>
      <source>Status class, then dynamics: + positive, +/- stable, - negative</source>
      <translation>Statusklasse, dann Dynamik: + positiv, +/- stabil, - negativ</translation>
    </message>
    <message>
      <source>Status class / dynamics class</source>
      <translation>Statusklasse / Dynamikklasse</translation>
    </message>
    <message>
      <source>Reason for no class</source>
      <translation>Grund für fehlende Klasse</translation>
    </message>
    <message>
      <source>{label}, z-score</source>
      <translation>{label}, z-Wert</translation>
    </message>
    <message>
      <source>Before weight and direction</source>
      <translation>Vor Gewicht und Richtung</translation>
    </message>
  </context>
  <context>
    <name>ComputeSupply</name>
    <message>
      <source>Compute supply with facilities</source>
      <translation>Versorgung mit Einrichtungen berechnen</translation>
    </message>
    <message>
      <source>Places for children by area, region and area type, and the mix of types in each facility's catchment.</source>
      <translation>Plätze je 100 Kinder nach Raum, Region und Gebietstyp, und die Gebietstypen im Einzugsgebiet jeder Einrichtung.</translation>
    </message>
    <message>
      <source>Field with the number of children</source>
      <translation>Feld mit der Zahl der Kinder</translation>
    </message>
    <message>
      <source>Field with the types of the areas</source>
      <translation>Feld mit den Gebietstypen</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>Einrichtungen</translation>
    </message>
    <message>
      <source>Field with the number of places</source>
      <translation>Feld mit der Zahl der Plätze</translation>
    </message>
    <message>
      <source>Field with the names of the facilities</source>
      <translation>Feld mit den Namen der Einrichtungen</translation>
    </message>
    <message>
      <source>Field that lists the areas of the catchment</source>
      <translation>Feld, das die Räume des Einzugsgebiets nennt</translation>
    </message>
    <message>
      <source>Radius of the catchment (m)</source>
      <translation>Umkreis des Einzugsgebiets (m)</translation>
    </message>
    <message>
      <source>Areas with their supply</source>
      <translation>Räume mit ihrer Versorgung</translation>
    </message>
    <message>
      <source>Supply of the regions</source>
      <translation>Versorgung der Regionen</translation>
    </message>
    <message>
      <source>Supply by area type</source>
      <translation>Versorgung nach Gebietstyp</translation>
    </message>
    <message>
      <source>Facilities with their catchments</source>
      <translation>Einrichtungen mit ihren Einzugsgebieten</translation>
    </message>
    <message>
      <source>Facilities in an area</source>
      <translation>Einrichtungen in einem Raum</translation>
    </message>
    <message>
      <source>Facilities in no area</source>
      <translation>Einrichtungen in keinem Raum</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Name der Region</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Name of the type</source>
      <translation>Name des Typs</translation>
    </message>
  </context>
  <context>
    <name>Core</name>
    <message>
      <source>{value} ({parameter}) cannot be used as an amount. Give a number with at most two decimals, from 0 to 1000000000000.</source>
      <translation>{value} ({parameter}) ist als Betrag nicht zu verwenden. Geben Sie eine Zahl mit höchstens zwei Nachkommastellen an, von 0 bis 1000000000000.</translation>
    </message>
    <message>
      <source>{value} (UNIT) cannot be used as a unit. Give a word or sign of at most {most} characters without ; such as € or hours.</source>
      <translation>{value} (UNIT) ist als Einheit nicht verwendbar. Geben Sie ein Wort oder Zeichen mit höchstens {most} Zeichen ohne ; an, etwa € oder Stunden.</translation>
    </message>
    <message>
      <source>AMOUNT is 0, so there is nothing to distribute. Give an amount.</source>
      <translation>Der Betrag (AMOUNT) ist 0, es gibt nichts zu verteilen. Geben Sie einen Betrag an.</translation>
    </message>
    <message>
      <source>The base amount of {base} {unit} for each of {count} regions (BASE_AMOUNT) needs {needed} {unit}, but AMOUNT is {amount} {unit}. Lower the base amount or raise AMOUNT.</source>
      <translation>Der Sockelbetrag von {base} {unit} für jede von {count} Regionen (BASE_AMOUNT) braucht {needed} {unit}, aber der Betrag (AMOUNT) ist {amount} {unit}. Senken Sie den Sockelbetrag oder erhöhen Sie AMOUNT.</translation>
    </message>
    <message>
      <source>{value} in CRITERIA cannot be read. Write field=weight, separated by ; – for example {example}.</source>
      <translation>{value} in CRITERIA ist nicht zu verstehen. Schreiben Sie Feld=Gewicht, getrennt durch ; – zum Beispiel {example}.</translation>
    </message>
    <message>
      <source>CRITERIA names {value}, but the layer has no such field. It has these fields: {fields}.</source>
      <translation>CRITERIA nennt {value}, aber der Layer hat kein solches Feld. Er hat diese Felder: {fields}.</translation>
    </message>
    <message>
      <source>CRITERIA names {value} twice. Name it once, with the sum of both weights.</source>
      <translation>CRITERIA nennt {value} zweimal. Nennen Sie es einmal, mit der Summe beider Gewichte.</translation>
    </message>
    <message>
      <source>The weight {value} of {criterion} (CRITERIA) cannot be used. A weight is a number above 0.</source>
      <translation>Das Gewicht {value} von {criterion} (CRITERIA) ist nicht zu verwenden. Ein Gewicht ist eine Zahl über 0.</translation>
    </message>
    <message>
      <source>{criterion} (CRITERIA) is 0 in all regions, so nothing can be distributed by it. Take it out, or check the field.</source>
      <translation>{criterion} (CRITERIA) ist in allen Regionen 0, danach lässt sich nichts verteilen. Nehmen Sie es heraus oder prüfen Sie das Feld.</translation>
    </message>
    <message>
      <source>The field {field} (CRITERIA) is below 0 in these areas: {areas}. Correct it.</source>
      <translation>Das Feld {field} (CRITERIA) liegt in diesen Räumen unter 0: {areas}. Berichtigen Sie es.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) is empty in {count} areas: {areas}. Their regions would get too little. Fill them in, or set MISSING to zero to count them as 0.</source>
      <translation>Das Feld {field} ({parameter}) ist in {count} Räumen leer: {areas}. Ihre Regionen bekämen zu wenig. Tragen Sie die Werte ein oder setzen Sie MISSING auf zero, damit sie als 0 zählen.</translation>
    </message>
    <message>
      <source>{field}: {count} areas without a value count as 0, as MISSING says: {areas}.</source>
      <translation>{field}: {count} Räume ohne Wert zählen als 0, wie MISSING es vorgibt: {areas}.</translation>
    </message>
    <message>
      <source>The weights in CRITERIA add up to {sum}, not to 100; they were brought to 100 in proportion.</source>
      <translation>Die Gewichte in CRITERIA ergeben {sum} statt 100; sie wurden im Verhältnis auf 100 gebracht.</translation>
    </message>
    <message>
      <source>Criteria are multiplied by factors of the types, so {parameter} is needed. Give it, or take *TYPE out of CRITERIA.</source>
      <translation>Kriterien werden mit Faktoren der Gebietstypen malgenommen, dazu wird {parameter} gebraucht. Geben Sie es an oder nehmen Sie *TYPE aus CRITERIA.</translation>
    </message>
    <message>
      <source>{value} in TYPE_FACTORS cannot be read. Write type=factor, separated by ; – for example 1=1;2=1.2;none=1.</source>
      <translation>{value} in TYPE_FACTORS ist nicht zu verstehen. Schreiben Sie Typ=Faktor, getrennt durch ; – zum Beispiel 1=1;2=1,2;none=1.</translation>
    </message>
    <message>
      <source>TYPE_FACTORS has no factor for these types of the field {field}: {types}. Give one for each type.</source>
      <translation>TYPE_FACTORS hat keinen Faktor für diese Typen des Feldes {field}: {types}. Geben Sie für jeden Typ einen an.</translation>
    </message>
    <message>
      <source>Types in TYPE_FACTORS that no area has: {types}.</source>
      <translation>Typen in TYPE_FACTORS, die kein Raum hat: {types}.</translation>
    </message>
    <message>
      <source>Areas without a type count with the factor 1: {count}, namely {areas}. Give none=… to change it.</source>
      <translation>Räume ohne Typ zählen mit dem Faktor 1: {count}, nämlich {areas}. Mit none=… lässt sich das ändern.</translation>
    </message>
    <message>
      <source>TYPE_FACTORS is given and no criterion names *TYPE, so the factors apply to all criteria.</source>
      <translation>TYPE_FACTORS ist angegeben und kein Kriterium nennt *TYPE; die Faktoren gelten also für alle Kriterien.</translation>
    </message>
    <message>
      <source>The percentage {field} differs between the areas of the region {region}. A percentage of a region is no mean: give numerator and denominator instead, as in NEED(numerator/denominator).</source>
      <translation>Der Prozentwert {field} ist in den Räumen der Region {region} verschieden. Der Prozentwert einer Region ist kein Mittelwert: Geben Sie Zähler und Nenner an, wie in NEED(Zähler/Nenner).</translation>
    </message>
    <message>
      <source>The percentage of the region {region} by {field} is {value}. It must lie between 0 and 100.</source>
      <translation>Der Prozentwert der Region {region} nach {field} ist {value}. Er muss zwischen 0 und 100 liegen.</translation>
    </message>
    <message>
      <source>The region {region} has no percentage by {field}, because its denominator is 0. Check the field.</source>
      <translation>Die Region {region} hat keinen Prozentwert nach {field}, weil der Nenner 0 ist. Prüfen Sie das Feld.</translation>
    </message>
    <message>
      <source>Last year's amount in the field {field} (PREVIOUS_FIELD) differs between the areas of the region {region}. Every area needs the amount of its region; or give last year's table as PREVIOUS.</source>
      <translation>Der Betrag des Vorjahres im Feld {field} (PREVIOUS_FIELD) ist in den Räumen der Region {region} verschieden. Jeder Raum braucht den Betrag seiner Region; oder geben Sie die Tabelle des Vorjahres unter PREVIOUS an.</translation>
    </message>
    <message>
      <source>Last year's table (PREVIOUS) names the region {region} more than once. Each region needs one row.</source>
      <translation>Die Tabelle des Vorjahres (PREVIOUS) nennt die Region {region} mehrfach. Jede Region braucht eine Zeile.</translation>
    </message>
    <message>
      <source>Last year's amount {value} of the region {region} ({parameter}) is no amount. Correct it.</source>
      <translation>Der Betrag des Vorjahres {value} der Region {region} ({parameter}) ist kein Betrag. Berichtigen Sie ihn.</translation>
    </message>
    <message>
      <source>Regions without an amount of last year, so that no limit holds for them: {regions}.</source>
      <translation>Regionen ohne Betrag des Vorjahres, für die keine Grenze gilt: {regions}.</translation>
    </message>
    <message>
      <source>Regions that only last year's table has: {regions}. Together they had {amount} {unit}.</source>
      <translation>Regionen, die nur die Tabelle des Vorjahres hat: {regions}. Zusammen hatten sie {amount} {unit}.</translation>
    </message>
    <message>
      <source>MAX_CHANGE limits the change against last year, but last year's amounts are missing. Choose PREVIOUS_FIELD, or last year's table as PREVIOUS.</source>
      <translation>MAX_CHANGE begrenzt die Veränderung zum Vorjahr, aber die Beträge des Vorjahres fehlen. Wählen Sie PREVIOUS_FIELD oder die Tabelle des Vorjahres als PREVIOUS.</translation>
    </message>
    <message>
      <source>No region may lose more than {percent} % (MAX_CHANGE), so the regions need at least {least} {unit} together, but AMOUNT is {amount} {unit}. Raise MAX_CHANGE to at least {possible} %, or raise AMOUNT.</source>
      <translation>Keine Region darf mehr als {percent} % verlieren (MAX_CHANGE); zusammen brauchen die Regionen also mindestens {least} {unit}, aber der Betrag (AMOUNT) ist {amount} {unit}. Erhöhen Sie MAX_CHANGE auf mindestens {possible} % oder AMOUNT.</translation>
    </message>
    <message>
      <source>No region may gain more than {percent} % (MAX_CHANGE), so the regions take at most {most} {unit} together, but AMOUNT is {amount} {unit}. Raise MAX_CHANGE to at least {possible} %, or lower AMOUNT.</source>
      <translation>Keine Region darf mehr als {percent} % gewinnen (MAX_CHANGE); zusammen nehmen die Regionen also höchstens {most} {unit} auf, aber der Betrag (AMOUNT) ist {amount} {unit}. Erhöhen Sie MAX_CHANGE auf mindestens {possible} % oder senken Sie AMOUNT.</translation>
    </message>
    <message>
      <source>Last year's amounts are all 0, so within any percentage ({parameter}) nothing can be distributed. Check last year's amounts, or leave {parameter} empty.</source>
      <translation>Die Beträge des Vorjahres sind alle 0, sodass sich innerhalb keines Prozentsatzes ({parameter}) etwas verteilen lässt. Prüfen Sie die Beträge des Vorjahres oder lassen Sie {parameter} leer.</translation>
    </message>
    <message>
      <source>Areas without a region: {count}, namely {areas}. What they count is in no region's amount.</source>
      <translation>Räume ohne Region: {count}, nämlich {areas}. Ihre Zahlen gehen in keinen Betrag ein.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): the unit {unit} belongs to the factor {expected}, but the factor is {factor}.</source>
      <translation>Zeile {line} ({name}): Zur Einheit {unit} gehört der Faktor {expected}, der Faktor ist aber {factor}.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): areas whose denominator is 0, so that they get no rate: {count}.</source>
      <translation>Zeile {line} ({name}): Räume, deren Nenner 0 ist und die deshalb keine Quote bekommen: {count}.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): areas with more than 100 %: {count}. Check numerator and denominator.</source>
      <translation>Zeile {line} ({name}): Räume mit mehr als 100 %: {count}. Prüfen Sie Zähler und Nenner.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): areas whose denominator is below 0: {count}. Check what is subtracted.</source>
      <translation>Zeile {line} ({name}): Räume, deren Nenner unter 0 liegt: {count}. Prüfen Sie, was abgezogen wird.</translation>
    </message>
    <message>
      <source>The catalogue (CATALOGUE) has no indicator with a denominator. Sums grow with a region, so they say nothing in a comparison; give each indicator a denominator.</source>
      <translation>Der Katalog (CATALOGUE) hat kein Merkmal mit Nenner. Summen wachsen mit der Region und sagen in einem Vergleich nichts; geben Sie den Merkmalen einen Nenner.</translation>
    </message>
    <message>
      <source>{name} has no denominator. A sum grows with its region, so it is left out of the comparison.</source>
      <translation>{name} hat keinen Nenner. Eine Summe wächst mit ihrer Region und bleibt im Vergleich weg.</translation>
    </message>
    <message>
      <source>All areas are in one region ({region}), so there is nothing to compare. Check REGION_FIELD.</source>
      <translation>Alle Räume liegen in einer Region ({region}), es gibt also nichts zu vergleichen. Prüfen Sie REGION_FIELD.</translation>
    </message>
    <message>
      <source>Regions without an area of a known type, for which no like regions can be found: {regions}.</source>
      <translation>Regionen ohne einen Raum mit bekanntem Typ, zu denen sich keine ähnlichen finden lassen: {regions}.</translation>
    </message>
    <message>
      <source>{field} (MIX_FIELD) is given, but TYPE_FIELD is empty. Choose the field with the types of the areas.</source>
      <translation>{field} (MIX_FIELD) ist angegeben, aber TYPE_FIELD ist leer. Wählen Sie das Feld mit den Typen der Räume.</translation>
    </message>
    <message>
      <source>The field {field} (MIX_FIELD) is below 0 in these areas: {areas}. Correct it.</source>
      <translation>Das Feld {field} (MIX_FIELD) ist in diesen Räumen kleiner als 0: {areas}. Berichtigen Sie es.</translation>
    </message>
    <message>
      <source>{field} (MIX_FIELD) is missing in {count} areas ({areas}); they are no part of their region's mix.</source>
      <translation>{field} (MIX_FIELD) fehlt in {count} Räumen ({areas}); sie sind kein Teil der Mischung ihrer Region.</translation>
    </message>
    <message>
      <source>YEARS names {count} years ({years}), but there are {wanted}: the earlier ones in the order of PREVIOUS, and this one. Give as many, separated by semicolons.</source>
      <translation>YEARS nennt {count} Jahre ({years}), es gibt aber {wanted}: die früheren in der Reihenfolge von PREVIOUS und dieses. Geben Sie ebenso viele an, durch Semikolon getrennt.</translation>
    </message>
    <message>
      <source>The layer {layer} (PREVIOUS) cannot be used: {reason}</source>
      <translation>Der Layer {layer} (PREVIOUS) ist nicht verwendbar: {reason}</translation>
    </message>
    <message>
      <source>The layer {layer} (PREVIOUS) cannot be read. Choose an existing layer.</source>
      <translation>Der Layer {layer} (PREVIOUS) ist nicht lesbar. Wählen Sie einen vorhandenen Layer.</translation>
    </message>
    <message>
      <source>Earlier years (PREVIOUS) are joined by the key of the areas. Choose it as KEY_FIELD.</source>
      <translation>Frühere Jahre (PREVIOUS) werden über den Schlüssel der Räume zugeordnet. Wählen Sie ihn als KEY_FIELD.</translation>
    </message>
    <message>
      <source>it has no field {field} (KEY_FIELD). It has these fields: {fields}.</source>
      <translation>Er hat kein Feld {field} (KEY_FIELD). Er hat diese Felder: {fields}.</translation>
    </message>
    <message>
      <source>none of its keys in {field} is a key of this year's areas. Transfer it to the new areas first.</source>
      <translation>Keiner seiner Schlüssel in {field} ist ein Schlüssel der diesjährigen Räume. Übertragen Sie ihn zuerst auf die neuen Räume.</translation>
    </message>
    <message>
      <source>{layer}: areas that this year's layer does not have: {count}, namely {areas}. They count in the city of that year, but in no region.</source>
      <translation>{layer}: Räume, die es im diesjährigen Layer nicht gibt: {count}, nämlich {areas}. Sie zählen in der Stadt jenes Jahres, aber in keiner Region.</translation>
    </message>
    <message>
      <source>{layer}: areas that it lacks: {count}, namely {areas}. Their regions are smaller in that year.</source>
      <translation>{layer}: fehlende Räume: {count}, nämlich {areas}. Ihre Regionen sind in jenem Jahr kleiner.</translation>
    </message>
    <message>
      <source>{layer}: regions in which a rate lacks the part of an area: {count}, namely {regions}.</source>
      <translation>{layer}: Regionen, in denen einer Quote der Teil eines Raums fehlt: {count}, nämlich {regions}.</translation>
    </message>
    <message>
      <source>The field {field} (COUNT_FIELDS) is a rate, share, mean or index ({why}), which cannot be transferred. Transfer its numerator and its denominator, and compute the rate afterwards with computerates. If it holds counts, rename it.</source>
      <translation>Das Feld {field} (COUNT_FIELDS) ist eine Quote, ein Anteil, ein Mittelwert oder ein Index ({why}); das lässt sich nicht übertragen. Übertragen Sie Zähler und Nenner und berechnen Sie die Quote danach mit computerates. Enthält das Feld Anzahlen, benennen Sie es um.</translation>
    </message>
    <message>
      <source>The field {field} (COUNT_FIELDS) holds {value} in area {area}; counts are whole numbers. Choose a field of counts, or set ALLOW_FRACTIONS if the fractions are meant.</source>
      <translation>Das Feld {field} (COUNT_FIELDS) enthält {value} im Raum {area}; Anzahlen sind ganze Zahlen. Wählen Sie ein Feld mit Anzahlen oder setzen Sie ALLOW_FRACTIONS, wenn Bruchteile gemeint sind.</translation>
    </message>
    <message>
      <source>The field {field} (COUNT_FIELDS) holds {value} in area {area}; counts cannot be negative. Correct the value, or empty it if it is not known.</source>
      <translation>Das Feld {field} (COUNT_FIELDS) enthält {value} im Raum {area}; Anzahlen können nicht negativ sein. Berichtigen Sie den Wert oder leeren Sie ihn, wenn er nicht bekannt ist.</translation>
    </message>
    <message>
      <source>The field {field} (COUNT_FIELDS) holds no finite number in area {area}. Correct the value.</source>
      <translation>Das Feld {field} (COUNT_FIELDS) enthält im Raum {area} keine endliche Zahl. Berichtigen Sie den Wert.</translation>
    </message>
    <message>
      <source>The field {field} (COUNT_FIELDS) holds {value} in area {area}; its sum cannot be kept in whole numbers. Switch ROUND off, or correct the value.</source>
      <translation>Das Feld {field} (COUNT_FIELDS) enthält {value} im Raum {area}; seine Summe lässt sich in ganzen Zahlen nicht halten. Schalten Sie ROUND aus oder berichtigen Sie den Wert.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds no numbers. Choose a numeric field.</source>
      <translation>Das Feld {field} ({parameter}) enthält keine Zahlen. Wählen Sie ein Zahlenfeld.</translation>
    </message>
    <message>
      <source>No field is chosen (COUNT_FIELDS). Choose the fields with counts.</source>
      <translation>Es ist kein Feld gewählt (COUNT_FIELDS). Wählen Sie die Felder mit Anzahlen.</translation>
    </message>
    <message>
      <source>Counts of the old areas {areas} cannot be placed ({number} in all), because no new area (TARGET) belongs to them. Choose a TARGET that covers them, add them to the CROSSWALK, or take them out of INPUT.</source>
      <translation>Anzahlen der alten Räume {areas} lassen sich nicht unterbringen (insgesamt {number}), weil kein neuer Raum (TARGET) zu ihnen gehört. Wählen Sie ein TARGET, das sie abdeckt, nehmen Sie sie in die CROSSWALK auf oder nehmen Sie sie aus INPUT heraus.</translation>
    </message>
    <message>
      <source>Counts of the old areas {areas} cannot be placed ({number} in all), because their weights in the CROSSWALK sum to 0. Correct the weights of these areas.</source>
      <translation>Anzahlen der alten Räume {areas} lassen sich nicht unterbringen (insgesamt {number}), weil ihre Gewichte in der CROSSWALK zusammen 0 ergeben. Berichtigen Sie die Gewichte dieser Räume.</translation>
    </message>
    <message>
      <source>A CROSSWALK needs the keys of the old and the new areas. Choose KEY_FIELD (of INPUT) and TARGET_KEY_FIELD (of TARGET).</source>
      <translation>Eine CROSSWALK braucht die Schlüssel der alten und der neuen Räume. Wählen Sie KEY_FIELD (von INPUT) und TARGET_KEY_FIELD (von TARGET).</translation>
    </message>
    <message>
      <source>Several areas share a key in field {field} ({parameter}): {keys}. Their counts may be there twice. Dissolve the parts of an area, or choose another key field.</source>
      <translation>Mehrere Räume haben denselben Schlüssel im Feld {field} ({parameter}): {keys}. Ihre Anzahlen könnten doppelt vorhanden sein. Führen Sie die Teile eines Raums zusammen oder wählen Sie ein anderes Schlüsselfeld.</translation>
    </message>
    <message>
      <source>The layer {layer} (INPUT) has no polygons. Choose the layer of the old areas, or give a CROSSWALK.</source>
      <translation>Der Layer {layer} (INPUT) hat keine Flächen. Wählen Sie den Layer der alten Räume oder geben Sie eine CROSSWALK an.</translation>
    </message>
    <message>
      <source>The layer {layer} (WEIGHTS_LAYER) holds neither points nor polygons. Choose one that does.</source>
      <translation>Der Layer {layer} (WEIGHTS_LAYER) enthält weder Punkte noch Flächen. Wählen Sie einen, der sie enthält.</translation>
    </message>
    <message>
      <source>The field {field} (WEIGHT_FIELD) holds {value} in feature {feature}; weights cannot be negative.</source>
      <translation>Das Feld {field} (WEIGHT_FIELD) enthält {value} im Objekt {feature}; Gewichte können nicht negativ sein.</translation>
    </message>
    <message>
      <source>The layer {layer} (TARGET) has no polygons. Choose the layer of the new areas.</source>
      <translation>Der Layer {layer} (TARGET) hat keine Flächen. Wählen Sie den Layer der neuen Räume.</translation>
    </message>
    <message>
      <source>{layer} ({parameter}) cannot be brought from {source} to {target}: {reason}. Check its CRS.</source>
      <translation>{layer} ({parameter}) lässt sich nicht von {source} nach {target} umrechnen: {reason}. Prüfen Sie das KBS.</translation>
    </message>
    <message>
      <source>The areas {old} (INPUT) and {new} (TARGET) cannot be intersected. Repair their geometries.</source>
      <translation>Die Räume {old} (INPUT) und {new} (TARGET) lassen sich nicht verschneiden. Reparieren Sie ihre Geometrien.</translation>
    </message>
    <message>
      <source>by the table {name}</source>
      <translation>nach der Tabelle {name}</translation>
    </message>
    <message>
      <source>by the points of {name}, weight: {field}</source>
      <translation>nach den Punkten von {name}, Gewicht: {field}</translation>
    </message>
    <message>
      <source>by the polygons of {name}, weight: {field}</source>
      <translation>nach den Flächen von {name}, Gewicht: {field}</translation>
    </message>
    <message>
      <source>by shares of the area</source>
      <translation>nach Anteilen an der Fläche</translation>
    </message>
    <message>
      <source>each counts 1</source>
      <translation>jedes Objekt zählt 1</translation>
    </message>
    <message>
      <source>Counts of {old} old areas were transferred to {new} new areas {method}.</source>
      <translation>Anzahlen von {old} alten Räumen wurden auf {new} neue Räume übertragen, {method}.</translation>
    </message>
    <message>
      <source>{field}: sum {before} before, {after} after.</source>
      <translation>{field}: Summe {before} vorher, {after} nachher.</translation>
    </message>
    <message>
      <source>{field}: sum {before} before, {after} after, and {withheld} in new areas without a value.</source>
      <translation>{field}: Summe {before} vorher, {after} nachher und {withheld} in neuen Räumen ohne Wert.</translation>
    </message>
    <message>
      <source>Old areas without any new area: {count}, as {areas}. They have no counts other than 0.</source>
      <translation>Alte Räume ohne neuen Raum: {count}, z. B. {areas}. Sie haben keine Anzahlen außer 0.</translation>
    </message>
    <message>
      <source>Old areas that lie partly outside all new areas: {count}, as {areas}. All their counts went to the new areas that they do meet.</source>
      <translation>Alte Räume, die teilweise außerhalb aller neuen Räume liegen: {count}, z. B. {areas}. Alle ihre Anzahlen gingen an die neuen Räume, die sie berühren.</translation>
    </message>
    <message>
      <source>{field} has no value in {count} old areas ({areas}); so it is empty in {new} new areas ({names}).</source>
      <translation>{field} hat in {count} alten Räumen ({areas}) keinen Wert; deshalb ist es in {new} neuen Räumen ({names}) leer.</translation>
    </message>
    <message>
      <source>New areas that no old area belongs to: {count}, as {areas}. Their counts are empty.</source>
      <translation>Neue Räume, zu denen kein alter Raum gehört: {count}, z. B. {areas}. Ihre Anzahlen sind leer.</translation>
    </message>
    <message>
      <source>New areas that the old areas cover only partly: {count}, as {areas}. Their counts may be too small; compare the boundaries.</source>
      <translation>Neue Räume, die von den alten nur teilweise abgedeckt werden: {count}, z. B. {areas}. Ihre Anzahlen sind vielleicht zu klein; vergleichen Sie die Grenzen.</translation>
    </message>
    <message>
      <source>Old areas in which new areas (TARGET) overlap each other: {count}, as {areas}. Compare the boundaries.</source>
      <translation>Alte Räume, in denen sich neue Räume (TARGET) überlappen: {count}, z. B. {areas}. Vergleichen Sie die Grenzen.</translation>
    </message>
    <message>
      <source>Old areas without any weight, split by shares of the area instead: {count}, as {areas}.</source>
      <translation>Alte Räume ohne jedes Gewicht, stattdessen nach Anteilen an der Fläche verteilt: {count}, z. B. {areas}.</translation>
    </message>
    <message>
      <source>Intersections too small to mean anything, left out: {count}, together {area} m².</source>
      <translation>Schnittflächen, die zu klein sind, um etwas zu bedeuten, nicht berücksichtigt: {count}, zusammen {area} m².</translation>
    </message>
    <message>
      <source>Invalid geometries in {layer} ({parameter}), repaired for the calculation: {count}, as {areas}.</source>
      <translation>Ungültige Geometrien in {layer} ({parameter}), für die Berechnung repariert: {count}, z. B. {areas}.</translation>
    </message>
    <message>
      <source>{layer} ({parameter}) was brought from {source} to {target} for the calculation.</source>
      <translation>{layer} ({parameter}) wurde für die Berechnung von {source} nach {target} umgerechnet.</translation>
    </message>
    <message>
      <source>{layer} ({parameter}) has no CRS; it was taken to be in the CRS of TARGET.</source>
      <translation>{layer} ({parameter}) hat kein KBS; es wurde das von TARGET angenommen.</translation>
    </message>
    <message>
      <source>Features of WEIGHTS_LAYER outside all old areas, not used: {count}.</source>
      <translation>Objekte von WEIGHTS_LAYER außerhalb aller alten Räume, nicht verwendet: {count}.</translation>
    </message>
    <message>
      <source>Features of WEIGHTS_LAYER without a weight or geometry, not used: {count}.</source>
      <translation>Objekte von WEIGHTS_LAYER ohne Gewicht oder Geometrie, nicht verwendet: {count}.</translation>
    </message>
    <message>
      <source>WEIGHTS_LAYER is not used, because a CROSSWALK is given.</source>
      <translation>WEIGHTS_LAYER wird nicht verwendet, weil eine CROSSWALK angegeben ist.</translation>
    </message>
    <message>
      <source>TARGET already has a field {field}; the transferred counts are in {name}.</source>
      <translation>TARGET hat schon ein Feld {field}; die übertragenen Anzahlen stehen in {name}.</translation>
    </message>
    <message>
      <source>The file {path} (CROSSWALK) has the ending {ending}, which is not known. Known are: {known}.</source>
      <translation>Die Datei {path} (CROSSWALK) hat die Endung {ending}, die nicht bekannt ist. Bekannt sind: {known}.</translation>
    </message>
    <message>
      <source>{table} has no column {value} ({parameter}). It has these columns: {columns}.</source>
      <translation>{table} hat keine Spalte {value} ({parameter}). Vorhanden sind diese Spalten: {columns}.</translation>
    </message>
    <message>
      <source>{table} (CROSSWALK) has no two columns with the keys of the old areas (such as {old}) and of the new areas (such as {new}). It has these columns: {columns}. Choose another file, KEY_FIELD or TARGET_KEY_FIELD.</source>
      <translation>{table} (CROSSWALK) hat keine zwei Spalten mit den Schlüsseln der alten Räume (wie {old}) und der neuen Räume (wie {new}). Vorhanden sind diese Spalten: {columns}. Wählen Sie eine andere Datei, KEY_FIELD oder TARGET_KEY_FIELD.</translation>
    </message>
    <message>
      <source>In {table} (CROSSWALK) it cannot be told which of the columns {columns} holds the keys of the old areas and which those of the new ones. Name them in CROSSWALK_OLD and CROSSWALK_NEW.</source>
      <translation>In {table} (CROSSWALK) lässt sich nicht erkennen, welche der Spalten {columns} die Schlüssel der alten und welche die der neuen Räume enthält. Nennen Sie sie in CROSSWALK_OLD und CROSSWALK_NEW.</translation>
    </message>
    <message>
      <source>{table} (CROSSWALK) has several columns of numbers: {columns}. Name the weight in CROSSWALK_WEIGHT.</source>
      <translation>{table} (CROSSWALK) hat mehrere Zahlenspalten: {columns}. Nennen Sie das Gewicht in CROSSWALK_WEIGHT.</translation>
    </message>
    <message>
      <source>{table} (CROSSWALK) has no number in column {column} in row {rows}. Enter the weight, or remove the row.</source>
      <translation>{table} (CROSSWALK) hat in Spalte {column} keine Zahl in Zeile {rows}. Tragen Sie das Gewicht ein oder entfernen Sie die Zeile.</translation>
    </message>
    <message>
      <source>{table} (CROSSWALK) has a negative weight in column {column} in row {rows}. Correct it.</source>
      <translation>{table} (CROSSWALK) hat in Spalte {column} ein negatives Gewicht in Zeile {rows}. Berichtigen Sie es.</translation>
    </message>
    <message>
      <source>{table} (CROSSWALK) holds the same old and new area more than once, and the shares do not sum to 1: {pairs}. Keep one row per pair.</source>
      <translation>{table} (CROSSWALK) enthält denselben alten und neuen Raum mehrfach, und die Anteile ergeben zusammen nicht 1: {pairs}. Lassen Sie eine Zeile je Paar stehen.</translation>
    </message>
    <message>
      <source>{table}: old keys in column {old}, new keys in column {new}, weights in column {weight}.</source>
      <translation>{table}: alte Schlüssel in Spalte {old}, neue Schlüssel in Spalte {new}, Gewichte in Spalte {weight}.</translation>
    </message>
    <message>
      <source>{table}: old keys in column {old}, new keys in column {new}, no weights.</source>
      <translation>{table}: alte Schlüssel in Spalte {old}, neue Schlüssel in Spalte {new}, keine Gewichte.</translation>
    </message>
    <message>
      <source>{table}: {used} of {rows} rows name an old and a new area.</source>
      <translation>{table}: {used} von {rows} Zeilen nennen einen alten und einen neuen Raum.</translation>
    </message>
    <message>
      <source>Rows with only one key, not used: {count}, as {rows}.</source>
      <translation>Zeilen mit nur einem Schlüssel, nicht verwendet: {count}, z. B. {rows}.</translation>
    </message>
    <message>
      <source>Pairs of areas that stand in several rows: {count}, as {pairs}. Their weights were added up.</source>
      <translation>Paare von Räumen, die in mehreren Zeilen stehen: {count}, z. B. {pairs}. Ihre Gewichte wurden addiert.</translation>
    </message>
    <message>
      <source>Pairs of areas that stand in several rows: {count}, as {pairs}. Each counts once.</source>
      <translation>Paare von Räumen, die in mehreren Zeilen stehen: {count}, z. B. {pairs}. Jedes zählt einmal.</translation>
    </message>
    <message>
      <source>Shares that do not sum to 1, divided by their sum: {count}, as {keys}.</source>
      <translation>Anteile, die zusammen nicht 1 ergeben, durch ihre Summe geteilt: {count}, z. B. {keys}.</translation>
    </message>
    <message>
      <source>Old areas that were split in equal parts, because the table has no weights: {count}, as {keys}. Add a column with shares if the parts differ.</source>
      <translation>Alte Räume, die in gleiche Teile geteilt wurden, weil die Tabelle keine Gewichte hat: {count}, z. B. {keys}. Fügen Sie eine Spalte mit Anteilen hinzu, wenn die Teile verschieden groß sind.</translation>
    </message>
    <message>
      <source>Keys of the table that are no keys of the old areas, not used: {count}, as {keys}.</source>
      <translation>Schlüssel der Tabelle, die keine Schlüssel der alten Räume sind, nicht verwendet: {count}, z. B. {keys}.</translation>
    </message>
    <message>
      <source>Keys of the table that are no keys of the new areas: {count}, as {keys}. They count as outside.</source>
      <translation>Schlüssel der Tabelle, die keine Schlüssel der neuen Räume sind: {count}, z. B. {keys}. Sie zählen als außerhalb.</translation>
    </message>
    <message>
      <source>The smallest count that may be published (MIN_COUNT) is {value}. Give a whole number of at least 2.</source>
      <translation>Die kleinste Fallzahl, die veröffentlicht werden darf (MIN_COUNT), ist {value}. Geben Sie eine ganze Zahl ab 2 an.</translation>
    </message>
    <message>
      <source>Counts are rounded to {value} (ROUND_TO). Choose 5 or 10, or none.</source>
      <translation>Fallzahlen sollen auf {value} gerundet werden (ROUND_TO). Wählen Sie 5 oder 10 oder nichts.</translation>
    </message>
    <message>
      <source>None of the count fields ({fields}, COUNT_FIELDS) is in the tables. Choose fields with counts of people.</source>
      <translation>Keines der Felder mit Fallzahlen ({fields}, COUNT_FIELDS) kommt in den Tabellen vor. Wählen Sie Felder mit Fallzahlen von Personen.</translation>
    </message>
    <message>
      <source>A smallest count is given (MIN_COUNT), but not which fields hold counts of people. Choose them (COUNT_FIELDS), among: {fields}.</source>
      <translation>Eine kleinste Fallzahl ist angegeben (MIN_COUNT), aber nicht, welche Felder Fallzahlen von Personen enthalten. Wählen Sie diese (COUNT_FIELDS), unter: {fields}.</translation>
    </message>
    <message>
      <source>{table}: the key {key} stands in several rows. Each area may have only one row; correct the table.</source>
      <translation>{table}: Der Schlüssel {key} steht in mehreren Zeilen. Jeder Planungsraum darf nur eine Zeile haben; berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
      <source>{table}: the field {field} holds {value} for {place}, which is no count of people. Choose other count fields (COUNT_FIELDS).</source>
      <translation>{table}: Das Feld {field} enthält für {place} den Wert {value}, das ist keine Fallzahl. Wählen Sie andere Felder mit Fallzahlen (COUNT_FIELDS).</translation>
    </message>
    <message>
      <source>{table}: the field {field} holds {value} for {place}, but counts are whole numbers. Choose other count fields (COUNT_FIELDS), or round them before.</source>
      <translation>{table}: Das Feld {field} enthält für {place} den Wert {value}, Fallzahlen sind aber ganze Zahlen. Wählen Sie andere Felder mit Fallzahlen (COUNT_FIELDS) oder runden Sie vorher.</translation>
    </message>
    <message>
      <source>The count {field} of {place} cannot be protected: other figures that are not withheld tell it. Nothing was written. Leave the field out, or choose the fields that tell it as well (COUNT_FIELDS).</source>
      <translation>Die Fallzahl {field} von {place} lässt sich nicht schützen: Andere Werte, die nicht zurückgehalten werden, verraten sie. Es wurde nichts geschrieben. Lassen Sie das Feld weg oder wählen Sie auch die Felder, die es verraten (COUNT_FIELDS).</translation>
    </message>
    <message>
      <source>{table}: {count} counts of the field {field} differ from another table of the same year and level.</source>
      <translation>{table}: {count} Fallzahlen des Feldes {field} weichen von einer anderen Tabelle desselben Jahres und derselben Ebene der Gliederung ab.</translation>
    </message>
    <message>
      <source>{count} totals are not the sum of their parts, the first one {field} of {place} by {rest}. Readers are taken to know the difference.</source>
      <translation>{count} Summen stimmen nicht mit ihren Teilen überein, als erste {field} von {place} um {rest}. Es wird angenommen, dass Leser den Unterschied kennen.</translation>
    </message>
    <message>
      <source>{table}: these numbers are neither chosen counts nor known to be made of them and are not withheld: {fields}. Check that they tell nothing of few people.</source>
      <translation>{table}: Diese Zahlen sind weder gewählte Fallzahlen noch erkennbar aus ihnen berechnet und werden nicht zurückgehalten: {fields}. Prüfen Sie, dass sie nichts über wenige Personen verraten.</translation>
    </message>
    <message>
      <source>These fields are sums or parts of the chosen counts (COUNT_FIELDS) and were protected with them: {fields}.</source>
      <translation>Diese Felder sind Summen oder Teile der gewählten Fallzahlen (COUNT_FIELDS) und wurden mit ihnen geschützt: {fields}.</translation>
    </message>
    <message>
      <source>totals</source>
      <translation>Summen</translation>
    </message>
    <message>
      <source>{table}, {field}: {count} counts withheld, {primary} of few people and {secondary} to protect them.</source>
      <translation>{table}, {field}: {count} Fallzahlen zurückgehalten, {primary} wegen weniger Personen und {secondary}, um diese zu schützen.</translation>
    </message>
    <message>
      <source>{table}, {field}: {count} values withheld that are made of withheld counts.</source>
      <translation>{table}, {field}: {count} Werte zurückgehalten, die aus zurückgehaltenen Fallzahlen berechnet sind.</translation>
    </message>
    <message>
      <source>{layer}: the limits of the style's classes come from a field with withheld figures ({fields}) and may tell the smallest of them. Check the classes.</source>
      <translation>{layer}: Die Klassengrenzen der Darstellung stammen aus einem Feld mit zurückgehaltenen Werten ({fields}) und können den kleinsten verraten. Prüfen Sie die Klassen.</translation>
    </message>
    <message>
      <source>Data protection: counts of people under {threshold} are withheld (sign: .), and others with them so that none can be computed from totals, parts or rates; {counts} counts and {rates} rates in all. 0 is shown unless it protects another count.</source>
      <translation>Datenschutz: Fallzahlen unter {threshold} werden zurückgehalten (Zeichen: .), und weitere mit ihnen, damit sich keine aus Summen, Teilen oder Quoten berechnen lässt; insgesamt {counts} Fallzahlen und {rates} Quoten. Eine 0 wird gezeigt, wenn sie nicht eine andere Fallzahl schützt.</translation>
    </message>
    <message>
      <source>{primary} counts are under {threshold} and were withheld; {secondary} more were withheld so that none of them can be computed more closely than {width}; {rates} rates and changes made of them were withheld.</source>
      <translation>{primary} Fallzahlen liegen unter {threshold} und wurden zurückgehalten; {secondary} weitere wurden zurückgehalten, damit sich keine genauer als auf {width} berechnen lässt; {rates} daraus berechnete Quoten und Veränderungen wurden zurückgehalten.</translation>
    </message>
    <message>
      <source>No count is under {threshold}; nothing had to be withheld.</source>
      <translation>Keine Fallzahl liegt unter {threshold}; es musste nichts zurückgehalten werden.</translation>
    </message>
    <message>
      <source>Every count is a multiple of {base}, at most {most} away from the true one. City and region totals are the sums of the rounded figures of their areas; sums over several fields may differ. Rates were computed from the rounded counts.</source>
      <translation>Jede Fallzahl ist ein Vielfaches von {base} und höchstens {most} von der wahren entfernt. Summen der Stadt und der Regionen sind die Summen der gerundeten Werte ihrer Planungsräume; Summen über mehrere Felder können abweichen. Quoten wurden aus den gerundeten Fallzahlen berechnet.</translation>
    </message>
    <message>
      <source>the count is under {threshold}</source>
      <translation>die Fallzahl liegt unter {threshold}</translation>
    </message>
    <message>
      <source>with it, the withheld count {field} of {place} could be computed from {sum}</source>
      <translation>mit ihr ließe sich die zurückgehaltene Fallzahl {field} von {place} aus {sum} berechnen</translation>
    </message>
    <message>
      <source>the total of {place}</source>
      <translation>der Summe von {place}</translation>
    </message>
    <message>
      <source>the parts of {field}</source>
      <translation>den Teilen von {field}</translation>
    </message>
    <message>
      <source>several totals</source>
      <translation>mehreren Summen</translation>
    </message>
    <message>
      <source>the figure is made of the withheld count {field}</source>
      <translation>der Wert ist aus der zurückgehaltenen Fallzahl {field} berechnet</translation>
    </message>
    <message>
      <source>the text repeats a withheld count</source>
      <translation>der Text wiederholt eine zurückgehaltene Fallzahl</translation>
    </message>
    <message>
      <source>the rate is of fewer than {threshold} persons</source>
      <translation>die Quote bezieht sich auf weniger als {threshold} Personen</translation>
    </message>
    <message>
      <source>the city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <source>No area has a type in the field {field} (TYPE_FIELD). Compute the types first, or choose their field.</source>
      <translation>Kein Raum hat im Feld {field} (TYPE_FIELD) einen Typ. Berechnen Sie zuerst die Typen oder wählen Sie ihr Feld.</translation>
    </message>
    <message>
      <source>The field {field} (TYPE_FIELD) holds {value}. Types must be whole numbers from 1 on.</source>
      <translation>Das Feld {field} (TYPE_FIELD) enthält {value}. Typen müssen ganze Zahlen ab 1 sein.</translation>
    </message>
    <message>
      <source>Areas without a region, which are in no packet: {count}, namely {areas}.</source>
      <translation>Räume ohne Region, die in keinem Paket sind: {count}, nämlich {areas}.</translation>
    </message>
    <message>
      <source>{path} already holds comments or proposals ({count} areas). It is not replaced; move it elsewhere, or choose another FOLDER.</source>
      <translation>{path} enthält schon Anmerkungen oder Vorschläge ({count} Räume). Die Datei wird nicht ersetzt; verschieben Sie sie oder wählen Sie einen anderen FOLDER.</translation>
    </message>
    <message>
      <source>{path} would be replaced, but it is no packet ({reason}). Move it elsewhere, or choose another FOLDER.</source>
      <translation>{path} würde ersetzt, ist aber kein Paket ({reason}). Verschieben Sie die Datei oder wählen Sie einen anderen FOLDER.</translation>
    </message>
    <message>
      <source>The packet {path} could not be written: {reason}</source>
      <translation>Das Paket {path} konnte nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
      <source>Packets are read back by the key of the areas. Choose it as KEY_FIELD.</source>
      <translation>Pakete werden über den Schlüssel der Räume zurückgelesen. Wählen Sie ihn als KEY_FIELD.</translation>
    </message>
    <message>
      <source>The folder {folder} (FOLDER) holds no GeoPackage. Choose the folder with the collected packets.</source>
      <translation>Der Ordner {folder} (FOLDER) enthält kein GeoPackage. Wählen Sie den Ordner mit den gesammelten Paketen.</translation>
    </message>
    <message>
      <source>None of the {count} files in {folder} (FOLDER) can be read as a packet. The first one: {reason}</source>
      <translation>Keine der {count} Dateien in {folder} (FOLDER) ist als Paket lesbar. Die erste: {reason}</translation>
    </message>
    <message>
      <source>{file} was not read: {reason}</source>
      <translation>{file} wurde nicht gelesen: {reason}</translation>
    </message>
    <message>
      <source>it is larger than {most} MB, which no packet is.</source>
      <translation>Die Datei ist größer als {most} MB; so groß ist kein Paket.</translation>
    </message>
    <message>
      <source>it is no GeoPackage, whatever its name says.</source>
      <translation>Die Datei ist kein GeoPackage, auch wenn sie so heißt.</translation>
    </message>
    <message>
      <source>another program still has changes to it that are not in the file. Close it there, and send it again.</source>
      <translation>Ein anderes Programm hat noch Änderungen, die nicht in der Datei stehen. Schließen Sie sie dort und senden Sie sie noch einmal.</translation>
    </message>
    <message>
      <source>it is damaged ({reason}).</source>
      <translation>Die Datei ist beschädigt ({reason}).</translation>
    </message>
    <message>
      <source>it is no packet: no layer has the fields {missing}.</source>
      <translation>Die Datei ist kein Paket: Kein Layer hat die Felder {missing}.</translation>
    </message>
    <message>
      <source>it holds several layers that look like packets: {layers}.</source>
      <translation>Die Datei enthält mehrere Layer, die wie Pakete aussehen: {layers}.</translation>
    </message>
    <message>
      <source>{layer} is a query and no table, which no packet has.</source>
      <translation>{layer} ist eine Abfrage und keine Tabelle; das hat kein Paket.</translation>
    </message>
    <message>
      <source>it has more than {most} rows, which no packet has.</source>
      <translation>Die Datei hat mehr als {most} Zeilen; so viele hat kein Paket.</translation>
    </message>
    <message>
      <source>{file}, {area}: a text of {count} letters was cut to {most}.</source>
      <translation>{file}, {area}: Ein Text mit {count} Zeichen wurde auf {most} gekürzt.</translation>
    </message>
    <message>
      <source>{file}, {area}: {field} holds no text and was left out.</source>
      <translation>{file}, {area}: {field} enthält keinen Text und wurde weggelassen.</translation>
    </message>
    <message>
      <source>{file}, {area}: the date {value} was not understood and was left out.</source>
      <translation>{file}, {area}: Das Datum {value} wurde nicht verstanden und weggelassen.</translation>
    </message>
    <message>
      <source>{file}: {count} rows with comments or proposals have no key of an area, so they cannot be used.</source>
      <translation>{file}: {count} Zeilen mit Anmerkungen oder Vorschlägen haben keinen Schlüssel eines Raums und sind nicht verwendbar.</translation>
    </message>
    <message>
      <source>The layer has no area of this key.</source>
      <translation>Der Layer hat keinen Raum mit diesem Schlüssel.</translation>
    </message>
    <message>
      <source>{value} is no type; there are the types 1 to {most}.</source>
      <translation>{value} ist kein Typ; es gibt die Typen 1 bis {most}.</translation>
    </message>
    <message>
      <source>There is no reason.</source>
      <translation>Die Begründung fehlt.</translation>
    </message>
    <message>
      <source>The packet is of the region {packet}, but the area belongs to {region}.</source>
      <translation>Das Paket ist das der Region {packet}, der Raum gehört aber zu {region}.</translation>
    </message>
    <message>
      <source>The packet shows {packet} as the computed type, but it is {computed} now.</source>
      <translation>Das Paket zeigt {packet} als berechneten Typ, jetzt ist es {computed}.</translation>
    </message>
    <message>
      <source>Different types are proposed: {proposals}.</source>
      <translation>Vorgeschlagen sind verschiedene Typen: {proposals}.</translation>
    </message>
    <message>
      <source>ACCEPT is keys, but KEYS is empty. Name the areas whose proposals are accepted, separated by ;.</source>
      <translation>ACCEPT ist keys, aber KEYS ist leer. Nennen Sie die Räume, deren Vorschläge angenommen werden, durch ; getrennt.</translation>
    </message>
    <message>
      <source>KEYS names areas without a proposal that could be accepted: {keys}. There are proposals for: {known}.</source>
      <translation>KEYS nennt Räume ohne einen Vorschlag, der angenommen werden könnte: {keys}. Vorschläge gibt es für: {known}.</translation>
    </message>
    <message>
      <source>Several types are proposed for {area}: {proposals}. Say which one, as {area}={first}.</source>
      <translation>Für {area} sind mehrere Typen vorgeschlagen: {proposals}. Sagen Sie welcher, etwa {area}={first}.</translation>
    </message>
    <message>
      <source>KEYS accepts the type {type} for {area}, but proposed is: {proposals}.</source>
      <translation>KEYS nimmt für {area} den Typ {type} an, vorgeschlagen ist aber: {proposals}.</translation>
    </message>
    <message>
      <source>The proposal for {area} (KEYS) has no reason. A type that is set by hand needs one; ask for it.</source>
      <translation>Der Vorschlag für {area} (KEYS) hat keine Begründung. Ein von Hand gesetzter Typ braucht eine; fragen Sie nach.</translation>
    </message>
    <message>
      <source>KEYS has {value}, which is no key and no key=type.</source>
      <translation>KEYS enthält {value}; das ist weder ein Schlüssel noch Schlüssel=Typ.</translation>
    </message>
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
      <source>{path} cannot be written, because the disk is full. Make room on it or choose another folder, then try again.</source>
      <translation>{path} lässt sich nicht schreiben, denn die Platte ist voll. Schaffen Sie dort Platz oder wählen Sie einen anderen Ordner, und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>Nothing can be written to the folder {path} ({parameter}): {reason}. Check your rights to it, or choose another folder.</source>
      <translation>In den Ordner {path} ({parameter}) lässt sich nichts schreiben: {reason}. Prüfen Sie Ihre Rechte oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{path}: {reason}. Check whether the drive is connected and whether you may use the file, then try again.</source>
      <translation>{path}: {reason}. Prüfen Sie, ob das Laufwerk verbunden ist und ob Sie die Datei verwenden dürfen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>The example model {path} cannot be read. Install the plugin again; a released one has the models.</source>
      <translation>Das Beispielmodell {path} kann nicht gelesen werden. Installieren Sie das Plugin neu; eine veröffentlichte Fassung enthält die Modelle.</translation>
    </message>
    <message>
      <source>The layer {layer} was edited during the run, and the result would mix old and new values. The run was ended; start it again.</source>
      <translation>Der Layer {layer} wurde während des Laufs bearbeitet; das Ergebnis hätte alte und neue Werte gemischt. Der Lauf ist beendet. Starten Sie ihn noch einmal.</translation>
    </message>
    <message>
      <source>The features of the layer {layer} were changed by another program during the run. Start the run again.</source>
      <translation>Ein anderes Programm hat die Objekte des Layers {layer} während des Laufs geändert. Starten Sie den Lauf noch einmal.</translation>
    </message>
    <message>
      <source>{path} ({parameter}) is a file, but a folder is needed. Choose a folder.</source>
      <translation>{path} ({parameter}) ist eine Datei, gebraucht wird ein Ordner. Wählen Sie einen Ordner.</translation>
    </message>
    <message>
      <source>The model transforms its indicators by {transform}, which needs values of 0 or more, but {field} has {value} in the area {key}. Correct the value, or leave the area out by EXCLUDE.</source>
      <translation>Das Modell transformiert seine Merkmale mit {transform}; das verlangt Werte ab 0, aber {field} hat im Raum {key} den Wert {value}. Berichtigen Sie den Wert oder lassen Sie den Raum mit EXCLUDE aus.</translation>
    </message>
    <message>
      <source>The values of the area {key} are too far from those of the model to calculate with: {field} is {value}. Correct the value, or leave the area out by EXCLUDE.</source>
      <translation>Die Werte des Raums {key} liegen so weit von denen des Modells entfernt, dass sich nicht mit ihnen rechnen lässt: {field} ist {value}. Berichtigen Sie den Wert, oder lassen Sie den Raum mit EXCLUDE aus.</translation>
    </message>
    <message>
      <source>{value} (TYPE_FIELD) is no field name. Use letters, digits and _ only, for example {better}.</source>
      <translation>{value} (TYPE_FIELD) ist kein Feldname. Verwenden Sie nur Buchstaben, Ziffern und _, zum Beispiel {better}.</translation>
    </message>
    <message>
      <source>The field {field} would be overwritten by {value} (TYPE_FIELD), but is used as key, indicator, population, count or last year's type. Choose another name.</source>
      <translation>Das Feld {field} würde von {value} (TYPE_FIELD) überschrieben, dient aber als Schlüssel, Merkmal, Einwohnerzahl, Fallzahl oder Typ des Vorjahres. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>The model leaves areas out by the expression {expression}. It is used again.</source>
      <translation>Das Modell lässt Räume nach dem Ausdruck {expression} aus. Er wird wieder verwendet.</translation>
    </message>
    <message>
      <source>Last year's type is given twice: {field} (PREVIOUS_FIELD) and {other} (PREVIOUS_TYPE_FIELD). Leave one empty.</source>
      <translation>Der Typ des Vorjahres ist zweimal angegeben: {field} (PREVIOUS_FIELD) und {other} (PREVIOUS_TYPE_FIELD). Lassen Sie eine Angabe leer.</translation>
    </message>
    <message>
      <source>The layer of the earlier year (PREVIOUS) has no field {field} with its types. Name the field in PREVIOUS_TYPE_FIELD; there are these fields: {fields}.</source>
      <translation>Der Layer des früheren Stichtags (PREVIOUS) hat kein Feld {field} mit ihren Typen. Nennen Sie das Feld in PREVIOUS_TYPE_FIELD; vorhanden sind: {fields}.</translation>
    </message>
    <message>
      <source>The layer of the earlier year (PREVIOUS): {reason}</source>
      <translation>Der Layer des früheren Stichtags (PREVIOUS): {reason}</translation>
    </message>
    <message>
      <source>{value} ({parameter}) belongs to the earlier year. Choose its layer too (PREVIOUS), or leave it empty.</source>
      <translation>{value} ({parameter}) gehört zum früheren Stichtag. Wählen Sie auch dessen Layer (PREVIOUS) oder lassen Sie die Angabe leer.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds no type from 1 to {k} at all. Choose the field with last year's types of this model.</source>
      <translation>Das Feld {field} ({parameter}) enthält keinen einzigen Typ von 1 bis {k}. Wählen Sie das Feld mit den Vorjahrestypen dieses Modells.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds types that the model does not know (it has 1 to {k}): {value} in {count} areas ({keys}). They count as unknown, not as changed.</source>
      <translation>Das Feld {field} ({parameter}) enthält Typen, die das Modell nicht kennt (es hat 1 bis {k}): {value} in {count} Räumen ({keys}). Sie zählen als unbekannt, nicht als gewechselt.</translation>
    </message>
    <message>
      <source>The catalogue {path} (CATALOGUE) holds none of the model's indicators: {names}. Choose the catalogue that the indicators were computed with.</source>
      <translation>Der Katalog {path} (CATALOGUE) enthält keines der Merkmale des Modells: {names}. Wählen Sie den Katalog, mit dem die Merkmale berechnet wurden.</translation>
    </message>
    <message>
      <source>{field}: in {count} areas of {layer} the catalogue gives another rate than the layer holds, for example in {key} {other} instead of {value}. Numerators and denominators may not belong to these rates.</source>
      <translation>{field}: In {count} Räumen von {layer} ergibt der Katalog eine andere Quote, als im Layer steht, zum Beispiel in {key} {other} statt {value}. Zähler und Nenner gehören möglicherweise nicht zu diesen Quoten.</translation>
    </message>
    <message>
      <source>{count} areas lie far from the centre of every type (distance above {limit}) and fit badly: {keys}. Look at them one by one.</source>
      <translation>{count} Räume sind vom Zentrum jedes Typs weit entfernt (Abstand über {limit}) und passen schlecht: {keys}. Sehen Sie sie einzeln an.</translation>
    </message>
    <message>
      <source>Types that no area has this year: {types}.</source>
      <translation>Typen, die diesmal kein Raum hat: {types}.</translation>
    </message>
    <message>
      <source>Types set by hand that are bound to a year ({years}): {count}. No YEAR is given, so they hold all the same. Give the year of these areas as YEAR if they shall not.</source>
      <translation>Von Hand gesetzte Typen, die zu einem Jahr gehören ({years}): {count}. Es ist kein Jahr (YEAR) angegeben; sie gelten daher trotzdem. Sollen sie nicht gelten, geben Sie das Jahr dieser Räume als YEAR an.</translation>
    </message>
    <message>
      <source>Types that were set by hand in the earlier year and are not now: {count}, for {keys}. Give the table sozialraum_overrides of the earlier year as OVERRIDES if they shall hold on.</source>
      <translation>Typen, die am früheren Stichtag von Hand gesetzt waren und es jetzt nicht sind: {count}, für {keys}. Sollen sie weiter gelten, geben Sie die Tabelle sozialraum_overrides des früheren Stichtags als OVERRIDES an.</translation>
    </message>
    <message>
      <source>Only a GeoPackage (OUTPUT) keeps the table of the types set by hand. Keep the table given as OVERRIDES for the next run.</source>
      <translation>Nur ein GeoPackage (OUTPUT) bewahrt die Tabelle der von Hand gesetzten Typen auf. Heben Sie die Tabelle OVERRIDES für die nächste Berechnung auf.</translation>
    </message>
    <message>
      <source>The catalogue {path} (CATALOGUE) holds no indicator. It needs a header and a line per indicator.</source>
      <translation>Der Katalog {path} (CATALOGUE) enthält kein Merkmal. Er braucht eine Kopfzeile und je Merkmal eine Zeile.</translation>
    </message>
    <message>
      <source>The catalogue {path} (CATALOGUE) lacks these columns: {missing}. It has these: {columns}. The first line must be: {header}.</source>
      <translation>Dem Katalog {path} (CATALOGUE) fehlen diese Spalten: {missing}. Er hat diese: {columns}. Die erste Zeile muss lauten: {header}.</translation>
    </message>
    <message>
      <source>The catalogue {path} (CATALOGUE) cannot be used. {problems} Correct these lines in the catalogue.</source>
      <translation>Der Katalog {path} (CATALOGUE) ist nicht verwendbar. {problems} Berichtigen Sie diese Zeilen im Katalog.</translation>
    </message>
    <message>
      <source>Line {line}: the name is missing.</source>
      <translation>Zeile {line}: Der Name fehlt.</translation>
    </message>
    <message>
      <source>Line {line}: {name} is no field name; use letters, digits and _ only, for example {better}.</source>
      <translation>Zeile {line}: {name} ist kein Feldname; verwenden Sie nur Buchstaben, Ziffern und _, zum Beispiel {better}.</translation>
    </message>
    <message>
      <source>Line {line}: the name {name} is already used in line {first}.</source>
      <translation>Zeile {line}: Der Name {name} ist schon in Zeile {first} vergeben.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): the numerator is missing.</source>
      <translation>Zeile {line} ({name}): Der Zähler fehlt.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): {value} in column {column} is no valid number.</source>
      <translation>Zeile {line} ({name}): {value} in der Spalte {column} ist keine gültige Zahl.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): {value} in column direction is not 1 (more is more strain), -1 or 0.</source>
      <translation>Zeile {line} ({name}): {value} in der Spalte direction ist nicht 1 (mehr ist mehr Belastung), -1 oder 0.</translation>
    </message>
    <message>
      <source>The catalogue {path} (CATALOGUE) does not fit the layer. {problems} The layer has these fields: {fields}.</source>
      <translation>Der Katalog {path} (CATALOGUE) passt nicht zum Layer. {problems} Der Layer hat diese Felder: {fields}.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): there is no field {missing}.</source>
      <translation>Zeile {line} ({name}): Ein Feld {missing} gibt es nicht.</translation>
    </message>
    <message>
      <source>Line {line}: the name {name} belongs to the layer's field {field}; choose another name.</source>
      <translation>Zeile {line}: Der Name {name} gehört dem Feld {field} des Layers; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): {field} holds text, not numbers.</source>
      <translation>Zeile {line} ({name}): {field} enthält Text, keine Zahlen.</translation>
    </message>
    <message>
      <source>Line {line} ({name}): {text} can mean the fields {fields}; use the field name.</source>
      <translation>Zeile {line} ({name}): {text} kann die Felder {fields} meinen; verwenden Sie den Feldnamen.</translation>
    </message>
    <message>
      <source>{name} = {formula}: computed for {count} of {total} areas.</source>
      <translation>{name} = {formula}: für {count} von {total} Räumen berechnet.</translation>
    </message>
    <message>
      <source>{name}: areas where a part is missing, so that the rate is missing too: {count}.</source>
      <translation>{name}: Räume, in denen ein Bestandteil und damit die Quote fehlt: {count}.</translation>
    </message>
    <message>
      <source>{name}: {count} of these areas – {reason}</source>
      <translation>{name}: {count} dieser Räume – {reason}</translation>
    </message>
    <message>
      <source>no value: {parts}</source>
      <translation>kein Wert: {parts}</translation>
    </message>
    <message>
      <source>{field} with the sign {sign} ({reason})</source>
      <translation>{field} mit dem Zeichen {sign} ({reason})</translation>
    </message>
    <message>
      <source>the denominator is 0</source>
      <translation>der Nenner ist 0</translation>
    </message>
    <message>
      <source>Areas found in the earlier year: {count} of {total}.</source>
      <translation>Im früheren Jahr gefundene Räume: {count} von {total}.</translation>
    </message>
    <message>
      <source>Areas that the earlier year does not have: {new}. Areas that only the earlier year has: {gone}. Transfer its counts onto the new boundaries first (transferareas).</source>
      <translation>Räume, die das frühere Jahr nicht hat: {new}. Räume, die nur das frühere Jahr hat: {gone}. Übertragen Sie dessen Anzahlen zuerst auf die neuen Grenzen (transferareas).</translation>
    </message>
    <message>
      <source>Keys that occur several times in the field {field} ({parameter}): {keys}. Each area needs a key of its own to be compared with an earlier year.</source>
      <translation>Schlüssel, die im Feld {field} ({parameter}) mehrfach vorkommen: {keys}. Für den Vergleich mit einem früheren Jahr braucht jeder Raum einen eigenen Schlüssel.</translation>
    </message>
    <message>
      <source>No key of {field} (KEY_FIELD) occurs in the field {other} (PREVIOUS_KEY_FIELD) of the earlier year. Check both fields.</source>
      <translation>Kein Schlüssel aus {field} (KEY_FIELD) kommt im Feld {other} (PREVIOUS_KEY_FIELD) des früheren Jahres vor. Prüfen Sie beide Felder.</translation>
    </message>
    <message>
      <source>{name}: areas whose denominator is 0, so that the rate is missing: {count} (numerator also 0: {both}).</source>
      <translation>{name}: Räume mit Nenner 0, für die es keine Quote gibt: {count} (davon auch Zähler 0: {both}).</translation>
    </message>
    <message>
      <source>{name}: areas whose denominator is below 0: {count}. Check the columns that are subtracted.</source>
      <translation>{name}: Räume mit Nenner unter 0: {count}. Prüfen Sie die abgezogenen Spalten.</translation>
    </message>
    <message>
      <source>The field {field} of the layer was computed anew.</source>
      <translation>Das Feld {field} des Layers wurde neu berechnet.</translation>
    </message>
    <message>
      <source>The field {field} (KEY_FIELD) is empty in all areas. Choose the field with the keys of the areas.</source>
      <translation>Das Feld {field} (KEY_FIELD) ist in allen Räumen leer. Wählen Sie das Feld mit den Schlüsseln der Räume.</translation>
    </message>
    <message>
      <source>{table} has several rows for the same area in column {column} (TABLE_KEY_FIELD); key and rows: {examples}. Keep one row per area, leave rows out with SKIP_ROWS, or choose another key column.</source>
      <translation>{table} hat in Spalte {column} (TABLE_KEY_FIELD) mehrere Zeilen für denselben Raum; Schlüssel und Zeilen: {examples}. Behalten Sie eine Zeile je Raum, lassen Sie Zeilen mit SKIP_ROWS weg, oder wählen Sie eine andere Schlüsselspalte.</translation>
    </message>
    <message>
      <source>{table} looks like a long table: {share} % of its keys in column {column} (TABLE_KEY_FIELD) occur in several rows; key and rows: {examples}. Set PIVOT to the columns that tell these rows apart, so that each becomes a column of its own; found: {offer}.</source>
      <translation>{table} sieht wie eine lange Tabelle aus: {share} % der Schlüssel in Spalte {column} (TABLE_KEY_FIELD) stehen in mehreren Zeilen; Schlüssel und Zeilen: {examples}. Nennen Sie in PIVOT die Spalten, die diese Zeilen unterscheiden, damit daraus eigene Spalten werden; gefunden: {offer}.</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>{keys} (KEY_PAIRS) are no keys of the areas ({field}). Keys of the areas are: {layer_keys}.</source>
      <translation>{keys} (KEY_PAIRS) sind keine Schlüssel der Räume ({field}). Schlüssel der Räume sind: {layer_keys}.</translation>
    </message>
    <message>
      <source>Areas without a key in field {field}: {count}. They get no values.</source>
      <translation>Räume ohne Schlüssel im Feld {field}: {count}. Sie erhalten keine Werte.</translation>
    </message>
    <message>
      <source>Keys that several areas of the layer share: {count}, as {keys}. Each of these areas gets the same values: do not add them up.</source>
      <translation>Schlüssel, die mehrere Räume des Layers teilen: {count}, etwa {keys}. Jeder dieser Räume erhält dieselben Werte: nicht aufsummieren.</translation>
    </message>
    <message>
      <source>Rows matched to areas: {matched} of {rows}. Areas in the layer: {areas}.</source>
      <translation>Zeilen mit Raum: {matched} von {rows}. Räume im Layer: {areas}.</translation>
    </message>
    <message>
      <source>Matched {rule}: {count}, as {examples}.</source>
      <translation>Zugeordnet {rule}: {count}, etwa {examples}.</translation>
    </message>
    <message>
      <source>Not matched because ambiguous: {count}, as {keys}. Correct these keys in the table.</source>
      <translation>Nicht zugeordnet, weil mehrdeutig: {count}, etwa {keys}. Berichtigen Sie diese Schlüssel in der Tabelle.</translation>
    </message>
    <message>
      <source>Names that are probably the same: {count}, as {pairs}. Add the rule names to KEY_RULES, or KEY_PAIRS.</source>
      <translation>Namen, die wahrscheinlich dasselbe meinen: {count}, etwa {pairs}. Nehmen Sie die Regel names in KEY_RULES auf, oder nennen Sie die Paare in KEY_PAIRS.</translation>
    </message>
    <message>
      <source>Rows without an area: {count}, as {keys}.</source>
      <translation>Zeilen ohne Raum: {count}, etwa {keys}.</translation>
    </message>
    <message>
      <source>Areas without a row: {count}, as {keys}. Their new fields are empty.</source>
      <translation>Räume ohne Zeile: {count}, etwa {keys}. Ihre neuen Felder bleiben leer.</translation>
    </message>
    <message>
      <source>The layer already has a field {field}; the column {column} was named {name}.</source>
      <translation>Der Layer hat schon ein Feld {field}; die Spalte {column} heißt nun {name}.</translation>
    </message>
    <message>
      <source>as given by hand</source>
      <translation>von Hand zugeordnet</translation>
    </message>
    <message>
      <source>by names written differently</source>
      <translation>über anders geschriebene Namen</translation>
    </message>
    <message>
      <source>exactly</source>
      <translation>genau</translation>
    </message>
    <message>
      <source>after removing decimals from the key</source>
      <translation>nach Entfernen von Dezimalstellen am Schlüssel</translation>
    </message>
    <message>
      <source>after removing blanks and differences in case</source>
      <translation>ohne Rücksicht auf Leerzeichen und Groß- und Kleinschreibung</translation>
    </message>
    <message>
      <source>after removing points, dashes and other marks</source>
      <translation>nach Entfernen von Punkten, Strichen und anderen Zeichen</translation>
    </message>
    <message>
      <source>after adding lost leading zeros</source>
      <translation>nach Ergänzen verlorener führender Nullen</translation>
    </message>
    <message>
      <source>after removing leading zeros</source>
      <translation>nach Entfernen führender Nullen</translation>
    </message>
    <message>
      <source>by the number before the name</source>
      <translation>über die Nummer vor dem Namen</translation>
    </message>
    <message>
      <source>{path} ({parameter}) is no ordinary file but a folder or a device. Choose a file.</source>
      <translation>{path} ({parameter}) ist keine gewöhnliche Datei, sondern ein Ordner oder ein Gerät. Wählen Sie eine Datei.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) is larger than {most} MB, the most that is read. Check that it is the right file, and save it again without what is not needed.</source>
      <translation>Die Datei {path} ({parameter}) ist größer als {most} MB; mehr wird nicht gelesen. Prüfen Sie, ob es die richtige Datei ist, und speichern Sie sie ohne das, was nicht gebraucht wird.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) has more than {most} characters without a line break, from line {line} on. No table has such lines; check that it is the right file, and save it again as CSV.</source>
      <translation>Die Datei {path} ({parameter}) hat ab Zeile {line} mehr als {most} Zeichen ohne Zeilenumbruch. So lange Zeilen hat keine Tabelle; prüfen Sie, ob es die richtige Datei ist, und speichern Sie sie erneut als CSV.</translation>
    </message>
    <message>
      <source>{table} has {count} columns; at most {most} are read. Leave out those that are not needed, and save it again.</source>
      <translation>{table} hat {count} Spalten; höchstens {most} werden gelesen. Lassen Sie weg, was nicht gebraucht wird, und speichern Sie die Tabelle erneut.</translation>
    </message>
    <message>
      <source>{table} has {count} rows; at most {most} are read. Leave out those that are not needed, and save it again.</source>
      <translation>{table} hat {count} Zeilen; höchstens {most} werden gelesen. Lassen Sie weg, was nicht gebraucht wird, und speichern Sie die Tabelle erneut.</translation>
    </message>
    <message>
      <source>{table} has {rows} rows and {columns} columns; at most {most} cells are read. Leave out rows and columns that are not needed, and save it again.</source>
      <translation>{table} hat {rows} Zeilen und {columns} Spalten; höchstens {most} Zellen werden gelesen. Lassen Sie Zeilen und Spalten weg, die nicht gebraucht werden, und speichern Sie die Tabelle erneut.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) unpacks from {packed} MB to {size} MB. That is more than {most} MB, the most that is read, or far more than a table of this size can be. If it is the right file, save the table as CSV.</source>
      <translation>Die Datei {path} ({parameter}) wird beim Entpacken aus {packed} MB zu {size} MB. Das ist mehr als {most} MB, die höchstens gelesen werden, oder weit mehr, als eine Tabelle dieser Größe enthalten kann. Ist es die richtige Datei, speichern Sie die Tabelle als CSV.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) defines entities of its own in {part}, which no spreadsheet program does. It was not read. Check where the file is from.</source>
      <translation>Die Datei {path} ({parameter}) legt in {part} eigene Entitäten fest, was kein Tabellenprogramm tut. Sie wurde nicht gelesen. Prüfen Sie, woher die Datei stammt.</translation>
    </message>
    <message>
      <source>{part} cannot be unpacked: {reason}</source>
      <translation>{part} lässt sich nicht entpacken: {reason}</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) has more than {most} entries of the kind {kind} in {part}. If it is the right file, save the table as CSV.</source>
      <translation>Die Datei {path} ({parameter}) hat in {part} mehr als {most} Einträge der Art {kind}. Ist es die richtige Datei, speichern Sie die Tabelle als CSV.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) has an entry of the kind {kind} for the cells {range} in {part}; at most {most} cells are read. Remove it, or save the table as CSV.</source>
      <translation>Die Datei {path} ({parameter}) hat in {part} einen Eintrag der Art {kind} für die Zellen {range}; höchstens {most} Zellen werden gelesen. Entfernen Sie ihn, oder speichern Sie die Tabelle als CSV.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) has formulas without results in {part} that are more than {most} characters long altogether. Open it in a spreadsheet program and save it again with its results, or as CSV.</source>
      <translation>Die Datei {path} ({parameter}) hat in {part} Formeln ohne Ergebnis, die zusammen länger als {most} Zeichen sind. Öffnen Sie sie in einer Tabellenkalkulation und speichern Sie sie mit den Ergebnissen oder als CSV.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) lists cells with more than {most} characters in {part}, for formats or checks of what is entered. Remove these, or save the table as CSV.</source>
      <translation>Die Datei {path} ({parameter}) zählt in {part} mit mehr als {most} Zeichen Zellen auf, für Formate oder Prüfungen der Eingabe. Entfernen Sie diese, oder speichern Sie die Tabelle als CSV.</translation>
    </message>
    <message>
      <source>the name {name} stands twice</source>
      <translation>der Name {name} steht doppelt</translation>
    </message>
    <message>
      <source>it is nested too deeply</source>
      <translation>die Angaben sind zu tief verschachtelt</translation>
    </message>
    <message>
      <source>The catalogue {path} (CATALOGUE) has more than {most} lines. Check that it is the right file.</source>
      <translation>Der Katalog {path} (CATALOGUE) hat mehr als {most} Zeilen. Prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
      <source>Line {line} of the catalogue ({name}) has more than {most} characters in the column {column}. Shorten the text.</source>
      <translation>Zeile {line} des Katalogs ({name}) hat in der Spalte {column} mehr als {most} Zeichen. Kürzen Sie den Text.</translation>
    </message>
    <message>
      <source>There is no palette {value} (PALETTE). There are these palettes: {known}.</source>
      <translation>Die Palette {value} (PALETTE) gibt es nicht. Es gibt diese Paletten: {known}.</translation>
    </message>
    <message>
      <source>There is no palette file {value} (PALETTE). Give the path of a file .json, or the name of a palette.</source>
      <translation>Die Palettendatei {value} (PALETTE) gibt es nicht. Geben Sie den Pfad einer .json-Datei oder den Namen einer Palette an.</translation>
    </message>
    <message>
      <source>The palette {value} (PALETTE) is {kind}; for the STYLE {style} one that is {wanted} reads better.</source>
      <translation>Die Palette {value} (PALETTE) ist {kind}; für den Stil {style} (STYLE) ist eine Palette besser, die {wanted} ist.</translation>
    </message>
    <message>
      <source>ordered</source>
      <translation>geordnet</translation>
    </message>
    <message>
      <source>unordered</source>
      <translation>ungeordnet</translation>
    </message>
    <message>
      <source>diverging</source>
      <translation>zweipolig</translation>
    </message>
    <message>
      <source>made for a matrix</source>
      <translation>für eine Matrix gemacht</translation>
    </message>
    <message>
      <source>In the palette {value} (PALETTE) the colours {one} and {two} are hard to tell apart (CIEDE2000 {distance}) for readers with {vision}.</source>
      <translation>In der Palette {value} (PALETTE) sind die Farben {one} und {two} bei {vision} schwer zu unterscheiden (CIEDE2000 {distance}).</translation>
    </message>
    <message>
      <source>normal colour vision</source>
      <translation>normalem Farbensehen</translation>
    </message>
    <message>
      <source>red blindness</source>
      <translation>Rotblindheit</translation>
    </message>
    <message>
      <source>green blindness</source>
      <translation>Grünblindheit</translation>
    </message>
    <message>
      <source>METHOD limits needs LIMITS: rising numbers separated by ; as in 10;20;30.</source>
      <translation>METHOD limits braucht LIMITS: aufsteigende Zahlen, getrennt durch ; wie in 10;20;30.</translation>
    </message>
    <message>
      <source>{value} in LIMITS is no number. Write rising numbers separated by ; as in 12,5;20.</source>
      <translation>{value} in LIMITS ist keine Zahl. Schreiben Sie aufsteigende Zahlen, getrennt durch ; wie in 12,5;20.</translation>
    </message>
    <message>
      <source>LIMITS must rise, but {second} comes after {first}. Put them in order.</source>
      <translation>LIMITS muss aufsteigen, aber {second} folgt auf {first}. Bringen Sie die Grenzen in die richtige Reihenfolge.</translation>
    </message>
    <message>
      <source>{value} (CENTRE) is no number. Give a number, or mean for the mean of the areas.</source>
      <translation>{value} (CENTRE) ist keine Zahl. Geben Sie eine Zahl an, oder mean für das Mittel der Räume.</translation>
    </message>
    <message>
      <source>The palette file {path} cannot be used: {reason}. Correct it, or choose another palette.</source>
      <translation>Die Palettendatei {path} ist nicht verwendbar: {reason}. Berichtigen Sie sie, oder wählen Sie eine andere Palette.</translation>
    </message>
    <message>
      <source>The table BENCHMARK lacks these fields: {fields}. Give the table that the tool “Compare regions” (compareregions) makes.</source>
      <translation>Der Tabelle BENCHMARK fehlen diese Felder: {fields}. Geben Sie die Tabelle an, die das Werkzeug „Regionen vergleichen“ (compareregions) erstellt.</translation>
    </message>
    <message>
      <source>The table BENCHMARK has none of the regions of the field {field} (REGION_FIELD). Compare the same regions.</source>
      <translation>Die Tabelle BENCHMARK hat keine der Regionen des Feldes {field} (REGION_FIELD). Vergleichen Sie dieselben Regionen.</translation>
    </message>
    <message>
      <source>The benchmark page (BENCHMARK) stands behind the profile page. Set PROFILE to true.</source>
      <translation>Die Vergleichsseite (BENCHMARK) steht hinter der Profilseite. Setzen Sie PROFILE auf true.</translation>
    </message>
    <message>
      <source>The palette {value} (PALETTE) has {have} colours, but {need} are needed. Choose an ordered palette or fewer classes.</source>
      <translation>Die Palette {value} (PALETTE) hat {have} Farben, gebraucht werden {need}. Wählen Sie eine geordnete Palette oder weniger Klassen.</translation>
    </message>
    <message>
      <source>The table {table} (OVERRIDES) lacks these columns: {missing}. It has these: {columns}. It needs area, set_type and reason; author, date and year are welcome.</source>
      <translation>Der Tabelle {table} (OVERRIDES) fehlen diese Spalten: {missing}. Sie hat: {columns}. Nötig sind area (Raum), set_type (Typ) und reason (Grund); willkommen sind author (Bearbeitung), date (Datum) und year (Jahr).</translation>
    </message>
    <message>
      <source>In {table} (OVERRIDES) {count} rows cannot be used, as those of {areas}: set_type must be a number from 1 to {most}, and there must be a reason.</source>
      <translation>In {table} (OVERRIDES) sind {count} Zeilen nicht verwendbar, etwa die von {areas}: set_type muss eine Zahl von 1 bis {most} sein, und ein Grund muss angegeben sein.</translation>
    </message>
    <message>
      <source>Types set by hand: {count}, for {areas}.</source>
      <translation>Von Hand gesetzte Typen: {count}, für {areas}.</translation>
    </message>
    <message>
      <source>Set by hand to the type that was computed as well: {count}, as {areas}.</source>
      <translation>Von Hand auf den Typ gesetzt, der auch berechnet wurde: {count}, etwa {areas}.</translation>
    </message>
    <message>
      <source>Set by hand for areas that the layer does not have: {count}, as {areas}. They are kept in the table.</source>
      <translation>Von Hand gesetzt für Räume, die der Layer nicht hat: {count}, etwa {areas}. Sie bleiben in der Tabelle erhalten.</translation>
    </message>
    <message>
      <source>No layer is given (INPUT). Choose at least one vector layer.</source>
      <translation>Es ist kein Layer angegeben (INPUT). Wählen Sie mindestens einen Vektorlayer.</translation>
    </message>
    <message>
      <source>No format is given (FORMATS). Choose at least one of: {known}.</source>
      <translation>Es ist kein Format angegeben (FORMATS). Wählen Sie mindestens eines von: {known}.</translation>
    </message>
    <message>
      <source>The layer {layer} (INPUT) cannot be read. Check its path, or choose an existing vector layer.</source>
      <translation>Der Layer {layer} (INPUT) lässt sich nicht lesen. Prüfen Sie seinen Pfad oder wählen Sie einen vorhandenen Vektorlayer.</translation>
    </message>
    <message>
      <source>The layer {layer} (INPUT) has no features. Choose a layer with areas, or remove its filter.</source>
      <translation>Der Layer {layer} (INPUT) hat keine Objekte. Wählen Sie einen Layer mit Räumen oder entfernen Sie seinen Filter.</translation>
    </message>
    <message>
      <source>The layer {layer} has no field {value} ({parameter}). It has these fields: {fields}.</source>
      <translation>Der Layer {layer} hat kein Feld {value} ({parameter}). Er hat diese Felder: {fields}.</translation>
    </message>
    <message>
      <source>The field {value} (REGION_FIELD) is empty for all areas. Choose a field that names regions.</source>
      <translation>Das Feld {value} (REGION_FIELD) ist bei allen Räumen leer. Wählen Sie ein Feld, das Regionen benennt.</translation>
    </message>
    <message>
      <source>The layer {layer} has no coordinate reference system, but GeoJSON needs one. Set it in the layer's properties.</source>
      <translation>Der Layer {layer} hat kein Koordinatenbezugssystem, GeoJSON braucht aber eines. Setzen Sie es in den Layereigenschaften.</translation>
    </message>
    <message>
      <source>The print layouts were left out: their maps, charts and texts would show what is withheld (MIN_COUNT). Make new ones from the layers of the package.</source>
      <translation>Die Drucklayouts wurden weggelassen: Ihre Karten, Diagramme und Texte würden zeigen, was zurückgehalten wird (MIN_COUNT). Erstellen Sie neue aus den Layern des Pakets.</translation>
    </message>
    <message>
      <source>The package would overwrite the layer {layer} (INPUT) in {path}. Choose another folder (FOLDER) or name (NAME).</source>
      <translation>Das Paket würde den Layer {layer} (INPUT) in {path} überschreiben. Wählen Sie einen anderen Ordner (FOLDER) oder Namen (NAME).</translation>
    </message>
    <message>
      <source>The file {path} is open in another program, which has not finished writing to it. Close it there and start again; nothing was changed.</source>
      <translation>Die Datei {path} ist in einem anderen Programm geöffnet, das noch nicht fertig geschrieben hat. Schließen Sie sie dort und starten Sie neu; es wurde nichts geändert.</translation>
    </message>
    <message>
      <source>The file {path} is open in another program, or protected against changes. Close it there and start again; nothing was changed.</source>
      <translation>Die Datei {path} ist in einem anderen Programm geöffnet oder vor Änderungen geschützt. Schließen Sie sie dort, und beginnen Sie erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
      <source>The file {path} could not be written as a whole: {reason}. Nothing was changed.</source>
      <translation>Die Datei {path} ließ sich nicht vollständig schreiben: {reason}. Es wurde nichts geändert.</translation>
    </message>
    <message>
      <source>The layer {layer} could not be written as {format}: {reason}. Nothing was changed.</source>
      <translation>Der Layer {layer} ließ sich nicht als {format} schreiben: {reason}. Es wurde nichts geändert.</translation>
    </message>
    <message>
      <source>The tables could not be written to the database (DATABASE): {reason}. Nothing was changed.</source>
      <translation>Die Tabellen konnten nicht in die Datenbank (DATABASE) geschrieben werden: {reason}. Es wurde nichts geändert.</translation>
    </message>
    <message>
      <source>QGIS knows no PostgreSQL connection named {value} (DATABASE). It knows these: {known}. Make one in the data source manager.</source>
      <translation>QGIS kennt keine PostgreSQL-Verbindung mit dem Namen {value} (DATABASE). Bekannt sind: {known}. Legen Sie eine in der Datenquellenverwaltung an.</translation>
    </message>
    <message>
      <source>The database has no schema {value} (SCHEMA). It has these: {known}.</source>
      <translation>Die Datenbank hat kein Schema {value} (SCHEMA). Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <source>The database has a table {table} already, which this plugin did not make. Choose another SCHEMA or rename the layer; nothing was changed.</source>
      <translation>In der Datenbank gibt es schon eine Tabelle {table}, die nicht von diesem Plugin stammt. Wählen Sie ein anderes SCHEMA, oder benennen Sie den Layer um; es wurde nichts geändert.</translation>
    </message>
    <message>
      <source>An earlier export was cut off while its finished files got their names. The rest was put in place now: {files}.</source>
      <translation>Eine frühere Weitergabe wurde unterbrochen, während ihre fertigen Dateien ihre Namen erhielten. Der Rest wurde jetzt an seinen Platz gebracht: {files}.</translation>
    </message>
    <message>
      <source>The style of the layer {layer} uses the file {file}, which cannot go along; that part is left out.</source>
      <translation>Der Stil des Layers {layer} verwendet die Datei {file}, die nicht mitgegeben werden kann; dieser Teil entfällt.</translation>
    </message>
    <message>
      <source>The layout {layout} shows the layer {layer}, which is not in the package and was left out there. To take it along, choose it as well (INPUT).</source>
      <translation>Das Layout {layout} zeigt den Layer {layer}, der nicht im Paket ist und dort weggelassen wurde. Soll er mit, wählen Sie ihn ebenfalls aus (INPUT).</translation>
    </message>
    <message>
      <source>The layout {layout} cannot be reduced to {region} and is not in that package.</source>
      <translation>Das Layout {layout} lässt sich nicht auf {region} beschränken und ist nicht in diesem Paket.</translation>
    </message>
    <message>
      <source>The layout {layout} could not be taken along: {reason}.</source>
      <translation>Das Layout {layout} konnte nicht mitgegeben werden: {reason}.</translation>
    </message>
    <message>
      <source>The style of the table {table} could not be saved in the database: {reason}.</source>
      <translation>Der Stil der Tabelle {table} konnte nicht in der Datenbank gespeichert werden: {reason}.</translation>
    </message>
    <message>
      <source>{count} areas of the layer {layer} have no value in {field} (REGION_FIELD) and are in no package.</source>
      <translation>{count} Räume des Layers {layer} haben keinen Wert in {field} (REGION_FIELD) und sind in keinem Paket.</translation>
    </message>
    <message>
      <source>The layer {layer} has no areas in {region} and is not in that package.</source>
      <translation>Der Layer {layer} hat keine Räume in {region} und fehlt in diesem Paket.</translation>
    </message>
    <message>
      <source>The field {field} of the layer {layer} holds binary data and was left out.</source>
      <translation>Das Feld {field} des Layers {layer} enthält Binärdaten und wurde weggelassen.</translation>
    </message>
    <message>
      <source>Shapefile: {count} texts of the field {field} of the layer {layer} are longer than 254 bytes and were cut there.</source>
      <translation>Shapefile: {count} Texte des Feldes {field} des Layers {layer} sind länger als 254 Byte und wurden dort abgeschnitten.</translation>
    </message>
    <message>
      <source>Shapefile: the field {field} of the layer {layer} holds times and was written as text.</source>
      <translation>Shapefile: Das Feld {field} des Layers {layer} enthält Uhrzeiten und wurde als Text geschrieben.</translation>
    </message>
    <message>
      <source>CSV: {count} texts of the layer {layer} start like a formula; an apostrophe was put before them.</source>
      <translation>CSV: {count} Texte des Layers {layer} beginnen wie eine Formel; vor sie wurde ein Apostroph gesetzt.</translation>
    </message>
    <message>
      <source>These files of an earlier package of the same name were not written anew: {files}.</source>
      <translation>Diese Dateien eines früheren Pakets gleichen Namens wurden nicht neu geschrieben: {files}.</translation>
    </message>
    <message>
      <source>The project reads the GeoPackage beside it, so that is written too.</source>
      <translation>Das Projekt liest das GeoPackage daneben; darum wird auch dieses geschrieben.</translation>
    </message>
    <message>
      <source>The example data are missing in this installation. Install the plugin again from its zip file.</source>
      <translation>Die Beispieldaten fehlen in dieser Installation. Installieren Sie das Plugin neu aus seiner ZIP-Datei.</translation>
    </message>
    <message>
      <source>Nothing says which area belongs to which region. Choose the field of the areas with the region (REGION_FIELD), or a table that assigns them (LOOKUP).</source>
      <translation>Es steht nirgends, welcher Raum zu welcher Region gehört. Wählen Sie das Feld der Räume mit der Region (REGION_FIELD) oder eine Tabelle, die sie zuordnet (LOOKUP).</translation>
    </message>
    <message>
      <source>The table {table} (LOOKUP) assigns areas to regions, so {parameter} is needed too. Choose the field.</source>
      <translation>Die Tabelle {table} (LOOKUP) ordnet Räume den Regionen zu; dazu wird auch {parameter} gebraucht. Wählen Sie das Feld.</translation>
    </message>
    <message>
      <source>Areas that the table {table} (LOOKUP) assigns to more than one region: {areas}. An area can be counted in one region only; correct the table.</source>
      <translation>Räume, die die Tabelle {table} (LOOKUP) mehr als einer Region zuordnet: {areas}. Ein Raum kann nur in einer Region gezählt werden; berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
      <source>{count} areas have no key in the field {field} (KEY_FIELD). Fill it in, or choose the field with keys.</source>
      <translation>{count} Räume haben keinen Schlüssel im Feld {field} (KEY_FIELD). Tragen Sie ihn ein oder wählen Sie das Feld mit den Schlüsseln.</translation>
    </message>
    <message>
      <source>Keys that occur several times in the field {field} (KEY_FIELD): {keys}. Such areas would be counted twice; give each area a key of its own.</source>
      <translation>Schlüssel, die im Feld {field} (KEY_FIELD) mehrfach vorkommen: {keys}. Solche Räume würden doppelt gezählt; geben Sie jedem Raum einen eigenen Schlüssel.</translation>
    </message>
    <message>
      <source>No area belongs to a region: {field} ({parameter}) is empty, or its keys are none of the areas'. Check the field or the table.</source>
      <translation>Kein Raum gehört zu einer Region: {field} ({parameter}) ist leer, oder die Schlüssel sind nicht die der Räume. Prüfen Sie das Feld oder die Tabelle.</translation>
    </message>
    <message>
      <source>Areas without a region: {count}, namely {areas}. They are in no region's figures, but in those of the city.</source>
      <translation>Räume ohne Region: {count}, nämlich {areas}. Sie zählen bei keiner Region, aber bei der Stadt.</translation>
    </message>
    <message>
      <source>Keys of the table {table} (LOOKUP) that no area has: {count}, namely {keys}.</source>
      <translation>Schlüssel der Tabelle {table} (LOOKUP), die kein Raum hat: {count}, nämlich {keys}.</translation>
    </message>
    <message>
      <source>The region {region} has several names: {names}. The first one is used.</source>
      <translation>Die Region {region} hat mehrere Namen: {names}. Der erste wird verwendet.</translation>
    </message>
    <message>
      <source>The region {region} lies in several units of the field {field}: {units}. The field stays empty there.</source>
      <translation>Die Region {region} liegt in mehreren Einheiten des Feldes {field}: {units}. Das Feld bleibt dort leer.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds text, so it cannot be summed up. Choose a field of numbers, or join the table again.</source>
      <translation>Das Feld {field} ({parameter}) enthält Text und lässt sich nicht addieren. Wählen Sie ein Feld mit Zahlen oder verknüpfen Sie die Tabelle neu.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds infinite values in these areas: {areas}. Correct them.</source>
      <translation>Das Feld {field} ({parameter}) enthält unendliche Werte in diesen Räumen: {areas}. Berichtigen Sie sie.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) looks like a rate or a mean. Rates cannot be added up: give the CATALOGUE, or choose the field as MEAN_FIELDS.</source>
      <translation>Das Feld {field} ({parameter}) sieht nach einer Quote oder einem Mittelwert aus. Quoten lassen sich nicht addieren: Geben Sie den Katalog (CATALOGUE) an oder wählen Sie das Feld unter MEAN_FIELDS.</translation>
    </message>
    <message>
      <source>The field {field} (POPULATION_FIELD) is below 0 in these areas: {areas}. Correct it.</source>
      <translation>Das Feld {field} (POPULATION_FIELD) liegt in diesen Räumen unter 0: {areas}. Berichtigen Sie es.</translation>
    </message>
    <message>
      <source>{region}: {field} lacks {count} of {total} areas ({areas}); what is shown is the rest.</source>
      <translation>{region}: Bei {field} fehlen {count} von {total} Räumen ({areas}); gezeigt werden die übrigen.</translation>
    </message>
    <message>
      <source>{region}: {field} has no value, because the denominator is 0.</source>
      <translation>{region}: {field} hat keinen Wert, weil der Nenner 0 ist.</translation>
    </message>
    <message>
      <source>TYPE_COUNT_FIELDS is given, but TYPE_FIELD is empty. Choose the field with the types of the areas.</source>
      <translation>TYPE_COUNT_FIELDS ist angegeben, aber TYPE_FIELD ist leer. Wählen Sie das Feld mit den Gebietstypen.</translation>
    </message>
    <message>
      <source>The result would have two fields {field}. Rename the field or the indicator of that name.</source>
      <translation>Das Ergebnis hätte zwei Felder {field}. Benennen Sie das Feld oder das Merkmal dieses Namens um.</translation>
    </message>
    <message>
      <source>Areas with an invalid geometry, repaired for this result: {count}, namely {areas}.</source>
      <translation>Räume mit ungültiger Geometrie, für dieses Ergebnis repariert: {count}, nämlich {areas}.</translation>
    </message>
    <message>
      <source>Areas without a geometry: {count}, namely {areas}. Their figures count, but they are on no map.</source>
      <translation>Räume ohne Geometrie: {count}, nämlich {areas}. Ihre Zahlen zählen mit, aber sie stehen auf keiner Karte.</translation>
    </message>
    <message>
      <source>Gaps narrower than {width} m between areas, closed: {count} (together {area} m²).</source>
      <translation>Lücken zwischen Räumen, schmaler als {width} m, geschlossen: {count} (zusammen {area} m²).</translation>
    </message>
    <message>
      <source>No rule is given (RULES). Write one in each line, as in {example}.</source>
      <translation>Es ist keine Regel angegeben (RULES). Schreiben Sie eine in jede Zeile, wie in {example}.</translation>
    </message>
    <message>
      <source>The rule “{rule}” in line {line} of RULES cannot be used: {reason}. Correct the expression.</source>
      <translation>Die Regel „{rule}“ in Zeile {line} von RULES ist nicht zu verwenden: {reason}. Berichtigen Sie den Ausdruck.</translation>
    </message>
    <message>
      <source>The rule “{rule}” in line {line} of RULES names fields that the layer lacks: {fields}. It has these fields: {known}.</source>
      <translation>Die Regel „{rule}“ in Zeile {line} von RULES nennt Felder, die der Layer nicht hat: {fields}. Er hat diese Felder: {known}.</translation>
    </message>
    <message>
      <source>RULES has two rules called “{rule}”. Give each its own name.</source>
      <translation>RULES hat zwei Regeln mit dem Namen „{rule}“. Geben Sie jeder einen eigenen.</translation>
    </message>
    <message>
      <source>An area is found by at least {least} rules (LEAST), but RULES has only {count}. Lower LEAST.</source>
      <translation>Für einen Raum müssen mindestens {least} Regeln zutreffen (LEAST), aber RULES hat nur {count}. Senken Sie LEAST.</translation>
    </message>
    <message>
      <source>Rule “{rule}”: areas that lack a value, so that it cannot be told: {count}, namely {areas}.</source>
      <translation>Regel „{rule}“: Räume, denen ein Wert fehlt, sodass es sich nicht sagen lässt: {count}, nämlich {areas}.</translation>
    </message>
    <message>
      <source>Facilities with places below 0 in the field {field} (PLACES_FIELD): {facilities}. Correct them.</source>
      <translation>Einrichtungen mit weniger als 0 Plätzen im Feld {field} (PLACES_FIELD): {facilities}. Berichtigen Sie sie.</translation>
    </message>
    <message>
      <source>Facilities without a number of places: {count}, namely {facilities}. They count as facilities only.</source>
      <translation>Einrichtungen ohne Zahl der Plätze: {count}, nämlich {facilities}. Sie zählen nur als Einrichtungen.</translation>
    </message>
    <message>
      <source>The field {field} (CHILDREN_FIELD) is below 0 in these areas: {areas}. Correct it.</source>
      <translation>Das Feld {field} (CHILDREN_FIELD) liegt in diesen Räumen unter 0: {areas}. Berichtigen Sie es.</translation>
    </message>
    <message>
      <source>Facilities that lie in no area: {count}, namely {facilities}. They are in no area's figures.</source>
      <translation>Einrichtungen, die in keinem Raum liegen: {count}, nämlich {facilities}. Sie zählen bei keinem Raum.</translation>
    </message>
    <message>
      <source>RADIUS and CATCHMENT_FIELD are both given. A facility has one catchment; choose one of the two.</source>
      <translation>RADIUS und CATCHMENT_FIELD sind beide angegeben. Eine Einrichtung hat ein Einzugsgebiet; wählen Sie eines von beiden.</translation>
    </message>
    <message>
      <source>CATCHMENT_FIELD lists areas by their keys, so KEY_FIELD is needed. Choose the field with the keys.</source>
      <translation>CATCHMENT_FIELD nennt Räume mit ihren Schlüsseln, dazu wird KEY_FIELD gebraucht. Wählen Sie das Feld mit den Schlüsseln.</translation>
    </message>
    <message>
      <source>The facility {facility} lists areas in {field} (CATCHMENT_FIELD) that do not exist: {areas}. Correct the keys.</source>
      <translation>Die Einrichtung {facility} nennt in {field} (CATCHMENT_FIELD) Räume, die es nicht gibt: {areas}. Berichtigen Sie die Schlüssel.</translation>
    </message>
    <message>
      <source>The facilities ({source}) cannot be brought into the coordinate system of the areas ({target}): {reason}. Set the right coordinate system of both layers.</source>
      <translation>Die Einrichtungen ({source}) lassen sich nicht in das Koordinatensystem der Räume ({target}) bringen: {reason}. Stellen Sie bei beiden Layern das richtige Koordinatensystem ein.</translation>
    </message>
    <message>
      <source>{parameter} is empty. Give at least one limit; several are separated by ; as in {example}.</source>
      <translation>{parameter} ist leer. Geben Sie mindestens eine Grenze an; mehrere trennt ein ; wie in {example}.</translation>
    </message>
    <message>
      <source>{value} in {parameter} ({text}) is no number. Use numbers separated by ; as in {example}.</source>
      <translation>{value} in {parameter} ({text}) ist keine Zahl. Geben Sie Zahlen an, getrennt durch ; wie in {example}.</translation>
    </message>
    <message>
      <source>The limits in {parameter} ({text}) must rise, but {second} comes after {first}. Put them in order.</source>
      <translation>Die Grenzen in {parameter} ({text}) müssen ansteigen, aber {second} steht hinter {first}. Ordnen Sie sie.</translation>
    </message>
    <message>
      <source>{parameter} names {value}, which is none of the fields of {fields_parameter}: {wanted}.</source>
      <translation>{parameter} nennt {value}; das ist keines der Felder von {fields_parameter}: {wanted}.</translation>
    </message>
    <message>
      <source>{parameter} is given ({value}), but {fields_parameter} is empty. Choose fields, or empty {parameter}.</source>
      <translation>{parameter} ist angegeben ({value}), aber {fields_parameter} ist leer. Wählen Sie Felder, oder leeren Sie {parameter}.</translation>
    </message>
    <message>
      <source>{parameter} names {value} twice. Name each field once.</source>
      <translation>{parameter} nennt {value} zweimal. Nennen Sie jedes Feld einmal.</translation>
    </message>
    <message>
      <source>The weight {value} of {field} ({parameter}) cannot be used. A weight is a number from 0.000001 to 1000000.</source>
      <translation>Das Gewicht {value} von {field} ({parameter}) ist nicht verwendbar. Ein Gewicht ist eine Zahl von 0,000001 bis 1000000.</translation>
    </message>
    <message>
      <source>The direction {value} of {field} ({parameter}) is not known. Use 1 (more is more strain) or -1 (more is less strain).</source>
      <translation>Die Richtung {value} von {field} ({parameter}) ist unbekannt. Nehmen Sie 1 (mehr bedeutet mehr Belastung) oder -1 (mehr bedeutet weniger Belastung).</translation>
    </message>
    <message>
      <source>No indicator is given ({parameter}). Choose at least one numeric field.</source>
      <translation>Es ist kein Merkmal angegeben ({parameter}). Wählen Sie mindestens ein Zahlenfeld.</translation>
    </message>
    <message>
      <source>The field {field} is given twice ({parameter}). Name each indicator once; give it a weight instead.</source>
      <translation>Das Feld {field} ist zweimal angegeben ({parameter}). Nennen Sie jedes Merkmal einmal; geben Sie ihm stattdessen ein Gewicht.</translation>
    </message>
    <message>
      <source>The field {field} is given as STATUS_INDICATORS and as DYNAMIC_INDICATORS. The status is made of shares, the dynamics of their changes; choose one of the two.</source>
      <translation>Das Feld {field} ist in STATUS_INDICATORS und in DYNAMIC_INDICATORS angegeben. Der Status besteht aus Quoten, die Dynamik aus deren Veränderungen; wählen Sie eines von beiden.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) is empty in all areas. Choose another field, or join the table again.</source>
      <translation>Das Feld {field} ({parameter}) ist in allen Räumen leer. Wählen Sie ein anderes Feld oder verknüpfen Sie die Tabelle neu.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) has the same value {value} in all areas that can be classed, so it cannot tell them apart. Take it out.</source>
      <translation>Das Feld {field} ({parameter}) hat in allen Räumen, die eine Klasse erhalten können, denselben Wert {value} und unterscheidet sie nicht. Nehmen Sie es heraus.</translation>
    </message>
    <message>
      <source>The values of the field {field} ({parameter}) are too large to calculate with (up to {value}). Give it in a larger unit.</source>
      <translation>Mit den Werten des Feldes {field} ({parameter}) lässt sich nicht rechnen, sie sind zu groß (bis {value}). Geben Sie es in einer größeren Einheit an.</translation>
    </message>
    <message>
      <source>The indicators {fields} ({parameter}) cancel each other out: their sum is the same in all areas. Correct the directions or weights, or take a field out.</source>
      <translation>Die Merkmale {fields} ({parameter}) heben einander auf: Ihre Summe ist in allen Räumen gleich. Berichtigen Sie Richtungen oder Gewichte, oder nehmen Sie ein Feld heraus.</translation>
    </message>
    <message>
      <source>An index compares areas, but only {count} areas have a value in every field of {parameter} ({fields}). {reasons} Correct these values or the settings that leave the areas out.</source>
      <translation>Ein Index vergleicht Räume, aber nur {count} Räume haben in jedem Feld von {parameter} ({fields}) einen Wert. {reasons} Berichtigen Sie diese Werte oder die Einstellungen, die die Räume auslassen.</translation>
    </message>
    <message>
      <source>Status, but no dynamics: no value for {fields}.</source>
      <translation>Status, aber keine Dynamik: kein Wert für {fields}.</translation>
    </message>
    <message>
      <source>Dynamics, but no status: no value for {fields}.</source>
      <translation>Dynamik, aber kein Status: kein Wert für {fields}.</translation>
    </message>
    <message>
      <source>No table is given. Choose a file (TABLE) or a table of the project (TABLE_LAYER).</source>
      <translation>Es ist keine Tabelle angegeben. Wählen Sie eine Datei (TABLE) oder eine Tabelle des Projekts (TABLE_LAYER).</translation>
    </message>
    <message>
      <source>Both a file (TABLE) and a table of the project (TABLE_LAYER) are given. Leave one of them empty.</source>
      <translation>Es sind eine Datei (TABLE) und eine Tabelle des Projekts (TABLE_LAYER) angegeben. Lassen Sie eines von beiden leer.</translation>
    </message>
    <message>
      <source>The file {path} ({parameter}) cannot be read as a table: {reason}. Open it in a spreadsheet program and save it again as XLSX or CSV.</source>
      <translation>Die Datei {path} ({parameter}) lässt sich nicht als Tabelle lesen: {reason}. Öffnen Sie sie in einer Tabellenkalkulation und speichern Sie sie neu als XLSX oder CSV.</translation>
    </message>
    <message>
      <source>The file {path} (TABLE) has the ending {ending}, which is not known. Known are: {known}.</source>
      <translation>Die Datei {path} (TABLE) hat die unbekannte Endung {ending}. Bekannt sind: {known}.</translation>
    </message>
    <message>
      <source>{table} holds no table: there is no row below the header. Choose another file or sheet.</source>
      <translation>{table} enthält keine Tabelle: Unter der Kopfzeile steht keine Zeile. Wählen Sie eine andere Datei oder ein anderes Blatt.</translation>
    </message>
    <message>
      <source>it holds no text but binary data</source>
      <translation>sie enthält keinen Text, sondern Binärdaten</translation>
    </message>
    <message>
      <source>it is protected by a password, or is an old XLS workbook under another ending</source>
      <translation>sie ist durch ein Kennwort geschützt oder eine alte XLS-Arbeitsmappe unter anderer Endung</translation>
    </message>
    <message>
      <source>it holds no sheet with cells</source>
      <translation>sie enthält kein Blatt mit Zellen</translation>
    </message>
    <message>
      <source>The file {path} has no sheet {sheet} (SHEET). It has these sheets: {sheets}.</source>
      <translation>Die Datei {path} hat kein Blatt {sheet} (SHEET). Sie hat diese Blätter: {sheets}.</translation>
    </message>
    <message>
      <source>Read from sheet {sheet}: most keys of the areas are there. Set SHEET to read another one.</source>
      <translation>Gelesen wurde das Blatt {sheet}: Dort stehen die meisten Schlüssel der Räume. Mit SHEET wählen Sie ein anderes.</translation>
    </message>
    <message>
      <source>These sheets also hold keys of the areas and were not read: {sheets}. Set SHEET to read one of them.</source>
      <translation>Auch diese Blätter enthalten Schlüssel der Räume und wurden nicht gelesen: {sheets}. Mit SHEET wählen Sie eines aus.</translation>
    </message>
    <message>
      <source>Merged cells are not known here, so headers over several columns were filled from the left.</source>
      <translation>Verbundene Zellen sind hier nicht bekannt; Kopfzeilen über mehreren Spalten wurden von links her ergänzt.</translation>
    </message>
    <message>
      <source>Cells of sheet {sheet} that hold a formula without a stored result: {count}, the first are {cells}. They count as not understood. Open the file in a spreadsheet program and save it again.</source>
      <translation>Zellen des Blatts {sheet} mit einer Formel ohne gespeichertes Ergebnis: {count}, zuerst {cells}. Sie zählen als nicht verstanden. Öffnen Sie die Datei in einer Tabellenkalkulation und speichern Sie sie neu.</translation>
    </message>
    <message>
      <source>Column {column} is shown in percent; its values were read as shown (12.5 % is 12.5).</source>
      <translation>Spalte {column} ist in Prozent dargestellt; ihre Werte wurden so gelesen, wie sie dastehen (12,5 % ist 12,5).</translation>
    </message>
    <message>
      <source>In column {column} only {count} of {total} numbers are shown in percent; these were read as shown.</source>
      <translation>In Spalte {column} sind nur {count} von {total} Zahlen in Prozent dargestellt; diese wurden so gelesen, wie sie dastehen.</translation>
    </message>
    <message>
      <source>Numbers of sheet {sheet} shown with leading zeros by their cell format: {count}; read as shown.</source>
      <translation>Zahlen des Blatts {sheet}, die ihr Zellformat mit führenden Nullen zeigt: {count}; so gelesen, wie sie dastehen.</translation>
    </message>
    <message>
      <source>Hidden rows and columns of sheet {sheet}: {count}; they were read too.</source>
      <translation>Ausgeblendete Zeilen und Spalten des Blatts {sheet}: {count}; auch sie wurden gelesen.</translation>
    </message>
    <message>
      <source>The file was read as {encoding} ({reason}).</source>
      <translation>Die Datei wurde als {encoding} gelesen ({reason}).</translation>
    </message>
    <message>
      <source>byte order mark</source>
      <translation>Bytereihenfolge-Marke</translation>
    </message>
    <message>
      <source>all bytes fit</source>
      <translation>alle Bytes passen</translation>
    </message>
    <message>
      <source>it is no valid UTF-8</source>
      <translation>sie ist kein gültiges UTF-8</translation>
    </message>
    <message>
      <source>every other byte is empty</source>
      <translation>jedes zweite Byte ist leer</translation>
    </message>
    <message>
      <source>as asked for</source>
      <translation>wie gewünscht</translation>
    </message>
    <message>
      <source>Some words look as if the file had another encoding, as {example}. Set ENCODING if umlauts are wrong.</source>
      <translation>Manche Wörter sehen aus, als hätte die Datei eine andere Zeichenkodierung, etwa {example}. Setzen Sie ENCODING, wenn Umlaute falsch sind.</translation>
    </message>
    <message>
      <source>The file {path} cannot be read as {value} (ENCODING). Leave ENCODING empty, or choose another one.</source>
      <translation>Die Datei {path} lässt sich nicht als {value} lesen (ENCODING). Lassen Sie ENCODING frei, oder wählen Sie eine andere Zeichenkodierung.</translation>
    </message>
    <message>
      <source>Cells are separated by {delimiter}: {share} % of the filled lines then have {width} cells.</source>
      <translation>Zellen sind durch {delimiter} getrennt: {share} % der gefüllten Zeilen haben so {width} Zellen.</translation>
    </message>
    <message>
      <source>only so do its letters make German words</source>
      <translation>nur so ergeben die Buchstaben deutsche Wörter</translation>
    </message>
    <message>
      <source>Rows whose quotation marks do not pair up: {count}, in {rows}. They were set apart; correct them in the file.</source>
      <translation>Zeilen, deren Anführungszeichen nicht paarweise stehen: {count}, Zeile {rows}. Sie wurden ausgesondert; berichtigen Sie sie in der Datei.</translation>
    </message>
    <message>
      <source>Rows with fewer cells than the table has columns: {count}, in {rows}. The missing cells at their end count as empty.</source>
      <translation>Zeilen mit weniger Zellen, als die Tabelle Spalten hat: {count}, Zeile {rows}. Die am Ende fehlenden Zellen gelten als leer.</translation>
    </message>
    <message>
      <source>The file ends without a line break. If it was cut, the last row ({row}) is not whole.</source>
      <translation>Die Datei endet ohne Zeilenumbruch. Wurde sie abgeschnitten, ist die letzte Zeile ({row}) unvollständig.</translation>
    </message>
    <message>
      <source>Rows of areas without any value: {count}, in {rows}.</source>
      <translation>Zeilen von Räumen ohne jeden Wert: {count}, Zeile {rows}.</translation>
    </message>
    <message>
      <source>Header in rows {first} to {last}; data in rows {start} to {end}.</source>
      <translation>Kopf in den Zeilen {first} bis {last}; Daten in den Zeilen {start} bis {end}.</translation>
    </message>
    <message>
      <source>Header in row {first}; data in rows {start} to {end}.</source>
      <translation>Kopfzeile in Zeile {first}; Daten in den Zeilen {start} bis {end}.</translation>
    </message>
    <message>
      <source>There is no header above the data in rows {start} to {end}; columns are named by their letters.</source>
      <translation>Über den Daten der Zeilen {start} bis {end} steht keine Kopfzeile; die Spalten heißen nach ihren Buchstaben.</translation>
    </message>
    <message>
      <source>The heading {text} stands over all columns and is left out of the names.</source>
      <translation>Die Überschrift {text} steht über allen Spalten und bleibt in den Namen weg.</translation>
    </message>
    <message>
      <source>Column {column} has no header and was named {name}.</source>
      <translation>Spalte {column} hat keine Kopfzeile und heißt nun {name}.</translation>
    </message>
    <message>
      <source>The header {header} occurs more than once; column {column} was named {name}.</source>
      <translation>Die Kopfzeile {header} kommt mehrfach vor; Spalte {column} heißt nun {name}.</translation>
    </message>
    <message>
      <source>Shortened to a field name, the header {header} equals another one; column {column} was named {name}.</source>
      <translation>Zum Feldnamen gekürzt, gleicht die Überschrift {header} einer anderen; Spalte {column} wurde {name} genannt.</translation>
    </message>
    <message>
      <source>Row {row} was read as units.</source>
      <translation>Zeile {row} wurde als Einheiten gelesen.</translation>
    </message>
    <message>
      <source>Row {row} only numbers the columns and was left out.</source>
      <translation>Zeile {row} nummeriert nur die Spalten und wurde ausgelassen.</translation>
    </message>
    <message>
      <source>Rows {first} to {last} stand above the header and were not read: {text}</source>
      <translation>Die Zeilen {first} bis {last} stehen über der Kopfzeile und wurden nicht gelesen: {text}</translation>
    </message>
    <message>
      <source>Reference date found: {date}.</source>
      <translation>Stichtag gefunden: {date}.</translation>
    </message>
    <message>
      <source>Columns without header and content were left out: {columns}.</source>
      <translation>Spalten ohne Kopfzeile und Inhalt wurden ausgelassen: {columns}.</translation>
    </message>
    <message>
      <source>Key column: {column}. It holds {found} of the {total} keys of the areas. Set TABLE_KEY_FIELD to use another one.</source>
      <translation>Schlüsselspalte: {column}. Sie enthält {found} der {total} Schlüssel der Räume. Mit TABLE_KEY_FIELD wählen Sie eine andere.</translation>
    </message>
    <message>
      <source>Key column as given: {column}. It holds {found} of the {total} keys of the areas.</source>
      <translation>Schlüsselspalte wie angegeben: {column}. Sie enthält {found} der {total} Schlüssel der Räume.</translation>
    </message>
    <message>
      <source>These columns would fit as keys as well: {columns}. Set TABLE_KEY_FIELD to choose.</source>
      <translation>Auch diese Spalten passen als Schlüssel: {columns}. Mit TABLE_KEY_FIELD wählen Sie aus.</translation>
    </message>
    <message>
      <source>{table} has no column {value} (TABLE_KEY_FIELD). It has these columns: {columns}.</source>
      <translation>{table} hat keine Spalte {value} (TABLE_KEY_FIELD). Vorhanden sind: {columns}.</translation>
    </message>
    <message>
      <source>No column of {table} holds the keys of the areas. Keys of the areas ({field}): {layer_keys}. Columns of the table: {columns}. Check KEY_FIELD, or name the right column in TABLE_KEY_FIELD.</source>
      <translation>Keine Spalte von {table} enthält die Schlüssel der Räume. Schlüssel der Räume ({field}): {layer_keys}. Spalten der Tabelle: {columns}. Prüfen Sie KEY_FIELD oder nennen Sie die richtige Spalte in TABLE_KEY_FIELD.</translation>
    </message>
    <message>
      <source>No key in column {column} of {table} (TABLE_KEY_FIELD) occurs among the areas. In the table: {table_keys}. Among the areas ({field}): {layer_keys}. Check that table and layer are of the same year and level, or choose other key fields.</source>
      <translation>Kein Schlüssel der Spalte {column} von {table} (TABLE_KEY_FIELD) kommt bei den Räumen vor. In der Tabelle: {table_keys}. Bei den Räumen ({field}): {layer_keys}. Prüfen Sie, ob Tabelle und Layer vom selben Jahr und derselben Ebene sind, oder wählen Sie andere Schlüsselfelder.</translation>
    </message>
    <message>
      <source>{table} has no column {missing} ({parameter}). It has these columns: {columns}.</source>
      <translation>{table} hat keine Spalte {missing} ({parameter}). Die Tabelle hat diese Spalten: {columns}.</translation>
    </message>
    <message>
      <source>Not asked for (COLUMNS) and left out: {columns}.</source>
      <translation>Nicht verlangt (COLUMNS) und ausgelassen: {columns}.</translation>
    </message>
    <message>
      <source>Column {column} writes decimals both with comma and with point. Read with decimal {mark}; {count} cells written otherwise count as not understood.</source>
      <translation>Spalte {column} schreibt Dezimalstellen mit Komma und mit Punkt. Gelesen mit {mark} als Dezimalzeichen; {count} anders geschriebene Zellen zählen als nicht verstanden.</translation>
    </message>
    <message>
      <source>The sign in cells like {example} can mean decimals or thousands; read as {meaning}, because other columns of the table are written so. Columns: {column}.</source>
      <translation>Das Zeichen in Zellen wie {example} kann Dezimalstellen oder Tausender bedeuten; gelesen als {meaning}, weil andere Spalten der Tabelle so geschrieben sind. Spalten: {column}.</translation>
    </message>
    <message>
      <source>Column {column} is ambiguous: the sign in cells like {example} can mean decimals or thousands; read as {meaning}. Check it.</source>
      <translation>Spalte {column} ist mehrdeutig: Das Zeichen in Zellen wie {example} kann Dezimalstellen oder Tausender bedeuten; gelesen als {meaning}. Bitte prüfen.</translation>
    </message>
    <message>
      <source>decimals</source>
      <translation>Dezimalstellen</translation>
    </message>
    <message>
      <source>thousands</source>
      <translation>Tausender</translation>
    </message>
    <message>
      <source>comma</source>
      <translation>Komma</translation>
    </message>
    <message>
      <source>point</source>
      <translation>Punkt</translation>
    </message>
    <message>
      <source>Column {column} mixes {numbers} numbers and {texts} other texts, as {example}; it was kept as text.</source>
      <translation>Spalte {column} mischt {numbers} Zahlen und {texts} andere Texte, etwa {example}; sie blieb Text.</translation>
    </message>
    <message>
      <source>Column {column} holds digits with leading zeros, as {example}; it was kept as text.</source>
      <translation>Spalte {column} enthält Ziffern mit führenden Nullen, etwa {example}; sie blieb Text.</translation>
    </message>
    <message>
      <source>Column {column} is named like a key; it was kept as text.</source>
      <translation>Spalte {column} heißt wie ein Schlüssel; sie blieb Text.</translation>
    </message>
    <message>
      <source>Numbers in column {column} with the sign {sign} ({reason}): {count}; the numbers were kept.</source>
      <translation>Zahlen der Spalte {column} mit dem Zeichen {sign} ({reason}): {count}; die Zahlen blieben erhalten.</translation>
    </message>
    <message>
      <source>Cells of column {column} not understood as numbers: {count}, the first in row {row}: {example}.</source>
      <translation>Nicht als Zahl verstandene Zellen der Spalte {column}: {count}, die erste in Zeile {row}: {example}.</translation>
    </message>
    <message>
      <source>Long table: {rows} rows made to {areas} rows of areas and {fields} columns, by {columns}; values from {values}.</source>
      <translation>Lange Tabelle: aus {rows} Zeilen wurden {areas} Zeilen von Räumen und {fields} Spalten, nach {columns}; Werte aus {values}.</translation>
    </message>
    <message>
      <source>Columns of the long table that are neither parts nor values and were left out: {columns}.</source>
      <translation>Spalten der langen Tabelle, die weder Gliederung noch Werte sind und weggelassen wurden: {columns}.</translation>
    </message>
    <message>
      <source>In {table} no columns tell the rows of an area apart (PIVOT auto). Name them in PIVOT, separated by ; The table has these columns: {columns}.</source>
      <translation>In {table} unterscheiden keine Spalten die Zeilen eines Raums (PIVOT auto). Nennen Sie sie in PIVOT, getrennt durch ; Die Tabelle hat diese Spalten: {columns}.</translation>
    </message>
    <message>
      <source>{table} has no column {value} (PIVOT). It has these columns: {columns}.</source>
      <translation>{table} hat keine Spalte {value} (PIVOT). Die Tabelle hat diese Spalten: {columns}.</translation>
    </message>
    <message>
      <source>{table} has no column of numbers besides the columns of PIVOT, so nothing is left to join. It has these columns: {columns}.</source>
      <translation>{table} hat außer den Spalten aus PIVOT keine Zahlenspalte; es bleibt nichts zu verbinden. Spalten der Tabelle: {columns}.</translation>
    </message>
    <message>
      <source>{table} has several rows with the same key and the same {columns} (PIVOT); key, parts and rows: {examples}. Name one more column in PIVOT that tells them apart, or correct the table.</source>
      <translation>{table} hat mehrere Zeilen mit demselben Schlüssel und denselben Angaben in {columns} (PIVOT); Schlüssel, Angaben und Zeilen: {examples}. Nennen Sie in PIVOT eine weitere Spalte, die sie unterscheidet, oder berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
      <source>PIVOT by {columns} would give {table} {count} columns; at most {most} are possible. Name columns with fewer different texts.</source>
      <translation>PIVOT nach {columns} gäbe {table} {count} Spalten; höchstens {most} sind möglich. Nennen Sie Spalten mit weniger verschiedenen Texten.</translation>
    </message>
    <message>
      <source>Totals and subtotals that are the sum of their rows: {count}, compared in {columns} columns; not comparable because of missing values: {incomplete}.</source>
      <translation>Summen und Zwischensummen, die mit ihren Zeilen übereinstimmen: {count}, verglichen an {columns} Werten; wegen fehlender Werte nicht vergleichbar: {incomplete}.</translation>
    </message>
    <message>
      <source>The total in row {row} ({text}) is not the sum of its rows in {count} columns, for example in {column}: {total} in the table, {sum} added up. Check these columns.</source>
      <translation>Die Summe in Zeile {row} ({text}) stimmt in {count} Spalten nicht mit ihren Zeilen überein, zum Beispiel in {column}: {total} in der Tabelle, {sum} zusammengezählt. Prüfen Sie diese Spalten.</translation>
    </message>
    <message>
      <source>Totals or subtotals whose rows could not be made out, so that they check nothing: {count}, in {rows}.</source>
      <translation>Summen oder Zwischensummen, deren Zeilen nicht zu erkennen sind, sodass sie nichts prüfen: {count}, in Zeile {rows}.</translation>
    </message>
    <message>
      <source>The last {count} rows of data add up to the rows above, although some bear names of areas. They were set apart as a higher level: rows {rows}. Name them in KEEP_ROWS if they are areas.</source>
      <translation>Die letzten {count} Datenzeilen sind die Summe der Zeilen darüber, obwohl manche wie Räume heißen. Sie wurden als höhere Ebene ausgesondert: Zeilen {rows}. Nennen Sie sie in KEEP_ROWS, wenn es Räume sind.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) is no list of rows. Write row numbers as 4-6;9, counted from 1.</source>
      <translation>{value} ({parameter}) ist keine Liste von Zeilen. Schreiben Sie Zeilennummern wie 4-6;9, gezählt ab 1.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) is no pair. Write left = right, several of them separated by ;</source>
      <translation>{value} ({parameter}) ist kein Paar. Schreiben Sie links = rechts, mehrere getrennt durch ;</translation>
    </message>
    <message>
      <source>{value} (COLUMN_KINDS) is not known. Kinds are: {known}.</source>
      <translation>{value} (COLUMN_KINDS) ist nicht bekannt. Möglich sind: {known}.</translation>
    </message>
    <message>
      <source>Row {row} (HEADER_ROWS, DATA_ROWS) leaves no row of data: {table} has {rows} rows.</source>
      <translation>Zeile {row} (HEADER_ROWS, DATA_ROWS) lässt keine Datenzeile übrig: {table} hat {rows} Zeilen.</translation>
    </message>
    <message>
      <source>The reading settings {path} (READING) are no valid JSON file: {reason}. Choose a file that a join wrote.</source>
      <translation>Die Leseeinstellungen {path} (READING) sind keine gültige JSON-Datei: {reason}. Wählen Sie eine Datei, die beim Verbinden geschrieben wurde.</translation>
    </message>
    <message>
      <source>The file {path} (READING) holds no reading settings. Choose a file that a join wrote.</source>
      <translation>Die Datei {path} (READING) enthält keine Leseeinstellungen. Wählen Sie eine Datei, die beim Verbinden geschrieben wurde.</translation>
    </message>
    <message>
      <source>The reading settings {path} (READING) have version {version}, but only version {known} can be read. Update the plugin.</source>
      <translation>Die Leseeinstellungen {path} (READING) haben die Version {version}, gelesen werden kann nur Version {known}. Aktualisieren Sie die Erweiterung.</translation>
    </message>
    <message>
      <source>The reading settings {path} (READING) hold {value} for {name}, which cannot be used.</source>
      <translation>Die Leseeinstellungen {path} (READING) enthalten {value} für {name}; das ist nicht verwendbar.</translation>
    </message>
    <message>
      <source>Columns that the table had when these settings were kept, and has no more: {count}, as {columns}.</source>
      <translation>Spalten, die die Tabelle hatte, als diese Leseeinstellungen gespeichert wurden, und die jetzt fehlen: {count}, nämlich {columns}.</translation>
    </message>
    <message>
      <source>Columns that the table did not have when these settings were kept: {count}, as {columns}.</source>
      <translation>Spalten, die die Tabelle noch nicht hatte, als diese Leseeinstellungen gespeichert wurden: {count}, nämlich {columns}.</translation>
    </message>
    <message>
      <source>The table has the same columns, years aside, as when these settings were kept.</source>
      <translation>Die Tabelle hat, von Jahreszahlen abgesehen, dieselben Spalten wie beim Speichern dieser Leseeinstellungen.</translation>
    </message>
    <message>
      <source>Set apart as {reason}: {count}, in the table's rows {rows}.</source>
      <translation>Abgesetzt als {reason}: {count} (Zeilen der Tabelle: {rows}).</translation>
    </message>
    <message>
      <source>total</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>subtotal of a higher level</source>
      <translation>Zwischensumme einer höheren Ebene</translation>
    </message>
    <message>
      <source>not assigned to an area</source>
      <translation>keinem Raum zugeordnet</translation>
    </message>
    <message>
      <source>note or source</source>
      <translation>Hinweis oder Quelle</translation>
    </message>
    <message>
      <source>without a key</source>
      <translation>ohne Schlüssel</translation>
    </message>
    <message>
      <source>repeated header</source>
      <translation>wiederholte Kopfzeile</translation>
    </message>
    <message>
      <source>sum of other rows</source>
      <translation>Summe anderer Zeilen</translation>
    </message>
    <message>
      <source>left out as asked</source>
      <translation>auf Wunsch weggelassen</translation>
    </message>
    <message>
      <source>cells that do not fit the columns</source>
      <translation>Zellen, die nicht zu den Spalten passen</translation>
    </message>
    <message>
      <source>exactly zero</source>
      <translation>genau null</translation>
    </message>
    <message>
      <source>empty cell</source>
      <translation>leere Zelle</translation>
    </message>
    <message>
      <source>unknown or kept secret</source>
      <translation>unbekannt oder geheim zu halten</translation>
    </message>
    <message>
      <source>will follow later</source>
      <translation>folgt später</translation>
    </message>
    <message>
      <source>not reliable enough</source>
      <translation>nicht sicher genug</translation>
    </message>
    <message>
      <source>not applicable</source>
      <translation>nicht sinnvoll</translation>
    </message>
    <message>
      <source>not available</source>
      <translation>nicht verfügbar</translation>
    </message>
    <message>
      <source>no figure given</source>
      <translation>keine Angabe</translation>
    </message>
    <message>
      <source>limited significance</source>
      <translation>eingeschränkte Aussagekraft</translation>
    </message>
    <message>
      <source>The symbol preset {path} (SYMBOLS) is no valid JSON file: {reason}. Compare it with a shipped preset.</source>
      <translation>Die Zeichenvorlage {path} (SYMBOLS) ist keine gültige JSON-Datei: {reason}. Vergleichen Sie sie mit einer mitgelieferten.</translation>
    </message>
    <message>
      <source>The symbol preset {path} (SYMBOLS) uses unknown reasons: {wrong}. Known are: {known}.</source>
      <translation>Die Zeichenvorlage {path} (SYMBOLS) verwendet unbekannte Gründe: {wrong}. Bekannt sind: {known}.</translation>
    </message>
    <message>
      <source>The smallest number of types (MIN_CLUSTERS) is {value}, but at least 2 types are needed.</source>
      <translation>Die kleinste Anzahl der Typen (MIN_CLUSTERS) ist {value}, es braucht aber mindestens 2 Typen.</translation>
    </message>
    <message>
      <source>The smallest number of types (MIN_CLUSTERS) is {lowest}, the largest (MAX_CLUSTERS) is {highest}. Choose a MAX_CLUSTERS that is not below MIN_CLUSTERS.</source>
      <translation>Die kleinste Anzahl der Typen (MIN_CLUSTERS) ist {lowest}, die größte (MAX_CLUSTERS) ist {highest}. Wählen Sie MAX_CLUSTERS nicht kleiner als MIN_CLUSTERS.</translation>
    </message>
    <message>
      <source>MIN_CLUSTERS is {value}, but the {count} areas that can be typed have only {different} different combinations of values. Choose a smaller number, or see why the other areas are left out.</source>
      <translation>MIN_CLUSTERS ist {value}, aber die {count} Räume, die einen Typ erhalten können, haben nur {different} verschiedene Wertekombinationen. Wählen Sie eine kleinere Anzahl, oder prüfen Sie, warum die übrigen Räume ausgelassen werden.</translation>
    </message>
    <message>
      <source>Numbers of types left out: {numbers}. The areas have only {different} different combinations of values, so there cannot be more types.</source>
      <translation>Ausgelassene Anzahlen: {numbers}. Die Räume haben nur {different} verschiedene Wertekombinationen; mehr Typen kann es nicht geben.</translation>
    </message>
    <message>
      <source>With {k} types the areas differ more within the types than with one type less, so the best types were not found. Raise the number of random starts (STARTS).</source>
      <translation>Bei {k} Typen unterscheiden sich die Räume innerhalb der Typen stärker als bei einem Typ weniger; die besten Typen wurden also nicht gefunden. Erhöhen Sie die Zahl der Zufallsstarts (STARTS).</translation>
    </message>
    <message>
      <source>{count} areas have no key in the field {field} (KEY_FIELD). Fill it in, or choose the field with the keys.</source>
      <translation>{count} Räume haben im Feld {field} (KEY_FIELD) keinen Schlüssel. Bitte ergänzen oder das Feld mit den Schlüsseln wählen.</translation>
    </message>
    <message>
      <source>Keys that occur several times in the field {field} (KEY_FIELD): {keys}. Each area needs a key of its own; dissolve the areas first, or choose another field.</source>
      <translation>Schlüssel, die im Feld {field} (KEY_FIELD) mehrfach vorkommen: {keys}. Jeder Raum braucht einen eigenen Schlüssel; die Räume zuerst zusammenführen oder ein anderes Feld wählen.</translation>
    </message>
    <message>
      <source>No indicator is given (INDICATORS). Choose at least one numeric field.</source>
      <translation>Es ist kein Merkmal angegeben (INDICATORS). Bitte mindestens ein Zahlenfeld wählen.</translation>
    </message>
    <message>
      <source>The field {field} is given twice (INDICATORS). Name each indicator once; set WEIGHTS to count it more.</source>
      <translation>Das Feld {field} ist zweimal angegeben (INDICATORS). Jedes Merkmal nur einmal nennen; mit WEIGHTS zählt es stärker.</translation>
    </message>
    <message>
      <source>CLUSTERS is {value}, but at least 2 types are needed.</source>
      <translation>CLUSTERS ist {value}, es sind aber mindestens 2 Typen nötig.</translation>
    </message>
    <message>
      <source>CLUSTERS is {value}, but only {count} areas can be typed. Choose fewer types, or see why the other areas are left out: {reasons}</source>
      <translation>CLUSTERS ist {value}, aber nur {count} Räume können einen Typ erhalten. Weniger Typen wählen oder prüfen, warum die übrigen Räume ausgelassen sind: {reasons}</translation>
    </message>
    <message>
      <source>CLUSTERS is {value}, but the areas have only {count} different combinations of values. Choose fewer types.</source>
      <translation>CLUSTERS ist {value}, aber die Räume haben nur {count} verschiedene Kombinationen von Werten. Bitte weniger Typen wählen.</translation>
    </message>
    <message>
      <source>METHOD {method} compares every area with every other, which is too much for {count} areas (at most {most}). Choose kmeans.</source>
      <translation>METHOD {method} vergleicht jeden Raum mit jedem anderen; das ist für {count} Räume zu viel (höchstens {most}). Bitte kmeans wählen.</translation>
    </message>
    <message>
      <source>{parameter} {value} is not known. Choose one of: {known}.</source>
      <translation>{parameter} {value} ist nicht bekannt. Möglich sind: {known}.</translation>
    </message>
    <message>
      <source>{parameter} holds {count} values, but {expected} are needed, separated by ; : {wanted}.</source>
      <translation>{parameter} enthält {count} Werte, nötig sind {expected}, getrennt durch ; : {wanted}.</translation>
    </message>
    <message>
      <source>{value} in {parameter} is no number. Use numbers separated by ;</source>
      <translation>{value} in {parameter} ist keine Zahl. Bitte Zahlen verwenden, getrennt durch ;</translation>
    </message>
    <message>
      <source>TYPE_ORDER {value} cannot be used. Name each type once by its computed number, separated by ; as in {example}.</source>
      <translation>TYPE_ORDER {value} ist nicht verwendbar. Nennen Sie jeden Typ einmal mit seiner berechneten Nummer, durch ; getrennt wie in {example}.</translation>
    </message>
    <message>
      <source>The colour {value} (TYPE_COLOURS) is not known. Write it as # and six digits, for example #332288.</source>
      <translation>Die Farbe {value} (TYPE_COLOURS) ist nicht bekannt. Schreiben Sie # und sechs Ziffern, zum Beispiel #332288.</translation>
    </message>
    <message>
      <source>The weight {value} of {field} (WEIGHTS) cannot be used. A weight is a number from 0.000001 to 1000000.</source>
      <translation>Das Gewicht {value} von {field} (WEIGHTS) ist nicht verwendbar. Ein Gewicht ist eine Zahl von 0,000001 bis 1000000.</translation>
    </message>
    <message>
      <source>The direction {value} of {field} (DIRECTIONS) is not known. Use 1 (more is more strain), -1 (more is less strain) or 0 (neither).</source>
      <translation>Die Richtung {value} von {field} (DIRECTIONS) ist nicht bekannt. Möglich sind 1 (mehr bedeutet mehr Belastung), -1 (mehr bedeutet weniger Belastung) und 0 (weder noch).</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds text, for example {example}, but numbers are needed. Join the table again, or turn the field into numbers.</source>
      <translation>Das Feld {field} ({parameter}) enthält Text, zum Beispiel {example}, nötig sind aber Zahlen. Die Tabelle neu anspielen oder das Feld in Zahlen umwandeln.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) holds infinite values in these areas: {keys}. They come from a division by 0; compute the rate again or empty these cells.</source>
      <translation>Das Feld {field} ({parameter}) enthält in diesen Räumen unendliche Werte: {keys}. Sie entstehen durch Teilen durch 0; die Quote neu berechnen oder diese Zellen leeren.</translation>
    </message>
    <message>
      <source>The field {field} (INDICATORS) is empty in all areas. Choose another field, or join the table again.</source>
      <translation>Das Feld {field} (INDICATORS) ist in allen Räumen leer. Ein anderes Feld wählen oder die Tabelle neu anspielen.</translation>
    </message>
    <message>
      <source>The field {field} (INDICATORS) has the same value {value} in all areas that can be typed, so it cannot tell them apart. Take it out.</source>
      <translation>Das Feld {field} (INDICATORS) hat in allen Räumen, die einen Typ erhalten können, denselben Wert {value} und kann sie daher nicht unterscheiden. Bitte herausnehmen.</translation>
    </message>
    <message>
      <source>The field {field} (INDICATORS) has the same value in at least half of the areas, so its robust spread is 0. Choose SCALING zscore or range, or take it out.</source>
      <translation>Das Feld {field} (INDICATORS) hat in mindestens der Hälfte der Räume denselben Wert; seine robuste Streuung ist daher 0. SCALING zscore oder range wählen oder das Feld herausnehmen.</translation>
    </message>
    <message>
      <source>TRANSFORM {transform} needs values of {limit} or more, but {field} has {value} in the area {key}. Choose asinh or none.</source>
      <translation>TRANSFORM {transform} braucht Werte ab {limit}, aber {field} hat im Raum {key} den Wert {value}. Bitte asinh oder none wählen.</translation>
    </message>
    <message>
      <source>No area can be typed. {reasons} Correct these values or the settings that leave the areas out.</source>
      <translation>Kein Raum kann einen Typ erhalten. {reasons} Berichtigen Sie diese Werte oder die Einstellungen, die die Räume auslassen.</translation>
    </message>
    <message>
      <source>Types compare areas, but only the area {key} can be typed. {reasons} Correct these values or the settings that leave the areas out.</source>
      <translation>Typen vergleichen Räume, aber nur der Raum {key} kann einen Typ erhalten. {reasons} Berichtigen Sie diese Werte oder die Einstellungen, die die Räume auslassen.</translation>
    </message>
    <message>
      <source>The values of the field {field} (INDICATORS) are too large to calculate with (up to {value}). Give it in a larger unit.</source>
      <translation>Die Werte des Feldes {field} (INDICATORS) sind zu groß zum Rechnen (bis {value}). Geben Sie sie in einer größeren Einheit an.</translation>
    </message>
    <message>
      <source>Population {value} is below {minimum}.</source>
      <translation>Die Einwohnerzahl {value} liegt unter {minimum}.</translation>
    </message>
    <message>
      <source>Population below {minimum}.</source>
      <translation>Einwohnerzahl unter {minimum}.</translation>
    </message>
    <message>
      <source>The population is not known.</source>
      <translation>Die Einwohnerzahl ist nicht bekannt.</translation>
    </message>
    <message>
      <source>Left out by the expression EXCLUDE.</source>
      <translation>Durch den Ausdruck EXCLUDE ausgelassen.</translation>
    </message>
    <message>
      <source>No value for: {fields}.</source>
      <translation>Kein Wert für: {fields}.</translation>
    </message>
    <message>
      <source>{count} areas: {reason}</source>
      <translation>{reason} Anzahl der Räume: {count}.</translation>
    </message>
    <message>
      <source>{first} and {second} say almost the same (correlation {value}); together they count almost twice.</source>
      <translation>{first} und {second} sagen fast dasselbe aus (Korrelation {value}); zusammen zählen sie fast doppelt.</translation>
    </message>
    <message>
      <source>{field} lies far from the other areas in {key}: {value} ({distance} robust standard deviations).</source>
      <translation>{field} liegt in {key} weit von den übrigen Räumen entfernt: {value} ({distance} robuste Standardabweichungen).</translation>
    </message>
    <message>
      <source>{field} lies far from the other areas in {count} areas: {keys}.</source>
      <translation>{field} liegt in {count} Räumen weit von den übrigen entfernt: {keys}.</translation>
    </message>
    <message>
      <source>{field} is spread very unevenly: {count} areas lie far from the many that are alike. TRANSFORM asinh or sqrt lessens its influence.</source>
      <translation>{field} ist sehr ungleich verteilt: {count} Räume liegen weit von den vielen entfernt, die sich gleichen. TRANSFORM asinh oder sqrt mindert den Einfluss.</translation>
    </message>
    <message>
      <source>Type {type} holds only {count} areas. Look at them one by one before you give it a name.</source>
      <translation>Typ {type} ist klein (Zahl der Räume: {count}). Bitte jeden Raum einzeln ansehen, bevor der Typ einen Namen erhält.</translation>
    </message>
    <message>
      <source>{value} (EXPLAIN) is no key of an area that was typed. Keys of typed areas are: {keys} …</source>
      <translation>{value} (EXPLAIN) ist kein Schlüssel eines typisierten Raums. Schlüssel typisierter Räume sind: {keys} …</translation>
    </message>
    <message>
      <source>The types lean most on {field}: without it they agree with these types only to {value} (adjusted Rand index; 1 is complete agreement, 0 is chance).</source>
      <translation>Am stärksten stützen sich die Typen auf {field}: ohne dieses Merkmal stimmen sie mit diesen Typen nur zu {value} überein (korrigierter Rand-Index; 1 ist volle Übereinstimmung, 0 ist Zufall).</translation>
    </message>
    <message>
      <source>How stable type {type} is, is unknown: none of its areas was drawn. Choose more BOOTSTRAPS.</source>
      <translation>Wie stabil Typ {type} ist, ist unbekannt: Keiner seiner Räume wurde gezogen. Wählen Sie mehr Wiederholungen (BOOTSTRAPS).</translation>
    </message>
    <message>
      <source>Type {type} is not stable: with slightly other data it dissolves ({value}). Do not rely on it.</source>
      <translation>Typ {type} ist nicht stabil: Bei leicht anderen Daten löst er sich auf ({value}). Er sollte nicht verwendet werden.</translation>
    </message>
    <message>
      <source>Type {type} is doubtful: there is a pattern, but its border is uncertain ({value}).</source>
      <translation>Typ {type} ist zweifelhaft: Es gibt ein Muster, aber seine Grenze ist unsicher ({value}).</translation>
    </message>
    <message>
      <source>Type {type} is stable: it comes back with other data ({value}).</source>
      <translation>Typ {type} ist stabil: Er kehrt mit anderen Daten wieder ({value}).</translation>
    </message>
    <message>
      <source>Type {type} is highly stable: it comes back almost unchanged with other data ({value}).</source>
      <translation>Typ {type} ist sehr stabil: Er kehrt mit anderen Daten fast unverändert wieder ({value}).</translation>
    </message>
    <message>
      <source>The file {path} (MODEL) is no model: it is not readable as JSON ({reason}). Choose a model file.</source>
      <translation>Die Datei {path} (MODEL) ist kein Modell: Sie ist nicht als JSON lesbar ({reason}). Bitte eine Modelldatei wählen.</translation>
    </message>
    <message>
      <source>The file {path} (MODEL) is no model of area types. Choose a file that computeareatypes wrote.</source>
      <translation>Die Datei {path} (MODEL) ist kein Modell von Gebietstypen. Bitte eine Datei wählen, die computeareatypes geschrieben hat.</translation>
    </message>
    <message>
      <source>The model {path} (MODEL) has version {version}, but only version {known} can be read. Update the plugin.</source>
      <translation>Das Modell {path} (MODEL) hat die Version {version}, lesbar ist nur die Version {known}. Bitte die Erweiterung aktualisieren.</translation>
    </message>
    <message>
      <source>The model {path} (MODEL) was changed after it was written: its checksum does not fit. Take the original file, or compute the types again.</source>
      <translation>Das Modell {path} (MODEL) wurde nach dem Schreiben geändert: Seine Prüfsumme stimmt nicht. Die ursprüngliche Datei verwenden oder die Typen neu berechnen.</translation>
    </message>
    <message>
      <source>The model {path} (MODEL) lacks or garbles: {parts}. Take the original file, or compute the types again.</source>
      <translation>Im Modell {path} (MODEL) fehlt oder ist unlesbar: {parts}. Die ursprüngliche Datei verwenden oder die Typen neu berechnen.</translation>
    </message>
    <message>
      <source>The layer lacks these fields that the model (MODEL) needs: {missing}. It has these fields: {fields}. Join the table that holds them, or choose the model of these areas.</source>
      <translation>Dem Layer fehlen diese Felder, die das Modell (MODEL) braucht: {missing}. Er hat diese Felder: {fields}. Verknüpfen Sie die Tabelle mit diesen Merkmalen, oder wählen Sie das Modell dieser Räume.</translation>
    </message>
    <message>
      <source>The project {path} (PROJECT) cannot be opened: {reason}. Choose last year's project.</source>
      <translation>Das Projekt {path} (PROJECT) lässt sich nicht öffnen: {reason}. Wählen Sie das Projekt des Vorjahres.</translation>
    </message>
    <message>
      <source>The open project is not saved. Save it first, or name last year's project (PROJECT).</source>
      <translation>Das geöffnete Projekt ist nicht gespeichert. Speichern Sie es zuerst, oder geben Sie das Projekt des Vorjahres an (PROJECT).</translation>
    </message>
    <message>
      <source>The project holds no work of an earlier year: no table was joined and no area types were computed in it. Choose the project in which last year's work was done.</source>
      <translation>Das Projekt enthält keine Arbeit eines früheren Jahres: Es wurden keine Tabellen verknüpft und keine Gebietstypen berechnet. Wählen Sie das Projekt, in dem die Arbeit des Vorjahres entstand.</translation>
    </message>
    <message>
      <source>The layer of the planning areas is no longer in last year's project. Choose the areas (AREAS).</source>
      <translation>Der Layer der Planungsräume ist nicht mehr im Projekt des Vorjahres. Wählen Sie die Räume (AREAS).</translation>
    </message>
    <message>
      <source>Last year no table was joined in the project: the areas held the figures themselves. Choose the layer that holds the figures of the new year (AREAS).</source>
      <translation>Im Vorjahr wurde im Projekt keine Tabelle verknüpft, die Zahlen standen in den Räumen selbst. Wählen Sie den Layer mit den Zahlen des neuen Jahres (AREAS).</translation>
    </message>
    <message>
      <source>The layer {layer} (AREAS) cannot be read. Choose an existing layer with the planning areas.</source>
      <translation>Der Layer {layer} (AREAS) kann nicht gelesen werden. Wählen Sie einen vorhandenen Layer mit den Planungsräumen.</translation>
    </message>
    <message>
      <source>The layer {layer} (AREAS) has no field {field}, the key of last year's areas. It has these fields: {fields}.</source>
      <translation>Der Layer {layer} (AREAS) hat kein Feld {field}, den Schlüssel der Räume des Vorjahres. Er hat diese Felder: {fields}.</translation>
    </message>
    <message>
      <source>{value} (YEAR) is not after {last}, the year of last year's tables. Give the new year.</source>
      <translation>{value} (YEAR) liegt nicht nach {last}, dem Jahr der letzten Tabellen. Geben Sie das neue Jahr an.</translation>
    </message>
    <message>
      <source>For these tables of last year there is no new file: {missing}. Add them to TABLES; new files are known by last year's name, whatever the year in it.</source>
      <translation>Für diese Tabellen des Vorjahres gibt es keine neue Datei: {missing}. Geben Sie sie bei TABLES an; neue Dateien werden am Namen des Vorjahres erkannt, gleich welches Jahr darin steht.</translation>
    </message>
    <message>
      <source>These files belong to no table of last year: {left}. Last year's tables were: {known}. Leave them out, or name them as last year's apart from the year.</source>
      <translation>Diese Dateien gehören zu keiner Tabelle des Vorjahres: {left}. Die Tabellen des Vorjahres waren: {known}. Lassen Sie sie weg, oder benennen Sie sie bis auf das Jahr wie im Vorjahr.</translation>
    </message>
    <message>
      <source>For these tables of last year there is no new file: {missing}. These files belong to none: {left}. Name them as last year's apart from the year.</source>
      <translation>Für diese Tabellen des Vorjahres gibt es keine neue Datei: {missing}. Diese Dateien gehören zu keiner: {left}. Benennen Sie sie bis auf das Jahr wie im Vorjahr.</translation>
    </message>
    <message>
      <source>In the folder {folder} there are already: {files}. Nothing is overwritten here; choose another folder (FOLDER), or move them away.</source>
      <translation>Im Ordner {folder} gibt es schon: {files}. Hier wird nichts überschrieben; wählen Sie einen anderen Ordner (FOLDER), oder räumen Sie sie weg.</translation>
    </message>
    <message>
      <source>The model of last year's area types was not kept or is no longer there: {path}. Put the file back, or compute last year's types once more with a model.</source>
      <translation>Das Modell der Gebietstypen des Vorjahres wurde nicht aufgehoben oder ist nicht mehr da: {path}. Legen Sie die Datei zurück, oder berechnen Sie die Typen des Vorjahres noch einmal mit einem Modell.</translation>
    </message>
    <message>
      <source>The catalogue of last year's rates is no longer there: {path}. Put the file back.</source>
      <translation>Der Merkmalskatalog der Quoten des Vorjahres ist nicht mehr da: {path}. Legen Sie die Datei zurück.</translation>
    </message>
    <message>
      <source>A new model was asked for (NEW_MODEL), but the project does not know how types were computed: it has only applied a model. Leave NEW_MODEL off, or compute types by hand.</source>
      <translation>Ein neues Modell ist verlangt (NEW_MODEL), doch das Projekt weiß nicht, wie die Typen berechnet wurden: Es hat nur ein Modell angewandt. Lassen Sie NEW_MODEL weg, oder berechnen Sie die Typen von Hand.</translation>
    </message>
    <message>
      <source>{table}: last year single rows were chosen or left out by hand ({parameters}). Rows lie elsewhere this year, so they are found anew; look at the report of the join.</source>
      <translation>{table}: Im Vorjahr wurden einzelne Zeilen von Hand gewählt oder ausgelassen ({parameters}). In diesem Jahr liegen die Zeilen anderswo und werden neu gefunden; sehen Sie den Bericht der Verknüpfung an.</translation>
    </message>
    <message>
      <source>The new areas have other boundaries than last year's: {new} areas are new ({new_keys}), {gone} are gone ({gone_keys}), {other} have another outline ({other_keys}). Types can be compared only for areas with the same key. Give a table of old and new keys (CROSSWALK) to have last year's counts transferred.</source>
      <translation>Die neuen Räume haben andere Grenzen als die des Vorjahres. Neu: {new} ({new_keys}), weggefallen: {gone} ({gone_keys}), mit anderem Umriss: {other} ({other_keys}). Typen lassen sich nur für Räume mit gleichem Schlüssel vergleichen. Geben Sie eine Umstiegstabelle alter und neuer Schlüssel an (CROSSWALK), damit die Zahlen des Vorjahres übertragen werden.</translation>
    </message>
    <message>
      <source>The new areas have other boundaries than last year's: {new} areas are new ({new_keys}), {gone} are gone ({gone_keys}), {other} have another outline ({other_keys}). Last year's counts are transferred by {table}, so that last year's types are known on the new boundaries.</source>
      <translation>Die neuen Räume haben andere Grenzen als die des Vorjahres. Neu: {new} ({new_keys}), weggefallen: {gone} ({gone_keys}), mit anderem Umriss: {other} ({other_keys}). Die Zahlen des Vorjahres werden mit {table} übertragen; so sind die Typen des Vorjahres auch in den neuen Grenzen bekannt.</translation>
    </message>
    <message>
      <source>The table of old and new keys (CROSSWALK) is not needed: the areas have last year's keys and outlines. It was not used.</source>
      <translation>Die Umstiegstabelle (CROSSWALK) wird nicht gebraucht: Die Räume haben Schlüssel und Umrisse des Vorjahres. Sie wurde nicht verwendet.</translation>
    </message>
    <message>
      <source>Last year's counts cannot be transferred to the new boundaries (CROSSWALK), because last year no rates were computed from counts by a catalogue: rates themselves cannot be split. Leave CROSSWALK empty.</source>
      <translation>Die Zahlen des Vorjahres lassen sich nicht auf die neuen Grenzen übertragen (CROSSWALK), denn im Vorjahr wurden keine Quoten mit einem Katalog berechnet; Quoten selbst lassen sich nicht aufteilen. Lassen Sie CROSSWALK leer.</translation>
    </message>
    <message>
      <source>The new year is {year}, but the name of the file {table} says {other}. Is it the right one?</source>
      <translation>Das neue Jahr ist {year}, im Namen der Datei {table} steht aber {other}. Ist es die richtige?</translation>
    </message>
    <message>
      <source>Last year's result is neither in the project nor at its place: {path}. What changed since then is not told.</source>
      <translation>Das Ergebnis des Vorjahres ist weder im Projekt noch an seinem Ort: {path}. Was sich seither geändert hat, wird nicht genannt.</translation>
    </message>
    <message>
      <source>The maps still carry last year's number of the council paper: {value}. Give them the new one.</source>
      <translation>Die Karten tragen noch die Drucksachennummer des Vorjahres: {value}. Geben Sie ihnen die neue.</translation>
    </message>
    <message>
      <source>The result of the step {title} is no longer in the project.</source>
      <translation>Das Ergebnis des Schritts {title} ist nicht mehr im Projekt.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) of {layer} holds no types. Choose the field with the types.</source>
      <translation>Das Feld {field} ({parameter}) von {layer} enthält keine Typen. Wählen Sie das Feld mit den Typen.</translation>
    </message>
    <message>
      <source>The field {field} ({parameter}) of {layer} holds keys more than once: {keys}. Keys must be unique.</source>
      <translation>Das Feld {field} ({parameter}) von {layer} enthält Schlüssel mehrfach: {keys}. Schlüssel müssen eindeutig sein.</translation>
    </message>
    <message>
      <source>No area has a type in both layers: the keys in {field} and {other} do not meet. Choose two results for the same areas.</source>
      <translation>Kein Raum hat in beiden Layern einen Typ: Die Schlüssel in {field} und {other} passen nicht zusammen. Wählen Sie zwei Ergebnisse für dieselben Räume.</translation>
    </message>
  </context>
  <context>
    <name>CriteriaTable</name>
    <message>
      <source>Count</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>× type</source>
      <translation>× Typ</translation>
    </message>
    <message>
      <source>× need: those in need</source>
      <translation>× Betroffene</translation>
    </message>
    <message>
      <source>of</source>
      <translation>von</translation>
    </message>
    <message>
      <source>Each area counts as much as the factor of its type says</source>
      <translation>Jeder Raum zählt so viel, wie der Faktor seines Typs sagt</translation>
    </message>
    <message>
      <source>The higher the percentage of those in need, the more the region counts</source>
      <translation>Je höher der Anteil der Betroffenen, desto mehr zählt die Region</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ohne</translation>
    </message>
    <message>
      <source>each area counts 1</source>
      <translation>jeder Raum zählt 1</translation>
    </message>
    <message>
      <source>(is a percentage)</source>
      <translation>(ist ein Anteil)</translation>
    </message>
  </context>
  <context>
    <name>Demo</name>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Main roads</source>
      <translation>Hauptstraßen</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Gewässer</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Wald</translation>
    </message>
    <message>
      <source>Musterstadt (invented example data)</source>
      <translation>Musterstadt (erfundene Beispieldaten)</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>Hintergrund</translation>
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
    <name>Descriptions</name>
    <message>
      <source>The map shows the region {region}: {count} of the {total} areas of the city.</source>
      <translation>Die Karte zeigt die Region {region}: {count} der {total} Planungsräume der Stadt.</translation>
    </message>
    <message>
      <source>Neighbouring regions: {names}.</source>
      <translation>Benachbarte Regionen: {names}.</translation>
    </message>
    <message>
      <source>{label}: {count} areas ({names})</source>
      <translation>{label}: {count} Räume ({names})</translation>
    </message>
    <message>
      <source>{label}: 1 area ({names})</source>
      <translation>{label}: 1 Raum ({names})</translation>
    </message>
    <message>
      <source>None: {labels}</source>
      <translation>Kein Raum: {labels}</translation>
    </message>
    <message>
      <source>{label}: region {region}, city {city}, areas from {low} to {high}</source>
      <translation>{label}: Region {region}, Stadt {city}, Räume von {low} bis {high}</translation>
    </message>
    <message>
      <source>Share of the areas: {shares}</source>
      <translation>Anteil der Räume: {shares}</translation>
    </message>
    <message>
      <source>The region lies in the middle of the city.</source>
      <translation>Die Region liegt in der Mitte der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the north of the city.</source>
      <translation>Die Region liegt im Norden der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the north-east of the city.</source>
      <translation>Die Region liegt im Nordosten der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the east of the city.</source>
      <translation>Die Region liegt im Osten der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the south-east of the city.</source>
      <translation>Die Region liegt im Südosten der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the south of the city.</source>
      <translation>Die Region liegt im Süden der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the south-west of the city.</source>
      <translation>Die Region liegt im Südwesten der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the west of the city.</source>
      <translation>Die Region liegt im Westen der Stadt.</translation>
    </message>
    <message>
      <source>The region lies in the north-west of the city.</source>
      <translation>Die Region liegt im Nordwesten der Stadt.</translation>
    </message>
  </context>
  <context>
    <name>Disclosure</name>
    <message>
      <source>{field} – sign</source>
      <translation>{field} – Zeichen</translation>
    </message>
    <message>
      <source>. = withheld</source>
      <translation>. = zurückgehalten</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Sum of the areas</source>
      <translation>Summe der Planungsräume</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>Zeichen</translation>
    </message>
    <message>
      <source>whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <source>totals</source>
      <translation>summen</translation>
    </message>
    <message>
      <source>Totals</source>
      <translation>Summen</translation>
    </message>
    <message>
      <source>Area or region</source>
      <translation>Planungsraum oder Region</translation>
    </message>
    <message>
      <source>withheld</source>
      <translation>zurueckgehalten</translation>
    </message>
    <message>
      <source>What is withheld</source>
      <translation>Was zurückgehalten ist</translation>
    </message>
    <message>
      <source>few people</source>
      <translation>wenige Personen</translation>
    </message>
    <message>
      <source>to protect others</source>
      <translation>zum Schutz anderer</translation>
    </message>
    <message>
      <source>made of a withheld count</source>
      <translation>aus einer zurückgehaltenen Fallzahl berechnet</translation>
    </message>
    <message>
      <source>area</source>
      <translation>Planungsraum</translation>
    </message>
    <message>
      <source>city</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>For the house only: who knows which counts are under {threshold} can compute more.</source>
      <translation>Nur für das eigene Haus: Wer weiß, welche Fallzahlen unter {threshold} liegen, kann mehr berechnen.</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Gliederung</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
  </context>
  <context>
    <name>DiscourseForm</name>
    <message>
      <source>Type {number}</source>
      <translation>Typ {number}</translation>
    </message>
    <message>
      <source>(no proposal)</source>
      <translation>(kein Vorschlag)</translation>
    </message>
    <message>
      <source>Please give a reason for the proposed type.</source>
      <translation>Bitte begründen Sie den vorgeschlagenen Typ.</translation>
    </message>
    <message>
      <source>Planning area</source>
      <translation>Planungsraum</translation>
    </message>
    <message>
      <source>Your view</source>
      <translation>Ihre Einschätzung</translation>
    </message>
    <message>
      <source>The figures</source>
      <translation>Die Zahlen</translation>
    </message>
  </context>
  <context>
    <name>DiscourseNotes</name>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Type that holds</source>
      <translation>Geltender Typ</translation>
    </message>
    <message>
      <source>Computed type</source>
      <translation>Berechneter Typ</translation>
    </message>
    <message>
      <source>Comment on the figures</source>
      <translation>Anmerkung zu den Zahlen</translation>
    </message>
    <message>
      <source>Comment on the type</source>
      <translation>Anmerkung zum Typ</translation>
    </message>
    <message>
      <source>Proposed type</source>
      <translation>Vorgeschlagener Typ</translation>
    </message>
    <message>
      <source>Reason for the proposal</source>
      <translation>Begründung des Vorschlags</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Wer</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Stand</translation>
    </message>
    <message>
      <source>What becomes of it</source>
      <translation>Was daraus wird</translation>
    </message>
    <message>
      <source>What stands against it</source>
      <translation>Was dagegen steht</translation>
    </message>
    <message>
      <source>Packet</source>
      <translation>Paket</translation>
    </message>
    <message>
      <source>comment</source>
      <translation>Anmerkung</translation>
    </message>
    <message>
      <source>confirms the type</source>
      <translation>bestätigt den Typ</translation>
    </message>
    <message>
      <source>accepted</source>
      <translation>angenommen</translation>
    </message>
    <message>
      <source>not decided</source>
      <translation>nicht entschieden</translation>
    </message>
    <message>
      <source>in conflict</source>
      <translation>im Widerspruch</translation>
    </message>
    <message>
      <source>Type set by hand</source>
      <translation>Von Hand gesetzter Typ</translation>
    </message>
  </context>
  <context>
    <name>DiscoursePackets</name>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Name der Region</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Computed type</source>
      <translation>Berechneter Typ</translation>
    </message>
    <message>
      <source>Second-best type</source>
      <translation>Zweitbester Typ</translation>
    </message>
    <message>
      <source>Set by hand so far</source>
      <translation>Bisher von Hand gesetzt</translation>
    </message>
    <message>
      <source>Comment on the figures</source>
      <translation>Anmerkung zu den Zahlen</translation>
    </message>
    <message>
      <source>Comment on the type</source>
      <translation>Anmerkung zum Typ</translation>
    </message>
    <message>
      <source>Proposed type</source>
      <translation>Vorgeschlagener Typ</translation>
    </message>
    <message>
      <source>Reason for the proposal</source>
      <translation>Begründung des Vorschlags</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Wer</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
  </context>
  <context>
    <name>DiscourseReadme</name>
    <message>
      <source>Comments on planning areas</source>
      <translation>Anmerkungen zu Planungsräumen</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Please return by</source>
      <translation>Bitte zurück bis</translation>
    </message>
    <message>
      <source>Return to</source>
      <translation>Zurück an</translation>
    </message>
    <message>
      <source>What it is about</source>
      <translation>Worum es geht</translation>
    </message>
    <message>
      <source>A program has put planning areas with like figures into types. You know these areas: please say where the figures or the type do not fit what you see, and why. Your comments and accepted proposals are printed in the report, with the name that you enter.</source>
      <translation>Ein Programm hat Planungsräume mit ähnlichen Zahlen zu Typen zusammengefasst. Sie kennen diese Räume: Bitte sagen Sie, wo die Zahlen oder der Typ nicht zu dem passen, was Sie sehen, und warum. Ihre Anmerkungen und angenommene Vorschläge stehen im Bericht, mit dem Namen, den Sie eintragen.</translation>
    </message>
    <message>
      <source>How to fill it in</source>
      <translation>So füllen Sie es aus</translation>
    </message>
    <message>
      <source>Open QGIS (3.40 or newer) and drag the file {file} into its window. Where QGIS asks which elements to add, choose Add Layers.</source>
      <translation>Öffnen Sie QGIS (3.40 oder neuer) und ziehen Sie die Datei {file} in sein Fenster. Fragt QGIS nach den hinzuzufügenden Elementen, wählen Sie Layer hinzufügen.</translation>
    </message>
    <message>
      <source>Choose Layer &gt; Toggle Editing (the pencil).</source>
      <translation>Wählen Sie Layer &gt; Bearbeitungsmodus umschalten (der Stift).</translation>
    </message>
    <message>
      <source>Open the attribute table (F6) and switch to the form view with the button at the lower right; the areas are listed on the left. Or click an area on the map with View &gt; Identify Features and open its form from the window with the results.</source>
      <translation>Öffnen Sie die Attributtabelle (F6) und wechseln Sie mit dem Knopf rechts unten in die Formularansicht; links stehen die Räume. Oder klicken Sie mit Ansicht &gt; Objekte abfragen einen Raum auf der Karte an und öffnen Sie sein Formular aus dem Fenster mit den Ergebnissen.</translation>
    </message>
    <message>
      <source>Fill in what you want to say. A proposed type needs a reason. An area on which you have nothing to say stays empty.</source>
      <translation>Tragen Sie ein, was Sie sagen möchten. Ein vorgeschlagener Typ braucht eine Begründung. Ein Raum, zu dem Sie nichts sagen möchten, bleibt leer.</translation>
    </message>
    <message>
      <source>Toggle editing off again and save. Close QGIS, then send the file back.</source>
      <translation>Schalten Sie den Bearbeitungsmodus wieder aus und speichern Sie. Schließen Sie QGIS und senden Sie dann die Datei zurück.</translation>
    </message>
    <message>
      <source>Please mind</source>
      <translation>Bitte beachten</translation>
    </message>
    <message>
      <source>Write about areas, never about single persons or families. Do not rename the fields and do not change the key: by it your comments find their area.</source>
      <translation>Schreiben Sie über Räume, nie über einzelne Personen oder Familien. Benennen Sie keine Felder um und ändern Sie den Schlüssel nicht: Über ihn finden Ihre Anmerkungen ihren Raum.</translation>
    </message>
  </context>
  <context>
    <name>DiscourseReport</name>
    <message>
      <source>Comments on areas and their types</source>
      <translation>Anmerkungen zu Räumen und ihren Typen</translation>
    </message>
    <message>
      <source>{files} packets were read. In them {notes} areas were commented, and {proposals} types were proposed: {accepted} are accepted, {conflicts} are in conflict, {open} are not decided. {confirmed} proposals confirm the type.</source>
      <translation>{files} Pakete wurden gelesen. Darin gibt es Anmerkungen zu {notes} Räumen und {proposals} Vorschläge eines anderen Typs: {accepted} sind angenommen, {conflicts} stehen im Widerspruch, {open} sind nicht entschieden. {confirmed} Vorschläge bestätigen den Typ.</translation>
    </message>
    <message>
      <source>Files that were not read: {count}; they are listed below.</source>
      <translation>Nicht gelesene Dateien: {count}; sie sind unten aufgeführt.</translation>
    </message>
    <message>
      <source>Types set by hand from now on</source>
      <translation>Ab jetzt von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>Planning area</source>
      <translation>Planungsraum</translation>
    </message>
    <message>
      <source>Computed</source>
      <translation>Berechnet</translation>
    </message>
    <message>
      <source>Set by hand</source>
      <translation>Von Hand gesetzt</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Begründung</translation>
    </message>
    <message>
      <source>Who, when</source>
      <translation>Wer, wann</translation>
    </message>
    <message>
      <source>Conflicts</source>
      <translation>Widersprüche</translation>
    </message>
    <message>
      <source>These proposals are not accepted by themselves. Talk about them; then accept them by the key of the area, or have a new packet filled in.</source>
      <translation>Diese Vorschläge werden nicht von selbst angenommen. Sprechen Sie darüber; nehmen Sie sie dann über den Schlüssel des Raums an oder lassen Sie ein neues Paket ausfüllen.</translation>
    </message>
    <message>
      <source>Proposal</source>
      <translation>Vorschlag</translation>
    </message>
    <message>
      <source>What stands against it</source>
      <translation>Was dagegen steht</translation>
    </message>
    <message>
      <source>Packet</source>
      <translation>Paket</translation>
    </message>
    <message>
      <source>What the regions say</source>
      <translation>Was die Regionen sagen</translation>
    </message>
    <message>
      <source>Without a region</source>
      <translation>Ohne Region</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Comment</source>
      <translation>Anmerkung</translation>
    </message>
    <message>
      <source>Figures: {text}</source>
      <translation>Zahlen: {text}</translation>
    </message>
    <message>
      <source>Type: {text}</source>
      <translation>Typ: {text}</translation>
    </message>
    <message>
      <source>Reason: {text}</source>
      <translation>Begründung: {text}</translation>
    </message>
    <message>
      <source>Packets</source>
      <translation>Pakete</translation>
    </message>
    <message>
      <source>Areas with entries</source>
      <translation>Räume mit Einträgen</translation>
    </message>
    <message>
      <source>How proposals are treated</source>
      <translation>Wie mit Vorschlägen umgegangen wird</translation>
    </message>
    <message>
      <source>A proposal is in conflict where another packet proposes another type for the same area, where the area does not belong to the packet’s region, where the computed type has changed since the packet was made, and where there is no reason. An accepted proposal is kept beside the computed type, with reason, author and date; it is marked on maps and stays when types are computed again.</source>
      <translation>Ein Vorschlag steht im Widerspruch, wo ein anderes Paket für denselben Raum einen anderen Typ vorschlägt, wo der Raum nicht zur Region des Pakets gehört, wo sich der berechnete Typ geändert hat, seit das Paket entstand, und wo die Begründung fehlt. Ein angenommener Vorschlag bleibt neben dem berechneten Typ stehen, mit Begründung, Namen und Datum; er ist auf Karten gekennzeichnet und bleibt, wenn die Typen neu berechnet werden.</translation>
    </message>
  </context>
  <context>
    <name>ExampleModels</name>
    <message>
      <source>1  Join the tables</source>
      <translation>1  Tabellen anfügen</translation>
    </message>
    <message>
      <source>Table of the residents</source>
      <translation>Tabelle der Einwohner</translation>
    </message>
    <message>
      <source>Table of the social statistics</source>
      <translation>Tabelle der Sozialstatistik</translation>
    </message>
    <message>
      <source>Report on table {number}</source>
      <translation>Bericht zu Tabelle {number}</translation>
    </message>
    <message>
      <source>Join the residents</source>
      <translation>Einwohner anfügen</translation>
    </message>
    <message>
      <source>The head, the key column and the signs of the table are found by themselves. The report tells what was found and what did not fit.</source>
      <translation>Tabellenkopf, Schlüsselspalte und Zeichen werden selbst erkannt. Der Bericht sagt, was erkannt wurde und was nicht passte.</translation>
    </message>
    <message>
      <source>Join the social statistics</source>
      <translation>Sozialstatistik anfügen</translation>
    </message>
    <message>
      <source>A third table? Copy this step and let the rates begin with the copy. Only one table? Let the rates begin with the first step and delete this one.</source>
      <translation>Eine dritte Tabelle? Diesen Schritt kopieren und die Quoten mit der Kopie beginnen lassen. Nur eine Tabelle? Die Quoten mit dem ersten Schritt beginnen lassen und diesen löschen.</translation>
    </message>
    <message>
      <source>2  Compute rates</source>
      <translation>2  Quoten berechnen</translation>
    </message>
    <message>
      <source>The catalogue says which rate is made of which counts. The counts have the names of the fields that the steps before have joined.</source>
      <translation>Der Katalog sagt, welche Quote aus welchen Anzahlen entsteht. Die Anzahlen heißen wie die Felder, die zuvor angefügt wurden.</translation>
    </message>
    <message>
      <source>Social planning</source>
      <translation>Sozialräumliche Planung</translation>
    </message>
    <message>
      <source>Folder of the maps</source>
      <translation>Ordner der Karten</translation>
    </message>
    <message>
      <source>One PDF per region and one of the city. Further choices, such as page, template and columns of the table: double-click the step.</source>
      <translation>Eine PDF-Datei je Region und eine der Gesamtstadt. Weitere Angaben, etwa Seite, Vorlage und Spalten der Tabelle: Doppelklick auf den Schritt.</translation>
    </message>
    <message>
      <source>The first year: joins two tables onto the planning areas, computes rates by a catalogue, sorts the areas into types, prints a map for each region and packs the layer for colleagues. The defaults are those of the example data; tables and catalogue named without a folder lie beside the project. Keep the model of the types: the yearly update needs it.</source>
      <translation>Das erste Jahr: fügt zwei Tabellen an die Planungsräume an, berechnet Quoten nach einem Katalog, bildet Gebietstypen, druckt eine Karte je Region und packt den Layer für die Weitergabe. Die Vorgaben sind die der Beispieldaten; Tabellen und Katalog ohne Ordner liegen neben dem Projekt. Behalten Sie das Typenmodell: Die Fortschreibung braucht es.</translation>
    </message>
    <message>
      <source>3  Sort the areas into types</source>
      <translation>3  Gebietstypen bilden</translation>
    </message>
    <message>
      <source>Model of the types</source>
      <translation>Typenmodell</translation>
    </message>
    <message>
      <source>Report on the types</source>
      <translation>Bericht zu den Gebietstypen</translation>
    </message>
    <message>
      <source>Indicators are names of the catalogue, separated by ; and each has its direction at the same place. Keep the model: it gives the areas of later years types of the same meaning.</source>
      <translation>Merkmale sind Namen des Katalogs, mit ; getrennt; jedes hat an derselben Stelle seine Richtung. Behalten Sie das Typenmodell: Mit ihm bedeuten die Typen späterer Jahre dasselbe.</translation>
    </message>
    <message>
      <source>4  Maps and package</source>
      <translation>4  Karten und Weitergabe</translation>
    </message>
    <message>
      <source>Folder of the package</source>
      <translation>Ordner des Pakets</translation>
    </message>
    <message>
      <source>A later year: joins its tables, computes the same rates, gives the areas the types of the model that was kept, reports every area that changed type, and prints the maps. The defaults are those of the example data. Model and layer of the earlier year are made by the example model “From table to maps”.</source>
      <translation>Ein späteres Jahr: fügt dessen Tabellen an, berechnet dieselben Quoten, gibt den Räumen die Typen des behaltenen Modells, berichtet über jeden Raum mit gewechseltem Typ und druckt die Karten. Die Vorgaben sind die der Beispieldaten. Modell und Layer des früheren Jahres entstehen mit dem Beispielmodell „Tabelle bis Karten“.</translation>
    </message>
    <message>
      <source>3  Types by the kept model</source>
      <translation>3  Gebietstypen nach dem behaltenen Modell</translation>
    </message>
    <message>
      <source>Area types, updated</source>
      <translation>Gebietstypen, fortgeschrieben</translation>
    </message>
    <message>
      <source>Report on the changes</source>
      <translation>Bericht zum Typwechsel</translation>
    </message>
    <message>
      <source>Nothing is computed anew: each area gets the type whose kept centre is nearest. The report lists the areas that changed type and the figures behind it.</source>
      <translation>Nichts wird neu berechnet: Jeder Raum erhält den Typ mit dem nächsten festgehaltenen Zentrum. Der Bericht nennt die Räume mit gewechseltem Typ und die Zahlen dahinter.</translation>
    </message>
    <message>
      <source>4  Maps</source>
      <translation>4  Karten</translation>
    </message>
    <message>
      <source>From table to maps</source>
      <translation>Tabelle bis Karten</translation>
    </message>
    <message>
      <source>Yearly update</source>
      <translation>Fortschreibung</translation>
    </message>
  </context>
  <context>
    <name>ExportLayers</name>
    <message>
      <source>Export layers for colleagues</source>
      <translation>Layer für die Weitergabe packen</translation>
    </message>
    <message>
      <source>Packs layers with style, descriptions and tables, for the city or per region</source>
      <translation>Packt Layer mit Stil, Beschreibungen und Tabellen, für die Stadt oder je Region</translation>
    </message>
    <message>
      <source>Language of the descriptions (empty: that of QGIS)</source>
      <translation>Sprache der Beschreibungen (leer: die von QGIS)</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Number of files</source>
      <translation>Anzahl der Dateien</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>Formate</translation>
    </message>
    <message>
      <source>Field that names the region (one package per region)</source>
      <translation>Feld mit der Region (ein Paket je Region)</translation>
    </message>
    <message>
      <source>Packages of regions tell the values of the whole city, to compare</source>
      <translation>Pakete der Regionen nennen zum Vergleich die Werte der ganzen Stadt</translation>
    </message>
    <message>
      <source>Take the project's print layouts along (formats project and gpkg_project)</source>
      <translation>Drucklayouts des Projekts mitgeben (Formate project und gpkg_project)</translation>
    </message>
    <message>
      <source>Name of the package</source>
      <translation>Name des Pakets</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Author (empty: nobody is named)</source>
      <translation>Verfasst von (leer: niemand wird genannt)</translation>
    </message>
    <message>
      <source>Model of the area types, whose method and checksum are told</source>
      <translation>Modell der Gebietstypen, dessen Verfahren und Prüfsumme genannt werden</translation>
    </message>
    <message>
      <source>Fields with counts of people</source>
      <translation>Felder mit Fallzahlen von Personen</translation>
    </message>
    <message>
      <source>Smallest count that may be published (empty: counts are not protected)</source>
      <translation>Kleinste Fallzahl, die veröffentlicht werden darf (leer: Fallzahlen werden nicht geschützt)</translation>
    </message>
    <message>
      <source>Round protected counts to multiples of</source>
      <translation>Geschützte Fallzahlen runden auf Vielfache von</translation>
    </message>
    <message>
      <source>Protocol of what is withheld and why, for the house only</source>
      <translation>Protokoll, was warum zurückgehalten wird (nur für das eigene Haus)</translation>
    </message>
    <message>
      <source>PostgreSQL connection that gets the layers as tables besides</source>
      <translation>PostgreSQL-Verbindung, in die die Layer zusätzlich als Tabellen gehen</translation>
    </message>
    <message>
      <source>Schema in the database</source>
      <translation>Schema in der Datenbank</translation>
    </message>
    <message>
      <source>{count} files written to {folder}.</source>
      <translation>{count} Dateien nach {folder} geschrieben.</translation>
    </message>
  </context>
  <context>
    <name>ExportRegionMaps</name>
    <message>
      <source>Export region maps</source>
      <translation>Regionskarten ausgeben</translation>
    </message>
    <message>
      <source>There is no project to keep the layouts in (KEEP_LAYOUT). Open one first.</source>
      <translation>Es gibt kein Projekt, in dem die Layouts bleiben könnten (KEEP_LAYOUT). Öffnen Sie zuerst eines.</translation>
    </message>
    <message>
      <source>Layouts in the project: {names}. Their layers are in {path}.</source>
      <translation>Layouts im Projekt: {names}. Ihre Layer stehen in {path}.</translation>
    </message>
    <message>
      <source>All regions in one file (COMBINED) need the FORMAT pdf, not {value}.</source>
      <translation>Alle Regionen in einer Datei (COMBINED) gibt es nur im FORMAT pdf, nicht in {value}.</translation>
    </message>
    <message>
      <source>The field {value} (FIELD) holds text. Choose a numeric field, or style the layer by it first.</source>
      <translation>Das Feld {value} (FIELD) enthält Text. Wählen Sie ein Zahlenfeld, oder gestalten Sie den Layer zuerst nach diesem Feld.</translation>
    </message>
    <message>
      <source>The field {value} (FIELD) has no value in any area. Choose another field.</source>
      <translation>Das Feld {value} (FIELD) hat in keinem Raum einen Wert. Wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
      <source>There is no region {value} (REGIONS). There are these regions: {known}.</source>
      <translation>Die Region {value} (REGIONS) gibt es nicht. Es gibt diese Regionen: {known}.</translation>
    </message>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Field of the regions</source>
      <translation>Feld der Regionen</translation>
    </message>
    <message>
      <source>Field with the regions' names</source>
      <translation>Feld mit den Namen der Regionen</translation>
    </message>
    <message>
      <source>Field to show</source>
      <translation>Darzustellendes Feld</translation>
    </message>
    <message>
      <source>Further fields, a series of maps for each</source>
      <translation>Weitere Felder, je eine Kartenserie</translation>
    </message>
    <message>
      <source>Field with the areas' names</source>
      <translation>Feld mit den Namen der Planungsräume</translation>
    </message>
    <message>
      <source>Key field of the areas, for the table</source>
      <translation>Schlüsselfeld der Räume, für die Tabelle</translation>
    </message>
    <message>
      <source>Field with the population, for means</source>
      <translation>Feld mit der Einwohnerzahl, für Mittelwerte</translation>
    </message>
    <message>
      <source>Only these regions (separated by ;)</source>
      <translation>Nur diese Regionen (getrennt durch ;)</translation>
    </message>
    <message>
      <source>Title of the series</source>
      <translation>Titel der Kartenreihe</translation>
    </message>
    <message>
      <source>Title of the map</source>
      <translation>Titel der Karte</translation>
    </message>
    <message>
      <source>Source of the data</source>
      <translation>Quelle der Daten</translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <source>State of the boundaries</source>
      <translation>Gebietsstand</translation>
    </message>
    <message>
      <source>Number of the council paper</source>
      <translation>Nummer der Vorlage</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>Bearbeitung</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <source>Language of the maps</source>
      <translation>Sprache der Karten</translation>
    </message>
    <message>
      <source>Columns of the profile table</source>
      <translation>Spalten der Profiltabelle</translation>
    </message>
    <message>
      <source>Profile page with the table of the areas</source>
      <translation>Profilseite mit der Tabelle der Planungsräume</translation>
    </message>
    <message>
      <source>Also a map of the whole city</source>
      <translation>Zusätzlich eine Karte der Gesamtstadt</translation>
    </message>
    <message>
      <source>All regions in one PDF</source>
      <translation>Alle Regionen in einer PDF-Datei</translation>
    </message>
    <message>
      <source>Web page with the tables and the maps in words</source>
      <translation>Internetseite mit den Tabellen und den Karten in Worten</translation>
    </message>
    <message>
      <source>Neighbouring regions pale around the region</source>
      <translation>Nachbarregionen blass um die Region</translation>
    </message>
    <message>
      <source>Keep the layouts in the project</source>
      <translation>Layouts im Projekt behalten</translation>
    </message>
    <message>
      <source>Background (roads, rivers, aerial pictures, web maps)</source>
      <translation>Hintergrund (Straßen, Flüsse, Luftbilder, Webkarten)</translation>
    </message>
    <message>
      <source>Resolution of images (dpi)</source>
      <translation>Auflösung von Bildern (dpi)</translation>
    </message>
    <message>
      <source>Own layout template</source>
      <translation>Eigene Layoutvorlage</translation>
    </message>
    <message>
      <source>Catalogue of indicators, for the rates of regions</source>
      <translation>Katalog der Merkmale, für die Quoten der Regionen</translation>
    </message>
    <message>
      <source>Table of compared regions, for a page behind the profile</source>
      <translation>Tabelle verglichener Regionen, für eine Seite hinter dem Profil</translation>
    </message>
    <message>
      <source>Folder for the maps</source>
      <translation>Ordner für die Karten</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Number of region maps</source>
      <translation>Anzahl der Regionskarten</translation>
    </message>
    <message>
      <source>Map of the city</source>
      <translation>Karte der Gesamtstadt</translation>
    </message>
    <message>
      <source>Layouts in the project</source>
      <translation>Layouts im Projekt</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>Internetseite</translation>
    </message>
    <message>
      <source>List of the files</source>
      <translation>Liste der Dateien</translation>
    </message>
    <message>
      <source>The field {value} (REGION_FIELD) is empty for all areas. Choose the field that holds the regions.</source>
      <translation>Das Feld {value} (REGION_FIELD) ist in allen Räumen leer. Wählen Sie das Feld, das die Regionen enthält.</translation>
    </message>
    <message>
      <source>There is nothing to show: the style of {value} (FIELD) fits no area. Style the layer again.</source>
      <translation>Es gibt nichts darzustellen: Der Stil von {value} (FIELD) passt auf keinen Raum. Gestalten Sie den Layer neu.</translation>
    </message>
    <message>
      <source>{count} areas belong to no region; they are shown pale on the maps.</source>
      <translation>{count} Räume gehören zu keiner Region; auf den Karten sind sie blass dargestellt.</translation>
    </message>
    <message>
      <source>These areas of {region} have no boundary and stand in the table only: {areas}.</source>
      <translation>Diese Räume von {region} haben keine Grenze und stehen nur in der Tabelle: {areas}.</translation>
    </message>
    <message>
      <source>These regions have no benchmark page, as BENCHMARK does not have them: {regions}.</source>
      <translation>Diese Regionen haben keine Vergleichsseite, weil sie in BENCHMARK fehlen: {regions}.</translation>
    </message>
    <message>
      <source>The profile table has no room for these columns: {columns}.</source>
      <translation>Die Profiltabelle hat keinen Platz für diese Spalten: {columns}.</translation>
    </message>
    <message>
      <source>The layout template (TEMPLATE) uses fonts that this computer does not have: {fonts}. The maps are set in {font}.</source>
      <translation>Die Layoutvorlage (TEMPLATE) verwendet Schriften, die dieser Rechner nicht hat: {fonts}. Die Karten sind in {font} gesetzt.</translation>
    </message>
    <message>
      <source>The layout template (TEMPLATE) prints on the maps who made them or where the project lies: {variables}. Check that this may be given away.</source>
      <translation>Die Layoutvorlage (TEMPLATE) druckt auf die Karten, wer sie erstellt hat oder wo das Projekt liegt: {variables}. Prüfen Sie, ob das weitergegeben werden darf.</translation>
    </message>
    <message>
      <source>These files look like further pages, but were made by an earlier run with more pages; delete them if they are no longer needed: {files}.</source>
      <translation>Diese Dateien sehen wie weitere Seiten aus, stammen aber von einem früheren Lauf mit mehr Seiten; löschen Sie sie, wenn sie nicht mehr gebraucht werden: {files}.</translation>
    </message>
    <message>
      <source>Cancelled after {count} of {total} maps; the files that are there are whole.</source>
      <translation>Abgebrochen nach {count} von {total} Karten; die vorhandenen Dateien sind vollständig.</translation>
    </message>
    <message>
      <source>{count} of {total} maps could not be written: {reasons}</source>
      <translation>{count} von {total} Karten ließen sich nicht schreiben: {reasons}</translation>
    </message>
  </context>
  <context>
    <name>FileList</name>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Page format</source>
      <translation>Seitenformat</translation>
    </message>
    <message>
      <source>Scale 1 :</source>
      <translation>Maßstab 1 :</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Bytes</source>
      <translation>Bytes</translation>
    </message>
    <message>
      <source>landscape</source>
      <translation>quer</translation>
    </message>
    <message>
      <source>portrait</source>
      <translation>hoch</translation>
    </message>
  </context>
  <context>
    <name>FindAreas</name>
    <message>
      <source>Find areas by rules</source>
      <translation>Räume nach Regeln suchen (Suchraster)</translation>
    </message>
    <message>
      <source>Lists the areas that meet rules, such as newly built ones or those of high turnover, and why.</source>
      <translation>Nennt die Räume, auf die Regeln zutreffen, etwa Neubau oder hohe Fluktuation, und warum.</translation>
    </message>
    <message>
      <source>Rules, one in each line: name: expression</source>
      <translation>Regeln, eine je Zeile: Name: Ausdruck</translation>
    </message>
    <message>
      <source>So many rules must be met</source>
      <translation>So viele Regeln müssen zutreffen</translation>
    </message>
    <message>
      <source>Field with the names of the areas</source>
      <translation>Feld mit den Namen der Räume</translation>
    </message>
    <message>
      <source>Found areas</source>
      <translation>Gefundene Räume</translation>
    </message>
    <message>
      <source>Number of areas found</source>
      <translation>Zahl der gefundenen Räume</translation>
    </message>
    <message>
      <source>Rules met</source>
      <translation>Zutreffende Regeln</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>{found} of {count} areas found.</source>
      <translation>{found} von {count} Räumen gefunden.</translation>
    </message>
  </context>
  <context>
    <name>FindingStyle</name>
    <message>
      <source>Area without a key</source>
      <translation>Raum ohne Schlüssel</translation>
    </message>
    <message>
      <source>Key that occurs more than once</source>
      <translation>Mehrfach vorkommender Schlüssel</translation>
    </message>
    <message>
      <source>Area in two regions</source>
      <translation>Raum in zwei Regionen</translation>
    </message>
    <message>
      <source>Area in no region</source>
      <translation>Raum in keiner Region</translation>
    </message>
    <message>
      <source>Region that lies across</source>
      <translation>Querliegende Region</translation>
    </message>
    <message>
      <source>Overlap of two areas</source>
      <translation>Überlappung zweier Räume</translation>
    </message>
    <message>
      <source>Narrow gap between areas</source>
      <translation>Schmale Lücke zwischen Räumen</translation>
    </message>
    <message>
      <source>Ground that belongs to no area</source>
      <translation>Fläche, die zu keinem Raum gehört</translation>
    </message>
    <message>
      <source>Area with an invalid geometry</source>
      <translation>Raum mit ungültiger Geometrie</translation>
    </message>
    <message>
      <source>Sliver</source>
      <translation>Splitter</translation>
    </message>
    <message>
      <source>Area without a geometry</source>
      <translation>Raum ohne Geometrie</translation>
    </message>
  </context>
  <context>
    <name>FolderLink</name>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Choose a folder for the files.</source>
      <translation>Wählen Sie einen Ordner für die Dateien.</translation>
    </message>
    <message>
      <source>Give the whole path of the folder, not {path}.</source>
      <translation>Geben Sie den ganzen Pfad des Ordners an, nicht {path}.</translation>
    </message>
    <message>
      <source>The folder {name} holds files already; those of the same name would be replaced.</source>
      <translation>Im Ordner {name} liegen bereits Dateien; gleichnamige würden ersetzt.</translation>
    </message>
    <message>
      <source>Take {name}</source>
      <translation>{name} nehmen</translation>
    </message>
    <message>
      <source>Write into it</source>
      <translation>Dort ablegen</translation>
    </message>
  </context>
  <context>
    <name>FrozenReport</name>
    <message>
      <source>Report on the area types by a frozen model</source>
      <translation>Bericht über die Gebietstypen nach einem festgehaltenen Modell</translation>
    </message>
    <message>
      <source>no type</source>
      <translation>kein Typ</translation>
    </message>
    <message>
      <source>area not known before</source>
      <translation>Raum früher nicht vorhanden</translation>
    </message>
    <message>
      <source>type not known to the model</source>
      <translation>Typ dem Modell unbekannt</translation>
    </message>
    <message>
      <source>{typed} areas of the layer {layer} were given the nearest of the {k} types of the model {model}, which was made of {areas} areas. Centres, transformation, scaling and weights are the old ones, so that a type means the same in both years. {untyped} areas have no type.</source>
      <translation>{typed} Räume des Layers {layer} erhielten den nächsten der {k} Typen des Modells {model}, das aus {areas} Räumen entstand. Zentren, Transformation, Skalierung und Gewichte sind die alten; ein Typ bedeutet daher an beiden Stichtagen dasselbe. {untyped} Räume haben keinen Typ.</translation>
    </message>
    <message>
      <source>No earlier types were given, so changes of type cannot be told.</source>
      <translation>Es wurden keine früheren Typen angegeben; Wechsel des Typs lassen sich daher nicht nennen.</translation>
    </message>
    <message>
      <source>Compared with {place}, {changed} areas changed type and {stayed} kept theirs.</source>
      <translation>Gegenüber {place} haben {changed} Räume den Typ gewechselt und {stayed} ihn behalten.</translation>
    </message>
    <message>
      <source>How large the types are</source>
      <translation>Wie groß die Typen sind</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Areas in the model</source>
      <translation>Räume im Modell</translation>
    </message>
    <message>
      <source>Areas now</source>
      <translation>Räume jetzt</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <source>From which type to which</source>
      <translation>Von welchem Typ zu welchem</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>Before \ now</source>
      <translation>Früher \ jetzt</translation>
    </message>
    <message>
      <source>Areas by earlier type (rows) and present type (columns)</source>
      <translation>Räume nach früherem Typ (Zeilen) und jetzigem Typ (Spalten)</translation>
    </message>
    <message>
      <source>Areas that changed type</source>
      <translation>Räume mit gewechseltem Typ</translation>
    </message>
    <message>
      <source>No area changed type.</source>
      <translation>Kein Raum hat den Typ gewechselt.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Früher</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>Distance to the earlier type</source>
      <translation>Abstand zum früheren Typ</translation>
    </message>
    <message>
      <source>Distance to the present type</source>
      <translation>Abstand zum jetzigen Typ</translation>
    </message>
    <message>
      <source>Area and indicator</source>
      <translation>Raum und Merkmal</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Numerator</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <source>Denominator</source>
      <translation>Nenner</translation>
    </message>
    <message>
      <source>The figures behind the changes</source>
      <translation>Die Zahlen hinter den Wechseln</translation>
    </message>
    <message>
      <source>For each area the indicators that contributed most to the change, the strongest first. A rate can fall while more people are concerned, where the population grows faster: read rate, numerator and denominator together.</source>
      <translation>Zu jedem Raum die Merkmale, die am meisten zum Wechsel beigetragen haben, das stärkste zuerst. Eine Quote kann sinken, während mehr Menschen betroffen sind, wenn die Bevölkerung schneller wächst: Lesen Sie Quote, Zähler und Nenner zusammen.</translation>
    </message>
    <message>
      <source>In the yellow rows rate and numerator go opposite ways: {areas}.</source>
      <translation>In den gelben Zeilen entwickeln sich Quote und Zähler gegenläufig: {areas}.</translation>
    </message>
    <message>
      <source>Areas with a type that had none before: {areas}.</source>
      <translation>Räume mit Typ, die früher keinen hatten: {areas}.</translation>
    </message>
    <message>
      <source>Areas that had a type before and have none now: {areas}.</source>
      <translation>Räume, die früher einen Typ hatten und jetzt keinen: {areas}.</translation>
    </message>
    <message>
      <source>Areas that only the earlier year has: {areas}.</source>
      <translation>Räume, die es nur am früheren Stichtag gibt: {areas}.</translation>
    </message>
    <message>
      <source>Areas that fit badly</source>
      <translation>Räume, die schlecht passen</translation>
    </message>
    <message>
      <source>An area fits badly if it lies farther from its type than any area of the model: {limit}.</source>
      <translation>Ein Raum passt schlecht, wenn er von seinem Typ weiter entfernt ist als jeder Raum des Modells von seinem: {limit}.</translation>
    </message>
    <message>
      <source>An area fits badly if it lies farther from its type than 3 times the median: {limit}.</source>
      <translation>Ein Raum passt schlecht, wenn er von seinem Typ weiter entfernt ist als das Dreifache des Medians: {limit}.</translation>
    </message>
    <message>
      <source>No area lies so far from every type.</source>
      <translation>Kein Raum ist so weit von jedem Typ entfernt.</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>Second type</source>
      <translation>Zweiter Typ</translation>
    </message>
    <message>
      <source>Areas without a type</source>
      <translation>Räume ohne Typ</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>All areas have a type.</source>
      <translation>Alle Räume haben einen Typ.</translation>
    </message>
    <message>
      <source>Given a type by the indicators they have: {areas}.</source>
      <translation>Nach den vorhandenen Merkmalen einem Typ zugeordnet: {areas}.</translation>
    </message>
    <message>
      <source>The old rules</source>
      <translation>Die alten Regeln</translation>
    </message>
    <message>
      <source>Transformation {transform}, scaling {scaling}, method {method}; the model was written by version {version}.</source>
      <translation>Transformation {transform}, Skalierung {scaling}, Verfahren {method}; das Modell wurde mit Version {version} geschrieben.</translation>
    </message>
    <message>
      <source>Areas with a population below {minimum} ({field}) were left out.</source>
      <translation>Räume mit weniger als {minimum} Einwohnern ({field}) wurden ausgelassen.</translation>
    </message>
    <message>
      <source>Areas were left out by the expression: {expression}</source>
      <translation>Räume wurden ausgelassen nach dem Ausdruck: {expression}</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>Centre of the scaling</source>
      <translation>Mitte der Skalierung</translation>
    </message>
    <message>
      <source>Spread of the scaling</source>
      <translation>Streuung der Skalierung</translation>
    </message>
    <message>
      <source>Types set by hand</source>
      <translation>Von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>People who know the place have given these areas another type. The other tables of this report are about the computed types, so that both years are compared by the same rules; layer and map show the types set by hand.</source>
      <translation>Ortskundige haben diesen Räumen einen anderen Typ gegeben. Die übrigen Tabellen dieses Berichts gelten für die berechneten Typen, damit beide Stichtage nach denselben Regeln verglichen werden; Layer und Karte zeigen die von Hand gesetzten Typen.</translation>
    </message>
    <message>
      <source>Areas that show another type than before, with the types set by hand in both years: {count}.</source>
      <translation>Räume, die mit den von Hand gesetzten Typen beider Stichtage einen anderen Typ zeigen als zuvor: {count}.</translation>
    </message>
    <message>
      <source>no longer set by hand</source>
      <translation>nicht mehr von Hand gesetzt</translation>
    </message>
    <message>
      <source>Reason, by whom and when</source>
      <translation>Grund, von wem und wann</translation>
    </message>
    <message>
      <source>{computed} (set by hand: {set})</source>
      <translation>{computed} (von Hand gesetzt: {set})</translation>
    </message>
  </context>
  <context>
    <name>IndexDialog</name>
    <message>
      <source>status_index</source>
      <translation>statusindex</translation>
    </message>
    <message>
      <source>Compute</source>
      <translation>Berechnen</translation>
    </message>
    <message>
      <source>The project has no polygon layer. Add the planning areas first.</source>
      <translation>Das Projekt enthält keinen Polygonlayer. Laden Sie zuerst die Planungsräume.</translation>
    </message>
    <message>
      <source>Tick at least one indicator of the status.</source>
      <translation>Kreuzen Sie mindestens ein Merkmal des Status an.</translation>
    </message>
    <message>
      <source>The file {path} exists. Choose another name; nothing is overwritten here.</source>
      <translation>Die Datei {path} gibt es schon. Wählen Sie einen anderen Namen; hier wird nichts überschrieben.</translation>
    </message>
    <message>
      <source>Status index</source>
      <translation>Statusindex</translation>
    </message>
    <message>
      <source>{classed} areas have a class, {unclassed} have none.</source>
      <translation>{classed} Räume haben eine Klasse, {unclassed} haben keine.</translation>
    </message>
    <message>
      <source>Compute the status index</source>
      <translation>Statusindex berechnen</translation>
    </message>
    <message>
      <source>&amp;Planning areas</source>
      <translation>&amp;Planungsräume</translation>
    </message>
    <message>
      <source>&amp;Key field</source>
      <translation>&amp;Schlüsselfeld</translation>
    </message>
    <message>
      <source>Field with the popula&amp;tion</source>
      <translation>Feld mit der &amp;Einwohnerzahl</translation>
    </message>
    <message>
      <source>Least po&amp;pulation</source>
      <translation>&amp;Mindesteinwohnerzahl</translation>
    </message>
    <message>
      <source>Status: the level</source>
      <translation>Status: das Niveau</translation>
    </message>
    <message>
      <source>C&amp;lass limits</source>
      <translation>K&amp;lassengrenzen</translation>
    </message>
    <message>
      <source>Dynamics: the change (may stay empty)</source>
      <translation>Dynamik: die Veränderung (kann leer bleiben)</translation>
    </message>
    <message>
      <source>Cl&amp;ass limits</source>
      <translation>Kl&amp;assengrenzen</translation>
    </message>
    <message>
      <source>&amp;Result layer</source>
      <translation>&amp;Ergebnislayer</translation>
    </message>
    <message>
      <source>Report besi&amp;de it (HTML)</source>
      <translation>&amp;Bericht daneben ablegen (HTML)</translation>
    </message>
  </context>
  <context>
    <name>IndicatorTable</name>
    <message>
      <source>Search a field…</source>
      <translation>Feld suchen…</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Richtung</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>more is more strain</source>
      <translation>hoher Wert belastet</translation>
    </message>
    <message>
      <source>more is less strain</source>
      <translation>hoher Wert entlastet</translation>
    </message>
    <message>
      <source>does not count for the order</source>
      <translation>ohne Richtung</translation>
    </message>
    <message>
      <source>{count} of {total} fields chosen</source>
      <translation>{count} von {total} Feldern gewählt</translation>
    </message>
  </context>
  <context>
    <name>JoinDialog</name>
    <message>
      <source>Table in a file</source>
      <translation>Tabelle aus Datei</translation>
    </message>
    <message>
      <source>Table of the project</source>
      <translation>Tabelle im Projekt</translation>
    </message>
    <message>
      <source>Tables ({endings});;All files (*.*)</source>
      <translation>Tabellen ({endings});;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Joined areas</source>
      <translation>Verbundene Räume</translation>
    </message>
    <message>
      <source>joined</source>
      <translation>verbunden</translation>
    </message>
    <message>
      <source>Reading the table…</source>
      <translation>Die Tabelle wird gelesen …</translation>
    </message>
    <message>
      <source>The project has no polygon layer. Add the planning areas first.</source>
      <translation>Das Projekt hat keinen Polygonlayer. Fügen Sie zuerst die Planungsräume hinzu.</translation>
    </message>
    <message>
      <source>Choose the field with the keys of the areas.</source>
      <translation>Wählen Sie das Feld mit den Schlüsseln der Räume.</translation>
    </message>
    <message>
      <source>Choose a table: a file, or a table of the project.</source>
      <translation>Wählen Sie eine Tabelle: eine Datei oder eine Tabelle im Projekt.</translation>
    </message>
    <message>
      <source>The areas cannot be joined to themselves. Choose another table.</source>
      <translation>Die Räume lassen sich nicht mit sich selbst verbinden. Wählen Sie eine andere Tabelle.</translation>
    </message>
    <message>
      <source>&amp;Join</source>
      <translation>&amp;Verbinden</translation>
    </message>
    <message>
      <source>Tick at least one column.</source>
      <translation>Kreuzen Sie mindestens eine Spalte an.</translation>
    </message>
    <message>
      <source>Give the result a file name that ends with .gpkg.</source>
      <translation>Geben Sie dem Ergebnis einen Dateinamen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <source>The file {path} exists. Choose another name; nothing is overwritten here.</source>
      <translation>Die Datei {path} gibt es schon. Wählen Sie einen anderen Namen; hier wird nichts überschrieben.</translation>
    </message>
    <message>
      <source>{table}: {joined} of {areas} areas matched, {rows} rows without an area, {missing} values missing</source>
      <translation>{table}: {joined} von {areas} Räumen verbunden, {rows} Zeilen ohne Raum, {missing} Werte fehlen</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Join another table to it</source>
      <translation>Weitere Tabelle anfügen</translation>
    </message>
    <message>
      <source>Join a table onto planning areas</source>
      <translation>Tabelle mit Planungsräumen verbinden</translation>
    </message>
    <message>
      <source>Planning &amp;areas</source>
      <translation>Planungs&amp;räume</translation>
    </message>
    <message>
      <source>&amp;Key field</source>
      <translation>&amp;Schlüsselfeld</translation>
    </message>
    <message>
      <source>Where the table comes from</source>
      <translation>Woher die Tabelle kommt</translation>
    </message>
    <message>
      <source>&amp;Sheet</source>
      <translation>&amp;Blatt</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>&amp;Encoding</source>
      <translation>&amp;Kodierung</translation>
    </message>
    <message>
      <source>De&amp;limiter</source>
      <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
      <source>&amp;Decimal sign</source>
      <translation>&amp;Dezimalzeichen</translation>
    </message>
    <message>
      <source>Si&amp;gns</source>
      <translation>Zei&amp;chen</translation>
    </message>
    <message>
      <source>What signs in place of numbers mean</source>
      <translation>Was Zeichen anstelle von Zahlen bedeuten</translation>
    </message>
    <message>
      <source>Key c&amp;olumn</source>
      <translation>Schlüsselspa&amp;lte</translation>
    </message>
    <message>
      <source>&amp;Header rows</source>
      <translation>Ko&amp;pfzeilen</translation>
    </message>
    <message>
      <source>As 4-6; 0 where the table has no header</source>
      <translation>Etwa 4-6; 0, wenn die Tabelle keinen Kopf hat</translation>
    </message>
    <message>
      <source>Rows o&amp;f data</source>
      <translation>Date&amp;nzeilen</translation>
    </message>
    <message>
      <source>First and last row, as 8-152</source>
      <translation>Erste und letzte Zeile, etwa 8-152</translation>
    </message>
    <message>
      <source>Lea&amp;ve out rows</source>
      <translation>Zeilen &amp;weglassen</translation>
    </message>
    <message>
      <source>Rows that are no data records, as 12;40-42</source>
      <translation>Zeilen, die keine Datensätze sind, etwa 12;40-42</translation>
    </message>
    <message>
      <source>Keep as areas</source>
      <translation>Zeilen behalten</translation>
    </message>
    <message>
      <source>Rows that are areas although they look like totals, as 12;40-42</source>
      <translation>Zeilen, die Räume sind, obwohl sie wie Summen aussehen, etwa 12;40-42</translation>
    </message>
    <message>
      <source>Long &amp;table</source>
      <translation>Lan&amp;ge Tabelle</translation>
    </message>
    <message>
      <source>Whether several rows belong to one area, as one per year</source>
      <translation>Ob mehrere Zeilen zu einem Raum gehören, etwa eine je Jahr</translation>
    </message>
    <message>
      <source>As once &amp;before</source>
      <translation>Wie &amp;früher</translation>
    </message>
    <message>
      <source>Settings kept when an earlier table of this form was joined</source>
      <translation>Einstellungen, mit denen eine frühere Tabelle dieser Form gelesen wurde</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Prefi&amp;x of the new fields</source>
      <translation>V&amp;orsatz der neuen Felder</translation>
    </message>
    <message>
      <source>Keep signs in fields of their own</source>
      <translation>Zeichen in eigenen Feldern behalten</translation>
    </message>
    <message>
      <source>Without partner</source>
      <translation>Ohne Partner</translation>
    </message>
    <message>
      <source>Rows without an area</source>
      <translation>Zeilen ohne Raum</translation>
    </message>
    <message>
      <source>Match with the area on the right</source>
      <translation>Mit dem Raum rechts verbinden</translation>
    </message>
    <message>
      <source>Areas without a row</source>
      <translation>Räume ohne Zeile</translation>
    </message>
    <message>
      <source>Keys may also be matched</source>
      <translation>Schlüssel auch verbinden</translation>
    </message>
    <message>
      <source>Matched by hand</source>
      <translation>Von Hand verbunden</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Aufheben</translation>
    </message>
    <message>
      <source>Protocol</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>&amp;Name of the result</source>
      <translation>Na&amp;me des Ergebnisses</translation>
    </message>
    <message>
      <source>F&amp;ile</source>
      <translation>Dat&amp;ei</translation>
    </message>
    <message>
      <source>&amp;Report beside it (HTML)</source>
      <translation>Beric&amp;ht daneben (HTML)</translation>
    </message>
    <message>
      <source>Keep these settings for next year</source>
      <translation>Einstellungen fürs nächste Jahr behalten</translation>
    </message>
    <message>
      <source>Column of the table</source>
      <translation>Spalte der Tabelle</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>New field</source>
      <translation>Neues Feld</translation>
    </message>
    <message>
      <source>Missing values</source>
      <translation>Fehlende Werte</translation>
    </message>
    <message>
      <source>Not understood</source>
      <translation>Nicht verstanden</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Zahl</translation>
    </message>
    <message>
      <source>Whole number</source>
      <translation>Ganze Zahl</translation>
    </message>
    <message>
      <source>Settings of an earlier table</source>
      <translation>Einstellungen einer früheren Tabelle</translation>
    </message>
    <message>
      <source>Reading settings (*.json)</source>
      <translation>Leseeinstellungen (*.json)</translation>
    </message>
    <message>
      <source>comma</source>
      <translation>Komma</translation>
    </message>
    <message>
      <source>point</source>
      <translation>Punkt</translation>
    </message>
    <message>
      <source>yes, by {columns}</source>
      <translation>ja, nach {columns}</translation>
    </message>
    <message>
      <source>no, one row per area</source>
      <translation>nein, eine Zeile je Raum</translation>
    </message>
    <message>
      <source>find automatically</source>
      <translation>selbst finden</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>automatisch</translation>
    </message>
    <message>
      <source>{value} (found)</source>
      <translation>{value} (gefunden)</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>do not use</source>
      <translation>nicht verwenden</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>Datei wählen …</translation>
    </message>
    <message>
      <source>yes, found automatically</source>
      <translation>ja, selbst gefunden</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>none (found)</source>
      <translation>keine (gefunden)</translation>
    </message>
    <message>
      <source>semicolon ;</source>
      <translation>Semikolon ;</translation>
    </message>
    <message>
      <source>comma ,</source>
      <translation>Komma ,</translation>
    </message>
    <message>
      <source>tabulator</source>
      <translation>Tabulator</translation>
    </message>
    <message>
      <source>bar |</source>
      <translation>Senkrechter Strich |</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>Zeile</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Suggestion</source>
      <translation>Vorschlag</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>Search an area…</source>
      <translation>Raum suchen …</translation>
    </message>
    <message>
      <source>Rows without an area: {count}</source>
      <translation>Zeilen ohne Raum: {count}</translation>
    </message>
    <message>
      <source>Areas without a row: {count}</source>
      <translation>Räume ohne Zeile: {count}</translation>
    </message>
    <message>
      <source>Double-click to decide otherwise.</source>
      <translation>Doppelklicken, um anders zu entscheiden.</translation>
    </message>
    <message>
      <source>{joined} of {areas} areas matched, {rows} rows without an area, {missing} values missing</source>
      <translation>{joined} von {areas} Räumen verbunden, {rows} Zeilen ohne Raum, {missing} Werte fehlen</translation>
    </message>
    <message>
      <source>{joined} of {areas} areas matched, {rows} rows without an area, {missing} values missing, {rejected} cells not understood</source>
      <translation>{joined} von {areas} Räumen verbunden, {rows} Zeilen ohne Raum, {missing} Werte fehlen, {rejected} Zellen nicht verstanden</translation>
    </message>
    <message>
      <source>Use the key field {field}</source>
      <translation>Schlüsselfeld {field} verwenden</translation>
    </message>
    <message>
      <source>Match names written differently</source>
      <translation>Anders geschriebene Namen verbinden</translation>
    </message>
    <message>
      <source>Read it as a long table</source>
      <translation>Als lange Tabelle lesen</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alles zeigen</translation>
    </message>
  </context>
  <context>
    <name>JoinIndicators</name>
    <message>
      <source>Join tables onto planning areas</source>
      <translation>Tabellen an Planungsräume anfügen</translation>
    </message>
    <message>
      <source>Joins an office table by key, and lists every row and cell that did not fit.</source>
      <translation>Fügt eine Tabelle über den Schlüssel an und nennt jede Zeile und Zelle, die nicht passte.</translation>
    </message>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Key field of the areas</source>
      <translation>Schlüsselfeld der Planungsräume</translation>
    </message>
    <message>
      <source>Prefix of the new field names</source>
      <translation>Vorsatz der neuen Feldnamen</translation>
    </message>
    <message>
      <source>Keep the signs in text fields beside</source>
      <translation>Zeichen in Textfeldern daneben behalten</translation>
    </message>
    <message>
      <source>Joined areas</source>
      <translation>Räume mit Tabelle</translation>
    </message>
    <message>
      <source>Table file</source>
      <translation>Tabellendatei</translation>
    </message>
    <message>
      <source>Tables ({endings});;All files (*.*)</source>
      <translation>Tabellen ({endings});;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>or a table of the project</source>
      <translation>oder eine Tabelle des Projekts</translation>
    </message>
    <message>
      <source>Sheet (empty: the one with most keys)</source>
      <translation>Blatt (leer: das mit den meisten Schlüsseln)</translation>
    </message>
    <message>
      <source>Key column of the table (empty: found by its keys)</source>
      <translation>Schlüsselspalte der Tabelle (leer: wird an den Schlüsseln erkannt)</translation>
    </message>
    <message>
      <source>Columns to join, separated by ; (empty: all)</source>
      <translation>Zu verknüpfende Spalten, getrennt durch ; (leer: alle)</translation>
    </message>
    <message>
      <source>Meaning of signs in place of numbers</source>
      <translation>Bedeutung von Zeichen anstelle von Zahlen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Report for programs</source>
      <translation>Bericht für Programme</translation>
    </message>
    <message>
      <source>Reading settings for next year</source>
      <translation>Leseeinstellungen für das nächste Jahr</translation>
    </message>
    <message>
      <source>Rows matched to an area</source>
      <translation>Zeilen mit Raum</translation>
    </message>
    <message>
      <source>Areas without a row</source>
      <translation>Räume ohne Zeile</translation>
    </message>
    <message>
      <source>Rows without an area</source>
      <translation>Zeilen ohne Raum</translation>
    </message>
    <message>
      <source>Cells not understood</source>
      <translation>Nicht verstandene Zellen</translation>
    </message>
    <message>
      <source>Cells without a value</source>
      <translation>Zellen ohne Wert</translation>
    </message>
    <message>
      <source>Signs that stood in place of numbers or beside them</source>
      <translation>Zeichen, die anstelle von Zahlen oder neben ihnen standen</translation>
    </message>
    <message>
      <source>{column} (signs)</source>
      <translation>{column} (Zeichen)</translation>
    </message>
  </context>
  <context>
    <name>JoinReport</name>
    <message>
      <source>Report of a table join</source>
      <translation>Bericht über eine Tabellenverknüpfung</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <source>Rows of areas in the table</source>
      <translation>Zeilen von Räumen in der Tabelle</translation>
    </message>
    <message>
      <source>Rows matched to an area</source>
      <translation>Zeilen mit Raum</translation>
    </message>
    <message>
      <source>Areas with a row</source>
      <translation>Räume mit Zeile</translation>
    </message>
    <message>
      <source>Areas without a row</source>
      <translation>Räume ohne Zeile</translation>
    </message>
    <message>
      <source>Rows without an area</source>
      <translation>Zeilen ohne Raum</translation>
    </message>
    <message>
      <source>Rows set apart (totals, subtotals, notes)</source>
      <translation>Abgesetzte Zeilen (Summen, Zwischensummen, Hinweise)</translation>
    </message>
    <message>
      <source>Cells not understood</source>
      <translation>Nicht verstandene Zellen</translation>
    </message>
    <message>
      <source>Cells without a value</source>
      <translation>Zellen ohne Wert</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Keys matched {rule}</source>
      <translation>Schlüssel zugeordnet {rule}</translation>
    </message>
    <message>
      <source>Key in the table</source>
      <translation>Schlüssel in der Tabelle</translation>
    </message>
    <message>
      <source>Key of the area</source>
      <translation>Schlüssel des Raums</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>decimal number</source>
      <translation>Dezimalzahl</translation>
    </message>
    <message>
      <source>whole number</source>
      <translation>ganze Zahl</translation>
    </message>
    <message>
      <source>text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Header in the table</source>
      <translation>Kopfzeile in der Tabelle</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Similar keys</source>
      <translation>Ähnliche Schlüssel</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>Zeile</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>Blatt</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>Spalte</translation>
    </message>
    <message>
      <source>Header</source>
      <translation>Kopfzeile</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Rows set apart</source>
      <translation>Abgesetzte Zeilen</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>How the table was read</source>
      <translation>Wie die Tabelle gelesen wurde</translation>
    </message>
    <message>
      <source>Each decision can be overruled by the parameter named beside it. Kept as reading settings, all of them read next year's table in the same way.</source>
      <translation>Jede Entscheidung lässt sich mit dem daneben genannten Parameter ändern. Als Leseeinstellungen gespeichert, lesen sie alle die Tabelle des nächsten Jahres ebenso.</translation>
    </message>
    <message>
      <source>Decision</source>
      <translation>Entscheidung</translation>
    </message>
    <message>
      <source>Overruled by</source>
      <translation>Zu ändern mit</translation>
    </message>
    <message>
      <source>And {count} more; the JSON report lists all of them.</source>
      <translation>Und {count} weitere; der JSON-Bericht nennt alle.</translation>
    </message>
  </context>
  <context>
    <name>MakePackets</name>
    <message>
      <source>Make packets for comments</source>
      <translation>Pakete für Anmerkungen erstellen</translation>
    </message>
    <message>
      <source>Makes a GeoPackage with a form for each region, in which figures and types of its areas are commented.</source>
      <translation>Erstellt für jede Region ein GeoPackage mit Formular, in dem Zahlen und Typen ihrer Räume kommentiert werden.</translation>
    </message>
    <message>
      <source>Field with the names of the areas</source>
      <translation>Feld mit den Namen der Räume</translation>
    </message>
    <message>
      <source>Field with the types of the areas</source>
      <translation>Feld mit den Typen der Räume</translation>
    </message>
    <message>
      <source>Figures that are shown</source>
      <translation>Merkmale, die gezeigt werden</translation>
    </message>
    <message>
      <source>Year of the figures</source>
      <translation>Jahr der Zahlen</translation>
    </message>
    <message>
      <source>Title of the text that lies beside</source>
      <translation>Titel des beiliegenden Textes</translation>
    </message>
    <message>
      <source>Source of the figures</source>
      <translation>Quelle der Zahlen</translation>
    </message>
    <message>
      <source>Please return by (text)</source>
      <translation>Bitte zurück bis (Text)</translation>
    </message>
    <message>
      <source>Return to (text)</source>
      <translation>Zurück an (Text)</translation>
    </message>
    <message>
      <source>Word before the region in names of files</source>
      <translation>Wort vor der Region in Dateinamen</translation>
    </message>
    <message>
      <source>Language of the form (empty: that of QGIS)</source>
      <translation>Sprache des Formulars (leer: die von QGIS)</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Number of packets</source>
      <translation>Zahl der Pakete</translation>
    </message>
  </context>
  <context>
    <name>MapsDialog</name>
    <message>
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
    <message>
      <source>Web maps are drawn in the export only.</source>
      <translation>Webkarten erscheinen erst in der Ausgabe.</translation>
    </message>
    <message>
      <source>The project has no polygon layer. Add the planning areas first.</source>
      <translation>Das Projekt hat keinen Polygonlayer. Fügen Sie zuerst die Planungsräume hinzu.</translation>
    </message>
    <message>
      <source>Choose the field of the regions.</source>
      <translation>Wählen Sie das Feld der Regionen.</translation>
    </message>
    <message>
      <source>Choose the field that the maps show.</source>
      <translation>Wählen Sie das Merkmal, das die Karten zeigen.</translation>
    </message>
    <message>
      <source>The field {field} is empty for all areas. Choose another field of the regions.</source>
      <translation>Das Feld {field} ist in allen Räumen leer. Wählen Sie ein anderes Feld der Regionen.</translation>
    </message>
    <message>
      <source>Make maps</source>
      <translation>Karten erstellen</translation>
    </message>
    <message>
      <source>Tick at least one region.</source>
      <translation>Kreuzen Sie mindestens eine Region an.</translation>
    </message>
    <message>
      <source>The region {key} has a semicolon in its key and cannot be chosen singly. Tick all.</source>
      <translation>Die Region {key} hat ein Semikolon im Schlüssel und lässt sich nicht einzeln wählen. Kreuzen Sie alle an.</translation>
    </message>
    <message>
      <source>{count} maps in the folder {folder}.</source>
      <translation>Karten im Ordner {folder}: {count}.</translation>
    </message>
    <message>
      <source>{region} ({count} areas)</source>
      <translation>{region} ({count} Räume)</translation>
    </message>
    <message>
      <source>Maps for the regions</source>
      <translation>Karten für die Regionen</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>&amp;Planning areas</source>
      <translation>&amp;Planungsräume</translation>
    </message>
    <message>
      <source>Field to sho&amp;w</source>
      <translation>Gezeigtes Merk&amp;mal</translation>
    </message>
    <message>
      <source>F&amp;urther fields</source>
      <translation>&amp;Weitere Merkmale</translation>
    </message>
    <message>
      <source>A series of maps is made for each of them</source>
      <translation>Für jedes entsteht eine eigene Kartenreihe</translation>
    </message>
    <message>
      <source>&amp;Names of the areas</source>
      <translation>&amp;Namen der Räume</translation>
    </message>
    <message>
      <source>Field of the &amp;regions</source>
      <translation>Feld der &amp;Regionen</translation>
    </message>
    <message>
      <source>Names of the r&amp;egions</source>
      <translation>Nam&amp;en der Regionen</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>Texte</translation>
    </message>
    <message>
      <source>&amp;Title of the series</source>
      <translation>&amp;Titel der Kartenreihe</translation>
    </message>
    <message>
      <source>Social monitoring 2026</source>
      <translation>Sozialmonitoring 2026</translation>
    </message>
    <message>
      <source>Title of the &amp;map</source>
      <translation>Titel der &amp;Karte</translation>
    </message>
    <message>
      <source>Where it is empty, the maps bear the name of the field</source>
      <translation>Bleibt das leer, tragen die Karten den Namen des Merkmals</translation>
    </message>
    <message>
      <source>&amp;Source of the data</source>
      <translation>&amp;Quelle der Daten</translation>
    </message>
    <message>
      <source>Reference &amp;date</source>
      <translation>&amp;Stichtag</translation>
    </message>
    <message>
      <source>31/12/2025</source>
      <translation>31.12.2025</translation>
    </message>
    <message>
      <source>State of the &amp;boundaries</source>
      <translation>&amp;Gebietsstand</translation>
    </message>
    <message>
      <source>1/1/2025</source>
      <translation>01.01.2025</translation>
    </message>
    <message>
      <source>&amp;Council paper</source>
      <translation>Nummer der &amp;Vorlage</translation>
    </message>
    <message>
      <source>Annex 2 to paper 123/2026</source>
      <translation>Anlage 2 zu Vorlage 123/2026</translation>
    </message>
    <message>
      <source>&amp;Author</source>
      <translation>&amp;Bearbeitung</translation>
    </message>
    <message>
      <source>Lan&amp;guage</source>
      <translation>Spra&amp;che</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>Blatt</translation>
    </message>
    <message>
      <source>Page s&amp;ize</source>
      <translation>Se&amp;itengröße</translation>
    </message>
    <message>
      <source>Own la&amp;yout template</source>
      <translation>Eigene La&amp;youtvorlage</translation>
    </message>
    <message>
      <source>F&amp;ormat</source>
      <translation>&amp;Dateiformat</translation>
    </message>
    <message>
      <source>Resolution of images (dpi)</source>
      <translation>Auflösung von Bildern (dpi)</translation>
    </message>
    <message>
      <source>Comparison behind the profile</source>
      <translation>Vergleich hinter dem Profil</translation>
    </message>
    <message>
      <source>A table of Compare regions: each region gets a page beside the city and like regions</source>
      <translation>Eine Tabelle von „Regionen vergleichen“: Jede Region bekommt eine Seite neben Stadt und ähnlichen Regionen</translation>
    </message>
    <message>
      <source>Profile page with the table of the areas</source>
      <translation>Profilseite mit der Tabelle der Planungsräume</translation>
    </message>
    <message>
      <source>Neighbouring regions pale around the region</source>
      <translation>Nachbarregionen blass um die Region</translation>
    </message>
    <message>
      <source>Also a map of the whole city</source>
      <translation>Zusätzlich eine Karte der Gesamtstadt</translation>
    </message>
    <message>
      <source>All regions in one PDF</source>
      <translation>Alle Regionen in einer PDF-Datei</translation>
    </message>
    <message>
      <source>Web page with the tables and the maps in words</source>
      <translation>Internetseite mit den Tabellen und den Karten in Worten</translation>
    </message>
    <message>
      <source>For readers who cannot see the maps</source>
      <translation>Für Leserinnen und Leser, die die Karten nicht sehen können</translation>
    </message>
    <message>
      <source>&amp;Keep the layouts in the project</source>
      <translation>&amp;Layouts im Projekt behalten</translation>
    </message>
    <message>
      <source>They can be changed by hand afterwards, in the layout manager</source>
      <translation>Dort lassen sie sich über die Layoutverwaltung von Hand ändern</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>Columns of the table on the profile page. Where nothing is ticked, the first counts and rates are taken.</source>
      <translation>Spalten der Tabelle auf der Profilseite. Ist nichts angekreuzt, werden die ersten Anzahlen und Quoten genommen.</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>Hintergrund</translation>
    </message>
    <message>
      <source>Layers that are drawn pale behind the regions, such as roads, rivers or an aerial picture.</source>
      <translation>Layer, die blass hinter den Regionen liegen, etwa Straßen, Flüsse oder ein Luftbild.</translation>
    </message>
    <message>
      <source>Previous region</source>
      <translation>Vorherige Region</translation>
    </message>
    <message>
      <source>Next region</source>
      <translation>Nächste Region</translation>
    </message>
    <message>
      <source>Page of the preview</source>
      <translation>Seite der Vorschau</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>&amp;Ordner</translation>
    </message>
  </context>
  <context>
    <name>MapsForm</name>
    <message>
      <source>Layout templates (*.qpt)</source>
      <translation>Layoutvorlagen (*.qpt)</translation>
    </message>
    <message>
      <source>as the region needs it</source>
      <translation>wie die Region es braucht</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keiner</translation>
    </message>
    <message>
      <source>There is no layout template {path}. Choose another one, or none.</source>
      <translation>Die Layoutvorlage {path} gibt es nicht. Wählen Sie eine andere oder keine.</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <source>Page {number}</source>
      <translation>Seite {number}</translation>
    </message>
  </context>
  <context>
    <name>OpenFile</name>
    <message>
      <source>File with planning areas</source>
      <translation>Datei mit Planungsräumen</translation>
    </message>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>The file has several polygon layers. Which one holds the planning areas?</source>
      <translation>Die Datei enthält mehrere Polygonlayer. Welcher enthält die Planungsräume?</translation>
    </message>
    <message>
      <source>Handbook</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>Opens the chapter in the browser; no internet is needed</source>
      <translation>Öffnet das Kapitel im Browser; Internet ist nicht nötig</translation>
    </message>
  </context>
  <context>
    <name>OptionsPage</name>
    <message>
      <source>the project's folder</source>
      <translation>der Ordner des Projekts</translation>
    </message>
    <message>
      <source>only the plugin's own palettes</source>
      <translation>nur die Paletten des Plugins</translation>
    </message>
    <message>
      <source>as the region needs it</source>
      <translation>wie die Region es braucht</translation>
    </message>
    <message>
      <source>Texts on maps and in reports</source>
      <translation>Texte auf Karten und in Berichten</translation>
    </message>
    <message>
      <source>&amp;Author</source>
      <translation>&amp;Bearbeitung</translation>
    </message>
    <message>
      <source>Signs maps and types that were set by hand</source>
      <translation>Zeichnet Karten und von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>&amp;Source of the data</source>
      <translation>&amp;Quelle der Daten</translation>
    </message>
    <message>
      <source>Town of Musterstadt, Youth Welfare Office</source>
      <translation>Stadt Musterstadt, Jugendamt</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>&amp;Sprache</translation>
    </message>
    <message>
      <source>&amp;Page</source>
      <translation>Se&amp;ite</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>&amp;Results</source>
      <translation>&amp;Ergebnisse</translation>
    </message>
    <message>
      <source>Own &amp;palettes</source>
      <translation>Eigene &amp;Paletten</translation>
    </message>
  </context>
  <context>
    <name>PackageAbout</name>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>Verfasst von</translation>
    </message>
    <message>
      <source>Made on</source>
      <translation>Erstellt am</translation>
    </message>
    <message>
      <source>Made with</source>
      <translation>Erstellt mit</translation>
    </message>
    <message>
      <source>text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>whole number</source>
      <translation>ganze Zahl</translation>
    </message>
    <message>
      <source>number</source>
      <translation>Zahl</translation>
    </message>
    <message>
      <source>yes/no</source>
      <translation>ja/nein</translation>
    </message>
    <message>
      <source>date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>date and time</source>
      <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
      <source>time</source>
      <translation>Uhrzeit</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Layer {layer}: {count} features</source>
      <translation>Layer {layer}: {count} Objekte</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>Shapefile</source>
      <translation>Shapefile</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>Spalte</translation>
    </message>
    <message>
      <source>this text</source>
      <translation>dieser Text</translation>
    </message>
  </context>
  <context>
    <name>PackageCity</name>
    <message>
      <source>city</source>
      <translation>stadt</translation>
    </message>
    <message>
      <source>Whole city, to compare</source>
      <translation>Ganze Stadt zum Vergleich</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Maß</translation>
    </message>
    <message>
      <source>Whole city</source>
      <translation>Ganze Stadt</translation>
    </message>
    <message>
      <source>Areas with a value, whole city</source>
      <translation>Räume mit Wert, ganze Stadt</translation>
    </message>
    <message>
      <source>Areas with a value, {region}</source>
      <translation>Räume mit Wert, {region}</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>Mean of the areas, unweighted</source>
      <translation>Mittel der Räume, ungewichtet</translation>
    </message>
    <message>
      <source>Areas: {value}</source>
      <translation>Räume: {value}</translation>
    </message>
    <message>
      <source>Areas without a value</source>
      <translation>Räume ohne Wert</translation>
    </message>
    <message>
      <source>Values of the whole city: sums, and means over its areas in which each area counts alike, whatever its number of inhabitants. They are no rates of the city.</source>
      <translation>Werte der ganzen Stadt: Summen sowie Mittel über ihre Räume, bei denen jeder Raum gleich zählt, wie viele Menschen auch dort wohnen. Quoten der Stadt sind das nicht.</translation>
    </message>
  </context>
  <context>
    <name>PackageDialog</name>
    <message>
      <source>Package</source>
      <translation>Paket</translation>
    </message>
    <message>
      <source>For internal use only</source>
      <translation>Nur für den internen Gebrauch</translation>
    </message>
    <message>
      <source>Protection protocol</source>
      <translation>Schutzprotokoll</translation>
    </message>
    <message>
      <source>no, all in one package</source>
      <translation>nein, alles in einem Paket</translation>
    </message>
    <message>
      <source>One package: {formats} and a text that explains it.</source>
      <translation>Ein Paket: {formats} und ein erklärender Text.</translation>
    </message>
    <message>
      <source>{packages} packages, a folder for each region: {formats} and a text that explains them.</source>
      <translation>{packages} Pakete, je Region ein Ordner: {formats} und ein erklärender Text.</translation>
    </message>
    <message>
      <source>The field {field} is empty for all areas. Choose another one.</source>
      <translation>Das Feld {field} ist bei allen Räumen leer. Wählen Sie ein anderes.</translation>
    </message>
    <message>
      <source>The project has no vector layer and no table. Add one first.</source>
      <translation>Das Projekt hat keinen Vektorlayer und keine Tabelle. Fügen Sie zuerst etwas hinzu.</translation>
    </message>
    <message>
      <source>Tick at least one layer.</source>
      <translation>Kreuzen Sie mindestens einen Layer an.</translation>
    </message>
    <message>
      <source>Tick at least one format.</source>
      <translation>Kreuzen Sie mindestens ein Format an.</translation>
    </message>
    <message>
      <source>Pack</source>
      <translation>Packen</translation>
    </message>
    <message>
      <source>{count} files in the folder {folder}.</source>
      <translation>{count} Dateien im Ordner {folder}.</translation>
    </message>
    <message>
      <source>Packages for colleagues</source>
      <translation>Pakete für Kolleginnen und Kollegen</translation>
    </message>
    <message>
      <source>Layers and tables</source>
      <translation>Layer und Tabellen</translation>
    </message>
    <message>
      <source>Whole or in parts</source>
      <translation>Ganz oder in Teilen</translation>
    </message>
    <message>
      <source>One &amp;package per region</source>
      <translation>Ein &amp;Paket je Region</translation>
    </message>
    <message>
      <source>Fields that all ticked layers have</source>
      <translation>Felder, die alle angekreuzten Layer haben</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>Formate</translation>
    </message>
    <message>
      <source>&amp;GeoPackage</source>
      <translation>&amp;GeoPackage</translation>
    </message>
    <message>
      <source>For QGIS and other programs, with style and descriptions</source>
      <translation>Für QGIS und andere Programme, mit Stil und Beschreibungen</translation>
    </message>
    <message>
      <source>QGIS pro&amp;ject</source>
      <translation>QGIS-Pro&amp;jekt</translation>
    </message>
    <message>
      <source>Opens with a double click; it reads the GeoPackage beside it</source>
      <translation>Öffnet sich mit einem Doppelklick; es liest das GeoPackage daneben</translation>
    </message>
    <message>
      <source>&amp;Excel</source>
      <translation>&amp;Excel</translation>
    </message>
    <message>
      <source>Tables with a sheet that explains the fields</source>
      <translation>Tabellen mit einem Blatt, das die Felder erklärt</translation>
    </message>
    <message>
      <source>CS&amp;V</source>
      <translation>CS&amp;V</translation>
    </message>
    <message>
      <source>Tables that every program reads</source>
      <translation>Tabellen, die jedes Programm liest</translation>
    </message>
    <message>
      <source>&amp;Shapefile</source>
      <translation>S&amp;hapefile</translation>
    </message>
    <message>
      <source>For older programs; names of fields are cut to ten characters</source>
      <translation>Für ältere Programme; Feldnamen werden auf zehn Zeichen gekürzt</translation>
    </message>
    <message>
      <source>GeoJSON</source>
      <translation>GeoJSON</translation>
    </message>
    <message>
      <source>For web maps, in degrees</source>
      <translation>Für Internetkarten, in Grad</translation>
    </message>
    <message>
      <source>What the package says of itself</source>
      <translation>Was das Paket über sich sagt</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Name</translation>
    </message>
    <message>
      <source>Files and folders begin with it; where it is empty, that of the first layer</source>
      <translation>Dateien und Ordner beginnen damit; bleibt das leer, mit dem Namen des ersten Layers</translation>
    </message>
    <message>
      <source>&amp;Description</source>
      <translation>&amp;Beschreibung</translation>
    </message>
    <message>
      <source>S&amp;ource</source>
      <translation>&amp;Quelle</translation>
    </message>
    <message>
      <source>&amp;Reference date</source>
      <translation>&amp;Stichtag</translation>
    </message>
    <message>
      <source>31/12/2025</source>
      <translation>31.12.2025</translation>
    </message>
    <message>
      <source>&amp;Licence</source>
      <translation>&amp;Lizenz</translation>
    </message>
    <message>
      <source>Lang&amp;uage</source>
      <translation>Sprac&amp;he</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>&amp;Ordner</translation>
    </message>
  </context>
  <context>
    <name>PackageFormats</name>
    <message>
      <source>Database: tables {tables}.</source>
      <translation>Datenbank: Tabellen {tables}.</translation>
    </message>
    <message>
      <source>GeoJSON (RFC 7946), {layer}</source>
      <translation>GeoJSON (RFC 7946), {layer}</translation>
    </message>
    <message>
      <source>Shapefile with its side files, {layer}</source>
      <translation>Shapefile mit Begleitdateien, {layer}</translation>
    </message>
    <message>
      <source>fields</source>
      <translation>Felder</translation>
    </message>
    <message>
      <source>Field names of the Shapefile, {layer}</source>
      <translation>Feldnamen des Shapefiles, {layer}</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Workbook, a sheet per layer, without geometry</source>
      <translation>Arbeitsmappe, ein Blatt je Layer, ohne Geometrie</translation>
    </message>
    <message>
      <source>Table (CSV) without geometry, {layer}</source>
      <translation>Tabelle (CSV) ohne Geometrie, {layer}</translation>
    </message>
    <message>
      <source>{table} (CSV)</source>
      <translation>{table} (CSV)</translation>
    </message>
    <message>
      <source>CSV: UTF-8, semicolon, decimal comma, missing values empty. Import keys as text, or leading zeros are lost. Before texts that start with = + - @, a tab or an apostrophe stands an apostrophe, so that no program computes them; without the first apostrophe of a cell its text is as it was.</source>
      <translation>CSV: UTF-8, Semikolon, Dezimalkomma, fehlende Werte leer. Lesen Sie Schlüssel als Text ein, sonst gehen führende Nullen verloren. Vor Texten, die mit = + - @, einem Tabulator oder einem Apostroph beginnen, steht ein Apostroph, damit kein Programm sie berechnet; ohne den ersten Apostroph einer Zelle ist ihr Text, wie er war.</translation>
    </message>
    <message>
      <source>GeoPackage: the table {table} holds the types that were set by hand.</source>
      <translation>GeoPackage: Die Tabelle {table} enthält die von Hand gesetzten Typen.</translation>
    </message>
    <message>
      <source>maps</source>
      <translation>karten</translation>
    </message>
    <message>
      <source>GeoPackage, all layers with style; drag it into QGIS to open them</source>
      <translation>GeoPackage, alle Layer mit Stil; zum Öffnen in QGIS ziehen</translation>
    </message>
    <message>
      <source>Layers of the print layouts, which the project shows</source>
      <translation>Layer der Drucklayouts, die das Projekt zeigt</translation>
    </message>
    <message>
      <source>QGIS project; keep it in one folder with the GeoPackage</source>
      <translation>QGIS-Projekt; mit dem GeoPackage in einem Ordner lassen</translation>
    </message>
    <message>
      <source>GeoPackage: it holds the QGIS project {name}; open it through Project, Open From, GeoPackage, or in the browser below the file. The file must keep its name.</source>
      <translation>GeoPackage: Es enthält das QGIS-Projekt {name}; öffnen Sie es über Projekt, Öffnen aus, GeoPackage oder im Browser unterhalb der Datei. Die Datei muss ihren Namen behalten.</translation>
    </message>
    <message>
      <source>QGIS project: print layouts {names}.</source>
      <translation>QGIS-Projekt: Drucklayouts {names}.</translation>
    </message>
  </context>
  <context>
    <name>PackageMethod</name>
    <message>
      <source>k-means</source>
      <translation>k-Means</translation>
    </message>
    <message>
      <source>Ward's method</source>
      <translation>Ward-Verfahren</translation>
    </message>
    <message>
      <source>Ward's method, refined by k-means</source>
      <translation>Ward-Verfahren, mit k-Means verfeinert</translation>
    </message>
    <message>
      <source>z-scores</source>
      <translation>z-Werte</translation>
    </message>
    <message>
      <source>range 0 to 1</source>
      <translation>Spannweite 0 bis 1</translation>
    </message>
    <message>
      <source>median and interquartile range</source>
      <translation>Median und Quartilsabstand</translation>
    </message>
    <message>
      <source>{method}, {types} area types from {indicators} indicators, scaled by {scaling}, seed {seed}</source>
      <translation>{method}, {types} Gebietstypen aus {indicators} Merkmalen, skaliert: {scaling}, Startwert {seed}</translation>
    </message>
    <message>
      <source>transformed by {name}</source>
      <translation>transformiert mit {name}</translation>
    </message>
    <message>
      <source>Method of the area types</source>
      <translation>Verfahren der Gebietstypen</translation>
    </message>
    <message>
      <source>Indicators of the area types</source>
      <translation>Merkmale der Gebietstypen</translation>
    </message>
    <message>
      <source>Checksum of the model (SHA-256)</source>
      <translation>Prüfsumme des Modells (SHA-256)</translation>
    </message>
  </context>
  <context>
    <name>PackagePages</name>
    <message>
      <source>&amp;Contents</source>
      <translation>&amp;Inhalt</translation>
    </message>
    <message>
      <source>&amp;Small counts</source>
      <translation>&amp;Kleine Zahlen</translation>
    </message>
    <message>
      <source>&amp;Further</source>
      <translation>&amp;Weiteres</translation>
    </message>
    <message>
      <source>Protect small counts of people</source>
      <translation>Kleine Anzahlen von Menschen schützen</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>to multiples of {base}</source>
      <translation>auf Vielfache von {base}</translation>
    </message>
    <message>
      <source>What is withheld and why. It must stay in the house.</source>
      <translation>Was zurückgehalten wird und warum. Es muss im Haus bleiben.</translation>
    </message>
    <message>
      <source>Published &amp;from</source>
      <translation>&amp;Veröffentlicht ab</translation>
    </message>
    <message>
      <source>R&amp;ound besides</source>
      <translation>A&amp;ußerdem runden</translation>
    </message>
    <message>
      <source>Fields with counts of people:</source>
      <translation>Felder mit Anzahlen von Menschen:</translation>
    </message>
    <message>
      <source>P&amp;rotocol</source>
      <translation>P&amp;rotokoll</translation>
    </message>
    <message>
      <source>nobody is named</source>
      <translation>niemand wird genannt</translation>
    </message>
    <message>
      <source>Its method and checksum are told in the package</source>
      <translation>Sein Verfahren und seine Prüfsumme stehen dann im Paket</translation>
    </message>
    <message>
      <source>QGIS project inside the GeoPackage</source>
      <translation>QGIS-Projekt im GeoPackage</translation>
    </message>
    <message>
      <source>Print layouts go along with the project</source>
      <translation>Drucklayouts gehen mit dem Projekt mit</translation>
    </message>
    <message>
      <source>Values of the whole city beside each region</source>
      <translation>Werte der ganzen Stadt neben jeder Region</translation>
    </message>
    <message>
      <source>&amp;Author</source>
      <translation>&amp;Verfasst von</translation>
    </message>
    <message>
      <source>&amp;Model of the types</source>
      <translation>&amp;Modell der Typen</translation>
    </message>
    <message>
      <source>&amp;PostgreSQL as well</source>
      <translation>Zusätzlich &amp;PostgreSQL</translation>
    </message>
    <message>
      <source>S&amp;chema</source>
      <translation>S&amp;chema</translation>
    </message>
    <message>
      <source>One file to hand on, in place of two</source>
      <translation>Eine Datei zum Weitergeben statt zweier</translation>
    </message>
    <message>
      <source>Tick the fields with counts of people that are to be protected.</source>
      <translation>Kreuzen Sie die Felder mit Anzahlen von Menschen an, die geschützt werden sollen.</translation>
    </message>
    <message>
      <source>The file {name} exists. Choose another name for the protocol.</source>
      <translation>Die Datei {name} gibt es schon. Wählen Sie einen anderen Namen für das Protokoll.</translation>
    </message>
  </context>
  <context>
    <name>PackageProject</name>
    <message>
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
  </context>
  <context>
    <name>Panel</name>
    <message>
      <source>Layer “{layer}”.</source>
      <translation>Layer „{layer}“.</translation>
    </message>
    <message>
      <source>Show layer in the layer tree</source>
      <translation>Layer im Layerbaum zeigen</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Take the step back</source>
      <translation>Schritt zurücknehmen</translation>
    </message>
    <message>
      <source>“{step}” was taken back. Its layers and files are still there.</source>
      <translation>„{step}“ wurde zurückgenommen. Die Layer und Dateien sind noch da.</translation>
    </message>
    <message>
      <source>Keep after all</source>
      <translation>Doch behalten</translation>
    </message>
    <message>
      <source>Short tour: {number} of {count}</source>
      <translation>Kurze Einführung: {number} von {count}</translation>
    </message>
    <message>
      <source>&amp;Done</source>
      <translation>&amp;Fertig</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>&amp;Weiter</translation>
    </message>
    <message>
      <source>Sozialraum joins the year's tables onto your planning areas, finds area types and ranks areas by status. Then it prints a map for each region.</source>
      <translation>Sozialraum fügt die Tabellen des Jahres an Ihre Planungsräume an, bildet Gebietstypen und berechnet den Statusindex. Danach druckt es für jede Region eine Karte.</translation>
    </message>
    <message>
      <source>Open example &amp;data…</source>
      <translation>&amp;Beispieldaten öffnen…</translation>
    </message>
    <message>
      <source>Choose o&amp;wn areas…</source>
      <translation>Eigene &amp;Räume wählen…</translation>
    </message>
    <message>
      <source>End the tour</source>
      <translation>Einführung beenden</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>Short tour</source>
      <translation>Kurze Einführung</translation>
    </message>
    <message>
      <source>Walk through the steps of the year's work</source>
      <translation>Durch die Schritte der Jahresarbeit führen</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <source>Author, source, folders and language for all projects</source>
      <translation>Bearbeitung, Quelle, Ordner und Sprache für alle Projekte</translation>
    </message>
    <message>
      <source>More about “{step}”</source>
      <translation>Mehr zu „{step}“</translation>
    </message>
    <message>
      <source>First choose the planning areas: their layer, the field with the key, and the regions that get a map each. The project remembers them.</source>
      <translation>Wählen Sie zuerst die Planungsräume: ihren Layer, das Feld mit dem Schlüssel und die Regionen, die je eine Karte bekommen. Das Projekt merkt sich die Wahl.</translation>
    </message>
    <message>
      <source>Then join the year's tables, from Excel, CSV or a layer. You see how each table is understood and which areas lack a row, before anything is written.</source>
      <translation>Fügen Sie dann die Tabellen des Jahres an: aus Excel, CSV oder einem Layer. Sie sehen, wie jede Tabelle verstanden wird und welchen Räumen eine Zeile fehlt, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
      <source>Counts become rates. From these come area types, which group areas that are alike, or a status index, which ranks them.</source>
      <translation>Aus Anzahlen werden Quoten. Daraus entstehen Gebietstypen, die ähnliche Räume zusammenfassen, oder ein Statusindex, der die Räume in eine Rangfolge bringt.</translation>
    </message>
    <message>
      <source>At the end stand the figures of the regions, a printed map for each of them, and packages of layers and tables for others.</source>
      <translation>Am Ende stehen die Zahlen der Regionen, für jede eine gedruckte Karte und Pakete mit Layern und Tabellen für andere.</translation>
    </message>
    <message>
      <source>Each step makes new layers and files; nothing is overwritten. The panel tells what has changed since a step was done, and its menu takes a step back. Next year you begin where this one ended.</source>
      <translation>Jeder Schritt legt neue Layer und Dateien an; nichts wird überschrieben. Das Bedienfeld sagt, was sich seit einem Schritt geändert hat, und im Menü lässt er sich zurücknehmen. Im nächsten Jahr beginnen Sie dort, wo dieses geendet hat.</translation>
    </message>
  </context>
  <context>
    <name>Preparation</name>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Key field of the areas</source>
      <translation>Schlüsselfeld der Räume</translation>
    </message>
    <message>
      <source>Indicators</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>Transformation of the values</source>
      <translation>Transformation der Werte</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>Weights, one per indicator, separated by ;</source>
      <translation>Gewichte, eines je Merkmal, getrennt durch ;</translation>
    </message>
    <message>
      <source>Field with the population</source>
      <translation>Feld mit der Einwohnerzahl</translation>
    </message>
    <message>
      <source>Least population of a typed area</source>
      <translation>Mindestzahl der Einwohner eines Raums mit Typ</translation>
    </message>
    <message>
      <source>Areas that lack a value</source>
      <translation>Räume mit fehlenden Werten</translation>
    </message>
    <message>
      <source>Areas to leave out (expression)</source>
      <translation>Auszulassende Räume (Ausdruck)</translation>
    </message>
    <message>
      <source>Directions, one per indicator: 1 more is more strain, -1 less, 0 not counted</source>
      <translation>Richtungen, eine je Merkmal: 1 mehr bedeutet mehr Belastung, -1 weniger, 0 zählt nicht</translation>
    </message>
    <message>
      <source>The expression {value} (EXCLUDE) cannot be used: {reason}. Correct it or leave it empty.</source>
      <translation>Der Ausdruck {value} (EXCLUDE) ist nicht verwendbar: {reason}. Bitte korrigieren oder leer lassen.</translation>
    </message>
  </context>
  <context>
    <name>Profile</name>
    <message>
      <source>Page {number} of {total}</source>
      <translation>Seite {number} von {total}</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>Nr.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Region and city as</source>
      <translation>Region und Stadt als</translation>
    </message>
    <message>
      <source>without {count}</source>
      <translation>ohne {count}</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Quote</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>Weighted mean</source>
      <translation>gew. Mittel</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Region: sum</source>
      <translation>Region: Summe</translation>
    </message>
    <message>
      <source>City: sum</source>
      <translation>Stadt: Summe</translation>
    </message>
    <message>
      <source>Region: rate from the sums</source>
      <translation>Region: Quote aus den Summen</translation>
    </message>
    <message>
      <source>City: rate from the sums</source>
      <translation>Stadt: Quote aus den Summen</translation>
    </message>
    <message>
      <source>Region: mean of its areas</source>
      <translation>Region: Mittel ihrer Räume</translation>
    </message>
    <message>
      <source>City: mean of all areas</source>
      <translation>Stadt: Mittel aller Räume</translation>
    </message>
    <message>
      <source>Region: weighted mean</source>
      <translation>Region: gewichtetes Mittel</translation>
    </message>
    <message>
      <source>City: weighted mean</source>
      <translation>Stadt: gewichtetes Mittel</translation>
    </message>
    <message>
      <source>Rate: sum of the numerators by sum of the denominators.</source>
      <translation>Quote: Summe der Zähler durch Summe der Nenner.</translation>
    </message>
    <message>
      <source>Weighted mean: areas weighted by {field}.</source>
      <translation>Gewichtetes Mittel (gew. Mittel): Räume gewichtet nach {field}.</translation>
    </message>
    <message>
      <source>Mean: each area counts the same; it is not the value of the region or city as a whole.</source>
      <translation>Mittel: Jeder Raum zählt gleich viel; es ist nicht der Wert der Region oder Stadt insgesamt.</translation>
    </message>
    <message>
      <source>“without …”: so many areas have no value and are not part of it.</source>
      <translation>„ohne …“: So viele Räume haben keinen Wert und sind nicht enthalten.</translation>
    </message>
    <message>
      <source>no value</source>
      <translation>kein Wert</translation>
    </message>
    <message>
      <source>no value: not known or kept secret</source>
      <translation>kein Wert: unbekannt oder geheim gehalten</translation>
    </message>
    <message>
      <source>{text} ({count} areas)</source>
      <translation>{text} ({count} Räume)</translation>
    </message>
    <message>
      <source>The region compared with the city</source>
      <translation>Die Region im Vergleich mit der Stadt</translation>
    </message>
    <message>
      <source>span of all areas of the city</source>
      <translation>Spanne aller Räume der Stadt</translation>
    </message>
    <message>
      <source>areas of the region</source>
      <translation>Räume der Region</translation>
    </message>
    <message>
      <source>{title}: share of the areas</source>
      <translation>{title}: Anteil der Räume</translation>
    </message>
  </context>
  <context>
    <name>RatesDialog</name>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Rates</source>
      <translation>Quoten</translation>
    </message>
    <message>
      <source>rates</source>
      <translation>quoten</translation>
    </message>
    <message>
      <source>Compute rates from counts</source>
      <translation>Quoten aus Anzahlen berechnen</translation>
    </message>
    <message>
      <source>The changes of the catalogue are not saved. Give them up?</source>
      <translation>Die Änderungen am Katalog sind nicht gespeichert. Verwerfen?</translation>
    </message>
    <message>
      <source>The shipped catalogue stays as it is. Choose another folder.</source>
      <translation>Der mitgelieferte Katalog bleibt, wie er ist. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>The catalogue was saved as {path}.</source>
      <translation>Der Katalog wurde als {path} gespeichert.</translation>
    </message>
    <message>
      <source>catalogue</source>
      <translation>katalog</translation>
    </message>
    <message>
      <source>Save the catalogue</source>
      <translation>Katalog speichern</translation>
    </message>
    <message>
      <source>Catalogues (*.csv)</source>
      <translation>Kataloge (*.csv)</translation>
    </message>
    <message>
      <source>{ticked} of {all} indicators ticked</source>
      <translation>{ticked} von {all} Merkmalen angekreuzt</translation>
    </message>
    <message>
      <source>{count} cannot be computed (red cells)</source>
      <translation>{count} nicht berechenbar (rote Zellen)</translation>
    </message>
    <message>
      <source>{count} to check (yellow cells)</source>
      <translation>{count} zu prüfen (gelbe Zellen)</translation>
    </message>
    <message>
      <source>C&amp;ompute</source>
      <translation>Be&amp;rechnen</translation>
    </message>
    <message>
      <source>The project has no layer with counts. Join a table first.</source>
      <translation>Das Projekt hat keinen Layer mit Anzahlen. Verbinden Sie zuerst eine Tabelle.</translation>
    </message>
    <message>
      <source>Tick at least one indicator.</source>
      <translation>Kreuzen Sie mindestens ein Merkmal an.</translation>
    </message>
    <message>
      <source>These indicators cannot be computed: {names}. Correct the red cells, or untick them.</source>
      <translation>Diese Merkmale lassen sich nicht berechnen: {names}. Berichtigen Sie die roten Zellen oder nehmen Sie die Häkchen weg.</translation>
    </message>
    <message>
      <source>Give the result a file name that ends with .gpkg.</source>
      <translation>Geben Sie dem Ergebnis einen Dateinamen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <source>The file {path} exists. Choose another name; nothing is overwritten here.</source>
      <translation>Die Datei {path} gibt es schon. Wählen Sie einen anderen Namen; hier wird nichts überschrieben.</translation>
    </message>
    <message>
      <source>{count} indicators computed.</source>
      <translation>{count} Merkmale berechnet.</translation>
    </message>
    <message>
      <source>The changes of the catalogue are not saved.</source>
      <translation>Die Änderungen am Katalog sind nicht gespeichert.</translation>
    </message>
    <message>
      <source>Save as {file}</source>
      <translation>Als {file} speichern</translation>
    </message>
    <message>
      <source>&amp;Layer with counts</source>
      <translation>&amp;Layer mit Anzahlen</translation>
    </message>
    <message>
      <source>&amp;Catalogue</source>
      <translation>&amp;Katalog</translation>
    </message>
    <message>
      <source>S&amp;hipped catalogue</source>
      <translation>Mit&amp;gelieferter Katalog</translation>
    </message>
    <message>
      <source>Save &amp;as…</source>
      <translation>Speichern &amp;als …</translation>
    </message>
    <message>
      <source>&amp;New line</source>
      <translation>&amp;Neue Zeile</translation>
    </message>
    <message>
      <source>&amp;Duplicate</source>
      <translation>&amp;Duplizieren</translation>
    </message>
    <message>
      <source>Re&amp;move</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>&amp;Tick what can be computed</source>
      <translation>&amp;Berechenbare ankreuzen</translation>
    </message>
    <message>
      <source>&amp;Earlier year</source>
      <translation>&amp;Früheres Jahr</translation>
    </message>
    <message>
      <source>The same counts of an earlier year; the result then holds the change as well</source>
      <translation>Dieselben Anzahlen aus einem früheren Jahr; das Ergebnis enthält dann auch die Veränderung</translation>
    </message>
    <message>
      <source>&amp;Key field</source>
      <translation>&amp;Schlüsselfeld</translation>
    </message>
    <message>
      <source>in the earlier &amp;year</source>
      <translation>im früheren &amp;Jahr</translation>
    </message>
    <message>
      <source>Name of the res&amp;ult</source>
      <translation>Na&amp;me des Ergebnisses</translation>
    </message>
    <message>
      <source>F&amp;ile</source>
      <translation>Da&amp;tei</translation>
    </message>
    <message>
      <source>Say in a text field &amp;why a rate is missing</source>
      <translation>In einem Textfeld sagen, &amp;warum eine Quote fehlt</translation>
    </message>
    <message>
      <source>Si&amp;gns</source>
      <translation>&amp;Zeichen</translation>
    </message>
    <message>
      <source>What signs kept by the join mean</source>
      <translation>Was beim Verbinden behaltene Zeichen bedeuten</translation>
    </message>
  </context>
  <context>
    <name>ReadPackets</name>
    <message>
      <source>Read packets with comments</source>
      <translation>Pakete mit Anmerkungen lesen</translation>
    </message>
    <message>
      <source>Reads filled packets back, shows conflicts, and makes accepted proposals types that are set by hand.</source>
      <translation>Liest ausgefüllte Pakete zurück, zeigt Widersprüche und macht angenommene Vorschläge zu von Hand gesetzten Typen.</translation>
    </message>
    <message>
      <source>Field with the names of the areas</source>
      <translation>Feld mit den Namen der Räume</translation>
    </message>
    <message>
      <source>Field with the types of the areas</source>
      <translation>Feld mit den Typen der Räume</translation>
    </message>
    <message>
      <source>Folder with the collected packets</source>
      <translation>Ordner mit den gesammelten Paketen</translation>
    </message>
    <message>
      <source>Accept proposals (clear: all without conflict; none; keys: named areas)</source>
      <translation>Vorschläge annehmen (clear: alle ohne Widerspruch; none: keine; keys: genannte Räume)</translation>
    </message>
    <message>
      <source>Areas whose proposals are accepted (key or key=type, separated by ;)</source>
      <translation>Räume, deren Vorschläge angenommen werden (Schlüssel oder Schlüssel=Typ, durch ; getrennt)</translation>
    </message>
    <message>
      <source>Year of the types (empty: that of the packets)</source>
      <translation>Jahr der Typen (leer: das der Pakete)</translation>
    </message>
    <message>
      <source>Language of tables and report (empty: that of QGIS)</source>
      <translation>Sprache von Tabellen und Bericht (leer: die von QGIS)</translation>
    </message>
    <message>
      <source>Comments and proposals</source>
      <translation>Anmerkungen und Vorschläge</translation>
    </message>
    <message>
      <source>Types set by hand</source>
      <translation>Von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>Packets that were read</source>
      <translation>Gelesene Pakete</translation>
    </message>
    <message>
      <source>Files that were not read</source>
      <translation>Nicht gelesene Dateien</translation>
    </message>
    <message>
      <source>Areas with comments or proposals</source>
      <translation>Räume mit Anmerkungen oder Vorschlägen</translation>
    </message>
    <message>
      <source>Proposals of another type</source>
      <translation>Vorschläge eines anderen Typs</translation>
    </message>
    <message>
      <source>Proposals in conflict</source>
      <translation>Vorschläge im Widerspruch</translation>
    </message>
    <message>
      <source>Types that are set by hand</source>
      <translation>Typen, die von Hand gesetzt werden</translation>
    </message>
    <message>
      <source>Further remarks: {count}; the report has all of them.</source>
      <translation>Weitere Hinweise: {count}; im Bericht stehen alle.</translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>Encoding of a text file</source>
      <translation>Zeichenkodierung einer Textdatei</translation>
    </message>
    <message>
      <source>Delimiter of a text file</source>
      <translation>Trennzeichen einer Textdatei</translation>
    </message>
    <message>
      <source>Decimal sign</source>
      <translation>Dezimalzeichen</translation>
    </message>
    <message>
      <source>Rows of the header, as 4-6 (0: none; empty: found)</source>
      <translation>Kopfzeilen, etwa 4-6 (0: keine; leer: werden gefunden)</translation>
    </message>
    <message>
      <source>First and last row of data, as 8-152 (empty: found)</source>
      <translation>Erste und letzte Datenzeile, etwa 8-152 (leer: wird gefunden)</translation>
    </message>
    <message>
      <source>Rows to leave out, as 12;40-42</source>
      <translation>Wegzulassende Zeilen, etwa 12;40-42</translation>
    </message>
    <message>
      <source>Rows that are areas although they look like totals, as 12;40-42</source>
      <translation>Zeilen, die Räume sind, obwohl sie wie Summen aussehen, etwa 12;40-42</translation>
    </message>
    <message>
      <source>Kinds of columns, as Name = text; Share = number</source>
      <translation>Art der Spalten, etwa Name = text; Anteil = number</translation>
    </message>
    <message>
      <source>Long table: columns that tell the rows of an area apart, or auto</source>
      <translation>Lange Tabelle: Spalten, die die Zeilen eines Raums unterscheiden, oder auto</translation>
    </message>
    <message>
      <source>Keys matched by hand, as key in the table = key of the area</source>
      <translation>Von Hand zugeordnete Schlüssel: Schlüssel der Tabelle = Schlüssel des Raums</translation>
    </message>
    <message>
      <source>Keys written differently may be matched</source>
      <translation>Anders geschriebene Schlüssel dürfen zugeordnet werden</translation>
    </message>
    <message>
      <source>Reading settings of an earlier table</source>
      <translation>Leseeinstellungen einer früheren Tabelle</translation>
    </message>
    <message>
      <source>Reading settings (*.json);;All files (*.*)</source>
      <translation>Leseeinstellungen (*.json);;Alle Dateien (*.*)</translation>
    </message>
  </context>
  <context>
    <name>RegionCompare</name>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Name der Region</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Bezeichnung</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>Region’s value</source>
      <translation>Wert der Region</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Difference to the city</source>
      <translation>Abstand zur Stadt</translation>
    </message>
    <message>
      <source>Regions of a like mix</source>
      <translation>Regionen ähnlicher Mischung</translation>
    </message>
    <message>
      <source>Difference to the like regions</source>
      <translation>Abstand zu den ähnlichen Regionen</translation>
    </message>
    <message>
      <source>Which regions are like</source>
      <translation>Ähnliche Regionen</translation>
    </message>
    <message>
      <source>Earlier year</source>
      <translation>Früheres Jahr</translation>
    </message>
    <message>
      <source>Change since then</source>
      <translation>Änderung seither</translation>
    </message>
    <message>
      <source>Change of the city since then</source>
      <translation>Änderung der Stadt seither</translation>
    </message>
    <message>
      <source>Place, from the highest value</source>
      <translation>Platz, vom höchsten Wert an</translation>
    </message>
    <message>
      <source>Areas without a value</source>
      <translation>Räume ohne Wert</translation>
    </message>
    <message>
      <source>Missing parts</source>
      <translation>Fehlende Teile</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Lage zum Wert der Stadt</translation>
    </message>
    <message>
      <source>Decimals</source>
      <translation>Nachkommastellen</translation>
    </message>
    <message>
      <source>Which earlier year</source>
      <translation>Welches frühere Jahr</translation>
    </message>
    <message>
      <source>All figures</source>
      <translation>Alle Werte</translation>
    </message>
    <message>
      <source>Regions in comparison</source>
      <translation>Regionen im Vergleich</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Years</source>
      <translation>Jahre</translation>
    </message>
    <message>
      <source>Type {type} (%)</source>
      <translation>Typ {type} (%)</translation>
    </message>
    <message>
      <source>Mix of types</source>
      <translation>Mischung der Typen</translation>
    </message>
  </context>
  <context>
    <name>RegionFields</name>
    <message>
      <source>sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>rate: sum over sum</source>
      <translation>Quote: Summe durch Summe</translation>
    </message>
    <message>
      <source>unweighted mean of the areas</source>
      <translation>ungewichteter Mittelwert der Räume</translation>
    </message>
    <message>
      <source>mean of the areas, weighted by {field}</source>
      <translation>Mittelwert der Räume, gewichtet nach {field}</translation>
    </message>
    <message>
      <source>without a type</source>
      <translation>ohne Typ</translation>
    </message>
    <message>
      <source>type {number}</source>
      <translation>Typ {number}</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Missing parts</source>
      <translation>Fehlende Teile</translation>
    </message>
    <message>
      <source>Areas whose value is missing, by field</source>
      <translation>Räume, deren Wert fehlt, je Feld</translation>
    </message>
    <message>
      <source>{label}, areas without a value</source>
      <translation>{label}, Räume ohne Wert</translation>
    </message>
    <message>
      <source>Areas, {type}</source>
      <translation>Räume, {type}</translation>
    </message>
    <message>
      <source>{label}, difference to the city</source>
      <translation>{label}, Abstand zur Stadt</translation>
    </message>
    <message>
      <source>percentage points</source>
      <translation>Prozentpunkte</translation>
    </message>
    <message>
      <source>{label}, numerator</source>
      <translation>{label}, Zähler</translation>
    </message>
    <message>
      <source>{label}, denominator</source>
      <translation>{label}, Nenner</translation>
    </message>
    <message>
      <source>{label}, unweighted mean of the areas</source>
      <translation>{label}, ungewichteter Mittelwert der Räume</translation>
    </message>
    <message>
      <source>{label}, mean weighted by {field}</source>
      <translation>{label}, Mittelwert gewichtet nach {field}</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Bezeichnung</translation>
    </message>
    <message>
      <source>How it was found</source>
      <translation>Wie gefunden</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>Numerator</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <source>Denominator</source>
      <translation>Nenner</translation>
    </message>
    <message>
      <source>Areas without a value</source>
      <translation>Räume ohne Wert</translation>
    </message>
  </context>
  <context>
    <name>RegionMap</name>
    <message>
      <source>All regions in one file</source>
      <translation>Alle Regionen in einer Datei</translation>
    </message>
    <message>
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <source>across</source>
      <translation>quer</translation>
    </message>
    <message>
      <source>upright</source>
      <translation>hoch</translation>
    </message>
    <message>
      <source>Regions of the atlas</source>
      <translation>Regionen des Atlas</translation>
    </message>
    <message>
      <source>Outlines of the regions</source>
      <translation>Umrisse der Regionen</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Overview map</source>
      <translation>Übersichtskarte</translation>
    </message>
    <message>
      <source>Table of the areas</source>
      <translation>Tabelle der Räume</translation>
    </message>
    <message>
      <source>Regions in comparison</source>
      <translation>Regionen im Vergleich</translation>
    </message>
    <message>
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
    <message>
      <source>The region {name} has no area with a boundary.</source>
      <translation>Die Region {name} hat keinen Raum mit Grenze.</translation>
    </message>
    <message>
      <source>Reference date: {text}</source>
      <translation>Stichtag: {text}</translation>
    </message>
    <message>
      <source>Boundaries: {text}</source>
      <translation>Gebietsstand: {text}</translation>
    </message>
    <message>
      <source>Map: {author}, printed {date}</source>
      <translation>Karte: {author}, Druck {date}</translation>
    </message>
    <message>
      <source>Source: {text}</source>
      <translation>Quelle: {text}</translation>
    </message>
    <message>
      <source>Printed {date}</source>
      <translation>Druck {date}</translation>
    </message>
    <message>
      <source>The map makes statements on areas, not on the persons who live there. Counts in the legend are planning areas.</source>
      <translation>Die Karte trifft Aussagen über Gebiete, nicht über die Personen, die dort wohnen. Die Legende zählt Planungsräume.</translation>
    </message>
    <message>
      <source>Without a boundary, in the table only: {areas}</source>
      <translation>Ohne Grenze, nur in der Tabelle: {areas}</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Status {number}</source>
      <translation>Status {number}</translation>
    </message>
    <message>
      <source>Dynamics</source>
      <translation>Dynamik</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Cluster analysis of social indicators of the planning areas; numbered by strain, 1 is the least.</source>
      <translation>Clusteranalyse sozialer Merkmale der Planungsräume; nummeriert nach Belastung, 1 ist die geringste.</translation>
    </message>
    <message>
      <source>Bold: {field}. Small: the area's number in the table.</source>
      <translation>Fett: {field}. Klein: Nummer des Raums in der Tabelle.</translation>
    </message>
    <message>
      <source>Neighbouring regions are shown pale.</source>
      <translation>Benachbarte Regionen sind blass dargestellt.</translation>
    </message>
    <message>
      <source>Planning area</source>
      <translation>Planungsraum</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
  </context>
  <context>
    <name>RegionMapExport</name>
    <message>
      <source>{path}: {reason}</source>
      <translation>{path}: {reason}</translation>
    </message>
    <message>
      <source>{path} could not be written: {reason}</source>
      <translation>{path} ließ sich nicht schreiben: {reason}</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>abgebrochen</translation>
    </message>
    <message>
      <source>there is not enough memory; choose a lower resolution</source>
      <translation>der Arbeitsspeicher reicht nicht; wählen Sie eine geringere Auflösung</translation>
    </message>
    <message>
      <source>the file cannot be opened for writing; is it open elsewhere?</source>
      <translation>die Datei lässt sich nicht zum Schreiben öffnen; ist sie anderswo geöffnet?</translation>
    </message>
    <message>
      <source>the file cannot be created; is the disk full?</source>
      <translation>die Datei lässt sich nicht anlegen; ist der Datenträger voll?</translation>
    </message>
    <message>
      <source>the SVG layers could not be made</source>
      <translation>die SVG-Ebenen ließen sich nicht erzeugen</translation>
    </message>
    <message>
      <source>the series has no pages</source>
      <translation>die Kartenreihe hat keine Seiten</translation>
    </message>
    <message>
      <source>no file was made</source>
      <translation>es entstand keine Datei</translation>
    </message>
    <message>
      <source>The layouts could not be kept in the project: {reason}</source>
      <translation>Die Layouts konnten nicht im Projekt bleiben: {reason}</translation>
    </message>
  </context>
  <context>
    <name>RegionMapTemplate</name>
    <message>
      <source>The legend has {count} entries, for which the item legend of the layout template is too low. Make it at least {height} mm high.</source>
      <translation>Die Legende hat {count} Einträge; dafür ist das Element legend der Layoutvorlage zu niedrig. Machen Sie es mindestens {height} mm hoch.</translation>
    </message>
    <message>
      <source>The layout template {path} (TEMPLATE) has no page.</source>
      <translation>Die Layoutvorlage {path} (TEMPLATE) hat keine Seite.</translation>
    </message>
    <message>
      <source>The layout template {path} (TEMPLATE) lacks items with these ids on its first page: {ids}. Give the items these ids in the layout designer (Item properties, Main properties, Item ID).</source>
      <translation>Der Layoutvorlage {path} (TEMPLATE) fehlen auf ihrer ersten Seite Elemente mit diesen IDs: {ids}. Geben Sie den Elementen diese IDs in der Layoutgestaltung (Elementeigenschaften, Element-ID).</translation>
    </message>
    <message>
      <source>In the layout template {path} (TEMPLATE) several items have the same id: {ids}.</source>
      <translation>In der Layoutvorlage {path} (TEMPLATE) haben mehrere Elemente dieselbe ID: {ids}.</translation>
    </message>
    <message>
      <source>In the layout template {path} (TEMPLATE) the item {id} is of the kind {found}, but has to be of the kind {kind}.</source>
      <translation>In der Layoutvorlage {path} (TEMPLATE) ist das Element {id} von der Art {found}, muss aber von der Art {kind} sein.</translation>
    </message>
    <message>
      <source>The layout template {path} (TEMPLATE) cannot be read: {reason}.</source>
      <translation>Die Layoutvorlage {path} (TEMPLATE) kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>The file {path} (TEMPLATE) is no layout template. Choose a .qpt file that the layout designer has saved (Layout, Save as Template).</source>
      <translation>Die Datei {path} (TEMPLATE) ist keine Layoutvorlage. Wählen Sie eine .qpt-Datei, die die Layoutgestaltung gespeichert hat (Layout, Als Vorlage speichern).</translation>
    </message>
    <message>
      <source>map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>label</source>
      <translation>Beschriftung</translation>
    </message>
    <message>
      <source>scale bar</source>
      <translation>Maßstab</translation>
    </message>
    <message>
      <source>legend</source>
      <translation>Legende</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>The layout template {path} (TEMPLATE) holds {kind}, which could print other data or load it from the network. Remove it, or put a label, a picture or a fixed table there.</source>
      <translation>Die Layoutvorlage {path} (TEMPLATE) enthält {kind}. Damit könnten andere Daten gedruckt oder aus dem Netz geladen werden. Entfernen Sie das Element, oder setzen Sie eine Beschriftung, ein Bild oder eine feste Tabelle dorthin.</translation>
    </message>
    <message>
      <source>In the layout template {path} (TEMPLATE) the item {item} shows its text as HTML, in which scripts run and names of areas would be taken for markup. Switch off “Render as HTML” and “Allow HTML Formatting”, and use several labels for several fonts.</source>
      <translation>In der Layoutvorlage {path} (TEMPLATE) zeigt das Element {item} seinen Text als HTML. Darin laufen Skripte, und Namen von Räumen würden als Auszeichnung gelesen. Schalten Sie „Als HTML darstellen“ und „HTML-Formatierung zulassen“ ab, und nehmen Sie für mehrere Schriften mehrere Beschriftungen.</translation>
    </message>
    <message>
      <source>In the layout template {path} (TEMPLATE) an expression names the file of a picture in the item {item}. Choose the file itself.</source>
      <translation>In der Layoutvorlage {path} (TEMPLATE) bestimmt ein Ausdruck die Bilddatei im Element {item}. Wählen Sie die Datei selbst.</translation>
    </message>
    <message>
      <source>an HTML frame</source>
      <translation>einen HTML-Rahmen</translation>
    </message>
    <message>
      <source>an attribute table</source>
      <translation>eine Attributtabelle</translation>
    </message>
    <message>
      <source>a 3D map</source>
      <translation>eine 3D-Karte</translation>
    </message>
    <message>
      <source>an elevation profile</source>
      <translation>ein Höhenprofil</translation>
    </message>
    <message>
      <source>an item of another program (kind {kind})</source>
      <translation>ein Element eines anderen Programms (Art {kind})</translation>
    </message>
    <message>
      <source>In the layout template {path} (TEMPLATE) the item {item} loads {value} from the network. Save the file beside the template, and choose it there.</source>
      <translation>In der Layoutvorlage {path} (TEMPLATE) lädt das Element {item} {value} aus dem Netz. Speichern Sie die Datei neben der Vorlage, und wählen Sie sie dort.</translation>
    </message>
    <message>
      <source>In the layout template {path} (TEMPLATE) the item {item} uses the functions {functions}, which read the computer or other layers. Maps that are given away must not print these; remove them from the template.</source>
      <translation>In der Layoutvorlage {path} (TEMPLATE) verwendet das Element {item} die Funktionen {functions}, die den Rechner oder andere Layer lesen. Karten, die weitergegeben werden, dürfen das nicht drucken; entfernen Sie sie aus der Vorlage.</translation>
    </message>
  </context>
  <context>
    <name>Regions</name>
    <message>
      <source>Planning areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Key field of the areas</source>
      <translation>Schlüsselfeld der Räume</translation>
    </message>
    <message>
      <source>Field with the region</source>
      <translation>Feld mit der Region</translation>
    </message>
    <message>
      <source>Field with the names of the regions</source>
      <translation>Feld mit den Namen der Regionen</translation>
    </message>
    <message>
      <source>Table that assigns areas to regions</source>
      <translation>Tabelle, die Räume den Regionen zuordnet</translation>
    </message>
    <message>
      <source>Key field of the areas in the table</source>
      <translation>Schlüsselfeld der Räume in der Tabelle</translation>
    </message>
    <message>
      <source>Field with the region in the table</source>
      <translation>Feld mit der Region in der Tabelle</translation>
    </message>
    <message>
      <source>Field with the names of the regions in the table</source>
      <translation>Feld mit den Namen der Regionen in der Tabelle</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
  </context>
  <context>
    <name>RegionsDialog</name>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Einwohner</translation>
    </message>
    <message>
      <source>regions</source>
      <translation>regionen</translation>
    </message>
    <message>
      <source>{count} regions.</source>
      <translation>{count} Regionen.</translation>
    </message>
    <message>
      <source>{count} areas belong to none of them.</source>
      <translation>{count} Räume gehören zu keiner davon.</translation>
    </message>
    <message>
      <source>{number} ({count} areas without)</source>
      <translation>{number} ({count} Räume ohne)</translation>
    </message>
    <message>
      <source>The project has no polygon layer. Add the planning areas first.</source>
      <translation>Das Projekt hat keinen Polygonlayer. Fügen Sie zuerst die Planungsräume hinzu.</translation>
    </message>
    <message>
      <source>Choose the field of the regions.</source>
      <translation>Wählen Sie das Feld der Regionen.</translation>
    </message>
    <message>
      <source>Sum up</source>
      <translation>Zusammenfassen</translation>
    </message>
    <message>
      <source>The file {path} exists. Choose another name; nothing is overwritten here.</source>
      <translation>Die Datei {path} gibt es schon. Wählen Sie einen anderen Namen; hier wird nichts überschrieben.</translation>
    </message>
    <message>
      <source>city</source>
      <translation>stadt</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Figures of the city</source>
      <translation>Zahlen der Gesamtstadt</translation>
    </message>
    <message>
      <source>{regions} regions, {without} areas without a region.</source>
      <translation>{regions} Regionen, {without} Räume ohne Region.</translation>
    </message>
    <message>
      <source>Regions that lack the number of an area: {count}.</source>
      <translation>Regionen, in denen die Zahl eines Raums fehlt: {count}.</translation>
    </message>
    <message>
      <source>Sum up areas to regions</source>
      <translation>Räume zu Regionen zusammenfassen</translation>
    </message>
    <message>
      <source>Areas and regions</source>
      <translation>Räume und Regionen</translation>
    </message>
    <message>
      <source>&amp;Planning areas</source>
      <translation>&amp;Planungsräume</translation>
    </message>
    <message>
      <source>&amp;Key field</source>
      <translation>&amp;Schlüsselfeld</translation>
    </message>
    <message>
      <source>Field of the &amp;regions</source>
      <translation>Feld der &amp;Regionen</translation>
    </message>
    <message>
      <source>&amp;Names of the regions</source>
      <translation>&amp;Namen der Regionen</translation>
    </message>
    <message>
      <source>Popu&amp;lation</source>
      <translation>&amp;Einwohner</translation>
    </message>
    <message>
      <source>&amp;Types of the areas</source>
      <translation>&amp;Gebietstypen</translation>
    </message>
    <message>
      <source>Catal&amp;ogue of rates</source>
      <translation>Katal&amp;og der Quoten</translation>
    </message>
    <message>
      <source>Close &amp;gaps narrower than</source>
      <translation>&amp;Lücken schließen bis</translation>
    </message>
    <message>
      <source>Counts to add up</source>
      <translation>Zu summierende Anzahlen</translation>
    </message>
    <message>
      <source>Result la&amp;yer</source>
      <translation>Ergebnisla&amp;yer</translation>
    </message>
    <message>
      <source>Report besi&amp;de it (HTML)</source>
      <translation>Bericht &amp;daneben (HTML)</translation>
    </message>
    <message>
      <source>Table of the whole &amp;city</source>
      <translation>Tabelle der Gesamts&amp;tadt</translation>
    </message>
    <message>
      <source>N&amp;umerators and denominators too</source>
      <translation>&amp;Zähler und Nenner dazu</translation>
    </message>
  </context>
  <context>
    <name>RegionsReport</name>
    <message>
      <source>Regions and city</source>
      <translation>Regionen und Stadt</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>{areas} areas were summed up to {regions} regions.</source>
      <translation>{areas} Räume wurden zu {regions} Regionen zusammengefasst.</translation>
    </message>
    <message>
      <source>{count} areas belong to no region; they are part of the city's figures, but of no region's.</source>
      <translation>Räume, die zu keiner Region gehören: {count}; sie zählen bei der Stadt, aber bei keiner Region.</translation>
    </message>
    <message>
      <source>Values marked with {mark} lack the part of some areas, because their number is secret or unknown. They concern {count} regions; the areas are listed below.</source>
      <translation>Bei Werten mit {mark} fehlt der Teil einzelner Räume, weil ihre Zahl geheim oder unbekannt ist. Regionen, die das betrifft: {count}; die Räume stehen weiter unten.</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Areas and counts</source>
      <translation>Räume und Anzahlen</translation>
    </message>
    <message>
      <source>Types in the regions</source>
      <translation>Gebietstypen in den Regionen</translation>
    </message>
    <message>
      <source>Areas by type</source>
      <translation>Räume nach Gebietstyp</translation>
    </message>
    <message>
      <source>{field} by type of the area</source>
      <translation>{field} nach Gebietstyp des Raums</translation>
    </message>
    <message>
      <source>Rates</source>
      <translation>Quoten</translation>
    </message>
    <message>
      <source>Each rate of a region is the sum of its areas' numerators divided by the sum of their denominators, never the mean of their rates. An area that lacks one of the two is left out of both sums.</source>
      <translation>Jede Quote einer Region ist die Summe der Zähler ihrer Räume geteilt durch die Summe der Nenner, nie der Mittelwert der Quoten. Ein Raum, dem eines von beiden fehlt, geht in keine der beiden Summen ein.</translation>
    </message>
    <message>
      <source>Means of the areas' values</source>
      <translation>Mittelwerte der Räume</translation>
    </message>
    <message>
      <source>{label}, unweighted</source>
      <translation>{label}, ungewichtet</translation>
    </message>
    <message>
      <source>{label}, weighted by {field}</source>
      <translation>{label}, gewichtet nach {field}</translation>
    </message>
    <message>
      <source>What is missing or was noticed</source>
      <translation>Was fehlt oder auffiel</translation>
    </message>
    <message>
      <source>Areas without a value</source>
      <translation>Räume ohne Wert</translation>
    </message>
    <message>
      <source>Figures of the city</source>
      <translation>Werte der Stadt</translation>
    </message>
    <message>
      <source>A city has more than one average. The rate of the city counts each person once; the unweighted mean counts each area once, however many people live there. Each figure says which one it is.</source>
      <translation>Eine Stadt hat mehr als einen Durchschnitt. Die Quote der Stadt zählt jeden Menschen einmal; der ungewichtete Mittelwert zählt jeden Raum einmal, gleich wie viele Menschen dort wohnen. Bei jedem Wert steht, welcher es ist.</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>How it was found</source>
      <translation>Wie gefunden</translation>
    </message>
    <message>
      <source>How the rates are computed</source>
      <translation>Wie die Quoten berechnet sind</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Quote</translation>
    </message>
    <message>
      <source>Formula</source>
      <translation>Formel</translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message>
      <source>Made with Sozialraum {version}</source>
      <translation>Erstellt mit Sozialraum {version}</translation>
    </message>
  </context>
  <context>
    <name>Run</name>
    <message>
      <source>The tools are not registered. Restart the plugin.</source>
      <translation>Die Werkzeuge sind nicht angemeldet. Schalten Sie das Plugin aus und wieder ein.</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>The tool failed.</source>
      <translation>Das Werkzeug ist gescheitert.</translation>
    </message>
  </context>
  <context>
    <name>SearchReport</name>
    <message>
      <source>Areas found by rules</source>
      <translation>Suchraster: Räume nach Regeln</translation>
    </message>
    <message>
      <source>{found} of {count} areas were found.</source>
      <translation>{found} von {count} Räumen wurden gefunden.</translation>
    </message>
    <message>
      <source>The list says where to look more closely. It is no verdict on an area or on those who live there.</source>
      <translation>Die Liste sagt, wo genauer hinzusehen ist. Sie ist kein Urteil über einen Raum oder die Menschen, die dort wohnen.</translation>
    </message>
    <message>
      <source>Rules</source>
      <translation>Regeln</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>Regel</translation>
    </message>
    <message>
      <source>Expression</source>
      <translation>Ausdruck</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>Rules met</source>
      <translation>Regeln</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Without a region</source>
      <translation>Ohne Region</translation>
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
      <source>Regions and budgets</source>
      <translation>Regionen und Budgets</translation>
    </message>
    <message>
      <source>Maps and packages</source>
      <translation>Karten und Weitergabe</translation>
    </message>
    <message>
      <source>{label} ({parameter}) is empty, but needed. Fill it in.</source>
      <translation>{label} ({parameter}) ist leer, wird aber gebraucht. Füllen Sie es aus.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) is not known. Choose one of: {known}.</source>
      <translation>{value} ({parameter}) ist nicht bekannt. Wählen Sie eines von: {known}.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) cannot be used for: {label}. Correct it.</source>
      <translation>{value} ({parameter}) ist nicht verwendbar für: {label}. Berichtigen Sie es.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) cannot be used. Give a number from {least} to {most}.</source>
      <translation>{value} ({parameter}) ist nicht verwendbar. Geben Sie eine Zahl von {least} bis {most} an.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) cannot be used. Give a number of at least {least}.</source>
      <translation>{value} ({parameter}) ist nicht verwendbar. Geben Sie eine Zahl von mindestens {least} an.</translation>
    </message>
    <message>
      <source>{value} ({parameter}) cannot be used. Give a number.</source>
      <translation>{value} ({parameter}) ist nicht verwendbar. Geben Sie eine Zahl an.</translation>
    </message>
    <message>
      <source>The style of {layer} could not be saved: {reason}</source>
      <translation>Der Stil von {layer} ließ sich nicht speichern: {reason}</translation>
    </message>
  </context>
  <context>
    <name>StatusReport</name>
    <message>
      <source>Report on the status and dynamics index</source>
      <translation>Bericht zum Status- und Dynamik-Index</translation>
    </message>
    <message>
      <source>Classes of the status</source>
      <translation>Klassen des Status</translation>
    </message>
    <message>
      <source>Classes of the dynamics</source>
      <translation>Klassen der Dynamik</translation>
    </message>
    <message>
      <source>{classed} of the {count} areas of the layer {layer} have all classes; {rest} lack one, and the reasons are given below.</source>
      <translation>{classed} der {count} Räume des Layers {layer} haben alle Klassen; {rest} Räumen fehlt eine, die Gründe stehen unten.</translation>
    </message>
    <message>
      <source>The status index sums up {count} indicators in one number. It says how far an area lies above or below the mean of the areas: 0 is the mean, 1 is one standard deviation more strain, −1 one less. Class 1 has the least strain.</source>
      <translation>Der Status-Index fasst {count} Merkmale in einer Zahl zusammen. Er sagt, wie weit ein Raum über oder unter dem Mittelwert der Räume liegt: 0 ist der Mittelwert, 1 eine Standardabweichung mehr Belastung, −1 eine weniger. Klasse 1 hat die geringste Belastung.</translation>
    </message>
    <message>
      <source>The dynamics index does the same with {count} changes over time. It compares an area's change with that of the others: where all have improved, an area that has improved far less than the others may count as negative.</source>
      <translation>Der Dynamik-Index tut dasselbe mit {count} Veränderungen im Zeitverlauf. Er vergleicht die Veränderung eines Raums mit der der anderen: Wo sich alle verbessert haben, kann ein Raum, der sich deutlich weniger verbessert hat, als negativ gelten.</translation>
    </message>
    <message>
      <source>Both compare areas with each other at one time and in one city. They do not tell how much need there is, do not describe single people, and are no verdict on those who live there.</source>
      <translation>Beide vergleichen Räume miteinander, zu einem Stichtag und in einer Stadt. Sie sagen nicht, wie groß der Bedarf ist, beschreiben keine einzelnen Menschen und sind kein Urteil über die, die dort leben.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Index x</source>
      <translation>Index x</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Share of the areas in %</source>
      <translation>Anteil an den Räumen in %</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Einwohner</translation>
    </message>
    <message>
      <source>Share of the population in %</source>
      <translation>Anteil an den Einwohnern in %</translation>
    </message>
    <message>
      <source>Overall classes: status and dynamics together</source>
      <translation>Gesamtklassen: Status und Dynamik zusammen</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Areas; columns: dynamics</source>
      <translation>Räume; Spalten: Dynamik</translation>
    </message>
    <message>
      <source>People who live in these areas; columns: dynamics</source>
      <translation>Menschen, die in diesen Räumen leben; Spalten: Dynamik</translation>
    </message>
    <message>
      <source>Areas with the most strain</source>
      <translation>Räume mit der höchsten Belastung</translation>
    </message>
    <message>
      <source>All areas of the status class {number}, the one with the highest index first.</source>
      <translation>Alle Räume der Statusklasse {number}, der Raum mit dem höchsten Index zuerst.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>Status index</source>
      <translation>Status-Index</translation>
    </message>
    <message>
      <source>Dynamics index</source>
      <translation>Dynamik-Index</translation>
    </message>
    <message>
      <source>Overall class</source>
      <translation>Gesamtklasse</translation>
    </message>
    <message>
      <source>Areas that lack a class</source>
      <translation>Räume, denen eine Klasse fehlt</translation>
    </message>
    <message>
      <source>All areas have all classes.</source>
      <translation>Alle Räume haben alle Klassen.</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Indicators</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Mittelwert</translation>
    </message>
    <message>
      <source>Standard deviation</source>
      <translation>Standardabweichung</translation>
    </message>
    <message>
      <source>Lowest</source>
      <translation>Kleinster Wert</translation>
    </message>
    <message>
      <source>Highest</source>
      <translation>Größter Wert</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Richtung</translation>
    </message>
    <message>
      <source>Status, {count} areas</source>
      <translation>Status, {count} Räume</translation>
    </message>
    <message>
      <source>Dynamics, {count} areas</source>
      <translation>Dynamik, {count} Räume</translation>
    </message>
    <message>
      <source>more is more strain</source>
      <translation>mehr bedeutet mehr Belastung</translation>
    </message>
    <message>
      <source>more is less strain</source>
      <translation>mehr bedeutet weniger Belastung</translation>
    </message>
    <message>
      <source>Annex: how the index is computed</source>
      <translation>Anhang: So wird der Index berechnet</translation>
    </message>
    <message>
      <source>Standard deviation of the sum ({index})</source>
      <translation>Standardabweichung der Summe ({index})</translation>
    </message>
    <message>
      <source>Program version</source>
      <translation>Programmversion</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Source of the method: Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen, Monitoring Soziale Stadtentwicklung Berlin 2021, Indikatorenblätter of 29 July 2022, Status-Index and Dynamik-Index.</source>
      <translation>Quelle des Verfahrens: Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen, Monitoring Soziale Stadtentwicklung Berlin 2021, Indikatorenblätter vom 29.07.2022, Status-Index und Dynamik-Index.</translation>
    </message>
    <message>
      <source>1. z = (x − m) / s for every indicator x, with m the unweighted mean and s the population standard deviation (divisor n) of the areas that take part.</source>
      <translation>1. z = (x − m) / s für jedes Merkmal x; m ist der ungewichtete Mittelwert, s die Standardabweichung der Grundgesamtheit (Teiler n) der einbezogenen Räume.</translation>
    </message>
    <message>
      <source>2. Sum S = w₁d₁z₁ + w₂d₂z₂ + … with weight w and direction d (1 or −1).</source>
      <translation>2. Summe S = w₁d₁z₁ + w₂d₂z₂ + … mit Gewicht w und Richtung d (1 oder −1).</translation>
    </message>
    <message>
      <source>3. Index = (S − mean of S) / population standard deviation of S: the sum is standardised once more.</source>
      <translation>3. Index = (S − Mittelwert von S) / Standardabweichung von S (Grundgesamtheit): Die Summe wird erneut standardisiert.</translation>
    </message>
    <message>
      <source>4. Classes by the limits. An index exactly at a limit belongs to the class nearer to the mean.</source>
      <translation>4. Klassen nach den Grenzen. Ein Indexwert genau auf einer Grenze gehört zur Klasse, die näher am Mittelwert liegt.</translation>
    </message>
    <message>
      <source>In each index those areas take part that have a value in all of its indicators, are large enough and are not excluded. An area can thus have a status without dynamics, or dynamics without a status; it then has no overall class. Missing values are never replaced.</source>
      <translation>In jeden Index gehen die Räume ein, die in allen seinen Merkmalen einen Wert haben, groß genug und nicht ausgeschlossen sind. Ein Raum kann also einen Status ohne Dynamik haben oder umgekehrt; dann hat er keine Gesamtklasse. Fehlende Werte werden nie ersetzt.</translation>
    </message>
  </context>
  <context>
    <name>Steps</name>
    <message>
      <source>Areas and regions</source>
      <translation>Räume und Regionen</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Wählen…</translation>
    </message>
    <message>
      <source>Not yet chosen.</source>
      <translation>Noch nicht gewählt.</translation>
    </message>
    <message>
      <source>Choose the layer of the planning areas, and what its fields mean.</source>
      <translation>Wählen Sie den Layer der Planungsräume und sagen Sie, was seine Felder bedeuten.</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tabellen</translation>
    </message>
    <message>
      <source>Join…</source>
      <translation>Anfügen…</translation>
    </message>
    <message>
      <source>No table joined yet.</source>
      <translation>Noch keine Tabelle angefügt.</translation>
    </message>
    <message>
      <source>Join the year's tables onto the planning areas.</source>
      <translation>Fügen Sie die Tabellen des Jahres an die Planungsräume an.</translation>
    </message>
    <message>
      <source>Rates</source>
      <translation>Quoten</translation>
    </message>
    <message>
      <source>Compute…</source>
      <translation>Berechnen…</translation>
    </message>
    <message>
      <source>No rates computed yet.</source>
      <translation>Noch keine Quoten berechnet.</translation>
    </message>
    <message>
      <source>Compute rates from counts, as a catalogue of indicators says.</source>
      <translation>Berechnen Sie aus Anzahlen Quoten, wie es ein Katalog der Merkmale vorgibt.</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>No area types computed yet.</source>
      <translation>Noch keine Gebietstypen berechnet.</translation>
    </message>
    <message>
      <source>Group areas that are alike.</source>
      <translation>Fassen Sie Räume zusammen, die einander ähnlich sind.</translation>
    </message>
    <message>
      <source>Status index</source>
      <translation>Statusindex</translation>
    </message>
    <message>
      <source>No status index computed yet.</source>
      <translation>Noch kein Statusindex berechnet.</translation>
    </message>
    <message>
      <source>Rank the areas by their level and their change.</source>
      <translation>Stufen Sie die Räume nach Niveau und Veränderung ein.</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Sum up…</source>
      <translation>Zusammenfassen…</translation>
    </message>
    <message>
      <source>Not yet summed up.</source>
      <translation>Noch nicht zusammengefasst.</translation>
    </message>
    <message>
      <source>Add up the areas by region, and share out a budget.</source>
      <translation>Die Räume je Region zusammenzählen und ein Budget verteilen.</translation>
    </message>
    <message>
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Drucken…</translation>
    </message>
    <message>
      <source>No maps made yet.</source>
      <translation>Noch keine Karten gedruckt.</translation>
    </message>
    <message>
      <source>Make a printable map for each region.</source>
      <translation>Drucken Sie für jede Region eine Karte.</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Weitergabe</translation>
    </message>
    <message>
      <source>Pack…</source>
      <translation>Packen…</translation>
    </message>
    <message>
      <source>Nothing packed yet.</source>
      <translation>Noch nichts gepackt.</translation>
    </message>
    <message>
      <source>Pack layers and tables for colleagues.</source>
      <translation>Packen Sie Layer und Tabellen für Kolleginnen und Kollegen.</translation>
    </message>
    <message>
      <source>{what} changed since {date}.</source>
      <translation>{what} geändert seit {date}.</translation>
    </message>
    <message>
      <source>{what} no longer found.</source>
      <translation>{what} nicht mehr gefunden.</translation>
    </message>
    <message>
      <source>An earlier step was done anew since {date}.</source>
      <translation>Ein früherer Schritt wurde seit {date} neu gemacht.</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>Catalogue</source>
      <translation>Katalog</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Types set by hand</source>
      <translation>Von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>Layer of the earlier year</source>
      <translation>Layer des früheren Jahres</translation>
    </message>
    <message>
      <source>Reading settings</source>
      <translation>Leseeinstellungen</translation>
    </message>
    <message>
      <source>Template</source>
      <translation>Vorlage</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
  </context>
  <context>
    <name>StyleAreas</name>
    <message>
      <source>Style areas</source>
      <translation>Räume gestalten</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Planungsräume</translation>
    </message>
    <message>
      <source>Field to show</source>
      <translation>Darzustellendes Feld</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>Stil</translation>
    </message>
    <message>
      <source>Palette (empty: the one that suits the style)</source>
      <translation>Palette (leer: die zum Stil passende)</translation>
    </message>
    <message>
      <source>Number of classes of an indicator</source>
      <translation>Anzahl der Klassen eines Merkmals</translation>
    </message>
    <message>
      <source>Style file</source>
      <translation>Stildatei</translation>
    </message>
    <message>
      <source>Styled layer</source>
      <translation>Gestalteter Layer</translation>
    </message>
    <message>
      <source>How classes of an indicator are made</source>
      <translation>Wie die Klassen eines Merkmals gebildet werden</translation>
    </message>
    <message>
      <source>Own limits between classes, separated by ;</source>
      <translation>Eigene Klassengrenzen, getrennt durch ;</translation>
    </message>
    <message>
      <source>Middle of diverging classes: a number, or mean</source>
      <translation>Mitte zweipoliger Klassen: eine Zahl oder mean</translation>
    </message>
    <message>
      <source>Turn the palette round</source>
      <translation>Palette umkehren</translation>
    </message>
    <message>
      <source>Patterns instead of colours, for black and white</source>
      <translation>Muster statt Farben, für Schwarz-Weiß-Druck</translation>
    </message>
    <message>
      <source>The field {value} (FIELD) has no value in any area. Choose another field.</source>
      <translation>Das Feld {value} (FIELD) hat in keinem Raum einen Wert. Wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
      <source>The field {value} (FIELD) holds no type numbers from 1 to {most}. Choose the STYLE sequential or diverging for an indicator, status for classes such as 1+.</source>
      <translation>Das Feld {value} (FIELD) enthält keine Typnummern von 1 bis {most}. Wählen Sie für ein Merkmal den STYLE sequential oder diverging, für Klassen wie 1+ den STYLE status.</translation>
    </message>
    <message>
      <source>The field {value} (FIELD) holds no classes of status and dynamics, such as 1+ or 4-. Choose another field or another STYLE.</source>
      <translation>Das Feld {value} (FIELD) enthält keine Klassen von Status und Dynamik wie 1+ oder 4-. Wählen Sie ein anderes Feld oder einen anderen STYLE.</translation>
    </message>
    <message>
      <source>The field {value} (FIELD) holds text. The STYLE {style} needs numbers.</source>
      <translation>Das Feld {value} (FIELD) enthält Text. Der STYLE {style} braucht Zahlen.</translation>
    </message>
  </context>
  <context>
    <name>SupplyFields</name>
    <message>
      <source>Facilities</source>
      <translation>Einrichtungen</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Plätze</translation>
    </message>
    <message>
      <source>Children</source>
      <translation>Kinder</translation>
    </message>
    <message>
      <source>Places for 100 children</source>
      <translation>Plätze je 100 Kinder</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Areas without a number of children</source>
      <translation>Räume ohne Zahl der Kinder</translation>
    </message>
    <message>
      <source>Share of all areas (%)</source>
      <translation>Anteil an allen Räumen (%)</translation>
    </message>
    <message>
      <source>Share of all facilities (%)</source>
      <translation>Anteil an allen Einrichtungen (%)</translation>
    </message>
    <message>
      <source>Share of all places (%)</source>
      <translation>Anteil an allen Plätzen (%)</translation>
    </message>
    <message>
      <source>Share of all children (%)</source>
      <translation>Anteil an allen Kindern (%)</translation>
    </message>
    <message>
      <source>without a type</source>
      <translation>ohne Typ</translation>
    </message>
    <message>
      <source>type {number}</source>
      <translation>Typ {number}</translation>
    </message>
    <message>
      <source>Catchment, {type} (%)</source>
      <translation>Einzugsgebiet, {type} (%)</translation>
    </message>
    <message>
      <source>Lies in area</source>
      <translation>Liegt im Raum</translation>
    </message>
    <message>
      <source>Areas of the catchment</source>
      <translation>Räume des Einzugsgebiets</translation>
    </message>
    <message>
      <source>Children of the catchment</source>
      <translation>Kinder des Einzugsgebiets</translation>
    </message>
    <message>
      <source>Most frequent type of the catchment</source>
      <translation>Häufigster Typ im Einzugsgebiet</translation>
    </message>
  </context>
  <context>
    <name>SupplyReport</name>
    <message>
      <source>Supply with facilities</source>
      <translation>Versorgung mit Einrichtungen</translation>
    </message>
    <message>
      <source>{facilities} facilities with {places} places lie in {areas} areas.</source>
      <translation>{facilities} Einrichtungen mit {places} Plätzen liegen in {areas} Räumen.</translation>
    </message>
    <message>
      <source>In the whole city there are {places} places for 100 children.</source>
      <translation>In der ganzen Stadt sind es {places} Plätze je 100 Kinder.</translation>
    </message>
    <message>
      <source>Places are counted where the facility stands. Children also go to facilities of other areas, so a small area without a place may be well supplied; look at regions and catchments too.</source>
      <translation>Plätze werden dort gezählt, wo die Einrichtung steht. Kinder besuchen auch Einrichtungen anderer Räume; ein kleiner Raum ohne Platz kann also gut versorgt sein. Sehen Sie auch auf Regionen und Einzugsgebiete.</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>Einrichtungen</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Plätze</translation>
    </message>
    <message>
      <source>Children</source>
      <translation>Kinder</translation>
    </message>
    <message>
      <source>Places for 100 children</source>
      <translation>Plätze je 100 Kinder</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Region</translation>
    </message>
    <message>
      <source>Types of areas</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Shares in percent of all</source>
      <translation>Anteile an allen in Prozent</translation>
    </message>
    <message>
      <source>Catchments of the facilities</source>
      <translation>Einzugsgebiete der Einrichtungen</translation>
    </message>
    <message>
      <source>How the children of a facility's catchment are spread over the types of areas, in percent. Where the number of children is unknown, the areas count.</source>
      <translation>Wie sich die Kinder im Einzugsgebiet einer Einrichtung auf die Gebietstypen verteilen, in Prozent. Wo die Zahl der Kinder unbekannt ist, zählen die Räume.</translation>
    </message>
    <message>
      <source>Facility</source>
      <translation>Einrichtung</translation>
    </message>
  </context>
  <context>
    <name>Symbology</name>
    <message>
      <source>not classed</source>
      <translation>nicht eingestuft</translation>
    </message>
    <message>
      <source>not typed</source>
      <translation>nicht typisiert</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>ausgelassen</translation>
    </message>
    <message>
      <source>population unknown</source>
      <translation>Einwohnerzahl unbekannt</translation>
    </message>
    <message>
      <source>population below {minimum}</source>
      <translation>weniger als {minimum} Einwohner</translation>
    </message>
    <message>
      <source>value missing</source>
      <translation>Wert fehlt</translation>
    </message>
    <message>
      <source>other reasons</source>
      <translation>andere Gründe</translation>
    </message>
    <message>
      <source>Type {number}</source>
      <translation>Typ {number}</translation>
    </message>
    <message>
      <source>Type set by hand</source>
      <translation>Typ von Hand gesetzt</translation>
    </message>
    <message>
      <source>high status</source>
      <translation>Status hoch</translation>
    </message>
    <message>
      <source>middle status</source>
      <translation>Status mittel</translation>
    </message>
    <message>
      <source>low status</source>
      <translation>Status niedrig</translation>
    </message>
    <message>
      <source>very low status</source>
      <translation>Status sehr niedrig</translation>
    </message>
    <message>
      <source>positive dynamics</source>
      <translation>Dynamik positiv</translation>
    </message>
    <message>
      <source>stable dynamics</source>
      <translation>Dynamik stabil</translation>
    </message>
    <message>
      <source>negative dynamics</source>
      <translation>Dynamik negativ</translation>
    </message>
    <message>
      <source>no value</source>
      <translation>kein Wert</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} bis {high}</translation>
    </message>
    <message>
      <source>{low} to under {high}</source>
      <translation>{low} bis unter {high}</translation>
    </message>
  </context>
  <context>
    <name>SystemCheck</name>
    <message>
      <source>reading and joining tables, rates, area types</source>
      <translation>Tabellen lesen und anfügen, Quoten, Gebietstypen</translation>
    </message>
    <message>
      <source>area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Excel workbooks</source>
      <translation>Excel-Arbeitsmappen</translation>
    </message>
    <message>
      <source>charts</source>
      <translation>Diagramme</translation>
    </message>
    <message>
      <source>combined PDFs with bookmarks</source>
      <translation>Sammel-PDF mit Lesezeichen</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>fehlt</translation>
    </message>
    <message>
      <source>Everything the plugin can use is there.</source>
      <translation>Alles, was das Plugin nutzen kann, ist vorhanden.</translation>
    </message>
    <message>
      <source>Missing: {packages}. Some actions will not run.</source>
      <translation>Es fehlt: {packages}. Einige Aktionen laufen nicht.</translation>
    </message>
    <message>
      <source>Sozialraum: system check</source>
      <translation>Sozialraum: Systemprüfung</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Bestandteil</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Needed for</source>
      <translation>Gebraucht für</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>TablePreview</name>
    <message>
      <source>Row {row} is no area: {reason}</source>
      <translation>Zeile {row} ist kein Raum: {reason}</translation>
    </message>
    <message>
      <source>Read as the number {value}</source>
      <translation>Als Zahl {value} gelesen</translation>
    </message>
    <message>
      <source>Not understood as a number; the value stays empty.</source>
      <translation>Nicht als Zahl verstanden; der Wert bleibt leer.</translation>
    </message>
    <message>
      <source>This column is left out.</source>
      <translation>Diese Spalte wird weggelassen.</translation>
    </message>
    <message>
      <source>Stands above the table and is not joined.</source>
      <translation>Steht über der Tabelle und wird nicht angefügt.</translation>
    </message>
    <message>
      <source>This key can mean several areas, so it is not matched.</source>
      <translation>Dieser Schlüssel kann mehrere Räume meinen und wird nicht verbunden.</translation>
    </message>
    <message>
      <source>No area has this key.</source>
      <translation>Kein Raum hat diesen Schlüssel.</translation>
    </message>
    <message>
      <source>Several rows belong to the area {area}.</source>
      <translation>Mehrere Zeilen gehören zum Raum {area}.</translation>
    </message>
    <message>
      <source>Area {area}</source>
      <translation>Raum {area}</translation>
    </message>
    <message>
      <source>Area {area}, matched {how}</source>
      <translation>Raum {area}, verbunden {how}</translation>
    </message>
    <message>
      <source>Sign {sign}: {reason}</source>
      <translation>Zeichen {sign}: {reason}</translation>
    </message>
    <message>
      <source>Ro&amp;w</source>
      <translation>&amp;Zeile</translation>
    </message>
    <message>
      <source>Col&amp;umn</source>
      <translation>Sp&amp;alte</translation>
    </message>
    <message>
      <source>Row {row}: no data record</source>
      <translation>Zeile {row}: kein Datensatz</translation>
    </message>
    <message>
      <source>Row {row}: is an area</source>
      <translation>Zeile {row}: ist ein Raum</translation>
    </message>
    <message>
      <source>Row {row}: header</source>
      <translation>Zeile {row}: Kopfzeile</translation>
    </message>
    <message>
      <source>Row {row}: first row of data</source>
      <translation>Zeile {row}: erste Datenzeile</translation>
    </message>
    <message>
      <source>Row {row}: last row of data</source>
      <translation>Zeile {row}: letzte Datenzeile</translation>
    </message>
    <message>
      <source>Column {column}: key of the areas</source>
      <translation>Spalte {column}: Schlüssel der Räume</translation>
    </message>
    <message>
      <source>Column {column}: numbers</source>
      <translation>Spalte {column}: Zahlen</translation>
    </message>
    <message>
      <source>Column {column}: text</source>
      <translation>Spalte {column}: Text</translation>
    </message>
    <message>
      <source>Column {column}: kind as found</source>
      <translation>Spalte {column}: Art wie gefunden</translation>
    </message>
    <message>
      <source>Column {column}: leave out, or take again</source>
      <translation>Spalte {column}: weglassen oder wieder nehmen</translation>
    </message>
    <message>
      <source>Column {column}: tells the rows of an area apart (long table)</source>
      <translation>Spalte {column}: unterscheidet die Zeilen eines Raums (lange Tabelle)</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>without area</source>
      <translation>ohne Raum</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Zahl</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>Zeichen</translation>
    </message>
    <message>
      <source>set apart</source>
      <translation>abgesetzt</translation>
    </message>
    <message>
      <source>not understood</source>
      <translation>nicht verstanden</translation>
    </message>
    <message>
      <source>Rows whose key belongs to an area.</source>
      <translation>Zeilen, deren Schlüssel zu einem Raum gehört.</translation>
    </message>
    <message>
      <source>Rows whose key belongs to no area, or that share an area.</source>
      <translation>Zeilen, deren Schlüssel zu keinem Raum gehört oder die sich einen Raum teilen.</translation>
    </message>
    <message>
      <source>Cells that were read as numbers.</source>
      <translation>Zellen, die als Zahlen gelesen wurden.</translation>
    </message>
    <message>
      <source>Signs in place of numbers or beside them:</source>
      <translation>Zeichen anstelle von Zahlen oder neben ihnen:</translation>
    </message>
    <message>
      <source>Rows that are no areas: totals, notes, sources.</source>
      <translation>Zeilen, die keine Räume sind: Summen, Fußnoten, Quellen.</translation>
    </message>
    <message>
      <source>Cells in columns of numbers that are none.</source>
      <translation>Zellen in Zahlenspalten, die keine Zahlen sind.</translation>
    </message>
    <message>
      <source>Click to go to the next one.</source>
      <translation>Klicken, um zur nächsten Stelle zu springen.</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>weggelassen</translation>
    </message>
  </context>
  <context>
    <name>TickList</name>
    <message>
      <source>Search…</source>
      <translation>Suchen…</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>{ticked} of {all} ticked</source>
      <translation>{ticked} von {all} angekreuzt</translation>
    </message>
  </context>
  <context>
    <name>ToolDialog</name>
    <message>
      <source>Run</source>
      <translation>Ausführen</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Einzelheiten</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
  </context>
  <context>
    <name>TransferAreas</name>
    <message>
      <source>Transfer counts to new boundaries</source>
      <translation>Anzahlen auf neue Grenzen übertragen</translation>
    </message>
    <message>
      <source>Splits counts of old areas on new ones by a table, by population weights or by area.</source>
      <translation>Verteilt Anzahlen alter Räume auf neue: nach einer Umsteigetabelle, nach Gewichten der Bevölkerung oder nach der Fläche.</translation>
    </message>
    <message>
      <source>Old areas with counts</source>
      <translation>Alte Räume mit Anzahlen</translation>
    </message>
    <message>
      <source>New areas</source>
      <translation>Neue Räume</translation>
    </message>
    <message>
      <source>Weights: points or polygons, such as blocks with residents</source>
      <translation>Gewichte: Punkte oder Flächen, etwa Baublöcke mit Einwohnerzahl</translation>
    </message>
    <message>
      <source>Fields with counts</source>
      <translation>Felder mit Anzahlen</translation>
    </message>
    <message>
      <source>Key field of the old areas</source>
      <translation>Schlüsselfeld der alten Räume</translation>
    </message>
    <message>
      <source>Key field of the new areas</source>
      <translation>Schlüsselfeld der neuen Räume</translation>
    </message>
    <message>
      <source>Weight (empty: each feature counts 1)</source>
      <translation>Gewicht (leer: jedes Objekt zählt 1)</translation>
    </message>
    <message>
      <source>Table of old and new keys</source>
      <translation>Umsteigetabelle (alte und neue Schlüssel)</translation>
    </message>
    <message>
      <source>Tables ({endings});;All files (*.*)</source>
      <translation>Tabellen ({endings});;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Column of old keys (empty: found by the keys)</source>
      <translation>Spalte der alten Schlüssel (leer: an den Schlüsseln erkannt)</translation>
    </message>
    <message>
      <source>Column of new keys (empty: found by the keys)</source>
      <translation>Spalte der neuen Schlüssel (leer: an den Schlüsseln erkannt)</translation>
    </message>
    <message>
      <source>Column of shares or weights (empty: the one of numbers)</source>
      <translation>Spalte der Anteile oder Gewichte (leer: die mit Zahlen)</translation>
    </message>
    <message>
      <source>Whole numbers (largest remainder, sums stay exact)</source>
      <translation>Ganze Zahlen (größte Reste, Summen bleiben genau)</translation>
    </message>
    <message>
      <source>Allow counts that are no whole numbers</source>
      <translation>Anzahlen zulassen, die keine ganzen Zahlen sind</translation>
    </message>
    <message>
      <source>New areas with counts</source>
      <translation>Neue Räume mit Anzahlen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Old areas transferred</source>
      <translation>Übertragene alte Räume</translation>
    </message>
    <message>
      <source>Old areas without a new area</source>
      <translation>Alte Räume ohne neuen Raum</translation>
    </message>
    <message>
      <source>transferred from {layer} {method}</source>
      <translation>übertragen aus {layer} {method}</translation>
    </message>
  </context>
  <context>
    <name>TransferReport</name>
    <message>
      <source>Counts on new boundaries</source>
      <translation>Anzahlen auf neuen Grenzen</translation>
    </message>
    <message>
      <source>Old areas</source>
      <translation>Alte Räume</translation>
    </message>
    <message>
      <source>New areas</source>
      <translation>Neue Räume</translation>
    </message>
    <message>
      <source>Old areas transferred</source>
      <translation>Übertragene alte Räume</translation>
    </message>
    <message>
      <source>Old areas without a new one</source>
      <translation>Alte Räume ohne neuen</translation>
    </message>
    <message>
      <source>New areas without an old one</source>
      <translation>Neue Räume ohne alten</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Verteilt</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>How the counts were transferred</source>
      <translation>Wie die Anzahlen übertragen wurden</translation>
    </message>
    <message>
      <source>The table says which old area goes into which new one. Where an old area goes into several, its count is split by the weights of the table, divided by their sum.</source>
      <translation>Die Tabelle sagt, welcher alte Raum in welchen neuen übergeht. Geht ein alter Raum in mehrere über, wird seine Anzahl nach den Gewichten der Tabelle verteilt, geteilt durch deren Summe.</translation>
    </message>
    <message>
      <source>The count of an old area is split on the new areas in proportion to the weights of points in both. An old area without any weight is split by shares of its area.</source>
      <translation>Die Anzahl eines alten Raums wird im Verhältnis der Gewichte der Punkte, die in beiden liegen, auf die neuen Räume verteilt. Ein alter Raum ohne jedes Gewicht wird nach Anteilen an seiner Fläche verteilt.</translation>
    </message>
    <message>
      <source>The count of an old area is split on the new areas in proportion to the weights of the polygons that lie in both; a polygon that is cut gives its weight by area. An old area without any weight is split by shares of its area.</source>
      <translation>Die Anzahl eines alten Raums wird im Verhältnis der Gewichte der Flächen, die in beiden liegen, auf die neuen Räume verteilt; eine zerschnittene Fläche gibt ihr Gewicht nach Fläche ab. Ein alter Raum ohne jedes Gewicht wird nach Anteilen an seiner Fläche verteilt.</translation>
    </message>
    <message>
      <source>The count of an old area is split on the new areas in proportion to the area that both share. That takes people to live evenly spread; where they do not, weights give better results.</source>
      <translation>Die Anzahl eines alten Raums wird im Verhältnis der gemeinsamen Fläche auf die neuen Räume verteilt. Das setzt voraus, dass die Menschen gleichmäßig verteilt wohnen; wo das nicht so ist, sind die Ergebnisse mit Gewichten besser.</translation>
    </message>
    <message>
      <source>Nothing is lost: all of a count goes to the new areas that the old one meets, also where a part of it lies outside all of them. A missing count is not taken for 0; the new areas it belongs to stay empty.</source>
      <translation>Nichts geht verloren: Eine Anzahl geht ganz an die neuen Räume, die der alte berührt, auch wenn ein Teil von ihm außerhalb aller neuen liegt. Eine fehlende Anzahl gilt nicht als 0; die neuen Räume, in die sie gehört, bleiben leer.</translation>
    </message>
    <message>
      <source>Counts are whole numbers, by the largest remainder for each old area, so that sums stay the same.</source>
      <translation>Die Anzahlen sind ganze Zahlen, nach den größten Resten je altem Raum, sodass die Summen gleich bleiben.</translation>
    </message>
    <message>
      <source>The results are estimates wherever an old area was split. Rates are computed from them afterwards.</source>
      <translation>Die Ergebnisse sind Schätzungen, wo ein alter Raum geteilt wurde. Quoten werden danach aus ihnen berechnet.</translation>
    </message>
    <message>
      <source>Sums before and after</source>
      <translation>Summen vorher und nachher</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>Sum before</source>
      <translation>Summe vorher</translation>
    </message>
    <message>
      <source>Sum after</source>
      <translation>Summe nachher</translation>
    </message>
    <message>
      <source>In new areas without a value</source>
      <translation>In neuen Räumen ohne Wert</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Differenz</translation>
    </message>
    <message>
      <source>Old areas partly outside</source>
      <translation>Alte Räume mit einem Teil außerhalb</translation>
    </message>
    <message>
      <source>Old area</source>
      <translation>Alter Raum</translation>
    </message>
    <message>
      <source>Part outside all new areas</source>
      <translation>Teil außerhalb aller neuen Räume</translation>
    </message>
    <message>
      <source>Missing counts</source>
      <translation>Fehlende Anzahlen</translation>
    </message>
    <message>
      <source>Old areas without a value</source>
      <translation>Alte Räume ohne Wert</translation>
    </message>
    <message>
      <source>New areas left empty</source>
      <translation>Leere neue Räume</translation>
    </message>
    <message>
      <source>Old areas without any weight, split by area</source>
      <translation>Alte Räume ohne jedes Gewicht, nach Fläche verteilt</translation>
    </message>
    <message>
      <source>Protocol</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Bemerkung</translation>
    </message>
    <message>
      <source>And {count} more.</source>
      <translation>Und {count} weitere.</translation>
    </message>
  </context>
  <context>
    <name>Translation</name>
    <message>
      <source>as QGIS</source>
      <translation>wie QGIS</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Englisch</translation>
    </message>
  </context>
  <context>
    <name>TypeComparisonReport</name>
    <message>
      <source>Two typologies side by side</source>
      <translation>Zwei Typisierungen im Vergleich</translation>
    </message>
    <message>
      <source>Side by side: {first} (layer {first_layer}) and {second} (layer {second_layer}). Areas with a type in both: {areas}. A type number of the one says nothing about the other; types are paired by the areas they share.</source>
      <translation>Verglichen werden: {first} (Layer {first_layer}) und {second} (Layer {second_layer}). Räume mit einem Typ in beiden: {areas}. Die Nummer eines Typs in dem einen sagt nichts über den anderen; Typen werden nach den Räumen zugeordnet, die beide gemeinsam haben.</translation>
    </message>
    <message>
      <source>Areas in corresponding types: {stayed} ({share}); in another type: {moved}. The adjusted Rand index is {rand}: {verdict}</source>
      <translation>Räume in entsprechenden Typen: {stayed} ({share}); in einem anderen Typ: {moved}. Der adjustierte Rand-Index beträgt {rand}: {verdict}</translation>
    </message>
    <message>
      <source>both group the areas in exactly the same way.</source>
      <translation>Beide fassen die Räume genau gleich zusammen.</translation>
    </message>
    <message>
      <source>both group the areas in nearly the same way.</source>
      <translation>Beide fassen die Räume fast gleich zusammen.</translation>
    </message>
    <message>
      <source>both have much in common, but some types are cut otherwise. Look at the table before you take the other one.</source>
      <translation>Beide haben viel gemeinsam, doch einige Typen sind anders geschnitten. Sehen Sie die Tabelle an, bevor Sie die andere übernehmen.</translation>
    </message>
    <message>
      <source>the two group the areas differently. Whoever takes the other one says something new about many areas, and comparisons with earlier years no longer hold.</source>
      <translation>Beide fassen die Räume verschieden zusammen. Wer die andere übernimmt, sagt über viele Räume etwas Neues; Vergleiche mit früheren Jahren gelten dann nicht mehr.</translation>
    </message>
    <message>
      <source>Which areas go where</source>
      <translation>Welche Räume wohin gehören</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>{first} \ {second}</source>
      <translation>{first} \ {second}</translation>
    </message>
    <message>
      <source>Areas by their two types; corresponding types have a blue ground</source>
      <translation>Räume nach ihren beiden Typen; entsprechende Typen sind blau unterlegt</translation>
    </message>
    <message>
      <source>Which types correspond</source>
      <translation>Welche Typen sich entsprechen</translation>
    </message>
    <message>
      <source>{type}: no type corresponds to it ({second}).</source>
      <translation>{type}: Ihm entspricht kein Typ ({second}).</translation>
    </message>
    <message>
      <source>{type}: {share} of its areas are in {other}.</source>
      <translation>{type}: {share} seiner Räume liegen in {other}.</translation>
    </message>
    <message>
      <source>{type}: {share} of its areas are in {other}; it is not the same type any more.</source>
      <translation>{type}: {share} seiner Räume liegen in {other}; es ist nicht mehr derselbe Typ.</translation>
    </message>
    <message>
      <source>Without a counterpart ({first}): {types}.</source>
      <translation>Ohne Gegenstück ({first}): {types}.</translation>
    </message>
    <message>
      <source>Areas in another type</source>
      <translation>Räume in einem anderen Typ</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>None.</source>
      <translation>Keine.</translation>
    </message>
    <message>
      <source>Areas with a type in one of the two only ({title}): {areas}.</source>
      <translation>Räume mit einem Typ nur in einer der beiden ({title}): {areas}.</translation>
    </message>
    <message>
      <source>How to read this</source>
      <translation>Zum Verständnis</translation>
    </message>
    <message>
      <source>The adjusted Rand index (Hubert and Arabie 1985) asks of each two areas whether both typologies agree on putting them together or apart. 1 is full agreement, 0 is what chance alone would give.</source>
      <translation>Der adjustierte Rand-Index (Hubert und Arabie 1985) fragt für je zwei Räume, ob beide Typisierungen darin übereinstimmen, sie zusammenzufassen oder zu trennen. 1 ist volle Übereinstimmung, 0 ergäbe der bloße Zufall.</translation>
    </message>
    <message>
      <source>Types correspond where together they share the most areas, each type used once. A type is called the same here if its counterpart holds at least {share} of its areas.</source>
      <translation>Typen entsprechen sich so, dass sie zusammen die meisten Räume gemeinsam haben; jeder Typ kommt dabei einmal vor. Als derselbe gilt ein Typ hier, wenn sein Gegenstück mindestens {share} seiner Räume enthält.</translation>
    </message>
  </context>
  <context>
    <name>TypeCountsReport</name>
    <message>
      <source>stable from here on</source>
      <translation>ab hier stabil</translation>
    </message>
    <message>
      <source>at least {count} areas</source>
      <translation>mindestens {count} Räume</translation>
    </message>
    <message>
      <source>Stability</source>
      <translation>Stabilität</translation>
    </message>
    <message>
      <source>Types</source>
      <translation>Typen</translation>
    </message>
    <message>
      <source>Into how many types the areas were sorted.</source>
      <translation>Zu wie vielen Typen die Räume geordnet wurden.</translation>
    </message>
    <message>
      <source>Within sum of squares</source>
      <translation>Quadratsumme innerhalb</translation>
    </message>
    <message>
      <source>How much the areas of one type still differ; it falls with every further type, so look where it stops falling steeply.</source>
      <translation>Wie stark sich die Räume eines Typs noch unterscheiden; sie sinkt mit jedem weiteren Typ, achten Sie darauf, wo sie nicht mehr steil sinkt.</translation>
    </message>
    <message>
      <source>Share explained</source>
      <translation>Erklärter Anteil</translation>
    </message>
    <message>
      <source>How much of all differences between the areas lies between the types; it rises with every further type.</source>
      <translation>Wie viel von allen Unterschieden zwischen den Räumen zwischen den Typen liegt; er steigt mit jedem weiteren Typ.</translation>
    </message>
    <message>
      <source>Silhouette</source>
      <translation>Silhouette</translation>
    </message>
    <message>
      <source>How clearly areas belong to their own type and not to the next one: 1 is very clearly, 0 is not at all; higher is better.</source>
      <translation>Wie deutlich Räume zu ihrem eigenen Typ gehören und nicht zum nächsten: 1 ist sehr deutlich, 0 gar nicht; höher ist besser.</translation>
    </message>
    <message>
      <source>Calinski-Harabasz</source>
      <translation>Calinski-Harabasz</translation>
    </message>
    <message>
      <source>How large the differences between types are compared with those within; higher is better, but it favours few types and never decides alone.</source>
      <translation>Wie groß die Unterschiede zwischen den Typen im Vergleich zu denen innerhalb sind; höher ist besser, doch das Maß bevorzugt wenige Typen und entscheidet nie allein.</translation>
    </message>
    <message>
      <source>Davies-Bouldin</source>
      <translation>Davies-Bouldin</translation>
    </message>
    <message>
      <source>How much each type overlaps with the type most like it, on average; lower is better.</source>
      <translation>Wie stark sich jeder Typ mit dem ihm ähnlichsten überschneidet, im Mittel; niedriger ist besser.</translation>
    </message>
    <message>
      <source>Smallest type</source>
      <translation>Kleinster Typ</translation>
    </message>
    <message>
      <source>How many areas the smallest type has.</source>
      <translation>Wie viele Räume der kleinste Typ hat.</translation>
    </message>
    <message>
      <source>Stability, lowest</source>
      <translation>Stabilität, niedrigste</translation>
    </message>
    <message>
      <source>How much of the least stable type comes back when areas are drawn anew (Jaccard index): 1 is all of it; from 0.75 on a type is stable, below 0.6 it cannot be trusted.</source>
      <translation>Wie viel vom am wenigsten stabilen Typ wiederkehrt, wenn die Räume neu gezogen werden (Jaccard-Index): 1 ist alles; ab 0,75 ist ein Typ stabil, unter 0,6 ist ihm nicht zu trauen.</translation>
    </message>
    <message>
      <source>Stability, mean</source>
      <translation>Stabilität, Mittel</translation>
    </message>
    <message>
      <source>The same on average over the types.</source>
      <translation>Dasselbe im Mittel über die Typen.</translation>
    </message>
    <message>
      <source>Stability was not examined. Set BOOTSTRAPS to 50 or more before you choose.</source>
      <translation>Die Stabilität wurde nicht geprüft. Setzen Sie BOOTSTRAPS auf 50 oder mehr, bevor Sie wählen.</translation>
    </message>
    <message>
      <source>None of these numbers gives types that are all stable (lowest Jaccard index at least {limit}) and all have at least {fewest} areas. Before you use types, look in their report at the least stable one.</source>
      <translation>Bei keiner dieser Anzahlen sind alle Typen stabil (niedrigster Jaccard-Index mindestens {limit}) und haben alle mindestens {fewest} Räume. Sehen Sie sich, bevor Sie Typen verwenden, in deren Bericht den am wenigsten stabilen an.</translation>
    </message>
    <message>
      <source>All types are stable (lowest Jaccard index at least {limit}) and none has fewer than {fewest} areas with these numbers of types: {numbers}.</source>
      <translation>Bei diesen Anzahlen sind alle Typen stabil (niedrigster Jaccard-Index mindestens {limit}) und hat keiner weniger als {fewest} Räume: {numbers}.</translation>
    </message>
    <message>
      <source>This is no decision. Few types are easily stable and may say little. Choose with people who know the areas, by whether each type means something to them.</source>
      <translation>Das ist keine Entscheidung. Wenige Typen sind leicht stabil und sagen womöglich wenig. Wählen Sie gemeinsam mit Menschen, die die Räume kennen, danach, ob ihnen jeder Typ etwas sagt.</translation>
    </message>
    <message>
      <source>How many types?</source>
      <translation>Wie viele Typen?</translation>
    </message>
    <message>
      <source>{count} areas of the layer {layer} were sorted by {indicators} indicators into {lowest} to {highest} types. This report puts the results side by side. It shows which numbers of types hold; it names no right one, because there is none: the number also depends on what the types are for.</source>
      <translation>{count} Räume des Layers {layer} wurden nach {indicators} Merkmalen zu {lowest} bis {highest} Typen geordnet. Dieser Bericht stellt die Ergebnisse nebeneinander. Er zeigt, welche Anzahlen tragen; er nennt keine richtige, denn es gibt keine: Die Anzahl hängt auch davon ab, wozu die Typen dienen.</translation>
    </message>
    <message>
      <source>How to read the figures</source>
      <translation>Wie die Zahlen zu lesen sind</translation>
    </message>
    <message>
      <source>Calinski-Harabasz alone nearly always favours the smallest number of types, so it never decides. The within sum of squares always favours the largest. No single measure does more than point out what to look at.</source>
      <translation>Calinski-Harabasz allein bevorzugt fast immer die kleinste Anzahl und entscheidet deshalb nie. Die Quadratsumme innerhalb bevorzugt immer die größte. Keine einzelne Kennzahl leistet mehr als den Hinweis, wo genauer hinzusehen ist.</translation>
    </message>
    <message>
      <source>A type with very few areas is rather a list of special cases. A type that does not come back with slightly other data can hardly be expected to come back next year.</source>
      <translation>Ein Typ mit sehr wenigen Räumen ist eher eine Liste von Sonderfällen. Ein Typ, der mit leicht anderen Daten nicht wiederkehrt, ist auch im nächsten Jahr kaum zu erwarten.</translation>
    </message>
    <message>
      <source>The figures</source>
      <translation>Die Zahlen</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>All stable, none too small</source>
      <translation>Alle stabil, keiner zu klein</translation>
    </message>
    <message>
      <source>A point means that a figure was not computed.</source>
      <translation>Ein Punkt bedeutet, dass eine Zahl nicht berechnet wurde.</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Number of types</source>
      <translation>Anzahl der Typen</translation>
    </message>
    <message>
      <source>The figures as charts</source>
      <translation>Die Zahlen als Diagramme</translation>
    </message>
    <message>
      <source>Line charts of the measures over {lowest} to {highest} types; first and last value: {measures}. All values are in the table above.</source>
      <translation>Liniendiagramme der Kennzahlen über {lowest} bis {highest} Typen; erster und letzter Wert: {measures}. Alle Werte stehen in der Tabelle darüber.</translation>
    </message>
    <message>
      <source>What the measures mean</source>
      <translation>Was die Kennzahlen bedeuten</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Kennzahl</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>Areas left out</source>
      <translation>Ausgelassene Räume</translation>
    </message>
    <message>
      <source>Areas that lack values: {count}. They are assigned to types afterwards (MISSING is assign) and do not count here.</source>
      <translation>Räume, denen Werte fehlen: {count}. Sie werden nachträglich einem Typ zugeordnet (MISSING ist assign) und zählen hier nicht mit.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Indicators</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>Weights other than 1</source>
      <translation>Gewichte, die nicht 1 sind</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Transformation</source>
      <translation>Transformation</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>Skalierung</translation>
    </message>
    <message>
      <source>Random starts</source>
      <translation>Zufallsstarts</translation>
    </message>
    <message>
      <source>Random seed</source>
      <translation>Startwert des Zufalls</translation>
    </message>
    <message>
      <source>Repetitions for the stability</source>
      <translation>Wiederholungen für die Stabilität</translation>
    </message>
    <message>
      <source>Least population</source>
      <translation>Mindestzahl der Einwohner</translation>
    </message>
    <message>
      <source>Left out by the expression</source>
      <translation>Ausgelassen durch den Ausdruck</translation>
    </message>
    <message>
      <source>Program version</source>
      <translation>Programmversion</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Wert</translation>
    </message>
  </context>
  <context>
    <name>TypePreviews</name>
    <message>
      <source>not examined</source>
      <translation>nicht untersucht</translation>
    </message>
    <message>
      <source>Near the mean of the areas in all indicators.</source>
      <translation>In allen Merkmalen nahe am Mittel der Räume.</translation>
    </message>
    <message>
      <source>{z} standard deviations from the mean of all areas; {low} to {high}</source>
      <translation>{z} Standardabweichungen vom Mittel aller Räume; {low} bis {high}</translation>
    </message>
    <message>
      <source>It has no type.</source>
      <translation>Er hat keinen Typ.</translation>
    </message>
    <message>
      <source>It lacks a value and was assigned to the nearest type: {type}.</source>
      <translation>Ihm fehlt ein Wert; er wurde dem nächstgelegenen Typ zugeordnet: {type}.</translation>
    </message>
    <message>
      <source>It is of {type}; the next nearest is {second}.</source>
      <translation>Er gehört zu {type}; am nächsten liegt ihm danach {second}.</translation>
    </message>
    <message>
      <source>It lies nearer to {second} than to its own type.</source>
      <translation>Er liegt näher an {second} als an seinem eigenen Typ.</translation>
    </message>
    <message>
      <source>It lies almost as near to {second}: an area between two types.</source>
      <translation>Er liegt fast ebenso nahe an {second}: ein Raum zwischen zwei Typen.</translation>
    </message>
    <message>
      <source>What speaks most for its type: {indicators}.</source>
      <translation>Für seinen Typ spricht am meisten: {indicators}.</translation>
    </message>
    <message>
      <source>{k} types by {indicators} indicators, made from {areas} areas with version {program}.</source>
      <translation>{k} Typen nach {indicators} Merkmalen, gebildet aus {areas} Räumen mit Version {program}.</translation>
    </message>
    <message>
      <source>no type</source>
      <translation>ohne Typ</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>new area</source>
      <translation>neuer Raum</translation>
    </message>
    <message>
      <source>{changed} of them have another type than before.</source>
      <translation>{changed} davon haben einen anderen Typ als vorher.</translation>
    </message>
    <message>
      <source>Standard deviations from the mean</source>
      <translation>Standardabweichungen vom Mittel</translation>
    </message>
    <message>
      <source>Types set by hand</source>
      <translation>Von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>{typed} of {all} areas take part.</source>
      <translation>{typed} von {all} Räumen gehen ein.</translation>
    </message>
    <message>
      <source>{count} areas that lack a value are assigned to the nearest type afterwards.</source>
      <translation>{count} Räume, denen ein Wert fehlt, werden danach dem nächstgelegenen Typ zugeordnet.</translation>
    </message>
    <message>
      <source>The expression cannot be used: {reason}</source>
      <translation>Der Ausdruck ist nicht verwendbar: {reason}</translation>
    </message>
  </context>
  <context>
    <name>TypeReport</name>
    <message>
      <source>Type {number}</source>
      <translation>Typ {number}</translation>
    </message>
    <message>
      <source>not stable</source>
      <translation>nicht stabil</translation>
    </message>
    <message>
      <source>doubtful</source>
      <translation>zweifelhaft</translation>
    </message>
    <message>
      <source>stable</source>
      <translation>stabil</translation>
    </message>
    <message>
      <source>highly stable</source>
      <translation>sehr stabil</translation>
    </message>
    <message>
      <source>Far above the mean of the areas: {indicators}.</source>
      <translation>Weit über dem Mittel der Räume: {indicators}.</translation>
    </message>
    <message>
      <source>Above: {indicators}.</source>
      <translation>Darüber: {indicators}.</translation>
    </message>
    <message>
      <source>Below: {indicators}.</source>
      <translation>Darunter: {indicators}.</translation>
    </message>
    <message>
      <source>Far below the mean of the areas: {indicators}.</source>
      <translation>Weit unter dem Mittel der Räume: {indicators}.</translation>
    </message>
    <message>
      <source>Report on the area types</source>
      <translation>Bericht zu den Gebietstypen</translation>
    </message>
    <message>
      <source>{typed} areas of the layer {layer} were sorted into {k} types by {indicators} indicators. Areas of one type resemble each other in these indicators, wherever they lie. {untyped} areas have no type; the reasons are given below.</source>
      <translation>{typed} Räume des Layers {layer} wurden nach {indicators} Merkmalen zu {k} Typen geordnet. Räume eines Typs ähneln einander in diesen Merkmalen, wo immer sie liegen. {untyped} Räume haben keinen Typ; die Gründe stehen unten.</translation>
    </message>
    <message>
      <source>The types are numbered by strain: type 1 has the least, type {k} the most, on average over the indicators and in the direction given for each. A type says what its areas have in common. It does not describe the people who live there, and it is no verdict on them.</source>
      <translation>Die Typen sind nach Belastung nummeriert: Typ 1 hat die geringste, Typ {k} die höchste, im Mittel der Merkmale und in der für jedes angegebenen Richtung. Ein Typ sagt, was seine Räume gemeinsam haben. Er beschreibt nicht die Menschen, die dort wohnen, und ist kein Urteil über sie.</translation>
    </message>
    <message>
      <source>The types are numbered in an order that people have chosen, not by strain. A type says what its areas have in common. It does not describe the people who live there, and it is no verdict on them.</source>
      <translation>Die Typen sind in einer selbst gewählten Reihenfolge nummeriert, nicht nach Belastung. Ein Typ sagt, was seine Räume gemeinsam haben. Er beschreibt nicht die Menschen, die dort wohnen, und ist kein Urteil über sie.</translation>
    </message>
    <message>
      <source>The types explain {share} % of the differences between the areas; the rest lies within.</source>
      <translation>Die Typen erklären {share} % der Unterschiede zwischen den Räumen; der Rest liegt innerhalb der Typen.</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Share in %</source>
      <translation>Anteil in %</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Einwohner</translation>
    </message>
    <message>
      <source>Mean strain (z)</source>
      <translation>Mittlere Belastung (z)</translation>
    </message>
    <message>
      <source>Reliability</source>
      <translation>Verlässlichkeit</translation>
    </message>
    <message>
      <source>The types at a glance</source>
      <translation>Die Typen auf einen Blick</translation>
    </message>
    <message>
      <source>Mean strain: 0 is the mean of all areas, more is more strain. The colours are those of the map.</source>
      <translation>Mittlere Belastung: 0 ist das Mittel aller Räume, mehr ist höher. Farben wie auf der Karte.</translation>
    </message>
    <message>
      <source>What sets each type apart</source>
      <translation>Was die Typen unterscheidet</translation>
    </message>
    <message>
      <source>Near the mean: {indicators}.</source>
      <translation>Nahe am Mittel: {indicators}.</translation>
    </message>
    <message>
      <source>all {count} indicators</source>
      <translation>alle {count} Merkmale</translation>
    </message>
    <message>
      <source>the other {count} indicators</source>
      <translation>die übrigen {count} Merkmale</translation>
    </message>
    <message>
      <source>{indicator} {mean} (all areas {city})</source>
      <translation>{indicator} {mean} (alle Räume {city})</translation>
    </message>
    <message>
      <source>Most typical areas: {areas}.</source>
      <translation>Besonders typische Räume: {areas}.</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>All areas</source>
      <translation>Alle Räume</translation>
    </message>
    <message>
      <source>All people</source>
      <translation>Alle Einwohner</translation>
    </message>
    <message>
      <source>The types in figures</source>
      <translation>Die Typen in Zahlen</translation>
    </message>
    <message>
      <source>Mean of the areas of each type, in the indicator's own unit</source>
      <translation>Mittelwert der Räume jedes Typs in der Einheit des Merkmals</translation>
    </message>
    <message>
      <source>Red: above the mean of all areas, blue: below; the stronger, the farther. “All areas” counts every area once.</source>
      <translation>Rot: über dem Mittel aller Räume, blau: darunter; je kräftiger, desto weiter entfernt. „Alle Räume“ zählt jeden Raum einmal.</translation>
    </message>
    <message>
      <source>“All people” weighs each area by its population ({field}).</source>
      <translation>„Alle Einwohner“ gewichtet jeden Raum mit seiner Einwohnerzahl ({field}).</translation>
    </message>
    <message>
      <source>How far the types can be relied on</source>
      <translation>Wie verlässlich die Typen sind</translation>
    </message>
    <message>
      <source>The computation was repeated {count} times, each time with areas drawn anew. The number in brackets tells how much of a type came back: 1 is all of it.</source>
      <translation>Die Berechnung wurde {count}-mal mit jeweils neu gezogenen Räumen wiederholt. Die Zahl in Klammern sagt, wie viel von einem Typ dabei wiederkehrte: 1 bedeutet alles.</translation>
    </message>
    <message>
      <source>Stability was not examined (BOOTSTRAPS is 0). It should be before use.</source>
      <translation>Die Stabilität wurde nicht geprüft (BOOTSTRAPS ist 0). Vor einer Verwendung sollte das geschehen.</translation>
    </message>
    <message>
      <source>How the figures were prepared</source>
      <translation>Wie die Werte aufbereitet wurden</translation>
    </message>
    <message>
      <source>Values were not transformed.</source>
      <translation>Die Werte wurden nicht transformiert.</translation>
    </message>
    <message>
      <source>Values were transformed by the inverse hyperbolic sine (asinh).</source>
      <translation>Die Werte wurden mit dem Areasinus hyperbolicus (asinh) transformiert.</translation>
    </message>
    <message>
      <source>Values were transformed by the square root.</source>
      <translation>Die Werte wurden mit der Quadratwurzel transformiert.</translation>
    </message>
    <message>
      <source>Values were transformed by the logarithm of 1 + value.</source>
      <translation>Die Werte wurden mit dem Logarithmus von 1 + Wert transformiert.</translation>
    </message>
    <message>
      <source>They were made comparable by mean and standard deviation of the areas (z-scores).</source>
      <translation>Sie wurden über Mittelwert und Standardabweichung der Räume vergleichbar gemacht (z-Werte).</translation>
    </message>
    <message>
      <source>They were made comparable by lowest and highest value.</source>
      <translation>Sie wurden über den kleinsten und den größten Wert vergleichbar gemacht.</translation>
    </message>
    <message>
      <source>They were made comparable by the median and the median absolute deviation.</source>
      <translation>Sie wurden über den Median und die mittlere absolute Abweichung vom Median (MAD) vergleichbar gemacht.</translation>
    </message>
    <message>
      <source>Areas with a population below {minimum} ({field}) were left out.</source>
      <translation>Räume mit weniger als {minimum} Einwohnern ({field}) wurden ausgelassen.</translation>
    </message>
    <message>
      <source>Areas were left out by the expression: {expression}</source>
      <translation>Räume wurden durch diesen Ausdruck ausgelassen: {expression}</translation>
    </message>
    <message>
      <source>more is more strain</source>
      <translation>mehr bedeutet mehr Belastung</translation>
    </message>
    <message>
      <source>more is less strain</source>
      <translation>mehr bedeutet weniger Belastung</translation>
    </message>
    <message>
      <source>not counted for the order</source>
      <translation>zählt für die Reihenfolge nicht</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Richtung</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>Annex for statisticians</source>
      <translation>Anhang für die Statistik</translation>
    </message>
    <message>
      <source>k-means: k-means++ starts, Lloyd's iterations, then single transfers and swaps of centres</source>
      <translation>k-means: k-means++-Starts, Iterationen nach Lloyd, dann Verschieben einzelner Räume und Tausch von Zentren</translation>
    </message>
    <message>
      <source>Ward's method on Euclidean distances (ward.D2)</source>
      <translation>Ward-Verfahren mit euklidischen Abständen (ward.D2)</translation>
    </message>
    <message>
      <source>Ward's method, its centres refined by k-means</source>
      <translation>Ward-Verfahren, dessen Zentren mit k-means verfeinert wurden</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Number of types</source>
      <translation>Anzahl der Typen</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Starts</translation>
    </message>
    <message>
      <source>Random seed</source>
      <translation>Startwert der Zufallszahlen</translation>
    </message>
    <message>
      <source>Within sum of squares</source>
      <translation>Quadratsumme innerhalb der Typen</translation>
    </message>
    <message>
      <source>R² of the types</source>
      <translation>R² der Typen</translation>
    </message>
    <message>
      <source>Mean silhouette</source>
      <translation>Mittlere Silhouette</translation>
    </message>
    <message>
      <source>Calinski-Harabasz index</source>
      <translation>Calinski-Harabasz-Index</translation>
    </message>
    <message>
      <source>Adjusted Rand index of single starts with the result (median; lowest)</source>
      <translation>Korrigierter Rand-Index der einzelnen Starts mit dem Ergebnis (Median; kleinster)</translation>
    </message>
    <message>
      <source>Checksum of keys and values (SHA-256)</source>
      <translation>Prüfsumme der Schlüssel und Werte (SHA-256)</translation>
    </message>
    <message>
      <source>Checksum of the model (SHA-256)</source>
      <translation>Prüfsumme des Modells (SHA-256)</translation>
    </message>
    <message>
      <source>Program version</source>
      <translation>Programmversion</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Angabe</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Share of each indicator's variance that the types explain (R², also eta squared)</source>
      <translation>Anteil der Varianz jedes Merkmals, den die Typen erklären (R², auch Eta-Quadrat)</translation>
    </message>
    <message>
      <source>Adjusted Rand index without it</source>
      <translation>Korrigierter Rand-Index ohne dieses Merkmal</translation>
    </message>
    <message>
      <source>Share of each indicator's variance that the types explain (R², also eta squared), and agreement of the types with those made without the indicator (1: the same types)</source>
      <translation>Anteil der Varianz jedes Merkmals, den die Typen erklären (R², auch Eta-Quadrat), und Übereinstimmung der Typen mit denen, die ohne das Merkmal gebildet werden (1: dieselben Typen)</translation>
    </message>
    <message>
      <source>Mean Jaccard index</source>
      <translation>Mittlerer Jaccard-Index</translation>
    </message>
    <message>
      <source>Bootstrap stability after Hennig (2007): below 0.6 not to be trusted, 0.6 to 0.75 doubtful, 0.75 and more stable, 0.85 and more highly stable</source>
      <translation>Bootstrap-Stabilität nach Hennig (2007): unter 0,6 nicht verlässlich, 0,6 bis 0,75 zweifelhaft, ab 0,75 stabil, ab 0,85 sehr stabil</translation>
    </message>
    <message>
      <source>Mean z-scores of the transformed values by type (population standard deviation)</source>
      <translation>Mittlere z-Werte der transformierten Werte je Typ (Standardabweichung der Grundgesamtheit)</translation>
    </message>
    <message>
      <source>Median</source>
      <translation>Median</translation>
    </message>
    <message>
      <source>Minimum</source>
      <translation>Minimum</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Maximum</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Maß</translation>
    </message>
    <message>
      <source>Distribution within the types, in the indicator's own unit</source>
      <translation>Verteilung innerhalb der Typen in der Einheit des Merkmals</translation>
    </message>
    <message>
      <source>Weight {number}</source>
      <translation>Gewicht {number}</translation>
    </message>
    <message>
      <source>Loading {number}</source>
      <translation>Ladung {number}</translation>
    </message>
    <message>
      <source>Principal components of the scaled and weighted matrix: weights (of length 1) and loadings (correlations of the indicator with the component); shares of the variance: {shares}</source>
      <translation>Hauptkomponenten der skalierten und gewichteten Matrix: Gewichte (Länge 1) und Ladungen (Korrelationen des Merkmals mit der Komponente); Anteile an der Varianz: {shares}</translation>
    </message>
    <message>
      <source>Correlations above 0.9 and outliers</source>
      <translation>Korrelationen über 0,9 und Ausreißer</translation>
    </message>
    <message>
      <source>No two indicators correlate above 0.9, and no area lies beyond 5 robust standard deviations.</source>
      <translation>Keine zwei Merkmale korrelieren über 0,9, und kein Raum liegt jenseits von 5 robusten Standardabweichungen.</translation>
    </message>
    <message>
      <source>Areas between two types</source>
      <translation>Räume zwischen zwei Typen</translation>
    </message>
    <message>
      <source>No area lies almost as near to another type.</source>
      <translation>Kein Raum liegt annähernd so nahe an einem anderen Typ.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Planungsraum</translation>
    </message>
    <message>
      <source>Second type</source>
      <translation>Zweiter Typ</translation>
    </message>
    <message>
      <source>Ratio of the distances</source>
      <translation>Verhältnis der Abstände</translation>
    </message>
    <message>
      <source>Silhouette</source>
      <translation>Silhouette</translation>
    </message>
    <message>
      <source>These {count} areas lie almost as near to a second type. Look at them with people who know the place.</source>
      <translation>Diese {count} Räume liegen fast ebenso nahe an einem zweiten Typ. Sie sollten mit Ortskundigen besprochen werden.</translation>
    </message>
    <message>
      <source>{count} more are not listed; the layer has them all ({field}).</source>
      <translation>{count} weitere sind nicht aufgeführt; der Layer enthält alle ({field}).</translation>
    </message>
    <message>
      <source>Why these areas are of their type</source>
      <translation>Warum diese Räume zu ihrem Typ gehören</translation>
    </message>
    <message>
      <source>The values of an area beside the means of its type, of the second nearest type and of all areas. The last column tells how much an indicator decides between the two types; below 0 it speaks for the second one.</source>
      <translation>Die Werte eines Raums neben den Mittelwerten seines Typs, des zweitnächsten Typs und aller Räume. Die letzte Spalte sagt, wie stark ein Merkmal zwischen den beiden Typen entscheidet; unter 0 spricht es für den zweiten.</translation>
    </message>
    <message>
      <source>This area</source>
      <translation>Dieser Raum</translation>
    </message>
    <message>
      <source>Own type</source>
      <translation>Eigener Typ</translation>
    </message>
    <message>
      <source>Decides</source>
      <translation>Entscheidet</translation>
    </message>
    <message>
      <source>Area {area}: {type}; second nearest: {second}; ratio of the distances {ratio}</source>
      <translation>Raum {area}: {type}; zweitnächster: {second}; Verhältnis der Abstände {ratio}</translation>
    </message>
    <message>
      <source>{count} others together</source>
      <translation>{count} weitere zusammen</translation>
    </message>
    <message>
      <source>Computed</source>
      <translation>Berechnet</translation>
    </message>
    <message>
      <source>Set by hand</source>
      <translation>Von Hand gesetzt</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>By whom and when</source>
      <translation>Von wem und wann</translation>
    </message>
    <message>
      <source>People who know the place have given these areas another type. All figures of this report are those of the computed types; layer and map show the types set by hand.</source>
      <translation>Ortskundige haben diesen Räumen einen anderen Typ gegeben. Alle Zahlen dieses Berichts gelten für die berechneten Typen; Layer und Karte zeigen die von Hand gesetzten.</translation>
    </message>
    <message>
      <source>Types set by hand</source>
      <translation>Von Hand gesetzte Typen</translation>
    </message>
    <message>
      <source>Areas without a type</source>
      <translation>Räume ohne Typ</translation>
    </message>
    <message>
      <source>All areas have a type.</source>
      <translation>Alle Räume haben einen Typ.</translation>
    </message>
    <message>
      <source>Assigned by the indicators they have, without shaping the types (MISSING is assign): {areas}.</source>
      <translation>Nach den vorhandenen Merkmalen zugeordnet, ohne die Typen mitzuprägen (MISSING ist assign): {areas}.</translation>
    </message>
    <message>
      <source>The areas of each type</source>
      <translation>Die Räume jedes Typs</translation>
    </message>
    <message>
      <source>There are too many areas for a list; the layer has them all ({field}).</source>
      <translation>Für eine Liste sind es zu viele Räume; der Layer enthält alle ({field}).</translation>
    </message>
    <message>
      <source>These are the computed types; those set by hand are listed above.</source>
      <translation>Dies sind die berechneten Typen; die von Hand gesetzten stehen weiter oben.</translation>
    </message>
    <message>
      <source>far above (from {limit})</source>
      <translation>weit darüber (ab {limit})</translation>
    </message>
    <message>
      <source>above (from {limit})</source>
      <translation>darüber (ab {limit})</translation>
    </message>
    <message>
      <source>near the mean</source>
      <translation>nahe am Mittelwert</translation>
    </message>
    <message>
      <source>below (from {limit})</source>
      <translation>darunter (ab {limit})</translation>
    </message>
    <message>
      <source>far below (from {limit})</source>
      <translation>weit darunter (ab {limit})</translation>
    </message>
    <message>
      <source>Map of {indicators} indicators by {k} types; each cell gives how many standard deviations the type lies above (+) or below (−) the mean of all areas. The most striking of each type: {striking}. All values are in the annex.</source>
      <translation>Übersicht von {indicators} Merkmalen in {k} Typen; jedes Feld nennt, um wie viele Standardabweichungen der Typ über (+) oder unter (−) dem Mittelwert aller Räume liegt. Am auffälligsten je Typ: {striking}. Alle Werte stehen im Anhang.</translation>
    </message>
    <message>
      <source>Distance of each type from the mean of all areas in standard deviations (+ above, − below).</source>
      <translation>Abstand jedes Typs vom Mittelwert aller Räume in Standardabweichungen (+ darüber, − darunter).</translation>
    </message>
    <message>
      <source>Which indicators separate the types</source>
      <translation>Welche Merkmale die Typen trennen</translation>
    </message>
    <message>
      <source>An indicator separates the types well where its values differ much from type to type and little within them. Most of all: {first} ({high}); least of all: {last} ({low}). An indicator that separates little tells little of an area's type.</source>
      <translation>Ein Merkmal trennt die Typen gut, wenn seine Werte sich von Typ zu Typ stark und innerhalb der Typen wenig unterscheiden. Am stärksten: {first} ({high}); am schwächsten: {last} ({low}). Ein Merkmal, das wenig trennt, sagt wenig über den Typ eines Raums.</translation>
    </message>
    <message>
      <source>Bars, the longest first: {values}.</source>
      <translation>Balken, der längste zuerst: {values}.</translation>
    </message>
    <message>
      <source>Share of the differences in each indicator that lies between the types (R²), not within them.</source>
      <translation>Anteil der Unterschiede in jedem Merkmal, der zwischen den Typen liegt (R²) und nicht innerhalb.</translation>
    </message>
    <message>
      <source>All areas in one picture</source>
      <translation>Alle Räume in einem Bild</translation>
    </message>
    <message>
      <source>Each small sign is an area, and what lies near together is mostly alike. An arrow points to where the values of an indicator rise; the longer it is, the more the picture shows of it. Numbers stand at the middle of the areas of a type.</source>
      <translation>Jedes kleine Zeichen ist ein Raum, und was nah beieinander liegt, ähnelt sich meist. Ein Pfeil zeigt dorthin, wo die Werte eines Merkmals steigen; je länger er ist, desto mehr zeigt das Bild von diesem Merkmal. Die Zahlen stehen in der Mitte der Räume eines Typs.</translation>
    </message>
    <message>
      <source>To the right: first principal component ({share} of the differences)</source>
      <translation>Nach rechts: erste Hauptkomponente ({share} der Unterschiede)</translation>
    </message>
    <message>
      <source>Upwards: second principal component ({share} of the differences)</source>
      <translation>Nach oben: zweite Hauptkomponente ({share} der Unterschiede)</translation>
    </message>
    <message>
      <source>{count} areas along two principal components, which hold {first} and {second} of the differences. Middle of each type: {places}. The components are in the annex.</source>
      <translation>{count} Räume entlang zweier Hauptkomponenten, die {first} und {second} der Unterschiede enthalten. Mitte jedes Typs: {places}. Die Komponenten stehen im Anhang.</translation>
    </message>
    <message>
      <source>This is no map, and no side of it is better or worse. The picture flattens all indicators to two directions and so holds {both} of the differences between the areas; the types were made from all of them. Areas that seem to lie near each other can therefore be of different types.</source>
      <translation>Das ist keine Landkarte, und keine Seite ist besser oder schlechter. Das Bild fasst alle Merkmale zu zwei Richtungen zusammen und enthält so {both} der Unterschiede zwischen den Räumen; die Typen wurden aus allen gebildet. Räume, die scheinbar nah beieinander liegen, können deshalb verschiedene Typen haben.</translation>
    </message>
  </context>
  <context>
    <name>TypesDialog</name>
    <message>
      <source>Apply and save</source>
      <translation>Anwenden und speichern</translation>
    </message>
    <message>
      <source>Compute and save</source>
      <translation>Rechnen und speichern</translation>
    </message>
    <message>
      <source>Compute the preview first, so that the types set by hand find their types again.</source>
      <translation>Rechnen Sie zuerst die Vorschau, damit die von Hand gesetzten Typen ihren Typ wiederfinden.</translation>
    </message>
    <message>
      <source>Give the result layer a name that ends with .gpkg.</source>
      <translation>Geben Sie dem Ergebnislayer einen Namen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <source>The file {path} exists. Choose another name; nothing is overwritten here.</source>
      <translation>Die Datei {path} gibt es schon. Wählen Sie einen anderen Namen; hier wird nichts überschrieben.</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Area types: {layer}</source>
      <translation>Gebietstypen: {layer}</translation>
    </message>
    <message>
      <source>Types of the model for {typed} of {all} areas.</source>
      <translation>Typen des Modells für {typed} von {all} Räumen.</translation>
    </message>
    <message>
      <source>Types of the model for {typed} of {all} areas; {changed} have changed their type.</source>
      <translation>Typen des Modells für {typed} von {all} Räumen; {changed} haben den Typ gewechselt.</translation>
    </message>
    <message>
      <source>{k} types for {typed} of {all} areas; not stable: {untrusted}, doubtful: {doubtful}.</source>
      <translation>{k} Typen für {typed} von {all} Räumen; nicht stabil: {untrusted}, zweifelhaft: {doubtful}.</translation>
    </message>
    <message>
      <source>{k} types for {typed} of {all} areas.</source>
      <translation>{k} Typen für {typed} von {all} Räumen.</translation>
    </message>
    <message>
      <source>{k} types for {typed} of {all} areas; all are stable.</source>
      <translation>{k} Typen für {typed} von {all} Räumen; alle sind stabil.</translation>
    </message>
    <message>
      <source>{k} types for {typed} of {all} areas; doubtful: {doubtful}.</source>
      <translation>{k} Typen für {typed} von {all} Räumen; zweifelhaft: {doubtful}.</translation>
    </message>
    <message>
      <source>{k} types for {typed} of {all} areas; not stable: {untrusted}.</source>
      <translation>{k} Typen für {typed} von {all} Räumen; nicht stabil: {untrusted}.</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Indicators</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>How many types?</source>
      <translation>Wie viele Typen?</translation>
    </message>
    <message>
      <source>Types</source>
      <translation>Typen</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>Von Hand</translation>
    </message>
    <message>
      <source>Another year</source>
      <translation>Anderes Jahr</translation>
    </message>
    <message>
      <source>&amp;Planning areas</source>
      <translation>&amp;Planungsräume</translation>
    </message>
    <message>
      <source>&amp;Key field</source>
      <translation>&amp;Schlüsselfeld</translation>
    </message>
    <message>
      <source>Popula&amp;tion</source>
      <translation>&amp;Einwohner</translation>
    </message>
    <message>
      <source>At &amp;least</source>
      <translation>&amp;Mindestens</translation>
    </message>
    <message>
      <source>&amp;Names of the areas</source>
      <translation>&amp;Namen der Räume</translation>
    </message>
    <message>
      <source>Trans&amp;formation</source>
      <translation>&amp;Transformation</translation>
    </message>
    <message>
      <source>&amp;Scaling</source>
      <translation>S&amp;kalierung</translation>
    </message>
    <message>
      <source>Areas that lack a &amp;value</source>
      <translation>Räume ohne &amp;Wert</translation>
    </message>
    <message>
      <source>Leave &amp;out (expression)</source>
      <translation>Ausschließen (Aus&amp;druck)</translation>
    </message>
    <message>
      <source>Re&amp;marks on these settings</source>
      <translation>&amp;Hinweise zu diesen Angaben</translation>
    </message>
    <message>
      <source>&amp;From</source>
      <translation>&amp;Von</translation>
    </message>
    <message>
      <source>t&amp;o</source>
      <translation>&amp;bis</translation>
    </message>
    <message>
      <source>types</source>
      <translation>Typen</translation>
    </message>
    <message>
      <source>&amp;Method</source>
      <translation>&amp;Verfahren</translation>
    </message>
    <message>
      <source>Random &amp;seed</source>
      <translation>&amp;Startwert</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>Verglei&amp;chen</translation>
    </message>
    <message>
      <source>Compare the numbers to see how clear, how large and how stable the types are each time.</source>
      <translation>Vergleichen Sie die Zahlen, um zu sehen, wie klar, wie groß und wie stabil die Typen jeweils sind.</translation>
    </message>
    <message>
      <source>Click a row to choose its number of types. The number also depends on what the types are for.</source>
      <translation>Mit einem Klick auf eine Zeile wählen Sie deren Zahl der Typen. Sie hängt auch davon ab, wofür die Typen gebraucht werden.</translation>
    </message>
    <message>
      <source>&amp;Number of types</source>
      <translation>Zahl der &amp;Typen</translation>
    </message>
    <message>
      <source>&amp;Starts</source>
      <translation>&amp;Zufallsstarts</translation>
    </message>
    <message>
      <source>Random starts of k-means; the best one counts</source>
      <translation>Zufallsstarts von k-Means; der beste zählt</translation>
    </message>
    <message>
      <source>Re&amp;petitions</source>
      <translation>&amp;Wiederholungen</translation>
    </message>
    <message>
      <source>How often the computation is repeated with areas drawn anew, to examine the stability</source>
      <translation>Wie oft die Rechnung mit neu gezogenen Räumen wiederholt wird, um die Stabilität zu prüfen</translation>
    </message>
    <message>
      <source>Compute a pre&amp;view</source>
      <translation>&amp;Vorschau rechnen</translation>
    </message>
    <message>
      <source>Number the type lower</source>
      <translation>Typ nach oben: kleinere Nummer</translation>
    </message>
    <message>
      <source>Number the type higher</source>
      <translation>Typ nach unten: größere Nummer</translation>
    </message>
    <message>
      <source>Profiles</source>
      <translation>Profile</translation>
    </message>
    <message>
      <source>Means of the areas of each type. Red: above the mean of all areas, blue: below; the stronger, the farther.</source>
      <translation>Mittel der Räume jedes Typs. Rot: über dem Mittel aller Räume, blau: darunter; je kräftiger, desto weiter.</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>Diagramm</translation>
    </message>
    <message>
      <source>One area</source>
      <translation>Ein Raum</translation>
    </message>
    <message>
      <source>Click an area on the map, or choose it by name, to see why it is of its type.</source>
      <translation>Klicken Sie einen Raum auf der Karte an oder wählen Sie ihn mit Namen, um zu sehen, warum er zu seinem Typ gehört.</translation>
    </message>
    <message>
      <source>People who know the place may set another type. Reason, author and date are kept beside the computed type; the computation is not changed.</source>
      <translation>Wer die Räume kennt, kann einen anderen Typ setzen. Grund, Bearbeitung und Datum stehen neben dem berechneten Typ; die Rechnung bleibt, wie sie ist.</translation>
    </message>
    <message>
      <source>Remo&amp;ve</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>&amp;Author</source>
      <translation>&amp;Bearbeitung</translation>
    </message>
    <message>
      <source>&amp;Year (empty: all)</source>
      <translation>&amp;Jahr (leer: alle)</translation>
    </message>
    <message>
      <source>&amp;Model</source>
      <translation>&amp;Modell</translation>
    </message>
    <message>
      <source>&amp;Later year</source>
      <translation>&amp;Späteres Jahr</translation>
    </message>
    <message>
      <source>&amp;Names</source>
      <translation>&amp;Namen</translation>
    </message>
    <message>
      <source>&amp;Earlier year</source>
      <translation>F&amp;rüheres Jahr</translation>
    </message>
    <message>
      <source>Ke&amp;y field</source>
      <translation>Sch&amp;lüsselfeld</translation>
    </message>
    <message>
      <source>Ty&amp;pe</source>
      <translation>&amp;Typ</translation>
    </message>
    <message>
      <source>&amp;Catalogue</source>
      <translation>&amp;Katalog</translation>
    </message>
    <message>
      <source>The catalogue of indicators, for numerators and denominators in the list of changes; may stay empty</source>
      <translation>Der Merkmalskatalog, für Zähler und Nenner in der Liste der Wechsel; kann leer bleiben</translation>
    </message>
    <message>
      <source>&amp;Result layer</source>
      <translation>Er&amp;gebnislayer</translation>
    </message>
    <message>
      <source>k-means</source>
      <translation>k-Means</translation>
    </message>
    <message>
      <source>Ward</source>
      <translation>Ward</translation>
    </message>
    <message>
      <source>Ward, then k-means</source>
      <translation>Ward, danach k-Means</translation>
    </message>
    <message>
      <source>The largest number of types is below the smallest.</source>
      <translation>Die größte Zahl der Typen liegt unter der kleinsten.</translation>
    </message>
    <message>
      <source>Names, colours and order belong to the types of another computation. Compute the preview first.</source>
      <translation>Namen, Farben und Reihenfolge gehören zu den Typen einer anderen Rechnung. Rechnen Sie zuerst die Vorschau.</translation>
    </message>
    <message>
      <source>Preview of the area types</source>
      <translation>Vorschau der Gebietstypen</translation>
    </message>
    <message>
      <source>Compute a preview to see what the types are like. Nothing is saved by it.</source>
      <translation>Rechnen Sie eine Vorschau, um zu sehen, wie die Typen sind. Gespeichert wird dabei nichts.</translation>
    </message>
    <message>
      <source>Settings have changed since this preview. Compute it anew.</source>
      <translation>Seit dieser Vorschau haben sich Angaben geändert. Rechnen Sie sie neu.</translation>
    </message>
    <message>
      <source>These names fit no type any more: {names}.</source>
      <translation>Diese Namen passen zu keinem Typ mehr: {names}.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Raum</translation>
    </message>
    <message>
      <source>Computed</source>
      <translation>Berechnet</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>Gesetzt</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>Bearbeitung</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Give the reason why the type of {area} was set by hand.</source>
      <translation>Geben Sie den Grund an, warum der Typ von {area} von Hand gesetzt wurde.</translation>
    </message>
    <message>
      <source>Choose the type of {area} that is set by hand; its old one is gone.</source>
      <translation>Wählen Sie den Typ, der für {area} von Hand gesetzt wird; den bisherigen gibt es nicht mehr.</translation>
    </message>
    <message>
      <source>Compute a preview of the types first, then click an area on the map.</source>
      <translation>Rechnen Sie zuerst eine Vorschau der Typen, dann klicken Sie einen Raum auf der Karte an.</translation>
    </message>
    <message>
      <source>Click an area on the map, or choose it by name, to set its type.</source>
      <translation>Klicken Sie einen Raum auf der Karte an oder wählen Sie ihn mit Namen, um seinen Typ zu setzen.</translation>
    </message>
    <message>
      <source>Type {number}</source>
      <translation>Typ {number}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>inverse hyperbolic sine (asinh)</source>
      <translation>Areasinus (asinh)</translation>
    </message>
    <message>
      <source>square root</source>
      <translation>Quadratwurzel</translation>
    </message>
    <message>
      <source>logarithm of 1 + value</source>
      <translation>Logarithmus von 1 + Wert</translation>
    </message>
    <message>
      <source>z-scores (standardised)</source>
      <translation>z-Werte (standardisiert)</translation>
    </message>
    <message>
      <source>range (lowest to highest value)</source>
      <translation>Spanne (Minimum, Maximum)</translation>
    </message>
    <message>
      <source>robust (median, median deviation)</source>
      <translation>robust (Median)</translation>
    </message>
    <message>
      <source>get no type</source>
      <translation>erhalten keinen Typ</translation>
    </message>
    <message>
      <source>get the nearest type afterwards</source>
      <translation>erhalten den nächsten Typ</translation>
    </message>
    <message>
      <source>The project has no polygon layer. Add the planning areas first.</source>
      <translation>Das Projekt hat keinen Flächenlayer. Fügen Sie zuerst die Planungsräume hinzu.</translation>
    </message>
    <message>
      <source>Tick at least one indicator.</source>
      <translation>Haken Sie mindestens ein Merkmal an.</translation>
    </message>
    <message>
      <source>Choose the field with the keys of the areas.</source>
      <translation>Wählen Sie das Feld mit den Schlüsseln der Räume.</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Ausgeschlossen</translation>
    </message>
    <message>
      <source>To look at</source>
      <translation>Bitte ansehen</translation>
    </message>
    <message>
      <source>No indicators that say the same, no areas far from all others.</source>
      <translation>Keine Merkmale, die dasselbe sagen; keine Räume, die weit von allen anderen liegen.</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>Nr.</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Räume</translation>
    </message>
    <message>
      <source>Reliability</source>
      <translation>Verlässlichkeit</translation>
    </message>
    <message>
      <source>{k} types for {typed} of {all} areas; they explain {share} % of the differences.</source>
      <translation>{k} Typen für {typed} von {all} Räumen; sie erklären {share} % der Unterschiede.</translation>
    </message>
    <message>
      <source>Not stable: type {numbers}.</source>
      <translation>Nicht stabil: Typ {numbers}.</translation>
    </message>
    <message>
      <source>Doubtful: type {numbers}.</source>
      <translation>Zweifelhaft: Typ {numbers}.</translation>
    </message>
    <message>
      <source>All types are stable.</source>
      <translation>Alle Typen sind stabil.</translation>
    </message>
    <message>
      <source>all</source>
      <translation>alle</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <source>This area</source>
      <translation>Dieser Raum</translation>
    </message>
    <message>
      <source>Its type</source>
      <translation>Sein Typ</translation>
    </message>
    <message>
      <source>Next type</source>
      <translation>Nächster Typ</translation>
    </message>
    <message>
      <source>All areas</source>
      <translation>Alle Räume</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <source>How much the indicator speaks for its type (+) or for the next one (−)</source>
      <translation>Wie sehr das Merkmal für seinen Typ spricht (+) oder für den nächsten (−)</translation>
    </message>
    <message>
      <source>area_types</source>
      <translation>gebietstypen</translation>
    </message>
    <message>
      <source>Models (*.json);;All files (*.*)</source>
      <translation>Modelle (*.json);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Catalogues (*.csv);;All files (*.*)</source>
      <translation>Kataloge (*.csv);;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Choose the file of the model (.json) that was saved with the types.</source>
      <translation>Wählen Sie die Datei des Modells (.json), die mit den Typen gespeichert wurde.</translation>
    </message>
    <message>
      <source>Choose the field with the types of the earlier year, or no earlier year.</source>
      <translation>Wählen Sie das Feld mit den Typen des früheren Jahres oder kein früheres Jahr.</translation>
    </message>
    <message>
      <source>Preview of the later year</source>
      <translation>Vorschau des späteren Jahres</translation>
    </message>
    <message>
      <source>Types for {typed} of {all} areas.</source>
      <translation>Typen für {typed} von {all} Räumen.</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>What decides</source>
      <translation>Was den Ausschlag gibt</translation>
    </message>
    <message>
      <source>Rows: the earlier year; columns: the later year</source>
      <translation>Zeilen: das frühere Jahr; Spalten: das spätere Jahr</translation>
    </message>
  </context>
  <context>
    <name>UpdateYear</name>
    <message>
      <source>Yearly update of a project</source>
      <translation>Fortschreibung eines Projekts</translation>
    </message>
    <message>
      <source>Joins the new year's tables as last year's, gives the areas last year's types by the old rules and lists every change.</source>
      <translation>Verknüpft die Tabellen des neuen Jahres wie die des Vorjahres, gibt den Räumen die Typen nach den alten Regeln und nennt jede Veränderung.</translation>
    </message>
    <message>
      <source>Last year's project (empty: the open one)</source>
      <translation>Projekt des Vorjahres (leer: das geöffnete)</translation>
    </message>
    <message>
      <source>QGIS projects (*.qgz *.qgs)</source>
      <translation>QGIS-Projekte (*.qgz *.qgs)</translation>
    </message>
    <message>
      <source>The new year's tables, called as last year's but for the year</source>
      <translation>Tabellen des neuen Jahres, bis auf das Jahr benannt wie im Vorjahr</translation>
    </message>
    <message>
      <source>The new year</source>
      <translation>Das neue Jahr</translation>
    </message>
    <message>
      <source>Reference date on the maps (empty: last year's, a year later)</source>
      <translation>Stichtag auf den Karten (leer: der des Vorjahres, ein Jahr später)</translation>
    </message>
    <message>
      <source>Planning areas of the new year (empty: last year's)</source>
      <translation>Planungsräume des neuen Jahres (leer: die des Vorjahres)</translation>
    </message>
    <message>
      <source>Table of old and new keys, where boundaries changed</source>
      <translation>Umstiegstabelle alter und neuer Schlüssel, wo sich Grenzen geändert haben</translation>
    </message>
    <message>
      <source>Tables ({endings});;All files (*.*)</source>
      <translation>Tabellen ({endings});;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>Also compute a new model and compare it with last year's</source>
      <translation>Auch ein neues Modell berechnen und mit dem des Vorjahres vergleichen</translation>
    </message>
    <message>
      <source>Also make the maps</source>
      <translation>Auch die Karten erstellen</translation>
    </message>
    <message>
      <source>Folder for the new year</source>
      <translation>Ordner für das neue Jahr</translation>
    </message>
    <message>
      <source>Project of the new year</source>
      <translation>Projekt des neuen Jahres</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>Report on the changes</source>
      <translation>Bericht über die Veränderungen</translation>
    </message>
    <message>
      <source>Comparison of both models</source>
      <translation>Vergleich beider Modelle</translation>
    </message>
    <message>
      <source>Areas that changed type</source>
      <translation>Räume mit gewechseltem Typ</translation>
    </message>
    <message>
      <source>Agreement with the new model (adjusted Rand index)</source>
      <translation>Übereinstimmung mit dem neuen Modell (adjustierter Rand-Index)</translation>
    </message>
    <message>
      <source>Project of the new year: {path}</source>
      <translation>Projekt des neuen Jahres: {path}</translation>
    </message>
    <message>
      <source>The tools are not registered. Restart the plugin.</source>
      <translation>Die Werkzeuge sind nicht angemeldet. Starten Sie das Plugin neu.</translation>
    </message>
    <message>
      <source>{title}: {reason}</source>
      <translation>{title}: {reason}</translation>
    </message>
  </context>
  <context>
    <name>WebPage</name>
    <message>
      <source>Region maps</source>
      <translation>Regionskarten</translation>
    </message>
    <message>
      <source>Made with Sozialraum {version}</source>
      <translation>Erstellt mit Sozialraum {version}</translation>
    </message>
    <message>
      <source>To the regions</source>
      <translation>Zu den Regionen</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>Whole series</source>
      <translation>Ganze Reihe</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 Seite</translation>
    </message>
    <message>
      <source>{count} pages</source>
      <translation>{count} Seiten</translation>
    </message>
    <message>
      <source>Map and profile of {region}</source>
      <translation>Karte und Profil {region}</translation>
    </message>
    <message>
      <source>, scale 1 : {scale}</source>
      <translation>, Maßstab 1 : {scale}</translation>
    </message>
    <message>
      <source>What the map shows</source>
      <translation>Was die Karte zeigt</translation>
    </message>
    <message>
      <source>Back to the top</source>
      <translation>Zum Seitenanfang</translation>
    </message>
    <message>
      <source>Region and city</source>
      <translation>Region und Stadt</translation>
    </message>
    <message>
      <source>Planning areas of {region}</source>
      <translation>Planungsräume der Region {region}</translation>
    </message>
  </context>
  <context>
    <name>YearDialog</name>
    <message>
      <source>as last year</source>
      <translation>wie im Vorjahr</translation>
    </message>
    <message>
      <source>What is done</source>
      <translation>Was geschieht</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Stand</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Tables ({endings});;All files (*.*)</source>
      <translation>Tabellen ({endings});;Alle Dateien (*.*)</translation>
    </message>
    <message>
      <source>instead of {table}</source>
      <translation>anstelle von {table}</translation>
    </message>
    <message>
      <source>Choose the new year's file in place of {table}.</source>
      <translation>Wählen Sie die Datei des neuen Jahres anstelle von {table}.</translation>
    </message>
    <message>
      <source>The file {path} does not exist.</source>
      <translation>Die Datei {path} gibt es nicht.</translation>
    </message>
    <message>
      <source>Choose a folder for the new year's results.</source>
      <translation>Wählen Sie einen Ordner für die Ergebnisse des neuen Jahres.</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>&amp;Update</source>
      <translation>&amp;Fortschreiben</translation>
    </message>
    <message>
      <source>The folder {path} cannot be made: {reason}</source>
      <translation>Der Ordner {path} kann nicht angelegt werden: {reason}</translation>
    </message>
    <message>
      <source>running</source>
      <translation>läuft</translation>
    </message>
    <message>
      <source>done</source>
      <translation>fertig</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>gescheitert</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>abgebrochen</translation>
    </message>
    <message>
      <source>{count} of {all} parts were done before; they stay in the project and can be undone there.</source>
      <translation>{count} von {all} Teilen waren schon fertig; sie bleiben im Projekt und lassen sich dort zurücknehmen.</translation>
    </message>
    <message>
      <source>The year {year} is done.</source>
      <translation>Das Jahr {year} ist fortgeschrieben.</translation>
    </message>
    <message>
      <source>The year {year} is done; areas that changed type: {count}.</source>
      <translation>Das Jahr {year} ist fortgeschrieben; Räume mit gewechseltem Typ: {count}.</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Open the comparison</source>
      <translation>Vergleich öffnen</translation>
    </message>
    <message>
      <source>Yearly update</source>
      <translation>Fortschreibung</translation>
    </message>
    <message>
      <source>The new year's tables</source>
      <translation>Tabellen des neuen Jahres</translation>
    </message>
    <message>
      <source>The new year</source>
      <translation>Das neue Jahr</translation>
    </message>
    <message>
      <source>&amp;Year</source>
      <translation>&amp;Jahr</translation>
    </message>
    <message>
      <source>Re&amp;ference date</source>
      <translation>&amp;Stichtag</translation>
    </message>
    <message>
      <source>F&amp;older</source>
      <translation>&amp;Ordner</translation>
    </message>
    <message>
      <source>Planning &amp;areas</source>
      <translation>&amp;Planungsräume</translation>
    </message>
    <message>
      <source>Old and new &amp;keys</source>
      <translation>&amp;Umstiegstabelle</translation>
    </message>
    <message>
      <source>Also make the &amp;maps</source>
      <translation>Auch die &amp;Karten erstellen</translation>
    </message>
    <message>
      <source>Also compute a &amp;new model and compare</source>
      <translation>Auch ein &amp;neues Modell berechnen und vergleichen</translation>
    </message>
    <message>
      <source>What is done, one after the other</source>
      <translation>Was nacheinander geschieht</translation>
    </message>
  </context>
  <context>
    <name>YearRound</name>
    <message>
      <source>Join {table}</source>
      <translation>{table} anfügen</translation>
    </message>
    <message>
      <source>rates</source>
      <translation>quoten</translation>
    </message>
    <message>
      <source>Compute rates</source>
      <translation>Quoten berechnen</translation>
    </message>
    <message>
      <source>Rates</source>
      <translation>Quoten</translation>
    </message>
    <message>
      <source>area_types</source>
      <translation>gebietstypen</translation>
    </message>
    <message>
      <source>Apply last year's model</source>
      <translation>Modell des Vorjahres anwenden</translation>
    </message>
    <message>
      <source>Area types</source>
      <translation>Gebietstypen</translation>
    </message>
    <message>
      <source>new_model</source>
      <translation>neues_modell</translation>
    </message>
    <message>
      <source>Compute a new model</source>
      <translation>Neues Modell berechnen</translation>
    </message>
    <message>
      <source>Area types of a new model</source>
      <translation>Gebietstypen eines neuen Modells</translation>
    </message>
    <message>
      <source>comparison_of_models</source>
      <translation>modellvergleich</translation>
    </message>
    <message>
      <source>last year's model</source>
      <translation>Modell des Vorjahres</translation>
    </message>
    <message>
      <source>new model</source>
      <translation>neues Modell</translation>
    </message>
    <message>
      <source>Compare both models</source>
      <translation>Beide Modelle vergleichen</translation>
    </message>
    <message>
      <source>Compute the status index</source>
      <translation>Statusindex berechnen</translation>
    </message>
    <message>
      <source>Status index</source>
      <translation>Statusindex</translation>
    </message>
    <message>
      <source>regions</source>
      <translation>regionen</translation>
    </message>
    <message>
      <source>Figures of the city {year}</source>
      <translation>Zahlen der Stadt {year}</translation>
    </message>
    <message>
      <source>Sum up regions</source>
      <translation>Regionen zusammenfassen</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Make maps</source>
      <translation>Karten erstellen</translation>
    </message>
    <message>
      <source>last_year_on_new_areas</source>
      <translation>vorjahr_in_neuen_raeumen</translation>
    </message>
    <message>
      <source>Transfer last year's counts</source>
      <translation>Zahlen des Vorjahres übertragen</translation>
    </message>
    <message>
      <source>Last year's counts on the areas of</source>
      <translation>Zahlen des Vorjahres in den Räumen von</translation>
    </message>
    <message>
      <source>Last year's rates on the new areas</source>
      <translation>Quoten des Vorjahres in den neuen Räumen</translation>
    </message>
    <message>
      <source>Last year's rates on the areas of</source>
      <translation>Quoten des Vorjahres in den Räumen von</translation>
    </message>
    <message>
      <source>Last year's types on the new areas</source>
      <translation>Typen des Vorjahres in den neuen Räumen</translation>
    </message>
    <message>
      <source>Last year's types on the areas of</source>
      <translation>Typen des Vorjahres in den Räumen von</translation>
    </message>
    <message>
      <source>{count} areas.</source>
      <translation>{count} Räume.</translation>
    </message>
    <message>
      <source>{table}: {rows} rows matched, {alone} areas without a row, {others} rows without an area.</source>
      <translation>{table}: {rows} Zeilen zugeordnet, {alone} Räume ohne Zeile, {others} Zeilen ohne Raum.</translation>
    </message>
    <message>
      <source>{count} rates computed.</source>
      <translation>{count} Quoten berechnet.</translation>
    </message>
    <message>
      <source>{count} of last year's areas transferred, {lost} have no new area.</source>
      <translation>{count} Räume des Vorjahres übertragen, {lost} ohne neuen Raum.</translation>
    </message>
    <message>
      <source>New model: {k} types for {typed} of {all} areas.</source>
      <translation>Neues Modell: {k} Typen für {typed} von {all} Räumen.</translation>
    </message>
    <message>
      <source>Types of the model for {typed} of {all} areas.</source>
      <translation>Typen des Modells für {typed} von {all} Räumen.</translation>
    </message>
    <message>
      <source>Types of the model for {typed} of {all} areas; {changed} have changed their type.</source>
      <translation>Typen des Modells für {typed} von {all} Räumen; {changed} haben den Typ gewechselt.</translation>
    </message>
    <message>
      <source>Adjusted Rand index {rand}; areas in another type: {count}.</source>
      <translation>Adjustierter Rand-Index {rand}; Räume in einem anderen Typ: {count}.</translation>
    </message>
    <message>
      <source>{classed} areas have a class, {unclassed} have none.</source>
      <translation>{classed} Räume haben eine Klasse, {unclassed} keine.</translation>
    </message>
    <message>
      <source>{regions} regions, {without} areas without a region.</source>
      <translation>{regions} Regionen, {without} Räume ohne Region.</translation>
    </message>
    <message>
      <source>{count} maps in the folder {folder}.</source>
      <translation>Karten im Ordner {folder}: {count}.</translation>
    </message>
  </context>
  <context>
    <name>YearRun</name>
    <message>
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
  </context>
</TS>
