"""The benchmark pages of a print layout: a table behind the profile, driven by the atlas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qgis.core import (
    Qgis,
    QgsConditionalStyle,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMemoryProviderUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

from ...core.drawing.paging import paginate
from ..fields.comparefields import level_shades
from .benchmark import Benchmark
from .data import REGION, Region, fill_layer
from .framedpage import NOTE_HEIGHT, NOTE_SIZES, ORDER, PAGE, FramedPage, Measures
from .profile import Row
from .sheet import Sheet
from .textfit import Ruler, fit

_LEVEL = "sz_level"
# The column of the region's own value.
_VALUE = "c1"


class BenchmarkPages:
    """The benchmark pages of regions, and their place in a layout behind the pages of the profile."""

    def __init__(self, benchmark: Benchmark, regions: Sequence[Region]) -> None:
        self.benchmark = benchmark
        self._regions = regions
        self._measures = Measures(benchmark)
        self._rows = {region.key: self._paged(region) for region in regions}
        self.table = self._layer()

    @property
    def counts(self) -> dict[str, int]:
        """How many benchmark pages a region has, by its key."""
        return {key: max((number for _, _, number in rows), default=0) for key, rows in self._rows.items()}

    def _paged(self, region: Region) -> list[tuple[Row, str, int]]:
        """Wrapped rows with their level and their page."""
        rows = [(self._measures.wrapped(row), level) for row, level in self.benchmark.rows(region)]
        pages = paginate([self._measures.row(row) for row, _ in rows], [], self._measures.room)
        return [(*rows[place], number) for number, places in enumerate(pages, 1) for place in places]

    def _layer(self) -> QgsVectorLayer:
        fields = QgsFields()
        for name in (REGION, _LEVEL, *(f"c{place}" for place in range(len(self._measures.heads)))):
            fields.append(QgsField(name, QMetaType.Type.QString))
        for name in (PAGE, ORDER):
            fields.append(QgsField(name, QMetaType.Type.LongLong))
        layer = QgsMemoryProviderUtils.createMemoryLayer("benchmark", fields, Qgis.WkbType.NoGeometry)
        features = []
        for key, rows in self._rows.items():
            for order, (row, level, number) in enumerate(rows):
                feature = QgsFeature(fields)
                feature.setAttributes([key, level, *row.cells, number, order])
                features.append(feature)
        fill_layer(layer, features)
        styles = []
        for level, shade in level_shades().items():
            style = QgsConditionalStyle(f"\"{_LEVEL}\" = '{level}'")
            style.setBackgroundColor(QColor(shade.colour))
            styles.append(style)
        layer.conditionalStyles().setFieldStyles(_VALUE, styles)
        return layer

    def prepare(self, project: QgsProject, sheet: Sheet) -> None:
        """Add what the pages show, and tell the regions how many of them they have: all pages say that."""
        project.addMapLayer(self.table, False)
        sheet.layers["benchmark"] = self.table
        self._describe(sheet.coverage)

    def adding(self, sheet: Sheet, first: int) -> Iterator[None]:
        """Add the pages to a sheet that has ``first`` pages behind the map already."""
        for number in range(1, max(self.counts.values(), default=0) + 1):
            yield
            FramedPage(sheet, self.benchmark, number, self._measures, "benchmark", first).add(self.table)

    def _describe(self, coverage: QgsVectorLayer) -> None:
        """Give the regions the attributes that the pages read."""
        provider = coverage.dataProvider()
        kinds = {"benchmark_pages": QMetaType.Type.Double, "benchmark_notes": QMetaType.Type.QString}
        provider.addAttributes([QgsField(name, kind) for name, kind in kinds.items()])
        coverage.updateFields()
        pages, notes = (coverage.fields().lookupField(name) for name in kinds)
        by_key, ruler = {region.key: region for region in self._regions}, Ruler(self.benchmark.family)
        changes = {}
        for feature in coverage.getFeatures():
            region = by_key.get(str(feature["key"]))
            if region is not None:
                told = fit(self.benchmark.notes(region), ruler, NOTE_SIZES, self.benchmark.width, NOTE_HEIGHT)
                changes[feature.id()] = {pages: self.counts[region.key], notes: told.text}
        provider.changeAttributeValues(changes)
