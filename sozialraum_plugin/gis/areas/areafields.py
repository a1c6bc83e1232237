"""Which field of a layer may be the key, the name, the region, the population: suggestions from the names of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qgis.core import Qgis, QgsField, QgsFields, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ...core.files import ascii_text
from ..projectstate import Areas

# Names are cut after ten characters in shapefiles, so words are recognised by their beginnings.
_TECHNICAL = re.compile(r"^(objectid|fid|gid|ogcfid|globalid|uuid|shape|geom)")
_KEY = re.compile(r"^(id|nr|no|num|nummer|schl|key$|code|kz$|kenn|gisid)")
_NAME = re.compile(r"^(name|bezeichn|titel|title|label)")
_AREA = re.compile(
    r"^(plr|planungs|lor$|raum|raeume|gebiet|area|stadtteil|stati|quarter|quartier|ortsteil|block|viertel)"
)
_REGIONS = (
    # From the most to the least likely region of social planning.
    re.compile(r"^(rtk)"),
    re.compile(r"^(steuerung|stb$|sozialregion|region)"),
    re.compile(r"^(bzr|bezirksreg)"),
    re.compile(r"^(pgr|prognose)"),
    re.compile(r"^(stadtbez|stbez)"),
    re.compile(r"^(bez$|bezirk|bezname|bezid|beznr|district|kreis|distrikt)"),
)
_POPULATION = re.compile(r"^(ew|einw|bevoelk|bev$|pop|inhabitants|residents)")
_WHOLE = re.compile(r"^(insg|gesamt|total|zahl|anzahl|am|vom|stand|hw|\d+)")
_WHOLE_NUMBERS = (QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.ULongLong)


@dataclass(frozen=True)
class _Name:
    """What the words of a field's name say about it."""

    field: QgsField
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        return str(self.field.name())

    def has(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.match(word) for word in self.words)

    @property
    def regions(self) -> tuple[int, ...]:
        return tuple(place for place, pattern in enumerate(_REGIONS) if self.has(pattern))

    @property
    def labels(self) -> bool:
        """Whether it may hold keys or names: no measured number, no date."""
        return not _TECHNICAL.match("".join(self.words)) and (
            self.field.type() in _WHOLE_NUMBERS or not self.field.isNumeric()
        )


def words(name: str) -> tuple[str, ...]:
    """The words of a field's name in small ASCII letters: ``PLR-Name`` gives ``("plr", "name")``."""
    apart = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", "_", name)
    return tuple(word for word in re.split(r"[^a-z0-9]+", ascii_text(apart).lower()) if word)


def suggest(fields: QgsFields, layer: str = "") -> Areas:
    """The fields that look most like what :class:`Areas` asks for; empty where none does."""
    names = [_Name(field, words(field.name())) for field in fields]
    labels = [name for name in names if name.labels]
    key = _best(labels, _key_score)
    region, region_name = _region([name for name in labels if name.name != key])
    taken = {key, region, region_name}
    return Areas(
        layer=layer,
        key_field=key,
        name_field=_best([name for name in labels if name.name not in taken], _name_score),
        region_field=region,
        region_name_field=region_name,
        population_field=_best([name for name in names if name.field.isNumeric()], _population_score),
    )


def _best(names: Iterable[_Name], score: Callable[[_Name], int]) -> str:
    rated = [(score(name), -place, name.name) for place, name in enumerate(names)]
    return max(rated)[2] if rated and max(rated)[0] > 0 else ""


def _key_score(name: _Name) -> int:
    if name.regions or name.has(_NAME):
        return 0
    return 3 * name.has(_KEY) + 2 * name.has(_AREA)


def _name_score(name: _Name) -> int:
    if name.regions or not name.has(_NAME) or name.field.isNumeric():
        return 0
    return 1 + name.has(_AREA)


def _population_score(name: _Name) -> int:
    rest = [word for word in name.words if not _POPULATION.match(word)]
    if len(rest) == len(name.words) or not all(_WHOLE.match(word) for word in rest):
        return 0
    return 10 - len(rest)


def _region(names: Sequence[_Name]) -> tuple[str, str]:
    """The region's key and name: best a pair of both, then the likelier kind of region."""
    called = {name.regions: name.name for name in reversed(names) if name.regions and name.has(_NAME)}
    rated = []
    for place, name in enumerate(names):
        if name.regions and not name.has(_NAME):
            partner = called.get(name.regions, "")
            rated.append((bool(partner), -min(name.regions), name.has(_KEY), -place, name.name, partner))
    if rated:
        return max(rated)[4:6]
    # Offices that know their regions by name only.
    return (min(called.items())[1], "") if called else ("", "")


def likely_layer(project: QgsProject) -> QgsVectorLayer | None:
    """The polygon layer of a project that looks most like planning areas; None where there is no polygon layer."""
    rated = []
    for place, layer in enumerate(project.mapLayers().values()):
        if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() == Qgis.GeometryType.Polygon:
            found = suggest(layer.fields())
            score = sum(bool(field) for field in (found.key_field, found.region_field, found.name_field))
            rated.append((score, -place, layer))
    return max(rated, key=lambda item: item[:2])[2] if rated else None
