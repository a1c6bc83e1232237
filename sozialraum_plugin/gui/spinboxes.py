"""Spin boxes for large numbers."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

# From here on a number is read faster with its thousands apart.
_LARGE = 9999
# Numbers that are names.
_NO_QUANTITY = ("seedBox", "yearBox")


def group_thousands(form: QWidget) -> None:
    """Let the boxes of a form that may hold large numbers show thousands: 10.000 in German, 10,000 in English."""
    for box in (*form.findChildren(QSpinBox), *form.findChildren(QDoubleSpinBox)):
        if box.maximum() <= _LARGE or box.objectName() in _NO_QUANTITY:
            continue
        # QGIS's own locale omits the sign unless a setting asks for it.
        locale = box.locale()
        hidden = QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator
        locale.setNumberOptions(locale.numberOptions() & ~hidden)
        box.setLocale(locale)
        box.setGroupSeparatorShown(True)
