"""Disclosure control for the layers of a package: their contents in, what may be given away and its protocol out."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import NULL, QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtXml import QDomDocument

from ...core.messages import Note
from ...core.packaging.packages import FieldInfo, Table, csv_cell, region_label
from ..translation import Texts
from .content import Content

if TYPE_CHECKING:
    from ...core.disclosure.package import Protected, Settings

SUFFIX = "_symbol"
_NUMBERS = ("integer", "number")
# Names of numbers that only number things.
_CODE = re.compile(r"(^|_)(id|fid|nr|no|nummer|number|key|schluessel|code|plz|ags|jahr|year)(_|$)", re.IGNORECASE)
# The parts of a style that tell values.
_TELLING = ("renderer-v2", "renderer-3d")


@dataclass(frozen=True)
class Rules:
    """What a user asks for: the smallest count to publish, fields with counts, the base of rounding (0: none)."""

    threshold: int
    counts: tuple[str, ...]
    base: int = 0


@dataclass(frozen=True)
class Protection:
    """Contents that may be given away.

    ``notes`` are for whoever exports, ``public`` for the readers. ``protocol`` is a CSV text that says what is withheld
    and why; it has to stay in the house.
    """

    contents: list[Content]
    protected: Protected
    notes: tuple[Note, ...]
    public: tuple[Note, ...]
    protocol: str

    def tables(
        self, contents: Sequence[Content], texts: Texts, region: str | None = None, totals: bool = True
    ) -> list[Table]:
        """What goes into a package with the contents: the totals (of the city and one ``region``), what is withheld."""
        tables = [_withheld_table(contents, self.protected, texts)]
        if totals:
            tables.insert(0, _totals_table(contents, self.protected, texts, region))
        return [table for table in tables if table.rows]

    def known(
        self, contents: Sequence[Content], region_field: str, region: str
    ) -> dict[tuple[str, str], tuple[float | None, float | None]]:  # fmt: skip
        """By layer and field, the sums of city and region; None where one is withheld or unknown."""
        found = {}
        totals = self.protected.totals
        names = {content.name: {info.name for info in content.info} for content in contents}
        for layer, name, where, _ in totals:
            if not where and name in names.get(layer, ()):
                fields = {other.lower(): other for other in names[layer]}
                level = fields.get(region_field.lower(), region_field)
                found[layer, name] = totals[layer, name, "", ""], totals.get((layer, name, level, region))
        return found


def protect_contents(
    contents: Sequence[Content],
    rules: Rules,
    texts: Texts,
    region_field: str = "",
    canceled: Callable[[], bool] = lambda: False,
) -> Protection:
    """Withhold counts of few people in all layers of a package, and what would tell them.

    A withheld figure is NULL; a text field ``<field>_symbol`` behind it holds ``.`` (DIN 55301). Totals of the city,
    and of the regions of ``region_field``, are taken to be known. Raises :class:`InputError`.
    """
    from ...core.disclosure.package import Settings, protect, public_notes

    settings = Settings(rules.counts, rules.threshold, rules.base)
    layers = [_layer(content, region_field) for content in contents]
    protected = protect(layers, settings, canceled)
    shown = [_shown(content, protected, rules.base > 0, texts) for content in contents]
    notes = [*protected.notes, *_by_field(protected), *_styles(shown, protected)]
    public = public_notes(protected, settings)
    return Protection(shown, protected, tuple(notes), public, _protocol(protected, settings, texts))


def _layer(content: Content, region_field: str) -> Any:
    import pandas as pd

    from ...core.disclosure.places import Layer

    table = content.table()
    columns: dict[str, pd.Series] = {}
    for position, info in enumerate(content.info):
        values = pd.Series(table.column(position), dtype=object)
        if info.kind in _NUMBERS:
            whole = info.kind == "integer" and values.notna().all()
            values = values.astype("int64") if whole else pd.to_numeric(values, errors="coerce").astype(float)
        columns[info.name] = values
    names = {name.lower(): name for name in columns}
    regions = (names[region_field.lower()],) if region_field.lower() in names else ()
    codes = frozenset(info.name for info in content.info if info.kind in _NUMBERS and _CODE.search(info.name))
    return Layer(content.name, content.title, pd.DataFrame(columns), codes, regions)


def _shown(content: Content, protected: Protected, rounded: bool, texts: Texts) -> Content:
    """The content without what is withheld."""
    symbols = protected.symbols(content.name)
    frame, mask = protected.frames[content.name], protected.withheld[content.name]
    changed = [column for column in frame if rounded or mask[column].any()]
    names = [info.name for info in content.info]
    taken = {name.lower(): place for place, name in enumerate(names)}
    new = [name for name in names if name in symbols and f"{name}{SUFFIX}".lower() not in taken]
    fields, info = QgsFields(), []
    order: list[tuple[str, int]] = []
    for position, name in enumerate(names):
        fields.append(content.fields.at(position))
        info.append(content.info[position])
        order.append(("old", position))
        if name in new:
            added = _symbol_info(content.info[position], texts)
            field = QgsField(added.name, QMetaType.Type.QString)
            field.setAlias(added.alias)
            field.setComment(added.comment)
            fields.append(field)
            info.append(added)
            order.append(("new", position))
    features = []
    for row, old in enumerate(content.features):
        values = list(old.attributes())
        for column in changed:
            position = names.index(column)
            if mask[column].iat[row]:
                values[position] = NULL
            elif rounded and content.info[position].kind in _NUMBERS:
                values[position] = _number(frame[column].iat[row], content.info[position].kind)
        for column, signs in symbols.items():
            place = taken.get(f"{column}{SUFFIX}".lower())
            if place is not None and signs[row]:
                values[place] = signs[row]
        made = QgsFeature(fields)
        made.setGeometry(old.geometry())
        made.setAttributes(
            [values[place] if kind == "old" else (symbols[names[place]][row] or NULL) for kind, place in order]
        )
        features.append(made)
    return replace(content, info=tuple(info), fields=fields, features=features)


def _number(value: Any, kind: str) -> Any:
    if value is None or math.isnan(value):
        return NULL
    return int(value) if kind == "integer" else float(value)


def _symbol_info(info: FieldInfo, texts: Texts) -> FieldInfo:
    alias = texts.translate("Disclosure", "{field} – sign").format(field=info.heading)
    return FieldInfo(f"{info.name}{SUFFIX}", "text", alias, texts.translate("Disclosure", ". = withheld"))


def _by_field(protected: Protected) -> list[Note]:
    """How much is withheld of each field: the preview of what readers will miss."""
    found: Counter[tuple[str, str, str]] = Counter(
        (entry.table, entry.cell.field, entry.kind) for entry in protected.protocol.entries
    )
    notes = []
    for table, name in dict.fromkeys((table, name) for table, name, _ in found):
        few, others, rates = (found[table, name, kind] for kind in ("primary", "secondary", "derived"))
        place: str | Note = table or Note("disclosure-totals")
        if rates:
            notes.append(Note("disclosure-field-rates", {"table": place, "field": name, "count": rates}))
        else:
            what = {"table": place, "field": name, "count": few + others, "primary": few, "secondary": others}
            notes.append(Note("disclosure-field", what))
    return notes


def _styles(contents: Sequence[Content], protected: Protected) -> list[Note]:
    """Layers whose classes are made of a field with withheld figures: their limits may tell the smallest."""
    notes = []
    for content in contents:
        names = {f'"{name}"' for name in protected.symbols(content.name)} | set(protected.symbols(content.name))
        used = sorted({attribute.strip('"') for attribute in _class_fields(content.style) if attribute in names})
        if used:
            notes.append(Note("disclosure-style", {"layer": content.title, "fields": ", ".join(used)}))
    return notes


def _class_fields(style: QDomDocument) -> list[str]:
    found = []
    for tag in _TELLING:
        elements = style.elementsByTagName(tag)
        for number in range(elements.count()):
            element = elements.at(number).toElement()
            if element.attribute("type") in ("graduatedSymbol", "categorizedSymbol"):
                found.append(element.attribute("attr"))
    return found


def _totals_table(
    contents: Sequence[Content], protected: Protected, texts: Texts, only: str | None = None
) -> Table:  # fmt: skip
    """The totals that were taken to be known, as a table for the package; of regions, that ``only``."""
    translate = texts.translate
    fields = (
        FieldInfo("layer", "text", translate("Disclosure", "Layer")),
        FieldInfo("field", "text", translate("Disclosure", "Field")),
        FieldInfo("label", "text", translate("Disclosure", "Meaning")),
        FieldInfo("region", "text", translate("Disclosure", "Region")),
        FieldInfo("sum", "number", translate("Disclosure", "Sum of the areas")),
        FieldInfo(f"sum{SUFFIX}", "text", translate("Disclosure", "Sign"), translate("Disclosure", ". = withheld")),
    )
    known = {content.name: content for content in contents}
    rows: list[list[Any]] = []
    for (layer, name, _, region), value in protected.totals.items():
        labels = {info.name: info.heading for info in known[layer].info} if layer in known else {}
        if name in labels and (only is None or region in ("", only)):
            where = region or translate("Disclosure", "whole city")
            rows.append([known[layer].title, name, labels[name], where, value, "." if value is None else None])
    return Table(translate("Disclosure", "totals"), translate("Disclosure", "Totals"), fields, rows)


def _withheld_table(contents: Sequence[Content], protected: Protected, texts: Texts) -> Table:
    """What is withheld, without why: that some count is under the threshold tells more than its interval may."""
    translate = texts.translate
    fields = (
        FieldInfo("layer", "text", translate("Disclosure", "Layer")),
        FieldInfo("place", "text", translate("Disclosure", "Area or region")),
        FieldInfo("field", "text", translate("Disclosure", "Field")),
        FieldInfo("sign", "text", translate("Disclosure", "Sign"), translate("Disclosure", ". = withheld")),
    )
    # A package of a region names only its own areas.
    places = {content.title: _texts_in(content) for content in contents}
    rows: list[list[Any]] = [
        [entry.table, entry.cell.place, entry.cell.field, "."]
        for entry in protected.protocol.entries
        if entry.cell.place in places.get(entry.table, ())
    ]
    rows.sort(key=lambda row: [str(cell) for cell in row])
    return Table(translate("Disclosure", "withheld"), translate("Disclosure", "What is withheld"), fields, rows)


def _texts_in(content: Content) -> set[str]:
    return {region_label(value) for row in content.table().rows for value in row if value is not None}


def _protocol(protected: Protected, settings: Settings, texts: Texts) -> str:
    """Each withheld figure with the reason, as a table for spreadsheet programs."""
    from ...core.disclosure.figures import AREA, CITY
    from ...core.disclosure.package import protocol_rows

    translate = texts.translate
    kinds = {
        "primary": translate("Disclosure", "few people"),
        "secondary": translate("Disclosure", "to protect others"),
        "derived": translate("Disclosure", "made of a withheld count"),
    }
    levels = {AREA: translate("Disclosure", "area"), CITY: translate("Disclosure", "city")}
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    warning = translate(
        "Disclosure", "For the house only: who knows which counts are under {threshold} can compute more."
    )
    writer.writerow([csv_cell(warning.format(threshold=settings.threshold))])
    writer.writerow(
        [
            translate("Disclosure", "Layer"),
            translate("Disclosure", "Level"),
            translate("Disclosure", "Area or region"),
            translate("Disclosure", "Field"),
            translate("Disclosure", "Kind"),
            translate("Disclosure", "Reason"),
        ]
    )
    for table, level, place, field, kind, reason in protocol_rows(protected):
        told = texts.note(place) if isinstance(place, Note) else place
        cells = [
            table or translate("Disclosure", "Totals"), levels.get(level, level), told, field, kinds[kind],
            texts.note(reason),
        ]  # fmt: skip
        writer.writerow([csv_cell(cell) for cell in cells])
    return buffer.getvalue()
