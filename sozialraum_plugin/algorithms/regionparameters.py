"""What the algorithms about regions share: the parameters that say which area belongs to which region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
)

from ..core.messages import InputError
from .base import AreasAlgorithm, translate

if TYPE_CHECKING:
    import pandas as pd

    from ..gis.regions.assignment import Assignment


class RegionsAlgorithm(AreasAlgorithm):
    """An algorithm over regions. A subclass adds these parameters in ``initAlgorithm``."""

    GROUP = "regions"

    def add_regions(self, polygons: bool = True) -> None:
        """INPUT, REGION_FIELD, KEY_FIELD and REGION_NAME_FIELD."""
        kind = Qgis.ProcessingSourceType.VectorPolygon if polygons else Qgis.ProcessingSourceType.Vector
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", translate("Regions", "Planning areas"), [kind]))
        self.add_field("REGION_FIELD", translate("Regions", "Field with the region"))
        self.add_field("KEY_FIELD", translate("Regions", "Key field of the areas"))
        self.add_field("REGION_NAME_FIELD", translate("Regions", "Field with the names of the regions"))

    def add_lookup(self) -> None:
        """LOOKUP with its three fields, as advanced parameters."""
        table = QgsProcessingParameterFeatureSource(
            "LOOKUP",
            translate("Regions", "Table that assigns areas to regions"),
            [Qgis.ProcessingSourceType.Vector],
            optional=True,
        )
        self.add_advanced(table)
        for name, label in (
            ("LOOKUP_KEY_FIELD", translate("Regions", "Key field of the areas in the table")),
            ("LOOKUP_REGION_FIELD", translate("Regions", "Field with the region in the table")),
            ("LOOKUP_NAME_FIELD", translate("Regions", "Field with the names of the regions in the table")),
        ):
            self.add_advanced(
                QgsProcessingParameterField(name, label, parentLayerParameterName="LOOKUP", optional=True)
            )

    def add_field(
        self, name: str, label: str, numeric: bool = False, many: bool = False, optional: bool = True, of: str = "INPUT"
    ) -> None:
        """A field of a layer, the planning areas unless another one is named."""
        data = Qgis.ProcessingFieldParameterDataType.Numeric if numeric else Qgis.ProcessingFieldParameterDataType.Any
        self.addParameter(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName=of, type=data,
                allowMultiple=many, optional=optional,
            )
        )  # fmt: skip

    def add_report(self) -> None:
        """REPORT."""
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Regions", "Report"), "HTML (*.html)", optional=True, createByDefault=False
            )
        )

    def chosen_field(
        self, source: QgsProcessingFeatureSource, name: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> str:
        """The exact name of the field that a parameter names; empty where it names none."""
        given = self.parameterAsString(parameters, name, context).strip()
        return self.field(source, given, name) if given else ""

    def chosen_fields(
        self, source: QgsProcessingFeatureSource, name: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[str, ...]:
        """The exact names of the numeric fields that a parameter names, each once."""
        given = [text.strip() for text in self.parameterAsStrings(parameters, name, context) if text.strip()]
        found = tuple(dict.fromkeys(self.field(source, text, name) for text in given))
        return tuple(self.numeric(source, field, name) for field in found)

    def numeric(self, source: QgsProcessingFeatureSource, field: str, parameter: str) -> str:
        """The name of a field; an error where it holds text."""
        if field and not source.fields().field(field).isNumeric():
            raise InputError("regions-text-field", field=field, parameter=parameter)
        return field

    def assignment(
        self,
        source: QgsProcessingFeatureSource,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        parents: tuple[str, ...] = (),
    ) -> Assignment:
        """Keys and regions of the areas, by REGION_FIELD or by LOOKUP."""
        from ..gis.regions.assignment import by_field, by_table

        key = self.chosen_field(source, "KEY_FIELD", parameters, context)
        if parameters.get("LOOKUP") in (None, ""):
            region = self.chosen_field(source, "REGION_FIELD", parameters, context)
            if not region:
                raise InputError("regions-no-assignment")
            name = self.chosen_field(source, "REGION_NAME_FIELD", parameters, context)
            return by_field(source, key, region, name, parents)
        table = self.source(parameters, "LOOKUP", context)
        for parameter in ("KEY_FIELD", "LOOKUP_KEY_FIELD", "LOOKUP_REGION_FIELD"):
            if not self.parameterAsString(parameters, parameter, context).strip():
                raise InputError("regions-lookup-incomplete", table=table.sourceName(), parameter=parameter)
        fields = [
            self.chosen_field(table, f"LOOKUP_{name}_FIELD", parameters, context) for name in ("KEY", "REGION", "NAME")
        ]
        return by_table(source, key, table, *fields)

    def numbers(self, source: QgsProcessingFeatureSource, fields: tuple[str, ...]) -> pd.DataFrame:
        """The numeric fields as floats, NaN where a value is missing; a row per area."""
        from ..gis.frames import frame_of

        return frame_of(source, list(fields)).astype(float)
