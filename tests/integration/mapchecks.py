"""What has to hold for every map sheet, whatever its template and its region."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    QgsFeature,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF

from sozialraum_plugin.gis.maps import data as mapdata
from sozialraum_plugin.gis.maps import textfit
from sozialraum_plugin.gis.maps.sheet import Sheet

KINDS = (QgsLayoutItemLabel, QgsLayoutItemMap, QgsLayoutItemPicture, QgsLayoutItemScaleBar, QgsLayoutItemShape)


def pages_of(built: Sheet) -> Iterator[QgsFeature]:
    """Turn the atlas from region to region."""
    atlas = built.layout.atlas()
    atlas.beginRender()
    for feature in built.coverage.getFeatures():
        atlas.seekTo(feature)
        built.layout.refresh()
        yield feature
    atlas.endRender()


def overlaps(built: Sheet, behind: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the map page as it is now: items on each other, beyond the page, texts beyond their boxes.

    ``behind`` are ids of the office's own items that others may stand on.
    """
    found, boxes = [], []
    page = built.page
    for item in built.layout.items():
        if not isinstance(item, KINDS) or item.page() != 0 or item.id() in behind or item.id().startswith("profile_"):
            continue
        box = item.mapRectToScene(item.rect())
        if isinstance(item, QgsLayoutItemLabel):
            text = item.currentText()
            if not text:
                continue
            # what the text takes, not what its box allows
            ruler = textfit.Ruler.of(item.textFormat().font())
            points = item.textFormat().size()
            lines = text.split("\n")
            width = max(ruler.width(line, points) for line in lines)
            height = len(lines) * ruler.line_height(points)
            if width > box.width() - 2 * item.marginX() + 0.01:
                found.append(f"{item.id()}: {text!r} is wider than its box")
            if height > box.height() + 0.3:
                found.append(f"{item.id()}: {text!r} is higher than its box ({height} > {box.height()})")
            box.setHeight(height)
        if not QRectF(-0.01, -0.01, page.width + 0.02, page.height + 0.02).contains(box):
            found.append(f"{item.id()} leaves the page")
        boxes.append((item.id(), box.adjusted(0.05, 0.05, -0.05, -0.05)))
    for number, (one, box) in enumerate(boxes):
        found += [f"{one} overlaps {other}" for other, second in boxes[number + 1 :] if box.intersects(second)]
    return found


def wrong_legend(built: Sheet, data: mapdata.MapData, feature: QgsFeature) -> list[str]:
    """Legend rows whose text is empty or whose counts are not those of the layer."""
    found = []
    region = next(one for one in data.regions if one.key == feature["key"])
    for position, entry in enumerate(data.legend):
        shown = [built.layout.itemById(f"legend_{role}{position}").currentText() for role in ("", "here_", "city_")]
        counts = [_count(data, entry.key, region.key), _count(data, entry.key, None)]
        if not shown[0] or shown[1:] != [str(number) for number in counts] or counts[1] == 0:
            found.append(f"{entry.label}: {shown} instead of {counts}")
    return found


def _count(data: mapdata.MapData, key: str, region: str | None) -> int:
    """Areas of a category, counted by its value and not by the renderer."""
    renderer = data.areas.renderer()
    value = next(c.value() for c in renderer.categories() if renderer.legendKeys() and _key(renderer, c) == key)
    position = data.areas.fields().lookupField(renderer.classAttribute())
    members = [f for f in data.areas.getFeatures() if region is None or f[mapdata.REGION] == region]
    missing = value in (None, "")
    return sum((f.attribute(position) in (None, "")) if missing else (f.attribute(position) == value) for f in members)


def _key(renderer: object, category: object) -> str:
    items = renderer.legendSymbolItems()  # type: ignore[attr-defined]
    return next((item.ruleKey() for item in items if item.label() == category.label()), "")  # type: ignore[attr-defined]


def label_faults(built: Sheet, feature: QgsFeature) -> list[str]:
    """Areas of the region without a label on the map."""
    found = []
    extent = QgsRectangle(built.map.extent())
    for area in built.layers["areas"].getFeatures():
        if area[mapdata.REGION] != feature["key"] or area.geometry().isEmpty():
            continue
        places = [area[name] for name in mapdata.PLACES]
        for x, y in (places[:2], places[2:]):
            if not isinstance(x, float) or not isinstance(y, float) or not extent.contains(x, y):
                found.append(f"{area[mapdata.NAME]} has no label on the map")
    return found
