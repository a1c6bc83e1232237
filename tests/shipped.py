"""What the project ships, for tests to compare with: a new palette or indicator breaks no test of what uses it."""

from __future__ import annotations

import json
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def colours(palette: str) -> list[str]:
    """The colours of a palette, ``#RRGGBB`` in capitals."""
    content = json.loads((RESOURCES / "palettes" / f"{palette}.json").read_text(encoding="utf-8"))
    return [str(colour).upper() for colour in content["colours"]]


def indicators() -> list[str]:
    """The short names in the catalogue of indicators, in the order of its lines."""
    lines = (RESOURCES / "catalogues" / "jugendhilfe.csv").read_text(encoding="utf-8-sig").splitlines()
    return [line.split(";")[0] for line in lines[1:]]
