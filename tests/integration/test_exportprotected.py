"""``sozialraum:exportlayers`` with MIN_COUNT: an attacker reads the files and computes what is withheld."""

from __future__ import annotations

import csv
import math
import struct
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import processing
import pytest
from osgeo import ogr
from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMemoryProviderUtils,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from tests.disclosure_attack import Attacker

COUNTS = ["girls", "boys", "children", "poor"]
LARGE = [name for name in COUNTS if name != "poor"]


class Told(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def office(seed: int = 3, size: int = 40) -> pd.DataFrame:
    draw = np.random.default_rng(seed)
    frame = pd.DataFrame({"key": [f"0{number:03d}" for number in range(size)]})
    frame["rtk"] = [f"0{number // 8 + 1}" for number in range(size)]
    for name in ("girls", "boys"):
        frame[name] = draw.poisson(draw.gamma(1.5, 40, size)) + 3
    frame["children"] = frame.girls + frame.boys
    frame["poor"] = draw.binomial(frame.children, 0.2)
    frame["share"] = (100 * frame.poor / frame.children).round(1)
    return frame


def layer_of(frame: pd.DataFrame, title: str) -> QgsVectorLayer:
    kinds = {"object": QMetaType.Type.QString, "int64": QMetaType.Type.LongLong, "float64": QMetaType.Type.Double}
    fields = QgsFields()
    for name in frame:
        fields.append(QgsField(str(name), kinds[str(frame[name].dtype)]))
    crs = QgsCoordinateReferenceSystem("EPSG:25833")
    layer = QgsMemoryProviderUtils.createMemoryLayer(title, fields, Qgis.WkbType.MultiPolygon, crs)
    features = []
    for number, row in enumerate(frame.itertuples(index=False)):
        x, y = 388000 + number * 500, 5819000
        feature = QgsFeature(fields)
        box = f"{x} {y}, {x} {y + 500}, {x + 500} {y + 500}, {x + 500} {y}, {x} {y}"
        feature.setGeometry(QgsGeometry.fromWkt(f"MultiPolygon((({box})))"))
        feature.setAttributes([value.item() if hasattr(value, "item") else value for value in row])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def export(layers: Any, folder: Path, feedback: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, Any]:
    given = {"MIN_COUNT": 10, "COUNT_FIELDS": COUNTS, "LANGUAGE": "en", "NAME": "P", **more}
    inputs = {"INPUT": layers, "FOLDER": str(folder), **given}
    return dict(processing.run("sozialraum:exportlayers", inputs, feedback=feedback))


def read(path: Path) -> pd.DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    frame = pd.DataFrame(rows[1:], columns=rows[0])
    for name in [*COUNTS, "share", "sum"]:
        if name in frame:
            texts = frame[name].str.replace(",", ".", regex=False).replace("", None)
            frame[name] = pd.to_numeric(texts).astype(float)
    return frame


def attack(areas: pd.DataFrame, frame: pd.DataFrame, totals: dict[str, pd.DataFrame]) -> Attacker:
    """Areas as they were published, and totals by level; ``frame`` only tells keys and regions, which all know."""
    attacker = Attacker()
    owners = dict(zip(frame["key"], frame["rtk"], strict=True))
    tables = {"area": areas.set_index("key"), **totals}
    for level, table in tables.items():
        attacker.reads_counts(table, level, [name for name in COUNTS if name in table])
        for place in table.index:
            attacker.knows_total(("", level, place, "children"), [("", level, place, name) for name in LARGE[:2]])
        if "share" in table:
            attacker.reads_rate(table, level, "share", [(1, "poor")], [(1, "children")], 100.0, 1)
    attacker.knows_regions(owners, "rtk", COUNTS)
    attacker.knows_regions(dict.fromkeys(owners, "city"), "city", COUNTS)
    return attacker


def withheld(table: pd.DataFrame, level: str) -> list[tuple[str, str, str, str]]:
    return [("", level, place, name) for name in COUNTS for place in table.index[table[name].isna()]]


def city_of(folder: Path, stem: str = "P") -> pd.DataFrame:
    totals = read(folder / f"{stem}_totals.csv")
    assert set(totals["region"]) == {"whole city"}
    return totals.drop_duplicates("field").set_index("field")["sum"].to_frame("city").T


def test_two_tables_whose_totals_have_one_name(tmp_path: Path) -> None:
    """``all`` are residents in one layer, girls and boys in the other; regions called ``area`` hold their totals."""
    frame = office().rename(columns={"rtk": "area"})
    residents = frame[["key", "area"]].assign(old=range(300, 340), all=range(900, 940))
    sexes = frame[["key", "area", "girls", "boys"]].assign(all=frame.children)
    regions = sexes.groupby("area")[["girls", "boys", "all"]].sum().reset_index()
    told = Told()
    titles = {"Residents": residents, "Children": sexes, "Regions": regions}
    layers = [layer_of(table, title) for title, table in titles.items()]
    export(layers, tmp_path, told, COUNT_FIELDS=["girls", "boys"], FORMATS=["gpkg", "csv"])
    assert any("all (Children)" in warning or "field all" in warning for warning in told.warnings), told.warnings

    source = ogr.Open(str(tmp_path / "P.gpkg"))
    shown = {}
    for title, table in titles.items():
        layer = source.GetLayerByName(title)
        names = [
            layer.GetLayerDefn().GetFieldDefn(place).GetName() for place in range(layer.GetLayerDefn().GetFieldCount())
        ]
        assert [name for name in names if not name.endswith("_symbol") and name != "fid"] == list(table)
        shown[title] = pd.DataFrame([feature.items() for feature in layer])[list(table)]
    assert shown["Residents"]["all"].tolist() == residents["all"].tolist()
    attacker = Attacker()
    areas, totals = shown["Children"].set_index("key").astype({"girls": float}), shown["Regions"].set_index("area")
    for table, level in ((areas, "area"), (totals, "rtk")):
        attacker.reads_counts(
            table.astype({"girls": float, "boys": float, "all": float}), level, ["girls", "boys", "all"]
        )
        for place in table.index:
            attacker.knows_total(("", level, place, "all"), [("", level, place, "girls"), ("", level, place, "boys")])
    attacker.knows_regions(dict(zip(frame["key"], frame["area"], strict=True)), "rtk", ["girls", "boys", "all"])
    gone = [("", "area", key, name) for name in ("girls", "boys") for key in areas.index[areas[name].isna()]]
    assert len(gone) > 5
    assert attacker.narrow(gone, width=10) == {}


def test_all_files_withhold_the_same(tmp_path: Path) -> None:
    frame = office()
    told = Told()
    formats = ["gpkg", "geojson", "shp", "xlsx", "csv", "project"]
    export([layer_of(frame, "Areas")], tmp_path, told, FORMATS=formats)
    shown = read(tmp_path / "P.csv")
    gone = shown[COUNTS].isna()
    few = (frame[COUNTS] < 10) & (frame[COUNTS] > 0)
    assert few.to_numpy().sum() > 5
    assert gone.to_numpy()[few.to_numpy()].all()
    assert (shown[COUNTS].where(~gone, frame[COUNTS]) == frame[COUNTS]).all(axis=None)
    assert shown["share"].isna()[gone["poor"] | gone["children"]].all()
    assert (shown["poor_symbol"] == ".").tolist() == gone["poor"].tolist()
    source = ogr.Open(str(tmp_path / "P.gpkg"))
    layers = {source.GetLayer(number).GetName(): source.GetLayer(number) for number in range(source.GetLayerCount())}
    for path, layer in (
        ("P.gpkg", layers["Areas"]),
        ("P.geojson", ogr.Open(str(tmp_path / "P.geojson"))),
        ("P.shp", ogr.Open(str(tmp_path / "P.shp"))),
    ):
        rows = layer if path == "P.gpkg" else layer.GetLayer(0)
        values = [[feature.GetField(name) for name in COUNTS] for feature in rows]
        assert pd.DataFrame(values).isna().to_numpy().tolist() == gone.to_numpy().tolist(), path
    sheet = openpyxl.load_workbook(tmp_path / "P.xlsx").worksheets[0]
    place = [cell.value for cell in sheet[1]].index("poor")
    assert [row[place].value is None for row in sheet.iter_rows(min_row=2)] == gone["poor"].tolist()
    totals = {"city": city_of(tmp_path)}
    names = withheld(shown.set_index("key"), "area") + withheld(totals["city"], "city")
    assert attack(shown, frame, totals).narrow(names, 10) == {}
    assert any("poor" in text and "to protect them" in text for text in told.warnings)
    readme = (tmp_path / "LIESMICH.txt").read_text(encoding="utf-8-sig")
    assert "counts of people under 10 are withheld" in readme
    assert "to protect them" not in readme
    listed = pd.read_csv(tmp_path / "P_withheld.csv", sep=";", dtype=str, encoding="utf-8-sig")
    marked = {(row.place, row.field) for row in listed.itertuples()}
    assert {(key, name) for _, _, key, name in withheld(shown.set_index("key"), "area")} <= marked


def test_the_values_are_nowhere_in_the_geopackage(tmp_path: Path) -> None:
    """Neither in pages that were freed, nor in styles."""
    frame = office()
    frame["share"] = (100 * frame["poor"] / frame["children"]).round(6)
    export([layer_of(frame, "Areas")], tmp_path, FORMATS=["gpkg"])
    data = (tmp_path / "P.gpkg").read_bytes()
    few = frame["poor"].between(1, 9)
    assert few.any()
    assert not any(struct.pack(">d", value) in data for value in frame["share"][few])
    assert any(struct.pack(">d", value) in data for value in frame["share"][~few])


def test_regions_beside_areas_and_a_package_per_region(tmp_path: Path) -> None:
    frame = office(5)
    regions = frame.groupby("rtk")[COUNTS].sum().reset_index()
    layers = [layer_of(frame, "Areas"), layer_of(regions, "RTK")]
    export(layers, tmp_path / "both", FORMATS=["csv"])
    areas, shown = (read(tmp_path / "both" / f"P_{name}.csv") for name in ("Areas", "RTK"))
    totals = {"rtk": shown.set_index("rtk"), "city": city_of(tmp_path / "both")}
    names = withheld(areas.set_index("key"), "area") + withheld(totals["rtk"], "rtk")
    assert names
    assert attack(areas, frame, totals).narrow(names, 10) == {}

    export([layers[0]], tmp_path / "each", FORMATS=["csv"], REGION_FIELD="rtk")
    parts, rows, cities = [], {}, []
    for folder in sorted((tmp_path / "each").iterdir()):
        (path,) = [path for path in folder.glob("*.csv") if path.stem == f"P_{folder.name}"]
        part = read(path)
        parts.append(part)
        table = pd.read_csv(next(folder.glob("*_city.csv")), sep=";", decimal=",", encoding="utf-8-sig")
        sums = table[(table["measure"] == "Sum") & table["field"].isin(COUNTS)].set_index("field")
        assert not ((table["measure"] != "Sum") & table["field"].isin(COUNTS)).any()
        rows[part["rtk"].iloc[0]] = sums["region"]
        cities.append(sums["city"])
        listed = next(iter(folder.glob("*_withheld.csv")), None)
        if listed is not None:
            places = set(pd.read_csv(listed, sep=";", dtype=str, encoding="utf-8-sig")["place"])
            assert places <= {*part["key"], *part["rtk"]}
    assert all(city.equals(cities[0]) for city in cities)
    areas = pd.concat(parts)
    totals = {"rtk": pd.DataFrame(rows).T, "city": cities[0].to_frame("city").T}
    true = regions.set_index("rtk")
    assert (totals["rtk"].fillna(true) == true).all(axis=None)
    names = withheld(areas.set_index("key"), "area") + withheld(totals["rtk"], "rtk")
    assert attack(areas, frame, totals).narrow(names, 10) == {}


def test_rounding_and_the_protocol_of_the_house(tmp_path: Path) -> None:
    frame = office(8)
    protocol = tmp_path / "house.csv"
    export([layer_of(frame, "Areas")], tmp_path / "out", FORMATS=["csv"], ROUND_TO="5", PROTOCOL=str(protocol))
    shown = read(tmp_path / "out" / "P.csv")
    assert (shown[COUNTS].fillna(0) % 5 == 0).all(axis=None)
    kinds = pd.read_csv(protocol, sep=";", skiprows=1, dtype=str, encoding="utf-8-sig")
    few = (frame[COUNTS] < 10) & (frame[COUNTS] > 0)
    assert (kinds["Kind"] == "few people").sum() == few.to_numpy().sum()
    assert {"to protect others", "made of a withheld count"} <= set(kinds["Kind"])


def test_without_a_threshold_all_is_told(tmp_path: Path) -> None:
    frame = office()
    export([layer_of(frame, "Areas")], tmp_path, FORMATS=["csv"], MIN_COUNT=None)
    shown = read(tmp_path / "P.csv")
    assert shown["poor"].tolist() == frame["poor"].tolist()
    assert not list(tmp_path.glob("*withheld*"))


def test_what_cannot_be_protected_is_refused(tmp_path: Path) -> None:
    layer = layer_of(office(), "Areas")
    with pytest.raises(QgsProcessingException, match=r"COUNT_FIELDS.*girls, boys, children, poor"):
        export([layer], tmp_path, COUNT_FIELDS=[])
    with pytest.raises(QgsProcessingException, match=r"share.*whole numbers"):
        export([layer], tmp_path, COUNT_FIELDS=["share"])
    assert not list(tmp_path.iterdir())


def test_the_input_stays_as_it_is(tmp_path: Path) -> None:
    frame = office()
    layer = layer_of(frame, "Areas")
    export([layer], tmp_path, FORMATS=["csv", "gpkg"])
    assert [feature["poor"] for feature in layer.getFeatures()] == frame["poor"].tolist()
    assert all(feature["poor"] != NULL and not math.isnan(feature["share"]) for feature in layer.getFeatures())
