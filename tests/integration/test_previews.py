"""What the dialogs of join and rates show before a run is what the run then does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsFeature, QgsProject, QgsVectorLayer

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.tabular.reading import Reading, save_text
from sozialraum_plugin.gis.cataloguefile import Line, is_shipped, read_lines, save_lines, shipped
from sozialraum_plugin.gis.previews.join import ALLOWED, BY_NAME, Asked, JoinPreview, TableReader
from sozialraum_plugin.gis.previews.rates import counted, look_at_rates
from sozialraum_plugin.gis.previews.tablecells import (
    ALONE,
    APART,
    HEADER,
    KEY,
    LEFT,
    NUMBER,
    PLAIN,
    REJECTED,
    SYMBOL,
    TEXT,
    TITLE,
    ReadCells,
)
from sozialraum_plugin.gis.previews.tabletexts import pair_fits, pairs_of, pairs_text, rows_of, rows_text
from sozialraum_plugin.gis.previews.types import LayerSource
from tests.shipped import indicators

TABLE = """Einwohner der Stadt;;;
Stichtag: 31.12.2024;;;
Nr;Name;Einwohner;Quote
;;Anzahl;%
01;Altstadt;1.234;12,5
02;Hafen;2.345;.
03;Wiese;abc;7,25
1;Bezirk;3.579;
09;Fremd;5;1,0
Quelle: Amt;;;
"""


def make_areas(names: dict[str, str]) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832&field=KEY:string&field=NAME:string", "areas", "memory")
    features = []
    for key, name in names.items():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([key, name])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def areas() -> QgsVectorLayer:
    return make_areas({"01": "Altstadt", "02": "Hafen", "03": "Wiese", "04": "Berg"})


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    def write(text: str = TABLE, name: str = "table.csv") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def look(layer: QgsVectorLayer, path: str, **asked: Any) -> JoinPreview:
    known = {"key_field": "KEY", "name_field": "NAME", **asked}
    return TableReader()(Asked(areas=LayerSource(layer), path=path, **known))


# The join


def test_every_cell_is_what_the_reader_made_of_it(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    cells = look(areas, write()).cells
    assert isinstance(cells, ReadCells)
    kinds = [[cells.kind(row, column) for column in range(4)] for row in range(cells.height)]
    assert kinds == [
        [TITLE] * 4, [TITLE] * 4, [HEADER] * 4, [HEADER] * 4,
        [KEY, TEXT, NUMBER, NUMBER],
        [KEY, TEXT, NUMBER, SYMBOL],
        [KEY, TEXT, REJECTED, NUMBER],
        [APART] * 4,
        [ALONE, TEXT, NUMBER, NUMBER],
        [APART] * 4,
    ]  # fmt: skip
    assert cells.text(4, 2) == "1.234"
    assert "1234" in cells.remark(4, 2)
    assert "Altstadt" in cells.remark(4, 0)
    assert "unknown or kept secret" in cells.remark(5, 3)
    assert "subtotal" in cells.remark(7, 1) or "total" in cells.remark(7, 1)
    assert cells.remark(8, 0) == "No area has this key."
    assert {kind: cells.count(kind) for kind in (KEY, ALONE, NUMBER, SYMBOL, APART, REJECTED)} == {
        KEY: 3, ALONE: 1, NUMBER: 6, SYMBOL: 1, APART: 2, REJECTED: 1,
    }  # fmt: skip
    assert cells.places(APART) == [(7, 0), (9, 0)]
    assert cells.places(REJECTED) == [(6, 2)]
    assert cells.places(SYMBOL) == [(5, 3)]
    assert cells.places(ALONE) == [(8, 0)]


def test_decisions_are_told_in_words(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    preview = look(areas, write())
    assert preview.error == ""
    assert preview.found["HEADER_ROWS"] == "3-4"
    assert preview.found["TABLE_KEY_FIELD"] == "Nr (A)"
    assert preview.found["DELIMITER"] == ";"
    assert preview.found["DECIMAL"] == "comma"
    assert [(column.name, column.letter, column.kind, column.field) for column in preview.columns] == [
        ("Name", "B", "text", "Name_2"), ("Einwohner", "C", "integer", "Einwohner"), ("Quote", "D", "number", "Quote"),
    ]  # fmt: skip
    assert any(remark.warning and remark.parameter == "SYMBOLS" for remark in preview.remarks)


def test_who_is_left_over(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    preview = look(areas, write())
    assert [(single.key, single.row) for single in preview.rows_alone] == [("09", 9)]
    assert [(single.key, single.text) for single in preview.areas_alone] == [("04", "Berg")]
    assert "Fremd" in preview.rows_alone[0].text
    again = look(areas, write(), texts={"KEY_PAIRS": "09 = 04"})
    assert again.counts is not None
    assert (again.counts.joined, again.counts.rows_alone) == (4, 0)
    assert again.by_hand == [("09", "04", "Berg")]


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"COLUMNS": "Einwohner"},
        {"SKIP_ROWS": "5;9"},
        {"KEY_PAIRS": "09 = 04"},
        {"COLUMN_KINDS": "Einwohner = text"},
        {"HEADER_ROWS": "3", "DATA_ROWS": "5-7"},
        {"TABLE_KEY_FIELD": "Nr", "DECIMAL": "point"},
    ],
)
def test_the_preview_is_what_the_tool_does(
    areas: QgsVectorLayer, write: Callable[..., str], texts: dict[str, str]
) -> None:
    path = write()
    compare(areas, "KEY", path, texts)


def compare(layer: QgsVectorLayer, key: str, path: str, texts: dict[str, str], rules: Any = ALLOWED) -> JoinPreview:
    preview = look(layer, path, key_field=key, name_field="", texts=texts, rules=tuple(rules))
    assert preview.error == ""
    parameters = {"INPUT": layer, "KEY_FIELD": key, "TABLE": path, "KEY_RULES": list(rules), **texts}
    done = processing.run("sozialraum:joinindicators", {**parameters, "OUTPUT": "TEMPORARY_OUTPUT"})
    counts = preview.counts
    assert counts is not None
    assert {
        "AREAS_WITHOUT_ROW": counts.areas_alone,
        "ROWS_WITHOUT_AREA": counts.rows_alone,
        "REJECTED_CELLS": counts.rejected,
        "MISSING_CELLS": counts.missing,
    } == {name: done[name] for name in ("AREAS_WITHOUT_ROW", "ROWS_WITHOUT_AREA", "REJECTED_CELLS", "MISSING_CELLS")}
    new = [name for name in done["OUTPUT"].fields().names() if name not in layer.fields().names()]
    assert [column.field for column in preview.columns if column.wanted] == new
    return preview


@pytest.mark.parametrize(
    ("area", "key", "table", "joined", "areas"),
    [
        ("berlin_mss2021/lor_planungsraeume_2021.shp", "PLR_ID", "berlin_mss2021/mss2021_kontext.csv", 542, 542),
        ("berlin_mss2021/lor_planungsraeume_2021.shp", "PLR_ID", "berlin_mss2021/mss2021_anteile.csv", 447, 542),
        ("hamburg2014/stadtteile.geojson", "name", "hamburg2014/stadtteilprofile_2014.xlsx", 172, 181),
        ("muenster/stadtteile.geojson", "NR_STATIST", "muenster/stadtteile_2014.xlsx", 45, 45),
    ],
)
def test_public_tables(shared_data: Path, area: str, key: str, table: str, joined: int, areas: int) -> None:
    layer = QgsVectorLayer(str(shared_data / area), "areas")
    preview = compare(layer, key, str(shared_data / table), {})
    assert preview.counts is not None
    assert (preview.counts.joined, preview.counts.areas) == (joined, areas)


def test_columns_that_are_left_out_stay_in_the_list(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    preview = look(areas, write(), texts={"COLUMNS": "Quote"})
    assert [(column.name, column.wanted) for column in preview.columns] == [
        ("Name", False), ("Einwohner", False), ("Quote", True),
    ]  # fmt: skip
    assert preview.cells is not None
    assert preview.cells.kind(4, 2) == LEFT
    assert preview.counts is not None
    assert preview.counts.missing == 1


def test_columns_are_named_so_that_the_tool_knows_them(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    path = write("Nr;a = b;2023;2024;Zahl;Zahl\n01;1;2;3;4;5\n02;1;2;3;4;5\n03;1;2;3;4;5\n")
    names = [column.name for column in look(areas, path).columns]
    assert names == ["a_b", "F_2023", "F_2024", "E", "Zahl_2"]
    for name in names:
        preview = compare(areas, "KEY", path, {"COLUMNS": name})
        assert [column.name for column in preview.columns if column.wanted] == [name]


def test_without_keys_the_sheet_is_shown_and_another_field_offered(
    areas: QgsVectorLayer, write: Callable[..., str]
) -> None:
    preview = look(areas, write("Raum;Zahl\nAltstadt;117\nHafen;218\nWiese;319\n"))
    assert "No column" in preview.error
    assert preview.key_hint == "NAME"
    assert preview.cells is not None
    assert preview.cells.kind(1, 0) == PLAIN
    assert preview.cells.text(1, 0) == "Altstadt"
    assert [column.name for column in preview.headers] == ["Raum", "Zahl"]
    assert preview.counts is None


def test_names_are_matched_with_consent_only(write: Callable[..., str]) -> None:
    layer = make_areas(dict.fromkeys(("Sankt Pauli", "Köln-Süd", "Altona", "Ottensen", "Lokstedt"), ""))
    path = write("Raum;Zahl\nSt. Pauli;1\nKoeln Sued;2\nAltona;3\nOttensen;4\nLokstedt;5\n")
    preview = look(layer, path)
    assert preview.counts is not None
    assert preview.counts.joined == 3
    assert {single.key: single.near for single in preview.rows_alone} == {
        "St. Pauli": ("Sankt Pauli",), "Koeln Sued": ("Köln-Süd",),
    }  # fmt: skip
    allowed = compare(layer, "KEY", path, {}, (*ALLOWED, BY_NAME))
    assert allowed.counts is not None
    assert allowed.counts.joined == 5
    assert allowed.by_rule == {"exact": 3, BY_NAME: 2}


def test_where_only_names_written_differently_match_that_is_offered(write: Callable[..., str]) -> None:
    layer = make_areas({"Sankt Pauli": "", "Köln-Süd": ""})
    path = write("Raum;Zahl\nSt. Pauli;1\nKoeln Sued;2\n")
    preview = look(layer, path)
    assert "No column" in preview.error
    assert preview.names_help
    assert not look(layer, write("Raum;Zahl\nAltona;1\nHamm;2\n")).names_help


def test_a_long_table_is_offered_to_be_made_wide(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    rows = [f"0{area};{year};{area}{year}" for area in (1, 2, 3) for year in (2022, 2023)]
    path = write("\n".join(["Nr;Jahr;Zahl", *rows]))
    preview = look(areas, path)
    assert "long table" in preview.error
    assert preview.pivot == ("Jahr",)
    assert preview.cells is not None
    assert preview.cells.kind(1, 0) == ALONE
    wide = compare(areas, "KEY", path, {"PIVOT": "auto"})
    assert [column.field for column in wide.columns] == ["F_2022", "F_2023"]
    assert wide.found["PIVOT"] == "auto"
    assert wide.cells is not None
    assert wide.cells.kind(1, 2) == NUMBER


def test_a_table_of_the_project(areas: QgsVectorLayer, write: Callable[..., str]) -> None:
    table = QgsVectorLayer(write("Nr,Zahl\n01,1\n02,2\n04,4\n") + "|option:X", "t", "ogr")
    table = QgsVectorLayer("None?field=Nr:string&field=Zahl:integer", "Zahlen", "memory")
    features = []
    for number in (1, 2, 4):
        feature = QgsFeature(table.fields())
        feature.setAttributes([f"0{number}", number])
        features.append(feature)
    table.dataProvider().addFeatures(features)
    preview = TableReader()(Asked(LayerSource(areas), "KEY", table=LayerSource(table)))
    assert preview.counts is not None
    assert preview.counts.joined == 3
    assert preview.cells is not None
    assert preview.cells.kind(0, 0) == HEADER
    assert preview.cells.kind(1, 1) == NUMBER


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"SKIP_ROWS": "x"}, "SKIP_ROWS"),
        ({"SHEET": "none"}, "SHEET"),
        ({"TABLE_KEY_FIELD": "none"}, "TABLE_KEY_FIELD"),
        ({"KEY_PAIRS": "09 = 77"}, "KEY_PAIRS"),
        ({"DATA_ROWS": "90-99"}, "DATA_ROWS"),
        ({"PIVOT": "none"}, "PIVOT"),
    ],
)
def test_what_cannot_be_done_is_told(
    areas: QgsVectorLayer, write: Callable[..., str], texts: dict[str, str], said: str
) -> None:
    preview = look(areas, write(), texts=texts)
    assert said in preview.error
    assert preview.counts is None


def test_files_that_are_no_tables(areas: QgsVectorLayer, write: Callable[..., str], tmp_path: Path) -> None:
    assert "does not exist" in look(areas, str(tmp_path / "none.csv")).error
    assert "not known" in look(areas, write("x", "table.pdf")).error
    assert look(areas, write("x", "table.xlsx")).cells is None


def test_settings_of_the_table_that_is_alike_are_used(
    areas: QgsVectorLayer, write: Callable[..., str], tmp_path: Path
) -> None:
    alike, other = tmp_path / "alike.json", tmp_path / "other.json"
    alike.write_text(save_text(Reading(headers=("Nr", "Name", "Einwohner", "Quote"), kinds={"Einwohner": "text"})))
    other.write_text(save_text(Reading(headers=("Ort", "Fläche"), kinds={"Fläche": "text"}, sheet="none")))
    kept = (str(tmp_path / "gone.json"), str(other), str(alike))
    preview = look(areas, write(), kept=kept)
    assert preview.kept == str(alike)
    assert {column.name: column.kind for column in preview.columns}["Einwohner"] == "text"
    assert look(areas, write(), kept=(str(other),)).kept == ""
    forced = look(areas, write(), kept=(str(other),), forced=True)
    assert "none" in forced.error


def test_a_file_is_read_once_until_it_changes(
    areas: QgsVectorLayer, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sozialraum_plugin.gis.previews import join

    read: list[str] = []
    real = join.read_grids

    def reading(path: str, *more: str) -> Any:
        read.append(path)
        return real(path, *more)

    monkeypatch.setattr(join, "read_grids", reading)
    reader = TableReader()
    asked = Asked(LayerSource(areas), "KEY", write())
    assert reader(asked).counts is not None
    assert reader(Asked(LayerSource(areas), "KEY", asked.path, texts={"SKIP_ROWS": "5"})).counts is not None
    assert len(read) == 1
    write(TABLE + "04;Berg;7;1,0\n")
    preview = reader(asked)
    assert len(read) == 2
    assert preview.counts is not None
    assert preview.counts.joined == 4


def test_texts_of_rows_and_pairs() -> None:
    assert rows_text([9, 4, 5, 6, 9]) == "4-6;9"
    assert rows_of("4-6;9") == [4, 5, 6, 9]
    assert rows_of("x") == []
    assert pairs_of(pairs_text({"a b": "1", "c": "2"})) == {"a b": "1", "c": "2"}
    assert pairs_of("x") == {}
    assert [pair_fits(key) for key in ("a", "a;b", "a=b", "", " a")] == [True, False, False, False, False]


# The rates


@pytest.fixture
def counts() -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=KEY:string&field=A:integer&field=B:integer&field=N:integer&field=T:string",
        "counts", "memory",
    )  # fmt: skip
    rows = [("1", 10, 5, 100, "x"), ("2", 20, 5, 200, "x"), ("3", 30, 5, 0, "x"), ("4", None, 5, 100, "x"),
            ("5", 90, 20, 100, "x")]  # fmt: skip
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def line(**texts: str) -> Line:
    made = Line()
    made.texts.update({"factor": "100", "unit": "%", "decimals": "1", "direction": "0", **texts})
    return made


def test_lowest_middle_and_highest_rate(counts: QgsVectorLayer) -> None:
    (found,) = look_at_rates(counted(counts), [line(name="r", numerator="A + B", denominator="N")])
    # 15/100, 25/200, none, none, 110/100
    assert (found.low, found.middle, found.high) == pytest.approx((12.5, 15.0, 110.0))
    assert (found.missing, found.total) == (2, 5)
    assert found.possible
    assert "denominator is 0" in found.remarks["denominator"]
    assert found.remarks["denominator"].endswith(": 1.")
    assert "more than 100 %: 1." in found.remarks["numerator"]


def test_the_preview_of_rates_is_what_the_tool_does(counts: QgsVectorLayer, tmp_path: Path) -> None:
    lines = [
        line(name="r", numerator="A", denominator="N"),
        line(name="s", numerator="A - B", denominator="", factor="1", unit=""),
        line(name="off", numerator="nothing", denominator="N"),
    ]
    lines[2].used = False
    looks = look_at_rates(counted(counts), lines)
    save_lines(tmp_path / "catalogue.csv", lines)
    parameters = {"INPUT": counts, "CATALOGUE": str(tmp_path / "catalogue.csv"), "OUTPUT": "TEMPORARY_OUTPUT"}
    done = processing.run("sozialraum:computerates", parameters)
    assert done["COMPUTED"] == 2
    for name, look_of in zip(("r", "s"), looks, strict=False):
        values = sorted(value for feature in done["OUTPUT"].getFeatures() if (value := feature[name]) is not None)
        values = [value for value in values if isinstance(value, float)]
        assert (look_of.low, look_of.high) == (values[0], values[-1])
        assert look_of.missing == 5 - len(values)


@pytest.mark.parametrize(
    ("texts", "column", "said"),
    [
        ({"name": ""}, "name", "name is missing"),
        ({"name": "a b"}, "name", "a_b"),
        ({"name": "A"}, "name", "belongs to the layer's field A"),
        ({"numerator": ""}, "numerator", "numerator is missing"),
        ({"numerator": "A + X"}, "numerator", "no field X"),
        ({"denominator": "N - Y"}, "denominator", "no field Y"),
        ({"denominator": "T"}, "denominator", "holds text"),
        ({"factor": "viel"}, "factor", "viel"),
        ({"decimals": "1,5"}, "decimals", "1,5"),
        ({"direction": "7"}, "direction", "7"),
    ],
)
def test_what_is_wrong_is_told_in_its_cell(
    counts: QgsVectorLayer, texts: dict[str, str], column: str, said: str
) -> None:
    lines = [line(**{"name": "r", "numerator": "A", "denominator": "N", **texts})]
    (found,) = look_at_rates(counted(counts), lines)
    assert list(found.problems) == [column]
    assert said in found.problems[column]
    assert not found.possible
    assert found.total == 0


@pytest.mark.parametrize(
    ("unit", "factor", "fits"),
    [("%", "100", True), ("%", "1000", False), ("je 1.000", "1000", True), ("je 1.000", "100", False),
     ("je ha", "1", True), ("‰", "100", False), ("pro 100 000", "100000", True), ("", "7", True)],
)  # fmt: skip
def test_units_and_factors(counts: QgsVectorLayer, unit: str, factor: str, fits: bool) -> None:
    lines = [line(name="r", numerator="B", denominator="N", unit=unit, factor=factor)]
    (found,) = look_at_rates(counted(counts), lines)
    assert found.possible
    assert ("unit" not in found.remarks) == fits


def test_names_given_twice_and_lines_that_are_off(counts: QgsVectorLayer) -> None:
    lines = [line(name="r", numerator="A"), line(name="R", numerator="B"), line(name="r", numerator="A")]
    lines[2].used = False
    found = look_at_rates(counted(counts), lines)
    assert [item.possible for item in found] == [True, False, True]
    assert "line 1" in found[1].problems["name"]


def test_without_a_layer_only_the_lines_are_checked() -> None:
    found = look_at_rates(None, [line(name="r", numerator="A"), line(name="", numerator="A")])
    assert [item.possible for item in found] == [True, False]


def test_a_catalogue_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    lines = [line(name="r", label='Anteil "A"; alle', numerator="A + B"), line(name="off", numerator="A")]
    lines[1].used = False
    save_lines(tmp_path / "own.csv", lines)
    assert read_lines(tmp_path / "own.csv") == lines
    assert (tmp_path / "own.csv").read_bytes().startswith(b"\xef\xbb\xbfname;label;")


def test_the_shipped_catalogue() -> None:
    lines = read_lines(shipped())
    assert [item.texts["name"] for item in lines] == indicators()
    assert all(item.used for item in lines)
    assert all(item.possible and not item.remarks for item in look_at_rates(None, lines))
    assert is_shipped(shipped())
    assert not is_shipped("")


def test_a_file_that_is_no_catalogue(tmp_path: Path) -> None:
    (tmp_path / "wrong.csv").write_text("a;b\n1;2\n")
    with pytest.raises(InputError, match="CATALOGUE"):
        read_lines(tmp_path / "wrong.csv")


def test_layers_stay_out_of_the_project() -> None:
    assert QgsProject.instance().mapLayers() == {}
