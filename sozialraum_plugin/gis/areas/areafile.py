"""The polygon layers of a file."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
)


def polygon_layers(path: str, context: QgsCoordinateTransformContext | None = None) -> dict[str, QgsVectorLayer]:
    """The polygon layers of a file by name, with the style that is saved beside the data; none where it has none."""
    found: dict[str, QgsVectorLayer] = {}
    options = QgsProviderSublayerDetails.LayerOptions(context or QgsCoordinateTransformContext())
    asked = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    for details in QgsProviderRegistry.instance().querySublayers(path, asked):
        if details.type() != Qgis.LayerType.Vector:
            continue
        layer = details.toLayer(options)
        if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() == Qgis.GeometryType.Polygon:
            name = layer.name() or Path(path).stem
            layer.setName(name)
            found[name] = layer
    return found
