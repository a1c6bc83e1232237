"""Invented names. Like anywhere, some sound familiar; none of them means a real place."""

from __future__ import annotations

# Numbered from the centre outwards; the first is the old town.
DISTRICTS = (
    "Alt-Musterstadt", "Neue Vorstadt", "St. Urban", "Gänsbühl", "Weißer Turm", "Lindenbrück", "Bad Mustern",
    "Obermustern", "Probenheim", "Königsprobe", "Fährhausen", "Großbeispiel", "Kleinbeispiel", "Schönmuster",
    "Eschenrück", "Hohenprobe", "Untermustern", "Mühlentwurf", "Rüsselbach", "Föhrenhöhe", "Bärenmuster",
    "Nieder-Entwurf", "Heiligkreuz-Beispielhausen an der Muster",
)  # fmt: skip

# A planning region of one district takes the district's name, a larger one a name of its own.
REGION_OF_OLD_TOWN = "Mitte"
JOINT_REGIONS = (
    "Obere Aue", "Höhenrand", "Äußere Täler", "Musterfelder", "Waldvororte", "Untere Aue", "Nebelfeld", "Südhang",
)  # fmt: skip

# Steering areas take the name of the compass point they come nearest to (metres east and north).
STEERING = {
    "Mitte": (0, 0), "Innenstadt-West": (-3300, 300), "Nord": (-1000, 6500), "Nordost": (5000, 4800), "Ost": (7000, 0),
    "Südost": (6200, -4600), "Süd": (300, -4800), "Südwest": (-4200, -5000), "West": (-7500, 1500),
    "Nordwest": (-5000, 4200),
}  # fmt: skip

INNER = (
    "Marktplatz", "Domviertel", "Gerberviertel", "Am Alten Zollhaus", "Rathausblock", "Theaterviertel",
    "Tuchmacherviertel", "Hospitalviertel", "Schlossgarten", "Am Pulverturm", "Erbsenviertel", "Universitätsviertel",
    "Kaufhausblock",
    "Bahnhofsvorstadt", "Am Stadtgraben", "Fischmarkt", "Nonnengasse", "Kornhausviertel", "Lederstraße", "Malerwinkel",
    "Hintere Gasse", "Sternplatz", "Rosengasse", "Zeughausviertel", "Musikerviertel", "Dichterviertel",
    "Philosophenviertel", "Gaswerk", "Alter Schlachthof", "Brauereiviertel", "Alte Steige", "Seidenweberviertel",
)  # fmt: skip

MIDDLE = (
    "Am Gänsbach", "Eisenbahnersiedlung", "Ziegelhütte", "Kirchviertel", "Friedrichsplatz", "Güterbahnhof", "Tivoli",
    "Raiffeisenplatz", "Stellwerk", "Weberkolonie", "Luisenpark", "Schützenplatz", "Kleine Heide", "Hohe Straße",
    "Kastanienallee", "Zuckerfabrik", "Spinnereigelände", "Neue Heimat", "Dreieichen", "Pfaffenäcker", "Lange Wand",
    "Steinbruchsiedlung", "Stadion", "Wasserturm", "Am Kanal", "Mühlwiesen", "Rebenhang", "Galgenberg", "Postsiedlung",
    "Gartenstadt", "Kasernenviertel", "Am Rübenacker", "Flößerviertel", "Sägewerk", "Alter Friedhof", "Körnerplatz",
    "Schillerhöhe", "Sonnenhang", "Paradies", "Hafenblick", "Alte Messe", "Glasbläserviertel", "Rosensteig",
    "Klinikviertel", "Planetensiedlung", "Komponistenviertel", "Vogelviertel", "Hohlweg", "Kreuzäcker",
    "Am Römerkastell",
)  # fmt: skip

OUTER = (
    "Fasanengarten", "Birkenhang", "Haselrain", "Hinterer Berg", "Steinäcker", "Sandbuckel", "Lerchenfeld",
    "Krautgärten", "Neuwiesen", "Oberes Feld", "Unteres Feld", "Schafhof", "Ahornweg", "Waldheim", "Bergäcker",
    "Lange Furche",
    "Am Forsthaus", "Dachsbau", "Wolfsschlucht", "Im Grund", "Kapellenberg", "Streuobstwiesen", "Hirschsprung",
    "Erlenbruch", "Hasenläufe", "Sommerhalde", "Winterhalde", "Brünnele", "Täschental", "Röhricht", "Falkenhorst",
    "Kohlplatte", "Moosäcker", "Heidesiedlung", "Schlehenrain", "Pappelgrund", "Am Wasserwerk", "Hagebuch",
    "Wissenschafts- und Technologiepark Beispielhöhe", "Rote Erde", "Sperberweg", "Kleinfeldle", "Große Allmend",
    "Seeblick", "Spitzäcker", "Honigberg", "Im Spitzengarten", "Wiesenthal", "Bussardhöhe", "Zwetschgenberg",
)  # fmt: skip

INDUSTRIAL = "Industriehafen"
TINY = "Auwiesen"
NEW_BUILT = "Neue Ziegelei"
