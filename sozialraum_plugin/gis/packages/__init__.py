"""Packages for colleagues: what they hold, what they say of themselves, the formats."""

# In the order in which they are written; the projects are written with the GeoPackage it reads.
FORMATS = ("gpkg", "geojson", "shp", "xlsx", "csv", "project", "gpkg_project")
