"""``sozialraum:comparetypes``: two layers with types side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import NULL, QgsFeature, QgsProcessingException, QgsVectorLayer

ID = "sozialraum:comparetypes"
KINDS = {"01": 1, "02": 1, "03": 1, "04": 2, "05": 2, "06": 2, "07": None}


def layer(name: str, kinds: dict[str, Any], field: str = "gebietstyp", key: str = "KEY") -> QgsVectorLayer:
    fields = f"field={key}:string&field={field}:integer&field={field}_name:string&field=NAME:string"
    made = QgsVectorLayer(f"NoGeometry?{fields}", name, "memory")
    features = []
    for code, kind in kinds.items():
        feature = QgsFeature(made.fields())
        named = "<ruhig>" if kind == 1 else NULL
        feature.setAttributes([code, NULL if kind is None else kind, named, f"Raum {code}"])
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def run(first: QgsVectorLayer, second: QgsVectorLayer, **more: Any) -> dict[str, Any]:
    return dict(processing.run(ID, {"INPUT": first, "KEY_FIELD": "KEY", "OTHER": second, **more}))


def test_the_report_tells_what_corresponds(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    second = layer("neu", {**KINDS, "03": 2, "08": 1}, "typ", "SCHLUESSEL")
    found = run(
        layer("alt", KINDS), second, OTHER_KEY_FIELD="SCHLUESSEL", OTHER_TYPE_FIELD="typ", NAME_FIELD="NAME",
        FIRST_TITLE="model of 2022", SECOND_TITLE="model of 2023", REPORT=str(path),
    )  # fmt: skip
    assert (found["AREAS"], found["MOVED"]) == (6, 1)
    assert found["MATCHED"] == 5 / 6
    assert found["RAND"] == pytest.approx(1.2 / 3.7, abs=1e-12)
    text = path.read_text(encoding="utf-8")
    assert "1 – &lt;ruhig&gt;" in text
    assert "03 Raum 03" in text
    assert "in one of the two only (model of 2023): 08." in text
    assert "66 % of its areas are in 1 – &lt;ruhig&gt;; it is not the same type any more" in text


def test_the_same_types_agree() -> None:
    found = run(layer("alt", KINDS), layer("neu", KINDS))
    assert (found["RAND"], found["MATCHED"], found["MOVED"]) == (1, 1, 0)
    assert "REPORT" not in found


@pytest.mark.parametrize(
    ("kinds", "words"),
    [({"99": 1}, "do not meet"), ({"01": None}, "holds no types")],
)
def test_what_cannot_be_compared(kinds: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run(layer("alt", KINDS), layer("neu", kinds))


def test_double_keys_are_named() -> None:
    second = layer("neu", KINDS)
    feature = QgsFeature(second.fields())
    feature.setAttributes(["03", 2, NULL, NULL])
    second.dataProvider().addFeatures([feature])
    with pytest.raises(QgsProcessingException, match="03"):
        run(layer("alt", KINDS), second)
