"""The indicator catalogue and the note that goes with the data."""

from __future__ import annotations

import csv
from pathlib import Path

OFFICE = "Statistisches Amt Musterstadt (erfunden)"
CATALOGUE_COLUMNS = (
    "name", "label", "numerator", "denominator", "factor", "unit", "decimals", "direction", "topic", "source",
)  # fmt: skip
PEOPLE = "Einwohner_insgesamt"
U18 = "unter_18_Jahre"
OLD = "F_65_Jahre_und_aelter"

# Name, label, numerator, denominator, factor, direction (1: higher means more strain, 0: neutral), topic.
INDICATORS = (
    ("u18", "Anteil unter 18-Jährige", U18, PEOPLE, 100, 0, "Bevölkerung"),
    ("ab65", "Anteil 65-Jährige und Ältere", OLD, PEOPLE, 100, 0, "Bevölkerung"),
    ("ausl", "Anteil Ausländerinnen und Ausländer", "Auslaender", PEOPLE, 100, 0, "Bevölkerung"),
    (
        "mig_u18", "Unter 18-Jährige mit Migrationshintergrund", "unter_18_mit_Migrationshintergrund", U18, 100, 0,
        "Bevölkerung",
    ),
    (
        "alleinerz", "Alleinerziehende an Haushalten mit Kindern", "Alleinerziehende_Haushalte",
        "Haushalte_mit_Kindern", 100, 1, "Haushalte",
    ),
    ("sgb2_u15", "Kinder unter 15 Jahren in SGB II", "SGB_II_unter_15_Jahre", "unter_15_Jahre", 100, 1, "Soziale Lage"),
    (
        "sgb2_u65", "Regelleistungsberechtigte an unter 65-Jährigen", "SGB_II_Regelleistungsberechtigte",
        f"{PEOPLE} - {OLD}", 100, 1, "Soziale Lage",
    ),
    ("alo", "Arbeitslose an 15- bis unter 65-Jährigen", "Arbeitslose_insgesamt", "F_15_bis_unter_65_Jahre", 100, 1,
     "Arbeit"),
    ("alo_u25", "Arbeitslose an 15- bis unter 25-Jährigen", "Arbeitslose_unter_25_Jahre", "F_15_bis_unter_25_Jahre",
     100, 1, "Arbeit"),
    ("gs_65", "Grundsicherung im Alter", "Grundsicherung_65_Jahre_und_aelter", OLD, 100, 1, "Soziale Lage"),
    ("hze_u18", "Hilfen zur Erziehung", "Jugendhilfe_Hilfen_zur_Erziehung", U18, 1000, 1, "Jugendhilfe"),
    ("wohn_10", "Wohndauer über 10 Jahre", "Wohndauer_ueber_10_Jahre", PEOPLE, 100, 0, "Wohnen"),
    ("wohn_1", "Wohndauer unter 1 Jahr", "Wohndauer_unter_1_Jahr", PEOPLE, 100, 0, "Wohnen"),
    ("wander", "Wanderungsvolumen", "Zuzuege + Fortzuege", PEOPLE, 100, 0, "Wohnen"),
)  # fmt: skip

README = """\
MUSTERSTADT - Beispieldaten zum QGIS-Plugin Sozialraum
======================================================

Musterstadt ist eine erfundene Stadt. Grenzen, Namen und sämtliche Zahlen sind von einem Programm erzeugt;
sie beschreiben keinen wirklichen Ort und keine wirklichen Personen und sind für keine Stadt zu verwenden.
Gleiche Namen wirklicher Orte sind Zufall. Die Koordinaten (EPSG:25832) liegen mit Absicht in der Nordsee,
weit vor der Küste: Mit keiner wirklichen Stadt ist sie zu verwechseln, auch nicht vor einer Hintergrundkarte.

Gliederung: 138 Planungsräume in 23 Stadtbezirken in 18 regionalen Trägerkoordinationskreisen (RTK) in
10 Steuerungsbereichen. Schlüssel sind Texte: 6 Ziffern (Stadtbezirk, Viertel, Planungsraum), oft mit führender Null.

Dateien
-------
musterstadt_planungsraeume.shp  Planungsräume: PLR_ID, PLR_NAME, BEZ_NR, BEZ_NAME, RTK_NR, RTK_NAME, STB_NR, STB_NAME
musterstadt_gewaesser.shp       Fluss und See (nur Hintergrund): NAME, ART
musterstadt_wald.shp            Wald (nur Hintergrund): NAME, ART
musterstadt_strassen.shp        Hauptstraßen und Autobahn (nur Hintergrund): NAME, ART
einwohner_2022.csv ... _2024    Einwohner, Haushalte, Wohndauer und Wanderung zum 31.12. (Windows-1252, Semikolon,
                                Dezimalkomma; 2022 mit Tausenderpunkten)
soziales_2022.xlsx ... _2024    SGB II, Arbeitslose, Grundsicherung, Hilfen zum 31.12. (2024 mit Zeilen der Bezirke)
indikatorenkatalog.csv          Vorschriften für Quoten aus diesen Spalten (UTF-8, Semikolon)

Die Tabellen sehen aus, wie Ämter sie liefern: Vorspann, mehrzeilige Köpfe, Summen, Fußnoten. Zeichen nach
DIN 55301: Strich = genau null, Punkt = geheim zu halten. Werte unter 3 und einzelne weitere zu ihrem Schutz
sind durch einen Punkt ersetzt. Die Altersgruppen sind nicht gesperrt und ergeben zusammen die Einwohnerzahl.

Besonderheiten zum Ausprobieren: "Industriehafen" (rund 40 Einwohner, vieles gesperrt), "Auwiesen" (unter 300
Einwohner), "Neue Ziegelei" (Neubau, wächst stark) und einige Räume, die sich über die Jahre verändern.

Lizenz: CC0 1.0 (gemeinfrei), https://creativecommons.org/publicdomain/zero/1.0/deed.de
"""


def write_texts(folder: Path) -> None:
    """Catalogue and note."""
    with (folder / "indikatorenkatalog.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(CATALOGUE_COLUMNS)
        for name, label, numerator, denominator, factor, direction, topic in INDICATORS:
            unit = "%" if factor == 100 else "je 1.000"
            writer.writerow([name, label, numerator, denominator, factor, unit, 1, direction, topic, OFFICE])
    (folder / "LIESMICH.txt").write_text(README, encoding="utf-8", newline="\r\n")
