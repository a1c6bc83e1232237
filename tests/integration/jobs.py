"""Every algorithm that writes, on a small city: what it takes, and where its results go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

WIDE, DEEP = 24, 12
_TEXT, _WHOLE, _REAL = QMetaType.Type.QString, QMetaType.Type.Int, QMetaType.Type.Double
FIELDS = {
    "KEY": _TEXT, "NAME": _TEXT, "RTK": _TEXT, "EW": _WHOLE, "KINDER": _WHOLE, "typ": _WHOLE, "q1": _REAL, "q2": _REAL,
    "q3": _REAL,
}  # fmt: skip
CATALOGUE = (
    "name;label;numerator;denominator;factor;unit;decimals;direction;topic;source\n"
    "quote;Kinder je Einwohner;KINDER;EW;100;%;1;1;Test;\n"
)


def _saved(layer: QgsVectorLayer, path: Path) -> str:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    return str(path)


def _layer(kind: str, fields: dict[str, QMetaType.Type]) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:25832", "areas", "memory")
    layer.dataProvider().addAttributes([QgsField(name, type_) for name, type_ in fields.items()])
    layer.updateFields()
    return layer


def _add(layer: QgsVectorLayer, geometry: QgsGeometry, values: list[Any]) -> None:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(geometry)
    feature.setAttributes(values)
    layer.dataProvider().addFeatures([feature])


def make(folder: Path) -> dict[str, str]:
    """The files of the city in a folder: ``areas``, ``facilities``, ``table``, ``catalogue``."""
    areas, points = _layer("Polygon", FIELDS), _layer("Point", {"plaetze": _WHOLE})
    lines = ["KEY;anzahl;anteil"]
    for number in range(WIDE * DEEP):
        x, y = 500_000 + 100 * (number % WIDE), 5_400_000 + 100 * (number // WIDE)
        square = QgsGeometry.fromWkt(f"POLYGON(({x} {y},{x + 100} {y},{x + 100} {y + 100},{x} {y + 100},{x} {y}))")
        key, kind = f"{number:04d}", number % 3
        numbers = [400 + number, 40 + number % 17, kind + 1, 5.0 * kind + number % 4, 9.0 - 3 * kind, float(number % 7)]
        _add(areas, square, [key, f"Raum {key}", f"RTK {number // WIDE % 2}", *numbers])
        lines.append(f"{key};{number};{number / 7:.2f}".replace(".", ","))
        if number % 9 == 0:
            _add(points, QgsGeometry.fromPointXY(QgsPointXY(x + 30, y + 30)), [20 + number % 5])
    (folder / "table.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "catalogue.csv").write_text(CATALOGUE, encoding="utf-8")
    return {
        "areas": _saved(areas, folder / "areas.gpkg"), "facilities": _saved(points, folder / "facilities.gpkg"),
        "table": str(folder / "table.csv"), "catalogue": str(folder / "catalogue.csv"),
    }  # fmt: skip


def jobs(city: dict[str, str], out: Path) -> dict[str, dict[str, Any]]:
    """``{algorithm: parameters}`` with all results in a folder."""
    areas, keyed = {"INPUT": city["areas"]}, {"INPUT": city["areas"], "KEY_FIELD": "KEY"}
    regions = {**keyed, "REGION_FIELD": "RTK"}
    layer, report = {"OUTPUT": str(out / "out.gpkg")}, {"REPORT": str(out / "report.html")}
    types = {"INDICATORS": ["q1", "q2", "q3"], "STARTS": 5, "BOOTSTRAPS": 2, "MIN_POPULATION": 0}
    folder = {"FOLDER": str(out)}
    return {
        "joinindicators": {**keyed, "TABLE": city["table"], **layer, **report,
                           "REPORT_JSON": str(out / "report.json"), "READING_OUTPUT": str(out / "reading.json")},
        "computerates": {**areas, "CATALOGUE": city["catalogue"], **layer},
        "computeareatypes": {**keyed, **types, "CLUSTERS": 3, **layer, **report, "MODEL": str(out / "model.json")},
        "comparetypecounts": {**keyed, **types, "MIN_CLUSTERS": 2, "MAX_CLUSTERS": 4,
                              "OUTPUT": str(out / "out.csv"), **report},
        "comparetypes": {**keyed, "TYPE_FIELD": "typ", "OTHER": city["areas"], **report},
        "computestatusindex": {**keyed, "STATUS_INDICATORS": ["q1", "q2"], "MIN_POPULATION": 0, **layer, **report},
        "transferareas": {**keyed, "TARGET": city["areas"], "COUNT_FIELDS": ["EW"], **layer, **report},
        "aggregateregions": {**regions, "COUNT_FIELDS": ["EW"], **layer, "CITY": str(out / "city.gpkg"), **report},
        "allocatebudget": {**regions, "AMOUNT": 10_000, "CRITERIA": "KINDER=1", "OUTPUT": str(out / "out.csv"),
                           "SENSITIVITY": str(out / "moved.csv"), **report},
        "checkareas": {**keyed, **layer},
        "compareregions": {**regions, "CATALOGUE": city["catalogue"], "OUTPUT": str(out / "out.csv"), **report,
                           "WORKBOOK": str(out / "out.xlsx")},
        "computesupply": {**regions, "CHILDREN_FIELD": "KINDER", "FACILITIES": city["facilities"],
                          "PLACES_FIELD": "plaetze", **layer, "REGIONS": str(out / "regions.gpkg"), **report},
        "findareas": {**regions, "RULES": 'Viel: "q1" > 5', **layer, **report},
        "styleareas": {**areas, "FIELD": "typ", "STYLE": "types", "STYLE_FILE": str(out / "out.qml")},
        "exportlayers": {"INPUT": [city["areas"]], **folder, "FORMATS": ["gpkg", "geojson", "shp", "xlsx", "csv"],
                         "REGION_FIELD": "RTK", "NAME": "P"},
        "exportregionmaps": {**regions, "FIELD": "typ", "LABEL_FIELD": "NAME", **folder, "DPI": 72},
        "makepackets": {**regions, "NAME_FIELD": "NAME", "TYPE_FIELD": "typ", **folder},
    }  # fmt: skip
