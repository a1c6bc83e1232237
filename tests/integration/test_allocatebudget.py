"""``sozialraum:allocatebudget`` as models and scripts call it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import processing
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from sozialraum_plugin.core.steering.budget import Areas, Request, distribute
from sozialraum_plugin.core.steering.budgetcriteria import criteria_of
from sozialraum_plugin.gis.reports.budget import BudgetReport
from sozialraum_plugin.gis.translation import Texts

from .regionlayers import layer_of, rows_of

ID = "sozialraum:allocatebudget"
FIELDS: dict[str, type] = {
    "KEY": str, "RTK": str, "RTK_NAME": str, "u7": int, "u7_sgb": int, "u18": int, "p": float, "typ": int,
    "vorjahr": float, "text": str,
}  # fmt: skip
ROWS: list[list[Any]] = [
    ["01", "1", "Nord", 60, 10, 3569, 11.38, 1, 400.0, "x"],
    ["02", "1", "Nord", 40, 20, 0, 11.38, 2, 400.0, "x"],
    ["03", "2", "<Süd>", 300, 10, 2286, 9.54, 2, 600.0, "x"],
]


@pytest.fixture
def areas() -> QgsVectorLayer:
    layer = layer_of(FIELDS, ROWS)
    layer.setFieldAlias(3, "Kinder unter 7")
    return layer


def run(layer: QgsVectorLayer, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer, "KEY_FIELD": "KEY", "REGION_FIELD": "RTK", "AMOUNT": 1000, "OUTPUT": "memory:"}
    return dict(processing.run(ID, {**given, **more}))


def test_two_pots_and_every_number_they_are_made_of(areas: QgsVectorLayer) -> None:
    result = run(areas, BASE_AMOUNT=50, CRITERIA="u7=40;u7_sgb=60", REGION_NAME_FIELD="RTK_NAME")
    rows = rows_of(result["OUTPUT"], "region")
    assert result["TOTAL"] == 1000
    first = rows["1"]
    # 900 euros are left: 360 by 100 : 300, 540 by 30 : 10.
    assert (first["region_name"], first["areas"], first["base"]) == ("Nord", 2, 50)
    assert (first["count_1"], first["share_1"], first["amount_1"]) == (100, 25, 90)
    assert (first["count_2"], first["share_2"], first["amount_2"]) == (30, 75, 405)
    assert (first["computed"], first["amount"], first["amount_cents"], first["amount_share"]) == (545, 545, 54500, 54.5)
    assert rows["2"]["amount_cents"] == 45500
    layer = result["OUTPUT"]
    assert layer.attributeAlias(layer.fields().lookupField("count_1")) == "Count 1: Kinder unter 7"


def test_the_need_by_a_percentage_and_factors_of_types(areas: QgsVectorLayer) -> None:
    rows = rows_of(run(areas, CRITERIA="u18*NEED(p)=1")["OUTPUT"], "region")
    assert [round(rows[key]["value_1"]) for key in ("1", "2")] == [4383, 2286]
    assert (rows["1"]["percent_1"], rows["2"]["factor_1"]) == (11.38, 1)
    assert rows["1"]["factor_1"] == pytest.approx(1 + 0.1239 * (11.38 - 9.54), abs=1e-12)
    other = rows_of(run(areas, CRITERIA="u18*NEED(p)=1", NEED_FACTOR=0)["OUTPUT"], "region")
    assert other["1"]["value_1"] == 3569
    # The factors of types hold for all criteria where none names them, and for areas where there are no criteria.
    given = {"TYPE_FIELD": "typ", "TYPE_FACTORS": "1=1;2=1,5"}
    rows = rows_of(run(areas, CRITERIA="u7=1;u7_sgb=1", **given)["OUTPUT"], "region")
    assert (rows["1"]["typed_1"], rows["1"]["typed_2"], rows["2"]["typed_1"]) == (120, 40, 450)
    rows = rows_of(run(areas, **given)["OUTPUT"], "region")
    assert (rows["1"]["count_1"], rows["1"]["value_1"], rows["1"]["amount"]) == (2, 2.5, 625)


def test_limits_against_last_year_from_a_field_or_from_last_years_table(areas: QgsVectorLayer, tmp_path: Path) -> None:
    result = run(areas, CRITERIA="u7=1", PREVIOUS_FIELD="vorjahr", MAX_CHANGE=5)
    rows = rows_of(result["OUTPUT"], "region")
    assert (rows["1"]["computed"], rows["1"]["lowest"], rows["1"]["highest"]) == (250, 380, 420)
    assert (rows["1"]["amount"], rows["1"]["limit_reached"], rows["1"]["change_percent"]) == (380, "floor", -5)
    assert (rows["2"]["amount"], rows["2"]["adjustment"], rows["2"]["change"]) == (620, -130, 20)
    assert result["LIMITED"] == 1
    last = tmp_path / "vorjahr.gpkg"
    run(areas, CRITERIA="u7_sgb=1", OUTPUT=str(last))
    rows = rows_of(run(areas, CRITERIA="u7=1", PREVIOUS=str(last), MAX_CHANGE=10)["OUTPUT"], "region")
    assert (rows["1"]["previous"], rows["1"]["amount"]) == (750, 725)
    assert (rows["2"]["amount"], rows["2"]["limit_reached"]) == (275, "cap")
    # Without MAX_CHANGE last year is only shown beside.
    rows = rows_of(run(areas, CRITERIA="u7=1", PREVIOUS=str(last))["OUTPUT"], "region")
    assert (rows["1"]["amount"], rows["1"]["change"]) == (250, -500)


def test_moved_weights_as_a_table(areas: QgsVectorLayer) -> None:
    layer = run(areas, CRITERIA="u7=40;u7_sgb=60", SENSITIVITY="memory:")["SENSITIVITY"]
    rows = [feature.attributes() for feature in layer.getFeatures()]
    assert len(rows) == 8
    # Criterion, points, weight, region, amount, cents, difference: region 1 has a quarter of u7, 3/4 of u7_sgb.
    assert rows[0] == ["u7", -10, 30, "1", 600, 60000, 50]
    assert rows[3] == ["u7", 10, 50, "2", 500, 50000, 50]
    for start in range(0, 8, 2):
        assert rows[start][5] + rows[start + 1][5] == 100000


def test_the_report_writes_the_formulas_out(areas: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "bericht.html"
    run(
        areas, AMOUNT=100_000.01, BASE_AMOUNT=1000, CRITERIA="u7=40;u18*NEED(p)=60", REGION_NAME_FIELD="RTK_NAME",
        PREVIOUS_FIELD="vorjahr", REPORT=str(path),
    )  # fmt: skip
    html = path.read_text(encoding="utf-8")
    text = re.sub(r"<[^>]+>", " ", html)
    assert "2 &lt;Süd&gt;" in html
    assert "<Süd>" not in html
    assert "For 2 regions that is 2 × 1,000.00 € = 2,000.00 €" in text
    assert "Pot 1: 40 % of 98,000.01 € = 39,200.00 €" in text
    assert "Pot 2: 60 % of 98,000.01 € = 58,800.01 €" in text
    assert "11.38 % are 1.84 percentage points above the least percentage of 9.54 %" in text
    assert "3,569 × (1 + 0.1239 × 1.84) = 4,382.65" in text
    assert "With 50 % for criterion 1" in text


def test_hours_instead_of_money(areas: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "stunden.html"
    given = {"AMOUNT": 100, "CRITERIA": "u7=40;u7_sgb=60", "PREVIOUS_FIELD": "vorjahr", "MAX_CHANGE": 90}
    result = run(areas, UNIT=" Stunden ", REPORT=str(path), SENSITIVITY="memory:", **given)
    euros = run(areas, **given)
    assert [row.attributes() for row in result["OUTPUT"].getFeatures()] == [
        row.attributes() for row in euros["OUTPUT"].getFeatures()
    ]
    for name, layer in (
        ("Stunden; ", result["OUTPUT"]),
        ("€; ", euros["OUTPUT"]),
        ("Stunden; ", result["SENSITIVITY"]),
    ):
        assert layer.customProperty("sozialraum/comment/amount") == name
    layer = result["OUTPUT"]
    assert layer.attributeAlias(layer.fields().lookupField("amount_cents")) == "Amount in hundredths"
    text = re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))
    assert "100.00 Stunden are distributed to 2 regions. The sum is exact to the hundredth." in text
    assert "Pot 1: 40 % of 100.00 Stunden = 40.00 Stunden" in text
    for header in ("Amount", "Last year", "Change", "At least", "At most", "Computed", "Proposal", "By criterion 1"):
        assert f"{header} (Stunden)" in text
    assert "against the proposal, in Stunden." in text
    for word in ("€", "euro", "cents", " cent ", "money"):
        assert word not in text


def test_german_reports_on_hours_do_not_speak_of_money() -> None:
    frame = pd.DataFrame({"u7": [100.0, 300.0], "u18": [30.0, 10.0]})
    request = Request(100_00, criteria_of("u7=40;u18=60", ["u7", "u18"])[0], 1_00, unit="Stunden")
    budget = distribute(Areas(frame, ["a", "b"], ["1", "2"]), request)
    html = BudgetReport(budget, {}, {}, [], Texts("de")).build().html()
    text = " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S).split())
    assert "Die Summe stimmt auf das Hundertstel." in text
    assert "100,00 Stunden" in text
    assert re.findall(r"€|Euro|Cent\b|Geld", text) == []


def test_missing_counts_are_refused_or_named(areas: QgsVectorLayer) -> None:
    layer = layer_of(FIELDS, [*ROWS, ["04", "2", "<Süd>", None, 1, 1, 9.54, 1, 600.0, "x"]])
    with pytest.raises(QgsProcessingException, match=r"u7 \(CRITERIA\) is empty in 1 areas: 04.*MISSING"):
        run(layer, CRITERIA="u7")
    assert rows_of(run(layer, CRITERIA="u7", MISSING="zero")["OUTPUT"], "region")["1"]["amount"] == 250


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"AMOUNT": 0}, "AMOUNT is 0"),
        ({"AMOUNT": 10.005}, r"10.005 \(AMOUNT\)"),
        ({"BASE_AMOUNT": 600}, "needs 1200 €, but AMOUNT is 1000 €"),
        ({"CRITERIA": "u8=1"}, "CRITERIA names u8"),
        ({"CRITERIA": "text=1"}, r"text \(CRITERIA\) holds text"),
        ({"CRITERIA": "u7*TYPE"}, "TYPE_FIELD is needed"),
        ({"TYPE_FACTORS": "1=2"}, "TYPE_FIELD is needed"),
        ({"TYPE_FIELD": "typ", "TYPE_FACTORS": "1=2"}, "no factor for these types of the field typ: 2"),
        ({"MAX_CHANGE": 5}, "last year's amounts are missing"),
        ({"MAX_CHANGE": 5, "PREVIOUS_FIELD": "u18"}, r"differs between the areas of the region 1"),
        ({"MAX_CHANGE": 5, "PREVIOUS_FIELD": "text"}, r"Last year's amount x of the region 1"),
        ({"MAX_CHANGE": 5, "PREVIOUS_FIELD": "vorjahr", "AMOUNT": 2000}, "at most 1050 € .* at least 100.1 %"),
        ({"UNIT": "h" * 21}, r"h \(UNIT\) cannot be used .* at most 20 characters"),
        ({"UNIT": "€;h"}, r"€;h \(UNIT\) cannot be used"),
        ({"UNIT": "hours", "BASE_AMOUNT": 600}, "needs 1200 hours, but AMOUNT is 1000 hours"),
        ({"REGION_FIELD": None}, "REGION_FIELD"),
    ],
)
def test_bad_input_is_refused_in_words(
    areas: QgsVectorLayer, given: dict[str, Any], words: str, tmp_path: Path
) -> None:
    output = str(tmp_path / "budget.gpkg")
    with pytest.raises(QgsProcessingException, match=words):
        run(areas, **{"OUTPUT": output, "REPORT": str(tmp_path / "budget.html"), **given})
    assert not list(tmp_path.iterdir())
