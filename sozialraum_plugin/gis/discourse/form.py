"""The attribute form of a packet: what is read only, what is filled in, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorElement,
    QgsAttributeEditorField,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsField,
    QgsFieldConstraints,
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType

from ...core.steering.packetfile import COMPUTED, EDITABLE, KEY, NAME, REGION, SECOND, YEAR
from ..frames import python_value
from ..results import unit_of
from ..symbology import quoted_field, style_types
from ..translation import Texts

REGION_NAME, BEFORE = "region_name", "set_before"
# Figures are there to be read.
DECIMALS = 2
_LONG = ("comment_data", "comment_type", "reason")
# A proposed type needs a reason: so that an override can be understood years later.
_REASON = "\"proposed_type\" IS NULL OR trim(coalesce(\"reason\", '')) <> ''"


def set_up(
    layer: QgsVectorLayer, types: Mapping[int, str], colours: Mapping[int, str], indicators: Sequence[str], texts: Texts
) -> None:
    """Give the layer of a packet its form, its style and its labels. ``types`` are names by number, "" without one."""
    _widgets(layer, types, texts)
    _constrain(layer, texts)
    _tabs(layer, indicators, texts)
    _columns(layer)
    names = {number: name for number, name in types.items() if name}
    style_types(layer, COMPUTED, names={**dict.fromkeys(types, ""), **names}, texts=texts, colours=colours)
    layer.setDisplayExpression(f"concat({quoted_field(KEY)}, ' ', {quoted_field(NAME)})")
    _label(layer)


def type_label(number: int, name: str, texts: Texts) -> str:
    """A type as lists show it."""
    return f"{number} – {name}" if name else texts.translate("DiscourseForm", "Type {number}").format(number=number)


def _widgets(layer: QgsVectorLayer, types: Mapping[int, str], texts: Texts) -> None:
    fields = layer.fields()
    chosen = [{type_label(number, name, texts): str(number)} for number, name in sorted(types.items())]
    none = {texts.translate("DiscourseForm", "(no proposal)"): QgsValueMapFieldFormatter.NULL_VALUE}
    hidden = {"fid", REGION, YEAR}
    for place, field in enumerate(fields):
        name = field.name()
        if name in hidden:
            setup = QgsEditorWidgetSetup("Hidden", {})
        elif name == "proposed_type":
            setup = QgsEditorWidgetSetup("ValueMap", {"map": [none, *chosen]})
        elif name in (COMPUTED, SECOND):
            setup = QgsEditorWidgetSetup("ValueMap", {"map": chosen})
        elif name == "date":
            setup = QgsEditorWidgetSetup(
                "DateTime",
                {
                    "display_format": "dd.MM.yyyy" if texts.language == "de" else "yyyy-MM-dd",
                    "field_format": "yyyy-MM-dd", "field_iso_format": False, "calendar_popup": True, "allow_null": True,
                },
            )  # fmt: skip
        elif field.isNumeric() and name != "fid":
            setup = _number(field, unit_of(str(layer.customProperty(f"sozialraum/comment/{name}", ""))))
        else:
            setup = QgsEditorWidgetSetup("TextEdit", {"IsMultiline": name in _LONG, "UseHtml": False})
        layer.setEditorWidgetSetup(place, setup)


def _number(field: QgsField, unit: str) -> QgsEditorWidgetSetup:
    """A figure as the reader's language writes it, with its unit."""
    limit = 2_000_000_000
    shown = {"Style": "SpinBox", "Min": -limit, "Max": limit, "AllowNull": True, "Suffix": f" {unit}" if unit else ""}
    if field.type() == QMetaType.Type.Double:
        shown["Precision"] = DECIMALS
    return QgsEditorWidgetSetup("Range", shown)


def _columns(layer: QgsVectorLayer) -> None:
    """Leave out of the attribute table what is the same in all rows or means nothing to people."""
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.hidden or column.name in ("fid", REGION, REGION_NAME, YEAR)
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def _constrain(layer: QgsVectorLayer, texts: Texts) -> None:
    fields = layer.fields()
    reason = fields.lookupField("reason")
    layer.setConstraintExpression(
        reason, _REASON, texts.translate("DiscourseForm", "Please give a reason for the proposed type.")
    )
    layer.setFieldConstraint(
        reason,
        QgsFieldConstraints.Constraint.ConstraintExpression,
        QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard,
    )
    # The day of the last change, unless somebody enters another one in the same step.
    layer.setDefaultValueDefinition(fields.lookupField("date"), QgsDefaultValue("to_date(now())", True))


def _tabs(layer: QgsVectorLayer, indicators: Sequence[str], texts: Texts) -> None:
    fields = layer.fields()
    config = layer.editFormConfig()
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.setSuppress(Qgis.AttributeFormSuppression.Off)
    config.clearTabs()
    root = config.invisibleRootContainer()
    translate = texts.translate

    def container(label: str, kind: Qgis.AttributeEditorContainerType, names: Sequence[str], columns: int) -> None:
        box = QgsAttributeEditorContainer(label, root)
        box.setType(kind)
        box.setColumnCount(columns)
        for name in names:
            place = fields.lookupField(name)
            if place >= 0:
                box.addChildElement(_element(name, place, box))
        config.addTab(box)

    tab, group = Qgis.AttributeEditorContainerType.Tab, Qgis.AttributeEditorContainerType.GroupBox
    before = [BEFORE] if _any(layer, fields.lookupField(BEFORE)) else []
    container(translate("DiscourseForm", "Planning area"), group, [KEY, NAME, COMPUTED, SECOND, *before], 2)
    own = ["comment_type", "proposed_type", "reason", "author", "date"]
    container(translate("DiscourseForm", "Your view"), tab, own, 1)
    container(translate("DiscourseForm", "The figures"), tab, ["comment_data", *indicators], 1)
    for place, field in enumerate(fields):
        config.setReadOnly(place, field.name() not in EDITABLE)
        config.setLabelOnTop(place, field.name() in _LONG)
    layer.setEditFormConfig(QgsEditFormConfig(config))


def _any(layer: QgsVectorLayer, place: int) -> bool:
    """Whether a field holds a value anywhere."""
    return any(python_value(value) is not None for value in layer.uniqueValues(place))


def _element(name: str, place: int, parent: QgsAttributeEditorElement) -> QgsAttributeEditorField:
    return QgsAttributeEditorField(name, place, parent)


def _label(layer: QgsVectorLayer) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = f"coalesce({quoted_field(NAME)}, {quoted_field(KEY)})"
    settings.isExpression = True
    look = QgsTextFormat()
    look.setSize(8)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    look.setBuffer(halo)
    settings.setFormat(look)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
