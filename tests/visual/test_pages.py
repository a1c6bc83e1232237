"""Two pages as pictures: a map sheet and its profile, with pinned font, date and language.

Where a page looks different, the picture and the differences are kept in ``build/visual``. A page that is meant to look
different gets a new reference by ``SOZIALRAUM_NEW_REFERENCES=1``.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo, QImage

from sozialraum_plugin.gis.maps import series, textfit

from ..integration.maplayers import city, squares

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = Path(__file__).parent / "reference"
KEPT = ROOT / "build" / "visual"
FONT = "Open Sans"
# Versions of Qt and poppler smooth edges differently: pictures are compared at a third of their size.
SHRINK = 3
FAR, MOST = 48, 0.004


class FixedDate(datetime.date):
    """A day on which all pictures were printed."""

    @classmethod
    def today(cls) -> FixedDate:
        """Always the same day."""
        return cls(2026, 11, 20)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The two pages of a region, as PNG."""
    if QFontInfo(QFont(FONT)).family() != FONT or shutil.which("pdftoppm") is None:
        pytest.skip("needs the font Open Sans and pdftoppm")
    monkeypatch.setattr(textfit, "FAMILIES", (FONT,))
    monkeypatch.setattr(series.datetime, "date", FixedDate)
    layer = squares(city())
    layer.setFieldAlias(layer.fields().lookupField("rate"), "Arbeitslosenquote")
    QgsProject.instance().addMapLayer(layer)
    options: dict[str, Any] = {
        "INPUT": layer, "REGION_FIELD": "rtk", "FIELD": "typ", "LABEL_FIELD": "name", "TABLE_FIELDS": ["rate"],
        "TITLE": "Sozialräumliche Planung", "SUBTITLE": "Gebietstypen", "SOURCE": "Statistisches Amt", "REGIONS": "02",
        "REFERENCE_DATE": "31.12.2025", "AUTHOR": "Jugendamt", "LANGUAGE": "de", "FOLDER": str(tmp_path),
    }  # fmt: skip
    result = processing.run("sozialraum:exportregionmaps", options)
    QgsProject.instance().clear()
    subprocess.run(["pdftoppm", "-r", "90", "-png", result["FILES"][0], str(tmp_path / "page")], check=True)
    return sorted(tmp_path.glob("page*.png"))


def small(path: Path) -> QImage:
    """A picture at a third of its size."""
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    return picture.scaled(
        picture.width() // SHRINK, picture.height() // SHRINK, Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip


def differences(one: QImage, two: QImage) -> tuple[float, QImage]:
    """The share of points that are far from each other, and a picture of them."""
    shown = QImage(one.size(), QImage.Format.Format_RGB32)
    shown.fill(QColor("white"))
    far = 0
    for x in range(one.width()):
        for y in range(one.height()):
            a, b = one.pixelColor(x, y), two.pixelColor(x, y)
            if max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > FAR:
                far += 1
                shown.setPixelColor(x, y, QColor("red"))
    return far / (one.width() * one.height()), shown


@pytest.mark.parametrize(("number", "name"), [(0, "map"), (1, "profile")])
def test_a_page_looks_as_it_did(pages: list[Path], number: int, name: str) -> None:
    assert len(pages) == 2
    reference = REFERENCE / f"{name}.png"
    if os.environ.get("SOZIALRAUM_NEW_REFERENCES"):
        shutil.copy(pages[number], reference)
    one, two = small(pages[number]), small(reference)
    assert one.size() == two.size()
    share, shown = differences(one, two)
    if share > MOST:
        KEPT.mkdir(parents=True, exist_ok=True)
        shutil.copy(pages[number], KEPT / f"{name}.png")
        shown.save(str(KEPT / f"{name}_differences.png"))
    assert share <= MOST, f"{share:.2%} of the picture differ; see build/visual/{name}_differences.png"


def test_the_comparison_sees_a_moved_text(pages: list[Path]) -> None:
    moved = QImage(str(pages[1])).copy(0, 6, 2000, 4000)
    path = pages[1].with_name("moved.png")
    original = QImage(str(pages[1]))
    moved = moved.copy(0, 0, original.width(), original.height())
    moved.save(str(path))
    share, _ = differences(small(pages[1]), small(path))
    assert share > MOST
