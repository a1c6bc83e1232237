"""What a map and a chart show, in words, for readers who cannot see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext

from ...core.formats import format_number
from ..translation import Texts
from .data import NAME, REGION, MapData, Region, natural
from .profile import Profile

# A region's middle is as near to the city's as this share of the city's half extent: in the middle.
_MIDDLE = 0.25
# A direction counts where it is at least this share of the other: tan(22.5 degrees).
_OCTANT = 0.4142


@dataclass(frozen=True)
class Place:
    """Where a region lies: east and north of the city's middle, as -1, 0 or 1."""

    east: int
    north: int


def place_of(region: Region, data: MapData) -> Place:
    """Where a region lies in the city, by the middle of its surface."""
    middle, extent = region.geometry.centroid().asPoint(), data.extent
    east = (middle.x() - extent.center().x()) / (extent.width() / 2 or 1.0)
    north = (middle.y() - extent.center().y()) / (extent.height() / 2 or 1.0)
    if max(abs(east), abs(north)) < _MIDDLE:
        return Place(0, 0)
    return Place(
        0 if abs(east) < _OCTANT * abs(north) else (1 if east > 0 else -1),
        0 if abs(north) < _OCTANT * abs(east) else (1 if north > 0 else -1),
    )


def classes_of(data: MapData) -> dict[str, dict[str, list[str]]]:
    """The names of the areas by region and legend entry, as the style sorts them."""
    renderer = data.areas.renderer().clone()
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(data.areas)))
    found: dict[str, dict[str, list[str]]] = {}
    renderer.startRender(context, data.areas.fields())
    for feature in data.areas.getFeatures():
        context.expressionContext().setFeature(feature)
        for key in renderer.legendKeysForFeature(feature, context):
            names = found.setdefault(str(feature[REGION] or ""), {}).setdefault(key, [])
            names.append(str(feature[NAME] or ""))
    renderer.stopRender(context)
    for classes in found.values():
        for names in classes.values():
            names.sort(key=natural)
    return found


class Descriptions:
    """Says in words what the sheets of a series show."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._data = profile.data
        self._classes = classes_of(profile.data)
        self.translate = Texts(profile.language).translate
        self._touching = _neighbours(profile.data.regions)

    def map(self, region: Region) -> list[str]:
        """The map of a region as sentences: how many areas, where they lie, which are in which class."""
        translate, data = self.translate, self._data
        total = data.areas.featureCount()
        said = [
            translate(
                "Descriptions", "The map shows the region {region}: {count} of the {total} areas of the city."
            ).format(region=region.name, count=region.areas, total=total),
            self._where(region),
        ]
        neighbours = self._touching.get(region.key, [])
        if neighbours:
            said.append(translate("Descriptions", "Neighbouring regions: {names}.").format(names=", ".join(neighbours)))
        return [sentence for sentence in said if sentence]

    def classes(self, region: Region) -> list[str]:
        """A line per class of the legend that the region has: how many areas, and which."""
        here: Mapping[str, Sequence[str]] = self._classes.get(region.key, {})
        lines = []
        for entry in self._data.legend:
            names = here.get(entry.key, [])
            if not names:
                continue
            known = [name for name in names if name]
            form = (
                self.translate("Descriptions", "{label}: {count} areas ({names})")
                if len(names) != 1
                else self.translate("Descriptions", "{label}: 1 area ({names})")
            )
            line = form.format(label=entry.label, count=len(names), names="; ".join(known))
            lines.append(line if known else line.replace(" ()", ""))
        absent = [entry.label for entry in self._data.legend if not here.get(entry.key)]
        if absent:
            lines.append(self.translate("Descriptions", "None: {labels}").format(labels=", ".join(absent)))
        return lines

    def chart(self, region: Region) -> str:
        """The dot plot as one text: each indicator's value in the region and in the city."""
        translate, language = self.translate, self._profile.language
        said = []
        for mark in self._profile.marks(region):
            if mark.region is None or mark.city is None:
                continue
            said.append(
                translate("Descriptions", "{label}: region {region}, city {city}, areas from {low} to {high}").format(
                    label=mark.label,
                    **{
                        name: format_number(value, mark.decimals, language)
                        for name, value in (
                            ("region", mark.region), ("city", mark.city), ("low", mark.lowest), ("high", mark.highest)
                        )
                    },
                )
            )  # fmt: skip
        shares = [
            f"{share.label} {format_number(100 * share.region / max(region.areas, 1), 0, language)} %"
            for share in self._profile.shares(region)
            if share.region
        ]
        if shares:
            said.append(translate("Descriptions", "Share of the areas: {shares}").format(shares=", ".join(shares)))
        return ". ".join(said) + "." if said else ""

    def _where(self, region: Region) -> str:
        if len(self._data.regions) < 2 or region.geometry.isEmpty():
            return ""
        translate = self.translate
        sentences = {
            (0, 0): translate("Descriptions", "The region lies in the middle of the city."),
            (0, 1): translate("Descriptions", "The region lies in the north of the city."),
            (1, 1): translate("Descriptions", "The region lies in the north-east of the city."),
            (1, 0): translate("Descriptions", "The region lies in the east of the city."),
            (1, -1): translate("Descriptions", "The region lies in the south-east of the city."),
            (0, -1): translate("Descriptions", "The region lies in the south of the city."),
            (-1, -1): translate("Descriptions", "The region lies in the south-west of the city."),
            (-1, 0): translate("Descriptions", "The region lies in the west of the city."),
            (-1, 1): translate("Descriptions", "The region lies in the north-west of the city."),
        }
        place = place_of(region, self._data)
        return sentences[place.east, place.north]


def _neighbours(regions: Sequence[Region]) -> dict[str, list[str]]:
    """The names of the regions that a region touches along a line, in the series' order."""
    found: dict[str, list[str]] = {}
    boxes = [region.geometry.boundingBox() for region in regions]
    for one, region in enumerate(regions):
        for other in range(one + 1, len(regions)):
            box = boxes[one]
            grown = box.buffered(1.0)
            if not grown.intersects(boxes[other]):
                continue
            # Boundaries may miss each other by a hair.
            if region.geometry.distance(regions[other].geometry) > 1.0:
                continue
            shared = region.geometry.buffer(1.0, 2).intersection(regions[other].geometry)
            if shared.isEmpty() or shared.area() < 10.0:
                continue
            found.setdefault(region.key, []).append(regions[other].name)
            found.setdefault(regions[other].key, []).append(region.name)
    return found
