"""Input layers together with what was saved beside their data: aliases and style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.passwords import has_password


def input_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The layer behind a feature source parameter, with its default style; None for a source that is no layer.

    Processing opens files without the style saved in them, and with it their aliases; a layer of the project keeps
    what the user has given it.
    """
    layer = behind(algorithm, parameters, name, context)
    project = context.project()
    if layer is not None and (project is None or project.mapLayer(layer.id()) is None):
        layer.loadDefaultStyle()
    return layer


def behind(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The layer behind a feature source parameter, also where it means a subset; None for a source that is no layer."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        # A subset of a layer (selected features, a filter) has the style of the whole.
        parameters = {**parameters, name: value.source}
    return algorithm.parameterAsVectorLayer(parameters, name, context)


def plain_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The layer behind a feature source parameter that means all of its features, else None."""
    if isinstance(parameters.get(name), QgsProcessingFeatureSourceDefinition):
        # Selected features only, a filter or a limit.
        return None
    return algorithm.parameterAsVectorLayer(parameters, name, context)


def name_by_table(parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
    """Give layers that were asked for by a database's address the name of their table.

    QGIS names them after a piece of the address, and that may be the password; reports and messages name layers.
    """
    project = context.project()
    for name, value in parameters.items():
        for address in _addresses(value):
            layer = QgsProcessingUtils.mapLayerFromString(address, context) if has_password(address) else None
            if layer is None or (project is not None and project.mapLayer(layer.id()) is not None):
                continue
            provider = layer.dataProvider()
            inner = provider.subLayers()[:1] if provider is not None and layer.providerType() == "ogr" else []
            table = inner[0].split(provider.sublayerSeparator())[1:2] if inner else []
            layer.setName(table[0] if table else name)


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        yield from _addresses(value.source.staticValue())
    elif isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _addresses(item)


def save_style(layer: QgsVectorLayer, name: str, description: str) -> str:
    """Store the layer's style in its database as the default one; what went wrong, empty where nothing did."""
    # QGIS 3.44 warns of the older call, 3.40 has no other.
    newer = getattr(layer, "saveStyleToDatabaseV2", None)
    if newer is None:
        return str(layer.saveStyleToDatabase(name, description, True, ""))
    return str(newer(name, description, True, "")[1])
