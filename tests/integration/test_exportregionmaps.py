"""Region maps: the right files, text as text, vector, hostile names, counts, failures named."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRendererRange,
    QgsSymbolLayer,
)

from sozialraum_plugin.gis import symbology
from sozialraum_plugin.gis.maps import data as mapdata
from sozialraum_plugin.gis.maps import pages, style, textfit, wording
from sozialraum_plugin.gis.maps.atlas import Atlas
from sozialraum_plugin.gis.maps.series import Series, SeriesSettings, unique
from sozialraum_plugin.gis.maps.template import shipped
from sozialraum_plugin.gis.translation import Texts

from .mapchecks import label_faults, overlaps, pages_of, wrong_legend
from .maplayers import Row, city, maps_in, saved, squares

HOSTILE = "[% 1+1 %] <b>&'\" @project_title"


def run(feedback: QgsProcessingFeedback | None = None, **parameters: Any) -> dict[str, Any]:
    given = {"REGION_FIELD": "rtk", "FIELD": "typ", "LABEL_FIELD": "name", "LANGUAGE": "en", **parameters}
    return dict(processing.run("sozialraum:exportregionmaps", given, feedback=feedback))


def tool(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed (Debian: poppler-utils)")
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def series(rows: list[Row], folder: Path, columns: int = 4, crs: str = "EPSG:25832", **settings: Any) -> Series:
    layer = squares(rows, columns, crs, 1000.0 if crs == "EPSG:25832" else 0.01)
    symbology.style_types(layer, "typ")
    names: dict[str, str | None] = {"region": "rtk", "region_label": "rtk_name", "label": "name", "field": "typ"}
    data = mapdata.collect(layer, layer.renderer(), names, {}, "en")
    return Series(data, SeriesSettings(folder=folder, region_field="rtk", **settings))


class CancelAt(QgsProcessingFeedback):
    """Cancels when a sheet of this name is announced."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def setProgressText(self, text: str) -> None:
        if text == self._name:
            self.cancel()


class Remarks(QgsProcessingFeedback):
    """Keeps the warnings."""

    def __init__(self) -> None:
        super().__init__()
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def test_a_file_per_region_and_the_city(tmp_path: Path) -> None:
    made = run(
        INPUT=saved(squares(city()), tmp_path / "a.gpkg"),
        REGION_LABEL_FIELD="rtk_name",
        FOLDER=str(tmp_path / "maps"),
        OVERVIEW=True,
        TITLE="Series",
        AUTHOR="Office",
        TABLE_FIELDS=["rate"],
    )
    assert made["COUNT"] == 3
    assert maps_in(tmp_path / "maps") == [
        "Whole_city.pdf",
        "rtk_01_Gebiet_01.pdf",
        "rtk_02_Gebiet_02.pdf",
        "rtk_03_Gebiet_03.pdf",
    ]
    target = tmp_path / "maps" / "rtk_02_Gebiet_02.pdf"
    text = tool("pdftotext", "-layout", target, "-")
    for words in ("Series", "Gebiet 02", "Raum 5", "Raum 8", "not typed"):
        assert words in text
    info = tool("pdfinfo", target)
    assert "Author:          Office" in info
    assert "Pages:           2" in info
    assert len(tool("pdfimages", "-list", target).splitlines()) == 2, "raster in the map"
    fonts = tool("pdffonts", target).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), "a font is not embedded"


def test_profile_headings_say_the_unit(tmp_path: Path) -> None:
    layer = squares(city())
    layer.setFieldAlias(layer.fields().lookupField("rate"), "Help")
    layer.setCustomProperty("sozialraum/comment/rate", "per 1,000; Office of Statistics, 2024")
    run(INPUT=layer, FOLDER=str(tmp_path), TABLE_FIELDS=["rate"], REGIONS="01")
    text = " ".join(tool("pdftotext", tmp_path / "rtk_01.pdf", "-").split())
    assert "Help (per 1,000)" in text
    assert "Office" not in text


