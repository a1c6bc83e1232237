"""The algorithm ``sozialraum:computesupply``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)

from ..core.messages import Canceled, InputError
from ..gis import results
from ..gis.frames import Column, frame_of
from ..gis.newlayers import Like, fields_of, made_features
from ..gis.translation import Texts, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm

if TYPE_CHECKING:
    from ..core.steering.supply import Mix, Place, SupplyTable
    from ..gis.regions.assignment import Assignment

_NEW = ("facilities", "places", "places_per_100")


@dataclass
class _Areas:
    """What is known of the areas, in their order."""

    assignment: Assignment
    children: list[float | None]
    children_field: str
    types: list[str]
    type_names: dict[str, str]
    shapes: list[Any]


class ComputeSupply(RegionsAlgorithm):
    """Counts facilities and their places: by area, region and type, and in each facility's catchment."""

    NAME = "computesupply"
    ICON = "supply"

    def displayName(self) -> str:
        return translate("ComputeSupply", "Compute supply with facilities")

    def shortDescription(self) -> str:
        return translate(
            "ComputeSupply",
            "Places for children by area, region and area type, and the mix of types in each facility's catchment.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions()
        self.add_field("CHILDREN_FIELD", translate("ComputeSupply", "Field with the number of children"), True)
        self.add_field("TYPE_FIELD", translate("ComputeSupply", "Field with the types of the areas"))
        points = Qgis.ProcessingSourceType.VectorPoint
        self.addParameter(
            QgsProcessingParameterFeatureSource("FACILITIES", translate("ComputeSupply", "Facilities"), [points])
        )
        for name, label, numeric in (
            ("PLACES_FIELD", translate("ComputeSupply", "Field with the number of places"), True),
            ("FACILITY_FIELD", translate("ComputeSupply", "Field with the names of the facilities"), False),
            ("CATCHMENT_FIELD", translate("ComputeSupply", "Field that lists the areas of the catchment"), False),
        ):
            self.add_field(name, label, numeric, of="FACILITIES")
        self.addParameter(
            QgsProcessingParameterNumber(
                "RADIUS",
                translate("ComputeSupply", "Radius of the catchment (m)"),
                Qgis.ProcessingNumberParameterType.Double,
                optional=True,
                minValue=1.0,
            )
        )
        table = Qgis.ProcessingSourceType.Vector
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        for name, label, kind, optional in (
            ("OUTPUT", translate("ComputeSupply", "Areas with their supply"), polygon, False),
            ("REGIONS", translate("ComputeSupply", "Supply of the regions"), table, True),
            ("TYPES", translate("ComputeSupply", "Supply by area type"), table, True),
            ("CATCHMENTS", translate("ComputeSupply", "Facilities with their catchments"), points, True),
        ):
            self.addParameter(
                QgsProcessingParameterFeatureSink(name, label, kind, optional=optional, createByDefault=not optional)
            )
        self.add_report()
        for name, label in (
            ("INSIDE", translate("ComputeSupply", "Facilities in an area")),
            ("OUTSIDE", translate("ComputeSupply", "Facilities in no area")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        import pandas as pd

        from ..core.steering.supply import compute_supply
        from ..gis.fields.supplyfields import supply_columns

        source = self.source(parameters, "INPUT", context)
        facilities = self.source(parameters, "FACILITIES", context)
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        areas = self._areas(source, parameters, context)
        found, mixes = self._facilities(source, facilities, areas, parameters, context, feedback)
        assigned = areas.assignment
        table = compute_supply(
            assigned.keys, areas.children, assigned.regions, areas.types, found, areas.children_field
        )
        for note in (*assigned.notes, *table.notes):
            feedback.pushWarning(text_of(note))

        texts = Texts()
        columns = supply_columns(texts, False)
        values = pd.DataFrame(
            [[supply.facilities, supply.places, supply.per_100] for supply in table.areas],
            columns=list(_NEW), index=frame_of(source, []).index,
        )  # fmt: skip
        replaced = [name for name in _NEW if source.fields().lookupField(name) >= 0]
        # All is made before the first file is written.
        report = None
        if path:
            from ..gis.reports.supply import SupplyReport

            names = [place.name for place in found]
            report = SupplyReport(table, assigned.names, areas.type_names, list(zip(names, mixes, strict=True)), texts)
            report.build()
        written = results.write_areas(self, "OUTPUT", parameters, context, feedback, source, columns, values, replaced)
        result: dict[str, Any] = {"OUTPUT": self.describe(written, columns, before=self._texts)}
        result |= self._tables(table, areas, found, mixes, facilities, texts, parameters, context, feedback)
        if report is not None:
            report.write(path)
            result["REPORT"] = path
        outside = sum(place.area is None for place in found)
        return {**result, "INSIDE": len(found) - outside, "OUTSIDE": outside}

    def _areas(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> _Areas:
        from ..core.joining.keys import key_text
        from ..gis.areas.overlay import shapes_of
        from ..gis.regions.assignment import Assignment, area_keys, by_field

        key = self.chosen_field(source, "KEY_FIELD", parameters, context)
        region = self.chosen_field(source, "REGION_FIELD", parameters, context)
        name = self.chosen_field(source, "REGION_NAME_FIELD", parameters, context)
        keys = area_keys(source, key)
        assignment = by_field(source, key, region, name) if region else Assignment(keys, [""] * len(keys))
        counted = self.chosen_field(source, "CHILDREN_FIELD", parameters, context)
        self.numeric(source, counted, "CHILDREN_FIELD")
        children: list[float | None] = [None] * len(keys)
        if counted:
            children = [
                None if value != value else float(value) for value in frame_of(source, [counted])[counted].astype(float)
            ]
        kinds = self.chosen_field(source, "TYPE_FIELD", parameters, context)
        types, names = [""] * len(keys), {}
        if kinds:
            values = frame_of(source, [kinds])[kinds]
            types = ["" if value is None or value != value else key_text(value) for value in values]
            place = source.fields().lookupField(f"{kinds}_name")
            if place >= 0:
                called = frame_of(source, [source.fields().at(place).name()]).iloc[:, 0]
                names = {kind: str(text) for kind, text in zip(types, called, strict=True) if kind and text}
        shapes = shapes_of(source, source.sourceCrs(), context.transformContext(), "INPUT")
        ordered = [shapes.geometries.get(fid) for fid in frame_of(source, []).index]
        return _Areas(assignment, children, counted, types, names, ordered)

    def _facilities(
        self,
        source: QgsProcessingFeatureSource,
        facilities: QgsProcessingFeatureSource,
        areas: _Areas,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[list[Place], list[Mix]]:
        """The facilities in their order, and the mix of types of each one's catchment."""
        from ..core.joining.keys import key_text
        from ..core.steering.regions import listed
        from ..core.steering.supply import Place, mix
        from ..gis.regions.facilities import AreaFinder, circle, listed_areas, points_of

        fields = {
            name: self.chosen_field(facilities, name, parameters, context)
            for name in ("PLACES_FIELD", "FACILITY_FIELD", "CATCHMENT_FIELD")
        }
        self.numeric(facilities, fields["PLACES_FIELD"], "PLACES_FIELD")
        given = parameters.get("RADIUS") not in (None, "")
        radius = self.parameterAsDouble(parameters, "RADIUS", context) if given else 0.0
        if radius and fields["CATCHMENT_FIELD"]:
            raise InputError("supply-radius-area")
        if fields["CATCHMENT_FIELD"] and not self.parameterAsString(parameters, "KEY_FIELD", context):
            raise InputError("supply-catchment-needs-key")
        columns = list(dict.fromkeys(name for name in fields.values() if name))
        frame = frame_of(facilities, columns)
        crs, transforms = source.sourceCrs(), context.transformContext()
        points = points_of(facilities, crs, transforms)
        finder = AreaFinder(areas.shapes)
        number_of = {key: number for number, key in enumerate(areas.assignment.keys)}
        found, mixes = [], []
        for row, point in enumerate(points):
            if not row % 100:
                feedback.setProgress(40 * row / len(points))
                if feedback.isCanceled():
                    raise Canceled
            values = {name: frame[name].iloc[row] for name in columns}
            name = key_text(values.get(fields["FACILITY_FIELD"])) or f"#{frame.index[row]}"
            area = finder.at(point) if not point.isEmpty() else None
            places = values.get(fields["PLACES_FIELD"])
            known = None if places is None or places != places else float(places)
            found.append(Place(name, known, area))
            weights = {area: 1.0} if area is not None else {}
            if fields["CATCHMENT_FIELD"]:
                text = key_text(values[fields["CATCHMENT_FIELD"]])
                weights = listed_areas(text, number_of, name, fields["CATCHMENT_FIELD"])
            elif radius:
                weights = finder.shares(circle(point, radius, crs, transforms)) if not point.isEmpty() else {}
            mixes.append(mix(weights, areas.children, areas.types))
        below = [place.name for place in found if place.places is not None and place.places < 0]
        if below:
            raise InputError("supply-places-negative", field=fields["PLACES_FIELD"], facilities=listed(below))
        return found, mixes

    def _tables(
        self,
        table: SupplyTable,
        areas: _Areas,
        found: list[Place],
        mixes: list[Mix],
        facilities: QgsProcessingFeatureSource,
        texts: Texts,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, str]:
        from ..gis.fields import supplyfields as made

        names, keys = areas.assignment.names, areas.assignment.keys
        written = {}
        first = [
            Column("region", "text", translate("ComputeSupply", "Region")),
            Column("region_name", "text", translate("ComputeSupply", "Name of the region")),
        ]
        of_type = [
            Column("type", "text", translate("ComputeSupply", "Type")),
            Column("type_name", "text", translate("ComputeSupply", "Name of the type")),
        ]
        wide = made.supply_columns(texts, True)
        tables = {
            "REGIONS": (
                [*first, *wide],
                [[key, names.get(key), *made.supply_row(supply)] for key, supply in table.regions.items()],
            ),
            "TYPES": (
                [*of_type, *wide, *made.share_columns(texts)],
                [
                    [kind or None, made.type_words(kind, areas.type_names, texts), *made.supply_row(supply),
                     *made.shares_of(supply, table)]
                    for kind, supply in table.types.items()
                ],
            ),
        }  # fmt: skip
        for name, (columns, rows) in tables.items():
            if parameters.get(name):
                fields = fields_of(columns)
                features = made_features(fields, rows)
                written[name] = self._kept(name, columns, fields, Like(), features, parameters, context, feedback)
        if parameters.get("CATCHMENTS"):
            columns = made.catchment_columns(list(table.types), areas.type_names, texts)
            rows = [
                made.catchment_row(one, keys[place.area] if place.area is not None else "", list(table.types))
                for place, one in zip(found, mixes, strict=True)
            ]
            written["CATCHMENTS"] = self._catchments(facilities, columns, rows, parameters, context, feedback)
        return written

    def _catchments(
        self,
        facilities: QgsProcessingFeatureSource,
        columns: list[Column],
        rows: list[list[Any]],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        import pandas as pd

        values = pd.DataFrame(rows, columns=[column.name for column in columns], index=frame_of(facilities, []).index)
        known = {name.casefold() for name in facilities.fields().names()}
        replaced = [column.name for column in columns if column.name.casefold() in known]
        written = results.write_areas(
            self, "CATCHMENTS", parameters, context, feedback, facilities, columns, values.astype(object), replaced
        )
        return self.describe(written, columns, before=results.field_texts(facilities.fields()))

    def _kept(
        self,
        name: str,
        columns: list[Column],
        fields: Any,
        like: Like,
        features: Any,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        written = results.write_layer(self, name, parameters, context, feedback, fields, like, features)
        return self.describe(written, columns)
