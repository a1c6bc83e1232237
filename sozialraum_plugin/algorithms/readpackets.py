"""The algorithm ``sozialraum:readpackets``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.messages import Canceled, InputError, Note
from ..gis import results
from ..gis.areas.areanames import names_of
from ..gis.newlayers import Like, fields_of, made_features
from ..gis.translation import Texts, languages, text_of
from .base import translate
from .regionparameters import RegionsAlgorithm

if TYPE_CHECKING:
    from ..core.steering.discourse import Outcome
    from ..core.steering.packetfile import Packet

# How proposals are accepted; the same words as in core.steering.discourse, which is loaded late.
WAYS = ("clear", "none", "keys")
_MOST_TOLD = 20


class ReadPackets(RegionsAlgorithm):
    """Reads collected packets: comments, proposals, what stands against them, and which become types set by hand."""

    NAME = "readpackets"
    ICON = "discourse"

    def displayName(self) -> str:
        return translate("ReadPackets", "Read packets with comments")

    def shortDescription(self) -> str:
        return translate(
            "ReadPackets",
            "Reads filled packets back, shows conflicts, and makes accepted proposals types that are set by hand.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_regions(polygons=False)
        self.add_field("NAME_FIELD", translate("ReadPackets", "Field with the names of the areas"))
        self.add_field("TYPE_FIELD", translate("ReadPackets", "Field with the types of the areas"), optional=False)
        self.addParameter(
            QgsProcessingParameterFile(
                "FOLDER",
                translate("ReadPackets", "Folder with the collected packets"),
                behavior=Qgis.ProcessingFileParameterBehavior.Folder,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "ACCEPT",
                translate("ReadPackets", "Accept proposals (clear: all without conflict; none; keys: named areas)"),
                options=list(WAYS),
                defaultValue="none",
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "KEYS",
                translate("ReadPackets", "Areas whose proposals are accepted (key or key=type, separated by ;)"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "YEAR", translate("ReadPackets", "Year of the types (empty: that of the packets)"), optional=True
            )
        )
        self.add_advanced(
            QgsProcessingParameterEnum(
                "LANGUAGE",
                translate("ReadPackets", "Language of tables and report (empty: that of QGIS)"),
                options=languages(),
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.add_lookup()
        for name, label in (
            ("NOTES", translate("ReadPackets", "Comments and proposals")),
            ("OVERRIDES", translate("ReadPackets", "Types set by hand")),
        ):
            self.addParameter(QgsProcessingParameterFeatureSink(name, label, Qgis.ProcessingSourceType.Vector))
        self.add_report()
        for name, label in (
            ("PACKETS", translate("ReadPackets", "Packets that were read")),
            ("REFUSED", translate("ReadPackets", "Files that were not read")),
            ("COMMENTED", translate("ReadPackets", "Areas with comments or proposals")),
            ("PROPOSALS", translate("ReadPackets", "Proposals of another type")),
            ("CONFLICTS", translate("ReadPackets", "Proposals in conflict")),
            ("ACCEPTED", translate("ReadPackets", "Types that are set by hand")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.steering.discourse import ACCEPTED, CONFLICT, OPEN, choices, judge
        from ..gis.discourse.notes import note_columns, note_rows, override_columns, override_rows
        from ..gis.discourse.present import Types, areas_of

        source = self.source(parameters, "INPUT", context)
        if not self.parameterAsString(parameters, "KEY_FIELD", context).strip():
            raise InputError("packets-no-key")
        path = self.files(parameters, context, "REPORT").get("REPORT", "")
        assignment = self.assignment(source, parameters, context)
        given = self.parameterAsString(parameters, "TYPE_FIELD", context).strip()
        types = Types(source, self.field(source, given, "TYPE_FIELD"))
        names = names_of(source, assignment.keys, self.chosen_field(source, "NAME_FIELD", parameters, context))
        areas = areas_of(assignment, names, types)
        way = self.parameterAsEnumString(parameters, "ACCEPT", context)
        picked = choices(self.parameterAsString(parameters, "KEYS", context))
        packets, refused = self._packets(parameters, context, feedback)
        entries = [entry for packet in packets for entry in packet.entries]
        year = self.parameterAsString(parameters, "YEAR", context).strip()
        outcome = judge(entries, areas, len(types.all), way, picked, year)
        remarks = [*assignment.notes, *(note for packet in packets for note in packet.notes)]
        self._tell(outcome, refused, remarks, feedback)
        texts = Texts(self.parameterAsEnumString(parameters, "LANGUAGE", context) or None)
        report = None
        if path:
            from ..gis.reports.discourse import Collected, DiscourseReport

            collected = Collected({packet.file: len(packet.filled) for packet in packets}, refused, remarks)
            report = DiscourseReport(outcome, areas, assignment.names, types.all, collected, texts).build()
        result: dict[str, Any] = {}
        for name, columns, rows in (
            ("NOTES", note_columns(texts), note_rows(outcome.judged, areas, texts)),
            ("OVERRIDES", override_columns(texts), override_rows(outcome.overrides)),
        ):
            fields = fields_of(columns)
            features = made_features(fields, rows)
            written = results.write_layer(self, name, parameters, context, feedback, fields, Like(), features)
            result[name] = self.describe(written, columns)
        if report is not None:
            report.write(path)
            result["REPORT"] = path
        return {
            **result,
            "PACKETS": len(packets),
            "REFUSED": len(refused),
            "COMMENTED": len({one.entry.area for one in outcome.judged}),
            "PROPOSALS": outcome.count(ACCEPTED, CONFLICT, OPEN),
            "CONFLICTS": outcome.count(CONFLICT),
            "ACCEPTED": len(outcome.overrides),
        }

    def _packets(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> tuple[list[Packet], list[Note]]:
        """The packets that can be read, and why the other files cannot."""
        from ..core.steering.packetfile import packet_files, read_packet

        folder = Path(self.parameterAsFile(parameters, "FOLDER", context))
        files = packet_files(folder)
        if not files:
            raise InputError("packets-none", folder=str(folder))
        packets, refused = [], []
        times = Counter(file.name for file in files)
        for number, file in enumerate(files):
            if feedback.isCanceled():
                raise Canceled
            shown = file.name if times[file.name] == 1 else file.relative_to(folder).as_posix()
            try:
                packets.append(read_packet(file, shown))
            except InputError as error:
                refused.append(Note("packet-refused", {"file": shown, "reason": error.note}))
            feedback.setProgress(60 * (number + 1) / len(files))
        if not packets:
            raise InputError("packets-all-refused", count=len(files), folder=str(folder), reason=refused[0])
        return packets, refused

    def _tell(
        self, outcome: Outcome, refused: list[Note], remarks: list[Note], feedback: QgsProcessingFeedback
    ) -> None:
        for note in refused:
            feedback.pushWarning(text_of(note))
        told = [text_of(note) for note in remarks]
        for one in outcome.judged:
            if one.against and one.state != "accepted":
                told.append(f"{one.entry.area}: {' '.join(text_of(note) for note in one.against)}")
        for text in told[:_MOST_TOLD]:
            feedback.pushWarning(text)
        if len(told) > _MOST_TOLD:
            text = translate("ReadPackets", "Further remarks: {count}; the report has all of them.")
            feedback.pushWarning(text.format(count=len(told) - _MOST_TOLD))
