"""One writer per format. Each puts whole files of a package into a folder and tells what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, Qt

from ...core.areatypes.overrides import Override
from ...core.messages import Canceled, InputError, Note
from ...core.packaging.packages import DBF_TEXT_BYTES, Table, aligned, csv_text, dbf_text, formula_cells, short_names
from ...core.packaging.workbook import write_workbook
from ..frames import python_value
from ..wholefile import is_whole, why
from .about import About, field_rows, workbook_rows
from .content import Content, Remark
from .layouts import Layouts


@dataclass
class Package:
    """One package on its way: what is in it and where its files are put together."""

    about: About
    contents: list[Content]
    formats: Sequence[str]
    transforms: QgsCoordinateTransformContext
    remark: Remark
    feedback: QgsProcessingFeedback
    staged: Path  # the folder from which the finished files are installed
    build: Path  # a folder for what is not finished
    overrides: Sequence[Override] = ()  # types set by hand
    layouts: Layouts = field(default_factory=Layouts)
    city: Sequence[Table] = ()  # what a package of a region says of the whole city
    files: dict[str, str] = field(default_factory=dict)  # name -> what it is
    short: dict[str, list[str]] = field(default_factory=dict)  # layer -> field names in the Shapefile
    advice: list[str] = field(default_factory=list)  # what a reader of the files should know

    def file(self, ending: str, content: Content | None = None) -> Path:
        """Where a file of the package goes; files of one layer carry its name where there are several layers."""
        several = content is not None and len(self.contents) > 1
        stem = f"{self.about.name}_{content.name}" if several and content is not None else self.about.name
        return self.staged / f"{stem}{ending}"

    def check_canceled(self) -> None:
        """Raise where the user has cancelled."""
        if self.feedback.isCanceled():
            raise Canceled


Writer = Callable[[Package], None]


def write_vector(
    package: Package, layer: QgsVectorLayer, path: Path, driver: str, options: QgsVectorFileWriter.SaveVectorOptions
) -> None:
    """Write a layer with GDAL; an error in words where it fails."""
    options.driverName = driver
    options.feedback = package.feedback
    options.fileEncoding = "UTF-8"
    result = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), package.transforms, options)
    package.check_canceled()
    if result[0] != QgsVectorFileWriter.WriterError.NoError:
        raise InputError("package-writer", layer=layer.name(), format=driver, reason=why(path.parent, result[1]))
    written = path if path.is_file() else path.with_suffix(".dbf")  # a Shapefile without shapes
    if not is_whole(written, layer.featureCount(), options.layerName if driver == "GPKG" else ""):
        raise InputError("package-writer", layer=layer.name(), format=driver, reason=why(path.parent))


def write_geojson(package: Package) -> None:
    """RFC 7946: WGS 84, seven decimals (about a centimetre), outer rings counter-clockwise."""
    translate = package.about.texts.translate
    target = QgsCoordinateReferenceSystem("EPSG:4326")
    for content in package.contents:
        has_shape = content.layer().isSpatial()
        if has_shape and not content.crs.isValid():
            raise InputError("package-no-crs", layer=content.title)
        options = QgsVectorFileWriter.SaveVectorOptions()
        told = "; ".join(f"{label}: {text}" for label, text in package.about.facts())
        options.layerOptions = ["RFC7946=YES", "COORDINATE_PRECISION=7", "WRITE_NAME=NO", f"DESCRIPTION={told}"]
        if has_shape:
            options.ct = QgsCoordinateTransform(content.crs, target, package.transforms)
        path = package.file(".geojson", content)
        write_vector(package, content.layer(), path, "GeoJSON", options)
        package.files[path.name] = translate("PackageFormats", "GeoJSON (RFC 7946), {layer}").format(
            layer=content.title
        )


def write_shapefile(package: Package) -> None:
    """A Shapefile per layer in UTF-8 with a text file that explains its short field names."""
    translate = package.about.texts.translate
    for original in package.contents:
        short = short_names([info.name for info in original.info])
        package.short[original.name] = short
        content = _for_dbf(original, package.remark)
        path = package.file(".shp", content)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerOptions = ["ENCODING=UTF-8", "RESIZE=YES"]
        write_vector(package, content.layer(short), path, "ESRI Shapefile", options)
        main = path if path.is_file() else path.with_suffix(".dbf")
        package.files[main.name] = translate("PackageFormats", "Shapefile with its side files, {layer}").format(
            layer=content.title
        )
        legend = path.with_name(f"{path.stem}_{translate('PackageFormats', 'fields')}.txt")
        rows = aligned(field_rows(package.about, original.info, short), indent="")
        legend.write_text("\n".join(rows) + "\n", encoding="utf-8-sig", newline="\n")
        package.files[legend.name] = translate("PackageFormats", "Field names of the Shapefile, {layer}").format(
            layer=content.title
        )


def _for_dbf(content: Content, remark: Remark) -> Content:
    """The content with fields that dBASE can hold: times become text; texts that get cut are counted."""
    times, texts = [], []
    fields = QgsFields()
    for position, info in enumerate(content.info):
        if info.kind in ("datetime", "time"):
            times.append(position)
            fields.append(QgsField(info.name, QMetaType.Type.QString, len=32))
            remark(Note("package-datetime-as-text", {"field": info.name, "layer": content.title}))
            continue
        if info.kind != "text":
            fields.append(content.fields.at(position))
        else:
            fields.append(QgsField(info.name, QMetaType.Type.QString, len=DBF_TEXT_BYTES))
            values = [python_value(feature.attribute(position)) for feature in content.features]
            cut = sum(value is not None and len(str(value).encode()) > DBF_TEXT_BYTES for value in values)
            if cut:
                texts.append(position)
                remark(Note("package-text-cut", {"count": cut, "field": info.name, "layer": content.title}))
    if not times and not texts:
        return replace(content, fields=fields)
    features = []
    for feature in content.features:
        values = feature.attributes()
        for position in times:
            if python_value(values[position]) is not None:
                values[position] = values[position].toString(Qt.DateFormat.ISODate)
        for position in texts:
            if python_value(values[position]) is not None:
                values[position] = dbf_text(str(values[position]))
        made = QgsFeature(fields)
        made.setGeometry(feature.geometry())
        made.setAttributes(values)
        features.append(made)
    return replace(content, fields=fields, features=features)


def write_xlsx(package: Package) -> None:
    """A workbook with a sheet per layer and one that describes the fields."""
    translate = package.about.texts.translate
    path = package.file(".xlsx")
    write_workbook(
        path,
        [*(content.table() for content in package.contents), *package.city],
        translate("PackageFormats", "Description"),
        workbook_rows(package.about, package.contents),
        package.about.name,
    )
    package.files[path.name] = translate("PackageFormats", "Workbook, a sheet per layer, without geometry")


def write_csv(package: Package) -> None:
    """A text file per layer that German spreadsheet programs open as they are."""
    translate = package.about.texts.translate
    for content in package.contents:
        table = content.table()
        path = package.file(".csv", content)
        path.write_text(csv_text(table), encoding="utf-8-sig", newline="")
        package.files[path.name] = translate("PackageFormats", "Table (CSV) without geometry, {layer}").format(
            layer=content.title
        )
        protected = formula_cells(table)
        if protected:
            package.remark(Note("package-text-protected", {"count": protected, "layer": content.title}))
    for table in package.city:
        path = package.staged / f"{package.about.name}_{table.name}.csv"
        path.write_text(csv_text(table), encoding="utf-8-sig", newline="")
        package.files[path.name] = translate("PackageFormats", "{table} (CSV)").format(table=table.title)
    package.advice.append(
        translate(
            "PackageFormats",
            "CSV: UTF-8, semicolon, decimal comma, missing values empty. Import keys as text, or leading zeros are "
            "lost. Before texts that start with = + - @, a tab or an apostrophe stands an apostrophe, so that no "
            "program computes them; without the first apostrophe of a cell its text is as it was.",
        )
    )
