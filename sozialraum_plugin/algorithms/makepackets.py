"""The algorithm ``sozialraum:makepackets``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVariant,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..core.messages import Canceled, InputError, Note
from ..gis.areas.areanames import names_of
from ..gis.layers import input_layer
from ..gis.translation import Texts, languages, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm

if TYPE_CHECKING:
    from ..gis.discourse.packets import Order
    from ..gis.regions.assignment import Assignment


class MakePackets(RegionsAlgorithm):
    """A file per region in which its people comment the figures and types of their areas."""

    NAME = "makepackets"
    ICON = "discourse"

    def __init__(self) -> None:
        super().__init__()
        self._colours: dict[int, str] = {}

    def displayName(self) -> str:
        return translate("MakePackets", "Make packets for comments")

    def shortDescription(self) -> str:
        return translate(
            "MakePackets",
            "Makes a GeoPackage with a form for each region, in which figures and types of its areas are commented.",
        )

    def flags(self) -> Any:
        # Layers get style and form, which belongs to the main thread.
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions()
        self.add_field("NAME_FIELD", translate("MakePackets", "Field with the names of the areas"))
        self.add_field("TYPE_FIELD", translate("MakePackets", "Field with the types of the areas"), optional=False)
        self.add_field("INDICATORS", translate("MakePackets", "Figures that are shown"), many=True)
        for name, label in (
            ("YEAR", translate("MakePackets", "Year of the figures")),
            ("TITLE", translate("MakePackets", "Title of the text that lies beside")),
            ("SOURCE", translate("MakePackets", "Source of the figures")),
            ("RETURN_BY", translate("MakePackets", "Please return by (text)")),
            ("CONTACT", translate("MakePackets", "Return to (text)")),
            ("PREFIX", translate("MakePackets", "Word before the region in names of files")),
        ):
            default = "RTK" if name == "PREFIX" else None
            self.addParameter(QgsProcessingParameterString(name, label, defaultValue=default, optional=True))
        self.add_advanced(
            QgsProcessingParameterEnum(
                "LANGUAGE",
                translate("MakePackets", "Language of the form (empty: that of QGIS)"),
                options=languages(),
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.add_lookup()
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("MakePackets", "Folder")))
        self.addOutput(QgsProcessingOutputVariant("FILES", translate("MakePackets", "Files")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("MakePackets", "Number of packets")))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        from ..gis.discourse.present import colours_of

        able = super().prepareAlgorithm(parameters, context, feedback)
        field = self.parameterAsString(parameters, "TYPE_FIELD", context)
        self._colours = colours_of(input_layer(self, parameters, "INPUT", context), field)
        return able

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.steering.regions import listed
        from ..gis.discourse.packets import write_packets

        source = self.source(parameters, "INPUT", context)
        if not self.parameterAsString(parameters, "KEY_FIELD", context).strip():
            raise InputError("packets-no-key")
        assignment = self.assignment(source, parameters, context)
        order = self._order(source, assignment, parameters, context)
        for note in assignment.notes:
            feedback.pushWarning(text_of(note))
        without = [key for key, region in zip(assignment.keys, assignment.regions, strict=True) if not region]
        if without:
            told = {"count": len(without), "areas": listed(without)}
            feedback.pushWarning(text_of(Note("packets-without-region", told)))

        def tick(share: float) -> None:
            feedback.setProgress(100 * share)
            if feedback.isCanceled():
                raise Canceled

        files = write_packets(order, tick)
        return {"FOLDER": order.folder, "FILES": [str(path) for path in files], "COUNT": len(order.regions)}

    def _order(
        self,
        source: QgsProcessingFeatureSource,
        assignment: Assignment,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Order:
        from ..core.steering.regions import natural
        from ..gis.discourse.packets import Order
        from ..gis.discourse.present import Types, indicator_fields, rows_of
        from ..gis.discourse.readme import Words

        def text(name: str) -> str:
            return " ".join(self.parameterAsString(parameters, name, context).split())

        types = Types(source, self.field(source, text("TYPE_FIELD"), "TYPE_FIELD"))
        names = names_of(source, assignment.keys, self.chosen_field(source, "NAME_FIELD", parameters, context))
        given = [name.strip() for name in self.parameterAsStrings(parameters, "INDICATORS", context) if name.strip()]
        indicators = list(dict.fromkeys(self.field(source, name, "INDICATORS") for name in given))
        return Order(
            rows=list(rows_of(source, assignment, names, types, indicators, text("YEAR"))),
            regions=sorted({region for region in assignment.regions if region}, key=natural),
            names=assignment.names,
            types=types.all,
            colours=self._colours,
            indicators=indicator_fields(source, indicators, self._texts),
            prefix=text("PREFIX"),
            folder=self.parameterAsString(parameters, "FOLDER", context),
            words=Words(text("TITLE"), text("YEAR"), text("SOURCE"), text("CONTACT"), text("RETURN_BY")),
            crs=source.sourceCrs(),
            kind=QgsWkbTypes.multiType(source.wkbType()),
            texts=Texts(self.parameterAsEnumString(parameters, "LANGUAGE", context) or None),
            transforms=context.transformContext(),
        )
