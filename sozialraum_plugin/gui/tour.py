"""The short tour: what is told of the steps, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Stop:
    """One stop of the tour: the cards it is about, and what is told."""

    cards: tuple[str, ...]
    text: str


def stops() -> list[Stop]:
    """All stops in their order."""
    return [
        Stop(
            ("areas",),
            translate(
                "Panel",
                "First choose the planning areas: their layer, the field with the key, and the regions that get a map "
                "each. The project remembers them.",
            ),
        ),
        Stop(
            ("join",),
            translate(
                "Panel",
                "Then join the year's tables, from Excel, CSV or a layer. You see how each table is understood and "
                "which areas lack a row, before anything is written.",
            ),
        ),
        Stop(
            ("rates", "types", "index"),
            translate(
                "Panel",
                "Counts become rates. From these come area types, which group areas that are alike, or a status index, "
                "which ranks them.",
            ),
        ),
        Stop(
            ("regions", "maps", "packages"),
            translate(
                "Panel",
                "At the end stand the figures of the regions, a printed map for each of them, and packages of layers "
                "and tables for others.",
            ),
        ),
        Stop(
            (),
            translate(
                "Panel",
                "Each step makes new layers and files; nothing is overwritten. The panel tells what has changed since "
                "a step was done, and its menu takes a step back. Next year you begin where this one ended.",
            ),
        ),
    ]
