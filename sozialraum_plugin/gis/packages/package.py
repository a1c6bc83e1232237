"""Packages for colleagues: what is asked for, put together in a hidden folder, checked, installed in one go."""

from __future__ import annotations

import contextlib
import datetime
import shutil
import tempfile
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateTransformContext, QgsProcessingFeedback, QgsProviderRegistry, QgsVectorLayer

from ...core.files import checked_folder, safe_file_name
from ...core.messages import Canceled, InputError, Note
from ...core.packages import install, region_order, unique_names
from ..maps.data import region_prefix
from ..translation import Texts
from . import FORMATS
from . import formats as package_formats
from .about import About, readme
from .content import Content, Remark, read
from .formats import Package, Writer
from .geopackage import write_geopackage

README = "LIESMICH"
# Of each format but "project", which is written with the GeoPackage it reads.
WRITERS: dict[str, Writer] = {
    "gpkg": write_geopackage,
    "geojson": package_formats.write_geojson,
    "shp": package_formats.write_shapefile,
    "xlsx": package_formats.write_xlsx,
    "csv": package_formats.write_csv,
}
_OLD = {".gpkg", ".geojson", ".shp", ".xlsx", ".csv", ".qgz"}


@dataclass(frozen=True)
class Order:
    """What a user asks for. ``folder`` need not exist yet; ``language`` is that of the descriptions."""

    layers: Sequence[QgsVectorLayer]
    folder: str
    formats: Sequence[str]
    name: str = ""
    region_field: str = ""
    description: str = ""
    licence: str = ""
    source: str = ""
    reference_date: str = ""
    language: str = ""


@dataclass(frozen=True)
class _Part:
    """One package of an order: its place below the folder, its name, its region (empty: all), its contents."""

    place: str
    name: str
    region: str
    contents: list[Content]


def export(
    order: Order, transforms: QgsCoordinateTransformContext, feedback: QgsProcessingFeedback, remark: Remark
) -> list[Path]:
    """Write the package, or one per region, and return its files.

    All packages of an order appear together: where one fails, or the user cancels, what was there before stays.
    ``remark`` receives what a user should know. Raises :class:`InputError`.
    """
    work = export_steps(order, transforms, feedback, remark)
    while True:
        try:
            next(work)
        except StopIteration as done:
            return list(done.value)


def export_steps(
    order: Order, transforms: QgsCoordinateTransformContext, feedback: QgsProcessingFeedback, remark: Remark
) -> Generator[None, None, list[Path]]:
    """:func:`export` file by file, so that a window can stay alive; closing it leaves what was there before."""
    if not order.layers:
        raise InputError("package-no-layers")
    formats = _formats(order, remark)
    contents = _read(order, feedback, remark)
    yield
    name = safe_file_name(order.name or contents[0].title)
    parts = _parts(order, name, contents, remark)
    target = Path(order.folder)
    new = not target.exists()
    checked_folder(target, "FOLDER")
    stage = Path(tempfile.mkdtemp(prefix=".sozialraum-", dir=target))
    try:
        for done, part in enumerate(parts):
            yield from _build(order, part, formats, transforms, feedback, remark, stage / "new", (done, len(parts)))
        _check_inputs(order, stage / "new", target)
        files = install(stage / "new", target, stage / "old")
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        if new:
            with contextlib.suppress(OSError):
                target.rmdir()
        raise
    shutil.rmtree(stage, ignore_errors=True)
    _name_old_files(parts, target, files, remark)
    return files


def _formats(order: Order, remark: Remark) -> list[str]:
    formats = [name for name in FORMATS if name in order.formats]
    if not formats:
        raise InputError("package-no-formats", known=", ".join(FORMATS))
    if "project" in formats and "gpkg" not in formats:
        remark(Note("package-project-needs-gpkg"))
        formats.insert(0, "gpkg")
    return formats


def _read(order: Order, feedback: QgsProcessingFeedback, remark: Remark) -> list[Content]:
    for layer in order.layers:
        if order.region_field and layer.fields().lookupField(order.region_field) < 0:
            raise InputError(
                "package-field-missing",
                layer=layer.name(),
                value=order.region_field,
                parameter="REGION_FIELD",
                fields=", ".join(layer.fields().names()),
            )
    names = unique_names([layer.name() for layer in order.layers])
    return [read(layer, name, feedback, remark) for layer, name in zip(order.layers, names, strict=True)]