def test_hostile_text_prints_literally(tmp_path: Path) -> None:
    made = run(
        INPUT=saved(squares(city(HOSTILE)), tmp_path / "a.gpkg"),
        REGION_LABEL_FIELD="rtk_name",
        FOLDER=str(tmp_path / "maps"),
        TITLE=HOSTILE,
        SUBTITLE=HOSTILE,
        SOURCE=HOSTILE,
        PAPER_NUMBER=HOSTILE,
    )
    for path in map(Path, made["FILES"]):
        assert path.parent == tmp_path / "maps"
        text = " ".join(tool("pdftotext", path, "-").split())
        # series, map title, region, source, paper number, profile
        assert text.count("[% 1+1 %]") >= 6
        assert text.count("@project_title") >= 6


STRANGE = {
    "expression": "[% 1+1 %]",
    "nested": "[% '%]' %] [% env('HOME') %] [%%]",
    "markup": "<b>fett</b> <img src='x'> &amp; & &lt;",
    "quotes": '"Alt"stadt\'s `Markt` \\n {0} {name} %s',
    "variable": "@project_title @atlas_feature $area",
    "long": "Heiligkreuz" * 19,
    "long words": "Beispielhausen an der oberen Muster " * 6,
    "right to left": "\u05e9\u05db\u05d5\u05e0\u05d4 \u05de\u05e8\u05db\u05d6\u05d9\u05ea",
    "emoji": "Park \U0001f333\U0001f468\u200d\U0001f469\u200d\U0001f467 S\u00fcd",
    "control": "Ost\tstadt\u200b\u00ad\nzwei",
    "path": "../../../etc/passwd",
    "device": "NUL.pdf",
}


@pytest.mark.parametrize("kind", STRANGE)
def test_strange_texts_are_printed_as_they_are_or_cut(kind: str, tmp_path: Path) -> None:
    text = STRANGE[kind]
    names = [f"{text} {number}" for number in range(12)]
    rows: list[Row] = [(*row[:1], names[n], row[2], row[2] and text, *row[4:]) for n, row in enumerate(city())]
    told: dict[str, Any] = dict.fromkeys(
        ("title", "subtitle", "source", "paper_number", "author", "reference_date"), text
    )
    made = series(rows, tmp_path, method=True, legend_title=text, geometry_date=text, **told)
    built = made.region_sheet(shipped("A4", True), made.data.regions)
    for feature in pages_of(built):
        assert overlaps(built) == []
        assert wrong_legend(built, made.data, feature) == []
    result = Atlas([made], web_page=False).write(made.data.regions, lambda *_: True)
    assert result.failures == []
    assert len(result.regions) == 3
    for path in result.regions:
        assert path.parent == tmp_path
        assert re.fullmatch(r"rtk_0[123](_[A-Za-z0-9_-]+)?\.pdf", path.name)
        printed = tool("pdftotext", "-layout", path, "-")
        squeezed = "".join(printed.split())
        wanted = "".join(text.split())
        if kind.startswith("long"):
            assert wanted[:20] in squeezed
            assert textfit.ELLIPSIS in squeezed
        elif kind not in ("right to left", "emoji", "control"):
            assert wanted in squeezed
        assert str(Path.home()) not in printed


def test_names_of_regions_cannot_leave_the_folder(tmp_path: Path) -> None:
    rows = city()
    evil = ["../../evil", "con", "a" * 300]
    rows = [(*row[:2], evil[number % 3], f"Gebiet {number % 3}", *row[4:]) for number, row in enumerate(rows)]
    made = run(INPUT=squares(rows), FOLDER=str(tmp_path / "maps"), PROFILE=False)
    files = [Path(path) for path in made["FILES"]]
    assert len(files) == 3
    assert {path.parent for path in files} == {tmp_path / "maps"}
    assert all(len(path.name) < 100 for path in files)


