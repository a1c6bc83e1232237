"""Result layers: written whole or not at all, then given their aliases, comments and style."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.files import Draft, checked_folder
from ..core.messages import InputError
from .areas.areacopy import AreaCopy
from .frames import Column, attribute_lists, features_with, fields_with, python_value, whole_features
from .gpkgcolumns import add_columns
from .layers import input_layer, save_style
from .translation import text_of
from .wholefile import check_whole, not_writable, save_qml

if TYPE_CHECKING:
    import pandas as pd

translate = QCoreApplication.translate

# Features between two steps of the progress bar.
_STEP = 500
# Longer than this, the first part of a comment is no unit.
_LONGEST_UNIT = 15
# The style that a layer of a GeoPackage opens with and what its description says; all but the newest of these.
_STYLE, _MAKER = "default", "Sozialraum"
_OLDER_STYLES = """
    DELETE FROM layer_styles WHERE styleName = 'default' AND description = 'Sozialraum' AND EXISTS (
        SELECT 1 FROM layer_styles AS newer WHERE newer.id > layer_styles.id
        AND newer.styleName = layer_styles.styleName AND newer.description = layer_styles.description
        AND newer.f_table_name = layer_styles.f_table_name
        AND newer.f_geometry_column IS layer_styles.f_geometry_column)
