"""A made-up city of any size for the measures of load: areas, a wide table of the office, the two joined, a catalogue.

Neighbours share their bent boundaries point by point; thirty areas (six by five) are a region.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(tempfile.gettempdir()) / "sozialraum-load"
COUNTS = ["Einwohner", *(f"Anzahl_{number}" for number in range(1, 20))]
SHARES = [f"Anteil_{number}" for number in range(1, 21)]
COLUMNS = [*COUNTS, *SHARES]
RATES = {f"q{number}": f"Anzahl_{number}" for number in range(1, 11)}
INDICATORS = SHARES[:8]
STATUS, DYNAMIC = SHARES[8:14], SHARES[14:18]
REGION = "REGION"
WIDE, DEEP = 6, 5
SIDE = 400.0
BEND = 3  # points on an edge between two corners


@dataclass(frozen=True)
class City:
    """The files of a city of ``count`` areas."""

    count: int

    def path(self, name: str) -> Path:
        """A file of this city."""
        return FOLDER / f"{self.count}-{name}"

    @property
    def areas(self) -> Path:
        """Areas with key, name and region."""
        return self.path("areas.gpkg")

    @property
    def joined(self) -> Path:
        """The areas with the table's columns."""
        return self.path("joined.gpkg")

    @property
    def shifted(self) -> Path:
        """Squares over the city that no area's boundary follows, for counts on new boundaries."""
        return self.path("shifted.gpkg")

    @property
    def table(self) -> Path:
        """The table as a German CSV in another order."""
        return self.path("table.csv")

    @property
    def workbook(self) -> Path:
        """The same table as a workbook."""
        return self.path("table.xlsx")

    @property
    def catalogue(self) -> Path:
        """Ten rates."""
        return FOLDER / "catalogue.csv"


def _point(x: int, y: int, part: int, upright: bool) -> tuple[float, float]:
    """A point of the bent grid, the same from whichever side it is asked: ``part`` steps from the corner (x, y)."""
    step = SIDE * part / (BEND + 1)
    left, low = x * SIDE + (0.0 if upright else step), y * SIDE + (step if upright else 0.0)
    return (
        500000 + left + 40 * math.sin(left * 0.013 + low * 0.007),
        5600000 + low + 40 * math.sin(left * 0.005 - low * 0.011),
    )


def _outline(x: int, y: int) -> str:
    steps = range(BEND + 1)
    ring = [_point(x, y, part, False) for part in steps]
    ring += [_point(x + 1, y, part, True) for part in steps]
    ring += [_point(x, y + 1, part, False) for part in range(BEND + 1, 0, -1)]
    ring += [_point(x, y, part, True) for part in range(BEND + 1, 0, -1)]
    return "MULTIPOLYGON(((" + ",".join(f"{a:.3f} {b:.3f}" for a, b in [*ring, ring[0]]) + ")))"


def _cells(count: int) -> Iterator[tuple[int, int, int]]:
    """Column, row and region of each area; regions are filled one after another."""
    across = max(round(math.sqrt(count / (WIDE * DEEP))), 1)
    for number in range(count):
        region, place = divmod(number, WIDE * DEEP)
        yield region % across * WIDE + place % WIDE, region // across * DEEP + place // WIDE, region


def _values(chance: random.Random) -> list[float]:
    """The columns of an area of one of nine blurred kinds: counts below the population, shares in per cent."""
    kind = chance.randrange(9)
    people = chance.randrange(800, 6000)
    shares = [min(max(0.2 + 0.12 * math.sin(kind * 2.1 + n) + chance.gauss(0, 0.05), 0), 1) for n in range(39)]
    counts = [people, *(int(people * share) for share in shares[:19])]
    return [*counts, *(round(100 * share, 2) for share in shares[19:])]


def make(count: int, workbook: bool = True) -> City:
    """The city of ``count`` areas, made once."""
    city = City(count)
    FOLDER.mkdir(exist_ok=True)
    city.catalogue.write_text(
        "Kürzel;Bezeichnung;Zähler;Nenner;Faktor;Einheit;Nachkommastellen;Richtung;Thema;Quelle\n"
        + "".join(f"{name};Quote {name};{part};Einwohner;100;%;1;1;Last;erfunden\n" for name, part in RATES.items()),
        encoding="utf-8",
    )
    if not (city.areas.exists() and city.table.exists() and city.joined.exists()):
        _layers(city)
    if not city.shifted.exists():
        _squares(city)
    if workbook and not city.workbook.exists():
        _workbook(city)
    return city


def _layers(city: City) -> None:
    from osgeo import ogr, osr

    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    texts = ["RAUM_ID", "NAME", REGION]
    sources = []
    for path, numbers in ((city.areas, []), (city.joined, COLUMNS)):
        path.unlink(missing_ok=True)
        source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        layer = source.CreateLayer("areas", system, ogr.wkbMultiPolygon)
        for name in texts:
            layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
        for name in numbers:
            layer.CreateField(ogr.FieldDefn(name, ogr.OFTInteger64 if name in COUNTS else ogr.OFTReal))
        layer.StartTransaction()
        sources.append((source, layer, len(numbers)))
    chance, lines = random.Random(1), []
    for number, (x, y, region) in enumerate(_cells(city.count)):
        key, values = f"{5_315_000_0000 + number * 37:011d}", _values(chance)
        lines.append(";".join([key, *(str(value).replace(".", ",") for value in values)]) + "\n")
        shape = ogr.CreateGeometryFromWkt(_outline(x, y))
        for _, layer, width in sources:
            feature = ogr.Feature(layer.GetLayerDefn())
            for place, value in enumerate([key, f"Raum {number}", f"{region:05d}", *values[:width]]):
                feature.SetField(place, value)
            feature.SetGeometry(shape)
            layer.CreateFeature(feature)
    for _, layer, _ in sources:
        layer.CommitTransaction()
    del layer, sources
    chance.shuffle(lines)
    with city.table.open("w", encoding="utf-8") as file:
        file.write(";".join(["Schluessel", *COLUMNS]) + "\n")
        file.writelines(lines)


def _squares(city: City) -> None:
    """A grid of slightly larger squares around the whole city."""
    from osgeo import ogr, osr

    cells = list(_cells(city.count))
    side = 1.1 * SIDE
    across, up = (math.ceil((max(cell[axis] for cell in cells) + 2) * SIDE / side) for axis in (0, 1))
    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(city.shifted))
    layer = source.CreateLayer("squares", system, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("NEU", ogr.OFTString))
    layer.StartTransaction()
    for row in range(up):
        for column in range(across):
            x, y = 500000 - SIDE / 4 + column * side, 5600000 - SIDE / 4 + row * side
            ring = f"{x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}"
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["NEU"] = f"{row:04d}{column:04d}"
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
            layer.CreateFeature(feature)
    layer.CommitTransaction()
    del layer, source


def _workbook(city: City) -> None:
    import csv

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Daten")
    with city.table.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        sheet.append(next(rows))
        for key, *cells in rows:
            sheet.append([key, *(float(cell.replace(",", ".")) if "," in cell else int(cell) for cell in cells)])
    book.save(city.workbook)