def test_counts_agree_with_the_layer(tmp_path: Path) -> None:
    made = series(city(), tmp_path)
    by_label = {entry.label: entry for entry in made.data.legend}
    assert {label: entry.count for label, entry in by_label.items()} == {
        "Type 1": 2, "Type 2": 2, "Type 3": 2, "Type 4": 3, "Type 5": 1, "Type 7": 1, "not typed": 1,
    }  # fmt: skip
    second = next(region for region in made.data.regions if region.key == "02")
    assert second.counts[by_label["not typed"].key] == 1
    assert second.counts[by_label["Type 5"].key] == 1
    assert second.counts[by_label["Type 2"].key] == 0
    assert made.data.without_region == 1


def test_an_area_with_a_crossing_boundary_is_shown(tmp_path: Path) -> None:
    layer = squares(city())
    bow_tie = QgsGeometry.fromWkt("POLYGON((0 0, 1000 1000, 1000 0, 0 1000, 0 0))")
    layer.dataProvider().changeGeometryValues({next(layer.getFeatures()).id(): bow_tie})
    assert run(INPUT=layer, FOLDER=str(tmp_path), PROFILE=False)["COUNT"] == 3
    names: dict[str, str | None] = {"region": "rtk", "region_label": None, "label": "name", "field": "typ"}
    first = mapdata.collect(layer, layer.renderer(), names, {}, "en").regions[0]
    # Two triangles of half a square, and three squares
    assert first.geometry.area() == pytest.approx(3_500_000)
    assert first.areas == 4


@pytest.mark.parametrize("kind", ["categories", "ranges"])
def test_areas_that_a_style_leaves_blank_are_hatched_and_counted(kind: str, tmp_path: Path) -> None:
    layer = squares(city())
    if kind == "categories":
        symbology.style_types(layer, "typ")
        own = layer.renderer().clone()
        own.deleteCategory(len(own.categories()) - 1)
    else:
        ranges = [QgsRendererRange(1, 7.5, symbology.fill("#ff0000"), "1 to 7")]
        own = QgsGraduatedSymbolRenderer("typ", ranges)
    layer.setRenderer(own)
    run(INPUT=layer, FOLDER=str(tmp_path), PROFILE=False, REGIONS="02")
    text = tool("pdftotext", "-layout", tmp_path / "rtk_02.pdf", "-")
    row = next(line.split() for line in text.splitlines() if "no value" in line)
    assert row[-2:] == ["1", "1"]


def test_hatched_neighbours_are_pale() -> None:
    layer = squares(city())
    symbology.style_types(layer, "typ")
    # Each part is owned by the one before it.
    renderer = style.focus_on_region(layer.renderer())
    category = renderer.categories()[-1]
    lines = category.symbol().symbolLayer(1).subSymbol()
    colour = lines.symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.Property.StrokeColor)
    assert "136,136,136" in colour.expressionString()
    assert "229,229,229" in colour.expressionString()


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("types", [7, 12])
def test_long_names_of_types_are_neither_cut_nor_run_into_the_scale(types: int, across: bool, tmp_path: Path) -> None:
    made = series(city(), tmp_path, title="Series", subtitle="Map", source="Source", author="Author")
    entry = made.data.legend[0]
    long = "Densely built inner-city areas with many families and a high share of transfers"
    label = "Areas of one-family houses at the edge of the city" if types == 7 else long
    made.data.legend = [dataclasses.replace(entry, label=f"{n} {label}") for n in range(types)]
    layout = made.region_sheet(shipped("A4", across), made.data.regions).layout
    end = layout.itemById("overview" if across else "scale").pos().y()
    for number in range(types):
        item = layout.itemById(f"legend_{number}")
        following = layout.itemById(f"legend_{number + 1}")
        assert item.pos().y() + item.rect().height() <= (end if following is None else following.pos().y()) + 0.11
        if types == 7:
            assert " ".join(item.currentText().split()) == f"{number} {label}"
    assert len({layout.itemById(f"legend_{n}").textFormat().size() for n in range(types)}) == 1


