"""Layout templates from anywhere: nothing runs, nothing is fetched, nothing of the computer is printed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TypeAlias

import pytest
from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemRegistry,
    QgsLayoutObject,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument
from qgis.utils import qgsfunction

from sozialraum_plugin.gis.maps.template import Template, shipped
from sozialraum_plugin.gis.maps.templatecheck import personal_variables

from .maplayers import city, squares
from .test_exportregionmaps import Remarks, run, tool
from .test_maptemplates import changed, put

Change = Callable[[QgsPrintLayout], None]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#ff0000"/></svg>'
KIND: TypeAlias = QgsLayoutItemRegistry.ItemType


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}", asked
    made.shutdown()
    made.server_close()


@pytest.fixture
def secret() -> Iterator[str]:
    """The name of another layer of the open project."""
    layer = QgsVectorLayer("Point?field=who:string", "secret", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["SECRETPERSON"])
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    yield "secret"
    QgsProject.instance().removeMapLayer(layer.id())


def label(text: str, html: bool = False, rich: bool = False) -> Change:
    def change(layout: QgsPrintLayout) -> None:
        item = QgsLayoutItemLabel(layout)
        item.setId("our own")
        item.setText(text)
        if html:
            item.setMode(QgsLayoutItemLabel.Mode.ModeHtml)
        style = item.textFormat()
        style.setAllowHtmlFormatting(rich)
        item.setTextFormat(style)
        put(layout, item, 5, 1, 120, 6)

    return change


def refused(path: Path) -> str:
    with pytest.raises(QgsProcessingException) as caught:
        Template(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("[% env('HOME') %]", "env"),
        ("[% eval('1+1') %]", "eval"),
        ("[% eval_template('[%1%]') %]", "eval_template"),
        ("[% file_exists('/etc/passwd') %]", "file_exists"),
        ("[% 'a' || upper(layer_property('secret', 'source')) %]", "layer_property"),
        ("[% aggregate('secret', 'concatenate', \"who\") %]", "aggregate"),
        ("[% attribute(get_feature('secret', 'who', 'x'), 'who') %]", "get_feature"),
        ("[% array_to_string(overlay_nearest('secret', \"who\")) %]", "overlay_nearest"),
        ("[% 1 %] and [% '%]' || env('HOME') %]", "env"),
        ("[% with_variable('x', 1, array_foreach(array(1), env('HOME'))) %]", "env"),
    ],
)
def test_expressions_that_leave_the_map(text: str, function: str, secret: str, tmp_path: Path) -> None:
    told = refused(changed(tmp_path, label(text)))
    assert f"functions {function}," in told
    assert "our own" in told


def test_functions_that_somebody_wrote_in_python(tmp_path: Path) -> None:
    called = []

    @qgsfunction(args="auto", group="Custom")
    def office_secret(feature: object, parent: object) -> str:
        called.append(1)
        return "x"

    try:
        assert "office_secret" in refused(changed(tmp_path, label("[% office_secret() %]")))
    finally:
        QgsExpression.unregisterFunction("office_secret")
    assert called == []


def test_expressions_behind_other_properties(tmp_path: Path) -> None:
    def frame(layout: QgsPrintLayout) -> None:
        title = layout.itemById("title")
        properties = title.dataDefinedProperties()
        properties.setProperty(
            QgsLayoutObject.DataDefinedProperty.FrameColor, QgsProperty.fromExpression("if(env('HOME'), 'red', '')")
        )
        title.setDataDefinedProperties(properties)

    assert "title" in refused(changed(tmp_path, frame))


@pytest.mark.parametrize("text", ["<b>fat</b>", "<script>document.write('RAN')</script>", '[% "name" %]'])
@pytest.mark.parametrize("kind", ["html", "rich"])
def test_labels_as_html(text: str, kind: str, tmp_path: Path) -> None:
    told = refused(changed(tmp_path, label(text, html=kind == "html", rich=kind == "rich")))
    assert "HTML" in told
    assert "our own" in told


def picture(file: str, data: str = "") -> Change:
    def change(layout: QgsPrintLayout) -> None:
        item = QgsLayoutItemPicture(layout)
        item.setId("logo")
        item.setPicturePath(file)
        if data:
            properties = item.dataDefinedProperties()
            properties.setProperty(QgsLayoutObject.DataDefinedProperty.PictureSource, QgsProperty.fromExpression(data))
            item.setDataDefinedProperties(properties)
        put(layout, item, 2, 2, 10, 10)

    return change


@pytest.mark.parametrize(
    "file",
    [
        "https://x.invalid/logo.svg", " HTTP://x.invalid/logo.png", "ftp://x.invalid/logo.png", "//x.invalid/logo.png",
        r"\\x.invalid\share\logo.png", "file://x.invalid/logo.png", "/vsicurl/http://x.invalid/logo.png",
    ],
)  # fmt: skip
def test_pictures_from_the_network(file: str, tmp_path: Path) -> None:
    path = changed(tmp_path, picture("PLACE"))
    text = path.read_text(encoding="utf-8")
    assert 'PLACE"' in text
    start = text.rindex('"', 0, text.index('PLACE"')) + 1
    path.write_text(text[:start] + file + text[text.index('PLACE"') + 5 :], encoding="utf-8")
    told = refused(path)
    assert "network" in told
    assert "logo" in told


def test_nothing_is_fetched_while_a_template_is_refused(server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = server
    path = changed(tmp_path, picture("PLACE"))
    text = path.read_text(encoding="utf-8")
    start = text.rindex('"', 0, text.index('PLACE"')) + 1
    path.write_text(text[:start] + f"{address}/logo.png" + text[text.index('PLACE"') + 5 :], encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="network"):
        run(INPUT=squares(city()), FOLDER=str(tmp_path / "maps"), TEMPLATE=str(path), PROFILE=False)
    assert asked == []
    assert list((tmp_path / "maps").iterdir()) == []


def test_pictures_that_an_expression_names(tmp_path: Path) -> None:
    told = refused(changed(tmp_path, picture("", "'ht' || 'tp:' || '//x.invalid/' || @atlas_pagename")))
    assert "expression names the file" in told


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (KIND.LayoutHtml, "an HTML frame"), (KIND.LayoutAttributeTable, "an attribute table"),
        (KIND.Layout3DMap, "a 3D map"), (KIND.LayoutElevationProfile, "an elevation profile"), (99999, "kind 99999"),
    ],
)  # fmt: skip
def test_kinds_of_items_that_show_other_things(kind: int, words: str, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda _: None)
    text = path.read_text(encoding="utf-8")
    item = f'<LayoutMultiFrame type="{int(kind)}" url="http://x.invalid/"/></Layout>'
    path.write_text(text.replace("</Layout>", item), encoding="utf-8")
    assert words in refused(path)


def red(path: Path) -> int:
    """The red pixels of a printed page."""
    tool("pdftoppm", "-r", "40", path, path.with_suffix(""))
    shown = next(path.parent.glob(f"{path.stem}*.ppm")).read_bytes()
    size = shown.split(b"\n", 3)
    pixels = size[3]
    return sum(pixels[at : at + 3] == b"\xff\x00\x00" for at in range(0, len(pixels) - 2, 3))


@pytest.mark.parametrize("place", ["beside", "absolute"])
def test_an_own_logo_and_own_texts_stay(place: str, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG)
    words = "[% 'Amt ' || (7 * 6) %] [% @atlas_pagename %] see https://www.example.org/env()"

    def office(layout: QgsPrintLayout) -> None:
        label(words)(layout)
        picture(str(logo))(layout)

    path = changed(tmp_path, office)
    text = path.read_text(encoding="utf-8")
    assert f'"{logo}"' in text
    if place == "beside":
        path.write_text(text.replace(f'"{logo}"', '"./logo.svg"'), encoding="utf-8")
    heard = Remarks()
    made = run(
        heard, INPUT=squares(city()), FOLDER=str(tmp_path / "maps"), TEMPLATE=str(path), PROFILE=False, REGIONS="01"
    )
    (page,) = (Path(file) for file in made["FILES"])
    printed = " ".join(tool("pdftotext", page, "-").split())
    assert "Amt 42" in printed
    assert "see https://www.example.org/env()" in printed
    assert red(page) > 100
    assert not [text for text in heard.warnings if "given away" in text]


def test_names_of_people_and_folders_are_told(tmp_path: Path) -> None:
    path = changed(tmp_path, label("[% @user_full_name %] [% @project_path || '' %] [% @layout_page %]"))
    heard = Remarks()
    run(heard, INPUT=squares(city()), FOLDER=str(tmp_path), TEMPLATE=str(path), PROFILE=False, REGIONS="01")
    (told,) = [text for text in heard.warnings if "given away" in text]
    assert "project_path, user_full_name" in told
    assert "layout_page" not in told


def test_the_filter_of_an_atlas_in_a_template_leaves_no_region_out(tmp_path: Path) -> None:
    def atlas(layout: QgsPrintLayout) -> None:
        layout.atlas().setFilterFeatures(True)
        layout.atlas().setFilterExpression("\"name\" = 'nothing'")
        layout.atlas().setSortFeatures(True)
        layout.atlas().setSortExpression("env('HOME')")

    path = changed(tmp_path, atlas)
    assert "nothing" in path.read_text(encoding="utf-8")
    made = run(INPUT=squares(city()), FOLDER=str(tmp_path / "maps"), TEMPLATE=str(path), PROFILE=False)
    assert made["COUNT"] == 3
    assert len(made["FILES"]) == 3


def test_texts_of_areas_are_no_markup_in_a_template(tmp_path: Path) -> None:
    hostile = "<img src='http://x.invalid/'> <b>[% 1+1 %]</b>"
    path = changed(tmp_path, lambda _: None)
    made = run(
        INPUT=squares(city(hostile)), REGION_LABEL_FIELD="rtk_name", FOLDER=str(tmp_path / "maps"), TEMPLATE=str(path),
        PROFILE=False, REGIONS="01", TITLE=hostile,
    )  # fmt: skip
    printed = " ".join(tool("pdftotext", Path(made["FILES"][0]), "-").split())
    assert printed.count("<b>[% 1+1 %]</b>") >= 2


@pytest.mark.parametrize(("name", "across"), [("A4", False), ("A4", True), ("A3", False), ("A3", True)])
def test_the_shipped_templates_hold_nothing_of_that(name: str, across: bool) -> None:
    path = shipped(name, across).path
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    assert personal_variables(document, path) == []
