"""Copy a file of areas in the background while their new columns are still being computed.

GDAL copies without Python's lock, so that the copy costs no time on a machine with two cores. It is taken only where
it gives what QGIS's own writer would give: a whole unfiltered layer of a file, to a GeoPackage that is not there yet.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.files import Draft

# Below so many features the ordinary way is as fast.
LEAST = 5000


@dataclass
class AreaCopy:
    """A running copy; ``fids`` says whether the ids of the source are kept."""

    draft: Draft
    fids: bool
    _future: Future[bool]

    def wait(self) -> bool:
        """Wait for the end; whether the copy is whole."""
        return self._future.result()

    def drop(self) -> None:
        """Wait for the end and remove the file."""
        self._future.exception()
        self.draft.drop()


def begin_copy(layer: QgsVectorLayer | None, source: QgsFeatureSource, final: Path | None) -> AreaCopy | None:
    """Start to copy the layer whose features ``source`` gives, or None where the ordinary way has to be taken."""
    if final is None or final.suffix.lower() != ".gpkg" or source.featureCount() < LEAST:
        return None
    found = _layer_of_file(layer, final) if layer is not None and _is_plain(layer) else None
    if layer is None or found is None:
        return None
    path, layer_name, has_fids = found
    draft = Draft(final)
    executor = ThreadPoolExecutor(1, "areacopy")
    # QGIS takes the polygons of a shapefile for multipolygons, as the ordinary way writes them.
    future = executor.submit(_copy, path, layer_name, draft.path, QgsWkbTypes.isMultiType(layer.wkbType()))
    executor.shutdown(wait=False)
    return AreaCopy(draft, has_fids, future)


def _layer_of_file(layer: QgsVectorLayer, final: Path) -> tuple[str, str, bool] | None:
    """Path and name of the layer as GDAL knows it, and whether it has ids of its own."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, layer_name = str(parts.get("path") or ""), str(parts.get("layerName") or "")
    if not Path(path).is_file() or Path(path).resolve() == final.resolve():
        return None
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    found = dataset.GetLayerByName(layer_name) if layer_name else dataset.GetLayer(0) if dataset else None
    if found is None or (not layer_name and dataset.GetLayerCount() != 1):
        return None
    fid = found.GetFIDColumn()
    # Any other name of the id column would stay, where QGIS's writer makes it an ordinary field.
    if fid not in ("", "fid") or found.GetGeometryColumn() not in ("", "geom"):
        return None
    return path, found.GetName(), fid == "fid"


def _is_plain(layer: QgsVectorLayer) -> bool:
    provider = layer.dataProvider()
    return (
        provider.name() == "ogr"
        and not layer.subsetString()
        and not layer.isEditable()
        and layer.fields().names() == provider.fields().names()
        and layer.crs() == provider.crs()
        and not provider.uri().hasParam("uniqueGeometryType")
    )


def _copy(path: str, layer: str, target: Path, multi: bool) -> bool:
    kind = "PROMOTE_TO_MULTI" if multi else None
    try:
        made = gdal.VectorTranslate(
            str(target), path, format="GPKG", layers=[layer], layerName=target.stem, geometryType=kind
        )
    except RuntimeError:  # raised where another program part has switched GDAL's exceptions on
        return False
    whole = made is not None
    del made  # closes the file
    return whole
