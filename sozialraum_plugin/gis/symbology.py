"""Styles for areas: types, status and dynamics, and classed indicators; areas without a value are hatched."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
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
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.classes import equal_counts, printed_decimals, symmetric
from ..core.formats import format_number
from ..core.palettes import Palette, load_palette
from . import paths
from .frames import python_value
from .translation import Texts

OUTLINE = {"outline_color": "#555555", "outline_width": "0.15", "joinstyle": "round"}
# The twelve classes of status and dynamics, in the order of the matrix palette.
STATUS_CLASSES = tuple(f"{status}{dynamics}" for status in (1, 2, 3, 4) for dynamics in ("+", "+/-", "-"))
# A field with larger whole numbers than this holds no types.
MOST_TYPES = 12
DEFAULTS = {"types": "tol_muted", "status": "status_dynamics", "sequential": "ylorrd", "diverging": "puor"}


def palette(name: str) -> Palette:
    """A palette that the plugin ships."""
    return load_palette(name, paths.resource("palettes"))


def fill(colour: str) -> QgsFillSymbol:
    """A plain fill with the house's thin outline."""
    return QgsFillSymbol.createSimple({"color": colour, **OUTLINE})


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
) -> None:
    """A category per type number, present or named, and a hatched one for areas without a type where there are any.

    Labels are ``1 – Name`` with a name, ``Type 1`` without. Raises ``InputError`` for too small a palette.
    """
    texts = texts or Texts()
    values = values_of(layer, field)
    numbers = sorted({int(value) for value in values if value is not None} | set(names or ()))
    # A colour belongs to its number: a type that is absent this year must not move the others' colours.
    colours = palette(palette_name or DEFAULTS["types"]).pick(max(numbers, default=1))
    categories = []
    for number in numbers:
        name = (names or {}).get(number, "")
        label = texts.translate("Symbology", "Type {number}").replace("{number}", str(number))
        if name:
            label = f"{number} \N{EN DASH} {name}"
        colour = colours[number - 1] if 1 <= number <= len(colours) else "#DDDDDD"
        categories.append(QgsRendererCategory(number, fill(colour), label))
    _categorise(layer, field, categories, texts.translate("Symbology", "not typed") if None in values else "")


def style_status(
    layer: QgsVectorLayer, field: str, palette_name: str | None = None, texts: Texts | None = None
) -> None:
    """The twelve classes of status and dynamics (``1+`` to ``4-``), and a hatched one for areas without a class."""
    texts = texts or Texts()
    values = values_of(layer, field)
    colours = palette(palette_name or DEFAULTS["status"]).pick(len(STATUS_CLASSES))
    spellings: dict[str, set[str]] = {}
    for value in values:
        spellings.setdefault(status_class(value), set()).add(str(value))
    categories = []
    for name, colour in zip(STATUS_CLASSES, colours, strict=True):
        spelled = sorted(spellings.get(name, ()))
        if spelled:
            categories.append(QgsRendererCategory(spelled[0] if len(spelled) == 1 else spelled, fill(colour), name))
    _categorise(layer, field, categories, texts.translate("Symbology", "not classed") if "" in spellings else "")


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
) -> None:
    """Classes between ascending limits (one more limit than classes), lower limit included, the last upper one too.

    A rule per class: a graduated renderer could not show the areas without a value.
    """
    texts = texts or Texts()
    colours = palette(palette_name).pick(len(limits) - 1)
    decimals = printed_decimals(limits)
    root = QgsRuleBasedRenderer.Rule(None)
    column = '"{}"'.format(field.replace('"', '""'))
    for number, colour in enumerate(colours):
        low, high = limits[number], limits[number + 1]
        last = number == len(colours) - 1
        printed = [format_number(value, decimals, texts.language) for value in (low, high)]
        label = texts.translate("Symbology", "{low} to {high}") if last else texts.translate(
            "Symbology", "{low} to under {high}"
        )  # fmt: skip
        rule = QgsRuleBasedRenderer.Rule(fill(colour))
        rule.setFilterExpression(f"{column} >= {low!r} AND {column} {'<=' if last else '<'} {high!r}")
        ends = label.replace("{low}", printed[0]).replace("{high}", printed[1])
        rule.setLabel(ends if low < high else printed[0])
        root.appendChild(rule)
    if any(value is None for value in values_of(layer, field)):
        rule = QgsRuleBasedRenderer.Rule(hatched())
        rule.setFilterExpression(f"{column} IS NULL")
        rule.setLabel(texts.translate("Symbology", "no value"))
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))


def style_sequential(
    layer: QgsVectorLayer,
    field: str,
    palette_name: str | None = None,
    classes: int = 5,
    texts: Texts | None = None,
) -> None:
    """Classes of equal count in an ordered palette."""
    known = [float(value) for value in values_of(layer, field) if value is not None]
    style_classes(layer, field, equal_counts(known, classes), palette_name or DEFAULTS["sequential"], texts)


def style_diverging(
    layer: QgsVectorLayer,
    field: str,
    palette_name: str | None = None,
    classes: int = 7,
    texts: Texts | None = None,
) -> None:
    """Classes of equal width around 0 in a diverging palette."""
    known = [float(value) for value in values_of(layer, field) if value is not None]
    style_classes(layer, field, symmetric(known, classes), palette_name or DEFAULTS["diverging"], texts)