"""

Finish = Callable[[QgsVectorLayer], None]


def written_path(destination: Any) -> Path | None:
    """The file a sink parameter names, or None for memory layers, databases and layers inside a container."""
    if isinstance(destination, QgsProcessingOutputLayerDefinition):
        destination = destination.sink.staticValue()
    if not isinstance(destination, str) or destination.startswith(("memory:", "TEMPORARY_OUTPUT", "ogr:", "postgres")):
        return None
    path = Path(destination)
    # A bare name or one without an ending is for Processing to place.
    return path if path.suffix and (path.is_absolute() or path.parent.is_dir()) else None


def write_areas(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    source: QgsProcessingFeatureSource,
    columns: Sequence[Column],
    values: pd.DataFrame,
    replaced: Sequence[str] = (),
    copy: AreaCopy | None = None,
    attach: Callable[[Path], None] | None = None,
) -> str:
    """Write the features of ``source`` with new ``columns`` to the sink parameter ``name``; see :func:`write_layer`.

    ``values`` has a row per feature id and a column per new field. Fields in ``replaced`` are left out. ``copy`` is
    a copy of the source that was begun before, without any field replaced. ``attach`` adds to a GeoPackage before it
    gets its name.
    """
    final = written_path(parameters.get(name))
    if copy is not None and final is not None:
        if copy.wait() and _add(copy.draft.path, columns, values, list(values.index) if copy.fids else None, feedback):
            copy.draft.place()
            _load_later(parameters[name], name, str(final), context)
            return str(final)
        copy.drop()
    if final is not None and final.suffix.lower() == ".gpkg" and columns:
        written = _write_gpkg(algorithm, name, parameters, context, feedback, source, columns, values, replaced, attach)
        if written:
            return written
    fields = fields_with(source.fields(), columns, replaced)
    features = features_with(source, columns, values, fields)
    more = None if final is None or final.suffix.lower() != ".gpkg" else _attached(attach)
    return write_layer(algorithm, name, parameters, context, feedback, fields, source, features, len(values), more)


def _attached(attach: Callable[[Path], None] | None) -> Callable[[Path], bool] | None:
    def add(path: Path) -> bool:
        if attach is not None:
            attach(path)
        return True

    return add


def _load_later(destination: Any, name: str, path: str, context: QgsProcessingContext) -> None:
    # What parameterAsSink does for a layer that is wanted in the project.
    project = getattr(destination, "destinationProject", None)
    if project is not None:
        title = destination.destinationName or name
        details = QgsProcessingContext.LayerDetails(title, project, name, QgsProcessingUtils.LayerHint.Vector)
        context.addLayerToLoadOnCompletion(path, details)


def _add(
    path: Path, columns: Sequence[Column], values: pd.DataFrame, fids: Sequence[Any] | None,
    feedback: QgsProcessingFeedback,
) -> bool:  # fmt: skip
    _check(feedback)
    return add_columns(path, columns, attribute_lists(columns, values), fids, _stepper(feedback, 80, 15))


def _write_gpkg(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    source: QgsProcessingFeatureSource,
    columns: Sequence[Column],
    values: pd.DataFrame,
    replaced: Sequence[str],
    attach: Callable[[Path], None] | None,
) -> str:
    """Write the features as they are and add the columns afterwards; empty where the file keeps other ids."""
    kept = fields_with(source.fields(), (), replaced)
    places = [source.fields().lookupField(field.name()) for field in kept]
    known = kept.lookupField("fid")
    ids: list[int] = []
    fids: list[Any] = []

    def features() -> Iterator[QgsFeature]:
        for feature in whole_features(source):
            ids.append(feature.id())
            if known >= 0:
                fids.append(python_value(feature.attribute(places[known])))
            if replaced:
                old = feature.attributes()
                feature.setAttributes([old[place] for place in places])
            yield feature

    def add(path: Path) -> bool:
        if len(ids) != len(values) or not values.index.isin(ids).all():
            raise InputError("layer-rewritten", layer=source.sourceName())
        ordered = values if list(values.index) == ids else values.loc[ids]
        done = _add(path, columns, ordered, fids if known >= 0 else None, feedback)
        if done and attach is not None:
            attach(path)
        return done

    return write_layer(
        algorithm, name, parameters, context, feedback, kept, source, features(), len(values), before_move=add
    )


def _stepper(feedback: QgsProcessingFeedback, start: float, span: float) -> Callable[[float], None]:
    def step(share: float) -> None:
        feedback.setProgress(start + span * share)
        _check(feedback)

    return step


def _check(feedback: QgsProcessingFeedback) -> None:
    if feedback.isCanceled():
        raise QgsProcessingException(translate("Sozialraum", "Cancelled; nothing was written."))


def write_layer(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: QgsFields,
    like: Any,
    features: Iterable[QgsFeature],
    count: int = 0,
    before_move: Callable[[Path], bool] | None = None,
) -> str:
    """Write ``features`` to the sink parameter ``name`` and return the destination's id.

    A local file is written beside its final name and moved there when it is whole, so that a failure or Cancel
    leaves what was there before. ``like`` is a feature source that lends geometry type and CRS, ``count`` how many
    features there are. ``before_move`` may add to the file; where it says False nothing is kept and the result is
    empty. Aliases and style are given later by :func:`finish`, because sinks drop them.
    """
    final = written_path(parameters.get(name))
    if final is not None:
        checked_folder(final.parent, name)
    used = dict(parameters)
    draft = Draft(final) if final else None
    if draft is not None:
        used[name] = _redirected(parameters[name], str(draft.path))
    destination, sink, kept = "", None, True
    try:
        try:
            sink, destination = _sink(algorithm, used, name, context, fields, like, draft)
            if draft is not None:
                draft.follow(destination)
            written = _fill(sink, features, count, feedback)
            if written < 0:
                raise _failed(algorithm.writeFeatureError(sink, parameters, name), sink.lastError(), draft)
        finally:
            del sink  # closes the file, which Windows needs before it is moved or removed
        if draft is not None:
            check_whole(draft.path, written, draft.final)
            kept = before_move is None or before_move(draft.path)
            if kept:
                draft.place()
    except sqlite3.Error as error:
        _drop(context, destination, draft)
        raise _failed(str(error), str(error), draft) from error
    except BaseException:
        _drop(context, destination, draft)
        raise
    if not kept:
        _drop(context, destination, draft)
        return ""
    if draft is None:
        return destination
    _rename(context, destination, str(draft.final))
    return str(draft.final)


def _sink(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext,
    fields: QgsFields, like: Any, draft: Draft | None,
) -> tuple[QgsFeatureSink, str]:  # fmt: skip
    try:
        sink, destination = algorithm.parameterAsSink(
            parameters, name, context, _bare(fields), like.wkbType(), like.sourceCrs()
        )
    except QgsProcessingException as error:
        raise _failed(str(error), str(error).rpartition("OGR error: ")[2].rstrip(")"), draft) from error
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    return sink, destination


def _fill(sink: QgsFeatureSink, features: Iterable[QgsFeature], count: int, feedback: QgsProcessingFeedback) -> int:
    """Write the features and return how many they were, -1 where the sink refused."""
    written = 0
    for written, feature in enumerate(features, 1):
        _check(feedback)
        if count and not written % _STEP:
            feedback.setProgress(60 + 20 * written / count)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            return -1
    _check(feedback)
    return written if sink.flushBuffer() else -1


def _failed(message: str, told: str, draft: Draft | None) -> Exception:
    """What went wrong: for a file in words that name it, for a database in QGIS's own."""
    return QgsProcessingException(message) if draft is None else not_writable(draft.final, told)


def _drop(context: QgsProcessingContext, destination: str, draft: Draft | None) -> None:
    if draft is not None:
        _forget(context, destination)
        draft.drop()


