"""Layout templates: the shipped ones, an office's own, and what is said of one that does not do."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from qgis.core import (
    Qgis,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtXml import QDomDocument

from sozialraum_plugin.gis.maps import pages
from sozialraum_plugin.gis.maps.template import KINDS, REQUIRED, Template, shipped

from .mapchecks import label_faults, overlaps, pages_of, wrong_legend
from .maplayers import city, squares
from .test_exportregionmaps import run, series, tool

MM = Qgis.LayoutUnit.Millimeters
SIZES = [("A4", False), ("A4", True), ("A3", False), ("A3", True)]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / ".tools" / "layouts.py"
    spec = importlib.util.spec_from_file_location("layouts", path)
    if spec is None or spec.loader is None:
        pytest.fail(f"{path} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def changed(folder: Path, change: Callable[[QgsPrintLayout], None], name: str = "A4", across: bool = True) -> Path:
    """A shipped template, changed as a hand would in the layout designer, and saved under another name."""
    layout = QgsPrintLayout(QgsProject.instance())
    document = QDomDocument()
    document.setContent(shipped(name, across).path.read_text(encoding="utf-8"))
    layout.loadFromTemplate(document, QgsReadWriteContext())
    change(layout)
    path = folder / "office.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    return path


def put(layout: QgsPrintLayout, item: QgsLayoutItem, x: float, y: float, width: float, height: float) -> None:
    if item.scene() is None:
        layout.addLayoutItem(item)
    item.attemptResize(QgsLayoutSize(width, height, MM))
    item.attemptMove(QgsLayoutPoint(x, y, MM), True, False, 0)


@pytest.mark.parametrize(("name", "across"), SIZES)
def test_shipped_templates_are_those_of_the_generator(generator: ModuleType, name: str, across: bool) -> None:
    template = shipped(name, across)
    form = pages.page(name, across)
    assert template.page == form
    wanted = generator.boxes(form)
    assert set(template.boxes) == set(wanted)
    for identifier, box in wanted.items():
        # A scale bar takes the size of what it shows.
        parts = 2 if identifier == "scale_bar" else 4
        assert template.boxes[identifier][:parts] == pytest.approx(box[:parts], abs=0.01), identifier
    made = template.layout(QgsProject(), "one", "Open Sans")
    fresh = generator.layout(form)
    for identifier, kind in KINDS.items():
        if kind is QgsLayoutItemLabel and identifier in wanted:
            one, two = made.itemById(identifier).textFormat(), fresh.itemById(identifier).textFormat()
            assert one.size() == pytest.approx(two.size()), identifier
            assert one.color() == two.color(), identifier


def test_an_own_template_keeps_its_items_and_takes_our_texts(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')

    def office(layout: QgsPrintLayout) -> None:
        layout.pageCollection().page(0).setPageSize(QgsLayoutSize(330, 230, MM))
        put(layout, layout.itemById("map"), 80, 20, 240, 200)
        for identifier in ("series", "title", "region_title", "date", "method", "legend", "overview"):
            item = layout.itemById(identifier)
            at = item.pagePos()
            put(layout, item, 8, at.y() + 20, 68, item.rect().height())
        for identifier in ("scale", "scale_bar", "footer", "statement"):
            item = layout.itemById(identifier)
            at = item.pagePos()
            put(layout, item, 8, at.y() + 20, 68, item.rect().height())
        picture = QgsLayoutItemPicture(layout)
        picture.setId("our logo")
        picture.setPicturePath(str(logo))
        put(layout, picture, 8, 6, 15, 15)
        text = QgsLayoutItemLabel(layout)
        text.setText("City of Sample, Youth Bureau")
        put(layout, text, 30, 8, 100, 8)
        frame = QgsLayoutItemShape(layout)
        frame.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        frame.setId("frame")
        put(layout, frame, 3, 3, 324, 224)
        frame.setZValue(-1)

    path = changed(tmp_path, office)
    run(INPUT=squares(city()), FOLDER=str(tmp_path / "maps"), TEMPLATE=str(path), TITLE="Series", PROFILE=False)
    for name in ("rtk_01.pdf", "rtk_03.pdf"):
        text = " ".join(tool("pdftotext", "-layout", tmp_path / "maps" / name, "-").split())
        for words in ("City of Sample, Youth Bureau", "Series", "rtk 0", "Type 1", "not on the persons"):
            assert words in text
    # 330 x 230 mm in points
    assert "935 x 652 pts" in tool("pdfinfo", tmp_path / "maps" / "rtk_01.pdf")
    made = series(city(), tmp_path, title="Series", subtitle="Map", template=Template(path), author="Office")
    built = made.region_sheet(Template(path), made.data.regions)
    for feature in pages_of(built):
        assert overlaps(built, behind=("frame",)) == []
        assert wrong_legend(built, made.data, feature) == []
        assert label_faults(built, feature) == []
        assert built.layout.itemById("our logo").isVisible()


def test_lines_of_the_footer_with_a_place_of_their_own(tmp_path: Path) -> None:
    def office(layout: QgsPrintLayout) -> None:
        label = QgsLayoutItemLabel(layout)
        label.setId("paper_number")
        put(layout, label, 150, 12, 50, 8)
        layout.removeLayoutItem(layout.itemById("statement"))

    path = changed(tmp_path, office)
    made = series(city(), tmp_path, template=Template(path), paper_number="Annex 7", source="Bureau")
    layout = made.region_sheet(Template(path), made.data.regions).layout
    assert layout.itemById("paper_number").currentText() == "Annex 7"
    footer = layout.itemById("footer").currentText()
    assert "Annex 7" not in footer
    assert "Source: Bureau" in footer
    assert "not on the persons" in " ".join(footer.split())


def _remove(*names: str) -> Callable[[QgsPrintLayout], None]:
    def change(layout: QgsPrintLayout) -> None:
        for name in names:
            layout.removeLayoutItem(layout.itemById(name))

    return change


def _rename(old: str, new: str) -> Callable[[QgsPrintLayout], None]:
    return lambda layout: layout.itemById(old).setId(new)


def _low_legend(layout: QgsPrintLayout) -> None:
    for name in ("series", "title", "region_title", "date", "method", "overview"):
        item = layout.itemById(name)
        put(layout, item, 10, item.pagePos().y(), 60, item.rect().height())
    put(layout, layout.itemById("legend"), 220, 100, 70, 12)
    put(layout, layout.itemById("scale"), 220, 113, 70, 4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_remove("map", "legend"), ["map, legend", "lacks"]),
        (_remove(*REQUIRED), [", ".join(REQUIRED)]),
        (_rename("scale_bar", "overview"), ["overview", "same id"]),
        (lambda layout: (_remove("series")(layout), _rename("scale_bar", "series")(layout)), ["series", "label"]),
        (_low_legend, ["legend", "7 entries", "mm"]),
    ],
)
def test_a_template_that_does_not_do_is_explained(
    change: Callable[[QgsPrintLayout], Any], words: list[str], tmp_path: Path
) -> None:
    path = changed(tmp_path, change)
    with pytest.raises(QgsProcessingException) as caught:
        run(INPUT=squares(city()), FOLDER=str(tmp_path / "maps"), TEMPLATE=str(path), PROFILE=False)
    for word in (*words, "template"):
        assert word in str(caught.value)
    assert list((tmp_path / "maps").iterdir()) == []


@pytest.mark.parametrize("text", ["", "no XML", "<qgis/>", "<Composer/>", "\x00\x01", "<Layout"])
def test_a_file_that_is_no_template(text: str, tmp_path: Path) -> None:
    path = tmp_path / "office.qpt"
    path.write_text(text)
    with pytest.raises(QgsProcessingException, match="no layout template"):
        Template(path)
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(QgsProcessingException, match="cannot be read"):
        Template(path)


def test_a_template_without_a_page(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda layout: layout.pageCollection().deletePage(0))
    with pytest.raises(QgsProcessingException, match="no page"):
        Template(path)


def test_a_font_that_is_not_there_is_told_and_replaced(tmp_path: Path) -> None:
    def office(layout: QgsPrintLayout) -> None:
        label = layout.itemById("title")
        style = label.textFormat()
        style.setFont(QFont("Amtsschrift Beispiel"))
        label.setTextFormat(style)

    template = Template(changed(tmp_path, office))
    assert template.missing_fonts == ["Amtsschrift Beispiel"]
    made = template.layout(QgsProject(), "one", "DejaVu Sans")
    assert made.itemById("title").textFormat().font().family() == "DejaVu Sans"
