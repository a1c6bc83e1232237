"""The algorithm ``sozialraum:exportlayers``."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, ClassVar

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVariant,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDatabaseSchema,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.messages import InputError, Note
from ..gis import dependencies
from ..gis.packages import FORMATS
from ..gis.translation import language, languages, text_of
from .base import SozialraumAlgorithm, translate

ROUNDING = ("none", "5", "10")


class ExportLayers(SozialraumAlgorithm):
    """Layers as a package: GeoPackage with style, project, exchange formats, tables, and a text that explains them."""

    NAME = "exportlayers"
    GROUP = "maps"
    ICON = "export"
    NEEDS: ClassVar[tuple[str, ...]] = ()

    def displayName(self) -> str:
        return translate("ExportLayers", "Export layers for colleagues")

    def shortDescription(self) -> str:
        return translate("ExportLayers", "Packs layers with style, descriptions and tables, for the city or per region")

    def flags(self) -> Any:
        # Layers and projects of the running program are read, and a project is written.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_content()
        self._add_words()
        self._add_database()
        self._add_protection()
        self.add_advanced(
            QgsProcessingParameterEnum(
                "LANGUAGE",
                translate("ExportLayers", "Language of the descriptions (empty: that of QGIS)"),
                options=languages(),
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("ExportLayers", "Folder")))
        self.addOutput(QgsProcessingOutputVariant("FILES", translate("ExportLayers", "Files")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("ExportLayers", "Number of files")))

    def _add_content(self) -> None:
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "INPUT", translate("ExportLayers", "Layers"), Qgis.ProcessingSourceType.Vector
            )
        )
        formats = QgsProcessingParameterEnum(
            "FORMATS",
            translate("ExportLayers", "Formats"),
            options=list(FORMATS),
            allowMultiple=True,
            defaultValue=["gpkg"],
            optional=True,  # where the layers go into a database alone
            usesStaticStrings=True,
        )
        self.addParameter(formats)
        self.addParameter(
            QgsProcessingParameterField(
                "REGION_FIELD",
                translate("ExportLayers", "Field that names the region (one package per region)"),
                optional=True,
                parentLayerParameterName="INPUT",
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "CITY_VALUES",
                translate("ExportLayers", "Packages of regions tell the values of the whole city, to compare"),
                defaultValue=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "LAYOUTS",
                translate("ExportLayers", "Take the project's print layouts along (formats project and gpkg_project)"),
                defaultValue=True,
            )
        )

    def _add_words(self) -> None:
        self._add_text("NAME", translate("ExportLayers", "Name of the package"))
        self._add_text("DESCRIPTION", translate("ExportLayers", "Description"))
        self._add_text("SOURCE", translate("ExportLayers", "Source"))
        self._add_text("REFERENCE_DATE", translate("ExportLayers", "Reference date"))
        self._add_text("LICENCE", translate("ExportLayers", "Licence"))
        self._add_text("AUTHOR", translate("ExportLayers", "Author (empty: nobody is named)"))
        self.addParameter(
            QgsProcessingParameterFile(
                "MODEL",
                translate("ExportLayers", "Model of the area types, whose method and checksum are told"),
                extension="json",
                optional=True,
            )
        )

    def _add_protection(self) -> None:
        self.add_advanced(
            QgsProcessingParameterField(
                "COUNT_FIELDS",
                translate("ExportLayers", "Fields with counts of people"),
                optional=True,
                allowMultiple=True,
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
            )
        )
        self.add_advanced(
            QgsProcessingParameterNumber(
                "MIN_COUNT",
                translate("ExportLayers", "Smallest count that may be published (empty: counts are not protected)"),
                Qgis.ProcessingNumberParameterType.Integer,
                optional=True,
                minValue=2,
            )
        )
        self.add_advanced(
            QgsProcessingParameterEnum(
                "ROUND_TO",
                translate("ExportLayers", "Round protected counts to multiples of"),
                options=list(ROUNDING),
                defaultValue=ROUNDING[0],
                usesStaticStrings=True,
            )
        )
        self.add_advanced(
            QgsProcessingParameterFileDestination(
                "PROTOCOL",
                translate("ExportLayers", "Protocol of what is withheld and why, for the house only"),
                "CSV (*.csv)",
                optional=True,
                createByDefault=False,
            )
        )

    def _add_database(self) -> None:
        self.add_advanced(
            QgsProcessingParameterProviderConnection(
                "DATABASE",
                translate("ExportLayers", "PostgreSQL connection that gets the layers as tables besides"),
                "postgres",
                optional=True,
            )
        )
        self.add_advanced(
            QgsProcessingParameterDatabaseSchema(
                "SCHEMA", translate("ExportLayers", "Schema in the database"), "DATABASE", optional=True
            )
        )

    def _add_text(self, name: str, label: str) -> None:
        self.addParameter(QgsProcessingParameterString(name, label, optional=True))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        work = self.steps(parameters, context, feedback)
        while True:
            try:
                next(work)
            except StopIteration as done:
                return dict(done.value)

    def steps(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Generator[None, None, dict[str, Any]]:
        """The work file by file: it belongs to the main thread, which gets its turn between two of them."""
        from ..gis.packages.database import Database
        from ..gis.packages.package import Order, export_steps

        formats = [name for name in self.parameterAsEnumStrings(parameters, "FORMATS", context) if name]
        model = self.parameterAsFile(parameters, "MODEL", context).strip()
        rules = self._rules(parameters, context)
        needed = [
            *(["pandas", "scipy"] if rules is not None else []),
            *(["openpyxl"] if "xlsx" in formats else []),
            *(["pandas", "sklearn"] if model else []),
        ]
        lacking = dependencies.missing(needed)
        if lacking:
            raise QgsProcessingException(dependencies.advice(lacking))
        layers = self._layers(parameters, context)
        counts = [name for name in self.parameterAsStrings(parameters, "COUNT_FIELDS", context) if name]
        self._check_counts(layers, counts)
        connection = self.parameterAsConnectionName(parameters, "DATABASE", context)
        schema = self.parameterAsSchema(parameters, "SCHEMA", context)
        order = Order(
            layers=layers,
            folder=self.parameterAsString(parameters, "FOLDER", context),
            formats=formats,
            name=self.parameterAsString(parameters, "NAME", context).strip(),
            region_field=self.parameterAsString(parameters, "REGION_FIELD", context),
            description=self.parameterAsString(parameters, "DESCRIPTION", context).strip(),
            licence=self.parameterAsString(parameters, "LICENCE", context).strip(),
            source=self.parameterAsString(parameters, "SOURCE", context).strip(),
            reference_date=self.parameterAsString(parameters, "REFERENCE_DATE", context).strip(),
            language=self.parameterAsEnumString(parameters, "LANGUAGE", context) or language(),
            author=self.parameterAsString(parameters, "AUTHOR", context).strip(),
            model=model,
            project=context.project() if self.parameterAsBool(parameters, "LAYOUTS", context) else None,
            count_fields=counts,
            city=self.parameterAsBool(parameters, "CITY_VALUES", context),
            database=Database(connection, schema) if connection else None,
            rules=rules,
            protocol=self.parameterAsFileOutput(parameters, "PROTOCOL", context) if rules is not None else "",
        )

        def remark(note: Note) -> None:
            feedback.pushWarning(text_of(note))

        files = yield from export_steps(order, context.transformContext(), feedback, remark)
        feedback.pushInfo(
            translate("ExportLayers", "{count} files written to {folder}.").format(
                count=len(files), folder=order.folder
            )
        )
        return {"FOLDER": order.folder, "FILES": [str(path) for path in files], "COUNT": len(files)}

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # QGIS would only say that INPUT is incorrect.
        try:
            self._layers(parameters, context)
        except InputError as error:
            return False, text_of(error)
        return super().checkParameterValues(parameters, context)

    def _layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[QgsVectorLayer]:
        """The layers of INPUT. QGIS drops those it cannot read silently, so each one is looked up by itself."""
        given = parameters.get("INPUT")
        if isinstance(given, str | QgsVectorLayer):
            given = [given] if given else []
        if not isinstance(given, list | tuple):
            given = self.parameterAsLayerList(parameters, "INPUT", context) or []
        if not given:
            raise InputError("package-no-layers")
        layers = []
        for value in given:
            layer = value if isinstance(value, QgsVectorLayer) else _loaded(str(value), context)
            if layer is None or not layer.isValid():
                raise InputError("package-layer-missing", layer=str(value))
            layers.append(layer)
        return layers

    def _rules(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Any:
        from ..gis.packages.disclosure import Rules

        if parameters.get("MIN_COUNT") in (None, ""):
            return None
        base = self.parameterAsEnumString(parameters, "ROUND_TO", context)
        return Rules(
            self.parameterAsInt(parameters, "MIN_COUNT", context),
            tuple(name for name in self.parameterAsStrings(parameters, "COUNT_FIELDS", context) if name),
            int(base) if base.isdigit() else 0,
        )

    def _check_counts(self, layers: list[QgsVectorLayer], counts: list[str]) -> None:
        for name in counts:
            if all(layer.fields().lookupField(name) < 0 for layer in layers):
                fields = sorted({field for layer in layers for field in layer.fields().names()})
                raise InputError(
                    "package-field-missing",
                    layer=", ".join(layer.name() for layer in layers),
                    value=name,
                    parameter="COUNT_FIELDS",
                    fields=", ".join(fields),
                )


def _loaded(value: str, context: QgsProcessingContext) -> QgsVectorLayer | None:
    """A layer of the project, or one read from a file with the style that is stored there."""
    hint = QgsProcessingUtils.LayerHint.Vector
    layer = QgsProcessingUtils.mapLayerFromString(value, context, True, hint) if value else None
    if not isinstance(layer, QgsVectorLayer):
        return None
    if context.temporaryLayerStore().mapLayer(layer.id()) is not None and layer.providerType() != "memory":
        # Processing reads layers from files without their style.
        layer.loadDefaultStyle()
    return layer
