"""Numbers and dates as German and English readers write them."""

from __future__ import annotations

import datetime
import math
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"


def format_number(value: float | int | None, decimals: int = 0, language: str = "de") -> str:
    """``value`` with grouped thousands and a fixed number of decimals; a missing value is ``.`` (DIN 55301).

    Halves are rounded away from zero, as offices do, and ``-0`` never appears.
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "."
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(exact):,.{decimals}f}"
    if language == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    return MINUS + text if exact < 0 else text


def format_date(day: datetime.date, language: str = "de") -> str:
    """A date as ``31.12.2024`` in German, as ``2024-12-31`` in English."""
    return day.strftime("%d.%m.%Y") if language == "de" else day.isoformat()
