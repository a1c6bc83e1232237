"""Styles for areas: types, status and dynamics, and classed indicators; areas without a value are hatched."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsRenderContext,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core.drawing.classes import equal_counts, printed_decimals
from ..core.drawing.palettes import Palette, load_palette, names
from ..core.formats import format_number
from ..core.messages import InputError
from . import paths
from .frames import python_value
from .patterns import pattern
from .reasons import short_reasons
from .settings import PALETTES_FOLDER
from .translation import Texts

OUTLINE = {"outline_color": "#555555", "outline_width": "0.15", "joinstyle": "round"}
# The twelve classes of status and dynamics, in the order of the matrix palette.
STATUS_CLASSES = tuple(f"{status}{dynamics}" for status in (1, 2, 3, 4) for dynamics in ("+", "+/-", "-"))
# A field with larger whole numbers than this holds no types.
MOST_TYPES = 12
# More types than the first palette has colours get an ordered one, which has any number of them.
DEFAULTS = {
    "types": "tol_muted",
    "many_types": "viridis",
    "status": "status_dynamics",
    "sequential": "ylorrd",
    "diverging": "puor",
}


def palette(name: str) -> Palette:
    """A palette by the path of its file, from the office's own folder, or one that the plugin ships."""
    if name.lower().endswith(".json"):
        path = Path(name)
        if not path.is_file():
            raise InputError("palette-file", value=name)
        return load_palette(path.stem, path.parent)
    own = PALETTES_FOLDER.value()
    folder = Path(own) if own and name in names(Path(own)) else paths.resource("palettes")
    return load_palette(name, folder)


def palette_names() -> list[str]:
    """The palettes there are, the office's own ones first."""
    own = PALETTES_FOLDER.value()
    found = names(Path(own)) if own else []
    return [*found, *(name for name in names(paths.resource("palettes")) if name not in found)]


@dataclass(frozen=True)
class Look:
    """How classes are drawn: a palette (None: the one that suits), its order turned round, patterns for photocopies."""

    palette: str | None = None
    invert: bool = False
    hatches: bool = False

    def fills(self, colours: Sequence[str]) -> list[QgsFillSymbol]:
        """The fill of each class."""
        ordered = list(reversed(colours)) if self.invert else list(colours)
        if self.hatches:
            return [pattern(number) for number in range(1, len(ordered) + 1)]
        return [fill(colour) for colour in ordered]


def type_colours(count: int, palette_name: str | None = None) -> tuple[str, ...]:
    """The colours ``#RRGGBB`` of the types 1..``count``. Raises ``InputError`` where a named palette has too few."""
    found = palette(palette_name or DEFAULTS["types"])
    if palette_name is None and count > len(found.colours):
        found = palette(DEFAULTS["many_types"])
    return found.pick(count)


def fill(colour: str) -> QgsFillSymbol:
    """A plain fill with the house's thin outline."""
    return QgsFillSymbol.createSimple({"color": colour, **OUTLINE})


def outlined() -> QgsFillSymbol:
    """Outlines without a fill, for regions over their areas."""
    return QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#222222", "outline_width": "0.6", "joinstyle": "round"}
    )


def style_outlines(layer: QgsVectorLayer) -> None:
    """Show the outlines of a layer's polygons only."""
    if layer.geometryType() == Qgis.GeometryType.Polygon:
        layer.setRenderer(QgsSingleSymbolRenderer(outlined()))


def hatched() -> QgsFillSymbol:
    """The fill of areas without a value: grey lines on white, seen in black and white as well."""
    symbol = fill("#ffffff")
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.2)
    lines.setLineWidth(0.2)
    lines.setColor(QColor("#888888"))
    symbol.appendSymbolLayer(lines)
    return symbol


def values_of(layer: QgsVectorLayer, field: str) -> list[Any]:
    """All values of a field; NULL, an empty text and what is no number (NaN) as None."""
    position = layer.fields().lookupField(field)
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry).setSubsetOfAttributes([position])
    return [_known(feature.attribute(position)) for feature in layer.getFeatures(request)]


def _known(attribute: Any) -> Any:
    value = python_value(attribute)
    missing = value == "" or (isinstance(value, float) and not math.isfinite(value))
    return None if missing else value


def are_types(values: Iterable[Any]) -> bool:
    """Whether all values are type numbers: whole, from 1 to ``MOST_TYPES``."""
    return all(float(value).is_integer() and 1 <= value <= MOST_TYPES for value in values)


def type_names(layer: QgsVectorLayer, field: str) -> dict[int, str]:
    """The names of the types as computeareatypes writes them beside the numbers; empty without that field."""
    number, name = layer.fields().lookupField(field), layer.fields().lookupField(f"{field}_name")
    if name < 0:
        return {}
    found: dict[int, str] = {}
    for feature in layer.getFeatures():
        key, text = python_value(feature.attribute(number)), python_value(feature.attribute(name))
        if key is not None and text:
            found[int(key)] = str(text)
    return found


