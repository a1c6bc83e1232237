"""Public tables of many offices, each compared with what stands in the original.

Rows and columns are named as a spreadsheet shows them. All values were read off the files themselves: text files as raw
text, workbooks in a spreadsheet program.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from sozialraum_plugin.core.joining.keys import CONSENTED, NAMES, LayerKeys, layer_keys
from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.reading import Reading
from sozialraum_plugin.core.tabular.symbols import load_symbols
from sozialraum_plugin.core.tabular.tables import Table, read_table
from sozialraum_plugin.gis.tables import read_grids

DIN = load_symbols(Path(__file__).resolve().parents[2] / "resources" / "symbols" / "din55301.json")
BY_NAME = (*CONSENTED, NAMES)
LAENDER = (
    "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Mecklenburg-Vorpommern",
    "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland", "Sachsen", "Sachsen-Anhalt",
    "Schleswig-Holstein", "Thüringen",
)  # fmt: skip


def read(path: Path, layer: LayerKeys, **decisions: Any) -> Table:
    return read_table(read_grids(path), layer, DIN, path.name, Reading(**decisions))


def keys_of(path: Path, field: str) -> LayerKeys:
    source = ogr.Open(str(path))
    return layer_keys(field, [feature.GetField(field) for feature in source.GetLayer(0)])


def plain(path: Path, delimiter: str = ",", encoding: str = "utf-8-sig") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def check_size(table: Table, areas: int, rows: int, first: int, last: int) -> None:
    """Areas that are found, number of rows of areas, the first and the last of them."""
    assert (table.match.found(), len(table.rows)) == (areas, rows)
    assert (table.rows[0], table.rows[-1]) == (first, last)
    assert table.match.ambiguous == {}


def check_cells(table: Table, cells: dict[int, dict[str, Any]]) -> None:
    """Cells by row and column letter; that of the key column is the key, None a missing value."""
    columns = {column.header.letter: column for column in table.columns}
    found: dict[int, dict[str, Any]] = {}
    for row, wanted in cells.items():
        place = table.rows.index(row)
        found[row] = {}
        for letter in wanted:
            value = table.keys[place] if letter == table.key.letter else columns[letter].values[place]
            found[row][letter] = None if value != value else value
    assert found == cells


def names(table: Table) -> list[str]:
    return [column.header.name for column in table.columns]


def aliases(table: Table) -> dict[str, str]:
    return {header.letter: header.alias for header in [table.key, *(column.header for column in table.columns)]}


def kinds(table: Table, kind: str) -> str:
    """Letters of the columns of a kind."""
    return " ".join(column.header.letter for column in table.columns if column.kind == kind)


def units(table: Table) -> dict[str, str]:
    return {column.header.letter: column.unit for column in table.columns if column.unit}


def missing(table: Table) -> dict[str, dict[str, int]]:
    """How often a sign stands in place of a number, by column; an empty text is an empty cell."""
    found = {}
    for column in table.columns:
        if column.missing:
            found[column.header.letter] = {sign: count for (sign, _), count in column.missing.items()}
    return found


def apart(table: Table) -> list[tuple[int, str, str]]:
    """Rows set apart: number, reason, the first cell."""
    return [(row.row, row.reason, row.text.split(" | ")[0]) for row in table.apart]


def codes(table: Table) -> set[str]:
    return {note.code for note in table.notes}


@pytest.fixture(scope="module")
def berlin(shared_data: Path) -> Path:
    return shared_data / "berlin_mss2021"


@pytest.fixture(scope="module")
def planungsraeume(berlin: Path) -> LayerKeys:
    return keys_of(berlin / "lor_planungsraeume_2021.dbf", "PLR_ID")


@pytest.fixture(scope="module")
def tables(shared_data: Path) -> Path:
    return shared_data / "tables"


# Berlin: 542 Planungsräume, keys of eight digits with a leading zero.


def test_berlin_anteile(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "mss2021_anteile.csv", planungsraeume)
    check_size(table, areas=447, rows=447, first=2, last=448)
    assert names(table) == [
        "inhabitants", "s1_percentage_unemployed", "s2_percentage_long_term_unemployed",
        "s3_percentage_transfer_payments_recipients", "s4_percentage_transfer_payments_recipients_below_15_years",
        "d1_percentage_unemployed", "d2_percentage_long_term_unemployed",
        "d3_percentage_transfer_payments_recipients", "d4_percentage_transfer_payments_recipients_below_15_years",
    ]  # fmt: skip
    check_cells(table, {
        2: {"A": "01100101", "B": 3419, "C": 4.22594, "D": None, "F": 19.39799, "J": 3.96175},
        4: {"A": "01100103", "B": 5211, "I": -2.16074, "J": -4.86842},
        6: {"A": "01100205", "C": 2.8826, "J": 0.728210000000001},
        101: {"A": "03300515", "B": 38, "C": None, "J": None},
        224: {"A": "05200525", "B": 2431, "C": 0.65574, "E": 6.08803, "I": -0.03085},
        448: {"A": "10200423", "B": 5929, "C": 7.66415, "H": None, "J": -5.57219},
    })  # fmt: skip
    # s2 and d2 were not published that year; six areas have too few people for any share.
    assert missing(table) == {letter: {"": 447 if letter in "DH" else 6} for letter in "CDEFGHIJ"}
    assert (kinds(table, "integer"), table.apart, table.rejected) == ("B", [], [])


def test_berlin_zwerte(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "mss2021_zwerte_index.csv", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)
    # The headers of I and O end with a blank in the file.
    assert aliases(table)["I"] == "Zuordnung Klasse Status-Index"
    assert names(table) == [
        "PLR_Name", "EW_31_12_2020", "zS1", "zS3", "zS4", "Status_summe", "Status_Index_standardisierte_Statussumme",
        "Zuordnung_Klasse_Status_Index", "zD1", "zD3", "zD4", "Dynamik_summe",
        "Dynamik_Index_standardisierte_Dynamik_summe", "Zuordnung_Klasse_Dynamik_Index",
    ]  # fmt: skip
    check_cells(table, {
        2: {"A": "01100101", "B": "Stülerstraße", "C": 3419, "D": -0.25, "I": "mittel", "N": 1.27, "O": "negativ"},
        101: {"A": "03300515", "B": "Blankenburger Süden", "C": 38, "D": None, "H": None, "I": None, "O": None},
        271: {"A": "06300527", "G": -2.54, "H": -0.86, "M": 0.72, "O": "stabil"},
        543: {"A": "12601236", "B": "Schorfheidestraße", "C": 3131, "G": -1.62, "N": -1.37, "O": "positiv"},
    })  # fmt: skip
    assert missing(table) == {letter: {"": 6} for letter in "DEFGHIJKLMNO"}
    assert (kinds(table, "text"), kinds(table, "integer")) == ("B I O", "C")
    assert (table.apart, table.rejected, table.reference_date) == ([], [], "")


def test_berlin_indizes(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "mss2021_indizes.csv", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)
    assert names(table) == ["inhabitants", "status_index", "dynamic_index"]
    # "-" is a class beside "+" and "+/-" here, and no sign for zero.
    check_cells(table, {
        2: {"A": "01100101", "B": 3419, "C": 2, "D": "-"},
        3: {"A": "01100102", "B": 1791, "C": 1, "D": "+/-"},
        101: {"A": "03300515", "B": 38, "C": None, "D": None},
        430: {"A": "10100205", "B": 1262, "C": None, "D": None},
        543: {"A": "12601236", "B": 3131, "C": 2, "D": "+"},
    })  # fmt: skip
    classes = table.columns[2].values.tolist()
    assert {sign: classes.count(sign) for sign in ("+", "+/-", "-", None)} == {"+": 48, "+/-": 436, "-": 52, None: 6}
    assert missing(table) == {"C": {"": 6}, "D": {"": 6}}
    assert (table.apart, table.rejected) == ([], [])


def test_berlin_kontext(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "mss2021_kontext.csv", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)
    numbers = (1, 2, 3, 4, 5, 16, 6, 17, 7, 9, 10, 11, 12, 13)
    assert names(table) == ["PLR_Name", "EW_31_12_2020", *(f"K{number:02d}" for number in numbers)]
    check_cells(table, {
        2: {"A": "01100101", "B": "Stülerstraße", "D": 2.82, "E": 25.62, "J": -1.31, "M": 0, "Q": -4.83},
        117: {"A": "03400831", "B": "Pankower Tor", "C": 0, "D": None, "Q": None},
        239: {"A": "05300840", "B": "Nonnendammallee", "C": 486, "D": 0, "E": None, "M": 100, "Q": -16.49},
        300: {"A": "07200412", "B": "Schöneberger Linse", "C": 1094, "O": 113.55, "Q": 177.12},
        543: {"A": "12601236", "B": "Schorfheidestraße", "D": 1.46, "K": 74.51, "Q": -0.58},
    })  # fmt: skip
    # K02 is missing in two more areas: Nonnendammallee and Schumacher-Quartier.
    assert missing(table) == {letter: {"": 8 if letter == "E" else 6} for letter in "DEFGHIJKLMNOPQ"}
    assert (table.apart, table.rejected, kinds(table, "integer")) == ([], [], "C")


@pytest.mark.parametrize("key_field", ["PLR-ID", ""])
def test_one_district_and_a_table_of_the_whole_city(berlin: Path, planungsraeume: LayerKeys, key_field: str) -> None:
    # The rows above the first area of the layer stay rows: 430 has hardly any numbers, but is no header.
    district = layer_keys("PLR_ID", [key for key in planungsraeume.keys if key.startswith("12")])
    table = read(berlin / "mss2021_kontext.csv", district, key_field=key_field)
    check_size(table, areas=36, rows=542, first=2, last=543)
    assert (table.key.alias, names(table)[:3]) == ("PLR-ID", ["PLR_Name", "EW_31_12_2020", "K01"])


def test_berlin_einwohner_by_migration(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "einwohner_2022_t1.csv", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)
    assert names(table)[:8] == [
        "district_id", "forecast_area_id", "district_region_id", "planning_area_id", "inhabitants",
        "inhabitants_with_migration_background", "inhabitants_germans",
        "inhabitants_germans_without_migration_background",
    ]  # fmt: skip
    check_cells(table, {
        2: {"A": "01100101", "B": "01", "E": "01", "F": 3561, "G": 2282, "L": 100, "M": 64.08312271833755},
        117: {"A": "03400831", "B": "03", "F": 0, "K": 0, "L": 0, "Q": 0},
        271: {"A": "06300527", "D": "05", "E": "27", "F": 8419, "J": 1247, "N": 84.42807934434018},
        543: {"A": "12601236", "B": "12", "E": "36", "K": 636, "Q": 20.29355456285897},
    })  # fmt: skip
    # All four parts of the key are codes, also the one without a zero in front.
    assert kinds(table, "text") == "B C D E"
    assert (missing(table), table.apart, table.rejected) == ({}, [], [])


def test_berlin_einwohner_by_age(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "einwohner_2022_t2.csv", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)
    assert len(names(table)) == 26
    assert names(table)[5:9] == [
        "inhabitants_age_below_6", "inhabitants_age_6_15", "inhabitants_age_15_18", "inhabitants_age_18_27"
    ]  # fmt: skip
    check_cells(table, {
        2: {"A": "01100101", "F": 3561, "G": 165, "K": 1271, "O": 1737, "R": 4.633529907329402},
        117: {"A": "03400831", "F": 0, "Q": 0, "AA": 0},
        271: {"A": "06300527", "F": 8419, "G": 401, "I": 168, "Z": 54.21071386150375},
        543: {"A": "12601236", "F": 3134, "N": 885, "Y": 28.2386726228462, "AA": 20.29355456285897},
    })  # fmt: skip
    assert kinds(table, "text") == "B C D E"
    assert (missing(table), table.apart, table.rejected) == ({}, [], [])


def test_berlin_zuordnung(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "zuordnung.csv", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)
    assert (table.key.alias, "key-rivals" in codes(table)) == ("gisid", False)  # plr_id is the same in every row
    assert names(table) == [
        "kategorie", "bez_name", "bez_id", "pgr_name", "pgr_id", "bzr_name", "bzr_id", "plr_name", "plr_id"
    ]  # fmt: skip
    check_cells(table, {
        2: {"A": "01100101", "B": "2 - Mittel", "D": "01", "F": "0110", "H": "011001", "I": "Stülerstraße"},
        101: {"A": "03300515", "B": "0 - Weitgehend unbewohnte Fläche", "C": "Pankow", "J": "03300515"},
        271: {"A": "06300527", "C": "Steglitz/Zehlendorf", "G": "Teltower Damm", "I": "Sundgauer Straße"},
        543: {"A": "12601236", "B": "2 - Mittel", "D": "12", "F": "1260", "H": "126012", "I": "Schorfheidestraße"},
    })  # fmt: skip
    assert kinds(table, "text") == "B C D E F G H I J"
    assert (missing(table), table.apart, table.rejected) == ({}, [], [])


def test_berlin_dbf(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "lor_planungsraeume_2021.dbf", planungsraeume)
    check_size(table, areas=542, rows=542, first=2, last=543)  # the field names count as row 1
    assert names(table) == ["PLR_NAME", "BEZ", "STAND", "GROESSE_M2"]
    first = {"A": "11501341", "B": "Karlshorst Süd", "C": "11", "D": "01.01.2021", "E": 2294021.723}
    check_cells(table, {2: first, 3: {"A": "07601340", "C": "07", "E": 413969.326}})


def test_berlin_versorgung(berlin: Path, planungsraeume: LayerKeys) -> None:
    table = read(berlin / "versorgung_2402.xlsx", planungsraeume)
    check_size(table, areas=542, rows=542, first=5, last=546)
    wide = "Gigabit-Versorgung der Wohn- und Gewerbeeinheiten"
    assert {letter: text for letter, text in aliases(table).items() if letter in "BDEFNQ"} == {
        "B": "Bezirk Nummer", "D": "LOR Planungsräume Nummer", "E": "LOR Planungsräume Name",
        "F": f"Ist-Versorgung – {wide} – Anzahl",
        "N": f"Ausbauprognose 2024 – {wide} – Veränderung zum Vorjahr (%)",
        "Q": "Ausbauprognose 2024 – Glasfaser-Versorgung der Wohn- und Gewerbeeinheiten – Veränderung zum Vorjahr (%)",
    }  # fmt: skip
    assert (len(names(table)), names(table)[:3]) == (15, ["Bezirk_Nummer", "Bezirk_Name", "LOR_Planungsraeume_Name"])
    check_cells(table, {  # sheet LOR
        5: {"B": "01", "C": "Mitte", "D": "01100101", "E": "Stülerstraße", "F": 2613, "G": 98.3, "H": 0, "Q": 0},
        101: {"D": "03300412", "E": "Karow Bahnhof", "F": 256, "G": 10.2, "I": 1, "J": 0},
        271: {"C": "Steglitz-Zehlendorf", "D": "06300524", "F": 2905, "J": 14.3},
        546: {"B": "12", "D": "12601236", "G": 96.8, "M": 100, "N": 3.2, "O": 1378, "Q": 94.4},
    })  # fmt: skip
    assert units(table) == dict.fromkeys("GHJKMNPQ", "%")
    assert apart(table) == [(547, "total", "00")]
    assert table.apart[0].text.startswith("00 | Land Berlin | 2067165 | 95.4 | 0 | 741551 | 34.2")
    assert (kinds(table, "text"), missing(table), table.rejected) == ("B C E", {}, [])
    assert "sums-agree" in codes(table)  # 2067165, 741551, 2091619 and 1045196 are the sums of the 542 rows


# Münster: 45 Stadtteile, keys glued to names, subtotals between the areas.

# Rows in the sheets with a header of three rows; those with four lie one row lower.
SUBTOTALS = {
    9: "Altstadt", 19: "Innenstadtring", 24: "Mitte-Süd", 30: "Mitte-Nordost", 31: "Mitte", 38: "West", 43: "Nord",
    47: "Ost", 52: "Südost", 58: "Hiltrup",
}  # fmt: skip
AGES = ("0 - 9", "10 - 19", "20 - 29", "30 - 39", "40 - 49", "50 - 59", "60 - 69", "70 - 79", "80 - 89", "90 u. mehr")


@pytest.fixture(scope="module")
def stadtteile(shared_data: Path) -> LayerKeys:
    return keys_of(shared_data / "muenster" / "stadtteile.geojson", "NR_STATIST")


def muenster(shared_data: Path, stadtteile: LayerKeys, sheet: str) -> Table:
    return read(shared_data / "muenster" / "stadtteile_2014.xlsx", stadtteile, sheet=sheet)


def check_years(table: Table, first_year: int, heading: str) -> None:
    """The sheets with a column per year: header in rows 1 and 2, ``Anzahl`` in row 3, 45 areas in rows 4 to 57."""
    check_size(table, areas=45, rows=45, first=4, last=57)
    assert table.key.alias == "Stadtteil Teilbereich Stadtbezirk"
    assert names(table) == [f"F_{year}" for year in range(first_year, first_year + 5)]
    assert (table.heading, units(table)) == (heading, dict.fromkeys("BCDEF", "Anzahl"))
    assert kinds(table, "integer") == "B C D E F"
    assert (missing(table), table.rejected) == ({}, [])
    assert "sums-agree" in codes(table)
    assert not {"sums-differ", "sums-unknown"} & codes(table)


def districts_called_so() -> list[tuple[int, str, str]]:
    """The subtotals where the six larger ones are called ``Stadtbezirk Mitte`` and so on."""
    return [
        (row, "sum", name) if row in (9, 19, 24, 30) else (row, "higher", f"Stadtbezirk {name}")
        for row, name in SUBTOTALS.items()
    ]


def test_muenster_bevoelkerung(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "Bevölkerung")
    check_years(table, 2010, "Wohnberechtigte Bevölkerung* in Münster am 31.12.2014")
    check_cells(table, {
        4: {"A": "11 Aegidii", "B": 1356, "F": 1450},
        20: {"A": "31 Aaseestadt", "B": 5352, "D": 5542},
        57: {"A": "98 Amelsbüren", "B": 6062, "E": 6286, "F": 6244},
    })  # fmt: skip
    assert apart(table) == [
        *((row, "sum", name) for row, name in SUBTOTALS.items()),
        (59, "total", "Stadt Münster"),
        (60, "footer", "Quelle: Stadt Münster - Amt für Stadtentwicklung, Stadtplanung, Verkehrsplanung"),
        (61, "footer", "*)siehe Definitionsänderung ab 2011"),
        (64, "footer", "K:/Statistik/SMS/Bevoelkerung_2013/WohnBev_2009-2013.XLS Zeitreihe!Z1S1:Z61S6 \\a"),
    ]
    # The date in the heading is that of the last column only: the others are of 2010 to 2013.
    assert table.reference_date == ""


def test_muenster_chooses_the_first_sheet_and_tells_the_others(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "")
    assert (table.sheet, "sheet-others" in codes(table)) == ("Bevölkerung", True)


def test_muenster_haushalte(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "Haushalte")
    check_years(table, 2010, "Haushalte der Wohnberechtigten Bevölkerung* in Münster am 31.12.")
    check_cells(table, {
        4: {"A": "11 Aegidii", "B": 903, "F": 959},
        20: {"A": "31 Aaseestadt", "B": 2990, "D": 3132},
        57: {"A": "98 Amelsbüren", "C": 2384, "F": 2426},
    })  # fmt: skip
    assert apart(table) == [
        *districts_called_so(),
        (59, "total", "Stadt Münster"),
        (60, "footer", "Quelle: Stadt Münster - Amt für Stadtentwicklung, Stadtplanung, Verkehrsplanung"),
        (61, "footer", "*) siehe Definitionsänderung ab 2011"),
    ]
    assert table.reference_date == ""  # "am 31.12." without a year


def test_muenster_arbeitslose(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "Arbeitslose")
    check_years(table, 2010, "Arbeitslose in Münster am 15.12.")
    check_cells(table, {
        4: {"A": "11 Aegidii", "B": 29, "F": 36},
        6: {"A": "13 Dom", "B": 35, "F": 45},
        20: {"A": "31 Aaseestadt", "C": 141, "F": 132},
        57: {"A": "98 Amelsbüren", "B": 94, "D": 121, "F": 109},
    })  # fmt: skip
    assert apart(table) == [
        *((row, "sum", name) for row, name in SUBTOTALS.items()),
        (59, "unassigned", "nicht zuzuordnen"),
        (60, "total", "Stadt Münster"),
        (61, "footer", "Quelle: Bundesagentur für Arbeit"),
    ]


def test_muenster_beschaeftigte(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "Beschäftigte_2013")
    # "insgsamt" is how the sheet writes it, below a line break.
    check_years(table, 2009, "Sozialversicherungspflichtig Beschäftigte am WOHNORT Münster am 31.12. insgsamt")
    check_cells(table, {
        4: {"A": "11 Aegidii", "B": 417, "D": 455, "F": 464},
        20: {"A": "31 Aaseestadt", "B": 1614, "F": 1798},
        57: {"A": "98 Amelsbüren", "B": 1915, "F": 2147},
    })  # fmt: skip
    assert apart(table) == [
        *districts_called_so(),
        (59, "unassigned", "nicht zuzuordnen"),
        (60, "total", "Stadt Münster"),
        (61, "footer", "Quelle: Statistik der Bundesagentur für Arbeit"),
    ]


def check_ages(table: Table, heading: str, signs: int) -> None:
    """The sheets by age: header in rows 1 to 3, ``Anzahl`` in row 4, 45 areas in rows 5 to 58."""
    check_size(table, areas=45, rows=45, first=5, last=58)
    assert list(aliases(table).values()) == [
        "Stadtteil Teilbereich Stadtbezirk", "Insgesamt",
        *(f"davon im Alter von … bis … Jahren – {age}" for age in AGES),
    ]  # fmt: skip
    assert names(table)[:2] == ["Insgesamt", "davon_im_Alter_von_bis_Jahren_0_9"]
    assert names(table)[-1] == "davon_im_Alter_von_bis_Jahren_90_u_mehr"
    assert (table.heading, units(table)) == (heading, dict.fromkeys("BCDEFGHIJKL", "Anzahl"))
    # 12, 13, 15, 23, 28, 43 and 44 are secret in the two oldest groups where the sexes are told apart.
    assert missing(table) == ({letter: {".": signs} for letter in "KL"} if signs else {})
    assert (table.rejected, kinds(table, "integer")) == ([], "B C D E F G H I J K L")
    assert apart(table) == [
        *((row + 1, "sum", name) for row, name in SUBTOTALS.items()),
        (60, "total", "Stadt Münster"),
        (61, "footer", "Quelle: Stadt Münster - Amt für Stadtentwicklung, Stadtplanung, Verkehrsplanung"),
        (62, "footer", "Weitere Informationen unter: http://statistik.stadt-muenster.de"),
    ]
    assert table.reference_date == "31.12.2014"  # in the heading above all columns


def test_muenster_nach_alter(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "nach Alter")
    check_cells(table, {
        5: {"A": "11 Aegidii", "B": 1450, "C": 83, "L": 39},
        7: {"A": "13 Dom", "B": 2199, "E": 737, "K": 120, "L": 17},
        21: {"A": "31 Aaseestadt", "B": 5479, "G": 675, "L": 60},
        58: {"A": "98 Amelsbüren", "B": 6244, "D": 804, "L": 40},
    })  # fmt: skip
    check_ages(table, "Wohnberechtigte Bevölkerung in Münster am 31.12.2014", signs=0)


def test_muenster_maennlich(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "männlich")
    check_cells(table, {
        5: {"A": "11 Aegidii", "B": 663, "C": 37, "K": 14, "L": 4},
        7: {"A": "13 Dom", "B": 1081, "J": 72, "K": None, "L": None},
        21: {"A": "31 Aaseestadt", "B": 2510, "E": 384, "L": 18},
        58: {"A": "98 Amelsbüren", "B": 3172, "G": 573, "K": 106, "L": 13},
    })  # fmt: skip
    check_ages(table, "Männliche Wohnberechtigte Bevölkerung in Münster am 31.12.2014", signs=7)


def test_muenster_weiblich(shared_data: Path, stadtteile: LayerKeys) -> None:
    table = muenster(shared_data, stadtteile, "weiblich")
    check_cells(table, {
        5: {"A": "11 Aegidii", "B": 787, "C": 46, "K": 66, "L": 35},
        7: {"A": "13 Dom", "B": 1118, "J": 117, "K": None, "L": None},
        21: {"A": "31 Aaseestadt", "B": 2969, "F": 374, "L": 42},
        58: {"A": "98 Amelsbüren", "B": 3072, "G": 526, "K": 145, "L": 27},
    })  # fmt: skip
    check_ages(table, "Weibliche Wohnberechtigte Bevölkerung in Münster am 31.12.2014", signs=7)


# Hamburg: 104 Stadtteile, a join by name.

HAMBURG_RATES = (
    "D", "F", "H", "J", "L", "P", "R", "T", "AE", "AG", "AI", "AK", "AM", "AO", "AW", "BA", "BC", "BJ", "BK"
)  # fmt: skip
BEZIRKE = ("Hamburg-Mitte", "Altona", "Eimsbüttel", "Hamburg-Nord", "Wandsbek", "Bergedorf", "Harburg")


@pytest.fixture(scope="module")
def hamburg(shared_data: Path) -> Path:
    return shared_data / "hamburg2014"


def check_hamburg(table: Table, hamburg: Path, first: int) -> None:
    layer = keys_of(hamburg / "stadtteile.geojson", "name")
    assert len(layer.keys) == 104
    check_size(table, areas=95, rows=99, first=first, last=first + 98)
    alone = [key for key, target in zip(table.keys, table.match.target, strict=True) if target is None]
    assert alone == [
        "Kleiner Grasbrook und Steinwerder", "Waltershof und Finkenwerder", "Neuland und Gut Moor",
        "Moorburg und Altenwerder",
    ]  # fmt: skip
    assert len(set(names(table))) == 68
    assert all(len(name) <= 60 for name in names(table))
    assert missing(table) == {"BD": {".": 4}, "BE": {".": 31}, "BF": {".": 28}}
    assert table.rejected == []
    # Five Bezirke have the name of a Stadtteil; "Hamburg" is the total of all.
    assert apart(table) == [
        *((first + 99 + place, "higher", name) for place, name in enumerate(BEZIRKE)),
        (first + 106, "total", "Hamburg"),
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_hamburg_units(hamburg: Path, ending: str) -> None:
    layer = keys_of(hamburg / "stadtteile.geojson", "name")
    table = read(hamburg / f"stadtteilprofile_2014.{ending}", layer, rules=BY_NAME)
    # A year or month follows most of them: "Wohnungsgröße in m² (2013)".
    assert units(table) == {
        **dict.fromkeys(HAMBURG_RATES, "%"), "U": "km²", "AR": "EUR", "AX": "m²", "AY": "m²",
        **dict.fromkeys(("BD", "BE", "BF"), "EUR/m²"),
    }  # fmt: skip


def test_hamburg_workbook(hamburg: Path) -> None:
    layer = keys_of(hamburg / "stadtteile.geojson", "name")
    table = read(hamburg / "stadtteilprofile_2014.xlsx", layer, rules=BY_NAME)
    wanted = {
        "A": "Stadtgebiet",
        "E": "Bevölkerung und Haushalte 31.12.2013 – 65-Jährige und Ältere – "
        "Anzahl älterer Einwohnerinnen und Einwohner über 64 Jahren",
        "U": "Bevölkerung und Haushalte 31.12.2013 – Fläche in km²",  # the same words in rows 3 and 4
        "W": "Bevölkerungsbewegung 2013 – Geburten – Anzahl der Lebendgeborenen",
        "AR": "Sozialstruktur – Durchschnitt-liches Einkommen je Steuerpflichtigen in EUR (2010) – "
        "Gesamtbetrag der Einkünfte je Steuerpflichtigen (Lohn- und Einkommen-steuer) im Jahr",
        "BF": "Wohnen – Preise für Eigentums-wohnungen in EUR/m² (Jan 2014) – "
        "Durchschnittlicher Immobilienpreis für eine Eigentums-wohnung in EUR/m²",
        "BQ": "Infrastruktur und Verkehr – PKW-Dichte (Jan 2014) – "
        "Anzahl der privaten PKW je 1 000 Einwohnerinnen und Einwohner",
    }
    assert {letter: text for letter, text in aliases(table).items() if letter in wanted} == wanted
    assert "Bevoelkerung_und_Haushalte_31_12_2013_Flaeche_in_km2" in names(table)
    check_cells(table, {
        5: {"A": "Hamburg-Altstadt", "B": 1675, "D": 9.7, "U": 1.288, "AC": -23, "BD": None, "BG": 1},
        8: {"A": "St. Pauli", "B": 22392, "BD": 893, "BE": None, "BF": 4822},
        54: {"A": "Ohlsdorf", "B": 15085, "U": 7.166, "AX": 72.87094037809015, "BC": 75.7, "BE": 3049},
        77: {"A": "Curslack", "AB": 67, "AC": 0},
        103: {"A": "Cranz", "B": 759, "AC": -10, "AY": 44.687747035573125, "BD": 150, "BF": None},
    })  # fmt: skip
    assert table.reference_date == ""  # 31.12.2013 is the date of one group of columns
    check_hamburg(table, hamburg, first=5)


def test_hamburg_csv(hamburg: Path) -> None:
    layer = keys_of(hamburg / "stadtteile.geojson", "name")
    table = read(hamburg / "stadtteilprofile_2014.csv", layer, rules=BY_NAME)
    assert names(table)[:5] == [
        "Bevoelkerung", "Unter_18_Jaehrige", "Anteil_der_unter_18_Jaehrigen_in", "F_65_Jaehrige_und_Aeltere",
        "Anteil_der_65_Jaehrigen_und_Aelteren_in",
    ]  # fmt: skip
    assert {"Flaeche_in_km2", "Zahnaerzte_Nov_2013", "Grundschulen_2013_2014"} <= set(names(table))
    check_cells(table, {  # blanks around the numbers, within them ("1 675") and behind the minus ("-  23")
        2: {"A": "Hamburg-Altstadt", "B": 1675, "D": 9.7, "U": 1.3, "AC": -23, "AR": 26493, "BD": None},
        3: {"A": "HafenCity", "AE": 53.4, "AI": 0, "AR": 81470, "BF": 6465},
        51: {"A": "Ohlsdorf", "B": 15085, "AC": -84, "AX": 72.9, "BC": 75.7, "BE": 3049, "BQ": 348},
        74: {"A": "Curslack", "AA": 534, "AB": 67, "AC": 0},  # "-"
        83: {"A": "Tatenberg", "AB": 0, "AC": -7},
        100: {"A": "Cranz", "B": 759, "N": 1.9, "BD": 150, "BE": None, "BQ": 452},
    })  # fmt: skip
    saldo = next(column for column in table.columns if column.header.letter == "AC")
    assert saldo.marks == {74 - 2: "-"}
    check_hamburg(table, hamburg, first=2)


# Tables of statistical offices, for whose areas there is no layer here.


def test_genesis(tables: Path) -> None:
    years = layer_keys("jahr", range(1950, 2023))
    table = read(tables / "genesis_12613-0006.csv", years)
    check_size(table, areas=73, rows=876, first=7, last=882)
    # Year and month have no header. Twelve rows have one year: the month is what tells them apart.
    assert (table.key.letter, names(table), table.offer) == ("A", ["Spalte_B", "maennlich", "weiblich"], ("B",))
    check_cells(table, {
        7: {"A": "1950", "B": "Januar", "C": 33504, "D": 33511},
        440: {"A": "1986", "B": "Februar", "C": 37233, "D": 44364},
        870: {"A": "2021", "B": "Dezember", "C": 51963, "D": 51208},
        875: {"A": "2022", "B": "Mai", "C": None, "D": None},
        882: {"A": "2022", "B": "Dezember", "C": None, "D": None},
    })  # fmt: skip
    assert missing(table) == {"C": {"...": 8}, "D": {"...": 8}}  # "..." from May to December 2022
    assert [(row, reason) for row, reason, _ in apart(table)] == [(row, "footer") for row in (883, 884, 885, 886)]
    assert [text.split()[0] for _, _, text in apart(table)] == ["__________", "Ohne", "©", "Stand:"]
    preamble = next(note for note in table.notes if note.code == "preamble")
    assert (preamble.values["last"], str(preamble.values["text"])[:26]) == (5, "GENESIS-Tabelle: 12613-000")
    # 17.07.2022 in the last line is the day on which the file was made.
    assert (table.reference_date, table.rejected, kinds(table, "integer")) == ("", [], "C D")


def test_itnrw_workbook(tables: Path) -> None:
    years = layer_keys("jahr", range(2000, 2015))
    table = read(tables / "itnrw_13211-03ir.xls", years)
    check_size(table, areas=15, rows=15, first=10, last=24)
    months = (
        "Januar (31.)", "Februar (28. bzw. 29.)", "März (31.)", "April (30.)", "Mai (31.)", "Juni (30.)", "Juli (31.)",
        "August (31. )", "September (30.)", "Oktober (31.)", "November (30.)", "Dezember (31.)",
    )  # fmt: skip
    sexes = ("Insgesamt", "männlich", "weiblich")
    # "Monate (…)" in row 6 and "Geschlecht" in row 8 stand above all columns and tell none apart.
    assert list(aliases(table).values()) == ["Jahr", *(f"{month} – {sex}" for month in months for sex in sexes)]
    assert names(table)[3:6] == [f"Februar_28_bzw_29_{sex}" for sex in ("Insgesamt", "maennlich", "weiblich")]
    assert table.heading == "Monate (jeweils Stichtag zum Monatsende)"
    check_cells(table, {  # sheet Temporär
        10: {"A": "2014", "B": 54197, "S": 24267, "T": None, "AK": None},
        11: {"A": "2013", "B": 51362, "T": 52329, "AK": 23588},
        17: {"A": "2007", "B": 62683, "Q": 60050, "AI": 55984},
        24: {"A": "2000", "B": 56175, "C": 34234, "AK": 20256},
    })  # fmt: skip
    later = [header.header.letter for header in table.columns][18:]
    assert missing(table) == {letter: {"...": 1} for letter in later}  # "..." from July to December 2014
    # Notes from row 25 to 84; eleven of these rows are blank.
    assert [reason for _, reason, _ in apart(table)] == ["footer"] * 49
    assert (apart(table)[0][0], apart(table)[-1]) == (25, (84, "footer", "Stand: 21.07.2014 / 20:19:53"))
    assert (table.reference_date, table.rejected) == ("", [])


def test_itnrw_csv(tables: Path) -> None:
    path = tables / "itnrw_13211-03ir.csv"
    days = layer_keys("tag", [row[0] for row in plain(path)[1:]])
    table = read(path, days)
    check_size(table, areas=180, rows=180, first=2, last=181)
    assert (table.key.alias, names(table)) == ("datum", ["gesamt", "maennlich", "weiblich"])
    check_cells(table, {
        2: {"A": "2000-01-31", "B": 56175, "C": 34234, "D": 21941},
        3: {"A": "2000-02-29", "B": 56139},
        91: {"A": "2007-06-30", "B": 60050, "C": 32366, "D": 27684},
        175: {"A": "2014-06-30", "B": 52998, "D": 24267},
        176: {"A": "2014-07-31", "B": None, "C": None, "D": None},
        181: {"A": "2014-12-31", "B": None},
    })  # fmt: skip
    assert missing(table) == {letter: {"": 6} for letter in "BCD"}
    assert (table.apart, table.rejected, kinds(table, "integer")) == ([], [], "B C D")


@pytest.mark.parametrize(
    ("sheet", "title", "cells"),
    [
        ("Rang1_1", "Alle Altersgruppen", {
            3: {"A": 1, "B": "Nordrhein-Westfalen", "C": 9972, "D": 17947221},
            10: {"A": 8, "B": "Berlin", "C": 2040, "D": 3669491},
            18: {"A": 16, "B": "Bremen", "C": 253, "D": 681202},
        }),
        ("Rang1_2", "Alle Altersgruppen", {
            3: {"A": 1, "B": "Sachsen", "C": 5730, "D": 4071971, "E": 140.718094505093},
            10: {"A": 8, "B": "Baden-Württemberg", "D": 10992091, "E": 60.3433868951776},
            18: {"A": 16, "B": "Mecklenburg-Vorpommern", "C": 369, "E": 22.9457919656149},
        }),
        ("Rang2_1", "Altersgruppe A80+", {3: {"B": "Bayern", "C": 6842}, 18: {"B": "Bremen", "C": 159}}),
        ("Rang2_2", "Altersgruppe A80+", {
            3: {"B": "Sachsen", "D": 4071971, "E": 102.70210667021},
            18: {"B": "Mecklenburg-Vorpommern", "C": 263, "E": 16.3543178508312},
        }),
        ("Rang2_3", "Altersgruppe A80+", {
            3: {"B": "Sachsen", "D": 348757, "E": 1199.1157},
            16: {"B": "Bremen", "C": 159, "D": 45522, "E": 349.2816},
        }),
        ("Rang3_1", "Altersgruppe A60-A59", {
            3: {"B": "Sachsen", "C": 1422, "D": 1018999, "E": 139.548713983036},
            18: {"B": "Mecklenburg-Vorpommern", "C": 100, "E": 24.0855905545948},
        }),
    ],
)  # fmt: skip
def test_bundeslaender_ranking(tables: Path, sheet: str, title: str, cells: dict[int, dict[str, Any]]) -> None:
    table = read(tables / "bundeslaender_ranking.ods", layer_keys("GEN", LAENDER), sheet=sheet)
    check_size(table, areas=16, rows=16, first=3, last=18)
    headers = ["Rang", "Bundesland", "Todesfälle", "Bevölkerung", "Todesrate"]
    width = {"Rang1_1": 4, "Rang2_1": 3}.get(sheet, 5)
    assert (table.key.letter, table.key.alias) == ("B", "Bundesland")
    assert sorted(aliases(table).items()) == list(zip("ABCDE", headers[:width], strict=False))
    assert names(table) == ["Rang", "Todesfaelle", "Bevoelkerung", "Todesrate"][: width - 1]
    check_cells(table, cells)
    preamble = next(note for note in table.notes if note.code == "preamble")
    assert preamble.values["text"] == title
    assert (missing(table), table.rejected, table.reference_date) == ({}, [], "")
    assert [row.text for row in table.apart] == {
        "Rang1_1": ["Summe | 52087 | 82930372"], "Rang1_2": ["Summe | 52087 | 82930372 | 62.8081108812583"]
    }.get(sheet, [])  # fmt: skip
    assert [(row.row, row.reason) for row in table.apart] == [(19, "total")][: len(table.apart)]


def test_ortsteile(tables: Path) -> None:
    # Sheet Tabelle1: rows 2 to 98 hold the 97 Ortsteile of Berlin; nine of them are layer enough.
    some = ("Mitte", "Moabit", "Prenzlauer Berg", "Französisch Buchholz", "Mariendorf", "Köpenick", "Malchow", "Lübars",
            "Borsigwalde")  # fmt: skip
    table = read(tables / "ortsteile_alter.xlsx", layer_keys("OTEIL", some), key_field="local_district_name")
    check_size(table, areas=9, rows=97, first=2, last=98)
    assert list(aliases(table).values()) == [
        "local_district_name", "total", "< 6", "6 - 14", "15 - 17", "18 - 26", "27 - 44", "45 - 54", "55 - 64", "65 <=",
        "female_share",
    ]  # fmt: skip
    assert names(table) == [
        "total", "F_6", "F_6_14", "F_15_17", "F_18_26", "F_27_44", "F_45_54", "F_55_64", "F_65", "female_share"
    ]  # fmt: skip
    check_cells(table, {
        2: {"A": "Mitte", "B": 107875, "C": 5873, "J": 13738, "K": 53117},
        10: {"A": "Prenzlauer Berg", "B": 168947, "G": 62509},
        50: {"A": "Mariendorf", "B": 53553, "E": 1217, "K": 27815},
        84: {"A": "Malchow", "B": 623, "E": 9, "K": 244},
        98: {"A": "Borsigwalde", "B": 6899, "C": 377, "K": 3429},
    })  # fmt: skip
    assert (missing(table), table.apart, table.rejected) == ({}, [], [])


def test_wahlkreise(tables: Path) -> None:
    path = tables / "btw25_kreise.csv"
    rows = plain(path, encoding="cp1252")
    table = read(path, layer_keys("WKR_NR", [int(row[0]) for row in rows[1:39]]))
    check_size(table, areas=38, rows=38, first=2, last=39)
    assert "Windows-1252" in {note.values["encoding"] for note in table.notes if note.code == "encoding"}
    assert list(aliases(table).values()) == rows[0]
    assert len(names(table)) == 53
    assert names(table)[4:7] == ["Wahlberechtigte_nach_25_Abs_2_BWO", "Waehler_innen", "Waehler_innen_mit_Wahlschein"]
    assert {"GRUeNE_Erststimmen", "OeDP_Zweitstimmen", "WIR_SIND_ZUSAMMEN_STARK_WSZ_Erststimmen"} <= set(names(table))
    check_cells(table, {
        2: {"A": "258", "B": "Stuttgart_I", "C": 188918, "F": 33, "K": 45662, "Q": None, "AW": 5306, "BB": None},
        3: {"A": "259", "B": "Stuttgart_II", "G": 139575, "AE": 587},
        22: {"A": "278", "B": "Bruchsal-Schwetzingen", "F": 0, "I": 1622, "O": 35749, "AH": 51893},
        23: {"A": "279", "B": "Pforzheim", "M": None, "R": None},
        39: {"A": "295", "B": "Zollernalb-Sigmaringen", "X": 317, "Y": 1094, "AW": 6253},
    })  # fmt: skip
    empty = {
        "M": 1, "Q": 28, "R": 1, "S": 34, "T": 27, "U": 9, "V": 36, "W": 37, "X": 24, "Y": 33, "Z": 38, "AA": 37,
        "AB": 37, "AC": 37, "AD": 37, "AE": 37, "AX": 38, "AY": 38, "AZ": 38, "BA": 38, "BB": 38,
    }  # fmt: skip
    assert missing(table) == {letter: {"": count} for letter, count in empty.items()}
    # The Land has no word that says so: its sums do.
    assert apart(table) == [(40, "sum", "BW")]
    assert table.apart[0].text.startswith("BW | Baden-Württemberg | 7653811 | 5171989")
    assert (table.rejected, kinds(table, "text")) == ([], "B")


def test_regionaldatenbank(tables: Path) -> None:
    # A flat file of GENESIS: all columns but H, I and J hold the same in all rows, so each Kreis has one row.
    path = tables / "regionaldatenbank_11111_flat.csv"
    rows = plain(path, ";")
    assert {"09178", "14177", "05334002", "07311"} <= {row[7] for row in rows}
    table = read(path, layer_keys("AGS", [row[7] for row in rows[1:]]))
    check_size(table, areas=489, rows=489, first=2, last=490)
    assert (table.key.letter, table.key.alias, table.offer) == ("H", "1_variable_attribute_code", ())
    assert names(table) == [
        "statistics_code", "statistics_label", "time_code", "time_label", "time", "F_1_variable_code",
        "F_1_variable_label", "F_1_variable_attribute_label", "value", "value_unit", "value_variable_code",
        "value_variable_label",
    ]  # fmt: skip
    check_cells(table, {
        2: {"H": "09178", "E": "2024-12-31", "I": "Freising, Landkreis", "J": 24, "K": "Anzahl"},
        6: {"H": "06611", "I": "Kassel, kreisfreie Stadt, documenta-Stadt", "J": 1},
        9: {"H": "14177", "I": "Freiberg, Landkreis", "J": 0},  # "-"
        56: {"H": "05334002", "I": "Aachen, kreisfreie Stadt", "J": None},  # "."
        245: {"H": "09375", "I": "Regensburg, Landkreis", "J": 41},
        490: {"H": "07311", "I": "Frankenthal (Pfalz), kreisfreie Stadt", "J": 1, "M": "Zahl der Gemeinden"},
    })  # fmt: skip
    value = next(column for column in table.columns if column.header.letter == "J")
    marks = list(value.marks.values())
    assert (marks.count("-"), marks.count("."), missing(table)) == (76, 15, {"J": {".": 15}})
    assert (table.apart, table.rejected) == ([], [])


# The register of Berlin's areas of 2006: a sheet per Bezirk, keys in four parts, each written once for all rows below.

MITTE = (
    "Stülerstr.", "Großer Tiergarten", "Lützowstr.", "Körnerstr.", "Nördl. Landwehrkanal", "Wilhelmstr.",
    "Unter den Linden Nord", "Unter den Linden Süd", "Leipziger Str.", "Charitéviertel", "Oranienburger Str.",
    "Alexanderplatzviertel", "Karl-Marx-Allee", "Heine-Viertel West", "Heine-Viertel Ost", "Invalidenstr.",
    "Arkonaplatz", "Huttenkiez", "Beusselkiez", "Westhafen", "Emdener Str.", "Zwinglistr.", "Elberfelder Str.",
    "Stephankiez", "Heidestr.", "Lübecker Str.", "Thomasiusstr.", "Zillesiedlung", "Lüneburger Str.", "Hansaviertel",
    "Soldiner Str.", "Gesundbrunnen", "Brunnenstr.", "Humboldthain Süd", "Humboldthain NW", "Rehberge", "Schillerpark",
    "Westl. Müllerstr.", "Reinickendorfer Str.", "Sparrplatz", "Leopoldplatz",
)  # fmt: skip


@pytest.fixture(scope="module")
def planungsraum_names(berlin: Path) -> LayerKeys:
    return keys_of(berlin / "lor_planungsraeume_2021.dbf", "PLR_NAME")


def test_lor_register_cells(tables: Path) -> None:
    table = read(tables / "lor_schluessel.xls", layer_keys("PLR_NAME", MITTE), sheet="01")
    check_size(table, areas=41, rows=41, first=5, last=45)
    check_cells(table, {
        5: {"B": "01", "C": "Mitte", "E": "01", "F": "Zentrum", "I": "Tiergarten Süd", "K": "01", "L": "Stülerstr."},
        6: {"B": None, "C": None, "F": None, "I": None, "K": "02", "L": "Großer Tiergarten"},
        22: {"E": "02", "F": "Moabit", "I": "Moabit West", "K": "01", "L": "Huttenkiez"},
        40: {"E": "04", "F": "Wedding", "I": "Parkviertel", "K": "01", "L": "Rehberge"},
        45: {"C": None, "I": None, "K": "03", "L": "Leopoldplatz"},
    })  # fmt: skip
    empty = {"B": 40, "C": 40, "E": 37, "F": 37, "H": 31, "I": 31}
    assert {letter: count for letter, count in missing(table).items() if letter not in "ADGJ"} == {
        letter: {"": count} for letter, count in empty.items()
    }
    assert (table.apart, table.rejected) == ([], [])


def test_lor_register_headers(tables: Path) -> None:
    # Rows 2 to 4 with merged cells: "Schlüssel" is written in A3, D3, G3 and J3, the keys in B, E, H and K.
    table = read(tables / "lor_schluessel.xls", layer_keys("PLR_NAME", MITTE), sheet="01")
    levels = ("Bezirk", "Prognoseräume Ebene 3", "Bezirksregionen Ebene 2", "Planungsraum Ebene 1")
    found = aliases(table)
    assert [found[letter] for letter in "CFIL"] == [f"{level} – Name" for level in levels]
    assert [found[letter] for letter in "BEHK"] == [f"{level} – Schlüssel" for level in levels]
    assert kinds(table, "text") == "B C E F H I K"


def test_lor_register_cells_with_line_breaks(tables: Path, planungsraum_names: LayerKeys) -> None:
    # Prognoseraum in F5: "Kreuzberg⏎   Nord" in sheet 02, "Schöneberg-⏎Nord" in sheet 07.
    path = tables / "lor_schluessel.xls"
    table = read(path, planungsraum_names, sheet="02", rules=BY_NAME)
    check_cells(table, {5: {"F": "Kreuzberg Nord", "L": "Askanischer Platz"}})
    table = read(path, planungsraum_names, sheet="07", rules=BY_NAME, key_field="L")
    check_cells(table, {5: {"F": "Schöneberg-Nord"}, 9: {"F": "Schöneberg-Süd", "K": "01"}})


def test_lor_register_by_names_of_today(tables: Path, planungsraum_names: LayerKeys) -> None:
    # 19 of the 34 names in column L of sheet 07 are still in use.
    table = read(tables / "lor_schluessel.xls", planungsraum_names, sheet="07", rules=BY_NAME)
    assert (table.key.letter, table.match.found(), table.rows[0], table.rows[-1]) == ("L", 19, 5, 38)


def test_lor_register_begins_with_names_no_longer_in_use(tables: Path, planungsraum_names: LayerKeys) -> None:
    # Jungfernheide and Plötzensee, rows 5 and 6 of sheet 04, are rows like all others.
    table = read(tables / "lor_schluessel.xls", planungsraum_names, sheet="04", rules=BY_NAME)
    assert (len(table.rows), table.rows[:2], table.keys[:2]) == (57, [5, 6], ["Jungfernheide", "Plötzensee"])
    assert table.apart == []


def test_lor_register_with_other_keys_is_told_by_its_headers(tables: Path, planungsraeume: LayerKeys) -> None:
    with pytest.raises(InputError, match=r"Columns of the table: .*Bezirk.*Name"):
        read(tables / "lor_schluessel.xls", planungsraeume, sheet="01")
