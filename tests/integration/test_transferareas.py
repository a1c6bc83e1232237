"""``sozialraum:transferareas``: counts on new boundaries by area, by weights, by a table. Expected numbers by hand."""

from __future__ import annotations

import csv
import math
import time
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

TEXT, WHOLE, NUMBER = QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double
# Two old areas side by side, 200 m x 100 m each; three new ones cut them at 100, 250 and 400.
OLD = {"A": (0, 200), "B": (200, 400)}
NEW = {"x": (0, 100), "y": (100, 250), "z": (250, 400)}


class Heard(QgsProcessingFeedback):
    """Keeps what the user would read in the log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.infos: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)


def box(left: float, right: float, low: float = 0, high: float = 100) -> str:
    left, right, low, high = left + 400000, right + 400000, low + 5800000, high + 5800000
    return f"POLYGON(({left} {low},{right} {low},{right} {high},{left} {high},{left} {low}))"


def made(
    rows: list[tuple[str, list[Any]]],
    fields: dict[str, QMetaType.Type],
    kind: str = "Polygon",
    name: str = "layer",
    crs: str = "EPSG:25833",
) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs={crs}" if kind != "None" else "None", name, "memory")
    layer.dataProvider().addAttributes([QgsField(field, kind) for field, kind in fields.items()])
    layer.updateFields()
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:25833"), layer.crs(), QgsProject.instance())
    for shape, values in rows:
        feature = QgsFeature(layer.fields())
        if shape:
            geometry = QgsGeometry.fromWkt(shape)
            geometry.transform(transform)
            feature.setGeometry(geometry)
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    return layer


def old(counts: tuple[Any, Any] = (100, 40), kind: QMetaType.Type = WHOLE, crs: str = "EPSG:25833") -> QgsVectorLayer:
    rows = [(box(*OLD[key]), [key, count]) for key, count in zip(OLD, counts, strict=True)]
    return made(rows, {"alt": TEXT, "n": kind}, name="old", crs=crs)


def new(**more: tuple[float, float]) -> QgsVectorLayer:
    return made([(box(*place), [key]) for key, place in {**NEW, **more}.items()], {"neu": TEXT}, name="new")


def points(*rows: tuple[float, Any], crs: str = "EPSG:25833") -> QgsVectorLayer:
    shapes = [(f"POINT({400000 + place} 5800050)", [weight]) for place, weight in rows]
    return made(shapes, {"w": NUMBER}, "Point", "points", crs)


def run(heard: Heard | None = None, **parameters: Any) -> dict[str, Any]:
    base = {"COUNT_FIELDS": ["n"], "KEY_FIELD": "alt", "TARGET_KEY_FIELD": "neu", "OUTPUT": "memory:"}
    return dict(processing.run("sozialraum:transferareas", {**base, **parameters}, feedback=heard or Heard()))


def values(layer: QgsVectorLayer | str, field: str = "n", key: str = "neu") -> dict[str, Any]:
    opened = QgsVectorLayer(layer, "x") if isinstance(layer, str) else layer
    return {f[key]: None if f[field] == NULL else f[field] for f in opened.getFeatures()}


def refused(said: str, **parameters: Any) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        run(**{"INPUT": old(), "TARGET": new(), **parameters})


def test_by_area_to_a_geopackage(tmp_path: Path) -> None:
    layer, target = old(), new()
    layer.setFieldAlias(1, "Kinder unter 6")
    layer.setCustomProperty("sozialraum/comment/n", "Kinder; Amt für Statistik")
    target.setFieldAlias(0, "Neuer Raum")
    before = [feature.attributes() for feature in layer.getFeatures()]
    heard = Heard()
    result = run(heard, INPUT=layer, TARGET=target, OUTPUT=str(tmp_path / "out.gpkg"), REPORT=str(tmp_path / "r.html"))
    # A: 100 of 200 m in x, 100 in y. B: 50 of 200 m in y, 150 in z.
    assert values(result["OUTPUT"]) == {"x": 50.0, "y": 60.0, "z": 30.0}
    assert (result["TRANSFERRED"], result["LOST"]) == (2, 0)
    assert heard.warnings == []
    assert heard.infos[:2] == [
        "Counts of 2 old areas were transferred to 3 new areas by shares of the area.",
        "n: sum 140 before, 140 after.",
    ]
    out = QgsVectorLayer(result["OUTPUT"], "out")
    assert out.fields().names() == ["fid", "neu", "n"]
    assert (out.attributeDisplayName(1), out.attributeDisplayName(2)) == ("Neuer Raum", "Kinder unter 6")
    comment = out.customProperty("sozialraum/comment/n")
    assert comment == "Kinder; Amt für Statistik, transferred from old by shares of the area"
    assert [feature.attributes() for feature in layer.getFeatures()] == before
    assert "Kinder unter 6" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.gpkg", "r.html"]


def test_points_as_weights() -> None:
    # A: 30 in x, 10 in y. B: 5 in y, 15 in z. One lies outside, one has no weight.
    weights = points((10, 30), (150, 10), (220, 5), (300, 15), (900, 99), (20, NULL))
    heard = Heard()
    result = run(heard, INPUT=old(), TARGET=new(), WEIGHTS_LAYER=weights, WEIGHT_FIELD="w")
    assert values(result["OUTPUT"]) == {"x": 75.0, "y": 35.0, "z": 30.0}
    assert heard.warnings == [
        "Features of WEIGHTS_LAYER outside all old areas, not used: 1.",
        "Features of WEIGHTS_LAYER without a weight or geometry, not used: 1.",
    ]
    # Without a field each of them counts 1: A two in x, one in y; B one in y, one in z.
    counted = run(INPUT=old(), TARGET=new(), WEIGHTS_LAYER=weights)
    assert values(counted["OUTPUT"]) == pytest.approx({"x": 200 / 3, "y": 100 / 3 + 20, "z": 20.0})


def test_areas_without_points_are_split_by_area_and_empty_ones_get_zero() -> None:
    heard = Heard()
    result = run(heard, INPUT=old(), TARGET=new(), WEIGHTS_LAYER=points((10, 30), (300, 0)), WEIGHT_FIELD="w")
    # A: all in x; B has no weight: 50 of 200 m in y
    assert values(result["OUTPUT"]) == {"x": 100.0, "y": 10.0, "z": 30.0}
    assert heard.warnings == ["Old areas without any weight, split by shares of the area instead: 1, as B."]
    only_x = run(INPUT=old((100, 0)), TARGET=new(), WEIGHTS_LAYER=points((10, 1), (300, 1)))
    assert values(only_x["OUTPUT"]) == {"x": 100.0, "y": 0.0, "z": 0.0}


def test_blocks_as_weights_are_cut() -> None:
    # 0-150 with 90: two thirds in x, a third in y (A). 150-350 with 40: 50 m in A∩y, 50 m in B∩y, 100 m in B∩z.
    blocks = made([(box(0, 150), [90]), (box(150, 350), [40]), (box(600, 700), [5])], {"w": NUMBER}, name="blocks")
    heard = Heard()
    result = run(heard, INPUT=old(), TARGET=new(), WEIGHTS_LAYER=blocks, WEIGHT_FIELD="w")
    # A: x 60, y 30 + 10 -> 60 and 40 of 100. B: y 10, z 20 -> 40/3 and 80/3
    assert values(result["OUTPUT"]) == pytest.approx({"x": 60.0, "y": 40 + 40 / 3, "z": 80 / 3})
    assert "by the polygons of blocks, weight: w" in heard.infos[0]
    assert heard.warnings == ["Features of WEIGHTS_LAYER outside all old areas, not used: 1."]


def crosswalk(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_table_needs_no_geometry(tmp_path: Path) -> None:
    counts = made([("", ["A", 100]), ("", ["B", 40]), ("", ["C", 0])], {"alt": TEXT, "n": WHOLE}, "None", "counts")
    path = crosswalk(tmp_path / "um.csv", "alt;neu;Anteil\nA;x;0,3\nA;y;0,7\nB;z;1\nQ;z;1\n")
    heard = Heard()
    result = run(heard, INPUT=counts, TARGET=new(), CROSSWALK=path, WEIGHTS_LAYER=points((1, 1)))
    assert values(result["OUTPUT"]) == pytest.approx({"x": 30.0, "y": 70.0, "z": 40.0}, rel=1e-12)
    assert (result["TRANSFERRED"], result["LOST"]) == (2, 1)
    assert heard.warnings == [
        "WEIGHTS_LAYER is not used, because a CROSSWALK is given.",
        "Old areas without any new area: 1, as C. They have no counts other than 0.",
    ]
    assert any(text.endswith("not used: 1, as Q.") for text in heard.infos)
    named = run(
        INPUT=counts, TARGET=new(), CROSSWALK=path, CROSSWALK_OLD="alt", CROSSWALK_NEW="neu", CROSSWALK_WEIGHT="Anteil"
    )
    assert values(named["OUTPUT"]) == values(result["OUTPUT"])


def test_whole_numbers_keep_the_sum() -> None:
    result = run(INPUT=old((7, 3)), TARGET=new(), ROUND=True)
    # A: 3.5 and 3.5, the first gets the rest. B: 0.75 and 2.25
    assert values(result["OUTPUT"]) == {"x": 4, "y": 4, "z": 2}
    assert result["OUTPUT"].fields().field("n").type() == WHOLE


def test_missing_is_not_zero() -> None:
    heard = Heard()
    result = run(heard, INPUT=old((NULL, 40)), TARGET=new())
    assert values(result["OUTPUT"]) == {"x": None, "y": None, "z": 30.0}
    assert heard.warnings == [
        "n: sum 40 before, 30 after, and 10 in new areas without a value.",
        "n has no value in 1 old areas (A); so it is empty in 2 new areas (x, y).",
    ]


def test_boundaries_that_do_not_agree_are_told() -> None:
    target = made(
        [(box(50, 200), ["x"]), (box(200, 450), ["y"]), (box(700, 800), ["far"])], {"neu": TEXT, "N": WHOLE}, name="new"
    )
    heard = Heard()
    result = run(heard, INPUT=old(), TARGET=target)
    assert values(result["OUTPUT"], "n_2") == {"x": 100.0, "y": 40.0, "far": None}
    assert heard.warnings == [
        "New areas that the old areas cover only partly: 1, as y. "
        "Their counts may be too small; compare the boundaries.",
        "Old areas that lie partly outside all new areas: 1, as A (25.0 %). "
        "All their counts went to the new areas that they do meet.",
        "New areas that no old area belongs to: 1, as far. Their counts are empty.",
    ]
    assert "TARGET already has a field n; the transferred counts are in n_2." in heard.infos


def test_slivers_are_left_out() -> None:
    # B reaches half a millimetre into x, 0.05 m²
    rows = [(box(0, 200), ["A", 100]), (box(200.0005, 400), ["B", 40])]
    target = made([(box(0, 200.001), ["x"]), (box(200.001, 400), ["y"])], {"neu": TEXT}, name="new")
    heard = Heard()
    result = run(heard, INPUT=made(rows, {"alt": TEXT, "n": WHOLE}, name="old"), TARGET=target)
    assert values(result["OUTPUT"]) == {"x": 100.0, "y": 40.0}
    assert "Intersections too small to mean anything, left out: 1, together 0.05 m²." in heard.infos


def test_invalid_shapes_are_repaired_and_told() -> None:
    tie = "POLYGON((400000 5800000,400100 5800100,400100 5800000,400000 5800100,400000 5800000))"
    layer = made([(tie, ["A", 10])], {"alt": TEXT, "n": WHOLE}, name="old")
    heard = Heard()
    result = run(heard, INPUT=layer, TARGET=made([(box(0, 50), ["x"]), (box(50, 100), ["y"])], {"neu": TEXT}))
    assert values(result["OUTPUT"]) == pytest.approx({"x": 5.0, "y": 5.0})
    assert any(text.startswith("Invalid geometries in old (INPUT)") for text in heard.warnings)


def test_other_coordinates() -> None:
    heard = Heard()
    weights = points((10, 30), (150, 10), (220, 5), (300, 15), crs="EPSG:3857")
    result = run(heard, INPUT=old(crs="EPSG:4326"), TARGET=new(), WEIGHTS_LAYER=weights, WEIGHT_FIELD="w")
    assert values(result["OUTPUT"]) == {"x": 75.0, "y": 35.0, "z": 30.0}
    assert sum("was brought from EPSG:4326 to EPSG:25833" in text for text in heard.infos) == 1
    assert sum("was brought from EPSG:3857 to EPSG:25833" in text for text in heard.infos) == 1
    geographic = made([(box(*place), [key]) for key, place in NEW.items()], {"neu": TEXT}, crs="EPSG:4326")
    result = run(INPUT=old(), TARGET=geographic)
    assert values(result["OUTPUT"]) == pytest.approx({"x": 50.0, "y": 60.0, "z": 30.0}, rel=1e-5)
    assert sum(values(result["OUTPUT"]).values()) == pytest.approx(140, rel=1e-9)


def test_areas_without_keys() -> None:
    result = run(INPUT=old(), TARGET=new(), KEY_FIELD="", TARGET_KEY_FIELD="")
    assert values(result["OUTPUT"]) == {"x": 50.0, "y": 60.0, "z": 30.0}
    with pytest.raises(QgsProcessingException, match="old areas #2 cannot be placed"):
        run(INPUT=old(), TARGET=made([(box(0, 100), ["x"])], {"neu": TEXT}), KEY_FIELD="", TARGET_KEY_FIELD="")


def test_bad_input_is_told_in_words(tmp_path: Path) -> None:
    refused(r"field Quote_SGB2 \(COUNT_FIELDS\) is a rate", INPUT=made(
        [(box(0, 200), ["A", 3])], {"alt": TEXT, "Quote_SGB2": NUMBER}), COUNT_FIELDS=["Quote_SGB2"])  # fmt: skip
    per_cent = old()
    per_cent.setCustomProperty("sozialraum/comment/n", "%; Amt für Statistik")
    refused(r"field n \(COUNT_FIELDS\) is a rate.* \(%\)", INPUT=per_cent)
    refused("n .* holds 2.5 in area A.*ALLOW_FRACTIONS", INPUT=old((2.5, 1), NUMBER))
    refused("n .* holds -1 in area B; counts cannot be negative", INPUT=old((2, -1)))
    refused("old areas B cannot be placed", TARGET=made([(box(0, 100), ["x"])], {"neu": TEXT}))
    refused(r"no field q \(COUNT_FIELDS\)", COUNT_FIELDS=["q"])
    refused(r"The field alt \(COUNT_FIELDS\) holds no numbers", COUNT_FIELDS=["alt"])
    twice = made([(box(0, 200), ["A", 1]), (box(200, 400), ["A", 2])], {"alt": TEXT, "n": WHOLE})
    refused(r"share a key in field alt \(KEY_FIELD\): A", INPUT=twice)
    refused("has no polygons", INPUT=made([("", ["A", 1])], {"alt": TEXT, "n": WHOLE}, "None"))
    lines = made([("LINESTRING(400000 5800000,400100 5800000)", [1])], {"w": NUMBER}, "LineString", "roads")
    refused("roads .* neither points nor polygons", WEIGHTS_LAYER=lines)
    refused(r"w \(WEIGHT_FIELD\) holds -3", WEIGHTS_LAYER=points((10, -3)), WEIGHT_FIELD="w")
    table = crosswalk(tmp_path / "um.csv", "alt;neu\nA;x\nB;y\n")
    refused("KEY_FIELD .* TARGET_KEY_FIELD", CROSSWALK=table, TARGET_KEY_FIELD="")
    refused(r"um.csv has no column z \(CROSSWALK_NEW\)", CROSSWALK=table, CROSSWALK_NEW="z")
    refused(r"nothing.csv \(CROSSWALK\) does not exist", CROSSWALK=str(tmp_path / "nothing.csv"))
    refused(r"um.doc \(CROSSWALK\) has the ending .doc", CROSSWALK=crosswalk(tmp_path / "um.doc", "x"))
    refused("old areas B cannot be placed", CROSSWALK=crosswalk(tmp_path / "half.csv", "alt;neu\nA;x\nA;y\n"))
    apart = made([(box(900, 950), ["x"])], {"neu": TEXT})
    refused("old areas A, B cannot be placed", TARGET=apart)
    refused("old areas A, B cannot be placed", TARGET=apart, WEIGHTS_LAYER=points((10, 1)))
    output = tmp_path / "out.gpkg"
    refused("counts cannot be negative", INPUT=old((2, -1)), OUTPUT=str(output))
    assert not output.exists()


def test_fractions_when_they_are_meant() -> None:
    result = run(INPUT=old((2.5, 1), NUMBER), TARGET=new(), ALLOW_FRACTIONS=True)
    assert values(result["OUTPUT"]) == {"x": 1.25, "y": 1.5, "z": 0.75}


def test_cancel_writes_nothing(tmp_path: Path) -> None:
    heard = Heard()
    heard.cancel()
    with pytest.raises(QgsProcessingException):
        run(heard, INPUT=old(), TARGET=new(), OUTPUT=str(tmp_path / "out.gpkg"))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def berlin(shared_data: Path) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """542 Planungsräume with residents, and the 143 Bezirksregionen that they form, without any counts."""
    folder = shared_data / "berlin_mss2021"
    with (folder / "einwohner_2022_t1.csv").open(encoding="utf-8") as file:
        residents = {row["id"]: int(row["inhabitants"]) for row in csv.DictReader(file)}
    source = QgsVectorLayer(str(folder / "lor_planungsraeume_2021.shp"), "plr")
    rows = [
        (f.geometry().asWkt(17), [f["PLR_ID"], f["PLR_ID"][:6], residents[f["PLR_ID"]], residents[f["PLR_ID"]] // 7])
        for f in source.getFeatures()
    ]
    areas = made(rows, {"alt": TEXT, "bzr": TEXT, "n": WHOLE, "few": WHOLE}, "MultiPolygon", "plr")
    dissolved = processing.run("native:dissolve", {"INPUT": areas, "FIELD": ["bzr"], "OUTPUT": "memory:"})["OUTPUT"]
    regions = [(f.geometry().asWkt(17), [f["bzr"]]) for f in dissolved.getFeatures()]
    return areas, made(regions, {"neu": TEXT}, "MultiPolygon", "bzr")


def region_sums(areas: QgsVectorLayer, field: str) -> dict[str, int]:
    sums: dict[str, int] = {}
    for feature in areas.getFeatures():
        sums[feature["bzr"]] = sums.get(feature["bzr"], 0) + feature[field]
    return sums


def test_berlin_areas_to_their_regions_is_a_plain_sum(berlin: tuple[QgsVectorLayer, QgsVectorLayer]) -> None:
    areas, regions = berlin
    result = run(INPUT=areas, TARGET=regions, COUNT_FIELDS=["n", "few"])
    assert (areas.featureCount(), regions.featureCount(), result["TRANSFERRED"]) == (542, 143, 542)
    for field in ("n", "few"):
        assert values(result["OUTPUT"], field) == region_sums(areas, field)


def test_berlin_by_a_table_is_the_same_sum(berlin: tuple[QgsVectorLayer, QgsVectorLayer], tmp_path: Path) -> None:
    areas, regions = berlin
    # As a spreadsheet program leaves it: keys without their leading zeros.
    rows = "".join(f"{f['alt'].lstrip('0')};{f['bzr'].lstrip('0')}\n" for f in areas.getFeatures())
    table = crosswalk(tmp_path / "t.csv", "PLR;BZR\n" + rows)
    result = run(INPUT=areas, TARGET=regions, CROSSWALK=table)
    assert values(result["OUTPUT"]) == region_sums(areas, "n")


def test_berlin_regions_to_areas_keep_totals(berlin: tuple[QgsVectorLayer, QgsVectorLayer], tmp_path: Path) -> None:
    areas, regions = berlin
    sums = region_sums(areas, "n")
    rows = [(f.geometry().asWkt(17), [f["neu"], sums[f["neu"]]]) for f in regions.getFeatures()]
    counted = made(rows, {"alt": TEXT, "n": WHOLE}, "MultiPolygon", "counted")
    target = made([(f.geometry().asWkt(17), [f["alt"]]) for f in areas.getFeatures()], {"neu": TEXT}, "MultiPolygon")
    for whole in (False, True):
        split = values(run(INPUT=counted, TARGET=target, ROUND=whole)["OUTPUT"])
        again: dict[str, list[float]] = {}
        for key, count in split.items():
            again.setdefault(key[:6], []).append(count)
        found = {key: math.fsum(parts) for key, parts in again.items()}
        assert found == (sums if whole else pytest.approx(sums, rel=1e-9))
    # Residents at a point of each area as weights: the areas get exactly the residents that they have.
    seats = [(f.geometry().pointOnSurface().asWkt(17), [f["n"]]) for f in areas.getFeatures()]
    weights = made(seats, {"w": NUMBER}, "Point", "seats")
    weighted = run(INPUT=counted, TARGET=target, WEIGHTS_LAYER=weights, WEIGHT_FIELD="w", ROUND=True)
    assert values(weighted["OUTPUT"]) == {f["alt"]: f["n"] for f in areas.getFeatures()}


def test_berlin_on_shifted_boundaries_is_fast(berlin: tuple[QgsVectorLayer, QgsVectorLayer]) -> None:
    areas, _ = berlin
    shifted = []
    for feature in areas.getFeatures():
        shape = feature.geometry()
        shape.translate(250, 150)
        shifted.append((shape.asWkt(17), [feature["alt"]]))
    target = made(shifted, {"neu": TEXT}, "MultiPolygon")
    grid = range(100)
    box_of = areas.extent()
    seats = [
        (f"POINT({box_of.xMinimum() + i * box_of.width() / 100} {box_of.yMinimum() + j * box_of.height() / 100})", [1])
        for i in grid
        for j in grid
    ]
    began = time.perf_counter()
    result = run(INPUT=areas, TARGET=target, WEIGHTS_LAYER=made(seats, {"w": NUMBER}, "Point"), WEIGHT_FIELD="w")
    assert time.perf_counter() - began < 20  # a few seconds on an idle machine
    found = [value for value in values(result["OUTPUT"]).values() if value is not None]
    assert math.fsum(found) == pytest.approx(sum(f["n"] for f in areas.getFeatures()), rel=1e-9)