def _bare(fields: QgsFields) -> QgsFields:
    # Sinks drop aliases and comments; file formats that cannot hold them warn about each.
    result = QgsFields()
    for field in fields:
        bare = QgsField(field)
        bare.setAlias("")
        bare.setComment("")
        result.append(bare)
    return result


def _redirected(destination: Any, path: str) -> Any:
    if not isinstance(destination, QgsProcessingOutputLayerDefinition):
        return path
    moved = QgsProcessingOutputLayerDefinition(destination)
    moved.sink.setStaticValue(path)
    return moved


def _rename(context: QgsProcessingContext, old: str, new: str) -> None:
    waiting = context.layersToLoadOnCompletion()
    if old in waiting:
        context.setLayersToLoadOnCompletion({new if key == old else key: value for key, value in waiting.items()})


def _forget(context: QgsProcessingContext, destination: str) -> None:
    waiting = context.layersToLoadOnCompletion()
    context.setLayersToLoadOnCompletion({key: value for key, value in waiting.items() if key != destination})


def finish(context: QgsProcessingContext, destination: str, *steps: Finish) -> QgsVectorLayer | None:
    """Apply ``steps`` to the written layer and keep the outcome in its GeoPackage as the default style.

    Call it from ``postProcessAlgorithm`` (main thread). A memory layer keeps aliases and style by itself. Other file
    formats cannot hold them: there a QML file is written beside.
    """
    layer = QgsProcessingUtils.mapLayerFromString(destination, context)
    if not isinstance(layer, QgsVectorLayer):
        return None
    for step in steps:
        step(layer)
    keep_style(layer)
    return layer


def keep_style(layer: QgsVectorLayer) -> None:
    """Save a layer's style as its default: in its GeoPackage, or as a QML file beside another local file."""
    if layer.dataProvider().name() != "ogr":
        return
    if layer.dataProvider().storageType() == "GPKG":
        error = save_style(layer, _STYLE, _MAKER) or _keep_newest_style(layer)
        # What the provider had open before reads nothing any more, and says nothing (GDAL 3.6).
        layer.dataProvider().reloadData()
    else:
        try:
            save_qml(layer, Path(layer.source().split("|")[0]).with_suffix(".qml"))
            error = ""
        except InputError as failure:
            error = text_of(failure)
    if error:
        raise QgsProcessingException(
            translate("Sozialraum", "The style of {layer} could not be saved: {reason}").format(
                layer=layer.name(), reason=error
            )
        )


def _keep_newest_style(layer: QgsVectorLayer) -> str:
    """Leave one style where two programs have saved theirs at once; what went wrong, empty where nothing did.

    Each of them sees no style of the other before it adds its own. Both come here afterwards, so that one is left.
    """
    registry = QgsProviderRegistry.instance()
    path = str(registry.decodeUri("ogr", layer.source())["path"])
    try:
        registry.providerMetadata("ogr").createConnection(path, {}).executeSql(_OLDER_STYLES)
    except QgsProviderConnectionException as error:
        return str(error)
    return ""


def describe_fields(texts: Mapping[str, tuple[str, str]]) -> Finish:
    """A step for :func:`finish` that sets alias and comment by field name: ``{name: (alias, comment)}``."""

    def apply(layer: QgsVectorLayer) -> None:
        for position, field in enumerate(layer.fields()):
            alias, comment = texts.get(field.name(), ("", ""))
            if alias:
                layer.setFieldAlias(position, alias)
            if comment:
                layer.setCustomProperty(f"sozialraum/comment/{field.name()}", comment)

    return apply


def field_texts(fields: QgsFields, layer: QgsMapLayer | None = None) -> dict[str, tuple[str, str]]:
    """Alias and comment of each field, as :func:`describe_fields` takes them.

    ``layer`` gives the comments that :func:`describe_fields` kept beside fields that cannot hold them.
    """

    def kept(name: str) -> str:
        return str(layer.customProperty(f"sozialraum/comment/{name}", "")) if layer is not None else ""

    return {field.name(): (field.alias(), field.comment() or kept(field.name())) for field in fields}


def unit_of(comment: str) -> str:
    """The unit of a field from its comment, which says ``unit; source``; empty where there is none."""
    unit, separator, _ = comment.partition(";")
    return unit.strip() if separator and len(unit) <= _LONGEST_UNIT else ""


def source_texts(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> dict[str, tuple[str, str]]:
    """Alias and comment of each field of the input layer ``name``. Call it from ``prepareAlgorithm`` (main thread)."""
    layer = input_layer(algorithm, parameters, name, context)
    return {} if layer is None else field_texts(layer.fields(), layer)
