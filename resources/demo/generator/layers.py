"""The layers as shapefiles, with the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import ogr

from . import site
from .city import City
from .geometry import Floats, inside

ogr.UseExceptions()

# Fixed text: GDAL and PROJ versions spell the same system differently.
PRJ = (
    'PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",'
    'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)
NUMBER_WIDTH, NAME_WIDTH = 6, 80
Row = tuple[ogr.Geometry, tuple[str, ...]]


def _ring(points: Floats) -> ogr.Geometry:
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in np.vstack([points, points[:1]]):
        ring.AddPoint_2D(float(x), float(y))
    return ring


def _polygon(rings: list[Floats]) -> ogr.Geometry:
    """A polygon of one outline, with those of the other rings that lie inside as holes."""
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for ring in [rings[0], *(ring for ring in rings[1:] if inside(ring[:1], rings[0])[0])]:
        polygon.AddGeometry(_ring(ring))
    return polygon


def _line(points: Floats) -> ogr.Geometry:
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(float(x), float(y))
    return line


def _round(geometry: ogr.Geometry) -> None:
    """Round to centimetres in place."""
    for part in range(geometry.GetGeometryCount()):
        _round(geometry.GetGeometryRef(part))
    for point in range(geometry.GetPointCount() if not geometry.GetGeometryCount() else 0):
        x, y = geometry.GetPoint_2D(point)
        geometry.SetPoint_2D(point, round(x, 2), round(y, 2))


def _cut(geometry: ogr.Geometry, whole: ogr.Geometry) -> ogr.Geometry:
    result = geometry.Intersection(whole)
    _round(result)
    # One order of parts and vertices, whatever the version of GEOS.
    return result.Normalize()


def _write(folder: Path, name: str, kind: int, fields: tuple[str, ...], rows: list[Row]) -> None:
    driver = ogr.GetDriverByName("ESRI Shapefile")
    path = folder / f"{name}.shp"
    if path.exists():
        driver.DeleteDataSource(str(path))
    source = driver.CreateDataSource(str(path))
    # GDAL puts today's date into the table unless told otherwise.
    layer = source.CreateLayer(name, None, kind, ["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2025-03-03"])
    for field in fields:
        definition = ogr.FieldDefn(field, ogr.OFTString)
        definition.SetWidth(NUMBER_WIDTH if field.endswith(("_ID", "_NR")) else NAME_WIDTH)
        layer.CreateField(definition)
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(geometry)
        for field, value in zip(fields, values, strict=True):
            feature.SetField(field, value)
        layer.CreateFeature(feature)
    layer = None
    source = None  # closes the files
    path.with_suffix(".prj").write_text(PRJ, encoding="ascii", newline="")
    path.with_suffix(".cpg").write_text("UTF-8", encoding="ascii", newline="")


def write_layers(folder: Path, city: City) -> None:
    """Planning areas, water, woods and roads."""
    units = city.units
    areas: list[Row] = []
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for index, ring in enumerate(city.rings):
        district, region, steering = units.district[index], units.region[index], units.steering[index]
        polygon = _polygon([ring])
        whole.AddGeometry(polygon)
        values = (
            units.keys[index],
            units.area_names[index],
            f"{district + 1:02d}",
            units.district_names[district],
            f"{region + 1:02d}",
            units.region_names[region],
            f"{steering + 1:02d}",
            units.steering_names[steering],
        )
        areas.append((polygon, values))
    fields = ("PLR_ID", "PLR_NAME", "BEZ_NR", "BEZ_NAME", "RTK_NR", "RTK_NAME", "STB_NR", "STB_NAME")
    _write(folder, "musterstadt_planungsraeume", ogr.wkbPolygon, fields, areas)

    whole = whole.UnionCascaded()
    river = _cut(_polygon([site.river_polygon() + site.ORIGIN]), whole)
    lake = _cut(_polygon([site.lake() + site.ORIGIN]), whole)
    water: list[Row] = [(river, ("Muster", "Fluss")), (lake, ("Probensee", "See"))]
    _write(folder, "musterstadt_gewaesser", ogr.wkbPolygon, ("NAME", "ART"), water)
    woods: list[Row] = [(_cut(_polygon(rings), whole), (name, "Wald")) for name, rings in city.woods]
    _write(folder, "musterstadt_wald", ogr.wkbPolygon, ("NAME", "ART"), woods)
    roads: list[Row] = [(_cut(_line(road.line + site.ORIGIN), whole), (road.name, road.kind)) for road in site.roads()]
    _write(folder, "musterstadt_strassen", ogr.wkbLineString, ("NAME", "ART"), roads)
