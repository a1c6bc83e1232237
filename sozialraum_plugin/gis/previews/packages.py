"""What a package can hold, before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsFeatureSource, QgsProject, QgsVectorLayer

from .maps import kept_layers, regions_in


def layers_to_pack(project: QgsProject) -> list[QgsVectorLayer]:
    """The layers and tables of a project that can be packed, in the order of its layer tree."""
    no = {layer.id() for layer in kept_layers(project)}
    found = (layer for layer in project.layerTreeRoot().layerOrder() if isinstance(layer, QgsVectorLayer))
    tables = (
        node.layer()
        for node in project.layerTreeRoot().findLayers()
        if isinstance(node.layer(), QgsVectorLayer) and not node.layer().isSpatial()
    )
    unique = {layer.id(): layer for layer in (*found, *tables) if layer.isValid() and layer.id() not in no}
    return list(unique.values())


def common_fields(layers: Sequence[QgsVectorLayer]) -> list[str]:
    """The fields that all layers have, in the order of the first one's; without upper and lower case, as the export
    looks for them."""
    if not layers:
        return []
    return [
        name
        for name in layers[0].fields().names()
        if all(layer.fields().lookupField(name) >= 0 for layer in layers[1:])
    ]


def packages_in(sources: Sequence[QgsFeatureSource], region_field: str) -> int:
    """How many packages there are when each region gets one."""
    if not region_field:
        return 1
    return len({region.key for source in sources for region in regions_in(source, region_field, "")})
