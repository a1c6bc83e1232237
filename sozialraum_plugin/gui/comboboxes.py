"""Boxes of choices that keep to their place."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QComboBox


def keep_narrow(boxes: Iterable[QComboBox], letters: int = 8) -> None:
    """Let boxes ask for room for so many letters only: long names of layers and fields must not widen the window."""
    for box in boxes:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(letters)