def _parts(order: Order, name: str, contents: list[Content], remark: Remark) -> list[_Part]:
    if not order.region_field:
        return [_Part(".", name, "", contents)]
    regions = []
    for content in contents:
        region_of = content.region_of(order.region_field)
        found = [region_of(feature) for feature in content.features]
        regions += found
        if "" in found:
            values = {"count": found.count(""), "layer": content.title, "field": order.region_field}
            remark(Note("package-areas-without-region", values))
    ordered = region_order(regions)
    if not ordered:
        raise InputError("package-regions-empty", value=order.region_field)
    prefix = region_prefix(order.region_field)
    labels = [f"{prefix} {region}".strip() for region in ordered]
    parts = []
    for region, label, place in zip(ordered, labels, unique_names(labels), strict=True):
        chosen = [_of_region(content, order.region_field, region) for content in contents]
        for content in chosen:
            if not content.features:
                remark(Note("package-layer-not-in-region", {"layer": content.title, "region": label}))
        parts.append(_Part(place, f"{name}_{place}", label, [content for content in chosen if content.features]))
    return parts


def _of_region(content: Content, region_field: str, region: str) -> Content:
    region_of = content.region_of(region_field)
    return content.part(lambda feature: region_of(feature) == region)


def _build(
    order: Order,
    part: _Part,
    formats: Sequence[str],
    transforms: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
    remark: Remark,
    stage: Path,
    progress: tuple[int, int],
) -> Iterator[None]:
    """Write the files of one package into its place below ``stage``, format by format."""
    texts = Texts(order.language)
    about = About(
        part.name,
        texts,
        order.description,
        order.licence,
        order.source,
        order.reference_date,
        part.region,
        datetime.datetime.now().astimezone().date(),
    )
    staged = stage / part.place
    staged.mkdir(parents=True)
    said: list[Note] = []

    def both(note: Note) -> None:
        said.append(note)
        remark(note)

    # A GeoPackage that QGIS still holds open cannot be removed on Windows; the system cleans its own folder.
    with tempfile.TemporaryDirectory(prefix="sozialraum-", ignore_cleanup_errors=True) as build:
        package = Package(about, part.contents, formats, transforms, both, feedback, staged, Path(build))
        writers = [writer for name, writer in WRITERS.items() if name in formats]
        done, total = progress
        for number, writer in enumerate(writers):
            if feedback.isCanceled():
                raise Canceled
            writer(package)
            feedback.setProgress(100 * (done + (number + 1) / len(writers)) / total)
            yield
    target = Path(order.folder) / part.place
    path = staged / f"{_readme_name(part.name, target)}.txt"
    package.files[path.name] = texts.translate("PackageAbout", "this text")
    remarks = [*package.advice, *(texts.note(note) for note in said)]
    text = readme(about, part.contents, package.files, package.short, remarks)
    path.write_text(text, encoding="utf-8-sig", newline="\n")


def _readme_name(name: str, folder: Path) -> str:
    """LIESMICH, unless a text of another package or program has that name; this one's begins with its name."""
    try:
        first = (folder / f"{README}.txt").read_text(encoding="utf-8-sig", errors="replace").partition("\n")[0]
    except FileNotFoundError:
        return README
    except OSError:
        first = ""
    return README if first.strip() == name else f"{README}_{name}"


def _check_inputs(order: Order, stage: Path, target: Path) -> None:
    written = {(target / path.relative_to(stage)).resolve() for path in stage.rglob("*")}
    for layer in order.layers:
        path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
        if path and Path(path).resolve() in written:
            raise InputError("package-input-is-target", layer=layer.name(), path=path)


def _name_old_files(parts: Sequence[_Part], target: Path, files: Sequence[Path], remark: Remark) -> None:
    written = set(files)
    for part in parts:
        folder = target / part.place
        old = [
            path.name for path in sorted(folder.glob(f"{part.name}.*")) if path.suffix in _OLD and path not in written
        ]
        if old:
            remark(Note("package-old-files", {"files": ", ".join(old)}))