def test_every_page_of_a_long_table_says_whose_it_is_and_no_row_is_lost(tmp_path: Path) -> None:
    rows: list[Row] = [
        (f"{n:04}", f"Area {n:03} " + "of a rather long name " * (n % 3), f"0{n // 130 + 1}", None, n % 7 + 1, n * 1.5)
        for n in range(140)
    ]
    run(INPUT=squares(rows, 12), FOLDER=str(tmp_path), TABLE_FIELDS=["rate"], PAGE="A4", SOURCE="Bureau")
    target = tmp_path / "rtk_01.pdf"
    pages = tool("pdftotext", "-layout", target, "-").split("\f")[:-1]
    assert len(pages) > 3
    for page in pages:
        assert "rtk 01" in page
        assert "Source: Bureau" in page
    table = " ".join("".join(pages[1:]).split())
    assert [f"Area {n:03}" for n in range(130) if f"Area {n:03}" not in table] == []
    assert "City: mean of all areas" in table
    # The region with ten rows has no empty pages.
    assert "Pages:           2" in tool("pdfinfo", tmp_path / "rtk_02.pdf")


def test_files_are_told_in_the_order_of_the_regions(tmp_path: Path) -> None:
    # Across, upright and across again
    where = ["1", "1", "1", "1", "2", "10", "10", "10", "2", "10", "10", "10"]
    rows = [(*row[:2], rtk, None, *row[4:]) for row, rtk in zip(city(), where, strict=True)]
    made = run(INPUT=squares(rows, side=930.0), FOLDER=str(tmp_path), PROFILE=False, OVERVIEW=True)
    names = [Path(path).name for path in made["FILES"]]
    assert names == ["rtk_1.pdf", "rtk_2.pdf", "rtk_10.pdf", "Whole_city.pdf"]


def test_the_houses_words_follow_the_language_of_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fake(Texts):
        def translate(self, context: str, source: str) -> str:
            german = {"not typed": "nicht typisiert", "Type {number}": "Typ {number}"}
            return german.get(source, source) if self.language == "de" else source

    monkeypatch.setattr(wording, "Texts", Fake)
    german, english = wording.Wording("de"), wording.Wording("en")
    assert [german(text) for text in ("not typed", "Type 3", "Typ 4")] == ["nicht typisiert", "Typ 3", "Typ 4"]
    assert [english(text) for text in ("nicht typisiert", "Typ 3", "Type 4")] == ["not typed", "Type 3", "Type 4"]
    assert german("Type 3 of our own") == "Type 3 of our own"


