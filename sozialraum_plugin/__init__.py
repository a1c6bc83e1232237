"""Sozialraum: area types, status index and print maps for social planning areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import SozialraumPlugin


def classFactory(iface: Any) -> SozialraumPlugin:
    """Entry point that QGIS calls; ``iface`` is None in qgis_process."""
    from .plugin import SozialraumPlugin

    return SozialraumPlugin(iface)
