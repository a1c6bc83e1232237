"""Write the house's layout templates ``resources/layouts/*.qpt``.

Usage: layouts.py [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtGui import QColor

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sozialraum_plugin.gis.maps.items import MILLIMETRES, Canvas  # noqa: E402
from sozialraum_plugin.gis.maps.pages import Box, Page, page  # noqa: E402

FAMILY = "Open Sans"
MARGIN = 8.0
GAP = 4.0
GREY = "#555555"
INK = "#222222"
# Id, height in millimetres, distance to the item above, size in points, bold, colour; all for A4.
HEADING = (
    ("series", 8.0, 0.0, 8.0, False, GREY),
    ("title", 15.0, 1.0, 11.5, True, INK),
    ("region_title", 19.0, 2.5, 17.0, True, INK),
    ("date", 8.0, 1.0, 13.0, False, INK),
    ("method", 16.0, 1.5, 6.5, False, GREY),
)
BELOW_HEADING = 3.0
LEAST_OVERVIEW = 36.0


def boxes(form: Page) -> dict[str, Box]:
    """Where the items of a page stand."""
    f, bottom = form.factor, form.height - MARGIN
    width = 70.0 * f if form.landscape else (form.width - 2 * MARGIN - 2 * GAP) / 3
    top = MARGIN if form.landscape else bottom - 84.0 * f
    lefts = [form.width - MARGIN - width] * 3 if form.landscape else [MARGIN + n * (width + GAP) for n in range(3)]
    found: dict[str, Box] = {}
    if form.landscape:
        found["map"] = (MARGIN, MARGIN, lefts[0] - GAP - MARGIN, form.height - 2 * MARGIN)
    else:
        found["map"] = (MARGIN, MARGIN, form.width - 2 * MARGIN, top - GAP - MARGIN)
    y = top
    for name, height, distance, *_ in HEADING:
        found[name] = (lefts[0], y + distance * f, width, height * f)
        y += (distance + height) * f
    statement = bottom - 10.0 * f
    found["statement"] = (lefts[2], statement, width, 10.0 * f)
    footer = statement - 24.8 * f
    found["footer"] = (lefts[2], footer, width, 24.0 * f)
    bar = (footer - 1.5 * f if form.landscape else bottom) - 8.5 * f
    found["scale_bar"] = (lefts[1], bar, width, 8.5 * f)
    found["scale"] = (lefts[1], bar - 4.0 * f, width, 4.0 * f)
    if form.landscape:
        overview = bar - 4.0 * f - GAP - LEAST_OVERVIEW * f
        found["overview"] = (lefts[2], overview, width, LEAST_OVERVIEW * f)
        y += BELOW_HEADING * f
        found["legend"] = (lefts[1], y, width, overview - y)
    else:
        found["overview"] = (lefts[2], top, width, footer - GAP / 2 - top)
        found["legend"] = (lefts[1], top, width, bar - 4.0 * f - top)
    return found


def layout(form: Page) -> QgsPrintLayout:
    """The template of a page as a layout."""
    made = QgsPrintLayout(QgsProject.instance())
    made.initializeDefaults()
    made.setName(f"Sozialraum {form.name}")
    made.pageCollection().page(0).setPageSize(QgsLayoutSize(form.width, form.height, MILLIMETRES))
    canvas, f, places = Canvas(made, FAMILY), form.factor, boxes(form)
    for name, _, _, size, bold, colour in HEADING:
        _label(canvas, name, places[name], size * f, bold, colour)
    for name, size, colour in (
        ("legend", 7.5, INK),
        ("scale", 6.5, GREY),
        ("footer", 6.0, GREY),
        ("statement", 6.0, GREY),
    ):
        _label(canvas, name, places[name], size * f, False, colour)
    for name in ("map", "overview"):
        item = QgsLayoutItemMap(made)
        canvas.add(item, name, places[name])
        item.setFrameEnabled(name == "map")
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25, MILLIMETRES))
        item.setFrameStrokeColor(QColor(GREY))
        item.setBackgroundColor(QColor("#ffffff"))
    bar = QgsLayoutItemScaleBar(made)
    bar.setStyle("Single Box")
    bar.setHeight(1.6 * f)
    bar.setBoxContentSpace(0)
    bar.setLabelBarSpace(0.8)
    bar.setTextFormat(canvas.format(6.5 * f))
    canvas.add(bar, "scale_bar", places["scale_bar"])
    return made


def _label(canvas: Canvas, name: str, box: Box, size: float, bold: bool, colour: str) -> None:
    canvas.expression(name, "1", box, size, bold, colour).setText(name)


def write(folder: Path) -> None:
    """Write all templates."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("A4", "A3"):
        for across in (False, True):
            target = folder / f"{name}_{'across' if across else 'upright'}.qpt"
            if not layout(page(name, across)).saveAsTemplate(str(target), QgsReadWriteContext()):
                raise OSError(f"{target} could not be written")


if __name__ == "__main__":
    from qgis.testing import start_app

    start_app()
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "layouts")
