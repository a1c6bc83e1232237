"""Packages for colleagues: what is asked for, put together in a hidden folder, checked, installed in one go."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...core.areatypes.overrides import Override
from ...core.files import safe_file_name, whole_file
from ...core.messages import Canceled, InputError, Note
from ...core.packaging.city import city_table
from ...core.packaging.install import NEW, install
from ...core.packaging.packages import Table, region_order, unique_names
from ..maps.data import region_prefix
from ..translation import Texts
from . import FORMATS
from . import formats as package_formats
from .about import About, readme
from .byhand import overrides_beside, overrides_in, without_authors
from .city import city_advice, city_words
from .content import Content, Remark, read
from .database import Database, Shipment
from .disclosure import Protection, Rules, protect_contents
from .formats import Package, Writer
from .geopackage import BESIDE, INSIDE, write_geopackage
from .layouts import Layouts, layouts_of, of_region
from .method import model_facts
from .stage import stage_in

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
    author: str = ""
    # A JSON file of types, whose method and checksum are told.
    model: str = ""
    # Where the layouts are taken from; None: nowhere.
    project: QgsProject | None = None
    # Fields of which the table of the whole city tells sums; empty: all whole numbers.
    count_fields: Sequence[str] = ()
    # Whether the packages of regions say what the whole city has.
    city: bool = True
    # Where the layers go as tables besides.
    database: Database | None = None
    # Protection of counts of few people; None: none.
    rules: Rules | None = None
    # A CSV file, outside of the package, that says what is withheld and why.
    protocol: str = ""


@dataclass(frozen=True)
class _Part:
    """One package of an order: its place below the folder, its name, its region (empty: all), its contents."""

    place: str
    name: str
    region: str
    contents: list[Content]
    layouts: Layouts
    city: tuple[Table, ...] = ()
    compared: bool = False


@dataclass(frozen=True)
class _Shared:
    """What all packages of an order have in common."""

    formats: list[str]
    transforms: QgsCoordinateTransformContext
    feedback: QgsProcessingFeedback
    remark: Remark
    overrides: list[Override]
    method: tuple[tuple[str, str], ...]
    shipment: Shipment | None
    protection: Protection | None


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
    overrides = overrides_beside(order.layers)
    contents = [without_authors(content, overrides) for content in _read(order, feedback, remark)]
    yield
    protection = _protected(order, contents, feedback, remark)
    contents = protection.contents if protection is not None else contents
    yield
    wanted = order.project if {BESIDE, INSIDE} & set(formats) else None
    if wanted is not None and protection is not None:
        remark(Note("package-layouts-unprotected"))
        wanted = None
    layouts = layouts_of(wanted, contents, feedback, remark)
    name = safe_file_name(order.name or contents[0].title)
    parts = _parts(order, name, contents, layouts, protection, remark)
    method = tuple(model_facts(order.model, Texts(order.language))) if order.model else ()
    target = Path(order.folder)
    shipment = order.database.shipment(order.layers) if order.database is not None else None
    try:
        with stage_in(target, remark) as stage:
            shared = _Shared(formats, transforms, feedback, remark, overrides, method, shipment, protection)
            for done, part in enumerate(parts):
                yield from _build(order, part, shared, stage / NEW, (done, len(parts)))
            _check_inputs(order, stage / NEW, target)
            if protection is not None and order.protocol:
                with whole_file(order.protocol) as path:
                    path.write_text(protection.protocol, encoding="utf-8-sig", newline="")
            files = install(stage, target, shipment.install if shipment is not None else None)
    finally:
        if shipment is not None:
            shipment.drop()
    if shipment is not None:
        shipment.save_styles(remark)
    _name_old_files(parts, target, files, remark)
    return files


def _formats(order: Order, remark: Remark) -> list[str]:
    formats = [name for name in FORMATS if name in order.formats]
    if not formats and order.database is None:
        raise InputError("package-no-formats", known=", ".join(FORMATS))
    if {BESIDE, INSIDE} & set(formats) and "gpkg" not in formats:
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


def _protected(
    order: Order, contents: list[Content], feedback: QgsProcessingFeedback, remark: Remark
) -> Protection | None:
    """The contents without what tells of few people; what is withheld is said before anything is written."""
    if order.rules is None:
        return None
    found = protect_contents(contents, order.rules, Texts(order.language), order.region_field, feedback.isCanceled)
    for note in found.notes:
        remark(note)
    return found


def _parts(
    order: Order, name: str, contents: list[Content], layouts: Layouts, protection: Protection | None, remark: Remark
) -> list[_Part]:
    texts = Texts(order.language)
    if not order.region_field:
        totals = tuple(protection.tables(contents, texts)) if protection is not None else ()
        return [_Part(".", name, "", contents, layouts, _named(totals, contents))]
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
    tables = [content.table() for content in contents] if order.city else []
    parts = []
    for region, label, place in zip(ordered, labels, unique_names(labels), strict=True):
        chosen = [_of_region(content, order.region_field, region) for content in contents]
        for content in chosen:
            if not content.features:
                remark(Note("package-layer-not-in-region", {"layer": content.title, "region": label}))
        city: tuple[Table, ...] = ()
        if order.city:
            own = {content.name: content.table() for content in chosen}
            words = city_words(texts, label)
            # The name must not be that of a layer.
            words = replace(words, name=unique_names([*(content.name for content in contents), words.name])[-1])
            known = protection.known(contents, order.region_field, region) if protection is not None else None
            city = (city_table(tables, own, words, [order.region_field], order.count_fields, known),)
        if protection is not None:
            city += _named(tuple(protection.tables(chosen, texts, region, not order.city)), contents, city)
        held = [content for content in chosen if content.features]
        parts.append(
            _Part(place, f"{name}_{place}", label, held, of_region(layouts, region, label, remark), city, order.city)
        )
    return parts


def _named(tables: Sequence[Table], contents: Sequence[Content], others: Sequence[Table] = ()) -> tuple[Table, ...]:
    """Tables whose names are not those of layers or of other tables."""
    taken = [*(content.name for content in contents), *(table.name for table in others)]
    names = unique_names([*taken, *(table.name for table in tables)])[len(taken) :]
    return tuple(replace(table, name=name) for table, name in zip(tables, names, strict=True))


def _of_region(content: Content, region_field: str, region: str) -> Content:
    region_of = content.region_of(region_field)
    return content.part(lambda feature: region_of(feature) == region)


def _build(order: Order, part: _Part, shared: _Shared, stage: Path, progress: tuple[int, int]) -> Iterator[None]:
    """Write the files of one package into its place below ``stage``, format by format."""
    texts = Texts(order.language)
    about = _about(order, part, shared, texts)
    staged = stage / part.place
    staged.mkdir(parents=True)
    said: list[Note] = []

    def both(note: Note) -> None:
        said.append(note)
        shared.remark(note)

    feedback = shared.feedback
    # A GeoPackage that QGIS still holds open cannot be removed on Windows; the system cleans its own folder.
    with tempfile.TemporaryDirectory(prefix="sozialraum-", ignore_cleanup_errors=True) as build:
        package = Package(
            about, part.contents, shared.formats, shared.transforms, both, feedback, staged, Path(build),
            overrides_in(part.contents, shared.overrides), part.layouts, part.city,
        )  # fmt: skip
        writers = [writer for name, writer in WRITERS.items() if name in shared.formats]
        if shared.shipment is not None:
            suffix = "" if part.place == "." else f"_{part.place}"
            writers.append(partial(_load, shared.shipment, suffix))
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
    if part.compared:
        remarks.insert(0, city_advice(texts))
    if shared.protection is not None:
        remarks[:0] = [texts.note(note) for note in shared.protection.public]
    text = readme(about, part.contents, package.files, package.short, remarks)
    path.write_text(text, encoding="utf-8-sig", newline="\n")


def _load(shipment: Shipment, suffix: str, package: Package) -> None:
    shipment.load(package, suffix)


def _about(order: Order, part: _Part, shared: _Shared, texts: Texts) -> About:
    return About(
        part.name,
        texts,
        order.description,
        order.licence,
        order.source,
        order.reference_date,
        part.region,
        datetime.datetime.now().astimezone().date(),
        order.author,
        shared.method,
    )


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