def style_types(
    layer: QgsVectorLayer,
    field: str,
    palette_name: str | None = None,
    names: Mapping[int, str] | None = None,
    texts: Texts | None = None,
    look: Look | None = None,
    colours: Mapping[int, str] | None = None,
) -> None:
    """A category per type number, present or named, and a hatched one for areas without a type where there are any.

    Labels are ``1 – Name`` with a name, ``Type 1`` without. ``colours`` are those of single types, where a model knows
    them. Areas whose type was set by hand are marked. Raises ``InputError`` for too small a palette.
    """
    texts, look = texts or Texts(), look or Look(palette_name)
    values = values_of(layer, field)
    numbers = sorted({int(value) for value in values if value is not None} | set(names or ()))
    # A colour belongs to its number: a type that is absent this year must not move the others' colours.
    given = list(type_colours(max(numbers, default=1), look.palette))
    for number, colour in (colours or {}).items():
        if 1 <= number <= len(given):
            given[number - 1] = colour
    fills = look.fills(given)
    categories = []
    for number in numbers:
        name = (names or {}).get(number, "")
        label = texts.translate("Symbology", "Type {number}").replace("{number}", str(number))
        if name:
            label = f"{number} \N{EN DASH} {name}"
        symbol = fills[number - 1] if 1 <= number <= len(fills) else fill("#DDDDDD")
        categories.append(QgsRendererCategory(number, symbol, label))
    missing = _missing_label(layer, field, f"{field}_reason", "not typed", texts) if None in values else ""
    _categorise(layer, field, categories, missing)
    mark_overrides(layer, field, texts)


def _missing_label(layer: QgsVectorLayer, field: str, reason_field: str, word: str, texts: Texts) -> str:
    """What the legend says of areas without a type or class, with the reasons where the layer knows them."""
    label = texts.translate("Symbology", word)
    if layer.fields().lookupField(reason_field) < 0:
        return label
    pairs = zip(values_of(layer, field), values_of(layer, reason_field), strict=True)
    reasons = short_reasons((str(reason) for value, reason in pairs if value is None and reason), texts)
    return f"{label} ({'; '.join(reasons)})" if reasons else label


def mark_overrides(layer: QgsVectorLayer, field: str, texts: Texts) -> None:
    """Mark the areas whose type was set by hand, with an entry in the legend; nothing where there are none."""
    column = f"{field}_override"
    if layer.fields().lookupField(column) < 0 or not any(values_of(layer, column)):
        return
    ruled = QgsRuleBasedRenderer.convertFromRenderer(layer.renderer())
    rule = QgsRuleBasedRenderer.Rule(override_mark())
    quoted = quoted_field(column)
    rule.setFilterExpression(f"{quoted} IS NOT NULL AND {quoted} <> ''")
    rule.setLabel(texts.translate("Symbology", "Type set by hand"))
    ruled.rootRule().appendChild(rule)
    layer.setRenderer(ruled)


def override_mark() -> QgsFillSymbol:
    """A dashed double outline inside the area, seen on every colour and on a photocopy."""
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
    symbol.deleteSymbolLayer(0)
    for colour, style, width in (("#ffffff", Qt.PenStyle.SolidLine, 1.1), ("#000000", Qt.PenStyle.DashLine, 0.5)):
        line = QgsSimpleLineSymbolLayer(QColor(colour), width, style)
        line.setOffset(0.7)
        line.setPenJoinStyle(Qt.PenJoinStyle.MiterJoin)
        line.setRenderingPass(1)
        symbol.appendSymbolLayer(line)
    return symbol


def quoted_field(name: str) -> str:
    """A field's name as expressions write it."""
    return '"{}"'.format(name.replace('"', '""'))


def style_status(
    layer: QgsVectorLayer,
    field: str,
    palette_name: str | None = None,
    texts: Texts | None = None,
    look: Look | None = None,
) -> None:
    """The twelve classes of status and dynamics (``1+`` to ``4-``), and a hatched one for areas without a class."""
    texts, look = texts or Texts(), look or Look(palette_name)
    values = values_of(layer, field)
    fills = look.fills(palette(look.palette or DEFAULTS["status"]).pick(len(STATUS_CLASSES)))
    spellings: dict[str, set[str]] = {}
    for value in values:
        spellings.setdefault(status_class(value), set()).add(str(value))
    categories = []
    for name, symbol in zip(STATUS_CLASSES, fills, strict=True):
        spelled = sorted(spellings.get(name, ()))
        if spelled:
            value = spelled[0] if len(spelled) == 1 else spelled
            categories.append(QgsRendererCategory(value, symbol, status_label(name, texts)))
    missing = _missing_label(layer, field, "status_reason", "not classed", texts) if "" in spellings else ""
    _categorise(layer, field, categories, missing)


