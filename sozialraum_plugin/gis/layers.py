"""Input layers together with what was saved beside their data: aliases and style."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeatureSourceDefinition, QgsVectorLayer


def input_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The layer behind a feature source parameter, with its default style; None for a source that is no layer.

    Processing opens files without the style saved in them, and with it their aliases; a layer of the project keeps
    what the user has given it.
    """
    value = parameters.get(name)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        # A subset of a layer (selected features, a filter) has the style of the whole.
        parameters = {**parameters, name: value.source}
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    project = context.project()
    if layer is not None and (project is None or project.mapLayer(layer.id()) is None):
        layer.loadDefaultStyle()
    return layer


def plain_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """The layer behind a feature source parameter that means all of its features, else None."""
    if isinstance(parameters.get(name), QgsProcessingFeatureSourceDefinition):
        # Selected features only, a filter or a limit.
        return None
    return algorithm.parameterAsVectorLayer(parameters, name, context)


def save_style(layer: QgsVectorLayer, name: str, description: str) -> str:
    """Store the layer's style in its database as the default one; what went wrong, empty where nothing did."""
    # QGIS 3.44 warns of the older call, 3.40 has no other.
    newer = getattr(layer, "saveStyleToDatabaseV2", None)
    if newer is None:
        return str(layer.saveStyleToDatabase(name, description, True, ""))
    return str(newer(name, description, True, "")[1])