SHAPES: dict[str, tuple[list[Row], int]] = {
    "square": (city(), 4),
    "one long row": (city(), 12),
    "one column": (city(), 1),
    "two areas": (city()[:2], 2),
    "long name": (
        [(*row[:3], "Heiligkreuz-Beispielhausen an der oberen Muster und Umland" * 3, *row[4:]) for row in city()],
        4,
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("across", [False, True])
def test_nothing_overlaps_and_nothing_leaves_the_page(shape: str, size: str, across: bool, tmp_path: Path) -> None:
    rows, columns = SHAPES[shape]
    made = series(
        rows, tmp_path, columns, title="Sozialräumliche Planung " * 3, subtitle="Gebietstypen der Planungsräume",
        source="Statistisches Amt der Stadt, Melderegister, Bundesagentur für Arbeit, eigene Berechnung",
        reference_date="31.12.2024", geometry_date="01.01.2024", paper_number="Anlage 1 zu GRDrs 000/2025",
        author="Jugendamt, Jugendhilfeplanung", method=True, legend_title="Gebietstyp", language="de",
    )  # fmt: skip
    form = shipped(size, across)
    built = made.region_sheet(form, made.data.regions)
    for feature in pages_of(built):
        assert overlaps(built) == [], feature["name"]
        assert wrong_legend(built, made.data, feature) == []
        assert label_faults(built, feature) == []


def test_scale_is_round_and_shows_the_whole_region(tmp_path: Path) -> None:
    made = series(city(), tmp_path)
    form = shipped("A4", False)
    built = made.region_sheet(form, made.data.regions)
    built.layout.atlas().beginRender()
    for feature in built.coverage.getFeatures():
        built.layout.atlas().seekTo(feature)
        built.layout.refresh()
        assert built.map.scale() == pytest.approx(float(feature["scale"]), rel=1e-6)
        assert built.map.extent().contains(feature.geometry().boundingBox())
    built.layout.atlas().endRender()
    assert pages.round_scale(38_269.8) == 40_000
    assert pages.round_scale(25_000) == 25_000
    assert pages.round_scale(9_100) == 10_000


def test_a_layer_in_degrees_gets_a_scale_in_metres(tmp_path: Path) -> None:
    made = series(city(), tmp_path, crs="EPSG:4326")
    assert not made.data.areas.crs().isGeographic()
    # 0.04 degrees along the equator are 4.45 km
    assert made.data.regions[0].extent.width() == pytest.approx(4453, rel=0.01)


def test_combined_pdf_has_all_regions(tmp_path: Path) -> None:
    made = run(INPUT=squares(city()), FOLDER=str(tmp_path), COMBINED=True, PROFILE=False)
    assert made["COUNT"] == 3
    assert [Path(path).name for path in made["FILES"]] == ["rtk.pdf"]
    text = tool("pdftotext", tmp_path / "rtk.pdf", "-")
    assert [f"rtk {n}" in text for n in ("01", "02", "03")] == [True] * 3


def test_combined_pdf_keeps_each_regions_page_format(tmp_path: Path) -> None:
    # Across, upright and across again
    where = ["1", "1", "1", "1", "2", "10", "10", "10", "2", "10", "10", "10"]
    rows = [(*row[:2], rtk, None, *row[4:]) for row, rtk in zip(city(), where, strict=True)]
    run(INPUT=squares(rows, side=930.0), FOLDER=str(tmp_path), COMBINED=True, AUTHOR="Office", SUBTITLE="Types")
    info = tool("pdfinfo", "-l", "99", tmp_path / "rtk.pdf")
    sizes = [line.split()[3:6] for line in info.splitlines() if " size: " in line]
    assert ["842", "x", "595"] in sizes
    assert ["595", "x", "842"] in sizes
    assert "Author:          Office" in info
    text = tool("pdftotext", "-layout", tmp_path / "rtk.pdf", "-")
    assert text.index("rtk 1") < text.index("rtk 2") < text.index("rtk 10")
    assert maps_in(tmp_path) == ["rtk.pdf"]


@pytest.mark.parametrize("name", ["", "rtk 02"])
def test_without_pypdf_the_combined_pdf_is_a_plain_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sozialraum_plugin.gis.maps.atlas.missing", lambda names: list(names))
    given = {"INPUT": squares(city()), "FOLDER": str(tmp_path), "COMBINED": True, "PROFILE": False}
    if name:
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            run(CancelAt(name), **given)
        assert list(tmp_path.iterdir()) == []
    else:
        run(**given)
        assert "Pages:           3" in tool("pdfinfo", tmp_path / "rtk.pdf")


@pytest.mark.parametrize("form", ["png", "svg"])
def test_images(tmp_path: Path, form: str) -> None:
    made = run(INPUT=squares(city()), FOLDER=str(tmp_path), FORMAT=form, REGIONS="02", DPI=60)
    assert made["COUNT"] == 1
    assert maps_in(tmp_path) == [f"rtk_02.{form}", f"rtk_02_2.{form}"]
    start = (tmp_path / f"rtk_02.{form}").read_bytes()[:60]
    assert b"PNG" in start if form == "png" else b"<?xml" in start


def test_pages_of_an_earlier_run_are_told_and_kept(tmp_path: Path) -> None:
    given = {"INPUT": squares(city()), "FOLDER": str(tmp_path), "FORMAT": "png", "REGIONS": "02", "DPI": 50}
    run(**given)
    before = (tmp_path / "rtk_02_2.png").read_bytes()
    told = Remarks()
    run(told, **given, PROFILE=False)
    assert "rtk_02_2.png" in told.warnings[-1]
    assert (tmp_path / "rtk_02_2.png").read_bytes() == before
    quiet = Remarks()
    run(quiet, **given)
    assert not any("rtk_02_2.png" in text for text in quiet.warnings)


def test_no_file_is_named_like_the_second_page_of_another() -> None:
    assert unique(["Mitte", "mitte", "Nord_2", "Nord", "Rand", "Rand_2", "rtk_1", "rtk_2"]) == [
        "Mitte", "mitte-2", "Nord_2", "Nord-2", "Rand", "Rand_2-2", "rtk_1", "rtk_2",
    ]  # fmt: skip


def test_region_without_any_type(tmp_path: Path) -> None:
    rows = [(*row[:4], None if row[2] == "01" else row[4], row[5]) for row in city()]
    made = run(INPUT=squares(rows), FOLDER=str(tmp_path), REGIONS="01", PROFILE=False)
    assert made["COUNT"] == 1


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"REGION_FIELD": "RTK_NR"}, ["RTK_NR", "REGION_FIELD"]),
        ({"FIELD": "typus"}, ["typus", "FIELD"]),
        ({"REGIONS": "01;99"}, ["99", "REGIONS", "01, 02, 03"]),
        ({"FOLDER": "/proc/none"}, ["/proc/none", "FOLDER"]),
        ({"TEMPLATE": "/none/own.qpt"}, ["TEMPLATE", "/none/own.qpt"]),
        ({"COMBINED": True, "FORMAT": "png"}, ["COMBINED", "png"]),
        ({"TABLE_FIELDS": ["rates"]}, ["rates", "TABLE_FIELDS"]),
        ({"FIELD": "name"}, ["name", "FIELD", "text"]),
    ],
)
def test_wrong_input_is_named_and_leaves_nothing(tmp_path: Path, parameters: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(QgsProcessingException) as caught:
        run(**{"INPUT": squares(city()), "FOLDER": str(tmp_path / "maps"), **parameters})
    for word in words:
        assert word in str(caught.value)
    assert not list((tmp_path / "maps").glob("*")) if (tmp_path / "maps").exists() else True


def test_cancel_leaves_whole_files_only(tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="1 of 3"):
        run(CancelAt("rtk 02"), INPUT=squares(city()), FOLDER=str(tmp_path))
    assert maps_in(tmp_path) == ["rtk_01.pdf"]
    assert "Pages" in tool("pdfinfo", tmp_path / "rtk_01.pdf")


def test_cancel_before_the_map_of_the_city_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="3 of 4"):
        run(CancelAt("Whole city"), INPUT=squares(city()), FOLDER=str(tmp_path), OVERVIEW=True, PROFILE=False)
    assert len(maps_in(tmp_path)) == 3


@pytest.mark.parametrize("name", ["rtk 01", "rtk 02"])
def test_cancel_in_a_combined_pdf_leaves_nothing(name: str, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(CancelAt(name), INPUT=squares(city()), FOLDER=str(tmp_path), COMBINED=True, PROFILE=False)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_file_is_named_and_the_others_are_made(tmp_path: Path) -> None:
    (tmp_path / "rtk_02.pdf").mkdir()
    with pytest.raises(QgsProcessingException, match=r"rtk_02\.pdf"):
        run(INPUT=squares(city()), FOLDER=str(tmp_path), PROFILE=False)
    assert [name for name in maps_in(tmp_path) if (tmp_path / name).is_file()] == ["rtk_01.pdf", "rtk_03.pdf"]
