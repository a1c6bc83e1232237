"""The order of the rows changes no bit: every field of every area is the same, whatever row it stands in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import processing
import pytest
from qgis.core import NULL, QgsFeature, QgsField, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

KINDS = {"text": QMetaType.Type.QString, "number": QMetaType.Type.Double}
NAMES = ["A", "B", "C", "D", "E"]
FIELDS = {"KEY": "text", **dict.fromkeys(NAMES, "number"), "EW": "number"}
COUNT = 97  # not a multiple of what a processor adds at once
SEEDS = [1, 2, 3]


def rows_of_year(year: int) -> list[list[Any]]:
    rng = np.random.default_rng(year)
    groups = rng.integers(0, 4, COUNT)
    values = np.random.default_rng(5).normal(0, 3, (4, 5))[groups] + rng.normal(0, 1, (COUNT, 5)) * [1, 1e3, 1e-3, 1, 7]
    rows: list[list[Any]] = [[f"{number:03d}", *map(float, row), 1000.0] for number, row in enumerate(values)]
    rows[3][2], rows[50][4], rows[70][6] = None, None, 12.0
    return rows


def layer_of(rows: list[list[Any]], seed: int = 0) -> QgsVectorLayer:
    """The rows as areas, shuffled by ``seed``; 0 leaves them as they are."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:25833", "Räume", "memory")
    layer.dataProvider().addAttributes([QgsField(name, KINDS[kind]) for name, kind in FIELDS.items()])
    layer.updateFields()
    order = np.random.default_rng(seed).permutation(len(rows)) if seed else range(len(rows))
    features = []
    for number in order:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(number, 0, number + 1, 1)))
        feature.setAttributes([NULL if value is None else value for value in rows[number]])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def by_key(layer: QgsVectorLayer) -> dict[str, dict[str, Any]]:
    names = layer.fields().names()
    rows = [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]
    # hex: equal to the last bit, and 0.0 is not -0.0
    return {
        row["KEY"]: {
            name: value.hex() if isinstance(value, float) else None if value == NULL else value
            for name, value in row.items()
        }
        for row in rows
    }


def types(rows: list[list[Any]], seed: int, model: Path, method: str, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer_of(rows, seed), "KEY_FIELD": "KEY", "INDICATORS": NAMES, "CLUSTERS": 4, "STARTS": 30}
    given |= {"METHOD": method, "BOOTSTRAPS": 5, "POPULATION_FIELD": "EW", "MISSING": "assign", "MODEL": str(model)}
    return dict(processing.run("sozialraum:computeareatypes", {**given, "OUTPUT": "memory:", **more}))


@pytest.mark.parametrize("method", ["kmeans", "ward", "ward+kmeans"])
def test_computed_types(tmp_path: Path, method: str) -> None:
    rows = rows_of_year(1)
    first = types(rows, 0, tmp_path / "0.json", method)
    fields = by_key(first["OUTPUT"])
    assert len({area["gebietstyp"] for area in fields.values()}) == 5  # four types and none
    for seed in SEEDS:
        again = types(rows, seed, tmp_path / "1.json", method)
        assert by_key(again["OUTPUT"]) == fields
        assert [again[name] for name in ("WITHIN_SS", "R2", "SILHOUETTE")] == [
            first[name] for name in ("WITHIN_SS", "R2", "SILHOUETTE")
        ]
        assert (tmp_path / "1.json").read_bytes() == (tmp_path / "0.json").read_bytes()


@pytest.mark.parametrize("missing", ["exclude", "assign"])
def test_frozen_types(tmp_path: Path, missing: str) -> None:
    before = types(rows_of_year(1), 0, tmp_path / "m.json", "kmeans")["OUTPUT"]

    def apply(seed: int) -> tuple[dict[str, dict[str, Any]], int, str]:
        report = tmp_path / "r.html"
        result = processing.run(
            "sozialraum:applyareatypes",
            {"INPUT": layer_of(rows_of_year(2), seed), "KEY_FIELD": "KEY", "MODEL": str(tmp_path / "m.json"),
             "PREVIOUS": before, "MISSING": missing, "OUTPUT": "memory:", "REPORT": str(report)},
        )  # fmt: skip
        return by_key(result["OUTPUT"]), result["CHANGED"], report.read_text(encoding="utf-8")

    first = apply(0)
    assert first[1] > 0
    for seed in SEEDS:
        assert apply(seed) == first


@pytest.mark.parametrize("dynamics", [["C", "D", "E"], ["E"], []])
def test_status_index(dynamics: list[str]) -> None:
    status = [name for name in NAMES if name not in dynamics]

    def index(seed: int) -> dict[str, dict[str, Any]]:
        given = {"INPUT": layer_of(rows_of_year(1), seed), "KEY_FIELD": "KEY", "POPULATION_FIELD": "EW"}
        given |= {"STATUS_INDICATORS": status, "DYNAMIC_INDICATORS": dynamics, "OUTPUT": "memory:"}
        given |= {"STATUS_WEIGHTS": ";".join(["0.3", *["1.7"] * (len(status) - 1)])}
        return by_key(processing.run("sozialraum:computestatusindex", given)["OUTPUT"])

    first = index(0)
    assert {area["status_class"] for area in first.values()} == {1, 2, 3, 4, None}
    for seed in SEEDS:
        assert index(seed) == first


def test_numbers_of_types(tmp_path: Path) -> None:
    def compare(seed: int) -> list[list[Any]]:
        given = {"INPUT": layer_of(rows_of_year(1), seed), "KEY_FIELD": "KEY", "INDICATORS": NAMES, "OUTPUT": "memory:"}
        given |= {"MAX_CLUSTERS": 6, "STARTS": 20, "BOOTSTRAPS": 5}
        layer = processing.run("sozialraum:comparetypecounts", given)["OUTPUT"]
        return [feature.attributes() for feature in layer.getFeatures()]

    first = compare(0)
    assert len(first) == 5
    for seed in SEEDS:
        assert compare(seed) == first