def status_label(name: str, texts: Texts) -> str:
    """A class of status and dynamics in words, in the terms of Berlin's Monitoring Soziale Stadtentwicklung."""
    status = (
        texts.translate("Symbology", "high status"),
        texts.translate("Symbology", "middle status"),
        texts.translate("Symbology", "low status"),
        texts.translate("Symbology", "very low status"),
    )[int(name[0]) - 1]
    dynamics = {
        "+": texts.translate("Symbology", "positive dynamics"),
        "+/-": texts.translate("Symbology", "stable dynamics"),
        "-": texts.translate("Symbology", "negative dynamics"),
    }[name[1:]]
    return f"{name} \N{EN DASH} {status}, {dynamics}"


def status_class(value: Any) -> str:
    """The class of status and dynamics that a value names, however it is spaced; empty where it names none."""
    name = "".join(str(value).split()).replace("\N{PLUS-MINUS SIGN}", "+/-").replace("\N{MINUS SIGN}", "-")
    return name if name in STATUS_CLASSES else ""


def _categorise(layer: QgsVectorLayer, field: str, categories: list[QgsRendererCategory], missing_label: str) -> None:
    if missing_label:
        # None is "all other values": the only category that matches NULL, and every other value has its own.
        categories.append(QgsRendererCategory(None, hatched(), missing_label))
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))


def with_missing(layer: QgsVectorLayer, field: str, texts: Texts) -> QgsFeatureRenderer:
    """The layer's own style, with a hatched entry for the areas that it would leave blank."""
    renderer = layer.renderer().clone()
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    probe = renderer.clone()
    probe.startRender(context, layer.fields())
    blank = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if not probe.willRenderFeature(feature, context):
            blank.append(_known(feature.attribute(field)))
    probe.stopRender(context)
    if not blank:
        return renderer
    label = texts.translate("Symbology", "not classed")
    if all(value is None for value in blank):
        label = texts.translate("Symbology", "no value")
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        if not any(category.value() in (None, "") for category in renderer.categories()):
            renderer.addCategory(QgsRendererCategory(None, hatched(), label))
        return renderer
    ruled = QgsRuleBasedRenderer.convertFromRenderer(renderer)
    if ruled is None:
        return renderer
    rest = QgsRuleBasedRenderer.Rule(hatched())
    rest.setIsElse(True)
    rest.setLabel(label)
    ruled.rootRule().appendChild(rest)
    return ruled


def style_classes(
    layer: QgsVectorLayer,
    field: str,
    limits: Sequence[float],
    palette_name: str,
    texts: Texts | None = None,
    look: Look | None = None,
) -> None:
    """Classes between ascending limits (one more limit than classes), lower limit included, the last upper one too.

    A rule per class: a graduated renderer could not show the areas without a value.
    """
    texts, look = texts or Texts(), look or Look()
    fills = look.fills(palette(look.palette or palette_name).pick(len(limits) - 1))
    decimals = printed_decimals(limits)
    root = QgsRuleBasedRenderer.Rule(None)
    column = quoted_field(field)
    for number, symbol in enumerate(fills):
        low, high = limits[number], limits[number + 1]
        last = number == len(fills) - 1
        printed = [format_number(value, decimals, texts.language) for value in (low, high)]
        label = texts.translate("Symbology", "{low} to {high}") if last else texts.translate(
            "Symbology", "{low} to under {high}"
        )  # fmt: skip
        rule = QgsRuleBasedRenderer.Rule(symbol)
        rule.setFilterExpression(f"{column} >= {low!r} AND {column} {'<=' if last else '<'} {high!r}")
        ends = label.replace("{low}", printed[0]).replace("{high}", printed[1])
        rule.setLabel(ends if low < high else printed[0])
        root.appendChild(rule)
    if any(value is None for value in values_of(layer, field)):
        rule = QgsRuleBasedRenderer.Rule(hatched())
        # Neither NULL nor NaN is between two limits.
        rule.setIsElse(True)
        rule.setLabel(texts.translate("Symbology", "no value"))
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))


def known_numbers(layer: QgsVectorLayer, field: str) -> list[float]:
    """The finite values of a numeric field."""
    return [float(value) for value in values_of(layer, field) if value is not None]


def style_sequential(
    layer: QgsVectorLayer,
    field: str,
    palette_name: str | None = None,
    classes: int = 5,
    texts: Texts | None = None,
) -> None:
    """Classes of equal count in an ordered palette."""
    limits = equal_counts(known_numbers(layer, field), classes)
    style_classes(layer, field, limits, palette_name or DEFAULTS["sequential"], texts)
