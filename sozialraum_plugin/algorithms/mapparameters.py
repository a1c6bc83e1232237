"""The parameters of ``sozialraum:exportregionmaps``."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVariant,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..gis import settings
from ..gis.translation import languages
from .base import translate

FORMATS = ["pdf", "png", "svg"]
PAGES = ["auto", "A4", "A3"]


def declare(algorithm: QgsProcessingAlgorithm) -> None:
    """Declare the parameters and outputs of ``exportregionmaps``."""
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            "INPUT",
            translate("ExportRegionMaps", "Planning areas"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
        )
    )
    _field(algorithm, "REGION_FIELD", translate("ExportRegionMaps", "Field of the regions"))
    _field(algorithm, "REGION_LABEL_FIELD", translate("ExportRegionMaps", "Field with the regions' names"), True)
    _field(algorithm, "FIELD", translate("ExportRegionMaps", "Field to show"))
    algorithm.addParameter(
        QgsProcessingParameterField(
            "FIELDS",
            translate("ExportRegionMaps", "Further fields, a series of maps for each"),
            parentLayerParameterName="INPUT",
            allowMultiple=True,
            optional=True,
        )
    )
    _field(algorithm, "LABEL_FIELD", translate("ExportRegionMaps", "Field with the areas' names"), True)
    _field(algorithm, "KEY_FIELD", translate("ExportRegionMaps", "Key field of the areas, for the table"), True)
    _field(algorithm, "POPULATION_FIELD", translate("ExportRegionMaps", "Field with the population, for means"), True)
    algorithm.addParameter(
        QgsProcessingParameterString(
            "REGIONS",
            translate("ExportRegionMaps", "Only these regions (separated by ;)"),
            optional=True,
        )
    )
    _texts(algorithm)
    _output(algorithm)


def _field(algorithm: QgsProcessingAlgorithm, name: str, label: str, optional: bool = False) -> None:
    algorithm.addParameter(
        QgsProcessingParameterField(name, label, parentLayerParameterName="INPUT", optional=optional)
    )


def _texts(algorithm: QgsProcessingAlgorithm) -> None:
    # Of the user's options; one who gives an empty text means an empty one.
    given = {"SOURCE": settings.SOURCE.value(), "AUTHOR": settings.AUTHOR.value()}
    for name, label in (
        ("TITLE", translate("ExportRegionMaps", "Title of the series")),
        ("SUBTITLE", translate("ExportRegionMaps", "Title of the map")),
        ("SOURCE", translate("ExportRegionMaps", "Source of the data")),
        ("REFERENCE_DATE", translate("ExportRegionMaps", "Reference date")),
        ("GEOMETRY_DATE", translate("ExportRegionMaps", "State of the boundaries")),
        ("PAPER_NUMBER", translate("ExportRegionMaps", "Number of the council paper")),
        ("AUTHOR", translate("ExportRegionMaps", "Author")),
    ):
        default = given.get(name) or None
        algorithm.addParameter(QgsProcessingParameterString(name, label, defaultValue=default, optional=True))


def _output(algorithm: QgsProcessingAlgorithm) -> None:
    chosen = {"PAGE": settings.PAGE.value(), "LANGUAGE": settings.LANGUAGE.value()}
    for name, label, options in (
        ("FORMAT", translate("ExportRegionMaps", "Format"), FORMATS),
        ("PAGE", translate("ExportRegionMaps", "Page"), PAGES),
        ("LANGUAGE", translate("ExportRegionMaps", "Language of the maps"), ["auto", *languages()]),
    ):
        first = chosen[name] if chosen.get(name) in options else options[0]
        algorithm.addParameter(
            QgsProcessingParameterEnum(name, label, options=options, defaultValue=first, usesStaticStrings=True)
        )
    algorithm.addParameter(
        QgsProcessingParameterField(
            "TABLE_FIELDS",
            translate("ExportRegionMaps", "Columns of the profile table"),
            parentLayerParameterName="INPUT",
            allowMultiple=True,
            optional=True,
        )
    )
    for name, label, default in (
        ("PROFILE", translate("ExportRegionMaps", "Profile page with the table of the areas"), True),
        ("OVERVIEW", translate("ExportRegionMaps", "Also a map of the whole city"), False),
        ("COMBINED", translate("ExportRegionMaps", "All regions in one PDF"), False),
        ("WEB_PAGE", translate("ExportRegionMaps", "Web page with the tables and the maps in words"), True),
        ("SHOW_NEIGHBOURS", translate("ExportRegionMaps", "Neighbouring regions pale around the region"), True),
        ("KEEP_LAYOUT", translate("ExportRegionMaps", "Keep the layouts in the project"), False),
    ):
        algorithm.addParameter(QgsProcessingParameterBoolean(name, label, default))
    background = QgsProcessingParameterMultipleLayers(
        "BACKGROUND",
        translate("ExportRegionMaps", "Background (roads, rivers, aerial pictures, web maps)"),
        QgsProcessing.SourceType.TypeMapLayer,
        optional=True,
    )
    dpi = QgsProcessingParameterNumber(
        "DPI",
        translate("ExportRegionMaps", "Resolution of images (dpi)"),
        defaultValue=300,
        minValue=50,
        maxValue=1200,
    )
    template = QgsProcessingParameterFile(
        "TEMPLATE", translate("ExportRegionMaps", "Own layout template"), extension="qpt", optional=True
    )
    catalogue = QgsProcessingParameterFile(
        "CATALOGUE",
        translate("ExportRegionMaps", "Catalogue of indicators, for the rates of regions"),
        extension="csv",
        optional=True,
    )
    benchmark = QgsProcessingParameterFeatureSource(
        "BENCHMARK",
        translate("ExportRegionMaps", "Table of compared regions, for a page behind the profile"),
        [QgsProcessing.SourceType.TypeVector],
        optional=True,
    )
    for parameter in (background, dpi, template, catalogue, benchmark):
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        algorithm.addParameter(parameter)
    algorithm.addParameter(
        QgsProcessingParameterFolderDestination("FOLDER", translate("ExportRegionMaps", "Folder for the maps"))
    )
    algorithm.addOutput(QgsProcessingOutputVariant("FILES", translate("ExportRegionMaps", "Files")))
    algorithm.addOutput(QgsProcessingOutputNumber("COUNT", translate("ExportRegionMaps", "Number of region maps")))
    algorithm.addOutput(QgsProcessingOutputString("OVERVIEW_FILE", translate("ExportRegionMaps", "Map of the city")))
    algorithm.addOutput(QgsProcessingOutputVariant("LAYOUTS", translate("ExportRegionMaps", "Layouts in the project")))
    algorithm.addOutput(QgsProcessingOutputString("WEB_PAGE_FILE", translate("ExportRegionMaps", "Web page")))
    algorithm.addOutput(QgsProcessingOutputString("LIST", translate("ExportRegionMaps", "List of the files")))
