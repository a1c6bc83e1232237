"""What ``sozialraum:exportregionmaps`` tells its user: remarks before the maps are made, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ..gis.frames import python_value
from .base import translate

if TYPE_CHECKING:
    from ..gis.maps.data import MapData, Region
    from ..gis.maps.series import Series, SeriesResult


def check(data: MapData, names: Mapping[str, str | None]) -> None:
    """Refuses what would give empty maps."""
    if not data.regions:
        raise QgsProcessingException(
            translate(
                "ExportRegionMaps",
                "The field {value} (REGION_FIELD) is empty for all areas. Choose the field that holds the regions.",
            ).format(value=names["region"])
        )
    if not data.legend:
        raise QgsProcessingException(
            translate(
                "ExportRegionMaps",
                "There is nothing to show: the style of {value} (FIELD) fits no area. Style the layer again.",
            ).format(value=names["field"])
        )
    if all(python_value(f.attribute(str(names["field"]))) is None for f in data.areas.getFeatures()):
        raise QgsProcessingException(
            translate(
                "ExportRegionMaps", "The field {value} (FIELD) has no value in any area. Choose another field."
            ).format(value=names["field"])
        )


def warn(data: MapData, regions: Sequence[Region], series: Series, feedback: QgsProcessingFeedback) -> None:
    """What a reader of the maps has to know before they are made."""
    if data.without_region:
        feedback.pushWarning(
            translate("ExportRegionMaps", "{count} areas belong to no region; they are shown pale on the maps.").format(
                count=data.without_region
            )
        )
    for region in regions:
        if region.unmapped:
            feedback.pushWarning(
                translate(
                    "ExportRegionMaps",
                    "These areas of {region} have no boundary and stand in the table only: {areas}.",
                ).format(region=region.name, areas=", ".join(region.unmapped))
            )
    without = series.without_benchmark(regions)
    if without:
        feedback.pushWarning(
            translate(
                "ExportRegionMaps",
                "These regions have no benchmark page, as BENCHMARK does not have them: {regions}.",
            ).format(regions=", ".join(region.name for region in without))
        )
    dropped = series.dropped_columns()
    if dropped:
        feedback.pushWarning(
            translate("ExportRegionMaps", "The profile table has no room for these columns: {columns}.").format(
                columns=", ".join(dropped)
            )
        )
    template = series.settings.template
    if template is not None and template.missing_fonts:
        feedback.pushWarning(
            translate(
                "ExportRegionMaps",
                "The layout template (TEMPLATE) uses fonts that this computer does not have: {fonts}. The maps are "
                "set in {font}.",
            ).format(fonts=", ".join(template.missing_fonts), font=series.family)
        )
    if template is not None and template.personal:
        feedback.pushWarning(
            translate(
                "ExportRegionMaps",
                "The layout template (TEMPLATE) prints on the maps who made them or where the project lies: "
                "{variables}. Check that this may be given away.",
            ).format(variables=", ".join(template.personal))
        )


def warn_of_older(pages: Sequence[Path], feedback: QgsProcessingFeedback) -> None:
    """Tells pages that an earlier run with more pages has left."""
    from ..gis.maps.export import older_pages

    older = older_pages(pages)
    if older:
        feedback.pushWarning(
            translate(
                "ExportRegionMaps",
                "These files look like further pages, but were made by an earlier run with more pages; delete them "
                "if they are no longer needed: {files}.",
            ).format(files=", ".join(path.name for path in older))
        )


def complain(result: SeriesResult, asked: int) -> None:
    """Ends the algorithm where maps are missing, and tells which and why."""
    if result.canceled:
        raise QgsProcessingException(
            translate(
                "ExportRegionMaps", "Cancelled after {count} of {total} maps; the files that are there are whole."
            ).format(count=len(result.regions), total=asked)
        )
    if result.failures:
        raise QgsProcessingException(
            translate("ExportRegionMaps", "{count} of {total} maps could not be written: {reasons}").format(
                count=len(result.failures), total=asked, reasons="; ".join(result.failures)
            )
        )
