"""Packets for comments: made, filled in by another program, read back, applied, and never lost by computing again."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import processing
import pytest
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFieldConstraints,
    QgsProcessingException,
    QgsVectorLayer,
)

from .regionlayers import layer_of, rows_of

MAKE, READ = "sozialraum:makepackets", "sozialraum:readpackets"
FIELDS: dict[str, type] = {"KEY": str, "NAME": str, "RTK": str, "RTK_NAME": str, "arm": float, "alt": float, "ew": int}
TYPES: dict[str, type] = {
    **FIELDS, "typ": int, "typ_name": str, "typ_second": int, "typ_computed": int, "typ_override": str,
}  # fmt: skip
# Three clear types; the first digit of the key is the type but one.
COUNTED: list[list[Any]] = [
    [f"{group}{number}", f"Viertel <{group}{number}>", "AB"[number % 2], "Nördl. Höhe" if number % 2 else "Süd",
     10.0 * group + 0.1 * number, 5.0 * group - 0.2 * number, 1000 + number]
    for group in range(3) for number in range(4)
]  # fmt: skip
NAMES = {1: "ruhig", 2: "bewegt", 3: "belastet"}


def typed() -> QgsVectorLayer:
    """Areas with types as ``computeareatypes`` gives them; area 00 is set by hand, 23 has no type."""
    rows = []
    for row in COUNTED:
        number = int(row[0][0]) + 1
        hand = row[0] == "00"
        held: int | None = 2 if hand else None if row[0] == "23" else number
        computed = None if row[0] == "23" else number
        reason = "Neubau (RTK, 2024-05-01)" if hand else None
        rows.append([*row, held, NAMES.get(held or 0), 2 if number != 2 else 3, computed, reason])
    layer = layer_of(TYPES, rows)
    layer.setFieldAlias(4, "Arme Kinder <Anteil>")
    layer.setCustomProperty("sozialraum/comment/arm", "%; erfunden")
    return layer


COMMON = {
    "KEY_FIELD": "KEY", "NAME_FIELD": "NAME", "REGION_FIELD": "RTK", "REGION_NAME_FIELD": "RTK_NAME",
    "TYPE_FIELD": "typ", "LANGUAGE": "en",
}  # fmt: skip


def make(folder: Path, layer: QgsVectorLayer | str | None = None, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer or typed(), **COMMON, "INDICATORS": ["arm", "ew"], "YEAR": "2024", "FOLDER": str(folder)}
    return dict(processing.run(MAKE, {**given, **more}))


def read(folder: Path, layer: QgsVectorLayer | str | None = None, **more: Any) -> dict[str, Any]:
    given = {"INPUT": layer or typed(), **COMMON, "FOLDER": str(folder), "NOTES": "memory:", "OVERRIDES": "memory:"}
    return dict(processing.run(READ, {**given, **more}))


def fill(path: Path, area: str, **values: Any) -> None:
    """Enter values as a program other than QGIS does."""
    source = ogr.Open(str(path), 1)
    layer = source.GetLayer(0)
    layer.SetAttributeFilter(f"area_key = '{area}'")
    feature = layer.GetNextFeature()
    for name, value in values.items():
        if value is None:
            feature.SetFieldNull(name)
        else:
            feature.SetField(name, value)
    layer.SetFeature(feature)
    del feature, layer, source


PROPOSED = {"proposed_type": 3, "reason": "Neubau", "author": "RTK <A>", "date": "2025/03/01"}


def opened(path: Path) -> QgsVectorLayer:
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    assert layer.isValid()
    return layer


def a_packet(folder: Path) -> Path:
    return folder / "RTK_A_Sued" / "RTK_A_Sued.gpkg"


def b_packet(folder: Path) -> Path:
    return folder / "RTK_B_Noerdl_Hoehe" / "RTK_B_Noerdl_Hoehe.gpkg"


def test_a_packet_holds_its_region_and_a_text(tmp_path: Path) -> None:
    result = make(tmp_path, RETURN_BY="15.3.", CONTACT="Amt 51")
    assert result["COUNT"] == 2
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == [
        "RTK_A_Sued/LIESMICH.txt", "RTK_A_Sued/RTK_A_Sued.gpkg", "RTK_B_Noerdl_Hoehe/LIESMICH.txt",
        "RTK_B_Noerdl_Hoehe/RTK_B_Noerdl_Hoehe.gpkg",
    ]  # fmt: skip
    rows = rows_of(opened(a_packet(tmp_path)), "area_key")
    assert sorted(rows) == ["00", "02", "10", "12", "20", "22"]
    first = rows["00"]
    assert (first["area_name"], first["region_key"], first["data_year"]) == ("Viertel <00>", "A", "2024")
    # The computed type is shown, with what was set by hand beside.
    assert (first["computed_type"], first["second_type"], first["set_before"]) == (1, 2, "Neubau (RTK, 2024-05-01)")
    assert (first["arm"], first["ew"]) == (0.0, 1000)
    assert {first[name] for name in ("comment_data", "comment_type", "proposed_type", "reason", "author", "date")} == {
        None
    }
    assert rows_of(opened(b_packet(tmp_path)), "area_key")["23"]["computed_type"] is None
    text = (a_packet(tmp_path).parent / "LIESMICH.txt").read_text(encoding="utf-8-sig")
    for words in ("Region: RTK A Süd", "Planning areas: 6", "RTK_A_Sued.gpkg", "return by: 15.3.", "to: Amt 51"):
        assert words in text


def test_the_form_opens_as_it_was_made(tmp_path: Path) -> None:
    make(tmp_path)
    layer = opened(a_packet(tmp_path))
    fields, config = layer.fields(), layer.editFormConfig()
    assert config.layout() == Qgis.AttributeFormLayout.DragAndDrop
    boxes = config.tabs()
    assert [box.name() for box in boxes] == ["Planning area", "Your view", "The figures"]
    assert all(isinstance(box, QgsAttributeEditorContainer) for box in boxes)
    assert [box.type() for box in boxes][1:] == [Qgis.AttributeEditorContainerType.Tab] * 2
    editable = {name for place, name in enumerate(fields.names()) if not config.readOnly(place)}
    assert editable == {"comment_data", "comment_type", "proposed_type", "reason", "author", "date"}
    shown = {child.name() for box in boxes for child in box.children()}
    assert shown == {*editable, "area_key", "area_name", "computed_type", "second_type", "set_before", "arm", "ew"}
    setup = layer.editorWidgetSetup(fields.lookupField("proposed_type"))
    assert setup.type() == "ValueMap"
    assert [next(iter(pair)) for pair in setup.config()["map"]] == [
        "(no proposal)", "1 – ruhig", "2 – bewegt", "3 – belastet",
    ]  # fmt: skip
    assert layer.editorWidgetSetup(fields.lookupField("date")).type() == "DateTime"
    assert layer.editorWidgetSetup(fields.lookupField("arm")).config()["Suffix"] == " %"
    assert layer.attributeAlias(fields.lookupField("arm")) == "Arme Kinder <Anteil>"
    assert layer.defaultValueDefinition(fields.lookupField("date")).applyOnUpdate()
    assert isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    assert layer.labelsEnabled()


@pytest.mark.parametrize(
    ("number", "reason", "good"), [(None, None, True), (2, None, False), (2, "  ", False), (2, "Neubau", True)]
)
def test_a_proposed_type_needs_a_reason(number: int | None, reason: str | None, good: bool, tmp_path: Path) -> None:
    make(tmp_path)
    fill(a_packet(tmp_path), "00", proposed_type=number, reason=reason)
    layer = opened(a_packet(tmp_path))
    constraints = layer.fields().field("reason").constraints()
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    assert constraints.constraintStrength(QgsFieldConstraints.Constraint.ConstraintExpression) == hard
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(feature for feature in layer.getFeatures() if feature["area_key"] == "00"))
    assert bool(QgsExpression(constraints.constraintExpression()).evaluate(context)) is good


def test_nothing_filled_in_is_ever_replaced(tmp_path: Path) -> None:
    make(tmp_path)
    make(tmp_path)  # empty ones may be made anew
    fill(a_packet(tmp_path), "00", comment_data="Leerstand")
    before = a_packet(tmp_path).read_bytes()
    with pytest.raises(QgsProcessingException, match=r"already holds comments or proposals \(1 areas\)"):
        make(tmp_path)
    assert a_packet(tmp_path).read_bytes() == before
    b_packet(tmp_path).write_text("x")
    a_packet(tmp_path).unlink()
    with pytest.raises(QgsProcessingException, match="it is no packet"):
        make(tmp_path)
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_comments_and_proposals_come_back(tmp_path: Path) -> None:
    folder, report = tmp_path / "packets", tmp_path / "report.html"
    make(folder)
    fill(a_packet(folder), "00", comment_data="Nur <40> belegt", author="RTK <A>")
    fill(a_packet(folder), "10", **PROPOSED)
    fill(b_packet(folder), "23", **{**PROPOSED, "proposed_type": 1})
    result = read(folder, ACCEPT="clear", REPORT=str(report))
    counts = [result[name] for name in ("PACKETS", "REFUSED", "COMMENTED", "PROPOSALS", "CONFLICTS", "ACCEPTED")]
    assert counts == [2, 0, 3, 2, 0, 2]
    notes = rows_of(result["NOTES"], "area")
    assert {area: row["state"] for area, row in notes.items()} == {"00": "comment", "10": "accepted", "23": "accepted"}
    assert (notes["00"]["comment_data"], notes["00"]["type"], notes["00"]["computed_type"]) == ("Nur <40> belegt", 2, 1)
    assert notes["10"]["file"] == "RTK_A_Sued.gpkg"
    overrides = rows_of(result["OVERRIDES"], "area")
    assert overrides["10"] == {
        "area": "10", "year": "2024", "computed_type": 2, "set_type": 3, "reason": "Neubau", "author": "RTK <A>",
        "date": "2025-03-01",
    }  # fmt: skip
    assert (overrides["23"]["computed_type"], overrides["23"]["set_type"]) == (None, 1)
    html = report.read_text(encoding="utf-8")
    assert "Nur &lt;40&gt; belegt" in html
    assert "<40>" not in html
    assert html.index("A Süd") < html.index("B Nördl. Höhe")
    assert "3 – belastet: accepted" in html
    assert "01.03.2025" not in html  # English dates
    assert "2025-03-01" in html


def test_nothing_is_accepted_unless_asked_for(tmp_path: Path) -> None:
    make(tmp_path)
    fill(a_packet(tmp_path), "10", **PROPOSED)
    result = read(tmp_path)
    assert (result["ACCEPTED"], result["PROPOSALS"]) == (0, 1)
    assert rows_of(result["OVERRIDES"], "area") == {}
    assert rows_of(result["NOTES"], "area")["10"]["state"] == "open"


def test_conflicts_are_shown_and_decided_by_key(tmp_path: Path) -> None:
    folder, report = tmp_path / "packets", tmp_path / "report.html"
    make(folder)
    copy = folder / "zweite Fassung" / "A.gpkg"
    copy.parent.mkdir()
    shutil.copy(a_packet(folder), copy)
    fill(a_packet(folder), "10", **PROPOSED)
    fill(copy, "10", **{**PROPOSED, "proposed_type": 1})
    fill(a_packet(folder), "12", **{**PROPOSED, "reason": None})
    fill(a_packet(folder), "20", **{**PROPOSED, "proposed_type": 1, "computed_type": 2})
    fill(a_packet(folder), "22", **{**PROPOSED, "proposed_type": 1, "region_key": "B"})
    fill(b_packet(folder), "11", **{**PROPOSED, "area_key": "999"})
    fill(b_packet(folder), "13", **{**PROPOSED, "proposed_type": 8})
    result = read(folder, ACCEPT="clear", REPORT=str(report))
    assert (result["CONFLICTS"], result["ACCEPTED"], result["PACKETS"]) == (7, 0, 3)
    against = {row["area"]: row["against"] for row in rows_of(result["NOTES"], "area").values()}
    assert against == {
        "10": "Different types are proposed: 1 (A.gpkg), 3 (RTK_A_Sued.gpkg).",
        "12": "There is no reason.",
        "20": "The packet shows 2 as the computed type, but it is 3 now.",
        "22": "The packet is of the region B, but the area belongs to A.",
        "999": "The layer has no area of this key.",
        "13": "8 is no type; there are the types 1 to 3.",
    }
    html = report.read_text(encoding="utf-8")
    for words in against.values():
        assert words in html
    chosen = read(folder, ACCEPT="keys", KEYS="10=1; 22", YEAR="2025")
    found = rows_of(chosen["OVERRIDES"], "area")
    assert {area: (row["set_type"], row["year"]) for area, row in found.items()} == {
        "10": (1, "2025"),
        "22": (1, "2025"),
    }
    with pytest.raises(QgsProcessingException, match="Say which one, as 10=1"):
        read(folder, ACCEPT="keys", KEYS="10")


def test_foreign_and_hostile_files_are_refused_with_a_reason(tmp_path: Path) -> None:
    folder, report = tmp_path / "packets", tmp_path / "report.html"
    make(folder)
    (folder / "text.gpkg").write_text("<script>alert(1)</script>")
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "fremd.gpkg"))
    source.CreateLayer("fremd", None, ogr.wkbPoint).CreateField(ogr.FieldDefn("a", ogr.OFTString))
    del source
    evil = folder / "evil.gpkg"
    shutil.copy(a_packet(folder), evil)
    with sqlite3.connect(evil) as database:
        database.execute("PRAGMA writable_schema = ON")
        broken = "UPDATE sqlite_master SET sql = replace(sql, 'CREATE TABLE', 'CREATE NONSENSE') WHERE name = ?"
        database.execute(broken, ("RTK_A_Sued",))
    database.close()
    result = read(folder, REPORT=str(report))
    assert (result["PACKETS"], result["REFUSED"]) == (2, 3)
    html = report.read_text(encoding="utf-8")
    assert "<script>" not in html
    for words in (
        "text.gpkg was not read: it is no GeoPackage",
        "fremd.gpkg was not read: it is no packet",
        "evil.gpkg",
    ):
        assert words in html
    for path in (a_packet(folder), b_packet(folder)):
        path.unlink()
    with pytest.raises(QgsProcessingException, match="None of the 3 files"):
        read(folder)


def test_bad_input_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "packets"
    make(folder)
    wrong = layer_of({"KEY": str, "RTK": str, "typ": float}, [["1", "A", 1.5]])
    bare = layer_of({"KEY": str, "RTK": str, "typ": int}, [["1", "A", None]])
    empty = tmp_path / "empty"
    empty.mkdir()
    plain = {"NAME_FIELD": None, "REGION_NAME_FIELD": None, "INDICATORS": None}
    for call, layer, given, words in (
        (make, wrong, plain, "holds 1.5. Types must be whole numbers"),
        (make, bare, plain, "No area has a type"),
        (make, typed(), {"KEY_FIELD": None}, "Choose it as KEY_FIELD"),
        (make, typed(), {"INDICATORS": ["fehlt"]}, r"no field fehlt \(INDICATORS\)"),
        (read, typed(), {"FOLDER": str(empty)}, "holds no GeoPackage"),
        (read, typed(), {"ACCEPT": "keys"}, "KEYS is empty"),
        (read, typed(), {"ACCEPT": "keys", "KEYS": "77"}, "77"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            call(folder if call is read else tmp_path / "new", layer, **given)


def test_an_accepted_proposal_holds_and_is_never_lost(tmp_path: Path) -> None:
    folder, types, model = tmp_path / "packets", str(tmp_path / "types.gpkg"), str(tmp_path / "model.json")
    given = {
        "INPUT": layer_of(FIELDS, COUNTED), "KEY_FIELD": "KEY", "INDICATORS": ["arm", "alt"], "CLUSTERS": 3,
        "STARTS": 10,
        "BOOTSTRAPS": 0, "TYPE_FIELD": "typ", "DIRECTIONS": "1;1", "MODEL": model, "OUTPUT": types,
    }  # fmt: skip
    processing.run("sozialraum:computeareatypes", given)
    before = rows_of(types, "KEY")
    make(folder, types)
    fill(a_packet(folder), "10", **PROPOSED)
    overrides = str(tmp_path / "overrides.gpkg")
    result = read(folder, types, ACCEPT="clear", OVERRIDES=overrides)
    assert result["ACCEPTED"] == 1
    # Computed with the proposal, then again without it, then frozen types on the same areas.
    for more in ({"OVERRIDES": overrides}, {}):
        processing.run("sozialraum:computeareatypes", {**given, **more})
        after = rows_of(types, "KEY")
        assert after["10"]["typ"] == 3
        assert after["10"]["typ_computed"] == before["10"]["typ"] == 2
        assert after["10"]["typ_override"] == "Neubau (RTK <A>, 2025-03-01)"
        assert {key: row["typ"] for key, row in after.items() if key != "10"} == {
            key: row["typ"] for key, row in before.items() if key != "10"
        }
    applied = processing.run("sozialraum:applyareatypes", {
        "INPUT": given["INPUT"], "KEY_FIELD": "KEY", "MODEL": model, "TYPE_FIELD": "typ", "OVERRIDES": overrides,
        "OUTPUT": str(tmp_path / "later.gpkg"),
    })  # fmt: skip
    later = rows_of(applied["OUTPUT"], "KEY")
    assert (later["10"]["typ"], later["10"]["typ_computed"]) == (3, 2)
    # The next round's packet shows what was decided.
    make(tmp_path / "next", types)
    again = rows_of(opened(a_packet(tmp_path / "next")), "area_key")["10"]
    assert (again["computed_type"], again["set_before"]) == (2, "Neubau (RTK <A>, 2025-03-01)")
