"""Are these planning areas fit for work: keys, geometries, regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsFeatureRequest, QgsFeatureSource
from qgis.PyQt.QtCore import QCoreApplication

from ...core.joining.keys import key_text
from ...core.messages import Canceled
from ..frames import python_value
from ..projectstate import Areas

translate = QCoreApplication.translate

# So many keys are named in a sentence.
_NAMED = 5


@dataclass(frozen=True)
class Region:
    """A region: its key, the names found for it (one where all is well), how many areas it has, their population."""

    key: str
    names: tuple[str, ...]
    areas: int
    population: float


@dataclass(frozen=True)
class AreaCheck:
    """What was found in the areas; counts are numbers of areas."""

    areas: int = 0
    without_key: int = 0
    duplicates: tuple[tuple[str, int], ...] = ()
    without_geometry: int = 0
    invalid: tuple[str, ...] = ()
    without_name: int = 0
    without_region: int = 0
    regions: tuple[Region, ...] = ()
    without_population: int = 0
    negative_population: int = 0
    # Which fields were chosen, for what is told.
    chosen: Areas = field(default_factory=Areas)

    @property
    def fit(self) -> bool:
        """Whether every area has a key of its own and a geometry that can be calculated with."""
        wrong = (self.without_key, self.duplicates, self.without_geometry, self.invalid)
        return self.areas > 0 and not any(wrong)

    def summary(self) -> str:
        """All of it in one sentence."""
        if self.chosen.region_field:
            text = translate("AreaChecks", "{areas} areas in {regions} regions.")
            told = text.format(areas=self.areas, regions=len(self.regions))
        else:
            told = translate("AreaChecks", "{areas} areas.").format(areas=self.areas)
        return told if self.fit else f"{told} {translate('AreaChecks', 'Not all of them are in order.')}"


@dataclass(frozen=True)
class Finding:
    """One sentence about the areas; ``level`` is ``ok``, ``warning`` or ``error``."""

    level: str
    text: str


def check(source: QgsFeatureSource, chosen: Areas, canceled: Callable[[], bool] | None = None) -> AreaCheck:
    """Look at all areas of a source. ``canceled`` is asked now and then; ``Canceled`` is raised where it says so.

    Fields that the source lacks are taken as not chosen.
    """
    known = source.fields()
    roles = ("key_field", "name_field", "region_field", "region_name_field", "population_field")
    place = {role: known.lookupField(getattr(chosen, role)) if getattr(chosen, role) else -1 for role in roles}
    request = QgsFeatureRequest().setSubsetOfAttributes([number for number in place.values() if number >= 0])
    keys: Counter[str] = Counter()
    regions: dict[str, tuple[Counter[str], list[float]]] = {}
    lacking: Counter[str] = Counter()
    invalid: list[str] = []
    areas = 0
    for feature in source.getFeatures(request):
        areas += 1
        if areas % 100 == 0 and canceled is not None and canceled():
            raise Canceled
        found = {role: python_value(feature.attribute(at)) if at >= 0 else None for role, at in place.items()}
        key = key_text(found["key_field"])
        if place["key_field"] >= 0:
            keys[key] += 1
        lacking["name"] += not key_text(found["name_field"])
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            lacking["geometry"] += 1
        elif not geometry.isGeosValid():
            invalid.append(key or str(feature.id()))
        people = _number(found["population_field"])
        lacking["population"] += people is None
        lacking["negative"] += people is not None and people < 0
        region = key_text(found["region_field"])
        if region:
            names, numbers = regions.setdefault(region, (Counter(), []))
            names[key_text(found["region_name_field"])] += 1
            numbers.append(people or 0.0)
        else:
            lacking["region"] += 1

    def counted(role: str, what: str) -> int:
        return lacking[what] if place[role] >= 0 else 0

    return AreaCheck(
        areas=areas,
        without_key=keys[""],
        duplicates=tuple(sorted((key, count) for key, count in keys.items() if key and count > 1)),
        without_geometry=lacking["geometry"],
        invalid=tuple(invalid),
        without_name=counted("name_field", "name"),
        without_region=counted("region_field", "region"),
        regions=tuple(
            Region(key, tuple(sorted(name for name in names if name)), sum(names.values()), sum(numbers))
            for key, (names, numbers) in sorted(regions.items())
        ),
        without_population=counted("population_field", "population"),
        negative_population=counted("population_field", "negative"),
        chosen=chosen,
    )


def _number(value: object) -> float | None:
    try:
        return float(str(value)) if value is not None else None
    except ValueError:
        return None


def findings(found: AreaCheck) -> list[Finding]:
    """What was found, as sentences: first what keeps the areas from being worked with."""
    if not found.areas:
        return [Finding("error", translate("AreaChecks", "The layer has no areas."))]
    told = [*_about_keys(found), *_about_geometries(found), *_about_the_rest(found)]
    order = ("error", "warning", "ok")
    return sorted(told, key=lambda finding: order.index(finding.level))


def _about_keys(found: AreaCheck) -> Iterable[Finding]:
    if not found.chosen.key_field:
        yield Finding("error", translate("AreaChecks", "Choose the field with the key of the areas."))
        return
    if found.without_key:
        yield Finding(
            "error",
            translate("AreaChecks", "Areas without a key: {count}. No table can be joined to them.").format(
                count=found.without_key
            ),
        )
    if found.duplicates:
        shown = [f"{key} ({count}×)" for key, count in found.duplicates]
        yield Finding(
            "error",
            translate("AreaChecks", "Keys that occur more than once: {count}, namely {keys}.").format(
                count=len(found.duplicates), keys=_listed(shown)
            ),
        )
    if not found.without_key and not found.duplicates:
        yield Finding(
            "ok", translate("AreaChecks", "{count} areas, each with a key of its own.").format(count=found.areas)
        )


def _about_geometries(found: AreaCheck) -> Iterable[Finding]:
    if found.without_geometry:
        yield Finding(
            "warning",
            translate("AreaChecks", "Areas without a geometry: {count}. They appear on no map.").format(
                count=found.without_geometry
            ),
        )
    if found.invalid:
        yield Finding(
            "warning",
            translate(
                "AreaChecks",
                "Areas with an invalid geometry: {count}, namely {keys}. "
                "The Processing tool “Fix geometries” mends them.",
            ).format(count=len(found.invalid), keys=_listed(found.invalid)),
        )
    if not found.without_geometry and not found.invalid:
        yield Finding("ok", translate("AreaChecks", "All geometries are valid."))


def _about_the_rest(found: AreaCheck) -> Iterable[Finding]:
    if found.without_name:
        text = translate("AreaChecks", "Areas without a name: {count}.")
        yield Finding("warning", text.format(count=found.without_name))
    if found.chosen.region_field:
        yield from _about_regions(found)
    if found.without_population:
        text = translate("AreaChecks", "Areas without a population: {count}.")
        yield Finding("warning", text.format(count=found.without_population))
    if found.negative_population:
        text = translate("AreaChecks", "Areas with a population below 0: {count}.")
        yield Finding("warning", text.format(count=found.negative_population))


def _about_regions(found: AreaCheck) -> Iterable[Finding]:
    if found.without_region:
        yield Finding(
            "warning",
            translate("AreaChecks", "Areas without a region: {count}. They are on no region's map.").format(
                count=found.without_region
            ),
        )
    else:
        text = translate("AreaChecks", "Every area belongs to one of {count} regions.")
        yield Finding("ok", text.format(count=len(found.regions)))
    several = [f"{region.key} ({', '.join(region.names)})" for region in found.regions if len(region.names) > 1]
    if several:
        text = translate("AreaChecks", "Regions with more than one name: {regions}.")
        yield Finding("warning", text.format(regions=_listed(several)))


def _listed(texts: Sequence[str]) -> str:
    if len(texts) <= _NAMED:
        return ", ".join(texts)
    return translate("AreaChecks", "{first} and others").format(first=", ".join(texts[:_NAMED]))
