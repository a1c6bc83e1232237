"""``sozialraum:findareas``: rules, the areas they find, and the reason beside each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.steering.searchrules import rules_of

from .regionlayers import layer_of, rows_of

ID = "sozialraum:findareas"
FIELDS: dict[str, type] = {"KEY": str, "NAME": str, "RTK": str, "neu": int, "wander": float}
ROWS: list[list[Any]] = [
    ["01", "Alte Mühle", "A", 0, 12.5],
    ["02", "<Neu & Schön>", "A", 420, 35.256],
    ["03", "Hafen", "B", None, 40.0],
    ["04", "Wald", "B", 100, 10.0],
]
RULES = 'Neubau: "neu" >= 100\n# eine Notiz\nHohe Fluktuation: "wander" > 30'


@pytest.fixture
def areas() -> QgsVectorLayer:
    layer = layer_of(FIELDS, ROWS)
    layer.setFieldAlias(4, "Wanderung")
    return layer


def run(layer: QgsVectorLayer, **more: Any) -> dict[str, Any]:
    return dict(processing.run(ID, {"INPUT": layer, "KEY_FIELD": "KEY", "RULES": RULES, "OUTPUT": "memory:", **more}))


def test_areas_are_found_with_the_reason(areas: QgsVectorLayer) -> None:
    result = run(areas)
    found = rows_of(result["OUTPUT"], "KEY")
    assert result["FOUND"] == 3
    assert {key: (row["rules_met"], row["reason"]) for key, row in found.items()} == {
        "02": (2, "Neubau (neu 420); Hohe Fluktuation (Wanderung 35.26)"),
        "03": (1, "Hohe Fluktuation (Wanderung 40)"),
        "04": (1, "Neubau (neu 100)"),
    }
    layer = result["OUTPUT"]
    assert layer.attributeAlias(4) == "Wanderung"
    assert {feature["KEY"]: feature.geometry().boundingBox().xMinimum() for feature in layer.getFeatures()} == {
        "02": 100, "03": 200, "04": 300
    }  # fmt: skip
    assert list(rows_of(run(areas, LEAST=2)["OUTPUT"], "KEY")) == ["02"]
    # A second search over the first one's result replaces its fields.
    again = run(layer, RULES='"wander" > 36')["OUTPUT"]
    assert [row["reason"] for row in rows_of(again, "KEY").values()] == ['"wander" > 36 (Wanderung 40)']
    assert again.fields().names() == [*FIELDS, "rules_met", "reason"]


def test_the_report_lists_them_by_region(areas: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "liste.html"
    run(areas, NAME_FIELD="NAME", REGION_FIELD="RTK", REPORT=str(path))
    html = path.read_text(encoding="utf-8")
    assert "02 &lt;Neu &amp; Schön&gt;" in html
    assert html.index("<h3>A</h3>") < html.index("02 &lt;Neu") < html.index("<h3>B</h3>") < html.index("03 Hafen")
    assert "Alte Mühle" not in html
    assert "areas that lack a value, so that it cannot be told: 1, namely 03" in html


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"RULES": "\n# nur Notizen"}, r"No rule is given \(RULES\)"),
        ({"RULES": 'gut: "neu" > 1\nkaputt: "neu" >'}, "“kaputt” in line 2 of RULES cannot be used"),
        ({"RULES": 'x: "alt" > 1'}, "“x” in line 1 of RULES names fields that the layer lacks: alt"),
        ({"RULES": 'x: "neu" > 1\nX: "neu" > 2'}, "two rules called “X”"),
        ({"RULES": "x: to_int('a')"}, "“x” in line 1"),
        ({"LEAST": 3}, "RULES has only 2"),
    ],
)
def test_rules_that_cannot_be_used_are_named(
    areas: QgsVectorLayer, given: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run(areas, **{"OUTPUT": str(tmp_path / "x.gpkg"), **given})
    assert not list(tmp_path.iterdir())


def test_a_colon_within_an_expression_begins_no_name() -> None:
    rules = rules_of("\"art\" = 'a: b'\n Viele Kinder, wenig Platz : \"n\" > 2 \r\n\nmap_get(map('x:y', 1), 'x:y') = 1")
    assert [(rule.name, rule.line) for rule in rules] == [
        ("\"art\" = 'a: b'", 1), ("Viele Kinder, wenig Platz", 2), ("map_get(map('x:y', 1), 'x:y') = 1", 4)
    ]  # fmt: skip
    assert rules[1].text == '"n" > 2'
    with pytest.raises(InputError):
        rules_of("  ")
