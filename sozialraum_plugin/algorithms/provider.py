"""The Processing provider ``sozialraum``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..gis import paths
from .aggregateregions import AggregateRegions
from .allocatebudget import AllocateBudget
from .applyareatypes import ApplyAreaTypes
from .checkareas import CheckAreas
from .compareregions import CompareRegions
from .comparetypecounts import CompareTypeCounts
from .comparetypes import CompareTypes
from .computeareatypes import ComputeAreaTypes
from .computerates import ComputeRates
from .computestatusindex import ComputeStatusIndex
from .computesupply import ComputeSupply
from .exportlayers import ExportLayers
from .exportregionmaps import ExportRegionMaps
from .findareas import FindAreas
from .joinindicators import JoinIndicators
from .makepackets import MakePackets
from .readpackets import ReadPackets
from .styleareas import StyleAreas
from .transferareas import TransferAreas
from .updateyear import UpdateYear

ALGORITHMS = (
    JoinIndicators,
    ComputeRates,
    TransferAreas,
    CompareTypeCounts,
    ComputeAreaTypes,
    ApplyAreaTypes,
    CompareTypes,
    UpdateYear,
    ComputeStatusIndex,
    CheckAreas,
    AggregateRegions,
    CompareRegions,
    AllocateBudget,
    FindAreas,
    ComputeSupply,
    MakePackets,
    ReadPackets,
    StyleAreas,
    ExportRegionMaps,
    ExportLayers,
)


class SozialraumProvider(QgsProcessingProvider):
    """Offers every calculation and export of the plugin."""

    def id(self) -> str:
        return "sozialraum"

    def name(self) -> str:
        return "Sozialraum"

    def icon(self) -> QIcon:
        return QIcon(str(paths.resource("icons", "sozialraum.svg")))

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
